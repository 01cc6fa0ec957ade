//! A competitor knows a prospect's address: forged bounces, complaints, "stop", "won" in a rep's name, and forms in the prospect's.
//! Nothing changes that the prospect or the rep did not do, and the team sees that somebody tried.

use followup::ids::LeadId;
use journeys::{ANA, Fields, Town, button, plain};
use local::AcceptedMail;

const ANAS: &str = "ana@customer.test";
/// What the mail service writes on top of a stranger's mail: their own domain passes, and `From` is somebody else's.
const A_STRANGER: &str = "Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=stranger.test; dkim=pass header.i=@stranger.test; dmarc=none header.from=customer.test";
/// The same where the domain in `From` says that it is forged.
const A_FORGERY: &str = "Authentication-Results: amazonses.com; spf=fail smtp.mailfrom=customer.test; dkim=fail; dmarc=fail header.from=customer.test";
/// The same of the owner of the domain.
const SIGNED: &str = "Authentication-Results: amazonses.com; spf=fail; dkim=pass header.i=@customer.test; dmarc=none";

/// What may stand on top of a mail that nothing proves.
const UNPROVEN: [&str; 3] = [A_STRANGER, A_FORGERY, "X-Nothing: known"];

/// A mail arrives.
async fn arrives(town: &Town, head: &str, from: &str, to: &str, id: &str, words: &str) {
    town.receive(&format!(
        "{head}\r\nFrom: {from}\r\nTo: {to}\r\nSubject: A word\r\nMessage-ID: <{id}@stranger.test>\r\n\r\n{words}\r\n"
    ))
    .await;
}

async fn kinds(town: &Town, lead: &LeadId) -> Vec<&'static str> {
    let view = town.lead(lead).await;
    view.timeline.iter().map(|line| line.kind()).collect()
}

/// Ana's lead in the rep's hands, who has called her once in vain, with the rep's address and the task.
async fn called(town: &Town) -> (LeadId, String, AcceptedMail) {
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.click(&task, "No answer").await;
    (lead, rep, task)
}

/// Outcomes in the rep's name, to every address that a forger can think of, signed by the forger's own domain.
async fn reports_in_the_reps_name(town: &Town, rep: &str, [lead, told]: [&LeadId; 2]) {
    let mut number = 0;
    for local in [
        format!("{lead}"),
        format!("{told}"),
        format!("{lead}+c1_inbound_0"),
        format!("t{lead}aaaabbbbccccdddd"),
        format!("l{lead}aaaabbbbccccdddd"),
        format!("c{told}aaaabbbbccccdddd"),
        "hello".to_owned(),
    ] {
        let to = format!("{local}@{}", reply_domain(town));
        for head in UNPROVEN {
            for words in ["won", "do not contact"] {
                number += 1;
                arrives(town, head, rep, &to, &format!("w{number}"), words).await;
            }
        }
    }
}

/// "Stop" in the lead's name, and reports that her mailbox failed or that she complained.
async fn stops_in_the_leads_name(town: &Town) {
    let mut number = 0;
    for head in UNPROVEN {
        for words in ["stop", "unsubscribe", "STOP. Take me off your list."] {
            number += 1;
            let to = format!("anything{number}@{}", reply_domain(town));
            arrives(town, head, ANAS, &to, &format!("s{number}"), words).await;
        }
        number += 1;
        town.receive(&bounced(head, town, number, "")).await;
        number += 1;
        town.receive(&complained(head, town, number)).await;
    }
}

/// Who owns the lead is asked once, in red, who wrote. The mail that asks.
async fn the_owner_is_asked_once(town: &Town, rep: &str) -> AcceptedMail {
    town.minutes(60).await;
    let told = town.mails_to(rep);
    let asked: Vec<&AcceptedMail> = told
        .iter()
        .filter(|mail| mail.subject.starts_with("Did Ana Silva write this?"))
        .collect();
    assert_eq!(asked.len(), 1, "{}", town.mailbox());
    insta::assert_snapshot!(
        "doubted",
        format!("{}\n\n{}", asked[0].subject, plain(asked[0]))
    );
    let red = asked[0].html.as_deref().unwrap();
    assert!(red.contains("color:#d32f2f"), "{red}");
    assert!(
        told.iter()
            .any(|mail| mail.subject.starts_with("Was this you?"))
    );
    asked[0].clone()
}

#[tokio::test]
async fn the_forger() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let before = town.lead(&lead).await;

    // A form in her name tells nobody what she is known as.
    let told = town
        .inquire(&[
            ("topic", "other"),
            ("message", "?"),
            ("name", "Ana Silva"),
            ("email", ANAS),
        ])
        .await;
    assert_ne!(told, lead);
    // "Won" and "do not contact" in the rep's name, then "stop" in hers.
    let names = [&lead, &told];
    reports_in_the_reps_name(&town, &rep, names).await;
    stops_in_the_leads_name(&town).await;
    let after = town.lead(&lead).await;
    assert_eq!(after.line.owner, before.line.owner);
    assert_eq!(after.state.blocked, None);
    assert!(after.state.contact.email && !after.state.contact.suppressed);
    let new: Vec<&str> = kinds(&town, &lead).await[before.timeline.len()..].to_vec();
    assert!(
        new.iter()
            .all(|kind| ["doubted", "joined", "sent", "not_sent", "assessed"].contains(kind)),
        "{new:?}"
    );

    let asked = the_owner_is_asked_once(&town, &rep).await;
    // Nothing goes out by itself until then; her next inquiry is acknowledged all the same.
    town.until("2026-03-03 15:00").await;
    town.inquire(&[
        ("topic", "sales"),
        ("message", "And 300?"),
        ("name", "Ana Silva"),
        ("email", ANAS),
    ])
    .await;
    town.minutes(20).await;
    let thanks = town.mails_to(ANAS);
    assert_eq!(thanks.len(), 2, "{}", town.mailbox());
    let said = town.click(&asked, "It was not them: go on").await;
    assert!(said.contains("Recorded"), "{said}");
    assert_eq!(town.lead(&lead).await.state.doubt, None);
    town.is_well_run().await;
}

/// The domain of which this local AWS takes mail.
fn reply_domain(town: &Town) -> &str {
    town.deployment
        .cloud()
        .settings()
        .reply_domain
        .as_deref()
        .unwrap()
}

fn bounced(head: &str, town: &Town, number: u32, returned: &str) -> String {
    format!(
        "{head}\r\nReturn-Path: <>\r\nFrom: MAILER-DAEMON@mx.customer.test\r\nTo: x{number}@{}\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         Message-ID: <b{number}@stranger.test>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.customer.test\r\n\r\nFinal-Recipient: rfc822; {ANAS}\r\n\
         Action: failed\r\nStatus: 5.1.1\r\n\r\n{returned}--b--\r\n",
        reply_domain(town)
    )
}

fn complained(head: &str, town: &Town, number: u32) -> String {
    format!(
        "{head}\r\nFrom: feedback@mx.customer.test\r\nTo: x{number}@{}\r\nSubject: FW: Thank you\r\nMessage-ID: <f{number}@stranger.test>\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nA report.\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n\
         Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\nOriginal-Rcpt-To: <{ANAS}>\r\n\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@example.com\r\nTo: {ANAS}\r\nMessage-ID: <made@up.test>\r\nSubject: Thank you\r\n\r\nx\r\n--b--\r\n",
        reply_domain(town)
    )
}

#[tokio::test]
async fn a_stop_of_a_stranger_makes_the_next_written_step_the_owners_decision_and_nothing_is_forgotten()
 {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, _) = called(&town).await;
    arrives(&town, A_STRANGER, ANAS, "hello@reply.test", "s1", "stop").await;
    let to = format!("x@{}", reply_domain(&town));
    arrives(&town, A_STRANGER, ANAS, &to, "s2", "stop").await;
    // A month in which the owner does nothing: nothing goes to her, and she stays on the lists.
    let mut listed = 0;
    for _ in 0..20 {
        let before = town.mails_to(&rep).len();
        town.days(1).await;
        let new = town.mails_to(&rep)[before..].to_vec();
        listed += u32::from(new.iter().any(|mail| plain(mail).contains("Ana Silva")));
    }
    let mails = town.mails_to(ANAS);
    assert_eq!(mails.len(), 1, "{}", town.mailbox());
    assert!(listed >= 12, "{listed}\n{}", town.mailbox());
    assert_ne!(town.lead(&lead).await.line.status, "do_not_contact");
    // The owner says that it was not her, and the cadence goes on where it stood.
    let asked = town.last_mail(&rep, "Did Ana Silva write this?");
    town.click(&asked, "It was not them: go on").await;
    assert_eq!(town.lead(&lead).await.line.status, "working");
    town.days(4).await;
    assert_eq!(town.mails_to(ANAS).len(), 2, "{}", town.mailbox());
    town.is_well_run().await;
}

#[tokio::test]
async fn a_stop_of_a_stranger_before_the_acknowledgement_holds_back_all_but_that_and_says_so() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(1).await;
    let to = format!("x@{}", reply_domain(&town));
    arrives(&town, A_STRANGER, ANAS, &to, "s1", "unsubscribe").await;
    town.minutes(19).await;
    let rep = town.rep_of(&lead).await;
    let thanks = town.mails_to(ANAS);
    assert_eq!(thanks.len(), 1, "{}", town.mailbox());
    let asked = plain(&town.last_mail(&rep, "Did Ana Silva write this?"));
    let said = "except the acknowledgement of an inquiry";
    assert!(asked.contains(said), "{asked}");
    let mail = town.last_mail(&rep, "Did Ana Silva");
    let link = button(&mail, "It was not them: go on", None).unwrap();
    assert!(town.read(&link).await.contains(said));
    // Nobody looks. Whoever gets her next reads since when she waits, and that is when she asked, not when the doubt came up.
    town.until("2026-03-04 11:00").await;
    let next = town.rep_of(&lead).await;
    assert_ne!(next, rep);
    let moved = plain(&town.last_mail(&next, "Now yours: Ana Silva"));
    let moved = moved.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        moved.contains("They have waited since Monday, March 2"),
        "{moved}"
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn the_leads_own_stop_counts_with_our_address_with_our_mail_or_with_their_signature() {
    for way in ["the address", "our mail", "a signature"] {
        let town = Town::open("2026-03-02 10:00").await;
        let (lead, ..) = called(&town).await;
        let ours = town.last_mail(ANAS, "Thank you for");
        let elsewhere = format!("sales@{}", reply_domain(&town));
        match way {
            "the address" => {
                arrives(&town, "X: y", ANAS, &ours.headers["Reply-To"], "a", "stop").await
            }
            "our mail" => {
                let head = format!("In-Reply-To: <{}@email.amazonses.com>", ours.ses_id);
                arrives(&town, &head, ANAS, &elsewhere, "a", "stop").await;
            }
            _ => arrives(&town, SIGNED, ANAS, &elsewhere, "a", "stop").await,
        }
        let status = town.lead(&lead).await.state.blocked;
        assert_eq!(status, Some(followup::lead::Block::DoNotContact), "{way}");
    }
}

#[tokio::test]
async fn who_was_given_our_address_is_heard_and_their_stop_is_the_owners_to_believe() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, rep, _) = called(&town).await;
    let ours = town.last_mail(ANAS, "Thank you for");
    // She passes our mail on to a colleague, who answers it.
    let to = &ours.headers["Reply-To"];
    arrives(
        &town,
        "X: y",
        "bo@customer.test",
        to,
        "c1",
        "Ana is ill; please call me instead.",
    )
    .await;
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
    town.minutes(5).await;
    assert!(plain(&town.last_mail(&rep, "wrote back")).contains("please call me instead"));
    arrives(&town, "X: y", "bo@customer.test", to, "c2", "stop").await;
    let view = town.lead(&lead).await;
    assert_eq!(view.state.blocked, None);
    assert!(view.state.may_want_silence());
    assert_eq!(view.line.status, "in_conversation");
}

#[tokio::test]
async fn a_bounce_by_mail_counts_with_the_mail_of_ours_that_it_returns() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, ..) = called(&town).await;
    let ours = town.last_mail(ANAS, "Thank you for");
    let returned = |id: &str| {
        format!(
            "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: hello@example.com\r\nTo: {ANAS}\r\nMessage-ID: <{id}@email.amazonses.com>\r\nSubject: x\r\n\r\nx\r\n"
        )
    };
    town.receive(&bounced("X: y", &town, 1, &returned("0100-made-up")))
        .await;
    assert_eq!(town.lead(&lead).await.state.blocked, None);
    // Of somebody else's mail it says nothing either.
    let bo: Fields<'_> = &[
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("topic", "sales"),
    ];
    town.inquire(bo).await;
    town.minutes(10).await;
    let other = town.last_mail("bo@customer.test", "Thank you for");
    town.receive(&bounced("X: y", &town, 2, &returned(&other.ses_id)))
        .await;
    assert_eq!(town.lead(&lead).await.state.blocked, None);
    town.receive(&bounced("X: y", &town, 3, &returned(&ours.ses_id)))
        .await;
    assert_eq!(
        town.lead(&lead).await.state.blocked,
        Some(followup::lead::Block::Bounced)
    );
}

#[tokio::test]
async fn a_copy_counts_a_touch_and_is_no_report_whoever_answers_it() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Ana Silva:");
    let text = plain(&task);
    let copy = text
        .split("Copy ")
        .nth(1)
        .unwrap()
        .split(':')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        copy.starts_with('c') && copy.contains(lead.as_str()),
        "{copy}"
    );
    // In the rep's name, but to nobody: no touch, and no "won".
    arrives(&town, "X: y", &rep, &copy, "k1", "won").await;
    assert!(!kinds(&town, &lead).await.contains(&"outcome"));
    town.receive(&format!("From: {rep}\r\nTo: {ANAS}\r\nCc: {copy}\r\nSubject: Lamps\r\nMessage-ID: <k2@phone.test>\r\n\r\nHello Ana, 200 cost 900.\r\n")).await;
    assert_eq!(
        kinds(&town, &lead)
            .await
            .iter()
            .filter(|kind| **kind == "outcome")
            .count(),
        1
    );
    // She answers all.
    town.receive(&format!("From: {ANAS}\r\nTo: {rep}\r\nCc: {copy}\r\nSubject: Re: Lamps\r\nMessage-ID: <k3@customer.test>\r\n\r\nGood. And 300?\r\n")).await;
    assert_eq!(town.lead(&lead).await.line.status, "in_conversation");
    // And somebody in the copy does, in her name: her stop is asked about.
    town.receive(&format!("From: {ANAS}\r\nTo: {rep}\r\nCc: {copy}\r\nSubject: Re: Lamps\r\nMessage-ID: <k4@evil.test>\r\n\r\nstop\r\n")).await;
    let view = town.lead(&lead).await;
    assert_eq!(view.state.blocked, None);
    assert!(view.state.may_want_silence());
}

#[tokio::test]
async fn a_form_in_their_name_only_adds() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    // Before anybody called: it puts nothing off, and asks for no newsletter.
    let form = |more: &[(&'static str, &'static str)]| {
        let mut fields = vec![("name", "Ana Silva"), ("email", ANAS), ("topic", "other")];
        fields.extend_from_slice(more);
        fields
    };
    town.inquire(&form(&[
        ("contact_when", "later"),
        ("contact_how", "email"),
        ("newsletter", "yes"),
        ("message", "one"),
    ]))
    .await;
    town.until("2026-03-02 11:00").await;
    let state = town.lead(&lead).await.state;
    assert_eq!(state.contact.when, followup::inquiry::ContactWhen::Now);
    assert_eq!(state.contact.how, followup::inquiry::ContactHow::Any);
    assert!(!state.contact.opted_in);
    let rep = town.rep_of(&lead).await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    town.until("2026-03-03 12:30").await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    let stood = town.lead(&lead).await.state;
    // After it: an answer is owed beside the cadence, which goes on once it was given.
    town.inquire(&form(&[("contact_when", "later"), ("message", "two")]))
        .await;
    town.minutes(5).await;
    let state = town.lead(&lead).await.state;
    assert_eq!(
        state.stop_generation,
        stood.stop_generation + 1,
        "what was written waits for the answer"
    );
    let told = town.last_mail(&rep, "Ana Silva");
    assert!(plain(&told).contains("two"), "{}", plain(&told));
    // Nobody answers: she hears nothing by itself, since nobody named a time, and the manager hears of it.
    town.days(10).await;
    assert_eq!(town.mails_to(ANAS).len(), 2, "{}", town.mailbox());
    assert!(
        town.mails_to("morgan@example.com")
            .iter()
            .any(|mail| plain(mail).contains("Ana Silva")),
        "{}",
        town.mailbox()
    );
    // It has gone on from two reps to the manager, who answers, in vain; and the cadence goes on to its letter and its goodbye.
    let rep = town.rep_of(&lead).await;
    assert_eq!(rep, "morgan@example.com", "{}", town.mailbox());
    town.click(&town.last_mail(&rep, "Today"), "Wrote to them")
        .await;
    town.days(30).await;
    assert!(town.mails_to(ANAS).len() >= 4, "{}", town.mailbox());
    assert_eq!(town.lead(&lead).await.line.status, "resting");
    town.is_well_run().await;
}

#[tokio::test]
async fn what_is_written_at_night_is_asked_about_on_the_list_of_the_morning() {
    let town = Town::open("2026-03-02 10:00").await;
    let (_, rep, task) = called(&town).await;
    town.until("2026-03-02 22:00").await;
    let to = format!("x@{}", reply_domain(&town));
    arrives(&town, A_STRANGER, ANAS, &to, "n1", "stop").await;
    arrives(
        &town,
        A_STRANGER,
        &rep,
        &task.headers["Reply-To"].replacen('t', "c", 1),
        "n2",
        "won",
    )
    .await;
    town.until("2026-03-03 09:01").await;
    let list = plain(&town.last_mail(&rep, "Today"));
    assert!(
        list.contains("somebody wrote in their name: was it them?"),
        "{list}"
    );
    assert!(list.contains("in your name: was it you?"), "{list}");
}

#[tokio::test]
async fn an_address_that_can_be_taken_for_theirs_is_a_strangers() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let passes = "Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@stranger.test; dmarc=pass header.from=stranger.test";
    let elsewhere = format!("hello@{}", reply_domain(&town));
    let task = format!("t{lead}aaaaaaaaaaaaaaaa@{}", reply_domain(&town));
    for (number, shape) in [
        "\"{}\"@stranger.test",
        "{}@stranger.test",
        "<{}>@stranger.test",
        "<\"{} \"@stranger.test>",
        "x@stranger.test <{}>",
        "<{}>, x@stranger.test",
    ]
    .into_iter()
    .enumerate()
    {
        let (theirs, reps) = (shape.replace("{}", ANAS), shape.replace("{}", &rep));
        arrives(
            &town,
            passes,
            &theirs,
            &elsewhere,
            &format!("o{number}"),
            "STOP",
        )
        .await;
        arrives(&town, passes, &reps, &task, &format!("r{number}"), "won").await;
    }
    let view = town.lead(&lead).await;
    assert_eq!(view.state.blocked, None);
    assert_eq!(view.line.status, "working");
    assert!(!kinds(&town, &lead).await.contains(&"outcome"));
}

#[tokio::test]
async fn a_stop_by_an_address_that_joined_stops_what_goes_to_it_and_says_nothing_for_the_lead() {
    let town = Town::open("2026-03-02 10:00").await;
    let number = ("phone", "+1 212 555 0177");
    let lead = town
        .inquire(&[("name", "Ana Silva"), number, ("topic", "sales")])
        .await;
    town.minutes(3).await;
    // Who knows name and number joins with an address of their own, and gets our mail.
    let evil = ("email", "evil@stranger.test");
    let told = town
        .inquire(&[
            ("name", "Ana Silva"),
            number,
            evil,
            ("topic", "sales"),
            ("message", "?"),
        ])
        .await;
    assert_eq!(town.lead(&told).await.line.lead, lead);
    town.minutes(20).await;
    let mail = town.last_mail("evil@stranger.test", "Thank you");
    let links = baton::addresses_in(mail.text.as_deref().unwrap());
    let stop = links.into_iter().find(|url| url.contains("/u/")).unwrap();
    town.press(stop, &[("choice", "no_contact")]).await;
    town.press(stop, &[("choice", "no_contact")]).await;
    let view = town.lead(&lead).await;
    assert_eq!(view.state.blocked, None);
    assert!(view.state.may_call() && view.state.may_want_silence());
    assert_eq!(
        kinds(&town, &lead)
            .await
            .iter()
            .filter(|kind| **kind == "doubted")
            .count(),
        1
    );
    town.days(30).await;
    assert_eq!(
        town.mails_to("evil@stranger.test").len(),
        1,
        "{}",
        town.mailbox()
    );
}

#[tokio::test]
async fn five_hundred_forms_in_their_name_do_not_unmake_their_own_stop() {
    let town = Town::open("2026-03-02 10:00").await;
    let (lead, ..) = called(&town).await;
    let ours = town.last_mail(ANAS, "Thank you for");
    for number in 0..510 {
        let message = format!("flood {number}");
        town.inquire(&[
            ("name", "Ana Silva"),
            ("email", ANAS),
            ("topic", "other"),
            ("message", &message),
        ])
        .await;
        if number % 50 == 0 {
            town.minutes(1).await;
        }
    }
    arrives(
        &town,
        "X: y",
        ANAS,
        &ours.headers["Reply-To"],
        "own",
        "stop",
    )
    .await;
    let blocked = town.lead(&lead).await.state.blocked;
    assert_eq!(blocked, Some(followup::lead::Block::DoNotContact));
}

#[tokio::test]
async fn who_asks_after_a_machine_filled_in_the_form_in_their_name_is_answered() {
    let town = Town::open("2026-03-02 10:00").await;
    let machine = [
        ("name", "Ana Silva"),
        ("email", ANAS),
        ("topic", "sales"),
        ("message", "buy"),
        ("website", "x"),
    ];
    let lead = town.inquire(&machine).await;
    town.minutes(5).await;
    assert_eq!(town.lead(&lead).await.line.status, "review");
    town.inquire(ANA).await;
    town.minutes(30).await;
    assert_eq!(town.lead(&lead).await.line.status, "working");
    assert_eq!(town.mails_to(ANAS).len(), 1, "{}", town.mailbox());
    let rep = town.rep_of(&lead).await;
    assert!(plain(&town.last_mail(&rep, "Ana Silva")).contains("200 lamps"));
}

#[tokio::test]
async fn nobody_closes_a_number_that_another_gave_first() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(5).await;
    let evil = [
        ("name", "Eve Ill"),
        ("email", "evil@stranger.test"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
    ];
    town.inquire(&evil).await;
    town.minutes(20).await;
    let mail = town.last_mail("evil@stranger.test", "Thank you");
    let links = baton::addresses_in(mail.text.as_deref().unwrap());
    let stop = links.into_iter().find(|url| url.contains("/u/")).unwrap();
    town.press(stop, &[("choice", "no_contact")]).await;
    assert!(town.lead(&lead).await.state.may_call());
    let again = [ANA, &[("budget", "more")]].concat();
    town.inquire(&again).await;
    town.minutes(10).await;
    let view = town.lead(&lead).await;
    assert!(view.state.may_call() && !view.state.contact.suppressed);
    let timeline: Vec<&str> = view.timeline.iter().map(|line| line.kind()).collect();
    assert!(!timeline.contains(&"stopped"), "{timeline:?}");
}

#[tokio::test]
async fn whoever_decides_reads_each_word_that_is_in_doubt_and_none_of_it_is_taken_for_theirs() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(2).await;
    let rep = town.rep_of(&lead).await;
    let to = format!("anything@{}", reply_domain(&town));
    let said = [
        "Delete all my data, please.",
        "Unsubscribe me from this list.",
    ];
    for (id, words) in ["d1", "d2"].into_iter().zip(said) {
        arrives(&town, A_STRANGER, ANAS, &to, id, words).await;
    }
    town.receive(&bounced(A_STRANGER, &town, 77, "")).await;
    town.minutes(20).await;
    let asked = town.last_mail(&rep, "Did Ana Silva write this?");
    for words in said {
        assert!(plain(&asked).contains(words), "{}", plain(&asked));
    }
    // The page behind the button shows all of it, too, whatever a machine said after that.
    let link = button(&asked, "It was not them: go on", None).unwrap();
    let page = town.deployment.visit(&link).await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    for words in said {
        assert!(page.contains(words), "{page}");
    }
    assert!(!page.contains("a mail goes out"), "{page}");
    // What asks for the first call says so first, and quotes those words, and not her form's as theirs.
    town.until("2026-03-02 11:30").await;
    let reminders = town.mails_to(&rep);
    let reminder = reminders
        .iter()
        .rfind(|mail| mail.subject.starts_with("Call Ana Silva now"))
        .unwrap_or_else(|| panic!("{}", town.mailbox()));
    let reminder = plain(reminder);
    assert!(
        reminder.contains("Please decide before you call or write"),
        "{reminder}"
    );
    for words in said {
        assert!(reminder.contains(words), "{reminder}");
    }
    insta::assert_snapshot!("a_reminder_in_doubt", reminder);
    // A report in the rep's name is another question, and decides nothing about hers.
    let to = format!("t{lead}aaaabbbbccccdddd@{}", reply_domain(&town));
    arrives(&town, A_STRANGER, &rep, &to, "d3", "won").await;
    town.minutes(20).await;
    let yours = town.last_mail(&rep, "Was this you?");
    assert!(button(&yours, "It was not them: go on", None).is_none());
}
