//! Whoever asks to be let in gets the mail, whatever the bus does with the word of it: without the mail nobody gets in.

use baton::LocalDeployment;
use http::{Method, StatusCode};
use local::{AcceptedMail, Fault, FaultPlan, FaultRule, LocalService};

use crate::town::{opened, pass};

/// Where somebody of the team signs in.
const DOOR: &str = "/desk";
/// Before the code, in the subject of the mail.
const SUBJECT: &str = "Sign in: ";

/// A form of the door, sent by a browser with this cookie: what it is answered, and the cookie that it is given.
async fn sent(
    deployment: &LocalDeployment,
    cookie: Option<&str>,
    form: String,
) -> (StatusCode, String) {
    let mut headers = vec![
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
        ("sec-fetch-site", "same-origin"),
    ];
    headers.extend(cookie.map(|cookie| ("cookie", cookie)));
    let answer = deployment.request(Method::POST, DOOR, &headers, form).await;
    let given = answer.headers()["set-cookie"].to_str().unwrap();
    let given = given.split(';').next().unwrap();
    (answer.status(), given.to_owned())
}

/// The mails by which somebody signs in.
fn mails(deployment: &LocalDeployment) -> Vec<AcceptedMail> {
    let mut mails = deployment.mailbox().all();
    mails.retain(|mail| mail.subject.starts_with(SUBJECT));
    mails
}

#[tokio::test]
async fn a_sign_in_that_the_bus_was_not_told_of_is_mailed_by_the_next_sweep_and_once() {
    for (fault, is_told) in [
        (Fault::EntriesFailed, false),
        (Fault::ServerError, false),
        (Fault::ConnectFailed, false),
        (Fault::AnswerLost, true),
    ] {
        let deployment = opened().await;
        let fails = FaultRule::always(fault).service(LocalService::EventBridge);
        deployment.aws().faults().set(FaultPlan::new().rule(fails));
        let form = "email=riley%40example.com".to_owned();
        let (asked, cookie) = sent(&deployment, None, form).await;
        assert_eq!(asked, StatusCode::OK, "{fault:?}");
        deployment.aws().faults().reset();
        if !is_told {
            assert!(mails(&deployment).is_empty(), "{fault:?}");
        }

        pass(&deployment, 1).await;
        let mailed = mails(&deployment);
        let [mail] = &mailed[..] else {
            panic!("{fault:?}: {mailed:#?}");
        };
        assert!(mail.is_to("riley@example.com"), "{fault:?}: {mail:#?}");
        let code = mail.subject.strip_prefix(SUBJECT).unwrap();
        let (let_in, _) = sent(&deployment, Some(&cookie), format!("code={code}")).await;
        assert_eq!(let_in, StatusCode::SEE_OTHER, "{fault:?}");

        pass(&deployment, 5).await;
        assert_eq!(mails(&deployment).len(), 1, "{fault:?}");
    }
}
