//! What will be refused is said beforehand, and then each client may try: `refused ENDPOINT SERVER-CHAIN FILE...`
//!
//! SERVER-CHAIN is what the server presents, or `-`: then it is known to ask for a client certificate.

use std::{env, error::Error, sync::Arc};

use fred::prelude::*;
use rustls::crypto::ring;
use tlsconf::{
    CheckRequest,
    contract::{ClientAuthentication, Policy, Role},
    files,
    rustls::Config,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(endpoint), Some(chain)) = (arguments.next(), arguments.next()) else {
        return Err("which endpoint, and which chain?".into());
    };
    let paths: Vec<String> = arguments.collect();
    let request = || -> Result<CheckRequest, files::Unread> {
        let request = CheckRequest::at(files::now()).with_endpoint(endpoint.as_str());
        Ok(request.with_inputs(files::read(&paths)?))
    };
    let provider = Arc::new(ring::default_provider());

    let known = if chain == "-" {
        let client_authentication = Some(ClientAuthentication::Required);
        request()?.with_policy(Policy { client_authentication, ..Policy::default() })
    } else {
        request()?.with_inputs([files::read_as(&chain, Role::ServerChain)?])
    };
    match Config::new(known, provider.clone()) {
        Ok(_) => println!("foretold: nothing"),
        Err(error) => {
            let refused = error.refused().ok_or_else(|| error.to_string())?;
            let cause = refused.causes.first().ok_or("no cause")?;
            println!("foretold: {}: {}", cause.code, cause.message);
        }
    }

    // Nothing is known of the server now.
    let config = Config::new(request()?, provider)?;
    tlsconf::redis_rs::install(&config)?;
    let client = tlsconf::redis_rs::client(&config)?;
    let connection = client.get_connection().and_then(|mut open| redis::cmd("PING").query::<String>(&mut open));
    println!("redis-rs: {}", said(connection));
    let connection = match client.get_multiplexed_async_connection().await {
        Ok(mut open) => redis::cmd("PING").query_async::<String>(&mut open).await,
        Err(error) => Err(error),
    };
    println!("redis-rs with tokio: {}", said(connection));
    println!("fred: {}", said(pinged(tlsconf::fred::config(&config)?).await));
    Ok(())
}

async fn pinged(config: fred::types::config::Config) -> Result<String, fred::error::Error> {
    let client = Builder::from_config(config).build()?;
    client.init().await?;
    client.ping(None).await
}

fn said(answer: Result<String, impl Error>) -> String {
    answer.unwrap_or_else(|error| error.to_string())
}
