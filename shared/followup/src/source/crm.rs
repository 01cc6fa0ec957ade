//! What happened elsewhere, as a CRM, a telephone or a dialer tells it: who was called, who has somebody, who bought.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::mapping::{FieldPath, Mapping};
use crate::event::{Disposition, SaleAmount, Sign};

/// What an event of another system means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CrmMeaning {
    /// Somebody of the team tried to reach them, and it is not said whether they did.
    Touched,
    /// Somebody talked to them.
    Reached,
    /// Somebody left a message.
    Voicemail,
    /// Somebody called, and nobody was there.
    NoAnswer,
    /// Somebody wrote to them.
    Wrote,
    /// They answered.
    Answered,
    /// They are somebody else's now; who has an appointment with them keeps them, and whose they are then is told once more.
    Owner,
    /// They bought.
    Won,
    /// They did not, and it is over.
    Closed,
    /// They want no more mail.
    Stop,
    /// They want no contact at all.
    DoNotContact,
    /// They buy from us already.
    Customer,
    /// They are away.
    Away,
}

/// What follows from a meaning, for whoever decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrmAct {
    /// Somebody of the team did this.
    Reported(Disposition),
    /// Somebody has them.
    Assigned,
    /// They gave this sign.
    Signed(Sign),
    /// They are a customer.
    Customer,
    /// They are away.
    Away,
}

impl CrmMeaning {
    /// What follows from it.
    #[must_use]
    pub fn act(self) -> CrmAct {
        match self {
            // In doubt nobody was reached: it counts as an attempt, and what they are owed stays owed.
            Self::Touched | Self::NoAnswer => CrmAct::Reported(Disposition::NoAnswer),
            Self::Reached => CrmAct::Reported(Disposition::Reached),
            Self::Voicemail => CrmAct::Reported(Disposition::Voicemail),
            Self::Wrote => CrmAct::Reported(Disposition::Wrote),
            Self::Answered => CrmAct::Reported(Disposition::Answered),
            Self::Won => CrmAct::Reported(Disposition::Won),
            Self::Closed => CrmAct::Reported(Disposition::Lost),
            Self::Owner => CrmAct::Assigned,
            Self::Stop => CrmAct::Signed(Sign::Unsubscribed),
            Self::DoNotContact => CrmAct::Signed(Sign::DoNotContact),
            Self::Customer => CrmAct::Customer,
            Self::Away => CrmAct::Away,
        }
    }
}

/// How a system tells what happened there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrmRule {
    /// Its own name for somebody, by which their lead is found.
    pub id: FieldPath,
    /// What happened.
    pub what: FieldPath,
    /// What that means here; everything else is left alone.
    pub means: BTreeMap<String, CrmMeaning>,
    /// Who of the team did it, or has them now: an address of the team file, or a person's name in it.
    pub person: Option<FieldPath>,
    /// The address of who it is about: where the name is not known yet, their lead is found by it, and known by the name from then on.
    pub address: Option<FieldPath>,
    /// The day on which who is away is back.
    pub until: Option<FieldPath>,
    /// What who bought bought for, in whole units of the company's currency.
    pub amount: Option<FieldPath>,
    /// Where in a delivery the parts are, which of them are taken, and by what each is known again.
    pub mapping: Mapping,
}

/// What a part of a delivery tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrmNews {
    /// The system's own name for somebody.
    pub id: String,
    /// What it means here; nothing, where the event only names them.
    pub meaning: Option<CrmMeaning>,
    /// Who of the team did it, or has them now.
    pub person: Option<String>,
    /// The address of who it is about.
    pub address: Option<String>,
    /// The day on which who is away is back.
    pub until: Option<NaiveDate>,
    /// What they bought for; nothing, where no such sum is named.
    pub amount: Option<SaleAmount>,
}

impl CrmRule {
    /// What a part of a delivery tells; nothing, where it names nobody.
    #[must_use]
    pub fn read(&self, part: &Value) -> Option<CrmNews> {
        let text = |path: &Option<FieldPath>| path.as_ref().and_then(|path| path.text(part));
        let what = self.what.text(part);
        let day = text(&self.until);
        Some(CrmNews {
            id: self.id.text(part)?,
            meaning: what.and_then(|what| self.means.get(&what).copied()),
            person: text(&self.person),
            address: text(&self.address),
            // A time begins with its day.
            until: day.and_then(|day| day.get(..10)?.parse().ok()),
            amount: self.amount.as_ref().and_then(|path| sum(path, part)),
        })
    }
}

/// The sum that a part of a delivery names. A number is one, however many digits it has behind the point; a text is read with care.
fn sum(path: &FieldPath, part: &Value) -> Option<SaleAmount> {
    if let [Value::Number(number)] = path.find(part).as_slice() {
        return whole(&number.to_string());
    }
    let text = path.text(part)?;
    let cents = text.trim().split_once('.').map_or("", |(_, cents)| cents);
    let is_plain = cents.len() <= MAX_CENTS_DIGITS;
    is_plain.then(|| whole(&text)).flatten()
}

/// Digits behind the point of a sum in a text at most: of "12.000" nobody can say whether it is twelve.
const MAX_CENTS_DIGITS: usize = 2;

/// A sum as systems write it: "12000", "12000.0", "12000.00". What has cents is rounded to whole units.
fn whole(sum: &str) -> Option<SaleAmount> {
    let (units, cents) = sum.trim().split_once('.').unwrap_or((sum.trim(), "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(units) || !is_number(cents) {
        return None;
    }
    let rounds_up = u64::from(cents.as_bytes()[0] >= b'5');
    let units: u64 = units.parse().ok()?;
    SaleAmount::new(units.saturating_add(rounds_up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_another_system_tells_is_read_by_its_own_words() {
        let path = FieldPath::named;
        let rule = CrmRule {
            id: path("$.deal"),
            what: path("$.type"),
            means: BTreeMap::from([("call.connected".to_owned(), CrmMeaning::Reached)]),
            person: Some(path("$.user")),
            address: None,
            until: Some(path("$.back")),
            amount: Some(path("$.sum")),
            mapping: Mapping::default(),
        };
        let told = json!({"deal": 4711, "type": "call.connected", "user": "riley", "back": "2026-03-16T08:00:00Z"});
        let news = rule.read(&told).unwrap();
        assert_eq!(news.id, "4711");
        assert_eq!(news.meaning, Some(CrmMeaning::Reached));
        assert_eq!(news.person.as_deref(), Some("riley"));
        assert_eq!(news.until, NaiveDate::from_ymd_opt(2026, 3, 16));
        assert_eq!(news.amount, None);
        for (sum, units) in [
            (json!(12_000), Some(12_000)),
            (json!("12000.00"), Some(12_000)),
            (json!(11_999.5), Some(12_000)),
            (json!(11_999.987), Some(12_000)),
            (json!("12000.5"), Some(12_001)),
            (json!("12.000,00"), None),
            (json!("12.000"), None),
            (json!("1200.0000"), None),
            (json!(-5), None),
            (json!(0), None),
            (json!("much"), None),
            (json!(null), None),
        ] {
            let told = json!({"deal": 4711, "type": "call.connected", "sum": sum});
            let amount = rule.read(&told).unwrap().amount;
            assert_eq!(amount.map(SaleAmount::units), units, "{sum}");
        }
        let other = rule
            .read(&json!({"deal": "x", "type": "deal.viewed"}))
            .unwrap();
        assert_eq!((other.meaning, other.until), (None, None));
        assert_eq!(rule.read(&json!({"type": "call.connected"})), None);
    }

    #[test]
    fn a_touch_of_which_nothing_more_is_known_is_an_attempt() {
        let act = CrmMeaning::Touched.act();
        assert_eq!(act, CrmAct::Reported(Disposition::NoAnswer));
    }
}
