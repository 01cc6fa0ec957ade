//! How a lead stands, in a few words: for the list of somebody who has not followed it.

use calendar::Instant;
use followup::charge::{goes_to_the_manager, next_move};
use followup::inquiry::ContactWhen;
use followup::template::Markup;
use followup::work;

use super::Case;
use super::delay_mail::{DelayMail, leaves_now};

impl Case {
    /// Since when they wait, what they were promised, who has had it, what they know of our delay, and the beginning of what they said.
    /// [`with_notes`](Self::with_notes) has to have read it; `is_manager`: it is the manager who reads.
    pub(crate) fn standing_in_short(&self, now: Instant, is_manager: bool) -> Markup {
        let (words, times) = (self.words, self.times());
        let when = |at| times.in_mail(at, now);
        let mut said = vec![match self.list_entry() {
            // Who is on a list has asked nothing, and was imported when the list was.
            Some(entry) => self.which_list(entry),
            None if self.has_rung() => words.stands_rang(&when(self.asked_at)),
            None => words.stands_asked(&when(self.asked_at)),
        }];
        if let Some(answer) = &self.answered {
            said.push(words.stands_wrote(&when(answer.at)));
        }
        if let Some(by) = self.lead.owed.promised_by() {
            said.push(words.stands_promised(&when(by)));
        }
        let late = work::late(&self.policy, &self.lead, now);
        // Who wants to hear from us later was named a day.
        let is_for_later = self.lead.contact.when == ContactWhen::Later;
        if late.is_some_and(|owed| owed.promised_by.is_none()) && !is_for_later {
            said.push(words.stands_no_hour());
        }
        if work::has_unmade_call(&self.policy, &self.lead) {
            said.push(words.stands_call_unreported());
        }
        let had = self.had_by();
        if let Some(had) = had {
            said.push(words.stands_been_with(&had));
        }
        match self.delay {
            None => {}
            Some(DelayMail::Told { at }) => said.push(words.stands_told_late(&when(at))),
            Some(DelayMail::Planned { at }) if leaves_now(at, now) => {
                said.push(words.stands_late_leaving());
            }
            Some(DelayMail::Planned { at }) => said.push(words.stands_late_planned(&when(at))),
        }
        if work::waits_for_a_person(&self.policy, &self.lead) && !self.goes_out {
            said.push(words.stands_one_must_act());
        }
        let day = |at: Instant| self.policy.calendar().local(at).date_naive();
        let moves = next_move(&self.policy, &self.lead).map(|(at, _)| at);
        let moves = moves.filter(|at| *at > now);
        if let Some(at) = moves.filter(|at| day(*at) == day(now)) {
            let is_theirs = is_manager && goes_to_the_manager(&self.policy, &self.lead);
            let hour = times.at_hour(at, now);
            said.push(match (is_theirs, self.awaits_an_answer()) {
                (true, true) => words.stands_becomes_yours_answer(&hour),
                (true, false) => words.stands_becomes_yours_contact(&hour),
                (false, true) => words.stands_moves_on_answer(&hour),
                (false, false) => words.stands_moves_on_contact(&hour),
            });
        }
        Markup::join([Markup::paragraph(&said.join(" ")), self.said_in_short()])
    }

    /// Whether they wait for an answer to what they wrote, and not for a first contact.
    pub(crate) fn awaits_an_answer(&self) -> bool {
        let owed = &self.lead.owed;
        owed.answer().is_some() && owed.first_touch().is_none()
    }

    /// The names of those with whom it has lapsed.
    fn had_by(&self) -> Option<String> {
        let roster = &self.policy.active.roster;
        let known = |person| roster.get(person).map(|person| person.name.clone());
        let former = self.lead.former.iter();
        former
            .map(|person| known(person).unwrap_or_else(|| self.words.a_former_colleague()))
            .reduce(|first, other| self.words.name_and_name(&first, &other))
    }
}
