use super::*;
use crate::embed::{embed, snippet};
use cloud::page::STYLE;
use followup::brand::Brand;
use followup::language::{ClockHours, Formality, Language};

const ENGLISH: Words = Words {
    language: Language::AmericanEnglish,
    formality: Formality::Formal,
    clock: ClockHours::Twelve,
};
const OWNER: PageOwner<'static> = PageOwner {
    words: ENGLISH,
    brand: None,
    privacy_url: Some("https://www.example.com/privacy"),
    spoken: None,
    phone: Some("+1 555 010 0100"),
    framed: false,
};
const NASTY: &str = "\"><script>alert(1)</script>{{name}}\u{202e}\0'";

fn text(response: &Response<Body>) -> String {
    String::from_utf8(response.body().as_ref().to_vec()).unwrap()
}

/// A page with one tag a line, its icon and stylesheet left out, so that a change can be read.
fn readable(response: &Response<Body>) -> String {
    let page = text(response);
    let (head, rest) = page.split_once("<link rel=\"icon\"").unwrap();
    let (_, tail) = rest.split_once(STYLE).unwrap();
    format!("{head}<style>…{tail}").replace("><", ">\n<")
}

fn view<'a>(
    form: &'a Form,
    values: &'a [(String, String)],
    errors: &'a [RefusedField],
) -> FormView<'a> {
    FormView {
        form,
        values,
        errors,
        stamp: "1772442000000.signature",
        owner: OWNER,
    }
}

fn typed(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn the_contact_page() {
    let form = Form::builtin_contact();
    insta::assert_snapshot!(readable(
        &view(
            &form,
            &typed(&[("utm_source", "ads"), ("topic", "support")]),
            &[]
        )
        .respond(200)
    ));
}

#[test]
fn the_contact_page_with_its_errors_and_what_was_typed() {
    let form = Form::builtin_contact();
    let values = typed(&[
        ("name", "Zoë"),
        ("email", "zoe at example"),
        ("topic", "sales"),
        ("message", "one\ntwo"),
        ("newsletter", "yes"),
    ]);
    let errors = form.read(&values, Default::default(), "1").unwrap_err();
    let errors = RefusedField::all(ENGLISH, &errors);
    insta::assert_snapshot!(readable(&view(&form, &values, &errors).respond(422)));
}

#[test]
fn what_is_wrong_follows_a_label_behind_one_mark_alone() {
    let form = Form::builtin_contact();
    let errors = form.read(&[], Default::default(), "1").unwrap_err();
    let errors = RefusedField::all(ENGLISH, &errors);
    let page = readable(&view(&form, &[], &errors).respond(422));
    assert!(page.contains("What is it about? Choose one."), "{page}");
    assert!(page.contains("Name: Enter your name."), "{page}");
}

#[test]
fn the_other_pages() {
    let form = Form::builtin_contact();
    insta::assert_snapshot!(
        "thanks",
        readable(&thanks(
            OWNER,
            &form,
            None,
            &Asker::default(),
            &[
                "We write to you within 15 minutes.".to_owned(),
                "We call you today by 17:00.".to_owned()
            ]
        ))
    );
    insta::assert_snapshot!("not_found", readable(&not_found(OWNER)));
    insta::assert_snapshot!(
        "embed",
        readable(&embed(
            OWNER,
            &form,
            "https://api.example.com/prod/f/contact"
        ))
    );
}

#[test]
fn nothing_that_was_typed_reaches_a_page_unescaped() {
    let form = Form::builtin_contact();
    let every: Vec<(String, String)> = form
        .fields
        .iter()
        .map(|field| (field.name.clone(), NASTY.to_owned()))
        .chain(typed(&[(NASTY, NASTY), ("utm_x", NASTY)]))
        .collect();
    let errors = vec![
        RefusedField::new("name", "Enter a name."),
        RefusedField::new(NASTY, "No."),
    ];
    let nasty = Asker {
        name: Some(NASTY.to_owned()),
        offer: None,
    };
    for response in [
        view(&form, &every, &errors).respond(422),
        error(OWNER, 400, NASTY, NASTY),
        thanks(
            OWNER,
            &form,
            None,
            &nasty,
            &[NASTY.to_owned(), NASTY.to_owned()],
        ),
        embed(OWNER, &form, &format!("https://a.example/{NASTY}")),
    ] {
        let page = text(&response);
        for bad in ["<script", "{{", "\u{202e}", "\0", "\"><"] {
            let body = page.split_once("<body>").unwrap().1;
            assert!(bad == "\"><" || !body.contains(bad), "{bad:?}");
        }
        assert!(
            response
                .headers()
                .values()
                .all(|value| !value.as_bytes().contains(&b'<'))
        );
    }
}

#[test]
fn a_page_runs_no_script_and_goes_only_where_the_form_allows() {
    let mut form = Form::builtin_contact();
    form.thank_you_url = Some("https://www.example.com/thanks".to_owned());
    form.allowed_origins = vec!["https://shop.example.com".to_owned()];
    let response = view(&form, &[], &[]).respond(200);
    let headers = response.headers();
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'; img-src data:; style-src 'sha256-"),
        "{policy}"
    );
    assert!(
        policy.contains("form-action 'self' https://www.example.com;"),
        "{policy}"
    );
    assert!(
        policy.contains("frame-ancestors https://shop.example.com;"),
        "{policy}"
    );
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["referrer-policy"], "same-origin");
    assert_eq!(headers["cache-control"], "no-store");
    assert!(!text(&response).contains("<script"));
}

#[test]
fn a_form_stands_under_the_name_of_its_company() {
    let form = Form::builtin_contact();
    let brand = Brand {
        name: "Example Consulting".to_owned(),
        ..Brand::default()
    };
    let owner = PageOwner {
        brand: Some(&brand),
        ..OWNER
    };
    let page = FormView {
        owner,
        ..view(&form, &[], &[])
    };
    for response in [
        page.respond(200),
        thanks(owner, &form, None, &Asker::default(), &[]),
        not_found(owner),
    ] {
        let page = text(&response);
        assert!(
            page.contains("<p class=\"brand\">Example Consulting</p>"),
            "{page}"
        );
    }
}

#[test]
fn every_control_has_a_label_and_every_description_is_there() {
    let form = Form::builtin_contact();
    let errors: Vec<RefusedField> = form
        .fields
        .iter()
        .map(|field| RefusedField::new(&field.name, "Look again."))
        .collect();
    let page = text(&view(&form, &[], &errors).respond(422));
    for field in form
        .fields
        .iter()
        .filter(|field| field.kind != FieldKind::Honeypot)
    {
        let labelled = page.contains(&format!("<label for=\"{}\"", field.name))
            || page.contains("<label class=\"box\">");
        assert!(labelled, "{}", field.name);
        assert!(
            page.contains(&format!("id=\"{}-error\"", field.name)),
            "{}",
            field.name
        );
        assert!(
            page.contains(&format!("aria-describedby=\"{}-error", field.name)),
            "{}",
            field.name
        );
    }
}

#[test]
fn a_snippet_posts_to_a_plain_address_only() {
    let form = Form::builtin_contact();
    assert!(snippet(OWNER, &form, "https://api.example.com/f/contact").is_some());
    assert!(snippet(OWNER, &form, "https://a\"onload=x/f/contact").is_none());
    assert_eq!(embed(OWNER, &form, "https:///f/contact").status(), 400);
}

#[test]
fn a_snippet_brings_its_rules_its_notice_and_ids_that_no_page_has() {
    let form = Form::builtin_contact();
    let snippet = snippet(OWNER, &form, "https://api.example.com/f/contact").unwrap();
    assert!(snippet.contains("<a href=\"https://www.example.com/privacy\""));
    for rule in [".baton-form *{all:revert", "background:#1f5fbf"] {
        assert!(snippet.contains(rule), "{rule}: {snippet}");
    }
    let ids = snippet.split(" id=\"").skip(1);
    for id in ids {
        assert!(id.starts_with("baton-"), "{id}");
    }
    let of = |name: &str| snippet.split(&format!("{name}=\"baton-")).count() - 1;
    assert!(of(" for") > 5 && of(" aria-describedby") > 0, "{snippet}");
    // Every rule is of the form alone.
    let (_, style) = snippet.split_once("<style>").unwrap();
    let (style, _) = style.split_once("</style>").unwrap();
    for rule in style.trim().lines() {
        assert!(rule.starts_with(".baton-form"), "{rule}");
    }
}

#[test]
fn who_may_show_a_form_is_said_where_it_is_copied_from() {
    let mut form = Form::builtin_contact();
    let page = |form: &Form| text(&embed(OWNER, form, "https://api.example.com/f/contact"));
    assert!(page(&form).contains("No site may show or send this form yet."));
    form.allowed_origins = vec!["https://www.example.com".to_owned()];
    let page = page(&form);
    assert!(
        page.contains("<code>https://www.example.com</code>"),
        "{page}"
    );
    assert!(page.contains("&lt;iframe src=&quot;https://api.example.com/f/contact&quot; title=&quot;Contact us&quot;"), "{page}");
}

#[test]
fn a_form_in_a_frame_leaves_it_only_for_a_page_elsewhere() {
    let mut form = Form::builtin_contact();
    let request = |place: &str| {
        let request = http::Request::builder().header("sec-fetch-dest", place);
        request.body(Body::Empty).unwrap()
    };
    let shown = |form: &Form, place: &str| {
        let owner = PageOwner {
            framed: crate::owner::is_framed(&request(place)),
            ..OWNER
        };
        text(
            &FormView {
                owner,
                ..view(form, &[], &[])
            }
            .respond(200),
        )
    };
    assert!(shown(&form, "iframe").contains(" class=\"framed\""));
    assert!(!shown(&form, "document").contains(" class=\"framed\""));
    form.thank_you_url = Some("https://www.example.com/thanks".to_owned());
    assert!(
        shown(&form, "iframe").contains("<form method=\"post\" action=\"contact\" target=\"_top\"")
    );
    assert!(!shown(&form, "document").contains("_top"));
}

#[test]
fn what_may_wait_is_behind_one_line_and_open_once_it_holds_something() {
    let form = Form::builtin_contact();
    let fold = |page: &str| {
        let (_, rest) = page.split_once("<details").unwrap();
        let (inside, after) = rest.split_once("</details>").unwrap();
        (inside.to_owned(), after.to_owned())
    };
    let page = text(&view(&form, &[], &[]).respond(200));
    let (inside, after) = fold(&page);
    assert!(!inside.starts_with(" class=\"more\" open"), "{inside}");
    for waits in [
        "company",
        "timeframe",
        "budget",
        "contact_when",
        "contact_how",
    ] {
        assert!(inside.contains(&format!("name=\"{waits}\"")), "{waits}");
    }
    for asked in ["name", "email", "phone", "topic", "message", "newsletter"] {
        assert!(!inside.contains(&format!("name=\"{asked}\"")), "{asked}");
        assert!(page.contains(&format!("name=\"{asked}\"")), "{asked}");
    }
    assert!(
        after.contains("name=\"newsletter\""),
        "the box is below what it is about"
    );
    let values = typed(&[("company", "Acme")]);
    let (inside, _) = fold(&text(&view(&form, &values, &[]).respond(200)));
    assert!(inside.starts_with(" class=\"more\" open"), "{inside}");
}

#[test]
fn a_german_house_has_a_german_page() {
    let form = Form::builtin_contact();
    let german = FormView {
        owner: PageOwner {
            words: Words::from(Language::German),
            ..OWNER
        },
        ..view(&form, &[], &[])
    };
    let errors = form.read(&[], Default::default(), "49").unwrap_err();
    let errors = RefusedField::all(german.owner.words, &errors);
    let page = text(
        &FormView {
            errors: &errors,
            ..german
        }
        .respond(422),
    );
    for said in [
        "<html lang=\"de\">",
        "Bitte prüfen: Contact us",
        "Es wurde noch nichts gesendet.",
        "Bitte geben Sie Ihren Namen ein.",
        "Bitte eine Auswahl treffen.",
        "(erforderlich)",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    for english in ["Please", "required)", "Enter "] {
        assert!(!page.contains(english), "{english}\n{page}");
    }
}
