//! A chart: what it says in one language, its table, and its plot.

use super::plot::Plot;
use super::view::Theme;
use crate::data::Observation;
use crate::language::Language;
use crate::number::Decimal;

/// A chart in the language of its view.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The language of all texts.
    pub language: Language,
    /// The BCP 47 tag of the names of places, if they are in another language; or an empty text.
    pub name_tag: String,
    /// The theme that the link asks for.
    pub theme: Option<Theme>,
    /// The finding.
    pub title: String,
    /// Indicator, period, status and unit.
    pub subtitle: String,
    /// How many districts reported, and how many reported only what may not be compared.
    pub coverage: String,
    /// Remarks on marks and figures.
    pub notes: Vec<String>,
    /// The publications.
    pub source: String,
    /// The label of the list of sources: `Articles`.
    pub sources_label: String,
    /// The licence of the figures; empty if the package does not say.
    pub licence: String,
    /// The whole chart as it is spoken.
    pub spoken: String,
    /// The parts of the link that could not be taken, and corrections of figures since it was made.
    pub notices: Vec<String>,
    /// The same figures as a table.
    pub table: Table,
    /// The marks in reading order; drawing returns their boxes in this order.
    pub marks: Vec<Mark>,
    /// The figures of all rows of the table.
    pub observations: Vec<Observation>,
    /// Links to the nearest views with figures, if this one has none.
    pub links: Vec<ChartLink>,
    /// The plot.
    pub plot: Plot,
    /// The house style of the package, by keys; empty for none.
    pub style: Vec<[String; 2]>,
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its content.
    pub caption: String,
    /// The heads of the columns; the first column names the rows.
    pub columns: Vec<String>,
    /// A cell a column in each row.
    pub rows: Vec<Vec<String>>,
    /// The value of each cell, if it may be compared with others of its column.
    pub values: Vec<Vec<Option<Decimal>>>,
    /// For each row the parts of its last cell that lead to a source, with their addresses.
    pub addresses: Vec<Vec<[String; 2]>>,
}

impl Table {
    /// Whether the rows can be sorted by a column: at least two have a value there.
    pub fn is_sortable(&self, column: usize) -> bool {
        self.values.iter().filter(|row| row.get(column).copied().flatten().is_some()).count() > 1
    }
}

/// A part of a chart that can be pointed at.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// Its text for screen readers and tooltips.
    pub spoken: String,
    /// The link that it leads to; empty for none.
    pub link: String,
    /// The figures behind it.
    pub observations: Vec<Observation>,
}

/// The part of a chart that a picture shows: its texts and its plot.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The finding.
    pub title: String,
    /// Indicator, period, status and unit.
    pub subtitle: String,
    /// How many districts reported.
    pub coverage: String,
    /// Remarks on marks and figures.
    pub notes: Vec<String>,
    /// The publications.
    pub source: String,
    /// The licence of the figures; empty if the package does not say.
    pub licence: String,
    /// The whole chart as it is spoken.
    pub spoken: String,
    /// The labels of the links to other charts.
    pub links: Vec<String>,
    /// The plot.
    pub plot: Plot,
    /// The house style of the package, by keys; empty for none.
    pub style: Vec<[String; 2]>,
}

/// A link to another chart.
#[derive(Clone, Debug)]
pub struct ChartLink {
    /// The plot of the chart.
    pub label: String,
    /// The link.
    pub query: String,
}
