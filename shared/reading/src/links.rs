//! The links of a mail: where a recording is, or an offer.

/// Links that are kept.
const MAX_LINKS: usize = 50;
/// Characters of one; a longer one is left out, since half of it leads elsewhere.
const MAX_LINK: usize = 2_000;
/// What ends a link in a text.
const ENDS: [char; 8] = ['<', '>', '"', ')', ']', '}', '|', '\u{1}'];
/// What belongs to the sentence around a link, and not to it.
const AROUND: [char; 7] = ['.', ',', ';', ':', '!', '?', '\''];

/// The links that stand in a text, in their order.
pub(crate) fn in_text(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || ENDS.contains(&letter));
    let found = words.filter_map(|word| {
        let at = word.find("https://").or_else(|| word.find("http://"))?;
        kept(word[at..].trim_end_matches(AROUND))
    });
    found.take(MAX_LINKS).collect()
}

/// The links behind the words of an HTML text, in their order.
pub(crate) fn in_html(html: &str) -> Vec<String> {
    let found = html.split("href=").skip(1).filter_map(|rest| {
        let quote = rest
            .chars()
            .next()
            .filter(|mark| matches!(mark, '"' | '\''))?;
        let (link, _) = rest[1..].split_once(quote)?;
        kept(&link.replace("&amp;", "&"))
    });
    found.take(MAX_LINKS).collect()
}

fn kept(link: &str) -> Option<String> {
    let link = link.trim();
    let leads = link.starts_with("https://") || link.starts_with("http://");
    (leads && link.chars().count() <= MAX_LINK).then(|| link.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_ends_where_the_sentence_around_it_goes_on() {
        let text =
            "Listen (https://phone.example/r/1?a=b). Or <http://phone.example/2>, not ftp://x";
        let found = ["https://phone.example/r/1?a=b", "http://phone.example/2"];
        assert_eq!(in_text(text), found);
    }

    #[test]
    fn a_link_of_html_stands_behind_its_words() {
        let html = "<a href=\"https://phone.example/r?a=1&amp;b=2\">Listen</a> <a href='mailto:x'>x</a> <a href=y>";
        assert_eq!(in_html(html), ["https://phone.example/r?a=1&b=2"]);
    }

    #[test]
    fn what_is_too_long_or_too_many_is_left_out() {
        let long = |length: usize| format!("https://{}", "a".repeat(length - 8));
        assert_eq!(in_text(&long(MAX_LINK)).len(), 1);
        assert_eq!(in_text(&long(MAX_LINK + 1)).len(), 0);
        let many = "https://a.example ".repeat(MAX_LINKS + 1);
        assert_eq!(in_text(&many).len(), MAX_LINKS);
    }
}
