//! What a proposed change of the team says: who proposes what, and what would be different.

use followup::ids::PersonId;
use followup::proposal::{PolicyProposal, ProposedChange};
use followup::team::Roster;
use followup::team_file::{PersonEntry, TeamEdit};

use crate::Words;
use crate::label;

/// Something that the page of the team changes of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryField {
    /// Their name.
    Name,
    /// Where tasks go.
    Email,
    /// A number that leads may call.
    Phone,
    /// What they do.
    Roles,
    /// Their share of new leads.
    Weight,
    /// How many leads they have at most.
    MaxOpen,
    /// Who stands in for them.
    Deputy,
    /// The topics that they take.
    Topics,
    /// The sources that they take.
    Sources,
    /// The products that they take.
    Products,
    /// The languages that they speak with leads.
    Speaks,
    /// The language that they read.
    Language,
    /// Whether they keep no other calendar.
    FreeWhenOpen,
}

impl EntryField {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Roles,
        Self::Weight,
        Self::MaxOpen,
        Self::Deputy,
        Self::Topics,
        Self::Sources,
        Self::Products,
        Self::Speaks,
        Self::Language,
        Self::FreeWhenOpen,
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self, words: Words) -> String {
        match self {
            Self::Name => words.team_page_name(),
            Self::Email => words.team_page_email(),
            Self::Phone => words.team_page_phone(),
            Self::Roles => words.team_page_roles(),
            Self::Weight => words.team_page_weight(),
            Self::MaxOpen => words.team_page_max_open(),
            Self::Deputy => words.team_page_deputy(),
            Self::Topics => words.team_page_topics(),
            Self::Sources => words.team_page_sources(),
            Self::Products => words.team_page_products(),
            Self::Speaks => words.team_page_speaks(),
            Self::Language => words.team_page_language(),
            Self::FreeWhenOpen => words.team_page_free(),
        }
    }

    /// What it is of somebody; empty, where nothing is said.
    #[must_use]
    pub fn value(self, words: Words, roster: &Roster, entry: &PersonEntry) -> String {
        match self {
            Self::Name => entry.name.clone(),
            Self::Email => entry.email.clone(),
            Self::Phone => entry.phone.clone().unwrap_or_default(),
            Self::Roles => {
                let roles = entry.roles.iter().map(|role| label::role(words, *role));
                roles.collect::<Vec<_>>().join(", ")
            }
            Self::Weight => entry.weight.to_string(),
            Self::MaxOpen => entry.max_open.to_string(),
            Self::Deputy => {
                let deputy = entry.deputy.as_ref();
                deputy.map(|id| name(roster, id)).unwrap_or_default()
            }
            Self::Topics => entry.topics.join(", "),
            Self::Sources => entry.sources.join(", "),
            Self::Products => entry.products.join(", "),
            Self::Speaks => entry.speaks.join(", "),
            Self::Language => entry.language.clone().unwrap_or_default(),
            Self::FreeWhenOpen if entry.free_when_open => words.proposal_yes(),
            Self::FreeWhenOpen => words.proposal_no(),
        }
    }
}

/// What somebody is called; by their short name, once they have left.
fn name(roster: &Roster, id: &PersonId) -> String {
    let person = roster.get(id).map(|person| person.name.clone());
    person.unwrap_or_else(|| id.to_string())
}

/// Who proposes what, in a few words.
///
/// ```
/// use followup::ids::{PersonId, PolicyVersion};
/// use followup::team::Roster;
/// use followup::team_file::TeamEdit;
/// use followup::proposal::PolicyProposal;
/// use wording::{Words, team_change::headline};
///
/// let nobody = Roster { people: Vec::new().into() };
/// let (sam, morgan) = (PersonId::parse("sam")?, PersonId::parse("morgan")?);
/// let at = "2026-03-02T15:00:00Z".parse().unwrap();
/// let proposal = PolicyProposal::new(&morgan, at, &PolicyVersion::derive(&["one"]), TeamEdit::Remove(sam));
/// assert_eq!(headline(Words::default(), &nobody, &proposal), "morgan proposes: sam leaves the team");
/// # Ok::<(), followup::ids::InvalidId>(())
/// ```
#[must_use]
pub fn headline(words: Words, roster: &Roster, proposal: &PolicyProposal) -> String {
    let by = name(roster, &proposal.by);
    let edit = match &proposal.what {
        ProposedChange::InForce(version) => {
            return words.proposal_in_force(&by, version.as_str());
        }
        ProposedChange::Team(edit) => edit,
    };
    match edit {
        TeamEdit::Add(entry) => words.proposal_joins(&by, &entry.name),
        TeamEdit::Change(entry) => words.proposal_changes(&by, &name(roster, &entry.id)),
        TeamEdit::Remove(id) => words.proposal_leaves(&by, &name(roster, id)),
    }
}

/// What would be different from what holds now, a sentence each.
#[must_use]
pub fn differences(words: Words, roster: &Roster, what: &ProposedChange) -> Vec<String> {
    let edit = match what {
        ProposedChange::InForce(_) => return vec![words.policy_activate_says()],
        ProposedChange::Team(edit) => edit,
    };
    let entry = match edit {
        TeamEdit::Add(entry) | TeamEdit::Change(entry) => entry,
        TeamEdit::Remove(id) => return vec![words.team_page_leaves_detail(&name(roster, id))],
    };
    let before = roster.get(&entry.id).map(PersonEntry::of);
    let said = EntryField::ALL.into_iter().filter_map(|field| {
        let (what, is) = (field.label(words), field.value(words, roster, entry));
        let was = before.as_ref();
        let was = was.map(|before| field.value(words, roster, before));
        match was.filter(|was| !was.is_empty()) {
            Some(was) if was == is => None,
            Some(was) if is.is_empty() => Some(words.proposal_is_no_more(&was, &what)),
            Some(was) => Some(words.proposal_is_and_was(&is, &was, &what)),
            None => (!is.is_empty()).then(|| words.proposal_is(&is, &what)),
        }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return vec![words.proposal_same()];
    }
    said
}
