//! Times that a calendar lists by their ends.

use chrono::TimeDelta;

use super::moment::{Moment, duration, moment};
use super::problem::BusyProblem;
use super::zones::Zones;
use crate::quoted::quoted;
use crate::{Interval, LATEST, Tz};

/// A time that is given by both of its ends, or by how long it lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Moment,
    end: PeriodEnd,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PeriodEnd {
    At(Moment),
    After(TimeDelta),
}

impl Period {
    /// `20260303T150000Z/PT1H`, `20260304T150000Z/20260304T160000Z`.
    pub(super) fn read(text: &str, zone: Option<&str>) -> Result<Self, BusyProblem> {
        let wrong = || BusyProblem::Moment(quoted(text.trim()));
        let (from, to) = text.split_once('/').ok_or_else(wrong)?;
        let from = moment(from, zone).map_err(|_| wrong())?;
        let end = match moment(to, zone) {
            Ok(at) => PeriodEnd::At(at),
            Err(_) => PeriodEnd::After(duration(to)?),
        };
        match (&from, &end) {
            (Moment::Day(_), PeriodEnd::At(Moment::Day(_))) => Ok(Self { from, end }),
            (Moment::Day(_), _) | (_, PeriodEnd::At(Moment::Day(_))) => Err(wrong()),
            (_, PeriodEnd::At(_) | PeriodEnd::After(_)) => Ok(Self { from, end }),
        }
    }

    pub(super) fn interval(&self, zones: &Zones, zone: Tz) -> Interval {
        let from = zones.instant(&self.from, zone);
        let to = match &self.end {
            PeriodEnd::At(at) => zones.instant(at, zone) + zones.doubt(at),
            PeriodEnd::After(lasts) => from
                .checked_add_signed(*lasts)
                .map_or(LATEST, |to| (to + zones.doubt(&self.from)).min(LATEST)),
        };
        Interval { from, to }
    }
}
