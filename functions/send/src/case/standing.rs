//! How a lead stands, in a few words: for the list of somebody who has not followed it.

use calendar::Instant;
use followup::charge::{goes_to_the_manager, next_move};
use followup::template::Markup;
use followup::work;

use super::Case;
use super::delay_mail::{DelayMail, leaves_now};

impl Case {
    /// Since when they wait, what they were promised, who has had it, what they know of our delay, and the beginning of what they said.
    /// [`with_notes`](Self::with_notes) has to have read it; `is_manager`: it is the manager who reads.
    pub(crate) fn standing_in_short(&self, now: Instant, is_manager: bool) -> Markup {
        let times = self.times();
        let mut said = vec![format!("Asked {}.", times.in_mail(self.asked_at, now))];
        if let Some(answer) = &self.answered {
            said.push(format!("Wrote {}.", times.in_mail(answer.at, now)));
        }
        if let Some(by) = self.lead.owed.promised_by() {
            said.push(format!("Promised by {}.", times.in_mail(by, now)));
        }
        let late = work::late(&self.policy, &self.lead, now);
        if late.is_some_and(|owed| owed.promised_by.is_none()) {
            said.push("They were named no hour, and should have heard from us by now.".to_owned());
        }
        if work::has_unmade_call(&self.policy, &self.lead) {
            said.push("The next call was due, and is not reported.".to_owned());
        }
        let had = self.had_by();
        if !had.is_empty() {
            said.push(format!("Has been with {}.", had.join(" and ")));
        }
        match self.delay {
            None => {}
            Some(DelayMail::Told { at }) => said.push(format!(
                "We wrote to them that we are late: {}.",
                times.in_mail(at, now)
            )),
            Some(DelayMail::Planned { at }) if leaves_now(at, now) => {
                said.push("A mail that we are late is on its way to them.".to_owned());
            }
            Some(DelayMail::Planned { at }) => said.push(format!(
                "Unless somebody is in touch before, a mail tells them that we are late: {}.",
                times.in_mail(at, now)
            )),
        }
        if work::waits_for_a_person(&self.policy, &self.lead) && !self.goes_out {
            said.push("Nothing more goes to them by itself: one of us has to act.".to_owned());
        }
        let day = |at: Instant| self.policy.calendar().local(at).date_naive();
        let moves = next_move(&self.policy, &self.lead).map(|(at, _)| at);
        let moves = moves.filter(|at| *at > now);
        if let Some(at) = moves.filter(|at| day(*at) == day(now)) {
            let at = times.in_mail(at, now);
            let whose = if is_manager && goes_to_the_manager(&self.policy, &self.lead) {
                "Becomes yours"
            } else {
                "Moves on"
            };
            said.push(format!(
                "{whose} {at}, unless {} is reported before.",
                self.awaited()
            ));
        }
        Markup::join([Markup::paragraph(&said.join(" ")), self.said_in_short()])
    }

    /// Whether they wait for an answer to what they wrote, and not for a first contact.
    pub(crate) fn awaits_an_answer(&self) -> bool {
        let owed = &self.lead.owed;
        owed.answer().is_some() && owed.first_touch().is_none()
    }

    /// What has to be reported before the lead moves on.
    pub(crate) fn awaited(&self) -> &'static str {
        if self.awaits_an_answer() {
            "an answer"
        } else {
            "a contact"
        }
    }

    /// What was not reported where the lead was.
    pub(crate) fn missed(&self) -> &'static str {
        if self.awaits_an_answer() {
            "no answer"
        } else {
            "no contact"
        }
    }

    /// The names of those with whom it has lapsed.
    fn had_by(&self) -> Vec<&str> {
        let roster = &self.policy.active.roster;
        let known = |person| roster.get(person).map(|person| person.name.as_str());
        let former = self.lead.former.iter();
        former
            .map(|person| known(person).unwrap_or("a former colleague"))
            .collect()
    }
}
