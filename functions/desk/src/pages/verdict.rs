//! The qualifier or the manager settles what waits for them.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::access::verdicts;
use followup::criteria::Fit;
use followup::event::{Event, Verdict};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::{PostedFields, posted, queried};
use crate::page::{page, shown};
use crate::parts::{
    OPTIONAL_NOTE, asked, note_field, note_schema, nothing_chosen, read_note, standing, timeline,
    who,
};
use crate::refused::NotServed;
use crate::words::{holder, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Verdict,
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
    query: &[],
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
    let typed = fields.get("note").unwrap_or("");
    let offered = verdicts(before.lead());
    let named = verdict(&fields);
    if offered.is_empty() && named.is_some() && read_note(typed).is_ok() {
        return Ok(stands(&before, "Settled already"));
    }
    let picked = named.filter(|one| offered.contains(one));
    let note = match (picked, read_note(typed)) {
        (Some(_), Ok(note)) => note,
        (None, _) => {
            let error = Some("Choose one of the verdicts.");
            return Ok(ask(visit, &before, None, typed, error, None));
        }
        (Some(_), Err(reason)) => {
            return Ok(ask(visit, &before, picked, typed, None, Some(reason)));
        }
    };
    let Some(verdict) = picked else {
        return Err(NotServed::NoPage);
    };
    let options = CommitOptions {
        payload: note,
        ..CommitOptions::default()
    };
    let event = Event::Verdict { verdict, by };
    let done = visit
        .has_become(EntryKind::Verdict, &event, &options)
        .await?;
    let after = visit.case().await?;
    let title = if done {
        format!("Recorded: {}", verdict.label())
    } else {
        "Settled already".to_owned()
    };
    Ok(stands(&after, &title))
}

fn stands(case: &LeadRecord, title: &str) -> Response<Body> {
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "The lead is " bdi { (shown(case.name())) } "." }
            p { (shown(&holder(case))) }
            @for sentence in what_next(case) { p { (shown(&sentence)) } }
        }
        (timeline(case))
    };
    page(200, title, &body)
}

fn criteria(case: &LeadRecord) -> Markup {
    let Some(inquiry) = &case.inquiry else {
        return html! {};
    };
    let assessment = case.policy.rules.criteria.assess(inquiry);
    let needed = case.policy.rules.criteria.sales_ready;
    html! {
        h2 { "What the criteria say" }
        div.card {
            p { (fit(assessment.fit)) ": " (assessment.score) " points; a rep gets it from " (needed) " on." }
            @if assessment.held.is_empty() { p { "None of the criteria holds." } }
            ul { @for name in &assessment.held { li { (shown(name)) } } }
        }
    }
}

fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::SalesReady => "Ready for a rep",
        Fit::NeedsQualifying => "A person has to settle it",
        Fit::NeedsInformation => "One answer is missing",
        Fit::Low => "Too little for a call now",
        Fit::Excluded => "A declared exclusion holds",
        Fit::NotALead => "Declared to be no inquiry",
        Fit::ToAnswer { .. } => "No lead, but somebody to answer",
    }
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
    let name = case.name();
    let body = html! {
        h1 { "What is to become of " bdi { (shown(name)) } "?" }
        @if offered.is_empty() {
            p.card role="status" { "Nothing waits for a verdict any more." }
        } @else {
            form method="post" action=(visit.token) {
                (nothing_chosen())
                @if let Some(error) = error { p.error role="alert" { (error) } }
                @if let Some(picked) = picked {
                    button.big type="submit" name="verdict" value=(picked.as_str()) { "Yes, record: " (picked.label()) }
                }
                (note_field(OPTIONAL_NOTE, typed, note_error))
                div.choices {
                    @for one in &offered {
                        @if picked != Some(*one) {
                            button type="submit" name="verdict" value=(one.as_str()) { (one.label()) }
                        }
                    }
                }
            }
        }
        @if !offered.is_empty() && !case.policy.is_solo() {
            p { a.go href=(visit.address(Purpose::Assign, case.lead(), case.lead().task())) { "Give it to somebody" } }
        }
        (who(case))
        (asked(case))
        (criteria(case))
        (standing(case))
        (timeline(case))
    };
    let wrong = error.is_some() || note_error.is_some();
    page(
        if wrong { 422 } else { 200 },
        &format!("What is to become of {name}?"),
        &body,
    )
}
