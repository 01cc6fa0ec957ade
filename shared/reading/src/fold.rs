//! Text as words are looked for in it: small letters without accents, one kind of space, one kind of apostrophe.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that are not a plain letter with an accent, and what people write where a keyboard lacks them.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        '’' | '‘' | '`' | '´' | 'ʼ' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '–' | '—' | '−' | '‐' | '‑' | '―' | '〜' | '～' => "-",
        '：' => ":",
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' | '\u{2002}'..='\u{200a}' | '\t' => " ",
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\r' => "",
        _ => return None,
    })
}

/// Letters of alphabets in which a mark is an accent and not another letter.
fn has_accents(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{386}'..='\u{3ce}' | '\u{1e00}'..='\u{1fff}')
}

/// Folds a text. Lines stay lines; several spaces become one.
///
/// ```
/// assert_eq!(reading::fold("Réponse  AUTOMATIQUE : Straße"), "reponse automatique : strasse");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let push = |folded: &mut String, c: char| {
        if c != ' ' || !folded.ends_with([' ', '\n']) && !folded.is_empty() {
            folded.push(c);
        }
    };
    for c in text.chars().flat_map(char::to_lowercase) {
        if let Some(plain) = plain(c) {
            for c in plain.chars() {
                push(&mut folded, c);
            }
        } else if has_accents(c) {
            for c in c.nfd().filter(|c| !is_combining_mark(*c)) {
                push(&mut folded, c);
            }
        } else if let '\u{ff01}'..='\u{ff5e}' = c {
            // Full-width forms of ASCII.
            let narrow = u32::from(c) - 0xff01 + 0x21;
            folded.extend(
                char::from_u32(narrow)
                    .into_iter()
                    .flat_map(char::to_lowercase),
            );
        } else if !('\u{300}'..='\u{36f}').contains(&c) {
            push(&mut folded, c);
        }
    }
    folded
}

/// Whether a folded text has one of the phrases, whole words in alphabets that have spaces.
pub(crate) fn has(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(folded, phrase).is_some())
}

/// Where a folded text has a phrase. A phrase that ends in `*` may go on within the word.
pub(crate) fn find(folded: &str, phrase: &str) -> Option<usize> {
    let (phrase, open) = match phrase.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (phrase, false),
    };
    let spaced = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    let mut from = 0;
    while let Some(at) = folded.get(from..).and_then(|rest| rest.find(phrase)) {
        let (start, end) = (from + at, from + at + phrase.len());
        let before = folded[..start].chars().next_back();
        let after = folded[end..].chars().next();
        let begins = phrase.chars().next().is_none_or(|c| !spaced(c));
        let ends = phrase.chars().next_back().is_none_or(|c| !spaced(c));
        if (begins || before.is_none_or(|c| !spaced(c)))
            && (open || ends || after.is_none_or(|c| !spaced(c)))
        {
            return Some(start);
        }
        from = start + phrase.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// Scripts that put no space between words, or a particle right behind them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Scripts in which a text has no spaces at all.
pub(crate) fn is_written_without_spaces(c: char) -> bool {
    is_unspaced(c)
        && !matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// Lines as one, so that a phrase may go over the end of a line.
pub(crate) fn joined(folded: &str) -> String {
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_letters_of_their_own_stay() {
        assert_eq!(
            fold("Não estarei · İSTANBUL · Ωμέγα · Ещё · 自動返信"),
            "nao estarei · istanbul · ωμεγα · ещё · 自動返信"
        );
        assert_eq!(fold("ＡＢＣ　１２"), "abc 12");
    }

    #[test]
    fn words_are_found_whole() {
        assert!(has("i am away now", &["away"]));
        assert!(!has("takeaways", &["away"]));
        assert!(has("takeaways", &["take*"]));
        assert!(has("これは自動返信です", &["自動返信"]));
    }
}
