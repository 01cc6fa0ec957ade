//! A rep books a time for the lead, as they agreed in a call.

use calendar::parse_instant;
use cloud::keys::Home;
use cloud::table::outbox::Content;
use followup::booking::{Invitation, Method, Standing};
use followup::message::{MeetingNews, NoticeKind};

use crate::booking::offered;
use crate::browser::Browser;
use crate::office::{Office, person, text};
use crate::way_back::way;

#[tokio::test]
async fn a_rep_books_a_time_for_the_lead_from_their_day_and_both_are_invited() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains(">Appointment</a>"), "{day}");
    let path = way(&day, "b");
    let times = offered(&sam.get(&path).await);
    let booked = sam
        .post(&path, &format!("slot={}&was=none", times[0]))
        .await;
    assert_eq!(booked.status(), 200, "{}", text(&booked));
    assert!(text(&booked).contains("It is booked"), "{}", text(&booked));

    let from = parse_instant(&times[0]).unwrap();
    let stored = office.lead(&lead).await.lead;
    let meeting = stored.meeting().unwrap();
    assert_eq!(meeting.standing, Standing::Confirmed);
    assert_eq!((&meeting.rep, meeting.time.from), (&person("sam"), from));
    let to_lead = office.cloud.messages(&Home::Lead(lead)).await.unwrap();
    let to_lead = to_lead.iter().filter_map(|item| match &item.content {
        Content::Lead(message) => message.invitation.as_ref(),
        Content::Team(_) | Content::Lost { .. } => None,
    });
    let to_lead: Vec<&Invitation> = to_lead.collect();
    let to_sam = Home::Person(person("sam"));
    let to_sam = office.cloud.messages(&to_sam).await.unwrap();
    let notices = to_sam.iter().flat_map(|item| &item.notices);
    let to_sam: Vec<(&MeetingNews, &Invitation)> = notices
        .filter_map(|notice| {
            let NoticeKind::Meeting { news, invitation } = &notice.kind else {
                return None;
            };
            Some((news, invitation))
        })
        .collect();
    let [of_lead] = to_lead.as_slice() else {
        panic!("one mail to the lead: {to_lead:?}");
    };
    assert_eq!(of_lead.method, Some(Method::Request));
    assert_eq!(of_lead.time.from, from);
    assert_eq!(to_sam, [(&MeetingNews::Booked, *of_lead)]);

    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("<h1>A meeting at "), "{day}");
}
