//! What every request is answered by.

use std::sync::Arc;

use calendar::Instant;
use cloud::Cloud;
use followup::form::Form;
use followup::inquiry::Inquiry;
use followup::language::{KnownLanguage, Language, SpokenLanguages};
use followup::policy::Policy;
use followup::route::Forecast;
use lambda_http::Request;
use wording::topic;

use crate::answer::prefilled;
use crate::body::FormFields;
use crate::language;
use crate::owner::PageOwner;

/// The calling code of a number without one, before any policy was pushed.
const DEFAULT_COUNTRY_CODE: &str = "1";

/// The form of that name: the policy's, or a shipped one while there is no policy.
fn form(policy: Option<&Policy>, name: &str) -> Option<Form> {
    match policy {
        Some(policy) => policy.active.forms.get(name).cloned(),
        None => [Form::builtin_contact(), Form::builtin_voicemail()]
            .into_iter()
            .find(|form| form.name == name),
    }
}

/// What every request is answered by.
#[derive(Clone)]
pub(crate) struct Reception<'a> {
    pub(crate) cloud: &'a Cloud,
    /// As it is said in the language of whoever asks.
    pub(crate) policy: Option<Arc<Policy>>,
    /// There may be a policy, and it cannot be read.
    pub(crate) is_unread: bool,
    pub(crate) is_framed: bool,
    pub(crate) forecast: &'a Forecast,
    pub(crate) now: Instant,
}

impl Reception<'_> {
    pub(crate) fn owner(&self) -> PageOwner<'_> {
        PageOwner {
            framed: self.is_framed,
            ..PageOwner::of(self.policy.as_deref())
        }
    }

    /// The country of telephone numbers that name none.
    pub(crate) fn country_code(&self) -> &str {
        let policy = self.policy.as_ref();
        policy.map_or(DEFAULT_COUNTRY_CODE, |policy| {
            policy.active.company.country_code.as_str()
        })
    }

    pub(crate) fn form(&self, name: &str) -> Option<Form> {
        form(self.policy.as_deref(), name)
    }

    pub(crate) fn spoken(&self) -> SpokenLanguages {
        let policy = self.policy.as_ref();
        policy.map_or_else(SpokenLanguages::default, |policy| {
            policy.active.company.languages.clone()
        })
    }

    /// The same for somebody of another language.
    pub(crate) fn said_in(&self, language: Option<Language>) -> Self {
        let policy = self.policy.as_ref();
        Self {
            policy: policy.map(|policy| policy.said_in(language)),
            ..self.clone()
        }
    }

    /// The form of that name, in the language that it, an address or else a browser names, and what the address fills in.
    pub(crate) fn shown(&self, request: &Request, name: &str) -> Option<(Self, Form, FormFields)> {
        let form = self.form(name)?;
        let fields = prefilled(request, &form);
        let spoken = self.spoken();
        let named = language::named(&spoken, &form, &fields);
        let said = self.said_in(named.or_else(|| language::preferred(&spoken, request)));
        let form = said.form(name)?;
        Some((said, form, fields))
    }
}

/// Where a field of the form says another language than its page: what the inquiry is about, as the form says it in that one, and the
/// reception of who speaks it. What stood beside a box that was ticked is what they have read.
pub(crate) fn in_chosen_language<'a>(
    house: &Reception<'a>,
    at: &Reception<'a>,
    inquiry: Inquiry,
) -> (Reception<'a>, Inquiry) {
    let chosen = inquiry.language.map(KnownLanguage::language);
    let of_page = at.owner().words.language;
    let Some(chosen) = chosen.filter(|one| !one.reads_as(of_page)) else {
        return (at.clone(), inquiry);
    };
    let said = house.said_in(Some(chosen));
    let form = said.form(&inquiry.form);
    let topic = inquiry.topic.as_deref();
    let topic_phrase = form.map(|form| topic::phrase(&form, topic).to_owned());
    let inquiry = Inquiry {
        topic_phrase: topic_phrase.unwrap_or_else(|| inquiry.topic_phrase.clone()),
        ..inquiry
    };
    (said, inquiry)
}
