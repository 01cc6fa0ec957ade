//! A source fills in a form: what the form asks of people, the source has to say, too.

use super::choices::no_choice;
use super::finding::{Checked, finding};
use crate::form::{Field, FieldKind, Form};
use crate::policy::files::{PolicyFinding, SOURCES, TOML};
use crate::source::{FieldValue, Mapping, Source};
use crate::written::PathStep::{self, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let active = &checked.policy.active;
    let mut found = Vec::new();
    for source in active.inlets.values() {
        // What a CRM tells fills in no form.
        let Some(rule) = source.inquiry() else {
            continue;
        };
        let inlet = Inlet {
            checked,
            source,
            mapping: &rule.mapping,
        };
        match active.forms.get(&rule.form) {
            Some(form) => inlet.fills_in(form, &mut found),
            // A form that is there and could not be read has its own finding.
            None if checked.has_file(&format!("forms/{}.toml", rule.form)) => {}
            None => {
                let names: Vec<&str> = active.forms.keys().map(String::as_str).collect();
                found.push(inlet.finding(
                    &[Key("form")],
                    format!("there is no form \"{}\"", rule.form),
                    format!("one of {}", names.join(", ")),
                ));
            }
        }
    }
    found
}

/// A source that is checked.
struct Inlet<'a> {
    checked: &'a Checked<'a>,
    source: &'a Source,
    mapping: &'a Mapping,
}

impl Inlet<'_> {
    fn finding(
        &self,
        way: &[PathStep<'_>],
        reason: String,
        proposal: impl Into<String>,
    ) -> PolicyFinding {
        let file = format!("{SOURCES}/{}{TOML}", self.source.name);
        finding(self.checked.sources, &file, way, reason, proposal)
    }

    fn fills_in(&self, form: &Form, found: &mut Vec<PolicyFinding>) {
        self.asks_for(form, self.mapping, found);
        for (name, value) in &self.mapping.fields {
            if let Some(field) = form.field(name) {
                found.extend(self.suits(field, value));
            }
        }
    }

    /// What the form asks for, and nothing of the source says.
    fn asks_for(&self, form: &Form, mapping: &Mapping, found: &mut Vec<PolicyFinding>) {
        let says = |name: &str| mapping.fields.contains_key(name);
        let required = form.fields.iter().filter(|field| field.required);
        for field in required.filter(|field| !says(&field.name)) {
            let name = &field.name;
            found.push(self.finding(
                &[Key("fields")],
                format!(
                    "the form {} asks for {name}, and nothing gives it",
                    form.name
                ),
                format!("{name} = \"$.path.to.it\", or a text that is true of everybody"),
            ));
        }
        for group in &form.required_one_of {
            if !group.iter().any(|name| says(name)) {
                let one_of = group.join(" or ");
                found.push(self.finding(
                    &[Key("fields")],
                    format!(
                        "the form {} asks for {one_of}, and nothing gives it",
                        form.name
                    ),
                    format!(
                        "{} = \"$.path.to.it\"",
                        group.first().map_or("", String::as_str)
                    ),
                ));
            }
        }
    }

    /// Whether a field of the form can be filled in so.
    fn suits(&self, field: &Field, value: &FieldValue) -> Option<PolicyFinding> {
        let name = field.name.as_str();
        let way = [Key("fields"), Key(name)];
        if field.kind == FieldKind::Honeypot {
            let reason = format!("{name} is a field that nobody fills in");
            return Some(self.finding(&way, reason, "leave it out"));
        }
        let FieldValue::Fixed(text) = value else {
            return None;
        };
        let (reason, proposal) = no_choice(field, text)?;
        Some(self.finding(&way, reason, proposal))
    }
}
