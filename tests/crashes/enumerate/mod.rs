//! Every request of every handler that changes something is a crash point; none is sampled.

use chrono::TimeDelta;
use local::{Fault, FaultPlan};

use baton::Bundle;

use crate::town::{ANA, SEED, opened, outcome_page, pass, standing, to_leads};

const FAULTS: [Fault; 6] = [
    Fault::HaltBefore,
    Fault::HaltAfter,
    Fault::AnswerLost,
    Fault::ServerError,
    Fault::TransactionConflict,
    Fault::Throttled,
];
/// What production does by itself once the fault is over: whoever got no answer tries again, the next sweeps run.
const RECOVERY_MINUTES: i64 = 20;
/// Tries of a person who gets no answer.
const TRIES: usize = 3;

/// What is done, and may die.
#[derive(Clone, Copy, Debug)]
enum Handler {
    /// Somebody new asks.
    NewPerson,
    /// Somebody who is known asks.
    KnownPerson,
    /// A rep reports on the desk.
    Report,
}

impl Handler {
    /// What happened before.
    async fn prepare(self, bundle: &Bundle) {
        match self {
            Self::NewPerson => {}
            Self::KnownPerson => ask(bundle).await,
            Self::Report => {
                ask(bundle).await;
                pass(bundle, 10).await;
            }
        }
    }

    async fn run(self, bundle: &Bundle) {
        match self {
            Self::NewPerson => ask(bundle).await,
            Self::KnownPerson => ask_again(bundle).await,
            Self::Report => report(bundle, "no_answer").await,
        }
    }
}

async fn ask(bundle: &Bundle) {
    for _ in 0..TRIES {
        if bundle.inquire("contact", &ANA).await.is_ok() || bundle.house().faults().halted() {
            return;
        }
    }
}

async fn ask_again(bundle: &Bundle) {
    let mut again = ANA;
    again[4].1 = "And when could it be here?";
    for _ in 0..TRIES {
        if bundle.inquire("contact", &again).await.is_ok() || bundle.house().faults().halted() {
            return;
        }
    }
}

async fn report(bundle: &Bundle, outcome: &str) {
    let page = outcome_page(bundle);
    for _ in 0..TRIES {
        let answer = bundle.click(&page, &[("outcome", outcome)]).await;
        if !answer.status().is_server_error() || bundle.house().faults().halted() {
            return;
        }
    }
}

async fn recover(handler: Handler, bundle: &Bundle) {
    bundle.house().faults().reset();
    // Whoever got no answer asks once more; the rest is for the next sweep.
    handler.run(bundle).await;
    bundle
        .advance(TimeDelta::minutes(RECOVERY_MINUTES))
        .await
        .unwrap();
}

/// Dies at every request, and fails in every other way. How many crash points there were.
async fn enumerate(handler: Handler) -> u64 {
    let clean = opened().await;
    handler.prepare(&clean).await;
    clean.house().faults().reset();
    handler.run(&clean).await;
    let points = clean.house().faults().seen();
    let history = clean.house().faults().history();
    recover(handler, &clean).await;
    let expected = standing(&clean).await;
    let mut tried = 0;
    let mut wrong = Vec::new();
    for (number, request) in (1..=points).zip(&history) {
        // A death before a read is one after the request before it: only what changes something counts.
        if matches!(
            request.operation.as_str(),
            "Query" | "GetItem" | "BatchGetItem"
        ) {
            continue;
        }
        for fault in FAULTS {
            let bundle = opened().await;
            handler.prepare(&bundle).await;
            let plan = FaultPlan::new().at(number, fault);
            bundle.house().faults().set(plan);
            handler.run(&bundle).await;
            recover(handler, &bundle).await;
            tried += 1;
            let found = standing(&bundle).await;
            let mut ids: Vec<_> = to_leads(&bundle)
                .into_iter()
                .map(|mail| mail.message)
                .collect();
            let mails = ids.len();
            ids.sort();
            ids.dedup();
            let is_unknown_mail = request.operation == "SendEmail" && is_told(&expected, &found);
            if ids.len() != mails || (found != expected && !is_unknown_mail) {
                wrong.push(format!(
                    "seed {SEED}, {handler:?}, request {number} of {points} ({}), {fault:?}:\n  {}\ninstead of\n  {}",
                    request.operation,
                    found.join("\n  "),
                    expected.join("\n  ")
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong of {tried}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    eprintln!("{handler:?}: {points} requests, {tried} crash points");
    tried
}

/// Whether all that differs is a mail of which nobody knows whether it left: held, and visible.
fn is_told(expected: &[String], found: &[String]) -> bool {
    found
        .iter()
        .filter(|line| !expected.contains(line))
        .all(|line| line.ends_with(" held") || line.ends_with(" unknown"))
}

#[tokio::test]
async fn an_inquiry_survives_a_death_at_every_request() {
    enumerate(Handler::NewPerson).await;
    enumerate(Handler::KnownPerson).await;
}

#[tokio::test]
async fn a_report_survives_a_death_at_every_request() {
    enumerate(Handler::Report).await;
}
