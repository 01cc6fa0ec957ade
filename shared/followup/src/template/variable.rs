//! The closed set of variables that a template may name, and who may read which.

use std::fmt;
use std::str::FromStr;

/// Who a template is written to.
///
/// ```
/// use followup::template::Audience;
/// assert_eq!("lead".parse(), Ok(Audience::Lead));
/// assert_eq!(Audience::Rep.as_str(), "rep");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// The person who asked.
    Lead,
    /// The person who follows up.
    Rep,
    /// The person whom overdue and stuck work comes to.
    Manager,
    /// The person who settles whether a lead meets the criteria.
    Qualifier,
}

impl Audience {
    /// The word in a template's header.
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Lead => "lead",
            Audience::Rep => "rep",
            Audience::Manager => "manager",
            Audience::Qualifier => "qualifier",
        }
    }
}

impl FromStr for Audience {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        [
            Audience::Lead,
            Audience::Rep,
            Audience::Manager,
            Audience::Qualifier,
        ]
        .into_iter()
        .find(|audience| audience.as_str() == word)
        .ok_or_else(|| UnknownName(word.to_owned()))
    }
}

/// A name that is in none of the closed sets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a known name")]
pub struct UnknownName(pub String);

/// What kind of value a variable takes.
///
/// ```
/// use followup::template::{Shape, Variable};
/// assert_eq!(Variable::FirstName.shape(), Shape::Text);
/// assert_eq!(Variable::StopUrl.shape(), Shape::Url);
/// assert_eq!(Variable::Asked.shape(), Shape::Markup);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of text, escaped wherever it goes.
    Text,
    /// A link's destination.
    Url,
    /// Blocks that code built; stands on a line of its own.
    Markup,
}

/// Whether a variable is there when a template of some audience is rendered.
///
/// ```
/// use followup::template::{Audience, Presence, Variable};
/// assert_eq!(Variable::Topic.presence(Audience::Lead), Some(Presence::Guaranteed));
/// assert_eq!(Variable::FirstName.presence(Audience::Lead), Some(Presence::Optional));
/// assert_eq!(Variable::Asked.presence(Audience::Lead), None, "no free text goes back to a lead");
/// assert_eq!(Variable::Asked.presence(Audience::Rep), Some(Presence::PerMail));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always; a template may use it as it is.
    Guaranteed,
    /// Sometimes; a template needs a fallback, or an `if` around it.
    Optional,
    /// Supplied by the mails to staff that [`MailKind::given`](super::MailKind::given) lists it for, and guaranteed there.
    PerMail,
}

macro_rules! variables {
    ($($variant:ident $name:literal $shape:ident lead($lead:ident) staff($staff:ident) $doc:literal;)+) => {
        /// Everything that a template may insert.
        ///
        /// ```
        /// use followup::template::Variable;
        /// assert_eq!("first_name".parse(), Ok(Variable::FirstName));
        /// assert_eq!(Variable::FirstName.as_str(), "first_name");
        /// assert!("firstname".parse::<Variable>().is_err());
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Variable {
            $(#[doc = $doc] $variant,)+
        }

        impl Variable {
            /// Every variable, in the order of the documentation.
            pub const ALL: &'static [Variable] = &[$(Variable::$variant,)+];

            /// The name that templates use.
            pub fn as_str(self) -> &'static str {
                match self { $(Variable::$variant => $name,)+ }
            }

            /// What it says, for who writes templates.
            pub fn purpose(self) -> &'static str {
                match self { $(Variable::$variant => $doc,)+ }
            }

            /// What kind of value it takes.
            pub fn shape(self) -> Shape {
                match self { $(Variable::$variant => Shape::$shape,)+ }
            }

            /// Whether it is there for this audience; `None` means never.
            pub fn presence(self, audience: Audience) -> Option<Presence> {
                let (lead, staff) = match self {
                    $(Variable::$variant => (variables!(@ $lead), variables!(@ $staff)),)+
                };
                match audience {
                    Audience::Lead => lead,
                    Audience::Rep | Audience::Manager | Audience::Qualifier => staff,
                }
            }
        }
    };
    (@ Never) => { None };
    (@ $presence:ident) => { Some(Presence::$presence) };
}

variables! {
    Topic "topic" Text lead(Guaranteed) staff(PerMail) "What was asked, as a phrase: \"your inquiry\", \"your question about pricing\".";
    AskedOn "asked_on" Text lead(Guaranteed) staff(PerMail) "The day it was asked: \"Tuesday, March 3\".";
    CompanyName "company_name" Text lead(Guaranteed) staff(Guaranteed) "The name by which people know the company.";
    CompanyLegalName "company_legal_name" Text lead(Guaranteed) staff(Never) "The company's legal name, for the footer.";
    PostalAddress "postal_address" Text lead(Guaranteed) staff(Never) "The postal address, for the footer; several lines are allowed.";
    PrivacyUrl "privacy_url" Url lead(Guaranteed) staff(Never) "The privacy page, for the footer.";
    StopUrl "stop_url" Url lead(Guaranteed) staff(Never) "\"Not you? stop\", for the footer.";
    StopLabel "stop_label" Text lead(Guaranteed) staff(Never) "What the link says that stops our mail, for the footer.";
    PrivacyLabel "privacy_label" Text lead(Guaranteed) staff(Never) "What the link to the privacy page says, for the footer.";
    LanguageTag "language_tag" Text lead(Guaranteed) staff(Never) "The language of the mail, for the program that shows it: \"de\".";
    TeamName "team_name" Text lead(Guaranteed) staff(Never) "Who signs what no person released: \"The Acme team\".";
    RepOrTeamName "rep_or_team_name" Text lead(Guaranteed) staff(Never) "The person who released this very message, and the company: \"Riley Chen, Acme\"; without one, the team.";
    Website "website" Url lead(Guaranteed) staff(Never) "The company's website.";
    Hours "hours" Text lead(Guaranteed) staff(Never) "When somebody is there: \"Monday to Friday, 9 AM to 5 PM (New York)\".";
    NextContact "next_contact" Text lead(Guaranteed) staff(Never) "A full sentence that is true for this lead: \"We will call you today by 3:00 PM.\"";
    Greeting "greeting" Text lead(Guaranteed) staff(Never) "\"Hello Ana\"; \"Hello\" when there is no usable name.";
    FirstName "first_name" Text lead(Optional) staff(Never) "The lead's first name.";
    FullName "full_name" Text lead(Optional) staff(Never) "The lead's whole name.";
    LeadCompany "lead_company" Text lead(Optional) staff(Never) "The lead's company.";
    RepName "rep_name" Text lead(Optional) staff(Never) "The owner's name.";
    RepFirstName "rep_first_name" Text lead(Optional) staff(Never) "The owner's first name.";
    RepPhone "rep_phone" Text lead(Optional) staff(Never) "The owner's phone number.";
    ReplyAddress "reply_address" Text lead(Optional) staff(Never) "The address that an answer goes to.";
    TeamPhone "team_phone" Text lead(Optional) staff(Never) "The team's phone number.";
    Question "question" Text lead(Optional) staff(Never) "The one question to ask: the policy's words, never the lead's.";
    AwayUntil "away_until" Text lead(Optional) staff(Never) "The day on which a team of one is back: \"Monday, March 9\".";
    LateBy "late_by" Text lead(Optional) staff(Never) "How long ago it was asked, in an acknowledgement that comes later than it should: \"5 hours\".";
    PromisedFirst "promised_first" Text lead(Optional) staff(Never) "By when a page may have told them that they hear from us, in an acknowledgement that names another time, or none: \"today by 2:00 PM New York time\".";
    OptInUrl "opt_in_url" Url lead(Optional) staff(Never) "\"Shall I send it? Yes\": the newsletter's opt-in.";
    ReadyUrl "ready_url" Url lead(Optional) staff(Never) "\"I am ready\": in a letter, where who rests says that they want to hear from a person.";
    BookingUrl "booking_url" Url lead(Optional) staff(Never) "Where the lead can choose a time.";
    TaskLink "task_link" Url lead(Optional) staff(Never) "Where they can see what a person made for them on another channel, as the report of a task names it: a video.";
    MeetingTime "meeting_time" Text lead(Optional) staff(Never) "When an appointment is, in the lead's zone: \"Tuesday, March 3, 10:00 AM to 10:30 AM, New York time\".";
    MeetingPlace "meeting_place" Text lead(Optional) staff(Never) "Who calls whom at an appointment on which number, or where it is, as a sentence.";
    PromisedBy "promised_by" Text lead(Optional) staff(Optional) "By when they should have heard from us, once, where that was missed: \"by Tuesday, March 3, 3:00 PM New York time\".";
    CameFrom "came_from" Text lead(Optional) staff(Never) "Where the address of who is on a list is from: \"the spring fair\".";
    CameFromNote "came_from_note" Text lead(Optional) staff(Never) "The same as a sentence, for the footer of a mail that does not say it: \"We have your address from the spring fair.\".";
    CampaignDate "campaign_date" Text lead(Optional) staff(Never) "The date to which the steps of their campaign count down: \"Saturday, March 14\".";
    StaffName "staff_name" Text lead(Never) staff(Guaranteed) "The reader's whole name, by which they introduce themselves where first names alone are familiar.";
    StaffFirstName "staff_first_name" Text lead(Never) staff(Guaranteed) "The reader's first name, in mail to staff.";
    LeadName "lead_name" Text lead(Never) staff(PerMail) "Whom it is about: a name, or \"somebody without a name\".";
    CopyAddress "copy_address" Text lead(Never) staff(Optional) "Where the reader copies what they write to the lead from their own mailbox: it counts as a touch.";
    BestBefore "best_before" Text lead(Never) staff(Optional) "By when the first contact is wanted, before it is due: \"11:00 AM\".";
    ToDo "to_do" Text lead(Never) staff(Optional) "How many leads of a list at opening, or before a closure, wait for its reader; absent, where the list only informs, or names nobody.";
    LeadSummary "lead_summary" Markup lead(Never) staff(PerMail) "Who it is: company, phone, address, source, earlier contacts.";
    Asked "asked" Markup lead(Never) staff(PerMail) "What the lead wrote, quoted.";
    Script "script" Markup lead(Never) staff(PerMail) "What to say, under its heading: a rendered call script, or a draft for who is written to.";
    Links "links" Markup lead(Never) staff(PerMail) "Where to call, write and read more.";
    Buttons "buttons" Markup lead(Never) staff(PerMail) "The outcomes to report, one click each.";
    List "list" Markup lead(Never) staff(PerMail) "Several leads, each with what there is to do.";
    Due "due" Text lead(Never) staff(PerMail) "When the work is due: \"due today 3:00 PM\", \"overdue since Monday, March 2, 3:00 PM\".";
    When "when" Text lead(Never) staff(PerMail) "When something happens or is wanted: \"11:00 AM\", \"this week\".";
    OtherRep "other_rep" Text lead(Never) staff(PerMail) "The colleague whom a lead came from or goes to.";
    Code "code" Text lead(Never) staff(PerMail) "What is typed at the desk to be let in: \"k3vd-x7qa\".";
    Headline "headline" Text lead(Never) staff(PerMail) "What it is about, for a subject: one lead and why, or the names of several.";
    Count "count" Text lead(Never) staff(PerMail) "How many.";
    Reason "reason" Text lead(Never) staff(PerMail) "Why this mail was written, as a full sentence.";
    WithoutIt "without_it" Text lead(Never) staff(PerMail) "What follows if nobody sends a mail that waits: \"it is left out, and everything else goes on without it\".";
    Draft "draft" Markup lead(Never) staff(PerMail) "The words that are ready to go out.";
}

impl fmt::Display for Variable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Variable {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Variable::ALL
            .iter()
            .copied()
            .find(|variable| variable.as_str() == name)
            .ok_or_else(|| UnknownName(name.to_owned()))
    }
}
