//! The policies that are shipped beside the default, each in its own journey: what is different about them is what happens.

use std::path::{Path, PathBuf};

use baton::import::{ImportPlan, RowFate};
use baton::list::List;
use followup::ids::LeadId;
use followup::policy::Policy;
use followup::route::Unfit;
use followup::timeline::Fact;
use journeys::{Town, button, plain};

/// The folders of the examples.
fn folders() -> Vec<PathBuf> {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples");
    let entries = std::fs::read_dir(all).unwrap();
    let folders = entries.map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders
        .filter(|folder| folder.join("policy.toml").exists())
        .collect();
    folders.sort();
    folders
}

async fn open(example: &str, start: &str) -> Town {
    let folder = folders().into_iter().find(|one| one.ends_with(example));
    let files = baton::folder::read(&folder.unwrap()).unwrap();
    Town::open_with(start, |sources| *sources = files).await
}

#[test]
fn every_example_holds_together() {
    let folders = folders();
    assert!(folders.len() >= 7, "{folders:?}");
    for folder in folders {
        let files = baton::folder::read(&folder).unwrap();
        let findings = Policy::compile(&files).err().unwrap_or_default();
        let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(said.is_empty(), "{}: {said:#?}", folder.display());
    }
}

const BEN: &[(&str, &str)] = &[
    ("name", "Ben Carter"),
    ("email", "ben@customer.test"),
    ("phone", "+12125550123"),
    ("company", "Carter Tools"),
];

fn ben<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    BEN.iter().chain(more).copied().collect()
}

/// Who asks for a repair is offered a time at once, books it, and both bays do not take the same minute.
#[tokio::test]
async fn the_repair_shop() {
    let town = open("repair-shop", "2026-03-07 09:00").await;
    let asked = ben(&[("topic", "service"), ("car", "Example Estate, 2019")]);
    let asked: Vec<_> = asked
        .into_iter()
        .filter(|(name, _)| *name != "company")
        .collect();
    town.inquire(&asked).await;
    town.minutes(5).await;
    // A Saturday morning: somebody is there.
    let thanks = town.last_mail("ben@customer.test", "");
    assert!(
        plain(&thanks).contains("your service appointment"),
        "{}",
        plain(&thanks)
    );
    let url = button(&thanks, "Choose a time", None).unwrap();
    let page = town.read(&url).await;
    let slot = page.split("name=\"slot\" value=\"").nth(1).unwrap();
    let slot = slot.split_once('"').unwrap().0;
    town.press(&url, &[("was", "none"), ("slot", slot)]).await;
    town.minutes(5).await;
    let booked = plain(&town.last_mail("ben@customer.test", ""));
    assert!(booked.contains("our workshop, 100 Main Street"), "{booked}");
    town.is_well_run().await;
}

/// A demonstration is called about in half an hour; who only asks is called by the qualifier, who has the script; and a task stands
/// between the calls.
#[tokio::test]
async fn the_vendor_of_machines() {
    let town = open("b2b", "2026-03-02 10:00").await;
    let demo = town
        .inquire_by("demo", &ben(&[("machine", "The small press")]))
        .await;
    town.minutes(3).await;
    let rep = town.rep_of(&demo).await;
    let call = town.last_mail(&rep, "Call Ben Carter");
    assert!(plain(&call).contains("10:30"), "{}", plain(&call));
    let view = town.lead(&demo).await;
    assert_eq!(
        view.line
            .owner
            .as_deref()
            .map(|owner| rep.starts_with(owner)),
        Some(true)
    );

    let asks = [
        ("name", "Ina Voss"),
        ("email", "ina@buyer.test"),
        ("phone", "+12125550145"),
        ("topic", "sales"),
    ];
    let other = town.inquire(&asks).await;
    town.minutes(5).await;
    let card = town.last_mail("quinn@example.com", "Ina Voss");
    let read = plain(&card);
    assert!(
        read.contains("What to say") && read.contains("Quinn"),
        "{read}"
    );
    assert!(button(&card, "Ready for a rep", None).is_some(), "{read}");
    town.click(&card, "Ready for a rep").await;
    town.minutes(5).await;
    let rep = town.rep_of(&other).await;
    let call = town.last_mail(&rep, "Ina Voss");
    town.click(&call, "No answer").await;
    town.minutes(90).await;
    let task = town.last_mail(&rep, "Next: Ina Voss");
    let read = plain(&task);
    assert!(read.contains("LinkedIn"), "{read}");
    let page = town.click(&task, "Done").await;
    assert!(page.contains("The next call is due"), "{page}");
    town.is_well_run().await;
}

/// Who got a lead, and why each of the others did not.
async fn routed(town: &Town, lead: &LeadId) -> (String, Vec<(String, Unfit)>) {
    let view = town.lead(lead).await;
    let assigned = view.timeline.iter().find_map(|line| {
        let Fact::Assigned { to, others, .. } = &line.fact else {
            return None;
        };
        let others = others.iter().map(|one| (one.rep.to_string(), one.because));
        Some((to.to_string(), others.collect()))
    });
    assigned.unwrap()
}

/// Each half of the country has its rep, however many leads the other one has, and it is kept why the other one did not get the lead. Who
/// does not say where they are goes to whoever is next.
#[tokio::test]
async fn the_vendor_has_a_rep_for_each_half_of_the_country() {
    let town = open("b2b", "2026-03-02 10:00").await;
    let passed = |rep: &str, because| (rep.to_owned(), because);
    let (east, west) = ("riley", "sam");
    for (name, email, phone, region, rep, other) in [
        (
            "Ben Carter",
            "ben@customer.test",
            "+12125550123",
            "west",
            west,
            east,
        ),
        (
            "Ina Voss",
            "ina@buyer.test",
            "+12125550145",
            "west",
            west,
            east,
        ),
        (
            "Ole Dahl",
            "ole@printer.test",
            "+12125550146",
            "east",
            east,
            west,
        ),
    ] {
        let asks = [
            ("name", name),
            ("email", email),
            ("phone", phone),
            ("machine", "The small press"),
            ("region", region),
        ];
        let lead = town.inquire_by("demo", &asks).await;
        town.minutes(3).await;
        let others = vec![
            passed(other, Unfit::OtherTerritory),
            passed("jordan", Unfit::OtherTopic),
        ];
        let expected = (rep.to_owned(), others);
        assert_eq!(routed(&town, &lead).await, expected, "{name}");
    }
    let asks = [
        ("name", "Ada Stone"),
        ("email", "ada@office.test"),
        ("phone", "+12125550147"),
        ("machine", "The large press"),
    ];
    let lead = town.inquire_by("demo", &asks).await;
    town.minutes(3).await;
    // Both could have it, and the east has one lead so far.
    let others = vec![
        passed(west, Unfit::Behind { open: 2 }),
        passed("jordan", Unfit::OtherTopic),
    ];
    assert_eq!(routed(&town, &lead).await, (east.to_owned(), others));
    town.is_well_run().await;
}

/// Riley alone has the east. While she is away the east is Sam's, what he was lent comes back with her, and nobody reads that all are busy.
#[tokio::test]
async fn the_east_is_nobodys_alone_while_its_rep_is_away() {
    let town = open("b2b", "2026-03-02 10:00").await;
    let asks = async |number: usize| {
        let (name, email) = (
            format!("Prospect {number}"),
            format!("p{number}@customer.test"),
        );
        let phone = format!("+1212555014{number}");
        let asks = [
            ("name", name.as_str()),
            ("email", email.as_str()),
            ("phone", phone.as_str()),
            ("machine", "The small press"),
            ("region", "east"),
        ];
        let lead = town.inquire_by("demo", &asks).await;
        town.minutes(3).await;
        lead
    };
    let mut hers = Vec::new();
    for number in 0..3 {
        hers.push(asks(number).await);
        let call = town.last_mail("riley@example.com", &format!("Call Prospect {number}"));
        // Who was spoken with comes back to her.
        town.click(&call, "No answer").await;
        town.minutes(1).await;
    }
    let at_hand = town.mails_to("riley@example.com").pop().unwrap();
    town.answer(&at_hand, "Away until March 16").await;
    town.minutes(15).await;
    let new = asks(4).await;
    assert_eq!(town.rep_of(&new).await, "sam@example.com");
    let thanks = plain(&town.last_mail("p4@customer.test", ""));
    assert!(!thanks.contains("All of us are busy"), "{thanks}");
    for lead in &hers {
        assert_eq!(town.rep_of(lead).await, "sam@example.com");
    }
    // She is back earlier than she thought, and nobody has turned to them meanwhile.
    let receipt = town.last_mail("riley@example.com", "you are away until");
    town.answer(&receipt, "I'm back").await;
    town.minutes(15).await;
    for lead in &hers {
        assert_eq!(town.rep_of(lead).await, "riley@example.com");
    }
    assert_eq!(town.rep_of(&new).await, "sam@example.com");
    town.is_well_run().await;
}

/// Who reads the invitation and asks by its link is Sam's, whatever half of the country they are in, and is due that day.
#[tokio::test]
async fn the_vendors_open_house_is_its_owners() {
    let town = open("b2b", "2026-03-02 14:00").await;
    let asks = ben(&[
        ("topic", "sales"),
        ("timeframe", "now"),
        ("region", "east"),
        ("utm_campaign", "open-house"),
    ]);
    let lead = town.inquire(&asks).await;
    town.minutes(5).await;
    assert_eq!(town.rep_of(&lead).await, "sam@example.com");
    let call = plain(&town.last_mail("sam@example.com", "Ben Carter"));
    assert!(call.contains("5:00 PM"), "{call}");
    town.is_well_run().await;
}

/// A telephone that nobody took becomes a call task at once in each example, whatever its criteria count.
#[tokio::test]
async fn a_missed_call_is_called_back_in_each_example() {
    for folder in folders() {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let mut files = baton::folder::read(&folder).unwrap();
        journeys::add_sources(&mut files, &["missed-call"]);
        let town = Town::open_with("2026-03-03 15:00", |sources| *sources = files).await;
        let secret = r#"{"missed-call":"a word of a telephone"}"#;
        town.deployment.aws().put_secret("baton/sources", secret);
        let request = http::Request::builder()
            .method(http::Method::POST)
            .uri("/in/missed-call")
            .header("host", "127.0.0.1")
            .header("content-type", "application/json")
            .header("authorization", "Bearer a word of a telephone")
            .body(r#"{"event":"call.missed","data":{"id":1,"number":"+1 212 555 0177"}}"#.into())
            .unwrap();
        assert_eq!(
            town.deployment.answer(request).await.status(),
            202,
            "{name}"
        );
        town.minutes(5).await;
        let lead = town.leads().await.remove(0);
        assert_eq!(lead.status, "working", "{name}: {lead:?}");
        let rep = format!("{}@example.com", lead.owner.unwrap());
        let mails = town.mails_to(&rep);
        assert!(
            !mails.is_empty(),
            "{name}: it is a task at once\n{}",
            town.mailbox()
        );
        town.is_well_run().await;
    }
}

/// A newsletter is offered where there are letters, and each example that offers one has some of its own.
#[test]
fn every_example_that_offers_a_newsletter_has_letters_of_its_own() {
    let mut seen = std::collections::BTreeMap::new();
    for folder in folders() {
        let files = baton::folder::read(&folder).unwrap().files;
        let letters = files
            .iter()
            .filter(|(file, _)| file.starts_with("letters/"));
        let offers = files.values().any(|text| text.contains("opt_in_url"));
        let mut count = 0;
        for (file, text) in letters {
            count += 1;
            let earlier = seen.insert(text.clone(), folder.clone());
            assert_eq!(
                earlier,
                None,
                "{}: {file} is another company's",
                folder.display()
            );
        }
        assert!(!offers || count > 0, "{}", folder.display());
    }
}

/// Who left no number is asked for it before the qualifier calls, and the answer is a rep's. Who wants what the vendor does not do reads so
/// once the manager says it, and that an offer is no inquiry is the manager's to say, too.
#[tokio::test]
async fn the_vendor_asks_one_question_and_refuses_with_courtesy() {
    let town = open("b2b", "2026-03-02 10:00").await;
    let ina = [("name", "Ina Voss"), ("email", "ina@buyer.test")];
    let reads = town.inquire_by("white-paper", &ina).await;
    let rents = town.inquire(&ben(&[("topic", "rent")])).await;
    let ole = [
        ("name", "Ole Dahl"),
        ("email", "ole@seller.test"),
        ("topic", "offer"),
    ];
    let offers = town.inquire(&ole).await;
    // The manager hears of several in one mail an hour.
    town.until("2026-03-02 11:10").await;

    let view = town.lead(&reads).await;
    assert_eq!(view.line.status, "needs_information", "{:?}", view.line);
    assert!(
        town.mails_to("quinn@example.com").is_empty(),
        "{}",
        town.mailbox()
    );
    let question = town.last_saying("ina@buyer.test", "on which number may we call you?");
    town.answer(&question, "We print posters: 212 555 0145.")
        .await;
    town.minutes(3).await;
    assert_eq!(town.lead(&reads).await.line.status, "in_conversation");
    let rep = town.rep_of(&reads).await;
    let task = town.last_saying(&rep, "We print posters");
    assert!(task.to.contains(&rep), "{:?}", task.to);

    for (lead, name, says, becomes) in [
        (&rents, "Ben Carter", "Send the courteous no", "refused"),
        (&offers, "Ole Dahl", "Not a lead", "not_a_lead"),
    ] {
        let view = town.lead(lead).await;
        assert_eq!(view.line.status, "with_manager", "{:?}", view.line);
        let heard = town.last_saying("morgan@example.com", name);
        let url = button(&heard, says, Some(lead.as_str())).unwrap();
        town.press(&url, &[]).await;
        assert_eq!(town.lead(lead).await.line.status, becomes);
    }
    town.minutes(5).await;
    let no = town.last_saying("ben@customer.test", "We are not the right company");
    assert!(
        plain(&no).contains("your question about renting a machine"),
        "{}",
        plain(&no)
    );
    // Whoever offers something is thanked for it, and hears nothing else.
    assert_eq!(town.mails_to("ole@seller.test").len(), 1);
    town.is_well_run().await;
}

/// Who was mailed an invitation to the open house and never wrote is followed up until that day, and not after it.
#[tokio::test]
async fn the_vendor_invites_to_an_open_house() {
    let town = open("b2b", "2026-03-02 10:00").await;
    let rows = "name,email,phone,company,open_house,consent\n\
        Ina Voss,ina@buyer.test,+12125550145,Voss Print,2026-03-19,Yes\n\
        Ole Dahl,ole@buyer.test,+12125550146,Dahl Print,2026-03-19,\n";
    let cloud = town.deployment.cloud();
    let policy = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let plan = ImportPlan {
        form: &policy.active.forms["contact"],
        mapping: std::collections::BTreeMap::new(),
        constants: Vec::new(),
        source: "open-house".to_owned(),
        campaign: Some("open-house"),
        take_over: false,
        policy: Some(&policy),
        dry_run: false,
    };
    let list = List::read(rows.as_bytes(), None).unwrap();
    let taken = plan.take(cloud, &list, |row| {
        assert_eq!(row.fate, RowFate::Accepted, "{row:?}");
    });
    taken.await.unwrap();
    town.until("2026-03-06 11:30").await;
    let call = town.last_saying("sam@example.com", "We sent you an invitation last week");
    town.click(&call, "No answer").await;
    // Without a consent he hears nothing by itself, and is somebody's task.
    town.until("2026-03-31 12:00").await;
    assert!(
        town.mails_to("ole@buyer.test").is_empty(),
        "{}",
        town.mailbox()
    );
    let ina = town.mails_to("ina@buyer.test");
    let programme = plain(&ina[0]);
    assert!(
        programme.contains("On Thursday, March 19 it goes like this"),
        "{programme}"
    );
    let shown: Vec<String> = ina.iter().map(|mail| town.shown(mail.at)).collect();
    assert_eq!(ina.len(), 2, "the programme, and the last word: {shown:?}");
    let lists = town.mails_to("sam@example.com").into_iter();
    let lists = lists.filter(|mail| {
        plain(mail).contains("Ina Voss, Voss Print") && plain(mail).contains("is to be called")
    });
    let days: Vec<String> = lists.map(|mail| town.shown(mail.at)).collect();
    assert_eq!(
        days,
        ["Wed 03-18 09:00", "Thu 03-19 09:00"],
        "the day before, and never after"
    );
    town.is_well_run().await;
}

/// One person: a task, a list in the morning, and nobody to escalate to.
#[tokio::test]
async fn the_one_who_works_alone() {
    let town = open("solo", "2026-03-02 10:00").await;
    let lead = town.inquire(&ben(&[("topic", "sales")])).await;
    town.until("2026-03-04 10:00").await;
    let view = town.lead(&lead).await;
    assert_eq!(view.line.owner.as_deref(), Some("ada"));
    for line in &view.timeline {
        let is_about_others = ["escalated", "warned", "lapsed"].contains(&line.kind());
        assert!(!is_about_others, "{line:?}");
    }
    for day in ["Tue 03-03", "Wed 03-04"] {
        let lists = town.mails_to("ada@example.com").into_iter().filter(|mail| {
            mail.subject.starts_with("Today, ") && town.shown(mail.at).starts_with(day)
        });
        assert_eq!(lists.count(), 1, "{day}\n{}", town.mailbox());
    }
    town.is_well_run().await;
}
