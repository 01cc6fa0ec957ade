//! Where in a TOML text something stands, for whoever is told that it is wrong.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// A step of the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PathStep<'a> {
    /// Into a table.
    Key(&'a str),
    /// Into a list, counted from 0.
    Item(usize),
}

/// The line, from 1, of a byte offset.
fn line_at(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// The line, from 1, of what could not be read.
pub(crate) fn line_of_error(text: &str, error: &Error) -> Option<usize> {
    let span = error.span()?;
    let at = begin_of_entry(text, error.message(), span.start);
    Some(line_at(text, at.unwrap_or(span.start)))
}

/// Where the list or the braces begin that have no end, and the entry of a list begins behind which, or in which, a comma is missing: the
/// parser notices it where the next thing stands, some lines below.
fn begin_of_entry(text: &str, message: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let brackets = Brackets::of(before);
    let of_a_part = [
        "missing comma between key-value",
        "extra assignment between",
    ];
    let is_open = ["unclosed array", "unclosed inline table"];
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if begins(&of_a_part) || begins(&is_open) {
        brackets.open.last().copied()
    } else if begins(&["missing comma between array elements"]) {
        let last = before.trim_end().len().checked_sub(1)?;
        let closed = brackets.closed.filter(|(_, end)| *end == last);
        Some(closed.map_or(last, |(begin, _)| begin))
    } else {
        None
    }
}

/// Brackets and braces of the beginning of a text.
#[derive(Debug, Default)]
struct Brackets {
    /// Where those begin that are still open, the innermost last.
    open: Vec<usize>,
    /// Where the last one began and ended that was closed.
    closed: Option<(usize, usize)>,
}

impl Brackets {
    /// Reads over texts and remarks, in which brackets mean nothing.
    fn of(text: &str) -> Self {
        let mut read = Self::default();
        let mut quote: Option<char> = None;
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            match (quote, letter) {
                (Some('"'), '\\') => {
                    letters.next();
                }
                (Some(open), _) if open == letter => quote = None,
                // A remark ends with its line, and so does a text that somebody forgot to end.
                (Some('#'), '\n') => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'' | '#') => quote = Some(letter),
                (None, '[' | '{') => read.open.push(at),
                (None, ']' | '}') => read.closed = read.open.pop().map(|begin| (begin, at)),
                (None, _) => {}
            }
        }
        read
    }
}

/// The line, from 1, of a value; of what holds it, where it is not there.
pub(crate) fn line(text: &str, way: &[PathStep<'_>]) -> usize {
    let mut at = 0;
    if let Ok(root) = DeTable::parse(text) {
        let (first, rest) = match way.split_first() {
            Some((PathStep::Key(key), rest)) => (root.get_ref().get(*key), rest),
            Some((PathStep::Item(_), _)) | None => (None, way),
        };
        let mut held = first;
        let mut rest = rest.iter();
        while let Some(value) = held {
            at = value.span().start;
            held = rest.next().and_then(|step| within(value, *step));
        }
    }
    line_at(text, at)
}

fn within<'a, 'i>(
    value: &'a Spanned<DeValue<'i>>,
    step: PathStep<'_>,
) -> Option<&'a Spanned<DeValue<'i>>> {
    match step {
        PathStep::Key(key) => value.get_ref().as_table()?.get(key),
        PathStep::Item(index) => value.get_ref().as_array()?.get(index),
    }
}

#[cfg(test)]
mod tests {
    use super::PathStep::{Item, Key};
    use super::*;

    const TEXT: &str =
        "a = 1\n\n[section]\nb = [\n  2,\n  3,\n]\n\n[[fields]]\nc = 4\n\n[[fields]]\nd = 5\n";

    #[test]
    fn a_value_is_found_on_its_line_and_what_is_missing_on_that_of_what_would_hold_it() {
        for (way, expected) in [
            (&[] as &[PathStep<'_>], 1),
            (&[Key("a")], 1),
            (&[Key("missing")], 1),
            (&[Key("section")], 3),
            (&[Key("section"), Key("b")], 4),
            (&[Key("section"), Key("b"), Item(1)], 6),
            (&[Key("section"), Key("missing")], 3),
            (&[Key("fields"), Item(1)], 12),
            (&[Key("fields"), Item(1), Key("d")], 13),
            (&[Key("fields"), Item(1), Key("missing")], 12),
        ] {
            assert_eq!(line(TEXT, way), expected, "{way:?}");
        }
        assert_eq!(line("no = toml = at all", &[Key("no")]), 1);
    }

    #[test]
    fn a_missing_comma_is_reported_where_the_entry_begins() {
        for (text, expected) in [
            (
                "a = 1\nsteps = [\n  { name = \"x [\", # {\n    kind = \"call\"\n    after = \"0m\",\n    template = \"z\" },\n]\n",
                3,
            ),
            (
                "steps = [\n  { name = \"x\" },\n  { name = \"y\",\n    kind = 1 }\n  { name = \"z\" },\n]\n",
                3,
            ),
            ("list = [\n  \"x\"\n\n  \"y\",\n]\n", 2),
            ("a = 1\nlist = [\n  1,\n  2,\n", 2),
            ("a = 1\nb = “x”\n", 2),
        ] {
            let error = toml::from_str::<toml::Table>(text).unwrap_err();
            assert_eq!(
                line_of_error(text, &error),
                Some(expected),
                "{text}: {error}"
            );
        }
    }
}
