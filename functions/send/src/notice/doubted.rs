//! Words in the lead's name, of which nothing proves that they are theirs: the owner decides.

use cloud::CloudError;
use followup::digest::Digest;
use followup::template::{MailKind, Markup, Variable};

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct DoubtedNotice;

impl NoticeContent for DoubtedNotice {
    fn matters(&self, _reader: &TeamReader<'_>, case: &Case) -> bool {
        case.lead.doubt.is_some()
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(Some(DigestLine::saying(
            about.case,
            &about.case.words.doubted_line(),
            Markup::join([
                about.case.doubted_in_short(),
                about.reader.buttons().doubted(&about.case.lead),
            ]),
        )))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let reason = if case.lead.may_want_silence() {
            case.words.doubted_silence()
        } else {
            case.words.doubted_words()
        };
        let values = about
            .task()
            .text(Variable::Reason, reason)
            .markup(Variable::Asked, case.doubted())
            .markup(Variable::Buttons, reader.buttons().doubted(&case.lead));
        Ok(about.mail(digest, MailKind::Doubted, values))
    }
}
