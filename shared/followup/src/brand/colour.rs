//! Colours, and whether text in one can be read on another, by the rule of WCAG 2.

use std::fmt;

/// The least contrast that text needs to be read.
pub const LEAST_CONTRAST: f64 = 4.5;
/// What text in the accent colour stands on in a light page: the page and a card. A test holds the style sheet to it.
pub const LIGHT_GROUNDS: [Colour; 2] =
    [Colour::new(0xf6, 0xf7, 0xf9), Colour::new(0xff, 0xff, 0xff)];
/// The same in a dark page.
pub const DARK_GROUNDS: [Colour; 2] =
    [Colour::new(0x12, 0x16, 0x1c), Colour::new(0x1b, 0x21, 0x2a)];

/// A colour of a screen (sRGB).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Of its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Reads `#` and six hexadecimal digits.
    ///
    /// ```
    /// use followup::brand::Colour;
    /// assert_eq!(Colour::parse("#1F5fbf"), Some(Colour::new(0x1f, 0x5f, 0xbf)));
    /// assert_eq!(Colour::parse("blue"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self::new(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast of two colours, from 1 to 21, whichever of them is the text.
    ///
    /// ```
    /// use followup::brand::Colour;
    /// let (black, white) = (Colour::new(0, 0, 0), Colour::new(255, 255, 255));
    /// assert!((black.contrast(white) - 21.0).abs() < 1e-9);
    /// assert!((white.contrast(white) - 1.0).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The least contrast of text in this colour on any of some grounds.
    #[must_use]
    pub fn contrast_on(self, grounds: &[Self]) -> f64 {
        let contrasts = grounds.iter().map(|ground| self.contrast(*ground));
        contrasts.fold(f64::INFINITY, f64::min)
    }

    /// This colour, or the one nearest to it that can be read on each of the grounds: darker where these are light, and
    /// lighter where they are dark, of the same tone.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self]) -> Self {
        let (black, white) = (Self::new(0, 0, 0), Self::new(255, 255, 255));
        let towards = if black.contrast_on(grounds) > white.contrast_on(grounds) {
            black
        } else {
            white
        };
        let steps = (0..=u8::MAX).map(|step| self.mixed(towards, step));
        let mut readable = steps.filter(|colour| colour.contrast_on(grounds) >= LEAST_CONTRAST);
        readable.next().unwrap_or(towards)
    }

    fn mixed(self, towards: Self, step: u8) -> Self {
        let (step, whole) = (u32::from(step), u32::from(u8::MAX));
        let part = |from: u8, to: u8| {
            let sum = u32::from(from) * (whole - step) + u32::from(to) * step;
            u8::try_from((sum + whole / 2) / whole).unwrap_or(u8::MAX)
        };
        Self {
            red: part(self.red, towards.red),
            green: part(self.green, towards.green),
            blue: part(self.blue, towards.blue),
        }
    }

    fn luminance(self) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(self.red) + 0.7152 * part(self.green) + 0.0722 * part(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_is_met_at_it_and_missed_one_step_past_it() {
        let white = [Colour::new(255, 255, 255)];
        // The greys that every table of contrasts names: 4.54 and 4.48 to 1.
        assert!(Colour::new(0x76, 0x76, 0x76).contrast_on(&white) >= LEAST_CONTRAST);
        assert!(Colour::new(0x77, 0x77, 0x77).contrast_on(&white) < LEAST_CONTRAST);
    }

    #[test]
    fn what_is_proposed_can_be_read_and_what_lies_between_cannot() {
        for (text, grounds) in [
            ("#ffd400", LIGHT_GROUNDS),
            ("#5b8def", LIGHT_GROUNDS),
            ("#1f5fbf", DARK_GROUNDS),
            ("#000000", DARK_GROUNDS),
            ("#ffffff", LIGHT_GROUNDS),
        ] {
            let colour = Colour::parse(text).unwrap();
            assert!(colour.contrast_on(&grounds) < LEAST_CONTRAST, "{text}");
            let proposed = colour.readable_on(&grounds);
            assert!(proposed.contrast_on(&grounds) >= LEAST_CONTRAST, "{text}");
            assert!(
                proposed.contrast_on(&grounds) < LEAST_CONTRAST + 0.15,
                "{text}: {proposed} is further than it need be"
            );
            assert_eq!(proposed.readable_on(&grounds), proposed);
        }
    }

    #[test]
    fn only_six_digits_after_a_cross_are_a_colour() {
        for wrong in [
            "", "#", "1f5fbf", "#1f5fb", "#1f5fbff", "#1f5fbg", "#1ä5fb", "#+f5fbf", "red",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Colour::parse("#0A0b0C").unwrap().to_string(), "#0a0b0c");
    }
}
