//! By what somebody is found who rings back: the words of their name and company, their address, the last digits of their number.
//!
//! A table holds keyed hashes of these alone, each with the lead that it leads to, so that nothing that says who somebody is lies in it a second
//! time. A part of a word finds it from three letters on; a word that is typed wrong does not.

use unicode_normalization::UnicodeNormalization;

use crate::inquiry::{EmailAddress, Inquiry, folded, is_legal_form, one_line};
use crate::person::organisation;

/// What one inquiry is found by, at most.
pub const MAX_FOUND_BY: usize = 16;
/// Letters from which the beginning of a word finds it.
pub const MIN_BEGINNING: usize = 3;
/// The last digits of a number, by which it is found.
pub const LAST_DIGITS: usize = 6;
/// Words of one question.
pub const MAX_TERMS: usize = 5;
/// The longest question, in characters.
pub const MAX_ASKED_CHARS: usize = 200;

/// By what an inquiry is found: a text for each way, the surest first, at most [`MAX_FOUND_BY`].
///
/// ```
/// # use followup::inquiry::{Inquiry, PersonName};
/// use followup::search::found_by;
/// # let inquiry = |name: &str| -> Inquiry { serde_json::from_value(serde_json::json!({
/// #     "form": "contact", "source": "web", "name": name, "topic_phrase": "your inquiry" })).unwrap() };
/// let ways = found_by(&inquiry("Dr. Eva Müller"));
/// assert!(ways.contains(&"word muller".to_owned()) && ways.contains(&"word mueller".to_owned()));
/// assert!(ways.contains(&"begins mul".to_owned()));
/// ```
#[must_use]
pub fn found_by(inquiry: &Inquiry) -> Vec<String> {
    let phone = inquiry.phone.as_ref();
    let number = phone.and_then(|phone| last_digits(phone.as_str()));
    let email = inquiry.email.as_ref();
    let address = email.map(|email| address_way(email.normalised()));
    let domain = email.and_then(|email| organisation(email.domain()));
    let [names, companies] = own_words(inquiry);
    let beginnings = |words: &[String]| -> Vec<String> {
        words.iter().filter_map(|word| beginning(word)).collect()
    };
    let words =
        |words: &[String]| -> Vec<String> { words.iter().map(|word| word_way(word)).collect() };
    let all = number.map(|digits| number_way(&digits));
    let all = all.into_iter().chain(address);
    let all = all.chain(domain.map(domain_way));
    let all = all.chain(whole_name_way(inquiry));
    let all = all.chain(words(&names)).chain(beginnings(&names));
    let all = all.chain(words(&companies)).chain(beginnings(&companies));
    let mut ways: Vec<String> = Vec::new();
    for way in all {
        if ways.len() < MAX_FOUND_BY && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// By what those are found who have the name of whoever asked, in whichever order and with whichever form of the first name; nothing, of a
/// name of one word. Who of them may be the same person, [`person`](crate::person) tells.
///
/// ```
/// # use followup::inquiry::{Inquiry, PersonName};
/// use followup::search::whole_name_way;
/// # let inquiry = |name: &str| -> Inquiry { serde_json::from_value(serde_json::json!({
/// #     "form": "contact", "source": "web", "name": name, "topic_phrase": "your inquiry" })).unwrap() };
/// assert_eq!(whole_name_way(&inquiry("Jim Brodo")), whole_name_way(&inquiry("Brodo, James")));
/// assert_eq!(whole_name_way(&inquiry("Brodo James")), whole_name_way(&inquiry("James Brodo")));
/// assert_eq!(whole_name_way(&inquiry("Jim")), None);
/// ```
#[must_use]
pub fn whole_name_way(inquiry: &Inquiry) -> Option<String> {
    let shared = inquiry.name.shared()?;
    let mut words: Vec<&str> = shared.split_whitespace().collect();
    words.sort_unstable();
    (words.len() > 1).then(|| format!("name {}", words.join(" ")))
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// Nothing was typed that a lead could be found by.
    #[error("type a name, a company, an address, or the last digits of a number")]
    Empty,
    /// Part of a number, with fewer digits than [`LAST_DIGITS`].
    #[error("type at least the last six digits of a number")]
    TooFewDigits,
    /// More than [`MAX_TERMS`] words, or more than [`MAX_ASKED_CHARS`] characters.
    #[error("type at most five words")]
    TooMuch,
}

/// What somebody looks for.
///
/// ```
/// use followup::search::{SearchError, SearchQuery};
/// assert!(SearchQuery::parse("mull eva").is_ok());
/// assert!(SearchQuery::parse("(555) 010-0199").is_ok());
/// assert_eq!(SearchQuery::parse("0199"), Err(SearchError::TooFewDigits));
/// assert_eq!(SearchQuery::parse("  "), Err(SearchError::Empty));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    terms: Vec<SearchTerm>,
}

/// One of the things that all have to be true of whoever is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum SearchTerm {
    /// A word, or its beginning, in each of its spellings.
    Word(Vec<String>),
    /// A whole address, normalised.
    Address(String),
    /// The domain of a company.
    Domain(String),
    /// Digits of a number, its last ones at least.
    Number(String),
}

impl SearchQuery {
    /// Reads what somebody typed, in any case and order.
    ///
    /// # Errors
    /// When nothing can be looked for by it; the error says what would be right.
    pub fn parse(typed: &str) -> Result<Self, SearchError> {
        let typed = one_line(typed);
        if typed.chars().count() > MAX_ASKED_CHARS {
            return Err(SearchError::TooMuch);
        }
        if is_number(&typed) {
            return number(&typed).map(|term| Self { terms: vec![term] });
        }
        let mut terms = Vec::new();
        for piece in typed.split([' ', ',', ';']).filter(|one| !one.is_empty()) {
            terms.extend(terms_of(piece));
        }
        match terms.len() {
            0 => Err(SearchError::Empty),
            1..=MAX_TERMS => Ok(Self { terms }),
            _ => Err(SearchError::TooMuch),
        }
    }

    /// Of each thing that has to be true, the ways by one of which whoever is looked for is found.
    pub fn ways(&self) -> impl Iterator<Item = Vec<String>> {
        self.terms.iter().map(|term| match term {
            SearchTerm::Word(spellings) => {
                let whole = spellings.iter().map(|word| word_way(word));
                let begun = spellings.iter().filter_map(|word| beginning(word));
                whole.chain(begun).collect()
            }
            SearchTerm::Address(address) => vec![address_way(address)],
            SearchTerm::Domain(domain) => vec![domain_way(domain)],
            SearchTerm::Number(digits) => last_digits(digits)
                .iter()
                .map(|last| number_way(last))
                .collect(),
        })
    }

    /// Whether whoever asked this is looked for: the ways tell the beginning of a word and the end of a number alone. Each thing may be true of
    /// another inquiry of theirs.
    #[must_use]
    pub fn is_met_by(&self, inquiries: &[&Inquiry]) -> bool {
        let is_met = |term: &SearchTerm| inquiries.iter().any(|one| term.is_met_by(one));
        self.terms.iter().all(is_met)
    }
}

impl SearchTerm {
    fn is_met_by(&self, inquiry: &Inquiry) -> bool {
        let email = inquiry.email.as_ref();
        match self {
            Self::Word(spellings) => own_words(inquiry).iter().flatten().any(|own| {
                spellings.iter().any(|word| {
                    own == word || (beginning(word).is_some() && own.starts_with(word.as_str()))
                })
            }),
            Self::Address(address) => email.is_some_and(|email| email.normalised() == address),
            Self::Domain(domain) => {
                email.is_some_and(|email| organisation(email.domain()) == Some(domain))
            }
            Self::Number(digits) => {
                let phone = inquiry.phone.as_ref();
                phone.is_some_and(|phone| phone.as_str().ends_with(digits.as_str()))
            }
        }
    }
}

/// The words of a name and of a company, each in all its spellings, without titles and legal forms.
fn own_words(inquiry: &Inquiry) -> [Vec<String>; 2] {
    let name = &inquiry.name;
    let names = if name.is_placeholder() {
        Vec::new()
    } else {
        name.words().into_iter().flat_map(spellings).collect()
    };
    let company = inquiry.company.as_deref().unwrap_or("");
    let companies = spellings(company).into_iter();
    let companies = companies.filter(|word| !is_legal_form(word)).collect();
    [names, companies]
}

/// The words of a text as they compare: without case and marks; where a letter has marks that are also written as a second letter, both ways
/// (`Müller` is `muller` and `mueller`). Single letters of an initial find nobody.
fn spellings(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for spelling in [folded(text), folded(&with_second_letters(text))] {
        let pieces = spelling.split(|c: char| !c.is_alphanumeric());
        for word in pieces.filter(|word| !word.is_empty() && !is_initial(word)) {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
    }
    words
}

fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn with_second_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'ä' => out.push_str("ae"),
            'ö' | 'ø' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'å' => out.push_str("aa"),
            other => out.push(other),
        }
    }
    out
}

/// What a piece of the question without spaces looks for.
fn terms_of(piece: &str) -> Vec<SearchTerm> {
    if let Ok(email) = EmailAddress::parse(piece) {
        return vec![SearchTerm::Address(email.normalised().to_owned())];
    }
    let lower = piece.trim_start_matches('@').to_lowercase();
    if let Some(domain) = organisation(&lower).filter(|_| lower.contains('.')) {
        return vec![SearchTerm::Domain(domain.to_owned())];
    }
    if is_number(piece)
        && let Ok(term) = number(piece)
    {
        return vec![term];
    }
    // Two spellings of one word stand for each other; two words are both looked for.
    let pieces = piece.split(|c: char| !c.is_alphanumeric() && !is_joined(c));
    let words = pieces
        .map(spellings)
        .filter(|spellings| !spellings.is_empty());
    words.map(SearchTerm::Word).collect()
}

/// What stands inside a word: the apostrophe of a name, or a mark of the letter before it.
fn is_joined(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '\u{300}'..='\u{36f}')
}

/// Whether all of it is as numbers are typed, with a digit at least.
fn is_number(typed: &str) -> bool {
    let is_of_a_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+()-./".contains(c);
    typed.contains(|c: char| c.is_ascii_digit()) && typed.chars().all(is_of_a_number)
}

/// A number as somebody dials or reads it out: what comes before it within a country counts for nothing.
fn number(typed: &str) -> Result<SearchTerm, SearchError> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if digits.len() < LAST_DIGITS {
        return Err(SearchError::TooFewDigits);
    }
    Ok(SearchTerm::Number(digits.to_owned()))
}

fn last_digits(number: &str) -> Option<String> {
    let from = number.len().checked_sub(LAST_DIGITS)?;
    number.get(from..).map(str::to_owned)
}

/// The first letters of a word, by which its beginning finds it; nothing, of a shorter one.
fn beginning(word: &str) -> Option<String> {
    let letters: String = word.chars().take(MIN_BEGINNING).collect();
    (letters.chars().count() == MIN_BEGINNING).then(|| format!("begins {letters}"))
}

fn word_way(word: &str) -> String {
    format!("word {word}")
}

fn address_way(address: &str) -> String {
    format!("address {address}")
}

fn domain_way(domain: &str) -> String {
    format!("domain {domain}")
}

fn number_way(digits: &str) -> String {
    format!("number {digits}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inquiry::{PersonName, PhoneNumber};
    use proptest::prelude::*;

    fn inquiry(name: &str, company: &str, email: &str, phone: &str) -> Inquiry {
        let mut inquiry: Inquiry = serde_json::from_value(serde_json::json!({
            "form": "contact", "source": "web", "name": name, "topic_phrase": "your inquiry",
        }))
        .unwrap();
        inquiry.name = PersonName::parse(name).unwrap();
        inquiry.company = Some(company.to_owned()).filter(|company| !company.is_empty());
        inquiry.email = EmailAddress::parse(email).ok();
        inquiry.phone = PhoneNumber::parse(phone, "1").ok();
        inquiry
    }

    /// Whether a table with this one lead would find it.
    fn finds(typed: &str, inquiry: &Inquiry) -> bool {
        let query = SearchQuery::parse(typed).unwrap();
        let known = found_by(inquiry);
        let mut ways = query.ways();
        ways.all(|any| any.iter().any(|way| known.contains(way))) && query.is_met_by(&[inquiry])
    }

    #[test]
    fn somebody_is_found_however_they_are_written() {
        let eva = inquiry(
            "Dr. Eva Müller-Lüdenscheidt",
            "Brodo & Sons GmbH",
            "eva@brodo.example.com",
            "+49 30 5550199",
        );
        for typed in [
            "eva",
            "MÜLLER",
            "muller",
            "Mueller",
            "müll",
            "luedenscheidt",
            "eva müller",
            "Müller, Eva",
            "müller-lüd",
            "mu\u{308}ller",
            "brodo",
            "sons",
            "eva brodo",
            "EVA@brodo.example.com",
            "brodo.example.com",
            "@brodo.example.com",
            "030 5550199",
            "+49 (30) 555-0199",
            "0049 30 5550199",
            "550199",
        ] {
            assert!(finds(typed, &eva), "{typed:?}");
        }
        for typed in [
            "ev",
            "eve",
            "müllerin",
            "mill",
            "eva carter",
            "gmbh",
            "dr",
            "550198",
            "other@brodo.example.com",
        ] {
            assert!(!finds(typed, &eva), "{typed:?}");
        }
        let oneil = inquiry("Sinéad O’Neil", "", "", "");
        assert!(finds("o'neil", &oneil) && finds("sinead", &oneil) && finds("oneil", &oneil));
        let zhang = inquiry("张伟", "", "", "");
        assert!(finds("张伟", &zhang));
        assert_eq!(found_by(&inquiry("unknown caller", "", "", "")), [""; 0]);
    }

    #[test]
    fn who_asked_twice_is_known_by_what_both_inquiries_say() {
        let first = inquiry("Ann Lee", "", "ann@example.net", "");
        let again = inquiry("Annie Lind", "Brodo", "", "+1 555 010 0142");
        for (typed, is_met) in [
            ("lee brodo", true),
            ("ann@example.net lind", true),
            ("annab", false),
            ("lee carter", false),
        ] {
            let query = SearchQuery::parse(typed).unwrap();
            assert_eq!(query.is_met_by(&[&first, &again]), is_met, "{typed:?}");
        }
        let query = SearchQuery::parse("ann").unwrap();
        assert!(!query.is_met_by(&[]));
    }

    #[test]
    fn what_cannot_be_looked_for_says_what_could() {
        for (typed, wrong) in [
            ("", SearchError::Empty),
            (" , ; ", SearchError::Empty),
            ("J.", SearchError::Empty),
            ("55501", SearchError::TooFewDigits),
            ("+000000", SearchError::TooFewDigits),
            ("one two three four five six", SearchError::TooMuch),
        ] {
            assert_eq!(SearchQuery::parse(typed), Err(wrong), "{typed:?}");
        }
        assert_eq!(
            SearchQuery::parse(&"a".repeat(MAX_ASKED_CHARS + 1)),
            Err(SearchError::TooMuch)
        );
    }

    #[test]
    fn nobody_is_found_by_more_than_is_kept() {
        let words: Vec<String> = (0..20).map(|word| format!("wörd{word}")).collect();
        let many = inquiry(
            &words.join(" "),
            &words.join(" "),
            "ana@brodo.example.com",
            "+15550100123",
        );
        let ways = found_by(&many);
        assert_eq!(ways.len(), MAX_FOUND_BY);
        assert!(finds("ana@brodo.example.com", &many) && finds("100123", &many));
    }

    proptest! {
        #[test]
        fn the_beginning_of_any_word_finds_it(
            first in "[A-Za-zäöüéñß]{3,9}", last in "[A-Za-zäöüéñß]{3,9}", cut in 3usize..9, upper in any::<bool>(),
        ) {
            let someone = inquiry(&format!("{first} {last}"), "", "", "");
            prop_assume!(someone.name.words().len() == 2);
            let begun: String = last.chars().take(cut).collect();
            let typed = if upper { begun.to_uppercase() } else { begun };
            prop_assert!(finds(&typed, &someone), "{typed:?} {:?}", found_by(&someone));
            let both = format!("{typed} {first}");
            prop_assert!(finds(&both, &someone), "{both:?}");
        }
    }
}
