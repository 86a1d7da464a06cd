//! The server's side: `server PORT ROLE=FILE...`, with the roles `server_chain`, `server_key` and `client_ca`.
//!
//! Serves on 127.0.0.1 with TLS, asks for client certificates where a `client_ca` is given, and answers PING alone.

use std::{
    env,
    error::Error,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring};
use tlsconf::{CheckRequest, contract::Role, files, rustls::Server};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let port = arguments.next().ok_or("which port?")?.parse()?;
    let mut request = CheckRequest::at(files::now());
    for argument in arguments {
        let (role, file) = match argument.split_once('=') {
            Some(("server_chain", file)) => (Role::ServerChain, file),
            Some(("server_key", file)) => (Role::ServerKey, file),
            Some(("client_ca", file)) => (Role::ClientCa, file),
            _ => return Err(format!("{argument}: which role?").into()),
        };
        request = request.with_inputs([files::read_as(file, role)?]);
    }
    let server = Server::new(&request, &ring::default_provider())?;
    let config = Arc::new(server.server_config());
    for client in TcpListener::bind(("127.0.0.1", port))?.incoming() {
        if let Err(error) = serve(config.clone(), client?) {
            println!("{error}");
        }
    }
    Ok(())
}

fn serve(config: Arc<ServerConfig>, client: TcpStream) -> Result<(), Box<dyn Error>> {
    let mut stream = StreamOwned::new(ServerConnection::new(config)?, client);
    let mut question = [0; 64];
    while stream.read(&mut question)? > 0 {
        stream.write_all(b"+PONG\r\n")?;
    }
    Ok(())
}
