//! Somebody rang: who they are and what they want becomes an inquiry like any other.

use cloud::table::arrivals::{AcceptError, AcceptedInquiry, Arrival, RequestKey};
use cloud::table::commit::{CommitOptions, Committed};
use cloud::transact::{Turn, take_turns};
use followup::decide::decide;
use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::form::{Acknowledge, FieldError, Form};
use followup::ids::LeadId;
use followup::inquiry::{Inquiry, MAX_NAME_CHARS, Medium};
use followup::lead::{Lead, Open, Stage};
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::{Words, medium};

use super::frame::seat_page;
use super::parts::{WrongField, error_of, line_field, right};
use super::row::{SeatPage, Signed};
use crate::access::Seat;
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
            LEAD: { "type": "string", "description": "The id of the lead that rang, where it was known before: whatever number they gave, it is joined to that." },
        } })
    }),
    query: &[(
        LEAD,
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
const LEAD: &str = "lead";
/// The longest number or address.
const MAX_REACH_CHARS: usize = 254;
/// Where these inquiries come from, in figures.
const SOURCE: &str = followup::source::BY_HAND;

/// What somebody typed of who rang.
#[derive(Debug, Default)]
struct TypedCaller {
    name: String,
    reach: String,
    about: String,
    is_mine: bool,
    /// The lead on whose page it was said that they rang.
    of: Option<KnownCaller>,
}

/// A lead that rang.
#[derive(Debug)]
struct KnownCaller {
    lead: LeadId,
    /// Who has them, if it is not whoever is here.
    has: Option<String>,
}

impl KnownCaller {
    fn of(signed: &Signed<'_>, case: &LeadRecord) -> Self {
        let lead = case.lead();
        let rests_for = lead.rests_for().map(|(person, _)| person);
        let has = lead.rep().or(rests_for);
        let has = has.filter(|person| **person != signed.person.id);
        Self {
            lead: lead.id.clone(),
            has: has.map(|person| case.person_name(person).to_owned()),
        }
    }
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
    let known = known(signed, fields.get(LEAD)).await?;
    let typed = known.map(|case| {
        let of = KnownCaller::of(signed, &case);
        TypedCaller {
            name: case.name(),
            reach: reached_at(&case).unwrap_or_default(),
            about: String::new(),
            // Of somebody else's lead it settles what they owe: that is said by whoever means it.
            is_mine: of.has.is_none(),
            of: Some(of),
        }
    });
    Ok(page(signed, &typed.unwrap_or_default(), &[]))
}

/// The lead of an id, as it is now.
async fn known(signed: &Signed<'_>, id: Option<&str>) -> Result<Option<LeadRecord>, NotServed> {
    let Some(lead) = id.and_then(|id| LeadId::parse(id).ok()) else {
        return Ok(None);
    };
    let mut found = signed.visit.records(signed.policy, vec![lead]).await?;
    Ok(found.pop())
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let of = known(signed, fields.get(LEAD)).await?;
    let typed = TypedCaller {
        name: text(NAME),
        reach: text(REACH),
        about: text(ABOUT),
        is_mine: fields.get(MINE) == Some("yes"),
        of: of.map(|case| KnownCaller::of(signed, &case)),
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
            inquiry.taken_down_by = Some(signed.person.id.clone());
            Ok(medium::spoken_of(Words::from(&active.company), inquiry))
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
    let known = typed.of.as_ref().map(|of| &of.lead);
    let payload = json!([
        typed.name,
        typed.reach,
        typed.about,
        signed.person.id,
        known
    ])
    .to_string();
    let forecast = cloud.trusted_forecast(now).await;
    let arrival = Arrival {
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
    };
    let accepted = match known {
        Some(known) => cloud.accept_of(&arrival, known).await,
        None => cloud.accept(&arrival).await,
    };
    accepted.map_err(|error| match error {
        AcceptError::Cloud(error) => NotServed::Cloud(error),
        AcceptError::KeyReused => NotServed::Cloud(cloud::CloudError::Busy {
            operation: "TransactWriteItems",
        }),
    })
}

/// Whoever has talked with somebody whom nobody has yet has the lead. One that somebody has stays with them: that there was contact counts
/// for it, and they are told that it rang. Who rests for a colleague, or has a request that others answer, is still to hear from them.
async fn take(signed: &Signed<'_>, accepted: &AcceptedInquiry) -> Result<(), NotServed> {
    let (cloud, now) = (signed.visit.cloud, signed.visit.now);
    // Pressed twice, they were talked with once.
    let once = format!("talked {}", accepted.inquiry);
    let options = CommitOptions {
        dedup_key: Some(once.clone()),
        ..CommitOptions::default()
    };
    let turn = || -> Turn<'_, (), NotServed> {
        Box::pin(async {
            if cloud.has_happened(&once, now).await? {
                return Ok(Some(()));
            }
            let stored = cloud.resolved_lead(&accepted.lead).await?;
            let stored = stored.ok_or(NotServed::NoLead)?;
            let lead = &stored.lead;
            let mut events = if lead.stage == Stage::Open(Open::Received) {
                let arrived = cloud.arrived(&lead.id, &lead.inquiry).await?;
                let (inquiry, _) = arrived.ok_or(NotServed::NoLead)?;
                cloud.arrival_events(lead, inquiry, false, now).await?
            } else {
                Vec::new()
            };
            // The call that joined is the one that was answered: it is not asked for again.
            let joined = cloud.joined_events(&stored).await?;
            events.extend(cloud.with_links(lead, joined, now).await?);
            let policy = cloud.policy_for(signed.policy, lead).await?;
            let after = events.iter().fold(lead.clone(), |lead, event| {
                decide(&policy, &lead, event, now).lead
            });
            if !is_for_others(signed, lead, &after) {
                events.push(talked_with(signed, &after));
            }
            let written = cloud
                .commit_events(signed.policy, &stored, &events, now, &options)
                .await?;
            let is_overtaken = matches!(written, Some((Committed::Overtaken, _)));
            if let Some((Committed::Written, decision)) = written
                && let Some(inquiry) = events.iter().find_map(Event::arrived)
            {
                cloud.link_near_misses(&decision.lead, inquiry, now).await?;
            }
            Ok((!is_overtaken).then_some(()))
        })
    };
    take_turns(turn).await
}

/// Whether a call that somebody else took settles nothing of this lead: it rested for a colleague, or is a request that others answer.
fn is_for_others(signed: &Signed<'_>, before: &Lead, after: &Lead) -> bool {
    let me = signed.person;
    let roster = &signed.policy.active.roster;
    let rested_for = before.rests_for().map(|(person, _)| person);
    let is_colleagues = rested_for.is_some_and(|one| *one != me.id && roster.get(one).is_some());
    let is_others = |lead: &Lead| {
        let by = lead.answered_by;
        by.is_some_and(|role| !me.is(role)) && lead.rep() != Some(&me.id)
    };
    is_colleagues || is_others(before) || is_others(after)
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
    let has = typed.of.as_ref().and_then(|of| of.has.as_ref());
    let mine = has.map_or_else(|| words.new_mine(), |name| words.new_mine_of(name));
    let mine = shown(&mine);
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
            @if let Some(of) = &typed.of { input type="hidden" name=(LEAD) value=(of.lead); }
            label { input type="checkbox" name=(MINE) value="yes" checked[typed.is_mine]; " " (mine) }
            button type="submit" { (words.new_save()) }
        }
    };
    let status = if wrong.is_empty() { 200 } else { 422 };
    seat_page(signed, "new", status, &words.new_title(), &body)
}
