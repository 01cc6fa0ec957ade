//! The brand: colours that can be read, and pictures that may be shown.

use crate::brand::{
    BrandSource, Colour, DARK_GROUNDS, LEAST_CONTRAST, LIGHT_GROUNDS, MAX_BRAND_CHARS, Picture,
    PictureKind,
};
use crate::policy::files::{PolicyFiles, PolicyFinding};
use crate::written::PathStep::Key;

use super::finding::{POLICY, finding};

pub(in crate::policy) fn findings(
    brand: &BrandSource,
    sources: &PolicyFiles,
) -> Vec<PolicyFinding> {
    let at = |key: &'static str, (reason, proposal): (String, String)| {
        let reason = format!("brand.{key}: {reason}");
        finding(sources, POLICY, &[Key("brand"), Key(key)], reason, proposal)
    };
    let mut findings = Vec::new();
    findings.extend(name(brand).map(|fault| at("name", fault)));
    for (key, path) in [("logo", &brand.logo), ("mail_logo", &brand.mail_logo)] {
        let fault = path.as_deref().and_then(|path| picture(path, key, sources));
        findings.extend(fault.map(|fault| at(key, fault)));
    }
    for (key, text, grounds, page) in [
        ("accent", &brand.accent, LIGHT_GROUNDS, "light"),
        ("accent_dark", &brand.accent_dark, DARK_GROUNDS, "dark"),
    ] {
        let fault = text
            .as_deref()
            .and_then(|text| colour(text, &grounds, page));
        findings.extend(fault.map(|fault| at(key, fault)));
    }
    if brand.accent_dark.is_some() && brand.accent.is_none() {
        let fault = (
            "it is the dark page's part of an accent that is not there".to_owned(),
            "write accent = \"#...\" beside it, the colour of the light page".to_owned(),
        );
        findings.push(at("accent_dark", fault));
    }
    findings
}

fn name(brand: &BrandSource) -> Option<(String, String)> {
    let length = brand.name.as_deref()?.trim().chars().count();
    (length == 0 || length > MAX_BRAND_CHARS).then(|| {
        (
            format!("it has {length} characters"),
            format!(
                "1 to {MAX_BRAND_CHARS}, or leave it out: then the company's name stands there"
            ),
        )
    })
}

fn picture(path: &str, key: &str, sources: &PolicyFiles) -> Option<(String, String)> {
    let Some(text) = sources.get(path) else {
        return Some((
            format!("\"{path}\" names no file of this policy"),
            "a PNG, SVG or WebP file in the folder brand, such as \"brand/logo.svg\"".to_owned(),
        ));
    };
    match Picture::read(path, text) {
        Err(fault) => Some((format!("\"{path}\": {fault}"), fault.proposal())),
        Ok(picture) if key == "mail_logo" && picture.kind != PictureKind::Png => Some((
            format!("\"{path}\" is no PNG, and most mail programs show nothing else"),
            "save the logo as PNG, too, about 400 pixels wide".to_owned(),
        )),
        Ok(_) => None,
    }
}

fn colour(text: &str, grounds: &[Colour], page: &str) -> Option<(String, String)> {
    let Some(colour) = Colour::parse(text) else {
        return Some((
            format!("\"{text}\" is no colour"),
            "# and six hexadecimal digits, such as \"#1f5fbf\"".to_owned(),
        ));
    };
    let contrast = colour.contrast_on(grounds);
    (contrast < LEAST_CONTRAST).then(|| {
        // Rounded down: 4.499 is not 4.5.
        let contrast = (contrast * 100.0).floor() / 100.0;
        (
            format!("{colour} has a contrast of {contrast} to 1 on a {page} page, and text needs {LEAST_CONTRAST}"),
            format!("\"{}\" is the nearest that can be read", colour.readable_on(grounds)),
        )
    })
}
