//! Who is here, and by what right: by a signed link, which is made for one person and one purpose, or signed in at the desk. Both are a
//! [`Visit`], and what a page is made of does not know the difference.

use std::sync::Arc;

use calendar::Instant;
use cloud::Cloud;
use cloud::links::{Link, Purpose, TASK_LINK};
use followup::booking::Side;
use followup::ids::{LeadId, PersonId};
use followup::language::KnownLanguage;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::team::{Person, Role, Roster};
use wording::Words;
use wording::moment::LocalTimes;

use crate::from_list::FromList;
use crate::refused::NotServed;

/// Below this are the pages of who is signed in.
pub(crate) const DESK: &str = "desk";
/// What stands below it in the address of the way in by the company's own accounts.
pub(crate) const PROVIDER: &str = "provider";
/// The way from the page of a link to where all addresses begin.
pub(crate) const FROM_LINK: &str = "../";

/// For whom of the team a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seat {
    /// Everybody of the team.
    Anybody,
    /// Who may have leads: reps and qualifiers, and a manager who has some.
    Working,
    /// Who says what becomes of a lead that waits for a verdict: a qualifier, the manager and the deputy.
    Deciding,
    /// Who leads the team: the manager and the deputy.
    Leading,
}

impl Seat {
    /// Whether the page is for somebody, by what they are in the team now.
    pub(crate) fn is_for(self, roster: &Roster, person: &Person) -> bool {
        match self {
            Self::Anybody => true,
            Self::Working => roster.works(person),
            Self::Deciding => roster.decides(person),
            Self::Leading => roster.manages(person),
        }
    }

    /// The page on which somebody begins.
    pub(crate) fn begins(roster: &Roster, person: &Person) -> &'static str {
        let works = person.is(Role::Rep) || person.is(Role::Qualifier);
        match (works, roster.manages(person)) {
            (true, _) => "today",
            (false, true) => "board",
            (false, false) => "figures",
        }
    }
}

/// By whose link a page is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bearer {
    /// The lead's.
    Lead,
    /// Of somebody of the team for whom the page is. One for who works with leads is also for whoever's own the lead is.
    Team(Seat),
    /// The lead's, or such a one of the team.
    LeadOrTeam(Seat),
}

/// The right of somebody to be here: the link that they came by.
///
/// # Errors
/// The token is forged, expired, of another key, or for another page.
pub(crate) async fn enter(cloud: &Cloud, purpose: Purpose, token: &str) -> Result<Link, NotServed> {
    let link = cloud.read_link(token).await?;
    if link.purpose == purpose {
        Ok(link)
    } else {
        Err(NotServed::WrongPurpose)
    }
}

/// The active policy, without which nothing can be decided.
///
/// # Errors
/// There is none yet, or it cannot be read.
pub(crate) async fn active_policy(cloud: &Cloud, now: Instant) -> Result<Arc<Policy>, NotServed> {
    cloud.active_policy(now).await?.ok_or(NotServed::NoPolicy)
}

/// The policy by which somebody is here: the active one, and where they do something, as it stands right now, and not as this worker has known it
/// for up to a minute: who has lost a role decides nothing by it any more.
///
/// # Errors
/// As [`active_policy`].
pub(crate) async fn policy_here(
    cloud: &Cloud,
    now: Instant,
    acts: bool,
) -> Result<Arc<Policy>, NotServed> {
    if acts {
        let policy = cloud.refreshed_policy(now).await?;
        policy.ok_or(NotServed::NoPolicy)
    } else {
        active_policy(cloud, now).await
    }
}

/// A visit: who came, by which link, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visit<'a> {
    /// AWS, as the functions see it.
    pub(crate) cloud: &'a Cloud,
    /// What the link says.
    pub(crate) link: &'a Link,
    /// The link itself: the address of its page, relative to the page.
    pub(crate) token: &'a str,
    /// The way from the page to where all addresses begin: every address on a page is relative, since what stands before it is the
    /// gateway's business.
    pub(crate) root: &'a str,
    /// The list of the desk from which the lead was opened, where it was from one.
    pub(crate) from: Option<&'a FromList>,
    /// When the page is asked for: everything on it is as of then.
    pub(crate) now: Instant,
}

impl Visit<'_> {
    /// The active policy.
    pub(crate) async fn policy(&self) -> Result<Arc<Policy>, NotServed> {
        active_policy(self.cloud, self.now).await
    }

    /// The active policy as it is said to whoever is here: to a lead in their language.
    pub(crate) async fn policy_for(&self, lead: &Lead) -> Result<Arc<Policy>, NotServed> {
        let policy = self.policy().await?;
        let language = lead.language.map(KnownLanguage::language);
        let Some(language) = language.filter(|_| self.link.person.is_none()) else {
            return Ok(policy);
        };
        // A language that the company has given up is still that of the texts under which the lead started.
        let spoken = &policy.active.company.languages;
        let policy = match spoken.nearest(language.tag()) {
            Some(_) => policy,
            None => self.cloud.policy_for(&policy, lead).await?,
        };
        Ok(policy.said_in(Some(language)))
    }

    /// The lead that the link is about.
    ///
    /// # Errors
    /// It is about none, like that of a list.
    pub(crate) fn lead_id(&self) -> Result<&LeadId, NotServed> {
        self.link.lead.as_ref().ok_or(NotServed::NoLead)
    }

    /// The person of the team who is here.
    ///
    /// # Errors
    /// Nobody of the team is: the link is the lead's, or of somebody who has left.
    pub(crate) fn member<'p>(&self, policy: &'p Policy) -> Result<&'p Person, NotServed> {
        let person = self.link.person.as_ref();
        let member = person.and_then(|id| policy.active.roster.get(id));
        member.ok_or(NotServed::NotOnTheTeam)
    }

    /// The id of the person of the team who is here.
    ///
    /// # Errors
    /// As [`member`](Self::member).
    pub(crate) fn person(&self, policy: &Policy) -> Result<PersonId, NotServed> {
        self.member(policy).map(|member| member.id.clone())
    }

    /// The words of whoever is here: a person's own, and the company's for a lead.
    pub(crate) fn words(&self, policy: &Policy) -> Words {
        match &self.link.person {
            Some(person) => Words::for_person(&policy.active, person),
            None => Words::from(&policy.active.company),
        }
    }

    /// How times are said to whoever is here.
    pub(crate) fn times(&self, policy: &Policy) -> LocalTimes {
        LocalTimes::new(self.words(policy), policy.calendar().tz())
    }

    /// Which side is here: the lead by a link without a person, or somebody of the team.
    ///
    /// # Errors
    /// The link's person has left the team.
    pub(crate) async fn side(&self) -> Result<Side, NotServed> {
        if self.link.person.is_none() {
            return Ok(Side::Lead);
        }
        let policy = self.policy().await?;
        self.person(&policy).map(Side::Team)
    }

    /// The address of another page for the same person, relative to a page.
    pub(crate) fn address(&self, purpose: Purpose, lead: &Lead, task: String) -> String {
        self.address_of(purpose, &lead.id, task)
    }

    /// The same of a lead of which only the name is known.
    pub(crate) fn address_of(&self, purpose: Purpose, lead: &LeadId, task: String) -> String {
        let link = Link {
            purpose,
            lead: Some(lead.clone()),
            person: self.link.person.clone(),
            task,
            expires: Some(self.now + TASK_LINK),
        };
        self.relative(&link)
    }

    /// The address of a page that is about no lead, for the same person, relative to a page.
    pub(crate) fn own_address(&self, purpose: Purpose) -> String {
        self.relative(&Link {
            purpose,
            lead: None,
            person: self.link.person.clone(),
            task: purpose.path().to_owned(),
            expires: Some(self.now + TASK_LINK),
        })
    }

    fn relative(&self, link: &Link) -> String {
        let token = link.token(&self.cloud.keys());
        format!("{}{}/{token}", self.root, link.purpose.path())
    }

    /// The address of a page of the desk.
    pub(crate) fn desk(&self, below: &str) -> String {
        if below.is_empty() {
            format!("{}{DESK}", self.root)
        } else {
            format!("{}{DESK}/{below}", self.root)
        }
    }
}
