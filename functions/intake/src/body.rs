//! The bytes of a form's answer become fields, or a clear refusal. Nothing is guessed: a broken escape is an error,
//! not a question mark.

use percent_encoding::percent_decode_str;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// The longest answer.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
/// The most fields, repeated ones counted.
pub const MAX_FIELDS: usize = followup::form::MAX_FIELDS;
/// The longest name of a field.
pub const MAX_FIELD_NAME_BYTES: usize = 128;
/// The longest value of a field.
pub const MAX_FIELD_VALUE_BYTES: usize = 48 * 1024;

/// A field's name and its value, in the order in which they came.
pub type FormFields = Vec<(String, String)>;

/// Why an answer cannot be read. No reason repeats anything of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// Over [`MAX_BODY_BYTES`].
    #[error("The answer is over 64 KiB. Shorten the message.")]
    TooLarge,
    /// No content type, or one that no form has.
    #[error(
        "Send the form as application/x-www-form-urlencoded, multipart/form-data or application/json, in UTF-8."
    )]
    WrongType,
    /// Over [`MAX_FIELDS`].
    #[error("The answer has over 64 fields. Send at most 64.")]
    TooManyFields,
    /// A field without a name, or one over [`MAX_FIELD_NAME_BYTES`].
    #[error("Every field has a name of at most 128 bytes.")]
    FieldName,
    /// Over [`MAX_FIELD_VALUE_BYTES`].
    #[error("A field is over 48 KiB. Shorten it.")]
    FieldTooLong,
    /// A `%` without two hexadecimal digits after it.
    #[error("A percent escape is broken. Write a percent sign as %25.")]
    BrokenEscape,
    /// Bytes that are no UTF-8.
    #[error("The answer is not UTF-8. Send it in UTF-8.")]
    NotUtf8,
    /// A multipart answer that breaks off or has no boundary.
    #[error("The multipart answer is broken: a boundary or a header of a part is missing.")]
    BrokenMultipart,
    /// A file.
    #[error("This form takes no files. Send the text alone.")]
    File,
    /// Text that is no JSON.
    #[error("The JSON is broken. Send one object, like {{\"name\": \"Ann\"}}.")]
    BrokenJson,
    /// JSON that is more than one flat object.
    #[error("Send one flat JSON object: texts, numbers, true or false, null, and lists of these.")]
    NotFlat,
    /// A key that stands twice in one object.
    #[error("The JSON names a field twice. Name each once; several values are a list.")]
    DuplicateKey,
}

impl BodyError {
    /// The HTTP status that says it.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::WrongType => 415,
            Self::TooManyFields
            | Self::FieldName
            | Self::FieldTooLong
            | Self::BrokenEscape
            | Self::NotUtf8
            | Self::BrokenMultipart
            | Self::File
            | Self::BrokenJson
            | Self::NotFlat
            | Self::DuplicateKey => 400,
        }
    }
}

/// The three ways in which a form's answer is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerFormat {
    /// What a page sends.
    UrlEncoded,
    /// What a page with files sends, and what scripts like to send.
    Multipart {
        /// What separates the parts.
        boundary: String,
    },
    /// What a program sends.
    Json,
}

impl AnswerFormat {
    /// The format that a `Content-Type` names.
    ///
    /// # Errors
    /// When there is none, when it is another one, or when it names another encoding than UTF-8.
    pub fn of(content_type: Option<&str>) -> Result<Self, BodyError> {
        let content_type = content_type.ok_or(BodyError::WrongType)?;
        let mut parts = content_type.split(';');
        let kind = parts.next().unwrap_or("").trim().to_ascii_lowercase();
        for parameter in parts {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            if name.trim().eq_ignore_ascii_case("charset") && !is_utf8_name(value) {
                return Err(BodyError::WrongType);
            }
        }
        match kind.as_str() {
            "application/x-www-form-urlencoded" => Ok(Self::UrlEncoded),
            "application/json" => Ok(Self::Json),
            "multipart/form-data" => multer::parse_boundary(content_type)
                .map(|boundary| Self::Multipart { boundary })
                .map_err(|_| BodyError::BrokenMultipart),
            _ => Err(BodyError::WrongType),
        }
    }
}

fn is_utf8_name(value: &str) -> bool {
    let name = value.trim().trim_matches('"');
    ["utf-8", "utf8", "us-ascii"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Reads an answer.
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let fields = intake::body::read(b"name=Ann+Lee&note=50%25", Some("application/x-www-form-urlencoded")).await?;
/// assert_eq!(fields[0], ("name".to_owned(), "Ann Lee".to_owned()));
/// assert_eq!(fields[1].1, "50%");
/// # Ok::<(), intake::body::BodyError>(()) }).unwrap();
/// ```
///
/// # Errors
/// When it is too large, in no known format, or broken.
pub async fn read(bytes: &[u8], content_type: Option<&str>) -> Result<FormFields, BodyError> {
    if bytes.len() > MAX_BODY_BYTES {
        return Err(BodyError::TooLarge);
    }
    match AnswerFormat::of(content_type)? {
        AnswerFormat::UrlEncoded => urlencoded(bytes),
        AnswerFormat::Json => json(bytes),
        AnswerFormat::Multipart { boundary } => multipart(bytes, boundary).await,
    }
}

fn push(fields: &mut FormFields, name: String, value: String) -> Result<(), BodyError> {
    if fields.len() >= MAX_FIELDS {
        return Err(BodyError::TooManyFields);
    }
    if name.is_empty() || name.len() > MAX_FIELD_NAME_BYTES {
        return Err(BodyError::FieldName);
    }
    if value.len() > MAX_FIELD_VALUE_BYTES {
        return Err(BodyError::FieldTooLong);
    }
    fields.push((name, value));
    Ok(())
}

/// `application/x-www-form-urlencoded`, strictly. Query strings are written the same way.
///
/// # Errors
/// At the first broken escape, invalid UTF-8 or passed limit.
pub fn urlencoded(bytes: &[u8]) -> Result<FormFields, BodyError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BodyError::NotUtf8)?;
    let mut fields = FormFields::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        push(&mut fields, unescape(name)?, unescape(value)?)?;
    }
    Ok(fields)
}

fn unescape(raw: &str) -> Result<String, BodyError> {
    let bytes = raw.as_bytes();
    let whole = bytes
        .iter()
        .enumerate()
        .filter(|&(_, &b)| b == b'%')
        .all(|(at, _)| {
            bytes
                .get(at + 1..at + 3)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        });
    if !whole {
        return Err(BodyError::BrokenEscape);
    }
    let spaced = raw.replace('+', " ");
    let text = percent_decode_str(&spaced)
        .decode_utf8()
        .map_err(|_| BodyError::NotUtf8)?;
    Ok(text.into_owned())
}

async fn multipart(bytes: &[u8], boundary: String) -> Result<FormFields, BodyError> {
    let mut parts = multer::Multipart::with_reader(bytes, boundary);
    let mut fields = FormFields::new();
    while let Some(part) = parts
        .next_field()
        .await
        .map_err(|_| BodyError::BrokenMultipart)?
    {
        let name = part.name().unwrap_or("").to_owned();
        let file = part.file_name().map(str::to_owned);
        if let Some(mime) = part.content_type()
            && mime
                .get_param("charset")
                .is_some_and(|charset| !is_utf8_name(charset.as_str()))
        {
            return Err(BodyError::NotUtf8);
        }
        let content = part.bytes().await.map_err(|_| BodyError::BrokenMultipart)?;
        if let Some(file) = file {
            // A file input that was left empty still sends a part.
            if file.is_empty() && content.is_empty() {
                continue;
            }
            return Err(BodyError::File);
        }
        let value = std::str::from_utf8(&content).map_err(|_| BodyError::NotUtf8)?;
        push(&mut fields, name, value.to_owned())?;
    }
    Ok(fields)
}

fn json(bytes: &[u8]) -> Result<FormFields, BodyError> {
    let text = std::str::from_utf8(bytes).map_err(|_| BodyError::NotUtf8)?;
    let mut refusal = None;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = deserializer
        .deserialize_any(Flat {
            refusal: &mut refusal,
        })
        .and_then(|fields| deserializer.end().map(|()| fields));
    read.map_err(|_| refusal.unwrap_or(BodyError::BrokenJson))
}

/// One flat object. An object or a list inside a value is refused where it opens, so that depth costs no stack.
struct Flat<'a> {
    refusal: &'a mut Option<BodyError>,
}

fn refuse<E: de::Error>(refusal: &mut Option<BodyError>, reason: BodyError) -> E {
    *refusal = Some(reason);
    E::custom(reason)
}

macro_rules! not_flat {
    ($($visit:ident: $kind:ty),*) => {
        $(fn $visit<E: de::Error>(self, _: $kind) -> Result<Self::Value, E> {
            Err(refuse(self.refusal, BodyError::NotFlat))
        })*
    };
}

impl<'de> Visitor<'de> for Flat<'_> {
    type Value = FormFields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one flat object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FormFields, A::Error> {
        let mut fields = FormFields::new();
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !names.insert(name.clone()) {
                return Err(refuse(self.refusal, BodyError::DuplicateKey));
            }
            let values = map.next_value_seed(KeyValues {
                refusal: self.refusal,
                listed: false,
            })?;
            for value in values {
                push(&mut fields, name.clone(), value)
                    .map_err(|reason| refuse(self.refusal, reason))?;
            }
        }
        Ok(fields)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<FormFields, A::Error> {
        Err(refuse(self.refusal, BodyError::NotFlat))
    }

    fn visit_unit<E: de::Error>(self) -> Result<FormFields, E> {
        Err(refuse(self.refusal, BodyError::NotFlat))
    }

    not_flat!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);
}

/// What one key holds: none for null, one for a scalar, several for a list of scalars.
struct KeyValues<'a> {
    refusal: &'a mut Option<BodyError>,
    listed: bool,
}

impl<'de> de::DeserializeSeed<'de> for KeyValues<'_> {
    type Value = Vec<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<String>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalar {
    ($($visit:ident: $kind:ty),*) => {
        $(fn $visit<E: de::Error>(self, value: $kind) -> Result<Self::Value, E> {
            Ok(vec![value.to_string()])
        })*
    };
}

impl<'de> Visitor<'de> for KeyValues<'_> {
    type Value = Vec<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, null, or a list of these")
    }

    scalar!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E: de::Error>(self) -> Result<Vec<String>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
        if self.listed {
            return Err(refuse(self.refusal, BodyError::NotFlat));
        }
        let mut all = Vec::new();
        while let Some(mut values) = list.next_element_seed(KeyValues {
            refusal: &mut *self.refusal,
            listed: true,
        })? {
            if all.len() >= MAX_FIELDS {
                return Err(refuse(self.refusal, BodyError::TooManyFields));
            }
            all.append(&mut values);
        }
        Ok(all)
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Vec<String>, A::Error> {
        Err(refuse(self.refusal, BodyError::NotFlat))
    }
}

#[cfg(test)]
#[path = "body_tests.rs"]
mod tests;
