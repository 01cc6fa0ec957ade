//! What the manager decides of several leads of the list at once.

use chrono::Duration;
use cloud::attributes::{key, s};
use cloud::keys::Key;
use followup::event::Event;
use followup::ids::LeadId;
use followup::policy::PolicyFiles;

use crate::office::{Office, person, text};

/// Of what waits for the manager, what the criteria exclude, and what looks unwanted: together more than a page looks at.
const REFUSED: usize = 290;
const UNWANTED: usize = 60;
/// Of what looks unwanted, more than a page looks at.
const FLOOD: usize = 305;

/// People with whom nobody has been in touch for so many days, each with Sam.
async fn waiting(office: &Office, names: &[&str], days: i64) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for name in names {
        let email = format!("{}@example.com", name.to_lowercase());
        let fields = [
            ("name", *name),
            ("email", &email),
            ("topic", "sales"),
            ("timeframe", "now"),
        ];
        let lead = office.judged(&fields, false).await;
        office.is_given(&lead, "sam").await;
        leads.push(lead);
    }
    office.later(Duration::days(days));
    leads
}

/// A lead as the page has it now.
async fn field(office: &Office, name: &str, lead: &LeadId) -> String {
    let version = office.lead(lead).await.version;
    format!("{name}={}.{version}", lead.as_str())
}

#[tokio::test]
async fn those_who_wait_for_more_than_thirty_working_days_are_one_question() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea", "Cleo"], 20).await;
    let page = text(&office.get(&office.list_of("morgan")).await);
    assert!(page.contains("Not in time, with others: 3"), "{page}");
    assert!(!page.contains("Waiting for more than"), "{page}");
    office.later(Duration::days(30));
    let path = office.list_of("morgan");
    let page = text(&office.get(&path).await);
    assert!(
        page.contains("Waiting for more than 30 working days: 3"),
        "{page}"
    );
    assert!(
        page.contains("Call, give, or let go all of these"),
        "{page}"
    );
    assert!(
        !page.contains("Not in time, with others"),
        "each stands once"
    );
    // Who has them reads the same question, and cannot let them go.
    let own = office.list_of("sam");
    let page = text(&office.get(&own).await);
    assert!(page.contains("3 people have waited so long"), "{page}");
    assert!(!page.contains("Several at once"), "{page}");
    let mut all = vec!["of=long_owed".to_owned(), "let_go=too_late".to_owned()];
    for lead in &leads {
        all.push(field(&office, "stood", lead).await);
    }
    let refused = office.post(&own, &all.join("&")).await;
    assert_eq!(refused.status(), 422);
    let said = text(&office.post(&path, &all.join("&")).await);
    assert!(said.contains("Let go: 3. Too late to be of use."), "{said}");
    assert!(said.contains("Nothing is open for you."), "{said}");
    for lead in &leads {
        assert_eq!(office.lead(lead).await.lead.status(), "resting");
    }
}

/// How a lead stands cannot be read any more.
pub(crate) async fn break_facts(office: &Office, lead: &LeadId) {
    let broken = office
        .aws
        .dynamodb("vandal")
        .update_item()
        .table_name(&office.cloud.settings().table)
        .set_key(Some(key(&Key::lead(lead))))
        .update_expression("SET #facts = :facts")
        .expression_attribute_names("#facts", "facts")
        .expression_attribute_values(":facts", s("{ no facts"));
    broken.send().await.unwrap();
}

#[tokio::test]
async fn a_lead_of_which_nobody_knows_how_it_stands_is_counted_and_hides_nobody_else() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Adalbert", "Benedicta"], 2).await;
    let path = office.list_of("morgan");
    let list = text(&office.get(&path).await);
    assert!(
        list.contains("Adalbert") && list.contains("Benedicta"),
        "{list}"
    );
    assert!(!list.contains("it is not known"), "{list}");
    break_facts(&office, &leads[0]).await;
    let list = text(&office.get(&path).await);
    assert!(
        !list.contains("Adalbert") && list.contains("Benedicta"),
        "{list}"
    );
    let unknown = "Of one more open lead it is not known how it stands.";
    assert!(list.contains(unknown), "{list}");
}

#[tokio::test]
async fn several_are_given_at_once_and_what_changed_in_the_meantime_is_left_alone_by_name() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea", "Cleo"], 3).await;
    let path = office.list_of("morgan");
    let page = text(&office.get(&path).await);
    let mut ticked = vec!["of=ticked".to_owned(), "to=riley".to_owned()];
    for lead in &leads[..2] {
        let one = field(&office, "lead", lead).await;
        let box_of = one.replace('=', "\" value=\"");
        assert!(page.contains(&box_of), "{box_of} in {page}");
        ticked.push(one);
    }
    let to = person("jordan");
    let by = person("morgan");
    office.happens(&leads[0], Event::Assigned { to, by }).await;
    let said = text(&office.post(&path, &ticked.join("&")).await);
    assert!(said.contains("Given to Riley Chen: 1."), "{said}");
    assert!(
        said.contains("Please look again:</p><ul><li><bdi>Ana</bdi>"),
        "{said}"
    );
    let reps = [person("jordan"), person("riley"), person("sam")];
    for (lead, rep) in leads.iter().zip(&reps) {
        assert_eq!(office.lead(lead).await.lead.rep(), Some(rep));
    }
    // The second click finds that they have changed, and does nothing.
    let said = text(&office.post(&path, &ticked.join("&")).await);
    assert!(said.contains("Given to Riley Chen: 0."), "{said}");
}

#[tokio::test]
async fn two_that_have_been_merged_since_are_decided_once() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea"], 3).await;
    let (kept, other) = (&leads[0], &leads[1]);
    let away = field(&office, "lead", other).await;
    office.forget_mails(other).await;
    let (by, now) = (person("morgan"), office.cloud.now());
    let merged = office.cloud.merge(kept, other, &by, now).await;
    assert!(merged.unwrap());
    let kept_as_read = field(&office, "lead", kept).await;
    let posted = format!("of=ticked&to=riley&{away}&{kept_as_read}");
    let said = text(&office.post(&office.list_of("morgan"), &posted).await);
    assert!(said.contains("Given to Riley Chen: 1."), "{said}");
    assert!(!said.contains("As they were"), "{said}");
    assert_eq!(office.lead(kept).await.lead.rep(), Some(&person("riley")));
}

#[tokio::test]
async fn what_the_form_does_not_say_is_asked_for_and_changes_nothing() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana"], 3).await;
    let path = office.list_of("morgan");
    let lead = field(&office, "lead", &leads[0]).await;
    let before = office.everything(&leads[0]).await;
    for said in [
        "let_go=settled".to_owned(),
        "of=ticked&let_go=settled".to_owned(),
        format!("of=some&let_go=settled&{lead}"),
        format!("of=ticked&{lead}"),
        format!("of=ticked&let_go=because&{lead}"),
        format!("of=ticked&to=nobody&{lead}"),
        format!("of=ticked&to=riley&let_go=settled&{lead}"),
        format!("of=ticked&to=riley&verdict=ready&{lead}"),
        "of=ticked&to=riley&lead=ana".to_owned(),
    ] {
        assert_eq!(office.post(&path, &said).await.status(), 422, "{said}");
    }
    assert_eq!(office.everything(&leads[0]).await, before);
}

#[tokio::test]
async fn whoever_has_them_is_asked_to_take_care_of_all_of_them() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea"], 3).await;
    let path = office.list_of("morgan");
    let mut all = vec!["of=all".to_owned(), "do=nudge".to_owned()];
    for lead in &leads {
        all.push(field(&office, "stood", lead).await);
    }
    let said = text(&office.post(&path, &all.join("&")).await);
    assert!(
        said.contains("Whoever has them is asked to take care of them: 2."),
        "{said}"
    );
    for lead in &leads {
        assert!(
            office
                .lead(lead)
                .await
                .lead
                .owed
                .first()
                .unwrap()
                .nudged
                .is_some()
        );
    }
    let mut again = vec!["of=all".to_owned(), "do=nudge".to_owned()];
    for lead in &leads {
        again.push(field(&office, "stood", lead).await);
    }
    let said = text(&office.post(&path, &again.join("&")).await);
    assert!(said.contains("asked to take care of them: 0."), "{said}");
    assert!(said.contains("they were asked today already"), "{said}");
    again.push("let_go=settled".to_owned());
    assert_eq!(office.post(&path, &again.join("&")).await.status(), 422);
}

/// Riley takes partnerships alone.
pub(crate) fn partnerships_alone(files: &mut PolicyFiles) {
    let team = files.files.get_mut("team.toml").unwrap();
    let of_riley = "phone = \"+1 555 010 0111\"";
    *team = team.replace(of_riley, &format!("{of_riley}\ntopics = [\"partnership\"]"));
}

#[tokio::test]
async fn several_are_shared_among_who_is_free_and_each_counts_for_the_next() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea", "Cleo", "Dana"], 3).await;
    let path = office.list_of("morgan");
    let page = text(&office.get(&path).await);
    assert!(page.contains("among whoever is free"), "{page}");
    let mut ticked = vec!["of=ticked".to_owned(), "do=share".to_owned()];
    for lead in &leads {
        ticked.push(field(&office, "lead", lead).await);
    }
    let said = text(&office.post(&path, &ticked.join("&")).await);
    let given = "Given to Jordan Alvarez: 2. Given to Riley Chen: 2.";
    assert!(said.contains(given), "{said}");
    let team = office.cloud.loads().await.unwrap();
    for (rep, has) in [("sam", 0), ("riley", 2), ("jordan", 2)] {
        assert_eq!(team.load(&person(rep)).open, has, "{rep}");
    }
}

#[tokio::test]
async fn who_may_not_have_a_lead_gets_none_of_those_that_are_shared_and_what_nobody_is_free_for_stays()
 {
    let office = Office::open_with(partnerships_alone).await;
    let leads = waiting(&office, &["Ana", "Bea"], 3).await;
    let path = office.list_of("morgan");
    let mut ticked = vec!["of=ticked".to_owned(), "do=share".to_owned()];
    for lead in &leads {
        ticked.push(field(&office, "lead", lead).await);
    }
    let said = text(&office.post(&path, &ticked.join("&")).await);
    assert!(said.contains("Given to Jordan Alvarez: 2."), "{said}");
    // Jordan has them now, Sam is away, and Riley takes no such matter.
    office
        .post(&office.list_of("sam"), "works_again=2026-03-16")
        .await;
    let mut ticked = vec!["of=ticked".to_owned(), "do=share".to_owned()];
    for lead in &leads {
        ticked.push(field(&office, "lead", lead).await);
    }
    let said = text(&office.post(&path, &ticked.join("&")).await);
    let stays =
        "because nobody else is free for them, or they need nobody:</p><ul><li><bdi>Ana</bdi>";
    assert!(said.contains(stays) && !said.contains("Given to"), "{said}");
    for lead in &leads {
        assert_eq!(office.lead(lead).await.lead.rep(), Some(&person("jordan")));
    }
}

#[tokio::test]
async fn who_has_a_meeting_and_what_others_answer_is_shared_with_nobody() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana"], 3).await;
    let take = followup::booking::Arrangement::Take {
        rep: person("sam"),
        why: None,
        from: office.cloud.now() + Duration::days(3),
        zone: None,
        sure: true,
        by: followup::booking::Side::Team(person("sam")),
    };
    let event = Event::AppointmentChanged(take);
    office.happens(&leads[0], event).await;
    let help = [
        ("name", "Hal"),
        ("email", "hal@example.com"),
        ("topic", "support"),
        ("timeframe", "now"),
    ];
    let help = office.judged(&help, false).await;
    let stands = [leads[0].clone(), help];
    let path = office.list_of("morgan");
    let owners = async || {
        let mut owners = Vec::new();
        for lead in &stands {
            owners.push(office.lead(lead).await.lead.rep().cloned());
        }
        owners
    };
    let before = owners().await;
    assert!(before.iter().all(Option::is_some), "{before:?}");
    for press in ["do=share", "to=riley"] {
        let mut ticked = vec!["of=ticked".to_owned(), press.to_owned()];
        let meant = if press == "do=share" {
            &stands[..]
        } else {
            &stands[..1]
        };
        for lead in meant {
            ticked.push(field(&office, "lead", lead).await);
        }
        let said = text(&office.post(&path, &ticked.join("&")).await);
        assert!(said.contains("As they were"), "{press}: {said}");
        assert_eq!(owners().await, before, "{press}");
    }
    assert!(office.lead(&leads[0]).await.lead.meeting().is_some());
}

#[tokio::test]
async fn linked_leads_are_shared_with_one_colleague() {
    let office = Office::open().await;
    let leads = waiting(&office, &["Ana", "Bea", "Cleo", "Dana"], 3).await;
    for (lead, other) in [(0, 3), (3, 0)] {
        let event = Event::Linked {
            lead: leads[other].clone(),
            rep: None,
        };
        office.happens(&leads[lead], event).await;
    }
    let mut ticked = vec!["of=ticked".to_owned(), "do=share".to_owned()];
    for lead in &leads {
        ticked.push(field(&office, "lead", lead).await);
    }
    let path = office.list_of("morgan");
    office.post(&path, &ticked.join("&")).await;
    let first = office.lead(&leads[0]).await.lead;
    let last = office.lead(&leads[3]).await.lead;
    assert!(first.rep().is_some() && first.rep() != Some(&person("sam")));
    assert_eq!(first.rep(), last.rep());
}

#[tokio::test]
async fn one_verdict_reaches_all_that_looks_unwanted_however_much_else_waits_for_the_manager() {
    let office = Office::open_with(|sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        *policy = policy.replace(
            "    { name = \"called us\"",
            "    { name = \"not ours\", when = { field = \"topic\", any_of = [\"sales\"] }, exclude = true },\n    { name = \"called us\"",
        );
    })
    .await;
    for number in 0..REFUSED + UNWANTED {
        let is_unwanted = number >= REFUSED;
        let email = format!("p{number}@example.org");
        let fields = [("name", "Pat Moore"), ("email", &email), ("topic", "sales")];
        let lead = office.judged(&fields, is_unwanted).await;
        let status = office.lead(&lead).await.lead.status();
        assert_eq!(status == "review", is_unwanted, "{number}: {status}");
    }
    let list = office.list_of("morgan");
    let page = text(&office.get(&list).await);
    assert!(page.contains("Looks unwanted: 60"), "{page}");
    let shown = calendar::format_instant(office.cloud.now());
    let press = format!("verdict=unwanted&shown={shown}");
    let said = text(&office.post(&list, &press).await);
    assert!(said.contains("Recorded for 60: "), "{said}");
    assert!(!said.contains("Looks unwanted:"), "{said}");
    let again = text(&office.post(&list, &press).await);
    assert!(
        again.contains("Nothing waited for a verdict any more."),
        "{again}"
    );
}

/// People who look unwanted.
async fn unwanted(office: &Office, count: usize) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for number in 0..count {
        let email = format!("p{number}@example.org");
        let fields = [("name", "Pat Moore"), ("email", &email), ("topic", "sales")];
        let lead = office.judged(&fields, true).await;
        assert_eq!(office.lead(&lead).await.lead.status(), "review");
        leads.push(lead);
    }
    leads
}

#[tokio::test]
async fn one_verdict_says_how_many_it_left_of_more_than_one_press_decides() {
    let office = Office::open().await;
    unwanted(&office, FLOOD).await;
    let list = office.list_of("morgan");
    let page = text(&office.get(&list).await);
    assert!(page.contains("Looks unwanted: 305"), "{page}");
    let shown = calendar::format_instant(office.cloud.now());
    let press = format!("verdict=unwanted&shown={shown}");
    for left in [205, 105, 5] {
        let said = text(&office.post(&list, &press).await);
        let rest = format!("One press decides 100: {left} more are as they were.");
        let heading = format!("Looks unwanted: {left}");
        for says in ["Recorded for 100: ", &rest, &heading] {
            assert!(said.contains(says), "{says}: {said}");
        }
        assert!(!said.contains("has looked at"), "{said}");
    }
    let said = text(&office.post(&list, &press).await);
    assert!(said.contains("Recorded for 5: "), "{said}");
    assert!(!said.contains("as they were"), "{said}");
}

#[tokio::test]
async fn one_verdict_reaches_what_looks_unwanted_and_of_which_nobody_knows_how_it_stands() {
    let office = Office::open().await;
    let leads = unwanted(&office, 2).await;
    let waits = waiting(&office, &["Ana"], 0).await;
    for lead in [&leads[0], &waits[0]] {
        break_facts(&office, lead).await;
    }
    let list = office.list_of("morgan");
    let page = text(&office.get(&list).await);
    assert!(page.contains("Looks unwanted: 1"), "{page}");
    let unknown = "Of 2 more open leads it is not known how they stand.";
    assert!(page.contains(unknown), "{page}");
    let shown = calendar::format_instant(office.cloud.now());
    let press = format!("verdict=unwanted&shown={shown}");
    let said = text(&office.post(&list, &press).await);
    assert!(said.contains("Recorded for 2: "), "{said}");
    for lead in &leads {
        assert_ne!(office.lead(lead).await.lead.status(), "review");
    }
    // Whoever else it is not known of keeps what they have.
    let kept = office.lead(&waits[0]).await.lead;
    assert_eq!(kept.rep(), Some(&person("sam")));
}
