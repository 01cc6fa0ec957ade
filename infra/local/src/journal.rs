//! Who asked what of AWS, in the words of a role: what a deployment would have to allow.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::wire::{Call, LocalService, locked};

/// One thing that somebody did to one resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called {
    /// Whose client it was: the partition that the client was made with.
    pub by: String,
    /// What a role must allow, such as `dynamodb:PutItem`.
    pub action: String,
    /// On what, as an ARN ends, such as `table/leads/index/due`.
    pub resource: String,
}

/// The keys that one transaction writes, each as partition and sort key; what it only checks is not among them.
pub type WrittenKeys = BTreeSet<(String, String)>;

/// What was asked since the journal was begun; nothing before that.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    kept: AtomicBool,
    called: Mutex<BTreeSet<Called>>,
    transactions_kept: AtomicBool,
    transactions: Mutex<BTreeSet<WrittenKeys>>,
}

impl Journal {
    pub(crate) fn begin(&self) {
        self.kept.store(true, Ordering::Relaxed);
    }

    pub(crate) fn called(&self) -> BTreeSet<Called> {
        locked(&self.called).clone()
    }

    pub(crate) fn begin_transactions(&self) {
        self.transactions_kept.store(true, Ordering::Relaxed);
    }

    pub(crate) fn transactions(&self) -> BTreeSet<WrittenKeys> {
        locked(&self.transactions).clone()
    }

    /// Writes down what a transaction writes.
    pub(crate) fn write_transaction(&self, call: &Call) {
        if !self.transactions_kept.load(Ordering::Relaxed) || call.operation != TRANSACTION {
            return;
        }
        let body: Value = serde_json::from_str(&call.body).unwrap_or_default();
        let items = body["TransactItems"].as_array();
        let written = items.into_iter().flatten().filter_map(written).collect();
        locked(&self.transactions).insert(written);
    }

    /// Writes down a call that is signed by `authorization`.
    pub(crate) fn write(&self, authorization: &str, call: &Call) {
        if !self.kept.load(Ordering::Relaxed) {
            return;
        }
        let by = authorization
            .split_once("Credential=")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map_or("", |(key, _)| key);
        let body: Value = serde_json::from_str(&call.body).unwrap_or_default();
        let mut called = locked(&self.called);
        for (action, resource) in needed(call, &body) {
            called.insert(Called {
                by: by.to_owned(),
                action,
                resource,
            });
        }
    }
}

/// The operation that writes several items or none.
const TRANSACTION: &str = "TransactWriteItems";

/// The key that a part of a transaction writes.
fn written(item: &Value) -> Option<(String, String)> {
    let put = item.get("Put").map(|put| &put["Item"]);
    let changed = ["Update", "Delete"].iter().find_map(|part| item.get(part));
    let key = put.or_else(|| changed.map(|part| &part["Key"]))?;
    let text = |name: &str| key[name]["S"].as_str().map(str::to_owned);
    Some((text("pk")?, text("sk")?))
}

/// The parts of a transaction, and the action that each needs: there is none for the transaction itself.
const PARTS: [(&str, &str); 5] = [
    ("Put", "PutItem"),
    ("Update", "UpdateItem"),
    ("Delete", "DeleteItem"),
    ("ConditionCheck", "ConditionCheckItem"),
    ("Get", "GetItem"),
];

/// The actions that a call needs, each with its resource.
fn needed(call: &Call, body: &Value) -> Vec<(String, String)> {
    let text = |at: &str| body[at].as_str().unwrap_or_default().to_owned();
    match call.service {
        LocalService::DynamoDb => match body["TransactItems"].as_array() {
            Some(items) => items.iter().filter_map(part).collect(),
            None => {
                // A batch names its table by what it wants of it.
                let wanted = body["RequestItems"].as_object();
                let of_batch = wanted.and_then(|wanted| wanted.keys().next().cloned());
                let table = of_batch.unwrap_or_else(|| text("TableName"));
                let mut resource = format!("table/{table}");
                if let Some(index) = body["IndexName"].as_str() {
                    resource = format!("{resource}/index/{index}");
                }
                vec![(format!("dynamodb:{}", call.operation), resource)]
            }
        },
        LocalService::EventBridge => body["Entries"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|entry| {
                let bus = entry["EventBusName"].as_str().unwrap_or("default");
                let bus = bus.rsplit('/').next().unwrap_or(bus);
                (
                    format!("events:{}", call.operation),
                    format!("event-bus/{bus}"),
                )
            })
            .collect(),
        LocalService::Ses => {
            let mut actions = vec![format!("ses:{}", call.operation)];
            if call.operation == "GetAccount" {
                return vec![(actions.remove(0), "*".to_owned())];
            }
            // A message that is written out needs a permission of its own.
            if !body["Content"]["Raw"].is_null() {
                actions.push("ses:SendRawEmail".to_owned());
            }
            let from = text("FromEmailAddress");
            let domain = from.rsplit('@').next().unwrap_or_default();
            let identity = format!("identity/{}", domain.trim_end_matches('>'));
            let set = text("ConfigurationSetName");
            let set = (!set.is_empty()).then(|| format!("configuration-set/{set}"));
            let resources: Vec<String> = std::iter::once(identity).chain(set).collect();
            actions
                .into_iter()
                .flat_map(|action| {
                    let on = resources.iter().cloned();
                    on.map(move |resource| (action.clone(), resource))
                })
                .collect()
        }
        LocalService::SecretsManager => vec![(
            format!("secretsmanager:{}", call.operation),
            format!("secret:{}", text("SecretId")),
        )],
        // A role allows all mail of a bucket: what is before the last part of a key.
        LocalService::S3 => {
            let place = call.body.as_str();
            let folder = place.rsplit_once('/').map_or(place, |(folder, _)| folder);
            vec![(format!("s3:{}", call.operation), format!("{folder}/*"))]
        }
        // No role says anything of what is outside.
        LocalService::Outside => Vec::new(),
        LocalService::Other => vec![(call.operation.clone(), String::new())],
    }
}

fn part(item: &Value) -> Option<(String, String)> {
    PARTS.iter().find_map(|(part, action)| {
        let table = item.get(part)?["TableName"].as_str()?;
        Some((format!("dynamodb:{action}"), format!("table/{table}")))
    })
}
