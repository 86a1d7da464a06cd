//! fred and a cluster: `fred_cluster ENDPOINT FILE...`

use std::{env, error::Error, sync::Arc};

use fred::{prelude::*, types::CustomCommand};
use rustls::crypto::ring;
use tlsconf::{CheckRequest, files, rustls::Config};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let config = Config::new(request, Arc::new(ring::default_provider()))?;

    let client = Builder::from_config(tlsconf::fred::cluster(&config)?).build()?;
    client.init().await?;
    // Of slots that lie far from one another, and so on each of three nodes.
    for key in ["a", "b", "c"] {
        let _: () = client.custom(CustomCommand::new("SET", key, false), vec![key, ""]).await?;
    }
    println!("PONG");
    client.quit().await?;
    Ok(())
}
