//! What the buttons of the team say, and the lines that repeat them.

use followup::event::{Disposition, LetGoReason, Verdict};
use followup::team::Role;

use crate::Words;

/// An outcome that a rep reports.
///
/// ```
/// use followup::event::Disposition;
/// use followup::language::Language;
/// use wording::{Words, label::outcome};
/// assert_eq!(outcome(Words::default(), Disposition::Voicemail), "Left a voicemail");
/// assert_eq!(outcome(Words::from(Language::German), Disposition::NoAnswer), "Nicht erreicht");
/// ```
#[must_use]
pub fn outcome(words: Words, outcome: Disposition) -> String {
    match outcome {
        Disposition::Reached => words.outcome_reached(),
        Disposition::Voicemail => words.outcome_voicemail(),
        Disposition::NoAnswer => words.outcome_no_answer(),
        Disposition::Wrote => words.outcome_wrote(),
        Disposition::Done => words.outcome_done(),
        Disposition::Answered => words.outcome_answered(),
        Disposition::Booked => words.outcome_booked(),
        Disposition::Met => words.outcome_met(),
        Disposition::NoShow => words.outcome_no_show(),
        Disposition::Won => words.outcome_won(),
        Disposition::Lost => words.outcome_lost(),
        Disposition::WrongNumber => words.outcome_wrong_number(),
        Disposition::NotNow => words.outcome_not_now(),
        Disposition::NotAFit => words.outcome_not_a_fit(),
        Disposition::NotALead => words.outcome_not_a_lead(),
        Disposition::DoNotContact => words.outcome_do_not_contact(),
        Disposition::Nurture => words.outcome_nurture(),
        Disposition::WrongPerson => words.outcome_wrong_person(),
        Disposition::NoBudget => words.outcome_no_budget(),
        Disposition::NeedsInformation => words.outcome_needs_information(),
    }
}

/// What somebody of the team does.
#[must_use]
pub fn role(words: Words, role: Role) -> String {
    match role {
        Role::Rep => words.role_rep(),
        Role::Qualifier => words.role_qualifier(),
        Role::Manager => words.role_manager(),
        Role::Marketer => words.role_marketer(),
    }
}

/// A verdict of the qualifier or the manager.
#[must_use]
pub fn verdict(words: Words, verdict: Verdict) -> String {
    match verdict {
        Verdict::Ready => words.verdict_ready(),
        Verdict::Nurture => words.verdict_nurture(),
        Verdict::NotALead => words.verdict_not_a_lead(),
        Verdict::NotAFit => words.verdict_not_a_fit(),
        Verdict::ExistingCustomer => words.verdict_existing_customer(),
        Verdict::Unwanted => words.verdict_unwanted(),
        Verdict::Refuse => words.verdict_refuse(),
    }
}

/// Why what is owed to a lead is let go.
#[must_use]
pub fn let_go(words: Words, why: LetGoReason) -> String {
    match why {
        LetGoReason::Settled => words.let_go_settled(),
        LetGoReason::NotWanted => words.let_go_not_wanted(),
        LetGoReason::CannotHelp => words.let_go_cannot_help(),
        LetGoReason::TooLate => words.let_go_too_late(),
    }
}
