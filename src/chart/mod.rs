//! A chart from a dataset and a view: every word, number, order, mark and note decided. Never fails, and never sees a
//! pixel, a font or a colour: it says what role a mark plays.

mod claim;
mod outlier;
mod rank;
mod rank_table;
mod text;

use crate::compare::{self, Axis, Wish};
use crate::data::{Dataset, Status};
use crate::language::Language;
use crate::link::{self, Kind, Notice, Reason, Theme, View};
use crate::number::Figure;
use crate::words;

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
    /// The whole chart as it is spoken.
    pub spoken: String,
    /// What of the link could not be taken, and why.
    pub notices: Vec<String>,
    /// The same figures as a table, a row a district.
    pub table: Table,
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
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Plot {
    /// Horizontal bars in order.
    Rank(Vec<Row>),
}

/// The slot of one district.
#[derive(Clone, Debug)]
pub struct Row {
    /// The district's id.
    pub district: String,
    /// Its name.
    pub name: String,
    /// Its name where room is short.
    pub short: String,
    /// How loud the row is.
    pub emphasis: Emphasis,
    /// Its figures on the axis: several only where publications disagree.
    pub bars: Vec<Bar>,
    /// A figure that may not be compared, drawn as a frame; only where there are no bars.
    pub frame: Option<Bar>,
    /// Targets and forecasts of its own.
    pub ticks: Vec<Bar>,
    /// In what the frame differs, longest wording first, the last the least that must be said.
    pub aside: Vec<String>,
    /// What the ticks are, in the same way; the last may be empty, since the table has it.
    pub wanted: Vec<String>,
    /// What stands in the place of a figure.
    pub word: Option<String>,
    /// Whether the missing figure could exist.
    pub is_missing: bool,
}

/// A figure as a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it ends, and whether that end is open.
    pub figure: Figure,
    /// Its digits with the comparator's sign.
    pub label: String,
    /// Whether it is so far beyond the others that it is drawn broken, so as not to flatten them.
    pub is_broken: bool,
}

/// How loud a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Highlighted.
    Chosen,
    /// Compared with it.
    Compared,
    /// Without a figure on the axis.
    Quiet,
}

impl Row {
    /// All its marks.
    pub fn marks(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().chain(&self.frame).chain(&self.ticks)
    }
}

impl Chart {
    /// The chart that a link asks for. Never fails: what of the link cannot be taken is among the notices.
    pub fn from_link(dataset: &Dataset, link: &str) -> Chart {
        let (view, notices) = View::from_query(dataset, link);
        Chart::new(dataset, &view, notices)
    }

    /// The chart of a view, with the notices that reading its link gave.
    pub fn new(dataset: &Dataset, view: &View, mut notices: Vec<Notice>) -> Chart {
        if view.digest.is_some_and(|digest| digest != dataset.digest) {
            notices.push(Notice { key: "ds", value: text_of(view.digest), reason: Reason::Revised });
        }
        let axis = axis(dataset, view, &mut notices);
        let mut chart = match view.kind {
            Kind::Rank => rank::chart(dataset, view, axis),
        };
        chart.notices = notices.iter().map(|notice| words::notice(notice, view.language)).collect();
        chart
    }
}

/// The districts that a view shows, in official order.
pub(crate) fn shown(dataset: &Dataset, view: &View) -> Vec<usize> {
    view.districts.clone().unwrap_or_else(|| dataset.district_places())
}

/// What a view asks of its axis.
pub(crate) fn wish(view: &View) -> Wish {
    Wish { period: view.period, status: view.status, scope: view.scope }
}

/// The axis that fulfils a view's wishes, or as many of them as it can: scope is given up first, the period last, each
/// with a notice. `None` where nothing was reported at all.
pub(crate) fn axis(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Option<Axis> {
    let mut candidates = compare::candidates(dataset, view.indicator?, &shown(dataset, view));
    if candidates.is_empty() {
        candidates = compare::candidates(dataset, view.indicator?, &dataset.district_places());
    }
    let mut wish = wish(view);
    let mut given_up = |key, value: Option<String>| {
        if let Some(value) = value {
            notices.push(Notice { key, value, reason: Reason::NothingReported });
        }
    };
    if compare::choose(&candidates, &wish).is_none() {
        given_up("sc", wish.scope.take().map(|scope| link::scope_id(dataset, scope)));
    }
    if compare::choose(&candidates, &wish).is_none() {
        given_up("st", wish.status.take().map(|status: Status| status.name().to_owned()));
    }
    if compare::choose(&candidates, &wish).is_none() {
        given_up("p", wish.period.take().map(|period| period.to_link()));
    }
    compare::choose(&candidates, &wish)
}

/// The view with everything said that it leaves to a default, so that later figures change nothing of what it asks:
/// what an embed link holds.
pub fn pinned(dataset: &Dataset, view: &View) -> View {
    let axis = axis(dataset, view, &mut Vec::new());
    View {
        period: axis.map(|axis| axis.period).or(view.period),
        status: axis.map(|axis| axis.status).or(view.status),
        scope: axis.map(|axis| axis.scope).or(view.scope),
        districts: Some(shown(dataset, view)),
        ..view.clone()
    }
}

fn text_of(digest: Option<u32>) -> String {
    digest.map(|digest| format!("{digest:08x}")).unwrap_or_default()
}
