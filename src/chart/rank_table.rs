//! A ranking as a table and as speech: the same figures in the same order, each with the place where it stands.

use super::Table;
use super::rank::Rank;
use crate::compare::{Cell, State};
use crate::number::Figure;
use crate::sort;
use crate::words;

impl<'d> Rank<'d> {
    pub(super) fn table(&self, caption: &str) -> Table {
        Table {
            caption: caption.to_owned(),
            columns: words::rank_columns(&self.subject, &self.unit, self.language).to_vec(),
            rows: self.cells.iter().map(|cell| self.table_row(cell)).collect(),
        }
    }

    fn table_row(&self, cell: &Cell<'d>) -> Vec<String> {
        let join = self.language.pick("；", "; ");
        let places = self.places(cell);
        let here = self.here(cell, |figure| figure.text(self.language));
        vec![
            self.name(cell.district).to_owned(),
            here,
            self.apart_texts(cell, |figure| figure.text(self.language)).join(join),
            places.join(join),
        ]
    }

    /// Where the figures of a cell stand, a text a section.
    fn places(&self, cell: &Cell<'_>) -> Vec<String> {
        let mut lines: Vec<(usize, u32)> = cell.here.iter().map(|seen| (seen.source, seen.line)).collect();
        for (seen, _) in &cell.apart {
            lines.push((seen.source, seen.line));
        }
        sort::sort_unique(&mut lines);
        let mut texts = Vec::new();
        let mut rest = lines.as_slice();
        while let Some(&(source, line)) = rest.first() {
            let section = |line| self.dataset.section(source, line).map(|section| section.line);
            let mut numbers = Vec::new();
            for &(other, next) in rest {
                if other != source || section(next) != section(line) {
                    break;
                }
                numbers.push(next);
            }
            rest = rest.get(numbers.len()..).unwrap_or_default();
            texts.push(words::place(self.dataset, source, &numbers, self.language));
        }
        texts
    }

    /// A cell's figures here as text, each once, or the word in their place.
    pub(super) fn here(&self, cell: &Cell<'_>, write: impl Fn(Figure) -> String) -> String {
        let mut texts: Vec<String> = Vec::new();
        for seen in &cell.here {
            let text = write(seen.figure);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.is_empty() { self.absent(cell).to_owned() } else { texts.join(" / ") }
    }

    pub(super) fn absent(&self, cell: &Cell<'_>) -> &'static str {
        match cell.state() {
            State::NotApplicable => words::not_applicable(self.language),
            State::Apart => words::not_comparable(self.language),
            State::Value | State::Zero | State::NotReported => words::not_reported(self.language),
        }
    }

    /// Every figure that stands apart, with what it is: `2021 年目标：≥20`.
    fn apart_texts(&self, cell: &Cell<'_>, write: impl Fn(Figure) -> String) -> Vec<String> {
        let mut texts = Vec::new();
        for (seen, _) in &cell.apart {
            let figure = write(seen.figure);
            texts.push(words::apart_figure(&self.apart(seen)[0], &figure, self.language));
        }
        texts
    }

    pub(super) fn spoken(&self, title: &str, subtitle: &str) -> String {
        let mut text = words::sentence(title, self.language) + &words::sentence(subtitle, self.language);
        for cell in &self.cells {
            let quantity = |figure| words::quantity(figure, &self.unit, self.language);
            let (here, apart) = (self.here(cell, quantity), self.apart_texts(cell, quantity));
            text += &words::spoken_row(self.name(cell.district), &here, &apart, self.language);
            text += self.language.pick("", " ");
        }
        text.trim_ascii_end().to_owned()
    }
}
