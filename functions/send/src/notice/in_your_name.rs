//! A report in the reader's name, of which nothing proves that it is theirs: was it them?

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::choices;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct InYourName<'a> {
    /// The hash of the address that it came from, when that is not known to be theirs.
    pub(super) from: Option<&'a String>,
}

impl InYourName<'_> {
    /// What the lead waits for; where an address is asked about, that comes first. Whether words in the lead's name were theirs is another
    /// question, and has no button here.
    fn choices(&self, about: &About<'_>) -> Markup {
        let own = self
            .from
            .map(|hash| about.reader.buttons().own_address(&about.case.lead, hash));
        Markup::join(own.into_iter().chain([choices(about.reader, about.case)]))
    }
}

impl NoticeContent for InYourName<'_> {
    /// Whoever wrote about a lead is answered, whosever it is.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(Some(DigestLine::saying(
            about.case,
            &about.case.words.in_your_name_line(),
            self.choices(about),
        )))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let reason = if self.from.is_some() {
            case.words.in_your_name_address()
        } else {
            case.words.in_your_name_unproven()
        };
        let asked = case.reported_in_their_name(reader.cloud).await?;
        let values = about
            .task()
            .text(Variable::Reason, reason)
            .markup(Variable::Asked, asked)
            .markup(Variable::Buttons, self.choices(about));
        Ok(about.mail(digest, MailKind::InYourName, values))
    }
}
