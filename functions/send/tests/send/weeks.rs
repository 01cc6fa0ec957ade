//! The manager's list: what came in and what leaked, of last week and since the list before.

use followup::event::{Disposition, Event, Evidence, Outcome};
use followup::ids::LeadId;
use followup::policy::PolicyFiles;

use crate::lists::morning_of;
use crate::support::{ANA, BO, TUESDAY, Town, at, changed, person, shipped, shown};

/// The manager's list of this moment; nothing, where there is nothing to say.
async fn managers_list(town: &Town, at: &str) -> Option<String> {
    list_of(town, "morgan", at).await
}

/// The list of somebody who leads the team. The days before it are settled by then, as a sweep does.
async fn list_of(town: &Town, who: &str, at: &str) -> Option<String> {
    town.set(at);
    settle(town).await;
    morning_of(town, who).await;
    let mails = town.post().await;
    let address = format!("{who}@example.com");
    let is_list = |subject: &str| subject.starts_with("Today, ");
    let mut own = mails.iter().filter(|mail| mail.to == [address.as_str()]);
    own.find(|mail| is_list(&mail.subject)).map(shown)
}

/// Folds each day that is over.
async fn settle(town: &Town) {
    let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
    for _ in 0..10 {
        let settled = town.cloud.settle_due(policy.calendar(), town.now());
        settled.await.unwrap();
    }
}

/// A town whose days are counted.
async fn counted_town(sources: &PolicyFiles) -> Town {
    let town = Town::under(TUESDAY, sources).await;
    let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
    let settling = town.cloud.ensure_settling(policy.calendar(), town.now());
    settling.await.unwrap();
    town
}

/// A week in which one person asked, and nobody did anything until the lead had moved on.
async fn a_week_that_leaked(sources: &PolicyFiles) -> Town {
    let town = counted_town(sources).await;
    let ana = town.riley_gets(ANA).await;
    for day in 3..=6 {
        for hour in 15..=21 {
            town.set(&format!("2026-03-0{day}T{hour}:30:00Z"));
            town.tick(&ana).await;
            town.post().await;
        }
    }
    town
}

#[tokio::test]
async fn the_first_list_of_a_week_says_what_came_in_and_what_leaked_in_the_last_one() {
    let town = a_week_that_leaked(&shipped()).await;
    let monday = managers_list(&town, "2026-03-09T14:00:00Z").await.unwrap();
    let (_, week) = monday.split_once("Last week").unwrap();
    for said in [
        "1 asked, 0 were contacted, 0 in conversation, 0 met, 0 won.",
        "1 of 1 promises was missed.",
        "Riley Chen: 0 touches, ",
        "https://follow.example.com/desk/figures?from=2026-03-02&to=2026-03-08",
    ] {
        assert!(week.contains(said), "{said}: {week}");
    }
    // Nobody was reached, so that no half of them heard anything.
    assert!(!week.contains("Of those who heard"), "{week}");
    // The days after say what came since; nothing did.
    let tuesday = managers_list(&town, "2026-03-10T14:00:00Z").await;
    let tuesday = tuesday.unwrap_or_default();
    assert!(!tuesday.contains("Last week"), "{tuesday}");
    assert!(!tuesday.contains("promises missed"), "{tuesday}");
}

/// Who asks an hour after Ana and Bo.
const LATER: [&[(&str, &str)]; 2] = [
    &[
        ("name", "Dee Orr"),
        ("email", "dee@example.org"),
        ("topic", "sales"),
        ("message", "Do you rent out stands?"),
    ],
    &[
        ("name", "Eli Roy"),
        ("email", "eli@example.net"),
        ("topic", "sales"),
        ("message", "A quote for a shelf, please."),
    ],
];

/// Nobody does anything for these leads on Tuesday.
async fn a_tuesday_without_anybody(town: &Town, leads: &[LeadId]) {
    for hour in 16..=20 {
        town.set(&format!("2026-03-03T{hour}:30:00Z"));
        for lead in leads {
            town.tick(lead).await;
        }
        town.post().await;
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn hours_in_which_as_much_became_overdue_are_all_named() {
    let town = counted_town(&shipped()).await;
    let mut leads = Vec::new();
    for asks in [ANA, BO] {
        leads.push(town.riley_gets(asks).await);
    }
    town.set("2026-03-03T16:00:00Z");
    for asks in LATER {
        leads.push(town.riley_gets(asks).await);
    }
    a_tuesday_without_anybody(&town, &leads).await;
    let most = "In each of these 2 hours the most became overdue (2): Tuesday, March 3, 2:00 PM; Tuesday, March 3, 3:00 PM.";
    let wednesday = managers_list(&town, "2026-03-04T14:00:00Z").await.unwrap();
    let (_, since) = wednesday.split_once("Since Tuesday, March 3: ").unwrap();
    let since = one_line(since);
    assert!(since.contains(most), "{since}");
    // All came from the only source that there is.
    assert!(since.contains("4 of 4 promises missed, "), "{since}");
    assert!(!since.contains("website: 4 of 4"), "{since}");
    let monday = managers_list(&town, "2026-03-09T14:00:00Z").await.unwrap();
    let (_, week) = monday.split_once("Last week").unwrap();
    let week = one_line(week);
    assert!(week.contains(most), "{week}");
}

#[tokio::test]
async fn a_list_of_another_day_says_from_where_most_came_who_waited_in_vain() {
    for (at_the_fair, said) in [
        (
            vec![BO],
            "fair: 1 of 1 promises missed. website: 1 of 1 promises missed. ",
        ),
        (vec![BO, LATER[0]], "fair: 2 of 2 promises missed. "),
    ] {
        let town = counted_town(&shipped()).await;
        let mut leads = vec![town.riley_gets(ANA).await];
        let fair = changed(
            "forms/contact.toml",
            "source = \"website\"",
            "source = \"fair\"",
        );
        town.advance(2);
        town.push(&fair).await;
        for asks in &at_the_fair {
            leads.push(town.riley_gets(asks).await);
        }
        a_tuesday_without_anybody(&town, &leads).await;
        let wednesday = managers_list(&town, "2026-03-04T14:00:00Z").await.unwrap();
        let (_, since) = wednesday.split_once("Since Tuesday, March 3: ").unwrap();
        let text = since.split("--- html ---").next().unwrap();
        let since = one_line(text);
        assert!(since.contains(said), "{since}");
        let named = said.matches(" promises missed. ").count();
        assert_eq!(
            since.matches(" promises missed. ").count(),
            named,
            "{since}"
        );
    }
}

#[tokio::test]
async fn sources_and_people_that_have_no_line_are_counted() {
    let reps = ["riley", "sam", "jordan", "max", "pat", "zoe"];
    let mut policy = shipped();
    let team = policy.files.get_mut("team.toml").unwrap();
    for rep in &reps[3..] {
        team.push_str(&format!(
            "\n[[people]]\nid = \"{rep}\"\nname = \"{rep} Lee\"\nemail = \"{rep}@example.com\"\nroles = [\"rep\"]\n"
        ));
    }
    let town = counted_town(&policy).await;
    let mut leads = Vec::new();
    let sources = ["fair", "fax", "flyer", "forum", "friend", "radio"];
    for (source, rep) in sources.into_iter().zip(reps) {
        let from = format!("source = \"{source}\"");
        let form = policy.files.get_mut("forms/contact.toml").unwrap();
        *form = shipped().files["forms/contact.toml"].replace("source = \"website\"", &from);
        town.advance(2);
        town.push(&policy).await;
        let (name, email) = (format!("{rep} Ek"), format!("ek@{source}.test"));
        let asks = [
            ("name", name.as_str()),
            ("email", email.as_str()),
            ("topic", "sales"),
            ("message", "A quote for a shelf, please."),
        ];
        let lead = town.asks(&asks).await;
        town.routed(&lead, rep).await;
        leads.push(lead);
    }
    a_tuesday_without_anybody(&town, &leads).await;
    let more_sources = "friend: 1 of 1 promises missed. And 1 more source with missed promises.";
    let wednesday = managers_list(&town, "2026-03-04T14:00:00Z").await.unwrap();
    let since = one_line(&wednesday);
    assert!(since.contains(more_sources), "{since}");
    let monday = managers_list(&town, "2026-03-09T14:00:00Z").await.unwrap();
    let (_, week) = monday.split_once("Last week").unwrap();
    for said in [
        "And 1 more source with missed promises.",
        "And 1 more person.",
    ] {
        assert!(one_line(week).contains(said), "{said}: {week}");
    }
}

#[tokio::test]
async fn the_other_lists_say_what_came_in_and_what_leaked_since_the_one_before() {
    let town = a_week_that_leaked(&shipped()).await;
    let bo = town.riley_gets(BO).await;
    town.set("2026-03-09T17:30:00Z");
    town.tick(&bo).await;
    let tuesday = managers_list(&town, "2026-03-10T14:00:00Z").await.unwrap();
    assert!(tuesday.contains("Since Monday, March 9: "), "{tuesday}");
    assert!(tuesday.contains("1 of 1 promises missed"), "{tuesday}");
    assert!(!tuesday.contains("Last week"), "{tuesday}");
}

#[tokio::test]
async fn what_leaked_and_was_settled_by_evening_stands_on_the_list_of_the_day_after() {
    for has_leaked in [true, false] {
        let town = counted_town(&shipped()).await;
        let mut leads = Vec::new();
        for asks in [ANA, BO, LATER[0]] {
            leads.push(town.riley_gets(asks).await);
        }
        if has_leaked {
            a_tuesday_without_anybody(&town, &leads).await;
        }
        town.advance(2);
        town.post().await;
        for lead in &leads {
            town.reports(lead, "riley", Disposition::Lost).await;
        }
        let wednesday = managers_list(&town, "2026-03-04T14:00:00Z").await;
        assert_eq!(wednesday.is_some(), has_leaked, "{wednesday:?}");
        if let Some(list) = wednesday {
            for said in [
                "for your information, nothing to do",
                "Nothing here is to be done today",
                "Since Tuesday, March 3: ",
                "3 of 3 promises missed",
            ] {
                assert!(one_line(&list).contains(said), "{said}: {list}");
            }
        }
        let thursday = managers_list(&town, "2026-03-05T14:00:00Z").await;
        assert_eq!(thursday, None, "nothing has leaked since");
    }
}

#[tokio::test]
async fn of_whom_the_policy_keeps_no_history_the_list_has_no_line() {
    let team = changed(
        "policy.toml",
        "# [figures]\n# people = \"named\"",
        "[figures]\npeople = \"team\"",
    );
    let town = a_week_that_leaked(&team).await;
    let monday = managers_list(&town, "2026-03-09T14:00:00Z").await.unwrap();
    let (_, week) = monday.split_once("Last week").unwrap();
    assert!(week.contains("1 asked, "), "{week}");
    assert!(!week.contains("touches, "), "{week}");
}

#[tokio::test]
async fn of_whom_nobody_else_reads_a_history_the_list_has_a_line_for_them_alone() {
    let riley_leads = "[[people]]\nid = \"riley\"\nname = \"Riley Chen\"\nemail = \"riley@example.com\"\n\
                       roles = [\"rep\", \"qualifier\", \"manager\"]\n\
                       [[people]]\nid = \"sam\"\nname = \"Sam Okafor\"\nemail = \"sam@example.com\"\n\
                       roles = [\"rep\"]\n";
    for (people, names_sam) in [("named", true), ("own", false)] {
        let mut sources = changed(
            "policy.toml",
            "# [figures]\n# people = \"named\"",
            &format!("[figures]\npeople = \"{people}\""),
        );
        let team = riley_leads.to_owned();
        sources.files.insert("team.toml".to_owned(), team);
        let town = counted_town(&sources).await;
        for (asks, who) in [(ANA, "riley"), (BO, "sam")] {
            let lead = town.asks(asks).await;
            town.routed(&lead, who).await;
            town.reports(&lead, who, Disposition::NoAnswer).await;
        }
        let monday = list_of(&town, "riley", "2026-03-09T14:00:00Z").await;
        let monday = monday.unwrap();
        let (_, week) = monday.split_once("Last week").unwrap();
        let week = one_line(week);
        assert!(week.contains("2 asked, "), "{people}: {week}");
        assert!(week.contains("Riley Chen: 1 touch, "), "{people}: {week}");
        let of_sam = week.contains("Sam Okafor: 1 touch, ");
        assert_eq!(of_sam, names_sam, "{people}: {week}");
    }
}

/// A week in which Riley called once in vain, and reported the call that was due the day after, or did not; up to this day of the month.
async fn a_week_of_calls(is_reported: bool, last: u32) -> Town {
    let town = counted_town(&shipped()).await;
    let ana = town.riley_gets(ANA).await;
    town.reports(&ana, "riley", Disposition::Voicemail).await;
    for day in 3..=last {
        for hour in 15..=21 {
            town.set(&format!("2026-03-0{day}T{hour}:30:00Z"));
            town.tick(&ana).await;
            if is_reported && (day, hour) == (4, 15) {
                town.reports(&ana, "riley", Disposition::Voicemail).await;
            }
            town.post().await;
        }
    }
    town
}

#[tokio::test]
async fn a_call_that_nobody_reported_is_said_where_what_leaked_is() {
    let said = "Calls and tasks that were due, and that nobody reported: 1.";
    for is_reported in [false, true] {
        let town = a_week_of_calls(is_reported, 6).await;
        let monday = managers_list(&town, "2026-03-09T14:00:00Z").await.unwrap();
        let (_, week) = monday.split_once("Last week").unwrap();
        let week = one_line(week);
        assert_eq!(week.contains(said), !is_reported, "{week}");
        assert_eq!(week.contains("nobody reported"), !is_reported, "{week}");
    }
    // The list of another day says it, too.
    let town = a_week_of_calls(false, 4).await;
    let thursday = managers_list(&town, "2026-03-05T14:00:00Z").await.unwrap();
    let thursday = one_line(&thursday);
    let said = "1 call or task not reported";
    assert!(thursday.contains(said), "{thursday}");
}

#[tokio::test]
async fn a_week_in_which_an_agreed_step_became_overdue_or_is_late_is_not_quiet() {
    let town = counted_town(&shipped()).await;
    let ana = town.riley_gets(ANA).await;
    let task = town.stored(&ana).await.lead.task();
    let reached = Outcome {
        by: person("riley"),
        task,
        disposition: Disposition::Reached,
        next_at: Some(at("2026-03-10T15:00:00Z")),
        again: false,
        link: None,
        amount: None,
        known: Evidence::Said,
    };
    town.event(&ana, Event::Outcome(reached)).await;
    for day in 10..=13 {
        for hour in 15..=21 {
            town.set(&format!("2026-03-{day}T{hour}:30:00Z"));
            town.tick(&ana).await;
            town.post().await;
        }
        settle(&town).await;
    }
    // Nobody asked, no promise came due, and nothing moved.
    let monday = managers_list(&town, "2026-03-16T13:00:00Z").await.unwrap();
    let (_, week) = monday.split_once("Last week").unwrap();
    assert!(week.contains("Became overdue: 1. "), "{week}");
    assert!(week.contains("1 open lead is late now."), "{week}");
    assert!(!week.contains(" asked, "), "{week}");
    // In the week after nothing happens at all, and it is still late.
    let tuesday = managers_list(&town, "2026-03-17T13:00:00Z").await.unwrap();
    let since = "Since Monday, March 16: nothing new. 1 open lead is late now.";
    assert!(tuesday.contains(since), "{tuesday}");
    let next = managers_list(&town, "2026-03-23T13:00:00Z").await.unwrap();
    let (_, week) = next.split_once("Last week").unwrap();
    assert!(week.contains("1 open lead is late now."), "{week}");
    assert!(!week.contains("Became overdue"), "{week}");
}

#[tokio::test]
async fn after_a_quiet_week_no_list_speaks_of_it() {
    let town = Town::new(TUESDAY).await;
    town.set("2026-03-09T14:00:00Z");
    let monday = managers_list(&town, "2026-03-09T14:00:00Z").await;
    assert_eq!(monday, None);
}
