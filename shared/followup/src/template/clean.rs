//! What other people typed, made fit to be shown.

/// The most characters of one value that are shown.
pub const TEXT_LIMIT: usize = 16_384;

/// Text on one line: control characters and line breaks become spaces, characters that reorder or hide text go,
/// runs of white space become one space.
pub(super) fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut characters = 0;
    let mut gap = false;
    for character in text.chars() {
        if character.is_whitespace() || character.is_control() {
            gap = true;
            continue;
        }
        if is_deceptive(character) {
            continue;
        }
        if characters >= TEXT_LIMIT {
            line.push('…');
            return line;
        }
        if gap && !line.is_empty() {
            line.push(' ');
            characters += 1;
        }
        gap = false;
        line.push(character);
        characters += 1;
    }
    line
}

/// Whether a reader would see nothing at all.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace()
            || character.is_control()
            || is_deceptive(character)
            || is_invisible(character)
    })
}

/// At most `limit` characters, the last of them an ellipsis when something was cut.
pub(super) fn bounded(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    let kept = kept.trim_end_matches(|last: char| last.is_whitespace() || is_invisible(last));
    format!("{kept}…")
}

/// Characters that change the order of others, or carry text that nobody sees.
fn is_deceptive(character: char) -> bool {
    matches!(character,
        '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E007F}')
        || (character as u32) & 0xFFFE == 0xFFFE
}

/// Characters that are part of honest writing and yet show nothing by themselves.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{200C}'
            | '\u{200D}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{FE00}'..='\u{FE0F}'
    )
}
