//! Whoever rings back is found, and whoever rings for the first time becomes a lead.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Disposition, Event};
use followup::inquiry::EmailAddress;
use followup::lead::{Block, Ending, ObligationKind, Open, Stage};
use followup::timeline::EntryKind;
use http::{Response, header};
use lambda_http::Body;

use crate::browser::Browser;
use crate::office::{ANN, Office, person, text};

const TOM: &[(&str, &str)] = &[
    ("name", "Tom Müller"),
    ("email", "tom@brodo.example.com"),
    ("phone", "(555) 010-0142"),
    ("company", "Brodo & Sons Ltd."),
    ("topic", "sales"),
    ("message", "Twelve seats, please."),
];

/// Requests of the table that a page makes at most.
const MOST_REQUESTS: u64 = 12;

/// What reads the table.
const READS: &[&str] = &["GetItem", "Query", "BatchGetItem"];

/// How often the table was asked in between.
fn requests(before: &local::Usage, after: &local::Usage, operations: &[&str]) -> u64 {
    let asked = |operation: &&str| {
        let of = |usage: &local::Usage| usage.of(local::LocalService::DynamoDb, operation).requests;
        of(after) - of(before)
    };
    operations.iter().map(asked).sum()
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

async fn found(browser: &mut Browser<'_>, typed: &str) -> Response<Body> {
    browser
        .get(&format!("/desk/find?q={}", encoded(typed)))
        .await
}

fn lead_of(response: &Response<Body>) -> followup::ids::LeadId {
    let to = response.headers().get(header::LOCATION).unwrap();
    let to = to.to_str().unwrap().strip_prefix("../desk/leads/").unwrap();
    followup::ids::LeadId::parse(to).unwrap()
}

#[tokio::test]
async fn somebody_is_found_by_what_a_caller_says_of_themselves() {
    let office = Office::open().await;
    let ann = office.judged(ANN, false).await;
    let tom = office.judged(TOM, false).await;
    let mut quinn = Browser::of(&office, "quinn").await;
    for typed in [
        "muller",
        "Mueller tom",
        "mül",
        "brodo",
        "0142 555 010 0142",
        "555-010-0142",
        "010 0142",
        "TOM@brodo.example.com",
    ] {
        let page = text(&found(&mut quinn, typed).await);
        // Two numbers in one are none.
        assert_eq!(
            page.contains(tom.as_str()),
            typed != "0142 555 010 0142",
            "{typed}: {page}"
        );
        assert!(!page.contains(ann.as_str()), "{typed}");
    }
    for typed in ["tommy", "mu", "muller ann", "ltd", "555 010 0143"] {
        let page = text(&found(&mut quinn, typed).await);
        assert!(!page.contains(tom.as_str()), "{typed}");
        assert!(page.contains("Nobody is known by that."), "{typed}: {page}");
    }
    for (typed, says) in [
        ("0142", "six digits"),
        ("; ,", "Type a name"),
        ("a b c d e f g h", "Type a name"),
        ("ab cd ef gh ij kl", "five words"),
    ] {
        let page = found(&mut quinn, typed).await;
        assert!(text(&page).contains(says), "{typed}: {}", text(&page));
    }
    let hostile = text(&found(&mut quinn, "\"><script>alert(1)</script>").await);
    assert!(!hostile.contains("<script>"), "{hostile}");
}

#[tokio::test]
async fn a_search_asks_the_table_a_few_times_however_many_it_finds() {
    let office = Office::open().await;
    for number in 0..30 {
        let email = format!("sam{number}@example.org");
        let name = format!("Samuel Number{number}");
        office
            .judged(
                &[("name", &name), ("email", &email), ("topic", "sales")],
                false,
            )
            .await;
    }
    let mut quinn = Browser::of(&office, "quinn").await;
    found(&mut quinn, "warm").await;
    let before = office.aws.usage();
    let page = text(&found(&mut quinn, "samuel").await);
    let after = office.aws.usage();
    // The session and its generation; the two ways of the word; the leads, and their inquiries.
    let queries = requests(&before, &after, &["Query"]);
    let all = requests(&before, &after, READS);
    assert!(queries == 2 && all <= MOST_REQUESTS, "{all}");
    assert_eq!(page.matches("leads/").count(), 25, "{page}");
    assert!(page.contains("More people may be known by that."), "{page}");
}

#[tokio::test]
async fn who_was_merged_away_is_found_by_what_they_gave_there_and_stands_there_once() {
    let office = Office::open().await;
    let first = [
        ("name", "Ann Lee"),
        ("email", "ann@example.net"),
        ("topic", "sales"),
    ];
    let kept = office.judged(&first, false).await;
    office.is_given(&kept, "sam").await;
    let again = [
        ("name", "Ann Lee"),
        ("email", "lee@example.org"),
        ("phone", "+1 555 010 0142"),
        ("topic", "sales"),
    ];
    let other = office.judged(&again, false).await;
    assert_ne!(kept, other);
    office.forget_mails(&other).await;
    let (by, now) = (person("morgan"), office.cloud.now());
    let merged = office.cloud.merge(&kept, &other, &by, now).await;
    assert!(merged.unwrap());
    let mut quinn = Browser::of(&office, "quinn").await;
    for typed in [
        "555 010 0142",
        "lee@example.org",
        "ann@example.net",
        "ann lee",
    ] {
        let page = text(&found(&mut quinn, typed).await);
        assert!(page.contains(kept.as_str()), "{typed}: {page}");
        assert_eq!(page.matches("leads/").count(), 1, "{typed}: {page}");
        // How to reach them may be said there alone.
        assert!(page.contains("+1 555 010 0142"), "{typed}: {page}");
    }
    // What begins or ends alike leads to them, and is not theirs.
    for typed in ["annabel", "leeward", "999 010 0142", "555 010 0143"] {
        let before = office.aws.usage();
        let page = text(&found(&mut quinn, typed).await);
        let all = requests(&before, &office.aws.usage(), READS);
        assert!(page.contains("Nobody is known by that."), "{typed}: {page}");
        assert!(all <= MOST_REQUESTS, "{typed}: {all}");
    }
}

#[tokio::test]
async fn open_leads_come_first_and_what_is_erased_is_not_found() {
    let office = Office::open().await;
    let lost = office.judged(TOM, false).await;
    office.later(Duration::days(1));
    let open = office
        .judged(
            &[
                ("name", "Theo Müller"),
                ("email", "theo@example.org"),
                ("topic", "sales"),
            ],
            false,
        )
        .await;
    let event = Event::Verdict {
        by: person("quinn"),
        verdict: followup::event::Verdict::NotALead,
    };
    office.happens(&lost, event).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&found(&mut morgan, "müller").await);
    let place = |lead: &followup::ids::LeadId| page.find(lead.as_str());
    assert!(
        place(&open) < place(&lost) && place(&open).is_some(),
        "{page}"
    );
    for lead in [&open, &lost] {
        office.cloud.erase(lead, office.cloud.now()).await.unwrap();
    }
    for typed in ["müller", "theo", "tom@brodo.example.com", "brodo", "100142"] {
        let page = text(&found(&mut morgan, typed).await);
        assert!(page.contains("Nobody is known by that."), "{typed}: {page}");
    }
    assert!(matches!(
        office.lead(&open).await.lead.stage,
        Stage::Closed {
            ending: Ending::Erased,
            ..
        }
    ));
}

#[tokio::test]
async fn who_rings_for_the_first_time_becomes_a_lead_and_is_theirs_who_talked_with_them() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    for (body, says) in [
        ("", "a surname is enough"),
        ("name=Ida+Berg", "Type a number or an email address."),
        ("name=Ida+Berg&reach=12", "number"),
        ("name=Ida+Berg&reach=ida%40", "address"),
    ] {
        let refused = riley.post("/desk/new", body).await;
        assert_eq!(refused.status(), 422, "{body}");
        assert!(text(&refused).contains(says), "{body}: {}", text(&refused));
    }
    let body = "name=Ida+Berg&reach=555+010+0177&note=Needs+a+quote&mine=yes";
    let pressed = riley.post("/desk/new", body).await;
    assert_eq!(pressed.status(), 303);
    let lead = lead_of(&pressed);
    let stored = office.lead(&lead).await.lead;
    let reported = stored.last_outcome.as_ref().unwrap();
    assert_eq!(stored.rep(), Some(&person("riley")));
    assert_eq!(reported.disposition, Disposition::Reached);
    assert!(stored.touched_at.is_some());
    // Pressed twice, it is one lead; it is found, and opened.
    assert_eq!(lead_of(&riley.post("/desk/new", body).await), lead);
    assert_eq!(office.lead(&lead).await.lead, stored);
    assert!(text(&found(&mut riley, "berg").await).contains(lead.as_str()));
    let page = text(&riley.get(&format!("/desk/leads/{lead}")).await);
    for said in ["Needs a quote", "<p>Rang ", "Taken down by Riley Chen."] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("left a message"), "{page}");
    // Nor is what is said and written to them about a message that nobody left.
    let inquiries = office.cloud.inquiries(&lead).await.unwrap();
    assert_eq!(inquiries[0].1.topic_phrase, "your call");
}

#[tokio::test]
async fn who_rings_and_is_known_stays_with_whoever_has_them() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut riley = Browser::of(&office, "riley").await;
    let ann = office.cloud.inquiries(&lead).await.unwrap();
    let reach = encoded(ann[0].1.email.as_ref().unwrap().as_str());
    let body = format!("name=Ann&reach={reach}&note=Call+me+back&mine=yes");
    let pressed = riley.post("/desk/new", &body).await;
    let told = lead_of(&pressed);
    let shown = text(&riley.get(&format!("/desk/leads/{told}")).await);
    assert!(shown.contains("Ann"), "{shown}");
    let stored = office.cloud.resolved_lead(&told).await.unwrap().unwrap();
    // What joined is a part of that decision.
    assert_eq!((&stored.lead.id, stored.joined.len()), (&lead, 0));
    let Stage::Open(Open::Active(engagement)) = stored.lead.stage else {
        panic!("it is somebody's");
    };
    assert_eq!(engagement.rep, person("sam"));
    // That Riley has talked with them counts: whoever has them owes no first call any more. Pressed twice, it counts once.
    assert_eq!(lead_of(&riley.post("/desk/new", &body).await), told);
    let stored = office.lead(&lead).await.lead;
    let reported = stored.last_outcome.as_ref().unwrap();
    assert_eq!(
        (reported.disposition, &reported.by),
        (Disposition::Reached, &person("riley"))
    );
    assert!(stored.owed.first_touch().is_none() && stored.touched_at.is_some());
    assert_eq!(office.entries(&lead, EntryKind::Outcome).await, 1);
    assert_eq!(stored.inquiries, 2);
    // Whom nobody takes is given to somebody as any other inquiry is.
    let other = riley
        .post("/desk/new", "name=Eva+Lind&reach=eva%40example.org")
        .await;
    let stored = office.lead(&lead_of(&other)).await;
    assert_eq!(stored.lead.stage, Stage::Open(Open::Received));
    assert!(stored.due_at.is_some_and(|due| due <= office.cloud.now()));
}

#[tokio::test]
async fn that_a_lead_called_is_said_from_where_it_was_found() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut riley = Browser::of(&office, "riley").await;
    let called = format!("new?lead={lead}");
    for page in [
        found(&mut riley, "lee").await,
        riley.get(&format!("/desk/leads/{lead}")).await,
    ] {
        let page = text(&page);
        assert!(page.contains(&called), "{page}");
    }
    let form = text(&riley.get(&format!("/desk/{called}")).await);
    let of = format!("name=\"lead\" value=\"{lead}\"");
    for filled in [
        "value=\"Ann Lee\"",
        "+1 555 010 0199",
        "has this lead and keeps it",
        &of,
    ] {
        assert!(form.contains(filled), "{filled}: {form}");
    }
    // What it would settle is a colleague's: it is ticked by whoever means it.
    assert!(!form.contains("value=\"yes\" checked"), "{form}");
    let mut sam = Browser::of(&office, "sam").await;
    let own = text(&sam.get(&format!("/desk/{called}")).await);
    assert!(own.contains("value=\"yes\" checked"), "{own}");
    let body = "name=Ann+Lee&reach=%2B1+555+010+0199&note=Wants+two+shelves&mine=yes";
    let told = lead_of(&riley.post("/desk/new", body).await);
    let shown = text(&riley.get(&format!("/desk/leads/{told}")).await);
    assert!(shown.contains("Wants two shelves"), "{shown}");
    let lead = office.lead(&lead).await.lead;
    assert_eq!(lead.last_outcome.as_ref().unwrap().by, person("riley"));
    assert_eq!(lead.rep(), Some(&person("sam")));
}

#[tokio::test]
async fn who_wanted_no_contact_once_is_known_by_it_whoever_takes_down_that_they_rang() {
    let office = Office::open().await;
    let address = EmailAddress::parse("ida@example.org").unwrap();
    let now = office.cloud.now();
    let block = Block::DoNotContact;
    office
        .cloud
        .suppress_address(&address, block, now)
        .await
        .unwrap();
    let mut riley = Browser::of(&office, "riley").await;
    let body = "name=Ida+Berg&reach=ida%40example.org&mine=yes";
    let lead = lead_of(&riley.post("/desk/new", body).await);
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.blocked, Some(block));
}

#[tokio::test]
async fn a_lead_that_called_from_another_number_is_still_that_lead() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut riley = Browser::of(&office, "riley").await;
    let body = format!("name=Ann+Lee&reach=%2B1+555+010+0123&note=From+her+car&lead={lead}");
    let told = lead_of(&riley.post("/desk/new", &body).await);
    let stored = office.cloud.resolved_lead(&told).await.unwrap().unwrap();
    assert_eq!((&stored.lead.id, stored.joined.len()), (&lead, 1));
    assert_eq!(lead_of(&riley.post("/desk/new", &body).await), told);
    office.happens(&lead, Event::Tick).await;
    assert_eq!(office.lead(&lead).await.lead.inquiries, 2);
}

#[tokio::test]
async fn who_rests_for_a_colleague_or_is_answered_by_one_is_taken_by_nobody_who_picks_up() {
    let office = Office::open().await;
    let rests = office.with_sam().await;
    let report = office.path(Purpose::Outcome, &rests, "sam").await;
    office
        .post(&report, "outcome=not_now&next=2026-04-01T10:00")
        .await;
    assert!(office.lead(&rests).await.lead.rests_for().is_some());
    let help = [
        ("name", "Hal"),
        ("email", "hal@example.com"),
        ("topic", "support"),
        ("timeframe", "now"),
    ];
    let help = office.judged(&help, false).await;
    let answers = office.lead(&help).await.lead.rep().cloned();
    assert!(answers.is_some_and(|one| one != person("riley")));
    let mut riley = Browser::of(&office, "riley").await;
    for lead in [&rests, &help] {
        let inquiries = office.cloud.inquiries(lead).await.unwrap();
        let reach = encoded(inquiries[0].1.email.as_ref().unwrap().as_str());
        let body = format!("name=Ann&reach={reach}&mine=yes&lead={lead}");
        assert_eq!(riley.post("/desk/new", &body).await.status(), 303);
        let stored = office.lead(lead).await;
        assert_ne!(stored.lead.rep(), Some(&person("riley")));
        assert_ne!(stored.lead.status(), "resting");
        assert!(matches!(stored.lead.stage, Stage::Open(_)));
        assert_eq!(stored.joined.len(), 0);
    }
}

#[tokio::test]
async fn a_call_that_joined_before_anybody_judged_is_not_asked_for_again() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    let first = "name=Ida+Berg&reach=555+010+0177&note=Rang";
    let lead = lead_of(&riley.post("/desk/new", first).await);
    assert_eq!(
        office.lead(&lead).await.lead.stage,
        Stage::Open(Open::Received)
    );
    let again = "name=Ida+Berg&reach=555+010+0177&note=Rang+again&mine=yes";
    riley.post("/desk/new", again).await;
    office.happens(&lead, Event::Tick).await;
    let stored = office.lead(&lead).await;
    assert_eq!(stored.lead.rep(), Some(&person("riley")));
    assert_eq!((stored.joined.len(), stored.lead.inquiries), (0, 2));
    assert!(!stored.lead.owed.has(&[ObligationKind::Answer]));
    assert!(stored.lead.owed.first_touch().is_none());
}

#[tokio::test]
async fn what_was_taken_down_of_a_call_is_a_note_of_the_team_and_not_quoted_as_theirs() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    for body in [
        "name=Ida+Berg&reach=555+010+0177&note=Needs+a+quote&mine=yes",
        "name=Eva+Lind&reach=eva%40example.org&note=Wants+two+shelves&mine=yes",
    ] {
        let lead = lead_of(&riley.post("/desk/new", body).await);
        assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("riley")));
    }
    // On the day of the next step both wait: one is shown in full, the other in a line.
    office.later(Duration::hours(73));
    let mut riley = Browser::of(&office, "riley").await;
    let day = text(&riley.get("/desk/today").await);
    for said in ["Needs a quote", "Wants two shelves"] {
        let noted = format!("<bdi>Noted by Riley Chen: {said}</bdi>");
        assert!(day.contains(&noted), "{noted}: {day}");
    }
    assert!(!day.contains("<blockquote"), "{day}");
    assert_eq!(day.matches("<p class=\"said\">").count(), 1, "{day}");
    let list = text(&office.get(&office.list_of("riley")).await);
    assert!(
        list.contains("Noted by Riley Chen: Needs a quote"),
        "{list}"
    );
}
