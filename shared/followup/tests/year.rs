//! The year of story two_eight_twentyfour_fortyeight: 12,000 inquiries, people of mixed diligence, limited capacity.
//!
//! A run is repeated by its seed, and another one tried, with
//! `YEAR_SEED=7 cargo test -p followup --test year -- --nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test may fail loudly, and says its figures"
)]

mod support;
#[path = "engine/world.rs"]
mod world;

use followup::route::Unfit;
use followup::timeline::{Fact, QueueReason};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use calendar::Instant;
use chrono::Duration;
use followup::agenda::agenda;
use followup::event::{Disposition, Event, Sign, Verdict};
use followup::ids::PersonId;
use followup::inquiry::ContactWhen;
use followup::lead::{Open, Stage};
use followup::message::NoticeKind;
use followup::policy::Policy;
use followup::timeline::EntryKind;
use support::{ny, person, shipped};
use world::World;

const INQUIRIES: usize = 12_000;
const SEED: u64 = 282_448;
const REPS: usize = 12;

/// Numbers from a seed (splitmix64): the same seed, the same year.
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.number() % end
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let index = usize::try_from(self.below(of.len() as u64)).unwrap();
        &of[index]
    }
}

/// The shipped policy with a dozen reps.
fn company() -> Policy {
    let mut sources = shipped();
    let mut team = String::new();
    for rep in 0..REPS {
        team += &format!(
            "[[people]]\nid = \"rep{rep}\"\nname = \"Rep {rep}\"\nemail = \"rep{rep}@example.com\"\nroles = [\"rep\"]\nmax_open = 75\n"
        );
    }
    for role in ["qualifier", "manager"] {
        team += &format!(
            "[[people]]\nid = \"{role}\"\nname = \"Pat\"\nemail = \"{role}@example.com\"\nroles = [\"{role}\"]\n"
        );
    }
    sources.files.insert("team.toml".to_owned(), team);
    Policy::compile(&sources).unwrap()
}

/// How many of a hundred tasks somebody turns to.
fn diligence(who: &PersonId) -> u64 {
    match who.as_str() {
        "manager" | "qualifier" => 90,
        "rep0" => 5,
        "rep1" | "rep2" | "rep3" => 60,
        _ => 95,
    }
}

struct Year {
    world: World,
    chance: Chance,
    /// What people will do: when, to which lead, who.
    intended: BinaryHeap<Reverse<(Instant, usize, PersonId)>>,
    heard: usize,
}

impl Year {
    /// Who was told something turns to it, or does not.
    fn listen(&mut self) {
        while self.heard < self.world.told.len() {
            let told = &self.world.told[self.heard];
            self.heard += 1;
            let asks = matches!(
                told.notice.kind,
                NoticeKind::NewLead
                    | NoticeKind::Qualify
                    | NoticeKind::Answer
                    | NoticeKind::CallDue
                    | NoticeKind::MovedHere
                    | NoticeKind::DormantReview
                    | NoticeKind::Held
                    | NoticeKind::ForLater
                    | NoticeKind::Approval { .. }
                    | NoticeKind::Escalation(_)
            );
            let reminds = matches!(
                told.notice.kind,
                NoticeKind::Reminder | NoticeKind::ReminderAtOnce | NoticeKind::Warning
            );
            // Nobody does anything because of the others: they inform.
            let turns = match (asks, reminds) {
                (true, _) => diligence(&told.notice.to),
                (false, true) => diligence(&told.notice.to) / 3,
                (false, false) => 0,
            };
            let (from, lead, to) = (told.mail.not_before, told.lead, told.notice.to.clone());
            if self.chance.percent(turns) {
                let delay = 3 + self.chance.below(20) * self.chance.below(15);
                let delay = format!("{delay}bm").parse().unwrap();
                let at = self.world.policy.calendar().deadline(from, delay, &[]).at;
                self.intended.push(Reverse((at, lead, to)));
            }
        }
    }

    fn act(&mut self, lead: usize, who: &PersonId) {
        let spent = self.world.leads[lead].touches >= self.world.policy.rules.cadence.max_touches;
        let stage = &self.world.leads[lead].stage;
        match stage {
            Stage::Open(Open::Active(engagement)) if engagement.rep == *who => {
                let what = *self.chance.one(&[
                    Disposition::Reached,
                    Disposition::Reached,
                    Disposition::NoAnswer,
                    Disposition::NoAnswer,
                    Disposition::NoAnswer,
                    Disposition::Voicemail,
                    Disposition::Voicemail,
                    Disposition::Wrote,
                    Disposition::Won,
                    Disposition::Lost,
                    Disposition::NotAFit,
                    Disposition::NotNow,
                    Disposition::NeedsInformation,
                    Disposition::WrongNumber,
                ]);
                // Who has been tried often enough is not tried again.
                let what = if spent && what.is_touch() {
                    Disposition::Reached
                } else {
                    what
                };
                self.world.report(lead, who.as_str(), what);
            }
            Stage::Open(
                Open::Qualifying { .. } | Open::InReview { .. } | Open::Reviewing { .. },
            ) => {
                let verdict = *self.chance.one(&[
                    Verdict::Ready,
                    Verdict::Ready,
                    Verdict::Nurture,
                    Verdict::NotALead,
                ]);
                let by = who.clone();
                self.world.give(lead, &Event::Verdict { verdict, by });
            }
            Stage::Open(_) | Stage::Closed { .. } => {}
        }
    }

    /// Now and then a lead gives a sign.
    fn sign(&mut self, arrived: usize) {
        if arrived > 10 && self.chance.percent(6) {
            let lead = usize::try_from(self.chance.below(arrived as u64)).unwrap();
            let sign = *self.chance.one(&[
                Sign::Replied,
                Sign::Replied,
                Sign::Replied,
                Sign::Unsubscribed,
                Sign::Bounced,
            ]);
            self.world.give(lead, &Event::Sign(sign));
        }
    }

    fn until(&mut self, end: Instant) {
        loop {
            self.listen();
            let due = self.world.next().map(|(at, _)| at);
            let intended = self.intended.peek().map(|Reverse((at, ..))| *at);
            let next = due.into_iter().chain(intended).min();
            let Some(next) = next.filter(|next| *next <= end) else {
                break;
            };
            if intended == Some(next) {
                let Reverse((at, lead, who)) = self.intended.pop().unwrap();
                self.world.now = self.world.now.max(at);
                self.act(lead, &who);
            } else {
                self.world.until_instant(next);
            }
        }
        self.world.now = end;
    }
}

/// A form, filled in by chance.
fn form(chance: &mut Chance) -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![("name", "Ann Lee")];
    fields.push((
        "topic",
        *chance.one(&["sales", "sales", "sales", "partnership", "other", "support"]),
    ));
    match chance.below(10) {
        0 => fields.push(("phone", "+12125550123")),
        1 | 2 => fields.push(("email", "ann@example.org")),
        _ => fields.extend([("phone", "+12125550123"), ("email", "ann@example.org")]),
    }
    match chance.below(20) {
        0 => fields.push(("contact_when", "later")),
        1 | 2 => fields.push(("contact_when", "week")),
        _ => {}
    }
    if chance.percent(30) {
        fields.push(("timeframe", "now"));
    }
    fields
}

#[test]
fn two_eight_twentyfour_fortyeight() {
    let seed = std::env::var("YEAR_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(SEED);
    println!("seed {seed}: YEAR_SEED={seed} cargo test -p followup --test year -- --nocapture");
    let start = ny("2026-01-01 00:00");
    let mut chance = Chance(seed);
    let mut arrivals: Vec<Instant> = (0..INQUIRIES)
        .map(|_| start + Duration::seconds(i64::try_from(chance.below(365 * 86_400)).unwrap()))
        .collect();
    arrivals.sort_unstable();
    let world = World::new(company(), start);
    let mut year = Year {
        world,
        chance,
        intended: BinaryHeap::new(),
        heard: 0,
    };
    for (arrived, at) in arrivals.into_iter().enumerate() {
        year.until(at);
        let fields = form(&mut year.chance);
        year.world.arrive(&fields);
        year.sign(arrived);
    }
    year.until(ny("2027-02-01 00:00"));
    check(&year.world);
    figures(&year.world);
}

fn check(world: &World) {
    let max = world.policy.rules.cadence.max_touches;
    assert_eq!(world.leads.len(), INQUIRIES);
    let orphans = world.leads.iter().filter(|lead| {
        let waits =
            agenda(&world.policy, lead).is_some_and(|agenda| agenda.next().at() > world.now);
        let open = matches!(lead.stage, Stage::Open(_));
        open && (!waits || lead.owner().is_none())
    });
    assert_eq!(orphans.count(), 0, "P2");
    for (number, lead) in world.leads.iter().enumerate() {
        assert_ne!(
            lead.stage,
            Stage::Open(Open::Received),
            "{number} was never decided"
        );
        // Who asked for help is called until somebody answers: no cadence counts that.
        assert!(
            lead.touches <= max || lead.answered_by.is_some(),
            "{number} had {} touches (P6)",
            lead.touches
        );
    }
    let open: u32 = world.team.loads.iter().map(|load| load.open).sum();
    let active = world
        .leads
        .iter()
        .filter(|lead| lead.rep().is_some())
        .count();
    assert_eq!(usize::try_from(open).unwrap(), active, "loads drift");
    on_time(world);
}

/// Each step came to the second, counted in business time from the assignment, and only while nobody had turned to it.
fn on_time(world: &World) {
    let calendar = world.policy.calendar();
    let hour = 3600;
    let mut owed: Vec<Option<Instant>> = vec![None; world.leads.len()];
    let mut steps = 0;
    for line in &world.lines {
        let wanted_now = world.inquiries[line.lead].contact_when == ContactWhen::Now;
        let hours = match line.entry.kind() {
            EntryKind::Assigned if wanted_now => {
                owed[line.lead] = Some(line.at);
                continue;
            }
            EntryKind::Outcome | EntryKind::Closed | EntryKind::Sign => {
                owed[line.lead] = None;
                continue;
            }
            EntryKind::Reminded => vec![2],
            EntryKind::Breached => vec![4],
            EntryKind::Escalated => vec![8],
            EntryKind::Warned => vec![12],
            // The first rep's time, or the second's.
            EntryKind::Lapsed => vec![16, 4],
            _ => continue,
        };
        let first_touch = match &line.entry.fact {
            Fact::Lapsed { .. } => true,
            Fact::Reminded { obligation }
            | Fact::Breached { obligation }
            | Fact::Escalated { obligation }
            | Fact::Warned { obligation } => obligation.is_first_touch(),
            _ => false,
        };
        if let Some(from) = owed[line.lead].filter(|_| first_touch) {
            let took = calendar.business_between(from, line.at);
            let exact = hours.iter().any(|hours| took == hours * hour);
            assert!(
                exact,
                "lead {}: {:?} after {took} s (P8)",
                line.lead, line.entry
            );
            steps += 1;
        }
    }
    println!("steps to the second: {steps}");
}

fn figures(world: &World) {
    let calendar = world.policy.calendar();
    let count = |kind| {
        world
            .lines
            .iter()
            .filter(|line| line.entry.kind() == kind)
            .count()
    };
    let mut speeds: Vec<u64> = world
        .leads
        .iter()
        .filter(|lead| lead.cycle == 1)
        .filter_map(|lead| Some(calendar.business_between(lead.arrived_at, lead.touched_at?) / 60))
        .collect();
    speeds.sort_unstable();
    let at = |percent: usize| speeds[(speeds.len() - 1) * percent / 100];
    println!(
        "first human touch, minutes of business time: half within {}, 90% within {}, 99% within {}",
        at(50),
        at(90),
        at(99)
    );
    for (name, kind) in [
        ("breaches", EntryKind::Breached),
        ("escalations", EntryKind::Escalated),
        ("lapses", EntryKind::Lapsed),
        ("outcomes", EntryKind::Outcome),
        ("calls", EntryKind::CallOpened),
        ("mails", EntryKind::MailPlanned),
        ("rested", EntryKind::Rested),
        ("woke", EntryKind::Woke),
    ] {
        println!("{name}: {}", count(kind));
    }
    let exhausted = world.lines.iter().filter(|line| match &line.entry.fact {
        Fact::Queued {
            why: QueueReason::NobodyFree { refused },
        } => refused.iter().any(|one| one.because == Unfit::Full),
        _ => false,
    });
    println!(
        "capacity exhausted: {}; timeline entries: {}",
        exhausted.count(),
        world.lines.len()
    );
    let rep0 = person("rep0");
    println!(
        "lapses of the idle rep in a row: {}",
        world.team.load(&rep0).lapses
    );
}
