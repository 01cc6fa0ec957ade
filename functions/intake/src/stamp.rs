//! When a hosted page was shown, signed, so that an answer that came faster than a person types can be told apart.

use calendar::Instant;
use followup::form::{Form, STAMP_FIELD};
use followup::inquiry::Suspicion;

/// The longest stamp that is looked at.
const MAX_STAMP_BYTES: usize = 512;

fn signed_text(form: &str, millis: i64) -> String {
    format!("shown:{form}:{millis}")
}

/// The stamp of a page that is shown now.
///
/// ```
/// let stamp = intake::stamp::stamp("contact", Default::default(), &|text| format!("sig-of-{}", text.len()));
/// assert_eq!(stamp, "0.sig-of-15");
/// ```
#[must_use]
pub fn stamp(form: &str, at: Instant, sign: &dyn Fn(&str) -> String) -> String {
    let millis = at.timestamp_millis();
    format!("{millis}.{}", sign(&signed_text(form, millis)))
}

/// What an answer's stamp makes suspicious. No stamp is not suspicious, because other sites and programs send none; nor is
/// an old one, because a page may be left open. `verify` gets the signed text and the signature.
#[must_use]
pub fn suspicion(
    form: &Form,
    fields: &[(String, String)],
    at: Instant,
    verify: &(dyn Fn(&str, &str) -> bool + Sync),
) -> Option<Suspicion> {
    let (_, stamp) = fields.iter().find(|(name, _)| name == STAMP_FIELD)?;
    let Some(shown) = shown_at(form, stamp, verify) else {
        return Some(Suspicion::ForgedStamp);
    };
    let taken = at.timestamp_millis().saturating_sub(shown);
    (taken < i64::from(form.minimum_fill_seconds) * 1_000).then_some(Suspicion::TooFast)
}

/// When the page was shown that a stamp is of, in milliseconds; nothing, if this form's page had no such stamp.
pub(crate) fn shown_at(
    form: &Form,
    stamp: &str,
    verify: &(dyn Fn(&str, &str) -> bool + Sync),
) -> Option<i64> {
    if stamp.len() > MAX_STAMP_BYTES {
        return None;
    }
    let (millis, signature) = stamp.split_once('.')?;
    let millis: i64 = millis.parse().ok()?;
    verify(&signed_text(&form.name, millis), signature).then_some(millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_forged_or_hasty_stamp_is_suspicious() {
        let form = Form {
            minimum_fill_seconds: 1,
            ..Form::builtin_contact()
        };
        let sign = |text: &str| format!("<{text}>");
        let verify = |text: &str, signature: &str| signature == format!("<{text}>");
        let shown = Instant::from_timestamp(1_772_442_000, 0).unwrap();
        let with = |stamp: String| vec![(STAMP_FIELD.to_owned(), stamp)];
        let after = |seconds: i64| shown + chrono::Duration::seconds(seconds);
        let stamped = with(stamp("contact", shown, &sign));
        assert_eq!(suspicion(&form, &[], shown, &verify), None);
        assert_eq!(
            suspicion(&form, &stamped, after(0), &verify),
            Some(Suspicion::TooFast)
        );
        assert_eq!(suspicion(&form, &stamped, after(5), &verify), None);
        assert_eq!(suspicion(&form, &stamped, after(5_000_000), &verify), None);
        let other = with(stamp("voicemail", shown, &sign));
        for forged in [
            other,
            with("".to_owned()),
            with("x.y".to_owned()),
            with("1".repeat(10_000)),
            with(format!("{}.<>", i64::MIN)),
        ] {
            assert_eq!(
                suspicion(&form, &forged, after(5), &verify),
                Some(Suspicion::ForgedStamp)
            );
        }
    }
}
