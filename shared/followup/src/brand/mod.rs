//! How a company looks to those who write to it: its name, its logo, its colour.

mod colour;
mod picture;

pub use colour::{Colour, DARK_GROUNDS, LEAST_CONTRAST, LIGHT_GROUNDS};
pub use picture::{
    MAX_LOGO_BYTES, Picture, PictureFault, PictureKind, as_text, from_text, is_kept_as_text,
};

use serde::Deserialize;

use crate::language::ClockHours;

/// The longest name of a brand, in characters: it stands on one line of a telephone.
pub const MAX_BRAND_CHARS: usize = 40;

/// `[brand]` of `policy.toml`, as it is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandSource {
    /// What stands above each page; the company's name, if absent.
    #[serde(default)]
    pub(crate) name: Option<String>,
    /// The file of the logo: PNG, SVG or WebP.
    #[serde(default)]
    pub(crate) logo: Option<String>,
    /// The file of the logo in mails, a PNG; `logo` itself, if that is one.
    #[serde(default)]
    pub(crate) mail_logo: Option<String>,
    /// The colour of links and buttons.
    #[serde(default)]
    pub(crate) accent: Option<String>,
    /// The same in a dark page; a lighter tone of `accent`, if absent.
    #[serde(default)]
    pub(crate) accent_dark: Option<String>,
    /// Whether people read 3:00 PM or 15:00; as the language has it, if absent.
    #[serde(default)]
    pub(crate) hours: Option<ClockHours>,
}

/// The colour of links and buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// In a light page, and in a mail.
    pub light: Colour,
    /// In a dark page.
    pub dark: Colour,
}

impl Default for Accent {
    /// The style sheet's own.
    fn default() -> Self {
        Self {
            light: Colour::new(0x1f, 0x5f, 0xbf),
            dark: Colour::new(0x8a, 0xb4, 0xf8),
        }
    }
}

/// How a company looks: on each page, and in the mails to leads; those to the team have no look (see [`MailLook`](crate::template::MailLook)).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brand {
    /// What stands above each page.
    pub name: String,
    /// The logo of pages.
    pub logo: Option<Picture>,
    /// The logo of mails: a PNG, which every mail program shows.
    pub mail_logo: Option<Picture>,
    /// Links and buttons.
    pub accent: Accent,
}

impl Brand {
    /// What the source says, with what it leaves out. What is wrong in it the check has refused, and is left out here.
    pub(crate) fn of<'a>(
        source: &BrandSource,
        company: &str,
        file: impl Fn(&str) -> Option<&'a str>,
    ) -> Self {
        let picture = |path: &Option<String>| {
            let path = path.as_deref()?;
            Picture::read(path, file(path)?).ok()
        };
        let logo = picture(&source.logo);
        let own = logo.clone().filter(|logo| logo.kind == PictureKind::Png);
        let colour = |text: &Option<String>| text.as_deref().and_then(Colour::parse);
        let accent = colour(&source.accent).map_or_else(Accent::default, |light| Accent {
            light,
            dark: colour(&source.accent_dark).unwrap_or(light.readable_on(&DARK_GROUNDS)),
        });
        Self {
            name: source.name.clone().unwrap_or_else(|| company.to_owned()),
            logo,
            mail_logo: picture(&source.mail_logo).or(own),
            accent,
        }
    }
}
