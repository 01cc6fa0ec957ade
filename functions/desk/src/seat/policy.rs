//! How this company follows up: what would happen to somebody who asks, day by day, each text, what was changed, and what is in force.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cloud::links::Purpose;
use cloud::table::policy::{
    ActivateError, Changed, PolicyHistory, ProposalSubject, ProposeError, Pushed,
};
use followup::ids::PolicyVersion;
use followup::policy::{Policy, PolicyFiles};
use followup::proposal::{MAX_PROPOSALS, PolicyProposal};
use followup::time_line::{Foreseen, TeamConduct, time_line};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::foreseen::{PolicyReader, said};
use wording::sample::{SAMPLE_LEADS, rendered};
use wording::{Words, counted};

use super::difference::{DIFFERENCE, FILE, NotPutInForce, difference};
use super::frame::seat_page;
use super::row::{SeatPage, Signed};
use super::version::{CheckedVersion, check, checked, in_force, may_activate, named, needs_two};
use crate::access::{Seat, Visit};
use crate::fields::{MADE_FROM, posted, queried};
use crate::from_list::FromList;
use crate::page::shown;
use crate::pages::{Takes, absence};
use crate::refused::{DeskRefusal, NotServed};
use crate::undone::{UNDO, by, undone};
use crate::way_back::WayBack;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "policy",
    name: "policy",
    seat: Seat::Anybody,
    shows: "Somebody of the team reads what would happen to who asks now, day by day, whether the team does its part or not; each text; what was changed and by whom; and how a version differs from the one in force.",
    does: "Puts a version that was pushed in force, where whoever leads the team asks for it; where two have to agree, it is proposed, and another of them confirms or refuses it on the page of the team.",
    takes: Takes::Fields(|| {
        json!({
            "type": "object",
            "properties": {
                "version": { "type": "string", "description": "The version to put in force." },
                MADE_FROM: { "type": "string", "description": "The version that was in force when it was compared with that; if another is by now, nothing is recorded, and the page comes back with what differs from that one." },
                UNDO: { "type": "string", "enum": ["yes"], "description": "That what was changed on the page of the team is undone: where the version would undo some of it, nothing is recorded without this, and the page comes back." },
            },
            "required": ["version", MADE_FROM],
        })
    }),
    query: &[
        (
            "version",
            "A version that was pushed: the page shows how it differs from the one in force.",
        ),
        (FILE, DIFFERENCE.1),
        (
            "text",
            "The file of a text of the version in force: the page shows it alone.",
        ),
    ],
    files: &["text/plain"],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

/// Versions, and changes, that the page shows, the newest first.
const MAX_SHOWN: usize = 20;
/// The folder of a policy that holds texts to leads and to the team.
const TEXTS: &str = "templates/";

/// The address of the page of the team, which leads back here.
fn team_page(visit: &Visit<'_>) -> String {
    let here = FromList::of(SEAT.path);
    WayBack::List.from(here.as_ref(), &visit.own_address(Purpose::Team))
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    match (fields.get("version"), fields.get("text")) {
        (Some(version), _) => match difference(signed, version, fields.get(FILE), None).await? {
            Some(page) => Ok(page),
            None => {
                let words = signed.visit.words(signed.policy);
                page(signed, 404, Some(Err(words.policy_no_version()))).await
            }
        },
        (None, Some(text)) => one_text(signed, text).await,
        (None, None) => page(signed, 200, None).await,
    }
}

/// Puts a version in force, or proposes it, where two have to agree.
async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    if !may_activate(signed) {
        return Err(DeskRefusal::NotYours.into());
    }
    let fields = posted(request)?;
    let words = signed.visit.words(signed.policy);
    let (cloud, now) = (signed.visit.cloud, signed.visit.now);
    let asked = fields.get("version").unwrap_or_default();
    let Some(known) = named(signed, asked).await? else {
        return page(signed, 422, Some(Err(words.policy_no_version()))).await;
    };
    let (version, active) = (&known.version, in_force(signed).await?);
    // Pressed twice, it is in force already.
    if !known.active {
        if fields.get(MADE_FROM) != Some(active.as_str()) {
            return again(signed, version, NotPutInForce::Meanwhile).await;
        }
        let is_meant = fields.get(UNDO).is_some();
        if !is_meant && undone(signed.visit, version, &active).await?.is_some() {
            return again(signed, version, NotPutInForce::Unsaid).await;
        }
        if needs_two(signed) {
            return propose(signed, words, &known, &active).await;
        }
    }
    let by = signed.person.id.as_str();
    let activated = cloud.activate_compared(version, &active, by, now);
    let (status, news) = match activated.await {
        Ok(policy) => {
            let done = words.policy_now_in_force(policy.version.as_str());
            (200, Ok(done))
        }
        Err(ActivateError::Cloud(error)) => return Err(error.into()),
        Err(ActivateError::Raced) => {
            return again(signed, version, NotPutInForce::Meanwhile).await;
        }
        Err(error) => {
            tracing::info!(%error, %version, "a version was not put in force");
            (422, Err(words.policy_not_possible()))
        }
    };
    page(signed, status, Some(news)).await
}

/// How a version differs, once more, with why it was not put in force.
async fn again(
    signed: &Signed<'_>,
    version: &PolicyVersion,
    why: NotPutInForce,
) -> Result<Response<Body>, NotServed> {
    match difference(signed, version.as_str(), None, Some(why)).await? {
        Some(page) => Ok(page),
        None => {
            let words = signed.visit.words(signed.policy);
            page(signed, 422, Some(Err(words.policy_no_version()))).await
        }
    }
}

/// Proposes a version to whoever else leads the team.
async fn propose(
    signed: &Signed<'_>,
    words: Words,
    asked: &Pushed,
    in_force: &PolicyVersion,
) -> Result<Response<Body>, NotServed> {
    if asked.withdrawn_for.is_some() {
        return page(signed, 422, Some(Err(words.policy_not_possible()))).await;
    }
    let (cloud, now) = (signed.visit.cloud, signed.visit.now);
    let proposal = PolicyProposal::new(&signed.person.id, now, in_force, asked.version.clone());
    let proposed = cloud.propose_change(&proposal, None, &signed.policy.active);
    match proposed.await {
        Ok(()) => page(signed, 200, Some(Ok(words.team_page_proposed()))).await,
        Err(ProposeError::Full | ProposeError::TooLong) => {
            let why = words.team_page_full(&MAX_PROPOSALS.to_string());
            page(signed, 409, Some(Err(why))).await
        }
        Err(ProposeError::Cloud(error)) => Err(error.into()),
    }
}

/// The page, with what was done or could not be.
async fn page(
    signed: &Signed<'_>,
    status: u16,
    news: Option<Result<String, String>>,
) -> Result<Response<Body>, NotServed> {
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let past = visit.cloud.policy_history().await?;
    let active = past.versions.iter().find(|one| one.active);
    let active = active.map_or(&signed.policy.version, |one| &one.version);
    let files = visit.cloud.policy_sources(active).await?;
    let course = |conduct| time_line(signed.policy, visit.now, conduct);
    let course = [TeamConduct::DoesItsPart, TeamConduct::DoesNothing].map(course);
    let shown = text_of_each(signed, words, &files, course.iter().flatten().flatten());
    let [does, nothing] = course;
    // What is in force was compiled when this request began.
    let check = match *active == signed.policy.version {
        true => CheckedVersion::of(signed.policy),
        false => check(&files),
    };
    let body = html! {
        h1 { (words.policy_title()) }
        @match &news {
            Some(Ok(done)) => div.card.done role="status" { p { (done) } },
            Some(Err(error)) => p.error role="alert" { (error) },
            None => {},
        }
        p.lead-in { (words.policy_in_force(active.as_str())) }
        (checked(words, &check))
        div.two.even {
            div { (days(signed, words, words.foreseen_does(), does, &shown)) }
            div { (days(signed, words, words.foreseen_nothing(), nothing, &shown)) }
        }
        (other_texts(signed, words, &files, &shown))
        (history(signed, words, &past))
        (pushed(signed, words, &past))
        @if signed.leads_the_team() {
            p { a.go href=(team_page(visit)) { (words.team_page_link()) } }
            p { a.go href=(visit.desk(&format!("board#{}", absence::SECTION))) { (words.policy_absences()) } }
        }
    };
    Ok(seat_page(
        signed,
        "policy",
        status,
        &words.policy_title(),
        &body,
    ))
}

/// What would happen to somebody who asks on the next working day, a list for each day.
fn days(
    signed: &Signed<'_>,
    words: Words,
    title: String,
    lines: Option<Vec<Foreseen>>,
    texts: &BTreeMap<String, Markup>,
) -> Markup {
    let policy = signed.policy;
    let Some(lines) = lines else {
        return html! { h2 { (title) } p { (words.foreseen_nobody()) } };
    };
    let mut days: BTreeMap<NaiveDate, Vec<&Foreseen>> = BTreeMap::new();
    for line in &lines {
        let day = policy.calendar().local(line.at).date_naive();
        days.entry(day).or_default().push(line);
    }
    let times = signed.visit.times(policy);
    let reader = PolicyReader {
        active: &policy.active,
        words,
    };
    html! {
        h2 { (title) }
        @for (day, lines) in days {
            h3 { (times.day(day)) }
            ul.lines { @for line in lines { li {
                span.badge { (times.hour(line.at)) } " " (shown(&said(line, &reader)))
                @if let Some(text) = line.text.as_deref().and_then(|name| texts.get(name)) { (text) }
            } } }
        }
    }
}

/// Each text of these lines, by its name: it is filled in once, however often it comes.
fn text_of_each<'a>(
    signed: &Signed<'_>,
    words: Words,
    files: &PolicyFiles,
    lines: impl Iterator<Item = &'a Foreseen>,
) -> BTreeMap<String, Markup> {
    let names: BTreeSet<&str> = lines.filter_map(|line| line.text.as_deref()).collect();
    let text = |name: &str| (name.to_owned(), text_of(signed.policy, words, files, name));
    names.into_iter().map(text).collect()
}

/// A text on a click: as somebody would read it, in the company's words, and below as the policy has it.
fn text_of(policy: &Policy, reader: Words, files: &PolicyFiles, template: &str) -> Markup {
    let name = format!("{TEXTS}{template}.md");
    let words = Words::from(&policy.active.company);
    let [somebody, ..] = &SAMPLE_LEADS;
    let found = policy.templates.get(template);
    let filled = found.and_then(|text| rendered(policy, words, text, somebody).ok());
    // What is said and done has no subject.
    let says = |subject: &str| match found {
        Some(text) if text.is_task() => reader.what_to_do(),
        Some(text) if text.is_script() => reader.what_to_say(),
        Some(_) | None => subject.to_owned(),
    };
    html! {
        @if let Some(filled) = &filled {
            details {
                summary { (shown(&says(&filled.subject))) }
                @if found.is_some_and(|text| !text.is_task() && !text.is_script()) { p.note { (reader.policy_text_optional()) } }
                pre { (shown(filled.text.trim())) }
                @if let Some(text) = files.get(&name) { (folded(&name, text)) }
            }
        } @else if let Some(text) = files.get(&name) { (folded(&name, text)) }
    }
}

fn folded(name: &str, text: &str) -> Markup {
    html! { details { summary { (shown(name)) } pre { (shown(text)) } } }
}

/// The template that a file is.
fn template_of(file: &str) -> Option<&str> {
    file.strip_prefix(TEXTS)?.strip_suffix(".md")
}

/// The texts that do not stand beside the lines above, each on a page of its own: a company may have hundreds.
fn other_texts(
    signed: &Signed<'_>,
    words: Words,
    files: &PolicyFiles,
    beside: &BTreeMap<String, Markup>,
) -> Markup {
    let is_beside =
        |name: &str| template_of(name).is_some_and(|template| beside.contains_key(template));
    let address = |name: &str| signed.visit.desk(&format!("policy?text={name}"));
    let texts = files.files.iter();
    let texts = texts.filter(|(name, _)| name.ends_with(".md") && !is_beside(name));
    html! {
        details.section {
            summary { h2 { (words.policy_texts()) } }
            ul.lines { @for (name, _) in texts { li { a href=(address(name)) { (shown(name)) } } } }
        }
    }
}

/// One text of the version in force, as somebody would read it and as the policy has it.
async fn one_text(signed: &Signed<'_>, name: &str) -> Result<Response<Body>, NotServed> {
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let active = in_force(signed).await?;
    let files = visit.cloud.policy_sources(&active).await?;
    let text = files.get(name).filter(|_| name.ends_with(".md"));
    let Some(text) = text else {
        return page(signed, 404, Some(Err(words.policy_no_text()))).await;
    };
    let body = html! {
        h1 { (shown(name)) }
        @match template_of(name) {
            Some(template) => (text_of(signed.policy, words, &files, template)),
            None => pre { (shown(text)) },
        }
        p { a.go href=(visit.desk("policy")) { (words.policy_title()) } }
    };
    Ok(seat_page(signed, "policy", 200, name, &body))
}

fn history(signed: &Signed<'_>, words: Words, past: &PolicyHistory) -> Markup {
    let changes = &past.changes;
    html! {
        @if !changes.is_empty() {
            details.section {
                summary { h2 { (words.policy_history()) } }
                ul.lines { @for change in changes.iter().rev().take(MAX_SHOWN) { li {
                    (shown(&what(words, &change.what)))
                    p.note { (by(signed.visit, signed.policy, change.at, &change.by)) }
                } } }
                (earlier(words, changes.len(), past.all_changes))
            }
        }
    }
}

fn what(words: Words, what: &Changed) -> String {
    match what {
        Changed::Activated { version, .. } => words.policy_activated(version.as_str()),
        Changed::Withdrawn { version, successor } => {
            words.policy_withdrawn(successor.as_str(), version.as_str())
        }
        Changed::Proposed { about, .. } => match about {
            ProposalSubject::Version { version } => words.policy_version_proposed(version.as_str()),
            ProposalSubject::Person { person, .. } => words.policy_proposed(person.as_str()),
        },
        Changed::Refused { about, .. } => match about {
            ProposalSubject::Version { version } => words.policy_version_refused(version.as_str()),
            ProposalSubject::Person { person, .. } => words.policy_refused(person.as_str()),
        },
        Changed::TakenBack { about } => match about {
            ProposalSubject::Version { version } => {
                words.policy_version_taken_back(version.as_str())
            }
            ProposalSubject::Person { person, .. } => words.policy_taken_back(person.as_str()),
        },
    }
}

fn pushed(signed: &Signed<'_>, words: Words, past: &PolicyHistory) -> Markup {
    let versions = &past.versions;
    let address = |version: &PolicyVersion| signed.visit.desk(&format!("policy?version={version}"));
    html! {
        h2 { (words.policy_versions()) }
        ul.lines { @for one in versions.iter().rev().take(MAX_SHOWN) { li {
            div.split {
                b { (one.version) }
                @if one.active { span.badge.green { (words.policy_active()) } }
                @else if one.withdrawn_for.is_none() { a href=(address(&one.version)) { (words.policy_compare()) } }
            }
            p.note { (by(signed.visit, signed.policy, one.at, &one.by)) }
            @if let Some(successor) = &one.withdrawn_for {
                p.note { (words.policy_withdrawn(successor.as_str(), one.version.as_str())) }
            }
        } } }
        (earlier(words, versions.len(), past.all_versions))
        @if !past.all_versions { p.note { (words.policy_versions_missing()) } }
    }
}

/// How many of so many lines the page leaves out, and where they are; where these are not all, that there are as many at least.
fn earlier(words: Words, read: usize, is_all: bool) -> Markup {
    let more = read.saturating_sub(MAX_SHOWN);
    let said = if is_all {
        words.policy_earlier(counted(more))
    } else {
        words.policy_earlier_at_least(&more.to_string())
    };
    html! { @if more > 0 { p.note { (said) } } }
}
