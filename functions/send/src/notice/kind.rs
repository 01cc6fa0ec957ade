//! What each kind of notice says for itself: when it matters, its line, its mail, and where it stands on a list.

use calendar::Instant;
use cloud::CloudError;
use cloud::table::outbox::OutboxItem;
use followup::digest::Digest;
use followup::message::Notice;
use followup::template::{MailKind, Values};
use wording::Words;

use crate::case::Case;
use crate::team::content::{Composed, MailContent};
use crate::team::line::DigestLine;
use crate::team::reader::TeamReader;
use crate::team::task;

/// A notice, the lead that it is about as it is now, and who reads it.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) reader: &'a TeamReader<'a>,
    pub(crate) notice: &'a Notice,
    pub(crate) case: &'a Case,
}

impl About<'_> {
    /// What every mail about one lead may say.
    pub(super) fn task(&self) -> Values {
        task::values(self.reader, self.case)
    }

    /// The mail about this lead.
    pub(super) fn mail(&self, digest: &Digest, kind: MailKind, values: Values) -> Composed {
        MailContent::about(self.case, kind, values).render(self.reader, digest)
    }
}

/// Where a notice that came outside the reader's hours stands on the list at opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DigestPlace {
    /// Among the reader's own leads: it asks them to do something.
    Yours,
    /// Among the questions that only the reader can answer.
    ToSay,
    /// Among what the manager looks at, because nobody did it in time.
    Late,
    /// What is said of the reader's new leads.
    NewLeads,
    /// Among the mails that go out, or did not.
    Mail,
    /// Among what moved away.
    Moved,
    /// Among what waits for a colleague.
    Held,
    /// Among what is only said: that a report by mail is recorded, that somebody wants to hear from us later.
    Informs,
    /// Among whom the manager is to reach in another way.
    Unreached,
    /// The list finds the lead without it, or it is never gathered.
    Elsewhere,
}

/// Where a notice stands in the mail of an hour: the sections come in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HourSection {
    /// It moves on if its owner says nothing.
    Moving,
    /// A person asks for what is owed.
    Asked,
    /// What is a mail of its own, unless too many come in an hour: a new lead, an answer, a question.
    Came,
    /// A call that is due, or a reminder of what is owed.
    Waiting,
    /// What the manager is to look at.
    Escalated,
    /// A mail to a lead goes out.
    GoesOut,
    /// A mail to a lead waits for the reader.
    Approval,
    /// A mail to a lead did not go out.
    NotSent,
    /// Nothing goes out by itself for now.
    Held,
    /// Who gets new leads.
    NewLeads,
    /// It is somebody else's now.
    Moved,
}

impl HourSection {
    /// The mail that lists them, when all are of one section.
    pub(crate) fn mail(self) -> MailKind {
        match self {
            HourSection::Escalated => MailKind::Escalations,
            HourSection::Moved => MailKind::Moved,
            HourSection::Moving
            | HourSection::Asked
            | HourSection::Came
            | HourSection::Waiting
            | HourSection::GoesOut
            | HourSection::Approval
            | HourSection::NotSent
            | HourSection::Held
            | HourSection::NewLeads => MailKind::Reminders,
        }
    }

    /// Its heading, and what a subject says of several.
    pub(crate) fn headline(self, words: Words) -> String {
        match self {
            HourSection::Moving => words.hour_moving(),
            HourSection::Asked => words.hour_asked(),
            HourSection::Came => words.hour_came(),
            HourSection::Waiting => words.hour_waiting(),
            HourSection::Escalated => words.hour_escalated(),
            HourSection::GoesOut => words.hour_goes_out(),
            HourSection::Approval => words.hour_approval(),
            HourSection::NotSent => words.hour_not_sent(),
            HourSection::Held => words.hour_held(),
            HourSection::Moved => words.hour_moved(),
            HourSection::NewLeads => words.new_leads(),
        }
    }
}

/// One kind of notice. A file of this folder holds one, and no other file has to be asked what it says.
pub(super) trait NoticeContent {
    /// Whether it still matters, when its mail leaves, about a lead that is open. What it says of a message,
    /// [`shows`](Self::shows) checks.
    fn matters(&self, reader: &TeamReader<'_>, case: &Case) -> bool;

    /// The same about a lead that is closed.
    fn matters_once_closed(&self, _case: &Case) -> bool {
        false
    }

    /// Since when whoever has the lead reads at the desk what it says, where that is mere news: what was seen there is not mailed. None of what is
    /// told in any case: that a time runs out, that a lead moves, what asks for a decision, what a calendar reads, and what a mail was answered with.
    fn news_since(&self, _case: &Case) -> Option<Instant> {
        None
    }

    /// Where it stands on the list at opening.
    fn place(&self) -> DigestPlace;

    /// Why the lead is on a list, in a few words.
    fn why(&self, case: &Case, now: Instant) -> String {
        case.waits_for(now)
    }

    /// The subject of a list with this lead alone.
    fn headline(&self, case: &Case, now: Instant) -> String {
        format!("{} {}", case.name(), case.waits_for(now))
    }

    /// Where it stands in the mail of an hour; none, when each is a mail of its own.
    fn hour_section(&self) -> Option<HourSection> {
        None
    }

    /// Whether one that is alone in its hour is the mail of its kind, with words or script, and no list of one line.
    fn is_in_full_alone(&self) -> bool {
        true
    }

    /// Whether the message that it speaks of is still as it says.
    fn shows(&self, _reader: &TeamReader<'_>, _message: &OutboxItem) -> bool {
        false
    }

    /// Its own line on a list; `None` where a list has no line for the notice itself. What speaks of a message has the line of that.
    async fn line(&self, _about: &About<'_>) -> Result<Option<DigestLine>, CloudError> {
        Ok(None)
    }

    /// The mail of its own.
    async fn mail(&self, about: &About<'_>, digest: &Digest) -> Result<Composed, CloudError>;
}
