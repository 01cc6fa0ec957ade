//! The body and its parts.

use data_encoding::BASE64;

use super::grammar::{outside_quotes, unquoted};
use super::head::{Flaw, HeaderField, IDEAL_LINE, split};

/// The longest line of an encoded body.
const MAX_ENCODED_LINE: usize = 76;
/// The longest boundary.
const MAX_BOUNDARY: usize = 70;

/// A content type and its parameters.
struct ContentType {
    name: String,
    parameters: Vec<(String, String)>,
}

impl ContentType {
    fn read(value: &str) -> Result<Self, Flaw> {
        let none = || Flaw::new(format!("no content type: {value}"));
        let mut pieces = outside_quotes(value, ';').into_iter().map(str::trim);
        let name = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let is_name = name
            .split_once('/')
            .is_some_and(|(kind, form)| is_token(kind) && is_token(form));
        if !is_name {
            return Err(none());
        }
        let mut parameters = Vec::new();
        for piece in pieces {
            let (key, given) = piece.split_once('=').ok_or_else(none)?;
            let quoted = given
                .strip_prefix('"')
                .and_then(|rest| rest.strip_suffix('"'));
            let is_value = quoted.is_some_and(|inner| !inner.contains('"')) || is_token(given);
            if !is_token(key) || !is_value {
                return Err(none());
            }
            parameters.push((key.to_ascii_lowercase(), quoted.unwrap_or(given).to_owned()));
        }
        Ok(Self { name, parameters })
    }

    fn get(&self, key: &str) -> Option<&str> {
        let mut found = self.parameters.iter().filter(|(name, _)| name == key);
        found.next().map(|(_, value)| value.as_str())
    }
}

/// Checks the content that stands under these fields.
pub(super) fn part(fields: &[HeaderField], content: &str) -> Result<(), Flaw> {
    let value = |name: &str| {
        let field = fields
            .iter()
            .find(|field| field.name.eq_ignore_ascii_case(name));
        field.map(|field| field.value.trim())
    };
    let kind = ContentType::read(value("content-type").unwrap_or("text/plain; charset=us-ascii"))?;
    let encoding = value("content-transfer-encoding")
        .unwrap_or("7bit")
        .to_ascii_lowercase();
    if kind.name.starts_with("multipart/") {
        if encoding != "7bit" {
            return Err(Flaw::new("a part of several parts is encoded"));
        }
        return several(&kind, content);
    }
    let bytes = match encoding.as_str() {
        "7bit" => as_it_is(content)?,
        "quoted-printable" => quoted_printable(content)?,
        "base64" => base64(content)?,
        _ => return Err(Flaw::new(format!("no encoding: {encoding}"))),
    };
    if !kind.name.starts_with("text/") {
        return Ok(());
    }
    match kind.get("charset").map(str::to_ascii_lowercase).as_deref() {
        Some("utf-8" | "us-ascii") => {}
        charset => return Err(Flaw::new(format!("the charset is {charset:?}"))),
    }
    let text = String::from_utf8(bytes).map_err(|_| Flaw::new("a text is no UTF-8"))?;
    if text.replace("\r\n", "").contains(['\r', '\n', '\0']) {
        return Err(Flaw::new("a line of a text does not end in CR LF"));
    }
    Ok(())
}

fn several(kind: &ContentType, content: &str) -> Result<(), Flaw> {
    let boundary = kind.get("boundary").unwrap_or_default();
    if boundary.is_empty() || boundary.len() > MAX_BOUNDARY || boundary.ends_with(' ') {
        return Err(Flaw::new("no boundary"));
    }
    let content = format!("\r\n{content}");
    let delimiter = format!("\r\n--{boundary}");
    let mut pieces = content.split(delimiter.as_str());
    pieces.next();
    let mut parts = 0;
    let mut ended = false;
    for piece in pieces {
        if ended {
            return Err(Flaw::new("something follows the last part"));
        }
        match piece.strip_prefix("\r\n") {
            Some(inner) => {
                // The line end before the next boundary belongs to that.
                let inner = format!("{inner}\r\n");
                let (fields, content) = split(&inner)?;
                part(&fields, content)?;
                parts += 1;
            }
            None if piece.trim_end() == "--" => ended = true,
            None => return Err(Flaw::new("a boundary stands within a part")),
        }
    }
    match (parts, ended) {
        (0, _) => Err(Flaw::new("there is no part")),
        (_, false) => Err(Flaw::new("the last part does not end")),
        (_, true) => Ok(()),
    }
}

fn as_it_is(content: &str) -> Result<Vec<u8>, Flaw> {
    match content.split("\r\n").find(|line| line.len() > IDEAL_LINE) {
        Some(line) => Err(Flaw::new(format!("a line of the body is long: {line}"))),
        None => Ok(content.as_bytes().to_vec()),
    }
}

fn quoted_printable(content: &str) -> Result<Vec<u8>, Flaw> {
    let mut bytes = Vec::new();
    for line in content.split("\r\n") {
        let wrong = || Flaw::new(format!("no quoted-printable line: {line}"));
        let is_legal = |byte: u8| (b' '..=b'~').contains(&byte) || byte == b'\t';
        if line.len() > MAX_ENCODED_LINE
            || line.ends_with([' ', '\t'])
            || !line.bytes().all(is_legal)
        {
            return Err(wrong());
        }
        match line.strip_suffix('=') {
            Some(soft) => bytes.extend(unquoted(soft).ok_or_else(wrong)?),
            None => {
                bytes.extend(unquoted(line).ok_or_else(wrong)?);
                bytes.extend(b"\r\n");
            }
        }
    }
    Ok(bytes)
}

fn base64(content: &str) -> Result<Vec<u8>, Flaw> {
    if content
        .split("\r\n")
        .any(|line| line.len() > MAX_ENCODED_LINE)
    {
        return Err(Flaw::new("a line of base64 is too long"));
    }
    BASE64
        .decode(content.replace("\r\n", "").as_bytes())
        .map_err(|_| Flaw::new("a part is no base64"))
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte))
}
