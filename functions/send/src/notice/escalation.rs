//! The manager hears of a lead.

use std::borrow::Cow;

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
use crate::team::choices::{line_with_holder, line_with_holder_and};
use crate::team::content::Composed;
use crate::team::line::{DigestLine, list};
use crate::team::reader::TeamReader;

impl NoticeContent for Escalation {
    fn matters(&self, _reader: &TeamReader<'_>, case: &Case) -> bool {
        match &case.lead.stage {
            Stage::Open(open) => escalates(*self, &case.lead, open),
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

    fn why(&self, case: &Case, _now: Instant) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Escalation::Reassigned => {
                return Cow::Owned(format!("moved on: {} was reported", case.missed()));
            }
            Escalation::LapsedTwice => {
                let missed = case.missed();
                return Cow::Owned(format!("came to you: {missed} was reported in time"));
            }
            Escalation::Untouched => "no contact is reported",
            Escalation::Unanswered => "wrote, and has no answer",
            Escalation::StepOverdue => "nobody has reported the step",
            Escalation::Undecided => "gets nothing by itself any more, and nobody has decided",
            Escalation::Exhausted => "no rep can take it now",
            Escalation::Review => "looks unwanted: please look",
            Escalation::Refusal => "a courteous no waits to be released",
            Escalation::NotALead => "seems to be no inquiry",
            Escalation::NoPolicy => "came before there was a policy",
            Escalation::ApprovalLapsed => "a mail waited for a person, and nobody sent it",
        })
    }

    fn headline(&self, case: &Case, _now: Instant) -> String {
        let name = case.name();
        match self {
            Escalation::Untouched => format!("No contact with {name} is reported"),
            Escalation::Unanswered => format!("{name} wrote, and has no answer"),
            Escalation::StepOverdue if work::is_agreed_with_them(&case.lead) => {
                format!("Nobody has reported the step agreed with {name}")
            }
            Escalation::StepOverdue => format!("Nobody has reported the next step with {name}"),
            Escalation::Undecided => format!("{name} waits for a decision"),
            Escalation::Reassigned => format!("{name} moved on: {} was reported", case.missed()),
            Escalation::LapsedTwice => {
                format!(
                    "{name} is yours now: {} was reported in time",
                    case.missed()
                )
            }
            Escalation::Exhausted => {
                format!("No rep can take {name} now: all are full, away or paused")
            }
            Escalation::Review => format!("Is this an inquiry? {name}"),
            Escalation::Refusal => format!("A courteous no to {name} waits to be released"),
            Escalation::NotALead => format!("{name} seems to be no inquiry"),
            Escalation::NoPolicy => format!("{name} came before there was a policy"),
            Escalation::ApprovalLapsed => {
                format!("The mail to {name} was left out: nobody sent it")
            }
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
            .markup(Variable::List, list(vec![line]));
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
    if why != Escalation::Exhausted {
        return Ok(line_with_holder(reader, case, &words));
    }
    let more = nobody_free(reader, case).await?;
    Ok(line_with_holder_and(reader, case, &words, more))
}

/// Why nobody can take the lead now, by name, and what the manager can do; nothing, where somebody can by now.
async fn nobody_free(reader: &TeamReader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let team = reader.cloud.team().await?;
    let Routing::Exhausted { refused, .. } = route(reader.active, &case.lead, &team, reader.now)
    else {
        return Ok(Markup::default());
    };
    let roster = &reader.active.active.roster;
    let reasons: Vec<String> = refused
        .iter()
        .filter_map(|one| Some((roster.get(&one.rep)?, one.because)))
        .map(|(person, because)| {
            let load = team.load(&person.id);
            format!("{} {}", person.name, cannot(reader, person, &load, because))
        })
        .collect();
    let is_paused = refused.iter().any(|one| one.because == Unfit::Paused);
    let mut ways = vec!["give it to one of them all the same, or take it yourself"];
    if is_paused {
        ways.push("on the same page, let whoever is paused have new leads again");
    }
    if refused.iter().any(|one| one.because == Unfit::Away) {
        ways.push("on the same page, say that whoever is away is back");
    }
    if refused.iter().any(|one| one.because == Unfit::Full) {
        ways.push("raise max_open in team.toml");
    }
    let ways = format!(
        "You can: {}. Until then it waits, and so does whoever asks now: whoever is free first gets who was promised an answer for the earliest time; of the others, who wants to hear at once comes before who gave us a week.",
        ways.join("; ")
    );
    Ok(Markup::join([
        Markup::paragraph(&format!("{}.", reasons.join("; "))),
        Markup::paragraph(&ways),
    ]))
}

/// Why a rep cannot take the lead.
fn cannot(reader: &TeamReader<'_>, person: &Person, load: &RepLoad, because: Unfit) -> String {
    match because {
        Unfit::Away => {
            let until = load
                .away_until
                .map(|until| reader.times().in_mail(until, reader.now));
            until.map_or_else(
                || "is away".to_owned(),
                |until| format!("is away until {until}"),
            )
        }
        Unfit::Paused => format!("is paused after {} lapses in a row", load.lapses),
        Unfit::Full => format!("has {} open, and takes {}", load.open, person.max_open),
        Unfit::OtherTopic => "takes other topics".to_owned(),
        Unfit::OtherSource => "takes other sources".to_owned(),
        Unfit::LetItLapse => "let it lapse".to_owned(),
        Unfit::NoWeight => "takes no leads".to_owned(),
        Unfit::Taken => "is taken at that time".to_owned(),
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
