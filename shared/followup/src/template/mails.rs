//! The one registry of the mails and scripts that Baton asks for by name.
//!
//! A policy names further texts in its cadence: those are its own, and no row here. Whoever needs a text names a [`MailKind`],
//! so that the compiler finds what a string would hide: a mail that nobody checks, or a check for a mail that nobody sends.

use std::fmt;

use super::{Audience, Requires, Variable};

/// The step of what a person writes in their own words, and what it is rendered from: no text of a policy.
pub const OWN_WORDS: &str = "own_words";

/// What kind of text a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailForm {
    /// A mail, with a subject.
    Mail,
    /// What to say in a call: it has no subject, and stands inside a mail to the team.
    Script,
}

/// When the check asks for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// In every policy.
    Always,
    /// In a policy that lets people book a time.
    WithBooking,
    /// In a policy in which no step is a first call, and so none names a script for it.
    WithoutCalls,
    /// As soon as anything is written to leads.
    WithLetters,
    /// Never: another text takes its place. Of a mail to the team that is the shipped one, in the language of who reads it.
    Optional,
}

/// Another text that stands in for one whose words would not be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twin {
    /// Named by `neutral` in the header: for when nobody made the attempt that the words claim.
    Neutral,
    /// Named by `written` in the header: for when a person wrote and nobody called.
    Written,
    /// Named by `owing` in the header: for who waits for what they were promised.
    Owing,
    /// Named by its ending, [`LISTED_TWIN`](super::LISTED_TWIN): for who is on a list, and asked for nothing.
    Listed,
}

macro_rules! mails {
    ($($(#[doc = $doc:literal])+ $kind:ident = $name:literal, $form:ident to $audience:ident, $required:ident,
        claims: $claims:expr, twins: [$($twin:ident),*], given: [$($given:ident),*];)+) => {
        /// A mail or a script that Baton asks for by name.
        ///
        /// ```
        /// use followup::template::{Audience, MailKind};
        /// assert_eq!(MailKind::Morning.as_str(), "morning");
        /// assert_eq!(MailKind::named("morning"), Some(MailKind::Morning));
        /// assert_eq!(MailKind::Morning.audience(), Audience::Rep);
        /// assert_eq!(MailKind::named("a_step_of_mine"), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum MailKind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl MailKind {
            /// Every one, in the order of the reference page.
            pub const ALL: &'static [MailKind] = &[$(MailKind::$kind,)+];

            /// The file's name without `.md`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(MailKind::$kind => $name,)+ }
            }

            /// Whether it is a mail or a script.
            #[must_use]
            pub fn form(self) -> MailForm {
                match self { $(MailKind::$kind => MailForm::$form,)+ }
            }

            /// Whom it is written to; of a script, who reads it out.
            #[must_use]
            pub fn audience(self) -> Audience {
                match self { $(MailKind::$kind => Audience::$audience,)+ }
            }

            /// When the check asks for it.
            #[must_use]
            pub fn required(self) -> Required {
                match self { $(MailKind::$kind => Required::$required,)+ }
            }

            /// What its shipped words claim that a person did.
            #[must_use]
            pub fn claims(self) -> Option<Requires> {
                match self { $(MailKind::$kind => $claims,)+ }
            }

            /// The twins that are shipped beside it.
            #[must_use]
            pub fn twins(self) -> &'static [Twin] {
                match self { $(MailKind::$kind => &[$(Twin::$twin),*],)+ }
            }

            /// What it is given, besides what every text to its audience is given. The code supplies all of these, and
            /// [`Templates::check`](super::Templates::check) refuses a text that asks for more.
            #[must_use]
            pub fn given(self) -> &'static [Variable] {
                match self { $(MailKind::$kind => &[$(Variable::$given),*],)+ }
            }

            /// What it is for, in a sentence.
            #[must_use]
            pub fn purpose(self) -> &'static str {
                match self { $(MailKind::$kind => concat!($($doc),+).trim_ascii(),)+ }
            }
        }
    };
}

mails! {
    /// The direct answer to an inquiry.
    Acknowledgement = "acknowledgement", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// The direct answer to who wants to be contacted later.
    AcknowledgementLater = "acknowledgement_later", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// Asks the one question that settles the criteria.
    Question = "question", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// Asks somebody who is the wrong person for the right one; without it, the qualifier finds out.
    RightPerson = "right_person", Mail to Lead, Optional, claims: None, twins: [], given: [];
    /// A courteous no that the manager released.
    CourtesyNo = "courtesy_no", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// The last mail of a follow-up.
    Goodbye = "goodbye", Mail to Lead, WithLetters, claims: Some(Requires::Attempt), twins: [Neutral, Listed], given: [];
    /// Says to who waits for an answer that they should have had it, and how to get one.
    Owing = "owing", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// Says whose the lead is now, after what a person had agreed moved to somebody else.
    NewContact = "new_contact", Mail to Lead, Always, claims: None, twins: [], given: [];
    /// A first mail that a rep may make their own; without it, the mail of the lead's track.
    MailPersonal = "mail_personal", Mail to Lead, Optional, claims: None, twins: [Listed], given: [];
    /// The same for who was written to before and has not answered.
    MailAgain = "mail_again", Mail to Lead, Optional, claims: Some(Requires::Writing), twins: [Neutral, Owing, Listed], given: [];
    /// A first mail to who wanted to be contacted later, when the date has come; without it, the first personal mail.
    MailCallback = "mail_callback", Mail to Lead, Optional, claims: None, twins: [], given: [];
    /// A time was booked.
    Booked = "booked", Mail to Lead, WithBooking, claims: None, twins: [], given: [];
    /// A booked time was moved.
    BookingMoved = "booking_moved", Mail to Lead, WithBooking, claims: None, twins: [], given: [];
    /// A time was asked for, and waits for a yes.
    BookingRequested = "booking_requested", Mail to Lead, WithBooking, claims: None, twins: [], given: [];
    /// A booked time was cancelled.
    BookingCancelled = "booking_cancelled", Mail to Lead, WithBooking, claims: None, twins: [], given: [];
    /// A booked time comes soon.
    BookingReminder = "booking_reminder", Mail to Lead, WithBooking, claims: None, twins: [], given: [];
    /// They did not come, and are offered another time.
    BookingAgain = "booking_again", Mail to Lead, WithBooking, claims: None, twins: [], given: [];

    /// What to say in the first call, where no step names a script for it.
    ScriptCall = "script_call", Script to Rep, WithoutCalls, claims: None, twins: [Listed], given: [LeadName, Topic, AskedOn];
    /// What to say to who wanted to be called later, when the date has come.
    ScriptCallback = "script_callback", Script to Rep, Always, claims: None, twins: [], given: [LeadName, Topic, AskedOn];
    /// What to say to who was spoken with: an agreed step, an answer, a decision.
    ScriptNextStep = "script_next_step", Script to Rep, Always, claims: None, twins: [], given: [LeadName, Topic, AskedOn];

    /// A new lead to call.
    Task = "task", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, When, LeadSummary, Asked, Script, Links, Buttons];
    /// A call, or another step of a person, is due.
    TaskAgain = "task_again", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, Reason, LeadSummary, Asked, Script, Links, Buttons];
    /// The lead wrote, and waits for an answer.
    TaskAnswer = "task_answer", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, LeadSummary, Asked, Links, Buttons];
    /// A lead to write to, with words that the rep may make their own.
    TaskDraft = "task_draft", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, Reason, LeadSummary, Asked, Draft, Links, Buttons];
    /// The list at a rep's opening.
    Morning = "morning", Mail to Rep, Optional, claims: None, twins: [], given: [Headline, Count, When, List];
    /// Who is no lead waits for an answer.
    TaskRequest = "task_request", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, Reason, LeadSummary, Asked, Links, Buttons];
    /// What is due for several leads.
    Reminders = "reminders", Mail to Rep, Optional, claims: None, twins: [], given: [Headline, Count, List];
    /// A lead moves on soon, for which nobody has done what it waits for.
    Warning = "warning", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Reason, When, OtherRep, LeadSummary, Asked, Links, Buttons];
    /// A lead has moved on, to a colleague or into a queue.
    ReassignedFrom = "reassigned_from", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, OtherRep, Reason, LeadSummary];
    /// A lead has come from a colleague.
    ReassignedTo = "reassigned_to", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, OtherRep, Due, Reason, LeadSummary, Asked, Script, Links, Buttons];
    /// What the reader had agreed is a colleague's now: three lines about it are asked for.
    ThreeLines = "three_lines", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, OtherRep, Reason, LeadSummary, Buttons];
    /// Whoever had the lead before has written about it.
    LinesCame = "lines_came", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, OtherRep, Due, LeadSummary, Links, Buttons];
    /// A written step goes out soon.
    Announcement = "announcement", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, When, LeadSummary, Draft, Buttons];
    /// New leads go to colleagues for now.
    Paused = "paused", Mail to Rep, Optional, claims: None, twins: [], given: [Count, Reason, List, Buttons];
    /// Something about an appointment.
    Meeting = "meeting", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, Reason, When, LeadSummary, Asked, Links, Buttons];
    /// A mail to a lead was not sent, and a person decides.
    NotSent = "not_sent", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, Reason, LeadSummary, Draft, Buttons];
    /// A written step waits for the rep to send it.
    Approval = "approval", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Reason, When, WithoutIt, LeadSummary, Draft, Buttons];
    /// Several leads have moved on.
    Moved = "moved", Mail to Rep, Optional, claims: None, twins: [], given: [Headline, Count, List];
    /// The written steps wait for a colleague who is in touch.
    Held = "held", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, When, Reason, LeadSummary, Buttons];
    /// A lead has sent another form.
    WroteAgain = "wrote_again", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, LeadSummary, Asked, Links, Buttons];
    /// A lead is to be left alone from now on, or has written after that.
    LeftAlone = "left_alone", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, Reason, LeadSummary];
    /// What the rep wrote about a lead names no outcome.
    Unclear = "unclear", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Due, LeadSummary, Buttons];
    /// What the rep reported by mail is recorded.
    ReportRecorded = "report_recorded", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, Reason, Buttons];
    /// The rep reported with a date that two days fit.
    WhichDate = "which_date", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Headline, Reason, Due, LeadSummary, Buttons];
    /// Somebody reported in the rep's name, without a proof.
    InYourName = "in_your_name", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Reason, LeadSummary, Asked, Buttons];
    /// Somebody wrote in the lead's name, without a proof.
    Doubted = "doubted", Mail to Rep, Optional, claims: None, twins: [],
        given: [LeadName, Reason, LeadSummary, Asked, Links, Buttons];
    /// What the rep wrote in answer to a list names none of its leads, or several.
    NamesNoLead = "names_no_lead", Mail to Rep, Optional, claims: None, twins: [], given: [List];
    /// The way in at the desk, for who asked for it a moment ago.
    SignIn = "sign_in", Mail to Rep, Optional, claims: None, twins: [], given: [When, Code, Buttons];
    /// A lead whose answers do not settle the criteria.
    Qualify = "qualify", Mail to Qualifier, Optional, claims: None, twins: [],
        given: [LeadName, Due, Reason, LeadSummary, Asked, Script, Links, Buttons];
    /// The list at the opening of a qualifier who is no rep.
    QualifierMorning = "qualifier_morning", Mail to Qualifier, Optional, claims: None, twins: [], given: [Headline, Count, When, List];
    /// What the manager must hear within the hour.
    Escalations = "escalations", Mail to Manager, Optional, claims: None, twins: [], given: [Headline, Count, List];
    /// The list at the opening of a manager who is no rep.
    ManagerMorning = "manager_morning", Mail to Manager, Optional, claims: None, twins: [], given: [Headline, Count, When, List];
    /// What nobody has touched before a closure of more than a day.
    Untouched = "untouched", Mail to Manager, Optional, claims: None, twins: [], given: [Count, When, List];
    /// Somebody who leads the team proposes a change of it, which another has to confirm.
    TeamChange = "team_change", Mail to Manager, Optional, claims: None, twins: [], given: [Headline, When, List, Buttons];
}

impl fmt::Display for MailKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl MailKind {
    /// The mail or script of this name; none for a text that only a policy names.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    /// Those that the check asks for when this holds.
    pub(crate) fn all_required(when: Required) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |kind| kind.required() == when)
    }

    /// The mails to the team, in the order in which a finding lists them.
    pub(crate) fn to_the_team() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| {
            let is_mail = match kind.form() {
                MailForm::Mail => true,
                MailForm::Script => false,
            };
            is_mail && kind.audience() != Audience::Lead
        })
    }
}
