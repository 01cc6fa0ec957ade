//! What to say in a call, and what to do on another channel: the policy's own words, filled in for one lead and whoever turns to them.

use std::sync::Arc;

use calendar::Instant;
use followup::inquiry::{DEFAULT_PHRASE, Inquiry};
use followup::language::{KnownLanguage, Language};
use followup::lead::{Lead, ObligationKind};
use followup::policy::Policy;
use followup::script::script_of_call;
use followup::team::Person;
use followup::template::{Markup, Values, Variable};
use followup::work;

use crate::moment::LocalTimes;
use crate::{Words, phone};

/// What is known of whoever is to be called.
#[derive(Debug, Clone, Copy)]
pub struct CallBrief<'a> {
    /// The policy that the lead pinned.
    pub policy: &'a Arc<Policy>,
    /// The lead.
    pub lead: &'a Lead,
    /// The inquiry that its follow-up speaks of; none, once it was erased.
    pub inquiry: Option<&'a Inquiry>,
    /// When that inquiry came.
    pub asked_at: Instant,
    /// Whether they rang last: who rang asked nothing that could be answered before they say it.
    pub rang_last: bool,
    /// The words of whoever calls.
    pub words: Words,
}

/// Whom an inquiry is from: their name, or the number or the address that is all that is known of them.
#[must_use]
pub fn whom(words: Words, inquiry: Option<&Inquiry>) -> String {
    let Some(inquiry) = inquiry else {
        return words.somebody();
    };
    match (inquiry.name.usable(), &inquiry.phone, &inquiry.email) {
        (Some(name), _, _) => name.to_owned(),
        (None, Some(number), _) => phone::shown(words, number),
        (None, None, Some(address)) => address.as_str().to_owned(),
        (None, None, None) => words.somebody(),
    }
}

impl CallBrief<'_> {
    /// What this person says in the call that is next, with what comes before the matter of it.
    ///
    /// # Errors
    /// What is missing of the script.
    pub fn script(&self, person: &Person, now: Instant) -> Result<Markup, String> {
        let script = self.rendered(script_of_call(self.policy, self.lead), person)?;
        Ok(self.with_what_comes_first(script, now))
    }

    /// What stands in for a script that cannot be filled in.
    #[must_use]
    pub fn without_script(&self, now: Instant) -> Markup {
        self.with_what_comes_first(Markup::paragraph(&self.words.no_script()), now)
    }

    /// A script with what comes before its matter: that they wait for an answer, and that they should have heard from us.
    fn with_what_comes_first(&self, script: Markup, now: Instant) -> Markup {
        script
            .with_second(self.question_to_answer())
            .with_second(self.delay_to_say(now))
    }

    /// What this person is to do on another channel, while a task of the cadence is open. The error says what is missing.
    #[must_use]
    pub fn task(&self, person: &Person) -> Option<Result<Markup, String>> {
        let step = work::open_task(self.policy, self.lead)?;
        Some(self.rendered(&step.template, person))
    }

    /// The language that is spoken with them: what is spoken, as what is written, is in theirs.
    #[must_use]
    pub fn language(&self) -> Language {
        self.policy_to_lead().active.company.language
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
        // The topic is said as it was asked, in the words of the lead.
        let topic = self.inquiry.map(|inquiry| inquiry.topic_phrase.as_str());
        let values = Values::new()
            .text(Variable::CompanyName, &said.active.company.name)
            .text(Variable::StaffName, &person.name)
            .text(Variable::StaffFirstName, person.first_name())
            .text(Variable::LeadName, whom(self.words, self.inquiry))
            .text(Variable::Topic, topic.unwrap_or(DEFAULT_PHRASE))
            .text(Variable::AskedOn, self.spoken_times().date(self.asked_at));
        template.markup(&values).map_err(|error| error.to_string())
    }

    /// What comes once they know who is calling, where they should have heard from us by now.
    fn delay_to_say(&self, now: Instant) -> Markup {
        let Some(late) = work::late(self.policy, self.lead, now) else {
            return Markup::default();
        };
        let by = self.spoken_times().by_when_or_now(late.promised_by, now);
        Markup::inline([
            Markup::strong(&self.words.the_delay()),
            Markup::text(&self.spoken().say_the_delay(&by)),
        ])
    }

    /// What comes before the matter of the call, where they wrote and wait for an answer.
    fn question_to_answer(&self) -> Markup {
        let waits = self.lead.owed.has(&[ObligationKind::Answer]);
        if !waits || self.rang_last {
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

    fn policy_to_lead(&self) -> Arc<Policy> {
        let language = self.lead.language.map(KnownLanguage::language);
        self.policy.said_in(language)
    }

    fn spoken_times(&self) -> LocalTimes {
        LocalTimes::new(self.spoken(), self.policy.calendar().tz())
    }
}
