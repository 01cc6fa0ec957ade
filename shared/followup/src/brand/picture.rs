//! A logo: a small picture that pages and mails carry with them, so that nobody fetches anything.
//!
//! A browser runs no script of a picture and loads nothing for it. What holds either is refused all the same: the same file is
//! opened elsewhere, too, and it says that somebody took the wrong one.

use std::borrow::Cow;

use data_encoding::BASE64;

/// The most bytes of a logo: it travels with every page and every mail to a lead.
pub const MAX_LOGO_BYTES: usize = 32 * 1024;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Where a PNG says its width and, four bytes on, its height.
const PNG_SIZE: usize = 16;

/// What kind of picture it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// What every mail program shows.
    Png,
    /// Sharp at any size.
    Svg,
    /// Small.
    WebP,
}

impl PictureKind {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::WebP => "image/webp",
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "png" => Some(Self::Png),
            "svg" => Some(Self::Svg),
            "webp" => Some(Self::WebP),
            _ => None,
        }
    }

    /// Whether the bytes begin as such a picture does.
    fn is_of(self, bytes: &[u8]) -> bool {
        match self {
            Self::Png => bytes.starts_with(PNG) && bytes.len() >= PNG_SIZE + 8,
            Self::WebP => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
            Self::Svg => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        }
    }
}

/// A picture that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its kind.
    pub kind: PictureKind,
    /// Its bytes, in base64.
    base64: String,
    /// Its width and height, where it is a PNG.
    pixels: Option<(u32, u32)>,
}

/// Why a picture is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// Another kind of file.
    #[error("it is no PNG, SVG or WebP picture")]
    Kind,
    /// Too large.
    #[error("it has {bytes} bytes, and every page and mail carries it")]
    TooLarge {
        /// How large it is.
        bytes: usize,
    },
    /// An SVG that would do something.
    #[error("the SVG holds {what}, and a logo is a picture alone")]
    Script {
        /// What it holds.
        what: &'static str,
    },
    /// An SVG that would load something.
    #[error("the SVG refers to {to}, and a page loads nothing from outside")]
    Outside {
        /// What it refers to, clipped.
        to: String,
    },
}

impl PictureFault {
    /// What would be right.
    #[must_use]
    pub fn proposal(&self) -> String {
        match self {
            Self::Kind => "save it as PNG, SVG or WebP, under the ending of its kind".to_owned(),
            Self::TooLarge { .. } => format!(
                "at most {MAX_LOGO_BYTES} bytes; a logo of 400 by 120 pixels needs about a third of that"
            ),
            Self::Script { .. } => "export it as a plain SVG, without scripts".to_owned(),
            Self::Outside { .. } => {
                "export it with fonts as outlines and pictures embedded".to_owned()
            }
        }
    }
}

/// A file of bytes as a policy's files hold it, which are text.
///
/// ```
/// assert_eq!(followup::brand::as_text(b"\x00\x01"), "AAE=");
/// ```
#[must_use]
pub fn as_text(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// The bytes of a file that is kept [`as_text`]; none, if the text is no such file.
///
/// ```
/// use followup::brand::from_text;
/// assert_eq!(from_text("AAE=").as_deref(), Some(&b"\x00\x01"[..]));
/// assert_eq!(from_text("A"), None);
/// ```
#[must_use]
pub fn from_text(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text.as_bytes()).ok()
}

/// Whether a file of a policy is kept [`as_text`].
///
/// ```
/// assert!(followup::brand::is_kept_as_text("brand/logo.PNG"));
/// assert!(!followup::brand::is_kept_as_text("brand/logo.svg"));
/// ```
#[must_use]
pub fn is_kept_as_text(path: &str) -> bool {
    match PictureKind::of_path(path) {
        Some(PictureKind::Png | PictureKind::WebP) => true,
        Some(PictureKind::Svg) | None => false,
    }
}

impl Picture {
    /// Reads a picture as a policy's files hold it.
    ///
    /// # Errors
    /// It is none, is too large, or would do or load something.
    pub fn read(path: &str, text: &str) -> Result<Self, PictureFault> {
        let kind = PictureKind::of_path(path).ok_or(PictureFault::Kind)?;
        let bytes: Cow<'_, [u8]> = if is_kept_as_text(path) {
            let bytes = BASE64.decode(text.as_bytes());
            bytes.map_err(|_| PictureFault::Kind)?.into()
        } else {
            text.as_bytes().into()
        };
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(PictureFault::TooLarge { bytes: bytes.len() });
        }
        if !kind.is_of(&bytes) {
            return Err(PictureFault::Kind);
        }
        let pixels = match kind {
            PictureKind::Svg => {
                harmless(text)?;
                None
            }
            PictureKind::Png => Some((number(&bytes, PNG_SIZE), number(&bytes, PNG_SIZE + 4))),
            PictureKind::WebP => None,
        };
        Ok(Self {
            kind,
            base64: BASE64.encode(&bytes),
            pixels,
        })
    }

    /// The picture as an address that holds it whole.
    #[must_use]
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.kind.media_type(), self.base64)
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = BASE64.decode(self.base64.as_bytes());
        bytes.expect("what was encoded here can be decoded")
    }

    /// The width and height at which it fits into a box, in whole pixels; none where it does not say its own.
    #[must_use]
    pub fn fitted(&self, width: u32, height: u32) -> Option<(u32, u32)> {
        let (own_width, own_height) = self.pixels.filter(|(w, h)| *w > 0 && *h > 0)?;
        let scale = f64::min(
            f64::from(width) / f64::from(own_width),
            f64::from(height) / f64::from(own_height),
        )
        .min(1.0);
        // Both are at most what was asked for, so that the cast loses nothing but the fraction.
        let scaled = |side: u32| (f64::from(side) * scale).round().max(1.0) as u32;
        Some((scaled(own_width), scaled(own_height)))
    }
}

/// Four bytes as a number; 0 where there are none.
fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_be_bytes)
}

/// Refuses an SVG that would do or load something. It is not read as XML: what may be either is refused, too.
fn harmless(text: &str) -> Result<(), PictureFault> {
    let text = text.to_ascii_lowercase();
    for (mark, what) in [
        ("<script", "a script"),
        (":script", "a script"),
        ("javascript:", "a script"),
        ("foreignobject", "a page of its own"),
        ("<iframe", "a page of its own"),
        ("<!entity", "entities of its own"),
        ("attributename", "an animation"),
    ] {
        if text.contains(mark) {
            return Err(PictureFault::Script { what });
        }
    }
    if acts_on_events(&text) {
        let what = "an attribute that runs a script";
        return Err(PictureFault::Script { what });
    }
    outside(&text).map_or(Ok(()), |to| {
        let to = to.chars().take(60).collect();
        Err(PictureFault::Outside { to })
    })
}

/// Whether an attribute is called `on...`, as those are that run something.
fn acts_on_events(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find("on") {
        let (before, after) = rest.split_at(at);
        let name = after.split(|c: char| !c.is_ascii_alphabetic()).next();
        let name = name.unwrap_or_default();
        let assigned = after[name.len()..].trim_start().starts_with('=');
        let begins = before.ends_with(|c: char| c.is_ascii_whitespace() || "\"'/".contains(c));
        if begins && assigned && name.len() > 2 {
            return true;
        }
        rest = &after[2..];
    }
    false
}

/// The first thing that is neither within the picture nor a picture itself.
fn outside(text: &str) -> Option<&str> {
    let is_inside =
        |to: &str| to.is_empty() || to.starts_with('#') || to.starts_with("data:image/");
    let quotes = ['"', '\'', ' ', '\t', '\r', '\n'];
    for mark in ["href", "src", "url(", "@import", "<?xml-stylesheet"] {
        for (at, _) in text.match_indices(mark) {
            let rest = &text[at + mark.len()..];
            let to = match mark {
                "href" | "src" => match rest.trim_start().strip_prefix('=') {
                    Some(value) => value,
                    None => continue,
                },
                "url(" => rest,
                _ => return Some(mark),
            };
            let to = to.trim_start_matches(quotes);
            let to = to.split(['"', '\'', ')', '>']).next().unwrap_or_default();
            if !is_inside(to) {
                return Some(to);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>")
    }

    fn png(width: u32, height: u32, bytes: usize) -> String {
        let mut picture = PNG.to_vec();
        picture.extend(b"\0\0\0\rIHDR");
        picture.extend(width.to_be_bytes());
        picture.extend(height.to_be_bytes());
        picture.resize(bytes, 0);
        as_text(&picture)
    }

    #[test]
    fn the_largest_logo_is_taken_and_one_byte_more_is_not() {
        let read = |bytes| Picture::read("brand/logo.png", &png(10, 10, bytes));
        assert_eq!(read(MAX_LOGO_BYTES).unwrap().bytes().len(), MAX_LOGO_BYTES);
        let bytes = MAX_LOGO_BYTES + 1;
        assert_eq!(read(bytes), Err(PictureFault::TooLarge { bytes }));
        let drawing = svg(&"x".repeat(MAX_LOGO_BYTES));
        let bytes = drawing.len();
        let read = Picture::read("logo.svg", &drawing);
        assert_eq!(read, Err(PictureFault::TooLarge { bytes }));
    }

    #[test]
    fn what_a_file_holds_counts_and_not_what_it_is_called() {
        let webp = as_text(b"RIFF\0\0\0\0WEBPVP8L");
        assert!(Picture::read("logo.webp", &webp).is_ok());
        for (path, text) in [
            ("logo.png", webp.as_str()),
            ("logo.webp", &png(1, 1, 100)),
            ("logo.svg", "<html></html>"),
            ("logo.gif", "GIF89a"),
            ("logo", "x"),
            ("logo.png", "no base64 at all"),
            ("logo.png", &as_text(PNG)),
            ("logo.png", ""),
        ] {
            assert_eq!(Picture::read(path, text), Err(PictureFault::Kind), "{path}");
        }
    }

    #[test]
    fn an_svg_that_does_or_loads_something_is_refused() {
        for wrong in [
            "<script>alert(1)</script>",
            "<svg:SCRIPT/>",
            "<rect onload=\"x()\"/>",
            "<rect x='1'OnClick = 'x()'/>",
            "<a href=\"javascript:x()\"><rect/></a>",
            "<foreignObject/>",
            "<set attributeName=\"href\" to=\"#a\"/>",
        ] {
            let read = Picture::read("logo.svg", &svg(wrong));
            assert!(
                matches!(read, Err(PictureFault::Script { .. })),
                "{wrong}: {read:?}"
            );
        }
        for wrong in [
            "<image href=\"https://www.example.org/a.png\"/>",
            "<image xlink:href = '//www.example.org/a.png'/>",
            "<use href=\"other.svg#a\"/>",
            "<rect fill=\"url(https://www.example.org/a)\"/>",
            "<rect style=\"fill:url( 'http://www.example.org/a' )\"/>",
            "<style>@import 'a.css'</style>",
            "<style>@font-face{src:url(a.woff)}</style>",
            "<image href=\"data:text/html,x\"/>",
        ] {
            let read = Picture::read("logo.svg", &svg(wrong));
            assert!(
                matches!(read, Err(PictureFault::Outside { .. })),
                "{wrong}: {read:?}"
            );
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{}", svg(""));
        assert!(Picture::read("logo.svg", &entity).is_err());
    }

    #[test]
    fn a_drawing_as_programs_export_it_is_taken() {
        for right in [
            "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#123\"/></linearGradient></defs><rect fill=\"url(#a)\"/>",
            "<use xlink:href=\"#a\"/><use href='#b'/>",
            "<style>.a{fill:url( \"#a\" )}</style><title>Position: on = off</title>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<text direction=\"ltr\" font-size=\"3\">one</text>",
        ] {
            let read = Picture::read("logo.svg", &svg(right));
            let address = read.map(|picture| picture.address());
            assert!(
                address.is_ok_and(|address| address.starts_with("data:image/svg+xml;base64,")),
                "{right}"
            );
        }
    }

    #[test]
    fn a_picture_is_shown_in_its_own_proportions_and_never_larger_than_it_is() {
        let fitted = |width, height| {
            let picture = Picture::read("a.png", &png(width, height, 100)).unwrap();
            picture.fitted(200, 40)
        };
        assert_eq!(fitted(400, 120), Some((133, 40)));
        assert_eq!(fitted(1000, 40), Some((200, 8)));
        assert_eq!(fitted(20, 10), Some((20, 10)));
        assert_eq!(fitted(100_000, 1), Some((200, 1)));
        assert_eq!(fitted(0, 10), None);
        let drawing = Picture::read("a.svg", &svg("")).unwrap();
        assert_eq!(drawing.fitted(200, 40), None);
    }
}
