//! `trend`: one indicator over its periods, a panel a district and list. Only comparable figures are joined.

use super::context::{Context, bar, first_of};
use super::outlier;
use super::series::{Series, districts, series};
use crate::collect::IntoVec;
use crate::compare::CellState;
use crate::data::{Dataset, DistrictId, DistrictSet, IndicatorId, Measure, Observation, Scope, Status};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, Coverage, Districts, Draft, DraftMark, DraftRow, Emphasis,
    Indicators, KindSpec, Label, MAX_PANELS, Note, Notice, Panel, Plot, Point, Reading, Scaling, Subject, Subtitle,
    Title, Trend, TrendPanels, Unit, View,
};
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use std::cmp::Ordering;
use std::ptr;

/// One indicator over time.
pub(super) static TREND: KindSpec = KindSpec {
    name: "trend",
    indicators: Indicators::One,
    districts: Districts::Several,
    shows_all_periods: true,
    shows_all_lists: true,
    has_scaling: true,
    second_axis: None,
    availability,
    draft,
};

/// Beside more points a panel may have no room for each value; drawing leaves out those that would cover others.
const MOST_LABELLED: usize = 6;

/// `None` if no district has figures of two periods on one list.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, _: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let (context, indicator) = (Context::new(dataset, view), view.indicator?);
    let (series, without) = series(&context, indicator);
    let drawn_series: Vec<&Series<'d>> = series.iter().filter(|series| series.has_several_periods()).into_vec();
    let first = drawn_series.first()?;
    let is_of_one_list = |series: &[&Series<'d>]| series.iter().all(|series| series.scope == first.scope);
    let subject = |is_one: bool| Subject { indicator, scope: if is_one { first.scope } else { Scope::Whole } };
    let (title, leaders) = finding(&context, &drawn_series, subject(is_of_one_list(&drawn_series)));
    let total = drawn_series.len();
    let is_first = |index: usize| {
        let district = drawn_series[index].district;
        dataset.districts[district].is_whole() || context.emphasis(district, true, &leaders) == Emphasis::Chosen
    };
    let few = first_of(total, MAX_PANELS, &is_first);
    let few: Vec<&Series<'d>> = few.iter().map(|&index| drawn_series[index]).into_vec();
    // The table has every list. If there are several, each panel names its own.
    let is_one_list = is_of_one_list(&series.iter().into_vec());
    let mut panels: Vec<Panel<Label, Figure>> =
        few.iter().map(|series| panel(&context, series, is_one_list, &leaders)).into_vec();
    let alone = set_scales(view.scaling, &mut panels, dataset.indicators[indicator].measure == Measure::Rank);
    let columns = columns(indicator, &series);
    let (mut rows, mut marks, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = series.as_slice();
    for district in districts(&context) {
        let (own, others) = rest.split_at(rest.iter().take_while(|series| series.district == district).count());
        rest = others;
        for series in own.iter().filter(|&series| total <= MAX_PANELS || few.iter().any(|few| ptr::eq(*few, series))) {
            for &observation in &series.observations {
                if series.has_several_periods() {
                    let (reading, observations) = (Reading::Row(rows.len()), vec![observation]);
                    marks.push(DraftMark { reading, view: None, observations });
                    drawn.push(observation);
                }
                rows.push(table_row(observation, columns.len()));
            }
        }
        if total <= MAX_PANELS && without.contains(&district) {
            rows.push(empty_row(district, absence(&context, district, indicator), columns.len()));
        }
    }
    let mut notes = notes(view.scaling, &few, &panels, alone);
    if panels.iter().any(|panel| panel.points.len() > MOST_LABELLED) {
        notes.push(Note::SomeValues);
    }
    if total > few.len() {
        notes.push(Note::Few { shown: few.len(), total });
    }
    Some(Draft {
        title,
        subtitle: Subtitle::Trend(subject(is_one_list)),
        coverage: coverage(&context, indicator, &drawn_series, &without),
        notes,
        drawn,
        columns,
        rows,
        marks,
        excerpt: None,
        cites_drawn: false,
        links: Vec::new(),
        plot: Plot::Trend(trend(panels)),
    })
}

/// The first and the last of the comparable figures over time, of each district and list that has several. A chart draws those of few districts.
pub(crate) fn courses(dataset: &Dataset, view: &View) -> Vec<(DistrictId, [Figure; 2])> {
    let Some(indicator) = view.indicator else { return Vec::new() };
    let series = series(&Context::new(dataset, view), indicator).0;
    let course = |series: &Series<'_>| match series.chain().as_slice() {
        [first, .., last] => Some((series.district, [first.figure, last.figure])),
        _ => None,
    };
    series.iter().filter_map(course).into_vec()
}

fn availability(dataset: &Dataset, view: &View, _: &mut Vec<Notice>) -> Availability {
    let context = Context::new(dataset, view);
    let has_several = |indicator| series(&context, indicator).0.iter().any(Series::has_several_periods);
    Availability::on_several_axes(view.indicator.is_some_and(has_several))
}

/// The finding, and the districts that it names: how the longest chain of comparable figures developed, or else who has figures of
/// several periods.
fn finding(context: &Context<'_>, drawn_series: &[&Series<'_>], subject: Subject) -> (Title, Vec<DistrictId>) {
    let dataset = context.dataset;
    let mut longest: Option<(&Series<'_>, Vec<&Observation>)> = None;
    for series in drawn_series {
        let chain = series.chain();
        if chain.len() > longest.as_ref().map_or(1, |longest| longest.1.len()) {
            longest = Some((series, chain));
        }
    }
    let is_rank = dataset.indicators[subject.indicator].measure == Measure::Rank;
    if let Some((series, chain)) = longest
        && let Some(course) = course(&chain, is_rank)
    {
        let (districts, subject) = (vec![series.district], Subject { scope: series.scope, ..subject });
        return (Title::Trend { course, districts: districts.clone(), subject }, districts);
    }
    let is_whole = |series: &&Series<'_>| dataset.districts[series.district].is_whole();
    let is_whole_only = drawn_series.iter().all(is_whole);
    let mut districts = Vec::new();
    for series in drawn_series {
        // Series of one district follow each other.
        if districts.last() != Some(&series.district) && (is_whole_only || !is_whole(series)) {
            districts.push(series.district);
        }
    }
    (Title::Trend { course: Trend::Several(context.is_selection()), districts, subject }, Vec::new())
}

/// How comparable figures developed from the first to the last, if their bounds let that be said.
fn course(chain: &[&Observation], is_rank: bool) -> Option<Trend> {
    let (first, last) = (chain.first()?, chain.last()?);
    let is_steady =
        first.figure.comparator == Comparator::Eq && chain.iter().all(|observation| observation.figure == first.figure);
    let order = match () {
        () if last.figure.surely_above(first.figure) => Ordering::Greater,
        () if first.figure.surely_above(last.figure) => Ordering::Less,
        () if is_steady => return Some(Trend::Steady(chain.len(), first.figure)),
        () => return None,
    };
    let end = |observation: &Observation| (observation.figure, observation.period);
    Some(Trend::Moved { from: end(first), to: end(last), order: if is_rank { Ordering::Equal } else { order } })
}

fn panel(
    context: &Context<'_>,
    series: &Series<'_>,
    is_one_list: bool,
    leaders: &[DistrictId],
) -> Panel<Label, Figure> {
    let mut points = Vec::new();
    for observation in &series.observations {
        points.push(Point {
            at: observation.period.end(),
            bar: bar(observation.figure),
            when: Label::Period(observation.period),
            status: (observation.status != Status::Actual).then_some(Label::Status(observation.status)),
        });
    }
    Panel {
        name: Label::Panel(series.district, (!is_one_list).then_some(series.scope)),
        emphasis: context.emphasis(series.district, true, leaders),
        scale: [0.0; 2],
        points,
        joins: series.joins(),
    }
}

/// Gives each panel its scale, with zero on it or the first rank at its top: one for all, or its own. Returns the names of those with
/// their own because they would flatten the others.
fn set_scales(scaling: Scaling, panels: &mut [Panel<Label, Figure>], is_rank: bool) -> Vec<Label> {
    let own = |panel: &Panel<Label, Figure>| {
        let mut ends = if is_rank { [Decimal::ONE.saturating_mul(2), Decimal::ONE] } else { [Decimal::ZERO; 2] };
        for point in &panel.points {
            let value = point.bar.figure.value;
            let (low, high) = (ends[0].min(ends[1]).min(value), ends[0].max(ends[1]).max(value));
            ends = if is_rank { [high, low] } else { [low, high] };
        }
        ends
    };
    let extent = |[a, b]: [Decimal; 2]| a.abs().max(b.abs());
    let limit = outlier::limit(panels.iter().map(|panel| extent(own(panel))).into_vec()).unwrap_or(Decimal::ZERO);
    let is_shared = |ends| scaling == Scaling::One && extent(ends) <= limit;
    let mut all: Option<[Decimal; 2]> = None;
    for panel in panels.iter() {
        let [a, b] = own(panel);
        if is_shared([a, b]) {
            let [c, d] = all.unwrap_or([a, b]);
            all = Some(if is_rank { [a.max(c), b.min(d)] } else { [a.min(c), b.max(d)] });
        }
    }
    let mut alone = Vec::new();
    for panel in panels {
        let ends = own(panel);
        let is_shared = is_shared(ends);
        if !is_shared && scaling == Scaling::One {
            alone.push(panel.name.clone());
        }
        panel.scale = all.filter(|_| is_shared).unwrap_or(ends).map(Decimal::to_f64);
    }
    alone
}

/// The panels with the time axis that they share.
fn trend(panels: Vec<Panel<Label, Figure>>) -> TrendPanels<Label, Figure> {
    let (mut from, mut to) = (u32::MAX, 0);
    for point in panels.iter().flat_map(|panel| &panel.points) {
        from = from.min(point.at);
        to = to.max(point.at);
    }
    TrendPanels { panels, from, to }
}

fn columns(indicator: IndicatorId, series: &[Series<'_>]) -> Vec<Column> {
    let mut columns = vec![
        Column::words(ColumnName::District),
        Column::figures(ColumnName::Subject(Subject::whole(indicator)), Unit::Of(indicator)),
        Column::words(ColumnName::Period),
        Column::words(ColumnName::Status),
    ];
    if series.iter().any(|series| series.scope != Scope::Whole) {
        columns.push(Column::words(ColumnName::ListOfProjects));
    }
    columns
}

fn table_row(observation: &Observation, columns: usize) -> DraftRow<'_> {
    let mut cells = vec![
        CellMessage::Label(Label::Name(observation.district)),
        CellMessage::Figure(observation.figure, Unit::Of(observation.indicator)),
        CellMessage::Label(Label::Period(observation.period)),
        CellMessage::Label(Label::Status(observation.status)),
        CellMessage::Label(Label::Scope(observation.scope)),
    ];
    cells.truncate(columns);
    DraftRow { cells, observations: vec![observation] }
}

/// The row of a district without figures.
fn empty_row<'d>(district: DistrictId, state: CellState, columns: usize) -> DraftRow<'d> {
    let mut cells = vec![CellMessage::Label(Label::Name(district)), CellMessage::Label(Label::Absent(state))];
    while cells.len() < columns {
        cells.push(CellMessage::Label(Label::Empty));
    }
    DraftRow { cells, observations: Vec::new() }
}

/// Why a district has no figures on the lists that the view asks for.
fn absence(context: &Context<'_>, district: DistrictId, indicator: IndicatorId) -> CellState {
    match () {
        () if !context.dataset.cell_indices(indicator, district).is_empty() => CellState::Apart,
        () if context.dataset.indicators[indicator].excludes.contains(&district) => CellState::NotApplicable,
        () => CellState::NotReported,
    }
}

/// Which districts have several periods, one, or none.
fn coverage(
    context: &Context<'_>,
    indicator: IndicatorId,
    drawn_series: &[&Series<'_>],
    without: &[DistrictId],
) -> Coverage {
    let (mut several, mut single, mut apart, mut none) = (0, Vec::new(), Vec::new(), Vec::new());
    let districts = context.districts();
    let of_series = drawn_series.iter().map(|series| series.district).into_vec();
    let (of_series, without) = (DistrictSet::of(&of_series), DistrictSet::of(without));
    for &district in &districts {
        if of_series.contains(district) {
            several += 1;
        } else if !without.contains(district) {
            single.push(district);
        } else {
            match absence(context, district, indicator) {
                CellState::Apart => apart.push(district),
                CellState::NotApplicable => {}
                CellState::Value | CellState::Zero | CellState::NotReported => none.push(district),
            }
        }
    }
    let (total, is_selection) = (districts.len(), context.is_selection());
    Coverage::Trend { several, total, is_selection, single, apart, none }
}

fn notes(scaling: Scaling, drawn: &[&Series<'_>], panels: &[Panel<Label, Figure>], alone: Vec<Label>) -> Vec<Note> {
    let (mut statuses, mut has_open, mut has_parted) = (Vec::new(), false, false);
    for (series, panel) in drawn.iter().zip(panels) {
        for observation in &series.observations {
            has_open |= observation.figure.comparator != Comparator::Eq;
            if observation.status != Status::Actual {
                statuses.push(observation.status);
            }
        }
        has_parted |= panel.joins.len() + 1 < panel.points.len();
    }
    sort::sort_unique(&mut statuses);
    let mut notes = Vec::new();
    if panels.len() > 1 {
        notes.push(if scaling == Scaling::One { Note::SharedScale } else { Note::OwnScales });
    }
    if !statuses.is_empty() {
        notes.push(Note::Rings(statuses));
    }
    if has_parted {
        notes.push(Note::NotJoined);
    }
    if has_open {
        notes.push(Note::OpenPoint);
    }
    if !alone.is_empty() {
        notes.push(Note::PanelAlone(alone));
    }
    notes
}
