//! A change of the team that one who leads it proposes: the mail to the other, and what stays on their list.

use cloud::table::outbox::State;
use cloud::table::policy::ProposalEnd;
use followup::message::NotSentReason;
use followup::policy::PolicyFiles;
use followup::proposal::PolicyProposal;
use followup::team_file::{PersonEntry, TeamEdit};

use crate::lists::morning_of;
use crate::support::{TUESDAY, Town, person, shipped, shown};

/// Quinn is Morgan's deputy and reads a language; two agree to a change of the team.
fn of_two(language: &str) -> PolicyFiles {
    let mut sources = shipped();
    let policy = sources.files.get_mut("policy.toml").unwrap();
    policy.push_str("\n[team]\nchanges = \"two\"\n");
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"quinn\"");
    let quinn = format!("id = \"quinn\"\nlanguage = \"{language}\"");
    *team = team.replace("id = \"quinn\"", &quinn);
    sources
}

/// Morgan proposes what is different of Sam.
async fn proposes(town: &Town, edit: impl FnOnce(PersonEntry) -> TeamEdit) -> PolicyProposal {
    // What is decided of the policy has a moment of its own.
    town.advance(1);
    let now = town.now();
    let policy = town.cloud.refreshed_policy(now).await.unwrap().unwrap();
    let sam = policy.active.roster.get(&person("sam")).unwrap();
    let edit = edit(PersonEntry::of(sam));
    let proposal = PolicyProposal::new(&person("morgan"), now, &policy.version, edit);
    let asked = town.cloud.propose_change(&proposal, None, &policy.active);
    asked.await.unwrap();
    proposal
}

fn another_share(sam: PersonEntry) -> TeamEdit {
    TeamEdit::Change(Box::new(PersonEntry {
        weight: 3,
        phone: None,
        topics: vec!["sales".to_owned()],
        free_when_open: !sam.free_when_open,
        ..sam
    }))
}

#[tokio::test]
async fn who_leads_the_team_with_them_reads_who_proposes_what() {
    for language in ["en-US", "de", "es", "fr"] {
        let town = Town::under(TUESDAY, &of_two(language)).await;
        proposes(&town, another_share).await;
        let mail = town.mail_to("quinn@example.com").await;
        insta::assert_snapshot!(format!("team_change_{language}"), shown(&mail));
    }
}

#[tokio::test]
async fn who_joins_and_who_leaves_is_said_in_other_words() {
    let town = Town::under(TUESDAY, &of_two("en-US")).await;
    proposes(&town, |sam| TeamEdit::Remove(sam.id)).await;
    let mail = shown(&town.mail_to("quinn@example.com").await);
    assert!(
        mail.contains("Subject: Morgan Lee proposes: Sam Okafor leaves the team"),
        "{mail}"
    );
    assert!(
        mail.contains("Open leads of Sam Okafor go to others"),
        "{mail}"
    );
    let zoe = |sam: PersonEntry| {
        TeamEdit::Add(Box::new(PersonEntry {
            id: person("zoe"),
            name: "Zo\u{eb} Roth".to_owned(),
            ..sam
        }))
    };
    town.advance(1);
    proposes(&town, zoe).await;
    let mail = shown(&town.mail_to("quinn@example.com").await);
    assert!(
        mail.contains("Subject: Morgan Lee proposes: Zo\u{eb} Roth joins the team"),
        "{mail}"
    );
    assert!(mail.contains("Share of new leads: 1"), "{mail}");
}

#[tokio::test]
async fn what_is_decided_before_the_mail_leaves_is_not_said_any_more() {
    let town = Town::under(TUESDAY, &of_two("en-US")).await;
    let proposal = proposes(&town, another_share).await;
    town.advance(1);
    let (by, end) = (person("morgan"), ProposalEnd::TakenBack);
    let ended = town.cloud.end_proposal(&proposal.id, end, &by, town.now());
    assert!(ended.await.unwrap());
    assert!(town.post().await.is_empty());
    let mails = town.to_person("quinn").await;
    assert_eq!(
        (mails[0].state, &mails[0].why),
        (State::Skipped, &Some(NotSentReason::NothingToSay))
    );
}

#[tokio::test]
async fn what_waits_is_on_the_list_of_who_may_decide_it_with_its_age_until_it_is_decided() {
    // After the office has closed: no mail of its own, and the list at opening says it.
    let town = Town::under("2026-03-03T23:00:00Z", &of_two("en-US")).await;
    let proposal = proposes(&town, another_share).await;
    assert!(town.to_person("quinn").await.is_empty());
    town.set("2026-03-04T14:00:00Z");
    for who in ["quinn", "morgan"] {
        morning_of(&town, who).await;
    }
    let mails = town.post().await;
    assert_eq!(mails.len(), 1, "{mails:#?}");
    insta::assert_snapshot!("team_change_list", shown(&mails[0]));
    town.set("2026-03-05T14:00:00Z");
    morning_of(&town, "quinn").await;
    let list = shown(&town.mail_to("quinn@example.com").await);
    assert!(
        list.contains("waits for a second person, for 2 days"),
        "{list}"
    );
    // What another change overtook is on the list of both.
    let policy = town
        .cloud
        .refreshed_policy(town.now())
        .await
        .unwrap()
        .unwrap();
    let mut files = town.cloud.policy_sources(&policy.version).await.unwrap();
    let team = files.files.get_mut("team.toml").unwrap();
    team.push_str("\n# Looked at in March.\n");
    town.advance(1);
    town.push(&files).await;
    town.set("2026-03-06T14:00:00Z");
    for who in ["quinn", "morgan"] {
        morning_of(&town, who).await;
    }
    let mails = town.post().await;
    assert_eq!(mails.len(), 2, "{mails:#?}");
    for mail in &mails {
        assert!(
            shown(mail).contains("overtaken by another change"),
            "{mail:#?}"
        );
    }
    let (by, end) = (person("quinn"), ProposalEnd::Refused);
    let ended = town.cloud.end_proposal(&proposal.id, end, &by, town.now());
    assert!(ended.await.unwrap());
    town.set("2026-03-09T14:00:00Z");
    morning_of(&town, "quinn").await;
    assert!(town.post().await.is_empty());
}
