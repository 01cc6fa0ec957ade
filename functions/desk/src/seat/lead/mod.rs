//! One lead: who they are, what is owed to them, and all that passed between them and us.

mod correct;
mod hand_over;
mod rope;
mod stream;
mod turn;
mod write;

use cloud::Cloud;
use cloud::keys::Key;
use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::may_hand_over;
use followup::decide::may_be_taken_back;
use followup::event::{Disposition, Event};
use followup::ids::LeadId;
use followup::lead::{Block, Lead, Stage};
use followup::next_work::next_work;
use followup::team::Team;
use futures_util::future::join3;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::label::outcome;

use self::correct::{DetailsDraft, PostedDetails};
use self::hand_over::{PostedHandover, TypedHandover};
use self::rope::standing;
use self::stream::{Conversation, MAX_STREAM_BYTES, Spoken, decides};
use self::turn::TurnReader;
use self::write::{Draft, PostedMail};
use super::erase::demand;
use super::frame::seat_page;
use super::just_done::just_done;
use super::moved_on::moved_on;
use super::new::they_called;
use super::parts::{WrongField, about, in_doubt, reach, time_button, ways_back, what_to_say};
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::{FROM_FIELD, and_field, from_list};
use crate::page::{see_other, shown};
use crate::pages::outcome::reopen;
use crate::pages::{Takes, merge};
use crate::parts::{note_field, note_schema, read_note, who};
use crate::refused::NotServed;
use crate::way_back::{SAID, WayBack};
use crate::words::last_reported;

/// How many of the newest turns an address leaves out.
const EARLIER: &str = "earlier";
/// The lead that has the number, too, of which it is said that the two are linked.
const SAME_NUMBER: &str = "same_number";

/// What a stop of a lead that is closed is reported for: no task of it.
const STOP_AFTER_END: &str = "stop";

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "leads/{lead}",
    name: "lead",
    seat: Seat::Working,
    shows: "Somebody of the team reads a lead: who they are, what is owed to them, and all that passed between them and us, in one stream.",
    does: "Adds a note to the lead's timeline, writes a mail to them, hands the lead over to a colleague, or corrects their name, number or company.",
    takes: Takes::Fields(|| {
        let mut properties = json!({
            "do": { "enum": ["write", "correct", "hand_over"], "description": "write: a mail in one's own words, instead of a note; correct: who they are, and how to call them; hand_over: to a colleague, with what is agreed." },
            "note": note_schema(),
        });
        for of_form in [write::fields(), correct::fields(), hand_over::fields()] {
            for (name, says) in of_form.as_object().into_iter().flatten() {
                properties[name] = says.clone();
            }
        }
        json!({ "type": "object", "properties": properties })
    }),
    query: &[
        (
            EARLIER,
            "How many of the newest turns are left out, so that earlier ones are shown.",
        ),
        (
            SAME_NUMBER,
            "The id of a linked lead that has the number that was corrected a moment ago, too.",
        ),
        (
            SAID,
            "yes: the page says what whoever is signed in did a moment ago on the page of a link.",
        ),
        FROM_FIELD,
    ],
    files: &[],
    show: |signed, request| Box::pin(show(signed, request)),
    act: |signed, request| Box::pin(act(signed, request)),
};

/// What somebody typed that could not be taken, and why.
#[derive(Debug, Clone, Copy)]
enum Refusal<'a> {
    /// Nothing was refused.
    None,
    /// A note.
    Note(&'a str, &'a str),
    /// A mail.
    Mail(&'a Draft, &'a str),
    /// Who they are, and how to call them.
    Details(&'a DetailsDraft, &'a [WrongField]),
    /// A handover to a colleague.
    Handover(&'a TypedHandover, &'a [WrongField]),
}

impl<'a> Refusal<'a> {
    fn mail(self) -> Option<(&'a Draft, &'a str)> {
        match self {
            Self::Mail(draft, reason) => Some((draft, reason)),
            Self::None | Self::Note(..) | Self::Details(..) | Self::Handover(..) => None,
        }
    }

    fn details(self) -> Option<(&'a DetailsDraft, &'a [WrongField])> {
        match self {
            Self::Details(draft, wrong) => Some((draft, wrong)),
            Self::None | Self::Note(..) | Self::Mail(..) | Self::Handover(..) => None,
        }
    }

    fn handover(self) -> Option<(&'a TypedHandover, &'a [WrongField])> {
        match self {
            Self::Handover(typed, wrong) => Some((typed, wrong)),
            Self::None | Self::Note(..) | Self::Mail(..) | Self::Details(..) => None,
        }
    }

    fn note(self) -> Option<(&'a str, &'a str)> {
        match self {
            Self::Note(typed, reason) => Some((typed, reason)),
            Self::None | Self::Mail(..) | Self::Details(..) | Self::Handover(..) => None,
        }
    }
}

async fn show(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = queried(request);
    let skipped = fields.get(EARLIER).and_then(|count| count.parse().ok());
    let other = fields.get(SAME_NUMBER);
    let asked = AskedView {
        skipped: skipped.unwrap_or(0),
        same_number: other.and_then(|id| LeadId::parse(id).ok()),
        said: fields.get(SAID).is_some(),
    };
    page(signed, asked, Refusal::None).await
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let fields = posted(request)?;
    match fields.get("do") {
        Some("write") => match write::act(signed, &fields).await? {
            PostedMail::Taken => Ok(see_other(visit.token)),
            PostedMail::Refused(draft, reason) => {
                let refusal = Refusal::Mail(&draft, &reason);
                page(signed, AskedView::default(), refusal).await
            }
        },
        Some("correct") => match correct::act(signed, &fields).await? {
            PostedDetails::Taken(None) => Ok(see_other(visit.token)),
            PostedDetails::Taken(Some(other)) => {
                let told = and_field(visit.token, SAME_NUMBER, other.as_str());
                Ok(see_other(&told))
            }
            PostedDetails::Refused(draft, wrong) => {
                let refusal = Refusal::Details(&draft, &wrong);
                page(signed, AskedView::default(), refusal).await
            }
            PostedDetails::MovedOn(typed) => Ok(moved_on(signed, &visit.case().await?, &typed)),
        },
        Some("hand_over") => match hand_over::act(signed, &fields).await? {
            PostedHandover::Taken => Ok(see_other(visit.token)),
            PostedHandover::Refused(typed, wrong) => {
                let refusal = Refusal::Handover(&typed, &wrong);
                page(signed, AskedView::default(), refusal).await
            }
            PostedHandover::MovedOn(typed) => Ok(moved_on(signed, &visit.case().await?, &typed)),
        },
        None => note(signed, &fields).await,
        Some(_) => {
            let typed = fields.get("note").unwrap_or_default();
            let reason = visit.words(signed.policy).refused_nothing_recorded();
            page(signed, AskedView::default(), Refusal::Note(typed, &reason)).await
        }
    }
}

/// Adds a note.
async fn note(signed: &Signed<'_>, fields: &PostedFields) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let typed = fields.get("note").unwrap_or_default();
    let words = visit.words(signed.policy);
    let note = match read_note(words, typed)
        .and_then(|note| note.ok_or_else(|| words.lead_note_empty()))
    {
        Ok(note) => note,
        Err(reason) => {
            let refusal = Refusal::Note(typed, &reason);
            return page(signed, AskedView::default(), refusal).await;
        }
    };
    let event = Event::NoteAdded {
        by: signed.person.id.clone(),
        answer: false,
    };
    let options = CommitOptions {
        payload: Some(PersonalText::note(note)),
        ..CommitOptions::default()
    };
    visit.act(&event, &options).await?;
    Ok(see_other(visit.token))
}

/// What of the page is asked for.
#[derive(Debug, Clone, Default)]
struct AskedView {
    /// Of the newest turns, how many are left out.
    skipped: usize,
    /// Which linked lead has the number, too, that was corrected a moment ago.
    same_number: Option<LeadId>,
    /// Whether it says what whoever is here did a moment ago.
    said: bool,
}

/// The page, of what is kept of the lead at one moment: who is here, the lead, and what belongs to it are three requests in a row, and who it may be
/// the same person as a fourth.
async fn page(
    signed: &Signed<'_>,
    asked: AskedView,
    refusal: Refusal<'_>,
) -> Result<Response<Body>, NotServed> {
    let (cloud, lead) = (signed.visit.cloud, signed.visit.lead_id()?);
    let own = cloud.reading_whole(std::slice::from_ref(lead), &[]).await;
    let stored = own.resolved_lead(lead).await?.ok_or(NotServed::NoLead)?;
    let reading = reading_around(signed, &own, lead, &stored.lead);
    // Only whoever may hand it over reads who has room.
    let team = async {
        if may_hand_over(&stored.lead, &signed.person.id) {
            cloud.team(&signed.policy.active).await
        } else {
            Ok(Team::default())
        }
    };
    // Whoever leafs back reads what was, and not what is new.
    let seen = async {
        if asked.skipped == 0 {
            let shown = [stored.lead.id.clone()];
            signed.look.keep(signed.visit, &shown).await;
        }
    };
    let (cloud, team, ()) = join3(reading, team, seen).await;
    let visit = Visit {
        cloud: &cloud,
        ..*signed.visit
    };
    let signed = Signed {
        visit: &visit,
        ..*signed
    };
    shown_whole(&signed, asked, refusal, &team?).await
}

/// What belongs to a lead, beside what is kept of it: all of those that were merged with it, and for who leads the team those that it is linked to.
async fn reading_around(signed: &Signed<'_>, own: &Cloud, asked: &LeadId, lead: &Lead) -> Cloud {
    let mut leads = lead.merged.clone();
    leads.extend((lead.id != *asked).then(|| lead.id.clone()));
    if !signed.leads_the_team() || lead.linked.is_empty() {
        return own.reading_whole(&leads, &[]).await;
    }
    let linked: Vec<Key> = lead.linked.iter().map(Key::lead).collect();
    let reading = own.reading_whole(&leads, &linked).await;
    reading.reading_inquiries_ahead().await
}

async fn shown_whole(
    signed: &Signed<'_>,
    asked: AskedView,
    refusal: Refusal<'_>,
    team: &Team,
) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let case = &visit.case().await?;
    let spoken = stream::read(signed, case).await?;
    let words = case.words;
    let name = case.name();
    let merging = merging(signed, case).await?;
    let same_number = match asked.same_number {
        Some(other) => correct::same_number(signed, case, other).await?,
        None => None,
    };
    let next = next_work(&case.policy, case.lead(), case.now).map(|(kind, _)| kind);
    let body = html! {
        h1 { bdi { (shown(&name)) } }
        p.lead-in { (about(case)) }
        @if asked.said { @if let Some(done) = just_done(signed, case, &case.timeline, WayBack::Lead) { (done) } }
        @if let Some(said) = &same_number { (said) }
        @if signed.leads_the_team() { (demand(visit, case)) }
        div.two.of-lead {
            section.card { (reach(case)) (what_to_say(signed, case, next)) (actions(signed, case)) (write::form(signed, case, &spoken, refusal.mail())) (hand_over::form(signed, case, team, refusal.handover())) (note_form(visit, case, refusal)) }
            aside {
                (standing(case))
                h2 { (words.lead_who()) }
                (who(case))
                @if let Some(merging) = &merging { (merging) }
                @if signed.leads_the_team() {
                    p { a.go href=(from_list(visit.from, &visit.desk(&format!("leads/{}/kept", case.lead().id)))) { (words.kept_link()) } }
                }
                (correct::form(signed, case, refusal.details()))
            }
            section { (conversation(signed, case, &spoken, asked.skipped)) }
        }
    };
    let status = match refusal {
        Refusal::None => 200,
        Refusal::Note(..) | Refusal::Mail(..) | Refusal::Details(..) | Refusal::Handover(..) => 422,
    };
    Ok(seat_page(signed, "lead", status, &name, &body))
}

/// Who may be the same person, for who leads the team; answered by the page on which they give the lead away.
async fn merging(signed: &Signed<'_>, case: &LeadRecord) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let lead = case.lead();
    if !signed.leads_the_team() || lead.erased_at.is_some() {
        return Ok(None);
    }
    let action = WayBack::Lead.address(visit, Purpose::Assign, lead, lead.task());
    let section = merge::section(visit, case, &action).await?;
    Ok(Some(html! {
        details.more {
            summary { (case.words.merge_title()) }
            (section)
        }
    }))
}

fn note_form(visit: &Visit<'_>, case: &LeadRecord, refusal: Refusal<'_>) -> Markup {
    let words = case.words;
    let (typed, reason) = match refusal.note() {
        Some((typed, reason)) => (typed, Some(reason)),
        None => ("", None),
    };
    html! {
        details.more open[reason.is_some()] {
            summary { (words.lead_add_note()) }
            form.bare method="post" action=(visit.token) {
                (note_field(words, &words.lead_note_hint(), typed, reason))
                button type="submit" { (words.lead_save_note()) }
            }
        }
    }
}

/// The stream, as much of it as one page shows.
fn conversation(
    signed: &Signed<'_>,
    case: &LeadRecord,
    spoken: &[Spoken<'_>],
    skipped: usize,
) -> Markup {
    let visit = signed.visit;
    let words = case.words;
    let stream = Conversation::of(case, spoken);
    let reader = TurnReader {
        visit,
        case,
        decides: decides(signed, case),
    };
    let ahead = if skipped == 0 {
        reader.each_turn(&stream.ahead, MAX_STREAM_BYTES / 2)
    } else {
        Vec::new()
    };
    let taken: usize = ahead.iter().map(|turn| turn.0.len()).sum();
    let past = stream.past.get(skipped..).unwrap_or_default();
    let past = reader.first_turns(past, MAX_STREAM_BYTES.saturating_sub(taken));
    let ends = skipped + past.len();
    let earlier = stream.past.len().saturating_sub(ends);
    let from = |turn: usize| and_field(visit.token, EARLIER, &turn.to_string());
    let is_long = stream.past.len() > MAX_WITHOUT_A_JUMP;
    let asked = stream.place_of(&case.lead().inquiry);
    let jump = asked.filter(|_| is_long).map(|turn| {
        let page = if turn < ends {
            String::new()
        } else {
            from(turn)
        };
        format!("{page}#asked")
    });
    html! {
        @if !ahead.is_empty() {
            h2 { (words.stream_ahead()) }
            ol.stream { @for turn in &ahead { (turn) } }
        }
        div.split {
            h2 { (words.timeline_heading()) }
            @if skipped > 0 { a.go href=(visit.token) { (words.stream_newest()) } }
            @else if let Some(address) = &jump { a.go href=(address) { (words.asked_heading()) } }
        }
        @if stream.past.is_empty() { p.card { (words.timeline_nothing()) } }
        ol.stream reversed { @for turn in &past { (turn) } }
        @if earlier > 0 { p { a.go href=(from(ends)) { (words.timeline_earlier(&earlier.to_string())) } } }
    }
}

/// Turns behind which what they asked is out of sight.
const MAX_WITHOUT_A_JUMP: usize = 8;

/// What whoever is here has reported of a lead that is theirs no more, or a moment ago, and the ways back; of one that is closed, for who leads
/// the team, the way to open it again. Nothing reopens who is to be left alone but the correction of whoever said so.
fn last_report(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let (lead, me) = (case.lead(), &signed.person.id);
    if lead.erased_at.is_some() {
        return html! {};
    }
    let is_over = lead.rep() != Some(me) || may_be_taken_back(lead, me, signed.visit.now);
    let last = lead.last_outcome.as_ref();
    if let Some(last) = last.filter(|last| last.by == *me && is_over) {
        return html! {
            p { b { (shown(&last_reported(case, last))) } " · " (case.when(last.at)) }
            (ways_back(signed, case, last, WayBack::Lead))
        };
    }
    html! {
        @if case.is_closed() && signed.leads_the_team() && lead.blocked.is_none() { p { (reopen(signed.visit, case)) } }
    }
}

/// What can be done with the lead by whoever is here.
fn actions(signed: &Signed<'_>, case: &LeadRecord) -> Markup {
    let visit = signed.visit;
    let (words, lead, me) = (case.words, case.lead(), &signed.person.id);
    let and_back = |purpose, task| WayBack::Lead.address(visit, purpose, lead, task);
    let leads = signed.leads_the_team();
    let is_own = lead.rep() == Some(me);
    let no_contact = Disposition::DoNotContact;
    // Whoever of the team hears a stop, records it.
    let may_stop = lead.blocked != Some(Block::DoNotContact) && lead.erased_at.is_none();
    let stop = match &lead.stage {
        Stage::Open(_) => and_back(Purpose::Outcome, lead.task()),
        // No report of theirs is corrected by it: how the lead ended stays.
        Stage::Closed { .. } => and_back(Purpose::Outcome, STOP_AFTER_END.to_owned()),
    };
    html! {
        (last_report(signed, case))
        (in_doubt(signed, case, WayBack::Lead))
        div.row {
            @if is_own { a.button href=(and_back(Purpose::Outcome, lead.task())) { (words.report_link()) } }
            (time_button(signed, case))
            (they_called(signed, case))
            @if leads && lead.rep().is_none() { a.button href=(and_back(Purpose::Verdict, lead.task())) { (words.open_leads_decide()) } }
            @if leads { a.button href=(and_back(Purpose::Assign, lead.task())) { (words.open_leads_give_or_nudge()) } }
            @if may_stop { a.button href={ (stop) "&outcome=" (no_contact.as_str()) } { (outcome(words, no_contact)) } }
        }
    }
}
