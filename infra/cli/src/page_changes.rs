//! What whoever leads the team changed on its page, and a policy would undo that is pushed, put in force or started with.

use calendar::format_instant;
use cloud::table::policy::UndoneByPolicy;

/// What a policy would undo, as the command says it.
#[derive(Debug)]
pub struct Undone(pub(crate) UndoneByPolicy);

impl std::fmt::Display for Undone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for change in &self.0.by_page {
            let at = format_instant(change.at);
            writeln!(f, "{} changed the team on its page at {at}", change.by)?;
        }
        let people = self.0.people.iter().map(|person| person.id.as_str());
        let people: Vec<&str> = people.collect();
        write!(f, "this policy would undo it, for {}", people.join(", "))
    }
}
