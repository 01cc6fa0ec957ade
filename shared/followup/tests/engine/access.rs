//! Who may do what: the buttons of a mail lead to what the page behind them does.

use followup::access::{
    Act, is_offered_times, is_offered_times_at_once, may, outcome_buttons, verdict_buttons,
    verdicts,
};
use followup::booking::Side;
use followup::event::Disposition;
use followup::inquiry::ContactHow;
use followup::lead::{
    Engagement, Lead, ManagerReason, Obligation, ObligationKind, Open, RestReason, Stage,
};

use crate::support::{at, inquiry, lead, person, policy};

const NOW: &str = "2026-03-02T15:00:00Z";

fn standing(stage: Open) -> Lead {
    let policy = policy();
    let fields = [
        ("name", "Ann Lee"),
        ("email", "ann@example.com"),
        ("phone", "+1 212 555 0100"),
        ("topic", "sales"),
    ];
    Lead {
        stage: Stage::Open(stage),
        ..lead(&inquiry(&policy, at(NOW), &fields), at(NOW))
    }
}

fn with_sam(owed: Obligation) -> Lead {
    let mut lead = standing(Open::Active(Engagement {
        rep: person("sam"),
        assigned_at: at(NOW),
    }));
    lead.owed.owe(owed);
    lead
}

#[test]
fn every_verdict_that_has_a_button_in_a_mail_can_be_taken_on_its_page() {
    let since = at(NOW);
    let manager = |because| Open::WithManager {
        since,
        because,
        relisted: None,
    };
    for open in [
        Open::InReview {
            since,
            relisted: None,
        },
        Open::Qualifying { since },
        Open::AskedInformation { since },
        manager(ManagerReason::Exhausted),
        manager(ManagerReason::Refusal),
        manager(ManagerReason::NotALead),
        manager(ManagerReason::NoPolicy),
        Open::Resting {
            until: since,
            because: RestReason::NoAnswer,
            returns: false,
        },
        Open::Reviewing { since },
    ] {
        let lead = standing(open);
        let offered = verdicts(&lead);
        for verdict in verdict_buttons(&lead) {
            assert!(offered.contains(verdict), "{verdict:?} at {:?}", lead.stage);
        }
    }
    for open in [Open::Received, Open::Routing { since }] {
        assert!(verdicts(&standing(open)).is_empty());
    }
}

#[test]
fn only_its_owner_keeps_a_lead_and_only_once() {
    let (sam, riley) = (Side::Team(person("sam")), Side::Team(person("riley")));
    let owed = |kind| Obligation::new(kind, at(NOW));
    let first = owed(ObligationKind::FirstTouch);
    for (owed, may_keep) in [
        (first, true),
        (owed(ObligationKind::FirstTouchThisWeek), true),
        (Obligation { lapses: 1, ..first }, false),
        (
            Obligation {
                kept: true,
                ..first
            },
            false,
        ),
        (owed(ObligationKind::Answer), true),
        (owed(ObligationKind::Request), true),
        (owed(ObligationKind::NextStep), false),
        (owed(ObligationKind::Confirm), false),
    ] {
        let lead = with_sam(owed);
        assert_eq!(may(&lead, &sam, Act::Keep), may_keep, "{owed:?}");
        assert!(!may(&lead, &riley, Act::Keep), "{owed:?}");
        assert!(!may(&lead, &Side::Lead, Act::Keep), "{owed:?}");
    }
}

#[test]
fn the_lead_and_whoever_has_it_arrange_a_time_and_nobody_else() {
    let lead = with_sam(Obligation::new(ObligationKind::FirstTouch, at(NOW)));
    for (who, may_arrange) in [
        (Side::Lead, true),
        (Side::Team(person("sam")), true),
        (Side::Team(person("riley")), false),
    ] {
        for act in [Act::Arrange, Act::ChooseTime] {
            assert_eq!(may(&lead, &who, act), may_arrange, "{who:?} {act:?}");
        }
    }
    assert!(!may(
        &standing(Open::Received),
        &Side::Lead,
        Act::ChooseTime
    ));
}

#[test]
fn who_wants_to_be_written_to_and_has_taken_no_time_is_offered_none() {
    let fields = [
        ("name", "Ann Lee"),
        ("email", "ann@example.com"),
        ("topic", "sales"),
    ];
    let mut asked = inquiry(&policy(), at(NOW), &fields);
    asked.all_taken = true;
    let mut lead = with_sam(Obligation::new(ObligationKind::FirstTouch, at(NOW)));
    for (how, is_offered) in [(ContactHow::Phone, true), (ContactHow::Email, false)] {
        lead.contact.how = how;
        assert_eq!(is_offered_times(&policy(), &lead), is_offered, "{how:?}");
        // Nor does the page that thanks them offer what the mail after it does not.
        let thanked = is_offered_times_at_once(&policy(), &lead, &asked);
        assert_eq!(thanked, is_offered, "{how:?}");
    }
}

#[test]
fn the_buttons_of_a_mail_are_the_likeliest_outcomes_of_what_is_owed() {
    let lead = with_sam(Obligation::new(ObligationKind::FirstTouch, at(NOW)));
    let policy = policy();
    let first = |owed| {
        outcome_buttons(&policy, &lead, owed, at(NOW))
            .first()
            .copied()
    };
    assert_eq!(first(None), Some(Disposition::Reached));
    assert_eq!(
        first(Some(ObligationKind::Answer)),
        Some(Disposition::Wrote)
    );
    let of_a_request = outcome_buttons(&policy, &lead, Some(ObligationKind::Request), at(NOW));
    assert!(of_a_request.contains(&Disposition::NotALead));
}
