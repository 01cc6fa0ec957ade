//! The keys of the table. Addresses appear in keys only as hashes.

use calendar::{Instant, format_instant};
use data_encoding::HEXLOWER;
use followup::booking::Cell;
use followup::ids::{InquiryId, LeadId, MessageId, PersonId};
use followup::inquiry::{EmailAddress, Inquiry};
use followup::lead::{Lead, Open, Owner};
use followup::person::{mailbox, organisation};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::secrets::Secret;

/// Sort key of a lead.
pub const LEAD: &str = "LEAD";
/// Partition of the team.
pub const TEAM: &str = "TEAM";
/// Partition of the policies.
pub const POLICY: &str = "POLICY";
/// Sort key of the active policy.
pub const ACTIVE: &str = "ACTIVE";
/// Sort key of the changes of the team that are proposed and not decided.
pub const PROPOSALS: &str = "PROPOSALS";
/// Partition of what holds for mail as a whole.
pub const SENDING: &str = "SENDING";
/// What the sort keys in the partition [`SENDING`] begin with.
pub const SENDING_ITEMS: &str = "S#";
/// Sort key of a demand to erase what is kept of a lead's person.
pub(crate) const DEMAND: &str = "DEMAND";
/// What the sort keys of a lead's personal texts begin with.
pub(crate) const NOTES: &str = "D#";
/// What the sort keys of the words of mails to a lead begin with.
pub(crate) const MAIL_WORDS: &str = "O#";
/// What the sort keys of who left the team begin with.
pub(crate) const LEFT: &str = "L#";
/// Partitions of a day's arrivals.
pub const ARRIVAL_SHARDS: u64 = 8;
/// The partition of the figures of days.
pub const DAYS: &str = "DAYS";
/// Partitions of a day's facts.
pub const FACT_SHARDS: u64 = 8;
/// Partitions of the open leads in the index of facts.
pub const OPEN_SHARDS: u64 = 4;
/// Partitions of one queue in the `owner` index.
pub const QUEUE_SHARDS: u64 = 4;
/// The queue of items that could not be processed.
pub const STUCK: &str = "queue:stuck";

/// The key of an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The partition key.
    pub pk: String,
    /// The sort key.
    pub sk: String,
}

impl Key {
    /// A key of two parts.
    #[must_use]
    pub fn new(pk: impl Into<String>, sk: impl Into<String>) -> Self {
        Self {
            pk: pk.into(),
            sk: sk.into(),
        }
    }

    /// A lead.
    #[must_use]
    pub fn lead(lead: &LeadId) -> Self {
        Self::new(lead_partition(lead), LEAD)
    }

    /// The lead in whose partition the item lies; none, where it is in another one.
    #[must_use]
    pub fn of_lead(&self) -> Option<LeadId> {
        lead_of_partition(&self.pk)
    }

    /// An inquiry of a lead.
    #[must_use]
    pub fn inquiry(lead: &LeadId, inquiry: &InquiryId) -> Self {
        Self::new(lead_partition(lead), format!("Q#{inquiry}"))
    }

    /// A message of the outbox: to a lead, or to a person of the team.
    #[must_use]
    pub fn message(home: &Home, message: &MessageId) -> Self {
        Self::new(home.partition(), format!("M#{message}"))
    }

    /// A line of a timeline.
    #[must_use]
    pub fn event(lead: &LeadId, at: Instant, event: &str) -> Self {
        Self::new(
            lead_partition(lead),
            format!("E#{}#{event}", format_instant(at)),
        )
    }

    /// Personal text that belongs to a line of a timeline.
    #[must_use]
    pub fn payload(lead: &LeadId, event: &str) -> Self {
        Self::new(lead_partition(lead), format!("{NOTES}{event}"))
    }

    /// What a mail to a lead says, in words.
    #[must_use]
    pub fn mail_words(lead: &LeadId, message: &MessageId) -> Self {
        Self::new(lead_partition(lead), format!("{MAIL_WORDS}{message}"))
    }

    /// A notice of a decision that waits for its mail: the decision is known by the version of the lead that it was made on, of which there is
    /// one alone.
    #[must_use]
    pub fn waiting_notice(lead: &LeadId, version: u64, index: usize) -> Self {
        Self::new(lead_partition(lead), format!("W#{version:010}#{index:03}"))
    }

    /// That a mail says to somebody that a lead of theirs moves on.
    #[must_use]
    pub fn telling(lead: &LeadId, person: &PersonId, mail: &MessageId) -> Self {
        Self::new(
            lead_partition(lead),
            format!("{}{mail}", telling_prefix(person)),
        )
    }

    /// That somebody who is looked for by this is found with this lead.
    #[must_use]
    pub fn found(hash: &str, lead: &LeadId) -> Self {
        Self::new(found_partition(hash), lead.as_str())
    }

    /// That somebody demands that what is kept of them be erased.
    #[must_use]
    pub fn demand(lead: &LeadId) -> Self {
        Self::new(lead_partition(lead), DEMAND)
    }

    /// All that a lead is found by.
    #[must_use]
    pub fn found_by(lead: &LeadId) -> Self {
        Self::new(lead_partition(lead), "F")
    }

    /// A request that was accepted: what a repeat of it is recognised by.
    #[must_use]
    pub fn request(key: &str) -> Self {
        Self::new(format!("K#{key}"), "K")
    }

    /// What an address or a number identifies.
    #[must_use]
    pub fn identity(kind: Identity, hash: &str) -> Self {
        Self::new(format!("I#{}#{hash}", kind.as_str()), "I")
    }

    /// An address or a number that is not to be used.
    #[must_use]
    pub fn suppression(hash: &str) -> Self {
        Self::new(format!("S#{hash}"), "S")
    }

    /// A rep's load.
    #[must_use]
    pub fn rep(rep: &PersonId) -> Self {
        Self::new(TEAM, format!("R#{rep}"))
    }

    /// An address that somebody of the team says is theirs, besides the one in the team file.
    #[must_use]
    pub fn own_address(hash: &str) -> Self {
        Self::new(TEAM, format!("A#{hash}"))
    }

    /// A sign-in that was asked for, by what its mail is known by.
    #[must_use]
    pub fn sign_in(id: &MessageId) -> Self {
        Self::new(format!("J#{id}"), "J")
    }

    /// Somebody who is signed in, by the hash of what their browser has.
    #[must_use]
    pub fn session(hash: &str) -> Self {
        Self::new(format!("Z#{hash}"), "Z")
    }

    /// Which sessions of a person count, and what they have seen at the desk.
    #[must_use]
    pub fn generation(person: &PersonId) -> Self {
        Self::new(TEAM, format!("Z#{person}"))
    }

    /// When a person's next list is made.
    #[must_use]
    pub fn briefing(person: &PersonId) -> Self {
        Self::new(TEAM, format!("B#{person}"))
    }

    /// Since when somebody who was of the team has left it.
    #[must_use]
    pub fn member_left(person: &PersonId) -> Self {
        Self::new(TEAM, format!("{LEFT}{person}"))
    }

    /// How many mails of their own a person got in an hour.
    #[must_use]
    pub fn mails_of_an_hour(person: &PersonId, hour: &str) -> Self {
        Self::new(
            Home::Person(person.clone()).partition(),
            format!("N#{hour}"),
        )
    }

    /// A quarter of an hour of a rep's day that a meeting takes.
    #[must_use]
    pub fn cell(rep: &PersonId, cell: Cell) -> Self {
        Self::new(cells_of(rep, &cell.day()), cell.name())
    }

    /// What is known of a rep's own calendar.
    #[must_use]
    pub fn busy(rep: &PersonId) -> Self {
        Self::new(TEAM, format!("Y#{rep}"))
    }

    /// A mail that was sent, by the mail service's id.
    #[must_use]
    pub fn sent(ses_id: &str) -> Self {
        Self::new(format!("P#{ses_id}"), "P")
    }

    /// The pause of all mail.
    #[must_use]
    pub fn sending_pause() -> Self {
        Self::new(SENDING, format!("{SENDING_ITEMS}PAUSE"))
    }

    /// What the account may send.
    #[must_use]
    pub fn sending_quota() -> Self {
        Self::new(SENDING, format!("{SENDING_ITEMS}QUOTA"))
    }

    /// A lease that one worker holds.
    #[must_use]
    pub fn lease(name: &str) -> Self {
        Self::new(format!("LEASE#{name}"), "LEASE")
    }

    /// A chunk of a policy.
    #[must_use]
    pub fn policy(part: PolicyPart, version: &str, chunk: usize) -> Self {
        Self::new(POLICY, format!("{}{chunk:03}", part.chunks_of(version)))
    }
}

/// Which part of a pushed policy a chunk belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyPart {
    /// The files, as they were written.
    Files,
    /// The files, and what they say.
    Translation,
}

impl PolicyPart {
    /// How the sort keys of all its chunks begin.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Files => "V#",
            Self::Translation => "T#",
        }
    }

    /// How the sort keys of a version's chunks begin.
    #[must_use]
    pub fn chunks_of(self, version: &str) -> String {
        format!("{}{version}#", self.prefix())
    }
}

/// Where a message lives.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// With the lead that it goes to.
    Lead(LeadId),
    /// With the person of the team that it goes to.
    Person(PersonId),
}

impl Home {
    /// The partition.
    #[must_use]
    pub fn partition(&self) -> String {
        match self {
            Home::Lead(lead) => lead_partition(lead),
            Home::Person(person) => format!("N#{person}"),
        }
    }

    /// The home of a partition.
    #[must_use]
    pub fn of(partition: &str) -> Option<Self> {
        let (kind, id) = partition.split_once('#')?;
        match kind {
            "L" => LeadId::parse(id).ok().map(Home::Lead),
            "N" => PersonId::parse(id).ok().map(Home::Person),
            _ => None,
        }
    }
}

/// The partition of what is taken of a rep's day, in UTC.
#[must_use]
pub fn cells_of(rep: &PersonId, day: &str) -> String {
    format!("B#{rep}#{day}")
}

/// What the sort keys begin with of the mails that say to somebody that a lead of theirs moves on.
#[must_use]
pub fn telling_prefix(person: &PersonId) -> String {
    format!("T#{person}#")
}

/// The partition of the leads that are found by something.
#[must_use]
pub fn found_partition(hash: &str) -> String {
    format!("F#{hash}")
}

/// The partition of a lead and all that belongs to it.
#[must_use]
pub fn lead_partition(lead: &LeadId) -> String {
    format!("L#{lead}")
}

/// The lead of a partition; none, where it is of something else.
#[must_use]
pub fn lead_of_partition(pk: &str) -> Option<LeadId> {
    LeadId::parse(pk.strip_prefix("L#")?).ok()
}

/// What identifies a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// A normalised address.
    Email,
    /// A normalised number.
    Phone,
    /// A number and a name: one of several people who share the number.
    Caller,
    /// A number and a name letter by letter: one of several people at that number who share a nickname.
    Namesake,
    /// The name that another system has for somebody.
    External,
    /// A company's domain and a surname, or the whole name whichever way it is said: one of the people of a company.
    Colleague,
    /// A company's domain: whoever wrote from it first.
    Company,
}

impl Identity {
    fn as_str(self) -> &'static str {
        match self {
            Identity::Email => "email",
            Identity::Phone => "phone",
            Identity::Caller => "caller",
            Identity::Namesake => "namesake",
            Identity::External => "external",
            Identity::Colleague => "colleague",
            Identity::Company => "company",
        }
    }
}

/// The lanes of the `due` index. Their counts are fixed for ever: a stored item names its shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Leads with an inquiry that nobody has judged.
    Judge,
    /// Leads that wait for a rep; one worker.
    Assign,
    /// Timeline events that are not published yet.
    Event,
    /// Acknowledgements, which go before every other mail.
    Acknowledgement,
    /// Leads whose deadline comes.
    Lead,
    /// Notices that are to be put into the mails in which they travel.
    Notice,
    /// Steps, and mails to the team.
    Mail,
    /// Letters to many.
    Bulk,
}

impl Lane {
    /// Every lane, in the order in which a sweep reads them.
    pub const ALL: [Lane; 8] = [
        Lane::Judge,
        Lane::Acknowledgement,
        Lane::Assign,
        Lane::Lead,
        Lane::Notice,
        Lane::Mail,
        Lane::Bulk,
        Lane::Event,
    ];

    /// How many shards the lane has.
    #[must_use]
    pub fn shards(self) -> u64 {
        match self {
            Lane::Assign => 1,
            Lane::Notice | Lane::Event => 2,
            Lane::Acknowledgement | Lane::Mail | Lane::Bulk => 4,
            Lane::Judge | Lane::Lead => 8,
        }
    }

    /// The lane's name in a shard.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Lane::Judge => "judge",
            Lane::Assign => "assign",
            Lane::Event => "event",
            Lane::Acknowledgement => "ack",
            Lane::Lead => "lead",
            Lane::Notice => "notice",
            Lane::Mail => "mail",
            Lane::Bulk => "bulk",
        }
    }

    /// The name of a shard.
    #[must_use]
    pub fn shard(self, number: u64) -> String {
        format!("{}#{:02}", self.as_str(), number % self.shards())
    }

    /// The shard of an item with this id.
    #[must_use]
    pub fn shard_of(self, id: &str) -> String {
        self.shard(number(id))
    }
}

/// A number that is always the same for an id.
#[must_use]
pub fn number(id: &str) -> u64 {
    let digest = Sha256::digest(id.as_bytes());
    digest
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// The `owner` index's partition of an open lead: its owner's, or one of its queue's. Who rests until somebody takes them up again lies with
/// those of that person.
#[must_use]
pub fn owner(lead: &Lead, open: &Open) -> String {
    if let Some((person, _)) = lead.rests_for() {
        return resting(person);
    }
    match open.owner() {
        Owner::Person(person) => person.to_string(),
        queue @ Owner::Queue(_) => {
            format!("{queue}#{}", number(lead.id.as_str()) % QUEUE_SHARDS)
        }
    }
}

/// The `owner` index's partition of what waits for whoever leads the team besides leads: mails that are held, or of which nobody knows what
/// became, and demands to erase. It is named after what stood there first.
pub const FOR_MANAGER: &str = "mail:manager";

/// The `owner` index's partition of those who rest until this person takes them up again.
#[must_use]
pub fn resting(person: &PersonId) -> String {
    format!("resting:{person}")
}

/// The text that is hashed for [`Identity::Caller`]; nothing, when there is no number or no name.
#[must_use]
pub fn caller(inquiry: &Inquiry) -> Option<String> {
    let phone = inquiry.phone.as_ref()?;
    let name = inquiry.name.shared()?;
    // A number has no space, so that two different pairs of number and name never give the same text.
    Some(format!("{} {name}", phone.as_str()))
}

/// The text that is hashed for [`Identity::Namesake`]: the number and the letters of the whole name.
#[must_use]
pub fn namesake(inquiry: &Inquiry) -> Option<String> {
    let phone = inquiry.phone.as_ref()?;
    let name = inquiry.name.spelt()?;
    Some(format!("{} {name}", phone.as_str()))
}

/// The text that is hashed for [`Identity::Email`] beside the address: the mailbox that it is for, where that is written in another way.
#[must_use]
pub fn other_mailbox(email: &EmailAddress) -> Option<String> {
    Some(mailbox(email)).filter(|mailbox| mailbox != email.normalised())
}

/// The text that is hashed for [`Identity::Company`]: the domain of a company; nothing, of a mail provider's.
#[must_use]
pub fn company(inquiry: &Inquiry) -> Option<&str> {
    organisation(inquiry.email.as_ref()?.domain())
}

/// The texts that are hashed for [`Identity::Colleague`], the wider first: the company with the surname, and with the whole name.
#[must_use]
pub fn colleague(inquiry: &Inquiry) -> Option<[String; 2]> {
    let company = company(inquiry)?;
    let name = inquiry.name.shared()?;
    let (_, surname) = name.rsplit_once(' ')?;
    // A domain has no space, so that two different pairs never give the same text.
    (!surname.is_empty()).then(|| [format!("{company} {surname}"), format!("{company} {name}")])
}

/// By what the person of an inquiry may be recognised: of each kind the text that is hashed for it.
#[must_use]
pub fn identities(inquiry: &Inquiry) -> Vec<(Identity, String)> {
    let email = inquiry.email.as_ref();
    let phone = inquiry.phone.as_ref();
    let [surname, whole] = colleague(inquiry).map_or([None, None], |texts| texts.map(Some));
    let known = [
        (
            Identity::Email,
            email.map(|email| email.normalised().to_owned()),
        ),
        (Identity::Email, email.and_then(other_mailbox)),
        (Identity::Colleague, surname),
        (Identity::Colleague, whole),
        (Identity::Company, company(inquiry).map(str::to_owned)),
        (
            Identity::Phone,
            phone.map(|phone| phone.as_str().to_owned()),
        ),
        (Identity::Caller, caller(inquiry)),
        (Identity::Namesake, namesake(inquiry)),
        (Identity::External, inquiry.external_id.clone()),
    ];
    let known = known.into_iter();
    known
        .filter_map(|(kind, text)| Some((kind, text?)))
        .collect()
}

/// Hashes an address or a number under the pepper.
#[must_use]
pub fn hashed(pepper: &Secret, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(pepper.bytes())
        .expect("a keyed hash takes a key of any length");
    mac.update(text.as_bytes());
    HEXLOWER.encode(&mac.finalize().into_bytes()[..20])
}
