use super::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");
const JSON: Option<&str> = Some("application/json; charset=utf-8");

fn on<F: Future>(work: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(work)
}

fn fields(list: &[(&str, &str)]) -> FormFields {
    list.iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn a_page_and_a_program_say_the_same() {
    let expected = fields(&[("name", "Zoë & co"), ("note", "a=b"), ("empty", "")]);
    assert_eq!(
        on(read(b"name=Zo%C3%AB+%26+co&&note=a=b&empty", FORM)).unwrap(),
        expected
    );
    assert_eq!(
        on(read(
            r#"{"name":"Zoë & co","note":"a=b","empty":"","none":null}"#.as_bytes(),
            JSON
        ))
        .unwrap(),
        expected
    );
}

#[test]
fn json_scalars_and_lists_become_fields() {
    let read = on(read(
        br#"{"n":5551234567,"f":1.5,"b":true,"l":["x",2]}"#,
        JSON,
    ))
    .unwrap();
    assert_eq!(
        read,
        fields(&[
            ("n", "5551234567"),
            ("f", "1.5"),
            ("b", "true"),
            ("l", "x"),
            ("l", "2")
        ])
    );
}

#[test]
fn what_is_broken_is_refused_and_says_how() {
    for (bytes, kind, error) in [
        (&b"name=%"[..], FORM, BodyError::BrokenEscape),
        (b"name=%4", FORM, BodyError::BrokenEscape),
        (b"name=%zz", FORM, BodyError::BrokenEscape),
        (b"name=%+1", FORM, BodyError::BrokenEscape),
        (b"name=%ff", FORM, BodyError::NotUtf8),
        (b"name=\xff", FORM, BodyError::NotUtf8),
        (b"=x", FORM, BodyError::FieldName),
        (b"{", JSON, BodyError::BrokenJson),
        (b"", JSON, BodyError::BrokenJson),
        (b"{} {}", JSON, BodyError::BrokenJson),
        (b"{\"a\":\"\\ud800\"}", JSON, BodyError::BrokenJson),
        (b"{\"a\":\"\xff\"}", JSON, BodyError::NotUtf8),
        (b"[]", JSON, BodyError::NotFlat),
        (b"null", JSON, BodyError::NotFlat),
        (b"\"text\"", JSON, BodyError::NotFlat),
        (br#"{"a":{"b":1}}"#, JSON, BodyError::NotFlat),
        (br#"{"a":[["b"]]}"#, JSON, BodyError::NotFlat),
        (br#"{"a":[{"b":1}]}"#, JSON, BodyError::NotFlat),
        (br#"{"a":1,"a":2}"#, JSON, BodyError::DuplicateKey),
        (b"name=x", None, BodyError::WrongType),
        (b"name=x", Some("text/plain"), BodyError::WrongType),
        (
            b"name=x",
            Some("application/x-www-form-urlencoded; charset=iso-8859-1"),
            BodyError::WrongType,
        ),
        (
            b"name=x",
            Some("multipart/form-data"),
            BodyError::BrokenMultipart,
        ),
    ] {
        assert_eq!(
            on(read(bytes, kind)).unwrap_err(),
            error,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
}

#[test]
fn the_limits_hold_at_their_edge() {
    let many = |count: usize| {
        (0..count)
            .map(|n| format!("f{n}=x"))
            .collect::<Vec<_>>()
            .join("&")
    };
    assert_eq!(on(read(many(64).as_bytes(), FORM)).unwrap().len(), 64);
    assert_eq!(
        on(read(many(65).as_bytes(), FORM)).unwrap_err(),
        BodyError::TooManyFields
    );
    let listed = format!("{{\"a\":[{}]}}", vec!["1"; 65].join(","));
    assert_eq!(
        on(read(listed.as_bytes(), JSON)).unwrap_err(),
        BodyError::TooManyFields
    );
    let body = |length: usize| format!("a={}", "x".repeat(length - 2));
    assert_eq!(
        on(read(body(MAX_BODY_BYTES + 1).as_bytes(), FORM)).unwrap_err(),
        BodyError::TooLarge
    );
    assert_eq!(
        on(read(body(MAX_BODY_BYTES).as_bytes(), FORM)).unwrap_err(),
        BodyError::FieldTooLong
    );
    assert!(on(read(body(MAX_FIELD_VALUE_BYTES).as_bytes(), FORM)).is_ok());
    let name = "n".repeat(MAX_FIELD_NAME_BYTES + 1);
    assert_eq!(
        on(read(name.as_bytes(), FORM)).unwrap_err(),
        BodyError::FieldName
    );
}

#[test]
fn deep_json_is_refused_and_the_stack_stays_whole() {
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(10_000);
        assert_eq!(
            on(read(deep.as_bytes(), JSON)).unwrap_err(),
            BodyError::NotFlat
        );
        let inside = format!("{{\"a\":{deep}");
        assert_eq!(
            on(read(inside.as_bytes(), JSON)).unwrap_err(),
            BodyError::NotFlat
        );
    }
}

fn parts(list: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (head, content) in list {
        body.extend_from_slice(
            format!("--XX\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--XX--\r\n");
    body
}

#[test]
fn a_multipart_answer_is_read_and_its_files_are_refused() {
    let kind = Some("multipart/form-data; boundary=XX");
    let good = parts(&[
        ("name=\"name\"", "Zoë".as_bytes()),
        ("name=\"photo\"; filename=\"\"", b""),
    ]);
    assert_eq!(on(read(&good, kind)).unwrap(), fields(&[("name", "Zoë")]));
    let quoted = Some("Multipart/Form-Data; boundary=\"XX\"");
    assert_eq!(on(read(&good, quoted)).unwrap().len(), 1);
    for (body, error) in [
        (
            parts(&[("name=\"photo\"; filename=\"a.png\"", b"PNG")]),
            BodyError::File,
        ),
        (parts(&[("name=\"name\"", b"\xff")]), BodyError::NotUtf8),
        (parts(&[("filename*=x", b"a")]), BodyError::FieldName),
        (
            b"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbroken off".to_vec(),
            BodyError::BrokenMultipart,
        ),
        (b"nothing".to_vec(), BodyError::BrokenMultipart),
        (
            parts(&[("name=\"a\"", b"x".as_slice()); 65]),
            BodyError::TooManyFields,
        ),
    ] {
        assert_eq!(on(read(&body, kind)).unwrap_err(), error);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0usize..3) {
        let kinds = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=X"];
        let _ = on(read(&bytes, Some(kinds[kind])));
    }

    #[test]
    fn what_was_urlencoded_comes_back(list in prop::collection::vec(("\\PC{1,10}", any::<String>()), 0..10)) {
        let written = list
            .iter()
            .map(|(name, value)| format!("{}={}", utf8_percent_encode(name, NON_ALPHANUMERIC), utf8_percent_encode(value, NON_ALPHANUMERIC)))
            .collect::<Vec<_>>()
            .join("&");
        prop_assert_eq!(on(read(written.as_bytes(), FORM)).unwrap(), list);
    }

    #[test]
    fn what_was_json_comes_back(map in prop::collection::btree_map("\\PC{1,10}", any::<String>(), 0..10)) {
        let written = serde_json::to_vec(&map).unwrap();
        let back: std::collections::BTreeMap<String, String> = on(read(&written, JSON)).unwrap().into_iter().collect();
        prop_assert_eq!(back, map);
    }
}
