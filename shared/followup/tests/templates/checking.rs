//! What the check of a set finds.

use followup::template::{Audience, Presence, TemplateFinding, Templates, Variable};

use crate::{shipped, shipped_set};

/// What is found when these files are added to the shipped ones, or stand in for them.
fn findings(changed: &[(&str, &str)]) -> Vec<TemplateFinding> {
    let mut files = shipped();
    files.retain(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    files.extend(
        changed
            .iter()
            .map(|(name, source)| ((*name).to_owned(), (*source).to_owned())),
    );
    Templates::parse(files).unwrap().check()
}

#[track_caller]
fn finds(changed: &[(&str, &str)], file: &str, line: usize, reason: &str) {
    let found = findings(changed);
    let hit = found.iter().find(|one| {
        one.file == format!("templates/{file}")
            && one.line == Some(line)
            && one.reason.contains(reason)
    });
    assert!(
        hit.is_some_and(|one| !one.proposal.is_empty()),
        "{reason} is not among {found:#?}"
    );
}

fn lead(header: &str, body: &str) -> String {
    format!(
        "+++\nsubject = \"A word on {{{{ topic }}}}\"\nto = \"lead\"\n{header}+++\n{body}\n\n{{{{ team_name }}}}\n"
    )
}

#[test]
fn a_sound_addition_is_not_found_fault_with() {
    let source = lead(
        "",
        "Our workshop shows how the parts go together. It is open on Saturdays.",
    );
    assert_eq!(findings(&[("extra", &source)]), []);
}

#[test]
fn an_optional_variable_needs_a_fallback_or_a_condition() {
    finds(
        &[("extra", &lead("", "Hello {{ first_name }}."))],
        "extra.md",
        5,
        "`first_name` is not always there",
    );
    let inside_another = lead("", "{{ if rep_phone }}\nHello {{ first_name }}.\n{{ end }}");
    finds(
        &[("extra", &inside_another)],
        "extra.md",
        6,
        "`first_name` is not always there",
    );
    let covered = lead(
        "",
        "Hello {{ first_name | \"there\" }}.\n\n{{ if rep_phone }}\nCall {{ rep_phone }}.\n{{ end }}",
    );
    assert_eq!(findings(&[("extra", &covered)]), []);
}

#[test]
fn a_variable_of_another_audience_is_never_there() {
    finds(
        &[("extra", &lead("", "{{ asked }}"))],
        "extra.md",
        5,
        "`asked` is never there for a lead",
    );
    let task = "+++\nsubject = \"x\"\nto = \"rep\"\n+++\n{{ stop_url }}\n";
    finds(
        &[("task", task)],
        "task.md",
        5,
        "`stop_url` is never there for a rep",
    );
}

#[test]
fn a_mail_to_staff_uses_what_it_is_given() {
    let paused = "+++\nsubject = \"x\"\nto = \"rep\"\n+++\nCall {{ lead_name }}.\n";
    finds(
        &[("paused", paused)],
        "paused.md",
        5,
        "`lead_name` is not given to `paused`",
    );
    finds(
        &[("surprise", "+++\nsubject = \"x\"\nto = \"rep\"\n+++\nHi.\n")],
        "surprise.md",
        1,
        "no mail to staff has this name",
    );
    finds(
        &[(
            "paused",
            "+++\nsubject = \"x\"\nto = \"manager\"\n+++\nHi.\n",
        )],
        "paused.md",
        1,
        "does not go to a manager",
    );
}

#[test]
fn a_bare_pitch_is_found() {
    let pitch =
        "+++\nsubject = \"Our new brochure\"\nto = \"lead\"\n+++\nBuy it.\n\n{{ team_name }}\n";
    finds(
        &[("extra", pitch)],
        "extra.md",
        5,
        "does not mention what was asked",
    );
    let sometimes = "+++\nsubject = \"x\"\nto = \"lead\"\n+++\n{{ if rep_phone }}\n{{ topic }}\n{{ end }}\n\n{{ team_name }}\n";
    finds(
        &[("extra", sometimes)],
        "extra.md",
        5,
        "does not mention what was asked",
    );
}

#[test]
fn nothing_is_sold_or_offered_to_who_waits_for_what_we_promised() {
    let text = |says: &str| {
        format!(
            "+++\nsubject = \"{{{{ topic }}}}\"\nto = \"lead\"\n+++\nWe are late with {{{{ topic }}}}.\n\n{says}\n\n{{{{ team_name }}}}\n"
        )
    };
    let sold = text("We have a special offer for you.");
    finds(
        &[("owing", &sold)],
        "owing.md",
        7,
        "sells to somebody who waits for what we promised",
    );
    let offered = text("{{ if opt_in_url }}\n[Yes]({{ opt_in_url }} \"button\")\n{{ end }}");
    finds(
        &[("owing_letter", &offered)],
        "owing_letter.md",
        7,
        "the newsletter is offered to somebody who waits",
    );
}

#[test]
fn a_script_says_who_why_and_what_for() {
    let body = [
        "**Who:** \"Hello, this is somebody from {{ company_name }}.\"",
        "**Why:** \"I am calling about {{ topic }}.\"",
        "**What for:** \"I would like to understand what you need.\"",
    ];
    for (missing, label) in ["\"who\"", "\"why\"", "\"what for\""].iter().enumerate() {
        let kept: Vec<&str> = body
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != missing)
            .map(|(_, text)| *text)
            .collect();
        let source = format!(
            "+++\nto = \"rep\"\nscript = true\n+++\n{}\n",
            kept.join("\n\n")
        );
        finds(&[("script_call", &source)], "script_call.md", 5, label);
    }
    let empty = format!(
        "+++\nto = \"rep\"\nscript = true\n+++\n{}\n\n{}\n\nWhat for:\n",
        body[0], body[1]
    );
    finds(
        &[("script_call", &empty)],
        "script_call.md",
        5,
        "\"what for\"",
    );
    let nobody = format!(
        "+++\nto = \"rep\"\nscript = true\n+++\nWho: it is us, the company.\n\n{}\n\n{}\n",
        body[1], body[2]
    );
    finds(&[("script_call", &nobody)], "script_call.md", 5, "\"who\"");
}

#[test]
fn a_claim_needs_an_attempt() {
    for claim in [
        "Yesterday we tried **to** call you.",
        "I’ve been unable to\nreach you.",
        "We Left You A Voicemail!",
        "We couldn’t reach you.",
        "{{ rep_first_name | \"I\" }} tried to reach you.",
        "Gestern habe ich **versucht, Sie** anzurufen.",
        "Wir haben Sie leider nicht erreicht.",
        "Ich habe auf Ihren Anrufbeantworter gesprochen.",
        "Hemos intentado llamarle.",
        "No hemos podido localizarle.",
        "Nous avons essayé de vous appeler.",
        "J’ai laissé un message sur votre répondeur.",
    ] {
        finds(
            &[("extra", &lead("", claim))],
            "extra.md",
            5,
            "claims an attempt",
        );
    }
    let subject = "+++\nsubject = \"We missed you\"\nto = \"lead\"\n+++\nOn {{ topic }}.\n\n{{ team_name }}\n";
    finds(&[("extra", subject)], "extra.md", 2, "claims an attempt");
}

#[test]
fn every_shipped_text_that_requires_an_attempt_would_be_found_without_it() {
    for (name, source) in shipped() {
        if source.contains("requires = \"") {
            let claims = ["requires", "neutral", "written"];
            let bare: Vec<&str> = source
                .lines()
                .filter(|line| !claims.iter().any(|claim| line.starts_with(claim)))
                .collect();
            let found = findings(&[(&name, &format!("{}\n", bare.join("\n")))]);
            assert!(
                found
                    .iter()
                    .any(|one| one.reason.contains("claims an attempt")),
                "{name}: {found:#?}"
            );
        }
    }
}

#[test]
fn a_twin_for_who_was_written_to_exists_and_claims_no_call() {
    let claims = lead(
        "requires = \"attempt\"\nneutral = \"mail_neutral\"\nwritten = \"extra_twin\"\n",
        "We tried to call you.",
    );
    finds(
        &[("extra", &claims)],
        "extra.md",
        1,
        "its twin `extra_twin` does not exist",
    );
    let too_much = lead(
        "requires = \"attempt\"\nneutral = \"mail_neutral\"\n",
        "We tried to reach you by telephone.",
    );
    finds(
        &[("extra", &claims), ("extra_twin", &too_much)],
        "extra.md",
        1,
        "its twin `extra_twin` requires an attempt itself",
    );
    finds(
        &[("extra", &lead("", "One of us wrote to you."))],
        "extra.md",
        5,
        "\"wrote to you\" claims",
    );
}

#[test]
fn a_neutral_twin_exists_and_requires_nothing() {
    let claims = lead(
        "requires = \"attempt\"\nneutral = \"extra_twin\"\n",
        "We tried to call you.",
    );
    finds(
        &[("extra", &claims)],
        "extra.md",
        1,
        "`extra_twin` does not exist",
    );
    finds(
        &[("extra", &claims), ("extra_twin", &claims)],
        "extra.md",
        1,
        "requires an attempt itself",
    );
    let to_rep = "+++\nsubject = \"x\"\nto = \"rep\"\n+++\nHi.\n";
    finds(
        &[("extra", &claims), ("extra_twin", to_rep)],
        "extra.md",
        1,
        "is written to somebody else",
    );
}

#[test]
fn a_repetition_of_an_earlier_step_is_found_but_not_of_the_own_twin() {
    let set = shipped();
    let letter = set
        .iter()
        .find(|(name, _)| name == "letter_neutral")
        .map(|(_, source)| source.clone())
        .unwrap();
    let again = letter.replace("whichever you find easiest", "as you like");
    finds(
        &[("second_letter", &again)],
        "second_letter.md",
        6,
        "repeats `letter_neutral`",
    );
    let words = "Whatever it is that you are looking for, a good answer begins with a good question, so ask us one.";
    let claims = lead(
        "requires = \"attempt\"\nneutral = \"extra_twin\"\n",
        &format!("We tried to call you. {words}"),
    );
    assert_eq!(
        findings(&[("extra", &claims), ("extra_twin", &lead("", words))]),
        []
    );
}

#[test]
fn a_subject_that_no_phone_shows_is_found() {
    let long = format!(
        "+++\nto = \"lead\"\nsubject = \"{{{{ topic }}}}{}\"\n+++\nx\n\n{{{{ team_name }}}}\n",
        "x".repeat(49)
    );
    finds(&[("extra", &long)], "extra.md", 3, "79 characters");
}

#[test]
fn what_no_person_released_is_signed_by_the_team() {
    let person = "+++\nsubject = \"{{ topic }}\"\nto = \"lead\"\n+++\nHi.\n\n{{ rep_name | \"Dana\" }}, {{ team_name }}\n";
    finds(
        &[("extra", person)],
        "extra.md",
        7,
        "not signed by the team",
    );
    let unsigned = "+++\nsubject = \"{{ topic }}\"\nto = \"lead\"\n+++\n{{ team_name }}\n\nHi.\n";
    finds(
        &[("extra", unsigned)],
        "extra.md",
        7,
        "not signed by the team",
    );
    let team = "+++\nsubject = \"{{ topic }}\"\nto = \"lead\"\nsigned_by = \"person\"\n+++\nHi.\n\n{{ team_name }}\n";
    finds(
        &[("extra", team)],
        "extra.md",
        8,
        "not signed by whoever releases it",
    );
}

#[test]
fn a_set_without_a_goodbye_is_found() {
    let files = shipped().into_iter().filter(|(name, _)| name != "goodbye");
    let found = Templates::parse(files).unwrap().check();
    assert!(
        found
            .iter()
            .any(|one| one.file == "templates/goodbye.md" && one.reason.contains("no goodbye")),
        "{found:#?}"
    );
    assert_eq!(Templates::new().check(), []);
}

#[test]
fn a_lead_never_gets_what_a_lead_wrote() {
    for variable in [
        Variable::Asked,
        Variable::LeadSummary,
        Variable::Draft,
        Variable::List,
    ] {
        assert_eq!(variable.presence(Audience::Lead), None);
    }
    assert_eq!(
        Variable::Greeting.presence(Audience::Lead),
        Some(Presence::Guaranteed)
    );
    assert!(shipped_set().get("acknowledgement").is_some());
}

#[test]
fn a_twin_for_who_is_on_a_list_says_neither_that_they_asked_nor_that_anybody_tried() {
    let with = |body: &str, header: &str| {
        let text = |header: &str, body: &str| {
            format!(
                "+++\nsubject = \"About {{{{ topic }}}}\"\nto = \"lead\"\n{header}+++\n{body}\n\n{{{{ team_name }}}}\n"
            )
        };
        let files = [
            ("goodbye", text("", "Goodbye.")),
            ("news", text("", "Here is what is new with us this month.")),
            ("news_imported", text(header, body)),
        ];
        let templates = Templates::parse(files).unwrap();
        let findings = templates.check();
        let found: Vec<String> = findings
            .iter()
            .filter(|finding| finding.file == "templates/news_imported.md")
            .map(|finding| finding.reason.clone())
            .collect();
        found
    };
    assert_eq!(with("We make lamps.", ""), [""; 0]);
    for claim in [
        "You wrote to us.",
        "Thank you for your interest.",
        "It is your question.",
        "Vielen Dank für Ihr Interesse.",
        "Das ist Ihre Anfrage.",
        "Gracias por su interés.",
        "Voici votre demande.",
        "On {{ asked_on }} it began.",
    ] {
        let found = with(claim, "");
        assert_eq!(found.len(), 1, "{claim}: {found:?}");
        assert!(found[0].contains("says that they asked"), "{found:?}");
    }
    let tried = with(
        "We tried to call you.",
        "requires = \"attempt\"\nneutral = \"news\"\n",
    );
    assert!(
        tried
            .iter()
            .any(|reason| reason.contains("claims no attempt")),
        "{tried:?}"
    );
}

#[test]
fn a_twin_for_a_list_stands_for_a_text_that_is_there() {
    let twin = "+++\nsubject = \"About {{ topic }}\"\nto = \"lead\"\n+++\nWe make lamps.\n\n{{ team_name }}\n";
    let templates = Templates::parse([("letter_imported", twin)]).unwrap();
    let findings = templates.check();
    assert!(
        findings
            .iter()
            .any(|finding| finding.reason.contains("which does not exist")),
        "{findings:?}"
    );
    assert!(templates.for_listed("letter").is_some());
    assert!(templates.for_listed("mail").is_none());
}
