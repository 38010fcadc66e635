//! The kinds of chart: a row of `KINDS` and a file each. Each makes of a dataset and a view a draft of typed messages; none words a
//! sentence or sees a pixel.
//!
//! ```
//! use district_charts::kinds::{KINDS, kind};
//!
//! assert_eq!(KINDS[0].name, "rank"); // the default
//! assert!(kind("tiles").is_some_and(|tiles| !tiles.has_scaling));
//! ```

mod context;
mod claim;
mod outlier;
mod excerpt;
mod also_published;
mod rank;
mod target;
mod change;
mod progress;
mod projects;
mod scatter;
mod pair;
mod size;
mod tiles;
mod series;
mod trend;
mod coverage;
mod standouts;
mod lead;
mod profile;
mod unavailable;

pub use context::{indicators_by_theme, shown_districts};
pub(crate) use trend::courses;
pub use unavailable::{is_available, most_telling, nearest};

use crate::compare::Axis;
use crate::data::Dataset;
use crate::model::{Districts, Draft, Kind, MAX_NAMED, Notice, View};

/// All kinds of chart, in the order in which a page offers them; the first is the default.
pub static KINDS: [Kind; 11] = [
    Kind(&rank::RANK),
    Kind(&target::TARGET),
    Kind(&change::CHANGE),
    Kind(&pair::PAIR),
    Kind(&progress::PROGRESS),
    Kind(&size::SIZE),
    Kind(&coverage::COVERAGE),
    Kind(&profile::PROFILE),
    Kind(&tiles::TILES),
    Kind(&trend::TREND),
    Kind(&projects::PROJECTS),
];

/// The kind with a name.
pub fn kind(name: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}

/// The chart of a view as typed messages, or the message in its place. Adds a notice for each property of the view that no figure has.
pub fn draft<'d>(dataset: &'d Dataset, view: &'d View, notices: &mut Vec<Notice>) -> Draft<'d> {
    (view.kind.draft)(dataset, view, notices).unwrap_or_else(|| unavailable::draft(dataset, view))
}

/// The axis of the chart of a view, if it has one. Adds the same notices as `draft`.
pub fn axis(dataset: &Dataset, view: &View, notices: &mut Vec<Notice>) -> Option<Axis> {
    (view.kind.availability)(dataset, view, notices).axis()
}

/// The view with everything stated that it leaves to a default, so that later figures do not change what it asks: the view of an embed
/// link.
pub fn pinned(dataset: &Dataset, view: &View) -> View {
    let axis = axis(dataset, view, &mut Vec::new());
    let other = axis.zip(view.kind.second_axis).and_then(|(axis, second_axis)| second_axis(dataset, view, &axis));
    // The names of many districts would make a link longer than messengers keep in one piece.
    let is_all = view.districts.is_none()
        && view.kind.districts == Districts::Several
        && dataset.district_ids().len() > MAX_NAMED;
    let differs = |other: &Axis| axis.is_some_and(|axis| !axis.differs_in_indicator_only(other));
    View {
        other: other.map(|other| other.indicator),
        other_period: other.filter(differs).map(|other| other.period),
        period: axis.map(|axis| axis.period).or(view.period),
        status: axis.map(|axis| axis.status).or(view.status),
        scope: axis.filter(|_| !view.kind.shows_all_lists).map(|axis| axis.scope).or(view.scope),
        districts: Some(shown_districts(dataset, view)).filter(|_| !is_all),
        ..view.clone()
    }
}
