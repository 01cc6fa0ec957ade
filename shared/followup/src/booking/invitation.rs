//! An appointment as calendars exchange it (RFC 5545 and 5546).
//!
//! Times are in UTC: every calendar shows them in its reader's zone, whatever it knows of zones. One meeting has one `UID`; each
//! change counts its `SEQUENCE` up.

use serde::{Deserialize, Serialize};

use super::Zone;
use crate::ids::{LeadId, PersonId};
use calendar::{Instant, Interval};

/// Bytes of a line at most, without its end.
const MAX_LINE: usize = 75;

/// What a calendar is to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Take it in, or change it.
    Request,
    /// Take it out.
    Cancel,
}

impl Method {
    /// The word of the standard.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// A state of an appointment that a mail speaks of. It holds nothing personal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Invitation {
    /// The cycle of the lead that it belongs to.
    pub cycle: u32,
    /// Which of its appointments.
    pub number: u32,
    /// Which state of it.
    pub sequence: u32,
    /// With whom.
    pub rep: PersonId,
    /// From when to when.
    #[serde(flatten)]
    pub time: Interval,
    /// The zone that the lead reads times in.
    pub zone: Zone,
    /// It says that the appointment is so: once it is not, the mail is out of date.
    #[serde(default)]
    pub stands: bool,
    /// What a calendar is to do; nothing, when the mail has no calendar part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
}

impl Invitation {
    /// [`super::Appointment::mark`] of the state that it speaks of.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{}.{}", self.number, self.sequence)
    }

    /// The name that calendars know the appointment by.
    #[must_use]
    pub fn uid(&self, lead: &LeadId, host: &str) -> String {
        format!("{lead}.c{}.m{}@{host}", self.cycle, self.number)
    }
}

/// Somebody in a calendar's event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee<'a> {
    /// The name; the address, when there is none.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
}

/// The text of the calendar part.
///
/// ```
/// use followup::booking::{Attendee, Invitation, Method, calendar_text};
/// use calendar::{Interval, parse_instant};
/// let at = |text| parse_instant(text).unwrap();
/// let invitation = Invitation {
///     cycle: 1,
///     number: 1,
///     sequence: 0,
///     rep: followup::ids::PersonId::parse("sam").unwrap(),
///     time: Interval { from: at("2026-03-03T15:00:00Z"), to: at("2026-03-03T15:30:00Z") },
///     zone: "Europe/Paris".parse().unwrap(),
///     stands: true,
///     method: Some(Method::Request),
/// };
/// let someone = |name, email| Attendee { name, email };
/// let text = calendar_text(
///     &invitation,
///     Method::Request,
///     "1@example.com",
///     "A talk",
///     "To move it: https://example.com/b/1",
///     Some("our workshop, 100 Main Street"),
///     &someone("Example", "hello@example.com"),
///     &[someone("Ana", "ana@example.org")],
///     at("2026-03-02T15:00:00Z"),
/// );
/// assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("\r\nDTSTART:20260303T150000Z\r\n"));
/// ```
#[must_use]
#[expect(clippy::too_many_arguments, reason = "an event has so many properties")]
pub fn calendar_text(
    invitation: &Invitation,
    method: Method,
    uid: &str,
    summary: &str,
    description: &str,
    location: Option<&str>,
    organizer: &Attendee<'_>,
    attendees: &[Attendee<'_>],
    now: Instant,
) -> String {
    let status = match method {
        Method::Request => "CONFIRMED",
        Method::Cancel => "CANCELLED",
    };
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "PRODID:-//Baton//Appointments//EN".to_owned(),
        "VERSION:2.0".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("METHOD:{}", method.as_str()),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(uid)),
        format!("SEQUENCE:{}", invitation.sequence),
        format!("DTSTAMP:{}", stamp(now)),
        format!("DTSTART:{}", stamp(invitation.time.from)),
        format!("DTEND:{}", stamp(invitation.time.to)),
        format!("SUMMARY:{}", escaped(summary)),
        format!("DESCRIPTION:{}", escaped(description)),
        format!("STATUS:{status}"),
        format!("LOCATION:{}", escaped(location.unwrap_or_default())),
        "TRANSP:OPAQUE".to_owned(),
        format!(
            "ORGANIZER;CN={}:mailto:{}",
            quoted(organizer.name),
            organizer.email
        ),
    ];
    // An empty place would be shown as one.
    lines.retain(|line| line != "LOCATION:");
    for attendee in attendees {
        lines.push(format!(
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN={}:mailto:{}",
            quoted(attendee.name),
            attendee.email
        ));
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    lines.iter().map(|line| folded(line)).collect()
}

fn stamp(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: what has a meaning in the format is escaped, what cannot be seen is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A parameter's value: no quote can stand in one.
fn quoted(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|character| !character.is_control())
        .map(|character| if character == '"' { '\'' } else { character })
        .collect();
    format!("\"{plain}\"")
}

/// A line with its end, broken where it would be longer than a line may be, never within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut length = 0;
    for character in line.chars() {
        let bytes = character.len_utf8();
        if length + bytes > MAX_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += bytes;
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    fn text(summary: &str, name: &str) -> String {
        let at = |text: &str| parse_instant(text).unwrap();
        let invitation = Invitation {
            cycle: 1,
            number: 2,
            sequence: 3,
            rep: PersonId::parse("sam").unwrap(),
            time: Interval {
                from: at("2026-03-29T00:30:00Z"),
                to: at("2026-03-29T01:30:00Z"),
            },
            zone: "Europe/Paris".parse().unwrap(),
            stands: false,
            method: Some(Method::Cancel),
        };
        let uid = invitation.uid(&LeadId::derive(&["x"]), "desk.example.com");
        calendar_text(
            &invitation,
            Method::Cancel,
            &uid,
            summary,
            "One line.\nAnother; with, signs\\.",
            None,
            &Attendee {
                name: "Example",
                email: "hello@example.com",
            },
            &[Attendee {
                name,
                email: "ana@example.org",
            }],
            at("2026-03-02T15:00:00Z"),
        )
    }

    #[test]
    fn a_line_is_never_longer_than_75_bytes_and_reads_back_as_it_was() {
        let name = "Zoë Ångström ".repeat(12);
        let text = text("Grüße, \u{1F697}; Ölwechsel", &name);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            assert!(line.len() <= MAX_LINE, "{} bytes: {line}", line.len());
            assert!(!line.contains(['\r', '\n']));
        }
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("CN=\"{name}\":mailto:ana@example.org")));
        assert!(unfolded.contains("SUMMARY:Grüße\\, \u{1F697}\\; Ölwechsel\r\n"));
        assert!(unfolded.contains("DESCRIPTION:One line.\\nAnother\\; with\\, signs\\\\.\r\n"));
    }

    #[test]
    fn nothing_that_somebody_typed_becomes_a_line_of_its_own() {
        let text = text("x\r\nATTENDEE:mailto:evil@example.net", "a\"\r\nX-EVIL:1");
        assert!(!text.contains("\r\nX-EVIL") && !text.contains("\r\nATTENDEE:mailto:evil"));
        assert!(text.replace("\r\n ", "").contains("CN=\"a'X-EVIL:1\""));
    }

    #[test]
    fn a_cancellation_is_the_next_state_of_the_same_event() {
        let text = text("x", "Ana");
        for line in [
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "SEQUENCE:3",
            "DTSTART:20260329T003000Z",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
        assert!(text.contains(".c1.m2@desk.example.com\r\n"));
    }
}
