//! The brand of a policy: what the check says of it, and what pages and mails get.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use followup::brand::{DARK_GROUNDS, LEAST_CONTRAST, MAX_BRAND_CHARS, MAX_LOGO_BYTES, as_text};
use followup::language::ClockHours;
use followup::policy::{Policy, PolicyDocument, PolicyFiles, PolicyFinding};
use support::shipped;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9z\"/></svg>";

/// The shipped policy with another `[brand]`, and files for it.
fn branded(brand: &str, files: &[(&str, &str)]) -> PolicyFiles {
    let mut sources = shipped();
    let text = sources.files.get_mut("policy.toml").unwrap();
    let own = "[brand]\naccent = \"#1f5fbf\"\naccent_dark = \"#8ab4f8\"\n";
    assert!(text.contains(own));
    *text = text.replace(own, &format!("[brand]\n{brand}\n"));
    for (path, text) in files {
        sources.files.insert((*path).to_owned(), (*text).to_owned());
    }
    sources
}

fn png(bytes: usize) -> String {
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\0\x78".to_vec();
    picture.resize(bytes, 0);
    as_text(&picture)
}

/// The one thing that the check says.
#[track_caller]
fn refused(brand: &str, files: &[(&str, &str)], because: &str, proposal: &str) {
    let sources = branded(brand, files);
    let findings = Policy::compile(&sources).expect_err("the check should refuse this");
    let [finding] = findings.as_slice() else {
        panic!("one finding, and not {findings:#?}");
    };
    let PolicyFinding {
        file,
        line,
        reason,
        proposal: proposed,
    } = finding;
    assert!(reason.contains(because), "{reason}");
    assert!(proposed.contains(proposal), "{proposed}");
    assert_eq!(file, "policy.toml");
    let key = reason
        .strip_prefix("brand.")
        .unwrap()
        .split(':')
        .next()
        .unwrap();
    let line = sources
        .get(file)
        .unwrap()
        .lines()
        .nth(line.unwrap() - 1)
        .unwrap();
    assert!(line.starts_with(&format!("{key} = ")), "{line}");
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_its_contrast_and_the_nearest_that_can() {
    refused(
        "accent = \"#ff9500\"",
        &[],
        "a contrast of 2.05 to 1 on a light page",
        "\"#a66100\"",
    );
    let dark = "accent = \"#1f5fbf\"\naccent_dark = \"#1f5fbf\"";
    refused(
        dark,
        &[],
        "to 1 on a dark page, and text needs 4.5",
        "is the nearest that can be read",
    );
    refused(
        "accent = \"blue\"",
        &[],
        "\"blue\" is no colour",
        "six hexadecimal digits",
    );
    refused(
        "accent_dark = \"#8ab4f8\"",
        &[],
        "an accent that is not there",
        "accent = \"#...\"",
    );
}

#[test]
fn what_is_proposed_passes() {
    for (from, page) in [
        ("#ff9500", "accent"),
        ("#777777", "accent"),
        ("#00ffff", "accent"),
    ] {
        let findings = Policy::compile(&branded(&format!("{page} = \"{from}\""), &[])).unwrap_err();
        let proposed = findings[0].proposal.split('"').nth(1).unwrap().to_owned();
        let policy = Policy::compile(&branded(&format!("accent = \"{proposed}\""), &[])).unwrap();
        let accent = policy.active.brand.accent;
        assert_eq!(accent.light.to_string(), proposed);
        assert!(
            accent.dark.contrast_on(&DARK_GROUNDS) >= LEAST_CONTRAST,
            "the dark tone is found"
        );
    }
}

#[test]
fn a_logo_that_is_too_large_of_another_kind_or_that_does_something_is_refused() {
    let logo = "logo = \"brand/logo.png\"";
    let large = png(MAX_LOGO_BYTES + 1);
    refused(
        logo,
        &[("brand/logo.png", &large)],
        "it has 32769 bytes",
        "at most 32768 bytes",
    );
    refused(logo, &[], "names no file", "brand/logo.svg");
    refused(
        logo,
        &[("brand/logo.png", &as_text(b"GIF89a"))],
        "no PNG, SVG or WebP",
        "save it as",
    );
    let drawing = "logo = \"brand/logo.svg\"";
    let script = SVG.replace("<path", "<script>1</script><path");
    refused(
        drawing,
        &[("brand/logo.svg", &script)],
        "holds a script",
        "plain SVG",
    );
    let outside = SVG.replace(
        "<path",
        "<image href=\"https://www.example.org/a.png\"/><path",
    );
    refused(
        drawing,
        &[("brand/logo.svg", &outside)],
        "https://www.example.org/a.png",
        "embedded",
    );
    let mail = "mail_logo = \"brand/logo.svg\"";
    refused(
        mail,
        &[("brand/logo.svg", SVG)],
        "most mail programs",
        "as PNG",
    );
}

#[test]
fn a_name_fits_on_a_line() {
    let most = "N".repeat(MAX_BRAND_CHARS);
    let policy = Policy::compile(&branded(&format!("name = \"{most}\""), &[])).unwrap();
    assert_eq!(policy.active.brand.name, most);
    refused(
        &format!("name = \"{most}N\""),
        &[],
        "it has 41 characters",
        "1 to 40",
    );
    refused("name = \" \"", &[], "it has 0 characters", "leave it out");
}

#[test]
fn pages_and_mails_get_the_same_brand_from_the_files_and_from_what_was_pushed() {
    let brand = "name = \"Example\"\nlogo = \"brand/logo.svg\"\nmail_logo = \"brand/logo.png\"\nhours = \"24h\"";
    let logo = png(MAX_LOGO_BYTES);
    let sources = branded(brand, &[("brand/logo.svg", SVG), ("brand/logo.png", &logo)]);
    let compiled = Policy::compile(&sources).unwrap();
    let pushed = Policy::read(&PolicyDocument::of(sources).unwrap()).unwrap();
    let active = &compiled.active;
    assert_eq!(active.brand, pushed.active.brand);
    assert!(active.brand.logo.is_some() && active.brand.mail_logo.is_some());
    assert_eq!(active.company.clock, Some(ClockHours::TwentyFour));
    assert_eq!(pushed.active.company.clock, Some(ClockHours::TwentyFour));
}

#[test]
fn a_png_serves_mails_too_and_without_a_brand_the_company_is_named() {
    let files = [("brand/logo.png", png(200))];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let policy = Policy::compile(&branded("logo = \"brand/logo.png\"", &files)).unwrap();
    assert_eq!(policy.active.brand.mail_logo, policy.active.brand.logo);
    let plain = Policy::compile(&branded("", &[])).unwrap();
    assert_eq!(plain.active.brand.name, plain.active.company.name);
    assert_eq!(plain.active.brand.mail_logo, None);
}
