//! An inquiry arrives: one transaction writes it with its lead, and then the form gets its answer.

mod arrival;
mod facts;
mod joining;
mod plan;
mod repeat;
mod written;

use followup::ids::{InquiryId, LeadId, derive};
use followup::inquiry::{Inquiry, Promise};
use followup::promise;

pub use arrival::{
    Arrival, DELIVERY_WINDOW, KEY_WINDOW, MAX_JOINED, REPEAT_WINDOW, ROW_WINDOW, RequestKey,
};
pub use facts::ArrivalFact;
pub use joining::JoinedQuestion;

use self::arrival::{ArrivalPart, Hashes};
use self::plan::{ArrivalPlan, KnownLead, UnknownPerson};
use self::written::Writing;
use crate::attributes::{Item, ItemReader};
use crate::canary::canary_lead;
use crate::keys::{Key, caller, colleague, company, hashed, namesake, other_mailbox};
use crate::transaction::TransactionRefused;
use crate::{Cloud, CloudError};

/// Times that an arrival is planned anew, since the table refused a plan and so told more of who the person is.
const MAX_PLANS: usize = 14;

/// The answer that a form gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedInquiry {
    /// The lead's name for whoever asked: always the one that a new lead would have had, so that an answer tells nobody
    /// whether, and as whom, somebody is known. Where the inquiry joined another lead, a pointer under it leads there.
    pub lead: LeadId,
    /// The inquiry.
    pub inquiry: InquiryId,
    /// What was promised, when the inquiry arrived.
    pub promise: Option<Promise>,
    /// No hour was promised, since nobody had room.
    pub all_taken: bool,
    /// What it was added to, where it joined another lead.
    pub joined: Option<JoinedQuestion>,
    /// Whether this is the first answer again, given to a repeat of the request.
    pub repeated: bool,
}

/// Why an inquiry was not accepted. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// The key was used for something else.
    #[error("the idempotency key was used with other content")]
    KeyReused,
    /// The table could not be written.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

impl Cloud {
    /// The hash of an address or a number, as keys have it.
    #[must_use]
    pub fn address_hash(&self, normalised: &str) -> String {
        hashed(self.pepper(), normalised)
    }

    fn hashes(&self, arrival: &Arrival<'_>) -> Hashes {
        let pepper = self.pepper();
        let payload = hashed(pepper, arrival.payload);
        let form = &arrival.inquiry.form;
        let request = arrival.request.name(form, &payload);
        let [surname, whole_name] =
            colleague(arrival.inquiry).map_or([None, None], |texts| texts.map(Some));
        Hashes {
            request,
            email: arrival
                .inquiry
                .email
                .as_ref()
                .map(|email| hashed(pepper, email.normalised())),
            mailbox: arrival
                .inquiry
                .email
                .as_ref()
                .and_then(other_mailbox)
                .map(|mailbox| hashed(pepper, &mailbox)),
            surname: surname.map(|text| hashed(pepper, &text)),
            colleague: whole_name.map(|text| hashed(pepper, &text)),
            company: company(arrival.inquiry)
                .filter(|company| arrival.routing().has_one_owner(company))
                .map(|company| hashed(pepper, company)),
            phone: arrival
                .inquiry
                .phone
                .as_ref()
                .map(|phone| hashed(pepper, phone.as_str())),
            caller: caller(arrival.inquiry).map(|caller| hashed(pepper, &caller)),
            namesake: namesake(arrival.inquiry).map(|name| hashed(pepper, &name)),
            external: arrival
                .inquiry
                .external_id
                .as_ref()
                .map(|id| hashed(pepper, id)),
            network: arrival.network.map(|network| hashed(pepper, network)),
            text: arrival
                .inquiry
                .message
                .as_ref()
                .filter(|text| advertises(text))
                .map(|text| hashed(pepper, text.trim())),
            payload,
        }
    }

    /// Whether an inquiry was accepted under this key.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn has_accepted(&self, form: &str, key: &str) -> Result<bool, CloudError> {
        let request = Key::request(&RequestKey::Given(key).name(form, ""));
        Ok(self.get(&request).await?.is_some())
    }

    /// The lead that a row of a file became, when it was taken before: see [`RequestKey::Row`].
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn row_taken_before(
        &self,
        form: &str,
        payload: &str,
    ) -> Result<Option<LeadId>, CloudError> {
        let request = RequestKey::Row.name(form, &hashed(self.pepper(), payload));
        let Some(item) = self.get(&Key::request(&request)).await? else {
            return Ok(None);
        };
        let lead = ItemReader::new(&item, "request")?.text("lead")?;
        LeadId::parse(lead)
            .map(Some)
            .map_err(|error| CloudError::corrupt("request", error))
    }

    /// Accepts an inquiry: one transaction for somebody new, and nothing else.
    ///
    /// Who is known joins the open lead; the lead's version counts up, so that a decision in flight loses its
    /// race and looks again.
    ///
    /// # Errors
    /// [`AcceptError`]; then nothing was written, and the same post may be tried again.
    pub async fn accept(&self, arrival: &Arrival<'_>) -> Result<AcceptedInquiry, AcceptError> {
        let plan = ArrivalPlan::New(UnknownPerson::default());
        self.accept_as(arrival, plan).await
    }

    /// The same of somebody of whom it is known which lead is theirs, whatever number or address they gave: it joins that one; where that is
    /// closed, they begin anew as whoever is known does.
    ///
    /// # Errors
    /// As [`accept`](Self::accept).
    pub async fn accept_of(
        &self,
        arrival: &Arrival<'_>,
        known: &LeadId,
    ) -> Result<AcceptedInquiry, AcceptError> {
        let plan = ArrivalPlan::Join(KnownLead::new(known.clone()));
        self.accept_as(arrival, plan).await
    }

    async fn accept_as(
        &self,
        arrival: &Arrival<'_>,
        mut plan: ArrivalPlan,
    ) -> Result<AcceptedInquiry, AcceptError> {
        let inquiry = &promised(arrival);
        let arrival = &Arrival {
            inquiry,
            ..arrival.clone()
        };
        let hashes = self.hashes(arrival);
        let instant = calendar::format_instant(arrival.at);
        let (hashes, lead) = self.lead_of(arrival, hashes, &instant);
        let inquiry = InquiryId::derive(&["inquiry", &hashes.request, &hashes.payload, &instant]);
        for round in 0..MAX_PLANS {
            let target = match &plan {
                ArrivalPlan::New(_) => lead.clone(),
                ArrivalPlan::Join(join) => join.lead.clone(),
            };
            let joining = self.joining(arrival, &hashes, &plan).await?;
            let arrival = &match &joining {
                Some(joining) => Arrival {
                    inquiry: &joining.inquiry,
                    ..arrival.clone()
                },
                None => arrival.clone(),
            };
            let joined = joining.as_ref().map(|joining| joining.question);
            let writing = Writing {
                arrival,
                joined,
                hashes: &hashes,
                answered: &lead,
                lead: &target,
                inquiry: &inquiry,
            };
            let transaction = writing.transaction(&self.settings().table, &plan)?;
            let token = derive(&["accept", inquiry.as_str(), &round.to_string()]);
            let parts = match transaction.commit(self, &token).await {
                Ok(()) => return Ok(accepted(arrival, lead, inquiry, joined)),
                Err(TransactionRefused::Failed(error)) => return Err(error.into()),
                Err(TransactionRefused::Conditions(parts)) => parts,
            };
            if let Some((_, Some(old))) =
                parts.iter().find(|(part, _)| *part == ArrivalPart::Request)
            {
                return self.answered(old, &hashes, &lead);
            }
            let is_there = parts.iter().any(|(part, _)| *part == ArrivalPart::Lead);
            if is_there && lead.is_canary() {
                // It was let in before, and is nobody whom a new inquiry could join.
                return Ok(AcceptedInquiry {
                    repeated: true,
                    ..accepted(arrival, lead, inquiry, joined)
                });
            }
            plan = self.replan(arrival, &hashes, plan, &parts).await?;
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        }
        .into())
    }

    /// The lead that an arrival becomes if it is new, and by what it is known: a canary by nothing.
    fn lead_of(&self, arrival: &Arrival<'_>, hashes: Hashes, instant: &str) -> (Hashes, LeadId) {
        if let Some(let_in) = self.canary_let_in(arrival.inquiry, arrival.at) {
            return (hashes.of_nobody(), canary_lead(let_in));
        }
        let parts = ["lead", &hashes.request, &hashes.payload, instant];
        let lead = LeadId::derive(&parts);
        (hashes, lead)
    }

    /// The first answer again, or the news that the key was used for something else.
    fn answered(
        &self,
        old: &Item,
        hashes: &Hashes,
        own: &LeadId,
    ) -> Result<AcceptedInquiry, AcceptError> {
        let reader = ItemReader::new(old, "request")?;
        if reader.text("payload")? != hashes.payload {
            return Err(AcceptError::KeyReused);
        }
        let parse = |error: followup::ids::InvalidId| CloudError::corrupt("request", error);
        let lead = LeadId::parse(reader.text("lead")?).map_err(parse)?;
        // What stands there may be this call's own write, whose answer was lost: that is no repeat.
        let repeated = lead != *own;
        Ok(AcceptedInquiry {
            lead,
            inquiry: InquiryId::parse(reader.text("inquiry")?).map_err(parse)?,
            promise: reader.json_or_none("promise")?,
            all_taken: reader.json_or_none("all_taken")?.unwrap_or(false),
            joined: reader.json_or_none("joined")?,
            repeated,
        })
    }
}

/// What a form is told of an inquiry that was taken.
fn accepted(
    arrival: &Arrival<'_>,
    lead: LeadId,
    inquiry: InquiryId,
    joined: Option<JoinedQuestion>,
) -> AcceptedInquiry {
    AcceptedInquiry {
        lead,
        inquiry,
        promise: arrival.inquiry.promise,
        all_taken: arrival.inquiry.all_taken,
        joined,
        repeated: false,
    }
}

/// The inquiry with what it is promised. The promise is computed once, here; whoever tells it again reads it from the inquiry.
fn promised(arrival: &Arrival<'_>) -> Inquiry {
    // Who rang, or was here, reads no page and no mail of ours.
    let is_told = arrival.promises && arrival.inquiry.medium.is_writing();
    let inquiry = arrival.inquiry.clone();
    match arrival.policy.filter(|_| is_told) {
        Some(policy) => promise::promised(policy, arrival.forecast, inquiry, arrival.at),
        None => Inquiry {
            promise: None,
            all_taken: false,
            ..inquiry
        },
    }
}

/// Whether a text has a link in it, as an advertisement has and "please call me" has not.
fn advertises(text: &str) -> bool {
    text.contains("://") || text.to_ascii_lowercase().contains("www.")
}
