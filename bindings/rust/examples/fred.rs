//! fred: `fred ENDPOINT FILE...`

use std::{env, error::Error, sync::Arc};

use fred::prelude::*;
use rustls::crypto::ring;
use tlsconf::{CheckRequest, files, rustls::Config};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let config = Config::new(request, Arc::new(ring::default_provider()))?;

    let client = Builder::from_config(tlsconf::fred::config(&config)?).build()?;
    client.init().await?;
    println!("{}", client.ping::<String>(None).await?);
    client.quit().await?;
    Ok(())
}
