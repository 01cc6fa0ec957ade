//! "Won 12,000 EUR", "gewonnen: 12.000 €", "ganado por 12 000": what somebody bought for. What is not beyond doubt is no sum.

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
/// A sum's cents, where there are none.
const NO_CENTS: [&str; 2] = [",00", ".00"];
/// A sum's cents, as the Swiss write that there are none.
const DASHES: [&str; 2] = [".-", ",-"];

/// The sum that is named behind "won", folded, by a company with this currency; nothing, where the words name none. A number that
/// stands elsewhere in a sentence is none.
pub(super) fn sum(rest: &str, currency: &str) -> Option<NamedSum> {
    let begins = rest.find(|c: char| c.is_ascii_digit())?;
    let (before, number) = rest.split_at(begins);
    let ends = number_end(number);
    let (number, after) = number.split_at(ends);
    let before = before.trim_end();
    let words = before.rsplit(|c: char| c.is_whitespace() || MARKS.contains(&c));
    let unit_before = words.into_iter().next().unwrap_or_default();
    let after = DASHES
        .iter()
        .find_map(|dash| after.strip_prefix(dash))
        .unwrap_or(after);
    let (unit_after, tail) = first_word(after);
    let units = [unit_before, unit_after].map(|word| unit(word, currency));
    let is_led = |text: &str| {
        let last = text.trim_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
        let last = last.rsplit(char::is_whitespace).next().unwrap_or_default();
        last.is_empty() || list::BEFORE_AMOUNT.contains(&last)
    };
    let stands_alone = match units {
        // A currency says that it is a sum, wherever it stands.
        [Unit::None, Unit::None] => is_led(before),
        [Unit::Own | Unit::Other, _] | [_, Unit::Own | Unit::Other] => true,
    };
    if !stands_alone {
        return None;
    }
    let is_own = units.contains(&Unit::Own);
    let behind = if units[1] == Unit::None { after } else { tail };
    let is_other = units.contains(&Unit::Other);
    let is_second = behind.contains(|c: char| c.is_ascii_digit());
    if is_other || is_second && !is_own || !may_follow(behind) {
        return Some(NamedSum::Unclear);
    }
    let whole = NO_CENTS.iter().find_map(|cents| number.strip_suffix(cents));
    let amount = SaleAmount::read(whole.unwrap_or(number));
    Some(amount.map_or(NamedSum::Unclear, NamedSum::Of))
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
fn unit(word: &str, currency: &str) -> Unit {
    let own = currency.trim().to_lowercase();
    let signs = CURRENCIES
        .iter()
        .filter(|(codes, signs)| codes.contains(&word) || signs.contains(&word))
        .flat_map(|(codes, _)| {
            codes
                .iter()
                .filter(|code| !codes.contains(&word) || **code == word)
        });
    let names = NAMES.iter().filter(|(names, _)| names.contains(&word));
    let codes: Vec<&str> = signs
        .chain(names.flat_map(|(_, codes)| *codes))
        .copied()
        .collect();
    if !word.is_empty() && word == own || codes.contains(&own.as_str()) {
        Unit::Own
    } else if codes.is_empty() {
        Unit::None
    } else if own.is_empty() {
        Unit::Own
    } else {
        Unit::Other
    }
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
