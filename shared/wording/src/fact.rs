//! A line of a timeline in English.

use calendar::{Instant, format_instant};
use followup::ids::PersonId;
use followup::lead::{HandoverReason, ObligationKind};
use followup::message::ApprovalReason;
use followup::route::{PassedOver, Unfit};
use followup::telling::Untold;
use followup::timeline::{
    Actor, AssignReason, CancelReason, Entry, Fact, LoggedNote, MeetingFact, QueueReason, Ruling,
    SkipReason, StopReason, UnprovenClaim, WakeReason,
};

use crate::reason::{self, law};

/// What a reader of a timeline sees in place of identifiers and instants.
pub trait FactReader {
    /// The name of a person of the team; nothing, when the team has nobody of this id any more.
    fn person(&self, id: &PersonId) -> Option<String>;
    /// A time, as this reader is told times.
    fn time(&self, at: Instant) -> String;
}

/// The reader of commands and logs: knows people by their ids, and times in UTC.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl FactReader for Plain {
    fn person(&self, _: &PersonId) -> Option<String> {
        None
    }

    fn time(&self, at: Instant) -> String {
        format_instant(at)
    }
}

/// A code as words: what a policy names is written with underscores.
fn spaced(code: &str) -> String {
    code.replace('_', " ")
}

/// What happened, without its particulars.
#[must_use]
pub fn headline(entry: &Entry) -> &'static str {
    match &entry.fact {
        // Whoever is on a list has sent nothing.
        Fact::Received { .. } if entry.by == Actor::Baton => "Imported from a list",
        Fact::Received { .. } => "The inquiry arrived",
        Fact::Joined { .. } => "Another inquiry of theirs arrived",
        Fact::Assessed { .. } => "The criteria were applied",
        Fact::Suspected => "Sent to review",
        Fact::Queued { .. } => "Waits for a judgement",
        Fact::Assigned { .. } => "Assigned",
        Fact::CallOpened { .. } => "A call is due",
        Fact::MailPlanned { .. } => "A mail is ready to go out",
        Fact::StepSkipped { .. } => "A step was left out",
        Fact::Reminded { .. } => "Whoever has it was reminded",
        Fact::Breached { .. } => "Overdue",
        Fact::PromiseKept { .. } => "Our promise was kept",
        Fact::PromiseMissed { .. } => "Our promise was missed",
        Fact::PromiseMoved { .. } => "Our promise was moved before it was confirmed",
        Fact::Escalated { .. } => "The manager was told",
        Fact::Warned { .. } => "Whoever has it was told that it moves on",
        Fact::Kept => "Whoever has it keeps it",
        Fact::Lapsed { .. } => "It moved on",
        Fact::StillOpen => "Still open",
        Fact::Booked { .. } => "A meeting was booked",
        Fact::BookingRequested { .. } => "A time was asked for",
        Fact::BookingMoved { .. } => "The meeting was moved",
        Fact::BookingCancelled { .. } => "The meeting was cancelled",
        Fact::Outcome { .. } => "Reported",
        Fact::Corrected { .. } => "Corrected",
        Fact::Sign { .. } => "A sign from them",
        Fact::Stopped { .. } => "Automatic steps ended",
        Fact::Rested { .. } => "It rests",
        Fact::Woke { .. } => "It woke",
        Fact::Closed { .. } => "Closed",
        Fact::Verdict { .. } => "Decided",
        Fact::Sent { .. } => "A mail was sent",
        Fact::NotSent { .. } => "A mail was not sent",
        Fact::Unknown { .. } => "A mail was perhaps not sent",
        Fact::Erased => "The person's data were erased",
        Fact::Noted { .. } => "Noted",
        Fact::Held { .. } => "Automatic mail waits",
        Fact::Linked { .. } => "Linked to another lead",
        Fact::OptedIn => "They said yes to",
        Fact::HandedOver { .. } => "It moves with what was agreed",
        Fact::AwaitingApproval { .. } => "A mail waits for a person to send it",
        Fact::Doubted { .. } => "Not proven",
    }
}

/// The particulars of a fact: with what, or why it happened. Nothing, where they would only repeat an identifier.
#[must_use]
pub fn particulars(fact: &Fact, reader: &impl FactReader) -> Option<String> {
    let said = match fact {
        Fact::Received { .. }
        | Fact::Joined { .. }
        | Fact::Rested { .. }
        | Fact::Linked { .. }
        | Fact::Kept => return None,
        Fact::Assessed { points, held, .. } => assessed(*points, held),
        Fact::Suspected => "looks unwanted; a person decides".to_owned(),
        Fact::Queued { why } => queued(why, reader),
        Fact::Assigned { to, why } => match reader.person(to) {
            Some(name) => format!("to {name}, {}", assigned(why)),
            None => format!("{to}: {}", assigned(why)),
        },
        Fact::CallOpened { step } | Fact::MailPlanned { step } => spaced(step),
        Fact::StepSkipped { step, why } => of_step(step.as_deref(), &skipped(why)),
        Fact::Reminded { obligation }
        | Fact::Breached { obligation }
        | Fact::Escalated { obligation }
        | Fact::Warned { obligation } => owed(*obligation).to_owned(),
        Fact::PromiseKept { promised_by } => format!("by {}", reader.time(*promised_by)),
        Fact::PromiseMissed { promised_by } => {
            format!(
                "by {}, and nobody has reported anything",
                reader.time(*promised_by)
            )
        }
        Fact::PromiseMoved { from, to } => {
            let from = reader.time(*from);
            match to {
                Some(to) => format!("from {from} to {}", reader.time(*to)),
                None => format!("from {from} to no hour: nobody has room that is known of"),
            }
        }
        Fact::Lapsed {
            rep: Some(rep),
            untold,
        } => lapsed(rep, *untold, reader),
        Fact::Lapsed { rep: None, .. } => "the qualifier did not settle it in time".to_owned(),
        Fact::StillOpen => "on the list of the day".to_owned(),
        Fact::Booked { meeting }
        | Fact::BookingRequested { meeting }
        | Fact::BookingMoved { meeting } => meets(meeting, reader),
        Fact::BookingCancelled { meeting, because } => match because {
            Some(because) => format!("{}: {}", meets(meeting, reader), cancelled(*because)),
            None => meets(meeting, reader),
        },
        Fact::Outcome { report, .. } | Fact::Corrected { report, .. } => {
            report.outcome.label().to_owned()
        }
        Fact::Sign { sign } => spaced(sign.as_str()),
        Fact::Stopped { why } => stopped(why),
        Fact::Woke { because } => woke(*because).to_owned(),
        Fact::Closed { ending } => spaced(ending.as_str()),
        Fact::Verdict { ruling } => ruled(ruling, reader),
        Fact::Sent {
            step,
            template,
            in_flight,
        } => sent(step.as_deref(), template.as_deref(), *in_flight),
        Fact::NotSent { step, why } => of_step(step.as_deref(), &reason::not_sent(why)),
        Fact::Unknown { step, why } => of_step(Some(step), &reason::not_sent(why)),
        Fact::Erased => "the person's data were erased".to_owned(),
        Fact::Noted { note } => noted(note),
        Fact::Held { .. } => "a colleague of theirs is in touch".to_owned(),
        Fact::OptedIn => "the newsletter".to_owned(),
        Fact::HandedOver { from, why } => handed_over(reader, from, *why),
        Fact::AwaitingApproval { why } => awaits(*why).to_owned(),
        Fact::Doubted { claim } => claimed(*claim).to_owned(),
    };
    Some(said)
}

/// What happened, and with what or why.
///
/// ```
/// use followup::event::Sign;
/// use followup::timeline::{Actor, Entry, Fact};
/// use wording::fact::{Plain, line};
/// let fact = Fact::Sign { sign: Sign::DoNotContact };
/// let entry = Entry { fact, by: Actor::Lead };
/// assert_eq!(line(&entry, &Plain), "A sign from them: do not contact");
/// ```
#[must_use]
pub fn line(entry: &Entry, reader: &impl FactReader) -> String {
    match particulars(&entry.fact, reader) {
        Some(said) => format!("{}: {said}", headline(entry)),
        None => headline(entry).to_owned(),
    }
}

fn person(id: &PersonId, reader: &impl FactReader) -> String {
    reader.person(id).unwrap_or_else(|| spaced(id.as_str()))
}

/// Whom it left, and why that does not count against them.
fn lapsed(rep: &PersonId, untold: Option<Untold>, reader: &impl FactReader) -> String {
    let name = person(rep, reader);
    match untold {
        None => format!("from {name}"),
        Some(Untold::NotInTime) => {
            format!("from {name}, who was not told in time, so that it does not count")
        }
        Some(Untold::Returned) => {
            format!("from {name}, whom no mail about it reached, so that it does not count")
        }
    }
}

/// What is owed.
fn owed(obligation: ObligationKind) -> &'static str {
    match obligation {
        ObligationKind::FirstTouch => "the first contact",
        ObligationKind::FirstTouchThisWeek => "the first contact, this week",
        ObligationKind::Answer => "the answer to what they wrote",
        ObligationKind::Request => "the answer to their request",
        ObligationKind::Confirm => "the time that they asked for, to confirm",
        ObligationKind::Meeting => "how the meeting went",
        ObligationKind::NextStep => "the next step",
        ObligationKind::Decide => "a decision on what becomes of it",
        ObligationKind::Approach => "a first word to who is on the list",
    }
}

fn of_step(step: Option<&str>, said: &str) -> String {
    match step {
        Some(step) => format!("{}: {}", spaced(step), spaced(said)),
        None => spaced(said),
    }
}

fn meets(meeting: &MeetingFact, reader: &impl FactReader) -> String {
    let mut said = format!(
        "with {}, {}",
        person(&meeting.rep, reader),
        reader.time(meeting.from)
    );
    if let Some(or) = meeting.or {
        said.push_str(&format!(" or {}", reader.time(or)));
    }
    said
}

/// What an inquiry was given points for.
fn assessed(points: i32, held: &[String]) -> String {
    if held.is_empty() {
        return "none of them holds".to_owned();
    }
    let unit = if points == 1 { "point" } else { "points" };
    format!("{points} {unit}: {}", held.join(", "))
}

fn queued(why: &QueueReason, reader: &impl FactReader) -> String {
    match why {
        QueueReason::Unsettled => "the answers do not settle the criteria".to_owned(),
        QueueReason::CannotAsk => "the question cannot be asked".to_owned(),
        QueueReason::NotAnswered => "the question was not answered".to_owned(),
        QueueReason::CannotAnswer => "the question cannot be answered".to_owned(),
        QueueReason::HandedBack { outcome } => spaced(outcome.as_str()),
        QueueReason::Excluded => "a declared exclusion holds".to_owned(),
        QueueReason::NotALead => "declared to be no inquiry".to_owned(),
        QueueReason::NobodyFree { refused } => {
            let each = refused.iter().map(|PassedOver { rep, because }| {
                format!("{} {}", person(rep, reader), unfit(*because))
            });
            each.collect::<Vec<_>>().join(", ")
        }
    }
}

fn unfit(because: Unfit) -> &'static str {
    match because {
        Unfit::Away => "is away",
        Unfit::Paused => "is paused after two lapses",
        Unfit::Full => "is full",
        Unfit::OtherTopic => "takes other topics",
        Unfit::OtherSource => "takes other sources",
        Unfit::LetItLapse => "let it lapse",
        Unfit::NoWeight => "takes none",
        Unfit::Taken => "is taken",
    }
}

fn assigned(why: &AssignReason) -> String {
    match why {
        AssignReason::Solo => "a team of one".to_owned(),
        AssignReason::HadItBefore => "had this lead before".to_owned(),
        AssignReason::HasLinked => "has, or had, a lead linked to this one".to_owned(),
        AssignReason::LeastLoaded { open } => format!("has {open} open, the least by weight"),
        AssignReason::FewestLapses { lapses, open } => match lapses {
            0 => format!("has {open} open, and has reported in time lately"),
            1 => format!("has {open} open, and one moved on from there lately"),
            _ => format!("has {open} open, and {lapses} moved on from there lately"),
        },
        AssignReason::FreeThen { among } => {
            format!("is free at the time that they chose; {}", assigned(among))
        }
        AssignReason::NoRepFree => "no rep can take it now".to_owned(),
        AssignReason::LapsedTwice => "no contact was reported in time, twice".to_owned(),
        AssignReason::NobodyElse => {
            "no contact was reported in time, and nobody else answers such requests".to_owned()
        }
        AssignReason::Answers => "answers what is no lead".to_owned(),
        AssignReason::ManagersChoice => "the manager's choice".to_owned(),
        AssignReason::Reported => "reported an outcome".to_owned(),
        AssignReason::Corrected => "an outcome was corrected".to_owned(),
    }
}

fn skipped(why: &SkipReason) -> String {
    match why {
        SkipReason::AttemptsUsedUp => "attempts are used up".to_owned(),
        SkipReason::Unreachable => "no way to reach them; a person decides".to_owned(),
        SkipReason::NoAddress => "no address that may be written to".to_owned(),
        SkipReason::NoConsent => "no consent is recorded".to_owned(),
        SkipReason::SaysTheyAsked => "it says that they asked".to_owned(),
        SkipReason::Law { rule } => law(rule),
        SkipReason::Doubt => "somebody wrote in their name; a person decides".to_owned(),
        SkipReason::Away => "it waits until they are back".to_owned(),
        SkipReason::NotReported => "nobody has reported it".to_owned(),
        SkipReason::TriedBefore => "somebody tried before it was due".to_owned(),
    }
}

fn stopped(why: &StopReason) -> String {
    match why {
        StopReason::WroteAgain => "they wrote again".to_owned(),
        StopReason::Asked => "they asked".to_owned(),
        StopReason::ChoseATime => "they chose a time".to_owned(),
        StopReason::InContact => "in contact".to_owned(),
        StopReason::NotNow => "not now".to_owned(),
        StopReason::Nurture => "nurture".to_owned(),
        StopReason::NoBudget => "no budget".to_owned(),
        StopReason::HandedBack => "handed back".to_owned(),
        StopReason::LetGo => "what was owed was let go".to_owned(),
        StopReason::DoNotContact => "do not contact".to_owned(),
        StopReason::Ended { ending } => spaced(ending.as_str()),
        StopReason::Sign { sign } => spaced(sign.as_str()),
        StopReason::KnownBefore { sign } => {
            format!("known from before: {}", spaced(sign.as_str()))
        }
        StopReason::NumberKnownBefore => {
            "known from before: the number is not to be called".to_owned()
        }
    }
}

fn woke(because: WakeReason) -> &'static str {
    match because {
        WakeReason::NewInquiry => "a new inquiry",
        WakeReason::FirstInquiry => "a first inquiry",
        WakeReason::Wrote => "they wrote",
        WakeReason::ChoseATime => "they chose a time",
        WakeReason::DateCame => "the date has come",
        WakeReason::DateTheyAskedFor => "the date they asked for has come",
        WakeReason::Review => "a person looks",
        WakeReason::Reviewed => "a person looked",
        WakeReason::ManagersChoice => "the manager's choice",
    }
}

fn cancelled(because: CancelReason) -> &'static str {
    match because {
        CancelReason::NoContact => "they want no contact",
        CancelReason::OtherRep => "the lead has another rep",
        CancelReason::NotFollowedUp => "the lead is not followed up any more",
        CancelReason::NotConfirmed => "nobody confirmed it",
    }
}

fn ruled(ruling: &Ruling, reader: &impl FactReader) -> String {
    match ruling {
        Ruling::Verdict { verdict } => verdict.label().to_owned(),
        Ruling::GoOn => "go on".to_owned(),
        Ruling::OwnUp => "apologise for the delay".to_owned(),
        Ruling::Nudged { rep } => format!("asked {} to turn to it", person(rep, reader)),
        Ruling::LetGo { why } => format!("let go: {}", why.label().to_lowercase()),
        Ruling::SendNow => "send it now".to_owned(),
        Ruling::LeaveOut => "leave this step out".to_owned(),
        Ruling::InTouch => "in touch already".to_owned(),
        Ruling::Released { step } => format!("released {}", spaced(step)),
        Ruling::Dropped { step: Some(step) } => format!("dropped {}", spaced(step)),
        Ruling::Dropped { step: None } => "dropped a mail whose text was lost".to_owned(),
    }
}

/// Names the step and the template of a message that was sent; once, where both have the same name. Without a step, it is a message
/// that a restored backup does not hold.
fn sent(step: Option<&str>, template: Option<&str>, in_flight: bool) -> String {
    let Some(step) = step else {
        return "before the table was restored".to_owned();
    };
    let what = match template {
        Some(template) if template != step || in_flight => {
            format!("{}: {}", spaced(step), spaced(template))
        }
        Some(_) | None => spaced(step),
    };
    if in_flight {
        format!("{what}, was in flight when a stop came")
    } else {
        what
    }
}

fn noted(note: &LoggedNote) -> String {
    match note {
        LoggedNote::OnAList => "a list names them, too".to_owned(),
        LoggedNote::AskedForNothing => "from a list, and asked for nothing".to_owned(),
        LoggedNote::AutoReply { back: Some(back) } => format!("away until {back}"),
        LoggedNote::AutoReply { back: None } => "an automatic answer".to_owned(),
        LoggedNote::SoftBounced => "a mail was not taken this time".to_owned(),
        LoggedNote::Delayed => "a mail is delayed".to_owned(),
        LoggedNote::NoteAdded => "a note".to_owned(),
    }
}

fn handed_over(reader: &impl FactReader, from: &PersonId, why: HandoverReason) -> String {
    let who = person(from, reader);
    match why {
        HandoverReason::ManagersChoice => format!("from {who}, by the manager's choice"),
        HandoverReason::Away => format!("from {who}, who is away"),
        HandoverReason::Left => format!("from {who}, who has left"),
        HandoverReason::Lapsed => format!("from {who}, who reported no answer in time"),
    }
}

fn awaits(why: ApprovalReason) -> &'static str {
    match why {
        ApprovalReason::AnswersElsewhere => "answers would not come back here",
        ApprovalReason::InContact => "there was a sign of contact since the last one",
        ApprovalReason::Unattended => {
            "two went out by themselves, and no person has done anything since"
        }
    }
}

fn claimed(claim: UnprovenClaim) -> &'static str {
    match claim {
        UnprovenClaim::Report => "a report in the name of the team",
        UnprovenClaim::Words => "words in their name",
        UnprovenClaim::Silence => "the wish for silence in their name",
        UnprovenClaim::Away => "an automatic answer in their name",
        UnprovenClaim::Failure => "a report that mail to them failed",
        UnprovenClaim::Complaint => "a report that they complained",
    }
}
