//! A turn of the stream, as it reads: who speaks is seen by its side and its colour, and said in words.

use calendar::Instant;
use cloud::links::Purpose;
use cloud::table::outbox::{MailWords, OutboxItem, State};
use cloud::table::timeline::StoredEntry;
use followup::inquiry::Inquiry;
use followup::message::{Message, StopRule};
use maud::{Markup, html};
use wording::medium::came;
use wording::reason::not_sent;

use super::stream::{ConversationTurn, MAX_TURNS, Speaker, TurnContent};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::shown;
use crate::pages::announcement::{became, step_of};
use crate::parts::said_by;
use crate::timeline::line;
use crate::way_back::WayBack;

/// Who reads the stream.
pub(super) struct TurnReader<'a> {
    pub(super) visit: &'a Visit<'a>,
    pub(super) case: &'a LeadRecord,
    /// They have the lead, or lead the team: what waits for a person waits for them.
    pub(super) decides: bool,
}

impl TurnReader<'_> {
    /// The first of these turns, as many as there is room for in so many bytes: one at least, so that each page leads further.
    pub(super) fn first_turns(&self, turns: &[ConversationTurn<'_>], room: usize) -> Vec<Markup> {
        let (mut left, mut shown) = (room, Vec::new());
        for turn in turns.iter().take(MAX_TURNS) {
            let turn = self.turn(turn);
            let bytes = turn.0.len();
            if bytes > left && !shown.is_empty() {
                break;
            }
            left = left.saturating_sub(bytes);
            shown.push(turn);
        }
        shown
    }

    /// All of these turns: mails whose words there is no room for in so many bytes are shown without them.
    pub(super) fn each_turn(&self, turns: &[ConversationTurn<'_>], room: usize) -> Vec<Markup> {
        let mut left = room;
        let shown = turns.iter().map(|turn| {
            let whole = self.turn(turn);
            let shown = if whole.0.len() <= left {
                whole
            } else {
                self.turn(&turn.without_words())
            };
            left = left.saturating_sub(shown.0.len());
            shown
        });
        shown.collect()
    }

    /// A turn as an entry of the list; what happened by itself and is no mail, as a line in the margin.
    fn turn(&self, turn: &ConversationTurn<'_>) -> Markup {
        if let (TurnContent::Line { line: entry, .. }, Some(at), true) =
            (&turn.said, turn.at, turn.is_marginal())
        {
            let (what, _) = line(self.case, entry);
            return html! { li.margin { (shown(&what)) " " (self.time(at)) } };
        }
        self.voiced(turn)
    }

    fn time(&self, at: Instant) -> Markup {
        html! { time datetime=(calendar::format_instant(at)) { (self.case.when(at)) } }
    }

    fn voiced(&self, turn: &ConversationTurn<'_>) -> Markup {
        let class = match turn.speaker {
            Speaker::They => "they",
            Speaker::We(_) => "we",
            Speaker::Itself => "itself",
        };
        html! {
            li class=(class) {
                p.by {
                    span.whom { (self.whom(turn)) }
                    @if let Some(at) = turn.at { (self.time(at)) }
                }
                @match &turn.said {
                    TurnContent::Line { line, text, asked: None } => (self.line(line, *text)),
                    TurnContent::Line { line, asked: Some((id, inquiry)), .. } => {
                        @let first = **id == self.case.lead().inquiry;
                        div id=[first.then_some("asked")] { (self.asked(line, inquiry, first)) }
                    }
                    TurnContent::Mail { item, message, words, planned } => (self.mail(item, message, *words, *planned)),
                    TurnContent::Asked(inquiry) => (said_by(self.case, inquiry)),
                }
            }
        }
    }

    /// Who speaks, in words.
    fn whom(&self, turn: &ConversationTurn<'_>) -> Markup {
        let (case, words) = (self.case, self.case.words);
        match turn.speaker {
            Speaker::They => html! { bdi { (shown(&case.name())) } },
            Speaker::We(Some(person)) => html! { bdi { (shown(case.person_name(person))) } },
            Speaker::We(None) => html! { (words.stream_by_hand()) },
            Speaker::Itself => html! { (words.stream_by_itself()) },
        }
    }

    fn line(&self, entry: &StoredEntry, text: Option<&str>) -> Markup {
        let (what, _) = line(self.case, entry);
        html! {
            p { (shown(&what)) }
            @if let Some(text) = text { p.said dir="auto" { (shown(text)) } }
        }
    }

    /// An inquiry, with what they said by it; what looks unwanted is not repeated as theirs, unless it is what the follow-up speaks of: whoever
    /// judges or answers it reads it.
    fn asked(&self, entry: &StoredEntry, inquiry: &Inquiry, is_spoken_of: bool) -> Markup {
        let (what, _) = line(self.case, entry);
        let rang = came(self.case.words, inquiry, &self.case.when(entry.at));
        html! {
            p { (shown(&rang.unwrap_or(what))) }
            @if is_spoken_of || !inquiry.looks_unwanted() { (said_by(self.case, inquiry)) }
        }
    }

    /// A mail: its subject, its text in place, and what became of it.
    fn mail(
        &self,
        item: &OutboxItem,
        message: &Message,
        said: Option<&MailWords>,
        planned: Option<&StoredEntry>,
    ) -> Markup {
        let (case, words) = (self.case, self.case.words);
        let step = step_of(words, item);
        let language = case.brief().language().tag();
        html! {
            @match said {
                Some(said) => details.mail {
                    summary { bdi lang=(language) { (shown(&said.subject)) } }
                    div lang=(language) { p.said dir="auto" { (shown(&said.text)) } }
                    @if is_filled_in(item, message) { p.note { (words.message_words_now()) } }
                    @if let Some(planned) = planned { p.note { (shown(&line(case, planned).0)) ", " (case.when(planned.at)) } }
                },
                None => p { b { (shown(&step)) } },
            }
            p.note {
                @if said.is_some() { (shown(&step)) " · " }
                span.badge.red[has_failed(item)].green[item.state == State::Sent && item.returned.is_empty()] { (self.state(item)) }
                @if let Some(why) = item.why.as_ref().filter(|_| item.state.was_not_sent()) { " " (shown(&not_sent(words, why))) }
            }
            (self.deciding(item, message))
        }
    }

    /// What became of a mail, in a word where one will do.
    fn state(&self, item: &OutboxItem) -> String {
        let words = self.case.words;
        match item.state {
            State::Sent if !item.returned.is_empty() => words.mail_came_back(),
            State::Sent => words.mail_left(),
            State::Skipped if item.sent_at.is_some() => words.mail_not_delivered(),
            State::Skipped => words.mail_not_sent(),
            State::Dropped => words.mail_left_out(),
            State::Pending
            | State::Sending
            | State::Unknown
            | State::Held
            | State::AwaitingApproval => became(self.case, item),
        }
    }

    /// The way to where what waits is sent, stopped or left out.
    fn deciding(&self, item: &OutboxItem, message: &Message) -> Markup {
        let (case, words) = (self.case, self.case.words);
        let address = |purpose| {
            let message = item.id().to_string();
            WayBack::Lead.address(self.visit, purpose, case.lead(), message)
        };
        // An acknowledgement cannot be stopped.
        let is_stoppable = message.stop_rule != StopRule::Acknowledgement && !item.released;
        match item.leaves_at(case.now) {
            Some(at) if is_stoppable => html! {
                p { a.go href=(address(Purpose::Announcement)) { (words.planned_stop(&case.when(at))) } }
            },
            Some(_) => html! {},
            None if item.state.may_leave() && self.decides => html! {
                p { a.go href=(address(Purpose::Message)) { (words.mail_decide()) } }
            },
            None => html! {},
        }
    }
}

/// Whether the words of a mail are still to be filled in with what is true when it leaves.
fn is_filled_in(item: &OutboxItem, message: &Message) -> bool {
    let waits = matches!(
        item.state,
        State::Pending | State::Held | State::AwaitingApproval
    );
    waits && message.written_by.is_none()
}

/// Whether a mail did not do what it was to do.
fn has_failed(item: &OutboxItem) -> bool {
    !item.returned.is_empty() || item.state.was_not_sent() || item.state == State::Unknown
}
