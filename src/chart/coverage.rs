//! `coverage`: who published what, a line an indicator and a column a district; in what way, but not how much.

use super::base::{Base, Column, Draft, Line, Said};
use super::{Mark, Matrix, MatrixLine, Plot, Told, shown, themed};
use crate::compare::State;
use crate::data::{Observation, Status};
use crate::link::Form;
use crate::words;

/// What one line of the matrix is made of.
struct Published<'d> {
    indicator: usize,
    /// What each district shown has published of it.
    cells: Vec<Vec<&'d Observation>>,
    reported: usize,
}

/// The matrix; `None` where none of the districts shown published anything.
pub(super) fn draft<'d>(base: &Base<'d>) -> Option<Draft<'d>> {
    let districts = shown(base.dataset, base.view);
    let all = published(base, &districts);
    let most = all.iter().map(|of| of.reported).max()?;
    // What one alone published has its line in the table.
    let least = most.min(2);
    let (mut lines, mut marks, mut drawn, mut names) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut theme = None;
    for of in &all {
        let indicator = &base.dataset.indicators[of.indicator];
        let name = indicator.name.get(base.language);
        let is_drawn = of.reported >= least;
        if is_drawn && theme != Some(indicator.theme) {
            theme = Some(indicator.theme);
            drawn.push(MatrixLine { name: base.term(indicator.theme).to_owned(), cells: Vec::new() });
        }
        let mut cells = vec![Said::plain(&words::capital(name))];
        let (mut glyphs, mut seen) = (Vec::new(), Vec::new());
        for (&district, figures) in districts.iter().zip(&of.cells) {
            let is_excluded = indicator.excludes.contains(&district);
            let mut said = said(base, of.indicator, figures);
            if figures.is_empty() {
                said.text = base.absent(if is_excluded { State::NotApplicable } else { State::NotReported }).to_owned();
            }
            if is_drawn {
                let what = if figures.is_empty() { &said.text } else { &said.spoken };
                let spoken = words::told(base.name(district), name, what, base.language);
                let link = base.ranked(of.indicator, district, None).to_query(base.dataset, Form::Share);
                marks.push(Mark { link, ..Mark::new(spoken, figures) });
            }
            glyphs.push(told(figures, is_excluded));
            seen.extend_from_slice(figures);
            cells.push(said);
        }
        // The first cell has no head of its own when a line is spoken.
        if let [head, first, ..] = cells.as_mut_slice() {
            if first.spoken.is_empty() {
                first.spoken = first.text.clone();
            }
            let district = districts.first().map_or("", |&first| base.name(first));
            head.spoken = words::told_of(district, &head.text, base.language);
        }
        if of.reported == most {
            names.push(name);
        }
        if is_drawn {
            drawn.push(MatrixLine { name: words::capital(name), cells: glyphs });
        }
        lines.push(Line { cells, seen });
    }
    let mut columns = vec![Column { name: words::indicator_head(base.language).to_owned(), unit: String::new() }];
    let mut heads = Vec::new();
    for &district in &districts {
        columns.push(Column { name: base.name(district).to_owned(), unit: String::new() });
        let mut row = base.row(district);
        row.emphasis = base.emphasis(district, true, &[]);
        heads.push(row);
    }
    let counts = [all.len(), all.iter().filter(|of| of.reported >= least).count(), districts.len()];
    let first = districts.first().map_or("", |&first| base.short(first));
    Some(Draft {
        title: words::told_most(&names, [most, districts.len()], base.is_selection(), first, base.language),
        subtitle: words::coverage_subtitle(base.language).to_owned(),
        coverage: words::told_all(counts, base.language),
        notes: vec![words::told_note(base.language).to_owned()],
        drawn: Vec::new(),
        columns,
        lines,
        marks,
        links: Vec::new(),
        plot: Plot::Matrix(Matrix { key: key(base, &drawn), columns: heads, lines: drawn }),
    })
}

/// Whether some district shown published anything.
pub(super) fn has_any(base: &Base<'_>) -> bool {
    let districts = shown(base.dataset, base.view);
    base.dataset.observations.iter().any(|seen| districts.contains(&seen.district))
}

/// All indicators of which some district shown published something, under their themes.
fn published<'d>(base: &Base<'d>, districts: &[usize]) -> Vec<Published<'d>> {
    let mut all = Vec::new();
    for indicator in themed(base.dataset) {
        let mut of = Published { indicator, cells: vec![Vec::new(); districts.len()], reported: 0 };
        for seen in base.dataset.observations_of(indicator) {
            let place = districts.iter().position(|&district| district == seen.district);
            if let Some(cell) = place.and_then(|place| of.cells.get_mut(place)) {
                of.reported += usize::from(cell.is_empty());
                cell.push(seen);
            }
        }
        if of.reported > 0 {
            all.push(of);
        }
    }
    all
}

/// In what way a district published an indicator.
fn told(figures: &[&Observation], is_excluded: bool) -> Told {
    let happened = figures.iter().any(|seen| seen.status == Status::Actual);
    let wanted = figures.iter().any(|seen| seen.status != Status::Actual);
    match (happened, wanted) {
        (true, true) => Told::Both,
        (true, false) => Told::Happened,
        (false, true) => Told::Wanted,
        (false, false) if is_excluded => Told::NotApplicable,
        (false, false) => Told::NotReported,
    }
}

/// All figures of a cell, each once: what happened plainly, what was wanted with its status.
fn said(base: &Base<'_>, indicator: usize, figures: &[&Observation]) -> Said {
    let mut all = Said::plain("");
    let mut known: Vec<String> = Vec::new();
    for seen in figures {
        let Said { text, spoken, .. } = base.said(seen.figure, base.unit(indicator));
        let status = if seen.status == Status::Actual { "" } else { words::status(seen.status, base.language) };
        let text = words::told_as(status, &text);
        if !known.contains(&text) {
            for (all, one) in [(&mut all.text, &text), (&mut all.spoken, &words::told_as(status, &spoken))] {
                all.push_str(if all.is_empty() { "" } else { " / " });
                all.push_str(one);
            }
            known.push(text);
        }
    }
    all
}

/// What the glyphs mean that stand in the matrix.
fn key(base: &Base<'_>, lines: &[MatrixLine]) -> Vec<MatrixLine> {
    let mut key = Vec::new();
    let [happened, wanted, both] = words::told_key(base.language);
    let all = [
        (Told::Happened, happened),
        (Told::Wanted, wanted),
        (Told::Both, both),
        (Told::NotApplicable, base.absent(State::NotApplicable)),
        (Told::NotReported, base.absent(State::NotReported)),
    ];
    for (told, name) in all {
        if lines.iter().any(|line| line.cells.contains(&told)) {
            key.push(MatrixLine { name: name.to_owned(), cells: vec![told] });
        }
    }
    key
}
