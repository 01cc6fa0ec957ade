//! Whoever is to do something works before it is over: no time runs out in a night, on a weekend or on a holiday on which nobody works.
//!
//! Not every start is tried. What begins later ends later, so of all starts from which a step comes no earlier than people close, the
//! earliest leaves them the least time behind it: one start for each closure, whichever minute it lies in, finds what there is to find.

use std::collections::BTreeSet;

use chrono::Duration;

use super::ladders::{NamedLadder, ladders};
use super::tried_years::TriedYears;
use crate::policy::compiled::Policy;
use crate::policy::files::{PolicyFiles, PolicyFinding};
use crate::team::{Person, Role};
use crate::written::{PathStep, line};
use calendar::{Calendar, Instant, Interval, Span};

/// How far before a closure a start is looked for, of a step that counts by another calendar than those who are to act.
const DAYS_BEFORE: i64 = 120;
/// Elapsed hours up to which as many working hours are proposed in their place, and working days from there on.
const HOURS_OF_A_DAY: u32 = 8;

/// Time that somebody has for something.
struct Wait {
    /// Where it stands: the clock, how it is called, and of a ladder its step.
    way: Vec<PathStep<'static>>,
    name: String,
    step: Option<&'static str>,
    /// Who is to act.
    role: Role,
    /// When they hear of it, counted from the start; at the start itself, if absent.
    told: Option<Span>,
    end: End,
}

/// When the time of a wait is over.
#[derive(Clone, Copy)]
enum End {
    /// So long after the start.
    FromStart(Span),
    /// So long after they heard.
    FromTold(Span),
    /// Nothing follows but that it is listed each day: as long again as this, and a day at least.
    Listed(Span),
}

impl Wait {
    fn told(&self, policy: &Policy, start: Instant) -> Instant {
        match self.told {
            Some(span) => policy.calendar().after(start, span),
            None => start,
        }
    }

    fn over(&self, policy: &Policy, start: Instant) -> Instant {
        let after = |from, span| policy.calendar().after(from, span);
        let told = self.told(policy, start);
        match self.end {
            End::FromStart(span) => after(start, span),
            End::FromTold(span) => after(told, span),
            End::Listed(span) => after(told, span).max(told + Duration::days(1)),
        }
    }

    /// The span that is written at its place in the file.
    fn written(&self) -> Span {
        match (self.told, self.end) {
            (Some(span), _)
            | (None, End::FromStart(span) | End::FromTold(span) | End::Listed(span)) => span,
        }
    }

    /// Whether it lasts over open time of the policy's calendar whenever it begins.
    fn has_business_time(&self) -> bool {
        let longer = |told: Span, over: Span| match (told, over) {
            (Span::BusinessTime { seconds: a }, Span::BusinessTime { seconds: b }) => a < b,
            (Span::BusinessDays { days: a }, Span::BusinessDays { days: b }) => a < b,
            (Span::Elapsed { .. } | Span::BusinessTime { .. } | Span::BusinessDays { .. }, _) => {
                false
            }
        };
        match (self.told, self.end) {
            (Some(told), End::FromStart(over)) => longer(told, over),
            (None, End::FromStart(span)) | (_, End::FromTold(span) | End::Listed(span)) => {
                match span {
                    Span::Elapsed { .. } => false,
                    Span::BusinessTime { seconds } => seconds > 0,
                    Span::BusinessDays { days } => days > 0,
                }
            }
        }
    }

    /// Nothing is waited for: the one falls on the other.
    fn is_nothing(&self) -> bool {
        match (self.told, self.end) {
            (Some(told), End::FromStart(over)) => told == over,
            (None, End::FromStart(_)) | (_, End::FromTold(_) | End::Listed(_)) => false,
        }
    }

    /// The first start from which they hear no earlier than at `at`.
    fn first_start(&self, policy: &Policy, at: Instant) -> Instant {
        match self.told {
            None => at,
            Some(Span::Elapsed { seconds }) => at - Duration::seconds(seconds.into()),
            Some(Span::BusinessTime { .. } | Span::BusinessDays { .. }) => {
                let (mut before, mut found) = (at - Duration::days(DAYS_BEFORE), at);
                while found - before > Duration::minutes(1) {
                    let middle = before + (found - before) / 2;
                    if self.told(policy, middle) < at {
                        before = middle;
                    } else {
                        found = middle;
                    }
                }
                found
            }
        }
    }
}

/// Every wait of a ladder.
fn of_ladder(one: &NamedLadder<'_>, is_solo: bool) -> Vec<Wait> {
    let ladder = one.ladder;
    let wait = |step, role, told, end| Wait {
        way: one.way.clone(),
        name: one.name.clone(),
        step: Some(step),
        role,
        told,
        end,
    };
    let due = End::FromStart(ladder.due);
    let mut waits = vec![wait("due", Role::Rep, None, due)];
    if let Some(reminder) = ladder.reminder {
        waits.push(wait("reminder", Role::Rep, Some(reminder), due));
    }
    if is_solo {
        return waits;
    }
    if let Some(manager) = ladder.manager {
        let next = ladder.warned.or(ladder.reassigned);
        let end = next.map_or(End::Listed(manager), End::FromStart);
        waits.push(wait("manager", Role::Manager, Some(manager), end));
    }
    if let (Some(warned), Some(reassigned)) = (ladder.warned, ladder.reassigned) {
        let end = End::FromStart(reassigned);
        waits.push(wait("warned", Role::Rep, Some(warned), end));
    }
    if let Some(reassigned) = ladder.reassigned {
        let end = End::FromTold(ladder.second());
        waits.push(wait("reassigned", Role::Rep, Some(reassigned), end));
    }
    waits
}

fn waits(policy: &Policy) -> Vec<Wait> {
    let (clocks, is_solo) = (&policy.rules.clocks, policy.is_solo());
    let mut waits = Vec::new();
    for one in ladders(policy) {
        waits.extend(of_ladder(&one, is_solo));
    }
    // A review that lapses is only listed once more; a lead that nobody qualified goes on to a rep.
    if !is_solo {
        waits.push(Wait {
            way: vec![PathStep::Key("clocks"), PathStep::Key(stringify!(qualify))],
            name: "clocks.qualify".to_owned(),
            step: None,
            role: Role::Qualifier,
            told: None,
            end: End::FromStart(clocks.qualify),
        });
    }
    waits
}

/// The people who may act, whichever of them it falls to, and how it is said that none of them works. The deputy has the manager's list
/// alone, and so works then, too.
fn people(policy: &Policy) -> [(Role, &'static str, Vec<&Person>); 4] {
    let roster = &policy.active.roster;
    let reps = roster.with(Role::Rep).filter(|rep| rep.weight > 0);
    [
        (Role::Rep, "no rep works", reps.collect()),
        (
            Role::Manager,
            "the manager does not work",
            roster.manager().into_iter().collect(),
        ),
        (
            Role::Manager,
            "the manager's deputy does not work",
            roster.deputy().into_iter().collect(),
        ),
        (
            Role::Qualifier,
            "the qualifier does not work",
            roster.qualifier().into_iter().collect(),
        ),
    ]
}

/// When nobody works of those who have these calendars.
fn closures(calendars: &[&Calendar]) -> Vec<Interval> {
    let TriedYears { from, to } = TriedYears::of(calendars.iter().copied());
    let mut closures = Vec::new();
    let mut at = from;
    while at < to {
        let open = calendars.iter().filter(|calendar| calendar.is_open(at));
        if let Some(closing) = open.map(|one| one.closing_at_or_after(at)).max() {
            at = closing;
            continue;
        }
        // What the walk begins in is no closure from its beginning.
        let opening = calendars.iter().map(|one| one.opening_at_or_after(at));
        let Some(opening) = opening.min() else {
            break;
        };
        if at > from {
            closures.push(Interval {
                from: at,
                to: opening,
            });
        }
        at = opening;
    }
    closures
}

/// Everything that is over before anybody works.
pub(super) fn findings(policy: &Policy, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    let mut said: Vec<(String, Role)> = Vec::new();
    let waits = waits(policy);
    for (role, nobody, people) in people(policy) {
        let names: BTreeSet<&str> = people
            .iter()
            .map(|person| calendar_name(policy, person))
            .collect();
        if names.is_empty() {
            continue;
        }
        let by_office = names.contains(policy.active.company.calendar.as_str());
        let calendars: Vec<&Calendar> = names
            .iter()
            .filter_map(|name| policy.active.calendars.get(*name))
            .collect();
        let mut closed = None;
        for wait in waits.iter().filter(|wait| wait.role == role) {
            // Time of the policy's calendar is working time of whoever works by it.
            let is_sure = by_office && wait.has_business_time();
            if is_sure || wait.is_nothing() || said.contains(&(wait.name.clone(), role)) {
                continue;
            }
            let closed = closed.get_or_insert_with(|| closures(&calendars));
            let runs_out = |closure: &&Interval| {
                let start = wait.first_start(policy, closure.from);
                wait.over(policy, start) <= closure.to && wait.told(policy, start) < closure.to
            };
            if let Some(closure) = closed.iter().find(runs_out) {
                said.push((wait.name.clone(), role));
                findings.push(finding(policy, sources, wait, closure, nobody));
            }
        }
    }
    findings
}

fn calendar_name<'a>(policy: &'a Policy, person: &'a Person) -> &'a str {
    let own = person.calendar.as_deref();
    own.unwrap_or(&policy.active.company.calendar)
}

fn finding(
    policy: &Policy,
    sources: &PolicyFiles,
    wait: &Wait,
    closure: &Interval,
    nobody: &str,
) -> PolicyFinding {
    const FILE: &str = "policy.toml";
    let start = wait.first_start(policy, closure.from);
    let (told, over) = (wait.told(policy, start), wait.over(policy, start));
    let local = |at| policy.calendar().local(at).format("%A, %Y-%m-%d at %H:%M");
    let who = wait.role.as_str();
    let span = wait.written();
    let name = match wait.step {
        Some(step) => format!("{}: {step} = \"{span}\"", wait.name),
        None => format!("{} = \"{span}\"", wait.name),
    };
    let of_step = wait.step.map(PathStep::Key);
    let path: Vec<PathStep> = wait.way.iter().copied().chain(of_step).collect();
    PolicyFinding {
        file: FILE.to_owned(),
        line: sources.get(FILE).map(|text| line(text, &path)),
        reason: format!(
            "{name} runs where nobody works: begun on {}, it {}, but {nobody} before {}",
            local(start),
            match wait.told {
                None => format!("is over on {}", local(over)),
                Some(_) => format!(
                    "comes on {} and leaves time until {}",
                    local(told),
                    local(over)
                ),
            },
            local(closure.to),
        ),
        proposal: format!(
            "{}a {who} who works then: a file in calendars/, and calendar = \"its name\" of that person in team.toml",
            in_business_time(span).map_or_else(String::new, |span| format!(
                "\"{span}\", which waits for the office; or "
            )),
        ),
    }
}

/// About the same, counted in working time; nothing for what is counted so already.
fn in_business_time(span: Span) -> Option<Span> {
    const HOUR: u32 = 3600;
    match span {
        Span::Elapsed { seconds } if seconds <= HOURS_OF_A_DAY * HOUR => Some(Span::BusinessTime {
            seconds: seconds.div_ceil(HOUR).max(1) * HOUR,
        }),
        Span::Elapsed { seconds } => Some(Span::BusinessDays {
            days: u16::try_from(seconds.div_ceil(24 * HOUR)).unwrap_or(u16::MAX),
        }),
        Span::BusinessTime { .. } | Span::BusinessDays { .. } => None,
    }
}
