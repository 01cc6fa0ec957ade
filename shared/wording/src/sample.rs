//! A text of a policy as somebody would read it: filled in for people whose names and answers are as difficult as they come.
//!
//! What a mail takes from elsewhere (a time, a button, a list) stands in brackets, or as what it is for.

use followup::inquiry::{DEFAULT_PHRASE, PersonName};
use followup::policy::Policy;
use followup::team::Role;
use followup::template::{
    MailKind, MailLook, Markup, Presence, RenderError, Rendered, Shape, Template, Values, Variable,
};

use crate::Words;
use crate::greeting::greeting;

/// A lead who is hard to write to.
#[derive(Debug, Clone, Copy)]
pub struct SampleLead {
    /// The name of its pages.
    pub name: &'static str,
    /// What is difficult.
    pub what: &'static str,
    /// What they gave as their name.
    called: &'static str,
    /// Their company.
    company: Option<&'static str>,
    /// What they wrote.
    wrote: &'static str,
    /// Whether everything is there that may be missing.
    has_all: bool,
}

/// People as forms really bring them.
pub const SAMPLE_LEADS: [SampleLead; 8] = [
    SampleLead {
        name: "plain",
        what: "everything is there",
        called: "Ana Silva",
        company: Some("Silva Optics"),
        wrote: "What does it cost?",
        has_all: true,
    },
    SampleLead {
        name: "no-name",
        what: "no name, and nothing that may be missing",
        called: "?",
        company: None,
        wrote: "Please call.",
        has_all: false,
    },
    SampleLead {
        name: "emoji",
        what: "emoji in name and message",
        called: "Zo\u{eb} \u{1f680}\u{1f469}\u{200d}\u{1f4bb} M\u{fc}ller",
        company: Some("\u{2728} Spark \u{2728}"),
        wrote: "\u{1f44d}\u{1f44d} \u{2753}",
        has_all: true,
    },
    SampleLead {
        name: "right-to-left",
        what: "a script that runs from right to left",
        called: "\u{645}\u{62d}\u{645}\u{62f} \u{639}\u{644}\u{64a}",
        company: Some("\u{5d7}\u{5d1}\u{5e8}\u{5ea} \u{5d3}\u{5d5}\u{5d2}\u{5de}\u{5d4}"),
        wrote: "\u{645}\u{631}\u{62d}\u{628}\u{627}",
        has_all: true,
    },
    SampleLead {
        name: "braces",
        what: "braces and percent signs",
        called: "{{ first_name }} %s",
        company: Some("{Add company} LLC"),
        wrote: "{{ if topic }} 100% {{ end }}",
        has_all: true,
    },
    SampleLead {
        name: "long-name",
        what: "a name of sixty characters",
        called: "Maximiliana-Theodora Konstantinopoulou von Hohenberg-Lindenau",
        company: Some("The Consolidated International Manufacturing and Trading Company"),
        wrote: "A long story that does not end here.",
        has_all: true,
    },
    SampleLead {
        name: "html",
        what: "HTML and a link",
        called: "<b>Ann</b> <script>alert(1)</script>",
        company: Some("<img src=x onerror=alert(1)>"),
        wrote: "<a href=\"https://evil.example\">click</a>",
        has_all: true,
    },
    SampleLead {
        name: "empty-message",
        what: "no word of a message",
        called: "Ben Carter",
        company: Some("Carter Tools"),
        wrote: "",
        has_all: true,
    },
];

/// A text as this lead, or whoever follows them up, reads it.
///
/// # Errors
/// What it lacks.
pub fn rendered(
    policy: &Policy,
    words: Words,
    template: &Template,
    lead: &SampleLead,
) -> Result<Rendered, RenderError> {
    template.render(&values(policy, words, template, lead))
}

/// What a text is filled in with, by the rules of the mails that leave.
fn values(policy: &Policy, words: Words, template: &Template, lead: &SampleLead) -> Values {
    let name = PersonName::parse(lead.called).ok();
    let given = MailKind::named(template.name())
        .map(MailKind::given)
        .unwrap_or_default();
    let mut values = Values::new().look(MailLook::from(&policy.active.brand));
    for variable in Variable::ALL.iter().copied() {
        let presence = variable.presence(template.audience());
        let is_there = match presence {
            None => false,
            Some(Presence::Guaranteed) => true,
            Some(Presence::Optional) => lead.has_all,
            Some(Presence::PerMail) => given.contains(&variable) || template.is_script(),
        };
        if is_there {
            values = set(values, variable, policy, words, lead, name.as_ref());
        }
    }
    values
}

fn set(
    values: Values,
    variable: Variable,
    policy: &Policy,
    words: Words,
    lead: &SampleLead,
    name: Option<&PersonName>,
) -> Values {
    let company = &policy.active.company;
    match variable.shape() {
        Shape::Url => {
            let url = if variable == Variable::PrivacyUrl {
                company.privacy_url.clone()
            } else if variable == Variable::Website {
                company.website.clone()
            } else {
                format!("https://www.example.com/{variable}")
            };
            values.url(variable, url)
        }
        Shape::Markup => {
            let markup = if variable == Variable::Asked {
                asked(policy, words, lead)
            } else {
                Markup::paragraph(variable.purpose())
            };
            values.markup(variable, markup)
        }
        Shape::Text => {
            let known = said(policy, words, lead, name);
            match known.into_iter().find(|(known, _)| *known == variable) {
                Some((_, Some(text))) => values.text(variable, text),
                Some((_, None)) => values,
                None => values.text(variable, format!("[{variable}]")),
            }
        }
    }
}

/// What is known of a lead and of the company, as the mails say it; nothing, of what this lead did not give.
fn said(
    policy: &Policy,
    words: Words,
    lead: &SampleLead,
    name: Option<&PersonName>,
) -> [(Variable, Option<String>); 16] {
    let company = &policy.active.company;
    let usable = name.and_then(PersonName::usable);
    let greeting = name.map_or_else(|| words.greeting(), |name| greeting(words, name));
    let of_company = lead.company.and_then(|name| PersonName::parse(name).ok());
    let of_company = of_company.and_then(|name| name.usable().map(str::to_owned));
    [
        (Variable::Greeting, Some(greeting)),
        (Variable::FirstName, name.and_then(PersonName::called)),
        (Variable::FullName, usable.map(str::to_owned)),
        (
            Variable::LeadName,
            Some(usable.map_or_else(|| words.somebody(), str::to_owned)),
        ),
        (Variable::LeadCompany, of_company),
        (Variable::Topic, Some(topic(policy))),
        (Variable::CompanyName, Some(company.name.clone())),
        (Variable::CompanyLegalName, Some(company.legal_name.clone())),
        (
            Variable::PostalAddress,
            Some(company.postal_address.clone()),
        ),
        (Variable::TeamName, Some(company.team_name.clone())),
        (Variable::RepOrTeamName, Some(company.team_name.clone())),
        (Variable::StaffFirstName, caller(policy)),
        (Variable::Hours, Some(company.hours.clone())),
        (Variable::StopLabel, Some(words.footer_stop())),
        (Variable::PrivacyLabel, Some(words.footer_privacy())),
        (Variable::LanguageTag, Some(words.language.tag().to_owned())),
    ]
}

/// The first name of somebody of the team who takes leads: whoever calls is one of them.
fn caller(policy: &Policy) -> Option<String> {
    let mut reps = policy.active.roster.with(Role::Rep);
    reps.next().map(|person| person.first_name().to_owned())
}

/// What a lead sent, as the team reads it: what they chose, and their words.
fn asked(policy: &Policy, words: Words, lead: &SampleLead) -> Markup {
    let chose = Markup::paragraph(&words.they_sent(&topic(policy)));
    let wrote = match lead.wrote {
        "" => Markup::paragraph(&words.they_wrote_no_more()),
        text => Markup::quote(text),
    };
    Markup::join([chose, wrote])
}

/// What somebody asks about, as a form says it.
fn topic(policy: &Policy) -> String {
    let fields = policy.active.forms.values().flat_map(|form| &form.fields);
    let mut choices = fields.flat_map(|field| field.kind.choices());
    let phrase = choices.find_map(|choice| choice.phrase.clone());
    phrase.unwrap_or_else(|| DEFAULT_PHRASE.to_owned())
}
