//! Sums of money, and what was won for one.

use followup::event::{Disposition, SaleAmount};

use crate::{Words, label};

/// Digits of a group.
const GROUP: usize = 3;

/// A sum in the company's currency; only its digits, where the policy names none.
///
/// ```
/// use followup::event::SaleAmount;
/// use followup::language::Language;
/// use wording::{Words, amount::money};
/// let sum = SaleAmount::new(12_000).unwrap();
/// assert_eq!(money(Words::default(), sum, "EUR"), "12,000 EUR");
/// assert_eq!(money(Words::from(Language::German), sum, "EUR"), "12.000 EUR");
/// assert_eq!(money(Words::default(), sum, ""), "12,000");
/// ```
#[must_use]
pub fn money(words: Words, sum: SaleAmount, currency: &str) -> String {
    let digits = sum.units().to_string();
    let (first, rest) = digits.split_at(digits.len() % GROUP);
    let mut groups: Vec<String> = rest
        .as_bytes()
        .chunks(GROUP)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    if !first.is_empty() {
        groups.insert(0, first.to_owned());
    }
    let number = groups.join(&words.between_thousands());
    if currency.trim().is_empty() {
        number
    } else {
        words.amount_in(&number, currency)
    }
}

/// An outcome, and what they bought for, where that was said.
#[must_use]
pub fn outcome_with(
    words: Words,
    disposition: Disposition,
    sum: Option<SaleAmount>,
    currency: &str,
) -> String {
    let outcome = label::outcome(words, disposition);
    match sum {
        Some(sum) => words.outcome_for(&money(words, sum, currency), &outcome),
        None => outcome,
    }
}
