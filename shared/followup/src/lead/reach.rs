//! Who may be written to, called, answered and offered a time.

use calendar::{Calendar, Instant};
use chrono::{NaiveDate, NaiveTime};

use super::Lead;
use super::block::Block;
use super::stage::{ManagerReason, Open, Stage};
use crate::inquiry::ContactHow;
use crate::policy::rules::Track;

impl Lead {
    /// Whether they asked more than once: they wrote again, or another lead of theirs was merged with this one.
    #[must_use]
    pub fn has_asked_again(&self) -> bool {
        self.inquiries > 1 || !self.merged.is_empty()
    }

    /// Whether they are on a list, and asked for nothing: no clock runs for them.
    #[must_use]
    pub fn asked_for_nothing(&self) -> bool {
        self.listed.is_some() && !self.contact.asked_when && self.touched_at.is_none()
    }

    /// The steps that fit: those of their campaign, for who is on its list and asked for nothing; else [`Contact::track`](super::Contact::track).
    #[must_use]
    pub fn track(&self) -> Track {
        let mut campaign = self.campaign.iter();
        // Nobody reads the words of a campaign twice.
        let is_new = campaign.any(|campaign| campaign.cycle == self.cycle);
        if is_new && self.listed.is_some() && !self.contact.asked_when {
            Track::Campaign
        } else {
            self.contact.track()
        }
    }

    /// Where they come from, for figures: their campaign, or else their source.
    #[must_use]
    pub fn origin(&self) -> &str {
        let campaign = self.campaign.as_ref();
        campaign.map_or(&self.source, |campaign| &campaign.name)
    }

    /// Whether Baton may write to them by itself.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.contact.email && self.blocked.is_none()
    }

    /// Whether they answered us, or were reached, since they asked.
    #[must_use]
    pub fn has_been_heard(&self) -> bool {
        self.heard_at.is_some_and(|at| at >= self.arrived_at)
    }

    /// Whether a mail may tell them that we are late: not who asked for nothing, and not while it is in doubt who writes in their name.
    #[must_use]
    pub fn may_hear_that_we_are_late(&self) -> bool {
        self.may_write() && self.listed.is_none() && self.doubt.is_none()
    }

    /// Whether a person may write to them: also to answer what they asked after they had stopped our mail.
    #[must_use]
    pub fn may_be_answered(&self) -> bool {
        let asked_since =
            self.blocked == Some(Block::Unsubscribed) && self.is_back_since_unsubscribing();
        self.contact.email && (self.blocked.is_none() || asked_since)
    }

    /// Whether a mail about an appointment may reach them: also when they had stopped our mail, if the appointment was made or changed
    /// after that.
    #[must_use]
    pub fn may_confirm(&self) -> bool {
        let stopped = self
            .appointment
            .as_ref()
            .is_some_and(|meeting| self.unsubscribed_at > Some(meeting.at));
        self.contact.email && !stopped && matches!(self.blocked, None | Some(Block::Unsubscribed))
    }

    /// The day on which they are back, as their automatic answer said; nothing, once it has passed.
    #[must_use]
    pub fn away_at(&self, calendar: &Calendar, now: Instant) -> Option<NaiveDate> {
        let today = calendar.local(now).date_naive();
        self.away_until.filter(|back| *back >= today)
    }

    /// From when they can be reached again: the opening of the day after they are back, since "until the 14th" may mean that the
    /// 14th is the last day away.
    #[must_use]
    pub fn reachable_from(&self, calendar: &Calendar) -> Option<Instant> {
        let after = self.away_until?.succ_opt()?;
        Some(calendar.opening_at_or_after(calendar.instant(after.and_time(NaiveTime::MIN))))
    }

    /// Whether they can choose a time: what is no lead, looks unwanted or is closed has none to choose.
    #[must_use]
    pub fn may_book(&self) -> bool {
        let contacted = !matches!(self.blocked, Some(Block::Complained | Block::DoNotContact));
        let open = match &self.stage {
            Stage::Closed { .. } | Stage::Open(Open::Received | Open::InReview { .. }) => false,
            Stage::Open(Open::WithManager { because, .. }) => match because {
                ManagerReason::Exhausted | ManagerReason::NoPolicy => true,
                ManagerReason::Refusal | ManagerReason::NotALead => false,
            },
            Stage::Open(
                Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::Active(_)
                | Open::Resting { .. }
                | Open::Reviewing { .. },
            ) => true,
        };
        contacted && open && self.answered_by.is_none() && self.erased_at.is_none()
    }

    /// Whether they have done something since they stopped our mail that is answered all the same: inquired again, or taken a time.
    #[must_use]
    pub fn is_back_since_unsubscribing(&self) -> bool {
        let Some(stopped) = self.unsubscribed_at else {
            return false;
        };
        self.inquired_at > Some(stopped) || self.meeting().is_some_and(|one| one.at > stopped)
    }

    /// Whether somebody asked in their name for silence, and nobody has decided whether it was them.
    #[must_use]
    pub fn may_want_silence(&self) -> bool {
        self.doubt.as_ref().is_some_and(|doubt| doubt.silence)
    }

    /// Whether somebody may call.
    #[must_use]
    pub fn may_call(&self) -> bool {
        // After a stop, a call only if a call was asked for, or a meeting stands; a mailbox that then fails changes nothing of that.
        let asked = self.unsubscribed_at.is_none()
            || self.contact.how == ContactHow::Phone
            || self.meeting().is_some();
        self.contact.phone
            && !self.contact.suppressed
            && match self.blocked {
                None | Some(Block::Unsubscribed | Block::Bounced) => asked,
                Some(Block::Complained | Block::DoNotContact) => false,
            }
    }

    /// Whether a person calls them; otherwise calls become personal mails.
    #[must_use]
    pub fn is_called(&self) -> bool {
        self.may_call() && self.contact.by_phone()
    }
}
