//! The pages that people see. They need no script, but for the widget of a service that a form asks for, and whatever somebody typed is escaped before it is shown again.

use crate::asker::{Asker, OfferedTimes};
use crate::fields::{FieldLook, FilledFields, hidden, one_field};
use crate::owner::PageOwner;
use crate::proof::{WORK_SCRIPT, bound};
use crate::widget;
use calendar::format_instant;
use cloud::page::{Shell, shown};
use followup::form::{
    Challenge, Field, FieldKind, Form, LANGUAGE_FIELD, MapsTo, PROOF_FIELD, STAMP_FIELD, is_proof,
    origin_of,
};
use followup::language::Language;
use followup::policy::Policy;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use wording::Words;
use wording::form::RefusedField;
use wording::moment::LocalTimes;

/// Fewer fields than this are not worth a fold.
const FEWEST_FOLDED: usize = 3;

/// A form's page, empty or with what was typed and what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct FormView<'a> {
    /// The form.
    pub form: &'a Form,
    /// What is filled in already: the answer that was refused, or the query of the address. Fields that the form does
    /// not know (campaign fields, `redirect`) travel along unseen.
    pub values: &'a [(String, String)],
    /// What is wrong with it.
    pub errors: &'a [RefusedField],
    /// When the page was shown, signed ([`stamp`](crate::stamp::stamp)); empty leaves it out.
    pub stamp: &'a str,
    /// Whose form it is.
    pub owner: PageOwner<'a>,
}

impl FormView<'_> {
    /// The page, to be served with `status`.
    ///
    /// ```
    /// use followup::form::Form;
    /// use intake::page::FormView;
    /// let form = Form::builtin_contact();
    /// let view = FormView { form: &form, values: &[], errors: &[], stamp: "", owner: Default::default() };
    /// assert_eq!(view.respond(200).status(), 200);
    /// ```
    #[must_use]
    pub fn respond(&self, status: u16) -> Response<Body> {
        let body = html! {
            h1 { (self.form.title) }
            @if self.errors.is_empty() { (self.other_languages()) }
            @if !self.form.intro.is_empty() { p { (self.form.intro) } }
            (self.summary())
            // A thank-you page elsewhere is a page of its own, and leaves the frame.
            @let elsewhere = self.form.thank_you_url.is_some();
            @let (work, bound) = self.work();
            form method="post" action=(self.form.name) data-work=[work] data-bound=[bound] target=[(self.owner.framed && elsewhere).then_some("_top")] novalidate {
                (form_inside(self, FieldLook::Hosted))
            }
        };
        let title = if self.errors.is_empty() {
            self.form.title.clone()
        } else {
            self.owner.words.form_check(&self.form.title)
        };
        page(self.owner, status, &title, Some(self.form), &body)
    }

    /// The same page in the company's other languages, each named in itself, with what an address has filled in.
    fn other_languages(&self) -> Markup {
        let others = self.owner.other_languages(self.form);
        html! {
            @if !others.is_empty() {
                p.note {
                    @for (index, language) in others.into_iter().enumerate() {
                        @if index > 0 { " · " }
                        a href=(self.address_in(language)) hreflang=(language.tag()) lang=(language.tag()) { (Words::from(language).language_own_name()) }
                    }
                }
            }
        }
    }

    fn address_in(&self, language: Language) -> String {
        let kept = self.values.iter();
        let kept = kept.filter(|(name, _)| !is_of_the_page(name));
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(LANGUAGE_FIELD, language.tag());
        query.extend_pairs(kept);
        format!("?{}", query.finish())
    }

    /// How much work the form asks for, and of which fields it is a proof.
    fn work(&self) -> (Option<u32>, Option<String>) {
        match &self.form.challenge {
            Some(Challenge::ProofOfWork(work)) => {
                (Some(work.bits), Some(bound(self.form).join(" ")))
            }
            Some(Challenge::Widget(_)) | None => (None, None),
        }
    }

    fn filled(&self, look: FieldLook) -> FilledFields<'_> {
        FilledFields {
            values: self.values,
            errors: self.errors,
            words: self.owner.words,
            look,
        }
    }

    fn summary(&self) -> Markup {
        html! {
            @if !self.errors.is_empty() {
                div.summary role="alert" {
                    p.error { (self.owner.words.form_nothing_sent()) }
                    ul {
                        @for error in self.errors {
                            li {
                                @match self.form.field(&error.field) {
                                    Some(field) => a href={ "#" (field.name) } { (before_a_reason(&field.label)) " " (error.reason) },
                                    None => (error.reason),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A label as it stands before what is wrong: a question keeps its mark and has no second one.
fn before_a_reason(label: &str) -> String {
    if label.ends_with(['?', ':', '.']) {
        label.to_owned()
    } else {
        format!("{label}:")
    }
}

/// Whether a page has a field of its own for it: what an earlier page had does not travel along.
fn is_of_the_page(name: &str) -> bool {
    [STAMP_FIELD, LANGUAGE_FIELD].contains(&name) || is_proof(name)
}

pub(crate) fn form_inside(view: &FormView<'_>, look: FieldLook) -> Markup {
    let own = |name: &str| view.form.field(name).is_some();
    html! {
        @for (name, value) in view.values.iter().filter(|(name, _)| !own(name) && !is_of_the_page(name)) { (hidden(name, value)) }
        @if let Some(tag) = view.owner.language_among_others(view.form) { (hidden(LANGUAGE_FIELD, tag)) }
        @if !view.stamp.is_empty() { (hidden(STAMP_FIELD, view.stamp)) }
        @let folded = folded(view.form);
        @for field in view.form.fields.iter().filter(|field| !folded.contains(&field.name.as_str())) {
            @if closes(field) { (fold(view, &folded, look)) }
            (one_field(&view.filled(look), field))
        }
        @if !view.form.fields.iter().any(closes) { (fold(view, &folded, look)) }
        @if let Some(privacy) = view.owner.privacy_url.filter(|address| origin_of(address).is_some()) {
            p.note { a href=(privacy) target="_blank" rel="noopener" { (view.owner.words.form_privacy()) } }
        }
        @match &view.form.challenge {
            Some(Challenge::ProofOfWork(_)) => {
                (hidden(PROOF_FIELD, ""))
                noscript { p.note { (view.owner.words.form_no_script()) } }
                p.note data-working hidden role="status" { (view.owner.words.form_working()) }
            }
            Some(Challenge::Widget(widget)) => {
                @let is_refused = view.errors.iter().any(|error| error.field == widget.service.token_field());
                (widget::shown(widget, view.owner, look, is_refused))
            }
            None => {}
        }
        button type="submit" { (view.form.submit) }
    }
}

/// The optional fields that are folded behind one line; who asks, what, and what they agree to are never among them. A
/// form with few such fields shows them all.
pub(crate) fn folded(form: &Form) -> Vec<&str> {
    let asked_for = |field: &&Field| {
        let alternatives = form.required_one_of.iter().flatten();
        field.required || alternatives.into_iter().any(|name| *name == field.name)
    };
    let may_wait = |field: &&Field| match field.maps_to {
        MapsTo::Company
        | MapsTo::Timeframe
        | MapsTo::Budget
        | MapsTo::ContactWhen
        | MapsTo::ContactHow
        | MapsTo::Language
        | MapsTo::Answer => is_seen(field),
        MapsTo::Name
        | MapsTo::Email
        | MapsTo::Phone
        | MapsTo::Reach
        | MapsTo::Topic
        | MapsTo::Message
        | MapsTo::Consent => false,
    };
    let fields = form.fields.iter();
    let names: Vec<&str> = fields
        .filter(|field| may_wait(field) && !asked_for(field))
        .map(|field| field.name.as_str())
        .collect();
    if names.len() < FEWEST_FOLDED {
        return Vec::new();
    }
    names
}

/// Whether people see it.
pub(crate) fn is_seen(field: &Field) -> bool {
    match field.kind {
        FieldKind::Text
        | FieldKind::Email
        | FieldKind::Tel
        | FieldKind::Textarea
        | FieldKind::Choice(_)
        | FieldKind::Checkbox { .. } => true,
        FieldKind::Hidden | FieldKind::Honeypot => false,
    }
}

/// Whether a field stands below all others: what they agree to.
fn closes(field: &Field) -> bool {
    field.maps_to == MapsTo::Consent
}

/// The fields that may wait, open as soon as one of them holds something.
fn fold(view: &FormView<'_>, folded: &[&str], look: FieldLook) -> Markup {
    let is_folded = |name: &str| folded.contains(&name);
    let filled = |(name, value): &(String, String)| is_folded(name) && !value.trim().is_empty();
    let open =
        view.values.iter().any(filled) || view.errors.iter().any(|error| is_folded(&error.field));
    html! {
        @if !folded.is_empty() {
            details.more open[open] {
                summary { (view.owner.words.form_more()) }
                @for field in view.form.fields.iter().filter(|field| is_folded(&field.name)) {
                    (one_field(&view.filled(look), field))
                }
            }
        }
    }
}

/// The thank-you page: to whom, what it was added to, when the acknowledgement and the call will come, in sentences; and times to choose
/// from.
#[must_use]
pub(crate) fn thanks(
    owner: PageOwner<'_>,
    form: &Form,
    policy: Option<&Policy>,
    asker: &Asker,
    said: &[String],
) -> Response<Body> {
    let words = owner.words;
    let title = match &asker.name {
        Some(name) => words.thanks_title_name(name),
        None => words.thanks_title(),
    };
    let body = html! {
        h1 { (shown(&title)) }
        div.card role="status" {
            p { (words.thanks_arrived()) }
            @for sentence in said { p { (shown(sentence)) } }
        }
        @if let (Some(policy), Some(offer)) = (policy, &asker.offer) {
            (offered(words, &LocalTimes::of_office(&policy.active), offer))
        }
    };
    page(owner, 200, &title, Some(form), &body)
}

/// Times to choose from. They leave a frame in which another site shows this page: the page of times stands in none.
fn offered(words: Words, times: &LocalTimes, offer: &OfferedTimes) -> Markup {
    let address = &offer.address;
    html! {
        h2 { (words.thanks_times()) }
        div.card {
            p { (words.times_minutes(&offer.slot.num_minutes().to_string())) " " b { (times.zone()) } "." }
            div.choices {
                @for at in &offer.times {
                    a target="_top" rel="nofollow" href={ (address) "?slot=" (format_instant(*at)) } { (times.day_and_hour(*at)) }
                }
            }
            p { a.go target="_top" rel="nofollow" href=(address) { (words.thanks_times_all()) } }
        }
    }
}

/// A page that says what went wrong and what would be right.
#[must_use]
pub fn error(owner: PageOwner<'_>, status: u16, title: &str, detail: &str) -> Response<Body> {
    let body = html! {
        h1 { (shown(title)) }
        div.card role="alert" { p { (shown(detail)) } }
    };
    page(owner, status, title, None, &body)
}

/// The page that is not there.
#[must_use]
pub fn not_found(owner: PageOwner<'_>) -> Response<Body> {
    let words = owner.words;
    let (title, detail) = (words.page_not_found(), words.page_not_found_detail());
    error(owner, 404, &title, &detail)
}

pub(crate) fn page(
    owner: PageOwner<'_>,
    status: u16,
    title: &str,
    form: Option<&Form>,
    body: &Markup,
) -> Response<Body> {
    let mut targets: Vec<String> = form
        .into_iter()
        .flat_map(|form| form.thank_you_url.iter().chain(&form.allowed_redirects))
        .filter_map(|url| origin_of(url))
        .collect();
    targets.sort();
    targets.dedup();
    let (script, foreign) = match form.and_then(|form| form.challenge.as_ref()) {
        Some(Challenge::ProofOfWork(_)) => (Some(WORK_SCRIPT), None),
        Some(Challenge::Widget(widget)) => (None, Some(widget::script(widget.service))),
        None => (None, None),
    };
    let shell = Shell {
        targets: &targets,
        framers: form.map_or(&[], |form| form.allowed_origins.as_slice()),
        framed: owner.framed,
        script,
        foreign,
        ..Shell::new(owner.words.language.tag(), title, owner.brand)
    };
    shell.respond(status, body)
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
