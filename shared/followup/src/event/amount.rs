//! What somebody bought for.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

/// A sum in whole units of the company's currency: `figures.currency` of the policy, as what sources cost.
///
/// ```
/// use followup::event::SaleAmount;
/// let read = |text| SaleAmount::read(text).map(SaleAmount::units);
/// assert_eq!(read(" 12000 "), Some(12_000));
/// assert_eq!(read("12,000"), Some(12_000), "in groups of three");
/// assert_eq!(read("12.50"), None, "cents are none of these figures");
/// assert_eq!(read("0"), None, "who named nothing leaves the field empty");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct SaleAmount(NonZeroU64);

/// A stored number that is no amount.
#[derive(Debug, thiserror::Error)]
#[error("no whole number from 1 to {}", SaleAmount::MOST)]
pub struct NoAmount;

/// Digits of a group.
const GROUP: usize = 3;

impl SaleAmount {
    /// The most units: a slip of the finger does not outweigh a year.
    pub const MOST: u64 = 1_000_000_000;

    /// So many units, if that is an amount.
    #[must_use]
    pub fn new(units: u64) -> Option<Self> {
        NonZeroU64::new(units)
            .filter(|units| units.get() <= Self::MOST)
            .map(Self)
    }

    /// What was typed: digits, in groups of three or not. Two signs between groups are two meanings: "12.000,500" is no amount.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_between = |c: char| matches!(c, ',' | '.' | '\'' | '’') || c.is_whitespace();
        let groups: Vec<&str> = text.trim().split(is_between).collect();
        let signs: Vec<char> = text.trim().chars().filter(|c| is_between(*c)).collect();
        let is_alike = signs.windows(2).all(|two| two[0] == two[1]);
        let is_whole = is_alike
            && groups.iter().skip(1).all(|group| group.len() == GROUP)
            && (groups.len() == 1 || groups[0].len() <= GROUP);
        let digits = groups.concat();
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_whole && is_number && !groups[0].is_empty())
            .then(|| digits.parse().ok())
            .flatten()
            .and_then(Self::new)
    }

    /// Whole units of the currency.
    #[must_use]
    pub fn units(self) -> u64 {
        self.0.get()
    }
}

impl TryFrom<u64> for SaleAmount {
    type Error = NoAmount;

    fn try_from(units: u64) -> Result<Self, NoAmount> {
        Self::new(units).ok_or(NoAmount)
    }
}

impl From<SaleAmount> for u64 {
    fn from(amount: SaleAmount) -> Self {
        amount.units()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_digits_in_groups_of_three_or_not_and_nothing_else() {
        let read = |text| SaleAmount::read(text).map(SaleAmount::units);
        for (text, units) in [
            ("1", 1),
            ("1200", 1_200),
            ("1,200", 1_200),
            ("1.200", 1_200),
            ("1'200", 1_200),
            ("1 200 000", 1_200_000),
            ("1\u{202f}200", 1_200),
            ("1000000000", SaleAmount::MOST),
        ] {
            assert_eq!(read(text), Some(units), "{text}");
        }
        for text in [
            "",
            " ",
            "0",
            "-5",
            "12.50",
            "1,20",
            "1200,000",
            ",200",
            "1,,200",
            "about 1200",
            "1200 EUR",
            "1000000001",
            "99999999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_stored_is_a_number_and_is_parsed_again() {
        let amount = SaleAmount::new(1_200).unwrap();
        assert_eq!(serde_json::to_string(&amount).unwrap(), "1200");
        assert_eq!(serde_json::from_str::<SaleAmount>("1200").unwrap(), amount);
        assert!(serde_json::from_str::<SaleAmount>("0").is_err());
    }
}
