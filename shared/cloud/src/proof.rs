//! What somebody agreed to, and how that is known: what stood beside the box, by the version of the form; when, and where from; and how it
//! was confirmed, or taken back.

use calendar::{Instant, instant_text};
use followup::event::Sign;
use followup::form::{FieldKind, Form, MapsTo};
use followup::ids::{LeadId, PolicyVersion};
use followup::inquiry::{Consent, Inquiry, ListEntry};
use followup::timeline::Fact;
use serde::Serialize;

use crate::keys::Key;
use crate::lead_view::{LeadView, TimelineLine, timeline_of, view};
use crate::{Cloud, CloudError};

/// Everything that one lead's person agreed to.
#[derive(Debug, Serialize)]
pub struct LeadProof {
    /// The lead.
    pub lead: LeadId,
    /// What they sent, oldest first.
    pub inquiries: Vec<InquiryProof>,
    /// What they confirmed and took back, oldest first.
    pub since: Vec<ProofLine>,
    /// Whether letters may be sent to them now.
    pub agreed: bool,
}

/// What stood on the form by which somebody asked, and what they did with it.
#[derive(Serialize)]
pub struct InquiryProof {
    /// The inquiry.
    pub inquiry: String,
    /// When it arrived.
    #[serde(with = "instant_text::option")]
    pub at: Option<Instant>,
    /// By which form.
    pub form: String,
    /// The version of the form's words, where a page of ours showed it.
    pub version: Option<PolicyVersion>,
    /// The language of the page.
    pub language: Option<String>,
    /// Where they came from: the source, and what the page knew of the way to it.
    pub source: String,
    /// The page and the campaign, as the form had them.
    pub from: Vec<(String, String)>,
    /// What stood beside the field for a number, and whether they left one.
    pub phone: Option<PhoneProof>,
    /// What stood beside each box.
    pub boxes: Vec<BoxProof>,
    /// What they ticked, in the words that they read.
    pub consent: Option<ConsentProof>,
    /// Of a row of a list: where it is from, and what was recorded there.
    #[serde(serialize_with = "recorded_or_null")]
    pub listed: Option<ListEntry>,
}

impl std::fmt::Debug for InquiryProof {
    /// Which it is, and nothing that somebody said.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InquiryProof")
            .field("inquiry", &self.inquiry)
            .finish_non_exhaustive()
    }
}

/// What stood beside the field for a number.
#[derive(Debug, Serialize)]
pub struct PhoneProof {
    /// Its label, and the sentence of help below it.
    pub words: String,
    /// Whether they left a number.
    pub given: bool,
}

/// What stood beside a box.
#[derive(Debug, Serialize)]
pub struct BoxProof {
    /// The field.
    pub field: String,
    /// The words.
    pub words: String,
    /// Whether it was ticked.
    pub ticked: bool,
}

/// What they ticked.
#[derive(Debug, Serialize)]
pub struct ConsentProof {
    /// The words beside the box.
    pub wording: String,
    /// When.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// On which form.
    pub place: String,
}

/// Something that they did later.
#[derive(Debug, Serialize)]
pub struct ProofLine {
    /// When.
    #[serde(with = "instant_text")]
    pub at: Instant,
    /// What.
    pub what: Agreement,
    /// The words that they agreed to, and where they stood.
    pub words: Option<String>,
}

/// What somebody says of letters after they asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// They said yes by the link in a mail.
    OptedIn,
    /// They stopped our mail.
    Unsubscribed,
    /// They called it unwanted.
    Complained,
    /// They want no contact at all.
    DoNotContact,
}

impl Agreement {
    /// Its name, for programs and the command.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OptedIn => "opted_in",
            Self::Unsubscribed => "unsubscribed",
            Self::Complained => "complained",
            Self::DoNotContact => "do_not_contact",
        }
    }
}

impl From<&Consent> for ConsentProof {
    fn from(consent: &Consent) -> Self {
        Self {
            wording: consent.wording.clone(),
            at: consent.at,
            place: consent.place.clone(),
        }
    }
}

/// What one lead's person agreed to; nothing, where there is no such lead.
///
/// # Errors
/// When the table cannot be read.
pub async fn proof(cloud: &Cloud, lead: &LeadId) -> Result<Option<LeadProof>, CloudError> {
    let Some(LeadView {
        line,
        state,
        timeline,
        ..
    }) = view(cloud, lead).await?
    else {
        return Ok(None);
    };
    let mut inquiries = of_inquiries(cloud, &line.lead).await?;
    let mut since: Vec<ProofLine> = timeline.into_iter().filter_map(of_line).collect();
    // What was merged with it came from the same person.
    for merged in &state.merged {
        inquiries.extend(of_inquiries(cloud, merged).await?);
        let lines = timeline_of(cloud, merged).await?;
        since.extend(lines.into_iter().filter_map(of_line));
    }
    since.sort_by_key(|line| line.at);
    Ok(Some(LeadProof {
        lead: line.lead,
        inquiries,
        since,
        agreed: state.contact.opted_in,
    }))
}

async fn of_inquiries(cloud: &Cloud, lead: &LeadId) -> Result<Vec<InquiryProof>, CloudError> {
    let found = cloud.inquiries(lead).await?;
    let keys: Vec<Key> = found.iter().map(|(id, _)| Key::inquiry(lead, id)).collect();
    let cloud = &cloud.reading_ahead(&keys).await;
    let mut inquiries = Vec::with_capacity(found.len());
    for (id, inquiry) in found {
        let arrived = cloud.arrived(lead, &id).await?;
        let form = form(cloud, &inquiry).await?;
        let at = arrived.map(|(_, fact)| fact.at);
        inquiries.push(of_inquiry(id.to_string(), at, &inquiry, form.as_ref()));
    }
    Ok(inquiries)
}

fn of_line(line: TimelineLine) -> Option<ProofLine> {
    let what = agreement(&line.fact)?;
    Some(ProofLine {
        at: line.at,
        what,
        words: line.note,
    })
}

/// What a fact says of an agreement; nothing, of most.
#[must_use]
pub fn agreement(fact: &Fact) -> Option<Agreement> {
    if *fact == Fact::OptedIn {
        return Some(Agreement::OptedIn);
    }
    let Fact::Sign { sign } = fact else {
        return None;
    };
    match sign {
        Sign::Unsubscribed => Some(Agreement::Unsubscribed),
        Sign::Complained => Some(Agreement::Complained),
        Sign::DoNotContact => Some(Agreement::DoNotContact),
        Sign::Replied | Sign::Bounced => None,
    }
}

/// The form as they read it; nothing, where no page of ours showed it, or its policy cannot be read any more.
async fn form(cloud: &Cloud, inquiry: &Inquiry) -> Result<Option<Form>, CloudError> {
    let Some(shown) = &inquiry.shown else {
        return Ok(None);
    };
    let policy = cloud.policy(&shown.policy).await?;
    let said = policy.said_in(Some(shown.language));
    Ok(said.active.forms.get(&inquiry.form).cloned())
}

fn of_inquiry(
    id: String,
    at: Option<Instant>,
    inquiry: &Inquiry,
    form: Option<&Form>,
) -> InquiryProof {
    let fields = || form.into_iter().flat_map(|form| &form.fields);
    let phone = fields().find(|field| field.maps_to == MapsTo::Phone);
    let boxes = fields().filter_map(|field| {
        let FieldKind::Checkbox { wording } = &field.kind else {
            return None;
        };
        Some(BoxProof {
            field: field.name.clone(),
            words: wording.clone(),
            ticked: inquiry.answers.contains_key(&field.name),
        })
    });
    let shown = inquiry.shown.as_ref();
    InquiryProof {
        inquiry: id,
        at,
        form: inquiry.form.clone(),
        version: shown.map(|shown| shown.policy.clone()),
        language: shown.map(|shown| shown.language.tag().to_owned()),
        source: inquiry.source.clone(),
        from: inquiry.attribution.clone().into_iter().collect(),
        phone: phone.map(|field| PhoneProof {
            words: [Some(field.label.as_str()), field.hint.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" / "),
            given: has_left_number(inquiry),
        }),
        boxes: boxes.collect(),
        consent: inquiry.consent.as_ref().map(ConsentProof::from),
        listed: inquiry.origin.entry().cloned(),
    }
}

/// Whether they left a number themselves, whatever was corrected since.
fn has_left_number(inquiry: &Inquiry) -> bool {
    let typed = inquiry.typed.as_ref();
    let typed = typed.filter(|typed| typed.corrected.phone);
    typed.map_or(inquiry.phone.is_some(), |typed| typed.typed.phone.is_some())
}

fn recorded_or_null<S: serde::Serializer>(
    entry: &Option<ListEntry>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_some(&entry.as_ref().map(recorded))
}

/// What a list recorded, in a line for programs and the command.
#[must_use]
pub fn recorded(entry: &ListEntry) -> String {
    let consent = entry.consent.as_ref();
    let parts = [
        entry.came_from.as_ref().map(|from| format!("from {from}")),
        entry.asked_at.map(|day| format!("asked on {day}")),
        consent.and_then(|consent| {
            consent
                .wording
                .as_ref()
                .map(|words| format!("agreed to \"{words}\""))
        }),
        consent.and_then(|consent| consent.given_on.map(|day| format!("on {day}"))),
        consent.and_then(|consent| consent.place.as_ref().map(|place| format!("at {place}"))),
    ];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() {
        "nothing was recorded".to_owned()
    } else {
        said.join(", ")
    }
}
