//! What is known of somebody is kept as long as the policy says after it has ended, and not a day longer. Who is owed something, or rests until
//! a date, stays. What was erased is a count and a reason.

use cloud::links::{Link, Purpose};
use followup::ids::LeadId;
use followup::policy::PolicyFiles;
use followup::retention::ErasureReason;
use journeys::{Town, button};

const PEOPLE: [&str; 4] = ["Ana Silva", "Bo Ek", "Cleo Park", "Dora Lind"];

async fn reports(town: &Town, lead: &LeadId, name: &str, outcome: &str, next: &str) {
    let task = town.last_mail(&town.rep_of(lead).await, name);
    let url = button(&task, "Not now", None).unwrap();
    let (page, _) = url.split_once('?').unwrap();
    let fields = [("next", next)];
    let fields = if next.is_empty() { &[][..] } else { &fields };
    town.press(&format!("{page}?outcome={outcome}"), fields)
        .await;
}

#[tokio::test]
async fn kept_long_enough() {
    let town = Town::open("2026-03-02 10:00").await;
    let mut leads = Vec::new();
    for (number, name) in PEOPLE.into_iter().enumerate() {
        let first = name.split(' ').next().unwrap().to_lowercase();
        let (email, phone) = (
            format!("{first}@customer.test"),
            format!("+1 212 555 01{:02}", 40 + number),
        );
        let fields = [
            ("name", name),
            ("email", email.as_str()),
            ("phone", phone.as_str()),
            ("topic", "sales"),
        ];
        leads.push(town.inquire(&fields).await);
    }
    let [ana, bo, cleo, dora] = leads.as_slice() else {
        panic!("four people asked");
    };
    town.until("2026-03-02 10:30").await;
    reports(&town, ana, "Ana Silva", "won", "").await;
    reports(&town, bo, "Bo Ek", "lost", "").await;
    reports(&town, cleo, "Cleo Park", "reached", "2027-06-01T10:00").await;
    reports(&town, dora, "Dora Lind", "not_now", "2027-06-01T10:00").await;
    town.until("2027-03-02 10:00").await;
    assert!(!town.lead(bo).await.inquiries.is_empty(), "a day too early");
    town.until("2027-03-03 10:00").await;
    let of_bo = town.lead(bo).await;
    assert!(of_bo.inquiries.is_empty() && of_bo.state.erased_at.is_some());
    // What happened stays, without them.
    assert!(of_bo.timeline.iter().any(|line| line.kind() == "closed"));
    for kept in [ana, cleo, dora] {
        assert!(!town.lead(kept).await.inquiries.is_empty());
    }
    let cloud = town.deployment.cloud();
    let record = cloud.erasures().await.unwrap();
    let [one] = record.as_slice() else {
        panic!("{record:?}");
    };
    assert_eq!(
        (one.reason, one.leads, one.inquiries),
        (ErasureReason::Lost, 1, 1)
    );
    assert_eq!(one.day, "2027-03-02");
    // The rest of them go on.
    town.until("2027-06-01 10:30").await;
    assert_eq!(town.lead(cleo).await.line.status, "in_conversation");
    assert_eq!(town.lead(dora).await.line.status, "working");
    town.is_well_run().await;
}

#[tokio::test]
async fn who_comes_back_before_the_time_is_over_is_kept() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("phone", "+1 212 555 0141"),
        ("topic", "sales"),
    ];
    let bo = town.inquire(&fields).await;
    town.until("2026-03-02 10:30").await;
    reports(&town, &bo, "Bo Ek", "do_not_contact", "").await;
    // Of who wants no contact nothing is kept but that.
    town.until("2026-06-01 10:00").await;
    assert!(town.lead(&bo).await.inquiries.is_empty());
    let anew: Vec<_> = fields
        .into_iter()
        .chain([("message", "Once more.")])
        .collect();
    let again = town.inquire(&anew).await;
    town.minutes(5).await;
    let lead = town.lead(&again).await;
    assert_eq!(
        lead.state.blocked.map(|_| ()),
        Some(()),
        "the wish is remembered"
    );
}

/// What stands beside the lines of a timeline.
async fn texts(town: &Town, lead: &LeadId) -> Vec<String> {
    let lines = town.lead(lead).await.timeline;
    lines.into_iter().filter_map(|line| line.note).collect()
}

/// The page on which whoever has a lead says what happened: by now every link of a mail is over.
async fn report_page(town: &Town, lead: &LeadId) -> String {
    let cloud = town.deployment.cloud();
    let stored = cloud.lead(lead).await.unwrap().unwrap().lead;
    let link = Link {
        purpose: Purpose::Outcome,
        lead: Some(stored.id.clone()),
        person: stored.rep().cloned(),
        task: stored.task(),
        expires: Some(cloud.now() + cloud::links::TASK_LINK),
    };
    link.url(&cloud.settings().base_url, &cloud.keys())
}

async fn records(town: &Town) -> Vec<(ErasureReason, u64)> {
    let record = town.deployment.cloud().erasures().await.unwrap();
    let of_one = |one: cloud::table::retention::ErasureRecord| {
        (one.reason, one.notes + one.identities + one.of_team)
    };
    record.into_iter().map(of_one).collect()
}

#[tokio::test]
async fn what_was_written_by_mail_goes_while_the_lead_stays_and_a_note_after_the_end() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(journeys::ANA).await;
    town.until("2026-03-02 10:30").await;
    let email = journeys::ANA.iter().find(|(name, _)| *name == "email");
    let thanks = town.mails_to(email.unwrap().1).pop().unwrap();
    town.answer(&thanks, "Please call me about the oak chairs.")
        .await;
    town.minutes(20).await;
    let task = town.last_mail(&town.rep_of(&ana).await, "Ana");
    let url = button(&task, "Not now", None).unwrap();
    let page = url.split_once('?').unwrap().0.to_owned();
    let fields = [("next", "2026-12-01T10:00"), ("note", "She has a dog.")];
    town.press(&format!("{page}?outcome=reached"), &fields)
        .await;
    let said = texts(&town, &ana).await;
    assert!(
        said.iter().any(|text| text.contains("oak chairs"))
            && said.iter().any(|text| text.contains("a dog")),
        "{said:?}"
    );
    // Ninety days later her words have gone, and what the rep noted for the next call is there.
    town.until("2026-05-31 09:00").await;
    assert_eq!(texts(&town, &ana).await.len(), said.len());
    town.until("2026-06-01 10:00").await;
    let left = texts(&town, &ana).await;
    assert!(
        !left.iter().any(|text| text.contains("oak chairs")),
        "{left:?}"
    );
    assert!(left.iter().any(|text| text.contains("a dog")), "{left:?}");
    assert!(!town.lead(&ana).await.inquiries.is_empty());
    assert_eq!(records(&town).await, [(ErasureReason::RawMail, 1)]);
    // It ends, and ninety days after that the note goes; the person is kept longer.
    let page = report_page(&town, &ana).await;
    town.press(&format!("{page}?outcome=lost"), &[]).await;
    assert_eq!(town.lead(&ana).await.line.status, "lost");
    town.until("2026-08-29 10:00").await;
    assert!(!texts(&town, &ana).await.is_empty());
    town.until("2026-08-31 10:00").await;
    assert_eq!(texts(&town, &ana).await, [""; 0]);
    assert!(!town.lead(&ana).await.inquiries.is_empty());
    let record = records(&town).await;
    assert_eq!(
        record.last(),
        Some(&(ErasureReason::Notes, 1)),
        "{record:?}"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn of_who_left_the_team_nothing_is_kept_but_their_id() {
    let town = Town::open("2026-03-02 10:00").await;
    town.inquire(journeys::ANA).await;
    town.until("2026-03-02 10:30").await;
    town.away("riley", "2026-03-03 10:00", "2026-03-05 10:00")
        .await;
    let cloud = town.deployment.cloud();
    let riley = followup::ids::PersonId::parse("riley").unwrap();
    let own = cloud.address_hash("riley.private@example.org");
    assert!(cloud.add_own_address(&riley, &own).await.unwrap());
    let without = |sources: &mut PolicyFiles| {
        let team = sources.files.get_mut("team.toml").unwrap();
        let (at, end) = {
            let named = team.find("id = \"riley\"").unwrap();
            let at = team[..named].rfind("[[people]]").unwrap();
            let end = team[named..].find("[[people]]").map(|end| named + end);
            (at, end.unwrap_or(team.len()))
        };
        team.replace_range(at..end, "");
    };
    let mut sources = baton::shipped::embedded();
    without(&mut sources);
    town.deployment.activate(&sources).await.unwrap();
    town.until("2026-03-31 09:00").await;
    assert_eq!(
        cloud.owner_of_address(&own).await.unwrap().as_ref(),
        Some(&riley)
    );
    town.until("2026-04-02 10:00").await;
    assert_eq!(cloud.owner_of_address(&own).await.unwrap(), None);
    let load = cloud.loads().await.unwrap().load(&riley);
    assert!(
        load.away.is_empty() && load.last_assigned.is_none(),
        "{load:?}"
    );
    let mails = cloud
        .messages(&cloud::keys::Home::Person(riley.clone()))
        .await
        .unwrap();
    assert!(mails.is_empty(), "{mails:?}");
    // Nobody else gets the id under which their work is told.
    assert!(cloud.is_known_member(&riley).await.unwrap());
    let record = records(&town).await;
    assert!(
        matches!(record.as_slice(), [(ErasureReason::PeopleLeft, much)] if *much >= 2),
        "{record:?}"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn who_is_back_in_the_team_file_keeps_what_is_theirs() {
    let town = Town::open("2026-03-02 10:00").await;
    let cloud = town.deployment.cloud();
    let riley = followup::ids::PersonId::parse("riley").unwrap();
    let own = cloud.address_hash("riley.private@example.org");
    assert!(cloud.add_own_address(&riley, &own).await.unwrap());
    let with = baton::shipped::embedded();
    let mut without = with.clone();
    let team = without.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"riley\"", "id = \"robin\"");
    // No two versions are put in force in one moment.
    town.minutes(1).await;
    town.deployment.activate(&without).await.unwrap();
    town.until("2026-03-20 10:00").await;
    town.deployment.activate(&with).await.unwrap();
    town.until("2026-05-20 10:00").await;
    assert_eq!(cloud.owner_of_address(&own).await.unwrap(), Some(riley));
}
