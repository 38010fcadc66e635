//! From a draft of typed messages to a chart in one language: words every message, and writes table, spoken text, marks and sources.

use crate::collect::IntoVec;
use crate::data::{DistrictId, Licence, Observation, TermId, TermKind};
use crate::link::LinkForm;
use crate::model::{Chart, ChartLink, Draft, DraftRow, MAX_SPOKEN, Mark, Note, Reading, Subtitle, Table, View};
use crate::number::Flag;
use crate::sort;
use crate::text::join;
use crate::words::{CellText, NounPhrase, Phrase, Writer};

/// The chart of a view from its draft, without notices.
pub(super) fn finish(writer: &Writer<'_>, view: &View, draft: Draft<'_>) -> Chart {
    let subtitle = writer.subtitle(&draft.subtitle);
    let title = writer.words.title(writer, &draft.title);
    let cells: Vec<Vec<CellText>> =
        draft.rows.iter().map(|row| row.cells.iter().map(|cell| writer.cell(cell)).into_vec()).into_vec();
    let columns: Vec<String> = draft.columns.iter().map(|column| writer.column(&column.name)).into_vec();
    // Of a long ranking only the rows drawn are spoken.
    let shown: Vec<usize> = draft.excerpt.clone().unwrap_or_else(|| (0..cells.len()).into_vec());
    let spoken_rows: Vec<String> = shown.iter().map(|&row| writer.spoken_row(&columns, &cells[row])).into_vec();
    let links = draft.links.iter().map(|link| ChartLink {
        label: writer.words.nearest(writer, link.view.kind.name, &link.topic),
        query: link.view.to_query(writer.dataset, LinkForm::Share),
    });
    Chart {
        language: writer.language,
        name_tag: writer.description().name_tag(writer.language).to_owned(),
        theme: view.theme,
        coverage: writer.words.coverage(writer, &draft.coverage),
        notes: notes(writer, &draft),
        source: source(writer, &draft.rows),
        sources_label: writer.noun_phrase(NounPhrase::Sources),
        licence: licence(writer),
        spoken: spoken(writer, [&title, &subtitle], &spoken_rows, &draft.notes),
        notices: Vec::new(),
        table: table(writer, &subtitle, &draft, cells),
        marks: marks(writer, &draft, &spoken_rows, &shown),
        observations: observations(&draft).into_iter().cloned().into_vec(),
        links: links.into_vec(),
        plot: draft.plot.finished(&mut |label| writer.label(&label)),
        style: writer.description().style.clone(),
        title,
        subtitle,
    }
}

/// The whole chart as it is spoken, and what of it is not drawn.
fn spoken(writer: &Writer<'_>, [title, subtitle]: [&str; 2], rows: &[String], notes: &[Note]) -> String {
    let mut spoken = writer.sentence(title);
    if !subtitle.is_empty() {
        spoken += &writer.sentence(subtitle);
    }
    let gap = writer.words.punctuation().sentence_gap;
    let heard = rows.get(..MAX_SPOKEN).unwrap_or(rows);
    spoken += &join(heard, gap);
    let rest = (rows.len() > heard.len()).then(|| Note::MoreInTable(rows.len() - heard.len()));
    for note in notes.iter().filter(|note| matches!(note, Note::Excerpt { .. })).chain(&rest) {
        spoken = [spoken.as_str(), gap, &writer.words.note(writer, note)].concat();
    }
    spoken.trim_ascii_end().to_owned()
}

/// The remarks on marks, then the notes of the package on figures drawn, each once with the districts that it concerns.
fn notes(writer: &Writer<'_>, draft: &Draft<'_>) -> Vec<String> {
    let mut of_package: Vec<(TermId, Vec<_>)> = Vec::new();
    for observation in &draft.drawn {
        let (Some(note), district) = (observation.note(), observation.district) else { continue };
        match of_package.iter_mut().find(|entry| entry.0 == note) {
            Some(entry) if entry.1.contains(&district) => {}
            Some(entry) => entry.1.push(district),
            None => of_package.push((note, vec![district])),
        }
    }
    let mut notes = Vec::new();
    let mut push = |note: &Note| notes.push(writer.words.note(writer, note));
    draft.notes.iter().chain(&digits(draft)).for_each(&mut push);
    for (terms, districts) in grouped(writer, of_package) {
        let is_of_one = matches!(draft.subtitle, Subtitle::Profile(_));
        push(&Note::Data(terms, if is_of_one { Vec::new() } else { districts }));
    }
    notes
}

/// Notes on the same districts with the same first clause as one.
fn grouped(writer: &Writer<'_>, notes: Vec<(TermId, Vec<DistrictId>)>) -> Vec<(Vec<TermId>, Vec<DistrictId>)> {
    let mut groups: Vec<(Vec<TermId>, Vec<DistrictId>)> = Vec::new();
    for (note, districts) in notes {
        let clause = writer.first_clause(note);
        let is_same = |group: &(Vec<TermId>, Vec<DistrictId>)| {
            !clause.is_empty() && group.1 == districts && writer.first_clause(group.0[0]) == clause
        };
        match groups.iter_mut().find(|group| is_same(group)) {
            Some(group) => group.0.push(note),
            None => groups.push((vec![note], districts)),
        }
    }
    groups
}

/// The remarks on the letters behind figures, and on digits that are not shown.
fn digits(draft: &Draft<'_>) -> Vec<Note> {
    let (mut flags, mut decimals) = (Vec::new(), Vec::new());
    for observation in draft.rows.iter().flat_map(|row| &row.observations).chain(&draft.drawn) {
        flags.extend(observation.figure.flag);
        if observation.all_digits().is_some() {
            decimals.push(observation.figure.value.decimals());
        }
    }
    let found = Flag::ALL.into_iter().filter(|flag| flags.contains(flag)).into_vec();
    let mut notes = Vec::new();
    if !found.is_empty() {
        notes.push(Note::Flags(found));
    }
    if let Some(&first) = decimals.first() {
        notes.push(Note::Rounded(decimals.iter().all(|&other| other == first).then_some(first)));
    }
    notes
}

fn table(writer: &Writer<'_>, caption: &str, draft: &Draft<'_>, cells: Vec<Vec<CellText>>) -> Table {
    let mut table = Table { caption: caption.to_owned(), ..Table::default() };
    if draft.columns.is_empty() {
        return table;
    }
    table.columns = draft.columns.iter().map(|column| writer.column_head(column)).into_vec();
    table.columns.push(writer.words.phrase(Phrase::Source).to_owned());
    for (row, cells) in draft.rows.iter().zip(cells) {
        table.values.push(cells.iter().map(|cell| cell.value).into_vec());
        let mut texts: Vec<String> = cells.into_iter().map(|cell| cell.text).into_vec();
        let locations = locations(writer, &row.observations);
        let parts = locations.iter().map(|location| location[0].as_str()).into_vec();
        texts.push(join(&parts, writer.words.punctuation().semicolon));
        table.rows.push(texts);
        table.addresses.push(locations.into_iter().filter(|location| !location[1].is_empty()).into_vec());
    }
    table
}

/// The marks of the draft, or its rows at the indices `shown` if it has none.
fn marks(writer: &Writer<'_>, draft: &Draft<'_>, spoken_rows: &[String], shown: &[usize]) -> Vec<Mark> {
    let clone = |observations: &[&Observation]| observations.iter().map(|&observation| observation.clone()).into_vec();
    let of_row = |(spoken, &row): (&String, &usize)| Mark {
        spoken: spoken.clone(),
        link: String::new(),
        observations: clone(&draft.rows[row].observations),
    };
    if draft.marks.is_empty() {
        return spoken_rows.iter().zip(shown).map(of_row).into_vec();
    }
    let mut marks = Vec::new();
    for mark in &draft.marks {
        let spoken = match &mark.reading {
            Reading::Label(label) => writer.closed(&writer.label(label)),
            Reading::Row(index) => spoken_rows.get(*index).cloned().unwrap_or_default(),
            Reading::Cell(district, indicator, cell) => writer.matrix_cell(*district, *indicator, cell),
        };
        let link = mark.view.as_ref().map(|view| view.to_query(writer.dataset, LinkForm::Share)).unwrap_or_default();
        marks.push(Mark { spoken, link, observations: clone(&mark.observations) });
    }
    marks
}

/// The figures whose sources are those of the chart.
fn observations<'d>(draft: &Draft<'d>) -> Vec<&'d Observation> {
    if draft.cites_drawn {
        return draft.drawn.clone();
    }
    draft.rows.iter().flat_map(|row| row.observations.iter().copied()).into_vec()
}

/// The locations of figures in their sources, one a section, each with its address or an empty text.
fn locations(writer: &Writer<'_>, observations: &[&Observation]) -> Vec<[String; 2]> {
    let mut lines: Vec<_> = observations.iter().map(|observation| (observation.source, observation.line)).into_vec();
    sort::sort_unique(&mut lines);
    let mut locations = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(&(source, line)) = rest.first() {
        let section = |line| writer.dataset.section(source, line).map(|section| section.line);
        let mut numbers = Vec::new();
        for &(other, next) in rest {
            if other != source || section(next) != section(line) {
                break;
            }
            numbers.push(next);
        }
        rest = rest.get(numbers.len()..).unwrap_or_default();
        // The address of the first figure, at its sentence.
        let first = observations.iter().find(|observation| (observation.source, observation.line) == (source, line));
        let address = first.map(|observation| writer.dataset.address(observation)).unwrap_or_default();
        locations.push([writer.location(source, &numbers), address]);
    }
    locations
}

/// The publications of all rows.
fn source(writer: &Writer<'_>, rows: &[DraftRow<'_>]) -> String {
    let mut publications = Vec::new();
    for source in writer.dataset.source_ids() {
        let mut observations = rows.iter().flat_map(|row| &row.observations);
        if observations.any(|observation| observation.source == source) {
            let publication = writer.publication(source);
            let is_new = !publication.is_empty() && !publications.contains(&publication);
            publications.extend(is_new.then_some(publication));
        }
    }
    if publications.is_empty() { String::new() } else { writer.words.sources(&publications) }
}

/// The licence of the figures with its label; empty if the package does not say.
fn licence(writer: &Writer<'_>) -> String {
    match licence_text(writer) {
        "" => String::new(),
        text => writer.labelled(writer.words.phrase(Phrase::Licence), text),
    }
}

/// The licence of the figures; empty if the package does not say.
pub(super) fn licence_text<'d>(writer: &Writer<'d>) -> &'d str {
    let term = writer.dataset.terms.iter().find(|term| term.kind == TermKind::Licence);
    let Licence { name, title, .. } = &writer.description().licence;
    match term {
        Some(term) => term.text.get(writer.language),
        None if title.is_empty() => name,
        None => title,
    }
}
