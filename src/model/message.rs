//! Typed texts of notes, table cells and marks. They hold ids and figures; `words` turns them into texts.

use super::plot::PublishedAs;
use super::title::{KindName, Subject};
use crate::compare::{Axis, CellState, Difference, Differences};
use crate::data::{DistrictId, IndicatorId, ProjectId, Scope, Status, TermId};
use crate::derive::{Derived, Rule};
use crate::number::{Decimal, Figure, Flag};
use crate::period::Period;

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// That of an indicator.
    Of(IndicatorId),
    /// Per cent.
    Percent,
    /// Percentage points.
    PercentagePoints,
}

/// A remark on marks or figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A dashed frame is a figure that may not be compared.
    Dashed,
    /// The letters behind figures are remarks of the publisher.
    Flags(Vec<Flag>),
    /// Figures have more digits than are shown; the decimals shown, if they are the same for all.
    Rounded(Option<u8>),
    /// An open end of a bar is a bound.
    OpenBar,
    /// A broken bar is an outlier.
    BrokenBar,
    /// A tick is a target, forecast or plan; whether some are open above.
    Ticks(Vec<Status>, bool),
    /// Targets are for a longer period.
    LongerTarget,
    /// The axis does not start at zero.
    AxisStart(Decimal),
    /// A ring is the value before the change, a dot the present one; whether the former is that of a year earlier.
    EarlierAndNow(bool),
    /// A tick is the part of the year that has passed at the end of a period, per cent.
    YearPassed(Period, Decimal),
    /// Notes of the package with the same first clause, on figures of these districts; without districts on those of the chart.
    Data(Vec<TermId>, Vec<DistrictId>),
    /// Figures are folded into one entry a theme.
    Folded,
    /// Values stand beside their points where there is room.
    SomeValues,
    /// The two indicators differ in these properties.
    AxesDiffer(Differences),
    /// A ring beside an axis has no figure on the other one.
    OneFigure,
    /// A point with a tip is a bound.
    OpenPoint,
    /// A point at the edge is an outlier.
    BrokenPoint,
    /// Figures of one indicator in the matrix need not be comparable.
    MatrixNotComparable,
    /// Explains the strip of points and the rank.
    ProfileStrip,
    /// An indented value is computed.
    Indented,
    /// Tiles are schematic.
    TilesSchematic,
    /// The boundaries of the map are simplified, and small places have tiles.
    MapSimplified,
    /// The breaks between colours; whether some values are negative.
    TileBreaks(Vec<Decimal>, bool),
    /// A cut corner is a bound.
    CutCorner,
    /// A tile without colour has figures of several classes.
    Uncoloured,
    /// All panels share a scale.
    SharedScale,
    /// Each panel has its own scale.
    OwnScales,
    /// A ring is a target, forecast or plan.
    Rings(Vec<Status>),
    /// Points that are not joined are not comparable.
    NotJoined,
    /// A panel has a scale of its own because it is an outlier.
    PanelAlone(Vec<Label>),
    /// So many of all rows are drawn: both ends of the order and those highlighted.
    Excerpt {
        /// How many are drawn.
        shown: usize,
        /// How many there are.
        total: usize,
    },
    /// So many of all panels or columns are drawn, those highlighted first.
    Few {
        /// How many are drawn.
        shown: usize,
        /// How many there are.
        total: usize,
    },
    /// So many of all figures are drawn: the latest of each series.
    LatestOnly {
        /// How many are drawn.
        shown: usize,
        /// How many there are.
        total: usize,
    },
    /// A strip of more points than this shows so many of them.
    ThinnedStrip(usize),
    /// The table has so many more rows than are spoken.
    MoreInTable(usize),
    /// Names of points stand only where there is room.
    SomeNamed,
    /// So many districts do not fit a tile map.
    TooManyTiles(usize),
    /// The names do not fit tiles.
    NamesTooLong,
}

/// The name of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnName {
    /// Districts.
    District,
    /// Named projects.
    Project,
    /// An indicator with its list.
    Subject(Subject),
    /// Figures that may not be compared.
    AlsoPublished,
    /// The comparison with a target or forecast.
    AgainstTarget,
    /// A value before its change; whether that is a year earlier.
    Earlier(bool),
    /// A change.
    Change,
    /// Lists of projects.
    ListOfProjects,
    /// The part of the year that has passed.
    YearPassed,
    /// Figures.
    Value,
    /// One district.
    OneDistrict(DistrictId),
    /// Indicators.
    Indicator,
    /// An average.
    Average,
    /// Lists, in a profile.
    List,
    /// Periods and statuses.
    PeriodAndStatus,
    /// Ranks among the districts.
    Rank,
    /// Periods.
    Period,
    /// Statuses.
    Status,
}

/// How a figure set apart differs from an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApartNote {
    /// The figure's own axis.
    pub axis: Axis,
    /// The differences.
    pub differences: Differences,
}

/// A computed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DerivedValue {
    /// How it is computed.
    pub rule: Rule,
    /// The value.
    pub figure: Figure,
    /// The figure, period and status of each input.
    pub inputs: [(Figure, Period, Status); 2],
    /// The indicator of the first input.
    pub indicator: IndicatorId,
    /// True if the value of `Rule::Previous` is that of a year earlier.
    pub is_year_earlier: bool,
    /// Whether the inputs are of different periods.
    pub has_two_periods: bool,
}

impl DerivedValue {
    /// The message for a computed value.
    pub fn new(derived: &Derived<'_>) -> DerivedValue {
        let [first, second] = derived.inputs;
        DerivedValue {
            rule: derived.rule,
            figure: derived.figure,
            inputs: [(first.figure, first.period, first.status), (second.figure, second.period, second.status)],
            indicator: first.indicator,
            is_year_earlier: derived.is_year_earlier,
            has_two_periods: derived.differences.contains(Difference::Period),
        }
    }
}

/// The text of a table cell, for the eye and for the ear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellMessage {
    /// A label, spoken as it is written.
    Label(Label),
    /// A figure.
    Figure(Figure, Unit),
    /// Figures on an axis, several if publications disagree; without figures the state of the cell.
    Figures(Vec<Figure>, Unit, CellState),
    /// Figures set apart.
    Apart(Vec<(ApartNote, Figure)>, Unit),
    /// A computed value with its arithmetic.
    Derived(DerivedValue),
    /// An indicator; spoken with a district.
    IndicatorIn(IndicatorId, DistrictId),
    /// The state of a cell, and figures set apart.
    AbsentAndApart(CellState, Vec<(ApartNote, Figure)>, Unit),
    /// An average with its arithmetic.
    Average(DerivedValue),
    /// All figures of an indicator that a district published; without figures the state of the cell, and whether it is spoken.
    Published(Vec<(Figure, Status)>, Unit, CellState, bool),
    /// The name of a figure in a profile, with that of the value computed from it.
    ProfileName(IndicatorId, Option<DerivedValue>),
    /// The project and list of a figure in a profile; spoken with the detail.
    ProfileList(ProfileDetail),
    /// Period and status, or the arithmetic; spoken with the list.
    ProfileDetail(ProfileDetail),
    /// A figure with its sign and unit.
    Signed(Figure, Unit),
}

/// The project, list and time of a figure in a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileDetail {
    /// The named project, if it is about one.
    pub project: Option<ProjectId>,
    /// The list of projects.
    pub scope: Scope,
    /// When, or how it is computed.
    pub when: ProfileWhen,
}

/// When a figure in a profile is of, or how it is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfileWhen {
    /// Its period and status.
    Dated(Period, Status),
    /// Its arithmetic.
    Derived(DerivedValue),
}

/// How long a wording may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Everything.
    Long,
    /// The parts that are needed.
    Short,
    /// The least that must be said.
    Least,
}

impl Length {
    /// The labels of all lengths, the longest first.
    pub fn labels(label: &dyn Fn(Length) -> Label) -> Vec<Label> {
        vec![label(Length::Long), label(Length::Short), label(Length::Least)]
    }
}

/// A text on a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// No text.
    Empty,
    /// The full name of a district.
    Name(DistrictId),
    /// The usual name of a district in a row.
    RowName(DistrictId),
    /// The short name of a district.
    ShortName(DistrictId),
    /// A district and a list.
    RowOfList(DistrictId, Scope),
    /// A district and a named project.
    RowOfProject(DistrictId, ProjectId),
    /// A named project.
    Project(ProjectId),
    /// A list of projects; no text for the whole district.
    List(Scope),
    /// A figure with the sign of its comparator.
    Figure(Figure),
    /// A value.
    Value(Decimal),
    /// The word for the state of a cell.
    Absent(CellState),
    /// How a figure set apart differs.
    Apart(ApartNote, Length),
    /// Targets and forecasts with how they differ.
    Ticks(Vec<(ApartNote, Figure)>, Length),
    /// A change beside a row.
    Change(Figure, Unit, Length),
    /// The change was not published.
    ChangeUnknown(Length),
    /// How a figure compares with a target, and whether it is reached.
    AgainstTarget(Rule, Figure, Option<bool>),
    /// The part of the year that has passed, per cent.
    YearPassed(Decimal, Length),
    /// Introduces the links to charts that have figures.
    WaysOn,
    /// A list of projects, or the words for the whole district.
    Scope(Scope),
    /// A figure with sign and unit.
    Signed(Figure, Unit),
    /// A term of the package.
    Term(TermId),
    /// The name of a kind of chart.
    Kind(KindName),
    /// An indicator.
    Indicator(IndicatorId),
    /// The name of a computed value.
    DerivedName(DerivedValue),
    /// The arithmetic of a computed value.
    Arithmetic(DerivedValue),
    /// Project, list, period and status of a figure in a profile.
    ProfileDetail(ProfileDetail),
    /// A rank among districts.
    Standing(Standing),
    /// How an indicator was published, in a legend.
    PublishedAs(PublishedAs),
    /// A panel: a district, and the list if there are several.
    Panel(DistrictId, Option<Scope>),
    /// A period, short.
    Period(Period),
    /// A status.
    Status(Status),
    /// The title of an axis: an indicator with its period, status and unit.
    AxisDated(Subject, Period, Status),
    /// The title of an axis: an indicator with its unit.
    AxisTitle(Subject),
    /// An average of a total by a count, with both units.
    AverageOf(Decimal, [IndicatorId; 2]),
    /// The unit of an indicator.
    Unit(IndicatorId),
    /// Rows that are not drawn.
    NotShown(Omitted),
    /// The heading of the figures that set a place apart.
    Standouts,
    /// Figures that are folded into one entry.
    Folded,
    /// The number of figures that are folded into one entry.
    Count(usize),
    /// The folded figures of a theme, as they are spoken: the theme and their number.
    FoldedOf(Box<Label>, usize),
    /// Some names as a list, of many the first three.
    Names(Vec<Label>),
}

/// The rows that a chart does not draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omitted {
    /// Places of a ranking, from the first to the last, from 1.
    Places(usize, usize),
    /// So many rows.
    Rows(usize),
    /// So many rows without a figure on the axis.
    WithoutFigure(usize),
}

/// A rank among those that reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// From 1.
    pub rank: usize,
    /// How many reported.
    pub total: usize,
    /// Whether others share it.
    pub is_joint: bool,
}
