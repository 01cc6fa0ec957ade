//! A manager is away for three weeks, the reps click nothing, and a deputy has the list; and a manager who is there and never clicks, of
//! whom the deputy hears.

use std::collections::BTreeMap;

use followup::ids::LeadId;
use journeys::{Town, button, plain};
use local::AcceptedMail;

const DEPUTY: &str = "quinn@example.com";
const MANAGER: &str = "morgan@example.com";
/// Mails a day to somebody, besides those of a new lead or an answer.
const MOST_A_DAY: usize = 8;

/// Quinn is Morgan's deputy.
async fn open(start: &str) -> Town {
    Town::open_with(start, |sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"quinn\"");
    })
    .await
}

/// Six ask on a Monday, and nobody does anything.
async fn six_ask(town: &Town) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for (number, name) in ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"]
        .iter()
        .enumerate()
    {
        let (name, email, phone) = (
            format!("{name} Moss"),
            format!("leave{number}@customer.test"),
            format!("+1 212 555 015{number}"),
        );
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("phone", &phone),
            ("topic", "sales"),
            ("message", "What do ten lamps cost?"),
        ];
        leads.push(town.inquire(&fields).await);
        town.minutes(9).await;
    }
    leads
}

fn days(town: &Town, to: &str) -> BTreeMap<String, Vec<String>> {
    let mut days: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for mail in town.mails_to(to) {
        let day = town.at_day(&mail);
        days.entry(day).or_default().push(mail.subject);
    }
    days
}

trait OfDay {
    fn at_day(&self, mail: &AcceptedMail) -> String;
}

impl OfDay for Town {
    fn at_day(&self, mail: &AcceptedMail) -> String {
        self.shown(mail.at)[..9].to_owned()
    }
}

/// Every lead is open, with somebody or in a queue.
async fn all_are_somewhere(town: &Town, leads: &[LeadId]) {
    for lead in leads {
        let line = town.lead(lead).await.line;
        assert!(line.owner.is_some(), "{line:?}");
    }
}

#[tokio::test]
async fn while_the_manager_is_away_the_deputy_has_the_list_and_the_manager_finds_it_whole() {
    let town = open("2026-03-02 09:30").await;
    town.away("morgan", "2026-03-02 09:00", "2026-03-23 09:00")
        .await;
    let leads = six_ask(&town).await;
    town.until("2026-03-23 08:59").await;
    assert_eq!(days(&town, MANAGER), BTreeMap::new(), "the manager is away");
    let heard = days(&town, DEPUTY);
    assert!(heard.len() > 10, "each working day: {heard:#?}");
    for (day, subjects) in &heard {
        assert!(subjects.len() <= MOST_A_DAY, "{day}: {subjects:#?}");
    }
    // Nothing is said that is so of the manager alone.
    for mail in town.mails_to(DEPUTY) {
        let text = plain(&mail);
        for untrue in ["came to you", "is yours now", "in your queue"] {
            assert!(
                !text.contains(untrue) && !mail.subject.contains(untrue),
                "{text}"
            );
        }
    }
    let list = town.last_mail(DEPUTY, "for Morgan");
    assert!(
        plain(&list).contains("Morgan Lee is away, and you stand in"),
        "{}",
        plain(&list)
    );
    all_are_somewhere(&town, &leads).await;
    insta::assert_snapshot!(plain(&town.last_mail(DEPUTY, "Please look")));
    // Behind the list the deputy decides of several at once, as the manager does.
    let all = button(&list, "All that is open", None).unwrap();
    let page = town.read(&all).await;
    assert!(page.contains("Several at once"), "{page}");
    // Back, the manager finds all of it, and the deputy's part is over.
    town.until("2026-03-23 09:05").await;
    let back = plain(&town.last_mail(MANAGER, "Today"));
    for name in ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"] {
        assert!(back.contains(&format!("{name} Moss")), "{name}\n{back}");
    }
    let after = town.mails_to(DEPUTY).len();
    town.until("2026-03-23 17:00").await;
    let late = &town.mails_to(DEPUTY)[after..];
    assert!(
        late.iter().all(|mail| !mail.subject.contains("for Morgan")),
        "{late:#?}"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn a_demand_to_erase_is_the_deputys_to_read_while_the_manager_is_away_by_day_and_by_night() {
    let town = open("2026-03-02 09:30").await;
    town.away("morgan", "2026-03-02 09:00", "2026-03-23 09:00")
        .await;
    for (number, at) in ["2026-03-03 11:00", "2026-03-04 22:00"].iter().enumerate() {
        town.until(at).await;
        town.receive(&format!(
            "From: Cy Berg <cy{number}@elsewhere.test>\r\nTo: hello@example.com\r\nSubject: My data\r\n\
             Message-ID: <d{number}@elsewhere.test>\r\n\r\nI asked for prices in May. Please delete my data.\r\n"
        ))
        .await;
        town.minutes(14 * 60).await;
        let by = format!("cy{number}@elsewhere.test");
        let told = town.mails_to(DEPUTY).into_iter().filter(|mail| {
            let text = plain(mail);
            text.contains("demands that what is kept of them be erased") && text.contains(&by)
        });
        assert!(told.count() > 0, "{at}: {}", town.mailbox());
    }
    // Both stand on the deputy's list until somebody has decided.
    town.until("2026-03-12 10:00").await;
    let list = plain(&town.last_mail(DEPUTY, "for Morgan"));
    assert_eq!(list.matches("the law gives until").count(), 2, "{list}");
    assert_eq!(days(&town, MANAGER), BTreeMap::new(), "the manager is away");
}

#[tokio::test]
async fn of_a_list_that_nobody_acts_on_the_deputy_hears_once_a_day_until_somebody_does() {
    let town = open("2026-03-02 09:30").await;
    let leads = six_ask(&town).await;
    town.until("2026-03-20 17:00").await;
    let heard = days(&town, DEPUTY);
    for (day, subjects) in &heard {
        assert_eq!(subjects.len(), 1, "{day}: {subjects:#?}");
    }
    let list = town.mails_to(DEPUTY).pop().unwrap();
    let text = plain(&list);
    assert!(
        text.contains("Morgan Lee's list has had no action for two working days on 6 leads"),
        "{text}"
    );
    insta::assert_snapshot!(text);
    all_are_somewhere(&town, &leads).await;
    // The first comes only when what is on the list has waited two working days there.
    let first = heard.keys().next().unwrap();
    assert!(
        town.mails_to(DEPUTY)[0].at > town.at("2026-03-05 08:59"),
        "{first}"
    );
    // The deputy does about one what the manager might, and it is one less.
    let with_it =
        |mail: &AcceptedMail| button(mail, "Give it to somebody", Some(leads[0].as_str()));
    let page = town
        .mails_to(DEPUTY)
        .iter()
        .rev()
        .find_map(with_it)
        .unwrap();
    let said = town.press(&page, &[("to", "sam")]).await;
    assert!(said.contains("Given to Sam Okafor"), "{said}");
    town.until("2026-03-23 09:05").await;
    let text = plain(&town.mails_to(DEPUTY).pop().unwrap());
    assert!(text.contains("two working days on 5 leads"), "{text}");
    town.is_well_run().await;
}
