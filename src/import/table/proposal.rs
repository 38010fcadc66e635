//! A reading of a table as a proposal: what each part is, why, and how sure that is; what the file does not say; what a person chose.

use super::assume::{Written, brackets_are_minus, style, write};
use super::columns::{Columns, FoundRole};
use super::constants::{Constants, file_words};
use super::decode::Decode;
use super::file::{TableFile, TableText};
use super::found::Found;
use super::frame::Frame;
use super::grid::Grid;
use super::head::Heads;
use super::labels::without_ids;
use super::levels;
use super::meaning::HeadMeaning;
use super::places::{PlaceLevel, TablePlace, TablePlaces, places};
use super::profile::{profiles, signs};
use super::settings::{Settings, lines};
use super::style::NumberStyle;
use super::summable::figures_by_place;
use super::values::{ValueColumn, value_columns};
use super::when::DateStyle;
use crate::model::{ColumnRole, TableAssumption, TableError, TableQuestion};

/// A proposed reading of a table.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The cells.
    pub grid: Grid,
    /// Where the table lies in them.
    pub frame: Frame,
    /// The heads of the columns.
    pub heads: Heads,
    /// The role of each column.
    pub roles: Vec<ColumnRole>,
    /// The meaning of the heads of the columns of figures.
    pub meaning: HeadMeaning,
    /// The columns of figures.
    pub values: Vec<ValueColumn>,
    /// The style of its numbers.
    pub style: NumberStyle,
    /// How its dates are read.
    pub dates: DateStyle,
    /// Whether a number in round brackets is below zero.
    pub brackets_are_minus: bool,
    /// The places.
    pub places: TablePlaces,
    /// The assumptions, in the order in which a file is read.
    pub assumptions: Vec<TableAssumption>,
    /// The facts that the file does not state.
    pub questions: Vec<TableQuestion>,
    /// The title of the table; empty if it has none.
    pub title: String,
    /// The publisher that the file names; empty if it names none.
    pub publisher: String,
    /// The settings that it was made with.
    pub settings: Settings,
    pub(super) file_name: String,
}

impl Proposal {
    /// Reads a file and proposes a reading.
    ///
    /// ```
    /// use district_charts::import::table::{Proposal, Settings, TableFile, decode_native};
    ///
    /// let file = TableFile { name: "births.csv", year: None, bytes: "Region;2019;2020\nNord;1 234;1 301\nSüd;980;1 002\n".as_bytes() };
    /// let proposal = Proposal::read(file, &Settings::new(), &decode_native).expect("a table");
    /// assert_eq!(proposal.values.len(), 2);
    /// assert_eq!(proposal.questions[0].default, "births"); // what is counted stands nowhere in the table
    /// ```
    ///
    /// # Errors
    /// The file is no table with figures.
    pub fn read(file: TableFile<'_>, settings: &Settings, with: &Decode) -> Result<Proposal, TableError> {
        let text = TableText::read(file, settings, with)?;
        let mut reader = text.reader();
        while reader.advance(10_000) {}
        Proposal::of(&text, reader.into_grid(), settings)
    }

    /// Proposes a reading of cells.
    ///
    /// # Errors
    /// The cells are no table with figures.
    pub fn of(text: &TableText, grid: Grid, settings: &Settings) -> Result<Proposal, TableError> {
        let grid = match joined_column(&grid) {
            Some((separator, parts)) => grid.with_first_column_split(separator, parts),
            None => grid,
        };
        let grid = without_ids(&grid).unwrap_or(grid);
        if grid.width() < 2 {
            return Err(TableError::OneColumn);
        }
        let frame = frame(&grid, settings)?;
        let mut heads = Heads::read(&grid, &frame);
        heads.dates.is_japanese = has_kana(&grid);
        let profiles = profiles(&grid, &frame);
        let columns = Columns { grid: &grid, frame: &frame, heads: &heads, profiles: &profiles };
        let roles = columns.roles(settings);
        let figures: Vec<usize> = (0..roles.len()).filter(|&column| roles[column].role == ColumnRole::Value).collect();
        if figures.is_empty() {
            return Err(TableError::NoFigures);
        }
        let dates = dates(&grid, &frame, &roles, settings);
        let signs = signs(&grid, &frame, &figures);
        let constants = Constants::read(&grid, &frame, heads.dates);
        let file_words = file_words(&text.name);
        let found = Found {
            text,
            grid: &grid,
            frame: &frame,
            heads: &heads,
            profiles: &profiles,
            roles: &roles,
            signs: &signs,
            constants: &constants,
            settings,
            dates,
            file_words,
            year: text.year,
        };
        let read = value_columns(&found);
        let mut numbers = Written::default();
        let style = style(&found, &mut numbers);
        let mut places = places(&found, &read);
        let sums = figures_by_place(&found, &read, &places, style);
        let levels = levels::find(&mut places.places, &sums, settings.get("aggregates") != Some("places"));
        set_whole(&mut places.places, settings);
        let written = write(&found, &read, &places, &levels, numbers);
        let brackets_are_minus = brackets_are_minus(&found);
        let roles = roles.iter().map(|found| found.role).collect();
        let title = settings.get("title").map_or_else(|| constants.title.clone(), str::to_owned);
        let publisher = settings.get("publisher").map(str::to_owned).or(constants.source.clone()).unwrap_or_default();
        let file_name = text.name.clone();
        Ok(Proposal {
            roles,
            meaning: read.meaning,
            values: read.columns,
            style,
            places,
            brackets_are_minus,
            dates,
            assumptions: written.assumptions,
            questions: written.questions,
            title,
            publisher,
            settings: settings.clone(),
            file_name,
            grid,
            frame,
            heads,
        })
    }

    /// The questions without an answer.
    pub fn open_questions(&self) -> impl Iterator<Item = &TableQuestion> {
        self.questions.iter().filter(|question| question.answer.is_none())
    }

    /// The columns with a role, from 0.
    pub fn columns(&self, role: ColumnRole) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(move |entry| *entry.1 == role).map(|entry| entry.0)
    }
}

/// The frame: as found, or with the lines that a person set.
fn frame(grid: &Grid, settings: &Settings) -> Result<Frame, TableError> {
    let mut frame = Frame::find(grid).ok_or(TableError::NoFigures)?;
    let rows = |(first, last): (u32, u32)| -> Vec<usize> {
        (0..grid.rows()).filter(|&row| (first..=last).contains(&grid.line(row))).collect()
    };
    if let Some(header) = settings.get("header") {
        frame.header = lines(header).map(rows).unwrap_or_default();
        if let Some(&last) = frame.header.last() {
            frame.body.start = last + 1;
        }
    }
    if let Some(body) = settings.get("rows").and_then(lines).map(rows)
        && let [first, .., last] = body[..]
    {
        frame.body = first..last + 1;
    }
    Ok(frame)
}

/// Whether the beginning of a table has letters that only Japanese has.
fn has_kana(grid: &Grid) -> bool {
    let is_kana = |c: char| ('\u{3041}'..='\u{30fa}').contains(&c);
    (0..grid.rows().min(60)).any(|row| (0..grid.count(row)).any(|column| grid.cell(row, column).contains(is_kana)))
}

/// How the dates in the columns of periods are read.
fn dates(grid: &Grid, frame: &Frame, roles: &[FoundRole], settings: &Settings) -> DateStyle {
    let columns = (0..roles.len()).filter(|&column| roles[column].role == ColumnRole::Period);
    let texts = columns.flat_map(|column| frame.body.clone().map(move |row| grid.cell(row, column)));
    let mut dates = DateStyle { is_japanese: has_kana(grid), ..DateStyle::of(texts) };
    match settings.get("dates") {
        Some("month-first") => dates.is_month_first = true,
        Some("day-first") => dates.is_month_first = false,
        _ => {}
    }
    dates
}

/// The separator and the number of parts, if the first column holds several: its head and all its cells have the same number of commas, and
/// the file has another delimiter.
fn joined_column(grid: &Grid) -> Option<(char, usize)> {
    let cells: Vec<&str> =
        (0..grid.rows().min(500)).map(|row| grid.cell(row, 0)).filter(|cell| !cell.is_empty()).collect();
    let head = cells.iter().position(|cell| cell.contains('\\') || cell.contains(','))?;
    let count = cells[head].matches(',').count();
    let rest = &cells[head + 1..];
    let same = rest.iter().filter(|cell| cell.matches(',').count() == count && !cell.contains(", ")).count();
    (count > 0 && rest.len() >= 2 && same * 20 >= rest.len() * 19 && head < 8 && !cells[head].contains(", "))
        .then_some((',', count + 1))
}

/// The whole that a person set.
fn set_whole(places: &mut [TablePlace], settings: &Settings) {
    let Some(name) = settings.get("whole") else { return };
    for place in places {
        let is_whole = place.name == name;
        if place.level == PlaceLevel::Whole && !is_whole {
            place.level = PlaceLevel::District;
        } else if is_whole {
            place.level = PlaceLevel::Whole;
        }
    }
}
