//! Markdown as a small tree, from which the text part and the HTML part are written.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::markup::BUTTON;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DocumentBlock {
    Paragraph(Vec<Inline>),
    Heading(Vec<Inline>),
    Quote(Vec<DocumentBlock>),
    List {
        first: Option<u64>,
        items: Vec<Vec<DocumentBlock>>,
    },
    Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link {
        url: String,
        button: bool,
        label: Vec<Inline>,
    },
    /// A line break of the source, which is a space.
    Soft,
    /// A line break that is meant.
    Break,
}

/// What is being read: a container that has begun and not ended.
#[derive(Default)]
struct Frame {
    blocks: Vec<DocumentBlock>,
    inlines: Vec<Inline>,
    items: Vec<Vec<DocumentBlock>>,
    link: Option<(String, bool)>,
    first: Option<u64>,
}

impl Frame {
    /// Text directly inside a list item becomes a paragraph.
    fn settle(&mut self) {
        if !self.inlines.is_empty() {
            self.blocks
                .push(DocumentBlock::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }
}

/// Reads Markdown. Constructs that templates refuse are read as the text that they contain.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser's enums are not ours, and only this much is let in"
)]
pub(super) fn read(markdown: &str) -> Vec<DocumentBlock> {
    let mut stack = vec![Frame::default()];
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Start(tag) => {
                let mut frame = Frame::default();
                match tag {
                    Tag::Link {
                        dest_url, title, ..
                    } => frame.link = Some((dest_url.into_string(), &*title == BUTTON)),
                    Tag::List(first) => frame.first = first,
                    _ => {}
                }
                stack.push(frame);
            }
            Event::End(tag) => {
                if stack.len() > 1
                    && let Some(done) = stack.pop()
                    && let Some(parent) = stack.last_mut()
                {
                    close(tag, done, parent);
                }
            }
            Event::Rule => add(&mut stack, |frame| {
                frame.settle();
                frame.blocks.push(DocumentBlock::Rule);
            }),
            Event::SoftBreak => add(&mut stack, |frame| frame.inlines.push(Inline::Soft)),
            Event::HardBreak => add(&mut stack, |frame| frame.inlines.push(Inline::Break)),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                add(&mut stack, |frame| match frame.inlines.last_mut() {
                    Some(Inline::Text(before)) => before.push_str(&text),
                    Some(_) | None => frame.inlines.push(Inline::Text(text.into_string())),
                });
            }
            _ => {}
        }
    }
    let mut root = stack.pop().unwrap_or_default();
    root.settle();
    root.blocks
}

fn add(stack: &mut [Frame], change: impl FnOnce(&mut Frame)) {
    if let Some(frame) = stack.last_mut() {
        change(frame);
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser's enum is not ours; the rest are plain containers"
)]
fn close(tag: TagEnd, mut done: Frame, parent: &mut Frame) {
    match tag {
        TagEnd::Strong => parent.inlines.push(Inline::Strong(done.inlines)),
        TagEnd::Emphasis => parent.inlines.push(Inline::Emphasis(done.inlines)),
        TagEnd::Link => {
            let (url, button) = done.link.take().unwrap_or_default();
            parent.inlines.push(Inline::Link {
                url,
                button,
                label: done.inlines,
            });
        }
        TagEnd::Heading(_) => {
            parent.settle();
            parent.blocks.push(DocumentBlock::Heading(done.inlines));
        }
        TagEnd::BlockQuote(_) => {
            done.settle();
            parent.settle();
            parent.blocks.push(DocumentBlock::Quote(done.blocks));
        }
        TagEnd::Item => {
            done.settle();
            parent.items.push(done.blocks);
        }
        TagEnd::List(_) => {
            parent.settle();
            parent.blocks.push(DocumentBlock::List {
                first: done.first,
                items: done.items,
            });
        }
        _ => {
            parent.settle();
            parent.blocks.append(&mut done.blocks);
            if !done.inlines.is_empty() {
                parent.blocks.push(DocumentBlock::Paragraph(done.inlines));
            }
        }
    }
}
