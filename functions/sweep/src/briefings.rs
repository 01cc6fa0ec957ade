//! The lists that people get: at opening, and before a long closure; and the nightly count of open leads.

use cloud::CloudError;
use cloud::keys::{Home, Key};
use cloud::table::due::DueItem;
use cloud::table::team::Briefing;
use followup::digest::{morning, untouched};
use followup::ids::PersonId;
use followup::policy::Policy;

use crate::Run;

impl Run<'_> {
    /// Makes a person's list and says when the next one is due.
    pub(crate) async fn brief(
        &mut self,
        policy: &Policy,
        item: &DueItem,
        kind: Briefing,
        person: &PersonId,
    ) -> Result<Option<DueItem>, CloudError> {
        let calendar = policy.active.calendar_of(person);
        let roster = &policy.active.roster;
        let works = roster.get(person).is_some_and(|one| roster.works(one));
        let digest = if !works {
            // Who has left, or has no leads, gets no lists.
            None
        } else {
            match kind {
                Briefing::Morning => {
                    let opening = calendar.opening_at_or_after(self.now);
                    let first = calendar.first_opening_of(calendar.local(opening).date_naive());
                    Some(morning(person, calendar, first.unwrap_or(opening)))
                }
                Briefing::Untouched => Some(untouched(person, item.due_at)),
                Briefing::Recount => {
                    self.recount(person).await?;
                    None
                }
            }
        };
        let mut made = None;
        if let Some(digest) = digest {
            self.cloud.ensure_digest(&digest).await?;
            let key: Key = Key::message(&Home::Person(person.clone()), &digest.id);
            made = (digest.not_before <= self.now).then_some(DueItem {
                key,
                due_at: digest.not_before,
            });
        }
        if let Some(next) = kind.next(&policy.active, person, self.now) {
            self.cloud
                .brief(kind, person, next, Some(item.due_at))
                .await?;
        }
        Ok(made)
    }

    /// Counts what a rep has open and mends the count that assignments go by.
    async fn recount(&mut self, rep: &PersonId) -> Result<(), CloudError> {
        let was = self.cloud.loads().await?.load(rep);
        let counted = self.cloud.owned(rep.as_str()).await?.count();
        if counted as u64 == u64::from(was.open) {
            return Ok(());
        }
        tracing::warn!(%rep, counted, was = was.open, "a count of open leads had drifted");
        self.cloud.set_open(rep, counted, &was).await
    }
}
