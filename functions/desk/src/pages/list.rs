//! All that is open for somebody of the team, what is decided of several at once, and one verdict for all that looks unwanted.

use calendar::{Instant, format_instant, parse_instant};
use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::transact::Acted;
use followup::event::{Event, Verdict};
use followup::ids::PersonId;
use followup::inquiry::clipped;
use followup::lead::{Open, Stage};
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::work::LONG_WAIT_DAYS;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::moment::how_long;
use wording::{Words, counted, label};

use super::absence;
use super::at_once::{self, MAX_AT_ONCE};
use super::availability;
use super::row::{Page, Takes};
use super::team;
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted_with};
use crate::open_leads::OpenLeads;
use crate::page::{page, shown};
use crate::parts::nothing_chosen;
use crate::refused::NotServed;
use crate::words::{holder, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::List,
    bearer: Bearer::Team(Seat::Anybody),
    name: "list",
    shows: "Somebody of the team reads all that is open for them.",
    does: "The manager gives several leads to somebody, asks whoever has them to turn to them or lets go what is owed to them, gives one verdict for all that looks unwanted, or ends somebody's pause or absence. Anybody says that they are away, or back.",
    takes: Takes::Fields(fields),
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// What the forms of the list take, for programs.
pub(crate) fn fields() -> Value {
    let named: Vec<_> = VERDICTS.map(Verdict::as_str).to_vec();
    let mut properties = at_once::fields();
    for (name, field) in availability::fields().into_iter().chain(absence::fields()) {
        properties[name] = field;
    }
    properties["verdict"] = json!({ "type": "string", "enum": named });
    properties["shown"] = json!({ "type": "string", "format": "date-time", "description": "When the page with a verdict for all was shown: what came after it is left alone." });
    json!({ "type": "object", "properties": properties })
}

/// What can be decided of all at once that looks unwanted.
const VERDICTS: [Verdict; 2] = [Verdict::Unwanted, Verdict::Ready];
/// Of what looks unwanted, so many are shown as a sample.
pub(crate) const SAMPLE: usize = 10;
/// Characters of what somebody asked that a line shows.
const MAX_ASKED_CHARS: usize = 160;

async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    ask(visit, None, None).await
}

/// Decides of several, or of all that looked unwanted when the page was shown.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    match decided(visit, request).await? {
        Ok(done) => ask(visit, None, Some(done)).await,
        Err(error) => ask(visit, Some(&error), None).await,
    }
}

/// Does what a form of the list asks for; what came of it, or what was missing.
pub(crate) async fn decided(
    visit: &Visit<'_>,
    request: &Request,
) -> Result<Result<Markup, String>, NotServed> {
    let fields = posted_with(request, &at_once::REPEATED)?;
    let policy = visit.policy().await?;
    let person = visit.member(&policy)?;
    let by = person.id.clone();
    let words = visit.words(&policy);
    let of_several = ["of", "to", "do", "let_go"];
    if let Some(said) = away_or_back(visit, &policy, person, &fields, &of_several).await? {
        return Ok(said);
    }
    if of_several.iter().any(|name| fields.get(name).is_some()) {
        if fields.get("verdict").is_some() {
            return Ok(Err(words.choose_a_button()));
        }
        return at_once::decide(visit, person, &fields).await;
    }
    let named = fields.get("verdict").and_then(Verdict::named);
    let verdict = named.filter(|one| VERDICTS.contains(one));
    let until = fields
        .get("shown")
        .and_then(|text| parse_instant(text).ok());
    let (Some(verdict), Some(until)) = (verdict, until) else {
        return Ok(Err(words.choose_a_button()));
    };
    let all = decide_all(visit, &by, verdict, until).await?;
    Ok(Ok(all.said(words, verdict)))
}

/// Notes that somebody is away, or back, where that is what a press says: what came of it, or what was missing.
///
/// `of_several`: the fields of what is decided of several leads, where the page decides that.
pub(crate) async fn away_or_back(
    visit: &Visit<'_>,
    policy: &Policy,
    person: &Person,
    posted: &PostedFields,
    of_several: &[&str],
) -> Result<Option<Result<Markup, String>>, NotServed> {
    if absence::is_meant(posted) {
        let recorded = absence::record(visit, policy, person, posted).await?;
        return Ok(Some(recorded.map(|said| html! { p { (shown(&said)) } })));
    }
    if availability::is_meant(posted) {
        let freed = free(visit, policy, person, posted, of_several).await?;
        return Ok(Some(freed));
    }
    Ok(None)
}

/// Ends the pause or the absence of somebody, for whoever leads the team; an absence of their own, for everybody.
async fn free(
    visit: &Visit<'_>,
    policy: &Policy,
    person: &Person,
    posted: &PostedFields,
    of_several: &[&str],
) -> Result<Result<Markup, String>, NotServed> {
    let words = visit.words(policy);
    if !policy.active.roster.manages(person) && !availability::is_of(posted, &person.id) {
        return Ok(Err(words.open_leads_manager_frees()));
    }
    let others = [of_several, &["verdict"]].concat();
    let ended = availability::end(visit, policy, &person.id, posted, &others).await?;
    let Some(ended) = ended else {
        return Ok(Err(words.choose_a_button()));
    };
    Ok(Ok(html! {
        p { (shown(&ended.said)) "." }
        @if let Some(follows) = &ended.follows { p { (follows) } }
    }))
}

/// What came of one verdict for all.
struct DecidedAll {
    /// Those for which it is recorded.
    done: usize,
    /// Those that one press did not come to.
    left: usize,
    /// Open leads that were not looked at.
    beyond: usize,
}

impl DecidedAll {
    fn said(&self, words: Words, verdict: Verdict) -> Markup {
        let recorded =
            || words.open_leads_recorded(counted(self.done), &label::verdict(words, verdict));
        let recorded = (self.done > 0).then(recorded);
        let rest = self.left + self.beyond;
        let more = if self.left > 0 {
            Some(words.several_too_many(&rest.to_string(), &MAX_AT_ONCE.to_string()))
        } else {
            (rest > 0).then(|| words.open_leads_more(&rest.to_string()))
        };
        let said: Vec<String> = recorded.into_iter().chain(more).collect();
        html! {
            @if said.is_empty() { (words.open_leads_nothing_waited()) }
            @else { (shown(&said.join(" "))) }
        }
    }
}

/// Gives a verdict for what looked unwanted until then, for as many as one press decides.
async fn decide_all(
    visit: &Visit<'_>,
    by: &PersonId,
    verdict: Verdict,
    until: Instant,
) -> Result<DecidedAll, NotServed> {
    let policy = visit.policy().await?;
    let person = policy
        .active
        .roster
        .get(by)
        .ok_or(NotServed::NotOnTheTeam)?;
    let (in_review, beyond) = visit.in_review(&policy, person).await?;
    let was_shown = |case: &&LeadRecord| match &case.lead().stage {
        Stage::Open(Open::InReview { since, .. }) => *since <= until,
        Stage::Open(_) | Stage::Closed { .. } => false,
    };
    let meant: Vec<&LeadRecord> = in_review.iter().filter(was_shown).collect();
    let mut done = 0;
    for case in meant.iter().take(MAX_AT_ONCE) {
        let event = Event::Verdict {
            verdict,
            by: by.clone(),
        };
        let options = CommitOptions::default();
        let acted = visit
            .cloud
            .act(&case.lead().id, &event, visit.now, &options)
            .await?;
        done += match acted {
            Acted::Done(_) => 1,
            Acted::Nothing(_) | Acted::NoLead | Acted::NoPolicy => 0,
        };
    }
    Ok(DecidedAll {
        done,
        left: meant.len().saturating_sub(MAX_AT_ONCE),
        beyond,
    })
}

async fn ask(
    visit: &Visit<'_>,
    error: Option<&str>,
    done: Option<Markup>,
) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.member(&policy)?;
    let open = visit.open_leads(&policy, person).await?;
    let team = visit.cloud.team(&policy.active).await?;
    let decides = policy.active.roster.manages(person);
    let proposed = proposed(visit, &policy).await?.filter(|_| decides);
    let in_review: Vec<&LeadRecord> = open.in_review.iter().collect();
    let all_in_review = in_review.len() + open.in_review_more;
    let sections = [&open.own, &open.to_decide, &open.late, &open.long_owed];
    let several: Vec<&LeadRecord> = sections.into_iter().flatten().collect();
    let words = visit.words(&policy);
    let when = visit.times(&policy).on_page(visit.now, visit.now);
    let title = words.open_leads_title();
    let body = html! {
        h1 { (title) }
        @if let Some(error) = error { p.error role="alert" { (error) } }
        @if let Some(done) = done { div.card role="status" { (done) } }
        p.note { (words.open_leads_as_of(&when)) }
        (review(visit, words, &in_review, all_in_review))
        (section(visit, person, &words.open_leads_yours(), &open.own))
        (section(visit, person, &heading_to_decide(words, person), &open.to_decide))
        (section(visit, person, &words.open_leads_late(), &open.late))
        (long_owed(visit, words, person, &open.long_owed))
        @if decides && !several.is_empty() {
            h2 { (words.several_heading()) }
            (at_once::form(visit, &policy, &team, person, &several))
        }
        (availability::section(visit, &policy, &team, person))
        (absence::section(visit, &policy, &team, person))
        @if let Some(proposed) = &proposed { p.card { (proposed) } }
        @if decides { p { a.go href=(visit.own_address(Purpose::Team)) { (words.team_page_link()) } } }
        @if is_empty(&open) && proposed.is_none() { p.card { (words.open_leads_nothing_open()) } }
        @if open.more > 0 { p { (words.open_leads_more(&open.more.to_string())) } }
        @if open.unread > 0 { p { (words.board_unknown(counted(open.unread))) } }
    };
    let status = if error.is_some() { 422 } else { 200 };
    Ok(page(words, status, &title, &body))
}

/// How many changes of the team are proposed and not decided, and for how long; nothing, when none is.
async fn proposed(visit: &Visit<'_>, policy: &Policy) -> Result<Option<String>, NotServed> {
    let standing = team::standing(visit, policy).await?;
    let words = visit.words(policy);
    Ok(standing.first().map(|oldest| {
        let age = how_long(words, visit.now - oldest.at);
        words.open_leads_proposals(&age, counted(standing.len()))
    }))
}

/// The deputy sees what is the manager's, and may decide it; that is said, so that nobody takes it for theirs.
fn heading_to_decide(words: Words, person: &Person) -> String {
    if person.is(Role::Manager) || person.is(Role::Qualifier) {
        words.open_leads_to_decide()
    } else {
        words.open_leads_to_decide_as_deputy()
    }
}

fn is_empty(open: &OpenLeads) -> bool {
    let sections = [
        &open.own,
        &open.in_review,
        &open.to_decide,
        &open.late,
        &open.long_owed,
    ];
    sections.iter().all(|leads| leads.is_empty()) && open.more == 0 && open.unread == 0
}

/// What somebody does with the leads of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// Reports what happened.
    Reports,
    /// Gives a verdict.
    Decides,
    /// Gives it to somebody.
    Gives,
}

impl Doing {
    fn of(case: &LeadRecord, person: &Person) -> Self {
        match case.lead().rep() {
            Some(rep) if *rep == person.id => Self::Reports,
            Some(_) => Self::Gives,
            None => Self::Decides,
        }
    }
}

fn section(visit: &Visit<'_>, person: &Person, heading: &str, leads: &[LeadRecord]) -> Markup {
    let words = leads.first().map(|case| case.words);
    html! {
        @if let Some(words) = words {
            h2 { (words.open_leads_section(&leads.len().to_string(), heading)) }
            @for case in leads { (line(visit, case, person)) }
        }
    }
}

/// Whether somebody may decide as the manager does.
fn manages(case: &LeadRecord, person: &Person) -> bool {
    case.policy.active.roster.manages(person)
}

/// Those to whom something has been owed for long: one question for all of them.
fn long_owed(visit: &Visit<'_>, words: Words, person: &Person, leads: &[LeadRecord]) -> Markup {
    let heading = words.open_leads_long_owed(&LONG_WAIT_DAYS.to_string());
    html! {
        @if !leads.is_empty() {
            h2 { (words.open_leads_section(&leads.len().to_string(), &heading)) }
            p { (words.open_leads_long_owed_how_many(counted(leads.len()))) " "
                @if leads.iter().any(|case| manages(case, person)) { (words.open_leads_long_owed_decide()) }
                @else { (words.open_leads_long_owed_ask()) }
            }
            @for case in leads { (line(visit, case, person)) }
        }
    }
}

/// One lead: who, who has it, what comes next, what was promised, what they asked, and what can be done.
fn line(visit: &Visit<'_>, case: &LeadRecord, person: &Person) -> Markup {
    let (words, lead) = (case.words, case.lead());
    let address = |purpose| visit.address(purpose, lead, lead.task());
    html! {
        div.card {
            h3 { bdi { (shown(&case.name())) } }
            p { (shown(&holder(case))) @for sentence in what_next(case) { " " (shown(&sentence)) } }
            p.note {
                (words.open_leads_asked(&case.when(lead.arrived_at)))
                @if let Some(by) = lead.owed.promised_by() { " " (words.open_leads_promised_by(&case.when(by))) }
                @if let Some(names) = case.had_by() { " " (shown(&words.open_leads_has_been_with(&names))) }
            }
            @if let Some(asked) = asked(case) { p.said { bdi { (shown(&asked)) } } }
            @if manages(case, person) { p { (at_once::tick(case)) } }
            p {
                @match Doing::of(case, person) {
                    Doing::Reports => a.go href=(address(Purpose::Outcome)) { (words.report_link()) },
                    Doing::Decides => {
                        a.go href=(address(Purpose::Verdict)) { (words.open_leads_decide()) } " "
                        @if manages(case, person) { a.go href=(address(Purpose::Assign)) { (words.open_leads_give()) } }
                    }
                    Doing::Gives => a.go href=(address(Purpose::Assign)) { (words.open_leads_give_or_nudge()) },
                }
            }
        }
    }
}

/// The beginning of what they asked, or of what somebody of the team took down of it.
pub(crate) fn asked(case: &LeadRecord) -> Option<String> {
    let inquiry = case.inquiry.as_ref()?;
    let asked = clipped(inquiry.message.as_deref()?, MAX_ASKED_CHARS);
    Some(match case.taken_down(inquiry) {
        Some(by) => by.told(case.words, &asked),
        None => asked,
    })
}

/// What looks unwanted, so many: a sample of it, and one verdict for all.
pub(crate) fn review(visit: &Visit<'_>, words: Words, leads: &[&LeadRecord], all: usize) -> Markup {
    let address = |case: &LeadRecord| {
        let lead = case.lead();
        visit.address(Purpose::Verdict, lead, lead.task())
    };
    let sample = &leads[..leads.len().min(SAMPLE)];
    html! {
        @if all > 0 {
            h2 { (words.open_leads_section(&all.to_string(), &words.open_leads_unwanted())) }
            ul { @for case in sample {
                li {
                    a href=(address(case)) { bdi { (shown(&case.name())) } }
                    @if let Some(asked) = asked(case) { ": " span.said { bdi { (shown(&asked)) } } }
                }
            } }
            @if all > sample.len() { p.note { (words.open_leads_sample_more(&(all - sample.len()).to_string())) } }
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                input type="hidden" name="shown" value=(format_instant(visit.now));
                p { (words.open_leads_one_verdict()) }
                button type="submit" name="verdict" value=(Verdict::Unwanted.as_str()) { (words.open_leads_none_is()) } " "
                button type="submit" name="verdict" value=(Verdict::Ready.as_str()) { (words.open_leads_all_are()) }
            }
            @if all > MAX_AT_ONCE { p.note { (words.open_leads_at_a_time(&MAX_AT_ONCE.to_string())) } }
        }
    }
}
