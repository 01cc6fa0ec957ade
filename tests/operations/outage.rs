//! A day on which no mail could leave: everybody who asked hears of it late, the newest first, in words that say so; and nobody of the team
//! gets a list of all of them.

use std::collections::HashMap;

use baton::{LocalDeployment, Setup};
use calendar::{Instant, parse_instant};
use chrono::TimeDelta;
use journeys::plain;
use local::{AcceptedMail, Fault, FaultPlan, FaultRule, Options};

use crate::crowd::{address, asks};

/// Who asks while nothing leaves: one every half hour, for a day.
const ASKED: usize = 48;
/// Mails a second of this account: four minutes for all of them.
const MAILS_A_SECOND: f64 = 0.25;
/// The window of an acknowledgement.
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Lines of a list that a person may get.
const MOST_LINES: usize = 40;

/// The one mail that each of them got, with when they asked.
fn answers(deployment: &LocalDeployment, asked: &[Instant]) -> Vec<(Instant, AcceptedMail)> {
    let mut by_address: HashMap<String, Vec<AcceptedMail>> = HashMap::new();
    for mail in deployment.mailbox().all() {
        by_address.entry(mail.to[0].clone()).or_default().push(mail);
    }
    let numbers = 0..asked.len();
    numbers
        .map(|number| {
            let mut mails = by_address.remove(&address(number)).unwrap_or_default();
            assert_eq!(mails.len(), 1, "{number}");
            (asked[number], mails.remove(0))
        })
        .collect()
}

#[tokio::test]
async fn after_a_day_without_mail_everybody_is_answered_late_and_the_newest_first() {
    // A Saturday, so that nobody of the team calls them meanwhile.
    let start = parse_instant("2026-03-07T15:00:00Z").unwrap();
    let mut options = Options::simulated(7, start);
    options.max_send_rate = MAILS_A_SECOND;
    let deployment = LocalDeployment::open(Setup::in_memory(options))
        .await
        .unwrap();
    let rule =
        FaultRule::always(Fault::Refused("AccountSuspendedException")).operation("SendEmail");
    deployment.aws().faults().set(FaultPlan::new().rule(rule));
    let mut asked = Vec::new();
    for number in 0..ASKED {
        asked.push(deployment.cloud().now());
        asks(&deployment, number).await;
        deployment.advance(TimeDelta::minutes(30)).await.unwrap();
    }
    assert_eq!(deployment.mailbox().len(), 0);
    deployment.aws().faults().reset();
    let mended = deployment.cloud().now();
    deployment.advance(TimeDelta::minutes(30)).await.unwrap();

    let answers = answers(&deployment, &asked);
    let mut late = 0;
    for (asked_at, mail) in &answers {
        let is_late = mail.at > *asked_at + WINDOW;
        let text = plain(mail);
        let says_so = text.contains("This email comes late: you wrote");
        assert_eq!(is_late, says_so, "{asked_at}: {text}");
        late += usize::from(is_late);
        assert!(mail.at <= mended + TimeDelta::minutes(20), "{}", mail.at);
    }
    assert!(late >= ASKED - 2, "{late}");
    let first = plain(&answers[0].1);
    assert!(first.contains("you wrote 24 hours ago"), "{first}");
    // Of those who are late, nobody who asked later is answered after somebody who asked before, whoever tried meanwhile.
    let late = answers
        .iter()
        .filter(|(asked_at, mail)| mail.at > *asked_at + WINDOW);
    let late: Vec<_> = late.collect();
    for pair in late.windows(2) {
        let [(_, before), (asked_at, after)] = pair else {
            unreachable!("windows of two");
        };
        assert!(after.at <= before.at, "{asked_at}: {}", after.at);
    }
    let span = late[0].1.at - late[late.len() - 1].1.at;
    assert!(span >= TimeDelta::minutes(3), "{span}");
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");

    // Nobody has them as tasks, and no list has them all: not on Monday, and not once all of them are the manager's.
    deployment.advance(TimeDelta::days(5)).await.unwrap();
    for mail in deployment.mailbox().all() {
        let text = plain(&mail);
        let names = (0..ASKED).filter(|number| text.contains(&format!("Number{number} ")));
        let lines = names.count();
        assert!(lines <= MOST_LINES, "{lines} lines in \"{}\"", mail.subject);
        assert!(!mail.subject.contains("Not sent"), "{}", mail.subject);
    }
}
