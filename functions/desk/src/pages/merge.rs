//! Two leads of one person: on the pages of a lead that are the manager's, what is linked to it can be merged with it, and taken apart again.

use cloud::table::lead::StoredLead;
use followup::ids::{LeadId, PersonId};
use followup::inquiry::EmailAddress;
use followup::lead::Lead;
use followup::merging::{kept_first, may_merge};
use followup::search::{MAX_ASKED_CHARS, SearchQuery};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::{naming, page, shown};
use crate::parts::nothing_chosen;
use crate::refused::NotServed;
use crate::search::wrong;
use crate::seat::signed_in;
use crate::words::what_next;

/// The field of the button that merges a lead with this one; its value is the other one's id.
const MERGE: &str = "merge";
/// The field of the button that takes a lead apart again.
const APART: &str = "apart";
/// The field for what another lead of theirs is known by; its value may be the other one's id.
const LINK: &str = "link";

/// The fields, for programs.
pub(super) fn fields() -> [(&'static str, Value); 3] {
    let text = |description: &str| json!({ "type": "string", "description": description });
    [
        (
            MERGE,
            text(
                "The id of a linked lead that is of the same person: it leads here from now on, and what is owed to it is owed here. Where nobody has this lead and somebody has the other, this one leads there.",
            ),
        ),
        (
            APART,
            text(
                "The id of a lead that was merged with this one, and is of a person of its own after all.",
            ),
        ),
        (
            LINK,
            text(
                "Another address of the same person, or the id of another lead: that lead is linked to this one. Anything else is looked for, for who is signed in, as on the page that finds somebody, and what is found can be chosen.",
            ),
        ),
    ]
}

/// What was asked for.
enum Pressed {
    Merge(LeadId),
    Apart(LeadId),
    Link(String),
}

impl Pressed {
    /// What the fields say, if they are of this section.
    fn of(fields: &PostedFields) -> Option<Self> {
        let named = |name| LeadId::parse(fields.get(name)?).ok();
        let merge = named(MERGE).map(Self::Merge);
        let apart = || named(APART).map(Self::Apart);
        let link = || fields.get(LINK).map(str::to_owned).map(Self::Link);
        merge.or_else(apart).or_else(link)
    }
}

/// Whether a press is one of this section.
pub(super) fn is_meant(fields: &PostedFields) -> bool {
    [MERGE, APART, LINK]
        .into_iter()
        .any(|name| fields.get(name).is_some())
}

/// The name of another lead's person, and when they asked.
async fn other(
    visit: &Visit<'_>,
    case: &LeadRecord,
    stored: &StoredLead,
) -> Result<(String, String), NotServed> {
    let lead = &stored.lead;
    let inquiry = visit.cloud.inquiry(&lead.id, &lead.inquiry).await?;
    let name = inquiry.map_or_else(
        || case.words.somebody(),
        |inquiry| inquiry.name.full().to_owned(),
    );
    Ok((name, case.when(lead.asked_at())))
}

/// A button: its field, its value, and what it says.
type Button = (&'static str, LeadId, String);

async fn buttons(visit: &Visit<'_>, case: &LeadRecord) -> Result<Vec<Button>, NotServed> {
    let (lead, words) = (case.lead(), case.words);
    let mut buttons = Vec::new();
    for linked in &lead.linked {
        let Some(stored) = visit.cloud.linked_lead(linked).await? else {
            continue;
        };
        let (kept, away) = kept_first(lead, &stored.lead);
        if may_merge(kept, away) {
            let (name, when) = other(visit, case, &stored).await?;
            let id = stored.lead.id.clone();
            buttons.push((MERGE, id, words.merge_button(&name, &when)));
        }
    }
    for merged in &lead.merged {
        // Of who was erased nothing is left to be taken apart.
        if let Some(stored) = visit.cloud.lead(merged).await? {
            let (name, when) = other(visit, case, &stored).await?;
            let (field, label) = match stored.merged_into {
                Some(_) => (APART, words.merge_apart(&name)),
                // The click that merged them broke off.
                None => (MERGE, words.merge_button(&name, &when)),
            };
            buttons.push((field, merged.clone(), label));
        }
    }
    Ok(buttons)
}

/// The section of a page: who may be the same person, and a field by which another lead is found. `action`: where its buttons are answered.
pub(crate) async fn section(
    visit: &Visit<'_>,
    case: &LeadRecord,
    action: &str,
) -> Result<Markup, NotServed> {
    let words = case.words;
    let buttons = buttons(visit, case).await?;
    Ok(html! {
        @if !buttons.is_empty() {
            form method="post" action=(action) {
                (nothing_chosen(words))
                p { (words.merge_detail()) }
                @for (field, lead, label) in &buttons {
                    p { button type="submit" name=(field) value=(lead.as_str()) { (shown(label)) } }
                }
            }
        }
        form method="post" action=(action) {
            p { label { (words.merge_known_by()) " " input type="text" name=(LINK) required maxlength=(MAX_ASKED_CHARS) dir="auto" autocomplete="off"; } }
            p { button type="submit" { (words.merge_link()) } }
        }
    })
}

/// Does what was asked for; nothing, where it is not of this section.
pub(super) async fn act(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: &PersonId,
    (fields, request): (&PostedFields, &Request),
) -> Result<Option<Response<Body>>, NotServed> {
    let Some(pressed) = Pressed::of(fields) else {
        return Ok(None);
    };
    let (lead, words) = (before.lead(), before.words);
    let title = match pressed {
        Pressed::Merge(id) => {
            let offered = buttons(visit, before).await?;
            let is_offered = offered.iter().any(|(_, other, _)| *other == id);
            let is_meant = is_offered || has_merged(lead, &id);
            let done = id == lead.id
                || is_meant && visit.cloud.merge(&lead.id, &id, by, visit.now).await?;
            let name = name(visit, before, &id).await?;
            if done {
                words.merge_done(&name)
            } else {
                words.merge_not_done()
            }
        }
        Pressed::Apart(id) => {
            // Pressed once more, it has been taken apart, and is linked.
            let was_merged = has_merged(lead, &id) || lead.linked.contains(&id);
            let done = was_merged && visit.cloud.take_apart(&lead.id, &id, by, visit.now).await?;
            let name = name(visit, before, &id).await?;
            if done {
                words.merge_apart_done(&name)
            } else {
                words.nothing_changed()
            }
        }
        Pressed::Link(known_by) => {
            let linked = match named(visit, &known_by).await? {
                Some(found) => link(visit, before, found).await?,
                // Whom a name leads to is a list of people: it is for who is signed in, and a link may have been passed on.
                None if !is_here(visit, request, by).await? => to_sign_in(visit, before),
                None => which(visit, before, &known_by).await?,
            };
            return Ok(Some(linked));
        }
    };
    said(visit, 200, &title).await.map(Some)
}

/// Whether the two are one.
fn has_merged(lead: &Lead, other: &LeadId) -> bool {
    *other == lead.id || lead.merged.contains(other)
}

async fn name(visit: &Visit<'_>, case: &LeadRecord, id: &LeadId) -> Result<String, NotServed> {
    match visit.cloud.lead(id).await? {
        Some(stored) => Ok(other(visit, case, &stored).await?.0),
        None => Ok(case.words.somebody()),
    }
}

/// The lead that is named by its id, or known by an address.
async fn named(visit: &Visit<'_>, known_by: &str) -> Result<Option<StoredLead>, NotServed> {
    // Most short words could be an id: it is one where a lead has it.
    let named = match LeadId::parse(known_by.trim()) {
        Ok(id) => visit.cloud.linked_lead(&id).await?,
        Err(_) => None,
    };
    Ok(match (named, EmailAddress::parse(known_by)) {
        (Some(named), _) => Some(named),
        (None, Ok(address)) => match visit.cloud.lead_known_by(&address).await? {
            Some(id) => visit.cloud.linked_lead(&id).await?,
            None => None,
        },
        (None, Err(_)) => None,
    })
}

/// Links the lead with another one.
async fn link(
    visit: &Visit<'_>,
    before: &LeadRecord,
    found: StoredLead,
) -> Result<Response<Body>, NotServed> {
    let (lead, words) = (before.lead(), before.words);
    let other = Some(found).filter(|other| other.lead.id != lead.id);
    let linked = match &other {
        Some(other) => visit.cloud.link(lead, &other.lead, visit.now).await?,
        None => false,
    };
    let title = if linked {
        words.merge_linked()
    } else {
        words.merge_not_linked()
    };
    said(visit, 200, &title).await
}

/// Whether this person is signed in in the browser that asks.
async fn is_here(
    visit: &Visit<'_>,
    request: &Request,
    person: &PersonId,
) -> Result<bool, NotServed> {
    let here = signed_in(visit.cloud, request).await?;
    Ok(here.is_some_and(|here| here.person == *person))
}

/// That nobody is looked for by a link, with the way to where that is possible.
fn to_sign_in(visit: &Visit<'_>, before: &LeadRecord) -> Response<Body> {
    let words = before.words;
    let title = words.merge_which();
    let desk = visit.desk(&format!("leads/{}", before.lead().id));
    let body = html! {
        h1 { (title) }
        p.card role="status" { (words.merge_sign_in()) }
        p { a.go href=(desk) { (words.merge_at_the_desk()) } }
        p { a.go href=(visit.token) { (naming(&before.name(), |name| words.assign_back(name))) } }
    };
    page(words, 403, &title, &body)
}

/// The leads that are known by what was typed, each with a button that links it; what would be right, where nothing can be looked for.
async fn which(
    visit: &Visit<'_>,
    before: &LeadRecord,
    known_by: &str,
) -> Result<Response<Body>, NotServed> {
    let words = before.words;
    let query = match SearchQuery::parse(known_by) {
        Ok(query) => query,
        Err(error) => return said(visit, 422, &wrong(words, error)).await,
    };
    let search = visit.search(&visit.policy().await?, &query).await?;
    let mut others = search.found;
    others.retain(|case| case.lead().id != before.lead().id);
    if others.is_empty() {
        return said(visit, 200, &words.find_nothing()).await;
    }
    let title = words.merge_which();
    let body = html! {
        h1 { (title) }
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (naming(&before.name(), |name| words.the_lead_is(name))) }
            @for other in &others {
                p { button type="submit" name=(LINK) value=(other.lead().id) {
                    (shown(&words.merge_link_with(&other.name(), &other.when(other.lead().asked_at()))))
                } }
            }
        }
        @if search.more { p.note { (words.find_more()) } }
        p { a.go href=(visit.token) { (naming(&before.name(), |name| words.assign_back(name))) } }
    };
    Ok(page(words, 200, &title, &body))
}

/// What the page says when a button was pressed.
async fn said(visit: &Visit<'_>, status: u16, title: &str) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let words = case.words;
    let body = html! {
        h1 { (shown(title)) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        p { a.go href=(visit.token) { (naming(&case.name(), |name| words.assign_back(name))) } }
    };
    Ok(page(words, status, title, &body))
}
