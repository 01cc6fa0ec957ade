//! People of the team who do with their mail what they are used to.

use std::collections::HashSet;

use cloud::links::Link;
use followup::ids::LeadId;
use local::AcceptedMail;

use crate::{Chance, Town};

/// What somebody of the team does about a lead whom a mail asks them to turn to.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// Who it is: their address begins with it.
    pub person: &'static str,
    /// Of a hundred leads that they hear of for the first time, so many are called and reported.
    pub first: u64,
    /// The same when a mail reminds them of one whom they have heard of.
    pub again: u64,
    /// What they report, each as often as it stands here.
    pub outcomes: &'static [&'static str],
}

/// Outcomes of a call.
const CALLS: [&str; 2] = ["voicemail", "no_answer"];

/// People of the team, and how far they have read.
#[derive(Debug)]
pub struct People {
    habits: Vec<Habit>,
    chance: Chance,
    read: usize,
    known: HashSet<(&'static str, LeadId)>,
}

impl People {
    /// People of these habits; who has none reads and does nothing.
    #[must_use]
    pub fn new(seed: u64, habits: &[Habit]) -> Self {
        Self {
            habits: habits.to_vec(),
            chance: Chance::new(seed),
            read: 0,
            known: HashSet::new(),
        }
    }

    /// Each reads what came since, and turns to whom they turn to.
    pub async fn read_their_mail(&mut self, town: &Town) {
        let mails = town.mails();
        for mail in &mails[self.read..] {
            let reader = self.habits.iter().find(|habit| is_read_by(mail, habit));
            let Some(habit) = reader.copied() else {
                continue;
            };
            for (page, offered) in outcome_pages(mail) {
                let is_first = self.known.insert((habit.person, lead_of(town, &page)));
                let of_hundred = if is_first { habit.first } else { habit.again };
                if of_hundred > 0 && self.chance.percent(of_hundred) {
                    let outcome = *self.chance.one(habit.outcomes);
                    // Who has no number cannot be called: they are written to.
                    let called = CALLS.contains(&outcome) && !offered.contains(outcome);
                    let outcome = if called { "wrote" } else { outcome };
                    town.press(&format!("{page}?outcome={outcome}"), &[]).await;
                }
            }
        }
        self.read = mails.len();
    }
}

fn is_read_by(mail: &AcceptedMail, habit: &Habit) -> bool {
    let address = format!("{}@", habit.person);
    mail.to.iter().any(|to| to.starts_with(&address))
}

/// Of which lead a page of outcomes is.
fn lead_of(town: &Town, page: &str) -> LeadId {
    let cloud = town.deployment.cloud();
    let token = page.rsplit('/').next().unwrap_or_default();
    let link = Link::read(token, &cloud.keys(), town.now()).expect("a link of a mail");
    link.lead.expect("an outcome is of a lead")
}

/// The pages of outcomes that a mail offers, one a lead, each with the outcomes that have a button.
fn outcome_pages(mail: &AcceptedMail) -> Vec<(String, HashSet<String>)> {
    let html = mail.html.as_deref().unwrap_or_default();
    let mut pages: Vec<(String, HashSet<String>)> = Vec::new();
    for rest in html.split("href=\"").skip(1) {
        let address = rest.split('"').next().unwrap_or_default();
        let address = address.replace("&amp;", "&");
        let Some((page, outcome)) = address.split_once("?outcome=") else {
            continue;
        };
        match pages.last_mut().filter(|(last, _)| last == page) {
            Some((_, offered)) => {
                offered.insert(outcome.to_owned());
            }
            None => pages.push((page.to_owned(), HashSet::from([outcome.to_owned()]))),
        }
    }
    pages
}
