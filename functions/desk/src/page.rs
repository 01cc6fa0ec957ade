//! The pages of the desk: whole without a script, and those of a link have none; whatever somebody typed is escaped.

use cloud::page::Shell;
pub(crate) use cloud::page::{plain, shown};
use followup::brand::Brand;
use followup::policy::Company;
use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::Body;
use maud::{Markup, PreEscaped, html};
use wording::Words;

/// What a page of the desk has besides the style sheet of all pages.
const SEAT_STYLE: &str = include_str!("seat/seat.css");
/// What makes such a page quicker to use where a script runs.
const SEAT_SCRIPT: &str = include_str!("seat/seat.js");

/// A page whose shell is still to come: how the company looks is known where the request is answered, and not by each page.
#[derive(Debug, Clone)]
struct Unframed {
    words: Words,
    title: String,
    body: Markup,
    /// What stands above a page of the desk; above that of a link only for who is signed in.
    header: Option<Markup>,
}

/// Words of the policy, filled in, as a page shows them: nothing that somebody typed is markup in them.
pub(crate) fn told(words: &followup::template::Markup) -> Markup {
    PreEscaped(words.for_page())
}

/// What stands in a sentence until its parts are put in.
const PLACES: [&str; 2] = ["\u{e000}", "\u{e001}"];

/// A sentence of the catalogue with markup where its variables stand.
pub(crate) fn filled<const COUNT: usize>(
    parts: [Markup; COUNT],
    say: impl FnOnce([&str; COUNT]) -> String,
) -> Markup {
    const { assert!(COUNT <= PLACES.len()) };
    let places = std::array::from_fn(|at| PLACES[at]);
    let said = say(places);
    let mut markup = String::new();
    let mut rest = said.as_str();
    let next = |rest: &str| {
        let found = places.iter().zip(&parts);
        let found = found.filter_map(|(place, part)| Some((rest.find(place)?, *place, part)));
        found.min_by_key(|(at, _, _)| *at)
    };
    while let Some((at, place, part)) = next(rest) {
        let (before, after) = rest.split_at(at);
        markup.push_str(&html! { (before) (part) }.into_string());
        rest = after.strip_prefix(place).unwrap_or(after);
    }
    html! { (PreEscaped(markup)) (rest) }
}

/// A sentence of the catalogue with the name of a lead in it.
pub(crate) fn naming(name: &str, say: impl FnOnce(&str) -> String) -> Markup {
    filled([html! { bdi { (shown(name)) } }], |[name]| say(name))
}

/// Something to keep, under a name of ours: no browser shows it, and nothing on the way keeps it.
pub(crate) fn download(kind: &'static str, name: &str, content: String) -> Response<Body> {
    let named = format!("attachment; filename=\"{name}\"");
    let named = HeaderValue::try_from(named).expect("a name of ours is plain ASCII");
    let mut response = Response::new(Body::Text(content));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_DISPOSITION, named);
    response
}

/// A page in the language of these words.
pub(crate) fn page(words: Words, status: u16, title: &str, body: &Markup) -> Response<Body> {
    page_with(words, status, title, body, None)
}

/// The same with a header of the desk above it.
pub(crate) fn page_with(
    words: Words,
    status: u16,
    title: &str,
    body: &Markup,
    header: Option<Markup>,
) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (title, body) = (title.to_owned(), body.clone());
    response.extensions_mut().insert(Unframed {
        words,
        title,
        body,
        header,
    });
    response
}

/// Leads a browser on, after a post or from where nothing is shown.
pub(crate) fn see_other(address: &str) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(address) = HeaderValue::from_str(address) {
        headers.insert(header::LOCATION, address);
    }
    response
}

/// What was asked for has been done, and nothing more is to be said of it than what the lead's timeline says.
#[derive(Debug, Clone, Copy)]
struct AllDone;

/// The page that says that what was asked for has been done: whoever came from the desk reads it there instead.
pub(crate) fn all_done(mut response: Response<Body>) -> Response<Body> {
    response.extensions_mut().insert(AllDone);
    response
}

/// The same where it has been done; else the page as it is.
pub(crate) fn done_if(done: bool, response: Response<Body>) -> Response<Body> {
    if done { all_done(response) } else { response }
}

/// Whether a page says so.
pub(crate) fn is_all_done(response: &Response<Body>) -> bool {
    response.extensions().get::<AllDone>().is_some()
}

/// The page of a link with the desk's header above it.
pub(crate) fn under_header(mut response: Response<Body>, header: Markup) -> Response<Body> {
    if let Some(page) = response.extensions_mut().get_mut::<Unframed>() {
        page.header = Some(header);
    }
    response
}

/// The answer with the company's shell around its page; one that is no page stays as it is.
pub(crate) fn framed(mut response: Response<Body>, brand: Option<&Brand>) -> Response<Body> {
    let Some(page) = response.extensions_mut().remove::<Unframed>() else {
        return response;
    };
    let shell = Shell {
        header: page.header.as_ref(),
        script: page.header.as_ref().map(|_| SEAT_SCRIPT),
        more_styles: if page.header.is_some() {
            &[SEAT_STYLE, charts::STYLE]
        } else {
            &[]
        },
        ..Shell::new(page.words.language.tag(), &page.title, brand)
    };
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
pub(crate) fn message(
    words: Words,
    status: u16,
    title: &str,
    details: &[String],
) -> Response<Body> {
    let body = html! {
        h1 { (shown(title)) }
        div.card role="alert" { @for detail in details { p { (shown(detail)) } } }
    };
    page(words, status, title, &body)
}
