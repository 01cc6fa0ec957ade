//! Leads have moved on from somebody who was not told: the manager hears it once a day, of each person.

use cloud::CloudError;
use followup::digest::Digest;
use followup::ids::{LeadId, PersonId};
use followup::message::{Notice, NoticeKind};
use followup::telling::Untold;
use followup::template::{MailKind, Markup, Values, Variable};

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::mail::phrases::names;
use crate::team::choices::name_or_colleague;
use crate::team::content::{Composed, MailContent};
use crate::team::line::{DigestLine, list};
use crate::team::reader::TeamReader;

/// Leads that are named; the rest is counted.
const MAX_NAMED: usize = 3;

pub(super) struct Unreached<'a> {
    pub(super) rep: &'a PersonId,
    pub(super) why: Untold,
}

/// Somebody who was not told, and the leads that have moved on from them.
pub(crate) struct UntoldPerson {
    rep: PersonId,
    why: Untold,
    leads: Vec<LeadId>,
}

impl UntoldPerson {
    /// Each of whom the notices speak, in their order. That mail comes back says more than that it was late.
    pub(crate) fn all(notices: &[Notice]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for notice in notices {
            let NoticeKind::Unreached { rep, why } = &notice.kind else {
                continue;
            };
            let lead = notice.lead.clone();
            match all.iter_mut().find(|one| one.rep == *rep) {
                Some(one) => {
                    one.why = one.why.max(*why);
                    if !one.leads.contains(&lead) {
                        one.leads.push(lead);
                    }
                }
                None => all.push(Self {
                    rep: rep.clone(),
                    why: *why,
                    leads: vec![lead],
                }),
            }
        }
        all
    }

    /// The one line about them.
    pub(crate) async fn line(&self, reader: &TeamReader<'_>) -> Result<DigestLine, CloudError> {
        let mut named = Vec::new();
        for lead in self.leads.iter().take(MAX_NAMED) {
            let case = Case::readable(reader, lead).await?;
            named.extend(case.map(|case| case.name()));
        }
        let words = reader.words();
        // Whoever was erased has no name any more.
        let moved = if named.is_empty() {
            String::new()
        } else {
            let more = self.leads.len().saturating_sub(MAX_NAMED);
            format!(" ({})", names(words, &named, more))
        };
        let name = name_or_colleague(reader, Some(&self.rep));
        let said = match self.why {
            Untold::Returned => words.untold_returned(&moved, &name),
            Untold::NotInTime => words.untold_late(&moved),
        };
        Ok(DigestLine::undated(Markup::inline([
            Markup::strong(&name),
            Markup::text(&format!("— {said}")),
        ])))
    }
}

impl NoticeContent for Unreached<'_> {
    /// It is about a person, whatever has become of the lead.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn matters_once_closed(&self, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Unreached
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Escalated)
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let one = UntoldPerson {
            rep: self.rep.clone(),
            why: self.why,
            leads: vec![about.case.lead.id.clone()],
        };
        one.line(about.reader).await.map(Some)
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let reader = about.reader;
        let lines: Vec<DigestLine> = self.line(about).await?.into_iter().collect();
        let name = name_or_colleague(reader, Some(self.rep));
        let values = Values::new()
            .text(Variable::Headline, reader.words().was_not_told(&name))
            .text(Variable::Count, "1")
            .markup(Variable::List, list(reader.words(), lines));
        let content = MailContent::of_list(reader.active, MailKind::Escalations, values, None);
        Ok(content.render(reader, digest))
    }
}
