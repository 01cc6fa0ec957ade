//! The reader reported by mail, with a date that two days fit: which is it?

use calendar::Instant;
use chrono::Datelike as _;
use cloud::CloudError;
use followup::digest::Digest;
use followup::event::Disposition;
use followup::template::{MailKind, Markup, Variable};
use wording::label;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct WhichDate {
    pub(super) outcome: Disposition,
    /// The one that is near, if a time of it is known.
    pub(super) near: Option<Instant>,
    /// The next one after it.
    pub(super) far: Instant,
}

impl WhichDate {
    /// The two days, in the words of a button each.
    fn days(&self, about: &About<'_>) -> (String, String) {
        let (calendar, now) = (about.case.policy.calendar(), about.reader.now);
        let (words, times) = (about.case.words, about.case.times());
        let (here, far) = (calendar.local(now), calendar.local(self.far));
        let near = match self.near {
            Some(near) => times.date(near),
            None if far.year() > here.year() && (self.far - now).num_days() > 7 => {
                words.which_date_this_month()
            }
            None => words.which_date_today(),
        };
        (near, times.in_mail(self.far, now))
    }

    fn buttons(&self, about: &About<'_>) -> Markup {
        let calendar = about.case.policy.calendar();
        let (near, far) = self.days(about);
        let typed = |at: Instant| calendar.local(at).format("%Y-%m-%dT%H:%M").to_string();
        let choices = [(near, self.near.map(typed)), (far, Some(typed(self.far)))];
        let lead = &about.case.lead;
        about.reader.buttons().dated(lead, self.outcome, choices)
    }
}

impl NoticeContent for WhichDate {
    /// Whoever wrote about a lead is answered, whosever it is.
    fn matters(&self, _reader: &TeamReader<'_>, _case: &Case) -> bool {
        true
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::ToSay
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let what = about
            .case
            .words
            .which_date_line(&label::outcome(about.case.words, self.outcome));
        Ok(Some(DigestLine::saying(
            about.case,
            &what,
            self.buttons(about),
        )))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let values = about
            .task()
            .text(
                Variable::Headline,
                label::outcome(about.case.words, self.outcome),
            )
            .text(Variable::Reason, about.case.words.which_date_why())
            .markup(Variable::Buttons, self.buttons(about));
        Ok(about.mail(digest, MailKind::WhichDate, values))
    }
}
