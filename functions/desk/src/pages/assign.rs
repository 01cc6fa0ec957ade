//! The manager gives a lead to somebody.

use cloud::links::{Purpose, TIMES};
use cloud::table::commit::CommitOptions;
use followup::access::{
    is_offered_times, may_be_refused, may_let_go, stays_for_a_meeting, to_nudge, to_own_up,
};
use followup::event::{Event, LetGoReason};
use followup::ids::PersonId;
use followup::lead::{Open, Stage};
use followup::team::{Person, Team};
use followup::timeline::{EntryKind, Fact};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::{Words, label, step};

use super::availability::{self, candidates};
use super::merge;
use super::row::{Page, Takes};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::FROM_FIELD;
use crate::page::{done_if, filled, naming, page, shown};
use crate::parts::{asked, nothing_chosen, standing, timeline, who};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::{holder, manager_reason, room, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Assign,
    name: "assign",
    shows: "The manager is asked who takes a lead.",
    does: "The manager gives a lead to somebody, asks whoever has it to turn to it, ends somebody's pause or absence, apologises to the lead for what is late, lets go what is owed, or links and merges leads of one person.",
    takes: Takes::Fields(|| {
        let to = json!({ "type": "string", "description": "The id of somebody who takes leads." });
        let does = json!({ "type": "string", "enum": [NUDGE, OWN_UP, SAYS_NO], "description": "Whoever has the lead is asked to turn to it; the lead hears that we are late, and how to get an answer; or what is owed is let go, because we cannot help, and the lead reads the courteous no." });
        let reasons: Vec<&str> = LetGoReason::ALL.iter().map(|why| why.as_str()).collect();
        let let_go = json!({ "type": "string", "enum": reasons, "description": "What is owed is let go, for this reason." });
        let mut properties = json!({ "to": to, "do": does, "let_go": let_go });
        for (name, field) in availability::fields().into_iter().chain(merge::fields()) {
            properties[name] = field;
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[BACK_FIELD, FROM_FIELD],
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
    let team = visit.cloud.team(&case.policy.active).await?;
    let fields = queried(request);
    let to = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let picked = match (to, fields.get("do")) {
        (Some(to), _) => Some(Picked::To(to)),
        (None, Some(NUDGE)) => Some(Picked::Nudge),
        (None, Some(OWN_UP)) => Some(Picked::OwnUp),
        (None, Some(LET_GO)) => Some(Picked::LetGo),
        (None, Some(_) | None) => None,
    };
    let merging = merge::section(visit, &case, visit.token).await?;
    let picked = picked.as_ref();
    Ok(ask(visit, &case, &team, &by, picked, None, merging))
}

/// The page once more, with what was wrong.
async fn ask_again(
    visit: &Visit<'_>,
    case: &LeadRecord,
    by: &PersonId,
    error: &str,
) -> Result<Response<Body>, NotServed> {
    let team = visit.cloud.team(&case.policy.active).await?;
    let merging = merge::section(visit, case, visit.token).await?;
    Ok(ask(visit, case, &team, by, None, Some(error), merging))
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
    let words = before.words;
    let what = fields.get("do");
    let why = fields.get(LET_GO);
    if merge::is_meant(&fields) {
        let is_other = what.is_some() || why.is_some() || fields.get("to").is_some();
        let is_alone = !is_other && !availability::is_meant(&fields);
        let merged = if is_alone {
            merge::act(visit, &before, &by, (&fields, request)).await?
        } else {
            None
        };
        return match merged {
            Some(merged) => Ok(merged),
            // No button of the page says this.
            None => ask_again(visit, &before, &by, &words.choose_a_button()).await,
        };
    }
    if availability::is_meant(&fields) {
        return free(visit, &before, &by, &fields).await;
    }
    match (what, why, why.and_then(LetGoReason::named)) {
        (Some(NUDGE), None, _) => return nudge(visit, &before, by).await,
        (Some(OWN_UP), None, _) => return own_up(visit, &before, by).await,
        (Some(SAYS_NO), None, _) if may_be_refused(before.lead()) => {
            return let_go(visit, words, by, LetGoReason::CannotHelp, true).await;
        }
        (None, Some(_), Some(why)) => return let_go(visit, words, by, why, false).await,
        (None, None, _) => {}
        // No button of the page says this.
        (Some(_), _, _) | (None, Some(_), None) => {
            return ask_again(visit, &before, &by, &words.choose_a_button()).await;
        }
    }
    let chosen = fields.get("to").and_then(|id| PersonId::parse(id).ok());
    let known = chosen.filter(|id| candidates(&before.policy, &by).any(|person| person.id == *id));
    let Some(to) = known else {
        return ask_again(visit, &before, &by, &words.choose_somebody()).await;
    };
    let event = Event::Assigned {
        to: to.clone(),
        by: by.clone(),
    };
    let done = visit
        .has_become(EntryKind::Assigned, &event, &CommitOptions::default())
        .await?;
    let case = visit.case().await?;
    let is_theirs = case.lead().rep() == Some(&to);
    if !done && !is_theirs && stays_for_a_meeting(case.lead()) {
        // They may have booked it while this was pressed.
        return ask_again(visit, &case, &by, &words.nothing_changed()).await;
    }
    let name = case.person_name(&to);
    let title = if done {
        words.assign_given(name)
    } else if is_theirs {
        words.assign_has_it_already(name)
    } else {
        words.nothing_changed()
    };
    let said = given(visit, &case, &title);
    Ok(done_if(done, said))
}

/// Who has the lead now, and what follows.
fn given(visit: &Visit<'_>, case: &LeadRecord, title: &str) -> Response<Body> {
    let words = case.words;
    let body = html! {
        h1 { (shown(title)) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
        }
        p { a.go href=(visit.token) { (words.assign_to_somebody_else()) } }
    };
    page(words, 200, title, &body)
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
    let words = case.words;
    let Some(ended) = ended else {
        return ask_again(visit, case, by, &words.choose_a_button()).await;
    };
    let body = html! {
        h1 { (shown(&ended.said)) }
        div.card role="status" {
            @if let Some(follows) = &ended.follows { p { (follows) } }
            p { a.go href=(visit.token) { (naming(&case.name(), |name| words.assign_back(name))) } }
        }
    };
    Ok(page(words, 200, &ended.said, &body))
}

/// Asks whoever has the lead to turn to it.
async fn nudge(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: PersonId,
) -> Result<Response<Body>, NotServed> {
    let (words, owner) = (before.words, before.lead().rep());
    let owner = owner.map_or_else(
        || words.assign_nobody(),
        |rep| before.person_name(rep).to_owned(),
    );
    let decided = Decided {
        title: words.assign_nudged(&owner),
        follows: words.assign_nudged_detail(&owner),
        nothing: words.assign_not_nudged(),
        otherwise: words.give_to_somebody(),
    };
    decided.page(visit, &Event::Nudged { by }).await
}

/// Says to the lead that we are late, and how to get an answer.
async fn own_up(
    visit: &Visit<'_>,
    before: &LeadRecord,
    by: PersonId,
) -> Result<Response<Body>, NotServed> {
    let words = before.words;
    let decided = Decided {
        title: words.assign_apologised(),
        follows: words.assign_apologised_detail(),
        nothing: words.assign_not_apologised(),
        otherwise: words.give_to_somebody(),
    };
    decided.page(visit, &Event::OwnUp { by }).await
}

/// Ends what is owed to the lead without anybody doing it, for the reason that was chosen.
async fn let_go(
    visit: &Visit<'_>,
    words: Words,
    by: PersonId,
    why: LetGoReason,
    says_no: bool,
) -> Result<Response<Body>, NotServed> {
    let decided = Decided {
        title: words.assign_let_go(&label::let_go(words, why)),
        follows: if says_no {
            words.assign_let_go_says_no()
        } else {
            words.assign_let_go_silently()
        },
        nothing: words.assign_nothing_let_go(),
        otherwise: words.assign_after_all(),
    };
    decided
        .page(visit, &Event::LetGo { by, why, says_no })
        .await
}

/// What the page says of a decision of the manager that gives the lead to nobody.
struct Decided {
    /// It was taken.
    title: String,
    /// What follows from it.
    follows: String,
    /// There was nothing to decide.
    nothing: String,
    /// The link back to who can take the lead.
    otherwise: String,
}

impl Decided {
    async fn page(&self, visit: &Visit<'_>, event: &Event) -> Result<Response<Body>, NotServed> {
        let done = visit
            .has_become(EntryKind::Verdict, event, &CommitOptions::default())
            .await?;
        let case = visit.case().await?;
        let words = case.words;
        let title = if done { &self.title } else { &self.nothing };
        let body = html! {
            h1 { (title) }
            div.card role="status" {
                p { (naming(&case.name(), |name| words.the_lead_is(name))) }
                @if done { p { (self.follows) } }
                @for sentence in what_next(&case) { p { (shown(&sentence)) } }
            }
            p { a.go href=(visit.token) { (self.otherwise) } }
        };
        let said = page(words, 200, title, &body);
        Ok(done_if(done, said))
    }
}

/// Why the manager is asked.
fn why(case: &LeadRecord) -> Option<String> {
    let words = case.words;
    let Stage::Open(open) = &case.lead().stage else {
        return None;
    };
    match open {
        Open::WithManager { because, .. } => {
            Some(words.assign_yours_because(&manager_reason(words, *because)))
        }
        Open::InReview { .. } => Some(words.assign_in_review()),
        Open::Active(_) => {
            let owed = &case.lead().owed;
            let unreported = if owed.first_touch().is_some() {
                words.assign_no_contact()
            } else if owed.answer().is_some() {
                words.assign_no_answer()
            } else {
                return None;
            };
            Some(match case.had_by() {
                Some(names) => format!("{unreported} {}", words.assign_lapsed_with(&names)),
                None => unreported,
            })
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
fn nudging(visit: &Visit<'_>, words: Words, owner: &str) -> Markup {
    let asks = filled([html! { (shown(owner)) }], |[owner]| {
        words.assign_nudge_detail(owner)
    });
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (asks) }
            button type="submit" name="do" value=(NUDGE) { (shown(&words.assign_nudge(owner))) }
        }
    }
}

/// The button that apologises, with what the mail holds: no time to choose, where none can be chosen.
fn apology(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let times = is_offered_times(&case.policy, case.lead());
    let number = case.policy.active.company.phone.is_some();
    let words = case.words;
    let says = match (times, number) {
        (true, true) => words.apology_time_and_number(),
        (true, false) => words.apology_time(),
        (false, true) => words.apology_number(),
        (false, false) => words.apology_reply(),
    };
    let label = if times {
        words.apology_button_with_times()
    } else {
        words.apology_button()
    };
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (says) }
            button type="submit" name="do" value=(OWN_UP) { (label) }
        }
    }
}

/// The buttons that let go what is owed, with what the lead has read of us before, and what they will read of this.
fn letting_go(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let words = case.words;
    let read: Vec<String> = case
        .timeline
        .iter()
        .rev()
        .filter_map(|line| {
            let Fact::Sent { template, .. } = &line.entry.fact else {
                return None;
            };
            let text = step::name(words, template.as_ref()?);
            Some(words.let_go_mail_read(&text, &case.when(line.at)))
        })
        .take(MAX_READ)
        .collect();
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            p { (words.let_go_detail()) }
            @if !read.is_empty() {
                p.note { (shown(&words.let_go_they_have_read(&read.join("; ")))) }
            }
            @for why in LetGoReason::ALL {
                button type="submit" name=(LET_GO) value=(why.as_str()) { (label::let_go(words, *why)) } " "
            }
            @if may_be_refused(case.lead()) {
                p { (words.let_go_or_say_no()) }
                button type="submit" name="do" value=(SAYS_NO) { (words.let_go_say_no()) }
            }
        }
    }
}

/// That nobody else gets the lead while a meeting stands, since it would end with the move; when it is, and the way to it.
fn meeting_stands(visit: &Visit<'_>, case: &LeadRecord, error: Option<&str>) -> Markup {
    let words = case.words;
    let meeting = case.lead().meeting();
    let with = meeting.map(|meeting| (case.person_name(&meeting.rep), meeting.time.from));
    let times = visit.address(Purpose::Booking, case.lead(), TIMES.to_owned());
    html! {
        div.card {
            @if let Some(error) = error { p.error role="alert" { (error) } }
            @if let Some((rep, at)) = with { p { (shown(&words.assign_meeting(rep, &case.when(at)))) } }
            p { a.go href=(times) { (words.today_the_meeting()) } }
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
    merging: Markup,
) -> Response<Body> {
    let words = case.words;
    let to = match picked {
        Some(Picked::To(id)) => candidates(&case.policy, by).find(|person| person.id == *id),
        Some(Picked::Nudge | Picked::OwnUp | Picked::LetGo) | None => None,
    };
    let asks = to_nudge(&case.policy, case.lead(), by, case.now);
    let asks = asks.map(|rep| nudging(visit, words, case.person_name(rep)));
    let owner = case.lead().rep();
    let choice = |person: &Person| -> Markup {
        let own = (person.id == *by).then(|| words.you_in_brackets());
        html! {
            li {
                @if owner == Some(&person.id) { b { (shown(&person.name)) } " " (words.assign_has_it_now()) }
                @else { button type="submit" name="to" value=(person.id.as_str()) { (shown(&person.name)) @if let Some(own) = own { " " (own) } } }
                p.note { (room(words, &team.load(&person.id), case.now, |at| case.when(at))) }
                (availability::buttons(visit, words, person, &team.load(&person.id)))
            }
        }
    };
    let open = match &case.lead().stage {
        Stage::Open(_) => true,
        Stage::Closed { .. } => false,
    };
    let giving = if stays_for_a_meeting(case.lead()) {
        meeting_stands(visit, case, error)
    } else {
        html! {
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(person) = to {
                    button.big type="submit" name="to" value=(person.id.as_str()) { (shown(&words.assign_yes(&person.name))) }
                }
                ul { @for person in candidates(&case.policy, by) { (choice(person)) } }
            }
        }
    };
    let owns_up = to_own_up(&case.policy, case.lead(), case.now).map(|_| apology(visit, case));
    let lets_go = may_let_go(case.lead(), case.now).then(|| letting_go(visit, case));
    let mut parts: Vec<(Option<Picked>, Markup)> = [
        (None, Some(giving)),
        (Some(Picked::Nudge), asks),
        (Some(Picked::OwnUp), owns_up),
        (Some(Picked::LetGo), lets_go),
        (
            None,
            Some(html! { h2 { (case.words.merge_title()) } (merging) }),
        ),
    ]
    .into_iter()
    .filter_map(|(what, part)| Some((what, part?)))
    .collect();
    // What the mail's button named comes first.
    parts.sort_by_key(|(what, _)| what.is_none() || what.as_ref() != picked);
    let name = case.name();
    let body = html! {
        h1 { (naming(&name, |name| words.assign_title(name))) }
        @if let Some(why) = why(case) { p.card role="status" { (shown(&why)) } }
        @if open {
            @for (_, part) in &parts { (part) }
        } @else { p.card { (words.assign_closed()) } }
        (who(case))
        (asked(case))
        (standing(case))
        (timeline(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    page(words, status, &words.assign_title(&name), &body)
}
