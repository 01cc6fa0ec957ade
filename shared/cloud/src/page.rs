//! What every page of the house shares: one style sheet, and how text that somebody typed is shown.

use followup::inquiry::many_lines;

/// The style sheet of every page: forms, what answers them, the pages behind links, and the mailbox of one machine.
pub const STYLE: &str = include_str!("style.css");
/// The source by which a content security policy lets [`STYLE`] in, and no other style: its SHA-256. A test compares them.
pub const STYLE_SOURCE: &str = "'sha256-380q8YgFmNnT5KuNqyHl9ToeYIDSLhcpvM5lrl9W6o8='";

/// Text as a page shows it: nothing invisible, and every character that means something in HTML or in a template as a
/// number, so that neither a browser nor a template engine further on takes it for its own.
///
/// ```
/// assert_eq!(cloud::page::shown("<b>{{name}}</b>"), "&#60;b&#62;&#123;&#123;name&#125;&#125;&#60;/b&#62;");
/// ```
#[must_use]
pub fn shown(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in many_lines(raw).chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' | '`' | '{' | '}' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_source_is_that_of_the_style_sheet_as_it_is() {
        let hash = BASE64.encode(&Sha256::digest(STYLE));
        assert_eq!(STYLE_SOURCE, format!("'sha256-{hash}'"));
    }

    #[test]
    fn what_somebody_typed_is_neither_markup_nor_a_template_nor_turned_around() {
        let nasty = "\"><script>alert(1)</script>{{name}}\u{202e}\0'`&";
        assert_eq!(
            shown(nasty),
            "&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#123;&#123;name&#125;&#125;&#39;&#96;&#38;"
        );
    }
}
