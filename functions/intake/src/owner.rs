//! Whose form it is: what every page says and shows of the company.

use followup::brand::Brand;
use followup::policy::Policy;
use lambda_http::Request;
use wording::Words;

/// The header in which a browser says where a page will stand.
const SEC_FETCH_DEST: &str = "sec-fetch-dest";

/// What a page needs to know of the company.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageOwner<'a> {
    /// The words around the form's own.
    pub words: Words,
    /// How the company looks; none, until a policy was pushed.
    pub brand: Option<&'a Brand>,
    /// The privacy page.
    pub privacy_url: Option<&'a str>,
    /// Another site shows the page in a frame.
    pub framed: bool,
}

impl<'a> PageOwner<'a> {
    /// The company of a policy, or nobody yet.
    #[must_use]
    pub fn of(policy: Option<&'a Policy>) -> Self {
        let active = policy.map(|policy| policy.active.as_ref());
        Self {
            words: Words::of(policy),
            brand: active.map(|active| &active.brand),
            privacy_url: active.map(|active| active.company.privacy_url.as_str()),
            framed: false,
        }
    }

    /// The same for a request, of which a browser says whether it is for a frame.
    #[must_use]
    pub fn for_request(self, request: &Request) -> Self {
        let place = request.headers().get(SEC_FETCH_DEST);
        let framed = place.is_some_and(|place| place == "iframe");
        Self { framed, ..self }
    }
}
