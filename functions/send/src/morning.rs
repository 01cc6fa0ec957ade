//! The list at opening, and the list before a long closure.

use std::collections::BTreeSet;

use calendar::Instant;
use cloud::CloudError;
use cloud::keys::{Home, QUEUE_SHARDS};
use followup::bundle::Bundle;
use followup::ids::{LeadId, MessageId};
use followup::lead::{Duty, Open, Owner, Queue, Stage};
use followup::message::{Notice, NoticeKind};
use followup::promise::{date, moment};
use followup::team::Role;
use followup::template::{Markup, Values, Variable};

use crate::asked::asked_lines;
use crate::case::Case;
use crate::compose::{Composed, Reader, Words, render};
use crate::duty;
use crate::late;
use crate::lines::{self, Line, list, waits_for};
use crate::relevance::matters;
use crate::single;
use crate::waiting::{message_line, message_lines, message_of, undecided};

/// Of those on lists who asked for nothing, how many stand on a list of the day.
const OF_LISTS: usize = 10;

/// Leads that are read for one list at most, the most pressing first: about ten seconds of a function's fifty.
const MAX_LOOKED: usize = 600;

/// What a morning mail is put together from, lead by lead; a lead stands in it once.
pub(crate) struct Day<'a> {
    pub(crate) reader: &'a Reader<'a>,
    /// The end of the working day.
    until: Instant,
    pub(crate) seen: BTreeSet<LeadId>,
    sections: Vec<(&'static str, Vec<Line>)>,
    /// What is said below the lists: what they leave out.
    below: Vec<String>,
    /// Leads that were read for it, and those that were not for want of time.
    looked: usize,
    unlooked: usize,
}

impl Day<'_> {
    /// Adds a section, unless it is empty.
    fn section(&mut self, heading: &'static str, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.sections.push((heading, lines));
        }
    }

    /// Whether one more lead may be read: a mail that takes longer than its function has never leaves.
    pub(crate) fn may_look(&mut self) -> bool {
        let may = self.looked < MAX_LOOKED;
        if may {
            self.looked += 1;
        } else {
            self.unlooked += 1;
        }
        may
    }

    /// Reads a lead that is not on the list yet. One that cannot be read is not this mail's to report.
    async fn unseen(&mut self, id: &LeadId) -> Result<Option<Case>, CloudError> {
        if self.seen.contains(id) || !self.may_look() {
            return Ok(None);
        }
        match Case::read(self.reader.cloud, self.reader.active, id).await {
            Ok(case) => Ok(case.filter(|case| !self.seen.contains(&case.lead.id))),
            Err(error) if error.worth_retrying() => Err(error),
            Err(error) => {
                tracing::error!(lead = %id, %error, "a lead is left out of a list");
                Ok(None)
            }
        }
    }

    pub(crate) fn take(&mut self, case: &Case, why: &str) -> Line {
        self.take_with(case, why, Markup::default())
    }

    /// The same, with what the lead said before the buttons.
    fn take_with(&mut self, case: &Case, why: &str, said: Markup) -> Line {
        self.seen.insert(case.lead.id.clone());
        let buttons = Markup::join([said, lines::buttons(self.reader, case)]);
        Line::new(case, why, buttons, self.reader.now)
    }
}

/// Everything that is for one person at the opening of their day, whatever their roles.
pub(crate) async fn morning(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    let calendar = reader.active.setting.calendar_of(&reader.person.id);
    let mut day = Day {
        reader,
        until: calendar.closing_at_or_after(reader.now),
        seen: BTreeSet::new(),
        sections: Vec::new(),
        below: Vec::new(),
        looked: 0,
        unlooked: 0,
    };
    let about_messages = message_lines(reader, notices).await?;
    own(&mut day, notices).await?;
    let asked = asked_lines(reader, notices).await?;
    day.section("Please say what is true", asked);
    if reader.person.is(Role::Qualifier) {
        let waiting = queue(&mut day, Queue::Qualifier).await?;
        day.section("To settle", waiting);
    }
    if reader.person.is(Role::Manager) {
        manager(&mut day, notices).await?;
    }
    let paused = pause(&day, notices).await?;
    let mut informs = paused.len();
    day.section("New leads", paused);
    day.section("Mail", about_messages);
    let mut moved = moved_lines(&mut day, notices).await?;
    moved.extend(held_lines(reader, notices).await?);
    informs += moved.len();
    day.section("For your information", moved);
    let count: usize = day.sections.iter().map(|(_, lines)| lines.len()).sum();
    if count == 0 && reader.more == 0 {
        return Ok(Composed::Nothing);
    }
    let to_follow_up = count - informs;
    // Whose day has one part needs no heading for it.
    let alone = day.sections.len() == 1;
    let more = lines::and_more(reader);
    let blocks = day.sections.into_iter().flat_map(|(heading, lines)| {
        let heading = if alone {
            Markup::default()
        } else {
            Markup::heading(heading)
        };
        [heading, list(lines)]
    });
    if day.unlooked > 0 {
        day.below.push(late::unread(day.unlooked));
    }
    let below = day.below.iter().map(|words| Markup::paragraph(words));
    let template = if reader.person.is(Role::Rep) {
        "morning"
    } else if reader.person.is(Role::Manager) {
        "manager_morning"
    } else {
        "qualifier_morning"
    };
    let values = Values::new()
        .text(Variable::Count, to_follow_up.to_string())
        .text(Variable::When, date(calendar, reader.now))
        .markup(
            Variable::List,
            Markup::join(blocks.chain([more]).chain(below)),
        );
    let words = Words {
        template,
        values,
        lead: None,
        templates: &reader.active.templates,
        invitation: None,
    };
    Ok(render(reader, bundle, words))
}

/// The reader's own leads: what is due today or overdue, and what came since yesterday.
async fn own(day: &mut Day<'_>, notices: &[Notice]) -> Result<(), CloudError> {
    let reader = day.reader;
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    if owned.more > 0 {
        day.below.push(format!(
            "{} more of yours are open than this list has looked at.",
            owned.more
        ));
    }
    let mut ids = owned.leads;
    // The index may lag behind what the notices say.
    ids.extend(notices.iter().map(|notice| notice.lead.clone()));
    let (mut lines, mut of_lists) = (Vec::new(), OfLists::default());
    for id in ids {
        let Some(case) = day.unseen(&id).await? else {
            continue;
        };
        if case.lead.rep() != Some(&reader.person.id) {
            continue;
        }
        if case.lead.asked_for_nothing() {
            of_lists.add(day, &case);
            continue;
        }
        let told = notices
            .iter()
            .filter(|notice| notice.lead == id)
            .find(|notice| is_work(&notice.kind));
        let is_new = told.is_some_and(|notice| {
            matters(
                &notice.kind,
                &case.policy,
                &case.lead,
                reader.person,
                reader.now,
            )
        });
        if is_new || is_for_today(&case, day.until) {
            let why = match told.map(|notice| &notice.kind) {
                Some(NoticeKind::NewLead) => "new, and waits for the first contact",
                Some(NoticeKind::WroteAgain) => "has sent another form",
                Some(NoticeKind::Warning) => "moves to a colleague today",
                Some(
                    NoticeKind::Qualify
                    | NoticeKind::Answer
                    | NoticeKind::CallDue
                    | NoticeKind::Reminder
                    | NoticeKind::MovedAway
                    | NoticeKind::MovedHere
                    | NoticeKind::Announcement { .. }
                    | NoticeKind::Unclear
                    | NoticeKind::InYourName { .. }
                    | NoticeKind::Doubted
                    | NoticeKind::Paused
                    | NoticeKind::Meeting { .. }
                    | NoticeKind::NotSent { .. }
                    | NoticeKind::Escalation(_)
                    | NoticeKind::Look
                    | NoticeKind::Held
                    | NoticeKind::Draft { .. },
                )
                | None => waits_for(&case, reader.now),
            };
            let owed = duty::clock(&case.lead).map(|clock| clock.duty);
            let words = match owed {
                Some(Duty::Answer | Duty::Decide) => case.answered_in_short(reader.cloud).await?,
                Some(duty) if duty.is_first_touch() => case.asked_in_short(),
                Some(_) | None => Markup::default(),
            };
            lines.push(day.take_with(&case, why, words));
        }
    }
    day.section("Yours", lines);
    of_lists.close(day, "When you have time: from a list");
    Ok(())
}

/// Those of a list who asked for nothing: a few each day, so that they hide nobody who did.
#[derive(Default)]
struct OfLists {
    lines: Vec<Line>,
    more: usize,
}

impl OfLists {
    fn add(&mut self, day: &mut Day<'_>, case: &Case) {
        // Before its time, and after it has been taken up, it is on no list of the day.
        let is_open = duty::is_open(&case.policy, &case.lead, day.until);
        let waits = matches!(case.lead.stage, Stage::Open(Open::WithManager { .. }));
        if !is_open && !waits {
            return;
        }
        if self.lines.len() < OF_LISTS {
            self.lines
                .push(day.take(case, waits_for(case, day.reader.now)));
        } else {
            day.seen.insert(case.lead.id.clone());
            self.more += 1;
        }
    }

    fn close(self, day: &mut Day<'_>, heading: &'static str) {
        if self.more > 0 {
            day.below.push(format!(
                "{} more from lists wait without a date; the first are shown.",
                self.more
            ));
        }
        day.section(heading, self.lines);
    }
}

/// Whether a notice asks its reader to do something with the lead.
fn is_work(kind: &NoticeKind) -> bool {
    match kind {
        NoticeKind::NewLead
        | NoticeKind::Answer
        | NoticeKind::CallDue
        | NoticeKind::Reminder
        | NoticeKind::Warning
        | NoticeKind::MovedHere
        | NoticeKind::WroteAgain => true,
        NoticeKind::Qualify
        | NoticeKind::MovedAway
        | NoticeKind::Announcement { .. }
        | NoticeKind::Unclear
        | NoticeKind::InYourName { .. }
        | NoticeKind::Doubted
        | NoticeKind::Paused
        | NoticeKind::Meeting { .. }
        | NoticeKind::NotSent { .. }
        | NoticeKind::Escalation(_)
        | NoticeKind::Look
        | NoticeKind::Held
        | NoticeKind::Draft { .. } => false,
    }
}

/// Whether a person's work on the lead is due before the day ends.
fn is_for_today(case: &Case, until: Instant) -> bool {
    let lead = &case.lead;
    if duty::is_open(&case.policy, lead, until) {
        return true;
    }
    let clock_is_due = duty::clock(lead).is_some_and(|clock| clock.since <= until);
    clock_is_due || duty::due_at(&case.policy, lead).is_some_and(|at| at <= until)
}

/// What waits in a queue.
async fn queue(day: &mut Day<'_>, queue: Queue) -> Result<Vec<Line>, CloudError> {
    let (mut lines, mut of_lists) = (Vec::new(), OfLists::default());
    for shard in 0..QUEUE_SHARDS {
        let name = format!("{}#{shard}", Owner::Queue(queue));
        let owned = day.reader.cloud.owned(&name).await?;
        if owned.more > 0 {
            day.below.push(format!(
                "{} more wait for you than this list has looked at.",
                owned.more
            ));
        }
        for id in owned.leads {
            let Some(case) = day.unseen(&id).await? else {
                continue;
            };
            if case.lead.owner() == Some(Owner::Queue(queue)) && case.lead.asked_for_nothing() {
                of_lists.add(day, &case);
                continue;
            }
            // A lead that was asked a question waits for the answer, and for nobody here.
            let waits = case.lead.owner() == Some(Owner::Queue(queue))
                && duty::due_at(&case.policy, &case.lead).is_some();
            if waits {
                lines.push(day.take(&case, waits_for(&case, day.reader.now)));
            }
        }
    }
    of_lists.close(day, "From a list, and nobody has room");
    Ok(lines)
}

/// The manager's part: the queue, what nobody did in time, what is held, what is stuck.
async fn manager(day: &mut Day<'_>, notices: &[Notice]) -> Result<(), CloudError> {
    let reader = day.reader;
    let waiting = queue(day, Queue::Manager).await?;
    day.section("For you to decide", waiting);
    let (mut late, elsewhere) = late::of_everybody(day).await?;
    for notice in notices {
        if let NoticeKind::Escalation(_) = notice.kind
            && let Some(case) = day.unseen(&notice.lead).await?
            && matters(
                &notice.kind,
                &case.policy,
                &case.lead,
                reader.person,
                reader.now,
            )
        {
            day.seen.insert(case.lead.id.clone());
            late.push(lines::escalated(reader, &case, &notice.kind));
        }
    }
    day.section("Not in time", late);
    let told: Vec<&MessageId> = notices.iter().filter_map(message_of).collect();
    let mut held = Vec::new();
    for message in undecided(reader.cloud, reader).await? {
        if !told.contains(&message.id())
            && let Some(line) = message_line(reader, &message).await?
        {
            held.push(line);
        }
    }
    day.section("Held mail", held);
    day.section("Received mail", lapsed(reader).await?);
    let mut stuck = Vec::new();
    for item in reader.cloud.stuck().await? {
        let what = match Home::of(&item.pk) {
            Some(Home::Lead(id)) => format!("Something of lead {id}"),
            Some(Home::Person(person)) => format!("A mail to {person}"),
            None => "Something of the team".to_owned(),
        };
        stuck.push(Line {
            markup: Markup::text(&format!(
                "{what} could not be processed; the operator has the alarm."
            )),
            due: None,
        });
    }
    day.section("Stuck", stuck);
    let whole = day
        .sections
        .iter()
        .all(|(_, lines)| lines.len() <= lines::MAX_LINES);
    let is_all = whole && reader.more == 0 && day.unlooked == 0 && day.below.is_empty();
    day.below
        .extend(late::of_the_rest(reader, &elsewhere, is_all).await?);
    Ok(())
}

/// That answers may not arrive any more, which nobody would notice by themselves.
async fn lapsed(reader: &Reader<'_>) -> Result<Vec<Line>, CloudError> {
    let known = reader.cloud.received_mail().await?;
    if !known.has_lapsed(reader.now) {
        return Ok(Vec::new());
    }
    let calendar = reader.active.calendar();
    let since = match known.returned_at {
        Some(at) => format!("since {}", moment(calendar, at, reader.now)),
        None => "so far".to_owned(),
    };
    let words = format!(
        "No probe mail has come back {since}: answers may be lost on their way here. Until one does, written steps reach the reps as drafts. The operator has the alarm."
    );
    Ok(vec![Line {
        due: None,
        markup: Markup::text(&words),
    }])
}

/// That new leads go to others, with the button that ends it.
async fn pause(day: &Day<'_>, notices: &[Notice]) -> Result<Vec<Line>, CloudError> {
    let reader = day.reader;
    let Some(told) = notices.iter().find(|one| one.kind == NoticeKind::Paused) else {
        return Ok(Vec::new());
    };
    let load = reader.cloud.team().await?.load(&reader.person.id);
    let Some(case) = Case::read(reader.cloud, reader.active, &told.lead).await? else {
        return Ok(Vec::new());
    };
    if !load.is_paused() {
        return Ok(Vec::new());
    }
    let page = reader.buttons().resume(&case.lead);
    let words = Markup::text("New leads go to your colleagues until you say that you have time.");
    Ok(vec![Line {
        due: None,
        markup: Markup::join([words, Markup::buttons(&[("I have time", &page)])]),
    }])
}

/// What moved away overnight.
async fn moved_lines(day: &mut Day<'_>, notices: &[Notice]) -> Result<Vec<Line>, CloudError> {
    let reader = day.reader;
    let mut moved = Vec::new();
    for notice in notices {
        if notice.kind != NoticeKind::MovedAway {
            continue;
        }
        let Some(case) = day.unseen(&notice.lead).await? else {
            continue;
        };
        if matters(
            &notice.kind,
            &case.policy,
            &case.lead,
            reader.person,
            reader.now,
        ) {
            day.seen.insert(case.lead.id.clone());
            moved.push(lines::moved(reader, &case));
        }
    }
    Ok(moved)
}

/// To whom nothing goes out by itself, because a colleague is in touch.
async fn held_lines(reader: &Reader<'_>, notices: &[Notice]) -> Result<Vec<Line>, CloudError> {
    let mut lines = Vec::new();
    for notice in notices.iter().filter(|one| one.kind == NoticeKind::Held) {
        let Some(case) = Case::read(reader.cloud, reader.active, &notice.lead).await? else {
            continue;
        };
        let (policy, lead) = (&case.policy, &case.lead);
        if !matters(&notice.kind, policy, lead, reader.person, reader.now) {
            continue;
        }
        if let Some((reason, until)) = single::held(reader, &case).await? {
            let words = format!("— no mail by itself until {until}. {reason}");
            lines.push(Line {
                due: None,
                markup: Markup::join([
                    Markup::inline([Markup::strong(&case.name()), Markup::text(&words)]),
                    reader.buttons().go_on(lead),
                ]),
            });
        }
    }
    Ok(lines)
}

/// The leads that nobody has touched, before a closure of more than a day.
pub(crate) async fn untouched(
    reader: &Reader<'_>,
    bundle: &Bundle,
) -> Result<Composed, CloudError> {
    let (lines, more) = late::untouched(reader).await?;
    if lines.is_empty() {
        return Ok(Composed::Nothing);
    }
    let calendar = reader.active.setting.calendar_of(&reader.person.id);
    let opening = calendar.closed_stretch_after(reader.now).to;
    let below = match more {
        0 => Markup::default(),
        more => Markup::paragraph(&late::unread(more)),
    };
    let values = Values::new()
        .text(Variable::Count, lines.len().to_string())
        .text(Variable::When, moment(calendar, opening, reader.now))
        .markup(Variable::List, Markup::join([list(lines), below]));
    let words = Words {
        template: "untouched",
        values,
        lead: None,
        templates: &reader.active.templates,
        invitation: None,
    };
    Ok(render(reader, bundle, words))
}
