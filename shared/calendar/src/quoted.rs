//! Foreign text in an error message.

/// The longest piece of foreign text that an error message repeats, in characters.
const MAX_QUOTED: usize = 60;

/// Text for an error message, cut to [`MAX_QUOTED`].
pub(crate) fn quoted(text: &str) -> String {
    let mut cut: String = text.chars().take(MAX_QUOTED).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
