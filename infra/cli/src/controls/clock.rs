//! The time, and moving it.

use calendar::{Instant, Span, format_instant, instant_text, parse_instant};
use chrono::TimeDelta;
use http::StatusCode;
use hyper::body::Bytes;
use serde::{Deserialize, Serialize};

use crate::controls::answer::{ControlAnswer, field, json, see_other};
use crate::controls::coming::coming;
use crate::controls::news::NewsStart;
use crate::controls::problem::ControlProblem;
use crate::deployment::{AdvanceError, Advanced, LocalDeployment};

/// Where a browser goes after a button of a control page has moved the clock.
const BACK: &str = "/local/mail#newest";
/// What a request says that is right.
const EXAMPLES: &str = r#"Send {"advance":"26h"}, {"to":"2026-03-02T09:00:00Z"} or {"to":"next"}."#;

#[derive(Serialize)]
struct Now {
    #[serde(with = "instant_text")]
    now: Instant,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    #[serde(default)]
    advance: Option<String>,
    #[serde(default)]
    to: Option<String>,
}

/// Where the clock is to go.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Move {
    By(TimeDelta),
    To(Instant),
    Next,
}

pub(super) fn tell(deployment: &LocalDeployment) -> ControlAnswer {
    let now = deployment.aws().clock().now();
    json(StatusCode::OK, &Now { now })
}

/// Moves the clock. A browser goes back to the page of the demo that it came from, or to the mailbox.
pub(super) async fn set(
    deployment: &LocalDeployment,
    body: &Bytes,
    page_before: Option<&str>,
) -> ControlAnswer {
    let text = std::str::from_utf8(body).map_err(|_| ControlProblem::bad_request(EXAMPLES))?;
    // Whatever its type says: curl calls everything a form.
    let from_page = !text.trim_start().starts_with('{');
    let asked = if from_page {
        fields(text)
    } else {
        serde_json::from_str(text).map_err(|_| ControlProblem::bad_request(EXAMPLES))?
    };
    let to = read(&asked)?;
    let moved = if deployment.is_demo() && from_page {
        moved_and_told(deployment, to).await?
    } else {
        moved(deployment, to).await?
    };
    if from_page {
        return Ok(see_other(page_before.unwrap_or(BACK)));
    }
    json(StatusCode::OK, &moved)
}

async fn moved(deployment: &LocalDeployment, to: Move) -> Result<Advanced, AdvanceError> {
    match to {
        Move::By(by) => deployment.advance(by).await,
        Move::To(to) => deployment.advance_to(to).await,
        Move::Next => deployment.advance_next().await,
    }
}

/// Moves the clock of a demo, and keeps for its bar what happened meanwhile. What comes next is there what somebody will see.
async fn moved_and_told(deployment: &LocalDeployment, to: Move) -> Result<Advanced, AdvanceError> {
    let cloud = deployment.cloud();
    let now = cloud.now();
    let policy = cloud.active_policy(now).await.ok().flatten();
    let before = NewsStart::now(deployment);
    let next = policy
        .as_ref()
        .filter(|_| to == Move::Next)
        .and_then(|policy| coming(deployment, policy));
    let to = match &next {
        // The sweep of that minute has run a minute later, and what it sent is there.
        Some(event) => Move::To(event.at.max(now) + TimeDelta::minutes(1)),
        None => to,
    };
    let moved = moved(deployment, to).await?;
    let news = before.news(deployment, policy.as_deref(), next.as_ref());
    deployment.set_news(news);
    Ok(moved)
}

fn read(asked: &Asked) -> Result<Move, ControlProblem> {
    match (asked.advance.as_deref(), asked.to.as_deref()) {
        (Some(span), None) => match span.trim().parse::<Span>() {
            Ok(Span::Elapsed { seconds }) => Ok(Move::By(TimeDelta::seconds(seconds.into()))),
            Ok(Span::BusinessTime { .. } | Span::BusinessDays { .. }) => Err(
                ControlProblem::unprocessable("A clock moves by elapsed time: 30m, 26h or 14d."),
            ),
            Err(error) => Err(ControlProblem::unprocessable(error.to_string())),
        },
        (None, Some("next")) => Ok(Move::Next),
        (None, Some(to)) => parse_instant(with_seconds(to.trim()).as_str())
            .map(Move::To)
            .map_err(|error| ControlProblem::unprocessable(error.to_string())),
        (None, None) | (Some(_), Some(_)) => Err(ControlProblem::bad_request(EXAMPLES)),
    }
}

/// A browser's field for a time leaves out the seconds and knows no zone: the page says that it is UTC.
fn with_seconds(text: &str) -> String {
    match text.len() {
        16 => format!("{text}:00Z"),
        19 => format!("{text}Z"),
        _ => text.to_owned(),
    }
}

fn fields(text: &str) -> Asked {
    Asked {
        advance: field(text, "advance"),
        to: field(text, "to"),
    }
}

/// The time for a person.
pub(super) fn shown(at: Instant) -> String {
    format!("{} UTC", at.format("%a %Y-%m-%d %H:%M:%S"))
}

/// The value of a browser's field for a time.
pub(super) fn field_value(at: Instant) -> String {
    format_instant(at).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Result<Move, ControlProblem> {
        read(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn a_move_is_a_span_a_moment_or_the_next() {
        let nine = parse_instant("2026-03-02T09:00:00Z").unwrap();
        assert_eq!(
            asked(r#"{"advance":"26h"}"#),
            Ok(Move::By(TimeDelta::hours(26)))
        );
        assert_eq!(
            asked(r#"{"to":"2026-03-02T09:00:00Z"}"#),
            Ok(Move::To(nine))
        );
        assert_eq!(asked(r#"{"to":"next"}"#), Ok(Move::Next));
        assert_eq!(
            read(&fields("to=2026-03-02T09%3A00&advance=")),
            Ok(Move::To(nine))
        );
    }

    #[test]
    fn what_is_none_is_refused_with_what_would_be_right() {
        for text in [
            r#"{"advance":"2bh"}"#,
            r#"{"advance":"soon"}"#,
            r#"{"to":"tomorrow"}"#,
            r#"{}"#,
            r#"{"advance":"1h","to":"next"}"#,
        ] {
            let problem = asked(text).unwrap_err();
            assert!(problem.status == 400 || problem.status == 422, "{text}");
        }
    }
}
