//! A rep reports what happened.

use calendar::Instant;
use cloud::links::Purpose;
use cloud::table::lead::With;
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::ids::PersonId;
use followup::lead::{LastOutcome, Open, Phase, Pursuit, Stage};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};

use crate::case::{Case, Visit};
use crate::fields::{Fields, posted, queried};
use crate::page::{page, shown};
use crate::parts::{
    asked, note_field, nothing_chosen, planned, read_note, standing, timeline, who,
};
use crate::refused::Refused;
use crate::words::{field_value, holder, read_date, what_next};

/// What stands together on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Talked,
    NotReached,
    HandBack,
    Ended,
}

impl Group {
    const ALL: [Group; 4] = [
        Group::Talked,
        Group::NotReached,
        Group::HandBack,
        Group::Ended,
    ];

    fn title(self) -> &'static str {
        match self {
            Group::Talked => "We are in touch",
            Group::NotReached => "I tried",
            Group::HandBack => "Not now, or not mine",
            Group::Ended => "It is over",
        }
    }

    fn of(disposition: Disposition) -> Self {
        match disposition {
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met => Group::Talked,
            Disposition::NoShow
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote
            | Disposition::WrongNumber => Group::NotReached,
            Disposition::NotNow
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => Group::HandBack,
            Disposition::Won
            | Disposition::Lost
            | Disposition::NotAFit
            | Disposition::NotALead
            | Disposition::DoNotContact => Group::Ended,
        }
    }
}

/// The words on the button that reports the same once more.
fn once_more(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Reached
        | Disposition::Voicemail
        | Disposition::NoAnswer
        | Disposition::WrongNumber => "I called again",
        Disposition::Wrote => "I wrote again",
        Disposition::Answered
        | Disposition::Booked
        | Disposition::Met
        | Disposition::NoShow
        | Disposition::Won
        | Disposition::Lost
        | Disposition::NotNow
        | Disposition::NotAFit
        | Disposition::NotALead
        | Disposition::DoNotContact
        | Disposition::Nurture
        | Disposition::WrongPerson
        | Disposition::NoBudget
        | Disposition::NeedsInformation => "Record it once more",
    }
}

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
struct Typed {
    picked: Option<Disposition>,
    next: String,
    note: String,
    outcome_error: Option<&'static str>,
    next_error: Option<&'static str>,
    note_error: Option<&'static str>,
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).unwrap_or("").to_owned();
        Self {
            picked: fields.get("outcome").and_then(Disposition::named),
            next: text("next"),
            note: text("note"),
            ..Self::default()
        }
    }

    fn is_wrong(&self) -> bool {
        self.outcome_error.is_some() || self.next_error.is_some() || self.note_error.is_some()
    }
}

/// The page, with the outcome picked that the mail's button named.
pub(super) async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, Refused> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let fields = queried(request);
    let typed = Typed {
        picked: fields.get("outcome").and_then(Disposition::named),
        ..Typed::default()
    };
    Ok(ask(visit, &case, &typed, 200))
}

/// Records what the link's person reports.
pub(super) async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, Refused> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let by = visit.person(&before.policy)?;
    let mut typed = Typed::of(&fields);
    let named = typed.picked;
    if named.is_none() {
        typed.outcome_error = Some("Choose what happened.");
        // What the mail's button asked for still stands first.
        typed.picked = fields.get("asked").and_then(Disposition::named);
    }
    let calendar = before.policy.calendar();
    let next_at = match fields.get("next") {
        None => None,
        Some(text) => read_date(calendar, text, visit.now)
            .map_err(|reason| typed.next_error = Some(reason))
            .ok(),
    };
    let note = read_note(&typed.note).unwrap_or_else(|reason| {
        typed.note_error = Some(reason);
        None
    });
    let Some(disposition) = named.filter(|_| !typed.is_wrong()) else {
        return Ok(ask(visit, &before, &typed, 422));
    };
    let outcome = Outcome {
        by: by.clone(),
        task: visit.link.task.clone(),
        disposition,
        next_at,
        again: is_again(&fields, &before),
        known: Evidence::Said,
    };
    let with = With {
        note,
        ..With::default()
    };
    let event = Event::Outcome(outcome);
    let decision = visit.act(&event, &with).await?;
    let recorded = decision.and_then(|decision| {
        let mut kinds = decision.entries.iter().map(|entry| entry.kind());
        kinds.find(|kind| matches!(kind, EntryKind::Outcome | EntryKind::Corrected))
    });
    let after = visit.case().await?;
    Ok(match recorded {
        Some(kind) => said(visit, &after, disposition, kind, next_at),
        None => match own_last(&after, visit, Some(&by)) {
            Some(last) if last.disposition == disposition => repeated(visit, &after, last, &typed),
            Some(_) | None => over(visit, &after),
        },
    })
}

/// Whether the same is reported on purpose once more. The button names the report that its page showed, so that two
/// clicks on it are one.
fn is_again(fields: &Fields, case: &Case) -> bool {
    let last = case.lead().last_outcome.as_ref();
    fields.get("again") == Some("yes")
        && fields.get("after").is_none_or(|after| {
            last.is_some_and(|last| last.at.timestamp_millis().to_string() == after)
        })
}

/// What this person reported last for this task.
fn own_last<'a>(
    case: &'a Case,
    visit: &Visit<'_>,
    by: Option<&PersonId>,
) -> Option<&'a LastOutcome> {
    let last = case.lead().last_outcome.as_ref()?;
    (last.task == visit.link.task && Some(&last.by) == by).then_some(last)
}

fn ask(visit: &Visit<'_>, case: &Case, typed: &Typed, status: u16) -> Response<Body> {
    let name = case.name();
    let last = own_last(case, visit, visit.link.person.as_ref());
    let moved_on = last.is_none() && visit.link.task != case.lead().task();
    let body = html! {
        h1 { @if typed.is_wrong() { "Nothing was recorded yet for " } @else if typed.picked.is_some() { "Please confirm for " } @else { "How did it go with " } bdi { (shown(name)) } @if !typed.is_wrong() { "?" } }
        @if let Some(last) = last {
            p.card role="status" { "You reported " b { (last.disposition.label()) } " " (case.when(last.at)) ". Something else corrects it." }
        } @else if moved_on && is_closed(case) {
            p.card role="status" { "This link is from an earlier mail, and the lead has been closed since. Only a \"do not contact\" is still taken here. " (reopen(visit, case)) }
        } @else if moved_on {
            p.card role="status" { "This link is from an earlier mail, and things have moved on since. What you report still counts." }
        }
        (form(visit, case, typed))
        (planned(visit, case))
        (who(case))
        (asked(case))
        (standing(case))
        (timeline(case))
    };
    page(status, &format!("How did it go with {name}?"), &body)
}

fn form(visit: &Visit<'_>, case: &Case, typed: &Typed) -> Markup {
    let latest = field_value(case.policy.calendar(), visit.now);
    html! {
        form method="post" action=(visit.token) {
            (nothing_chosen())
            @if let Some(picked) = typed.picked { input type="hidden" name="asked" value=(picked.as_str()); }
            @if let Some(error) = typed.outcome_error { p.error role="alert" { (error) } }
            @if let Some(picked) = typed.picked {
                button.big type="submit" name="outcome" value=(picked.as_str()) { "Yes, record: " (picked.label()) }
            }
            div.field {
                label for="next" { "Next step on" }
                p.hint #next-hint { "Optional: after a talk, a booking or a not now. Time of the office." }
                @if let Some(error) = typed.next_error { p.error #next-error role="alert" { (error) } }
                input #next type="datetime-local" name="next" value=(shown(&typed.next)) min=(latest)
                    aria-describedby=(if typed.next_error.is_some() { "next-error" } else { "next-hint" })
                    aria-invalid=[typed.next_error.is_some().then_some("true")];
                // A browser empties a date that it cannot read.
                @if typed.next_error.is_some() { p.hint { "You typed: " bdi { (shown(&typed.next)) } } }
            }
            (note_field(&typed.note, typed.note_error))
            @if typed.picked.is_some() { h2 { "Or something else happened" } }
            @for group in Group::ALL {
                fieldset {
                    legend { (group.title()) }
                    div.choices {
                        @for one in Disposition::ALL {
                            @if Group::of(one) == group && typed.picked != Some(one) {
                                button type="submit" name="outcome" value=(one.as_str()) { (one.label()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether the date that was named is what the lead now waits for.
fn is_used(stage: &Stage, next_at: Instant) -> bool {
    match stage {
        Stage::Open(Open::Pursued(Pursuit {
            phase: Phase::Person(clock),
            ..
        })) => clock.since == next_at,
        Stage::Open(Open::Resting { until, .. }) => *until == next_at,
        Stage::Open(
            Open::Received
            | Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::WithManager { .. }
            | Open::Pursued(_)
            | Open::Looking { .. },
        )
        | Stage::Closed { .. } => false,
    }
}

fn said(
    visit: &Visit<'_>,
    case: &Case,
    disposition: Disposition,
    kind: EntryKind,
    next_at: Option<Instant>,
) -> Response<Body> {
    let verb = if kind == EntryKind::Corrected {
        "Corrected"
    } else {
        "Recorded"
    };
    let unused = next_at.filter(|at| !is_used(&case.lead().stage, *at));
    let body = html! {
        h1 { (verb) ": " (disposition.label()) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if let Some(at) = unused {
                p { "The date that you named, " (case.when(at)) ", is not used: after this outcome the policy says what comes next." }
            }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { "Not right? Correct it" } }
    };
    page(200, &format!("{verb}: {}", disposition.label()), &body)
}

fn repeated(visit: &Visit<'_>, case: &Case, last: &LastOutcome, typed: &Typed) -> Response<Body> {
    let disposition = last.disposition;
    let body = html! {
        h1 { "Already recorded: " (disposition.label()) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            p { "You reported it " (case.when(last.at)) ". It counts once." }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if !typed.note.is_empty() || !typed.next.is_empty() {
                p { "The note and the date that came with it now were not kept. They are below, if it did happen again." }
            }
        }
        form method="post" action=(visit.token) {
            input type="hidden" name="outcome" value=(disposition.as_str());
            input type="hidden" name="again" value="yes";
            input type="hidden" name="after" value=(last.at.timestamp_millis());
            input type="hidden" name="next" value=(shown(&typed.next));
            (note_field(&typed.note, None))
            button type="submit" { (once_more(disposition)) }
        }
        (planned(visit, case))
        p { a.go href=(visit.token) { "Not right? Correct it" } }
    };
    page(
        200,
        &format!("Already recorded: {}", disposition.label()),
        &body,
    )
}

fn is_closed(case: &Case) -> bool {
    match &case.lead().stage {
        Stage::Closed { .. } => true,
        Stage::Open(_) => false,
    }
}

/// A page for the lead as it is now: what is reported there opens it again.
fn reopen(visit: &Visit<'_>, case: &Case) -> Markup {
    let address = visit.address(Purpose::Outcome, case.lead(), case.lead().task());
    html! { a.go href=(address) { "It goes on: open it again" } }
}

/// An old link of a lead that has ended: nothing reopens by a late click.
fn over(visit: &Visit<'_>, case: &Case) -> Response<Body> {
    let title = "Not recorded: it has ended";
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "For " bdi { (shown(case.name())) } "." }
            p { (shown(&holder(case))) }
            p { "What you reported came by an earlier mail, and was not kept." }
            @if is_closed(case) { p { (reopen(visit, case)) } }
        }
    };
    page(200, title, &body)
}
