//! A lead as a member of the team reads about it.

use std::sync::Arc;

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::event::{Disposition, Sign};
use followup::form::MapsTo;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::{ContactHow, ContactWhen, DEFAULT_PHRASE, Inquiry, ListEntry};
use followup::law;
use followup::lead::{Block, Duty, Lead, Phase};
use followup::policy::{Policy, StepKind, Track};
use followup::promise::{date, moment};
use followup::team::Person;
use followup::template::{Markup, Values, Variable};
use followup::timeline::{Actor, Fact, UnprovenClaim};

use crate::{duty, links};

/// Whom a mail is about when nothing is known of them.
const SOMEBODY: &str = "Somebody";
/// The script when the lead's policy has no better one.
const FIRST_CALL: &str = "script_call";
const CALLBACK: &str = "script_callback";
const NEXT_STEP: &str = "script_next_step";
/// The words for who has not heard from a person yet.
const MAIL_PERSONAL: &str = "mail_personal";
/// The words for who was written to before and has not answered.
const MAIL_AGAIN: &str = "mail_again";

/// Why somebody of a list is on somebody's list.
const FROM_A_LIST: &str = "They are on a list of ours, and have not heard from a person yet.";

/// Characters of an answer that a list shows: enough to know what it takes.
const MAX_IN_LIST: usize = 400;

/// What is known of a lead's last answer.
enum Answer {
    None,
    Elsewhere,
    Words(String),
}

/// A lead, the inquiry that its follow-up speaks of, and the policy that it pinned.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) lead: Lead,
    pub(crate) policy: Arc<Policy>,
    inquiry: Option<Inquiry>,
    asked_at: Instant,
}

/// The beginning of a text.
fn in_short(text: &str) -> String {
    let mut short: String = text.chars().take(MAX_IN_LIST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl Case {
    /// Reads a lead as it is now.
    pub(crate) async fn read(
        cloud: &Cloud,
        active: &Arc<Policy>,
        id: &LeadId,
    ) -> Result<Option<Self>, CloudError> {
        let Some(stored) = cloud.resolved_lead(id).await? else {
            return Ok(None);
        };
        Self::of(cloud, active, stored.lead).await.map(Some)
    }

    /// Reads what belongs to a lead that was read.
    pub(crate) async fn of(
        cloud: &Cloud,
        active: &Arc<Policy>,
        lead: Lead,
    ) -> Result<Self, CloudError> {
        let id = lead.inquiry.clone();
        let policy = cloud.policy_for(active, &lead).await?;
        let mut case = Self {
            asked_at: lead.arrived_at,
            lead,
            policy,
            inquiry: None,
        };
        case.speak_of(cloud, &id).await?;
        Ok(case)
    }

    async fn speak_of(&mut self, cloud: &Cloud, id: &InquiryId) -> Result<(), CloudError> {
        if let Some((inquiry, fact)) = cloud.arrived(&self.lead.id, id).await? {
            self.asked_at = fact.at;
            self.inquiry = Some(inquiry);
        }
        Ok(())
    }

    /// The same lead with the inquiry that joined it last.
    pub(crate) async fn latest(mut self, cloud: &Cloud) -> Result<Self, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let joined = timeline
            .iter()
            .rev()
            .find_map(|line| line.entry.fact.joined());
        if let Some(id) = joined {
            self.speak_of(cloud, id).await?;
        }
        Ok(self)
    }

    /// Whom it is about.
    pub(crate) fn name(&self) -> String {
        let Some(inquiry) = &self.inquiry else {
            return SOMEBODY.to_owned();
        };
        match (inquiry.name.usable(), &inquiry.phone) {
            (Some(name), _) => name.to_owned(),
            (None, Some(phone)) => phone.display(),
            (None, None) => SOMEBODY.to_owned(),
        }
    }

    /// Their name, company and number, for one line of a list.
    pub(crate) fn who(&self) -> Markup {
        let name = Markup::strong(&self.name());
        let Some(inquiry) = &self.inquiry else {
            return name;
        };
        let company = Markup::text(inquiry.company.as_deref().unwrap_or_default());
        let (call, write) = (
            links::call(inquiry, &self.lead),
            links::write(inquiry, &self.lead),
        );
        let reach = if self.lead.is_called() {
            call.or(write)
        } else {
            write.or(call)
        };
        Markup::commas([name, company, reach.unwrap_or_default()])
    }

    /// What they asked about, as a phrase.
    pub(crate) fn topic(&self) -> &str {
        self.inquiry
            .as_ref()
            .map_or(DEFAULT_PHRASE, |inquiry| &inquiry.topic_phrase)
    }

    /// The inquiry that its follow-up speaks of.
    pub(crate) fn inquiry(&self) -> Option<&Inquiry> {
        self.inquiry.as_ref()
    }

    /// What they wrote, quoted.
    pub(crate) fn asked(&self) -> Markup {
        if let Some(entry) = self.list_entry() {
            return self.on_the_list(entry);
        }
        let topic = Markup::paragraph(&format!("They sent {}.", self.third_person()));
        match self
            .inquiry
            .as_ref()
            .and_then(|inquiry| inquiry.message.as_deref())
        {
            Some(text) => Markup::join([topic, Markup::quote(text)]),
            None => Markup::join([topic, Markup::paragraph("They wrote nothing more.")]),
        }
    }

    /// The row of a list that they are known from.
    fn list_entry(&self) -> Option<&ListEntry> {
        self.inquiry.as_ref()?.origin.entry()
    }

    /// What a list says of them, and that it is all there is.
    fn on_the_list(&self, entry: &ListEntry) -> Markup {
        let mut said = match &entry.came_from {
            Some(place) => format!("They are on a list of ours ({place})."),
            None => "They are on a list of ours.".to_owned(),
        };
        if self.lead.heard_at.is_none() {
            said.push_str(" Nothing has come from them.");
        }
        if let Some(day) = entry.asked_at {
            said.push_str(&format!(
                " The list says that on {day} they wanted to hear from us."
            ));
        }
        said.push_str(match &entry.consent {
            Some(_) => " A consent to hear from us is recorded.",
            None => " No consent is recorded, so nothing goes out by itself.",
        });
        let message = self.inquiry.as_ref().and_then(|one| one.message.as_deref());
        let noted = message.map_or_else(Markup::default, Markup::quote);
        Markup::join([Markup::paragraph(&said), noted])
    }

    /// The topic as somebody else says it: "a question about our prices".
    fn third_person(&self) -> String {
        let topic = self.topic();
        match topic.strip_prefix("your ") {
            Some(rest) if rest.starts_with(['a', 'e', 'i', 'o']) => format!("an {rest}"),
            Some(rest) => format!("a {rest}"),
            None => topic.to_owned(),
        }
    }

    /// What they answered: the text of their last reply, if it is kept here.
    pub(crate) async fn answered(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        Ok(match self.last_answer(cloud).await? {
            Answer::None => self.asked(),
            Answer::Elsewhere => Markup::paragraph(
                "Their words are in the mailbox that they answered; they are not kept here.",
            ),
            Answer::Words(text) => Markup::quote(&text),
        })
    }

    /// The beginning of what they answered, for a list.
    pub(crate) async fn answered_in_short(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        Ok(match self.last_answer(cloud).await? {
            Answer::None | Answer::Elsewhere => Markup::default(),
            Answer::Words(text) => Markup::quote(&in_short(&text)),
        })
    }

    /// The beginning of what they asked, for a list.
    pub(crate) fn asked_in_short(&self) -> Markup {
        let message = self.inquiry.as_ref().and_then(|one| one.message.as_deref());
        message.map_or_else(Markup::default, |text| Markup::quote(&in_short(text)))
    }

    /// What was written last in somebody's name without a proof, as far as it is kept: words of one of these kinds.
    pub(crate) async fn unproven(
        &self,
        cloud: &Cloud,
        kinds: &[UnprovenClaim],
    ) -> Result<Markup, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        for line in timeline.iter().rev() {
            if let Fact::Doubted { claim } = &line.entry.fact
                && kinds.contains(claim)
                && let Some(text) = cloud.note(&self.lead.id, &line.id).await?
            {
                return Ok(Markup::quote(&text));
            }
        }
        Ok(Markup::paragraph("Nothing that can be read."))
    }

    async fn last_answer(&self, cloud: &Cloud) -> Result<Answer, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let written = [Sign::Replied, Sign::Unsubscribed, Sign::DoNotContact];
        let reply = timeline.iter().rev().find(|line| {
            let Fact::Sign { sign } = &line.entry.fact else {
                return false;
            };
            line.entry.by == Actor::Lead && written.contains(sign)
        });
        let Some(reply) = reply else {
            return Ok(Answer::None);
        };
        // The text belongs to the first line of the decision.
        for line in timeline.iter().filter(|line| line.at == reply.at) {
            if let Some(text) = cloud.note(&self.lead.id, &line.id).await? {
                return Ok(Answer::Words(text));
            }
        }
        Ok(Answer::Elsewhere)
    }

    /// Who it is, in a few lines. What the links say is not said again.
    pub(crate) fn summary(&self, now: Instant) -> Markup {
        self.summary_of(now, false)
    }

    /// The same in a mail without links: how to reach them comes first.
    pub(crate) fn summary_with_reach(&self, now: Instant) -> Markup {
        self.summary_of(now, true)
    }

    fn summary_of(&self, now: Instant, with_reach: bool) -> Markup {
        let lead = &self.lead;
        let mut lines: Vec<Markup> = Vec::new();
        if let Some(inquiry) = self.inquiry.as_ref().filter(|_| with_reach) {
            lines.extend(links::warning(lead));
            let reach = [links::call(inquiry, lead), links::write(inquiry, lead)];
            lines.push(Markup::commas(reach.into_iter().flatten()));
        }
        let mut line = |label: &str, text: &str| {
            if !text.trim().is_empty() {
                lines.push(Markup::text(&format!("{label}: {text}")));
            }
        };
        if let Some(inquiry) = &self.inquiry {
            if inquiry.name.usable().is_none() && !inquiry.name.is_placeholder() {
                line("Name as typed", inquiry.name.full());
            }
            line("Company", inquiry.company.as_deref().unwrap_or_default());
            line("Needs it", &self.timeframe());
            line("Budget", inquiry.budget.as_deref().unwrap_or_default());
        }
        match lead.contact.when {
            // What nobody chose needs no line.
            ContactWhen::Now => {}
            ContactWhen::Week | ContactWhen::Later => line("Wants to hear from us", self.when()),
        }
        line(
            "Preferably",
            match lead.contact.how {
                ContactHow::Any => "",
                ContactHow::Phone => "by phone",
                ContactHow::Email => "in writing",
            },
        );
        line("Their time", &self.their_time(now));
        let source = lead.source.replace('_', " ");
        let asked = moment(self.policy.calendar(), self.asked_at, now);
        let label = match self.list_entry() {
            Some(_) => "Imported",
            None => "Asked",
        };
        line(label, &format!("{asked} ({source})"));
        if let Some(score) = lead.score.filter(|_| lead.unqualified) {
            line("Points", &format!("{score}, not qualified in time"));
        }
        if lead.inquiries > 1 {
            line("Inquiries", &lead.inquiries.to_string());
        }
        line("So far", &self.so_far(now));
        line(
            "Careful",
            match lead.blocked {
                None => "",
                Some(Block::Unsubscribed) => "they stopped our mail",
                Some(Block::Bounced) => "their address does not work",
                Some(Block::Complained) => "they reported our mail as unwanted",
                Some(Block::DoNotContact) => "they are not to be contacted",
            },
        );
        Markup::items(lines)
    }

    /// When they need it, in the words of the form.
    fn timeframe(&self) -> String {
        let Some((inquiry, value)) = self
            .inquiry
            .as_ref()
            .and_then(|inquiry| Some((inquiry, inquiry.timeframe.as_deref()?)))
        else {
            return String::new();
        };
        let forms = &self.policy.setting.forms;
        let fields = forms
            .get(&inquiry.form)
            .map_or(&[][..], |form| &form.fields);
        let field = fields
            .iter()
            .find(|field| field.maps_to == MapsTo::Timeframe);
        field
            .map_or(value, |field| field.kind.shown(value))
            .to_owned()
    }

    /// What people have done so far; nothing, when nobody has.
    fn so_far(&self, now: Instant) -> String {
        let lead = &self.lead;
        let calendar = self.policy.calendar();
        let counted = |count: u8, what: &str| match count {
            0 => None,
            1 => Some(format!("1 {what}")),
            count => Some(format!("{count} {what}s")),
        };
        let done = [
            counted(lead.attempts, "call"),
            counted(lead.writings, "mail"),
        ];
        let done: Vec<String> = done.into_iter().flatten().collect();
        let mut said = done.join(", ");
        if let (true, Some(at)) = (said.is_empty(), lead.touched_at) {
            said = format!("in contact since {}", moment(calendar, at, now));
        }
        if let Some(last) = &lead.last_outcome {
            let last = format!(
                "last reported \"{}\", {}",
                last.disposition.label(),
                moment(calendar, last.at, now)
            );
            return if said.is_empty() {
                last
            } else {
                format!("{said}; {last}")
            };
        }
        said
    }

    /// Why it is on somebody's list now, as a sentence.
    pub(crate) fn why_now(&self, now: Instant) -> String {
        let clock = duty::clock(&self.lead);
        match clock.map(|clock| clock.duty) {
            Some(Duty::NextStep) => return self.why_next_step(now),
            Some(Duty::Answer | Duty::Request) => {
                return "They wrote, and wait for an answer.".to_owned();
            }
            Some(Duty::Confirm) => {
                return "They asked for a time, and wait for a yes.".to_owned();
            }
            Some(Duty::Meeting) => return "The meeting is over: how did it go?".to_owned(),
            Some(Duty::Approach) => return FROM_A_LIST.to_owned(),
            Some(Duty::Decide) => return self.why_to_decide().to_owned(),
            Some(
                Duty::FirstTouch
                | Duty::FirstTouchThisWeek
                | Duty::FirstTouchAfterLapse
                | Duty::FirstTouchByManager,
            )
            | None => {}
        }
        let Some(last) = &self.lead.last_outcome else {
            if self.list_entry().is_some() {
                return FROM_A_LIST.to_owned();
            }
            return "They wait for the first contact.".to_owned();
        };
        let on = date(self.policy.calendar(), last.at);
        match last.disposition {
            Disposition::NoAnswer => format!("Nobody answered on {on}."),
            Disposition::Voicemail => format!("A voicemail was left on {on}."),
            Disposition::Wrote => format!("They were written to on {on}."),
            Disposition::WrongNumber => "The number was somebody else's.".to_owned(),
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met
            | Disposition::NoShow
            | Disposition::Won
            | Disposition::Lost
            | Disposition::NotNow
            | Disposition::NotAFit
            | Disposition::NotALead
            | Disposition::DoNotContact
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation => {
                format!("Last reported: {}, {on}.", last.disposition.label())
            }
        }
    }

    /// For when the next step was agreed.
    fn why_next_step(&self, now: Instant) -> String {
        let calendar = self.policy.calendar();
        let today = calendar.local(now).date_naive();
        match duty::agreed_for(&self.lead) {
            Some(at) if calendar.local(at).date_naive() != today => {
                format!("The next step was agreed for {}.", date(calendar, at))
            }
            Some(_) | None => "Today is the day of the agreed next step.".to_owned(),
        }
    }

    /// What time it is where they are, when that is no time to call them; nothing, while they may be called.
    fn their_time(&self, now: Instant) -> String {
        let lead = &self.lead;
        let from = law::call_at_or_after(&self.policy, lead, now);
        if !lead.is_called() || from <= now {
            return String::new();
        }
        let zone = law::zone(&self.policy, lead);
        let there = now.with_timezone(&zone).format("%H:%M");
        let calendar = self.policy.calendar();
        format!(
            "{there}; please do not call before {}",
            moment(calendar, from, now)
        )
    }

    /// Why a person decides about somebody to whom nothing goes out by itself.
    fn why_to_decide(&self) -> &'static str {
        match self.lead.blocked {
            None if self.lead.doubt.is_some() => {
                "Somebody wrote in their name, and nothing proves that it was them, so nothing goes out by itself: please decide."
            }
            None => "Nothing goes out by itself any more: please decide what comes next.",
            Some(Block::Unsubscribed) => {
                "They stopped our mail and did not ask for a call. Nothing goes out by itself any more: please decide what comes next."
            }
            Some(Block::Bounced) if self.lead.contact.phone => {
                "Their mailbox does not exist, and they are not to be called: please decide what comes next."
            }
            Some(Block::Bounced) => {
                "Their mailbox does not exist, and there is no number to call: please find another way to reach them."
            }
            Some(Block::Complained) => {
                "They reported our mail as unwanted, so there are no calls either: please decide what becomes of it."
            }
            Some(Block::DoNotContact) => {
                "They are not to be contacted, by mail or by phone: please decide what becomes of it."
            }
        }
    }

    /// When they want to hear from us.
    pub(crate) fn when(&self) -> &'static str {
        match self.lead.contact.when {
            ContactWhen::Now => "as soon as we can",
            ContactWhen::Week => "within a week",
            ContactWhen::Later => "later",
        }
    }

    /// Where to call, write and read more.
    pub(crate) fn links(&self) -> Markup {
        match &self.inquiry {
            Some(inquiry) => links::links(inquiry, &self.lead),
            None => Markup::paragraph("Their data was erased."),
        }
    }

    /// What to say in the call that is next. The error says what is missing.
    pub(crate) fn script(&self, person: &Person) -> Result<Markup, String> {
        let name = self.script_name();
        let templates = &self.policy.templates;
        let template = if self.lead.listed.is_some() {
            templates.for_listed(name)
        } else {
            templates.get(name)
        };
        let template = template.ok_or_else(|| format!("there is no template `{name}`"))?;
        let values = Values::new()
            .text(Variable::CompanyName, &self.policy.setting.company.name)
            .text(Variable::StaffFirstName, person.first_name())
            .text(Variable::LeadName, self.name())
            .text(Variable::Topic, self.topic())
            .text(
                Variable::AskedOn,
                date(self.policy.calendar(), self.asked_at),
            );
        template.markup(&values).map_err(|error| error.to_string())
    }

    fn script_name(&self) -> &str {
        // Who decides about somebody whom nobody has spoken to yet introduces themselves.
        let is_first = self.lead.touched_at.is_none();
        match duty::clock(&self.lead).map(|clock| clock.duty) {
            Some(Duty::Decide) if is_first => return FIRST_CALL,
            Some(duty) if !duty.is_first_touch() => return NEXT_STEP,
            Some(_) | None => {}
        }
        match duty::step(&self.policy, &self.lead) {
            // They had asked for later, and the date has come.
            Some((step, _))
                if self.lead.contact.when == ContactWhen::Later
                    && self.lead.attempts == 0
                    && step.kind == StepKind::Call =>
            {
                CALLBACK
            }
            // Nobody has called yet, whichever call of the list this is.
            Some((step, _)) if step.kind == StepKind::Call && !self.is_the_first_call() => {
                &step.template
            }
            Some(_) | None => FIRST_CALL,
        }
    }

    /// Whether nobody has called or talked to them in this pursuit.
    fn is_the_first_call(&self) -> bool {
        let in_conversation = match duty::pursuit(&self.lead).map(|pursuit| &pursuit.phase) {
            Some(Phase::Cadence(progress)) => progress.track == Track::Conversation,
            Some(Phase::Person(_)) => true,
            None => false,
        };
        self.lead.attempts == 0 && !in_conversation
    }

    /// The words that a rep may make their own: a first personal mail, one for who was written to before, or the
    /// mail of the lead's track.
    pub(crate) fn mail_to_write(&self) -> Option<(&str, &str)> {
        let cadence = &self.policy.rules.cadence;
        let own = if self.lead.writings > 0 {
            MAIL_AGAIN
        } else {
            MAIL_PERSONAL
        };
        if self.is_the_first_call() && self.policy.templates.get(own).is_some() {
            return Some((own, own));
        }
        let track = match duty::pursuit(&self.lead).map(|pursuit| &pursuit.phase) {
            Some(Phase::Cadence(progress)) => progress.track,
            Some(Phase::Person(_)) => Track::Conversation,
            None => Track::Inbound,
        };
        cadence
            .steps(track)
            .iter()
            .chain(&cadence.inbound)
            .find(|step| step.kind == StepKind::Mail)
            .map(|step| (step.name.as_str(), step.template.as_str()))
    }
}
