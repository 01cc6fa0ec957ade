//! The fields of a posted page, read strictly: nothing is guessed.

use std::collections::HashSet;

use http::header;
use lambda_http::Request;
use percent_encoding::percent_decode;
use wording::Words;

/// The longest body, in bytes: that of a note in a script whose letters take four each, three times as many when posted.
pub(crate) const MAX_BODY_BYTES: usize = 64 * 1024;
/// The longest query, in bytes: what an issuer gives a browser to bring back may take thousands.
const MAX_QUERY_BYTES: usize = 8 * 1024;
/// The most fields.
const MAX_FIELDS: usize = 16;
/// The most values of fields that may be repeated: each lead of the longest list, ticked and shown.
pub(crate) const MAX_REPEATED: usize = 600;

/// The field of a page that changes the policy: the version that it was made from.
pub(crate) const MADE_FROM: &str = "made_from";

/// Why a post cannot be read. No reason repeats anything of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FieldsError {
    /// Over [`MAX_BODY_BYTES`].
    #[error("the post is over 64 KiB")]
    TooLarge,
    /// Another content type than a page's.
    #[error("the post is of another type than a page's form")]
    WrongType,
    /// Over [`MAX_FIELDS`].
    #[error("the post has more fields than a page")]
    TooMany,
    /// A field that stands twice.
    #[error("a field of the post stands twice")]
    Twice,
    /// A `%` without two hexadecimal digits after it, or bytes that are no UTF-8.
    #[error("the post is broken")]
    Broken,
}

impl FieldsError {
    /// What would be right, for whoever sent it.
    pub(crate) fn said(self, words: Words) -> String {
        match self {
            Self::TooLarge => words.post_too_large(),
            Self::WrongType => words.post_wrong_type(),
            Self::TooMany => words.post_too_many(),
            Self::Twice => words.post_twice(),
            Self::Broken => words.post_broken(),
        }
    }

    /// The HTTP status that says it.
    pub(crate) fn status(self) -> u16 {
        match self {
            Self::TooLarge => 413,
            Self::WrongType => 415,
            Self::TooMany | Self::Twice | Self::Broken => 400,
        }
    }
}

/// Fields by name, each at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PostedFields(Vec<(String, String)>);

impl PostedFields {
    /// The value of a field; an empty one is none.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(given, _)| given == name)?;
        Some(value.as_str()).filter(|value| !value.trim().is_empty())
    }

    /// What a field says, also when that is nothing; absent, when there is no such field.
    pub(crate) fn typed(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Every value of a field that may be repeated, each once.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let given = self.0.iter().filter(move |(given, _)| given == name);
        given.map(|(_, value)| value.as_str())
    }

    /// Fields of which those named may stand more than once: the same value twice is one.
    fn read(text: &[u8], repeated: &[&str]) -> Result<Self, FieldsError> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut seen = HashSet::new();
        let mut single = 0;
        for pair in text.split(|byte| *byte == b'&') {
            if pair.is_empty() {
                continue;
            }
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decoded(halves.next().unwrap_or_default())?;
            let value = decoded(halves.next().unwrap_or_default())?;
            if repeated.contains(&name.as_str()) {
                if fields.len() - single == MAX_REPEATED {
                    return Err(FieldsError::TooMany);
                }
                if seen.insert((name.clone(), value.clone())) {
                    fields.push((name, value));
                }
                continue;
            }
            if fields.iter().any(|(given, _)| *given == name) {
                return Err(FieldsError::Twice);
            }
            if single == MAX_FIELDS {
                return Err(FieldsError::TooMany);
            }
            single += 1;
            fields.push((name, value));
        }
        Ok(Self(fields))
    }
}

fn decoded(part: &[u8]) -> Result<String, FieldsError> {
    let broken = part
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .any(|(at, _)| {
            let digits = part.get(at + 1..at + 3).unwrap_or_default();
            digits.len() < 2 || !digits.iter().all(u8::is_ascii_hexdigit)
        });
    if broken {
        return Err(FieldsError::Broken);
    }
    let spaced: Vec<u8> = part
        .iter()
        .map(|byte| if *byte == b'+' { b' ' } else { *byte })
        .collect();
    let bytes: Vec<u8> = percent_decode(&spaced).collect();
    String::from_utf8(bytes).map_err(|_| FieldsError::Broken)
}

/// The fields of a post.
pub(crate) fn posted(request: &Request) -> Result<PostedFields, FieldsError> {
    posted_with(request, &[])
}

/// The fields of a post, of which those named may stand more than once.
pub(crate) fn posted_with(
    request: &Request,
    repeated: &[&str],
) -> Result<PostedFields, FieldsError> {
    let body: &[u8] = request.body().as_ref();
    if body.len() > MAX_BODY_BYTES {
        return Err(FieldsError::TooLarge);
    }
    let kind = content_type(request);
    if kind != "application/x-www-form-urlencoded" {
        return Err(FieldsError::WrongType);
    }
    PostedFields::read(body, repeated)
}

/// The content type without its parameters, in lower case.
fn content_type(request: &Request) -> String {
    let given = request.headers().get(header::CONTENT_TYPE);
    let given = given.and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = given.split(';').next().unwrap_or("");
    kind.trim().to_ascii_lowercase()
}

/// The fields of an address; a query that cannot be read has none.
pub(crate) fn queried(request: &Request) -> PostedFields {
    let query = request.uri().query().unwrap_or("");
    if query.len() > MAX_QUERY_BYTES {
        return PostedFields::default();
    }
    PostedFields::read(query.as_bytes(), &[]).unwrap_or_default()
}

/// Whether this is the one-click post of RFC 8058, which comes as a form of either kind.
pub(crate) fn is_one_click(request: &Request) -> bool {
    let body: &[u8] = request.body().as_ref();
    match content_type(request).as_str() {
        "multipart/form-data" if body.len() <= MAX_BODY_BYTES => {
            let text = String::from_utf8_lossy(body);
            text.contains("name=\"List-Unsubscribe\"") && text.contains("One-Click")
        }
        "application/x-www-form-urlencoded" => {
            posted(request).is_ok_and(|fields| fields.get("List-Unsubscribe") == Some("One-Click"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_http::Body;

    fn post(kind: &str, body: &str) -> Request {
        http::Request::builder()
            .method("POST")
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap()
    }

    const FORM: &str = "application/x-www-form-urlencoded";

    #[test]
    fn fields_are_decoded_and_empty_ones_are_none() {
        let fields = posted(&post(FORM, "a=one+two%26&b=&c=%C3%A9")).unwrap();
        assert_eq!(fields.get("a"), Some("one two&"));
        assert_eq!(fields.get("b"), None);
        assert_eq!(fields.get("c"), Some("é"));
    }

    #[test]
    fn what_is_broken_is_refused_and_not_guessed() {
        for (body, expected) in [
            ("a=%4", FieldsError::Broken),
            ("a=%zz", FieldsError::Broken),
            ("a=%FF", FieldsError::Broken),
            ("a=1&a=2", FieldsError::Twice),
        ] {
            assert_eq!(posted(&post(FORM, body)), Err(expected), "{body}");
        }
        let many: Vec<String> = (0..=MAX_FIELDS).map(|n| format!("f{n}=1")).collect();
        assert_eq!(
            posted(&post(FORM, &many.join("&"))),
            Err(FieldsError::TooMany)
        );
        let long = "a".repeat(MAX_BODY_BYTES + 1);
        assert_eq!(posted(&post(FORM, &long)), Err(FieldsError::TooLarge));
        assert_eq!(
            posted(&post("application/json", "{}")),
            Err(FieldsError::WrongType)
        );
    }

    #[test]
    fn a_field_that_may_be_repeated_is_read_as_often_as_a_list_is_long_and_others_once() {
        let read = |body: &str| posted_with(&post(FORM, body), &["lead"]);
        let fields = read("lead=1&of=all&lead=2&lead=1").unwrap();
        assert_eq!(fields.all("lead").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(read("of=1&of=2"), Err(FieldsError::Twice));
        let many = |count: usize| {
            let each: Vec<String> = (0..count).map(|n| format!("lead={n}")).collect();
            each.join("&")
        };
        let fields = read(&many(MAX_REPEATED)).unwrap();
        assert_eq!(fields.all("lead").count(), MAX_REPEATED);
        assert_eq!(read(&many(MAX_REPEATED + 1)), Err(FieldsError::TooMany));
    }

    #[test]
    fn a_one_click_post_is_known_in_both_of_its_forms() {
        assert!(is_one_click(&post(FORM, "List-Unsubscribe=One-Click")));
        let parts = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert!(is_one_click(&post(
            "multipart/form-data; boundary=x",
            parts
        )));
        assert!(!is_one_click(&post(FORM, "choice=stop")));
        assert!(!is_one_click(&post(
            "text/plain",
            "List-Unsubscribe=One-Click"
        )));
    }
}
