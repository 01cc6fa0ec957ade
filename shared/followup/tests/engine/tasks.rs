//! Something that a person does on another channel, in the course of the steps.

use followup::agenda::Action;
use followup::event::{Disposition, Event, Evidence, Outcome, WebLink};
use followup::message::NoticeKind;
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::{EntryKind, Fact, SkipReason};
use followup::work;

use crate::support::{changed, person};
use crate::world::{BUYER, World};

const VIDEO: &str = "+++\nto = \"rep\"\ntask = true\n+++\n\
    **Who:** {{ lead_name }} wrote to {{ company_name }} and has not picked up.\n\n\
    **Why:** They asked about {{ topic }}, and a face is easier to answer than a voicemail.\n\n\
    **What for:** Record one minute for them, so that the letter has something to show.\n";

/// The shipped policy with a video before the letter. `more` stands in its step.
fn with_a_video(more: &str) -> PolicyFiles {
    let letter =
        "    { name = \"letter\", kind = \"mail\", after = \"5bd\", template = \"letter\" },";
    let video = format!(
        "    {{ name = \"video\", kind = \"task\", after = \"2bd\", template = \"task_video\"{more} }},\n    \
         {{ name = \"letter\", kind = \"mail\", after = \"0m\", at_latest = \"3bd\", template = \"letter\" }},"
    );
    let mut files = changed("policy.toml", letter, &video);
    let file = "templates/task_video.md".to_owned();
    files.files.insert(file, VIDEO.to_owned());
    files
}

fn policy(more: &str) -> Policy {
    Policy::compile(&with_a_video(more)).unwrap()
}

/// Two calls on which nobody answered, and the mail: the video opens on Thursday.
fn with_an_open_task(more: &str) -> World {
    let mut world = World::of(policy(more), "2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 11:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-05 12:00");
    world
}

/// The owner reports it as done, with a link.
fn done(world: &mut World, link: Option<&str>) {
    let task = world.lead().task();
    done_as(world, &task, link);
}

fn done_as(world: &mut World, task: &str, link: Option<&str>) {
    let by = person(&world.owner());
    let outcome = Outcome {
        by,
        task: task.to_owned(),
        disposition: Disposition::Done,
        next_at: None,
        again: false,
        link: link.and_then(WebLink::parse),
        amount: None,
        known: Evidence::Said,
    };
    world.give(0, &Event::Outcome(outcome));
}

#[test]
fn a_task_opens_like_a_call_and_the_letter_follows_once_it_is_done() {
    let mut world = with_an_open_task("");
    assert_eq!(world.times(EntryKind::TaskOpened), ["2026-03-05 11:30"]);
    assert!(world.record.lines.iter().any(|line| line.entry.fact
        == Fact::TaskOpened {
            step: "video".to_owned(),
            touch: true
        }));
    let owner = world.owner();
    let told = world.told(&owner);
    assert_eq!(told.last().unwrap().1, NoticeKind::CallDue);
    let step = work::open_task(&world.policy, world.lead()).unwrap();
    assert_eq!(step.name, "video");
    assert!(work::is_open(&world.policy, world.lead(), world.now));
    // By the end of the day, as a call.
    let due = work::due_at(&world.policy, world.lead()).unwrap();
    assert_eq!(crate::support::wall(due), "2026-03-05 17:00");

    done(&mut world, Some("https://video.example.com/for-ann"));
    assert_eq!(work::open_task(&world.policy, world.lead()), None);
    // Two calls, the mail, the video, and the letter that is written at once.
    assert_eq!(world.lead().touches, 5);
    // It is no call, and no text says that it was one (P13).
    assert_eq!(world.lead().call_attempts, 2);
    assert_eq!(world.lead().personal_emails, 0);
    let link = world.lead().task_link.as_ref().unwrap();
    assert_eq!(link.as_str(), "https://video.example.com/for-ann");
    world.until("2026-03-06 00:00");
    let letter = world.mails().pop().unwrap();
    assert_eq!(letter, ("letter".to_owned(), "2026-03-05 12:30".to_owned()));
}

#[test]
fn a_second_click_counts_nothing_and_a_link_that_comes_with_it_changes_nothing() {
    let mut world = with_an_open_task("");
    let task = world.lead().task();
    done(&mut world, Some("https://video.example.com/one"));
    let (lead, lines) = (world.lead().clone(), world.record.lines.len());
    done_as(&mut world, &task, Some("https://video.example.com/two"));
    assert_eq!(*world.lead(), lead);
    assert_eq!(world.record.lines.len(), lines);
}

#[test]
fn what_is_no_touch_uses_up_no_attempt_and_keeps_no_promise() {
    let mut world = with_an_open_task(", touch = false");
    done(&mut world, None);
    assert_eq!(world.lead().touches, 4);
    assert!(world.lead().task_link.is_none());

    // Nobody has turned to them: the first contact stays owed, whatever was prepared.
    let mut idle = World::of(policy(", touch = false"), "2026-03-02 10:00", BUYER);
    while work::open_task(&idle.policy, idle.lead()).is_none() {
        let (at, _) = idle.next().unwrap();
        idle.until_instant(at);
    }
    done(&mut idle, None);
    assert!(idle.lead().owed.first_touch().is_some());
    assert_eq!(idle.lead().touched_at, None);
}

#[test]
fn a_touch_on_another_channel_is_the_first_one_where_nobody_called() {
    let mut world = World::of(policy(""), "2026-03-02 10:00", BUYER);
    while work::open_task(&world.policy, world.lead()).is_none() {
        let (at, _) = world.next().unwrap();
        world.until_instant(at);
    }
    assert!(world.lead().owed.first_touch().is_some());
    done(&mut world, None);
    assert!(world.lead().owed.first_touch().is_none());
    assert_eq!(world.lead().touched_at, Some(world.now));
    assert_eq!(world.lead().call_attempts, 0);
}

#[test]
fn a_task_that_nobody_does_is_passed_over_and_what_follows_comes() {
    let mut world = with_an_open_task("");
    let (action, at) = world.next_action();
    assert!(matches!(action, Action::Step { .. }));
    assert_eq!(at, "2026-03-10 11:30");
    let task = world.lead().task();
    world.until("2026-03-12 00:00");
    assert!(world.record.lines.iter().any(|line| line.entry.fact
        == Fact::StepSkipped {
            step: Some("video".to_owned()),
            why: SkipReason::NotReported
        }));
    assert_eq!(world.mails().pop().unwrap().0, "letter");
    // Reported late it counts, and nothing is written once more.
    let (mails, step) = (
        world.record.messages.len(),
        world.lead().cadence.unwrap().step,
    );
    let touches = world.lead().touches;
    done_as(&mut world, &task, Some("https://video.example.com/late"));
    assert_eq!(world.lead().touches, touches + 1);
    assert_eq!(world.lead().cadence.unwrap().step, step);
    assert!(world.lead().task_link.is_some());
    world.until("2026-03-13 00:00");
    assert_eq!(world.record.messages.len(), mails);
}

#[test]
fn a_call_that_is_made_while_a_task_is_open_takes_its_place_no_more_than_it_takes_the_calls() {
    let mut world = with_an_open_task("");
    world.owner_reports(Disposition::Voicemail);
    assert_eq!(world.lead().call_attempts, 3);
    assert!(work::open_task(&world.policy, world.lead()).is_some());
    done(&mut world, None);
    // Neither corrects the other.
    assert_eq!(world.lead().call_attempts, 3);
    assert_eq!(world.lead().touches, 5);
    assert!(world.times(EntryKind::Corrected).is_empty());
    // Attempts are used up: only the goodbye is left (P6).
    world.until("2026-03-20 00:00");
    assert_eq!(world.mails().pop().unwrap().0, "goodbye");
}

#[test]
fn a_task_that_is_open_ends_with_the_first_sign_of_life() {
    let mut world = with_an_open_task("");
    let task = world.lead().task();
    world.owner_reports(Disposition::Reached);
    assert_eq!(world.status(), "in_conversation");
    assert_eq!(work::open_task(&world.policy, world.lead()), None);
    // A late click on its button is put down and begins nothing again.
    let owed = world.lead().owed.clone();
    done_as(&mut world, &task, None);
    assert_eq!(world.lead().owed, owed);
    assert_eq!(world.lead().touches, 0);
}

fn reasons(files: &PolicyFiles) -> Vec<String> {
    let wrong = Policy::compile(files).unwrap_err();
    wrong.iter().map(ToString::to_string).collect()
}

#[test]
fn the_check_says_what_a_task_needs() {
    let mut files = with_a_video("");
    let video = files.files.get_mut("templates/task_video.md").unwrap();
    *video = video.replace("{{ lead_name }} wrote to", "Somebody wrote to");
    let said = reasons(&files);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].contains("the task does not say \"who\""),
        "{}",
        said[0]
    );
    assert!(said[0].contains("{{ lead_name }}"), "{}", said[0]);

    let as_a_call =
        with_a_video("").files["policy.toml"].replace("kind = \"task\"", "kind = \"call\"");
    let mut files = with_a_video("");
    files.files.insert("policy.toml".to_owned(), as_a_call);
    assert!(reasons(&files)[0].contains("does not fit a step of kind \"call\""));

    let first = changed(
        "policy.toml",
        "{ name = \"call_1\", kind = \"call\", after = \"0m\", template = \"script_call\" }",
        "{ name = \"call_1\", kind = \"task\", after = \"0m\", template = \"task_video\" }",
    );
    let mut files = first;
    let file = "templates/task_video.md".to_owned();
    files.files.insert(file, VIDEO.to_owned());
    let said = reasons(&files);
    assert!(
        said.iter()
            .any(|one| one.contains("is a task and the first step")),
        "{said:#?}"
    );

    let files = changed(
        "policy.toml",
        "template = \"mail\" }",
        "template = \"mail\", touch = false }",
    );
    assert!(reasons(&files)[0].contains("is no task, and counts as a touch in any case"));
}

#[test]
fn the_check_says_what_a_lead_would_read_twice_what_has_no_effect_and_what_ends_without_a_word() {
    for (from, to, expected) in [
        (
            "kind = \"mail\", after = \"5bd\", template = \"letter\"",
            "kind = \"mail\", after = \"5bd\", template = \"mail\"",
            "\"letter\" sends the text of \"mail\" once more",
        ),
        (
            "kind = \"mail\", after = \"5bd\", template = \"letter\"",
            "kind = \"mail\", after = \"5bd\", at_latest = \"6bd\", template = \"letter\"",
            "no call or task before it that could be left undone",
        ),
        (
            "    { name = \"mail\", kind = \"mail\", after = \"0m\", at_latest = \"2bh\", template = \"mail\" },\n    \
             { name = \"letter\", kind = \"mail\", after = \"5bd\", template = \"letter\" },\n    \
             { name = \"goodbye\", kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" },\n",
            "",
            "cadence.inbound never says goodbye",
        ),
    ] {
        let said = reasons(&changed("policy.toml", from, to));
        assert!(said[0].contains(expected), "{said:#?}");
        assert!(said[0].starts_with("policy.toml:"), "{said:#?}");
    }
}
