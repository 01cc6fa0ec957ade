//! In which language a form is read: the one that it is written in alone, the one that an address or a field names, else the one that a
//! browser asks for.

use followup::form::{Form, LANGUAGE_FIELD};
use followup::language::{Language, SpokenLanguages};
use lambda_http::Request;

use crate::body::FormFields;

/// The language that a form or its fields name.
#[must_use]
pub fn named(spoken: &SpokenLanguages, form: &Form, fields: &FormFields) -> Option<Language> {
    let tag = fields.iter().find(|(name, _)| name == LANGUAGE_FIELD);
    let asked = tag.and_then(|(_, tag)| spoken.nearest(tag));
    form.language.or(asked)
}

/// The language that a browser's settings prefer among those of the company.
#[must_use]
pub fn preferred(spoken: &SpokenLanguages, request: &Request) -> Option<Language> {
    cloud::page::preferred(request.headers(), |tag| spoken.nearest(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::header;
    use lambda_http::Body;

    fn spoken() -> SpokenLanguages {
        SpokenLanguages::try_from(vec![Language::AmericanEnglish, Language::German]).unwrap()
    }

    #[test]
    fn a_browser_is_read_by_its_wishes_in_their_order() {
        for (header, expected) in [
            ("de", Some(Language::German)),
            ("it, de-CH;q=0.8, en;q=0.9", Some(Language::AmericanEnglish)),
            ("de;q=0.4, it", Some(Language::German)),
            ("it, fr;q=0.5", None),
            ("de;q=0", None),
            ("de;q=0, en;q=0.2", Some(Language::AmericanEnglish)),
            ("*", None),
            ("", None),
            (";;;q=,,", None),
        ] {
            let request = Request::new(Body::Empty);
            let (mut parts, body) = request.into_parts();
            let value = header.parse().unwrap();
            parts.headers.insert(header::ACCEPT_LANGUAGE, value);
            let request = Request::from_parts(parts, body);
            assert_eq!(preferred(&spoken(), &request), expected, "{header}");
        }
        assert_eq!(preferred(&spoken(), &Request::new(Body::Empty)), None);
    }

    #[test]
    fn a_form_of_one_language_is_read_in_it_whatever_an_address_says() {
        let form = Form::builtin_contact();
        let asks = |tag: &str| vec![(LANGUAGE_FIELD.to_owned(), tag.to_owned())];
        let of_form = |form: &Form, tag: &str| named(&spoken(), form, &asks(tag));
        assert_eq!(of_form(&form, "de-AT"), Some(Language::German));
        assert_eq!(of_form(&form, "it"), None);
        let french = Form {
            language: Some(Language::French),
            ..form
        };
        assert_eq!(of_form(&french, "de"), Some(Language::French));
    }
}
