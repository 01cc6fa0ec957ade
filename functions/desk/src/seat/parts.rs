//! What several pages of the desk show of a lead: what it is about, how to reach them, what is to be done.

use cloud::links::{Purpose, TIMES};
use followup::access::{Act, may, may_let_go_on};
use followup::booking::Side;
use followup::decide::may_be_taken_back;
use followup::form::FieldError;
use followup::inquiry::clipped;
use followup::lead::{Doubt, LastOutcome};
use followup::next_work::WorkKind;
use followup::work;
use maud::{Markup, html};
use wording::form::RefusedField;
use wording::moment::how_long;
use wording::topic::{said_by_others, topic_for};
use wording::{Words, phone};

use super::row::Signed;
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::from_list::from_list;
use crate::in_full::wrote_since;
use crate::page::{shown, told};
use crate::pages::list;
use crate::parts::{call, doubted, tel};
use crate::way_back::WayBack;

/// Characters of what they wrote, or somebody in their name, that is shown above what can be done with the lead.
pub(super) const MAX_SAID_CHARS: usize = 600;

/// The address of the page of a lead; it leads back to the list from which it is opened.
pub(super) fn lead_address(visit: &Visit<'_>, case: &LeadRecord) -> String {
    let lead = visit.desk(&format!("leads/{}", case.lead().id));
    from_list(visit.from, &lead)
}

/// The company and the topic.
pub(super) fn about(case: &LeadRecord) -> Markup {
    let inquiry = case.inquiry.as_ref();
    let company = inquiry.and_then(|one| one.company.clone());
    let topic = inquiry.map(|one| {
        let topic = topic_for(&case.policy, case.words, one);
        said_by_others(case.words, &topic)
    });
    let parts: Vec<String> = [company, topic].into_iter().flatten().collect();
    html! { (shown(&parts.join(" · "))) }
}

/// The number to call and the address to write to, or why neither may be used.
pub(super) fn reach(case: &LeadRecord) -> Markup {
    let (words, lead) = (case.words, case.lead());
    let Some(inquiry) = &case.inquiry else {
        return html! { p.note { (words.who_erased()) } };
    };
    html! {
        div.row {
            @if let Some(number) = &inquiry.phone {
                @let said = phone::shown(words, number);
                @if lead.may_call() { (call(case, &html! { a.button.primary href=(shown(&tel(number))) { (words.today_call(&said)) } })) }
                @else { span.note { (shown(&said)) " " (words.who_do_not_call()) } }
            }
            @if let Some(email) = &inquiry.email {
                @if lead.may_be_answered() { a.button href={ "mailto:" (shown(email.as_str())) } { (words.today_write()) } }
                @else { span.note { (words.who_do_not_write()) } }
            }
        }
    }
}

/// What to say in the call that is next, and what to do on another channel, each behind a click; nothing for whoever does not have the
/// lead, or where neither is the next thing to do.
pub(super) fn what_to_say(
    signed: &Signed<'_>,
    case: &LeadRecord,
    next: Option<WorkKind>,
) -> Markup {
    let (words, lead, person) = (case.words, case.lead(), signed.person);
    let is_next = matches!(
        next,
        Some(WorkKind::Call | WorkKind::Answer | WorkKind::Task | WorkKind::Decide)
    );
    if !is_next || lead.rep() != Some(&person.id) {
        return html! {};
    }
    let brief = case.brief();
    let read = |said: Result<_, String>| {
        said.unwrap_or_else(|because| {
            tracing::error!(lead = %lead.id, because, "a script cannot be rendered");
            brief.without_script(case.now)
        })
    };
    let task = brief.task(person).map(read);
    let is_called = lead.is_called() && (task.is_none() || work::owed(lead).is_some());
    let script = is_called.then(|| read(brief.script(person, case.now)));
    let language = brief.language().tag();
    html! {
        @for (heading, said) in [(words.what_to_do(), task), (words.what_to_say(), script)] {
            @if let Some(said) = said {
                details.more.say { summary { (heading) } div lang=(language) { (told(&said)) } }
            }
        }
    }
}

/// The way to an appointment with them: to choose a time, or to what stands; nothing, where there is neither.
pub(super) fn time_button(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let (lead, side) = (case.lead(), Side::Team(signed.person.id.clone()));
    let books = case.policy.active.booking.is_some() && may(lead, &side, Act::ChooseTime);
    let arranges = lead.meeting().is_some() && may(lead, &side, Act::Arrange);
    let address = || {
        signed
            .visit
            .address(Purpose::Booking, lead, TIMES.to_owned())
    };
    html! { @if books || arranges { a.button href=(address()) { (case.words.lead_time()) } } }
}

/// The way to say that what was written in their name was not theirs.
pub(super) fn not_them(
    visit: &Visit<'_>,
    case: &LeadRecord,
    doubt: &Doubt,
    back: WayBack,
) -> Markup {
    let since = doubt.since.timestamp().to_string();
    let address = back.address(visit, Purpose::GoOn, case.lead(), since);
    html! { a.button href=(address) { (case.words.button_not_them()) } }
}

/// What was written in their name, while nobody has decided whether it was them, and the way to decide it.
pub(super) fn in_doubt(signed: &Signed<'_>, case: &LeadRecord, back: WayBack) -> Markup {
    let lead = case.lead();
    let Some(doubt) = lead.doubt.as_deref() else {
        return html! {};
    };
    let decides = may_let_go_on(&signed.policy.active.roster, lead, signed.person);
    html! {
        p { (case.words.doubted_decide_first()) }
        (doubted(case, doubt, |text| clipped(text, MAX_SAID_CHARS)))
        @if decides { div.row { (not_them(signed.visit, case, doubt, back)) } }
    }
}

/// The ways back from what whoever is here has reported last: to take it back while that is so new, and to correct it.
pub(super) fn ways_back(
    signed: &Signed<'_>,
    case: &LeadRecord,
    last: &LastOutcome,
    back: WayBack,
) -> Markup {
    let (visit, words, lead) = (signed.visit, case.words, case.lead());
    let correct = back.address(visit, Purpose::Outcome, lead, last.task.to_string());
    html! {
        div.row {
            @if may_be_taken_back(lead, &signed.person.id, visit.now) {
                form.bare method="post" action=(visit.desk("today")) {
                    input type="hidden" name="lead" value=(lead.id);
                    input type="hidden" name="task" value=(shown(&last.task));
                    button.quiet type="submit" name="undo" value="yes" { (words.today_undo()) }
                }
            }
            a href=(correct) { (words.outcome_correct_it()) }
        }
    }
}

/// The beginning of what they asked in one line, in quotation marks of the reader's language; of who has written since, that they have.
pub(super) fn asked(case: &LeadRecord) -> Option<String> {
    if let Some(since) = wrote_since(case.lead()) {
        let ago = how_long(case.words, case.now - since);
        return Some(case.words.today_wrote(&ago));
    }
    let asked = in_one_line(&list::asked(case)?);
    let inquiry = case.inquiry.as_ref()?;
    let is_quoted = inquiry.taken_down_by.is_none();
    Some(if is_quoted {
        case.words.quoted(&asked)
    } else {
        asked
    })
}

/// A text in one line.
pub(super) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be done, in a word.
pub(super) fn kind(words: Words, kind: WorkKind) -> String {
    match kind {
        WorkKind::Call => words.work_call(),
        WorkKind::Write => words.work_write(),
        WorkKind::Answer => words.work_answer(),
        WorkKind::Meeting => words.work_meeting(),
        WorkKind::Report => words.work_report(),
        WorkKind::Confirm => words.work_confirm(),
        WorkKind::Task => words.work_task(),
        WorkKind::Approve => words.work_approve(),
        WorkKind::Decide => words.work_decide(),
        WorkKind::Automatic => words.work_automatic(),
    }
}

/// What is wrong with something typed: the field, and what would be right.
pub(super) type WrongField = (&'static str, String);

/// What would be right of one field, in the words of whoever is here; a form says its own to who fills it in.
pub(super) fn right(words: Words, error: &FieldError) -> String {
    let said = RefusedField::all(words, std::slice::from_ref(error));
    said.into_iter().map(|one| one.reason).collect()
}

/// What is wrong with a field.
pub(super) fn error_of<'a>(field: &str, wrong: &'a [WrongField]) -> Option<&'a str> {
    let found = wrong.iter().find(|(name, _)| *name == field);
    found.map(|(_, says)| says.as_str())
}

/// A field of one line, of at most so many characters, with what helps to fill it in and what is wrong with it.
pub(super) fn line_field(
    name: &str,
    (label, hint): (&str, &str),
    (typed, most): (&str, usize),
    wrong: &[WrongField],
) -> Markup {
    let error = error_of(name, wrong);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = if error.is_some() {
        Some(&error_id)
    } else {
        (!hint.is_empty()).then_some(&hint_id)
    };
    html! {
        div.field {
            label for=(name) { (label) }
            @if !hint.is_empty() { p.hint #(hint_id) { (hint) } }
            @if let Some(error) = error { p.error #(error_id) { (error) } }
            input #(name) name=(name) value=(shown(typed)) maxlength=(most) dir="auto" autocomplete="off"
                aria-describedby=[described] aria-invalid=[error.is_some().then_some("true")];
        }
    }
}
