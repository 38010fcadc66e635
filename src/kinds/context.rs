//! The context that all kinds take from a dataset and a view: the axis, the districts shown and their cells, and how
//! strongly a district is emphasised.

use crate::collect::IntoVec;
use crate::compare::{self, Axis, Candidate, Cell, CellState, Differences};
use crate::data::{Dataset, District, DistrictId, Indicator, IndicatorId, Observation, Status};
use crate::model::{Bar, Coverage, Districts, Emphasis, Key, Label, Notice, PlotRow, Subject, View};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use crate::text::is_wide;

/// A dataset and a view.
#[derive(Clone, Copy)]
pub(super) struct Context<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) view: &'d View,
}

/// The districts that a view shows, in official order; one for a kind that shows one, which may be the whole.
pub fn shown_districts(dataset: &Dataset, view: &View) -> Vec<DistrictId> {
    match view.kind.districts {
        Districts::One => Vec::from_iter(one_district(dataset, view)),
        Districts::Several => view.districts.clone().unwrap_or_else(|| dataset.district_ids()),
    }
}

/// The district of a kind that shows one: the first asked for, or the first highlighted, or the one with most figures.
fn one_district(dataset: &Dataset, view: &View) -> Option<DistrictId> {
    for chosen in [&view.districts, &view.highlight].into_iter().flatten() {
        if let Some(&first) = chosen.first() {
            return Some(first);
        }
    }
    let mut most: Option<(DistrictId, usize)> = None;
    for district in dataset.district_ids() {
        let figures = dataset.observations_in(district).count();
        if most.is_none_or(|most| figures > most.1) {
            most = Some((district, figures));
        }
    }
    most.map(|most| most.0)
}

/// All indicators, themes in the order in which they first appear.
pub fn indicators_by_theme(dataset: &Dataset) -> Vec<IndicatorId> {
    let mut all: Vec<IndicatorId> = dataset.indicator_ids().into_vec();
    let mut first = vec![usize::MAX; dataset.terms.len()];
    for &indicator in &all {
        let theme = &mut first[dataset.indicators[indicator].theme.0];
        *theme = (*theme).min(indicator.0);
    }
    sort::sort_by_key(&mut all, |&indicator| first[dataset.indicators[indicator].theme.0]);
    all
}

impl<'d> Context<'d> {
    pub(super) fn new(dataset: &'d Dataset, view: &'d View) -> Context<'d> {
        Context { dataset, view }
    }

    /// The indicator that the view asks for.
    pub(super) fn indicator(&self) -> Option<&'d Indicator> {
        self.view.indicator.map(|indicator| &self.dataset.indicators[indicator])
    }

    /// The districts that the view shows.
    pub(super) fn districts(&self) -> Vec<DistrictId> {
        shown_districts(self.dataset, self.view)
    }

    /// The sort key for the order by name.
    pub(super) fn sort_name(&self, district: DistrictId) -> &'d str {
        let District { id, name, .. } = &self.dataset.districts[district];
        let name = name.get(self.view.language);
        // The names of the package may be in another language than its sentences.
        if self.view.language.sorts_by_id() && name.contains(is_wide) { id } else { name }
    }

    /// Whether fewer districts are shown than there are.
    pub(super) fn is_selection(&self) -> bool {
        self.districts().len() < self.dataset.district_ids().len()
    }

    /// How strongly a district is emphasised: the view's highlights are chosen, or else those that the finding names.
    pub(super) fn emphasis(&self, district: DistrictId, has_value: bool, leaders: &[DistrictId]) -> Emphasis {
        let chosen = self.view.highlight.as_deref().unwrap_or(leaders);
        match has_value {
            true if chosen.contains(&district) => Emphasis::Chosen,
            true => Emphasis::Compared,
            false => Emphasis::Quiet,
        }
    }

    /// Whether the view highlights the district with an id.
    pub(super) fn is_highlighted(&self, id: &str) -> bool {
        self.view.highlight.iter().flatten().any(|&district| self.dataset.districts[district].id == id)
    }

    /// A row of a district without marks.
    pub(super) fn row(&self, district: DistrictId) -> PlotRow<Label, Figure> {
        PlotRow {
            district: self.dataset.districts[district].id.clone(),
            name: Label::RowName(district),
            short: Label::ShortName(district),
            ..empty_row()
        }
    }

    /// The axis among those allowed that matches the view, or else as much of the view as possible: scope is given up first, period
    /// last, each with a notice. `None` if no axis is allowed.
    pub(super) fn axis(&self, is_allowed: &dyn Fn(&Axis) -> bool, notices: &mut Vec<Notice>) -> Option<Axis> {
        let (indicator, filter) = (self.view.indicator?, self.view.axis_filter());
        let mut allowed = Vec::new();
        // First the axes of the districts shown, then those of any.
        for districts in [self.districts(), self.dataset.district_ids()] {
            let mut found = compare::candidates(self.dataset, indicator, &districts);
            let is_asked = |found: &&Candidate| filter.matches(&found.axis) && is_allowed(&found.axis);
            if let Some(asked) = found.iter().find(is_asked) {
                return Some(asked.axis);
            }
            if allowed.is_empty() {
                found.retain(|candidate| is_allowed(&candidate.axis));
                allowed = found;
            }
        }
        self.choose(&allowed, notices)
    }

    /// The first of some axes that matches the view, in the same way.
    pub(super) fn choose(&self, candidates: &[Candidate], notices: &mut Vec<Notice>) -> Option<Axis> {
        if candidates.is_empty() {
            return None;
        }
        let mut filter = self.view.axis_filter();
        let mut give_up = |key, value: Option<String>| {
            notices.extend(value.map(|value| Notice::nothing_reported(key, value)));
        };
        if compare::choose(candidates, &filter).is_none() {
            give_up(Key::Scope, filter.scope.take().map(|scope| self.dataset.scope_id(scope).to_owned()));
        }
        if compare::choose(candidates, &filter).is_none() {
            give_up(Key::Status, filter.status.take().map(|status: Status| status.name().to_owned()));
        }
        if compare::choose(candidates, &filter).is_none() {
            give_up(Key::Period, filter.period.take().map(|period| period.to_link()));
        }
        compare::choose(candidates, &filter)
    }

    /// The cells of the districts shown.
    pub(super) fn cells(&self, axis: &Axis) -> Vec<Cell<'d>> {
        compare::cells(self.dataset, axis, &self.districts())
    }

    /// How many districts have a figure on the axis, how many only figures that differ, and how those differ.
    pub(super) fn coverage(&self, cells: &[Cell<'_>]) -> Coverage {
        let (mut reported, mut apart, mut differences) = (0, 0, Differences::default());
        for cell in cells {
            match cell.state() {
                CellState::Value | CellState::Zero => reported += 1,
                CellState::Apart => {
                    apart += 1;
                    for (_, found) in &cell.apart {
                        differences.extend(*found);
                    }
                }
                CellState::NotApplicable | CellState::NotReported => {}
            }
        }
        Coverage::Reported { reported, apart, total: cells.len(), is_selection: self.is_selection(), differences }
    }

    /// How many districts have a figure, for a kind that sets none apart.
    pub(super) fn coverage_of(&self, reported: usize) -> Coverage {
        let (total, is_selection) = (self.districts().len(), self.is_selection());
        Coverage::Reported { reported, apart: 0, total, is_selection, differences: Differences::default() }
    }
}

/// The indices of the items that are drawn of more than a chart holds: first those chosen, then in their order. All stay in their order.
pub(super) fn first_of(count: usize, most: usize, is_chosen: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let (mut free, mut kept) = (most, vec![false; count]);
    for only_chosen in [true, false] {
        for (index, is_kept) in kept.iter_mut().enumerate() {
            if free > 0 && !*is_kept && (!only_chosen || is_chosen(index)) {
                *is_kept = true;
                free -= 1;
            }
        }
    }
    (0..count).filter(|&index| kept[index]).into_vec()
}

/// A figure as a mark.
pub(super) fn bar(figure: Figure) -> Bar<Label, Figure> {
    Bar { figure, label: Label::Figure(figure), is_broken: false }
}

/// A value as a tick of an axis.
pub(super) fn tick(value: Decimal) -> Bar<Label, Figure> {
    bar(exact(value))
}

/// A value that is no bound.
pub(super) fn exact(value: Decimal) -> Figure {
    Figure::new(value, Comparator::Eq)
}

/// An indicator on the list of an axis.
pub(super) fn subject(axis: &Axis) -> Subject {
    Subject { indicator: axis.indicator, scope: axis.scope }
}

/// The figures of observations.
pub(super) fn figures(observations: &[&Observation]) -> Vec<Figure> {
    observations.iter().map(|observation| observation.figure).into_vec()
}

/// A row without a name and without marks.
pub(super) fn empty_row() -> PlotRow<Label, Figure> {
    PlotRow {
        district: String::new(),
        name: Label::Empty,
        short: Label::Empty,
        emphasis: Emphasis::Quiet,
        bars: Vec::new(),
        is_range: false,
        earlier: None,
        apart: None,
        ticks: Vec::new(),
        remark: Vec::new(),
        tick_remark: Vec::new(),
        absent: None,
        is_missing: false,
    }
}
