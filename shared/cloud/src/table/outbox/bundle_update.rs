//! Notices added to the mails that carry them.

use aws_sdk_dynamodb::types::AttributeValue;
use followup::bundle::{Bundle, bundle};
use followup::message::Notice;
use followup::policy::Setting;
use followup::time::Instant;

use crate::CloudError;
use crate::attributes::{SCHEMA, json, n, s, t};
use crate::table::outbox::{Content, Outgoing};
use crate::transaction::Transaction;

/// Notices that one mail carries at most; the next mail takes the rest.
const MAX_NOTICES: usize = 200;

/// A mail and the notices that a decision adds to it.
#[derive(Debug, Clone)]
pub(crate) struct Gathered {
    bundle: Bundle,
    notices: Vec<Notice>,
}

/// Puts a decision's notices into mails. `deferrals` says, mail by mail, how often it had left already.
pub(crate) fn gather(
    setting: &Setting,
    notices: &[Notice],
    now: Instant,
    deferrals: &[u32],
) -> Vec<Gathered> {
    let mut mails: Vec<(Bundle, Vec<Notice>)> = Vec::new();
    for notice in notices {
        let first = bundle(setting, notice, now, 0);
        match mails.iter_mut().find(|(mail, _)| mail.id == first.id) {
            Some((_, carried)) => carried.push(notice.clone()),
            None => mails.push((first, vec![notice.clone()])),
        }
    }
    mails
        .into_iter()
        .enumerate()
        .map(|(index, (mail, carried))| {
            let deferral = deferrals.get(index).copied().unwrap_or(0);
            let mail = match carried.first() {
                Some(notice) if deferral > 0 => bundle(setting, notice, now, deferral),
                Some(_) | None => mail,
            };
            Gathered {
                bundle: mail,
                notices: carried,
            }
        })
        .collect()
}

/// Adds notices to a mail that has not left, or starts it.
pub(crate) fn add<P: Clone>(
    transaction: &mut Transaction<P>,
    name: P,
    table: &str,
    gathered: &Gathered,
) -> Result<(), CloudError> {
    let message = Outgoing::to_team(gathered.bundle.clone());
    let notices = gathered
        .notices
        .iter()
        .map(|notice| {
            serde_json::to_string(notice).map_err(|error| CloudError::corrupt("notice", error))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let body = json("message", &Content::Team(gathered.bundle.clone()))?;
    transaction.update(name, table, &message.key(), |update| {
        update
            .update_expression(
                "ADD notices :notices SET #state = :pending, body = :body, due_shard = :shard, \
                 due_at = if_not_exists(due_at, :due), #schema = :schema",
            )
            .condition_expression(
                "attribute_not_exists(pk) OR (#state = :pending AND \
                 (attribute_not_exists(notices) OR size(notices) < :most))",
            )
            .expression_attribute_names("#state", "state")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":notices", AttributeValue::Ss(notices))
            .expression_attribute_values(":pending", s("pending"))
            .expression_attribute_values(":body", body)
            .expression_attribute_values(":shard", s(message.shard()))
            .expression_attribute_values(":due", t(gathered.bundle.not_before))
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":most", n(MAX_NOTICES))
    });
    Ok(())
}
