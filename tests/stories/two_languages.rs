//! A company in New York speaks English and German. Who asks in German reads German, on every page and in every mail, for a month in which
//! nobody does anything; the team reads English, and is told in which language to answer. Nobody's language changes by itself.

use std::path::Path;

use followup::language::{KnownLanguage, Language};
use followup::policy::{Policy, PolicyFiles};
use http::{Method, Request, Response};
use journeys::{Town, plain};

const START: &str = "2026-03-02 10:00";

/// Somebody who fills in the German page.
const IDA: &[(&str, &str)] = &[
    ("lang", "de"),
    ("name", "Ida Berg"),
    ("email", "ida@kundin.test"),
    ("phone", "+1 555 010 0161"),
    ("topic", "sales"),
    ("message", "Was kosten 200 Leuchten?"),
];

/// The shipped company, which speaks German besides: its texts are those of the German example.
fn speaks_german(sources: &mut PolicyFiles) {
    let infra = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples/german");
    let german = baton::folder::read(&infra).unwrap();
    let of_leads = |name: &str| {
        let first = sources.files.get(&format!("templates/{name}"));
        first.is_some_and(|text| text.contains("to = \"lead\"") || text.contains("script = true"))
    };
    let templates = german.files.into_iter().filter_map(|(file, text)| {
        let name = file.strip_prefix("templates/")?;
        of_leads(name).then(|| (format!("templates/de/{name}"), text))
    });
    let templates: Vec<_> = templates.collect();
    sources.files.extend(templates);
    // A letter has one name in every language: that of the first.
    let german = baton::folder::read(&infra).unwrap().files.into_iter();
    let german = german.filter(|(file, _)| file.starts_with("letters/"));
    let names = sources.files.keys();
    let names = names.filter_map(|file| file.strip_prefix("letters/"));
    let letters: Vec<_> = names
        .zip(german)
        .map(|(name, (_, text))| (format!("letters/de/{name}"), text))
        .collect();
    sources.files.extend(letters);
    let words = include_str!("../languages/contact.de.toml");
    let words_file = "forms/contact.de.toml".to_owned();
    sources.files.insert(words_file, words.to_owned());
    // What the team fills in is in its own language alone.
    for form in ["forms/voicemail.toml", "forms/counter.toml"] {
        change(sources, form, "source =", "language = \"en\"\nsource =");
    }
    let policy = "policy.toml";
    change(sources, policy, "[\"en-US\"]", "[\"en\", \"de\"]");
    let hours = "\"Monday to Friday, 9 AM to 5 PM (New York)\"";
    let by_language =
        format!("{{ en = {hours}, de = \"Montag bis Freitag, 9 bis 17 Uhr (New York)\" }}");
    change(sources, policy, hours, &by_language);
    let team = "\"The Example Consulting team\"";
    let by_language = format!("{{ en = {team}, de = \"Ihr Team von Example Consulting\" }}");
    change(sources, policy, team, &by_language);
}

fn change(sources: &mut PolicyFiles, file: &str, from: &str, to: &str) {
    let text = sources.files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
}

async fn town() -> Town {
    Town::open_with(START, speaks_german).await
}

/// Whether a text is German, and no English: by words that stand in almost every sentence of one of them.
#[track_caller]
fn is_german(text: &str) {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |listed: &[&str]| words.iter().any(|word| listed.contains(word));
    assert!(has(&["Sie", "Ihre", "Ihnen", "wir", "uns"]), "{text}");
    assert!(
        !has(&["the", "you", "your", "our", "with", "please"]),
        "{text}"
    );
}

/// A page as a browser with these wishes gets it.
async fn page(town: &Town, url: &str, wishes: &str) -> String {
    let answer = page_of(town, url, wishes).await;
    assert_eq!(answer.status(), 200, "{url}");
    String::from_utf8_lossy(answer.body().as_ref()).into_owned()
}

async fn page_of(town: &Town, url: &str, wishes: &str) -> Response<impl AsRef<[u8]>> {
    let request = Request::builder()
        .method(Method::GET)
        .uri(url)
        .header("host", "127.0.0.1")
        .header("accept", "text/html")
        .header("accept-language", wishes)
        .body(Default::default())
        .unwrap();
    town.deployment.answer(request).await
}

#[tokio::test]
async fn two_languages() {
    let town = town().await;
    let ida = town.inquire(IDA).await;
    let ana = town
        .inquire(&[
            ("name", "Ana Diaz"),
            ("email", "ana@customer.test"),
            ("topic", "sales"),
        ])
        .await;
    town.minutes(20).await;
    let thanks = town.last_mail(
        "ida@kundin.test",
        "Ihre Frage zu unseren Leistungen und Preisen",
    );
    is_german(&plain(&thanks));
    assert!(
        thanks.html.as_ref().unwrap().contains("<html lang=\"de\">"),
        "{thanks:?}"
    );
    for said in [
        "Ihr Team von Example Consulting",
        "Montag bis Freitag, 9 bis 17 Uhr (New York)",
    ] {
        assert!(plain(&thanks).contains(said), "{said}: {}", plain(&thanks));
    }
    assert!(plain(&town.last_mail("ana@customer.test", "")).contains("Thank you for"));
    // Whoever has her reads English, is told that she does not, and what to say to her in German.
    let task = town.last_mail(&town.rep_of(&ida).await, "Ida Berg");
    let read = plain(&task);
    for said in [
        "question about our products and prices",
        "Was kosten 200 Leuchten?",
        "Our mails to them are in German.",
        "Guten Tag",
    ] {
        assert!(read.contains(said), "{said}: {read}");
    }
    let other = town.last_mail(&town.rep_of(&ana).await, "Ana Diaz");
    assert!(!plain(&other).contains("German"), "{}", plain(&other));
    // A month in which nobody does anything.
    town.until("2026-04-17 17:00").await;
    let mails = town.mails_to("ida@kundin.test");
    assert!(mails.len() >= 3, "{}", town.mailbox());
    for mail in &mails {
        is_german(&plain(mail));
    }
    for mail in town.mails_to("ana@customer.test") {
        assert!(!plain(&mail).contains("Sie"), "{}", plain(&mail));
    }
    let booking = link(&plain(&mails[0]), "/b/");
    let stop = link(&plain(mails.last().unwrap()), "/u/");
    for page in [
        town.read(&booking).await,
        town.read(&stop).await,
        town.press(&stop, &[]).await,
    ] {
        assert!(page.contains("<html lang=\"de\">"), "{page}");
    }
    town.is_well_run().await;
}

#[tokio::test]
async fn a_page_is_in_the_language_of_its_address_else_of_the_browser() {
    let town = town().await;
    let is_in = |page: &str, tag: &str| page.contains(&format!("<html lang=\"{tag}\">"));
    for (url, wishes, tag) in [
        ("/f/contact", "de-CH, en;q=0.5", "de"),
        ("/f/contact", "it, fr", "en-US"),
        ("/f/contact?lang=de", "en", "de"),
        ("/f/contact?lang=en", "de", "en-US"),
        ("/f/contact?lang=it", "de", "de"),
        ("/f/contact/thanks", "de", "de"),
        // A form of one language is read in it.
        ("/f/voicemail", "de", "en-US"),
    ] {
        let page = page(&town, url, wishes).await;
        assert!(is_in(&page, tag), "{url} for {wishes}: {page}");
    }
    let german = page(&town, "/f/contact?topic=sales&lang=de", "en").await;
    assert!(german.contains("name=\"lang\" value=\"de\""), "{german}");
    assert!(
        german.contains("href=\"?lang=en-US&amp;topic=sales\""),
        "{german}"
    );
    // What is wrong is said in the language of the page, whatever the browser prefers.
    let answer = town
        .deployment
        .click("/f/contact", &[("lang", "de"), ("email", "ida")])
        .await;
    assert_eq!(answer.status(), 422);
    let refused = String::from_utf8_lossy(answer.body().as_ref()).into_owned();
    assert!(
        is_in(&refused, "de") && refused.contains("Bitte geben Sie Ihren Namen ein."),
        "{refused}"
    );
    // And so is the page of thanks, with the promise.
    let answer = town.deployment.click("/f/contact", IDA).await;
    assert_eq!(answer.status(), 303);
    let thanks = answer.headers()["location"].to_str().unwrap();
    let thanks = town.read(thanks).await;
    assert!(is_in(&thanks, "de") && thanks.contains("Ida"), "{thanks}");
}

#[tokio::test]
async fn a_mail_is_answered_in_its_language_if_the_company_speaks_it() {
    let town = town().await;
    let writes = |from: &str, text: &str| {
        format!(
            "From: {from}\r\nTo: hello@example.com\r\nSubject: Lampen\r\nMessage-ID: <1{from}>\r\n\r\n{text}\r\n"
        )
    };
    let german =
        "Guten Tag, wir suchen vierzig Leuchten für unser neues Büro und hätten gern ein Angebot.";
    town.receive(&writes("nils@kundin.test", german)).await;
    let italian = "Buongiorno, stiamo cercando quaranta lampade per i nostri nuovi uffici e avremmo bisogno di un preventivo entro la fine del mese. Grazie mille per la vostra risposta.";
    town.receive(&writes("ugo@cliente.test", italian)).await;
    town.minutes(20).await;
    let answered = town.last_mail("nils@kundin.test", "");
    is_german(&plain(&answered));
    is_german(&format!("{} Sie", answered.subject));
    assert!(plain(&town.last_mail("ugo@cliente.test", "")).contains("Thank you"));
    let told = town.last_saying("quinn@example.com", "They wrote in Italian.");
    assert!(
        !plain(&told).contains("Our mails to them are in"),
        "{}",
        plain(&told)
    );
    let told = town.last_saying("quinn@example.com", "They wrote in German.");
    assert!(
        plain(&told).contains("Our mails to them are in German."),
        "{}",
        plain(&told)
    );
    // What they write later changes nothing of it, in whichever language it is; what they choose on a page does.
    let lead = async |language: KnownLanguage| {
        for line in town.leads().await {
            if town.lead(&line.lead).await.state.language == Some(language) {
                return true;
            }
        }
        false
    };
    assert!(lead(KnownLanguage::Detected(Language::German)).await);
    let english =
        "Thank you very much, I am looking forward to the quote that you will send us next week.";
    town.answer(&answered, english).await;
    town.minutes(10).await;
    assert!(lead(KnownLanguage::Detected(Language::German)).await);
    let form = [
        ("lang", "en"),
        ("name", "Nils Holm"),
        ("email", "nils@kundin.test"),
        ("topic", "sales"),
    ];
    town.inquire(&form).await;
    town.minutes(10).await;
    assert!(!lead(KnownLanguage::Detected(Language::German)).await);
    assert!(lead(KnownLanguage::Chosen(Language::AmericanEnglish)).await);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_field_that_says_a_language_counts_more_than_the_page() {
    let town = Town::open_with(START, |sources| {
        speaks_german(sources);
        let form = sources.files.get_mut("forms/contact.toml").unwrap();
        form.push_str(
            "\n[[fields]]\nname = \"spoken\"\nlabel = \"Language\"\ntype = \"hidden\"\nmaps_to = \"language\"\n",
        );
    })
    .await;
    let asks = |email: &'static str, page: &'static str, spoken: &'static str| {
        vec![
            ("lang", page),
            ("spoken", spoken),
            ("name", "Ida Berg"),
            ("email", email),
            ("topic", "sales"),
        ]
    };
    town.inquire(&asks("ida@kundin.test", "en", "de")).await;
    town.inquire(&asks("ana@customer.test", "de", "en")).await;
    town.minutes(20).await;
    let german = town.last_mail("ida@kundin.test", "Vielen Dank für Ihre Frage");
    is_german(&plain(&german));
    let english = town.last_mail("ana@customer.test", "Thank you for your question");
    assert!(!plain(&english).contains("Ihre"), "{}", plain(&english));
    // The address of a page's form says it, too.
    let posted = [
        ("name", "Eva"),
        ("email", "eva@kundin.test"),
        ("topic", "sales"),
    ];
    let answer = town.deployment.click("/f/contact?lang=de", &posted).await;
    assert_eq!(answer.status(), 303);
    town.minutes(20).await;
    is_german(&plain(&town.last_mail("eva@kundin.test", "")));
}

#[tokio::test]
async fn a_link_that_is_over_or_cut_off_says_so_in_the_language_of_the_browser() {
    let town = town().await;
    town.inquire(IDA).await;
    town.minutes(20).await;
    let booking = link(&plain(&town.last_mail("ida@kundin.test", "")), "/b/");
    let cut = &booking[..booking.len() - 2];
    let refused = page_of(&town, cut, "de-CH, en;q=0.5").await;
    assert_eq!(refused.status(), 403);
    let said = String::from_utf8_lossy(refused.body().as_ref()).into_owned();
    assert!(said.contains("<html lang=\"de\">"), "{said}");
    town.days(400).await;
    let over = page_of(&town, &booking, "de").await;
    assert_eq!(over.status(), 410);
    let said = String::from_utf8_lossy(over.body().as_ref()).into_owned();
    assert!(said.contains("<html lang=\"de\">"), "{said}");
    // What cannot be read at all is said in the language of the page.
    let long = "x".repeat(70_000);
    let answer = town
        .deployment
        .click("/f/contact?lang=de", &[("message", &long)])
        .await;
    assert_eq!(answer.status(), 413);
    let said = String::from_utf8_lossy(answer.body().as_ref()).into_owned();
    assert!(
        said.contains("<html lang=\"de\">") && said.contains("zu lang"),
        "{said}"
    );
}

#[test]
fn the_folder_holds_together() {
    let infra = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/policy");
    let mut sources = baton::folder::read(&infra).unwrap();
    speaks_german(&mut sources);
    let findings = Policy::compile(&sources).err().unwrap_or_default();
    let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0]);
}

/// The first address of a page in a mail.
fn link(text: &str, path: &str) -> String {
    let found = text.split_whitespace().find(|word| word.contains(path));
    found.unwrap().trim_matches(['(', ')', '<', '>']).to_owned()
}
