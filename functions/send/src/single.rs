//! Mails to the team about one lead.

use calendar::Instant;
use cloud::CloudError;
use cloud::table::outbox::{Content, Outgoing, State};
use followup::bundle::Bundle;
use followup::ids::MessageId;
use followup::lead::{Block, Duty, Lead, Open, Stage};
use followup::message::{Class, Draft, NotSentReason, Notice, NoticeKind};
use followup::policy::Rung;
use followup::promise::moment;
use followup::template::{Markup, Values, Variable};
use wording::reason;

use crate::case::Case;
use crate::compose::{Composed, Reader, Words, render};
use crate::lead_mail::Letter;
use crate::lines::{self, Line};
use crate::office::{hour, sentence};
use crate::relevance::matters;
use crate::thread::Thread;
use crate::waiting::message_line;
use crate::{asked, duty, meeting};

const NO_WORDS: &str = "There are no ready words this time; please write your own.";
const NO_SCRIPT: &str = "Say who you are, why you call, and what for. Then listen.";
const NO_WAY: &str =
    "Nothing: they are neither to be called nor written to. Please decide what becomes of it.";
const A_COLLEAGUE: &str = "a colleague";
const A_COLLEAGUE_OF_THEIRS: &str = "Somebody";
const FIND: &str = "Nothing yet: find a number or another address, or close it.";

/// Puts the mail together that a notice about one lead asks for.
pub(crate) async fn compose(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    if let Some(composed) = several(reader, bundle, notices).await? {
        return Ok(composed);
    }
    for notice in notices {
        let Some(case) = Case::read(reader.cloud, reader.active, &notice.lead).await? else {
            continue;
        };
        if !matters(
            &notice.kind,
            &case.policy,
            &case.lead,
            reader.person,
            reader.now,
        ) {
            continue;
        }
        match about(reader, bundle, notice, case).await? {
            Composed::Nothing => {}
            composed @ (Composed::Mail { .. } | Composed::Broken(_)) => return Ok(composed),
        }
    }
    Ok(Composed::Nothing)
}

/// What comes due for several leads in one minute, as a list in which each has its own buttons.
async fn several(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Option<Composed>, CloudError> {
    if notices.len() < 2 {
        return Ok(None);
    }
    let (mut lines, mut cases) = (Vec::new(), Vec::new());
    for notice in notices {
        let Some(case) = Case::read(reader.cloud, reader.active, &notice.lead).await? else {
            continue;
        };
        let (policy, lead) = (&case.policy, &case.lead);
        if !matters(&notice.kind, policy, lead, reader.person, reader.now) {
            continue;
        }
        let line = match &notice.kind {
            NoticeKind::Warning => moves_at(&case, reader.now).map(|at| {
                let why = format!("moves to a colleague at {at}");
                Line::new(&case, &why, reader.buttons().keep(lead), reader.now)
            }),
            NoticeKind::Announcement { message } => {
                match message_of(reader, notice, message).await? {
                    Some((stored, _)) if stored.state == State::Pending && reader.receives => {
                        message_line(reader, &stored).await?
                    }
                    Some(_) | None => None,
                }
            }
            NoticeKind::MovedAway => Some(lines::moved(reader, &case)),
            NoticeKind::NewLead
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::CallDue
            | NoticeKind::Reminder
            | NoticeKind::MovedHere
            | NoticeKind::WroteAgain
            | NoticeKind::Unclear
            | NoticeKind::InYourName { .. }
            | NoticeKind::Doubted
            | NoticeKind::Paused
            | NoticeKind::Meeting { .. }
            | NoticeKind::NotSent { .. }
            | NoticeKind::Escalation(_)
            | NoticeKind::Look
            | NoticeKind::Held
            | NoticeKind::Draft { .. } => None,
        };
        if let Some(line) = line {
            lines.push(line);
            cases.push((case, notice.kind.clone()));
        }
    }
    if lines.len() < 2 && reader.more == 0 {
        return Ok(None);
    }
    Ok(Some(lines::several(reader, bundle, &cases, lines)))
}

/// When a lead that nobody has touched moves on.
fn moves_at(case: &Case, now: Instant) -> Option<String> {
    let clock = duty::first_touch(&case.lead)?;
    let at = duty::rung_at(&case.policy, clock, Rung::Reassigned)?;
    Some(hour(case.policy.calendar(), at, now))
}

async fn about(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notice: &Notice,
    case: Case,
) -> Result<Composed, CloudError> {
    let mail = |case: &Case, template: &str, values: Values| {
        let words = Words {
            template,
            values,
            lead: Some(&case.lead),
            templates: &case.policy.templates,
            invitation: None,
        };
        render(reader, bundle, words)
    };
    let now = reader.now;
    let buttons = reader.buttons();
    let owed = duty::clock(&case.lead).map(|clock| clock.duty);
    Ok(match &notice.kind {
        // However it came to them: what is no lead has a task of its own.
        NoticeKind::Answer | NoticeKind::MovedHere | NoticeKind::CallDue
            if owed == Some(Duty::Request) =>
        {
            let answered = case.answered(reader.cloud).await?;
            let values = task(reader, &case).markup(Variable::Asked, answered);
            mail(&case, "task_request", values)
        }
        NoticeKind::NewLead if case.lead.is_called() && case.lead.listed.is_none() => {
            let values = task(reader, &case)
                .text(Variable::When, case.when())
                .markup(Variable::Script, what_to_say(reader, &case).await?);
            mail(&case, "task", values)
        }
        NoticeKind::NewLead => step_due(reader, bundle, &case, true).await?,
        NoticeKind::Answer => {
            let answered = case.answered(reader.cloud).await?;
            let values = task(reader, &case).markup(Variable::Asked, answered);
            mail(&case, "task_answer", values)
        }
        NoticeKind::CallDue | NoticeKind::Reminder => {
            step_due(reader, bundle, &case, false).await?
        }
        NoticeKind::Qualify | NoticeKind::Look => {
            let values = task(reader, &case)
                .markup(Variable::Buttons, buttons.verdicts(&case.lead))
                .text(Variable::Reason, why_unsettled(&case));
            mail(&case, "qualify", values)
        }
        NoticeKind::Warning => {
            let Some(at) = moves_at(&case, now) else {
                return Ok(Composed::Nothing);
            };
            let values = task(reader, &case)
                .text(Variable::When, at)
                .markup(Variable::Buttons, buttons.keep(&case.lead));
            mail(&case, "warning", values)
        }
        NoticeKind::MovedAway => {
            let lapsed = case.lead.former.contains(&reader.person.id);
            let reason = if lapsed {
                "It moved because no contact had been reported in the agreed time."
            } else {
                "It was given to somebody else."
            };
            let values = task(reader, &case)
                .markup(Variable::LeadSummary, case.summary_with_reach(now))
                .text(Variable::OtherRep, with_whom(reader, &case))
                .text(Variable::Reason, reason);
            mail(&case, "reassigned_from", values)
        }
        NoticeKind::MovedHere => {
            let reason = if case.lead.former.is_empty() {
                "The manager has given it to you."
            } else {
                "No contact was reported there in the agreed time."
            };
            let values = task(reader, &case)
                .text(Variable::OtherRep, from_whom(reader, &case))
                .text(Variable::Reason, reason)
                .markup(Variable::Script, what_to_say(reader, &case).await?);
            mail(&case, "reassigned_to", values)
        }
        NoticeKind::Announcement { message } => {
            let Some((stored, draft)) = message_of(reader, notice, message).await? else {
                return Ok(Composed::Nothing);
            };
            // Without answers nothing goes out by itself: its time brings a draft.
            if stored.state != State::Pending || !reader.receives {
                return Ok(Composed::Nothing);
            }
            let at = draft.not_before.max(now);
            let values = task(reader, &case)
                .markup(Variable::LeadSummary, case.summary_with_reach(now))
                .text(Variable::When, hour(case.policy.calendar(), at, now))
                .markup(Variable::Draft, words_of(reader, &case, &draft).await?)
                .markup(
                    Variable::Buttons,
                    buttons.announcement(&draft.lead, message),
                );
            mail(&case, "announcement", values)
        }
        NoticeKind::WroteAgain => {
            let case = case.latest(reader.cloud).await?;
            mail(&case, "wrote_again", task(reader, &case))
        }
        NoticeKind::Meeting { news, invitation } => {
            let values = task(reader, &case);
            let (values, invitation) = meeting::told(reader, &case, *news, invitation, values);
            let words = Words {
                template: "meeting",
                values,
                lead: Some(&case.lead),
                templates: &case.policy.templates,
                invitation,
            };
            render(reader, bundle, words)
        }
        NoticeKind::Unclear => mail(&case, "unclear", task(reader, &case)),
        NoticeKind::InYourName { from } => {
            let values = task(reader, &case);
            let values = asked::in_your_name(reader, &case, from.as_ref(), values).await?;
            mail(&case, "in_your_name", values)
        }
        NoticeKind::Doubted => {
            let values = asked::doubted(reader, &case, task(reader, &case)).await?;
            mail(&case, "doubted", values)
        }
        NoticeKind::Draft { message } => {
            let Some((stored, draft)) = message_of(reader, notice, message).await? else {
                return Ok(Composed::Nothing);
            };
            if stored.state != State::AwaitingApproval {
                return Ok(Composed::Nothing);
            }
            let Some(words) = draft_of(reader, &case, &draft).await? else {
                return Ok(Composed::Nothing);
            };
            let until = stored.due_at.unwrap_or(draft.not_after);
            let values = task(reader, &case)
                .markup(Variable::LeadSummary, case.summary_with_reach(now))
                .text(Variable::When, moment(case.policy.calendar(), until, now))
                .markup(Variable::Draft, words)
                .markup(Variable::Buttons, buttons.draft(&draft.lead, message));
            mail(&case, "draft", values)
        }
        NoticeKind::Paused => paused(reader, bundle, &case).await?,
        NoticeKind::Held => {
            let Some((reason, until)) = held(reader, &case).await? else {
                return Ok(Composed::Nothing);
            };
            let values = task(reader, &case)
                .markup(Variable::LeadSummary, case.summary_with_reach(now))
                .text(Variable::Reason, reason)
                .text(Variable::When, until)
                .markup(Variable::Buttons, buttons.go_on(&case.lead));
            mail(&case, "held", values)
        }
        NoticeKind::NotSent { message } => {
            let Some((stored, draft)) = message_of(reader, notice, message).await? else {
                return Ok(Composed::Nothing);
            };
            if !waits_for_a_person(&stored) {
                return Ok(Composed::Nothing);
            }
            let reason = sentence(&why_not_sent(&stored));
            let values = task(reader, &case)
                .markup(Variable::LeadSummary, case.summary_with_reach(now))
                .text(Variable::Reason, reason)
                .markup(Variable::Draft, words_of(reader, &case, &draft).await?)
                .markup(Variable::Buttons, buttons.message(&draft.lead, message));
            mail(&case, "not_sent", values)
        }
        NoticeKind::Escalation(why) => {
            let line = lines::escalated(reader, &case, &notice.kind);
            let values = Values::new()
                .text(Variable::Headline, lines::escalated_headline(&case, *why))
                .text(Variable::Count, "1")
                .markup(Variable::List, lines::list(vec![line]));
            mail(&case, "escalations", values)
        }
    })
}

/// Why mail to a lead waits for a colleague, as a sentence, and until when it does.
pub(crate) async fn held(
    reader: &Reader<'_>,
    case: &Case,
) -> Result<Option<(String, String)>, CloudError> {
    let Some(hold) = case
        .lead
        .hold
        .as_ref()
        .filter(|hold| hold.until > reader.now)
    else {
        return Ok(None);
    };
    let colleague = Case::read(reader.cloud, reader.active, &hold.by).await?;
    let name = colleague.map_or_else(|| A_COLLEAGUE_OF_THEIRS.to_owned(), |case| case.name());
    let calendar = case.policy.calendar();
    let since = moment(calendar, hold.at, reader.now);
    let reason = format!(
        "{name}, who has the same number or company as {}, gave a sign of life: {since}.",
        case.name()
    );
    Ok(Some((reason, moment(calendar, hold.until, reader.now))))
}

/// A step that a person takes: with what to say for who is called, with the words for who is written to.
pub(crate) async fn step_due(
    reader: &Reader<'_>,
    bundle: &Bundle,
    case: &Case,
    is_new: bool,
) -> Result<Composed, CloudError> {
    let values = task(reader, case);
    let (template, values) = if !case.lead.is_called() && case.lead.may_write() {
        let why = why_in_writing(&case.lead).to_owned();
        let reason = if is_new {
            why
        } else {
            format!("{} {why}", case.why_now(reader.now))
        };
        let draft = words_to_write(reader, case).await?;
        let values = values.markup(Variable::Draft, draft);
        ("task_draft", values.text(Variable::Reason, reason))
    } else {
        let script = what_to_say(reader, case).await?;
        let values = values.markup(Variable::Script, script);
        (
            "task_again",
            values.text(Variable::Reason, case.why_now(reader.now)),
        )
    };
    let words = Words {
        template,
        values,
        lead: Some(&case.lead),
        templates: &case.policy.templates,
        invitation: None,
    };
    Ok(render(reader, bundle, words))
}

/// What to say to who is called, or the words for who is written to, under its heading.
async fn what_to_say(reader: &Reader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let (heading, words) = if case.lead.is_called() {
        let script = case.script(reader.person).unwrap_or_else(|because| {
            tracing::error!(lead = %case.lead.id, because, "a script cannot be rendered");
            Markup::paragraph(NO_SCRIPT)
        });
        ("What to say", script)
    } else if case.lead.may_write() {
        ("A draft", words_to_write(reader, case).await?)
    } else if case.lead.blocked == Some(Block::Bounced) && !case.lead.contact.phone {
        ("What to do", Markup::paragraph(FIND))
    } else {
        ("What to say", Markup::paragraph(NO_WAY))
    };
    // Whoever is to decide reads what the lead wrote.
    let owed = duty::clock(&case.lead).map(|clock| clock.duty);
    let wrote = match owed {
        Some(Duty::Decide) => case.answered_in_short(reader.cloud).await?,
        Some(_) | None => Markup::default(),
    };
    Ok(Markup::join([wrote, Markup::heading(heading), words]))
}

/// Why a message was not sent, or is held.
pub(crate) fn why_not_sent(message: &Outgoing) -> String {
    match &message.why {
        Some(why) => reason::not_sent(why),
        None => "it was not sent".to_owned(),
    }
}

/// Whether a message waits for a person's decision.
pub(crate) fn waits_for_a_person(message: &Outgoing) -> bool {
    match message.state {
        State::Held | State::Skipped => true,
        State::Pending
        | State::Sending
        | State::Unknown
        | State::AwaitingApproval
        | State::Sent
        | State::Dropped => false,
    }
}

/// What every mail about one lead may say.
fn task(reader: &Reader<'_>, case: &Case) -> Values {
    let due = lines::due_or_agreed(case, reader.now).unwrap_or_else(|| "due today".to_owned());
    Values::new()
        .text(Variable::LeadName, case.name())
        .text(Variable::Due, due)
        .markup(Variable::LeadSummary, case.summary(reader.now))
        .markup(Variable::Asked, case.asked())
        .markup(Variable::Links, case.links())
        .markup(Variable::Buttons, lines::buttons(reader, case))
}

/// The message that a notice speaks of.
pub(crate) async fn message_of(
    reader: &Reader<'_>,
    notice: &Notice,
    message: &MessageId,
) -> Result<Option<(Outgoing, Draft)>, CloudError> {
    let stored = reader.cloud.message_to(&notice.lead, message).await?;
    Ok(stored.and_then(|stored| match stored.content.clone() {
        Content::Lead(draft) => Some((stored, draft)),
        Content::Team(_) | Content::Lost { .. } => None,
    }))
}

/// What a message to the lead says.
async fn words_of(reader: &Reader<'_>, case: &Case, draft: &Draft) -> Result<Markup, CloudError> {
    let policy = case.policy.clone();
    let letter = Letter::gather(reader.cloud, policy, &case.lead, draft, false, reader.now).await?;
    Ok(match letter.map(|letter| letter.words()) {
        Some(Ok(words)) => words,
        Some(Err(why)) => cannot_be_written(&why),
        None => Markup::paragraph("The inquiry that it answers was erased."),
    })
}

fn cannot_be_written(why: &NotSentReason) -> Markup {
    let why = reason::not_sent(why);
    Markup::paragraph(&sentence(&format!("It cannot be written: {why}")))
}

/// Subject and words of a message as they go out when this reader sends it.
async fn draft_of(
    reader: &Reader<'_>,
    case: &Case,
    draft: &Draft,
) -> Result<Option<Markup>, CloudError> {
    let policy = case.policy.clone();
    let letter = Letter::gather(reader.cloud, policy, &case.lead, draft, false, reader.now).await?;
    let Some(letter) = letter.map(|letter| letter.signed_by(reader.person)) else {
        return Ok(None);
    };
    let thread = Thread::read(reader.cloud, &case.lead, draft).await?;
    Ok(Some(
        letter
            .subject_and_words(&thread)
            .unwrap_or_else(|why| cannot_be_written(&why)),
    ))
}

/// The words of the cadence's mail, for a rep to make their own.
async fn words_to_write(reader: &Reader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let Some((step, template)) = case.mail_to_write() else {
        return Ok(Markup::paragraph(NO_WORDS));
    };
    let now: Instant = reader.now;
    let draft = Draft::new(&case.lead, step, template, Class::Automatic, now, now);
    let policy = case.policy.clone();
    let letter = Letter::gather(reader.cloud, policy, &case.lead, &draft, false, now).await?;
    let words = letter.map(|letter| letter.signed_by(reader.person).words());
    Ok(match words {
        Some(Ok(words)) => words,
        Some(Err(why)) => {
            tracing::error!(lead = %case.lead.id, ?why, "a draft cannot be rendered");
            Markup::paragraph(NO_WORDS)
        }
        None => Markup::paragraph(NO_WORDS),
    })
}

fn why_in_writing(lead: &Lead) -> &'static str {
    if !lead.contact.phone {
        "There is no phone number to call."
    } else if lead.may_call() && lead.listed.is_some() {
        "They are to be written to."
    } else if lead.may_call() {
        "They asked for an answer in writing."
    } else {
        "They are not to be called."
    }
}

fn why_unsettled(case: &Case) -> String {
    let looking = match &case.lead.stage {
        Stage::Open(open) => matches!(open, Open::Looking { .. }),
        Stage::Closed { .. } => false,
    };
    let wanted = case.policy.rules.criteria.sales_ready;
    match case.lead.score {
        _ if looking && case.lead.asked_for_nothing() => {
            "They are on a list of ours: is it worth a call?".to_owned()
        }
        _ if looking => "They went quiet some time ago: does it stay so?".to_owned(),
        Some(score) => format!("They have {score} points; from {wanted} on a rep calls by itself."),
        None => "The criteria could not be applied.".to_owned(),
    }
}

fn named(reader: &Reader<'_>, person: Option<&followup::ids::PersonId>) -> String {
    person
        .and_then(|person| reader.active.setting.roster.get(person))
        .map_or_else(|| A_COLLEAGUE.to_owned(), |person| person.name.clone())
}

fn with_whom(reader: &Reader<'_>, case: &Case) -> String {
    named(reader, case.lead.rep())
}

fn from_whom(reader: &Reader<'_>, case: &Case) -> String {
    let former = case.lead.former.last();
    named(reader, former.filter(|former| **former != reader.person.id))
}

/// New leads go to others for now.
async fn paused(reader: &Reader<'_>, bundle: &Bundle, case: &Case) -> Result<Composed, CloudError> {
    let load = reader.cloud.team().await?.load(&reader.person.id);
    if !load.is_paused() {
        return Ok(Composed::Nothing);
    }
    let mut open: Vec<Line> = Vec::new();
    let owned = reader.cloud.owned(reader.person.id.as_str()).await?;
    for id in owned.leads {
        let Some(own) = Case::read(reader.cloud, reader.active, &id).await? else {
            continue;
        };
        if own.lead.rep() == Some(&reader.person.id) {
            let buttons = lines::buttons(reader, &own);
            open.push(Line::new(
                &own,
                lines::waits_for(&own, reader.now),
                buttons,
                reader.now,
            ));
        }
    }
    let page = reader.buttons().resume(&case.lead);
    let count = (open.len() + owned.more).to_string();
    let list = if open.is_empty() {
        Markup::paragraph("Nobody at the moment.")
    } else {
        lines::list_of(open, owned.more)
    };
    let values = Values::new()
        .text(Variable::Count, count)
        .text(
            Variable::Reason,
            "Two in a row had to move on because no contact was reported in time.",
        )
        .markup(Variable::List, list)
        .markup(
            Variable::Buttons,
            Markup::buttons(&[("I have time", &page)]),
        );
    let words = Words {
        template: "paused",
        values,
        lead: None,
        templates: &reader.active.templates,
        invitation: None,
    };
    Ok(render(reader, bundle, words))
}
