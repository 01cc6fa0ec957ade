//! Whoever is to send a mail, or to stop it, reads it first: on the page of the mail and on the page of the lead stand the words that leave.

use followup::ids::LeadId;
use journeys::{ANA, Town};
use local::AcceptedMail;

use crate::one_conversation::page_of;

/// What a page says, without its tags.
fn said(page: &str) -> String {
    let mut text = String::new();
    for part in page.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    for (code, letter) in [("&#39;", "'"), ("&#34;", "\""), ("&#38;", "&")] {
        text = text.replace(code, letter);
    }
    text
}

/// Holds a page to a mail as it left: its subject, and each line but those whose link is for the lead alone.
fn says_what_left(page: &str, mail: &AcceptedMail) {
    let said = said(page);
    assert!(said.contains(&mail.subject), "{}: {said}", mail.subject);
    let text = mail.text.as_deref().unwrap();
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    assert!(lines.len() > 5, "{text}");
    for line in &lines {
        let line = line.split("http").next().unwrap().trim();
        assert!(said.contains(line), "{line}: {said}");
    }
    for link in text.split_whitespace().filter(|word| word.contains("/s/")) {
        assert!(!page.contains(link), "{link}");
    }
}

/// The page to which a page of the desk leads by this letter, as its address.
fn way(page: &str, letter: &str) -> String {
    let mark = format!("../{letter}/");
    let (_, rest) = page.split_once(&mark).unwrap();
    let token = rest.split(['"', '?']).next().unwrap();
    format!("/{letter}/{token}")
}

/// Somebody who was called twice without an answer, so that the next step is a mail, and who has them.
async fn tried_twice(town: &Town, until: &str) -> (LeadId, String) {
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    for until in ["2026-03-03 11:30", until] {
        town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
            .await;
        town.until(until).await;
    }
    (ana, rep)
}

#[tokio::test]
async fn a_mail_that_goes_out_by_itself_is_read_before_it_leaves() {
    let town = Town::open("2026-03-02 10:00").await;
    let (ana, rep) = tried_twice(&town, "2026-03-03 11:40").await;
    let who = rep.split('@').next().unwrap();
    let of_lead = page_of(&town, &ana, who).await;
    let of_mail = town.read(&way(&of_lead, "n")).await;
    assert!(of_mail.contains("What they will read"), "{of_mail}");
    assert!(of_mail.contains("As it would leave now."), "{of_mail}");
    let before = town.mails_to("ana@customer.test").len();
    town.until("2026-03-03 17:00").await;
    let mails = town.mails_to("ana@customer.test");
    assert_eq!(mails.len(), before + 1, "{}", town.mailbox());
    let mail = mails.last().unwrap();
    says_what_left(&of_mail, mail);
    says_what_left(&of_lead, mail);
    // Once it has left, nothing stands there as if it were still to come.
    let of_mail = town.read(&way(&of_lead, "n")).await;
    assert!(!of_mail.contains("What they will read"), "{of_mail}");
}

#[tokio::test]
async fn a_mail_that_waits_for_somebody_is_read_where_it_is_released() {
    let town = Town::open_without_received_mail("2026-03-02 10:00").await;
    let (ana, rep) = tried_twice(&town, "2026-03-03 13:00").await;
    let who = rep.split('@').next().unwrap();
    let of_lead = page_of(&town, &ana, who).await;
    let way = way(&of_lead, "m");
    let of_mail = town.read(&way).await;
    assert!(of_mail.contains("What they will read"), "{of_mail}");
    town.press(&format!("{way}?choice=release"), &[]).await;
    town.minutes(5).await;
    let mails = town.mails_to("ana@customer.test");
    let mail = mails.last().unwrap();
    assert!(mail.subject.starts_with("Re: "), "{}", town.mailbox());
    says_what_left(&of_mail, mail);
    says_what_left(&of_lead, mail);
}
