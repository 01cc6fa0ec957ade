//! Answers to an invitation that a calendar program sent (RFC 5546): what its owner chose, and perhaps a remark of theirs.

use crate::parsed::Parsed;

const CALENDAR: &str = "text/calendar";

/// What somebody answered to an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InvitationReply {
    /// Whether they come, or perhaps come: then there is nothing to answer.
    pub(crate) comes: bool,
    /// What they added.
    pub(crate) remark: Option<String>,
}

/// What a mail answers to an invitation; nothing, when it does not.
pub(crate) fn answer(mail: &Parsed) -> Option<InvitationReply> {
    let lines = unfolded(&mail.part(CALENDAR)?.text);
    let method = lines.iter().find_map(|line| property(line, "METHOD"))?.1;
    let comes = match method.to_ascii_uppercase().as_str() {
        "REPLY" => {
            let (parameters, _) = lines.iter().find_map(|line| property(line, "ATTENDEE"))?;
            let parameters = parameters.to_ascii_uppercase();
            let chose = parameters
                .split(';')
                .find_map(|one| one.strip_prefix("PARTSTAT="))?;
            matches!(chose.trim_matches('"'), "ACCEPTED" | "TENTATIVE")
        }
        // They propose another time: somebody has to answer.
        "COUNTER" => false,
        _ => return None,
    };
    let remark = lines.iter().find_map(|line| property(line, "COMMENT"));
    let remark = remark.map(|(_, text)| unescaped(text).trim().to_owned());
    Some(InvitationReply {
        comes,
        remark: remark.filter(|remark| !remark.is_empty()),
    })
}

/// Lines as they were before they were folded.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(before)) => before.push_str(rest),
            (Some(_), None) | (None, _) => lines.push(line.to_owned()),
        }
    }
    lines
}

/// The parameters and the value of a line, if it is of that name. What stands in quotes ends nothing.
fn property<'a>(line: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let (found, parameters) = head.split_once(';').unwrap_or((head, ""));
    found
        .trim()
        .eq_ignore_ascii_case(name)
        .then_some((parameters, value.trim()))
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match characters.next() {
            Some('n' | 'N') => plain.push('\n'),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}
