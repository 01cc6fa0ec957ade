//! What came up in an hour, as one mail: calls and reminders, mails that go out, what moves, and what the manager is to look at.

use std::collections::BTreeMap;

use cloud::CloudError;
use followup::digest::Digest;
use followup::message::Notice;
use followup::template::{MailKind, Markup, Values, Variable};
use wording::{Words, counted};

use crate::case::Case;
use crate::notice::kind::{About, HourSection};
use crate::notice::{headline, hour_section, is_in_full_alone, line, mail, relevant, told, why_to};
use crate::team::choices::line_to_do_because;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, and_more, list, told_by};
use crate::team::reader::TeamReader;
use crate::team::unwanted::{FEW, line_of_all, looks_unwanted};

/// Leads that a subject names.
const NAMED: usize = 2;

/// A notice that still matters, and its line.
struct HourEntry {
    section: HourSection,
    notice: Notice,
    case: Case,
    line: DigestLine,
}

impl HourEntry {
    /// Whether another says the same: of one lead, or one mail to it; that the reader gets no new leads is about no lead.
    fn says_the_same_as(&self, other: &Self) -> bool {
        let of_reader = |one: &Self| one.section == HourSection::NewLeads;
        let of_one_lead = self.case.lead.id == other.case.lead.id
            && self.notice.kind.message() == other.notice.kind.message();
        match (of_reader(self), of_reader(other)) {
            (true, true) => true,
            (false, false) => of_one_lead,
            (true, false) | (false, true) => false,
        }
    }

    /// Whether it asks for what is owed, or says that it moves.
    fn is_about_its_work(&self) -> bool {
        self.section <= HourSection::Asked
    }
}

/// Puts the mail together. What came alone is a mail of its own, with the words or the script, where its kind has one.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let entries = entries(reader, notices).await?;
    match entries.as_slice() {
        [] if reader.more == 0 => Ok(Composed::Nothing),
        [entry] if reader.more == 0 && is_in_full_alone(&entry.notice.kind) => {
            let about = About {
                reader,
                notice: &entry.notice,
                case: &entry.case,
            };
            mail(&about, digest).await
        }
        _ => Ok(render(reader, digest, entries)),
    }
}

/// What still matters: each lead once, and each mail to it once.
async fn entries(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<HourEntry>, CloudError> {
    let mut entries: Vec<HourEntry> = Vec::new();
    for notice in notices {
        let section = hour_section(&notice.kind).unwrap_or(HourSection::Came);
        let Some(case) = relevant(reader, notice).await? else {
            continue;
        };
        let about = About {
            reader,
            notice,
            case: &case,
        };
        let line = match line(&about).await? {
            Some(line) => line,
            // What is a mail of its own has no line of its own: it says what the lead waits for.
            None if section == HourSection::Came => {
                line_to_do_because(reader, &case, &why_to(reader, &notice.kind, &case))
            }
            None => continue,
        };
        let mut entry = HourEntry {
            section,
            notice: notice.clone(),
            line: line.telling(told(reader, &notice.kind, &case)),
            case,
        };
        let same = entries
            .iter_mut()
            .find(|known| known.says_the_same_as(&entry));
        match same {
            // That it moves soon says more than that a person asks for it, and that more than that it waits.
            Some(known) => {
                let tells = known.line.tells.take().or(entry.line.tells.take());
                if entry.section < known.section && entry.is_about_its_work() {
                    *known = entry;
                }
                // By when their time is over is in each line about the work.
                known.line.tells = tells;
            }
            None => entries.push(entry),
        }
    }
    Ok(entries)
}

/// What the mail is about, for its subject: one lead and why, or the first of the list.
fn subject(reader: &TeamReader<'_>, of_all: &str, entries: &[HourEntry]) -> String {
    let words = reader.words();
    match entries {
        // What is said to the manager may not be so of who stands in.
        [entry, ..] if reader.stands_in_for.is_some() => {
            let name = entry.case.name();
            named(words, of_all, &name, entries.len() - 1)
        }
        [entry] => headline(&entry.notice.kind, &entry.case, reader.now),
        // It is about the reader, and what stands below it needs nothing of them.
        [entry, ..] if entry.section == HourSection::NewLeads => {
            headline(&entry.notice.kind, &entry.case, reader.now)
        }
        [] => words.subject_too_many(&reader.more.to_string()),
        [entry, ..] if entry.section == HourSection::Moved => {
            words.subject_several_moved(counted(entries.len()))
        }
        [entry, others @ ..] => {
            let mut leads = vec![&entry.case];
            for other in others {
                if leads.iter().all(|lead| lead.lead.id != other.case.lead.id) {
                    leads.push(&other.case);
                }
            }
            if let [case] = leads.as_slice() {
                return headline(&entry.notice.kind, case, reader.now);
            }
            let names: Vec<String> = leads.iter().take(NAMED).map(|case| case.name()).collect();
            let names = names.join(", ");
            named(words, of_all, &names, leads.len().saturating_sub(NAMED))
        }
    }
}

/// A subject with the names of a few, and how many more there are.
fn named(words: Words, of_all: &str, names: &str, more: usize) -> String {
    match more {
        0 => words.subject_names(names, of_all),
        more => words.subject_names_and_more(&more.to_string(), names, of_all),
    }
}

/// The lines by section. Of several that look unwanted there is one.
fn sections(
    reader: &TeamReader<'_>,
    entries: &[HourEntry],
) -> BTreeMap<HourSection, Vec<DigestLine>> {
    let unwanted: Vec<&Case> = entries
        .iter()
        .map(|entry| &entry.case)
        .filter(|case| looks_unwanted(case))
        .collect();
    let is_one_line = unwanted.len() > FEW;
    let mut sections: BTreeMap<HourSection, Vec<DigestLine>> = BTreeMap::new();
    if is_one_line {
        let line = line_of_all(reader, &unwanted);
        sections.insert(HourSection::Escalated, vec![line]);
    }
    for entry in entries {
        if !(is_one_line && looks_unwanted(&entry.case)) {
            let lines = sections.entry(entry.section).or_default();
            lines.push(entry.line.clone());
        }
    }
    sections
}

/// The list as a mail: in sections, when there is more than one.
fn render(reader: &TeamReader<'_>, digest: &Digest, mut entries: Vec<HourEntry>) -> Composed {
    // A subject names who stands first.
    entries.sort_by_key(|entry| (entry.section, entry.line.order()));
    let sections = sections(reader, &entries);
    let words = reader.words();
    let (kind, of_all) = match sections.keys().next() {
        Some(section) if sections.len() == 1 => (section.mail(), *section),
        Some(_) | None => (MailKind::Reminders, HourSection::Waiting),
    };
    let is_mixed = sections.len() > 1;
    let tells = sections.values().flat_map(|lines| told_by(lines)).collect();
    let blocks = sections.into_iter().flat_map(|(section, lines)| {
        let heading = if is_mixed {
            Markup::heading(&section.headline(words))
        } else {
            Markup::default()
        };
        [heading, list(words, lines)]
    });
    let values = Values::new()
        .text(
            Variable::Headline,
            subject(reader, &of_all.headline(words), &entries),
        )
        .text(Variable::Count, entries.len().to_string())
        .markup(
            Variable::List,
            Markup::join(
                std::iter::once(reader.in_whose_place())
                    .chain(blocks)
                    .chain([and_more(reader)]),
            ),
        );
    // What is about one lead alone belongs to the conversation about it.
    let lead = entries.first().map(|entry| &entry.case.lead);
    let lead = lead.filter(|lead| entries.iter().all(|entry| entry.case.lead.id == lead.id));
    let content = MailContent::of_list(reader.active, kind, values, lead);
    content.telling(tells).render(reader, digest)
}
