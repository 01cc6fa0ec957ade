//! How two people meet at the time that they agreed on: who calls whom on which number, or where.

use super::Booking;
use crate::inquiry::PhoneNumber;
use crate::lead::Lead;
use crate::policy::Company;
use crate::team::Person;

/// How a lead and a rep meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingWay<'a> {
    /// In a place: the policy's words.
    At(&'a str),
    /// The rep calls this number.
    WeCall(&'a PhoneNumber),
    /// The lead calls this number.
    TheyCall(&'a str),
    /// They still have to say how.
    ToAgree,
}

impl<'a> MeetingWay<'a> {
    /// How they meet: where the policy says, else by the lead's number if it may be called, else by the rep's or the company's.
    #[must_use]
    pub fn of(
        booking: Option<&'a Booking>,
        company: &'a Company,
        lead: &Lead,
        number: Option<&'a PhoneNumber>,
        rep: Option<&'a Person>,
    ) -> Self {
        let place = booking.and_then(|booking| booking.place.as_ref());
        let place = place.map(|place| place.said_in(company.language).as_str());
        let called = number.filter(|_| lead.may_call());
        let of_rep = rep.and_then(|rep| rep.phone.as_deref());
        let ours = of_rep.or(company.phone.as_deref());
        match (place, called, ours) {
            (Some(place), _, _) => MeetingWay::At(place),
            (None, Some(number), _) => MeetingWay::WeCall(number),
            (None, None, Some(number)) => MeetingWay::TheyCall(number),
            (None, None, None) => MeetingWay::ToAgree,
        }
    }
}
