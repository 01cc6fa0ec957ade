//! A post to a form: checked and parsed as a whole, and what whoever posted hears of it.

use calendar::Instant;
use followup::form::{FieldError, Form, LANGUAGE_FIELD, REDIRECT_FIELD};
use followup::inquiry::Inquiry;
use followup::language::{KnownLanguage, Language};
use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::{Body, Request};
use serde::Serialize;
use wording::Words;
use wording::form::RefusedField;

use crate::answer::{allow_origin, respond_problem, see_other};
use crate::body::BodyError;
use crate::owner::PageOwner;
use crate::page::FormView;
use crate::problem::Problem;
use crate::request::{Submission, SubmissionRefusal, Wants};
use crate::thanks::THANKS_FIELD;
use crate::{body, page, problem, proof, request, stamp};

/// After how many seconds a caller may try again when the table was busy.
pub const RETRY_AFTER_SECONDS: u16 = 5;

/// What the edge needs to know besides the request and the form.
#[derive(Clone, Copy)]
pub struct Edge<'a> {
    /// When the request arrived.
    pub at: Instant,
    /// The country of telephone numbers that name none.
    pub country_code: &'a str,
    /// The language that the page or a field of the form named.
    pub language: Option<Language>,
    /// Whether a text was signed by this deployment: text, signature.
    pub verify: &'a (dyn Fn(&str, &str) -> bool + Sync),
}

/// A post that was refused, with what the page needs to come back as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPost {
    /// Why it was refused.
    pub refusal: SubmissionRefusal,
    /// Who waits for the answer.
    pub wants: Wants,
    /// What was typed, if it could be read.
    pub typed: body::FormFields,
    /// The page's origin, if it may read the answer.
    pub origin: Option<String>,
}

/// What the table says of an accepted submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedPost {
    /// The lead's id.
    pub lead: String,
    /// The inquiry's id.
    pub inquiry: String,
    /// Whether the same submission had been accepted before.
    pub repeated: bool,
    /// What the thank-you page is told, signed: see [`Thanks`](crate::thanks::Thanks).
    pub told: Option<String>,
    /// The tag of the language that it is read in, where there are several.
    pub language: Option<&'static str>,
}

/// Reads what surrounds a post to `form`: where it comes from, and its fields.
///
/// # Errors
/// The envelope's first fault.
pub async fn envelope(request: &Request, form: &Form) -> Result<Submission, RefusedPost> {
    let submission = request::submission(request, form).await;
    submission.map_err(|refusal| RefusedPost {
        refusal,
        wants: request::wants(request),
        typed: body::FormFields::new(),
        origin: request::allowed_origin(request.headers(), form).unwrap_or(None),
    })
}

/// Reads and checks the fields, all of them, before anything is written.
///
/// # Errors
/// All faults of the fields.
pub fn receive(
    submission: Submission,
    form: &Form,
    edge: Edge<'_>,
) -> Result<(Submission, Inquiry), RefusedPost> {
    match form.read(&submission.body, edge.at, edge.country_code) {
        Ok(mut inquiry) => {
            let hasty = stamp::suspicion(form, &submission.body, edge.at, edge.verify);
            let unproven = proof::suspicion(form, &submission.body, edge.at, edge.verify);
            inquiry.suspicion = inquiry.suspicion.or(hasty).or(unproven);
            inquiry.language = inquiry
                .language
                .or(edge.language.map(KnownLanguage::Chosen));
            Ok((submission, inquiry))
        }
        Err(errors) => Err(RefusedPost::of_fields(submission, errors)),
    }
}

impl RefusedPost {
    /// A post some of whose fields cannot be taken.
    #[must_use]
    pub fn of_fields(submission: Submission, errors: Vec<FieldError>) -> Self {
        Self {
            refusal: SubmissionRefusal::Fields(errors),
            wants: submission.wants,
            typed: submission.body,
            origin: submission.origin,
        }
    }

    /// What a program is told.
    #[must_use]
    pub fn problem(&self, words: Words) -> Problem {
        let detail = self.refusal.to_string();
        match &self.refusal {
            SubmissionRefusal::Body(error) => {
                Problem::new("body", error.status(), "The answer cannot be read", detail)
            }
            SubmissionRefusal::Key => Problem::new(
                "idempotency-key",
                400,
                "The idempotency key is malformed",
                detail,
            ),
            SubmissionRefusal::ForeignOrigin => {
                Problem::new("foreign-origin", 403, "This site may not post here", detail)
            }
            SubmissionRefusal::ForeignRedirect => Problem::new(
                "foreign-redirect",
                422,
                "The redirect is not allowed",
                detail,
            )
            .with_errors(vec![RefusedField::new(
                REDIRECT_FIELD,
                words.field_redirect(),
            )]),
            SubmissionRefusal::Fields(errors) => {
                Problem::new("fields", 422, "Some answers need another look", detail)
                    .with_errors(RefusedField::all(words, errors))
            }
        }
    }

    /// Why nothing could be taken at all, for somebody at a browser: what a program got wrong is nothing that they can mend.
    fn unsent(&self, words: Words) -> String {
        match &self.refusal {
            SubmissionRefusal::Body(BodyError::TooLarge | BodyError::FieldTooLong) => {
                words.form_unsent_too_large()
            }
            SubmissionRefusal::Body(BodyError::File) => words.form_unsent_file(),
            SubmissionRefusal::ForeignOrigin => words.form_unsent_foreign(),
            SubmissionRefusal::Body(_)
            | SubmissionRefusal::Key
            | SubmissionRefusal::ForeignRedirect
            | SubmissionRefusal::Fields(_) => words.form_unsent_unreadable(),
        }
    }

    /// The answer: problem details, the page again with a message beside each field, or a page that says why.
    #[must_use]
    pub fn respond(&self, form: &Form, stamp: &str, owner: PageOwner<'_>) -> Response<Body> {
        let problem = self.problem(owner.words);
        let mut response = match (self.wants, &self.refusal) {
            (Wants::Program, _) => problem.respond(),
            (Wants::Person, SubmissionRefusal::Fields(_)) => FormView {
                form,
                values: &self.typed,
                errors: &problem.errors,
                stamp,
                owner,
            }
            .respond(problem.status),
            (
                Wants::Person,
                SubmissionRefusal::Body(_)
                | SubmissionRefusal::Key
                | SubmissionRefusal::ForeignOrigin
                | SubmissionRefusal::ForeignRedirect,
            ) => {
                let words = owner.words;
                page::error(
                    owner,
                    problem.status,
                    &words.form_unsent(),
                    &self.unsent(words),
                )
            }
        };
        allow_origin(&mut response, self.origin.as_deref());
        response
    }
}

#[derive(Serialize)]
struct AcceptedBody<'a> {
    lead: &'a str,
    inquiry: &'a str,
    repeated: bool,
    thanks: &'a str,
}

/// The answer to an accepted submission: `202` with the ids for a program, `303` to the thank-you page for a person.
#[must_use]
pub fn respond_accepted(
    submission: &Submission,
    form: &Form,
    accepted: &AcceptedPost,
) -> Response<Body> {
    let thanks = thanks_address(submission, form, accepted);
    let mut response = match submission.wants {
        Wants::Program => {
            let AcceptedPost {
                lead,
                inquiry,
                repeated,
                told: _,
                language: _,
            } = accepted;
            problem::json(
                StatusCode::ACCEPTED,
                "application/json",
                &AcceptedBody {
                    lead,
                    inquiry,
                    repeated: *repeated,
                    thanks: &thanks,
                },
            )
        }
        Wants::Person => see_other(&thanks),
    };
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

/// The allowed redirect, the form's thank-you page elsewhere, or its own.
///
/// Under a stage or base path the own page is named relative to the form's: what the gateway sees need not be what the
/// browser sees.
fn thanks_address(submission: &Submission, form: &Form, accepted: &AcceptedPost) -> String {
    let elsewhere = submission.redirect.as_ref().or(form.thank_you_url.as_ref());
    elsewhere.cloned().unwrap_or_else(|| {
        let base = if submission.mount.is_empty() {
            "/f/"
        } else {
            ""
        };
        let said = [
            (THANKS_FIELD, accepted.told.as_deref()),
            (LANGUAGE_FIELD, accepted.language),
        ];
        let said = said.into_iter();
        let query: Vec<String> = said
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{base}{}/thanks{mark}{}", form.name, query.join("&"))
    })
}

/// The table is busy and nothing was written: try again.
#[must_use]
pub fn respond_busy(submission: &Submission, owner: PageOwner<'_>) -> Response<Body> {
    let problem = Problem::new("busy", 503, owner.words.busy(), owner.words.busy_detail());
    let mut response = respond_problem(owner, submission.wants, &problem);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

/// The idempotency key was used for another submission.
#[must_use]
pub fn respond_key_reused(submission: &Submission, owner: PageOwner<'_>) -> Response<Body> {
    let detail =
        "This Idempotency-Key came with other fields before. Use a new key for a new submission.";
    let problem = Problem::new("key-reused", 422, "The idempotency key is taken", detail);
    let mut response = respond_problem(owner, submission.wants, &problem);
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

#[cfg(test)]
#[path = "post_tests.rs"]
mod tests;
