//! Who reads a mail to the team, and when.

use std::sync::Arc;

use calendar::Instant;
use chrono::NaiveDate;
use cloud::Cloud;
use cloud::addresses::AddressKind;
use cloud::table::sights::Sights;
use followup::lead::{Lead, Owner, Queue};
use followup::policy::Policy;
use followup::team::{Person, Role};
use followup::template::Markup;

use wording::Words;
use wording::moment::LocalTimes;

use crate::mail::buttons::Buttons;
use writing::reply_address;

/// Who reads, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TeamReader<'a> {
    pub(crate) cloud: &'a Cloud,
    pub(crate) active: &'a Arc<Policy>,
    pub(crate) person: &'a Person,
    /// The manager, while the reader has the manager's list in their place.
    pub(crate) stands_in_for: Option<&'a Person>,
    /// How often the mail was claimed.
    pub(crate) claims: u64,
    /// Whether received mail is known to come back here.
    pub(crate) receives: bool,
    /// Notices that came after the mail was full.
    pub(crate) more: u64,
    /// What the reader has seen at the desk.
    pub(crate) sights: &'a Sights,
    pub(crate) now: Instant,
}

impl<'a> TeamReader<'a> {
    /// The reader's own address about a lead.
    pub(super) fn address(&self, kind: AddressKind, lead: &Lead) -> Option<String> {
        let person = Some(&self.person.id);
        reply_address(self.cloud, kind, lead, person, self.receives)
    }

    /// Where the reader's answer to a list goes.
    pub(super) fn list_address(&self) -> Option<String> {
        let address = || self.cloud.list_address(&self.person.id);
        self.receives.then(address).flatten()
    }

    /// The words of this reader.
    pub(crate) fn words(&self) -> Words {
        Words::for_person(&self.active.active, &self.person.id)
    }

    /// How times are said to this reader.
    pub(crate) fn times(&self) -> LocalTimes {
        LocalTimes::new(self.words(), self.active.calendar().tz())
    }

    /// Links for this reader.
    pub(crate) fn buttons(&self) -> Buttons<'a> {
        Buttons {
            cloud: self.cloud,
            person: &self.person.id,
            words: self.words(),
            now: self.now,
        }
    }

    /// The office's day.
    pub(crate) fn today(&self) -> NaiveDate {
        self.active.calendar().local(self.now).date_naive()
    }

    /// Whether what goes out by itself to a lead is the reader's to stop: theirs, or of the manager's queue.
    pub(crate) fn answers_for(&self, lead: &Lead) -> bool {
        let queued = lead.owner() == Some(Owner::Queue(Queue::Manager));
        self.has(lead) || queued && self.is_manager()
    }

    /// Whether the reader is the manager, or has the manager's list now.
    pub(crate) fn is_manager(&self) -> bool {
        self.is_manager_in_person() || self.stands_in_for.is_some()
    }

    /// Whether the reader is the manager, and does not only stand in.
    pub(crate) fn is_manager_in_person(&self) -> bool {
        self.person.is(Role::Manager)
    }

    /// Whether the reader may give leads to somebody: the manager, and the deputy at all times.
    pub(crate) fn leads_the_team(&self) -> bool {
        self.active.active.roster.manages(self.person)
    }

    /// Whether the reader may say what becomes of a lead that waits for a verdict.
    pub(crate) fn decides(&self) -> bool {
        self.active.active.roster.decides(self.person)
    }

    /// Whose list this is, where it is not the reader's own.
    pub(crate) fn in_whose_place(&self) -> Markup {
        match self.stands_in_for {
            Some(manager) => Markup::paragraph(&self.words().in_place_of(&manager.name)),
            None => Markup::default(),
        }
    }

    /// Whether a lead is the reader's.
    pub(crate) fn has(&self, lead: &Lead) -> bool {
        lead.rep() == Some(&self.person.id)
    }
}
