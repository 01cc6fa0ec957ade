//! Somebody presses a button.

use baton::LocalDeployment;
use cloud::links::{Link, Purpose};
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::ids::{LeadId, PersonId};
use local::Fault;

use super::ends_the_same;
use super::scene::{Scene, Work, press};
use crate::town::{
    ANA, address, ask, clicked, lead, mail_fails, opened, opened_with, outcome_page, pass,
    reported, until,
};

async fn assigned() -> LocalDeployment {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    deployment
}

#[tokio::test]
async fn a_report_counts_once_whatever_fails() {
    let deployment = assigned().await;
    let fields = [("outcome", "no_answer"), ("note", "Rang ten times.")];
    let work = press(&outcome_page(&deployment), &fields);
    ends_the_same(&Scene::new("report", deployment, work)).await;
}

#[tokio::test]
async fn a_name_and_a_number_are_corrected_once_whatever_fails() {
    let deployment = assigned().await;
    let (cloud, id) = (deployment.cloud(), lead(&deployment).await);
    let morgan = PersonId::parse("morgan").unwrap();
    let session = cloud.open_session(&morgan, cloud.now()).await.unwrap();
    let work = Work::Signed {
        cookie: format!("desk={session}"),
        path: format!("/desk/leads/{id}"),
        body: "do=correct&name=Anna+Silva&phone=212+555+0177&company=Silva+Lamps",
    };
    ends_the_same(&Scene::new("correction", deployment, work)).await;
}

#[tokio::test]
async fn the_manager_gives_a_lead_to_somebody_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:manager").await;
    // The office has closed: the manager's list comes at opening.
    pass(&deployment, 17 * 60).await;
    let work = press(&address(&deployment, "/a/"), &[("to", "morgan")]);
    ends_the_same(&Scene::new("assign", deployment, work)).await;
}

/// Two leads of one person, of whom the manager knows that they are linked, and the manager's page of the first.
async fn two_of_one_person() -> (LocalDeployment, String, LeadId) {
    let deployment = opened().await;
    let mut both = Vec::new();
    for email in ["ana@customer.example", "ana1968@gmail.com"] {
        let mut fields = ANA;
        fields[1].1 = email;
        both.push(ask(&deployment, &fields).await);
    }
    pass(&deployment, 20).await;
    let cloud = deployment.cloud();
    let (mut leads, now) = (Vec::new(), cloud.now());
    for id in &both {
        leads.push(cloud.lead(id).await.unwrap().unwrap().lead);
    }
    assert!(cloud.link(&leads[0], &leads[1], now).await.unwrap());
    let page = Link {
        purpose: Purpose::Assign,
        lead: Some(both[0].clone()),
        person: Some(PersonId::parse("morgan").unwrap()),
        task: leads[0].task(),
        expires: None,
    };
    let page = page.url("", &cloud.keys());
    (deployment, page, both.remove(1))
}

#[tokio::test]
async fn two_leads_are_merged_once_whatever_fails() {
    let (deployment, page, other) = two_of_one_person().await;
    let work = press(&page, &[("merge", other.as_str())]);
    ends_the_same(&Scene::new("merge", deployment, work)).await;
}

#[tokio::test]
async fn two_leads_are_taken_apart_once_whatever_fails() {
    let (deployment, page, other) = two_of_one_person().await;
    clicked(&deployment, &page, &[("merge", other.as_str())]).await;
    pass(&deployment, 2).await;
    let work = press(&page, &[("apart", other.as_str())]);
    ends_the_same(&Scene::new("take apart", deployment, work)).await;
}

#[tokio::test]
async fn a_stop_is_a_stop_whatever_fails() {
    let deployment = assigned().await;
    let work = press(&address(&deployment, "/u/"), &[("choice", "stop")]);
    ends_the_same(&Scene::new("stop", deployment, work)).await;
}

#[tokio::test]
async fn no_contact_at_all_is_that_whatever_fails() {
    let deployment = assigned().await;
    let work = press(&address(&deployment, "/u/"), &[("choice", "no_contact")]);
    ends_the_same(&Scene::new("no contact", deployment, work)).await;
}

/// The first times that the page behind the lead's link offers.
async fn times(deployment: &LocalDeployment) -> (String, Vec<String>) {
    let page = address(deployment, "/b/b.");
    let shown = deployment.visit(&page).await;
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
    let deployment = assigned().await;
    let (page, slots) = times(&deployment).await;
    let work = press(&page, &[("slot", slots[6].as_str()), ("was", "none")]);
    ends_the_same(&Scene::new("booking", deployment, work)).await;
}

#[tokio::test]
async fn a_booking_is_moved_once_whatever_fails() {
    let deployment = assigned().await;
    let (page, slots) = times(&deployment).await;
    clicked(
        &deployment,
        &page,
        &[("slot", slots[6].as_str()), ("was", "none")],
    )
    .await;
    pass(&deployment, 10).await;
    let work = press(&page, &[("slot", slots[7].as_str()), ("was", "1.0")]);
    ends_the_same(&Scene::new("moving", deployment, work)).await;
}

#[tokio::test]
async fn a_booking_is_cancelled_once_whatever_fails() {
    let deployment = assigned().await;
    let (page, slots) = times(&deployment).await;
    clicked(
        &deployment,
        &page,
        &[("slot", slots[6].as_str()), ("was", "none")],
    )
    .await;
    pass(&deployment, 10).await;
    let work = press(&page, &[("choice", "cancel"), ("was", "1.0")]);
    ends_the_same(&Scene::new("cancelling", deployment, work)).await;
}

#[tokio::test]
async fn a_yes_to_the_newsletter_counts_once_whatever_fails() {
    let deployment = assigned().await;
    let offer = Link {
        purpose: Purpose::OptIn,
        lead: Some(lead(&deployment).await),
        person: None,
        task: "letter".to_owned(),
        expires: None,
    };
    let url = offer.url("", &deployment.cloud().keys());
    let work = press(&url, &[("choice", "yes")]);
    ends_the_same(&Scene::new("opt in", deployment, work)).await;
}

#[tokio::test]
async fn who_says_that_they_are_ready_wakes_once_whatever_fails() {
    let deployment = assigned().await;
    let ready = Link {
        purpose: Purpose::Ready,
        lead: Some(lead(&deployment).await),
        person: None,
        task: "letter".to_owned(),
        expires: None,
    };
    let url = ready.url("", &deployment.cloud().keys());
    let work = press(&url, &[("choice", "yes")]);
    ends_the_same(&Scene::new("ready", deployment, work)).await;
}

/// Somebody behind the same number is in touch, and mail to the first of them waits.
async fn on_hold() -> (LocalDeployment, String) {
    let deployment = opened().await;
    let with_phone = [&ANA[..], &[("phone", "+1 212 555 0123")]].concat();
    let first = ask(&deployment, &with_phone).await;
    pass(&deployment, 10).await;
    let event = Event::ColleagueInTouch {
        lead: LeadId::derive(&["colleague"]),
        at: deployment.aws().clock().now(),
        pending: None,
    };
    let now = deployment.aws().clock().now();
    let options = CommitOptions::default();
    deployment
        .cloud()
        .act(&first, &event, now, &options)
        .await
        .unwrap();
    // Into the hour whose mail says so.
    pass(&deployment, 60).await;
    let page = address(&deployment, "/h/");
    (deployment, page)
}

#[tokio::test]
async fn mail_that_waits_for_a_colleague_goes_on_whatever_fails() {
    let (deployment, page) = on_hold().await;
    ends_the_same(&Scene::new("go on", deployment, press(&page, &[]))).await;
}

/// The acknowledgement was perhaps not sent, and is held.
async fn held() -> LocalDeployment {
    let deployment = opened_with(false).await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 1).await;
    mail_fails(&deployment, Fault::TimedOut);
    // Into the hour whose mail says so.
    pass(&deployment, 75).await;
    deployment.aws().faults().reset();
    deployment
}

#[tokio::test]
async fn a_held_mail_is_released_once_whatever_fails() {
    let deployment = held().await;
    let work = press(&address(&deployment, "/m/"), &[("choice", "release")]);
    ends_the_same(&Scene::new("release", deployment, work)).await;
}

#[tokio::test]
async fn a_held_mail_is_dropped_whatever_fails() {
    let deployment = held().await;
    let work = press(&address(&deployment, "/m/"), &[("choice", "drop")]);
    ends_the_same(&Scene::new("drop", deployment, work)).await;
}

#[tokio::test]
async fn a_mail_that_was_announced_goes_out_at_once_whatever_fails() {
    let deployment = assigned().await;
    reported(&deployment, "no_answer").await;
    until(&deployment, "step:mail").await;
    pass(&deployment, 10).await;
    let work = press(&address(&deployment, "/n/"), &[("choice", "send_now")]);
    ends_the_same(&Scene::new("send now", deployment, work)).await;
}
