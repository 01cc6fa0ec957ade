//! What a mail to a lead says, beside its message: written with the claim, so that whatever becomes of the try, it is known what it said.
//!
//! An item of its own, since a message is written in each of its states, and pays for its size each time. It is kept as long as what is known
//! of the person: an erasure takes it.

use std::collections::BTreeMap;

use followup::ids::{LeadId, MessageId};

use crate::attributes::{Item, ItemReader, item, s};
use crate::keys::{Key, MAIL_WORDS, lead_partition};
use crate::table::outbox::MAX_MESSAGES;
use crate::{Cloud, CloudError};

/// The subject and the text of a mail to a lead.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct MailWords {
    /// The subject, as its reader sees it.
    pub subject: String,
    /// The text, without the secrets of the links that only its reader is to press.
    pub text: String,
}

impl MailWords {
    pub(crate) fn item(&self, lead: &LeadId, message: &MessageId) -> Item {
        let mut stored = item(&Key::mail_words(lead, message));
        stored.insert("subject".to_owned(), s(&self.subject));
        stored.insert("text".to_owned(), s(&self.text));
        stored
    }

    fn parse(reader: &ItemReader<'_>) -> Result<Self, CloudError> {
        Ok(Self {
            subject: reader.text("subject")?.to_owned(),
            text: reader.text("text")?.to_owned(),
        })
    }
}

impl Cloud {
    /// What a mail to a lead says; nothing, before it was claimed, unless a person wrote it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn words_of_mail(
        &self,
        lead: &LeadId,
        message: &MessageId,
    ) -> Result<Option<MailWords>, CloudError> {
        let stored = self.get(&Key::mail_words(lead, message)).await?;
        let words = stored.map(|item| MailWords::parse(&ItemReader::new(&item, "mail words")?));
        words.transpose()
    }

    /// What the mails to a lead said, by their messages: of as many as [`Cloud::messages`] reads.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn mail_words(
        &self,
        lead: &LeadId,
    ) -> Result<BTreeMap<String, MailWords>, CloudError> {
        let items = self
            .partition(&lead_partition(lead), MAIL_WORDS, MAX_MESSAGES)
            .await?;
        let read = items.iter().map(|item| {
            let reader = ItemReader::new(item, "mail words")?;
            let message = reader.text("sk")?.trim_start_matches(MAIL_WORDS).to_owned();
            Ok((message, MailWords::parse(&reader)?))
        });
        read.collect()
    }
}
