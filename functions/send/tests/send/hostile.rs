//! What people type into a form cannot become part of a mail's make-up.

use crate::support::{TUESDAY, Town};

const NAMES: &[&str] = &[
    "{{ first_name }}",
    "{Add first name}",
    "%FNAME%",
    "<script>alert(1)</script>",
    "Visit https://spam.test now",
    "win@spam.test",
    "Ana\r\nBcc: victim@spam.test",
    "](https://spam.test)",
    "**Ana** _x_ `y`",
    "\u{202E}anA",
    "李小龙",
    "Зоя Иванова",
    "   ",
    "x",
    "A very long name that goes on and on and on and on until nobody can read it any more",
];

#[tokio::test]
async fn a_hostile_name_is_harmless_in_every_mail() {
    for name in NAMES {
        let town = Town::new(TUESDAY).await;
        let fields = [
            ("name", *name),
            ("email", "someone@acme.test"),
            ("phone", "+1 212 555 0188"),
            ("topic", "sales"),
            ("company", "<b>{{ x }}</b> [spam](https://spam.test)"),
            (
                "message",
                "Buy at https://spam.test {{ y }} <img src=x>\n# Heading\n- item",
            ),
        ];
        let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
        let read = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        if policy.active.forms["contact"]
            .read(&read, town.now(), "1")
            .is_err()
        {
            continue;
        }
        let lead = town.riley_gets(&fields).await;
        town.tick(&lead).await;
        town.advance(2);
        let mails = town.post().await;
        assert_eq!(mails.len(), 2, "{name:?}: {mails:#?}");
        for mail in mails {
            let html = mail.html.unwrap();
            let text = mail.text.unwrap();
            assert!(
                !html.contains("<script") && !html.contains("<img src=x"),
                "{name:?}: {html}"
            );
            assert!(
                !html.contains("href=\"https://spam.test"),
                "{name:?}: {html}"
            );
            assert!(!mail.subject.contains(['\r', '\n']), "{name:?}");
            if mail.to == ["someone@acme.test"] {
                for echo in ["spam.test", "{", "%FNAME", "<script", "Bcc"] {
                    assert!(!text.contains(echo), "{name:?} {echo}: {text}");
                    assert!(!mail.subject.contains(echo), "{name:?}");
                }
            }
        }
    }
}
