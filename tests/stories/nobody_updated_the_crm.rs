//! Two systems know the same people. Reps call from a dialer and type into a CRM; Baton hears of it, and nobody is reminded, moved or written to for
//! what has been done. Other systems hear of what happens here, by their own names for people.

use baton::leads::TimelineLine;
use followup::event::{Evidence, SaleAmount};
use followup::ids::LeadId;
use followup::lead::Block;
use followup::timeline::Fact;
use http::{Method, Request};
use journeys::{ANA, Fields, Town, add_sources, plain};
use serde_json::{Value, json};

/// The key that the CRM signs with.
const SECRETS: &str =
    r#"{"crm": "a word of a CRM that it brings along", "missed-call": "a word of a telephone"}"#;

/// Somebody else, who has nothing to do with Ana.
const BO: Fields<'static> = &[
    ("name", "Bo Ek"),
    ("email", "bo@shop.test"),
    ("phone", "+1 212 555 0199"),
    ("company", "Ek Chairs"),
    ("topic", "sales"),
    ("message", "Do you deliver?"),
];

/// A town with the shipped example of a CRM, which brings a word along: what is signed depends on the time.
async fn town(start: &str) -> Town {
    let town = Town::open_with(start, |files| {
        add_sources(files, &["crm", "missed-call"]);
        let telephone = files.files.get_mut("sources/missed-call.toml").unwrap();
        *telephone = telephone.replacen("[proof]", "external_id = \"$.data.record\"\n\n[proof]", 1);
        let text = files.files.get_mut("sources/crm.toml").unwrap();
        let signed =
            "scheme = \"hmac-sha256\"\nheader = \"X-Crm-Signature\"\ntimestamp = \"X-Crm-Time\"";
        assert!(text.contains(signed));
        *text = text.replace(signed, "scheme = \"token\"\nheader = \"X-Crm-Signature\"");
    })
    .await;
    town.deployment.aws().put_secret("baton/sources", SECRETS);
    town
}

/// The CRM tells something: the status.
async fn tells(town: &Town, told: &Value) -> u16 {
    tells_with(town, "a word of a CRM that it brings along", told).await
}

async fn tells_with(town: &Town, word: &str, told: &Value) -> u16 {
    posts(town, "crm", ("x-crm-signature", word), told).await
}

async fn posts(town: &Town, source: &str, header: (&str, &str), told: &Value) -> u16 {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/in/{source}"))
        .header("host", "127.0.0.1")
        .header("content-type", "application/json")
        .header(header.0, header.1)
        .body(told.to_string().into())
        .unwrap();
    town.deployment.answer(request).await.status().as_u16()
}

/// What the timeline says that somebody reported.
async fn reported(town: &Town, lead: &LeadId) -> Vec<(String, Evidence)> {
    let view = town.lead(lead).await;
    let facts = view.timeline.iter().map(|line| &line.fact);
    facts
        .filter_map(|fact| {
            let Fact::Outcome { report, .. } = fact else {
                return None;
            };
            Some((report.outcome.as_str().to_owned(), report.known))
        })
        .collect()
}

/// The sums that a timeline says somebody bought for.
fn sums(timeline: &[TimelineLine]) -> Vec<u64> {
    let facts = timeline.iter().map(|line| &line.fact);
    let sums = facts.filter_map(|fact| {
        let (Fact::Outcome { report, .. } | Fact::Corrected { report, .. }) = fact else {
            return None;
        };
        report.amount.map(SaleAmount::units)
    });
    sums.collect()
}

#[tokio::test]
async fn nobody_updated_the_crm() {
    let town = town("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.minutes(10).await;
    let rep = town.rep_of(&ana).await;
    // Ana's rep calls from the dialer, and clicks nothing. The CRM knows Ana by a number of its own, and by her address.
    let call = json!({"id": "e1", "type": "call.no_answer", "record": {"id": 4711, "email": "Ana@customer.test"}, "user": {"email": rep}});
    assert_eq!(tells(&town, &call).await, 202);
    // Told once more, it happened once.
    assert_eq!(tells(&town, &call).await, 202);
    // Nobody else can say so.
    let forged = json!({"id": "e9", "type": "deal.won", "record": {"id": 4711}});
    assert_eq!(
        tells_with(&town, "a word of a stranger entirely", &forged).await,
        401
    );
    let seen = |outcome: &str| (outcome.to_owned(), Evidence::Seen);
    assert_eq!(reported(&town, &ana).await, [seen("no_answer")]);
    // The first contact is made: nobody is reminded, and nothing escalates.
    town.until("2026-03-02 16:55").await;
    for address in [rep.as_str(), "morgan@example.com"] {
        for mail in town.mails_to(address) {
            let said = plain(&mail);
            assert!(!said.contains("overdue"), "{said}");
        }
    }
    // By now the number alone will do. The next call reaches her.
    let reached = json!({"id": "e2", "type": "call.completed", "record": {"id": 4711}, "user": {"email": rep}});
    assert_eq!(tells(&town, &reached).await, 202);
    assert_eq!(
        reported(&town, &ana).await,
        [seen("no_answer"), seen("reached")]
    );
    assert_eq!(town.lead(&ana).await.line.status, "in_conversation");
    // Somebody else has her there: so it is here.
    let mut others = ["riley", "sam", "jordan"].into_iter().rev();
    let other = others.find(|one| !rep.starts_with(one)).unwrap();
    let owner = json!({"id": "e3", "type": "owner.changed", "record": {"id": 4711}, "user": {"email": format!("{other}@example.com")}});
    assert_eq!(tells(&town, &owner).await, 202);
    assert_eq!(town.lead(&ana).await.line.owner.as_deref(), Some(other));
    // What nobody here knows the meaning of, or is about, changes nothing.
    for told in [
        json!({"id": "e4", "type": "deal.viewed", "record": {"id": 4711}}),
        json!({"id": "e5", "type": "deal.won", "record": {"id": 1}}),
        json!({"type": "deal.won"}),
    ] {
        assert_eq!(tells(&town, &told).await, 202, "{told}");
    }
    let won = json!({"id": "e6", "type": "deal.won", "record": {"id": 4711}, "deal": {"amount": "12000.00"}});
    assert_eq!(tells(&town, &won).await, 202);
    let view = town.lead(&ana).await;
    assert_eq!(view.line.status, "won");
    assert_eq!(sums(&view.timeline), [12_000]);
    // A call after the end opens nothing.
    let after = json!({"id": "e7", "type": "call.completed", "record": {"id": 4711}, "user": {"email": rep}});
    assert_eq!(tells(&town, &after).await, 202);
    assert_eq!(town.lead(&ana).await.line.status, "won");
    // Nobody wrote to Ana but to confirm her inquiry.
    town.days(14).await;
    // Other systems hear of it by the number that they have, and nothing of who she is.
    let heard = town.deployment.observed().published;
    let of_win = |event: &&Value| event["detail"]["outcome"] == "won";
    let win = heard.iter().find(of_win).unwrap();
    assert_eq!(win["detail"]["external_id"], "4711", "{win}");
    assert!(
        heard
            .iter()
            .all(|event| event["detail"].get("person").is_none())
    );
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    town.is_well_run().await;
}

#[tokio::test]
async fn the_sum_that_the_crm_tells_after_the_rep_has_said_won_is_the_sum_of_that_win() {
    let town = town("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.minutes(10).await;
    let rep = town.rep_of(&ana).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.receive(&format!(
        "From: {rep}\r\nTo: {}\r\nSubject: Re: {}\r\nMessage-ID: <won@phone.test>\r\n\r\nWon!\r\n",
        task.headers["Reply-To"], task.subject
    ))
    .await;
    let view = town.lead(&ana).await;
    assert_eq!(view.line.status, "won");
    assert_eq!(sums(&view.timeline), [0; 0]);
    // A minute later the CRM knows the deal, and a day later somebody rounds it there: what is known stays.
    town.minutes(1).await;
    let record = json!({"id": 4711, "email": "ana@customer.test"});
    for (id, amount) in [("w1", "12000.00"), ("w2", "12500")] {
        let won =
            json!({"id": id, "type": "deal.won", "record": record, "deal": {"amount": amount}});
        assert_eq!(tells(&town, &won).await, 202);
        town.days(1).await;
    }
    let view = town.lead(&ana).await;
    assert_eq!(view.line.status, "won");
    assert_eq!(sums(&view.timeline), [12_000]);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_stop_a_customer_and_an_absence_are_heard_from_elsewhere() {
    let town = town("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.minutes(10).await;
    let name = json!({"id": "n1", "type": "contact.away", "until": "2026-03-16", "record": {"id": "A-1", "email": "ana@customer.test"}});
    assert_eq!(tells(&town, &name).await, 202);
    let away = town.lead(&ana).await.state.away_until.unwrap();
    assert_eq!(away.to_string(), "2026-03-16");
    let customer = json!({"id": "n2", "type": "contact.customer", "record": {"id": "A-1"}});
    assert_eq!(tells(&town, &customer).await, 202);
    let view = town.lead(&ana).await;
    assert!(view.state.is_customer, "{:?}", view.line);
    assert_eq!(view.line.status, "to_answer");
    let stop = json!({"id": "n3", "type": "contact.do_not_contact", "record": {"id": "A-1"}});
    assert_eq!(tells(&town, &stop).await, 202);
    let view = town.lead(&ana).await;
    assert!(view.state.blocked.is_some(), "{:?}", view.line);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_mail_a_logged_call_a_lost_deal_and_the_end_of_mail_are_heard_from_elsewhere() {
    let town = town("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    let bo = town.inquire(BO).await;
    town.minutes(10).await;
    for lead in [&ana, &bo] {
        let view = town.lead(lead).await;
        assert!(view.state.owed.first_touch().is_some(), "{:?}", view.line);
    }
    let seen = |outcome: &str| (outcome.to_owned(), Evidence::Seen);
    // Ana's rep writes from the CRM: the first touch is made, and nobody clicked for it.
    let rep = town.rep_of(&ana).await;
    let sent = json!({"id": "t1", "type": "email.sent", "record": {"id": "A-1", "email": "ana@customer.test"}, "user": {"email": rep}});
    assert_eq!(tells(&town, &sent).await, 202);
    assert_eq!(reported(&town, &ana).await, [seen("wrote")]);
    let view = town.lead(&ana).await;
    assert!(view.state.owed.first_touch().is_none(), "{:?}", view.line);
    assert_eq!(view.line.status, "working", "they have not answered");
    // Of a call that is logged nobody says what came of it: in doubt it was a try.
    let rep = town.rep_of(&bo).await;
    let logged = json!({"id": "t2", "type": "call.logged", "record": {"id": "B-2", "email": "bo@shop.test"}, "user": {"email": rep}});
    assert_eq!(tells(&town, &logged).await, 202);
    assert_eq!(reported(&town, &bo).await, [seen("no_answer")]);
    let view = town.lead(&bo).await;
    assert!(view.state.owed.first_touch().is_none(), "{:?}", view.line);
    assert_eq!((view.line.status, view.line.touches), ("working", 1));
    // Ana bought elsewhere, and it is over.
    let lost = json!({"id": "t3", "type": "deal.lost", "record": {"id": "A-1"}});
    assert_eq!(tells(&town, &lost).await, 202);
    assert_eq!(town.lead(&ana).await.line.status, "lost");
    // Bo wants no more mail, and asked for no call: whoever has the lead says what becomes of it.
    let stop = json!({"id": "t4", "type": "contact.unsubscribed", "record": {"id": "B-2"}});
    assert_eq!(tells(&town, &stop).await, 202);
    let view = town.lead(&bo).await;
    assert_eq!(view.state.blocked, Some(Block::Unsubscribed));
    assert_eq!(view.line.status, "to_decide", "{:?}", view.line);
    assert_eq!(town.rep_of(&bo).await, rep);
    // Neither hears anything more by itself.
    town.days(5).await;
    for address in ["ana@customer.test", "bo@shop.test"] {
        let mails = town.mails_to(address).len();
        assert_eq!(mails, 1, "{address}\n{}", town.mailbox());
    }
    town.is_well_run().await;
}

#[tokio::test]
async fn events_say_who_it_is_where_the_policy_has_them_say_so() {
    let town = Town::open_with("2026-03-02 10:00", |files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        let country = "country_code = \"1\"\n";
        *policy = policy.replacen(country, &format!("{country}events = \"personal\"\n"), 1);
    })
    .await;
    town.inquire(ANA).await;
    town.minutes(5).await;
    let heard = town.deployment.observed().published;
    let received = |event: &&Value| event["detail-type"] == "lead.received";
    let received = heard.iter().find(received).unwrap();
    let who = json!({"name": "Ana Silva", "email": "ana@customer.test", "phone": "+12125550123", "company": "Acme Lamps"});
    assert_eq!(received["detail"]["person"], who);
    town.is_well_run().await;
}

#[tokio::test]
async fn a_lead_has_the_name_that_came_with_it() {
    let town = town("2026-03-02 10:00").await;
    let rings = json!({"event": "call.missed", "data": {"id": 1, "number": "+1 212 555 0177", "record": "R-77"}});
    let word = ("authorization", "Bearer a word of a telephone");
    assert_eq!(posts(&town, "missed-call", word, &rings).await, 202);
    town.minutes(5).await;
    let called = json!({"id": "c1", "type": "call.completed", "record": {"id": "R-77"}});
    assert_eq!(tells(&town, &called).await, 202);
    let lead = town.leads().await.remove(0);
    assert_eq!(lead.status, "in_conversation");
    let view = town.lead(&lead.lead).await;
    assert_eq!(view.state.external_id.as_deref(), Some("R-77"));
    // Erased, they have no name here any more, and what is told by it is about nobody.
    let cloud = town.deployment.cloud();
    cloud.erase(&lead.lead, town.now()).await.unwrap();
    assert_eq!(cloud.lead_named_elsewhere("R-77").await.unwrap(), None);
    assert_eq!(town.lead(&lead.lead).await.state.external_id, None);
    town.is_well_run().await;
}
