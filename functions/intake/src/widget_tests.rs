use followup::form::{Challenge, Form, ProofOfWork};
use followup::language::{ClockHours, Formality, Language};
use http::Response;
use lambda_http::Body;
use wording::Words;
use wording::form::RefusedField;

use super::*;
use crate::embed::{embed, snippet};
use crate::page::FormView;

fn asking(challenge: Challenge) -> Form {
    Form {
        challenge: Some(challenge),
        allowed_origins: vec!["https://shop.example.com".to_owned()],
        ..Form::builtin_contact()
    }
}

fn with(service: TokenService, site_key: &str) -> Form {
    let site_key = site_key.to_owned();
    asking(Challenge::Widget(Widget { service, site_key }))
}

fn owner(language: Language) -> PageOwner<'static> {
    PageOwner {
        words: Words {
            language,
            formality: Formality::Formal,
            clock: ClockHours::Twelve,
        },
        phone: Some("+1 555 010 0100"),
        ..PageOwner::default()
    }
}

fn page(form: &Form, owner: PageOwner<'_>, errors: &[RefusedField]) -> Response<Body> {
    let token = ("cf-turnstile-response".to_owned(), "spent".to_owned());
    let values = [token, ("name".to_owned(), "Zoë".to_owned())];
    FormView {
        form,
        values: &values,
        errors,
        stamp: "",
        owner,
    }
    .respond(200)
}

fn text(page: &Response<Body>) -> String {
    String::from_utf8(page.body().as_ref().to_vec()).unwrap()
}

fn security(page: &Response<Body>) -> String {
    let security = page.headers()["content-security-policy"].to_str().unwrap();
    // The hashes of style sheets are theirs alone.
    let parts = security.split("; ");
    let parts: Vec<&str> = parts
        .filter(|part| !part.starts_with("style-src"))
        .collect();
    parts.join(";\n")
}

/// What stands on the page from the widget on.
fn from_the_widget(page: &str, class: &str) -> String {
    let from = page.find(&format!("<div class=\"field {class}\"")).unwrap();
    page[from..].replace("><", ">\n<")
}

#[test]
fn turnstile_stands_above_the_button_and_its_site_alone_is_let_in() {
    let form = with(TokenService::Turnstile, "1x00000000000000000000AA");
    let page = page(&form, owner(Language::AmericanEnglish), &[]);
    let text = text(&page);
    assert!(!text.contains("spent"), "a token is no answer: {text}");
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        security(&page),
        from_the_widget(&text, "cf-turnstile")
    ));
}

#[test]
fn friendly_captcha_is_one_script_whose_bytes_are_known() {
    let form = with(TokenService::FriendlyCaptchaEu, "FCMG");
    let errors = [RefusedField::new("frc-captcha-response", "Not done.")];
    let page = page(&form, owner(Language::German), &errors);
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        security(&page),
        from_the_widget(&text(&page), "frc-captcha")
    ));
    let elsewhere = with(TokenService::FriendlyCaptcha, "FCMG");
    let page = self::page(&elsewhere, owner(Language::German), &[]);
    assert!(!text(&page).contains("data-api-endpoint"));
}

#[test]
fn no_page_of_another_form_lets_a_foreign_script_in() {
    let work = asking(Challenge::ProofOfWork(ProofOfWork { bits: 8 }));
    for form in [Form::builtin_contact(), work] {
        let page = page(&form, owner(Language::AmericanEnglish), &[]);
        let (security, text) = (security(&page), text(&page));
        assert!(!security.contains("frame-src"), "{security}");
        assert!(!security.contains("https://c"), "{security}");
        assert!(!text.contains("<script src"), "{text}");
        assert!(!text.contains("Or call us"), "{text}");
    }
}

#[test]
fn in_a_frame_and_on_another_site_the_widget_is_light_and_there_its_script_comes_along() {
    let form = with(TokenService::Turnstile, "1x00000000000000000000AA");
    let english = owner(Language::AmericanEnglish);
    let framed = PageOwner {
        framed: true,
        ..english
    };
    assert!(text(&page(&form, framed, &[])).contains("data-theme=\"light\""));
    let html = snippet(english, &form, "https://forms.example.org/f/contact").unwrap();
    insta::assert_snapshot!(from_the_widget(&html, "cf-turnstile"));
    let shown = text(&embed(
        english,
        &form,
        "https://forms.example.org/f/contact",
    ));
    assert!(shown.contains("Name this site and yours there"), "{shown}");
    assert!(!shown.contains("goes to review first"), "{shown}");
    // The frame has room for it.
    let height = |form: &Form| {
        let page = text(&embed(english, form, "https://forms.example.org/f/contact"));
        let (_, rest) = page.split_once("width:100%;height:").unwrap();
        rest.split_once("rem").unwrap().0.parse::<u32>().unwrap()
    };
    assert_eq!(height(&form), height(&Form::builtin_contact()) + 6);
}
