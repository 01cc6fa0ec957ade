//! How much a list shows, and what it says of the rest.

use followup::template::Markup;

use super::{DigestLine, MAX_LINES, list, list_of};

fn lines(count: usize) -> Vec<DigestLine> {
    let line = DigestLine {
        due: None,
        markup: Markup::text("Ann"),
    };
    vec![line; count]
}

#[test]
fn a_list_that_is_cut_says_how_many_more_there_are() {
    let shown = |markup: Markup| format!("{markup:?}");
    assert!(!shown(list(lines(MAX_LINES))).contains("more"));
    assert!(shown(list(lines(MAX_LINES + 1))).contains("And 1 more"));
    assert!(shown(list_of(lines(MAX_LINES), 1)).contains("And 1 more"));
    assert!(shown(list_of(lines(MAX_LINES + 1), 2)).contains("And 3 more"));
}
