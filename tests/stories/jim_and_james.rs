//! The same person fills in the form once as Jim and once as James: one lead, one owner, one acknowledgement. Two people of one company
//! stay two, with one owner.

use calendar::Instant;
use cloud::links::{Link, Purpose};
use cloud::table::commit::CommitOptions;
use followup::event::{Event, Sign};
use followup::ids::{LeadId, PersonId};
use followup::inquiry::EmailAddress;
use followup::lead::Lead;
use followup::policy::PolicyFiles;
use followup::timeline::{AssignReason, Fact};
use journeys::{Fields, Town, button, plain};

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
async fn near_misses_are_linked_and_have_one_owner_and_no_mail_goes_to_a_mistyped_domain() {
    let town = Town::open_with("2026-03-02 10:00", one_owner).await;
    // A provider's name with a slip, a slip before the `@`, another provider, a company that was only typed, and the name turned around.
    let near: [[[&str; 3]; 2]; 5] = [
        [
            ["Ann Lee", "ann.lee@gmail.com", ""],
            ["Ann Lee", "ann.lee@gmial.com", ""],
        ],
        [
            ["Jane Doe", "jane.doe@gmail.com", ""],
            ["Jane Doe", "jane.deo@gmail.com", ""],
        ],
        [
            ["Eva Kim", "eva.kim.1984@gmail.com", ""],
            ["Eva Kim", "eva.kim.1984@yahoo.com", ""],
        ],
        [
            ["Robert Ray", "robray@gmail.com", "Ray Roofing"],
            ["Bob Ray", "info.ray@yahoo.com", "Ray Roofing Inc."],
        ],
        [
            ["Cy Dahl", "cydahl@gmail.com", "Dahl Doors"],
            ["Dahl, Cy", "doors4all@yahoo.com", "Dahl Doors"],
        ],
    ];
    for (number, [first, second]) in near.into_iter().enumerate() {
        let mut leads = Vec::new();
        for [name, email, company] in [first, second] {
            let fields = [
                ("name", name),
                ("email", email),
                ("company", company),
                ("topic", "sales"),
                ("message", "We need a press."),
            ];
            leads.push(town.inquire(&fields).await);
            // Some correct themselves at once, before anybody has judged the first.
            town.minutes(if number % 2 == 0 { 0 } else { 30 }).await;
        }
        town.minutes(30).await;
        let views = [town.lead(&leads[0]).await, town.lead(&leads[1]).await];
        assert_ne!(views[0].line.lead, views[1].line.lead, "{second:?}");
        for (view, other) in views.iter().zip([&leads[1], &leads[0]]) {
            assert_eq!(view.state.linked, std::slice::from_ref(other), "{second:?}");
        }
        assert_eq!(
            town.rep_of(&leads[0]).await,
            town.rep_of(&leads[1]).await,
            "{second:?}"
        );
    }
    // What a program fills in is linked to nobody before somebody has looked at it.
    let trap = town
        .inquire(&[
            ("name", "Jane Doe"),
            ("email", "jane.doe@gmial.com"),
            ("company", "Dahl Doors"),
            ("topic", "sales"),
            ("message", "We need a press."),
            ("website", "https://spam.test"),
        ])
        .await;
    town.minutes(5).await;
    assert_eq!(town.lead(&trap).await.state.linked, []);
    // The same name is nobody's alone, and what was asked stays with who asked it.
    let other = town
        .inquire(&colleague("Ann Lee", "lee.family@yahoo.com"))
        .await;
    town.minutes(30).await;
    assert_eq!(town.lead(&other).await.state.linked, []);
    assert_eq!(town.mails_to("ann.lee@gmail.com").len(), 1);
    town.is_well_run().await;
}

#[tokio::test]
async fn the_manager_reads_with_what_waits_that_two_may_be_one_person_and_is_led_to_where_they_are_merged()
 {
    let town = Town::open_with("2026-03-02 10:00", one_owner).await;
    let asks = |name: &'static str, email: &'static str| {
        [
            ("name", name),
            ("email", email),
            ("topic", "sales"),
            ("message", "We need a press."),
        ]
    };
    for (name, email) in [
        ("Eva Kim", "eva.kim.1984@gmail.com"),
        ("Eva Kim", "eva.kim.1984@yahoo.com"),
        // Two of one company are two people.
        ("Ann Lee", "ann.lee@customer.test"),
        ("Bo Ray", "bo.ray@customer.test"),
    ] {
        town.inquire(&asks(name, email)).await;
        town.minutes(30).await;
    }
    // Nobody does anything: the manager hears of each in the mail of an hour, and with the list.
    town.until("2026-03-03 14:30").await;
    let says = "Perhaps the same person as Eva Kim: then the two can be merged.";
    let manager = "morgan@example.com";
    let mail = town.last_saying(manager, says);
    let page = button(&mail, "Look at both, and merge them", None).unwrap();
    let page = town.read(&page).await;
    assert!(page.contains("Merge with Eva Kim, who asked"), "{page}");
    for mail in town.mails_to(manager) {
        let text = mail.text.clone().unwrap();
        for name in ["Ann Lee", "Bo Ray"] {
            assert!(!text.contains(&format!("same person as {name}")), "{text}");
        }
    }
    for mail in town
        .mails()
        .into_iter()
        .filter(|mail| mail.to[0] != manager)
    {
        let text = mail.text.clone().unwrap_or_default();
        assert!(!text.contains("Perhaps the same person"), "{text}");
    }
    town.is_well_run().await;
}

#[tokio::test]
async fn an_address_and_a_number_of_two_leads_join_by_the_address_and_link_the_other() {
    let town = Town::open("2026-03-02 10:00").await;
    let with = |name: &'static str, email: &'static str, phone: &'static str| {
        [
            ("name", name),
            ("email", email),
            ("phone", phone),
            ("topic", "sales"),
            ("message", "We need a press."),
        ]
    };
    let ann = town.inquire(&with("Ann Lee", "ann@lee.test", "")).await;
    let bo = town
        .inquire(&with("Bo Ray", "bo@ray.test", "+1 212 555 0123"))
        .await;
    town.minutes(30).await;
    assert_eq!(town.lead(&ann).await.state.linked, []);
    let again = town
        .inquire(&with("Ann Lee", "ann@lee.test", "+1 212 555 0123"))
        .await;
    town.minutes(30).await;
    assert_eq!(town.lead(&again).await.line.lead, ann);
    assert_eq!(
        town.lead(&ann).await.state.linked,
        std::slice::from_ref(&bo)
    );
    assert_eq!(
        town.lead(&bo).await.state.linked,
        std::slice::from_ref(&ann)
    );
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

/// The page on which the manager gives a lead to somebody.
async fn managers_page(town: &Town, lead: &LeadId) -> String {
    let link = Link {
        purpose: Purpose::Assign,
        lead: Some(lead.clone()),
        person: Some(PersonId::parse("morgan").unwrap()),
        task: town.lead(lead).await.state.task(),
        expires: None,
    };
    link.url("", &town.deployment.cloud().keys())
}

#[tokio::test]
async fn the_manager_merges_two_leads_of_one_person_and_takes_them_apart_again() {
    let town = Town::open("2026-03-02 10:00").await;
    let ask = |email: &'static str, name: &'static str| {
        [
            ("name", name),
            ("email", email),
            ("phone", "+1 212 555 0177"),
            ("topic", "sales"),
            ("message", "We need a press."),
        ]
    };
    let work = town
        .inquire(&ask("james.brodo@brodosteel.test", "James Brodo"))
        .await;
    town.until("2026-03-02 10:10").await;
    let home = town.inquire(&ask("jim1968@gmail.com", "Jim Brodo")).await;
    town.until("2026-03-03 10:20").await;
    let before = town.lead(&home).await.state;
    assert_eq!(before.linked, std::slice::from_ref(&work));
    let page = managers_page(&town, &work).await;
    assert!(town.read(&page).await.contains("Perhaps the same person"));
    let said = town.press(&page, &[("merge", home.as_str())]).await;
    assert!(said.contains("is merged with this lead"), "{said}");
    let view = town.lead(&home).await;
    assert_eq!(view.line.lead, work, "it leads there");
    assert_eq!(view.inquiries.len(), 2);
    assert!(view.state.owed.first_touch().is_some(), "both wait for it");
    // Whoever writes to either address writes to the one.
    let again = town
        .inquire(&colleague("Jim Brodo", "jim1968@gmail.com"))
        .await;
    town.until("2026-03-03 10:40").await;
    assert_eq!(town.lead(&again).await.line.lead, work);
    let said = town.press(&page, &[("apart", home.as_str())]).await;
    assert!(said.contains("a lead of their own again"), "{said}");
    let view = town.lead(&home).await;
    assert_eq!(view.line.lead, home);
    assert_eq!(view.state.rep(), before.rep());
    assert_eq!(since_touch(&view.state), since_touch(&before));
    town.until("2026-03-05 10:00").await;
    town.is_well_run().await;
}

fn since_touch(lead: &Lead) -> Option<Instant> {
    lead.owed.first_touch().map(|owed| owed.since)
}

#[tokio::test]
async fn what_is_owed_goes_with_a_merge_and_comes_back_when_it_is_undone() {
    let town = Town::open("2026-03-02 10:00").await;
    let james = [
        ("name", "James Brodo"),
        ("email", "james.brodo@brodosteel.test"),
        ("phone", "+1 212 555 0177"),
        ("topic", "sales"),
        ("message", "We need a press."),
    ];
    let work = town.inquire(&james).await;
    let home = town
        .inquire(&colleague("Jim Brodo", "jim1968@gmail.com"))
        .await;
    town.until("2026-03-02 10:30").await;
    let (first, second) = (town.rep_of(&work).await, town.rep_of(&home).await);
    assert_ne!(first, second, "nothing links them");
    let task = town.last_mail(&first, "James Brodo");
    town.click(&task, "No answer").await;
    let before = town.lead(&home).await.state;
    let page = managers_page(&town, &work).await;
    let said = town.press(&page, &[("merge", home.as_str())]).await;
    assert!(
        said.contains("Nothing was merged"),
        "not before they are linked"
    );
    let said = town.press(&page, &[("link", "jim1968@gmail.com")]).await;
    assert!(said.contains("The two are linked"), "{said}");
    let read = town.mails_to(&second).len();
    town.press(&page, &[("merge", home.as_str())]).await;

    let merged = town.lead(&work).await.state;
    let owed = merged.owed.answer().map(|owed| owed.since);
    assert_eq!(
        owed,
        since_touch(&before),
        "who was called is to be answered"
    );
    town.minutes(70).await;
    let told = &town.mails_to(&second)[read..];
    assert!(
        told.iter().any(|mail| plain(mail).contains("James Brodo")),
        "{told:#?}"
    );

    town.press(&page, &[("apart", home.as_str())]).await;
    let (work_now, home_now) = (town.lead(&work).await.state, town.lead(&home).await.state);
    assert!(work_now.owed.answer().is_none(), "it was not theirs");
    assert_eq!(since_touch(&home_now), since_touch(&before));
    assert_eq!(home_now.owed.promised_by(), before.owed.promised_by());
    assert_eq!(town.rep_of(&home).await, second);
    town.until("2026-03-04 10:00").await;
    town.is_well_run().await;
}

#[tokio::test]
async fn who_has_nobody_is_merged_into_the_lead_that_somebody_has() {
    let town = Town::open("2026-03-02 10:00").await;
    let home = town
        .inquire(&colleague("Jim Brodo", "jim1968@gmail.com"))
        .await;
    town.until("2026-03-02 10:30").await;
    // The qualifier looks first.
    let mut james = colleague("James Brodo", "james.brodo@brodosteel.test");
    james[2] = ("topic", "partnership");
    let work = town.inquire(&james).await;
    town.until("2026-03-02 11:00").await;
    assert_eq!(town.lead(&work).await.state.rep(), None);
    let rep = town.lead(&home).await.state.rep().cloned();
    let page = managers_page(&town, &work).await;
    town.press(&page, &[("link", "jim1968@gmail.com")]).await;
    let said = town.press(&page, &[("merge", home.as_str())]).await;
    assert!(said.contains("is merged with this lead"), "{said}");
    let view = town.lead(&work).await;
    assert_eq!(view.line.lead, home);
    assert_eq!(view.state.rep().cloned(), rep);
    town.until("2026-03-10 10:00").await;
    town.is_well_run().await;
}

#[tokio::test]
async fn a_merged_person_is_erased_whole_and_stops_whole() {
    let town = Town::open("2026-03-02 10:00").await;
    let work = town
        .inquire(&colleague("James Brodo", "james.brodo@brodosteel.test"))
        .await;
    let home = town
        .inquire(&colleague("Jim Brodo", "jim1968@gmail.com"))
        .await;
    town.until("2026-03-02 10:30").await;
    let page = managers_page(&town, &work).await;
    town.press(&page, &[("link", "jim1968@gmail.com")]).await;
    town.press(&page, &[("merge", home.as_str())]).await;
    let cloud = town.deployment.cloud();
    let sign = Event::Sign(Sign::DoNotContact);
    let options = CommitOptions::default();
    cloud.act(&work, &sign, town.now(), &options).await.unwrap();
    for address in ["james.brodo@brodosteel.test", "jim1968@gmail.com"] {
        let listed = cloud.suppressed(&cloud.address_hash(address)).await;
        assert!(listed.unwrap().is_some(), "{address}");
    }
    // By either of the two everything goes.
    let erased = cloud.erase(&home, town.now()).await.unwrap();
    assert_eq!(erased.leads, [home.clone(), work.clone()]);
    assert_eq!(erased.inquiries, 2);
    assert!(town.lead(&home).await.state.erased_at.is_some());
    let known = EmailAddress::parse("jim1968@gmail.com").unwrap();
    assert_eq!(cloud.lead_known_by(&known).await.unwrap(), None);
    let again = cloud.erase(&home, town.now()).await.unwrap();
    assert_eq!((again.inquiries, again.identities), (0, 0));
    town.until("2026-03-04 10:00").await;
    town.is_well_run().await;
}
