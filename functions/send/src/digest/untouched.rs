//! The list of what nobody has touched, before a closure of more than a day.

use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::{Lead, Owner, Queue};
use followup::moment::in_mail;
use followup::template::{MailKind, Markup, Values, Variable};
use followup::work;

use super::everybody::{everybody, lead_of, unread, why};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, list};
use crate::team::reader::TeamReader;

/// The leads that nobody has touched, before a closure of more than a day.
pub(crate) async fn compose(
    reader: &TeamReader<'_>,
    digest: &Digest,
) -> Result<Composed, CloudError> {
    let (lines, more) = untouched(reader).await?;
    if lines.is_empty() {
        return Ok(Composed::Nothing);
    }
    let calendar = reader.active.active.calendar_of(&reader.person.id);
    let opening = calendar.closed_stretch_after(reader.now).to;
    let below = match more {
        0 => Markup::default(),
        more => Markup::paragraph(&unread(more)),
    };
    let values = Values::new()
        .text(Variable::Count, lines.len().to_string())
        .text(Variable::When, in_mail(calendar, opening, reader.now))
        .markup(
            Variable::List,
            Markup::join([reader.in_whose_place(), list(lines), below]),
        );
    let content = MailContent::of_list(reader.active, MailKind::Untouched, values, None);
    Ok(content.render(reader, digest))
}

/// The leads that nobody has touched, and how many more are open than could be looked at.
async fn untouched(reader: &TeamReader<'_>) -> Result<(Vec<DigestLine>, usize), CloudError> {
    let (mut lines, mut more) = (Vec::new(), 0);
    for person in everybody(reader).await? {
        let owned = reader.cloud.owned(person.as_str()).await?;
        more += owned.more;
        for id in owned.leads {
            if let Some(lead) = lead_of(reader, &person, &id).await? {
                lines.extend(line(reader, lead).await?);
            }
        }
    }
    // Who waits for somebody to be free waits no less.
    let queue = Owner::Queue(Queue::Manager);
    let queued = reader.cloud.queued(Queue::Manager).await?;
    more += queued.more;
    for id in queued.leads {
        let stored = reader.cloud.resolved_lead(&id).await?;
        let lead = stored.map(|stored| stored.lead);
        if let Some(lead) = lead.filter(|lead| lead.owner().as_ref() == Some(&queue)) {
            lines.extend(line(reader, lead).await?);
        }
    }
    Ok((lines, more))
}

/// The line of a lead, if nobody has touched it.
async fn line(reader: &TeamReader<'_>, lead: Lead) -> Result<Option<DigestLine>, CloudError> {
    if lead.asked_for_nothing() || !work::is_untouched(&lead, reader.now) {
        return Ok(None);
    }
    let case = Case::of(reader.cloud, reader.active, lead).await?;
    let case = case.with_notes(reader.cloud, reader.now).await?;
    let below = Markup::join([case.standing_in_short(reader.now), buttons(reader, &case)]);
    let why = why(reader, &case);
    Ok(Some(DigestLine::new(&case, &why, below, reader.now)))
}
