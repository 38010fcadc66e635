//! The fixed phrases that a language has: labels of a page, heads of columns, words in the place of figures.

use crate::data::Measure;
use crate::model::{Order, Scaling, Theme};

/// The superlatives of a language: which one fits depends on what is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Degree {
    /// Of things counted.
    Most,
    /// Of money, area and the like.
    Largest,
    /// Of ranks, the smallest of which is best.
    Best,
    /// Of everything else.
    Highest,
}

/// A fixed phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// The head of the column of sources.
    Source,
    /// Figures that are folded into one entry.
    Folded,
    /// The label of the table.
    TableLabel,
    /// The link from an embed to the whole page.
    FullChart,
    /// The same link below a chart that is cut; `{}` stands for the number of rows, at least two, that are not shown.
    MoreRows,
    /// The whole year, for a figure set apart from those of a part of it.
    FullYear,
    /// Follows the name of an indicator that is shown over time.
    ByPeriod,
    /// How a chart is read by keyboard.
    KeyboardHelp,
    /// The label of the licence.
    Licence,
    /// Introduces the links to charts that have figures.
    WaysOn,
    /// Introduces the changes since a link was made.
    SinceLink,
    /// More figures of a chart changed than are named.
    MoreChanged,
    /// Figures changed, but none of the chart.
    NoneChangedHere,
    /// The term for a fact about an indicator.
    Fact(Fact),
    /// The name of a kind of quantity.
    Measure(Measure),
    /// The name of an order.
    Order(Order),
    /// The name of a theme; none is that of the reader's system.
    Theme(Option<Theme>),
    /// The choice of all districts.
    AllDistricts,
    /// A kind of chart has no figures at all.
    NoSuchFigures,
    /// A choice that cannot be combined with the others.
    NotWithTheseChoices,
    /// An indicator that a kind of chart cannot show.
    NotForThisKind,
    /// A way to embed a chart, and for which hosts it is.
    EmbedMethod(EmbedMethod),
    /// The controls are loading.
    Loading,
    /// The script could not be loaded.
    NotLoaded,
    /// The label of the day on which data were taken.
    Accessed,
    /// The label of the digest of a page.
    DigestOfPage,
    /// The label of the digest of the data files.
    DigestOfData,
}

/// A phrase with a noun of the package: what it calls its districts, its sources and its scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounPhrase {
    /// The whole district in the place of a list of projects.
    WholeDistrict,
    /// Another list of projects.
    OtherList,
    /// The heading of the figures that set a place apart.
    Standouts,
    /// The line under the title of the matrix.
    CoverageSubtitle,
    /// A source states a figure in words.
    Implied,
    /// The choice of the districts that reported.
    OnlyReported,
    /// The choice of all lists of projects.
    AllLists,
    /// Two indicators that no district reported both.
    NoneReportedBoth,
    /// Introduces the periods and lists that an indicator was published for.
    PublishedFor,
    /// The label of the sources of a chart.
    Sources,
    /// The name of the matrix of districts and indicators.
    KindOfCoverage,
    /// The name of the chart of one district.
    KindOfProfile,
    /// The label of a control of a page.
    Control(Control),
    /// The name of a way to scale small multiples.
    Scaling(Scaling),
}

/// The name of a kind of chart.
#[derive(Clone, Copy, Debug)]
pub enum KindLabel {
    /// The same in every package.
    Fixed(&'static str),
    /// With a noun of the package.
    Noun(NounPhrase),
}

/// A control of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The kind of chart.
    Kind,
    /// The one district shown.
    District,
    /// The indicator.
    Indicator,
    /// The second indicator.
    Other,
    /// The status.
    Status,
    /// The districts shown.
    Districts,
    /// The districts highlighted.
    Highlight,
    /// The period.
    Period,
    /// The list of projects.
    Scope,
    /// The order of the districts.
    Order,
    /// Whether small multiples share a scale.
    Scaling,
    /// The language.
    Language,
    /// Light or dark.
    Theme,
}

/// A fact about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The items that are counted.
    Definition,
    /// The kind of quantity.
    Measure,
    /// The unit.
    Unit,
    /// The whole of a share, or the base of a growth.
    Denominator,
    /// The group that it belongs to.
    Theme,
    /// The districts that it cannot apply to.
    Excluded,
}

/// A way to embed a chart in a page of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedMethod {
    /// An iframe of fixed height.
    Frame,
    /// A link that a script turns into an iframe as high as its chart.
    Link,
    /// The custom element.
    Element,
    /// A picture.
    Picture,
}

impl EmbedMethod {
    /// Each with its name for scripts.
    pub const ALL: [(&'static str, EmbedMethod); 4] = [
        ("frame", EmbedMethod::Frame),
        ("link", EmbedMethod::Link),
        ("element", EmbedMethod::Element),
        ("picture", EmbedMethod::Picture),
    ];
}

/// The punctuation of a language, with the spaces that belong to it.
#[derive(Debug)]
pub struct Punctuation {
    /// Between clauses.
    pub comma: &'static str,
    /// Between longer parts.
    pub semicolon: &'static str,
    /// Before what was announced.
    pub colon: &'static str,
    /// At the end of a sentence that ends a text.
    pub stop: &'static str,
    /// At the end of a sentence that another follows.
    pub stop_and_gap: &'static str,
    /// Between sentences that have their stop.
    pub sentence_gap: &'static str,
    /// Between two figures on which publications disagree, as it is spoken.
    pub and: &'static str,
    /// Brackets.
    pub brackets: [&'static str; 2],
}

/// Declares labels as a struct that each language fills, and their names for the scripts.
macro_rules! labels {
    ($(#[$doc:meta])* $labels:ident: $($name:ident),* $(,)?) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "each is a short label; its name says where it stands")]
        #[derive(Debug)]
        pub struct $labels { $(pub $name: &'static str),* }

        impl $labels {
            /// Each label with its name.
            pub fn entries(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

labels! {
    /// The labels that the scripts of a chart need, by their names there.
    Labels: sources, close, copy, copied, selected, citation, sorted, original,
}

labels! {
    /// The further labels that the scripts of a page need.
    PageLabels: chart, table, about, views, more, reset, find, search, nothing, share, link, private, send, embed, preview, picture, press,
    masked, png, png2, svg, data, csv, json, zip, everything, failed, preparing,
}
