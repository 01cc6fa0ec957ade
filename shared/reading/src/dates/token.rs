//! A text as numbers, words and signs: what dates are made of.

/// Tokens of a text that are looked at.
const MAX_TOKENS: usize = 4_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of digits.
    Number,
    /// A run of letters.
    Word,
    /// One character, of a script that writes a word with one or of punctuation.
    Sign,
}

/// A token, and where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl Token<'_> {
    /// The token's value, if it is a number of at most `most` digits.
    pub(super) fn number(&self, most: usize) -> Option<u32> {
        (self.kind == TokenKind::Number && self.text.len() <= most)
            .then(|| self.text.parse().ok())
            .flatten()
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The numbers, words and signs of a folded text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| match c {
        '0'..='9' => Some(TokenKind::Number),
        // A sign of Chinese, Japanese or Korean may be a word.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
            Some(TokenKind::Sign)
        }
        c if c.is_alphabetic() => Some(TokenKind::Word),
        ' ' => None,
        _ => Some(TokenKind::Sign),
    };
    let mut found: Vec<Token<'_>> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(kind) = kind(c) else { continue };
        let end = at + c.len_utf8();
        if let Some(last) = found.last_mut()
            && kind != TokenKind::Sign
            && last.kind == kind
            && last.end() == at
        {
            last.text = &text[last.start..end];
        } else {
            if found.len() == MAX_TOKENS {
                break;
            }
            found.push(Token {
                kind,
                text: &text[at..end],
                start: at,
            });
        }
    }
    found
}
