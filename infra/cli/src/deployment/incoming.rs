//! What comes in from outside, as the mail service hands it over: received mail, and what became of a mail.

use chrono::SecondsFormat;
use data_encoding::{BASE64, HEXLOWER};
use followup::ids::derive;
use local::{AcceptedMail, EMAIL_RECEIVED};
use serde_json::{Value, json};

use crate::deployment::LocalDeployment;

impl LocalDeployment {
    /// A raw message arrives. Under which id it was handed over.
    pub async fn take_mail(&self, raw: &[u8]) -> String {
        let now = self.aws().clock().now();
        let at = now.to_rfc3339_opts(SecondsFormat::Millis, true);
        let id = derive(&["received", &at, &HEXLOWER.encode(raw)]);
        // Whom it went to, its own head says.
        let detail = self.aws().receive(raw, &id, &[]);
        self.take_event(&id, EMAIL_RECEIVED, detail).await;
        id
    }

    /// Whoever got a mail answers it in these words. Under which id the answer was handed over.
    pub async fn answer_mail(&self, mail: &AcceptedMail, words: &str) -> String {
        let now = self.aws().clock().now();
        self.take_mail(answer_to(mail, words, now).as_bytes()).await
    }

    /// An event of the mail service arrives.
    pub(crate) async fn take_event(&self, id: &str, kind: &str, detail: Value) {
        let now = self.aws().clock().now();
        self.hand_in(json!({
            "version": "0",
            "id": id,
            "detail-type": kind,
            "source": "aws.ses",
            "account": "000000000000",
            "time": now.to_rfc3339_opts(SecondsFormat::Secs, true),
            "region": "us-east-1",
            "resources": [],
            "detail": detail,
        }))
        .await;
    }
}

/// An answer as the mail program of whoever got a mail writes it.
fn answer_to(mail: &AcceptedMail, words: &str, now: calendar::Instant) -> String {
    let to = mail.headers.get("Reply-To").unwrap_or(&mail.from);
    let from = mail.to.first().map_or("", String::as_str);
    let host = from.rsplit('@').next().unwrap_or_default();
    let host = host.trim_end_matches('>');
    let subject = match mail.subject.strip_prefix("Re: ") {
        Some(_) => mail.subject.clone(),
        None => format!("Re: {}", mail.subject),
    };
    let id = derive(&["answer", &mail.id, words, &now.to_rfc3339()]);
    let lines = [
        format!("From: {from}"),
        format!("To: {to}"),
        format!("Subject: {}", encoded(&subject)),
        format!("Date: {}", now.to_rfc2822()),
        format!("Message-ID: <{id}@{host}>"),
        format!("In-Reply-To: <{}@email.amazonses.com>", mail.ses_id),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Transfer-Encoding: base64".to_owned(),
    ];
    let body = BASE64.encode(words.trim().as_bytes());
    let body: Vec<_> = body.as_bytes().chunks(BODY_LINE).collect();
    let body = body.into_iter().map(String::from_utf8_lossy);
    let body = body.collect::<Vec<_>>().join("\r\n");
    format!("{}\r\n\r\n{body}\r\n", lines.join("\r\n"))
}

/// Letters of a line of an encoded body.
const BODY_LINE: usize = 76;
/// Bytes of a word of an encoded header.
const WORD_BYTES: usize = 45;

/// The text of a header, as words of RFC 2047 where it is more than ASCII.
fn encoded(text: &str) -> String {
    let line: String = text.chars().filter(|c| !c.is_control()).collect();
    if line.is_ascii() {
        return line;
    }
    let mut words = vec![String::new()];
    for letter in line.chars() {
        match words.last_mut() {
            Some(word) if word.len() + letter.len_utf8() <= WORD_BYTES => word.push(letter),
            Some(_) | None => words.push(letter.to_string()),
        }
    }
    let words = words
        .iter()
        .map(|word| format!("=?utf-8?B?{}?=", BASE64.encode(word.as_bytes())));
    words.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_ascii_stays_and_one_of_any_letters_is_words_that_fit_a_line() {
        assert_eq!(encoded("Re: Thank you"), "Re: Thank you");
        assert_eq!(encoded("Re: a\r\nBcc: b"), "Re: aBcc: b");
        let subject = "Re: Danke für Ihre Frage, wir rufen Sie an: Größe, Maß und Übergabe";
        let mut read = Vec::new();
        for word in encoded(subject).split("\r\n ") {
            assert!(word.len() <= 75, "{word}");
            let word = word.strip_prefix("=?utf-8?B?").unwrap();
            let word = word.strip_suffix("?=").unwrap();
            read.extend(BASE64.decode(word.as_bytes()).unwrap());
        }
        assert_eq!(String::from_utf8(read).unwrap(), subject);
    }
}
