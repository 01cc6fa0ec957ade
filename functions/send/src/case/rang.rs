//! Who rang has written nothing: what is said of their call, and of what nobody could read.

use calendar::Instant;
use followup::inquiry::{Inquiry, Suspicion};
use followup::template::Markup;
use wording::medium::came;
use wording::taken_down::TakenDown;

use super::Case;

impl Case {
    /// When they rang or were here with an inquiry, as a sentence; nothing of one in writing.
    pub(super) fn came_at(&self, inquiry: Option<&Inquiry>, at: Instant) -> Option<String> {
        came(self.words, inquiry?, &self.times().day_and_hour(at))
    }

    /// A call with the message that they left, or what somebody of the team took down of it, as far as there is one.
    pub(super) fn with_their_message(&self, rang: &str, inquiry: &Inquiry) -> Markup {
        let message = inquiry.message.as_deref();
        let message = message.map_or_else(Markup::default, |text| {
            if let Some(by) = self.taken_down(inquiry) {
                return Markup::paragraph(&by.told(self.words, text));
            }
            let says = Markup::paragraph(&self.words.their_message());
            Markup::join([says, Markup::quote(text)])
        });
        Markup::join([Markup::paragraph(rang), message])
    }

    /// Who took down what they said; nothing, of what they wrote or said themselves.
    pub(super) fn taken_down<'a>(&'a self, inquiry: &'a Inquiry) -> Option<TakenDown<'a>> {
        TakenDown::of(inquiry, &self.policy.active.roster)
    }

    /// That they rang, if that is the last that came of them: they have written nothing since.
    pub(crate) fn rang_last(&self) -> Option<String> {
        let later = self.also.last().filter(|also| also.at > self.asked_at);
        let (inquiry, at) = match later {
            Some(also) => (Some(&also.inquiry), also.at),
            None => (self.inquiry.as_ref(), self.asked_at),
        };
        let is_last = self.lead.heard_at.is_none_or(|heard| heard <= at);
        let is_call = inquiry.is_some_and(|inquiry| inquiry.medium.is_call());
        self.came_at(inquiry, at).filter(|_| is_last && is_call)
    }

    /// Whether they rang with the inquiry that the follow-up speaks of.
    pub(crate) fn has_rung(&self) -> bool {
        let inquiry = self.inquiry.as_ref();
        inquiry.is_some_and(|inquiry| inquiry.medium.is_call())
    }

    /// Whether a source brought it in words that no rule understands.
    pub(crate) fn is_not_understood(&self) -> bool {
        let suspicion = self.inquiry.as_ref().and_then(|one| one.suspicion);
        suspicion == Some(Suspicion::NotUnderstood)
    }
}
