//! Notices that wait for the mail in which they travel with those of other leads.
//!
//! A decision writes them beside its lead, so that it writes nothing that another lead's decision writes. The sweep puts them into their
//! mails.

use calendar::Instant;
use followup::decide::Decision;
use followup::digest::{digest_of, told_from};
use followup::message::Notice;
use followup::policy::ActiveConfig;

use crate::attributes::{Item, ItemReader, item, json, t};
use crate::keys::{Key, Lane};
use crate::table::due::waits;
use crate::{Cloud, CloudError};

/// A notice of a decision, on its way into a mail of several leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingNotice {
    /// Where it waits: beside its lead.
    pub key: Key,
    /// What is told.
    pub notice: Notice,
    /// From when on it may be told.
    pub told_from: Instant,
}

/// The notices of a decision that travel with those of other leads, as they wait beside the lead. `version` is that of the lead which the
/// decision was made on.
#[must_use]
pub fn waiting_notices(
    setting: &ActiveConfig,
    decision: &Decision,
    version: u64,
    now: Instant,
) -> Vec<WaitingNotice> {
    let shared = told(setting, decision, now).filter(|(_, _, is_shared)| *is_shared);
    let waiting = shared.enumerate().map(|(index, (notice, told_from, _))| {
        let key = Key::waiting_notice(&decision.lead.id, version, index);
        WaitingNotice {
            key,
            notice: notice.clone(),
            told_from,
        }
    });
    waiting.collect()
}

/// The notices of a decision that have a mail of their own, each with the moment from which on it may be told.
pub(crate) fn own_notices<'a>(
    setting: &ActiveConfig,
    decision: &'a Decision,
    now: Instant,
) -> Vec<(&'a Notice, Instant)> {
    let own = told(setting, decision, now).filter(|(_, _, is_shared)| !*is_shared);
    own.map(|(notice, at, _)| (notice, at)).collect()
}

/// What a decision tells: each notice, from when on it may be told, and whether its mail carries those of other leads.
fn told<'a>(
    setting: &ActiveConfig,
    decision: &'a Decision,
    now: Instant,
) -> impl Iterator<Item = (&'a Notice, Instant, bool)> {
    decision.notices.iter().map(move |notice| {
        let at = told_from(notice, &decision.lead, now);
        let is_shared = digest_of(setting, notice, at, 0).is_shared();
        (notice, at, is_shared)
    })
}

impl WaitingNotice {
    /// The item of one that was decided at `now`: due at once.
    pub(crate) fn item(&self, now: Instant) -> Result<Item, CloudError> {
        let mut stored = item(&self.key);
        stored.insert("body".to_owned(), json("notice", &self.notice)?);
        stored.insert("told_from".to_owned(), t(self.told_from));
        let shard = Lane::Notice.shard_of(self.notice.lead.as_str());
        waits(&mut stored, shard, now);
        Ok(stored)
    }

    fn parse(stored: &Item) -> Result<Self, CloudError> {
        let reader = ItemReader::new(stored, "notice")?;
        Ok(Self {
            key: Key::new(reader.text("pk")?, reader.text("sk")?),
            notice: reader.json("body")?,
            told_from: reader.instant("told_from")?,
        })
    }
}

impl Cloud {
    /// Reads a notice that waits; nothing, if it is in its mail already.
    pub(super) async fn waiting_notice(
        &self,
        at: &Key,
    ) -> Result<Option<WaitingNotice>, CloudError> {
        let stored = self.get(at).await?;
        stored.as_ref().map(WaitingNotice::parse).transpose()
    }
}
