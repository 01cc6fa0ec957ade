//! The shipped templates.

use followup::template::{Audience, MailForm, MailKind, SignedBy, Twin, Values, Variable};

use crate::{everything, guaranteed, shipped_set};

#[test]
fn the_shipped_templates_have_no_findings() {
    assert_eq!(shipped_set().check(), []);
}

#[test]
fn every_shipped_template_looks_as_it_did() {
    for template in shipped_set().iter() {
        let mail = template.render(&everything()).unwrap();
        let shown = format!(
            "Subject: {}\n\n{}\n=== HTML ===\n{}",
            mail.subject, mail.text, mail.html
        );
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots"}, {
            insta::assert_snapshot!(template.name(), shown);
        });
    }
}

#[test]
fn every_mail_to_a_lead_is_complete_with_only_what_is_guaranteed() {
    for template in shipped_set()
        .iter()
        .filter(|template| template.audience() == Audience::Lead)
    {
        let mail = template.render(&guaranteed()).unwrap();
        let name = template.name();
        let flowing = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            mail.text
                .contains("Acme Tools, Inc., 1 Main Street, New York, NY 10001, USA"),
            "{name}: {}",
            mail.text
        );
        assert!(
            flowing.contains("Stop: https://baton.acme.example/s/k1.4f9a2c?l=7&x=1 "),
            "{name}: {}",
            mail.text
        );
        assert!(
            mail.subject.chars().count() <= 78,
            "{name}: {}",
            mail.subject
        );
        assert!(
            !mail.text.contains("\n\n\n"),
            "{name} has a hole:\n{}",
            mail.text
        );
        assert!(
            format!("{} {flowing}", mail.subject).contains("question about pricing"),
            "{name}"
        );
    }
}

#[test]
fn every_mail_to_staff_is_complete_with_what_it_is_given() {
    let (set, all) = (shipped_set(), everything());
    for kind in MailKind::ALL {
        if kind.audience() == Audience::Lead {
            continue;
        }
        let mut values = Values::new();
        for variable in [Variable::StaffFirstName, Variable::CompanyName]
            .iter()
            .chain(kind.given())
        {
            values = values.set(*variable, all.get(*variable).unwrap().clone());
        }
        set.mail(*kind).unwrap().render(&values).unwrap();
    }
}

#[test]
fn every_mail_of_the_registry_is_shipped_as_it_says() {
    let set = shipped_set();
    for kind in MailKind::ALL {
        let template = set
            .mail(*kind)
            .unwrap_or_else(|| panic!("{kind} is not shipped"));
        assert_eq!(template.audience(), kind.audience(), "{kind}");
        assert_eq!(
            template.is_script(),
            kind.form() == MailForm::Script,
            "{kind}"
        );
        assert_eq!(template.requires(), kind.claims(), "{kind}");
        let listed = format!("{kind}{}", followup::template::LISTED_TWIN);
        let twins = [
            (Twin::Neutral, template.neutral()),
            (Twin::Written, template.written()),
            (Twin::Listed, set.get(&listed).map(|twin| twin.name())),
        ];
        for (twin, name) in twins {
            assert_eq!(
                name.is_some(),
                kind.twins().contains(&twin),
                "{kind} {twin:?}"
            );
            assert!(
                name.is_none_or(|name| set.get(name).is_some()),
                "{kind} {twin:?}"
            );
        }
    }
}

#[test]
fn what_is_true_without_an_attempt_is_signed_by_the_team() {
    let set = shipped_set();
    for template in set.iter() {
        if let Some(twin) = template.neutral() {
            let twin = set.get(twin).unwrap();
            let mail = twin.render(&everything()).unwrap();
            assert_eq!(twin.signed_by(), SignedBy::Team, "{}", twin.name());
            assert!(mail.text.contains("\nThe Acme team\n"), "{}", mail.text);
            assert!(!mail.text.contains("Dana"), "{}", mail.text);
        }
    }
}

#[test]
fn only_what_answers_at_once_is_a_direct_answer() {
    let set = shipped_set();
    let direct: Vec<&str> = set
        .iter()
        .filter(|one| one.direct_answer())
        .map(|one| one.name())
        .collect();
    assert_eq!(
        direct,
        [
            "acknowledgement",
            "acknowledgement_later",
            "booked",
            "booking_requested"
        ]
    );
}
