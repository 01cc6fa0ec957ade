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
use wording::promise;

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
use crate::{description, embed, page, stamp};

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
    let at = Reception {
        cloud,
        policy: policy.as_deref(),
        owner: PageOwner::of(policy.as_deref()).for_request(&request),
        forecast: &forecast,
        now,
    };
    let answer = answer(&at, &request).await;
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

/// What every request is answered by.
struct Reception<'a> {
    cloud: &'a Cloud,
    policy: Option<&'a Policy>,
    owner: PageOwner<'a>,
    forecast: &'a Forecast,
    now: Instant,
}

async fn answer(at: &Reception<'_>, request: &Request) -> Response<Body> {
    let owner = at.owner;
    let key = at.cloud.stamp_key();
    let found = |name: &str| form(at.policy, name);
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
                stamp: &stamp::stamp(&form.name, at.now, &|text| key.sign(text)),
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
                thank(at, &form, thanks.as_ref()).await
            }
        },
        IntakeRoute::Embed { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => embed::embed(owner, &form, &public_address(request, &form)),
        },
        IntakeRoute::Preflight { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => respond_preflight(request.headers(), &form),
        },
        IntakeRoute::Submit { form } => match found(&form) {
            None => respond_not_found(request, owner),
            Some(form) => submit(at, request, &form).await,
        },
    }
}

/// The thank-you page: for who asks, if its address carries that, signed; else with what is true for everybody.
async fn thank(at: &Reception<'_>, form: &Form, thanks: Option<&Thanks>) -> Response<Body> {
    // What is acknowledged to nobody was filled in by somebody else: by the team, after a call.
    let thanks_the_asker = match form.acknowledge {
        Acknowledge::Baton | Acknowledge::Elsewhere => true,
        Acknowledge::Off => false,
    };
    let asker = match (at.policy, thanks.filter(|_| thanks_the_asker)) {
        (Some(policy), Some(thanks)) => asker(at.cloud, policy, thanks, at.now).await,
        (None, _) | (_, None) => Asker::default(),
    };
    let said = sentences(at, form, thanks);
    page::thanks(at.owner, form, at.policy, &asker, &said)
}

/// What it was added to, when the acknowledgement comes, and what comes next.
fn sentences(at: &Reception<'_>, form: &Form, thanks: Option<&Thanks>) -> Vec<String> {
    let (words, policy, now) = (at.owner.words, at.policy, at.now);
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
        (Some(policy), None) => promise::general(policy, general(policy, at.forecast, now), now),
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

async fn submit(at: &Reception<'_>, request: &Request, form: &Form) -> Response<Body> {
    let key = at.cloud.stamp_key();
    let edge = Edge {
        at: at.now,
        country_code: at.policy.map_or(DEFAULT_COUNTRY_CODE, |policy| {
            policy.active.company.country_code.as_str()
        }),
        verify: &|text, signature| key.verify(text, signature),
    };
    match receive(request, form, edge).await {
        Ok((submission, inquiry)) => accept(at, form, &submission, &inquiry).await,
        Err(refused) => {
            let stamp = stamp::stamp(&form.name, at.now, &|text| key.sign(text));
            refused.respond(form, &stamp, at.owner)
        }
    }
}

async fn accept(
    at: &Reception<'_>,
    form: &Form,
    submission: &Submission,
    inquiry: &Inquiry,
) -> Response<Body> {
    let network = submission
        .source_ip
        .filter(|ip| !is_own_network(ip))
        .map(|ip| ip.to_string());
    let payload = submission.payload();
    let arrival = Arrival {
        inquiry,
        at: at.now,
        request: submission
            .idempotency_key
            .as_ref()
            .map_or(RequestKey::Content, |key| RequestKey::Given(key.as_str())),
        payload: &payload,
        network: network.as_deref(),
        policy: at.policy,
        forecast: at.forecast,
        acknowledge: form.acknowledge,
    };
    match at.cloud.accept(&arrival).await {
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
            let told = at
                .policy
                .map(|_| thanks.text(form, &|text| at.cloud.stamp_key().sign(text)));
            let accepted = AcceptedPost {
                lead: accepted.lead.to_string(),
                inquiry: accepted.inquiry.to_string(),
                repeated: accepted.repeated,
                told,
            };
            respond_accepted(submission, form, &accepted)
        }
        Err(AcceptError::KeyReused) => respond_key_reused(submission, at.owner),
        Err(AcceptError::Cloud(error)) => {
            tracing::error!(form = %form.name, %error, "an inquiry was not accepted");
            respond_busy(submission, at.owner)
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
