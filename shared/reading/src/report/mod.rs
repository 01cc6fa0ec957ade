//! What a rep reports in an answer to a task mail, in the first words of it: "vm", "reached, call Tue 10", "not a fit".

mod amount;
mod when;
mod words;

pub use amount::NamedSum;

use calendar::{Calendar, Instant};
use followup::event::{AnnouncementChoice, Disposition};
use followup::language::Language;

use crate::fold::fold;
use when::{NamedTime, OfficeClock};

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
    /// They bought, for a sum.
    WonFor(NamedSum),
    /// They bought: so much is beyond doubt, and for which sum is not.
    WonForWhichSum,
    /// What is to become of the mail that was announced.
    Choice(AnnouncementChoice),
    /// Whoever writes is away, and works again from then on.
    Away {
        /// The opening of the day that was named.
        until: Instant,
    },
    /// They are back.
    Back,
}

/// Reads the first words of an answer, in whatever language they are. Nothing, when they name no outcome: then a person is asked, and
/// nothing is guessed.
///
/// Of who wrote, the language only says whether 3/4 is the fourth of March or the third of April.
///
/// `currency` is the company's, as the policy's figures have it: a sum in another one is nothing that could be added up.
///
/// A date without a time is that day's opening; "tue", "march" and "10" are the next ones that come.
///
/// ```
/// use followup::event::Disposition;
/// use followup::language::Language;
/// use reading::report::{NamedSum, ReportedWords, read};
/// use calendar::{Calendar, CalendarSource, parse_instant};
/// let source = r#"{"tz": "America/New_York", "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}}"#;
/// let calendar = Calendar::new(serde_json::from_str(source).unwrap()).unwrap();
/// let now = parse_instant("2026-03-02T15:00:00Z").unwrap();
/// let tuesday = parse_instant("2026-03-03T15:00:00Z").ok();
/// let read = |text| read(text, Language::AmericanEnglish, &calendar, "EUR", now);
/// assert_eq!(read("Reached, call Tue 10"), Some(ReportedWords::Outcome(Disposition::Reached, tuesday)));
/// assert_eq!(read("Erreicht, am Di um 10 Uhr"), Some(ReportedWords::Outcome(Disposition::Reached, tuesday)));
/// let sum = followup::event::SaleAmount::new(12_000).unwrap();
/// assert_eq!(read("Won 12,000 EUR"), Some(ReportedWords::WonFor(NamedSum::Of(sum))));
/// assert_eq!(read("vm"), Some(ReportedWords::Outcome(Disposition::Voicemail, None)));
/// assert_eq!(read("Away until Tuesday"), Some(ReportedWords::Away { until: parse_instant("2026-03-03T14:00:00Z").unwrap() }));
/// assert_eq!(read("She has a question about the invoice."), None);
/// ```
#[must_use]
pub fn read(
    text: &str,
    language: Language,
    calendar: &Calendar,
    currency: &str,
    now: Instant,
) -> Option<ReportedWords> {
    let clock = OfficeClock {
        calendar,
        now,
        language,
    };
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let line = fold(&line.chars().take(MAX_LINE).collect::<String>());
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    if line.split_whitespace().count() > MAX_WORDS {
        return None;
    }
    let (meaning, rest) = words::first(line)?;
    let stands = words::stands(meaning, rest);
    if meaning == words::Meaning::Outcome(Disposition::Won)
        && let Some(sum) = amount::sum(rest, stands, currency)
    {
        return Some(match sum {
            NamedSum::Unclear if stands => ReportedWords::WonForWhichSum,
            NamedSum::Of(_) | NamedSum::Unclear => ReportedWords::WonFor(sum),
        });
    }
    let is_dated = when::begins(rest, &clock);
    if (!stands && !is_dated) || words::is_in_doubt(meaning, rest) {
        return None;
    }
    Some(match meaning {
        words::Meaning::Choice(choice) => ReportedWords::Choice(choice),
        words::Meaning::Outcome(outcome) => dated(outcome, when::read(rest, &clock)),
        // "I'm back Monday": until then they are not.
        words::Meaning::Away => away_until(when::read(rest, &clock)?),
        words::Meaning::Back if is_dated => away_until(when::read(rest, &clock)?),
        words::Meaning::Back => ReportedWords::Back,
        words::Meaning::HandBack => dated(words::reason(rest), when::read(rest, &clock)),
    })
}

/// Away until then. Whoever is away until a Monday, and says so on one, is back on the next.
fn away_until(named: NamedTime) -> ReportedWords {
    let (NamedTime::One(until) | NamedTime::Either { far: until, .. }) = named;
    ReportedWords::Away { until }
}

/// An outcome with the date that was named. An outcome that has no use for a date is not asked which one was meant.
fn dated(outcome: Disposition, named: Option<NamedTime>) -> ReportedWords {
    match named {
        None => ReportedWords::Outcome(outcome, None),
        Some(NamedTime::One(at)) => ReportedWords::Outcome(outcome, Some(at)),
        Some(NamedTime::Either { near, far }) if outcome.takes_a_date() => {
            ReportedWords::WhichDate { outcome, near, far }
        }
        Some(NamedTime::Either { .. }) => ReportedWords::Outcome(outcome, None),
    }
}

#[cfg(test)]
mod tests;
