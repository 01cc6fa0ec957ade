//! What the buttons of a mail to the team lead to.

/// A page behind the button of a mail.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum MailedPage<'a> {
    /// What happened is reported.
    Outcome(&'a str),
    /// What is found is said.
    Verdict(&'a str),
    /// Whoever has it is asked to turn to it.
    Nudge(&'a str),
}

impl MailedPage<'_> {
    /// Its address.
    pub(super) fn address(&self) -> &str {
        match self {
            Self::Outcome(address) | Self::Verdict(address) | Self::Nudge(address) => address,
        }
    }
}

/// The pages that a mail's buttons open, without what a button picks on them; each once.
pub(super) fn pages_of(html: &str) -> Vec<MailedPage<'_>> {
    let mut pages: Vec<MailedPage<'_>> = Vec::new();
    for rest in html.split("href=\"").skip(1) {
        let address = rest.split('"').next().unwrap_or_default();
        let Some((page, picked)) = address.split_once('?') else {
            continue;
        };
        let page = match picked.split('=').next() {
            Some("outcome") => MailedPage::Outcome(page),
            Some("verdict") => MailedPage::Verdict(page),
            Some("do") if picked == "do=nudge" => MailedPage::Nudge(page),
            Some(_) | None => continue,
        };
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_a_mail_are_those_behind_its_buttons() {
        let html = "<a href=\"http://a/o/x?outcome=reached\">Spoke</a><a href=\"http://a/o/x?outcome=voicemail\">Voicemail</a>\
            <a href=\"http://a/o/x\">More</a><a href=\"http://a/v/y?verdict=ready\">Ready</a><a href=\"http://a/a/z?do=own_up\">Sorry</a>\
            <a href=\"http://a/a/z?do=nudge\">Ask</a>";
        let found = pages_of(html);
        let expected = [
            MailedPage::Outcome("http://a/o/x"),
            MailedPage::Verdict("http://a/v/y"),
            MailedPage::Nudge("http://a/a/z"),
        ];
        assert_eq!(found, expected);
    }
}
