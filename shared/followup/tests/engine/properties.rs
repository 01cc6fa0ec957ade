//! What holds for every sequence of events. A failure prints the sequence, shrunk, and the seed that repeats it.

use std::collections::HashSet;

use calendar::{Instant, Interval};
use chrono::Duration;
use followup::agenda::{Action, agenda};
use followup::booking::{Appointment, Arrangement, Side, Standing};
use followup::charge::losing;
use followup::decide::{Decision, decide};
use followup::event::{AnnouncementChoice, Disposition, Event, Outcome, Sign, Verdict};
use followup::ids::{InquiryId, MessageId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Obligation, ObligationKind, Open, Stage};
use followup::message::{Message, NotSentReason, StopRule};
use followup::next_work::{is_overdue, next_work};
use followup::overview::OpenFacts;
use followup::policy::{Policy, StepKind, Track};
use followup::promise::promise;
use followup::route::route;
use followup::team::{RepLoad, Team, TimeAway};
use followup::telling::Telling;
use followup::timeline::{AssignReason, Fact};
use followup::work;
use proptest::prelude::*;

use crate::support::{inquiry, ny, person, policy};

const PEOPLE: [&str; 6] = ["riley", "sam", "jordan", "quinn", "morgan", "nobody"];
const CASES: u32 = 192;
const SIGNS: [Sign; 5] = [
    Sign::Replied,
    Sign::Unsubscribed,
    Sign::Bounced,
    Sign::Complained,
    Sign::DoNotContact,
];
const CHOICES: [AnnouncementChoice; 3] = [
    AnnouncementChoice::SendNow,
    AnnouncementChoice::InTouch,
    AnnouncementChoice::Stop,
];
/// What an item of the table may hold.
const MAX_BYTES: usize = 4096;

/// Something that happens, before it is known to which lead.
#[derive(Debug, Clone)]
enum Happening {
    Passes(i64),
    Reports(usize, usize, bool, bool, Option<i64>),
    Signs(usize),
    Decides(usize, usize),
    Joins(usize, bool),
    Gives(usize),
    Keeps(usize),
    Answers(usize, usize),
    Fails,
    Books(usize, i64, bool),
    Confirms,
    CallsOff(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        6 => prop_oneof![0i64..300, 0i64..6_000, 0i64..200_000].prop_map(Happening::Passes),
        5 => (0..PEOPLE.len(), 0..Disposition::ALL.len(), any::<bool>(), prop::bool::weighted(0.1),
              prop::option::of(-1_000i64..50_000)).prop_map(|(a, b, c, d, e)| Happening::Reports(a, b, c, d, e)),
        1 => (0usize..5).prop_map(Happening::Signs),
        1 => (0..Verdict::ALL.len(), 0..PEOPLE.len()).prop_map(|(a, b)| Happening::Decides(a, b)),
        1 => (0usize..5, any::<bool>()).prop_map(|(a, b)| Happening::Joins(a, b)),
        1 => (0..PEOPLE.len()).prop_map(Happening::Gives),
        1 => (0..PEOPLE.len()).prop_map(Happening::Keeps),
        1 => (0usize..3, 0..PEOPLE.len()).prop_map(|(a, b)| Happening::Answers(a, b)),
        1 => Just(Happening::Fails),
        2 => (0..PEOPLE.len(), -100i64..20_000, any::<bool>()).prop_map(|(a, b, c)| Happening::Books(a, b, c)),
        1 => Just(Happening::Confirms),
        1 => any::<bool>().prop_map(Happening::CallsOff),
    ]
}

/// One of the ways in which a form is filled in.
fn fields(kind: usize) -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![("name", "Ann Lee"), ("topic", "sales")];
    fields.extend(match kind {
        0 => vec![("email", "ann@example.org")],
        1 => vec![("phone", "+12125550123")],
        2 => vec![
            ("email", "ann@example.org"),
            ("phone", "+12125550123"),
            ("contact_when", "later"),
        ],
        3 => vec![
            ("email", "ann@example.org"),
            ("phone", "+12125550123"),
            ("contact_when", "week"),
        ],
        _ => vec![
            ("email", "ann@example.org"),
            ("phone", "+12125550123"),
            ("contact_how", "phone"),
        ],
    });
    fields
}

fn team(away: bool) -> Team {
    let mut team = Team::default();
    for rep in ["riley", "sam", "jordan"] {
        let mut load = RepLoad::new(person(rep));
        if away {
            load.away = vec![TimeAway::until(ny("2026-04-01 09:00"))];
        }
        team.loads.push(load);
    }
    team
}

/// Since when an agreed step, an answer, a request, a meeting or a yes to a time is owed.
fn owes(lead: &Lead) -> Option<Instant> {
    let of_them = |owed: &&Obligation| match owed.kind {
        ObligationKind::Answer
        | ObligationKind::Request
        | ObligationKind::NextStep
        | ObligationKind::Confirm
        | ObligationKind::Meeting => true,
        ObligationKind::FirstTouch
        | ObligationKind::FirstTouchThisWeek
        | ObligationKind::Approach
        | ObligationKind::Decide => false,
    };
    lead.owed
        .iter()
        .filter(of_them)
        .map(|owed| owed.since)
        .min()
}

/// A lead, its history, and the promises that are checked after each decision.
struct Trial {
    policy: Policy,
    team: Team,
    lead: Lead,
    now: Instant,
    task: String,
    ids: HashSet<MessageId>,
    messages: Vec<Message>,
    goodbyes: HashSet<(u32, u32, String)>,
    joined: u32,
    /// Promises that were made, and those that were said to be kept or missed.
    promised: usize,
    settled: usize,
}

impl Trial {
    fn new(start: i64, kind: usize, away: bool) -> Self {
        let policy = policy();
        let now = ny("2026-03-02 00:00") + Duration::minutes(start);
        let form = promised(&policy, now, &fields(kind));
        let lead = crate::support::lead(&form, now);
        let mut trial = Self {
            policy,
            team: team(away),
            task: lead.task(),
            lead,
            now,
            ids: HashSet::new(),
            messages: Vec::new(),
            goodbyes: HashSet::new(),
            joined: 0,
            promised: usize::from(form.promise.is_some()),
            settled: 0,
        };
        trial.give(&Event::Arrived {
            inquiry: Box::new(form),
            suspicious: false,
        });
        trial
    }

    fn give(&mut self, event: &Event) {
        let decision = decide(&self.policy, &self.lead, event, self.now);
        assert_eq!(
            decision,
            decide(&self.policy, &self.lead, event, self.now),
            "P12"
        );
        self.check(&decision);
        self.lead = decision.lead;
        if let Some(owner) = losing(&self.policy, &self.lead, self.now) {
            let tellings = vec![Telling {
                at: self.now - Duration::hours(8),
                returned: false,
            }];
            let roster = &self.policy.active.roster;
            let is_managed = self.team.is_managed(roster, self.now);
            self.give(&Event::MoveDue {
                owner,
                tellings,
                is_managed,
            });
        }
        if let Stage::Open(Open::Routing { .. }) = self.lead.stage {
            let routing = route(&self.policy, &self.lead, &self.team, self.now);
            self.give(&Event::Routed(routing));
        }
    }

    fn check(&mut self, decision: &Decision) {
        let lead = &decision.lead;
        self.check_agenda(lead);
        self.check_overview(lead);
        for message in &decision.messages {
            self.check_message(lead, message);
            self.messages.push(message.clone());
        }
        check_engagement(lead);
        self.check_promise(decision);
        let json = serde_json::to_string(lead).unwrap();
        assert!(json.len() < MAX_BYTES, "{} bytes", json.len());
        assert_eq!(serde_json::from_str::<Lead>(&json).unwrap(), *lead);
    }

    /// A promise is kept or missed once, at its time, and never after it was called off; and anew where whoever had said so corrects it.
    fn check_promise(&mut self, decision: &Decision) {
        let last = self.lead.last_outcome.as_ref();
        let was_settled = last.is_some_and(|last| last.settles(self.lead.touches).is_some());
        for entry in &decision.entries {
            if let Fact::Corrected { report, .. } = &entry.fact
                && was_settled
                && !report.dated
            {
                let said = decision.lead.last_outcome.as_ref();
                let keeps = said.is_some_and(|said| said.settles(decision.lead.touches).is_some());
                self.settled -= usize::from(!keeps);
            }
            if let Fact::PromiseKept { promised_by } = entry.fact {
                assert!(self.now <= promised_by, "kept too late");
                self.settled += 1;
            }
            if let Fact::PromiseMissed { promised_by } = entry.fact {
                assert!(self.now >= promised_by, "missed too early");
                self.settled += 1;
            }
        }
        assert!(self.settled <= self.promised, "a promise is settled once");
        let pending = decision.lead.promise.map(|promise| promise.by);
        let at_once = matches!(
            decision.lead.stage,
            Stage::Open(Open::Received | Open::Routing { .. })
        );
        let asks = losing(&self.policy, &decision.lead, self.now).is_some();
        assert!(
            at_once || asks || pending.is_none_or(|by| by > self.now),
            "a promise whose time has passed is neither kept nor missed"
        );
    }

    /// What is written of how a lead stands says of each moment, while nothing happens, what the lead itself would say.
    fn check_overview(&self, lead: &Lead) {
        let facts = OpenFacts::of(Some(&self.policy), lead, self.now, self.now);
        let Some(facts) = facts else {
            assert!(matches!(lead.stage, Stage::Closed { .. }));
            return;
        };
        let written = serde_json::to_string(&facts).unwrap();
        let read: OpenFacts = serde_json::from_str(&written).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        for minutes in [0, 30, 120, 1_500, 4_500, 50_000] {
            let at = self.now + Duration::minutes(minutes);
            let next = next_work(&self.policy, lead, at);
            let is_late = work::late(&self.policy, lead, at).is_some()
                || is_overdue(next, at)
                || self.is_late_with_another(lead, at);
            assert_eq!(
                facts.is_late(at),
                is_late,
                "{minutes} minutes on: {facts:?}, {next:?}"
            );
            let is_awaited = work::first_touch(lead).is_some() && is_overdue(next, at);
            assert!(
                !is_awaited || work::is_open(&self.policy, lead, at),
                "a first contact that is late is to be made, {minutes} minutes on"
            );
            let is_the_managers = work::is_the_managers(&self.policy, lead, at);
            assert_eq!(
                facts.is_the_managers(at),
                is_the_managers,
                "{minutes} minutes on"
            );
        }
    }

    /// Whether somebody's work is late with what stands behind something more pressing.
    fn is_late_with_another(&self, lead: &Lead, at: Instant) -> bool {
        let others = lead.owed.iter().skip(1).map(|owed| owed.kind);
        let kinds: Vec<_> = others.collect();
        kinds.into_iter().any(|kind| {
            let mut alone = lead.clone();
            let more_pressing: Vec<_> = lead.owed.iter().map(|owed| owed.kind).collect();
            for other in more_pressing.into_iter().filter(|other| *other != kind) {
                alone.owed.discharge(&[other]);
            }
            is_overdue(next_work(&self.policy, &alone, at), at)
        })
    }

    /// Who is open has an owner and something that is to come.
    fn check_agenda(&self, lead: &Lead) {
        let Some(agenda) = agenda(&self.policy, lead) else {
            assert!(matches!(lead.stage, Stage::Closed { .. }), "P2");
            return;
        };
        assert!(lead.owner().is_some(), "P2");
        let next = agenda.next();
        let at_once = matches!(next.action, Action::Judge | Action::Route);
        // A move waits for what its owner was told of it.
        let asks = losing(&self.policy, lead, self.now).is_some();
        assert!(
            at_once || asks || next.at() > self.now,
            "P8: {:?} is past",
            next.action
        );
    }

    fn check_message(&mut self, lead: &Lead, message: &Message) {
        let step = &message.step;
        assert!(self.ids.insert(message.id.clone()), "P4: {step} twice");
        assert_eq!(
            message.stop_generation, lead.stop_generation,
            "P5: {step} of an earlier stop generation"
        );
        if message.stop_rule != StopRule::Automatic {
            return;
        }
        assert!(lead.may_write(), "P5: {step} to who may not be written to");
        if self.is_goodbye(message) {
            let of = (lead.cycle, lead.restart, step.clone());
            assert!(self.goodbyes.insert(of), "P6: two goodbyes");
            assert!(lead.touched_at.is_some(), "P14: goodbye, and nobody tried");
            assert_eq!(owes(lead), None, "P14: goodbye, and something is owed");
        } else if step != "question" {
            let (touches, most) = (lead.touches, self.policy.rules.cadence.max_touches);
            assert!(touches <= most, "P6: {step} after {touches} touches");
        }
    }

    fn is_goodbye(&self, message: &Message) -> bool {
        let tracks = Track::ALL.iter();
        tracks
            .flat_map(|track| self.policy.rules.steps(*track, None))
            .any(|step| {
                step.kind == StepKind::Goodbye && message.step.split('-').next() == Some(&step.name)
            })
    }

    /// Time passes, and each deadline on the way is acted on.
    fn passes(&mut self, minutes: i64) {
        let end = self.now + Duration::minutes(minutes);
        let mut is_a_persons = false;
        while let Some(next) = agenda(&self.policy, &self.lead).map(|agenda| agenda.next().at()) {
            if next > end {
                break;
            }
            self.now = self.now.max(next);
            let (owed, written) = (owes(&self.lead), self.messages.len());
            is_a_persons |= work::waits_for_a_person(&self.policy, &self.lead);
            self.give(&Event::Tick);
            let mut new = self.messages[written..].iter();
            let by_itself = new.find(|message| {
                message.stop_rule == StopRule::Automatic && message.approval.is_none()
            });
            assert!(
                !is_a_persons || by_itself.is_none(),
                "it was said that nothing goes out by itself: {by_itself:?}"
            );
            if let Some(since) = owed {
                self.is_still_owed(since, written);
            }
        }
        self.now = end;
    }

    /// Time alone has discharged nothing: P14.
    fn is_still_owed(&self, since: Instant, written: usize) {
        let gone_by_itself = match &self.lead.stage {
            Stage::Closed { .. } => true,
            Stage::Open(open) => matches!(open, Open::Resting { .. } | Open::Reviewing { .. }),
        };
        assert!(!gone_by_itself, "P14: {:?}", self.lead.stage);
        for message in &self.messages[written..] {
            // What goes out by itself while they wait has words for that.
            let template = self.policy.templates.get(&message.template);
            let owns_up =
                template.is_some_and(|one| one.name() == "owing" || one.owing().is_some());
            assert!(
                message.stop_rule != StopRule::Automatic || owns_up,
                "P14: {}",
                message.step
            );
        }
        let still = owes(&self.lead);
        let is_a_persons = match &self.lead.stage {
            // Nobody can be reached about a wish that had no answer: a person decides, or has the first contact to make.
            Stage::Open(Open::Active(_)) => {
                let decides = self.lead.owed.get(ObligationKind::Decide);
                decides.is_some_and(|owed| owed.since <= since)
                    || self.lead.owed.first_touch().is_some()
            }
            Stage::Open(_) | Stage::Closed { .. } => false,
        };
        assert!(
            still.is_some_and(|still| still <= since) || (still.is_none() && is_a_persons),
            "P14: owed since {since}, and now since {still:?}: {:?}",
            self.lead.stage
        );
    }

    fn happens(&mut self, happening: &Happening) {
        if let Happening::Passes(minutes) = happening {
            self.passes(*minutes);
        } else if let Some(event) = self.event(happening) {
            self.give(&event);
        }
    }

    /// What happens to this lead; nothing, where it is about what the lead does not have.
    fn event(&mut self, happening: &Happening) -> Option<Event> {
        Some(match *happening {
            Happening::Passes(_) => return None,
            Happening::Reports(by, what, old, again, next) => {
                let next_at = next.map(|minutes| self.now + Duration::minutes(minutes));
                let report = (person(PEOPLE[by]), Disposition::ALL[what]);
                self.report(report, old, again, next_at)
            }
            Happening::Signs(which) => Event::Sign(SIGNS[which]),
            Happening::Decides(what, by) => Event::Verdict {
                verdict: Verdict::ALL[what],
                by: person(PEOPLE[by]),
            },
            Happening::Joins(kind, suspicious) => self.joins(kind, suspicious),
            Happening::Gives(to) => Event::Assigned {
                to: person(PEOPLE[to]),
                by: person("morgan"),
            },
            Happening::Keeps(by) => Event::KeptByOwner {
                by: person(PEOPLE[by]),
            },
            Happening::Answers(choice, by) => Event::AnnouncementAnswered {
                message: self.messages.last()?.id.clone(),
                choice: CHOICES[choice],
                by: person(PEOPLE[by]),
            },
            Happening::Books(rep, minutes, sure) => {
                let rep = self.lead.rep().cloned().unwrap_or(person(PEOPLE[rep]));
                Event::AppointmentChanged(Arrangement::Take {
                    rep,
                    why: Some(AssignReason::HadItBefore),
                    from: self.now + Duration::minutes(minutes),
                    zone: None,
                    sure,
                    by: Side::Lead,
                })
            }
            Happening::Confirms => {
                let meeting = self.lead.meeting()?.clone();
                let (by, from) = (meeting.rep, meeting.time.from);
                Event::AppointmentChanged(Arrangement::Confirm { by, from })
            }
            Happening::CallsOff(by_lead) => {
                let by = match by_lead {
                    true => Side::Lead,
                    false => Side::Team(person("sam")),
                };
                Event::AppointmentChanged(Arrangement::Cancel { by })
            }
            Happening::Fails => Event::NotSent {
                message: self.messages.last()?.id.clone(),
                step: None,
                why: NotSentReason::TooLate,
            },
        })
    }

    /// Somebody reports an outcome, of the task as it is now or of an old link.
    fn report(
        &mut self,
        (by, disposition): (PersonId, Disposition),
        old: bool,
        again: bool,
        next_at: Option<Instant>,
    ) -> Event {
        if !old {
            self.task = self.lead.task();
        }
        Event::Outcome(Outcome {
            by,
            task: self.task.clone(),
            disposition,
            next_at,
            again,
            link: None,
            amount: None,
            known: followup::event::Evidence::Said,
        })
    }

    fn joins(&mut self, kind: usize, suspicious: bool) -> Event {
        self.joined += 1;
        let mut form = promised(&self.policy, self.now, &fields(kind));
        self.promised += usize::from(form.promise.is_some());
        form.suspicion = suspicious.then_some(followup::inquiry::Suspicion::TooFast);
        Event::Joined {
            id: InquiryId::derive(&["joined", &self.joined.to_string()]),
            inquiry: Box::new(form),
        }
    }
}

/// An inquiry as it arrives: with what it is promised.
fn promised(policy: &Policy, at: Instant, fields: &[(&str, &str)]) -> Inquiry {
    let mut inquiry = inquiry(policy, at, fields);
    inquiry.promise = promise(policy, &inquiry, at);
    inquiry
}

/// Who has the lead has its meeting, nothing goes on beside it, and nobody owes the same twice.
fn check_engagement(lead: &Lead) {
    let Stage::Open(Open::Active(engagement)) = &lead.stage else {
        return;
    };
    if let Some(meeting) = lead.meeting() {
        assert_eq!(
            meeting.rep, engagement.rep,
            "P9: the meeting is with who has the lead"
        );
        assert!(lead.cadence.is_none(), "P5: steps go on beside a meeting");
    }
    let kinds: HashSet<ObligationKind> = lead.owed.iter().map(|owed| owed.kind).collect();
    assert_eq!(
        kinds.len(),
        lead.owed.iter().count(),
        "nobody owes the same twice"
    );
    assert!(
        !lead.owed.is_empty() || lead.cadence.is_some(),
        "P2: something is owed, or the cadence walks"
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_the_promises_hold(
        start in 0i64..20_000,
        kind in 0usize..5,
        away in prop::bool::weighted(0.2),
        happenings in prop::collection::vec(happening(), 1..28),
    ) {
        let mut trial = Trial::new(start, kind, away);
        for happening in &happenings {
            trial.happens(happening);
        }
    }

    #[test]
    fn after_an_outage_of_any_length_at_most_one_mail_is_written_at_a_time(
        start in 0i64..20_000,
        kind in 0usize..5,
        outages in prop::collection::vec(1i64..200_000, 1..8),
    ) {
        let mut trial = Trial::new(start, kind, false);
        for minutes in outages {
            trial.now += Duration::minutes(minutes);
            let before = trial.messages.len();
            trial.give(&Event::Tick);
            prop_assert!(trial.messages.len() <= before + 1);
        }
    }
}

#[test]
fn the_longest_lead_fits_its_item() {
    let policy = policy();
    let mut form = inquiry(&policy, ny("2026-03-02 10:00"), &fields(4));
    form.promise = promise(&policy, &form, ny("2026-03-02 10:00"));
    form.source = "\u{1F600}".repeat(500);
    form.topic = Some("\"".repeat(500));
    let mut world = crate::world::World::new(policy, ny("2026-03-02 10:00"));
    world.arrive_as(form);
    let long = "z".repeat(followup::ids::MAX_ID_LENGTH);
    world.report_as(0, "riley", Disposition::NoAnswer, &"\"".repeat(4000), None);
    let lead = &mut world.leads[0];
    lead.id = followup::ids::LeadId::parse(&long).unwrap();
    let merged = followup::lead::MAX_MERGED;
    lead.linked = vec![lead.id.clone(); followup::lead::MAX_LINKED - merged];
    lead.merged = vec![lead.id.clone(); merged];
    lead.former = vec![person(&long); followup::lead::MAX_FORMER];
    let at = lead.arrived_at;
    lead.colleague_pause = Some(Box::new(followup::lead::ColleaguePause {
        by: lead.id.clone(),
        at,
        until: at,
        times: 1,
    }));
    lead.called_at = vec![at; followup::lead::MAX_CALLS];
    lead.heard_at = Some(at);
    lead.unsubscribed_at = lead.inquired_at;
    lead.contact.suppressed = true;
    lead.preferred = Some(person(&long));
    lead.inquiry = InquiryId::parse(&long).unwrap();
    let from = ny("2026-03-04 10:00");
    lead.appointment = Some(Box::new(Appointment {
        number: u32::MAX,
        sequence: u32::MAX,
        rep: person(&long),
        time: Interval { from, to: from },
        held_until: Some(from),
        or: Some(from),
        zone: "America/Argentina/Buenos_Aires".parse().unwrap(),
        at: from,
        standing: Standing::Requested,
        reminded: u8::MAX,
        invited: true,
        offered_again: true,
    }));
    if let Stage::Open(Open::Active(engagement)) = &mut lead.stage {
        engagement.rep = person(&long);
    }
    let bytes = serde_json::to_string(lead).unwrap().len();
    assert!(bytes < MAX_BYTES, "{bytes} bytes");
}
