//! The figures of a district over time, and which of them are comparable.

use super::context::Context;
use crate::collect::IntoVec;
use crate::data::{DistrictId, IndicatorId, Observation, Scope, Status};
use crate::model::Order;
use crate::number::Flag;
use crate::sort;

/// The figures of one district on one list, in the order of the ends of their periods.
pub(super) struct Series<'d> {
    pub(super) district: DistrictId,
    pub(super) scope: Scope,
    pub(super) observations: Vec<&'d Observation>,
}

/// The districts shown, by name if the view asks so; before all of them, the whole.
pub(super) fn districts(context: &Context<'_>) -> Vec<DistrictId> {
    let mut districts = context.districts();
    if context.view.order == Order::Name {
        sort::sort_by_key(&mut districts, |&district| context.sort_name(district));
    }
    if !context.is_selection()
        && let Some(whole) = context.dataset.whole()
    {
        districts.insert(0, whole);
    }
    districts
}

/// All series of the districts shown, those of the whole with several periods, and the districts without series.
pub(super) fn series<'d>(context: &Context<'d>, indicator: IndicatorId) -> (Vec<Series<'d>>, Vec<DistrictId>) {
    let (mut all, mut without): (Vec<Series<'d>>, Vec<DistrictId>) = (Vec::new(), Vec::new());
    for district in districts(context) {
        let mut own = context.dataset.observations_at(indicator, district).into_vec();
        own.retain(|observation| context.view.scope.is_none_or(|scope| scope == observation.scope));
        sort::sort_by_key(&mut own, |observation| {
            (observation.scope, observation.period.end(), observation.status, observation.period)
        });
        let is_whole = context.dataset.districts[district].is_whole();
        if own.is_empty() && !is_whole {
            without.push(district);
        }
        for observation in own {
            let scope = observation.scope;
            match all.last_mut() {
                Some(last) if last.district == district && last.scope == scope => last.observations.push(observation),
                _ => all.push(Series { district, scope, observations: vec![observation] }),
            }
        }
        if is_whole {
            all.retain(Series::has_several_periods);
        }
    }
    (all, without)
}

impl Series<'_> {
    pub(super) fn has_several_periods(&self) -> bool {
        self.observations.iter().any(|observation| observation.period != self.observations[0].period)
    }

    /// Pairs of figures that a line joins: actual figures of periods in a series, each with the next. Figures on which publications
    /// disagree are not joined, nor figures before a break in the series to those from it on.
    pub(super) fn joins(&self) -> Vec<[usize; 2]> {
        let mut joins = Vec::new();
        for (index, observation) in self.observations.iter().enumerate() {
            for before in (0..index).rev() {
                if self.observations[before + 1].figure.flag == Some(Flag::Break) {
                    break;
                }
                let other = self.observations[before];
                let is_in_series = other.period.is_in_series_with(observation.period);
                if self.is_only(other) && self.is_only(observation) && is_in_series {
                    joins.push([before, index]);
                    break;
                }
            }
        }
        joins
    }

    /// Whether a figure is the only actual one of its period.
    fn is_only(&self, observation: &Observation) -> bool {
        let is_same = |other: &&&Observation| other.period == observation.period && other.status == Status::Actual;
        observation.status == Status::Actual && self.observations.iter().filter(is_same).count() == 1
    }

    /// The figures that are joined without a gap from the first join on.
    pub(super) fn chain(&self) -> Vec<&Observation> {
        let mut chain: Vec<&Observation> = Vec::new();
        let mut end = None;
        for [from, to] in self.joins() {
            if end.is_none() {
                chain.push(self.observations[from]);
                end = Some(from);
            }
            if end == Some(from) {
                chain.push(self.observations[to]);
                end = Some(to);
            }
        }
        chain
    }
}
