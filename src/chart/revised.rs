//! The changes of the figures of a chart since its link was made.

use crate::compare::Axis;
use crate::data::{Dataset, FigureSet, Observation, Revision, digest_text};
use crate::kinds::shown_districts;
use crate::language::Text;
use crate::model::{Draft, Indicators, Key, Notice, NoticeReason, View};
use crate::number::Figure;
use crate::words::{Phrase, RevisedFigure, Writer};

/// The most changes that are named.
const MAX_CHANGES: usize = 5;

/// The changes of a draft's figures since the link of its view was made; none if the link has no digest or the current one.
pub(super) fn changes(writer: &Writer<'_>, view: &View, draft: &Draft<'_>, notices: &mut Vec<Notice>) -> Vec<String> {
    let (dataset, words) = (writer.dataset, writer.words);
    let Some(digest) = view.digest.filter(|&digest| digest != dataset.digest) else { return Vec::new() };
    let Some(earlier) = dataset.figures_at(digest) else {
        notices.push(Notice { key: Key::Digest, value: digest_text(digest), reason: NoticeReason::UnknownDigest });
        return Vec::new();
    };
    let mut texts = Vec::new();
    for change in revised_figures(dataset, view, draft, &earlier) {
        if texts.len() == MAX_CHANGES {
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

/// The last revision from an old figure to a new one; none for a figure that came with its article.
fn revision_of(
    dataset: &Dataset,
    [old, new]: [Option<Figure>; 2],
    is_same: impl Fn(&Revision) -> bool,
) -> Option<&Revision> {
    let has_figures =
        |revision: &Revision| revision.new.map(|new| new.0) == new && revision.old.is_some() == old.is_some();
    dataset.revisions.iter().rev().find(|revision| has_figures(revision) && is_same(revision))
}

/// The changes of the figures that a draft shows: new figures, each with the one that it replaces if there is one, and
/// after them withdrawn figures.
fn revised_figures<'d>(
    dataset: &'d Dataset,
    view: &View,
    draft: &Draft<'d>,
    earlier: &FigureSet,
) -> Vec<RevisedFigure<'d>> {
    let mut dropped = dropped(dataset, earlier);
    let mut shown = Vec::new();
    for row in &draft.rows {
        shown.extend_from_slice(&row.observations);
    }
    shown.extend_from_slice(&draft.drawn);
    let mut changes: Vec<RevisedFigure<'_>> = Vec::new();
    for &observation in &shown {
        let digest = observation.digest;
        if earlier.contains(digest) || changes.iter().any(|change| change.observation.digest == digest) {
            continue;
        }
        let project = project(dataset, observation);
        let is_same = |revision: &Revision| is_about(revision, project, observation);
        let index = dropped.iter().position(|revision| is_same(revision));
        let old = index.and_then(|index| dropped.remove(index).old).map(|old| old.0);
        let new = Some(observation.figure);
        let revision = revision_of(dataset, [old, new], is_same);
        changes.push(RevisedFigure { project, observation, old, new, revision });
    }
    for last in dropped {
        if is_withdrawn(dataset, last, earlier) && would_be_shown(dataset, view, last, &shown) {
            let (project, observation) = (last.project.as_ref(), &last.observation);
            let old = last.old.map(|old| old.0);
            let revision = revision_of(dataset, [old, None], |revision| is_about(revision, project, observation));
            changes.push(RevisedFigure { project, observation, old, new: None, revision });
        }
    }
    changes
}

/// The figures that an earlier state had and the current one has not, each as the last revision that removed it.
fn dropped<'d>(dataset: &'d Dataset, earlier: &FigureSet) -> Vec<&'d Revision> {
    let now = FigureSet::current(dataset);
    let mut dropped: Vec<&Revision> = Vec::new();
    for revision in &dataset.revisions {
        if let Some((_, digest)) = revision.old
            && earlier.contains(digest)
            && !now.contains(digest)
        {
            dropped.retain(|known| known.old.map(|old| old.1) != Some(digest));
            dropped.push(revision);
        }
    }
    dropped
}

/// Whether a dropped figure was withdrawn: no new figure replaces it.
fn is_withdrawn(dataset: &Dataset, revision: &Revision, earlier: &FigureSet) -> bool {
    let is_successor = |observation: &&Observation| {
        !earlier.contains(observation.digest) && is_about(revision, project(dataset, observation), observation)
    };
    !dataset.figures().iter().any(is_successor)
}

/// Whether the chart would show a dropped figure, because it shows others of its district and of its indicator.
fn would_be_shown(dataset: &Dataset, view: &View, revision: &Revision, shown: &[&Observation]) -> bool {
    let Observation { district, indicator, .. } = revision.observation;
    let (mut has_district, mut has_indicator) = (shown_districts(dataset, view).contains(&district), false);
    for observation in shown {
        has_district |= observation.district == district;
        has_indicator |= observation.indicator == indicator;
    }
    let shows_all = view.kind.indicators == Indicators::All;
    has_district && (has_indicator || shows_all || view.indicator == Some(indicator))
}

/// Whether a revision and a figure agree in project, district, source and axis.
fn is_about(revision: &Revision, project: Option<&Text>, observation: &Observation) -> bool {
    revision.project.as_ref() == project
        && revision.observation.district == observation.district
        && revision.observation.source == observation.source
        && Axis::of(&revision.observation) == Axis::of(observation)
}

/// The named project of a figure; none for a figure of a district.
fn project<'d>(dataset: &'d Dataset, observation: &Observation) -> Option<&'d Text> {
    let mut figures = dataset.projects.iter();
    figures.find(|figure| figure.observation.digest == observation.digest).map(|figure| &figure.project)
}
