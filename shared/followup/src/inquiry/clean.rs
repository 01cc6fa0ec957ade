//! What is taken out of every text that a stranger typed.

use unicode_normalization::UnicodeNormalization;

/// True for characters that a person does not type and that change how the text around them is shown:
/// direction marks and overrides, zero-width fillers, tag characters.
///
/// The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// True for every character that ends a line somewhere.
fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// True for words of visible ASCII with one space between them, as most of what is typed is: nothing is to be taken out.
fn is_plain(raw: &str) -> bool {
    let is_visible = raw.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    is_visible && !raw.starts_with(' ') && !raw.ends_with(' ') && !raw.contains("  ")
}

/// One line: NFC, line breaks and tabs become spaces, control and direction characters go, white space collapses.
///
/// ```
/// use followup::inquiry::one_line;
/// assert_eq!(one_line(" Ann\r\nBcc: x\u{202e}\0 "), "Ann Bcc: x");
/// ```
#[must_use]
pub fn one_line(raw: &str) -> String {
    if is_plain(raw) {
        return raw.to_owned();
    }
    let visible: String = raw
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(|c| {
            if is_line_break(c) || c == '\t' {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !c.is_control())
        .nfc()
        .collect();
    let mut line = String::with_capacity(visible.len());
    for word in visible.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether nothing is left of a text on [`one_line`].
pub(crate) fn is_blank(raw: &str) -> bool {
    raw.is_empty() || (!is_plain(raw) && one_line(raw).is_empty())
}

/// Several lines: NFC, line breaks become `\n`, control and direction characters go, trimmed at both ends.
///
/// ```
/// use followup::inquiry::many_lines;
/// assert_eq!(many_lines("one\r\ntwo\u{7}\n"), "one\ntwo");
/// ```
#[must_use]
pub fn many_lines(raw: &str) -> String {
    if is_plain(raw) {
        return raw.to_owned();
    }
    let text: String = raw
        .replace("\r\n", "\n")
        .chars()
        .filter(|&c| !is_invisible(c))
        .map(|c| if is_line_break(c) { '\n' } else { c })
        .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
        .nfc()
        .collect();
    text.trim().to_owned()
}

/// At most `limit` characters; what is cut off is marked by an ellipsis, so that nobody takes a part for the whole.
#[must_use]
pub fn clipped(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(limit.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// Lower case without diacritics, for comparing names: `Müller` and `MULLER` fold to the same.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            '\'' | '’' | 'ʼ' | '`' => {}
            other => out.push(other),
        }
    }
    out
}

/// The combining marks of the Latin, Greek and Cyrillic alphabets. Marks of other scripts are letters there, and stay.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_line_never_holds_a_control_or_direction_character(raw in any::<String>()) {
            let line = one_line(&raw);
            prop_assert!(!line.chars().any(|c| c.is_control() || is_invisible(c) || is_line_break(c)));
            prop_assert_eq!(one_line(&line), line);
        }

        #[test]
        fn of_what_is_plain_nothing_is_taken_out(raw in "[ -~]{0,12}") {
            let words: Vec<&str> = raw.split_whitespace().collect();
            prop_assert_eq!(one_line(&raw), words.join(" "));
            prop_assert_eq!(many_lines(&raw), raw.trim());
        }

        #[test]
        fn clipping_keeps_the_limit(raw in any::<String>(), limit in 1usize..50) {
            prop_assert!(clipped(&raw, limit).chars().count() <= limit);
        }
    }
}
