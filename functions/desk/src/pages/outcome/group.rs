//! How outcomes stand together on the page.

use followup::event::Disposition;
use wording::Words;

/// What stands together on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// There was contact.
    Talked,
    /// There was an attempt.
    NotReached,
    /// The rep gives the lead back.
    HandBack,
    /// The lead ends.
    Ended,
}

impl Group {
    /// Every group, in the order of the page.
    pub(super) const ALL: [Group; 4] = [
        Group::Talked,
        Group::NotReached,
        Group::HandBack,
        Group::Ended,
    ];

    /// Its heading.
    pub(super) fn title(self, words: Words) -> String {
        match self {
            Group::Talked => words.outcome_group_talked(),
            Group::NotReached => words.outcome_group_tried(),
            Group::HandBack => words.outcome_group_hand_back(),
            Group::Ended => words.outcome_group_over(),
        }
    }

    /// The group of an outcome.
    pub(super) fn of(disposition: Disposition) -> Self {
        match disposition {
            Disposition::Reached
            | Disposition::Answered
            | Disposition::Booked
            | Disposition::Met => Group::Talked,
            Disposition::NoShow
            | Disposition::Voicemail
            | Disposition::NoAnswer
            | Disposition::Wrote
            | Disposition::Done
            | Disposition::WrongNumber => Group::NotReached,
            Disposition::NotNow
            | Disposition::Nurture
            | Disposition::WrongPerson
            | Disposition::NoBudget
            | Disposition::NeedsInformation
            | Disposition::NotAFit => Group::HandBack,
            Disposition::Won
            | Disposition::Lost
            | Disposition::NotALead
            | Disposition::DoNotContact => Group::Ended,
        }
    }
}

/// The words on the button that reports the same once more.
pub(super) fn once_more(words: Words, disposition: Disposition) -> String {
    match disposition {
        Disposition::Reached
        | Disposition::Voicemail
        | Disposition::NoAnswer
        | Disposition::WrongNumber => words.outcome_called_again(),
        Disposition::Wrote => words.outcome_wrote_again(),
        Disposition::Done
        | Disposition::Answered
        | Disposition::Booked
        | Disposition::Met
        | Disposition::NoShow
        | Disposition::Won
        | Disposition::Lost
        | Disposition::NotNow
        | Disposition::NotAFit
        | Disposition::NotALead
        | Disposition::DoNotContact
        | Disposition::Nurture
        | Disposition::WrongPerson
        | Disposition::NoBudget
        | Disposition::NeedsInformation => words.outcome_once_more(),
    }
}
