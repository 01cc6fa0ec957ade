//! Whoever opens the page of a lead reads one conversation: what they asked, each mail as it left, the calls with what was noted, what they wrote
//! back, and what went on by itself, each once, and who speaks is seen at a glance.

use followup::ids::{LeadId, PersonId};
use http::Method;
use journeys::{ANA, Town, plain};

/// The page of a lead on the desk, as somebody of the team reads it.
pub(crate) async fn page_of(town: &Town, lead: &LeadId, who: &str) -> String {
    let path = format!("/desk/leads/{lead}");
    let cookie = signed_in(town, who).await;
    let headers = [("cookie", cookie.as_str())];
    let answer = town.deployment.request(Method::GET, &path, &headers, "");
    let answer = answer.await;
    assert_eq!(answer.status(), 200);
    String::from_utf8_lossy(answer.body()).into_owned()
}

/// The cookie of somebody who is signed in.
pub(crate) async fn signed_in(town: &Town, who: &str) -> String {
    let cloud = town.deployment.cloud();
    let person = PersonId::parse(who).unwrap();
    let session = cloud.open_session(&person, town.now()).await.unwrap();
    format!("desk={session}")
}

/// The turns of the stream, in the order of the page: who speaks, and all that is said, without its tags.
fn turns(page: &str) -> Vec<(String, String)> {
    let streams = page.split("<ol class=\"stream\"").skip(1);
    let streams = streams.map(|stream| stream.split("</ol>").next().unwrap());
    let turns = streams.flat_map(|stream| stream.split("<li class=\"").skip(1));
    turns
        .map(|turn| {
            let (class, said) = turn.split_once("\">").unwrap();
            let mut text = String::new();
            for part in said.split('<') {
                let words = part.split_once('>').map_or(part, |(_, words)| words);
                text.push_str(words);
                text.push(' ');
            }
            (class.to_owned(), text)
        })
        .collect()
}

#[tokio::test]
async fn a_lead_is_read_as_one_conversation() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    let note = [("note", "Her desk says she is at the fair.")];
    town.click_with(&task, "No answer", &note).await;
    town.until("2026-03-03 11:30").await;
    let again = town.last_mail(&rep, "Ana Silva");
    town.click(&again, "No answer").await;
    town.until("2026-03-03 17:00").await;
    let mail = town.last_mail("ana@customer.test", "Re: Thank you");
    town.answer(&mail, "Back on Thursday. Which lamps do you have?")
        .await;
    town.minutes(2).await;

    let page = page_of(&town, &lead, "morgan").await;
    let turns = turns(&page);
    let of = |words: &str| -> (usize, &str) {
        let mut found = turns.iter().enumerate();
        let (index, (class, _)) = found
            .find(|(_, (_, said))| said.contains(words))
            .unwrap_or_else(|| panic!("{words} is not in {turns:#?}"));
        (index, class)
    };
    let first = turns
        .iter()
        .rposition(|(_, said)| said.contains("Thank you"));
    let first = first.map(|index| (index, turns[index].0.as_str())).unwrap();
    // The newest first, and each in its voice.
    let told = [
        of("Which lamps do you have?"),
        of(&mail.subject),
        of("Her desk says she is at the fair."),
        first,
        of("What do 200 lamps cost?"),
    ];
    let classes = told.map(|(_, class)| class);
    assert_eq!(
        classes,
        ["they", "itself", "we", "itself", "they"],
        "{turns:#?}"
    );
    assert!(told.is_sorted_by_key(|(index, _)| *index), "{told:?}");
    // Each mail stands there once, with the words that were sent; what only Ana is to press is no link here.
    for sent in town.mails_to("ana@customer.test") {
        let said: Vec<&(String, String)> = turns
            .iter()
            .filter(|(_, said)| said.contains(&sent.subject))
            .collect();
        let text = sent.text.clone().unwrap();
        let mut lines = text.lines();
        let opens = lines.find(|line| line.len() > 30).unwrap().trim_end();
        let whole = said
            .iter()
            .filter(|(_, said)| said.contains(&escaped(opens)));
        assert_eq!(whole.count(), 1, "{opens}\n{turns:#?}");
    }
    let secrets = turns.iter().filter(|(_, said)| said.contains("/u/"));
    assert!(secrets.clone().count() > 0, "{turns:#?}");
    for (_, said) in secrets {
        assert!(said.contains("/u/…"), "{said}");
    }
    let sent = turns.iter().filter(|(_, said)| said.contains("Mail sent"));
    assert_eq!(
        sent.count(),
        0,
        "what a mail says itself is no line beside it: {turns:#?}"
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('\'', "&#39;")
        .replace('"', "&quot;")
}

#[tokio::test]
async fn a_mail_that_came_back_says_so_and_an_erasure_takes_its_words() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bounce.bo@customer.test"),
        ("phone", "+1 212 555 0199"),
        ("topic", "sales"),
    ];
    let lead = town.inquire(&fields).await;
    town.until("2026-03-02 11:00").await;
    let page = page_of(&town, &lead, "morgan").await;
    assert!(page.contains("Came back"), "{page}");
    assert!(page.contains("Thank you"), "{page}");
    let cloud = town.deployment.cloud();
    assert_eq!(cloud.mail_words(&lead).await.unwrap().len(), 1);
    cloud.erase(&lead, town.now()).await.unwrap();
    assert!(cloud.mail_words(&lead).await.unwrap().is_empty());
    let page = page_of(&town, &lead, "morgan").await;
    assert!(!page.contains("Thank you"), "{page}");
}

/// The value of a field of the page.
fn value<'a>(page: &'a str, field: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("name=\"{field}\"")).unwrap();
    let (tag, _) = rest.split_once('>').unwrap();
    let (_, value) = tag.split_once("value=\"").unwrap();
    value.split('"').next().unwrap()
}

/// Posts a mail from the page of a lead; the status.
async fn writes(town: &Town, lead: &LeadId, who: &str, fields: &[(&str, &str)]) -> u16 {
    let encoded =
        |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let cookie = signed_in(town, who).await;
    let headers = [
        ("cookie", cookie.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let path = format!("/desk/leads/{lead}");
    let answer = town.deployment.request(Method::POST, &path, &headers, body);
    answer.await.status().as_u16()
}

#[tokio::test]
async fn a_mail_in_own_words_leaves_once_in_the_conversation_and_lets_them_out() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let who = town.lead(&lead).await.line.owner.unwrap();
    let name = town.rep_of(&lead).await;
    let page = page_of(&town, &lead, &who).await;
    assert!(page.contains("ana@customer.test"), "{page}");
    let (subject, seen) = (value(&page, "subject"), value(&page, "seen"));
    let first = town.last_mail("ana@customer.test", "");
    assert_eq!(subject, format!("Re: {}", first.subject));
    let said = "Hello Ana,\r\n\r\n200 lamps cost 900 dollars.\r\nShall I send one?\r\n\r\nYours";
    let fields = [
        ("do", "write"),
        ("seen", seen),
        ("subject", subject),
        ("text", said),
    ];
    // What still has a hole in it, and what says nothing, comes back.
    for (field, typed) in [
        ("text", "Hello %first_name%,"),
        ("text", " "),
        ("subject", ""),
    ] {
        let wrong = fields.map(|(name, value)| (name, if name == field { typed } else { value }));
        assert_eq!(
            writes(&town, &lead, &who, &wrong).await,
            422,
            "{field} {typed}"
        );
    }
    // A double click is one mail.
    for _ in 0..2 {
        assert_eq!(writes(&town, &lead, &who, &fields).await, 303);
    }
    town.minutes(2).await;
    let sent = town.mails_to("ana@customer.test");
    assert_eq!(sent.len(), 2, "{}", town.mailbox());
    let mail = &sent[1];
    let opens = "Hello Ana,\n\n200 lamps cost 900 dollars.\nShall I send one?\n\nYours\n";
    let text = mail.text.clone().unwrap().replace("\r\n", "\n");
    assert!(text.starts_with(opens), "{text}");
    assert!(
        plain(mail).contains("/u/"),
        "it lets them out: {}",
        plain(mail)
    );
    let person = name.split('@').next().unwrap();
    assert!(mail.from.to_lowercase().contains(person), "{}", mail.from);
    assert!(!mail.headers.contains_key("Auto-Submitted"));
    town.is_one_conversation("ana@customer.test");
    // It is a touch that was seen, and stands in the stream as it was sent, once.
    let state = town.lead(&lead).await.state;
    assert_eq!((state.personal_emails, state.touches), (1, 1));
    let page = page_of(&town, &lead, "morgan").await;
    let turns = turns(&page);
    let mine = turns
        .iter()
        .filter(|(_, said)| said.contains("200 lamps cost 900"));
    let mine: Vec<_> = mine.collect();
    assert_eq!(mine.len(), 1, "{turns:#?}");
    assert_eq!(mine[0].0, "we");
    assert!(mine[0].1.contains("Sent"), "{mine:?}");
}

#[tokio::test]
async fn who_stopped_our_mail_is_not_written_to_from_their_page() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let who = town.lead(&lead).await.line.owner.unwrap();
    let page = page_of(&town, &lead, &who).await;
    let fields = [
        ("do", "write"),
        ("seen", value(&page, "seen")),
        ("subject", "Your lamps"),
        ("text", "Hello Ana, here is our offer."),
    ];
    assert_eq!(writes(&town, &lead, &who, &fields).await, 303);
    town.minutes(2).await;
    let mail = town.last_mail("ana@customer.test", "Your lamps");
    let stop = mail.headers["List-Unsubscribe"].trim_matches(['<', '>']);
    town.press(stop, &[]).await;
    town.minutes(1).await;
    let page = page_of(&town, &lead, &who).await;
    assert!(!page.contains("name=\"subject\""), "{page}");
    // That one was sent, and is not sent again; another one is refused.
    assert_eq!(writes(&town, &lead, &who, &fields).await, 303);
    let anew = fields.map(|(name, value)| match name {
        "text" => (name, "Once more."),
        _ => (name, value),
    });
    assert_eq!(writes(&town, &lead, &who, &anew).await, 422);
    town.minutes(2).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 2);
}
