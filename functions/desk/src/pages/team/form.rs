//! The form in which a person of the team is changed, or joins.

use followup::language::Language;
use followup::policy::Policy;
use followup::team::{Person, Role};
use maud::{Markup, html};
use wording::{Words, label};

use super::field::{ADD, CHANGE, DO, LEAVE};
use super::typed::{EntryFault, FREE, ROLES, TypedEntry};
use crate::access::Visit;
use crate::fields::MADE_FROM;
use crate::page::shown;

/// Whom a form is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whom<'a> {
    /// Somebody of the team.
    Member(&'a Person),
    /// Somebody who joins.
    Newcomer,
}

/// The form, and for somebody of the team the button by which they leave.
pub(super) fn form(
    visit: &Visit<'_>,
    policy: &Policy,
    whom: Whom<'_>,
    typed: &TypedEntry,
) -> Markup {
    let words = visit.words(policy);
    let (does, button) = match whom {
        Whom::Member(_) => (CHANGE, words.team_page_save()),
        Whom::Newcomer => (ADD, words.team_page_join()),
    };
    html! {
        @if !typed.wrong_at_all.is_empty() {
            div.card role="alert" {
                p { (words.team_page_check_says()) }
                ul lang="en" { @for says in &typed.wrong_at_all { li { (shown(says)) } } }
            }
        }
        form.card method="post" action=(visit.token) {
            input type="hidden" name=(DO) value=(does);
            (from(policy))
            @match whom {
                Whom::Member(person) => input type="hidden" name="id" value=(person.id.as_str());,
                Whom::Newcomer => {}
            }
            (text(typed, "name", "text", &words.team_page_name(), &words.team_page_name_hint()))
            (text(typed, "email", "email", &words.team_page_email(), &words.team_page_email_hint()))
            (text(typed, "phone", "tel", &words.team_page_phone(), &words.team_page_phone_hint()))
            (roles(words, typed))
            (text(typed, "weight", "number", &words.team_page_weight(), &words.team_page_weight_hint()))
            (text(typed, "max_open", "number", &words.team_page_max_open(), ""))
            @if typed.has(Role::Manager) || !typed.text("deputy").is_empty() { (deputy(policy, words, typed)) }
            @for (name, label) in [
                ("topics", words.team_page_topics()),
                ("sources", words.team_page_sources()),
                ("products", words.team_page_products()),
            ] { (text(typed, name, "text", &label, &words.team_page_all_hint())) }
            (text(typed, "speaks", "text", &words.team_page_speaks(), &words.team_page_speaks_hint()))
            (language(words, typed))
            div.field {
                (wrong(typed, FREE))
                label { input type="checkbox" name=(FREE) value="yes" checked[typed.is_free]; " " (words.team_page_free()) }
            }
            @match whom {
                Whom::Member(_) => {}
                Whom::Newcomer => (text(typed, "id", "text", &words.team_page_id(), &words.team_page_id_hint())),
            }
            button type="submit" { (button) }
        }
        @match whom {
            Whom::Member(person) => (leaves(visit, policy, person)),
            Whom::Newcomer => {}
        }
        p { a href=(visit.token) { (words.team_page_back()) } }
    }
}

/// The version that the page was made from: a change is refused, if another is active by then.
fn from(policy: &Policy) -> Markup {
    html! { input type="hidden" name=(MADE_FROM) value=(policy.version.as_str()); }
}

/// The way out of the team.
fn leaves(visit: &Visit<'_>, policy: &Policy, person: &Person) -> Markup {
    let words = visit.words(policy);
    html! {
        h2 { (shown(&words.team_page_leaves(&person.name))) }
        form.card method="post" action=(visit.token) {
            input type="hidden" name=(DO) value=(LEAVE);
            (from(policy))
            input type="hidden" name="id" value=(person.id.as_str());
            p { (shown(&words.team_page_leaves_detail(&person.name))) }
            button type="submit" { (shown(&words.team_page_leave(&person.name))) }
        }
    }
}

fn wrong(typed: &TypedEntry, name: &str) -> Markup {
    html! {
        @for wrong in typed.wrong_with(name) {
            @match wrong {
                EntryFault::Said(says) => p.error role="alert" { (shown(says)) },
                EntryFault::Checked(says) => p.error role="alert" lang="en" { (shown(says)) },
            }
        }
    }
}

fn is_wrong(typed: &TypedEntry, name: &str) -> Option<&'static str> {
    typed.wrong_with(name).next().map(|_| "true")
}

fn text(typed: &TypedEntry, name: &str, kind: &str, label: &str, hint: &str) -> Markup {
    let hint_id = format!("{name}-hint");
    html! {
        div.field {
            label for=(name) { (label) }
            @if !hint.is_empty() { p.hint id=(hint_id) { (hint) } }
            (wrong(typed, name))
            input type=(kind) id=(name) name=(name) value=(shown(typed.text(name))) autocomplete="off"
                min=[(kind == "number").then_some("0")]
                aria-describedby=[(!hint.is_empty()).then_some(&hint_id)]
                aria-invalid=[is_wrong(typed, name)];
        }
    }
}

fn roles(words: Words, typed: &TypedEntry) -> Markup {
    html! {
        fieldset {
            legend { (words.team_page_roles()) }
            (wrong(typed, ROLES))
            @for role in Role::ALL {
                p { label {
                    input type="checkbox" name=(ROLES) value=(role.as_str()) checked[typed.has(role)] aria-invalid=[is_wrong(typed, ROLES)];
                    " " (label::role(words, role))
                } }
            }
        }
    }
}

fn deputy(policy: &Policy, words: Words, typed: &TypedEntry) -> Markup {
    let chosen = typed.text("deputy");
    html! {
        div.field {
            label for="deputy" { (words.team_page_deputy()) }
            p.hint id="deputy-hint" { (words.team_page_deputy_hint()) }
            (wrong(typed, "deputy"))
            select id="deputy" name="deputy" aria-describedby="deputy-hint" aria-invalid=[is_wrong(typed, "deputy")] {
                option value="" selected[chosen.is_empty()] { (words.team_page_no_deputy()) }
                @for person in policy.active.roster.people.iter().filter(|one| one.id.as_str() != typed.text("id")) {
                    option value=(person.id.as_str()) selected[person.id.as_str() == chosen] { (shown(&person.name)) }
                }
            }
        }
    }
}

fn language(words: Words, typed: &TypedEntry) -> Markup {
    let chosen = typed.text("language");
    html! {
        div.field {
            label for="language" { (words.team_page_language()) }
            (wrong(typed, "language"))
            select id="language" name="language" aria-invalid=[is_wrong(typed, "language")] {
                option value="" selected[chosen.is_empty()] { (words.team_page_companys_language()) }
                @for language in Language::ALL {
                    option value=(language.tag()) lang=(language.tag()) selected[language.tag() == chosen] {
                        (Words::from(language).language_own_name()) " (" (language.tag()) ")"
                    }
                }
            }
        }
    }
}
