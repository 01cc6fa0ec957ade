//! Mails to the team about one lead.

use cloud::CloudError;
use cloud::table::outbox::{Content, Outgoing, State};
use followup::bundle::Bundle;
use followup::ids::MessageId;
use followup::lead::{Lead, Open, Stage};
use followup::message::{Class, Draft, Notice, NoticeKind};
use followup::policy::Rung;
use followup::promise::moment;
use followup::template::{Markup, Values, Variable};
use followup::time::Instant;

use crate::case::Case;
use crate::compose::{Composed, Reader, Words, render};
use crate::duty;
use crate::lead_mail::Letter;
use crate::lines::{self, Line};
use crate::office::{hour, sentence};
use crate::relevance::matters;

const NO_WORDS: &str = "There are no ready words this time; please write your own.";
const NO_SCRIPT: &str = "Say who you are, why you call, and what for. Then listen.";
const A_COLLEAGUE: &str = "a colleague";

/// Puts the mail together that a notice about one lead asks for.
pub(crate) async fn compose(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
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
        };
        render(reader, bundle, words)
    };
    let now = reader.now;
    let buttons = reader.buttons();
    Ok(match &notice.kind {
        NoticeKind::NewLead => {
            if case.lead.may_call() && case.lead.contact.by_phone() {
                let values = task(reader, &case).text(Variable::When, case.when());
                mail(&case, "task", values)
            } else {
                let draft = words_to_write(reader, &case).await?;
                let values = task(reader, &case)
                    .text(Variable::Reason, why_in_writing(&case.lead))
                    .markup(Variable::Draft, draft);
                mail(&case, "task_draft", values)
            }
        }
        NoticeKind::Answer => {
            let answered = case.answered(reader.cloud).await?;
            let values = task(reader, &case).markup(Variable::Asked, answered);
            mail(&case, "task_answer", values)
        }
        NoticeKind::CallDue | NoticeKind::Reminder => call_due(reader, bundle, &case),
        NoticeKind::Qualify | NoticeKind::Look => {
            let values = task(reader, &case)
                .markup(Variable::Buttons, buttons.verdicts(&case.lead))
                .text(Variable::Reason, why_unsettled(&case));
            mail(&case, "qualify", values)
        }
        NoticeKind::Warning => {
            let Some(at) = duty::first_touch(&case.lead)
                .and_then(|clock| duty::rung_at(&case.policy, clock, Rung::Reassigned))
            else {
                return Ok(Composed::Nothing);
            };
            let values = task(reader, &case)
                .text(Variable::When, hour(case.policy.calendar(), at, now))
                .markup(Variable::Buttons, buttons.keep(&case.lead));
            mail(&case, "warning", values)
        }
        NoticeKind::MovedAway => {
            let lapsed = case.lead.former.contains(&reader.person.id);
            let reason = if lapsed {
                "It moved because no contact had been reported in the agreed time."
            } else {
                "The manager has given it to somebody else."
            };
            let values = task(reader, &case)
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
                .text(Variable::Reason, reason);
            mail(&case, "reassigned_to", values)
        }
        NoticeKind::Announcement { message } => {
            let Some((stored, draft)) = message_of(reader, notice, message).await? else {
                return Ok(Composed::Nothing);
            };
            if stored.state != State::Pending {
                return Ok(Composed::Nothing);
            }
            let at = draft.not_before.max(now);
            let values = task(reader, &case)
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
        NoticeKind::Paused => paused(reader, bundle, &case).await?,
        NoticeKind::NotSent { message } => {
            let Some((stored, draft)) = message_of(reader, notice, message).await? else {
                return Ok(Composed::Nothing);
            };
            if !waits_for_a_person(&stored) {
                return Ok(Composed::Nothing);
            }
            let reason = sentence(stored.because.as_deref().unwrap_or("it was not sent"));
            let values = task(reader, &case)
                .text(Variable::Reason, reason)
                .markup(Variable::Draft, words_of(reader, &case, &draft).await?)
                .markup(Variable::Buttons, buttons.message(&draft.lead, message));
            mail(&case, "not_sent", values)
        }
        NoticeKind::Escalation(_) => {
            let line = lines::escalated(reader, &case, &notice.kind);
            let values = Values::new()
                .text(Variable::Count, "1")
                .markup(Variable::List, lines::list(vec![line]));
            mail(&case, "escalations", values)
        }
    })
}

/// A call of the cadence, or an agreed step, with what to say.
pub(crate) fn call_due(reader: &Reader<'_>, bundle: &Bundle, case: &Case) -> Composed {
    let reason = sentence(&format!("It is their turn: {}", lines::waits_for(case)));
    let words = Words {
        template: "task_again",
        values: task(reader, case).text(Variable::Reason, reason),
        lead: Some(&case.lead),
        templates: &case.policy.templates,
    };
    render(reader, bundle, words)
}

/// Whether a message waits for a person's decision.
pub(crate) fn waits_for_a_person(message: &Outgoing) -> bool {
    match message.state {
        State::Held | State::Skipped => true,
        State::Pending | State::Sending | State::Unknown | State::Sent | State::Dropped => false,
    }
}

/// What every mail about one lead may say.
fn task(reader: &Reader<'_>, case: &Case) -> Values {
    let calendar = case.policy.calendar();
    let due = duty::due_at(&case.policy, &case.lead)
        .map_or_else(|| "today".to_owned(), |at| moment(calendar, at, reader.now));
    let script = case.script(reader.person).unwrap_or_else(|because| {
        tracing::error!(lead = %case.lead.id, because, "a script cannot be rendered");
        Markup::paragraph(NO_SCRIPT)
    });
    Values::new()
        .text(Variable::LeadName, case.name())
        .text(Variable::Due, due)
        .markup(Variable::LeadSummary, case.summary(reader.now))
        .markup(Variable::Asked, case.asked())
        .markup(Variable::Links, case.links())
        .markup(Variable::Script, script)
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
        Some(Err(because)) => {
            Markup::paragraph(&sentence(&format!("It cannot be written: {because}")))
        }
        None => Markup::paragraph("The inquiry that it answers was erased."),
    })
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
        Some(Err(because)) => {
            tracing::error!(lead = %case.lead.id, because, "a draft cannot be rendered");
            Markup::paragraph(NO_WORDS)
        }
        None => Markup::paragraph(NO_WORDS),
    })
}

fn why_in_writing(lead: &Lead) -> &'static str {
    if !lead.contact.phone {
        "They left no phone number."
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
    let mut page = None;
    for id in reader.cloud.owned(reader.person.id.as_str()).await? {
        let Some(own) = Case::read(reader.cloud, reader.active, &id).await? else {
            continue;
        };
        if own.lead.rep() == Some(&reader.person.id) {
            page.get_or_insert_with(|| reader.buttons().outcome_page(&own.lead));
            let buttons = lines::buttons(reader, &own);
            open.push(Line::new(&own, lines::waits_for(&own), buttons, reader.now));
        }
    }
    let page = page.unwrap_or_else(|| reader.buttons().outcome_page(&case.lead));
    let count = open.len().to_string();
    let list = if open.is_empty() {
        Markup::paragraph("Nobody at the moment.")
    } else {
        lines::list(open)
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
            Markup::buttons(&[("I have time: report a call", &page)]),
        );
    let words = Words {
        template: "paused",
        values,
        lead: None,
        templates: &reader.active.templates,
    };
    Ok(render(reader, bundle, words))
}
