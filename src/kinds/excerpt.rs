//! The rows of a long ranking that are drawn: both ends of the order and those highlighted. The table has every row.

use super::context::{Context, empty_row};
use crate::collect::IntoVec;
use crate::model::{Draft, END_ROWS, Emphasis, Label, MAX_ROWS, Note, Omitted, Order, Plot, PlotRow};
use crate::number::Figure;

/// Keeps the rows that are drawn, and puts a row with a text in the place of those between them. Returns the indices of the rows kept;
/// `None` if all fit.
pub(super) fn shorten(rows: &mut Vec<PlotRow<Label, Figure>>, context: &Context<'_>) -> Option<Vec<usize>> {
    let order = context.view.order;
    let total = rows.len();
    if total <= MAX_ROWS {
        return None;
    }
    // By value, rows with a figure on the axis come first. In any other order the ends are those of the list.
    let with_figure = rows.iter().take_while(|row| !row.bars.is_empty()).count();
    let ranked = if order == Order::Value { with_figure } else { total };
    let is_highlighted =
        |row: &PlotRow<_, _>| row.emphasis == Emphasis::Chosen || context.is_highlighted(&row.district);
    let others = rows[ranked..].iter().filter(|row| is_highlighted(row)).count();
    let ends = if ranked + others <= MAX_ROWS { ranked } else { END_ROWS };
    let mut chosen = MAX_ROWS - ranked.min(2 * ends);
    let (all, mut kept) = (std::mem::take(rows).into_iter().enumerate(), Vec::new());
    let mut omitted = 0;
    for (index, row) in all {
        let is_end = index < ranked && (index < ends || index + ends >= ranked);
        let is_chosen = !is_end && chosen > 0 && is_highlighted(&row);
        chosen -= usize::from(is_chosen);
        let is_kept = is_end || is_chosen;
        // A gap ends before a row that is kept, and where the ranking ends.
        if omitted > 0 && (is_kept || index == ranked) {
            rows.push(gap(index - omitted, index, ranked, order));
            omitted = 0;
        }
        if is_kept {
            kept.push(index);
            rows.push(row);
        } else {
            omitted += 1;
        }
    }
    if omitted > 0 {
        rows.push(gap(total - omitted, total, ranked, order));
    }
    Some(kept)
}

/// The row in the place of those from one index to before another.
fn gap(from: usize, to: usize, ranked: usize, order: Order) -> PlotRow<Label, Figure> {
    let omitted = match order {
        Order::Value if from < ranked => Omitted::Places(from + 1, to),
        Order::Value => Omitted::WithoutFigure(to - from),
        Order::Official | Order::Name => Omitted::Rows(to - from),
    };
    PlotRow { absent: Some(Label::NotShown(omitted)), ..empty_row() }
}

/// Shortens the rows of a draft whose plot has a row for each row of its table.
pub(super) fn shorten_draft(draft: &mut Draft<'_>, context: &Context<'_>) {
    let Plot::Rows(plot) = &mut draft.plot else { return };
    let total = plot.rows.len();
    draft.excerpt = shorten(&mut plot.rows, context);
    draft.notes.extend(draft.excerpt.as_ref().map(|kept| Note::Excerpt { shown: kept.len(), total }));
}

/// The items at some indices.
pub(super) fn at<'i, T>(items: &'i [T], indices: Option<&Vec<usize>>) -> Vec<&'i T> {
    match indices {
        Some(indices) => indices.iter().filter_map(|&index| items.get(index)).into_vec(),
        None => items.iter().into_vec(),
    }
}
