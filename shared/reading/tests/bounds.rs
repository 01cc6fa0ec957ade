//! A mail that somebody made to be slow is read in the time that its length takes, and not in the square of it.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use reading::{ReceivedMessage, classify, wish};

/// Bytes of a hostile mail: what is squared takes minutes with as many, and the mail service takes eighty times as many.
const SIZE: usize = 1 << 19;
/// How long one may work: many times what it takes, and a fraction of what the square of its length would.
const MAX_TIME: Duration = Duration::from_secs(10);

/// How long this thread has worked: on a busy machine, a clock on the wall says how busy it is.
fn worked() -> Duration {
    let Ok(said) = std::fs::read_to_string("/proc/thread-self/schedstat") else {
        static BEGUN: OnceLock<Instant> = OnceLock::new();
        return BEGUN.get_or_init(Instant::now).elapsed();
    };
    let nanoseconds = said.split_whitespace().next().unwrap();
    Duration::from_nanos(nanoseconds.parse().unwrap())
}

fn many(text: &str) -> String {
    text.repeat(SIZE / text.len())
}

fn mail(head: &str, body: &str) -> String {
    format!("From: ana@example.org\r\nSubject: Re: hello\r\n{head}\r\n{body}\r\n")
}

fn page(body: &str) -> String {
    mail("Content-Type: text/html; charset=utf-8\r\n", body)
}

fn report(body: &str) -> String {
    format!("From: MAILER-DAEMON@mx.example.org\r\nSubject: failure\r\n\r\n{body}\r\n")
}

/// What is long in a mail, and the mail.
type HostileMail = (&'static str, String);

/// Mails of that size, each long in another place.
fn hostile() -> Vec<HostileMail> {
    [long_heads(), long_reports(), long_pages(), long_texts()].concat()
}

/// Long in what stands above the text.
fn long_heads() -> Vec<HostileMail> {
    vec![
        ("literals in From", format!("From: {}\r\n\r\nx", many("@["))),
        (
            "addresses in From",
            format!("From: {}\r\n\r\nx", many("a@b.example, ")),
        ),
        ("quotes in From", format!("From: {}\r\n\r\nx", many("\"@"))),
        (
            "a long name",
            format!(
                "From: \"{}\" <a@example.org>\r\n\r\n{}",
                many("ana silva "),
                "word ".repeat(70)
            ),
        ),
        (
            "a long subject",
            format!(
                "From: a@example.org\r\nSubject: {}\r\n\r\nx",
                many("we are ")
            ),
        ),
        (
            "a long list id",
            mail(&format!("List-Id: {}\r\n", many("a.")), "x"),
        ),
        (
            "many recipients",
            format!(
                "To: {}\r\n{}",
                many("a@b.example, "),
                report(&many("c@d.example "))
            ),
        ),
        (
            "many references",
            mail(&format!("References: {}\r\n", many("<a@b.example> ")), "x"),
        ),
        ("many headers", mail(&many("X-A: b\r\n"), "x")),
        (
            "many results",
            mail(&many("Authentication-Results: x; dkim=pass\r\n"), "x"),
        ),
    ]
}

/// Long in what a machine reports.
fn long_reports() -> Vec<HostileMail> {
    let nested = many("Content-Type: message/rfc822\r\n\r\n");
    let recipients = many("Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\n\r\n");
    let status = format!("Content-Type: message/delivery-status\r\n\r\n{recipients}");
    vec![
        ("nested mails", nested),
        ("a report's recipients", status),
        (
            "a report of one line",
            report(&many("there is nothing to be said ")),
        ),
        ("a report of codes", report(&many("5.1.1.1 "))),
        ("a report of literals", report(&many("@["))),
        ("a report of addresses", report(&many("a@b.example\r\n"))),
        ("a report of one word", report(&many("a"))),
        (
            "a feedback",
            mail(
                "Content-Type: message/feedback-report\r\n",
                &many("A: b\r\n"),
            ),
        ),
        (
            "an invitation",
            mail("Content-Type: text/calendar\r\n", &many("METHOD;A=\"\r\n ")),
        ),
    ]
}

/// Long in HTML.
fn long_pages() -> Vec<HostileMail> {
    let deep = format!("{}{}", "<div>".repeat(300), many("word "));
    vec![
        ("styles", page(&many("<style></style>"))),
        ("open styles", page(&many("<style>"))),
        ("open tags", page(&many("<a "))),
        ("open comments", page(&many("<!--"))),
        ("deep pages", page(&deep)),
        ("deep quotations", page(&many("<blockquote>"))),
        (
            "lines in a quotation",
            page(&format!("{}{}", "<blockquote>".repeat(300), many("a<br>"))),
        ),
        ("entities", page(&many("&amp"))),
    ]
}

/// Long in plain text.
fn long_texts() -> Vec<HostileMail> {
    vec![
        ("blank lines", mail("", &many("\r\n"))),
        ("quoted lines", mail("", &many("> a\r\n"))),
        (
            "introductions",
            mail("", &many("On 3/2 10:00 Ana wrote:\r\n> a\r\n")),
        ),
        (
            "half introductions",
            mail("", &many("On 3/2 10:00 Ana\r\n")),
        ),
        (
            "heads",
            mail("", &many("From: a@b.example\r\nTo: c\r\n> d\r\n")),
        ),
        (
            "dates",
            mail(
                "Auto-Submitted: auto-replied\r\n",
                &many("until 14 March, "),
            ),
        ),
        ("colons", mail("", &many(": "))),
        (
            "flowed lines",
            mail(
                "Content-Type: text/plain; format=flowed\r\n",
                &many("a \r\n"),
            ),
        ),
        ("marks", mail("", &many("e\u{301}"))),
        ("wishes", mail("", &many("stop. "))),
        ("one word without spaces", mail("", &many("停止"))),
    ]
}

#[test]
fn no_mail_takes_the_square_of_its_length() {
    let mut slow = Vec::new();
    for (name, raw) in hostile() {
        let begun = worked();
        let _ = classify(raw.as_bytes());
        if let Some(mail) = ReceivedMessage::from_bytes(raw.as_bytes()) {
            let text = mail.classification.text.unwrap_or_default();
            let _ = wish(&text, &mail.from_name);
        }
        let took = worked() - begun;
        println!("{took:>10.1?} {name}");
        if took > MAX_TIME {
            slow.push(format!("{name}: {took:?}"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
