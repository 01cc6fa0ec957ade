//! Which letter comes next, and when.

use super::LETTER;
use crate::lead::{Lead, Open, Stage};
use crate::policy::Policy;
use calendar::Instant;

/// The letter that is written to them next, as it is named among the texts; none, once they had all.
#[must_use]
pub fn next_letter<'a>(policy: &'a Policy, lead: &Lead) -> Option<&'a str> {
    let bare = |name: &str| name.strip_prefix(LETTER).unwrap_or(name).to_owned();
    let had = |name: &&str| lead.letters.contains(&bare(name));
    policy.letters.names().find(|name| !had(name))
}

/// When the next letter goes out; nothing to who did not agree to letters, cannot be written to, or does not rest.
#[must_use]
pub(crate) fn letter_at(policy: &Policy, lead: &Lead) -> Option<Instant> {
    let rest = lead.rest?;
    let rests = matches!(
        lead.stage,
        Stage::Open(Open::Resting { .. } | Open::Reviewing { .. })
    );
    // Who is on a list asked for nothing, and no letter has words for that.
    let may = lead.contact.opted_in && lead.may_write() && lead.listed.is_none();
    if !rests || !may || lead.doubt.is_some() || !policy.writes_to_leads() {
        return None;
    }
    next_letter(policy, lead)?;
    let last = lead.letter_at.map_or(rest.since, |at| at.max(rest.since));
    let calendar = policy.calendar();
    let at = calendar.after(last, policy.active.nurture.every);
    Some(calendar.opening_at_or_after(at))
}
