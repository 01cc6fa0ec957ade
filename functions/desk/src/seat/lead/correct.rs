//! Correcting who a lead is, and how to call them, from their page.

use cloud::table::correcting::RightDetails;
use followup::access::may_correct;
use followup::form::{FieldError, Form, MapsTo};
use followup::ids::LeadId;
use followup::inquiry::{Inquiry, MAX_COMPANY_CHARS, MAX_NAME_CHARS, PersonDetails};
use followup::lead::Lead;
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;

use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::{filled, shown};
use crate::parts::dialled;
use crate::refused::NotServed;
use crate::seat::parts::{WrongField, lead_address, line_field, right};
use crate::seat::row::Signed;

const NAME: &str = "name";
const PHONE: &str = "phone";
const COMPANY: &str = "company";
/// The longest number, in characters.
const MAX_PHONE_CHARS: usize = 100;

/// The fields of the form, as programs are told of them.
pub(super) fn fields() -> Value {
    json!({
        NAME: { "type": "string", "maxLength": MAX_NAME_CHARS, "description": "correct: the name that is right. What is left out stays as it is." },
        PHONE: { "type": "string", "maxLength": MAX_PHONE_CHARS, "description": "correct: the number that is right; empty: there is none." },
        COMPANY: { "type": "string", "maxLength": MAX_COMPANY_CHARS, "description": "correct: the company that is right; empty: there is none." },
        "was_name": { "type": "string", "description": "What the page showed; a field that still says it is not corrected." },
        "was_phone": { "type": "string", "description": "As was_name." },
        "was_company": { "type": "string", "description": "As was_name." },
    })
}

/// A field: what it says, and what the page had shown in it.
#[derive(Debug, Clone)]
struct TypedDetail {
    typed: String,
    /// Absent, where a program did not say.
    was: Option<String>,
}

impl TypedDetail {
    /// A field in which nothing was changed.
    fn unchanged(text: String) -> Self {
        Self {
            was: Some(text.clone()),
            typed: text,
        }
    }

    fn is_changed(&self) -> bool {
        self.was.as_ref() != Some(&self.typed)
    }
}

/// The details as they were typed.
#[derive(Debug, Clone)]
pub(super) struct DetailsDraft {
    name: TypedDetail,
    phone: TypedDetail,
    company: TypedDetail,
}

impl DetailsDraft {
    fn of(fields: &PostedFields) -> Self {
        // A field that is not there is not corrected.
        let field = |name: &str, was: &str| match fields.typed(name) {
            Some(typed) => TypedDetail {
                typed: typed.to_owned(),
                was: fields.typed(was).map(str::to_owned),
            },
            None => TypedDetail::unchanged(String::new()),
        };
        Self {
            name: field(NAME, "was_name"),
            phone: field(PHONE, "was_phone"),
            company: field(COMPANY, "was_company"),
        }
    }

    /// What a form begins with: what is known.
    fn begun(known: &PersonDetails) -> Self {
        let phone = known.phone.as_ref().map(dialled);
        Self {
            name: TypedDetail::unchanged(known.name.full().to_owned()),
            phone: TypedDetail::unchanged(phone.unwrap_or_default()),
            company: TypedDetail::unchanged(known.company.clone().unwrap_or_default()),
        }
    }

    fn fields(&self) -> [(&'static str, &TypedDetail); 3] {
        [
            (NAME, &self.name),
            (PHONE, &self.phone),
            (COMPANY, &self.company),
        ]
    }

    /// What was changed, a line each.
    fn in_lines(&self) -> String {
        let changed = self.fields().map(|(_, field)| field);
        let changed = changed.into_iter().filter(|field| field.is_changed());
        let lines = changed.map(|field| field.typed.trim());
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// What is right, of what was changed.
    ///
    /// # Errors
    /// Each field that cannot be taken, and what would be right.
    fn read(
        &self,
        signed: &Signed<'_>,
        (lead, known): (&Lead, &Inquiry),
    ) -> Result<RightDetails, Vec<WrongField>> {
        let words = signed.visit.words(signed.policy);
        let changed = self
            .fields()
            .map(|(name, field)| (name, field.is_changed(), field));
        let of = |map: MapsTo| {
            Form::builtin_contact()
                .fields
                .into_iter()
                .find(move |field| field.maps_to == map)
        };
        let fields = [MapsTo::Name, MapsTo::Phone, MapsTo::Company];
        let form = Form {
            fields: fields.into_iter().filter_map(of).collect(),
            required_one_of: Vec::new(),
            ..Form::builtin_contact()
        };
        // What was not changed is no reason to refuse what was: it is read as what nobody doubts.
        let given = changed.map(|(name, is_changed, field)| {
            let text = match (is_changed, name == NAME) {
                (true, _) => field.typed.clone(),
                (false, true) => known.name.full().to_owned(),
                (false, false) => String::new(),
            };
            (name.to_owned(), text)
        });
        let country = &signed.policy.active.company.country_code;
        let read = match form.read(&given, signed.visit.now, country) {
            Ok(read) => read,
            Err(errors) => {
                let errors = errors.iter();
                return Err(errors.map(|error| self.said(words, error)).collect());
            }
        };
        let [name, phone, company] = changed.map(|(_, is_changed, _)| is_changed);
        if phone && read.phone.is_none() && !lead.may_write() {
            return Err(vec![(PHONE, words.correct_no_way())]);
        }
        Ok(RightDetails {
            name: name.then_some(read.name),
            phone: phone.then_some(read.phone),
            company: company.then_some(read.company),
        })
    }

    /// The field that is wrong, and what would be right.
    fn said(&self, words: Words, error: &FieldError) -> WrongField {
        if error.field == NAME && self.name.typed.trim().is_empty() {
            return (NAME, words.new_name_missing());
        }
        let field = self.fields().map(|(name, _)| name);
        let field = field.into_iter().find(|name| error.field == *name);
        (field.unwrap_or(NAME), right(words, error))
    }
}

/// What comes of what was typed.
pub(super) enum PostedDetails {
    /// It is corrected, or was so before. Another lead may have the number, too: the two are linked.
    Taken(Option<LeadId>),
    /// It cannot be taken: what was typed, and why.
    Refused(DetailsDraft, Vec<WrongField>),
    /// They are not for whoever is here to correct, or not any more: what was typed.
    MovedOn(String),
}

/// Corrects what was changed, if it is for whoever is here to correct.
pub(super) async fn act(
    signed: &Signed<'_>,
    fields: &PostedFields,
) -> Result<PostedDetails, NotServed> {
    let visit = signed.visit;
    let case = visit.case().await?;
    let by = &signed.person.id;
    let draft = DetailsDraft::of(fields);
    let may = may_correct(&case.policy, case.lead(), by);
    let Some(known) = case.inquiry.as_ref().filter(|_| may) else {
        return Ok(PostedDetails::MovedOn(draft.in_lines()));
    };
    let right = match draft.read(signed, (case.lead(), known)) {
        Ok(right) => right,
        Err(wrong) => return Ok(PostedDetails::Refused(draft, wrong)),
    };
    let lead = case.lead();
    visit.cloud.correct(&lead.id, by, &right, visit.now).await?;
    let other = match &right.phone {
        Some(Some(number)) => visit.cloud.link_by_number(lead, number, visit.now).await?,
        Some(None) | None => None,
    };
    Ok(PostedDetails::Taken(other))
}

/// That another lead has the number, too, with the way there, and whether the two are linked; nothing of one that has another number.
pub(super) async fn same_number(
    signed: &Signed<'_>,
    case: &LeadRecord,
    other: LeadId,
) -> Result<Option<Markup>, NotServed> {
    let visit = signed.visit;
    let number = case
        .inquiry
        .as_ref()
        .and_then(|inquiry| inquiry.phone.as_ref());
    let records = visit.records(signed.policy, vec![other]).await?;
    let Some((other, number)) = records.first().zip(number) else {
        return Ok(None);
    };
    let inquiries = visit.cloud.inquiries(&other.lead().id).await?;
    let has_it = inquiries
        .iter()
        .any(|(_, one)| one.phone.as_ref() == Some(number));
    let is_other = other.lead().id != case.lead().id;
    let is_linked = case.lead().linked.contains(&other.lead().id);
    Ok((has_it && is_other).then(|| {
        let to = lead_address(visit, other);
        let link = html! { a href=(to) { bdi { (shown(&other.name())) } } };
        let says = filled([link], |[name]| {
            if is_linked {
                case.words.correct_same_number(name)
            } else {
                case.words.correct_same_number_apart(name)
            }
        });
        html! { div.card.done role="status" { p { (says) } } }
    }))
}

/// The form, for who may correct; nothing for anybody else.
pub(super) fn form(
    signed: &Signed<'_>,
    case: &LeadRecord,
    refused: Option<(&DetailsDraft, &[WrongField])>,
) -> Markup {
    let visit = signed.visit;
    let words = case.words;
    let known = case.inquiry.as_ref();
    let may = may_correct(&case.policy, case.lead(), &signed.person.id);
    let Some(known) = known.filter(|_| may) else {
        return html! {};
    };
    let begun = DetailsDraft::begun(&known.details());
    let (draft, wrong) = refused.unwrap_or((&begun, &[]));
    html! {
        details.more open[refused.is_some()] {
            summary { (words.correct_title()) }
            form.bare method="post" action=(visit.token) {
                input type="hidden" name="do" value="correct";
                @for (name, field) in draft.fields() { input type="hidden" name={ "was_" (name) } value=[field.was.as_deref().map(shown)]; }
                p.hint { (words.correct_hint()) }
                (line_field(NAME, (&words.who_name(), ""), (&draft.name.typed, MAX_NAME_CHARS), wrong))
                (line_field(PHONE, (&words.who_phone(), ""), (&draft.phone.typed, MAX_PHONE_CHARS), wrong))
                (line_field(COMPANY, (&words.who_company(), ""), (&draft.company.typed, MAX_COMPANY_CHARS), wrong))
                button type="submit" { (words.correct_save()) }
            }
        }
    }
}
