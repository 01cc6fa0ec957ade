//! The claim: the one moment after which a message may leave.

use calendar::Instant;
use followup::guard::LeadCondition;
use followup::ids::{InquiryId, LeadId, derive};
use followup::lead::Open;
use followup::message::StopRule;

use super::{LEASE, OutboxItem, OutboxPart, State};
use crate::attributes::{n, s, t};
use crate::keys::{Identity, Key};
use crate::table::suppression::strength;
use crate::transaction::{Transaction, TransactionRefused};
use crate::{Cloud, CloudError};

/// An address gets one acknowledgement in this time.
const ACKNOWLEDGED_FOR: chrono::Duration = chrono::Duration::hours(24);

/// What must hold at the moment of the claim.
#[derive(Debug, Clone)]
pub enum Guard {
    /// A message to the team: nothing but that nobody else has it.
    Team,
    /// A message to a lead.
    Lead {
        /// Which lead.
        lead: LeadId,
        /// Its stops when it was read.
        stop_epoch: u32,
        /// What may hold the message back.
        stop_rule: StopRule,
        /// The inquiry that it answers.
        inquiry: InquiryId,
        /// The hash of the address that it goes to.
        address: String,
        /// When they did what it answers: an inquiry, or a booking.
        inquired_at: Instant,
        /// What it was rendered from: later mails of the conversation go on under its subject.
        template: String,
        /// The state of the appointment that must still be so.
        appointment: Option<String>,
    },
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
        let mut transaction = Transaction::new();
        let claims = item.claims + 1;
        let expression = match guard {
            Guard::Team => "SET #state = :sending, claims = :claims, due_at = :lease",
            Guard::Lead { .. } => {
                "SET #state = :sending, claims = :claims, due_at = :lease, rendered_from = :from, claimed_epoch = :stops"
            }
        };
        transaction.update(OutboxPart::Message, table, &at, |update| {
            let update = match guard {
                Guard::Team => update,
                Guard::Lead {
                    template,
                    stop_epoch,
                    ..
                } => update
                    .expression_attribute_values(":from", s(template))
                    .expression_attribute_values(":stops", n(stop_epoch)),
            };
            update
                .update_expression(expression)
                .condition_expression("#state = :pending AND (claims = :before OR (attribute_not_exists(claims) AND :before = :zero))")
                .expression_attribute_names("#state", "state")
                .expression_attribute_values(":sending", s(State::Sending.as_str()))
                .expression_attribute_values(":pending", s(State::Pending.as_str()))
                .expression_attribute_values(":claims", n(claims))
                .expression_attribute_values(":before", n(item.claims))
                .expression_attribute_values(":zero", n(0))
                .expression_attribute_values(":lease", t(now + LEASE))
        });
        if let Guard::Lead {
            lead,
            stop_epoch,
            stop_rule,
            inquiry,
            address,
            inquired_at,
            template: _,
            appointment,
        } = guard
        {
            transaction.check(OutboxPart::Lead, table, &Key::lead(lead), |check| match (stop_rule.condition(), appointment) {
                (LeadCondition::Arranged, Some(appointment)) => check
                    .condition_expression("appointment = :appointment")
                    .expression_attribute_values(":appointment", s(appointment)),
                (LeadCondition::Arranged, None) => {
                    check.condition_expression("attribute_exists(pk)")
                }
                (LeadCondition::Judged, _) => check
                    .condition_expression(
                        "attribute_exists(pk) AND #status <> :received AND NOT contains(joined, :inquiry)",
                    )
                    .expression_attribute_names("#status", "status")
                    .expression_attribute_values(":received", s(Open::Received.status()))
                    .expression_attribute_values(":inquiry", s(inquiry.as_str())),
                (LeadCondition::Unstopped, _) => check
                    .condition_expression("stop_epoch = :epoch AND attribute_not_exists(joined)")
                    .expression_attribute_values(":epoch", n(stop_epoch)),
            });
            transaction.check(OutboxPart::Suppression, table, &Key::suppression(address), |check| {
                if !stop_rule.outlasts_unsubscribing() {
                    return check.condition_expression("attribute_not_exists(pk)");
                }
                check
                    .condition_expression("attribute_not_exists(pk) OR (strength <= :unsubscribed AND since < :inquired)")
                    .expression_attribute_values(":unsubscribed", n(strength(followup::lead::Block::Unsubscribed)))
                    .expression_attribute_values(":inquired", t(*inquired_at))
            });
            match stop_rule {
                StopRule::Acknowledgement => {
                    transaction.update(OutboxPart::Acknowledged, table, &Key::identity(Identity::Email, address), |update| {
                        update
                            .update_expression("SET acked_at = :now, acked_by = :message")
                            .condition_expression(
                                "attribute_not_exists(acked_at) OR acked_at <= :yesterday OR acked_by = :message",
                            )
                            .expression_attribute_values(":now", t(now))
                            .expression_attribute_values(":yesterday", t(now - ACKNOWLEDGED_FOR))
                            .expression_attribute_values(":message", s(item.id().as_str()))
                    });
                }
                StopRule::Automatic
                | StopRule::Appointment
                | StopRule::Reminder
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
