//! The HTML part: readable on an old phone, in the dark, and without fetching anything.

use super::document::{DocumentBlock, Inline};
use super::look::MailLook;

const PAGE: &str = "margin:0;padding:0";
const COLUMN: &str = "max-width:36em;margin:0 auto;padding:16px;font-family:-apple-system,BlinkMacSystemFont,\
'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:break-word";
const FOOTER: &str = "font-size:13px;margin-top:32px;border-top:1px solid #888888";
const PARAGRAPH: &str = "margin:0 0 16px";
const HEADING: &str = "margin:24px 0 8px;font-size:18px";
const QUOTE: &str = "margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #888888";
const LIST: &str = "margin:0 0 16px;padding:0 0 0 20px";
const ITEM: &str = "margin:0 0 4px";
/// A red that can be read on white and in the dark.
const WARNING: &str = "color:#d32f2f";
const BUTTON: &str = "display:inline-block;margin:0 8px 8px 0;padding:8px 14px;border:1px solid #888888;\
border-radius:6px;text-decoration:none";
/// What is white on white is a plate under a dark logo in a dark program.
const LOGO: &str = "display:block;border:0;padding:6px 8px;border-radius:6px;background:#ffffff";

/// How elements are styled: of a mail each by itself, since what reads it may know no style sheet.
struct Styles {
    /// That of a button, which the company's colour changes; none on a page, which has a style sheet of its own.
    button: Option<String>,
}

impl Styles {
    /// A button filled with a colour can be read in a light program and in a dark one, which leave a filled one as it is.
    fn of_mail(look: Option<&MailLook>) -> Self {
        let button = match look {
            Some(look) => {
                let accent = look.accent;
                format!(
                    "{BUTTON};border-color:{accent};background:{accent};color:#ffffff;font-weight:600"
                )
            }
            None => BUTTON.to_owned(),
        };
        Self {
            button: Some(button),
        }
    }

    /// The attribute of an element that is styled so.
    fn attribute(&self, style: &str) -> String {
        match self.button {
            Some(_) => format!(" style=\"{style}\""),
            None => String::new(),
        }
    }

    fn of_button(&self) -> String {
        let style = self.button.as_deref().unwrap_or_default();
        self.attribute(style)
    }
}

/// Blocks for a page. What a template engine further on would take for its own is a number there, as in all that somebody typed.
pub(super) fn for_page(body: &[DocumentBlock]) -> String {
    let mut html = String::new();
    blocks(body, &Styles { button: None }, &mut html);
    html.replace('{', "&#123;")
        .replace('}', "&#125;")
        .replace('`', "&#96;")
}

/// A whole page, in a language.
pub(super) fn page(
    language: &str,
    look: Option<&MailLook>,
    title: &str,
    body: &[DocumentBlock],
    footer: &[DocumentBlock],
) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{}</title>\n</head>\n\
         <body style=\"{PAGE}\">\n<div style=\"{COLUMN}\">\n",
        escaped(language),
        escaped(title)
    );
    let styles = Styles::of_mail(look);
    if let Some(logo) = look.and_then(|look| look.logo.as_ref()) {
        let (width, height) = (logo.width, logo.height);
        html.push_str(&format!(
            "<p style=\"{PARAGRAPH}\"><img src=\"cid:{}\" alt=\"{}\" width=\"{width}\" height=\"{height}\" style=\"{LOGO}\"></p>\n",
            escaped(&logo.content_id),
            escaped(&logo.name),
        ));
    }
    blocks(body, &styles, &mut html);
    if !footer.is_empty() {
        html.push_str(&format!("<div style=\"{FOOTER}\">\n"));
        blocks(footer, &styles, &mut html);
        html.push_str("</div>\n");
    }
    html.push_str("</div>\n</body>\n</html>\n");
    html
}

fn blocks(list: &[DocumentBlock], styles: &Styles, html: &mut String) {
    for block in list {
        match block {
            DocumentBlock::Paragraph(content) => {
                html.push_str(&format!("<p dir=\"auto\"{}>", styles.attribute(PARAGRAPH)));
                inlines(content, styles, html);
                html.push_str("</p>\n");
            }
            DocumentBlock::Heading(content) => {
                html.push_str(&format!("<h2 dir=\"auto\"{}>", styles.attribute(HEADING)));
                inlines(content, styles, html);
                html.push_str("</h2>\n");
            }
            DocumentBlock::Quote(content) => {
                html.push_str(&format!("<blockquote{}>\n", styles.attribute(QUOTE)));
                blocks(content, styles, html);
                html.push_str("</blockquote>\n");
            }
            DocumentBlock::List { first, items } => {
                let style = styles.attribute(LIST);
                let (open, close) = match first {
                    Some(number) => (format!("<ol start=\"{number}\"{style}>\n"), "</ol>\n"),
                    None => (format!("<ul{style}>\n"), "</ul>\n"),
                };
                html.push_str(&open);
                for item in items {
                    html.push_str(&format!("<li dir=\"auto\"{}>", styles.attribute(ITEM)));
                    match item.as_slice() {
                        [DocumentBlock::Paragraph(content)] => inlines(content, styles, html),
                        several => blocks(several, styles, html),
                    }
                    html.push_str("</li>\n");
                }
                html.push_str(close);
            }
            DocumentBlock::Rule => html.push_str("<hr>\n"),
        }
    }
}

fn inlines(list: &[Inline], styles: &Styles, html: &mut String) {
    for inline in list {
        match inline {
            Inline::Text(text) => html.push_str(&escaped(text)),
            Inline::Strong(content) => {
                html.push_str("<strong>");
                inlines(content, styles, html);
                html.push_str("</strong>");
            }
            // Bold and emphasised at once is a warning.
            Inline::Emphasis(content) if let [Inline::Strong(content)] = content.as_slice() => {
                html.push_str(&format!("<strong{}>", styles.attribute(WARNING)));
                inlines(content, styles, html);
                html.push_str("</strong>");
            }
            Inline::Emphasis(content) => {
                html.push_str("<em>");
                inlines(content, styles, html);
                html.push_str("</em>");
            }
            Inline::Link { url, button, label } => {
                let style = if *button {
                    styles.of_button()
                } else {
                    String::new()
                };
                html.push_str(&format!("<a href=\"{}\"{style}>", escaped(url)));
                inlines(label, styles, html);
                html.push_str("</a>");
            }
            Inline::Soft => html.push('\n'),
            Inline::Break => html.push_str("<br>\n"),
        }
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
