//! From a dataset to the packed form of its package.

use super::dataset::Dataset;
use super::description::{Description, Noun};
use super::history::digest_text;
use super::packed::{END, MAGIC};
use super::tables::{District, Indicator, MOST_POWER, Observation, Revision, Scope, Section, Source, Term};
use super::unpack::COLUMNS;
use crate::collect::IntoVec;
use crate::language::Text;
use crate::text::join;

/// A table while it is written: the cells of each column.
struct TableWriter {
    columns: Vec<String>,
    /// The number of cells so far.
    cells: usize,
}

impl TableWriter {
    fn text(&mut self, text: &str) {
        self.cell(|cell| cell.push_str(text));
    }

    /// The next cell, at the end of its column.
    fn cell(&mut self, write: impl FnOnce(&mut String)) {
        let column = self.cells % self.columns.len();
        write(&mut self.columns[column]);
        self.columns[column].push(char::from(END));
        self.cells += 1;
    }

    fn texts(&mut self, text: &Text) {
        self.text(&text.zh);
        self.text(&text.en);
    }

    fn number(&mut self, number: usize) {
        self.cell(|cell| push_digits(cell, number));
    }

    fn optional(&mut self, number: Option<usize>) {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    fn noun(&mut self, noun: &Noun) {
        for text in [&noun.one, &noun.several, &noun.zh, &noun.measure] {
            self.text(text);
        }
    }

    fn description(&mut self, about: &Description) {
        for text in [&about.title, &about.subtitle, &about.whole, &about.attribution] {
            self.texts(text);
        }
        for index in 0..about.name_tags.len() {
            self.optional(about.languages.get(index).map(|&language| language as usize));
        }
        for tag in &about.name_tags {
            self.text(tag);
        }
        for noun in [&about.place, &about.source, &about.scope, &about.scope_short] {
            self.noun(noun);
        }
        self.number(about.reporting as usize);
        self.number(usize::from(about.always_says_lines));
        for text in [&about.view, &about.base, &about.licence.name, &about.licence.title, &about.licence.url] {
            self.text(text);
        }
    }

    fn district(&mut self, district: &District) {
        self.text(&district.id);
        self.text(&district.code);
        self.number(district.level as usize);
        self.optional(district.parent.map(|parent| parent.0));
        self.texts(&district.name);
        self.texts(&district.short);
        self.text(&join(&district.aliases, "|"));
        self.optional(district.tile.map(|tile| tile.0 as usize));
        self.optional(district.tile.map(|tile| tile.1 as usize));
        self.text(district.shape.as_deref().unwrap_or_default());
    }

    fn term(&mut self, term: &Term) {
        self.text(&term.id);
        self.number(term.kind as usize);
        self.texts(&term.text);
        self.optional(term.role.map(|role| role as usize));
        self.texts(&term.shown.long);
        self.texts(&term.shown.short);
        for power in term.shown.powers {
            self.number((power + MOST_POWER) as usize);
        }
    }

    fn source(&mut self, source: &Source) {
        self.text(&source.id);
        self.texts(&source.title);
        self.texts(&source.publisher);
        self.text(&source.published.map(|date| date.to_string()).unwrap_or_default());
        self.text(&source.pages);
        self.text(&source.url);
    }

    fn indicator(&mut self, indicator: &Indicator) {
        self.text(&indicator.id);
        self.texts(&indicator.name);
        self.number(indicator.unit.0);
        self.number(indicator.measure as usize);
        self.optional(indicator.denominator.map(|term| term.0));
        self.number(indicator.theme.0);
        self.texts(&indicator.definition);
        self.text(&join(&indicator.excludes.iter().map(|district| district.0.to_string()).into_vec(), " "));
        for other in [indicator.variant_of, indicator.change_of, indicator.total_of, indicator.related_to] {
            self.optional(other.map(|indicator| indicator.0));
        }
        self.number(usize::from(indicator.is_over_year));
        self.optional(indicator.decimals.map(usize::from));
    }

    fn section(&mut self, section: &Section) {
        self.number(section.source.0);
        self.number(section.line as usize);
        self.texts(&section.title);
        self.text(&section.page);
    }

    fn observation(&mut self, observation: &Observation) {
        let figure = observation.figure;
        self.number(observation.district.0);
        self.number(observation.indicator.0);
        self.optional(match observation.scope {
            Scope::Whole => None,
            Scope::List(list) => Some(list.0),
        });
        self.text(&observation.period.to_string());
        match observation.all_digits() {
            Some(digits) => self.text(digits),
            None => self.text(&figure.value.all_digits()),
        }
        self.number(figure.comparator as usize);
        self.optional(figure.flag.map(|flag| flag as usize));
        self.number(observation.status as usize);
        self.number(usize::from(observation.is_implied));
        self.number(observation.source.0);
        self.optional(observation.line.map(|line| line as usize));
        self.text(observation.quote());
        self.optional(observation.note().map(|note| note.0));
    }

    fn revision(&mut self, revision: &Revision) {
        self.text(&revision.day.to_string());
        self.texts(&revision.project.clone().unwrap_or_default());
        self.text(&digest_text(revision.observation.digest));
        self.observation(&revision.observation);
        self.number(usize::from(revision.new.is_none()));
        // A figure that was withdrawn is the observation.
        let old = revision.old.filter(|_| revision.new.is_some());
        self.number(usize::from(old.is_some()));
        self.text(&old.map(|old| old.0.value.all_digits()).unwrap_or_default());
        self.optional(old.map(|old| old.0.comparator as usize));
        self.text(&old.map(|old| digest_text(old.1)).unwrap_or_default());
    }
}

/// Appends a number in digits. A figure has seven of them, and the formatting of the library is slow.
fn push_digits(text: &mut String, number: usize) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

impl Dataset {
    /// The packed form of the package, from which `Dataset::unpack` makes the same dataset, without the warnings: a text of fields, each
    /// with a byte of zero behind it, in the order that `docs/package.md` describes.
    pub fn pack(&self) -> Vec<u8> {
        let mut columns = COLUMNS.into_iter();
        let mut packed = [MAGIC, "\0"].concat();
        let mut add = |rows: usize, write: &dyn Fn(&mut TableWriter)| {
            let columns = vec![String::new(); columns.next().unwrap_or(1)];
            let mut table = TableWriter { columns, cells: 0 };
            write(&mut table);
            debug_assert_eq!(table.cells, rows * table.columns.len(), "each row has a cell in each column");
            packed += &rows.to_string();
            packed.push(char::from(END));
            packed.extend(table.columns);
        };
        add(1, &|table| table.description(&self.description));
        let style = &self.description.style;
        add(style.len(), &|table| style.iter().flatten().for_each(|text| table.text(text)));
        add(self.districts.len(), &|table| self.districts.iter().for_each(|row| table.district(row)));
        add(self.terms.len(), &|table| self.terms.iter().for_each(|row| table.term(row)));
        add(self.sources.len(), &|table| self.sources.iter().for_each(|row| table.source(row)));
        add(self.indicators.len(), &|table| self.indicators.iter().for_each(|row| table.indicator(row)));
        add(self.sections.len(), &|table| self.sections.iter().for_each(|row| table.section(row)));
        add(self.observations.len(), &|table| self.observations.iter().for_each(|row| table.observation(row)));
        let write_projects = |table: &mut TableWriter| {
            for row in &self.projects {
                table.texts(&row.project);
                table.text(&digest_text(row.observation.digest));
                table.observation(&row.observation);
            }
        };
        add(self.projects.len(), &write_projects);
        add(self.revisions.len(), &|table| self.revisions.iter().for_each(|row| table.revision(row)));
        packed += &digest_text(self.digest);
        packed.push(char::from(END));
        packed.into_bytes()
    }
}
