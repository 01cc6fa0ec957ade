//! A rep reports what happened.

mod group;
mod reply;
mod typed;

use calendar::Instant;
use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::outcome_buttons;
use followup::event::{Disposition, Event, Evidence, Outcome, WebLink};
use followup::ids::PersonId;
use followup::lead::LastOutcome;
use followup::timeline::EntryKind;
use followup::work;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::dates::{field_value, read_date};
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::FROM_FIELD;
use crate::page::{filled, naming, page, shown};
use crate::parts::{
    asked, note_field, note_schema, nothing_chosen, planned, read_note, standing, timeline, who,
};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::last_reported;
use group::Group;
pub(crate) use reply::{is_used, reopen};
use reply::{over, repeated, said};
pub(crate) use typed::Typed;
use wording::Words;
use wording::label::outcome;

/// Outcomes that can be chosen without another click.
const MAX_LIKELY: usize = 4;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Outcome,
    bearer: Bearer::Team(Seat::Working),
    name: "outcome",
    shows: "A rep is asked what happened.",
    does: "A rep reports what happened.",
    takes: Takes::Fields(
        || json!({ "type": "object", "required": ["outcome"], "properties": fields() }),
    ),
    query: &[
        (
            "next",
            "The date that the page shows in its field, as it is posted.",
        ),
        BACK_FIELD,
        FROM_FIELD,
    ],
    answers: &[],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// What a report takes, for programs.
pub(crate) fn fields() -> Value {
    let all = Disposition::ALL.iter().copied();
    let outcomes: Vec<_> = all.map(Disposition::as_str).collect();
    json!({
        "outcome": { "enum": outcomes },
        "next": { "type": "string", "description": "When to go on, in the office's time: 2026-03-09T10:00, or a date." },
        "link": { "type": "string", "description": "Of a task that is done: where the lead can see what was made for them. An address that begins with https://." },
        "amount": { "type": "string", "description": "Of who was won: what they bought for, in whole units of the currency, such as 1200." },
        "note": note_schema(),
        "again": { "type": "string", "description": "yes: the same happened once more. Anything else is as if it were left out." },
        "after": { "type": "string", "description": "Which report it is after: what the page's button says." },
    })
}

/// The page, with the outcome picked that the mail's button named.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let fields = queried(request);
    let typed = Typed {
        picked: fields.get("outcome").and_then(Disposition::named),
        next: fields.get("next").unwrap_or_default().to_owned(),
        ..Typed::default()
    };
    Ok(ask(visit, &case, &typed, 200))
}

/// What came of a report.
#[derive(Debug)]
pub(crate) enum Reported {
    /// It cannot be taken: what was typed, and what is wrong with it.
    Wrong(Box<LeadRecord>, Typed),
    /// It is on the record.
    Recorded {
        /// The lead as it is now.
        after: Box<LeadRecord>,
        /// What was reported.
        disposition: Disposition,
        /// Whether it was a report, or corrected one.
        kind: EntryKind,
        /// The date that was named.
        next_at: Option<Instant>,
    },
    /// The same was reported before, and counts once.
    Repeated(Box<LeadRecord>, Typed),
    /// The lead has moved on.
    Over(Box<LeadRecord>),
}

/// Records what the link's person reports, and says so.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    Ok(match report(visit, before, &fields).await? {
        Reported::Wrong(case, typed) => ask(visit, &case, &typed, 422),
        Reported::Recorded {
            after,
            disposition,
            kind,
            next_at,
        } => said(visit, &after, disposition, kind, next_at),
        Reported::Repeated(case, typed) => match case.lead().last_outcome.as_ref() {
            Some(last) => repeated(visit, &case, last, &typed),
            None => over(visit, &case),
        },
        Reported::Over(case) => over(visit, &case),
    })
}

/// Records what a person reports of the lead, as it was read, and of the task of the visit.
pub(crate) async fn report(
    visit: &Visit<'_>,
    before: LeadRecord,
    fields: &PostedFields,
) -> Result<Reported, NotServed> {
    let by = visit.person(&before.policy)?;
    let words = before.words;
    let mut typed = Typed::of(fields);
    let named = typed.picked;
    if named.is_none() {
        typed.outcome_error = Some(words.outcome_choose());
        // What the mail's button asked for still stands first.
        typed.picked = fields.get("asked").and_then(Disposition::named);
    }
    let calendar = before.policy.calendar();
    let next_at = match fields.get("next") {
        None => None,
        Some(text) => read_date(words, calendar, text, visit.now)
            .map_err(|reason| typed.next_error = Some(reason))
            .ok(),
    };
    let note = read_note(words, &typed.note).unwrap_or_else(|reason| {
        typed.note_error = Some(reason);
        None
    });
    let link = WebLink::parse(&typed.link);
    if link.is_none() && !typed.link.trim().is_empty() {
        typed.link_error = Some(words.outcome_link_wrong());
    }
    let amount = typed.read_amount(words);
    let Some(disposition) = named.filter(|_| !typed.is_wrong()) else {
        return Ok(Reported::Wrong(Box::new(before), typed));
    };
    let reported = Outcome {
        by: by.clone(),
        task: visit.link.task.clone(),
        disposition,
        next_at,
        again: is_again(fields, &before),
        link,
        amount,
        known: Evidence::Said,
    };
    let options = CommitOptions {
        payload: note.map(PersonalText::note),
        ..CommitOptions::default()
    };
    let event = Event::Outcome(reported);
    let decision = visit.act(&event, &options).await?;
    let recorded = decision.and_then(|decision| {
        let mut kinds = decision.entries.iter().map(|entry| entry.kind());
        kinds.find(|kind| matches!(kind, EntryKind::Outcome | EntryKind::Corrected))
    });
    let after = Box::new(visit.case().await?);
    Ok(match recorded {
        Some(kind) => Reported::Recorded {
            after,
            disposition,
            kind,
            next_at,
        },
        None => {
            let last = own_last(&after, visit, Some(&by));
            if last.is_some_and(|last| last.disposition == disposition) {
                Reported::Repeated(after, typed)
            } else {
                Reported::Over(after)
            }
        }
    })
}

/// Whether the same is reported on purpose once more. The button names the report that its page showed, so that two
/// clicks on it are one.
fn is_again(fields: &PostedFields, case: &LeadRecord) -> bool {
    let last = case.lead().last_outcome.as_ref();
    fields.get("again") == Some("yes")
        && fields.get("after").is_none_or(|after| {
            last.is_some_and(|last| last.at.timestamp_millis().to_string() == after)
        })
}

/// What this person reported last for this task.
fn own_last<'a>(
    case: &'a LeadRecord,
    visit: &Visit<'_>,
    by: Option<&PersonId>,
) -> Option<&'a LastOutcome> {
    let last = case.lead().last_outcome.as_ref()?;
    (*last.task == *visit.link.task && Some(&last.by) == by).then_some(last)
}

fn ask(visit: &Visit<'_>, case: &LeadRecord, typed: &Typed, status: u16) -> Response<Body> {
    let (words, name) = (case.words, case.name());
    let title = words.outcome_title(&name);
    let heading = if typed.is_wrong() {
        naming(&name, |name| words.outcome_nothing_yet(name))
    } else if typed.picked.is_some() {
        naming(&name, |name| words.outcome_is_it_right(name))
    } else {
        naming(&name, |name| words.outcome_title(name))
    };
    let last = own_last(case, visit, visit.link.person.as_ref());
    let moved_on = last.is_none() && visit.link.task != case.lead().task();
    let body = html! {
        h1 { (heading) }
        @if let Some(last) = last {
            p.card role="status" { (filled([html! { b { (last_reported(case, last)) } }], |[what]| words.outcome_you_reported(what, &case.when(last.at)))) }
        } @else if moved_on && case.is_closed() {
            p.card role="status" { (words.outcome_link_closed()) " " (reopen(visit, case)) }
        } @else if moved_on {
            p.card role="status" { (words.outcome_link_earlier()) }
        }
        // Whoever is about to call needs the number before anything else.
        (who(case))
        (form(visit, case, typed))
        (planned(visit, case))
        (asked(case))
        (standing(case))
        (timeline(case))
    };
    page(words, status, &title, &body)
}

fn form(visit: &Visit<'_>, case: &LeadRecord, typed: &Typed) -> Markup {
    let words = case.words;
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen(words))
            @if let Some(picked) = typed.picked { input type="hidden" name="asked" value=(picked.as_str()); }
            @if let Some(error) = &typed.outcome_error { p.error role="alert" { (error) } }
            @if let Some(picked) = typed.picked {
                button.big type="submit" name="outcome" value=(picked.as_str()) { (words.yes_record(&outcome(words, picked))) }
                @if picked == Disposition::Won || !typed.amount.is_empty() { (amount_field("amount", case, typed)) }
                (date_and_note(visit, case, typed))
                h2 { (words.outcome_something_else()) }
                (choices(case, typed.picked))
            } @else {
                (choices(case, None))
                p.hint { (words.outcome_date_goes_along()) }
                (amount_field("amount", case, typed))
                (date_and_note(visit, case, typed))
            }
        }
    }
}

/// What may go with a choice.
pub(crate) fn date_and_note(visit: &Visit<'_>, case: &LeadRecord, typed: &Typed) -> Markup {
    let words = case.words;
    html! {
        (date_field("next", visit, case, typed))
        @if work::open_task(&case.policy, case.lead()).is_some() { (link_field(words, typed)) }
        (note_field(words, &words.note_optional(), &typed.note, typed.note_error.as_deref()))
    }
}

/// The date of the next step; its id, which no other field of the page has.
pub(crate) fn date_field(id: &str, visit: &Visit<'_>, case: &LeadRecord, typed: &Typed) -> Markup {
    let (words, error) = (case.words, typed.next_error.as_deref());
    let earliest = field_value(case.policy.calendar(), visit.now);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    html! {
        div.field {
            label for=(id) { (words.outcome_next_label()) }
            p.hint #(hint_id) { (words.outcome_next_hint()) }
            @if let Some(error) = error { p.error #(error_id) role="alert" { (error) } }
            input #(id) type="datetime-local" name="next" value=(shown(&typed.next)) min=(earliest)
                aria-describedby=(if error.is_some() { &error_id } else { &hint_id })
                aria-invalid=[error.is_some().then_some("true")];
            // A browser empties a date that it cannot read.
            @if error.is_some() { p.hint { (naming(&typed.next, |what| words.outcome_you_typed(what))) } }
        }
    }
}

/// What they buy for, where they are won; its id, which no other field of the page has.
pub(crate) fn amount_field(id: &str, case: &LeadRecord, typed: &Typed) -> Markup {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let (words, error) = (case.words, typed.amount_error.as_deref());
    let currency = case.policy.active.figures.currency.trim();
    let label = if currency.is_empty() {
        words.outcome_amount_label()
    } else {
        words.outcome_amount_label_in(currency)
    };
    html! {
        div.field {
            label for=(id) { (label) }
            p.hint #(hint_id) { (words.outcome_amount_hint()) }
            @if let Some(error) = error { p.error #(error_id) role="alert" { (error) } }
            input #(id) type="text" inputmode="numeric" name="amount" value=(shown(&typed.amount))
                aria-describedby=(if error.is_some() { &error_id } else { &hint_id })
                aria-invalid=[error.is_some().then_some("true")];
        }
    }
}

/// Where the lead can see what was made for them: the next mails may show it.
fn link_field(words: Words, typed: &Typed) -> Markup {
    let error = typed.link_error.as_deref();
    html! {
        div.field {
            label for="link" { (words.outcome_link_label()) }
            p.hint #link-hint { (words.outcome_link_hint()) }
            @if let Some(error) = error { p.error #link-error role="alert" { (error) } }
            input #link type="url" name="link" value=(shown(&typed.link))
                aria-describedby=(if error.is_some() { "link-error" } else { "link-hint" })
                aria-invalid=[error.is_some().then_some("true")];
        }
    }
}

/// The likeliest outcomes, as the mail's buttons have them; the others, by what they say, behind one more click.
pub(crate) fn choices(case: &LeadRecord, picked: Option<Disposition>) -> Markup {
    let (words, lead) = (case.words, case.lead());
    let owed = work::owed(lead).map(|owed| owed.kind);
    let likely = outcome_buttons(&case.policy, lead, owed, case.now);
    let likely = &likely[..likely.len().min(MAX_LIKELY)];
    let button = |one: Disposition| {
        html! { button type="submit" name="outcome" value=(one.as_str()) { (outcome(words, one)) } }
    };
    let rest_of = |group: Group| {
        let all = Disposition::ALL.iter().copied();
        // Nothing is done where no task is open.
        let has_task = work::open_task(&case.policy, lead).is_some();
        let rest = all.filter(|one| has_task || *one != Disposition::Done);
        let rest = rest.filter(|one| !likely.contains(one) && picked != Some(*one));
        let of_group = rest.filter(|one| Group::of(*one) == group);
        of_group.collect::<Vec<_>>()
    };
    html! {
        div.choices {
            @for &one in likely { @if picked != Some(one) { (button(one)) } }
        }
        details.more {
            summary { (words.outcome_more()) }
            @for (group, rest) in Group::ALL.map(|group| (group, rest_of(group))) {
                @if !rest.is_empty() {
                    fieldset {
                        legend { (group.title(words)) }
                        div.choices { @for one in rest { (button(one)) } }
                    }
                }
            }
        }
    }
}
