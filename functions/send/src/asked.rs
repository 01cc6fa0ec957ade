//! What somebody of the team is asked to say: what a note of theirs was, whether a report was theirs, whether a lead wrote.

use std::collections::BTreeSet;

use cloud::CloudError;
use followup::message::{Notice, NoticeKind};
use followup::template::{Markup, Values, Variable};
use followup::timeline::UnprovenClaim;

use crate::case::Case;
use crate::compose::Reader;
use crate::lines::{self, Line};
use crate::relevance::matters;

/// Adds what a report in the reader's name is asked about: why it does not count, what it says, and the buttons.
pub(crate) async fn in_your_name(
    reader: &Reader<'_>,
    case: &Case,
    from: Option<&String>,
    values: Values,
) -> Result<Values, CloudError> {
    let reason = if from.is_some() {
        "It came from an address that we do not know as yours."
    } else {
        "It was not an answer to a mail that you have from us, and nothing in it shows that it left your mailbox."
    };
    let own = from.map(|hash| reader.buttons().own_address(&case.lead, hash));
    let choices = own.into_iter().chain([lines::buttons(reader, case)]);
    Ok(values
        .text(Variable::Reason, reason)
        .markup(
            Variable::Asked,
            case.unproven(reader.cloud, &[UnprovenClaim::Report])
                .await?,
        )
        .markup(Variable::Buttons, Markup::join(choices)))
}

/// The same of words in the lead's name.
pub(crate) async fn doubted(
    reader: &Reader<'_>,
    case: &Case,
    values: Values,
) -> Result<Values, CloudError> {
    let reason = if case.lead.may_want_silence() {
        "The mail asks us to leave them alone, and nothing in it shows that it came from them: anybody may have written it."
    } else {
        "Nothing in the mail shows that it came from them: anybody may have written it."
    };
    let words = [UnprovenClaim::Words, UnprovenClaim::Silence];
    Ok(values
        .text(Variable::Reason, reason)
        .markup(Variable::Asked, case.unproven(reader.cloud, &words).await?)
        .markup(Variable::Buttons, reader.buttons().doubted(&case.lead)))
}

/// The same as lines of a list, for what was asked outside the reader's hours.
pub(crate) async fn asked_lines(
    reader: &Reader<'_>,
    notices: &[Notice],
) -> Result<Vec<Line>, CloudError> {
    let (mut lines, mut seen) = (Vec::new(), BTreeSet::new());
    for notice in notices {
        let what = match &notice.kind {
            NoticeKind::Unclear => "what you wrote about them named no outcome: how did it go?",
            NoticeKind::InYourName { .. } => {
                "somebody reported about them in your name: was it you?"
            }
            NoticeKind::Doubted => "somebody wrote in their name: was it them? Please decide",
            NoticeKind::NewLead
            | NoticeKind::Qualify
            | NoticeKind::Answer
            | NoticeKind::CallDue
            | NoticeKind::Reminder
            | NoticeKind::Warning
            | NoticeKind::MovedAway
            | NoticeKind::MovedHere
            | NoticeKind::Announcement { .. }
            | NoticeKind::WroteAgain
            | NoticeKind::Paused
            | NoticeKind::NotSent { .. }
            | NoticeKind::Meeting { .. }
            | NoticeKind::Escalation(_)
            | NoticeKind::Look
            | NoticeKind::Held
            | NoticeKind::Draft { .. } => continue,
        };
        if !seen.insert((notice.lead.clone(), what)) {
            continue;
        }
        let Some(case) = Case::read(reader.cloud, reader.active, &notice.lead).await? else {
            continue;
        };
        let (policy, lead) = (&case.policy, &case.lead);
        if !matters(&notice.kind, policy, lead, reader.person, reader.now) {
            continue;
        }
        let buttons = if let NoticeKind::InYourName { from: Some(hash) } = &notice.kind {
            let own = reader.buttons().own_address(lead, hash);
            Markup::join([own, lines::buttons(reader, &case)])
        } else if notice.kind == NoticeKind::Doubted {
            reader.buttons().doubted(lead)
        } else {
            lines::buttons(reader, &case)
        };
        let words = Markup::inline([case.who(), Markup::text(&format!("— {what}"))]);
        lines.push(Line {
            due: None,
            markup: Markup::join([words, buttons]),
        });
    }
    Ok(lines)
}
