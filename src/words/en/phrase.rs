//! Fixed phrases, and the names of columns and kinds, in English.

use crate::data::Measure;
use crate::kinds::KINDS as ALL_KINDS;
use crate::model::{ColumnName, KindName, Order, Scaling, Theme};
use crate::words::interface::Writer;
use crate::words::phrase::{Control, EmbedMethod, Fact, Labels, PageLabels, Phrase};

/// The names of the kinds of chart.
pub(super) static KINDS: [(KindName, &str); ALL_KINDS.len()] = [
    ("rank", "Ranking"),
    ("target", "Against targets"),
    ("change", "Before and after"),
    ("pair", "Two indicators"),
    ("progress", "Progress of the plan"),
    ("size", "Number and size"),
    ("coverage", "Who published what"),
    ("profile", "One district"),
    ("tiles", "Tile map"),
    ("trend", "Over time"),
    ("projects", "Named projects"),
];

pub(super) static LABELS: Labels = Labels {
    sources: "Sources",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    selected: "The browser refuses to copy: the text is selected, copy it by hand",
    articles: "Articles",
    citation: "Citation",
    sorted: "sort by this column",
    original: "the chart’s own order",
};

pub(super) static PAGE_LABELS: PageLabels = PageLabels {
    chart: "Chart",
    table: "Table",
    about: "About",
    views: "Ways to read it",
    more: "More choices",
    reset: "Reset",
    find: "Find",
    search: "Find an indicator",
    nothing: "No indicator that can be chosen matches",
    share: "Share and download",
    link: "Link",
    private: "This copy has no public address: nobody else can open its location.",
    send: "Share with an app",
    embed: "Embed",
    preview: "Preview",
    picture: "Picture",
    press: "Long-press the picture to save it",
    png: "PNG",
    png2: "PNG (twice as fine)",
    svg: "SVG",
    data: "Data",
    csv: "CSV (this chart)",
    json: "JSON (this chart)",
    everything: "Every figure (CSV)",
    failed: "That failed",
    preparing: "Being prepared…",
};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Source => "Source",
        Phrase::TableLabel => "Table of the figures",
        Phrase::FullChart => "Open the full chart",
        Phrase::MoreRows => "{} more rows: open the full chart",
        Phrase::KeyboardHelp => {
            "Arrow keys go from mark to mark, Home and End to the ends; Enter shows the source, Escape leaves."
        }
        Phrase::Licence => "Licence of the data",
        Phrase::WaysOn => "Charts that have figures:",
        Phrase::SinceLink => "Since this link was made: ",
        Phrase::MoreChanged => "More of the figures shown here changed since.",
        Phrase::NoneChangedHere => "Figures changed since this link was made, but none shown here.",
        Phrase::Implied => "The article says so in words, without digits.",
        Phrase::FullYear => "full year",
        Phrase::OtherList => "other list",
        Phrase::CoverageSubtitle => "Which indicators each district published",
        Phrase::ByPeriod => ", by period",
        Phrase::Control(control) => self::control(control),
        Phrase::Fact(fact) => self::fact(fact),
        Phrase::Measure(measure) => self::measure(measure),
        Phrase::Order(Order::Value) => "By value",
        Phrase::Order(Order::Official) => "Official order",
        Phrase::Order(Order::Name) => "By name",
        Phrase::Scaling(Scaling::One) => "One for all",
        Phrase::Scaling(Scaling::Own) => "Each its own",
        Phrase::Theme(None) => "Auto",
        Phrase::Theme(Some(Theme::Light)) => "Light",
        Phrase::Theme(Some(Theme::Dark)) => "Dark",
        Phrase::AllDistricts => "All",
        Phrase::OnlyReported => "Only those that reported",
        Phrase::AllLists => "All lists",
        Phrase::NoSuchFigures => "no such figures",
        Phrase::NotWithTheseChoices => "not with these choices",
        Phrase::NotForThisKind => "not for this kind of chart",
        Phrase::NoneReportedBoth => "no district reported both",
        Phrase::PublishedFor => "What districts published it for",
        Phrase::EmbedMethod(EmbedMethod::Frame) => "Frame, of fixed height: nearly every site takes it",
        Phrase::EmbedMethod(EmbedMethod::Link) => "Link with a script: as high as the chart; without the script a link",
        Phrase::EmbedMethod(EmbedMethod::Element) => "Element: drawn in the page itself",
        Phrase::EmbedMethod(EmbedMethod::Picture) => "Picture: for sites without scripts and frames",
        Phrase::Loading => "Loading the chart’s controls…",
        Phrase::NotLoaded => "The script could not be loaded: no other chart can be chosen.",
        Phrase::Accessed => "Accessed",
        Phrase::DigestOfPage => "SHA-256 of this page, with this place empty",
        Phrase::DigestOfData => "SHA-256 of the files of figures",
    }
}

fn control(control: Control) -> &'static str {
    match control {
        Control::Kind => "Chart",
        Control::District => "District",
        Control::Indicator => "Indicator",
        Control::Other => "Held against",
        Control::Status => "Status",
        Control::Districts => "Districts shown",
        Control::Highlight => "Highlighted",
        Control::Period => "Period",
        Control::Scope => "Projects",
        Control::Order => "Order",
        Control::Scaling => "Scale",
        Control::Language => "Language",
        Control::Theme => "Appearance",
    }
}

fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Definition => "Definition",
        Fact::Measure => "Kind of quantity",
        Fact::Unit => "Unit",
        Fact::Denominator => "Relative to",
        Fact::Theme => "Theme",
        Fact::Excluded => "Not applicable to",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Growth => "growth on a year earlier",
        Measure::Share => "share of a whole",
        Measure::Change => "change of a share",
        Measure::Rate => "part done of what was to be done",
        Measure::Count => "count",
        Measure::Amount => "amount",
        Measure::Rank => "place in an order",
        Measure::Score => "score",
    }
}

pub(super) fn column(writer: &Writer<'_>, column: &ColumnName) -> String {
    let fixed = match column {
        ColumnName::District => "District",
        ColumnName::Project => "project",
        ColumnName::Subject(subject) => return writer.subject(*subject),
        ColumnName::AlsoPublished => "also published (not compared)",
        ColumnName::AgainstTarget => "against target or forecast (derived)",
        ColumnName::Earlier => "a year earlier (derived)",
        ColumnName::Change => "change",
        ColumnName::ListOfProjects => "list of projects",
        ColumnName::YearPassed => "of the year gone (derived)",
        ColumnName::Value => "figure",
        ColumnName::OneDistrict(district) => writer.name(*district),
        ColumnName::Indicator => "indicator",
        ColumnName::Average => "average of each, derived",
        ColumnName::List => "list",
        ColumnName::PeriodAndStatus => "period and status",
        ColumnName::Rank => "place among districts",
        ColumnName::Period => "period",
        ColumnName::Status => "status",
    };
    fixed.to_owned()
}
