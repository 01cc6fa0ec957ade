//! In which language a browser wants to read.

use followup::language::Language;
use http::{HeaderMap, header};

/// The language that a browser's settings prefer among these: the same one, or that of another country. They say who reads a page of
/// ours; what is posted from another page is in the language of that page, whatever the browser prefers.
#[must_use]
pub fn preferred(headers: &HeaderMap, of: impl Fn(&str) -> Option<Language>) -> Option<Language> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?;
    let tags = accept_language::parse(header.to_str().ok()?);
    tags.iter().find_map(|tag| of(tag))
}
