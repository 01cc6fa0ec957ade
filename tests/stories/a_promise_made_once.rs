//! What somebody is promised is made once, when they ask: the page that thanks them, the acknowledgement, the rep's task and the rep's page
//! name the same time, and whether it was kept is on the timeline.

use http::{Method, Request};
use journeys::{Town, button, plain};

const FORM: &str = "name=Ana+Silva&email=ana%40customer.test&phone=%2B1+212+555+0123&topic=";

/// Posts the form as a browser does; the page that thanks, and its address.
async fn posts(town: &Town, form: &str) -> (String, String) {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/f/contact")
        .header("host", "127.0.0.1")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "text/html")
        .body(form.to_owned().into())
        .unwrap();
    let answer = town.deployment.answer(request).await;
    assert_eq!(answer.status(), 303);
    let thanks = answer.headers()["location"].to_str().unwrap().to_owned();
    (visits(town, &thanks).await, thanks)
}

async fn visits(town: &Town, address: &str) -> String {
    let page = town.deployment.visit(address).await;
    assert_eq!(page.status(), 200, "{address}");
    String::from_utf8_lossy(page.body()).into_owned()
}

#[tokio::test]
async fn page_mail_task_and_desk_name_one_time() {
    for (topic, by) in [("sales", "2:00 PM"), ("partnership", "4:00 PM")] {
        let town = Town::open("2026-03-02 10:00").await;
        let (page, _) = posts(&town, &format!("{FORM}{topic}")).await;
        let promise = format!("We will call you today by {by} New York time.");
        assert!(page.contains(&promise), "{page}");
        town.minutes(20).await;
        let mail = town.last_mail("ana@customer.test", "Thank you");
        assert!(plain(&mail).contains(&promise), "{}", plain(&mail));
        if topic == "partnership" {
            let asked = town.last_saying("quinn@example.com", "Ana Silva");
            town.click(&asked, "Ready for a rep").await;
            town.minutes(2).await;
        }
        let lead = town.leads().await[0].lead.clone();
        let rep = town.rep_of(&lead).await;
        let task = town.last_mail(&rep, "Call Ana Silva");
        assert_eq!(task.subject, format!("Call Ana Silva: due today {by}"));
        let desk = visits(&town, &button(&task, "Reached", None).unwrap()).await;
        assert!(desk.contains(&format!("due today {by}")), "{desk}");
        town.click(&task, "No answer").await;
        assert!(town.first(&lead, &["promise_kept"]).await.is_some());
        town.days(3).await;
        assert_eq!(town.first(&lead, &["promise_missed"]).await, None);
    }
}

#[tokio::test]
async fn a_promise_that_nobody_keeps_is_missed_to_the_minute_and_the_same_page_says_nothing_false()
{
    let town = Town::open("2026-03-02 10:00").await;
    let (_, thanks) = posts(&town, &format!("{FORM}sales")).await;
    town.until("2026-03-02 15:00").await;
    let lead = town.leads().await[0].lead.clone();
    let missed = town.first(&lead, &["promise_missed"]).await.unwrap();
    assert_eq!(missed, town.at("2026-03-02 14:00"));
    // Whoever opens the page again is not promised what is past.
    let page = visits(&town, &thanks).await;
    assert!(
        page.contains("It is with one of us, and you will hear from a person."),
        "{page}"
    );
    // An address that was changed promises nothing of its own.
    let forged = thanks.replacen("told=1", "told=2", 1);
    assert_ne!(forged, thanks);
    let page = visits(&town, &forged).await;
    assert!(page.contains("Unless you asked for another time"), "{page}");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_thanked_with_the_first_promise() {
    let town = Town::open("2026-03-02 10:00").await;
    let (_, first) = posts(&town, &format!("{FORM}sales")).await;
    town.minutes(5).await;
    let (page, again) = posts(&town, &format!("{FORM}sales")).await;
    assert_eq!(again, first);
    assert!(page.contains("today by 2:00 PM"), "{page}");
    assert_eq!(town.leads().await.len(), 1);
}

#[tokio::test]
async fn a_second_form_is_promised_what_the_first_was_and_the_page_says_what_it_was_added_to() {
    let town = Town::open("2026-03-02 10:00").await;
    posts(&town, &format!("{FORM}sales")).await;
    town.minutes(20).await;
    let (page, _) = posts(&town, &format!("{FORM}sales&message=And+300%3F")).await;
    // One promise: the first, which is the sooner.
    for said in [
        "We will call you today by 2:00 PM New York time.",
        "We have added it to the question that you sent us on Monday, March 2",
        "there is no second one",
    ] {
        assert!(page.contains(said), "{said} is missing:\n{page}");
    }
    // Of what was asked it says no word: anybody can post a form in her name.
    assert!(!page.contains("products and prices"), "{page}");
    town.minutes(20).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let lead = town.leads().await[0].lead.clone();
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    assert!(plain(&task).contains("And 300?"), "{}", plain(&task));
    let desk = visits(&town, &button(&task, "Reached", None).unwrap()).await;
    assert!(
        desk.contains("due today 2:00 PM") && desk.contains("And 300?"),
        "{desk}"
    );
    // The same form once more is thanked with the same page.
    let (again, _) = posts(&town, &format!("{FORM}sales&message=And+300%3F")).await;
    assert_eq!(again, page);
    // On another day she hears by mail, too, and of the same time as on the page.
    town.days(1).await;
    let (page, _) = posts(&town, &format!("{FORM}sales&message=And+400%3F")).await;
    assert!(
        page.contains("A confirmation reaches your mailbox"),
        "{page}"
    );
    town.minutes(20).await;
    let mail = plain(&town.last_mail("ana@customer.test", "Thank you"));
    let by = page.split("We will call you ").nth(1).unwrap();
    let by = by.split(" New York").next().unwrap();
    assert!(mail.contains(by), "{by} is missing:\n{mail}");
    town.is_well_run().await;
}
