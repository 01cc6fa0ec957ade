//! Qualified within two hours, followed up within eight, the manager at twenty-four, the lead at risk of moving at
//! forty-eight: the default ladder in working hours, with people of mixed diligence. The year itself runs through the
//! policy in the tests of `followup`; this is a sample of it through the whole deployment.

use chrono::TimeDelta;
use followup::ids::LeadId;
use journeys::{Chance, Town, button, is_to_staff};

const SEED: u64 = 282_448;
const PEOPLE: u32 = 24;
const SWEEP: TimeDelta = TimeDelta::minutes(1);
/// Of a hundred tasks, so many does this person turn to.
const DILIGENCE: [(&str, u64); 4] = [("riley", 95), ("sam", 50), ("jordan", 5), ("quinn", 60)];
const OUTCOMES: [&str; 5] = [
    "Reached",
    "No answer",
    "Left a voicemail",
    "No answer",
    "Not now",
];

#[tokio::test]
async fn two_eight_twentyfour_fortyeight() {
    println!("seed {SEED}");
    let town = Town::open("2026-03-02 08:00").await;
    let mut chance = Chance::new(SEED);
    let mut leads = Vec::new();
    let mut seen = 0;
    // Five working weeks' worth of habits, in nine days: leads come in the first three.
    for hour in 0..(9 * 12) {
        if hour < 36 && leads.len() < PEOPLE as usize && chance.percent(80) {
            leads.push(arrives(&town, &mut chance, leads.len()).await);
        }
        town.minutes(120).await;
        seen = people_work(&town, &mut chance, seen).await;
    }
    assert_eq!(leads.len(), PEOPLE as usize, "seed {SEED}");
    let mut moved = 0;
    for lead in &leads {
        moved += usize::from(keeps_the_ladder(&town, lead).await);
    }
    assert!(
        moved > 0,
        "with a rep who does nothing something moves; seed {SEED}"
    );
    town.is_well_run().await;
}

async fn arrives(town: &Town, chance: &mut Chance, number: usize) -> LeadId {
    let (name, email) = (
        format!("Pat Number{number}"),
        format!("p{number}@customer.test"),
    );
    let phone = format!("+1 212 555 01{number:02}");
    let mut fields = vec![("name", name.as_str()), ("email", email.as_str())];
    fields.push((
        "topic",
        *chance.one(&["sales", "sales", "partnership", "other"]),
    ));
    if chance.percent(80) {
        fields.push(("phone", phone.as_str()));
    }
    town.inquire(&fields).await
}

/// Everybody reads what came, and turns to some of it.
async fn people_work(town: &Town, chance: &mut Chance, seen: usize) -> usize {
    let mails = town.mails();
    for mail in mails[seen..].iter().filter(|mail| is_to_staff(mail)) {
        let diligence = DILIGENCE
            .iter()
            .find(|(who, _)| mail.to[0].starts_with(who));
        let Some((who, percent)) = diligence else {
            continue;
        };
        if mail.lead.is_none() || !chance.percent(*percent) {
            continue;
        }
        let label = if *who == "quinn" {
            "Ready for a rep"
        } else {
            *chance.one(&OUTCOMES)
        };
        if let Some(url) = button(mail, label, None) {
            town.press(&url, &[]).await;
        }
    }
    mails.len()
}

/// Every step is decided on time. Whether the lead moved.
async fn keeps_the_ladder(town: &Town, lead: &LeadId) -> bool {
    let view = town.lead(lead).await;
    let context = || format!("seed {SEED}: {lead}\n{:#?}", view.timeline);
    let first = |kinds: &[&str]| {
        view.timeline
            .iter()
            .find(|line| kinds.contains(&line.kind()))
    };
    let arrived = view.line.arrived_at;
    let Some(assigned) = first(&["assigned"]).map(|line| line.at) else {
        // Nobody has room, or everybody let two lapse: it is the manager's, at once and every morning.
        let queued = first(&["queued"]).unwrap_or_else(|| panic!("{}", context()));
        assert!(
            queued.at <= town.after(arrived, "2bh") + SWEEP,
            "{}",
            context()
        );
        assert_eq!(
            view.line.owner.as_deref(),
            Some("queue:manager"),
            "{}",
            context()
        );
        return false;
    };
    assert!(
        assigned <= town.after(arrived, "2bh") + SWEEP,
        "qualified in time {}",
        context()
    );
    let touched = first(&["outcome"]).map(|line| line.at);
    for (kind, span) in [("escalated", "8bh"), ("warned", "12bh"), ("lapsed", "16bh")] {
        let due = town.after(assigned, span);
        if touched.is_some_and(|touched| touched <= due) || town.now() < due + SWEEP {
            continue;
        }
        let after = |line: &&baton::leads::TimelineLine| line.kind() == kind && line.at > assigned;
        let line = view.timeline.iter().find(after);
        let line = line.unwrap_or_else(|| panic!("no {kind} {}", context()));
        assert!(
            line.at >= due && line.at <= due + SWEEP,
            "{kind} {}",
            context()
        );
    }
    let mut lines = view.timeline.iter();
    lines.any(|line| line.kind() == "lapsed" && line.at > assigned)
}
