//! What can be done with a lead on its page: who they are is corrected, and what is kept of them is handed out, proved and erased.

use chrono::Duration;
use cloud::table::person::KnownBy;
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::inquiry::PhoneNumber;
use followup::lead::{Open, Stage};
use http::Response;
use lambda_http::Body;

use crate::browser::Browser;
use crate::office::{BO, CY, Office, text};

const TOM: &[(&str, &str)] = &[
    ("name", "Tom Miler"),
    ("email", "tom@brodo.example.com"),
    ("phone", "(212) 555-0142"),
    ("company", "Brodo Ltd."),
    ("topic", "sales"),
    ("message", "Twelve seats, please."),
];
/// What Sam hears on the telephone.
const RIGHT: &str = "do=correct&name=Thomas+Miller&phone=212+555+0177&company=Brodo+%26+Sons";

/// Tom's lead, with Sam.
async fn toms(office: &Office) -> LeadId {
    let lead = office.judged(TOM, false).await;
    office.is_given(&lead, "sam").await;
    lead
}

async fn post(office: &Office, who: &str, lead: &LeadId, fields: &str) -> Response<Body> {
    let mut browser = Browser::of(office, who).await;
    browser.post(&format!("/desk/leads/{lead}"), fields).await
}

async fn page(office: &Office, who: &str, lead: &LeadId) -> String {
    let mut browser = Browser::of(office, who).await;
    text(&browser.get(&format!("/desk/leads/{lead}")).await)
}

async fn is_found(office: &Office, typed: &str, lead: &LeadId) -> bool {
    let mut quinn = Browser::of(office, "quinn").await;
    let typed = typed.replace(' ', "+");
    text(&quinn.get(&format!("/desk/find?q={typed}")).await).contains(lead.as_str())
}

/// Whose number it is.
async fn at_number(office: &Office, number: &str) -> Vec<LeadId> {
    let number = KnownBy::Phone(PhoneNumber::parse(number, "1").unwrap());
    office.cloud.leads_of(&number).await.unwrap()
}

/// The lines that say that something was corrected.
async fn lines(office: &Office, lead: &LeadId) -> Vec<String> {
    let timeline = office.cloud.timeline(lead).await.unwrap();
    let facts = timeline.iter().map(|line| format!("{:?}", line.entry));
    facts
        .filter(|line| line.contains("DetailsCorrected"))
        .collect()
}

#[tokio::test]
async fn what_is_corrected_is_shown_called_found_and_known_from_then_on() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    let answer = post(&office, "sam", &lead, RIGHT).await;
    assert_eq!(answer.status(), 303, "{}", text(&answer));
    let shown = page(&office, "sam", &lead).await;
    for says in [
        "<h1><bdi>Thomas Miller</bdi></h1>",
        "tel:+12125550177",
        "Brodo &#38; Sons",
        // The line, who did it, and what was before.
        "corrected: the name, the number, the company",
        "Tom Miler → Thomas Miller",
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    assert!(!shown.contains("tel:+12125550142"), "{shown}");
    assert!(!shown.contains("(212) 555-0142"), "{shown}");
    for (typed, finds) in [
        ("thomas miller", true),
        ("555 0177", true),
        ("sons", true),
        ("tom@brodo.example.com", true),
        ("miler", false),
        ("tom", false),
        ("555 0142", false),
    ] {
        let typed = if typed.starts_with("555") {
            format!("212 {typed}")
        } else {
            typed.to_owned()
        };
        assert_eq!(is_found(&office, &typed, &lead).await, finds, "{typed}");
    }
    assert_eq!(
        at_number(&office, "212 555 0177").await,
        std::slice::from_ref(&lead)
    );
    assert_eq!(at_number(&office, "212 555 0142").await, []);
    let stored = office.lead(&lead).await.lead;
    let inquiry = office.cloud.inquiry(&lead, &stored.inquiry).await;
    let inquiry = inquiry.unwrap().unwrap();
    assert_eq!(inquiry.name.called().as_deref(), Some("Thomas"));
    assert!(stored.contact.phone && stored.contact.zone.is_some());
    // The stored fact names nobody.
    let lines = lines(&office, &lead).await;
    assert_eq!(lines.len(), 1);
    assert!(
        !lines[0].contains("Mil") && lines[0].contains("sam"),
        "{lines:?}"
    );
}

#[tokio::test]
async fn whoever_judges_what_looks_unwanted_reads_it_on_the_page_of_the_lead() {
    let office = Office::open().await;
    let trap = [TOM, &[("website", "https://example.com")]].concat();
    let lead = office.judged(&trap, false).await;
    let stage = office.lead(&lead).await.lead.stage;
    assert!(
        matches!(stage, Stage::Open(Open::InReview { .. })),
        "{stage:?}"
    );
    let shown = page(&office, "morgan", &lead).await;
    let (_, asked) = shown.split_once("id=\"asked\"").unwrap();
    let (asked, _) = asked.split_once("</li>").unwrap();
    assert!(asked.contains("Twelve seats, please."), "{asked}");
}

#[tokio::test]
async fn a_number_that_another_lead_has_links_the_two_and_says_so() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    let bo = office.judged(BO, false).await;
    let mut sam = Browser::of(&office, "sam").await;
    let path = format!("/desk/leads/{lead}");
    let body = "do=correct&name=Tom&was_name=Tom&phone=%2B1+555+010+0142&was_phone=";
    let pressed = sam.post(&path, body).await;
    assert_eq!(pressed.status(), 303);
    assert_eq!(
        office.lead(&lead).await.lead.linked,
        std::slice::from_ref(&bo)
    );
    assert_eq!(
        office.lead(&bo).await.lead.linked,
        std::slice::from_ref(&lead)
    );
    let next = pressed.headers()["location"].to_str().unwrap();
    let (_, query) = next.split_once('?').unwrap();
    let shown = text(&sam.get(&format!("{path}?{query}")).await);
    assert!(
        shown.contains("has this number, too: the two are linked now"),
        "{shown}"
    );
    assert!(
        shown.contains(&format!("leads/{bo}\"><bdi>Bo Ek</bdi>")),
        "{shown}"
    );
    // Of a lead that has another number nothing is said, linked or not.
    let cy = office.judged(CY, false).await;
    for _ in 0..2 {
        let shown = text(&sam.get(&format!("{path}?same_number={cy}")).await);
        assert!(!shown.contains("has this number, too"), "{shown}");
        let event = Event::Linked {
            lead: cy.clone(),
            rep: None,
        };
        office.happens(&lead, event).await;
    }
}

#[tokio::test]
async fn who_rings_from_the_right_number_joins_and_the_wrong_one_is_a_strangers() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    post(&office, "sam", &lead, RIGHT).await;
    let mut quinn = Browser::of(&office, "quinn").await;
    let rings = "name=Thomas+Miller&reach=212+555+0177&note=Rang+back";
    quinn.post("/desk/new", rings).await;
    office.happens(&lead, Event::Tick).await;
    assert_eq!(office.lead(&lead).await.lead.inquiries, 2);
    let stranger = "name=Tom+Miler&reach=212+555+0142&note=Somebody+else";
    quinn.post("/desk/new", stranger).await;
    office.happens(&lead, Event::Tick).await;
    assert_eq!(office.lead(&lead).await.lead.inquiries, 2);
    let other = at_number(&office, "212 555 0142").await;
    assert!(other.len() == 1 && !other.contains(&lead), "{other:?}");
}

#[tokio::test]
async fn a_form_that_says_the_old_again_changes_nothing_and_what_is_new_in_it_is_theirs() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    post(&office, "sam", &lead, RIGHT).await;
    office.later(Duration::days(3));
    assert_eq!(office.accepted(TOM).await, lead);
    office.happens(&lead, Event::Tick).await;
    let inquiries = office.cloud.inquiries(&lead).await.unwrap();
    assert_eq!(inquiries.len(), 2);
    for (_, inquiry) in &inquiries {
        let phone = inquiry.phone.as_ref().unwrap().as_str();
        assert_eq!(
            (inquiry.name.full(), phone),
            ("Thomas Miller", "+12125550177")
        );
        assert_eq!(inquiry.company.as_deref(), Some("Brodo & Sons"));
    }
    assert_eq!(at_number(&office, "212 555 0142").await, []);
    assert!(!is_found(&office, "tom", &lead).await);
    office.later(Duration::days(3));
    let mut mobile = TOM.to_vec();
    mobile[2] = ("phone", "(212) 555-0188");
    assert_eq!(office.accepted(&mobile).await, lead);
    office.happens(&lead, Event::Tick).await;
    assert!(is_found(&office, "212 555 0188", &lead).await);
    assert!(
        page(&office, "sam", &lead)
            .await
            .contains("tel:+12125550177")
    );
}

#[tokio::test]
async fn pressed_twice_it_is_one_correction_and_a_page_that_is_old_undoes_nothing() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    for _ in 0..2 {
        assert_eq!(post(&office, "sam", &lead, RIGHT).await.status(), 303);
    }
    assert_eq!(lines(&office, &lead).await.len(), 1);
    // Morgan had the page open before, and corrects the company alone.
    let old = "do=correct&name=Tom+Miler&was_name=Tom+Miler&phone=%2B1+212-555-0142&was_phone=%2B1+212-555-0142&company=Brodo+Inc.&was_company=Brodo+Ltd.";
    assert_eq!(post(&office, "morgan", &lead, old).await.status(), 303);
    let shown = page(&office, "morgan", &lead).await;
    for says in ["Thomas Miller", "tel:+12125550177", "Brodo Inc."] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    // The form of the page itself, posted as it is, changes nothing.
    let same = "do=correct&name=Thomas+Miller&was_name=Thomas+Miller&phone=x&was_phone=x&company=&was_company=";
    assert_eq!(post(&office, "sam", &lead, same).await.status(), 303);
    assert_eq!(lines(&office, &lead).await.len(), 2);
}

#[tokio::test]
async fn who_corrects_somebody_who_was_erased_meanwhile_reads_so() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    office.cloud.erase(&lead, office.cloud.now()).await.unwrap();
    let refused = post(&office, "morgan", &lead, RIGHT).await;
    assert_eq!(refused.status(), 403);
    let says = text(&refused);
    let erased = "What was kept of them has been erased.";
    assert!(says.contains(erased), "{says}");
    assert!(!says.contains("not with you"), "{says}");
    assert!(!says.contains("Thomas Miller"), "{says}");
}

#[tokio::test]
async fn what_cannot_be_taken_is_kept_with_what_would_be_right() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    let before = office.everything(&lead).await;
    let long = "a".repeat(201);
    for (fields, kept, says) in [
        (
            "phone=12&name=Thomas".to_owned(),
            "value=\"Thomas\"",
            "phone-error",
        ),
        (
            "name=+&phone=212+555+0177".to_owned(),
            "212 555 0177",
            "name-error",
        ),
        (format!("name={long}"), long.as_str(), "name-error"),
        (format!("company={long}"), long.as_str(), "company-error"),
    ] {
        let refused = post(&office, "sam", &lead, &format!("do=correct&{fields}")).await;
        let shown = text(&refused);
        assert_eq!(refused.status(), 422, "{fields}: {shown}");
        assert!(
            shown.contains(kept) && shown.contains(says),
            "{fields}: {shown}"
        );
    }
    assert_eq!(office.everything(&lead).await, before);
    // Without a number they are written to; who left no address cannot be reached without one.
    assert_eq!(
        post(&office, "sam", &lead, "do=correct&phone=")
            .await
            .status(),
        303
    );
    assert!(!office.lead(&lead).await.lead.contact.phone);
    let only_phone = [TOM[0], ("phone", "(212) 555-0199"), ("topic", "sales")];
    let other = office.judged(&only_phone, false).await;
    office.is_given(&other, "sam").await;
    let refused = post(&office, "sam", &other, "do=correct&phone=").await;
    assert_eq!(refused.status(), 422);
    assert!(office.lead(&other).await.lead.contact.phone);
}

#[tokio::test]
async fn a_report_that_is_taken_back_takes_no_correction_with_it() {
    let office = Office::open().await;
    let by_mail: Vec<(&str, &str)> = TOM.iter().filter(|one| one.0 != "phone").copied().collect();
    let lead = office.judged(&by_mail, false).await;
    office.is_given(&lead, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let mut sam = Browser::of(&office, "sam").await;
    let report = |what: &str| format!("lead={lead}&task={task}&{what}");
    sam.post("/desk/today", &report("outcome=wrote")).await;
    assert!(office.lead(&lead).await.lead.last_outcome.is_some());
    assert_eq!(post(&office, "sam", &lead, RIGHT).await.status(), 303);
    sam.post("/desk/today", &report("undo=yes")).await;
    let after = office.lead(&lead).await.lead;
    assert!(after.last_outcome.is_none() && after.contact.phone);
}

#[tokio::test]
async fn nobody_corrects_a_colleagues_lead_or_who_was_erased() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    for who in ["riley", "quinn"] {
        let refused = post(&office, who, &lead, RIGHT).await;
        assert_eq!(refused.status(), 403, "{who}");
        let says = text(&refused);
        assert!(says.contains("Sam Okafor has had it since"), "{says}");
        assert!(says.contains("Thomas Miller"), "{says}");
        let shown = page(&office, who, &lead).await;
        assert!(!shown.contains("value=\"correct\""), "{who}: {shown}");
    }
    let stranger = post(&office, "nobody", &lead, RIGHT).await;
    assert_eq!(stranger.status(), 303);
    assert_eq!(lines(&office, &lead).await.len(), 0);
    assert_eq!(post(&office, "morgan", &lead, RIGHT).await.status(), 303);
    office.cloud.erase(&lead, office.cloud.now()).await.unwrap();
    let refused = post(&office, "morgan", &lead, RIGHT).await;
    assert_eq!(refused.status(), 403);
    assert!(!text(&refused).contains("Miller"), "{}", text(&refused));
    let timeline = format!("{:?}", office.cloud.timeline(&lead).await.unwrap());
    let notes = office.cloud.newest_notes(&lead, 100).await.unwrap();
    assert!(
        !timeline.contains("Miller") && notes.is_empty(),
        "{timeline}"
    );
    assert!(!is_found(&office, "miller", &lead).await);
    assert_eq!(at_number(&office, "212 555 0177").await, []);
}

#[tokio::test]
async fn a_number_that_is_not_to_be_called_is_not_called_once_it_is_corrected_to() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    let same_number = [
        ("name", "Olga Berg"),
        ("email", "olga@example.org"),
        ("phone", "(212) 555-0177"),
        ("topic", "sales"),
    ];
    let other = office.judged(&same_number, false).await;
    let silence = Event::Sign(Sign::DoNotContact);
    office.happens(&other, silence).await;
    post(&office, "sam", &lead, RIGHT).await;
    assert!(office.lead(&lead).await.lead.contact.suppressed);
    assert!(!page(&office, "sam", &lead).await.contains("tel:"));
    // A number of who wants no contact at all is nobody's to call, whatever it is corrected to.
    post(&office, "morgan", &other, "do=correct&phone=212+555+0179").await;
    let silent = office.lead(&other).await.lead.contact;
    assert!(silent.suppressed && silent.phone);
    post(&office, "morgan", &other, "do=correct&phone=212+555+0177").await;
    // It stays Olga's.
    assert!(at_number(&office, "212 555 0177").await.contains(&other));
    // Another one may be called.
    post(&office, "sam", &lead, "do=correct&phone=212+555+0178").await;
    assert!(!office.lead(&lead).await.lead.contact.suppressed);
}

async fn get(office: &Office, who: &str, path: &str) -> Response<Body> {
    Browser::of(office, who).await.get(path).await
}

/// What stands beside the box of the shipped form.
const BOX: &str = "Send me your newsletter. I can leave it at any time with one click.";

#[tokio::test]
async fn who_leads_the_team_reads_what_is_kept_and_hands_out_a_copy_and_the_proof() {
    let office = Office::open().await;
    let ticked = [TOM, &[("newsletter", "yes")]].concat();
    let lead = office.judged(&ticked, false).await;
    office.is_given(&lead, "sam").await;
    post(&office, "sam", &lead, "note=Has+a+stock+room").await;
    post(&office, "sam", &lead, RIGHT).await;
    let path = format!("/desk/leads/{lead}/kept");
    let before = office.everything(&lead).await;
    let shown = text(&get(&office, "morgan", &path).await);
    for says in [
        "Thomas Miller",
        "Inquiries: 1.",
        "Notes and texts: 2.",
        BOX,
        "No page of ours showed the form.",
        "No letters may be sent to them.",
        "href=\"kept?file=copy\"",
        &format!("../../../desk/leads/{lead}/erase"),
    ] {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    let copy = get(&office, "morgan", &format!("{path}?file=copy")).await;
    assert_eq!(copy.headers()["content-type"], "application/json");
    assert_eq!(copy.headers()["cache-control"], "no-store");
    let name = copy.headers()["content-disposition"].to_str().unwrap();
    assert_eq!(name, format!("attachment; filename=\"copy-{lead}.json\""));
    let copy: serde_json::Value = serde_json::from_slice(copy.body().as_ref()).unwrap();
    let inquiry = &copy["inquiries"][0];
    assert_eq!(inquiry["name"], "Thomas Miller");
    assert_eq!(inquiry["message"], "Twelve seats, please.");
    assert!(copy["timeline"].to_string().contains("Has a stock room"));
    assert!(
        copy["messages"]
            .as_array()
            .is_some_and(|mails| !mails.is_empty())
    );
    let proof = get(&office, "morgan", &format!("{path}?file=proof")).await;
    let proof: serde_json::Value = serde_json::from_slice(proof.body().as_ref()).unwrap();
    assert_eq!(proof["inquiries"][0]["consent"]["wording"], BOX);
    assert_eq!(
        (&proof["agreed"], &proof["listed"]),
        (&false.into(), &().into())
    );
    // Who does not lead the team is shown no way there, and has none.
    for who in ["sam", "quinn"] {
        assert_eq!(get(&office, who, &path).await.status(), 403, "{who}");
        assert!(!page(&office, who, &lead).await.contains("/kept"), "{who}");
    }
    assert!(page(&office, "morgan", &lead).await.contains("/kept"));
    assert_eq!(office.everything(&lead).await, before);
    let nowhere = get(
        &office,
        "morgan",
        "/desk/leads/aaaaaaaaaaaaaaaaaaaaaaaaaa/kept",
    )
    .await;
    assert_eq!(nowhere.status(), 404);
}

#[tokio::test]
async fn what_is_kept_is_erased_once_it_is_meant_and_the_figures_stay() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[figures]\ncurrency = \"USD\"\n");
    })
    .await;
    let lead = toms(&office).await;
    let task = office.lead(&lead).await.lead.task();
    let won = format!("lead={lead}&task={task}&outcome=won&amount=12000");
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(sam.post("/desk/today", &won).await.status(), 303);
    let figures = text(&get(&office, "morgan", "/desk/figures?csv=1").await);
    let counts = |csv: &str| {
        csv.lines()
            .any(|line| line.starts_with("all,1,") && line.ends_with(",12000"))
    };
    assert!(counts(&figures), "{figures}");
    let path = format!("/desk/leads/{lead}/erase");
    let before = office.everything(&lead).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let asked = text(&morgan.get(&path).await);
    for says in ["Tom Miler", "Inquiries: 1.", "What stays", "name=\"sure\""] {
        assert!(asked.contains(says), "{says}: {asked}");
    }
    assert!(!asked.contains(" checked"), "{asked}");
    // Neither a slip nor another site erases anybody, nor who has the lead.
    for (fields, from, status) in [
        ("", "same-origin", 422),
        ("sure=no", "same-origin", 422),
        ("sure=yes", "cross-site", 403),
    ] {
        let refused = morgan.asks("POST", &path, fields, from).await;
        assert_eq!(refused.status(), status, "{fields} {from}");
    }
    assert_eq!(sam.post(&path, "sure=yes").await.status(), 403);
    assert_eq!(office.everything(&lead).await, before);
    let done = morgan.post(&path, "sure=yes").await;
    let done = (done.status(), text(&done));
    assert!(
        done.0 == 200 && done.1.contains("It is erased."),
        "{}",
        done.1
    );
    assert!(
        done.1.contains("Inquiries: 1.") && !done.1.contains("Tom"),
        "{}",
        done.1
    );
    assert!(office.lead(&lead).await.lead.erased_at.is_some());
    assert!(!is_found(&office, "tom@brodo.example.com", &lead).await);
    let shown = page(&office, "morgan", &lead).await;
    assert!(
        shown.contains("What they told us has been erased."),
        "{shown}"
    );
    for page in ["", "/kept", "/kept?file=copy", "/kept?file=proof", "/erase"] {
        let page = get(&office, "morgan", &format!("/desk/leads/{lead}{page}")).await;
        let page = (page.status(), text(&page));
        assert_eq!(page.0, 200);
        for gone in ["Miler", "brodo", "555", "seats"] {
            assert!(!page.1.contains(gone), "{gone}: {}", page.1);
        }
    }
    let again = morgan.post(&path, "sure=yes").await;
    assert_eq!(again.status(), 200);
    let records = office.cloud.erasures().await.unwrap();
    assert_eq!((records.len(), records[0].leads), (1, 1));
    let figures = text(&morgan.get("/desk/figures?csv=1").await);
    assert!(counts(&figures), "{figures}");
}

#[tokio::test]
async fn who_reads_german_is_asked_in_german() {
    let office = Office::open_with(|files| {
        let team = files.files.get_mut("team.toml").unwrap();
        *team = team.replace("id = \"morgan\"", "id = \"morgan\"\nlanguage = \"de\"");
    })
    .await;
    let lead = toms(&office).await;
    post(&office, "morgan", &lead, RIGHT).await;
    for (below, says) in [
        ("", "berichtigt: der Name, die Nummer, die Firma"),
        ("/kept", "Was über Thomas Miller gespeichert ist"),
        ("/erase", "Was gelöscht ist, lässt sich nicht zurückholen."),
    ] {
        let shown = get(&office, "morgan", &format!("/desk/leads/{lead}{below}")).await;
        let shown = text(&shown);
        assert!(shown.contains(says), "{below}: {shown}");
    }
}

/// Where the form on a page is answered that has this field.
fn action_of(page: &str, field: &str) -> String {
    let (before, _) = page.split_once(&format!("name=\"{field}\"")).unwrap();
    let (_, action) = before.rsplit_once("action=\"../..").unwrap();
    action.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn two_leads_of_one_person_become_one_from_the_page_and_are_taken_apart_there() {
    let office = Office::open().await;
    let lead = toms(&office).await;
    let mut private = TOM.to_vec();
    private[1] = ("email", "tom@example.org");
    private.remove(2);
    let other = office.judged(&private, false).await;
    let shown = page(&office, "sam", &lead).await;
    assert!(!shown.contains("name=\"link\""), "{shown}");
    let shown = page(&office, "morgan", &lead).await;
    let path = action_of(&shown, "link");
    let linked = office.post(&path, "link=tom%40example.org").await;
    assert_eq!(linked.status(), 200);
    let shown = page(&office, "morgan", &lead).await;
    let button = format!("name=\"merge\" value=\"{other}\"");
    assert!(shown.contains(&button), "{shown}");
    let path = action_of(&shown, "merge");
    // What is acknowledged later answers in the words of its own lead, and until then the two stay two.
    let refused = text(&office.post(&path, &format!("merge={other}")).await);
    assert_eq!(office.lead(&lead).await.lead.merged, [], "{refused}");
    for message in office
        .cloud
        .messages(&cloud::keys::Home::Lead(other.clone()))
        .await
        .unwrap()
    {
        let state = cloud::table::outbox::State::Dropped;
        let change = cloud::table::outbox::StateChange::of(&message, state, None, None);
        let now = office.cloud.now();
        assert!(office.cloud.transition(&change, None, now).await.unwrap());
    }
    office.post(&path, &format!("merge={other}")).await;
    assert_eq!(
        office.lead(&lead).await.lead.merged,
        std::slice::from_ref(&other)
    );
    // The correction reaches what came with the other lead, too.
    assert_eq!(post(&office, "sam", &lead, RIGHT).await.status(), 303);
    let inquiries = office.cloud.inquiries(&other).await.unwrap();
    assert_eq!(inquiries[0].1.name.full(), "Thomas Miller");
    let copy = format!("/desk/leads/{lead}/kept?file=copy");
    let copy = get(&office, "morgan", &copy).await;
    let copy: serde_json::Value = serde_json::from_slice(copy.body().as_ref()).unwrap();
    assert_eq!(copy["inquiries"].as_array().unwrap().len(), 2);
    assert_eq!(copy["merged"][0]["lead"], other.as_str());
    // What is kept of the other one is counted with it.
    let mut all = [0, 0];
    for one in [&lead, &other] {
        let home = cloud::keys::Home::Lead(one.clone());
        all[0] += office.cloud.messages(&home).await.unwrap().len();
        all[1] += office.cloud.timeline(one).await.unwrap().len();
    }
    let [mails, lines] = all;
    for (below, says) in [
        ("kept", format!("Inquiries: 2. Mails: {mails}. ")),
        ("kept", format!("Lines of the timeline: {lines}.")),
        ("erase", format!("Inquiries: 2. Mails: {mails}. ")),
    ] {
        let shown = get(&office, "morgan", &format!("/desk/leads/{lead}/{below}")).await;
        assert!(text(&shown).contains(&says), "{says}: {}", text(&shown));
    }
    let shown = page(&office, "morgan", &lead).await;
    let path = action_of(&shown, "apart");
    office.post(&path, &format!("apart={other}")).await;
    assert_eq!(office.lead(&lead).await.lead.merged, []);
}
