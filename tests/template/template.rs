//! `infra/template.yaml`, read far enough to compare it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_yaml_ng::Value;

/// The functions, by the names of their crates.
pub(crate) const FUNCTIONS: [&str; 5] = ["intake", "sweep", "send", "inbound", "desk"];

/// What the test puts for parameters and for what only a deployment knows.
pub(crate) const NAMES: [(&str, &str); 9] = [
    ("${AWS::Partition}", "aws"),
    ("${AWS::Region}", "us-east-1"),
    ("${AWS::AccountId}", "000000000000"),
    ("${AWS::StackName}", "baton"),
    ("${Name}", "baton"),
    ("${SenderDomain}", "example.com"),
    ("${ConfigurationSet}", "baton"),
    ("${Bus}", "baton"),
    ("${ReceivedMail.Arn}", "arn:aws:s3:::baton-received-mail"),
];

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) struct Template(Value);

impl Template {
    pub(crate) fn read() -> Self {
        let text = std::fs::read_to_string(root().join("infra/template.yaml")).unwrap();
        Self(serde_yaml_ng::from_str(&text).unwrap())
    }

    /// What stands under these names, one below the other.
    pub(crate) fn at(&self, path: &[&str]) -> &Value {
        path.iter().fold(&self.0, |value, name| {
            let found = plain(value).get(*name);
            found.unwrap_or_else(|| panic!("there is no {name} in {path:?}"))
        })
    }

    /// The properties of the resources of a type, by their names.
    pub(crate) fn all(&self, kind: &str) -> BTreeMap<&str, &Value> {
        self.at(&["Resources"])
            .as_mapping()
            .unwrap()
            .iter()
            .filter(|(_, resource)| resource["Type"] == kind)
            .map(|(name, resource)| (name.as_str().unwrap(), &resource["Properties"]))
            .collect()
    }

    /// The statements of a function's role, those included that a parameter adds.
    pub(crate) fn statements(&self, function: &str) -> Vec<&Value> {
        let role = format!("{}Role", capitalised(function));
        let policies = self.at(&["Resources", &role, "Properties", "Policies"]);
        let mut all = Vec::new();
        for policy in policies.as_sequence().unwrap() {
            let statements = policy["PolicyDocument"]["Statement"].as_sequence().unwrap();
            all.extend(statements.iter().map(|one| match one.get("Fn::If") {
                Some(either) => &either[1],
                None => one,
            }));
        }
        all
    }
}

/// The name of a function's resource.
pub(crate) fn capitalised(function: &str) -> String {
    format!("{}{}", function[..1].to_uppercase(), &function[1..])
}

/// A value without its tag.
pub(crate) fn plain(value: &Value) -> &Value {
    match value {
        Value::Tagged(tagged) => &tagged.value,
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Sequence(_)
        | Value::Mapping(_) => value,
    }
}

/// The tag of a value: `Sub`, `Ref`.
pub(crate) fn tag(value: &Value) -> Option<String> {
    match value {
        Value::Tagged(tagged) => Some(tagged.tag.to_string().trim_start_matches('!').to_owned()),
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Sequence(_)
        | Value::Mapping(_) => None,
    }
}

/// One value, or each of several.
pub(crate) fn each(value: &Value) -> Vec<&Value> {
    match value.as_sequence() {
        Some(values) => values.iter().collect(),
        None => vec![value],
    }
}

/// The texts of one value, or of several.
pub(crate) fn texts(value: &Value) -> BTreeSet<String> {
    each(value)
        .into_iter()
        .map(|value| plain(value).as_str().unwrap().to_owned())
        .collect()
}

/// A text with the names put in.
pub(crate) fn filled(text: &str) -> String {
    NAMES.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(name, value)
    })
}
