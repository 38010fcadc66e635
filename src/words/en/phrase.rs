//! Fixed phrases, and the names of columns and kinds, in English.

use super::grammar::{is_reported, place};
use crate::data::{Measure, Noun};
use crate::kinds::KINDS as ALL_KINDS;
use crate::model::{ColumnName, KindName, Order, Scaling, Theme};
use crate::words::interface::Writer;
use crate::words::phrase::{Control, EmbedMethod, Fact, KindLabel, Labels, NounPhrase, PageLabels, Phrase};
use crate::words::typography::capital;

/// The names of the kinds of chart.
pub(super) static KINDS: [(KindName, KindLabel); ALL_KINDS.len()] = [
    ("rank", KindLabel::Fixed("Ranking")),
    ("target", KindLabel::Fixed("Against targets")),
    ("change", KindLabel::Fixed("Before and after")),
    ("pair", KindLabel::Fixed("Two indicators")),
    ("progress", KindLabel::Fixed("Progress of the plan")),
    ("size", KindLabel::Fixed("Number and size")),
    ("coverage", KindLabel::Noun(NounPhrase::KindOfCoverage)),
    ("profile", KindLabel::Noun(NounPhrase::KindOfProfile)),
    ("tiles", KindLabel::Fixed("Tile map")),
    ("trend", KindLabel::Fixed("Over time")),
    ("projects", KindLabel::Fixed("Named projects")),
];

pub(super) static LABELS: Labels = Labels {
    sources: "Sources",
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    selected: "The browser refuses to copy: the text is selected, copy it by hand",
    citation: "Citation",
    sorted: "sort by this column",
    original: "the chart’s own order",
};

pub(super) static PAGE_LABELS: PageLabels = PageLabels {
    chart: "Chart",
    table: "Table",
    about: "About",
    views: "Ways to view it",
    more: "More choices",
    reset: "Reset",
    find: "Find",
    search: "Find an indicator",
    nothing: "Nothing that can be chosen matches",
    share: "Share and download",
    link: "Link",
    private: "This copy has no public address: nobody else can open its location.",
    send: "Share with an app",
    embed: "Embed",
    preview: "Preview",
    picture: "Picture",
    press: "Long-press the picture to save it",
    masked: "This browser hides the pixels of pictures from web pages, so a PNG would be noise. The SVG is the same picture.",
    png: "PNG",
    png2: "PNG (twice as fine)",
    svg: "SVG",
    data: "Data",
    csv: "CSV (this chart)",
    json: "JSON (this chart)",
    zip: "CSV and its description (ZIP)",
    everything: "Every figure (CSV)",
    failed: "That did not work",
    preparing: "Being prepared…",
};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Source => "Source",
        Phrase::Folded => "More figures, in the table",
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
        Phrase::FullYear => "full year",
        Phrase::ByPeriod => ", by period",
        Phrase::Fact(fact) => self::fact(fact),
        Phrase::Measure(measure) => self::measure(measure),
        Phrase::Order(Order::Value) => "By value",
        Phrase::Order(Order::Official) => "Official order",
        Phrase::Order(Order::Name) => "By name",
        Phrase::Theme(None) => "Auto",
        Phrase::Theme(Some(Theme::Light)) => "Light",
        Phrase::Theme(Some(Theme::Dark)) => "Dark",
        Phrase::AllDistricts => "All",
        Phrase::NoSuchFigures => "no such figures",
        Phrase::NotWithTheseChoices => "not with these choices",
        Phrase::NotForThisKind => "not for this kind of chart",
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

pub(super) fn noun_phrase(writer: &Writer<'_>, phrase: NounPhrase) -> String {
    let description = writer.description();
    let (Noun { one, several, .. }, scope, source) = (place(writer), &description.scope_short, &description.source);
    let is_reported = is_reported(writer);
    match phrase {
        NounPhrase::WholeDistrict => format!("whole {one}"),
        NounPhrase::OtherList => format!("other {}", scope.one),
        NounPhrase::Standouts => "What stands out".to_owned(),
        NounPhrase::CoverageSubtitle if is_reported => format!("Which indicators each {one} published"),
        NounPhrase::CoverageSubtitle => format!("Which indicators each {one} has figures for"),
        NounPhrase::Implied => format!("The {} says so in words, without digits.", source.one),
        NounPhrase::OnlyReported if is_reported => "Only those that reported".to_owned(),
        NounPhrase::OnlyReported => "Only those with a figure".to_owned(),
        NounPhrase::AllLists => format!("All {}", scope.several),
        NounPhrase::NoneReportedBoth if is_reported => format!("no {one} reported both"),
        NounPhrase::NoneReportedBoth => format!("no {one} has both"),
        NounPhrase::PublishedFor if is_reported => format!("What {several} published it for"),
        NounPhrase::PublishedFor => format!("What {several} have it for"),
        NounPhrase::Sources => capital(&source.several),
        NounPhrase::KindOfProfile => format!("One {one}"),
        NounPhrase::KindOfCoverage if is_reported => "Who published what".to_owned(),
        NounPhrase::KindOfCoverage => "Which figures there are".to_owned(),
        NounPhrase::Control(Control::District) => capital(one),
        NounPhrase::Control(Control::Districts) => format!("{} shown", capital(several)),
        NounPhrase::Control(Control::Scope) if scope != &description.scope => "Projects".to_owned(),
        NounPhrase::Control(Control::Scope) => capital(&scope.one),
        NounPhrase::Control(control) => self::control(control).to_owned(),
        NounPhrase::Scaling(Scaling::One) => "One for all".to_owned(),
        NounPhrase::Scaling(Scaling::Own) => "Each its own".to_owned(),
    }
}

/// The label of a control without a noun of the package.
fn control(control: Control) -> &'static str {
    match control {
        Control::Kind => "Chart",
        Control::District | Control::Districts | Control::Scope => "",
        Control::Indicator => "Indicator",
        Control::Other => "Compare with",
        Control::Status => "Status",
        Control::Highlight => "Highlighted",
        Control::Period => "Period",
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
        Measure::Growth => "growth",
        Measure::Share => "share of a whole",
        Measure::Change => "change in a share",
        Measure::Rate => "completion rate",
        Measure::Ratio => "ratio",
        Measure::Count => "count",
        Measure::Amount => "amount",
        Measure::Mean => "average",
        Measure::Index => "index",
        Measure::Rank => "rank",
        Measure::Score => "score",
    }
}

pub(super) fn column(writer: &Writer<'_>, column: &ColumnName) -> String {
    let description = writer.description();
    let fixed = match column {
        ColumnName::District => return capital(&place(writer).one),
        ColumnName::Project => "project",
        ColumnName::Subject(subject) => return writer.subject(*subject),
        ColumnName::AlsoPublished if is_reported(writer) => "also published (not compared)",
        ColumnName::AlsoPublished => "other figures (not compared)",
        ColumnName::AgainstTarget => "against target or forecast (derived)",
        ColumnName::Earlier(true) => "a year earlier (derived)",
        ColumnName::Earlier(false) => "before the change (derived)",
        ColumnName::Change => "change",
        ColumnName::ListOfProjects => &description.scope.one,
        ColumnName::YearPassed => "share of the year over (derived)",
        ColumnName::Value => "figure",
        ColumnName::OneDistrict(district) => writer.name(*district),
        ColumnName::Indicator => "indicator",
        ColumnName::Average => "average, derived",
        ColumnName::List => &description.scope_short.one,
        ColumnName::PeriodAndStatus => "period and status",
        ColumnName::Rank => return format!("rank among {}", place(writer).several),
        ColumnName::Period => "period",
        ColumnName::Status => "status",
    };
    fixed.to_owned()
}
