//! One handler at work: what happened before, what it does, what may fail, and what production does about it.

use baton::{LocalDeployment, controls};
use chrono::TimeDelta;
use cloud::bus::{MESSAGE_DUE, MessageDue};
use cloud::keys::Key;
use http::{Method, Request, Response};
use local::{SeenRequest, Snapshot};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::faults::Failure;
use crate::standing::Standing;
use crate::town::Fields;

/// Tries of a person who gets no answer.
const TRIES: usize = 3;
/// How long whoever got no answer waits.
const RETRY_AFTER: TimeDelta = TimeDelta::seconds(5);
/// No sweep comes at the moment at which another one ended.
const MOMENT: TimeDelta = TimeDelta::seconds(1);

/// What is done, and may fail.
#[derive(Clone, Debug)]
pub(crate) enum Work {
    /// Somebody posts a form or presses a button, and does so again while there is no answer.
    Post {
        path: String,
        fields: Vec<(String, String)>,
    },
    /// Somebody who is signed in presses a button of the desk, and does so again while there is no answer.
    Signed {
        cookie: String,
        path: String,
        body: &'static str,
    },
    /// The schedule starts a sweep. The next one is a minute away.
    Sweep,
    /// The bus says that a message is due. It says so once; the sweep is its safety net.
    Send(Key),
    /// The mail service reports something about a mail, or hands a received one over; what fails is handed over again.
    Reported { path: &'static str, body: String },
}

/// A handler, and a local AWS in which it has something to do.
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) work: Work,
    before: LocalDeployment,
    snapshot: Snapshot,
    _dir: TempDir,
}

/// A run of a scene.
pub(crate) struct Played {
    pub(crate) standing: Standing,
    /// The requests of the handler.
    pub(crate) requests: Vec<SeenRequest>,
}

impl Scene {
    /// A scene that begins now.
    pub(crate) fn new(name: &'static str, before: LocalDeployment, work: Work) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let snapshot = before.aws().snapshot(dir.path()).unwrap();
        Self {
            name,
            work,
            before,
            snapshot,
            _dir: dir,
        }
    }

    /// Plays it with a failure of the request at an index: the handler, what production does about it, and some
    /// minutes.
    pub(crate) async fn play(&self, failure: Option<(usize, Failure)>, minutes: i64) -> Played {
        let deployment = self.before.resume(&self.snapshot).unwrap();
        let before = Standing::of(&deployment).await;
        let faults = deployment.aws().faults();
        let plan = failure.map(|(index, failure)| failure.at(index as u64 + 1));
        faults.set(plan.unwrap_or_default());
        let answered = Box::pin(self.work.run(&deployment)).await;
        let requests = faults.history();
        faults.reset();
        if !answered {
            // Whoever posted and heard nothing tries once more. All the others are started by time.
            let answered = Box::pin(self.work.run(&deployment)).await;
            assert!(answered, "{}: no answer at all", self.name);
        }
        rest(&deployment, minutes).await;
        let mut standing = Standing::of(&deployment).await;
        standing.missing_from_the_bus(&deployment, &before);
        Played { standing, requests }
    }

    /// Plays it with what the handler is started by coming twice.
    pub(crate) async fn play_twice(&self, minutes: i64) -> Standing {
        let deployment = self.before.resume(&self.snapshot).unwrap();
        for _ in 0..2 {
            Box::pin(self.work.run(&deployment)).await;
        }
        rest(&deployment, minutes).await;
        Standing::of(&deployment).await
    }
}

async fn rest(deployment: &LocalDeployment, minutes: i64) {
    let clock = deployment.aws().clock();
    let end = clock.now() + TimeDelta::minutes(minutes);
    clock.set(clock.now() + MOMENT).unwrap();
    deployment.advance_to(end).await.unwrap();
}

/// Somebody fills in the contact form.
pub(crate) fn form(fields: Fields<'_>) -> Work {
    press("/f/contact", fields)
}

/// Somebody presses a button of a page.
pub(crate) fn press(path: &str, fields: Fields<'_>) -> Work {
    Work::Post {
        path: path.to_owned(),
        fields: fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
    }
}

/// The table as it is, past the wire: whatever is planned to fail, this does not.
fn table(deployment: &LocalDeployment) -> Value {
    let request = json!({"TableName": deployment.cloud().settings().table});
    deployment.aws().look("Scan", &request).unwrap()
}

/// Asks until there is an answer, in some tries. Whether there was one.
async fn tried<Body>(
    deployment: &LocalDeployment,
    before: &Value,
    ask: impl AsyncFn() -> Response<Body>,
) -> bool {
    for _ in 0..TRIES {
        let answer = ask().await;
        let status = answer.status();
        if !status.is_server_error() {
            assert!(status.is_success() || status.is_redirection(), "{status}");
            let to = answer.headers().get("location");
            let to = to.and_then(|to| to.to_str().ok());
            assert!(to.is_none_or(|to| !to.ends_with("../desk")), "at the door");
            return true;
        }
        if table(deployment) != *before {
            let clock = deployment.aws().clock();
            clock.set(clock.now() + RETRY_AFTER).unwrap();
        }
        if deployment.aws().faults().halted() {
            return false;
        }
    }
    false
}

impl Work {
    /// Does it. Whether whoever waits for an answer got one, in some tries. Who lost the answer to what was applied
    /// tries again later; what was not applied is named after the moment of the try that is.
    async fn run(&self, deployment: &LocalDeployment) -> bool {
        let before = table(deployment);
        match self {
            Self::Post { path, fields } => {
                let fields: Vec<(&str, &str)> = fields
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                tried(deployment, &before, async || {
                    match path.strip_prefix("/f/") {
                        Some(form) => deployment.post_form(form, &fields).await,
                        None => deployment.click(path, &fields).await,
                    }
                })
                .await
            }
            Self::Signed { cookie, path, body } => {
                let headers = [
                    ("cookie", cookie.as_str()),
                    ("sec-fetch-site", "same-origin"),
                    ("content-type", "application/x-www-form-urlencoded"),
                ];
                tried(deployment, &before, async || {
                    deployment
                        .request(Method::POST, path, &headers, *body)
                        .await
                })
                .await
            }
            Self::Sweep => {
                let _told = sweep::handle(
                    deployment.cloud(),
                    json!({"detail-type": "Scheduled Event"}),
                )
                .await;
                true
            }
            Self::Send(key) => {
                let due = MessageDue::new(key.clone());
                let event = json!({"source": "baton", "detail-type": MESSAGE_DUE, "detail": due});
                let _told = send::handle(deployment.cloud(), event).await;
                true
            }
            Self::Reported { path, body } => {
                let request = Request::builder()
                    .method(Method::POST)
                    .uri(*path)
                    .header("host", "127.0.0.1")
                    .body(body.clone().into())
                    .unwrap();
                let taken = controls::answer(deployment, request).await;
                assert_eq!(taken.status(), 202, "{body}");
                true
            }
        }
    }
}
