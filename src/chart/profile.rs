//! `profile`: every figure of one district, or of the city, each with its place among the districts that reported the same.

use super::base::{Base, Column, Draft, Line, Said};
use super::{Emphasis, Entry, Mark, Plot, Row, outlier, themed};
use crate::compare::{self, Axis, Cell};
use crate::data::{Dataset, Measure, Observation, Status};
use crate::derive::{self, Derived, Rule};
use crate::link::{Form, Kind, View};
use crate::number::{Comparator, Figure};
use crate::words::{self, Standing};
use std::cmp::Ordering;

/// The place that a profile is about: the first shown, or the first highlighted, or the district with most figures.
pub(crate) fn subject(dataset: &Dataset, view: &View) -> Option<usize> {
    for chosen in [&view.districts, &view.highlight].into_iter().flatten() {
        if let Some(&first) = chosen.first() {
            return Some(first);
        }
    }
    let mut found: Option<(usize, usize)> = None;
    for district in dataset.district_places() {
        let figures = dataset.observations.iter().filter(|seen| seen.district == district).count();
        if found.is_none_or(|found| figures > found.1) {
            found = Some((district, figures));
        }
    }
    found.map(|found| found.0)
}

/// Whether anything was published about the place, or a project in it.
pub(super) fn has_any(base: &Base<'_>) -> bool {
    let subject = subject(base.dataset, base.view);
    base.dataset.figures().iter().any(|seen| subject == Some(seen.district))
}

/// What is collected of all figures.
struct Profile<'d> {
    base: Base<'d>,
    district: usize,
    is_city: bool,
    columns: Vec<Column>,
    lines: Vec<Line<'d>>,
    marks: Vec<Mark>,
    entries: Vec<Entry>,
    drawn: Vec<&'d Observation>,
    /// What the last figure belongs to.
    group: &'d str,
    /// How many are computed.
    derived: usize,
    /// How many figures others reported too, how many are the first of them, and of those how many not alone.
    counts: [usize; 3],
}

/// The profile; `None` where nothing was published about the place.
pub(super) fn draft<'d>(base: &Base<'d>) -> Option<Draft<'d>> {
    let (dataset, language) = (base.dataset, base.language);
    let district = subject(dataset, base.view)?;
    let plain = |name: &str| Column { name: name.to_owned(), unit: String::new() };
    let [list, period, value, place] = words::profile_heads(language);
    let mut profile = Profile {
        base: *base,
        district,
        is_city: dataset.districts[district].is_city,
        columns: vec![plain(words::indicator_head(language)), plain(list), plain(period), plain(value), plain(place)],
        lines: Vec::new(),
        marks: Vec::new(),
        entries: Vec::new(),
        drawn: Vec::new(),
        group: "",
        derived: 0,
        counts: [0; 3],
    };
    for indicator in themed(dataset) {
        for seen in dataset.observations_of(indicator) {
            profile.add(seen, None);
        }
    }
    let own = profile.drawn.len();
    for figure in &dataset.projects {
        profile.add(&figure.observation, Some(figure.project.get(language)));
    }
    let all = profile.drawn.len();
    if all == 0 {
        return None;
    }
    let [compared, first, joint] = profile.counts;
    // Of the city, the full name: its short one is a word for the whole.
    let name = if profile.is_city { base.name(district) } else { base.short(district) };
    let mut notes = Vec::new();
    if compared > 0 {
        notes.push(words::profile_note(language).to_owned());
    }
    if profile.derived > 0 {
        notes.push(words::derived_note(language).to_owned());
    }
    Some(Draft {
        title: words::profile_finding(name, if own == 0 { all } else { own }, [first, joint], language),
        subtitle: words::profile_subtitle(base.name(district), language),
        coverage: words::profile_coverage([own, compared, all - own, profile.derived], language),
        notes,
        drawn: profile.drawn,
        columns: profile.columns,
        lines: profile.lines,
        marks: profile.marks,
        links: Vec::new(),
        plot: Plot::Sheet(profile.entries),
    })
}

impl<'d> Profile<'d> {
    /// Adds a figure of the place, or of a project in it; of other places nothing.
    fn add(&mut self, seen: &'d Observation, project: Option<&'d str>) {
        if seen.district != self.district {
            return;
        }
        let (base, language) = (self.base, self.base.language);
        let indicator = &base.dataset.indicators[seen.indicator];
        let unit = base.unit(seen.indicator);
        let mut cells = Vec::new();
        if project.is_none() && !self.is_city {
            cells = compare::cells(base.dataset, &Axis::of(seen), &base.dataset.district_places());
            cells.retain(|cell| !cell.here.is_empty());
        }
        let standing = self.standing(seen, &cells);
        let place = standing.map(|standing| words::standing(standing, language)).unwrap_or_default();
        let name = words::capital(indicator.name.get(language));
        let list = words::joined_list([project.unwrap_or_default(), base.scope(seen.scope)], language);
        let period = words::dated_short(seen.period, seen.status, language);
        let (kind, group) = match project {
            Some(_) => (Kind::Projects, words::kind(Kind::Projects, language)),
            None => (Kind::Rank, base.term(indicator.theme)),
        };
        let heading = if group == self.group { "" } else { group }.to_owned();
        self.group = group;
        let strip = self.strip(seen, &cells);
        let (aside, value) = (String::new(), String::new());
        let entry = Entry { is_derived: false, heading, name: name.clone(), aside, value, place, strip };
        self.put(entry, [name, list, period], (seen.figure, unit), vec![seen], kind);
        self.drawn.push(seen);
        if project.is_none() {
            for derived in derive::derived_from(base.dataset, seen) {
                self.compute(&derived);
            }
        }
    }

    /// Adds what is computed from the figure just added.
    fn compute(&mut self, derived: &Derived<'d>) {
        let (base, language) = (self.base, self.base.language);
        let first = derived.inputs[0];
        let (what, unit) = words::derived_name(base.dataset, derived, language);
        let of = words::capital(base.dataset.indicators[first.indicator].name.get(language));
        let kind = match derived.rule {
            Rule::Previous => Kind::Change,
            Rule::Margin | Rule::Completion => Kind::Target,
            Rule::Average => Kind::Size,
        };
        let [heading, aside, value, place] = [const { String::new() }; 4];
        let name = words::capital(&what);
        let entry = Entry { is_derived: true, heading, name, aside, value, place, strip: Vec::new() };
        let texts = [
            words::joined_list([&of, &what], language),
            base.scope(first.scope).to_owned(),
            words::arithmetic(derived, language),
        ];
        self.put(entry, texts, (derived.figure, unit), derived.inputs.to_vec(), kind);
        self.derived += 1;
    }

    /// Adds an entry, its line and its mark; the texts are its name, its list, and its period or arithmetic.
    fn put(
        &mut self,
        mut entry: Entry,
        [name, list, detail]: [String; 3],
        (figure, unit): (Figure, &str),
        seen: Vec<&'d Observation>,
        kind: Kind,
    ) {
        let language = self.base.language;
        let aside = words::joined_list([&list, &detail], language);
        // What is computed stands below its figure, which has the list.
        entry.aside = if entry.is_derived { &detail } else { &aside }.clone();
        entry.value = words::signed(figure, unit, language);
        let said = |text: &str, spoken| Said { text: text.to_owned(), spoken, value: None };
        let cells = vec![
            Said::plain(&name),
            said(&list, aside),
            said(&detail, String::new()),
            said(&entry.value, words::quantity(figure, unit, language)),
            Said::plain(&entry.place),
        ];
        let link = self.link(seen[0], kind);
        let line = Line { cells, seen };
        self.marks.push(Mark { link, ..Mark::new(self.base.spoken(&self.columns, &line), &line.seen) });
        self.lines.push(line);
        self.entries.push(entry);
    }

    /// The link to what the figure stands among, or is computed for; none from the city's, which stand alone.
    fn link(&self, seen: &Observation, kind: Kind) -> String {
        let base = &self.base;
        if self.is_city {
            return String::new();
        }
        let view = View { kind, districts: None, ..base.ranked(seen.indicator, seen.district, Some(Axis::of(seen))) };
        view.to_query(base.dataset, Form::Share)
    }

    /// All figures on an axis, where there is more than one district's.
    fn strip(&self, seen: &Observation, cells: &[Cell<'_>]) -> Vec<Row> {
        let mut strip = Vec::new();
        for cell in cells.iter().filter(|_| cells.len() > 1) {
            for other in &cell.here {
                let mut row = self.base.row(cell.district);
                let is_own = std::ptr::eq(*other, seen);
                row.emphasis = if is_own { Emphasis::Chosen } else { Emphasis::Compared };
                row.bars.push(self.base.bar(other.figure));
                strip.push(row);
            }
        }
        outlier::break_outliers(&mut strip);
        strip
    }

    /// A figure's place among those of the districts that have one on its axis; none where it is alone, or where bounds or
    /// publications that disagree leave it open.
    fn standing(&mut self, seen: &Observation, cells: &[Cell<'_>]) -> Option<Standing> {
        if cells.len() < 2 {
            return None;
        }
        self.counts[0] += 1;
        let mut standing = Standing { place: 1, of: cells.len(), is_joint: false };
        for cell in cells {
            let mut found = None;
            for other in &cell.here {
                let order = self.order(seen, other)?;
                if *found.get_or_insert(order) != order {
                    return None;
                }
            }
            match found {
                Some(Ordering::Greater) => standing.place += 1,
                Some(Ordering::Equal) => standing.is_joint |= cell.district != seen.district,
                _ => {}
            }
            if cell.district == seen.district && found != Some(Ordering::Equal) {
                return None;
            }
        }
        if standing.place == 1 && seen.status == Status::Actual {
            self.counts[1] += 1;
            self.counts[2] += usize::from(standing.is_joint);
        }
        Some(standing)
    }

    /// Whether another figure stands before a figure (`Greater`) or surely behind it; `None` where bounds leave it open. Of places
    /// in an order the smaller is the better.
    fn order(&self, seen: &Observation, other: &Observation) -> Option<Ordering> {
        let is_rank = self.base.dataset.indicators[seen.indicator].measure == Measure::Rank;
        let [first, second]: [Figure; 2] =
            if is_rank { [other.figure, seen.figure] } else { [seen.figure, other.figure] };
        let is_same = first == second && (first.comparator == Comparator::Eq || std::ptr::eq(seen, other));
        match (is_same, first.surely_above(second), second.surely_above(first)) {
            (true, ..) => Some(Ordering::Equal),
            (_, true, _) => Some(Ordering::Less),
            (_, _, true) => Some(Ordering::Greater),
            _ => None,
        }
    }
}
