//! What the check says of what is wrong: of which line, in whose words, and nothing that only follows from it.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "policy_findings/inlets.rs"]
mod inlets;
#[path = "policy_findings/left_to_nobody.rs"]
mod left_to_nobody;
mod support;
#[path = "policy_findings/variants.rs"]
mod variants;

use followup::policy::{Policy, PolicyFiles, PolicyFinding, TeamChanges};
use support::shipped;

fn findings(sources: &PolicyFiles) -> Vec<PolicyFinding> {
    Policy::compile(sources).err().unwrap_or_default()
}

/// The shipped policy in which a text of a file is another.
fn with(file: &str, from: &str, to: &str) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    *text = text.replacen(from, to, 1);
    sources
}

/// The line of a file that has a text.
fn line_of(sources: &PolicyFiles, file: &str, text: &str) -> usize {
    let lines = sources.get(file).unwrap().lines();
    lines
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .unwrap()
        .0
        + 1
}

/// One thing is found: of the line that has this text, for this reason.
#[track_caller]
fn says(file: &str, from: &str, to: &str, at: &str, reason: &str) {
    let sources = with(file, from, to);
    let found = findings(&sources);
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{to}: {shown:#?}");
    assert!(shown[0].contains(reason), "{to}: {shown:#?}");
    assert_eq!(
        found[0].line,
        Some(line_of(&sources, file, at)),
        "{to}: {shown:#?}"
    );
}

const POLICY: &str = "policy.toml";
const TEAM: &str = "team.toml";
const OFFICE: &str = "calendars/office.toml";
const CONTACT: &str = "forms/contact.toml";

/// A file, what is changed in it into what, and why that is refused.
const CHANGES: [(&str, &str, &str, &str); 13] = [
    (POLICY, "format = 1", "format = 9", "is not known here"),
    (
        POLICY,
        "per_source_hour = 20",
        "per_source_hour = 0",
        "sends every inquiry",
    ),
    (
        POLICY,
        "needs_qualifying = 0",
        "needs_qualifying = 50",
        "is above",
    ),
    (
        POLICY,
        "regions = [\"US\"]",
        "regions = [\"Narnia\"]",
        "no country",
    ),
    (
        POLICY,
        "from = \"hello@example.com\"",
        "from = \"hello@gmail.com\"",
        "nobody else can sign",
    ),
    (
        POLICY,
        "calendar = \"office\"",
        "calendar = \"offices\"",
        "names no file",
    ),
    (
        POLICY,
        "max_touches = 5",
        "max_touches = 0",
        "follows nobody up",
    ),
    (
        POLICY,
        "template = \"letter\"",
        "template = \"lettre\"",
        "names no file",
    ),
    (
        POLICY,
        "name = \"call_2\"",
        "name = \"call_1\"",
        "two steps are called",
    ),
    (
        TEAM,
        "id = \"sam\"",
        "id = \"riley\"",
        "two people have the id",
    ),
    (
        TEAM,
        "email = \"sam@example.com\"",
        "email = \"sam\"",
        "no email address",
    ),
    (
        OFFICE,
        "tz = \"America/New_York\"",
        "tz = \"America/NewYork\"",
        "no time zone",
    ),
    (OFFICE, "\"2026-01-19\"", "\"2026-02-30\"", "is no date"),
];

#[test]
fn a_finding_has_the_line_of_what_it_is_about() {
    for (file, from, to, reason) in CHANGES {
        let sources = with(file, from, to);
        let found = findings(&sources);
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            shown.iter().any(|one| one.contains(reason)),
            "{to}: {shown:#?}"
        );
        let of_it = found
            .iter()
            .find(|one| one.reason.contains(reason))
            .and_then(|one| one.line);
        let mut text = sources.get(file).unwrap().lines();
        let line = text.nth(of_it.unwrap() - 1).unwrap();
        let changed = to.lines().last().unwrap().trim();
        assert!(line.contains(changed), "{line}: {shown:#?}");
        assert!(
            found.iter().all(|one| one.line.is_some()),
            "{to}: {shown:#?}"
        );
    }
}

#[test]
fn hours_that_cannot_be_used_say_why() {
    let monday = "mon = [[\"09:00\", \"17:00\"]]";
    for (to, reason) in [
        (
            "mon = [[\"09:00\", \"13:00\"], [\"12:00\", \"17:00\"]]",
            "overlap",
        ),
        (
            "mon = [[\"17:00\", \"09:00\"]]",
            "does not end after it begins",
        ),
        ("mon = [[\"9\", \"17:00\"]]", "no time of day"),
    ] {
        says(OFFICE, monday, to, "mon = ", reason);
    }
}

#[test]
fn what_cannot_be_read_has_one_finding_and_none_that_follows_from_it() {
    says(
        CONTACT,
        "type = \"email\"",
        "type = \"emial\"",
        "\"emial\"",
        "`emial` is none of what can be chosen: `email`?",
    );
    says(
        CONTACT,
        "max = 200",
        "max = \"many\"",
        "\"many\"",
        "the text \"many\" stands where a whole number belongs",
    );
    says(
        POLICY,
        "sales_ready = 40",
        "sales_reddy = 40",
        "sales_reddy",
        "`sales_reddy` is not known here (`sales_ready`?)",
    );
    says(
        POLICY,
        "qualify = \"2bh\"",
        "qualify = 2",
        "qualify = 2",
        "write it in quotation marks: \"2\"",
    );
    let broken = with(
        "templates/letter.md",
        "{{ rep_or_team_name }}",
        "{{ rep_or_teem_name }}",
    );
    let found = findings(&broken);
    assert_eq!(found.len(), 1, "{found:#?}");
    let renamed = with(
        TEAM,
        "email = \"sam@example.com\"",
        "mail = \"sam@example.com\"",
    );
    let found = findings(&renamed);
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_threshold_is_one_that_answers_can_reach() {
    let reason = "is more than the answers of any form reach: they have 80 points at most";
    says(
        POLICY,
        "sales_ready = 40",
        "sales_ready = 81",
        "sales_ready = 81",
        reason,
    );
    assert_eq!(
        findings(&with(POLICY, "sales_ready = 40", "sales_ready = 80")),
        []
    );
}

#[test]
fn a_link_leads_where_a_mail_should_lead() {
    let letter = "templates/letter.md";
    for (link, is_one) in [
        ("[Click](javascript:alert)", false),
        ("[Click](www.example.com)", false),
        ("[Click](data:text)", false),
        ("[Click](https://www.example.com/a)", true),
        ("[Write](mailto:hello@example.com)", true),
        ("[Ring](tel:+15550100100)", true),
    ] {
        let sources = with(
            letter,
            "{{ rep_or_team_name }}",
            &format!("{link}\n\n{{{{ rep_or_team_name }}}}"),
        );
        let found = findings(&sources);
        assert_eq!(found.is_empty(), is_one, "{link}: {found:#?}");
        if let Some(found) = found.first() {
            assert_eq!(found.line, Some(line_of(&sources, letter, link)), "{link}");
            assert!(
                found
                    .reason
                    .contains("leads nowhere that a mail should lead"),
                "{link}"
            );
        }
    }
}

#[test]
fn an_address_has_a_domain_that_mail_is_delivered_to_and_a_number_can_be_dialled() {
    for from in [
        "hello@example",
        "hello",
        "@example.com",
        "hello@example..com",
    ] {
        let to = format!("from = \"{from}\"");
        says(
            POLICY,
            "from = \"hello@example.com\"",
            &to,
            "from = ",
            "is no email address",
        );
    }
    says(
        TEAM,
        "email = \"sam@example.com\"",
        "email = \"sam@localhost\"",
        "sam@localhost",
        "\"sam\" has no email address",
    );
    says(
        TEAM,
        "phone = \"+1 555 010 0112\"",
        "phone = \"12\"",
        "phone = \"12\"",
        "cannot be dialled",
    );
    says(
        POLICY,
        "phone = \"+1 555 010 0100\"",
        "phone = \"reception\"",
        "reception",
        "cannot be dialled",
    );
}

#[test]
fn a_mail_that_only_pitches_is_found_in_every_language_whatever_its_subject_says() {
    let offer = |text: &str| {
        let mut sources = shipped();
        let source = format!(
            "+++\nsubject = \"{{{{ topic }}}}\"\nto = \"lead\"\n+++\n{{{{ greeting }}}},\n\n{text}\n\n{{{{ team_name }}}}\n"
        );
        sources
            .files
            .insert("templates/offer.md".to_owned(), source);
        findings(&sources)
    };
    for text in [
        "Our new pump is here. Order today, and save up to 20 percent.",
        "Unsere neue Pumpe ist da, nur für kurze Zeit mit Rabatt.",
        "Nuestra nueva bomba: compre ahora con descuento.",
        "Notre nouvelle pompe est là. Profitez de la remise.",
    ] {
        let found = offer(text);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].line, Some(7), "{found:#?}");
        assert!(
            found[0]
                .reason
                .contains("of what was asked only the subject speaks")
        );
        let answers = format!("About {{{{ topic }}}}: it costs 20 a month.\n\n{text}");
        assert_eq!(offer(&answers), [], "{text}");
    }
    assert_eq!(
        offer("Our workshop shows how the parts go together. It is open on Saturdays."),
        []
    );
}

#[test]
fn a_script_is_read_by_the_name_that_its_step_gives_it() {
    let mut sources = with(POLICY, "template = \"script_call\"", "template = \"ring\"");
    let script = sources
        .files
        .get("templates/script_call.md")
        .unwrap()
        .clone();
    sources.files.insert("templates/ring.md".to_owned(), script);
    let policy = Policy::compile(&sources).unwrap();
    let first = policy
        .rules
        .first_call(followup::policy::Track::Inbound, None)
        .unwrap();
    assert_eq!(first.template, "ring");
}

/// What is found in a policy with this letter beside the shipped ones.
fn letter(name: &str, text: &str) -> Vec<String> {
    let mut sources = shipped();
    sources
        .files
        .insert(format!("letters/{name}.md"), text.to_owned());
    let found = Policy::compile(&sources).err().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_letter_explains_and_says_how_to_be_heard() {
    let text = |body: &str| {
        format!(
            "+++\nsubject = \"A letter\"\nto = \"lead\"\n+++\n{{{{ greeting }}}},\n\n{body}\n\n{{{{ team_name }}}}\n"
        )
    };
    let ready = "{{ if ready_url }}\n[I am ready]({{ ready_url }})\n{{ end }}";
    let good = format!("About {{{{ topic }}}}: what to look at first.\n\n{ready}");
    assert_eq!(letter("09_good", &text(&good)), [""; 0]);
    for (name, body, because) in [
        (
            "09_mute",
            "About {{ topic }}: what to look at first.".to_owned(),
            "I am ready",
        ),
        (
            "09_bare",
            format!("What to look at first.\n\n{ready}"),
            "does not mention what was asked",
        ),
        (
            "09_claims",
            format!("We tried to call you about {{{{ topic }}}}.\n\n{ready}"),
            "claims an attempt",
        ),
        (
            "09_sells",
            format!(
                "About {{{{ topic }}}}: Buy now. A special offer for you, order today.\n\n{ready}"
            ),
            "\"buy now\" sells",
        ),
        ("09-Name", good.clone(), "is no name of a letter"),
    ] {
        let found = letter(name, &text(&body));
        assert!(
            found.iter().any(|one| one.starts_with(&format!("letters/{name}.md:")) && one.contains(because)),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn no_newsletter_is_offered_without_a_letter() {
    let mut sources = shipped();
    sources
        .files
        .retain(|file, _| !file.starts_with("letters/"));
    let found = findings(&sources);
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    let offers = |file: &str| {
        let of_file = said.iter().find(|one| one.starts_with(file));
        of_file
            .is_some_and(|one| one.contains("there is no letter") && one.contains("write letters/"))
    };
    assert!(
        offers("forms/contact.toml:") && offers("templates/"),
        "{said:#?}"
    );
    assert_eq!(found.len(), 2, "{said:#?}");
}

#[test]
fn letters_come_at_most_once_a_week_and_a_rest_has_an_end() {
    for (from, to, because) in [
        ("every = \"30d\"", "every = \"3d\"", "nurture.every"),
        ("every = \"30d\"", "every = \"20bd\"", "nurture.every"),
        (
            "ends_after = \"365d\"",
            "ends_after = \"10d\"",
            "nurture.ends_after",
        ),
        (
            "ends_after = \"365d\"",
            "ends_after = \"4000d\"",
            "nurture.ends_after",
        ),
    ] {
        let sources = with("policy.toml", from, to);
        let found = Policy::compile(&sources).err().unwrap_or_default();
        let [one] = found.as_slice() else {
            panic!("{to}: {found:?}");
        };
        assert!(one.reason.contains(because) && one.line.is_some(), "{one}");
    }
}

#[test]
fn people_are_kept_for_a_time_on_the_calendar_and_no_longer_than_can_be_argued() {
    let found = |changes: &[(&str, &str)]| {
        let mut sources = shipped();
        let text = sources.files.get_mut("policy.toml").unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "policy.toml has no {from:?}");
            *text = text.replacen(from, to, 1);
        }
        findings(&sources)
    };
    for (from, to, because) in [
        ("lost = \"365d\"", "lost = \"200bd\"", "counts working time"),
        ("lost = \"365d\"", "lost = \"12h\"", "correct a wrong click"),
        (
            "raw_mail = \"90d\"",
            "raw_mail = \"13d\"",
            "the mails as they came lie in their bucket for 14 days",
        ),
        (
            "raw_mail = \"90d\"",
            "raw_mail = \"9bd\"",
            "counts working time",
        ),
        (
            "notes = \"90d\"",
            "notes = \"12h\"",
            "correct a wrong click",
        ),
        (
            "people_left = \"30d\"",
            "people_left = \"3654d\"",
            "longer than can be argued",
        ),
        (
            "lost = \"365d\"",
            "lost = \"4000d\"",
            "longer than can be argued",
        ),
        (
            "won = \"1095d\"",
            "won = \"36500d\"",
            "longer than can be argued",
        ),
    ] {
        let found = found(&[(from, to)]);
        let [one] = found.as_slice() else {
            panic!("{to}: {found:?}");
        };
        assert!(one.reason.contains(because), "{one}");
        assert!(one.line.is_some() && !one.proposal.is_empty(), "{one}");
    }
    // In the United States a lost lead may be kept for five years; where people of the European Union may be among them, it may not.
    let years = ("lost = \"365d\"", "lost = \"1825d\"");
    assert_eq!(found(&[years]), []);
    let both = found(&[years, ("regions = [\"US\"]", "regions = [\"US\", \"DE\"]")]);
    assert!(
        both.iter()
            .any(|one| one.reason.contains("for people of DE")),
        "{both:?}"
    );
    // What is no duration says so on its line.
    let no_duration = found(&[("lost = \"365d\"", "lost = \"a year\"")]);
    assert_eq!(no_duration.len(), 1, "{no_duration:?}");
    assert!(no_duration[0].line.is_some());
}

#[test]
fn where_the_law_is_strict_mails_and_who_left_are_kept_for_a_year_at_most() {
    let european = |from: &str, to: &str| {
        let mut sources = shipped();
        let text = sources.files.get_mut("policy.toml").unwrap();
        assert!(text.contains(from), "policy.toml has no {from:?}");
        *text = text.replace("regions = [\"US\"]", "regions = [\"US\", \"DE\"]");
        *text = text.replace(from, to);
        let found = Policy::compile(&sources).err().unwrap_or_default();
        let about = |finding: &&PolicyFinding| finding.to_string().contains("retention.");
        found
            .iter()
            .filter(about)
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    for (name, shipped, longest, whose) in [
        ("raw_mail", "90d", 366, "people of DE whose mail was read"),
        ("people_left", "30d", 366, "people of DE who left the team"),
        (
            "notes",
            "90d",
            1_096,
            "people of DE about whom it was noted",
        ),
    ] {
        let (from, line) = (format!("{name} = \"{shipped}\""), |days: u32| {
            format!("{name} = \"{days}d\"")
        });
        assert_eq!(european(&from, &line(longest)), [""; 0], "{name}");
        let found = european(&from, &line(longest + 1));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(found[0].contains(whose), "{found:#?}");
        assert!(
            found[0].contains(&format!("at most \"{longest}d\"")),
            "{found:#?}"
        );
    }
}

#[test]
fn two_agree_to_a_change_of_the_team_only_where_two_lead_it() {
    let two = |from: &str, to: &str| {
        let mut sources = with(TEAM, from, to);
        let policy = sources.files.get_mut(POLICY).unwrap();
        policy.push_str("\n[team]\nchanges = \"two\"\n");
        sources
    };
    let morgan = "id = \"morgan\"";
    let alone = two(morgan, morgan);
    let found = findings(&alone);
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{shown:#?}");
    let line = line_of(&alone, POLICY, "changes = \"two\"");
    assert_eq!(found[0].line, Some(line), "{shown:#?}");
    for part in [
        "what one proposes another confirms, and \"morgan\" alone leads the team",
        "write a `deputy` to the manager in team.toml",
        "or changes = \"one\"",
    ] {
        assert!(shown[0].contains(part), "{part}: {shown:#?}");
    }
    // A deputy is a second person, and so is another manager.
    let deputy = two(morgan, "id = \"morgan\"\ndeputy = \"quinn\"");
    assert_eq!(findings(&deputy), []);
    let managers = two(
        "roles = [\"qualifier\"]",
        "roles = [\"qualifier\", \"manager\"]",
    );
    assert_eq!(findings(&managers), []);
    let compiled = Policy::compile(&deputy).unwrap();
    assert_eq!(compiled.active.team_changes, TeamChanges::Two);
    assert!(compiled.active.team_changes.by_page());
}
