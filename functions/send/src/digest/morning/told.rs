//! What notices say on the list at opening that it does not find by itself.

use std::collections::HashSet;
use std::mem::discriminant;

use cloud::CloudError;
use followup::message::{Notice, NoticeKind};

use super::day::MorningList;
use crate::notice::kind::{About, DigestPlace};
use crate::notice::unreached::UntoldPerson;
use crate::notice::{line, line_of_message, matters, place, relevant};
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

/// The notices that stand in one place.
fn of(notices: &[Notice], wanted: DigestPlace) -> impl Iterator<Item = &Notice> {
    notices
        .iter()
        .filter(move |notice| place(&notice.kind) == wanted)
}

/// Lines about mails to leads.
#[derive(Debug, Default)]
pub(super) struct MailLines {
    /// All of them.
    pub(super) lines: Vec<DigestLine>,
    /// How many of them only inform: what goes out by itself is nothing to do.
    pub(super) informs: usize,
}

/// The mails that go out today, and those that did not.
pub(super) async fn of_mail(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<MailLines, CloudError> {
    let mut mail = MailLines::default();
    for notice in of(notices, DigestPlace::Mail) {
        if let Some(line) = line_of_message(reader, notice).await? {
            mail.informs += usize::from(matches!(notice.kind, NoticeKind::Announcement { .. }));
            mail.lines.push(line);
        }
    }
    Ok(mail)
}

/// The questions that only the reader can answer, each once; whoever stands in for the manager is asked what whoever leads the team decides.
pub(super) async fn to_say(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let mut seen = HashSet::new();
    let in_person = reader.stands_in_for.is_none();
    let theirs = of(notices, DigestPlace::ToSay)
        .filter(|notice| in_person || notice.kind.is_for_who_leads());
    let asked = theirs.filter(|notice| {
        // What they wrote and what they demand are two things.
        let news = if let NoticeKind::LeftAlone { news } = notice.kind {
            Some(news)
        } else {
            None
        };
        seen.insert((notice.lead.clone(), discriminant(&notice.kind), news))
    });
    lines(reader, asked).await
}

/// The reports by mail that were recorded outside the reader's hours, and who wants to hear from us later.
pub(super) async fn of_what_informs(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    lines(reader, of(notices, DigestPlace::Informs)).await
}

/// To whom nothing goes out by itself, because a colleague is in touch.
pub(super) async fn of_held(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    lines(reader, of(notices, DigestPlace::Held)).await
}

/// The lines of those notices that still matter.
async fn lines<'a>(
    reader: &TeamReader<'_>,
    notices: impl Iterator<Item = &'a Notice>,
) -> Result<Vec<DigestLine>, CloudError> {
    let mut lines = Vec::new();
    for notice in notices {
        if let Some(case) = relevant(reader, notice).await? {
            let about = About {
                reader,
                notice,
                case: &case,
            };
            lines.extend(line(&about).await?);
        }
    }
    Ok(lines)
}

/// Who was not told of what moved on from them, each person once.
pub(super) async fn of_unreached(
    reader: &TeamReader<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let mut lines = Vec::new();
    for person in UntoldPerson::all(notices) {
        lines.push(person.line(reader).await?);
    }
    Ok(lines)
}

/// Whether the reader is told that they get no new leads, whatever has become of the lead that a notice names.
pub(super) fn tells_of_a_pause(notices: &[Notice]) -> bool {
    of(notices, DigestPlace::NewLeads).next().is_some()
}

/// What moved away since yesterday.
pub(super) async fn of_moved(
    day: &mut MorningList<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let reader = day.reader;
    let mut moved = Vec::new();
    for notice in of(notices, DigestPlace::Moved) {
        let Some(case) = day.unseen(&notice.lead).await? else {
            continue;
        };
        if matters(&notice.kind, reader, &case) {
            day.seen.insert(case.lead.id.clone());
            let about = About {
                reader,
                notice,
                case: &case,
            };
            moved.extend(line(&about).await?);
        }
    }
    Ok(moved)
}
