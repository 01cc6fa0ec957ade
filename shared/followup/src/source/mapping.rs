//! Which words of somebody else's JSON become which field of a form.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json_path::JsonPath;

/// Inquiries that one delivery may bring: each is a write, and the sender waits. Whoever brings more is told so, and nothing of it is taken.
pub const MAX_PARTS: usize = 200;
/// Texts that one path may find.
const MAX_FOUND: usize = 64;

/// A path into JSON (RFC 9535): `$.answers[?@.field.ref == 'email'].email`.
///
/// It is checked when the policy is, and read when something came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath(String);

/// Why a text is no path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{path}\" is no path: {reason}")]
pub struct PathFault {
    path: String,
    reason: String,
}

impl FieldPath {
    /// The path that a file names; whether it is one, says [`FieldPath::check`].
    pub(super) fn named(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether it is a path.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self) -> Result<(), PathFault> {
        self.read().map(drop)
    }

    fn read(&self) -> Result<JsonPath, PathFault> {
        JsonPath::parse(&self.0).map_err(|error| PathFault {
            path: self.0.clone(),
            reason: error.to_string(),
        })
    }

    /// What it finds, in the order of the text.
    #[must_use]
    pub fn find<'a>(&self, within: &'a Value) -> Vec<&'a Value> {
        match self.read() {
            Ok(path) => path.query(within).all(),
            // The policy was checked: a path that is none finds nothing.
            Err(_) => Vec::new(),
        }
    }

    /// What it finds as one text: several are a list, and what is no text, number or yes and no is none.
    #[must_use]
    pub fn text(&self, within: &Value) -> Option<String> {
        let mut texts = Vec::new();
        for value in self.find(within) {
            gather(value, &mut texts);
        }
        texts.truncate(MAX_FOUND);
        (!texts.is_empty()).then(|| texts.join(", "))
    }
}

/// The texts of a value; of a list, those in it.
fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.extend((!text.trim().is_empty()).then(|| text.clone())),
        Value::Number(number) => texts.push(number.to_string()),
        Value::Bool(truth) => texts.push(truth.to_string()),
        Value::Array(values) => {
            let scalars = values.iter().filter(|value| !value.is_array());
            scalars.take(MAX_FOUND).for_each(|one| gather(one, texts));
        }
        Value::Null | Value::Object(_) => {}
    }
}

/// What a field of the form is filled in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Always the same: what is said of everybody who comes from there.
    Fixed(String),
    /// What the paths find, one after the other: a first name and a last name are a name.
    Found(Vec<FieldPath>),
}

impl FieldValue {
    /// The value within what came.
    #[must_use]
    pub fn of(&self, came: &Value) -> Option<String> {
        match self {
            Self::Fixed(text) => Some(text.clone()),
            Self::Found(paths) => {
                let found: Vec<String> = paths.iter().filter_map(|path| path.text(came)).collect();
                (!found.is_empty()).then(|| found.join(" "))
            }
        }
    }
}

/// What a delivery must say to be one that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Where it says it.
    pub path: FieldPath,
    /// One of these; anything, if there are none.
    pub any_of: Vec<String>,
    /// None of these.
    pub none_of: Vec<String>,
}

impl Wanted {
    pub(super) fn is_met(&self, came: &Value) -> bool {
        let said = self.path.text(came);
        let is_any = |of: &[String]| said.as_ref().is_some_and(|said| of.contains(said));
        (self.any_of.is_empty() || is_any(&self.any_of)) && !is_any(&self.none_of)
    }
}

/// Which of a source's words become what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Where the inquiries of a delivery are; the whole is one, if absent.
    pub each: Option<FieldPath>,
    /// What is taken: all, if there is nothing here. Everything else is left alone.
    pub only: Vec<Wanted>,
    /// By what one is recognised when it is brought again.
    pub event_id: Option<FieldPath>,
    /// The name that another system has for them.
    pub external_id: Option<FieldPath>,
    /// The fields of the form, by name.
    pub fields: BTreeMap<String, FieldValue>,
}

impl Mapping {
    /// The inquiries of a delivery, those that are not wanted left out; of too many, one more than [`MAX_PARTS`].
    ///
    /// ```
    /// use followup::source::Mapping;
    /// let came = serde_json::json!({"event": "call.missed"});
    /// assert_eq!(Mapping::default().parts(&came), [&came]);
    /// ```
    #[must_use]
    pub fn parts<'a>(&self, came: &'a Value) -> Vec<&'a Value> {
        let all = match &self.each {
            Some(path) => path.find(came),
            None => vec![came],
        };
        let wanted = |part: &&Value| self.only.iter().all(|wanted| wanted.is_met(part));
        all.into_iter().filter(wanted).take(MAX_PARTS + 1).collect()
    }

    /// Whether a delivery holds what this mapping can say something of: one without a single part is another kind of message.
    #[must_use]
    pub fn is_known(&self, came: &Value) -> bool {
        self.each
            .as_ref()
            .is_none_or(|path| !path.find(came).is_empty())
    }

    /// The fields of the form, as a person would have filled them in.
    #[must_use]
    pub fn filled(&self, part: &Value) -> Vec<(String, String)> {
        let filled = self.fields.iter();
        filled
            .filter_map(|(name, value)| Some((name.clone(), value.of(part)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(path: &str, came: &Value) -> Option<String> {
        FieldPath::named(path).text(came)
    }

    #[test]
    fn the_answer_whose_name_is_known_is_found_among_others() {
        let came = json!({"answers": [
            {"field": {"ref": "name"}, "text": "Ana"},
            {"field": {"ref": "email"}, "email": "ana@example.org"},
        ]});
        let path = "$.answers[?@.field.ref == 'email'].email";
        assert_eq!(found(path, &came).as_deref(), Some("ana@example.org"));
        assert_eq!(found("$.answers[?@.field.ref == 'fax'].text", &came), None);
    }

    #[test]
    fn a_list_is_one_text_and_what_says_nothing_is_none() {
        let came = json!({"values": ["a", 2, true, null, {"b": 1}], "empty": " ", "none": null});
        assert_eq!(found("$.values", &came).as_deref(), Some("a, 2, true"));
        assert_eq!(found("$.values[0:2]", &came).as_deref(), Some("a, 2"));
        assert_eq!(found("$.empty", &came), None);
        assert_eq!(found("$.none", &came), None);
        let both = FieldValue::Found(vec![
            FieldPath::named("$.values[0]"),
            FieldPath::named("$.none"),
            FieldPath::named("$.values[1]"),
        ]);
        assert_eq!(both.of(&came).as_deref(), Some("a 2"));
    }

    #[test]
    fn what_is_not_wanted_is_left_out_of_a_delivery_of_several() {
        let mapping = Mapping {
            each: Some(FieldPath::named("$.events[*]")),
            only: vec![Wanted {
                path: FieldPath::named("$.kind"),
                any_of: vec!["missed".to_owned()],
                none_of: Vec::new(),
            }],
            ..Mapping::default()
        };
        let came = json!({"events": [{"kind": "missed", "n": 1}, {"kind": "answered"}, {"n": 3}]});
        assert_eq!(mapping.parts(&came), [&came["events"][0]]);
        let but_for = Mapping {
            only: vec![Wanted {
                path: FieldPath::named("$.kind"),
                any_of: Vec::new(),
                none_of: vec!["answered".to_owned()],
            }],
            ..mapping.clone()
        };
        let both = [&came["events"][0], &came["events"][2]];
        assert_eq!(but_for.parts(&came), both);
        assert!(mapping.is_known(&came));
        assert!(!mapping.is_known(&json!({"test": true})));
    }

    #[test]
    fn of_too_many_inquiries_one_more_than_may_come_is_found() {
        let mapping = Mapping {
            each: Some(FieldPath::named("$[*]")),
            ..Mapping::default()
        };
        let brings = |count: usize| mapping.parts(&json!(vec![1; count])).len();
        assert_eq!(brings(MAX_PARTS), MAX_PARTS);
        assert_eq!(brings(MAX_PARTS + 1), MAX_PARTS + 1);
        assert_eq!(brings(MAX_PARTS + 2), MAX_PARTS + 1);
    }

    #[test]
    fn what_is_no_path_says_why() {
        let fault = FieldPath::named("$.a[").check().unwrap_err().to_string();
        assert!(fault.starts_with("\"$.a[\" is no path: "), "{fault}");
        assert!(FieldPath::named("a.b").check().is_err());
    }
}
