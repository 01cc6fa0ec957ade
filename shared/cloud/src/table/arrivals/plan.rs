//! Whether somebody who wrote is new or a known lead. The first plan takes them for new; each part that the table refuses shows what is
//! known of them, and the next plan is made with it.

use followup::ids::{LeadId, PersonId};
use followup::lead::MAX_LINKED;
use followup::person::PersonMatch;

use super::arrival::{Arrival, ArrivalPart, Hashes, MAX_JOINED};
use crate::attributes::Item;
use crate::keys::{Identity, Key};
use crate::table::lead::StoredLead;
use crate::table::linked::passed_over;
use crate::table::person::identified;
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
    replaces: Vec<(ArrivalPart, LeadId)>,
    /// Leads that may be the same person or company.
    pub(super) linked: Vec<LeadId>,
    /// Whether nothing but the company's domain linked them.
    pub(super) same_company: bool,
    /// The rep who should have the lead, as the person's closed lead says.
    pub(super) preferred: Option<PersonId>,
    /// Whether the number stays another lead's.
    keep_phone: bool,
    /// How the lead's person is found by number and name, if the number stays another lead's.
    name: NameClaim,
    /// Whether the mailbox stays another lead's.
    keep_mailbox: bool,
    /// How the lead's person is found by company and name.
    colleague: NameClaim,
    /// Whether the company is known by another lead.
    keep_company: bool,
}

/// An open lead that an inquiry joins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KnownLead {
    pub(super) lead: LeadId,
    /// What stays another lead's.
    keeps: Vec<ArrivalPart>,
    /// Whether as many inquiries wait on the lead as may: see [`MAX_JOINED`].
    pub(super) full: bool,
}

impl KnownLead {
    /// The plan that takes every address and number for the lead.
    pub(super) fn new(lead: LeadId) -> Self {
        Self {
            lead,
            keeps: Vec::new(),
            full: false,
        }
    }
}

impl UnknownPerson {
    /// The closed leads whose identities the new lead takes over.
    pub(super) fn replaced(&self) -> impl Iterator<Item = &LeadId> {
        self.replaces.iter().map(|(_, lead)| lead)
    }

    fn replace(&mut self, part: ArrivalPart, lead: LeadId) {
        self.replaces.retain(|(replaced, _)| *replaced != part);
        self.replaces.push((part, lead));
    }

    /// Takes an identity of a closed lead over. Where it is the person's own, they go on with whoever had it.
    fn follow(&mut self, part: ArrivalPart, closed: ClosedLead) {
        self.replace(part, closed.lead.clone());
        if closed.is_theirs {
            self.same_company = false;
            self.preferred = self.preferred.take().or(closed.had_by);
            self.link(closed.lead);
        }
    }

    /// Links a lead, as long as there is room.
    fn link(&mut self, lead: LeadId) {
        if self.linked.len() < MAX_LINKED && !self.linked.contains(&lead) {
            self.linked.push(lead);
        }
    }
}

/// By which form of their name one of several people is found, who share a number, or a company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum NameClaim {
    /// The form that several ways to say a name share: any short form of the first name, or the surname alone.
    #[default]
    Shared,
    /// The name letter by letter: for somebody who shares the other form with another.
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

    /// Whether a part of an arrival is the form that is claimed, of those for the shared and the exact name.
    fn is(self, part: ArrivalPart, shared: ArrivalPart, exact: ArrivalPart) -> bool {
        match self {
            Self::Shared => part == shared,
            Self::Exact => part == exact,
            Self::Nothing => false,
        }
    }
}

impl ArrivalPlan {
    /// Whether the plan makes what the part identifies the lead's own.
    pub(super) fn takes(&self, part: ArrivalPart) -> bool {
        match self {
            Self::New(new) => new.takes(part),
            Self::Join(join) => join.takes(part),
        }
    }

    /// The closed lead whose identity a new one takes over.
    pub(super) fn replaced(&self, part: ArrivalPart) -> Option<&LeadId> {
        match self {
            Self::New(new) => {
                let mut replaces = new.replaces.iter();
                let found = replaces.find(|(replaced, _)| *replaced == part);
                found.map(|(_, lead)| lead)
            }
            Self::Join(_) => None,
        }
    }
}

impl UnknownPerson {
    fn takes(&self, part: ArrivalPart) -> bool {
        match part {
            ArrivalPart::Email => true,
            ArrivalPart::Mailbox => !self.keep_mailbox,
            ArrivalPart::Phone => !self.keep_phone,
            // Who has the number needs no name to be found by it.
            ArrivalPart::Caller | ArrivalPart::Namesake => {
                let claimed = self.name;
                self.keep_phone && claimed.is(part, ArrivalPart::Caller, ArrivalPart::Namesake)
            }
            ArrivalPart::Surname | ArrivalPart::Colleague => {
                let claimed = self.colleague;
                claimed.is(part, ArrivalPart::Surname, ArrivalPart::Colleague)
            }
            ArrivalPart::Company => !self.keep_company,
            ArrivalPart::Request
            | ArrivalPart::External
            | ArrivalPart::Replaced
            | ArrivalPart::Lead
            | ArrivalPart::Pointer
            | ArrivalPart::Inquiry
            | ArrivalPart::Message
            | ArrivalPart::Entry => false,
        }
    }
}

impl KnownLead {
    fn takes(&self, part: ArrivalPart) -> bool {
        let keeps_phone = self.keeps.contains(&ArrivalPart::Phone);
        match part {
            ArrivalPart::Caller => keeps_phone && !self.keeps.contains(&part),
            ArrivalPart::Namesake | ArrivalPart::Colleague => false,
            ArrivalPart::Email
            | ArrivalPart::Mailbox
            | ArrivalPart::Phone
            | ArrivalPart::Surname
            | ArrivalPart::Company => !self.keeps.contains(&part),
            ArrivalPart::Request
            | ArrivalPart::External
            | ArrivalPart::Replaced
            | ArrivalPart::Lead
            | ArrivalPart::Pointer
            | ArrivalPart::Inquiry
            | ArrivalPart::Message
            | ArrivalPart::Entry => false,
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

    /// Whether what the plan was made by is not so any more: a closed lead was opened, or an identity is gone.
    fn is_outdated(&self) -> bool {
        let gone = |part| matches!(self.get(part), Some(None));
        self.get(ArrivalPart::Replaced).is_some() || ArrivalPart::IDENTITIES.into_iter().any(gone)
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
        mut new: UnknownPerson,
        refused: &RefusedParts<'_>,
    ) -> Result<ArrivalPlan, CloudError> {
        if let Some(known) = refused.lead(ArrivalPart::Email)? {
            return Ok(ArrivalPlan::Join(KnownLead::new(known)));
        }
        for part in &ArrivalPart::IDENTITIES[1..] {
            let Some(known) = refused.lead(*part)? else {
                continue;
            };
            let planned = match part {
                ArrivalPart::Phone => self.shares_number(arrival, hashes, new, known).await?,
                ArrivalPart::Company => self.same_company(arrival, new, known).await?,
                ArrivalPart::Mailbox
                | ArrivalPart::Caller
                | ArrivalPart::Namesake
                | ArrivalPart::Surname
                | ArrivalPart::Colleague => self.known_by_name(arrival, new, *part, known).await?,
                ArrivalPart::Email
                | ArrivalPart::Request
                | ArrivalPart::External
                | ArrivalPart::Replaced
                | ArrivalPart::Lead
                | ArrivalPart::Pointer
                | ArrivalPart::Inquiry
                | ArrivalPart::Message
                | ArrivalPart::Entry => ArrivalPlan::New(new),
            };
            match planned {
                ArrivalPlan::New(learned) => new = learned,
                join @ ArrivalPlan::Join(_) => return Ok(join),
            }
        }
        // A closed lead was opened again meanwhile, or who knew the company was erased: look anew.
        if refused.is_outdated() {
            return Ok(ArrivalPlan::New(UnknownPerson {
                linked: new.linked,
                same_company: new.same_company,
                preferred: new.preferred,
                ..UnknownPerson::default()
            }));
        }
        Ok(ArrivalPlan::New(new))
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
        match self.person_rule(arrival, &owner).await? {
            PersonRule::Joins => return Ok(ArrivalPlan::Join(KnownLead::new(owner))),
            PersonRule::Links => {
                new.keep_phone = true;
                new.same_company = false;
                new.link(owner);
            }
            // The closed lead of the number may be another one than that of the address.
            PersonRule::Replaces(closed) => new.follow(ArrivalPart::Phone, closed),
        }
        let known = match &hashes.caller {
            Some(caller) => {
                let at = Key::identity(Identity::Caller, caller);
                self.get(&at).await?.as_ref().map(identified).transpose()?
            }
            None => None,
        };
        match known {
            Some(known) => {
                let part = ArrivalPart::Caller;
                self.known_by_name(arrival, new, part, known).await
            }
            None => Ok(ArrivalPlan::New(new)),
        }
    }

    /// A mailbox, or a name beside a number or a company, is a lead's: its person writes again, unless something speaks against it.
    async fn known_by_name(
        &self,
        arrival: &Arrival<'_>,
        mut new: UnknownPerson,
        part: ArrivalPart,
        known: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        let of_company = matches!(part, ArrivalPart::Surname | ArrivalPart::Colleague);
        match self.person_rule(arrival, &known).await? {
            PersonRule::Joins => {
                let mut join = KnownLead::new(known);
                if matches!(part, ArrivalPart::Caller | ArrivalPart::Namesake) {
                    join.keeps.push(ArrivalPart::Phone);
                }
                return Ok(ArrivalPlan::Join(join));
            }
            // They are a lead of their own, linked, and found by the next form of the name.
            PersonRule::Links if of_company => new.colleague = new.colleague.next(),
            PersonRule::Links if part == ArrivalPart::Mailbox => new.keep_mailbox = true,
            PersonRule::Links => new.name = new.name.next(),
            PersonRule::Replaces(closed) => {
                new.follow(part, closed);
                return Ok(ArrivalPlan::New(new));
            }
        }
        // Whoever only has the surname of a colleague is a colleague: the company links them, if at all.
        if !of_company {
            new.same_company = false;
            new.link(known);
        }
        Ok(ArrivalPlan::New(new))
    }

    /// Somebody of the company is known: both have one owner, unless the company is a large one.
    async fn same_company(
        &self,
        arrival: &Arrival<'_>,
        mut new: UnknownPerson,
        known: LeadId,
    ) -> Result<ArrivalPlan, CloudError> {
        let stored = self.linked_lead(&known).await?;
        let routing = arrival.routing();
        let is_small = |known: &StoredLead| !routing.is_large(known.lead.linked.len());
        let Some(stored) = stored.filter(is_small) else {
            new.keep_company = true;
            return Ok(ArrivalPlan::New(new));
        };
        if stored.due_at.is_none() {
            // A colleague of somebody whose lead is over: who had that one knows the company.
            new.replace(ArrivalPart::Company, known);
            new.preferred = new.preferred.take().or(stored.lead.preferred);
        } else {
            new.keep_company = true;
        }
        if new.linked.is_empty() {
            new.same_company = true;
        }
        new.link(stored.lead.id);
        Ok(ArrivalPlan::New(new))
    }

    /// What an inquiry has to do with a known lead. An open one is joined by whoever is certainly its person, and otherwise only linked; a closed
    /// one is replaced.
    async fn person_rule(
        &self,
        arrival: &Arrival<'_>,
        known: &LeadId,
    ) -> Result<PersonRule, CloudError> {
        let mut id = known.clone();
        for _ in 0..MAX_MERGES {
            // Whose lead cannot be read is not known to be anybody.
            let Some(stored) = passed_over(&id, self.lead(&id).await)?.flatten() else {
                return Ok(PersonRule::Links);
            };
            if let Some(target) = stored.merged_into {
                id = target;
                continue;
            }
            let found = self.person_match(&stored.lead, arrival.inquiry).await?;
            let is_theirs = matches!(found, PersonMatch::Certain(_));
            if stored.due_at.is_none() {
                return Ok(PersonRule::Replaces(ClosedLead {
                    lead: known.clone(),
                    is_theirs,
                    had_by: stored.lead.preferred,
                }));
            }
            return Ok(if is_theirs {
                PersonRule::Joins
            } else {
                PersonRule::Links
            });
        }
        Ok(PersonRule::Links)
    }
}

/// Somebody who is known, and whose lead, number, address or name did not take the inquiry.
fn join_again(mut join: KnownLead, refused: &RefusedParts<'_>) -> Result<ArrivalPlan, CloudError> {
    let Some(found) = refused.get(ArrivalPart::Lead) else {
        // The number, or the address, names another lead: the email wins, and the other is linked when the inquiry is judged.
        let parts = ArrivalPart::IDENTITIES.into_iter();
        join.keeps
            .extend(parts.filter(|part| refused.get(*part).is_some()));
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
    let replaced = ArrivalPart::IDENTITIES.into_iter();
    Ok(ArrivalPlan::New(UnknownPerson {
        replaces: replaced.map(|part| (part, join.lead.clone())).collect(),
        linked: vec![join.lead],
        preferred: stored.lead.preferred,
        keep_phone: join.keeps.contains(&ArrivalPart::Phone),
        keep_mailbox: join.keeps.contains(&ArrivalPart::Mailbox),
        keep_company: join.keeps.contains(&ArrivalPart::Company),
        ..UnknownPerson::default()
    }))
}

/// What follows for somebody of whom something is a known lead's.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PersonRule {
    /// They are the lead's person, and join the lead.
    Joins,
    /// They are somebody else, or may be, and become a lead of their own.
    Links,
    /// The lead is closed: what identified it becomes the new lead's.
    Replaces(ClosedLead),
}

/// A closed lead whose identity a new one takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ClosedLead {
    lead: LeadId,
    /// Whether it was certainly the same person's.
    is_theirs: bool,
    /// Who had it.
    had_by: Option<PersonId>,
}
