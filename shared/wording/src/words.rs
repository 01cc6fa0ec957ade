//! The catalogue: every text in each language, and the one place where a message becomes a sentence.
//!
//! A message is written in `catalogue/<language>/<audience>.ftl` (Project Fluent). The build makes a function of each; what a language has
//! two ways to say to people is chosen by `$formality`. English is complete by construction, British English says only what differs, and
//! a test holds the others to the same messages with the same variables.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use followup::ids::PersonId;
use followup::language::{ClockHours, Formality, Language};
use followup::policy::{ActiveConfig, Company, Policy};
use unic_langid::LanguageIdentifier;

/// The variable of a message by which it tells the two ways to address somebody apart.
const FORMALITY: &str = "formality";

/// How a company says something: in which language, and how it addresses people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// How people are addressed, where the language has two ways.
    pub formality: Formality,
    /// The clock by which they read times.
    pub clock: ClockHours,
}

impl Words {
    /// What a person of the team reads: in their own language, else in the company's. Times are by the clock of that language, as leads read
    /// them, unless the language has both and the company says otherwise: a page that shows what was written to a lead has one clock.
    #[must_use]
    pub fn for_person(active: &ActiveConfig, person: &PersonId) -> Self {
        let own = active.roster.get(person).and_then(|one| one.language);
        let language = own.unwrap_or(active.company.language);
        let said = active.translations.get(&language);
        let company = said.map_or(&active.company, |said| &said.company);
        // The company may be said in another language, where it speaks none of theirs.
        let clock = company.clock.filter(|_| language.has_both_clocks());
        Self {
            language,
            formality: company.formality,
            clock: clock.unwrap_or(language.clock()),
        }
    }

    /// Whether people are greeted by their whole name: in German, a first name alone goes with "du".
    #[must_use]
    pub fn greets_by_the_whole_name(self) -> bool {
        self.language == Language::German && self.formality == Formality::Formal
    }

    /// What the company of a policy says to people; English, until a policy was pushed.
    #[must_use]
    pub fn of(policy: Option<&Policy>) -> Self {
        Self::said_in(policy, None)
    }

    /// What the company of a policy says to people of this language; in its first one, where it speaks no such language.
    #[must_use]
    pub fn said_in(policy: Option<&Policy>, language: Option<Language>) -> Self {
        policy.map_or_else(Self::default, |policy| {
            let active = policy.active.as_ref();
            let said = language.and_then(|language| active.translations.get(&language));
            let company = said.map_or(&active.company, |said| &said.company);
            Self::from(company)
        })
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::from(Language::default())
    }
}

impl From<&Company> for Words {
    fn from(company: &Company) -> Self {
        Self {
            language: company.language,
            formality: company.formality,
            clock: company.clock.unwrap_or(company.language.clock()),
        }
    }
}

impl From<Language> for Words {
    fn from(language: Language) -> Self {
        Self {
            language,
            formality: Formality::default(),
            clock: language.clock(),
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Words {
    /// A message with what its variables stand for. The functions that the build makes are the only callers, and the tests of the
    /// catalogue ask each in every language: a message that is not there cannot be asked for.
    fn say<const COUNT: usize>(
        self,
        file: usize,
        id: &str,
        values: [(&'static str, FluentValue<'_>); COUNT],
    ) -> String {
        let mut args: FluentArgs<'_> = values.into_iter().collect();
        args.set(FORMALITY, self.formality.as_str());
        // What a language lacks is said in English, and a test finds it before anybody reads it.
        let said = [self.language, Language::AmericanEnglish]
            .iter()
            .find_map(|language| {
                let bundle = bundle(file, *language);
                let pattern = bundle.get_message(id)?.value()?;
                Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()))
            });
        said.map_or_else(|| id.to_owned(), Cow::into_owned)
    }
}

/// A count as the catalogue takes one, where a plural depends on it.
///
/// ```
/// use wording::{Words, counted};
/// assert_eq!(Words::default().calls_made(counted(1)), "1 call");
/// assert_eq!(Words::default().calls_made(counted(2)), "2 calls");
/// ```
#[must_use]
pub fn counted(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

/// A text as the beginning of a sentence.
///
/// ```
/// assert_eq!(wording::with_capital("über Tom"), "Über Tom");
/// assert_eq!(wording::with_capital(""), "");
/// ```
#[must_use]
pub fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

type Bundle = FluentBundle<FluentResource>;

/// The texts of one audience in a language, read when the first of them is said.
fn bundle(file: usize, language: Language) -> &'static Bundle {
    type Files = [OnceLock<Bundle>; FILES];
    static AMERICAN: Files = [const { OnceLock::new() }; FILES];
    static BRITISH: Files = [const { OnceLock::new() }; FILES];
    static GERMAN: Files = [const { OnceLock::new() }; FILES];
    static SPANISH: Files = [const { OnceLock::new() }; FILES];
    static FRENCH: Files = [const { OnceLock::new() }; FILES];
    #[cfg(feature = "pseudo")]
    static PSEUDO: Files = [const { OnceLock::new() }; FILES];
    let (files, folder) = match language {
        Language::AmericanEnglish => (&AMERICAN, "en"),
        Language::BritishEnglish => (&BRITISH, "en-GB"),
        Language::German => (&GERMAN, "de"),
        Language::Spanish => (&SPANISH, "es"),
        Language::French => (&FRENCH, "fr"),
        #[cfg(feature = "pseudo")]
        Language::Pseudo => (&PSEUDO, "en-XA"),
    };
    files[file].get_or_init(|| read(language, text(file, folder).unwrap_or_default()))
}

fn read(language: Language, text: &str) -> Bundle {
    let tag = language
        .tag()
        .parse::<LanguageIdentifier>()
        .expect("the tag of each language is one");
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Marks around what is filled in would stand as signs in a plain mail.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned());
    bundle.add_resource_overriding(resource.unwrap_or_else(|(read, _)| read));
    bundle
}
