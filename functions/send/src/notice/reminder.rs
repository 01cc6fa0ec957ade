//! The first touch is wanted: said once when its time is over, and once more before it is late.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::work;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::choices::{line_to_do, line_to_do_because};
use crate::team::content::Composed;
use crate::team::line::{DigestLine, due_or_agreed};
use crate::team::reader::TeamReader;
use crate::team::task::{step_due, wanted_by};

pub(super) struct Reminder;

impl NoticeContent for Reminder {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        reader.has(&case.lead) && work::owed(&case.lead).is_some()
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Yours
    }

    fn headline(&self, case: &Case, now: Instant) -> String {
        let name = case.name();
        match (wanted_by(case, now), due_or_agreed(case, now)) {
            (Some(_), _) => {
                let asked = case.times().in_mail(case.asked_at(), now);
                let words = case.words;
                match (case.lead.is_called(), case.is_listed()) {
                    (true, false) if case.has_rung() => words.call_back_now(&name, &asked),
                    (true, false) => words.call_now(&name, &asked),
                    (true, true) => words.call_now_listed(&name, &asked),
                    (false, false) => words.write_now(&name, &asked),
                    (false, true) => words.write_now_listed(&name, &asked),
                }
            }
            (None, Some(due)) => format!("{name} {}, {due}", case.waits_for(now)),
            (None, None) => format!("{name} {}", case.waits_for(now)),
        }
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Waiting)
    }

    fn is_in_full_alone(&self) -> bool {
        false
    }

    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let line = match wanted_by(case, reader.now) {
            Some(time) => {
                let why = case.words.wanted_by(&case.waits_for(reader.now), &time);
                line_to_do_because(reader, case, &why)
            }
            None => line_to_do(reader, case),
        };
        Ok(Some(line))
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        step_due(about.reader, digest, about.case, false).await
    }
}
