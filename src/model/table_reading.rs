//! The assumptions, questions and problems of reading a table, as messages without a sentence. `words` makes sentences of them.

/// The role of a column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// Names of places.
    Place,
    /// Codes of places.
    Code,
    /// Names of larger places that the places belong to.
    Parent,
    /// Names of indicators.
    Indicator,
    /// Periods.
    Period,
    /// Figures.
    Value,
    /// Units of the figures.
    Unit,
    /// Flags or remarks on the figures.
    Flag,
    /// A breakdown of the figures: sex, age.
    Dimension,
    /// Not read.
    Ignored,
}

impl ColumnRole {
    /// Each with its name in a setting.
    pub const ALL: [(&'static str, ColumnRole); 10] = [
        ("place", ColumnRole::Place),
        ("code", ColumnRole::Code),
        ("parent", ColumnRole::Parent),
        ("indicator", ColumnRole::Indicator),
        ("period", ColumnRole::Period),
        ("value", ColumnRole::Value),
        ("unit", ColumnRole::Unit),
        ("flag", ColumnRole::Flag),
        ("dimension", ColumnRole::Dimension),
        ("ignored", ColumnRole::Ignored),
    ];

    /// The name in a setting.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// How sure an assumption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Another reading is possible and hardly less likely.
    Guess,
    /// Most of the evidence says so.
    Likely,
    /// The file says so.
    Sure,
}

/// The subject of an assumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableSubject {
    /// The encoding of the file.
    Encoding,
    /// The delimiter of its cells.
    Delimiter,
    /// Lines above the table.
    Titles,
    /// Lines with the heads of the columns.
    Header,
    /// Lines below the table.
    Notes,
    /// A first column that holds several columns.
    JoinedColumn,
    /// The meaning of the heads of the columns of figures.
    Heads,
    /// The role of a column.
    Role,
    /// The decimal and the thousands separator.
    Numbers,
    /// A sign for missing figures.
    Missing(String),
    /// A flag behind figures.
    Flag(String),
    /// Numbers in round brackets.
    Brackets,
    /// The period of figures that have none of their own.
    Period,
    /// How ambiguous dates are read.
    Dates,
    /// The indicator of figures that have none of their own.
    Indicator,
    /// The unit of an indicator.
    Unit(String),
    /// The units of several indicators.
    Units(Vec<String>),
    /// The place of all figures.
    Place,
    /// The language of the names.
    Language,
    /// The levels of the places.
    Levels,
    /// A row that is the whole.
    Whole(String),
    /// Rows that are groups of places rather than places.
    Aggregates,
    /// A name that two places have.
    SameName(String),
}

/// The choice that is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableChoice {
    /// A text of the file, or one to be taken for it.
    Text(String),
    /// A role.
    Role(ColumnRole),
    /// Lines of the file, from the first to the last.
    Lines(u32, u32),
    /// A number of cells or rows.
    Count(usize),
    /// Separators: decimal, thousands.
    Separators(char, Option<char>),
    /// The heads are periods.
    HeadsArePeriods,
    /// The heads are places.
    HeadsArePlaces,
    /// The heads are indicators.
    HeadsAreIndicators,
    /// Figures are below zero.
    Minus,
    /// Figures have a flag.
    Flagged,
    /// Figures are missing.
    Missing,
    /// Figures are zero.
    Zero,
    /// The day stands before the month.
    DayFirst,
    /// The month stands before the day.
    MonthFirst,
    /// The names of levels with the number of places of each, the main level first.
    Levels(Vec<(String, usize)>),
    /// Nothing: there is none.
    Nothing,
}

/// Why something is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableReason {
    /// A person chose it.
    Chosen,
    /// The bytes leave no other reading.
    Bytes,
    /// Its reading has the most plausible words; the next best encoding.
    Plausible(&'static str),
    /// Rows have the same number of cells, and the cells make sense.
    RowsAlike,
    /// The head of the column says so.
    Head(String),
    /// Most cells of the column are of this kind.
    Cells,
    /// The cells are the same in all rows.
    Constant,
    /// The cells say the same as those of another column, from 1.
    SameAsColumn(usize),
    /// The cells differ for one and the same place.
    VariesWithinPlace,
    /// A line above the table says so.
    Title(String),
    /// The name of the file says so.
    FileName,
    /// No cell allows another reading.
    NoOther,
    /// This many cells speak against it.
    Against(u32),
    /// The cells allow two readings.
    TwoReadings,
    /// The file does not say.
    NotSaid,
    /// Other columns have it.
    OtherColumns,
    /// The codes say so.
    Codes,
    /// The blanks before the names say so.
    Indentation,
    /// Its figures are the sums of those of other rows.
    Sums,
    /// The name says so.
    Name,
    /// Where the lines stand.
    Layout,
    /// Statistical offices use it so.
    Convention,
}

/// Something that reading a table assumes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableAssumption {
    /// Its subject.
    pub subject: TableSubject,
    /// The column, from 1; 0 if it concerns no single column.
    pub column: usize,
    /// The choice that is assumed.
    pub choice: TableChoice,
    /// Why.
    pub reason: TableReason,
    /// How sure that is.
    pub certainty: Certainty,
    /// The key of the setting that overrules it.
    pub setting: String,
}

/// A fact that a file does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// The period of figures.
    Period,
    /// The indicator of figures.
    Indicator,
    /// The unit of the indicator.
    Unit,
    /// Whether the heads are places or indicators.
    Heads,
    /// Which separator stands before decimals.
    Decimal,
    /// The place of figures.
    Place,
}

/// A question to the person who has the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableQuestion {
    /// The fact that is asked for.
    pub kind: QuestionKind,
    /// The heads of the columns that it concerns; none if it concerns all.
    pub columns: Vec<String>,
    /// The answer that is proposed; empty if none is.
    pub default: String,
    /// Where the proposed answer comes from.
    pub reason: TableReason,
    /// The key of the setting that answers it.
    pub setting: &'static str,
    /// The answer that was given.
    pub answer: Option<String>,
}

/// A cell or a line that became no figure, or not as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableProblem {
    /// A text where figures stand.
    NoNumber(String),
    /// A formula as text: `=1+1`.
    Formula(String),
    /// A line of the table without figures: a heading.
    Heading(String),
    /// A period that cannot be read, or is out of range.
    NoPeriod(String),
    /// The same figure as in this line and column.
    Repeated(u32, u32),
    /// Another figure for the same place, indicator and period than in this line and column; both are kept.
    Contradicts(u32, u32),
    /// A row without the name of a place.
    NoPlace,
    /// A line above or below the table.
    NotOfTable(String),
    /// A line that repeats the heads.
    RepeatedHeader,
}

/// A problem with its cell: line and column of the file from 1; column 0 for a whole line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemAt {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// The problem.
    pub problem: TableProblem,
}

/// Why a file is no table that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// No bytes, or nothing but blanks.
    Empty,
    /// More bytes than are read: found, most.
    TooLarge(usize, usize),
    /// A workbook, where only text is read.
    Workbook,
    /// A workbook that is protected with a password.
    Protected,
    /// Another kind of file, by its first bytes: PDF, PNG.
    OtherFile(&'static str),
    /// A web page.
    WebPage,
    /// Bytes that are no text in any encoding.
    NoText,
    /// One column: no place beside its figures.
    OneColumn,
    /// No line with figures.
    NoFigures,
    /// A setting with a value that it cannot have: key, value, what is expected.
    Setting(String, String, String),
    /// The workbook or archive is broken.
    Broken(String),
}
