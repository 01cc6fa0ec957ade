//! The use case: a request comes in, one transaction is written, an answer goes out.

use std::net::IpAddr;

use calendar::Instant;
use cloud::Cloud;
use cloud::table::arrivals::{AcceptError, Arrival};
use followup::form::{Acknowledge, Form, MapsTo};
use followup::inquiry::{Inquiry, ShownForm};
use followup::policy::Policy;
use followup::promise::general;
use http::{HeaderValue, Response, header};
use lambda_http::{Body, Request};
use wording::moment::LocalTimes;
use wording::promise;

use crate::answer::{
    prefilled, public_address, respond_method_not_allowed, respond_not_found, respond_preflight,
    without_body,
};
use crate::asker::{Asker, asker};
use crate::owner::is_framed;
use crate::post::{
    AcceptedPost, Edge, RefusedPost, envelope, receive, respond_accepted, respond_busy,
    respond_key_reused,
};
use crate::reception::{Reception, in_chosen_language};
use crate::request::Submission;
use crate::route::{IntakeRoute, route};
use crate::thanks::{Confirmation, Thanks};
use crate::token::{self, TokenTrouble};
use crate::{delivery, description, embed, language, page, stamp};

/// Answers a request to a form.
pub async fn handle(cloud: &Cloud, request: Request) -> Response<Body> {
    let method = request.method().clone();
    let now = cloud.now();
    // Each of these is read once a minute, and not for each form.
    let (policy, is_unread) = match cloud.active_policy(now).await {
        Ok(policy) => (policy, false),
        Err(error) => {
            // A form is taken all the same: the shipped one, and a person looks at it.
            tracing::error!(%error, "the policy cannot be read");
            (None, true)
        }
    };
    let forecast = cloud.trusted_forecast(now).await;
    let at = Reception {
        cloud,
        policy,
        is_unread,
        is_framed: is_framed(&request),
        forecast: &forecast,
        now,
    };
    let answer = answer(&at, &request).await;
    without_body(&method, answer)
}

async fn answer(at: &Reception<'_>, request: &Request) -> Response<Body> {
    let not_found = || {
        let preferred = language::preferred(&at.spoken(), request);
        in_their_language(respond_not_found(request, at.said_in(preferred).owner()))
    };
    match route(request) {
        IntakeRoute::Description => description::respond(),
        IntakeRoute::NotFound => not_found(),
        IntakeRoute::MethodNotAllowed { allow } => {
            respond_method_not_allowed(request, allow, at.owner())
        }
        IntakeRoute::Page { form } => match at.shown(request, &form) {
            None => not_found(),
            Some((at, form, fields)) => {
                let key = at.cloud.stamp_key();
                let page = page::FormView {
                    form: &form,
                    values: &fields,
                    errors: &[],
                    stamp: &stamp::stamp(&form.name, at.now, &|text| key.sign(text)),
                    owner: at.owner(),
                };
                in_their_language(page.respond(200))
            }
        },
        IntakeRoute::Thanks { form } => match at.shown(request, &form) {
            None => not_found(),
            Some((at, form, fields)) => {
                let key = at.cloud.stamp_key();
                let verify = |text: &str, signature: &str| key.verify(text, signature);
                let thanks = Thanks::read(&form, &fields, &verify);
                in_their_language(thank(&at, &form, thanks.as_ref()).await)
            }
        },
        IntakeRoute::Embed { form } => match at.shown(request, &form) {
            None => not_found(),
            Some((at, form, _)) => embed::embed(at.owner(), &form, &public_address(request, &form)),
        },
        IntakeRoute::Preflight { form } => match at.form(&form) {
            None => not_found(),
            Some(form) => respond_preflight(request.headers(), &form),
        },
        IntakeRoute::Check { source } => delivery::check(at, request, &source).await,
        IntakeRoute::Deliver { source } => delivery::take(at, request, &source).await,
        IntakeRoute::Submit { form } => match at.form(&form) {
            None => not_found(),
            Some(form) => submit(at, request, &form).await,
        },
    }
}

/// The answer, which caches keep apart by the language that a browser asks for.
fn in_their_language(mut response: Response<Body>) -> Response<Body> {
    let by = HeaderValue::from_static("accept-language");
    response.headers_mut().append(header::VARY, by);
    response
}

/// The thank-you page: for who asks, if its address carries that, signed; else with what is true for everybody.
async fn thank(at: &Reception<'_>, form: &Form, thanks: Option<&Thanks>) -> Response<Body> {
    // What is acknowledged to nobody was filled in by somebody else: by the team, after a call.
    let thanks_the_asker = match form.acknowledge {
        Acknowledge::Baton | Acknowledge::Elsewhere => true,
        Acknowledge::Off => false,
    };
    let policy = at.policy.as_deref();
    let asker = match (policy, thanks.filter(|_| thanks_the_asker)) {
        (Some(policy), Some(thanks)) => asker(at.cloud, policy, thanks, at.now).await,
        (None, _) | (_, None) => Asker::default(),
    };
    let said = sentences(at, form, thanks);
    page::thanks(at.owner(), form, policy, &asker, &said)
}

/// What it was added to, when the acknowledgement comes, and what comes next.
fn sentences(at: &Reception<'_>, form: &Form, thanks: Option<&Thanks>) -> Vec<String> {
    let (words, policy, now) = (at.owner().words, at.policy.as_deref(), at.now);
    // Where the company has leads written to elsewhere, nothing reaches their mailbox from here.
    let writes = policy.is_none_or(Policy::writes_to_leads);
    let acknowledged = match (form.acknowledge, thanks) {
        _ if !writes => None,
        (Acknowledge::Baton, None) => Some(words.thanks_acknowledged_perhaps()),
        (Acknowledge::Baton, Some(thanks)) => match thanks.by_mail {
            Confirmation::Comes => Some(words.thanks_acknowledged()),
            Confirmation::AfterALook => Some(words.thanks_acknowledged_after_a_look()),
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
    let stamp = |form: &Form| stamp::stamp(&form.name, at.now, &|text| key.sign(text));
    let spoken = at.spoken();
    let by_address = language::named(&spoken, form, &prefilled(request, form));
    let submission = match envelope(request, form).await {
        Ok(submission) => submission,
        Err(refused) => {
            let read_in = by_address.or_else(|| language::preferred(&spoken, request));
            let at = at.said_in(read_in);
            return refused.respond(form, &stamp(form), at.owner());
        }
    };
    let language = language::named(&spoken, form, &submission.body).or(by_address);
    let house = at;
    let at = house.said_in(language);
    let Some(form) = at.form(&form.name) else {
        return respond_not_found(request, at.owner());
    };
    let edge = Edge {
        at: at.now,
        country_code: at.country_code(),
        language,
        verify: &|text, signature| key.verify(text, signature),
    };
    let form = asking(at.cloud, form, &submission, at.now);
    let back = |refused: &RefusedPost| refused.respond(&form, &stamp(&form), at.owner());
    let (submission, mut inquiry) = match receive(submission, &form, edge) {
        Ok(received) => received,
        Err(refused) => return back(&refused),
    };
    inquiry.shown = at.policy.as_ref().map(|policy| ShownForm {
        policy: policy.version.clone(),
        language: at.owner().words.language,
    });
    match token::doubt(at.cloud, &form, &submission, at.now).await {
        Ok(doubt) => {
            inquiry.suspicion = inquiry.suspicion.or(doubt);
            let (said, inquiry) = in_chosen_language(house, &at, inquiry);
            accept(&said, &form, &submission, &inquiry).await
        }
        Err(TokenTrouble::Refused(error)) => back(&RefusedPost::of_fields(submission, vec![error])),
        Err(TokenTrouble::Busy(error)) => {
            tracing::error!(form = %form.name, %error, "whether it is a repeat cannot be read");
            respond_busy(&submission, at.owner())
        }
    }
}

/// The form as it asks whoever sent this: a canary has no browser that could prove anything. It is one by the address that it gives, and by
/// no other field: whoever writes a canary's address into their message proves what everybody does.
fn asking(cloud: &Cloud, form: Form, submission: &Submission, now: Instant) -> Form {
    let takes_address = |name: &str| {
        let field = form.field(name);
        field.is_some_and(|field| matches!(field.maps_to, MapsTo::Email | MapsTo::Reach))
    };
    let given = submission.body.iter();
    let mut addresses = given.filter(|(name, value)| takes_address(name) && !value.is_empty());
    let is_canarys = |value: &str| cloud.canary_of(&form.name, value, now).is_some();
    // Where several are given, no other is anybody's.
    let is_canary = addresses.next().is_some_and(|(_, value)| is_canarys(value))
        && addresses.all(|(_, value)| is_canarys(value));
    Form {
        challenge: form.challenge.filter(|_| !is_canary),
        ..form
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
        promises: true,
        inquiry,
        at: at.now,
        request: submission.request_key(),
        payload: &payload,
        network: network.as_deref(),
        policy: at.policy.as_deref(),
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
                    (Some(_), _) if arrival.inquiry.suspicion.is_some() => Confirmation::AfterALook,
                    (Some(_), _) => Confirmation::Comes,
                },
                joined: accepted.joined.map(|joined| joined.asked_at),
            };
            // Without a policy there is no promise for the thank-you page to repeat.
            let told = at
                .policy
                .as_ref()
                .map(|_| thanks.text(form, &|text| at.cloud.stamp_key().sign(text)));
            let accepted = AcceptedPost {
                lead: accepted.lead.to_string(),
                inquiry: accepted.inquiry.to_string(),
                repeated: accepted.repeated,
                told,
                language: at.owner().language_among_others(form),
            };
            respond_accepted(submission, form, &accepted)
        }
        Err(AcceptError::KeyReused) => respond_key_reused(submission, at.owner()),
        Err(AcceptError::Cloud(error)) => {
            tracing::error!(form = %form.name, %error, "an inquiry was not accepted");
            respond_busy(submission, at.owner())
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
