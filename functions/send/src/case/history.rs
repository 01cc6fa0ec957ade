//! What of a lead's history a mail repeats: their last answer, what joined it, what was written in somebody's name.

use cloud::table::timeline::{Answer, LastAnswer, StoredEntry};
use cloud::{Cloud, CloudError};
use followup::template::Markup;
use followup::timeline::{Fact, UnprovenClaim};

use super::{Case, in_short};

impl Case {
    /// What they answered: the text of their last reply, if it is kept here; what they asked, if they have not replied.
    pub(crate) async fn answered(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        Ok(match cloud.last_answer(&self.lead.id, &timeline).await? {
            LastAnswer::None => self.asked(),
            LastAnswer::Elsewhere => Markup::paragraph(&self.words.their_words_elsewhere()),
            LastAnswer::Kept(answer) => Markup::quote(&answer.text),
        })
    }

    /// What they wrote when they demanded last that what is kept of them be erased.
    pub(crate) async fn demanded_erasure(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let mut newest = timeline.iter().rev();
        let demand = newest.find(|line| line.entry.fact == Fact::ErasureDemanded);
        let text = match demand {
            Some(demand) => cloud.text_beside(&self.lead.id, &timeline, demand).await?,
            None => None,
        };
        Ok(match text {
            Some(text) => Markup::quote(&text),
            // It was within what they asked, which is no answer to anything.
            None if self.demands_erasure_within() => self.asked(),
            None => Markup::paragraph(&self.words.nothing_readable()),
        })
    }

    fn demands_erasure_within(&self) -> bool {
        let also = self.also.iter().map(|also| &also.inquiry);
        let mut asked = self.inquiry.iter().chain(also);
        asked.any(|inquiry| inquiry.demands_erasure)
    }

    /// The beginning of what they answered, for a list; nothing, where there is none or it is not kept here.
    pub(crate) fn answered_in_short(&self) -> Markup {
        let answered = self.answered.as_ref();
        answered.map_or_else(Markup::default, |answer| {
            Markup::quote(&in_short(&answer.text))
        })
    }

    /// Whether they have written to us, and the words are kept here.
    pub(crate) fn has_answered(&self) -> bool {
        self.answered.is_some()
    }

    /// Whether something of theirs may stand on the timeline: they have given a sign of life, or stopped us.
    pub(super) fn may_have_answered(&self) -> bool {
        let lead = &self.lead;
        let stopped = lead.blocked.is_some() || lead.unsubscribed_at.is_some();
        lead.heard_at.is_some() || stopped || lead.doubt.is_some()
    }

    /// Their last answer, if it is kept here.
    pub(super) async fn kept_answer(
        &self,
        cloud: &Cloud,
        timeline: &[StoredEntry],
    ) -> Result<Option<Answer>, CloudError> {
        Ok(match cloud.last_answer(&self.lead.id, timeline).await? {
            LastAnswer::Kept(answer) => Some(answer),
            LastAnswer::None | LastAnswer::Elsewhere => None,
        })
    }

    /// Their last answer, in a mail that begins with what they asked; nothing, where there is none.
    pub(crate) fn wrote_last(&self) -> Markup {
        self.answered
            .as_ref()
            .map_or_else(Markup::default, |answer| {
                let said = Markup::quote(&answer.text);
                Markup::join([Markup::paragraph(&self.words.their_last_mail()), said])
            })
    }

    /// The beginning of what they said last, for a list: their last mail, or what they asked. Nothing, while words in their name are in doubt:
    /// those stand there, and nobody takes what is theirs for one of them.
    pub(crate) fn said_in_short(&self) -> Markup {
        if self.lead.doubt.is_some() {
            return Markup::default();
        }
        match &self.answered {
            Some(answer) => Markup::quote(&in_short(&answer.text)),
            None => self.asked_in_short(),
        }
    }

    /// What was written last in the name of the team without a proof, as far as it is kept.
    pub(crate) async fn reported_in_their_name(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let claim = UnprovenClaim::Report;
        for line in timeline.iter().rev() {
            if line.entry.fact == (Fact::Doubted { claim })
                && let Some(text) = cloud.note(&self.lead.id, &line.id).await?
            {
                return Ok(Markup::quote(&text));
            }
        }
        Ok(Markup::paragraph(&self.words.nothing_readable()))
    }
}
