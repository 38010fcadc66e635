//! The view that a link asks for, with its keys and notices, and the specification of a kind of chart, with its draft. These types refer to
//! each other, so they share a file.

use super::message::{CellMessage, ColumnName, Label, Note, Unit};
use super::plot::Plot;
use super::title::{Coverage, KindName, Subtitle, Title, Topic};
use crate::compare::{Axis, AxisFilter};
use crate::data::{Dataset, DistrictId, IndicatorId, Observation, Scope, Status};
use crate::language::Language;
use crate::number::Figure;
use crate::period::Period;
use std::fmt;
use std::ops::Deref;

/// A request for a chart. `link` reads it from a link and writes it as one.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The kind of chart.
    pub kind: Kind,
    /// The indicator; none in an empty package.
    pub indicator: Option<IndicatorId>,
    /// The second indicator of a kind that compares two; none for the one that most districts reported beside the first.
    pub other: Option<IndicatorId>,
    /// The period; none for the one that most districts reported.
    pub period: Option<Period>,
    /// The period of the second indicator; none for that of the first if there is such, or else the one that most districts reported.
    pub other_period: Option<Period>,
    /// The status; none for the one that most districts reported.
    pub status: Option<Status>,
    /// The list of projects; none for the one that most districts reported.
    pub scope: Option<Scope>,
    /// The districts shown, in official order; none for all.
    pub districts: Option<Vec<DistrictId>>,
    /// The districts highlighted; none for those that the finding names.
    pub highlight: Option<Vec<DistrictId>>,
    /// The order of the districts.
    pub order: Order,
    /// Whether small multiples share a scale.
    pub scaling: Scaling,
    /// The language.
    pub language: Language,
    /// The theme; none for that of the reader's system.
    pub theme: Option<Theme>,
    /// The digest of the figures that the author of the link saw.
    pub digest: Option<u32>,
}

impl View {
    /// The view of a kind and an indicator with the default of every other property.
    pub fn new(kind: Kind, indicator: Option<IndicatorId>) -> View {
        View {
            kind,
            indicator,
            other: None,
            period: None,
            other_period: None,
            status: None,
            scope: None,
            districts: None,
            highlight: None,
            order: Order::Value,
            scaling: Scaling::One,
            language: Language::ALL[0],
            theme: None,
            digest: None,
        }
    }

    /// The properties of the axis that the view states.
    pub fn axis_filter(&self) -> AxisFilter {
        AxisFilter { period: self.period, status: self.status, scope: self.scope }
    }

    /// The view with period, status, list and second indicator left to their defaults.
    pub fn without_axis(&self) -> View {
        View { period: None, other_period: None, status: None, scope: None, other: None, ..self.clone() }
    }
}

/// A key of the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `v`: the version of the format.
    Version,
    /// `c`: the kind of chart.
    Kind,
    /// `i`: the indicator, two for some kinds.
    Indicator,
    /// `p`: the period, two for some kinds.
    Period,
    /// `st`: the status.
    Status,
    /// `sc`: the list of projects.
    Scope,
    /// `d`: the districts shown.
    Districts,
    /// `h`: the districts highlighted.
    Highlight,
    /// `s`: the order.
    Order,
    /// `y`: whether small multiples share a scale.
    Scaling,
    /// `l`: the language.
    Language,
    /// `t`: the theme.
    Theme,
    /// `ds`: the digest of the figures that the author saw.
    Digest,
}

/// A part of a link that could not be taken. The view has the default in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key.
    pub key: Key,
    /// Its value, as received; shortened if it is long.
    pub value: String,
    /// Why it was not taken.
    pub reason: NoticeReason,
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeReason {
    /// It is none of the names of its key.
    NotOneOf(Vec<&'static str>),
    /// No indicator has this id.
    NoIndicator,
    /// No district has this id; the others of the list are kept.
    NoDistrict,
    /// No scope has this id.
    NoScope,
    /// It is no period.
    NoPeriod,
    /// It is no digest of eight hexadecimal digits.
    NoDigest,
    /// The link was made by a later version.
    NewerVersion,
    /// There is no value.
    Empty,
    /// The key occurs twice with different values; the first is taken.
    Again,
    /// Nothing was reported for it (found while charting).
    NothingReported,
    /// No figures of this package ever had this digest (found while charting).
    UnknownDigest,
}

/// The order of the districts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Largest first.
    Value,
    /// The official order.
    Official,
    /// By name.
    Name,
}

/// Whether small multiples share a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// One scale for all, so that they can be compared.
    One,
    /// A scale for each, so that each fills its height.
    Own,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Order {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Order); 3] =
        [("value", Order::Value), ("official", Order::Official), ("name", Order::Name)];
}

impl Scaling {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Scaling); 2] = [("one", Scaling::One), ("own", Scaling::Own)];
}

impl Theme {
    /// Each with its name in a link.
    pub const ALL: [(&'static str, Theme); 2] = [("light", Theme::Light), ("dark", Theme::Dark)];
}

/// A kind of chart: a reference to its specification. Kinds are equal if they are the same specification.
#[derive(Clone, Copy)]
pub struct Kind(pub &'static KindSpec);

impl Deref for Kind {
    type Target = KindSpec;

    fn deref(&self) -> &KindSpec {
        self.0
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Finds the axis of the second indicator of a view, given that of the first.
pub type SecondAxis = fn(&Dataset, &View, &Axis) -> Option<Axis>;

/// The specification of a kind of chart. `kinds::KINDS` has all of them.
pub struct KindSpec {
    /// Its name in links.
    pub name: KindName,
    /// How many indicators it shows.
    pub indicators: Indicators,
    /// How many districts it shows.
    pub districts: Districts,
    /// Whether it shows all periods and statuses at once, so that none is chosen.
    pub shows_all_periods: bool,
    /// Whether it shows every list of projects unless one is asked for.
    pub shows_all_lists: bool,
    /// Whether it has small multiples, whose scales may be shared.
    pub has_scaling: bool,
    /// For kinds that compare two indicators: the axis of the second.
    pub second_axis: Option<SecondAxis>,
    /// Whether it has figures for a view. Adds a notice for each property of the view that no figure has.
    pub availability: fn(&Dataset, &View, &mut Vec<Notice>) -> Availability,
    /// The chart of a view; `None` if the kind has no figures for it. Adds the same notices.
    pub draft: for<'d> fn(&'d Dataset, &'d View, &mut Vec<Notice>) -> Option<Draft<'d>>,
}

/// How many indicators a kind of chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indicators {
    /// The one that the view asks for.
    One,
    /// Two that the view may ask for.
    Two,
    /// All of them.
    All,
}

/// How many districts a kind of chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Districts {
    /// Those that the view asks for, of the districts without the whole.
    Several,
    /// One, which may be the whole.
    One,
}

/// Whether a kind of chart has figures for a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It has figures on this axis.
    OnAxis(Axis),
    /// It has figures on several axes, which it shows at once.
    OnSeveralAxes,
    /// Nobody reported the indicator, and the chart says so.
    NothingReported,
    /// It has no figures for the view.
    Unavailable,
}

impl Availability {
    /// Whether there is a chart.
    pub fn is_available(self) -> bool {
        self != Availability::Unavailable
    }

    /// The axis of the chart, if it has one.
    pub fn axis(self) -> Option<Axis> {
        match self {
            Availability::OnAxis(axis) => Some(axis),
            Availability::OnSeveralAxes | Availability::NothingReported | Availability::Unavailable => None,
        }
    }

    /// Available on the axis, if there is one.
    pub fn on(axis: Option<Axis>) -> Availability {
        axis.map_or(Availability::Unavailable, Availability::OnAxis)
    }

    /// Available on several axes, if there are figures.
    pub fn on_several_axes(has_figures: bool) -> Availability {
        if has_figures { Availability::OnSeveralAxes } else { Availability::Unavailable }
    }
}

/// A chart as typed messages.
pub struct Draft<'d> {
    /// The finding.
    pub title: Title,
    /// The content.
    pub subtitle: Subtitle,
    /// How many districts reported.
    pub coverage: Coverage,
    /// Notes on the marks. Notes of the package on the figures drawn are added.
    pub notes: Vec<Note>,
    /// The figures that are drawn.
    pub drawn: Vec<&'d Observation>,
    /// The columns of the table; a last column with the sources is added.
    pub columns: Vec<Column>,
    /// The rows of the table.
    pub rows: Vec<DraftRow<'d>>,
    /// The marks in reading order; if empty, the rows are the marks.
    pub marks: Vec<DraftMark<'d>>,
    /// The rows of the table that are drawn and spoken, if these are not all of them.
    pub excerpt: Option<Vec<usize>>,
    /// Whether the sources of the chart are those of the figures drawn rather than those of the rows.
    pub cites_drawn: bool,
    /// Links to other charts.
    pub links: Vec<DraftLink>,
    /// The plot.
    pub plot: Plot<Label, Figure>,
}

/// A column of the table.
pub struct Column {
    /// Its name.
    pub name: ColumnName,
    /// The unit of its figures; none for words.
    pub unit: Option<Unit>,
}

/// A row of the table.
pub struct DraftRow<'d> {
    /// A cell a column; the first names the row.
    pub cells: Vec<CellMessage>,
    /// Its figures, for the sources.
    pub observations: Vec<&'d Observation>,
}

/// A part of a chart that can be pointed at.
pub struct DraftMark<'d> {
    /// Its text for screen readers.
    pub reading: Reading,
    /// The view that it leads to.
    pub view: Option<View>,
    /// The figures behind it.
    pub observations: Vec<&'d Observation>,
}

/// The text of a mark for screen readers.
pub enum Reading {
    /// The row of the table at an index.
    Row(usize),
    /// A text of its own.
    Label(Label),
    /// A district, an indicator, and the cell of both.
    Cell(DistrictId, IndicatorId, CellMessage),
}

/// A link to a chart of a kind about a topic.
pub struct DraftLink {
    /// Its content.
    pub topic: Topic,
    /// The view.
    pub view: View,
}

impl Column {
    /// A column of words.
    pub fn words(name: ColumnName) -> Column {
        Column { name, unit: None }
    }

    /// A column of figures.
    pub fn figures(name: ColumnName, unit: Unit) -> Column {
        Column { name, unit: Some(unit) }
    }
}

impl Notice {
    /// That nothing was reported for a value.
    pub fn nothing_reported(key: Key, value: String) -> Notice {
        Notice { key, value, reason: NoticeReason::NothingReported }
    }
}
