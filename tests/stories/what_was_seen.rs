//! What somebody of the team has seen at the desk since it came is not mailed to them. Whoever has not looked, or only had a page open that renews
//! itself, is told as ever; and what asks for something by a time is mailed whatever anybody has seen.

use followup::ids::LeadId;
use http::Method;
use journeys::{ANA, Town};
use local::AcceptedMail;

use crate::one_conversation::signed_in;

/// Somebody opens a page of the desk in their browser.
async fn looks(town: &Town, who: &str, path: &str) {
    let cookie = signed_in(town, who).await;
    let headers = [("cookie", cookie.as_str())];
    let answer = town.deployment.request(Method::GET, path, &headers, "");
    assert_eq!(answer.await.status(), 200, "{path}");
}

/// Whose lead it is, by their name at the desk.
async fn owner(town: &Town, lead: &LeadId) -> String {
    let rep = town.rep_of(lead).await;
    rep.split_once('@').unwrap().0.to_owned()
}

/// Mails to somebody since a time, by their subjects.
fn since(town: &Town, address: &str, from: &str) -> Vec<String> {
    let mails = town.mails_to(address).into_iter();
    let mails = mails.filter(|mail| mail.at >= town.at(from));
    mails.map(|mail| mail.subject).collect()
}

#[tokio::test]
async fn an_answer_that_its_rep_has_read_at_the_desk_is_not_mailed_with_the_list_of_the_morning() {
    // What the rep does before the office opens, and whether the list is mailed to them all the same.
    let cases = [
        (None, true),
        (Some(("06:30", "/desk/today")), true),
        (Some(("08:30", "/desk/today?renewed=yes")), true),
        (Some(("08:30", "/desk/find?q=Nobody")), true),
        (Some(("08:30", "/desk/today")), false),
        (Some(("08:30", "/desk/leads/{lead}")), false),
    ];
    for (look, is_mailed) in cases {
        let town = Town::open("2026-03-02 10:00").await;
        let lead = town.inquire(ANA).await;
        town.until("2026-03-02 11:00").await;
        let (rep, who) = (town.rep_of(&lead).await, owner(&town, &lead).await);
        let task = town.last_mail(&rep, "Ana Silva");
        town.click(&task, "No answer").await;
        if let Some(("06:30", path)) = look {
            town.until("2026-03-03 06:30").await;
            looks(&town, &who, path).await;
        }
        town.until("2026-03-03 07:00").await;
        let thanks = town.last_mail("ana@customer.test", "Thank you");
        town.answer(&thanks, "Back on Thursday. Which lamps do you have?")
            .await;
        if let Some((at @ "08:30", path)) = look {
            town.until(&format!("2026-03-03 {at}")).await;
            looks(&town, &who, &path.replace("{lead}", lead.as_str())).await;
        }
        town.until("2026-03-03 09:30").await;
        let told = since(&town, &rep, "2026-03-03 07:00");
        assert_eq!(told.len(), usize::from(is_mailed), "{look:?}: {told:?}");
        // That nobody answers is nobody's news: the next list has it for everybody, and so has the manager's.
        town.until("2026-03-04 09:30").await;
        for address in [rep.as_str(), "morgan@example.com"] {
            let told = town.mails_to(address).into_iter();
            let mut told = told.filter(|mail| mail.at >= town.at("2026-03-03 09:30"));
            let says = |mail: AcceptedMail| mail.text.unwrap_or_default().contains("Ana Silva");
            assert!(told.any(says), "{look:?}: {address}");
        }
        town.is_well_run().await;
    }
}

#[tokio::test]
async fn a_new_lead_that_its_rep_sees_before_the_task_leaves_is_not_mailed_and_its_reminder_is() {
    for (looks_there, is_mailed) in [(true, false), (false, true)] {
        let town = Town::open("2026-03-02 10:00").await;
        let lead = town.inquire(ANA).await;
        town.minutes(1).await;
        let who = owner(&town, &lead).await;
        // Who leads the team looks at it, too: that is nobody else's sight of it.
        looks(&town, "morgan", &format!("/desk/leads/{lead}")).await;
        if looks_there {
            looks(&town, &who, "/desk/today").await;
        }
        town.until("2026-03-02 10:45").await;
        let rep = town.rep_of(&lead).await;
        let told = since(&town, &rep, "2026-03-02 10:00");
        assert_eq!(told.len(), usize::from(is_mailed), "{told:?}");
        town.until("2026-03-02 12:30").await;
        let told = since(&town, &rep, "2026-03-02 10:45");
        assert!(!told.is_empty(), "nobody said that its time runs out");
        town.is_well_run().await;
    }
}
