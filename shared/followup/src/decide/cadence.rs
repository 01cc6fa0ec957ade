//! The walk of the cadence: a call opens, a mail is written, a goodbye ends it.

use super::deciding::Deciding;
use crate::agenda::goodbye;
use crate::cadence::{approval, departure, steps, written_mail};
use crate::countdown::{Countdown, countdown};
use crate::ids::MessageId;
use crate::law::{self, LegalBar};
use crate::lead::{Obligation, ObligationKind, Position, Progress, RestReason};
use crate::message::notice::NoticeKind;
use crate::message::{Message, StopRule};
use crate::policy::rules::{Step, StepKind, Track};
use crate::policy::variant::StepVariant;
use crate::timeline::{EntryKind, Fact, GivenVariant, SkipReason, WakeReason};
use calendar::Instant;

impl<'a> Deciding<'a> {
    pub(super) fn progress(&self) -> Option<Progress> {
        self.decision.lead.cadence
    }

    fn set_progress(&mut self, progress: Progress) {
        self.lead().cadence = Some(progress);
    }

    /// The steps of a track, as the lead walks it.
    fn steps(&self, track: Track) -> &'a [Step] {
        steps(self.policy, &self.decision.lead, track)
    }

    /// Why a step that leads up to a date is not done at that time; none, while the date has not passed, and of every other step.
    fn is_past(&self, track: Track, index: u8, at: Instant) -> Option<SkipReason> {
        let steps = self.steps(track);
        let counts_down = steps.get(usize::from(index))?.before.is_some();
        match countdown(self.policy, &self.decision.lead, steps, index) {
            Some(Countdown::Before { lapses, .. }) => {
                (lapses <= at).then_some(SkipReason::DatePassed)
            }
            Some(Countdown::After { .. }) => None,
            None => counts_down.then_some(SkipReason::NoDate),
        }
    }

    /// Until when a mail of this step may leave.
    fn until(&self, track: Track, index: u8, not_before: Instant) -> Instant {
        let latest = self.after(not_before, self.policy.rules.cadence.not_after);
        let own = countdown(self.policy, &self.decision.lead, self.steps(track), index);
        let lapses = own.and_then(Countdown::lapses);
        lapses.map_or(latest, |lapses| latest.min(lapses))
    }

    /// The day has passed to which the step that is open counts down: what comes after it is next.
    pub(super) fn countdown_lapses(&mut self, deadline: Instant) {
        let Some(progress) = self.progress() else {
            return;
        };
        let steps = self.steps(progress.track);
        let Some(step) = steps.get(usize::from(progress.step)) else {
            return;
        };
        let at = self.anchor(deadline);
        self.skip(progress, progress.step, step, at, SkipReason::DatePassed);
    }

    /// Attempts are used up: only the goodbye is left.
    pub(super) fn spent(&self) -> bool {
        self.decision.lead.touches >= self.policy.rules.cadence.max_touches
    }

    pub(super) fn step(&mut self, index: u8, deadline: Instant) {
        let Some(progress) = self.progress() else {
            return;
        };
        let policy = self.policy;
        let steps = self.steps(progress.track);
        let at = self.anchor(deadline);
        let Some(step) = steps.get(usize::from(index)) else {
            return;
        };
        if progress.at.open_since().is_some()
            && let Some(open) = steps.get(usize::from(progress.step))
        {
            // What nobody reports is passed over, and not in silence: whoever looks sees that it was perhaps not made.
            self.skipped(open, SkipReason::NotReported);
        }
        if let Some(why) = self.is_past(progress.track, index, at) {
            self.skip(progress, index, step, at, why);
            return;
        }
        match step.kind {
            StepKind::Call | StepKind::Task | StepKind::Mail if self.spent() => {
                self.skipped(step, SkipReason::AttemptsUsedUp);
                let last = goodbye(policy, &self.decision.lead, progress.track);
                let at = Position::After {
                    done: at,
                    by_person: false,
                };
                self.set_progress(Progress {
                    step: last.max(index + 1),
                    at,
                    ..progress
                });
            }
            StepKind::Call => self.open_call(progress, index, step, at),
            StepKind::Task => self.open_task(progress, index, step, at),
            StepKind::Mail | StepKind::Goodbye if !policy.writes_to_leads() => {
                self.skip(progress, index, step, at, SkipReason::WrittenElsewhere);
            }
            StepKind::Mail | StepKind::Goodbye => self.write(progress, index, step, at),
        }
    }

    /// Whether nobody may turn to them any more: a person decides what becomes of it.
    fn is_left_to_decide(&mut self, step: &Step, at: Instant) -> bool {
        let lead = &self.decision.lead;
        if lead.may_call() || lead.may_write() {
            return false;
        }
        self.skipped(step, SkipReason::Unreachable);
        self.person_owes(ObligationKind::Decide, at);
        true
    }

    fn open_task(&mut self, progress: Progress, index: u8, step: &Step, at: Instant) {
        if self.is_left_to_decide(step, at) {
            return;
        }
        self.set_progress(Progress {
            step: index,
            at: Position::TaskOpen { since: at },
            ..progress
        });
        self.log(Fact::TaskOpened {
            step: step.name.clone(),
            touch: step.is_touch(),
        });
        // It is another thing than the call that may be owed: whoever has the lead hears of it even so.
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, NoticeKind::CallDue);
        }
    }

    fn open_call(&mut self, progress: Progress, index: u8, step: &Step, at: Instant) {
        if self.is_left_to_decide(step, at) {
            return;
        }
        self.set_progress(Progress {
            step: index,
            at: Position::CallOpen { since: at },
            ..progress
        });
        self.log(Fact::CallOpened {
            step: step.name.clone(),
        });
        let first = index == 0 && progress.track != Track::Conversation;
        // Whoever owes the first contact hears of it by its clock, and not once more by every call that opens.
        let owed = self.decision.lead.owed.first_touch().is_some();
        // Rows of a list come in numbers: their calls share the mail of the hour instead of being a mail each.
        let notice = if first && !self.decision.lead.asked_for_nothing() {
            NoticeKind::NewLead
        } else if owed {
            return;
        } else {
            NoticeKind::CallDue
        };
        if let Some(rep) = self.decision.lead.rep().cloned() {
            self.notify(&rep, notice);
        }
    }

    fn write(&mut self, progress: Progress, index: u8, step: &Step, at: Instant) {
        if !self.decision.lead.may_write() {
            self.skip(progress, index, step, at, SkipReason::NoAddress);
            return;
        }
        if self.waits_in_doubt(progress, &step.name) {
            return;
        }
        let text = step.text_for(&self.decision.lead.id);
        if let Some(why) = self.is_for_a_person(text.template) {
            self.left_to_a_person(progress, index, step, at, why);
            return;
        }
        if let Some(rule) = self.law_forbids(progress, step) {
            self.skip(progress, index, step, at, SkipReason::Law { rule });
            return;
        }
        let approval = approval(&self.decision.lead, at);
        // Whoever is asked to send it needs no time to stop it.
        let (not_before, is_announced) = if approval.is_some() {
            (at, false)
        } else {
            let departure = departure(self.policy, step, progress.at, at);
            (departure.at, departure.is_announced)
        };
        if let Some(why) = self.is_past(progress.track, index, not_before) {
            self.skip(progress, index, step, at, why);
            return;
        }
        let not_after = self.until(progress.track, index, not_before);
        let message = Message::new(
            &self.decision.lead,
            &step.name,
            text.template,
            StopRule::Automatic,
            not_before,
            not_after,
        );
        let message = Message {
            approval,
            ..message
        };
        let message = match self.promise_to_own_up(not_before) {
            Some(missed) => missed.told_in(message),
            None => message,
        };
        if is_announced {
            self.announce(message.id.clone());
        }
        if step.kind != StepKind::Goodbye {
            self.lead().touches += 1;
        }
        self.counts_as_written();
        self.log(Fact::MailPlanned {
            step: step.name.clone(),
            variant: text.variant.map(given),
        });
        self.decision.messages.push(message);
        // The last word ends the steps; while somebody is asked to send it, the lead stays theirs.
        let waits = approval.is_some() && step.kind == StepKind::Goodbye;
        let at = Position::After {
            done: if waits { not_after } else { not_before },
            by_person: false,
        };
        self.set_progress(Progress {
            step: index + 1,
            at,
            written: index + 1,
            ..progress
        });
    }

    /// The rule of the lead's law that forbids this step, if one does.
    fn law_forbids(&self, progress: Progress, step: &Step) -> Option<LegalBar> {
        let lead = &self.decision.lead;
        if let Some(rule) = law::forbids_writing(self.policy, lead, self.now) {
            return Some(rule);
        }
        let lead = &self.decision.lead;
        let last = goodbye(self.policy, lead, progress.track);
        let steps = self.steps(progress.track);
        let goodbye_follows = usize::from(last) < steps.len();
        let is_goodbye = step.kind == StepKind::Goodbye;
        let law = law::of(self.policy, lead);
        let most = law.written.unwrap_or(u8::MAX);
        (!law::allows_one_more(law, lead, is_goodbye, goodbye_follows))
            .then_some(LegalBar::AllWritten { most })
    }

    pub(super) fn skip(
        &mut self,
        progress: Progress,
        index: u8,
        step: &Step,
        at: Instant,
        why: SkipReason,
    ) {
        self.skipped(step, why);
        let at = Position::After {
            done: at,
            by_person: false,
        };
        self.set_progress(Progress {
            step: index + 1,
            at,
            ..progress
        });
    }

    /// Says on the timeline that a step was left out.
    pub(super) fn skipped(&mut self, step: &Step, why: SkipReason) {
        self.log(Fact::StepSkipped {
            step: Some(step.name.clone()),
            why,
        });
    }

    /// The last step is done: quiet, or the date that they asked for.
    pub(super) fn end_cadence(&mut self, deadline: Instant) {
        let Some(progress) = self.progress() else {
            return;
        };
        match progress.track {
            Track::Later => {
                let at = self.anchor(deadline);
                self.log(Fact::Woke {
                    because: WakeReason::DateTheyAskedFor,
                });
                let lead = self.lead();
                lead.owed
                    .owe(Obligation::new(ObligationKind::FirstTouch, at));
                let at = Position::From { at };
                lead.cadence = Some(Progress::first(lead.contact.track(), at));
            }
            Track::Inbound | Track::Calls | Track::Conversation | Track::Campaign => {
                let lead = &self.decision.lead;
                // Who said yes to the newsletter is nurtured; everybody else is left in peace.
                let because = if lead.contact.opted_in && lead.may_write() {
                    RestReason::Nurture
                } else {
                    RestReason::NoAnswer
                };
                self.rest(because, None, false);
            }
        }
    }

    /// The mail of the step that was taken last has not left: the step is taken again, and its mail is another message.
    pub(super) fn write_anew(&mut self, progress: Progress) {
        let now = self.now;
        self.lead().not_owned_up(now);
        let steps = self.steps(progress.track);
        let step = progress.step.saturating_sub(1);
        let is_touch = steps
            .get(usize::from(step))
            .is_some_and(|step| step.kind == StepKind::Mail);
        let lead = self.lead();
        lead.restart = lead.restart.saturating_add(1);
        lead.automated_emails = lead.automated_emails.saturating_sub(1);
        lead.unattended_emails = lead.unattended_emails.saturating_sub(1);
        if is_touch {
            lead.touches = lead.touches.saturating_sub(1);
        }
        self.set_progress(Progress {
            step,
            at: Position::From { at: now },
            written: step,
            ..progress
        });
    }

    /// The mail that has been written down and not gone out yet, and goes out.
    pub(super) fn planned_mail(&self) -> Option<MessageId> {
        let mut lines = self.decision.entries.iter();
        if lines.any(|line| line.fact.kind() == EntryKind::Stopped) {
            // What has just been stopped does not leave.
            return None;
        }
        match self.progress()?.at {
            Position::After { done, .. } if done > self.now => self.written_mail(),
            Position::After { .. }
            | Position::From { .. }
            | Position::CallOpen { .. }
            | Position::TaskOpen { .. } => None,
        }
    }

    /// The mail that was written down last, whether it has gone out or not.
    pub(super) fn written_mail(&self) -> Option<MessageId> {
        written_mail(self.policy, &self.decision.lead)
    }
}

/// A text that is compared, as the timeline keeps it.
fn given(variant: &StepVariant) -> GivenVariant {
    GivenVariant {
        name: variant.name.clone(),
        share: variant.share,
    }
}
