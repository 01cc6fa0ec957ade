//! What the end may be when a request of `send` fails. For every other handler there is one end.

use chrono::TimeDelta;
use local::{Fault, LocalService, SeenRequest};

use super::faults::Failure;
use crate::standing::{About, Standing};

/// How late a decision or a mail may come because something failed: the next sweep, and the one after that for what
/// it puts on the bus.
const LATE: TimeDelta = TimeDelta::minutes(2);
/// The lease of who claimed it, and the wait for the mail service's word.
const UNKNOWN_FOR: TimeDelta = TimeDelta::minutes(18);
/// Why a mail to a lead is held of which nobody knows whether it left.
const PERHAPS: &str = "perhaps_sent";

/// To whom a scene's message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recipient {
    Lead { message: String, step: &'static str },
    Staff { message: String },
}

/// An end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// As if nothing had failed, a sweep or two later at most.
    Same,
    /// The same, but that nothing was promised: a form is taken although the policy cannot be read, which says what can be.
    Unpromised,
    /// The mail left once, and the mail service's own event settled what its record did not.
    SettledByEvent,
    /// Nobody knows whether the mail to a lead left: a person decides. It did leave so many times.
    Held { left: usize },
    /// Nobody knows whether the mail to the team left: it was sent once more. It left so many times.
    Again { left: usize },
}

/// The end that the design names for a failure of a request of `send`.
///
/// Three requests count: the claim (its first transaction), the mail, and the record (the first transaction after).
pub(crate) fn end_of(
    recipient: &Recipient,
    requests: &[SeenRequest],
    index: usize,
    failure: Failure,
    events: bool,
) -> End {
    let mail = requests
        .iter()
        .position(|one| one.service == LocalService::Ses)
        .unwrap();
    let is_write = |one: &SeenRequest| one.operation == "TransactWriteItems";
    let claim = requests.iter().position(is_write).unwrap();
    let is_staff = matches!(recipient, Recipient::Staff { .. });
    let applied = failure.is_applied();
    let perhaps = |left: bool| match (left, is_staff) {
        (true, _) if events => End::SettledByEvent,
        (left, false) => End::Held {
            left: usize::from(left),
        },
        (left, true) => End::Again {
            left: 1 + usize::from(left),
        },
    };
    if index == claim && applied && failure.is_for_good() {
        // Claimed, and nobody knows of it.
        perhaps(false)
    } else if claim < index && index < mail && failure.is_a_death() {
        // Claimed, and who had it died before the mail left.
        perhaps(false)
    } else if index == mail {
        // Definitely not taken: tried again a minute later.
        if matches!(failure.fault, Fault::Throttled | Fault::ConnectFailed) {
            End::Same
        } else {
            perhaps(applied)
        }
    } else if index > mail && !applied && failure.is_for_good() {
        perhaps(true)
    } else {
        End::Same
    }
}

impl End {
    /// What is not as this end has it.
    pub(crate) fn check(
        self,
        recipient: &Recipient,
        expected: &Standing,
        found: &Standing,
    ) -> Vec<String> {
        let (mut expected, mut found) = (expected.clone(), found.clone());
        let (message, step) = match recipient {
            Recipient::Lead { message, step } => (message, *step),
            Recipient::Staff { message } => (message, ""),
        };
        if self == End::Same || self == End::Unpromised {
            // What stood beside the form is a policy's: where none can be read it is not known, and nobody is turned away for that.
            let is_shown =
                |line: &String| line.contains("body.shown.") && line.ends_with("nothing");
            let mut wrong = expected.differences(&found, LATE);
            wrong.retain(|line| !is_shown(line));
            if self == End::Same {
                return wrong;
            }
            let is_promise = |line: &String| line.contains("promise") && line.ends_with("nothing");
            let (promises, mut wrong): (Vec<String>, Vec<String>) =
                wrong.into_iter().partition(is_promise);
            if promises.is_empty() {
                wrong.push("something was promised without a policy".to_owned());
            }
            return wrong;
        }
        let (was, about) = (expected.take(message, step), found.take(message, step));
        let mut wrong = expected.differences(&found, UNKNOWN_FOR);
        let facts = match self {
            End::Same | End::Unpromised => Vec::new(),
            End::SettledByEvent => vec![
                ("state", about.state() == "sent"),
                ("it left once", about.left == 1),
                ("nobody was told", about.told == was.told),
                (
                    "one line says sent",
                    about.lines_of("sent") == was.lines_of("sent"),
                ),
                ("no line says not sent", about.lines_of("not_sent") == 0),
            ],
            End::Held { left } => vec![
                ("state", about.state() == "held"),
                (
                    "why",
                    about
                        .item
                        .get("why.because")
                        .is_some_and(|why| why == PERHAPS),
                ),
                ("it waits for its time", about.item.contains_key("due_at")),
                ("how often it left", about.left == left),
                (
                    "one person was told, once",
                    about.told.len() == was.told.len() + 1,
                ),
                ("one line says not sent", about.lines_of("not_sent") == 1),
                ("one line says unknown", about.lines_of("unknown") == 1),
                ("no line says sent", about.lines_of("sent") == 0),
            ],
            End::Again { left } => vec![
                ("state", about.state() == "sent"),
                ("how often it left", about.left == left),
                ("nobody was told", about.told == was.told),
            ],
        };
        let failed = facts.iter().filter(|(_, holds)| !holds);
        wrong.extend(failed.map(|(what, _)| format!("{what}: {about:#?}")));
        wrong
    }
}

impl About {
    fn state(&self) -> &str {
        self.item.get("state").map_or("", String::as_str)
    }
}
