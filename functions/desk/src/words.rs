//! Stages and what comes next, in plain words.

use calendar::Instant;
use followup::agenda::{Action, agenda};
use followup::cadence::{approval, leaves_at, steps};
use followup::charge::moves_unwarned_at;
use followup::escalation::{escalation_of, promised};
use followup::lead::{
    Block, Ending, LastOutcome, ManagerReason, Obligation, ObligationKind, Open, Position,
    Progress, Stage,
};
use followup::message::StopRule;
use followup::policy::{EscalationStep, Step, StepKind, Track};
use followup::team::RepLoad;
use followup::work;
use wording::Words;
use wording::amount::outcome_with;
use wording::step::name as step_name;

use crate::case::LeadRecord;

/// How many leads somebody has, and why no new ones go to them by themselves.
pub(crate) fn room(
    words: Words,
    load: &RepLoad,
    now: Instant,
    when: impl Fn(Instant) -> String,
) -> String {
    let mut said = vec![words.room_open(&load.open.to_string())];
    if let Some(back) = load.back_at(now) {
        said.push(words.room_away_until(&when(back)));
    }
    if load.is_paused() {
        said.push(words.room_paused());
    }
    said.join(", ")
}

/// How a lead ended.
fn ending(words: Words, ending: Ending) -> String {
    match ending {
        Ending::Won => words.ended_won(),
        Ending::Lost => words.ended_lost(),
        Ending::NotAFit => words.ended_not_a_fit(),
        Ending::NotALead => words.ended_not_a_lead(),
        Ending::ExistingCustomer => words.ended_existing_customer(),
        Ending::DoNotContact => words.ended_do_not_contact(),
        Ending::Complained => words.ended_complained(),
        Ending::Refused => words.ended_refused(),
        Ending::Unwanted => words.ended_unwanted(),
        Ending::Erased => words.ended_erased(),
        Ending::Quiet => words.ended_quiet(),
    }
}

/// What keeps us from writing or calling.
pub(crate) fn block(words: Words, block: Block) -> String {
    match block {
        Block::Unsubscribed => words.block_unsubscribed(),
        Block::Bounced => words.block_bounced(),
        Block::Complained => words.block_complained(),
        Block::DoNotContact => words.block_do_not_contact(),
    }
}

/// Why the manager has it.
pub(crate) fn manager_reason(words: Words, because: ManagerReason) -> String {
    match because {
        ManagerReason::Exhausted => words.manager_has_exhausted(),
        ManagerReason::Refusal => words.manager_has_refusal(),
        ManagerReason::NotALead => words.manager_has_not_a_lead(),
        ManagerReason::NoPolicy => words.manager_has_no_policy(),
    }
}

/// Who has the lead.
pub(crate) fn holder(case: &LeadRecord) -> String {
    let words = case.words;
    match &case.lead().stage {
        Stage::Closed { ending: how, at } => {
            words.whose_closed(&ending(words, *how), &case.when(*at))
        }
        Stage::Open(open) => match open {
            Open::Received => words.whose_received(),
            Open::InReview { .. } => words.whose_in_review(),
            Open::Qualifying { .. } => words.whose_qualifying(),
            Open::AskedInformation { .. } => words.whose_asked_information(),
            Open::Routing { .. } => words.whose_routing(),
            Open::WithManager { because, .. } => {
                words.whose_manager(&manager_reason(words, *because))
            }
            Open::Active(engagement) => {
                let since = case.when(engagement.assigned_at);
                words.whose_rep(case.person_name(&engagement.rep), &since)
            }
            Open::Resting { .. } => words.whose_resting(),
            Open::Reviewing { .. } if case.lead().is_found_no_fit() => {
                words.whose_reviewing_no_fit()
            }
            Open::Reviewing { .. } => words.whose_reviewing(),
        },
    }
}

/// What happens next, in sentences.
pub(crate) fn what_next(case: &LeadRecord) -> Vec<String> {
    let words = case.words;
    let planned = case.planned.iter().map(|(message, at)| {
        let when = case.when(*at);
        match message.stop_rule {
            StopRule::Acknowledgement => words.next_acknowledgement(&when),
            StopRule::Letter => words.next_a_letter(&when),
            StopRule::Automatic
            | StopRule::Appointment
            | StopRule::Reminder
            | StopRule::Released => words.next_a_mail(&when),
        }
    });
    let mut said: Vec<String> = planned.collect();
    let Some(agenda) = agenda(&case.policy, case.lead()) else {
        said.push(if said.is_empty() {
            words.next_nothing()
        } else {
            words.next_nothing_after()
        });
        return said;
    };
    // What is said is when this comes; a promise beside it may have its time before.
    let comes = |action| {
        let due = agenda.iter().find(|due| due.action == action);
        case.when(due.unwrap_or(agenda.next()).at())
    };
    match &case.lead().stage {
        Stage::Closed { .. } => {}
        Stage::Open(open) => match open {
            Open::Received => said.push(words.next_judged()),
            Open::InReview { .. } | Open::WithManager { .. } => {
                said.push(words.next_listed_again(&comes(Action::Relist)));
            }
            Open::Qualifying { .. } => {
                said.push(words.next_qualifier_until(&comes(Action::QualifyLapses)));
            }
            Open::AskedInformation { .. } => {
                said.push(words.next_answer_awaited(&comes(Action::InformationLapses)));
            }
            Open::Routing { .. } => said.push(words.next_rep_within_a_minute()),
            Open::Resting { until, returns, .. } => {
                let until = case.when(*until);
                said.push(if *returns || case.policy.is_solo() {
                    words.next_rests_then_rep(&until)
                } else {
                    words.next_rests_then_qualifier(&until)
                });
            }
            Open::Reviewing { .. } if case.lead().is_found_no_fit() => {
                let lapses = comes(Action::DormantReviewLapses);
                said.push(words.next_rests_from_no_fit(&lapses));
            }
            Open::Reviewing { .. } => {
                said.push(words.next_rests_again(&comes(Action::DormantReviewLapses)));
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

/// The next step or the meeting that is owed first, in the words that [`what_next`] has for it; nothing, where something else is.
pub(crate) fn agreed(case: &LeadRecord) -> Option<String> {
    work::agreed_for(case.lead())?;
    work::owed(case.lead()).map(|first| owed(case, first))
}

/// "is due today 15:00", "was due Monday 15:00".
fn due_of(case: &LeadRecord, obligation: &Obligation) -> String {
    let at = promised(&case.policy, case.lead(), obligation).at;
    let when = case.when(at);
    if at < case.now {
        case.words.due_was(&when)
    } else {
        case.words.due_is(&when)
    }
}

fn owed(case: &LeadRecord, obligation: &Obligation) -> String {
    let words = case.words;
    let due = due_of(case, obligation);
    match obligation.kind {
        ObligationKind::NextStep if obligation.since > case.now => {
            words.next_step_on(&case.when(obligation.since))
        }
        // Its clock counts it as late some hours later; to them it is one time.
        ObligationKind::NextStep => {
            let at = case.when(obligation.since);
            if obligation.agreed {
                words.next_step_was_agreed(&at)
            } else {
                words.next_step_was_planned(&at)
            }
        }
        ObligationKind::Answer => words.next_answer(&due),
        ObligationKind::Confirm => words.next_confirm(&due),
        ObligationKind::Meeting => match case.lead().meeting() {
            Some(meeting) if obligation.since > case.now => {
                words.next_meeting_is(&case.when(meeting.time.from))
            }
            Some(_) | None => words.next_meeting_report(&due),
        },
        ObligationKind::Request => words.next_request(&due),
        ObligationKind::Approach => words.next_approach(),
        ObligationKind::Decide => words.next_decide(&due),
        ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => {
            // Without a warning to come, whoever keeps it, or has got it by a move, reads here until when.
            match moves_unwarned_at(&case.policy, case.lead()) {
                Some(at) => words.next_first_touch_moves(&due, &case.when(at)),
                None => words.next_first_touch(&due),
            }
        }
    }
}

/// The next step of a cadence, unless it is a mail that is planned already.
fn walked(case: &LeadRecord, progress: &Progress) -> Option<String> {
    let (words, policy) = (case.words, &case.policy);
    let task = work::open_task(policy, case.lead());
    if let Some(at) = work::lapses_at(policy, case.lead()) {
        // It ends with a day, at midnight.
        let day = case.times().date(at - chrono::Duration::seconds(1));
        let says = words.next_lapses(&day);
        return Some(behind_what_is_open(words, task, true, &says));
    }
    let is_open = match progress.at {
        Position::CallOpen { .. } => true,
        Position::From { .. } | Position::After { .. } | Position::TaskOpen { .. } => false,
    };
    if case.lead().is_held_in_doubt() {
        let says = words.next_in_doubt();
        return Some(behind_what_is_open(words, task, is_open, &says));
    }
    let (next, at) = work::next_step(policy, case.lead())?;
    let comes = case.when(at.max(case.now));
    let says = match next {
        Some(step) => {
            let steps = steps(policy, case.lead(), progress.track);
            let step = steps.get(usize::from(step))?;
            let leaves = case.when(leaves_at(policy, step, progress.at, at, case.now));
            let for_you = approval(case.lead(), at).is_some();
            match (step.kind, for_you, is_open) {
                // Nothing goes out by itself before somebody has decided whether it was them who wrote.
                (StepKind::Mail | StepKind::Goodbye, _, _) if case.lead().doubt.is_some() => {
                    words.next_in_doubt()
                }
                (StepKind::Mail, true, false) => words.next_mail_for_you(&comes),
                (StepKind::Mail, true, true) => words.next_mail_for_you_unless(&comes),
                (StepKind::Goodbye, true, _) => words.next_goodbye_for_you(&comes),
                (StepKind::Task, _, false) => {
                    words.next_task(&step_name(words, &step.name), &comes)
                }
                (StepKind::Task, _, true) => {
                    words.next_task_unless(&step_name(words, &step.name), &comes)
                }
                (StepKind::Call, _, false) => words.next_call(&comes),
                (StepKind::Call, _, true) => words.next_call_after(&comes),
                (StepKind::Mail, false, false) => words.next_mail(&leaves),
                (StepKind::Mail, false, true) => words.next_mail_unless(&leaves),
                (StepKind::Goodbye, false, _) => words.next_goodbye(&leaves),
            }
        }
        None => match progress.track {
            Track::Later => words.next_later(&comes),
            Track::Inbound | Track::Calls | Track::Conversation | Track::Campaign => {
                words.next_rests_from(&comes)
            }
        },
    };
    Some(behind_what_is_open(words, task, is_open, &says))
}

/// What comes, behind the task or the call that is open until then.
fn behind_what_is_open(
    words: Words,
    task: Option<&Step>,
    is_call_open: bool,
    says: &str,
) -> String {
    let open = match task {
        Some(task) => words.next_task_open(&step_name(words, &task.name)),
        None if is_call_open => words.next_call_open(),
        None => return says.to_owned(),
    };
    format!("{open} {says}")
}

/// Every escalation step of what a rep owes the lead, soonest first: its words, when it comes, and whether that has passed.
pub(crate) fn clocks(case: &LeadRecord) -> Vec<(String, Instant, bool)> {
    let lead = case.lead();
    if lead.rep().is_none() {
        return Vec::new();
    }
    let steps = lead.owed.iter().flat_map(|owed| {
        escalation_of(&case.policy, lead, owed)
            .into_iter()
            .map(|(step, deadline)| (step_words(case.words, owed.kind, step), deadline.at))
    });
    let mut clocks: Vec<(String, Instant, bool)> = steps
        .map(|(words, at)| (words, at, at <= case.now))
        .collect();
    clocks.sort_by_key(|(_, at, _)| *at);
    clocks
}

/// What a step of what is owed is called.
pub(crate) fn step_words(words: Words, obligation: ObligationKind, step: EscalationStep) -> String {
    match step {
        EscalationStep::Wanted => words.clock_wanted(),
        EscalationStep::Reminder => words.clock_reminder(),
        EscalationStep::Due => match obligation {
            ObligationKind::FirstTouch | ObligationKind::FirstTouchThisWeek => {
                words.clock_first_contact()
            }
            ObligationKind::Answer | ObligationKind::Request => words.clock_answer(),
            ObligationKind::Confirm => words.clock_yes_or_no(),
            ObligationKind::Meeting => words.clock_meeting(),
            ObligationKind::NextStep => words.clock_late_from(),
            ObligationKind::Approach => words.clock_first_word(),
            ObligationKind::Decide => words.clock_decision(),
        },
        EscalationStep::Manager => words.clock_manager(),
        EscalationStep::Warned => words.clock_warned(),
        EscalationStep::Reassigned => words.clock_reassigned(),
    }
}

/// What somebody reported last, with the amount that it was won for.
pub(crate) fn last_reported(case: &LeadRecord, last: &LastOutcome) -> String {
    let currency = &case.policy.active.figures.currency;
    outcome_with(case.words, last.disposition, last.amount, currency)
}
