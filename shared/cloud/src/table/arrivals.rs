//! An inquiry arrives: one transaction writes it with its lead, and then the form gets its answer.

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::Duration;
use followup::decide::{Actor, Entry, EntryKind};
use followup::form::Acknowledge;
use followup::ids::{InquiryId, LeadId, PersonId, derive};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, MAX_LINKED};
use followup::message::acknowledgement;
use followup::policy::Policy;
use followup::time::Instant;

use crate::attributes::{Item, Reader, item, json, n, s, t};
use crate::keys::{ARRIVAL_SHARDS, Identity, Key, Lane, hashed, number};
use crate::table::MAX_PAGES;
use crate::table::lead::{StoredLead, entry_id, entry_item, lead_item};
use crate::table::outbox::Outgoing;
use crate::table::schema::{ARRIVALS, TTL};
use crate::transaction::{Refused, Transaction};
use crate::{Cloud, CloudError};

/// How long the same request gets its first answer again.
pub const REPEAT_WINDOW: Duration = Duration::minutes(10);
/// How long an `Idempotency-Key` is remembered.
pub const KEY_WINDOW: Duration = Duration::hours(24);
/// Times that an arrival is put together anew as it learns who the person is.
const MAX_PLANS: usize = 8;
/// Inquiries that may join a lead before its next decision.
const MAX_JOINED: usize = 100;
/// Arrivals of one shard that a sweep reads at most.
const MAX_ARRIVALS: usize = 2000;
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
}

/// The answer that a form gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The lead.
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

/// A fact of an arrival that limits are judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalFact {
    /// When.
    pub at: Instant,
    /// Where it came from, hashed.
    pub source: Option<String>,
    /// Whom it would be answered to, hashed.
    pub recipient: Option<String>,
    /// What it says, hashed.
    pub text: Option<String>,
}

/// How an arrival is written.
#[derive(Debug, Clone, PartialEq)]
enum Plan {
    /// A new lead; identities of closed leads become its own.
    New {
        replaces: Vec<(Identity, LeadId)>,
        linked: Vec<LeadId>,
        preferred: Option<PersonId>,
        keep_phone: bool,
    },
    /// Joins an open lead.
    Join {
        lead: LeadId,
        keep_phone: bool,
        keep_email: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Request,
    Email,
    Phone,
    Replaced,
    Lead,
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
    network: Option<String>,
    text: Option<String>,
}

impl Cloud {
    /// The hash of an address or a number, as keys have it.
    #[must_use]
    pub fn address_hash(&self, normalised: &str) -> String {
        hashed(&self.settings().pepper, normalised)
    }

    fn hashes(&self, arrival: &Arrival<'_>) -> Hashes {
        let pepper = &self.settings().pepper;
        let payload = hashed(pepper, arrival.payload);
        let form = &arrival.inquiry.form;
        let request = match arrival.request {
            RequestKey::Given(key) => derive(&["key", form, key]),
            RequestKey::Content => derive(&["content", form, &payload]),
        };
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

    /// Accepts an inquiry: one transaction for somebody new, and nothing else.
    ///
    /// Who is known joins the open lead; the lead's version counts up, so that a decision in flight loses its
    /// race and looks again.
    ///
    /// # Errors
    /// [`AcceptError`]; then nothing was written, and the same post may be tried again.
    pub async fn accept(&self, arrival: &Arrival<'_>) -> Result<Accepted, AcceptError> {
        let hashes = self.hashes(arrival);
        let instant = followup::time::format_instant(arrival.at);
        let lead = LeadId::derive(&["lead", &hashes.request, &hashes.payload, &instant]);
        let inquiry = InquiryId::derive(&["inquiry", &hashes.request, &hashes.payload, &instant]);
        let mut plan = Plan::New {
            replaces: Vec::new(),
            linked: Vec::new(),
            preferred: None,
            keep_phone: false,
        };
        for round in 0..MAX_PLANS {
            let target = match &plan {
                Plan::New { .. } => lead.clone(),
                Plan::Join { lead, .. } => lead.clone(),
            };
            let transaction = self.arrival(arrival, &hashes, &plan, &target, &inquiry)?;
            let token = derive(&["accept", inquiry.as_str(), &round.to_string()]);
            let parts = match transaction.commit(self, &token).await {
                Ok(()) => {
                    return Ok(Accepted {
                        lead: target,
                        inquiry,
                        repeated: false,
                    });
                }
                Err(Refused::Failed(error)) => return Err(error.into()),
                Err(Refused::Conditions(parts)) => parts,
            };
            if let Some((_, Some(old))) = parts.iter().find(|(part, _)| *part == Part::Request) {
                return self.answered(old, &hashes, &lead);
            }
            plan = self.replan(arrival, plan, &parts).await?;
        }
        Err(CloudError::Busy {
            operation: "TransactWriteItems",
        }
        .into())
    }

    /// The first answer again, or the news that the key was used for something else.
    fn answered(&self, old: &Item, hashes: &Hashes, own: &LeadId) -> Result<Accepted, AcceptError> {
        let reader = Reader::new(old, "request")?;
        if reader.text("payload")? != hashes.payload {
            return Err(AcceptError::KeyReused);
        }
        let parse = |error: followup::ids::InvalidId| CloudError::corrupt("request", error);
        let lead = LeadId::parse(reader.text("lead")?).map_err(parse)?;
        // A write of one's own whose answer was lost is no repeat.
        let repeated = lead != *own;
        Ok(Accepted {
            lead,
            inquiry: InquiryId::parse(reader.text("inquiry")?).map_err(parse)?,
            repeated,
        })
    }

    /// What the refused parts say of who the person is.
    async fn replan(
        &self,
        arrival: &Arrival<'_>,
        plan: Plan,
        parts: &[(Part, Option<Item>)],
    ) -> Result<Plan, CloudError> {
        let old = |part: Part| {
            parts
                .iter()
                .find(|(name, _)| *name == part)
                .map(|(_, old)| old.as_ref())
        };
        match plan {
            Plan::New {
                replaces,
                linked,
                preferred,
                keep_phone,
            } => {
                if let Some(Some(old)) = old(Part::Email) {
                    let known = identified(old)?;
                    return Ok(Plan::Join {
                        lead: known,
                        keep_phone: false,
                        keep_email: false,
                    });
                }
                if let Some(Some(old)) = old(Part::Phone) {
                    let known = identified(old)?;
                    return match self.phone_rule(arrival, &known).await? {
                        PhoneRule::Joins => Ok(Plan::Join {
                            lead: known,
                            keep_phone: false,
                            keep_email: false,
                        }),
                        PhoneRule::Links => {
                            let mut linked = linked;
                            if linked.len() < MAX_LINKED && !linked.contains(&known) {
                                linked.push(known);
                            }
                            Ok(Plan::New {
                                replaces,
                                linked,
                                preferred,
                                keep_phone: true,
                            })
                        }
                        PhoneRule::Replaces => {
                            let mut replaces = replaces;
                            replaces.push((Identity::Phone, known));
                            Ok(Plan::New {
                                replaces,
                                linked,
                                preferred,
                                keep_phone,
                            })
                        }
                    };
                }
                // A closed lead was opened again meanwhile: look anew.
                Ok(Plan::New {
                    replaces: Vec::new(),
                    linked,
                    preferred,
                    keep_phone: false,
                })
            }
            Plan::Join {
                lead,
                keep_phone,
                keep_email,
            } => {
                if let Some(found) = old(Part::Lead) {
                    return match found.map(StoredLead::parse).transpose()? {
                        Some(stored) if stored.merged_into.is_some() => {
                            let target = stored.merged_into.unwrap_or(lead);
                            Ok(Plan::Join {
                                lead: target,
                                keep_phone,
                                keep_email,
                            })
                        }
                        Some(stored) if stored.joined.len() >= MAX_JOINED => {
                            Err(CloudError::Busy {
                                operation: "TransactWriteItems",
                            })
                        }
                        // Closed: the person starts anew, and the earlier owner is preferred.
                        Some(stored) => Ok(Plan::New {
                            replaces: vec![
                                (Identity::Email, lead.clone()),
                                (Identity::Phone, lead.clone()),
                            ],
                            linked: vec![lead],
                            preferred: stored.lead.preferred,
                            keep_phone,
                        }),
                        None => Err(CloudError::corrupt("identity", "its lead is not there")),
                    };
                }
                // The number, or the address, names another lead: the email wins, the other stays as it is.
                Ok(Plan::Join {
                    lead,
                    keep_phone: keep_phone || old(Part::Phone).is_some(),
                    keep_email: keep_email || old(Part::Email).is_some(),
                })
            }
        }
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

    fn arrival(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: &Plan,
        lead: &LeadId,
        inquiry: &InquiryId,
    ) -> Result<Transaction<Part>, CloudError> {
        let table = &self.settings().table;
        let mut transaction = Transaction::new();
        transaction.put(
            Part::Request,
            table,
            request_item(arrival, hashes, lead, inquiry),
            |put| {
                // Expiry is a condition: DynamoDB deletes what has expired whenever it likes.
                put.condition_expression("attribute_not_exists(pk) OR expires_at <= :now")
                    .expression_attribute_values(":now", t(arrival.at))
            },
        );
        let identities = [
            (Identity::Email, Part::Email, &hashes.email),
            (Identity::Phone, Part::Phone, &hashes.phone),
        ];
        for (kind, part, hash) in identities {
            let Some(hash) = hash else { continue };
            let (replaces, kept) = match plan {
                Plan::New {
                    replaces,
                    keep_phone,
                    ..
                } => (
                    replaces
                        .iter()
                        .find(|(replaced, _)| *replaced == kind)
                        .map(|(_, lead)| lead),
                    *keep_phone && kind == Identity::Phone,
                ),
                Plan::Join {
                    keep_phone,
                    keep_email,
                    ..
                } => (
                    None,
                    match kind {
                        Identity::Email => *keep_email,
                        Identity::Phone => *keep_phone,
                    },
                ),
            };
            if kept {
                continue;
            }
            let owner = replaces.unwrap_or(lead);
            transaction.update(part, table, &Key::identity(kind, hash), |update| {
                update
                    .update_expression("SET #lead = :lead, #schema = :schema")
                    .condition_expression("attribute_not_exists(#lead) OR #lead = :owner")
                    .expression_attribute_names("#lead", "lead")
                    .expression_attribute_names("#schema", "schema")
                    .expression_attribute_values(":lead", s(lead.as_str()))
                    .expression_attribute_values(":owner", s(owner.as_str()))
                    .expression_attribute_values(":schema", n(crate::attributes::SCHEMA))
            });
        }
        let kind = match plan {
            Plan::New {
                replaces,
                linked,
                preferred,
                ..
            } => {
                if let Some((_, closed)) = replaces.first() {
                    transaction.check(Part::Replaced, table, &Key::lead(closed), |check| {
                        check.condition_expression("attribute_not_exists(due_shard)")
                    });
                }
                let version = arrival.policy.map(|policy| policy.version.clone());
                let mut new = Lead::received(
                    lead.clone(),
                    inquiry.clone(),
                    arrival.inquiry,
                    arrival.at,
                    version,
                );
                new.linked.clone_from(linked);
                new.preferred.clone_from(preferred);
                let stored = lead_item(arrival.policy, &new, 1, inquiry.as_str(), arrival.at)?;
                transaction.put(Part::Lead, table, stored, |put| {
                    put.condition_expression("attribute_not_exists(pk)")
                });
                EntryKind::Received
            }
            Plan::Join { .. } => {
                transaction.update(Part::Lead, table, &Key::lead(lead), |update| {
                    update
                        .update_expression(
                            "ADD version :one SET due_at = :now, due_shard = :shard, \
                             joined = list_append(if_not_exists(joined, :none), :inquiry)",
                        )
                        .condition_expression(
                            "attribute_exists(due_shard) AND attribute_not_exists(merged_into) AND \
                             (attribute_not_exists(joined) OR size(joined) < :most)",
                        )
                        .expression_attribute_values(":one", n(1))
                        .expression_attribute_values(":now", t(arrival.at))
                        .expression_attribute_values(
                            ":shard",
                            s(Lane::Lead.shard_of(lead.as_str())),
                        )
                        .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
                        .expression_attribute_values(
                            ":inquiry",
                            AttributeValue::L(vec![s(inquiry.as_str())]),
                        )
                        .expression_attribute_values(":most", n(MAX_JOINED))
                });
                EntryKind::Joined
            }
        };
        let stored = inquiry_item(arrival, hashes, lead, inquiry)?;
        transaction.put(Part::Inquiry, table, stored, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        if arrival.acknowledge == Acknowledge::Baton && arrival.inquiry.email.is_some() {
            let draft = acknowledgement(arrival.policy, lead, inquiry, arrival.inquiry, arrival.at);
            let stored = Outgoing::to_lead(draft).item()?;
            transaction.put(Part::Message, table, stored, |put| {
                put.condition_expression("attribute_not_exists(pk)")
            });
        }
        let entry = Entry {
            kind,
            by: Actor::Lead,
            because: inquiry.to_string(),
        };
        let stored = entry_item(lead, arrival.at, &entry_id(inquiry.as_str(), 0), &entry)?;
        transaction.put(Part::Entry, table, stored, |put| {
            put.condition_expression("attribute_not_exists(pk)")
        });
        Ok(transaction)
    }

    /// The arrivals of the time from `since` to `until`, by the write-once facts of the index.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn arrivals(
        &self,
        since: Instant,
        until: Instant,
    ) -> Result<Vec<ArrivalFact>, CloudError> {
        let mut facts = Vec::new();
        let mut date = since.date_naive();
        while date <= until.date_naive() {
            for shard in 0..ARRIVAL_SHARDS {
                self.arrivals_of(&format!("{date}#{shard}"), since, until, &mut facts)
                    .await?;
            }
            date += Duration::days(1);
        }
        Ok(facts)
    }

    async fn arrivals_of(
        &self,
        day: &str,
        since: Instant,
        until: Instant,
        facts: &mut Vec<ArrivalFact>,
    ) -> Result<(), CloudError> {
        let mut start: Option<Item> = None;
        let mut read = 0;
        for _ in 0..MAX_PAGES {
            let answer = self
                .table
                .query()
                .table_name(&self.settings().table)
                .index_name(ARRIVALS)
                .key_condition_expression("#day = :day AND arrived_at BETWEEN :since AND :until")
                .expression_attribute_names("#day", "day")
                .expression_attribute_values(":day", s(day))
                .expression_attribute_values(":since", t(since))
                .expression_attribute_values(":until", t(until))
                .scan_index_forward(false)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Query", error))?;
            for item in answer.items.unwrap_or_default() {
                let reader = Reader::new(&item, "arrival")?;
                let text = |name| {
                    reader
                        .text_or_none(name)
                        .map(|text| text.map(str::to_owned))
                };
                facts.push(ArrivalFact {
                    at: reader.instant("arrived_at")?,
                    source: text("source_hash")?,
                    recipient: text("recipient_hash")?,
                    text: text("text_hash")?,
                });
                read += 1;
            }
            start = answer.last_evaluated_key;
            if start.is_none() || read >= MAX_ARRIVALS {
                break;
            }
        }
        Ok(())
    }

    /// The hashes that limits compare, of one inquiry.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn arrival_fact(
        &self,
        lead: &LeadId,
        inquiry: &InquiryId,
    ) -> Result<Option<ArrivalFact>, CloudError> {
        let Some(item) = self.get(&Key::inquiry(lead, inquiry)).await? else {
            return Ok(None);
        };
        let reader = Reader::new(&item, "inquiry")?;
        let text = |name| {
            reader
                .text_or_none(name)
                .map(|text| text.map(str::to_owned))
        };
        Ok(Some(ArrivalFact {
            at: reader.instant("arrived_at")?,
            source: text("source_hash")?,
            recipient: text("recipient_hash")?,
            text: text("text_hash")?,
        }))
    }
}

/// Whether a text leads somewhere: what an advertisement does, and "please call me" does not.
fn advertises(text: &str) -> bool {
    text.contains("://") || text.to_ascii_lowercase().contains("www.")
}

enum PhoneRule {
    Joins,
    Links,
    Replaces,
}

fn identified(item: &Item) -> Result<LeadId, CloudError> {
    LeadId::parse(Reader::new(item, "identity")?.text("lead")?)
        .map_err(|error| CloudError::corrupt("identity", error))
}

fn request_item(
    arrival: &Arrival<'_>,
    hashes: &Hashes,
    lead: &LeadId,
    inquiry: &InquiryId,
) -> Item {
    let window = match arrival.request {
        RequestKey::Given(_) => KEY_WINDOW,
        RequestKey::Content => REPEAT_WINDOW,
    };
    let expires = arrival.at + window;
    let mut stored = item(&Key::request(&hashes.request));
    stored.insert("payload".to_owned(), s(&hashes.payload));
    stored.insert("lead".to_owned(), s(lead.as_str()));
    stored.insert("inquiry".to_owned(), s(inquiry.as_str()));
    stored.insert("expires_at".to_owned(), t(expires));
    stored.insert(TTL.to_owned(), n(expires.timestamp()));
    stored
}

fn inquiry_item(
    arrival: &Arrival<'_>,
    hashes: &Hashes,
    lead: &LeadId,
    inquiry: &InquiryId,
) -> Result<Item, CloudError> {
    let mut stored = item(&Key::inquiry(lead, inquiry));
    stored.insert("body".to_owned(), json("inquiry", arrival.inquiry)?);
    stored.insert("form".to_owned(), s(&arrival.inquiry.form));
    let shard = number(inquiry.as_str()) % ARRIVAL_SHARDS;
    stored.insert(
        "day".to_owned(),
        s(format!("{}#{shard}", arrival.at.date_naive())),
    );
    stored.insert("arrived_at".to_owned(), t(arrival.at));
    let facts = [
        ("source_hash", &hashes.network),
        ("recipient_hash", &hashes.email),
        ("text_hash", &hashes.text),
    ];
    for (name, hash) in facts {
        if let Some(hash) = hash {
            stored.insert(name.to_owned(), s(hash));
        }
    }
    Ok(stored)
}
