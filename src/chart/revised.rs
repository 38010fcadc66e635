//! What a link's digest tells: which of the figures shown are not those that its author saw.

use super::base::{Base, Draft};
use crate::compare::Axis;
use crate::data::{self, Dataset, Figures, Observation, Revision};
use crate::language::Text;
use crate::link::{Kind, Notice, Reason};
use crate::number::Figure;
use crate::words;

/// At most so many changes are named.
const MOST: usize = 5;

/// What of a draft was changed since its view's link was made, in words; nothing where the link says no digest, or the present one.
pub(super) fn told(base: &Base<'_>, draft: &Draft<'_>, notices: &mut Vec<Notice>) -> Vec<String> {
    let Some(digest) = base.view.digest.filter(|&digest| digest != base.dataset.digest) else { return Vec::new() };
    let Some(then) = base.dataset.before(digest) else {
        notices.push(Notice { key: "ds", value: data::digest_text(digest), reason: Reason::UnknownDigest });
        return Vec::new();
    };
    let mut told = Vec::new();
    for change in changes(base, draft, &then) {
        if told.len() == MOST {
            told.push(words::revised_else(true, base.language).to_owned());
            break;
        }
        told.push(change.told(base));
    }
    match told.first_mut() {
        Some(first) => first.insert_str(0, words::since(base.language)),
        None => told.push(words::revised_else(false, base.language).to_owned()),
    }
    told
}

/// A figure that is not what it was.
struct Change<'d> {
    project: Option<&'d Text>,
    seen: &'d Observation,
    old: Option<Figure>,
    new: Option<Figure>,
}

impl Change<'_> {
    fn told(&self, base: &Base<'_>) -> String {
        let name = self.project.map_or(base.short(self.seen.district), |project| project.get(base.language));
        words::revised(base.dataset, (name, self.seen), [self.old, self.new], self.why(base.dataset), base.language)
    }

    /// The last line of the log that made of the figure what it is; none for what came with its article.
    fn why<'d>(&self, dataset: &'d Dataset) -> Option<&'d Revision> {
        let became =
            |line: &Revision| line.new.map(|new| new.0) == self.new && line.old.is_some() == self.old.is_some();
        let is_it = |line: &&Revision| became(line) && is_like(line, self.project, self.seen);
        dataset.revisions.iter().rev().find(is_it)
    }
}

/// The changes of what a draft shows: figures that were not there, with what stood in their place, then what was withdrawn.
fn changes<'d>(base: &Base<'d>, draft: &Draft<'d>, then: &Figures) -> Vec<Change<'d>> {
    let dataset = base.dataset;
    let now = Figures::of(dataset);
    // What was there and is no more stands in the log, the last time that it was changed.
    let mut gone: Vec<&Revision> = Vec::new();
    for line in &dataset.revisions {
        if let Some((_, digest)) = line.old
            && then.have(digest)
            && !now.have(digest)
        {
            gone.retain(|known| known.old.map(|old| old.1) != Some(digest));
            gone.push(line);
        }
    }
    let mut shown = Vec::new();
    for line in &draft.lines {
        shown.extend_from_slice(&line.seen);
    }
    shown.extend_from_slice(&draft.drawn);
    let mut changes: Vec<Change<'_>> = Vec::new();
    for &seen in &shown {
        if then.have(seen.digest) || changes.iter().any(|change| change.seen.digest == seen.digest) {
            continue;
        }
        let project = project(dataset, seen);
        let place = gone.iter().position(|line| is_like(line, project, seen));
        let old = place.and_then(|place| gone.remove(place).old);
        changes.push(Change { project, seen, old: old.map(|old| old.0), new: Some(seen.figure) });
    }
    for line in gone {
        if is_withdrawn(dataset, line, then) && would_be_shown(base, line, &shown) {
            let (project, old) = (line.project.as_ref(), line.old.map(|old| old.0));
            changes.push(Change { project, seen: &line.seen, old, new: None });
        }
    }
    changes
}

/// Whether nothing came in the place of a figure that is gone.
fn is_withdrawn(dataset: &Dataset, line: &Revision, then: &Figures) -> bool {
    let came = |seen: &&Observation| !then.have(seen.digest) && is_like(line, project(dataset, seen), seen);
    !dataset.figures().iter().any(came)
}

/// Whether a figure that is gone would be among those shown: its like is.
fn would_be_shown(base: &Base<'_>, line: &Revision, shown: &[&Observation]) -> bool {
    let Observation { district, indicator, .. } = line.seen;
    let (mut has_district, mut has_indicator) = (super::shown(base.dataset, base.view).contains(&district), false);
    for seen in shown {
        has_district |= seen.district == district;
        has_indicator |= seen.indicator == indicator;
    }
    let is_of_all = matches!(base.view.kind, Kind::Coverage | Kind::Profile);
    has_district && (has_indicator || is_of_all || base.view.indicator == Some(indicator))
}

/// Whether a line of the log is about the same thing, by the same article, as a figure is.
fn is_like(line: &Revision, project: Option<&Text>, seen: &Observation) -> bool {
    line.project.as_ref() == project
        && line.seen.district == seen.district
        && line.seen.source == seen.source
        && Axis::of(&line.seen) == Axis::of(seen)
}

/// The project that a figure is about, if it is about one.
fn project<'d>(dataset: &'d Dataset, seen: &Observation) -> Option<&'d Text> {
    let mut figures = dataset.projects.iter();
    figures.find(|figure| figure.observation.digest == seen.digest).map(|figure| &figure.project)
}
