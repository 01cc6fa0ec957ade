//! The qualifier or the manager settles what waits for them.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::{overrides_criteria, verdicts};
use followup::criteria::Fit;
use followup::event::{Event, Verdict};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::{Words, label};

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::from_list::FROM_FIELD;
use crate::page::{done_if, naming, page, shown};
use crate::parts::{
    asked, note_field, note_schema, nothing_chosen, read_note, standing, timeline, who,
};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::{holder, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Verdict,
    bearer: Bearer::Team(Seat::Deciding),
    name: "verdict",
    shows: "The qualifier or the manager is asked for a verdict.",
    does: "The qualifier or the manager gives a verdict.",
    takes: Takes::Fields(|| {
        let all = Verdict::ALL.iter().copied();
        let named: Vec<_> = all.map(Verdict::as_str).collect();
        json!({
            "type": "object",
            "required": ["verdict"],
            "properties": { "verdict": { "enum": named }, "note": note_schema() },
        })
    }),
    query: &[BACK_FIELD, FROM_FIELD],
    answers: &[],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The page, with the verdict picked that the mail's button named.
async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let picked = verdict(&queried(request));
    Ok(ask(visit, &case, picked, "", None, None))
}

fn verdict(fields: &PostedFields) -> Option<Verdict> {
    fields.get("verdict").and_then(Verdict::named)
}

/// Records the verdict that was chosen.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let before = visit.case().await?;
    let by = visit.person(&before.policy)?;
    let words = before.words;
    let typed = fields.get("note").unwrap_or("");
    let offered = verdicts(before.lead());
    let named = verdict(&fields);
    if offered.is_empty() && named.is_some() && read_note(words, typed).is_ok() {
        return Ok(stands(&before, &words.settled_already()));
    }
    let picked = named.filter(|one| offered.contains(one));
    let note = match (picked, read_note(words, typed)) {
        (Some(_), Ok(note)) => note,
        (None, _) => {
            let error = words.verdict_choose();
            return Ok(ask(visit, &before, None, typed, Some(&error), None));
        }
        (Some(_), Err(reason)) => {
            return Ok(ask(visit, &before, picked, typed, None, Some(&reason)));
        }
    };
    let Some(given) = picked else {
        return Err(NotServed::NoPage);
    };
    if note.is_none() && overrides_criteria(before.lead(), given) {
        let error = words.verdict_why(&label::verdict(words, given));
        return Ok(ask(visit, &before, picked, typed, None, Some(&error)));
    }
    let options = CommitOptions {
        payload: note.map(PersonalText::note),
        ..CommitOptions::default()
    };
    let event = Event::Verdict { verdict: given, by };
    let done = visit
        .has_become(EntryKind::Verdict, &event, &options)
        .await?;
    let after = visit.case().await?;
    let title = if done {
        words.recorded(&label::verdict(words, given))
    } else {
        words.settled_already()
    };
    let page = stands(&after, &title);
    Ok(done_if(done, page))
}

fn stands(case: &LeadRecord, title: &str) -> Response<Body> {
    let words = case.words;
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
        }
        (timeline(case))
    };
    page(words, 200, title, &body)
}

fn criteria(case: &LeadRecord) -> Markup {
    let Some(inquiry) = &case.inquiry else {
        return html! {};
    };
    let words = case.words;
    let assessment = case.policy.rules.criteria.assess(inquiry);
    let needed = case.policy.rules.criteria.sales_ready;
    html! {
        h2 { (words.criteria_heading()) }
        div.card {
            p { (words.criteria_points(&fit(words, assessment.fit), &needed.to_string(), &assessment.score.to_string())) }
            @if assessment.held.is_empty() { p { (words.criteria_none()) } }
            ul { @for name in &assessment.held { li { (shown(name)) } } }
        }
    }
}

fn fit(words: Words, fit: Fit) -> String {
    match fit {
        Fit::SalesReady => words.fit_sales_ready(),
        Fit::NeedsQualifying => words.fit_needs_qualifying(),
        Fit::NeedsInformation => words.fit_needs_information(),
        Fit::Low => words.fit_low(),
        Fit::Excluded => words.fit_excluded(),
        Fit::NotALead => words.fit_not_a_lead(),
        Fit::ToAnswer { .. } => words.fit_to_answer(),
    }
}

/// Whether whoever is here leads the team, and may give the lead to somebody without a verdict.
fn leads(visit: &Visit<'_>, case: &LeadRecord) -> bool {
    let member = visit.member(&case.policy);
    member.is_ok_and(|person| case.policy.active.roster.manages(person))
}

fn ask(
    visit: &Visit<'_>,
    case: &LeadRecord,
    picked: Option<Verdict>,
    typed: &str,
    error: Option<&str>,
    note_error: Option<&str>,
) -> Response<Body> {
    let offered = verdicts(case.lead());
    let picked = picked.filter(|one| offered.contains(one));
    let (words, name) = (case.words, case.name());
    let may_give = !offered.is_empty() && !case.policy.is_solo() && leads(visit, case);
    let body = html! {
        h1 { (naming(&name, |name| words.verdict_title(name))) }
        @if offered.is_empty() {
            p.card role="status" { (words.verdict_nothing_waits()) }
        } @else {
            form method="post" action=(visit.token) {
                (nothing_chosen(words))
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(picked) = picked {
                    button.big type="submit" name="verdict" value=(picked.as_str()) { (words.yes_record(&label::verdict(words, picked))) }
                }
                (note_field(words, &words.note_optional(), typed, note_error))
                div.choices {
                    @for one in &offered {
                        @if picked != Some(*one) {
                            button type="submit" name="verdict" value=(one.as_str()) { (label::verdict(words, *one)) }
                        }
                    }
                }
            }
        }
        @if may_give {
            p { a.go href=(visit.address(Purpose::Assign, case.lead(), case.lead().task())) { (words.give_to_somebody()) } }
        }
        (who(case))
        (asked(case))
        (criteria(case))
        (standing(case))
        (timeline(case))
    };
    let wrong = error.is_some() || note_error.is_some();
    let status = if wrong { 422 } else { 200 };
    page(words, status, &words.verdict_title(&name), &body)
}
