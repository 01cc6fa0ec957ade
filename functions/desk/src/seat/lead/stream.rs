//! Everything that passed between a lead and us, put together as one stream: the lines of the timeline, what the mails said, and what they
//! wrote.
//!
//! The newest stands first. Whoever opens the page has to do what comes next, and that follows from what was last; without a script a page
//! begins at its top, so that the other order would begin each visit with what is over. What is still to come stands above all of it, and
//! what they first asked is one press away.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use calendar::{EARLIEST, Instant};
use cloud::table::outbox::{Content, MailWords, OutboxItem, State};
use cloud::table::timeline::StoredEntry;
use followup::event::Disposition;
use followup::ids::{InquiryId, PersonId};
use followup::inquiry::Inquiry;
use followup::message::{Message, StopRule};
use followup::timeline::{Actor, EntryKind, Fact};

use crate::case::{LeadRecord, is_asked, is_by, is_told};
use crate::mail_ahead::{MailAhead, mail_ahead};
use crate::refused::NotServed;
use crate::seat::row::Signed;

/// Turns that one page shows at most; behind them is the way to the earlier ones.
pub(super) const MAX_TURNS: usize = 100;
/// Bytes of the turns that one page shows at most, but for a single turn that has more: with what stands around them it is under 100 KB.
pub(super) const MAX_STREAM_BYTES: usize = 50_000;

/// Mails that are still to leave of which the words are shown; a lead has one or two.
const MAX_AHEAD: usize = 5;

/// What is read of a lead, and of one that was merged with it, for its stream.
#[derive(Debug)]
pub(super) struct Spoken<'a> {
    lines: Cow<'a, [StoredEntry]>,
    pub(super) messages: Cow<'a, [OutboxItem]>,
    texts: Cow<'a, BTreeMap<String, String>>,
    pub(super) words: BTreeMap<String, MailWords>,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker<'a> {
    /// The lead.
    They,
    /// Somebody of the team, by name where that is known.
    We(Option<&'a PersonId>),
    /// Baton, by itself.
    Itself,
}

/// One turn of the stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConversationTurn<'a> {
    /// When; of what is to come, when it goes out, if that is known.
    pub(super) at: Option<Instant>,
    /// Who speaks.
    pub(super) speaker: Speaker<'a>,
    /// What is said.
    pub(super) said: TurnContent<'a>,
}

/// What is said in a turn.
#[derive(Debug, Clone, Copy)]
pub(super) enum TurnContent<'a> {
    /// A line of the timeline, with the text beside it.
    Line {
        line: &'a StoredEntry,
        text: Option<&'a str>,
        /// What they asked by it.
        asked: Option<(&'a InquiryId, &'a Inquiry)>,
    },
    /// A mail to them.
    Mail {
        item: &'a OutboxItem,
        message: &'a Message,
        words: Option<&'a MailWords>,
        /// The line by which it was planned.
        planned: Option<&'a StoredEntry>,
    },
    /// An inquiry of which no line tells any more.
    Asked(&'a Inquiry),
}

/// The stream: what is to come, and what was, the newest first.
#[derive(Debug, Default)]
pub(super) struct Conversation<'a> {
    /// Mails that have not gone out and still may, soonest first.
    pub(super) ahead: Vec<ConversationTurn<'a>>,
    /// What was.
    pub(super) past: Vec<ConversationTurn<'a>>,
}

/// Reads what the stream of a lead is made of besides the lead itself: the words of its mails, also of those that are still to leave, and what
/// was merged into it.
pub(super) async fn read<'a>(
    signed: &Signed<'_>,
    case: &'a LeadRecord,
) -> Result<Vec<Spoken<'a>>, NotServed> {
    let visit = signed.visit;
    let cloud = visit.cloud;
    let mut all = vec![Spoken {
        lines: Cow::Borrowed(&case.timeline),
        messages: Cow::Borrowed(&case.messages),
        texts: Cow::Borrowed(&case.texts),
        words: cloud.mail_words(&case.lead().id).await?,
    }];
    for merged in &case.lead().merged {
        let (lines, messages, texts) = visit.parts_of(merged).await?;
        all.push(Spoken {
            lines: lines.into(),
            messages: messages.into(),
            texts: Cow::Owned(texts.into_iter().collect()),
            words: cloud.mail_words(merged).await?,
        });
    }
    // What waits for a person goes out under the name of whoever decides.
    let sender = if decides(signed, case) {
        Some(signed.person)
    } else {
        let rep = case.lead().rep();
        rep.and_then(|rep| case.policy.active.roster.get(rep))
    };
    for spoken in &mut all {
        for item in spoken.unwritten(case) {
            let ahead = mail_ahead(visit, case, (&item, &spoken.messages), sender).await?;
            if let Some(MailAhead {
                words: Ok(said), ..
            }) = ahead
            {
                spoken.words.insert(item.id().to_string(), said);
            }
        }
    }
    Ok(all)
}

/// Whether what waits for a person waits for whoever is here: they have the lead, or lead the team.
pub(super) fn decides(signed: &Signed<'_>, case: &LeadRecord) -> bool {
    case.lead().rep() == Some(&signed.person.id) || signed.leads_the_team()
}

impl Spoken<'_> {
    /// Mails that may still leave, and whose words nobody has kept so far.
    fn unwritten(&self, case: &LeadRecord) -> Vec<OutboxItem> {
        let ahead = self.messages.iter().filter(|item| is_ahead(case, item));
        let unwritten = ahead.filter(|item| !self.words.contains_key(item.id().as_str()));
        unwritten.take(MAX_AHEAD).cloned().collect()
    }
}

impl<'a> Conversation<'a> {
    /// Puts what was read in its order. What a line and a mail both say is said by the mail.
    pub(super) fn of(case: &'a LeadRecord, all: &'a [Spoken<'a>]) -> Self {
        let mut stream = Self::default();
        let mut told: HashSet<&InquiryId> = HashSet::new();
        for spoken in all {
            let mut lines = Lines::of(spoken);
            let mut mails = Vec::new();
            // Of two mails of one step, the newer one has the newer line.
            let mut messages: Vec<&OutboxItem> = spoken.messages.iter().collect();
            messages.sort_by_key(|item| Reverse(item.sent_at.or(item.not_before())));
            for item in messages {
                if let Content::Lead(message) = &item.content {
                    let turn = mail(case, item, message, spoken, &mut lines);
                    if is_ahead(case, item) {
                        stream.ahead.push(turn);
                    } else {
                        mails.push(turn);
                    }
                }
            }
            for line in lines.left() {
                let asked = asked(case, line);
                told.extend(asked.map(|(id, _)| id));
                stream.past.push(ConversationTurn {
                    at: Some(line.at),
                    speaker: speaker(line),
                    said: TurnContent::Line {
                        line,
                        text: spoken.texts.get(&line.id).map(String::as_str),
                        asked,
                    },
                });
            }
            // What became of a mail follows from what happened in the same instant.
            stream.past.extend(mails);
        }
        let untold = case
            .inquiries
            .iter()
            .filter(|(id, inquiry)| !told.contains(id) && is_asked(inquiry));
        for (_, inquiry) in untold {
            stream.past.push(ConversationTurn {
                at: None,
                speaker: Speaker::They,
                said: TurnContent::Asked(inquiry),
            });
        }
        stream.past.reverse();
        // A stable order keeps lines of one instant as they followed each other.
        let at = |turn: &ConversationTurn<'_>| turn.at.unwrap_or(EARLIEST);
        stream.past.sort_by_key(|turn| Reverse(at(turn)));
        stream.ahead.sort_by_key(at);
        stream
    }

    /// At which place of what was they ask by this inquiry; the newest turn is at 0.
    pub(super) fn place_of(&self, inquiry: &InquiryId) -> Option<usize> {
        self.past.iter().position(|turn| {
            matches!(turn.said, TurnContent::Line { asked: Some((id, _)), .. } if id == inquiry)
        })
    }
}

/// The turn of a mail, which says what the lines about it say.
fn mail<'a>(
    case: &LeadRecord,
    item: &'a OutboxItem,
    message: &'a Message,
    spoken: &'a Spoken<'a>,
    lines: &mut Lines<'a>,
) -> ConversationTurn<'a> {
    // That they wrote is what the mail is.
    let reported = lines.reported(message);
    let became = lines.became(item, message);
    let planned = lines.planned(message, became.map_or(case.now, |line| line.at));
    let by_hand = item.released || message.stop_rule == StopRule::Released;
    let at = if is_ahead(case, item) {
        item.leaves_at(case.now)
    } else {
        let at = became.or(planned).or(reported).map(|line| line.at);
        Some(at.or(item.sent_at).unwrap_or(message.not_before))
    };
    ConversationTurn {
        at,
        speaker: if by_hand {
            Speaker::We(message.written_by.as_ref())
        } else {
            Speaker::Itself
        },
        said: TurnContent::Mail {
            item,
            message,
            words: spoken.words.get(item.id().as_str()),
            planned,
        },
    }
}

/// Whether a mail may still go out: by itself, or because a person says so.
fn is_ahead(case: &LeadRecord, item: &OutboxItem) -> bool {
    match item.state {
        State::Pending => case.planned.iter().any(|(one, _)| one.id == *item.id()),
        State::Sending | State::Held | State::AwaitingApproval => true,
        State::Unknown | State::Sent | State::Skipped | State::Dropped => false,
    }
}

/// The inquiry that a line tells of.
fn asked<'a>(case: &'a LeadRecord, line: &StoredEntry) -> Option<(&'a InquiryId, &'a Inquiry)> {
    let (Fact::Received { inquiry: id } | Fact::Joined { inquiry: id }) = &line.entry.fact else {
        return None;
    };
    let found = case.inquiries.iter().find(|(one, _)| one == id);
    found.map(|(id, inquiry)| (id, inquiry))
}

/// Who speaks in a line.
fn speaker(line: &StoredEntry) -> Speaker<'_> {
    match &line.entry.by {
        Actor::Lead => Speaker::They,
        Actor::Person(person) => Speaker::We(Some(person)),
        Actor::Baton => Speaker::Itself,
    }
}

/// Lines of a timeline, of which each is said once.
struct Lines<'a> {
    lines: &'a [StoredEntry],
    said: Vec<bool>,
}

impl<'a> Lines<'a> {
    fn of(spoken: &'a Spoken<'a>) -> Self {
        Self {
            lines: &spoken.lines,
            said: vec![false; spoken.lines.len()],
        }
    }

    /// The newest line that was not said yet and is the one looked for; it counts as said from now on.
    fn take(&mut self, is_it: impl Fn(&StoredEntry) -> bool) -> Option<&'a StoredEntry> {
        let mut newest = self.lines.iter().enumerate().rev();
        let (index, line) = newest.find(|(index, line)| !self.said[*index] && is_it(line))?;
        self.said[index] = true;
        Some(line)
    }

    /// The line that says what became of a mail.
    fn became(&mut self, item: &OutboxItem, message: &Message) -> Option<&'a StoredEntry> {
        let is_of_it = |step: Option<&String>| step == Some(&message.step);
        if let Some(sent) = item.sent_at {
            return self.take(|line| {
                let fact = &line.entry.fact;
                matches!(fact, Fact::Sent { step, .. } if line.at == sent && is_of_it(step.as_ref()))
            });
        }
        if !item.state.was_not_sent() && item.state != State::Unknown {
            return None;
        }
        self.take(|line| {
            let fact = &line.entry.fact;
            matches!(fact, Fact::NotSent { step, .. } if is_of_it(step.as_ref()))
                || matches!(fact, Fact::Unknown { step, .. } if is_of_it(Some(step)))
        })
    }

    /// The line by which a person is on record as having written it.
    fn reported(&mut self, message: &Message) -> Option<&'a StoredEntry> {
        let by = message.written_by.as_ref()?;
        self.take(|line| {
            let fact = &line.entry.fact;
            let wrote = matches!(fact, Fact::Outcome { report, .. } if report.outcome == Disposition::Wrote);
            is_by(line, by) && wrote && line.at == message.not_before
        })
    }

    /// The line by which a mail was planned, before what became of it.
    fn planned(&mut self, message: &Message, until: Instant) -> Option<&'a StoredEntry> {
        self.take(|line| {
            let fact = &line.entry.fact;
            matches!(fact, Fact::MailPlanned { step, .. } if *step == message.step && line.at <= until)
        })
    }

    /// What nothing else says.
    fn left(&self) -> impl Iterator<Item = &'a StoredEntry> {
        let lines = self.lines.iter().zip(&self.said);
        lines
            .filter(|(line, said)| !**said && is_told(line))
            .map(|(line, _)| line)
    }
}

impl ConversationTurn<'_> {
    /// The same turn, of a mail without its words.
    pub(super) fn without_words(&self) -> Self {
        let said = match self.said {
            TurnContent::Mail {
                item,
                message,
                planned,
                words: _,
            } => TurnContent::Mail {
                item,
                message,
                words: None,
                planned,
            },
            TurnContent::Line { .. } | TurnContent::Asked(_) => self.said,
        };
        Self { said, ..*self }
    }

    /// Whether it is no more than a line in the margin: what happened by itself and is no mail.
    pub(super) fn is_marginal(&self) -> bool {
        match &self.said {
            TurnContent::Line { line, text, .. } => {
                self.speaker == Speaker::Itself
                    && text.is_none()
                    && line.entry.kind() != EntryKind::Received
            }
            TurnContent::Mail { .. } | TurnContent::Asked(_) => false,
        }
    }
}
