//! What the thank-you page knows of who asks, signed into its address: what they were promised, and which inquiry it was. The address
//! names nobody; the name is read from the table.

use calendar::Instant;
use chrono::DateTime;
use followup::form::Form;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::{Promise, PromisedContact};

use crate::body::FormFields;

/// The field of the address.
pub const THANKS_FIELD: &str = "told";
/// The longest text of the field that is looked at.
const MAX_THANKS_BYTES: usize = 512;

/// What the page of an accepted inquiry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanks {
    /// The lead, as whoever asked was told it.
    pub lead: LeadId,
    /// The inquiry.
    pub inquiry: InquiryId,
    /// What was promised; `None` for somebody who is written to only if we can help, or for whom nobody has room.
    pub promise: Option<Promise>,
    /// No hour was promised, since nobody has room.
    pub all_taken: bool,
    /// What their mailbox hears of it.
    pub by_mail: Confirmation,
    /// When the question was asked that it was added to, where it was added to one.
    pub joined: Option<Instant>,
}

/// What somebody's mailbox hears of an accepted inquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// The acknowledgement reaches it.
    Comes,
    /// The acknowledgement reaches it once a person has looked: something about the inquiry is suspicious.
    AfterALook,
    /// The acknowledgement of the day is there already, and there is no other.
    CameBefore,
    /// They left no address.
    Nowhere,
}

impl Confirmation {
    const ALL: [Self; 4] = [
        Self::Comes,
        Self::AfterALook,
        Self::CameBefore,
        Self::Nowhere,
    ];

    fn letter(self) -> &'static str {
        match self {
            Self::Comes => "m",
            Self::AfterALook => "l",
            Self::CameBefore => "c",
            Self::Nowhere => "n",
        }
    }
}

impl Thanks {
    /// The field's text, signed for this form.
    ///
    /// ```
    /// use intake::thanks::{Confirmation, THANKS_FIELD, Thanks};
    /// let form = followup::form::Form::builtin_contact();
    /// use followup::ids::{InquiryId, LeadId};
    /// let (lead, inquiry) = (LeadId::derive(&["a"]), InquiryId::derive(&["b"]));
    /// let thanks = Thanks { lead, inquiry, promise: None, all_taken: true, by_mail: Confirmation::Comes, joined: None };
    /// let text = thanks.text(&form, &|signed| format!("{}", signed.len()));
    /// let fields = vec![(THANKS_FIELD.to_owned(), text)];
    /// let verify = |signed: &str, signature: &str| signature == signed.len().to_string();
    /// assert_eq!(Thanks::read(&form, &fields, &verify), Some(thanks));
    /// assert_eq!(Thanks::read(&form, &fields, &|_, _| false), None);
    /// ```
    #[must_use]
    pub fn text(&self, form: &Form, sign: &dyn Fn(&str) -> String) -> String {
        let (by, contact) = match self.promise {
            Some(promise) => (promise.by.timestamp(), promise.contact.as_str()),
            None if self.all_taken => (0, ALL_TAKEN),
            None => (0, NO_PROMISE),
        };
        let joined = self.joined.map(|at| at.timestamp().to_string());
        let mail = format!("{}{}", self.by_mail.letter(), joined.unwrap_or_default());
        let (lead, inquiry) = (&self.lead, &self.inquiry);
        let said = format!("{by}-{contact}-{mail}-{lead}-{inquiry}");
        let signature = sign(&signed_text(form, &said));
        format!("{said}-{signature}")
    }

    /// What an address says; nothing, when it says nothing that this form has signed.
    #[must_use]
    pub fn read(
        form: &Form,
        fields: &FormFields,
        verify: &dyn Fn(&str, &str) -> bool,
    ) -> Option<Self> {
        let (_, text) = fields.iter().find(|(name, _)| name == THANKS_FIELD)?;
        if text.len() > MAX_THANKS_BYTES {
            return None;
        }
        let mut parts = text.splitn(6, '-');
        let (by, contact, mail) = (parts.next()?, parts.next()?, parts.next()?);
        let (lead, inquiry) = (parts.next()?, parts.next()?);
        let signature = parts.next()?;
        let said = format!("{by}-{contact}-{mail}-{lead}-{inquiry}");
        if !verify(&signed_text(form, &said), signature) {
            return None;
        }
        let by: Instant = DateTime::from_timestamp(by.parse().ok()?, 0)?;
        let promise = PromisedContact::named(contact).map(|contact| Promise { by, contact });
        let known = Confirmation::ALL.into_iter();
        let (by_mail, joined) = known.into_iter().find_map(|one| {
            let joined = mail.strip_prefix(one.letter())?;
            Some((one, joined))
        })?;
        let joined = joined.parse().ok();
        Some(Self {
            lead: LeadId::parse(lead).ok()?,
            inquiry: InquiryId::parse(inquiry).ok()?,
            promise,
            all_taken: contact == ALL_TAKEN,
            by_mail,
            joined: joined.and_then(|at| DateTime::from_timestamp(at, 0)),
        })
    }
}

const NO_PROMISE: &str = "none";
const ALL_TAKEN: &str = "taken";

fn signed_text(form: &Form, said: &str) -> String {
    format!("told:{}:{said}", form.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;

    #[test]
    fn only_what_this_form_signed_is_believed() {
        let form = Form::builtin_contact();
        let other = Form::builtin_voicemail();
        let sign = |text: &str| format!("<{text}>");
        let verify = |text: &str, signature: &str| signature == sign(text);
        for contact in [
            PromisedContact::Call,
            PromisedContact::Mail,
            PromisedContact::Answer,
            PromisedContact::Later,
        ] {
            let thanks = Thanks {
                lead: LeadId::derive(&["lead"]),
                inquiry: InquiryId::derive(&["inquiry"]),
                promise: Some(Promise {
                    by: parse_instant("2026-03-02T19:00:00Z").unwrap(),
                    contact,
                }),
                all_taken: false,
                by_mail: Confirmation::CameBefore,
                joined: Some(parse_instant("2026-03-01T19:00:00Z").unwrap()),
            };
            let text = thanks.text(&form, &sign);
            let read = |form: &Form, text: &str| {
                let fields = vec![(THANKS_FIELD.to_owned(), text.to_owned())];
                Thanks::read(form, &fields, &verify)
            };
            assert_eq!(read(&form, &text), Some(thanks.clone()));
            assert_eq!(read(&other, &text), None);
            let moved = text.replacen("1772478000", "1772478001", 1);
            assert_ne!(moved, text);
            assert_eq!(read(&form, &moved), None);
            let other_lead = Thanks {
                lead: LeadId::derive(&["another"]),
                ..thanks.clone()
            };
            let (own, other) = (&thanks.lead, &other_lead.lead);
            let moved = text.replacen(own.as_str(), other.as_str(), 1);
            assert_eq!(read(&form, &moved), None);
            for broken in ["", "-", "1772478000", "1772478000-call", "a-call-m-x"] {
                assert_eq!(read(&form, broken), None, "{broken}");
            }
        }
        assert_eq!(Thanks::read(&form, &Vec::new(), &verify), None);
    }
}
