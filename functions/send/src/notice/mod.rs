//! What is said of a lead to a member of the team. One file a kind of notice: when it matters, its line, its mail, and its place
//! on the list at opening.
//!
//! A new kind is a variant of [`NoticeKind`], a file here, and a row of `of_kind!`; with words of its own, a row of
//! [`MailKind`](followup::template::MailKind) and a template.

mod absence;
mod announcement;
mod answer;
mod approval;
mod call_due;
mod dormant_review;
mod doubted;
mod escalation;
mod exchange;
mod for_later;
mod held;
mod in_your_name;
pub(crate) mod kind;
mod left_alone;
mod lines_came;
mod meeting;
mod moved_away;
mod moved_here;
mod new_lead;
mod not_sent;
mod nudge;
pub(crate) mod paused;
mod qualify;
mod receipt;
mod reminder;
mod three_lines;
mod unclear;
pub(crate) mod unreached;
mod warning;
mod which_date;
mod wrote_again;

use calendar::Instant;
use cloud::CloudError;
use cloud::table::outbox::OutboxItem;
use followup::charge::tells_of_the_move;
use followup::digest::Digest;
use followup::ids::LeadId;
use followup::lead::Stage;
use followup::message::{Escalation, Notice, NoticeKind};

use self::kind::{About, DigestPlace, HourSection, NoticeContent};
use crate::case::Case;
use crate::team::content::Composed;
use crate::team::line::DigestLine;
use crate::team::message::{message_line, message_of};
use crate::team::reader::TeamReader;

/// Asks the file of a kind. Every kind is named here, and nowhere else in this crate.
macro_rules! of_kind {
    ($kind:expr, $it:ident => $asked:expr) => {
        match $kind {
            NoticeKind::NewLead => of_kind!(@ new_lead::NewLead, $it, $asked),
            NoticeKind::ForLater => of_kind!(@ for_later::ForLater, $it, $asked),
            NoticeKind::Qualify => of_kind!(@ qualify::Qualify, $it, $asked),
            NoticeKind::Answer => of_kind!(@ answer::AnswerNotice, $it, $asked),
            NoticeKind::CallDue => of_kind!(@ call_due::CallDue, $it, $asked),
            NoticeKind::Reminder | NoticeKind::ReminderAtOnce => of_kind!(@ reminder::Reminder, $it, $asked),
            NoticeKind::Nudge { by } => of_kind!(@ nudge::Nudge { by }, $it, $asked),
            NoticeKind::Warning => of_kind!(@ warning::Warning, $it, $asked),
            NoticeKind::MovedAway => of_kind!(@ moved_away::MovedAway, $it, $asked),
            NoticeKind::MovedHere => of_kind!(@ moved_here::MovedHere, $it, $asked),
            NoticeKind::ThreeLines => of_kind!(@ three_lines::ThreeLines, $it, $asked),
            NoticeKind::LinesCame => of_kind!(@ lines_came::LinesCame, $it, $asked),
            NoticeKind::Announcement { message } => of_kind!(@ announcement::Announcement { message }, $it, $asked),
            NoticeKind::WroteAgain => of_kind!(@ wrote_again::WroteAgain, $it, $asked),
            NoticeKind::LeftAlone { news } => of_kind!(@ left_alone::LeftAlone { news: *news }, $it, $asked),
            NoticeKind::Unclear => of_kind!(@ unclear::Unclear, $it, $asked),
            NoticeKind::Receipt { outcome, asks_for_sum } => of_kind!(@ receipt::Receipt { outcome: *outcome, asks_for_sum: *asks_for_sum }, $it, $asked),
            NoticeKind::Absence { until } => of_kind!(@ absence::AbsenceNotice { until: *until }, $it, $asked),
            NoticeKind::WhichDate { outcome, near, far } => of_kind!(@ which_date::WhichDate { outcome: *outcome, near: *near, far: *far }, $it, $asked),
            NoticeKind::InYourName { from } => of_kind!(@ in_your_name::InYourName { from: from.as_ref() }, $it, $asked),
            NoticeKind::Doubted => of_kind!(@ doubted::DoubtedNotice, $it, $asked),
            NoticeKind::Paused => of_kind!(@ paused::Paused, $it, $asked),
            NoticeKind::NotSent { message } => of_kind!(@ not_sent::NotSent { message }, $it, $asked),
            NoticeKind::Meeting { news, invitation } => of_kind!(@ meeting::Meeting { news: *news, invitation }, $it, $asked),
            NoticeKind::Escalation(why) => of_kind!(@ *why, $it, $asked),
            NoticeKind::Unreached { rep, why } => of_kind!(@ unreached::Unreached { rep, why: *why }, $it, $asked),
            NoticeKind::DormantReview => of_kind!(@ dormant_review::DormantReviewNotice, $it, $asked),
            NoticeKind::Held => of_kind!(@ held::HeldNotice, $it, $asked),
            NoticeKind::Approval { message } => of_kind!(@ approval::ApprovalNotice { message }, $it, $asked),
        }
    };
    (@ $one:expr, $it:ident, $asked:expr) => {{
        let $it = $one;
        $asked
    }};
}

/// Whether what a notice says to this reader still matters when its mail leaves.
pub(crate) fn matters(kind: &NoticeKind, reader: &TeamReader<'_>, case: &Case) -> bool {
    of_kind!(kind, it => match case.lead.stage {
        Stage::Open(_) => it.matters(reader, case) && !was_seen(kind, reader, case),
        Stage::Closed { .. } => it.matters_once_closed(case),
    })
}

/// Whether it is mere news to its reader that they have seen at the desk since it came. What tells that the lead moves on is no mere news.
fn was_seen(kind: &NoticeKind, reader: &TeamReader<'_>, case: &Case) -> bool {
    let since = of_kind!(kind, it => it.news_since(case));
    let seen = reader.sights.of(&case.lead.id);
    let is_after = since.zip(seen).is_some_and(|(since, seen)| seen >= since);
    is_after && told(reader, kind, case).is_none()
}

/// Where it stands on the list at opening.
pub(crate) fn place(kind: &NoticeKind) -> DigestPlace {
    of_kind!(kind, it => it.place())
}

/// Why the lead is on a list, in a few words.
pub(crate) fn why(kind: &NoticeKind, case: &Case, now: Instant) -> String {
    of_kind!(kind, it => it.why(case, now))
}

/// The same for who reads it: what came to the manager has not come to who stands in.
pub(crate) fn why_to(reader: &TeamReader<'_>, kind: &NoticeKind, case: &Case) -> String {
    if reader.stands_in_for.is_some() && *kind == NoticeKind::Escalation(Escalation::LapsedTwice) {
        return reader.words().managers_now_no_contact();
    }
    why(kind, case, reader.now)
}

/// The subject of a list with this lead alone.
pub(crate) fn headline(kind: &NoticeKind, case: &Case, now: Instant) -> String {
    of_kind!(kind, it => it.headline(case, now))
}

/// Where it stands in the mail of an hour; none, when each is a mail of its own.
pub(crate) fn hour_section(kind: &NoticeKind) -> Option<HourSection> {
    of_kind!(kind, it => it.hour_section())
}

/// Whether one that is alone in its hour is the mail of its kind.
pub(crate) fn is_in_full_alone(kind: &NoticeKind) -> bool {
    of_kind!(kind, it => it.is_in_full_alone())
}

/// The message that a notice speaks of, while it is as the notice says.
async fn message_shown(
    reader: &TeamReader<'_>,
    notice: &Notice,
) -> Result<Option<OutboxItem>, CloudError> {
    let Some(id) = notice.kind.message() else {
        return Ok(None);
    };
    let message = message_of(reader, notice, id).await?;
    let message = message.map(|(message, _)| message);
    Ok(message.filter(|message| of_kind!(&notice.kind, it => it.shows(reader, message))))
}

/// The line of the message that a notice speaks of, while it is as the notice says.
pub(crate) async fn line_of_message(
    reader: &TeamReader<'_>,
    notice: &Notice,
) -> Result<Option<DigestLine>, CloudError> {
    match message_shown(reader, notice).await? {
        Some(message) => message_line(reader, &message).await,
        None => Ok(None),
    }
}

/// Its own line on a list; `None` where a list has no line for the notice itself.
pub(crate) async fn line(about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
    if about.notice.kind.message().is_some() {
        return line_of_message(about.reader, about.notice).await;
    }
    of_kind!(&about.notice.kind, it => it.line(about).await)
}

/// The mail of its own.
pub(crate) async fn mail(about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError> {
    let composed: Composed = of_kind!(&about.notice.kind, it => it.mail(about, digest).await)?;
    Ok(composed.telling(told(about.reader, &about.notice.kind, about.case)))
}

/// The lead of a notice, where it tells the reader that this lead of theirs moves on. What somebody reads in another's place tells nobody.
pub(crate) fn told(reader: &TeamReader<'_>, kind: &NoticeKind, case: &Case) -> Option<LeadId> {
    let tells = reader.has(&case.lead) && tells_of_the_move(&case.policy, &case.lead, kind);
    tells.then(|| case.lead.id.clone())
}

/// The lead of a notice as it is now, with what the team has noted, if the notice still matters.
pub(crate) async fn relevant(
    reader: &TeamReader<'_>,
    notice: &Notice,
) -> Result<Option<Case>, CloudError> {
    let case = Case::read(reader, &notice.lead).await?;
    match case.filter(|case| matters(&notice.kind, reader, case)) {
        Some(case) => case.with_notes(reader.cloud, reader.now).await.map(Some),
        None => Ok(None),
    }
}
