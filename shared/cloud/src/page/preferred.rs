//! In which language a browser wants to read.

use followup::language::Language;
use http::{HeaderMap, header};

/// The language that a browser's settings prefer among these: the same one, or that of another country. They say who reads a page of
/// ours; what is posted from another page is in the language of that page, whatever the browser prefers.
#[must_use]
pub fn preferred(headers: &HeaderMap, of: impl Fn(&str) -> Option<Language>) -> Option<Language> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?;
    let tags = accept_language::parse_with_quality(header.to_str().ok()?);
    // RFC 9110, section 12.4.2: what has the weight 0 is not wanted.
    let mut wanted = tags.iter().filter(|(_, quality)| *quality > 0.0);
    wanted.find_map(|(tag, _)| of(tag))
}
