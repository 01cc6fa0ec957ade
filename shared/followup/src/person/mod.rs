//! Whether two who are known are one person, may be one, or are two.
//!
//! Certain ones join: their inquiries are one lead. Likely ones are linked: two leads with one owner, whom a person may merge. What follows
//! says why each sign counts for so much; `tests/engine/same_person.rs` measures it on labelled people.
//!
//! - **The same address, or another of the same mailbox, is the person** ([`mailbox`]): whatever the name says, what is written to one is
//!   read by the other. Only behind a tag the names are asked, since a shared mailbox is parted by tags: `office+berg@` and `office+kim@`.
//! - **The same number is the person if no address and no name speaks against it.** A number is a household's or an office's, so another first
//!   name, another generation, an extension or an address at another place makes two people of it. An address at another place speaks
//!   against it even under the same name: mail goes where the last form said, and whoever knows a name and a number must not move
//!   somebody's lead to a mailbox of their own. An address that is the known one with a slip in it, or their own at the same company, does not.
//! - **The same whole name at one company is the person**, and a short form of it counts as the name there, if both mailboxes are made of the
//!   name (`james.brodo@`, `jbrodo@`, `jim@`): of people whom a company named twice, one is called both. Not if they gave two numbers,
//!   or two mailboxes that differ by a number alone: so a company tells its second John Smith from the first. A mailbox that is not made of
//!   the name (`office@`, `junior@`) may be anybody's. A short form without the company's domain counts for nothing: there are many Jim
//!   Brodos.
//! - **A mail provider is no company** (`data/shared_mail_domains.txt`), and neither is `example.com`.
//! - **A slip in an address makes people likely**, under one name: `jandoe` and `janedoe` may both exist, and a provider's name with a slip in it
//!   (`gmial.com`) is somebody else's domain: mail goes where the last form said, and whoever has such a domain must not be sent what is
//!   another's.
//! - **A name with a slip, in the other order, with `ue` for `ü`, or with one of two surnames** is the same name where something
//!   stronger says so, and else nothing. A slip at the end of a first name is none (Paul, Paula), nor one between two names that there are.
//! - **The same name at a company that was only typed** makes people likely, as does one name with one distinctive mailbox name at two
//!   providers: who moved takes `jane.doe.1984` along.
//! - **Colleagues**, of whom nothing but the company's domain is the same, are two people of one company.

mod given_names;
mod groups;
mod mailbox;
mod names;
mod organisation;
mod slip;

pub use groups::{LinkedGroup, PersonGroups, PersonPlace};
pub use mailbox::mailbox;
pub use organisation::organisation;

use self::mailbox::{AddressLikeness, ComparedAddress};
use self::names::{NameLikeness, NameWords};
use self::organisation::{company_key, label};
use crate::inquiry::{EmailAddress, Inquiry, PersonName, PhoneNumber};

/// What is known of somebody, as it compares. Personal: `Debug` hides it.
#[derive(Clone)]
pub struct PersonTraits {
    name: NameWords,
    address: Option<ComparedAddress>,
    phone: Option<PhoneNumber>,
    company: Option<String>,
}

impl std::fmt::Debug for PersonTraits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PersonTraits(***)")
    }
}

/// What two people have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonMatch {
    /// They are one: what they ask is one lead.
    Certain(CertainBy),
    /// They may be one, or are of one company: two leads with one owner.
    Likely(LikelyBy),
    /// Nothing says so.
    Apart,
}

/// By what two are certainly one person, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CertainBy {
    /// The same address.
    Address,
    /// Two addresses of one mailbox.
    Mailbox,
    /// The same number, and nothing against it.
    Number,
    /// The same name at one company.
    NameAtCompany,
}

/// By what two may be one person, or belong together, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LikelyBy {
    /// The same number, with names or addresses that differ.
    Number,
    /// One mailbox, with a tag and another name.
    Mailbox,
    /// An address that is the other one with a slip in it.
    MistypedAddress,
    /// The same name at one company, with something against it.
    NameAtCompany,
    /// The same name, and the same company as they typed it.
    NameAndCompany,
    /// The same name, and the same distinctive mailbox name at two providers.
    LocalPart,
    /// The same company, and nothing else.
    Company,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NumberLikeness {
    Unknown,
    Same,
    /// One switchboard, two extensions.
    OtherExtension,
    Other,
}

impl PersonTraits {
    /// What compares of who is called so, has this address and this number, and typed this company.
    #[must_use]
    pub fn of(
        name: Option<&PersonName>,
        email: Option<&EmailAddress>,
        phone: Option<&PhoneNumber>,
        company: Option<&str>,
    ) -> Self {
        Self {
            name: NameWords::of(name),
            address: email.map(ComparedAddress::of),
            phone: phone.cloned(),
            company: company.and_then(company_key),
        }
    }

    /// What compares of who sent an inquiry.
    #[must_use]
    pub fn of_inquiry(inquiry: &Inquiry) -> Self {
        let (email, phone) = (inquiry.email.as_ref(), inquiry.phone.as_ref());
        Self::of(
            Some(&inquiry.name),
            email,
            phone,
            inquiry.company.as_deref(),
        )
    }

    /// What the two have to do with each other.
    ///
    /// ```
    /// use followup::inquiry::{EmailAddress, PersonName};
    /// use followup::person::{CertainBy, LikelyBy, PersonMatch, PersonTraits};
    /// let of = |name, email| {
    ///     let (name, email) = (PersonName::parse(name).unwrap(), EmailAddress::parse(email).unwrap());
    ///     PersonTraits::of(Some(&name), Some(&email), None, None)
    /// };
    /// let james = of("James Brodo", "james.brodo@acme.example");
    /// assert_eq!(james.compare(&of("Jim Brodo", "jim.brodo@acme.example")), PersonMatch::Certain(CertainBy::NameAtCompany));
    /// assert_eq!(james.compare(&of("Ann Lee", "ann.lee@acme.example")), PersonMatch::Likely(LikelyBy::Company));
    /// assert_eq!(james.compare(&of("Jim Brodo", "jim.brodo@gmail.com")), PersonMatch::Apart);
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> PersonMatch {
        self.compare_named(other, self.name.likeness(&other.name))
    }

    /// The same, where it is known how like the names are.
    fn compare_named(&self, other: &Self, name: NameLikeness) -> PersonMatch {
        use PersonMatch::{Apart, Certain, Likely};
        let address = match (&self.address, &other.address) {
            (Some(one), Some(two)) => one.likeness(two),
            (_, _) => AddressLikeness::Unknown,
        };
        match address {
            AddressLikeness::Same => return Certain(CertainBy::Address),
            AddressLikeness::SameMailbox if name.may_be_one() => {
                return Certain(CertainBy::Mailbox);
            }
            AddressLikeness::SameMailbox => return Likely(LikelyBy::Mailbox),
            AddressLikeness::Unknown
            | AddressLikeness::Mistyped
            | AddressLikeness::SameOrganisation
            | AddressLikeness::SameLocalPart
            | AddressLikeness::Other => {}
        }
        let number = self.number_likeness(other);
        match number {
            NumberLikeness::Same if name.may_be_one() && !self.is_elsewhere(other, address) => {
                return Certain(CertainBy::Number);
            }
            NumberLikeness::Same | NumberLikeness::OtherExtension => {
                return Likely(LikelyBy::Number);
            }
            NumberLikeness::Unknown | NumberLikeness::Other => {}
        }
        match address {
            AddressLikeness::Mistyped if name.is_one_name() && !self.is_at_company_of(other) => {
                Likely(LikelyBy::MistypedAddress)
            }
            AddressLikeness::SameLocalPart if name == NameLikeness::Same => {
                Likely(LikelyBy::LocalPart)
            }
            _ if self.is_at_company_of(other) => self.at_one_company(other, name),
            _ if name.is_one_name() && self.names_company_of(other) => {
                Likely(LikelyBy::NameAndCompany)
            }
            AddressLikeness::Unknown
            | AddressLikeness::Same
            | AddressLikeness::SameMailbox
            | AddressLikeness::Mistyped
            | AddressLikeness::SameOrganisation
            | AddressLikeness::SameLocalPart
            | AddressLikeness::Other => Apart,
        }
    }

    /// What the person has to do with whoever wrote several times. The strongest sign counts; but who is not found by an address belongs
    /// to them only if nobody among them has another name, or is told apart from them at their company.
    #[must_use]
    pub fn compare_all<'a>(&self, others: impl IntoIterator<Item = &'a Self>) -> PersonMatch {
        let mut best = PersonMatch::Apart;
        let mut speaks_against = false;
        for other in others {
            let name = self.name.likeness(&other.name);
            speaks_against |= !name.may_be_one() || self.is_second_at_company(other);
            best = best.stronger(self.compare_named(other, name));
        }
        match best {
            PersonMatch::Certain(by) if speaks_against && !by.is_address() => {
                PersonMatch::Likely(by.weakened())
            }
            PersonMatch::Certain(_) | PersonMatch::Likely(_) | PersonMatch::Apart => best,
        }
    }

    fn number_likeness(&self, other: &Self) -> NumberLikeness {
        let (Some(one), Some(two)) = (&self.phone, &other.phone) else {
            return NumberLikeness::Unknown;
        };
        if one.as_str() != two.as_str() {
            return NumberLikeness::Other;
        }
        match (one.extension(), two.extension()) {
            (Some(one), Some(two)) if one != two => NumberLikeness::OtherExtension,
            (_, _) => NumberLikeness::Same,
        }
    }

    fn organisation(&self) -> Option<&str> {
        self.address.as_ref()?.organisation.as_deref()
    }

    fn is_at_company_of(&self, other: &Self) -> bool {
        let own = self.organisation();
        own.is_some() && own == other.organisation()
    }

    /// Whether they typed one company, or one typed what the other's domain is called.
    fn names_company_of(&self, other: &Self) -> bool {
        let is_label = |typed: &Option<String>, of: &Self| {
            let domain = of.organisation().map(label);
            typed.is_some() && *typed == domain
        };
        (self.company.is_some() && self.company == other.company)
            || is_label(&self.company, other)
            || is_label(&other.company, self)
    }

    /// Whether they have two mailboxes at one company, and two numbers, or a number in one of the mailboxes alone: so a company tells two
    /// people of one name apart.
    fn is_second_at_company(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (&self.address, &other.address) else {
            return false;
        };
        self.is_at_company_of(other)
            && one.mailbox != two.mailbox
            && (self.number_likeness(other) == NumberLikeness::Other || one.is_numbered_like(two))
    }

    /// Two addresses of one company.
    fn at_one_company(&self, other: &Self, name: NameLikeness) -> PersonMatch {
        use PersonMatch::{Certain, Likely};
        let against = self.is_second_at_company(other);
        match name {
            NameLikeness::Same | NameLikeness::Turned | NameLikeness::Short
                if !against && self.names_mailbox() && other.names_mailbox() =>
            {
                Certain(CertainBy::NameAtCompany)
            }
            NameLikeness::Same
            | NameLikeness::Turned
            | NameLikeness::Short
            | NameLikeness::Initial
            | NameLikeness::Near => Likely(LikelyBy::NameAtCompany),
            NameLikeness::Unknown
            | NameLikeness::Partial
            | NameLikeness::Relative
            | NameLikeness::Other => Likely(LikelyBy::Company),
        }
    }

    /// Whether the addresses say that a number's person is somebody else, or would have their mail go elsewhere.
    fn is_elsewhere(&self, other: &Self, address: AddressLikeness) -> bool {
        match address {
            AddressLikeness::SameLocalPart | AddressLikeness::Other => true,
            AddressLikeness::SameOrganisation => {
                self.is_second_at_company(other) || !(self.names_mailbox() && other.names_mailbox())
            }
            AddressLikeness::Unknown
            | AddressLikeness::Same
            | AddressLikeness::SameMailbox
            | AddressLikeness::Mistyped => false,
        }
    }

    /// Whether the mailbox is called by a part of the person's name: `jim@`, `jim.brodo@`, `jbrodo@`, `brodo@`.
    fn names_mailbox(&self) -> bool {
        let Some(address) = &self.address else {
            return false;
        };
        let (Some(first), Some(last)) = (self.name.words.first(), self.name.words.last()) else {
            return false;
        };
        let local: String = address
            .local()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        first.forms().any(|first| local == first) || last.forms().any(|last| local.contains(last))
    }

    /// By what people are brought together who are worth comparing: whoever has none of these in common is [`PersonMatch::Apart`].
    /// Most are of one person or family; that of a company has all its people.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let words: Vec<&str> = self
            .name
            .words
            .iter()
            .map(|word| word.plain.as_str())
            .collect();
        if let Some(address) = &self.address {
            keys.push(format!("m {}", address.mailbox));
            let local = address.undotted();
            keys.extend(words.iter().map(|word| format!("n {local} {word}")));
            if let Some(whole) = self.whole_name() {
                keys.push(format!("d {whole} {}", address.domain()));
            }
        }
        if let Some(phone) = &self.phone {
            let each = words
                .iter()
                .map(|word| format!("p {} {word}", phone.as_str()));
            keys.extend(each);
            keys.push(format!("p {}", phone.as_str()));
        }
        let companies = [self.organisation().map(label), self.company.clone()];
        for company in companies.into_iter().flatten() {
            keys.extend(words.iter().map(|word| format!("w {company} {word}")));
        }
        if let Some(organisation) = self.organisation() {
            keys.push(format!("o {organisation}"));
        }
        keys.sort();
        keys.dedup();
        keys
    }

    /// First name and surname, for people who are brought together by both.
    fn whole_name(&self) -> Option<String> {
        let [first, .., last] = self.name.words.as_slice() else {
            return None;
        };
        Some(format!("{} {}", first.plain, last.plain))
    }
}

impl CertainBy {
    /// Whether an address says so, which is the person whatever the name.
    #[must_use]
    pub fn is_address(self) -> bool {
        match self {
            Self::Address | Self::Mailbox => true,
            Self::Number | Self::NameAtCompany => false,
        }
    }
}

impl CertainBy {
    /// What is left of the sign where something speaks against it.
    #[must_use]
    pub fn weakened(self) -> LikelyBy {
        match self {
            Self::Address | Self::Mailbox => LikelyBy::Mailbox,
            Self::Number => LikelyBy::Number,
            Self::NameAtCompany => LikelyBy::NameAtCompany,
        }
    }
}

impl LikelyBy {
    /// Whether the two may be one person. Colleagues are linked for their company's sake, and are two.
    #[must_use]
    pub fn may_be_one(self) -> bool {
        match self {
            Self::Number
            | Self::Mailbox
            | Self::MistypedAddress
            | Self::NameAtCompany
            | Self::NameAndCompany
            | Self::LocalPart => true,
            Self::Company => false,
        }
    }
}

impl PersonMatch {
    /// The stronger of two.
    #[must_use]
    pub fn stronger(self, other: Self) -> Self {
        match (self, other) {
            (Self::Certain(one), Self::Certain(two)) => Self::Certain(one.min(two)),
            (Self::Certain(by), _) | (_, Self::Certain(by)) => Self::Certain(by),
            (Self::Likely(one), Self::Likely(two)) => Self::Likely(one.min(two)),
            (Self::Likely(by), Self::Apart) | (Self::Apart, Self::Likely(by)) => Self::Likely(by),
            (Self::Apart, Self::Apart) => Self::Apart,
        }
    }
}
