//! A list of inquiries that really came, without the people: names, addresses and numbers are hashed while they are read, and nothing keeps
//! more of them than whether two rows are of the same person. Of answers the choices of a form are kept, and of what was typed freely, that
//! there was something; a column that no form asks for is not kept at all.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use calendar::Calendar;
use chrono::NaiveTime;
use followup::form::{Field, FieldKind, Form, MapsTo};
use followup::ids::derive;
use simulate::{FirstContact, RecordedInquiry};

use crate::list::{List, ListRow};
use crate::person_column::{PersonColumn, plain};
use crate::simulate::recorded_time::{DateOrder, RecordedTime};

/// Names of a column that says when an inquiry came, as people write them; [`plain`] makes them comparable.
const AT: [&str; 6] = [
    "arrived_at",
    "created_at",
    "created",
    "received_at",
    "timestamp",
    "date",
];
/// Names of a column that says when somebody first got in touch.
const CONTACTED: [&str; 6] = [
    "first_contact_at",
    "first_contact",
    "contacted_at",
    "first_touch_at",
    "first_response_at",
    "responded_at",
];
/// Names of a column that says where an inquiry came from.
const SOURCE: [&str; 2] = ["source", "lead_source"];
/// Names of a column that says by which form it came.
const FORM: [&str; 2] = ["form", "form_name"];
/// What says who it was, the surest first: of it no more is kept than a hash, and that only while the list is read.
const WHO: [PersonColumn; 3] = [PersonColumn::Email, PersonColumn::Phone, PersonColumn::Name];
/// Bytes from which hashes are made that nobody can repeat.
const SALT_BYTES: usize = 16;
/// Characters of a source that are kept: more is no name of one.
const MOST_CHARS: usize = 80;
/// What is kept of what was typed freely.
const SOMETHING: &str = "yes";

/// Why a list cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum RecordedError {
    /// It cannot be read.
    #[error("cannot read {}", path.display())]
    File {
        /// The list.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It does not say when inquiries came.
    #[error("{} has no column that says when an inquiry came: name one of them {}", path.display(), AT.join(", "))]
    NoTime {
        /// The list.
        path: PathBuf,
    },
    /// None of its rows can be read.
    #[error("{} has no row that says when an inquiry came, written like 2026-03-02 09:30 or 2026-03-02T14:30:00Z", path.display())]
    NoRow {
        /// The list.
        path: PathBuf,
    },
    /// There is nothing to hash with.
    #[error("this machine gives no random bytes to hash names with: {0}")]
    Random(getrandom::Error),
}

/// A list, read.
#[derive(Debug)]
pub struct RecordedList {
    /// What came.
    pub inquiries: Vec<RecordedInquiry>,
    /// Lines of the file that do not say when an inquiry came.
    pub unread: Vec<u64>,
    /// Lines whose first contact is no time, or one before the inquiry: of them it is not known what leaked.
    pub unknown_contacts: Vec<u64>,
    /// Lines whose cell is none of the choices of a form, or no form, by what they answer: what they say is not kept, and counts as unsaid.
    pub unknown_choices: BTreeMap<String, Vec<u64>>,
}

/// What was answered, by the names of fields.
type RecordedAnswers = Vec<(String, String)>;

/// The columns of a list.
struct Columns<'a> {
    at: usize,
    contacted: Option<usize>,
    source: Option<usize>,
    form: Option<usize>,
    /// What says who it was, the surest first; a name may stand in two columns.
    who: Vec<Vec<usize>>,
    /// The fields of forms with the columns that answer them, those with choices first.
    answers: Vec<(&'a Field, Vec<usize>)>,
}

impl<'a> Columns<'a> {
    fn of(header: &[String], forms: &[&'a Form]) -> Option<Self> {
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let find = |wanted: &[&str]| {
            let mut wanted = wanted.iter();
            wanted.find_map(|wanted| names.iter().position(|name| *name == plain(wanted)))
        };
        let (at, contacted, source) = (find(&AT)?, find(&CONTACTED), find(&SOURCE));
        let form = find(&FORM);
        let others: Vec<(usize, &str)> = header
            .iter()
            .map(String::as_str)
            .enumerate()
            .filter(|(column, _)| {
                let said = [Some(at), contacted, source, form];
                !said.contains(&Some(*column))
            })
            .collect();
        Some(Self {
            at,
            contacted,
            source,
            form,
            who: who(&others),
            answers: answered(&others, forms),
        })
    }

    /// The order of day and month in which the times of the list are written.
    fn date_order(&self, rows: &[ListRow], code: &str) -> DateOrder {
        let columns = [Some(self.at), self.contacted].into_iter().flatten();
        let times = rows
            .iter()
            .flat_map(|row| columns.clone().map(|column| cell(row, column)));
        DateOrder::of(times, code)
    }

    /// Who it was, by the surest that the row says.
    fn who<'c>(&self, cell: &impl Fn(usize) -> &'c str) -> Option<String> {
        let mut each = self.who.iter();
        each.find_map(|columns| {
            let parts: Vec<&str> = columns.iter().map(|column| cell(*column)).collect();
            let is_whole = parts.iter().all(|part| !part.is_empty());
            is_whole.then(|| parts.join(" ").to_lowercase())
        })
    }

    /// What was answered, by the names of fields; and the fields whose answer is none of their choices.
    fn answers<'c>(
        &self,
        cell: &impl Fn(usize) -> &'c str,
    ) -> (RecordedAnswers, BTreeSet<&'a str>) {
        let mut answers = RecordedAnswers::new();
        let mut unknown = BTreeSet::new();
        for (field, columns) in &self.answers {
            let mut cells = columns.iter().map(|column| cell(*column));
            let answer = cells.find(|cell| !cell.is_empty()).unwrap_or_default();
            if answers.iter().any(|(name, _)| *name == field.name) {
                continue;
            }
            match kept(field, answer) {
                Some(answer) => answers.push((field.name.clone(), answer.to_owned())),
                None => {
                    unknown.insert(field.name.as_str());
                }
            }
        }
        // What one form does not offer, another one may.
        unknown.retain(|field| answers.iter().all(|(name, _)| name != field));
        (answers, unknown)
    }
}

/// The columns that say who it was. A first name alone is nobody's, and is asked only beside a surname.
fn who(columns: &[(usize, &str)]) -> Vec<Vec<usize>> {
    let of = |wanted: PersonColumn| -> Vec<usize> {
        let found = columns
            .iter()
            .filter(|(_, name)| PersonColumn::of(name) == Some(wanted));
        found.map(|(column, _)| *column).collect()
    };
    let alone = WHO.into_iter().flat_map(of).map(|column| vec![column]);
    let given = of(PersonColumn::Given).into_iter();
    let parts = given.zip(of(PersonColumn::Surname));
    alone
        .chain(parts.map(|(given, surname)| vec![given, surname]))
        .collect()
}

/// The fields that columns of the list answer. Nobody fills in what only programs see, and a list may have a column of its name.
fn answered<'a>(columns: &[(usize, &str)], forms: &[&'a Form]) -> Vec<(&'a Field, Vec<usize>)> {
    let mut answered: Vec<(&'a Field, Vec<usize>)> = Vec::new();
    for form in forms.iter().copied() {
        for field in &form.fields {
            let found = columns.iter().filter(|(_, name)| is_of(field, name));
            let found: Vec<usize> = found.map(|(column, _)| *column).collect();
            if field.kind != FieldKind::Honeypot && !found.is_empty() {
                answered.push((field, found));
            }
        }
    }
    answered.sort_by_key(|(field, _)| field.kind.choices().is_empty());
    answered
}

/// Whether a column answers a field: it has its name, or holds what of a person the field asks for.
fn is_of(field: &Field, column: &str) -> bool {
    let asked = PersonColumn::of(column).map(|column| match column {
        PersonColumn::Name | PersonColumn::Given | PersonColumn::Surname => MapsTo::Name,
        PersonColumn::Email => MapsTo::Email,
        PersonColumn::Phone => MapsTo::Phone,
        PersonColumn::Company => MapsTo::Company,
    });
    plain(column) == plain(&field.name) || asked == Some(field.maps_to)
}

/// What is kept of an answer: a choice that the form has, whose words are the form's own, and of what was typed freely, that there was
/// something. What stands in the column of a choice and is none may be anything, and is not kept.
fn kept<'f>(field: &'f Field, answer: &str) -> Option<&'f str> {
    let choices = field.kind.choices();
    if answer.is_empty() {
        return Some("");
    }
    if choices.is_empty() {
        return Some(SOMETHING);
    }
    let chosen = field.kind.chosen(answer)?;
    choices.get(chosen).map(|choice| choice.value.as_str())
}

/// Reads a list: moments without a zone are the office's, in the order of day and month that the list itself shows, or else that of the
/// country with this calling code; answers are those to the forms.
///
/// # Errors
/// When the file cannot be read, or says of no inquiry when it came.
pub fn read(
    path: &Path,
    (office, code): (&Calendar, &str),
    forms: &[&Form],
) -> Result<RecordedList, RecordedError> {
    let named = || path.to_owned();
    let file = |source| RecordedError::File {
        path: named(),
        source,
    };
    let list = List::read(File::open(path).map_err(file)?, None).map_err(file)?;
    let columns =
        Columns::of(&list.header, forms).ok_or_else(|| RecordedError::NoTime { path: named() })?;
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(RecordedError::Random)?;
    let salt = data_encoding::HEXLOWER.encode(&salt);
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut read = RecordedList {
        inquiries: Vec::new(),
        unread: Vec::new(),
        unknown_contacts: Vec::new(),
        unknown_choices: BTreeMap::new(),
    };
    let names: Vec<(String, &Form)> = forms.iter().map(|one| (plain(&one.name), *one)).collect();
    let order = columns.date_order(&list.rows, code);
    for row in &list.rows {
        let cell = |column| cell(row, column);
        let Some(asked) = RecordedTime::read(cell(columns.at), order, office) else {
            read.unread.push(row.line);
            continue;
        };
        let place = read.inquiries.len();
        let first = columns.who(&cell).map(|who| {
            *known
                .entry(derive(&["replay", &salt, &who]))
                .or_insert(place)
        });
        let contact = columns.contacted.map_or("", cell);
        let first_contact = first_contact(contact, asked, order, office);
        if first_contact == FirstContact::Unknown {
            read.unknown_contacts.push(row.line);
        }
        let (answers, mut unknown) = columns.answers(&cell);
        let form = columns.form.map_or("", cell);
        let written = plain(form);
        let named = names.iter().find(|(name, _)| *name == written);
        if named.is_none() && !form.is_empty() {
            unknown.insert(FORM[0]);
        }
        for field in unknown {
            let lines = read.unknown_choices.entry(field.to_owned());
            lines.or_default().push(row.line);
        }
        read.inquiries.push(RecordedInquiry {
            at: asked.at,
            first_contact,
            source: columns
                .source
                .map(&cell)
                .filter(|source| !source.is_empty())
                .map(short),
            form: named.map(|(_, form)| form.name.clone()),
            answers,
            person: first,
        });
    }
    if read.inquiries.is_empty() {
        return Err(RecordedError::NoRow { path: named() });
    }
    Ok(read)
}

/// What stands in a column of a row.
fn cell(row: &ListRow, column: usize) -> &str {
    let cells = row.cells.as_ref().map(Vec::as_slice).unwrap_or_default();
    cells.get(column).map_or("", |cell| cell.trim())
}

fn short(source: &str) -> String {
    source.chars().take(MOST_CHARS).collect()
}

/// What a cell says of the first contact with somebody who asked.
fn first_contact(
    text: &str,
    asked: RecordedTime,
    order: DateOrder,
    office: &Calendar,
) -> FirstContact {
    if text.is_empty() {
        return FirstContact::Never;
    }
    let Some(contact) = RecordedTime::read(text, order, office) else {
        return FirstContact::Unknown;
    };
    let date = |time: RecordedTime| office.local(time.at).date_naive();
    let (of_contact, of_inquiry) = (date(contact), date(asked));
    if of_contact < of_inquiry {
        return FirstContact::Unknown;
    }
    let no_hour = contact.day.is_some() || asked.day.is_some() && of_contact == of_inquiry;
    if no_hour {
        let midnight = office.instant(of_contact.and_time(NaiveTime::MIN));
        return FirstContact::NotBefore(midnight.max(asked.at));
    }
    if contact.at < asked.at {
        return FirstContact::Unknown;
    }
    FirstContact::At(contact.at)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use followup::policy::Policy;

    use super::*;

    fn list(text: &str) -> Result<RecordedList, RecordedError> {
        let policy = Policy::compile(&crate::shipped::embedded()).unwrap();
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let forms: Vec<&Form> = policy.active.forms.values().collect();
        let code = &policy.active.company.country_code;
        read(file.path(), (policy.calendar(), code), &forms)
    }

    #[test]
    fn a_list_is_read_without_the_people_in_it() {
        let text = "Created_at,Name,Email,Topic,First_contact_at,Source\n\
                    2025-03-03 10:00,Ana Silva,ana@example.org,sales,2025-03-05T15:00:00Z,website\n\
                    2025-03-04T16:00:00Z,Ana Silva,ANA@example.org,support,,\n\
                    soon,Bob,bob@example.org,,,\n\
                    2025-03-06,Bob,bob@example.org,,2025-03-01,\n";
        let read = list(text).unwrap();
        assert_eq!(read.unread, [4]);
        let at = |text: &str| calendar::parse_instant(text).unwrap();
        let [first, again, other] = read.inquiries.as_slice() else {
            panic!("{read:?}");
        };
        assert_eq!(first.at, at("2025-03-03T15:00:00Z"), "the office's clock");
        assert_eq!(
            first.first_contact,
            FirstContact::At(at("2025-03-05T15:00:00Z"))
        );
        assert_eq!(again.first_contact, FirstContact::Never);
        let people = (first.person, again.person, other.person);
        assert_eq!(people, (Some(0), Some(0), Some(2)));
        assert_eq!(first.source.as_deref(), Some("website"));
        assert_eq!(
            other.first_contact,
            FirstContact::Unknown,
            "nobody is contacted before they ask"
        );
        assert_eq!(read.unknown_contacts, [5]);
        let said = format!("{read:?}");
        for name in ["Ana", "ana", "Silva", "Bob", "bob", "example"] {
            assert!(!said.contains(name), "{name} in {said}");
        }
        assert!(said.contains("(\"topic\", \"support\")"), "{said}");
    }

    #[test]
    fn nothing_that_somebody_typed_is_kept_however_its_column_is_called() {
        let text = "Created At,Full Name,First Name,Last Name,Email Address,Mobile,Company,Notes,Message,note,Website,Topic,Contact When,First Contact At\n\
                    2025-03-03 10:00,Ana Silva,Ana,Silva,ana@example.org,+1 212 555 0123,Lisbon Lamps,met at the fair,Please call my sister,she rang,lamps.example,Products and prices,Ana asked for May,2025-03-05T15:00:00Z\n\
                    2025-03-04 10:00,,Bob,Lee,,,,,,,,support,now,\n";
        let read = list(text).unwrap();
        let [ana, bob] = read.inquiries.as_slice() else {
            panic!("{read:?}");
        };
        let at = |text: &str| calendar::parse_instant(text).unwrap();
        assert_eq!(ana.at, at("2025-03-03T15:00:00Z"));
        assert_eq!(
            ana.first_contact,
            FirstContact::At(at("2025-03-05T15:00:00Z"))
        );
        let of = |inquiry: &RecordedInquiry, field: &str| {
            let mut answers = inquiry.answers.iter();
            let found = answers.find(|(name, _)| name == field);
            found.map(|(_, answer)| answer.clone())
        };
        let said = |text: &str| Some(text.to_owned());
        for field in ["name", "email", "phone", "company", "message", "note"] {
            assert_eq!(of(ana, field), said("yes"), "{field}");
        }
        assert_eq!(of(ana, "topic"), said("sales"));
        assert_eq!(of(bob, "topic"), said("support"));
        assert_eq!(of(bob, "contact_when"), said("now"));
        assert_eq!(of(bob, "name"), said("yes"));
        assert_eq!(of(bob, "phone"), said(""));
        assert_eq!(
            read.unknown_choices,
            BTreeMap::from([("contact_when".to_owned(), vec![2])])
        );
        // What is none of the form's choices is not kept, nor is what no form asks for; nobody fills in what only programs see.
        for field in ["contact_when", "notes", "website"] {
            assert_eq!(of(ana, field), None, "{field}");
        }
        let kept = format!("{read:?}").to_lowercase();
        for typed in [
            "ana", "silva", "bob", "lee", "example", "555", "lisbon", "lamps", "fair", "sister",
            "rang", "may",
        ] {
            assert!(!kept.contains(typed), "{typed} in {kept}");
        }
    }

    #[test]
    fn a_first_contact_of_which_the_day_alone_is_known_is_one_and_what_is_no_time_is_not_never() {
        let text = "Created,First contact\n\
                    3/5/2025 3:00 PM,3/5/2025\n\
                    3/5/2025 3:00 PM,3/6/2025\n\
                    3/25/2025,3/25/2025 9:05 AM\n\
                    3/5/2025 3:00 PM,3/5/2025 2:05 PM\n\
                    3/5/2025 3:00 PM,by phone\n\
                    3/5/2025 3:00 PM,\n";
        let read = list(text).unwrap();
        let at = |text: &str| calendar::parse_instant(text).unwrap();
        let contacts: Vec<FirstContact> =
            read.inquiries.iter().map(|one| one.first_contact).collect();
        assert_eq!(
            contacts,
            [
                FirstContact::NotBefore(at("2025-03-05T20:00:00Z")),
                FirstContact::NotBefore(at("2025-03-06T05:00:00Z")),
                FirstContact::NotBefore(at("2025-03-25T16:00:00Z")),
                FirstContact::Unknown,
                FirstContact::Unknown,
                FirstContact::Never,
            ]
        );
        assert_eq!(read.unknown_contacts, [5, 6]);
    }

    #[test]
    fn two_rows_are_of_one_person_by_first_name_and_surname_and_by_no_first_name_alone() {
        let text = "Created,First Name,Last Name\n\
                    2025-03-03 10:00,Ana,Silva\n\
                    2025-03-04 10:00,ANA,Silva\n\
                    2025-03-05 10:00,Ana,\n\
                    2025-03-06 10:00,Ana,\n";
        let read = list(text).unwrap();
        let people: Vec<Option<usize>> = read.inquiries.iter().map(|one| one.person).collect();
        assert_eq!(people, [Some(0), Some(0), None, None]);
    }

    #[test]
    fn a_list_that_says_of_nothing_when_it_came_says_what_would_be_right() {
        let said = |text| list(text).unwrap_err().to_string();
        assert!(said("name,email\nAna,a@b.co\n").contains("arrived_at"));
        assert!(said("date\nsoon\n").contains("2026-03-02 09:30"));
    }
}
