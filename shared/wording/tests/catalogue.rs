//! Every language says everything that English says, with the same variables, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use followup::language::{Formality, Language};
use followup::template::{Audience, MailKind};
use wording::{Words, step};

/// Variables of each message of a folder.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Languages that say all by themselves, besides English.
const WHOLE: [Language; 3] = [Language::German, Language::Spanish, Language::French];

fn catalogue(folder: &str) -> Messages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("catalogue")
        .join(folder);
    let mut messages = Messages::new();
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let resource = parse(text.as_str());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{path:?}: {errors:?}"));
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut variables = BTreeSet::new();
            of_pattern(message.value.as_ref().unwrap(), &mut variables);
            variables.remove("formality");
            let id = message.id.name.to_owned();
            let twice = messages.insert(id.clone(), variables);
            assert!(twice.is_none(), "{id} stands twice in {folder:?}");
        }
    }
    messages
}

fn of_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
        Expression::Inline(inline) => of_inline(inline, found),
    }
}

fn of_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[test]
fn every_language_says_what_english_says_with_the_same_variables() {
    let english = catalogue("en");
    assert!(english.len() >= 30, "{}", english.len());
    for language in WHOLE {
        let own = catalogue(language.tag());
        let lacks: Vec<_> = english.keys().filter(|id| !own.contains_key(*id)).collect();
        assert_eq!(lacks, [""; 0], "{} lacks", language.tag());
        for (id, variables) in &own {
            let expected = english.get(id);
            assert_eq!(Some(variables), expected, "{} of {}", id, language.tag());
        }
    }
    for (id, variables) in catalogue(Language::BritishEnglish.tag()) {
        assert_eq!(
            english.get(&id),
            Some(&variables),
            "{id} of British English"
        );
    }
}

#[test]
fn every_language_that_has_two_ways_to_address_somebody_has_both() {
    for language in WHOLE {
        let said = |formality| {
            let words = Words {
                formality,
                ..Words::from(language)
            };
            [
                words.promise_call("x"),
                words.promise_general("x"),
                words.promise_ring("x"),
            ]
        };
        let (formal, familiar) = (said(Formality::Formal), said(Formality::Familiar));
        for (formal, familiar) in formal.iter().zip(&familiar) {
            assert_ne!(formal, familiar, "{}", language.tag());
        }
    }
}

#[test]
fn one_and_many_are_told_apart() {
    for (language, one, many) in [
        (Language::AmericanEnglish, "1 minute", "20 minutes"),
        (Language::BritishEnglish, "1 minute", "20 minutes"),
        (Language::German, "1 Minute", "20 Minuten"),
        (Language::Spanish, "1 minuto", "20 minutos"),
        (Language::French, "1 minute", "20 minutes"),
    ] {
        let words = Words::from(language);
        assert_eq!(words.took_minutes(1), one);
        assert_eq!(words.took_minutes(20), many);
    }
}

#[test]
fn british_english_says_anew_what_it_says_otherwise() {
    let said = |language| Words::from(language).promise_ring("+44 20 7946 0000");
    assert!(said(Language::BritishEnglish).contains("please ring us"));
    assert!(said(Language::AmericanEnglish).contains("please call us"));
}

#[test]
fn every_mail_that_baton_sends_by_itself_has_a_name_in_each_language() {
    let to_leads = MailKind::ALL
        .iter()
        .filter(|kind| kind.audience() == Audience::Lead);
    for kind in to_leads {
        let code = kind.as_str();
        let said = step::name(Words::default(), code);
        assert!(!said.is_empty() && !said.contains('_'), "{said}");
        let said = step::name(Words::from(Language::Pseudo), code);
        assert!(
            !said.contains(|letter: char| letter.is_ascii_alphabetic()),
            "{said}"
        );
    }
}
