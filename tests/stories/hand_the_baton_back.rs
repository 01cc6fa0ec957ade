//! Of the leads that sales sets aside, many are ready to buy within a year. Handing back takes one click and a reason; each reason has
//! its own way on; who rests hears from the company if they said yes to that, comes back by a date, by "I am ready" or not at all, and goes
//! to the rep who knows them. What came of it is a figure.

use followup::event::Disposition;
use followup::figures::{DayFigures, Recycled};
use followup::ids::LeadId;
use followup::lead::RestReason;
use followup::timeline::WakeReason;
use journeys::{Town, button, plain};

/// Six people, each by the name of their mailbox.
const PEOPLE: [&str; 6] = [
    "Ana Silva",
    "Bo Ek",
    "Cleo Park",
    "Dan Holt",
    "Dora Lind",
    "Eve Moss",
];

fn mailbox(name: &str) -> String {
    let first = name.split(' ').next().unwrap_or_default();
    format!("{}@customer.test", first.to_lowercase())
}

/// Somebody asks about buying; those who tick the box say yes to the newsletter once more by the link in the mail.
async fn asks(town: &Town, name: &str, number: usize) -> LeadId {
    let (email, phone) = (mailbox(name), format!("+1 212 555 01{:02}", 20 + number));
    let mut fields = vec![
        ("name", name),
        ("email", email.as_str()),
        ("phone", phone.as_str()),
        ("topic", "sales"),
    ];
    if name == "Bo Ek" {
        fields.push(("newsletter", "yes"));
    }
    town.inquire(&fields).await
}

/// Whoever has somebody reports this, with a date or without.
async fn reports(town: &Town, lead: &LeadId, name: &str, outcome: &str, next: &str) {
    let rep = town.rep_of(lead).await;
    let task = town.last_mail(&rep, name);
    let url = button(&task, "Not now", None).unwrap();
    let (page, _) = url.split_once('?').unwrap();
    let url = format!("{page}?outcome={outcome}");
    let fields = [("next", next)];
    let fields = if next.is_empty() { &[][..] } else { &fields };
    town.press(&url, fields).await;
}

async fn status(town: &Town, lead: &LeadId) -> &'static str {
    town.lead(lead).await.line.status
}

/// The words of the letters that somebody had, each by its beginning.
fn letters(town: &Town, name: &str) -> Vec<String> {
    let mails = town.mails_to(&mailbox(name)).into_iter();
    let letters = mails.filter(is_letter);
    letters
        .map(|mail| format!("{} {}", town.shown(mail.at), mail.subject))
        .collect()
}

/// Whether a mail is a letter to who rests.
fn is_letter(mail: &local::AcceptedMail) -> bool {
    let template = mail.template.as_deref().unwrap_or_default();
    template.starts_with("letter__")
}

#[tokio::test]
async fn hand_the_baton_back() {
    let town = Town::open("2026-03-02 10:00").await;
    let mut leads = Vec::new();
    for (number, name) in PEOPLE.into_iter().enumerate() {
        leads.push(asks(&town, name, number).await);
    }
    let [ana, bo, cleo, dan, dora, eve] = leads.as_slice() else {
        panic!("six people asked");
    };
    town.until("2026-03-02 10:30").await;
    let confirms = town.last_mail("bo@customer.test", "Thank you for your question");
    town.click(&confirms, "Yes, please send it").await;

    // One click and a reason each.
    let first = town.rep_of(dora).await;
    reports(&town, dora, "Dora Lind", "no_budget", "2026-09-01T10:00").await;
    reports(&town, bo, "Bo Ek", "nurture", "").await;
    reports(&town, cleo, "Cleo Park", "needs_information", "").await;
    reports(&town, dan, "Dan Holt", "wrong_person", "").await;
    reports(&town, eve, "Eve Moss", "not_a_fit", "").await;
    reports(&town, ana, "Ana Silva", "no_answer", "").await;
    let (anas, cleos) = (town.rep_of(ana).await, "2026-03-02 15:00");
    assert_eq!(status(&town, dora).await, "resting");
    assert_eq!(status(&town, eve).await, "looking");

    // Cleo answers the one question, and is back with whoever asked; Dan does not, and is the qualifier's a day later.
    town.until(cleos).await;
    let asked = town.last_saying("cleo@customer.test", "One answer from you");
    town.answer(&asked, "We would like to be live by the summer.")
        .await;
    town.minutes(5).await;
    assert!(town.rep_of(cleo).await.ends_with("@example.com"));
    let whom = town.last_saying("dan@customer.test", "Would you tell us whom to turn to?");
    assert!(whom.at < town.at("2026-03-02 11:00"));
    reports(&town, cleo, "Cleo Park", "won", "").await;
    // What a rep calls no fit, somebody else looks at.
    let look = town.last_saying("quinn@example.com", "was handed back as no fit");
    assert!(plain(&look).contains("Eve Moss"), "{}", plain(&look));
    town.click(&look, "No fit: let it go").await;
    assert_eq!(status(&town, eve).await, "not_a_fit");
    town.until("2026-03-03 12:00").await;
    let settle = town.last_mail("quinn@example.com", "Dan Holt");
    town.click(&settle, "Not a lead").await;

    // Ana is called again and written to, says yes to the newsletter, and then nothing any more.
    reports(&town, ana, "Ana Silva", "voicemail", "").await;
    town.until("2026-03-11 12:00").await;
    let letter = town.last_saying("ana@customer.test", "Shall we send it?");
    town.click(&letter, "Yes, please send it").await;
    // Her click was an act of hers: the goodbye goes out by itself.
    town.until("2026-04-10 12:00").await;
    assert_eq!(status(&town, ana).await, "resting");

    // The second letter finds her ready: a GET asks, a POST does, and her rep has her again.
    town.until("2026-05-20 12:00").await;
    let letters_of_ana = letters(&town, "Ana Silva");
    assert_eq!(letters_of_ana.len(), 2, "{letters_of_ana:?}");
    let second = town.last_mail("ana@customer.test", "One page that saves a meeting");
    let url = button(&second, "Yes, please get in touch", None).unwrap();
    town.read(&url).await;
    assert_eq!(status(&town, ana).await, "resting", "looking says nothing");
    town.press(&url, &[]).await;
    town.minutes(10).await;
    assert_eq!(town.rep_of(ana).await, anas);
    reports(&town, ana, "Ana Silva", "won", "").await;

    // Dora's budget comes with her date.
    town.until("2026-09-01 10:30").await;
    assert_eq!(town.rep_of(dora).await, first);
    reports(&town, dora, "Dora Lind", "won", "").await;

    // Bo has every letter once, is looked at by nobody, and is closed in silence when a year is over.
    town.until("2027-03-03 12:00").await;
    assert_eq!(letters(&town, "Bo Ek").len(), 3, "{}", town.mailbox());
    assert_eq!(status(&town, bo).await, "quiet");
    insta::assert_snapshot!("to_ana", town.read_by("ana@customer.test"));
    insta::assert_snapshot!("to_bo", town.read_by("bo@customer.test"));
    insta::assert_snapshot!("to_dan", town.read_by("dan@customer.test"));
    yields(&town).await;
    town.is_well_run().await;
}

/// What came of it, by the code that counts a played year.
async fn yields(town: &Town) {
    let day = |text: &str| text.parse().unwrap();
    let (today, mut figures) = (day("2027-03-03"), DayFigures::default());
    for (from, to) in [("2026-03-01", "2026-12-31"), ("2027-01-01", "2027-03-03")] {
        let period = town.deployment.cloud().period(day(from), day(to), today);
        let period = period.await.unwrap();
        assert_eq!(period.uncounted, None);
        figures.add(&period.sum());
    }
    let acceptance = &figures.acceptance;
    // Ana and Dora came back to whoever had them: each is given twice. Cleo's answer went on in the same cycle.
    assert_eq!(acceptance.all.given, 8);
    for reason in [
        Disposition::NoBudget,
        Disposition::Nurture,
        Disposition::NeedsInformation,
        Disposition::WrongPerson,
        Disposition::NotAFit,
    ] {
        assert_eq!(acceptance.all.of(reason), 1, "{reason:?}");
    }
    assert_eq!(acceptance.all.back(), 5);
    assert_eq!(acceptance.forms["contact"].back(), 5);
    let buying = &acceptance.criteria["asks about buying"];
    assert_eq!((buying.given, buying.back()), (8, 5));
    let recycling = &figures.recycling;
    let of = |rested, woke, won: u32, ended| Recycled {
        rested,
        woke,
        in_contact: won.into(),
        won: won.into(),
        ended,
    };
    assert_eq!(recycling.all, of(3, 2, 2, 1));
    assert_eq!(recycling.reasons[&RestReason::NoBudget], of(1, 1, 1, 0));
    assert_eq!(recycling.reasons[&RestReason::Nurture], of(2, 1, 1, 1));
    assert_eq!(recycling.woke_by[&WakeReason::SaidReady], 1);
    assert_eq!(recycling.woke_by[&WakeReason::DateCame], 1);
}
