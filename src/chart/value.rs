//! A chart as a plain value: what a page, a server or another renderer reads. `docs/chart-value.md` documents it.

use crate::collect::IntoVec;
use crate::model::{CHART_VERSION, Chart, Mark, Theme};
use crate::plain::{Plain, PlainForm, PlainObject};
use crate::words::{Labels, Phrase, words};

impl Chart {
    /// The plain value. Its `plot` and its texts are what `Picture::from_value` reads.
    ///
    /// ```
    /// use district_charts::{data::Dataset, model::{Chart, Picture}};
    ///
    /// let dataset = Dataset::embedded().expect("the embedded package is tested");
    /// let chart = Chart::from_link(&dataset, "l=en");
    /// let picture = Picture::from_value(chart.to_value()).expect("a chart can be read back");
    /// assert_eq!(picture.title, chart.title);
    /// ```
    pub fn to_value(&self) -> Plain<'_> {
        let words = words(self.language);
        let theme = Theme::ALL.iter().find(|entry| Some(entry.1) == self.theme);
        let columns = self.table.columns.len();
        let sortable = (0..columns).map(|column| Plain::Flag(self.table.is_sortable(column)));
        let mut value = PlainObject::new();
        value.put("version", Plain::Number(f64::from(CHART_VERSION)));
        value.put("lang", Plain::text(self.language.tag()));
        if !self.name_tag.is_empty() {
            value.put("nameLang", Plain::text(&self.name_tag));
        }
        value.put("theme", Plain::text(theme.map_or("", |entry| entry.0)));
        for (key, text) in [
            ("title", &self.title),
            ("subtitle", &self.subtitle),
            ("coverage", &self.coverage),
            ("source", &self.source),
            ("licence", &self.licence),
            ("spoken", &self.spoken),
            ("caption", &self.table.caption),
        ] {
            value.put(key, Plain::text(text));
        }
        for (key, texts) in [("notes", &self.notes), ("notices", &self.notices), ("columns", &self.table.columns)] {
            value.put(key, texts.to_plain());
        }
        for (key, phrase) in [
            ("tableLabel", Phrase::TableLabel),
            ("fullLabel", Phrase::FullChart),
            ("moreLabel", Phrase::MoreRows),
            ("keys", Phrase::KeyboardHelp),
        ] {
            value.put(key, Plain::text(words.phrase(phrase)));
        }
        value.put("marks", Plain::List(self.marks.iter().map(mark).into_vec()));
        value.put("links", self.links.to_plain());
        value.put("sortable", Plain::List(sortable.into_vec()));
        value.put("rows", self.table.rows.to_plain());
        if self.table.addresses.iter().any(|row| !row.is_empty()) {
            value.put("addresses", self.table.addresses.to_plain());
        }
        value.put("values", Plain::List((0..self.table.rows.len()).map(|row| self.values(row)).into_vec()));
        value.put("labels", self.labels(words.labels()));
        value.put("plot", self.plot.to_plain());
        value.put_form("style", &self.style);
        Plain::Object(value)
    }

    /// Labels by their names.
    fn labels(&self, labels: &Labels) -> Plain<'_> {
        let mut value = PlainObject::new();
        for (name, label) in labels.entries() {
            value.put(name, Plain::text(label));
        }
        value.put("articles", Plain::text(&self.sources_label));
        Plain::Object(value)
    }

    /// The values of a row of the table, one for each column: a number, or nothing.
    fn values(&self, row: usize) -> Plain<'_> {
        let value = |column: usize| self.table.values.get(row)?.get(column).copied().flatten();
        let number = |column| value(column).map_or(Plain::Null, |value| Plain::Number(value.to_f64()));
        Plain::List((0..self.table.columns.len()).map(number).into_vec())
    }
}

/// A mark as a list: a chart has hundreds, and names would take as much room as the texts.
fn mark(mark: &Mark) -> Plain<'_> {
    Plain::List(vec![Plain::text(&mark.spoken), Plain::text(&mark.link)])
}
