//! What was typed about a person, and what is wrong with it.

use std::collections::BTreeMap;

use followup::ids::PersonId;
use followup::inquiry::{EmailAddress, PhoneNumber};
use followup::policy::{Policy, PolicyFinding};
use followup::team::Role;
use followup::team_file::{PersonEntry, keys_on_line};
use wording::Words;

use crate::fields::PostedFields;

/// The file of which the page changes a person.
pub(super) const TEAM_FILE: &str = "team.toml";
/// The box that is ticked once for each role.
pub(super) const ROLES: &str = "roles";
/// The box of who keeps no other calendar.
pub(super) const FREE: &str = "free_when_open";
/// The fields of one text each, named like the keys of the file.
pub(super) const TEXTS: [&str; 12] = [
    "id", "name", "email", "phone", "weight", "max_open", "deputy", "topics", "sources",
    "products", "speaks", "language",
];
/// Characters of a name at most.
const MAX_NAME_CHARS: usize = 100;

/// What is said of something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EntryFault {
    /// In the words of whoever reads.
    Said(String),
    /// By the check of the policy, which speaks English.
    Checked(String),
}

/// What was typed, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct TypedEntry {
    texts: BTreeMap<&'static str, String>,
    roles: Vec<Role>,
    /// The person keeps no other calendar.
    pub(super) is_free: bool,
    /// What is wrong, by the field that it is about.
    pub(super) wrong: Vec<(&'static str, EntryFault)>,
    /// What is wrong and about no field.
    pub(super) wrong_at_all: Vec<String>,
}

impl TypedEntry {
    /// The form of somebody who joins.
    pub(super) fn nobody() -> Self {
        let texts = [
            ("weight", "1".to_owned()),
            ("max_open", followup::team::DEFAULT_MAX_OPEN.to_string()),
        ];
        Self {
            texts: texts.into(),
            roles: vec![Role::Rep],
            ..Self::default()
        }
    }

    /// The form of somebody as they are, or as they are to be.
    pub(super) fn of(entry: &PersonEntry) -> Self {
        let deputy = entry.deputy.as_ref().map(PersonId::to_string);
        let texts = [
            ("id", entry.id.to_string()),
            ("name", entry.name.clone()),
            ("email", entry.email.clone()),
            ("phone", entry.phone.clone().unwrap_or_default()),
            ("weight", entry.weight.to_string()),
            ("max_open", entry.max_open.to_string()),
            ("deputy", deputy.unwrap_or_default()),
            ("topics", entry.topics.join(", ")),
            ("sources", entry.sources.join(", ")),
            ("products", entry.products.join(", ")),
            ("speaks", entry.speaks.join(", ")),
            ("language", entry.language.clone().unwrap_or_default()),
        ];
        Self {
            texts: texts.into(),
            roles: entry.roles.clone(),
            is_free: entry.free_when_open,
            ..Self::default()
        }
    }

    /// The fields of a post.
    pub(super) fn posted(fields: &PostedFields) -> Self {
        let text = |name: &'static str| (name, fields.get(name).unwrap_or_default().to_owned());
        Self {
            texts: TEXTS.map(text).into(),
            roles: fields.all(ROLES).filter_map(Role::named).collect(),
            is_free: fields.get(FREE).is_some(),
            ..Self::default()
        }
    }

    /// What was typed into a field.
    pub(super) fn text(&self, name: &str) -> &str {
        self.texts.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Whether a role is ticked.
    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// What is wrong with a field.
    pub(super) fn wrong_with(&self, name: &str) -> impl Iterator<Item = &EntryFault> {
        let of_field = self.wrong.iter().filter(move |(field, _)| *field == name);
        of_field.map(|(_, wrong)| wrong)
    }

    fn is_wrong(&mut self, field: &'static str, says: String) {
        self.wrong.push((field, EntryFault::Said(says)));
    }

    /// What is to stand in the file; nothing, when something is wrong, which then stands with its field.
    pub(super) fn entry(
        &mut self,
        words: Words,
        policy: &Policy,
        id: PersonId,
    ) -> Option<PersonEntry> {
        let name: Vec<&str> = self.text("name").split_whitespace().collect();
        let name: String = name.join(" ");
        let email = self.text("email").trim().to_owned();
        let phone = optional(self.text("phone"));
        let numbers = ["weight", "max_open"]
            .map(|field| (field, self.text(field).trim().parse::<u32>().ok()));
        if name.is_empty()
            || name.chars().count() > MAX_NAME_CHARS
            || name.contains(char::is_control)
        {
            self.is_wrong("name", words.team_page_name_wrong());
        }
        if EmailAddress::parse(&email).is_err() {
            self.is_wrong("email", words.team_page_email_wrong());
        }
        let country = &policy.active.company.country_code;
        if phone
            .as_ref()
            .is_some_and(|phone| PhoneNumber::parse(phone, country).is_err())
        {
            self.is_wrong("phone", words.team_page_phone_wrong());
        }
        if self.roles.is_empty() {
            self.is_wrong(ROLES, words.team_page_roles_wrong());
        }
        for (field, number) in numbers {
            if number.is_none() {
                self.is_wrong(field, words.team_page_number_wrong());
            }
        }
        let [Some(weight), Some(max_open)] = numbers.map(|(_, number)| number) else {
            return None;
        };
        self.wrong.is_empty().then(|| PersonEntry {
            id,
            name,
            email,
            phone,
            roles: self.roles.clone(),
            weight,
            max_open,
            deputy: optional(self.text("deputy")).and_then(|id| PersonId::parse(&id).ok()),
            topics: list(self.text("topics")),
            sources: list(self.text("sources")),
            products: list(self.text("products")),
            speaks: list(self.text("speaks")),
            language: optional(self.text("language")),
            free_when_open: self.is_free,
        })
    }

    /// Puts what the check found beside the field that it is about; `person` counts those of the file, and `text` is what the file would be.
    pub(super) fn take_findings(&mut self, findings: &[PolicyFinding], text: &str, person: usize) {
        let keys = [&TEXTS[..], &[ROLES, FREE]].concat();
        for finding in findings {
            let line = finding.line.filter(|_| finding.file == TEAM_FILE);
            let fields = line.map(|line| keys_on_line(text, person, line, &keys));
            match fields.unwrap_or_default().first() {
                Some(field) if finding.proposal.is_empty() => {
                    self.wrong
                        .push((field, EntryFault::Checked(finding.reason.clone())));
                }
                Some(field) => {
                    let says = format!("{} ({})", finding.reason, finding.proposal);
                    self.wrong.push((field, EntryFault::Checked(says)));
                }
                None => self.wrong_at_all.push(finding.to_string()),
            }
        }
    }
}

fn optional(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What stands between commas.
fn list(text: &str) -> Vec<String> {
    text.split(',').filter_map(optional).collect()
}
