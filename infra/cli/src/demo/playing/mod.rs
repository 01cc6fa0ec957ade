//! Plays a script by the way of production: forms are posted, sweeps run, people press the buttons of their mails and answer them.

mod at_the_desk;
mod error;
mod mailed_page;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use calendar::{Calendar, Instant, format_instant};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use followup::ids::LeadId;
use followup::policy::Policy;
use http::StatusCode;
use local::{AcceptedMail, LocalService};
use simulate::Chance;

pub use self::error::PlayError;

use self::at_the_desk::{take_down, write};
use self::mailed_page::{MailedPage, pages_of};
use super::script::{DemoDays, DemoScript, DemoTurn};
use crate::deployment::{LocalDeployment, addresses_in};

/// What somebody forgets follows from it.
const SEED: u64 = 11;
/// How far apart sweeps are while it is played, and in its last week, which somebody may look at more closely.
const STRIDE: TimeDelta = TimeDelta::minutes(60);
const LAST_STRIDE: TimeDelta = TimeDelta::minutes(30);
/// How far apart they are from midnight until dawn, and when that is.
const NIGHT_STRIDE: TimeDelta = TimeDelta::hours(12);
const DAWN: TimeDelta = TimeDelta::hours(7);
/// Working days of its last week, that of the visit included.
const LAST_WEEK: u32 = 6;
/// The form that everybody fills in.
const FORM: &str = "contact";
/// Where the link of a mail leads behind which times are chosen, and what its page says of who has none yet.
const TIMES: &str = "/b/";
const NO_APPOINTMENT: &str = "none";
/// At what hour somebody is called again of whom a date was agreed, and how many hours later at most.
const FIRST_HOUR: u32 = 10;
const HOURS: u32 = 6;
/// Days ahead within which an agreed date lies.
const MAX_AHEAD: usize = 120;

/// What was played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPlayed {
    /// Inquiries that came.
    pub inquiries: usize,
    /// Buttons that were pressed.
    pub pressed: usize,
    /// Of these, how many a page did not take.
    pub refused: usize,
    /// Requests to the table that it took.
    pub requests: u64,
}

/// What somebody does at a moment.
#[derive(Debug, Clone, Copy)]
enum DemoAct {
    /// Somebody fills in the form.
    Asks(usize),
    /// Somebody of the team turns to their mail.
    Looks(usize),
    /// Somebody of the team says that they will be away.
    Leaves(usize),
    /// Somebody answers a mail: who, and which of the answers.
    Answers(usize, usize),
    /// Somebody chooses a time to talk.
    Books(usize),
}

/// How far it has come with somebody who asks.
#[derive(Debug, Default)]
struct AskedCourse {
    /// Under which leads their mails go.
    leads: Vec<LeadId>,
    /// Turns of the team to them.
    turns: usize,
    /// Times that somebody was asked to turn to them: what is forgotten is drawn by it.
    readings: u64,
    /// Mails to them.
    mails: Vec<AcceptedMail>,
}

/// A script on its way.
#[derive(Debug)]
pub struct DemoPlay<'a> {
    deployment: &'a LocalDeployment,
    policy: &'a Policy,
    script: &'static DemoScript,
    days: DemoDays,
    /// How long it waits before each act, so that somebody can watch.
    pace: Duration,
    acts: BTreeMap<(Instant, u32), DemoAct>,
    courses: Vec<AskedCourse>,
    /// How many mails each of the team has seen.
    seen: Vec<usize>,
    /// How many mails those who ask have got, all together.
    heard: usize,
    number: u32,
    played: DemoPlayed,
}

impl<'a> DemoPlay<'a> {
    /// A script that is played in a deployment whose clock stands at its beginning.
    #[must_use]
    pub fn new(
        deployment: &'a LocalDeployment,
        policy: &'a Policy,
        script: &'static DemoScript,
        days: DemoDays,
    ) -> Self {
        let mut play = Self {
            deployment,
            policy,
            days,
            pace: Duration::ZERO,
            acts: BTreeMap::new(),
            courses: script
                .inquiries
                .iter()
                .map(|_| AskedCourse::default())
                .collect(),
            seen: vec![0; script.people.len()],
            heard: 0,
            number: 0,
            played: DemoPlayed {
                inquiries: 0,
                pressed: 0,
                refused: 0,
                requests: 0,
            },
            script,
        };
        play.plan();
        play
    }

    /// The same, slow enough to watch.
    #[must_use]
    pub fn with_pace(mut self, pace: Duration) -> Self {
        self.pace = pace;
        self
    }

    fn calendar(&self) -> &'a Calendar {
        self.policy.calendar()
    }

    /// What is known ahead: who asks when, and when the people of the team turn to their mail.
    fn plan(&mut self) {
        let calendar = self.calendar();
        for (who, inquiry) in self.script.inquiries.iter().enumerate() {
            self.plan_act(inquiry.at(calendar, &self.days), DemoAct::Asks(who));
        }
        let end = self.days.end(calendar);
        for (who, colleague) in self.script.people.iter().enumerate() {
            if let Some(away) = colleague.away {
                let before = self.days.date(away.from.saturating_sub(1));
                let last_look = colleague.looks.last().copied().unwrap_or_default();
                let at = calendar.instant(before.and_time(last_look));
                self.plan_act(at, DemoAct::Leaves(who));
            }
            for day in 1..=self.days.count() {
                if colleague.away.is_some_and(|away| away.has(day)) {
                    continue;
                }
                for look in &colleague.looks {
                    let at = calendar.instant(self.days.date(day).and_time(*look));
                    // On the morning of the visit the visitor finds what there is to do.
                    if at < end && day < self.days.count() {
                        self.plan_act(at, DemoAct::Looks(who));
                    }
                }
            }
        }
    }

    fn plan_act(&mut self, at: Instant, act: DemoAct) {
        self.number += 1;
        self.acts.insert((at, self.number), act);
    }

    /// Plays it to its end, and tells `watch` how many days of how many are over.
    ///
    /// # Errors
    /// When a form is not taken, or the local AWS fails.
    pub async fn play(mut self, mut watch: impl FnMut(u32, u32)) -> Result<DemoPlayed, PlayError> {
        let before = self.deployment.usage();
        let end = self.days.end(self.calendar());
        while let Some(((at, _), act)) = self.acts.pop_first() {
            if at >= end {
                break;
            }
            if !self.pace.is_zero() {
                tokio::time::sleep(self.pace).await;
            }
            self.passes_until(at).await?;
            if let Some(day) = self.days.number(self.calendar(), at) {
                watch(day, self.days.count());
            }
            self.hears();
            match act {
                DemoAct::Asks(who) => self.asks(who).await?,
                DemoAct::Looks(who) => self.looks(who).await?,
                DemoAct::Leaves(who) => self.leaves(who).await?,
                DemoAct::Answers(who, which) => self.answers(who, which).await,
                DemoAct::Books(who) => self.books(who).await,
            }
        }
        self.passes_until(end).await?;
        let deployment = self.deployment;
        deployment.sweep_once().await;
        let asked = deployment.usage().since(&before);
        self.played.requests = asked.total(LocalService::DynamoDb).requests;
        Ok(self.played)
    }

    /// Time passes until a moment, and each night of it with fewer sweeps: nobody asks, calls or reads then.
    async fn passes_until(&self, at: Instant) -> Result<(), PlayError> {
        let day_of = |at: Instant| self.calendar().local(at).date_naive();
        let wall = |day: NaiveDate, time: NaiveTime| self.calendar().instant(day.and_time(time));
        let from = day_of(self.deployment.cloud().now());
        let days = from
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= day_of(at));
        let stride = self.stride(at);
        for day in days {
            let midnight = wall(day, NaiveTime::MIN);
            self.deployment.advance_in_strides(midnight, stride).await?;
            let dawn = wall(day, NaiveTime::MIN + DAWN).min(at);
            self.deployment
                .advance_in_strides(dawn, NIGHT_STRIDE)
                .await?;
        }
        self.deployment.advance_in_strides(at, stride).await?;
        Ok(())
    }

    fn stride(&self, at: Instant) -> TimeDelta {
        let first = self.days.count().saturating_sub(LAST_WEEK - 1);
        let begins = self.days.date(first).and_time(NaiveTime::MIN);
        if at < self.calendar().instant(begins) {
            STRIDE
        } else {
            LAST_STRIDE
        }
    }

    async fn asks(&mut self, who: usize) -> Result<(), PlayError> {
        let inquiry = &self.script.inquiries[who];
        let lead = match &inquiry.rings {
            Some(colleague) => take_down(self.deployment, colleague, inquiry).await?,
            None => self.deployment.inquire(FORM, &inquiry.fields()).await?,
        };
        self.played.inquiries += 1;
        let mut leads = vec![lead];
        // Who asks once more goes on where they were.
        for (before, course) in self.courses.iter_mut().enumerate() {
            if self.script.inquiries[before].address() == inquiry.address() {
                leads.append(&mut course.leads);
            }
        }
        self.courses[who].leads = leads;
        Ok(())
    }

    /// Those who ask read what came, and some answer.
    fn hears(&mut self) {
        let mails = self.deployment.mailbox().since(self.heard);
        self.heard += mails.len();
        for mail in mails {
            let mut people = self.script.inquiries.iter().enumerate().rev();
            let reader = people.find(|(who, inquiry)| {
                let has_asked = !self.courses[*who].leads.is_empty();
                has_asked && mail.is_to(inquiry.address())
            });
            let Some((who, inquiry)) = reader else {
                continue;
            };
            self.courses[who].mails.push(mail.clone());
            let number = self.courses[who].mails.len();
            let answers = inquiry.answers.iter().enumerate();
            let answers = answers
                .filter(|(_, answer)| answer.mail == number)
                .map(|(which, answer)| (answer.after, DemoAct::Answers(who, which)));
            let books = inquiry.books.filter(|booking| booking.mail == number);
            let books = books.map(|booking| (booking.after, DemoAct::Books(who)));
            for (after, act) in answers.chain(books) {
                let at = self.calendar().after(mail.at, after);
                self.plan_act(at.max(self.deployment.cloud().now()), act);
            }
        }
    }

    async fn answers(&mut self, who: usize, which: usize) {
        let answer = &self.script.inquiries[who].answers[which];
        let mails = &self.courses[who].mails;
        if let Some(mail) = mails.get(answer.mail.saturating_sub(1)) {
            self.deployment.answer_mail(mail, &answer.says).await;
        }
    }

    /// Somebody chooses a time behind the link of a mail.
    async fn books(&mut self, who: usize) {
        let Some(booking) = self.script.inquiries[who].books else {
            return;
        };
        let mail = self.courses[who].mails.get(booking.mail.saturating_sub(1));
        let text = mail.and_then(|mail| mail.text.clone()).unwrap_or_default();
        let link = addresses_in(&text).find(|address| address.contains(TIMES));
        let day = self.days.date(booking.day);
        let slot = format_instant(self.calendar().instant(day.and_time(booking.at)));
        let page = link.map(|link| link.split('?').next().unwrap_or(link));
        self.press(
            page.unwrap_or(TIMES),
            &[("slot", &slot), ("was", NO_APPOINTMENT)],
        )
        .await;
    }

    /// Somebody says that they will be away, as `baton away` does.
    async fn leaves(&mut self, who: usize) -> Result<(), PlayError> {
        let colleague = &self.script.people[who];
        let Some(away) = colleague.away else {
            return Ok(());
        };
        let calendar = self.policy.active.calendar_of(&colleague.id);
        let opening = |day| calendar.first_opening_of(self.days.date(day));
        if let (Some(from), Some(until)) = (opening(away.from), opening(away.until)) {
            let cloud = self.deployment.cloud();
            cloud.set_away(&colleague.id, Some((from, until))).await?;
        }
        Ok(())
    }

    /// Somebody of the team reads what came since, and turns to whom it is about.
    async fn looks(&mut self, who: usize) -> Result<(), PlayError> {
        let colleague = &self.script.people[who];
        let person = self.policy.active.roster.get(&colleague.id);
        let Some(person) = person else { return Ok(()) };
        let mails = self.deployment.mailbox().since(self.seen[who]);
        self.seen[who] += mails.len();
        let theirs = |mail: &&AcceptedMail| mail.is_to(person.email.as_str());
        let mut turned_to = BTreeSet::new();
        for mail in mails.iter().filter(theirs) {
            for page in pages_of(mail.html.as_deref().unwrap_or_default()) {
                let Some(lead) = self.asked_under(page.address()) else {
                    continue;
                };
                if turned_to.insert(lead) {
                    self.turns_to(who, lead, &page).await?;
                }
            }
        }
        Ok(())
    }

    /// Who asks under the lead that an address names.
    fn asked_under(&self, address: &str) -> Option<usize> {
        let is_named = |lead: &LeadId| address.contains(lead.as_str());
        let mut courses = self.courses.iter();
        courses.position(|course| course.leads.iter().any(is_named))
    }

    /// Somebody turns to a lead that a mail asks them about, or forgets it for now.
    async fn turns_to(
        &mut self,
        who: usize,
        lead: usize,
        page: &MailedPage<'_>,
    ) -> Result<(), PlayError> {
        let (inquiry, course) = (&self.script.inquiries[lead], &mut self.courses[lead]);
        course.readings += 1;
        let matter = [who as u64, lead as u64, course.readings];
        if Chance::of(SEED, &matter).percent(self.script.people[who].forgets) {
            return Ok(());
        }
        match page {
            MailedPage::Verdict(address) => {
                if let Some(verdict) = &inquiry.verdict {
                    self.press(address, &[("verdict", verdict)]).await;
                }
            }
            MailedPage::Nudge(address) => self.press(address, &[("do", "nudge")]).await,
            MailedPage::Outcome(address) => {
                let turn = inquiry.turn(course.turns);
                course.turns += 1;
                match turn {
                    Some(DemoTurn::Writes(text)) => self.writes(who, lead, text).await?,
                    Some(DemoTurn::Report {
                        outcome,
                        next,
                        amount,
                        note,
                    }) => {
                        let next = next.and_then(|days| self.agreed(days)).unwrap_or_default();
                        let fields = [
                            ("outcome", outcome),
                            ("next", &next),
                            ("amount", amount.unwrap_or_default()),
                            ("note", note),
                        ];
                        let given: Vec<_> = fields
                            .into_iter()
                            .filter(|field| !field.1.is_empty())
                            .collect();
                        self.press(address, &given).await;
                    }
                    Some(DemoTurn::Later) | None => {}
                }
            }
        }
        Ok(())
    }

    /// Somebody writes to whom a mail asks them about.
    async fn writes(&mut self, who: usize, lead: usize, text: &str) -> Result<(), PlayError> {
        let id = &self.script.people[who].id;
        let (inquiry, course) = (&self.script.inquiries[lead], &self.courses[lead]);
        let by = self.policy.active.roster.get(id);
        if let (Some(by), Some(known)) = (by, course.leads.first()) {
            let turn = (known, course.turns);
            let written = write(self.deployment, by, turn, inquiry, text).await?;
            self.pressed(written);
        }
        Ok(())
    }

    /// Presses a choice on the page of a button.
    async fn press(&mut self, address: &str, fields: &[(&str, &str)]) {
        let pressed = self.deployment.click(address, fields).await.status();
        self.pressed(pressed);
    }

    /// Counts what was pressed, and what a page did not take of it.
    fn pressed(&mut self, answered: StatusCode) {
        self.played.pressed += 1;
        if !(answered.is_success() || answered.is_redirection()) {
            self.played.refused += 1;
            tracing::warn!(%answered, "a page did not take what was pressed");
        }
    }

    /// The time so many working days ahead, as a page's field has it.
    fn agreed(&self, days: u32) -> Option<String> {
        let calendar = self.calendar();
        let today = calendar.local(self.deployment.cloud().now()).date_naive();
        let ahead = today.iter_days().skip(1).take(MAX_AHEAD);
        let mut working = ahead.filter(|date| calendar.first_opening_of(*date).is_some());
        let date = working.nth(days.saturating_sub(1) as usize)?;
        let hour = FIRST_HOUR + days % HOURS;
        Some(format!("{date}T{hour}:00"))
    }
}
