//! Whatever people type: it stays text.

use followup::template::{Audience, Markup, Template, Values, Variable, escape};
use proptest::prelude::*;

use crate::{everything, shipped_set, to_lead};

/// Text that is likely to hurt, and any other text.
fn anything() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{{ first_name }}",
        "{",
        "}",
        "%",
        "%%NAME%%",
        "[",
        "](",
        ")",
        "<b>",
        "</p>",
        "<script>",
        "&lt;",
        "&",
        "\"",
        "'",
        "\\",
        "`",
        "*",
        "_",
        "#",
        "- ",
        "> ",
        "1. ",
        "===",
        "\n",
        "\r\n",
        "\n\n",
        "    ",
        "\t",
        "\0",
        "\u{85}",
        "\u{2028}",
        "\u{202E}",
        "\u{2066}",
        "\u{200F}",
        "\u{200B}",
        "http://evil.example/",
        "<https://evil.example>",
        "[x](https://evil.example)",
        "![i](https://evil.example)",
        "😀",
        "👨\u{200D}👩\u{200D}👧",
        "שלום",
        "مرحبا",
        "Ana",
        " ",
        "~~",
        "|",
        "++",
        "+++",
        ":",
        "\u{FDD0}",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 1..40).prop_map(|parts| parts.concat()),
        any::<String>(),
        "\\PC{0,200}",
    ]
}

fn tags(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap().to_owned())
        .collect()
}

/// What a reader of the HTML sees.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.split_once("<body").unwrap().1.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The line of text that stays of what was typed.
fn literal(typed: &str) -> String {
    let mut kept = String::new();
    let mut escaped = escape(typed).chars().collect::<Vec<_>>().into_iter();
    while let Some(character) = escaped.next() {
        kept.push(if character == '\\' {
            escaped.next().unwrap()
        } else {
            character
        });
    }
    kept
}

fn visible(text: &str) -> bool {
    let kept = literal(text);
    kept.chars()
        .any(|c| c.is_alphanumeric() || c.is_ascii_punctuation())
        && !kept.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_literal_in_the_text_and_the_html_and_adds_no_tag(typed in anything()) {
        prop_assume!(visible(&typed));
        for body in ["Hello {{ lead_company }} and **{{ lead_company }}**.\n", "- {{ lead_company }}\n- x\n", "> {{ lead_company }}\n", "{{ lead_company }}\n"] {
            let mail = to_lead(body);
            let plain = mail.render(&everything()).unwrap();
            let hostile = mail.render(&everything().text(Variable::LeadCompany, typed.as_str())).unwrap();
            if !body.contains("**") {
                prop_assert_eq!(tags(&plain.html), tags(&hostile.html));
            }
            prop_assert_eq!(hostile.html.matches("<a ").count(), plain.html.matches("<a ").count());
            prop_assert!(seen(&hostile.html).contains(&literal(&typed)), "{}", hostile.html);
        }
    }

    #[test]
    fn any_text_in_any_variable_of_any_shipped_template_is_only_text(typed in anything(), pick in any::<prop::sample::Index>()) {
        prop_assume!(visible(&typed));
        let set = shipped_set();
        let templates: Vec<&Template> = set.iter().collect();
        let template = pick.get(&templates);
        for variable in template.variables() {
            let values = everything();
            if !matches!(values.get(variable), Some(followup::template::Value::Text(_))) {
                continue;
            }
            let plain = template.render(&values).unwrap();
            let hostile = template.render(&values.text(variable, typed.as_str())).unwrap();
            prop_assert_eq!(tags(&plain.html), tags(&hostile.html));
            prop_assert!(!hostile.subject.chars().any(char::is_control));
            prop_assert!(hostile.subject.chars().count() <= followup::template::SUBJECT_LIMIT);
            if template.audience() == Audience::Lead {
                prop_assert!(hostile.text.contains("https://acme.example/privacy"));
            }
        }
    }

    #[test]
    fn blocks_that_code_builds_hold_only_what_code_put_there(typed in anything()) {
        prop_assume!(visible(&typed));
        let template = Template::parse("t", "+++\nsubject = \"x\"\nto = \"rep\"\n+++\n{{ asked }}\n\nAfter.\n").unwrap();
        let render = |markup: Markup| template.render(&Values::new().markup(Variable::Asked, markup)).unwrap();
        for build in [Markup::paragraph, Markup::heading, Markup::text, Markup::strong] as [fn(&str) -> Markup; 4] {
            let (plain, hostile) = (render(build("x")), render(build(&typed)));
            prop_assert_eq!(tags(&plain.html), tags(&hostile.html));
            prop_assert!(seen(&hostile.html).contains(&literal(&typed)));
        }
        let plain = render(Markup::list(["x", "y"]));
        prop_assert_eq!(tags(&plain.html), tags(&render(Markup::list([typed.as_str(), "y"])).html));
        let quoted = render(Markup::quote(&typed));
        prop_assert_eq!(quoted.html.matches("<blockquote").count(), 1);
        prop_assert!(tags(&quoted.html).iter().all(|tag| !tag.starts_with("a ") && !tag.starts_with("script")));
        let link = render(Markup::link(&typed, &format!("https://a.example/{typed}")));
        prop_assert!(link.html.matches("<a ").count() <= 1);
        prop_assert!(!link.html.contains("<script"));
    }
}
