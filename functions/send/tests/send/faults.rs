//! What the mail service may do, and what becomes of the message.

use cloud::table::outbox::{MAX_REFUSALS, State};
use followup::message::{ACKNOWLEDGEMENT, MailRefusal, NoticeKind};
use local::Fault;
use send::Delivered;

use crate::support::{ANA, BO, TUESDAY, Town};

/// Ana's acknowledgement meets a fault.
async fn met(fault: Fault) -> (Town, followup::ids::LeadId, Delivered) {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_fails(fault, 1);
    let delivered = town.deliver(&lead, ACKNOWLEDGEMENT).await;
    (town, lead, delivered)
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_it_unknown_and_never_sends_twice() {
    for fault in [Fault::AnswerLost, Fault::ServerErrorApplied] {
        let (town, lead, delivered) = met(fault).await;
        assert_eq!(delivered, Delivered::Unknown, "{fault:?}");
        assert_eq!(town.aws.mailbox().len(), 1);
        // The mail service's own event settles it.
        let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
        assert_eq!(message.state, State::Unknown);
        let ses_id = town.aws.mailbox().all()[0].ses_id.clone();
        town.cloud
            .record_sent(&message, &ses_id, None, town.now())
            .await
            .unwrap();
        town.advance(16);
        assert_eq!(
            town.deliver(&lead, ACKNOWLEDGEMENT).await,
            Delivered::Nothing
        );
        assert_eq!(town.state(&lead, ACKNOWLEDGEMENT).await, State::Sent);
        assert_eq!(town.aws.mailbox().len(), 1);
    }
}

#[tokio::test]
async fn a_server_error_and_a_timeout_are_unknown_and_then_held() {
    for fault in [Fault::ServerError, Fault::TimedOut] {
        let (town, lead, delivered) = met(fault).await;
        assert_eq!(delivered, Delivered::Unknown, "{fault:?}");
        town.advance(15);
        assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Held);
        assert!(town.aws.mailbox().is_empty());
        let (_, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
        assert!(town.is_a_task_of("riley", &message.id).await);
    }
}

#[tokio::test]
async fn throttling_and_a_failed_connection_are_tried_again_a_minute_later() {
    for fault in [
        Fault::Throttled,
        Fault::ConnectFailed,
        Fault::Refused("LimitExceededException"),
    ] {
        let (town, lead, delivered) = met(fault).await;
        assert_eq!(delivered, Delivered::Postponed, "{fault:?}");
        let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
        assert_eq!((message.state, message.refusals), (State::Pending, 1));
        assert_eq!(
            town.deliver(&lead, ACKNOWLEDGEMENT).await,
            Delivered::Nothing
        );
        // After a minute, and up to a half more, so that not all come back at once.
        town.advance(2);
        assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Sent);
        assert_eq!(town.aws.mailbox().len(), 1);
    }
}

#[tokio::test]
async fn a_message_that_is_refused_for_good_is_held_at_once() {
    for code in ["MessageRejected", "BadRequestException"] {
        let (town, lead, delivered) = met(Fault::Refused(code)).await;
        assert_eq!(delivered, Delivered::Held, "{code}");
        let (item, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
        assert_eq!(item.state, State::Held);
        assert!(town.is_a_task_of("riley", &message.id).await);
    }
}

#[tokio::test]
async fn too_many_refusals_hold_a_mail_to_the_team() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.tick(&lead).await;
    let mail = town.to_person("riley").await.remove(0);
    town.mail_fails(Fault::Throttled, 100);
    for refusal in 1..=MAX_REFUSALS {
        let delivered = town.deliver_key(&mail.key()).await;
        let last = refusal == MAX_REFUSALS;
        let expected = if last {
            Delivered::Held
        } else {
            Delivered::Postponed
        };
        assert_eq!(delivered, expected, "refusal {refusal}");
        town.advance(64);
    }
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn a_mail_to_the_team_whose_outcome_is_unknown_is_sent_once_more_and_then_dropped() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.tick(&lead).await;
    let mail = town.to_person("riley").await.remove(0);
    town.mail_fails(Fault::ServerError, 1);
    assert_eq!(town.deliver_key(&mail.key()).await, Delivered::Unknown);
    town.advance(15);
    assert_eq!(town.deliver_key(&mail.key()).await, Delivered::Sent);
    assert_eq!(town.aws.mailbox().len(), 1);

    town.notice("riley", &lead, NoticeKind::MovedHere).await;
    let mails = town.to_person("riley").await;
    let mail = mails
        .into_iter()
        .find(|mail| mail.state == State::Pending)
        .unwrap();
    town.mail_fails(Fault::ServerError, 2);
    assert_eq!(town.deliver_key(&mail.key()).await, Delivered::Unknown);
    town.advance(15);
    assert_eq!(town.deliver_key(&mail.key()).await, Delivered::Unknown);
    town.advance(15);
    assert_eq!(town.deliver_key(&mail.key()).await, Delivered::Dropped);
    assert_eq!(town.aws.mailbox().len(), 1);
}

#[tokio::test]
async fn a_crash_at_any_request_neither_loses_nor_doubles_a_message() {
    let requests = {
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(ANA).await;
        town.advance(2);
        let key = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
        town.aws.faults().reset();
        town.deliver_key(&key).await;
        town.aws.faults().seen()
    };
    for number in 1..=requests {
        for fault in [Fault::HaltBefore, Fault::HaltAfter] {
            let town = Town::new(TUESDAY).await;
            let lead = town.riley_gets(ANA).await;
            town.advance(2);
            let key = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
            let plan = local::FaultPlan::new().at(number, fault);
            town.aws.faults().set(plan);
            let _crashed = send::deliver(&town.cloud, &key, town.now()).await;
            town.aws.faults().reset();
            let before = town.aws.mailbox().len();
            // Whoever comes next finds it due, in whatever state it was left.
            for _ in 0..4 {
                town.deliver_key(&key).await;
                town.advance(4);
            }
            let sent = town.aws.mailbox().len();
            let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
            assert!(sent <= 1, "crash {number} {fault:?}: sent {sent}");
            assert!(sent >= before);
            let accounted = match message.state {
                State::Sent => sent == 1,
                State::Unknown | State::Held => true,
                State::Pending
                | State::Sending
                | State::AwaitingApproval
                | State::Skipped
                | State::Dropped => false,
            };
            assert!(accounted, "crash {number} {fault:?}: {:?}", message.state);
        }
    }
}

/// What becomes of a message, and whether all mail is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Becomes {
    /// It is there, and nobody heard of it yet.
    Unknown,
    /// It goes back, and the refusal is counted.
    Counted,
    /// A person decides.
    Held,
    /// It goes back uncounted, and all mail waits.
    Paused,
}

/// Everything that the mail service may do with a request, and the place that it has.
const PLACES: [(Fault, Becomes); 16] = [
    (Fault::ServerError, Becomes::Unknown),
    (Fault::ServerErrorApplied, Becomes::Unknown),
    (Fault::TimedOut, Becomes::Unknown),
    (Fault::AnswerLost, Becomes::Unknown),
    (Fault::Throttled, Becomes::Counted),
    (Fault::ConnectFailed, Becomes::Counted),
    (Fault::Refused("TooManyRequestsException"), Becomes::Counted),
    (Fault::Refused("LimitExceededException"), Becomes::Counted),
    (Fault::Refused("NotFoundException"), Becomes::Counted),
    (Fault::Refused("MessageRejected"), Becomes::Held),
    (Fault::Refused("BadRequestException"), Becomes::Held),
    (Fault::Refused("AccountSuspendedException"), Becomes::Paused),
    (Fault::Refused("SendingPausedException"), Becomes::Paused),
    (
        Fault::Refused("MailFromDomainNotVerifiedException"),
        Becomes::Paused,
    ),
    (
        Fault::RefusedSaying(
            "MessageRejected",
            "Email address is not verified. The following identities failed the check in region US-EAST-1: hello@example.com",
        ),
        Becomes::Paused,
    ),
    (
        Fault::RefusedSaying("TooManyRequestsException", "Daily message quota exceeded."),
        Becomes::Paused,
    ),
];

#[tokio::test]
async fn every_answer_of_the_mail_service_has_its_place_for_a_lead_and_for_the_team() {
    for (fault, becomes) in PLACES {
        let expected = match becomes {
            Becomes::Unknown => (Delivered::Unknown, State::Unknown, 0),
            Becomes::Counted => (Delivered::Postponed, State::Pending, 1),
            Becomes::Held => (Delivered::Held, State::Held, 1),
            Becomes::Paused => (Delivered::Postponed, State::Pending, 0),
        };
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(ANA).await;
        town.advance(2);
        let to_lead = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
        let to_team = town.to_person("riley").await.remove(0).key();
        for key in [to_lead, to_team] {
            town.mail_fails(fault, 1);
            let delivered = town.deliver_key(&key).await;
            let message = town.cloud.message(&key).await.unwrap().unwrap();
            let found = (delivered, message.state, message.refusals);
            assert_eq!(found, expected, "{fault:?} {key:?}");
            // Where the account is refused, and not the message, it keeps its place.
            match becomes {
                Becomes::Paused => assert_eq!(message.due_at, message.not_before(), "{fault:?}"),
                Becomes::Unknown | Becomes::Counted | Becomes::Held => {
                    assert!(message.due_at > Some(town.now()), "{fault:?}");
                }
            }
            let pause = town.cloud.sending_pause().await.unwrap();
            assert_eq!(pause.is_some(), becomes == Becomes::Paused, "{fault:?}");
            // The next one would meet the pause, and not the fault.
            if let Some(pause) = pause {
                town.cloud.resume_sending(&pause).await.unwrap();
            }
        }
    }
}

#[tokio::test]
async fn while_the_account_is_paused_one_message_in_a_while_tries_and_nothing_is_lost() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    let bo = town.riley_gets(BO).await;
    town.advance(2);
    town.mail_fails(Fault::Refused("AccountSuspendedException"), 2);
    let asked = || town.aws.faults().fired();
    assert_eq!(
        town.deliver(&ana, ACKNOWLEDGEMENT).await,
        Delivered::Postponed
    );
    let since = town.cloud.sending_pause().await.unwrap().unwrap().since;
    // The others wait and ask nobody.
    assert_eq!(town.deliver(&bo, ACKNOWLEDGEMENT).await, Delivered::Nothing);
    assert_eq!((asked(), since), (1, town.now()));
    assert_eq!(town.state(&bo, ACKNOWLEDGEMENT).await, State::Pending);
    // One tries, and is refused like the first.
    town.advance(5);
    assert_eq!(
        town.deliver(&bo, ACKNOWLEDGEMENT).await,
        Delivered::Postponed
    );
    assert_eq!(
        town.deliver(&ana, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    let pause = town.cloud.sending_pause().await.unwrap().unwrap();
    assert_eq!((asked(), pause.since), (2, since));
    // The next one is taken: mail goes on by itself.
    town.advance(5);
    assert_eq!(town.deliver(&ana, ACKNOWLEDGEMENT).await, Delivered::Sent);
    assert_eq!(town.cloud.sending_pause().await.unwrap(), None);
    assert_eq!(town.deliver(&bo, ACKNOWLEDGEMENT).await, Delivered::Sent);
    assert_eq!(asked(), 2);
}

#[tokio::test]
async fn of_several_that_could_try_only_one_does() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    let bo = town.riley_gets(BO).await;
    town.advance(2);
    town.cloud
        .pause_sending(MailRefusal::SendingPaused, town.now())
        .await
        .unwrap();
    town.advance(5);
    let rule =
        local::FaultRule::always(Fault::Refused("SendingPausedException")).operation("SendEmail");
    town.aws.faults().set(local::FaultPlan::new().rule(rule));
    let (one, two) = tokio::join!(
        town.deliver(&ana, ACKNOWLEDGEMENT),
        town.deliver(&bo, ACKNOWLEDGEMENT)
    );
    let tried = [one, two].map(|one| one == Delivered::Postponed);
    assert_eq!(
        tried.iter().filter(|tried| **tried).count(),
        1,
        "{one:?} {two:?}"
    );
    assert_eq!(town.aws.faults().fired(), 1);
}
