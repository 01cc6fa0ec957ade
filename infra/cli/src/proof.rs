//! What somebody agreed to, and how that is known: what stood beside the box, by the version of the form; when, and where from; and how it
//! was confirmed, or taken back.

use std::fmt;

use calendar::{Instant, instant_text};
use cloud::{Cloud, CloudError};
use followup::event::Sign;
use followup::form::{FieldKind, Form, MapsTo};
use followup::ids::{LeadId, PolicyVersion};
use followup::inquiry::{Consent, Inquiry, Origin};
use followup::timeline::Fact;
use serde::Serialize;

use crate::leads::{LeadView, view};

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
#[derive(Debug, Serialize)]
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
    pub listed: Option<String>,
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
    /// What: `opted_in` by the link in a mail, `unsubscribed`, `complained`, `do_not_contact`.
    pub what: &'static str,
    /// The words that they agreed to, and where they stood.
    pub words: Option<String>,
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
    let mut inquiries = Vec::new();
    for (id, inquiry) in cloud.inquiries(&line.lead).await? {
        let arrived = cloud.arrived(&line.lead, &id).await?;
        let form = form(cloud, &inquiry).await?;
        let at = arrived.map(|(_, fact)| fact.at);
        inquiries.push(of_inquiry(id.to_string(), at, &inquiry, form.as_ref()));
    }
    let since = timeline.into_iter().filter_map(|line| {
        let what = said(&line.fact)?;
        Some(ProofLine {
            at: line.at,
            what,
            words: line.note,
        })
    });
    Ok(Some(LeadProof {
        lead: line.lead,
        inquiries,
        since: since.collect(),
        agreed: state.contact.opted_in,
    }))
}

/// What a fact says of an agreement; nothing, of most.
fn said(fact: &Fact) -> Option<&'static str> {
    if *fact == Fact::OptedIn {
        return Some("opted_in");
    }
    let Fact::Sign { sign } = fact else {
        return None;
    };
    match sign {
        Sign::Unsubscribed => Some("unsubscribed"),
        Sign::Complained => Some("complained"),
        Sign::DoNotContact => Some("do_not_contact"),
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
            given: inquiry.phone.is_some(),
        }),
        boxes: boxes.collect(),
        consent: inquiry.consent.as_ref().map(ConsentProof::from),
        listed: match &inquiry.origin {
            Origin::Asked => None,
            Origin::Listed(entry) => Some(listed(entry)),
        },
    }
}

/// What a list recorded, in a line.
fn listed(entry: &followup::inquiry::ListEntry) -> String {
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

impl fmt::Display for LeadProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "lead {}", self.lead)?;
        for inquiry in &self.inquiries {
            write!(f, "{inquiry}")?;
        }
        for line in &self.since {
            write!(f, "  {} {}", calendar::format_instant(line.at), line.what)?;
            if let Some(words) = &line.words {
                write!(f, ": {words}")?;
            }
            writeln!(f)?;
        }
        let now = if self.agreed { "yes" } else { "no" };
        writeln!(f, "  letters may be sent: {now}")
    }
}

impl fmt::Display for InquiryProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.map(calendar::format_instant).unwrap_or_default();
        write!(f, "  {at} the form {} (source {})", self.form, self.source)?;
        match (&self.version, &self.language) {
            (Some(version), Some(language)) => {
                writeln!(f, ", words of version {version} in {language}")?;
            }
            (_, _) => writeln!(f, ", shown by no page of ours")?,
        }
        for (name, value) in &self.from {
            writeln!(f, "    {name}: {value}")?;
        }
        if let Some(phone) = &self.phone {
            let given = if phone.given { "left" } else { "not left" };
            writeln!(f, "    beside the number ({given}): {}", phone.words)?;
        }
        for one in &self.boxes {
            let ticked = if one.ticked { "ticked" } else { "not ticked" };
            writeln!(
                f,
                "    beside the box {} ({ticked}): {}",
                one.field, one.words
            )?;
        }
        if let Some(consent) = &self.consent {
            let at = calendar::format_instant(consent.at);
            writeln!(f, "    ticked at {at}: \"{}\"", consent.wording)?;
        }
        match &self.listed {
            Some(listed) => writeln!(f, "    on a list: {listed}"),
            None => Ok(()),
        }
    }
}
