//! The lists: by the hour, at opening, and before a long closure.

use cloud::table::commit::CommitOptions;
use cloud::table::outbox::State;
use followup::digest::{morning, untouched};
use followup::event::{Event, Sign};
use followup::message::{ACKNOWLEDGEMENT, Escalation, NotSentReason, NoticeKind};
use followup::policy::PolicyFiles;
use local::Fault;

use crate::support::{ANA, BO, CY, TUESDAY, Town, changed, person, shipped, shown};
use crate::to_team::words;

/// Makes the list at the opening of this moment's day due.
pub(crate) async fn morning_of(town: &Town, id: &str) {
    let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
    let calendar = policy.active.calendar_of(&person(id)).clone();
    let digest = morning(&person(id), &calendar, town.now());
    town.cloud.ensure_digest(&digest).await.unwrap();
}

#[tokio::test]
async fn reminders_share_one_mail() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    let bo = town.riley_gets(BO).await;
    town.tick(&ana).await;
    town.tick(&bo).await;
    town.post().await;
    town.advance(120);
    town.tick(&ana).await;
    town.tick(&bo).await;
    insta::assert_snapshot!(shown(&town.mail_named("Waiting for you").await));
}

#[tokio::test]
async fn escalations_say_who_has_it_and_why() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    let cy = town.inquires(CY).await;
    town.notice(
        "morgan",
        &ana,
        NoticeKind::Escalation(Escalation::Untouched),
    )
    .await;
    let stored = town.stored(&cy).await;
    let inquiry = town
        .cloud
        .inquiry(&cy, &stored.lead.inquiry)
        .await
        .unwrap()
        .unwrap();
    let suspicious = Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: true,
    };
    town.event(&cy, suspicious).await;
    insta::assert_snapshot!(shown(&town.mail_to("morgan@example.com").await));
}

#[tokio::test]
async fn what_only_the_manager_is_told_goes_to_whoever_is_the_manager_when_it_leaves() {
    let becomes_manager = |sources: &mut PolicyFiles| {
        let team = sources.files.get_mut("team.toml").unwrap();
        *team = team.replace("[\"qualifier\"]", "[\"qualifier\", \"manager\"]");
    };
    let demoted = changed("team.toml", "[\"manager\"]", "[\"rep\"]");
    let mut gone = shipped();
    let team = gone.files.get_mut("team.toml").unwrap();
    let morgan = team.find("\n[[people]]\nid = \"morgan\"").unwrap();
    team.truncate(morgan);
    for mut sources in [demoted, gone] {
        let town = Town::new(TUESDAY).await;
        let ana = town.riley_gets(ANA).await;
        town.post().await;
        let untouched = NoticeKind::Escalation(Escalation::Untouched);
        town.notice("morgan", &ana, untouched).await;
        becomes_manager(&mut sources);
        town.advance(2);
        town.push(&sources).await;
        let mut mails = town.post().await;
        mails.retain(|mail| mail.to[0].ends_with("@example.com"));
        assert!(mails.iter().all(|mail| !mail.to[0].starts_with("morgan")));
        mails.retain(|mail| mail.subject.starts_with("No contact"));
        let to: Vec<_> = mails.iter().map(|mail| mail.to[0].as_str()).collect();
        assert_eq!(to, ["quinn@example.com"], "{mails:#?}");
        let told = shown(&mails[0]);
        assert!(
            told.contains("Ana Silva") && told.contains("Give it to somebody"),
            "{told}"
        );
    }
}

#[tokio::test]
async fn the_morning_of_a_rep() {
    let town = Town::new("2026-03-02T23:00:00Z").await;
    let ana = town.riley_gets(ANA).await;
    let bo = town.riley_gets(BO).await;
    town.tick(&ana).await;
    town.tick(&bo).await;
    let words = CommitOptions {
        payload: Some(cloud::table::texts::PersonalText::mail(format!(
            "Yes, please call on Thursday.\n\n{}",
            "Here is all that we have tried so far. ".repeat(20)
        ))),
        ..CommitOptions::default()
    };
    let dee = town
        .riley_gets(&[
            ("name", "Dee Fox"),
            ("email", "dee@example.org"),
            ("topic", "sales"),
        ])
        .await;
    let replied = Event::Sign(Sign::Replied);
    let acted = town.cloud.act(&dee, &replied, town.now(), &words).await;
    acted.unwrap();
    town.set("2026-03-03T14:00:00Z");
    morning_of(&town, "riley").await;
    for lead in [&ana, &bo, &dee] {
        town.acknowledgement_lapses(lead).await;
    }
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn a_list_that_only_informs_is_headed_as_no_day_of_work() {
    let town = Town::new("2026-03-02T23:00:00Z").await;
    town.riley_gets(&[ANA, &[("contact_when", "later")]].concat())
        .await;
    town.set("2026-03-03T14:00:00Z");
    morning_of(&town, "riley").await;
    let list = town.mail_to("riley@example.com").await;
    let subject = "Today, Tuesday, March 3: for your information, nothing to do";
    assert_eq!(list.subject, subject);
    let text = list.text.unwrap_or_default();
    assert!(text.contains("Ana Silva"), "{text}");
    assert!(text.contains("Nothing here is to be done today"), "{text}");
    assert!(!text.contains("This is your day"), "{text}");
}

#[tokio::test]
async fn the_morning_of_the_qualifier() {
    let town = Town::new("2026-03-02T23:00:00Z").await;
    let cy = town.inquires(CY).await;
    town.judged(&cy).await;
    town.set("2026-03-03T14:00:00Z");
    morning_of(&town, "quinn").await;
    insta::assert_snapshot!(shown(&town.mail_to("quinn@example.com").await));
}

#[tokio::test]
async fn the_morning_of_the_manager() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_fails(Fault::Refused("MessageRejected"), 1);
    town.deliver(&ana, ACKNOWLEDGEMENT).await;
    let cy = town.inquires(CY).await;
    let stored = town.stored(&cy).await;
    let inquiry = town
        .cloud
        .inquiry(&cy, &stored.lead.inquiry)
        .await
        .unwrap()
        .unwrap();
    let suspicious = Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: true,
    };
    town.event(&cy, suspicious).await;
    town.tick(&ana).await;
    town.set("2026-03-04T22:30:00Z");
    town.post().await;
    town.set("2026-03-05T14:00:00Z");
    morning_of(&town, "morgan").await;
    let mails = town.post().await;
    let mail = mails.iter().find(|mail| mail.to == ["morgan@example.com"]);
    insta::assert_snapshot!(shown(mail.unwrap_or_else(|| panic!("{mails:#?}"))));
}

/// The shipped policy, in which somebody is the manager's deputy.
fn with_deputy(id: &str) -> PolicyFiles {
    let named = format!("id = \"morgan\"\ndeputy = \"{id}\"");
    changed("team.toml", "id = \"morgan\"", &named)
}

/// The manager is here: the deputy reads a list of their own.
#[tokio::test]
async fn the_deputys_own_list_says_that_two_may_be_one_person() {
    for (deputy, leads) in [("sam", false), ("quinn", true)] {
        let town = Town::under("2026-03-02T23:00:00Z", &with_deputy(deputy)).await;
        let ana = town.riley_gets(ANA).await;
        let cy = town.inquires(CY).await;
        town.judged(&cy).await;
        let linked = Event::Linked {
            lead: ana,
            rep: None,
        };
        town.event(&cy, linked).await;
        town.set("2026-03-03T14:00:00Z");
        morning_of(&town, "quinn").await;
        let list = words(&town.mail_to("quinn@example.com").await);
        assert!(list.contains("Cy Young"), "{list}");
        for said in [
            "Perhaps the same person as Ana Silva",
            "Look at both, and merge them",
        ] {
            assert_eq!(list.contains(said), leads, "{deputy}: {list}");
        }
    }
}

#[tokio::test]
async fn the_deputys_own_list_sends_to_nobody_else_for_who_has_waited_very_long() {
    for (deputy, leads) in [("sam", false), ("riley", true)] {
        let town = Town::under(TUESDAY, &with_deputy(deputy)).await;
        town.riley_gets(ANA).await;
        town.advance(2);
        town.post().await;
        // A Monday, more than thirty working days later.
        town.set("2026-04-20T13:00:00Z");
        morning_of(&town, "riley").await;
        let mails: Vec<String> = town.post().await.iter().map(words).collect();
        let asks = |text: &&String| text.contains("more than 30 working days");
        let list = mails.iter().find(asks);
        let list = list.unwrap_or_else(|| panic!("{deputy}: {mails:#?}"));
        let decides = list.contains("the button lets you do it in one go");
        assert_eq!(decides, leads, "{deputy}: {list}");
        let asks_another = list.contains("ask who leads the team");
        assert_eq!(asks_another, !leads, "{deputy}: {list}");
    }
}

#[tokio::test]
async fn one_person_with_every_role_gets_one_morning_mail() {
    let people = "[[people]]\nid = \"riley\"\nname = \"Riley Chen\"\nemail = \"riley@example.com\"\n\
                  roles = [\"rep\", \"qualifier\", \"manager\"]\n\
                  [[people]]\nid = \"sam\"\nname = \"Sam Okafor\"\nemail = \"sam@example.com\"\n\
                  roles = [\"rep\"]\n";
    let mut sources = changed("policy.toml", "format = 1", "format = 1");
    sources
        .files
        .insert("team.toml".to_owned(), people.to_owned());
    let town = Town::under("2026-03-02T23:00:00Z", &sources).await;
    let ana = town.riley_gets(ANA).await;
    town.tick(&ana).await;
    let cy = town.inquires(CY).await;
    town.judged(&cy).await;
    town.set("2026-03-03T14:00:00Z");
    morning_of(&town, "riley").await;
    for lead in [&ana, &cy] {
        town.acknowledgement_lapses(lead).await;
    }
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn a_morning_with_nothing_to_say_sends_nothing() {
    let town = Town::new(TUESDAY).await;
    for id in ["riley", "quinn", "morgan"] {
        morning_of(&town, id).await;
        assert!(town.post().await.is_empty());
        assert_eq!(town.to_person(id).await[0].state, State::Skipped);
        assert_eq!(
            town.to_person(id).await[0].why,
            Some(NotSentReason::NothingToSay)
        );
    }
}

#[tokio::test]
async fn what_nobody_has_touched_before_a_weekend() {
    let town = Town::new("2026-03-06T18:00:00Z").await;
    let ana = town.riley_gets(ANA).await;
    town.tick(&ana).await;
    town.post().await;
    town.set("2026-03-06T19:00:00Z");
    let digest = untouched(&person("morgan"), town.now());
    town.cloud.ensure_digest(&digest).await.unwrap();
    insta::assert_snapshot!(shown(&town.mail_to("morgan@example.com").await));
}

#[tokio::test]
async fn before_a_weekend_it_is_said_of_how_many_nobody_knows_whether_they_were_touched() {
    let town = Town::new("2026-03-06T18:00:00Z").await;
    let ana = town.riley_gets(ANA).await;
    // Everything to her has left before.
    town.advance(5);
    town.post().await;
    town.becomes_unreadable(&ana).await;
    town.set("2026-03-06T19:00:00Z");
    let digest = untouched(&person("morgan"), town.now());
    town.cloud.ensure_digest(&digest).await.unwrap();
    let mail = town.mail_to("morgan@example.com").await;
    assert_eq!(mail.subject, "Before we close: perhaps 1 untouched");
    let list = words(&mail);
    let unread = "1 more is open than this list has looked at.";
    assert!(list.contains(unread), "{list}");
    assert!(list.contains("All that is open"), "{list}");
    for untrue in ["these people", "A short call today"] {
        assert!(!list.contains(untrue), "{list}");
    }
}

#[tokio::test]
async fn somebody_who_has_left_the_team_gets_nothing() {
    let town = Town::new(TUESDAY).await;
    let digest = untouched(&person("gone"), town.now());
    town.cloud.ensure_digest(&digest).await.unwrap();
    assert!(town.post().await.is_empty());
    assert_eq!(town.to_person("gone").await[0].state, State::Skipped);
}

#[tokio::test]
async fn whose_own_calendar_cannot_be_read_is_told_so_with_the_list() {
    let url = "https://calendar.example.com/riley.ics";
    let with = format!("id = \"riley\"\nbusy_ics = \"{url}\"");
    let sources = changed("team.toml", "id = \"riley\"", &with);
    let town = Town::under(TUESDAY, &sources).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.aws.put_page(url, "<html>Please sign in</html>");
    let zone = "America/New_York".parse().unwrap();
    let riley = person("riley");
    let busy = town.cloud.busy(&riley, url, zone, town.now());
    busy.await.unwrap();
    town.set("2026-03-04T14:00:00Z");
    morning_of(&town, "riley").await;
    let list = shown(&town.mail_named("Today, Wednesday").await);
    assert!(
        list.contains("Your own calendar could not be read (line 1: it is no iCalendar text)"),
        "{list}"
    );
}
