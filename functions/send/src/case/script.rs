//! What to say in a call, and the words to write, that a rep makes their own.

use std::sync::Arc;

use calendar::Instant;
use followup::cadence::steps;
use followup::inquiry::ContactWhen;
use followup::language::KnownLanguage;
use followup::lead::ObligationKind;
use followup::policy::{Policy, StepKind, Track};
use followup::team::Person;
use followup::template::{MailKind, Markup, Values, Variable};
use followup::work;
use wording::Words;
use wording::moment::LocalTimes;

use super::Case;

impl Case {
    /// What to say in the call that is next. The error says what is missing.
    pub(crate) fn script(&self, person: &Person) -> Result<Markup, String> {
        self.rendered(self.script_name(), person)
    }

    fn rendered(&self, name: &str, person: &Person) -> Result<Markup, String> {
        let said = self.policy_to_lead();
        let templates = &said.templates;
        let template = if self.lead.listed.is_some() {
            templates.for_listed(name)
        } else {
            templates.get(name)
        };
        let template = template.ok_or_else(|| format!("there is no template `{name}`"))?;
        let values = Values::new()
            .text(Variable::CompanyName, &said.active.company.name)
            .text(Variable::StaffName, &person.name)
            .text(Variable::StaffFirstName, person.first_name())
            .text(Variable::LeadName, self.name())
            .text(Variable::Topic, self.topic_as_asked())
            .text(Variable::AskedOn, self.spoken_times().date(self.asked_at));
        template.markup(&values).map_err(|error| error.to_string())
    }

    /// What is to be done on another channel, while a task of the cadence is open. The error says what is missing.
    pub(crate) fn task(&self, person: &Person) -> Option<Result<Markup, String>> {
        let step = work::open_task(&self.policy, &self.lead)?;
        Some(self.rendered(&step.template, person))
    }

    /// What comes once they know who is calling, where they should have heard from us by now.
    pub(crate) fn delay_to_say(&self, now: Instant) -> Markup {
        let Some(late) = work::late(&self.policy, &self.lead, now) else {
            return Markup::default();
        };
        let by = self.spoken_times().by_when_or_now(late.promised_by, now);
        Markup::inline([
            Markup::strong(&self.words.the_delay()),
            Markup::text(&self.spoken().say_the_delay(&by)),
        ])
    }

    /// What comes before the matter of the call, where they wrote and wait for an answer.
    pub(crate) fn question_to_answer(&self) -> Markup {
        let waits = self.lead.owed.has(&[ObligationKind::Answer]);
        // Who rang asked nothing that could be answered before they say it.
        if !waits || self.rang_last().is_some() {
            return Markup::default();
        }
        Markup::inline([
            Markup::strong(&self.words.their_question()),
            Markup::text(&self.words.answer_their_question()),
        ])
    }

    /// The words that are spoken to the lead, whoever reads them out.
    fn spoken(&self) -> Words {
        Words::from(&self.policy_to_lead().active.company)
    }

    /// The policy as it is said to the lead: what is spoken, as what is written, is in their language.
    fn policy_to_lead(&self) -> Arc<Policy> {
        let language = self.lead.language.map(KnownLanguage::language);
        self.policy.said_in(language)
    }

    fn spoken_times(&self) -> LocalTimes {
        LocalTimes::new(self.spoken(), self.policy.calendar().tz())
    }

    fn script_name(&self) -> &str {
        // Whoever is to decide about somebody whom nobody has spoken to yet has to introduce us.
        let is_first = self.lead.touched_at.is_none();
        match work::owed(&self.lead).map(|owed| owed.kind) {
            Some(ObligationKind::Decide) if is_first => return self.first_script(),
            // They wrote by a form, and nobody has spoken with them: we are not in touch yet (P13).
            Some(ObligationKind::Answer | ObligationKind::Request) if !self.is_in_touch() => {}
            Some(obligation) if !obligation.is_first_touch() => {
                return MailKind::ScriptNextStep.as_str();
            }
            Some(_) | None => {}
        }
        match work::step(&self.policy, &self.lead) {
            // They had asked for later, and the date has come.
            Some((step, _))
                if self.lead.contact.when == ContactWhen::Later
                    && self.lead.call_attempts == 0
                    && step.kind == StepKind::Call =>
            {
                MailKind::ScriptCallback.as_str()
            }
            // The scripts of the track's calls may say that we tried before, so they are only for leads that somebody has called.
            Some((step, _)) if step.kind == StepKind::Call && !self.is_the_first_call() => {
                &step.template
            }
            Some(_) | None => self.first_script(),
        }
    }

    /// Whether they answered us, or were reached, in this cycle.
    fn is_in_touch(&self) -> bool {
        self.lead
            .heard_at
            .is_some_and(|at| at >= self.lead.arrived_at)
    }

    /// The script that the step of the first call names: it introduces us.
    fn first_script(&self) -> &str {
        let own = || self.lead.track();
        let track = work::progress(&self.lead).map_or_else(own, |progress| progress.track);
        let campaign = self.lead.campaign.as_ref();
        let name = campaign.map(|campaign| campaign.name.as_str());
        let step = self.policy.rules.first_call(track, name);
        step.map_or(MailKind::ScriptCall.as_str(), |step| &step.template)
    }

    /// Whether nobody has called or talked to them in this engagement.
    fn is_the_first_call(&self) -> bool {
        let in_conversation = match work::progress(&self.lead) {
            Some(progress) => progress.track == Track::Conversation,
            None => work::engagement(&self.lead).is_some(),
        };
        self.lead.call_attempts == 0 && !in_conversation
    }

    /// The words that a rep may make their own, as the names of a step and of a template: a first personal mail, one for
    /// somebody who was written to before, or the mail of the lead's track.
    pub(crate) fn mail_to_write(&self) -> Option<(&str, &str)> {
        let cadence = &self.policy.rules.cadence;
        let own = if self.lead.personal_emails > 0 {
            MailKind::MailAgain
        } else {
            MailKind::MailPersonal
        };
        if self.is_the_first_call() && self.policy.templates.mail(own).is_some() {
            return Some((own.as_str(), own.as_str()));
        }
        let track = match work::progress(&self.lead) {
            Some(progress) => progress.track,
            None if work::engagement(&self.lead).is_some() => Track::Conversation,
            None => Track::Inbound,
        };
        steps(&self.policy, &self.lead, track)
            .iter()
            .chain(&cadence.inbound)
            .find(|step| step.kind == StepKind::Mail)
            .map(|step| (step.name.as_str(), step.template.as_str()))
    }
}
