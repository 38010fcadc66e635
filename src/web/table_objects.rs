//! The plain values of a table that was read. `import_types` has their TypeScript types.

use super::plain_objects::{files_object, object, text};
use crate::import::table::{
    Converted, Decision, DifferenceKind, FigureText, Merge, PackageFiles, PlaceLevel, Proposal, TableText, known_flag,
};
use crate::language::Language;
use crate::model::{Certainty, ColumnRole};
use crate::plain::Plain;
use crate::words::words;

/// `TableProposal`
pub(super) fn proposal(proposal: &Proposal, read: &TableText, language: Language) -> Plain<'static> {
    let wording = words(language);
    let assumptions = proposal.assumptions.iter().map(|assumption| {
        object([
            ("text", Plain::owned(wording.table_assumption(assumption))),
            ("setting", text(&assumption.setting)),
            ("column", number(assumption.column)),
            ("certainty", text(certainty(assumption.certainty))),
            ("certaintyLabel", text(wording.table_certainty(assumption.certainty))),
        ])
    });
    let questions = proposal.questions.iter().map(|question| {
        object([
            ("text", Plain::owned(wording.table_question(question))),
            ("setting", text(question.setting)),
            ("proposed", text(&question.default)),
            ("answer", question.answer.as_deref().map_or(Plain::Null, text)),
        ])
    });
    let roles =
        ColumnRole::ALL.iter().map(|(name, role)| Plain::List(vec![text(name), text(wording.column_role(*role))]));
    let count = |level: PlaceLevel| proposal.places.places.iter().filter(|place| place.level == level).count();
    object([
        ("title", text(&proposal.title)),
        ("publisher", text(&proposal.publisher)),
        ("encoding", text(read.decoded.encoding)),
        ("delimiter", Plain::owned(read.dialect.dialect.delimiter.to_string())),
        ("rows", number(proposal.grid.rows())),
        ("bodyRows", number(proposal.frame.body.len())),
        ("columns", Plain::List((0..proposal.roles.len()).map(|index| column(proposal, index)).collect())),
        ("roles", Plain::List(roles.collect())),
        ("assumptions", Plain::List(assumptions.collect())),
        ("questions", Plain::List(questions.collect())),
        ("places", number(count(PlaceLevel::District))),
        ("regions", number(count(PlaceLevel::Region))),
        ("wholes", number(count(PlaceLevel::Whole))),
        ("figures", number(proposal.values.len() * proposal.frame.body.len())),
    ])
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "sure",
        Certainty::Likely => "likely",
        Certainty::Guess => "guess",
    }
}

fn column(proposal: &Proposal, index: usize) -> Plain<'static> {
    let value = proposal.values.iter().find(|value| value.column == index);
    let part = |of: Option<&str>| text(of.unwrap_or_default());
    object([
        ("head", Plain::owned(proposal.heads.text(index))),
        ("role", text(proposal.roles[index].name())),
        ("name", part(value.map(|value| value.name.as_str()))),
        ("unit", part(value.map(|value| value.unit.as_str()))),
        (
            "period",
            Plain::owned(value.and_then(|value| value.period).map(|period| period.to_string()).unwrap_or_default()),
        ),
    ])
}

/// `TableRow[]`
pub(super) fn rows(proposal: &Proposal, first: usize, count: usize) -> Plain<'static> {
    let (grid, frame) = (&proposal.grid, &proposal.frame);
    let row = |row: usize| {
        let kind = match row {
            row if frame.header.contains(&row) => "header",
            row if row < frame.body.start => "title",
            row if row >= frame.body.end => "note",
            _ => "body",
        };
        let cells = (0..grid.width()).map(|column| text(grid.cell(row, column)));
        object([
            ("index", number(row)),
            ("line", number(grid.line(row) as usize)),
            ("kind", text(kind)),
            ("cells", Plain::List(cells.collect())),
        ])
    };
    Plain::List((first..grid.rows().min(first + count)).map(row).collect())
}

/// `ConvertedTable`
pub(super) fn converted(
    proposal: &Proposal,
    converted: &Converted,
    made: &PackageFiles,
    language: Language,
) -> Plain<'static> {
    let (report, wording) = (&converted.report, words(language));
    let problems = report.problems.iter().map(|problem| {
        object([
            ("line", number(problem.line as usize)),
            ("column", number(problem.column as usize)),
            ("text", Plain::owned(wording.table_problem(problem))),
            ("isError", Plain::Flag(is_error(&problem.problem))),
        ])
    });
    let flags = report.flags.iter().map(|(flag, count)| {
        object([("flag", text(flag)), ("count", number(*count)), ("isKept", Plain::Flag(known_flag(flag).is_some()))])
    });
    let missing =
        report.missing_by_sign.iter().map(|(sign, count)| object([("sign", text(sign)), ("count", number(*count))]));
    object([
        ("values", number(report.values)),
        ("missing", number(report.missing)),
        ("missingBySign", Plain::List(missing.collect())),
        ("indicators", number(converted.indicators.len())),
        ("places", number(proposal.places.places.len())),
        ("flags", Plain::List(flags.collect())),
        ("problems", Plain::List(problems.collect())),
        ("moreProblems", number(report.more_problems)),
        ("files", files_object(made)),
    ])
}

/// True if a problem is a figure that is lost or doubtful, rather than a line that is no part of the table.
fn is_error(problem: &crate::model::TableProblem) -> bool {
    use crate::model::TableProblem::{Contradicts, Formula, NoNumber, NoPeriod, NoPlace};
    matches!(problem, NoNumber(_) | Formula(_) | NoPeriod(_) | Contradicts(..) | NoPlace)
}

/// `TableMerge`
pub(super) fn merge(merge: &Merge, open: &PackageFiles, made: &PackageFiles) -> Plain<'static> {
    let names = Names::of(open, made);
    let figure = |of: &Option<FigureText>| match of {
        Some(of) => object([
            ("value", text(&of.value)),
            ("comparator", text(of.comparator)),
            ("line", number(of.line as usize)),
        ]),
        None => Plain::Null,
    };
    let differences = merge.differences.iter().map(|difference| {
        object([
            ("kind", text(kind(difference.kind))),
            ("place", Plain::owned(names.place(&difference.place))),
            ("indicator", Plain::owned(names.indicator(&difference.indicator))),
            ("period", Plain::owned(difference.period.to_string())),
            ("old", figure(&difference.old)),
            ("new", figure(&difference.new)),
            ("decision", text(DECISIONS[difference.decision as usize].0)),
            ("isDoubtful", Plain::Flag(difference.is_doubtful)),
        ])
    });
    let doubts = |doubts: &[crate::import::table::Doubt], name: &dyn Fn(&str) -> String| {
        let one = |id: &String| Plain::List(vec![text(id), Plain::owned(name(id))]);
        let doubt = doubts.iter().map(|doubt| {
            object([
                ("id", text(&doubt.id)),
                ("name", Plain::owned(name(&doubt.id))),
                ("candidates", Plain::List(doubt.candidates.iter().map(one).collect())),
            ])
        });
        Plain::List(doubt.collect())
    };
    object([
        ("unchanged", number(merge.unchanged)),
        ("isEdition", Plain::Flag(merge.edition_of.is_some())),
        ("differences", Plain::List(differences.collect())),
        ("places", doubts(&merge.doubtful_places, &|id| names.place(id))),
        ("indicators", doubts(&merge.doubtful_indicators, &|id| names.indicator(id))),
    ])
}

fn kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Added => "added",
        DifferenceKind::Corrected => "corrected",
        DifferenceKind::Withdrawn => "withdrawn",
    }
}

const DECISIONS: [(&str, Decision); 3] = [("take", Decision::Take), ("keep", Decision::Keep), ("both", Decision::Both)];

/// The decision with a name.
pub(super) fn decision(name: &str) -> Option<Decision> {
    DECISIONS.iter().find(|entry| entry.0 == name).map(|entry| entry.1)
}

/// The names of places and indicators of two packages.
struct Names {
    places: Vec<(String, String)>,
    indicators: Vec<(String, String)>,
}

impl Names {
    fn of(open: &PackageFiles, made: &PackageFiles) -> Names {
        let mut names = Names { places: Vec::new(), indicators: Vec::new() };
        for files in [open, made] {
            for file in ["places.csv", "districts.csv"] {
                names.places.extend(files.names(file));
            }
            names.indicators.extend(files.names("indicators.csv"));
        }
        names
    }

    fn place(&self, id: &str) -> String {
        name(&self.places, id)
    }

    fn indicator(&self, id: &str) -> String {
        name(&self.indicators, id)
    }
}

fn name(names: &[(String, String)], id: &str) -> String {
    names.iter().find(|entry| entry.0 == id).map_or_else(|| id.to_owned(), |entry| entry.1.clone())
}

fn number(number: usize) -> Plain<'static> {
    Plain::Number(number as f64)
}
