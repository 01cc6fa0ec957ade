//! Lives of leads, as they go in a company that works well enough: played through the whole deployment.

use calendar::parse_instant;
use chrono::TimeDelta;
use followup::ids::LeadId;
use http::{Method, Request};
use local::{AcceptedMail, Options};

use crate::controls;
use crate::deployment::{AdvanceError, LocalDeployment, LocalDeploymentError, Unaccepted};

/// Monday, ten in the morning at the shipped company.
const START: &str = "2026-03-02T15:00:00Z";
/// Six weeks: by then nothing of it is due any more but a rest of months.
pub(super) const DAYS: i64 = 42;
const SEED: u64 = 12_000;

/// A kind of life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// Reached at the first call, and won.
    ReachedAtOnce,
    /// Called twice in vain; answers the mail.
    AnswersTheMail,
    /// Called in vain as long as the cadence goes, up to the goodbye.
    WalkedToGoodbye,
    /// Nobody turns to it: reminded, escalated, moved, written to.
    LeftLying,
    /// Asks a second time while the first is open.
    AsksTwice,
    /// A machine: reviewed, and put away.
    Unwanted,
}

/// Why a life could not be played.
#[derive(Debug, thiserror::Error)]
pub enum LifeError {
    /// The deployment does not open.
    #[error(transparent)]
    Local(#[from] LocalDeploymentError),
    /// The table cannot be looked at.
    #[error(transparent)]
    Cloud(#[from] cloud::CloudError),
    /// Time does not pass.
    #[error(transparent)]
    Advance(#[from] AdvanceError),
    /// The form was refused.
    #[error(transparent)]
    Unaccepted(#[from] Unaccepted),
    /// No mail has the button.
    #[error("no mail has a button for {0:?}")]
    NoButton(&'static str),
    /// A page did not take what was pressed.
    #[error("a page answered {0}")]
    Page(u16),
}

impl Life {
    /// Every kind.
    pub const ALL: [Life; 6] = [
        Life::ReachedAtOnce,
        Life::AnswersTheMail,
        Life::WalkedToGoodbye,
        Life::LeftLying,
        Life::AsksTwice,
        Life::Unwanted,
    ];

    /// Of a hundred leads, how many live so. Together they are a hundred.
    #[must_use]
    pub fn share(self) -> u32 {
        match self {
            Life::ReachedAtOnce => 20,
            Life::AnswersTheMail => 15,
            Life::WalkedToGoodbye => 25,
            Life::LeftLying => 10,
            Life::AsksTwice => 10,
            Life::Unwanted => 20,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Life::ReachedAtOnce => "reached at once, won",
            Life::AnswersTheMail => "answers the mail",
            Life::WalkedToGoodbye => "walked to the goodbye",
            Life::LeftLying => "left lying",
            Life::AsksTwice => "asks twice",
            Life::Unwanted => "unwanted",
        }
    }

    /// Plays it, in a deployment of its own: lists and reminders, which many leads would share, are counted for this one alone.
    ///
    /// # Errors
    /// When the shipped policy has changed so much that nobody can live so any more.
    pub async fn play(self) -> Result<LocalDeployment, LifeError> {
        let deployment = opened().await?;
        let end = deployment.cloud().now() + TimeDelta::days(DAYS);
        let one = Player {
            deployment: &deployment,
        };
        let lead = one.inquire(self == Life::Unwanted).await?;
        // Whoever does their part does it within the hour that is asked for.
        one.minutes(50).await?;
        match self {
            Life::ReachedAtOnce => {
                one.report(&lead, "reached").await?;
                one.hours(24).await?;
                one.report(&lead, "won").await?;
            }
            Life::AnswersTheMail => {
                one.report(&lead, "no_answer").await?;
                one.hours(24).await?;
                one.report(&lead, "voicemail").await?;
                one.hours(24).await?;
                one.answer().await;
                one.hours(2).await?;
                one.report(&lead, "wrote").await?;
                one.hours(48).await?;
                one.report(&lead, "lost").await?;
            }
            Life::WalkedToGoodbye => {
                for _ in 0..3 {
                    one.report(&lead, "no_answer").await?;
                    one.hours(25).await?;
                }
            }
            Life::LeftLying => {}
            Life::AsksTwice => {
                one.inquire_again().await?;
                one.hours(1).await?;
                one.report(&lead, "reached").await?;
                one.hours(24).await?;
                one.report(&lead, "won").await?;
            }
            Life::Unwanted => {
                one.hours(1).await?;
                one.press(&lead, "verdict", "unwanted").await?;
            }
        }
        deployment.advance_to(end).await?;
        Ok(deployment)
    }
}

/// The deployment in which a life begins.
pub(super) async fn opened() -> Result<LocalDeployment, LifeError> {
    let start = parse_instant(START).unwrap_or_default();
    Ok(LocalDeployment::in_memory(Options::simulated(SEED, start)).await?)
}

struct Player<'a> {
    deployment: &'a LocalDeployment,
}

const FIELDS: [(&str, &str); 5] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.test"),
    ("phone", "+1 212 555 0123"),
    ("topic", "sales"),
    (
        "message",
        "What do 200 lamps cost, and when could they be here?",
    ),
];

impl Player<'_> {
    async fn inquire(&self, is_machine: bool) -> Result<LeadId, LifeError> {
        let mut fields = FIELDS.to_vec();
        if is_machine {
            fields.push(("website", "https://example.net/"));
        }
        // Whoever fills in a form has opened it.
        self.deployment.visit("/f/contact").await;
        Ok(self.deployment.inquire("contact", &fields).await?)
    }

    async fn inquire_again(&self) -> Result<(), LifeError> {
        let mut fields = FIELDS.to_vec();
        fields.push(("budget", "10,000"));
        self.deployment.visit("/f/contact").await;
        self.deployment.inquire("contact", &fields).await?;
        Ok(())
    }

    async fn minutes(&self, minutes: i64) -> Result<(), LifeError> {
        self.deployment.advance(TimeDelta::minutes(minutes)).await?;
        Ok(())
    }

    async fn hours(&self, hours: i64) -> Result<(), LifeError> {
        self.deployment.advance(TimeDelta::hours(hours)).await?;
        Ok(())
    }

    async fn report(&self, lead: &LeadId, outcome: &'static str) -> Result<(), LifeError> {
        self.press(lead, "outcome", outcome).await
    }

    /// Somebody of the team follows a button of the newest mail that has one for this, and answers on its page.
    async fn press(
        &self,
        lead: &LeadId,
        field: &str,
        value: &'static str,
    ) -> Result<(), LifeError> {
        // The page takes every answer, whichever button opened it.
        let wanted = format!("?{field}=");
        let mails = self.deployment.mailbox().all();
        let url = mails
            .iter()
            .rev()
            .find_map(|mail| link(mail, lead, &wanted))
            .ok_or(LifeError::NoButton(value))?;
        let asked = self.deployment.visit(&url).await.status();
        let page = url.split('?').next().unwrap_or_default();
        let done = self
            .deployment
            .click(page, &[(field, value)])
            .await
            .status();
        match [asked, done].into_iter().find(|status| *status != 200) {
            Some(status) => Err(LifeError::Page(status.as_u16())),
            None => Ok(()),
        }
    }

    /// The lead's person answers the newest mail.
    async fn answer(&self) {
        let mails = self.deployment.mailbox().all();
        let to_lead = mails
            .iter()
            .rfind(|mail| mail.to.iter().any(|to| to.contains("customer.test")));
        let Some(mail) = to_lead else { return };
        let to = mail.headers.get("Reply-To").unwrap_or(&mail.from);
        let raw = format!(
            "From: ana@customer.test\r\nTo: {to}\r\nSubject: Re: {}\r\n\r\nThursday at ten suits me.\r\n",
            mail.subject
        );
        let request = Request::builder()
            .method(Method::POST)
            .uri("/local/mail")
            .header("host", "127.0.0.1")
            .body(raw.into());
        if let Ok(request) = request {
            controls::answer(self.deployment, request).await;
        }
    }
}

/// The address of a lead's button in a mail.
fn link(mail: &AcceptedMail, lead: &LeadId, wanted: &str) -> Option<String> {
    let html = mail.html.as_deref()?;
    html.split("href=\"").skip(1).find_map(|rest| {
        let address = rest.split('"').next()?;
        (address.contains(lead.as_str()) && address.contains(wanted)).then(|| address.to_owned())
    })
}
