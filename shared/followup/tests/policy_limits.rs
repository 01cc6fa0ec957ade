//! What the check of a policy refuses, at the edge of each limit and one past it, and what else each rule lets pass.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use followup::policy::{Policy, PolicyFiles};
use support::{around_the_clock, changed, shipped};

/// Everything that is found wrong; nothing of a policy that passes.
fn found(sources: &PolicyFiles) -> Vec<String> {
    match Policy::compile(sources) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn passes(file: &str, from: &str, to: &str) {
    assert_eq!(found(&changed(file, from, to)), [""; 0], "{to}");
}

/// One thing is found, which says so.
#[track_caller]
fn refused(file: &str, from: &str, to: &str, because: &str) {
    let found = found(&changed(file, from, to));
    assert_eq!(found.len(), 1, "{to}: {found:#?}");
    assert!(found[0].contains(because), "{to}: {found:#?}");
}

/// So many steps that a list may have, the last of them a goodbye.
fn steps(number: usize) -> String {
    let call = |number| {
        format!(
            "{{ name = \"call_{number}\", kind = \"call\", after = \"1bd\", template = \"script_call\" }},\n"
        )
    };
    let calls: String = (1..number).map(call).collect();
    if number == 0 {
        String::new()
    } else {
        calls + GOODBYE
    }
}

const MAIL: &str = "    { name = \"mail\", kind = \"mail\", after = \"0m\", at_latest = \"2bh\", template = \"mail\" },\n";
const CALL_1: &str =
    "    { name = \"call_1\", kind = \"call\", after = \"0m\", template = \"script_call\" },\n";
const CALL_2: &str = "    { name = \"call_2\", kind = \"call\", after = \"1bd\", template = \"script_call_again\" },\n";
const GOODBYE: &str =
    "    { name = \"goodbye\", kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" },\n";

/// The shipped policy with these changes in `policy.toml`, one after the other.
fn with(changes: &[(&str, &str)]) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut("policy.toml").unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "policy.toml has no {from:?}");
        *text = text.replace(from, to);
    }
    sources
}

#[test]
fn a_list_has_one_to_twelve_steps() {
    let inbound = |number: usize| {
        let steps = steps(number);
        with(&[
            (CALL_2, ""),
            (MAIL, ""),
            (GOODBYE, ""),
            (CALL_1, &steps),
            (
                "    { name = \"letter\", kind = \"mail\", after = \"5bd\", template = \"letter\" },\n",
                "",
            ),
            ("max_touches = 5", "max_touches = 20"),
        ])
    };
    let twelve = inbound(12);
    assert_eq!(found(&twelve), [""; 0]);
    let thirteen = found(&inbound(13));
    assert_eq!(thirteen.len(), 1, "{thirteen:#?}");
    assert!(thirteen[0].contains("cadence.inbound has 13 steps"));
    let none = found(&inbound(0));
    assert!(
        none.iter().any(|found| found.contains("has 0 steps")),
        "{none:#?}"
    );
}

#[test]
fn a_list_has_as_many_attempts_as_there_may_be() {
    passes("policy.toml", "max_touches = 5", "max_touches = 4");
    let found = found(&with(&[("max_touches = 5", "max_touches = 0")]));
    assert!(
        found
            .iter()
            .any(|found| found.contains("follows nobody up"))
    );
}

#[test]
fn a_step_has_a_name_of_its_own_and_a_text_that_fits() {
    refused(
        "policy.toml",
        "name = \"call_2\"",
        "name = \"Call 2\"",
        "is no step name",
    );
    refused(
        "policy.toml",
        "name = \"phone_2\"",
        "name = \"call_2\"",
        "two steps are called \"call_2\"",
    );
    refused(
        "policy.toml",
        MAIL,
        &MAIL.replace("template = \"mail\"", "template = \"script_call\""),
        "does not fit a step of kind \"mail\"",
    );
    refused(
        "policy.toml",
        CALL_1,
        &CALL_1.replace("script_call", "mail"),
        "does not fit a step of kind \"call\"",
    );
}

#[test]
fn a_goodbye_comes_last_and_after_everything_that_writes() {
    let early = with(&[(
        MAIL,
        &format!(
            "{}{MAIL}",
            GOODBYE.replace("goodbye\", kind", "early\", kind")
        ),
    )]);
    let early = found(&early);
    for because in [
        "\"early\" is a goodbye and not the last step",
        // What is left of the list says goodbye twice, and waits for a call that nobody makes.
        "\"goodbye\" sends the text of \"early\" once more",
        "\"mail\" has at_latest = \"2bh\", and no call or task before it",
    ] {
        let says = early.iter().any(|one| one.contains(because));
        assert!(says, "{because}: {early:#?}");
    }
    assert_eq!(early.len(), 3, "{early:#?}");
    // Where somebody has no address, calls alone need no goodbye.
    passes(
        "policy.toml",
        "    { name = \"phone_goodbye\", kind = \"goodbye\", after = \"5bd\", template = \"goodbye\" },\n",
        "",
    );
    refused("policy.toml", GOODBYE, "", "never says goodbye");
}

#[test]
fn a_meeting_lasts_whole_quarters_of_an_hour_up_to_four_hours() {
    let slot = "slot = \"30m\"";
    for good in ["15m", "45m", "4h"] {
        passes("policy.toml", slot, &format!("slot = \"{good}\""));
    }
    for bad in ["0m", "10m", "20m", "255m", "5h", "1bh", "1bd"] {
        let to = format!("slot = \"{bad}\"");
        refused("policy.toml", slot, &to, "is no length of a meeting");
    }
    let buffer = "buffer = \"15m\"";
    for good in ["0m", "30m", "2h"] {
        passes("policy.toml", buffer, &format!("buffer = \"{good}\""));
    }
    for bad in ["5m", "20m", "135m", "1bh"] {
        let to = format!("buffer = \"{bad}\"");
        refused("policy.toml", buffer, &to, "cannot be kept free");
    }
}

#[test]
fn a_place_of_meetings_is_one_line_of_bounded_length() {
    use followup::booking::MAX_PLACE_CHARS;
    let place = |text: &str| format!("[booking]\nplace = \"{text}\"");
    for good in ["a".repeat(MAX_PLACE_CHARS), "our workshop".to_owned()] {
        passes("policy.toml", "[booking]", &place(&good));
    }
    for bad in [
        "a".repeat(MAX_PLACE_CHARS + 1),
        String::new(),
        "x\\ny".to_owned(),
    ] {
        let to = place(&bad);
        refused("policy.toml", "[booking]", &to, "is no place to meet");
    }
}

#[test]
fn how_far_ahead_and_how_many_times_are_bounded() {
    use followup::booking::{MAX_HORIZON_DAYS, MAX_OFFERED, MAX_REMINDERS};
    let horizon = |days: u64| format!("horizon_days = {days}  ");
    for good in [1, u64::from(MAX_HORIZON_DAYS)] {
        passes("policy.toml", "horizon_days = 21", &horizon(good));
    }
    for bad in [0, u64::from(MAX_HORIZON_DAYS) + 1] {
        let to = horizon(bad);
        refused(
            "policy.toml",
            "horizon_days = 21",
            &to,
            "is no number of days",
        );
    }
    for good in [1, MAX_OFFERED] {
        passes("policy.toml", "offered = 24", &format!("offered = {good}"));
    }
    for bad in [0, MAX_OFFERED + 1] {
        let to = format!("offered = {bad}");
        refused("policy.toml", "offered = 24", &to, "is no number of times");
    }
    let remind = "remind = [\"1d\", \"1h\"]";
    let many = |count: usize| {
        let each: Vec<String> = (1..=count).map(|hours| format!("\"{hours}h\"")).collect();
        format!("remind = [{}]", each.join(", "))
    };
    passes("policy.toml", remind, &many(0));
    passes("policy.toml", remind, &many(MAX_REMINDERS));
    let to = many(MAX_REMINDERS + 1);
    refused("policy.toml", remind, &to, "reminders");
    let ahead = i64::from(MAX_HORIZON_DAYS) * 24 * 60;
    passes(
        "policy.toml",
        remind,
        &format!("remind = [\"{}m\"]", ahead - 1),
    );
    for bad in [format!("{ahead}m"), "0m".to_owned(), "1bh".to_owned()] {
        let to = format!("remind = [\"{bad}\"]");
        refused("policy.toml", remind, &to, "does not count back");
    }
}

#[test]
fn a_policy_that_lets_people_book_has_the_mails_for_it_and_one_that_does_not_needs_none() {
    let mut sources = shipped();
    sources.files.remove("templates/booked.md");
    let missing = found(&sources);
    assert_eq!(missing.len(), 1, "{missing:#?}");
    assert!(missing[0].starts_with("templates/booked.md"));
    let text = sources.files.get_mut("policy.toml").unwrap();
    let (before, rest) = text.split_once("[booking]").unwrap();
    let (_, after) = rest.split_once("# Who did not ask").unwrap();
    *text = format!("{before}# Who did not ask{after}");
    assert_eq!(found(&sources), [""; 0]);
    let mut sources = shipped();
    sources.files.remove("templates/courtesy_no.md");
    let missing = found(&sources);
    assert_eq!(missing.len(), 1, "{missing:#?}");
    assert!(missing[0].starts_with("templates/courtesy_no.md"));
}

#[test]
fn a_rep_has_one_way_to_be_booked_and_others_have_none() {
    let sam = "phone = \"+1 555 010 0112\"\nroles = [\"rep\"]\nfree_when_open = true\n";
    let of = |way: &str| format!("phone = \"+1 555 010 0112\"\nroles = [\"rep\"]\n{way}\n");
    passes("team.toml", sam, &of(""));
    for way in [
        "busy_ics = \"https://calendar.example.com/sam.ics\"",
        "booking_url = \"https://book.example.com/sam\"",
    ] {
        passes("team.toml", sam, &of(way));
        let two = of(&format!("{way}\nfree_when_open = true"));
        refused("team.toml", sam, &two, "has more than one of");
        let plain = of(&way.replace("https", "http"));
        refused("team.toml", sam, &plain, "that is not fetched");
    }
    let quinn = "email = \"quinn@example.com\"\nroles = [\"qualifier\"]\n";
    let free = format!("{quinn}free_when_open = true\n");
    refused("team.toml", quinn, &free, "is no rep");
}

#[test]
fn everybody_of_the_team_is_one_person_who_can_be_reached() {
    refused(
        "team.toml",
        "id = \"quinn\"",
        "id = \"sam\"",
        "two people have the id \"sam\"",
    );
    refused(
        "team.toml",
        "quinn@example.com",
        "quinn.example.com",
        "\"quinn\" has no email address",
    );
    let quinn = "name = \"Quinn Meyer\"\n";
    let with = |calendar: &str| format!("{quinn}calendar = \"{calendar}\"\n");
    passes("team.toml", quinn, &with("office"));
    refused("team.toml", quinn, &with("night"), "names no file");
    for (role, other) in [("qualifier", "rep"), ("manager", "qualifier")] {
        let (from, to) = (
            format!("roles = [\"{role}\"]"),
            format!("roles = [\"{other}\"]"),
        );
        let because = format!("nobody has the role \"{role}\"");
        refused("team.toml", &from, &to, &because);
    }
}

#[test]
fn criteria_are_few_and_ask_for_something() {
    use followup::criteria::MAX_CRITERIA;
    let first = "    { name = \"asks about buying\"";
    let shipped = 9;
    let more = |count: usize| {
        let one =
            "    { name = \"more\", when = { field = \"note\", present = true }, weight = 1 },\n";
        format!("{}{first}", one.repeat(count - shipped))
    };
    passes("policy.toml", first, &more(MAX_CRITERIA));
    let to = more(MAX_CRITERIA + 1);
    refused("policy.toml", first, &to, "criteria");
    passes(
        "policy.toml",
        "needs_qualifying = 0\n",
        "needs_qualifying = 40\n",
    );
    refused(
        "policy.toml",
        "needs_qualifying = 0\n",
        "needs_qualifying = 41\n",
        "is above criteria.sales_ready",
    );
    let note = "{ field = \"note\", present = true }";
    for condition in ["at_least = 1", "any_of = [\"x\"]", "present = false"] {
        let to = format!("{{ field = \"note\", {condition} }}");
        passes("policy.toml", note, &to);
    }
    refused(
        "policy.toml",
        note,
        "{ field = \"note\" }",
        "has no condition",
    );
    let answers = "answered_by = \"qualifier\"";
    passes("policy.toml", answers, "answered_by = \"manager\"");
    refused(
        "policy.toml",
        answers,
        "answered_by = \"marketer\"",
        "a marketer, who has no leads",
    );
    // However it is written, it is the same answer.
    passes(
        "policy.toml",
        "any_of = [\"sales\"]",
        "any_of = [\"SALES\"]",
    );
}

#[test]
fn each_part_of_the_company_is_there_and_is_what_it_says() {
    for (from, to, because) in [
        (
            "name = \"Example Consulting\"\n",
            "name = \" \"\n",
            "company.name is empty",
        ),
        (
            "team_name = \"The Example Consulting team\"",
            "team_name = \"\"",
            "company.team_name is empty",
        ),
        (
            "\"https://www.example.com/privacy\"",
            "\"http://www.example.com/privacy\"",
            "is no https address",
        ),
        (
            "\"hello@example.com\"",
            "\"example.com\"",
            "is no email address",
        ),
        (
            "country_code = \"1\"",
            "country_code = \"\"",
            "is no calling code",
        ),
        (
            "country_code = \"1\"",
            "country_code = \"US\"",
            "is no calling code",
        ),
        (
            "same_text_hour = 5",
            "same_text_hour = 0",
            "limits.same_text_hour = 0",
        ),
    ] {
        refused("policy.toml", from, to, because);
    }
    for (from, to) in [
        ("regions = [\"US\"]", "regions = [\"CA\", \"DE\", \"EU\"]"),
        ("per_source_hour = 20", "per_source_hour = 1"),
        ("same_text_hour = 5", "same_text_hour = 1"),
        ("country_code = \"1\"", "country_code = \"44\""),
    ] {
        passes("policy.toml", from, to);
    }
}

#[test]
fn steps_may_fall_together_and_not_pass_each_other() {
    let answer = "answer = { due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }";
    for good in [
        "due = \"4bh\", manager = \"4bh\"",
        "due = \"1bd\", manager = \"1bd\"",
        "due = \"3bh\", manager = \"1bd\"",
        "due = \"1bd\", manager = \"16bh\"",
    ] {
        passes("policy.toml", answer, &format!("answer = {{ {good} }}"));
    }
    let elapsed = "answer = { due = \"30m\", manager = \"30m\" }";
    let always = around_the_clock(changed("policy.toml", answer, elapsed));
    assert_eq!(found(&always), [""; 0]);
    for bad in [
        "due = \"5bh\", manager = \"4bh\"",
        "due = \"2bd\", manager = \"1bd\"",
        "due = \"9bh\", manager = \"1bd\"",
        // Before the same hour of the next working day, unless that is the short one before a holiday.
        "due = \"7bh\", manager = \"1bd\"",
        "due = \"1bd\", manager = \"2bh\"",
    ] {
        let to = format!("answer = {{ {bad} }}");
        refused("policy.toml", answer, &to, "clocks.answer: due");
    }
    let elapsed = "answer = { due = \"31m\", manager = \"30m\" }";
    let always = around_the_clock(changed("policy.toml", answer, elapsed));
    assert!(found(&always)[0].contains("clocks.answer: due"));
}

#[test]
fn what_a_person_agreed_stays_with_them_and_an_acknowledgement_waits_for_nobody() {
    let next = "next_step = { reminder = \"2bh\", due = \"4bh\", manager = \"8bh\" }";
    for step in ["warned", "reassigned"] {
        let more = format!("manager = \"8bh\", {step} = \"9bh\"");
        let to = next.replace("manager = \"8bh\"", &more);
        refused("policy.toml", next, &to, "clocks.next_step reassigns");
    }
    let window = "{ not_before = \"2m\", not_after = \"15m\" }";
    passes(
        "policy.toml",
        window,
        "{ not_before = \"2m\", not_after = \"2m\" }",
    );
    let late = "{ not_before = \"16m\", not_after = \"15m\" }";
    refused(
        "policy.toml",
        window,
        late,
        "clocks.acknowledge: not_before",
    );
    let hours = "{ not_before = \"2m\", not_after = \"1bd\" }";
    refused("policy.toml", window, hours, "waits for office hours");
}

#[test]
fn an_absence_has_a_day_and_its_place_in_the_order() {
    let away = |days: &str| format!("id = \"riley\"\naway = [{days}]");
    let holidays = "{ from = \"2026-12-21\", until = \"2027-01-04\" }";
    let may = "{ from = \"2027-05-03\", until = \"2027-05-10\" }";
    let riley = "id = \"riley\"";
    passes("team.toml", riley, &away(holidays));
    passes("team.toml", riley, &away(&format!("{holidays}, {may}")));
    let empty = "{ from = \"2026-12-21\", until = \"2026-12-21\" }";
    refused("team.toml", riley, &away(empty), "has no day");
    let reversed = away(&format!("{may}, {holidays}"));
    refused(
        "team.toml",
        riley,
        &reversed,
        "begins before the one above it ends, on 2027-05-10",
    );
    let no_date = away("{ from = \"Monday\", until = \"2027-01-04\" }");
    refused("team.toml", riley, &no_date, "team.toml");
}
