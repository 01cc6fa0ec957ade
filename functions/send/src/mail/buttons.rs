//! Buttons in mail to the team: each opens a page that asks, and changes nothing by itself.

use calendar::Instant;
use chrono::NaiveDate;
use cloud::Cloud;
use cloud::links::{Link, Purpose, TASK_LINK, TIMES};
use followup::access;
use followup::event::{AnnouncementChoice, Disposition};
use followup::ids::{LeadId, MessageId, PersonId};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::template::Markup;
use followup::work;
use wording::{Words, label};

/// Makes the links of one reader.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Buttons<'a> {
    pub(crate) cloud: &'a Cloud,
    pub(crate) person: &'a PersonId,
    pub(crate) words: Words,
    pub(crate) now: Instant,
}

impl Buttons<'_> {
    fn url(&self, purpose: Purpose, lead: &LeadId, task: String) -> String {
        self.url_of(purpose, Some(lead.clone()), task)
    }

    fn url_of(&self, purpose: Purpose, lead: Option<LeadId>, task: String) -> String {
        let link = Link {
            purpose,
            lead,
            person: Some(self.person.clone()),
            task,
            expires: Some(self.now + TASK_LINK),
        };
        let settings = self.cloud.settings();
        link.url(&settings.base_url, &self.cloud.keys())
    }

    fn choices<'c>(
        url: &str,
        name: &str,
        choices: impl IntoIterator<Item = (&'c str, String)>,
    ) -> Vec<(String, String)> {
        let choices = choices.into_iter();
        choices
            .map(|(value, label)| (label, format!("{url}?{name}={value}")))
            .collect()
    }

    fn row(buttons: &[(String, String)]) -> Markup {
        let buttons: Vec<(&str, &str)> = buttons
            .iter()
            .map(|(label, url)| (label.as_str(), url.as_str()))
            .collect();
        Markup::buttons(&buttons)
    }

    /// The page with all that is open for the reader.
    pub(crate) fn all_of_the_list(&self, label: &str, day: NaiveDate) -> Markup {
        let page = self.url_of(Purpose::List, None, day.to_string());
        Self::row(&[(label.to_owned(), page)])
    }

    /// The page of the team, for whoever leads it.
    pub(crate) fn team(&self, label: &str) -> Markup {
        let page = self.url_of(Purpose::Team, None, Purpose::Team.path().to_owned());
        Self::row(&[(label.to_owned(), page)])
    }

    /// A page of the desk, which asks who is there.
    pub(crate) fn of_the_desk(&self, label: &str, path: &str) -> Markup {
        let page = format!("{}/{path}", self.cloud.settings().base_url);
        Self::row(&[(label.to_owned(), page)])
    }

    /// The way in at the desk, for the browser that asked.
    pub(crate) fn sign_in(&self, id: &MessageId, until: Instant) -> Markup {
        let link = Link {
            purpose: Purpose::SignIn,
            lead: None,
            person: Some(self.person.clone()),
            task: id.to_string(),
            expires: Some(until),
        };
        let url = link.url(&self.cloud.settings().base_url, &self.cloud.keys());
        Self::row(&[(self.words.button_sign_in(), url)])
    }

    /// The page on which an outcome is reported.
    pub(crate) fn outcome_page(&self, lead: &Lead) -> String {
        self.url(Purpose::Outcome, &lead.id, lead.task())
    }

    /// The page on which a meeting is confirmed, moved or cancelled.
    fn meeting_page(&self, lead: &Lead) -> String {
        self.url(Purpose::Booking, &lead.id, TIMES.to_owned())
    }

    /// What was reported on a task is corrected.
    pub(crate) fn correct(&self, lead: &Lead, task: String) -> Markup {
        let page = self.url(Purpose::Outcome, &lead.id, task);
        Self::row(&[(self.words.button_correct(), page)])
    }

    /// An outcome with one of several dates: what a button says, and the date as the page takes it, if one is known.
    pub(crate) fn dated<const N: usize>(
        &self,
        lead: &Lead,
        outcome: Disposition,
        choices: [(String, Option<String>); N],
    ) -> Markup {
        let page = format!("{}?outcome={}", self.outcome_page(lead), outcome.as_str());
        let buttons = choices.map(|(label, next)| match next {
            Some(next) => (label, format!("{page}&next={next}")),
            None => (label, page.clone()),
        });
        Self::row(&buttons)
    }

    /// A time was asked for: the answers.
    pub(crate) fn request(&self, lead: &Lead) -> Markup {
        let page = self.meeting_page(lead);
        Self::row(&[(self.words.button_request(), page)])
    }

    /// A meeting that is to come.
    pub(crate) fn meeting(&self, lead: &Lead) -> Markup {
        Self::row(&[(self.words.button_the_meeting(), self.meeting_page(lead))])
    }

    fn outcome(&self, outcome: Disposition) -> String {
        label::outcome(self.words, outcome)
    }

    /// What a rep may report of a lead.
    pub(crate) fn outcomes(&self, policy: &Policy, lead: &Lead) -> Markup {
        let owed = work::owed(lead).map(|owed| owed.kind);
        let outcomes = access::outcome_buttons(policy, lead, owed, self.now);
        let choices = outcomes
            .iter()
            .map(|outcome| (outcome.as_str(), self.outcome(*outcome)));
        let page = self.outcome_page(lead);
        let mut row = Self::choices(&page, "outcome", choices);
        if lead.meeting().is_some() {
            row.push((self.words.button_the_meeting(), self.meeting_page(lead)));
        }
        row.push((self.words.button_more(), page));
        Self::row(&row)
    }

    /// What the qualifier or the manager may decide of a lead that waits for it.
    pub(crate) fn verdicts(&self, lead: &Lead) -> Markup {
        let verdicts = access::verdict_buttons(lead);
        let choices = verdicts
            .iter()
            .map(|verdict| (verdict.as_str(), label::verdict(self.words, *verdict)));
        let page = self.url(Purpose::Verdict, &lead.id, lead.task());
        Self::row(&Self::choices(&page, "verdict", choices))
    }

    /// What the manager can do with a lead: give it to somebody, ask this one, who has it, to turn to it, apologise, let go what is owed.
    pub(crate) fn assign(&self, policy: &Policy, lead: &Lead, nudged: Option<&str>) -> Markup {
        let page = self.url(Purpose::Assign, &lead.id, lead.task());
        let asks = |does: &str| format!("{page}?do={does}");
        let mut row = vec![(self.words.button_give(), page.clone())];
        row.extend(nudged.map(|name| (self.words.button_nudge(name), asks("nudge"))));
        if access::to_own_up(policy, lead, self.now).is_some() {
            row.push((self.words.button_apologise(), asks("own_up")));
        }
        if access::may_let_go(lead, self.now) {
            row.push((self.words.button_let_go(), asks("let_go")));
        }
        Self::row(&row)
    }

    /// The page on which the manager merges a lead with another one.
    pub(crate) fn merge(&self, lead: &Lead) -> Markup {
        let page = self.url(Purpose::Assign, &lead.id, lead.task());
        Self::row(&[(self.words.button_merge(), page)])
    }

    /// Who had agreed something with a lead writes about it.
    pub(crate) fn three_lines(&self, lead: &Lead) -> Markup {
        let page = self.url(Purpose::ThreeLines, &lead.id, lead.task());
        Self::row(&[(self.words.button_three_lines(), page)])
    }

    /// The owner of a lead that is about to move has it.
    pub(crate) fn keep(&self, lead: &Lead) -> Markup {
        let page = self.url(Purpose::Keep, &lead.id, lead.task());
        let (done, label) = if lead.is_called() {
            (Disposition::Reached, self.words.button_spoken())
        } else {
            (Disposition::Wrote, self.words.button_written())
        };
        let done = format!("{}?outcome={}", self.outcome_page(lead), done.as_str());
        Self::row(&[(self.words.button_keep(), page), (label, done)])
    }

    /// Somebody whose new leads are paused has time again. Each mail's link is good once.
    pub(crate) fn resume(&self) -> String {
        let made = self.now.timestamp_millis();
        self.url_of(Purpose::Resume, None, made.to_string())
    }

    /// "Goes out at 11:00": the answers.
    pub(crate) fn announcement(&self, lead: &LeadId, message: &MessageId) -> Markup {
        let page = self.url(Purpose::Announcement, lead, message.to_string());
        let choices = [
            AnnouncementChoice::SendNow,
            AnnouncementChoice::InTouch,
            AnnouncementChoice::Stop,
        ]
        .map(|choice| match choice {
            AnnouncementChoice::SendNow => ("send_now", self.words.button_send_now()),
            AnnouncementChoice::InTouch => ("in_touch", self.words.button_in_touch()),
            AnnouncementChoice::Stop => ("stop", self.words.button_do_not_send()),
        });
        Self::row(&Self::choices(&page, "choice", choices))
    }

    /// Words in a lead's name that nothing proves: the owner says what is true.
    pub(crate) fn doubted(&self, lead: &Lead) -> Markup {
        let choices = [Disposition::Answered, Disposition::DoNotContact]
            .map(|outcome| (outcome.as_str(), self.outcome(outcome)));
        let mut row = Self::choices(&self.outcome_page(lead), "outcome", choices);
        row.push(self.not_them(lead));
        Self::row(&row)
    }

    fn not_them(&self, lead: &Lead) -> (String, String) {
        let since = lead.doubt.as_ref().map(|doubt| doubt.since.timestamp());
        let since = since.unwrap_or_default().to_string();
        let page = self.url(Purpose::GoOn, &lead.id, since);
        (self.words.button_not_them(), page)
    }

    /// Words in a lead's name were not theirs: whoever has the lead by now can say so.
    pub(crate) fn it_was_not_them(&self, lead: &Lead) -> Markup {
        Self::row(&[self.not_them(lead)])
    }

    /// An address from which a report came is the reader's.
    pub(crate) fn own_address(&self, lead: &Lead, hash: &str) -> Markup {
        let page = self.url(Purpose::OwnAddress, &lead.id, hash.to_owned());
        Self::row(&[(self.words.button_own_address(), page)])
    }

    /// Mail that waits for a colleague goes on.
    pub(crate) fn go_on(&self, lead: &Lead) -> Markup {
        let until = lead
            .colleague_pause
            .as_ref()
            .map(|hold| hold.until.timestamp());
        let page = self.url(
            Purpose::GoOn,
            &lead.id,
            until.unwrap_or_default().to_string(),
        );
        Self::row(&[(self.words.button_go_on(), page)])
    }

    /// What waits for an approval: send it, or leave it out.
    pub(crate) fn approval(&self, lead: &LeadId, message: &MessageId) -> Markup {
        let page = self.url(Purpose::Message, lead, message.to_string());
        let choices = [
            ("release", self.words.button_send()),
            ("drop", self.words.button_skip()),
        ];
        Self::row(&Self::choices(&page, "choice", choices))
    }

    /// A message that waits for a person: release it, or drop it.
    pub(crate) fn message(&self, lead: &LeadId, message: &MessageId) -> Markup {
        let page = self.url(Purpose::Message, lead, message.to_string());
        let choices = [
            ("release", self.words.button_send()),
            ("drop", self.words.button_do_not_send()),
        ];
        Self::row(&Self::choices(&page, "choice", choices))
    }
}
