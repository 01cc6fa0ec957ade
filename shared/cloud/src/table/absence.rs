//! Who is away, who is back, and who has left: what the worker that assigns looks at, so that nobody waits for somebody who is not there.

use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use calendar::Instant;
use followup::ids::{LeadId, PersonId};
use followup::policy::ActiveConfig;
use followup::team::{Team, TimeAway};

use crate::attributes::{SCHEMA, json, n, s, t};
use crate::keys::{Key, Lane};
use crate::table::load::{PLANNED, parse_load, planned_in};
use crate::table::updated;
use crate::{Cloud, CloudError};

/// Leads of a rep that are known by name to be with colleagues until the rep is back; those beyond stay where they are.
pub const MAX_LENT: usize = 100;
/// Absences of one person that are planned at the desk at most.
pub const MAX_PLANNED: usize = 12;

/// What came of planning an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedAbsence {
    /// It is noted.
    Noted,
    /// They are away already at a time of it.
    Overlaps(TimeAway),
    /// [`MAX_PLANNED`] are noted.
    Full,
    /// Somebody else changed their absences at the same moment.
    Raced,
}

impl Cloud {
    /// Says from when until when a rep is away; nothing, when they are back. The worker that assigns looks at it within a minute, so that
    /// forms promise what the others can keep.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn set_away(
        &self,
        rep: &PersonId,
        away: Option<(Instant, Instant)>,
    ) -> Result<(), CloudError> {
        let now = self.now();
        match away {
            Some((from, until)) => {
                let update = self
                    .looked_at(rep, ", away_from = :from, away_until = :until", now)
                    .expression_attribute_values(":from", t(from))
                    .expression_attribute_values(":until", t(until));
                written(update).await
            }
            None => {
                let over = ", returned_at = :now REMOVE away_from, away_until";
                written(self.looked_at(rep, over, now)).await
            }
        }
    }

    /// Notes an absence that is still to come. The worker that assigns looks at it within a minute, and once it begins.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn plan_absence(
        &self,
        setting: &ActiveConfig,
        rep: &PersonId,
        away: TimeAway,
    ) -> Result<PlannedAbsence, CloudError> {
        let now = self.now();
        let item = self.get(&Key::rep(rep)).await?;
        let mut team = Team {
            loads: item.iter().map(parse_load).collect::<Result<_, _>>()?,
        };
        setting.plan_absences(&mut team);
        let known = team.load(rep);
        let mut to_come = known.away.iter().filter(|one| one.until > now);
        if let Some(other) = to_come.find(|one| setting.share_a_day(rep, **one, away)) {
            return Ok(PlannedAbsence::Overlaps(*other));
        }
        let was = planned_in(item.as_ref())?;
        let mut planned = was.clone();
        planned.retain(|one| one.until > now);
        if planned.len() >= MAX_PLANNED {
            return Ok(PlannedAbsence::Full);
        }
        planned.push(away);
        planned.sort_unstable();
        Ok(if self.write_planned(rep, &was, &planned, now).await? {
            PlannedAbsence::Noted
        } else {
            PlannedAbsence::Raced
        })
    }

    /// Takes an absence out that was planned, by the moment at which it was to begin. Whether there was one.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn take_out_absence(
        &self,
        rep: &PersonId,
        from: Instant,
    ) -> Result<bool, CloudError> {
        let was = planned_in(self.get(&Key::rep(rep)).await?.as_ref())?;
        let mut left = was.clone();
        left.retain(|one| one.from != Some(from));
        if left.len() == was.len() {
            return Ok(false);
        }
        self.write_planned(rep, &was, &left, self.now()).await
    }

    /// Writes what somebody has planned in place of what was read. Whether nobody wrote between.
    async fn write_planned(
        &self,
        rep: &PersonId,
        was: &[TimeAway],
        planned: &[TimeAway],
        now: Instant,
    ) -> Result<bool, CloudError> {
        let nothing_between = if was.is_empty() {
            // The last one that was taken out leaves an empty list.
            "attribute_not_exists(planned) OR planned = :was"
        } else {
            "planned = :was"
        };
        let update = self
            .looked_at(rep, ", planned = :planned", now)
            .expression_attribute_values(":planned", json(PLANNED, &planned)?)
            .condition_expression(nothing_between)
            .expression_attribute_values(":was", json(PLANNED, &was)?);
        updated(update).await
    }

    /// Ends an absence that lasts at `now`, whoever said it. One that is still to come stays.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn end_absence(&self, rep: &PersonId, now: Instant) -> Result<(), CloudError> {
        written(self.looked_at(rep, ", returned_at = :now", now)).await
    }

    /// Has the worker that assigns look at somebody's leads.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) async fn look_at(&self, rep: &PersonId, now: Instant) -> Result<(), CloudError> {
        written(self.looked_at(rep, "", now)).await
    }

    /// The update after which the worker that assigns looks at somebody's leads, with what else it changes.
    fn looked_at(&self, rep: &PersonId, more: &str, now: Instant) -> UpdateItemFluentBuilder {
        let looked_at = "SET #schema = :schema, due_shard = :shard, due_at = :now";
        self.update(&Key::rep(rep))
            .update_expression(format!("{looked_at}{more}"))
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":shard", s(Lane::Assign.shard(0)))
            .expression_attribute_values(":now", t(now))
    }

    /// Has it look at whoever is not of the team any more and still has leads.
    pub(super) async fn look_at_who_left(
        &self,
        setting: &ActiveConfig,
        now: Instant,
    ) -> Result<(), CloudError> {
        for load in self.loads().await?.loads {
            if load.open > 0 && setting.roster.get(&load.rep).is_none() {
                self.look_at(&load.rep, now).await?;
            }
        }
        Ok(())
    }

    /// Notes that a lead goes to a colleague until this rep is back; nothing, where [`MAX_LENT`] are noted.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn lend(&self, rep: &PersonId, lead: &LeadId) -> Result<(), CloudError> {
        let update = self
            .update(&Key::rep(rep))
            .update_expression("ADD lent :lead")
            .condition_expression("attribute_not_exists(lent) OR size(lent) < :most")
            .expression_attribute_values(":lead", AttributeValue::Ss(vec![lead.to_string()]))
            .expression_attribute_values(":most", n(MAX_LENT));
        updated(update).await.map(drop)
    }

    /// Forgets leads that were noted so: they are back, or stay where they are.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn give_back(&self, rep: &PersonId, leads: &[LeadId]) -> Result<(), CloudError> {
        let leads = leads.iter().map(ToString::to_string).collect();
        let update = self
            .update(&Key::rep(rep))
            .update_expression("DELETE lent :leads")
            .condition_expression("attribute_exists(lent)")
            .expression_attribute_values(":leads", AttributeValue::Ss(leads));
        updated(update).await.map(drop)
    }
}

/// Writes an update that has no condition.
async fn written(update: UpdateItemFluentBuilder) -> Result<(), CloudError> {
    let answer = update.send().await;
    answer
        .map(drop)
        .map_err(|error| CloudError::aws("UpdateItem", error))
}
