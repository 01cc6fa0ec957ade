//! How it goes with a lead, as its facts tell it one after the other: whether its rep takes it, and what comes of it after a rest.

use serde::{Deserialize, Serialize};

use super::acceptance::AcceptanceFact;
use super::cohort::Cohort;
use super::course_fact::CourseFact;
use super::last_report::LastReport;
use super::lateness::Lateness;
use super::milestone::Milestone;
use super::recycling::RecyclingFact;
use super::texts::TextCourse;
use crate::event::{Disposition, SaleAmount};
use crate::lead::{Ending, RestReason};
use crate::timeline::{Fact, OutcomeReport, Ruling, WakeReason};

/// How it goes with a lead: what is to be known of its earlier facts to count the next one. A played time and a stored timeline feed it
/// alike.
///
/// ```
/// use followup::event::{Disposition, Evidence};
/// use followup::figures::{LeadCourse, AcceptanceFact};
/// use followup::timeline::{Fact, OutcomeReport};
/// let mut course = LeadCourse::default();
/// let report = OutcomeReport { outcome: Disposition::NotAFit, next_at: None, known: Evidence::Said, beyond: false, dated: false, amount: None };
/// let counts = course.take(&Fact::Outcome { report, task: None });
/// assert_eq!(counts.acceptance, Some(AcceptanceFact::HandedBack(Disposition::NotAFit)));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadCourse {
    /// What it rests for.
    #[serde(skip_serializing_if = "Option::is_none")]
    resting: Option<RestReason>,
    /// What it rested for before this cycle.
    #[serde(skip_serializing_if = "Option::is_none")]
    woke_from: Option<RestReason>,
    /// Somebody reported in this cycle that they were in contact.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    heard: bool,
    /// They were in contact in this cycle, whoever says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    in_contact: bool,
    /// They met in this cycle.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    met: bool,
    /// They bought in this cycle, and nobody took it back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    won: bool,
    /// Somebody had it in this cycle.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    had_an_owner: bool,
    /// What was reported last.
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<Disposition>,
    /// What they bought for, as the last report said: what a correction replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<SaleAmount>,
    /// With whom it counts: those who asked when they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cohort: Option<Cohort>,
    /// Which of the texts that are compared it got, and what it did then.
    #[serde(skip_serializing_if = "TextCourse::is_empty")]
    pub(super) texts: TextCourse,
    /// What it is overdue with.
    #[serde(skip_serializing_if = "Lateness::is_none")]
    pub(super) late: Lateness,
    /// What the last report counted, until another one counts or it is taken back. Most leads have none: then it takes no room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<Box<LastReport>>,
}

impl LeadCourse {
    /// A course as it was kept. One that was kept before wins were told apart says only that a win was the last that was reported.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.won |= self.reported == Some(Disposition::Won);
        self
    }

    /// The next fact of the lead.
    pub fn take(&mut self, fact: &Fact) -> CourseFact {
        let mut counts = CourseFact {
            milestone: self.reaches(fact),
            win_taken_back: self.takes_back_a_win(fact),
            amount: self.bought(fact),
            texts: self.texts.take(fact),
            ..CourseFact::default()
        };
        if let Fact::Assigned { .. } = fact {
            self.resting = None;
            let first = !std::mem::replace(&mut self.had_an_owner, true);
            counts.acceptance = first.then_some(AcceptanceFact::Given);
        } else if let Fact::Outcome { report, .. } = fact {
            let reason = Some(report.outcome).filter(|outcome| outcome.is_hand_back());
            let beyond = report.beyond.then_some(AcceptanceFact::Beyond);
            counts.acceptance = reason.map(AcceptanceFact::HandedBack).or(beyond);
            counts.recycling = self.reports(report.outcome);
        } else if let Fact::Corrected { report, .. } = fact {
            let was = self.reported.filter(|was| was.is_hand_back());
            counts.acceptance = match (was, report.outcome.is_hand_back()) {
                (Some(was), false) => Some(AcceptanceFact::TakenBack(was)),
                (None, true) => Some(AcceptanceFact::HandedBack(report.outcome)),
                (None, false) => self.goes_beyond(report).then_some(AcceptanceFact::Beyond),
                // The reason before is counted off beside it.
                (Some(was), true) => Some(AcceptanceFact::HandedBack(report.outcome))
                    .filter(|_| was != report.outcome),
            };
            if !report.dated {
                counts.recycling = self.reports(report.outcome);
            }
        } else if let Fact::Verdict {
            ruling: Ruling::TakenBack { outcome },
        } = fact
        {
            self.reported = None;
            let was = Some(*outcome).filter(|was| was.is_hand_back());
            counts.acceptance = was.map(AcceptanceFact::TakenBack);
        } else if let Fact::Verdict {
            ruling: Ruling::Verdict { against: true, .. },
        } = fact
        {
            counts.acceptance = Some(AcceptanceFact::Overridden);
        } else if let Fact::Rested { because, .. } = fact {
            let first = self.resting.is_none();
            self.resting.get_or_insert(*because);
            counts.recycling = first.then_some(RecyclingFact::Rested(*because));
        } else if let Fact::Woke { because } = fact {
            counts.recycling = self.wakes(*because);
        } else if let Fact::Closed { ending } = fact {
            counts.recycling = self.ends(*ending, counts.milestone);
        }
        if counts.win_taken_back {
            counts.recycling = self.woke_from.map(RecyclingFact::WinTakenBack);
        }
        counts
    }

    /// Whether a correction says that somebody tried beyond what the policy wants, of what was no try before.
    fn goes_beyond(&self, report: &OutcomeReport) -> bool {
        let was_a_try = self.reported.is_some_and(Disposition::is_attempt);
        report.beyond && self.reported.is_some() && !was_a_try
    }

    /// The reason for which it was handed back, where another one is reported in its place.
    pub(super) fn other_reason(&self, report: &OutcomeReport) -> Option<Disposition> {
        let is_other = |was: &Disposition| was.is_hand_back() && *was != report.outcome;
        let was = self.reported.filter(is_other);
        was.filter(|_| report.outcome.is_hand_back())
    }

    /// What a report said of how far it went is taken back: it can be reached anew.
    pub(super) fn takes_back(&mut self, counted: &CourseFact) {
        match counted.milestone {
            Some(Milestone::InContact) => self.in_contact = false,
            Some(Milestone::Met) => self.met = false,
            Some(Milestone::Asked | Milestone::Touched | Milestone::Won) | None => {}
        }
        if let Some(RecyclingFact::InContact(_)) = counted.recycling {
            self.heard = false;
        }
        for text in &counted.texts {
            self.texts.take_back(text);
        }
    }

    /// Whether a win was none, as a correction says or as whoever reported it takes it back. It can be won once more.
    fn takes_back_a_win(&mut self, fact: &Fact) -> bool {
        let is_taken_back = if let Fact::Corrected { report, .. } = fact {
            report.outcome != Disposition::Won && self.corrects_a_win()
        } else {
            let slip = Ruling::TakenBack {
                outcome: Disposition::Won,
            };
            *fact == Fact::Verdict { ruling: slip }
        };
        is_taken_back && std::mem::take(&mut self.won)
    }

    /// How far it went by a fact, if it had not gone so far in this cycle.
    fn reaches(&mut self, fact: &Fact) -> Option<Milestone> {
        let reports = if let Fact::Outcome { report, .. } | Fact::Corrected { report, .. } = fact {
            Milestone::reported(report.outcome)
        } else {
            None
        };
        let is_sign = Milestone::shown(fact);
        let once = |reached: &mut bool, milestone| {
            let first = !std::mem::replace(reached, true);
            first.then_some(milestone)
        };
        if asks(fact) {
            Some(Milestone::Asked)
        } else if let Fact::Closed {
            ending: Ending::Won,
        } = fact
        {
            once(&mut self.won, Milestone::Won)
        } else if reports == Some(Milestone::Met) {
            once(&mut self.met, Milestone::Met)
        } else if reports == Some(Milestone::InContact) || is_sign {
            once(&mut self.in_contact, Milestone::InContact)
        } else {
            None
        }
    }

    /// By how much a fact changes what was bought for. A report adds, and a correction of it replaces: it counts on its own day, by the
    /// difference, since the day before may have been read. Who is reported to have bought once more in the same cycle, without that
    /// anybody took it back, has bought once: that counts by the difference, too.
    fn bought(&mut self, fact: &Fact) -> i64 {
        let units = |amount: Option<SaleAmount>| {
            let units = amount.map_or(0, SaleAmount::units);
            i64::try_from(units).expect("an amount is at most a thousand millions")
        };
        if let Fact::Outcome { report, task } = fact {
            // Whoever is left alone after the end has bought what they bought.
            if task.is_none() || self.won && report.outcome != Disposition::Won {
                return 0;
            }
            let before = self.amount.filter(|_| self.won);
            self.amount = report.amount.or(before);
            units(self.amount) - units(before)
        } else if let Fact::Corrected { report, .. } = fact {
            if report.dated || !self.corrects_a_win() && report.outcome != Disposition::Won {
                return 0;
            }
            let before = std::mem::replace(&mut self.amount, report.amount);
            units(report.amount) - units(before)
        } else if let Fact::Verdict {
            ruling: Ruling::TakenBack { .. },
        } = fact
            && self.corrects_a_win()
        {
            -units(self.amount.take())
        } else {
            0
        }
    }

    /// Whether a correction of the last report would be one of a win.
    fn corrects_a_win(&self) -> bool {
        self.reported
            .is_none_or(|reported| reported == Disposition::Won)
    }

    /// A person reports what happened: of who woke, the first contact counts.
    fn reports(&mut self, outcome: Disposition) -> Option<RecyclingFact> {
        self.reported = Some(outcome);
        let first = outcome.is_contact() && !self.heard;
        self.heard |= outcome.is_contact();
        self.woke_from
            .filter(|_| first)
            .map(RecyclingFact::InContact)
    }

    fn wakes(&mut self, by: WakeReason) -> Option<RecyclingFact> {
        match by {
            // Somebody only looks, or the date of one and the same cycle has come.
            WakeReason::Review | WakeReason::DateTheyAskedFor => return None,
            WakeReason::NewInquiry
            | WakeReason::FirstInquiry
            | WakeReason::Wrote
            | WakeReason::SaidReady
            | WakeReason::Campaign
            | WakeReason::ChoseATime
            | WakeReason::DateCame
            | WakeReason::Reviewed
            | WakeReason::ManagersChoice => {}
        }
        let woke_from = self.resting;
        let reached = [
            (self.in_contact, Milestone::InContact),
            (self.met, Milestone::Met),
            (self.won, Milestone::Won),
        ];
        let reached = reached.into_iter().filter(|(is_reached, _)| *is_reached);
        let reached = reached.map(|(_, milestone)| milestone);
        let stays = self.cohort.take().filter(|_| !by.is_inquiry());
        *self = Self {
            woke_from,
            cohort: stays.map(|cohort| cohort.after_a_rest(reached)),
            texts: std::mem::take(&mut self.texts),
            ..Self::default()
        };
        woke_from.map(|from| RecyclingFact::Woke { from, by })
    }

    /// An ending, and how far it went by it. What it woke from is kept: an ending can be corrected.
    fn ends(&mut self, ending: Ending, reached: Option<Milestone>) -> Option<RecyclingFact> {
        let rested = self.resting.take();
        match ending {
            Ending::Won => {
                let first = reached == Some(Milestone::Won);
                self.woke_from.filter(|_| first).map(RecyclingFact::Won)
            }
            Ending::Quiet => rested.map(RecyclingFact::Ended),
            Ending::Lost
            | Ending::NotAFit
            | Ending::NotALead
            | Ending::ExistingCustomer
            | Ending::DoNotContact
            | Ending::Complained
            | Ending::Refused
            | Ending::Unwanted
            | Ending::Erased => None,
        }
    }
}

/// Whether a fact is that they asked: it is judged what they want, or they ask once more and a cycle begins with it.
fn asks(fact: &Fact) -> bool {
    if let Fact::Woke { because } = fact {
        return because.is_inquiry();
    }
    matches!(fact, Fact::Assessed { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Evidence;

    fn report(outcome: Disposition, units: u64) -> OutcomeReport {
        OutcomeReport {
            outcome,
            next_at: None,
            known: Evidence::Said,
            beyond: false,
            dated: false,
            amount: SaleAmount::new(units),
        }
    }

    fn reported(outcome: Disposition, units: u64) -> Fact {
        let task = Some("c1_inbound_0".to_owned());
        Fact::Outcome {
            report: report(outcome, units),
            task,
        }
    }

    fn corrected(outcome: Disposition, units: u64) -> Fact {
        Fact::Corrected {
            report: report(outcome, units),
            task: "c1_inbound_0".to_owned(),
        }
    }

    #[test]
    fn who_bought_counts_once_and_not_at_all_once_it_was_taken_back() {
        const WON: Option<Milestone> = Some(Milestone::Won);
        let closed = |ending| Fact::Closed { ending };
        let slip = Fact::Verdict {
            ruling: Ruling::TakenBack {
                outcome: Disposition::Won,
            },
        };
        let woke = Fact::Woke {
            because: WakeReason::Reviewed,
        };
        let rest = RestReason::NoBudget;
        let mut course = LeadCourse {
            resting: Some(rest),
            ..LeadCourse::default()
        };
        course.take(&woke);
        let (again, off) = (
            Some(RecyclingFact::Won(rest)),
            Some(RecyclingFact::WinTakenBack(rest)),
        );
        for (fact, counts) in [
            (closed(Ending::Won), (WON, false, again)),
            // Another amount: it is the same win.
            (corrected(Disposition::Won, 9), (None, false, None)),
            (closed(Ending::Won), (None, false, None)),
            (corrected(Disposition::Lost, 0), (None, true, off)),
            (closed(Ending::Lost), (None, false, None)),
            (corrected(Disposition::Won, 9), (None, false, None)),
            (closed(Ending::Won), (WON, false, again)),
            (slip.clone(), (None, true, off)),
            (slip, (None, false, None)),
        ] {
            let took = course.take(&fact);
            let took = (
                took.milestone.filter(|one| *one == Milestone::Won),
                took.win_taken_back,
                took.recycling
                    .filter(|one| !matches!(one, RecyclingFact::InContact(_))),
            );
            assert_eq!(took, counts, "{fact:?}");
        }
        // In the next cycle they buy once more, and nothing they bought before is taken back by what is corrected there.
        course.take(&closed(Ending::Won));
        course.take(&woke);
        assert!(!course.take(&corrected(Disposition::Lost, 0)).win_taken_back);
        assert_eq!(course.take(&closed(Ending::Won)).milestone, WON);
    }

    #[test]
    fn what_was_bought_is_the_sum_of_reports_and_a_correction_counts_by_the_difference() {
        let mut course = LeadCourse::default();
        let left_alone = Fact::Outcome {
            report: report(Disposition::DoNotContact, 0),
            task: None,
        };
        let slip = Fact::Verdict {
            ruling: Ruling::TakenBack {
                outcome: Disposition::Won,
            },
        };
        for (fact, more) in [
            (reported(Disposition::Reached, 0), 0),
            (reported(Disposition::Won, 12_000), 12_000),
            (left_alone, 0),
            (corrected(Disposition::Won, 15_000), 3_000),
            (corrected(Disposition::Lost, 0), -15_000),
            (corrected(Disposition::Won, 9_000), 9_000),
            (slip.clone(), -9_000),
            (slip, 0),
            // They come back and buy again: both count.
            (reported(Disposition::Won, 500), 500),
            (reported(Disposition::Won, 700), 700),
            (corrected(Disposition::Lost, 0), -700),
        ] {
            assert_eq!(course.take(&fact).amount, more, "{fact:?}");
        }
    }

    #[test]
    fn one_win_has_one_sum_however_often_it_is_reported() {
        let mut course = LeadCourse::default();
        let closed = Fact::Closed {
            ending: Ending::Won,
        };
        let mut total = 0;
        for (fact, sum) in [
            (reported(Disposition::Won, 12_000), 12_000),
            (closed.clone(), 12_000),
            // Another mail, which answers nothing: it opens what was closed, and closes it again.
            (reported(Disposition::Won, 15_000), 15_000),
            (closed.clone(), 15_000),
            // Said once more without a sum, it is still the sum that was said.
            (reported(Disposition::Won, 0), 15_000),
            (closed.clone(), 15_000),
            // A call about what they bought, and a slip in its report.
            (reported(Disposition::Reached, 0), 15_000),
            (corrected(Disposition::Voicemail, 0), 15_000),
            (reported(Disposition::Won, 9_000), 9_000),
            (closed, 9_000),
            (corrected(Disposition::Lost, 0), 0),
        ] {
            total += course.take(&fact).amount;
            assert_eq!(total, sum, "{fact:?}");
        }
    }

    #[test]
    fn a_win_of_which_only_the_report_was_kept_is_taken_back_once() {
        let kept: LeadCourse = serde_json::from_str(r#"{"reported":"won"}"#).unwrap();
        let mut course = kept.kept();
        assert!(course.take(&corrected(Disposition::Lost, 0)).win_taken_back);
        assert!(!course.take(&corrected(Disposition::Lost, 0)).win_taken_back);
        // Who lost it has nothing to take back.
        let kept: LeadCourse = serde_json::from_str(r#"{"reported":"lost"}"#).unwrap();
        let mut course = kept.kept();
        assert!(!course.take(&corrected(Disposition::Lost, 0)).win_taken_back);
    }
}
