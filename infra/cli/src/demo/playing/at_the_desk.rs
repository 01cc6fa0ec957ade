//! What somebody of the team does at the desk in a demo: they take down who rings, and write to whom a mail asks them about.

use followup::ids::{LeadId, PersonId};
use http::Response;
use http::header::LOCATION;
use hyper::body::Bytes;

use super::{DemoPlay, PlayError};
use crate::demo::script::{DemoInquiry, ScriptError};

/// What a mail that somebody of the team writes is about.
const SUBJECT: &str = "What we talked about";
impl DemoPlay<'_> {
    /// Somebody of the team talks with whoever rings, and takes down who it is.
    pub(super) async fn taken_down(
        &mut self,
        colleague: &str,
        inquiry: &DemoInquiry,
    ) -> Result<LeadId, PlayError> {
        let given = inquiry.taken_down().into_iter().chain([("mine", "yes")]);
        let taken = self.at_the_desk(colleague, "/desk/new", given).await?;
        let place = taken.headers().get(LOCATION).map(|to| to.to_str());
        let lead = place.and_then(|to| to.ok()?.rsplit('/').next().map(LeadId::parse));
        lead.and_then(Result::ok)
            .ok_or(PlayError::NotTakenDown(taken.status()))
    }

    /// Posts fields to a page of the desk, as somebody who is signed in.
    async fn at_the_desk(
        &mut self,
        colleague: &str,
        path: &str,
        fields: impl IntoIterator<Item = (&str, &str)>,
    ) -> Result<Response<Bytes>, PlayError> {
        let person = PersonId::parse(colleague);
        let person = person.map_err(|_| ScriptError::Person(colleague.to_owned()))?;
        let fields: Vec<_> = fields.into_iter().collect();
        let deployment = self.deployment;
        Ok(deployment.click_as(&person, path, &fields).await?)
    }

    /// Somebody writes to whom a mail asks them about, on the page of the lead.
    pub(super) async fn writes(
        &mut self,
        who: usize,
        lead: usize,
        text: &str,
    ) -> Result<(), PlayError> {
        let colleague = &self.script.people[who].id;
        let (inquiry, course) = (&self.script.inquiries[lead], &self.courses[lead]);
        let Some(id) = course.leads.first() else {
            return Ok(());
        };
        let path = format!("/desk/leads/{id}");
        let first_name = inquiry.name.split(' ').next().unwrap_or_default();
        let people = &self.policy.active.roster.people;
        let signs = people.iter().find(|person| person.id.as_str() == colleague);
        let signs = signs.map_or(colleague.as_str(), |person| &person.name);
        let text = format!("Hello {first_name},\n\n{text}\n\n{signs}");
        let seen = course.turns.to_string();
        let fields = [
            ("do", "write"),
            ("seen", &seen),
            ("subject", SUBJECT),
            ("text", &text),
        ];
        let written = self.at_the_desk(colleague, &path, fields).await?.status();
        self.pressed(written);
        Ok(())
    }
}
