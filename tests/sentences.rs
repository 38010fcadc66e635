//! Every form of every sentence, in each language: one and several, exact and bound, reached and missed. Charts of a package show some of
//! them; here all stand in a list that a translator can read. `UPDATE_EXPECT=1` writes the lists again.

mod common;

use common::{embedded, germany, goldens};
use district_charts::compare::{Axis, CellState, Differences};
use district_charts::data::{
    Dataset, DistrictId, IndicatorId, Measure, Reporting, Scope, SourceId, Status, TermId, TermKind,
};
use district_charts::derive::Rule;
use district_charts::language::Language;
use district_charts::model::{
    ApartNote, Certainty, Claim, ColumnRole, Coverage, Finding, Gap, Label, Length, Note, Omitted, ProblemAt,
    QuestionKind, Standing, Subject, TableAssumption, TableChoice, TableError, TableProblem, TableQuestion,
    TableReason, TableSubject, Title, Topic, Trend, Unit,
};
use district_charts::number::{Comparator, Decimal, Figure, Flag};
use district_charts::period::Period;
use district_charts::words::{
    Control, EmbedMethod, Fact, NounPhrase, Phrase, Writer, data_failed, load_failed, words, writer,
};
use std::cmp::Ordering;

/// Named texts, a line each.
struct List(String);

impl List {
    fn head(&mut self, text: &str) {
        self.0 += &format!("\n# {text}\n");
    }

    fn add(&mut self, text: &str) {
        self.0 += &format!("{}\n", if text.is_empty() { "–" } else { text });
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

fn figure(text: &str, comparator: Comparator) -> Figure {
    Figure { value: decimal(text), comparator, flag: None }
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn subject(dataset: &Dataset, id: &str) -> Subject {
    Subject::whole(dataset.indicator_ids().find(|&of| dataset.indicators[of].id == id).expect("an indicator"))
}

/// The first districts that are compared.
fn districts(dataset: &Dataset, count: usize) -> Vec<DistrictId> {
    dataset.district_ids().into_iter().take(count).collect()
}

fn titles(dataset: &Dataset) -> Vec<Title> {
    let growth = subject(dataset, "fai-growth");
    let of = |count| districts(dataset, count);
    let claim = |claim, gap, reported, total| Finding {
        claim,
        gap,
        reported,
        total,
        is_selection: false,
        subject: Some(growth),
        status: Status::Actual,
    };
    let value = figure("12.5", Comparator::Eq);
    let gap = Gap { district: of(2)[1], figure: figure("6.1", Comparator::Eq), times: None };
    let mut titles = Vec::new();
    for (met, open, all) in [
        (0, 0, 1),
        (1, 0, 1),
        (0, 1, 1),
        (0, 0, 2),
        (1, 0, 2),
        (2, 0, 2),
        (0, 1, 2),
        (0, 2, 2),
        (0, 0, 3),
        (1, 0, 3),
        (2, 0, 3),
        (3, 0, 3),
        (0, 2, 3),
        (1, 2, 3),
        (9, 0, 10),
    ] {
        titles.push(Title::TargetsReached { reached: of(met), open, all: of(all), subject: growth });
    }
    for (risen, total) in [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 4), (1, 4), (4, 4)] {
        for climber in [None, Some((of(1)[0], [5, 2]))] {
            titles.push(Title::Risen { risen, total, climber, subject: growth });
        }
    }
    for (ahead, total) in [(0, 1), (1, 1), (0, 2), (1, 2), (2, 2), (0, 4), (1, 4), (3, 4), (4, 4)] {
        titles.push(Title::AheadOfYear { ahead, total, passed: decimal("50") });
    }
    for (indicators, most, fewest) in [(1, 1, 0), (5, 5, 0), (5, 3, 1), (5, 3, 3), (5, 3, 0), (5, 1, 1)] {
        for (count, total) in [(1, 4), (2, 4), (4, 10), (1, 1)] {
            titles.push(Title::Published {
                indicators,
                most: (most, of(count)),
                fewest: (fewest, of(1)),
                total,
                is_selection: false,
            });
        }
    }
    let leads = |count| Claim::Leads(of(count), value);
    let low = figure("6.1", Comparator::Eq);
    for (of_claim, counts) in [
        (Claim::Nothing, &[(None, 0, 10)][..]),
        (Claim::Only(of(1)[0], vec![value]), &[(None, 1, 10), (None, 1, 1)]),
        (Claim::Same(value), &[(None, 2, 2), (None, 4, 10)]),
        (leads(1), &[(None, 4, 10), (Some(gap), 10, 10)]),
        (leads(2), &[(None, 4, 10), (Some(gap), 10, 10)]),
        (leads(4), &[(None, 4, 10), (Some(gap), 10, 10)]),
        (Claim::Above([(of(2)[0], value), (of(2)[1], low)]), &[(None, 2, 2), (None, 2, 10)]),
        (Claim::Ranks(of(1)[0], 2, value), &[(None, 4, 10), (None, 10, 10)]),
        (Claim::Ranks(of(1)[0], 3, value), &[(None, 4, 10), (None, 10, 10)]),
        (Claim::Ranks(of(1)[0], 10, value), &[(None, 10, 10)]),
        (Claim::Between(low, value), &[(None, 4, 10), (None, 10, 10)]),
    ] {
        for &(gap, reported, total) in counts {
            titles.push(Title::Finding(claim(of_claim.clone(), gap, reported, total)));
        }
    }
    for times in [(2, true), (2, false), (3, true), (10, false)] {
        let gap = Gap { times: Some(times), ..gap };
        titles.push(Title::Finding(claim(Claim::Leads(of(1), value), Some(gap), 10, 10)));
    }
    let moved = |order| Trend::Moved { from: (value, period("2020")), to: (value, period("2021")), order };
    for course in [
        moved(Ordering::Less),
        moved(Ordering::Greater),
        moved(Ordering::Equal),
        Trend::Steady(2, value),
        Trend::Steady(4, value),
        Trend::Several(true),
        Trend::Several(false),
    ] {
        for count in [1, 2, 3, 4, 10] {
            titles.push(Title::Trend { course: course.clone(), districts: of(count), subject: growth });
        }
    }
    for (figures, first, joint) in
        [(0, 0, 0), (1, 1, 0), (1, 0, 0), (9, 0, 0), (9, 1, 0), (9, 1, 1), (9, 3, 0), (9, 3, 1), (9, 3, 3)]
    {
        titles.push(Title::Profile { district: of(1)[0], figures, first, joint, lead: None });
    }
    for topic in [Topic::Subject(growth), Topic::Districts(of(1)), Topic::Districts(of(4))] {
        for kind in ["rank", "trend", "profile"] {
            titles.push(Title::Unavailable { kind, topic: topic.clone(), is_of_selection: false });
            titles.push(Title::Unavailable { kind, topic: topic.clone(), is_of_selection: true });
        }
    }
    for count in [1, 2, 4] {
        let share = subject(dataset, "four-new-share-fai");
        titles.push(Title::Both { districts: of(count), subjects: [growth, share], total: 10, is_selection: false });
        titles.push(Title::Both { districts: of(count), subjects: [growth, share], total: count, is_selection: true });
    }
    titles
}

fn notes(dataset: &Dataset) -> Vec<Note> {
    let all = districts(dataset, 10);
    let mut notes = vec![
        Note::Dashed,
        Note::Flags(vec![Flag::Provisional]),
        Note::Flags(vec![Flag::Provisional, Flag::Estimated, Flag::Break]),
        Note::Rounded(None),
        Note::OpenBar,
        Note::BrokenBar,
        Note::LongerTarget,
        Note::AxisStart(decimal("40")),
        Note::EarlierAndNow(true),
        Note::EarlierAndNow(false),
        Note::YearPassed(period("2021-H1"), decimal("50")),
        Note::Folded,
        Note::SomeValues,
        Note::OneFigure,
        Note::OpenPoint,
        Note::BrokenPoint,
        Note::MatrixNotComparable,
        Note::ProfileStrip,
        Note::Indented,
        Note::TilesSchematic,
        Note::MapSimplified,
        Note::TileBreaks(vec![decimal("0"), decimal("10")], true),
        Note::TileBreaks(vec![decimal("10")], false),
        Note::CutCorner,
        Note::Uncoloured,
        Note::SharedScale,
        Note::OwnScales,
        Note::NotJoined,
        Note::PanelAlone(vec![Label::ShortName(all[0])]),
        Note::PanelAlone(vec![Label::ShortName(all[0]), Label::ShortName(all[1])]),
        Note::Excerpt { shown: 20, total: 57 },
        Note::Few { shown: 12, total: 57 },
        Note::LatestOnly { shown: 40, total: 400 },
        Note::ThinnedStrip(100),
        Note::SomeNamed,
        Note::TooManyTiles(400),
        Note::NamesTooLong,
    ];
    notes.extend([0, 1, 2].map(|decimals| Note::Rounded(Some(decimals))));
    notes.extend([1, 2].map(Note::MoreInTable));
    for status in [Status::Target, Status::Forecast, Status::Plan] {
        notes.extend([Note::Ticks(vec![status], false), Note::Ticks(vec![status], true), Note::Rings(vec![status])]);
    }
    let term = TermId(dataset.terms.iter().position(|term| term.kind == TermKind::Note).expect("a note"));
    notes.extend([0, 1, 2, 3, 4, 5, 10].map(|count| Note::Data(vec![term], all[..count].to_vec())));
    notes
}

fn coverages(dataset: &Dataset) -> Vec<Coverage> {
    let mut coverages = vec![Coverage::None, Coverage::WholeOnly];
    let axis = |status| Axis { indicator: IndicatorId(0), scope: Scope::Whole, period: period("2021"), status };
    let by_status = axis(Status::Actual).differences(&axis(Status::Target));
    for (reported, apart, total) in [
        (0, 0, 10),
        (1, 0, 10),
        (6, 0, 10),
        (6, 1, 10),
        (6, 2, 10),
        (10, 0, 10),
        (1, 0, 1),
        (0, 1, 1),
        (0, 0, 1),
        (1, 1, 2),
    ] {
        for is_selection in [false, true] {
            let differences = if apart > 0 { by_status } else { Differences::default() };
            coverages.push(Coverage::Reported { reported, apart, total, is_selection, differences });
        }
    }
    for (both, one, neither) in [(1, 0, 0), (1, 1, 1), (4, 1, 2), (6, 4, 0)] {
        for is_selection in [false, true] {
            let neither = districts(dataset, neither);
            coverages.push(Coverage::Both { both, one, total: both + one + neither.len(), is_selection, neither });
        }
    }
    for [indicators, drawn, districts] in [[1, 1, 1], [1, 1, 2], [5, 5, 10], [90, 30, 10]] {
        coverages.push(Coverage::Matrix { indicators, drawn, districts });
    }
    for [own, compared, projects, derived] in
        [[1, 0, 0, 0], [1, 1, 0, 0], [5, 3, 1, 1], [5, 3, 2, 2], [5, 5, 0, 0], [0, 0, 0, 0]]
    {
        coverages.push(Coverage::Profile { own, compared, projects, derived });
    }
    for (several, single, apart, none) in
        [(1, 1, 0, 0), (1, 0, 0, 0), (3, 0, 0, 0), (3, 1, 0, 0), (3, 0, 1, 0), (3, 0, 0, 1), (3, 2, 2, 2)]
    {
        for is_selection in [false, true] {
            let [single, apart, none] = [single, apart, none].map(|count| districts(dataset, count));
            let total = several + single.len() + apart.len() + none.len();
            coverages.push(Coverage::Trend { several, total, is_selection, single, apart, none });
        }
    }
    coverages
}

/// Words that need no package.
fn add_words(list: &mut List, language: Language) {
    let words = words(language);
    list.head("against a target");
    for comparator in [Comparator::Eq, Comparator::Ge, Comparator::Approx] {
        for (rule, value) in
            [(Rule::Completion, "106.2"), (Rule::Margin, "-1.5"), (Rule::Margin, "1.5"), (Rule::Margin, "0")]
        {
            for reached in [None, Some(false), Some(true)] {
                list.add(&words.against_target(
                    rule,
                    figure(value, comparator),
                    reached,
                    value.trim_start_matches('-'),
                ));
            }
        }
    }
    list.head("ranks");
    for rank in [1, 2, 3, 4, 10, 11, 12, 13, 21, 22, 23, 101, 111, 112] {
        list.add(&words.standing(Standing { rank, total: 120, is_joint: rank == 2 }));
    }
    list.add(&words.published_rank("3"));
    list.head("short words");
    for fact in [Fact::Definition, Fact::Measure, Fact::Unit, Fact::Denominator, Fact::Theme, Fact::Excluded] {
        list.add(words.phrase(Phrase::Fact(fact)));
    }
    for measure in [Measure::Growth, Measure::Share, Measure::Rate, Measure::Change, Measure::Rank] {
        list.add(words.phrase(Phrase::Measure(measure)));
    }
    for (_, method) in EmbedMethod::ALL {
        list.add(words.phrase(Phrase::EmbedMethod(method)));
    }
    for phrase in [
        Phrase::Source,
        Phrase::Folded,
        Phrase::TableLabel,
        Phrase::FullChart,
        Phrase::MoreRows,
        Phrase::FullYear,
        Phrase::ByPeriod,
        Phrase::KeyboardHelp,
        Phrase::Licence,
        Phrase::WaysOn,
        Phrase::SinceLink,
        Phrase::MoreChanged,
        Phrase::NoneChangedHere,
        Phrase::AllDistricts,
        Phrase::NoSuchFigures,
        Phrase::NotWithTheseChoices,
        Phrase::NotForThisKind,
        Phrase::Loading,
        Phrase::NotLoaded,
        Phrase::Accessed,
    ] {
        list.add(words.phrase(phrase));
    }
    for status in [Status::Actual, Status::Forecast, Status::Target, Status::Plan] {
        list.add(words.status(status));
    }
    for flag in [Flag::Provisional, Flag::Estimated, Flag::Break] {
        list.add(words.flag(flag));
    }
    for reporting in [Reporting::Reported, Reporting::Present] {
        for state in [CellState::NotApplicable, CellState::Apart, CellState::NotReported, CellState::Value] {
            list.add(words.absent(state, reporting));
        }
        list.add(words.change_unknown(reporting));
    }
    for count in [1, 2, 11] {
        list.add(&words.others(count));
        list.add(&words.figures_from(count));
        list.add(&words.folded("甲", count + 1));
        list.add(&words.counted("甲", count, 12));
        list.add(&words.list_of_more(&["甲".to_owned(), "乙".to_owned()], count, count + 2));
    }
    for count in 0..4 {
        list.add(&words.list(&["甲", "乙", "丙"][..count].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()));
    }
    for (change, quantity) in [("1.5", "1.5%"), ("-1.5", "1.5%")] {
        list.add(&words.change(decimal(change), quantity, change).join(" / "));
    }
    list.add(&words.year_passed("50").join(" / "));
    list.add(&words.also_printed("1,200 million", "12亿元"));
    list.add(&words.average_of("3", "project", "个"));
    list.add(&words.head("甲", "%"));
    list.add(&words.indicator_in("甲", "乙"));
    list.add(&words.matrix_cell("甲", "乙", "3"));
    list.add(&words.instead("甲"));
    list.add(&words.only("甲"));
    list.add(&words.derived("甲", "3", "6 ÷ 2"));
    list.add(&words.lines("3", true));
    list.add(&words.lines("3, 4", false));
    list.add(&words.cited("甲", "乙"));
    [words.added(), words.withdrawn(), words.to()].iter().for_each(|word| list.add(&format!("[{word}]")));
    list.add(words.published_as().join(" / ").as_str());
}

/// Words about a package.
fn add_words_of(list: &mut List, writer: &Writer<'_>) {
    let dataset = writer.dataset;
    let of = |count| districts(dataset, count);
    let words = writer.words;
    list.head("what is not shown");
    for omitted in [
        Omitted::Places(3, 3),
        Omitted::Places(3, 9),
        Omitted::Places(30, 1200),
        Omitted::Rows(1),
        Omitted::Rows(1200),
        Omitted::WithoutFigure(1),
        Omitted::WithoutFigure(7),
    ] {
        list.add(&words.not_shown(writer, omitted));
    }
    list.head("controls and facts");
    for control in [
        Control::Kind,
        Control::District,
        Control::Indicator,
        Control::Other,
        Control::Status,
        Control::Districts,
        Control::Highlight,
        Control::Period,
        Control::Scope,
        Control::Order,
        Control::Scaling,
        Control::Language,
        Control::Theme,
    ] {
        list.add(&writer.noun_phrase(NounPhrase::Control(control)));
    }
    for phrase in [
        NounPhrase::WholeDistrict,
        NounPhrase::OtherList,
        NounPhrase::Standouts,
        NounPhrase::CoverageSubtitle,
        NounPhrase::Implied,
        NounPhrase::OnlyReported,
        NounPhrase::AllLists,
        NounPhrase::NoneReportedBoth,
        NounPhrase::PublishedFor,
        NounPhrase::Sources,
        NounPhrase::KindOfCoverage,
        NounPhrase::KindOfProfile,
    ] {
        list.add(&writer.noun_phrase(phrase));
    }
    list.add(&words.leads_to_sources(writer));
    for sources in [1, 2, 5] {
        list.add(&words.searched(&dataset.description().source, sources));
    }
    list.add(&words.profile_subtitle(writer, "甲"));
    list.head("lists of names");
    for count in [0, 1, 2, 3, 4, 6] {
        list.add(&writer.name_list(&of(count)));
        list.add(&writer.short_list(&of(count)));
    }
    list.add(&writer.indicator_list(&dataset.indicator_ids().take(3).collect::<Vec<_>>()));
    list.add(&writer.number_list(&[3, 4, 5, 9]));
    for text in
        if writer.language == Language::Zh { ["整句", "整句。", "何故？"] } else { ["whole", "whole.", "why?"] }
    {
        list.add(&writer.closed(text));
    }
    list.head("sources");
    for index in 0..dataset.sources.len().min(3) {
        let source = SourceId(index);
        list.add(&writer.headline(source));
        list.add(&writer.publication(source));
        list.add(&writer.cited(source, &[None]));
        list.add(&writer.cited(source, &[Some(3)]));
        list.add(&writer.cited(source, &[Some(3), Some(4)]));
    }
    list.head("figures apart");
    let growth = Subject::whole(dataset.indicator_ids().next().expect("an indicator"));
    let axis =
        Axis { indicator: growth.indicator, scope: Scope::Whole, period: period("2021-H1"), status: Status::Target };
    let other = Axis { period: period("2020"), status: Status::Actual, ..axis };
    for differences in
        [Differences::default(), axis.differences(&other), axis.differences(&Axis { status: Status::Actual, ..axis })]
    {
        for length in [Length::Long, Length::Short, Length::Least] {
            list.add(&writer.label(&Label::Apart(ApartNote { axis, differences }, length)));
            list.add(&writer.label(&Label::Change(figure("-1.5", Comparator::Eq), Unit::Percent, length)));
            list.add(&writer.label(&Label::Change(figure("1.5", Comparator::Ge), Unit::PercentagePoints, length)));
            list.add(&writer.label(&Label::Change(figure("0", Comparator::Eq), Unit::Percent, length)));
            list.add(&writer.label(&Label::ChangeUnknown(length)));
            list.add(&writer.label(&Label::YearPassed(decimal("50"), length)));
        }
    }
}

fn sentences(dataset: &Dataset, language: Language) -> String {
    let writer = writer(dataset, language);
    let mut list = List(String::new());
    add_words(&mut list, language);
    add_words_of(&mut list, &writer);
    list.head("titles");
    titles(dataset).iter().for_each(|title| list.add(&writer.words.title(&writer, title)));
    list.head("notes");
    notes(dataset).iter().for_each(|note| list.add(&writer.words.note(&writer, note)));
    list.head("coverage");
    coverages(dataset).iter().for_each(|coverage| list.add(&writer.words.coverage(&writer, coverage)));
    list.0
}

#[test]
fn every_sentence_about_a_chart_is_in_the_list() {
    let dataset = embedded();
    let texts = Language::ALL
        .map(|language| (format!("../sentences/charts-{}.txt", language.code()), sentences(&dataset, language)));
    goldens(&texts);
}

/// A package that says present instead of reported, and has one source.
#[test]
fn every_word_about_another_package_is_in_the_list() {
    let dataset = germany();
    let text = |language: Language| {
        let mut list = List(String::new());
        add_words_of(&mut list, &writer(&dataset, language));
        (format!("../sentences/germany-{}.txt", language.code()), list.0)
    };
    goldens(&Language::ALL.map(text));
}

fn assumptions() -> Vec<TableAssumption> {
    let text = |text: &str| TableChoice::Text(text.to_owned());
    let name = || "甲".to_owned();
    let mut pairs = vec![
        (TableSubject::Encoding, text("windows-1252")),
        (TableSubject::Titles, TableChoice::Lines(1, 1)),
        (TableSubject::Titles, TableChoice::Lines(1, 3)),
        (TableSubject::Header, TableChoice::Lines(4, 4)),
        (TableSubject::Header, TableChoice::Lines(4, 5)),
        (TableSubject::Header, TableChoice::Nothing),
        (TableSubject::Notes, TableChoice::Lines(9, 9)),
        (TableSubject::JoinedColumn, TableChoice::Count(3)),
        (TableSubject::Heads, TableChoice::HeadsArePeriods),
        (TableSubject::Heads, TableChoice::HeadsArePlaces),
        (TableSubject::Heads, TableChoice::HeadsAreIndicators),
        (TableSubject::Missing("–".to_owned()), TableChoice::Missing),
        (TableSubject::Missing("–".to_owned()), TableChoice::Zero),
        (TableSubject::Flag("p".to_owned()), TableChoice::Flagged),
        (TableSubject::Brackets, TableChoice::Minus),
        (TableSubject::Brackets, TableChoice::Flagged),
        (TableSubject::Period, text("2021")),
        (TableSubject::Dates, TableChoice::DayFirst),
        (TableSubject::Dates, TableChoice::MonthFirst),
        (TableSubject::Indicator, text("甲")),
        (TableSubject::Unit(name()), text("km")),
        (TableSubject::Unit(name()), TableChoice::Nothing),
        (TableSubject::Units(vec!["甲".to_owned(); 9]), TableChoice::Nothing),
        (TableSubject::Place, text("甲")),
        (TableSubject::Language, text("de")),
        (TableSubject::Whole(name()), TableChoice::Nothing),
        (TableSubject::Aggregates, TableChoice::Count(3)),
        (TableSubject::SameName(name()), TableChoice::Count(2)),
    ];
    pairs.extend([",", ";", "\t", "|", ".", "'", " "].map(|sign| (TableSubject::Delimiter, text(sign))));
    pairs.extend(ColumnRole::ALL.map(|(_, role)| (TableSubject::Role, TableChoice::Role(role))));
    for separators in [(',', Some('.')), ('.', Some(',')), ('.', Some('\'')), (',', Some(' ')), ('.', None)] {
        pairs.push((TableSubject::Numbers, TableChoice::Separators(separators.0, separators.1)));
    }
    for count in [1, 2] {
        let levels = ["district", "region", "whole"].map(|level| (level.to_owned(), count));
        pairs.push((TableSubject::Levels, TableChoice::Levels(levels.to_vec())));
    }
    let of = |(subject, choice): (TableSubject, TableChoice)| TableAssumption {
        subject,
        column: 2,
        choice,
        reason: TableReason::Chosen,
        certainty: Certainty::Sure,
        setting: String::new(),
    };
    pairs.into_iter().map(of).collect()
}

fn reasons() -> Vec<TableReason> {
    let name = || "甲".to_owned();
    vec![
        TableReason::Bytes,
        TableReason::Plausible("utf-8"),
        TableReason::RowsAlike,
        TableReason::Head(name()),
        TableReason::Cells,
        TableReason::Constant,
        TableReason::SameAsColumn(3),
        TableReason::VariesWithinPlace,
        TableReason::Title(name()),
        TableReason::FileName,
        TableReason::NoOther,
        TableReason::Against(1),
        TableReason::Against(3),
        TableReason::TwoReadings,
        TableReason::NotSaid,
        TableReason::OtherColumns,
        TableReason::Codes,
        TableReason::Indentation,
        TableReason::Sums,
        TableReason::Name,
        TableReason::Layout,
        TableReason::Convention,
    ]
}

fn add_tables(list: &mut List, language: Language) {
    let words = words(language);
    list.head("what is assumed");
    let of = assumptions();
    of.iter().for_each(|assumption| list.add(&words.table_assumption(assumption)));
    for reason in reasons() {
        list.add(&words.table_assumption(&TableAssumption { reason, ..of[0].clone() }));
    }
    for certainty in [Certainty::Sure, Certainty::Likely, Certainty::Guess] {
        list.add(words.table_certainty(certainty));
    }
    list.head("columns");
    ColumnRole::ALL.iter().for_each(|(_, role)| list.add(&format!("{}: {}", role.name(), words.column_role(*role))));
    list.head("questions");
    for kind in [
        QuestionKind::Period,
        QuestionKind::Indicator,
        QuestionKind::Unit,
        QuestionKind::Heads,
        QuestionKind::Decimal,
        QuestionKind::Place,
    ] {
        for columns in [vec![], vec!["甲".to_owned()], vec!["甲".to_owned(), "乙".to_owned()]] {
            for default in ["", "2021"] {
                let (default, reason) = (default.to_owned(), TableReason::NotSaid);
                let (setting, answer) = ("period", None);
                let columns = columns.clone();
                list.add(&words.table_question(&TableQuestion { kind, columns, default, reason, setting, answer }));
            }
        }
    }
    list.head("problems");
    for problem in [
        TableProblem::NoNumber("x".to_owned()),
        TableProblem::Formula("=1+1".to_owned()),
        TableProblem::Heading("x".to_owned()),
        TableProblem::NoPeriod(String::new()),
        TableProblem::NoPeriod("1066".to_owned()),
        TableProblem::Repeated(3, 4),
        TableProblem::Contradicts(3, 4),
        TableProblem::NoPlace,
        TableProblem::NotOfTable("x".to_owned()),
        TableProblem::NotOfTable(String::new()),
        TableProblem::RepeatedHeader,
    ] {
        for column in [0, 2] {
            list.add(&words.table_problem(&ProblemAt { line: 7, column, problem: problem.clone() }));
        }
    }
    for error in [
        TableError::Empty,
        TableError::TooLarge(70_000_000, 64_000_000),
        TableError::Workbook,
        TableError::Protected,
        TableError::OtherFile("PDF"),
        TableError::WebPage,
        TableError::NoText,
        TableError::OneColumn,
        TableError::NoFigures,
        TableError::Setting("a".to_owned(), "b".to_owned(), "c".to_owned()),
        TableError::Broken("x".to_owned()),
    ] {
        list.add(&words.table_error(&error));
    }
}

#[test]
fn every_sentence_about_a_table_is_in_the_list() {
    goldens(&Language::ALL.map(|language| {
        let mut list = List(String::new());
        add_tables(&mut list, language);
        (format!("../sentences/tables-{}.txt", language.code()), list.0)
    }));
}

/// Shown before any language is known.
#[test]
fn a_package_that_cannot_be_loaded_is_explained() {
    for (fault, said) in [("blocked", "no response"), ("size", "64 MB"), ("404", "the status 404 of HTTP")] {
        let (heading, reason) = load_failed("terms.csv", fault);
        assert!(heading.starts_with("数据包未能载入"), "{heading}");
        assert!(reason.starts_with("terms.csv: found ") && reason.contains(said), "{reason}");
        assert!(reason.contains(", expected "), "{reason}");
    }
    let mut errors =
        common::Files::small().changed("indicators", ",measure", ",sort").read().expect_err("a broken package");
    let (heading, reason) = data_failed(&errors);
    assert!(heading.starts_with("数据包有误") && reason.contains("indicators.csv"), "{heading} {reason}");
    assert!(!reason.contains("以下指标"), "{reason}");
    errors.sound_indicators = vec!["甲".to_owned(), "乙".to_owned()];
    assert!(data_failed(&errors).1.ends_with("are sound: 甲, 乙"));
}
