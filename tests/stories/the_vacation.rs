//! A rep leaves for a week on Friday afternoon with open leads, and says so in answer to a task. Nobody waits for them to return: what
//! falls due goes to whoever is there, no new lead goes to them, and nobody is charged with anything.

use chrono::TimeDelta;
use followup::ids::LeadId;
use followup::timeline::{EntryKind, Fact};
use http::Method;
use journeys::{ANA, Town, plain};
use local::AcceptedMail;

use crate::one_conversation::signed_in;

/// Prospects of a Friday.
const ASKING: usize = 9;

async fn says(town: &Town, mail: &AcceptedMail, words: &str) {
    let (to, from) = (&mail.headers["Reply-To"], &mail.to[0]);
    let id = format!("{}.{}", mail.id, words.len());
    town.receive(&format!(
        "From: {from}\r\nTo: {to}\r\nSubject: Re: {}\r\nMessage-ID: <{id}@phone.test>\r\n\r\n{words}\r\n",
        mail.subject
    ))
    .await;
}

async fn asks(town: &Town, number: usize) -> LeadId {
    let (name, email) = (
        format!("Prospect {number}"),
        format!("p{number}@customer.test"),
    );
    let fields: Vec<_> = ANA
        .iter()
        .map(|(field, value)| match *field {
            "name" => ("name", name.as_str()),
            "email" => ("email", email.as_str()),
            _ => (*field, *value),
        })
        .filter(|(field, _)| *field != "phone")
        .collect();
    town.inquire(&fields).await
}

#[tokio::test]
async fn the_vacation() {
    let town = Town::open("2026-03-06 13:30").await;
    let mut leads = Vec::new();
    for number in 0..ASKING {
        leads.push(asks(&town, number).await);
        town.minutes(3).await;
    }
    town.minutes(20).await;
    let mut of_riley = Vec::new();
    for lead in &leads {
        if town.rep_of(lead).await == "riley@example.com" {
            of_riley.push(lead.clone());
        }
    }
    assert!(of_riley.len() >= 3, "{of_riley:?}");
    // Friday afternoon, in answer to whatever mail is at hand.
    let at_hand = town.mails_to("riley@example.com").pop().unwrap();
    says(&town, &at_hand, "Away until March 16").await;
    town.minutes(15).await;
    let receipt = town.last_mail("riley@example.com", "you are away until");
    insta::assert_snapshot!("the_receipt", plain(&receipt));

    // Every first contact was due before that: whoever is there has it, today.
    let left = town.now();
    for lead in &of_riley {
        let rep = town.rep_of(lead).await;
        assert_ne!(rep, "riley@example.com", "{lead}");
        let view = town.lead(lead).await;
        let lapsed = view.timeline.iter().any(|line| line.kind() == "lapsed");
        assert!(!lapsed, "nobody is charged with an absence: {lead}");
        let from = view.timeline.iter().filter_map(|line| {
            let Fact::HandedOver { from, .. } = &line.fact else {
                return None;
            };
            Some(from.to_string())
        });
        assert_eq!(from.collect::<Vec<_>>(), ["riley"]);
    }
    let moved = town.last_saying(
        "sam@example.com",
        "is away, and it is due before they are back",
    );
    insta::assert_snapshot!("to_a_colleague", plain(&moved));

    // A week in which people go on asking: none of it is Riley's, and no list goes out to somebody on the beach that asks for anything.
    for day in 9..14 {
        town.until(&format!("2026-03-{day:02} 10:00")).await;
        let lead = asks(&town, 100 + day).await;
        town.minutes(30).await;
        assert_ne!(town.rep_of(&lead).await, "riley@example.com");
    }
    let moved_once = of_riley.iter().map(async |lead| {
        let view = town.lead(lead).await;
        let times = view.timeline.iter();
        times
            .filter(|line| line.kind() == EntryKind::HandedOver.as_str())
            .count()
    });
    for times in moved_once {
        assert_eq!(times.await, 1, "it goes to and fro");
    }
    // Back on the Monday: new leads come again.
    town.until("2026-03-16 09:30").await;
    let mut got = false;
    for number in 200..206 {
        let lead = asks(&town, number).await;
        town.minutes(10).await;
        got |= town.rep_of(&lead).await == "riley@example.com";
    }
    assert!(got, "{}", town.mailbox());
    assert!(town.now() - left > TimeDelta::days(7));
    town.is_well_run().await;
}

#[tokio::test]
async fn who_is_back_earlier_says_so_in_a_word() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    says(&town, &task, "Away until Friday").await;
    town.minutes(15).await;
    assert_ne!(town.rep_of(&lead).await, rep);
    town.until("2026-03-04 09:10").await;
    says(&town, &task, "I'm back").await;
    town.minutes(15).await;
    let receipt = plain(&town.last_mail(&rep, "you are back"));
    assert!(receipt.contains("You get new leads again."), "{receipt}");
    let mut got = Vec::new();
    for number in 1..4 {
        let new = asks(&town, number).await;
        town.minutes(5).await;
        got.push(town.rep_of(&new).await);
    }
    assert!(got.contains(&rep), "new leads go there again: {got:?}");
    // What went to a colleague stays there: it is not handed to and fro.
    assert_ne!(town.rep_of(&lead).await, rep);
}

/// The facts of a lead, by name, in order.
async fn facts(town: &Town, lead: &LeadId) -> Vec<String> {
    let view = town.lead(lead).await;
    view.timeline
        .iter()
        .map(|line| line.kind().to_owned())
        .collect()
}

/// Somebody has tried to reach the lead, is away before the next call is due, and is back before anybody else has turned to the lead.
#[tokio::test]
async fn what_nobody_turned_to_meanwhile_comes_back() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.click(&task, "No answer").await;
    town.until("2026-03-03 09:30").await;
    says(&town, &task, "Away until Friday").await;
    town.minutes(15).await;
    let colleague = town.rep_of(&lead).await;
    assert_ne!(colleague, rep, "the second call is due before Friday");
    says(&town, &task, "I'm back").await;
    town.minutes(15).await;
    assert_eq!(
        town.rep_of(&lead).await,
        rep,
        "{:?}",
        facts(&town, &lead).await
    );
    let told = town.last_mail(&rep, "Ana Silva");
    insta::assert_snapshot!("back_again", plain(&told));
    let told = plain(&town.last_mail(&colleague, "Ana Silva"));
    assert!(told.contains("is now with Riley Chen"), "{told}");
    let moved = facts(&town, &lead).await;
    let moved = moved.iter().filter(|fact| *fact == "handed_over").count();
    assert_eq!(moved, 2);
    town.is_well_run().await;
}

/// The colleague has called: the lead knows them now, and stays.
#[tokio::test]
async fn who_was_called_by_a_colleague_stays_with_them() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.click(&task, "No answer").await;
    town.until("2026-03-03 09:30").await;
    says(&town, &task, "Away until Friday").await;
    town.minutes(15).await;
    let colleague = town.rep_of(&lead).await;
    let moved = town.last_mail(&colleague, "Ana Silva");
    town.click(&moved, "No answer").await;
    town.until("2026-03-06 10:00").await;
    assert_eq!(town.rep_of(&lead).await, colleague);
    town.is_well_run().await;
}

/// The team file knows a vacation ahead: it begins and ends by itself, and no time of it is offered to anybody.
#[tokio::test]
async fn a_vacation_that_the_team_file_knows() {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replacen(
            "free_when_open = true\n",
            "free_when_open = true\naway = [{ from = \"2026-03-04\", until = \"2026-03-09\" }]\n",
            1,
        );
    })
    .await;
    let riley = "riley@example.com";
    // On the afternoon before, there are leads for everybody, Riley's among them, whose hours end on the next day.
    town.until("2026-03-03 16:00").await;
    let mut of_riley = None;
    for number in 0..3 {
        let lead = asks(&town, number).await;
        town.minutes(5).await;
        if town.rep_of(&lead).await == riley {
            of_riley = Some(lead);
        }
    }
    let lead = of_riley.expect("one of three is Riley's");
    town.until("2026-03-03 23:50").await;
    assert_eq!(town.rep_of(&lead).await, riley, "it has not begun");
    town.until("2026-03-04 00:10").await;
    assert_ne!(
        town.rep_of(&lead).await,
        riley,
        "it is due before they are back"
    );
    for day in 4..7 {
        town.until(&format!("2026-03-{day:02} 11:00")).await;
        let new = asks(&town, 100 + day).await;
        town.minutes(20).await;
        assert_ne!(town.rep_of(&new).await, riley, "{day}");
    }
    town.until("2026-03-09 09:05").await;
    let mut got = false;
    for number in 200..206 {
        let new = asks(&town, number).await;
        town.minutes(10).await;
        got |= town.rep_of(&new).await == riley;
    }
    assert!(got, "{}", town.mailbox());
    town.is_well_run().await;
}

/// Nobody says anything, and the mailbox does: an automatic answer to a task counts as if they had said so.
#[tokio::test]
async fn an_out_of_office_of_the_team_is_an_absence() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    let (to, mails) = (&task.headers["Reply-To"], town.mails_to(&rep).len());
    town.receive(&format!(
        "From: {rep}\r\nTo: {to}\r\nSubject: Automatic reply: {}\r\nAuto-Submitted: auto-replied\r\nDate: Mon, 2 Mar 2026 10:20:00 -0500\r\nMessage-ID: <ooo@example.com>\r\n\r\n\
         I am out of the office and will be back on March 16.\r\n",
        task.subject
    ))
    .await;
    town.minutes(15).await;
    assert_ne!(town.rep_of(&lead).await, rep);
    let later = town.mails_to(&rep).into_iter().skip(mails);
    let later: Vec<_> = later.map(|mail| mail.subject).collect();
    assert_eq!(later, [""; 0], "no machine is answered");
    town.is_well_run().await;
}

/// Somebody leaves the company: the next policy does not name them, and everything of theirs goes on at once.
#[tokio::test]
async fn who_leaves_the_team_hands_over_everything() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    // They have agreed on a day.
    let agreed = [("next", "2026-03-10T11:00")];
    town.click_with(&task, "Reached", &agreed).await;
    let mut others = Vec::new();
    for number in 0..6 {
        others.push(asks(&town, number).await);
        town.minutes(5).await;
    }
    let mut theirs = vec![lead.clone()];
    for other in others {
        if town.rep_of(&other).await == rep {
            theirs.push(other);
        }
    }
    assert!(theirs.len() >= 3, "{theirs:?}");
    let id = rep.split('@').next().unwrap();
    let mut files = baton::shipped::embedded();
    let team = files.files.get_mut("team.toml").unwrap();
    let people: Vec<&str> = team.split("[[people]]").collect();
    let left = people
        .iter()
        .filter(|one| !one.contains(&format!("id = \"{id}\"")));
    *team = left.copied().collect::<Vec<_>>().join("[[people]]");
    let cloud = town.deployment.cloud();
    let version = cloud
        .push_policy(&files, "operator", town.now())
        .await
        .unwrap();
    let activated = cloud.activate_policy(&version, "operator", town.now());
    activated.await.unwrap();
    town.minutes(10).await;
    for lead in &theirs {
        let now = town.rep_of(lead).await;
        assert!(
            now != rep && !now.is_empty(),
            "{lead}: {:?}",
            facts(&town, lead).await
        );
    }
    let now = town.rep_of(&lead).await;
    let told = town.last_mail(&now, "Ana Silva");
    insta::assert_snapshot!("of_who_has_left", plain(&told));
    let later: Vec<_> = town.mails_to(&rep);
    let at = town.now() - TimeDelta::minutes(10);
    assert!(
        later.iter().all(|mail| mail.at <= at),
        "who has left gets no mail"
    );
    town.is_well_run().await;
}

/// What goes out by itself goes on while somebody is away. Whoever answers it is answered by somebody who is there, and waits for no opening.
#[tokio::test]
async fn an_answer_to_somebody_who_is_away_is_a_colleagues_at_once() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    for day in ["2026-03-02 10:40", "2026-03-03 11:30"] {
        town.until(day).await;
        let task = town.last_mail(&rep, "Ana Silva");
        town.click(&task, "No answer").await;
    }
    town.until("2026-03-04 10:00").await;
    let at_hand = town.mails_to(&rep).pop().unwrap();
    says(&town, &at_hand, "Away until March 16").await;
    town.minutes(15).await;
    assert_eq!(
        town.rep_of(&lead).await,
        rep,
        "the letter goes out by itself"
    );
    let mail = town.mails_to("ana@customer.test").pop().unwrap();
    town.until("2026-03-05 14:00").await;
    town.answer(&mail, "Thursday at ten would suit me.").await;
    town.minutes(5).await;
    let colleague = town.rep_of(&lead).await;
    assert_ne!(colleague, rep);
    let told = town.last_mail(&colleague, "Ana Silva");
    assert!(plain(&told).contains("Thursday at ten"), "{}", plain(&told));
    town.is_well_run().await;
}

#[tokio::test]
async fn who_has_planned_an_absence_at_the_desk_gets_new_leads_until_it_begins_and_then_none() {
    let town = Town::open("2026-03-02 09:30").await;
    let cookie = signed_in(&town, "riley").await;
    let headers = [
        ("cookie", cookie.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let planned = "away_from=2026-03-04&works_again=2026-03-11".to_owned();
    let answer = town
        .deployment
        .request(Method::POST, "/desk/today", &headers, planned);
    let page = String::from_utf8_lossy(answer.await.body()).into_owned();
    assert!(page.contains("is away from Wednesday"), "{page}");
    town.until("2026-03-03 15:30").await;
    let mut of_riley = Vec::new();
    for number in 0..ASKING {
        let lead = asks(&town, number).await;
        town.minutes(3).await;
        if town.rep_of(&lead).await == "riley@example.com" {
            of_riley.push(lead);
        }
    }
    assert!(!of_riley.is_empty(), "nobody is away before the day");
    // On the day what falls due before they are back is with whoever is there, and nothing new comes to them.
    town.until("2026-03-04 10:00").await;
    for lead in &of_riley {
        assert_ne!(town.rep_of(lead).await, "riley@example.com", "{lead}");
        let view = town.lead(lead).await;
        let lapsed = view.timeline.iter().any(|line| line.kind() == "lapsed");
        assert!(!lapsed, "nobody is charged with an absence: {lead}");
    }
    for number in 100..106 {
        let lead = asks(&town, number).await;
        town.minutes(5).await;
        assert_ne!(town.rep_of(&lead).await, "riley@example.com");
    }
    town.is_well_run().await;
}
