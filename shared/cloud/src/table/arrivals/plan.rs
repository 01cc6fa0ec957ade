//! Whether somebody who wrote is new or a known lead. The first plan takes them for new; each part that the table refuses shows what is
//! known of them, and the next plan is made with it.

use followup::ids::{LeadId, PersonId};
use followup::lead::MAX_LINKED;

use super::arrival::{Arrival, ArrivalPart, Hashes, MAX_JOINED};
use crate::attributes::{Item, ItemReader};
use crate::keys::{Identity, Key};
use crate::table::lead::StoredLead;
use crate::{Cloud, CloudError};

/// Merged leads that are followed, one to the next, at most.
const MAX_MERGES: usize = 4;

/// How an arrival is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ArrivalPlan {
    /// As a new lead.
    New(UnknownPerson),
    /// It joins an open lead.
    Join(KnownLead),
}

/// A new lead; identities of closed leads become its own.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct UnknownPerson {
    replaces: Vec<(Identity, LeadId)>,
    /// Leads that may be the same person or company.
    pub(super) linked: Vec<LeadId>,
    /// The rep who should have the lead, as the person's closed lead says.
    pub(super) preferred: Option<PersonId>,
    /// Whether the number stays another lead's.
    keep_phone: bool,
    /// How the lead's person is found by number and name, if the number stays another lead's.
    name: NameClaim,
}

/// An open lead that an inquiry joins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KnownLead {
    pub(super) lead: LeadId,
    keep_phone: bool,
    keep_email: bool,
    keep_caller: bool,
    /// Whether as many inquiries wait on the lead as may: see [`MAX_JOINED`].
    pub(super) full: bool,
}

impl KnownLead {
    /// The plan that takes every address and number for the lead.
    fn new(lead: LeadId) -> Self {
        Self {
            lead,
            keep_phone: false,
            keep_email: false,
            keep_caller: false,
            full: false,
        }
    }
}

impl UnknownPerson {
    /// The closed leads whose identities the new lead takes over.
    pub(super) fn replaced(&self) -> impl Iterator<Item = &LeadId> {
        self.replaces.iter().map(|(_, lead)| lead)
    }

    fn replace(&mut self, kind: Identity, lead: LeadId) {
        self.replaces.retain(|(replaced, _)| *replaced != kind);
        self.replaces.push((kind, lead));
    }

    /// Links a lead, as long as there is room.
    fn link(&mut self, lead: LeadId) {
        if self.linked.len() < MAX_LINKED && !self.linked.contains(&lead) {
            self.linked.push(lead);
        }
    }
}

/// By which form of their name one of several people who share a number is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum NameClaim {
    /// The name, whichever way it is said.
    #[default]
    Shared,
    /// The name letter by letter: for somebody who shares a nickname with another.
    Exact,
    /// No form of it: another person there has exactly that name.
    Nothing,
}

impl NameClaim {
    /// The next form to try when this one is somebody else's.
    fn next(self) -> Self {
        match self {
            Self::Shared => Self::Exact,
            Self::Exact | Self::Nothing => Self::Nothing,
        }
    }

    fn identity(self) -> Option<Identity> {
        match self {
            Self::Shared => Some(Identity::Caller),
            Self::Exact => Some(Identity::Namesake),
            Self::Nothing => None,
        }
    }
}

impl ArrivalPlan {
    /// Whether the plan makes an identity of this kind the lead's own.
    pub(super) fn takes(&self, kind: Identity) -> bool {
        let (phone, email, name) = match self {
            Self::New(new) => (!new.keep_phone, true, new.name.identity()),
            Self::Join(join) => {
                let name = (!join.keep_caller).then_some(Identity::Caller);
                (!join.keep_phone, !join.keep_email, name)
            }
        };
        match kind {
            Identity::Email => email,
            Identity::Phone => phone,
            // Who has the number needs no name to be found by it.
            Identity::Caller | Identity::Namesake => !phone && name == Some(kind),
            // It belongs to the newest lead of that name, and decides nothing of who somebody is.
            Identity::External => true,
        }
    }

    /// The closed lead whose identity a new one takes over.
    pub(super) fn replaced(&self, kind: Identity) -> Option<&LeadId> {
        match self {
            Self::New(new) => {
                let mut replaces = new.replaces.iter();
                let found = replaces.find(|(replaced, _)| *replaced == kind);
                found.map(|(_, lead)| lead)
            }
            Self::Join(_) => None,
        }
    }
}

/// The parts of a transaction that were refused, each with the item as it is.
struct RefusedParts<'a>(&'a [(ArrivalPart, Option<Item>)]);

impl<'a> RefusedParts<'a> {
    /// A part that was refused; inside it, the item that stood in its way.
    fn get(&self, part: ArrivalPart) -> Option<Option<&'a Item>> {
        let found = self.0.iter().find(|(name, _)| *name == part);
        found.map(|(_, old)| old.as_ref())
    }

    /// The lead that a part was refused for.
    fn lead(&self, part: ArrivalPart) -> Result<Option<LeadId>, CloudError> {
        self.get(part).flatten().map(identified).transpose()
    }
}

impl Cloud {
    /// What the refused parts say of who the person is.
    pub(super) async fn replan(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        plan: ArrivalPlan,
        parts: &[(ArrivalPart, Option<Item>)],
    ) -> Result<ArrivalPlan, CloudError> {
        let refused = RefusedParts(parts);
        match plan {
            ArrivalPlan::New(new) => self.new_again(arrival, hashes, new, &refused).await,
            ArrivalPlan::Join(join) => join_again(join, &refused),
        }
    }

    /// Somebody who was taken for new, and of whom something is known.
    async fn new_again(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        new: UnknownPerson,
        refused: &RefusedParts<'_>,
    ) -> Result<ArrivalPlan, CloudError> {
        if let Some(known) = refused.lead(ArrivalPart::Email)? {
            return Ok(ArrivalPlan::Join(KnownLead::new(known)));
        }
        if let Some(owner) = refused.lead(ArrivalPart::Phone)? {
            return self.shares_number(arrival, hashes, new, owner).await;
        }
        for part in [ArrivalPart::Caller, ArrivalPart::Namesake] {
            if let Some(known) = refused.lead(part)? {
                return self.known_caller(arrival, new, known).await;
            }
        }
        // A closed lead was opened again meanwhile: look anew.
        Ok(ArrivalPlan::New(UnknownPerson {
            linked: new.linked,
            preferred: new.preferred,
            ..UnknownPerson::default()
        }))
    }

    /// Somebody new gave a number that is a lead's: they are its person, or one of several who share it. Of those,
    /// each is found again by number and name.
    async fn shares_number(
        &self,
        arrival: &Arrival<'_>,
        hashes: &Hashes,
        mut new: UnknownPerson,
        owner: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        match self.phone_rule(arrival, &owner).await? {
            PhoneRule::Joins => return Ok(ArrivalPlan::Join(KnownLead::new(owner))),
            PhoneRule::Links => {
                new.keep_phone = true;
                new.link(owner);
            }
            // The closed lead of the number may be another one than that of the address.
            PhoneRule::Replaces => new.replace(Identity::Phone, owner),
        }
        let known = match &hashes.caller {
            Some(caller) => {
                let at = Key::identity(Identity::Caller, caller);
                self.get(&at).await?.as_ref().map(identified).transpose()?
            }
            None => None,
        };
        match known {
            Some(known) => self.known_caller(arrival, new, known).await,
            None => Ok(ArrivalPlan::New(new)),
        }
    }

    /// The number and the name together are a lead's: its person writes again, unless their addresses or names differ.
    async fn known_caller(
        &self,
        arrival: &Arrival<'_>,
        mut new: UnknownPerson,
        known: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        match self.phone_rule(arrival, &known).await? {
            PhoneRule::Joins => {
                return Ok(ArrivalPlan::Join(KnownLead {
                    keep_phone: true,
                    ..KnownLead::new(known)
                }));
            }
            // The same name and number, but their addresses or the letters of the name say that it is another person: they are a lead
            // of their own, linked, and found by the next form of the name.
            PhoneRule::Links => new.name = new.name.next(),
            PhoneRule::Replaces => {
                if let Some(claimed) = new.name.identity() {
                    new.replace(claimed, known.clone());
                }
            }
        }
        new.link(known);
        Ok(ArrivalPlan::New(new))
    }

    /// Who gives a number that is a known lead's. An open lead is joined without a conflicting email and with a compatible name, and
    /// otherwise only linked; a closed one is replaced.
    async fn phone_rule(
        &self,
        arrival: &Arrival<'_>,
        known: &LeadId,
    ) -> Result<PhoneRule, CloudError> {
        let mut id = known.clone();
        for _ in 0..MAX_MERGES {
            let Some(stored) = self.lead(&id).await? else {
                return Ok(PhoneRule::Links);
            };
            if let Some(target) = stored.merged_into {
                id = target;
                continue;
            }
            if stored.due_at.is_none() {
                return Ok(PhoneRule::Replaces);
            }
            let inquiries = self.inquiries(&id).await?;
            let conflicting = arrival.inquiry.email.as_ref().is_some_and(|email| {
                inquiries
                    .iter()
                    .filter_map(|(_, inquiry)| inquiry.email.as_ref())
                    .any(|known| known.normalised() != email.normalised())
            });
            let compatible = inquiries
                .iter()
                .all(|(_, inquiry)| inquiry.name.compatible_with(&arrival.inquiry.name));
            return Ok(if conflicting || !compatible {
                PhoneRule::Links
            } else {
                PhoneRule::Joins
            });
        }
        Ok(PhoneRule::Links)
    }
}

/// Somebody who is known, and whose lead, number, address or name did not take the inquiry.
fn join_again(mut join: KnownLead, refused: &RefusedParts<'_>) -> Result<ArrivalPlan, CloudError> {
    let Some(found) = refused.get(ArrivalPart::Lead) else {
        // The number, or the address, names another lead: the email wins, the other stays as it is.
        join.keep_phone |= refused.get(ArrivalPart::Phone).is_some();
        join.keep_email |= refused.get(ArrivalPart::Email).is_some();
        join.keep_caller |= refused.get(ArrivalPart::Caller).is_some();
        return Ok(ArrivalPlan::Join(join));
    };
    let stored = found.map(StoredLead::parse).transpose()?;
    let stored = stored.ok_or_else(|| CloudError::corrupt("identity", "its lead is not there"))?;
    if let Some(target) = stored.merged_into {
        join.lead = target;
        join.full = false;
        return Ok(ArrivalPlan::Join(join));
    }
    if stored.due_at.is_some() {
        join.full = stored.joined.len() >= MAX_JOINED;
        return Ok(ArrivalPlan::Join(join));
    }
    // Closed: the person starts anew, and the earlier owner is preferred.
    let kinds = [
        Identity::Email,
        Identity::Phone,
        Identity::Caller,
        Identity::Namesake,
    ];
    Ok(ArrivalPlan::New(UnknownPerson {
        replaces: kinds.map(|kind| (kind, join.lead.clone())).to_vec(),
        linked: vec![join.lead],
        preferred: stored.lead.preferred,
        keep_phone: join.keep_phone,
        name: NameClaim::Shared,
    }))
}

/// What follows for somebody who gives a number that is a lead's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PhoneRule {
    /// They are the lead's person, and join the lead.
    Joins,
    /// They are somebody else with the same number, and become a lead that is linked to it.
    Links,
    /// The lead is closed: the number becomes the new lead's.
    Replaces,
}

fn identified(item: &Item) -> Result<LeadId, CloudError> {
    LeadId::parse(ItemReader::new(item, "identity")?.text("lead")?)
        .map_err(|error| CloudError::corrupt("identity", error))
}
