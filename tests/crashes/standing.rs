//! What a local AWS holds when everything has come to rest, in a form in which two runs of one story can be compared.
//!
//! Everything counts: each attribute of each item of the table but the few that [`UNTOLD`] names, each line of each
//! timeline, each mail. A moment may come later in one run than in the other, by what the comparison allows and no
//! more, and never earlier; the lines of a timeline are in order as far as their moments are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use aws_sdk_dynamodb::types::AttributeValue;
use baton::LocalDeployment;
use calendar::{Instant, format_instant, parse_instant};
use chrono::TimeDelta;
use cloud::keys::Key;
use cloud::table::schema::TTL;
use journeys::scan;
use serde_json::Value;

/// Attributes that two runs with one end may differ in: what kind of item, which attribute, and why.
const UNTOLD: [(&str, &str, &str); 9] = [
    (
        "LEAD",
        "version",
        "counts looks, also those that changed nothing",
    ),
    (
        "LEAD",
        "decision",
        "is named after the version and the time",
    ),
    ("M#", "claims", "counts tries"),
    ("M#", "refusals", "counts tries"),
    ("T#", "claims", "counts tries"),
    ("M#", "ses_id", "is the mail service's"),
    ("M#", "sent_at", "stands in the mail as well"),
    ("O#", "subject", "stands in the mail as well"),
    ("O#", "text", "is said as of the moment at which it left"),
];
/// Items that are about a process and not about anybody's follow-up, or the same by construction. The quota is left out as
/// well: it is what the mail service said when it was last asked.
const UNTOLD_ITEMS: [&str; 2] = ["LEASE#", "POLICY"];

/// A value that is compared.
#[derive(Clone, Debug, PartialEq)]
enum Fact {
    Text(String),
    At(Instant),
}

/// A line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    kind: String,
    by: String,
    /// What else the fact says.
    fact: String,
    /// The step of a message, where it speaks of one.
    step: Option<String>,
    note: Option<String>,
    at: Instant,
}

/// A mail that left.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Left {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) message: String,
}

/// Everything, at rest.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// By item (`pk sk`), then by the path of the value in it.
    items: BTreeMap<String, BTreeMap<String, Fact>>,
    timelines: BTreeMap<String, Vec<Line>>,
    mails: Vec<Left>,
    /// Lines that are taken to be on the bus.
    published: BTreeSet<String>,
    /// Of these, what nobody got from the bus.
    lost: Vec<String>,
    /// The names under which mails to the team stand here, by their ids.
    names: BTreeMap<String, String>,
}

/// All that one message is about.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// The message's own item: attribute, text.
    pub(crate) item: BTreeMap<String, String>,
    /// What its lead's timeline says of it.
    pub(crate) lines: Vec<Line>,
    /// How often it left.
    pub(crate) left: usize,
    /// What the team was told of it.
    pub(crate) told: Vec<Left>,
}

impl Standing {
    pub(crate) async fn of(deployment: &LocalDeployment) -> Self {
        let mut standing = Self::default();
        let mut notes = BTreeMap::new();
        let mut sent: Vec<String> = Vec::new();
        for item in scan(deployment).await {
            let (pk, sk) = (text(&item, "pk"), text(&item, "sk"));
            let is_quota = Key::new(pk.clone(), sk.clone()) == Key::sending_quota();
            if is_quota || UNTOLD_ITEMS.iter().any(|kind| pk.starts_with(kind)) {
                continue;
            }
            match sk.split_once('#') {
                Some(("E", _)) => {
                    if !item.contains_key("due_shard") {
                        standing
                            .published
                            .extend(sk.rsplit('#').next().map(str::to_owned));
                    }
                    let line = line(&item, &sk);
                    standing.timelines.entry(pk).or_default().push(line);
                }
                Some(("D", event)) => {
                    notes.insert((pk, event.to_owned()), text(&item, "text"));
                }
                _ if sk == "P" => sent.push(text(&item, "message_sk")),
                _ => {
                    let facts = facts(&item, &sk);
                    standing.items.insert(format!("{pk} {sk}"), facts);
                }
            }
        }
        standing.take_notes(&notes);
        sent.sort();
        for message in sent {
            let times = standing.items.entry(format!("P {message}")).or_default();
            times.insert(
                format!("pointer {}", times.len() + 1),
                Fact::Text(String::new()),
            );
        }
        standing.mails = deployment
            .mailbox()
            .all()
            .into_iter()
            .map(|mail| Left {
                to: mail.to.join(", "),
                subject: without_times(&mail.subject),
                message: mail.message.unwrap_or_default(),
            })
            .collect();
        standing.name_mails_to_the_team();
        standing.mails.sort();
        standing
    }

    /// A mail to the team is named after the minute in which it was begun; here it is named after what it carries.
    fn name_mails_to_the_team(&mut self) {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for (item, facts) in &self.items {
            let Some((home, id)) = item.split_once(" M#") else {
                continue;
            };
            let notices: Vec<String> = facts
                .iter()
                .filter_map(|(path, fact)| {
                    let what = path.strip_prefix("notices.")?;
                    Some(format!("{what}={}", shown(Some(fact))))
                })
                .collect();
            if home.starts_with("N#") && !notices.is_empty() {
                let name = format!("[{}]", notices.join(" "));
                let times = taken.entry(format!("{home}{name}")).or_default();
                *times += 1;
                names.insert(id.to_owned(), format!("{name}{times}"));
            }
        }
        let renamed = |text: &str| {
            let id = text.split_once("M#").map_or(text, |(_, id)| id);
            names
                .get(id)
                .map_or_else(|| text.to_owned(), |name| text.replace(id, name))
        };
        self.items = std::mem::take(&mut self.items)
            .into_iter()
            .map(|(item, mut facts)| {
                for fact in facts.values_mut() {
                    if let Fact::Text(text) = fact {
                        *text = renamed(text);
                    }
                }
                (renamed(&item), facts)
            })
            .collect();
        for mail in &mut self.mails {
            mail.message = renamed(&mail.message);
        }
        self.names = names;
    }

    fn take_notes(&mut self, notes: &BTreeMap<(String, String), String>) {
        for (lead, lines) in &mut self.timelines {
            for line in lines.iter_mut() {
                let id = line.note.take().unwrap_or_default();
                line.note = notes.get(&(lead.clone(), id)).cloned();
            }
            lines.sort();
        }
    }

    /// Looks for lines that are taken to be on the bus since an earlier moment, and never came from it.
    pub(crate) fn missing_from_the_bus(&mut self, deployment: &LocalDeployment, before: &Self) {
        let events = deployment.observed().published;
        let came: BTreeSet<&str> = events
            .iter()
            .filter_map(|event| event["detail"]["event"].as_str())
            .collect();
        let since = self.published.difference(&before.published);
        self.lost = since
            .filter(|id| !came.contains(id.as_str()))
            .cloned()
            .collect();
    }

    /// What is different in another run, in which nothing may come earlier, and nothing later by more than this.
    pub(crate) fn differences(&self, other: &Self, late: TimeDelta) -> Vec<String> {
        let mut found = Vec::new();
        let none = BTreeMap::new();
        for name in self.items.keys().chain(other.items.keys()) {
            let (here, there) = (self.items.get(name), other.items.get(name));
            if let (None, Some(_)) | (Some(_), None) = (here, there) {
                found.push(format!(
                    "{name}: {} there",
                    if there.is_some() { "only" } else { "not" }
                ));
                continue;
            }
            let (here, there) = (here.unwrap_or(&none), there.unwrap_or(&none));
            for path in here.keys().chain(there.keys()) {
                let (a, b) = (here.get(path), there.get(path));
                if !is_same(a, b, late) {
                    found.push(format!("{name} {path}: {} became {}", shown(a), shown(b)));
                }
            }
        }
        for lead in self.timelines.keys().chain(other.timelines.keys()) {
            let empty = Vec::new();
            let here = self.timelines.get(lead).unwrap_or(&empty);
            let there = other.timelines.get(lead).unwrap_or(&empty);
            let same = here.len() == there.len()
                && here.iter().zip(there).all(|(a, b)| {
                    (&a.kind, &a.by, &a.fact, &a.note) == (&b.kind, &b.by, &b.fact, &b.note)
                        && (TimeDelta::zero()..=late).contains(&(b.at - a.at))
                });
            if !same {
                found.push(format!(
                    "{lead}:\n      {}\n    became\n      {}",
                    told(here),
                    told(there)
                ));
            }
        }
        if self.mails != other.mails {
            found.push(format!("{:#?}\n    became\n{:#?}", self.mails, other.mails));
        }
        if !other.lost.is_empty() {
            found.push(format!("never came from the bus: {:?}", other.lost));
        }
        found.sort();
        found.dedup();
        found
    }

    /// Takes out all that one message is about, its step's lines and what the team was told of it included.
    pub(crate) fn take(&mut self, message: &str, step: &str) -> About {
        let mut about = About::default();
        let message = self
            .names
            .get(message)
            .map_or(message, String::as_str)
            .to_owned();
        let message = message.as_str();
        let key = format!("M#{message}");
        let mentions = |facts: &BTreeMap<String, Fact>| {
            facts
                .values()
                .any(|fact| matches!(fact, Fact::Text(text) if text == message))
        };
        let mut told = Vec::new();
        self.items.retain(|name, facts| {
            if name.starts_with("P ") {
                return true;
            }
            if name.ends_with(&format!(" {key}")) {
                about.item = facts
                    .iter()
                    .map(|(path, fact)| (path.clone(), shown(Some(fact))))
                    .collect();
                return false;
            }
            if mentions(facts) {
                told.extend(name.split_once(" M#").map(|(_, id)| id.to_owned()));
                return false;
            }
            true
        });
        let own = |id: &str| id == message || told.iter().any(|other| other == id);
        self.items
            .retain(|name, _| !name.strip_prefix("P M#").is_some_and(own));
        let is_of_it = |line: &Line| {
            ["sent", "unknown", "not_sent"].contains(&line.kind.as_str())
                && line.step.as_deref() == Some(step)
        };
        for lines in self.timelines.values_mut() {
            about
                .lines
                .extend(lines.iter().filter(|line| is_of_it(line)).cloned());
            lines.retain(|line| !is_of_it(line));
        }
        self.mails.retain(|mail| {
            if mail.message == message {
                about.left += 1;
            } else if own(&mail.message) {
                about.told.push(mail.clone());
            }
            !own(&mail.message)
        });
        about
    }
}

impl About {
    /// How many lines of a kind there are.
    pub(crate) fn lines_of(&self, kind: &str) -> usize {
        self.lines.iter().filter(|line| line.kind == kind).count()
    }
}

/// A subject may say when something is due: that is compared where it stands.
fn without_times(subject: &str) -> String {
    let words = subject.split(' ').map(|word| {
        let is_number = |part: &str| part.parse::<u8>().is_ok();
        let is_time = word
            .split_once(':')
            .is_some_and(|(hour, minute)| is_number(hour) && is_number(minute));
        if is_time { "H:MM" } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_same(a: Option<&Fact>, b: Option<&Fact>, late: TimeDelta) -> bool {
    match (a, b) {
        (Some(Fact::At(a)), Some(Fact::At(b))) => (TimeDelta::zero()..=late).contains(&(*b - *a)),
        (a, b) => a == b,
    }
}

fn shown(fact: Option<&Fact>) -> String {
    match fact {
        None => "nothing".to_owned(),
        Some(Fact::Text(text)) => text.clone(),
        Some(Fact::At(at)) => format_instant(*at),
    }
}

fn told(lines: &[Line]) -> String {
    let mut lines: Vec<&Line> = lines.iter().collect();
    lines.sort_by_key(|line| line.at);
    let told = lines.iter().map(|line| {
        format!(
            "{} {} by {}: {}",
            format_instant(line.at),
            line.kind,
            line.by,
            line.fact
        )
    });
    told.collect::<Vec<_>>().join("\n      ")
}

fn line(item: &HashMap<String, AttributeValue>, sk: &str) -> Line {
    let mut parts = sk.splitn(3, '#').skip(1);
    let at = parse_instant(parts.next().unwrap()).unwrap();
    let body: Value = serde_json::from_str(&text(item, "body")).unwrap();
    Line {
        at,
        kind: text(item, "kind"),
        by: body["by"].to_string(),
        fact: body.to_string(),
        step: body["step"].as_str().map(str::to_owned),
        // Its id, until the notes are known.
        note: parts.next().map(str::to_owned),
    }
}

fn facts(item: &HashMap<String, AttributeValue>, sk: &str) -> BTreeMap<String, Fact> {
    let mut facts = BTreeMap::new();
    for (name, value) in item {
        let is_untold = UNTOLD
            .iter()
            .any(|(kind, attribute, _)| sk.starts_with(kind) && name == attribute);
        if name == "pk" || name == "sk" || is_untold {
            continue;
        }
        if let AttributeValue::Ss(texts) = value {
            let mut texts = texts.clone();
            texts.sort();
            for (index, one) in texts.iter().enumerate() {
                add(&mut facts, &format!("{name}.{index}"), one);
            }
        } else if let AttributeValue::S(text) = value {
            add(&mut facts, name, text);
        } else if let (AttributeValue::N(seconds), TTL) = (value, name.as_str()) {
            let at = Instant::from_timestamp(seconds.parse().unwrap(), 0).unwrap();
            facts.insert(name.clone(), Fact::At(at));
        } else {
            facts.insert(name.clone(), Fact::Text(format!("{value:?}")));
        }
    }
    facts
}

/// A text: a moment, JSON of ours, or a text.
fn add(facts: &mut BTreeMap<String, Fact>, path: &str, text: &str) {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => flatten(facts, path, &value),
        _ => {
            let fact = parse_instant(text).map_or_else(|_| Fact::Text(text.to_owned()), Fact::At);
            facts.insert(path.to_owned(), fact);
        }
    }
}

/// Whether a number is a moment: how an open lead stands is a list, whose numbers are moments in whole seconds.
fn is_moment(path: &str) -> bool {
    path.strip_prefix("facts.")
        .is_some_and(|place| place.parse::<usize>().is_ok())
}

fn flatten(facts: &mut BTreeMap<String, Fact>, path: &str, value: &Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                flatten(facts, &format!("{path}.{name}"), value);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                flatten(facts, &format!("{path}.{index}"), value);
            }
        }
        Value::String(text) => add(facts, path, text),
        Value::Number(seconds) if is_moment(path) => {
            let at = Instant::from_timestamp(seconds.as_i64().unwrap(), 0).unwrap();
            facts.insert(path.to_owned(), Fact::At(at));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            facts.insert(path.to_owned(), Fact::Text(value.to_string()));
        }
    }
}

fn text(item: &HashMap<String, AttributeValue>, name: &str) -> String {
    let value = item.get(name).and_then(|value| value.as_s().ok());
    value.cloned().unwrap_or_default()
}
