//! What the reader reported by mail is recorded: what happens next, and how to correct it.

use cloud::CloudError;
use followup::digest::Digest;
use followup::event::Disposition;
use followup::template::{MailKind, Markup, Variable};
use wording::amount::outcome_with;

use super::kind::{About, DigestPlace, NoticeContent};
use crate::case::Case;
use crate::team::choices::choices;
use crate::team::content::{Composed, MailContent};
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;

pub(super) struct Receipt {
    /// The outcome; absent, when it was the answer to a mail that was announced.
    pub(super) outcome: Option<Disposition>,
    /// It was won for a sum that could be read in more than one way.
    pub(super) asks_for_sum: bool,
}

impl Receipt {
    /// What is recorded, in a few words, with the sum as it was understood.
    fn headline(&self, about: &About<'_>) -> String {
        let words = about.case.words;
        let Some(outcome) = self.outcome else {
            return words.your_answer_about_the_mail();
        };
        let last = about.case.lead.last_outcome.as_ref();
        let last = last.filter(|last| last.disposition == outcome);
        let currency = &about.reader.active.active.figures.currency;
        outcome_with(words, outcome, last.and_then(|last| last.amount), currency)
    }

    /// The task that was reported on: a correction is one of it, and not a report on what came after.
    fn task(&self, about: &About<'_>) -> Option<String> {
        let last = about.case.lead.last_outcome.as_ref();
        let last = last.filter(|last| {
            Some(last.disposition) == self.outcome && last.by == about.reader.person.id
        });
        last.map(|last| last.task.to_string())
    }

    /// What happens next, and what is still asked.
    fn next(&self, about: &About<'_>) -> String {
        let next = about.case.what_next(about.reader.now);
        if !self.asks_for_sum {
            return next;
        }
        format!("{next} {}", about.case.words.report_which_sum())
    }

    /// Whoever was to be asked what they bought for, and has said it since, knows that it is recorded.
    fn is_still_asked(&self, case: &Case) -> bool {
        let last = case.lead.last_outcome.as_ref();
        let is_known = last.is_some_and(|last| last.amount.is_some());
        !self.asks_for_sum || !is_known
    }

    /// Where it is corrected.
    fn correct(&self, about: &About<'_>) -> Markup {
        match self.task(about) {
            Some(task) => about.reader.buttons().correct(&about.case.lead, task),
            None => choices(about.reader, about.case),
        }
    }
}

impl NoticeContent for Receipt {
    fn matters(&self, _reader: &TeamReader<'_>, case: &Case) -> bool {
        self.is_still_asked(case)
    }

    /// What ends a lead is said, too.
    fn matters_once_closed(&self, case: &Case) -> bool {
        self.is_still_asked(case)
    }

    fn place(&self) -> DigestPlace {
        if self.asks_for_sum {
            DigestPlace::ToSay
        } else {
            DigestPlace::Informs
        }
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let words = about.case.words;
        let next = self.next(about);
        let what = words.report_recorded_line(&next, &self.headline(about));
        let correct = self.correct(about);
        Ok(Some(DigestLine::saying(about.case, &what, correct)))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let values = about
            .task()
            .text(Variable::Headline, self.headline(about))
            .text(Variable::Reason, self.next(about))
            .markup(Variable::Buttons, self.correct(about));
        let content = MailContent::about(case, MailKind::ReportRecorded, values);
        Ok(content.of_task(self.task(about)).render(reader, digest))
    }
}
