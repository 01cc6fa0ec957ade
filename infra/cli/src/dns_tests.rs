use std::net::{Ipv4Addr, SocketAddr};

use hickory_resolver::config::{ConnectionConfig, NameServerConfig};
use simple_dns::rdata::{MX, RData as Data, TXT};
use simple_dns::{CLASS, Name as Named, Packet, PacketFlag, RCODE, ResourceRecord};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UdpSocket};

use super::*;

type Answer = fn(&mut Packet<'_>, Way);

/// How a question came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Udp,
    Tcp,
}

fn answered(question: &[u8], way: Way, answer: Answer) -> Vec<u8> {
    let asked = Packet::parse(question).unwrap();
    let mut packet = Packet::new_reply(asked.id());
    packet.questions = asked.questions.clone();
    packet.set_flags(PacketFlag::RECURSION_AVAILABLE);
    answer(&mut packet, way);
    packet.build_bytes_vec().unwrap()
}

/// A name server on this machine, by UDP and by TCP.
async fn server(answer: Answer) -> SocketAddr {
    let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = tcp.local_addr().unwrap();
    let udp = UdpSocket::bind(address).await.unwrap();
    tokio::spawn(async move {
        let mut question = [0; 4096];
        while let Ok((length, from)) = udp.recv_from(&mut question).await {
            let answer = answered(&question[..length], Way::Udp, answer);
            udp.send_to(&answer, from).await.unwrap();
        }
    });
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = tcp.accept().await {
            let length = stream.read_u16().await.unwrap();
            let mut question = vec![0; length.into()];
            stream.read_exact(&mut question).await.unwrap();
            let answer = answered(&question, Way::Tcp, answer);
            stream
                .write_u16(answer.len().try_into().unwrap())
                .await
                .unwrap();
            stream.write_all(&answer).await.unwrap();
        }
    });
    address
}

/// Asks these name servers, in this order.
fn asking(servers: &[SocketAddr]) -> Vec<TokioResolver> {
    let servers = servers.iter().map(|server| {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
        let connections = connections.map(|mut connection| {
            connection.port = server.port();
            connection
        });
        NameServerConfig::new(server.ip(), true, connections.to_vec())
    });
    let search = Some(Name::from_ascii("inside.example.com").unwrap());
    let config = ResolverConfig::from_parts(search, vec![], servers.collect());
    one_for_each(&config, &ResolverOpts::default()).unwrap()
}

fn mx(packet: &mut Packet<'_>, preference: u16, exchange: &'static str) {
    let name = packet.questions[0].qname.clone().into_owned();
    packet.answers.push(ResourceRecord::new(
        name,
        CLASS::IN,
        60,
        Data::MX(MX {
            preference,
            exchange: Named::new(exchange).unwrap(),
        }),
    ));
}

fn txt(packet: &mut Packet<'_>, strings: &[&'static str]) {
    let name = packet.questions[0].qname.clone().into_owned();
    let mut text = TXT::new();
    for string in strings {
        text.add_string(string).unwrap();
    }
    let record = ResourceRecord::new(name, CLASS::IN, 60, Data::TXT(text));
    packet.answers.push(record);
}

#[tokio::test]
async fn the_mail_servers_of_an_answer_come_preferred_first() {
    let server = server(|packet, _| {
        mx(packet, 20, "b.example.com");
        mx(packet, 10, "A.example.com");
    });
    let resolvers = asking(&[server.await]);
    let found = look_up(&resolvers, "reply.example.com", RecordType::MX).await;
    let found = exchanges(&found.unwrap().unwrap());
    assert_eq!(found, ["a.example.com", "b.example.com"]);
}

#[tokio::test]
async fn texts_of_several_strings_are_one() {
    let server = server(|packet, _| {
        txt(packet, &["v=DMARC1; p=", "reject"]);
        txt(packet, &["other"]);
    });
    let resolvers = asking(&[server.await]);
    let found = look_up(&resolvers, "_dmarc.example.com", RecordType::TXT).await;
    let found = joined_texts(&found.unwrap().unwrap());
    assert_eq!(found, ["v=DMARC1; p=reject", "other"]);
}

#[tokio::test]
async fn nothing_is_said_to_be_missing_by_a_server_that_failed() {
    async fn missing(answer: Answer) -> bool {
        let resolvers = asking(&[server(answer).await]);
        let found = look_up(&resolvers, "_dmarc.example.com", RecordType::TXT).await;
        matches!(found, Ok(None))
    }
    assert!(missing(|_, _| {}).await);
    assert!(missing(|packet, _| *packet.rcode_mut() = RCODE::NameError).await);
    assert!(!missing(|packet, _| *packet.rcode_mut() = RCODE::ServerFailure).await);
    assert!(!missing(|packet, _| *packet.rcode_mut() = RCODE::Refused).await);
}

#[tokio::test]
async fn an_answer_that_is_too_long_for_one_packet_is_fetched_whole() {
    // The client that was written by hand here gave up on it.
    let server = server(|packet, way| match way {
        Way::Udp => packet.set_flags(PacketFlag::TRUNCATION),
        Way::Tcp => txt(packet, &["v=DMARC1; p=reject"]),
    });
    let resolvers = asking(&[server.await]);
    let found = look_up(&resolvers, "_dmarc.example.com", RecordType::TXT).await;
    assert_eq!(
        joined_texts(&found.unwrap().unwrap()),
        ["v=DMARC1; p=reject"]
    );
}

#[tokio::test]
async fn a_server_that_fails_does_not_keep_the_next_from_being_asked() {
    let failing = server(|packet, _| *packet.rcode_mut() = RCODE::ServerFailure).await;
    let refusing = server(|packet, _| *packet.rcode_mut() = RCODE::Refused).await;
    let well = server(|packet, _| txt(packet, &["v=DMARC1; p=none"])).await;
    // Asked at once, the first would often be quicker with its failure than the last with its answer.
    for _ in 0..20 {
        let resolvers = asking(&[failing, refusing, well]);
        let found = look_up(&resolvers, "_dmarc.example.com", RecordType::TXT).await;
        assert_eq!(joined_texts(&found.unwrap().unwrap()), ["v=DMARC1; p=none"]);
    }
}

#[tokio::test]
async fn without_a_name_server_nothing_is_said_to_be_missing() {
    let found = look_up(&[], "_dmarc.example.com", RecordType::TXT).await;
    assert!(matches!(found, Err(DnsError::Silence(_))));
}

#[tokio::test]
async fn what_is_no_name_is_not_asked_about() {
    let resolvers = asking(&[server(|_, _| {}).await]);
    let long = "a".repeat(64);
    for name in ["a..example.com", long.as_str()] {
        let asked = look_up(&resolvers, name, RecordType::MX).await;
        assert!(matches!(asked, Err(DnsError::Malformed(_))), "{name}");
    }
}
