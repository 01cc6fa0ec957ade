//! What stands at `/`: what Baton is, in a sentence, and a seat for each who has to do with a lead.

use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{Person, Role};
use http::Response;
use hyper::body::Bytes;
use maud::{Markup, html};

use crate::controls::answer::ControlAnswer;
use crate::controls::page::{be, clock_buttons, page};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// Who asks at the demo, and at whose mailbox somebody sits down who wants to see how that is.
const ANA: &str = "ana@example.org";
/// What a program reads.
const FOR_PROGRAMS: [(&str, &str); 5] = [
    ("/local/mail.json", "The mailbox as JSON"),
    ("/local/leads.json", "The leads as JSON"),
    ("/local/clock", "The clock, which a program reads as JSON"),
    ("/local/aws.json", "What was asked of AWS"),
    (
        "/local/observed.json",
        "What was published on the bus, and what failed",
    ),
];

/// The start: four seats, and a way to everybody else of the team.
pub(super) async fn index(deployment: &LocalDeployment) -> ControlAnswer {
    let cloud = deployment.cloud();
    let policy = cloud.active_policy(cloud.now()).await;
    let policy = policy.map_err(|error| ControlProblem::unavailable(&error))?;
    let policy = policy.as_deref();
    let caller = policy.and_then(|policy| policy.active.roster.with(Role::Rep).next());
    let leader = policy.and_then(leading);
    let leader = leader.filter(|leader| caller.is_none_or(|caller| caller.id != leader.id));
    let seated: Vec<&PersonId> = [caller, leader]
        .into_iter()
        .flatten()
        .map(|one| &one.id)
        .collect();
    let others: Vec<&Person> = policy
        .iter()
        .flat_map(|policy| &policy.active.roster.people)
        .filter(|person| !seated.contains(&&person.id))
        .collect();
    let body = html! {
        p.lead-in { "Baton takes every inquiry that a web form receives, and sees to it that a person follows it up: in time, the right way, and no longer than it makes sense." }
        @if deployment.is_demo() {
            p { "Here is a company on one of its mornings. The three weeks before it were played: forms were sent, people called, clicked and forgot to, and Baton did the rest." }
        }
        div.seats {
            (asks(deployment))
            @if let Some(caller) = caller { (seat(caller, "who calls", "What is due now, one at a time: the number to call, what to say, and a button for each outcome.")) }
            @if let Some(leader) = leader { (seat(leader, "who manages", "What waits for a decision, what is late with whom, and that the rest is in hand.")) }
            (machine())
        }
        @if !others.is_empty() { div { "Or be somebody else: " @for person in others { (be(person)) } } }
        // The bar of a demo moves its clock by as much as somebody wants who looks on.
        @if deployment.is_demo() { details { summary { "Move the clock further" } (clock_buttons(deployment)) } }
        @else { (clock_buttons(deployment)) }
        details { summary { "For programs" } ul { @for (address, label) in FOR_PROGRAMS { li { a href=(address) { (label) } } } } }
    };
    Ok(page(deployment, "Baton", &body))
}

/// Whoever leads the team, once nobody else does.
fn leading(policy: &Policy) -> Option<&Person> {
    policy.active.roster.with(Role::Manager).next()
}

fn asks(deployment: &LocalDeployment) -> Markup {
    let mails = deployment.mailbox().to(ANA).len();
    html! {
        div.seat {
            h2 { "Ana, who asks" }
            @if mails > 0 {
                p { "Read what came to her, and answer it: a reply ends what would go out by itself." }
                p { a href={ "/local/mail?who=" (ANA) } { "Her mailbox" } " " a href="/f/contact" { "The form" } }
            } @else {
                p { "Fill in the form as somebody who wants something, and find the answer in the mailbox." }
                p { a href="/f/contact" { "The form" } }
            }
        }
    }
}

fn seat(person: &Person, does: &str, what: &str) -> Markup {
    html! {
        div.seat {
            h2 { (person.first_name()) ", " (does) }
            p { (what) }
            (be(person))
        }
    }
}

/// The clock for a reader, with the buttons that move it.
pub(super) fn clock(deployment: &LocalDeployment) -> Response<Bytes> {
    let body = html! {
        p { "Moving it forward runs every sweep and every delivery that falls on the way, in order." }
        div { (clock_buttons(deployment)) }
    };
    page(deployment, "The clock", &body)
}

fn machine() -> Markup {
    html! {
        div.seat {
            h2 { "The machine" }
            p { "Everything that was mailed, every lead with its clocks, and what was asked of AWS." }
            p {
                a href="/local/mail" { "Mailbox" } " "
                a href="/local/leads" { "Leads" } " "
                a href="/local/clock" { "Clock" } " "
                a href="/local/aws" { "AWS requests" }
            }
        }
    }
}
