//! What `pair` and `size` share: two figures of each district as points.

use super::base::{Base, Column, Draft, Line, Said};
use super::rank::Rank;
use super::{Bar, Emphasis, Mark, Plot, Row, Scatter, Side, outlier, shown};
use crate::compare::{self, Axis, Difference};
use crate::data::Status;
use crate::language::join;
use crate::number::{Comparator, Decimal, Figure};
use crate::sort;
use crate::words;

/// An axis has at most so many steps.
const MOST_STEPS: u8 = 5;
/// So many districts must have both figures before one is said to lead.
const LEAST_LED: usize = 3;

/// Two rankings of the same districts in the order of the first.
pub(super) struct Field<'d> {
    pub(super) base: Base<'d>,
    pub(super) ranks: [Rank<'d>; 2],
    /// The districts with both figures.
    pub(super) both: Vec<usize>,
}

impl<'d> Field<'d> {
    /// `None` where no district has both.
    pub(super) fn new(base: &Base<'d>, axes: [Axis; 2]) -> Option<Field<'d>> {
        let mut ranks = axes.map(|axis| Rank::of(base, Some(axis.indicator), Some(axis)));
        let order: Vec<usize> = ranks[0].cells.iter().map(|cell| cell.district).collect();
        ranks[1].cells = compare::cells(base.dataset, &axes[1], &order);
        let mut both = Vec::new();
        for (across, up) in ranks[0].cells.iter().zip(&ranks[1].cells) {
            if !across.here.is_empty() && !up.here.is_empty() {
                both.push(across.district);
            }
        }
        (!both.is_empty()).then_some(Field { base: *base, ranks, both })
    }

    /// The district that surely leads those with both figures on one axis, where there are enough, and these happened.
    pub(super) fn leader(&self, rank: &Rank<'d>) -> Option<usize> {
        let axis = rank.axis.filter(|axis| axis.status == Status::Actual && self.both.len() >= LEAST_LED)?;
        let cells = compare::cells(self.base.dataset, &axis, &self.both);
        let among = Rank { cells, base: self.base, subject: String::new(), ..*rank };
        match among.claim().1.as_slice() {
            [leader] => Some(*leader),
            _ => None,
        }
    }

    /// That these districts published both figures.
    pub(super) fn title(&self) -> String {
        let names: Vec<&str> = self.both.iter().map(|&district| self.base.short(district)).collect();
        let subjects = [self.ranks[0].subject.as_str(), self.ranks[1].subject.as_str()];
        words::both(&names, subjects, self.ranks[0].cells.len(), self.base.is_selection(), self.base.language)
    }

    /// The draft, with the districts that the title names. Axes begin with zero where they must, or where that is near.
    pub(super) fn draft(&self, title: String, leaders: &[usize], from_zero: bool) -> Draft<'d> {
        let (base, [across, up]) = (&self.base, &self.ranks);
        let mut draft = across.draft(title, Vec::new());
        let sides = [across, up].map(|rank| self.side(rank, leaders, from_zero));
        (draft.drawn, draft.lines, draft.notes) = (Vec::new(), Vec::new(), self.notes(&sides));
        draft.columns.truncate(2);
        draft.columns.push(Column { name: up.subject.clone(), unit: up.unit.to_owned() });
        draft.subtitle = self.subtitle();
        let mut neither = Vec::new();
        for (first, second) in across.cells.iter().zip(&up.cells) {
            draft.drawn.extend(first.here.iter().chain(&second.here));
            let (mut line, more) = (own_line(across, first), own_line(up, second));
            line.cells.extend(more.cells.into_iter().skip(1));
            line.seen.extend(more.seen);
            if first.here.is_empty() && second.here.is_empty() {
                neither.push(base.short(first.district));
            }
            draft.lines.push(line);
        }
        let of = across.cells.len();
        let counts = [self.both.len(), of - self.both.len() - neither.len(), of];
        draft.coverage = words::both_coverage(counts, base.is_selection(), &neither, base.language);
        draft.plot = Plot::Scatter(Scatter { sides, rays: Vec::new() });
        draft
    }

    /// What can be pointed at: the lines of districts with a figure.
    pub(super) fn marks(&self, draft: &mut Draft<'d>) {
        for ((line, first), second) in draft.lines.iter().zip(&self.ranks[0].cells).zip(&self.ranks[1].cells) {
            if !first.here.is_empty() || !second.here.is_empty() {
                draft.marks.push(Mark::new(self.base.spoken(&draft.columns, line), &line.seen));
            }
        }
    }

    /// In what the two axes differ, besides the indicator.
    fn differences(&self) -> Vec<Difference> {
        let [Some(across), Some(up)] = [self.ranks[0].axis, self.ranks[1].axis] else { return Vec::new() };
        let mut differences = across.differences(&up);
        differences.retain(|&difference| difference != Difference::Indicator);
        differences
    }

    fn subtitle(&self) -> String {
        let (language, [across, up]) = (self.base.language, &self.ranks);
        let unit = if across.unit == up.unit { across.unit } else { "" };
        match across.axis.filter(|_| self.differences().is_empty()) {
            Some(axis) => {
                let subjects = words::list(&[&across.subject, &up.subject], language);
                words::subtitle(&subjects, axis.period, axis.status, unit, language)
            }
            None => join(&[across.subtitle(), up.subtitle()], language.pick("；", "; ")),
        }
    }

    fn notes(&self, sides: &[Side; 2]) -> Vec<String> {
        let language = self.base.language;
        let (mut has_open, mut has_broken, mut has_strip) = (false, false, false);
        let mut notes = Vec::new();
        if !self.differences().is_empty() {
            notes.push(words::differ(&self.differences(), language));
        }
        for side in sides {
            for row in &side.rows {
                has_open |= row.bars.iter().any(|bar| bar.figure.comparator != Comparator::Eq);
                has_broken |= row.bars.iter().any(|bar| bar.is_broken);
                has_strip |= row.emphasis == Emphasis::Quiet && !row.bars.is_empty();
            }
        }
        let all = [
            (has_strip, words::strip_note(language)),
            (has_open, words::tip_note(language)),
            (has_broken, words::edge_note(language)),
        ];
        for (_, note) in all.iter().filter(|entry| entry.0) {
            notes.push((*note).to_owned());
        }
        notes
    }

    fn side(&self, rank: &Rank<'d>, leaders: &[usize], from_zero: bool) -> Side {
        let (base, mut rows) = (&self.base, Vec::new());
        for cell in &rank.cells {
            let mut row = base.row(cell.district);
            row.emphasis = base.emphasis(cell.district, self.both.contains(&cell.district), leaders);
            for seen in &cell.here {
                let bar = base.bar(seen.figure);
                if !row.bars.contains(&bar) {
                    row.bars.push(bar);
                }
            }
            if row.bars.is_empty() {
                row.word = Some(base.absent(cell.state()).to_owned());
            }
            rows.push(row);
        }
        outlier::break_outliers(&mut rows);
        let (low, high) = ends(&mut rows, from_zero);
        let tick = |value: Decimal| base.bar(Figure { value, comparator: Comparator::Eq });
        let ticks = Decimal::ticks(low, high, MOST_STEPS).into_iter().map(tick).collect();
        let title = match rank.axis.filter(|_| !self.differences().is_empty()) {
            Some(_) => rank.subtitle(),
            None => words::head(&words::capital(&rank.subject), rank.unit, base.language),
        };
        Side { title, rows, ticks }
    }
}

/// Whether some district shown has figures on both axes.
pub(super) fn is_shared(base: &Base<'_>, axes: &[Axis; 2]) -> bool {
    let has =
        |district: usize, axis: &Axis| compare::on(base.dataset, axis).iter().any(|seen| seen.district == district);
    shown(base.dataset, base.view).into_iter().any(|district| axes.iter().all(|axis| has(district, axis)))
}

/// The lowest and the highest number that an axis must have: those drawn to scale, and zero where it is no farther from them
/// than they are from each other. One that is alone has nothing to flatten, so it is not broken.
fn ends(rows: &mut [Row], from_zero: bool) -> (Decimal, Decimal) {
    let mut values = to_scale(rows);
    if values.len() < 2 {
        for bar in rows.iter_mut().flat_map(|row| &mut row.bars) {
            bar.is_broken = false;
        }
        values = to_scale(rows);
    }
    let (low, high) = match values.as_slice() {
        [] => (Decimal::ZERO, Decimal::ZERO),
        [one] => (*one, *one),
        [low, .., high] => (*low, *high),
    };
    let (with_low, with_high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
    let (span, nearest) = (high.minus(low), low.size().min(high.size()));
    let is_near = span.is_none_or(|span| span.is_zero() || nearest <= span);
    if from_zero || is_near { (with_low, with_high) } else { (low, high) }
}

fn to_scale(rows: &[Row]) -> Vec<Decimal> {
    let mut values = Vec::new();
    for bar in rows.iter().flat_map(|row| &row.bars).filter(|bar: &&Bar| !bar.is_broken) {
        values.push(bar.figure.value);
    }
    sort::sort_unique(&mut values);
    values
}

/// The head and the figures of one ranking's line; where there are none here, those on the same list that are of another
/// period or status, with what they are.
fn own_line<'d>(rank: &Rank<'d>, cell: &compare::Cell<'d>) -> Line<'d> {
    let mut near = cell.clone();
    near.apart.retain(|(_, differences)| {
        let is_near = |difference| matches!(difference, &Difference::Period | &Difference::Status);
        cell.here.is_empty() && differences.iter().all(is_near)
    });
    let mut line = rank.line(&near);
    let apart = line.cells.pop();
    if let (Some(apart), Some(own), true) = (apart, line.cells.last_mut(), cell.here.is_empty()) {
        *own = Said::plain(rank.base.absent(cell.state()));
        let gap = if apart.text.is_empty() { "" } else { rank.base.language.pick("；", "; ") };
        for (all, more) in [(&mut own.text, apart.text), (&mut own.spoken, apart.spoken)] {
            all.push_str(gap);
            all.push_str(&more);
        }
    }
    line
}
