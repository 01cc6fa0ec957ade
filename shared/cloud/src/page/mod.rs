//! What every page of the house shares: one shell, one style sheet, and how text that somebody typed is shown.

mod foreign;
mod preferred;
mod shell;

use followup::inquiry::many_lines;
use maud::{Markup, PreEscaped};

pub use foreign::ForeignScript;
pub use preferred::preferred;
pub use shell::{CONTENT, STYLE, Shell, hash_source, plain};

/// Text as a page shows it: nothing invisible, and every character that means something in HTML or in a template as a
/// number, so that neither a browser nor a template engine further on takes it for its own.
///
/// ```
/// let shown = cloud::page::shown("<b>{{name}}</b>").into_string();
/// assert_eq!(shown, "&#60;b&#62;&#123;&#123;name&#125;&#125;&#60;/b&#62;");
/// ```
#[must_use]
pub fn shown(raw: &str) -> Markup {
    let mut out = String::with_capacity(raw.len());
    for c in many_lines(raw).chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' | '`' | '{' | '}' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            other => out.push(other),
        }
    }
    PreEscaped(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_typed_is_neither_markup_nor_a_template_nor_turned_around() {
        let nasty = "\"><script>alert(1)</script>{{name}}\u{202e}\0'`&";
        assert_eq!(
            shown(nasty).into_string(),
            "&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#123;&#123;name&#125;&#125;&#39;&#96;&#38;"
        );
    }
}
