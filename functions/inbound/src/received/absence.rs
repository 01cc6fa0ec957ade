//! What somebody of the team says of their absence, in answer to any mail, or by an automatic answer of theirs.

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use followup::message::NoticeKind;
use followup::policy::Policy;
use reading::report::ReportedWords;

use super::from_team::{Heard, Right, right};
use super::mail::Received;
use super::whose::Whose;

impl Received {
    /// Somebody of the team has an automatic answer that says until when they are away: it counts as if they had said so themselves, unless
    /// they have said something longer. Nothing follows for the lead whose mail it answers, and no machine is answered.
    pub(super) async fn take_absence(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        whose: &Whose,
        by: &PersonId,
    ) -> Result<(), CloudError> {
        let now = cloud.now();
        let back_on = self.message.classification.until;
        let until = back_on.map(|day| policy.active.time_away(by, day, day).until);
        let is_proven = right(whose, by, self.verdicts.alignment) == Right::Report;
        let Some(until) = until.filter(|until| is_proven && *until > now) else {
            tracing::info!(person = %by, "an automatic answer of the team was left alone");
            return Ok(());
        };
        let known = cloud.team(&policy.active).await?.load(by).back_at(now);
        if known.is_none_or(|known| known < until) {
            cloud.set_away(by, Some((now, until))).await?;
            tracing::info!(person = %by, "somebody of the team is away, as their automatic answer says");
        }
        Ok(())
    }

    /// That they are away, or back, if that is what they say.
    pub(super) async fn said_of_themselves(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        by: &PersonId,
        words: Option<ReportedWords>,
    ) -> Result<Option<Heard>, CloudError> {
        match words {
            Some(ReportedWords::Away { until }) => {
                let away = Some((cloud.now(), until));
                cloud.set_away(by, away).await?;
                self.absence(cloud, lead, by, Some(until)).await.map(Some)
            }
            Some(ReportedWords::Back) => {
                cloud.end_absence(by, cloud.now()).await?;
                self.absence(cloud, lead, by, None).await.map(Some)
            }
            Some(
                ReportedWords::Outcome(..)
                | ReportedWords::WonFor(_)
                | ReportedWords::WonForWhichSum
                | ReportedWords::WhichDate { .. }
                | ReportedWords::Choice(_),
            )
            | None => Ok(None),
        }
    }

    /// What they said of themselves is noted beside the lead whose mail they answered, and confirmed; it says nothing of that lead.
    async fn absence(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        by: &PersonId,
        until: Option<Instant>,
    ) -> Result<Heard, CloudError> {
        let confirmed = self.may_be_answered(cloud, lead).await?;
        let (by, answer) = (by.clone(), false);
        let confirms = confirmed.then_some(NoticeKind::Absence { until });
        Ok((Event::NoteAdded { by, answer }, confirms))
    }
}
