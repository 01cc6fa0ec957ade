//! New leads go to others for now, after two lapses in a row.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::route::somebody_takes_new_leads;
use followup::template::{MailKind, Markup, Values, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::buttons;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, list_of};
use crate::team::reader::TeamReader;

/// Label of the button that ends the pause.
const RESUME: &str = "I have time";

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

    fn headline(&self, _case: &Case, _now: Instant) -> String {
        "No new leads for you for the time being".to_owned()
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
            Markup::paragraph("Nobody at the moment.")
        } else {
            list_of(open, more)
        };
        let values = Values::new()
            .text(Variable::Count, count)
            .text(
                Variable::Reason,
                format!(
                    "{} for now: {} in a row had to move on because no contact was reported in time.",
                    paused.whither(),
                    paused.lapses
                ),
            )
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
    let words = Markup::text(&format!(
        "{} until you say that you have time: {} in a row had to move on because no contact was reported in time.",
        paused.whither(),
        paused.lapses
    ));
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
        let team = reader.cloud.team().await?;
        let load = team.load(&reader.person.id);
        Ok(load.is_paused().then(|| Self {
            lapses: load.lapses,
            others_take: somebody_takes_new_leads(reader.active, &team, reader.now),
        }))
    }

    /// Where new leads go.
    fn whither(&self) -> &'static str {
        if self.others_take {
            "New leads go to your colleagues"
        } else {
            "Nobody takes new leads now, and whoever asks waits in the manager's queue"
        }
    }
}

fn resume(reader: &TeamReader<'_>) -> Markup {
    let page = reader.buttons().resume();
    Markup::buttons(&[(RESUME, &page)])
}

/// The leads that stay with the reader, and how many more there are than could be read.
async fn own_leads(reader: &TeamReader<'_>) -> Result<(Vec<DigestLine>, usize), CloudError> {
    let mut open: Vec<DigestLine> = Vec::new();
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    for id in owned.leads {
        let Some(own) = Case::read(reader.cloud, reader.active, &id).await? else {
            continue;
        };
        if reader.has(&own.lead) {
            let why = own.waits_for(reader.now);
            open.push(DigestLine::new(
                &own,
                why,
                buttons(reader, &own),
                reader.now,
            ));
        }
    }
    Ok((open, owned.more))
}
