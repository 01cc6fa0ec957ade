//! Every text of a policy as pages to look at, filled in for people whose names and answers are as difficult as they come.

use std::path::{Path, PathBuf};

use followup::inquiry::{DEFAULT_PHRASE, PersonName};
use followup::policy::Policy;
use followup::template::{
    MailKind, MailLook, Markup, Presence, Rendered, Shape, Template, Values, Variable,
};
use maud::{DOCTYPE, Markup as Html, html};
use wording::Words;

/// A lead who is hard to write to.
struct HostileLead {
    /// The name of its pages.
    name: &'static str,
    /// What is difficult.
    what: &'static str,
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
const LEADS: [HostileLead; 8] = [
    HostileLead {
        name: "plain",
        what: "everything is there",
        called: "Ana Silva",
        company: Some("Silva Optics"),
        wrote: "What does it cost?",
        has_all: true,
    },
    HostileLead {
        name: "no-name",
        what: "no name, and nothing that may be missing",
        called: "?",
        company: None,
        wrote: "Please call.",
        has_all: false,
    },
    HostileLead {
        name: "emoji",
        what: "emoji in name and message",
        called: "Zo\u{eb} \u{1f680}\u{1f469}\u{200d}\u{1f4bb} M\u{fc}ller",
        company: Some("\u{2728} Spark \u{2728}"),
        wrote: "\u{1f44d}\u{1f44d} \u{2753}",
        has_all: true,
    },
    HostileLead {
        name: "right-to-left",
        what: "a script that runs from right to left",
        called: "\u{645}\u{62d}\u{645}\u{62f} \u{639}\u{644}\u{64a}",
        company: Some("\u{5d7}\u{5d1}\u{5e8}\u{5ea} \u{5d3}\u{5d5}\u{5d2}\u{5de}\u{5d4}"),
        wrote: "\u{645}\u{631}\u{62d}\u{628}\u{627}",
        has_all: true,
    },
    HostileLead {
        name: "braces",
        what: "braces and percent signs",
        called: "{{ first_name }} %s",
        company: Some("{Add company} LLC"),
        wrote: "{{ if topic }} 100% {{ end }}",
        has_all: true,
    },
    HostileLead {
        name: "long-name",
        what: "a name of sixty characters",
        called: "Maximiliana-Theodora Konstantinopoulou von Hohenberg-Lindenau",
        company: Some("The Consolidated International Manufacturing and Trading Company"),
        wrote: "A long story that does not end here.",
        has_all: true,
    },
    HostileLead {
        name: "html",
        what: "HTML and a link",
        called: "<b>Ann</b> <script>alert(1)</script>",
        company: Some("<img src=x onerror=alert(1)>"),
        wrote: "<a href=\"https://evil.example\">click</a>",
        has_all: true,
    },
    HostileLead {
        name: "empty-message",
        what: "no word of a message",
        called: "Ben Carter",
        company: Some("Carter Tools"),
        wrote: "",
        has_all: true,
    },
];

/// Why a preview could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The folder or a page.
    #[error("{}: {source}", path.display())]
    Write {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// What was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many pages, besides the index.
    pub pages: usize,
    /// Texts that could not be filled in, with whom and why.
    pub failures: Vec<String>,
}

/// A line of the index.
struct TextRow {
    language: &'static str,
    template: String,
    /// For each lead in order, the page and its subject, or why there is none.
    pages: Vec<Result<(String, String), String>>,
}

/// Writes a page for each text, language and lead, and an index of them.
///
/// # Errors
/// What could not be written.
pub fn write(policy: &Policy, folder: &Path) -> Result<Preview, PreviewError> {
    let first = policy.active.company.language;
    let own = [&policy.templates, &policy.letters].map(|texts| (first, texts.as_ref()));
    let translations = policy.templates.translations();
    let spoken = own
        .into_iter()
        .chain(translations)
        .chain(policy.letters.translations());
    let mut entries = Vec::new();
    let mut preview = Preview {
        pages: 0,
        failures: Vec::new(),
    };
    for (language, templates) in spoken {
        let words = Words {
            language,
            ..Words::from(&policy.active.company)
        };
        let below = folder.join(language.tag());
        std::fs::create_dir_all(&below).map_err(|source| PreviewError::Write {
            path: below.clone(),
            source,
        })?;
        for template in templates.iter() {
            let mut pages = Vec::new();
            for lead in &LEADS {
                let name = format!("{}-{}.html", template.name(), lead.name);
                let rendered = rendered(policy, words, template, lead);
                pages.push(match rendered {
                    Ok(page) => {
                        save(&below.join(&name), &page.html)?;
                        preview.pages += 1;
                        Ok((format!("{}/{name}", language.tag()), page.subject))
                    }
                    Err(why) => {
                        preview.failures.push(format!(
                            "{} ({}, {}): {why}",
                            template.name(),
                            language.tag(),
                            lead.what
                        ));
                        Err(why)
                    }
                });
            }
            entries.push(TextRow {
                language: language.tag(),
                template: template.name().to_owned(),
                pages,
            });
        }
    }
    save(
        &folder.join("index.html"),
        &index(policy, &entries).into_string(),
    )?;
    Ok(preview)
}

fn save(path: &Path, text: &str) -> Result<(), PreviewError> {
    std::fs::write(path, text).map_err(|source| PreviewError::Write {
        path: path.to_owned(),
        source,
    })
}

/// A text as this lead, or whoever follows them up, reads it.
fn rendered(
    policy: &Policy,
    words: Words,
    template: &Template,
    lead: &HostileLead,
) -> Result<Rendered, String> {
    let values = values(policy, words, template, lead);
    template.render(&values).map_err(|error| error.to_string())
}

/// What a text is filled in with, by the rules of the mails that leave.
fn values(policy: &Policy, words: Words, template: &Template, lead: &HostileLead) -> Values {
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
    lead: &HostileLead,
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
    lead: &HostileLead,
    name: Option<&PersonName>,
) -> [(Variable, Option<String>); 15] {
    let company = &policy.active.company;
    let usable = name.and_then(PersonName::usable);
    let greeting = match name.and_then(PersonName::greeted) {
        Some(name) => words.greeting_name(&name),
        None => words.greeting(),
    };
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
        (Variable::Hours, Some(company.hours.clone())),
        (Variable::StopLabel, Some(words.footer_stop())),
        (Variable::PrivacyLabel, Some(words.footer_privacy())),
        (Variable::LanguageTag, Some(words.language.tag().to_owned())),
    ]
}

/// What a lead sent, as the team reads it: what they chose, and their words.
fn asked(policy: &Policy, words: Words, lead: &HostileLead) -> Markup {
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

fn index(policy: &Policy, entries: &[TextRow]) -> Html {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Templates of " (policy.active.company.name) }
                style { "body{font:16px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #8888;padding:.3rem .6rem;text-align:left;vertical-align:top}.wrong{color:#b3261e}" }
            }
            body {
                h1 { "Templates of " (policy.active.company.name) }
                p { "Each text, filled in for people who are hard to write to. What a mail takes from elsewhere (a time, a button, a list) stands in brackets, or as what it is for." }
                table {
                    thead { tr { th { "text" } th { "language" } @for lead in &LEADS { th { (lead.what) } } } }
                    tbody {
                        @for entry in entries {
                            tr {
                                td { (entry.template) }
                                td { (entry.language) }
                                @for page in &entry.pages {
                                    td {
                                        @match page {
                                            Ok((path, subject)) => a href=(path) dir="auto" { @if subject.is_empty() { "what to say or do" } @else { (subject) } },
                                            Err(why) => span.wrong { (why) },
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use followup::template::Audience;

    #[test]
    fn every_text_has_a_page_for_each_lead_and_none_lets_through_what_they_typed() {
        let policy = Policy::compile(&crate::shipped::embedded()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let preview = write(&policy, folder.path()).unwrap();
        assert_eq!(preview.failures, [""; 0]);
        let texts = policy.templates.iter().count() + policy.letters.iter().count();
        assert_eq!(preview.pages, texts * LEADS.len());
        let below = folder.path().join("en-US");
        for template in policy
            .templates
            .iter()
            .filter(|one| one.audience() == Audience::Lead)
        {
            for lead in &LEADS {
                let page = below.join(format!("{}-{}.html", template.name(), lead.name));
                let page = std::fs::read_to_string(&page).unwrap();
                for hole in ["<script>alert", "onerror=alert(1)>", "evil.example"] {
                    assert!(
                        !page.contains(hole),
                        "{} for {}: {hole}",
                        template.name(),
                        lead.what
                    );
                }
            }
        }
        let index = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
        assert!(index.contains("acknowledgement-right-to-left.html"));
    }
}
