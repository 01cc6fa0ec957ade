//! The policy as the team reads it: what would happen, each text, what was changed; and whoever leads the team puts a version in force.

use cloud::attributes::{item, json, s, t};
use cloud::keys::{Key, POLICY, PolicyPart};
use cloud::table::policy::Changed;

use crate::browser::Browser;
use crate::office::{Office, readable, shipped, text};
use crate::team_page::{sams, with_deputy};

/// A version that says something else, pushed by nobody of the team.
async fn pushed(office: &Office) -> String {
    pushed_with(office, "sales_ready = 45").await
}

async fn pushed_with(office: &Office, says: &str) -> String {
    let mut files = shipped();
    let policy = files.files.get_mut("policy.toml").unwrap();
    *policy = policy.replace("sales_ready = 40", says);
    let version = office
        .cloud
        .push_policy(&files, "consultant", office.cloud.now())
        .await;
    version.unwrap().to_string()
}

#[tokio::test]
async fn everybody_reads_what_would_happen_to_who_asks() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    let page = riley.get("/desk/policy").await;
    assert_eq!(page.status(), 200);
    insta::assert_snapshot!("policy", readable(&page));
    let page = text(&page);
    for said in [
        "Somebody who never answers, while each call is made",
        "Somebody whom nobody turns to",
        "From then on Morgan Lee has it, and it is on the list again each working day until something is reported; no goodbye goes out before that",
        "If nobody decides, it rests again from ",
        "subject = ",
        "Nobody stands in for Morgan Lee: while Morgan Lee is away,",
        "Hello Ana,",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// Bytes of the page of the shipped policy at most: versions and changes come to it, and it stays below the 100 KB of a page.
const SHIPPED_PAGE: usize = 70_000;

#[tokio::test]
async fn a_text_beside_no_line_has_a_page_of_its_own() {
    let office = Office::open().await;
    let mut riley = Browser::of(&office, "riley").await;
    let page = text(&riley.get("/desk/policy").await);
    assert!(page.len() < SHIPPED_PAGE, "{} bytes", page.len());
    let links = page.split("policy?text=").skip(1);
    let names: Vec<&str> = links.filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let shown = text(&riley.get(&format!("/desk/policy?text={name}")).await);
        assert!(
            shown.contains(name) && shown.contains("<pre>"),
            "{name}: {shown}"
        );
        assert!(!page.contains(&format!("<summary>{name}")), "{name}");
    }
    for unknown in ["templates/no.md", "team.toml", "policy.toml"] {
        let refused = riley.get(&format!("/desk/policy?text={unknown}")).await;
        assert_eq!(refused.status(), 404, "{unknown}");
        assert!(text(&refused).contains("The policy has no text of that name."));
    }
}

#[tokio::test]
async fn the_check_says_on_the_page_what_it_says_on_the_command_line() {
    let office = Office::open().await;
    let version = pushed(&office).await;
    let deputised = Office::open_with(with_deputy).await;
    let mut said = Vec::new();
    for (office, path) in [
        (&office, "/desk/policy".to_owned()),
        (&office, format!("/desk/policy?version={version}")),
        (&deputised, "/desk/policy".to_owned()),
    ] {
        let mut morgan = Browser::of(office, "morgan").await;
        let page = text(&morgan.get(&path).await);
        let nobody = page.contains("Nobody stands in for Morgan Lee");
        said.push((nobody, page.contains("The check finds nothing.")));
    }
    assert_eq!(said, [(true, false), (true, false), (false, true)]);
}

#[tokio::test]
async fn whoever_leads_the_team_sees_what_differs_and_puts_it_in_force() {
    let office = Office::open().await;
    let version = pushed(&office).await;
    office.later(chrono::Duration::minutes(1));
    let mut riley = Browser::of(&office, "riley").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let path = format!("/desk/policy?version={version}");
    let seen = text(&riley.get(&path).await);
    assert!(
        seen.contains("-sales_ready = 40\n") && seen.contains("+sales_ready = 45\n"),
        "{seen}"
    );
    assert!(!seen.contains("name=\"version\""), "{seen}");
    let body = format!("version={version}&made_from={}", office.version().await);
    assert_eq!(riley.post("/desk/policy", &body).await.status(), 403);
    let seen = text(&morgan.get(&path).await);
    assert!(seen.contains("name=\"version\""), "{seen}");
    let done = morgan.post("/desk/policy", &body).await;
    assert_eq!(done.status(), 200);
    let done = text(&done);
    assert!(
        done.contains(&format!("Version {version} is in force.")),
        "{done}"
    );
    let active = office
        .cloud
        .refreshed_policy(office.cloud.now())
        .await
        .unwrap();
    assert_eq!(active.unwrap().version.to_string(), version);
    assert!(done.contains("by Morgan Lee"), "{done}");
}

#[tokio::test]
async fn a_version_undoes_what_the_page_of_the_team_changed_only_if_that_is_meant() {
    let office = Office::open().await;
    let version = pushed(&office).await;
    let before = office.version().await;
    let wish = format!("{}&made_from={before}", sams(&[("weight", "2")]));
    let changed = office.press(&office.team_of("morgan"), &wish).await;
    assert_eq!(changed.status(), 200);
    let of_page = office.version().await;
    office.later(chrono::Duration::minutes(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let says = "It would undo what was changed on the page of the team since the last push, for Sam Okafor.";
    let path = format!("/desk/policy?version={version}");
    let seen = text(&morgan.get(&path).await);
    assert!(
        seen.contains(says) && seen.contains("name=\"undo\""),
        "{seen}"
    );
    assert!(seen.contains("by Morgan Lee"), "{seen}");
    let body = format!("version={version}&made_from={of_page}");
    let refused = morgan.post("/desk/policy", &body).await;
    assert_eq!(refused.status(), 422);
    let refused = text(&refused);
    for part in [says, "Nothing was put in force", "name=\"undo\""] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    assert_eq!(office.version().await, of_page);
    let meant = format!("{body}&undo=yes");
    let done = morgan.post("/desk/policy", &meant).await;
    assert_eq!(done.status(), 200, "{}", text(&done));
    assert_eq!(office.version().await.to_string(), version);
    // The one that the page made is a push like any other: nothing of a page is in force any more.
    let seen = text(&morgan.get(&format!("/desk/policy?version={of_page}")).await);
    assert!(!seen.contains("It would undo"), "{seen}");
    assert!(!seen.contains("name=\"undo\""), "{seen}");
}

#[tokio::test]
async fn a_version_that_was_compared_with_another_than_is_in_force_by_now_is_compared_anew() {
    let office = Office::open_with(with_deputy).await;
    let before = office.version().await;
    let version = pushed(&office).await;
    let other = pushed_with(&office, "sales_ready = 50").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let mut quinn = Browser::of(&office, "quinn").await;
    let made_from = |version: &str| format!("name=\"made_from\" value=\"{version}\"");
    let seen = text(&morgan.get(&format!("/desk/policy?version={version}")).await);
    assert!(seen.contains(&made_from(before.as_str())), "{seen}");
    office.later(chrono::Duration::minutes(1));
    let faster = format!("version={other}&made_from={before}");
    assert_eq!(quinn.post("/desk/policy", &faster).await.status(), 200);
    office.later(chrono::Duration::minutes(1));
    for slower in [format!("&made_from={before}"), String::new()] {
        let body = format!("version={version}{slower}");
        let refused = morgan.post("/desk/policy", &body).await;
        assert_eq!(refused.status(), 409, "{slower}");
        let refused = text(&refused);
        for part in [
            "Another version was put in force after this page was opened",
            "-sales_ready = 50\n+sales_ready = 45\n",
            &made_from(&other),
        ] {
            assert!(refused.contains(part), "{part}: {refused}");
        }
        assert_eq!(office.version().await.to_string(), other);
    }
    let body = format!("version={version}&made_from={other}");
    // Pressed twice, it is one.
    for _ in 0..2 {
        assert_eq!(morgan.post("/desk/policy", &body).await.status(), 200);
    }
    let changes = office.cloud.policy_history().await.unwrap().changes;
    let [.., by_quinn, by_morgan] = changes.as_slice() else {
        panic!("{changes:?}");
    };
    assert_eq!([&by_quinn.by, &by_morgan.by], ["quinn", "morgan"]);
    // A version that was pushed is of no page.
    let activated = Changed::Activated {
        version: office.version().await,
        made_from: None,
        proposed_by: None,
    };
    assert_eq!(by_morgan.what, activated);
}

#[tokio::test]
async fn what_the_check_finds_of_a_version_stands_above_what_differs() {
    let office = Office::open().await;
    let mut files = shipped();
    let policy = files.files.get_mut("policy.toml").unwrap();
    *policy = policy.replace("max_touches = 5", "max_touches = 0");
    let findings = followup::policy::Policy::compile(&files).unwrap_err();
    let now = office.cloud.now();
    let version = office.cloud.push_policy(&files, "consultant", now).await;
    let mut riley = Browser::of(&office, "riley").await;
    let path = format!("/desk/policy?version={}", version.unwrap());
    let seen = text(&riley.get(&path).await);
    assert!(seen.contains("What the check finds"), "{seen}");
    for finding in findings {
        let line = finding.line.unwrap();
        assert!(
            seen.contains(&format!("policy.toml:{line}: ")),
            "{finding}: {seen}"
        );
    }
}

#[tokio::test]
async fn a_text_that_somebody_wrote_as_markup_is_shown_and_never_run() {
    let office = Office::open_with(|files| {
        let mail = files.files.get_mut("templates/mail.md").unwrap();
        mail.push_str("\n\n<script>alert(1)</script> <img src=x onerror=alert(2)>\n");
    })
    .await;
    let mut riley = Browser::of(&office, "riley").await;
    let seen = text(&riley.get("/desk/policy").await);
    assert!(seen.contains("alert(1)"), "{seen}");
    for run in ["<script>alert", "<img src=x"] {
        assert!(!seen.contains(run), "{run}: {seen}");
    }
}

#[tokio::test]
async fn what_is_no_version_is_refused_in_words() {
    let office = Office::open().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    for body in [
        "",
        "version=",
        "version=nothing",
        "version=0000000000000000",
    ] {
        let page = morgan.post("/desk/policy", body).await;
        assert_eq!(page.status(), 422, "{body}");
    }
    let page = morgan.get("/desk/policy?version=nothing").await;
    assert!(text(&page).contains("There is no such version."));
}

#[tokio::test]
async fn versions_that_the_page_leaves_out_are_said_with_where_they_are() {
    let office = Office::open().await;
    let mut morgan = Browser::of(&office, "morgan").await;
    // Twenty are shown, with the one that is in force.
    for (points, said) in [
        (41..=59, None),
        (
            60..=61,
            Some("And 2 earlier: &quot;baton policy history&quot; shows each."),
        ),
    ] {
        for points in points {
            let mut files = shipped();
            let policy = files.files.get_mut("policy.toml").unwrap();
            *policy = policy.replace("sales_ready = 40", &format!("sales_ready = {points}"));
            let now = office.later(chrono::Duration::minutes(1));
            let version = office.cloud.push_policy(&files, "consultant", now).await;
            version.unwrap();
        }
        let page = text(&morgan.get("/desk/policy").await);
        let is_said = page.contains("baton policy history");
        assert_eq!(is_said, said.is_some(), "{page}");
        assert!(said.is_none_or(|said| page.contains(said)), "{page}");
    }
}

/// Versions, and changes, that a history reads at most.
const MOST_READ: usize = 2_000;

/// So many versions whose names come before all others, and as many changes of long ago.
async fn a_long_past(office: &Office, count: usize) {
    let long_ago = followup::ids::PolicyVersion::parse("long_ago").unwrap();
    let what = Changed::Activated {
        version: long_ago,
        made_from: None,
        proposed_by: None,
    };
    let what = json("policy", &what).unwrap();
    let first = calendar::parse_instant("2020-01-06T10:00:00Z").unwrap();
    let client = office.aws.dynamodb("past");
    for number in 0..count {
        let at = first + chrono::Duration::minutes(i64::try_from(number).unwrap());
        let version = Key::policy(PolicyPart::Files, &format!("0000_{number}"), 0);
        let line = Key::new(POLICY, format!("H#{}", calendar::format_instant(at)));
        for key in [version, line] {
            let mut past = item(&key);
            past.insert("at".to_owned(), t(at));
            past.insert("by".to_owned(), s("somebody"));
            past.insert("what".to_owned(), what.clone());
            let put = client.put_item().set_item(Some(past));
            let put = put.table_name(&office.cloud.settings().table);
            put.send().await.unwrap();
        }
    }
}

#[tokio::test]
async fn of_more_than_a_history_reads_the_newest_changes_are_there_and_each_version_by_its_name() {
    let office = Office::open().await;
    a_long_past(&office, MOST_READ - 1).await;
    let past = office.cloud.policy_history().await.unwrap();
    assert_eq!(
        [past.versions.len(), past.changes.len()],
        [MOST_READ, MOST_READ]
    );
    assert!(past.all_versions && past.all_changes, "as many as are read");
    let before = office.version().await;
    let version = pushed(&office).await;
    let wish = format!("{}&made_from={before}", sams(&[("weight", "2")]));
    let changed = office.press(&office.team_of("morgan"), &wish).await;
    assert_eq!(changed.status(), 200);
    let of_page = office.version().await;
    let past = office.cloud.policy_history().await.unwrap();
    assert!(!past.all_versions && !past.all_changes, "one more");
    assert_eq!(past.changes.len(), MOST_READ);
    assert_eq!(past.changes.last().unwrap().by, "morgan");
    assert!(past.versions.iter().any(|one| one.active));
    let (from, by_page) = office.cloud.changes_by_page(&of_page).await.unwrap();
    assert_eq!((from, by_page.len()), (before, 1));
    // The page has the newest change, and says what is missing; a version for which there was no room is found.
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get("/desk/policy").await);
    for said in [
        "by Morgan Lee",
        "And at least 1980 earlier",
        "There are more versions than can be read at once",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let seen = morgan.get(&format!("/desk/policy?version={version}")).await;
    assert_eq!(seen.status(), 200);
    assert!(text(&seen).contains("It would undo"), "{}", text(&seen));
}

#[tokio::test]
async fn where_pages_only_show_none_puts_a_version_in_force_by_a_click() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[team]\nchanges = \"nobody\"\n");
    })
    .await;
    let version = pushed(&office).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let seen = text(&morgan.get(&format!("/desk/policy?version={version}")).await);
    assert!(!seen.contains("name=\"version\""), "{seen}");
    assert_eq!(
        morgan
            .post("/desk/policy", &format!("version={version}"))
            .await
            .status(),
        403
    );
}

#[tokio::test]
async fn each_text_stands_on_a_click_where_it_is_used_and_the_team_is_for_whom_it_answers() {
    let office = Office::open().await;
    let seen = text(
        &Browser::of(&office, "riley")
            .await
            .get("/desk/policy")
            .await,
    );
    for (line, opens) in [
        ("The acknowledgement goes out", "Thank you"),
        ("A call is due: call 1", "What to say"),
        ("A call is due: call 2", "What to say"),
    ] {
        let (_, rest) = seen.split_once(line).unwrap();
        let summary = rest.strip_prefix("<details><summary>");
        let opened = summary.is_some_and(|summary| summary.starts_with(opens));
        assert!(opened, "{line}: {seen}");
    }
    assert!(seen.contains("ask for Ana Silva"), "{seen}");
    let link = ">The team</a>";
    assert!(!seen.contains(link), "{seen}");
    let seen = text(
        &Browser::of(&office, "morgan")
            .await
            .get("/desk/policy")
            .await,
    );
    assert!(seen.contains(link), "{seen}");
}

#[tokio::test]
async fn who_answers_for_the_team_comes_from_the_policy_to_who_is_away() {
    let office = Office::open().await;
    let link = "board#absence\">Who is away</a>";
    let mut riley = Browser::of(&office, "riley").await;
    let seen = text(&riley.get("/desk/policy").await);
    assert!(!seen.contains(link), "{seen}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let seen = text(&morgan.get("/desk/policy").await);
    assert!(seen.contains(link), "{seen}");
    let board = text(&morgan.get("/desk/board").await);
    let (_, away) = board.split_once("<h2 id=\"absence\">").unwrap();
    assert!(away.contains("name=\"works_again\""), "{away}");
}
