//! Baton beside a CRM that writes: the clocks alone, or in the shadow. Whole mailboxes of a month are read.

use journeys::{ANA, Habit, People, Town, is_to_staff, plain};

/// One rep calls whoever is new, one never does, and one writes.
const HABITS: [Habit; 3] = [
    Habit {
        person: "riley",
        first: 100,
        again: 30,
        outcomes: &["voicemail", "no_answer", "reached"],
    },
    Habit {
        person: "sam",
        first: 0,
        again: 0,
        outcomes: &["reached"],
    },
    Habit {
        person: "jordan",
        first: 60,
        again: 60,
        outcomes: &["wrote", "voicemail"],
    },
];

async fn town(mode: &str) -> Town {
    Town::open_with("2026-03-02 10:00", |files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        let country = "country_code = \"1\"\n";
        assert!(policy.contains(country));
        *policy = policy.replacen(country, &format!("{country}mode = \"{mode}\"\n"), 1);
    })
    .await
}

/// Nine people ask in nine days, for all that can be asked; one has no telephone, and one no address.
async fn a_month(town: &Town, people: &mut People) {
    for number in 0..9_u32 {
        let name = format!(
            "Person{} Of{number}",
            ["a", "b", "c"][(number % 3) as usize]
        );
        let email = format!("p{number}@customer.test");
        let phone = format!("+1 212 555 01{number:02}");
        let topic = ["sales", "sales", "support", "other", "partnership"][(number % 5) as usize];
        let mut fields = vec![("name", name.as_str()), ("topic", topic)];
        if number != 4 {
            fields.push(("email", &email));
        }
        if number != 5 {
            fields.push(("phone", &phone));
        }
        town.inquire(&fields).await;
        for _ in 0..6 {
            town.minutes(4 * 60).await;
            people.read_their_mail(town).await;
        }
    }
    for _ in 0..42 {
        town.minutes(12 * 60).await;
        people.read_their_mail(town).await;
    }
}

#[tokio::test]
async fn the_clocks_alone() {
    let town = town("clocks").await;
    let mut people = People::new(5, &HABITS);
    a_month(&town, &mut people).await;
    let (staff, outside): (Vec<_>, Vec<_>) = town.mails().into_iter().partition(is_to_staff);
    assert!(outside.is_empty(), "{}", town.mailbox());
    assert!(staff.len() > 50, "{}", town.mailbox());
    for mail in &staff {
        let said = plain(mail);
        for never in [
            "goes out by itself",
            "goes out at",
            "Our answer to them",
            "Send now",
            "Send it",
        ] {
            assert!(!said.contains(never), "{never}: {said}");
        }
    }
    // The clocks run: what nobody does is the manager's to hear of.
    let manager = town.mails_to("morgan@example.com");
    assert!(
        manager.iter().any(|mail| plain(mail).contains("overdue")),
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

/// What the page of an accepted form says, as it is read by whoever sent the form.
async fn thanks(town: &Town, email: &str) -> String {
    let fields = [("name", "Ana Silva"), ("email", email), ("topic", "sales")];
    let answer = town.deployment.click("/f/contact", &fields).await;
    assert_eq!(answer.status(), 303);
    let to = answer.headers()["location"].to_str().unwrap().to_owned();
    town.read(&to).await
}

#[tokio::test]
async fn the_pages_promise_no_mail_that_nobody_writes_and_no_invitation() {
    for (mode, is_written_to) in [("full", true), ("clocks", false), ("shadow", false)] {
        let town = town(mode).await;
        let form = town.read("/f/contact").await;
        assert!(!form.contains("confirmation"), "{form}");
        let own = thanks(&town, "ana@customer.test").await;
        let general = town.read("/f/contact/thanks").await;
        for page in [&own, &general] {
            assert_eq!(
                page.contains("A confirmation reaches") || page.contains("a confirmation reaches"),
                is_written_to,
                "{mode}: {page}"
            );
        }
        // Whoever chooses a time is promised an invitation by mail.
        assert_eq!(
            own.contains("choose the time yourself"),
            is_written_to,
            "{mode}: {own}"
        );
        assert!(own.contains("One of us will write to you"), "{mode}: {own}");
        let again = thanks(&town, "ana@customer.test").await;
        assert_eq!(again.contains("mailbox"), is_written_to, "{mode}: {again}");
    }
}

#[tokio::test]
async fn in_the_shadow_nobody_is_written_to_and_the_clocks_run() {
    let town = town("shadow").await;
    let ana = town.inquire(ANA).await;
    let mut people = People::new(5, &HABITS);
    a_month(&town, &mut people).await;
    assert!(town.mails().is_empty(), "{}", town.mailbox());
    for kind in ["assigned", "breached", "escalated"] {
        assert!(town.first(&ana, &[kind]).await.is_some(), "{kind}");
    }
    // Nobody was told, so nobody is charged.
    for line in town.leads().await {
        assert!(line.owner.is_some() || line.next.is_none(), "{line:?}");
    }
    town.is_well_run().await;
}

#[tokio::test]
async fn what_was_planned_before_the_company_had_it_written_elsewhere_does_not_leave() {
    let town = town("full").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let mut files = baton::shipped::embedded();
    let policy = files.files.get_mut("policy.toml").unwrap();
    *policy = policy.replacen(
        "country_code = \"1\"\n",
        "country_code = \"1\"\nmode = \"clocks\"\n",
        1,
    );
    let cloud = town.deployment.cloud();
    let version = cloud
        .push_policy(&files, "operator", town.now())
        .await
        .unwrap();
    cloud
        .activate_policy(&version, "operator", town.now())
        .await
        .unwrap();
    town.days(21).await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    assert!(town.lead(&lead).await.line.owner.is_some());
    town.is_well_run().await;
}
