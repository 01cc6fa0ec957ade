//! The reasons that stand behind a line.

use followup::event::{Disposition, LetGoReason, Sign};
use followup::ids::PersonId;
use followup::inquiry::TakenState;
use followup::lead::{CampaignHold, Ending, HandoverReason};
use followup::message::ApprovalReason;
use followup::route::{PassedOver, Unfit};
use followup::timeline::{
    AssignReason, CancelReason, LoggedNote, QueueReason, Ruling, SkipReason, StopReason,
    UnprovenClaim, WakeReason,
};

use super::reader::{FactReader, person};
use crate::reason::law;
use crate::{Words, label, step};

/// What an inquiry was given points for.
pub(super) fn assessed(
    words: Words,
    points: i32,
    held: &[String],
    ladder: Option<&str>,
    rang: bool,
) -> String {
    let said = if held.is_empty() {
        words.assessed_none()
    } else {
        words.assessed_points(&held.join(", "), points.into())
    };
    let said = if rang {
        words.assessed_rang(&said)
    } else {
        said
    };
    match ladder {
        Some(ladder) => words.assessed_ladder(ladder, &said),
        None => said,
    }
}

pub(super) fn queued(why: &QueueReason, reader: &impl FactReader) -> String {
    let words = reader.words();
    match why {
        QueueReason::Unsettled => words.queued_unsettled(),
        QueueReason::CannotAsk => words.queued_cannot_ask(),
        QueueReason::NotAnswered => words.queued_not_answered(),
        QueueReason::CannotAnswer => words.queued_cannot_answer(),
        QueueReason::HandedBack { outcome } => handed_back(words, *outcome),
        QueueReason::Excluded => words.queued_excluded(),
        QueueReason::NotALead => words.queued_not_a_lead(),
        QueueReason::NobodyFree { refused } => passed_over(refused, reader),
    }
}

/// Why each of these does not have a lead.
fn passed_over(passed: &[PassedOver], reader: &impl FactReader) -> String {
    let each = passed.iter().map(|PassedOver { rep, because }| {
        let words = reader.words();
        words.queued_passed_over(&person(rep, reader), &unfit(words, *because))
    });
    each.collect::<Vec<_>>().join(", ")
}

/// To whom a lead was given, why to them, and why not to the others.
pub(super) fn given(
    reader: &impl FactReader,
    to: &PersonId,
    why: &AssignReason,
    others: &[PassedOver],
) -> String {
    let words = reader.words();
    let why = match others {
        [] => assigned(words, why),
        _ => words.assigned_before_others(&passed_over(others, reader), &assigned(words, why)),
    };
    match reader.person(to) {
        Some(name) => words.assigned_to(&name, &why),
        None => words.assigned_who_left(to.as_str(), &why),
    }
}

/// Why a rep gave the lead back, where its button says that it is given back.
pub(crate) fn handed_back(words: Words, outcome: Disposition) -> String {
    match outcome {
        Disposition::WrongPerson => words.queued_wrong_person(),
        Disposition::NoBudget => words.queued_no_budget(),
        Disposition::NeedsInformation => words.queued_needs_information(),
        Disposition::NotAFit => words.queued_not_a_fit(),
        Disposition::Reached
        | Disposition::Voicemail
        | Disposition::NoAnswer
        | Disposition::Wrote
        | Disposition::Done
        | Disposition::Answered
        | Disposition::Booked
        | Disposition::Met
        | Disposition::NoShow
        | Disposition::Won
        | Disposition::Lost
        | Disposition::WrongNumber
        | Disposition::NotNow
        | Disposition::NotALead
        | Disposition::DoNotContact
        | Disposition::Nurture => label::outcome(words, outcome),
    }
}

fn unfit(words: Words, because: Unfit) -> String {
    match because {
        Unfit::Away => words.unfit_away(),
        Unfit::Paused => words.unfit_paused(),
        Unfit::Full => words.unfit_full(),
        Unfit::OtherTopic => words.unfit_other_topic(),
        Unfit::OtherSource => words.unfit_other_source(),
        Unfit::OtherProduct => words.unfit_other_product(),
        Unfit::OtherTerritory => words.unfit_other_territory(),
        Unfit::OtherLanguage => words.unfit_other_language(),
        Unfit::LetItLapse => words.unfit_let_it_lapse(),
        Unfit::NoWeight => words.unfit_no_weight(),
        Unfit::Taken => words.unfit_taken(),
        Unfit::ShiftEnds => words.unfit_shift_ends(),
        Unfit::Behind { open } => words.unfit_behind(&open.to_string()),
    }
}

pub(super) fn assigned(words: Words, why: &AssignReason) -> String {
    match why {
        AssignReason::Solo => words.assigned_solo(),
        AssignReason::HadItBefore => words.assigned_had_it_before(),
        AssignReason::HasLinked => words.assigned_has_linked(),
        AssignReason::SameCompany => words.assigned_same_company(),
        AssignReason::LeastLoaded { open } => words.assigned_least_loaded(&open.to_string()),
        AssignReason::FewestLapses { lapses: 0, open } => {
            words.assigned_in_time_lately(&open.to_string())
        }
        AssignReason::FewestLapses { lapses, open } => {
            words.assigned_lapsed_lately((*lapses).into(), &open.to_string())
        }
        AssignReason::FreeThen { among } => words.assigned_free_then(&assigned(words, among)),
        AssignReason::NoRepFree => words.assigned_no_rep_free(),
        AssignReason::LapsedTwice => words.assigned_lapsed_twice(),
        AssignReason::NobodyElse => words.assigned_nobody_else(),
        AssignReason::OwnsCampaign => words.assigned_owns_campaign(),
        AssignReason::TakenOver => words.assigned_taken_over(),
        AssignReason::Answers => words.assigned_answers(),
        AssignReason::ManagersChoice => words.managers_choice(),
        AssignReason::HandedOver => words.assigned_handed_over(),
        AssignReason::Reported => words.assigned_reported(),
        AssignReason::Corrected => words.assigned_corrected(),
    }
}

pub(super) fn skipped(words: Words, why: &SkipReason) -> String {
    match why {
        SkipReason::AttemptsUsedUp => words.skipped_attempts_used_up(),
        SkipReason::Unreachable => words.skipped_unreachable(),
        SkipReason::NoAddress => words.skipped_no_address(),
        SkipReason::NoConsent => words.skipped_no_consent(),
        SkipReason::SaysTheyAsked => words.skipped_says_they_asked(),
        SkipReason::Law { rule } => law(words, rule),
        SkipReason::Doubt => words.skipped_doubt(),
        SkipReason::Away => words.skipped_away(),
        SkipReason::NotReported => words.skipped_not_reported(),
        SkipReason::TriedBefore => words.skipped_tried_before(),
        SkipReason::WrittenElsewhere => words.skipped_written_elsewhere(),
        SkipReason::DatePassed => words.skipped_date_passed(),
        SkipReason::NoDate => words.skipped_no_date(),
    }
}

pub(super) fn stopped(words: Words, why: &StopReason) -> String {
    match why {
        StopReason::WroteAgain => words.stopped_wrote_again(),
        StopReason::Asked => words.stopped_asked(),
        StopReason::ChoseATime => words.stopped_chose_a_time(),
        StopReason::SaidReady => words.woke_said_ready(),
        StopReason::Campaign => words.woke_campaign(),
        StopReason::InContact => words.stopped_in_contact(),
        StopReason::NotNow => words.stopped_not_now(),
        StopReason::Nurture => words.stopped_nurture(),
        StopReason::NoBudget => words.stopped_no_budget(),
        StopReason::HandedBack => words.stopped_handed_back(),
        StopReason::LetGo => words.stopped_let_go(),
        StopReason::DoNotContact => words.stopped_do_not_contact(),
        StopReason::Ended { ending } => ended(words, *ending),
        StopReason::Sign { sign: what } => sign(words, *what),
        StopReason::KnownBefore { sign: what } => words.stopped_known_before(&sign(words, *what)),
        StopReason::NumberKnownBefore => words.stopped_number_known_before(),
    }
}

pub(super) fn sign(words: Words, sign: Sign) -> String {
    match sign {
        Sign::Replied => words.sign_replied(),
        Sign::Unsubscribed => words.sign_unsubscribed(),
        Sign::Bounced => words.sign_bounced(),
        Sign::Complained => words.sign_complained(),
        Sign::DoNotContact => words.sign_do_not_contact(),
    }
}

/// How a lead ended.
#[must_use]
pub fn ended(words: Words, ending: Ending) -> String {
    match ending {
        Ending::Won => words.ending_won(),
        Ending::Lost => words.ending_lost(),
        Ending::NotAFit => words.ending_not_a_fit(),
        Ending::NotALead => words.ending_not_a_lead(),
        Ending::ExistingCustomer => words.ending_existing_customer(),
        Ending::DoNotContact => words.ending_do_not_contact(),
        Ending::Complained => words.ending_complained(),
        Ending::Refused => words.ending_refused(),
        Ending::Unwanted => words.ending_unwanted(),
        Ending::Erased => words.ending_erased(),
        Ending::Quiet => words.ending_quiet(),
    }
}

pub(super) fn woke(words: Words, because: WakeReason) -> String {
    match because {
        WakeReason::NewInquiry => words.woke_new_inquiry(),
        WakeReason::FirstInquiry => words.woke_first_inquiry(),
        WakeReason::Wrote => words.woke_wrote(),
        WakeReason::SaidReady => words.woke_said_ready(),
        WakeReason::Campaign => words.woke_campaign(),
        WakeReason::ChoseATime => words.woke_chose_a_time(),
        WakeReason::DateCame => words.woke_date_came(),
        WakeReason::DateTheyAskedFor => words.woke_date_they_asked_for(),
        WakeReason::Review => words.woke_review(),
        WakeReason::Reviewed => words.woke_reviewed(),
        WakeReason::ManagersChoice => words.managers_choice(),
    }
}

pub(super) fn cancelled(words: Words, because: CancelReason) -> String {
    match because {
        CancelReason::NoContact => words.cancelled_no_contact(),
        CancelReason::OtherRep => words.cancelled_other_rep(),
        CancelReason::NotFollowedUp => words.cancelled_not_followed_up(),
        CancelReason::NotConfirmed => words.cancelled_not_confirmed(),
    }
}

pub(super) fn ruled(ruling: &Ruling, reader: &impl FactReader) -> String {
    let words = reader.words();
    match ruling {
        Ruling::Verdict { verdict, against } => {
            let verdict = label::verdict(words, *verdict);
            if *against {
                words.ruled_against(&verdict)
            } else {
                verdict
            }
        }
        Ruling::GoOn => words.ruled_go_on(),
        Ruling::OwnUp => words.ruled_own_up(),
        Ruling::Nudged { rep } => words.ruled_nudged(&person(rep, reader)),
        Ruling::PutOff { until } => words.ruled_put_off(&reader.time(*until)),
        Ruling::PutOffTakenBack => words.ruled_put_off_taken_back(),
        Ruling::LetGo { why } => match why {
            LetGoReason::Settled => words.ruled_let_go_settled(),
            LetGoReason::NotWanted => words.ruled_let_go_not_wanted(),
            LetGoReason::CannotHelp => words.ruled_let_go_cannot_help(),
            LetGoReason::TooLate => words.ruled_let_go_too_late(),
        },
        Ruling::ErasureDeclined => words.ruled_erasure_declined(),
        Ruling::Merged { .. } => words.ruled_merged(),
        Ruling::MergedInto { .. } => words.ruled_merged_into(),
        Ruling::TakenApart { .. } => words.ruled_taken_apart(),
        Ruling::Parted { .. } => words.ruled_parted(),
        Ruling::TakenBack { outcome } => words.ruled_taken_back(&label::outcome(words, *outcome)),
        Ruling::SendNow => words.ruled_send_now(),
        Ruling::LeaveOut => words.ruled_leave_out(),
        Ruling::InTouch => words.ruled_in_touch(),
        Ruling::Released { step } => words.ruled_released(&step::name(words, step)),
        Ruling::Dropped { step: Some(step) } => words.ruled_dropped(&step::name(words, step)),
        Ruling::Dropped { step: None } => words.ruled_dropped_lost(),
    }
}

pub(super) fn noted(words: Words, note: &LoggedNote) -> String {
    match note {
        LoggedNote::OnAList => words.noted_on_a_list(),
        LoggedNote::AskedForNothing => words.noted_asked_for_nothing(),
        LoggedNote::AutoReply { back: Some(back) } => words.noted_away_until(&back.to_string()),
        LoggedNote::AutoReply { back: None } => words.noted_auto_reply(),
        LoggedNote::SoftBounced => words.noted_soft_bounced(),
        LoggedNote::Delayed => words.noted_delayed(),
        LoggedNote::SaidReady => words.noted_said_ready(),
        LoggedNote::CampaignHeld { because } => {
            words.noted_campaign_held(&campaign_held(words, *because))
        }
        LoggedNote::NoteAdded => words.noted_note(),
        LoggedNote::DetailsCorrected {
            name,
            phone,
            company,
        } => {
            let said = [
                name.then(|| words.detail_name()),
                phone.then(|| words.detail_phone()),
                company.then(|| words.detail_company()),
            ];
            let said: Vec<String> = said.into_iter().flatten().collect();
            words.noted_details_corrected(&said.join(", "))
        }
        LoggedNote::TakenOver { state } => words.noted_taken_over(&taken_state(words, *state)),
    }
}

/// Why a campaign does not begin for somebody whom its list names.
#[must_use]
pub fn campaign_held(words: Words, because: CampaignHold) -> String {
    match because {
        CampaignHold::AlreadyInIt => words.campaign_already_in_it(),
        CampaignHold::Suppressed => words.campaign_suppressed(),
        CampaignHold::NoConsent => words.campaign_no_consent(),
        CampaignHold::FollowedUp => words.campaign_followed_up(),
        CampaignHold::DateAgreed => words.campaign_date_agreed(),
    }
}

/// Where a lead stood in another system.
fn taken_state(words: Words, state: TakenState) -> String {
    match state {
        TakenState::New => words.taken_new(),
        TakenState::InConversation => words.taken_in_conversation(),
        TakenState::Waiting => words.taken_waiting(),
        TakenState::Nurture => words.taken_nurture(),
        TakenState::Won => words.taken_won(),
        TakenState::Lost => words.taken_lost(),
        TakenState::Stopped => words.taken_stopped(),
    }
}

pub(super) fn handed_over(
    reader: &impl FactReader,
    from: &PersonId,
    why: HandoverReason,
) -> String {
    let (words, who) = (reader.words(), person(from, reader));
    match why {
        HandoverReason::ManagersChoice => words.handed_over_by_choice(&who),
        HandoverReason::OwnersChoice => words.handed_over_by_owner(&who),
        HandoverReason::Away => words.handed_over_away(&who),
        HandoverReason::Left => words.handed_over_left(&who),
        HandoverReason::Lapsed => words.handed_over_lapsed(&who),
        HandoverReason::Back => words.handed_over_back(&who),
    }
}

pub(super) fn awaits(words: Words, why: ApprovalReason) -> String {
    match why {
        ApprovalReason::AnswersElsewhere => words.awaits_answers_elsewhere(),
        ApprovalReason::InContact => words.awaits_in_contact(),
        ApprovalReason::Unattended => words.awaits_unattended(),
    }
}

pub(super) fn claimed(words: Words, claim: UnprovenClaim) -> String {
    match claim {
        UnprovenClaim::Report => words.claimed_report(),
        UnprovenClaim::Words => words.claimed_words(),
        UnprovenClaim::Silence => words.claimed_silence(),
        UnprovenClaim::Away => words.claimed_away(),
        UnprovenClaim::Failure => words.claimed_failure(),
        UnprovenClaim::Complaint => words.claimed_complaint(),
    }
}
