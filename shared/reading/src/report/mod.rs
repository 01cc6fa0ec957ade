//! What a rep reports in an answer to a task mail, in the first words of it: "vm", "reached, call Tue 10", "not a fit".

mod when;
mod words;

use calendar::{Calendar, Instant};
use followup::event::{AnnouncementChoice, Disposition};

use when::NamedTime;

/// Characters of the first line that are looked at.
const MAX_LINE: usize = 200;
/// Words of a line that is read as a report; a longer one may begin with an outcome by chance.
const MAX_WORDS: usize = 30;

/// What a rep's words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportedWords {
    /// An outcome, and the date of what is next if one was named.
    Outcome(Disposition, Option<Instant>),
    /// An outcome with a date that two days fit: "March", written in March.
    WhichDate {
        /// The outcome.
        outcome: Disposition,
        /// Today, if a time was named that is still to come.
        near: Option<Instant>,
        /// The next day that the date fits.
        far: Instant,
    },
    /// What is to become of the mail that was announced.
    Choice(AnnouncementChoice),
}

/// Reads the first words of an answer. Nothing, when they name no outcome: then a person is asked, and nothing is guessed.
///
/// A date without a time is that day's opening; "tue", "march" and "10" are the next ones that come.
///
/// ```
/// use followup::event::Disposition;
/// use reading::report::{ReportedWords, read};
/// use calendar::{Calendar, CalendarSource, parse_instant};
/// let source = r#"{"tz": "America/New_York", "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}}"#;
/// let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
/// let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
/// let tuesday = parse_instant("2026-03-03T15:00:00Z").ok();
/// assert_eq!(read("Reached, call Tue 10", &calendar, now), Some(ReportedWords::Outcome(Disposition::Reached, tuesday)));
/// assert_eq!(read("vm", &calendar, now), Some(ReportedWords::Outcome(Disposition::Voicemail, None)));
/// assert_eq!(read("She has a question about the invoice.", &calendar, now), None);
/// ```
#[must_use]
pub fn read(text: &str, calendar: &Calendar, now: Instant) -> Option<ReportedWords> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line: String = line
        .chars()
        .take(MAX_LINE)
        .collect::<String>()
        .to_lowercase();
    let line = line.replace(['\u{2019}', '\u{2018}'], "'");
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    if line.split_whitespace().count() > MAX_WORDS {
        return None;
    }
    let (meaning, rest) = words::first(line)?;
    if !words::stands(meaning, rest) && !when::begins(rest, calendar, now) {
        return None;
    }
    Some(match meaning {
        words::Meaning::Choice(choice) => ReportedWords::Choice(choice),
        words::Meaning::Outcome(outcome) => dated(outcome, when::read(rest, calendar, now)),
        words::Meaning::HandBack => dated(words::reason(rest), when::read(rest, calendar, now)),
    })
}

/// An outcome with the date that was named. An outcome that has no use for a date is not asked which one was meant.
fn dated(outcome: Disposition, named: Option<NamedTime>) -> ReportedWords {
    match named {
        None => ReportedWords::Outcome(outcome, None),
        Some(NamedTime::One(at)) => ReportedWords::Outcome(outcome, Some(at)),
        Some(NamedTime::Either { near, far }) if takes_a_date(outcome) => {
            ReportedWords::WhichDate { outcome, near, far }
        }
        Some(NamedTime::Either { .. }) => ReportedWords::Outcome(outcome, None),
    }
}

/// Whether a date beside the outcome is when it goes on.
fn takes_a_date(outcome: Disposition) -> bool {
    match outcome {
        Disposition::Reached
        | Disposition::Answered
        | Disposition::Booked
        | Disposition::Met
        | Disposition::Wrote
        | Disposition::NotNow
        | Disposition::Nurture
        | Disposition::NoBudget => true,
        Disposition::Voicemail
        | Disposition::NoAnswer
        | Disposition::NoShow
        | Disposition::Won
        | Disposition::Lost
        | Disposition::WrongNumber
        | Disposition::NotAFit
        | Disposition::NotALead
        | Disposition::DoNotContact
        | Disposition::WrongPerson
        | Disposition::NeedsInformation => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::{CalendarSource, parse_instant};

    fn said(text: &str) -> Option<ReportedWords> {
        let hours = ["mon", "tue", "wed", "thu", "fri"]
            .map(|day| format!(r#""{day}": [["09:00", "17:00"]]"#));
        let source = format!(
            r#"{{"tz": "America/New_York", "hours": {{{}}}}}"#,
            hours.join(",")
        );
        let source: CalendarSource = serde_json::from_str(&source).unwrap();
        // A Monday, ten o'clock.
        read(
            text,
            &Calendar::new(source).unwrap(),
            parse_instant("2026-03-02T15:00:00Z").unwrap(),
        )
    }

    fn outcome(disposition: Disposition, at: Option<&str>) -> Option<ReportedWords> {
        Some(ReportedWords::Outcome(
            disposition,
            at.map(|at| parse_instant(at).unwrap()),
        ))
    }

    #[test]
    fn the_first_words_are_an_outcome() {
        for (text, disposition) in [
            ("vm", Disposition::Voicemail),
            ("Voicemail.", Disposition::Voicemail),
            ("left a message, will try again", Disposition::Voicemail),
            ("na", Disposition::NoAnswer),
            ("No answer", Disposition::NoAnswer),
            ("not reached", Disposition::NoAnswer),
            ("Won!", Disposition::Won),
            ("wrong number", Disposition::WrongNumber),
            ("Not a fit, too small", Disposition::NotAFit),
            ("do not contact", Disposition::DoNotContact),
            ("hand back: wrong person", Disposition::WrongPerson),
            ("hand back: no budget this year", Disposition::NoBudget),
            (
                "handing back, need more information",
                Disposition::NeedsInformation,
            ),
            ("spoke to her, all good", Disposition::Reached),
            ("reached the boss", Disposition::Reached),
            ("reached voicemail", Disposition::Voicemail),
            ("Lost to a competitor", Disposition::Lost),
            ("lost: too dear", Disposition::Lost),
            ("won the order", Disposition::Won),
            ("do not contact again", Disposition::DoNotContact),
        ] {
            assert_eq!(said(text), outcome(disposition, None), "{text}");
        }
    }

    #[test]
    fn dates_are_the_next_ones_in_the_offices_zone() {
        use Disposition::{Booked, NotNow, Reached};
        for (text, disposition, at) in [
            ("reached, call Tue 10", Reached, "2026-03-03T15:00:00Z"),
            ("reached, call tomorrow", Reached, "2026-03-03T14:00:00Z"),
            ("booked Thu 14:00", Booked, "2026-03-05T19:00:00Z"),
            ("booked thursday at 2pm", Booked, "2026-03-05T19:00:00Z"),
            ("booked a demo on Thu 14:00", Booked, "2026-03-05T19:00:00Z"),
            ("not now, next march", NotNow, "2027-03-01T14:00:00Z"),
            ("not now, september", NotNow, "2026-09-01T13:00:00Z"),
            ("spoke, again on March 12", Reached, "2026-03-12T13:00:00Z"),
            (
                "spoke, again on 2026-03-12 9:30",
                Reached,
                "2026-03-12T13:30:00Z",
            ),
            ("spoke, in two weeks", Reached, "2026-03-16T13:00:00Z"),
            ("spoke, next week", Reached, "2026-03-09T13:00:00Z"),
        ] {
            assert_eq!(said(text), outcome(disposition, Some(at)), "{text}");
        }
    }

    #[test]
    fn of_a_date_that_two_days_fit_nothing_is_guessed() {
        let at = |text: &str| parse_instant(text).unwrap();
        let either = |outcome, near: Option<&str>, far: &str| {
            let (near, far) = (near.map(at), at(far));
            Some(ReportedWords::WhichDate { outcome, near, far })
        };
        let march = either(Disposition::NotNow, None, "2027-03-01T14:00:00Z");
        assert_eq!(said("not now, march"), march);
        assert_eq!(said("hand back: later, in march"), march);
        // It is Monday, ten o'clock.
        let far = "2026-03-09T19:00:00Z";
        let monday = either(Disposition::Reached, Some("2026-03-02T20:00:00Z"), far);
        assert_eq!(said("reached, call Monday 3pm"), monday);
        let next = outcome(Disposition::Reached, Some(far));
        assert_eq!(said("reached, call next Monday 3pm"), next);
        // A voicemail has no use for a date: nobody is asked which one was meant.
        assert_eq!(said("vm monday"), outcome(Disposition::Voicemail, None));
    }

    #[test]
    fn an_announced_mail_is_answered_and_other_words_are_none() {
        assert_eq!(
            said("Send now"),
            Some(ReportedWords::Choice(AnnouncementChoice::SendNow))
        );
        assert_eq!(
            said("already in touch"),
            Some(ReportedWords::Choice(AnnouncementChoice::InTouch))
        );
        assert_eq!(
            said("stop"),
            Some(ReportedWords::Choice(AnnouncementChoice::Stop))
        );
        for text in [
            "",
            "Thanks",
            "nap time",
            "vmware is what they use",
            "wonderful people",
            "I will see",
            "lost connection, will call back at 3",
            "bought from a competitor last week",
            "signed off sick until April",
            "Booked solid until April, call later",
            "meeting went well",
            "appointment was cancelled",
            "reached out by mail",
            "send him the brochure",
            "stop by on Tuesday",
            "do not call before ten",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
