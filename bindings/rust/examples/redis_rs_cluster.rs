//! redis-rs and a cluster: `redis_rs_cluster ENDPOINT FILE...`

use std::{env, error::Error, sync::Arc};

use rustls::crypto::ring;
use tlsconf::{CheckRequest, files, rustls::Config};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let config = Config::new(request, Arc::new(ring::default_provider()))?;

    tlsconf::redis_rs::install(&config)?;
    let mut connection = tlsconf::redis_rs::cluster(&config)?.build()?.get_connection()?;
    // Of slots that lie far from one another, and so on each of three nodes.
    for key in ["a", "b", "c"] {
        redis::cmd("SET").arg(key).arg("").exec(&mut connection)?;
    }
    println!("PONG");
    Ok(())
}
