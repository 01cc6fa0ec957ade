//! Somebody else's system brings what happened there: `POST /in/{source}`.
//!
//! What is proven to come from there is kept, whether or not it is understood: a service that is refused tries again, and in the end gives up.
//! So what no rule understands is read by a person, and what is not proven is refused and counted.

use cloud::CloudError;
use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use followup::form::{Acknowledge, Form};
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::language::KnownLanguage;
use followup::source::{
    AddressCheck, Delivery, InquiryRule, MAX_PARTS, PostedChallenge, Source, SourceKind, for_review,
};
use http::{Response, StatusCode};
use lambda_http::{Body, Request};
use serde::Serialize;
use serde_json::Value;
use wording::medium;

use crate::answer::respond_not_found;
use crate::body::urlencoded;
use crate::problem;
use crate::proven::{Came, DeliveryRefusal, answer_to, answer_to_posted, prove};
use crate::reception::{Reception, in_chosen_language};
use crate::{crm, language};

/// The longest delivery: what services send of one inquiry, several times over.
const MAX_DELIVERY_BYTES: usize = 256 * 1024;

/// The source of that name.
fn named(at: &Reception<'_>, name: &str) -> Option<Source> {
    let policy = at.policy.as_ref()?;
    policy.active.inlets.get(name).cloned()
}

/// There is no such source; as far as anybody knows, while the policy cannot be read.
fn unknown(at: &Reception<'_>, request: &Request) -> Response<Body> {
    if at.is_unread {
        let busy = CloudError::Busy {
            operation: "GetItem",
        };
        return DeliveryRefusal::Table(busy).respond();
    }
    respond_not_found(request, at.owner())
}

fn corrupt(kind: &'static str, reason: &str) -> CloudError {
    CloudError::Corrupt {
        kind,
        reason: reason.to_owned(),
    }
}

/// Answers a service that makes sure of the address before it sends anything.
pub(crate) async fn check(at: &Reception<'_>, request: &Request, name: &str) -> Response<Body> {
    let Some(source) = named(at, name) else {
        return unknown(at, request);
    };
    let check = source
        .delivery()
        .and_then(|delivery| delivery.check.as_ref());
    let Some(AddressCheck::Asked { token, answer }) = check else {
        return respond_not_found(request, at.owner());
    };
    let asked = request.uri().query().unwrap_or_default();
    let asked = urlencoded(asked.as_bytes()).unwrap_or_default();
    let parameter = |name: &str| {
        let found = asked.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    };
    let answered = answer_to(at, &source, (token, answer), &parameter).await;
    answered.unwrap_or_else(|refusal| {
        refusal.log(&source);
        refusal.respond()
    })
}

/// Takes what a source brings.
pub(crate) async fn take(at: &Reception<'_>, request: &Request, name: &str) -> Response<Body> {
    let Some(source) = named(at, name) else {
        return unknown(at, request);
    };
    let Some(delivery) = source.delivery() else {
        return respond_not_found(request, at.owner());
    };
    let delivered = deliver(at, request, &source, delivery).await;
    delivered.unwrap_or_else(|refusal| {
        refusal.log(&source);
        refusal.respond()
    })
}

/// What a source is told: the names of the leads, as forms are told them.
#[derive(Serialize)]
struct DeliveryAnswer {
    leads: Vec<LeadId>,
}

/// Does what follows from what was posted: a word is given back, or what happened is kept.
async fn deliver(
    at: &Reception<'_>,
    request: &Request,
    source: &Source,
    delivery: &Delivery,
) -> Result<Response<Body>, DeliveryRefusal> {
    let body: &[u8] = request.body().as_ref();
    if body.len() > MAX_DELIVERY_BYTES {
        return Err(DeliveryRefusal::TooLarge);
    }
    let came = Came::read(request, body);
    let asked = asked_by(delivery, &came);
    if let Some((check, word)) = asked.as_ref().filter(|(check, _)| !check.is_proven) {
        return answer_to_posted(at, source, &check.answer, word).await;
    }
    let word = prove(at, request, source, &delivery.proof, &came).await?;
    if let Some((check, word)) = &asked {
        return answer_to_posted(at, source, &check.answer, word).await;
    }
    let came = match word {
        Some(word) => came.without(&word),
        None => came,
    };
    let leads = keep(at, source, &came).await?;
    Ok(problem::json(
        StatusCode::ACCEPTED,
        "application/json",
        &DeliveryAnswer { leads },
    ))
}

/// The word that a service posts to make sure of the address, if that is what came.
fn asked_by<'a>(delivery: &'a Delivery, came: &Came) -> Option<(&'a PostedChallenge, String)> {
    let Some(AddressCheck::Posted(check)) = &delivery.check else {
        return None;
    };
    let word = check.asks(came.says.as_ref()?)?;
    Some((check, word))
}

/// Keeps what happened there.
async fn keep(
    at: &Reception<'_>,
    source: &Source,
    came: &Came,
) -> Result<Vec<LeadId>, DeliveryRefusal> {
    let rule = match &source.kind {
        SourceKind::Webhook { inquiry, .. } => inquiry,
        SourceKind::Crm { rule, .. } => {
            let says = came.says.as_ref();
            return crm::take(at, source, rule, says, &came.text).await;
        }
        SourceKind::Mail { .. } => return Ok(Vec::new()),
    };
    let Some(form) = at.form(&rule.form) else {
        // The check lets no policy pass in which it is not there.
        return Err(corrupt("policy", "the source's form is not there").into());
    };
    let brought = inquiries(at, source, rule, &form, came);
    if brought.len() > MAX_PARTS {
        return Err(DeliveryRefusal::TooLarge);
    }
    let mut leads = Vec::new();
    for one in brought {
        leads.push(accept(at, source, rule, &form, &one).await?);
    }
    Ok(leads)
}

/// An inquiry of a delivery.
struct Brought {
    inquiry: Inquiry,
    /// What the source calls it, by which it is known again.
    id: Option<String>,
    /// What came of it.
    text: String,
}

/// The inquiries of a delivery; what no rule understands is one, too, for a person to read.
fn inquiries(
    at: &Reception<'_>,
    source: &Source,
    rule: &InquiryRule,
    form: &Form,
    came: &Came,
) -> Vec<Brought> {
    let mapping = &rule.mapping;
    let Some(says) = came.says.as_ref().filter(|says| mapping.is_known(says)) else {
        return vec![Brought {
            inquiry: rule.own(
                for_review(form, &[], &came.text, at.now, at.country_code()),
                None,
            ),
            id: None,
            text: came.text.clone(),
        }];
    };
    let parts = mapping.parts(says).into_iter();
    parts
        .map(|part| {
            let filled = mapping.filled(part);
            let text = if mapping.each.is_some() {
                part.to_string()
            } else {
                came.text.clone()
            };
            let id = mapping.event_id.as_ref().and_then(|path| path.text(part));
            Brought {
                inquiry: read(at, (source, rule), form, (part, &filled), &text),
                id: id.map(|id| format!("{}/{id}", source.name)),
                text,
            }
        })
        .collect()
}

/// One inquiry, in the words of its form.
fn read(
    at: &Reception<'_>,
    (source, rule): (&Source, &InquiryRule),
    form: &Form,
    (part, filled): (&Value, &[(String, String)]),
    text: &str,
) -> Inquiry {
    let language = language::named(&at.spoken(), form, &filled.to_vec());
    let said = at.said_in(language);
    let form = said.form(&form.name).unwrap_or_else(|| form.clone());
    let inquiry = match form.read(filled, at.now, at.country_code()) {
        Ok(inquiry) => inquiry,
        Err(errors) => {
            let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
            tracing::warn!(source = %source.name, fields = fields.join(" "), "a delivery is not understood");
            for_review(&form, filled, text, at.now, at.country_code())
        }
    };
    let inquiry = Inquiry {
        language: inquiry.language.or(language.map(KnownLanguage::Chosen)),
        ..rule.own(inquiry, Some(part))
    };
    let (said, inquiry) = in_chosen_language(at, &said, inquiry);
    medium::spoken_of(said.owner().words, inquiry)
}

async fn accept(
    at: &Reception<'_>,
    source: &Source,
    rule: &InquiryRule,
    form: &Form,
    brought: &Brought,
) -> Result<LeadId, DeliveryRefusal> {
    let acknowledge = if brought.inquiry.suspicion.is_some() {
        Acknowledge::Off
    } else {
        rule.acknowledge(form)
    };
    let is_written_to = acknowledge == Acknowledge::Baton && brought.inquiry.email.is_some();
    let arrival = Arrival {
        promises: is_written_to,
        inquiry: &brought.inquiry,
        at: at.now,
        request: match &brought.id {
            Some(id) => RequestKey::Delivery(id),
            None => RequestKey::Content,
        },
        // Brought again, it may say how often it was tried: the source's own name for it decides.
        payload: brought.id.as_deref().unwrap_or(&brought.text),
        // All that a service brings comes from its own network, and is signed.
        network: None,
        policy: at.policy.as_deref(),
        forecast: at.forecast,
        acknowledge,
    };
    match at.cloud.accept(&arrival).await {
        Ok(accepted) => {
            let (lead, inquiry) = (&accepted.lead, &accepted.inquiry);
            let repeated = accepted.repeated;
            tracing::info!(source = %source.name, %lead, %inquiry, repeated, "a delivery was accepted");
            Ok(accepted.lead)
        }
        Err(AcceptError::KeyReused) => {
            Err(corrupt("request", "a delivery is known under another content").into())
        }
        Err(AcceptError::Cloud(error)) => Err(error.into()),
    }
}
