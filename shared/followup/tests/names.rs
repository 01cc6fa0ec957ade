//! The names in code are those in stored items: `strum` makes the one, `serde` the other.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use followup::event::{Disposition, Sign, Verdict};
use followup::lead::{Ending, ObligationKind, Queue};
use followup::policy::Track;
use followup::timeline::EntryKind;
use serde::Serialize;

/// What it is called where it is stored.
fn stored(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).unwrap();
    name.as_str().unwrap().to_owned()
}

#[test]
fn what_is_stored_is_called_as_in_code() {
    for &kind in EntryKind::ALL {
        assert_eq!(stored(kind), kind.as_str());
    }
    for &outcome in Disposition::ALL {
        assert_eq!(stored(outcome), outcome.as_str());
        assert_eq!(Disposition::named(outcome.as_str()), Some(outcome));
    }
    for &verdict in Verdict::ALL {
        assert_eq!(stored(verdict), verdict.as_str());
        assert_eq!(Verdict::named(verdict.as_str()), Some(verdict));
    }
    for &track in Track::ALL {
        assert_eq!(stored(track), track.as_str());
    }
    // Of these nothing lists all: those whose names have more than one word show that both write them alike.
    for sign in [Sign::Replied, Sign::DoNotContact] {
        assert_eq!(stored(sign), sign.as_str());
    }
    for ending in [Ending::NotAFit, Ending::NotALead, Ending::ExistingCustomer] {
        assert_eq!(stored(ending), ending.as_str());
    }
    for kind in [ObligationKind::FirstTouchThisWeek, ObligationKind::NextStep] {
        assert_eq!(stored(kind), kind.as_str());
    }
    for queue in [Queue::Arrivals, Queue::Resting] {
        assert_eq!(stored(queue), queue.as_str());
    }
}

#[test]
fn a_name_that_nothing_has_is_refused() {
    for unknown in ["", "Reached", "NO_ANSWER", "no answer", " reached", "maybe"] {
        assert_eq!(Disposition::named(unknown), None, "{unknown}");
        assert_eq!(Verdict::named(unknown), None, "{unknown}");
    }
}
