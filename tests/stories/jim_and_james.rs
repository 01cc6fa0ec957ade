//! The same person fills in the form once as Jim and once as James: one lead, one owner, one acknowledgement. Two people of one company
//! stay two, with one owner.

use followup::policy::PolicyFiles;
use followup::timeline::{AssignReason, Fact};
use journeys::{Fields, Town, button};

const JAMES: Fields<'static> = &[
    ("name", "James Brodo"),
    ("email", "james.brodo@brodosteel.test"),
    ("company", "Brodo Steel"),
    ("topic", "sales"),
    ("message", "What does a press cost?"),
];
const JIM: Fields<'static> = &[
    ("name", "Jim Brodo"),
    ("email", "jim.brodo@brodosteel.test"),
    ("company", "Brodo Steel"),
    ("topic", "sales"),
    ("message", "And how soon could we have it?"),
];

/// As it is shipped: one owner a company.
fn one_owner(files: &mut PolicyFiles) {
    routing(files, "companies = \"one\"");
}

fn routing(files: &mut PolicyFiles, says: &str) {
    let policy = files.files.get_mut("policy.toml").unwrap();
    policy.push_str(&format!("\n[routing]\n{says}\n"));
}

fn colleague<'a>(name: &'a str, email: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("name", name),
        ("email", email),
        ("topic", "sales"),
        ("message", "We need a press."),
    ]
}

#[tokio::test]
async fn jim_and_james() {
    let town = Town::open_with("2026-03-02 10:00", one_owner).await;
    let james = town.inquire(JAMES).await;
    town.until("2026-03-02 10:10").await;
    let jim = town.inquire(JIM).await;
    town.until("2026-03-02 10:40").await;
    let view = town.lead(&jim).await;
    assert_eq!(view.line.lead, james, "one lead");
    assert_eq!(view.state.inquiries, 2);
    let joined = view
        .timeline
        .iter()
        .any(|line| matches!(line.fact, Fact::Joined { .. }));
    assert!(
        joined,
        "the second inquiry stands on the first one's timeline"
    );
    // One acknowledgement: he has read it under his other name.
    assert_eq!(town.mails_to("james.brodo@brodosteel.test").len(), 1);
    assert_eq!(town.mails_to("jim.brodo@brodosteel.test").len(), 0);
    // Anna of the same surname is somebody else, and has the same rep.
    let anna = town
        .inquire(&colleague("Anna Brodo", "anna.brodo@brodosteel.test"))
        .await;
    town.until("2026-03-02 11:00").await;
    assert_ne!(town.lead(&anna).await.line.lead, james);
    assert_eq!(town.rep_of(&anna).await, town.rep_of(&james).await);
    assert_eq!(town.mails_to("anna.brodo@brodosteel.test").len(), 1);
    // A Jim Brodo with a private address may be anybody.
    let other = town
        .inquire(&colleague("Jim Brodo", "jim.brodo@gmail.com"))
        .await;
    town.until("2026-03-02 11:30").await;
    let view = town.lead(&other).await;
    assert_ne!(view.line.lead, james);
    assert_eq!(view.state.linked, []);
    town.is_well_run().await;
}

#[tokio::test]
async fn four_people_of_one_company_who_write_in_one_minute_have_one_owner() {
    let town = Town::open_with("2026-03-02 10:00", one_owner).await;
    let mut leads = Vec::new();
    for (name, email) in [
        ("Ann Lee", "ann.lee@mail.bigco.test"),
        ("Bob Ray", "bob.ray@bigco.test"),
        ("Cy Dahl", "cy@bigco.test"),
        ("Dee Ek", "office@bigco.test"),
    ] {
        leads.push(town.inquire(&colleague(name, email)).await);
    }
    let stranger = town
        .inquire(&colleague("Eva Kim", "eva.kim@elsewhere.test"))
        .await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&leads[0]).await;
    let mut reasons = Vec::new();
    for lead in &leads {
        assert_eq!(town.rep_of(lead).await, rep);
        let view = town.lead(lead).await;
        reasons.extend(view.timeline.iter().find_map(|line| {
            let Fact::Assigned { why, .. } = &line.fact else {
                return None;
            };
            Some(why.clone())
        }));
    }
    // Whoever of them is given away first is anybody's; the others follow.
    let of_company = reasons
        .iter()
        .filter(|why| matches!(why, AssignReason::SameCompany | AssignReason::HasLinked));
    assert_eq!(of_company.count(), 3, "{reasons:?}");
    assert!(reasons.contains(&AssignReason::SameCompany), "{reasons:?}");
    assert_ne!(town.rep_of(&stranger).await, rep);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_large_companys_people_are_nobodys_alone() {
    for says in [
        "companies = \"shared\"",
        "large = [\"bigco.test\"]",
        "large_from = 2",
    ] {
        let town = Town::open_with("2026-03-02 10:00", |files| routing(files, says)).await;
        let one = town
            .inquire(&colleague("Ann Lee", "ann.lee@bigco.test"))
            .await;
        let two = town
            .inquire(&colleague("Bob Ray", "bob.ray@bigco.test"))
            .await;
        town.until("2026-03-02 11:00").await;
        assert_ne!(town.rep_of(&one).await, town.rep_of(&two).await, "{says}");
        // Whoever writes again is the same person there, too.
        let again = town
            .inquire(&colleague("Ann Lee", "a.lee@bigco.test"))
            .await;
        town.until("2026-03-02 11:30").await;
        assert_eq!(town.lead(&again).await.line.lead, one, "{says}");
    }
}

#[tokio::test]
async fn one_mailbox_is_one_person_however_its_address_is_written() {
    let town = Town::open("2026-03-02 10:00").await;
    let first = town
        .inquire(&colleague("Ann Lee", "ann.lee@gmail.com"))
        .await;
    town.until("2026-03-02 10:30").await;
    for email in ["annlee@gmail.com", "Ann.Lee+press@googlemail.com"] {
        let again = town.inquire(&colleague("Ann Lee", email)).await;
        assert_eq!(town.lead(&again).await.line.lead, first, "{email}");
    }
    // A tag that parts a shared mailbox makes two people of it.
    let berg = town
        .inquire(&colleague("Eva Berg", "office+berg@kanzlei.test"))
        .await;
    let kim = town
        .inquire(&colleague("Ina Kim", "office+kim@kanzlei.test"))
        .await;
    town.until("2026-03-02 11:30").await;
    assert_ne!(
        town.lead(&berg).await.line.lead,
        town.lead(&kim).await.line.lead
    );
    assert_eq!(town.mails_to("annlee@gmail.com").len(), 0);
    town.is_well_run().await;
}

#[tokio::test]
async fn who_had_them_or_their_company_has_them_again_after_the_end() {
    let town = Town::open_with("2026-03-02 10:00", one_owner).await;
    let lead = town.inquire(JAMES).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "James Brodo");
    let page = button(&task, "More …", None).unwrap();
    town.press(&page, &[("outcome", "won")]).await;
    assert_eq!(town.lead(&lead).await.line.status, "won");
    town.until("2026-03-10 10:00").await;
    let jim = town.inquire(JIM).await;
    let anna = town
        .inquire(&colleague("Anna Brodo", "anna.brodo@brodosteel.test"))
        .await;
    town.until("2026-03-10 11:00").await;
    assert_ne!(town.lead(&jim).await.line.lead, lead);
    assert_eq!(town.rep_of(&jim).await, rep);
    assert_eq!(town.rep_of(&anna).await, rep);
}
