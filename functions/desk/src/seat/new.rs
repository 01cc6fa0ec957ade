//! Somebody rang: who they are and what they want becomes an inquiry like any other.

use cloud::table::arrivals::{AcceptError, AcceptedInquiry, Arrival, RequestKey};
use cloud::table::commit::{CommitOptions, Committed};
use cloud::transact::{Turn, take_turns};
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::form::{Acknowledge, FieldError, Form};
use followup::ids::LeadId;
use followup::inquiry::{Inquiry, MAX_NAME_CHARS, Medium};
use followup::lead::{Lead, Open, Stage};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::Words;

use super::frame::seat_page;
use super::parts::{WrongField, error_of, line_field, right};
use super::row::{Seat, SeatPage, Signed};
use crate::case::LeadRecord;
use crate::fields::{posted, queried};
use crate::page::{see_other, shown};
use crate::pages::Takes;
use crate::parts::{MAX_NOTE_CHARS, dialled, note_schema, read_note};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "new",
    name: "new",
    seat: Seat::Working,
    shows: "Somebody of the team is asked who rang, how to reach them, and what they want.",
    does: "Takes down who rang. Whoever is known by the number or the address is joined to their lead, and whoever has that is told.",
    takes: Takes::Fields(|| {
        json!({ "type": "object", "required": [NAME, REACH], "properties": {
            NAME: { "type": "string", "maxLength": MAX_NAME_CHARS, "description": "Who rang." },
            REACH: { "type": "string", "maxLength": MAX_REACH_CHARS, "description": "A number, or an address." },
            ABOUT: note_schema(),
            MINE: { "type": "string", "description": "yes: whoever is here has talked with them, and has the lead where nobody has it. Anything else is as if it were left out." },
        } })
    }),
    query: &[(
        "lead",
        "The id of the lead that rang: who they are and how to reach them is filled in.",
    )],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

const NAME: &str = "name";
const REACH: &str = "reach";
const ABOUT: &str = "note";
const MINE: &str = "mine";
/// The longest number or address.
const MAX_REACH_CHARS: usize = 254;
/// Where these inquiries come from, in figures.
const SOURCE: &str = "telephone";

/// What somebody typed of who rang.
#[derive(Debug, Default)]
struct TypedCaller {
    name: String,
    reach: String,
    about: String,
    is_mine: bool,
}

/// The way to the page, filled in for a lead that is known; nothing of whom no number and no address is known.
pub(super) fn they_called(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let address = signed.visit.desk(&format!("new?lead={}", case.lead().id));
    html! { @if reached_at(case).is_some() { a.button href=(address) { (case.words.new_they_called()) } } }
}

/// By what a lead is joined by whoever rings: their number, else their address.
fn reached_at(case: &LeadRecord) -> Option<String> {
    let inquiry = case.inquiry.as_ref()?;
    let address = || Some(inquiry.email.as_ref()?.as_str().to_owned());
    inquiry.phone.as_ref().map(dialled).or_else(address)
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let named = fields.get("lead").and_then(|id| LeadId::parse(id).ok());
    let known = match named {
        Some(lead) => signed.visit.records(signed.policy, vec![lead]).await?.pop(),
        None => None,
    };
    let typed = known.map(|case| TypedCaller {
        name: case.name(),
        reach: reached_at(&case).unwrap_or_default(),
        about: String::new(),
        is_mine: true,
    });
    Ok(page(signed, &typed.unwrap_or_default(), &[]))
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let typed = TypedCaller {
        name: text(NAME),
        reach: text(REACH),
        about: text(ABOUT),
        is_mine: fields.get(MINE) == Some("yes"),
    };
    let inquiry = match read(signed, &typed) {
        Ok(inquiry) => inquiry,
        Err(wrong) => return Ok(page(signed, &typed, &wrong)),
    };
    let accepted = accept(signed, &inquiry, &typed).await?;
    if typed.is_mine {
        take(signed, &accepted).await?;
    }
    let below = format!("leads/{}", accepted.lead);
    Ok(see_other(&signed.visit.desk(&below)))
}

/// The inquiry: of the company's form for messages of callers, but that an address will do in place of a number.
fn read(signed: &Signed<'_>, typed: &TypedCaller) -> Result<Inquiry, Vec<WrongField>> {
    let words = signed.visit.words(signed.policy);
    let active = &signed.policy.active;
    let of_callers = Form::builtin_voicemail();
    let form = active.forms.get(&of_callers.name).unwrap_or(&of_callers);
    let what_was_said = of_callers.field(ABOUT).cloned();
    let mut fields = Form::builtin_counter().fields;
    fields.extend(what_was_said);
    let form = Form {
        fields,
        required_one_of: Vec::new(),
        source: SOURCE.to_owned(),
        ..form.clone()
    };
    let given = [
        (NAME, &typed.name),
        (REACH, &typed.reach),
        (ABOUT, &typed.about),
    ];
    let given = given.map(|(name, value)| (name.to_owned(), value.clone()));
    let read = form.read(&given, signed.visit.now, &active.company.country_code);
    match (read, read_note(words, &typed.about)) {
        (Ok(mut inquiry), Ok(_)) => {
            // It is their number or their address, which stands with who they are.
            inquiry.answers.remove(REACH);
            inquiry.medium = Medium::Voicemail;
            Ok(inquiry)
        }
        (read, note) => {
            let errors = read.err().unwrap_or_default();
            let of_note = note.err().map(|error| (ABOUT, error));
            let errors = errors.iter().map(|error| said(words, typed, error));
            Err(errors.chain(of_note).collect())
        }
    }
}

/// The field that is wrong, and what would be right.
fn said(words: Words, typed: &TypedCaller, error: &FieldError) -> WrongField {
    let (field, given) = if error.field == NAME {
        (NAME, &typed.name)
    } else {
        (REACH, &typed.reach)
    };
    if !given.trim().is_empty() {
        return (field, right(words, error));
    }
    let missing = if field == NAME {
        words.new_name_missing()
    } else {
        words.new_reach_missing()
    };
    (field, missing)
}

async fn accept(
    signed: &Signed<'_>,
    inquiry: &Inquiry,
    typed: &TypedCaller,
) -> Result<AcceptedInquiry, NotServed> {
    let (cloud, now) = (signed.visit.cloud, signed.visit.now);
    let payload = json!([typed.name, typed.reach, typed.about, signed.person.id]).to_string();
    let forecast = cloud.trusted_forecast(now).await;
    let accepted = cloud
        .accept(&Arrival {
            inquiry,
            at: now,
            // Pressed twice, it is one inquiry.
            request: RequestKey::Content,
            payload: &payload,
            network: None,
            policy: Some(signed.policy),
            forecast: &forecast,
            acknowledge: Acknowledge::Off,
            promises: false,
        })
        .await;
    accepted.map_err(|error| match error {
        AcceptError::Cloud(error) => NotServed::Cloud(error),
        AcceptError::KeyReused => NotServed::Cloud(cloud::CloudError::Busy {
            operation: "TransactWriteItems",
        }),
    })
}

/// Whoever has talked with somebody whom nobody has yet has the lead. One that somebody has stays with them: that there was contact counts
/// for it, and they are told that it rang.
async fn take(signed: &Signed<'_>, accepted: &AcceptedInquiry) -> Result<(), NotServed> {
    let (cloud, now) = (signed.visit.cloud, signed.visit.now);
    let options = CommitOptions {
        // Pressed twice, they were talked with once.
        dedup_key: Some(format!("talked {}", accepted.inquiry)),
        keep_joined: true,
        ..CommitOptions::default()
    };
    let turn = || -> Turn<'_, (), NotServed> {
        Box::pin(async {
            let stored = cloud.resolved_lead(&accepted.lead).await?;
            let stored = stored.ok_or(NotServed::NoLead)?;
            let lead = &stored.lead;
            let talked = talked_with(signed, lead);
            if lead.stage != Stage::Open(Open::Received) {
                cloud.act(&lead.id, &talked, now, &options).await?;
                return Ok(Some(()));
            }
            let arrived = cloud.arrived(&lead.id, &lead.inquiry).await?;
            let (inquiry, _) = arrived.ok_or(NotServed::NoLead)?;
            let mut events = cloud.arrival_events(lead, inquiry, false, now).await?;
            events.push(talked);
            let written = cloud
                .commit_events(signed.policy, &stored, &events, now, &options)
                .await?;
            let is_overtaken = matches!(written, Some((Committed::Overtaken, _)));
            Ok((!is_overtaken).then_some(()))
        })
    };
    take_turns(turn).await
}

/// That whoever is here has talked with them, once more than anybody has reported.
fn talked_with(signed: &Signed<'_>, lead: &Lead) -> Event {
    Event::Outcome(Outcome {
        task: lead.task(),
        by: signed.person.id.clone(),
        disposition: Disposition::Reached,
        next_at: None,
        again: true,
        known: Evidence::Said,
        link: None,
        amount: None,
    })
}

fn page(signed: &Signed<'_>, typed: &TypedCaller, wrong: &[WrongField]) -> Response<Body> {
    let words = signed.visit.words(signed.policy);
    let body = html! {
        h1 { (words.new_title()) }
        p.lead-in { (words.new_how()) }
        form method="post" action=(signed.visit.token) {
            (line_field(NAME, (&words.new_name(), ""), (&typed.name, MAX_NAME_CHARS), wrong))
            (line_field(REACH, (&words.new_reach(), &words.new_reach_hint()), (&typed.reach, MAX_REACH_CHARS), wrong))
            div.field {
                label for=(ABOUT) { (words.new_about()) }
                @if let Some(error) = error_of(ABOUT, wrong) { p.error #note-error { (error) } }
                textarea #(ABOUT) name=(ABOUT) dir="auto" maxlength=(MAX_NOTE_CHARS) { "\n" (shown(&typed.about)) }
            }
            label { input type="checkbox" name=(MINE) value="yes" checked[typed.is_mine]; " " (words.new_mine()) }
            button type="submit" { (words.new_save()) }
        }
    };
    let status = if wrong.is_empty() { 200 } else { 422 };
    seat_page(signed, "new", status, &words.new_title(), &body)
}
