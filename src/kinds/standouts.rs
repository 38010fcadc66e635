//! The order of a profile: first the figures that set a place apart, then the others by theme. Of a long profile, figures of a theme that
//! compare with nothing are folded into one entry.

use crate::collect::IntoVec;
use crate::data::{IndicatorId, Observation, Scope};
use crate::model::{DraftMark, Label, ProfileEntry, Reading};
use crate::number::Figure;
use crate::sort;
use std::mem;

/// The most figures in front: they fill the screen of a phone.
const MOST_STANDOUTS: usize = 8;

/// The fewest figures of a profile that is folded: a shorter one is read at a glance.
const LEAST_TO_FOLD: usize = 12;

/// Why a figure sets a place apart, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standout {
    /// It ranks first alone.
    First,
    /// It shares the first rank.
    JointFirst,
    /// It can be compared with a target of the place itself.
    Target,
    /// It ranks last alone of three and more.
    Last,
    /// It is known how it changed.
    Change,
}

/// An entry of a profile with its mark; a computed value follows its figure.
pub(super) struct DrawnEntry<'d> {
    pub(super) entry: ProfileEntry<Label, Figure>,
    pub(super) mark: DraftMark<'d>,
    pub(super) theme: Label,
    /// The name in a folded entry.
    pub(super) name: Label,
    /// The figure that it is, or that it is computed from.
    pub(super) observation: &'d Observation,
    pub(super) standout: Option<Standout>,
    /// True if other places have a figure to compare with.
    pub(super) is_compared: bool,
}

/// The entries and marks in their order, and whether some are folded.
pub(super) fn arrange(drawn: Vec<DrawnEntry<'_>>) -> (Vec<ProfileEntry<Label, Figure>>, Vec<DraftMark<'_>>, bool) {
    let mut arranged = Arrangement::default();
    let can_fold = drawn.len() >= LEAST_TO_FOLD;
    let mut groups: Vec<Vec<DrawnEntry<'_>>> = Vec::new();
    for drawn in drawn {
        match groups.last_mut().filter(|_| drawn.entry.is_derived) {
            Some(group) => group.push(drawn),
            None => groups.push(vec![drawn]),
        }
    }
    let mut front = standouts(&groups);
    let has_front = !front.is_empty();
    let mut rest = Vec::new();
    for (index, group) in groups.into_iter().enumerate() {
        match front.iter_mut().find(|entry| entry.0 == index) {
            Some(entry) => entry.1 = group,
            None => rest.push(group),
        }
    }
    for (_, group) in front {
        arranged.push_group(group, &Label::Standouts);
    }
    let mut folded: Vec<DrawnEntry<'_>> = Vec::new();
    for mut group in rest {
        if let [only] = group.as_slice()
            && can_fold
            && has_front
            && !only.is_compared
        {
            if folded.last().is_some_and(|last| last.theme != only.theme) {
                arranged.push_folded(mem::take(&mut folded));
            }
            folded.append(&mut group);
            continue;
        }
        let theme = group[0].theme.clone();
        if folded.last().is_some_and(|last| last.theme != theme) {
            arranged.push_folded(mem::take(&mut folded));
        }
        arranged.push_group(group, &theme);
    }
    arranged.push_folded(folded);
    (arranged.entries, arranged.marks, arranged.is_folded)
}

/// The indices of the groups that stand in front, the strongest first, each with room for the group. Of figures of one indicator and list
/// the latest stands there.
fn standouts<'d>(groups: &[Vec<DrawnEntry<'d>>]) -> Vec<(usize, Vec<DrawnEntry<'d>>)> {
    let subject = |index: usize| -> (IndicatorId, Scope) {
        let observation = groups[index][0].observation;
        (observation.indicator, observation.scope)
    };
    let mut front: Vec<usize> = (0..groups.len()).filter(|&index| groups[index][0].standout.is_some()).into_vec();
    sort::sort_by(&mut front, |&a, &b| {
        let recency = |index: usize| groups[index][0].observation.period.recency();
        let (a_first, b_first) = (&groups[a][0], &groups[b][0]);
        a_first.standout.cmp(&b_first.standout).then_with(|| recency(b).cmp(&recency(a)))
    });
    let mut kept: Vec<(usize, Vec<DrawnEntry<'d>>)> = Vec::new();
    for index in front {
        if kept.len() < MOST_STANDOUTS && kept.iter().all(|entry| subject(entry.0) != subject(index)) {
            kept.push((index, Vec::new()));
        }
    }
    kept
}

/// The entries in their order, with a heading where a new one begins.
#[derive(Default)]
struct Arrangement<'d> {
    entries: Vec<ProfileEntry<Label, Figure>>,
    marks: Vec<DraftMark<'d>>,
    heading: Option<Label>,
    is_folded: bool,
}

impl<'d> Arrangement<'d> {
    fn push_group(&mut self, group: Vec<DrawnEntry<'d>>, heading: &Label) {
        for drawn in group {
            self.push(drawn.entry, drawn.mark, heading);
        }
    }

    fn push(&mut self, mut entry: ProfileEntry<Label, Figure>, mark: DraftMark<'d>, heading: &Label) {
        let is_new = self.heading.as_ref() != Some(heading);
        entry.heading = is_new.then(|| heading.clone());
        self.heading = Some(heading.clone());
        self.entries.push(entry);
        self.marks.push(mark);
    }

    /// The figures as one entry; a single one as it is.
    fn push_folded(&mut self, mut folded: Vec<DrawnEntry<'d>>) {
        let Some(theme) = folded.first().map(|first| first.theme.clone()) else { return };
        if folded.len() == 1 {
            return self.push_group(folded, &theme);
        }
        let (mut names, mut observations) = (Vec::new(), Vec::new());
        for drawn in &mut folded {
            names.push(drawn.name.clone());
            observations.append(&mut drawn.mark.observations);
        }
        let count = folded.len();
        let reading = Reading::Label(Label::FoldedOf(theme.clone().into(), count));
        let entry = ProfileEntry {
            is_derived: false,
            heading: None,
            name: Label::Folded,
            detail: Label::Names(names),
            value: Label::Count(count),
            rank: None,
            strip: Vec::new(),
        };
        self.push(entry, DraftMark { reading, view: None, observations }, &theme);
        self.is_folded = true;
    }
}
