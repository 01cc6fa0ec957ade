//! How a mail to a lead looks, beside its words: the company's logo and colour.
//!
//! The logo is a part of the mail itself, which the HTML names by its `Content-ID`: most programs show nothing that would have to be fetched,
//! and Gmail and Outlook nothing that stands as data in the address of a picture.

use crate::brand::{Brand, Colour};
use crate::ids::derive;

/// The room that a logo has in a mail, in pixels.
const LOGO_BOX: (u32, u32) = (220, 48);

/// The look of a mail to a lead. A mail to the team has none: it comes by the dozen and
/// from a sender whom everybody knows, so that a logo would prove nothing, cost room above the number to call and weigh on a short mail; and of
/// its buttons, one for each outcome, none is to stand out. The pages that they lead to look like the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLook {
    /// What buttons are filled with.
    pub accent: Colour,
    /// The logo above the words.
    pub logo: Option<MailLogo>,
}

/// A logo that travels with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLogo {
    /// By which name the HTML finds it: its `Content-ID`, without angle brackets.
    pub content_id: String,
    /// What a reader without pictures has instead.
    pub name: String,
    /// Its width in pixels: Outlook obeys no style.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its bytes: a PNG.
    pub bytes: Vec<u8>,
}

impl From<&Brand> for MailLook {
    fn from(brand: &Brand) -> Self {
        let logo = brand.mail_logo.as_ref().and_then(|logo| {
            let (width, height) = logo.fitted(LOGO_BOX.0, LOGO_BOX.1)?;
            Some(MailLogo {
                content_id: format!("{}@logo", derive(&["logo", &logo.address()])),
                name: brand.name.clone(),
                width,
                height,
                bytes: logo.bytes(),
            })
        });
        Self {
            accent: brand.accent.light,
            logo,
        }
    }
}
