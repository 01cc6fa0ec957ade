//! What a template and a text may be as long as, at the edge and one past it; and pieces of which nothing is to be seen.

use followup::template::{
    Markup, QUOTE_LIMIT, QUOTE_LINES, SUBJECT_IDEAL, TEMPLATE_LIMIT, Template, Templates,
    URL_LIMIT, Values, Variable,
};

use crate::{guaranteed, shipped, shipped_set, to_rep};

/// What the check says of the length of a subject.
fn too_long(subject: &str) -> bool {
    let source = format!(
        "+++\nsubject = \"{subject}\"\nto = \"lead\"\n+++\nOur workshop about {{{{ topic }}}} is open.\n\n{{{{ team_name }}}}\n"
    );
    let mut files = shipped();
    files.push(("extra".to_owned(), source));
    let found = Templates::parse(files).unwrap().check();
    found
        .iter()
        .any(|one| one.file == "templates/extra.md" && one.reason.contains("characters"))
}

#[test]
fn a_subject_with_its_usual_values_fits_a_line_of_a_mailbox() {
    assert!(!too_long(&"x".repeat(SUBJECT_IDEAL)));
    assert!(too_long(&"x".repeat(SUBJECT_IDEAL + 1)));
    // A topic usually has thirty characters, and a first name ten.
    let rest = SUBJECT_IDEAL - 30;
    assert!(!too_long(&format!("{{{{ topic }}}}{}", "x".repeat(rest))));
    assert!(too_long(&format!(
        "{{{{ topic }}}}{}",
        "x".repeat(rest + 1)
    )));
    // A name that may be missing is as long as what stands for it, if that is longer.
    for (fallback, usual) in [("there", 10), ("whoever you are", 15)] {
        let named = format!("{{{{ first_name | \\\"{fallback}\\\" }}}}");
        let rest = SUBJECT_IDEAL - usual;
        assert!(!too_long(&format!("{named}{}", "x".repeat(rest))));
        assert!(too_long(&format!("{named}{}", "x".repeat(rest + 1))));
    }
}

#[test]
fn a_template_has_its_bound_in_bytes() {
    let source = |length: usize| {
        let head = "+++\nsubject = \"About {{ topic }}\"\nto = \"lead\"\n+++\n";
        format!("{head}{}", "x".repeat(length - head.len()))
    };
    assert!(Template::parse("x", &source(TEMPLATE_LIMIT)).is_ok());
    assert!(Template::parse("x", &source(TEMPLATE_LIMIT + 1)).is_err());
}

#[test]
fn the_twin_for_who_is_on_a_list_is_known_by_its_name() {
    let twins: Vec<&str> = shipped_set()
        .iter()
        .filter(|template| template.is_for_listed())
        .map(Template::name)
        .collect();
    assert!(twins.contains(&"mail_imported"), "{twins:?}");
    assert!(!twins.contains(&"mail"), "{twins:?}");
}

/// The HTML of a task with this in it.
fn html(markup: Markup) -> String {
    let values = Values::new()
        .text(Variable::LeadName, "Ana")
        .markup(Variable::Links, markup);
    to_rep("{{ links }}\n").render(&values).unwrap().html
}

#[test]
fn a_link_leads_somewhere_that_a_mail_may_lead_to() {
    let address = |length: usize| format!("https://a.example/{}", "x".repeat(length - 18));
    for (url, is_link) in [
        ("https://a.example/?a=1&b=2", true),
        ("http://a.example/", true),
        ("mailto:ana@example.org", true),
        ("tel:+12125550123", true),
        (" HTTPS://a.example/ ", true),
        ("https://", false),
        ("tel:", false),
        ("ftp://a.example/", false),
        ("javascript:alert(1)", false),
        ("https://a.example/\u{202e}x", false),
        (&address(URL_LIMIT), true),
        (&address(URL_LIMIT + 1), false),
    ] {
        let shown = html(Markup::link("Open", url));
        assert_eq!(shown.contains("href="), is_link, "{url}: {shown}");
        assert!(shown.contains("Open"), "{url}");
    }
}

#[test]
fn a_quotation_has_its_bounds_in_lines_and_characters() {
    let shown = |text: &str| {
        let values = guaranteed()
            .text(Variable::LeadName, "Ana")
            .markup(Variable::Asked, Markup::quote(text));
        to_rep("{{ asked }}\n").render(&values).unwrap().text
    };
    let lines = |count: usize| {
        let each: Vec<String> = (1..=count)
            .map(|number| format!("line {number}."))
            .collect();
        shown(&each.join("\n"))
    };
    assert!(lines(QUOTE_LINES).contains(&format!("line {QUOTE_LINES}.")));
    assert!(!lines(QUOTE_LINES + 1).contains(&format!("line {}.", QUOTE_LINES + 1)));
    let letters = |count: usize| {
        let text = shown(&"y".repeat(count));
        text.chars().filter(|character| *character == 'y').count()
    };
    assert_eq!(letters(QUOTE_LIMIT), QUOTE_LIMIT);
    assert_eq!(letters(QUOTE_LIMIT + 1), QUOTE_LIMIT);
}

#[test]
fn pieces_of_which_nothing_is_to_be_seen_are_empty_and_leave_no_trace() {
    for empty in [
        Markup::paragraph(" \n"),
        Markup::text(""),
        Markup::text(" \u{200b}"),
        Markup::strong(""),
        Markup::warning(""),
        Markup::heading(" "),
        Markup::quote("\n\n"),
        Markup::buttons(&[]),
        Markup::inline([]),
        Markup::default(),
    ] {
        assert!(empty.is_empty(), "{empty:?}");
    }
    for full in [
        Markup::paragraph("x"),
        Markup::strong("x"),
        Markup::warning("x"),
        Markup::heading("x"),
        Markup::quote("x"),
        Markup::link("x", "https://a.example/"),
        Markup::buttons(&[("x", "https://a.example/")]),
        Markup::inline([Markup::text("x")]),
        Markup::list(["x"]),
    ] {
        assert!(!full.is_empty(), "{full:?}");
    }
    let both = html(Markup::commas([
        Markup::text("Ana"),
        Markup::default(),
        Markup::text("Bo"),
    ]));
    assert!(both.contains("Ana, Bo"), "{both}");
}
