//! A month of the team's mail in the pseudo-language: what came from no catalogue stands out. The team, and the company, speak it here.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "../send/support.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod support;

use std::collections::BTreeSet;

use calendar::Instant;
use cloud::table::commit::CommitOptions;
use followup::digest::{morning, untouched};
use followup::event::{Disposition, Event, Sign};
use followup::ids::{LeadId, MessageId};
use followup::lead::{Open, Stage};
use followup::message::{Escalation, LeftAloneNews, NoticeKind};
use followup::policy::PolicyFiles;
use followup::proposal::PolicyProposal;
use followup::team::Role;
use followup::team_file::{PersonEntry, TeamEdit};
use followup::telling::Untold;
use followup::template::{Audience, MailForm, MailKind};
use local::AcceptedMail;

use support::{ANA, BO, CY, Town, person, shipped};

/// The people of the team.
const TEAM: [&str; 5] = ["riley", "sam", "jordan", "quinn", "morgan"];

const DEE: &[(&str, &str)] = &[
    ("name", "Dee Fox"),
    ("email", "dee@example.org"),
    ("topic", "support"),
    ("message", "It hums."),
];
const EVE: &[(&str, &str)] = &[
    ("name", "Eve Hart"),
    ("email", "eve@example.org"),
    ("phone", "+1 212 555 0124"),
    ("topic", "sales"),
    ("timeframe", "now"),
    ("contact_when", "later"),
];
const FLO: &[(&str, &str)] = &[
    ("name", "Flo Moss"),
    ("email", "flo@moss.test"),
    ("phone", "+1 212 555 0125"),
    ("topic", "sales"),
    ("timeframe", "now"),
];

/// What is somebody's own: names, what leads wrote, and what the company says in its forms. The longer goes before what it begins with.
const OWN: [&str; 35] = [
    // The subject of an answer, as every mail program writes it (RFC 5322, 3.6.5).
    "Re: ",
    "your question about our products and prices",
    "question about our products and prices",
    "your partnership proposal",
    "partnership proposal",
    "your support request",
    "support request",
    "Let us do something together.",
    "Can you write to me?",
    "What do 200 lamps cost?",
    "We need them in May.",
    "Yes, please.",
    "It hums.",
    "about $12,000",
    "Example Consulting",
    "New York",
    "Acme Lamps",
    "example.org",
    "acme.test",
    "bolts.test",
    "moss.test",
    "Ana Silva",
    "Bo Ek",
    "Cy Young",
    "Dee Fox",
    "Eve Hart",
    "Flo Moss",
    "Ana",
    "Bo",
    "Cy",
    "Dee",
    "Eve",
    "Flo",
    "website",
    "Now",
];

/// The shipped policy in this language: what it says to leads and in calls is masked, what it says to the team is what is shipped, and the
/// manager has a deputy.
fn policy() -> PolicyFiles {
    let mut sources = shipped();
    for kind in MailKind::ALL {
        if kind.audience() != Audience::Lead && kind.form() == MailForm::Mail {
            sources.files.remove(&format!("templates/{kind}.md"));
        }
    }
    for (name, text) in &mut sources.files {
        if name.starts_with("templates/") {
            *text = without_letters(text);
        }
    }
    let policy = sources.files.get_mut("policy.toml").unwrap();
    *policy = policy.replace("languages = [\"en-US\"]", "languages = [\"en-XA\"]");
    policy.push_str("\n[team]\nchanges = \"two\"\n");
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"sam\"");
    sources
}

/// A template of the company's in letters that are none of English: what it says is not ours to look at.
fn without_letters(source: &str) -> String {
    let mut is_said = false;
    let lines = source.lines().map(|line| {
        if line == "+++" {
            is_said = !is_said;
        }
        let is_header = is_said || line == "+++";
        if is_header && !line.starts_with("subject = ") {
            return line.to_owned();
        }
        let (key, said) = line.split_at(if is_header { "subject = ".len() } else { 0 });
        // What is filled in, and where a link leads.
        let (mut masked, mut kept_until) = (String::new(), None);
        for letter in said.chars() {
            kept_until = match (kept_until, letter) {
                (None, '{') => Some('}'),
                (None, '(') if masked.ends_with(']') => Some(')'),
                (Some(end), letter) if letter == end => None,
                (kept, _) => kept,
            };
            let is_word = kept_until.is_none() && letter.is_ascii_alphabetic();
            masked.push(if is_word { 'ж' } else { letter });
        }
        format!("{key}{masked}")
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Runs of plain letters that nobody wrote but the code.
fn unsaid(text: &str, names: &[String]) -> BTreeSet<String> {
    let words = text.split_whitespace();
    let words = words.filter(|word| !word.contains("://") && !word.contains('@') && *word != ">");
    let mut text = words.collect::<Vec<_>>().join(" ");
    for own in names.iter().map(String::as_str).chain(OWN) {
        text = text.replace(own, " ");
    }
    let runs = text.split(|letter: char| !letter.is_alphabetic());
    runs.filter(|run| run.chars().count() > 1 && run.chars().any(|letter| letter.is_ascii()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_word_of_the_code_stands_out() {
    let text = "Ćáĺĺ Ana Silva, overdue since ťóďáý";
    let found: Vec<String> = unsaid(text, &[]).into_iter().collect();
    assert_eq!(found, ["overdue", "since"]);
}

/// Every kind of notice of a lead, to whoever gets it.
fn every_notice(message: &MessageId, now: Instant) -> Vec<(&'static str, NoticeKind)> {
    let message = || message.clone();
    let outcome = Disposition::NotNow;
    let far = now + chrono::TimeDelta::days(40);
    let mut all = vec![
        ("riley", NoticeKind::NewLead),
        ("riley", NoticeKind::ForLater),
        ("riley", NoticeKind::Answer),
        ("riley", NoticeKind::CallDue),
        ("riley", NoticeKind::ReminderAtOnce),
        (
            "riley",
            NoticeKind::Nudge {
                by: person("morgan"),
            },
        ),
        ("riley", NoticeKind::Warning),
        ("sam", NoticeKind::MovedAway),
        ("riley", NoticeKind::MovedHere),
        ("riley", NoticeKind::WroteAgain),
        (
            "riley",
            NoticeKind::LeftAlone {
                news: LeftAloneNews::Wrote,
            },
        ),
        ("riley", NoticeKind::Unclear),
        (
            "riley",
            NoticeKind::Receipt {
                outcome: Some(outcome),
                asks_for_sum: true,
            },
        ),
        (
            "riley",
            NoticeKind::Receipt {
                outcome: None,
                asks_for_sum: false,
            },
        ),
        ("riley", NoticeKind::Absence { until: Some(far) }),
        ("riley", NoticeKind::Absence { until: None }),
        (
            "riley",
            NoticeKind::WhichDate {
                outcome,
                near: None,
                far,
            },
        ),
        ("riley", NoticeKind::InYourName { from: None }),
        (
            "riley",
            NoticeKind::InYourName {
                from: Some("hash".to_owned()),
            },
        ),
        ("riley", NoticeKind::Paused),
        ("quinn", NoticeKind::Qualify),
        ("quinn", NoticeKind::DormantReview),
        ("riley", NoticeKind::Announcement { message: message() }),
        ("riley", NoticeKind::Approval { message: message() }),
        ("riley", NoticeKind::NotSent { message: message() }),
    ];
    all.extend(to_the_manager());
    all
}

/// Every kind of notice that the manager gets.
fn to_the_manager() -> Vec<(&'static str, NoticeKind)> {
    let mut all = Vec::new();
    for why in [Untold::NotInTime, Untold::Returned] {
        all.push((
            "morgan",
            NoticeKind::Unreached {
                rep: person("riley"),
                why,
            },
        ));
    }
    for why in [
        Escalation::Untouched,
        Escalation::Unanswered,
        Escalation::StepOverdue,
        Escalation::Undecided,
        Escalation::Reassigned,
        Escalation::LapsedTwice,
        Escalation::Exhausted,
        Escalation::ApprovalLapsed,
    ] {
        all.push(("morgan", NoticeKind::Escalation(why)));
    }
    all
}

/// An hour passes: what is due is decided, who lost a lead gives it to somebody, and everything is delivered.
async fn hour(town: &Town, leads: &[LeadId]) -> Vec<AcceptedMail> {
    for lead in leads {
        town.tick(lead).await;
        if matches!(
            town.stored(lead).await.lead.stage,
            Stage::Open(Open::Routing { .. })
        ) {
            let others = ["sam", "jordan", "riley"];
            let former = town.stored(lead).await.lead.former;
            let next = others.iter().find(|rep| !former.contains(&person(rep)));
            town.routed(lead, next.unwrap_or(&"sam")).await;
        }
    }
    let mails = town.post().await;
    town.advance(60);
    mails
}

async fn replies(town: &Town, lead: &LeadId, sign: Sign) {
    let options = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail("Yes, please.")),
        ..CommitOptions::default()
    };
    town.acts(lead, Event::Sign(sign), &options).await;
}

/// Sam proposes that Riley gets another share, speaks with whoever asks for prices, and has a calendar elsewhere.
async fn proposes(town: &Town) {
    let now = town.now();
    let policy = town.cloud.active_policy(now).await.unwrap().unwrap();
    let riley = policy.active.roster.get(&person("riley")).unwrap();
    let edit = TeamEdit::Change(Box::new(PersonEntry {
        weight: 3,
        phone: None,
        roles: vec![Role::Rep, Role::Qualifier, Role::Manager],
        free_when_open: !riley.free_when_open,
        ..PersonEntry::of(riley)
    }));
    let proposal = PolicyProposal::new(&person("sam"), now, &policy.version, edit);
    let asked = town.cloud.propose_change(&proposal, None, &policy.active);
    asked.await.unwrap();
}

/// The lists of the day are due.
async fn lists(town: &Town) {
    let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
    for id in TEAM {
        let calendar = policy.active.calendar_of(&person(id)).clone();
        let digest = morning(&person(id), &calendar, town.now());
        town.cloud.ensure_digest(&digest).await.unwrap();
    }
    let digest = untouched(&person("morgan"), town.now());
    town.cloud.ensure_digest(&digest).await.unwrap();
}

/// The town, with its leads.
async fn open() -> (Town, Vec<LeadId>) {
    let town = Town::under("2026-03-02T14:00:00Z", &policy()).await;
    let mut leads = Vec::new();
    for fields in [ANA, BO, EVE, FLO] {
        leads.push(town.riley_gets(fields).await);
    }
    for fields in [CY, DEE] {
        leads.push(town.asks(fields).await);
    }
    (town, leads)
}

#[tokio::test]
async fn whatever_the_team_reads_in_a_month_comes_from_a_catalogue() {
    let (town, leads) = open().await;
    let mut mails = Vec::new();
    for day in 0..30 {
        town.set(&format!(
            "{}T14:00:00Z",
            chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::Days::new(day)
        ));
        town.probed().await;
        lists(&town).await;
        for of_day in 0..9 {
            mails.extend(hour(&town, &leads).await);
            let now = town.now();
            match (day, of_day) {
                (1, 1) => {
                    town.reports(&leads[0], "riley", Disposition::Voicemail)
                        .await
                }
                (2, 1) => replies(&town, &leads[0], Sign::Replied).await,
                (3, 1) => replies(&town, &leads[1], Sign::Unsubscribed).await,
                (1, 2) => proposes(&town).await,
                (4, 1) => replies(&town, &leads[3], Sign::Bounced).await,
                (5..8, 2) => {
                    for lead in &leads {
                        let message = town.messages(lead).await;
                        let Some(message) = message.last() else {
                            continue;
                        };
                        for (to, kind) in every_notice(message.id(), now) {
                            town.notice(to, lead, kind).await;
                            mails.extend(town.post().await);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let roster = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
    let people = &roster.active.roster.people;
    let company = &roster.active.company;
    let names = people
        .iter()
        .flat_map(|person| [person.name.clone(), person.first_name().to_owned()]);
    let names: Vec<String> = [company.team_name.clone(), company.hours.clone()]
        .into_iter()
        .chain(names)
        .collect();
    mails.retain(|mail| {
        people
            .iter()
            .any(|person| mail.to == [person.email.clone()])
    });
    let kinds: BTreeSet<&str> = mails
        .iter()
        .filter_map(|mail| mail.template.as_deref())
        .collect();
    assert!(kinds.len() > 20, "{kinds:?}");
    let mut found = BTreeSet::new();
    for mail in &mails {
        let text = mail.text.as_deref().unwrap_or_default();
        for run in unsaid(&format!("{}\n{text}", mail.subject), &names) {
            found.insert((run, mail.template.clone().unwrap_or_default()));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
