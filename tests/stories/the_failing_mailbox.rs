//! Nobody is charged with what they were not told. A rep whose mail comes back loses three leads on time, is paused for none of them, and
//! the manager hears that Sam is to be reached in another way. Whoever was warned in time and does nothing is charged as ever.

use followup::ids::{LeadId, PersonId};
use followup::telling::Untold;
use followup::timeline::Fact;
use journeys::{Town, plain};
use local::{Fault, FaultPlan, FaultRule};

const MANAGER: &str = "morgan@example.com";
/// An address at which the mail service's test domain lets every mail come back.
const FAILING: &str = "bounce.sam@example.com";
const NAMES: [&str; 3] = ["Ada Moss", "Ben Moss", "Cleo Moss"];

/// Monday at ten: three ask, and all are Sam's, because the others are away until Tuesday evening.
async fn three_are_sams(address: &str) -> (Town, Vec<LeadId>) {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("sam@example.com", address);
    })
    .await;
    for rep in ["riley", "jordan"] {
        town.away(rep, "2026-03-02 09:00", "2026-03-03 17:00").await;
    }
    let mut leads = Vec::new();
    for (number, name) in NAMES.into_iter().enumerate() {
        let email = format!("failing{number}@customer.test");
        let phone = format!("+1 212 555 016{number}");
        let fields = [
            ("name", name),
            ("email", &email),
            ("phone", &phone),
            ("topic", "sales"),
        ];
        leads.push(town.inquire(&fields).await);
        town.minutes(7).await;
    }
    for lead in &leads {
        assert_eq!(town.lead(lead).await.line.owner.as_deref(), Some("sam"));
    }
    (town, leads)
}

/// Whether new leads are kept from Sam, and how many lapses in a row are counted.
async fn counted(town: &Town) -> (bool, u32) {
    let team = town.deployment.cloud().loads().await.unwrap();
    let load = team.load(&PersonId::parse("sam").unwrap());
    (load.is_paused(), load.lapses)
}

/// Why the first lapse of each lead does not count; nothing, where it does.
async fn untold(town: &Town, leads: &[LeadId]) -> Vec<Option<Untold>> {
    let mut all = Vec::new();
    for lead in leads {
        let view = town.lead(lead).await;
        let found = view.timeline.iter().find_map(|line| {
            let Fact::Lapsed { untold, .. } = &line.fact else {
                return None;
            };
            Some(*untold)
        });
        all.push(found.expect("it has moved on"));
    }
    all
}

/// Each has moved on when its time had come, sixteen hours of the office after it was given to Sam.
async fn moved_on_time(town: &Town, leads: &[LeadId]) {
    for lead in leads {
        let assigned = town.first(lead, &["assigned"]).await.unwrap();
        let lapsed = town.first(lead, &["lapsed"]).await.unwrap();
        let due = town.after(assigned, "16bh");
        let late = lapsed - due;
        assert!(late.num_seconds() >= 0 && late.num_minutes() < 2, "{late}");
    }
}

/// From now on no mail leaves, until it is allowed again: the mail service has paused the account.
fn no_mail_leaves(town: &Town) {
    let rule = FaultRule::always(Fault::Refused("SendingPausedException")).operation("SendEmail");
    let faults = town.deployment.aws().faults();
    faults.set(FaultPlan::new().rule(rule));
}

fn mail_leaves(town: &Town) {
    town.deployment.aws().faults().reset();
}

#[tokio::test]
async fn whose_mail_comes_back_loses_leads_on_time_and_is_charged_with_none() {
    let (town, leads) = three_are_sams(FAILING).await;
    town.until("2026-03-04 10:40").await;
    moved_on_time(&town, &leads).await;
    assert_eq!(untold(&town, &leads).await, [Some(Untold::Returned); 3]);
    assert_eq!(counted(&town).await, (false, 0));
    town.until("2026-03-05 09:30").await;
    let list = town.last_mail(MANAGER, "Today");
    let said = plain(&list);
    let of_sam = said
        .matches("Sam Okafor — mail has not arrived in time")
        .count();
    assert_eq!(of_sam, 1, "once a day, and not of each lead:\n{said}");
    assert!(said.contains("Ada Moss, Ben Moss and Cleo Moss"), "{said}");
    // What was sent to Sam all the same charges nobody.
    for mail in town.mails_to(FAILING) {
        assert!(!plain(&mail).contains("no contact had been reported"));
    }
    // On the list of a day on which nothing more has moved on, there is nothing more to say of it.
    town.until("2026-03-06 09:30").await;
    let list = town.last_mail(MANAGER, "Today");
    assert!(
        !plain(&list).contains("mail has not arrived in time"),
        "no news"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn who_was_warned_in_time_is_charged_and_paused_as_ever() {
    let (town, leads) = three_are_sams("sam@example.com").await;
    town.until("2026-03-04 10:40").await;
    moved_on_time(&town, &leads).await;
    assert_eq!(untold(&town, &leads).await, [None; 3]);
    assert_eq!(counted(&town).await, (true, 3));
    let moved = town.last_mail("sam@example.com", "now with");
    assert!(plain(&moved).contains("no contact had been reported"));
    town.until("2026-03-05 09:30").await;
    let said = plain(&town.last_mail(MANAGER, "Today"));
    assert!(!said.contains("Sam Okafor —"), "{said}");
    town.is_well_run().await;
}

#[tokio::test]
async fn a_warning_that_leaves_a_minute_before_the_move_is_none() {
    let (town, leads) = three_are_sams("sam@example.com").await;
    town.until("2026-03-03 13:55").await;
    no_mail_leaves(&town);
    town.until("2026-03-04 09:50").await;
    mail_leaves(&town);
    town.until("2026-03-04 10:40").await;
    let mails = town.mails_to("sam@example.com");
    let warned = mails
        .iter()
        .find(|mail| plain(mail).contains("moves on at"));
    let warned = warned.unwrap_or_else(|| panic!("{}", town.mailbox()));
    let lapsed = town.first(&leads[0], &["lapsed"]).await.unwrap();
    assert!(warned.at < lapsed && (lapsed - warned.at).num_minutes() < 10);
    moved_on_time(&town, &leads).await;
    assert_eq!(untold(&town, &leads).await, [Some(Untold::NotInTime); 3]);
    assert_eq!(counted(&town).await, (false, 0));
    let moved = town.last_mail("sam@example.com", "now with");
    assert!(plain(&moved).contains("it does not count against you"));
    town.until("2026-03-05 09:30").await;
    let said = plain(&town.last_mail(MANAGER, "Today"));
    assert_eq!(said.matches("was not told in time").count(), 1, "{said}");
}

#[tokio::test]
async fn while_the_mail_service_takes_nothing_nobody_is_charged() {
    let town = Town::open("2026-03-02 10:00").await;
    let mut leads = Vec::new();
    for number in 0..6 {
        let name = format!("Dora Number{number}");
        let email = format!("paused{number}@customer.test");
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("topic", "sales"),
        ];
        leads.push(town.inquire(&fields).await);
        town.minutes(5).await;
    }
    town.until("2026-03-03 12:00").await;
    no_mail_leaves(&town);
    town.until("2026-03-04 12:00").await;
    mail_leaves(&town);
    moved_on_time(&town, &leads).await;
    assert_eq!(untold(&town, &leads).await, [Some(Untold::NotInTime); 6]);
    let team = town.deployment.cloud().loads().await.unwrap();
    assert!(team.loads.iter().all(|load| load.lapses == 0), "{team:?}");
}

/// A mail server says it in a mail, which returns ours.
#[tokio::test]
async fn a_bounce_that_comes_as_a_mail_takes_the_telling_back_too() {
    let (town, leads) = three_are_sams("sam@example.com").await;
    town.until("2026-03-03 16:00").await;
    let told = |mail: &&local::AcceptedMail| {
        mail.subject.contains("moves on") || plain(mail).contains("moves on at")
    };
    let mails = town.mails_to("sam@example.com");
    let warnings: Vec<_> = mails.iter().filter(told).collect();
    assert!(!warnings.is_empty(), "{}", town.mailbox());
    for (number, warning) in warnings.into_iter().enumerate() {
        let id = &warning.ses_id;
        town.receive(&format!(
            "From: MAILER-DAEMON@example.com\r\nTo: hello@reply.baton.test\r\nSubject: Undelivered Mail\r\nMessage-ID: <back{number}@example.com>\r\nAuto-Submitted: auto-replied\r\nX-Failed-Recipients: sam@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n550 5.1.1 user unknown\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@example.com\r\nTo: sam@example.com\r\nMessage-ID: <{id}@email.amazonses.com>\r\nSubject: x\r\n\r\nx\r\n--b--\r\n"
        ))
        .await;
    }
    town.until("2026-03-04 10:40").await;
    assert_eq!(untold(&town, &leads).await, [Some(Untold::Returned); 3]);
    assert_eq!(counted(&town).await, (false, 0));
}

/// The answer of the mail service was lost: that the warning left, its own event says.
#[tokio::test]
async fn a_warning_of_which_only_an_event_says_that_it_left_counts() {
    let (town, leads) = three_are_sams("sam@example.com").await;
    town.until("2026-03-03 13:59").await;
    let rule = FaultRule::always(Fault::AnswerLost).operation("SendEmail");
    let faults = town.deployment.aws().faults();
    faults.set(FaultPlan::new().rule(rule));
    town.until("2026-03-03 15:10").await;
    mail_leaves(&town);
    town.until("2026-03-04 10:40").await;
    assert_eq!(untold(&town, &leads).await, [None; 3]);
    assert_eq!(counted(&town).await, (true, 3));
}
