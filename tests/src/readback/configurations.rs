//! Configurations of servers: redis-server's words, by its inline protocol, which splits lines with the same code as
//! redis.conf, and out of a redis.conf; stunnel's values out of what it says it loads.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tlsconf::emit::quote;

use super::{Check, Outcome, compare};

pub const CHECKS: &[Check] = &[("redis.conf", redis_conf), ("stunnel", stunnel)];

struct Server {
    process: Child,
    stream: TcpStream,
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn redis_conf(folder: &Path, strings: &[String]) -> Outcome {
    // An empty masterauth is none at all.
    let joined = strings.iter().filter(|string| string.len() < 1000).map(String::as_str).collect::<Vec<_>>().join("|");
    let sample = strings[100..130].concat();
    let text = format!("masterauth {}\nmasteruser {}\n", quote::redis_conf(&joined), quote::redis_conf(&sample));
    let mut server = match start(folder, &text) {
        Ok(server) => server,
        Err(outcome) => return outcome,
    };
    let mut seen = Vec::new();
    for string in strings {
        seen.push(server.ask(&format!("ECHO {}\r\n", quote::redis_conf(string))));
    }
    for option in ["masterauth", "masteruser"] {
        server.write(&format!("CONFIG GET {option}\r\n"));
        // An array of the name and the value.
        server.line();
        server.bulk();
        seen.push(server.bulk());
    }
    compare(strings.iter().map(String::as_str).chain([joined.as_str(), sample.as_str()]), &seen)
}

/// On a port of loopback that was free a moment ago.
fn start(folder: &Path, options: &str) -> Result<Server, Outcome> {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let text = format!("port {port}\nbind 127.0.0.1\nsave \"\"\nlogfile redis.log\n{options}");
    std::fs::write(folder.join("redis.conf"), text).expect("the configuration can be written");
    let mut command = Command::new("redis-server");
    command.arg("redis.conf").current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let Ok(mut process) = command.spawn() else {
        return Err(Outcome::Skipped("redis-server is not installed".to_owned()));
    };
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
            stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
            return Ok(Server { process, stream });
        }
        if let Ok(Some(status)) = process.try_wait() {
            let mut said = String::new();
            if let Some(mut errors) = process.stderr.take() {
                drop(errors.read_to_string(&mut said));
            }
            return Err(Outcome::Wrong(vec![format!("redis-server ended with {status}: {said}")]));
        }
        if Instant::now() > until {
            drop(process.kill());
            return Err(Outcome::Wrong(vec!["redis-server does not listen".to_owned()]));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl Server {
    fn write(&mut self, line: &str) {
        self.stream.write_all(line.as_bytes()).expect("redis-server takes the line");
    }

    fn ask(&mut self, line: &str) -> Vec<u8> {
        self.write(line);
        self.bulk()
    }

    fn line(&mut self) -> String {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.extend(self.octets(1));
        }
        String::from_utf8_lossy(&line[..line.len() - 2]).into_owned()
    }

    /// A bulk string; what else was answered stands for itself.
    fn bulk(&mut self) -> Vec<u8> {
        let line = self.line();
        let Some(length) = line.strip_prefix('$').and_then(|length| length.parse::<usize>().ok()) else {
            return line.into_bytes();
        };
        let mut octets = self.octets(length + 2);
        octets.truncate(length);
        octets
    }

    fn octets(&mut self, count: usize) -> Vec<u8> {
        let mut octets = vec![0; count];
        self.stream.read_exact(&mut octets).expect("redis-server answers");
        octets
    }
}

/// It says which file it loads; it is not there, so each value needs a run of its own. What it says is cut at 1,000
/// octets.
fn stunnel(folder: &Path, strings: &[String]) -> Outcome {
    let sound: Vec<&str> =
        strings.iter().filter_map(|string| quote::ini(string)).filter(|one| one.len() < 900).collect();
    let mut seen = Vec::new();
    for value in &sound {
        let text = format!(
            "foreground = quiet\ndebug = 7\npid =\n[redis]\nclient = yes\naccept = 127.0.0.1:0\nconnect = \
             127.0.0.1:1\ncert = {value}\n"
        );
        std::fs::write(folder.join("stunnel.conf"), text).expect("the configuration can be written");
        let Ok(done) = Command::new("stunnel").arg("stunnel.conf").current_dir(folder).stdin(Stdio::null()).output()
        else {
            return Outcome::Skipped("stunnel is not installed".to_owned());
        };
        let mark: &[u8] = b"Loading certificate from file: ";
        let said = done.stderr.split(|octet| *octet == b'\n').find_map(|line| {
            let at = line.windows(mark.len()).position(|window| window == mark)?;
            Some(line[at + mark.len()..].to_vec())
        });
        seen.push(said.unwrap_or_else(|| done.stderr.clone()));
    }
    compare(sound, &seen)
}
