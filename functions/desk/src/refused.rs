//! What is refused, and the page that says so.

use cloud::CloudError;
use cloud::links::LinkError;
use http::{HeaderValue, Response, header};
use lambda_http::Body;

use crate::fields::FieldsError;
use crate::page::message;

/// What may be asked of a page.
const METHODS: &str = "GET, HEAD, POST";
/// After how many seconds somebody may try again when the table was busy.
const RETRY_AFTER_SECONDS: u16 = 5;

/// Why a request is not served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotServed {
    /// There is no such page.
    #[error("there is no such page")]
    NoPage,
    /// The page does something else.
    #[error("the page does not do that")]
    Method,
    /// The token is forged, expired or of another key.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The token is for another page.
    #[error("the link is for another page")]
    WrongPurpose,
    /// The token's person is not on the team.
    #[error("the link's person is not on the team")]
    NotOnTheTeam,
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
    pub(crate) fn respond(&self) -> Response<Body> {
        match self {
            Self::NoPage => message(
                404,
                "There is no such page",
                &["Open the link from the mail once more; a part of the address may be missing."],
            ),
            Self::Method => {
                let detail = format!("It answers to {METHODS}.");
                let mut response = message(405, "This page does not do that", &[&detail]);
                response
                    .headers_mut()
                    .insert(header::ALLOW, HeaderValue::from_static(METHODS));
                response
            }
            Self::Link(LinkError::Forged | LinkError::UnknownKey) | Self::WrongPurpose => message(
                403,
                "This link is not valid",
                &[
                    "A part of it is missing, or it was changed on the way. Nothing was recorded.",
                    "Please open it from the mail once more, or use the newest mail about this lead.",
                ],
            ),
            Self::Link(LinkError::Expired) => message(
                410,
                "This link has expired",
                &[
                    "Nothing was recorded.",
                    "The newest mail about this lead, or your list of the morning, has a new link. If there is none, ask your manager.",
                ],
            ),
            Self::NotOnTheTeam => message(
                403,
                "This link is not valid any more",
                &[
                    "The person that it was made for is not on the team. Nothing was recorded.",
                    "If that is you, ask your manager for a new one.",
                ],
            ),
            Self::NoLead => message(
                404,
                "This inquiry is not here",
                &["It may have been erased. Nothing was recorded, and nothing will be sent."],
            ),
            Self::NoMessage => message(
                404,
                "This mail is not here",
                &["It may have been erased with its lead. Nothing will be sent."],
            ),
            Self::NoPolicy => retry("Not ready yet"),
            Self::Fields(error) => {
                let detail = error.to_string();
                message(
                    error.status(),
                    "This could not be read",
                    &["Nothing was recorded.", &detail],
                )
            }
            Self::Cloud(error) if error.worth_retrying() => retry("Too busy at the moment"),
            Self::Cloud(_) => message(
                500,
                "Something went wrong here",
                &["It was noted. Please try again later, or answer the mail instead."],
            ),
        }
    }

    /// Whether it is ours to look into, and not the visitor's.
    pub(crate) fn is_ours(&self) -> bool {
        match self {
            Self::NoPolicy | Self::Cloud(_) => true,
            Self::NoPage
            | Self::Method
            | Self::Link(_)
            | Self::WrongPurpose
            | Self::NotOnTheTeam
            | Self::NoLead
            | Self::NoMessage
            | Self::Fields(_) => false,
        }
    }
}

fn retry(title: &str) -> Response<Body> {
    let mut response = message(
        503,
        title,
        &[
            "It may not have been recorded. Please try again in a few seconds: what is sent twice counts once.",
        ],
    );
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    response
}
