//! Where the canary is on its way, in one item; what became of it; and that nothing of it is left after a day.

use calendar::Instant;
use chrono::Duration;
use followup::lead::{Ending, Stage};
use followup::message::acknowledgement_id;
use serde::{Deserialize, Serialize};

use crate::attributes::{ItemReader, SCHEMA, json, key, n, s, t};
use crate::canary::canary_lead;
use crate::keys::{Home, Identity, Key, Lane, lead_partition};
use crate::table::outbox::State;
use crate::table::updated;
use crate::{Cloud, CloudError};

/// The partition and the sort key of the item.
const AT: (&str, &str) = ("CANARY", "NEXT");
/// How long a canary is kept that has been looked at: with the time until somebody forgets it, less than a day.
const KEPT_FOR: Duration = Duration::hours(22);
/// Canaries that are kept at most. While the form is away, one is let in every few minutes: then the oldest go first.
const MAX_KEPT: usize = 30;
/// Items of a canary that are read at most: it has less than twenty.
const MAX_ITEMS: usize = 200;

/// A canary by what it is known: where and when it was let in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetIn {
    /// By which form.
    pub form: String,
    /// When: its address and its lead's identifier are made of that.
    #[serde(with = "calendar::instant_text")]
    pub at: Instant,
}

/// What comes next. A page is opened in one run and sent in another, since nobody fills it in within the minimum time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CanaryLeg {
    /// The form's page is opened.
    #[default]
    Open,
    /// It is filled in and sent.
    Send {
        /// Whom it lets in.
        canary: LetIn,
        /// What the page brought along.
        stamp: String,
        /// From when on: nobody fills it in sooner.
        #[serde(default, with = "calendar::instant_text")]
        from: Instant,
    },
    /// It is looked whether it was answered and given away.
    Look {
        /// Who was let in.
        canary: LetIn,
        /// By when it is to be.
        #[serde(with = "calendar::instant_text")]
        by: Instant,
        /// Whether somebody answers it from here.
        is_answered: bool,
    },
}

/// Where the canary is on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canary {
    /// What comes next.
    pub leg: CanaryLeg,
    /// How often the form did not take it, in a row.
    #[serde(default)]
    pub refusals: u32,
    /// The last one did not come through, and none has since.
    #[serde(default)]
    pub is_failing: bool,
    /// When one was last seen to be answered and given away; absent, if none ever was.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "calendar::instant_text::option"
    )]
    pub through_at: Option<Instant>,
    /// Those of which something may be left, the oldest first.
    #[serde(default)]
    pub kept: Vec<LetIn>,
}

/// What became of a canary so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CanaryFound {
    /// Its lead is in the table.
    pub taken: bool,
    /// It was judged, and somebody was found for it, or that nobody is free.
    pub routed: bool,
    /// The mail service has its acknowledgement.
    pub acknowledged: bool,
    /// It can no longer come through: it ended as something else, or its acknowledgement does not leave any more.
    pub lost: bool,
}

/// The item.
#[must_use]
pub fn canary_key() -> Key {
    Key::new(AT.0, AT.1)
}

impl Canary {
    /// One more is let in, of whom something is left from now on.
    pub fn keep(&mut self, canary: LetIn) {
        self.kept.retain(|one| *one != canary);
        self.kept.push(canary);
    }

    /// Those that are kept no longer: `all` of them, or whose time is over and who are too many.
    fn no_longer_kept(&self, now: Instant, all: bool) -> Vec<LetIn> {
        let too_many = self.kept.len().saturating_sub(MAX_KEPT);
        let kept = self.kept.iter().enumerate();
        let over =
            |(number, one): &(usize, &LetIn)| all || *number < too_many || now - one.at >= KEPT_FOR;
        kept.filter(over).map(|(_, one)| one.clone()).collect()
    }
}

impl Cloud {
    /// Makes sure that canaries are let in, if the deployment wants any: the first one at once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn ensure_canary(&self, now: Instant) -> Result<(), CloudError> {
        if !self.settings().canary {
            return Ok(());
        }
        let update = self
            .update(&canary_key())
            .update_expression(
                "SET #schema = :schema, body = :body, due_shard = :shard, due_at = :now",
            )
            .condition_expression("attribute_not_exists(pk)")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":body", json("canary", &Canary::default())?)
            .expression_attribute_values(":shard", s(Lane::Mail.shard_of(AT.0)))
            .expression_attribute_values(":now", t(now));
        updated(update).await.map(drop)
    }

    /// Where the canary is on its way, and when its next leg is due; nothing, where none is let in.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn canary(&self) -> Result<Option<(Canary, Option<Instant>)>, CloudError> {
        let Some(found) = self.get(&canary_key()).await? else {
            return Ok(None);
        };
        let reader = ItemReader::new(&found, "canary")?;
        Ok(Some((
            reader.json("body")?,
            reader.instant_or_none("due_at")?,
        )))
    }

    /// Where the canary is on its way, if something of it is due.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn due_canary(&self, now: Instant) -> Result<Option<(Canary, Instant)>, CloudError> {
        let found = self.canary().await?;
        Ok(found.and_then(|(canary, due_at)| Some((canary, due_at.filter(|at| *at <= now)?))))
    }

    /// Says what comes next, and when; false, when another run has said it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn move_canary(
        &self,
        canary: &Canary,
        was_due: Instant,
        due_at: Instant,
    ) -> Result<bool, CloudError> {
        let update = self
            .update(&canary_key())
            .update_expression("SET body = :body, due_at = :next REMOVE failures, #owner")
            .condition_expression("due_at = :was")
            .expression_attribute_names("#owner", "owner")
            .expression_attribute_values(":body", json("canary", canary)?)
            .expression_attribute_values(":next", t(due_at))
            .expression_attribute_values(":was", t(was_due));
        updated(update).await
    }

    /// No canary is let in any more: what is left of those that were is forgotten, and the item with it.
    ///
    /// # Errors
    /// When it cannot be written: then it is still due.
    pub async fn end_canary(&self, canary: &Canary, now: Instant) -> Result<(), CloudError> {
        for one in canary.no_longer_kept(now, true) {
            self.forget_canary(&one).await?;
        }
        self.delete(&canary_key()).await
    }

    /// Forgets those whose day is over.
    ///
    /// # Errors
    /// When something cannot be deleted: then they are still kept, and forgotten the next time.
    pub async fn forget_canaries(
        &self,
        canary: &mut Canary,
        now: Instant,
    ) -> Result<(), CloudError> {
        for one in canary.no_longer_kept(now, false) {
            self.forget_canary(&one).await?;
            canary.kept.retain(|kept| *kept != one);
        }
        Ok(())
    }

    /// Deletes all that a canary left: its lead with everything beside it, when its address was acknowledged, and by which id the mail
    /// service knows that mail. That its form was taken expires by itself within minutes.
    async fn forget_canary(&self, canary: &LetIn) -> Result<(), CloudError> {
        let lead = canary_lead(canary.at);
        let address = self.canary_address(&canary.form, canary.at);
        let hash = self.address_hash(&address);
        let items = self
            .partition_of(
                &lead_partition(&lead),
                "",
                MAX_ITEMS,
                &["pk", "sk", "ses_id"],
            )
            .await?;
        for item in &items {
            let reader = ItemReader::new(item, "canary")?;
            if let Some(ses_id) = reader.text_or_none("ses_id")? {
                self.delete(&Key::sent(ses_id)).await?;
            }
        }
        self.delete(&Key::identity(Identity::Email, &hash)).await?;
        for item in &items {
            let reader = ItemReader::new(item, "canary")?;
            self.delete(&Key::new(reader.text("pk")?, reader.text("sk")?))
                .await?;
        }
        Ok(())
    }

    async fn delete(&self, at: &Key) -> Result<(), CloudError> {
        let delete = self.table.delete_item();
        let delete = delete
            .table_name(&self.settings().table)
            .set_key(Some(key(at)));
        let deleted = delete.send().await;
        deleted
            .map(drop)
            .map_err(|error| CloudError::aws("DeleteItem", error))
    }

    /// What became of a canary by now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn look_at_canary(&self, canary: &LetIn) -> Result<CanaryFound, CloudError> {
        let id = canary_lead(canary.at);
        let Some(stored) = self.lead(&id).await? else {
            return Ok(CanaryFound::default());
        };
        let lead = stored.lead;
        let ending = match lead.stage {
            Stage::Closed { ending, .. } => Some(ending),
            Stage::Open(_) => None,
        };
        let routed = ending == Some(Ending::NotALead);
        let message = acknowledgement_id(&id, &lead.inquiry, 1);
        let message = self
            .message(&Key::message(&Home::Lead(id), &message))
            .await?;
        let state = message.map(|message| message.state);
        Ok(CanaryFound {
            taken: true,
            routed,
            acknowledged: state == Some(State::Sent),
            lost: (ending.is_some() && !routed) || state.is_some_and(is_over_unsent),
        })
    }
}

/// Whether a message in a state leaves no more: what waits for a person may, and is looked at until its time is up.
fn is_over_unsent(state: State) -> bool {
    match state {
        State::Skipped | State::Dropped => true,
        State::Pending
        | State::Sending
        | State::Unknown
        | State::Held
        | State::AwaitingApproval
        | State::Sent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_canary_is_kept_for_less_than_a_day_and_no_more_than_so_many_are() {
        let now = calendar::parse_instant("2026-03-02T15:00:00Z").unwrap();
        let ago = |hours: i64, minutes: i64| LetIn {
            form: "contact".to_owned(),
            at: now - Duration::hours(hours) - Duration::minutes(minutes),
        };
        let mut canary = Canary::default();
        canary.keep(ago(22, 0));
        canary.keep(ago(21, 59));
        canary.keep(ago(21, 59));
        assert_eq!(canary.no_longer_kept(now, false), [ago(22, 0)]);
        assert_eq!(canary.no_longer_kept(now, true).len(), 2);
        let mut crowd = Canary::default();
        for minutes in (0..=MAX_KEPT).rev() {
            crowd.keep(ago(0, i64::try_from(minutes).unwrap()));
        }
        let oldest = i64::try_from(MAX_KEPT).unwrap();
        assert_eq!(crowd.no_longer_kept(now, false), [ago(0, oldest)]);
    }
}
