//! What happened elsewhere, as a CRM, a telephone or a dialer tells it: who was called, who has somebody, who bought.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::mapping::{FieldPath, Mapping};
use crate::event::{Disposition, Sign};

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
    /// They are somebody else's now.
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
        })
    }
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
            mapping: Mapping::default(),
        };
        let told = json!({"deal": 4711, "type": "call.connected", "user": "riley", "back": "2026-03-16T08:00:00Z"});
        let news = rule.read(&told).unwrap();
        assert_eq!(news.id, "4711");
        assert_eq!(news.meaning, Some(CrmMeaning::Reached));
        assert_eq!(news.person.as_deref(), Some("riley"));
        assert_eq!(news.until, NaiveDate::from_ymd_opt(2026, 3, 16));
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
