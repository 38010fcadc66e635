//! Two figures of each district as points, for `pair` and `size`.

use super::also_published::drop_other_periods;
use super::context::{Context, figures, subject, tick};
use super::outlier;
use super::rank::{Ranking, bars};
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell, Difference, Differences};
use crate::data::{DistrictId, DistrictSet, Status};
use crate::model::{
    CellMessage, Column, ColumnName, Coverage, Draft, DraftMark, DraftRow, Emphasis, Label, MAX_NAMED_POINTS, Note,
    Plot, PlotRow, Reading, Scatter, ScatterAxis, Subtitle, Title, Unit,
};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;

/// An axis has at most so many steps.
const MOST_STEPS: u8 = 5;
/// So many districts must have both figures before one is said to lead.
const LEAST_COMPARED: usize = 3;

/// Two rankings of the same districts in the order of the first.
pub(super) struct PairOfRankings<'d> {
    pub(super) context: Context<'d>,
    pub(super) axes: [Axis; 2],
    pub(super) rankings: [Ranking<'d>; 2],
    /// The districts with both figures.
    pub(super) both: Vec<DistrictId>,
}

impl<'d> PairOfRankings<'d> {
    /// `None` if no district has both figures.
    pub(super) fn new(context: Context<'d>, axes: [Axis; 2]) -> Option<PairOfRankings<'d>> {
        let mut rankings = axes.map(|axis| Ranking::on(context, axis));
        let order: Vec<DistrictId> = rankings[0].cells.iter().map(|cell| cell.district).into_vec();
        rankings[1].cells = compare::cells(context.dataset, &axes[1], &order);
        drop_other_periods(&mut rankings[1].cells);
        let mut both = Vec::new();
        for (first, second) in rankings[0].cells.iter().zip(&rankings[1].cells) {
            if !first.on_axis.is_empty() && !second.on_axis.is_empty() {
                both.push(first.district);
            }
        }
        (!both.is_empty()).then_some(PairOfRankings { context, axes, rankings, both })
    }

    /// The district that leads on one axis among those with both figures; only of enough districts, and of actual figures.
    pub(super) fn leader(&self, index: usize) -> Option<DistrictId> {
        let axis = self.axes[index];
        if axis.status != Status::Actual || self.both.len() < LEAST_COMPARED {
            return None;
        }
        let cells = compare::cells(self.context.dataset, &axis, &self.both);
        match super::claim::claim(&cells, self.rankings[index].measure()).1.as_slice() {
            [leader] => Some(*leader),
            _ => None,
        }
    }

    /// That these districts published both figures.
    pub(super) fn title(&self) -> Title {
        Title::Both {
            districts: self.both.clone(),
            subjects: [subject(&self.axes[0]), subject(&self.axes[1])],
            total: self.rankings[0].cells.len(),
            is_selection: self.context.is_selection(),
        }
    }

    /// The draft, given the districts that its title names. Axes begin at zero if they must, or if zero is near.
    pub(super) fn draft(&self, title: Title, leaders: &[DistrictId], from_zero: bool) -> Draft<'d> {
        let [first, second] = &self.rankings;
        let mut draft = first.draft(title, Vec::new());
        let axis = |index| self.scatter_axis(index, leaders, from_zero);
        let axes = [axis(0), axis(1)];
        (draft.drawn, draft.rows, draft.notes) = (Vec::new(), Vec::new(), self.notes(&axes));
        draft.columns.truncate(2);
        let [_, axis] = self.axes;
        draft.columns.push(Column::figures(ColumnName::Subject(subject(&axis)), Unit::Of(axis.indicator)));
        draft.subtitle = self.subtitle();
        let mut neither = Vec::new();
        for (own, other) in first.cells.iter().zip(&second.cells) {
            draft.drawn.extend(own.on_axis.iter().chain(&other.on_axis));
            if own.on_axis.is_empty() && other.on_axis.is_empty() {
                neither.push(own.district);
            }
            draft.rows.push(table_row([first, second], [own, other]));
        }
        let total = first.cells.len();
        if total - neither.len() > MAX_NAMED_POINTS {
            draft.notes.push(Note::SomeNamed);
        }
        draft.coverage = Coverage::Both {
            both: self.both.len(),
            one: total - self.both.len() - neither.len(),
            total,
            is_selection: self.context.is_selection(),
            neither,
        };
        draft.plot = Plot::Scatter(Scatter { axes, rays: Vec::new() });
        draft
    }

    /// The marks: the rows of districts with a figure.
    pub(super) fn add_marks(&self, draft: &mut Draft<'d>) {
        let cells = self.rankings[0].cells.iter().zip(&self.rankings[1].cells);
        for (index, ((first, second), row)) in cells.zip(&draft.rows).enumerate() {
            if !first.on_axis.is_empty() || !second.on_axis.is_empty() {
                let (reading, observations) = (Reading::Row(index), row.observations.clone());
                draft.marks.push(DraftMark { reading, view: None, observations });
            }
        }
    }

    /// How the two axes differ besides the indicator.
    fn differences(&self) -> Differences {
        self.axes[0].differences(&self.axes[1]).without(Difference::Indicator)
    }

    fn subtitle(&self) -> Subtitle {
        if !self.differences().is_empty() {
            return Subtitle::Two(Box::new([self.rankings[0].subtitle(), self.rankings[1].subtitle()]));
        }
        let axis = self.axes[0];
        Subtitle::Dated(vec![subject(&self.axes[0]), subject(&self.axes[1])], axis.period, axis.status)
    }

    fn notes(&self, axes: &[ScatterAxis<Label, Figure>; 2]) -> Vec<Note> {
        let (mut has_open, mut has_broken, mut has_one_figure) = (false, false, false);
        let mut notes = Vec::new();
        if !self.differences().is_empty() {
            notes.push(Note::AxesDiffer(self.differences()));
        }
        for row in axes.iter().flat_map(|axis| &axis.rows) {
            has_open |= row.bars.iter().any(|bar| bar.figure.comparator != Comparator::Eq);
            has_broken |= row.bars.iter().any(|bar| bar.is_broken);
            has_one_figure |= row.emphasis == Emphasis::Quiet && !row.bars.is_empty();
        }
        for (is_needed, note) in
            [(has_one_figure, Note::OneFigure), (has_open, Note::OpenPoint), (has_broken, Note::BrokenPoint)]
        {
            if is_needed {
                notes.push(note);
            }
        }
        notes
    }

    fn scatter_axis(&self, index: usize, leaders: &[DistrictId], from_zero: bool) -> ScatterAxis<Label, Figure> {
        let (context, ranking) = (&self.context, &self.rankings[index]);
        let (mut rows, both) = (Vec::new(), DistrictSet::of(&self.both));
        for cell in &ranking.cells {
            let mut row = context.row(cell.district);
            row.emphasis = context.emphasis(cell.district, both.contains(cell.district), leaders);
            row.bars = bars(cell);
            if row.bars.is_empty() {
                row.absent = Some(Label::Absent(cell.state()));
            }
            rows.push(row);
        }
        outlier::break_outliers(&mut rows);
        let (low, high) = ends(&mut rows, from_zero);
        let ticks = Decimal::ticks(low, high, MOST_STEPS).into_iter().map(tick).into_vec();
        let axis = self.axes[index];
        let title = match self.differences().is_empty() {
            true => Label::AxisTitle(subject(&axis)),
            false => Label::AxisDated(subject(&axis), axis.period, axis.status),
        };
        ScatterAxis { title, rows, ticks }
    }
}

/// Whether some district shown has figures on both axes.
pub(super) fn have_shared_district(context: &Context<'_>, axes: [Axis; 2]) -> bool {
    let on_axis = axes.map(|axis| {
        let districts =
            compare::on_axis(context.dataset, &axis).iter().map(|observation| observation.district).into_vec();
        DistrictSet::of(&districts)
    });
    context.districts().into_iter().any(|district| on_axis.iter().all(|districts| districts.contains(district)))
}

/// The lowest and the highest value that an axis must have: those drawn to scale, and zero if it is no farther from them than they are
/// from each other. A single value flattens nothing, so it is not broken.
fn ends(rows: &mut [PlotRow<Label, Figure>], from_zero: bool) -> (Decimal, Decimal) {
    let mut values = values_to_scale(rows);
    if values.len() < 2 {
        for bar in rows.iter_mut().flat_map(|row| &mut row.bars) {
            bar.is_broken = false;
        }
        values = values_to_scale(rows);
    }
    let (low, high) = match values.as_slice() {
        [] => (Decimal::ZERO, Decimal::ZERO),
        [one] => (*one, *one),
        [low, .., high] => (*low, *high),
    };
    let (with_low, with_high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
    let (span, nearest) = (high.checked_sub(low), low.abs().min(high.abs()));
    let is_near = span.is_none_or(|span| span.is_zero() || nearest <= span);
    if from_zero || is_near { (with_low, with_high) } else { (low, high) }
}

/// The values that are not broken, in ascending order.
fn values_to_scale(rows: &[PlotRow<Label, Figure>]) -> Vec<Decimal> {
    let mut values = Vec::new();
    for bar in rows.iter().flat_map(|row| &row.bars) {
        if !bar.is_broken {
            values.push(bar.figure.value);
        }
    }
    sort::sort_unique(&mut values);
    values
}

/// A row of the table: the district and its figure on each axis.
fn table_row<'d>(rankings: [&Ranking<'d>; 2], cells: [&Cell<'d>; 2]) -> DraftRow<'d> {
    let mut row =
        DraftRow { cells: vec![CellMessage::Label(Label::Name(cells[0].district))], observations: Vec::new() };
    for (ranking, cell) in rankings.into_iter().zip(cells) {
        let Some(unit) = ranking.unit() else { continue };
        row.observations.extend(&cell.on_axis);
        row.cells.push(match cell.on_axis.is_empty() {
            false => CellMessage::Figures(figures(&cell.on_axis), unit, cell.state()),
            true => {
                let near = without_other_lists(cell);
                row.observations.extend(near.apart.iter().map(|entry| entry.0));
                CellMessage::AbsentAndApart(cell.state(), ranking.apart_figures(&near), unit)
            }
        });
    }
    row
}

/// A cell with only those of its figures set apart that are on the same list.
fn without_other_lists<'d>(cell: &Cell<'d>) -> Cell<'d> {
    let mut near = cell.clone();
    let is_far = |differences: Differences| {
        differences.contains(Difference::Indicator) || differences.contains(Difference::Scope)
    };
    near.apart.retain(|&(_, differences)| !is_far(differences));
    near
}
