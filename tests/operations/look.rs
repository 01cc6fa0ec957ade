//! How mails look: those to leads like the company, those to the team like what is to be done.

use followup::brand::as_text;
use journeys::{ANA, Town};

/// The colour of the policy that is shipped.
const ACCENT: &str = "#1f5fbf";

#[tokio::test]
async fn logo_and_colour_are_in_each_mail_to_a_lead_and_in_none_to_the_team() {
    let town = Town::open_with("2026-03-02 10:00", |policy| {
        let mut logo = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\x78".to_vec();
        logo.resize(400, 0);
        policy
            .files
            .insert("brand/logo.png".to_owned(), as_text(&logo));
        let text = policy.files.get_mut("policy.toml").unwrap();
        *text = text.replace("[brand]\n", "[brand]\nlogo = \"brand/logo.png\"\n");
    })
    .await;
    town.inquire(ANA).await;
    town.minutes(24 * 60).await;
    let mailbox = town.deployment.mailbox();
    let (mut to_leads, mut to_team) = (0, 0);
    for mail in mailbox.all() {
        let raw = mailbox.eml(&mail.id).unwrap();
        let has_picture = String::from_utf8_lossy(&raw).contains("image/png");
        let html = mail.html.as_deref().unwrap_or_default();
        let looks = (has_picture, html.contains("cid:"), html.contains(ACCENT));
        if mail.to == ["ana@customer.test"] {
            assert_eq!(looks, (true, true, true), "{}", mail.subject);
            to_leads += 1;
        } else {
            assert_eq!(looks, (false, false, false), "{}", mail.subject);
            to_team += 1;
        }
    }
    assert!(
        to_leads > 0 && to_team > 1,
        "{to_leads} to leads, {to_team} to the team"
    );
}
