//! What several pages show: who the lead is, what they asked, the clocks, the timeline.

use cloud::links::Purpose;
use followup::form::MapsTo;
use followup::inquiry::{Inquiry, ListEntry, PhoneNumber};
use followup::lead::Lead;
use followup::message::StopRule;
use maud::{Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::access::Visit;
use crate::case::{LeadRecord, MAX_SHOWN};
use crate::page::shown;
use crate::timeline::line;
use crate::words::{block, clocks, holder, what_next};
use cloud::table::timeline::StoredEntry;

/// The longest note, in characters.
pub(crate) const MAX_NOTE_CHARS: usize = 2_000;
/// What stands before how to reach somebody in whose name silence was asked for, without a proof.
const MAY_WANT_SILENCE: &str = "Somebody asked in their name to be left alone, and nothing proves that it was them. Please decide before you call or write.";
/// What stays as it is in a `mailto:` address.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'+');

fn tel(phone: &PhoneNumber) -> String {
    match phone.extension() {
        Some(extension) => format!("tel:{};ext={extension}", phone.as_str()),
        None => format!("tel:{}", phone.as_str()),
    }
}

/// Who the lead is, and how to reach them.
pub(crate) fn who(case: &LeadRecord) -> Markup {
    let Some(inquiry) = &case.inquiry else {
        return html! { div.card { p { "What they told us has been erased." } } };
    };
    let lead = case.lead();
    html! {
        div.card {
            @if let Some(block_of) = lead.blocked { p.late role="alert" { (block(block_of)) } }
            @if lead.may_want_silence() { p.late role="alert" { (MAY_WANT_SILENCE) } }
            @if let Some(back) = lead.away_at(case.policy.calendar(), case.now) {
                p.late { "They are away until " (case.times().day(back)) ", as their automatic answer says." }
            }
            dl {
                dt { "Name" } dd { bdi { (shown(inquiry.name.full())) } }
                @if let Some(company) = &inquiry.company { dt { "Company" } dd { bdi { (shown(company)) } } }
                @if let Some(phone) = &inquiry.phone {
                    dt { "Phone" }
                    dd {
                        @if lead.may_call() { a href=(shown(&tel(phone))) { (shown(&phone.display())) } }
                        @else { (shown(&phone.display())) " (do not call)" }
                    }
                }
                @if let Some(email) = &inquiry.email {
                    dt { "Email" }
                    dd {
                        @if lead.may_be_answered() {
                            a href={ "mailto:" (utf8_percent_encode(email.as_str(), ADDRESS)) } { bdi { (shown(email.as_str())) } }
                        } @else { bdi { (shown(email.as_str())) } " (do not write)" }
                    }
                }
            }
        }
    }
}

/// What they asked: every answer that is not who they are.
pub(crate) fn asked(case: &LeadRecord) -> Markup {
    let Some(inquiry) = &case.inquiry else {
        return html! {};
    };
    let answers = answers(case, inquiry);
    let entry = inquiry.origin.entry();
    let (heading, nothing, came) = match entry {
        None => (
            "What they asked",
            "They left no more than how to reach them.",
            "Arrived ",
        ),
        Some(_) => (
            "What a list says of them",
            "No more than how to reach them.",
            "Imported ",
        ),
    };
    html! {
        h2 { (heading) }
        div.card {
            @if answers.is_empty() { p { (nothing) } }
            (answered(&answers))
            @if let Some((other, later)) = &case.also {
                p.note { @if *later { "They wrote once more since:" } @else { "Before that they had asked:" } }
                (answered(&self::answers(case, other)))
            }
            @if let Some(entry) = entry { (listed(entry)) }
            p.note { (came) (case.when(case.lead().arrived_at)) "."
                @if case.lead().inquiries > 1 { " They have written " (case.lead().inquiries) " times." }
            }
        }
    }
}

/// Labels and answers.
fn answered(answers: &[(String, String)]) -> Markup {
    html! {
        dl { @for (label, value) in answers { dt { (shown(label)) } dd.said { bdi { (shown(value)) } } } }
    }
}

/// Where a list has them from, and the proof of what they agreed to.
fn listed(entry: &ListEntry) -> Markup {
    let day = |day: chrono::NaiveDate| day.to_string();
    html! {
        dl {
            @if let Some(place) = &entry.came_from { dt { "From" } dd.said { bdi { (shown(place)) } } }
            @if let Some(asked) = entry.asked_at { dt { "Wanted to hear from us" } dd { (day(asked)) } }
            dt { "Consent" }
            @match &entry.consent {
                None => { dd { "None is recorded: nothing goes out by itself." } }
                Some(consent) => {
                    dd.said {
                        bdi { (shown(consent.wording.as_deref().unwrap_or("recorded, without its words"))) }
                        @if let Some(given) = consent.given_on { ", " (day(given)) }
                        @if let Some(place) = &consent.place { ", " bdi { (shown(place)) } }
                    }
                }
            }
        }
    }
}

/// Labels and answers, in the order of the form, then what the form does not know.
fn answers(case: &LeadRecord, inquiry: &Inquiry) -> Vec<(String, String)> {
    let active = &case.policy.active;
    let form = active.forms.get(&inquiry.form);
    let fields = form.map_or(&[][..], |form| &form.fields);
    let country = &active.company.country_code;
    let says_more = form.is_some_and(|form| form.phone_as_typed(inquiry, country).is_some());
    let mut said: Vec<(String, String)> = Vec::new();
    for field in fields {
        let Some(value) = inquiry
            .answers
            .get(&field.name)
            .filter(|value| !value.is_empty())
        else {
            continue;
        };
        let shows = match field.maps_to {
            MapsTo::Phone => says_more,
            MapsTo::Name | MapsTo::Email | MapsTo::Company | MapsTo::Consent => false,
            MapsTo::Topic
            | MapsTo::Message
            | MapsTo::Timeframe
            | MapsTo::Budget
            | MapsTo::ContactWhen
            | MapsTo::ContactHow
            | MapsTo::Answer => true,
        };
        if shows {
            let shown = field.kind.shown(value).to_owned();
            said.push((field.label.clone(), shown));
        }
    }
    let known = |name: &str| fields.iter().any(|field| field.name == name);
    for (name, value) in &inquiry.answers {
        if !known(name) && !value.is_empty() {
            said.push((name.clone(), value.clone()));
        }
    }
    said
}

/// Who has it, what comes next, and the clocks.
pub(crate) fn standing(case: &LeadRecord) -> Markup {
    let clocks = clocks(&case.policy, case.lead(), case.now);
    html! {
        h2 { "Where it stands" }
        div.card {
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if !clocks.is_empty() {
                ul { @for (what, at, passed) in &clocks {
                    li { (what) ": " (case.when(*at)) @if *passed { " " span.late { "(passed)" } } }
                } }
            }
        }
    }
}

/// Links to the mails that are planned, so that they can be stopped; none to an acknowledgement, which cannot be.
pub(crate) fn planned(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    html! {
        @for (message, at) in case.planned.iter().filter(|(message, _)| message.stop_rule != StopRule::Acknowledgement) {
            p { a.go href=(visit.address(Purpose::Announcement, case.lead(), message.id.to_string())) {
                "Send or stop the mail that goes out " (case.when(*at))
            } }
        }
    }
}

/// The newest lines of the timeline.
pub(crate) fn timeline(case: &LeadRecord) -> Markup {
    let told: Vec<&StoredEntry> = case.told().collect();
    let earlier = told.len().saturating_sub(MAX_SHOWN);
    html! {
        h2 { "What has happened" }
        div.card {
            @if case.timeline.is_empty() { p { "Nothing yet." } }
            ol reversed {
                @for entry in told.iter().rev().take(MAX_SHOWN) {
                    @let (what, who) = line(case, entry);
                    li {
                        (shown(&what))
                        p.note { (case.when(entry.at)) @if let Some(who) = who { ", " (shown(&who)) } }
                        @if let Some(note) = case.notes.get(&entry.id) { p.said dir="auto" { (shown(note)) } }
                    }
                }
            }
            @if earlier > 0 { p.note { "And " (earlier) " earlier." } }
        }
    }
}

/// The way to the page on which a person says what happened.
pub(crate) fn report(visit: &Visit<'_>, lead: &Lead) -> Markup {
    let address = visit.address(Purpose::Outcome, lead, lead.task());
    html! { p { a.go href=(address) { "Report what happened" } } }
}

/// The first button of a form in which several things can be chosen. Enter in a field presses the first button that is not
/// disabled, also one that nobody sees; this one chooses nothing, so that the page comes back and asks.
pub(crate) fn nothing_chosen() -> Markup {
    html! { button.unseen type="submit" tabindex="-1" aria-hidden="true" { "Choose below" } }
}

/// What is said of a note that nobody has to write.
pub(crate) const OPTIONAL_NOTE: &str = "Optional. Only the team reads it.";

/// A field for a note.
pub(crate) fn note_field(hint: &str, typed: &str, error: Option<&str>) -> Markup {
    html! {
        div.field {
            label for="note" { "Note" }
            p.hint #note-hint { (hint) }
            @if let Some(error) = error { p.error #note-error { (error) } }
            textarea #note name="note" dir="auto" maxlength=(MAX_NOTE_CHARS)
                aria-describedby=(if error.is_some() { "note-error" } else { "note-hint" })
                aria-invalid=[error.is_some().then_some("true")] { "\n" (shown(typed)) }
        }
    }
}

/// A note, as programs are told of it.
pub(crate) fn note_schema() -> Value {
    json!({ "type": "string", "maxLength": MAX_NOTE_CHARS, "description": "A note for the timeline." })
}

/// A note as it is kept; nothing, when nothing was typed.
///
/// # Errors
/// What would be right, as a sentence.
pub(crate) fn read_note(typed: &str) -> Result<Option<String>, &'static str> {
    // As a browser counts: all that was typed, a line break once, though it is posted as two.
    if typed.replace("\r\n", "\n").chars().count() > MAX_NOTE_CHARS {
        return Err("The note is over 2,000 characters. Shorten it.");
    }
    let note = followup::inquiry::many_lines(typed);
    Ok((!note.is_empty()).then_some(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_counted_as_it_was_typed() {
        let lines = "a\r\n".repeat(MAX_NOTE_CHARS / 2);
        assert!(read_note(&lines).is_ok(), "a line break counts once");
        let typed = "a".repeat(MAX_NOTE_CHARS);
        assert_eq!(read_note(&typed), Ok(Some(typed.clone())));
        for more in ["a", " ", "\u{86}"] {
            assert!(read_note(&format!("{typed}{more}")).is_err(), "{more:?}");
        }
    }
}
