//! `baton policy`, as a shell runs it on the data of this machine.

use std::path::Path;

use baton::{LocalDeployment, Setup};
use cloud::table::policy::ProposalEnd;
use followup::ids::PersonId;
use followup::proposal::{PolicyProposal, ProposedChange};
use followup::team_file::TeamEdit;
use local::Options;
use serde_json::Value;

use super::command_line::{baton, text};
use super::{OPENING, at};

/// Runs `baton policy …` on a data folder; its exit code, and what it printed as JSON.
fn policy(data: &Path, arguments: &[&str]) -> (Option<i32>, Value) {
    let data = data.to_str().unwrap();
    let arguments = [&["policy"], arguments, &["--json", "--data", data]].concat();
    let output = baton(&arguments, "");
    let printed = text(&output.stdout);
    let value = serde_json::from_str(&printed)
        .unwrap_or_else(|_| panic!("{printed}{}", text(&output.stderr)));
    (output.status.code(), value)
}

async fn used_folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let setup = Setup {
        dir: Some(dir.path().to_owned()),
        ..Setup::in_memory(Options::simulated(7, at(OPENING)))
    };
    drop(LocalDeployment::open(setup).await.unwrap());
    dir
}

/// A copy of the shipped policy that calls itself by another name.
fn renamed(into: &Path) {
    for (path, text) in baton::shipped::embedded().files {
        let path = into.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = text.replace("Example Company", "Example Works");
        std::fs::write(path, text).unwrap();
    }
    let policy = into.join("policy.toml");
    let text = std::fs::read_to_string(&policy).unwrap();
    std::fs::write(policy, format!("# Tried in spring.\n{text}")).unwrap();
}

#[tokio::test]
async fn a_policy_is_compared_pushed_put_in_force_and_withdrawn() {
    let data = used_folder().await;
    let folder = tempfile::tempdir().unwrap();
    renamed(folder.path());
    let dir = folder.path().to_str().unwrap();

    let (code, diff) = policy(data.path(), &["diff", "active", dir]);
    assert_eq!(code, Some(1));
    let shown = diff["diff"].as_str().unwrap();
    assert!(shown.contains("+++ b/policy.toml"), "{shown}");
    assert!(shown.contains("+# Tried in spring."), "{shown}");
    let shipped = diff["from"].as_str().unwrap();

    let (code, pushed) = policy(data.path(), &["push", dir]);
    assert_eq!((code, &pushed["active"]), (Some(0), &Value::Bool(false)));
    let version = pushed["version"].as_str().unwrap();
    assert_eq!(diff["to"], version);
    let (code, _) = policy(data.path(), &["activate", version, "--by", "ann"]);
    assert_eq!(code, Some(0));
    let (code, same) = policy(data.path(), &["diff", "active", dir]);
    assert_eq!((code, &same["diff"]), (Some(0), &Value::from("")));

    let (code, _) = policy(data.path(), &["withdraw", version, "--use", shipped]);
    assert_eq!(code, Some(0));
    let (_, history) = policy(data.path(), &["history"]);
    let done: Vec<_> = history["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            (
                change["did"].as_str().unwrap(),
                change["by"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        done,
        [
            ("activated", "baton up"),
            ("activated", "ann"),
            ("withdrawn", "operator")
        ]
    );
    let states: Vec<_> = history["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["version"], &one["active"], &one["withdrawn_for"]))
        .collect();
    assert!(states.contains(&(&shipped.into(), &true.into(), &Value::Null)));
    assert!(states.contains(&(&version.into(), &false.into(), &shipped.into())));
}

#[tokio::test]
async fn what_somebody_put_in_force_stays_so_when_baton_comes_up_without_being_told_of_another() {
    let data = used_folder().await;
    let folder = tempfile::tempdir().unwrap();
    renamed(folder.path());
    let chosen = baton::folder::read(folder.path()).unwrap();
    let shipped = baton::shipped::embedded();
    let opened = async |hour: i64, keeps_chosen| {
        // Two changes of one moment would be a race.
        let start = at(OPENING) + chrono::TimeDelta::hours(hour);
        let setup = Setup {
            dir: Some(data.path().to_owned()),
            keeps_chosen,
            ..Setup::in_memory(Options::simulated(7, start))
        };
        let house = LocalDeployment::open(setup).await.unwrap();
        let cloud = house.cloud();
        let policy = cloud.refreshed_policy(cloud.now()).await.unwrap();
        policy.unwrap().version.clone()
    };
    assert_eq!(opened(1, true).await, shipped.version(), "nobody chose yet");
    let dir = folder.path().to_str().unwrap();
    policy(data.path(), &["push", dir, "--activate"]);
    assert_eq!(opened(2, true).await, chosen.version());
    assert_eq!(opened(3, true).await, chosen.version());
    assert_eq!(opened(4, false).await, shipped.version(), "it was named");
    assert_eq!(opened(5, true).await, shipped.version());
}

#[tokio::test]
async fn a_policy_that_does_not_hold_together_is_not_pushed_and_what_is_not_there_is_named() {
    let data = used_folder().await;
    let folder = tempfile::tempdir().unwrap();
    renamed(folder.path());
    std::fs::remove_file(folder.path().join("team.toml")).unwrap();
    let data = data.path().to_str().unwrap();
    for (arguments, hint) in [
        (&["push", folder.path().to_str().unwrap()][..], "team.toml"),
        (&["activate", "NO VERSION"], "a-z"),
        (
            &["activate", "abcdefghijklmnopqrstuvwxyz"],
            "baton policy history",
        ),
        (
            &["withdraw", "abc", "--use", "abd"],
            "`baton policy history` lists",
        ),
        (&["diff", "active", "nowhere"], "baton policy history"),
    ] {
        let arguments = [&["policy"], arguments, &["--data", data]].concat();
        let output = baton(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = text(&output.stderr);
        assert!(stderr.contains(hint), "{arguments:?}: {stderr}");
    }
    let unused = tempfile::tempdir().unwrap();
    let output = baton(
        &[
            "policy",
            "history",
            "--data",
            unused.path().to_str().unwrap(),
        ],
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--deployment"));
}

/// Opens a data folder some hours after it was made, under the shipped policy.
async fn opened_later(data: &Path, hours: i64) -> LocalDeployment {
    let start = at(OPENING) + chrono::TimeDelta::hours(hours);
    let setup = Setup {
        dir: Some(data.to_owned()),
        ..Setup::in_memory(Options::simulated(7, start))
    };
    LocalDeployment::open(setup).await.unwrap()
}

/// Morgan changes the team of a data folder on its page, twice.
async fn changed_by_page(data: &Path) {
    let house = opened_later(data, 1).await;
    let cloud = house.cloud();
    for (minute, from, to) in [
        (1, "Sam Okafor", "Sam B. Okafor"),
        (2, "id = \"jordan\"", "id = \"jordan\"\nweight = 2"),
    ] {
        let now = cloud.now() + chrono::TimeDelta::minutes(minute);
        let active = cloud.refreshed_policy(now).await.unwrap().unwrap();
        let mut files = cloud.policy_sources(&active.version).await.unwrap();
        let team = files.files.get_mut("team.toml").unwrap();
        assert!(team.contains(from));
        *team = team.replace(from, to);
        let changed = cloud.change_policy(&active.version, &files, None, "morgan", now);
        changed.await.unwrap();
    }
}

#[tokio::test]
async fn the_history_says_who_proposed_a_change_of_the_team_and_who_confirmed_it() {
    let data = used_folder().await;
    let house = opened_later(data.path(), 1).await;
    let cloud = house.cloud();
    let minute = |count| cloud.now() + chrono::TimeDelta::minutes(count);
    let id = |id: &str| PersonId::parse(id).unwrap();
    let active = cloud.refreshed_policy(cloud.now()).await.unwrap().unwrap();
    let mut proposals = Vec::new();
    for (number, who) in ["sam", "jordan", "riley"].into_iter().enumerate() {
        let at = minute(number as i64 + 1);
        let edit = TeamEdit::Remove(id(who));
        let proposal = PolicyProposal::new(&id("morgan"), at, &active.version, edit);
        let asked = cloud.propose_change(&proposal, None, &active.active);
        asked.await.unwrap();
        proposals.push(proposal);
    }
    let (quinn, morgan) = (id("quinn"), id("morgan"));
    for (minutes, number, by, end) in [
        (10, 1, &quinn, ProposalEnd::Refused),
        (11, 2, &morgan, ProposalEnd::TakenBack),
    ] {
        let ended = cloud.end_proposal(&proposals[number].id, end, by, minute(minutes));
        assert!(ended.await.unwrap());
    }
    let mut files = cloud.policy_sources(&active.version).await.unwrap();
    let team = files.files.get_mut("team.toml").unwrap();
    let ProposedChange::Team(edit) = &proposals[0].what else {
        panic!("it is of the team");
    };
    *team = edit.apply(team).unwrap();
    let (first, now) = (Some(&proposals[0]), minute(12));
    let confirmed = cloud.change_policy(&active.version, &files, first, "quinn", now);
    confirmed.await.unwrap();
    drop(house);
    let data = data.path().to_str().unwrap();
    let history = text(&baton(&["policy", "history", "--data", data], "").stdout);
    let before = &active.version;
    let after = files.version();
    for line in [
        format!("proposed on a page that sam leaves, of {before}, by morgan"),
        "refused what morgan proposed, that jordan leaves, by quinn".to_owned(),
        "took back the proposal that riley leaves, by morgan".to_owned(),
        format!(
            "changed the team on its page: {after}, of {before}, proposed by morgan and confirmed, by quinn"
        ),
    ] {
        assert!(history.contains(&line), "{line}: {history}");
    }
}

#[tokio::test]
async fn a_push_undoes_what_was_changed_on_the_page_of_the_team_only_if_that_is_meant() {
    let data = used_folder().await;
    let folder = tempfile::tempdir().unwrap();
    renamed(folder.path());
    let dir = folder.path().to_str().unwrap();
    changed_by_page(data.path()).await;
    // Baton comes up again, told of the policy that was changed: the change stays.
    let house = opened_later(data.path(), 2).await;
    let cloud = house.cloud();
    let active = cloud.refreshed_policy(cloud.now()).await.unwrap().unwrap();
    assert_eq!(active.active.roster.people[1].name, "Sam B. Okafor");
    drop(house);
    let data_dir = data.path().to_str().unwrap();
    // Told of another one, it does not come up without a word about it.
    let other = ["up", "--policy", dir, "--data", data_dir, "--port", "0"];
    let refused = baton(&other, "");
    assert_eq!(refused.status.code(), Some(2));
    let says = text(&refused.stderr);
    for part in [
        "would undo it, for sam, jordan",
        "baton policy pull FOLDER",
        "--over",
    ] {
        assert!(says.contains(part), "{part}: {says}");
    }

    for activate in [&["--activate"][..], &[]] {
        let arguments = [&["policy", "push", dir, "--data", data_dir], activate].concat();
        let refused = baton(&arguments, "");
        assert_eq!(refused.status.code(), Some(2));
        let says = text(&refused.stderr);
        for part in [
            "morgan changed the team on its page at ",
            "would undo it, for sam, jordan",
            "baton policy pull FOLDER",
            "--over",
        ] {
            assert!(says.contains(part), "{part}: {says}");
        }
    }
    // The files in force are whole, and what is made of them goes through; a folder that is in use is left alone.
    let pulled = tempfile::tempdir().unwrap();
    let into = pulled.path().join("policy");
    let into = into.to_str().unwrap();
    let (code, said) = policy(data.path(), &["pull", into]);
    assert_eq!(code, Some(0));
    let files = baton::folder::read(Path::new(into)).unwrap();
    assert_eq!(said["version"], files.version().as_str());
    assert_eq!(policy(data.path(), &["diff", "active", into]).1["diff"], "");
    let again = baton(&["policy", "pull", into, "--data", data_dir], "");
    assert_eq!(again.status.code(), Some(2));
    assert!(
        text(&again.stderr).contains("is not empty"),
        "{}",
        text(&again.stderr)
    );
    let team = Path::new(into).join("team.toml");
    let as_pulled = std::fs::read_to_string(&team).unwrap();
    std::fs::write(&team, as_pulled.replace("Quinn Meyer", "Quinn M. Meyer")).unwrap();
    let (code, _) = policy(data.path(), &["push", into]);
    assert_eq!(code, Some(0));
    assert_eq!(policy(data.path(), &["pull", into, "--over"]).0, Some(0));
    assert_eq!(std::fs::read_to_string(&team).unwrap(), as_pulled);

    let (code, _) = policy(data.path(), &["push", dir, "--activate", "--over"]);
    assert_eq!(code, Some(0));
    let (code, _) = policy(data.path(), &["push", dir, "--activate"]);
    assert_eq!(code, Some(0), "nothing of the page is in force any more");
}

#[tokio::test]
async fn a_version_of_before_undoes_what_was_changed_on_the_page_of_the_team_only_if_that_is_meant()
{
    let data = used_folder().await;
    let folder = tempfile::tempdir().unwrap();
    renamed(folder.path());
    let dir = folder.path().to_str().unwrap();
    let (code, pushed) = policy(data.path(), &["push", dir]);
    assert_eq!(code, Some(0));
    let version = pushed["version"].as_str().unwrap().to_owned();
    changed_by_page(data.path()).await;
    let house = opened_later(data.path(), 2).await;
    let cloud = house.cloud();
    let active = cloud.refreshed_policy(cloud.now()).await.unwrap().unwrap();
    let by_page = active.version.to_string();
    drop(house);
    let data_dir = data.path().to_str().unwrap();
    for arguments in [
        &["activate", version.as_str()][..],
        &["withdraw", by_page.as_str(), "--use", version.as_str()],
    ] {
        let arguments = [&["policy"], arguments, &["--data", data_dir]].concat();
        let refused = baton(&arguments, "");
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        let says = text(&refused.stderr);
        for part in [
            "morgan changed the team on its page at ",
            "would undo it, for sam, jordan",
            "baton policy pull FOLDER",
            "--over",
        ] {
            assert!(says.contains(part), "{part}: {says}");
        }
    }
    let (_, history) = policy(data.path(), &["history"]);
    let versions = history["versions"].as_array().unwrap();
    let is_active = |one: &&Value| one["active"] == true;
    assert_eq!(
        versions.iter().find(is_active).unwrap()["version"],
        by_page.as_str()
    );
    let (code, _) = policy(data.path(), &["activate", &version, "--over"]);
    assert_eq!(code, Some(0));
    // What is not in force has nothing of the page that could be undone.
    let (code, _) = policy(data.path(), &["withdraw", &by_page, "--use", &version]);
    assert_eq!(code, Some(0));
}
