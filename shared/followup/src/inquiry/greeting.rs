//! By which part of what was typed a person is greeted: the first name where it is certain, else all of it, or nothing.
//!
//! A wrong guess is worse than none: "Hello van" and "Hello Familie" are read by the person whom it is about. So each doubt leaves
//! the name whole, and what is nobody's name greets nobody.

use super::clean::folded;
use super::nicknames;

/// Titles before a name, without which names compare.
pub(super) const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "rev", "fr", "hon", "herr",
    "frau", "mme", "mlle", "m", "sr", "sra", "srta", "ing", "dipl",
];
/// Letters after a name, without which names compare.
pub(super) const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa", "dds", "rn", "msc", "bsc",
    "ma",
];
/// Titles that are no part of a name, besides those that a comparison of names knows: some of these are names elsewhere.
const TITLES: &str = "lady lord madam mister doctor professor capt captain fraulein frl doktor mag magister madame monsieur \
    mademoiselle mm maitre docteur professeur senor senora senorita don dona signor signore signora signorina \
    sig sigra dott dottore dottoressa dottssa profssa avv arch dhr heer mevr mevrouw mw meneer drs ir senhor senhora \
    hr fru";
/// What stands before a family's name and belongs to it.
const PARTICLES: &str = "van von vom zu zum zur de der den del della dello di da do dos das du des la las le les lo los el al bin \
    ibn abu ter ten te 't af av mac mc fitz st san saint the";
/// Between the names of two people.
const JOINERS: &str = "and und u et y e i og och & + en or";
/// Words of a household.
const HOUSEHOLDS: &str = "familie family fam famille familia famiglia eheleute ehepaar household";
/// Words of a company's name: forms of law, and what companies call themselves.
const COMPANIES: &str = "gmbh ag kg ohg ug ltd limited inc llc llp plc corp corporation co company sa sas sarl srl spa bv nv oy \
    aps sl ev gbr group gruppe consulting solutions services systems technologies holding holdings studio \
    studios agency agentur partners associates ventures industries international school university hotel \
    restaurant bank verein stiftung institute institut ministry hospital bros sons";
/// Forms of law, which a company's name compares without.
const LEGAL_FORMS: &str = "gmbh mbh ag kg kgaa ohg ug gbr ev eg ltd limited inc incorporated llc llp lp plc corp corporation co company \
    sa sas sasu sarl eurl snc srl sl slu spa bv nv vof oy oyj ab as asa aps pty pte";
/// What an office, an account or a field is called, and no person.
const ROLES: &str = "info sales team purchasing office admin administrator administration support service contact kontakt \
    einkauf verkauf vertrieb buchhaltung accounting accounts marketing reception manager owner ceo cto cfo \
    director customer client kunde webmaster postmaster noreply hello mail email buero buro sekretariat \
    achats compras ventas ufficio department dept abteilung it hr billing finance procurement user guest gast \
    name firstname lastname first last vorname nachname nombre apellido nom prenom nome full your the our \
    help desk";
/// What people type to see what happens.
const TRIALS: &str = "test tester testing tests foo bar baz abc abcd xyz lorem ipsum bla blah blabla fake none nobody no nope \
    null undefined nan na tbd dummy sample asd sdf jkl anon anonym unknown unbekannt todo";
/// Rows of keyboards.
const KEYS: &str = "qwertyuiop qwertzuiop azertyuiop asdfghjkl zxcvbnm yxcvbnm";
/// Keys in a row that nobody is called by.
const MIN_KEYS: usize = 4;
/// The same letter so often is no name.
const MIN_REPEATED: usize = 3;
/// First names that make one with the next.
const COMPOUND: &str = "jean marie anne juan jose maria luis hans karl pierre ana mary gian carlos paul claude luc michel \
    francois miguel antonio manuel";
/// First names of many people that no row of short names has: by these a name is known to stand the other way round.
const GIVEN: &str = "ana anna anne ann bob eva laura julia sophie lena lisa sara sarah peter paul thomas stefan andreas martin \
    markus klaus jurgen wolfgang sabine petra monika carlos luis juan maria marta lucia carmen pedro pablo \
    giulia marco luca paolo giovanni francesca chiara pierre jean marie claire camille julie nicolas istvan \
    laszlo zoltan gabor ferenc eszter katalin zsuzsanna tamas attila janos";
/// Family names of people who write them first.
const FAMILY_FIRST: &str = "nguyen tran le pham huynh hoang phan vu vo dang bui ngo duong nagy kovacs szabo horvath varga molnar \
    nemeth farkas balogh kim park choi jeong kang wang zhang chen liu huang zhao zhou xu sun zhu tanaka \
    suzuki sato takahashi watanabe yamamoto";
/// The fewest letters of a surname in capitals beside a first name in small ones.
const MIN_SHOUTED: usize = 3;

/// A word as it compares.
fn bare(word: &str) -> String {
    let folded = folded(word);
    folded
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '&' | '+'))
        .collect()
}

/// Whether a word is one of a list, which has a space between each.
fn is_in(list: &str, word: &str) -> bool {
    let word = bare(word);
    list.split(' ').any(|one| one == word)
}

/// Whether a word is a title, however it is shortened.
pub(super) fn is_title(word: &str) -> bool {
    HONORIFICS.contains(&bare(word).as_str()) || is_in(TITLES, word)
}

/// Whether this is nobody's name: a title alone, an office, keys in a row, a trial.
pub(super) fn is_nobody(name: &str) -> bool {
    let mut words = name.split_whitespace().filter(|word| has_letter(word));
    let has_number_in_word = name
        .split_whitespace()
        .any(|word| has_letter(word) && word.chars().any(char::is_numeric));
    let names_nobody = |word: &str| is_title(word) || is_in(ROLES, word) || is_trial(word);
    has_number_in_word || words.all(names_nobody)
}

/// Whether a word stands before a family's name and belongs to it.
pub(crate) fn is_name_particle(word: &str) -> bool {
    is_in(PARTICLES, word)
}

/// Whether a folded word is one of those that companies put behind their name: a form of law, and what many call themselves.
pub(crate) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.split(' ').any(|form| form == word)
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

fn is_trial(word: &str) -> bool {
    let bare = bare(word);
    let repeated = |first: char| bare.chars().all(|c| c == first);
    let is_one_letter =
        bare.chars().count() >= MIN_REPEATED && bare.chars().next().is_some_and(repeated);
    let is_row = bare.len() >= MIN_KEYS && KEYS.split(' ').any(|row| row.contains(bare.as_str()));
    is_one_letter || is_row || is_in(TRIALS, word)
}

/// The first name, if it is certain.
pub(super) fn first_name(name: &str) -> Option<&str> {
    if name.chars().any(is_family_first) || is_nobody(name) {
        return None;
    }
    let name = without_brackets(name);
    let words: Vec<&str> = name
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let of_several =
        |word: &&str| is_in(JOINERS, word) || is_in(HOUSEHOLDS, word) || is_in(COMPANIES, word);
    if words.iter().any(of_several) {
        return None;
    }
    match name.split_once(',') {
        Some((before, after)) => turned(before, after),
        None => {
            let behind = untitled(name);
            // A title and one name: that is the family's.
            let has_title = behind.len()
                < name
                    .split_whitespace()
                    .filter(|word| has_letter(word))
                    .count();
            of_words(&behind).filter(|_| !(has_title && behind.len() == 1))
        }
    }
}

/// A name without what stands in brackets at its end.
fn without_brackets(name: &str) -> &str {
    match name.split_once('(') {
        Some((before, after)) if after.trim_end().ends_with(')') => before.trim(),
        Some(_) | None => name,
    }
}

/// `Halpert, James`; `James Halpert, PhD` does not turn around.
fn turned<'a>(before: &'a str, after: &'a str) -> Option<&'a str> {
    let given = untitled(after);
    let is_addition = |word: &&str| SUFFIXES.contains(&bare(word).as_str()) || is_in(ROLES, word);
    match given.as_slice() {
        [] => of_words(&untitled(before)),
        [..] if given.iter().all(is_addition) => of_words(&untitled(before)),
        [..] if untitled(before).is_empty() || after.contains(',') => None,
        [first, ..] => certain(first),
    }
}

/// The words behind titles.
fn untitled(name: &str) -> Vec<&str> {
    let words = name.split_whitespace().filter(|word| has_letter(word));
    let mut words = words.peekable();
    while words.next_if(|word| is_title(word)).is_some() {}
    words.collect()
}

fn of_words<'a>(words: &[&'a str]) -> Option<&'a str> {
    match words {
        [] => None,
        // Whatever somebody calls themselves.
        [only] => certain(only),
        [first, .., last] => {
            if is_shouted(first) {
                // `DUPONT Jean` says which is which; `ANA SILVA` does not.
                let given = words.iter().find(|word| !is_shouted(word))?;
                return certain(given).filter(|_| words.len() == 2);
            }
            let is_turned = is_in(FAMILY_FIRST, first) || (is_given(last) && !is_given(first));
            let is_compound = words.len() > 2
                && is_in(COMPOUND, first)
                && words
                    .get(1)
                    .is_some_and(|second| is_in(COMPOUND, second) || is_given(second));
            certain(first).filter(|_| !is_turned && !is_compound)
        }
    }
}

/// A word that can be a first name: no particle, no initials, nothing shortened.
fn certain(word: &str) -> Option<&str> {
    let is_short = word.contains('.');
    let is_initials = word.chars().count() <= 2 && word.chars().all(char::is_uppercase);
    let lower = word.to_lowercase().replace('’', "'");
    let is_prefixed = ["d'", "l'", "o'", "al-", "el-", "ad-", "as-"]
        .iter()
        .any(|prefix| lower.starts_with(prefix));
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let fits = letters >= 2 && !is_short && !is_initials && !is_prefixed;
    (fits && !is_in(PARTICLES, word) && !is_title(word)).then_some(word)
}

/// A first name in the letters that names have, where all of it was typed in large letters or in small ones: `MARY`, `jean-luc`.
pub(super) fn in_usual_letters(name: &str) -> String {
    let is_small = name.chars().all(|c| !c.is_uppercase());
    if !is_small && !is_shouted(name) {
        return name.to_owned();
    }
    let mut usual = String::with_capacity(name.len());
    let mut begins = true;
    for c in name.chars() {
        if begins {
            usual.extend(c.to_uppercase());
        } else {
            usual.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic() && !matches!(c, '\'' | '’');
    }
    usual
}

fn is_given(word: &str) -> bool {
    is_in(GIVEN, word) || nicknames::is_listed(&bare(word))
}

fn is_shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= MIN_SHOUTED && letters.clone().all(char::is_uppercase)
}

/// The letters of people who write the family first.
fn is_family_first(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
