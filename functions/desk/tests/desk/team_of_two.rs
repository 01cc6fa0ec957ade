//! Where two have to agree, what one who leads the team proposes holds once another has confirmed it, and not before.

use chrono::Duration;
use cloud::keys::Home;
use cloud::table::outbox::Content;
use cloud::table::policy::{Changed, ProposalSubject};
use followup::ids::PolicyVersion;
use followup::message::DigestKind;
use followup::policy::PolicyFiles;
use followup::proposal::MAX_PROPOSALS;
use followup::team_file::TeamEditKind;
use local::LocalService;

use crate::board::MOST_REQUESTS;
use crate::browser::Browser;
use crate::office::{Office, person, readable, text};
use crate::team_page::{sams, with_deputy};

/// Quinn is Morgan's deputy, and two agree to a change of the team.
fn of_two(files: &mut PolicyFiles) {
    with_deputy(files);
    let policy = files.files.get_mut("policy.toml").unwrap();
    policy.push_str("\n[team]\nchanges = \"two\"\n");
}

/// What is proposed of Sam.
fn of_sam() -> ProposalSubject {
    ProposalSubject::Person {
        person: person("sam"),
        edit: TeamEditKind::Changes,
    }
}

impl Office {
    /// A version in which Riley has this share is pushed, and not put in force.
    async fn pushes(&self, weight: &str) -> PolicyVersion {
        self.pushes_of(&self.version().await, weight).await
    }

    async fn pushes_of(&self, version: &PolicyVersion, weight: &str) -> PolicyVersion {
        let mut files = self.cloud.policy_sources(version).await.unwrap();
        let team = files.files.get_mut("team.toml").unwrap();
        let riley = format!("id = \"riley\"\nweight = {weight}");
        *team = team.replacen("id = \"riley\"", &riley, 1);
        let now = self.cloud.now();
        let pushed = self.cloud.push_policy(&files, "operator", now).await;
        pushed.unwrap()
    }

    /// Somebody proposes that Sam gets this share of new leads.
    async fn proposes(&self, who: &str, weight: &str) -> String {
        let version = self.version().await;
        let wish = format!("{}&made_from={version}", sams(&[("weight", weight)]));
        let page = self.press(&self.team_of(who), &wish).await;
        assert_eq!(page.status(), 200, "{}", text(&page));
        text(&page)
    }

    /// Somebody decides of the proposal that is the oldest: the answer's status and page.
    async fn decides(&self, who: &str, does: &str) -> (u16, String) {
        let standing = self.cloud.proposals().await.unwrap();
        let id = standing[0].id.clone();
        self.decides_of(who, does, id.as_str()).await
    }

    async fn decides_of(&self, who: &str, does: &str, id: &str) -> (u16, String) {
        let body = format!("do={does}&proposal={id}");
        let page = self.press(&self.team_of(who), &body).await;
        (page.status().as_u16(), text(&page))
    }

    async fn sams_weight(&self) -> u32 {
        self.roster().await.get(&person("sam")).unwrap().weight
    }

    /// What the history says last, and by whom.
    async fn done_last(&self) -> (String, Changed) {
        let changes = self.cloud.policy_history().await.unwrap().changes;
        let last = changes.last().unwrap();
        (last.by.clone(), last.what.clone())
    }

    /// Another version is put in force, in which Riley has another share.
    async fn is_pushed(&self) {
        let now = self.later(Duration::minutes(1));
        let version = self.pushes("5").await;
        let activated = self.cloud.activate_policy(&version, "operator", now).await;
        activated.unwrap();
    }
}

#[tokio::test]
async fn nothing_is_active_before_another_has_confirmed_it() {
    let office = Office::open_with(of_two).await;
    let before = office.version().await;
    let said = office.proposes("morgan", "3").await;
    assert!(said.contains("It is proposed."), "{said}");
    assert_eq!(office.version().await, before);
    assert_eq!(office.sams_weight().await, 1);
    let proposed = Changed::Proposed {
        made_from: before.clone(),
        about: of_sam(),
    };
    assert_eq!(office.done_last().await, ("morgan".to_owned(), proposed));
    // Pressed twice, it is one.
    let version = office.version().await;
    let wish = format!("{}&made_from={version}", sams(&[("weight", "3")]));
    office.press(&office.team_of("morgan"), &wish).await;
    assert_eq!(office.cloud.proposals().await.unwrap().len(), 1);
    // Whoever proposes it does not confirm it, nor refuse it.
    for does in ["confirm", "refuse"] {
        let (status, page) = office.decides("morgan", does).await;
        assert_eq!(status, 403);
        assert!(
            page.contains("Whoever proposes a change does not confirm"),
            "{page}"
        );
    }
    assert_eq!(office.version().await, before);
    let (status, page) = office.decides("quinn", "confirm").await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("Sam Okafor: changed."), "{page}");
    assert_eq!(office.sams_weight().await, 3);
    let activated = Changed::Activated {
        version: office.version().await,
        made_from: Some(before),
        proposed_by: Some(person("morgan")),
    };
    assert_eq!(office.done_last().await, ("quinn".to_owned(), activated));
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
}

#[tokio::test]
async fn the_deputy_proposes_and_the_manager_confirms() {
    let office = Office::open_with(of_two).await;
    office.proposes("quinn", "2").await;
    assert_eq!(office.decides("quinn", "confirm").await.0, 403);
    assert_eq!(office.decides("morgan", "confirm").await.0, 200);
    assert_eq!(office.sams_weight().await, 2);
}

#[tokio::test]
async fn each_of_the_two_sees_on_the_page_and_the_list_what_they_may_do() {
    let office = Office::open_with(of_two).await;
    office.proposes("morgan", "3").await;
    office.later(Duration::hours(2));
    for who in ["morgan", "quinn"] {
        let page = readable(&office.get(&office.team_of(who)).await);
        let (_, from) = page.split_once("Proposed</h2>").unwrap();
        let (card, _) = from.split_once("</form>").unwrap();
        insta::assert_snapshot!(format!("proposal_{who}"), card);
        let list = text(&office.get(&office.list_of(who)).await);
        let waits = "1 proposed change of the team waits to be decided, for 2 hours.";
        assert!(list.contains(waits), "{list}");
    }
    for who in ["riley", "sam"] {
        let list = text(&office.get(&office.list_of(who)).await);
        assert!(!list.contains("proposed change"), "{list}");
    }
    office.decides("quinn", "confirm").await;
    let list = text(&office.get(&office.list_of("morgan")).await);
    assert!(!list.contains("proposed change"), "{list}");
}

#[tokio::test]
async fn what_is_refused_or_taken_back_changes_nothing_and_is_on_the_record() {
    let office = Office::open_with(of_two).await;
    let before = office.version().await;
    office.proposes("morgan", "3").await;
    let id = office.cloud.proposals().await.unwrap()[0].id.clone();
    let (status, page) = office.decides("quinn", "take_back").await;
    assert_eq!(status, 403);
    assert!(
        page.contains("Only whoever proposed a change takes it back."),
        "{page}"
    );
    let (status, page) = office.decides("quinn", "refuse").await;
    assert_eq!(status, 200);
    assert!(page.contains("The proposal is refused."), "{page}");
    let refused = Changed::Refused {
        proposed_by: person("morgan"),
        about: of_sam(),
    };
    assert_eq!(office.done_last().await, ("quinn".to_owned(), refused));
    // Whoever comes too late is told so, and confirms nothing.
    let (status, page) = office.decides_of("quinn", "confirm", id.as_str()).await;
    assert_eq!(status, 200);
    assert!(page.contains("This proposal is no longer there"), "{page}");
    office.proposes("morgan", "4").await;
    let (status, page) = office.decides("morgan", "take_back").await;
    assert_eq!(status, 200);
    assert!(page.contains("The proposal is taken back."), "{page}");
    let taken = Changed::TakenBack { about: of_sam() };
    assert_eq!(office.done_last().await, ("morgan".to_owned(), taken));
    assert_eq!(office.version().await, before);
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
}

#[tokio::test]
async fn what_another_change_overtook_is_not_applied_and_is_proposed_anew() {
    let office = Office::open_with(of_two).await;
    office.proposes("morgan", "3").await;
    office.is_pushed().await;
    let pushed = office.version().await;
    let (status, page) = office.decides("quinn", "confirm").await;
    assert_eq!(status, 409);
    assert!(
        page.contains("The team was changed after this was proposed"),
        "{page}"
    );
    assert_eq!(
        (office.version().await, office.sams_weight().await),
        (pushed.clone(), 1)
    );
    // Whoever proposes it anew is who proposes it, and the other one confirms it.
    let (status, page) = office.decides("quinn", "anew").await;
    assert_eq!(status, 200);
    assert!(page.contains("It is proposed."), "{page}");
    let standing = office.cloud.proposals().await.unwrap();
    assert_eq!(standing.len(), 1);
    assert_eq!(
        (&standing[0].by, &standing[0].made_from),
        (&person("quinn"), &pushed)
    );
    assert_eq!(office.decides("quinn", "confirm").await.0, 403);
    assert_eq!(office.decides("morgan", "confirm").await.0, 200);
    let roster = office.roster().await;
    let weight = |id: &str| roster.get(&person(id)).unwrap().weight;
    assert_eq!((weight("sam"), weight("riley")), (3, 5));
}

#[tokio::test]
async fn of_two_proposals_the_one_that_is_confirmed_overtakes_the_other() {
    let office = Office::open_with(of_two).await;
    office.proposes("morgan", "3").await;
    let leave = format!("do=leave&id=sam&made_from={}", office.version().await);
    office.press(&office.team_of("morgan"), &leave).await;
    let standing = office.cloud.proposals().await.unwrap();
    assert_eq!(standing.len(), 2);
    let (share, leaves) = (standing[0].id.as_str(), standing[1].id.as_str());
    assert_eq!(office.decides_of("quinn", "confirm", leaves).await.0, 200);
    assert!(office.roster().await.get(&person("sam")).is_none());
    let (status, _) = office.decides_of("quinn", "confirm", share).await;
    assert_eq!(status, 409);
    // Sam has left: there is nothing to propose anew, and the proposal is dropped.
    let (_, page) = office.decides_of("quinn", "anew", share).await;
    assert!(page.contains("this is the team as it is now"), "{page}");
    assert_eq!(office.decides_of("quinn", "refuse", share).await.0, 200);
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
}

#[tokio::test]
async fn who_does_not_lead_the_team_decides_nothing() {
    let office = Office::open_with(of_two).await;
    let before = office.version().await;
    office.proposes("morgan", "3").await;
    for who in ["riley", "sam", "-", "gone"] {
        for does in ["confirm", "refuse", "take_back", "anew"] {
            let (status, page) = office.decides(who, does).await;
            assert_eq!(status, 403, "{who} {does}");
            assert!(!page.contains("sam@example.com"), "{who} {does}");
        }
    }
    assert_eq!(office.version().await, before);
    assert_eq!(office.cloud.proposals().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_other_one_is_told_by_one_mail_and_the_one_who_proposes_by_none() {
    let office = Office::open_with(of_two).await;
    office.proposes("morgan", "3").await;
    let mails = async |who: &str| {
        let home = Home::Person(person(who));
        let messages = office.cloud.messages(&home).await.unwrap();
        let of_changes = messages.into_iter().filter(|one| {
            matches!(&one.content, Content::Team(mail) if mail.kind == DigestKind::TeamChange)
        });
        of_changes.count()
    };
    assert_eq!((mails("quinn").await, mails("morgan").await), (1, 0));
    assert_eq!(mails("riley").await, 0);
}

#[tokio::test]
async fn a_change_after_which_nobody_could_confirm_the_next_one_is_refused_at_once() {
    let office = Office::open_with(of_two).await;
    let leave = format!("do=leave&id=quinn&made_from={}", office.version().await);
    let page = office.press(&office.team_of("morgan"), &leave).await;
    assert_eq!(page.status(), 422);
    let says = "alone leads the team";
    assert!(text(&page).contains(says), "{}", text(&page));
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
}

#[tokio::test]
async fn no_more_wait_than_may() {
    let office = Office::open_with(of_two).await;
    for weight in 2..2 + MAX_PROPOSALS {
        office.proposes("morgan", &weight.to_string()).await;
    }
    let version = office.version().await;
    let wish = format!("{}&made_from={version}", sams(&[("weight", "50")]));
    let page = office.press(&office.team_of("morgan"), &wish).await;
    assert_eq!(page.status(), 409);
    assert!(
        text(&page).contains("10 proposals wait already"),
        "{}",
        text(&page)
    );
    assert_eq!(office.cloud.proposals().await.unwrap().len(), MAX_PROPOSALS);
}

#[tokio::test]
async fn what_still_stands_when_one_is_enough_again_is_made_or_dropped() {
    let office = Office::open_with(of_two).await;
    office.proposes("morgan", "3").await;
    let now = office.later(Duration::minutes(1));
    let mut files = office
        .cloud
        .policy_sources(&office.version().await)
        .await
        .unwrap();
    let policy = files.files.get_mut("policy.toml").unwrap();
    *policy = policy.replace("changes = \"two\"", "changes = \"one\"");
    let version = office
        .cloud
        .push_policy(&files, "operator", now)
        .await
        .unwrap();
    office
        .cloud
        .activate_policy(&version, "operator", now)
        .await
        .unwrap();
    assert_eq!(office.decides("quinn", "confirm").await.0, 409);
    assert_eq!(office.sams_weight().await, 1);
    let (status, page) = office.decides("quinn", "anew").await;
    assert_eq!(status, 200, "{page}");
    assert_eq!(office.sams_weight().await, 3);
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
}

#[tokio::test]
async fn a_version_is_in_force_once_another_has_confirmed_it() {
    let office = Office::open_with(of_two).await;
    let before = office.version().await;
    let pushed = office.pushes("7").await;
    let path = format!("/desk/policy?version={pushed}");
    let post = format!("version={pushed}&made_from={before}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let seen = text(&morgan.get(&path).await);
    assert!(seen.contains(&format!("Propose {pushed}")), "{seen}");
    assert!(!seen.contains(&format!("Put {pushed} in force")), "{seen}");
    // Pressed twice, it is one.
    for _ in 0..2 {
        office.later(Duration::minutes(1));
        let proposed = morgan.post("/desk/policy", &post).await;
        assert_eq!(proposed.status(), 200);
        assert!(text(&proposed).contains("It is proposed."));
    }
    assert_eq!(office.cloud.proposals().await.unwrap().len(), 1);
    assert_eq!(office.version().await, before);
    // A rep proposes nothing, and whoever proposed it does not confirm it.
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(riley.post("/desk/policy", &post).await.status(), 403);
    assert_eq!(office.decides("morgan", "confirm").await.0, 403);
    assert_eq!(office.version().await, before);
    let about = ProposalSubject::Version {
        version: pushed.clone(),
    };
    let proposed = Changed::Proposed {
        made_from: before.clone(),
        about: about.clone(),
    };
    assert_eq!(office.done_last().await, ("morgan".to_owned(), proposed));
    // The other reads what it is, with the way to what differs, and confirms it.
    let page = text(&office.get(&office.team_of("quinn")).await);
    assert!(
        page.contains(&format!(
            "Morgan Lee proposes: version {pushed} of the policy is put in force"
        )),
        "{page}"
    );
    assert!(
        page.contains(&format!("desk/policy?version={pushed}")),
        "{page}"
    );
    assert!(!page.contains("It would undo"), "{page}");
    let (status, page) = office.decides("quinn", "confirm").await;
    assert_eq!(status, 200, "{page}");
    assert!(
        page.contains(&format!("Version {pushed} is in force.")),
        "{page}"
    );
    assert_eq!(office.version().await, pushed);
    let activated = Changed::Activated {
        version: pushed.clone(),
        made_from: None,
        proposed_by: Some(person("morgan")),
    };
    assert_eq!(office.done_last().await, ("quinn".to_owned(), activated));
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
    // The old one again: refused this time.
    let back = format!("version={before}&made_from={pushed}");
    office.later(Duration::minutes(1));
    assert_eq!(morgan.post("/desk/policy", &back).await.status(), 200);
    assert_eq!(office.decides("quinn", "refuse").await.0, 200);
    let refused = Changed::Refused {
        proposed_by: person("morgan"),
        about: ProposalSubject::Version { version: before },
    };
    assert_eq!(office.done_last().await, ("quinn".to_owned(), refused));
    assert_eq!(office.version().await, pushed);
}

#[tokio::test]
async fn a_version_that_undoes_what_two_agreed_to_is_proposed_only_if_that_is_meant() {
    let office = Office::open_with(of_two).await;
    let before = office.version().await;
    let pushed = office.pushes("7").await;
    office.proposes("morgan", "3").await;
    assert_eq!(office.decides("quinn", "confirm").await.0, 200);
    office.later(Duration::minutes(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let active = office.version().await;
    let body = format!("version={pushed}&made_from={active}");
    let refused = morgan.post("/desk/policy", &body).await;
    assert_eq!(refused.status(), 422);
    assert!(text(&refused).contains("for Sam Okafor"));
    assert_eq!(office.cloud.proposals().await.unwrap(), []);
    let meant = format!("{body}&undo=yes");
    let proposed = morgan.post("/desk/policy", &meant).await;
    assert_eq!(proposed.status(), 200, "{}", text(&proposed));
    assert_eq!(office.cloud.proposals().await.unwrap().len(), 1);
    // Whoever is to confirm it reads the same, also where they confirm it.
    let undoes = "It would undo what was changed on the page of the team";
    for who in ["quinn", "morgan"] {
        let page = readable(&office.get(&office.team_of(who)).await);
        let (_, from) = page.split_once("Proposed</h2>").unwrap();
        let (card, _) = from.split_once("</form>").unwrap();
        assert!(card.contains(undoes), "{card}");
        assert!(card.contains("for Sam Okafor"), "{card}");
    }
    let mut quinn = Browser::of(&office, "quinn").await;
    let path = format!("/desk/policy?version={pushed}");
    assert!(text(&quinn.get(&path).await).contains("for Sam Okafor"));
    // However many are proposed, what the page changed is read once.
    for weight in 2..=MAX_PROPOSALS {
        office.later(Duration::minutes(1));
        let version = office.pushes_of(&before, &(weight + 20).to_string()).await;
        let body = format!("version={version}&made_from={active}&undo=yes");
        assert_eq!(morgan.post("/desk/policy", &body).await.status(), 200);
    }
    let team = office.team_of("quinn");
    office.get(&team).await;
    let usage = office.aws.usage();
    let page = text(&office.get(&team).await);
    let asked = office.aws.usage().since(&usage);
    assert_eq!(page.matches(undoes).count(), MAX_PROPOSALS);
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(all <= MOST_REQUESTS, "{all}");
}

#[tokio::test]
async fn a_proposed_version_does_not_take_away_what_was_changed_since() {
    let office = Office::open_with(of_two).await;
    let pushed = office.pushes("7").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    office.later(Duration::minutes(1));
    morgan
        .post(
            "/desk/policy",
            &format!("version={pushed}&made_from={}", office.version().await),
        )
        .await;
    // Sam's share is changed by both meanwhile.
    office.proposes("morgan", "3").await;
    let standing = office.cloud.proposals().await.unwrap();
    let of_team = standing.last().unwrap().id.to_string();
    assert_eq!(office.decides_of("quinn", "confirm", &of_team).await.0, 200);
    let since = office.version().await;
    let (status, page) = office.decides("quinn", "confirm").await;
    assert_eq!(status, 409);
    assert!(
        page.contains("Another version was put in force after this"),
        "{page}"
    );
    assert_eq!(office.version().await, since);
    // Proposed anew by the other, it is the first one's to confirm, who sees what differs.
    let (status, _) = office.decides("quinn", "anew").await;
    assert_eq!(status, 200);
    assert_eq!(office.cloud.proposals().await.unwrap().len(), 1);
    assert_eq!(office.decides("quinn", "confirm").await.0, 403);
    assert_eq!(office.decides("morgan", "confirm").await.0, 200);
    assert_eq!(office.version().await, pushed);
}
