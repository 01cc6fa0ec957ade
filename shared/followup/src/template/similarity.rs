//! Whether one message says what another has said, nearly word for word.

use std::collections::{BTreeMap, BTreeSet};

use super::{Template, TemplatePart, Variable};

/// How many words in a row are compared.
pub const SHINGLE: usize = 4;
/// The share of the shorter text's runs of [`SHINGLE`] words from which it counts as a repetition.
pub const SIMILAR: f64 = 0.5;
/// What ends a sentence, or the part of one that says something by itself.
const SENTENCE_ENDS: [char; 6] = ['.', '!', '?', ':', ';', '…'];

/// A word as it is compared: lower case, without punctuation.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) line: usize,
    pub(super) ends_sentence: bool,
}

/// Lines without an empty one between them.
pub(super) struct Paragraph {
    pub(super) line: usize,
    pub(super) words: Vec<Word>,
    pub(super) variables: BTreeSet<Variable>,
}

impl Template {
    /// The share of its runs of words that stands in another text, too; of the other's, where that is the shorter one.
    pub(crate) fn share_of(&self, text: &str) -> f64 {
        let mut other = Vec::new();
        for (line, said) in text.lines().enumerate() {
            push_text(said, line, &mut other);
        }
        overlap(&shingles(&self.words()), &shingles(&other))
    }

    /// The words of the subject and the body; a variable is its fallback, or one word.
    pub(super) fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        push_words(&self.subject, &mut words);
        push_words(&self.body, &mut words);
        words
    }

    /// The paragraphs of the body.
    pub(super) fn paragraphs(&self) -> Vec<Paragraph> {
        let mut lines: BTreeMap<usize, (Vec<Word>, BTreeSet<Variable>)> = BTreeMap::new();
        gather(&self.body, &mut lines);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut last_line = 0;
        for (line, (words, variables)) in lines {
            match paragraphs.last_mut() {
                Some(paragraph) if line == last_line + 1 => {
                    paragraph.words.extend(words);
                    paragraph.variables.extend(variables);
                }
                Some(_) | None => paragraphs.push(Paragraph {
                    line,
                    words,
                    variables,
                }),
            }
            last_line = line;
        }
        paragraphs
    }
}

fn gather(parts: &[TemplatePart], lines: &mut BTreeMap<usize, (Vec<Word>, BTreeSet<Variable>)>) {
    for part in parts {
        match part {
            TemplatePart::Literal { text, line } => {
                if !text.trim().is_empty() {
                    push_text(text, *line, &mut lines.entry(*line).or_default().0);
                }
            }
            TemplatePart::Insert { variable, line, .. } => {
                let (words, variables) = lines.entry(*line).or_default();
                push_words(std::slice::from_ref(part), words);
                variables.insert(*variable);
            }
            TemplatePart::When { parts, .. } => gather(parts, lines),
        }
    }
}

fn push_words(parts: &[TemplatePart], words: &mut Vec<Word>) {
    for part in parts {
        match part {
            TemplatePart::Literal { text, line } => push_text(text, *line, words),
            TemplatePart::Insert {
                variable,
                fallback,
                line,
                ..
            } => match fallback {
                Some(fallback) => push_text(fallback, *line, words),
                None => words.push(Word {
                    text: variable.as_str().to_owned(),
                    line: *line,
                    ends_sentence: false,
                }),
            },
            TemplatePart::When { parts, .. } => push_words(parts, words),
        }
    }
}

fn push_text(text: &str, line: usize, words: &mut Vec<Word>) {
    let is_mark = |c: char| !(c.is_alphanumeric() || c == '\'' || c == '’');
    if text.trim_start().starts_with("- ") {
        end_sentence(words);
    }
    for piece in text.split_inclusive(is_mark) {
        let word = piece.replace('’', "'");
        let word = word
            .trim_matches(|c| c == '\'' || is_mark(c))
            .to_lowercase();
        if !word.is_empty() {
            words.push(Word {
                text: word,
                line,
                ends_sentence: false,
            });
        }
        if piece.ends_with(SENTENCE_ENDS) {
            end_sentence(words);
        }
    }
}

fn end_sentence(words: &mut [Word]) {
    if let Some(last) = words.last_mut() {
        last.ends_sentence = true;
    }
}

/// Every run of [`SHINGLE`] words of a text.
pub(super) type Shingles<'a> = BTreeSet<[&'a str; SHINGLE]>;

pub(super) fn shingles(words: &[Word]) -> Shingles<'_> {
    let runs = words.array_windows();
    runs.map(|run: &[Word; SHINGLE]| run.each_ref().map(|word| word.text.as_str()))
        .collect()
}

/// The share of the shorter text's shingles that the other has too.
pub(super) fn overlap(one: &Shingles<'_>, other: &Shingles<'_>) -> f64 {
    let shorter = one.len().min(other.len());
    if shorter == 0 {
        return 0.0;
    }
    one.intersection(other).count() as f64 / shorter as f64
}
