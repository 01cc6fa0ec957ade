//! Whose form it is: what every page says and shows of the company.

use followup::brand::Brand;
use followup::form::Form;
use followup::language::{Language, SpokenLanguages};
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
    /// The company's languages, its pages being offered in each; none, until a policy was pushed.
    pub spoken: Option<&'a SpokenLanguages>,
    /// A number that anybody may call.
    pub phone: Option<&'a str>,
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
            spoken: active.map(|active| &active.company.languages),
            phone: active.and_then(|active| active.company.phone.as_deref()),
            framed: false,
        }
    }

    /// The languages that a form is offered in besides the one that it is read in: none, where it is written in one alone.
    pub(crate) fn other_languages(&self, form: &Form) -> Vec<Language> {
        let all = self.spoken.into_iter().flat_map(SpokenLanguages::iter);
        let is_translated = form.language.is_none();
        all.filter(|one| is_translated && *one != self.words.language)
            .collect()
    }

    /// The tag of the language that a form is read in, where there are others.
    pub(crate) fn language_among_others(&self, form: &Form) -> Option<&'static str> {
        let others = self.other_languages(form);
        (!others.is_empty()).then(|| self.words.language.tag())
    }
}

/// Whether a browser says of a request that its page will stand in a frame.
pub(crate) fn is_framed(request: &Request) -> bool {
    let place = request.headers().get(SEC_FETCH_DEST);
    place.is_some_and(|place| place == "iframe")
}
