//! Twenty to twenty-five of a hundred follow-up mails carry a broken merge field. None here, whatever people type.

use journeys::{Town, plain};

const NAMES: [&str; 24] = [
    "Ana Silva",
    "张伟",
    "Ольга Петрова",
    "محمد علي",
    "יעל כהן",
    "Σωκράτης",
    "ありがとう",
    "Nguyễn Thị Minh Khai",
    "O'Brien & Sons",
    "Jean-Luc d'Ormesson",
    "{Add first name}",
    "{{ first_name }}",
    "{% raw %}",
    "${name} %s %d %n",
    "100% Cotton",
    "<b>Bold</b>",
    "<script>alert(1)</script>",
    "Ann\r\nBcc: victim@elsewhere.test",
    "Ann\nLee",
    "https://pills.test/buy",
    "buy@pills.test",
    "*Star* _under_ [link](http://pills.test)",
    "[[FIRST NAME]]",
    "Pat Anne Very Long Name Which Nobody On This Earth Would Ever Carry Around",
];

#[tokio::test]
async fn dear_add_first_name() {
    let town = Town::open("2026-03-02 10:00").await;
    for (number, name) in NAMES.iter().enumerate() {
        let email = format!("p{number}@customer.test");
        let fields = [
            ("name", *name),
            ("email", email.as_str()),
            ("company", *name),
            ("budget", *name),
            ("topic", "sales"),
            ("message", *name),
        ];
        town.inquire(&fields).await;
    }
    // The acknowledgement, and the first written step that nobody touched.
    town.until("2026-03-05 17:30").await;
    let mut greetings = String::new();
    for (number, name) in NAMES.iter().enumerate() {
        let mails = town.mails_to(&format!("p{number}@customer.test"));
        assert_eq!(mails.len(), 2, "{name:?}\n{}", town.mailbox());
        for mail in &mails {
            let (text, html) = (plain(mail), mail.html.as_deref().unwrap());
            for part in [text.as_str(), html, &mail.subject] {
                for left_over in [
                    "{", "}", "%s", "[[", "<b>", "<script", "pills", "Bcc", "victim",
                ] {
                    let style = part.contains("<style");
                    assert!(
                        style || !part.contains(left_over),
                        "{left_over:?} of {name:?} in {part}"
                    );
                }
            }
            assert_eq!(mail.to.len(), 1, "{name:?}");
            assert!(
                !mail
                    .headers
                    .keys()
                    .any(|header| header.eq_ignore_ascii_case("bcc"))
            );
            greetings += &format!("{name:?} | {}\n", text.split(',').next().unwrap());
        }
    }
    // What they typed reaches their rep whole, as text.
    for mail in town
        .mails()
        .iter()
        .filter(|mail| journeys::is_to_staff(mail))
    {
        let html = mail.html.as_deref().unwrap();
        assert!(
            !html.contains("<script") && !html.contains("<b>"),
            "{}",
            mail.subject
        );
        assert!(
            !html.contains("href=\"http://pills.test\""),
            "{}",
            mail.subject
        );
        assert!(
            !mail.subject.chars().any(char::is_control),
            "{:?}",
            mail.subject
        );
    }
    town.is_well_run().await;
    insta::assert_snapshot!(greetings);
}
