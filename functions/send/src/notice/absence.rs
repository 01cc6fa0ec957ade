//! The reader has said by mail that they are away, or back: it is recorded, until when, and how to change it.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct AbsenceNotice {
    /// Until when; absent, if they are back.
    pub(super) until: Option<Instant>,
}

impl AbsenceNotice {
    /// What is recorded, in a few words.
    fn recorded(&self, about: &About<'_>) -> String {
        let reader = about.reader;
        match self.until {
            Some(until) => {
                let until = reader.times().in_mail(until, reader.now);
                reader.words().you_are_away(&until)
            }
            None => reader.words().you_are_back(),
        }
    }

    /// What follows from it.
    fn follows(&self, about: &About<'_>) -> String {
        match self.until {
            Some(_) => about.reader.words().away_follows(),
            None => about.reader.words().back_follows(),
        }
    }

    /// The page on which it is changed.
    fn change(about: &About<'_>) -> Markup {
        let reader = about.reader;
        let label = reader.words().button_change_absence();
        reader.buttons().all_of_the_list(&label, reader.today())
    }
}

impl NoticeContent for AbsenceNotice {
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    /// It is about its reader, whatever has become of the lead.
    fn matters_once_closed(&self, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Informs
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let words = about.reader.words();
        let what = words.report_recorded_line(&self.follows(about), &self.recorded(about));
        Ok(Some(DigestLine::saying(
            about.case,
            &what,
            Self::change(about),
        )))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let values = about
            .task()
            .text(Variable::Headline, self.recorded(about))
            .text(Variable::Reason, self.follows(about))
            .markup(Variable::Buttons, Self::change(about));
        Ok(about.mail(digest, MailKind::ReportRecorded, values))
    }
}
