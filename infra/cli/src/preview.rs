//! Every text of a policy as pages to look at, filled in for people whose names and answers are as difficult as they come.

use std::path::{Path, PathBuf};

use followup::policy::Policy;
use maud::{DOCTYPE, Markup as Html, html};
use wording::Words;
use wording::sample::{SAMPLE_LEADS as LEADS, rendered};

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
                    Err(error) => {
                        let why = error.to_string();
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
