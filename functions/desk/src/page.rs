//! The pages of the desk: no script; whatever somebody typed is escaped.

use cloud::page::Shell;
pub(crate) use cloud::page::{plain, shown};
use followup::brand::Brand;
use followup::policy::Company;
use http::{Response, StatusCode};
use lambda_http::Body;
use maud::{Markup, html};
use wording::Words;

/// A page whose shell is still to come: how the company looks is known where the request is answered, and not by each page.
#[derive(Debug, Clone)]
struct Unframed {
    words: Words,
    title: String,
    body: Markup,
}

/// A page.
pub(crate) fn page(status: u16, title: &str, body: &Markup) -> Response<Body> {
    page_in(Words::TEAM, status, title, body)
}

/// The same in the language of these words.
pub(crate) fn page_in(words: Words, status: u16, title: &str, body: &Markup) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (title, body) = (title.to_owned(), body.clone());
    response
        .extensions_mut()
        .insert(Unframed { words, title, body });
    response
}

/// The answer with the company's shell around its page; one that is no page stays as it is.
pub(crate) fn framed(mut response: Response<Body>, brand: Option<&Brand>) -> Response<Body> {
    let Some(page) = response.extensions_mut().remove::<Unframed>() else {
        return response;
    };
    let shell = Shell::new(page.words.language.tag(), &page.title, brand);
    let mut framed = shell.respond(response.status().as_u16(), &page.body);
    framed
        .headers_mut()
        .extend(std::mem::take(response.headers_mut()));
    framed
}

/// Where the company says what it does with personal data.
pub(crate) fn privacy(company: &Company) -> Markup {
    let words = Words::from(company);
    html! { p.note { a href=(shown(&company.privacy_url)) rel="noreferrer" { (words.page_privacy()) } } }
}

/// A page that says what is the matter and what would be right.
pub(crate) fn message(status: u16, title: &str, details: &[&str]) -> Response<Body> {
    let body = html! {
        h1 { (shown(title)) }
        div.card role="alert" { @for detail in details { p { (shown(detail)) } } }
    };
    page(status, title, &body)
}
