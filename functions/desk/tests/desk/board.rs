//! The board says what is true of every open lead, in few requests, however many there are.

use std::time::Duration as StdDuration;

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::language::{KnownLanguage, Language};
use followup::policy::PolicyFiles;
use local::LocalService;

use crate::browser::Browser;
use crate::office::{ANN, BO, Office, readable, text};
use crate::several::partnerships_alone;
use crate::team_page::with_deputy;

/// Requests of the table for a page of the board, or of a day, at most, and how many of them may follow one another.
pub(crate) const MOST_REQUESTS: u64 = 12;
pub(crate) const MOST_IN_A_ROW: u32 = 3;
/// What a request takes.
pub(crate) const LATENCY: StdDuration = StdDuration::from_millis(8);

#[tokio::test]
async fn the_board_begins_with_what_is_true_of_every_open_lead() {
    let office = Office::open().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let empty = text(&morgan.get("/desk/board").await);
    assert!(empty.contains("<h1>Nothing waits for you.</h1>"), "{empty}");
    office.with_sam().await;
    let mut suspicious = ANN.to_vec();
    suspicious[2] = ("email", "bob@example.org");
    suspicious[3] = ("phone", "+1 555 010 0142");
    suspicious[0] = ("name", "Bob Stone");
    office.judged(&suspicious, true).await;
    let page = morgan.get("/desk/board").await;
    insta::assert_snapshot!("board", readable(&page));
    let page = text(&page);
    assert!(
        page.contains("One lead waits for you. The other one is in hand and on time."),
        "{page}"
    );
    // A day on, nobody has called: it is the manager's, and nothing is said to be on time.
    office.later(Duration::days(2));
    let late = text(&morgan.get("/desk/board").await);
    assert!(late.contains("Two leads wait for you."), "{late}");
    assert!(!late.contains("on time"), "{late}");
    // How long they have been late, in working days.
    let row = |name: &str| {
        let (_, rest) = late.split_once(&format!("<th scope=\"row\">{name}"))?;
        Some(rest.split("</tr>").next()?.contains(">2<"))
    };
    assert_eq!(row("for 1 or 2 working days"), Some(true), "{late}");
}

#[tokio::test]
async fn the_board_says_who_is_responsible_today() {
    for (change, says) in [
        (
            with_deputy as fn(&mut PolicyFiles),
            "Quinn is responsible today: Morgan is away until Monday",
        ),
        (
            |_| {},
            "Nobody is responsible today: Morgan is away until Monday",
        ),
    ] {
        let office = Office::open_with(change).await;
        let mut morgan = Browser::of(&office, "morgan").await;
        let there = text(&morgan.get("/desk/board").await);
        assert!(there.contains("Morgan is responsible today."), "{there}");
        office
            .post(&office.list_of("morgan"), "works_again=2026-03-09")
            .await;
        let away = text(&morgan.get("/desk/board").await);
        assert!(away.contains(says), "{away}");
    }
}

#[tokio::test]
async fn the_columns_add_up_to_every_open_lead_whether_it_waits_rests_or_looks_unwanted() {
    let office = Office::open().await;
    let first = office.asks(1, SALES, false).await;
    office.is_given(&first, "sam").await;
    let rests = office.asks(2, SALES, false).await;
    office.is_given(&rests, "riley").await;
    let path = office.path(Purpose::Outcome, &rests, "riley").await;
    office
        .post(&path, "outcome=not_now&next=2026-06-01T10:00")
        .await;
    office.asks(3, SALES, true).await;
    office.asks(4, PARTNERSHIP, false).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/board").await);
    let count = |part: &str| -> usize {
        let (_, rest) = part.split_once("<span class=\"count\">").unwrap();
        rest.split_once('<').unwrap().0.parse().unwrap()
    };
    let (_, every) = page.split_once("<h2>Every open lead").unwrap();
    let columns: Vec<&str> = every.split("<h3>").skip(1).take(5).collect();
    let counts: Vec<usize> = columns.iter().map(|column| count(column)).collect();
    assert_eq!((count(every), counts.iter().sum()), (4, 4_usize), "{page}");
    // What the first line says comes to as many.
    let says =
        "One lead waits for you. One rests until its day. The other two are in hand and on time.";
    assert!(page.contains(says), "{page}");
    let resting = columns[4];
    assert!(
        resting.starts_with("Rests") && resting.contains("Person 002"),
        "{resting}"
    );
}

/// The numbers of a first line, as words or digits.
fn numbers(line: &str) -> usize {
    let words = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let of = |word: &str| {
        let word = word.to_lowercase();
        let digits = word.replace(',', "").parse().ok();
        digits.or_else(|| words.iter().position(|one| *one == word))
    };
    let sentences = line.split(". ").map(|sentence| {
        let mut all = sentence.trim_end_matches('.').split(' ').filter_map(of);
        all.next().unwrap_or_default()
    });
    sentences.sum()
}

#[tokio::test]
async fn the_numbers_of_the_first_line_add_up_to_every_open_lead_whatever_the_board() {
    // A plain generator, so that each board is the same again.
    let mut drawn = 20_260_302_u64;
    let mut draw = |most: u64| {
        drawn = drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (drawn >> 33) % most
    };
    let mut resting = 0;
    for board in 0..8 {
        let office = Office::open().await;
        let all = 1 + draw(9);
        let mut leads = Vec::new();
        for number in 0..all {
            let kind = draw(6);
            let number = usize::try_from(number).unwrap();
            let lead = office.asks(number, SALES, kind == 0).await;
            if kind == 0 {
                continue;
            }
            office.is_given(&lead, ["riley", "sam"][number % 2]).await;
            let who = ["riley", "sam"][number % 2];
            let path = office.path(Purpose::Outcome, &lead, who).await;
            match kind {
                1 | 2 => {
                    let until = "outcome=not_now&next=2026-06-01T10:00";
                    office.post(&path, until).await;
                    resting += 1;
                }
                3 => drop(office.post(&path, "outcome=reached").await),
                _ => {}
            }
            leads.push(lead);
        }
        // What has come due meanwhile is decided.
        office.later(Duration::hours(i64::try_from(draw(5)).unwrap()));
        for lead in &leads {
            office.happens(lead, Event::Tick).await;
        }
        let mut morgan = Browser::of(&office, "morgan").await;
        let page = text(&morgan.get("/desk/board").await);
        let (_, line) = page.split_once("<h1>").unwrap();
        let (line, rest) = line.split_once("</h1>").unwrap();
        let (_, count) = rest.split_once("Every open lead").unwrap();
        let (_, count) = count.split_once("<span class=\"count\">").unwrap();
        let count: usize = count.split('<').next().unwrap().parse().unwrap();
        assert_eq!(count, usize::try_from(all).unwrap(), "{board}: {page}");
        assert_eq!(numbers(line), count, "{board}: {line}");
    }
    assert!(resting > 3, "{resting}");
}

#[tokio::test]
async fn what_nobody_has_is_late_in_a_queue_and_not_with_its_rep() {
    let office = Office::open().await;
    let queued = office.asks(1, PARTNERSHIP, false).await;
    assert_eq!(office.lead(&queued).await.lead.status(), "qualifying");
    // Longer than the qualifier has time.
    office.later(Duration::hours(4));
    let fresh = office.asks(2, SALES, false).await;
    office.is_given(&fresh, "sam").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/board").await);
    let (_, line) = page.split_once("<h1>").unwrap();
    let (line, _) = line.split_once("</h1>").unwrap();
    assert!(
        line.contains("One is late, and waits in a queue."),
        "{line}"
    );
    assert!(!line.contains("with its rep"), "{line}");
    // Late with whoever has it is another number of the line.
    office.later(Duration::hours(21));
    let page = text(&morgan.get("/desk/board").await);
    let late = "One is late, and with its rep. One is late, and waits in a queue.";
    assert!(page.contains(late), "{page}");
}

#[tokio::test]
async fn who_rests_is_shown_with_whoever_takes_them_up_again_and_until_when() {
    let office = Office::open().await;
    let lead = office.asks(1, SALES, false).await;
    office.is_given(&lead, "sam").await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    office
        .post(&path, "outcome=not_now&next=2026-06-01T10:00")
        .await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/board").await);
    assert!(page.contains("One rests until its day."), "{page}");
    let (_, card) = page.split_once("<h3>Rests").unwrap();
    let card = card.split("</section>").next().unwrap();
    assert!(card.contains("Sam Okafor"), "{card}");
    assert!(card.contains("June 1"), "{card}");
    let table = text(&morgan.get("/desk/board?as=table").await);
    let (_, row) = table.split_once("<tbody>").unwrap();
    assert!(
        row.contains("Sam Okafor") && row.contains("June 1"),
        "{row}"
    );
    for (rep, is_shown) in [("sam", true), ("riley", false)] {
        let page = text(&morgan.get(&format!("/desk/board?as=table&rep={rep}")).await);
        assert_eq!(page.contains("Person 001"), is_shown, "{rep}: {page}");
    }
}

#[tokio::test]
async fn a_mail_that_waits_is_next_on_the_board_at_the_moment_that_its_rep_reads() {
    let office = Office::open().await;
    office.tried_twice().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let (_, own) = day.split_once("Goes out by itself").unwrap();
    let (_, when) = own.split_once("<span class=\"badge\">").unwrap();
    let when = when.split(['<', '·']).next().unwrap().trim();
    let when = when.strip_prefix("by ").unwrap_or(when);
    let mut morgan = Browser::of(&office, "morgan").await;
    for path in ["/desk/board", "/desk/board?as=table"] {
        let board = text(&morgan.get(path).await);
        assert!(board.contains(when), "{when}: {board}");
        assert!(board.contains("A mail goes out by itself"), "{board}");
    }
    // What was stopped is next no more, on either.
    let (_, token) = day.split_once("../n/").unwrap();
    let path = format!("/n/{}", token.split(['"', '?']).next().unwrap());
    office.post(&path, "choice=stop").await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(!board.contains(when), "{when}: {board}");
}

#[tokio::test]
async fn each_number_of_what_is_late_leads_to_its_leads() {
    let office = Office::open().await;
    let old = office.asks(1, SALES, false).await;
    office.is_given(&old, "sam").await;
    office.later(Duration::days(6));
    let new = office.asks(2, SALES, false).await;
    office.is_given(&new, "riley").await;
    office.later(Duration::hours(26));
    let mut morgan = Browser::of(&office, "morgan").await;
    for path in ["/desk/board", "/desk/figures?late=now"] {
        let page = text(&morgan.get(path).await);
        let links: Vec<&str> = page
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.contains("board?late="))
            .collect();
        assert_eq!(links.len(), 2, "{path}: {links:?}");
        let mut shown = 0;
        for link in links {
            let (_, below) = link.split_once("board").unwrap();
            let leads = text(
                &morgan
                    .get(&format!("/desk/board{}", below.replace("&amp;", "&")))
                    .await,
            );
            assert!(leads.contains("One lead."), "{link}: {leads}");
            shown += leads.matches("<th scope=\"row\">").count();
        }
        assert_eq!(shown, 2, "{path}");
    }
    // Whoever does not lead the team reads the numbers, and no address that is not for them.
    let mut sam = Browser::of(&office, "sam").await;
    let page = text(&sam.get("/desk/figures?late=now").await);
    assert!(!page.contains("board?late="), "{page}");
}

#[tokio::test]
async fn a_lead_is_offered_to_somebody_whom_the_routing_could_choose() {
    let office = Office::open_with(partnerships_alone).await;
    office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "jordan").await;
    // A day on, nobody has called: both are the manager's.
    office.later(Duration::days(2));
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/board").await);
    assert!(page.contains("Two leads wait for you."), "{page}");
    let offered = |to: &str| page.matches(&format!("&amp;to={to}\"")).count();
    // Riley has no lead at all, and takes no such matter.
    assert_eq!(
        (offered("riley"), offered("sam"), offered("jordan")),
        (0, 1, 1),
        "{page}"
    );
}

impl Office {
    /// Somebody else who asks, with their number.
    pub(crate) async fn asks(
        &self,
        number: usize,
        fields: &[(&str, &str)],
        suspicious: bool,
    ) -> LeadId {
        let (name, email) = (
            format!("Person {number:03}"),
            format!("p{number}@example.org"),
        );
        let phone = format!("+1 212 555 {:04}", 100 + number);
        let mut asked = vec![
            ("name", name.as_str()),
            ("email", &email),
            ("phone", &phone),
        ];
        asked.extend(fields);
        self.judged(&asked, suspicious).await
    }

    /// Somebody else who asks on the page of a language, and is judged.
    async fn asks_in(&self, number: usize, language: Language) {
        let (name, email) = (
            format!("Person {number:03}"),
            format!("p{number}@example.org"),
        );
        let mut asked = vec![("name", name.as_str()), ("email", &email)];
        asked.extend(SALES);
        let inquiry = Inquiry {
            language: Some(KnownLanguage::Chosen(language)),
            ..self.typed(&asked).await
        };
        let lead = self.takes(&inquiry, &email).await;
        let arrived = Event::Arrived {
            inquiry: Box::new(inquiry),
            suspicious: false,
        };
        self.happens(&lead, arrived).await;
    }
}

pub(crate) const SALES: &[(&str, &str)] = &[
    ("topic", "sales"),
    ("timeframe", "now"),
    ("message", "What do 20 lamps cost?"),
];
pub(crate) const PARTNERSHIP: &[(&str, &str)] = &[
    ("topic", "partnership"),
    ("message", "Shall we work together?"),
];

#[tokio::test(start_paused = true)]
async fn a_board_takes_few_requests_three_in_a_row() {
    let office = Office::open_at(LATENCY).await;
    office.settles().await;
    for number in 0..90 {
        let suspicious = number % 6 == 0;
        let lead = office.asks(number, SALES, suspicious).await;
        if !suspicious {
            office
                .is_given(&lead, ["riley", "sam", "jordan"][number % 3])
                .await;
        }
    }
    office.later(Duration::days(2));
    let mut tried = Vec::new();
    for number in 90..180 {
        let lead = office.asks(number, SALES, false).await;
        let rep = ["riley", "sam", "jordan"][number % 3];
        office.is_given(&lead, rep).await;
        tried.push((lead, rep));
    }
    // Of each of these a mail waits that is read with them.
    for outcome in ["no_answer", "voicemail"] {
        for (lead, rep) in &tried {
            office.happens(lead, Event::Tick).await;
            let path = office.path(Purpose::Outcome, lead, rep).await;
            office.post(&path, &format!("outcome={outcome}")).await;
        }
        if outcome == "no_answer" {
            office.later(Duration::days(1));
        }
    }
    office.settles().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.get("/desk/find").await;
    for path in [
        "/desk/board",
        "/desk/board?as=table",
        "/desk/board?rep=sam&days=1",
    ] {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let page = morgan.get(path).await;
        assert_eq!(page.status(), 200);
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let queries = asked.of(LocalService::DynamoDb, "Query").requests;
        let all = asked.total(LocalService::DynamoDb).requests;
        assert!(queries >= 4 && all <= MOST_REQUESTS, "{path}: {all}");
        assert!(
            took >= LATENCY * 2 && took <= LATENCY * MOST_IN_A_ROW,
            "{path}: {took:?}"
        );
        let page = text(&page);
        assert!(page.contains("Person "), "{path}");
        let says_how_it_went = page.contains("How it went: ");
        assert_eq!(says_how_it_went, !path.contains("as=table"), "{path}");
    }
}

#[tokio::test]
async fn the_first_line_counts_whom_the_page_does_not_show() {
    let office = Office::open().await;
    for number in 0..70 {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/board").await);
    assert!(
        page.contains("<h1>Nothing waits for you. All 70 open leads are in hand and on time.</h1>"),
        "{page}"
    );
    assert!(page.contains("And 60 more."), "{page}");
    // Nobody did anything for two days: all are the manager's, and those that are not shown are counted.
    office.later(Duration::days(2));
    let late = text(&morgan.get("/desk/board").await);
    assert!(late.contains("<h1>70 leads wait for you.</h1>"), "{late}");
    assert!(late.contains("50 more wait for you."), "{late}");
    let table = text(&morgan.get("/desk/board?as=table").await);
    assert_eq!(table.matches("Person 0").count(), 70);
}

#[tokio::test]
async fn who_has_stopped_or_rests_is_not_in_hand() {
    let office = Office::open().await;
    let lead = office.asks(1, SALES, false).await;
    office.is_given(&lead, "sam").await;
    let other = office.asks(2, SALES, false).await;
    office.is_given(&other, "riley").await;
    office.happens(&lead, Event::Sign(Sign::DoNotContact)).await;
    let now = office.cloud.now();
    let overview = office.cloud.open_overview().await.unwrap();
    let is_open = |lead: &LeadId| overview.leads.iter().any(|(id, _)| id == lead);
    assert!(is_open(&other));
    assert_eq!(
        is_open(&lead),
        office.lead(&lead).await.lead.owner().is_some()
    );
    assert!(overview.is_whole && overview.unread.is_empty(), "{now}");
}

#[tokio::test]
async fn the_board_is_narrowed_to_what_is_asked_for() {
    let office = Office::open().await;
    let first = office.asks(1, SALES, false).await;
    office.is_given(&first, "sam").await;
    office.later(Duration::days(4));
    let second = office.asks(2, SALES, false).await;
    office.is_given(&second, "riley").await;
    office.asks(3, PARTNERSHIP, false).await;
    for (number, language) in [(4, Language::German), (5, Language::AmericanEnglish)] {
        office.asks_in(number, language).await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let whole = text(&morgan.get("/desk/board").await);
    let offered = "<option value=\"de\">German</option>";
    assert!(whole.contains(offered), "{whole}");
    let (_, first_line) = whole.split_once("<h1>").unwrap();
    let (first_line, _) = first_line.split_once("</h1>").unwrap();
    for (path, shown, hidden) in [
        ("/desk/board?as=table&rep=sam", "Person 001", "Person 002"),
        ("/desk/board?as=table&rep=riley", "Person 002", "Person 001"),
        (
            "/desk/board?as=table&topic=partnership",
            "Person 003",
            "Person 002",
        ),
        ("/desk/board?as=table&days=3", "Person 001", "Person 002"),
        (
            "/desk/board?as=table&source=website&topic=sales",
            "Person 001",
            "Person 003",
        ),
        (
            "/desk/board?as=table&language=de",
            "Person 004",
            "Person 005",
        ),
    ] {
        let page = text(&morgan.get(path).await);
        assert!(page.contains(shown), "{path}: {page}");
        assert!(!page.contains(hidden), "{path}: {page}");
        // The first line is of all, whatever is shown below it.
        assert!(page.contains(first_line), "{path}: {page}");
    }
    let none = text(&morgan.get("/desk/board?as=table&source=nowhere").await);
    assert!(none.contains("No lead is shown."), "{none}");
    let table = morgan.get("/desk/board?as=table").await;
    insta::assert_snapshot!("board_table", readable(&table));
}

/// Whose leads can be asked for on a page of the board, as its choices stand there.
fn whose(page: &str) -> Vec<&str> {
    let (_, choices) = page.split_once("<select id=\"rep\"").unwrap();
    let (choices, _) = choices.split_once("</select>").unwrap();
    let each = choices.split("<option value=\"").skip(1);
    // The first one is that of anybody.
    each.map(|one| one.split("</option>").next().unwrap())
        .skip(1)
        .collect()
}

#[tokio::test]
async fn whoever_has_a_lead_takes_one_up_again_or_was_asked_for_can_be_asked_for_by_name() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let reps = ["riley\">Riley", "sam\">Sam", "jordan\">Jordan"];
    let board = text(&morgan.get("/desk/board").await);
    assert_eq!(whose(&board), reps, "{board}");
    // What the address asks for is what the form asks for again, whoever that is.
    let own = "/desk/board?rep=morgan&as=table";
    let asked = ["morgan\" selected>Morgan"];
    let none = text(&morgan.get(own).await);
    assert_eq!(whose(&none), [&reps[..], &asked].concat(), "{none}");
    assert!(none.contains("No lead is shown."), "{none}");
    let gone = text(&morgan.get("/desk/board?rep=zoe").await);
    let asked_for_gone = ["zoe\" selected>zoe"];
    assert_eq!(whose(&gone), [&reps[..], &asked_for_gone].concat());
    // Morgan calls, and puts it off: it is hers all the while.
    office.later(Duration::days(2));
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    office.post(&path, "to=morgan").await;
    for rests in [false, true] {
        if rests {
            let path = office.path(Purpose::Outcome, &lead, "morgan").await;
            let report = "outcome=not_now&next=2026-06-01T10:00";
            office.post(&path, report).await;
        }
        assert_eq!(office.lead(&lead).await.lead.rests_until().is_some(), rests);
        let board = text(&morgan.get("/desk/board").await);
        let morgans = ["morgan\">Morgan"];
        assert_eq!(whose(&board), [&reps[..], &morgans].concat(), "{board}");
        let hers = text(&morgan.get(own).await);
        assert_eq!(whose(&hers), [&reps[..], &asked].concat(), "{hers}");
        assert!(hers.contains("Ann Lee"), "{hers}");
    }
}

/// Leads of the table, and those of them that are open.
const LEADS: usize = 100_000;
const OPEN: usize = 10_000;
/// Those of the open ones that wait for whoever leads the team.
const LATE: usize = 2_000;
/// How long the first byte of the board may take among them, as the median of some pages.
const FIRST_BYTE: StdDuration = StdDuration::from_millis(50);
const PAGES: usize = 21;

// On the threads that the machine has.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement of minutes: cargo test --release --workspace --test desk a_hundred_thousand -- --ignored --nocapture"]
async fn a_board_among_a_hundred_thousand_leads_comes_at_once() {
    let office = Office::open().await;
    office.settles().await;
    let mut late = Vec::new();
    for number in 0..LEADS {
        if number == LEADS / OPEN * LATE {
            // Nobody has called for a day: these wait for whoever leads the team.
            office.later(Duration::hours(25));
            for lead in &late {
                office.happens(lead, Event::Tick).await;
            }
            office.settles().await;
        }
        let lead = office.asks(number, SALES, false).await;
        if number % (LEADS / OPEN) > 0 {
            office.happens(&lead, Event::Sign(Sign::DoNotContact)).await;
            continue;
        }
        let rep = ["riley", "sam", "jordan"][number % 3];
        office.is_given(&lead, rep).await;
        if number < LEADS / OPEN * LATE {
            late.push(lead);
        }
    }
    office.later(Duration::minutes(1));
    let waiting = format!(
        "{LATE} leads wait for you. The other {} are in hand",
        OPEN - LATE
    );
    let mut morgan = Browser::of(&office, "morgan").await;
    for path in ["/desk/board", "/desk/board?as=table"] {
        let mut took = Vec::new();
        for _ in 0..PAGES {
            let begun = std::time::Instant::now();
            let page = morgan.get(path).await;
            took.push(begun.elapsed());
            let said = text(&page);
            assert!(said.contains(&waiting), "{said}");
        }
        took.sort();
        let median = took[PAGES / 2];
        println!(
            "{path}: {median:?} of {OPEN} open of {LEADS} leads, at most {:?}",
            took[PAGES - 1]
        );
        assert!(
            cfg!(debug_assertions) || median <= FIRST_BYTE,
            "{path}: {median:?}"
        );
    }
}
