//! The widget of a service on a form's page: what the page has of it, and what a browser must let it do.

use cloud::page::ForeignScript;
use followup::form::{TokenService, Widget};
use maud::{Markup, html};

use crate::fields::FieldLook;
use crate::owner::PageOwner;

/// The script of Turnstile. It has to come from there: it changes without notice, so that no copy and no hash would do.
const TURNSTILE: ForeignScript = ForeignScript {
    address: "https://challenges.cloudflare.com/turnstile/v0/api.js",
    source: "https://challenges.cloudflare.com",
    integrity: None,
    is_module: false,
    frames: "https://challenges.cloudflare.com",
};
/// The script of Friendly Captcha, in one version whose bytes are known: from a place where anybody may publish, no other is let in.
const FRIENDLY_CAPTCHA: ForeignScript = ForeignScript {
    address: "https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk@1.0.2/site.min.js",
    source: "https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk@1.0.2/site.min.js",
    integrity: Some("sha384-PlTUwS206S5stm69A6ULL0xNfgrDI6zspceDmfFtJGdNblYUuExQauIm9leAc/Ck"),
    is_module: true,
    frames: "https://*.frcapi.com",
};

/// The script that shows a widget.
pub(crate) fn script(service: TokenService) -> &'static ForeignScript {
    match service {
        TokenService::Turnstile => &TURNSTILE,
        TokenService::FriendlyCaptcha | TokenService::FriendlyCaptchaEu => &FRIENDLY_CAPTCHA,
    }
}

/// The widget above the button, and what stands in its place where no script runs. Another site's page has no script of ours: there it comes along.
pub(crate) fn shown(
    widget: &Widget,
    owner: PageOwner<'_>,
    look: FieldLook,
    is_refused: bool,
) -> Markup {
    let (service, words) = (widget.service, owner.words);
    let language = words.language.tag();
    let language = language.split('-').next().unwrap_or(language);
    // A page in a frame, and a form on another site, are light: see `Shell::framed`.
    let theme = match look {
        FieldLook::Hosted if !owner.framed => "auto",
        FieldLook::Hosted | FieldLook::Embedded => "light",
    };
    let call = owner.phone.map(|phone| words.form_call_instead(phone));
    html! {
        @match service {
            TokenService::Turnstile =>
                div.field.cf-turnstile data-sitekey=(widget.site_key) data-language=(language) data-theme=(theme) data-size="flexible" {},
            TokenService::FriendlyCaptcha =>
                div.field.frc-captcha data-sitekey=(widget.site_key) lang=(language) data-theme=(theme) {},
            TokenService::FriendlyCaptchaEu =>
                div.field.frc-captcha data-sitekey=(widget.site_key) lang=(language) data-theme=(theme) data-api-endpoint="eu" {},
        }
        noscript { p.note { (words.form_script_needed()) @if let Some(call) = &call { " " (call) } } }
        @if is_refused && let Some(call) = &call { p.note { (call) } }
        @if look == FieldLook::Embedded { (script(service).markup()) }
    }
}

#[cfg(test)]
#[path = "widget_tests.rs"]
mod tests;
