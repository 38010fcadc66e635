//! `profile`: every figure of one district, or of the whole, each with its rank among the districts that reported the same.

use super::change::CHANGE;
use super::context::{Context, bar, indicators_by_theme};
use super::lead::{self, Lead};
use super::outlier;
use super::projects::PROJECTS;
use super::rank::{RANK, ranking_view};
use super::size::SIZE;
use super::standouts::{DrawnEntry, Standout, arrange};
use super::target::TARGET;
use crate::collect::IntoVec;
use crate::compare::{self, Axis, Cell};
use crate::data::Status;
use crate::data::{Dataset, DistrictId, Measure, Observation, ProjectId};
use crate::derive::{self, Derived, Rule};
use crate::model::{
    Availability, CellMessage, Column, ColumnName, Coverage, DerivedValue, Districts, Draft, DraftMark, DraftRow,
    Indicators, Kind, KindSpec, Label, MAX_ENTRIES, MAX_STRIP, Note, Notice, Plot, ProfileDetail, ProfileEntry,
    ProfileWhen, Reading, Standing, StripPoint, Subtitle, Title, Unit, View,
};
use crate::number::{Comparator, Figure};
use crate::sort;
use std::cmp::Ordering;

/// Every figure of one district.
pub(super) static PROFILE: KindSpec = KindSpec {
    name: "profile",
    indicators: Indicators::All,
    districts: Districts::One,
    shows_all_periods: true,
    shows_all_lists: true,
    has_scaling: false,
    second_axis: None,
    availability,
    draft,
};

fn availability(dataset: &Dataset, view: &View, _: &mut Vec<Notice>) -> Availability {
    let districts = Context::new(dataset, view).districts();
    let of_projects = dataset.projects.iter().map(|figure| &figure.observation);
    let mut figures = districts.iter().flat_map(|&district| dataset.observations_in(district)).chain(of_projects);
    Availability::on_several_axes(figures.any(|observation| districts.contains(&observation.district)))
}

/// The profile while its figures are collected.
struct Profile<'d> {
    context: Context<'d>,
    district: DistrictId,
    /// Whether the latest figure of each series alone is drawn.
    is_latest_only: bool,
    /// Whether a strip has fewer points than figures.
    is_thinned: bool,
    is_district: bool,
    rows: Vec<DraftRow<'d>>,
    entries: Vec<DrawnEntry<'d>>,
    drawn: Vec<&'d Observation>,
    /// How many values are computed.
    derived: usize,
    /// How many figures other districts reported too.
    compared: usize,
    /// How many of them rank first.
    first: usize,
    /// How many of these share the rank.
    joint: usize,
    /// The claim of the title.
    lead: Option<Lead>,
}

/// True if a district has more figures than a profile draws, or an indicator over more periods than a profile compares well.
fn has_long_series(dataset: &Dataset, district: DistrictId) -> bool {
    const MOST_PERIODS: usize = 6;
    let all = dataset.observations_in(district).into_vec();
    let is_of_series =
        |one: &Observation, other: &Observation| Axis { period: one.period, ..Axis::of(other) } == Axis::of(one);
    all.len() > MAX_ENTRIES
        || all.iter().any(|one| all.iter().filter(|other| is_of_series(one, other)).count() > MOST_PERIODS)
}

/// `None` if nothing was published about the district.
fn draft<'d>(dataset: &'d Dataset, view: &'d View, _: &mut Vec<Notice>) -> Option<Draft<'d>> {
    let context = Context::new(dataset, view);
    let &district = context.districts().first()?;
    let mut profile = Profile {
        context,
        district,
        is_thinned: false,
        is_latest_only: has_long_series(dataset, district),
        is_district: dataset.districts[district].is_district(),
        rows: Vec::new(),
        entries: Vec::new(),
        drawn: Vec::new(),
        derived: 0,
        compared: 0,
        first: 0,
        joint: 0,
        lead: None,
    };
    for indicator in indicators_by_theme(dataset) {
        for observation in dataset.observations_at(indicator, district) {
            profile.add(observation, None);
        }
    }
    let own = profile.drawn.len();
    for project in dataset.project_ids() {
        profile.add(&dataset.projects[project].observation, Some(project));
    }
    let all = profile.drawn.len();
    if all == 0 {
        return None;
    }
    let Profile { derived, compared, first, joint, lead, .. } = profile;
    let lead = lead.map(Lead::message);
    let is_said = lead.as_ref().is_some_and(|lead| lead.is_first);
    let mut notes = Vec::new();
    if compared > 0 {
        notes.push(Note::ProfileStrip);
        if profile.is_thinned {
            notes.push(Note::ThinnedStrip(MAX_STRIP));
        }
    }
    if derived > 0 {
        notes.push(Note::Indented);
    }
    if profile.is_latest_only {
        notes.push(Note::LatestOnly { shown: profile.entries.len(), total: profile.rows.len() });
    }
    let (entries, marks, is_folded) = arrange(profile.entries);
    if is_folded {
        notes.push(Note::Folded);
    }
    let names =
        [ColumnName::Indicator, ColumnName::List, ColumnName::PeriodAndStatus, ColumnName::Value, ColumnName::Rank];
    Some(Draft {
        title: Title::Profile {
            district,
            figures: if own == 0 { all } else { own },
            first: first - usize::from(is_said),
            joint,
            lead,
        },
        subtitle: Subtitle::Profile(district),
        coverage: Coverage::Profile { own, compared, projects: all - own, derived },
        notes,
        drawn: profile.drawn,
        columns: names.map(Column::words).into(),
        rows: profile.rows,
        marks,
        // A computed value cites the figures of other entries.
        excerpt: None,
        cites_drawn: true,
        links: Vec::new(),
        plot: Plot::Profile(entries),
    })
}

/// Leaves about `MAX_STRIP` points of a strip, evenly through the order of their values: the smallest, the largest and the own among them.
fn thin(strip: &mut Vec<StripPoint<Label, Figure>>) {
    sort::sort_by_key(strip, |point| point.bar.figure.value);
    let last = strip.len() - 1;
    let mut index = 0;
    strip.retain(|point| {
        // The index of the next point that an even division of the order keeps.
        let is_kept = index * MAX_STRIP / last != (index + 1) * MAX_STRIP / last || index == 0;
        index += 1;
        is_kept || point.is_own
    });
}

/// The group of an entry, which decides its place, and its name in a folded entry.
#[derive(Clone)]
struct Placement {
    theme: Label,
    name: Label,
    standout: Option<Standout>,
    is_compared: bool,
}

/// Why a figure sets its district apart, if it does.
fn standout(observation: &Observation, standing: Option<&Standing>, derived: &[Derived<'_>]) -> Option<Standout> {
    let has = |rules: &[Rule]| derived.iter().any(|derived| rules.contains(&derived.rule));
    let standing = standing.filter(|_| observation.status == Status::Actual);
    match standing {
        Some(Standing { rank: 1, is_joint: false, .. }) => Some(Standout::First),
        Some(Standing { rank: 1, .. }) => Some(Standout::JointFirst),
        _ if has(&[Rule::Margin, Rule::Completion]) => Some(Standout::Target),
        Some(Standing { rank, total, is_joint: false }) if rank == total && *total > 2 => Some(Standout::Last),
        _ if has(&[Rule::Previous]) => Some(Standout::Change),
        _ => None,
    }
}

impl<'d> Profile<'d> {
    /// Adds a figure of the district, or of a project in it; nothing of other districts.
    fn add(&mut self, observation: &'d Observation, project: Option<ProjectId>) {
        if observation.district != self.district {
            return;
        }
        let dataset = self.context.dataset;
        let mut cells = Vec::new();
        if project.is_none() && self.is_district {
            cells = compare::cells(dataset, &Axis::of(observation), &dataset.district_ids());
            cells.retain(|cell| !cell.on_axis.is_empty());
        }
        let standing = self.standing(observation, &cells);
        let (kind, theme) = match project {
            Some(_) => (&PROJECTS, Label::Kind(PROJECTS.name)),
            None => (&RANK, Label::Term(dataset.indicators[observation.indicator].theme)),
        };
        let all_derived = if project.is_none() { derive::derived_from(dataset, observation) } else { Vec::new() };
        let standout = standout(observation, standing.as_ref(), &all_derived);
        if project.is_none() {
            self.keep(lead::lead(dataset, observation, (&cells, standing.as_ref()), &all_derived));
        }
        let placement = Placement {
            theme,
            name: project.map_or(Label::Indicator(observation.indicator), Label::Project),
            standout,
            is_compared: cells.len() > 1,
        };
        let when = ProfileWhen::Dated(observation.period, observation.status);
        let detail = ProfileDetail { project, scope: observation.scope, when };
        let entry = ProfileEntry {
            is_derived: false,
            heading: None,
            name: Label::Indicator(observation.indicator),
            detail: Label::ProfileDetail(detail),
            value: Label::Signed(observation.figure, Unit::Of(observation.indicator)),
            rank: standing.map(Label::Standing),
            strip: self.strip(observation, &cells),
        };
        let name = CellMessage::ProfileName(observation.indicator, None);
        let value = CellMessage::Signed(observation.figure, Unit::Of(observation.indicator));
        self.push((entry, placement.clone()), [name, value], detail, vec![observation], kind);
        self.drawn.push(observation);
        for derived in &all_derived {
            self.add_derived(derived, placement.clone());
        }
    }

    /// Keeps a title if it is said rather than the one before.
    fn keep(&mut self, lead: Option<Lead>) {
        if let Some(lead) = lead
            && self.lead.as_ref().is_none_or(|kept| lead.is_before(kept))
        {
            self.lead = Some(lead);
        }
    }

    /// Adds a value computed from the figure just added.
    fn add_derived(&mut self, derived: &Derived<'d>, placement: Placement) {
        let first = derived.inputs[0];
        let value = DerivedValue::new(derived);
        let (kind, unit) = match derived.rule {
            Rule::Previous => (&CHANGE, Unit::Of(first.indicator)),
            Rule::Margin => (&TARGET, Unit::PercentagePoints),
            Rule::Completion => (&TARGET, Unit::Percent),
            Rule::Average => (&SIZE, Unit::Of(first.indicator)),
        };
        let detail = ProfileDetail { project: None, scope: first.scope, when: ProfileWhen::Derived(value) };
        let entry = ProfileEntry {
            is_derived: true,
            heading: None,
            name: Label::DerivedName(value),
            // A computed value stands below its figure, which names the list.
            detail: Label::Arithmetic(value),
            value: Label::Signed(derived.figure, unit),
            rank: None,
            strip: Vec::new(),
        };
        let name = CellMessage::ProfileName(first.indicator, Some(value));
        let cells = [name, CellMessage::Signed(derived.figure, unit)];
        self.push((entry, placement), cells, detail, derived.inputs.to_vec(), kind);
        self.derived += 1;
    }

    /// Adds an entry with its row and its mark.
    fn push(
        &mut self,
        (entry, placement): (ProfileEntry<Label, Figure>, Placement),
        [name, value]: [CellMessage; 2],
        detail: ProfileDetail,
        observations: Vec<&'d Observation>,
        kind: &'static KindSpec,
    ) {
        let (list, when) = (CellMessage::ProfileList(detail), CellMessage::ProfileDetail(detail));
        let rank = CellMessage::Label(entry.rank.clone().unwrap_or(Label::Empty));
        let (reading, view) = (Reading::Row(self.rows.len()), self.view_of(observations[0], kind));
        if self.is_drawn(observations[0]) {
            let (observation, mark) =
                (observations[0], DraftMark { reading, view, observations: observations.clone() });
            let Placement { theme, name, standout, is_compared } = placement;
            self.entries.push(DrawnEntry { entry, mark, theme, name, observation, standout, is_compared });
        }
        self.rows.push(DraftRow { cells: vec![name, list, when, value, rank], observations });
    }

    /// Whether there is room for a figure: of many the latest of each series is drawn.
    fn is_drawn(&self, figure: &Observation) -> bool {
        let is_later = |other: &Observation| {
            let axis = Axis { period: figure.period, ..Axis::of(other) };
            axis == Axis::of(figure) && other.period.recency() > figure.period.recency()
        };
        let mut others = self.context.dataset.observations_at(figure.indicator, figure.district);
        !self.is_latest_only || (self.entries.len() < MAX_ENTRIES && !others.any(is_later))
    }

    /// The view of the figures that a figure is compared with; none for figures of the whole.
    fn view_of(&self, observation: &Observation, kind: &'static KindSpec) -> Option<View> {
        let Observation { indicator, district, .. } = *observation;
        let ranking = ranking_view(self.context.view, indicator, district, Some(Axis::of(observation)));
        (self.is_district).then_some(View { kind: Kind(kind), districts: None, ..ranking })
    }

    /// All figures on an axis, if several districts have one.
    fn strip(&mut self, observation: &Observation, cells: &[Cell<'_>]) -> Vec<StripPoint<Label, Figure>> {
        let mut strip = Vec::new();
        for cell in cells.iter().filter(|_| cells.len() > 1) {
            for other in &cell.on_axis {
                strip.push(StripPoint { bar: bar(other.figure), is_own: std::ptr::eq(*other, observation) });
            }
        }
        let limit = outlier::limit(strip.iter().map(|point| point.bar.figure.value.abs()).into_vec());
        if strip.len() > MAX_STRIP {
            thin(&mut strip);
            self.is_thinned = true;
        }
        for bar in strip.iter_mut().map(|point| &mut point.bar) {
            bar.is_broken = limit.is_some_and(|limit| bar.figure.value.abs() > limit);
        }
        strip
    }

    /// A figure's rank among the districts with a figure on its axis; none if it is the only one, or if bounds or publications that
    /// disagree leave the rank open.
    fn standing(&mut self, observation: &Observation, cells: &[Cell<'_>]) -> Option<Standing> {
        if cells.len() < 2 {
            return None;
        }
        self.compared += 1;
        let mut standing = Standing { rank: 1, total: cells.len(), is_joint: false };
        for cell in cells {
            let mut found = None;
            for other in &cell.on_axis {
                let order = self.order(observation, other)?;
                if *found.get_or_insert(order) != order {
                    return None;
                }
            }
            match found {
                Some(Ordering::Greater) => standing.rank += 1,
                Some(Ordering::Equal) => standing.is_joint |= cell.district != observation.district,
                _ => {}
            }
            if cell.district == observation.district && found != Some(Ordering::Equal) {
                return None;
            }
        }
        if standing.rank == 1 && observation.status == Status::Actual {
            self.first += 1;
            self.joint += usize::from(standing.is_joint);
        }
        Some(standing)
    }

    /// Whether another figure ranks before a figure (`Greater`) or surely after it (`Less`); `None` if bounds leave it open. Of ranks the
    /// smaller is better.
    fn order(&self, observation: &Observation, other: &Observation) -> Option<Ordering> {
        let is_rank = self.context.dataset.indicators[observation.indicator].measure == Measure::Rank;
        let [first, second]: [Figure; 2] =
            if is_rank { [other.figure, observation.figure] } else { [observation.figure, other.figure] };
        let is_same = first == second && (first.comparator == Comparator::Eq || std::ptr::eq(observation, other));
        match (is_same, first.surely_above(second), second.surely_above(first)) {
            (true, ..) => Some(Ordering::Equal),
            (_, true, _) => Some(Ordering::Less),
            (_, _, true) => Some(Ordering::Greater),
            _ => None,
        }
    }
}
