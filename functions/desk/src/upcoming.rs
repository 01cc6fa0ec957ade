//! What comes next of a lead: the same on somebody's day and on the board.

use calendar::Instant;
use cloud::table::outbox::{Content, OutboxItem, State};
use followup::guard::is_planned;
use followup::lead::Lead;
use followup::next_work::{WorkKind, next_work};
use followup::policy::Policy;
use followup::work;

/// Whether what comes next of a lead is to be done now by whoever has it, or by whoever decides whose it is.
pub(crate) fn is_to_do(
    policy: &Policy,
    lead: &Lead,
    next: Option<(WorkKind, Option<Instant>)>,
    now: Instant,
) -> bool {
    let is_work = next.is_some_and(|(kind, _)| kind.is_work());
    is_work && (work::is_open(policy, lead, now) || lead.rep().is_none())
}

/// What comes next of a lead, and when: a mail of a step that has been written comes before the next step, unless somebody has to do something
/// now.
pub(crate) fn next_of(
    policy: &Policy,
    lead: &Lead,
    mail: Option<&OutboxItem>,
    now: Instant,
) -> Option<(WorkKind, Option<Instant>)> {
    let next = next_work(policy, lead, now);
    after_mail(next, is_to_do(policy, lead, next, now), mail, now)
}

/// The same, where it is known what comes next by itself, and whether that is to be done now.
pub(crate) fn after_mail(
    next: Option<(WorkKind, Option<Instant>)>,
    is_now: bool,
    mail: Option<&OutboxItem>,
    now: Instant,
) -> Option<(WorkKind, Option<Instant>)> {
    let mail = mail.filter(|_| !is_now);
    mail.map(|mail| comes(mail, now)).or(next)
}

/// Whether a mail waits for somebody to send it or to leave it out.
pub(crate) fn waits_for_approval(mail: &OutboxItem) -> bool {
    mail.state == State::AwaitingApproval
}

/// What is next, of a mail that has been written: it goes out by itself, or is somebody's to send from its time on, until it lapses.
fn comes(mail: &OutboxItem, now: Instant) -> (WorkKind, Option<Instant>) {
    if waits_for_approval(mail) {
        return (WorkKind::Approve, mail.due_at);
    }
    let at = mail.leaves_at(now);
    match &mail.content {
        Content::Lead(message) if message.approval.is_some() => (WorkKind::Approve, at),
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => (WorkKind::Automatic, at),
    }
}

/// Whether a mail of a step waits for its time, or for somebody to send it.
pub(crate) fn waits(lead: &Lead, mail: &OutboxItem, now: Instant) -> bool {
    match &mail.content {
        Content::Lead(message) if mail.state == State::Pending => {
            // What was sent at once is on its way.
            mail.due_at.is_some_and(|at| at > now) && is_planned(lead, message)
        }
        Content::Lead(_) => mail.state == State::AwaitingApproval,
        Content::Team(_) | Content::Lost { .. } => false,
    }
}
