//! What became of everything that was answered, in a local AWS that was killed again and again.

use std::collections::{BTreeMap, BTreeSet};

use calendar::parse_instant;
use serde_json::Value;

use crate::kill::Accepted;
use crate::up::{Up, advance, agent};

/// Hours until a morning of the office has come, a weekend and more.
const MAX_HOURS: usize = 96;
/// Why an acknowledgement may be skipped: it lapsed while nothing ran, or the same person had one that day.
const LAPSED: &str = "too_late";
const REPEAT: &str = "acknowledged";

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Leads of the forms that were answered.
    pub(crate) leads: usize,
    /// Acknowledgements by the state that they ended in.
    pub(crate) acknowledgements: BTreeMap<String, usize>,
    /// Lead and message of every mail of which nobody knows whether it left.
    pub(crate) undecided: Vec<(String, String)>,
}

/// Everything that was answered is there, nothing was said twice, and what was in flight ended as sent or as something
/// that a person decides.
pub(crate) fn accounted_for(up: &Up, accepted: &[Accepted]) -> Found {
    let now = up.get("/local/clock")["now"].as_str().unwrap().to_owned();
    let mails = up.get("/local/mail.json");
    let left = left_once(&mails);
    // A form is told a name of its own, which leads to the lead that its inquiry joined.
    let mut leads: BTreeMap<String, Value> = BTreeMap::new();
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    for id in accepted.iter().map(|form| form.lead.as_str()) {
        if !told.contains_key(id) {
            let view = up.get(&format!("/local/leads/{id}.json"));
            let lead = view["lead"].as_str().unwrap().to_owned();
            told.insert(id, lead.clone());
            leads.insert(lead, view);
        }
    }
    let mut found = Found {
        leads: leads.len(),
        ..Found::default()
    };
    for (id, lead) in &leads {
        assert!(lead["owner"].is_string(), "nobody has {id}: {lead:#}");
        assert!(lead["due_at"].is_string(), "{id} waits for nothing");
        found.add_messages(&now, id, lead, &left);
    }
    for form in accepted {
        is_with_its_lead_once(form, &leads[&told[form.lead.as_str()]]);
    }
    let all = up.get("/local/leads.json").as_array().unwrap().len();
    let addresses: BTreeSet<&str> = accepted.iter().map(|form| form.email.as_str()).collect();
    // The last one may have been accepted without hearing of it.
    assert!(
        (leads.len()..=leads.len() + 1).contains(&all),
        "{all} leads of {} people",
        addresses.len()
    );
    assert_eq!(leads.len(), addresses.len());
    found
}

/// How often each message left: once, and nobody got the same words twice.
fn left_once(mails: &Value) -> BTreeMap<&str, usize> {
    let mut by_message: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_words: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for mail in to_leads(mails) {
        let text = |name: &str| mail[name].as_str().unwrap();
        *by_message.entry(text("message")).or_default() += 1;
        let to = mail["to"][0].as_str().unwrap();
        *by_words.entry((to, text("text"))).or_default() += 1;
    }
    let twice: Vec<_> = by_message.iter().filter(|(_, left)| **left > 1).collect();
    assert!(twice.is_empty(), "messages that left twice: {twice:?}");
    let twice: Vec<_> = by_words.iter().filter(|(_, left)| **left > 1).collect();
    assert!(twice.is_empty(), "words that came twice: {twice:?}");
    by_message
}

impl Found {
    /// Counts the messages of a lead, each of which ended well. `left`: how often each message is in the mailbox.
    fn add_messages(&mut self, now: &str, id: &str, lead: &Value, left: &BTreeMap<&str, usize>) {
        let mut acknowledged = 0;
        for message in lead["messages"].as_array().unwrap() {
            let what = message["id"].as_str().unwrap();
            ended_well(now, lead, message, left.get(what).copied().unwrap_or(0));
            let state = message["state"].as_str().unwrap();
            if state == "held" || state == "unknown" {
                self.undecided.push((id.to_owned(), what.to_owned()));
            }
            if message["step"] == "acknowledgement" {
                let because = &message["why"]["because"];
                let (end, is_answer) = match state {
                    "skipped" if *because == REPEAT => ("skipped, a repeat", false),
                    "skipped" => ("skipped, lapsed", true),
                    state => (state, ["sent", "held", "unknown"].contains(&state)),
                };
                *self.acknowledgements.entry(end.to_owned()).or_default() += 1;
                // Each person has one answer, or a person has it in hand.
                acknowledged += usize::from(is_answer);
            }
        }
        assert!(acknowledged >= 1, "{id} was not acknowledged: {lead:#}");
    }
}

fn is_with_its_lead_once(form: &Accepted, lead: &Value) {
    let asked = lead["inquiries"].as_array().unwrap();
    let same = asked
        .iter()
        .filter(|inquiry| inquiry["message"] == form.text.as_str());
    assert_eq!(same.count(), 1, "{:?} is with its lead so often", form.text);
}

/// A message ended as it may. `left`: how often it is in the mailbox.
fn ended_well(now: &str, lead: &Value, message: &Value, left: usize) {
    let lines = lead["timeline"].as_array().unwrap();
    let step = message["step"].as_str().unwrap();
    let is_noted = |kind: &str| {
        lines
            .iter()
            .any(|line| line["kind"] == kind && line["step"] == step)
    };
    let is_later = || message["due_at"].as_str().unwrap() > now;
    match message["state"].as_str().unwrap() {
        "sent" => assert_eq!(left, 1, "it says sent: {message:#}"),
        // It may have left: whoever decides is told so.
        "held" => assert!(is_noted("not_sent") && is_noted("unknown"), "{lead:#}"),
        "unknown" => assert!(is_noted("unknown") && is_later(), "{message:#}"),
        "skipped" => {
            assert_eq!(left, 0, "it says skipped: {message:#}");
            let because = message["why"]["because"].as_str().unwrap();
            assert!([LAPSED, REPEAT].contains(&because), "{message:#}");
            assert!(is_noted("not_sent"), "{lead:#}");
        }
        "dropped" => assert_eq!(left, 0, "it says dropped: {message:#}"),
        "pending" => {
            assert_eq!(left, 0, "it says pending: {message:#}");
            assert!(is_later(), "it should have left: {message:#}");
        }
        state => panic!("{state} for an hour: {message:#}"),
    }
}

/// What nobody knows the end of is on the list that the manager gets at the next opening, each with its buttons.
pub(crate) fn are_on_the_managers_list(up: &Up, undecided: &[(String, String)]) {
    let before = parse_instant(up.get("/local/clock")["now"].as_str().unwrap()).unwrap();
    for _ in 0..MAX_HOURS {
        let mails = up.get("/local/mail.json");
        let lists: Vec<&str> = mails
            .as_array()
            .unwrap()
            .iter()
            .filter(|mail| mail["to"][0].as_str().unwrap().starts_with("morgan@"))
            .filter(|mail| mail["subject"].as_str().unwrap().starts_with("Today, "))
            .filter(|mail| parse_instant(mail["at"].as_str().unwrap()).unwrap() > before)
            .map(|mail| mail["html"].as_str().unwrap())
            .collect();
        if let [list, ..] = lists.as_slice() {
            for (lead, message) in undecided {
                let button = format!("/m/m.{lead}.morgan.{message}.");
                assert!(list.contains(&button), "{message} of {lead} is on no list");
            }
            return;
        }
        assert!(advance(&agent(), &up.base, "1h"));
    }
    panic!("no list in {MAX_HOURS} hours");
}

/// The mails to people who asked.
pub(crate) fn to_leads(mails: &Value) -> impl Iterator<Item = &Value> {
    mails.as_array().unwrap().iter().filter(|mail| {
        mail["to"][0]
            .as_str()
            .unwrap()
            .ends_with("@customer.example")
    })
}
