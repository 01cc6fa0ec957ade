//! The manager hears of a lead.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::lead::{Lead, Obligation, ObligationKind, Open, Stage};
use followup::message::{Escalation, NoticeKind};
use followup::route::{Routing, Unfit, route};
use followup::team::{Person, RepLoad};
use followup::template::{MailKind, Markup, Values, Variable};
use followup::work;

use super::kind::{About, DigestPlace, HourSection, NoticeContent};
use super::why_to;
use crate::case::Case;
use crate::team::choices::line_with_holder;
use crate::team::content::Composed;
use crate::team::line::{DigestLine, list};
use crate::team::perhaps_same::perhaps_same;
use crate::team::reader::TeamReader;

impl NoticeContent for Escalation {
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool {
        match &case.lead.stage {
            // Who led the team once can do nothing about it.
            Stage::Open(open) => reader.leads_the_team() && escalates(*self, &case.lead, open),
            Stage::Closed { .. } => false,
        }
    }

    fn place(&self) -> DigestPlace {
        DigestPlace::Late
    }

    fn hour_section(&self) -> Option<HourSection> {
        Some(HourSection::Escalated)
    }

    fn is_in_full_alone(&self) -> bool {
        false
    }

    fn why(&self, case: &Case, _now: Instant) -> String {
        let (words, awaits_an_answer) = (case.words, case.awaits_an_answer());
        match self {
            Escalation::Reassigned if awaits_an_answer => words.moved_on_no_answer(),
            Escalation::Reassigned => words.moved_on_no_contact(),
            Escalation::LapsedTwice if awaits_an_answer => words.came_to_you_no_answer(),
            Escalation::LapsedTwice => words.came_to_you_no_contact(),
            Escalation::Untouched => words.no_contact_reported(),
            Escalation::Unanswered => words.wrote_no_answer(),
            Escalation::StepOverdue => words.step_not_reported(),
            Escalation::Undecided => words.nobody_has_decided(),
            Escalation::Exhausted => words.waits_exhausted(),
            Escalation::Review => case.why_in_review(),
            Escalation::Refusal => words.waits_refusal(),
            Escalation::NotALead => words.waits_not_a_lead(),
            Escalation::NoPolicy => words.waits_no_policy(),
            Escalation::ApprovalLapsed => words.mail_nobody_sent(),
        }
    }

    fn headline(&self, case: &Case, _now: Instant) -> String {
        let (words, name) = (case.words, case.name());
        let awaits_an_answer = case.awaits_an_answer();
        match self {
            Escalation::Untouched => words.subject_no_contact(&name),
            Escalation::Unanswered => words.subject_no_answer(&name),
            Escalation::StepOverdue if work::is_agreed_with_them(&case.lead) => {
                words.subject_step_agreed(&name)
            }
            Escalation::StepOverdue => words.subject_step_planned(&name),
            Escalation::Undecided => words.subject_undecided(&name),
            Escalation::Reassigned if awaits_an_answer => words.subject_moved_on_no_answer(&name),
            Escalation::Reassigned => words.subject_moved_on_no_contact(&name),
            Escalation::LapsedTwice if awaits_an_answer => words.subject_yours_no_answer(&name),
            Escalation::LapsedTwice => words.subject_yours_no_contact(&name),
            Escalation::Exhausted => words.subject_exhausted(&name),
            Escalation::Review => words.subject_review(&name),
            Escalation::Refusal => words.subject_refusal(&name),
            Escalation::NotALead => words.subject_not_a_lead(&name),
            Escalation::NoPolicy => words.subject_no_policy(&name),
            Escalation::ApprovalLapsed => words.subject_left_out(&name),
        }
    }

    /// Where nobody is free, with why each rep cannot take it, and each way out.
    async fn line(&self, about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        managers_line(*self, about.reader, about.case)
            .await
            .map(Some)
    }

    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
        let (reader, case) = (about.reader, about.case);
        let line = managers_line(*self, reader, case).await?;
        let values = Values::new()
            .text(Variable::Headline, self.headline(case, reader.now))
            .text(Variable::Count, "1")
            .markup(Variable::List, list(reader.words(), vec![line]));
        Ok(about.mail(digest, MailKind::Escalations, values))
    }
}

/// A line for the manager; where nobody is free, with why, and each way out.
async fn managers_line(
    why: Escalation,
    reader: &TeamReader<'_>,
    case: &Case,
) -> Result<DigestLine, CloudError> {
    let words = why_to(reader, &NoticeKind::Escalation(why), case);
    let same = perhaps_same(reader, case).await?;
    let more = if why == Escalation::Exhausted {
        Markup::join([nobody_free(reader, case).await?, same])
    } else {
        same
    };
    Ok(line_with_holder(reader, case, &words, more))
}

/// Why nobody can take the lead now, by name, and what the manager can do; nothing, where somebody can by now.
async fn nobody_free(reader: &TeamReader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let team = reader.cloud.team(&reader.active.active).await?;
    let Routing::Exhausted { refused, .. } = route(reader.active, &case.lead, &team, reader.now)
    else {
        return Ok(Markup::default());
    };
    let roster = &reader.active.active.roster;
    let reasons: Vec<String> = refused
        .iter()
        .filter_map(|one| Some((roster.get(&one.rep)?, one.because)))
        .map(|(person, because)| cannot(reader, person, &team.load(&person.id), because))
        .collect();
    let is_paused = refused.iter().any(|one| one.because == Unfit::Paused);
    let words = reader.words();
    let mut ways = vec![words.way_give()];
    if is_paused {
        ways.push(words.way_resume());
    }
    if refused.iter().any(|one| one.because == Unfit::Away) {
        ways.push(words.way_back());
    }
    if refused.iter().any(|one| one.because == Unfit::Full) {
        ways.push(words.way_raise());
    }
    let ways = words.ways_out(&ways.join("; "));
    Ok(Markup::join([
        Markup::paragraph(&format!("{}.", reasons.join("; "))),
        Markup::paragraph(&ways),
    ]))
}

/// Why a rep cannot take the lead.
fn cannot(reader: &TeamReader<'_>, person: &Person, load: &RepLoad, because: Unfit) -> String {
    let (words, name) = (reader.words(), &person.name);
    match because {
        Unfit::Away => {
            let until = load
                .back_at(reader.now)
                .map(|until| reader.times().in_mail(until, reader.now));
            until.map_or_else(
                || words.cannot_away(name),
                |until| words.cannot_away_until(name, &until),
            )
        }
        Unfit::Paused => words.cannot_paused(&load.lapses.to_string(), name),
        Unfit::Full => {
            words.cannot_full(&person.max_open.to_string(), name, &load.open.to_string())
        }
        Unfit::OtherTopic => words.cannot_topic(name),
        Unfit::OtherSource => words.cannot_source(name),
        Unfit::OtherProduct => words.cannot_product(name),
        Unfit::OtherTerritory => words.cannot_territory(name),
        Unfit::OtherLanguage => words.cannot_language(name),
        Unfit::LetItLapse => words.cannot_let_lapse(name),
        Unfit::NoWeight => words.cannot_no_weight(name),
        Unfit::Taken => words.cannot_taken(name),
        // Whoever could have had it does not stand among those who cannot.
        Unfit::ShiftEnds | Unfit::Behind { .. } => words.cannot_shift(name),
    }
}

/// Whether what the manager hears of is still so.
fn escalates(why: Escalation, lead: &Lead, open: &Open) -> bool {
    let owed = |kinds: &[ObligationKind]| lead.rep().is_some() && lead.owed.has(kinds);
    match why {
        Escalation::Untouched => work::first_touch(lead).is_some(),
        Escalation::Unanswered => owed(&[
            ObligationKind::Answer,
            ObligationKind::Request,
            ObligationKind::Confirm,
        ]),
        Escalation::StepOverdue => owed(&[ObligationKind::NextStep, ObligationKind::Meeting]),
        Escalation::Undecided => owed(&[ObligationKind::Decide]),
        Escalation::Reassigned | Escalation::LapsedTwice => match open {
            // Once somebody has turned to them, nobody need hear that it moved.
            Open::Active(_) => {
                let moved = |owed: &Obligation| lead.touched_at.is_none() || owed.lapses > 0;
                lead.owed.iter().any(moved)
            }
            Open::Routing { .. } | Open::WithManager { .. } => true,
            Open::Received
            | Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. } => false,
        },
        Escalation::Review => matches!(open, Open::InReview { .. }),
        Escalation::Exhausted
        | Escalation::Refusal
        | Escalation::NotALead
        | Escalation::NoPolicy => matches!(open, Open::WithManager { .. }),
        Escalation::ApprovalLapsed => true,
    }
}
