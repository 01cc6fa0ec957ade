//! A campaign: people who never wrote, and are followed up in words and by steps of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules::Step;
use crate::ids::PersonId;
use crate::inquiry::Inquiry;
use crate::language::ByLanguage;
use calendar::Span;

/// The form whose fields the rows fill in, where a campaign names none.
const FORM: &str = "contact";

/// The field of a link by which a reader comes from a campaign.
const UTM_CAMPAIGN: &str = "utm_campaign";

/// A campaign: the rows of a file, imported by its name. `campaigns/NAME.md` beside it may hold the text that was mailed to them, as they
/// read it: no step of the campaign may say nearly the same again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// What it is about, inside a sentence: what `{{ topic }}` says to who is on its list.
    pub phrase: ByLanguage<String>,
    /// Where the addresses are from, in a few words; a row's own `came_from` goes first.
    #[serde(default)]
    pub came_from: Option<ByLanguage<String>>,
    /// The form whose fields the rows fill in.
    #[serde(default = "contact")]
    pub form: String,
    /// Fields of the form and what rows without a value get in them, such as a topic that it asks for.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Whose campaign it is: they get who is on its list and who answers it, whatever they ask about and wherever they are, as long as they are
    /// there and have room. Whoever has least to do, if left out.
    #[serde(default)]
    pub owner: Option<PersonId>,
    /// Forms and sources by which only readers of this campaign come, such as a page or a number of its own: who comes by them belongs to it,
    /// whether a row names them or not. So does who comes by a link with `utm_campaign=NAME`.
    #[serde(default)]
    pub answers: Vec<String>,
    /// The column of a row that names the date to which steps count down.
    #[serde(default)]
    pub date: Option<String>,
    /// How long who asked for nothing is left in peace, counted from the import.
    #[serde(default)]
    pub start_after: Option<Span>,
    /// The steps, for who agreed to hear from the company and has not asked for a call. Whoever answers leaves them.
    pub steps: Vec<Step>,
}

impl Campaign {
    /// Whether an inquiry answers the campaign of that name: by a way that only its readers come, or by its link.
    pub(super) fn is_answered_by(&self, name: &str, inquiry: &Inquiry) -> bool {
        let ways = [&inquiry.source, &inquiry.form];
        let by_own_way = self.answers.iter().any(|way| ways.contains(&way));
        let link = inquiry.attribution.get(UTM_CAMPAIGN);
        by_own_way || link.is_some_and(|link| link.eq_ignore_ascii_case(name))
    }
}

fn contact() -> String {
    FORM.to_owned()
}
