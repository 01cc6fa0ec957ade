//! A report came from an address that nobody knows; somebody of the team says that it is theirs.

use cloud::links::Purpose;
use followup::ids::PersonId;
use followup::inquiry::EmailAddress;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::page::{page, shown};
use crate::parts::report;
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::OwnAddress,
    name: "ownAddress",
    shows: "Somebody of the team is asked whether an address is theirs from which a report came.",
    does: "The address is theirs: what is reported from it, in answer to mail that went to them, counts.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// Characters of the hash of an address.
const HASH_CHARS: usize = 40;

/// The hash of the address that the mail spoke of.
fn hash<'a>(visit: &'a Visit<'_>) -> Result<&'a str, NotServed> {
    let hash = visit.link.task.as_str();
    let is_hash = hash.len() == HASH_CHARS && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash {
        Ok(hash)
    } else {
        Err(NotServed::NoPage)
    }
}

async fn is_theirs(visit: &Visit<'_>, person: &PersonId) -> Result<bool, NotServed> {
    let owner = visit.cloud.owner_of_address(hash(visit)?).await?;
    Ok(owner.as_ref() == Some(person))
}

/// Asks whether the address is the reader's, unless it is known as theirs.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let person = visit.person(&case.policy)?;
    let title = "Is that address yours?";
    let body = html! {
        h1 { (title) }
        @if is_theirs(visit, &person).await? {
            p.card role="status" { "It is known as yours. What you report from it in answer to a mail of ours counts." }
        } @else {
            form method="post" action=(visit.token) {
                p { "The mail that asked you names the address from which somebody wrote about " bdi { (shown(case.name())) }
                    ". If it is yours, what you report from it counts from now on, in answer to mails that went to you." }
                p { "If you do not know it, do nothing." }
                button.big type="submit" { "Yes, it is mine" }
            }
        }
        (report(visit, case.lead()))
    };
    Ok(page(200, title, &body))
}

/// Adds the address to the person.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let person = visit.person(&case.policy)?;
    let hash = hash(visit)?;
    let people = &case.policy.active.roster.people;
    let of_another = people.iter().any(|one| {
        let address = EmailAddress::parse(&one.email);
        let is_it = address.is_ok_and(|own| visit.cloud.address_hash(own.normalised()) == hash);
        is_it && one.id != person
    });
    let added = !of_another && visit.cloud.add_own_address(&person, hash).await?;
    let (title, said) = if added {
        (
            "Recorded: the address is yours",
            "From now on a report from it counts. What you wrote before has changed nothing yet: if it was an outcome, please say so once more.",
        )
    } else {
        (
            "Not changed: the address is a colleague's",
            "Somebody else of the team has it, so it was not written down as yours. If that is wrong, please ask whoever runs Baton.",
        )
    };
    let body = html! {
        h1 { (title) }
        p.card role="status" { (said) }
        (report(visit, case.lead()))
    };
    Ok(page(200, title, &body))
}
