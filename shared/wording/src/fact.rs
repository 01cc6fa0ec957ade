//! A line of a timeline, in the words of whoever reads it.

mod reader;
mod why;

use calendar::Instant;
use followup::ids::PersonId;
use followup::lead::ObligationKind;
use followup::telling::Untold;
use followup::timeline::{Actor, CancelReason, Entry, Fact, GivenVariant, MeetingFact};

use self::reader::person;
pub use self::reader::{FactReader, Plain};
pub(crate) use self::why::handed_back;
pub use self::why::{campaign_held, ended};
use crate::amount::outcome_with;
use crate::{Words, reason, step};

/// What happened, without its particulars.
#[must_use]
pub fn headline(words: Words, entry: &Entry) -> String {
    match &entry.fact {
        // Whoever is on a list has sent nothing.
        Fact::Received { .. } if entry.by == Actor::Baton => words.fact_imported(),
        Fact::Received { .. } => words.fact_received(),
        Fact::Joined { .. } => words.fact_joined(),
        Fact::Assessed { .. } => words.fact_assessed(),
        Fact::Suspected => words.fact_suspected(),
        Fact::Queued { .. } => words.fact_queued(),
        Fact::Assigned { .. } => words.fact_assigned(),
        Fact::CallOpened { .. } => words.fact_call_opened(),
        Fact::TaskOpened { .. } => words.fact_task_opened(),
        Fact::MailPlanned { .. } => words.fact_mail_planned(),
        Fact::StepSkipped { .. } => words.fact_step_skipped(),
        Fact::Reminded { .. } => words.fact_reminded(),
        Fact::Breached { .. } => words.fact_breached(),
        Fact::PromiseKept { .. } => words.fact_promise_kept(),
        Fact::PromiseMissed { .. } => words.fact_promise_missed(),
        Fact::PromiseMoved { .. } => words.fact_promise_moved(),
        Fact::Escalated { .. } => words.fact_escalated(),
        Fact::Warned { .. } => words.fact_warned(),
        Fact::Kept => words.fact_kept(),
        Fact::Lapsed { .. } => words.fact_lapsed(),
        Fact::StillOpen => words.fact_still_open(),
        Fact::Booked { .. } => words.fact_booked(),
        Fact::BookingRequested { .. } => words.fact_booking_requested(),
        Fact::BookingMoved { .. } => words.fact_booking_moved(),
        Fact::BookingCancelled { .. } => words.fact_booking_cancelled(),
        Fact::Outcome { .. } => words.fact_outcome(),
        Fact::Corrected { .. } => words.fact_corrected(),
        Fact::Sign { .. } => words.fact_sign(),
        Fact::Stopped { .. } => words.fact_stopped(),
        Fact::Rested { .. } => words.fact_rested(),
        Fact::Woke { .. } => words.fact_woke(),
        Fact::Closed { .. } => words.fact_closed(),
        Fact::Verdict { .. } => words.fact_verdict(),
        Fact::Sent { .. } => words.fact_sent(),
        Fact::NotSent { .. } => words.fact_not_sent(),
        Fact::Unknown { .. } => words.fact_unknown(),
        Fact::Erased => words.fact_erased(),
        Fact::Noted { .. } => words.fact_noted(),
        Fact::Held { .. } => words.fact_held(),
        Fact::Linked { .. } => words.fact_linked(),
        Fact::ErasureDemanded => words.fact_erasure_demanded(),
        Fact::OptedIn => words.fact_opted_in(),
        Fact::HandedOver { .. } => words.fact_handed_over(),
        Fact::AwaitingApproval { .. } => words.fact_awaiting_approval(),
        Fact::Doubted { .. } => words.fact_doubted(),
    }
}

/// The particulars of a fact: with what, or why it happened. Nothing, where they would only repeat an identifier.
#[must_use]
pub fn particulars(fact: &Fact, reader: &impl FactReader) -> Option<String> {
    let words = reader.words();
    let said = match fact {
        Fact::Received { .. }
        | Fact::Joined { .. }
        | Fact::Rested { .. }
        | Fact::Linked { .. }
        | Fact::Erased
        | Fact::ErasureDemanded
        | Fact::Kept => return None,
        Fact::Assessed {
            points,
            held,
            ladder,
            rang,
            ..
        } => why::assessed(words, *points, held, ladder.as_deref(), *rang),
        Fact::Suspected => words.fact_suspected_detail(),
        Fact::Queued { why } => why::queued(why, reader),
        Fact::Assigned { to, why, others } => why::given(reader, to, why, others),
        Fact::CallOpened { step } | Fact::TaskOpened { step, .. } => step::name(words, step),
        Fact::MailPlanned { step, variant } => planned(words, step, variant.as_ref()),
        Fact::StepSkipped { step, why } => {
            of_step(words, step.as_deref(), why::skipped(words, why))
        }
        Fact::Reminded { obligation }
        | Fact::Breached { obligation }
        | Fact::Escalated { obligation }
        | Fact::Warned { obligation } => owed(words, *obligation),
        Fact::PromiseKept { promised_by } => words.promised_by(&reader.time(*promised_by)),
        Fact::PromiseMissed { promised_by } => words.promise_missed_by(&reader.time(*promised_by)),
        Fact::PromiseMoved { from, to } => promise_moved(reader, *from, *to),
        Fact::Lapsed { rep, untold } => lapsed(rep.as_ref(), *untold, reader),
        Fact::StillOpen => words.still_open_detail(),
        Fact::Booked { meeting }
        | Fact::BookingRequested { meeting }
        | Fact::BookingMoved { meeting } => meets(meeting, reader),
        Fact::BookingCancelled { meeting, because } => cancelled(meeting, *because, reader),
        Fact::Outcome { report, .. } | Fact::Corrected { report, .. } => {
            let outcome = outcome_with(words, report.outcome, report.amount, reader.currency());
            if let Some(next) = report.next_at.filter(|_| report.dated) {
                words.outcome_dated(&outcome, &reader.time(next))
            } else if report.beyond {
                words.outcome_beyond(&outcome)
            } else {
                outcome
            }
        }
        Fact::Sign { sign } => why::sign(words, *sign),
        Fact::Stopped { why } => why::stopped(words, why),
        Fact::Woke { because } => why::woke(words, *because),
        Fact::Closed { ending } => ended(words, *ending),
        Fact::Verdict { ruling } => why::ruled(ruling, reader),
        Fact::Sent {
            step,
            template,
            in_flight,
        } => sent(words, step.as_deref(), template.as_deref(), *in_flight),
        Fact::NotSent { step, why } => {
            of_step(words, step.as_deref(), reason::not_sent(words, why))
        }
        Fact::Unknown { step, why } => of_step(words, Some(step), reason::not_sent(words, why)),
        Fact::Noted { note } => why::noted(words, note),
        Fact::Held { .. } => words.held_detail(),
        Fact::OptedIn => words.opted_in_detail(),
        Fact::HandedOver { from, why } => why::handed_over(reader, from, *why),
        Fact::AwaitingApproval { why } => why::awaits(words, *why),
        Fact::Doubted { claim } => why::claimed(words, *claim),
    };
    Some(said)
}

/// What happened, and with what or why.
///
/// ```
/// use followup::event::Sign;
/// use followup::timeline::{Actor, Entry, Fact};
/// use wording::fact::{Plain, line};
/// let fact = Fact::Sign { sign: Sign::DoNotContact };
/// let entry = Entry { fact, by: Actor::Lead };
/// assert_eq!(line(&entry, &Plain), "A sign from them: do not contact");
/// ```
#[must_use]
pub fn line(entry: &Entry, reader: &impl FactReader) -> String {
    let words = reader.words();
    let what = headline(words, entry);
    match particulars(&entry.fact, reader) {
        Some(said) => words.fact_line(&what, &said),
        None => what,
    }
}

fn promise_moved(reader: &impl FactReader, from: Instant, to: Option<Instant>) -> String {
    let (words, from) = (reader.words(), reader.time(from));
    match to {
        Some(to) => words.promise_moved_to(&from, &reader.time(to)),
        None => words.promise_moved_to_no_hour(&from),
    }
}

fn planned(words: Words, step: &str, variant: Option<&GivenVariant>) -> String {
    let step = step::name(words, step);
    match variant {
        Some(text) => words.step_with_text(&step, &text.name),
        None => step,
    }
}

fn cancelled(
    meeting: &MeetingFact,
    because: Option<CancelReason>,
    reader: &impl FactReader,
) -> String {
    let words = reader.words();
    match because {
        Some(because) => words
            .meeting_cancelled_because(&meets(meeting, reader), &why::cancelled(words, because)),
        None => meets(meeting, reader),
    }
}

fn lapsed(rep: Option<&PersonId>, untold: Option<Untold>, reader: &impl FactReader) -> String {
    let words = reader.words();
    let Some(rep) = rep else {
        return words.lapsed_unsettled();
    };
    let name = person(rep, reader);
    match untold {
        None => words.lapsed_from(&name),
        Some(Untold::NotInTime) => words.lapsed_untold(&name),
        Some(Untold::Returned) => words.lapsed_unreached(&name),
    }
}

/// What is owed.
fn owed(words: Words, obligation: ObligationKind) -> String {
    match obligation {
        ObligationKind::FirstTouch => words.owed_first_touch(),
        ObligationKind::FirstTouchThisWeek => words.owed_first_touch_this_week(),
        ObligationKind::Answer => words.owed_answer(),
        ObligationKind::Request => words.owed_request(),
        ObligationKind::Confirm => words.owed_confirm(),
        ObligationKind::Meeting => words.owed_meeting(),
        ObligationKind::NextStep => words.owed_next_step(),
        ObligationKind::Decide => words.owed_decide(),
        ObligationKind::Approach => words.owed_approach(),
    }
}

fn of_step(words: Words, step: Option<&str>, said: String) -> String {
    match step {
        Some(step) => words.fact_of_step(&step::name(words, step), &said),
        None => said,
    }
}

fn meets(meeting: &MeetingFact, reader: &impl FactReader) -> String {
    let (words, name) = (reader.words(), person(&meeting.rep, reader));
    let from = reader.time(meeting.from);
    match meeting.or {
        Some(or) => words.meets_at_either(&name, &reader.time(or), &from),
        None => words.meets_at(&name, &from),
    }
}

/// Names the step of a message that was sent, and the mail, where that is another one with a name; the file of a text is nobody's word
/// for it. Without a step, it is a message that a restored backup does not hold.
fn sent(words: Words, step: Option<&str>, template: Option<&str>, in_flight: bool) -> String {
    let Some(step) = step else {
        return words.sent_before_restored();
    };
    let what = match template {
        Some(template) if template != step && step::is_named(template) => {
            words.fact_of_step(&step::name(words, step), &step::name(words, template))
        }
        Some(_) | None => step::name(words, step),
    };
    if in_flight {
        words.sent_in_flight(&what)
    } else {
        what
    }
}
