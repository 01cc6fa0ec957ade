//! The shipped mails to the team: each language has every one, with the same variables, in both ways to address somebody.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use followup::language::{Formality, Language};
use followup::template::{Audience, MailForm, MailKind, Template, Templates};
use wording::Words;
use wording::mails::{text, to_team};

/// Every way in which somebody reads them.
fn ways() -> impl Iterator<Item = Words> {
    Language::ALL.into_iter().flat_map(|language| {
        [Formality::Formal, Formality::Familiar].map(|formality| Words {
            formality,
            ..Words::from(language)
        })
    })
}

fn kinds() -> impl Iterator<Item = MailKind> {
    MailKind::ALL
        .iter()
        .copied()
        .filter(|kind| kind.audience() != Audience::Lead && kind.form() == MailForm::Mail)
}

#[test]
fn every_mail_to_the_team_is_shipped_in_every_language_with_what_english_says() {
    for words in ways() {
        let mut all = Templates::new();
        for kind in kinds() {
            let source = text(words, kind).unwrap_or_else(|| panic!("{kind} in {words:?}"));
            assert!(!source.contains("[[") && !source.contains("]]"), "{source}");
            let strict = Template::parse(kind.as_str(), &source).unwrap();
            let read = to_team(words, kind).unwrap();
            let english = to_team(Words::default(), kind).unwrap();
            assert_eq!(read.variables(), english.variables(), "{kind} in {words:?}");
            assert_eq!(strict.variables(), read.variables(), "{kind} in {words:?}");
            assert_eq!(strict.audience(), kind.audience(), "{kind} in {words:?}");
            all.insert(strict);
        }
        assert_eq!(all.check(), [], "{words:?}");
    }
}

#[test]
fn whoever_is_addressed_in_two_ways_is_addressed_in_both() {
    for language in [Language::German, Language::Spanish, Language::French] {
        let said = |formality| {
            let words = Words {
                formality,
                ..Words::from(language)
            };
            text(words, MailKind::Reminders)
        };
        assert_ne!(said(Formality::Formal), said(Formality::Familiar));
    }
}

#[test]
fn what_leads_get_is_not_among_them() {
    let others = MailKind::ALL
        .iter()
        .filter(|kind| kind.audience() == Audience::Lead || kind.form() == MailForm::Script);
    for kind in others {
        assert!(text(Words::default(), *kind).is_none(), "{kind}");
    }
}
