//! How a version of the policy differs from the one in force: as much as a page shows, and all of it as a file.

use cloud::table::policy::Pushed;
use followup::policy::PolicyFiles;
use http::Response;
use lambda_http::Body;
use maud::{Markup, html};
use similar::TextDiff;
use wording::{Words, counted};

use super::frame::seat_page;
use super::row::Signed;
use super::version::{check, checked, in_force, may_activate, named, needs_two};
use crate::fields::MADE_FROM;
use crate::page::{download, shown};
use crate::refused::NotServed;
use crate::undone::{says, undo_box, undone};

/// The field of an address that asks for a file.
pub(super) const FILE: &str = "file";
/// What it says for all that differs, and what that is, for programs.
pub(super) const DIFFERENCE: (&str, &str) = (
    "difference",
    "difference: with `version`, all that differs, as a text file; the page shows the beginning of it.",
);
/// Lines around a difference.
const CONTEXT: usize = 2;
/// Bytes of what differs that a page shows at most: with what stands around it it is under 100 KB.
const MAX_DIFFERENCE_BYTES: usize = 60_000;

/// A file of which something differs, and what.
#[derive(Debug)]
struct FileDifference {
    /// What it is called.
    path: String,
    /// What a program that applies the difference is told to take for the file as it was, and as it is.
    sides: [String; 2],
    /// The lines that differ, and some around them.
    text: String,
}

/// What a side is called on which there is no such file.
const NO_FILE: &str = "/dev/null";

/// What differs of two versions, file by file.
fn differences(was: &PolicyFiles, is: &PolicyFiles) -> Vec<FileDifference> {
    let all = was.differing(is);
    all.map(|(path, old, new)| FileDifference {
        path: path.to_owned(),
        sides: [("a", old), ("b", new)].map(|(side, text)| match text {
            Some(_) => format!("{side}/{path}"),
            None => NO_FILE.to_owned(),
        }),
        text: difference_of(old, new),
    })
    .collect()
}

/// What differs of a text that one of two versions may not have.
fn difference_of(old: Option<&str>, new: Option<&str>) -> String {
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
    diff.unified_diff().context_radius(CONTEXT).to_string()
}

/// Why a version was not put in force, of which the page then says once more how it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotPutInForce {
    /// Nobody said that what it would undo is to be undone.
    Unsaid,
    /// Another version is in force than the one with which it was compared.
    Meanwhile,
}

/// How a version differs from the one in force, file by file, and the button that puts it in force, which was pressed in vain where it says why it was
/// `refused`; or all that differs as a `file`. Nothing, where there is no such version.
pub(super) async fn difference(
    signed: &Signed<'_>,
    version: &str,
    file: Option<&str>,
    refused: Option<NotPutInForce>,
) -> Result<Option<Response<Body>>, NotServed> {
    let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
    let Some(asked) = named(signed, version).await? else {
        return Ok(None);
    };
    let active = in_force(signed).await?;
    let was = visit.cloud.policy_sources(&active).await?;
    let is = visit.cloud.policy_sources(&asked.version).await?;
    let differing = differences(&was, &is);
    if file == Some(DIFFERENCE.0) {
        let name = format!("policy-{}.diff", asked.version);
        let file = download("text/plain; charset=utf-8", &name, as_file(&differing));
        return Ok(Some(file));
    }
    let undone = match &asked.withdrawn_for {
        None => undone(visit, &asked.version, &active).await?,
        Some(_) => None,
    };
    let is_offered = may_activate(signed) && !asked.active && asked.withdrawn_for.is_none();
    let whole = visit.desk(&format!(
        "policy?version={}&{FILE}={}",
        asked.version, DIFFERENCE.0
    ));
    let body = html! {
        h1 { (words.policy_differs(asked.version.as_str())) }
        @if refused == Some(NotPutInForce::Meanwhile) { p.error role="alert" { (words.policy_meanwhile()) } }
        (checked(words, &check(&is)))
        @if differing.is_empty() { p { (words.policy_same()) } }
        (beginning(words, &differing, &whole))
        @if let Some(undone) = &undone { div.card { (says(visit, signed.policy, undone)) } }
        @if is_offered {
            form method="post" action=(visit.desk("policy")) {
                input type="hidden" name=(MADE_FROM) value=(active);
                (offer(signed, words, &asked, undone.is_some(), refused))
            }
        }
        p { a.go href=(visit.desk("policy")) { (words.policy_title()) } }
    };
    let title = words.policy_differs(asked.version.as_str());
    let status = match refused {
        None => 200,
        Some(NotPutInForce::Unsaid) => 422,
        Some(NotPutInForce::Meanwhile) => 409,
    };
    let page = seat_page(signed, "policy", status, &title, &body);
    Ok(Some(page))
}

/// The button that puts a version in force, or proposes it; where it would undo something, with the box that says that this is meant.
fn offer(
    signed: &Signed<'_>,
    words: Words,
    asked: &Pushed,
    undoes: bool,
    refused: Option<NotPutInForce>,
) -> Markup {
    let needs_two = needs_two(signed);
    let is_unsaid = refused == Some(NotPutInForce::Unsaid);
    html! {
        p { (words.policy_activate_says()) }
        @if needs_two { p.note { (words.team_page_holds_for_two()) } }
        input type="hidden" name="version" value=(asked.version);
        @if undoes { (undo_box(words, is_unsaid)) }
        button type="submit" {
            @if needs_two { (words.policy_propose(asked.version.as_str())) }
            @else { (words.policy_activate(asked.version.as_str())) }
        }
    }
}

/// All that differs, as a program that applies it reads it.
fn as_file(differing: &[FileDifference]) -> String {
    let all = differing.iter();
    all.map(|one| {
        let [was, is] = &one.sides;
        format!("--- {was}\n+++ {is}\n{}", one.text)
    })
    .collect()
}

/// Bytes for which the page has room still; nothing, once something of what differs had none: what comes after it is left out, too.
#[derive(Debug)]
struct PageRoom(Option<usize>);

impl PageRoom {
    /// Whether there was room for so many bytes, which is taken then.
    fn takes(&mut self, bytes: usize) -> bool {
        self.0 = self.0.and_then(|left| left.checked_sub(bytes));
        self.0.is_some()
    }
}

/// What differs, as far as a page has room for it, line by line; how many lines more differ, and where those are.
fn beginning(words: Words, differing: &[FileDifference], whole: &str) -> Markup {
    let mut room = PageRoom(Some(MAX_DIFFERENCE_BYTES));
    let mut left_out: usize = 0;
    let mut files = Vec::new();
    for FileDifference { path, text, .. } in differing {
        // A file has room for its name, or none of it is shown.
        let has_name = room.takes(html! { h2 { (shown(path)) } pre.wide { } }.0.len());
        let mut lines = String::new();
        for line in text.split_inclusive('\n') {
            let bytes = html! { (shown(line.trim_end_matches('\n'))) }.0.len() + 1;
            if room.takes(bytes) {
                lines.push_str(line);
            } else if line.starts_with(['+', '-']) {
                left_out += 1;
            }
        }
        if has_name {
            files.push((path, lines));
        }
    }
    html! {
        @for (path, lines) in &files {
            h2 { (shown(path)) }
            pre.wide { (shown(lines)) }
        }
        @if left_out > 0 {
            p.card { (words.policy_differs_more(counted(left_out))) " " a href=(whole) { (words.policy_differs_file()) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_lines(count: usize, line: &str) -> FileDifference {
        let lines = (0..count).map(|_| format!("+{line}\n"));
        FileDifference {
            path: "a.md".to_owned(),
            sides: ["a/a.md", "b/a.md"].map(str::to_owned),
            text: lines.collect(),
        }
    }

    #[test]
    fn what_differs_is_shown_to_the_last_byte_there_is_room_for_and_the_rest_is_counted() {
        let words = Words::default();
        let name = html! { h2 { "a.md" } pre.wide { } }.0.len();
        let fits = (MAX_DIFFERENCE_BYTES - name) / 10;
        // Markup of somebody's takes more bytes than they typed.
        for line in ["12345678", "&234"] {
            let said = |count| beginning(words, &[of_lines(count, line)], "x").into_string();
            let all = said(fits - 1);
            assert!(all.len() <= MAX_DIFFERENCE_BYTES, "{}", all.len());
            assert!(!all.contains("href"), "{line}");
        }
        let said = |count| beginning(words, &[of_lines(count, "12345678")], "x").into_string();
        assert!(!said(fits).contains("href"));
        let over = said(fits + 1);
        assert!(
            over.contains(&words.policy_differs_more(1)),
            "one line more"
        );
        let files = [
            of_lines(fits, "12345678"),
            of_lines(3, "x"),
            of_lines(2, "y"),
        ];
        let over = beginning(words, &files, "x").into_string();
        assert!(
            over.contains(&words.policy_differs_more(5)),
            "two files more"
        );
        assert_eq!(over.matches("<h2>").count(), 1);
    }

    #[test]
    fn a_file_that_is_new_or_gone_is_none_on_the_other_side() {
        let with = |path: &str| {
            let mut all = PolicyFiles::default();
            all.files.insert(path.to_owned(), "One line.\n".to_owned());
            all
        };
        let file = as_file(&differences(&with("gone.md"), &with("new.md")));
        for said in [
            "--- a/gone.md\n+++ /dev/null\n",
            "--- /dev/null\n+++ b/new.md\n",
        ] {
            assert!(file.contains(said), "{file}");
        }
    }
}
