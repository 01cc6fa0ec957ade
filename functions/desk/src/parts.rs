//! What several pages show: who the lead is, what they asked, the clocks, the timeline.

use cloud::links::Purpose;
use followup::access::is_beyond_most;
use followup::form::MapsTo;
use followup::inquiry::{Inquiry, ListEntry, PhoneNumber};
use followup::lead::{Doubt, Lead};
use followup::message::StopRule;
use maud::{Markup, html};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use wording::medium::came;
use wording::{Words, language, phone};

use crate::access::Visit;
use crate::case::{LeadRecord, MAX_SHOWN};
use crate::page::shown;
use crate::timeline::line;
use crate::words::{block, clocks, holder, what_next};
use cloud::table::timeline::{StoredEntry, doubted_since};

/// The longest note, in characters.
pub(crate) const MAX_NOTE_CHARS: usize = 2_000;
/// What stays as it is in a `mailto:` address.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'+');

/// The address by which a telephone calls a number.
pub(crate) fn tel(phone: &PhoneNumber) -> String {
    match phone.extension() {
        Some(extension) => format!("tel:{};ext={extension}", phone.as_str()),
        None => format!("tel:{}", phone.as_str()),
    }
}

/// A number as it can be typed again.
pub(crate) fn dialled(number: &PhoneNumber) -> String {
    match number.extension() {
        Some(extension) => format!("{} x{extension}", number.grouped()),
        None => number.grouped(),
    }
}

/// What calls them; who was tried as often as the policy wants at most is called by two presses.
pub(crate) fn call(case: &LeadRecord, link: &Markup) -> Markup {
    let lead = case.lead();
    if !is_beyond_most(&case.policy, lead) {
        return link.clone();
    }
    html! {
        details.more {
            summary { (case.words.today_spent(&lead.touches.to_string())) }
            (link)
        }
    }
}

/// Who the lead is, and how to reach them.
pub(crate) fn who(case: &LeadRecord) -> Markup {
    let words = case.words;
    let Some(inquiry) = &case.inquiry else {
        return html! { div.card { p { (words.who_erased()) } } };
    };
    let lead = case.lead();
    html! {
        div.card {
            @if let Some(block_of) = lead.blocked { p.late role="alert" { (block(words, block_of)) } }
            @if lead.may_want_silence() { p.late role="alert" { (words.block_may_want_silence()) } }
            @if let Some(back) = lead.away_at(case.policy.calendar(), case.now) {
                p.late { (words.who_away(&case.times().day(back))) }
            }
            dl {
                dt { (words.who_name()) } dd { bdi { (shown(inquiry.name.full())) } }
                @if let Some(company) = &inquiry.company { dt { (words.who_company()) } dd { bdi { (shown(company)) } } }
                @if let Some(number) = &inquiry.phone {
                    dt { (words.who_phone()) }
                    dd {
                        @if lead.may_call() { (call(case, &html! { a href=(shown(&tel(number))) { (shown(&phone::shown(words, number))) } })) }
                        @else { (shown(&phone::shown(words, number))) " " (words.who_do_not_call()) }
                    }
                }
                @if let Some(email) = &inquiry.email {
                    dt { (words.who_email()) }
                    dd {
                        @if lead.may_be_answered() {
                            a href={ "mailto:" (utf8_percent_encode(email.as_str(), ADDRESS)) } { bdi { (shown(email.as_str())) } }
                        } @else { bdi { (shown(email.as_str())) } " " (words.who_do_not_write()) }
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
    let words = case.words;
    let entry = inquiry.origin.entry();
    let when = case.when(case.lead().arrived_at);
    let rang = came(words, inquiry, &when);
    let (heading, came) = match (entry, rang) {
        (None, None) => (words.asked_heading(), words.asked_arrived(&when)),
        (None, Some(rang)) => (words.asked_heading(), rang),
        (Some(_), _) => (words.imported_heading(), words.imported_imported(&when)),
    };
    let times = case.lead().inquiries;
    html! {
        h2 { (heading) }
        div.card {
            (answers_of(case, inquiry))
            @for (other, later) in &case.also {
                p.note { @if *later { (words.asked_later()) } @else { (words.asked_before()) } }
                (answered(&answers(case, other)))
                (taken_down(case, other))
            }
            @if let Some(entry) = entry { (listed(words, entry)) }
            p.note { (came) @if times > 1 { " " (words.asked_times(&times.to_string())) } }
        }
    }
}

/// What they said by an inquiry: their answers, in which language, and where a list has them from.
pub(crate) fn said_by(case: &LeadRecord, inquiry: &Inquiry) -> Markup {
    html! {
        (answers_of(case, inquiry))
        @if let Some(entry) = inquiry.origin.entry() { (listed(case.words, entry)) }
    }
}

/// The answers of an inquiry, or that there are none, and in which language they are.
fn answers_of(case: &LeadRecord, inquiry: &Inquiry) -> Markup {
    let (words, answers) = (case.words, answers(case, inquiry));
    let nothing = match inquiry.origin.entry() {
        None => words.asked_nothing(),
        Some(_) => words.imported_nothing(),
    };
    html! {
        @if answers.is_empty() { p { (nothing) } }
        (answered(&answers))
        (taken_down(case, inquiry))
        @for line in language::of_lead(words, inquiry.written_in.as_deref(), case.lead().language) { p.note { (line) } }
    }
}

/// Who took it down; nothing, of what they wrote or said themselves.
fn taken_down(case: &LeadRecord, inquiry: &Inquiry) -> Markup {
    html! { @if let Some(by) = case.taken_down(inquiry) { p.note { (shown(&by.said(case.words))) } } }
}

/// Labels and answers.
fn answered(answers: &[(String, String)]) -> Markup {
    html! {
        dl { @for (label, value) in answers { dt { (shown(label)) } dd.said { bdi { (shown(value)) } } } }
    }
}

/// Where a list has them from, and the proof of what they agreed to.
pub(crate) fn listed(words: Words, entry: &ListEntry) -> Markup {
    let day = |day: chrono::NaiveDate| day.to_string();
    html! {
        dl {
            @if let Some(place) = &entry.came_from { dt { (words.imported_from()) } dd.said { bdi { (shown(place)) } } }
            @if let Some(asked) = entry.asked_at { dt { (words.imported_asked()) } dd { (day(asked)) } }
            dt { (words.imported_consent()) }
            @match &entry.consent {
                None => { dd { (words.imported_no_consent()) } }
                Some(consent) => {
                    dd.said {
                        bdi { (shown(&consent.wording.clone().unwrap_or_else(|| words.imported_no_wording()))) }
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
    // In the words of who reads; the answers themselves are as they were given.
    let said_in = case.policy.said_in(Some(case.words.language));
    let active = &said_in.active;
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
            MapsTo::Name
            | MapsTo::Email
            | MapsTo::Reach
            | MapsTo::Company
            | MapsTo::Consent
            | MapsTo::Language => false,
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
    let (words, clocks) = (case.words, clocks(case));
    html! {
        h2 { (words.standing_heading()) }
        div.card {
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
            @if !clocks.is_empty() {
                ul { @for (what, at, passed) in &clocks {
                    li { (words.clock(what, &case.when(*at))) @if *passed { " " span.late { (words.clock_passed()) } } }
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
                (case.words.planned_stop(&case.when(*at)))
            } }
        }
    }
}

/// The newest lines of the timeline.
pub(crate) fn timeline(case: &LeadRecord) -> Markup {
    let told: Vec<&StoredEntry> = case.told().collect();
    let earlier = told.len().saturating_sub(MAX_SHOWN);
    html! {
        h2 { (case.words.timeline_heading()) }
        div.card {
            @if case.timeline.is_empty() { p { (case.words.timeline_nothing()) } }
            ol reversed {
                @for entry in told.iter().rev().take(MAX_SHOWN) {
                    @let (what, who) = line(case, entry);
                    li {
                        (shown(&what))
                        p.note { (case.when(entry.at)) @if let Some(who) = who { ", " (shown(&who)) } }
                        @if let Some(note) = case.note_of(entry) { p.said dir="auto" { (shown(note)) } }
                    }
                }
            }
            @if earlier > 0 { p.note { (case.words.timeline_earlier(&earlier.to_string())) } }
        }
    }
}

/// What was written in the lead's name since the doubt began, as far as it is kept, each text told so.
pub(crate) fn doubted(case: &LeadRecord, doubt: &Doubt, told: impl Fn(&str) -> String) -> Markup {
    let (lines, more) = doubted_since(&case.timeline, doubt.since);
    let words = case.words;
    html! {
        @for line in lines {
            @match case.note_of(line) {
                Some(text) => p.said dir="auto" { (shown(&told(text))) },
                None => p.note { (words.nothing_readable()) },
            }
        }
        @if more > 0 { p.note { (words.doubted_more(&more.to_string())) } }
    }
}

/// The way to the page on which a person says what happened.
pub(crate) fn report(visit: &Visit<'_>, words: Words, lead: &Lead) -> Markup {
    let address = visit.address(Purpose::Outcome, lead, lead.task());
    html! { p { a.go href=(address) { (words.report_link()) } } }
}

/// The first button of a form in which several things can be chosen. Enter in a field presses the first button that is not
/// disabled, also one that nobody sees; this one chooses nothing, so that the page comes back and asks.
pub(crate) fn nothing_chosen(words: Words) -> Markup {
    html! { button.unseen type="submit" tabindex="-1" aria-hidden="true" { (words.choose_below()) } }
}

/// A field for a note, with what is said of it.
pub(crate) fn note_field(words: Words, hint: &str, typed: &str, error: Option<&str>) -> Markup {
    note_field_of("note", words, hint, typed, error)
}

/// The same on a page that has another one: by its own id.
pub(crate) fn note_field_of(
    id: &str,
    words: Words,
    hint: &str,
    typed: &str,
    error: Option<&str>,
) -> Markup {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    html! {
        div.field {
            label for=(id) { (words.note_label()) }
            p.hint #(hint_id) { (hint) }
            @if let Some(error) = error { p.error #(error_id) { (error) } }
            textarea #(id) name="note" dir="auto" maxlength=(MAX_NOTE_CHARS)
                aria-describedby=(if error.is_some() { &error_id } else { &hint_id })
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
pub(crate) fn read_note(words: Words, typed: &str) -> Result<Option<String>, String> {
    // As a browser counts: all that was typed, a line break once, though it is posted as two.
    if typed.replace("\r\n", "\n").chars().count() > MAX_NOTE_CHARS {
        return Err(words.note_too_long());
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
        assert!(
            read_note(Words::default(), &lines).is_ok(),
            "a line break counts once"
        );
        let typed = "a".repeat(MAX_NOTE_CHARS);
        assert_eq!(read_note(Words::default(), &typed), Ok(Some(typed.clone())));
        for more in ["a", " ", "\u{86}"] {
            assert!(
                read_note(Words::default(), &format!("{typed}{more}")).is_err(),
                "{more:?}"
            );
        }
    }
}
