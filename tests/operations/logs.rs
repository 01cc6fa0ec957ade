//! Logs hold ids and reasons, and nothing of anybody.

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use journeys::{Fields, Town};
use tracing::Dispatch;
use tracing::subscriber::NoSubscriber;
use tracing_subscriber::EnvFilter;

use crate::journey::{EVERYBODY, play};

/// What a function logs where nobody asked for more, and one step more of our own.
const FILTER: &str = "info,cloud=debug,followup=debug,intake=debug,sweep=debug,send=debug,inbound=debug,desk=debug,baton=debug";
/// What stands between the parts of an address or a number.
const MIN_WORD: usize = 5;

/// The words of somebody's answers that would tell who it is, in small letters.
pub(crate) fn personal(person: Fields<'_>) -> Vec<String> {
    let telling = ["name", "email", "phone", "company", "message", "website"];
    let mut words = Vec::new();
    for (name, value) in person {
        if !telling.contains(name) {
            continue;
        }
        let value = value.to_lowercase();
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 7 {
            words.push(digits);
        }
        words.extend(
            value
                .split(|c: char| c.is_whitespace() || c == ',' || c == '.')
                .filter(|word| *name != "message" && word.len() >= MIN_WORD)
                .map(str::to_owned),
        );
        words.push(value);
    }
    words
}

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Nobody listens here. While there is one listener alone, whether a line is written at all is asked of the thread that comes to it first,
/// which is perhaps another test's and has none, and the answer is kept for all; with a second one, all are asked.
static NOBODY: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(NoSubscriber::default()));

/// What is logged until the subscriber's guard is dropped.
fn listen() -> (Kept, tracing::subscriber::DefaultGuard) {
    LazyLock::force(&NOBODY);
    let kept = Kept::default();
    let writer = kept.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::new(FILTER))
        .with_target(false)
        .with_writer(move || writer.clone())
        .finish();
    (kept, tracing::subscriber::set_default(subscriber))
}

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

#[tokio::test]
async fn the_id_that_a_form_is_told_leads_through_the_log_to_each_mail() {
    let (kept, logging) = listen();
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(journeys::ANA).await;
    town.minutes(90).await;
    drop(logging);
    let logged = kept.text();
    let lines: Vec<serde_json::Value> = logged
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line.to_string().contains(lead.as_str()))
        .collect();
    let said = |line: &serde_json::Value| line["fields"]["message"].as_str().unwrap().to_owned();
    assert_eq!(said(&lines[0]), "an inquiry was accepted", "{logged}");
    let facts: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["fields"]["facts"].as_str())
        .flat_map(|facts| facts.split(' '))
        .collect();
    for fact in ["assessed", "assigned", "call_opened"] {
        assert!(facts.contains(&fact), "{fact}: {facts:?}");
    }
    // The unit of work says whose it is, whatever is logged within it.
    let sent: Vec<_> = lines
        .iter()
        .filter(|line| line["span"]["name"] == "message" && line["fields"]["became"] == "Sent")
        .collect();
    let home = format!("L#{lead}");
    assert!(
        sent.iter()
            .all(|line| line["span"]["home"] == home.as_str()),
        "{sent:?}"
    );
    assert_eq!(sent.len(), 1, "the acknowledgement: {logged}");
}

#[tokio::test]
async fn nothing_that_a_busy_week_logs_tells_who_wrote_or_what() {
    let (kept, logging) = listen();
    let town = Town::open("2026-03-02 10:00").await;
    play(&town).await;
    drop(logging);
    let logged = kept.text().to_lowercase();
    let lines = logged.lines().count();
    assert!(
        lines >= 3,
        "the faults of that week leave their lines:\n{logged}"
    );
    let words: Vec<String> = EVERYBODY
        .iter()
        .flat_map(|person| personal(person))
        .collect();
    assert!(words.iter().any(|word| word == "ana@customer.test"));
    assert!(words.iter().any(|word| word == "12125550123"));
    for word in ["sister", "boat", "@"]
        .map(str::to_owned)
        .iter()
        .chain(&words)
    {
        let line = logged.lines().find(|line| line.contains(word.as_str()));
        assert_eq!(line, None, "{word}");
    }
}
