//! Whoever leads the team changes it on its page, and nobody else does.

use chrono::Duration;
use cloud::links::{Link, Purpose};
use cloud::table::policy::Changed;
use followup::ids::PolicyVersion;
use followup::policy::PolicyFiles;
use followup::team::Roster;
use http::Response;
use lambda_http::Body;

use crate::office::{Office, person, readable, text};

impl Office {
    /// The page of the team, for somebody.
    pub(crate) fn team_of(&self, who: &str) -> String {
        let link = Link {
            purpose: Purpose::Team,
            lead: None,
            person: (who != "-").then(|| person(who)),
            task: "p".to_owned(),
            expires: Some(self.cloud.now() + cloud::links::TASK_LINK),
        };
        format!(
            "/{}/{}",
            Purpose::Team.path(),
            link.token(&self.cloud.keys())
        )
    }

    /// A press on a page of a minute later: no two versions are put in force in one moment.
    pub(crate) async fn press(&self, path: &str, body: &str) -> Response<Body> {
        self.later(Duration::minutes(1));
        self.post(path, body).await
    }

    pub(crate) async fn version(&self) -> PolicyVersion {
        let policy = self.cloud.refreshed_policy(self.cloud.now()).await;
        policy.unwrap().unwrap().version.clone()
    }

    pub(crate) async fn roster(&self) -> Roster {
        let policy = self.cloud.refreshed_policy(self.cloud.now()).await;
        policy.unwrap().unwrap().active.roster.clone()
    }
}

/// Sam's form as it stands, with what is different.
pub(crate) fn sams(different: &[(&str, &str)]) -> String {
    let standing = [
        ("do", "change"),
        ("id", "sam"),
        ("name", "Sam+Okafor"),
        ("email", "sam%40example.com"),
        ("phone", "%2B1+555+010+0112"),
        ("roles", "rep"),
        ("weight", "1"),
        ("max_open", "60"),
        ("free_when_open", "yes"),
    ];
    let fields = standing.iter().map(|(name, value)| {
        let other = different.iter().find(|(changed, _)| changed == name);
        (*name, other.map_or(*value, |(_, value)| *value))
    });
    let added = different
        .iter()
        .copied()
        .filter(|(name, _)| standing.iter().all(|(one, _)| one != name));
    let fields: Vec<String> = fields
        .chain(added)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    fields.join("&")
}

const ZOE: &str =
    "do=add&name=Zo%C3%AB+Roth&email=zoe%40example.com&roles=rep&weight=2&max_open=40";

/// A page without the version that it was made from, which is another for each change of the shipped policy.
pub(crate) fn of_any_version(page: &Response<Body>) -> String {
    const FIELD: &str = "name=\"made_from\" value=\"";
    let page = readable(page);
    let mut parts = page.split(FIELD);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |shown, part| {
        let rest = part.split_once('"').map_or("", |(_, rest)| rest);
        format!("{shown}{FIELD}a version\"{rest}")
    })
}

#[tokio::test]
async fn the_manager_reads_who_is_of_the_team_and_gets_there_from_their_list() {
    let office = Office::open().await;
    let list = text(&office.get(&office.list_of("morgan")).await);
    assert!(list.contains("href=\"../p/"), "{list}");
    let reps = text(&office.get(&office.list_of("riley")).await);
    assert!(!reps.contains("href=\"../p/"), "{reps}");
    let path = office.team_of("morgan");
    insta::assert_snapshot!("team", of_any_version(&office.get(&path).await));
    let form = office.get(&format!("{path}?person=morgan")).await;
    insta::assert_snapshot!("team_form", of_any_version(&form));
    let joins = office.get(&format!("{path}?new=yes")).await;
    insta::assert_snapshot!("team_joins", of_any_version(&joins));
}

#[tokio::test]
async fn who_does_not_lead_the_team_is_shown_nothing_and_changes_nothing() {
    let office = Office::open().await;
    let version = office.version().await;
    let wish = format!("{}&made_from={version}", sams(&[("weight", "9")]));
    for who in ["riley", "quinn", "-", "gone"] {
        let path = office.team_of(who);
        for page in [office.get(&path).await, office.press(&path, &wish).await] {
            assert_eq!(page.status(), 403, "{who}");
            assert!(!text(&page).contains("sam@example.com"), "{who}");
        }
    }
    assert_eq!(office.version().await, version);
    // A link to another page of the manager's is none to this one.
    let list = office.list_of("morgan").replacen("/l/", "/p/", 1);
    assert_eq!(office.press(&list, &wish).await.status(), 403);
    assert_eq!(office.version().await, version);
}

#[tokio::test]
async fn the_deputy_may_what_the_manager_may() {
    let office = Office::open_with(with_deputy).await;
    let version = office.version().await;
    let wish = format!("{}&made_from={version}", sams(&[("weight", "3")]));
    let done = office.press(&office.team_of("quinn"), &wish).await;
    assert_eq!(done.status(), 200, "{}", text(&done));
    assert_eq!(office.roster().await.get(&person("sam")).unwrap().weight, 3);
}

/// Quinn is Morgan's deputy.
pub(crate) fn with_deputy(files: &mut PolicyFiles) {
    let team = files.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"quinn\"");
}

#[tokio::test]
async fn a_change_is_a_version_of_the_policy_that_says_who_made_it_of_which() {
    let office = Office::open().await;
    let path = office.team_of("morgan");
    let before = office.version().await;
    let files = office.cloud.policy_sources(&before).await.unwrap();
    let wish = format!(
        "{}&made_from={before}",
        sams(&[("weight", "2"), ("topics", "sales%2C+support")])
    );
    let done = text(&office.press(&path, &wish).await);
    assert!(done.contains("Sam Okafor: changed."), "{done}");
    let after = office.version().await;
    let sam = office.roster().await.get(&person("sam")).unwrap().clone();
    assert_eq!(
        (sam.weight, sam.topics),
        (2, vec!["sales".to_owned(), "support".to_owned()])
    );
    let changes = office.cloud.policy_history().await.unwrap().changes;
    let last = changes.last().unwrap();
    assert_eq!(last.by, "morgan");
    let activated = Changed::Activated {
        version: after.clone(),
        made_from: Some(before),
        proposed_by: None,
    };
    assert_eq!(last.what, activated);
    // Nothing else of the files is different, and of this one two lines.
    let mut now = office.cloud.policy_sources(&after).await.unwrap();
    let team = now.files.remove("team.toml").unwrap();
    let mut was = files.clone();
    let written = was.files.remove("team.toml").unwrap();
    assert_eq!(now, was);
    let new: Vec<&str> = team
        .lines()
        .filter(|line| !written.contains(line))
        .collect();
    assert_eq!(new, ["weight = 2", "topics = [\"sales\", \"support\"]"]);
    // Pressed twice, it is done once.
    let twice = text(&office.press(&path, &wish).await);
    assert!(twice.contains("Sam Okafor: changed."), "{twice}");
    assert_eq!(office.version().await, after);
    // The same from the page as it is now is nothing new, and says so.
    let again = wish.replacen(
        &format!("made_from={}", files.version()),
        &format!("made_from={after}"),
        1,
    );
    let same = text(&office.press(&path, &again).await);
    assert!(same.contains("the team is as it was"), "{same}");
    assert_eq!(office.version().await, after);
}

#[tokio::test]
async fn somebody_joins_under_a_name_that_nobody_had_and_somebody_leaves() {
    let office = Office::open().await;
    let path = office.team_of("morgan");
    let wish = format!("{ZOE}&made_from={}", office.version().await);
    let joined = text(&office.press(&path, &wish).await);
    assert!(
        joined.contains("on the team, with the short name zoe."),
        "{joined}"
    );
    let zoe = office.roster().await.get(&person("zoe")).unwrap().clone();
    assert_eq!(
        (zoe.name.as_str(), zoe.weight, zoe.max_open),
        ("Zo\u{eb} Roth", 2, 40)
    );
    // Pressed twice, it is done once.
    let people = office.roster().await.people.len();
    let again = text(&office.press(&path, &wish).await);
    assert!(
        again.contains("on the team, with the short name zoe."),
        "{again}"
    );
    assert_eq!(office.roster().await.people.len(), people);
    let leave = format!("do=leave&id=zoe&made_from={}", office.version().await);
    let left = text(&office.press(&path, &leave).await);
    assert!(left.contains("is no longer on the team."), "{left}");
    assert!(office.roster().await.get(&person("zoe")).is_none());
    // Another Zoë has a name of her own, whether it is proposed or asked for.
    let asked = format!("{ZOE}&id=zoe&made_from={}", office.version().await);
    let refused = office.press(&path, &asked).await;
    assert_eq!(refused.status(), 422);
    insta::assert_snapshot!("team_id_taken", of_any_version(&refused));
    let wish = format!("{ZOE}&made_from={}", office.version().await);
    let joined = text(&office.press(&path, &wish).await);
    assert!(joined.contains("with the short name zoe_roth."), "{joined}");
}

#[tokio::test]
async fn of_two_who_change_at_once_the_second_is_told_and_keeps_what_they_typed() {
    let office = Office::open_with(with_deputy).await;
    let version = office.version().await;
    let first = format!("{}&made_from={version}", sams(&[("weight", "2")]));
    let done = office.press(&office.team_of("morgan"), &first).await;
    assert_eq!(done.status(), 200);
    let second = format!(
        "{}&made_from={version}",
        sams(&[("name", "Sam+B.+Okafor"), ("max_open", "7")])
    );
    let late = office.press(&office.team_of("quinn"), &second).await;
    assert_eq!(late.status(), 409);
    let page = text(&late);
    assert!(
        page.contains("Somebody changed the team after you opened this page"),
        "{page}"
    );
    assert!(
        page.contains("value=\"Sam B. Okafor\"") && page.contains("value=\"7\""),
        "{page}"
    );
    let sam = office.roster().await.get(&person("sam")).unwrap().clone();
    assert_eq!(
        (sam.name.as_str(), sam.weight, sam.max_open),
        ("Sam Okafor", 2, 60)
    );
    // The page was made anew: what is sent from it counts.
    let now = office.version().await;
    assert!(page.contains(now.as_str()), "{page}");
    let again = second.replacen(version.as_str(), now.as_str(), 1);
    assert_eq!(
        office
            .press(&office.team_of("quinn"), &again)
            .await
            .status(),
        200
    );
    // Whoever is gone meanwhile has no form.
    let leave = format!("do=leave&id=sam&made_from={}", office.version().await);
    assert_eq!(
        office
            .press(&office.team_of("morgan"), &leave)
            .await
            .status(),
        200
    );
    let gone = text(&office.press(&office.team_of("quinn"), &again).await);
    assert!(gone.contains("this is the team as it is now"), "{gone}");
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_that_was_typed_is_lost() {
    let office = Office::open().await;
    let path = office.team_of("morgan");
    let version = office.version().await;
    for (different, says) in [
        (("name", "+"), "A name of at most 100 letters."),
        (
            ("email", "nowhere"),
            "An address such as riley@example.com.",
        ),
        (("phone", "1"), "A number that can be dialed"),
        (("roles", "boss"), "At least one of these."),
        (("weight", "many"), "A whole number"),
        (("max_open", "-1"), "A whole number"),
        // The check of the whole policy says these.
        (
            ("topics", "boats"),
            "takes the topic &#34;boats&#34;, which no form offers",
        ),
        (("speaks", "de"), "speaks de, in which nobody is written to"),
        (("deputy", "quinn"), "only the manager has one"),
    ] {
        let wish = format!(
            "{}&made_from={version}",
            sams(&[different, ("sources", "website")])
        );
        let refused = office.press(&path, &wish).await;
        assert_eq!(refused.status(), 422, "{different:?}");
        let page = text(&refused);
        let field = page.split("class=\"error\"").nth(2).unwrap();
        assert!(
            field.split("</p>").next().unwrap().contains(says),
            "{different:?}: {page}"
        );
        assert!(page.contains("value=\"website\""), "{different:?}: {page}");
        assert!(
            page.contains("aria-invalid=\"true\""),
            "{different:?}: {page}"
        );
    }
    // What is about no field of the form is said above it, in the language that it is in.
    let leave = format!("do=leave&id=morgan&made_from={version}");
    let refused = office.press(&path, &leave).await;
    assert_eq!(refused.status(), 422);
    insta::assert_snapshot!("team_without_manager", of_any_version(&refused));
    for nothing in ["", "do=change", "do=leave&id=nobody", "do=add&made_from=1"] {
        office.press(&path, nothing).await;
    }
    assert_eq!(office.version().await, version);
}

#[tokio::test]
async fn where_nobody_changes_the_team_by_page_it_is_only_shown() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[team]\nchanges = \"nobody\"\n");
    })
    .await;
    let path = office.team_of("morgan");
    let version = office.version().await;
    for address in [
        path.clone(),
        format!("{path}?person=sam"),
        format!("{path}?new=yes"),
    ] {
        let page = text(&office.get(&address).await);
        assert!(page.contains("This page only shows the team."), "{page}");
        assert!(
            page.contains("sam@example.com") && !page.contains("<form"),
            "{page}"
        );
    }
    for wish in [
        sams(&[("weight", "9")]),
        ZOE.to_owned(),
        "do=leave&id=sam".to_owned(),
    ] {
        office
            .press(&path, &format!("{wish}&made_from={version}"))
            .await;
    }
    assert_eq!(office.version().await, version);
}
