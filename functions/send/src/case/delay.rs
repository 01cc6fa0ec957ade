//! What a lead was told, or is about to be told, of what they should have had from us: whoever calls them next has to know it.

use calendar::Instant;
use cloud::keys::Home;
use cloud::table::outbox::{Content, OutboxItem, State};
use cloud::{Cloud, CloudError};
use followup::template::MailKind;
use followup::work;

use super::Case;
use super::delay_mail::{DelayMail, leaves_now};

impl Case {
    /// The same lead with the last mail in which we owned up to a delay, and with whether one is on its way.
    pub(super) async fn with_delay(
        mut self,
        cloud: &Cloud,
        now: Instant,
    ) -> Result<Self, CloudError> {
        let owned_up = self.lead.owed.iter().any(|owed| owed.owned_up.is_some());
        if !owned_up && !work::waits_for_a_person(&self.policy, &self.lead) {
            return Ok(self);
        }
        let messages = cloud.messages(&Home::Lead(self.lead.id.clone())).await?;
        self.goes_out = messages
            .iter()
            .any(|item| matches!(item.content, Content::Lead(_)) && item.state == State::Pending);
        let told = messages.iter().filter_map(|item| delay_mail(item, now));
        self.delay = told.max_by_key(|mail| match mail {
            DelayMail::Told { at } | DelayMail::Planned { at } => *at,
        });
        Ok(self)
    }

    /// What they were told of our delay, for whoever reads about the lead; nothing, where nobody has spoken of it.
    pub(super) fn told_of_delay(&self, now: Instant) -> String {
        let when = |at| self.times().in_mail(at, now);
        match self.delay {
            None => String::new(),
            Some(DelayMail::Told { at }) => self.words.delay_told(&when(at)),
            Some(DelayMail::Planned { at }) if leaves_now(at, now) => self.words.delay_leaving(),
            Some(DelayMail::Planned { at }) => self.words.delay_planned(&when(at)),
        }
    }
}

/// What an item of the outbox says to the lead of a delay: it left, or is about to.
fn delay_mail(item: &OutboxItem, now: Instant) -> Option<DelayMail> {
    let Content::Lead(message) = &item.content else {
        return None;
    };
    if !message.owns_up() && message.template != MailKind::Owing.as_str() {
        return None;
    }
    match item.state {
        State::Sent => item.sent_at.map(|at| DelayMail::Told { at }),
        State::Pending => item.leaves_at(now).map(|at| DelayMail::Planned { at }),
        State::Sending
        | State::Unknown
        | State::AwaitingApproval
        | State::Held
        | State::Skipped
        | State::Dropped => None,
    }
}
