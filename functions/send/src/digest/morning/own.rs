//! The reader's own leads: what is due today or overdue, and what came since yesterday.

use calendar::Instant;
use cloud::CloudError;
use cloud::table::outbox::State;
use followup::cadence::written_mail;
use followup::message::Notice;
use followup::template::Markup;
use followup::work;

use super::day::MorningList;
use super::of_lists::OfLists;
use super::own_calendar;
use crate::case::Case;
use crate::notice::kind::DigestPlace;
use crate::notice::{hour_section, matters, place, told, why};
use crate::team::line::DigestLine;
use crate::team::message::message_line;
use crate::team::reader::TeamReader;

/// Adds the reader's own leads, those from lists in a section of their own.
pub(super) async fn add(day: &mut MorningList<'_>, notices: &[Notice]) -> Result<(), CloudError> {
    let (reader, words) = (day.reader, day.reader.words());
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    if owned.more > 0 {
        day.add_unread(words.unread_of_yours(&owned.more.to_string()));
    }
    let mut ids = owned.leads;
    // The index may lag behind what the notices say.
    ids.extend(notices.iter().map(|notice| notice.lead.clone()));
    let (mut lines, mut before, mut mails) = (Vec::new(), Vec::new(), Vec::new());
    let mut of_lists = OfLists::default();
    for id in ids {
        let Some(case) = day.unseen(&id).await? else {
            continue;
        };
        if !reader.has(&case.lead) {
            continue;
        }
        if case.lead.asked_for_nothing() {
            of_lists.add(day, &case);
            continue;
        }
        mails.extend(awaits_reader(reader, &case, notices).await?);
        let of_lead = notices.iter().filter(|notice| {
            let is_here = notice.lead == id && place(&notice.kind) == DigestPlace::Yours;
            is_here && matters(&notice.kind, reader, &case)
        });
        // That it moves on says more than anything else about it.
        let notice = of_lead.min_by_key(|notice| {
            let tells = told(reader, &notice.kind, &case).is_some();
            (!tells, hour_section(&notice.kind))
        });
        if notice.is_none() && (!is_for_today(&case, day.until()) || day.take_long(&case)) {
            continue;
        }
        let seen = reader.sights.of(&case.lead.id);
        if notice.is_none() && was_read(day, &case, seen) {
            day.count_as_read(&case);
            continue;
        }
        let says = day.says.after_a_look(seen);
        if notice.is_some() || says.says_owner(&case.policy, &case.lead) {
            lines.push(line(day, case, notice).await?);
        } else {
            day.seen.insert(case.lead.id.clone());
            before.push(case);
        }
    }
    for case in day.count_as_before(before) {
        lines.push(line(day, case, None).await?);
    }
    if let Some(trouble) = own_calendar::trouble(reader).await? {
        day.add_below(trouble);
    }
    day.section(words.list_yours(), lines);
    day.section(words.list_ready(), mails);
    of_lists.close(day, words.list_from_lists());
    Ok(())
}

/// Whether the reader has read at the desk today what the list says of a lead.
fn was_read(day: &MorningList<'_>, case: &Case, seen: Option<Instant>) -> bool {
    let reader = day.reader;
    let calendar = reader.active.active.calendar_of(&reader.person.id);
    let was_read = |seen| day.says.was_read(calendar, &case.policy, &case.lead, seen);
    seen.is_some_and(was_read)
}

/// The mail of a lead that waits for the reader to send it or to leave it out, until they have; nothing, where a notice speaks of it.
async fn awaits_reader(
    reader: &TeamReader<'_>,
    case: &Case,
    notices: &[Notice],
) -> Result<Option<DigestLine>, CloudError> {
    let lead = &case.lead;
    let Some(message) = written_mail(&case.policy, lead) else {
        return Ok(None);
    };
    let is_told = notices
        .iter()
        .any(|one| one.kind.message() == Some(&message));
    if is_told {
        return Ok(None);
    }
    let stored = reader.cloud.message_to(&lead.id, &message).await?;
    match stored.filter(|item| item.state == State::AwaitingApproval) {
        Some(item) => message_line(reader, &item).await,
        None => Ok(None),
    }
}

/// A lead's line: what a notice asks for, or what is due before the day ends.
async fn line(
    day: &mut MorningList<'_>,
    case: Case,
    notice: Option<&Notice>,
) -> Result<DigestLine, CloudError> {
    let reader = day.reader;
    let why = match notice {
        Some(notice) => why(&notice.kind, &case, reader.now),
        None => case.waits_for(reader.now),
    };
    let tells = notice.and_then(|notice| told(reader, &notice.kind, &case));
    let case = case.with_notes(reader.cloud, reader.now).await?;
    let standing = case.standing_in_short(reader.now, reader.is_manager_in_person());
    let below = Markup::join([standing, case.noted_in_short(reader.now)]);
    Ok(day.take_with(&case, &why, below).telling(tells))
}

/// Whether a person's work on the lead is due before the day ends.
fn is_for_today(case: &Case, until: Instant) -> bool {
    let lead = &case.lead;
    if work::is_open(&case.policy, lead, until) {
        return true;
    }
    let has_come = work::owed(lead).is_some_and(|owed| owed.start <= until);
    has_come || work::due_at(&case.policy, lead).is_some_and(|at| at <= until)
}
