//! Who hears of a proposed change of the team, when, and who decides it.

use followup::digest::of_proposal;
use followup::ids::PersonId;
use followup::message::DigestKind;
use followup::policy::Policy;
use followup::proposal::{PolicyProposal, ProposedChange};
use followup::team_file::TeamEdit;

use crate::support::{ny, person, shipped, wall};

/// The shipped policy, in which Morgan has a deputy, and two agree to a change of the team.
fn of_two() -> Policy {
    let mut sources = shipped();
    let policy = sources.files.get_mut("policy.toml").unwrap();
    policy.push_str("\n[team]\nchanges = \"two\"\n");
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace("id = \"morgan\"", "id = \"morgan\"\ndeputy = \"quinn\"");
    Policy::compile(&sources).unwrap()
}

/// Morgan proposes that Sam leaves.
fn proposed(policy: &Policy, at: &str) -> PolicyProposal {
    let edit = TeamEdit::Remove(person("sam"));
    PolicyProposal::new(&person("morgan"), ny(at), &policy.version, edit)
}

#[test]
fn whoever_else_leads_the_team_hears_of_it_and_decides_it() {
    let policy = of_two();
    let roster = &policy.active.roster;
    let proposal = proposed(&policy, "2026-03-03 10:00");
    let told: Vec<&PersonId> = proposal.told(roster).map(|one| &one.id).collect();
    assert_eq!(told, [&person("quinn")]);
    let decides = |id: &str| proposal.is_decided_by(roster, roster.get(&person(id)).unwrap());
    assert!(decides("quinn"));
    assert!(!decides("morgan"), "it is Morgan's own");
    assert!(!decides("riley"), "a rep");
    let edit = TeamEdit::Remove(person("sam"));
    assert_eq!(proposal.what, ProposedChange::Team(edit));
    assert!(!proposal.is_overtaken(&policy.version));
    let other = followup::ids::PolicyVersion::derive(&["another"]);
    assert!(proposal.is_overtaken(&other));
}

#[test]
fn they_hear_at_once_in_their_hours_and_else_with_the_list_at_opening() {
    let policy = of_two();
    let told = |at: &str| of_proposal(&policy.active, &person("quinn"), &proposed(&policy, at));
    let mail = told("2026-03-03 10:07").unwrap();
    assert_eq!(
        (mail.kind, wall(mail.not_before)),
        (DigestKind::TeamChange, "2026-03-03 10:07".to_owned())
    );
    assert!(mail.is_about(&proposed(&policy, "2026-03-03 10:07")));
    // The same, proposed once more, is another mail.
    assert!(!mail.is_about(&proposed(&policy, "2026-03-03 10:08")));
    for closed in [
        "2026-03-03 18:00",
        "2026-03-07 12:00",
        "2026-03-03 03:00",
        "2026-03-03 09:00",
    ] {
        assert_eq!(told(closed), None, "{closed}");
    }
}

#[test]
fn pressed_twice_it_is_one_proposal() {
    let policy = of_two();
    let (one, two) = (
        proposed(&policy, "2026-03-03 10:00"),
        proposed(&policy, "2026-03-03 10:01"),
    );
    assert_eq!(one.id, two.id);
    let text = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<PolicyProposal>(&text).unwrap(), one);
    // A version is another proposal than a change of the team, and is read as one.
    let version = followup::ids::PolicyVersion::derive(&["pushed"]);
    let of_version = PolicyProposal::new(&one.by, one.at, &policy.version, version.clone());
    assert_ne!(of_version.id, one.id);
    let text = serde_json::to_string(&of_version).unwrap();
    let read = serde_json::from_str::<PolicyProposal>(&text).unwrap();
    assert_eq!(read.what, ProposedChange::InForce(version));
}
