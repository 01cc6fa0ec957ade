//! What a form asks of a browser: said once for a whole policy, and otherwise by a form of its own.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use followup::form::{Challenge, DEFAULT_WORK_BITS, ProofOfWork, TokenService, Widget};
use followup::policy::{Policy, PolicyDocument, PolicyFiles, PolicyFinding};
use support::shipped;

const POLICY: &str = "policy.toml";
const CONTACT: &str = "forms/contact.toml";
const WORK: Challenge = Challenge::ProofOfWork(ProofOfWork {
    bits: DEFAULT_WORK_BITS,
});

/// The shipped policy with this for all forms, and this for the contact form.
fn saying(of_all: &str, of_contact: &str) -> PolicyFiles {
    let mut sources = shipped();
    let policy = sources.files.get_mut(POLICY).unwrap();
    if !of_all.is_empty() {
        policy.push_str(&format!("\n[forms]\n{of_all}\n"));
    }
    let contact = sources.files.get_mut(CONTACT).unwrap();
    *contact = format!("{of_contact}\n{contact}");
    sources
}

/// What the contact form and the voicemail form ask for, as compiled; what a function reads of the pushed policy is the same.
#[track_caller]
fn asked(of_all: &str, of_contact: &str) -> [Option<Challenge>; 2] {
    let sources = saying(of_all, of_contact);
    let compiled = Policy::compile(&sources).unwrap();
    let read = Policy::read(&PolicyDocument::of(sources).unwrap()).unwrap();
    let of = |policy: &Policy| {
        ["contact", "voicemail"].map(|name| policy.active.forms[name].challenge.clone())
    };
    assert_eq!(of(&compiled), of(&read));
    of(&compiled)
}

/// The one thing that is found, and the text of its line.
#[track_caller]
fn found(of_all: &str, of_contact: &str) -> (PolicyFinding, String) {
    let sources = saying(of_all, of_contact);
    let mut findings = Policy::compile(&sources).unwrap_err();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    let finding = findings.remove(0);
    let text = sources.get(&finding.file).unwrap();
    let line = text.lines().nth(finding.line.unwrap() - 1).unwrap();
    (finding, line.to_owned())
}

#[test]
fn a_policy_says_it_for_all_forms_and_a_form_for_itself() {
    let light = Some(Challenge::ProofOfWork(ProofOfWork { bits: 8 }));
    let lightly = "challenge = { kind = \"proof-of-work\", bits = 8 }";
    for (of_all, of_contact, expected) in [
        ("", "", [None, None]),
        (
            "challenge = \"proof-of-work\"",
            "",
            [Some(WORK), Some(WORK)],
        ),
        (lightly, "", [light.clone(), light.clone()]),
        (
            "challenge = { kind = \"proof-of-work\" }",
            lightly,
            [light.clone(), Some(WORK)],
        ),
        (
            "challenge = \"proof-of-work\"",
            "challenge = \"none\"",
            [None, Some(WORK)],
        ),
        (
            lightly,
            "challenge = { kind = \"none\" }",
            [None, light.clone()],
        ),
        ("challenge = \"none\"", lightly, [light, None]),
        ("challenge = \"none\"", "", [None, None]),
    ] {
        assert_eq!(
            asked(of_all, of_contact),
            expected,
            "{of_all} / {of_contact}"
        );
    }
}

#[test]
fn the_widget_of_a_service_is_named_with_its_site_key() {
    let widget = |service, site_key: &str| {
        let site_key = site_key.to_owned();
        Some(Challenge::Widget(Widget { service, site_key }))
    };
    let longest = "k".repeat(64);
    for (says, expected) in [
        (
            "kind = \"turnstile\", site_key = \"1x00000000000000000000AA\"".to_owned(),
            widget(TokenService::Turnstile, "1x00000000000000000000AA"),
        ),
        (
            "kind = \"friendly-captcha\", site_key = \"FCMG-1_a\"".to_owned(),
            widget(TokenService::FriendlyCaptcha, "FCMG-1_a"),
        ),
        (
            format!("kind = \"friendly-captcha\", site_key = \"{longest}\", endpoint = \"global\""),
            widget(TokenService::FriendlyCaptcha, &longest),
        ),
        (
            "kind = \"friendly-captcha\", site_key = \"FCMG\", endpoint = \"eu\"".to_owned(),
            widget(TokenService::FriendlyCaptchaEu, "FCMG"),
        ),
    ] {
        let [contact, voicemail] = asked("", &format!("challenge = {{ {says} }}"));
        assert_eq!((contact, voicemail), (expected, None), "{says}");
    }
    let (longer, _) = found(
        "",
        &format!("challenge = {{ kind = \"friendly-captcha\", site_key = \"{longest}k\" }}"),
    );
    assert!(longer.reason.contains("no site key"), "{longer}");
}

/// What a file says, why that is refused, and what would be right.
const WRONG: [(&str, &str, &str); 17] = [
    (
        "challenge = \"prof-of-work\"",
        "`prof-of-work` is none of what can be chosen",
        "`proof-of-work`?",
    ),
    (
        "challenge = { kind = \"riddle\" }",
        "`riddle` is none of what can be chosen",
        "proof-of-work",
    ),
    (
        "challenge = { kind = \"proof-of-work\", bit = 9 }",
        "`bit` is not known here",
        "`bits`?",
    ),
    (
        "challenge = { bits = 9 }",
        "`kind` is missing",
        "add kind = ..",
    ),
    (
        "challenge = { kind = \"proof-of-work\", bits = 19 }",
        "bits is between 8 and 18",
        "doubles the work",
    ),
    (
        "challenge = { kind = \"none\", bits = 9 }",
        "`bits` says nothing of the kind none",
        "leave it out",
    ),
    ("challenge = true", "true stands where", ""),
    (
        "challenge = \"turnstile\"",
        "`site_key` is missing",
        "{ kind = \"turnstile\", site_key = \"..\" }",
    ),
    (
        "challenge = { kind = \"turnstile\", site_key = \"1x0000000000000000000000000000000AA\" }",
        "looks like the secret key",
        "never into a policy",
    ),
    (
        "challenge = { kind = \"friendly-captcha\", site_key = \"A1KEY\" }",
        "looks like the secret key",
        "never into a policy",
    ),
    (
        "challenge = { kind = \"turnstile\", site_key = \"two words\" }",
        "no site key",
        "letters, digits",
    ),
    (
        "challenge = { kind = \"turnstile\", site_key = \"\" }",
        "no site key",
        "letters, digits",
    ),
    (
        "challenge = { kind = \"turnstile\", site_key = \"k\", secret = \"s\" }",
        "`secret` is not known here",
        "site_key",
    ),
    (
        "challenge = { kind = \"turnstile\", site_key = \"k\", endpoint = \"eu\" }",
        "`endpoint` says nothing of the kind turnstile",
        "leave it out",
    ),
    (
        "challenge = { kind = \"friendly-captcha\", site_key = \"FCK\", endpoint = \"mars\" }",
        "`mars` is none of what can be chosen",
        "global, eu",
    ),
    (
        "challenge = { kind = \"proof-of-work\", site_key = \"k\" }",
        "`site_key` says nothing of the kind proof-of-work",
        "name another kind",
    ),
    (
        "chalenge = \"none\"",
        "`chalenge` is not known here",
        "challenge",
    ),
];

#[test]
fn what_is_wrong_with_it_is_said_with_its_line_and_what_would_be_right() {
    for (wrong, reason, proposal) in WRONG {
        let (finding, line) = found(wrong, "");
        assert_eq!(finding.file, POLICY);
        assert_eq!(line, wrong, "{finding}");
        assert!(finding.reason.contains(reason), "{finding:#?}");
        assert!(finding.proposal.contains(proposal), "{finding:#?}");
        let (finding, line) = found("", wrong);
        assert_eq!(finding.file, CONTACT);
        assert_eq!(line, wrong, "{finding}");
        assert!(
            finding.reason.contains(reason) && finding.reason.contains(proposal),
            "{finding:#?}"
        );
    }
}

#[test]
fn what_is_wrong_for_all_is_found_once_and_not_in_each_form() {
    let (finding, _) = found("challenge = { kind = \"proof-of-work\", bits = 7 }", "");
    assert_eq!(finding.file, POLICY);
}
