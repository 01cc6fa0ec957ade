//! A correction of who somebody is and how to call them, in all that they sent.
//!
//! Each inquiry that says what was known is corrected in its place, and keeps what was typed: whoever types that again is corrected again, by
//! whatever form it comes.

use crate::inquiry::{DetailSet, Inquiry, PersonDetails, TypedDetails};

/// A correction: what was known of somebody, and what is right.
///
/// ```
/// use followup::form::Form;
/// use followup::correction::DetailsCorrection;
/// use followup::inquiry::PersonName;
/// let read = |name: &str| {
///     let fields = [("name", name), ("topic", "sales"), ("email", "jon@example.com")];
///     let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
///     Form::builtin_contact().read(&fields, Default::default(), "1").unwrap()
/// };
/// let typed = read("Jon Smiht");
/// let mut right = typed.details();
/// right.name = PersonName::parse("John Smith").unwrap();
/// let correction = DetailsCorrection { before: typed.details(), after: right };
/// let corrected = correction.of(&typed, true);
/// assert_eq!(corrected.name.full(), "John Smith");
/// // Typed once more as before, it is corrected once more; another name is theirs.
/// assert_eq!(read("jon smiht").corrected_like([&corrected]).name.full(), "John Smith");
/// assert_eq!(read("Bob Smith").corrected_like([&corrected]).name.full(), "Bob Smith");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailsCorrection {
    /// What was known.
    pub before: PersonDetails,
    /// What is right.
    pub after: PersonDetails,
}

impl DetailsCorrection {
    /// What it changes.
    #[must_use]
    pub fn changes(&self) -> DetailSet {
        DetailSet {
            name: self.before.name != self.after.name,
            phone: self.before.phone != self.after.phone,
            company: self.before.company != self.after.company,
        }
    }

    /// An inquiry with what is right in each place where it said what was known. What nobody had said is added to the one that the follow-up
    /// speaks of.
    #[must_use]
    pub fn of(&self, inquiry: &Inquiry, is_spoken_of: bool) -> Inquiry {
        let changes = self.changes();
        let (before, own) = (&self.before, inquiry.details());
        let has_phone = own.phone.is_some() || is_spoken_of;
        let has_company = own.company.is_some() || is_spoken_of;
        let corrected = DetailSet {
            name: changes.name && own.name == before.name,
            phone: changes.phone && own.phone == before.phone && has_phone,
            company: changes.company && own.company == before.company && has_company,
        };
        inquiry.clone().with_details(corrected, &self.after)
    }
}

impl Inquiry {
    /// What of it may be corrected.
    #[must_use]
    pub fn details(&self) -> PersonDetails {
        PersonDetails {
            name: self.name.clone(),
            phone: self.phone.clone(),
            company: self.company.clone(),
        }
    }

    /// The same inquiry of a person with these details.
    #[must_use]
    pub fn of_person(self, details: &PersonDetails) -> Self {
        let PersonDetails {
            name,
            phone,
            company,
        } = details.clone();
        Self {
            name,
            phone,
            company,
            ..self
        }
    }

    /// The same inquiry, where it says again what others of the person had said and was corrected in them.
    #[must_use]
    pub fn corrected_like<'a>(mut self, others: impl IntoIterator<Item = &'a Inquiry>) -> Self {
        for other in others {
            let Some(TypedDetails { corrected, typed }) = &other.typed else {
                continue;
            };
            let again = DetailSet {
                name: corrected.name && self.name.is_spelt_like(&typed.name),
                phone: corrected.phone && self.phone.is_some() && self.phone == typed.phone,
                company: corrected.company
                    && self.company.is_some()
                    && self.company == typed.company,
            };
            self = self.with_details(again, &other.details());
        }
        self
    }

    fn with_details(mut self, which: DetailSet, right: &PersonDetails) -> Self {
        if which.is_empty() {
            return self;
        }
        let typed = self.details();
        if which.name {
            self.name = right.name.clone();
        }
        if which.phone {
            self.phone = right.phone.clone();
        }
        if which.company {
            self.company = right.company.clone();
        }
        let before = self.typed.take();
        self.typed = Some(match before {
            // What they typed first of each stays known, so that it is recognised when they type it again.
            Some(known) => TypedDetails {
                corrected: known.corrected.with(which),
                typed: PersonDetails {
                    name: if known.corrected.name {
                        known.typed.name
                    } else {
                        typed.name
                    },
                    phone: if known.corrected.phone {
                        known.typed.phone
                    } else {
                        typed.phone
                    },
                    company: if known.corrected.company {
                        known.typed.company
                    } else {
                        typed.company
                    },
                },
            },
            None => TypedDetails {
                corrected: which,
                typed,
            },
        });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inquiry::PhoneNumber;

    fn inquiry(name: &str, phone: Option<&str>, company: Option<&str>) -> Inquiry {
        let mut inquiry: Inquiry = serde_json::from_value(serde_json::json!({
            "form": "contact", "source": "web", "name": name, "topic_phrase": "your inquiry",
        }))
        .unwrap();
        inquiry.phone = phone.map(|phone| PhoneNumber::parse(phone, "1").unwrap());
        inquiry.company = company.map(str::to_owned);
        inquiry
    }

    fn correction(before: &Inquiry, after: &Inquiry) -> DetailsCorrection {
        DetailsCorrection {
            before: before.details(),
            after: after.details(),
        }
    }

    const WRONG: &str = "+1 212 555 0123";
    const RIGHT: &str = "+1 212 555 0199";

    #[test]
    fn what_says_the_same_is_corrected_and_what_says_something_else_is_theirs() {
        let wrong = inquiry("Jon Smiht", Some(WRONG), None);
        let right = inquiry("John Smith", Some(RIGHT), Some("Lee"));
        let correction = correction(&wrong, &right);
        let corrected = correction.of(&wrong, true);
        assert_eq!(corrected.details(), right.details());
        // An earlier one without a number, and with a name of its own.
        let other = inquiry("Bob", None, None);
        assert_eq!(correction.of(&other, false), other);
        let again = inquiry("JON SMIHT", Some(WRONG), None).corrected_like([&corrected]);
        let (name, phone) = (again.name.full(), &again.phone);
        assert_eq!((name, phone), ("John Smith", &right.phone));
        assert_eq!(again.company, None, "they did not say it");
        let own = inquiry("Jon Smiht", Some("+1 212 555 0177"), None);
        let own = own.corrected_like([&corrected]);
        assert_eq!(own.phone.unwrap().as_str(), "+12125550177");
    }

    #[test]
    fn what_was_typed_first_stays_known_through_every_correction() {
        let typed = inquiry("Jon Smiht", Some(WRONG), None);
        let once = inquiry("Jon Smith", Some(WRONG), None);
        let twice = inquiry("John Smith", Some(RIGHT), None);
        let first = correction(&typed, &once).of(&typed, true);
        let second = correction(&first, &twice).of(&first, true);
        assert_eq!(second.details(), twice.details());
        let again = typed.clone().corrected_like([&second]);
        assert_eq!(again.details(), twice.details());
        let kept = second.typed.clone().unwrap();
        assert_eq!(kept.typed, typed.details());
        assert!(kept.corrected.name && kept.corrected.phone && !kept.corrected.company);
        assert!(!format!("{second:?} {kept:?}").contains("Sm"));
    }

    #[test]
    fn a_number_that_is_taken_away_is_not_called_when_it_is_typed_again() {
        let typed = inquiry("Ann", Some(WRONG), None);
        let without = correction(&typed, &inquiry("Ann", None, None)).of(&typed, true);
        assert_eq!(without.phone, None);
        assert_eq!(typed.corrected_like([&without]).phone, None);
    }
}
