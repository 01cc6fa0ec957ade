//! A list of inquiries that really came, without the people: names, addresses and numbers are hashed while they are read, and nothing keeps
//! more of them than whether two rows are of the same person.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use calendar::{Calendar, Instant, parse_instant};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use followup::ids::derive;
use simulate::RecordedInquiry;

use crate::list::List;

/// Names of a column that says when an inquiry came.
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
/// Names of columns that say who it was, the surest first: of these no more is kept than a hash, and that only while the list is read.
const WHO: [&str; 5] = ["email", "e-mail", "phone", "telephone", "name"];
/// How a moment may be written that says no zone: it is the office's.
const FORMATS: [&str; 5] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%d.%m.%Y %H:%M",
];
/// Bytes from which hashes are made that nobody can repeat.
const SALT_BYTES: usize = 16;
/// Characters of an answer that are kept: more is no choice of a form.
const MOST_CHARS: usize = 80;

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
    /// Lines of the file that could not be read.
    pub unread: Vec<u64>,
}

/// The columns of a list.
struct Columns {
    at: usize,
    contacted: Option<usize>,
    source: Option<usize>,
    who: Vec<usize>,
}

impl Columns {
    fn of(header: &[String]) -> Option<Self> {
        let header: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let find = |names: &[&str]| {
            let mut names = names.iter();
            names.find_map(|name| header.iter().position(|column| column == name))
        };
        let who = WHO.iter().filter_map(|name| find(&[name]));
        Some(Self {
            at: find(&AT)?,
            contacted: find(&CONTACTED),
            source: find(&SOURCE),
            who: who.collect(),
        })
    }
}

/// Reads a list: moments without a zone are the office's.
///
/// # Errors
/// When the file cannot be read, or says of no inquiry when it came.
pub fn read(path: &Path, office: &Calendar) -> Result<RecordedList, RecordedError> {
    let named = || path.to_owned();
    let file = |source| RecordedError::File {
        path: named(),
        source,
    };
    let list = List::read(File::open(path).map_err(file)?, None).map_err(file)?;
    let columns =
        Columns::of(&list.header).ok_or_else(|| RecordedError::NoTime { path: named() })?;
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(RecordedError::Random)?;
    let salt = data_encoding::HEXLOWER.encode(&salt);
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut read = RecordedList {
        inquiries: Vec::new(),
        unread: Vec::new(),
    };
    for row in &list.rows {
        let cells = row.cells.as_ref().map(Vec::as_slice).unwrap_or_default();
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        let Some(at) = moment(cell(columns.at), office) else {
            read.unread.push(row.line);
            continue;
        };
        let who = columns
            .who
            .iter()
            .map(|column| cell(*column).to_lowercase());
        let who = who.into_iter().find(|who| !who.is_empty());
        let place = read.inquiries.len();
        let first = who.map(|who| {
            *known
                .entry(derive(&["replay", &salt, &who]))
                .or_insert(place)
        });
        let contacted_at = columns
            .contacted
            .and_then(|column| moment(cell(column), office));
        read.inquiries.push(RecordedInquiry {
            at,
            contacted_at: contacted_at.filter(|contacted| *contacted >= at),
            source: columns
                .source
                .map(&cell)
                .filter(|source| !source.is_empty())
                .map(kept),
            answers: answers(&list.header, &columns, &cell),
            person: first,
        });
    }
    if read.inquiries.is_empty() {
        return Err(RecordedError::NoRow { path: named() });
    }
    Ok(read)
}

fn kept(text: &str) -> String {
    text.chars().take(MOST_CHARS).collect()
}

/// What was answered, by the names of columns. Of who it was, only whether something stood there.
fn answers<'a>(
    header: &[String],
    columns: &Columns,
    cell: &impl Fn(usize) -> &'a str,
) -> Vec<(String, String)> {
    let others = header.iter().enumerate().filter(|(column, _)| {
        *column != columns.at
            && Some(*column) != columns.contacted
            && Some(*column) != columns.source
    });
    let each = others.map(|(column, name)| {
        let is_who = columns.who.contains(&column);
        let answer = match cell(column) {
            answer if is_who && !answer.is_empty() => "yes".to_owned(),
            answer => kept(answer),
        };
        (name.to_lowercase(), answer)
    });
    each.collect()
}

fn moment(text: &str, office: &Calendar) -> Option<Instant> {
    if let Ok(at) = parse_instant(text) {
        return Some(at);
    }
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let mut formats = FORMATS.iter();
    let local = formats.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    // A day alone: at noon.
    let noon = || NaiveTime::from_hms_opt(12, 0, 0);
    let day = || Some(text.parse::<NaiveDate>().ok()?.and_time(noon()?));
    local.or_else(day).map(|local| office.instant(local))
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
        read(file.path(), policy.calendar())
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
        let at = |text: &str| parse_instant(text).unwrap();
        let [first, again, other] = read.inquiries.as_slice() else {
            panic!("{read:?}");
        };
        assert_eq!(first.at, at("2025-03-03T15:00:00Z"), "the office's clock");
        assert_eq!(first.contacted_at, Some(at("2025-03-05T15:00:00Z")));
        let people = (first.person, again.person, other.person);
        assert_eq!(people, (Some(0), Some(0), Some(2)));
        assert_eq!(first.source.as_deref(), Some("website"));
        assert_eq!(
            other.contacted_at, None,
            "nobody is contacted before they ask"
        );
        let said = format!("{read:?}");
        for name in ["Ana", "ana", "Silva", "Bob", "bob", "example"] {
            assert!(!said.contains(name), "{name} in {said}");
        }
        assert!(said.contains("(\"topic\", \"support\")"), "{said}");
    }

    #[test]
    fn a_list_that_says_of_nothing_when_it_came_says_what_would_be_right() {
        let said = |text| list(text).unwrap_err().to_string();
        assert!(said("name,email\nAna,a@b.co\n").contains("arrived_at"));
        assert!(said("date\nsoon\n").contains("2026-03-02 09:30"));
    }
}
