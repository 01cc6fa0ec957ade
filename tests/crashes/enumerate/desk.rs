//! Somebody presses a button.

use baton::Bundle;
use cloud::links::{Link, Purpose};
use cloud::table::lead::With;
use followup::event::Event;
use followup::ids::LeadId;
use local::Fault;

use super::ends_the_same;
use super::scene::{Scene, press};
use crate::town::{
    ANA, address, ask, clicked, lead, mail_fails, opened, opened_with, outcome_page, pass, until,
};

async fn assigned() -> Bundle {
    let bundle = opened().await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 10).await;
    bundle
}

#[tokio::test]
async fn a_report_counts_once_whatever_fails() {
    let bundle = assigned().await;
    let fields = [("outcome", "no_answer"), ("note", "Rang ten times.")];
    let work = press(&outcome_page(&bundle), &fields);
    ends_the_same(&Scene::new("report", bundle, work)).await;
}

#[tokio::test]
async fn the_manager_gives_a_lead_to_somebody_whatever_fails() {
    let bundle = opened().await;
    ask(&bundle, &ANA).await;
    until(&bundle, "first_touch:manager").await;
    // The office has closed: the manager's list comes at opening.
    pass(&bundle, 17 * 60).await;
    let work = press(&address(&bundle, "/a/"), &[("to", "morgan")]);
    ends_the_same(&Scene::new("assign", bundle, work)).await;
}

#[tokio::test]
async fn a_stop_is_a_stop_whatever_fails() {
    let bundle = assigned().await;
    let work = press(&address(&bundle, "/u/"), &[("choice", "stop")]);
    ends_the_same(&Scene::new("stop", bundle, work)).await;
}

#[tokio::test]
async fn no_contact_at_all_is_that_whatever_fails() {
    let bundle = assigned().await;
    let work = press(&address(&bundle, "/u/"), &[("choice", "no_contact")]);
    ends_the_same(&Scene::new("no contact", bundle, work)).await;
}

/// The first times that the page behind the lead's link offers.
async fn times(bundle: &Bundle) -> (String, Vec<String>) {
    let page = address(bundle, "/b/b.");
    let shown = bundle.visit(&page).await;
    let shown = String::from_utf8_lossy(shown.body()).into_owned();
    let slots = shown.split("name=\"slot\" value=\"").skip(1);
    let slots = slots
        .filter_map(|rest| rest.split_once('"'))
        .map(|(slot, _)| slot.to_owned())
        .collect();
    (page, slots)
}

#[tokio::test]
async fn a_time_is_booked_once_whatever_fails() {
    let bundle = assigned().await;
    let (page, slots) = times(&bundle).await;
    let work = press(&page, &[("slot", slots[6].as_str()), ("was", "none")]);
    ends_the_same(&Scene::new("booking", bundle, work)).await;
}

#[tokio::test]
async fn a_booking_is_moved_once_whatever_fails() {
    let bundle = assigned().await;
    let (page, slots) = times(&bundle).await;
    clicked(
        &bundle,
        &page,
        &[("slot", slots[6].as_str()), ("was", "none")],
    )
    .await;
    pass(&bundle, 10).await;
    let work = press(&page, &[("slot", slots[7].as_str()), ("was", "1.0")]);
    ends_the_same(&Scene::new("moving", bundle, work)).await;
}

#[tokio::test]
async fn a_booking_is_cancelled_once_whatever_fails() {
    let bundle = assigned().await;
    let (page, slots) = times(&bundle).await;
    clicked(
        &bundle,
        &page,
        &[("slot", slots[6].as_str()), ("was", "none")],
    )
    .await;
    pass(&bundle, 10).await;
    let work = press(&page, &[("choice", "cancel"), ("was", "1.0")]);
    ends_the_same(&Scene::new("cancelling", bundle, work)).await;
}

#[tokio::test]
async fn a_yes_to_the_newsletter_counts_once_whatever_fails() {
    let bundle = assigned().await;
    let offer = Link {
        purpose: Purpose::OptIn,
        lead: lead(&bundle).await,
        person: None,
        task: "letter".to_owned(),
        expires: None,
    };
    let url = offer.url("", &bundle.cloud().keys());
    let work = press(&url, &[("choice", "yes")]);
    ends_the_same(&Scene::new("opt in", bundle, work)).await;
}

/// Somebody behind the same number is in touch, and mail to the first of them waits.
async fn on_hold() -> (Bundle, String) {
    let bundle = opened().await;
    let with_phone = [&ANA[..], &[("phone", "+1 212 555 0123")]].concat();
    let first = ask(&bundle, &with_phone).await;
    pass(&bundle, 10).await;
    let event = Event::ColleagueInTouch {
        lead: LeadId::derive(&["colleague"]),
        at: bundle.house().clock().now(),
        pending: None,
    };
    let now = bundle.house().clock().now();
    let with = With::default();
    bundle
        .cloud()
        .act(&first, &event, now, &with)
        .await
        .unwrap();
    pass(&bundle, 5).await;
    let page = address(&bundle, "/h/");
    (bundle, page)
}

#[tokio::test]
async fn mail_that_waits_for_a_colleague_goes_on_whatever_fails() {
    let (bundle, page) = on_hold().await;
    ends_the_same(&Scene::new("go on", bundle, press(&page, &[]))).await;
}

/// The acknowledgement was perhaps not sent, and is held.
async fn held() -> Bundle {
    let bundle = opened_with(false).await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 1).await;
    mail_fails(&bundle, Fault::TimedOut);
    pass(&bundle, 20).await;
    bundle.house().faults().reset();
    bundle
}

#[tokio::test]
async fn a_held_mail_is_released_once_whatever_fails() {
    let bundle = held().await;
    let work = press(&address(&bundle, "/m/"), &[("choice", "release")]);
    ends_the_same(&Scene::new("release", bundle, work)).await;
}

#[tokio::test]
async fn a_held_mail_is_dropped_whatever_fails() {
    let bundle = held().await;
    let work = press(&address(&bundle, "/m/"), &[("choice", "drop")]);
    ends_the_same(&Scene::new("drop", bundle, work)).await;
}

#[tokio::test]
async fn a_mail_that_was_announced_goes_out_at_once_whatever_fails() {
    let bundle = assigned().await;
    clicked(&bundle, &outcome_page(&bundle), &[("outcome", "no_answer")]).await;
    until(&bundle, "step:mail").await;
    pass(&bundle, 10).await;
    let work = press(&address(&bundle, "/n/"), &[("choice", "send_now")]);
    ends_the_same(&Scene::new("send now", bundle, work)).await;
}
