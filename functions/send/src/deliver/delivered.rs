//! What became of a message that was due, and the figure that counts it.

use cloud::table::outbox::State;

/// What became of a message that was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivered {
    /// Nothing: it is not there, not due, done, or somebody else has it.
    Nothing,
    /// The mail service has it.
    Sent,
    /// It is not sent, and needs nobody.
    Skipped,
    /// A person decides.
    Held,
    /// A person sends it, or leaves it out.
    AwaitingApproval,
    /// Nobody knows whether it was sent; the mail service's own event may tell.
    Unknown,
    /// It was refused for now and waits for its next try.
    Postponed,
    /// It is given up.
    Dropped,
    /// The probe of received mail went out.
    Probed,
    /// The probe went out, and none has come back for a day.
    Unverified,
}

/// What alarms watch.
pub const WATCHED: [&str; 2] = ["unsent", "unverified"];

/// The figures: what became of a message, one for each run in which anything did.
pub const FIGURES: [&str; 8] = [
    "sent",
    "skipped",
    "held",
    "drafted",
    "unknown",
    "postponed",
    "dropped",
    "unverified",
];

impl Delivered {
    /// What became of a message by a change to this state.
    pub(super) fn by(state: State) -> Self {
        match state {
            State::Pending => Delivered::Postponed,
            // Whoever claims a message says what became of it once it is sent.
            State::Sending => Delivered::Nothing,
            State::Unknown => Delivered::Unknown,
            State::Held => Delivered::Held,
            State::AwaitingApproval => Delivered::AwaitingApproval,
            State::Sent => Delivered::Sent,
            State::Skipped => Delivered::Skipped,
            State::Dropped => Delivered::Dropped,
        }
    }

    /// The figure that counts it; none when nothing became of it.
    #[must_use]
    pub fn figure(self) -> Option<&'static str> {
        match self {
            Delivered::Nothing | Delivered::Probed => None,
            Delivered::Sent => Some("sent"),
            Delivered::Skipped => Some("skipped"),
            Delivered::Held => Some("held"),
            Delivered::AwaitingApproval => Some("awaiting_approval"),
            Delivered::Unknown => Some("unknown"),
            Delivered::Postponed => Some("postponed"),
            Delivered::Dropped => Some("dropped"),
            Delivered::Unverified => Some("unverified"),
        }
    }

    /// The figure that an alarm watches, if somebody has to look.
    #[must_use]
    pub fn watched(self) -> Option<&'static str> {
        let [unsent, unverified] = WATCHED;
        match self {
            Delivered::Held | Delivered::Unknown => Some(unsent),
            Delivered::Unverified => Some(unverified),
            Delivered::Nothing
            | Delivered::Sent
            | Delivered::Skipped
            | Delivered::AwaitingApproval
            | Delivered::Postponed
            | Delivered::Dropped
            | Delivered::Probed => None,
        }
    }
}
