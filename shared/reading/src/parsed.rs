//! A received mail, as the rest of this module looks at it: headers by name, parts by what they are.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::address;
use crate::bounded::bounded;
use crate::html;
use crate::links;
use crate::writer::writers;

/// Bytes of one part's text that are read; no letter is longer.
const MAX_PART_BYTES: usize = 512 * 1024;
/// Parts that are looked at.
const MAX_PARTS: usize = 64;
/// Mails within mails that are looked at: a gateway's report, the server's, the mail, and what that one answered.
const MAX_DEPTH: usize = 8;
/// Headers that are looked at.
const MAX_HEADERS: usize = 400;
/// Bytes of one header; a longer one is taken as empty, since half of a line may say the contrary of the whole.
const MAX_HEADER_BYTES: usize = 64 * 1024;
/// Characters of a subject, and of a writer's name.
const MAX_LINE: usize = 2_000;
/// Readers of one mail that are looked at; a mail of ours has one.
const MAX_READERS: usize = 1_000;
/// Hours that a zone may lie before or behind Greenwich.
const MAX_ZONE_HOURS: u8 = 18;

/// A part that is no container.
#[derive(Debug, Clone)]
pub(crate) struct MailPart {
    /// `text/plain`, `message/delivery-status`, ...
    pub(crate) kind: String,
    /// What it says; HTML as text in which a quotation stands behind `>`.
    pub(crate) text: String,
    /// Whether it belongs to what a reader sees first.
    pub(crate) is_body: bool,
}

/// A parsed mail.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    /// Names in small letters, values unfolded, in their order.
    headers: Vec<(String, String)>,
    /// The subject, decoded.
    pub(crate) subject: String,
    /// The writer's address, in small letters.
    pub(crate) from: Option<String>,
    /// The writer's name.
    pub(crate) from_name: String,
    /// How many writers the mail names: see [`crate::writer::writers`].
    pub(crate) writers: usize,
    /// Where it went, as the headers say.
    pub(crate) to: Vec<String>,
    /// When it was written, in the writer's zone.
    pub(crate) date: Option<DateTime<FixedOffset>>,
    /// Its parts, attached mails left out.
    pub(crate) parts: Vec<MailPart>,
    /// Where its HTML leads, in the order of the words.
    pub(crate) links: Vec<String>,
    /// The first address that an answer is to go to, in small letters, and its name.
    pub(crate) reply_to: Option<(String, String)>,
    /// Attached mails: what a report returns.
    pub(crate) attached: Vec<Parsed>,
}

impl Parsed {
    /// Parses raw bytes; nothing, when they have no header at all.
    pub(crate) fn from_bytes(raw: &[u8]) -> Option<Self> {
        let raw = without_envelope(raw);
        let raw = bounded(raw);
        let message = MessageParser::default().parse(raw.as_ref())?;
        let parsed = Self::of(&message, MAX_DEPTH);
        (!parsed.headers.is_empty()).then_some(parsed)
    }

    fn of(message: &Message<'_>, depth: usize) -> Self {
        let Some(root) = message.parts.first() else {
            return Self::default();
        };
        let raw = message.raw_message.as_ref();
        let headers: Vec<(String, String)> = root
            .headers
            .iter()
            .take(MAX_HEADERS)
            .map(|header| {
                let (start, end) = (header.offset_start as usize, header.offset_end as usize);
                let value = raw.get(start..end).unwrap_or_default();
                let is_too_long = value.len() > MAX_HEADER_BYTES;
                let value = String::from_utf8_lossy(if is_too_long { b"" } else { value });
                let value: Vec<&str> = value.split_whitespace().collect();
                (header.name.as_str().to_ascii_lowercase(), value.join(" "))
            })
            .collect();
        let first = message.from().and_then(Address::first);
        let written = |name: &str| {
            headers
                .iter()
                .find(|(known, _)| known == name)
                .and_then(|(_, value)| address::in_field(value))
        };
        // The whole of it: `"ana@example.org"@stranger.test` cut at its first `@` would pass for Ana's.
        let from = first
            .and_then(|one| one.address.as_deref())
            .map(|whole| whole.trim().to_lowercase())
            .filter(|whole| !whole.is_empty())
            .or_else(|| written("from"));
        let mut to = Vec::new();
        for list in [message.to(), message.cc()].into_iter().flatten() {
            let addresses = list.iter().filter_map(|one| one.address());
            to.extend(addresses.take(MAX_READERS).map(str::to_lowercase));
        }
        let writers = writers(&headers, from.as_deref());
        let answered = message.reply_to().and_then(Address::first);
        let reply_to = answered.and_then(|one| {
            let address = one.address.as_deref()?.trim().to_lowercase();
            Some((address, line(one.name.as_deref())))
        });
        let mut parsed = Self {
            reply_to,
            from,
            writers,
            from_name: line(first.and_then(|one| one.name.as_deref())),
            subject: line(message.subject()),
            to,
            date: message.date().and_then(date),
            headers,
            ..Self::default()
        };
        parsed.gather(message, raw, depth);
        parsed
    }

    /// Takes the parts, each as a text.
    fn gather(&mut self, message: &Message<'_>, raw: &[u8], depth: usize) {
        let plain = message.text_body.iter().any(|id| {
            matches!(message.parts.get(*id as usize).map(|part| &part.body), Some(PartType::Text(text)) if !text.trim().is_empty())
        });
        let body = if plain {
            &message.text_body
        } else {
            &message.html_body
        };
        for (id, part) in message.parts.iter().enumerate().take(MAX_PARTS) {
            let kind = kind_of(part);
            let is_body = body.iter().any(|one| *one as usize == id);
            let text = match &part.body {
                PartType::Text(text) if kind == "text/html" => html::to_text(cut(text)),
                PartType::Text(text) => unflowed(part, &mended(part, text, raw)),
                PartType::Html(text) => {
                    self.links.extend(links::in_html(cut(text)));
                    html::to_text(cut(&mended(part, text, raw)))
                }
                PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                    if !kind.starts_with("message/") && !kind.starts_with("text/") {
                        continue;
                    }
                    let bytes = bytes.get(..MAX_PART_BYTES).unwrap_or(bytes);
                    String::from_utf8_lossy(bytes).into_owned()
                }
                PartType::Message(_) if depth == 0 => continue,
                PartType::Message(attached) => {
                    let attached = Self::of(attached, depth - 1);
                    if !attached.headers.is_empty() {
                        self.attached.push(attached);
                    }
                    continue;
                }
                PartType::Multipart(_) => continue,
            };
            self.parts.push(MailPart {
                is_body: is_body && (kind == "text/plain" || kind == "text/html"),
                kind,
                text,
            });
        }
    }

    /// The first header of that name, in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// Every header of that name.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether there is such a header.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.header(name).is_some()
    }

    /// Every name and value.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What a reader sees first.
    pub(crate) fn body(&self) -> String {
        let texts: Vec<&str> = self
            .parts
            .iter()
            .filter(|part| part.is_body)
            .map(|part| part.text.as_str())
            .collect();
        texts.join("\n")
    }

    /// The first part of that kind.
    pub(crate) fn part(&self, kind: &str) -> Option<&MailPart> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// The day on which it was written, where it was written.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.date.map(|date| date.date_naive())
    }

    /// The identifiers of `In-Reply-To` and `References`, without brackets; the nearest first.
    pub(crate) fn refers_to(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for name in ["in-reply-to", "references"] {
            for value in self.all(name) {
                let found = value
                    .split(['<', '>', ' ', ','])
                    .filter(|id| id.contains('@'))
                    .map(str::to_owned);
                ids.extend(found.rev());
            }
        }
        ids
    }
}

/// The mail without what some programs put before its headers: a mailbox file's `From ` line, a byte order mark, empty lines.
fn without_envelope(raw: &[u8]) -> &[u8] {
    let mut raw = raw.trim_ascii_start();
    raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    while raw.starts_with(b"From ") || raw.starts_with(b">From ") {
        let end = raw
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(raw.len(), |end| end + 1);
        raw = &raw[end..];
    }
    raw
}

/// A line of the head, as far as it is looked at.
fn line(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().take(MAX_LINE).collect()
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(MAX_PART_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn kind_of(part: &MessagePart<'_>) -> String {
    part.content_type().map_or_else(
        || "text/plain".to_owned(),
        |kind| {
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")).to_ascii_lowercase()
        },
    )
}

/// Bytes in an alphabet that the part does not name are most likely Windows' Western one.
fn mended(part: &MessagePart<'_>, text: &str, raw: &[u8]) -> String {
    let unnamed = part
        .content_type()
        .is_none_or(|kind| !kind.has_attribute("charset"));
    if !unnamed
        || !text.contains('\u{fffd}')
        || !matches!(part.encoding, mail_parser::Encoding::None)
    {
        return cut(text).to_owned();
    }
    let bytes = raw
        .get(part.offset_body as usize..part.offset_end as usize)
        .unwrap_or_default();
    bytes
        .iter()
        .take(MAX_PART_BYTES)
        .map(|byte| char::from(*byte))
        .collect()
}

/// Lines that `format=flowed` (RFC 3676) broke, whole again.
fn unflowed(part: &MessagePart<'_>, text: &str) -> String {
    let says = |name: &str, value: &str| {
        part.content_type()
            .and_then(|kind| kind.attribute(name))
            .is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    let text = cut(text);
    if !says("format", "flowed") {
        return text.to_owned();
    }
    let glue = says("delsp", "yes");
    let mut whole = String::with_capacity(text.len());
    let mut goes_on: Option<usize> = None;
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        let depth = line.chars().take_while(|c| *c == '>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if goes_on == Some(depth) && !is_signature {
            whole.push_str(content);
        } else {
            if !whole.is_empty() || goes_on.is_some() {
                whole.push('\n');
            }
            whole.push_str(&">".repeat(depth));
            if depth > 0 {
                whole.push(' ');
            }
            whole.push_str(content);
        }
        goes_on = (content.ends_with(' ') && !is_signature).then_some(depth);
        if goes_on.is_some() && glue {
            whole.pop();
        } else if goes_on.is_none() && whole.is_empty() {
            whole.push('\n');
        }
    }
    whole
}

fn date(date: &mail_parser::DateTime) -> Option<DateTime<FixedOffset>> {
    if date.tz_hour > MAX_ZONE_HOURS {
        return None;
    }
    let seconds = i32::from(date.tz_hour) * 3600 + i32::from(date.tz_minute) * 60;
    let zone = FixedOffset::east_opt(if date.tz_before_gmt {
        -seconds
    } else {
        seconds
    })?;
    let day = NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )?;
    let time = day.and_hms_opt(
        u32::from(date.hour),
        u32::from(date.minute),
        u32::from(date.second).min(59),
    )?;
    zone.from_local_datetime(&time).single()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(from: &str) -> (Option<String>, usize) {
        let raw = format!("From: {from}\r\nSubject: x\r\n\r\ny\r\n");
        let mail = Parsed::from_bytes(raw.as_bytes()).unwrap();
        (mail.from, mail.writers)
    }

    #[test]
    fn a_plain_address_names_its_writer_whatever_the_name_before_it() {
        for from in [
            "ana@example.org",
            "Ana Silva <Ana@Example.org>",
            "ana@example.org <ana@example.org>",
            "\"bo@example.net via a group\" <ana@example.org>",
        ] {
            assert_eq!(of(from), (Some("ana@example.org".to_owned()), 1), "{from}");
        }
    }

    #[test]
    fn an_address_that_can_be_taken_for_another_one_is_not_that_one_and_proves_nobody() {
        for from in [
            "\"ana@example.org\"@stranger.test",
            "ana@example.org@stranger.test",
            "<ana@example.org>@stranger.test",
            "<\"ana@example.org \"@stranger.test>",
            "x@stranger.test <ana@example.org>",
            "ana@example.org, x@stranger.test",
            "<@stranger.test:ana@example.org>",
            "x@stranger.test <ana@example.org",
            // Further on than anybody looks.
            &format!("{} x@stranger.test", "ana@example.org, ".repeat(300)),
            &format!("ana@example.org{}, x@stranger.test", "\r\n ".repeat(70_000)),
        ] {
            let (found, writers) = of(from);
            let is_taken = found.as_deref() == Some("ana@example.org") && writers == 1;
            assert!(!is_taken, "{from}: {found:?}");
        }
    }
}
