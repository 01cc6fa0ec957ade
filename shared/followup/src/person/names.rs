//! How like two names are.

use unicode_normalization::UnicodeNormalization;

use super::given_names::{is_given_name, is_short_for};
use super::slip::slip_at;
use crate::inquiry::{PersonName, folded, is_name_particle};

/// Generations of one name in a family: who has one of these is not who has another, or none.
const GENERATIONS: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "junior", "senior"];
/// The fewest letters of a surname in which one may be mistyped.
const MIN_MISTYPED_SURNAME: usize = 5;

/// How like two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameLikeness {
    /// One of them is missing.
    Unknown,
    /// The same, but for case, marks, titles, hyphens, a second first name, and `ü` or `ue`.
    Same,
    /// The same surname, and a first name that is short for the other.
    Short,
    /// The same surname, and an initial.
    Initial,
    /// First name and surname in the other order.
    Turned,
    /// One slip in one of the two, or one surname of two.
    Near,
    /// One word alone that the other name has.
    Partial,
    /// The same surname and another first name: of one family, perhaps.
    Relative,
    /// Nothing in common.
    Other,
}

impl NameLikeness {
    /// Whether the names may be one person's, given that something stronger says so.
    pub(super) fn may_be_one(self) -> bool {
        match self {
            Self::Unknown
            | Self::Same
            | Self::Short
            | Self::Initial
            | Self::Turned
            | Self::Near => true,
            Self::Partial | Self::Relative | Self::Other => false,
        }
    }

    /// Whether both names are whole and are one person's but for how they are written.
    pub(super) fn is_one_name(self) -> bool {
        match self {
            Self::Same | Self::Short | Self::Turned | Self::Near => true,
            Self::Unknown | Self::Initial | Self::Partial | Self::Relative | Self::Other => false,
        }
    }
}

/// A word as it compares: with `ü` as `u`, and as `ue`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoldedWord {
    pub(super) plain: String,
    long: Option<String>,
}

impl FoldedWord {
    fn of(word: &str) -> Self {
        let letters = |text: &str| -> String {
            folded(text)
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect()
        };
        let plain = letters(word);
        let long: String = word
            .nfc()
            .flat_map(char::to_lowercase)
            .map(|c| match c {
                'ä' => "ae".to_owned(),
                'ö' | 'ø' => "oe".to_owned(),
                'ü' => "ue".to_owned(),
                'å' => "aa".to_owned(),
                other => other.to_string(),
            })
            .collect();
        let long = letters(&long);
        Self {
            long: (long != plain).then_some(long),
            plain,
        }
    }

    /// How the word may stand in an address.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.long
            .as_deref()
            .into_iter()
            .chain([self.plain.as_str()])
    }

    fn is_like(&self, other: &Self) -> bool {
        let is = |one: &Option<String>, word: &str| one.as_deref() == Some(word);
        self.plain == other.plain
            || is(&self.long, &other.plain)
            || is(&other.long, &self.plain)
            || (self.long.is_some() && self.long == other.long)
    }

    fn is_initial_of(&self, other: &Self) -> bool {
        self.plain.chars().count() == 1 && other.plain.starts_with(&self.plain)
    }
}

/// A name as it compares: its words in the order first name to surname.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameWords {
    pub(super) words: Vec<FoldedWord>,
    generation: Option<String>,
}

impl NameWords {
    pub(super) fn of(name: Option<&PersonName>) -> Self {
        let name = name.filter(|name| !name.is_placeholder());
        let words = name.map(PersonName::words).unwrap_or_default();
        let generation = name.and_then(|name| {
            let last = name.full().rsplit([' ', ',']).next()?;
            let last = FoldedWord::of(last).plain;
            GENERATIONS.contains(&last.as_str()).then_some(last)
        });
        let mut words: Vec<FoldedWord> = words
            .iter()
            .enumerate()
            .filter(|(at, word)| *at == 0 || !is_name_particle(word))
            .flat_map(|(_, word)| word.split('-'))
            .map(FoldedWord::of)
            .filter(|word| !word.plain.is_empty())
            .collect();
        if words.len() > 2
            && words
                .last()
                .is_some_and(|last| GENERATIONS.contains(&last.plain.as_str()))
        {
            words.pop();
        }
        Self { words, generation }
    }

    /// First name and surname; nothing of a name of one word.
    fn ends(&self) -> Option<(&FoldedWord, &FoldedWord)> {
        match self.words.as_slice() {
            [first, .., last] => Some((first, last)),
            [] | [_] => None,
        }
    }

    /// The first names written as one: `Anne Marie` is `Annemarie`.
    fn given_together(&self) -> String {
        let given = &self.words[..self.words.len().saturating_sub(1)];
        given.iter().map(|word| word.plain.as_str()).collect()
    }

    pub(super) fn likeness(&self, other: &Self) -> NameLikeness {
        if self.words.is_empty() || other.words.is_empty() {
            return NameLikeness::Unknown;
        }
        let (Some(one), Some(two)) = (self.ends(), other.ends()) else {
            return self.one_word(other);
        };
        let ((given, surname), (other_given, other_surname)) = (one, two);
        let likeness = if surname.is_like(other_surname) {
            self.same_surname(other, given, other_given)
        } else if given.is_like(other_surname) && surname.is_like(other_given) {
            NameLikeness::Turned
        } else if !given.is_like(other_given) {
            NameLikeness::Other
        } else if self.has_surname_of(other) || is_mistyped_surname(surname, other_surname) {
            NameLikeness::Near
        } else {
            NameLikeness::Other
        };
        // Father and son: whoever writes it means it.
        if self.generation != other.generation && likeness != NameLikeness::Other {
            return NameLikeness::Relative;
        }
        likeness
    }

    fn one_word(&self, other: &Self) -> NameLikeness {
        let has = |many: &[FoldedWord], one: &FoldedWord| many.iter().any(|word| word.is_like(one));
        match (self.words.as_slice(), other.words.as_slice()) {
            ([one], [two]) if one.is_like(two) => NameLikeness::Same,
            ([one], [two]) if is_short_for(&one.plain, &two.plain) => NameLikeness::Partial,
            ([_], [_]) => NameLikeness::Other,
            ([one], many) | (many, [one]) if has(many, one) => NameLikeness::Partial,
            (_, _) => NameLikeness::Other,
        }
    }

    fn same_surname(
        &self,
        other: &Self,
        given: &FoldedWord,
        other_given: &FoldedWord,
    ) -> NameLikeness {
        let middle = |name: &Self| -> Vec<FoldedWord> {
            let inner = name.words.get(1..name.words.len().saturating_sub(1));
            inner.unwrap_or_default().to_vec()
        };
        let (mine, theirs) = (middle(self), middle(other));
        if given.is_like(other_given) {
            // Two second first names that differ: Anna Maria and Anna Luisa.
            let differ = |one: &FoldedWord| {
                let agrees = |two: &FoldedWord| {
                    one.is_like(two) || one.is_initial_of(two) || two.is_initial_of(one)
                };
                !theirs.iter().any(agrees)
            };
            let is_other = !mine.is_empty() && !theirs.is_empty() && mine.iter().all(differ);
            return if is_other {
                NameLikeness::Short
            } else {
                NameLikeness::Same
            };
        }
        let is_second_name = theirs.iter().any(|word| word.is_like(given))
            || mine.iter().any(|word| word.is_like(other_given));
        if self.given_together() == other.given_together() {
            NameLikeness::Same
        } else if is_second_name || is_short_for(&given.plain, &other_given.plain) {
            NameLikeness::Short
        } else if given.is_initial_of(other_given) || other_given.is_initial_of(given) {
            NameLikeness::Initial
        } else if is_mistyped_given(given, other_given) {
            NameLikeness::Near
        } else {
            NameLikeness::Relative
        }
    }

    /// Whether the surname of one is one of two that the other has: García, and García López.
    fn has_surname_of(&self, other: &Self) -> bool {
        let has = |many: &Self, one: &Self| {
            let [_, many @ ..] = many.words.as_slice() else {
                return false;
            };
            let [_, surname] = one.words.as_slice() else {
                return false;
            };
            many.len() > 1 && many.iter().any(|word| word.is_like(surname))
        };
        has(self, other) || has(other, self)
    }
}

fn is_mistyped_surname(one: &FoldedWord, other: &FoldedWord) -> bool {
    let shortest = one.plain.chars().count().min(other.plain.chars().count());
    shortest >= MIN_MISTYPED_SURNAME && slip_at(&one.plain, &other.plain).is_some()
}

/// Whether a first name is the other with a slip in it. Paul and Paula, Mario and Maria, Andrea and Andreas differ at their end and are
/// two people; so are Marta and Maria, of whom each has a name that there is.
fn is_mistyped_given(one: &FoldedWord, other: &FoldedWord) -> bool {
    let (one, other) = (one.plain.as_str(), other.plain.as_str());
    let end = one.chars().count().min(other.chars().count()) - 1;
    slip_at(one, other).is_some_and(|at| at < end) && !(is_given_name(one) && is_given_name(other))
}

#[cfg(test)]
mod tests {
    use super::NameLikeness::*;
    use super::*;
    use proptest::prelude::*;

    fn likeness(one: &str, other: &str) -> NameLikeness {
        let words = |name: &str| NameWords::of(PersonName::parse(name).ok().as_ref());
        let found = words(one).likeness(&words(other));
        assert_eq!(found, words(other).likeness(&words(one)), "{one}, {other}");
        found
    }

    proptest! {
        #[test]
        fn a_name_is_itself_and_likeness_is_mutual(one in "\\PC{1,30}", other in "(Jim|James|J\\.|Dr\\.|,| |Jr|Smith|Ma|\\PC){1,6}") {
            let words = |name: &str| NameWords::of(PersonName::parse(name).ok().as_ref());
            let (one, other) = (words(&one), words(&other));
            prop_assert_eq!(one.likeness(&other), other.likeness(&one));
            prop_assert!(other.likeness(&other).may_be_one());
        }
    }

    #[test]
    fn names_are_compared_as_people_write_them() {
        for (one, other, expected) in [
            ("James Brodo", "james  BRODO", Same),
            ("Dr. James Brodo", "Brodo, James", Same),
            ("James T. Brodo", "James Brodo", Same),
            ("José García", "Jose Garcia", Same),
            ("Jürgen Müller", "Juergen Mueller", Same),
            ("Jürgen Müller", "Jurgen Muller", Same),
            ("Søren Østergård", "Soeren Oestergaard", Same),
            ("Anne-Marie Berg", "Annemarie Berg", Same),
            ("Ludwig van Beek", "Ludwig Beek", Same),
            ("Jim Brodo", "James Brodo", Short),
            ("Robert Smith", "J. Robert Smith", Short),
            ("Anna Maria Berg", "Anna Luisa Berg", Short),
            ("J. Brodo", "James Brodo", Initial),
            ("Brodo James", "James Brodo", Turned),
            ("James Brdoo", "James Brodo", Near),
            ("Jmaes Brodo", "James Brodo", Near),
            ("María García", "María García López", Near),
            ("Eva Meyer", "Eva Meyer-Schulz", Near),
            ("Jim", "Jim Brodo", Partial),
            ("Brodo", "Jim Brodo", Partial),
            ("Jim", "James", Partial),
            ("Jim", "Jim", Same),
            ("Paul Berg", "Paula Berg", Relative),
            ("Mario Rossi", "Maria Rossi", Relative),
            ("Andrea Vogel", "Andreas Vogel", Relative),
            ("Hanna Berg", "Henna Berg", Near),
            ("Marta Berg", "Maria Berg", Relative),
            ("Christine Carter", "Christopher Carter", Relative),
            ("James Brodo Jr.", "James Brodo", Relative),
            ("James Brodo Sr.", "James Brodo, Jr.", Relative),
            ("Jim Brodo", "Jim Carter", Other),
            ("Ann Lee", "Bob Ray", Other),
            ("Unknown caller", "James Brodo", Unknown),
            ("山田太郎", "山田太郎", Same),
            ("Halpert,", "Halpert", Same),
            ("James Halpert, PhD", "James Halpert", Same),
            ("Ja Halpert", "James Halpert", Relative),
            ("Jo Smith", "Joseph Smith", Short),
            ("Alexander Koch", "Alexandra Koch", Relative),
        ] {
            assert_eq!(likeness(one, other), expected, "{one} and {other}");
        }
    }
}
