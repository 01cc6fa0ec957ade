//! What is late now, by age: a page beside that of days, each of which asks little of the table.

use charts::figure;
use http::Response;
use lambda_http::Body;
use maud::html;
use serde_json::json;
use wording::figures::late_leads;

use super::asked::{LATE, NOW, as_file, as_json};
use super::drawn::or_tables_alone;
use crate::fields::PostedFields;
use crate::refused::NotServed;
use crate::seat::board::late_table;
use crate::seat::frame::seat_page;
use crate::seat::row::Signed;

/// Where it is.
pub(super) fn path() -> String {
    format!("figures?{LATE}={NOW}")
}

/// How many open leads are late, by for how long, as the board's index has it; or the same as a file or for a program.
pub(super) async fn page(
    signed: &Signed<'_>,
    fields: &PostedFields,
    wants_json: bool,
) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let overview = visit.cloud.open_overview().await?;
    let late_now = overview.late(signed.policy.calendar(), visit.now);
    if wants_json {
        return Ok(as_json(&json!({ "late_now": late_now })));
    }
    let late = late_leads(words, late_now);
    if fields.get("csv").is_some() {
        return Ok(as_file(words, &late));
    }
    let title = words.figures_late_leads();
    let chart = (late_now.ages.all() > 0).then(|| charts::late_leads(words, &late_now));
    let chart = or_tables_alone(chart.transpose());
    let until = words.figures_until(&visit.times(signed.policy).on_page(visit.now, visit.now));
    let body = html! {
        h1 { (title) }
        p.lead-in { (until) }
        (late_table(signed, &late))
        p.note { a href=(visit.desk(&format!("{}&csv=0", path()))) { (words.figures_download()) } }
        @if let Some(chart) = &chart { (figure(chart)) }
        @if signed.leads_the_team() { p { a.go href=(visit.desk("board")) { (words.desk_board()) } } }
        p { a.go href=(visit.desk("figures")) { (words.figures_title()) } }
    };
    Ok(seat_page(signed, "figures", 200, &title, &body))
}
