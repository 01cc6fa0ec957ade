//! Reads of the table that only the controls of one machine need. They bypass the wire, so that the figures of the
//! functions are those of production.

use std::hash::{DefaultHasher, Hash, Hasher};

use aws_sdk_dynamodb::types::AttributeValue;
use calendar::{Instant, format_instant, parse_instant};
use cloud::CloudError;
use cloud::attributes::Item;
use cloud::keys::{Key, lead_of_partition};
use cloud::table::received_mail::probe_key;
use cloud::table::schema::DUE;
use cloud::table::timeline::{LINES, StoredEntry};
use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use local::LocalAws;
use serde_json::{Value, json};

/// Items of one shard that are compared at most.
const MAX_OVERDUE: u32 = 100;
/// Leads that are listed at most.
pub(crate) const MAX_LEADS: usize = 20_000;
/// Pages of a scan at most.
const MAX_PAGES: usize = 1_000;

/// What the table bills for each item besides its attributes.
const ITEM_OVERHEAD_BYTES: usize = 100;

/// What a shard waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Waits {
    /// When the first item that was not seen is due.
    pub(crate) first: Option<Instant>,
    /// What was seen and is still there, as one number that changes when it does.
    pub(crate) left: Option<u64>,
}

/// Which of the waiting items are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looked {
    /// All of it.
    AtAll,
    /// All but the daily probe of received mail, which is nobody's work.
    AtWork,
}

/// Reads the table for the controls.
#[derive(Debug)]
pub(crate) struct Probe {
    aws: LocalAws,
    table: &'static str,
}

impl Probe {
    pub(crate) fn new(aws: LocalAws, table: &'static str) -> Self {
        Self { aws, table }
    }

    fn look(&self, operation: &'static str, request: &Value) -> Result<Value, CloudError> {
        self.aws
            .look(operation, request)
            .map_err(|reason| CloudError::Aws {
                operation,
                reason,
                again: false,
            })
    }

    /// Items of a shard whose time compares so with a moment, earliest first.
    fn due(
        &self,
        shard: &str,
        is: Option<(&str, Instant)>,
        limit: u32,
        looked: Looked,
    ) -> Result<Vec<Value>, CloudError> {
        let mut condition = "due_shard = :shard".to_owned();
        let mut values = json!({":shard": {"S": shard}});
        if let Some((comparison, at)) = is {
            condition.push_str(&format!(" AND due_at {comparison} :at"));
            values[":at"] = json!({"S": format_instant(at)});
        }
        let request = json!({
            "TableName": self.table,
            "IndexName": DUE,
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": values,
            // One of the items may be the probe, which is left out below: so one more is read.
            "Limit": limit + 1,
        });
        let mut answer = self.look("Query", &request)?;
        let mut items = items(&mut answer);
        let probe = probe_key();
        items.retain(|item| looked == Looked::AtAll || item["pk"]["S"] != probe.pk.as_str());
        items.truncate(limit as usize);
        Ok(items)
    }

    /// What a shard waits for, to one who has seen everything up to and including `seen`.
    pub(crate) fn waiting(
        &self,
        shard: &str,
        seen: Option<Instant>,
        looked: Looked,
    ) -> Result<Waits, CloudError> {
        let first = self.due(shard, None, 1, looked)?;
        let first = first.first().and_then(due_at);
        let (Some(at), Some(seen)) = (first, seen) else {
            return Ok(Waits { first, left: None });
        };
        if at > seen {
            return Ok(Waits { first, left: None });
        }
        let later = self.due(shard, Some((">", seen)), 1, looked)?;
        let mut hasher = DefaultHasher::new();
        for item in &self.due(shard, Some(("<=", seen)), MAX_OVERDUE, looked)? {
            for name in ["pk", "sk", "due_at"] {
                item[name]["S"].as_str().hash(&mut hasher);
            }
        }
        Ok(Waits {
            first: later.first().and_then(due_at),
            left: Some(hasher.finish()),
        })
    }

    /// When one message tries whether the mail service takes mail again, while it takes none.
    pub(crate) fn try_at(&self) -> Result<Option<Instant>, CloudError> {
        let key = Key::sending_pause();
        let request = json!({
            "TableName": self.table,
            "Key": {"pk": {"S": key.pk.as_str()}, "sk": {"S": key.sk.as_str()}},
        });
        let answer = self.look("GetItem", &request)?;
        let at = answer["Item"]["try_at"]["S"].as_str();
        Ok(at.and_then(|at| parse_instant(at).ok()))
    }

    /// What the person of a lead is called, as they wrote it in the inquiry that follow-ups speak of.
    pub(crate) fn name_of(&self, lead: &Lead) -> Option<String> {
        let key = Key::inquiry(&lead.id, &lead.inquiry);
        let request = json!({
            "TableName": self.table,
            "Key": {"pk": {"S": key.pk.as_str()}, "sk": {"S": key.sk.as_str()}},
        });
        let answer = self.look("GetItem", &request).ok()?;
        let inquiry: Inquiry = serde_json::from_str(answer["Item"]["body"]["S"].as_str()?).ok()?;
        Some(inquiry.name.full().to_owned())
    }

    /// Every lead of the table: only a table on one machine is small enough.
    pub(crate) fn leads(&self) -> Result<Vec<Item>, CloudError> {
        let mut leads = Vec::new();
        // A pointer to another lead has no body.
        let filter = "sk = :text AND attribute_exists(body)";
        self.scan(filter, cloud::keys::LEAD, |page| {
            leads.extend(page.iter().map(item));
            leads.len() < MAX_LEADS
        })?;
        leads.truncate(MAX_LEADS);
        Ok(leads)
    }

    /// What was written on timelines since a moment, as it happened, each line with its lead. One that cannot be read is left out.
    pub(crate) fn lines_since(
        &self,
        since: Instant,
    ) -> Result<Vec<(LeadId, StoredEntry)>, CloudError> {
        let mut lines = Vec::new();
        self.scan("begins_with(sk, :text)", LINES, |page| {
            lines.extend(page.iter().filter_map(|line| {
                let lead = lead_of_partition(line["pk"]["S"].as_str()?)?;
                let entry = StoredEntry::parse(&item(line)).ok()?;
                (entry.at >= since).then_some((lead, entry))
            }));
            true
        })?;
        lines.sort_by(|(_, a), (_, b)| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Ok(lines)
    }

    /// Bytes of everything in the table but policies, as a table bills them.
    pub(crate) fn stored_bytes(&self) -> Result<usize, CloudError> {
        let mut bytes = 0;
        self.scan("NOT begins_with(pk, :text)", cloud::keys::POLICY, |page| {
            bytes += page.iter().map(billed).sum::<usize>();
            true
        })?;
        Ok(bytes)
    }

    /// Shows `take` the table's items that a filter lets through, page by page, until it has enough.
    fn scan(
        &self,
        filter: &str,
        text: &str,
        mut take: impl FnMut(&[Value]) -> bool,
    ) -> Result<(), CloudError> {
        let mut request = json!({
            "TableName": self.table,
            "FilterExpression": filter,
            "ExpressionAttributeValues": {":text": {"S": text}},
        });
        for _ in 0..MAX_PAGES {
            let mut answer = self.look("Scan", &request)?;
            let last = answer["LastEvaluatedKey"].take();
            if !take(&items(&mut answer)) || last.is_null() {
                return Ok(());
            }
            request["ExclusiveStartKey"] = last;
        }
        Err(CloudError::Aws {
            operation: "Scan",
            reason: format!("the table has more than {MAX_PAGES} pages"),
            again: false,
        })
    }
}

/// Bytes that an item is billed as.
fn billed(item: &Value) -> usize {
    // What is neither text nor number is small: flags, and lists of ids.
    let size = |value: &Value| match value["S"].as_str().or(value["N"].as_str()) {
        Some(text) => text.len(),
        None => value.to_string().len(),
    };
    let attributes = item.as_object().into_iter().flatten();
    let attributes = attributes.map(|(name, value)| name.len() + size(value));
    attributes.sum::<usize>() + ITEM_OVERHEAD_BYTES
}

fn items(answer: &mut Value) -> Vec<Value> {
    match answer.get_mut("Items").and_then(Value::as_array_mut) {
        Some(items) => std::mem::take(items),
        None => Vec::new(),
    }
}

fn due_at(item: &Value) -> Option<Instant> {
    parse_instant(item["due_at"]["S"].as_str()?).ok()
}

/// An item as the SDK has it, without attributes of kinds that no lead has.
fn item(found: &Value) -> Item {
    let attributes = found.as_object().into_iter().flatten();
    attributes
        .filter_map(|(name, value)| Some((name.clone(), attribute(value)?)))
        .collect()
}

fn attribute(value: &Value) -> Option<AttributeValue> {
    let (kind, value) = value.as_object()?.iter().next()?;
    match kind.as_str() {
        "S" => Some(AttributeValue::S(value.as_str()?.to_owned())),
        "N" => Some(AttributeValue::N(value.as_str()?.to_owned())),
        "BOOL" => Some(AttributeValue::Bool(value.as_bool()?)),
        "L" => {
            let list = value.as_array()?.iter().filter_map(attribute);
            Some(AttributeValue::L(list.collect()))
        }
        _ => None,
    }
}
