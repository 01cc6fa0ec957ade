//! What the team reads in another language than English: every page, and what most of them answer.

mod tour;

use std::collections::{BTreeMap, BTreeSet};

use cloud::links::Purpose;
use followup::policy::PolicyFiles;

use crate::browser::Browser;
use crate::office::{ANN, Office, shipped, text};
use crate::team::BOB;
use tour::{Shown, seen};

/// Who has the leads.
const SAM: &str = "sam";

/// Sam reads a language.
fn sam_reads(files: &mut PolicyFiles, tag: &str) {
    let team = files.files.get_mut("team.toml").unwrap();
    let id = "id = \"sam\"";
    *team = team.replace(id, &format!("{id}\nlanguage = \"{tag}\""));
}

/// The whole company speaks a language, and the team with it.
fn company_speaks(files: &mut PolicyFiles, tag: &str) {
    let policy = files.files.get_mut("policy.toml").unwrap();
    let speaks = format!("languages = [\"{tag}\"]");
    *policy = policy.replace("languages = [\"en-US\"]", &speaks);
}

/// Whether what follows a tag is words: zones are chosen by name, and a code is drawn.
fn is_said(tag: &str) -> bool {
    !tag.starts_with("option") && !tag.starts_with("p class=\"code\"")
}

/// What somebody reads of a page: its title, its text and what is read aloud, without the choice of a zone.
fn read(page: &str) -> String {
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, tail) = rest.rsplit_once("</style>").unwrap();
    let page = format!("{head}{tail}");
    let mut said = String::new();
    for (number, part) in page.split('<').enumerate() {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if let Some((_, label)) = tag.split_once("aria-label=\"") {
            said.push_str(label.split('"').next().unwrap());
        }
        if number > 0 && is_said(tag) {
            said.push(' ');
            said.push_str(words);
        }
    }
    let said = said.replace("&quot;", "\"").replace("&amp;", "&");
    said.replace("&#34;", "\"")
        .replace("&#38;", "&")
        .replace("&#39;", "'")
}

/// What stands on a page, a line for each piece of text.
fn lines(page: &str) -> String {
    let (_, body) = page.split_once("<main").unwrap();
    let texts = body.split('<').filter_map(|part| part.split_once('>'));
    let texts = texts.filter(|(tag, _)| is_said(tag));
    let lines: Vec<&str> = texts.map(|(_, words)| words.trim()).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// What is not ours to say: texts of the policy, and names that its codes are shown as; what Ann and Bob wrote; addresses.
fn of_others(files: &PolicyFiles) -> Vec<String> {
    let quoted = |file: &String| {
        let text = &files.files[file];
        let strings = text.split('"').skip(1).step_by(2);
        strings.map(str::to_owned).collect::<Vec<_>>()
    };
    let own = files.files.keys().filter(|file| file.ends_with(".toml"));
    let mut texts: Vec<String> = own.flat_map(quoted).collect();
    let fields = ANN.iter().chain(BOB).map(|(_, value)| (*value).to_owned());
    texts.extend(fields);
    texts.extend(
        [
            "Ann", "Riley", "Sam", "Jordan", "Morgan", "New York", "KiB", "HEAD", "soon",
        ]
        .map(str::to_owned),
    );
    texts.extend(["GET", "POST", "application/x-www-form-urlencoded"].map(str::to_owned));
    // A topic is said to the team as somebody else's.
    let bare: Vec<String> = texts
        .iter()
        .filter_map(|text| text.strip_prefix("your ").map(str::to_owned))
        .collect();
    texts.extend(bare);
    let codes: Vec<String> = texts.iter().map(|text| text.replace('_', " ")).collect();
    texts.extend(codes);
    texts.retain(|text| text.len() > 2);
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts.dedup();
    texts
}

/// A page without what is to be said in a call: it is the policy's, filled in.
fn without_scripts(page: &str) -> String {
    let mut parts = page.split("<details class=\"more say\">");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        let (heading, rest) = part.split_once("</summary>").unwrap();
        let (_, after) = rest.split_once("</details>").unwrap();
        format!("{before}<details>{heading}</summary></details>{after}")
    })
}

/// A page without what a mail of the policy says: it is in the language of whom it goes to.
fn without_mails(page: &str) -> String {
    let mut left = page.to_owned();
    for (begins, ends) in [("<div lang=\"", "</div>"), ("<bdi lang=\"", "</bdi>")] {
        let mut parts = left.split(begins);
        let first = parts.next().unwrap_or_default().to_owned();
        left = parts.fold(first, |before, part| {
            let (_, after) = part.split_once(ends).unwrap();
            before + after
        });
    }
    left
}

/// Words in letters of English that are left when what is not ours to say is taken away.
fn left_over(page: &str, of_others: &[String]) -> Vec<String> {
    let mut said = read(&without_mails(&without_scripts(page)));
    for text in of_others {
        said = said.replace(text.as_str(), " ");
    }
    let words = said.split(|letter: char| !letter.is_ascii_alphabetic());
    let words = words.filter(|word| word.len() > 1);
    words.map(str::to_owned).collect()
}

#[tokio::test]
async fn no_page_says_a_word_that_is_in_no_catalogue() {
    let pages = seen(&|files| company_speaks(files, "en-XA")).await;
    let of_others = of_others(&shipped());
    let mut found = Vec::new();
    for Shown { name, page, .. } in &pages {
        let words = left_over(&text(page), &of_others);
        if !words.is_empty() {
            found.push(format!("{name}: {}", words.join(" ")));
        }
    }
    assert_eq!(found, [""; 0]);
    // What was taken away is not all that was there.
    let english = seen(&|_| {}).await;
    let said = left_over(&text(&english[0].page), &of_others);
    assert!(said.len() > 20, "{said:?}");
    let letter = |path: &str| path.split('/').nth(1).unwrap().to_owned();
    let visited: BTreeSet<_> = pages.iter().map(|one| letter(&one.path)).collect();
    let addresses = desk::description().addresses;
    let missing = addresses.iter().map(|address| letter(&address.path));
    let missing: Vec<_> = missing.filter(|one| !visited.contains(one)).collect();
    assert_eq!(missing, [""; 0], "pages that nobody looked at");
}

#[tokio::test]
async fn a_german_company_reads_every_page_in_german() {
    let pages = seen(&|files| company_speaks(files, "de")).await;
    let mut scenes: BTreeMap<&str, String> = BTreeMap::new();
    for shown in &pages {
        let page = text(&shown.page);
        assert!(page.contains("<html lang=\"de\">"), "{}", shown.name);
        let heading = format!("# {} ({})\n", shown.name, shown.page.status());
        let scene = scenes.entry(shown.scene).or_default();
        *scene = format!("{scene}{heading}{}\n", lines(&page));
    }
    for (scene, said) in scenes {
        insta::assert_snapshot!(format!("de_{scene}"), said);
    }
}

#[tokio::test]
async fn each_of_the_team_reads_their_own_language_and_who_has_left_the_companys() {
    let office = Office::open_with(|files| sam_reads(files, "de")).await;
    let lead = office.with_sam().await;
    for (who, tag, says) in [
        (SAM, "de", "Wie war es mit"),
        ("riley", "en-US", "How did it go with"),
        ("alex", "en-US", "This link is not valid any more"),
    ] {
        let path = office.path_of(Purpose::Outcome, &lead, who, "1");
        let page = text(&office.get(&path).await);
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{page}");
        assert!(page.contains(says), "{page}");
    }
    // What is wrong with what Sam sent is said in German, too.
    let path = office.path_of(Purpose::Outcome, &lead, SAM, "1");
    let page = text(&office.post(&path, "note=1&note=2").await);
    assert!(page.contains("Ein Feld kam doppelt."), "{page}");
}

#[tokio::test]
async fn whoever_reads_another_language_than_the_company_reads_a_clock_that_it_has() {
    for (tag, reads) in [("de", "14:00"), ("es", "2:00"), ("en-GB", "2:00")] {
        let office = Office::open_with(|files| {
            sam_reads(files, tag);
            let policy = files.files.get_mut("policy.toml").unwrap();
            *policy = policy.replace("[brand]\n", "[brand]\nhours = \"12h\"\n");
        })
        .await;
        office.with_sam().await;
        let mut sam = Browser::of(&office, SAM).await;
        let day = text(&sam.get("/desk/today").await);
        assert!(day.contains(&format!("<html lang=\"{tag}\">")), "{day}");
        assert!(day.contains(reads), "{day}");
        assert_eq!(day.contains("14:00"), tag == "de", "{day}");
    }
}
