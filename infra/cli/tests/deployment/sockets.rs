//! `baton up`, through its port.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A deployment that is up in a process of its own.
pub(super) struct Up {
    child: Child,
    pub(super) base: String,
}

impl Up {
    /// Over a folder, on a free port, with a clock that stands still.
    pub(super) fn over(data: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_baton"))
            .args(["up", "--port", "0", "--speed", "0"])
            .args(arguments)
            .arg("--data")
            .arg(data)
            // As a person starts it, whom cargo tells nothing of the stack of tests.
            .env_remove("RUST_MIN_STACK")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let base = lines
            .find_map(|line| {
                let line = line.unwrap();
                let address = line.trim().strip_prefix("form")?.trim().to_owned();
                Some(address.trim_end_matches("/f/contact").to_owned())
            })
            .unwrap();
        // What it still has to say must find somebody who listens.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, base }
    }
}

impl Drop for Up {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_person_asks_and_reads_the_answer_through_the_port() {
    let data = tempfile::tempdir().unwrap();
    let up = Up::over(data.path(), &["--now", super::OPENING]);
    let mut answer = ureq::post(format!("{}/f/contact", up.base))
        .header("accept", "application/json")
        .send_form(super::ANA)
        .unwrap();
    assert_eq!(answer.status(), 202);
    let answer: serde_json::Value =
        serde_json::from_str(&answer.body_mut().read_to_string().unwrap()).unwrap();
    let lead = answer["lead"].as_str().unwrap();
    let mut moved = ureq::post(format!("{}/local/clock", up.base))
        .send(r#"{"advance":"30m"}"#)
        .unwrap();
    assert!(
        moved
            .body_mut()
            .read_to_string()
            .unwrap()
            .contains("14:30:00")
    );
    let read = |path: &str| {
        let mut answer = ureq::get(format!("{}{path}", up.base)).call().unwrap();
        answer.body_mut().read_to_string().unwrap()
    };
    assert!(read("/local/mail.json").contains("ana@customer.example"));
    assert!(read(&format!("/local/leads/{lead}.json")).contains("timeline"));
    assert!(read("/f/contact").contains("<form"));
    for path in ["/f/contact", "/local/mail", "/"] {
        for second in ["localhost", "example.org"] {
            let refused = two_hosts(&up.base, path, second);
            assert!(refused.starts_with("HTTP/1.1 400"), "{path}: {refused}");
            assert!(refused.contains("one Host header"), "{path}: {refused}");
        }
    }
    let address = up.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "POST /f/contact HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 70000\r\n\r\n").unwrap();
    stream.write_all(&vec![b'a'; 70_000]).unwrap();
    let mut refused = String::new();
    stream.read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "POST /f/contact HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: 99000000\r\n\r\n").unwrap();
    let mut refused = String::new();
    stream.read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
}

/// What is answered to a request that names this machine and another host.
fn two_hosts(base: &str, path: &str, second: &str) -> String {
    let address = base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: {address}\r\nhost: {second}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
