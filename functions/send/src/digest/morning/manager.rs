//! The manager's part: the queue, what nobody did in time, who demands to be erased, what is held, what is stuck.

use cloud::CloudError;
use cloud::keys::Home;
use followup::ids::{LeadId, MessageId};
use followup::lead::Queue;
use followup::message::Notice;
use followup::route::somebody_takes_new_leads;
use followup::template::Markup;

use super::day::MorningList;
use super::held_mail::undecided;
use super::{demands, late, queues, told};
use crate::mail::phrases::names;
use crate::notice::kind::DigestPlace;
use crate::notice::{matters, place, why_to};
use crate::team::choices::line_with_holder;
use crate::team::line::DigestLine;
use crate::team::message::message_line;
use crate::team::perhaps_same::perhaps_same;
use crate::team::reader::TeamReader;

/// Adds the manager's sections, and says below the lists how everything else stands.
pub(super) async fn add(day: &mut MorningList<'_>, notices: &[Notice]) -> Result<(), CloudError> {
    let (reader, words) = (day.reader, day.reader.words());
    let waiting = queues::waiting(day, Queue::Manager).await?;
    day.section(words.list_to_decide(), waiting);
    let (mut late, elsewhere) = late::of_everybody(day).await?;
    late.extend(escalated(day, notices).await?);
    day.section(words.list_late(), late);
    let waiting = reader.cloud.for_manager().await?;
    let demands = demands::lines(day, &waiting.demands, notices).await?;
    day.section(words.list_demands(), demands);
    let unreached = told::of_unreached(reader, notices).await?;
    day.section(words.list_untold(), unreached);
    let held = held(reader, waiting.mails, notices).await?;
    day.section(words.list_held(), held);
    day.section(words.list_received(), lapsed(reader).await?);
    day.section(words.list_stuck(), stuck(reader).await?);
    let is_all = day.is_whole();
    for words in late::of_the_rest(reader, &elsewhere, is_all).await? {
        day.add_below(words);
    }
    if let Some(words) = paused(reader).await? {
        day.add_below(words);
    }
    Ok(())
}

/// Who gets no new leads after lapses in a row, and who has them meanwhile: until nobody of the team is free, nobody else says so.
async fn paused(reader: &TeamReader<'_>) -> Result<Option<String>, CloudError> {
    let team = reader.cloud.team(&reader.active.active).await?;
    let people = reader.active.active.roster.people.iter();
    let paused = people.filter(|person| team.load(&person.id).is_paused());
    let paused: Vec<&str> = paused.map(|person| person.name.as_str()).collect();
    if paused.is_empty() {
        return Ok(None);
    }
    let words = reader.words();
    let names = names(words, &paused, 0);
    let is_taken = somebody_takes_new_leads(reader.active, &team, reader.now);
    Ok(Some(if is_taken {
        words.paused_people(&names)
    } else {
        words.paused_people_nobody(&names)
    }))
}

/// What the manager was told of and the list has not found by itself.
async fn escalated(
    day: &mut MorningList<'_>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let reader = day.reader;
    let mut lines = Vec::new();
    for notice in notices {
        if place(&notice.kind) == DigestPlace::Late
            && let Some(case) = day.unseen(&notice.lead).await?
            && matters(&notice.kind, reader, &case)
        {
            day.seen.insert(case.lead.id.clone());
            let why = why_to(reader, &notice.kind, &case);
            let same = perhaps_same(reader, &case).await?;
            lines.push(line_with_holder(reader, &case, &why, same));
        }
    }
    Ok(lines)
}

/// The mails that a person decides, but for those that a notice speaks of.
async fn held(
    reader: &TeamReader<'_>,
    mails: Vec<(LeadId, MessageId)>,
    notices: &[Notice],
) -> Result<Vec<DigestLine>, CloudError> {
    let told: Vec<&MessageId> = notices
        .iter()
        .filter_map(|notice| notice.kind.message())
        .collect();
    let mut held = Vec::new();
    let (undecided, more) = undecided(reader, mails).await?;
    for message in undecided {
        if !told.contains(&message.id())
            && let Some(line) = message_line(reader, &message).await?
        {
            held.push(line);
        }
    }
    if more > 0 {
        let said = reader.words().list_more(&more.to_string());
        held.push(DigestLine::undated(Markup::text(&said)));
    }
    Ok(held)
}

/// What failed again and again, and is not tried any more.
async fn stuck(reader: &TeamReader<'_>) -> Result<Vec<DigestLine>, CloudError> {
    let (words, items) = (reader.words(), reader.cloud.stuck().await?);
    let lines = items.iter().map(|item| {
        DigestLine::undated(Markup::text(&match Home::of(&item.pk) {
            Some(Home::Lead(id)) => words.stuck_of_lead(id.as_str()),
            Some(Home::Person(person)) => words.stuck_mail(person.as_str()),
            None => words.stuck_of_team(),
        }))
    });
    Ok(lines.collect())
}

/// That answers may not arrive any more, which nobody would notice by themselves.
async fn lapsed(reader: &TeamReader<'_>) -> Result<Vec<DigestLine>, CloudError> {
    let known = reader.cloud.received_mail().await?;
    if !known.has_lapsed(reader.now) {
        return Ok(Vec::new());
    }
    let words = match known.returned_at {
        Some(at) => {
            let since = reader.times().in_mail(at, reader.now);
            reader.words().probe_lost_since(&since)
        }
        None => reader.words().probe_never_back(),
    };
    Ok(vec![DigestLine::undated(Markup::text(&words))])
}
