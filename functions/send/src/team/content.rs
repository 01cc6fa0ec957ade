//! The content of a mail to the team, and the mail that it becomes.

use std::borrow::Cow;

use cloud::addresses::AddressKind;
use cloud::mail::Mail;
use followup::digest::Digest;
use followup::ids::LeadId;
use followup::lead::Lead;
use followup::message::{NotSentReason, TemplateProblem};
use followup::policy::Policy;
use followup::template::{MailKind, Template, Templates, Values, Variable};
use wording::mails;
use writing::team_sender;

use super::reader::TeamReader;
use crate::case::Case;
use crate::mail::headers::{
    AUTO_GENERATED, AUTO_SUBMITTED, LEAD_TAG, MAIL_TAG, MESSAGE_TAG, PERSON_TAG, REFERENCES,
    own_id, task_thread,
};
use crate::mail::mime::{CalendarPart, MailParts};

/// A mail to the team, put together.
#[derive(Debug)]
pub(crate) enum Composed {
    /// It is ready.
    Mail {
        /// The mail.
        mail: Mail,
        /// The leads of which it tells its reader that they move on.
        tells: Vec<LeadId>,
    },
    /// There is nothing to say any more.
    Nothing,
    /// It cannot be written; the reason is no person's business but the operator's.
    Unrenderable(NotSentReason),
}

impl Composed {
    /// The same, which tells its reader that this lead moves on.
    pub(crate) fn telling(mut self, lead: Option<LeadId>) -> Self {
        if let Composed::Mail { tells, .. } = &mut self {
            tells.extend(lead);
        }
        self
    }
}

/// What a mail to the team says, not yet rendered.
#[derive(Debug)]
pub(crate) struct MailContent<'a> {
    /// Which mail it is.
    kind: MailKind,
    /// What it is filled in with, besides what is guaranteed to the team.
    values: Values,
    /// The one lead that it is about.
    lead: Option<&'a Lead>,
    /// The texts that its lead pinned.
    templates: &'a Templates,
    /// What the reader's calendar is to do.
    invitation: Option<CalendarPart>,
    /// The task that it is about, where that is not what the lead waits for now.
    task: Option<String>,
    /// The leads of which its list says that they move on.
    tells: Vec<LeadId>,
}

impl<'a> MailContent<'a> {
    /// A mail about a lead, with the texts that the lead pinned.
    pub(crate) fn about(case: &'a Case, kind: MailKind, values: Values) -> Self {
        Self {
            kind,
            values,
            lead: Some(&case.lead),
            templates: &case.policy.templates,
            invitation: None,
            task: None,
            tells: Vec::new(),
        }
    }

    /// A mail with the texts of today: about several leads or none, or about one among what a list says.
    pub(crate) fn of_list(
        active: &'a Policy,
        kind: MailKind,
        values: Values,
        lead: Option<&'a Lead>,
    ) -> Self {
        Self {
            kind,
            values,
            lead,
            templates: &active.templates,
            invitation: None,
            task: None,
            tells: Vec::new(),
        }
    }

    /// The same, whose list says of these leads that they move on.
    pub(crate) fn telling(self, tells: Vec<LeadId>) -> Self {
        Self { tells, ..self }
    }

    /// The same, with what the reader's calendar is to do.
    pub(crate) fn with(self, invitation: Option<CalendarPart>) -> Self {
        Self { invitation, ..self }
    }

    /// The same about another task than what the lead waits for now: an answer is about that one.
    pub(crate) fn of_task(self, task: Option<String>) -> Self {
        Self { task, ..self }
    }

    /// The template: the company's own in the reader's language, as the lead pinned it or as it is in the active policy; where the company
    /// has none, the shipped one.
    fn template(&self, reader: &TeamReader<'a>) -> Option<Cow<'a, Template>> {
        let active: &'a Policy = reader.active;
        let words = reader.words();
        let spoken = &active.active.company.languages;
        let own = |texts: &'a Templates| {
            let said = match spoken.nearest(words.language.tag())? {
                first if first == spoken.first() => texts,
                other => texts.in_language(other)?.as_ref(),
            };
            said.mail(self.kind)
        };
        let own = own(self.templates).or_else(|| own(&active.templates));
        own.map(Cow::Borrowed)
            .or_else(|| mails::to_team(words, self.kind).map(Cow::Owned))
    }

    /// Renders it into the mail that this reader gets.
    pub(crate) fn render(self, reader: &TeamReader<'a>, digest: &Digest) -> Composed {
        let company = &reader.active.active.company;
        let Some(template) = self.template(reader) else {
            return Composed::Unrenderable(NotSentReason::Unrenderable {
                template: self.kind.as_str().to_owned(),
                problem: TemplateProblem::Absent,
            });
        };
        let copy = self
            .lead
            .and_then(|lead| reader.address(AddressKind::Copy, lead));
        let values = self
            .values
            .text(Variable::CompanyName, &company.name)
            .text(Variable::StaffName, &reader.person.name)
            .text(Variable::StaffFirstName, reader.person.first_name());
        // A mail that names no language is English.
        let language = reader.words().language;
        let values = if language.is_english() {
            values
        } else {
            values.text(Variable::LanguageTag, language.tag())
        };
        let values = match copy {
            Some(address) => values.text(Variable::CopyAddress, address),
            None => values,
        };
        let rendered = match template.render(&values) {
            Ok(rendered) => rendered,
            Err(error) => return Composed::Unrenderable(error.into()),
        };
        let mut headers = vec![(AUTO_SUBMITTED, AUTO_GENERATED.to_owned())];
        let mut tags = vec![
            (MESSAGE_TAG, digest.id.to_string()),
            (PERSON_TAG, digest.to.to_string()),
            (MAIL_TAG, template.name().to_owned()),
        ];
        if let Some(lead) = self.lead {
            let task = self.task.clone().unwrap_or_else(|| lead.task());
            headers.push((REFERENCES, task_thread(reader.cloud, lead, &task)));
            tags.push((LEAD_TAG, lead.id.to_string()));
        }
        let reply_to = match self.lead {
            Some(lead) => reader.address(AddressKind::Task, lead),
            None => reader.list_address(),
        };
        let reply_to = reply_to.unwrap_or_else(|| company.from.clone());
        let written = MailParts {
            id: own_id(reader.cloud, &digest.id, reader.claims),
            at: reader.now,
            from: team_sender(company),
            to: reader.person.email.clone(),
            reply_to,
            subject: rendered.subject,
            headers,
            text: rendered.text,
            html: rendered.html,
            logo: None,
            invitation: self.invitation,
            tags,
        };
        Composed::Mail {
            mail: written.mail(),
            tells: self.tells,
        }
    }
}
