//! The mail service: `SendEmail`, and which requests are about the account.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use calendar::Instant;
use data_encoding::BASE64;
use mail_parser::{HeaderValue, MessageParser};
use serde::Deserialize;
use serde_json::json;

use crate::accepted_mail::AcceptedMail;
use crate::dice::{Stream, mix};
use crate::eml::{self, stamped};
use crate::events::{DEFAULT_BUS, EMAIL_RECEIVED, NewBusEvent};
use crate::services::Services;
use crate::wire::{Call, WireAnswer, locked};
use crate::written_address::split_address;
use crate::{ses_account, ses_events, strict};

/// Recipients that a mail may have.
const MAX_RECIPIENTS: usize = 50;
/// Custom headers that a mail may have.
const MAX_HEADERS: usize = 15;
/// The numbers of received mails: as many as an id has room for.
const RECEIVED_NUMBER: u64 = (1 << 48) - 1;
/// Length of a tag's name or value.
const MAX_TAG: usize = 256;

/// Stands for the id of a message that has none yet.
const UNSENT: &str = "unsent";
const ADDRESS_HEADERS: [&str; 4] = ["From", "To", "Cc", "Bcc"];
const OWN_HEADERS: [&str; 5] = [
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
];

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmail {
    from_email_address: Option<String>,
    #[serde(default)]
    destination: Destination,
    #[serde(default)]
    reply_to_addresses: Vec<String>,
    content: SesContent,
    #[serde(default)]
    email_tags: Vec<NameValue>,
    configuration_set_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Destination {
    to_addresses: Vec<String>,
    cc_addresses: Vec<String>,
    bcc_addresses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SesContent {
    simple: Option<Simple>,
    raw: Option<Data>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Simple {
    subject: Data,
    body: Body,
    #[serde(default)]
    headers: Vec<NameValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    text: Option<Data>,
    html: Option<Data>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Data {
    data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct NameValue {
    name: String,
    value: String,
}

/// A mail before it is accepted.
#[derive(Default)]
struct SubmittedMail {
    from: String,
    to: Vec<String>,
    subject: String,
    text: Option<String>,
    html: Option<String>,
    headers: BTreeMap<String, String>,
    raw: Option<String>,
}

impl SubmittedMail {
    /// The mail that it is once it is accepted, before it has a place in the mailbox.
    fn into_mail(self, now: Instant, ids: u64, number: u64) -> AcceptedMail {
        AcceptedMail {
            id: String::new(),
            at: now,
            ses_id: ses_id(now.timestamp_millis(), mix(ids, number), number),
            from: self.from,
            to: self.to,
            subject: self.subject,
            text: self.text,
            html: self.html,
            headers: self.headers,
            lead: None,
            message: None,
            template: None,
        }
    }
}

/// Answers a request for the mail service.
pub(crate) fn answer(call: &Call, aws: &Services) -> WireAnswer {
    match call.operation.as_str() {
        "SendEmail" => send_email(&call.body, aws).unwrap_or_else(|refusal| refusal),
        "GetAccount" => ses_account::account(aws),
        "GetEmailIdentity" => ses_account::identity(),
        "ListSuppressedDestinations" => ses_account::suppressed(aws),
        _ => WireAnswer::unknown(call),
    }
}

fn send_email(body: &str, aws: &Services) -> Result<WireAnswer, WireAnswer> {
    let request: SendEmail = serde_json::from_str(body)
        .map_err(|error| bad_request(&format!("The request is not readable: {error}")))?;
    let tags = tags(&request)?;
    let configuration_set = request.configuration_set_name.clone();
    let submitted = submitted(request)?;
    check(&submitted)?;
    let now = aws.clock.now();
    if let Some(raw) = &submitted.raw {
        // The mail service lets more pass, and leaves it to each reader's program what to make of it.
        strict::check(&stamped(UNSENT, now, raw))
            .map_err(|flaw| bad_request(&format!("The message is malformed: {flaw}")))?;
    }
    let ids = mix(mix(aws.options.seed, Stream::MailIds as u64), aws.run);
    if is_received_here(&submitted, aws) {
        return received(submitted, aws, ids);
    }
    let raw = submitted.raw.clone();
    let mail = aws
        .mailbox
        .accept(raw, |number| AcceptedMail {
            id: format!("m{number}"),
            lead: tags.get("lead").cloned(),
            message: tags.get("message").cloned(),
            template: tags.get("mail").cloned(),
            ..submitted.into_mail(now, ids, number)
        })
        .map_err(|error| {
            // The disk is full or gone: nothing was accepted.
            WireAnswer::refused(500, "InternalFailure", &error.to_string())
        })?;
    if aws.options.mail_events {
        ses_events::emit(
            &aws.events,
            &aws.options,
            &mail,
            &tags,
            configuration_set.as_deref(),
        );
    }
    Ok(WireAnswer::ok(
        json!({"MessageId": mail.ses_id}).to_string(),
    ))
}

/// Whether a mail goes to the domain whose mail is received here, and to nobody else.
fn is_received_here(submitted: &SubmittedMail, aws: &Services) -> bool {
    let receives = locked(&aws.receives);
    let Some(domain) = receives.as_deref() else {
        return false;
    };
    submitted.to.iter().all(|written| {
        let (_, address) = split_address(written);
        address
            .rsplit_once('@')
            .is_some_and(|(_, of)| of.eq_ignore_ascii_case(domain))
    })
}

/// The mail service sends a mail, and receives it.
fn received(submitted: SubmittedMail, aws: &Services, ids: u64) -> Result<WireAnswer, WireAnswer> {
    let now = aws.clock.now();
    let mut hasher = DefaultHasher::new();
    (&submitted.to, now.timestamp_millis()).hash(&mut hasher);
    let number = hasher.finish() & RECEIVED_NUMBER;
    let raw = submitted.raw.clone();
    let mail = submitted.into_mail(now, ids, number);
    let raw = match raw {
        Some(raw) => raw.into_bytes(),
        None => eml::built(&mail).ok_or_else(|| {
            WireAnswer::refused(500, "InternalFailure", "The message was not built.")
        })?,
    };
    let recipients: Vec<String> = mail
        .to
        .iter()
        .map(|to| split_address(to).1.to_owned())
        .collect();
    let detail = aws.receive(&raw, &mail.ses_id, &recipients);
    let event = NewBusEvent {
        bus: DEFAULT_BUS.to_owned(),
        source: "aws.ses".to_owned(),
        detail_type: EMAIL_RECEIVED.to_owned(),
        time: now,
        resources: Vec::new(),
        detail,
    };
    aws.events.publish(event, now);
    Ok(WireAnswer::ok(
        json!({"MessageId": mail.ses_id}).to_string(),
    ))
}

/// In the form that SES gives its ids; unique by its last group.
fn ses_id(millis: i64, drawn: u64, number: u64) -> String {
    format!(
        "0100{millis:012x}-{:08x}-{:04x}-{:04x}-{number:012x}-000000",
        drawn >> 32,
        (drawn >> 16) & 0xffff,
        drawn & 0xffff,
    )
}

fn tags(request: &SendEmail) -> Result<BTreeMap<String, String>, WireAnswer> {
    let is_legal = |text: &str| {
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '@');
        !text.is_empty() && text.len() <= MAX_TAG && text.chars().all(legal)
    };
    for tag in &request.email_tags {
        if !is_legal(&tag.name) || !is_legal(&tag.value) {
            return Err(bad_request(
                "Invalid tag: only submitteds, digits, '_', '-', '.' and '@' are allowed.",
            ));
        }
    }
    let tags = request.email_tags.iter();
    Ok(tags
        .map(|tag| (tag.name.clone(), tag.value.clone()))
        .collect())
}

fn submitted(request: SendEmail) -> Result<SubmittedMail, WireAnswer> {
    let destination = request.destination;
    let mut to = destination.to_addresses;
    let cc = destination.cc_addresses.join(", ");
    to.extend(destination.cc_addresses);
    to.extend(destination.bcc_addresses);
    let mut submitted = match (request.content.simple, request.content.raw) {
        (Some(simple), None) => from_parts(simple)?,
        (None, Some(raw)) => from_raw(&raw.data)?,
        (None, None) | (Some(_), Some(_)) => {
            return Err(bad_request(
                "Content must be exactly one of Simple and Raw: templates are not kept here.",
            ));
        }
    };
    if let Some(from) = request.from_email_address {
        submitted.from = from;
    }
    if !to.is_empty() {
        submitted.to = to;
    }
    if !cc.is_empty() {
        submitted.headers.insert("Cc".to_owned(), cc);
    }
    if !request.reply_to_addresses.is_empty() {
        let reply_to = request.reply_to_addresses.join(", ");
        submitted.headers.insert("Reply-To".to_owned(), reply_to);
    }
    Ok(submitted)
}

fn from_parts(simple: Simple) -> Result<SubmittedMail, WireAnswer> {
    if simple.headers.len() > MAX_HEADERS {
        return Err(bad_request("Too many headers."));
    }
    let mut headers = BTreeMap::new();
    for header in simple.headers {
        let own = OWN_HEADERS.iter().chain(&ADDRESS_HEADERS);
        let is_own = own
            .clone()
            .any(|own| own.eq_ignore_ascii_case(&header.name));
        let is_name = !header.name.is_empty()
            && header
                .name
                .bytes()
                .all(|b| b.is_ascii_graphic() && b != b':');
        let is_value = header.value.bytes().all(|b| (b' '..=b'~').contains(&b));
        if is_own || !is_name || !is_value {
            return Err(bad_request(&format!("Invalid header: {}", header.name)));
        }
        headers.insert(header.name, header.value);
    }
    Ok(SubmittedMail {
        subject: simple.subject.data,
        text: simple.body.text.map(|text| text.data),
        html: simple.body.html.map(|html| html.data),
        headers,
        ..SubmittedMail::default()
    })
}

fn from_raw(encoded: &str) -> Result<SubmittedMail, WireAnswer> {
    let bytes = BASE64
        .decode(encoded.as_bytes())
        .map_err(|_| bad_request("The raw message is not base64."))?;
    let parsed = MessageParser::default()
        .parse(&bytes)
        .ok_or_else(|| bad_request("The raw message is not a message."))?;
    let mut submitted = SubmittedMail {
        subject: parsed.subject().unwrap_or_default().to_owned(),
        text: parsed.body_text(0).map(|text| text.replace("\r\n", "\n")),
        html: parsed.body_html(0).map(|html| html.replace("\r\n", "\n")),
        raw: Some(String::from_utf8_lossy(&bytes).into_owned()),
        ..SubmittedMail::default()
    };
    for (name, value) in parsed.headers_raw() {
        let is = |other: &str| name.eq_ignore_ascii_case(other);
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if is("From") {
            submitted.from = value;
        } else if !OWN_HEADERS.into_iter().chain(ADDRESS_HEADERS).any(is) {
            submitted.headers.insert(name.to_owned(), value);
        }
    }
    for name in ["To", "Cc", "Bcc"] {
        if let Some(HeaderValue::Address(addresses)) = parsed.header(name) {
            let addresses = addresses.iter().filter_map(|address| address.address());
            submitted.to.extend(addresses.map(str::to_owned));
        }
    }
    Ok(submitted)
}

fn check(submitted: &SubmittedMail) -> Result<(), WireAnswer> {
    if submitted.to.is_empty() {
        return Err(bad_request("Missing required destination."));
    }
    if submitted.to.len() > MAX_RECIPIENTS {
        return Err(bad_request("Recipient count exceeds 50."));
    }
    let has_line_break = |text: &str| text.contains(['\r', '\n']);
    for written in submitted.to.iter().chain([&submitted.from]) {
        let (_, address) = split_address(written);
        let is_address = address
            .rsplit_once('@')
            .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
        if !is_address
            // A name beyond ASCII has to be encoded by the sender.
            || !written.is_ascii()
            || address.contains(char::is_whitespace)
            || has_line_break(written)
        {
            return Err(bad_request("Illegal address"));
        }
    }
    if has_line_break(&submitted.subject)
        || submitted
            .headers
            .values()
            .any(|value| has_line_break(value))
    {
        return Err(bad_request("A header must not hold a line break."));
    }
    if submitted.text.is_none() && submitted.html.is_none() {
        return Err(bad_request("Missing body."));
    }
    Ok(())
}

fn bad_request(message: &str) -> WireAnswer {
    WireAnswer::refused(400, "BadRequestException", message)
}
