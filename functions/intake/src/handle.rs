//! The use case: a request comes in, one transaction is written, an answer goes out.

use std::net::IpAddr;

use calendar::Instant;
use cloud::Cloud;
use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use followup::form::{Acknowledge, Form};
use followup::inquiry::Inquiry;
use followup::policy::Policy;
use followup::promise::general;
use followup::route::Forecast;
use http::Response;
use lambda_http::{Body, Request};
use wording::moment::LocalTimes;
use wording::{Words, promise};

use crate::answer::{
    prefilled, public_address, respond_method_not_allowed, respond_not_found, respond_preflight,
    without_body,
};
use crate::asker::{Asker, asker};
use crate::owner::PageOwner;
use crate::post::{
    AcceptedPost, Edge, receive, respond_accepted, respond_busy, respond_key_reused,
};
use crate::request::Submission;
use crate::route::{IntakeRoute, route};
use crate::thanks::{Confirmation, Thanks};
use crate::{description, page, stamp};

/// The calling code of a number without one, before any policy was pushed.
const DEFAULT_COUNTRY_CODE: &str = "1";
/// Answers a request to a form.
pub async fn handle(cloud: &Cloud, request: Request) -> Response<Body> {
    let method = request.method().clone();
    let now = cloud.now();
    // Each of these is read once a minute, and not for each form.
    let policy = match cloud.active_policy(now).await {
        Ok(policy) => policy,
        Err(error) => {
            // A form is taken all the same: the shipped one, and a person looks at it.
            tracing::error!(%error, "the policy cannot be read");
            None
        }
    };
    let forecast = cloud.trusted_forecast(now).await;
    let answer = answer(cloud, &request, policy.as_deref(), &forecast, now).await;
    without_body(&method, answer)
}

/// The form of that name: the policy's, or a shipped one while there is no policy.
fn form(policy: Option<&Policy>, name: &str) -> Option<Form> {
    match policy {
        Some(policy) => policy.active.forms.get(name).cloned(),
        None => [Form::builtin_contact(), Form::builtin_voicemail()]
            .into_iter()
            .find(|form| form.name == name),
    }
}

async fn answer(
    cloud: &Cloud,
    request: &Request,
    policy: Option<&Policy>,
    forecast: &Forecast,
    now: Instant,
) -> Response<Body> {
    let key = cloud.stamp_key();
    let owner = PageOwner::of(policy);
    let found = |name: &str| form(policy, name);
    match route(request) {
        IntakeRoute::Description => description::respond(),
        IntakeRoute::NotFound => respond_not_found(request, owner),
        IntakeRoute::MethodNotAllowed { allow } => {
            respond_method_not_allowed(request, allow, owner)
        }
        IntakeRoute::Page { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => page::FormView {
                form: &form,
                values: &prefilled(request, &form),
                errors: &[],
                stamp: &stamp::stamp(&form.name, now, &|text| key.sign(text)),
                owner,
            }
            .respond(200),
        },
        IntakeRoute::Thanks { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => {
                let fields = prefilled(request, &form);
                let verify = |text: &str, signature: &str| key.verify(text, signature);
                let thanks = Thanks::read(&form, &fields, &verify);
                thank(cloud, &form, thanks.as_ref(), policy, forecast, now).await
            }
        },
        IntakeRoute::Embed { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => page::embed(owner, &form, &public_address(request, &form)),
        },
        IntakeRoute::Preflight { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => respond_preflight(request.headers(), &form),
        },
        IntakeRoute::Submit { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => submit(cloud, request, &form, policy, forecast, now).await,
        },
    }
}

/// The thank-you page: for who asks, if its address carries that, signed; else with what is true for everybody.
async fn thank(
    cloud: &Cloud,
    form: &Form,
    thanks: Option<&Thanks>,
    policy: Option<&Policy>,
    forecast: &Forecast,
    now: Instant,
) -> Response<Body> {
    let asker = match (policy, thanks) {
        (Some(policy), Some(thanks)) => asker(cloud, policy, thanks, now).await,
        (None, _) | (_, None) => Asker::default(),
    };
    let said = sentences(form, thanks, policy, forecast, now);
    page::thanks(PageOwner::of(policy), form, policy, &asker, &said)
}

/// What it was added to, when the acknowledgement comes, and what comes next.
fn sentences(
    form: &Form,
    thanks: Option<&Thanks>,
    policy: Option<&Policy>,
    forecast: &Forecast,
    now: Instant,
) -> Vec<String> {
    let words = Words::of(policy);
    let acknowledged = match (form.acknowledge, thanks) {
        (Acknowledge::Baton, None) => Some(words.thanks_acknowledged_perhaps()),
        (Acknowledge::Baton, Some(thanks)) => match thanks.by_mail {
            Confirmation::Comes => Some(words.thanks_acknowledged()),
            Confirmation::CameBefore => Some(words.thanks_acknowledged_before()),
            Confirmation::Nowhere => None,
        },
        (Acknowledge::Elsewhere | Acknowledge::Off, _) => None,
    };
    let joined = thanks.and_then(|thanks| thanks.joined);
    // By its day and by no word of it: whoever fills in a form in somebody's name reads this page.
    let joined = joined.zip(policy).map(|(at, policy)| {
        let day = LocalTimes::of_office(&policy.active).date(at);
        words.thanks_joined(&day)
    });
    let next = match (policy, thanks) {
        (None, _) => words.thanks_one_of_us(),
        (Some(policy), None) => promise::general(policy, general(policy, forecast, now), now),
        (Some(policy), Some(thanks)) => match thanks.promise {
            Some(promise) => promise::sentence(policy, &promise, now),
            None if thanks.all_taken => promise::untimed(policy),
            None => words.promise_if_we_can(),
        },
    };
    [joined, acknowledged, Some(next)]
        .into_iter()
        .flatten()
        .collect()
}

async fn submit(
    cloud: &Cloud,
    request: &Request,
    form: &Form,
    policy: Option<&Policy>,
    forecast: &Forecast,
    now: Instant,
) -> Response<Body> {
    let key = cloud.stamp_key();
    let edge = Edge {
        at: now,
        country_code: policy.map_or(DEFAULT_COUNTRY_CODE, |policy| {
            policy.active.company.country_code.as_str()
        }),
        verify: &|text, signature| key.verify(text, signature),
    };
    let (submission, inquiry) = match receive(request, form, edge).await {
        Ok(received) => received,
        Err(refused) => {
            let stamp = stamp::stamp(&form.name, now, &|text| key.sign(text));
            return refused.respond(form, &stamp, PageOwner::of(policy));
        }
    };
    accept(cloud, form, &submission, &inquiry, policy, forecast, now).await
}

async fn accept(
    cloud: &Cloud,
    form: &Form,
    submission: &Submission,
    inquiry: &Inquiry,
    policy: Option<&Policy>,
    forecast: &Forecast,
    now: Instant,
) -> Response<Body> {
    let network = submission
        .source_ip
        .filter(|ip| !is_own_network(ip))
        .map(|ip| ip.to_string());
    let payload = submission.payload();
    let arrival = Arrival {
        inquiry,
        at: now,
        request: submission
            .idempotency_key
            .as_ref()
            .map_or(RequestKey::Content, |key| RequestKey::Given(key.as_str())),
        payload: &payload,
        network: network.as_deref(),
        policy,
        forecast,
        acknowledge: form.acknowledge,
    };
    match cloud.accept(&arrival).await {
        Ok(accepted) => {
            let (lead, inquiry) = (&accepted.lead, &accepted.inquiry);
            let repeated = accepted.repeated;
            tracing::info!(form = %form.name, %lead, %inquiry, repeated, "an inquiry was accepted");
            let thanks = Thanks {
                lead: lead.clone(),
                inquiry: inquiry.clone(),
                promise: accepted.promise,
                all_taken: accepted.all_taken,
                by_mail: match (&arrival.inquiry.email, accepted.joined) {
                    (None, _) => Confirmation::Nowhere,
                    (Some(_), Some(joined)) if joined.acknowledged => Confirmation::CameBefore,
                    (Some(_), _) => Confirmation::Comes,
                },
                joined: accepted.joined.map(|joined| joined.asked_at),
            };
            // Without a policy there is no promise for the thank-you page to repeat.
            let told = policy.map(|_| thanks.text(form, &|text| cloud.stamp_key().sign(text)));
            let accepted = AcceptedPost {
                lead: accepted.lead.to_string(),
                inquiry: accepted.inquiry.to_string(),
                repeated: accepted.repeated,
                told,
            };
            respond_accepted(submission, form, &accepted)
        }
        Err(AcceptError::KeyReused) => respond_key_reused(submission, PageOwner::of(policy)),
        Err(AcceptError::Cloud(error)) => {
            tracing::error!(form = %form.name, %error, "an inquiry was not accepted");
            respond_busy(submission, PageOwner::of(policy))
        }
    }
}

/// Whether an address says nothing of who posts: a proxy of the company's own, or this machine.
fn is_own_network(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local(),
    }
}
