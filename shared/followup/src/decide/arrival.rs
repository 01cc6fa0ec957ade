//! An inquiry arrives, is judged and given to a rep.

use super::{Actor, Deciding, Fact, LoadChange};
use crate::criteria::Fit;
use crate::ids::{InquiryId, PersonId};
use crate::inquiry::{ContactWhen, Inquiry};
use crate::lead::{
    Clock, Contact, Engagement, ManagerReason, ObligationKind, Open, Phase, Position, Progress,
    RestReason, Stage,
};
use crate::message::{Escalation, Message, NoticeKind, StopRule, acknowledgement_id};
use crate::policy::Track;
use crate::route::Routing;
use crate::team::Role;
use crate::template::MailKind;
use crate::timeline::{AssignReason, QueueReason, StopReason, WakeReason};

/// The step that asks the one question.
const QUESTION: &str = MailKind::Question.as_str();

impl Deciding<'_> {
    pub(super) fn on_arrival(&mut self, inquiry: &Inquiry, suspicious: bool) {
        if self.decision.lead.stage != Stage::Open(Open::Received) {
            return;
        }
        let now = self.now;
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        // Review may find that they are to be answered.
        self.lead().answered_by = self.answers(inquiry);
        if suspicious || inquiry.suspicion.is_some() {
            let lead = &self.decision.lead;
            let held_back = acknowledgement_id(&lead.id, &lead.inquiry, 1);
            self.decision.drops.push(held_back);
            self.open(Open::InReview {
                since: now,
                relisted: None,
            });
            self.log(Fact::Suspected);
            self.escalate(Escalation::Review);
            return;
        }
        self.assessed(inquiry);
    }

    /// The criteria say who has it.
    fn assessed(&mut self, inquiry: &Inquiry) {
        let now = self.now;
        let assessment = self.policy.rules.criteria.assess(inquiry);
        self.lead().score = Some(assessment.score);
        self.log(Fact::Assessed {
            fit: assessment.fit,
            points: assessment.score,
            held: assessment.held.clone(),
        });
        let solo = self.policy.is_solo();
        // Who wrote meanwhile is owed an answer, by a person.
        let wrote = self.decision.lead.reply_waiting.is_some();
        if self.decision.lead.asked_for_nothing() && !wrote {
            return self.judged_of_a_list(match assessment.fit {
                Fit::SalesReady | Fit::NeedsQualifying | Fit::NeedsInformation => true,
                Fit::Low | Fit::Excluded | Fit::NotALead | Fit::ToAnswer { .. } => false,
            });
        }
        match assessment.fit {
            Fit::NeedsQualifying | Fit::NeedsInformation | Fit::Low if wrote => {
                self.open(Open::Routing { since: now });
            }
            Fit::SalesReady => self.open(Open::Routing { since: now }),
            // A team of one has nobody else to settle it.
            Fit::NeedsQualifying | Fit::NeedsInformation if solo => {
                self.open(Open::Routing { since: now });
            }
            Fit::NeedsQualifying => self.queue_for_qualifier(QueueReason::Unsettled),
            Fit::NeedsInformation if self.may_ask() => self.ask(),
            Fit::NeedsInformation => self.queue_for_qualifier(QueueReason::CannotAsk),
            Fit::Low => self.rest(RestReason::LowScore, None, false),
            Fit::Excluded => {
                self.queue_for_manager(
                    ManagerReason::Refusal,
                    Escalation::Refusal,
                    QueueReason::Excluded,
                );
            }
            Fit::NotALead => {
                self.queue_for_manager(
                    ManagerReason::NotALead,
                    Escalation::NotALead,
                    QueueReason::NotALead,
                );
            }
            Fit::ToAnswer { .. } => self.begin(),
        }
    }

    /// Who answers an inquiry that is no lead.
    fn answers(&self, inquiry: &Inquiry) -> Option<Role> {
        match self.policy.rules.criteria.assess(inquiry).fit {
            Fit::ToAnswer { by } => Some(by),
            Fit::SalesReady
            | Fit::NeedsQualifying
            | Fit::NeedsInformation
            | Fit::Low
            | Fit::Excluded
            | Fit::NotALead => None,
        }
    }

    pub(super) fn queue_for_qualifier(&mut self, why: QueueReason) {
        self.release();
        self.open(Open::Qualifying { since: self.now });
        self.log(Fact::Queued { why });
        if let Some(qualifier) = self.policy.active.roster.qualifier() {
            let qualifier = qualifier.id.clone();
            self.notify(&qualifier, NoticeKind::Qualify);
        }
    }

    fn queue_for_manager(
        &mut self,
        because: ManagerReason,
        escalation: Escalation,
        why: QueueReason,
    ) {
        self.with_manager(because, why);
        self.escalate(escalation);
    }

    fn with_manager(&mut self, because: ManagerReason, why: QueueReason) {
        let now = self.now;
        // Who was with the manager before has waited since then.
        let since = match self.decision.lead.stage {
            Stage::Open(Open::Routing { since }) => since,
            Stage::Open(_) | Stage::Closed { .. } => now,
        };
        self.open(Open::WithManager {
            since,
            because,
            relisted: (since < now).then_some(now),
        });
        self.log(Fact::Queued { why });
    }

    /// Whether the question may go out by itself.
    fn may_ask(&self) -> bool {
        self.decision.lead.may_write()
            && self.is_for_a_person(MailKind::Question.as_str()).is_none()
    }

    /// Asks the one question that would settle it.
    fn ask(&mut self) {
        let now = self.now;
        let not_before = self.after(now, self.policy.rules.clocks.acknowledge.not_after);
        let not_after = self.after(not_before, self.policy.rules.clocks.information);
        let message = Message::new(
            &self.decision.lead,
            QUESTION,
            MailKind::Question.as_str(),
            StopRule::Automatic,
            not_before,
            not_after,
        );
        self.decision.messages.push(message);
        self.lead().automated_emails = self.decision.lead.automated_emails.saturating_add(1);
        self.open(Open::AskedInformation { since: now });
        self.log(Fact::MailPlanned {
            step: QUESTION.to_owned(),
        });
    }

    pub(super) fn qualify_lapses(&mut self) {
        self.lead().unqualified = true;
        self.log(Fact::Lapsed { rep: None });
        self.open(Open::Routing { since: self.now });
    }

    pub(super) fn information_lapses(&mut self) {
        self.queue_for_qualifier(QueueReason::NotAnswered);
    }

    pub(super) fn rest_ends(&mut self) {
        let Stage::Open(Open::Resting { returns, .. }) = self.decision.lead.stage else {
            return;
        };
        if returns || self.policy.is_solo() {
            self.reopen_now(WakeReason::DateCame);
            return;
        }
        self.open(Open::Reviewing { since: self.now });
        self.log(Fact::Woke {
            because: WakeReason::Review,
        });
        if let Some(qualifier) = self.policy.active.roster.qualifier() {
            let qualifier = qualifier.id.clone();
            self.notify(&qualifier, NoticeKind::Look);
        }
    }

    /// The same person wrote once more. It joins; nobody gets a second lead of it.
    pub(super) fn on_joined(&mut self, id: &InquiryId, inquiry: &Inquiry) {
        if !inquiry.origin.is_asked() {
            return self.listed_once_more(inquiry);
        }
        let now = self.now;
        let facts = Contact::of(inquiry);
        let suspicious = inquiry.suspicion.is_some();
        let lead = self.lead();
        lead.inquiries = lead.inquiries.saturating_add(1);
        if !suspicious {
            lead.contact.email |= facts.email;
            lead.contact.phone |= facts.phone;
            lead.contact.region = lead.contact.region.or(facts.region);
            lead.contact.zone = lead.contact.zone.or(facts.zone);
            lead.inquired_at = Some(now);
            lead.automated_emails = 0;
            // Whoever knows an address can fill in a form in its name: what joins brings forward, and never puts off. A
            // ticked box is no consent before the link in the mail was pressed.
            if facts.asked_when && facts.when < lead.contact.when {
                lead.contact.asked_when = true;
                lead.contact.when = facts.when;
            }
        }
        self.log_by(
            Actor::Lead,
            Fact::Joined {
                inquiry: id.clone(),
            },
        );
        let in_review = matches!(self.decision.lead.stage, Stage::Open(Open::InReview { .. }));
        if suspicious {
            // What looks unwanted is not acknowledged, whatever came before it.
            let held_back = acknowledgement_id(&self.decision.lead.id, id, 1);
            self.decision.drops.push(held_back);
        }
        let answered_by = self.answers(inquiry);
        if in_review && !suspicious {
            // What looks unwanted came in their name before them, perhaps: they are judged by what they ask themselves.
            let lead = self.lead();
            lead.inquiry = id.clone();
            lead.answered_by = answered_by;
            lead.contact = facts;
            self.assessed(inquiry);
            return;
        }
        let was_listed = !suspicious && self.lead().listed.take().is_some();
        if was_listed && self.asks_at_last(id, answered_by) {
            return;
        }
        let has_a_date = matches!(
            self.decision.lead.stage,
            Stage::Open(Open::Resting { returns: true, .. })
        );
        match &self.decision.lead.stage {
            Stage::Closed { .. } | Stage::Open(Open::Resting { .. } | Open::Reviewing { .. })
                if !suspicious =>
            {
                let lead = self.lead();
                lead.inquiry = id.clone();
                if has_a_date {
                    // A date was agreed: a form brings it forward, to a person, and makes no other matter of it.
                    lead.contact.asked_when = true;
                    lead.contact.when = ContactWhen::Now;
                } else {
                    // Nothing of theirs is under way that this could put off.
                    lead.answered_by = answered_by;
                    lead.contact.asked_when = facts.asked_when;
                    lead.contact.when = facts.when;
                    lead.contact.how = facts.how;
                }
                self.stop(StopReason::WroteAgain);
                self.reopen(WakeReason::NewInquiry);
            }
            Stage::Open(Open::Active(engagement)) if self.decision.lead.answered_by.is_some() => {
                let rep = engagement.rep.clone();
                let owed = match engagement.phase {
                    Phase::Person(clock) => clock.since.min(now),
                    Phase::Cadence(_) => now,
                };
                if answered_by.is_none() && !suspicious {
                    // They ask about buying now: both matters go to one person (P9), and the first has its answer to get.
                    self.release();
                    let lead = self.lead();
                    lead.inquiry = id.clone();
                    lead.answered_by = None;
                    lead.reply_waiting.get_or_insert(owed);
                    self.notify(&rep, NoticeKind::MovedAway);
                    self.begin();
                } else if !suspicious {
                    self.notify(&rep, NoticeKind::WroteAgain);
                }
            }
            Stage::Open(Open::AskedInformation { .. }) if !suspicious => {
                self.lead().inquiry = id.clone();
                self.stop(StopReason::WroteAgain);
                self.open(Open::Routing { since: now });
            }
            Stage::Open(Open::Active(engagement)) => {
                let rep = engagement.rep.clone();
                if engagement.first_touch.is_none() && !suspicious {
                    self.owes_answer_beside();
                } else if !suspicious && facts.asked_when && facts.when == ContactWhen::Now {
                    self.expedite();
                }
                // A flood in their name stands on the timeline, and is no mail each time.
                if !suspicious {
                    self.notify(&rep, NoticeKind::WroteAgain);
                }
            }
            Stage::Closed { .. }
            | Stage::Open(
                Open::Received
                | Open::InReview { .. }
                | Open::Qualifying { .. }
                | Open::AskedInformation { .. }
                | Open::Routing { .. }
                | Open::WithManager { .. }
                | Open::Resting { .. }
                | Open::Reviewing { .. },
            ) => {}
        }
    }

    /// They wrote by a form, or somebody did in their name: an answer is owed beside what goes on, and what is written waits
    /// for it. It ends nothing.
    fn owes_answer_beside(&mut self) {
        let now = self.now;
        if self.is_to_be_answered() {
            return;
        }
        self.recall_planned_mail();
        if let Some(engagement) = self.engagement_mut() {
            engagement.first_touch = Some(Clock::start(ObligationKind::Answer, now));
        }
    }

    pub(super) fn on_routed(&mut self, routing: &Routing) {
        let Stage::Open(Open::Routing { .. }) = self.decision.lead.stage else {
            return;
        };
        match routing {
            Routing::To { rep, why } => self.assign(rep, Actor::Baton, why.clone()),
            Routing::Exhausted { refused } => {
                let refused = refused.clone();
                self.with_manager(
                    ManagerReason::Exhausted,
                    QueueReason::NobodyFree { refused },
                );
                // Nobody waits for who asked for nothing: it stands on the manager's list, and rings no bell.
                if !self.decision.lead.asked_for_nothing() {
                    self.escalate(Escalation::Exhausted);
                }
            }
        }
    }

    /// The manager gave it to somebody.
    pub(super) fn on_assigned(&mut self, to: &PersonId, by: &PersonId) {
        if self.policy.active.roster.get(to).is_none() {
            return;
        }
        match &self.decision.lead.stage {
            Stage::Closed { .. } => return,
            Stage::Open(Open::Resting { .. } | Open::Reviewing { .. }) => {
                // Nobody else is to have it for a moment.
                let answered_by = self.lead().answered_by.take();
                self.reopen_now(WakeReason::ManagersChoice);
                self.lead().answered_by = answered_by;
            }
            Stage::Open(Open::Active(engagement)) => {
                if engagement.rep == *to {
                    return;
                }
                let (rep, phase) = (engagement.rep.clone(), engagement.phase);
                let answer = engagement
                    .first_touch
                    .filter(|clock| clock.obligation == ObligationKind::Answer);
                self.lead().resume = Some(phase);
                if let Some(clock) = answer {
                    // The answer that is owed goes along.
                    self.lead().reply_waiting = Some(clock.since);
                }
                self.decision.loads.push(LoadChange::Lost(rep.clone()));
                self.notify(&rep, NoticeKind::MovedAway);
            }
            Stage::Open(_) => {}
        }
        self.assign(to, Actor::Person(by.clone()), AssignReason::ManagersChoice);
    }

    /// They asked for peace before, and ask for a call now: the ladder starts.
    fn expedite(&mut self) {
        let now = self.now;
        let track = self.decision.lead.contact.track();
        let Some(engagement) = self.engagement_mut() else {
            return;
        };
        let waits = engagement.first_touch.is_some_and(|clock| {
            clock.since > now || clock.obligation == ObligationKind::FirstTouchThisWeek
        });
        let Phase::Cadence(Progress { step: 0, .. }) = engagement.phase else {
            return;
        };
        if waits {
            engagement.first_touch = Some(Clock::start(ObligationKind::FirstTouch, now));
            engagement.phase = Phase::Cadence(Progress {
                track,
                step: 0,
                at: Position::From { at: now },
            });
        }
    }

    /// Gives the lead to a rep and starts, or resumes, what is owed.
    pub(super) fn assign(&mut self, rep: &PersonId, by: Actor, why: AssignReason) {
        let now = self.now;
        let version = self.policy.version.clone();
        self.lead().policy.get_or_insert(version);
        let spent = self.spent();
        let lead = &self.decision.lead;
        let moved = !lead.former.is_empty() || lead.resume.is_some();
        let untouched = lead.touched_at.is_none();
        let unreachable = !lead.may_write() && !lead.may_call();
        // Who has been followed up in this cycle is not put off once more.
        let when = if untouched && lead.touches == 0 {
            lead.contact.when
        } else {
            ContactWhen::Now
        };
        let first_step = self.first_step();
        let (phase, first_touch, notice) = if let Some(owed) = lead.owed_before() {
            (Phase::Person(owed), None, Some(NoticeKind::Answer))
        } else if lead.answered_by.is_some() {
            (
                Phase::Person(Clock::start(ObligationKind::Request, now)),
                None,
                Some(NoticeKind::Answer),
            )
        } else if let Some(phase) = lead.resume {
            let clock = untouched.then(|| Clock::start(ObligationKind::FirstTouchAfterLapse, now));
            (phase, clock, Some(NoticeKind::MovedHere))
        } else if unreachable || spent {
            (
                Phase::Person(Clock::start(ObligationKind::Decide, now)),
                None,
                Some(NoticeKind::NewLead),
            )
        } else if let Some(listed) = lead.listed.filter(|_| lead.asked_for_nothing()) {
            (self.approach(listed, first_step), None, None)
        } else if when == ContactWhen::Later {
            let at = Position::After {
                done: lead.arrived_at,
                by_person: false,
            };
            (
                Phase::Cadence(Progress {
                    track: Track::Later,
                    step: 0,
                    at,
                }),
                None,
                None,
            )
        } else if when == ContactWhen::Week {
            let since = self.after(now, self.policy.rules.clocks.week.due);
            let at = Position::CallOpen { since };
            let clock = Clock::start(ObligationKind::FirstTouchThisWeek, now);
            let progress = Progress {
                track: lead.contact.track(),
                step: 0,
                at,
            };
            (
                Phase::Cadence(progress),
                Some(clock),
                Some(NoticeKind::NewLead),
            )
        } else {
            let at = Position::From { at: first_step };
            let clock = Clock::start(ObligationKind::FirstTouch, first_step);
            (
                Phase::Cadence(Progress {
                    track: lead.contact.track(),
                    step: 0,
                    at,
                }),
                Some(clock),
                None,
            )
        };
        self.open(Open::Active(Engagement {
            rep: rep.clone(),
            assigned_at: now,
            first_touch,
            phase,
        }));
        self.lead().resume = None;
        self.lead().reply_waiting = None;
        self.decision.loads.push(LoadChange::Gained(rep.clone()));
        let to = rep.clone();
        self.log_by(by, Fact::Assigned { to, why });
        if let Some(kind) = notice {
            self.notify(rep, if moved { NoticeKind::MovedHere } else { kind });
        }
        // Who takes over in between can stop what is on its way.
        if let Some(message) = self.planned_mail() {
            self.notify(rep, NoticeKind::Announcement { message });
        }
    }

    /// When the first call opens: at once, or after the peace that a source's people are left in.
    fn first_step(&self) -> calendar::Instant {
        let lead = &self.decision.lead;
        let source = self.policy.active.sources.get(&lead.source);
        match source.and_then(|source| source.start_after) {
            Some(span) if !lead.contact.asked_when => {
                self.after(lead.arrived_at, span).max(self.now)
            }
            Some(_) | None => self.now,
        }
    }
}
