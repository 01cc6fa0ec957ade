//! Whether the service whose widget stands on a form vouches for who sends it.

use calendar::Instant;
use cloud::tokens::TokenVerdict;
use cloud::{Cloud, CloudError};
use followup::form::{Challenge, FieldError, FieldProblem, Form, TokenProblem, Widget};
use followup::inquiry::Suspicion;

use crate::request::Submission;

/// What the widget of Friendly Captcha writes that cannot reach its service: the visitor can do nothing about it. Anybody could write it,
/// and gains no more by it than a look of a person.
const UNREACHABLE: &str = ".ERROR.UNREACHABLE";

/// Why a form is not taken.
#[derive(Debug)]
pub(crate) enum TokenTrouble {
    /// The token is missing, wrong or spent: whoever sends it gets the page back, with another try.
    Refused(FieldError),
    /// Whether it is a repeat could not be read.
    Busy(CloudError),
}

/// Asks the service about the token of a form that has a widget; nothing is asked for any other. What is taken although the service could not be
/// asked is looked at by a person.
pub(crate) async fn doubt(
    cloud: &Cloud,
    form: &Form,
    submission: &Submission,
    now: Instant,
) -> Result<Option<Suspicion>, TokenTrouble> {
    let widget = match &form.challenge {
        Some(Challenge::Widget(widget)) => widget,
        Some(Challenge::ProofOfWork(_)) | None => return Ok(None),
    };
    let field = widget.service.token_field();
    let refused = |problem| {
        let problem = FieldProblem::Token(problem);
        Err(TokenTrouble::Refused(FieldError::new(field, problem)))
    };
    let token = match given(widget, submission) {
        Ok(token) if token.starts_with(UNREACHABLE) => return Ok(Some(Suspicion::Unjudged)),
        Ok(token) => token,
        Err(problem) => return refused(problem),
    };
    let sent = submission.payload();
    match cloud.judge_token(widget, token, &sent).await {
        TokenVerdict::Good => Ok(None),
        TokenVerdict::Unjudged(why) => {
            // Whoever runs this hears of it: until it is mended, a person looks at everything that comes by the form.
            tracing::error!(form = %form.name, service = widget.service.kind(), %why, "a token was not judged");
            Ok(Some(Suspicion::Unjudged))
        }
        TokenVerdict::Refused(TokenProblem::Spent) => {
            let request = submission.request_key();
            let repeat = cloud.is_accepted_meanwhile(&form.name, request, &sent, now);
            match repeat.await {
                // Sent twice by an impatient finger: the first answer is given again. Were it gone meanwhile, a person would look.
                Ok(true) => Ok(Some(Suspicion::Unjudged)),
                Ok(false) => refused(TokenProblem::Spent),
                Err(error) => Err(TokenTrouble::Busy(error)),
            }
        }
        TokenVerdict::Refused(problem @ (TokenProblem::Missing | TokenProblem::Wrong)) => {
            refused(problem)
        }
    }
}

/// The token that came, if it can be one. A widget that is not done writes a word that begins with a dot.
fn given<'a>(widget: &Widget, submission: &'a Submission) -> Result<&'a str, TokenProblem> {
    let field = widget.service.token_field();
    let mut tokens = submission
        .body
        .iter()
        .filter(|(name, value)| name == field && !value.is_empty())
        .map(|(_, value)| value.as_str());
    match tokens.next() {
        None => Err(TokenProblem::Missing),
        Some(token) if token.starts_with('.') && !token.starts_with(UNREACHABLE) => {
            Err(TokenProblem::Missing)
        }
        Some(token) if token.len() > widget.service.max_token_bytes() => Err(TokenProblem::Wrong),
        Some(token) => Ok(token),
    }
}
