//! A month each of companies in which something is not as it should be. Whole mailboxes are kept, to be read aloud from all sides: nobody is
//! told anything untrue, nobody is forgotten, and nobody gets more mail than a person reads.

mod a_forgetful_rep;
mod a_full_team;
mod a_manager_away;
mod a_team_of_one;
mod an_idle_office;

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Timelike as _, Weekday};
use followup::ids::LeadId;
use journeys::{Fields, People, Town, is_to_staff};

/// The Monday on which each month begins.
const BEGINS: &str = "2026-03-02 09:30";
/// Its last evening, a Tuesday.
const ENDS: &str = "2026-03-31 20:00";
/// Mails to one of the team on one day, when at most two ask: more than a person reads.
const MOST_A_DAY: usize = 8;
/// Mails to one who asks in one month, unless they write themselves.
const MOST_TO_A_LEAD: usize = 5;

/// Somebody who asks: name, what they ask, and the rest of the form.
struct Prospect {
    name: &'static str,
    asks: &'static str,
    topic: &'static str,
    when: &'static str,
    phone: bool,
}

/// Who asks in a month, one after the other.
const PROSPECTS: [Prospect; 8] = [
    prospect("Ada Moss", "What do 200 lamps cost?", "sales", "now", true),
    prospect(
        "Ben Ruiz",
        "Do you deliver to Maine?",
        "sales",
        "now",
        false,
    ),
    prospect(
        "Cleo Park",
        "Can we sell your lamps?",
        "partnership",
        "week",
        true,
    ),
    prospect(
        "Dora Lind",
        "My lamp flickers. What can I do?",
        "support",
        "now",
        true,
    ),
    prospect(
        "Emil Roth",
        "We refit an office of 40.",
        "sales",
        "now",
        true,
    ),
    prospect(
        "Fay Osei",
        "Send me a catalogue, please.",
        "sales",
        "later",
        false,
    ),
    prospect(
        "Gus Abel",
        "How long is the guarantee?",
        "other",
        "now",
        true,
    ),
    prospect(
        "Hana Ito",
        "Is there a rebate for schools?",
        "sales",
        "week",
        true,
    ),
];

const fn prospect(
    name: &'static str,
    asks: &'static str,
    topic: &'static str,
    when: &'static str,
    phone: bool,
) -> Prospect {
    Prospect {
        name,
        asks,
        topic,
        when,
        phone,
    }
}

impl Prospect {
    fn address(&self) -> String {
        let first = self.name.split(' ').next().unwrap_or_default();
        format!("{}@customer.test", first.to_lowercase())
    }

    async fn inquires(&self, town: &Town, number: usize) -> LeadId {
        let email = self.address();
        let phone = format!("+1 212 555 01{:02}", 30 + number);
        let mut fields = vec![
            ("name", self.name),
            ("email", email.as_str()),
            ("topic", self.topic),
            ("message", self.asks),
            ("contact_when", self.when),
        ];
        if self.phone {
            fields.push(("phone", &phone));
        }
        let fields: Fields<'_> = &fields;
        town.inquire(fields).await
    }
}

/// One after the other asks, at the opening of a day each.
async fn one_asks_each_day(town: &Town, people: &mut People, prospects: &[Prospect]) {
    for (number, prospect) in prospects.iter().enumerate() {
        prospect.inquires(town, number).await;
        passes(town, people, &day(number)).await;
    }
}

/// The morning after the day on which the one of this number asks.
fn day(number: usize) -> String {
    format!("2026-03-{:02} 09:30", 3 + number)
}

/// The working days pass until an evening; people read their mail in the middle of the morning and of the afternoon.
async fn passes(town: &Town, people: &mut People, until: &str) {
    let end = town.at(until);
    while town.now() < end {
        let zone = town.zone();
        let local = town.now().with_timezone(&zone);
        let is_weekend = matches!(local.weekday(), Weekday::Sat | Weekday::Sun);
        if !is_weekend && matches!(local.hour(), 10 | 14) {
            people.read_their_mail(town).await;
        }
        town.minutes(60).await;
    }
}

/// Everybody of the shipped team.
const TEAM: [&str; 5] = ["riley@", "sam@", "jordan@", "quinn@", "morgan@"];

/// What holds in every month, and all that was read in it, by reader.
async fn is_read_aloud(town: &Town, readers: &[&str], prospects: &[Prospect]) -> String {
    town.is_well_run().await;
    let mut days: BTreeMap<(String, NaiveDate), usize> = BTreeMap::new();
    for mail in town.mails().iter().filter(|mail| is_to_staff(mail)) {
        let day = mail.at.with_timezone(&town.zone()).date_naive();
        *days.entry((mail.to.join(", "), day)).or_default() += 1;
    }
    for ((reader, day), mails) in &days {
        assert!(*mails <= MOST_A_DAY, "{reader} got {mails} mails on {day}");
    }
    for prospect in prospects {
        let mails = town.mails_to(&prospect.address()).len();
        assert!(mails >= 1, "{} never heard of us", prospect.name);
        assert!(
            mails <= MOST_TO_A_LEAD,
            "{} mails to {}",
            mails,
            prospect.name
        );
    }
    let staff = readers.iter().map(|reader| town.read_by(reader));
    let leads = prospects
        .iter()
        .map(|prospect| town.read_by(&prospect.address()));
    staff.chain(leads).collect::<Vec<_>>().join("\n\n")
}
