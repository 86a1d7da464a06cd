//! Files that are renewed while the program runs: `reloading ENDPOINT FILE...`
//!
//! For each line of its input it looks at the files, says what came of that, and connects anew with what is in use then.

use std::{env, error::Error, io, sync::Arc};

use fred::prelude::*;
use rustls::crypto::ring;
use tlsconf::{CheckRequest, files, rustls::Reloading};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let following = Reloading::new(request, Arc::new(ring::default_provider()))?;

    // Made once: what it connects with follows the files.
    let config = tlsconf::fred::config(&following)?;
    for line in io::stdin().lines() {
        line?;
        // A program that serves calls this every minute or so, from a timer.
        match following.poll() {
            Ok(true) => println!("taken"),
            Ok(false) => println!("as before"),
            Err(error) => println!("not taken: {}", error.to_string().replace('\n', " ")),
        }
        println!("{}", pinged(config.clone()).await.unwrap_or_else(|error| error.to_string()));
    }
    Ok(())
}

async fn pinged(config: fred::types::config::Config) -> Result<String, fred::error::Error> {
    let client = Builder::from_config(config).build()?;
    client.init().await?;
    client.ping(None).await
}
