//! What was written in a lead's name without a proof, while nobody has decided whether it was them.

use cloud::table::timeline::doubted_since;
use cloud::{Cloud, CloudError};
use followup::template::Markup;

use super::doubted_words::DoubtedWords;
use super::{Case, in_short};

impl Case {
    /// Reads the words that are in doubt, where some are.
    pub(super) async fn read_doubted(&mut self, cloud: &Cloud) -> Result<(), CloudError> {
        let Some(since) = self.lead.doubt.as_ref().map(|doubt| doubt.since) else {
            return Ok(());
        };
        let timeline = cloud.timeline(&self.lead.id).await?;
        let (lines, more) = doubted_since(&timeline, since);
        let mut said = Vec::with_capacity(lines.len());
        for line in lines {
            said.push(cloud.note(&self.lead.id, &line.id).await?);
        }
        self.doubted = DoubtedWords { said, more };
        Ok(())
    }

    /// The words that are in doubt, quoted, all since the doubt began.
    pub(crate) fn doubted(&self) -> Markup {
        self.doubted_as(ToOwned::to_owned)
    }

    /// That words in their name are in doubt, and the beginning of each, for a list and above the buttons that decide it; nothing, where none
    /// are.
    pub(crate) fn doubted_in_short(&self) -> Markup {
        if self.lead.doubt.is_none() {
            return Markup::default();
        }
        let explained = Markup::paragraph(&self.words.doubted_decide_first());
        Markup::join([explained, self.doubted_as(in_short)])
    }

    fn doubted_as(&self, told: impl Fn(&str) -> String) -> Markup {
        let DoubtedWords { said, more } = &self.doubted;
        let quotes = said.iter().map(|text| match text {
            Some(text) => Markup::quote(&told(text)),
            None => Markup::paragraph(&self.words.nothing_readable()),
        });
        let more = (*more > 0).then(|| {
            let more = more.to_string();
            Markup::paragraph(&self.words.doubted_more(&more))
        });
        Markup::join(quotes.chain(more))
    }
}
