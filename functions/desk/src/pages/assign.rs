//! The manager gives a lead to somebody.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::access::{is_offered_times, may_be_refused, may_let_go, to_nudge, to_own_up};
use followup::event::{Event, LetGoReason};
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use followup::team::{Person, Team};
use followup::timeline::{EntryKind, Fact};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;

use super::availability::{self, candidates};
use super::row::{Page, Takes};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{page, shown};
use crate::parts::{asked, nothing_chosen, standing, timeline, who};
use crate::refused::NotServed;
use crate::words::{holder, manager_reason, room, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Assign,
    name: "assign",
    shows: "The manager is asked who takes a lead.",
    does: "The manager gives a lead to somebody, asks whoever has it to turn to it, ends somebody's pause or absence, apologises to the lead for what is late, or lets go what is owed.",
    takes: Takes::Fields(|| {
        let to = json!({ "type": "string", "description": "The id of somebody who takes leads." });
        let does = json!({ "type": "string", "enum": [NUDGE, OWN_UP, SAYS_NO], "description": "Whoever has the lead is asked to turn to it; the lead hears that we are late, and how to get an answer; or what is owed is let go, because we cannot help, and the lead reads the courteous no." });
        let reasons: Vec<&str> = LetGoReason::ALL.iter().map(|why| why.as_str()).collect();
        let let_go = json!({ "type": "string", "enum": reasons, "description": "What is owed is let go, for this reason." });
        let mut properties = json!({ "to": to, "do": does, "let_go": let_go });
        for (name, field) in availability::fields() {
            properties[name] = field;
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[],
    answers: &[],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The value of the button that asks whoever has the lead to turn to it.
pub(super) const NUDGE: &str = "nudge";
/// The value of the button that apologises to the lead.
const OWN_UP: &str = "own_up";
/// The value of the button that lets go what we cannot do, and tells the lead so.
const SAYS_NO: &str = "says_no";
/// The field of the buttons that let go what is owed, with the reason; in a mail's button, that it is about these.
const LET_GO: &str = "let_go";
/// Mails of ours that the page names before something is let go: the newest.
const MAX_READ: usize = 3;

/// The page, with the person picked that the mail's button named.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let by = visit.person(&case.policy)?;
    let team = visit.cloud.team().await?;
    let fields = queried(request);
    let to = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let picked = match (to, fields.get("do")) {
        (Some(to), _) => Some(Picked::To(to)),
        (None, Some(NUDGE)) => Some(Picked::Nudge),
        (None, Some(OWN_UP)) => Some(Picked::OwnUp),
        (None, Some(LET_GO)) => Some(Picked::LetGo),
        (None, Some(_) | None) => None,
    };
    Ok(ask(visit, &case, &team, &by, picked.as_ref(), None))
}

/// Which button of the page the mail's button named.
#[derive(PartialEq, Eq)]
enum Picked {
    To(PersonId),
    Nudge,
    OwnUp,
    LetGo,
}

/// Gives the lead to who was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let by = visit.person(&before.policy)?;
    let what = fields.get("do");
    let why = fields.get(LET_GO);
    if availability::is_meant(&fields) {
        return free(visit, &before, &by, &fields).await;
    }
    match (what, why, why.and_then(LetGoReason::named)) {
        (Some(NUDGE), None, _) => return nudge(visit, &before, by).await,
        (Some(OWN_UP), None, _) => return own_up(visit, by).await,
        (Some(SAYS_NO), None, _) if may_be_refused(before.lead()) => {
            return let_go(visit, by, LetGoReason::CannotHelp, true).await;
        }
        (None, Some(_), Some(why)) => return let_go(visit, by, why, false).await,
        (None, None, _) => {}
        // No button of the page says this.
        (Some(_), _, _) | (None, Some(_), None) => {
            let team = visit.cloud.team().await?;
            let error = Some("Choose one of the buttons.");
            return Ok(ask(visit, &before, &team, &by, None, error));
        }
    }
    let chosen = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let known = chosen.filter(|id| candidates(&before.policy, &by).any(|person| person.id == *id));
    let Some(to) = known else {
        let team = visit.cloud.team().await?;
        return Ok(ask(
            visit,
            &before,
            &team,
            &by,
            None,
            Some("Choose somebody of the list."),
        ));
    };
    let event = Event::Assigned { to: to.clone(), by };
    let done = visit
        .has_become(EntryKind::Assigned, &event, &CommitOptions::default())
        .await?;
    let case = visit.case().await?;
    let name = case.person_name(&to);
    let title = if done {
        format!("Given to {name}")
    } else if case.lead().rep() == Some(&to) {
        format!("{name} has it already")
    } else {
        "Nothing was changed".to_owned()
    };
    let body = html! {
        h1 { (shown(&title)) }
        div.card role="status" {
            p { "The lead is " bdi { (shown(case.name())) } "." }
            p { (shown(&holder(&case))) }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        p { a.go href=(visit.token) { "Give it to somebody else" } }
    };
    Ok(page(200, &title, &body))
}

/// Ends the pause or the absence of somebody.
async fn free(
    visit: &Visit<'_>,
    case: &LeadRecord,
    by: &PersonId,
    posted: &PostedFields,
) -> Result<Response<Body>, NotServed> {
    let others = ["to", "do", LET_GO];
    let ended = availability::end(visit, &case.policy, by, posted, &others).await?;
    let Some(ended) = ended else {
        let team = visit.cloud.team().await?;
        let error = Some("Choose one of the buttons.");
        return Ok(ask(visit, case, &team, by, None, error));
    };
    let body = html! {
        h1 { (shown(&ended.said)) }
        div.card role="status" {
            @if ended.done { p { (availability::FOLLOWS) } }
            p { a.go href=(visit.token) { "Back to " bdi { (shown(case.name())) } } }
        }
    };
    Ok(page(200, &ended.said, &body))
}

/// Asks whoever has the lead to turn to it.
async fn nudge(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: PersonId,
) -> Result<Response<Body>, NotServed> {
    let owner = before.lead().rep();
    let owner = owner.map_or("nobody", |rep| before.person_name(rep));
    let decided = Decided {
        title: &format!("{owner} is asked to turn to it"),
        follows: &format!(
            "{owner} reads it with their next mail, with your name and the buttons to report. What is owed, and by when, stays as it is."
        ),
        nothing: "Nobody was asked: nothing is owed now, or they were asked today already",
        otherwise: "Give it to somebody",
    };
    decided.page(visit, &Event::Nudged { by }).await
}

/// Says to the lead that we are late, and how to get an answer.
async fn own_up(visit: &Visit<'_>, by: PersonId) -> Result<Response<Body>, NotServed> {
    let decided = Decided {
        title: "The apology goes out now",
        follows: "What we owe stays owed until somebody has done it.",
        nothing: "There is nothing to apologise for now",
        otherwise: "Give it to somebody",
    };
    decided.page(visit, &Event::OwnUp { by }).await
}

/// Ends what is owed to the lead without anybody doing it, for the reason that was chosen.
async fn let_go(
    visit: &Visit<'_>,
    by: PersonId,
    why: LetGoReason,
    says_no: bool,
) -> Result<Response<Body>, NotServed> {
    let decided = Decided {
        title: &format!("Let go: {}", why.label()),
        follows: if says_no {
            "The courteous no goes out now. If they write, it is somebody's again at once."
        } else {
            "They read nothing of it. If they write, it is somebody's again at once."
        },
        nothing: "There is nothing to let go",
        otherwise: "Give it to somebody after all",
    };
    decided
        .page(visit, &Event::LetGo { by, why, says_no })
        .await
}

/// What the page says of a decision of the manager that gives the lead to nobody.
struct Decided<'a> {
    /// It was taken.
    title: &'a str,
    /// What follows from it.
    follows: &'a str,
    /// There was nothing to decide.
    nothing: &'a str,
    /// The link back to who can take the lead.
    otherwise: &'a str,
}

impl Decided<'_> {
    async fn page(&self, visit: &Visit<'_>, event: &Event) -> Result<Response<Body>, NotServed> {
        let done = visit
            .has_become(EntryKind::Verdict, event, &CommitOptions::default())
            .await?;
        let case = visit.case().await?;
        let title = if done { self.title } else { self.nothing };
        let body = html! {
            h1 { (title) }
            div.card role="status" {
                p { "The lead is " bdi { (shown(case.name())) } "." }
                @if done { p { (self.follows) } }
                @for sentence in what_next(&case) { p { (shown(&sentence)) } }
            }
            p { a.go href=(visit.token) { (self.otherwise) } }
        };
        Ok(page(200, title, &body))
    }
}

/// Why the manager is asked.
fn why(case: &LeadRecord) -> Option<String> {
    let Stage::Open(open) = &case.lead().stage else {
        return None;
    };
    match open {
        Open::WithManager { because, .. } => {
            Some(format!("It is yours because {}.", manager_reason(*because)))
        }
        Open::InReview { .. } => Some("It looks unwanted, and waits for your review.".to_owned()),
        Open::Active(_) => {
            let owed = &case.lead().owed;
            let unreported = if owed.first_touch().is_some() {
                "Nobody has reported a contact yet."
            } else if owed.answer().is_some() {
                "They wait for an answer, and nobody has reported one."
            } else {
                return None;
            };
            let former = case.had_by();
            let lapsed = if former.is_empty() {
                String::new()
            } else {
                format!(" It has lapsed with {}.", former.join(" and "))
            };
            Some(format!("{unreported}{lapsed}"))
        }
        Open::Received
        | Open::Qualifying { .. }
        | Open::AskedInformation { .. }
        | Open::Routing { .. }
        | Open::Resting { .. }
        | Open::Reviewing { .. } => None,
    }
}

/// The button that asks whoever has it.
fn nudging(visit: &Visit<'_>, owner: &str) -> Markup {
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen())
            p { "Leave it where it is, and ask " (shown(owner)) " in your name to turn to it. Once a day:" }
            button type="submit" name="do" value=(NUDGE) { "Nudge " (shown(owner)) }
        }
    }
}

/// The button that apologises, with what the mail holds: no time to choose, where none can be chosen.
fn apology(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let times = is_offered_times(&case.policy, case.lead());
    let number = case.policy.active.company.phone.is_some();
    let ways = match (times, number) {
        (true, true) => "a time to choose, our number, and a reply",
        (true, false) => "a time to choose, and a reply",
        (false, true) => "our number, and a reply",
        (false, false) => "a reply",
    };
    let label = if times {
        "Apologise and offer a time"
    } else {
        "Apologise"
    };
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen())
            p { "They should have heard from us by now. The mail says so once, apologises, and offers " (ways) "." }
            button type="submit" name="do" value=(OWN_UP) { (label) }
        }
    }
}

/// The buttons that let go what is owed, with what the lead has read of us before, and what they will read of this.
fn letting_go(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let read: Vec<String> = case
        .timeline
        .iter()
        .rev()
        .filter_map(|line| {
            let Fact::Sent { template, .. } = &line.entry.fact else {
                return None;
            };
            let text = template.as_ref()?.replace('_', " ");
            Some(format!("\"{text}\", {}", case.when(line.at)))
        })
        .take(MAX_READ)
        .collect();
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen())
            p { "Or let go what is owed: nobody need do it any more. They read nothing of it, and nothing goes out." }
            @if !read.is_empty() {
                p.note { "They have read from us: " (shown(&read.join("; "))) "." }
            }
            @for why in LetGoReason::ALL {
                button type="submit" name=(LET_GO) value=(why.as_str()) { (why.label()) } " "
            }
            @if may_be_refused(case.lead()) {
                p { "Or tell them that we are not the right company for this:" }
                button type="submit" name="do" value=(SAYS_NO) { "We cannot help: send the courteous no" }
            }
        }
    }
}

fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    team: &Team,
    by: &PersonId,
    picked: Option<&Picked>,
    error: Option<&str>,
) -> Response<Body> {
    let to = match picked {
        Some(Picked::To(id)) => candidates(&case.policy, by).find(|person| person.id == *id),
        Some(Picked::Nudge | Picked::OwnUp | Picked::LetGo) | None => None,
    };
    let asks = to_nudge(&case.policy, case.lead(), by, case.now);
    let asks = asks.map(|rep| nudging(visit, case.person_name(rep)));
    let owner = case.lead().rep();
    let choice = |person: &Person| -> Markup {
        let own = if person.id == *by { " (you)" } else { "" };
        html! {
            li {
                @if owner == Some(&person.id) { b { (shown(&person.name)) } " has it now" }
                @else { button type="submit" name="to" value=(person.id.as_str()) { (shown(&person.name)) (own) } }
                p.note { (room(&team.load(&person.id), case.now, |at| case.when(at))) }
                (availability::buttons(visit, person, &team.load(&person.id)))
            }
        }
    };
    let open = match &case.lead().stage {
        Stage::Open(_) => true,
        Stage::Closed { .. } => false,
    };
    let giving = html! {
        form method="post" action=(visit.token) {
            (nothing_chosen())
            @if let Some(error) = error { p.error role="alert" { (error) } }
            @if let Some(person) = to {
                button.big type="submit" name="to" value=(person.id.as_str()) { "Yes, give it to " (shown(&person.name)) }
            }
            ul { @for person in candidates(&case.policy, by) { (choice(person)) } }
        }
    };
    let owns_up = to_own_up(&case.policy, case.lead(), case.now).map(|_| apology(visit, case));
    let lets_go = may_let_go(case.lead()).then(|| letting_go(visit, case));
    let mut parts: Vec<(Option<Picked>, Markup)> = [
        (None, Some(giving)),
        (Some(Picked::Nudge), asks),
        (Some(Picked::OwnUp), owns_up),
        (Some(Picked::LetGo), lets_go),
    ]
    .into_iter()
    .filter_map(|(what, part)| Some((what, part?)))
    .collect();
    // What the mail's button named comes first.
    parts.sort_by_key(|(what, _)| what.is_none() || what.as_ref() != picked);
    let name = case.name();
    let body = html! {
        h1 { "Who takes " bdi { (shown(name)) } "?" }
        @if let Some(why) = why(case) { p.card role="status" { (shown(&why)) } }
        @if open {
            @for (_, part) in &parts { (part) }
        } @else { p.card { "It is closed, and needs nobody." } }
        (who(case))
        (asked(case))
        (standing(case))
        (timeline(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    page(status, &format!("Who takes {name}?"), &body)
}
