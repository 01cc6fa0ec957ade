//! What the tests of decisions share: the shipped policy, inquiries and a way to say a time.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test binary uses its part; a test may fail loudly"
)]

use std::path::Path;
use std::sync::OnceLock;

use calendar::{Instant, parse_instant};
use followup::form::Form;
use followup::ids::{InquiryId, LeadId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::Lead;
use followup::policy::{Policy, PolicyFiles};

/// The files of the shipped policy.
pub(crate) fn shipped() -> PolicyFiles {
    files_of("policy")
}

/// The files of a policy in `infra`.
pub(crate) fn files_of(folder: &str) -> PolicyFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../infra")
        .join(folder);
    let mut sources = PolicyFiles::default();
    for folder in ["", "calendars", "forms", "letters", "templates"] {
        // A company without letters has no folder of them.
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap();
                let name = if folder.is_empty() {
                    name.to_owned()
                } else {
                    format!("{folder}/{name}")
                };
                sources
                    .files
                    .insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    sources
}

/// The shipped policy with a change in one of its files.
pub(crate) fn changed(file: &str, from: &str, to: &str) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replace(from, to);
    sources
}

/// The shipped policy.
pub(crate) fn policy() -> Policy {
    static COMPILED: OnceLock<Policy> = OnceLock::new();
    COMPILED.get_or_init(compiled).clone()
}

fn compiled() -> Policy {
    Policy::compile(&shipped()).unwrap_or_else(|findings| {
        panic!(
            "{}",
            findings
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        )
    })
}

/// A moment.
pub(crate) fn at(text: &str) -> Instant {
    parse_instant(text).unwrap()
}

/// An inquiry by the contact form.
pub(crate) fn inquiry(policy: &Policy, at: Instant, fields: &[(&str, &str)]) -> Inquiry {
    let fields: Vec<(String, String)> = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let form: &Form = &policy.active.forms["contact"];
    form.read(&fields, at, &policy.active.company.country_code)
        .unwrap()
}

/// A lead that has just been accepted.
pub(crate) fn lead(inquiry: &Inquiry, at: Instant) -> Lead {
    Lead::received(
        LeadId::derive(&["lead"]),
        InquiryId::derive(&["inquiry"]),
        inquiry,
        at,
        None,
    )
}

/// Somebody of the team.
pub(crate) fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// A moment by the clock on the office's wall, in New York: `2026-03-02 09:00`.
pub(crate) fn ny(text: &str) -> Instant {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .unwrap()
        .and_local_timezone(chrono_tz::America::New_York)
        .earliest()
        .unwrap()
        .to_utc()
}

/// The same, the other way round.
pub(crate) fn wall(at: Instant) -> String {
    at.with_timezone(&chrono_tz::America::New_York)
        .format("%Y-%m-%d %H:%M")
        .to_string()
}

/// A calendar that never closes.
pub(crate) const ALWAYS: &str = r#"
tz = "America/New_York"
[hours]
mon = [["00:00", "24:00"]]
tue = [["00:00", "24:00"]]
wed = [["00:00", "24:00"]]
thu = [["00:00", "24:00"]]
fri = [["00:00", "24:00"]]
sat = [["00:00", "24:00"]]
sun = [["00:00", "24:00"]]
"#;

/// These files, with an office that never closes.
pub(crate) fn around_the_clock(mut sources: PolicyFiles) -> PolicyFiles {
    let office = sources.files.get_mut("calendars/office.toml").unwrap();
    ALWAYS.clone_into(office);
    sources
}
