//! What waits for whoever leads the team besides the leads of their queue: mails that are held, and demands to erase, also of leads that have
//! ended.

use calendar::Instant;
use followup::ids::{LeadId, MessageId};

use crate::attributes::{Item, ItemReader, item, s, t};
use crate::keys::{DEMAND, FOR_MANAGER, Key};
use crate::{Cloud, CloudError};

/// What waits for whoever leads the team: a hint, that lags by moments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForManager {
    /// The messages to leads that are held, or of which nobody knows what became.
    pub mails: Vec<(LeadId, MessageId)>,
    /// Who demands that what is kept of them be erased, and since when; the oldest first.
    pub demands: Vec<(LeadId, Instant)>,
}

/// The item by which a demand is found until it is decided. It is never due by itself.
pub(crate) fn demand_item(lead: &LeadId, since: Instant) -> Item {
    let mut stored = item(&Key::demand(lead));
    stored.insert("owner".to_owned(), s(FOR_MANAGER));
    stored.insert("due_at".to_owned(), t(since));
    stored
}

impl Cloud {
    /// What waits for whoever leads the team besides the leads of their queue.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn for_manager(&self) -> Result<ForManager, CloudError> {
        let query = self.query_of_owner(FOR_MANAGER);
        let mut waiting = ForManager::default();
        self.pages(query, 1, |page| {
            for item in page {
                let reader = ItemReader::new(&item, "what waits for the manager")?;
                let at = Key::new(reader.text("pk")?, reader.text("sk")?);
                let Some(lead) = at.of_lead() else {
                    continue;
                };
                if at.sk == DEMAND {
                    waiting.demands.push((lead, reader.instant("due_at")?));
                } else if let Some(Ok(mail)) = at.sk.strip_prefix("M#").map(MessageId::parse) {
                    waiting.mails.push((lead, mail));
                }
            }
            Ok(true)
        })
        .await?;
        Ok(waiting)
    }
}
