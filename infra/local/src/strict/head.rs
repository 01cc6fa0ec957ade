//! The head of a message or of a part of one, taken apart.

/// The longest line that the standard recommends.
pub(super) const IDEAL_LINE: usize = 78;

/// The first rule that a message breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Flaw(String);

impl Flaw {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

/// A header field, its value on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeaderField {
    pub(super) name: String,
    pub(super) value: String,
}

/// The header fields, and what follows the empty line.
pub(super) fn split(text: &str) -> Result<(Vec<HeaderField>, &str), Flaw> {
    let (head, content) = match text.strip_prefix("\r\n") {
        Some(content) => ("", content),
        None => text
            .split_once("\r\n\r\n")
            .ok_or_else(|| Flaw::new("no empty line ends the header"))?,
    };
    let mut fields: Vec<HeaderField> = Vec::new();
    for line in head.split("\r\n").filter(|line| !line.is_empty()) {
        let content = line.trim_start_matches([' ', '\t']);
        let breakable = content.split_once(": ").map_or(content, |(_, value)| value);
        if line.len() > IDEAL_LINE && breakable.contains(' ') {
            return Err(Flaw::new(format!(
                "a line of the header can be broken: {line}"
            )));
        }
        if content.len() < line.len() {
            let field = fields
                .last_mut()
                .filter(|_| !content.trim_end().is_empty())
                .ok_or_else(|| Flaw::new("a line of the header continues nothing"))?;
            field.value.push(' ');
            field.value.push_str(content);
            continue;
        }
        let (name, value) = line
            .split_once(':')
            .ok_or_else(|| Flaw::new(format!("no field: {line}")))?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Flaw::new(format!("no name of a field: {name}")));
        }
        fields.push(HeaderField {
            name: name.to_owned(),
            value: value.strip_prefix(' ').unwrap_or(value).to_owned(),
        });
    }
    Ok((fields, content))
}
