//! Stages and what comes next, in plain words.

use calendar::Instant;
use followup::agenda::agenda;
use followup::cadence::{approval, leaves_at};
use followup::charge::moves_unwarned_at;
use followup::escalation::{escalation_of, promised};
use followup::lead::{
    Block, Ending, Lead, ManagerReason, Obligation, ObligationKind, Open, Position, Progress, Stage,
};
use followup::message::StopRule;
use followup::policy::{EscalationStep, Policy, StepKind, Track};
use followup::team::RepLoad;
use followup::work;

use crate::case::LeadRecord;

/// How many leads somebody has, and why no new ones go to them by themselves.
pub(crate) fn room(load: &RepLoad, now: Instant, when: impl Fn(Instant) -> String) -> String {
    let mut said = format!("{} open", load.open);
    if load.is_away(now) {
        said.push_str(match load.away_until {
            Some(_) => ", away until ",
            None => ", away",
        });
        if let Some(until) = load.away_until {
            said.push_str(&when(until));
        }
    }
    if load.is_paused() {
        said.push_str(", paused after two lapses");
    }
    said
}

/// How a lead ended.
pub(crate) fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Won => "won",
        Ending::Lost => "lost",
        Ending::NotAFit => "not a fit",
        Ending::NotALead => "not a lead",
        Ending::ExistingCustomer => "an existing customer",
        Ending::DoNotContact => "not to be contacted",
        Ending::Complained => "they reported our mail as unwanted",
        Ending::Refused => "refused with a courteous no",
        Ending::Unwanted => "unwanted",
        Ending::Erased => "erased",
    }
}

/// What keeps us from writing or calling.
pub(crate) fn block(block: Block) -> &'static str {
    match block {
        Block::Unsubscribed => "They stopped our mail. Nothing goes out to them by itself.",
        Block::Bounced => "Their mailbox does not exist: mail does not reach them.",
        Block::Complained => {
            "They reported our mail as unwanted. Please do not write and do not call."
        }
        Block::DoNotContact => "They are not to be contacted. Please do not write and do not call.",
    }
}

/// Why the manager has it.
pub(crate) fn manager_reason(because: ManagerReason) -> &'static str {
    match because {
        ManagerReason::Exhausted => {
            "no rep can take it now: all are full, away or paused, or take other kinds"
        }
        ManagerReason::Refusal => "a declared exclusion holds, and the courteous no waits for you",
        ManagerReason::NotALead => "the criteria say that it is no inquiry",
        ManagerReason::NoPolicy => "there was no policy when it arrived",
    }
}

/// Who has the lead.
pub(crate) fn holder(case: &LeadRecord) -> String {
    match &case.lead().stage {
        Stage::Closed { ending: how, at } => {
            format!("Closed: {}, {}.", ending(*how), case.when(*at))
        }
        Stage::Open(open) => match open {
            Open::Received => "It has just arrived.".to_owned(),
            Open::InReview { .. } => "The manager reviews it: it looks unwanted.".to_owned(),
            Open::Qualifying { .. } => "The qualifier has it.".to_owned(),
            Open::AskedInformation { .. } => {
                "The qualifier has it; one question was asked by mail.".to_owned()
            }
            Open::Routing { .. } => "A rep is being chosen.".to_owned(),
            Open::WithManager { because, .. } => {
                format!("The manager has it: {}.", manager_reason(*because))
            }
            Open::Active(engagement) => format!(
                "{} has it since {}.",
                case.person_name(&engagement.rep),
                case.when(engagement.assigned_at)
            ),
            Open::Resting { .. } => "It rests.".to_owned(),
            Open::Reviewing { .. } => "It went quiet; the qualifier looks at it.".to_owned(),
        },
    }
}

/// What happens next, in sentences.
pub(crate) fn what_next(case: &LeadRecord) -> Vec<String> {
    let mut said: Vec<String> = case
        .planned
        .iter()
        .map(|(message, at)| {
            let what = match message.stop_rule {
                StopRule::Acknowledgement => "The acknowledgement",
                StopRule::Automatic
                | StopRule::Appointment
                | StopRule::Reminder
                | StopRule::Released => "A mail",
            };
            format!("{what} goes out {}.", case.when(*at))
        })
        .collect();
    let policy = &case.policy;
    let Some(agenda) = agenda(policy, case.lead()) else {
        let then = if said.is_empty() {
            "Nothing goes out by itself any more."
        } else {
            "After that, nothing goes out by itself."
        };
        said.push(then.to_owned());
        return said;
    };
    let due = case.when(agenda.next().at());
    match &case.lead().stage {
        Stage::Closed { .. } => {}
        Stage::Open(open) => match open {
            Open::Received => said.push("It is judged within a minute.".to_owned()),
            Open::InReview { .. } => said.push(format!("It is listed again {due}.")),
            Open::Qualifying { .. } => said.push(format!(
                "The qualifier has until {due}; then it goes to a rep."
            )),
            Open::AskedInformation { .. } => said.push(format!(
                "An answer is awaited until {due}; then it is the qualifier's."
            )),
            Open::Routing { .. } => said.push("A rep has it within a minute.".to_owned()),
            Open::WithManager { .. } => said.push(format!("It is listed again {due}.")),
            Open::Resting { until, returns, .. } => said.push(format!(
                "It rests until {}; then {}.",
                case.when(*until),
                if *returns || policy.is_solo() {
                    "a rep takes it up again"
                } else {
                    "the qualifier looks at it"
                }
            )),
            Open::Reviewing { .. } => {
                said.push(format!("If nobody decides, it rests again from {due} on."));
            }
            Open::Active(_) => active(case, &mut said),
        },
    }
    said
}

fn active(case: &LeadRecord, said: &mut Vec<String>) {
    let lead = case.lead();
    said.extend(lead.owed.iter().map(|one| owed(case, one)));
    said.extend(lead.cadence.and_then(|progress| walked(case, &progress)));
}

/// "is due today 15:00", "was due Monday 15:00".
fn due_of(case: &LeadRecord, obligation: &Obligation) -> String {
    let at = promised(&case.policy, obligation).at;
    let verb = if at < case.now { "was" } else { "is" };
    format!("{verb} due {}", case.when(at))
}

fn owed(case: &LeadRecord, obligation: &Obligation) -> String {
    let due = due_of(case, obligation);
    match obligation.kind {
        ObligationKind::NextStep if obligation.since > case.now => {
            format!("The next step is yours, {}.", case.when(obligation.since))
        }
        // Its clock counts it as late some hours later; to them it is one time.
        ObligationKind::NextStep => {
            let word = if obligation.agreed {
                "agreed"
            } else {
                "planned"
            };
            let at = case.when(obligation.since);
            format!("The next step is yours: it was {word} for {at}.")
        }
        ObligationKind::Answer => format!("They wrote: an answer {due}."),
        ObligationKind::Confirm => format!("They asked for a time: a yes or a no {due}."),
        ObligationKind::Meeting if obligation.since > case.now => match case.lead().meeting() {
            Some(meeting) => format!("The meeting is {}.", case.when(meeting.time.from)),
            None => format!("What became of the meeting {due}."),
        },
        ObligationKind::Meeting => format!("What became of the meeting {due}."),
        ObligationKind::Request => {
            format!("An answer {due}. It is no sales lead: the answer ends it.")
        }
        ObligationKind::Approach => {
            "They are on a list, and a first word is yours, without a date.".to_owned()
        }
        ObligationKind::Decide => {
            format!("Nothing goes out by itself. Please decide what happens next; it {due}.")
        }
        ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => {
            // Without a warning to come, whoever keeps it, or has got it by a move, reads here until when.
            match moves_unwarned_at(&case.policy, case.lead()) {
                Some(at) => format!(
                    "The first contact {due}. Unless one is reported before, it moves on {}.",
                    case.when(at)
                ),
                None => format!("The first contact {due}."),
            }
        }
    }
}

/// The next step of a cadence, unless it is a mail that is planned already.
fn walked(case: &LeadRecord, progress: &Progress) -> Option<String> {
    let policy = &case.policy;
    let (next, at) = work::next_step(policy, case.lead())?;
    let open = match progress.at {
        Position::CallOpen { .. } => "The call is open. ",
        Position::From { .. } | Position::After { .. } => "",
    };
    let comes = case.when(at.max(case.now));
    let says = match next {
        Some(step) => {
            let steps = policy.rules.cadence.steps(progress.track);
            let step = steps.get(usize::from(step))?;
            let leaves = case.when(leaves_at(policy, step, progress.at, at, case.now));
            let for_you = approval(case.lead(), at).is_some();
            match step.kind {
                StepKind::Mail if for_you && open.is_empty() => {
                    format!("The next mail is ready for you to send {comes}.")
                }
                StepKind::Mail if for_you => {
                    format!("If nobody reports it, a mail is ready for you to send {comes}.")
                }
                StepKind::Goodbye if for_you => {
                    format!("The goodbye is ready for you to send {comes}.")
                }
                StepKind::Call if open.is_empty() => format!("The next call is due {comes}."),
                StepKind::Call => format!("The next one is due {comes} at the latest."),
                StepKind::Mail if open.is_empty() => format!("The next mail goes out {leaves}."),
                StepKind::Mail => format!("If nobody reports it, a mail goes out {leaves}."),
                StepKind::Goodbye => format!("The goodbye goes out {leaves}."),
            }
        }
        None => match progress.track {
            Track::Later => format!("They asked for later: it comes back {comes}."),
            Track::Inbound | Track::Calls | Track::Conversation => {
                format!("After that it rests, from {comes} on.")
            }
        },
    };
    Some(format!("{open}{says}"))
}

/// Every escalation step of what a rep owes the lead, soonest first: its words, when it comes, and whether that has passed.
pub(crate) fn clocks(
    policy: &Policy,
    lead: &Lead,
    now: Instant,
) -> Vec<(&'static str, Instant, bool)> {
    if lead.rep().is_none() {
        return Vec::new();
    }
    let steps = lead.owed.iter().flat_map(|owed| {
        escalation_of(policy, lead, owed)
            .into_iter()
            .map(|(step, deadline)| (step_words(owed.kind, step), deadline.at))
    });
    let mut clocks: Vec<(&'static str, Instant, bool)> =
        steps.map(|(words, at)| (words, at, at <= now)).collect();
    clocks.sort_by_key(|(_, at, _)| *at);
    clocks
}

fn step_words(obligation: ObligationKind, step: EscalationStep) -> &'static str {
    match step {
        EscalationStep::Wanted => "Wanted",
        EscalationStep::Reminder => "Reminder",
        EscalationStep::Due => match obligation {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => "First contact due",
            ObligationKind::Answer | ObligationKind::Request => "Answer due",
            ObligationKind::Confirm => "Yes or no due",
            ObligationKind::Meeting => "Report on the meeting due",
            ObligationKind::NextStep => "Counts as late from",
            ObligationKind::Approach => "A first word",
            ObligationKind::Decide => "Decision due",
        },
        EscalationStep::Manager => "The manager hears of it",
        EscalationStep::Warned => "You are warned that it moves",
        EscalationStep::Reassigned => "It moves to somebody else",
    }
}
