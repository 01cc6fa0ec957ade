//! The mail service says something, or hands a received mail over.

use baton::Bundle;
use local::Fault;

use super::ends_the_same;
use super::scene::{Scene, Work};
use crate::town::{ANA, ask, mail_fails, mails_to_leads, opened, opened_with, pass};

fn report(kind: &str, bundle: &Bundle) -> Work {
    let mail = &mails_to_leads(bundle)[0].id;
    Work::Reported {
        path: "/local/ses-event",
        body: format!(r#"{{"type":"{kind}","mail":"{mail}"}}"#),
    }
}

async fn acknowledged() -> Bundle {
    let bundle = opened().await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 5).await;
    bundle
}

/// The answer to the mail was lost, and this event is all that says that it left.
#[tokio::test]
async fn a_delivery_settles_what_was_unknown_whatever_fails() {
    let bundle = opened_with(false).await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 1).await;
    mail_fails(&bundle, Fault::AnswerLost);
    pass(&bundle, 3).await;
    bundle.house().faults().reset();
    let delivery = report("delivery", &bundle);
    ends_the_same(&Scene::new("delivery", bundle, delivery)).await;
}

#[tokio::test]
async fn a_bounce_stops_the_mail_whatever_fails() {
    let bundle = acknowledged().await;
    let bounce = report("bounce", &bundle);
    ends_the_same(&Scene::new("bounce", bundle, bounce)).await;
}

#[tokio::test]
async fn a_complaint_stops_everything_whatever_fails() {
    let bundle = acknowledged().await;
    let complaint = report("complaint", &bundle);
    ends_the_same(&Scene::new("complaint", bundle, complaint)).await;
}

#[tokio::test]
async fn an_answer_reaches_the_rep_whatever_fails() {
    let bundle = acknowledged().await;
    let mail = &mails_to_leads(&bundle)[0];
    let body = format!(
        "From: {}\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <a1@customer.example>\r\n\r\nTuesday is fine.\r\n",
        mail.to[0], mail.headers["Reply-To"], mail.subject
    );
    let answer = Work::Reported {
        path: "/local/mail",
        body,
    };
    ends_the_same(&Scene::new("answer", bundle, answer)).await;
}
