//! A change of `team.toml` leaves what it does not change as it was written.

use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::{Person, Role, Roster};
use followup::team_file::{
    PersonChange, PersonEntry, TeamEdit, TeamFileError, changes, keys_on_line,
};

use crate::support::shipped;

const TEAM: &str = "\
# Who follows up.

# Riley knows the old customers.
[[people]]
id = \"riley\"   # since 2019
name = 'Riley Chen'
email = \"riley@example.com\"
roles = [
  \"rep\", # and nothing else
]
weight = 2
territories = [{ countries = [\"US\"] }]

[[people]]
id = \"morgan\"
name = \"Morgan Lee\"
email = \"morgan@example.com\" # read on the phone
roles = [\"manager\"]
deputy = \"riley\"
# The end.
";

fn id(text: &str) -> PersonId {
    PersonId::parse(text).unwrap()
}

fn roster(text: &str) -> Roster {
    toml::from_str(text).unwrap()
}

/// Somebody's entry as the file has it.
fn entry(text: &str, of: &str) -> PersonEntry {
    let person: Person = roster(text).get(&id(of)).unwrap().clone();
    PersonEntry {
        id: person.id,
        name: person.name,
        email: person.email,
        phone: person.phone,
        roles: person.roles,
        weight: person.weight,
        max_open: person.max_open,
        deputy: person.deputy,
        topics: person.topics,
        sources: person.sources,
        products: person.products,
        speaks: person
            .speaks
            .iter()
            .map(|one| one.tag().to_owned())
            .collect(),
        language: person.language.map(|one| one.tag().to_owned()),
        free_when_open: person.free_when_open,
    }
}

fn newcomer() -> PersonEntry {
    PersonEntry {
        id: id("zoe"),
        name: "Zo\u{eb} \"Z\" Roth".to_owned(),
        email: "zoe@example.com".to_owned(),
        phone: None,
        roles: vec![Role::Rep, Role::Qualifier],
        weight: 1,
        max_open: 60,
        deputy: None,
        topics: vec!["sales".to_owned()],
        sources: Vec::new(),
        products: Vec::new(),
        speaks: Vec::new(),
        language: None,
        free_when_open: true,
    }
}

fn change(entry: PersonEntry) -> TeamEdit {
    TeamEdit::Change(Box::new(entry))
}

#[test]
fn what_says_the_same_is_left_as_it_was_written() {
    for of in ["riley", "morgan"] {
        assert_eq!(change(entry(TEAM, of)).apply(TEAM).unwrap(), TEAM);
    }
    let sources = shipped();
    let text = sources.get("team.toml").unwrap();
    for person in &roster(text).people {
        assert_eq!(
            change(entry(text, person.id.as_str())).apply(text).unwrap(),
            text
        );
    }
}

#[test]
fn one_value_is_changed_where_it_stands_beside_what_is_written_of_it() {
    let mut morgan = entry(TEAM, "morgan");
    morgan.email = "lee@example.com".to_owned();
    morgan.phone = Some("+1 555 010 0110".to_owned());
    morgan.deputy = None;
    let changed = change(morgan).apply(TEAM).unwrap();
    let line = "email = \"lee@example.com\" # read on the phone\n";
    assert!(changed.contains(line), "{changed}");
    let mut expected = roster(TEAM);
    expected.people.change(|people| {
        people[1].email = "lee@example.com".to_owned();
        people[1].phone = Some("+1 555 010 0110".to_owned());
        people[1].deputy = None;
    });
    assert_eq!(roster(&changed), expected);
    // Of Riley nothing is different, nor of what is written above and below.
    let (above, _) = TEAM.split_once("[[people]]\nid = \"morgan\"").unwrap();
    assert!(changed.starts_with(above), "{changed}");
    assert!(changed.ends_with("# The end.\n"), "{changed}");
}

#[test]
fn who_joins_stands_at_the_end_in_either_form_of_the_list() {
    let inline = "people = [{ id = \"sam\", name = \"Sam\", email = \"sam@example.com\", roles = [\"rep\"] }]\n";
    for text in [TEAM, inline] {
        let changed = TeamEdit::Add(Box::new(newcomer())).apply(text).unwrap();
        let before = roster(text);
        let after = roster(&changed);
        assert_eq!(after.people.len(), before.people.len() + 1);
        assert_eq!(after.people[..before.people.len()], before.people[..]);
        let zoe = after.people.last().unwrap();
        assert_eq!(
            (zoe.name.as_str(), zoe.weight, zoe.free_when_open),
            ("Zo\u{eb} \"Z\" Roth", 1, true)
        );
        assert_eq!(zoe.roles, [Role::Rep, Role::Qualifier]);
        assert!(
            !changed.contains("weight = 1") && !changed.contains("max_open"),
            "{changed}"
        );
        let again = TeamEdit::Add(Box::new(newcomer())).apply(&changed);
        assert_eq!(again, Err(TeamFileError::Taken(id("zoe"))));
    }
}

#[test]
fn who_leaves_is_nobodys_deputy_and_takes_only_what_is_written_of_them_along() {
    let changed = TeamEdit::Remove(id("riley")).apply(TEAM).unwrap();
    assert!(changed.starts_with("# Who follows up.\n\n"), "{changed}");
    assert!(!changed.contains("old customers"), "{changed}");
    let after = roster(&changed);
    assert_eq!(after.people.len(), 1);
    assert_eq!(after.people[0].deputy, None);
    let nobody = TeamEdit::Remove(id("riley")).apply(&changed);
    assert_eq!(nobody, Err(TeamFileError::NotThere(id("riley"))));
    for text in ["people = [", "people = 3", ""] {
        let broken = TeamEdit::Remove(id("riley")).apply(text);
        assert_eq!(broken, Err(TeamFileError::Unreadable), "{text}");
    }
}

#[test]
fn the_shipped_team_keeps_its_head_and_passes_the_check_when_the_first_leaves_and_another_joins() {
    let mut sources = shipped();
    let text = sources.get("team.toml").unwrap().to_owned();
    let joined = TeamEdit::Add(Box::new(newcomer())).apply(&text).unwrap();
    let changed = TeamEdit::Remove(id("riley")).apply(&joined).unwrap();
    let head = "# Who follows up. One person may have all three roles";
    assert!(changed.starts_with(head), "{changed}");
    sources.files.insert("team.toml".to_owned(), changed);
    assert_eq!(Policy::compile(&sources).err(), None);
}

#[test]
fn what_differs_is_said_person_by_person() {
    let before = roster(TEAM);
    assert_eq!(changes(&before, &before), []);
    let mut after = before.clone();
    after.people.change(|people| {
        people[1].weight = 3;
        people[0].id = id("rye");
    });
    let [riley, morgan] = &before.people[..] else {
        unreachable!("two people")
    };
    assert_eq!(
        changes(&before, &after),
        [
            PersonChange::Leaves(riley),
            PersonChange::Differs(morgan, &after.people[1]),
            PersonChange::Joins(&after.people[0]),
        ]
    );
}

#[test]
fn a_line_is_that_of_a_key_of_one_person_and_of_no_other() {
    let line = |text: &str| TEAM.lines().position(|one| one.starts_with(text)).unwrap() + 1;
    let keys = ["id", "email", "deputy", "phone"];
    let deputy = line("deputy");
    assert_eq!(keys_on_line(TEAM, 1, deputy, &keys), ["deputy"]);
    assert_eq!(keys_on_line(TEAM, 0, deputy, &keys), [""; 0]);
    // What is not there has no line of its own.
    assert_eq!(keys_on_line(TEAM, 0, 4, &keys), [""; 0]);
}

#[test]
fn what_the_file_says_of_somebody_now_changes_nothing() {
    let text = shipped().files["team.toml"].clone();
    for one in &roster(&text).people {
        let edit = TeamEdit::Change(Box::new(PersonEntry::of(one)));
        assert_eq!(edit.person(), &one.id);
        assert_eq!(edit.apply(&text).unwrap(), text, "{}", one.id);
    }
}
