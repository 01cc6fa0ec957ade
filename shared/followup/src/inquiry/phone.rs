//! A telephone number that a person can call, read by the plans of its country (Google's libphonenumber).
//!
//! Plans change, and what is built in here is of one day: so a number that no plan has is taken as it was written, and
//! said to be doubtful, rather than refused. Refused is what cannot be dialled from anywhere: no digits, too few, no country.

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber as Planned, PhoneNumberFormat,
    ValidationError,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The fewest digits, country code included, that are taken for a number.
pub const MIN_PHONE_DIGITS: usize = 7;
/// The most digits, country code included (E.164).
pub const MAX_PHONE_DIGITS: usize = 15;
/// The most digits of an extension.
pub const MAX_EXTENSION_DIGITS: usize = 6;
/// Longer than this is not a number, however it is spaced.
const MAX_RAW_CHARS: usize = 64;
/// What is looked at of a text with words, in characters.
const MAX_TYPED_CHARS: usize = 500;
/// Parts of such a text that are looked at.
const MAX_PIECES: usize = 20;
/// The fewest digits of a number among words: a day or a year has fewer.
const MIN_AMONG_WORDS: usize = 9;
/// A trunk zero in brackets, which is not dialled from abroad: `+44 (0)20 7946 0958`.
const BRACKETED_ZERO: &str = "(0)";
/// What most of the world dials before a country's code.
const OUT: &str = "00";
/// Prefixes that a country has given up and people still write, by its calling code. Numbers with them cannot be dialled any more.
///
/// Source: Mexico's plan of 2019 (mobile numbers had `1` from abroad, `044` and `045` at home, long distance had `01`).
const GIVEN_UP: [(&str, &[&str]); 1] = [("52", &["044", "045", "01", "1"])];
/// Letters that spell a part of a number at least: fewer were not meant so.
const FEWEST_SPELLED: usize = 3;
/// Written in Brazil where the code of a carrier is dialled: `0xx11`.
const ANY_CARRIER: &str = "0xx";

/// A number in the manner of E.164, its extension kept apart. `Debug` hides it and there is no `Display`.
///
/// ```
/// use followup::inquiry::PhoneNumber;
/// let number = PhoneNumber::parse("(212) 555-0123 ext. 12", "1")?;
/// assert_eq!(number.as_str(), "+12125550123");
/// assert_eq!(number.extension(), Some("12"));
/// assert_eq!(number.grouped(), "+1 212 555 0123");
/// # Ok::<(), followup::inquiry::PhoneError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhoneNumber {
    number: String,
    extension: Option<String>,
}

/// Why a text is not a number. The reason says what would be right and repeats nothing of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("Enter a phone number, like +1 555 123 4567.")]
    Empty,
    /// Letters or signs that no number has.
    #[error(
        "A phone number has digits, spaces, dots, dashes and parentheses only, like +1 555 123 4567."
    )]
    Letters,
    /// Too few digits.
    #[error("This phone number is too short. Enter it with its area code, like +1 555 123 4567.")]
    TooShort,
    /// No country is known by how it begins, and none was assumed.
    #[error("Begin the phone number with + and the code of a country, like +1 555 123 4567.")]
    Country,
    /// Too many digits.
    #[error("This phone number is too long. A number has at most 15 digits, like +1 555 123 4567.")]
    TooLong,
    /// An extension that is no number.
    #[error("Write the extension as digits after the number, like +1 555 123 4567 ext. 12.")]
    Extension,
}

/// What is dialled before a number of a country, from abroad; none, where the country has no plan.
///
/// ```
/// use followup::inquiry::calling_code;
/// assert_eq!(calling_code("AT").as_deref(), Some("43"));
/// assert_eq!(calling_code("XX"), None);
/// ```
#[must_use]
pub fn calling_code(country: &str) -> Option<String> {
    let mut known = PHONE_NUMBER_UTIL.get_supported_regions();
    let region = known.find(|region| region.as_region_str().to_string() == country)?;
    let code = PHONE_NUMBER_UTIL.get_country_code_for_region(region)?;
    Some(code.to_string())
}

impl PhoneNumber {
    /// Reads a number as people write it. One that does not begin as people dial abroad belongs to `default_country_code`
    /// (`"1"`, `"+49"`). Letters are those of a key pad, where they spell a number that there is.
    ///
    /// # Errors
    /// When it cannot be dialled from anywhere.
    pub fn parse(raw: &str, default_country_code: &str) -> Result<Self, PhoneError> {
        let plain = plain(raw)?;
        let country: String = default_country_code
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        if let Some(spelled) = spelled(&plain, &country) {
            return Ok(spelled);
        }
        let (number, extension) = split_extension(&plain)?;
        let planned = planned(&Written::read(number)?, &country)?;
        Self::of(&planned, extension)
    }

    /// Reads what people type where one number is asked for: a number with words beside it, or several. The first that there is is
    /// taken, else the first that can be dialled.
    ///
    /// ```
    /// use followup::inquiry::PhoneNumber;
    /// let typed = |text| PhoneNumber::typed(text, "1").map(|number| number.as_str().to_owned());
    /// assert_eq!(typed("212 555 0123 / 212 555 0199")?, "+12125550123");
    /// assert_eq!(typed("after 5pm: 212 555 0123")?, "+12125550123");
    /// assert!(typed("see notes").is_err());
    /// # Ok::<(), followup::inquiry::PhoneError>(())
    /// ```
    ///
    /// # Errors
    /// When nothing of it can be dialled; the error is that of the whole.
    pub fn typed(raw: &str, default_country_code: &str) -> Result<Self, PhoneError> {
        let whole = Self::parse(raw, default_country_code);
        if whole.as_ref().is_ok_and(Self::is_planned) {
            return whole;
        }
        let numbers: Vec<Self> = pieces(raw)
            .iter()
            .filter_map(|piece| Self::parse(piece, default_country_code).ok())
            .collect();
        let planned = numbers.iter().find(|number| number.is_planned()).cloned();
        match whole {
            Ok(whole) => Ok(planned.unwrap_or(whole)),
            Err(error) => planned.or_else(|| numbers.into_iter().next()).ok_or(error),
        }
    }

    fn of(planned: &Planned, extension: Option<String>) -> Result<Self, PhoneError> {
        let number = PHONE_NUMBER_UTIL.format(planned, PhoneNumberFormat::E164);
        let digits = number.len() - 1;
        if digits < MIN_PHONE_DIGITS {
            return Err(PhoneError::TooShort);
        }
        if digits > MAX_PHONE_DIGITS {
            return Err(PhoneError::TooLong);
        }
        Ok(Self {
            number: number.into_owned(),
            extension,
        })
    }

    /// The number as `+` and digits, by which a person is recognised.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// The extension, as digits.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Whether the plan of its country has such a number. One that it lacks may be mistyped, or newer than the plan that is
    /// built in here.
    ///
    /// ```
    /// use followup::inquiry::PhoneNumber;
    /// let is_planned = |number| PhoneNumber::parse(number, "39").map(|number| number.is_planned());
    /// assert_eq!(is_planned("06 6982 0001"), Ok(true));
    /// assert_eq!(is_planned("6 6982 0001"), Ok(false));
    /// ```
    #[must_use]
    pub fn is_planned(&self) -> bool {
        parsed(&self.number, "").is_ok_and(|planned| PHONE_NUMBER_UTIL.is_valid_number(&planned))
    }

    /// The code of the country that it is of, where its plan has such a number.
    ///
    /// ```
    /// use followup::inquiry::PhoneNumber;
    /// let country = |number| PhoneNumber::parse(number, "1").map(|number| number.country());
    /// assert_eq!(country("+44 20 7946 0958")?.as_deref(), Some("GB"));
    /// # Ok::<(), followup::inquiry::PhoneError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<String> {
        self.country_and_area().0
    }

    /// How it begins: its country's calling code, and the area code where it has one, with a plus and no spaces.
    ///
    /// ```
    /// use followup::inquiry::PhoneNumber;
    /// let area = |number| PhoneNumber::parse(number, "1").map(|number| number.area());
    /// assert_eq!(area("(212) 555-0123")?, "+1212");
    /// assert_eq!(area("+49 151 23456789")?, "+49");
    /// # Ok::<(), followup::inquiry::PhoneError>(())
    /// ```
    #[must_use]
    pub fn area(&self) -> String {
        self.country_and_area().1
    }

    /// [`country`](Self::country) and [`area`](Self::area), for which it is taken apart once.
    pub(super) fn country_and_area(&self) -> (Option<String>, String) {
        let Ok(planned) = parsed(&self.number, "") else {
            return (None, String::new());
        };
        let region = PHONE_NUMBER_UTIL.get_region_for_number(&planned);
        let country = region.map(|region| region.as_region_str().to_string());
        let area = PHONE_NUMBER_UTIL.get_length_of_geographical_area_code(&planned);
        let calling = 1 + planned.country_code.to_string().len();
        let area = self.number.chars().take(calling + area).collect();
        (country, area)
    }

    /// The number in its country's groups, without its extension.
    #[must_use]
    pub fn grouped(&self) -> String {
        match parsed(&self.number, "") {
            Ok(planned) => {
                let format = PhoneNumberFormat::International;
                in_groups(&PHONE_NUMBER_UTIL.format(&planned, format))
            }
            // A number of a country that is newer than the plans.
            Err(_) => self.number.clone(),
        }
    }
}

/// Groups of digits with a space between, whatever a country puts there.
fn in_groups(number: &str) -> String {
    let digits = number.split(|c: char| !c.is_ascii_digit());
    let groups: Vec<&str> = digits.filter(|group| !group.is_empty()).collect();
    format!("+{}", groups.join(" "))
}

/// The parts of a text that may be numbers: between what parts several, then what stands among words.
fn pieces(raw: &str) -> Vec<String> {
    let line = super::one_line(&super::clipped(
        &raw.replace(['\n', '\r'], ";"),
        MAX_TYPED_CHARS,
    ));
    let text: String = line.nfkc().map(ascii_digit).collect();
    let digits = |piece: &str| piece.chars().filter(char::is_ascii_digit).count();
    let parts = text.split(['/', ',', ';', '|', '&']);
    let runs =
        text.split(|c: char| !(c.is_ascii_digit() || "+ .-()\u{2010}\u{2011}\u{2013}".contains(c)));
    parts
        .filter(|part| digits(part) >= MIN_PHONE_DIGITS)
        .chain(runs.filter(|run| digits(run) >= MIN_AMONG_WORDS))
        .map(|piece| {
            piece
                .trim()
                .trim_end_matches(['(', '-', '.'])
                .trim()
                .to_owned()
        })
        .take(MAX_PIECES)
        .collect()
}

/// Digits of any script as ASCII, compatibility forms resolved, invisible characters gone (address books paste them).
fn plain(raw: &str) -> Result<String, PhoneError> {
    let line = super::one_line(&super::clipped(raw, MAX_RAW_CHARS + 1));
    if line.chars().count() > MAX_RAW_CHARS {
        return Err(PhoneError::TooLong);
    }
    let text: String = line
        .nfkc()
        .map(ascii_digit)
        .collect::<String>()
        .to_lowercase();
    let text = text.trim().trim_start_matches("tel:").trim();
    Ok(text.to_owned())
}

fn ascii_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        other => return other,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// What stands before an extension, in the languages that forms speak; a longer word before one that it begins with.
const EXTENSIONS: [&str; 11] = [
    "extension",
    "extensión",
    "ext",
    "ex",
    "x",
    "#",
    "durchwahl",
    "dw",
    "apparat",
    "poste",
    "int",
];

/// `x12`, `ext 12`, `ext. 12`, `extension 12`, `;ext=12`, `#12`, `Durchwahl 12`, `poste 12` at the end.
fn split_extension(text: &str) -> Result<(&str, Option<String>), PhoneError> {
    let begins = |c: char| c.is_alphabetic() || matches!(c, '#' | ';' | ',');
    let Some(at) = text.find(begins) else {
        return Ok((text, None));
    };
    let (number, tail) = text.split_at(at);
    let tail = tail.trim_start_matches([';', ',', ' ']);
    let digits = EXTENSIONS
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .ok_or(PhoneError::Letters)?
        .trim_matches(|c: char| matches!(c, '.' | ':' | '=' | ' '));
    let right = (1..=MAX_EXTENSION_DIGITS).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    if right {
        Ok((number, Some(digits.to_owned())))
    } else {
        Err(PhoneError::Extension)
    }
}

/// A number as it was written, without what only spaces it.
struct Written {
    digits: String,
    /// Whether it began with `+`.
    international: bool,
    /// Where in the digits a zero stands that was in brackets.
    bracketed_zero: Option<usize>,
}

impl Written {
    fn read(number: &str) -> Result<Self, PhoneError> {
        let mut written = Self {
            digits: String::with_capacity(number.len()),
            international: false,
            bracketed_zero: None,
        };
        for (at, c) in number.char_indices() {
            match c {
                '0'..='9' => written.digits.push(c),
                '+' if written.digits.is_empty() && !written.international => {
                    written.international = true;
                }
                '(' if number[at..].starts_with(BRACKETED_ZERO) => {
                    written.bracketed_zero = Some(written.digits.len());
                }
                ' ' | '.' | '-' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                _ => return Err(PhoneError::Letters),
            }
        }
        if written.digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        Ok(written)
    }

    /// Whole numbers that it may stand for, the most faithful first.
    fn readings(&self, country: &str) -> Vec<String> {
        let digits = self.digits.as_str();
        let plus = if self.international { "+" } else { "" };
        let mut readings = vec![format!("{plus}{digits}")];
        if let Some(at) = self.bracketed_zero {
            readings.push(format!("{plus}{}{}", &digits[..at], &digits[at + 1..]));
        }
        let given_up = |code: &str, national: &str| {
            let of_code = GIVEN_UP.iter().filter(|(given_up, _)| *given_up == code);
            let mut prefixes = of_code.flat_map(|(_, prefixes)| *prefixes);
            let rest = prefixes.find_map(|prefix| national.strip_prefix(prefix))?;
            Some(format!("+{code}{rest}"))
        };
        if self.international {
            let read = |(code, _): &(&str, _)| given_up(code, digits.strip_prefix(code)?);
            readings.extend(GIVEN_UP.iter().find_map(read));
        } else {
            readings.extend(digits.strip_prefix(OUT).map(|rest| format!("+{rest}")));
            readings.extend(given_up(country, digits));
            // Where a country has no trunk zero, people write one all the same.
            readings.extend(digits.strip_prefix('0').map(str::to_owned));
        }
        readings
    }
}

/// The number that is meant: of all readings the first that a plan has, else the first that has a length of the plan, else
/// what was written, if it can be dialled at all.
fn planned(written: &Written, country: &str) -> Result<Planned, PhoneError> {
    let readings: Vec<_> = written
        .readings(country)
        .iter()
        .map(|reading| parsed(reading, country))
        .collect();
    let parsed = || readings.iter().flatten();
    let known = parsed()
        .find(|number| PHONE_NUMBER_UTIL.is_valid_number(number))
        .or_else(|| parsed().find(|number| length(number) == Ok(NumberLengthType::IsPossible)));
    if let Some(known) = known {
        return Ok(known.clone());
    }
    let first = readings.into_iter().next().ok_or(PhoneError::Empty)?;
    let first = first.map_err(|error| match error {
        ParseError::InvalidCountryCode => PhoneError::Country,
        ParseError::TooLongNsn => PhoneError::TooLong,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => PhoneError::TooShort,
        ParseError::NotANumber(_) => PhoneError::Letters,
    })?;
    match length(&first) {
        // Without its area code it can be dialled in one town only.
        Ok(NumberLengthType::IsPossibleLocalOnly) | Err(ValidationError::TooShort) => {
            Err(PhoneError::TooShort)
        }
        Err(ValidationError::InvalidCountryCode) => Err(PhoneError::Country),
        // A plan may have grown since.
        Ok(NumberLengthType::IsPossible)
        | Err(ValidationError::TooLong | ValidationError::InvalidLength) => Ok(first),
    }
}

fn length(number: &Planned) -> Result<NumberLengthType, ValidationError> {
    PHONE_NUMBER_UTIL.is_possible_number_with_reason(number)
}

fn parsed(number: &str, country: &str) -> Result<Planned, ParseError> {
    let code = country.parse().ok();
    let region = code.and_then(|code| PHONE_NUMBER_UTIL.get_region_for_country_code(code));
    PHONE_NUMBER_UTIL.parse(number, region)
}

/// What letters of a key pad spell, or those that stand for a carrier: only where it is a number that there is.
fn spelled(plain: &str, country: &str) -> Option<PhoneNumber> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "+ .-()".contains(c);
    let letters = plain.chars().filter(char::is_ascii_alphabetic).count();
    let begins = plain.starts_with(|c: char| !c.is_ascii_alphabetic());
    let spells = letters >= FEWEST_SPELLED || plain.contains(ANY_CARRIER);
    if !(begins && spells && plain.chars().all(fits)) {
        return None;
    }
    let planned = parsed(plain, country).ok()?;
    let known = planned.extension.is_none() && PHONE_NUMBER_UTIL.is_valid_number(&planned);
    known
        .then(|| PhoneNumber::of(&planned, None).ok())
        .flatten()
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(***)")
    }
}

impl Serialize for PhoneNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.extension {
            None => serializer.serialize_str(&self.number),
            Some(extension) => {
                serializer.collect_str(&format_args!("{};ext={extension}", self.number))
            }
        }
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        // What was stored is taken as it is: a plan that changed since must not make somebody unreadable.
        let (number, extension) = match raw.split_once(";ext=") {
            Some((number, extension)) => (number, Some(extension)),
            None => (raw.as_str(), None),
        };
        let is_number = |text: &str, least, most| {
            (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
        };
        let right = number
            .strip_prefix('+')
            .is_some_and(|digits| is_number(digits, MIN_PHONE_DIGITS, MAX_PHONE_DIGITS))
            && extension.is_none_or(|extension| is_number(extension, 1, MAX_EXTENSION_DIGITS));
        if !right {
            return Err(serde::de::Error::custom(
                "a stored phone number is + and 7 to 15 digits, and perhaps ;ext= and 1 to 6",
            ));
        }
        Ok(Self {
            number: number.to_owned(),
            extension: extension.map(str::to_owned),
        })
    }
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
