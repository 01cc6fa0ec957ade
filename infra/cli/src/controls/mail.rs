//! A mail by itself: as a file, as its reader sees it, and answered.

use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;

use crate::controls::answer::{ControlAnswer, field, see_other, with_type};
use crate::controls::mailbox::{MAX_ANSWER_CHARS, answered};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// A mail's HTML is shown alone, or in a frame of the mailbox: without scripts, forms or anything loaded; its links work, and open in place
/// of the mailbox.
const SANDBOX: &str = "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'";
/// Where a link of a mail is opened.
const TARGET: &str = "<base target=\"_top\">";
const HEAD: &str = "<head>";

/// `{id}.eml` or `{id}.html`.
pub(super) fn one(deployment: &LocalDeployment, name: &str) -> ControlAnswer {
    let mailbox = deployment.mailbox();
    if let Some(id) = name.strip_suffix(".eml") {
        let eml = mailbox.eml(id).ok_or_else(missing)?;
        return Ok(with_type(StatusCode::OK, "message/rfc822", eml));
    }
    let id = name.strip_suffix(".html").ok_or_else(missing)?;
    let html = mailbox.page(id).ok_or_else(missing)?;
    let html = match html.split_once(HEAD) {
        Some((before, after)) => format!("{before}{HEAD}{TARGET}{after}"),
        None => format!("{TARGET}{html}"),
    };
    let mut response = with_type(StatusCode::OK, "text/html; charset=utf-8", html);
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(SANDBOX),
    );
    Ok(response)
}

/// Whoever got a mail answers it, by the way of `POST /local/mail`.
pub(super) async fn answer(deployment: &LocalDeployment, body: &Bytes) -> ControlAnswer {
    let wrong = || {
        ControlProblem::bad_request(
            "Send the fields of a form: mail=m1, the id of a mail, and text=, what is answered.",
        )
    };
    let form = std::str::from_utf8(body).map_err(|_| wrong())?;
    let id = field(form, "mail").ok_or_else(wrong)?;
    let text = field(form, "text").filter(|text| !text.trim().is_empty());
    let text = text.ok_or_else(wrong)?;
    if text.chars().count() > MAX_ANSWER_CHARS {
        return Err(ControlProblem::unprocessable(format!(
            "Write at most {MAX_ANSWER_CHARS} letters."
        )));
    }
    let mail = deployment.mailbox().get(&id).ok_or_else(missing)?;
    deployment.answer_mail(&mail, &text).await;
    let response: Response<Bytes> = see_other(&answered(&mail));
    Ok(response)
}

fn missing() -> ControlProblem {
    ControlProblem::not_found("There is no such mail; /local/mail.json lists them.")
}
