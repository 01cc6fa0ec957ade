//! A change of `team.toml` that nobody makes by hand: what is not changed, its order and its comments stay as they were written.

use serde::{Deserialize, Serialize};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::ids::PersonId;
use crate::language::Language;
use crate::team::{DEFAULT_MAX_OPEN, Person, Role, Roster};
use crate::written::PathStep::{self, Item as Nth, Key};
use crate::written::line;

/// The list of everybody in the file.
const PEOPLE: &str = "people";
/// Share of new leads of somebody of whom the file does not say it.
const DEFAULT_WEIGHT: u32 = 1;

/// What the file is to say of a person. What is not named here stays as it is: territories, calendars, addresses for bookings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEntry {
    /// Their short name.
    pub id: PersonId,
    /// The name that leads see.
    pub name: String,
    /// Where tasks and notices go.
    pub email: String,
    /// A number that a lead may call.
    pub phone: Option<String>,
    /// What the person does.
    pub roles: Vec<Role>,
    /// Share of new leads against the others.
    pub weight: u32,
    /// Open leads at most.
    pub max_open: u32,
    /// Who stands in for the manager.
    pub deputy: Option<PersonId>,
    /// Topics that the person takes.
    pub topics: Vec<String>,
    /// Sources that the person takes.
    pub sources: Vec<String>,
    /// Products that the person takes.
    pub products: Vec<String>,
    /// Tags of the languages in which the person speaks with leads.
    pub speaks: Vec<String>,
    /// Tag of the language of what the person reads here.
    pub language: Option<String>,
    /// The person keeps no other calendar.
    pub free_when_open: bool,
}

impl PersonEntry {
    /// What the file says of somebody now.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        let tag = |language: &Language| language.tag().to_owned();
        Self {
            id: person.id.clone(),
            name: person.name.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            roles: person.roles.clone(),
            weight: person.weight,
            max_open: person.max_open,
            deputy: person.deputy.clone(),
            topics: person.topics.clone(),
            sources: person.sources.clone(),
            products: person.products.clone(),
            speaks: person.speaks.iter().map(tag).collect(),
            language: person.language.as_ref().map(tag),
            free_when_open: person.free_when_open,
        }
    }
}

/// A change of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamEdit {
    /// Somebody joins.
    Add(Box<PersonEntry>),
    /// Something about somebody is different from now on.
    Change(Box<PersonEntry>),
    /// Somebody leaves, and is nobody's deputy any more.
    Remove(PersonId),
}

/// Why a change cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TeamFileError {
    /// The text is no TOML, or has no list of people.
    #[error("team.toml cannot be read")]
    Unreadable,
    /// Nobody has that id.
    #[error("nobody of the team has the id \"{0}\"")]
    NotThere(PersonId),
    /// Somebody has it already.
    #[error("somebody of the team has the id \"{0}\" already")]
    Taken(PersonId),
}

/// What a change of the team does with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamEditKind {
    /// They join.
    Joins,
    /// Something about them is different.
    Changes,
    /// They leave.
    Leaves,
}

impl TeamEdit {
    /// The person that it is about.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        match self {
            Self::Add(entry) | Self::Change(entry) => &entry.id,
            Self::Remove(id) => id,
        }
    }

    /// What it does with them.
    #[must_use]
    pub fn kind(&self) -> TeamEditKind {
        match self {
            Self::Add(_) => TeamEditKind::Joins,
            Self::Change(_) => TeamEditKind::Changes,
            Self::Remove(_) => TeamEditKind::Leaves,
        }
    }

    /// The text of `team.toml` with the change in it.
    ///
    /// # Errors
    /// [`TeamFileError`]. Whether the team still holds together, the check of the policy says.
    pub fn apply(&self, text: &str) -> Result<String, TeamFileError> {
        let mut document: DocumentMut = text.parse().map_err(|_| TeamFileError::Unreadable)?;
        let mut people = PeopleList::of(&mut document).ok_or(TeamFileError::Unreadable)?;
        let there = |people: &mut PeopleList<'_>, id: &PersonId| {
            let at = people.position(id);
            at.ok_or_else(|| TeamFileError::NotThere(id.clone()))
        };
        match self {
            Self::Add(entry) if people.position(&entry.id).is_some() => {
                return Err(TeamFileError::Taken(entry.id.clone()));
            }
            Self::Add(entry) => people.push(entry),
            Self::Change(entry) => {
                let at = there(&mut people, &entry.id)?;
                people.with(at, |person| write(person, entry));
            }
            Self::Remove(id) => {
                let at = there(&mut people, id)?;
                people.remove(at);
                for at in 0..people.len() {
                    people.with(at, |person| {
                        if said(person, "deputy") == Some(id.as_str()) {
                            person.remove("deputy");
                        }
                    });
                }
            }
        }
        Ok(document.to_string())
    }
}

/// The list, in either of its two forms: a `[[people]]` each, or tables within brackets.
enum PeopleList<'a> {
    Headed(&'a mut ArrayOfTables),
    Inline(&'a mut Array),
}

impl<'a> PeopleList<'a> {
    fn of(document: &'a mut DocumentMut) -> Option<Self> {
        match document.get_mut(PEOPLE)? {
            Item::ArrayOfTables(tables) => Some(Self::Headed(tables)),
            Item::Value(Value::Array(array)) => Some(Self::Inline(array)),
            Item::None | Item::Value(_) | Item::Table(_) => None,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Headed(tables) => tables.len(),
            Self::Inline(array) => array.len(),
        }
    }

    fn with<T>(&mut self, at: usize, then: impl FnOnce(&mut dyn TableLike) -> T) -> Option<T> {
        match self {
            Self::Headed(tables) => Some(then(tables.get_mut(at)?)),
            Self::Inline(array) => Some(then(array.get_mut(at)?.as_inline_table_mut()?)),
        }
    }

    fn position(&mut self, id: &PersonId) -> Option<usize> {
        let is_theirs =
            |person: &mut dyn TableLike| said(person, "id").is_some_and(|said| said == id.as_str());
        (0..self.len()).find(|at| self.with(*at, is_theirs) == Some(true))
    }

    fn push(&mut self, entry: &PersonEntry) {
        match self {
            Self::Headed(tables) => {
                let mut person = Table::new();
                write(&mut person, entry);
                tables.push(person);
            }
            Self::Inline(array) => {
                let mut person = InlineTable::new();
                write(&mut person, entry);
                array.push(person);
            }
        }
    }

    /// What is written above the person and ends with an empty line is about the file, and stays above whoever comes next.
    fn remove(&mut self, at: usize) {
        match self {
            Self::Inline(array) => {
                array.remove(at);
            }
            Self::Headed(tables) => {
                let above = tables.get(at).map(above).unwrap_or_default();
                tables.remove(at);
                let kept = above.rfind("\n\n").map(|end| above[..=end].to_owned());
                let (Some(kept), Some(next)) = (kept, tables.get_mut(at)) else {
                    return;
                };
                let own = self::above(next);
                next.decor_mut().set_prefix(format!("{kept}{own}"));
            }
        }
    }
}

/// What is written above a table.
fn above(table: &Table) -> String {
    let prefix = table.decor().prefix().and_then(|prefix| prefix.as_str());
    prefix.unwrap_or_default().to_owned()
}

fn said<'a>(person: &'a dyn TableLike, key: &str) -> Option<&'a str> {
    person.get(key)?.as_str()
}

/// Writes what is different; a key that would say what holds without it is not added.
fn write(person: &mut dyn TableLike, entry: &PersonEntry) {
    let text = |text: &str| Some(Value::from(text));
    let optional = |text: Option<&str>| text.map(Value::from);
    let list = |texts: &[String]| {
        let list: Array = texts.iter().map(String::as_str).collect();
        (!texts.is_empty()).then_some(Value::Array(list))
    };
    let number = |number: u32, default: u32, is_there: bool| {
        (number != default || is_there).then(|| Value::from(i64::from(number)))
    };
    let roles: Array = entry.roles.iter().map(|role| role.as_str()).collect();
    let (has_weight, has_max) = (
        person.contains_key("weight"),
        person.contains_key("max_open"),
    );
    let has_free = person.contains_key("free_when_open");
    for (key, value) in [
        ("id", text(entry.id.as_str())),
        ("name", text(&entry.name)),
        ("email", text(&entry.email)),
        ("phone", optional(entry.phone.as_deref())),
        ("roles", Some(Value::Array(roles))),
        ("weight", number(entry.weight, DEFAULT_WEIGHT, has_weight)),
        (
            "max_open",
            number(entry.max_open, DEFAULT_MAX_OPEN, has_max),
        ),
        ("topics", list(&entry.topics)),
        ("sources", list(&entry.sources)),
        ("products", list(&entry.products)),
        ("speaks", list(&entry.speaks)),
        ("language", optional(entry.language.as_deref())),
        (
            "deputy",
            optional(entry.deputy.as_ref().map(PersonId::as_str)),
        ),
        (
            "free_when_open",
            (entry.free_when_open || has_free).then(|| Value::from(entry.free_when_open)),
        ),
    ] {
        set(person, key, value);
    }
}

/// Writes one value where its key stands, with what is written beside it; one that says the same stays as it was written.
fn set(person: &mut dyn TableLike, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        person.remove(key);
        return;
    };
    match person.get_mut(key).map(Item::as_value_mut) {
        Some(Some(old)) if says_the_same(old, &value) => {}
        Some(Some(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(None) | None => {
            person.insert(key, Item::Value(value));
        }
    }
}

fn says_the_same(one: &Value, other: &Value) -> bool {
    if let (Some(one), Some(other)) = (one.as_array(), other.as_array()) {
        let mut pairs = one.iter().zip(other.iter());
        return one.len() == other.len() && pairs.all(|(one, other)| says_the_same(one, other));
    }
    let text = one.as_str().is_some() && one.as_str() == other.as_str();
    let number = one.as_integer().is_some() && one.as_integer() == other.as_integer();
    let truth = one.as_bool().is_some() && one.as_bool() == other.as_bool();
    text || number || truth
}

/// The keys of a person that stand on a line of the text; none, if it is no line of theirs.
///
/// ```
/// use followup::team_file::keys_on_line;
/// let text = "[[people]]\nid = \"sam\"\nname = \"Sam\"\n";
/// assert_eq!(keys_on_line(text, 0, 3, &["id", "name"]), ["name"]);
/// ```
#[must_use]
pub fn keys_on_line<'k>(
    text: &str,
    person: usize,
    number: usize,
    keys: &[&'k str],
) -> Vec<&'k str> {
    let head = line(text, &[Key(PEOPLE), Nth(person)]);
    let stands = |key: &&'k str| {
        let way: [PathStep<'_>; 3] = [Key(PEOPLE), Nth(person), Key(key)];
        let at = line(text, &way);
        // A key that is not there is said to stand where the person begins.
        at == number && at != head
    };
    keys.iter().copied().filter(stands).collect()
}

/// What is different between two teams, of one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PersonChange<'a> {
    /// Somebody joins.
    Joins(&'a Person),
    /// Somebody leaves.
    Leaves(&'a Person),
    /// Something about somebody is different: as it was, and as it is.
    Differs(&'a Person, &'a Person),
}

/// What is different between two teams, person by person: in the order of the one before, and then who joins.
#[must_use]
pub fn changes<'a>(before: &'a Roster, after: &'a Roster) -> Vec<PersonChange<'a>> {
    let was = before
        .people
        .iter()
        .filter_map(|person| match after.get(&person.id) {
            None => Some(PersonChange::Leaves(person)),
            Some(now) if now != person => Some(PersonChange::Differs(person, now)),
            Some(_) => None,
        });
    let joins = after.people.iter();
    let joins = joins.filter(|person| before.get(&person.id).is_none());
    was.chain(joins.map(PersonChange::Joins)).collect()
}

/// A short name for somebody who joins, made of their name: one that nobody has had.
///
/// ```
/// use followup::team_file::proposed_id;
/// assert_eq!(proposed_id("Zoë Ångström", |_| false).as_str(), "zoe");
/// assert_eq!(proposed_id("Zoë Ångström", |id| id == "zoe").as_str(), "zoe_angstrom");
/// ```
#[must_use]
pub fn proposed_id(name: &str, is_taken: impl Fn(&str) -> bool) -> PersonId {
    let words: Vec<String> = name.split_whitespace().map(plain_letters).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    let first = words.first().copied().unwrap_or(NO_LETTERS);
    let whole = words.join("_");
    let whole = if whole.is_empty() {
        first.to_owned()
    } else {
        whole
    };
    let numbered = (2..).map(|number: u32| format!("{first}_{number}"));
    let mut proposals = [first.to_owned(), whole].into_iter().chain(numbered);
    let free = proposals.find_map(|id| {
        let id = PersonId::parse(&id).ok()?;
        (!is_taken(id.as_str())).then_some(id)
    });
    free.expect("there are more numbers than people")
}

/// Stands for a name in letters that a short name has none of.
const NO_LETTERS: &str = "person";
/// Letters that a short name takes of a word.
const MAX_LETTERS: usize = 20;

fn plain_letters(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = word.nfkd().flat_map(char::to_lowercase);
    plain
        .filter(char::is_ascii_alphanumeric)
        .take(MAX_LETTERS)
        .collect()
}
