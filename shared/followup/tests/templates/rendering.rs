//! Filling in.

use followup::message::TemplateProblem;
use followup::template::{
    Markup, RenderError, SUBJECT_LIMIT, TEXT_LIMIT, Values, Variable, escape,
};

use crate::{guaranteed, template, to_lead, to_rep};

fn of_the_sample(problem: TemplateProblem) -> RenderError {
    RenderError {
        template: "sample".to_owned(),
        problem,
    }
}

fn rep_values() -> Values {
    Values::new().text(Variable::LeadName, "Ana")
}

#[test]
fn a_missing_value_stops_the_message_and_names_itself() {
    let mail = to_lead("Hello {{ first_name }}.\n");
    let wrong = mail.render(&guaranteed()).unwrap_err();
    assert_eq!(
        wrong,
        of_the_sample(TemplateProblem::Missing {
            variable: "first_name".to_owned(),
            line: 5
        })
    );
}

#[test]
fn a_value_in_which_there_is_nothing_to_see_is_a_hole() {
    for nothing in ["", "  \n", "\u{200B}\u{200E}", "\u{3164}", "\0"] {
        let values = guaranteed().text(Variable::FirstName, nothing);
        let wrong = to_lead("Hello {{ first_name }}.\n")
            .render(&values)
            .unwrap_err();
        assert_eq!(
            wrong,
            of_the_sample(TemplateProblem::Empty {
                variable: "first_name".to_owned(),
                line: 5
            })
        );
        let mail = to_lead("Hello {{ first_name | \"there\" }}.\n")
            .render(&values)
            .unwrap();
        assert!(mail.text.starts_with("Hello there.\n"));
    }
}

#[test]
fn every_part_of_the_footer_is_needed() {
    for variable in [Variable::CompanyLegalName, Variable::PostalAddress] {
        let wrong = to_lead("About {{ topic }}.\n")
            .render(&guaranteed().text(variable, ""))
            .unwrap_err();
        assert_eq!(
            wrong,
            of_the_sample(TemplateProblem::Empty {
                variable: variable.as_str().to_owned(),
                line: 0
            })
        );
    }
    for variable in [Variable::StopUrl, Variable::PrivacyUrl] {
        let wrong = to_lead("About {{ topic }}.\n")
            .render(&guaranteed().url(variable, "javascript:alert(1)"))
            .unwrap_err();
        assert_eq!(
            wrong,
            of_the_sample(TemplateProblem::NotALink {
                variable: variable.as_str().to_owned(),
                line: 0
            })
        );
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_refused() {
    let values = rep_values().text(Variable::Asked, "not blocks");
    assert_eq!(
        to_rep("{{ asked }}\n").render(&values).unwrap_err(),
        of_the_sample(TemplateProblem::WrongShape {
            variable: "asked".to_owned(),
            line: 5
        })
    );
}

#[test]
fn mail_to_staff_has_no_footer() {
    assert_eq!(
        to_rep("Call now.\n").render(&rep_values()).unwrap().text,
        "Call now.\n"
    );
}

#[test]
fn a_condition_takes_its_lines_with_it() {
    let mail = to_lead(
        "One.\n\n{{ if booking_url }}\n[Choose]({{ booking_url }} \"button\")\n{{ end }}\n\nTwo.\n",
    );
    assert!(
        mail.render(&guaranteed())
            .unwrap()
            .text
            .starts_with("One.\n\nTwo.\n")
    );
    let with = mail
        .render(&guaranteed().url(Variable::BookingUrl, "https://b.example/1"))
        .unwrap();
    assert!(
        with.text
            .starts_with("One.\n\nChoose: https://b.example/1\n\nTwo.\n"),
        "{}",
        with.text
    );
    assert!(with.html.contains("border:1px solid"));
}

#[test]
fn a_lead_named_in_braces_neither_breaks_a_mail_nor_is_refused() {
    for name in [
        "{name}",
        "{{ first_name }}",
        "%%NAME%%",
        "[[x]]",
        "<<x>>",
        "100%",
        "*|X|*",
        "{{ if topic }}",
    ] {
        let mail = to_lead("Hello {{ first_name }}, it is you.\n")
            .render(&guaranteed().text(Variable::FirstName, name))
            .unwrap();
        assert!(
            mail.text
                .starts_with(&format!("Hello {name}, it is you.\n")),
            "{}",
            mail.text
        );
        let mail = to_rep("Call.\n")
            .render(&Values::new().text(Variable::LeadName, name))
            .unwrap();
        assert_eq!(mail.subject, format!("Call {name}"));
    }
}

#[test]
fn a_subject_is_one_line_of_bounded_length() {
    let mail = to_rep("Call.\n")
        .render(&Values::new().text(
            Variable::LeadName,
            "Ana\r\nBcc: all@example.com\u{85}\u{2028}x",
        ))
        .unwrap();
    assert_eq!(mail.subject, "Call Ana Bcc: all@example.com x");
    let mail = to_rep("Call.\n")
        .render(&Values::new().text(Variable::LeadName, "😀".repeat(10_000)))
        .unwrap();
    assert_eq!(mail.subject.chars().count(), SUBJECT_LIMIT);
    assert!(mail.subject.ends_with("😀…"));
}

#[test]
fn text_that_turns_the_writing_around_is_taken_out() {
    assert_eq!(escape("a\u{202E}b\u{2066}c\u{200F}d"), "abcd");
    assert_eq!(escape("שלום"), "שלום");
    assert_eq!(escape("👨\u{200D}👩\u{200D}👧"), "👨\u{200D}👩\u{200D}👧");
}

#[test]
fn ten_thousand_characters_stay_and_more_are_cut() {
    let long = "word ".repeat(2_000);
    let values = |text: &str| guaranteed().text(Variable::LeadCompany, text);
    let mail = to_lead("{{ lead_company }}\n");
    let text = mail.render(&values(&long)).unwrap().text;
    assert!(text.replace('\n', " ").contains(long.trim_end()));
    assert!(text.lines().all(|line| line.chars().count() <= 76));
    assert!(
        mail.render(&values(&"x".repeat(100_000)))
            .unwrap()
            .text
            .contains(&format!("{}…", "x".repeat(TEXT_LIMIT)))
    );
}

#[test]
fn a_quotation_keeps_its_lines_and_is_never_markup() {
    let quote = Markup::quote("# One\n- two\\\n\n\n===\n1. three\n> four\n    five");
    let mail = to_rep("{{ asked }}\n")
        .render(&rep_values().markup(Variable::Asked, quote))
        .unwrap();
    assert_eq!(
        mail.text,
        "> # One\n> - two\\\n>\n> ===\n> 1. three\n> > four\n> five\n"
    );
    assert_eq!(mail.html.matches("<blockquote").count(), 1);
    let long = "line\n".repeat(10_000);
    let mail = to_rep("{{ asked }}\n")
        .render(&rep_values().markup(Variable::Asked, Markup::quote(&long)))
        .unwrap();
    assert_eq!(
        mail.text.lines().count(),
        followup::template::QUOTE_LINES + 1
    );
    assert!(mail.text.ends_with("> …\n"));
}

#[test]
fn the_text_part_says_where_links_lead_and_never_breaks_them() {
    let url = format!("https://a.example/{}?a=1&amp=2&b=(3)", "x".repeat(100));
    let blocks = Markup::join([
        Markup::heading("Links"),
        Markup::inline([
            Markup::text("See"),
            Markup::link("this", &url),
            Markup::text("now"),
        ]),
        Markup::buttons(&[
            ("Yes", "https://a.example/y"),
            ("No", "https://a.example/n"),
        ]),
        Markup::link("+1 212 555 0100", "tel:+1 212 555 0100"),
        Markup::link("evil", "javascript:alert(1)"),
    ]);
    let mail = to_rep("{{ links }}\n")
        .render(&rep_values().markup(Variable::Links, blocks))
        .unwrap();
    let target = url.replace('(', "%28").replace(')', "%29");
    assert_eq!(
        mail.text,
        format!(
            "Links\n-----\n\nSee this\n<{target}>\nnow\n\nYes: https://a.example/y\nNo: https://a.example/n\n\n\
             +1 212 555 0100: +1%20212%20555%200100\n\nevil: javascript:alert(1)\n"
        )
    );
    assert_eq!(mail.html.matches("<a ").count(), 4);
}

#[test]
fn blocks_keep_to_themselves_whatever_stands_beside_them() {
    let list = Markup::list(["one", "", "two"]);
    let mail =
        template("+++\nsubject = \"x\"\nto = \"rep\"\n+++\nBefore\n{{ lead_summary }}\nAfter\n")
            .render(&Values::new().markup(Variable::LeadSummary, list))
            .unwrap();
    assert_eq!(mail.text, "Before\n\n- one\n- two\n\nAfter\n");
}
