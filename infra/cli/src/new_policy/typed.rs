//! What somebody types, as what it means; and back, as it would be typed.

use calendar::Day;
use followup::inquiry::{EmailAddress, PersonName};
use followup::language::Language;
use followup::law::Region;
use wording::office_hours::alike_days;

use super::answers::{Newcomer, WeekHours};

/// How days begin in the four languages, by their place in the week. No two languages mean different days by one of them, if the longest
/// that fits is taken.
const DAYS: [(&str, usize); 26] = [
    ("mon", 0),
    ("tue", 1),
    ("wed", 2),
    ("thu", 3),
    ("fri", 4),
    ("sat", 5),
    ("sun", 6),
    ("mo", 0),
    ("di", 1),
    ("mi", 2),
    ("do", 3),
    ("fr", 4),
    ("sa", 5),
    ("so", 6),
    ("lun", 0),
    ("mar", 1),
    ("mie", 2),
    ("mié", 2),
    ("jue", 3),
    ("vie", 4),
    ("dom", 6),
    ("mer", 2),
    ("jeu", 3),
    ("ven", 4),
    ("sam", 5),
    ("dim", 6),
];
/// At every hour.
const ALWAYS: &str = "always";
/// The fewest and the most minutes of working time within which a person is to be in touch.
const PROMISES: std::ops::RangeInclusive<u32> = 4..=24 * 60;
/// People at most: more are written into the file.
const MAX_PEOPLE: usize = 20;

/// A language, and a country behind it if need be: `de AT`, `en-US`, `fr_CA`.
pub(super) fn speech(text: &str) -> Option<(Language, Option<String>)> {
    let mut parts = text.split([' ', '-', '_']).filter(|part| !part.is_empty());
    let (language, country) = (parts.next()?, parts.next());
    let country = country.map(str::to_ascii_uppercase);
    let is_country = country
        .as_ref()
        .is_none_or(|code| Region::of_country(code).is_some());
    if parts.next().is_some() || !is_country {
        return None;
    }
    let is_british = country.as_ref().is_some_and(|code| code != "US");
    let language = match language.to_ascii_lowercase().as_str() {
        "en" if is_british => Language::BritishEnglish,
        "en" => Language::AmericanEnglish,
        other => Language::tagged(other)?,
    };
    Some((language, country))
}

/// Opening hours: `mon-fri 9-12 13-17, sat 10:00-13:30`, or `always`.
pub(super) fn hours(text: &str) -> Option<WeekHours> {
    let text = text.trim().to_lowercase();
    let mut hours = WeekHours::new();
    if text == ALWAYS {
        let whole = ("00:00".to_owned(), "24:00".to_owned());
        return Some(Day::ALL.map(|day| (day, vec![whole.clone()])).into());
    }
    for part in text.split(',') {
        let mut words = part.split_whitespace();
        let days = days(words.next()?)?;
        let times = words.map(stretch).collect::<Option<Vec<_>>>()?;
        if times.is_empty() {
            return None;
        }
        for day in days {
            hours.entry(day).or_default().extend(times.iter().cloned());
        }
    }
    Some(hours)
}

fn days(text: &str) -> Option<Vec<Day>> {
    let (first, last) = match text.split_once(['-', '–']) {
        Some((first, last)) => (day(first)?, day(last)?),
        None => (day(text)?, day(text)?),
    };
    (first <= last).then(|| Day::ALL[first..=last].to_vec())
}

fn day(text: &str) -> Option<usize> {
    let fits = DAYS.iter().filter(|(start, _)| text.starts_with(start));
    let (_, number) = fits.max_by_key(|(start, _)| start.len())?;
    Some(*number)
}

fn stretch(text: &str) -> Option<(String, String)> {
    let (from, until) = text.split_once(['-', '–'])?;
    let (from, until) = (time(from)?, time(until)?);
    (from < until).then_some((from, until))
}

/// A time of day as a calendar has it: `9` and `9:00` are `09:00`.
fn time(text: &str) -> Option<String> {
    let (hour, minute) = text.split_once([':', 'h']).unwrap_or((text, "0"));
    let minute = if minute.is_empty() { "0" } else { minute };
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_time = (hour < 24 && minute < 60) || (hour, minute) == (24, 0);
    is_time.then(|| format!("{hour:02}:{minute:02}"))
}

/// Opening hours of a working week, as one would type them: the days by the names that a language has for the first and the last of it.
pub(super) fn typed_hours(language: Language, hours: &WeekHours) -> String {
    let names = match Language::primary(language.tag()) {
        "de" => ["mo", "di", "mi", "do", "fr", "sa", "so"],
        "es" => ["lun", "mar", "mie", "jue", "vie", "sab", "dom"],
        "fr" => ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"],
        _ => ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    };
    let parts = alike_days(hours).into_iter().map(|days| {
        let times = days.times.iter();
        let times: Vec<String> = times
            .map(|(from, until)| format!("{from}-{until}"))
            .collect();
        let times = times.join(" ");
        if days.first == days.last {
            format!("{} {times}", names[days.first])
        } else {
            format!("{}-{} {times}", names[days.first], names[days.last])
        }
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// People with their addresses: `Ada Berg <ada@example.com>, Bo Lund <bo@example.com>`.
pub(super) fn people(text: &str) -> Option<Vec<Newcomer>> {
    let mut people: Vec<Newcomer> = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, email) = part.strip_suffix('>')?.split_once('<')?;
        let name = PersonName::parse(name).ok()?;
        let one = Newcomer {
            name: name.usable()?.to_owned(),
            email: EmailAddress::parse(email).ok()?.as_str().to_owned(),
        };
        if people
            .iter()
            .any(|other| other.email.eq_ignore_ascii_case(&one.email))
        {
            return None;
        }
        people.push(one);
    }
    (1..=MAX_PEOPLE).contains(&people.len()).then_some(people)
}

/// People as one would type them.
pub(super) fn typed_people(people: &[Newcomer]) -> String {
    let people = people
        .iter()
        .map(|one| format!("{} <{}>", one.name, one.email));
    people.collect::<Vec<_>>().join(", ")
}

/// Minutes of working time: `30m`, `4h`, also as a policy writes them, `4bh`.
pub(super) fn promise(text: &str) -> Option<u32> {
    let text = text.trim().to_ascii_lowercase();
    let (number, unit) = match text.strip_suffix('m') {
        Some(number) => (number, 1),
        None => (text.strip_suffix('h')?, 60),
    };
    let number: u32 = number.trim_end_matches('b').trim().parse().ok()?;
    let minutes = number.checked_mul(unit)?;
    PROMISES.contains(&minutes).then_some(minutes)
}

/// The least and the most that may be promised, as one would type them.
pub(super) fn promises() -> (String, String) {
    (
        typed_promise(*PROMISES.start()),
        typed_promise(*PROMISES.end()),
    )
}

/// Minutes as one would type them.
pub(super) fn typed_promise(minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        format!("{}h", minutes / 60)
    } else {
        format!("{minutes}m")
    }
}
