//! What is published of a domain: one question to the name servers that this machine uses.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use simple_dns::rdata::RData;
use simple_dns::{CLASS, Name, Packet, PacketFlag, QCLASS, QTYPE, Question, RCODE, TYPE};
use tokio::net::UdpSocket;

/// Where a machine names its name servers.
const RESOLVERS: &str = "/etc/resolv.conf";
/// Name servers that are asked at most.
const MAX_SERVERS: usize = 3;
/// How long one of them may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// Bytes of an answer at most.
const MAX_ANSWER: usize = 4096;
const PORT: u16 = 53;

/// Why nobody knows.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DnsError {
    #[error("{RESOLVERS} names no name server")]
    Unconfigured,
    #[error("{0:?} is no domain")]
    Malformed(String),
    #[error("no name server answers: {0}")]
    Silence(String),
}

/// The mail servers of a domain, as its MX records name them, the preferred first; none, if it has none.
pub(crate) async fn mail_servers(domain: &str) -> Result<Vec<String>, DnsError> {
    look_up(domain, TYPE::MX, exchanges).await
}

/// The texts of a name, as its TXT records have them; none, if it has none.
pub(crate) async fn texts(name: &str) -> Result<Vec<String>, DnsError> {
    look_up(name, TYPE::TXT, joined_texts).await
}

async fn look_up<T>(domain: &str, kind: TYPE, of: fn(&Packet<'_>) -> T) -> Result<T, DnsError> {
    let malformed = || DnsError::Malformed(domain.to_owned());
    let name = Name::new(domain).map_err(|_| malformed())?;
    let id = fastrand::u16(..);
    let mut query = Packet::new_query(id);
    query.set_flags(PacketFlag::RECURSION_DESIRED);
    query.questions.push(Question::new(
        name,
        QTYPE::TYPE(kind),
        QCLASS::CLASS(CLASS::IN),
        false,
    ));
    let query = query.build_bytes_vec().map_err(|_| malformed())?;
    let servers = servers(&std::fs::read_to_string(RESOLVERS).unwrap_or_default());
    if servers.is_empty() {
        return Err(DnsError::Unconfigured);
    }
    let mut last = String::new();
    for server in servers {
        match tokio::time::timeout(PATIENCE, ask(server, &query)).await {
            Ok(Ok(answer)) => match read(&answer, id, of) {
                Some(found) => return Ok(found),
                None => last = format!("{server} gave an answer that is none"),
            },
            Ok(Err(error)) => last = format!("{server}: {error}"),
            Err(_) => last = format!("{server} took over {} seconds", PATIENCE.as_secs()),
        }
    }
    Err(DnsError::Silence(last))
}

fn servers(text: &str) -> Vec<SocketAddr> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("nameserver"))
        .filter_map(|rest| rest.trim().parse::<IpAddr>().ok())
        .map(|address| SocketAddr::new(address, PORT))
        .take(MAX_SERVERS)
        .collect()
}

async fn ask(server: SocketAddr, query: &[u8]) -> std::io::Result<Vec<u8>> {
    let any: IpAddr = match server {
        SocketAddr::V4(_) => std::net::Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => std::net::Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((any, 0)).await?;
    socket.connect(server).await?;
    socket.send(query).await?;
    let mut answer = vec![0; MAX_ANSWER];
    let length = socket.recv(&mut answer).await?;
    answer.truncate(length);
    Ok(answer)
}

/// What an answer to our question says. A server that failed, refused, or sent a part has not answered: "there is none" is said
/// only where it says so.
fn read<T>(answer: &[u8], id: u16, of: fn(&Packet<'_>) -> T) -> Option<T> {
    let packet = Packet::parse(answer)
        .ok()
        .filter(|packet| packet.id() == id && !packet.has_flags(PacketFlag::TRUNCATION))?;
    matches!(packet.rcode(), RCODE::NoError | RCODE::NameError).then(|| of(&packet))
}

fn exchanges(packet: &Packet<'_>) -> Vec<String> {
    let mut found: Vec<(u16, String)> = packet
        .answers
        .iter()
        .filter_map(|record| {
            if let RData::MX(mx) = &record.rdata {
                Some((mx.preference, mx.exchange.to_string().to_ascii_lowercase()))
            } else {
                None
            }
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, name)| name).collect()
}

/// A text of several strings is one.
fn joined_texts(packet: &Packet<'_>) -> Vec<String> {
    let texts = packet.answers.iter().filter_map(|record| {
        if let RData::TXT(text) = &record.rdata {
            // What is no text is no record that we look for.
            String::try_from(text.clone()).ok()
        } else {
            None
        }
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use simple_dns::ResourceRecord;
    use simple_dns::rdata::{MX, TXT};

    #[test]
    fn the_mail_servers_of_an_answer_come_preferred_first_and_only_from_ones_own_question() {
        let mut packet = Packet::new_reply(7);
        for (preference, exchange) in [(20, "b.example.com"), (10, "A.example.com")] {
            packet.answers.push(ResourceRecord::new(
                Name::new("reply.example.com").unwrap(),
                CLASS::IN,
                60,
                RData::MX(MX {
                    preference,
                    exchange: Name::new(exchange).unwrap(),
                }),
            ));
        }
        let bytes = packet.build_bytes_vec().unwrap();
        assert_eq!(
            read(&bytes, 7, exchanges),
            Some(vec!["a.example.com".to_owned(), "b.example.com".to_owned()])
        );
        assert_eq!(read(&bytes, 8, exchanges), None);
        assert_eq!(read(b"nonsense", 7, exchanges), None);
    }

    fn answer_of(texts: &[&[&str]], rcode: RCODE, flags: PacketFlag) -> Vec<u8> {
        let mut packet = Packet::new_reply(7);
        packet.set_flags(flags);
        *packet.rcode_mut() = rcode;
        for strings in texts {
            let mut text = TXT::new();
            for string in *strings {
                text.add_string(string).unwrap();
            }
            let name = Name::new("_dmarc.example.com").unwrap();
            packet
                .answers
                .push(ResourceRecord::new(name, CLASS::IN, 60, RData::TXT(text)));
        }
        packet.build_bytes_vec().unwrap()
    }

    #[test]
    fn texts_of_several_strings_are_one() {
        let bytes = answer_of(
            &[&["v=DMARC1; p=", "reject"], &["other"]],
            RCODE::NoError,
            PacketFlag::RESPONSE,
        );
        assert_eq!(
            read(&bytes, 7, joined_texts),
            Some(vec!["v=DMARC1; p=reject".to_owned(), "other".to_owned()])
        );
    }

    #[test]
    fn nothing_is_said_to_be_missing_by_a_server_that_failed() {
        let none = |rcode, flags| read(&answer_of(&[], rcode, flags), 7, joined_texts);
        let plain = PacketFlag::RESPONSE;
        assert_eq!(none(RCODE::NoError, plain), Some(vec![]));
        assert_eq!(none(RCODE::NameError, plain), Some(vec![]));
        assert_eq!(none(RCODE::ServerFailure, plain), None);
        assert_eq!(none(RCODE::Refused, plain), None);
        assert_eq!(none(RCODE::NoError, plain | PacketFlag::TRUNCATION), None);
    }

    #[test]
    fn name_servers_are_read_as_machines_write_them() {
        let text = "# made by hand\nsearch example.com\nnameserver 192.0.2.1\nnameserver 2001:db8::1\nnameserver x\n";
        let found: Vec<String> = servers(text).iter().map(ToString::to_string).collect();
        assert_eq!(found, ["192.0.2.1:53", "[2001:db8::1]:53"]);
    }
}
