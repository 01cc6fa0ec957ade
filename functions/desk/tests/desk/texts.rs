//! What a stranger typed, on every page that shows it.

use cloud::links::Purpose;

use crate::office::{Office, text};

const NASTY: &str = "Zo\u{eb} <script>alert(1)</script> {{name}} \u{202e}dlrow\"'";

#[tokio::test]
async fn html_braces_and_turned_around_text_are_shown_as_text() {
    let office = Office::open().await;
    let fields = [
        ("name", NASTY),
        ("company", NASTY),
        ("email", "zoe@example.com"),
        ("topic", "sales"),
        ("message", NASTY),
        ("own <b>field</b>", NASTY),
    ];
    let lead = office.judged(&fields, false).await;
    office.is_given(&lead, "sam").await;
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let note = "note=%3Cscript%3E%7B%7Bx%7D%7D%E2%80%AE";
    let mut pages = vec![
        office.get(&path).await,
        office.post(&path, &format!("outcome=maybe&{note}")).await,
        office
            .post(&path, &format!("outcome=voicemail&{note}"))
            .await,
        office
            .post(&path, &format!("outcome=voicemail&{note}"))
            .await,
        office.get(&path).await,
    ];
    for (purpose, who) in [
        (Purpose::Assign, "morgan"),
        (Purpose::Verdict, "morgan"),
        (Purpose::Keep, "sam"),
    ] {
        let path = office.path(purpose, &lead, who).await;
        pages.push(office.get(&path).await);
    }
    for page in pages {
        let shown = text(&page);
        assert!(!shown.contains("<script") && !shown.contains("<b>field"));
        assert!(!shown.contains("{{") && !shown.contains('\u{202e}'));
        assert!(shown.contains("Zo\u{eb} &#60;script&#62;"));
    }
}
