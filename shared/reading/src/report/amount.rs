//! "Won 12,000 EUR", "gewonnen: 12.000 €", "ganado por 12 000": what somebody bought for. What is not beyond doubt is no sum.

use std::ops::RangeInclusive;

use followup::event::SaleAmount;

use crate::words::report as list;

/// The sum that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedSum {
    /// This one, in the company's currency.
    Of(SaleAmount),
    /// One that can be read in more than one way: whoever wrote it is asked.
    Unclear,
}

/// Currencies, each with its code, its sign, and the words that people use for it.
const CURRENCIES: [(&[&str], &[&str]); 12] = [
    (&["eur"], &["€"]),
    (&["usd"], &["$", "us$"]),
    (&["cad"], &["$", "c$"]),
    (&["aud"], &["$", "a$"]),
    (&["nzd"], &["$"]),
    (&["mxn"], &["$"]),
    (&["gbp"], &["£"]),
    (&["chf"], &["fr", "sfr"]),
    (&["pln"], &["zl"]),
    (&["sek", "nok", "dkk"], &["kr"]),
    (&["jpy", "cny"], &["¥"]),
    (&["inr"], &["₹"]),
];

/// The names of currencies in the languages of reps, each with the codes that may be meant.
const NAMES: [(&[&str], &[&str]); 4] = [
    (list::EUROS, &["eur"]),
    (list::DOLLARS, &["usd", "cad", "aud", "nzd"]),
    (list::POUNDS, &["gbp"]),
    (list::FRANCS, &["chf"]),
];

/// Signs that may stand between what somebody reports and the sum, or behind it.
const MARKS: [char; 12] = [',', ';', ':', '.', '!', '-', '(', ')', '=', '"', '\'', '\n'];
/// Digits of an hour or of a day at most.
const HOUR_DIGITS: usize = 2;
/// Numbers that are read as a year, where no currency stands beside them.
const YEARS: RangeInclusive<u32> = 1900..=2099;
/// A sum's cents, where there are none.
const NO_CENTS: [&str; 2] = [",00", ".00"];
/// A sum's cents, as the Swiss write that there are none.
const DASHES: [&str; 2] = [".-", ",-"];

/// The sum that is named behind "won", folded, by a company with this currency; nothing, where the words name none. A number that
/// stands elsewhere in a sentence is none.
///
/// `stands`: what follows lets "won" stand. Where it does not, only a sum that follows at once says that something was won: "bought from a
/// competitor for 12,000 EUR" has a sum, and nobody won it.
pub(super) fn sum(rest: &str, stands: bool, currency: &str) -> Option<NamedSum> {
    let begins = rest.find(|c: char| c.is_ascii_digit())?;
    let (before, number) = rest.split_at(begins);
    let (number, after) = number.split_at(number_end(number));
    let after = DASHES
        .iter()
        .find_map(|dash| after.strip_prefix(dash))
        .unwrap_or(after);
    let (unit_after, tail) = first_word(after);
    let mut led: Vec<&str> = words_of(before).collect();
    let unit_before = led.last().map_or(Unit::None, |word| unit(word, currency));
    if unit_before != Unit::None {
        led.pop();
    }
    let units = [unit_before, unit(unit_after, currency)];
    let has_unit = units != [Unit::None, Unit::None];
    let follows_at_once = match led.as_slice() {
        [] => true,
        [word] => list::BEFORE_AMOUNT.contains(word),
        [_, _, ..] => false,
    };
    if !(follows_at_once || has_unit && stands) {
        return None;
    }
    let behind = if units[1] == Unit::None { after } else { tail };
    let is_own = units.contains(&Unit::Own) && !units.contains(&Unit::Other);
    let is_second = behind.contains(|c: char| c.is_ascii_digit());
    let is_in_doubt = if has_unit {
        !is_own || names_another(behind, currency)
    } else {
        is_second || is_hour_or_year(number)
    };
    if is_in_doubt || number.starts_with('0') || !may_follow(behind) {
        return Some(NamedSum::Unclear);
    }
    let whole = NO_CENTS.iter().find_map(|cents| number.strip_suffix(cents));
    let amount = SaleAmount::read(whole.unwrap_or(number));
    Some(amount.map_or(NamedSum::Unclear, NamedSum::Of))
}

/// The words and signs of a text, without the marks between them.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || MARKS.contains(&c));
    words.filter(|word| !word.is_empty())
}

/// Whether a number without a currency may as well be an hour, a day or a year.
fn is_hour_or_year(number: &str) -> bool {
    number.len() <= HOUR_DIGITS || number.parse().is_ok_and(|number| YEARS.contains(&number))
}

/// Whether what stands behind a sum names one more: which of them counts, or whether both do, nobody says.
fn names_another(behind: &str, currency: &str) -> bool {
    let mut rest = behind;
    while let Some(begins) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(begins);
        let (_, after) = number.split_at(number_end(number));
        let beside = [words_of(before).last(), Some(first_word(after).0)];
        let mut units = beside.into_iter().flatten();
        if units.any(|word| unit(word, currency) != Unit::None) {
            return true;
        }
        rest = after;
    }
    false
}

/// What a word beside a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// No currency.
    None,
    /// The company's.
    Own,
    /// Another one.
    Other,
}

/// What a word beside a number is to a company with this currency. Where it has named none, any is its own.
///
/// A company that names its currency by a sign that several share has not said which of their codes is its own.
fn unit(word: &str, currency: &str) -> Unit {
    let own = currency.trim().to_lowercase();
    let (codes, own_codes) = (codes_of(word), codes_of(&own));
    let is_told_apart = own_codes.len() <= 1 || codes.len() > 1;
    let is_shared = codes
        .iter()
        .any(|code| own_codes.contains(code) || *code == own);
    if !word.is_empty() && word == own || is_shared && is_told_apart {
        Unit::Own
    } else if codes.is_empty() {
        Unit::None
    } else if own.is_empty() {
        Unit::Own
    } else {
        Unit::Other
    }
}

/// The codes of the currencies that a code, a sign or a name may mean.
fn codes_of(word: &str) -> Vec<&'static str> {
    let known = CURRENCIES
        .iter()
        .filter(|(codes, signs)| codes.contains(&word) || signs.contains(&word))
        .flat_map(|(codes, _)| {
            codes
                .iter()
                .filter(move |code| !codes.contains(&word) || **code == word)
        });
    let names = NAMES.iter().filter(|(names, _)| names.contains(&word));
    let named = names.flat_map(|(_, codes)| *codes);
    known.chain(named).copied().collect()
}

/// Where a number ends: digits, and groups of them with a sign between.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_between = matches!(letter, ',' | '.' | '\'' | ' ')
            && next.is_some_and(|next| next.is_ascii_digit());
        if !letter.is_ascii_digit() && !is_between {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// The word or sign that stands directly behind a number, and what follows it.
fn first_word(after: &str) -> (&str, &str) {
    let after = after.trim_start_matches(' ');
    let end = after.find(|c: char| c.is_whitespace() || MARKS.contains(&c));
    after.split_at(end.unwrap_or(after.len()))
}

/// Whether what stands behind a sum lets it be one: nothing, a sign, or a word that goes with an order that was won. "Won 3 seats" is none.
fn may_follow(behind: &str) -> bool {
    let behind = behind.trim_start();
    let word = behind.split(|c: char| c.is_whitespace() || MARKS.contains(&c));
    let word = word.into_iter().next().unwrap_or_default();
    word.is_empty() || list::AFTER_WON.contains(&word)
}
