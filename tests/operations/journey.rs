//! A week and a half in which nearly everything happens that can happen to a lead, and a few things go wrong on the wire.

use followup::ids::LeadId;
use journeys::{ANA, Fields, Town};
use local::{Fault, FaultPlan, FaultRule};

/// Somebody who asks, and is not there when called.
pub(crate) const BO: Fields<'static> = &[
    ("name", "Bo Ekdahl"),
    ("email", "bo.ekdahl@customer.test"),
    ("phone", "+1 212 555 0199"),
    ("topic", "sales"),
    ("message", "Do the lamps come in green?"),
];
/// Somebody who is in no hurry.
pub(crate) const CY: Fields<'static> = &[
    ("name", "Cyra Quist"),
    ("email", "cyra@bounce.test"),
    ("company", "Quist Interiors"),
    ("topic", "other"),
    ("timeframe", "looking"),
    ("message", "Just collecting ideas for the hallway."),
];
/// A machine that fills in everything.
pub(crate) const MACHINE: Fields<'static> = &[
    ("name", "Zed Winner"),
    ("email", "zed@machine.test"),
    ("topic", "sales"),
    ("website", "https://winner.test/buy"),
    ("message", "You have won a fountain pen."),
];
/// Somebody whose address does not take mail.
pub(crate) const DOT: Fields<'static> = &[
    ("name", "Dorothea Lund"),
    ("email", "bounce-dorothea@bounce.test"),
    ("phone", "+1 212 555 0177"),
    ("topic", "sales"),
    ("message", "Please quote forty pendants."),
];
/// Somebody whom nobody turns to.
pub(crate) const ELI: Fields<'static> = &[
    ("name", "Eli Norgaard"),
    ("email", "eli@customer.test"),
    ("phone", "+1 212 555 0155"),
    ("topic", "sales"),
    ("message", "Call me about the chandelier."),
];

/// Everybody who writes.
pub(crate) const EVERYBODY: [Fields<'static>; 6] = [ANA, BO, CY, MACHINE, DOT, ELI];

/// Plays it.
pub(crate) async fn play(town: &Town) {
    let faults = town.deployment.aws().faults();
    // Ana asks while the mail service leaves an answer out, and once more afterwards.
    faults.set(FaultPlan::new().rule(FaultRule::nth(1, Fault::AnswerLost).operation("SendEmail")));
    let ana = town.inquire(ANA).await;
    town.minutes(15).await;
    faults.set(FaultPlan::new());
    let bo = town.inquire(BO).await;
    town.inquire(CY).await;
    town.inquire(MACHINE).await;
    town.inquire(DOT).await;
    town.inquire(ELI).await;
    let mut again = ANA.to_vec();
    again.push(("budget", "12,000 crowns"));
    town.inquire(&again).await;
    town.minutes(60).await;

    // The manager looks through what was held back.
    let review = town.mails_to("morgan@example.com");
    let held = review
        .iter()
        .find(|mail| journeys::button(mail, "Unwanted", None).is_some());
    if let Some(mail) = held {
        town.click(mail, "Unwanted").await;
    }
    // A rep reports, and corrects it; the wire fails in between.
    let task = town.last_mail(&town.rep_of(&ana).await, "Ana Silva");
    town.click_with(&task, "No answer", &[("note", "Ana's sister picked up.")])
        .await;
    town.click(&task, "Not now").await;
    faults.set(FaultPlan::new().rule(FaultRule::one_in(9, Fault::ServerError)));
    town.minutes(45).await;
    faults.set(FaultPlan::new());
    report(town, &bo, "No answer").await;
    town.until("2026-03-03 14:30").await;
    report(town, &bo, "Left a voicemail").await;
    town.until("2026-03-04 17:00").await;
    let written = town.mails_to("bo.ekdahl@customer.test");
    let mail = written.last().unwrap();
    town.answer(mail, "My boat leaves on Thursday, call me before.")
        .await;
    town.minutes(30).await;
    // Eli is nobody's hurry: the ladder runs, and somebody keeps what was about to move.
    for _ in 0..6 {
        let warned = town.mails();
        let warning = warned
            .iter()
            .rev()
            .find(|mail| journeys::button(mail, "I have it", None).is_some());
        if let Some(mail) = warning {
            let url = journeys::button(mail, "I have it", None).unwrap();
            town.press(&url, &[]).await;
        }
        town.minutes(240).await;
    }
    town.until("2026-03-12 17:00").await;
}

/// Somebody of the team reports by the newest mail that has the button.
async fn report(town: &Town, lead: &LeadId, label: &str) {
    let mails = town.mails();
    let mut newest = mails.iter().rev();
    let url = newest.find_map(|mail| journeys::button(mail, label, Some(lead.as_str())));
    town.press(&url.unwrap(), &[]).await;
}
