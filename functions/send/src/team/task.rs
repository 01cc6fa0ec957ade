//! A step that a person takes: what every mail about it says, with what to say or the words to write.

use calendar::Instant;
use cloud::CloudError;
use followup::digest::Digest;
use followup::inquiry::{ContactWhen, PromisedContact};
use followup::lead::{Block, Lead, ObligationKind};
use followup::message::{Message, StopRule};
use followup::policy::EscalationStep;
use followup::script::mail_to_write;
use followup::template::{MailKind, Markup, Values, Variable};
use followup::work;
use wording::Words;

use super::choices::buttons;
use super::content::{Composed, MailContent};
use super::line::due_or_agreed;
use super::message::{email_of, last_words_to};
use super::reader::TeamReader;
use crate::case::Case;

/// What every mail about one lead may say.
pub(crate) fn values(reader: &TeamReader<'_>, case: &Case) -> Values {
    let due = due_or_agreed(case, reader.now).unwrap_or_else(|| reader.words().due_today());
    let values = match best_before(case, reader.now) {
        Some(time) => Values::new().text(Variable::BestBefore, time),
        None => Values::new(),
    };
    values
        .text(Variable::LeadName, case.name())
        .text(Variable::Due, due)
        .markup(Variable::LeadSummary, case.summary(reader.now))
        .markup(Variable::Asked, case.asked())
        .markup(Variable::Links, case.links())
        .markup(Variable::Buttons, buttons(reader, case))
}

/// By when the first contact is wanted, as long as that is to come.
fn best_before(case: &Case, now: Instant) -> Option<String> {
    // What they asked some weeks ago, and wanted to hear of now, is no fresh question.
    let is_fresh = case.lead.contact.when != ContactWhen::Later;
    let at = work::wanted_at(&case.policy, &case.lead).filter(|at| is_fresh && *at > now)?;
    Some(case.times().at_hour(at, now))
}

/// By when the first contact was wanted of whom the owner was reminded then, and not since.
pub(crate) fn wanted_by(case: &Case, now: Instant) -> Option<String> {
    let owed = work::first_touch(&case.lead)?;
    let at = work::wanted_at(&case.policy, &case.lead);
    let at = at.filter(|_| owed.reached == Some(EscalationStep::Wanted))?;
    Some(case.times().at_hour(at, now))
}

/// A step that a person takes, with what to say in a call or with the words of a mail.
pub(crate) async fn step_due(
    reader: &TeamReader<'_>,
    digest: &Digest,
    case: &Case,
    is_new: bool,
) -> Result<Composed, CloudError> {
    let asked = Markup::join([case.asked(), case.wrote_last()]);
    let values = values(reader, case).markup(Variable::Asked, asked);
    let has_task = work::open_task(&case.policy, &case.lead).is_some();
    let (kind, values) = if !has_task && !case.lead.is_called() && case.lead.may_write() {
        let why = why_in_writing(reader.words(), &case.lead);
        let asked_for_now = case.lead.contact.when == ContactWhen::Later;
        let reason = if is_new && asked_for_now {
            format!("{} {why}", case.words.asked_for_around_now())
        } else if is_new {
            why
        } else {
            format!("{} {why}", case.why_now(reader.now))
        };
        let draft = words_to_write(reader, case).await?;
        let values = values.markup(Variable::Draft, draft);
        (MailKind::TaskDraft, values.text(Variable::Reason, reason))
    } else {
        let script = what_to_say(reader, case).await?;
        let values = values.markup(Variable::Script, script);
        (
            MailKind::TaskAgain,
            values.text(Variable::Reason, case.why_now(reader.now)),
        )
    };
    Ok(MailContent::about(case, kind, values).render(reader, digest))
}

/// Whether somebody who is no lead waits for an answer: that is a task of its own, however it came to the reader.
pub(crate) fn is_request(case: &Case) -> bool {
    work::owed(&case.lead).is_some_and(|owed| owed.kind == ObligationKind::Request)
}

/// The task of somebody who is no lead and waits for an answer; `why` it is the reader's now, where it was somebody else's.
pub(crate) async fn request(
    reader: &TeamReader<'_>,
    digest: &Digest,
    case: &Case,
    why: Option<String>,
) -> Result<Composed, CloudError> {
    let answered = case.answered(reader.cloud).await?;
    // Who has written since they asked is answered on both, and by somebody who knows what they have from us.
    let mut summary = vec![case.summary(reader.now)];
    let asked = case.asked();
    if asked != answered {
        summary.push(Markup::heading(&case.words.they_had_asked()));
        summary.push(asked);
        summary.push(last_words_to(reader, case).await?);
    }
    if !case.policy.writes_to_leads() {
        // Nobody here told them anything, and nothing goes out to them by itself.
        let reason = why.unwrap_or_else(|| case.why_now(reader.now));
        let values = values(reader, case)
            .text(Variable::Reason, reason)
            .markup(Variable::Asked, answered)
            .markup(Variable::LeadSummary, Markup::join(summary))
            .markup(Variable::Script, what_to_say(reader, case).await?);
        return Ok(MailContent::about(case, MailKind::TaskAgain, values).render(reader, digest));
    }
    let how = how_to_answer(case);
    let reason = match why {
        Some(why) => format!("{why} {how}"),
        None => how,
    };
    let values = values(reader, case)
        .text(Variable::Reason, reason)
        .markup(Variable::Asked, answered)
        .markup(Variable::LeadSummary, Markup::join(summary));
    Ok(MailContent::about(case, MailKind::TaskRequest, values).render(reader, digest))
}

/// What they were told that they will hear from us: whoever was promised a call is called.
fn how_to_answer(case: &Case) -> String {
    let promise = case.inquiry().and_then(|inquiry| inquiry.promise);
    match promise.map(|promise| promise.contact) {
        Some(PromisedContact::Call) if case.lead.is_called() => case.words.we_said_we_call(),
        Some(
            PromisedContact::Call
            | PromisedContact::Mail
            | PromisedContact::Answer
            | PromisedContact::Later,
        )
        | None => case.words.we_said_we_answer(),
    }
}

/// What to say in a call, or the words of a mail, under its heading. What is to be done on another channel comes before a first contact
/// that is owed beside it, and else alone.
pub(crate) async fn what_to_say(
    reader: &TeamReader<'_>,
    case: &Case,
) -> Result<Markup, CloudError> {
    let Some(task) = task_to_do(reader, case) else {
        return call_or_words(reader, case).await;
    };
    if work::owed(&case.lead).is_none() {
        return Ok(task);
    }
    Ok(Markup::join([task, call_or_words(reader, case).await?]))
}

/// What is to be done on another channel, under its heading.
fn task_to_do(reader: &TeamReader<'_>, case: &Case) -> Option<Markup> {
    let words = reader.words();
    let text = case.brief().task(reader.person)?.unwrap_or_else(|because| {
        tracing::error!(lead = %case.lead.id, because, "a task cannot be rendered");
        Markup::paragraph(&case.why_now(reader.now))
    });
    Some(Markup::join([Markup::heading(&words.what_to_do()), text]))
}

async fn call_or_words(reader: &TeamReader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let say = reader.words();
    let (heading, words) = if case.lead.is_called() {
        let brief = case.brief();
        let script = brief.script(reader.person, reader.now);
        let script = script.unwrap_or_else(|because| {
            tracing::error!(lead = %case.lead.id, because, "a script cannot be rendered");
            brief.without_script(reader.now)
        });
        (say.what_to_say(), script)
    } else if case.lead.may_write() {
        (say.a_draft(), words_to_write(reader, case).await?)
    } else if case.lead.blocked == Some(Block::Bounced) && !case.lead.contact.phone {
        (say.what_to_do(), Markup::paragraph(&say.find_another_way()))
    } else {
        (say.what_to_say(), Markup::paragraph(&say.no_way_to_reach()))
    };
    // Whoever is to decide reads what the lead wrote.
    let owed = work::owed(&case.lead).map(|owed| owed.kind);
    let wrote = match owed {
        Some(ObligationKind::Decide) => case.answered_in_short(),
        Some(_) | None => Markup::default(),
    };
    Ok(Markup::join([wrote, Markup::heading(&heading), words]))
}

/// The words of the cadence's mail, for a rep to make their own.
async fn words_to_write(reader: &TeamReader<'_>, case: &Case) -> Result<Markup, CloudError> {
    let no_words = || Markup::paragraph(&reader.words().no_ready_words());
    let Some((step, template)) = mail_to_write(&case.policy, &case.lead) else {
        return Ok(no_words());
    };
    let now = reader.now;
    let message = Message::new(&case.lead, step, template, StopRule::Automatic, now, now);
    // Whoever writes to somebody who should have heard from us says so.
    let message = match work::late(&case.policy, &case.lead, now) {
        Some(late) => message.owning_up(late.promised_by),
        None => message,
    };
    let email = email_of(reader, case, &message).await?;
    let words = email.map(|email| email.signed_by(reader.person).words());
    Ok(match words {
        Some(Ok(words)) => words,
        Some(Err(why)) => {
            tracing::error!(lead = %case.lead.id, ?why, "a draft cannot be rendered");
            no_words()
        }
        None => no_words(),
    })
}

/// Why somebody is written to, and not called.
fn why_in_writing(words: Words, lead: &Lead) -> String {
    if !lead.contact.phone {
        words.no_number_to_call()
    } else if lead.may_call() && lead.listed.is_some() {
        words.to_be_written_to()
    } else if lead.may_call() {
        words.asked_for_writing()
    } else {
        words.not_to_be_called()
    }
}
