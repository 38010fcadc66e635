//! The types of charts: what a view asks, what a kind of chart is, what a chart says and what is drawn. Knows no kind, no sentence and no
//! pixel.
//!
//! A kind makes a `Draft` of typed messages; `words` turns each message into a text of one language; a `Chart` has texts alone.

mod limits;
mod article;
mod plot;
mod title;
mod message;
mod view;
mod chart;
mod finished;
mod plain_plot;
mod table_reading;

pub use article::{ArticleNote, ArticleReason, PassedOver};
pub use chart::{Chart, ChartLink, Mark, Picture, Table};
pub use limits::{
    END_ROWS, LEAST_SERIES, LISTED_OF_MORE, MAX_COLUMNS, MAX_ENTRIES, MAX_LISTED, MAX_NAMED, MAX_NAMED_POINTS,
    MAX_PANELS, MAX_ROWS, MAX_SPOKEN, MAX_STRIP, MAX_TILE_NAME, MAX_TILES,
};
pub use message::{
    ApartNote, CellMessage, ColumnName, DerivedValue, Label, Length, Note, Omitted, ProfileDetail, ProfileWhen,
    Standing, Unit,
};
pub use plain_plot::CHART_VERSION;
pub use plot::{
    Bar, Emphasis, Matrix, MatrixColumn, MatrixRow, Panel, Plot, PlotRow, Point, Position, ProfileEntry, PublishedAs,
    Ray, Rows, Scatter, ScatterAxis, StripPoint, Tile, TileMap, TrendPanels,
};
pub use table_reading::{
    Certainty, ColumnRole, ProblemAt, QuestionKind, TableAssumption, TableChoice, TableError, TableProblem,
    TableQuestion, TableReason, TableSubject,
};
pub use title::{
    Claim, Coverage, Finding, Gap, KindName, ProfileClaim, ProfileLead, Subject, Subtitle, Title, Topic, Trend,
};
pub use view::{
    Availability, Column, Districts, Draft, DraftLink, DraftMark, DraftRow, Indicators, Key, Kind, KindSpec, Notice,
    NoticeReason, Order, Reading, Scaling, SecondAxis, Theme, View,
};
