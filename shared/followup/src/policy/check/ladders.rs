//! Every ladder of a policy with its place in the file, and the rules by which an inquiry gets one of its own.

use super::choices::{choices, not_offered};
use super::finding::Checked;
use crate::form::MapsTo;
use crate::ids::PersonId;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::policy::ladder::{EscalationPolicy, LadderRule};
use crate::written::PathStep;
use crate::written::PathStep::{Item, Key};

/// Rules at most: who asks why somebody is due then has to read them all.
const MAX_LADDERS: usize = 12;

/// A ladder, how a finding names it, and where it stands.
pub(super) struct NamedLadder<'a> {
    pub(super) name: String,
    pub(super) way: Vec<PathStep<'static>>,
    pub(super) ladder: &'a EscalationPolicy,
}

/// The ladders of a policy, those of rules behind the common ones.
pub(super) fn ladders(policy: &Policy) -> Vec<NamedLadder<'_>> {
    let clocks = &policy.rules.clocks;
    let common = [
        ("first_touch", &clocks.first_touch),
        ("week", &clocks.week),
        ("answer", &clocks.answer),
        ("next_step", &clocks.next_step),
    ];
    let common = common.into_iter().map(|(key, ladder)| NamedLadder {
        name: format!("clocks.{key}"),
        way: vec![Key("clocks"), Key(key)],
        ladder,
    });
    let rules = clocks.by.iter().enumerate();
    let of_rules = rules.map(|(index, rule)| NamedLadder {
        name: format!("clocks.by \"{}\"", rule.name),
        way: vec![Key("clocks"), Key("by"), Item(index), Key("first_touch")],
        ladder: &rule.first_touch,
    });
    common.chain(of_rules).collect()
}

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let rules = &checked.policy.rules.clocks.by;
    let mut findings = Vec::new();
    if rules.len() > MAX_LADDERS {
        findings.push(checked.in_policy(
            &[Key("clocks"), Key("by"), Item(MAX_LADDERS)],
            format!("clocks.by has {} rules", rules.len()),
            format!("at most {MAX_LADDERS}"),
        ));
    }
    for (index, rule) in rules.iter().enumerate() {
        let one = CheckedLadder {
            checked,
            index,
            rule,
        };
        findings.extend(one.name(&rules[..index]));
        findings.extend(one.condition());
        findings.extend(one.forms());
        findings.extend(one.topics());
        findings.extend(
            rules[..index]
                .iter()
                .find_map(|earlier| one.beside(earlier)),
        );
    }
    findings
}

/// A rule, and its place.
struct CheckedLadder<'a> {
    checked: &'a Checked<'a>,
    index: usize,
    rule: &'a LadderRule,
}

impl CheckedLadder<'_> {
    fn finding(&self, key: &str, reason: &str, proposal: impl Into<String>) -> PolicyFinding {
        let way = [Key("clocks"), Key("by"), Item(self.index), Key(key)];
        let reason = format!("clocks.by \"{}\" {reason}", self.rule.name);
        self.checked.in_policy(&way, reason, proposal)
    }

    fn name(&self, earlier: &[LadderRule]) -> Option<PolicyFinding> {
        let name = &self.rule.name;
        if PersonId::parse(name).is_err() {
            let reason = "has a name that a timeline cannot show";
            return Some(self.finding("name", reason, "a-z, 0-9 and _"));
        }
        let is_taken = earlier.iter().any(|one| one.name == *name);
        is_taken.then(|| self.finding("name", "has the name of another rule", "one name each"))
    }

    fn condition(&self) -> Option<PolicyFinding> {
        let rule = self.rule;
        let has_none =
            rule.forms.is_empty() && rule.topics.is_empty() && rule.from_points.is_none();
        has_none.then(|| {
            let reason = "holds for every inquiry, so that clocks.first_touch never does";
            let proposal = "forms = [..], topics = [..] or from_points = N; or write its ladder as clocks.first_touch";
            self.finding("name", reason, proposal)
        })
    }

    fn forms(&self) -> Option<PolicyFinding> {
        let forms = &self.checked.policy.active.forms;
        let known: Vec<&str> = forms.keys().map(String::as_str).collect();
        let unknown = not_offered(&self.rule.forms, &known)?;
        // One that could not be read has its own finding.
        if self.checked.has_file(&format!("forms/{unknown}.toml")) {
            return None;
        }
        let reason = format!("names the form \"{unknown}\", which is not there");
        Some(self.finding("forms", &reason, format!("one of {}", known.join(", "))))
    }

    fn topics(&self) -> Option<PolicyFinding> {
        let policy = self.checked.policy;
        let mut offered = choices(policy, |field| field.maps_to == MapsTo::Topic)?;
        offered.sort_unstable();
        offered.dedup();
        let unknown = not_offered(&self.rule.topics, &offered)?;
        let reason = format!("names the topic \"{unknown}\", which no form offers");
        Some(self.finding("topics", &reason, format!("one of {}", offered.join(", "))))
    }

    /// What is wrong with this rule behind an earlier one: it is never reached, or both hold for some and neither is the narrower.
    fn beside(&self, earlier: &LadderRule) -> Option<PolicyFinding> {
        let (later, name) = (self.rule, &earlier.name);
        if covers(earlier, later) {
            let reason = format!("is never reached: \"{name}\" holds wherever it does");
            let proposal = format!("put it before \"{name}\", or take it out");
            return Some(self.finding("name", &reason, proposal));
        }
        let meet = meet(&earlier.forms, &later.forms) && meet(&earlier.topics, &later.topics);
        (meet && !covers(later, earlier)).then(|| {
            let reason = format!(
                "and \"{name}\" both hold for some inquiries, and neither is the narrower: which of the two is meant?"
            );
            let proposal = format!(
                "what \"{name}\" names, too (forms, topics, from_points), and put the narrower first"
            );
            self.finding("name", &reason, proposal)
        })
    }
}

/// Whether a rule holds wherever another does.
fn covers(wide: &LadderRule, narrow: &LadderRule) -> bool {
    let all = |wide: &[String], narrow: &[String]| {
        let has = |one: &String| wide.iter().any(|other| other.eq_ignore_ascii_case(one));
        wide.is_empty() || !narrow.is_empty() && narrow.iter().all(has)
    };
    let points = match (wide.from_points, narrow.from_points) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => wide <= narrow,
    };
    all(&wide.forms, &narrow.forms) && all(&wide.topics, &narrow.topics) && points
}

/// Whether something is named by both of two lists, of which an empty one names all.
fn meet(one: &[String], other: &[String]) -> bool {
    let has = |name: &String| other.iter().any(|two| two.eq_ignore_ascii_case(name));
    one.is_empty() || other.is_empty() || one.iter().any(has)
}
