//! rustls alone, over a socket: `plain ENDPOINT FILE...`

use std::{
    env,
    error::Error,
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
};

use rustls::{ClientConnection, StreamOwned, crypto::ring};
use tlsconf::{CheckRequest, files, rustls::Config};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let endpoint = arguments.next().ok_or("which endpoint?")?;
    let request = CheckRequest::at(files::now()).with_inputs(files::read(arguments)?).with_endpoint(endpoint);
    let config = Config::new(request, Arc::new(ring::default_provider()))?;

    let name = config.server_name().ok_or("which endpoint?")?;
    let connection = ClientConnection::new(Arc::new(config.client_config()), name)?;
    let mut stream = StreamOwned::new(connection, TcpStream::connect(config.target().to_string())?);
    stream.write_all(b"PING\r\n")?;
    let mut answer = [0; 7];
    stream.read_exact(&mut answer)?;
    print!("{}", String::from_utf8_lossy(&answer).trim_start_matches('+'));
    Ok(())
}
