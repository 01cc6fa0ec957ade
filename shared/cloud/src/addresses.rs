//! Addresses at the reply domain that prove something: who has one was given it in a mail of ours.
//!
//! The name of such a mailbox is a letter for its kind, the lead's identifier, and 80 bits that only we can make:
//! `<kind><lead><mac>`, 43 characters of `a-z2-7` for a derived identifier, so that a program that folds case or drops
//! what stands behind a `+` harms none. There are four kinds with a right each ([`AddressKind`]). Whose address it is
//! does not stand in it; it is found by trying the people of the team.

use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use subtle::ConstantTimeEq;

use crate::Cloud;
use crate::secrets::{Keyring, Secret};

/// Characters of the part that only we can make: 80 bits.
const MAC_CHARS: usize = 16;
/// Engagements of a lead whose addresses are still looked for, the latest first: mail of an earlier one is filed and asked back.
pub const MAX_CYCLES: u32 = 16;
/// The label under which the key of addresses is derived, so that the signature of a link does not pass for an address.
const LABEL: &[u8] = b"baton reply address";

/// What mail to an address of ours may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressKind {
    /// Speaks for the lead, for who writes from an address that the lead gave.
    Lead,
    /// Reports on a task, for the person whose task it is.
    Task,
    /// Counts a touch and nothing else: it is printed in a task, and the lead sees it in the copy.
    Copy,
    /// Reports on a lead that the words name, for the person who has the list that they answer: it is about no lead itself.
    List,
}

impl AddressKind {
    const ALL: [AddressKind; 4] = [
        AddressKind::Lead,
        AddressKind::Task,
        AddressKind::Copy,
        AddressKind::List,
    ];

    fn letter(self) -> &'static str {
        match self {
            AddressKind::Lead => "l",
            AddressKind::Task => "t",
            AddressKind::Copy => "c",
            AddressKind::List => "n",
        }
    }
}

/// An address that has the shape of ours. Whether we made it is only known once its last part is checked: see [`Cloud::proven`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// What it would be good for.
    pub kind: AddressKind,
    /// The lead that it names.
    pub lead: LeadId,
    mac: String,
}

impl Claimed {
    /// Takes an address apart; nothing, when it is none of this domain or has another shape.
    ///
    /// ```
    /// use cloud::addresses::{AddressKind, Claimed};
    /// let claimed = Claimed::parse("tabc234aaaabbbbccccdddd@reply.example.com", "reply.example.com").unwrap();
    /// assert_eq!((claimed.kind, claimed.lead.as_str()), (AddressKind::Task, "abc234"));
    /// assert_eq!(Claimed::parse("tabc234aaaabbbbccccdddd@example.org", "reply.example.com"), None);
    /// ```
    #[must_use]
    pub fn parse(address: &str, reply_domain: &str) -> Option<Self> {
        let (local, domain) = address.rsplit_once('@')?;
        if !domain.eq_ignore_ascii_case(reply_domain) || !local.is_ascii() {
            return None;
        }
        let local = local.to_ascii_lowercase();
        let (letter, rest) = local.split_at_checked(1)?;
        let kind = AddressKind::ALL
            .into_iter()
            .find(|kind| kind.letter() == letter)?;
        let (lead, mac) = rest.split_at_checked(rest.len().checked_sub(MAC_CHARS)?)?;
        Some(Self {
            kind,
            lead: LeadId::parse(lead).ok()?,
            mac: mac.to_owned(),
        })
    }

    /// The engagement of the lead for which the address was made, the latest tried first. `person` is whom it was made for: nobody of the
    /// team, where it is the lead's own.
    fn cycle(&self, keys: &Keyring, person: Option<&PersonId>, latest: u32) -> Option<u32> {
        (0..=latest).rev().take(MAX_CYCLES as usize).find(|cycle| {
            keys.keys().any(|key| {
                let expected = mac(key, self.kind, &self.lead, person, *cycle);
                self.mac.as_bytes().ct_eq(expected.as_bytes()).into()
            })
        })
    }
}

/// An address that we made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// What it is good for.
    pub kind: AddressKind,
    /// The person whom it was made for; nobody of the team, when it is the lead's own.
    pub person: Option<PersonId>,
    /// The engagement in which it was made: [`Lead::cycle`] then.
    pub cycle: u32,
}

/// The part that only we can make.
fn mac(
    key: &Secret,
    kind: AddressKind,
    lead: &LeadId,
    person: Option<&PersonId>,
    cycle: u32,
) -> String {
    let person = person.map_or("", PersonId::as_str);
    // No identifier holds the mark between the parts.
    let text = format!("{}.{lead}.{person}.{cycle}", kind.letter());
    key.labelled_mac(LABEL, &text)
}

/// What stands in the place of a lead in the address of a person's lists.
fn lists_of(person: &PersonId) -> LeadId {
    LeadId::derive(&["the lists of", person.as_str()])
}

impl Cloud {
    /// The address by which an answer to a list of this person comes back here. None, where no mail comes back.
    #[must_use]
    pub fn list_address(&self, person: &PersonId) -> Option<String> {
        let domain = self.settings().reply_domain.as_deref()?;
        let (kind, lists, keys) = (AddressKind::List, lists_of(person), self.keys());
        let mac = mac(keys.current().1, kind, &lists, Some(person), 0);
        Some(format!("{}{lists}{mac}@{domain}", kind.letter()))
    }

    /// The address by which mail about a lead comes back here in its present engagement: the lead's own, without a person, or
    /// a person's. None, where no mail comes back.
    #[must_use]
    pub fn reply_address(
        &self,
        kind: AddressKind,
        lead: &Lead,
        person: Option<&PersonId>,
    ) -> Option<String> {
        let domain = self.settings().reply_domain.as_deref()?;
        let keys = self.keys();
        let mac = mac(keys.current().1, kind, &lead.id, person, lead.cycle);
        Some(format!("{}{}{mac}@{domain}", kind.letter(), lead.id))
    }

    /// What an address proves; nothing, when we did not make it for any of `people`. An address that no known key made may be of a key
    /// newer than this worker: then the secret is read again, at most once in [`crate::secrets::REREAD_AFTER`].
    ///
    /// `latest`: the lead's present engagement.
    pub async fn proven<'a>(
        &self,
        claimed: &Claimed,
        people: impl IntoIterator<Item = &'a PersonId> + Clone,
        latest: u32,
    ) -> Option<Proven> {
        let found = proven_by(&self.keys(), claimed, people.clone(), latest);
        if found.is_some() || !self.reread_keys().await {
            return found;
        }
        proven_by(&self.keys(), claimed, people, latest)
    }
}

fn proven_by<'a>(
    keys: &Keyring,
    claimed: &Claimed,
    people: impl IntoIterator<Item = &'a PersonId>,
    latest: u32,
) -> Option<Proven> {
    let proven = |person: Option<&PersonId>| {
        let cycle = claimed.cycle(keys, person, latest)?;
        Some(Proven {
            kind: claimed.kind,
            person: person.cloned(),
            cycle,
        })
    };
    match claimed.kind {
        AddressKind::Lead => proven(None),
        AddressKind::Task | AddressKind::Copy => {
            people.into_iter().find_map(|person| proven(Some(person)))
        }
        AddressKind::List => {
            let mut people = people.into_iter();
            let person = people.find(|person| lists_of(person) == claimed.lead)?;
            proven(Some(person))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Keyring {
        Keyring::parse(text).unwrap()
    }

    fn people() -> [PersonId; 2] {
        ["riley", "sam"].map(|id| PersonId::parse(id).unwrap())
    }

    fn claimed(
        keys: &Keyring,
        kind: AddressKind,
        person: Option<&PersonId>,
        cycle: u32,
    ) -> Claimed {
        let lead = LeadId::derive(&["x"]);
        let mac = mac(keys.current().1, kind, &lead, person, cycle);
        let address = format!("{}{lead}{mac}@reply.example.com", kind.letter());
        assert_eq!(address.find('@'), Some(43));
        Claimed::parse(&address.to_uppercase(), "reply.example.com").unwrap()
    }

    #[test]
    fn an_address_proves_its_kind_person_and_engagement_under_every_key_of_the_ring() {
        let one = keys(r#"{"current":"k1","k1":"0123456789abcdef"}"#);
        let two = keys(r#"{"current":"k2","k1":"0123456789abcdef","k2":"fedcba9876543210"}"#);
        let [riley, sam] = people();
        for ring in [&one, &two] {
            let task = claimed(&one, AddressKind::Task, Some(&sam), 2);
            let proven = proven_by(ring, &task, &[riley.clone(), sam.clone()], 3).unwrap();
            assert_eq!(proven.person.as_ref(), Some(&sam));
            assert_eq!((proven.kind, proven.cycle), (AddressKind::Task, 2));
        }
        let newer = claimed(&two, AddressKind::Lead, None, 1);
        assert_eq!(proven_by(&one, &newer, &[], 1), None);
        assert!(proven_by(&two, &newer, &[], 1).is_some());
    }

    #[test]
    fn the_address_of_a_list_proves_whose_list_it_is_and_nothing_else() {
        let keys = keys(r#"{"current":"k1","k1":"0123456789abcdef"}"#);
        let people = people();
        let [riley, sam] = &people;
        let lists = |of: &PersonId, by: &PersonId| Claimed {
            kind: AddressKind::List,
            lead: lists_of(of),
            mac: mac(
                keys.current().1,
                AddressKind::List,
                &lists_of(of),
                Some(by),
                0,
            ),
        };
        let proven = proven_by(&keys, &lists(riley, riley), &people, 0).unwrap();
        assert_eq!(proven.person.as_ref(), Some(riley));
        assert_eq!(proven_by(&keys, &lists(riley, sam), &people, 0), None);
        let task = Claimed {
            kind: AddressKind::Task,
            ..lists(riley, riley)
        };
        assert_eq!(proven_by(&keys, &task, &people, 0), None);
    }

    #[test]
    fn an_address_with_another_kind_lead_or_any_other_character_proves_nothing() {
        let keys = keys(r#"{"current":"k1","k1":"0123456789abcdef"}"#);
        let people = people();
        let copy = claimed(&keys, AddressKind::Copy, Some(&people[0]), 1);
        for kind in [AddressKind::Task, AddressKind::Lead] {
            let other = Claimed {
                kind,
                ..copy.clone()
            };
            assert_eq!(proven_by(&keys, &other, &people, 1), None);
        }
        let lead = LeadId::derive(&["y"]);
        let other = Claimed {
            lead,
            ..copy.clone()
        };
        assert_eq!(proven_by(&keys, &other, &people, 1), None);
        for at in 0..MAC_CHARS {
            let mut mac = copy.mac.clone().into_bytes();
            mac[at] = if mac[at] == b'a' { b'b' } else { b'a' };
            let mac = String::from_utf8(mac).unwrap();
            let other = Claimed {
                mac,
                ..copy.clone()
            };
            assert_eq!(proven_by(&keys, &other, &people, 1), None);
        }
    }

    #[test]
    fn an_address_of_many_engagements_ago_or_of_one_to_come_proves_nothing() {
        let keys = keys(r#"{"current":"k1","k1":"0123456789abcdef"}"#);
        let first = claimed(&keys, AddressKind::Lead, None, 1);
        assert!(proven_by(&keys, &first, &[], MAX_CYCLES).is_some());
        assert_eq!(proven_by(&keys, &first, &[], MAX_CYCLES + 1), None);
        let next = claimed(&keys, AddressKind::Lead, None, 2);
        assert_eq!(proven_by(&keys, &next, &[], 1), None);
    }

    #[test]
    fn what_has_another_shape_is_no_address_of_ours() {
        for address in [
            "@reply.example.com",
            "l@reply.example.com",
            "laaaabbbbccccdddd@reply.example.com",
            "probe-0a1b@reply.example.com",
            "xabc234aaaabbbbccccdddd@reply.example.com",
            "labc.34aaaabbbbccccdddd@reply.example.com",
            "lübc234aaaabbbbccccdddd@reply.example.com",
        ] {
            assert_eq!(
                Claimed::parse(address, "reply.example.com"),
                None,
                "{address}"
            );
        }
    }
}
