//! Who may do what with a lead as it is now: asked by the pages, and by the mails whose buttons lead there.

use calendar::Instant;

use crate::booking::Side;
use crate::escalation::promised;
use crate::event::{Disposition, Verdict};
use crate::ids::PersonId;
use crate::inquiry::{ContactHow, Inquiry, PromisedContact};
use crate::lead::{Lead, ManagerReason, Obligation, ObligationKind, Open, Owner, Queue, Stage};
use crate::policy::compiled::Policy;
use crate::policy::rules::OwnUp;
use crate::team::{Person, Role, Roster};
use crate::work::open_task;

/// What somebody may do by a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Keep a lead that is about to move.
    Keep,
    /// Choose a time for an appointment.
    ChooseTime,
    /// See, move or cancel the appointment.
    Arrange,
}

/// Whether this side may do it.
///
/// Whether somebody is on the team is the caller's to know; this says what the lead lets them do.
#[must_use]
pub fn may(lead: &Lead, who: &Side, act: Act) -> bool {
    match (act, who) {
        (Act::Keep, Side::Lead) => false,
        (Act::Keep, Side::Team(person)) => {
            let Stage::Open(Open::Active(engagement)) = &lead.stage else {
                return false;
            };
            engagement.rep == *person && lead.owed.iter().any(Obligation::can_be_kept)
        }
        (Act::ChooseTime, Side::Lead) => lead.may_book(),
        (Act::ChooseTime, Side::Team(person)) => lead.may_book() && lead.rep() == Some(person),
        (Act::Arrange, Side::Lead) => true,
        // An old link of somebody who had the lead once arranges nothing.
        (Act::Arrange, Side::Team(person)) => {
            let with = lead.meeting().map(|meeting| &meeting.rep);
            lead.rep() == Some(person) || with == Some(person)
        }
    }
}

/// Whether a lead is somebody's own, whatever their role is by now: they have it, or had it before nobody did; they expect it at a meeting, or
/// are asked for what they had agreed with it.
#[must_use]
pub fn is_own(lead: &Lead, person: &PersonId) -> bool {
    let has_or_had = lead.rep().or(lead.preferred.as_ref());
    let meets = lead.meeting().map(|meeting| &meeting.rep);
    has_or_had == Some(person) || meets == Some(person) || lead.was_handed_over_by(person)
}

/// Whether somebody may write to the lead from here, in their own words: who has it, and who leads the team, also of what lies in their queue; as
/// long as their mailbox may be written to, and the company writes from here.
#[must_use]
pub fn may_write_from_here(policy: &Policy, lead: &Lead, person: &PersonId) -> bool {
    let roster = &policy.active.roster;
    let leads = roster
        .get(person)
        .is_some_and(|person| roster.manages(person));
    let is_theirs = match &lead.stage {
        Stage::Open(Open::Active(engagement)) => leads || engagement.rep == *person,
        Stage::Open(Open::WithManager { .. }) => leads,
        Stage::Open(_) | Stage::Closed { .. } => false,
    };
    is_theirs && lead.may_write() && policy.writes_to_leads()
}

/// Whether somebody may correct who the lead is and how to call them: who has it, the qualifier while it is to be qualified, and who leads the team.
/// Of who was erased nothing is known.
#[must_use]
pub fn may_correct(policy: &Policy, lead: &Lead, person: &PersonId) -> bool {
    let roster = &policy.active.roster;
    let Some(known) = roster.get(person) else {
        return false;
    };
    let has_it = match &lead.stage {
        Stage::Open(Open::Active(engagement)) => engagement.rep == *person,
        Stage::Open(Open::Qualifying { .. } | Open::AskedInformation { .. }) => {
            known.is(Role::Qualifier)
        }
        Stage::Open(
            Open::Received
            | Open::InReview { .. }
            | Open::Routing { .. }
            | Open::WithManager { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => false,
    };
    lead.erased_at.is_none() && (has_it || roster.manages(known))
}

/// Whether somebody may hand the lead over to a colleague: who has it.
#[must_use]
pub fn may_hand_over(lead: &Lead, person: &PersonId) -> bool {
    lead.rep() == Some(person)
}

/// Whether the lead stays with whoever has it, whoever would give it away: they have a meeting with them, which would end with the move.
#[must_use]
pub fn stays_for_a_meeting(lead: &Lead) -> bool {
    lead.rep().is_some() && lead.meeting().is_some()
}

/// Whether the manager may let go what is owed: where something is, and somebody or the manager's queue has it. A meeting that is to come is called
/// off first: whoever expects it would come to nobody.
#[must_use]
pub fn may_let_go(lead: &Lead, now: Instant) -> bool {
    let is_to_come = lead.meeting().is_some_and(|meeting| meeting.time.to > now);
    let held = matches!(
        lead.stage,
        Stage::Open(
            Open::Active(_)
                | Open::WithManager {
                    because: ManagerReason::Exhausted,
                    ..
                }
        )
    );
    held && !is_to_come && !lead.owed.is_empty()
}

/// Whether a verdict goes against what the criteria said: who is excluded by them, or no inquiry, goes to a rep all the same. Such a verdict has
/// a reason.
#[must_use]
pub fn overrides_criteria(lead: &Lead, verdict: Verdict) -> bool {
    let said_no = matches!(
        lead.stage,
        Stage::Open(Open::WithManager {
            because: ManagerReason::Refusal | ManagerReason::NotALead,
            ..
        })
    );
    verdict == Verdict::Ready && said_no
}

/// Whether they have been tried as often as the policy wants at most in a cycle, and nothing is owed to them: whoever is about to call is asked
/// first.
#[must_use]
pub fn is_beyond_most(policy: &Policy, lead: &Lead) -> bool {
    lead.touches >= policy.rules.cadence.max_touches && lead.owed.is_empty()
}

/// Whom the manager can ask to do what is owed: somebody else who has the lead, and was not asked today. Nobody, where nothing is owed yet.
#[must_use]
pub fn to_nudge<'a>(
    policy: &Policy,
    lead: &'a Lead,
    by: &PersonId,
    now: Instant,
) -> Option<&'a PersonId> {
    let rep = lead.rep().filter(|rep| *rep != by)?;
    let day = |at| policy.calendar().local(at).date_naive();
    let was_asked = |owed: &Obligation| owed.nudged.is_some_and(|at| day(at) == day(now));
    let is_owed = lead.owed.pressing(now).is_some();
    (is_owed && !lead.owed.iter().any(was_asked)).then_some(rep)
}

/// Until when somebody may put a lead off at most: the opening of their next day. Nothing, where it is not theirs.
#[must_use]
pub fn to_put_off(policy: &Policy, lead: &Lead, by: &PersonId, now: Instant) -> Option<Instant> {
    let calendar = policy.active.calendar_of(by);
    (lead.rep() == Some(by)).then(|| calendar.next_day_opening(now))
}

/// Whether the courteous no can be sent: to who may be written to, and asked for something that could be refused.
#[must_use]
pub fn may_be_refused(lead: &Lead) -> bool {
    lead.may_write() && lead.listed.is_none()
}

/// Whether a mail to the lead can offer a time: the policy lets people book, and this one has a meeting to choose.
#[must_use]
pub fn is_offered_times(policy: &Policy, lead: &Lead) -> bool {
    policy.active.booking.is_some() && lead.may_book() && !wants_mail_alone(lead)
}

/// Whether they want to be written to, and have taken no time before: they are offered no talk.
fn wants_mail_alone(lead: &Lead) -> bool {
    lead.contact.how == ContactHow::Email && lead.appointment.is_none()
}

/// Whether the page that thanks for the form that began a lead can offer times: who waits to be called may choose when instead, as soon
/// as the lead was judged. What looks unwanted is offered none.
#[must_use]
pub fn is_offered_times_at_once(policy: &Policy, lead: &Lead, inquiry: &Inquiry) -> bool {
    let waits = match inquiry.promise.map(|promise| promise.contact) {
        Some(PromisedContact::Call | PromisedContact::Mail) => true,
        Some(PromisedContact::Answer | PromisedContact::Later) => false,
        None => inquiry.all_taken,
    };
    let is_judged_now = matches!(lead.stage, Stage::Open(Open::Received));
    let can = policy.active.booking.is_some() && (is_judged_now || lead.may_book());
    let can = can && !wants_mail_alone(lead);
    // The invitation and the reminders would reach nobody.
    let is_told = policy.writes_to_leads();
    waits && can && is_told && inquiry.suspicion.is_none() && lead.meeting().is_none()
}

/// The obligation that the manager can apologise for: it is late, and the lead has not heard so. Nothing, where nobody may write to them,
/// or the policy has nobody own up.
#[must_use]
pub fn to_own_up<'a>(policy: &Policy, lead: &'a Lead, now: Instant) -> Option<&'a Obligation> {
    let says = match policy.rules.cadence.own_up {
        OwnUp::Auto | OwnUp::Manager => true,
        OwnUp::Off => false,
    };
    // Whoever apologises has looked, also at words of which nobody knows whether they are theirs.
    let says = says && policy.writes_to_leads() && lead.may_write() && lead.listed.is_none();
    lead.owed.iter().find(|owed| {
        let is_persons = || match owed.kind {
            ObligationKind::NextStep => true,
            // Somebody waited for a call or a visit, and nobody has said that it came about.
            ObligationKind::Meeting => owed.since <= now,
            ObligationKind::Answer
            | ObligationKind::Request
            | ObligationKind::FirstTouch
            | ObligationKind::FirstTouchThisWeek
            | ObligationKind::Confirm
            | ObligationKind::Decide
            | ObligationKind::Approach => false,
        };
        let awaited = owed.kind.is_promised_by_us() || is_persons();
        let due = || promised(policy, lead, owed).at;
        let is_late = owed.promised_by.unwrap_or_else(due) <= now;
        says && awaited && owed.owned_up.is_none() && is_late
    })
}

/// Whether somebody may say what becomes of a lead: a qualifier of what is not in the manager's queue, and whoever leads the team of all.
#[must_use]
pub fn may_decide(roster: &Roster, lead: &Lead, person: &Person) -> bool {
    let is_the_managers = lead.owner() == Some(Owner::Queue(Queue::Manager));
    roster.manages(person) || roster.decides(person) && !is_the_managers
}

/// Whether somebody may let go on what waits for a person's word: written steps after words that are in doubt, or while a colleague of the lead is
/// in touch. Whose own the lead is may; of what nobody has, who may decide it; and whoever leads the team.
#[must_use]
pub fn may_let_go_on(roster: &Roster, lead: &Lead, person: &Person) -> bool {
    let of_nobody = lead.rep().is_none() && may_decide(roster, lead, person);
    is_own(lead, &person.id) || roster.manages(person) || of_nobody
}

/// What can be decided of a lead as it is; nothing, where nothing waits for a verdict.
#[must_use]
pub fn verdicts(lead: &Lead) -> Vec<Verdict> {
    Verdict::ALL
        .iter()
        .copied()
        .filter(|verdict| may_be_decided(lead, *verdict))
        .collect()
}

fn may_be_decided(lead: &Lead, verdict: Verdict) -> bool {
    let Stage::Open(open) = &lead.stage else {
        return false;
    };
    match (open, verdict) {
        // Whom a rep found to be no fit, somebody else lets go: in silence, or with a courteous no.
        (Open::Reviewing { .. }, Verdict::NotAFit) => lead.is_found_no_fit(),
        (Open::Reviewing { .. }, Verdict::Refuse) if lead.is_found_no_fit() => may_be_refused(lead),
        (_, Verdict::NotAFit) => false,
        // It is ready, and no rep can take it: whoever is free first gets it.
        (
            Open::WithManager {
                because: ManagerReason::Exhausted,
                ..
            },
            Verdict::Ready,
        ) => false,
        (Open::Received | Open::Routing { .. } | Open::Active(_), _) => false,
        (
            Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::WithManager { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
            Verdict::Ready | Verdict::NotALead | Verdict::ExistingCustomer,
        ) => true,
        // Who looks unwanted is not written to.
        (Open::InReview { .. }, Verdict::Nurture | Verdict::Refuse) => false,
        (
            Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::WithManager { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
            Verdict::Nurture,
        ) => true,
        (
            Open::Qualifying { .. } | Open::AskedInformation { .. } | Open::WithManager { .. },
            Verdict::Refuse,
        )
        | (Open::InReview { .. } | Open::WithManager { .. }, Verdict::Unwanted) => true,
        // Who was followed up is neither refused late nor called unwanted.
        (Open::Resting { .. } | Open::Reviewing { .. }, Verdict::Refuse | Verdict::Unwanted)
        | (Open::Qualifying { .. } | Open::AskedInformation { .. }, Verdict::Unwanted) => false,
    }
}

/// The verdicts that have a button in a mail: the likeliest of [`verdicts`], in its order of likelihood. The page behind each button
/// has them all.
#[must_use]
pub fn verdict_buttons(lead: &Lead) -> &'static [Verdict] {
    match &lead.stage {
        Stage::Open(Open::InReview { .. }) => {
            &[Verdict::Ready, Verdict::Unwanted, Verdict::NotALead]
        }
        Stage::Open(Open::Reviewing { .. }) if lead.is_found_no_fit() => {
            &[Verdict::NotAFit, Verdict::Ready, Verdict::Nurture]
        }
        Stage::Open(Open::WithManager {
            because: ManagerReason::Refusal,
            ..
        }) => &[Verdict::Refuse, Verdict::Ready, Verdict::Nurture],
        Stage::Open(Open::WithManager {
            because: ManagerReason::Exhausted,
            ..
        }) => &[
            Verdict::Nurture,
            Verdict::NotALead,
            Verdict::ExistingCustomer,
        ],
        Stage::Open(Open::WithManager {
            because: ManagerReason::NotALead | ManagerReason::NoPolicy,
            ..
        })
        | Stage::Open(
            Open::Received
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Routing { .. }
            | Open::Active(_)
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        )
        | Stage::Closed { .. } => &[
            Verdict::Ready,
            Verdict::Nurture,
            Verdict::NotALead,
            Verdict::ExistingCustomer,
        ],
    }
}

/// The outcomes that have a button in a mail about a lead of whom this is owed: what is likeliest to have happened. The page behind
/// each button has them all.
#[must_use]
pub fn outcome_buttons(
    policy: &Policy,
    lead: &Lead,
    owed: Option<ObligationKind>,
    now: Instant,
) -> &'static [Disposition] {
    let meeting_has_begun = lead
        .meeting()
        .is_some_and(|meeting| meeting.time.from <= now);
    if owed == Some(ObligationKind::Answer) {
        &[
            Disposition::Wrote,
            Disposition::Reached,
            Disposition::Booked,
            Disposition::NotNow,
        ]
    } else if owed == Some(ObligationKind::Request) && lead.is_customer && lead.is_called() {
        // They were promised a call, as everybody who leaves a number. Each but the voicemail ends it.
        &[
            Disposition::Reached,
            Disposition::Voicemail,
            Disposition::Wrote,
        ]
    } else if owed == Some(ObligationKind::Request) {
        // Each ends it: it is no lead.
        &[
            Disposition::Wrote,
            Disposition::Reached,
            Disposition::NotALead,
        ]
    } else if meeting_has_begun {
        &[Disposition::Met, Disposition::NoShow]
    } else if open_task(policy, lead).is_some() && lead.is_called() {
        &[
            Disposition::Done,
            Disposition::Reached,
            Disposition::Voicemail,
            Disposition::NoAnswer,
            Disposition::NotNow,
        ]
    } else if open_task(policy, lead).is_some() {
        &[
            Disposition::Done,
            Disposition::Wrote,
            Disposition::Answered,
            Disposition::NotNow,
        ]
    } else if lead.is_called() {
        &[
            Disposition::Reached,
            Disposition::Voicemail,
            Disposition::NoAnswer,
            Disposition::Wrote,
            Disposition::NotNow,
        ]
    } else {
        &[
            Disposition::Wrote,
            Disposition::Answered,
            Disposition::NotNow,
        ]
    }
}
