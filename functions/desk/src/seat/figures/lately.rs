//! How the last weeks went, in a row of figures on the board: each leads to its leads, or to the page of the same days.

use chrono::Days;
use followup::figures::{DayFigures, FactQuery};
use maud::{Markup, html};
use wording::figures::key_figures;

use super::asked::{AskedDays, DAYS};
use super::list;
use crate::refused::NotServed;
use crate::seat::row::Signed;

/// What was counted of the last four weeks. Today is not among them: to count a day that is not over takes more requests than the board has
/// left.
#[derive(Debug)]
pub(in crate::seat) struct LatelyCounted {
    asked: AskedDays,
    facts: DayFigures,
}

impl LatelyCounted {
    /// Nothing, before a day was counted, and where one of them cannot be read: some of them would be told as all.
    pub(in crate::seat) async fn read(signed: &Signed<'_>) -> Result<Option<Self>, NotServed> {
        let calendar = signed.policy.calendar();
        let today = calendar.local(signed.visit.now).date_naive();
        let (from, to) = (today - Days::new(DAYS), today - Days::new(1));
        let period = signed.visit.cloud.settled_period(from, to).await?;
        let mut days = period.days.keys();
        let first = days.next().filter(|_| period.uncounted.is_none());
        Ok(first.map(|first| Self {
            asked: AskedDays::between(*first, *days.next_back().unwrap_or(first)),
            facts: period.sum(),
        }))
    }

    /// The row; nothing, where nothing came up in these days.
    pub(in crate::seat) fn row(&self, signed: &Signed<'_>) -> Markup {
        let (visit, words) = (signed.visit, signed.visit.words(signed.policy));
        let figures = key_figures(words, &self.facts);
        let days = self.asked.said(words, visit.times(signed.policy));
        let page = || visit.desk(&format!("figures?{}", self.asked.query()));
        let leads = |counts: &FactQuery| visit.desk(&list::path(counts, self.asked));
        html! {
            @if !figures.is_empty() {
                h2 { (words.figures_lately(&days)) }
                div.figs { @for one in &figures {
                    a.fig href=(one.counts.as_ref().map_or_else(page, leads)) { b { (one.said) } " " (one.name) }
                } }
            }
        }
    }
}
