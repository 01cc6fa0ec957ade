//! What somebody meets who asks and never answers, day by day, while the team does its part: played by the engine itself.

use std::fmt::Write as _;

use calendar::Instant;
use chrono::{Duration, NaiveDate};
use followup::agenda::agenda;
use followup::cadence::MAX_UNATTENDED;
use followup::criteria::Fit;
use followup::decide::{Decision, decide};
use followup::event::{Disposition, Event, Evidence, Outcome, Verdict};
use followup::form::{Field, FieldKind, Form, MapsTo};
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;
use followup::lead::{Lead, Open, Stage};
use followup::message::Message;
use followup::policy::Policy;
use followup::promise::promise;
use followup::route::route;
use followup::team::{RepLoad, Team};
use followup::timeline::Fact;
use followup::work;

/// How long after something opened the rep does it.
const DONE_AFTER: Duration = Duration::minutes(30);
/// Turns at most: a policy has at most twelve steps, and each is a few.
const MAX_TURNS: usize = 200;

/// Something that happens on a day.
struct Line {
    at: Instant,
    what: String,
}

/// The play: one lead, one team with nothing else to do.
struct Play<'a> {
    policy: &'a Policy,
    lead: Lead,
    team: Team,
    now: Instant,
    /// When the rep does what is open.
    does_at: Option<Instant>,
    lines: Vec<Line>,
}

/// The time line from the first working hour after `from`, as text; none, where no form asks for what the criteria call a lead.
#[must_use]
pub fn time_line(policy: &Policy, from: Instant) -> Option<String> {
    let calendar = policy.calendar();
    let opening = calendar.next_day_opening(from);
    let at = calendar.deadline(opening, calendar::Span::BusinessTime { seconds: 3600 }, &[]);
    let inquiry = somebody(policy, at.at)?;
    let mut play = Play::begin(policy, &inquiry, at.at);
    play.on(&Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: false,
    });
    for _ in 0..MAX_TURNS {
        if !play.turn() {
            break;
        }
    }
    Some(play.shown())
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

impl<'a> Play<'a> {
    fn begin(policy: &'a Policy, inquiry: &Inquiry, at: Instant) -> Self {
        let lead = Lead::received(
            LeadId::derive(&["time line"]),
            InquiryId::derive(&["time line"]),
            inquiry,
            at,
            None,
        );
        let people = policy.active.roster.people.iter();
        let loads = people
            .map(|person| RepLoad::new(person.id.clone()))
            .collect();
        let mut play = Self {
            policy,
            lead,
            team: Team { loads },
            now: at,
            does_at: None,
            lines: Vec::new(),
        };
        play.say(at, format!("They fill in the form \"{}\".", inquiry.form));
        if policy.acknowledges(&inquiry.source) {
            let window = policy.rules.clocks.acknowledge.not_before;
            let answered = policy.calendar().deadline(at, window, &[]).at;
            play.say(answered, "The acknowledgement goes out.".to_owned());
        }
        if let Some(promised) = promise(policy, inquiry, at) {
            play.say(
                promised.by,
                "By now they were promised to hear from a person.".to_owned(),
            );
        }
        play
    }

    fn say(&mut self, at: Instant, what: String) {
        self.lines.push(Line { at, what });
    }

    /// Goes on to what comes next; false, once nothing does that is worth a line.
    fn turn(&mut self) -> bool {
        let rests = |stage: &Stage| {
            matches!(
                stage,
                Stage::Open(Open::Reviewing { .. }) | Stage::Closed { .. }
            )
        };
        let Some(next) = agenda(self.policy, &self.lead).map(|agenda| agenda.next().at()) else {
            return false;
        };
        if rests(&self.lead.stage) {
            return false;
        }
        match self.does_at.filter(|at| *at <= next) {
            Some(at) => {
                self.now = self.now.max(at);
                self.does_at = None;
                self.report();
            }
            None => {
                self.now = self.now.max(next);
                self.on(&Event::Tick);
            }
        }
        true
    }

    /// The rep does what is open, and nobody answers.
    fn report(&mut self) {
        let Some(rep) = self.lead.rep().cloned() else {
            return;
        };
        let disposition = if work::open_task(self.policy, &self.lead).is_some() {
            Disposition::Done
        } else if self.lead.is_called() {
            Disposition::NoAnswer
        } else {
            Disposition::Wrote
        };
        let outcome = Outcome {
            by: rep,
            task: self.lead.task(),
            disposition,
            next_at: None,
            again: false,
            link: None,
            known: Evidence::Said,
        };
        self.on(&Event::Outcome(outcome));
    }

    /// Something happens, and whoever assigns or qualifies does so at once.
    fn on(&mut self, event: &Event) {
        self.apply(decide(self.policy, &self.lead, event, self.now));
        if matches!(self.lead.stage, Stage::Open(Open::Qualifying { .. }))
            && let Some(qualifier) = self.policy.active.roster.qualifier()
        {
            let by = qualifier.id.clone();
            let ready = Event::Verdict {
                verdict: Verdict::Ready,
                by,
            };
            self.say(
                self.now,
                "The qualifier settles that a rep follows up.".to_owned(),
            );
            self.apply(decide(self.policy, &self.lead, &ready, self.now));
        }
        if matches!(self.lead.stage, Stage::Open(Open::Routing { .. })) {
            let routed = Event::Routed(route(self.policy, &self.lead, &self.team, self.now));
            self.apply(decide(self.policy, &self.lead, &routed, self.now));
        }
        let is_open = work::is_open(self.policy, &self.lead, self.now);
        self.does_at = is_open.then(|| self.does_at.unwrap_or(self.now + DONE_AFTER));
    }

    fn apply(&mut self, decision: Decision) {
        let before = self.lead.unattended_emails;
        for entry in &decision.entries {
            if let Some(what) = self.said(&entry.fact) {
                self.say(self.now, what);
            }
        }
        for message in &decision.messages {
            let what = self.mail(message, before);
            self.say(message.not_before, what);
        }
        self.lead = decision.lead;
    }

    fn mail(&self, message: &Message, unattended: u8) -> String {
        let (step, template) = (&message.step, &message.template);
        if message.approval.is_none() {
            return format!("The mail \"{step}\" goes out by itself ({template}.md).");
        }
        let why = if unattended >= MAX_UNATTENDED {
            ": two in a row have gone out by themselves"
        } else {
            ""
        };
        format!("The mail \"{step}\" waits for the rep to send it ({template}.md){why}.")
    }

    fn said(&self, fact: &Fact) -> Option<String> {
        let said = match fact {
            Fact::Assigned { to, .. } => {
                let rep = self.policy.active.roster.get(to)?;
                format!("A rep has it ({}).", rep.name)
            }
            Fact::CallOpened { step } => format!("The call \"{step}\" is due; nobody answers."),
            Fact::TaskOpened { step, .. } => format!("The task \"{step}\" is due, and is done."),
            Fact::StepSkipped {
                step: Some(step), ..
            } => format!("The step \"{step}\" is left out."),
            Fact::Rested { .. } => "It rests: nothing goes out any more.".to_owned(),
            Fact::Closed { .. } => "It is closed.".to_owned(),
            Fact::Woke { .. } => "A person looks at it again.".to_owned(),
            Fact::Received { .. }
            | Fact::Joined { .. }
            | Fact::Assessed { .. }
            | Fact::Suspected
            | Fact::Queued { .. }
            | Fact::MailPlanned { .. }
            | Fact::StepSkipped { step: None, .. }
            | Fact::Reminded { .. }
            | Fact::Breached { .. }
            | Fact::PromiseKept { .. }
            | Fact::PromiseMissed { .. }
            | Fact::PromiseMoved { .. }
            | Fact::Escalated { .. }
            | Fact::Warned { .. }
            | Fact::Kept
            | Fact::Lapsed { .. }
            | Fact::StillOpen
            | Fact::Booked { .. }
            | Fact::BookingRequested { .. }
            | Fact::BookingMoved { .. }
            | Fact::BookingCancelled { .. }
            | Fact::Outcome { .. }
            | Fact::Corrected { .. }
            | Fact::Sign { .. }
            | Fact::Stopped { .. }
            | Fact::Verdict { .. }
            | Fact::Sent { .. }
            | Fact::NotSent { .. }
            | Fact::Unknown { .. }
            | Fact::Erased
            | Fact::Noted { .. }
            | Fact::Held { .. }
            | Fact::Linked { .. }
            | Fact::OptedIn
            | Fact::HandedOver { .. }
            | Fact::AwaitingApproval { .. }
            | Fact::Doubted { .. } => return None,
        };
        Some(said)
    }

    fn shown(mut self) -> String {
        self.lines.sort_by_key(|line| line.at);
        let calendar = self.policy.calendar();
        let mut day: Option<NaiveDate> = None;
        let mut text = String::from("Somebody who never answers, while each call is made:\n");
        for Line { at, what } in &self.lines {
            let local = calendar.local(*at);
            if day.replace(local.date_naive()) != Some(local.date_naive()) {
                let _ = writeln!(text, "{}", local.format("%A, %Y-%m-%d"));
            }
            let _ = writeln!(text, "  {}  {what}", local.format("%H:%M"));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    fn shipped() -> Policy {
        Policy::compile(&crate::shipped::embedded()).unwrap()
    }

    fn day(line: &str) -> bool {
        line.starts_with(|letter: char| letter.is_ascii_uppercase()) && line.contains(", 2026-")
    }

    #[test]
    fn each_day_on_which_something_happens_has_its_lines_and_the_last_word_is_that_it_rests() {
        let from = parse_instant("2026-03-01T12:00:00Z").unwrap();
        let text = time_line(&shipped(), from).unwrap();
        for line in [
            "Monday, 2026-03-02\n  10:00  They fill in the form \"contact\".",
            "  10:00  The call \"call_1\" is due; nobody answers.",
            "  10:02  The acknowledgement goes out.",
            "  14:00  By now they were promised to hear from a person.",
            "Tuesday, 2026-03-03\n  10:30  The call \"call_2\" is due; nobody answers.",
            "  11:30  The mail \"mail\" goes out by itself (mail.md).",
            "The mail \"goodbye\" waits for the rep to send it (goodbye.md): two in a row have gone out by themselves.",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert!(
            text.contains("It rests: nothing goes out any more."),
            "{text}"
        );
        assert!(text.lines().filter(|line| day(line)).count() >= 4, "{text}");
    }

    #[test]
    fn holidays_of_the_calendar_are_passed_over() {
        let from = parse_instant("2026-12-23T12:00:00Z").unwrap();
        let text = time_line(&shipped(), from).unwrap();
        assert!(text.contains("Thursday, 2026-12-24"), "{text}");
        assert!(!text.contains("2026-12-25"), "{text}");
    }
}
