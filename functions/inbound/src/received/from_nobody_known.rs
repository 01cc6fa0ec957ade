//! Mail of somebody whom nobody knows: it is an inquiry.

use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use cloud::{Cloud, CloudError};
use followup::form::Acknowledge;
use followup::inquiry::{
    DEFAULT_PHRASE, EmailAddress, Inquiry, MAX_TEXT_CHARS, PersonName, clipped, many_lines,
};
use followup::policy::Policy;
use reading::MailClass;

use super::mail::Received;
use super::sender::Alignment;
use super::teammate::is_of_team;

/// The name of the form that a mail stands for, and its source.
pub(super) const MAIL: &str = "mail";
/// The one source, for the limits, of all mail whose sender's domain says that it is not theirs.
const FORGED: &str = "a mail whose sender is forged";

impl Received {
    /// Lets it arrive as a form does: once, judged, acknowledged at most once a day.
    pub(super) async fn take_from_nobody_known(
        &self,
        cloud: &Cloud,
        policy: Option<&Policy>,
    ) -> Result<(), CloudError> {
        let kind = self.message.classification.kind;
        let from = self.message.from.as_deref();
        let from = from.filter(|from| !policy.is_some_and(|policy| is_ours(policy, from)));
        let email = from.and_then(|from| EmailAddress::parse(from).ok());
        let (MailClass::Reply, Some(email)) = (kind, email) else {
            tracing::warn!(kind = kind.as_str(), "a received mail is about no lead");
            return Ok(());
        };
        // The sender whom a forged mail names did not write it: a person reads it, and no acknowledgement goes out.
        let is_forged = self.verdicts.alignment == Alignment::Fails;
        let inquiry = self.inquiry(email);
        let forecast = cloud.trusted_forecast(cloud.now()).await;
        let arrival = Arrival {
            inquiry: &inquiry,
            // Identifiers are derived from the time: handed over again, the mail makes the same lead.
            at: self.at.map_or(cloud.now(), |at| at.min(cloud.now())),
            request: RequestKey::Given(&self.dedup_id),
            payload: &self.dedup_id,
            // All forged mail counts as from one network, so that its limits hold whatever names it uses.
            network: is_forged.then_some(FORGED),
            policy,
            forecast: &forecast,
            acknowledge: if is_forged {
                Acknowledge::Off
            } else {
                Acknowledge::Baton
            },
        };
        match cloud.accept(&arrival).await {
            Ok(accepted) => {
                tracing::info!(lead = %accepted.lead, "a mail became an inquiry");
                Ok(())
            }
            Err(AcceptError::KeyReused) => Ok(()),
            Err(AcceptError::Cloud(error)) => Err(error),
        }
    }

    /// What it asks, as a form would say it.
    fn inquiry(&self, email: EmailAddress) -> Inquiry {
        let text = self.text_to_read();
        Inquiry {
            form: MAIL.to_owned(),
            source: MAIL.to_owned(),
            name: PersonName::parse(&self.message.from_name)
                .unwrap_or_else(|_| PersonName::unknown_caller()),
            email: Some(email),
            phone: None,
            company: None,
            topic: None,
            topic_phrase: DEFAULT_PHRASE.to_owned(),
            message: Some(clipped(&many_lines(&text), MAX_TEXT_CHARS))
                .filter(|text| !text.is_empty()),
            timeframe: None,
            budget: None,
            contact_when: Default::default(),
            contact_how: Default::default(),
            consent: None,
            answers: Default::default(),
            attribution: Default::default(),
            suspicion: None,
            origin: Default::default(),
            promise: None,
            all_taken: false,
        }
    }
}

/// Whether an address is the company's own, or of somebody of the team.
fn is_ours(policy: &Policy, address: &str) -> bool {
    policy.active.company.from.eq_ignore_ascii_case(address) || is_of_team(policy, address)
}
