//! redis-rs with tokio: `redis_rs_tokio ENDPOINT FILE...`

use std::{env, error::Error, sync::Arc};

use rustls::crypto::ring;
use tlsconf::{CheckRequest, files, rustls::Config};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let config = Config::new(request, Arc::new(ring::default_provider()))?;

    tlsconf::redis_rs::install(&config)?;
    let mut connection = tlsconf::redis_rs::client(&config)?.get_multiplexed_async_connection().await?;
    println!("{}", redis::cmd("PING").query_async::<String>(&mut connection).await?);
    Ok(())
}
