//! A mail to the team: which one it is, and what it is put together from.

use std::sync::Arc;

use calendar::Instant;
use cloud::addresses::AddressKind;
use cloud::mail::Mail;
use cloud::{Cloud, CloudError};
use followup::bundle::Bundle;
use followup::lead::Lead;
use followup::message::{BundleKind, NotSentReason, Notice, TemplateProblem};
use followup::policy::Policy;
use followup::team::Person;
use followup::template::{Templates, Values, Variable};

use crate::buttons::Buttons;
use crate::mime::{Invitation, Written};
use crate::office::{
    AUTO_GENERATED, AUTO_SUBMITTED, LEAD_TAG, MAIL_TAG, MESSAGE_TAG, PERSON_TAG, REFERENCES,
    own_id, reply_address, sender, task_thread,
};
use crate::{lines, morning, single};

/// A mail to the team, put together.
#[derive(Debug)]
pub(crate) enum Composed {
    /// It is ready.
    Mail {
        /// What it was rendered from.
        template: String,
        /// The mail.
        mail: Mail,
    },
    /// There is nothing to say any more.
    Nothing,
    /// It cannot be written; the reason is no person's business but the operator's.
    Broken(NotSentReason),
}

/// Who reads, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) cloud: &'a Cloud,
    pub(crate) active: &'a Arc<Policy>,
    pub(crate) person: &'a Person,
    /// How often the mail was claimed.
    pub(crate) claims: u64,
    /// Whether received mail is known to come back here.
    pub(crate) receives: bool,
    /// Notices that came after the mail was full.
    pub(crate) more: u64,
    pub(crate) now: Instant,
}

impl<'a> Reader<'a> {
    /// The reader's own address about a lead.
    fn address(&self, kind: AddressKind, lead: &Lead) -> Option<String> {
        let person = Some(&self.person.id);
        reply_address(self.cloud, kind, lead, person, self.receives)
    }

    /// Links for this reader.
    pub(crate) fn buttons(&self) -> Buttons<'a> {
        Buttons {
            cloud: self.cloud,
            person: &self.person.id,
            now: self.now,
        }
    }
}

/// The words of a mail to the team, not yet rendered.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    /// The template.
    pub(crate) template: &'a str,
    /// What it is filled in with, besides what is guaranteed to the team.
    pub(crate) values: Values,
    /// The one lead that it is about.
    pub(crate) lead: Option<&'a Lead>,
    /// The texts that its lead pinned.
    pub(crate) templates: &'a Templates,
    /// What the reader's calendar is to do.
    pub(crate) invitation: Option<Invitation>,
}

/// Puts a mail together from the notices that it carries and the leads as they are now.
pub(crate) async fn compose(
    reader: &Reader<'_>,
    bundle: &Bundle,
    notices: &[Notice],
) -> Result<Composed, CloudError> {
    match bundle.kind {
        BundleKind::Single => single::compose(reader, bundle, notices).await,
        BundleKind::Reminders => lines::reminders(reader, bundle, notices).await,
        BundleKind::Escalations => lines::escalations(reader, bundle, notices).await,
        BundleKind::Untouched => morning::untouched(reader, bundle).await,
        BundleKind::Morning => morning::morning(reader, bundle, notices).await,
    }
}

/// Renders words into a mail.
pub(crate) fn render(reader: &Reader<'_>, bundle: &Bundle, words: Words<'_>) -> Composed {
    let company = &reader.active.setting.company;
    // A text that came with a newer version of Baton is in the active policy.
    let template = words
        .templates
        .get(words.template)
        .or_else(|| reader.active.templates.get(words.template));
    let Some(template) = template else {
        return Composed::Broken(NotSentReason::Unrenderable {
            template: words.template.to_owned(),
            problem: TemplateProblem::Absent,
        });
    };
    let values = words
        .values
        .text(Variable::CompanyName, &company.name)
        .text(Variable::StaffFirstName, reader.person.first_name());
    let copy = words
        .lead
        .and_then(|lead| reader.address(AddressKind::Copy, lead));
    let values = match copy {
        Some(address) => values.text(Variable::CopyAddress, address),
        None => values,
    };
    let rendered = match template.render(&values) {
        Ok(rendered) => rendered,
        Err(error) => return Composed::Broken(error.into()),
    };
    let mut headers = vec![(AUTO_SUBMITTED, AUTO_GENERATED.to_owned())];
    let mut tags = vec![
        (MESSAGE_TAG, bundle.id.to_string()),
        (PERSON_TAG, bundle.to.to_string()),
        (MAIL_TAG, template.name().to_owned()),
    ];
    if let Some(lead) = words.lead {
        headers.push((REFERENCES, task_thread(reader.cloud, lead)));
        tags.push((LEAD_TAG, lead.id.to_string()));
    }
    let reply_to = words
        .lead
        .and_then(|lead| reader.address(AddressKind::Task, lead))
        .unwrap_or_else(|| company.from.clone());
    let written = Written {
        id: own_id(reader.cloud, &bundle.id, reader.claims),
        at: reader.now,
        from: sender(company),
        to: reader.person.email.clone(),
        reply_to,
        subject: rendered.subject,
        headers,
        text: rendered.text,
        html: rendered.html,
        invitation: words.invitation,
        tags,
    };
    Composed::Mail {
        template: template.name().to_owned(),
        mail: written.mail(),
    }
}
