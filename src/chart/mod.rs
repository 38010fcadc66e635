//! A chart from a dataset and a view: every word, number, order, mark and note decided. Never fails, and never sees a
//! pixel, a font or a colour: it says what role a mark plays.

mod base;
mod change;
mod cite;
mod claim;
mod coverage;
mod csv;
mod message;
mod outlier;
mod pair;
mod plot;
mod profile;
mod progress;
mod projects;
mod rank;
mod revised;
mod scatter;
mod size;
mod target;
mod text;
mod tiles;
mod trend;

pub use cite::{Article, Cited, Sources};
pub use plot::{
    Bar, Emphasis, Entry, Matrix, MatrixLine, Panel, Plot, Point, Row, Rows, Scatter, Side, Tile, Tiles, Told, Trend,
};

pub(crate) use profile::subject as profiled;

use crate::compare::{Axis, Wish};
use crate::data::{Dataset, Indicator, Observation};
use crate::language::Language;
use crate::link::{Kind, Notice, Theme, View};
use crate::number::Decimal;
use crate::sort;
use crate::words;
use base::{Base, Draft};

/// What a chart says, in the language of its view.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The language of all its words.
    pub language: Language,
    /// The theme that the link asks for.
    pub theme: Option<Theme>,
    /// The finding.
    pub title: String,
    /// Indicator, period, status and unit.
    pub subtitle: String,
    /// How many districts reported, and how many only elsewhere.
    pub coverage: String,
    /// What a reader must know of the marks and figures shown.
    pub notes: Vec<String>,
    /// Who published it.
    pub source: String,
    /// What others may do with the figures; empty where the package does not say.
    pub licence: String,
    /// The whole chart as it is spoken.
    pub spoken: String,
    /// What of the link could not be taken, and why.
    pub notices: Vec<String>,
    /// The same figures as a table.
    pub table: Table,
    /// What can be pointed at, in reading order: that of the places that drawing gives.
    pub marks: Vec<Mark>,
    /// The figures of all lines of the table.
    pub seen: Vec<Observation>,
    /// Where else to go: the nearest views, where this one has no figures.
    pub links: Vec<Link>,
    /// What is drawn.
    pub plot: Plot,
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Heads of the columns; the first is that of the rows' heads.
    pub columns: Vec<String>,
    /// As many cells a row as columns.
    pub rows: Vec<Vec<String>>,
    /// The value of each cell of a row, where it has one that may be compared with others of its column.
    pub values: Vec<Vec<Option<Decimal>>>,
}

impl Table {
    /// Whether the rows can be ordered by a column: at least two have a value there.
    pub fn is_sortable(&self, column: usize) -> bool {
        self.values.iter().filter(|row| row.get(column).copied().flatten().is_some()).count() > 1
    }

    /// The places of the rows, the smallest or the largest value of a column first; those without a value come last, in the
    /// chart's order.
    pub fn order(&self, column: usize, is_descending: bool) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let value = |&row: &usize| self.values.get(row).and_then(|row| row.get(column).copied().flatten());
        sort::sort_by(&mut order, |a, b| match (value(a), value(b)) {
            (Some(a), Some(b)) if is_descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        order
    }
}

/// What of a chart can be pointed at.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// What it says.
    pub spoken: String,
    /// The link that it leads to; empty for none.
    pub link: String,
    /// The figures behind it.
    pub seen: Vec<Observation>,
}

impl Mark {
    /// What leads nowhere, and the figures behind it.
    fn new(spoken: String, seen: &[&Observation]) -> Mark {
        Mark { spoken, link: String::new(), seen: seen.iter().map(|&seen| seen.clone()).collect() }
    }
}

/// A way to another chart.
#[derive(Clone, Debug)]
pub struct Link {
    /// What is there.
    pub label: String,
    /// The link.
    pub query: String,
}

impl Chart {
    /// The chart that a link asks for. Never fails: what of the link cannot be taken is among the notices.
    pub fn from_link(dataset: &Dataset, link: &str) -> Chart {
        let (view, notices) = View::from_query(dataset, link);
        Chart::new(dataset, &view, notices)
    }

    /// Whether only a larger module has it: the one with rows alone finds no figures then, and must not say so.
    pub fn is_elsewhere(&self) -> bool {
        cfg!(not(feature = "page")) && matches!(self.plot, Plot::Message(_))
    }

    /// The chart of a view, with the notices that reading its link gave.
    pub fn new(dataset: &Dataset, view: &View, mut notices: Vec<Notice>) -> Chart {
        let base = Base::new(dataset, view);
        let draft = drafted(&base, &mut notices);
        let revised = revised::told(&base, &draft, &mut notices);
        let mut chart = base.finish(draft);
        chart.notices = notices.iter().map(|notice| words::notice(notice, view.language)).collect();
        chart.notices.extend(revised);
        chart
    }
}

/// What a view asks for, or the message in its place.
fn drafted<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Draft<'d> {
    draft(base, notices).unwrap_or_else(|| message::draft(base))
}

/// What the view's kind makes of it; `None` where it has no figures for it.
fn draft<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    match base.view.kind {
        Kind::Rank => rank::draft(base, notices),
        Kind::Target => target::draft(base, notices),
        Kind::Change => change::draft(base, notices),
        Kind::Progress => progress::draft(base, notices),
        Kind::Projects => projects::draft(base, notices),
        #[cfg(feature = "page")]
        _ => draft_beyond_rows(base, notices),
        #[cfg(not(feature = "page"))]
        _ => None,
    }
}

/// The same of the kinds that are not made of rows. Never a part of the function above: browsers compile a function when it is first
/// called, and the first chart would wait for all kinds.
#[cfg(feature = "page")]
#[inline(never)]
fn draft_beyond_rows<'d>(base: &Base<'d>, notices: &mut Vec<Notice>) -> Option<Draft<'d>> {
    match base.view.kind {
        Kind::Pair => pair::draft(base, notices),
        Kind::Size => size::draft(base, notices),
        Kind::Tiles => tiles::draft(base, notices),
        Kind::Trend => trend::draft(base),
        Kind::Coverage => coverage::draft(base),
        Kind::Profile => profile::draft(base),
        _ => None,
    }
}

/// The axis that `draft` would have, where there is one, without a word; `None` where it has no figures for the view.
fn ground(base: &Base<'_>, notices: &mut Vec<Notice>) -> Option<Option<Axis>> {
    match base.view.kind {
        Kind::Rank => rank::axis(base, notices).map(|(axis, _)| axis),
        Kind::Target => target::axis(base, notices).map(Some),
        Kind::Change => change::axis(base, notices).map(Some),
        #[cfg(feature = "page")]
        Kind::Pair => pair::axes(base, notices).map(|axes| Some(axes[0])),
        #[cfg(feature = "page")]
        Kind::Size => size::axes(base, notices).map(|axes| Some(axes[0])),
        Kind::Progress => progress::axis(base, notices).map(Some),
        Kind::Projects => projects::axis(base, &projects::figures(base), notices).map(Some),
        #[cfg(feature = "page")]
        Kind::Tiles => tiles::axis(base, notices).map(Some),
        #[cfg(feature = "page")]
        Kind::Trend => trend::has_several(base).then_some(None),
        #[cfg(feature = "page")]
        Kind::Coverage => coverage::has_any(base).then_some(None),
        #[cfg(feature = "page")]
        Kind::Profile => profile::has_any(base).then_some(None),
        #[cfg(not(feature = "page"))]
        _ => None,
    }
}

/// Whether the kind of a view has figures for it.
pub(crate) fn answers(dataset: &Dataset, view: &View) -> bool {
    ground(&Base::new(dataset, view), &mut Vec::new()).is_some()
}

/// The view of the same kind with the nearest indicator that has figures for it: first those whose ids begin or end alike,
/// then in the order of the package.
pub(crate) fn nearest(dataset: &Dataset, view: &View) -> Option<View> {
    let own = &dataset.indicators[view.indicator?];
    for is_kin in [true, false] {
        for (place, indicator) in dataset.indicators.iter().enumerate() {
            if is_akin(own, indicator) == is_kin {
                let wishes =
                    View { period: None, other_period: None, status: None, scope: None, other: None, ..view.clone() };
                let candidate = View { indicator: Some(place), ..wishes };
                if answers(dataset, &candidate) {
                    return Some(candidate);
                }
            }
        }
    }
    None
}

/// Whether one id continues the other.
fn is_akin(a: &Indicator, b: &Indicator) -> bool {
    a.id.starts_with(b.id.as_str()) || b.id.starts_with(a.id.as_str())
}

/// The districts that a view shows, in official order; one place for a profile, which may be the city.
pub(crate) fn shown(dataset: &Dataset, view: &View) -> Vec<usize> {
    if view.kind == Kind::Profile {
        return Vec::from_iter(profile::subject(dataset, view));
    }
    view.districts.clone().unwrap_or_else(|| dataset.district_places())
}

/// All indicators, themes in the order in which they first appear.
pub(crate) fn themed(dataset: &Dataset) -> Vec<usize> {
    let mut all: Vec<usize> = (0..dataset.indicators.len()).collect();
    let mut first = vec![usize::MAX; dataset.terms.len()];
    for (place, indicator) in dataset.indicators.iter().enumerate() {
        first[indicator.theme] = first[indicator.theme].min(place);
    }
    sort::sort_by_key(&mut all, |&place| first[dataset.indicators[place].theme]);
    all
}

/// What a view asks of its axis.
pub(crate) fn wish(view: &View) -> Wish {
    Wish { period: view.period, status: view.status, scope: view.scope }
}

/// The axis of the chart of a view, and in `notices` what of its wishes had to be given up.
pub(crate) fn axis(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Option<Axis> {
    ground(&Base::new(dataset, view), notices)?
}

/// The view with everything said that it leaves to a default, so that later figures change nothing of what it asks:
/// what an embed link holds.
pub fn pinned(dataset: &Dataset, view: &View) -> View {
    let axis = axis(dataset, view, &mut Vec::new());
    let other = axis.filter(|_| view.kind == Kind::Pair).and_then(|axis| pair::other(&Base::new(dataset, view), &axis));
    View {
        other: other.map(|other| other.indicator),
        other_period: other
            .filter(|other| axis.is_some_and(|axis| !pair::is_same(&axis, other)))
            .map(|other| other.period),
        period: axis.map(|axis| axis.period).or(view.period),
        status: axis.map(|axis| axis.status).or(view.status),
        // Progress shows every list of its period, unless one is asked for.
        scope: axis.filter(|_| view.kind != Kind::Progress).map(|axis| axis.scope).or(view.scope),
        districts: Some(shown(dataset, view)),
        ..view.clone()
    }
}
