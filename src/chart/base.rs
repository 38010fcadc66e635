//! What every kind of chart is made with: names and units in the view's language, the axis, how loud a district is,
//! and the step from a draft to a chart, which writes the table, the spoken text and the sources once for all kinds.

use super::{Bar, Chart, Emphasis, Link, Mark, Plot, Row, Table, shown};
use crate::compare::{self, Axis, Candidate, Cell, State};
use crate::data::{Dataset, Indicator, Observation, Status, Term, TermKind};
use crate::language::{Language, join};
use crate::link::{self, Kind, Notice, Reason, Scope, View};
use crate::number::{Decimal, Figure};
use crate::sort;
use crate::words;

/// A dataset and a view, and what all kinds ask of the two.
#[derive(Clone, Copy)]
pub(super) struct Base<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) view: &'d View,
    pub(super) language: Language,
}

/// A chart as its kind made it: what is drawn, and the figures of each line of the table.
pub(super) struct Draft<'d> {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) coverage: String,
    /// What marks mean; notes on figures are added.
    pub(super) notes: Vec<String>,
    /// The figures that are drawn, whose notes a reader must know.
    pub(super) drawn: Vec<&'d Observation>,
    /// The columns of the table without the last, the sources.
    pub(super) columns: Vec<Column>,
    pub(super) lines: Vec<Line<'d>>,
    /// What can be pointed at, in reading order; empty where it is the lines.
    pub(super) marks: Vec<Mark>,
    /// Where else to go.
    pub(super) links: Vec<Link>,
    pub(super) plot: Plot,
}

/// A column of the table.
pub(super) struct Column {
    pub(super) name: String,
    /// The unit of its figures; empty for words.
    pub(super) unit: String,
}

/// A line of the table.
pub(super) struct Line<'d> {
    /// Its head first, then as many as there are columns.
    pub(super) cells: Vec<Said>,
    /// Its figures, for the sources.
    pub(super) seen: Vec<&'d Observation>,
}

/// A text for the eye and for the ear: `≥20`, `at least 20%`.
#[derive(Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) spoken: String,
    /// What lines are ordered by; none for words.
    pub(super) value: Option<Decimal>,
}

impl Said {
    /// The same for both.
    pub(super) fn plain(text: &str) -> Said {
        Said { text: text.to_owned(), spoken: text.to_owned(), value: None }
    }
}

impl<'d> Base<'d> {
    pub(super) fn new(dataset: &'d Dataset, view: &'d View) -> Base<'d> {
        Base { dataset, view, language: view.language }
    }

    /// The indicator that the view asks for.
    pub(super) fn indicator(&self) -> Option<&'d Indicator> {
        self.view.indicator.map(|place| &self.dataset.indicators[place])
    }

    pub(super) fn name(&self, district: usize) -> &'d str {
        self.dataset.districts[district].name.get(self.language)
    }

    pub(super) fn short(&self, district: usize) -> &'d str {
        self.dataset.districts[district].short.get(self.language)
    }

    /// In English the short names are the usual ones; Chinese names keep 区 and 市.
    pub(super) fn row_name(&self, district: usize) -> &'d str {
        self.language.pick(self.name(district), self.short(district))
    }

    /// By what districts are ordered by name: ids are pinyin.
    pub(super) fn sort_name(&self, district: usize) -> &'d str {
        let district = &self.dataset.districts[district];
        self.language.pick(&district.id, &district.name.en)
    }

    pub(super) fn unit(&self, indicator: usize) -> &'d str {
        self.term(self.dataset.indicators[indicator].unit)
    }

    pub(super) fn term(&self, term: usize) -> &'d str {
        self.dataset.terms[term].text.get(self.language)
    }

    /// Indicator and scope in words.
    pub(super) fn subject(&self, indicator: usize, scope: Scope) -> String {
        words::subject(self.dataset, &self.dataset.indicators[indicator], scope, self.language)
    }

    /// The list that a figure covers, in words; empty for the whole district.
    pub(super) fn scope(&self, scope: Option<usize>) -> &'d str {
        scope.map_or("", |place| self.term(place))
    }

    /// A figure for the eye and for the ear.
    pub(super) fn said(&self, figure: Figure, unit: &str) -> Said {
        let spoken = words::quantity(figure, unit, self.language);
        Said { text: figure.text(self.language), spoken, value: Some(figure.value) }
    }

    /// Several figures, each once, or the word in their place; two that are one, between two values, as one.
    pub(super) fn said_all(&self, figures: &[Figure], unit: &str, absent: &str) -> Said {
        if let &[low, high] = figures
            && low.is_range_to(high)
        {
            let [text, spoken] = words::range(low, high, unit, self.language);
            return Said { text, spoken, value: Some(low.value) };
        }
        let mut all = Said::plain("");
        let mut seen: Vec<String> = Vec::new();
        for &figure in figures {
            let Said { text, spoken, value } = self.said(figure, unit);
            all.value = all.value.or(value);
            if !seen.contains(&text) {
                let and = self.language.pick("、", " and ");
                for (all, one, join) in [(&mut all.text, &text, " / "), (&mut all.spoken, &spoken, and)] {
                    all.push_str(if all.is_empty() { "" } else { join });
                    all.push_str(one);
                }
                seen.push(text);
            }
        }
        if seen.is_empty() { Said::plain(absent) } else { all }
    }

    /// Whether fewer districts are shown than there are.
    pub(super) fn is_selection(&self) -> bool {
        shown(self.dataset, self.view).len() < self.dataset.district_places().len()
    }

    /// How loud a district is; the view's highlights, or those that the finding names.
    pub(super) fn emphasis(&self, district: usize, has_value: bool, leaders: &[usize]) -> Emphasis {
        let chosen = self.view.highlight.as_deref().unwrap_or(leaders);
        match has_value {
            true if chosen.contains(&district) => Emphasis::Chosen,
            true => Emphasis::Compared,
            false => Emphasis::Quiet,
        }
    }

    /// A row of a district without marks yet.
    pub(super) fn row(&self, district: usize) -> Row {
        Row {
            district: self.dataset.districts[district].id.clone(),
            name: self.row_name(district).to_owned(),
            short: self.short(district).to_owned(),
            emphasis: Emphasis::Quiet,
            bars: Vec::new(),
            from: None,
            frame: None,
            ticks: Vec::new(),
            aside: Vec::new(),
            wanted: Vec::new(),
            word: None,
            is_missing: false,
        }
    }

    pub(super) fn bar(&self, figure: Figure) -> Bar {
        Bar { figure, label: figure.text(self.language), is_broken: false }
    }

    /// The word in the place of a figure.
    pub(super) fn absent(&self, state: State) -> &'static str {
        match state {
            State::NotApplicable => words::not_applicable(self.language),
            State::Apart => words::not_comparable(self.language),
            State::Value | State::Zero | State::NotReported => words::not_reported(self.language),
        }
    }

    /// The axis of those allowed that fulfils the view's wishes, or as many of them as can be: scope is given up first, the
    /// period last, each with a notice. `None` where there is no axis at all.
    pub(super) fn axis(&self, is_allowed: &dyn Fn(&Axis) -> bool, notices: &mut Vec<Notice>) -> Option<Axis> {
        let (indicator, wish) = (self.view.indicator?, super::wish(self.view));
        let mut allowed = Vec::new();
        // First what the districts shown reported, then any.
        for districts in [shown(self.dataset, self.view), self.dataset.district_places()] {
            let mut found = compare::candidates(self.dataset, indicator, &districts);
            let is_asked = |found: &&Candidate| wish.allows(&found.axis) && is_allowed(&found.axis);
            if let Some(asked) = found.iter().find(is_asked) {
                return Some(asked.axis);
            }
            if allowed.is_empty() {
                found.retain(|candidate| is_allowed(&candidate.axis));
                allowed = found;
            }
        }
        self.chosen(&allowed, notices)
    }

    /// The first of some axes that fulfils the view's wishes, in the same way.
    pub(super) fn chosen(&self, candidates: &[Candidate], notices: &mut Vec<Notice>) -> Option<Axis> {
        if candidates.is_empty() {
            return None;
        }
        let mut wish = super::wish(self.view);
        let mut given_up = |key, value: Option<String>| {
            if let Some(value) = value {
                notices.push(Notice { key, value, reason: Reason::NothingReported });
            }
        };
        if compare::choose(candidates, &wish).is_none() {
            given_up("sc", wish.scope.take().map(|scope| link::scope_id(self.dataset, scope)));
        }
        if compare::choose(candidates, &wish).is_none() {
            given_up("st", wish.status.take().map(|status: Status| status.name().to_owned()));
        }
        if compare::choose(candidates, &wish).is_none() {
            given_up("p", wish.period.take().map(|period| period.to_link()));
        }
        compare::choose(candidates, &wish)
    }

    /// The ranking of an indicator, on an axis or on that of its own, with one district highlighted.
    pub(super) fn ranked(&self, indicator: usize, district: usize, axis: Option<Axis>) -> View {
        View {
            kind: Kind::Rank,
            indicator: Some(indicator),
            other: None,
            period: axis.map(|axis| axis.period),
            status: axis.map(|axis| axis.status),
            scope: axis.map(|axis| axis.scope),
            highlight: Some(vec![district]),
            ..self.view.clone()
        }
    }

    /// The cells of the districts shown.
    pub(super) fn cells(&self, axis: &Axis) -> Vec<Cell<'d>> {
        compare::cells(self.dataset, axis, &shown(self.dataset, self.view))
    }

    /// How many districts reported, how many only elsewhere, and in what those differ.
    pub(super) fn coverage(&self, cells: &[Cell<'_>]) -> String {
        let (mut reported, mut apart, mut differences) = (0, 0, Vec::new());
        for cell in cells {
            match cell.state() {
                State::Value | State::Zero => reported += 1,
                State::Apart => {
                    apart += 1;
                    for (_, found) in &cell.apart {
                        differences.extend_from_slice(found);
                    }
                }
                State::NotApplicable | State::NotReported => {}
            }
        }
        sort::sort_unique(&mut differences);
        words::coverage([reported, apart, cells.len()], self.is_selection(), &differences, self.language)
    }

    /// A draft as a chart.
    pub(super) fn finish(&self, draft: Draft<'d>) -> Chart {
        let spoken_lines: Vec<String> = draft.lines.iter().map(|line| self.spoken(&draft.columns, line)).collect();
        let mut spoken = words::sentence(&draft.title, self.language);
        if !draft.subtitle.is_empty() {
            spoken += &words::sentence(&draft.subtitle, self.language);
        }
        spoken += &join(&spoken_lines, self.language.pick("", " "));
        let mut notes = draft.notes;
        self.data_notes(&draft.drawn, &mut notes);
        let mark = |(spoken, line): (&String, &Line<'d>)| Mark::new(spoken.clone(), &line.seen);
        let mut seen: Vec<&Observation> = Vec::new();
        for line in &draft.lines {
            seen.extend(&line.seen);
        }
        // What is computed there has the figures of other lines.
        if let Plot::Sheet(_) = draft.plot {
            seen = draft.drawn;
        }
        Chart {
            language: self.language,
            theme: self.view.theme,
            source: self.sources(&draft.lines),
            licence: self.licence(),
            table: self.table(&draft.subtitle, &draft.columns, &draft.lines),
            seen: seen.into_iter().cloned().collect(),
            marks: if draft.marks.is_empty() {
                spoken_lines.iter().zip(&draft.lines).map(mark).collect()
            } else {
                draft.marks
            },
            spoken: spoken.trim_ascii_end().to_owned(),
            notices: Vec::new(),
            title: draft.title,
            subtitle: draft.subtitle,
            coverage: draft.coverage,
            links: draft.links,
            plot: draft.plot,
            notes,
        }
    }

    /// A line of the table as it is spoken.
    pub(super) fn spoken(&self, columns: &[Column], line: &Line<'_>) -> String {
        let mut further = Vec::new();
        for (column, cell) in columns.iter().zip(&line.cells).skip(2) {
            further.push((column.name.as_str(), cell.spoken.as_str()));
        }
        let cell = |place: usize| line.cells.get(place).map_or("", |cell| cell.spoken.as_str());
        words::spoken_line(cell(0), cell(1), &further, self.language)
    }

    fn table(&self, caption: &str, columns: &[Column], lines: &[Line<'_>]) -> Table {
        let mut table = Table { caption: caption.to_owned(), ..Table::default() };
        if columns.is_empty() {
            return table;
        }
        for column in columns {
            table.columns.push(words::head(&words::capital(&column.name), &column.unit, self.language));
        }
        table.columns.push(words::source(self.language).to_owned());
        for line in lines {
            let mut row: Vec<String> = line.cells.iter().map(|cell| cell.text.clone()).collect();
            row.push(self.places(&line.seen));
            table.rows.push(row);
            table.values.push(line.cells.iter().map(|cell| cell.value).collect());
        }
        table
    }

    /// Where figures stand, a text a section.
    fn places(&self, seen: &[&Observation]) -> String {
        let mut lines: Vec<(usize, u32)> = seen.iter().map(|seen| (seen.source, seen.line)).collect();
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
        join(&texts, self.language.pick("；", "; "))
    }

    /// The notes of figures, each once, with the districts that it concerns.
    fn data_notes(&self, drawn: &[&Observation], notes: &mut Vec<String>) {
        let mut found: Vec<(usize, Vec<&str>)> = Vec::new();
        for seen in drawn {
            let (Some(note), name) = (seen.note, self.short(seen.district)) else { continue };
            match found.iter_mut().find(|entry| entry.0 == note) {
                Some(entry) if entry.1.contains(&name) => {}
                Some(entry) => entry.1.push(name),
                None => found.push((note, vec![name])),
            }
        }
        for (note, names) in found {
            notes.push(words::noted(&names, self.term(note), self.language));
        }
    }

    fn licence(&self) -> String {
        let licence = self.dataset.terms.iter().find(|term| term.kind == TermKind::Licence);
        let named =
            |term: &Term| words::labelled(words::licence(self.language), term.text.get(self.language), self.language);
        licence.map(named).unwrap_or_default()
    }

    fn sources(&self, lines: &[Line<'_>]) -> String {
        let mut publications = Vec::new();
        for (place, source) in self.dataset.sources.iter().enumerate() {
            if lines.iter().any(|line| line.seen.iter().any(|seen| seen.source == place)) {
                publications.push(words::publication(source, self.language));
            }
        }
        if publications.is_empty() { String::new() } else { words::sources(&publications, self.language) }
    }
}
