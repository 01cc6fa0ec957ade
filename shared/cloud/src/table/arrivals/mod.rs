//! An inquiry arrives: one transaction writes it with its lead, and then the form gets its answer.

mod facts;
mod written;

use calendar::Instant;
use chrono::Duration;
use followup::form::Acknowledge;
use followup::ids::{InquiryId, LeadId, PersonId, derive};
use followup::inquiry::Inquiry;
use followup::lead::MAX_LINKED;
use followup::policy::Policy;

pub use facts::ArrivalFact;

use crate::attributes::{Item, ItemReader};
use crate::keys::{Identity, Key, caller, hashed, namesake};
use crate::table::lead::StoredLead;
use crate::transaction::TransactionRefused;
use crate::{Cloud, CloudError};

/// How long the same request gets its first answer again.
pub const REPEAT_WINDOW: Duration = Duration::minutes(10);
/// How long an `Idempotency-Key` is remembered.
pub const KEY_WINDOW: Duration = Duration::hours(24);
/// How long a row of a file is remembered: longer than anybody keeps the file.
pub const ROW_WINDOW: Duration = Duration::days(36_500);
/// Times that an arrival is put together anew as it learns who the person is.
const MAX_PLANS: usize = 8;
/// Inquiries that wait on a lead for its next decision. One that comes after them is kept and stands on the timeline, but
/// neither decided about nor acknowledged.
pub const MAX_JOINED: usize = 100;
/// Leads that a pointer of merged leads leads through at most.
const MAX_MERGES: usize = 4;

/// What is to be accepted.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    /// The answers.
    pub inquiry: &'a Inquiry,
    /// When.
    pub at: Instant,
    /// What a repeat is recognised by: the client's key, or a hash of form and content.
    pub request: RequestKey<'a>,
    /// Everything that was posted: what the same key must come with.
    pub payload: &'a str,
    /// Where it came from in the network, if known.
    pub network: Option<&'a str>,
    /// The active policy, if there is one.
    pub policy: Option<&'a Policy>,
    /// Whether Baton acknowledges.
    pub acknowledge: Acknowledge,
}

/// What a repeat is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKey<'a> {
    /// The client said so.
    Given(&'a str),
    /// The same content within [`REPEAT_WINDOW`].
    Content,
    /// The same content ever: a row of a file is taken once, however often the file is.
    Row,
}

impl RequestKey<'_> {
    /// The request's name in keys, by the hash of its content.
    fn name(self, form: &str, payload: &str) -> String {
        match self {
            Self::Given(key) => derive(&["key", form, key]),
            Self::Content => derive(&["content", form, payload]),
            Self::Row => derive(&["row", form, payload]),
        }
    }
}

/// The answer that a form gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedInquiry {
    /// The lead's name for whoever asked: always the one that a new lead would have had, so that an answer tells nobody
    /// whether, and as whom, somebody is known. Where the inquiry joined another lead, a pointer under it leads there.
    pub lead: LeadId,
    /// The inquiry.
    pub inquiry: InquiryId,
    /// This is the first answer again.
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

/// How an arrival is written.
#[derive(Debug, Clone, PartialEq)]
enum ArrivalPlan {
    /// A new lead; identities of closed leads become its own.
    New {
        replaces: Vec<(Identity, LeadId)>,
        linked: Vec<LeadId>,
        preferred: Option<PersonId>,
        /// The number stays another lead's.
        keep_phone: bool,
        /// How its person is then found by number and name.
        name: NameClaim,
    },
    /// Joins an open lead.
    Join {
        lead: LeadId,
        keep_phone: bool,
        keep_email: bool,
        keep_caller: bool,
        /// As many wait there as may.
        full: bool,
    },
}

/// By what one of several people who share a number is found without an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameClaim {
    /// The name, whichever way it is said.
    Shared,
    /// The name letter by letter: who shares a nickname with another has it.
    Exact,
    /// Nothing: another has exactly that name, and another address.
    Nothing,
}

impl NameClaim {
    /// What is left to be found by, when somebody else has this.
    fn next(self) -> Self {
        match self {
            Self::Shared => Self::Exact,
            Self::Exact | Self::Nothing => Self::Nothing,
        }
    }

    fn identity(self) -> Option<Identity> {
        match self {
            Self::Shared => Some(Identity::Caller),
            Self::Exact => Some(Identity::Namesake),
            Self::Nothing => None,
        }
    }
}

impl ArrivalPlan {
    /// Joins an open lead, with every address as its own.
    fn join(lead: LeadId) -> Self {
        Self::Join {
            lead,
            keep_phone: false,
            keep_email: false,
            keep_caller: false,
            full: false,
        }
    }

    /// Whether an identity is taken for the lead, as far as its own lets it.
    fn takes(&self, kind: Identity) -> bool {
        let (phone, email, name) = match self {
            Self::New {
                keep_phone, name, ..
            } => (!keep_phone, true, name.identity()),
            Self::Join {
                keep_phone,
                keep_email,
                keep_caller,
                ..
            } => {
                let name = (!keep_caller).then_some(Identity::Caller);
                (!keep_phone, !keep_email, name)
            }
        };
        match kind {
            Identity::Email => email,
            Identity::Phone => phone,
            // Who has the number needs no name to be found by it.
            Identity::Caller | Identity::Namesake => !phone && name == Some(kind),
        }
    }

    /// The closed lead whose identity a new one takes over.
    fn replaced(&self, kind: Identity) -> Option<&LeadId> {
        match self {
            Self::New { replaces, .. } => replaces
                .iter()
                .find(|(replaced, _)| *replaced == kind)
                .map(|(_, lead)| lead),
            Self::Join { .. } => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ArrivalPart {
    Request,
    Email,
    Phone,
    Caller,
    Namesake,
    Replaced,
    Lead,
    Pointer,
    Inquiry,
    Message,
    Entry,
}

/// The hashes of an arrival.
struct Hashes {
    request: String,
    payload: String,
    email: Option<String>,
    phone: Option<String>,
    caller: Option<String>,
    namesake: Option<String>,
    network: Option<String>,
    text: Option<String>,
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
        Hashes {
            request,
            email: arrival
                .inquiry
                .email
                .as_ref()
                .map(|email| hashed(pepper, email.normalised())),
            phone: arrival
                .inquiry
                .phone
                .as_ref()
                .map(|phone| hashed(pepper, phone.as_str())),
            caller: caller(arrival.inquiry).map(|caller| hashed(pepper, &caller)),
            namesake: namesake(arrival.inquiry).map(|name| hashed(pepper, &name)),
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
        let hashes = self.hashes(arrival);
        let instant = calendar::format_instant(arrival.at);
        let lead = LeadId::derive(&["lead", &hashes.request, &hashes.payload, &instant]);
        let inquiry = InquiryId::derive(&["inquiry", &hashes.request, &hashes.payload, &instant]);
        let mut plan = ArrivalPlan::New {
            replaces: Vec::new(),
            linked: Vec::new(),
            preferred: None,
            keep_phone: false,
            name: NameClaim::Shared,
        };
        for round in 0..MAX_PLANS {
            let target = match &plan {
                ArrivalPlan::New { .. } => lead.clone(),
                ArrivalPlan::Join { lead, .. } => lead.clone(),
            };
            let transaction = self.arrival(arrival, &hashes, &plan, (&lead, &target), &inquiry)?;
            let token = derive(&["accept", inquiry.as_str(), &round.to_string()]);
            let parts = match transaction.commit(self, &token).await {
                Ok(()) => {
                    return Ok(AcceptedInquiry {
                        lead,
                        inquiry,
                        repeated: false,
                    });
                }
                Err(TransactionRefused::Failed(error)) => return Err(error.into()),
                Err(TransactionRefused::Conditions(parts)) => parts,
            };
            if let Some((_, Some(old))) =
                parts.iter().find(|(part, _)| *part == ArrivalPart::Request)
            {
                return self.answered(old, &hashes, &lead);
            }
            plan = self.replan(arrival, &hashes, plan, &parts).await?;
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        }
        .into())
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
        // A write of one's own whose answer was lost is no repeat.
        let repeated = lead != *own;
        Ok(AcceptedInquiry {
            lead,
            inquiry: InquiryId::parse(reader.text("inquiry")?).map_err(parse)?,
            repeated,
        })
    }

    /// What the refused parts say of who the person is.
    async fn replan(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: ArrivalPlan,
        parts: &[(ArrivalPart, Option<Item>)],
    ) -> Result<ArrivalPlan, CloudError> {
        let old = |part: ArrivalPart| {
            parts
                .iter()
                .find(|(name, _)| *name == part)
                .map(|(_, old)| old.as_ref())
        };
        match plan {
            ArrivalPlan::New { .. } => {
                if let Some(Some(old)) = old(ArrivalPart::Email) {
                    return Ok(ArrivalPlan::join(identified(old)?));
                }
                if let Some(Some(old)) = old(ArrivalPart::Phone) {
                    let owner = identified(old)?;
                    return self.shares_number(arrival, hashes, plan, owner).await;
                }
                for part in [ArrivalPart::Caller, ArrivalPart::Namesake] {
                    if let Some(Some(old)) = old(part) {
                        let known = identified(old)?;
                        return self.known_caller(arrival, plan, known).await;
                    }
                }
                // A closed lead was opened again meanwhile: look anew.
                let ArrivalPlan::New {
                    linked, preferred, ..
                } = plan
                else {
                    return Ok(plan);
                };
                Ok(ArrivalPlan::New {
                    replaces: Vec::new(),
                    linked,
                    preferred,
                    keep_phone: false,
                    name: NameClaim::Shared,
                })
            }
            ArrivalPlan::Join {
                lead,
                keep_phone,
                keep_email,
                keep_caller,
                full,
            } => {
                if let Some(found) = old(ArrivalPart::Lead) {
                    let stored = found.map(StoredLead::parse).transpose()?;
                    let stored = stored
                        .ok_or_else(|| CloudError::corrupt("identity", "its lead is not there"))?;
                    if let Some(target) = stored.merged_into {
                        return Ok(ArrivalPlan::Join {
                            lead: target,
                            keep_phone,
                            keep_email,
                            keep_caller,
                            full: false,
                        });
                    }
                    if stored.due_at.is_some() {
                        return Ok(ArrivalPlan::Join {
                            lead,
                            keep_phone,
                            keep_email,
                            keep_caller,
                            full: stored.joined.len() >= MAX_JOINED,
                        });
                    }
                    // Closed: the person starts anew, and the earlier owner is preferred.
                    let kinds = [
                        Identity::Email,
                        Identity::Phone,
                        Identity::Caller,
                        Identity::Namesake,
                    ];
                    return Ok(ArrivalPlan::New {
                        replaces: kinds.map(|kind| (kind, lead.clone())).to_vec(),
                        linked: vec![lead],
                        preferred: stored.lead.preferred,
                        keep_phone,
                        name: NameClaim::Shared,
                    });
                }
                // The number, or the address, names another lead: the email wins, the other stays as it is.
                Ok(ArrivalPlan::Join {
                    lead,
                    keep_phone: keep_phone || old(ArrivalPart::Phone).is_some(),
                    keep_email: keep_email || old(ArrivalPart::Email).is_some(),
                    keep_caller: keep_caller || old(ArrivalPart::Caller).is_some(),
                    full,
                })
            }
        }
    }

    /// Somebody new gave a number that is a lead's: they are its person, or one of several who share it. Of those,
    /// each is found again by number and name.
    async fn shares_number(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: ArrivalPlan,
        owner: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        let rule = self.phone_rule(arrival, &owner).await?;
        if rule == PhoneRule::Joins {
            return Ok(ArrivalPlan::join(owner));
        }
        let known = match &hashes.caller {
            Some(caller) => {
                let at = Key::identity(Identity::Caller, caller);
                self.get(&at).await?.as_ref().map(identified).transpose()?
            }
            None => None,
        };
        let ArrivalPlan::New {
            mut replaces,
            mut linked,
            preferred,
            keep_phone,
            name,
        } = plan
        else {
            return Ok(plan);
        };
        let keeps = rule == PhoneRule::Links;
        if keeps {
            link(&mut linked, owner);
        } else {
            // The number may be another closed lead's than the address is.
            replaces.retain(|(kind, _)| *kind != Identity::Phone);
            replaces.push((Identity::Phone, owner));
        }
        let plan = ArrivalPlan::New {
            replaces,
            linked,
            preferred,
            keep_phone: keep_phone || keeps,
            name,
        };
        match known {
            Some(known) => self.known_caller(arrival, plan, known).await,
            None => Ok(plan),
        }
    }

    /// The name at that number is a lead's: its person writes again, unless something speaks against it.
    async fn known_caller(
        &self,
        arrival: &Arrival<'_>,
        plan: ArrivalPlan,
        known: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        let rule = self.phone_rule(arrival, &known).await?;
        let ArrivalPlan::New {
            mut replaces,
            mut linked,
            preferred,
            keep_phone,
            mut name,
        } = plan
        else {
            return Ok(plan);
        };
        match rule {
            PhoneRule::Joins => {
                return Ok(ArrivalPlan::Join {
                    lead: known,
                    keep_phone: true,
                    keep_email: false,
                    keep_caller: false,
                    full: false,
                });
            }
            PhoneRule::Links => {
                // Of one name, and yet another: the letters of it, or their addresses, tell them apart.
                name = name.next();
                link(&mut linked, known);
            }
            PhoneRule::Replaces => {
                if let Some(claimed) = name.identity() {
                    replaces.retain(|(kind, _)| *kind != claimed);
                    replaces.push((claimed, known.clone()));
                }
                link(&mut linked, known);
            }
        }
        Ok(ArrivalPlan::New {
            replaces,
            linked,
            preferred,
            keep_phone,
            name,
        })
    }

    /// The same number joins without a conflicting email and with a compatible name; otherwise it links.
    async fn phone_rule(
        &self,
        arrival: &Arrival<'_>,
        known: &LeadId,
    ) -> Result<PhoneRule, CloudError> {
        let mut id = known.clone();
        for _ in 0..MAX_MERGES {
            let Some(stored) = self.lead(&id).await? else {
                return Ok(PhoneRule::Links);
            };
            if let Some(target) = stored.merged_into {
                id = target;
                continue;
            }
            if stored.due_at.is_none() {
                return Ok(PhoneRule::Replaces);
            }
            let inquiries = self.inquiries(&id).await?;
            let conflicting = arrival.inquiry.email.as_ref().is_some_and(|email| {
                inquiries
                    .iter()
                    .filter_map(|(_, inquiry)| inquiry.email.as_ref())
                    .any(|known| known.normalised() != email.normalised())
            });
            let compatible = inquiries
                .iter()
                .all(|(_, inquiry)| inquiry.name.compatible_with(&arrival.inquiry.name));
            return Ok(if conflicting || !compatible {
                PhoneRule::Links
            } else {
                PhoneRule::Joins
            });
        }
        Ok(PhoneRule::Links)
    }
}

/// Whether a text leads somewhere: what an advertisement does, and "please call me" does not.
fn advertises(text: &str) -> bool {
    text.contains("://") || text.to_ascii_lowercase().contains("www.")
}

/// Links a lead, as long as there is room.
fn link(linked: &mut Vec<LeadId>, lead: LeadId) {
    if linked.len() < MAX_LINKED && !linked.contains(&lead) {
        linked.push(lead);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PhoneRule {
    Joins,
    Links,
    Replaces,
}

fn identified(item: &Item) -> Result<LeadId, CloudError> {
    LeadId::parse(ItemReader::new(item, "identity")?.text("lead")?)
        .map_err(|error| CloudError::corrupt("identity", error))
}
