//! Whether what a notice says still matters when its mail leaves.

use calendar::Instant;
use followup::lead::{Duty, Lead, Open, Phase, Stage};
use followup::message::{Escalation, MeetingNews, NoticeKind};
use followup::policy::Policy;
use followup::team::{Person, Role};

use crate::duty;

/// Whether a notice to this person still matters: the lead is open, theirs, and what was owed is still owed.
///
/// What a notice says of a message is for the message to tell.
pub(crate) fn matters(
    kind: &NoticeKind,
    policy: &Policy,
    lead: &Lead,
    person: &Person,
    now: Instant,
) -> bool {
    let Stage::Open(open) = &lead.stage else {
        return match kind {
            NoticeKind::NotSent { .. } => true,
            NoticeKind::Meeting { news, .. } => *news == MeetingNews::Cancelled,
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
            | NoticeKind::Escalation(_)
            | NoticeKind::Look
            | NoticeKind::Held
            | NoticeKind::Draft { .. } => false,
        };
    };
    let is_theirs = lead.rep() == Some(&person.id);
    let clock = duty::clock(lead);
    match kind {
        // Who wrote meanwhile is answered, and not called as if they were new.
        NoticeKind::NewLead => {
            let fits = |duty: Duty| duty.is_first_touch() || duty == Duty::Decide;
            is_theirs && clock.is_none_or(|clock| fits(clock.duty))
        }
        NoticeKind::MovedHere | NoticeKind::WroteAgain => is_theirs,
        NoticeKind::Answer => {
            is_theirs
                && clock.is_some_and(|clock| matches!(clock.duty, Duty::Answer | Duty::Request))
        }
        NoticeKind::Reminder => is_theirs && clock.is_some(),
        NoticeKind::CallDue => is_theirs && duty::is_open(policy, lead, now),
        NoticeKind::Warning => {
            is_theirs
                && duty::first_touch(lead).is_some_and(|clock| match clock.duty {
                    Duty::FirstTouch | Duty::FirstTouchThisWeek => true,
                    Duty::FirstTouchAfterLapse
                    | Duty::FirstTouchByManager
                    | Duty::Answer
                    | Duty::Request
                    | Duty::NextStep
                    | Duty::Confirm
                    | Duty::Meeting
                    | Duty::Approach
                    | Duty::Decide => false,
                })
        }
        NoticeKind::MovedAway => !is_theirs,
        NoticeKind::Announcement { .. } => is_theirs,
        NoticeKind::NotSent { .. } => is_theirs || person.is(Role::Manager),
        // Who had it in the calendar takes it out.
        NoticeKind::Meeting {
            news: MeetingNews::Cancelled,
            ..
        } => true,
        NoticeKind::Meeting { invitation, .. } => {
            is_theirs && lead.meeting_of(invitation).is_some()
        }
        // Whether somebody is paused is known to the team's loads, not to a lead.
        NoticeKind::Paused => true,
        // Whoever wrote about a lead is answered, whosever it is.
        NoticeKind::Unclear | NoticeKind::InYourName { .. } => true,
        NoticeKind::Doubted => lead.doubt.is_some(),
        NoticeKind::Qualify => matches!(open, Open::Qualifying { .. }),
        NoticeKind::Look => matches!(open, Open::Looking { .. }),
        // It waits for whom it was given to, also after the lead has gone to rest.
        NoticeKind::Draft { .. } => true,
        NoticeKind::Held => is_theirs && lead.hold.as_ref().is_some_and(|hold| hold.until > now),
        NoticeKind::Escalation(why) => escalates(*why, lead, open),
    }
}

fn escalates(why: Escalation, lead: &Lead, open: &Open) -> bool {
    let clock = duty::clock(lead);
    let owed = |duties: &[Duty]| clock.is_some_and(|clock| duties.contains(&clock.duty));
    match why {
        Escalation::Untouched => duty::first_touch(lead).is_some(),
        Escalation::Unanswered => owed(&[Duty::Answer, Duty::Request, Duty::Confirm]),
        Escalation::StepOverdue => owed(&[Duty::NextStep, Duty::Meeting]),
        Escalation::Undecided => owed(&[Duty::Decide]),
        Escalation::Reassigned | Escalation::LapsedTwice => match open {
            Open::Pursued(pursuit) => match pursuit.phase {
                Phase::Cadence(_) => pursuit.first_touch.is_some(),
                Phase::Person(_) => true,
            },
            Open::Routing { .. } | Open::WithManager { .. } => true,
            Open::Received
            | Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Resting { .. }
            | Open::Looking { .. } => false,
        },
        Escalation::Review => matches!(open, Open::InReview { .. }),
        Escalation::Exhausted
        | Escalation::Refusal
        | Escalation::NotALead
        | Escalation::NoPolicy => matches!(open, Open::WithManager { .. }),
        Escalation::DraftLapsed => true,
    }
}
