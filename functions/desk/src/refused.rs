//! What is refused, and the page that says so.

use cloud::CloudError;
use cloud::links::LinkError;
use followup::ids::PersonId;
use http::{HeaderValue, Response, header};
use lambda_http::Body;
use wording::Words;

use crate::fields::FieldsError;
use crate::page::message;

/// After how many seconds somebody may try again when the table was busy.
const RETRY_AFTER_SECONDS: u16 = 5;

/// What was refused, and to whom, so that it is said in their words.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Who is here; nobody, while that is not known.
    pub(crate) person: Option<PersonId>,
    /// Why.
    pub(crate) why: NotServed,
}

impl From<NotServed> for Refused {
    /// To nobody who is known.
    fn from(why: NotServed) -> Self {
        Self { person: None, why }
    }
}

/// Why the desk serves nothing to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum DeskRefusal {
    /// The page is for others of the team.
    #[error("the page is for others of the team")]
    NotYours,
    /// The link by which somebody signs in was used, or is another browser's.
    #[error("the link lets nobody in any more")]
    SignInOver,
    /// No page of ours made the post.
    #[error("the post was made by another site")]
    Elsewhere,
}

impl DeskRefusal {
    fn respond(self, words: Words) -> Response<Body> {
        let (title, details) = match self {
            Self::NotYours => (
                words.refused_not_yours(),
                vec![words.refused_not_yours_detail()],
            ),
            Self::SignInOver => (words.refused_sign_in(), vec![words.sign_in_code_over()]),
            Self::Elsewhere => (
                words.refused_elsewhere(),
                vec![
                    words.refused_nothing_recorded(),
                    words.refused_elsewhere_detail(),
                ],
            ),
        };
        message(words, 403, &title, &details)
    }
}

/// Why a request is not served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotServed {
    /// There is no such page.
    #[error("there is no such page")]
    NoPage,
    /// The page does something else.
    #[error("the page does not do that")]
    Method {
        /// What may be asked of it.
        allowed: &'static str,
    },
    /// The token is forged, expired or of another key.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The token is for another page.
    #[error("the link is for another page")]
    WrongPurpose,
    /// The token's person is not on the team.
    #[error("the link's person is not on the team")]
    NotOnTheTeam,
    /// The desk refuses it.
    #[error(transparent)]
    Desk(#[from] DeskRefusal),
    /// The lead is not there.
    #[error("there is no such lead")]
    NoLead,
    /// The message is not there.
    #[error("there is no such message")]
    NoMessage,
    /// Nothing can be decided yet.
    #[error("there is no policy")]
    NoPolicy,
    /// The post cannot be read.
    #[error(transparent)]
    Fields(#[from] FieldsError),
    /// The table failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

impl NotServed {
    /// The page that says it.
    pub(crate) fn respond(&self, words: Words) -> Response<Body> {
        match self {
            Self::NoPage => message(
                words,
                404,
                &words.refused_no_page(),
                &[words.refused_no_page_detail()],
            ),
            Self::Method { allowed } => {
                let detail = words.refused_method_detail(allowed);
                let mut response = message(words, 405, &words.refused_method(), &[detail]);
                response
                    .headers_mut()
                    .insert(header::ALLOW, HeaderValue::from_static(allowed));
                response
            }
            Self::Link(LinkError::Forged | LinkError::UnknownKey) | Self::WrongPurpose => message(
                words,
                403,
                &words.refused_link(),
                &[words.refused_link_changed(), words.refused_link_again()],
            ),
            Self::Link(LinkError::Expired { for_team }) => {
                let newer = if *for_team {
                    words.refused_expired_detail()
                } else {
                    words.refused_expired_lead()
                };
                let details = [words.refused_nothing_recorded(), newer];
                message(words, 410, &words.refused_expired(), &details)
            }
            Self::NotOnTheTeam => message(
                words,
                403,
                &words.refused_link_any_more(),
                &[
                    words.refused_not_on_the_team(),
                    words.refused_ask_for_another(),
                ],
            ),
            Self::Desk(refused) => refused.respond(words),
            Self::NoLead => message(
                words,
                404,
                &words.refused_no_lead(),
                &[words.refused_no_lead_detail()],
            ),
            Self::NoMessage => message(
                words,
                404,
                &words.refused_no_message(),
                &[words.refused_no_message_detail()],
            ),
            Self::NoPolicy => retry(words, &words.refused_not_ready()),
            Self::Fields(error) => message(
                words,
                error.status(),
                &words.refused_unreadable(),
                &[words.refused_nothing_recorded(), error.said(words)],
            ),
            Self::Cloud(error) if error.worth_retrying() => retry(words, &words.refused_busy()),
            Self::Cloud(_) => message(
                words,
                500,
                &words.refused_failed(),
                &[words.refused_failed_detail()],
            ),
        }
    }

    /// Whether it is ours to look into, and not the visitor's.
    pub(crate) fn is_ours(&self) -> bool {
        match self {
            Self::NoPolicy | Self::Cloud(_) => true,
            Self::NoPage
            | Self::Method { .. }
            | Self::Link(_)
            | Self::WrongPurpose
            | Self::NotOnTheTeam
            | Self::Desk(_)
            | Self::NoLead
            | Self::NoMessage
            | Self::Fields(_) => false,
        }
    }
}

fn retry(words: Words, title: &str) -> Response<Body> {
    let mut response = message(words, 503, title, &[words.refused_retry()]);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    response
}
