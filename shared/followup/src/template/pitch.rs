//! What a mail says that only wants to sell, in every language that Baton has.
//!
//! Whoever asked gets an answer, and may get an offer with it. A mail that speaks of nothing but the offer is an advertisement, however
//! its subject reads.

use super::phrase::{Passage, Phrases, first_of};
use super::{Template, Variable, claims};

/// What only who sells says.
const PITCHES: [Phrases; 4] = [
    pitches(ENGLISH),
    pitches(GERMAN),
    pitches(SPANISH),
    pitches(FRENCH),
];

const fn pitches(said: &'static [&'static str]) -> Phrases {
    Phrases { said, unless: &[] }
}

const ENGLISH: &[&str] = &[
    "buy it",
    "buy now",
    "buy our",
    "buy today",
    "buy yours",
    "order now",
    "order today",
    "order yours",
    "shop now",
    "get yours",
    "sign up now",
    "sign up today",
    "act now",
    "special offer",
    "limited offer",
    "limited time",
    "offer ends",
    "while stocks last",
    "don't miss",
    "hurry",
    "discount",
    "percent off",
    "save up to",
    "on sale",
    "best price",
    "lowest price",
    "free trial",
];

const GERMAN: &[&str] = &[
    "kaufen sie",
    "jetzt kaufen",
    "kauf jetzt",
    "jetzt bestellen",
    "bestellen sie jetzt",
    "bestell jetzt",
    "greifen sie zu",
    "greif zu",
    "jetzt zugreifen",
    "sonderangebot",
    "sonderpreis",
    "aktionspreis",
    "rabatt",
    "nur für kurze zeit",
    "nur noch heute",
    "solange der vorrat reicht",
    "jetzt testen",
    "kostenlos testen",
];

const SPANISH: &[&str] = &[
    "compre ahora",
    "compra ahora",
    "cómprelo",
    "cómpralo",
    "pida el suyo",
    "pide el tuyo",
    "oferta especial",
    "oferta limitada",
    "tiempo limitado",
    "descuento",
    "no se lo pierda",
    "no te lo pierdas",
    "aproveche",
    "aprovecha",
    "prueba gratis",
];

const FRENCH: &[&str] = &[
    "achetez",
    "achète",
    "commandez",
    "offre spéciale",
    "offre limitée",
    "durée limitée",
    "remise",
    "réduction",
    "profitez",
    "profite",
    "ne manquez pas",
    "ne manque pas",
    "essai gratuit",
];

impl Template {
    /// What it sells with, where its text says nothing of what was asked.
    pub(super) fn bare_pitch(&self) -> Option<Passage> {
        let mentions = self
            .uses_of_body()
            .iter()
            .any(|used| used.variable == Variable::Topic);
        let words = self.words();
        if mentions || claims::find_inquiry(&words).is_some() {
            return None;
        }
        first_of(&PITCHES, &words)
    }

    /// What it sells with, whatever else it says.
    pub(super) fn pitch(&self) -> Option<Passage> {
        first_of(&PITCHES, &self.words())
    }
}
