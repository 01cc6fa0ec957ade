//! Who is on the list of a campaign, and asked for nothing.

use std::path::Path;

use chrono::NaiveDate;
use followup::event::{Disposition, Sign};
use followup::inquiry::{Inquiry, ListEntry, Origin, RecordedConsent};
use followup::lead::{CampaignHold, ObligationKind};
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::{AssignReason, EntryKind, Fact, LoggedNote};
use followup::work;

use crate::support::{inquiry, ny, shipped, wall};
use crate::world::{BUYER, BY_MAIL, World};

const CAMPAIGN: &str = "award-winners";

/// The shipped policy with the shipped campaign.
fn files() -> PolicyFiles {
    let mut sources = shipped();
    let example = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../infra/examples/campaigns")
        .join(CAMPAIGN);
    for folder in ["campaigns", "templates"] {
        for entry in std::fs::read_dir(example.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = std::fs::read_to_string(&path).unwrap();
            sources.files.insert(format!("{folder}/{name}"), text);
        }
    }
    sources
}

fn policy() -> Policy {
    Policy::compile(&files()).unwrap()
}

fn row(policy: &Policy, fields: &[(&str, &str)], date: Option<&str>, agreed: bool) -> Inquiry {
    let mut inquiry = inquiry(policy, ny("2026-03-02 10:00"), fields);
    inquiry.source = CAMPAIGN.to_owned();
    inquiry.origin = Origin::Listed(ListEntry {
        consent: agreed.then(RecordedConsent::default),
        campaign: Some(CAMPAIGN.to_owned()),
        date: date.map(|date| date.parse::<NaiveDate>().unwrap()),
        ..ListEntry::default()
    });
    inquiry
}

fn world(fields: &[(&str, &str)], date: Option<&str>, agreed: bool) -> World {
    let policy = policy();
    let row = row(&policy, fields, date, agreed);
    let mut world = World::new(policy, ny("2026-03-02 10:00"));
    world.arrive_as(row);
    world
}

/// What happened to the steps, and when: opened, written, or left out and why.
fn steps(world: &World) -> Vec<String> {
    let said = |fact: &Fact| {
        if let Fact::CallOpened { step } = fact {
            Some(format!("call {step}"))
        } else if let Fact::MailPlanned { step, .. } = fact {
            Some(format!("mail {step}"))
        } else if let Fact::StepSkipped { step, why } = fact {
            let step = step.as_deref().unwrap_or_default();
            Some(format!("{why:?} {step}"))
        } else {
            None
        }
    };
    let lines = world.record.lines.iter();
    lines
        .filter_map(|line| said(&line.entry.fact).map(|said| format!("{} {said}", wall(line.at))))
        .collect()
}

#[test]
fn the_steps_count_down_to_the_evening_and_lapse_with_it() {
    let mut world = world(BUYER, Some("2026-03-28"), true);
    world.until("2026-07-01 10:00");
    assert_eq!(
        steps(&world),
        [
            "2026-03-09 10:00 call winner_call",
            "2026-03-10 10:00 NotReported winner_call",
            "2026-03-10 10:00 mail winner_mail",
            "2026-03-18 09:00 mail winner_fitting",
            "2026-03-25 09:00 call winner_last_call",
            "2026-03-29 00:00 DatePassed winner_last_call",
            "2026-04-02 09:00 mail winner_goodbye",
        ]
    );
    assert_eq!(world.status(), "resting");
    let Fact::Assigned { to, why, .. } = &world
        .record
        .lines
        .iter()
        .find(|line| line.entry.fact.kind() == EntryKind::Assigned)
        .unwrap()
        .entry
        .fact
    else {
        panic!("nobody has it")
    };
    assert_eq!((to.as_str(), why), ("riley", &AssignReason::OwnsCampaign));
    for kind in [EntryKind::Breached, EntryKind::Reminded, EntryKind::Lapsed] {
        assert_eq!(world.times(kind), [""; 0], "{kind:?}");
    }
}

#[test]
fn what_comes_too_late_for_the_evening_is_left_out_and_what_remains_is_said() {
    // The list comes eight days before, and on the day itself; and after it.
    for (date, expected) in [
        (
            "2026-03-10",
            vec![
                "2026-03-02 10:00 DatePassed winner_call",
                "2026-03-02 10:00 DatePassed winner_mail",
                "2026-03-02 10:00 mail winner_fitting",
                "2026-03-05 09:00 call winner_last_call",
                "2026-03-11 00:00 DatePassed winner_last_call",
                "2026-03-16 09:00 mail winner_goodbye",
            ],
        ),
        (
            "2026-03-01",
            vec![
                "2026-03-02 10:00 DatePassed winner_call",
                "2026-03-02 10:00 DatePassed winner_mail",
                "2026-03-02 10:00 DatePassed winner_fitting",
                "2026-03-02 10:00 DatePassed winner_last_call",
                "2026-03-05 10:00 mail winner_goodbye",
            ],
        ),
    ] {
        let mut world = world(BUYER, Some(date), true);
        world.until("2026-05-01 10:00");
        assert_eq!(steps(&world), expected, "{date}");
    }
}

#[test]
fn who_has_no_date_gets_no_step_that_counts_down() {
    let mut world = world(BY_MAIL, None, true);
    world.until("2026-05-01 10:00");
    let all = steps(&world);
    let left_out: Vec<&str> = all
        .iter()
        .filter_map(|said| said.split_once("NoDate ").map(|(_, step)| step))
        .collect();
    assert_eq!(left_out, ["winner_fitting", "winner_last_call"], "{all:?}");
}

#[test]
fn without_a_consent_nothing_goes_out_and_it_is_a_persons_task() {
    let mut world = world(BUYER, Some("2026-03-28"), false);
    world.until("2026-07-01 10:00");
    assert_eq!(world.mails(), []);
    let owed = work::owed(world.lead()).unwrap().kind;
    assert_eq!(owed, ObligationKind::Approach);
    // A person has called: what would be written is theirs.
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-09-01 10:00");
    assert_eq!(world.mails(), []);
}

#[test]
fn no_mail_of_a_countdown_waits_longer_than_until_the_date() {
    let mut world = world(BY_MAIL, Some("2026-03-12"), true);
    world.until("2026-03-12 17:00");
    for planned in &world.record.messages {
        let message = &planned.message;
        assert!(message.not_after <= ny("2026-03-13 00:00"), "{message:?}");
    }
    assert!(!world.record.messages.is_empty());
}

#[test]
fn who_answers_or_asks_leaves_the_campaign_and_stays_its_owners() {
    // By mail.
    let mut answers = world(BUYER, Some("2026-03-28"), true);
    answers.until("2026-03-11 10:00");
    answers.sign(Sign::Replied);
    answers.until("2026-04-20 10:00");
    let after = |world: &World, from: &str| {
        let mut all = steps(world);
        all.retain(|said| said.as_str() > from);
        all
    };
    assert_eq!(after(&answers, "2026-03-11 10:01"), [""; 0]);
    assert!(answers.times(EntryKind::Breached)[0].starts_with("2026-03-11"));

    // By a form: due that day, with the campaign and its owner.
    let mut asks = world(BUYER, Some("2026-03-28"), true);
    asks.until("2026-03-11 09:30");
    asks.joined(BUYER);
    asks.until("2026-03-11 10:00");
    assert_eq!(asks.owner(), "riley");
    let first = work::first_touch(asks.lead()).unwrap();
    assert_eq!(wall(first.since), "2026-03-11 09:32");
    assert_eq!(asks.lead().campaign.as_ref().unwrap().name, CAMPAIGN);
    let later = after(&asks, "2026-03-11 09:31");
    assert!(
        later.iter().all(|said| !said.contains("winner")),
        "{later:?}"
    );
}

#[test]
fn who_answers_within_the_hours_of_a_day_is_due_that_day() {
    let policy = policy();
    for (at, due) in [
        ("2026-03-02 10:00", "2026-03-02 14:00"),
        ("2026-03-02 14:00", "2026-03-02 17:00"),
        ("2026-03-02 16:30", "2026-03-02 17:00"),
        // Nobody works any more: the ladder counts from the morning.
        ("2026-03-02 18:00", "2026-03-03 13:00"),
    ] {
        let mut by_link = inquiry(&policy, ny(at), BUYER);
        let (key, value) = ("utm_campaign".to_owned(), "award-winners".to_owned());
        by_link.attribution.insert(key, value);
        let mut world = World::new(policy.clone(), ny(at));
        world.arrive_as(by_link);
        world.until_instant(ny(at) + chrono::Duration::minutes(4));
        let first = *work::first_touch(world.lead()).unwrap();
        let promised = followup::escalation::promised(&policy, world.lead(), &first);
        assert_eq!(wall(promised.at), due, "{at}");
    }
    // Whoever asks for the same without a campaign has the ladder's time.
    let mut other = World::new(policy.clone(), ny("2026-03-02 14:00"));
    other.arrive(BUYER);
    other.until("2026-03-02 14:10");
    let first = *work::first_touch(other.lead()).unwrap();
    let promised = followup::escalation::promised(&policy, other.lead(), &first);
    assert_eq!(&wall(promised.at)[..10], "2026-03-03");
}

#[test]
fn who_answers_is_the_owners_wherever_they_are_and_whatever_they_ask() {
    let mut sources = files();
    let team = sources.files.get_mut("team.toml").unwrap();
    *team = team.replace(
        "id = \"riley\"",
        "id = \"riley\"\ntopics = [\"partnership\"]\nterritories = [{ area_codes = [\"+1 415\"] }]",
    );
    let policy = Policy::compile(&sources).unwrap();
    let mut by_link = inquiry(&policy, ny("2026-03-02 10:00"), BUYER);
    let (key, value) = ("utm_campaign".to_owned(), "award-winners".to_owned());
    by_link.attribution.insert(key, value);
    let mut world = World::new(policy.clone(), ny("2026-03-02 10:00"));
    world.arrive_as(by_link.clone());
    world.until("2026-03-02 10:30");
    assert_eq!(world.owner(), "riley");
    // A form promises with the owner in mind: everybody else is full.
    let full = ["sam", "jordan"].map(|id| followup::team::RepLoad {
        open: 60,
        ..followup::team::RepLoad::new(crate::support::person(id))
    });
    let team = followup::team::Team {
        loads: full.to_vec(),
    };
    let forecast = followup::route::Forecast::of(&policy, &team, ny("2026-03-02 10:00"));
    let free = forecast.free_from(&policy, &by_link, ny("2026-03-02 10:00"));
    assert_eq!(free, Some(ny("2026-03-02 10:00")));
}

#[test]
fn who_comes_by_the_campaigns_own_number_or_link_belongs_to_it() {
    let policy = policy();
    let mut ways = Vec::new();
    let mut by_number = inquiry(&policy, ny("2026-03-02 10:00"), BUYER);
    by_number.source = "voicemail".to_owned();
    ways.push(by_number);
    let mut by_link = inquiry(&policy, ny("2026-03-02 10:00"), BUYER);
    let (key, value) = ("utm_campaign".to_owned(), "Award-Winners".to_owned());
    by_link.attribution.insert(key, value);
    ways.push(by_link);
    for inquiry in ways {
        let mut world = World::new(policy.clone(), ny("2026-03-02 10:00"));
        world.arrive_as(inquiry);
        world.until("2026-03-02 10:30");
        assert_eq!(world.owner(), "riley");
        assert_eq!(world.lead().origin(), CAMPAIGN);
    }
    let mut other = World::new(policy, ny("2026-03-02 10:00"));
    other.arrive(BUYER);
    assert_eq!(other.lead().campaign, None);
}

/// Somebody who asked, and of whom the list of the campaign speaks later.
fn known(agreed: bool, meanwhile: impl FnOnce(&mut World)) -> World {
    let policy = policy();
    let mut world = World::new(policy.clone(), ny("2026-03-02 10:00"));
    world.arrive(BUYER);
    world.until("2026-03-02 10:30");
    meanwhile(&mut world);
    let on_list = row(&policy, BUYER, Some("2026-06-27"), agreed);
    world.joined_as(on_list);
    world
}

fn holds(world: &World) -> Vec<CampaignHold> {
    let lines = world.record.lines.iter();
    let held = lines.filter_map(|line| {
        if let Fact::Noted {
            note: LoggedNote::CampaignHeld { because },
        } = &line.entry.fact
        {
            Some(*because)
        } else {
            None
        }
    });
    held.collect()
}

#[test]
fn the_campaign_begins_for_who_rests_and_agreed_and_goes_to_its_owner() {
    let mut world = known(true, |world| {
        world.owner_reports(Disposition::Nurture);
        world.until("2026-05-20 10:00");
        assert_eq!(world.status(), "resting");
    });
    assert_eq!(holds(&world), []);
    world.until("2026-09-01 10:00");
    let of_campaign: Vec<String> = steps(&world)
        .into_iter()
        .filter(|said| said.contains("winner"))
        .collect();
    assert!(
        of_campaign
            .iter()
            .any(|said| said.ends_with("call winner_call"))
            && of_campaign
                .iter()
                .any(|said| said.ends_with("mail winner_goodbye")),
        "{of_campaign:?}"
    );
    let mark = world.lead().campaign.as_ref().unwrap();
    assert_eq!((mark.name.as_str(), mark.cycle), (CAMPAIGN, 2));
    // A second row of it is of somebody who has read its words.
    let again = row(&policy(), BUYER, Some("2026-12-27"), true);
    world.joined_as(again);
    assert_eq!(holds(&world), [CampaignHold::AlreadyInIt]);
}

#[test]
fn no_campaign_writes_over_what_goes_on_with_somebody() {
    let report = |outcome| move |world: &mut World| world.owner_reports(outcome);
    let followed_up = known(true, |_| {});
    let in_conversation = known(true, report(Disposition::Reached));
    let stopped = known(true, |world| world.sign(Sign::Unsubscribed));
    let never_agreed = known(false, |world| {
        world.owner_reports(Disposition::Nurture);
    });
    let later = known(true, |world| {
        let (rep, task) = (world.owner(), world.lead().task());
        let day = Some(ny("2026-09-01 10:00"));
        world.report_as(0, &rep, Disposition::NotNow, &task, day);
    });
    for (mut world, because) in [
        (followed_up, CampaignHold::FollowedUp),
        (in_conversation, CampaignHold::FollowedUp),
        (stopped, CampaignHold::Suppressed),
        (never_agreed, CampaignHold::NoConsent),
        (later, CampaignHold::DateAgreed),
    ] {
        assert_eq!(holds(&world), [because]);
        assert_eq!(world.lead().campaign, None, "{because:?}");
        world.until("2026-07-01 10:00");
        let said = steps(&world);
        assert!(!said.iter().any(|said| said.contains("winner")), "{said:?}");
    }
}

#[test]
fn who_was_on_a_list_without_consent_and_heard_nothing_hears_the_campaign() {
    let policy = policy();
    let mut world = World::new(policy.clone(), ny("2026-03-02 10:00"));
    let mut bare = row(&policy, BUYER, None, false);
    bare.source = "old-list".to_owned();
    bare.origin = Origin::Listed(ListEntry::default());
    world.arrive_as(bare);
    world.until("2026-04-02 10:00");
    assert_eq!(world.mails(), []);
    world.joined_as(row(&policy, BUYER, Some("2026-06-27"), true));
    assert_eq!(holds(&world), []);
    world.until("2026-05-01 10:00");
    let said = steps(&world);
    assert!(
        said.iter().any(|said| said.ends_with("mail winner_mail")),
        "{said:?}"
    );
    assert_eq!(world.owner(), "riley");
}

/// One thing is found of the campaign's file with this change, on the line that has this text.
#[track_caller]
fn finds(file: &str, from: &str, to: &str, at: &str, reason: &str) {
    let mut sources = files();
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
    let found = Policy::compile(&sources).unwrap_err();
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(shown.len(), 1, "{shown:#?}");
    assert!(shown[0].contains(reason), "{reason}: {shown:#?}");
    let lines = sources.get(&found[0].file).unwrap().lines();
    let line = { lines }.position(|line| line.contains(at)).unwrap() + 1;
    assert_eq!(found[0].line, Some(line), "{shown:#?}");
}

#[test]
fn what_is_wrong_with_a_campaign_is_said_with_its_line() {
    let file = "campaigns/award-winners.toml";
    for (from, to, at, reason) in [
        (
            "topic = \"sales\"",
            "topik = \"sales\"",
            "topik",
            "the form contact has no field \"topik\"",
        ),
        (
            "form = \"contact\"",
            "form = \"card\"",
            "form = \"card\"",
            "there is no form \"card\"",
        ),
        (
            "owner = \"riley\"",
            "owner = \"quinn\"",
            "owner = \"quinn\"",
            "is no rep of the team file",
        ),
        (
            "answers = [\"voicemail\"]",
            "answers = [\"pigeon\"]",
            "answers = [",
            "nobody comes by \"pigeon\"",
        ),
        (
            "before = \"3bd\"",
            "before = \"12d\"",
            "12d",
            "comes 12d before the date, and a step before it 10d",
        ),
        (
            "before = \"3bd\"",
            "after = \"1bd\", before = \"3bd\"",
            "3bd",
            "has both `after` and `before`",
        ),
        (
            "before = \"3bd\"",
            "before = \"3bh\"",
            "3bh",
            "counts no days before a date",
        ),
        (
            "after = \"1bd\", ",
            "",
            "winner_mail",
            "does not say when it comes",
        ),
        (
            "kind = \"goodbye\", after = \"3bd\", template = \"winner_goodbye\"",
            "kind = \"mail\", after = \"3bd\", template = \"winner_goodbye\"",
            "steps = [",
            "never says goodbye",
        ),
        (
            "template = \"winner_mail\"",
            "template = \"mail_neutral\"",
            "mail_neutral",
            "says that they asked (\"",
        ),
    ] {
        finds(file, from, to, at, reason);
    }
}

#[test]
fn what_was_mailed_is_not_said_again_and_nothing_else_counts_down() {
    let brochure = "campaigns/award-winners.md";
    let fitting = shipped_words("templates/winner_fitting.md");
    let mailed = files().get(brochure).unwrap().to_owned();
    finds(
        brochure,
        &mailed,
        &fitting,
        "winner_fitting",
        "repeats what was mailed",
    );
    let policy = shipped_words("policy.toml");
    let first = "{ name = \"call_1\", kind = \"call\", after = \"0m\"";
    assert!(policy.contains(first));
    finds(
        "policy.toml",
        first,
        "{ name = \"call_1\", kind = \"call\", before = \"7d\"",
        "call_1",
        "only a campaign has one",
    );
}

/// A text of the policy.
fn shipped_words(file: &str) -> String {
    files().get(file).unwrap().to_owned()
}
