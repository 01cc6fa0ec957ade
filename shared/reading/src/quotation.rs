//! What a person newly wrote, separated from what they answer and from their signature.
//!
//! A quotation is recognised by its own marks: `>` before its lines, the line that introduces it ("On Monday, Ana wrote:"), the
//! head that Outlook puts above it ("From: ... Sent: ..."), or a mark in HTML. Answers between quoted lines are kept.

use crate::address;
use crate::fold::{fold, has, joined};
use crate::head::{has_time, has_year, is_head};
use crate::html::CUT;
use crate::words::quoting;

/// Lines of a mail that are looked at.
const MAX_LINES: usize = 5_000;
/// Lines over which an introduction may be broken.
const MAX_INTRODUCTION_LINES: usize = 4;
/// Characters of an introduction at most.
const MAX_INTRODUCTION: usize = 400;
/// Lines in which the head of an answered mail says who, when, to whom.
const HEAD_LINES: usize = 10;
/// Characters of a line such as "Sent from my phone" at most.
const MAX_SENT_FROM: usize = 90;
/// Dashes or underscores that a drawn line has at least.
const RULE: usize = 8;

/// The part of a text that its writer added.
///
/// ```
/// let text = "Tuesday is fine.\n\nOn Mon, Nov 2, 2026 at 10:00 Example <hello@example.com> wrote:\n> When shall we call?\n\nAna\n";
/// assert_eq!(reading::newly_written(text), "Tuesday is fine.\n\nAna");
/// ```
#[must_use]
pub fn newly_written(text: &str) -> String {
    let (lines, folded) = lines_of(text);
    let mut kept: Vec<&str> = Vec::new();
    let mut in_signature = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let seen = folded[at].trim();
        if line == CUT {
            break;
        }
        if is_quoted(line) {
            at += 1;
            continue;
        }
        if let Some(next) = introduction(&lines, &folded, at) {
            if let Some(own) = before_introduction(line).filter(|_| !in_signature) {
                kept.push(own);
            }
            drop_rules(&mut kept);
            if answered_below(&lines[next..]) {
                at = next;
                continue;
            }
            break;
        }
        if is_separator(seen) || is_head(&folded[at..]) {
            drop_rules(&mut kept);
            if answered_below(&lines[at + 1..]) {
                at = end_of_head(&lines, at);
                continue;
            }
            break;
        }
        if line.trim_end() == "--" || line == "\u{2014}" {
            in_signature = true;
        }
        if !in_signature && !is_sent_from(seen) {
            kept.push(line.trim_end());
        }
        at += 1;
    }
    tidy(&kept)
}

/// The lines that are looked at, as they are and folded.
fn lines_of(text: &str) -> (Vec<&str>, Vec<String>) {
    let lines: Vec<&str> = text
        .lines()
        .take(MAX_LINES)
        .map(|line| line.trim_end_matches('\r'))
        .collect();
    let folded = lines.iter().map(|line| fold(line)).collect();
    (lines, folded)
}

/// A text as it is, with its quotations and without their marks; nothing, if it has no quotation.
pub(crate) fn with_quotations(text: &str) -> Option<String> {
    let mut whole: Vec<&str> = Vec::new();
    let mut has_quotation = false;
    for line in text.lines().take(MAX_LINES) {
        let line = line.trim_end_matches('\r');
        has_quotation |= line == CUT || is_quoted(line);
        if line != CUT {
            whole.push(line.trim_start_matches(['>', ' ']));
        }
    }
    let (lines, folded) = lines_of(text);
    let begins = |at: usize| {
        introduction(&lines, &folded, at).is_some()
            || is_separator(folded[at].trim())
            || is_head(&folded[at..])
    };
    has_quotation |= (0..lines.len()).any(begins);
    Some(tidy(&whole)).filter(|whole| has_quotation && !whole.is_empty())
}

/// A text with what stands below the mark of its signature, or looks like a phone's; nothing, if it is empty.
pub(crate) fn unmarked(text: &str) -> Option<String> {
    let lines = text.lines().take(MAX_LINES).map(str::trim_end);
    let kept: Vec<&str> = lines
        .filter(|line| *line != CUT && *line != "--" && *line != "\u{2014}")
        .collect();
    Some(tidy(&kept)).filter(|text| !text.is_empty())
}

/// What a mail passes on of another one, with its head: a quotation, and yet what the writer wants to be read. The line above it says
/// so, or the subject does.
pub(crate) fn passed_on(text: &str, subject: &str) -> Option<String> {
    let forwards = is_forwarded(fold(subject).trim_start());
    let (lines, folded) = lines_of(text);
    let begins = (0..lines.len()).find_map(|at| {
        let seen = folded[at].trim();
        if is_passed_on(seen) || forwards && is_separator(seen) {
            Some(at + 1)
        } else {
            (forwards && is_head(&folded[at..])).then_some(at)
        }
    })?;
    let rest: Vec<&str> = lines[begins..]
        .iter()
        .copied()
        .filter(|line| *line != CUT)
        .collect();
    Some(tidy(&rest)).filter(|rest| !rest.is_empty())
}

/// Whether a subject, folded, is that of a mail that was passed on.
fn is_forwarded(subject: &str) -> bool {
    let mut marks = quoting::FORWARDED.iter();
    marks.any(|mark| subject.starts_with(mark))
}

/// Whether a subject, folded, is another mail's: this one answers it, or passes it on.
pub(crate) fn is_inherited(subject: &str) -> bool {
    let mut marks = quoting::ANSWERED.iter();
    is_forwarded(subject) || marks.any(|mark| subject.starts_with(mark))
}

pub(super) fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// What the writer put into the line in which a program introduces the quotation.
fn before_introduction(line: &str) -> Option<&str> {
    let at = line.find(" On ").or_else(|| line.find("-On "))?;
    let rest = fold(line.get(at + 1..)?);
    (rest.ends_with("wrote:") && has_time(&rest))
        .then(|| line[..at].trim_end_matches(['-', ' ']))
        .filter(|own| !own.is_empty())
}

/// Whether what follows is a quotation with marks, so that the writer's own lines among it can be told.
fn answered_below(rest: &[&str]) -> bool {
    let written: Vec<&&str> = rest
        .iter()
        .take_while(|line| **line != CUT)
        .filter(|line| !line.trim().is_empty())
        .collect();
    let quoted = written.iter().filter(|line| is_quoted(line)).count();
    // Outlook repeats the head of the mail before the first `>`.
    quoted > 0 && written.iter().take(HEAD_LINES).any(|line| is_quoted(line))
}

/// The end of the line that introduces a quotation, when one begins here.
fn introduction(lines: &[&str], folded: &[String], at: usize) -> Option<usize> {
    let first = folded[at].trim();
    if first.is_empty() || is_quoted(lines[at]) {
        return None;
    }
    for count in 1..=MAX_INTRODUCTION_LINES {
        let end = at + count;
        if end > folded.len()
            || count > 1 && (folded[end - 1].trim().is_empty() || is_quoted(lines[end - 1]))
        {
            return None;
        }
        let whole = joined(&folded[at..end].join(" "));
        if whole.len() > MAX_INTRODUCTION {
            return None;
        }
        if holds_quotation(&whole) {
            return Some(end);
        }
        let marked = lines[end..]
            .iter()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| is_quoted(line) || *line == CUT);
        let dashed = is_dashed(&whole) && has(&whole, quoting::WROTE);
        let dated = marked && whole.ends_with('>') && has_year(first);
        if dashed || dated {
            return Some(end);
        }
        if !whole.ends_with(':') && !quoting::WROTE_LAST.iter().any(|word| whole.ends_with(word)) {
            continue;
        }
        let begins_so = count == 1 || begins_introduction(first);
        // "Tuesday is fine." right above "On Monday, Ana wrote:" is the writer's own: an introduction begins on the nearest line that can begin one.
        let begins_later = count > 1
            && !is_stated(first)
            && (at + 1..end).any(|later| {
                is_stated(folded[later].trim())
                    && introduces(&joined(&folded[later..end].join(" ")), marked)
            });
        return (begins_so && !begins_later && introduces(&whole, marked)).then_some(end);
    }
    None
}

/// "On Mon, Nov 2, 2026 at 10:00, Ana <...> wrote: When shall we call?": some programs quote behind the introduction.
fn holds_quotation(folded: &str) -> bool {
    begins_as_introduced(folded)
        && folded
            .match_indices(": ")
            .map(|(at, _)| &folded[..at])
            .find(|head| quoting::WROTE.iter().any(|word| head.ends_with(word)))
            .is_some_and(|head| has_time(head) && !address::in_text(head).is_empty())
}

/// "---- Ana wrote ----".
fn is_dashed(folded: &str) -> bool {
    folded.starts_with("---") && folded.ends_with("---")
}

/// A line that begins as introductions do, and says when.
fn is_stated(folded: &str) -> bool {
    (begins_as_introduced(folded) && folded.chars().any(|c| c.is_ascii_digit()) || has_time(folded))
        && !folded.ends_with(['.', '!', '?'])
}

/// A line that looks like the beginning of an introduction.
fn begins_introduction(folded: &str) -> bool {
    begins_as_introduced(folded) || has_time(folded) || folded.contains('@')
}

/// "On ...", "Am ...".
fn begins_as_introduced(folded: &str) -> bool {
    quoting::WROTE_FIRST
        .iter()
        .any(|word| folded.starts_with(word))
}

fn introduces(folded: &str, marked: bool) -> bool {
    let wrote = has(folded, quoting::WROTE);
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    let address = !address::in_text(folded).is_empty();
    let begins = begins_as_introduced(folded);
    // "On 12 May our manager wrote:" may be a person's own; a program says at what hour, or of which year.
    wrote && (digits && begins && has_year(folded) || address || digits && has_time(folded))
        || wrote && marked
        || address && has_time(folded) && digits
        || begins && marked && has_time(folded)
}

/// "-----Original Message-----".
fn is_separator(folded: &str) -> bool {
    // "Reply:" is a word of a person; a program draws a line around it, or says more than a word.
    let is_drawn = |words: &str| words.contains(' ') || folded.starts_with(['-', '_', '*', '=']);
    is_passed_on(folded)
        || between_rules(folded)
            .is_some_and(|words| quoting::ORIGINAL.contains(&words) && is_drawn(words))
}

/// "---------- Forwarded message ---------".
fn is_passed_on(folded: &str) -> bool {
    between_rules(folded).is_some_and(|words| quoting::PASSED_ON.contains(&words))
}

/// The words of a line that has a rule, or another mark, around them.
fn between_rules(folded: &str) -> Option<&str> {
    let words = folded.trim_matches(['-', '_', '*', '=', ' ', '>', '<', '+', ':']);
    (words.len() < folded.len()).then_some(words)
}

fn end_of_head(lines: &[&str], at: usize) -> usize {
    let quoted = lines[at..].iter().position(|line| is_quoted(line));
    quoted.map_or(lines.len(), |offset| at + offset)
}

fn is_sent_from(folded: &str) -> bool {
    folded.len() <= MAX_SENT_FROM
        && quoting::SENT_FROM.iter().any(|words| {
            folded
                .trim_start_matches(['-', '*', '_', '[', ' '])
                .starts_with(words)
        })
}

/// Takes the line of dashes above a head away.
fn drop_rules(kept: &mut Vec<&str>) {
    while kept.last().is_some_and(|line| {
        let line = line.trim();
        line.is_empty()
            || line.len() >= RULE
                && line
                    .chars()
                    .all(|c| matches!(c, '-' | '_' | '=' | '*' | ' '))
    }) {
        kept.pop();
    }
}

/// Without blank lines at the ends, and with one between two paragraphs.
fn tidy(kept: &[&str]) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in kept {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        text.push_str(line);
    }
    let text = text.trim_end_matches(['_', '\n']);
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSED_ON: &str = "Can you do this?\n\n---------- Forwarded message ---------\nFrom: Bob <bob@example.net>\nSubject: Pumps\n\nForty, please.\n";

    #[test]
    fn what_is_passed_on_is_told_from_what_is_answered() {
        assert_eq!(newly_written(PASSED_ON), "Can you do this?");
        assert_eq!(
            passed_on(PASSED_ON, "Pumps").as_deref(),
            Some("From: Bob <bob@example.net>\nSubject: Pumps\n\nForty, please.")
        );
        let outlook = "From: Bob <bob@example.net>\nSent: Monday, March 2, 2026 10:00\nTo: Ana\nSubject: Pumps\n\nForty, please.\n";
        assert_eq!(passed_on(outlook, "Re: Pumps"), None);
        assert_eq!(
            passed_on(outlook, "FW: Pumps").as_deref(),
            Some(outlook.trim())
        );
        assert_eq!(passed_on("Forty, please.", "Fwd: Pumps"), None);
    }
}
