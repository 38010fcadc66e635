//! The assumptions, questions and problems of reading a table.

use crate::model::{
    Certainty, ColumnRole, ProblemAt, QuestionKind, TableAssumption, TableChoice, TableError, TableProblem,
    TableQuestion, TableReason, TableSubject,
};
use crate::words::interface::NAMED_INDICATORS;

pub(super) fn role(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Place => "names of places",
        ColumnRole::Code => "codes of places",
        ColumnRole::Parent => "larger places",
        ColumnRole::Indicator => "indicators",
        ColumnRole::Period => "periods",
        ColumnRole::Value => "figures",
        ColumnRole::Unit => "units",
        ColumnRole::Flag => "flags or remarks",
        ColumnRole::Dimension => "a breakdown of the figures",
        ColumnRole::Ignored => "not read",
    }
}

pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "certain",
        Certainty::Likely => "likely",
        Certainty::Guess => "please check",
    }
}

fn separator(sign: char) -> &'static str {
    match sign {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        '.' => "points",
        '\'' => "apostrophes",
        _ => "spaces",
    }
}

fn lines(first: u32, last: u32) -> String {
    if first == last { format!("Line {first}") } else { format!("Lines {first} to {last}") }
}

fn level(name: &str, count: usize) -> String {
    match (name, count) {
        ("whole", 1) => "the whole".to_owned(),
        ("whole", count) => format!("{count} wholes"),
        ("region", 1) => "one larger place".to_owned(),
        ("region", count) => format!("{count} larger places"),
        (_, 1) => "one place that is compared".to_owned(),
        (_, count) => format!("{count} places that are compared"),
    }
}

/// The statement of an assumption.
fn statement(assumption: &TableAssumption) -> String {
    let column = assumption.column;
    match (&assumption.subject, &assumption.choice) {
        (TableSubject::Encoding, TableChoice::Text(name)) => format!("The encoding is {name}."),
        (TableSubject::Delimiter, TableChoice::Text(sign)) => {
            format!("Cells are separated by {}.", separator(sign.chars().next().unwrap_or(' ')))
        }
        (TableSubject::Titles, TableChoice::Lines(first, last)) => {
            format!("{} above the table: not read as figures.", lines(*first, *last))
        }
        (TableSubject::Header, TableChoice::Lines(first, last)) => {
            format!("Heads of the columns: {}.", lines(*first, *last).to_lowercase())
        }
        (TableSubject::Header, _) => "The columns have no heads.".to_owned(),
        (TableSubject::Notes, TableChoice::Lines(first, last)) => {
            format!("{} below the table: not read as figures.", lines(*first, *last))
        }
        (TableSubject::JoinedColumn, TableChoice::Count(count)) => {
            format!("The first column holds {count} columns, separated by commas.")
        }
        (TableSubject::Heads, TableChoice::HeadsArePeriods) => "Each column of figures is a period.".to_owned(),
        (TableSubject::Heads, TableChoice::HeadsArePlaces) => "Each column of figures is a place.".to_owned(),
        (TableSubject::Heads, _) => "Each column of figures is an indicator.".to_owned(),
        (TableSubject::Role, TableChoice::Role(ColumnRole::Ignored)) => format!("Column {column} is not read."),
        (TableSubject::Role, TableChoice::Role(of)) => format!("Column {column} holds {}.", role(*of)),
        (TableSubject::Numbers, TableChoice::Separators(decimal, group)) => {
            let decimal = if *decimal == ',' { "comma" } else { "point" };
            match group {
                Some(group) => format!("Decimals follow a {decimal}; {} separate thousands.", separator(*group)),
                None => format!("Decimals follow a {decimal}; nothing separates thousands."),
            }
        }
        (TableSubject::Missing(sign), TableChoice::Zero) => format!("“{sign}” means zero."),
        (TableSubject::Missing(sign), _) => format!("“{sign}” means that there is no figure."),
        (TableSubject::Flag(flag), _) => format!("“{flag}” beside a figure is a flag, not part of it."),
        (TableSubject::Brackets, TableChoice::Minus) => "Numbers in brackets are below zero.".to_owned(),
        (TableSubject::Brackets, _) => "Brackets around a number are a flag.".to_owned(),
        (TableSubject::Period, TableChoice::Text(period)) => {
            format!("Figures without a period of their own are for {period}.")
        }
        (TableSubject::Dates, TableChoice::MonthFirst) => "In dates, the month stands before the day.".to_owned(),
        (TableSubject::Dates, _) => "In dates, the day stands before the month.".to_owned(),
        (TableSubject::Indicator, TableChoice::Text(name)) => format!("The indicator is “{name}”."),
        (TableSubject::Unit(_), TableChoice::Text(unit)) => format!("The unit is {unit}."),
        (TableSubject::Unit(name), _) => format!("No unit is known for “{name}”."),
        (TableSubject::Units(names), _) => {
            let (named, more) = names.split_at(names.len().min(NAMED_INDICATORS));
            let named: Vec<String> = named.iter().map(|name| format!("“{name}”")).collect();
            format!("No unit is known for {} and {} more indicators.", named.join(", "), more.len())
        }
        (TableSubject::Place, TableChoice::Text(name)) => format!("All figures are of {name}."),
        (TableSubject::Language, TableChoice::Text(tag)) => format!("The names are in the language {tag}."),
        (TableSubject::Levels, TableChoice::Levels(levels)) => {
            let parts: Vec<String> = levels.iter().map(|(name, count)| level(name, *count)).collect();
            format!("The places have levels: {}.", parts.join(", "))
        }
        (TableSubject::Whole(name), _) => format!("“{name}” is the whole and is not ranked."),
        (TableSubject::Aggregates, TableChoice::Count(count)) => {
            format!("{count} rows are groups of places and are not ranked.")
        }
        (TableSubject::SameName(name), TableChoice::Count(count)) => format!("{count} places are called “{name}”."),
        _ => String::new(),
    }
}

fn reason(reason: &TableReason) -> String {
    let text = match reason {
        TableReason::Chosen => "You chose so.",
        TableReason::Bytes => "The bytes leave no other reading.",
        TableReason::Plausible(next) => {
            return format!("So the text has the most plausible words; next best is {next}.");
        }
        TableReason::RowsAlike => "So the rows have the same number of cells.",
        TableReason::Head(head) => return format!("Its head is “{head}”."),
        TableReason::Cells => "Its cells look so.",
        TableReason::Constant => "All its cells are the same.",
        TableReason::SameAsColumn(column) => return format!("It says the same as column {column}."),
        TableReason::VariesWithinPlace => "It differs within one place.",
        TableReason::Title(line) => return format!("A line above the table says “{line}”."),
        TableReason::FileName => "The name of the file says so.",
        TableReason::NoOther => "No cell allows another reading.",
        TableReason::Against(1) => "One cell speaks against it.",
        TableReason::Against(count) => return format!("{count} cells speak against it."),
        TableReason::TwoReadings => "Another reading is possible.",
        TableReason::NotSaid => "The file does not say.",
        TableReason::OtherColumns => "Other columns say so.",
        TableReason::Codes => "The codes say so.",
        TableReason::Indentation => "The blanks before the names say so.",
        TableReason::Sums => "Some rows are the sums of others.",
        TableReason::Name => "The names suggest it.",
        TableReason::Layout => "It follows from where it stands.",
        TableReason::Convention => "Statistical offices use it so.",
    };
    text.to_owned()
}

pub(super) fn assumption(assumption: &TableAssumption) -> String {
    [statement(assumption), reason(&assumption.reason)].join(" ")
}

/// The columns of a question: all of few, the first of many.
fn columns(heads: &[String]) -> String {
    match heads {
        [] => "the figures".to_owned(),
        [one] => format!("the figures in “{one}”"),
        [first, second] => format!("the figures in “{first}” and “{second}”"),
        [first, second, rest @ ..] => {
            let more =
                if rest.len() == 1 { "one more column".to_owned() } else { format!("{} more columns", rest.len()) };
            format!("the figures in “{first}”, “{second}” and {more}")
        }
    }
}

pub(super) fn question(question: &TableQuestion) -> String {
    let of = columns(&question.columns);
    match question.kind {
        QuestionKind::Period => format!("Which period are {of} for?"),
        QuestionKind::Indicator => format!("What do {of} measure?"),
        QuestionKind::Unit => format!("Which unit are {of} in?"),
        QuestionKind::Heads => "Are the heads of the columns places or indicators?".to_owned(),
        QuestionKind::Decimal => {
            "Does 1,234 mean one thousand or one and a fraction: which sign stands before decimals?".to_owned()
        }
        QuestionKind::Place => "Which place are the figures of?".to_owned(),
    }
}

pub(super) fn problem(at: &ProblemAt) -> String {
    let text = match &at.problem {
        TableProblem::NoNumber(text) => format!("“{text}” is no number: left out."),
        TableProblem::Formula(text) => {
            format!("“{text}” is a formula: left out. Save the table with results instead of formulas.")
        }
        TableProblem::Heading(text) => format!("“{text}” has no figures: a heading."),
        TableProblem::NoPeriod(text) if text.is_empty() => "No period: left out.".to_owned(),
        TableProblem::NoPeriod(text) => format!("“{text}” is no period between 1900 and 2199: left out."),
        TableProblem::Repeated(line, column) => {
            format!("The same figure as in line {line}, column {column}: left out.")
        }
        TableProblem::Contradicts(line, column) => {
            format!(
                "Another figure than in line {line}, column {column}, for the same place, indicator and period: both are kept."
            )
        }
        TableProblem::NoPlace => "No name of a place: left out.".to_owned(),
        TableProblem::NotOfTable(text) => format!("Not part of the table: “{text}”"),
        TableProblem::RepeatedHeader => "The heads again: left out.".to_owned(),
    };
    match at.column {
        0 => format!("Line {}: {text}", at.line),
        column => format!("Line {}, column {column}: {text}", at.line),
    }
}

pub(super) fn error(error: &TableError) -> String {
    match error {
        TableError::Empty => "The file is empty. Choose the file again, or paste the table.".to_owned(),
        TableError::TooLarge(found, most) => format!(
            "The file has {} MB; at most {} MB can be read. Keep the rows and columns that you need, or split the file.",
            found >> 20,
            most >> 20
        ),
        TableError::Workbook => "This is a workbook. Save the sheet as CSV (UTF-8), or copy its cells and paste them.".to_owned(),
        TableError::Protected => {
            "This workbook is protected with a password. Open it, save the sheet as CSV (UTF-8), and choose that file.".to_owned()
        }
        TableError::OtherFile(kind) => format!("This is a {kind} file, not a table as text. Save the table as CSV, or copy and paste it."),
        TableError::WebPage => "This is a web page. Download the table itself, or copy its cells and paste them.".to_owned(),
        TableError::NoText => "These bytes are no text. Save the table as CSV in UTF-8.".to_owned(),
        TableError::OneColumn => {
            "The table has one column. A column with the names of places and one with figures are needed: check the delimiter.".to_owned()
        }
        TableError::NoFigures => "No line has figures. Check that the file holds the table, and which sign stands before decimals.".to_owned(),
        TableError::Setting(key, value, expected) => format!("The setting {key} is “{value}”; expected: {expected}."),
        TableError::Broken(what) => format!("The file is damaged: {what}. Save it again."),
    }
}
