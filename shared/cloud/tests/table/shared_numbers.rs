//! Several people at one number: each is one lead, however often they write.

use std::cell::Cell;

use crate::support::World;
use cloud::keys::{Identity, Key, caller};
use cloud::table::arrivals::AcceptedInquiry;
use cloud::table::commit::CommitOptions;
use followup::event::{Disposition, Event, Outcome};
use followup::ids::{LeadId, PersonId};
use followup::inquiry::Inquiry;
use followup::lead::Stage;

const SWITCHBOARD: &str = "+1 212 555 0100";

struct Office {
    world: World,
    posts: Cell<u32>,
}

impl Office {
    /// Pat has the number.
    async fn open(seed: u64) -> (Self, LeadId) {
        let office = Self {
            world: World::new(seed).await,
            posts: Cell::new(0),
        };
        let pat = office.calls("Pat Owner").await.lead;
        (office, pat)
    }

    /// Somebody without an address writes from the switchboard.
    async fn calls(&self, name: &str) -> AcceptedInquiry {
        self.writes(name, None).await
    }

    /// The answer, with the lead that the name in it leads to.
    async fn writes(&self, name: &str, email: Option<&str>) -> AcceptedInquiry {
        self.posts.set(self.posts.get() + 1);
        let message = format!("Question {}", self.posts.get());
        let mut fields = vec![
            ("name", name),
            ("phone", SWITCHBOARD),
            ("topic", "sales"),
            ("message", &message),
        ];
        fields.extend(email.map(|email| ("email", email)));
        let accepted = self.world.post(&fields).await.unwrap();
        AcceptedInquiry {
            lead: self.world.lead_of(&accepted).await,
            ..accepted
        }
    }

    async fn inquiry(&self, accepted: &AcceptedInquiry) -> Inquiry {
        let found = self.world.cloud.inquiry(&accepted.lead, &accepted.inquiry);
        found.await.unwrap().unwrap()
    }

    async fn happens(&self, lead: &LeadId, event: Event) {
        let (now, with) = (self.world.cloud.now(), CommitOptions::default());
        let acted = self.world.cloud.act(lead, &event, now, &with).await;
        acted.unwrap();
    }

    /// It is judged, and won by a rep.
    async fn close(&self, accepted: &AcceptedInquiry) {
        let arrived = Event::Arrived {
            inquiry: Box::new(self.inquiry(accepted).await),
            suspicious: false,
        };
        self.happens(&accepted.lead, arrived).await;
        let won = Event::Outcome(Outcome {
            by: PersonId::parse("sam").unwrap(),
            task: "c1_inbound_0".to_owned(),
            disposition: Disposition::Won,
            next_at: None,
            again: false,
            link: None,
            amount: None,
            known: followup::event::Evidence::Said,
        });
        self.happens(&accepted.lead, won).await;
        let stored = self.world.cloud.lead(&accepted.lead).await.unwrap();
        assert!(matches!(stored.unwrap().lead.stage, Stage::Closed { .. }));
    }

    async fn linked(&self, lead: &LeadId) -> Vec<LeadId> {
        self.world
            .cloud
            .lead(lead)
            .await
            .unwrap()
            .unwrap()
            .lead
            .linked
    }
}

#[tokio::test]
async fn who_has_no_address_and_anothers_number_is_one_lead_however_often_they_write() {
    let (office, pat) = Office::open(50).await;
    let first = office.calls("James Carter").await;
    assert_ne!(first.lead, pat);
    assert_eq!(office.linked(&first.lead).await, std::slice::from_ref(&pat));
    for name in [
        "James Carter",
        "Jim Carter",
        "CARTER, Jamie",
        "Mr. jimmy cárter",
    ] {
        assert_eq!(office.calls(name).await.lead, first.lead, "{name}");
    }
    // Another person at the switchboard is another lead, and one, too.
    let other = office.calls("Maria Lopez").await;
    assert!(![&pat, &first.lead].contains(&&other.lead));
    assert_eq!(office.calls("Maria Lopez").await.lead, other.lead);
    // A colleague of the same surname.
    let namesake = office.calls("Anna Carter").await;
    assert!(![&pat, &first.lead, &other.lead].contains(&&namesake.lead));
    assert_eq!(office.calls("Anna Carter").await.lead, namesake.lead);
    assert_eq!(office.calls("Pat Owner").await.lead, pat);
}

#[tokio::test]
async fn who_shares_a_nickname_with_another_at_the_number_is_one_lead_each() {
    let (office, _) = Office::open(57).await;
    for [first, second] in [
        ["Christopher Carter", "Christine Carter"],
        ["Alexander Berg", "Alexandra Berg"],
    ] {
        let one = office.calls(first).await;
        let other = office.calls(second).await;
        assert_ne!(one.lead, other.lead, "{second}");
        for _ in 0..2 {
            assert_eq!(office.calls(second).await.lead, other.lead, "{second}");
            assert_eq!(office.calls(first).await.lead, one.lead, "{first}");
        }
    }
}

#[tokio::test]
async fn posts_of_one_moment_from_a_shared_number_are_one_lead() {
    let (office, _) = Office::open(51).await;
    let posts = (0..12).map(|_| office.calls("Bo Berg"));
    let accepted: Vec<AcceptedInquiry> = futures(posts).await;
    assert!(accepted.iter().all(|one| one.lead == accepted[0].lead));
    let stored = office.world.cloud.lead(&accepted[0].lead).await.unwrap();
    assert_eq!(stored.unwrap().joined.len(), 11);
}

/// All at once, on this task.
async fn futures<F: Future<Output = AcceptedInquiry>>(
    posts: impl Iterator<Item = F>,
) -> Vec<AcceptedInquiry> {
    let mut posts: Vec<_> = posts.map(Box::pin).collect();
    let mut done: Vec<Option<AcceptedInquiry>> = posts.iter().map(|_| None).collect();
    std::future::poll_fn(move |context| {
        for (post, done) in posts.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(accepted) = post.as_mut().poll(context)
            {
                *done = Some(accepted);
            }
        }
        if done.iter().all(Option::is_some) {
            return std::task::Poll::Ready(done.iter_mut().filter_map(Option::take).collect());
        }
        std::task::Poll::Pending
    })
    .await
}

#[tokio::test]
async fn who_gave_an_address_once_is_found_by_number_and_name_without_it() {
    let (office, _) = Office::open(52).await;
    let with_address = office.writes("Bo Berg", Some("bo@c.test")).await;
    assert_eq!(office.calls("Bo Berg").await.lead, with_address.lead);
    // Known by address first, and from the switchboard later.
    let fields = [
        ("name", "Cy Dahl"),
        ("email", "cy@c.test"),
        ("topic", "sales"),
    ];
    let cy = office.world.post(&fields).await.unwrap();
    assert_eq!(
        office.writes("Cy Dahl", Some("cy@c.test")).await.lead,
        cy.lead
    );
    assert_eq!(office.calls("Cy Dahl").await.lead, cy.lead);
}

#[tokio::test]
async fn two_of_one_name_at_one_number_are_told_apart_by_their_addresses() {
    let (office, _) = Office::open(53).await;
    let senior = office.writes("Bo Berg", Some("senior@c.test")).await;
    let junior = office.writes("Bo Berg", Some("junior@c.test")).await;
    assert_ne!(senior.lead, junior.lead);
    assert!(office.linked(&junior.lead).await.contains(&senior.lead));
    for (email, lead) in [
        ("senior@c.test", &senior.lead),
        ("junior@c.test", &junior.lead),
    ] {
        assert_eq!(office.writes("Bo Berg", Some(email)).await.lead, *lead);
    }
}

#[tokio::test]
async fn a_closed_lead_of_a_shared_number_is_followed_by_one_new_one() {
    let (office, pat) = Office::open(54).await;
    let first = office.calls("Bo Berg").await;
    office.close(&first).await;
    let second = office.calls("Bo Berg").await;
    assert!(![&pat, &first.lead].contains(&&second.lead));
    assert!(office.linked(&second.lead).await.contains(&first.lead));
    assert_eq!(office.calls("Bo Berg").await.lead, second.lead);
}

#[tokio::test]
async fn who_shares_a_number_stays_one_lead_when_the_number_is_free_again() {
    let world = World::new(55).await;
    let office = Office {
        world,
        posts: Cell::new(0),
    };
    let pat = office.calls("Pat Owner").await;
    let bo = office.calls("Bo Berg").await;
    office.close(&pat).await;
    assert_eq!(office.calls("Bo Berg").await.lead, bo.lead);
    // Somebody new takes the number then.
    let cy = office.calls("Cy Dahl").await;
    assert_eq!(office.calls("Cy Dahl").await.lead, cy.lead);
    assert_eq!(office.calls("Bo Berg").await.lead, bo.lead);
}

#[tokio::test]
async fn who_does_not_say_a_name_is_whoever_has_the_number() {
    let (office, pat) = Office::open(56).await;
    assert_eq!(office.calls("Unknown caller").await.lead, pat);
    assert_eq!(
        caller(&office.inquiry(&office.calls("n/a").await).await),
        None
    );
}

#[tokio::test]
async fn an_erasure_forgets_who_shares_a_number() {
    let (office, _) = Office::open(57).await;
    let bo = office.calls("Bo Berg").await;
    let name = caller(&office.inquiry(&bo).await).unwrap();
    let key = Key::identity(Identity::Caller, &office.world.cloud.address_hash(&name));
    let table = office.world.cloud.settings().table.clone();
    let client = office.world.aws.dynamodb("look");
    let there = || async {
        let get = client.get_item().table_name(&table);
        let answer = get.set_key(Some(cloud::attributes::key(&key))).send().await;
        answer.unwrap().item.is_some()
    };
    assert!(there().await);
    let now = office.world.cloud.now();
    office.world.cloud.erase(&bo.lead, now).await.unwrap();
    assert!(!there().await);
    assert_ne!(office.calls("Bo Berg").await.lead, bo.lead);
}
