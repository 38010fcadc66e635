//! Which of the figures shown are not those that the author of a link saw.

use crate::compare::Axis;
use crate::data::{Dataset, FigureSet, Observation, Revision, digest_text};
use crate::kinds::shown_districts;
use crate::language::Text;
use crate::model::{Draft, Indicators, Key, Notice, NoticeReason, View};
use crate::number::Figure;
use crate::words::{Phrase, RevisedFigure, Writer};

/// At most so many changes are named.
const MOST: usize = 5;

/// The changes of a draft's figures since the link of its view was made; none if the link has no digest or the current one.
pub(super) fn changes(writer: &Writer<'_>, view: &View, draft: &Draft<'_>, notices: &mut Vec<Notice>) -> Vec<String> {
    let (dataset, words) = (writer.dataset, writer.words);
    let Some(digest) = view.digest.filter(|&digest| digest != dataset.digest) else { return Vec::new() };
    let Some(then) = dataset.figures_at(digest) else {
        notices.push(Notice { key: Key::Digest, value: digest_text(digest), reason: NoticeReason::UnknownDigest });
        return Vec::new();
    };
    let mut texts = Vec::new();
    for change in revised_figures(dataset, view, draft, &then) {
        if texts.len() == MOST {
            texts.push(words.phrase(Phrase::MoreChanged).to_owned());
            break;
        }
        texts.push(writer.revised(&change));
    }
    match texts.first_mut() {
        Some(first) => first.insert_str(0, words.phrase(Phrase::SinceLink)),
        None => texts.push(words.phrase(Phrase::NoneChangedHere).to_owned()),
    }
    texts
}

/// The last revision that made a figure what it is; none for a figure that came with its article.
fn revision_of(
    dataset: &Dataset,
    [old, new]: [Option<Figure>; 2],
    is_same: impl Fn(&Revision) -> bool,
) -> Option<&Revision> {
    let made = |line: &Revision| line.new.map(|new| new.0) == new && line.old.is_some() == old.is_some();
    dataset.revisions.iter().rev().find(|line| made(line) && is_same(line))
}

/// The changes of the figures that a draft shows: figures that were not there, with those in their place, then withdrawn ones.
fn revised_figures<'d>(
    dataset: &'d Dataset,
    view: &View,
    draft: &Draft<'d>,
    then: &FigureSet,
) -> Vec<RevisedFigure<'d>> {
    let mut gone = gone(dataset, then);
    let mut shown = Vec::new();
    for row in &draft.rows {
        shown.extend_from_slice(&row.observations);
    }
    shown.extend_from_slice(&draft.drawn);
    let mut changes: Vec<RevisedFigure<'_>> = Vec::new();
    for &observation in &shown {
        let digest = observation.digest;
        if then.contains(digest) || changes.iter().any(|change| change.observation.digest == digest) {
            continue;
        }
        let project = project(dataset, observation);
        let is_same = |line: &Revision| is_about(line, project, observation);
        let index = gone.iter().position(|line| is_same(line));
        let old = index.and_then(|index| gone.remove(index).old).map(|old| old.0);
        let new = Some(observation.figure);
        let revision = revision_of(dataset, [old, new], is_same);
        changes.push(RevisedFigure { project, observation, old, new, revision });
    }
    for line in gone {
        if is_withdrawn(dataset, line, then) && would_be_shown(dataset, view, line, &shown) {
            let (project, observation) = (line.project.as_ref(), &line.observation);
            let old = line.old.map(|old| old.0);
            let revision = revision_of(dataset, [old, None], |line| is_about(line, project, observation));
            changes.push(RevisedFigure { project, observation, old, new: None, revision });
        }
    }
    changes
}

/// The figures that were there then and are no more, each by its last revision.
fn gone<'d>(dataset: &'d Dataset, then: &FigureSet) -> Vec<&'d Revision> {
    let now = FigureSet::current(dataset);
    let mut gone: Vec<&Revision> = Vec::new();
    for line in &dataset.revisions {
        if let Some((_, digest)) = line.old
            && then.contains(digest)
            && !now.contains(digest)
        {
            gone.retain(|known| known.old.map(|old| old.1) != Some(digest));
            gone.push(line);
        }
    }
    gone
}

/// Whether no figure took the place of one that is gone.
fn is_withdrawn(dataset: &Dataset, line: &Revision, then: &FigureSet) -> bool {
    let is_successor = |observation: &&Observation| {
        !then.contains(observation.digest) && is_about(line, project(dataset, observation), observation)
    };
    !dataset.figures().iter().any(is_successor)
}

/// Whether a figure that is gone would be shown: figures of its district and indicator are.
fn would_be_shown(dataset: &Dataset, view: &View, line: &Revision, shown: &[&Observation]) -> bool {
    let Observation { district, indicator, .. } = line.observation;
    let (mut has_district, mut has_indicator) = (shown_districts(dataset, view).contains(&district), false);
    for observation in shown {
        has_district |= observation.district == district;
        has_indicator |= observation.indicator == indicator;
    }
    let shows_all = view.kind.indicators == Indicators::All;
    has_district && (has_indicator || shows_all || view.indicator == Some(indicator))
}

/// Whether a revision is about the same thing by the same article as a figure.
fn is_about(line: &Revision, project: Option<&Text>, observation: &Observation) -> bool {
    line.project.as_ref() == project
        && line.observation.district == observation.district
        && line.observation.source == observation.source
        && Axis::of(&line.observation) == Axis::of(observation)
}

/// The named project that a figure is about, if it is about one.
fn project<'d>(dataset: &'d Dataset, observation: &Observation) -> Option<&'d Text> {
    let mut figures = dataset.projects.iter();
    figures.find(|figure| figure.observation.digest == observation.digest).map(|figure| &figure.project)
}
