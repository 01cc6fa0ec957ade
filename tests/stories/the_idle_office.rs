//! Eight inquiries on a Monday, three reps, a manager, and nobody does anything for a month. Eight people keep hearing true things, and
//! can take a time or ring; nobody is told that they went quiet, and one click of the manager moves each of them.

use followup::ids::LeadId;
use journeys::{ANA, CLAIMS, Fields, Town, button, is_to_staff, plain};
use local::AcceptedMail;

/// The first names of who asks.
const NAMES: [&str; 8] = ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana"];
/// What says that they, and not we, have gone quiet.
const QUIET: [&str; 6] = [
    "not pressing",
    "so we stop here",
    "have not heard",
    "went quiet",
    "last mail",
    "last email",
];

fn address(number: usize) -> String {
    format!("idle{number}@customer.test")
}

/// Eight ask on a Monday morning, seven minutes apart; the last one for help.
async fn monday(town: &Town) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for (number, name) in NAMES.iter().enumerate() {
        let (email, phone) = (address(number), format!("+1 212 555 013{number}"));
        let name = format!("{name} Moss");
        let question = format!("What do {} lamps cost?", 10 * (number + 1));
        let topic = if is_for_help(number) {
            "support"
        } else {
            "sales"
        };
        let fields: Fields<'_> = &[
            ("name", &name),
            ("email", &email),
            ("phone", &phone),
            ("topic", topic),
            ("message", &question),
        ];
        leads.push(town.inquire(fields).await);
        town.minutes(7).await;
    }
    leads
}

fn is_for_help(number: usize) -> bool {
    number + 1 == NAMES.len()
}

/// What one of them read in a month: thanked, owned up to once, and who asked to buy has a letter that says that it stands.
fn heard_true_things(town: &Town, number: usize) {
    let mails = town.mails_to(&address(number));
    let all: Vec<String> = mails.iter().map(plain).collect();
    let read = all.join("\n---\n");
    let expected = if is_for_help(number) { 2 } else { 3 };
    assert_eq!(mails.len(), expected, "{number}\n{read}");
    let owned_up = all
        .iter()
        .filter(|text| text.contains("You should have heard from one of us"));
    assert_eq!(owned_up.count(), 1, "{read}");
    for text in &all {
        for claim in CLAIMS.iter().chain(&QUIET) {
            assert!(!text.contains(claim), "\"{claim}\" in\n{text}");
        }
    }
    let late = &all[1];
    // A request for help has no sales talk to book.
    let books = late.contains("Pick a time for a call with us");
    assert_eq!(books, !is_for_help(number), "{late}");
    assert!(
        late.contains("+1 555 010 0100"),
        "a number to ring:\n{late}"
    );
}

/// One click moves each: what the manager has is called, the rest is given to somebody or let go with a reason.
async fn is_moved_by_a_click(town: &Town, list: &AcceptedMail, lead: &LeadId, number: usize) {
    let of_lead = |label: &str| button(list, label, Some(lead.as_str()));
    let give = || of_lead("Give it to somebody");
    let has_it = town.rep_of(lead).await == "morgan@example.com";
    let (page, field, title) = match number % 4 {
        // What the manager has is called or answered, or given to somebody all the same.
        _ if has_it && is_for_help(number) => {
            (of_lead("Wrote to them"), None, "Recorded: Wrote to them")
        }
        0 | 1 if has_it => (of_lead("No answer"), None, "Recorded: No answer"),
        2 => (
            give(),
            Some(("let_go", "too_late")),
            "Let go: Too late to be of use",
        ),
        _ => (give(), Some(("to", "sam")), "Given to Sam Okafor"),
    };
    let page = page.unwrap_or_else(|| panic!("no button for {}", NAMES[number]));
    let said = town.press(&page, field.as_slice()).await;
    assert!(said.contains(title), "{said}");
    let view = town.lead(lead).await;
    let moved = match field {
        Some(("let_go", _)) => view.line.status == "resting",
        Some(_) => view.line.owner.as_deref() == Some("sam"),
        None => view.state.owed.is_empty(),
    };
    assert!(moved, "{:?}", view.line);
    if view.line.status == "resting" {
        let before = town.mails_to(&address(number)).len();
        town.days(7).await;
        let mails = town.mails_to(&address(number));
        assert_eq!(mails.len(), before, "nobody reads that they were let go");
    }
}

#[tokio::test]
async fn the_idle_office() {
    let town = Town::open("2026-03-02 10:00").await;
    let leads = monday(&town).await;
    town.until("2026-03-30 17:00").await;
    // The first list of a week says all; the others say what is new, and have a page behind them that says all.
    let list = town.last_mail("morgan@example.com", "Today");
    town.until("2026-04-02 17:00").await;
    let thursday = town.last_mail("morgan@example.com", "Today");
    assert!(
        thursday.subject.ends_with(" as before"),
        "{}",
        thursday.subject,
    );
    let url = button(&thursday, "All that is open", None).unwrap();
    let page = town.read(&url).await;
    for (number, (lead, name)) in leads.iter().zip(NAMES).enumerate() {
        heard_true_things(&town, number);
        // Nobody is forgotten: each is somebody's, and on a list.
        let view = town.lead(lead).await;
        assert!(view.line.owner.is_some(), "{:?}", view.line);
        assert!(!view.state.owed.is_empty(), "{:?}", view.line);
        assert!(plain(&list).contains(name), "{name}:\n{}", plain(&list));
        assert!(page.contains(&format!("{name} Moss")), "{name}:\n{page}");
    }
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
    for (number, lead) in leads.iter().enumerate() {
        is_moved_by_a_click(&town, &list, lead, number).await;
    }
}

/// Who agreed with a person on a date hears nothing by itself; the manager apologises by a click, once.
#[tokio::test]
async fn the_manager_apologises_for_what_a_rep_agreed() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Ana");
    town.click_with(&task, "Reached", &[("next", "2026-03-04T11:00")])
        .await;
    town.until("2026-03-09 12:00").await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let list = town.last_mail("morgan@example.com", "Today");
    let page = town
        .click_with(&list, "Give it to somebody", &[("do", "own_up")])
        .await;
    assert!(page.contains("The apology goes out now"), "{page}");
    town.minutes(5).await;
    let mails = town.mails_to("ana@customer.test");
    assert_eq!(mails.len(), 2, "{}", town.mailbox());
    let text = plain(&mails[1]);
    assert!(
        text.contains("You should have heard from one of us by Wednesday, March 4, 11:00"),
        "{text}"
    );
    town.days(30).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 2);
    let lists = town.mails().into_iter().filter(is_to_staff);
    assert!(lists.count() > 20, "it stands on lists until it is done");
}

/// The values of the fields of one name in a page's form.
fn fields_of(page: &str, name: &str) -> Vec<String> {
    let field = format!("name=\"{name}\" value=\"");
    let values = page.split(&field).skip(1);
    let values = values.filter_map(|rest| rest.split_once('"'));
    values.map(|(value, _)| value.to_owned()).collect()
}

/// After thirty working days it is one question for all of them, once a week; two presses give one away and let the others go, and the
/// question ends.
#[tokio::test]
async fn after_thirty_working_days_one_question_is_asked_of_all() {
    let town = Town::open("2026-03-02 10:00").await;
    let leads = monday(&town).await;
    town.until("2026-04-27 17:00").await;
    let asks = |mail: &AcceptedMail| plain(mail).contains("more than 30 working days");
    let read = town.mails_to("morgan@example.com");
    let asked: Vec<String> = read
        .iter()
        .filter(|mail| asks(mail))
        .map(|mail| town.shown(mail.at))
        .collect();
    // When they come to have waited so long, and then on Mondays.
    assert_eq!(
        asked,
        ["Tue 04-14 09:00", "Mon 04-20 09:00", "Mon 04-27 09:00"]
    );
    let list = town.last_mail("morgan@example.com", "Today");
    assert!(
        plain(&list).contains("8 people have waited"),
        "{}",
        plain(&list)
    );
    let lines = list.html.as_deref().unwrap_or_default();
    assert!(!lines.contains("Give it to somebody"), "no line for each");

    let url = button(&list, "All of these", None).unwrap();
    let stood = fields_of(&town.read(&url).await, "stood");
    assert_eq!(stood.len(), leads.len());
    let page = town
        .press(
            &url,
            &[
                ("of", "ticked"),
                ("to", "sam"),
                ("lead", &stood[0]),
                ("stood", &stood[0]),
            ],
        )
        .await;
    assert!(page.contains("Given to Sam Okafor: 1"), "{page}");
    let stood = fields_of(&page, "stood");
    let mut fields = vec![("of", "long_owed"), ("let_go", "too_late")];
    fields.extend(stood.iter().map(|one| ("stood", one.as_str())));
    let page = town.press(&url, &fields).await;
    assert!(page.contains("Let go: 8"), "{page}");
    let before = town.mails().len();
    town.days(21).await;
    let since = &town.mails()[before..];
    assert!(!since.iter().any(asks), "the question has ended");
    assert!(
        since.iter().all(is_to_staff),
        "nobody reads that they were let go"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn who_writes_into_the_silence_hears_nothing_more_by_itself() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-03 10:30").await;
    let ours = town.last_mail("ana@customer.test", "Thank you for");
    town.answer(&ours, "Are you there?").await;
    let before = town.mails_to("ana@customer.test").len();
    town.until("2026-04-02 17:00").await;
    // A draft waits for a person, who leaves it lying. That is no reason to send it a day later.
    let after = town.mails_to("ana@customer.test").len();
    assert_eq!(after, before, "{}", town.mailbox());
    let drafts = town.mails();
    let drafts = drafts
        .iter()
        .filter(|mail| mail.subject.starts_with("Ready for Ana Silva"));
    assert_eq!(drafts.count(), 1, "{}", town.mailbox());
    assert!(!town.lead(&lead).await.state.owed.is_empty());
    town.is_well_run().await;
}
