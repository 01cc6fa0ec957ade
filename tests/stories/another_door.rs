//! Where inquiries really arrive: a form that a service hosts, an advertisement, a telephone. Each is one file of the policy, and what no file
//! understands is read by a person.

use http::{Method, Request};
use journeys::{Town, add_sources, button, is_to_staff, plain};
use serde_json::Value;

/// What the sources prove themselves by.
const SECRETS: &str = r#"{
    "form-service": "a key of a form service",
    "lead-ad": "a key of an ad network",
    "lead-ad.challenge": "a word of an ad network",
    "lead-ad-inline": "a key that was typed in",
    "missed-call": "a word of a telephone",
    "webinar": "a key of a webinar service",
    "chat": "a word of a chat"
}"#;
/// A webinar's service asks whether the address is meant, and then posts who registers; when, and what it signs each with.
const ASKED_AT: &str = "1772463600";
const ASKED: &str =
    r#"{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}"#;
const ASKED_SIGNED: &str = "v0=9851d0bad2e218b7ed9102a6d64eeb613ac5171fcf1dfd58e56cfd112bc21c43";
/// The word that it posted, signed with the same key.
const WORD_SIGNED: &str = "8bc7d71e67c18f18e0d1ee1c4cbb165f253d224029de55cd8b9d97e3f8a52ed1";
const REGISTERED: &str = r#"{"event":"webinar.registration_created","payload":{"registrant":{"id":"r1","first_name":"Ana","last_name":"Silva","email":"ana@customer.test","phone":"","comments":"Do you show the lamps?"}}}"#;
const REGISTERED_SIGNED: &str =
    "v0=2f99e97d775d425f8ad17fb9ed15fb7386286aff40e0db39dbd9d3998e10bae4";
/// A word that stands in something else.
const NO_CHALLENGE: &str =
    r#"{"event":"webinar.registration_created","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}"#;
const NO_CHALLENGE_SIGNED: &str =
    "v0=47ada9b6e6faf02468a8c36eba95a27e3b9bfdc378cb744d301fef67d39afe59";
/// What a form service posts, and what it signs that with: worked out elsewhere.
const ANSWERED: &str = r#"{"event_id":"e1","event_type":"form_response","attempt":1,"form_response":{"answers":[{"field":{"ref":"first_name"},"text":"Ana"},{"field":{"ref":"last_name"},"text":"Silva"},{"field":{"ref":"email"},"email":"ana@customer.test"},{"field":{"ref":"phone"},"phone_number":"+1 212 555 0123"},{"field":{"ref":"question"},"text":"What do 200 lamps cost?"}],"hidden":{"utm_campaign":"spring"}}}"#;
const ANSWERED_SIGNED: &str = "sha256=Piq9oNOBOrqatMhH82fmQNz9JlIBlAW+GA48esuAz4c=";
/// The same once more, as services try again.
const AGAIN_SIGNED: &str = "sha256=+Pbn/JU4vUbzU4lCDKtTW7Hw3qV3AuW90mihwdoG1ek=";
/// Somebody changed the form, and its answers have other names.
const CHANGED: &str = r#"{"event_id":"e2","event_type":"form_response","form_response":{"answers":[{"field":{"ref":"mail_2"},"email":"bo@customer.test"},{"field":{"ref":"first_name"},"text":"Bo"},{"field":{"ref":"email"},"email":"see above"}]}}"#;
const CHANGED_SIGNED: &str = "sha256=Sn72gfxXthQpW/tgcBzKxDluylHTYTToHI4yFZ6wIaY=";
/// What is no JSON.
const NOISE: &str = "not json at all";
const NOISE_SIGNED: &str = "sha256=osEgxNcC+VH+X1hDf+i/MJtF/GDTuPVfCms1w/3DyWc=";
/// Two inquiries of an advertisement in one delivery.
const CLICKED: &str = r#"{"entry":[{"changes":[{"value":{"leadgen_id":"1","campaign_name":"autumn","field_data":[{"name":"full_name","values":["Cleo Park"]},{"name":"email","values":["cleo@customer.test"]}]}},{"value":{"leadgen_id":"2","field_data":[{"name":"full_name","values":["Dan Lind"]},{"name":"email","values":["dan@customer.test"]}]}}]}]}"#;
const CLICKED_SIGNED: &str =
    "sha256=ef1ff5505486aef92b203db650b2e067a2c168d5b89152e74c7c6204ff9f7056";

/// A town with the shipped examples of these names among its sources.
async fn town(start: &str, sources: &[&str]) -> Town {
    let town = Town::open_with(start, |files| add_sources(files, sources)).await;
    town.deployment.aws().put_secret("baton/sources", SECRETS);
    town
}

/// A source brings something: the status, and the leads that it is told of.
async fn brings(town: &Town, source: &str, header: (&str, &str), body: &str) -> (u16, Vec<String>) {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/in/{source}"))
        .header("host", "127.0.0.1")
        .header("content-type", "application/json")
        .header(header.0, header.1)
        .body(body.to_owned().into())
        .unwrap();
    let answer = town.deployment.answer(request).await;
    let told: Value = serde_json::from_slice(answer.body()).unwrap();
    let leads = told["leads"].as_array().into_iter().flatten();
    let leads = leads.map(|lead| lead.as_str().unwrap().to_owned());
    (answer.status().as_u16(), leads.collect())
}

#[tokio::test]
async fn the_hosted_form() {
    let town = town("2026-03-02 10:00", &["form-service"]).await;
    let signed = |signature| ("Typeform-Signature", signature);
    let (status, leads) = brings(&town, "form-service", signed(ANSWERED_SIGNED), ANSWERED).await;
    assert_eq!((status, leads.len()), (202, 1));
    // The service tries again, and says that it does.
    let again = ANSWERED.replace("\"attempt\":1", "\"attempt\":2");
    let (status, repeated) = brings(&town, "form-service", signed(AGAIN_SIGNED), &again).await;
    assert_eq!((status, repeated), (202, leads));
    // Somebody who knows the address, and has no key.
    let forged = [
        signed(AGAIN_SIGNED),
        signed("sha256="),
        signed(""),
        ("x-other", "1"),
    ];
    for header in forged {
        let (status, leads) = brings(&town, "form-service", header, ANSWERED).await;
        assert_eq!((status, leads.len()), (401, 0), "{header:?}");
    }
    let (status, _) = brings(&town, "nobody", signed(ANSWERED_SIGNED), ANSWERED).await;
    assert_eq!(status, 404);
    town.minutes(20).await;
    assert_eq!(town.leads().await.len(), 1);
    let thanks = plain(&town.last_mail("ana@customer.test", "Thank you"));
    assert!(thanks.contains("Hello Ana"), "{thanks}");
    let task = plain(&town.last_mail("@example.com", "Call Ana Silva"));
    assert!(task.contains("What do 200 lamps cost?"), "{task}");
    assert!(task.contains("form service"), "{task}");
    town.is_well_run().await;
}

#[tokio::test]
async fn what_no_rule_understands_is_read_by_a_person_and_never_lost() {
    let town = town("2026-03-02 10:00", &["form-service"]).await;
    let signed = |signature| ("Typeform-Signature", signature);
    for (body, signature) in [(CHANGED, CHANGED_SIGNED), (NOISE, NOISE_SIGNED)] {
        let (status, leads) = brings(&town, "form-service", signed(signature), body).await;
        // It is taken: a service that is refused tries for days, and gives up.
        assert_eq!((status, leads.len()), (202, 1), "{body}");
    }
    town.minutes(20).await;
    for line in town.leads().await {
        assert_eq!(line.status, "review", "{line:?}");
    }
    let look = town.last_mail("morgan@example.com", "Please look");
    let asked = plain(&look);
    let unread = asked.matches("reached us in a form that we cannot read");
    assert_eq!(unread.count(), 2, "{asked}");
    assert!(
        asked.contains("bo@customer.test") && asked.contains(NOISE),
        "{asked}"
    );
    // Nobody was thanked for what nobody understood; the manager says that it is an inquiry, and it goes on.
    assert_eq!(town.mails_to("@customer.test").len(), 0);
    for line in town.leads().await {
        let page = button(&look, "Ready for a rep", Some(line.lead.as_str())).unwrap();
        town.press(&page, &[]).await;
        assert_ne!(town.lead(&line.lead).await.line.status, "review");
    }
    town.days(3).await;
    assert_eq!(
        town.mails_to("@customer.test").len(),
        0,
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn an_advertisement_asks_whether_the_address_is_meant_and_brings_several_at_once() {
    let town = town("2026-03-02 10:00", &["lead-ad"]).await;
    let ask = async |word: &str| {
        let path = format!(
            "/in/lead-ad?hub.mode=subscribe&hub.verify_token={word}&hub.challenge=1158201444"
        );
        let answer = town.deployment.visit(&path).await;
        let said = String::from_utf8_lossy(answer.body()).into_owned();
        (answer.status().as_u16(), said)
    };
    let right = ask("a+word+of+an+ad+network").await;
    assert_eq!(right, (200, "1158201444".to_owned()));
    let (status, said) = ask("a+word+of+a+stranger").await;
    assert_eq!(status, 401);
    assert!(!said.contains("1158201444"), "{said}");
    let header = ("X-Hub-Signature-256", CLICKED_SIGNED);
    let (status, leads) = brings(&town, "lead-ad", header, CLICKED).await;
    assert_eq!((status, leads.len()), (202, 2));
    let (_, repeated) = brings(&town, "lead-ad", header, CLICKED).await;
    assert_eq!(repeated, leads);
    town.minutes(20).await;
    for (address, name) in [("cleo", "Hello Cleo"), ("dan", "Hello Dan")] {
        let mails = town.mails_to(&format!("{address}@customer.test"));
        assert_eq!(mails.len(), 1, "{}", town.mailbox());
        assert!(plain(&mails[0]).contains(name));
    }
    town.is_well_run().await;
}

/// A source posts, with these headers: the status, what kind of answer it gets, and the answer.
async fn posts(
    town: &Town,
    source: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (u16, String, String) {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(format!("/in/{source}"))
        .header("host", "127.0.0.1")
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.to_owned().into()).unwrap();
    let answer = town.deployment.answer(request).await;
    let kind = answer.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    let said = String::from_utf8_lossy(answer.body()).into_owned();
    (answer.status().as_u16(), kind, said)
}

#[tokio::test]
async fn a_service_that_posts_a_word_reads_it_again_with_its_signature() {
    let town = town("2026-03-02 10:00", &["webinar"]).await;
    let post = async |signature: &str, body: &str| {
        let headers = [
            ("x-zm-signature", signature),
            ("x-zm-request-timestamp", ASKED_AT),
        ];
        posts(&town, "webinar", &headers, body).await
    };
    let (status, kind, said) = post(ASKED_SIGNED, ASKED).await;
    assert_eq!((status, kind.as_str()), (200, "application/json"), "{said}");
    let said: Value = serde_json::from_str(&said).unwrap();
    let right = serde_json::json!({
        "plainToken": "qgg8vlvZRS6UYooatFL8Aw",
        "encryptedToken": WORD_SIGNED,
    });
    assert_eq!(said, right);
    // Nobody else has anything signed, or hears their word.
    for signature in [REGISTERED_SIGNED, "v0=00", ""] {
        let (status, _, said) = post(signature, ASKED).await;
        assert_eq!(status, 401, "{signature}");
        assert!(
            !said.contains("qgg8vlvZRS6UYooatFL8Aw") && !said.contains(WORD_SIGNED),
            "{said}"
        );
    }
    assert!(town.leads().await.is_empty());
    // All else is what happened there.
    assert_eq!(post(REGISTERED_SIGNED, REGISTERED).await.0, 202);
    assert_eq!(town.leads().await.len(), 1);
    let (status, _, said) = post(NO_CHALLENGE_SIGNED, NO_CHALLENGE).await;
    assert_eq!(status, 202, "{said}");
    assert!(!said.contains(WORD_SIGNED), "{said}");
    town.minutes(20).await;
    let thanks = plain(&town.last_mail("ana@customer.test", "Thank you"));
    assert!(thanks.contains("Hello Ana"), "{thanks}");
    town.is_well_run().await;
}

/// A source that brings a word along, and asks with what stands there.
fn chat(challenge: &str) -> String {
    format!(
        "kind = \"webhook\"\nform = \"contact\"\n[proof]\nscheme = \"token\"\npath = \"$.token\"\n[challenge]\n{challenge}\n\
         [fields]\nname = \"$.name\"\nemail = \"$.email\"\ntopic = \"sales\"\n"
    )
}

#[tokio::test]
async fn a_word_is_given_back_as_text_or_as_json_to_who_proves_it_or_need_not() {
    let typed =
        "path = \"$.challenge\"\nonly = [{ path = \"$.type\", any_of = [\"url_verification\"] }]";
    let ask = |token: &str, word: &str| {
        format!(r#"{{"type":"url_verification","token":"{token}","challenge":"{word}"}}"#)
    };
    for (challenge, kind, said) in [
        (typed.to_owned(), "text/plain; charset=utf-8", "3eZbrw1aB"),
        (
            format!("{typed}\nsays = \"challenge\""),
            "application/json",
            r#"{"challenge":"3eZbrw1aB"}"#,
        ),
    ] {
        let town = Town::open_with("2026-03-02 10:00", |files| {
            files
                .files
                .insert("sources/chat.toml".to_owned(), chat(&challenge));
        })
        .await;
        town.deployment.aws().put_secret("baton/sources", SECRETS);
        let right = ask("a word of a chat", "3eZbrw1aB");
        let answer = posts(&town, "chat", &[], &right).await;
        assert_eq!(answer, (200, kind.to_owned(), said.to_owned()));
        let (status, _, said) = posts(&town, "chat", &[], &ask("another", "3eZbrw1aB")).await;
        assert_eq!(status, 401);
        assert!(!said.contains("3eZbrw1aB"), "{said}");
        let page = ask("a word of a chat", "<b>bold</b> words");
        assert_eq!(posts(&town, "chat", &[], &page).await.0, 401);
        // It does not ask with parameters.
        let visited = town.deployment.visit("/in/chat?challenge=1").await;
        assert_eq!(visited.status(), 404);
    }
    let town = Town::open_with("2026-03-02 10:00", |files| {
        let unsigned = chat("path = \"$.challenge\"\nproven = false");
        files.files.insert("sources/chat.toml".to_owned(), unsigned);
    })
    .await;
    let (status, _, said) = posts(&town, "chat", &[], r#"{"challenge":"3eZbrw1aB"}"#).await;
    assert_eq!((status, said.as_str()), (200, "3eZbrw1aB"));
    let inquiry = r#"{"name":"Bo Ek","email":"bo@customer.test"}"#;
    assert_eq!(posts(&town, "chat", &[], inquiry).await.0, 401);
}

#[tokio::test]
async fn an_advertisement_brings_its_answers_along_with_the_key_that_was_typed_in() {
    let town = town("2026-03-02 10:00", &["lead-ad-inline"]).await;
    let posted = |key: &str, id: &str, is_test: bool| {
        format!(
            r#"{{"lead_id":"{id}","google_key":"{key}","is_test":{is_test},"campaign_id":7,"form_id":3,"gcl_id":"c1","user_column_data":[
                {{"column_name":"Full Name","column_id":"FULL_NAME","string_value":"Cleo Park"}},
                {{"column_name":"User Email","column_id":"EMAIL","string_value":"cleo@customer.test"}},
                {{"column_id":"PHONE_NUMBER","string_value":"+1 212 555 0123"}}]}}"#
        )
    };
    let header = ("x-none", "1");
    let right = "a key that was typed in";
    let try_out = brings(&town, "lead-ad-inline", header, &posted(right, "t", true)).await;
    assert_eq!((try_out.0, try_out.1.len()), (202, 0));
    for wrong in ["a key that was typed ix", "", "a key"] {
        let refused = brings(&town, "lead-ad-inline", header, &posted(wrong, "1", false)).await;
        assert_eq!((refused.0, refused.1.len()), (401, 0), "{wrong}");
    }
    let taken = brings(&town, "lead-ad-inline", header, &posted(right, "1", false)).await;
    assert_eq!((taken.0, taken.1.len()), (202, 1));
    // The network tries again.
    let again = brings(&town, "lead-ad-inline", header, &posted(right, "1", false)).await;
    assert_eq!(again, taken);
    town.minutes(20).await;
    assert_eq!(town.leads().await.len(), 1);
    let thanks = plain(&town.last_mail("cleo@customer.test", "Thank you"));
    assert!(thanks.contains("Hello Cleo"), "{thanks}");
    town.is_well_run().await;
}

/// A word of four letters is no key: its own door stays shut, and all others are open.
#[tokio::test]
async fn a_secret_that_is_too_short_shuts_its_own_door_alone() {
    let town = Town::open_with("2026-03-02 10:00", |files| {
        add_sources(files, &["missed-call", "lead-ad"]);
    })
    .await;
    let secrets = r#"{"missed-call":"a word of a telephone","lead-ad":"a key of an ad network","lead-ad.challenge":"word"}"#;
    town.deployment.aws().put_secret("baton/sources", secrets);
    let word = ("Authorization", "Bearer a word of a telephone");
    let missed = r#"{"event":"call.missed","data":{"id":1,"number":"+1 212 555 0177"}}"#;
    let (status, leads) = brings(&town, "missed-call", word, missed).await;
    assert_eq!((status, leads.len()), (202, 1));
    let signed = ("X-Hub-Signature-256", CLICKED_SIGNED);
    assert_eq!(brings(&town, "lead-ad", signed, CLICKED).await.0, 202);
    let asked = "/in/lead-ad?hub.mode=subscribe&hub.verify_token=word&hub.challenge=42";
    assert_eq!(town.deployment.visit(asked).await.status(), 503);
}

#[tokio::test]
async fn who_rang_and_left_no_message_is_called_back_at_once() {
    let town = town("2026-03-02 10:12", &["missed-call"]).await;
    let word = ("Authorization", "Bearer a word of a telephone");
    let call = |event: &str, id: u8, number: &str| {
        format!(r#"{{"event":"{event}","data":{{"id":{id},"number":"{number}","contact":null}}}}"#)
    };
    let missed = call("call.missed", 1, "+1 212 555 0177");
    let (status, leads) = brings(&town, "missed-call", word, &missed).await;
    assert_eq!((status, leads.len()), (202, 1));
    // A call that somebody took, one from a hidden number, and one in the telephone's name.
    for body in [
        call("call.answered", 2, "+1 212 555 0188"),
        call("call.missed", 3, "anonymous"),
    ] {
        let (status, leads) = brings(&town, "missed-call", word, &body).await;
        assert_eq!((status, leads.len()), (202, 0), "{body}");
    }
    let stranger = ("Authorization", "Bearer a word of a stranger");
    assert_eq!(brings(&town, "missed-call", stranger, &missed).await.0, 401);
    town.minutes(3).await;
    let lead = town.leads().await.remove(0);
    let rep = format!("{}@example.com", lead.owner.clone().unwrap());
    let task = town.last_saying(&rep, "left no message");
    let said = plain(&task);
    assert!(said.contains("They rang on Monday, March 2"), "{said}");
    assert!(said.contains("10:12"), "{said}");
    assert_eq!(said.matches("They rang on").count(), 1, "{said}");
    for never in [
        "asked us",
        "They wrote",
        "wrote to us",
        "They sent",
        "asked",
    ] {
        assert!(!said.contains(never), "{never}: {said}");
    }
    assert!(button(&task, "Reached", None).is_some());
    // They ring once more: it is the same lead, and its rep hears of it.
    town.minutes(30).await;
    let again = call("call.missed", 4, "(212) 555-0177");
    assert_eq!(brings(&town, "missed-call", word, &again).await.0, 202);
    town.minutes(5).await;
    assert_eq!(town.leads().await.len(), 1);
    let said = plain(town.mails_to(&rep).last().unwrap());
    assert!(said.contains("10:45"), "{said}");
    for never in ["form", "They wrote", "wrote once more", "asked"] {
        assert!(!said.contains(never), "{never}: {said}");
    }
    // Nobody reports anything for a month: the team is reminded, and nobody outside is written to.
    town.days(30).await;
    let outside = town.mails().into_iter();
    let outside: Vec<_> = outside.filter(|mail| !is_to_staff(mail)).collect();
    assert!(outside.is_empty(), "{outside:?}");
    for mail in town.mails() {
        let said = plain(&mail);
        assert!(!said.contains("They sent your"), "{said}");
        // Nothing told them by when they hear from us.
        assert!(!said.contains("We promised"), "{said}");
    }
    insta::assert_snapshot!(town.read_by(&rep));
    town.is_well_run().await;
}

#[tokio::test]
async fn who_stands_at_the_counter_is_two_fields_on_a_phone() {
    let town = Town::open("2026-03-02 10:00").await;
    let page = town.read("/f/counter").await;
    assert_eq!(
        page.matches("<input").count() - page.matches("type=\"hidden\"").count(),
        2,
        "{page}"
    );
    for (name, reach) in [
        ("Ana Silva", "+1 212 555 0123"),
        ("Bo Lind", "Bo@customer.test"),
    ] {
        let answer = town
            .deployment
            .click("/f/counter", &[("name", name), ("reach", reach)])
            .await;
        assert_eq!(answer.status(), 303, "{reach}");
    }
    let answer = town
        .deployment
        .click("/f/counter", &[("name", "Cy"), ("reach", "at home")])
        .await;
    assert_eq!(answer.status(), 422);
    town.minutes(10).await;
    let task = plain(&town.last_mail("@example.com", "Call Ana Silva"));
    assert!(task.contains("They were here on Monday, March 2"), "{task}");
    assert!(!task.contains("They sent"), "{task}");
    let task = plain(&town.last_saying("@example.com", "Bo Lind"));
    assert!(
        task.contains("bo@customer.test") || task.contains("Bo@customer.test"),
        "{task}"
    );
    assert!(town.mails().iter().all(is_to_staff), "{}", town.mailbox());
    town.is_well_run().await;
}
