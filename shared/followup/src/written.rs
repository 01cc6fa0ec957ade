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
    error.span().map(|span| line_at(text, span.start))
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
}
