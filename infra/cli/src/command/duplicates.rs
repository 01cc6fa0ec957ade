//! `baton explain duplicates`: which rows of a list are one person, by the same rules by which inquiries become leads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use followup::inquiry::{EmailAddress, PersonName, PhoneNumber, one_line};
use followup::person::{CertainBy, LikelyBy, LinkedGroup, PersonGroups, PersonPlace, PersonTraits};
use serde_json::{Value, json};

use crate::command::exit::{FAILED, FINDINGS, OK, complain};
use crate::command::output::err;
use crate::letters::Letters;
use crate::list::{List, ListRow};
use crate::person_column::{PersonColumn, plain};

/// The column that says who a row is, where that is known: a label of whoever measures.
const PERSON: &str = "person";

#[derive(Debug, Args)]
pub(super) struct DuplicatesArgs {
    /// A CSV file whose first row names the columns, such as leads.csv: name (or first_name and last_name), email, phone, company; `-` is
    /// standard input. Where a column person says who each row is, it is said at the end how many were found
    file: PathBuf,
    /// The calling code of numbers that do not say theirs, such as 49
    #[arg(long, value_name = "CODE", default_value = "1")]
    country_code: String,
    /// The letters of the file, where they are guessed wrong, such as utf-8, utf-16, windows-1252
    #[arg(long, value_parser = Letters::named, value_name = "NAME")]
    encoding: Option<Letters>,
}

/// A line of JSON for each row: which lead it belongs to, by the number of the lead's first row.
pub(super) fn explain(args: &DuplicatesArgs) -> u8 {
    let list = match read(&args.file, args.encoding) {
        Ok(list) => list,
        Err(error) => {
            err!("baton: {}: {error}", args.file.display());
            return FAILED;
        }
    };
    let columns: Vec<Option<PersonColumn>> = list
        .header
        .iter()
        .map(|name| PersonColumn::of(name))
        .collect();
    if columns.iter().all(Option::is_none) {
        err!(
            "baton: no column of the file is known: call them name (or first_name and last_name), email, phone, company. Columns: {}",
            list.header.join(", ")
        );
        return FAILED;
    }
    let label = list.header.iter().position(|name| plain(name) == PERSON);
    let answered = answers(&list.rows, &columns, label, &args.country_code);
    let mut output = BufWriter::new(io::stdout().lock());
    let written = answered
        .lines
        .iter()
        .try_for_each(|line| writeln!(output, "{line}"))
        .and_then(|()| output.flush());
    match written {
        Ok(()) => {}
        // Whoever read the answers has gone.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return complain(&error),
    }
    if let Some(measured) = &answered.measured {
        err!("{measured}");
    }
    answered.code
}

fn read(path: &Path, letters: Option<Letters>) -> io::Result<List> {
    if path == Path::new("-") {
        List::read(io::stdin().lock(), letters)
    } else {
        List::read(File::open(path)?, letters)
    }
}

/// What is said of a list.
struct Answered {
    /// Of each row.
    lines: Vec<Value>,
    /// How the command ends.
    code: u8,
    /// How much of what is known was found, where anything is.
    measured: Option<LabelledPairs>,
}

fn answers(
    rows: &[ListRow],
    columns: &[Option<PersonColumn>],
    label: Option<usize>,
    country_code: &str,
) -> Answered {
    let mut groups = PersonGroups::default();
    let placed: Vec<Result<PersonPlace, String>> = (1..)
        .zip(rows)
        .map(|(number, row)| match &row.cells {
            Ok(cells) => Ok(groups.add(number, traits(cells, columns, country_code))),
            Err(problem) => Err(problem.to_string()),
        })
        .collect();
    let mut code = OK;
    let lines = (1_usize..)
        .zip(&placed)
        .map(|(row, place)| match place {
            Ok(place) => answer(row, *place, &groups.linked(*place)),
            Err(error) => {
                code = FINDINGS;
                json!({"row": row, "error": error})
            }
        })
        .collect();
    let measured = label.map(|label| {
        let labelled = rows.iter().zip(&placed).filter_map(|(row, place)| {
            let person = row.cells.as_ref().ok()?.get(label)?.trim();
            let place = place.as_ref().ok()?;
            (!person.is_empty()).then_some((person, *place))
        });
        LabelledPairs::of(labelled, &groups)
    });
    Answered {
        lines,
        code,
        measured,
    }
}

/// How well leads are people, in pairs of rows of which it is known who they are.
#[derive(Debug, Default)]
struct LabelledPairs {
    /// Pairs of one person.
    same: usize,
    /// Those of them in one lead.
    joined: usize,
    /// Those of them in two leads that may be one person's.
    perhaps: usize,
    /// Pairs in one lead, whoever they are.
    in_one_lead: usize,
}

impl LabelledPairs {
    /// Counts by leads and not by pairs, of which a list of one person would have too many.
    fn of<'a>(
        labelled: impl Iterator<Item = (&'a str, PersonPlace)>,
        groups: &PersonGroups,
    ) -> Self {
        let mut rows_of_lead: BTreeMap<usize, usize> = BTreeMap::new();
        let mut people: BTreeMap<&str, BTreeMap<usize, (usize, PersonPlace)>> = BTreeMap::new();
        for (person, place) in labelled {
            *rows_of_lead.entry(place.first).or_default() += 1;
            let leads = people.entry(person).or_default();
            leads.entry(place.first).or_insert((0, place)).0 += 1;
        }
        let mut measured = Self {
            in_one_lead: rows_of_lead.values().copied().map(pairs).sum(),
            ..Self::default()
        };
        for leads in people.values() {
            let counts = || leads.values().map(|(count, _)| *count);
            measured.same += pairs(counts().sum());
            measured.joined += counts().map(pairs).sum::<usize>();
            let linked: BTreeSet<(usize, usize)> = leads
                .values()
                .flat_map(|(_, place)| {
                    let own = place.first;
                    let others = may_be_one(&groups.linked(*place)).into_iter();
                    others.map(move |other| (own.min(other), own.max(other)))
                })
                .collect();
            let between = linked
                .iter()
                .filter_map(|(one, two)| Some(leads.get(one)?.0 * leads.get(two)?.0));
            measured.perhaps += between.sum::<usize>();
        }
        measured
    }
}

impl fmt::Display for LabelledPairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "pairs of one person: {} joined, {} joined or perhaps; pairs joined: {} false",
            share(self.joined, self.same),
            share(self.joined + self.perhaps, self.same),
            share(self.in_one_lead - self.joined, self.in_one_lead),
        )
    }
}

/// How many pairs so many rows make.
fn pairs(rows: usize) -> usize {
    rows * rows.saturating_sub(1) / 2
}

/// A part in numbers and, of anything, as a percentage.
fn share(part: usize, whole: usize) -> String {
    let Some(thousandths) = (part * 1_000 + whole / 2).checked_div(whole) else {
        return format!("{part} of {whole}");
    };
    let (percent, tenth) = (thousandths / 10, thousandths % 10);
    format!("{part} of {whole} ({percent}.{tenth} %)")
}

/// The leads that may be the same person's: of those that are linked, all but colleagues'.
fn may_be_one(linked: &[LinkedGroup]) -> Vec<usize> {
    let perhaps = linked.iter().filter(|group| group.by.may_be_one());
    perhaps.map(|group| group.first).collect()
}

/// What compares of a row. A cell that is no address or number is passed over, as is one that an import would keep as an answer.
fn traits(cells: &[String], columns: &[Option<PersonColumn>], country_code: &str) -> PersonTraits {
    let text = |wanted: PersonColumn| {
        let cells = columns.iter().zip(cells);
        let mut texts = cells
            .filter(|(column, _)| **column == Some(wanted))
            .map(|(_, cell)| one_line(cell));
        texts.find(|text| !text.is_empty())
    };
    let parts: Vec<String> = [text(PersonColumn::Given), text(PersonColumn::Surname)]
        .into_iter()
        .flatten()
        .collect();
    let name = text(PersonColumn::Name).unwrap_or_else(|| parts.join(" "));
    let email = text(PersonColumn::Email).and_then(|text| EmailAddress::typed(&text).ok());
    let phone =
        text(PersonColumn::Phone).and_then(|text| PhoneNumber::typed(&text, country_code).ok());
    PersonTraits::of(
        PersonName::parse(&name).ok().as_ref(),
        email.as_ref(),
        phone.as_ref(),
        text(PersonColumn::Company).as_deref(),
    )
}

fn answer(row: usize, place: PersonPlace, linked: &[LinkedGroup]) -> Value {
    let because = match (place.by, place.like) {
        (Some(by), _) => format!("{} as a row of lead {}", same(by), place.first),
        (None, Some(group)) => format!("{} lead {}", like(group.by), group.first),
        (None, None) => "nobody before is like them".to_owned(),
    };
    let perhaps = may_be_one(linked);
    let linked: Vec<usize> = linked.iter().map(|group| group.first).collect();
    json!({"row": row, "lead": place.first, "linked": linked, "perhaps": perhaps, "because": because})
}

fn same(by: CertainBy) -> &'static str {
    match by {
        CertainBy::Address => "the same address",
        CertainBy::Mailbox => "another address of the same mailbox",
        CertainBy::Number => "the same number, and no name or address against it,",
        CertainBy::NameAtCompany => "the same name at the same company's domain",
    }
}

fn like(by: LikelyBy) -> &'static str {
    match by {
        LikelyBy::Number => "the same number, with another name or address, as",
        LikelyBy::Mailbox => "one mailbox, or its tag, shared with",
        LikelyBy::MistypedAddress => "perhaps a mistyped address of",
        LikelyBy::NameAtCompany => "perhaps the same name at the same company's domain as",
        LikelyBy::NameAndCompany => "the same name and company, as they were typed, as",
        LikelyBy::LocalPart => "the same name and mailbox name at another provider as",
        LikelyBy::Company => "another person of the same company as",
    }
}
