//! `coverage`: who published what: a row an indicator, a column a district. It shows how an indicator was published, not how much.

use super::context::{Context, first_of, indicators_by_theme};
use super::rank::ranking_view;
use crate::collect::IntoVec;
use crate::compare::CellState;
use crate::data::{Dataset, DistrictId, IndicatorId, Observation, Status};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, Coverage, Districts, Draft, DraftMark, DraftRow, Emphasis,
    Indicators, KindSpec, Label, MAX_COLUMNS, Matrix, MatrixColumn, MatrixRow, Note, Notice, Plot, PublishedAs,
    Reading, Subtitle, Title, Unit, View,
};
use crate::sort;

/// Who published what.
pub(super) static COVERAGE: KindSpec = KindSpec {
    name: "coverage",
    indicators: Indicators::All,
    districts: Districts::Several,
    shows_all_periods: true,
    shows_all_lists: true,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

/// Beside more rows a third of the columns is drawn: a block of them is higher than a screen.
const MANY_ROWS: usize = 60;

/// The figures that districts published of one indicator.
struct Published<'d> {
    indicator: IndicatorId,
    /// The figures of each district shown.
    cells: Vec<Vec<&'d Observation>>,
    /// How many districts have figures.
    reported: usize,
}

/// `None` if none of the districts shown published anything.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, _: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let of_all = context.districts();
    let all = published(&context, &of_all);
    let most_columns = if all.len() > MANY_ROWS { MAX_COLUMNS / 3 } else { MAX_COLUMNS };
    let is_highlighted = |index: usize| context.emphasis(of_all[index], true, &[]) == Emphasis::Chosen;
    let columns = first_of(of_all.len(), most_columns, &is_highlighted);
    let districts = columns.iter().map(|&column| of_all[column]).into_vec();
    let &first = districts.first()?;
    let most = all.iter().map(|published| published.reported).max()?;
    // An indicator of one district is in the table alone.
    let least = most.min(2);
    let (mut rows, mut marks, mut matrix) = (Vec::new(), Vec::new(), Vec::new());
    let mut theme = None;
    for published in &all {
        let is_drawn = published.reported >= least;
        let own_theme = dataset.indicators[published.indicator].theme;
        if is_drawn && theme != Some(own_theme) {
            theme = Some(own_theme);
            matrix.push(MatrixRow { name: Label::Term(own_theme), cells: Vec::new() });
        }
        let mut cells = vec![CellMessage::IndicatorIn(published.indicator, first)];
        let (mut glyphs, mut observations) = (Vec::new(), Vec::new());
        for (&district, &column) in districts.iter().zip(&columns) {
            let figures = &published.cells[column];
            let is_excluded = dataset.indicators[published.indicator].excludes.contains(&district);
            // Without a head of its own the first cell of a row is spoken even if it is empty.
            let cell = published_cell(published.indicator, figures, is_excluded, district == first);
            if is_drawn {
                let spoken = published_cell(published.indicator, figures, is_excluded, true);
                marks.push(DraftMark {
                    reading: Reading::Cell(district, published.indicator, spoken),
                    view: Some(ranking_view(view, published.indicator, district, None)),
                    observations: figures.clone(),
                });
            }
            glyphs.push(published_as(figures, is_excluded));
            observations.extend_from_slice(figures);
            cells.push(cell);
        }
        if is_drawn {
            matrix.push(MatrixRow { name: Label::Indicator(published.indicator), cells: glyphs });
        }
        rows.push(DraftRow { cells, observations });
    }
    let mut columns = vec![Column::words(ColumnName::Indicator)];
    let mut heads = Vec::new();
    for &district in &districts {
        columns.push(Column::words(ColumnName::OneDistrict(district)));
        heads.push(MatrixColumn {
            district: dataset.districts[district].id.clone(),
            name: Label::ShortName(district),
            is_chosen: context.emphasis(district, true, &[]) == Emphasis::Chosen,
        });
    }
    let (total, is_selection) = (of_all.len(), context.is_selection());
    let mut notes = vec![Note::MatrixNotComparable];
    if districts.len() < total {
        notes.push(Note::Few { shown: districts.len(), total });
    }
    let drawn = all.iter().filter(|published| published.reported >= least).count();
    Some(Draft {
        title: title(&all, &of_all, is_selection),
        subtitle: Subtitle::Coverage,
        coverage: Coverage::Matrix { indicators: all.len(), drawn, districts: total },
        notes,
        drawn: Vec::new(),
        columns,
        rows,
        marks,
        excerpt: None,
        cites_drawn: false,
        links: Vec::new(),
        plot: Plot::Matrix(Matrix { legend: legend(&matrix), columns: heads, rows: matrix }),
    })
}

fn availability(dataset: &Dataset, view: &View, _: &mut Vec<Notice>) -> Availability {
    let districts = Context::new(dataset, view).districts();
    let has_figures = |&district: &DistrictId| dataset.observations_in(district).next().is_some();
    Availability::on_several_axes(districts.iter().any(has_figures))
}

/// All indicators of which some district shown published a figure, by theme.
fn published<'d>(context: &Context<'d>, districts: &[DistrictId]) -> Vec<Published<'d>> {
    let mut all = Vec::new();
    let mut indices = vec![None; context.dataset.districts.len()];
    for (index, district) in districts.iter().enumerate() {
        indices[district.0] = Some(index);
    }
    let dataset = context.dataset;
    for indicator in indicators_by_theme(dataset) {
        let mut published = Published { indicator, cells: vec![Vec::new(); districts.len()], reported: 0 };
        for observation in dataset.observations_of(indicator) {
            let index = indices[observation.district.0];
            if let Some(cell) = index.and_then(|index| published.cells.get_mut(index)) {
                published.reported += usize::from(cell.is_empty());
                cell.push(observation);
            }
        }
        if published.reported > 0 {
            all.push(published);
        }
    }
    // Of each theme the fullest row first: what most places publish is what they can be asked for.
    for of_theme in
        all.chunk_by_mut(|a, b| dataset.indicators[a.indicator].theme == dataset.indicators[b.indicator].theme)
    {
        sort::sort_by_key(of_theme, |published| std::cmp::Reverse(published.reported));
    }
    all
}

/// The districts with the most and with the fewest indicators.
fn title(all: &[Published<'_>], districts: &[DistrictId], is_selection: bool) -> Title {
    let count = |column: usize| all.iter().filter(|published| !published.cells[column].is_empty()).count();
    let counts: Vec<usize> = (0..districts.len()).map(count).into_vec();
    let with = |number: usize| {
        let of_number = districts.iter().zip(&counts).filter(|entry| *entry.1 == number);
        (number, of_number.map(|entry| *entry.0).into_vec())
    };
    Title::Published {
        indicators: all.len(),
        most: with(counts.iter().copied().max().unwrap_or_default()),
        fewest: with(counts.iter().copied().min().unwrap_or_default()),
        total: districts.len(),
        is_selection,
    }
}

/// How a district published an indicator.
fn published_as(figures: &[&Observation], is_excluded: bool) -> PublishedAs {
    let has_actual = figures.iter().any(|observation| observation.status == Status::Actual);
    let has_expected = figures.iter().any(|observation| observation.status != Status::Actual);
    match (has_actual, has_expected) {
        (true, true) => PublishedAs::Both,
        (true, false) => PublishedAs::Actual,
        (false, true) => PublishedAs::Expected,
        (false, false) if is_excluded => PublishedAs::NotApplicable,
        (false, false) => PublishedAs::NotReported,
    }
}

/// The figures of a cell with their statuses, or the word in their place, and whether that is spoken.
fn published_cell(indicator: IndicatorId, figures: &[&Observation], is_excluded: bool, is_spoken: bool) -> CellMessage {
    let state = if is_excluded { CellState::NotApplicable } else { CellState::NotReported };
    let figures = figures.iter().map(|observation| (observation.figure, observation.status)).into_vec();
    CellMessage::Published(figures, Unit::Of(indicator), state, is_spoken)
}

/// A row for each glyph of the matrix.
fn legend(rows: &[MatrixRow<Label>]) -> Vec<MatrixRow<Label>> {
    const ALL: [PublishedAs; 5] = [
        PublishedAs::Actual,
        PublishedAs::Expected,
        PublishedAs::Both,
        PublishedAs::NotApplicable,
        PublishedAs::NotReported,
    ];
    let mut legend = Vec::new();
    for published_as in ALL {
        if rows.iter().any(|row| row.cells.contains(&published_as)) {
            legend.push(MatrixRow { name: Label::PublishedAs(published_as), cells: vec![published_as] });
        }
    }
    legend
}
