//! Whether a browser did the work that a form asks for. The puzzle is what the page was stamped with, and the address or number that was
//! typed: a proof is good for one person, and for one page. Checking it asks nobody.

use calendar::Instant;
use chrono::Duration;
use followup::form::{Challenge, Form, MapsTo, PROOF_FIELD, STAMP_FIELD};
use followup::inquiry::Suspicion;

use crate::stamp::shown_at;

/// The script that does the work, for a page that asks for it.
pub(crate) const WORK_SCRIPT: &str = include_str!("work.js");
/// How long a page's puzzle may be solved: a stock of proofs is worth nothing the day after.
const GOOD_FOR: Duration = Duration::days(1);

/// The fields whose values a proof is bound to: whom an inquiry is answered to.
pub(crate) fn bound(form: &Form) -> Vec<&str> {
    let fields = form.fields.iter();
    let fields = fields
        .filter(|field| matches!(field.maps_to, MapsTo::Email | MapsTo::Phone | MapsTo::Reach));
    fields.map(|field| field.name.as_str()).collect()
}

/// That a form asks for work and this answer has no proof of it: a person looks at it, whoever sent it. `verify` gets the signed text and the
/// signature.
#[must_use]
pub(crate) fn suspicion(
    form: &Form,
    fields: &[(String, String)],
    at: Instant,
    verify: &(dyn Fn(&str, &str) -> bool + Sync),
) -> Option<Suspicion> {
    let work = match &form.challenge {
        Some(Challenge::ProofOfWork(work)) => work,
        Some(Challenge::Widget(_)) | None => return None,
    };
    let value = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let stamp = value(STAMP_FIELD);
    let is_fresh = shown_at(form, stamp, verify).is_some_and(|shown| {
        let age = at.timestamp_millis().saturating_sub(shown);
        (0..GOOD_FOR.num_milliseconds()).contains(&age)
    });
    let mut puzzle = format!("{stamp}\n");
    for name in bound(form) {
        puzzle.push_str(value(name));
        puzzle.push('\n');
    }
    let is_proven = is_fresh && work.is_done(&puzzle, value(PROOF_FIELD));
    (!is_proven).then_some(Suspicion::Unproven)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::stamp;
    use followup::form::ProofOfWork;

    const WORK: ProofOfWork = ProofOfWork { bits: 8 };

    fn form() -> Form {
        Form {
            challenge: Some(Challenge::ProofOfWork(WORK)),
            ..Form::builtin_contact()
        }
    }

    fn shown() -> Instant {
        Instant::from_timestamp(1_772_442_000, 0).unwrap()
    }

    fn sign(text: &str) -> String {
        format!("<{text}>")
    }

    fn verify(text: &str, signature: &str) -> bool {
        signature == sign(text)
    }

    /// An answer as a browser sends it that did the work, for this address.
    fn solved(email: &str) -> Vec<(String, String)> {
        let stamp = stamp("contact", shown(), &sign);
        let puzzle = format!("{stamp}\n{email}\n\n");
        let answer = (0_u32..)
            .map(|number| number.to_string())
            .find(|answer| WORK.is_done(&puzzle, answer));
        let of = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        vec![
            of("email", email),
            of(STAMP_FIELD, &stamp),
            of(PROOF_FIELD, &answer.unwrap()),
        ]
    }

    #[test]
    fn who_did_the_work_is_taken_and_nobody_is_asked_without_a_challenge() {
        let fields = solved("ana@example.org");
        assert_eq!(suspicion(&form(), &fields, shown(), &verify), None);
        let off = Form::builtin_contact();
        assert_eq!(off.challenge, None);
        assert_eq!(suspicion(&off, &[], shown(), &verify), None);
    }

    #[test]
    fn what_has_no_proof_of_its_own_is_looked_at() {
        let unproven = Some(Suspicion::Unproven);
        let with = |name: &str, value: &str| {
            let mut fields = solved("ana@example.org");
            for field in fields.iter_mut().filter(|(field, _)| field == name) {
                field.1 = value.to_owned();
            }
            fields
        };
        let another = stamp("voicemail", shown(), &sign);
        for fields in [
            Vec::new(),
            with(PROOF_FIELD, ""),
            with("email", "eve@example.org"),
            with(STAMP_FIELD, "1772442000000.forged"),
            with(STAMP_FIELD, &another),
        ] {
            assert_eq!(
                suspicion(&form(), &fields, shown(), &verify),
                unproven,
                "{fields:?}"
            );
        }
    }

    #[test]
    fn a_proof_is_good_for_a_day_and_no_longer() {
        let fields = solved("ana@example.org");
        let after = |time: Duration| suspicion(&form(), &fields, shown() + time, &verify);
        assert_eq!(after(GOOD_FOR - Duration::milliseconds(1)), None);
        assert_eq!(after(GOOD_FOR), Some(Suspicion::Unproven));
        assert_eq!(after(Duration::milliseconds(-1)), Some(Suspicion::Unproven));
    }
}
