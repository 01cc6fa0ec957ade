//! A report came from an address that nobody knows; somebody of the team says that it is theirs.

use cloud::links::Purpose;
use followup::ids::PersonId;
use followup::inquiry::EmailAddress;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::page::{naming, page};
use crate::parts::report;
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::OwnAddress,
    bearer: Bearer::Team(Seat::Working),
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
    let words = case.words;
    let title = words.address_title();
    let body = html! {
        h1 { (title) }
        @if is_theirs(visit, &person).await? {
            p.card role="status" { (words.address_known()) }
        } @else {
            form method="post" action=(visit.token) {
                p { (naming(&case.name(), |name| words.address_ask(name))) }
                p { (words.address_do_nothing()) }
                button.big type="submit" { (words.address_button()) }
            }
        }
        (report(visit, words, case.lead()))
    };
    Ok(page(words, 200, &title, &body))
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
    let words = case.words;
    let (title, said) = if added {
        (words.address_added(), words.address_added_detail())
    } else {
        (
            words.address_of_another(),
            words.address_of_another_detail(),
        )
    };
    let body = html! {
        h1 { (title) }
        p.card role="status" { (said) }
        (report(visit, words, case.lead()))
    };
    Ok(page(words, 200, &title, &body))
}
