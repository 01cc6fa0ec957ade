//! How much a list shows, and what it says of the rest.

use followup::ids::LeadId;
use followup::template::Markup;
use wording::Words;

use super::{DigestLine, MAX_LINES, list, list_of, told_by};

fn lines(count: usize) -> Vec<DigestLine> {
    let line = DigestLine {
        due: None,
        markup: Markup::text("Ann"),
        tells: None,
    };
    vec![line; count]
}

#[test]
fn what_a_list_only_counts_has_told_nobody() {
    let told = |count: usize| {
        let name = |number: usize| LeadId::derive(&[&number.to_string()]);
        let lines = (0..count).map(|number| {
            let line = DigestLine::undated(Markup::text("Ann"));
            line.telling(Some(name(number)))
        });
        let lines: Vec<DigestLine> = lines.collect();
        told_by(&lines).count()
    };
    assert_eq!(told(MAX_LINES), MAX_LINES);
    assert_eq!(told(MAX_LINES + 7), MAX_LINES);
    assert_eq!(told_by(&lines(3)).count(), 0);
}

#[test]
fn a_list_that_is_cut_says_how_many_more_there_are() {
    let shown = |markup: Markup| format!("{markup:?}");
    assert!(!shown(list(Words::default(), lines(MAX_LINES))).contains("more"));
    assert!(shown(list(Words::default(), lines(MAX_LINES + 1))).contains("And 1 more"));
    assert!(shown(list_of(Words::default(), lines(MAX_LINES), 1)).contains("And 1 more"));
    assert!(shown(list_of(Words::default(), lines(MAX_LINES + 1), 2)).contains("And 3 more"));
}
