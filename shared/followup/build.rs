//! Translates the shipped forms once, as those of a pushed policy are: a function knows no TOML.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "src/policy/toml_json.rs"]
mod toml_json;

fn main() -> Result<(), Box<dyn Error>> {
    let target = env::var("OUT_DIR")?;
    for form in ["contact", "voicemail", "counter"] {
        let written = format!("../../infra/policy/forms/{form}.toml");
        println!("cargo::rerun-if-changed={written}");
        let says = toml_json::toml_to_json(&fs::read_to_string(&written)?)?;
        let translated = Path::new(&target).join(format!("{form}.json"));
        fs::write(translated, says.to_string())?;
    }
    println!("cargo::rerun-if-changed=src/policy/toml_json.rs");
    Ok(())
}
