//! The description of the addresses is what the functions say of themselves.

use std::path::Path;

use intake::description::{OPENAPI, document};
use serde_json::Value;

/// Writes the file anew where it is set.
const WRITES: &str = "BATON_WRITE_DESCRIPTION";

#[test]
fn the_description_is_what_the_functions_say_of_themselves() {
    let described = document(&[intake::description::description(), desk::description()]);
    if std::env::var_os(WRITES).is_some() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = root.join("../functions/intake/src/openapi.json");
        let text = serde_json::to_string_pretty(&described).unwrap();
        std::fs::write(file, format!("{text}\n")).unwrap();
        return;
    }
    let served: Value = serde_json::from_str(OPENAPI).unwrap();
    assert!(
        served == described,
        "functions/intake/src/openapi.json is out of date; write it anew with: \
         {WRITES}=1 cargo test --workspace --test template the_description"
    );
}
