//! The text part: what the HTML part says, for a reader without one.

use super::document::{DocumentBlock, Inline};

/// The columns that a line of the text part fills, unless a single word or address is longer.
const WIDTH: usize = 76;

/// Blocks as plain text, an empty line between them.
pub(super) fn page(body: &[DocumentBlock], footer: &[DocumentBlock]) -> String {
    let mut lines = Vec::new();
    blocks(body, WIDTH, &mut lines);
    if !footer.is_empty() {
        lines.push(String::new());
        lines.push("-".repeat(WIDTH / 2));
        blocks(footer, WIDTH, &mut lines);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn blocks(list: &[DocumentBlock], width: usize, lines: &mut Vec<String>) {
    for (index, block) in list.iter().enumerate() {
        if index > 0 {
            lines.push(String::new());
        }
        match block {
            DocumentBlock::Paragraph(content) => wrap(&plain(content), width, lines),
            DocumentBlock::Heading(content) => {
                let title = plain(content);
                let longest = title
                    .lines()
                    .map(|line| line.chars().count())
                    .max()
                    .unwrap_or(0);
                wrap(&title, width, lines);
                lines.push("-".repeat(longest.min(width)));
            }
            DocumentBlock::Quote(content) => nested(content, width, "> ", "> ", lines),
            DocumentBlock::List { first, items } => {
                for (number, item) in items.iter().enumerate() {
                    let mark = match first {
                        Some(start) => format!("{}. ", start.saturating_add(number as u64)),
                        None => "- ".to_owned(),
                    };
                    let indent = " ".repeat(mark.chars().count());
                    if number > 0 && items.iter().any(|item| item.len() > 1) {
                        lines.push(String::new());
                    }
                    nested(item, width, &mark, &indent, lines);
                }
            }
            DocumentBlock::Rule => lines.push("-".repeat(width / 2)),
        }
    }
}

fn nested(
    content: &[DocumentBlock],
    width: usize,
    first: &str,
    then: &str,
    lines: &mut Vec<String>,
) {
    let mut inner = Vec::new();
    blocks(
        content,
        width.saturating_sub(first.chars().count()),
        &mut inner,
    );
    for (index, line) in inner.iter().enumerate() {
        let prefix = if index == 0 { first } else { then };
        lines.push(format!("{prefix}{line}").trim_end().to_owned());
    }
}

/// One paragraph, a line break where one is meant.
pub(super) fn plain(list: &[Inline]) -> String {
    let mut text = String::new();
    for (index, inline) in list.iter().enumerate() {
        match inline {
            Inline::Text(words) => text.push_str(words),
            Inline::Strong(content) | Inline::Emphasis(content) => text.push_str(&plain(content)),
            Inline::Link { url, button, label } => {
                let before = index.checked_sub(1).and_then(|at| list.get(at));
                let alone = *button || (ends_line(before) && ends_line(list.get(index + 1)));
                text.push_str(&link(&plain(label), url, alone));
            }
            Inline::Soft => text.push(if button_at(list, index) { '\n' } else { ' ' }),
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// Whether a line break of the source separates buttons.
fn button_at(list: &[Inline], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|at| list.get(at));
    [before, list.get(index + 1)]
        .into_iter()
        .flatten()
        .any(|inline| matches!(inline, Inline::Link { button: true, .. }))
}

fn ends_line(neighbour: Option<&Inline>) -> bool {
    matches!(neighbour, None | Some(Inline::Break))
}

fn link(label: &str, url: &str, alone: bool) -> String {
    let address = url
        .strip_prefix("mailto:")
        .or_else(|| url.strip_prefix("tel:"))
        .unwrap_or(url);
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if label == address || label == url {
        address.to_owned()
    } else if url.starts_with("tel:") && digits(label) == digits(address) {
        // The number as people write it; a phone finds it in the text.
        label.to_owned()
    } else if alone {
        format!("{label}: {address}")
    } else {
        format!("{label} <{address}>")
    }
}

/// Breaks lines at spaces; a word that is longer than a line stays whole.
fn wrap(paragraph: &str, width: usize, lines: &mut Vec<String>) {
    for line in paragraph.split('\n') {
        let mut current = String::new();
        let mut columns = 0;
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if columns > 0 && columns + 1 + length > width {
                lines.push(std::mem::take(&mut current));
                columns = 0;
            }
            if columns > 0 {
                current.push(' ');
                columns += 1;
            }
            current.push_str(word);
            columns += length;
        }
        lines.push(current);
    }
}
