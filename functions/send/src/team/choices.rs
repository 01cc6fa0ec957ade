//! What the reader of a mail may do with a lead, and who has it.

use followup::access::{may_decide, to_nudge};
use followup::ids::PersonId;
use followup::lead::{Engagement, ManagerReason, Open, Owner, Queue, Stage};
use followup::team::Person;
use followup::template::Markup;

use super::line::DigestLine;
use super::reader::TeamReader;
use crate::case::Case;

/// Who has a lead, in words for the reader.
pub(crate) fn holder(reader: &TeamReader<'_>, case: &Case) -> String {
    let words = reader.words();
    match case.lead.owner() {
        Some(Owner::Person(person)) if person == reader.person.id => words.holder_you(),
        Some(Owner::Person(person)) => match reader.active.active.roster.get(&person) {
            Some(person) => words.holder_person(&person.name),
            None => words.holder_left(),
        },
        Some(Owner::Queue(Queue::Arrivals)) => words.holder_arrivals(),
        Some(Owner::Queue(Queue::Qualifier)) => words.holder_qualifier(),
        Some(Owner::Queue(Queue::Manager)) if reader.is_manager_in_person() => {
            words.holder_your_queue()
        }
        Some(Owner::Queue(Queue::Manager)) => words.holder_managers_queue(),
        Some(Owner::Queue(Queue::Resting)) => words.holder_resting(),
        None => words.holder_closed(),
    }
}

/// The buttons that fit who reads and what the lead waits for. While words in the lead's name are in doubt, those stand above the button that
/// says that they were not theirs: nobody decides what they have not read.
pub(crate) fn buttons(reader: &TeamReader<'_>, case: &Case) -> Markup {
    let choices = choices(reader, case);
    if case.lead.doubt.is_none() {
        return choices;
    }
    let not_them = reader.buttons().it_was_not_them(&case.lead);
    Markup::join([case.doubted_in_short(), Markup::inline([choices, not_them])])
}

/// The same, but for a doubt about words in the lead's name.
pub(crate) fn choices(reader: &TeamReader<'_>, case: &Case) -> Markup {
    let buttons = reader.buttons();
    match &case.lead.stage {
        Stage::Open(Open::Active(Engagement { rep, .. })) if *rep == reader.person.id => {
            let outcomes = buttons.outcomes(&case.policy, &case.lead);
            // Whoever else could have it, who leads the team gives it to.
            if reader.leads_the_team() && !reader.active.is_solo() {
                Markup::inline([outcomes, buttons.assign(&case.policy, &case.lead, None)])
            } else {
                outcomes
            }
        }
        // A button that its page would refuse is none.
        Stage::Open(Open::Active(_) | Open::Received | Open::Routing { .. })
            if !reader.leads_the_team() =>
        {
            Markup::default()
        }
        Stage::Open(Open::Active(_) | Open::Received | Open::Routing { .. }) => {
            let roster = &reader.active.active.roster;
            let asked = to_nudge(&case.policy, &case.lead, &reader.person.id, reader.now);
            let asked = asked.and_then(|rep| roster.get(rep));
            buttons.assign(&case.policy, &case.lead, asked.map(Person::first_name))
        }
        Stage::Open(Open::WithManager {
            because: ManagerReason::Exhausted,
            ..
        }) if reader.leads_the_team() => Markup::inline([
            buttons.assign(&case.policy, &case.lead, None),
            buttons.verdicts(&case.lead),
        ]),
        Stage::Open(
            Open::InReview { .. }
            | Open::Qualifying { .. }
            | Open::AskedInformation { .. }
            | Open::WithManager { .. }
            | Open::Resting { .. }
            | Open::Reviewing { .. },
        ) => verdicts(reader, case),
        Stage::Closed { .. } => Markup::default(),
    }
}

/// The buttons of the verdicts, for who may give one, and one to give the lead to somebody without a verdict, for who leads the team; a team of one
/// has the verdicts alone.
pub(crate) fn verdicts(reader: &TeamReader<'_>, case: &Case) -> Markup {
    if !may_decide(&reader.active.active.roster, &case.lead, reader.person) {
        return Markup::default();
    }
    let buttons = reader.buttons();
    let verdicts = buttons.verdicts(&case.lead);
    if reader.active.is_solo() || !reader.leads_the_team() {
        return verdicts;
    }
    Markup::inline([verdicts, buttons.assign(&case.policy, &case.lead, None)])
}

/// A line for the manager: who has it, why it is there, what was noted, and what more there is to know before the buttons.
pub(crate) fn line_with_holder(
    reader: &TeamReader<'_>,
    case: &Case,
    why: &str,
    more: Markup,
) -> DigestLine {
    let why = format!("{}, {why}", holder(reader, case));
    let standing = case.standing_in_short(reader.now, reader.is_manager_in_person());
    let noted = case.noted_in_short(reader.now);
    let below = Markup::join([standing, noted, more, buttons(reader, case)]);
    DigestLine::new(case, &why, below, reader.now)
}

/// A line for whoever has it: what it waits for, what they said, and what was noted.
pub(crate) fn line_to_do(reader: &TeamReader<'_>, case: &Case) -> DigestLine {
    line_to_do_because(reader, case, &case.waits_for(reader.now))
}

/// The same, with words of its own about why it is there.
pub(crate) fn line_to_do_because(reader: &TeamReader<'_>, case: &Case, why: &str) -> DigestLine {
    let standing = case.standing_in_short(reader.now, reader.is_manager_in_person());
    let noted = case.noted_in_short(reader.now);
    let below = Markup::join([standing, noted, buttons(reader, case)]);
    DigestLine::new(case, why, below, reader.now)
}

/// The name of whoever has a lead, or of the queue that it is in: a queue is nobody's taking over.
pub(crate) fn name_of_owner(reader: &TeamReader<'_>, case: &Case) -> String {
    match case.lead.owner() {
        Some(Owner::Queue(Queue::Manager)) => reader.words().the_managers_queue(),
        Some(Owner::Queue(Queue::Qualifier)) => reader.words().the_qualifier(),
        Some(Owner::Queue(Queue::Arrivals | Queue::Resting) | Owner::Person(_)) | None => {
            name_or_colleague(reader, case.lead.rep())
        }
    }
}

/// The name of somebody of the team.
pub(crate) fn name_or_colleague(reader: &TeamReader<'_>, person: Option<&PersonId>) -> String {
    person
        .and_then(|person| reader.active.active.roster.get(person))
        .map_or_else(
            || reader.words().a_colleague(),
            |person| person.name.clone(),
        )
}

/// The page on which whoever leads the team erases what is kept.
pub(crate) fn erase(reader: &TeamReader<'_>, case: &Case) -> Markup {
    if !reader.leads_the_team() {
        return Markup::default();
    }
    let page = format!("desk/leads/{}/erase", case.lead.id);
    reader
        .buttons()
        .of_the_desk(&case.words.button_erase(), &page)
}
