//! What happened in some days, and how far it has gone since with those who asked in them.

use chrono::NaiveDate;
use followup::figures::{CohortSoFar, MilestoneCounts};
use futures_util::future::try_join;

use crate::table::days::{CountedDays, MAX_UNSETTLED, day_key};
use crate::{Cloud, CloudError};

impl Cloud {
    /// What happened from one day to another, both among them, as it is known `today`: settled days are read, and the rest is folded.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn period(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<CountedDays, CloudError> {
        self.counted_days((from, to), to, today).await
    }

    /// The same up to a day that may be later: of the days after the last one only their cohorts are told, as far as they are settled.
    async fn counted_days(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        until: NaiveDate,
        today: NaiveDate,
    ) -> Result<CountedDays, CloudError> {
        let settled = self.read_settled(from, day_key(until), to);
        let (settled, next) = try_join(settled, self.unsettled()).await?;
        let mut period = CountedDays {
            days: settled.days,
            uncounted: settled.unread_from,
        };
        let first = next.unwrap_or(today).max(from);
        let read = settled.unread_from.and_then(|day| day.pred_opt());
        let last = read.unwrap_or(until).min(today);
        let open = first.iter_days().take_while(|day| *day <= last);
        for (number, day) in settled.unread.into_iter().chain(open).enumerate() {
            if number >= MAX_UNSETTLED {
                period.uncounted = Some(day);
                break;
            }
            period.days.insert(day, self.figures_of(day).await?);
        }
        Ok(period)
    }

    /// What happened from one day to another, as [`Cloud::period`] has it, and how far it has gone until `today` with those who asked in these days.
    /// The days since are read together with them, in as many requests: only days that are not settled yet take more.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn period_with_cohort(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
    ) -> Result<(CountedDays, CohortSoFar), CloudError> {
        let last = CohortSoFar::last_day(from, today);
        let mut counted = self.counted_days((from, to), last.max(to), today).await?;
        let before = counted.uncounted.and_then(|day| day.pred_opt());
        let read_until = before.unwrap_or(last);
        let mut reached = MilestoneCounts::default();
        for (_, figures) in counted.days.range(..=read_until) {
            reached.add(figures.cohort(from..=to));
        }
        counted.days.retain(|day, _| *day <= to);
        counted.uncounted = counted.uncounted.filter(|day| *day <= to);
        let cohort = CohortSoFar {
            reached,
            read_until,
            is_cut: last < today,
        };
        Ok((counted, cohort))
    }
}
