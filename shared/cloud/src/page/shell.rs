//! The shell of every page: head, brand, style sheet, and what a browser lets the page do.
//!
//! A page works without a script and loads nothing, but where a form asks for the widget of a service: its styles and pictures travel with it, and the content security policy names
//! each by its hash, so that nothing that somebody typed could add one.

use std::borrow::Cow;
use std::sync::LazyLock;

use data_encoding::BASE64;
use followup::brand::{Accent, Brand};
use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::Body;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::foreign::ForeignScript;
use super::shown;

/// The style sheet of every page: forms, what answers them, the pages behind links, and the mailbox of one machine.
pub const STYLE: &str = include_str!("style.css");
/// By what the content security policy lets that sheet in: every page has it, so it is hashed once.
static STYLE_SOURCE: LazyLock<String> = LazyLock::new(|| hash_source(STYLE));
/// What the page itself begins with below a header, for who jumps there.
pub const CONTENT: &str = "content";
/// What the icon of a page without a brand shows.
const NO_NAME: char = 'B';

/// What a page is shown in.
#[derive(Debug, Clone, Copy)]
pub struct Shell<'a> {
    /// The language of its words, by its tag.
    pub language: &'a str,
    /// Its title, as plain text.
    pub title: &'a str,
    /// How the company looks; none, while no policy can be read.
    pub brand: Option<&'a Brand>,
    /// Sites besides its own to which a form of it may lead, as `https://host`.
    pub targets: &'a [String],
    /// Sites that may show it in a frame.
    pub framers: &'a [String],
    /// Another site shows it in a frame: then that site says whose it is, and the page is light, as most sites are. A browser
    /// does not say whether that site is dark, and its reader's setting is no sign of it.
    pub framed: bool,
    /// The one script that runs, where a page needs one: only where it works without, too.
    pub script: Option<&'static str>,
    /// The one script of another site that runs, where a page needs one.
    pub foreign: Option<&'static ForeignScript>,
    /// Style sheets of one kind of page, besides that of all.
    pub more_styles: &'a [&'static str],
    /// What stands above the page in place of the logo or the name.
    pub header: Option<&'a Markup>,
}

impl<'a> Shell<'a> {
    /// A shell that no other site may frame, and whose forms lead to its own site alone.
    #[must_use]
    pub fn new(language: &'a str, title: &'a str, brand: Option<&'a Brand>) -> Self {
        Self {
            language,
            title,
            brand,
            targets: &[],
            framers: &[],
            framed: false,
            script: None,
            foreign: None,
            more_styles: &[],
            header: None,
        }
    }

    /// The page with this inside, to be served with `status`.
    ///
    /// ```
    /// use cloud::page::Shell;
    /// let page = Shell::new("en", "Thank you", None).respond(200, &maud::html! { h1 { "Thank you" } });
    /// assert_eq!(page.headers()["referrer-policy"], "same-origin");
    /// ```
    #[must_use]
    pub fn respond(&self, status: u16, body: &Markup) -> Response<Body> {
        let text = self.html(body).into_string();
        answer(status, "text/html; charset=utf-8", text, &self.security())
    }

    /// The same as markup.
    #[must_use]
    pub fn html(&self, body: &Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.language) class=[self.framed.then_some("framed")] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex, nofollow";
                    // A telephone that makes links of numbers by itself would offer what must not be called.
                    meta name="format-detection" content="telephone=no";
                    title { (shown(self.title)) }
                    link rel="icon" href=(self.icon());
                    style { (PreEscaped(STYLE)) }
                    @for style in self.own_styles() { style { (PreEscaped(style)) } }
                }
                body {
                    @if let Some(header) = self.header { (header) }
                    main id=[self.header.map(|_| CONTENT)] { @if !self.framed && self.header.is_none() { (self.masthead()) } (body) }
                    @if let Some(script) = self.script { script { (PreEscaped(script)) } }
                    @if let Some(script) = self.foreign { (script.markup()) } }
            }
        }
    }

    /// What the browser lets the page do: no script but its own and the one that it names, nothing else from elsewhere, these styles. `form-action` also judges where a post is
    /// redirected, so thank-you pages are named.
    #[must_use]
    pub fn security(&self) -> String {
        let style = STYLE_SOURCE.as_str();
        let own_styles = self.own_styles();
        let own_styles: String = own_styles.map(|style| hash_source(&style)).collect();
        let own = self.script.map(hash_source);
        let foreign = self.foreign.map(|script| format!(" {}", script.source));
        let scripts: String = own.into_iter().chain(foreign).collect();
        let mut runs = String::new();
        if !scripts.is_empty() {
            runs = format!("; script-src{scripts}");
        }
        if let Some(script) = self.foreign {
            runs = format!("{runs}; frame-src {}", script.frames);
        }
        let targets: String = self.targets.iter().map(|site| format!(" {site}")).collect();
        let framers = match self.framers {
            [] => "'none'".to_owned(),
            sites => sites.join(" "),
        };
        format!(
            "default-src 'none'; img-src data:; style-src{style}{own_styles}{runs}; form-action 'self'{targets}; frame-ancestors {framers}; base-uri 'none'"
        )
    }

    /// What a page has besides the style sheet: the company's colour, and the rules of its kind.
    fn own_styles(&self) -> impl Iterator<Item = Cow<'static, str>> + '_ {
        let accent = self.accent();
        let colour = (accent != Accent::default()).then(|| {
            let Accent { light, dark } = accent;
            Cow::from(format!(
                ":root{{--act:{light}}}@media(prefers-color-scheme:dark){{:root:not(.framed){{--act:{dark}}}}}"
            ))
        });
        let of_its_kind = self.more_styles.iter().map(|style| Cow::from(*style));
        colour.into_iter().chain(of_its_kind)
    }

    fn accent(&self) -> Accent {
        self.brand.map(|brand| brand.accent).unwrap_or_default()
    }

    /// The logo, or the name.
    fn masthead(&self) -> Markup {
        html! {
            @if let Some(brand) = self.brand {
                p.brand {
                    @match &brand.logo {
                        Some(logo) => img src=(logo.address()) alt=(brand.name);,
                        None => (shown(&brand.name)),
                    }
                }
            }
        }
    }

    /// The icon of the browser's tab: the first letter of the name on the company's colour.
    fn icon(&self) -> String {
        let name = self.brand.map_or("", |brand| brand.name.as_str());
        let initial = name.chars().find(|letter| letter.is_alphanumeric());
        let initial = initial.unwrap_or(NO_NAME).to_uppercase();
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" fill=\"{}\"/>\
             <text x=\"16\" y=\"23\" font-family=\"system-ui,sans-serif\" font-size=\"20\" font-weight=\"700\" text-anchor=\"middle\" \
             fill=\"#fff\">{initial}</text></svg>",
            self.accent().light
        );
        format!(
            "data:image/svg+xml;base64,{}",
            BASE64.encode(drawing.as_bytes())
        )
    }
}

/// A line for a program.
#[must_use]
pub fn plain(status: u16, text: &str) -> Response<Body> {
    let nothing = "default-src 'none'; frame-ancestors 'none'";
    answer(
        status,
        "text/plain; charset=utf-8",
        text.to_owned(),
        nothing,
    )
}

/// The source by which a content security policy lets a style in, and no other, with a space before it.
///
/// ```
/// assert!(cloud::page::hash_source("p{margin:0}").starts_with(" 'sha256-"));
/// ```
#[must_use]
pub fn hash_source(style: &str) -> String {
    format!(" 'sha256-{}'", BASE64.encode(&Sha256::digest(style)))
}

fn answer(status: u16, kind: &'static str, text: String, security: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Not "no-referrer": under it a browser posts a form with `Origin: null`, which no form allows.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(security) = HeaderValue::from_str(security) {
        headers.insert(header::CONTENT_SECURITY_POLICY, security);
    }
    let unlisted = HeaderValue::from_static("noindex, nofollow");
    headers.insert("x-robots-tag", unlisted);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use followup::brand::{Colour, DARK_GROUNDS, LIGHT_GROUNDS, Picture};

    fn brand() -> Brand {
        Brand {
            name: "élan & <Co>".to_owned(),
            logo: None,
            mail_logo: None,
            accent: Accent {
                light: Colour::new(0x8a, 0x1c, 0x4c),
                dark: Colour::new(0xf2, 0x9c, 0xc0),
            },
        }
    }

    #[test]
    fn the_colours_that_a_brand_is_compared_with_are_those_of_the_style_sheet() {
        let (light, dark) = STYLE
            .split_once("@media(prefers-color-scheme:dark)")
            .unwrap();
        for (part, [page, card], act) in [
            (light, LIGHT_GROUNDS, Accent::default().light),
            (dark, DARK_GROUNDS, Accent::default().dark),
        ] {
            let [page, card, act] = [page, card, act].map(|colour| colour.to_string());
            // A style sheet writes white in three digits.
            let card = if card == "#ffffff" {
                "#fff".to_owned()
            } else {
                card
            };
            for rule in [
                format!("--page:{page};"),
                format!("--card:{card};"),
                format!("--act:{act};"),
            ] {
                assert!(part.contains(&rule), "{rule}");
            }
        }
    }

    #[test]
    fn what_stands_on_a_button_can_be_read_on_every_colour_that_is_let_in() {
        // The check compares a colour with the page and the card; what stands on it is further away than these.
        let (light, dark) = (Colour::new(255, 255, 255), Colour::new(0x10, 0x15, 0x1c));
        assert!(STYLE.contains("--on:#fff;") && STYLE.contains("--on:#10151c;"));
        for value in 0..=255 {
            let accent = Colour::new(value, value, value);
            assert!(accent.contrast(light) >= accent.contrast_on(&LIGHT_GROUNDS));
            let is_let_in = accent.contrast_on(&DARK_GROUNDS) >= 4.5;
            assert!(!is_let_in || accent.contrast(dark) >= 4.5);
        }
    }

    #[test]
    fn a_page_has_the_companys_name_colour_and_icon_and_lets_in_no_other_style() {
        let brand = brand();
        let shell = Shell::new("en", "A & B", Some(&brand));
        let page = shell.html(&html! { h1 { "Hello" } }).into_string();
        assert!(page.contains("<title>A &#38; B</title>"), "{page}");
        assert!(
            page.contains("<p class=\"brand\">élan &#38; &#60;Co&#62;</p><h1>"),
            "{page}"
        );
        assert!(page.contains(":root{--act:#8a1c4c}"), "{page}");
        let icon = page
            .split("href=\"data:image/svg+xml;base64,")
            .nth(1)
            .unwrap();
        let icon = BASE64
            .decode(icon.split('"').next().unwrap().as_bytes())
            .unwrap();
        let icon = String::from_utf8(icon).unwrap();
        assert!(
            icon.contains(">É</text>") && icon.contains("#8a1c4c"),
            "{icon}"
        );
        assert_eq!(shell.security().matches("'sha256-").count(), 2);
        assert_eq!(page.matches("<style>").count(), 2);
        assert_eq!(
            Shell::new("en", "A", None)
                .security()
                .matches("'sha256-")
                .count(),
            1
        );
    }

    #[test]
    fn a_logo_travels_with_the_page() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let logo = Picture::read("logo.svg", drawing).unwrap();
        let brand = Brand {
            logo: Some(logo.clone()),
            ..brand()
        };
        let page = Shell::new("en", "A", Some(&brand))
            .html(&html! {})
            .into_string();
        let image = format!(
            "<img src=\"{}\" alt=\"élan &amp; &lt;Co&gt;\">",
            logo.address()
        );
        assert!(page.contains(&image), "{page}");
    }

    #[test]
    fn in_a_frame_the_site_around_it_says_whose_it_is() {
        let brand = brand();
        let framed = Shell {
            framed: true,
            ..Shell::new("en", "A", Some(&brand))
        };
        let page = framed.html(&html! { h1 { "Hello" } }).into_string();
        assert!(
            page.contains("<html lang=\"en\" class=\"framed\">"),
            "{page}"
        );
        assert!(page.contains("<body><main><h1>"), "{page}");
    }

    #[test]
    fn the_script_of_a_page_is_the_only_one_that_runs() {
        let shell = Shell {
            script: Some("x()"),
            ..Shell::new("en", "A", None)
        };
        let hash = BASE64.encode(&Sha256::digest("x()"));
        let security = shell.security();
        assert!(
            security.contains(&format!("script-src 'sha256-{hash}';")),
            "{security}"
        );
        assert!(
            shell
                .html(&html! {})
                .into_string()
                .contains("<script>x()</script>")
        );
        assert!(
            !Shell::new("en", "A", None)
                .security()
                .contains("script-src")
        );
    }

    #[test]
    fn a_script_of_another_site_is_let_in_beside_our_own_and_so_are_its_frames() {
        static FOREIGN: ForeignScript = ForeignScript {
            address: "https://www.example.com/a.js",
            source: "https://www.example.com",
            integrity: Some("sha384-x"),
            is_module: true,
            frames: "https://frames.example.com",
        };
        let shell = Shell {
            script: Some("x()"),
            foreign: Some(&FOREIGN),
            ..Shell::new("en", "A", None)
        };
        let security = shell.security();
        assert!(
            security.contains(
                "=' https://www.example.com; frame-src https://frames.example.com; form-action"
            ),
            "{security}"
        );
        let page = shell.html(&html! {}).into_string();
        let script = "<script src=\"https://www.example.com/a.js\" type=\"module\" integrity=\"sha384-x\" crossorigin=\"anonymous\" async defer></script></body>";
        assert!(page.contains(script), "{page}");
    }

    #[test]
    fn who_may_frame_a_page_and_where_its_forms_lead_is_said_to_the_browser() {
        let alone = Shell::new("en", "A", None).security();
        assert!(
            alone.contains("form-action 'self'; frame-ancestors 'none';"),
            "{alone}"
        );
        let sites = ["https://www.example.com".to_owned()];
        let framed = Shell {
            targets: &sites,
            framers: &sites,
            ..Shell::new("en", "A", None)
        };
        let framed = framed.security();
        assert!(
            framed.contains("form-action 'self' https://www.example.com; frame-ancestors https://www.example.com;"),
            "{framed}"
        );
    }
}
