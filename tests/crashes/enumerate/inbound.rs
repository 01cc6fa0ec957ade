//! The mail service says something, or hands a received mail over.

use baton::LocalDeployment;
use local::Fault;

use super::ends_the_same;
use super::scene::{Scene, Work};
use crate::town::{ANA, ask, mail_fails, mails_to_leads, opened, opened_with, pass};

fn report(kind: &str, deployment: &LocalDeployment) -> Work {
    let mail = &mails_to_leads(deployment)[0].id;
    Work::Reported {
        path: "/local/ses-event",
        body: format!(r#"{{"type":"{kind}","mail":"{mail}"}}"#),
    }
}

async fn acknowledged() -> LocalDeployment {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 5).await;
    deployment
}

/// The answer to the mail was lost, and this event is all that says that it left.
#[tokio::test]
async fn a_delivery_settles_what_was_unknown_whatever_fails() {
    let deployment = opened_with(false).await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 1).await;
    mail_fails(&deployment, Fault::AnswerLost);
    pass(&deployment, 3).await;
    deployment.aws().faults().reset();
    let delivery = report("delivery", &deployment);
    ends_the_same(&Scene::new("delivery", deployment, delivery)).await;
}

#[tokio::test]
async fn a_bounce_stops_the_mail_whatever_fails() {
    let deployment = acknowledged().await;
    let bounce = report("bounce", &deployment);
    ends_the_same(&Scene::new("bounce", deployment, bounce)).await;
}

/// It is noted on the mail, and nobody is charged with what it said.
#[tokio::test]
async fn the_bounce_of_a_mail_to_the_team_is_noted_whatever_fails() {
    let deployment = acknowledged().await;
    pass(&deployment, 30).await;
    let mails = deployment.mailbox().all();
    let to_rep = mails
        .iter()
        .find(|mail| mail.to[0].ends_with("@example.com"));
    let mail = &to_rep.unwrap().id;
    let bounce = Work::Reported {
        path: "/local/ses-event",
        body: format!(r#"{{"type":"bounce","mail":"{mail}"}}"#),
    };
    ends_the_same(&Scene::new("bounce of the team", deployment, bounce)).await;
}

#[tokio::test]
async fn a_complaint_stops_everything_whatever_fails() {
    let deployment = acknowledged().await;
    let complaint = report("complaint", &deployment);
    ends_the_same(&Scene::new("complaint", deployment, complaint)).await;
}

/// A raw mail to the address that a lead answers to.
fn received(deployment: &LocalDeployment, head: &str, words: &str) -> Work {
    let mail = &mails_to_leads(deployment)[0];
    Work::Reported {
        path: "/local/mail",
        body: format!(
            "To: {}\r\nDate: Mon, 2 Mar 2026 10:30:00 -0500\r\n{head}\r\n\r\n{words}\r\n",
            mail.headers["Reply-To"]
        ),
    }
}

#[tokio::test]
async fn an_absence_moves_the_next_step_once_whatever_fails() {
    let deployment = acknowledged().await;
    let from = &mails_to_leads(&deployment)[0].to[0];
    let head = format!("From: {from}\r\nSubject: Automatic reply\r\nAuto-Submitted: auto-replied");
    let away = received(&deployment, &head, "I am back on the 14th.");
    ends_the_same(&Scene::new("away", deployment, away)).await;
}

#[tokio::test]
async fn a_bounce_that_arrives_as_mail_stops_the_address_whatever_fails() {
    let deployment = acknowledged().await;
    let to = &mails_to_leads(&deployment)[0].to[0];
    let head = format!(
        "From: MAILER-DAEMON@customer.example\r\nSubject: Undelivered Mail\r\nX-Failed-Recipients: {to}"
    );
    let bounce = received(&deployment, &head, "550 5.1.1 user unknown");
    ends_the_same(&Scene::new("bounced mail", deployment, bounce)).await;
}

#[tokio::test]
async fn a_stranger_becomes_one_lead_whatever_fails() {
    let deployment = opened().await;
    let stranger = Work::Reported {
        path: "/local/mail",
        body: "From: Cy <cy@customer.example>\r\nTo: hello@in.example.com\r\nSubject: Hello\r\n\r\nWhat does it cost?\r\n"
            .to_owned(),
    };
    ends_the_same(&Scene::new("stranger", deployment, stranger)).await;
}

#[tokio::test]
async fn a_rep_reports_by_mail_once_whatever_fails() {
    let deployment = acknowledged().await;
    pass(&deployment, 30).await;
    let head = "From: riley@example.com\r\nSubject: Re: task";
    let report = received(&deployment, head, "She asked me to send the price list.");
    ends_the_same(&Scene::new("note by mail", deployment, report)).await;
}

#[tokio::test]
async fn an_answer_reaches_the_rep_whatever_fails() {
    let deployment = acknowledged().await;
    let mail = &mails_to_leads(&deployment)[0];
    let body = format!(
        "From: {}\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <a1@customer.example>\r\n\r\nTuesday is fine.\r\n",
        mail.to[0], mail.headers["Reply-To"], mail.subject
    );
    let answer = Work::Reported {
        path: "/local/mail",
        body,
    };
    ends_the_same(&Scene::new("answer", deployment, answer)).await;
}

#[tokio::test]
async fn a_probe_that_comes_back_verifies_received_mail_whatever_fails() {
    let deployment = opened().await;
    let cloud = deployment.cloud();
    let now = deployment.aws().clock().now();
    cloud.hasten_probe(now).await.unwrap();
    let probe = cloud.begin_probe(now).await.unwrap().unwrap();
    let body = format!(
        "From: hello@example.com\r\nTo: {probe}\r\nSubject: probe\r\nAuto-Submitted: auto-generated\r\n\r\nProbe.\r\n"
    );
    let returned = Work::Reported {
        path: "/local/mail",
        body,
    };
    ends_the_same(&Scene::new("probe", deployment, returned)).await;
}
