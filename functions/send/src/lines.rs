//! Lists of leads: each line says who it is, why it is there, and has its own buttons.

use calendar::Instant;
use cloud::CloudError;
use followup::bundle::Bundle;
use followup::lead::{Duty, ManagerReason, Open, Owner, Pursuit, Queue, Stage};
use followup::message::{Escalation, Notice, NoticeKind};
use followup::template::{Markup, Values, Variable};

use crate::case::Case;
use crate::compose::{Composed, Reader, Words, render};
use crate::duty;
use crate::office::due_words;
use crate::relevance::matters;
use crate::single;
use followup::promise::moment;

/// Lines of one list at most; the rest is counted.
pub(crate) const MAX_LINES: usize = 100;
/// Leads that a subject names.
const NAMED: usize = 2;
const REMINDERS: &str = "reminders";
const ESCALATIONS: &str = "escalations";
const MOVED: &str = "moved";

/// One line of a list.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// By when it is due: what is most pressing comes first.
    pub(crate) due: Option<Instant>,
    /// The line and its buttons.
    pub(crate) markup: Markup,
}

impl Line {
    /// A line about a lead.
    pub(crate) fn new(case: &Case, why: &str, buttons: Markup, now: Instant) -> Self {
        let due = duty::due_at(&case.policy, &case.lead);
        let when = due_or_agreed(case, now);
        let why = match when {
            Some(when) => format!("{why}, {when}"),
            None => why.to_owned(),
        };
        let words = Markup::inline([case.who(), Markup::text(&format!("— {why}"))]);
        Self {
            due,
            markup: Markup::join([words, buttons]),
        }
    }
}

/// By when it is due; of what was agreed for a time that is still to come, that time.
pub(crate) fn due_or_agreed(case: &Case, now: Instant) -> Option<String> {
    let calendar = case.policy.calendar();
    match duty::agreed_for(&case.lead) {
        Some(at) if at >= now => Some(format!("for {}", moment(calendar, at, now))),
        Some(_) | None => {
            let due = duty::due_at(&case.policy, &case.lead);
            due.map(|at| due_words(calendar, at, now))
        }
    }
}

/// That a lead is with somebody else now.
pub(crate) fn moved(reader: &Reader<'_>, case: &Case) -> Line {
    let who = holder(reader, case);
    Line {
        due: None,
        markup: Markup::inline([
            Markup::strong(&case.name()),
            Markup::text(&format!("— is no longer with you, but {who}.")),
        ]),
    }
}

/// The lines as a list, the most pressing first.
pub(crate) fn list(lines: Vec<Line>) -> Markup {
    list_of(lines, 0)
}

/// The same, of which more there are than lines.
pub(crate) fn list_of(mut lines: Vec<Line>, more: usize) -> Markup {
    lines.sort_by(|a, b| {
        let key = |line: &Line| (line.due.is_none(), line.due);
        key(a).cmp(&key(b))
    });
    let rest = lines.len().saturating_sub(MAX_LINES) + more;
    lines.truncate(MAX_LINES);
    let items = Markup::items(lines.into_iter().map(|line| line.markup));
    if rest == 0 {
        return items;
    }
    Markup::join([items, Markup::paragraph(&format!("And {rest} more."))])
}

/// That more came than the mail had room for, and where it is.
pub(crate) fn and_more(reader: &Reader<'_>) -> Markup {
    if reader.more == 0 {
        return Markup::default();
    }
    Markup::paragraph(&format!(
        "And {} more came at once, and found no room in this mail. Each is with its lead, which has its owner and its time; what still waits stands on the list at opening.",
        reader.more
    ))
}

/// What a lead waits for, in a few words.
pub(crate) fn waits_for(case: &Case, now: Instant) -> &'static str {
    let Stage::Open(open) = &case.lead.stage else {
        return "closed";
    };
    match open {
        Open::Pursued(_) => match duty::clock(&case.lead).map(|clock| clock.duty) {
            Some(
                Duty::FirstTouch
                | Duty::FirstTouchThisWeek
                | Duty::FirstTouchAfterLapse
                | Duty::FirstTouchByManager,
            ) => "waits for the first contact",
            Some(Duty::Answer) => "wrote, and waits for an answer",
            Some(Duty::Request) => "waits for an answer, and is no sales lead",
            Some(Duty::NextStep) => "has an agreed next step",
            Some(Duty::Confirm) => "asks for a time, and waits for a yes",
            Some(Duty::Meeting) if duty::agreed_for(&case.lead) >= Some(now) => "has a meeting",
            Some(Duty::Meeting) => "has a meeting: how did it go?",
            Some(Duty::Approach) => "is from a list, and has not heard from a person",
            Some(Duty::Decide) if case.lead.doubt.is_some() => {
                "somebody wrote in their name, without a proof: please decide"
            }
            Some(Duty::Decide) => "gets nothing by itself any more: please decide",
            None if case.lead.writings > 0 => "was written to, and has not answered",
            None if !case.lead.is_called() => "is to be written to",
            None if case.lead.attempts > 0 => "is to be called again",
            None => "is to be called",
        },
        Open::Looking { .. } if case.lead.asked_for_nothing() => {
            "is from a list: is it worth a call?"
        }
        Open::Looking { .. } => "went quiet: does it stay so?",
        Open::Qualifying { .. } => "is to be settled",
        Open::AskedInformation { .. } => "was asked a question",
        Open::InReview { .. } => "looks unwanted: please look",
        Open::WithManager { because, .. } => match because {
            ManagerReason::Exhausted => "no rep can take it now",
            ManagerReason::Refusal => "a courteous no waits to be released",
            ManagerReason::NotALead => "seems to be no inquiry",
            ManagerReason::NoPolicy => "came before there was a policy",
        },
        Open::Received | Open::Routing { .. } => "is about to be given to somebody",
        Open::Resting { .. } => "rests",
    }
}

/// Why the manager hears of a lead.
fn escalation(why: Escalation) -> &'static str {
    match why {
        Escalation::Untouched => "nobody has been in touch",
        Escalation::Unanswered => "wrote, and has no answer",
        Escalation::StepOverdue => "the agreed step is overdue",
        Escalation::Undecided => "gets nothing by itself any more, and nobody has decided",
        Escalation::Reassigned => "moved on: nobody had been in touch",
        Escalation::LapsedTwice => "two people let it lapse",
        Escalation::Exhausted => "no rep can take it now",
        Escalation::Review => "looks unwanted: please look",
        Escalation::Refusal => "a courteous no waits to be released",
        Escalation::NotALead => "seems to be no inquiry",
        Escalation::NoPolicy => "came before there was a policy",
        Escalation::DraftLapsed => "a mail waited for a person, and nobody sent it",
    }
}

/// Who has a lead, for its manager.
pub(crate) fn holder(reader: &Reader<'_>, case: &Case) -> String {
    match case.lead.owner() {
        Some(Owner::Person(person)) if person == reader.person.id => "with you".to_owned(),
        Some(Owner::Person(person)) => match reader.active.setting.roster.get(&person) {
            Some(person) => format!("with {}", person.name),
            None => "with somebody who has left".to_owned(),
        },
        Some(Owner::Queue(Queue::Arrivals)) => "on its way to somebody".to_owned(),
        Some(Owner::Queue(Queue::Qualifier)) => "with the qualifier".to_owned(),
        Some(Owner::Queue(Queue::Manager)) => "in your queue".to_owned(),
        Some(Owner::Queue(Queue::Resting)) => "resting".to_owned(),
        None => "closed".to_owned(),
    }
}

/// The buttons that fit who reads and what the lead waits for.
pub(crate) fn buttons(reader: &Reader<'_>, case: &Case) -> Markup {
    let choices = choices(reader, case);
    if case.lead.doubt.is_none() {
        return choices;
    }
    Markup::inline([choices, reader.buttons().it_was_not_them(&case.lead)])
}

fn choices(reader: &Reader<'_>, case: &Case) -> Markup {
    let buttons = reader.buttons();
    match &case.lead.stage {
        Stage::Open(Open::Pursued(Pursuit { rep, .. })) if *rep == reader.person.id => {
            buttons.outcomes(&case.lead)
        }
        Stage::Open(Open::Pursued(_) | Open::Received | Open::Routing { .. }) => {
            buttons.assign(&case.lead)
        }
        Stage::Open(Open::WithManager {
            because: ManagerReason::Exhausted,
            ..
        }) => Markup::inline([buttons.assign(&case.lead), buttons.verdicts(&case.lead)]),
        Stage::Open(
            Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::WithManager { .. }
            | Open::Resting { .. }
            | Open::Looking { .. },
        ) => buttons.verdicts(&case.lead),
        Stage::Closed { .. } => Markup::default(),
    }
}

/// The leads of notices that still matter, each once, with the first notice about it.
async fn relevant(
    reader: &Reader<'_>,
    notices: &[Notice],
) -> Result<Vec<(Case, NoticeKind)>, CloudError> {
    let mut cases: Vec<(Case, NoticeKind)> = Vec::new();
    for notice in notices {
        let Some(case) = Case::read(reader.cloud, reader.active, &notice.lead).await? else {
            continue;
        };
        let known = cases.iter().any(|(one, _)| one.lead.id == case.lead.id);
        let matters = matters(
            &notice.kind,
            &case.policy,
            &case.lead,
            reader.person,
            reader.now,
        );
        if matters && !known {
            cases.push((case, notice.kind.clone()));
        }
    }
    Ok(cases)
}

/// What a list is about, for its subject: one lead and why, or who.
fn headline(reader: &Reader<'_>, template: &str, cases: &[(Case, NoticeKind)]) -> String {
    match cases {
        [(case, NoticeKind::Escalation(why))] => escalated_headline(case, *why),
        [(case, _)] => format!("{} {}", case.name(), waits_for(case, reader.now)),
        [] => format!("More came at once than one mail holds: {}", reader.more),
        several => {
            let names: Vec<String> = several
                .iter()
                .take(NAMED)
                .map(|(case, _)| case.name())
                .collect();
            let names = names.join(", ");
            let all =
                |wanted: fn(&NoticeKind) -> bool| several.iter().all(|(_, kind)| wanted(kind));
            let what = if template == ESCALATIONS {
                "Please look"
            } else if all(|kind| *kind == NoticeKind::Warning) {
                "Moves to a colleague soon"
            } else if all(|kind| matches!(kind, NoticeKind::Announcement { .. })) {
                "Goes out soon"
            } else {
                "Waiting for you"
            };
            match several.len().saturating_sub(NAMED) {
                0 => format!("{what}: {names}"),
                more => format!("{what}: {names} and {more} more"),
            }
        }
    }
}

/// What comes due for several leads at once.
pub(crate) fn several(
    reader: &Reader<'_>,
    bundle: &Bundle,
    cases: &[(Case, NoticeKind)],
    lines: Vec<Line>,
) -> Composed {
    let moved = cases.iter().all(|(_, kind)| *kind == NoticeKind::MovedAway);
    let template = if moved { MOVED } else { REMINDERS };
    rendered(reader, bundle, template, cases, lines)
}

/// Why the manager hears of one lead, with its name.
pub(crate) fn escalated_headline(case: &Case, why: Escalation) -> String {
    let name = case.name();
    match why {
        Escalation::Untouched => format!("Nobody has been in touch with {name}"),
        Escalation::Unanswered => format!("{name} wrote, and has no answer"),
        Escalation::StepOverdue => format!("The step agreed with {name} is overdue"),
        Escalation::Undecided => format!("{name} waits for a decision"),
        Escalation::Reassigned => format!("{name} moved on: nobody had been in touch"),
        Escalation::LapsedTwice => format!("{name} is yours now: two people let it lapse"),
        Escalation::Exhausted => {
            format!("No rep can take {name} now: all are full, away or paused")
        }
        Escalation::Review => format!("Is this an inquiry? {name}"),
        Escalation::Refusal => format!("A courteous no to {name} waits to be released"),
        Escalation::NotALead => format!("{name} seems to be no inquiry"),
        Escalation::NoPolicy => format!("{name} came before there was a policy"),
        Escalation::DraftLapsed => format!("The mail to {name} was left out: nobody sent it"),
    }
}

fn rendered(
    reader: &Reader<'_>,
    bundle: &Bundle,
    template: &str,
    cases: &[(Case, NoticeKind)],
    lines: Vec<Line>,
) -> Composed {
    let values = Values::new()
        .text(Variable::Headline, headline(reader, template, cases))
        .text(Variable::Count, lines.len().to_string())
        .markup(
            Variable::List,
            Markup::join([list(lines), and_more(reader)]),
        );
    let lead = match cases {
        [(case, _)] => Some(&case.lead),
        _ => None,
    };
    let words = Words {
        template,
        values,
        lead,
        templates: &reader.active.templates,
        invitation: None,
    };
    render(reader, bundle, words)
}

/// Reminders and calls due, gathered by the hour. One call alone is a mail of its own, with what to say.
pub(crate) async fn reminders(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let cases = relevant(reader, notices).await?;
    match cases.as_slice() {
        [] if reader.more == 0 => return Ok(Composed::Nothing),
        [(case, NoticeKind::CallDue)] if reader.more == 0 => {
            return single::step_due(reader, bundle, case, false).await;
        }
        _ => {}
    }
    let lines = cases
        .iter()
        .map(|(case, _)| {
            Line::new(
                case,
                waits_for(case, reader.now),
                buttons(reader, case),
                reader.now,
            )
        })
        .collect();
    Ok(rendered(reader, bundle, REMINDERS, &cases, lines))
}

/// What the manager hears of, gathered by the hour.
pub(crate) async fn escalations(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let cases = relevant(reader, notices).await?;
    if cases.is_empty() && reader.more == 0 {
        return Ok(Composed::Nothing);
    }
    let lines = cases
        .iter()
        .map(|(case, kind)| escalated(reader, case, kind))
        .collect();
    Ok(rendered(reader, bundle, ESCALATIONS, &cases, lines))
}

/// A line for the manager: who has it, and why it is there.
pub(crate) fn escalated(reader: &Reader<'_>, case: &Case, kind: &NoticeKind) -> Line {
    let why = match kind {
        NoticeKind::Escalation(why) => escalation(*why),
        NoticeKind::NewLead
        | NoticeKind::Qualify
        | NoticeKind::Answer
        | NoticeKind::CallDue
        | NoticeKind::Reminder
        | NoticeKind::Warning
        | NoticeKind::MovedAway
        | NoticeKind::MovedHere
        | NoticeKind::Announcement { .. }
        | NoticeKind::WroteAgain
        | NoticeKind::Unclear
        | NoticeKind::InYourName { .. }
        | NoticeKind::Doubted
        | NoticeKind::Paused
        | NoticeKind::Meeting { .. }
        | NoticeKind::NotSent { .. }
        | NoticeKind::Look
        | NoticeKind::Held
        | NoticeKind::Draft { .. } => waits_for(case, reader.now),
    };
    let why = format!("{}, {why}", holder(reader, case));
    Line::new(case, &why, buttons(reader, case), reader.now)
}

#[cfg(test)]
#[path = "lines_tests.rs"]
mod tests;
