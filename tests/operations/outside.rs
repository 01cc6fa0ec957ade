//! A service of somebody else's on this machine: what it is asked over a real connection, and what it says.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A question as it came.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) method: String,
    pub(crate) path: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Question {
    /// Reads one.
    pub(crate) async fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        let (head, from) = loop {
            let mut piece = [0; 4_096];
            let read = stream.read(&mut piece).await.unwrap();
            bytes.extend_from_slice(&piece[..read]);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some(end) = text.find("\r\n\r\n") {
                break (text[..end].to_owned(), end + 4);
            }
            assert!(read > 0, "the question broke off: {text}");
        };
        let mut lines = head.lines();
        let mut asked = lines.next().unwrap().split(' ').map(str::to_owned);
        let headers = lines.filter_map(|line| line.split_once(": "));
        let mut question = Self {
            method: asked.next().unwrap(),
            path: asked.next().unwrap(),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: Vec::new(),
        };
        let length = question.header("content-length");
        let length: usize = length.map_or(0, |length| length.parse().unwrap());
        while bytes.len() < from + length {
            let mut piece = [0; 4_096];
            let read = stream.read(&mut piece).await.unwrap();
            assert!(read > 0, "the question broke off");
            bytes.extend_from_slice(&piece[..read]);
        }
        question.body = bytes.split_off(from);
        question
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone())
    }
}

/// Answers, and ends the connection.
pub(crate) async fn say(stream: &mut TcpStream, status: u16, body: &str) {
    let head = format!(
        "HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body.as_bytes()).await.unwrap();
}
