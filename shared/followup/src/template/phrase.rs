//! Phrases that a text is searched for: how they are written down, and where one of them stands.
//!
//! A phrase is compared word by word, without case and punctuation, and never beyond the end of a sentence. `a|b` is either word, `a*`
//! one that begins so, `?a` one that may be missing; `..` stands for up to [`FEW`] words, `...` for up to [`MANY`].

use super::similarity::Word;

/// The most words that `..` stands for.
const FEW: usize = 3;
/// The most words that `...` stands for: what a German sentence puts between the two halves of its verb.
const MANY: usize = 8;

/// Phrases of one language that say the same kind of thing.
pub(super) struct Phrases {
    /// What says it.
    pub(super) said: &'static [&'static str],
    /// What reads like it and says something else: its words count for nothing.
    pub(super) unless: &'static [&'static str],
}

/// Words of a text that were searched for.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The words as they are compared.
    pub(crate) words: String,
    /// The line where it begins.
    pub(crate) line: usize,
}

/// The first passage among these words that says it in any of these languages.
pub(super) fn first_of<'a>(
    languages: impl IntoIterator<Item = &'a Phrases>,
    words: &[Word],
) -> Option<Passage> {
    let vocabulary = Vocabulary::of(words);
    let found = languages.into_iter().filter_map(|language| {
        let may_stand = |phrase: &&&'static str| vocabulary.may_say(phrase);
        let mut said = language.said.iter().filter(may_stand).peekable();
        said.peek()?;
        let unless = language.unless.iter().filter(may_stand);
        let counts = counting(unless, words);
        said.filter_map(|phrase| first_place(phrase, words, &counts))
            .min()
    });
    let (from, to) = found.min()?;
    let passage = words.get(from..to)?;
    let texts: Vec<&str> = passage.iter().map(|word| word.text.as_str()).collect();
    Some(Passage {
        words: texts.join(" "),
        line: passage.first()?.line,
    })
}

/// The words of a text, in order. Most phrases have a word that a text has nowhere, and need not be looked for at each place of it.
struct Vocabulary<'a>(Vec<&'a str>);

impl<'a> Vocabulary<'a> {
    fn of(words: &'a [Word]) -> Self {
        let mut words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        words.sort_unstable();
        Self(words)
    }

    /// Whether the text has each word that a phrase cannot do without, wherever it stands.
    fn may_say(&self, phrase: &'static str) -> bool {
        let mut words = phrase.split(' ').filter(|token| gap(token).is_none());
        words.all(|token| {
            let (mut any, may_miss) = word(token);
            may_miss || any.any(|one| self.has(one))
        })
    }

    fn has(&self, one: (&str, Extent)) -> bool {
        // Whatever begins with a word stands where the word itself would.
        let place = self.0.partition_point(|text| *text < one.0);
        self.0.get(place).is_some_and(|text| is(one, text))
    }
}

/// A part of a phrase, taken apart before any text is searched for it.
enum PhrasePart {
    /// Up to so many words.
    Gap(usize),
    /// One word.
    Word {
        /// Any of these, or one that begins so.
        any: Vec<(&'static str, Extent)>,
        may_miss: bool,
    },
}

/// How much of a word is compared.
#[derive(Clone, Copy)]
enum Extent {
    Whole,
    Beginning,
}

fn parts(phrase: &'static str) -> Vec<PhrasePart> {
    let parts = phrase.split(' ').map(|token| match gap(token) {
        Some(most) => PhrasePart::Gap(most),
        None => {
            let (any, may_miss) = word(token);
            let any = any.collect();
            PhrasePart::Word { any, may_miss }
        }
    });
    parts.collect()
}

/// How many words a token of a phrase stands for at most, if it is a gap.
fn gap(token: &str) -> Option<usize> {
    match token {
        ".." => Some(FEW),
        "..." => Some(MANY),
        _ => None,
    }
}

/// What a token of a phrase stands for that is no gap, and whether it may be missing.
fn word(token: &str) -> (impl Iterator<Item = (&str, Extent)>, bool) {
    let (word, may_miss) = token
        .strip_prefix('?')
        .map_or((token, false), |word| (word, true));
    let any = word.split('|').map(|one| match one.strip_suffix('*') {
        Some(beginning) => (beginning, Extent::Beginning),
        None => (one, Extent::Whole),
    });
    (any, may_miss)
}

/// Which of these words count: those that stand in none of the exceptions.
fn counting<'a>(unless: impl Iterator<Item = &'a &'static str>, words: &[Word]) -> Vec<bool> {
    let all = vec![true; words.len()];
    let mut counts = all.clone();
    for exception in unless {
        let parts = parts(exception);
        for from in 0..words.len() {
            if let Some(to) = end(&parts, words, &all, from) {
                for place in counts.iter_mut().take(to).skip(from) {
                    *place = false;
                }
            }
        }
    }
    counts
}

fn first_place(phrase: &'static str, words: &[Word], counts: &[bool]) -> Option<(usize, usize)> {
    let parts = parts(phrase);
    (0..words.len()).find_map(|from| end(&parts, words, counts, from).map(|to| (from, to)))
}

/// Where a phrase ends that begins with the word at this place.
fn end(parts: &[PhrasePart], words: &[Word], counts: &[bool], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    let most = match part {
        PhrasePart::Gap(most) => *most,
        PhrasePart::Word { any, may_miss } => {
            let there = words.get(at).filter(|found| {
                counts.get(at) == Some(&true) && any.iter().any(|one| is(*one, &found.text))
            });
            let taken = there.and_then(|_| {
                if !ends_sentence(words, at) {
                    return end(rest, words, counts, at + 1);
                }
                let may_miss = |part: &PhrasePart| matches!(part, PhrasePart::Word { may_miss, .. } if *may_miss);
                rest.iter().all(may_miss).then_some(at + 1)
            });
            let without = || may_miss.then(|| end(rest, words, counts, at)).flatten();
            return taken.or_else(without);
        }
    };
    for skipped in 0..=most {
        if let Some(to) = end(rest, words, counts, at + skipped) {
            return Some(to);
        }
        if ends_sentence(words, at + skipped) {
            break;
        }
    }
    None
}

fn is((wanted, extent): (&str, Extent), text: &str) -> bool {
    match extent {
        Extent::Whole => text == wanted,
        Extent::Beginning => text.starts_with(wanted),
    }
}

/// Whether no sentence goes on beyond this word: a mark says so, or an empty line.
fn ends_sentence(words: &[Word], at: usize) -> bool {
    match (words.get(at), words.get(at + 1)) {
        (Some(word), Some(next)) => word.ends_sentence || next.line > word.line + 1,
        (Some(_), None) | (None, _) => true,
    }
}
