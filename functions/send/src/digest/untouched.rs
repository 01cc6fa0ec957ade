//! The list of what nobody has touched, before a closure of more than a day.

use chrono::TimeDelta;
use cloud::CloudError;
use followup::digest::Digest;
use followup::ids::LeadId;
use followup::lead::{Lead, Owner, Queue};
use followup::template::{MailKind, Markup, Values, Variable};
use followup::work;
use wording::counted;

use super::everybody::{everybody, lead_of, unread, why};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, list};
use crate::team::reader::TeamReader;

/// Who has waited for longer than this stood on the list before the closure of last week, and stands on that of each morning: a short call
/// today is asked for those who came since.
const A_WEEK: TimeDelta = TimeDelta::days(7);

/// The leads that nobody has touched, before a closure of more than a day.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
) -> Result<Composed, CloudError> {
    let Untouched { lines, older, more } = untouched(reader).await?;
    if lines.is_empty() && more == 0 {
        return Ok(Composed::Nothing);
    }
    let words = reader.words();
    let calendar = reader.active.active.calendar_of(&reader.person.id);
    let opening = calendar.closed_stretch_after(reader.now).to;
    let times = reader.times().in_zone(calendar.tz());
    let mut below = Vec::new();
    if older > 0 {
        below.push(Markup::paragraph(&words.untouched_older(counted(older))));
    }
    if more > 0 {
        below.push(Markup::paragraph(&unread(words, more)));
        let all = words.button_all_open();
        below.push(reader.buttons().all_of_the_list(&all, reader.today()));
    }
    let values = values(reader, lines.len(), more)
        .text(Variable::When, times.in_mail(opening, reader.now))
        .markup(
            Variable::List,
            Markup::join(
                [reader.in_whose_place(), list(words, lines)]
                    .into_iter()
                    .chain(below),
            ),
        );
    let content = MailContent::of_list(reader.active, MailKind::Untouched, values, None);
    Ok(content.render(reader, digest))
}

/// How many are untouched. Where none could be looked at, it is not known that there are any.
fn values(reader: &TeamReader<'_>, untouched: usize, unread: usize) -> Values {
    if untouched == 0 {
        let perhaps = reader.words().untouched_perhaps(&unread.to_string());
        return Values::new().text(Variable::Count, perhaps);
    }
    let count = untouched.to_string();
    Values::new()
        .text(Variable::Count, &count)
        .text(Variable::ToDo, count)
}

/// Leads that nobody has touched.
#[derive(Debug, Default)]
struct Untouched {
    /// Those who came within [`A_WEEK`].
    lines: Vec<DigestLine>,
    /// How many came before.
    older: usize,
    /// How many more are open than could be looked at.
    more: usize,
}

impl Untouched {
    /// Takes a lead in as it was read. One that cannot be read is counted as not looked at, so that the others are still listed.
    async fn take_read(
        &mut self,
        reader: &TeamReader<'_>,
        id: &LeadId,
        read: Result<Option<Lead>, CloudError>,
    ) -> Result<(), CloudError> {
        match read {
            Ok(Some(lead)) => self.take(reader, lead).await,
            Ok(None) => Ok(()),
            Err(error) if error.worth_retrying() => Err(error),
            Err(error) => {
                tracing::error!(lead = %id, %error, "a lead is left out of a list");
                self.more += 1;
                Ok(())
            }
        }
    }

    /// Takes a lead in, if nobody has touched it.
    async fn take(&mut self, reader: &TeamReader<'_>, lead: Lead) -> Result<(), CloudError> {
        if lead.asked_for_nothing() || !work::is_untouched(&lead, reader.now) {
            return Ok(());
        }
        let since = lead.owed.iter().map(|owed| owed.since).min();
        if since.is_some_and(|since| reader.now - since > A_WEEK) {
            self.older += 1;
            return Ok(());
        }
        self.lines.push(line(reader, lead).await?);
        Ok(())
    }
}

async fn untouched(reader: &TeamReader<'_>) -> Result<Untouched, CloudError> {
    let mut found = Untouched::default();
    for person in everybody(reader).await? {
        let owned = reader.cloud.owned(person.as_str()).await?;
        found.more += owned.more;
        for id in owned.leads {
            let read = lead_of(reader, &person, &id).await;
            found.take_read(reader, &id, read).await?;
        }
    }
    // Who waits for somebody to be free waits no less.
    let queue = Owner::Queue(Queue::Manager);
    let queued = reader.cloud.queued(Queue::Manager).await?;
    found.more += queued.more;
    for id in queued.leads {
        let stored = reader.cloud.resolved_lead(&id).await;
        let read = stored.map(|stored| {
            let lead = stored.map(|stored| stored.lead);
            lead.filter(|lead| lead.owner().as_ref() == Some(&queue))
        });
        found.take_read(reader, &id, read).await?;
    }
    Ok(found)
}

async fn line(reader: &TeamReader<'_>, lead: Lead) -> Result<DigestLine, CloudError> {
    let case = Case::of(reader, lead).await?;
    let case = case.with_notes(reader.cloud, reader.now).await?;
    let below = Markup::join([
        case.standing_in_short(reader.now, reader.is_manager_in_person()),
        buttons(reader, &case),
    ]);
    let why = why(reader, &case);
    Ok(DigestLine::new(&case, &why, below, reader.now))
}
