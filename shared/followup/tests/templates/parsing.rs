//! What is not a template.

use followup::template::{Audience, Requires, SignedBy, Template, TemplateError, Variable};

fn refused(source: &str) -> TemplateError {
    Template::parse("sample", source).map(|_| ()).unwrap_err()
}

fn refused_body(body: &str) -> TemplateError {
    refused(&format!(
        "+++\nsubject = \"Hello\"\nto = \"lead\"\n+++\n{body}"
    ))
}

#[test]
fn a_header_says_everything_about_a_template() {
    let source = "+++\nsubject = \"Your {{ first_name | \\\"and our\\\" }} answer\"\nto = \"lead\"\nrequires = \"attempt\"\n\
                  neutral = \"mail_neutral\"\nsigned_by = \"person\"\ndirect_answer = true\n+++\nAbout {{ topic }}.\n";
    let template = Template::parse("mail", source).unwrap();
    assert_eq!(template.name(), "mail");
    assert_eq!(template.audience(), Audience::Lead);
    assert_eq!(template.requires(), Some(Requires::Attempt));
    assert_eq!(template.neutral(), Some("mail_neutral"));
    assert_eq!(template.signed_by(), SignedBy::Person);
    assert!(template.direct_answer());
    assert_eq!(
        template.variables().into_iter().collect::<Vec<_>>(),
        [Variable::Topic, Variable::FirstName]
    );
}

#[test]
fn a_left_over_mark_of_any_merge_tool_is_refused() {
    for mark in [
        "Dear {Add first name},",
        "Dear %%NAME%%,",
        "Dear [[name]],",
        "Dear <<name>>,",
        "Dear %FIRST_NAME%,",
        "Dear ${name},",
        "Dear *|FNAME|*,",
        "Dear [First Name],",
        "Dear <NAME>,",
        "Dear {{ first_name },",
        "Dear {{ first_name",
        "Dear {{ first_name }}}",
        "Dear {{}},",
        "Dear {{ first_name | Ana }},",
        "Dear {{ first_name | \"{name}\" }},",
        "Dear {{ first_name | \"Ana }},",
        "Dear first_name }},",
        "Dear {{{ first_name }}},",
        "Dear {% if x %},",
        "Dear {{ First Name }},",
        "Dear {{ name }},",
    ] {
        let wrong = refused_body(&format!("All is well.\n\n{mark}\n"));
        assert_eq!(wrong.line, 7, "{mark}: {wrong}");
        assert!(!wrong.reason.is_empty() && !wrong.proposal.is_empty());
        let subject = mark.replace('"', "\\\"");
        let in_subject = format!("+++\nto = \"rep\"\nsubject = \"{subject}\"\n+++\nAll is well.\n");
        // Brackets are marks of a link, and angle brackets of HTML, only where there is Markdown.
        if !matches!(mark, "Dear [First Name]," | "Dear <NAME>,") {
            assert_eq!(refused(&in_subject).line, 3, "{mark}");
        }
    }
}

#[test]
fn an_honest_percent_sign_and_a_link_are_welcome() {
    Template::parse(
        "ok",
        "+++\nsubject = \"50% and 20%\"\nto = \"lead\"\n+++\nSee [this](https://a.example/), 50% of it.\n",
    )
    .unwrap();
}

#[test]
fn an_unknown_variable_is_answered_with_the_known_ones() {
    let wrong = refused_body("Hello {{ firstname }}\n");
    assert_eq!(wrong.reason, "`firstname` is not a variable");
    assert!(wrong.proposal.contains("first_name"));
    assert_eq!(
        wrong.to_string(),
        format!("sample.md:5: {}; {}", wrong.reason, wrong.proposal)
    );
}

#[test]
fn a_header_with_a_mistake_names_its_line() {
    for (header, line) in [
        ("subject = \"a\"\nto = \"lead\"\ncolour = \"red\"", 4),
        ("subject = \"a\"\nto = \"everybody\"", 3),
        ("subject = \"a\"\nto = \"lead\"\nrequires = \"luck\"", 4),
        ("subject = \"a\"\nto = \"lead\"\nrequires = \"attempt\"", 4),
        ("subject = \"a\"\nto = \"lead\"\nneutral = \"b\"", 4),
        ("subject = \"a\"\nto = \"lead\"\nsigned_by = \"nobody\"", 4),
        ("subject = \"a\"\nto = \"manager\"\nscript = true", 4),
        ("subject = \"a\"\nto = \"rep\"\ndirect_answer = true", 4),
        ("to = \"rep\"\nscript = true\nsubject = \"a\"", 4),
        ("to = \"lead\"\nsubject = \" \"", 3),
        ("to = \"lead\"\nsubject = \"two\\nlines\"", 3),
        ("to = \"lead\"\nsubject = \"{{ stop_url }}\"", 3),
        ("to = \"lead", 2),
    ] {
        let wrong = refused(&format!("+++\n{header}\n+++\nText.\n"));
        assert_eq!(wrong.line, line, "{header}: {wrong}");
    }
    for source in [
        "",
        "Text.\n",
        "+++\nto = \"lead\"\n",
        "+++\nsubject = \"a\"\nto = \"lead\"\n+++\n \n",
    ] {
        refused(source);
    }
    assert_eq!(
        Template::parse("no such/name", "")
            .map(|_| ())
            .unwrap_err()
            .line,
        1
    );
}

#[test]
fn markdown_that_a_mail_should_not_have_is_refused() {
    for body in [
        "a <b>b</b>\n",
        "<div>\n</div>\n",
        "![logo](https://a.example/x.png)\n",
        "`code`\n",
        "    code\n",
        "```\ncode\n```\n",
    ] {
        assert_eq!(refused_body(body).line, 5, "{body}");
    }
}

#[test]
fn a_variable_stands_where_its_kind_can_stand() {
    for body in [
        "Say: {{ asked }}\n",
        "{{ asked }} is what they said\n",
        "[here]({{ first_name }})\n",
        "[here]({{ booking_url | \"soon\" }})\n",
        "{{ first_name | \"\" }}\n",
    ] {
        assert_eq!(refused_body(body).line, 5, "{body}");
    }
}

#[test]
fn a_condition_is_closed_and_alone_on_its_line() {
    for body in [
        "{{ if booking_url }}\nText.\n",
        "Text.\n{{ end }}\n",
        "{{ if booking_url }}\n{{ if rep_phone }}\nText.\n{{ end }}\n{{ end }}\n",
        "{{ if luck }}\nText.\n{{ end }}\n",
        "Text {{ if booking_url }} text {{ end }}\n",
    ] {
        refused_body(body);
    }
}

#[test]
fn every_variable_has_the_name_that_it_is_read_by() {
    for variable in Variable::ALL {
        assert_eq!(variable.as_str().parse(), Ok(*variable));
    }
}

#[test]
fn a_file_that_ends_with_its_header_has_no_words_and_says_so() {
    let ends = |end: &str| refused(&format!("+++\nsubject = \"Hello\"\nto = \"lead\"\n{end}"));
    let without_words = ends("+++\n");
    assert_eq!(ends("+++"), without_words);
    assert_ne!(ends(""), without_words);
    assert!(ends("").reason.contains("does not end"), "{}", ends(""));
}
