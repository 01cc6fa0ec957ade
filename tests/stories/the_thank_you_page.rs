//! The page that thanks knows who asks, by what its address has signed: it greets them by name, and if their form began the lead, they can
//! choose a time at once. Whoever writes in somebody else's name can steer nothing there.

use http::{Method, Request};
use journeys::Town;

const ANA: &str = "name=Ana+Silva&email=ana%40customer.test&phone=%2B1+212+555+0123&topic=sales";

/// Posts the form as a browser does; the address of the page that thanks.
async fn posts(town: &Town, form: &str) -> String {
    sent(town, "contact", form).await
}

async fn sent(town: &Town, name: &str, form: &str) -> String {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/f/{name}"))
        .header("host", "127.0.0.1")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html")
        .body(form.to_owned().into())
        .unwrap();
    let answer = town.deployment.answer(request).await;
    assert_eq!(answer.status(), 303);
    answer.headers()["location"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn who_puts_down_a_call_is_not_taken_for_who_called() {
    let town = Town::open("2026-03-02 10:00").await;
    let form = "phone=%2B1+212+555+0123&name=Cleo+Marsh&note=Please+ring";
    let page = town.read(&sent(&town, "voicemail", form).await).await;
    assert!(page.contains("<h1>Thank you</h1>"), "{page}");
    assert!(offered(&page).is_empty(), "{page}");
}

/// The addresses of the times that a page offers, and the words on them.
fn offered(page: &str) -> Vec<(String, String)> {
    let links = page.split("<a target=\"_top\"").skip(1);
    let links = links.filter_map(|link| {
        let (_, address) = link.split_once("href=\"")?;
        let (address, rest) = address.split_once('"')?;
        let (_, words) = rest.split_once('>')?;
        let (words, _) = words.split_once('<')?;
        Some((address.to_owned(), words.to_owned()))
    });
    links
        .filter(|(address, _)| address.contains("?slot="))
        .collect()
}

#[tokio::test]
async fn who_looks_odd_is_told_that_somebody_reads_it_first_and_so_it_is() {
    let town = Town::open("2026-03-02 10:00").await;
    // A browser may fill in what nobody sees.
    let thanks = posts(&town, &format!("{ANA}&website=acme.test")).await;
    let page = town.read(&thanks).await;
    assert!(
        page.contains("once one of us has read what you sent"),
        "{page}"
    );
    assert!(!page.contains("within a few minutes"), "{page}");
    town.minutes(20).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 0);
}

#[tokio::test]
async fn who_asks_is_thanked_by_name_and_has_a_time_within_a_minute() {
    let town = Town::open("2026-03-02 10:00").await;
    let thanks = posts(&town, ANA).await;
    assert!(!thanks.contains("Ana"), "an address names nobody: {thanks}");
    let page = town.read(&thanks).await;
    for said in [
        "<h1>Thank you, Ana</h1>",
        "We will call you today by 2:00 PM New York time.",
        "Would you rather choose the time yourself?",
    ] {
        assert!(page.contains(said), "{said} is missing:\n{page}");
    }
    let times = offered(&page);
    assert_eq!(times.len(), 3, "{page}");
    // Nobody has looked at the inquiry yet: the page of times says so, and looks again.
    let (address, words) = times[1].clone();
    let early = town.deployment.visit(&address).await;
    assert_eq!(early.headers()["refresh"], "15");
    let early = String::from_utf8_lossy(early.body()).into_owned();
    assert!(early.contains("Your inquiry has just arrived."), "{early}");
    assert!(!early.contains("name=\"slot\""), "{early}");
    town.minutes(1).await;
    let late = town.deployment.visit(&address).await;
    assert!(late.headers().get("refresh").is_none());
    let late = String::from_utf8_lossy(late.body()).into_owned();
    assert!(late.contains(&format!("Book {words}")), "{late}");
    let booked = town.press(&address, &[("was", "none")]).await;
    assert!(booked.contains("It is booked"), "{booked}");
    let lead = town.leads().await[0].lead.clone();
    assert!(town.first(&lead, &["booked"]).await.is_some());
    // The page that thanks offers nothing beside an appointment, and the time is taken for everybody else.
    assert!(offered(&town.read(&thanks).await).is_empty());
    town.is_well_run().await;
}

#[tokio::test]
async fn a_time_that_somebody_else_took_meanwhile_is_not_offered_first() {
    let town = Town::open("2026-03-02 10:00").await;
    let thanks = posts(&town, ANA).await;
    let (address, words) = offered(&town.read(&thanks).await).remove(0);
    let gone = address.replace("?slot=2026-03-02T", "?slot=2026-03-01T");
    town.minutes(1).await;
    let page = town.read(&gone).await;
    assert!(page.contains("This time has just been taken."), "{page}");
    assert!(!page.contains(&format!("Book {words}")), "{page}");
}

#[tokio::test]
async fn whoever_writes_in_her_name_is_thanked_and_steers_nothing() {
    let town = Town::open("2026-03-02 10:00").await;
    posts(&town, ANA).await;
    town.minutes(20).await;
    let second = ANA.replace("Ana+Silva", "Annie+S") + "&message=And+300%3F";
    let thanks = posts(&town, &second).await;
    let page = town.read(&thanks).await;
    assert!(page.contains("We have added it to the question"), "{page}");
    // The name is the one that this form has, and not the one that is known.
    assert!(page.contains("<h1>Thank you, Annie</h1>"), "{page}");
    assert!(!page.contains("Ana") && !page.contains("/b/b."), "{page}");
    assert!(offered(&page).is_empty());
    let lead = town.leads().await[0].lead.to_string();
    assert!(
        !thanks.contains(&lead),
        "the lead that it joined is named to nobody"
    );
}

#[tokio::test]
async fn what_was_changed_on_the_way_or_lay_about_for_a_day_names_nobody() {
    let town = Town::open("2026-03-02 10:00").await;
    let thanks = posts(&town, ANA).await;
    let other = posts(
        &town,
        &ANA.replace("Ana+Silva", "Ben+Okoye")
            .replace("ana", "ben")
            .replace("0123", "0177"),
    )
    .await;
    let inquiry = |address: &str| address.split('-').nth(4).unwrap().to_owned();
    let forged = thanks.replace(&inquiry(&thanks), &inquiry(&other));
    assert_ne!(forged, thanks);
    for address in [forged, "/f/contact/thanks?name=Ana&told=Ana".to_owned()] {
        let page = town.read(&address).await;
        assert!(
            page.contains("<h1>Thank you</h1>") && !page.contains("Ana"),
            "{page}"
        );
        assert!(offered(&page).is_empty());
    }
    town.until("2026-03-03 09:59").await;
    assert!(town.read(&thanks).await.contains("Thank you, Ana"));
    town.minutes(1).await;
    let page = town.read(&thanks).await;
    assert!(page.contains("<h1>Thank you</h1>"), "{page}");
    assert!(offered(&page).is_empty());
}

#[tokio::test]
async fn who_is_to_be_answered_or_looks_unwanted_is_offered_no_time() {
    let town = Town::open("2026-03-02 10:00").await;
    for form in [
        ANA.replace("topic=sales", "topic=support"),
        ANA.replace("ana", "eva") + "&contact_when=later",
        ANA.replace("ana", "mia").replace("0123", "0155") + "&website=spam",
    ] {
        let page = town.read(&posts(&town, &form).await).await;
        assert!(page.contains("<h1>Thank you, "), "{page}");
        assert!(offered(&page).is_empty(), "{page}");
    }
}
