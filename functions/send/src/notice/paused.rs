//! New leads go to others for now, after two lapses in a row.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::route::somebody_takes_new_leads;
use followup::template::{MailKind, Markup, Values, Variable};
use wording::Words;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, list_of};
use crate::team::reader::TeamReader;

pub(super) struct Paused;

impl NoticeContent for Paused {
    /// Whether somebody is paused is known to the team's loads, not to a lead.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::NewLeads
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::NewLeads)
    }

    fn headline(&self, case: &Case, _now: Instant) -> String {
        case.words.no_new_leads()
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        line_of_pause(about.reader).await
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let reader = about.reader;
        let Some(paused) = NoNewLeads::of(reader).await? else {
            return Ok(Composed::Nothing);
        };
        let (open, more) = own_leads(reader).await?;
        let count = (open.len() + more).to_string();
        let list = if open.is_empty() {
            Markup::paragraph(&reader.words().nobody_at_the_moment())
        } else {
            list_of(reader.words(), open, more)
        };
        let values = Values::new()
            .text(Variable::Count, count)
            .text(Variable::Reason, paused.for_now(reader.words()))
            .markup(Variable::List, list)
            .markup(Variable::Buttons, resume(reader));
        let content = MailContent::of_list(reader.active, MailKind::Paused, values, None);
        Ok(content.render(reader, digest))
    }
}

/// That the reader gets no new leads for now, and why; nothing, while they do.
pub(crate) async fn line_of_pause(
    reader: &TeamReader<'_>,
) -> Result<Option<DigestLine>, CloudError> {
    let Some(paused) = NoNewLeads::of(reader).await? else {
        return Ok(None);
    };
    let words = Markup::text(&paused.until_they_say(reader.words()));
    Ok(Some(DigestLine::undated(Markup::join([
        words,
        resume(reader),
    ]))))
}

/// Of whoever gets no new leads for now.
struct NoNewLeads {
    /// Leads in a row that had to move on from them.
    lapses: u32,
    /// Whether anybody else takes new leads meanwhile.
    others_take: bool,
}

impl NoNewLeads {
    /// The reader's; nothing, when there is none any more.
    async fn of(reader: &TeamReader<'_>) -> Result<Option<Self>, CloudError> {
        let team = reader.cloud.team(&reader.active.active).await?;
        let load = team.load(&reader.person.id);
        Ok(load.is_paused().then(|| Self {
            lapses: load.lapses,
            others_take: somebody_takes_new_leads(reader.active, &team, reader.now),
        }))
    }

    /// Where new leads go, and why.
    fn for_now(&self, words: Words) -> String {
        let lapses = self.lapses.to_string();
        if self.others_take {
            words.paused_others(&lapses)
        } else {
            words.paused_nobody(&lapses)
        }
    }

    /// The same, and how it ends.
    fn until_they_say(&self, words: Words) -> String {
        let lapses = self.lapses.to_string();
        if self.others_take {
            words.paused_others_until(&lapses)
        } else {
            words.paused_nobody_until(&lapses)
        }
    }
}

fn resume(reader: &TeamReader<'_>) -> Markup {
    let page = reader.buttons().resume();
    Markup::buttons(&[(&reader.words().button_resume(), &page)])
}

/// The leads that stay with the reader, and how many more there are than could be read.
async fn own_leads(reader: &TeamReader<'_>) -> Result<(Vec<DigestLine>, usize), CloudError> {
    let mut open: Vec<DigestLine> = Vec::new();
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    for id in owned.leads {
        let Some(own) = Case::readable(reader, &id).await? else {
            continue;
        };
        if reader.has(&own.lead) {
            let why = own.waits_for(reader.now);
            open.push(DigestLine::new(
                &own,
                &why,
                buttons(reader, &own),
                reader.now,
            ));
        }
    }
    Ok((open, owned.more))
}
