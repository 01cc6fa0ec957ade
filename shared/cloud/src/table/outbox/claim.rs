//! The claim: the one moment after which a message may leave.

use calendar::Instant;
use followup::guard::LeadCondition;
use followup::ids::{InquiryId, LeadId, MessageId, derive};
use followup::lead::{Block, RECEIVED};
use followup::message::StopRule;

use super::{LEASE, MailWords, OutboxItem, OutboxPart, State};
use crate::attributes::{n, s, t};
use crate::keys::{Identity, Key};
use crate::table::suppression::strength;
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// An address gets one acknowledgement in this time.
pub(crate) const ACKNOWLEDGED_FOR: chrono::Duration = chrono::Duration::hours(24);

/// What must hold at the moment of the claim.
#[derive(Debug, Clone)]
pub enum Guard {
    /// A message to the team: nothing but that nobody else has it.
    Team,
    /// A message to a lead.
    Lead(LeadGuard),
}

/// What must hold of a lead when a message to it leaves.
#[derive(Debug, Clone)]
pub struct LeadGuard {
    /// Which lead.
    pub lead: LeadId,
    /// Its stops when it was read.
    pub stop_generation: u32,
    /// What may hold the message back.
    pub stop_rule: StopRule,
    /// The inquiry that it answers.
    pub inquiry: InquiryId,
    /// The hash of the address that it goes to.
    pub address: String,
    /// When the lead did what the message answers: an inquiry, or a booking.
    pub inquired_at: Instant,
    /// What it was rendered from: later mails of the conversation go on under its subject.
    pub template: String,
    /// What it says.
    pub words: MailWords,
    /// The mark of the appointment that the message speaks of: the lead must still have this one.
    pub appointment: Option<String>,
    /// Of an acknowledgement, the hashes of the other addresses of the lead's person: who had one at another of them has had it.
    pub other_addresses: Vec<String>,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The message may leave, once, until the lease ends.
    Claimed,
    /// Somebody else has it, or it is not pending any more.
    Gone,
    /// A stop was faster, or somebody wrote whom nobody has judged yet.
    Stopped,
    /// The address is not to be written to.
    Suppressed,
    /// The address was acknowledged within the day; this one is noted as a repeat.
    Acknowledged,
}

impl Cloud {
    /// Claims a pending message in one transaction with everything that could forbid it (P5).
    ///
    /// # Errors
    /// When the table cannot be read or written: then nothing is sent.
    pub async fn claim(
        &self,
        item: &OutboxItem,
        guard: &Guard,
        now: Instant,
    ) -> Result<Claim, CloudError> {
        let table = &self.settings().table;
        let at = item.key();
        let claims = item.claims + 1;
        let mut transaction = Transaction::new();
        take(&mut transaction, table, item, guard, now);
        if let Guard::Lead(guard) = guard {
            guard.check_lead(&mut transaction, table);
            guard.check_suppression(&mut transaction, table);
            // The newest try has the last word: what an earlier one said never left.
            if let Some(lead) = item.lead() {
                let words = guard.words.item(lead, item.id());
                transaction.put(OutboxPart::Words, table, words, |put| put);
            }
            match guard.stop_rule {
                StopRule::Acknowledgement => {
                    guard.mark_acknowledged(&mut transaction, table, item.id(), now);
                }
                StopRule::Automatic
                | StopRule::Appointment
                | StopRule::Reminder
                | StopRule::Letter
                | StopRule::Released => {}
            }
        }
        // Two workers with the same message at the same time are no repeat of one another: only one may have it.
        let token = derive(&[
            "claim",
            &self.unique_token(),
            &at.pk,
            &at.sk,
            &claims.to_string(),
            &calendar::format_instant(now),
        ]);
        match transaction.commit(self, &token).await {
            Ok(()) => Ok(Claim::Claimed),
            Err(TransactionRefused::Failed(error)) => Err(error),
            Err(TransactionRefused::Conditions(parts)) => {
                let failed = |part: OutboxPart| parts.iter().any(|(name, _)| *name == part);
                Ok(if failed(OutboxPart::Message) {
                    Claim::Gone
                } else if failed(OutboxPart::Lead) {
                    Claim::Stopped
                } else if failed(OutboxPart::Suppression) {
                    Claim::Suppressed
                } else {
                    Claim::Acknowledged
                })
            }
        }
    }
}

/// The message is this worker's until its lease ends, if it is still the one that was read.
fn take(
    transaction: &mut Transaction<OutboxPart>,
    table: &str,
    item: &OutboxItem,
    guard: &Guard,
    now: Instant,
) {
    let expression = match guard {
        Guard::Team => "SET #state = :sending, claims = :claims, due_at = :lease",
        Guard::Lead(_) => {
            "SET #state = :sending, claims = :claims, due_at = :lease, \
             rendered_from = :from, claimed_generation = :stops"
        }
    };
    transaction.update(OutboxPart::Message, table, &item.key(), |update| {
        let update = match guard {
            Guard::Team => update,
            Guard::Lead(guard) => update
                .expression_attribute_values(":from", s(&guard.template))
                .expression_attribute_values(":stops", n(guard.stop_generation)),
        };
        update
            .update_expression(expression)
            .condition_expression(
                "#state = :pending AND \
                 (claims = :before OR (attribute_not_exists(claims) AND :before = :zero))",
            )
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":sending", s(State::Sending.as_str()))
            .expression_attribute_values(":pending", s(State::Pending.as_str()))
            .expression_attribute_values(":claims", n(item.claims + 1))
            .expression_attribute_values(":before", n(item.claims))
            .expression_attribute_values(":zero", n(0))
            .expression_attribute_values(":lease", t(now + LEASE))
    });
}

impl LeadGuard {
    /// What the message needs of its lead: the appointment that it speaks of, a judged inquiry, or no stop since.
    fn check_lead(&self, transaction: &mut Transaction<OutboxPart>, table: &str) {
        let condition = self.stop_rule.condition();
        transaction.check(
            OutboxPart::Lead,
            table,
            &Key::lead(&self.lead),
            |check| match (condition, &self.appointment) {
                (LeadCondition::Arranged, Some(appointment)) => check
                    .condition_expression("appointment = :appointment")
                    .expression_attribute_values(":appointment", s(appointment)),
                (LeadCondition::Arranged, None) => {
                    check.condition_expression("attribute_exists(pk)")
                }
                (LeadCondition::Judged, _) => check
                    .condition_expression(
                        "attribute_exists(pk) AND #status <> :received AND \
                         NOT contains(joined, :inquiry)",
                    )
                    .expression_attribute_names("#status", "status")
                    .expression_attribute_values(":received", s(RECEIVED))
                    .expression_attribute_values(":inquiry", s(self.inquiry.as_str())),
                (LeadCondition::Unstopped, _) => check
                    .condition_expression(
                        "stop_generation = :stops AND attribute_not_exists(joined)",
                    )
                    .expression_attribute_values(":stops", n(self.stop_generation)),
            },
        );
    }

    /// Checks that the message's address may be written to.
    fn check_suppression(&self, transaction: &mut Transaction<OutboxPart>, table: &str) {
        let at = Key::suppression(&self.address);
        transaction.check(OutboxPart::Suppression, table, &at, |check| {
            if !self.stop_rule.outlasts_unsubscribing() {
                return check.condition_expression("attribute_not_exists(pk)");
            }
            check
                .condition_expression(
                    "attribute_not_exists(pk) OR (strength <= :unsubscribed AND since < :inquired)",
                )
                .expression_attribute_values(":unsubscribed", n(strength(Block::Unsubscribed)))
                .expression_attribute_values(":inquired", t(self.inquired_at))
        });
    }

    /// Checks that the message's address was not acknowledged within the day, and notes that it now is.
    fn mark_acknowledged(
        &self,
        transaction: &mut Transaction<OutboxPart>,
        table: &str,
        message: &MessageId,
        now: Instant,
    ) {
        for other in &self.other_addresses {
            let at = Key::identity(Identity::Email, other);
            transaction.check(OutboxPart::Acknowledged, table, &at, |check| {
                check
                    .condition_expression(
                        "attribute_not_exists(acked_at) OR acked_at <= :yesterday OR acked_by = :message",
                    )
                    .expression_attribute_values(":yesterday", t(now - ACKNOWLEDGED_FOR))
                    .expression_attribute_values(":message", s(message.as_str()))
            });
        }
        let at = Key::identity(Identity::Email, &self.address);
        transaction.update(OutboxPart::Acknowledged, table, &at, |update| {
            update
                .update_expression("SET acked_at = :now, acked_by = :message")
                .condition_expression(
                    "attribute_not_exists(acked_at) OR acked_at <= :yesterday OR acked_by = :message",
                )
                .expression_attribute_values(":now", t(now))
                .expression_attribute_values(":yesterday", t(now - ACKNOWLEDGED_FOR))
                .expression_attribute_values(":message", s(message.as_str()))
        });
    }
}
