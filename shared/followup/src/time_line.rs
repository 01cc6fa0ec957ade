//! What somebody meets who asks and never answers, day by day: played by the engine itself, in a firm with nothing else to do.

use calendar::Instant;
use chrono::Duration;

use crate::agenda::{Action, agenda};
use crate::cadence::{MAX_UNATTENDED, steps};
use crate::charge::tells_of_the_move;
use crate::criteria::Fit;
use crate::decide::Decision;
use crate::event::{Disposition, Event, Evidence, Outcome, Verdict};
use crate::firm::{Firm, Witness};
use crate::form::{Field, FieldKind, Form, MapsTo};
use crate::ids::{InquiryId, LeadId, PersonId};
use crate::inquiry::Inquiry;
use crate::lead::{Lead, Open, Stage};
use crate::message::{Message, acknowledgement};
use crate::policy::compiled::Policy;
use crate::policy::rules::StepKind;
use crate::promise::promised;
use crate::script::script_of_call;
use crate::telling::Telling;
use crate::timeline::{Entry, EntryKind};
use crate::work;

/// How long after something opened the rep does it.
const DONE_AFTER: Duration = Duration::minutes(30);
/// Turns at most: a policy has at most twelve steps, and each is a few.
const MAX_TURNS: usize = 200;
/// How long a team that does nothing is watched.
const WATCHED: Duration = Duration::days(30);
/// What is worth a line.
const SHOWN: [EntryKind; 13] = [
    EntryKind::Queued,
    EntryKind::Assigned,
    EntryKind::CallOpened,
    EntryKind::TaskOpened,
    EntryKind::StepSkipped,
    EntryKind::Reminded,
    EntryKind::Warned,
    EntryKind::Escalated,
    EntryKind::PromiseMissed,
    EntryKind::Lapsed,
    EntryKind::Rested,
    EntryKind::Closed,
    EntryKind::Woke,
];

/// What the team does while somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamConduct {
    /// Each call is made, each task done, each mail sent.
    DoesItsPart,
    /// Nobody does anything.
    DoesNothing,
}

/// Something that happens on a time line.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// When.
    pub at: Instant,
    /// What.
    pub what: ForeseenFact,
    /// The text that belongs to it, by its name: of a mail, of what is said in a call, of a task.
    pub text: Option<String>,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum ForeseenFact {
    /// They fill in a form.
    Asked {
        /// Its name.
        form: String,
    },
    /// The acknowledgement goes out.
    Acknowledged,
    /// By now they were promised to hear from a person.
    Promised,
    /// The qualifier settles that a rep follows up.
    Settled,
    /// A mail of a step is due.
    Mail {
        /// The step.
        step: String,
        /// Whether a person has to send it.
        awaits: bool,
        /// Whether that is since two in a row have gone out by themselves.
        in_a_row: bool,
    },
    /// What the timeline of the lead says.
    Happened(Entry),
    /// From then on nothing else comes: it is listed again each working day, until a person does something.
    Stays {
        /// Who has it; nobody, where it waits for the manager to decide.
        with: Option<PersonId>,
        /// What is owed to them keeps the goodbye from going out.
        holds_goodbye: bool,
    },
    /// From then on a person looks: it rests again, if nobody decides.
    RestsAgain {
        /// From when on.
        from: Instant,
    },
}

/// Everything that happens, in its order, from the first working hour after `from` on, and what holds after that; nothing, where no form asks
/// for what the criteria call a lead.
///
/// # Panics
/// Never for a policy that was compiled.
#[must_use]
pub fn time_line(policy: &Policy, from: Instant, conduct: TeamConduct) -> Option<Vec<Foreseen>> {
    let calendar = policy.calendar();
    let opening = calendar.next_day_opening(from);
    let an_hour = calendar::Span::BusinessTime { seconds: 3600 };
    let at = calendar.after(opening, an_hour);
    let inquiry = somebody(policy, at)?;
    let mut firm = Firm::new(policy.clone(), at, None);
    let inquiry = promised(policy, firm.forecast(), inquiry, at);
    let mut play = Play::begin(firm, &inquiry, conduct);
    play.on(&Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: false,
    });
    for _ in 0..MAX_TURNS {
        if !play.turn() {
            break;
        }
    }
    let holds = holds(&play.firm.policy, play.lead());
    let mut seen = play.seen;
    seen.lines.sort_by_key(|line| line.at);
    let last_at = seen.lines.last().map(|line| line.at);
    if let (Some(holds), Some(at)) = (holds, last_at) {
        seen.say(at, holds, None);
    }
    Some(seen.lines)
}

/// What holds from now on, by what the lead waits for; nothing, of one that is closed, or of which something else is still to come.
fn holds(policy: &Policy, lead: &Lead) -> Option<ForeseenFact> {
    let agenda = agenda(policy, lead)?;
    let comes = |action| agenda.iter().find(|due| due.action == action);
    if let Some(lapses) = comes(Action::DormantReviewLapses) {
        return Some(ForeseenFact::RestsAgain { from: lapses.at() });
    }
    comes(Action::Relist)?;
    let goes_on = agenda
        .iter()
        .any(|due| matches!(due.action, Action::Step { .. } | Action::EndCadence));
    let has_goodbye = lead.cadence.is_some_and(|progress| {
        let steps = steps(policy, lead, progress.track);
        steps.iter().any(|step| step.kind == StepKind::Goodbye)
    });
    Some(ForeseenFact::Stays {
        with: lead.rep().cloned(),
        holds_goodbye: has_goodbye && !goes_on,
    })
}

/// Somebody whom a rep follows up at once, else one whom the qualifier settles first.
fn somebody(policy: &Policy, at: Instant) -> Option<Inquiry> {
    let fit = |inquiry: &Inquiry| policy.rules.criteria.assess(inquiry).fit;
    let mut asked: Vec<Inquiry> = policy
        .active
        .forms
        .values()
        .flat_map(|form| asked_by(policy, form, at))
        .filter(|inquiry| inquiry.email.is_some())
        .collect();
    let is_ready = |inquiry: &Inquiry| fit(inquiry) == Fit::SalesReady;
    let is_settled = |inquiry: &Inquiry| match fit(inquiry) {
        Fit::SalesReady | Fit::NeedsQualifying => true,
        Fit::NeedsInformation | Fit::Low | Fit::Excluded | Fit::NotALead | Fit::ToAnswer { .. } => {
            false
        }
    };
    let place = asked.iter().position(is_ready);
    let place = place.or_else(|| asked.iter().position(is_settled))?;
    Some(asked.swap_remove(place))
}

/// What a form can bring: everything that a person fills in, once for each topic.
fn asked_by(policy: &Policy, form: &Form, at: Instant) -> Vec<Inquiry> {
    let topics = form
        .fields
        .iter()
        .find(|field| field.maps_to == MapsTo::Topic);
    let topics = topics.map(|field| field.kind.choices()).unwrap_or_default();
    let topics = topics.iter().map(|choice| choice.value.as_str());
    let read = |topic: &str| {
        let fields = form.fields.iter().filter_map(|field| {
            let answer = answer(field, topic)?;
            Some((field.name.clone(), answer))
        });
        let fields: Vec<(String, String)> = fields.collect();
        form.read(&fields, at, &policy.active.company.country_code)
            .ok()
    };
    topics.chain([""]).filter_map(read).collect()
}

/// What somebody answers who wants to hear from us soon.
fn answer(field: &Field, topic: &str) -> Option<String> {
    let said = match (field.maps_to, &field.kind) {
        (_, FieldKind::Honeypot | FieldKind::Hidden | FieldKind::Checkbox { .. }) => return None,
        (MapsTo::Topic, _) => topic.to_owned(),
        (MapsTo::ContactWhen | MapsTo::ContactHow | MapsTo::Language, _) => return None,
        (MapsTo::Reach, _) | (_, FieldKind::Email) => "somebody@example.org".to_owned(),
        (_, FieldKind::Tel) => "+1 212 555 0123".to_owned(),
        (_, FieldKind::Choice(choices)) => choices.first()?.value.clone(),
        (MapsTo::Name, _) => "Sam Example".to_owned(),
        (_, FieldKind::Text | FieldKind::Textarea) => "Something".to_owned(),
    };
    Some(said).filter(|said| !said.is_empty())
}

/// What is seen of the one lead.
#[derive(Debug, Default)]
struct Seen {
    lines: Vec<Foreseen>,
    tellings: Vec<(PersonId, Instant)>,
}

impl Seen {
    fn say(&mut self, at: Instant, what: ForeseenFact, text: Option<&str>) {
        let text = text.map(str::to_owned);
        self.lines.push(Foreseen { at, what, text });
    }
}

impl Witness for Seen {
    fn decided(
        &mut self,
        policy: &Policy,
        now: Instant,
        _: usize,
        before: &Lead,
        decision: &Decision,
    ) {
        let shown = decision
            .entries
            .iter()
            .filter(|entry| SHOWN.contains(&entry.kind()));
        for entry in shown {
            let text = text_of(policy, &decision.lead, entry.kind());
            self.say(now, ForeseenFact::Happened(entry.clone()), text);
        }
        for message in &decision.messages {
            let mail = mail(message, before.unattended_emails);
            self.say(message.not_before, mail, Some(&message.template));
        }
        let told = decision.notices.iter();
        let told = told.filter(|notice| tells_of_the_move(policy, &decision.lead, &notice.kind));
        self.tellings
            .extend(told.map(|notice| (notice.to.clone(), now)));
    }

    fn tellings(&self, _: usize, owner: &PersonId, now: Instant) -> Vec<Telling> {
        let told = self.tellings.iter();
        let theirs = told.filter(|(who, at)| who == owner && *at <= now);
        let theirs = theirs.map(|(_, at)| Telling {
            at: *at,
            returned: false,
        });
        theirs.collect()
    }
}

/// The text that a person needs for what opened: what to say in the call, or what to do.
fn text_of<'a>(policy: &'a Policy, lead: &Lead, kind: EntryKind) -> Option<&'a str> {
    if kind == EntryKind::CallOpened && lead.is_called() {
        Some(script_of_call(policy, lead))
    } else if kind == EntryKind::TaskOpened {
        work::open_task(policy, lead).map(|step| step.template.as_str())
    } else {
        None
    }
}

fn mail(message: &Message, unattended: u8) -> ForeseenFact {
    let awaits = message.approval.is_some();
    ForeseenFact::Mail {
        step: message.step.clone(),
        awaits,
        in_a_row: awaits && unattended >= MAX_UNATTENDED,
    }
}

/// The play: one lead in a firm with nothing else to do.
struct Play {
    firm: Firm,
    place: usize,
    seen: Seen,
    conduct: TeamConduct,
    until: Instant,
    /// When the rep does what is open.
    does_at: Option<Instant>,
}

impl Play {
    fn begin(mut firm: Firm, inquiry: &Inquiry, conduct: TeamConduct) -> Self {
        let at = firm.now;
        let (lead, id) = (
            LeadId::derive(&["time line"]),
            InquiryId::derive(&["time line"]),
        );
        let place = firm.take(Lead::received(lead, id, inquiry, at, None));
        let mut seen = Seen::default();
        let form = inquiry.form.clone();
        seen.say(at, ForeseenFact::Asked { form }, None);
        let policy = &firm.policy;
        if policy.acknowledges(&inquiry.source) {
            let lead = &firm.leads[place];
            let mail = acknowledgement(Some(policy), &lead.id, &lead.inquiry, inquiry, at);
            let text = Some(mail.template.as_str());
            seen.say(mail.not_before, ForeseenFact::Acknowledged, text);
        }
        if let Some(promised) = &inquiry.promise {
            seen.say(promised.by, ForeseenFact::Promised, None);
        }
        Self {
            firm,
            place,
            seen,
            conduct,
            until: at + WATCHED,
            does_at: None,
        }
    }

    fn lead(&self) -> &Lead {
        &self.firm.leads[self.place]
    }

    /// Goes on to what comes next; false, once nothing does that is worth a line.
    fn turn(&mut self) -> bool {
        let is_over = matches!(
            self.lead().stage,
            Stage::Open(Open::Reviewing { .. }) | Stage::Closed { .. }
        );
        let Some(next) = self.firm.next_at().filter(|_| !is_over) else {
            return false;
        };
        if self.conduct == TeamConduct::DoesNothing && next > self.until {
            return false;
        }
        match self.does_at.filter(|at| *at <= next) {
            Some(at) => {
                self.firm.now = self.firm.now.max(at);
                self.does_at = None;
                self.report();
            }
            None => {
                self.firm.step(&mut self.seen);
                self.follows();
            }
        }
        true
    }

    /// The rep does what is open, and nobody answers.
    fn report(&mut self) {
        let lead = self.lead();
        let Some(rep) = lead.rep().cloned() else {
            return;
        };
        let disposition = if work::open_task(&self.firm.policy, lead).is_some() {
            Disposition::Done
        } else if lead.is_called() {
            Disposition::NoAnswer
        } else {
            Disposition::Wrote
        };
        let outcome = Outcome {
            by: rep,
            task: lead.task(),
            disposition,
            next_at: None,
            again: false,
            link: None,
            amount: None,
            known: Evidence::Said,
        };
        self.on(&Event::Outcome(outcome));
    }

    fn on(&mut self, event: &Event) {
        self.firm.give(self.place, event, &mut self.seen);
        self.follows();
    }

    /// Whoever qualifies does so at once, and a rep turns to what is open a little later, where the team does its part.
    fn follows(&mut self) {
        if self.conduct == TeamConduct::DoesNothing {
            return;
        }
        if matches!(self.lead().stage, Stage::Open(Open::Qualifying { .. }))
            && let Some(qualifier) = self.firm.policy.active.roster.qualifier()
        {
            let by = qualifier.id.clone();
            let ready = Event::Verdict {
                verdict: Verdict::Ready,
                by,
            };
            self.seen.say(self.firm.now, ForeseenFact::Settled, None);
            self.firm.give(self.place, &ready, &mut self.seen);
        }
        let is_open = work::is_open(&self.firm.policy, self.lead(), self.firm.now);
        let soon = self.firm.now + DONE_AFTER;
        self.does_at = is_open.then(|| self.does_at.unwrap_or(soon));
    }
}
