//! The charts of a front page: those of a package that are worth seeing, chosen and ordered by a rule. `docs/front-page.md` explains the
//! rule to readers.
//!
//! ```
//! use district_charts::data::Dataset;
//! use district_charts::language::Language;
//! use district_charts::page::{MAX_FEATURED, featured};
//!
//! let dataset = Dataset::embedded().expect("the embedded package is tested");
//! let charts = featured(&dataset, Language::En, MAX_FEATURED);
//! assert_eq!(charts.len(), MAX_FEATURED);
//! assert!(charts.iter().all(|chart| chart.strength > 0.0));
//! ```

use crate::collect::IntoVec;
use crate::compare;
use crate::data::{Dataset, DistrictId, IndicatorId, Measure, Status};
use crate::kinds::{courses, draft, is_available, kind};
use crate::language::Language;
use crate::model::{Claim, Draft, Finding, Label, Plot, PlotRow, Title, View};
use crate::number::{Comparator, Figure};

/// The most charts of a front page.
pub const MAX_FEATURED: usize = 12;

/// The most indicators whose charts are compared: of more, those that most districts reported.
const MAX_COMPARED: usize = 300;

/// The most charts of one reason, unless others have too few.
const MAX_OF_REASON: usize = MAX_FEATURED / 4;

/// The fewest reporting districts for a lead, in a package that has so many: of two, one always leads by the whole distance.
const LEAST_FOR_LEAD: usize = 3;

/// A change of less than a twentieth is no strong one.
const LEAST_CHANGE: f64 = 0.05;

/// Why a chart is worth seeing, in the order in which a front page takes turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Districts reach their targets, or do not.
    Target,
    /// One district is clearly ahead of the others.
    Lead,
    /// The figures lie far apart.
    Spread,
    /// Figures have changed much since an earlier period.
    Change,
    /// Few districts published an indicator, while many published another one of its theme.
    Gap,
}

impl Reason {
    /// All reasons, in their order.
    pub const ALL: [Reason; 5] = [Reason::Target, Reason::Lead, Reason::Spread, Reason::Change, Reason::Gap];
}

/// A chart of a front page.
#[derive(Clone, Debug)]
pub struct FeaturedChart {
    /// Why it is there.
    pub reason: Reason,
    /// The view that it shows.
    pub view: View,
    /// The strength of the reason, in comparison with other charts of the same reason: above 0, at most 2.
    pub strength: f64,
}

/// The charts of a front page in a language, at most so many. Each reason puts its charts in order, the strongest first; equal ones stay in
/// the order of the package. The reasons then take turns, and each has at most a quarter of the page. An indicator comes once. Only if charts
/// are missing then does a reason have more, and an indicator comes again as another kind of chart.
pub fn featured(dataset: &Dataset, language: Language, most: usize) -> Vec<FeaturedChart> {
    let lists = ordered(dataset, language);
    let (first, _) = View::first_of(dataset);
    let mut chosen: Vec<FeaturedChart> = Vec::new();
    for may_be_more in [false, true] {
        let mut rests = lists.each_ref().map(|list| list.iter());
        let mut is_over = false;
        while !is_over {
            is_over = true;
            for rest in &mut rests {
                let is_new = |candidate: &&FeaturedChart| fits(&chosen, &first, candidate, may_be_more);
                if chosen.len() < most
                    && let Some(next) = rest.find(is_new)
                {
                    chosen.push(next.clone());
                    is_over = false;
                }
            }
        }
    }
    chosen
}

/// True if a chart may follow those chosen.
fn fits(chosen: &[FeaturedChart], first: &View, candidate: &FeaturedChart, may_be_more: bool) -> bool {
    let has_same_indicator = |other: &View| other.indicator == candidate.view.indicator;
    let is_same = |other: &View| has_same_indicator(other) && other.kind == candidate.view.kind;
    let of_reason = chosen.iter().filter(|other| other.reason == candidate.reason).count();
    let is_again = chosen.iter().any(|other| match may_be_more {
        true => is_same(&other.view),
        false => has_same_indicator(&other.view),
    });
    !is_same(first) && !is_again && (may_be_more || of_reason < MAX_OF_REASON)
}

/// The charts of each reason, the strongest first.
fn ordered(dataset: &Dataset, language: Language) -> [Vec<FeaturedChart>; Reason::ALL.len()] {
    let mut lists = Reason::ALL.map(|_| Vec::new());
    let reported = reported(dataset);
    for indicator in compared(dataset, &reported) {
        for (list, (reason, found)) in lists.iter_mut().zip(reasons(dataset, language, indicator, &reported)) {
            let found = found.filter(|found| found.1 > 0.0);
            list.extend(found.map(|(view, strength)| FeaturedChart { reason, view, strength }));
        }
    }
    for list in &mut lists {
        // Stable, so that equal charts stay in the order of the package.
        list.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    }
    lists
}

/// The number of districts that reported each indicator on its best axis.
fn reported(dataset: &Dataset) -> Vec<usize> {
    let districts = dataset.district_ids();
    let best = |indicator| compare::candidates(dataset, indicator, &districts).first().map_or(0, |best| best.districts);
    dataset.indicator_ids().map(best).into_vec()
}

/// The indicators whose charts are compared, in the order of the package.
fn compared(dataset: &Dataset, reported: &[usize]) -> Vec<IndicatorId> {
    let mut all: Vec<IndicatorId> = dataset.indicator_ids().into_vec();
    if all.len() > MAX_COMPARED {
        all.sort_by_key(|indicator| std::cmp::Reverse(reported[indicator.0]));
        all.truncate(MAX_COMPARED);
        all.sort_unstable();
    }
    all
}

/// The charts of an indicator with the strength of each reason, in the order of `Reason::ALL`.
type Strengths = [(Reason, Option<(View, f64)>); Reason::ALL.len()];

fn reasons(dataset: &Dataset, language: Language, indicator: IndicatorId, reported: &[usize]) -> Strengths {
    let of_kind = |name: &str| {
        let view = View { language, ..View::new(kind(name)?, Some(indicator)) };
        is_available(dataset, &view).then_some(view)
    };
    let total = dataset.district_ids().len();
    let drafted = |view: &View, strength: &dyn Fn(&Draft<'_>) -> Option<f64>| {
        Some((view.clone(), strength(&draft(dataset, view, &mut Vec::new()))?))
    };
    let target = ["target", "progress"].into_iter().find_map(|name| {
        let view = of_kind(name)?;
        drafted(&view, &|draft| targets(draft, total))
    });
    // The difference of two ranks says nothing of the quantities that they order.
    let is_rank = dataset.indicators[indicator].measure == Measure::Rank;
    let (mut ahead, mut apart, mut behind) = (None, None, None);
    if let Some(view) = of_kind("rank") {
        behind = gap(dataset, indicator, reported, total).map(|strength| (view.clone(), strength));
        if !is_rank {
            let ranking = draft(dataset, &view, &mut Vec::new());
            ahead = lead(&ranking, total).map(|strength| (view.clone(), strength));
            apart = spread(&ranking, total).map(|strength| (view.clone(), strength));
        }
    }
    let moved = ["change", "trend"].into_iter().filter(|_| !is_rank).find_map(|name| {
        let view = of_kind(name)?;
        let (strength, district) = change(dataset, &view).filter(|found| found.0 >= LEAST_CHANGE)?;
        Some((View { districts: district.map(|district| vec![district]), ..view }, strength))
    });
    [
        (Reason::Target, target),
        (Reason::Lead, ahead),
        (Reason::Spread, apart),
        (Reason::Change, moved),
        (Reason::Gap, behind),
    ]
}

/// The share of the districts that have a target, or a plan for the year.
fn targets(draft: &Draft<'_>, total: usize) -> Option<f64> {
    match &draft.title {
        Title::TargetsReached { all, .. } if all.len() > 1 => Some(share(all.len(), total)),
        // A district may have a plan for each of several lists.
        Title::AheadOfYear { total: plans, .. } if *plans > 1 => Some(share(*plans, total).min(1.0)),
        _ => None,
    }
}

/// The claim of a ranking of actual figures.
fn ranked<'f>(draft: &'f Draft<'_>) -> Option<&'f Finding> {
    match &draft.title {
        Title::Finding(finding) if finding.status == Status::Actual => Some(finding),
        _ => None,
    }
}

/// The distance of the first from the second, as a part of that of the first from the last.
fn lead(draft: &Draft<'_>, total: usize) -> Option<f64> {
    let finding = ranked(draft).filter(|finding| finding.reported >= LEAST_FOR_LEAD.min(total))?;
    match &finding.claim {
        Claim::Leads(leaders, _) if leaders.len() == 1 => {}
        Claim::Above(..) => {}
        _ => return None,
    }
    let values = values(draft);
    let (first, second, last) = (values.first()?, values.get(1)?, values.last()?);
    let range = (first - last).abs();
    (range > 0.0).then(|| (first - second).abs() / range * share(finding.reported, total))
}

/// The distance of the largest from the smallest figure, as a part of the one that is further from zero.
fn spread(draft: &Draft<'_>, total: usize) -> Option<f64> {
    let finding = ranked(draft)?;
    let values = values(draft);
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let smallest = values.iter().copied().fold(f64::INFINITY, f64::min);
    (values.len() > 1).then(|| distance(smallest, largest) * share(finding.reported, total))
}

/// The largest distance of a figure from an earlier one, as a part of the one that is further from zero; of charts over time the district too.
fn change(dataset: &Dataset, view: &View) -> Option<(f64, Option<DistrictId>)> {
    match &draft(dataset, view, &mut Vec::new()).plot {
        Plot::Rows(rows) => {
            let changes = rows.rows.iter().filter_map(|row| {
                let (now, earlier) = (exact(row)?, row.earlier.as_ref()?.figure);
                Some(distance(earlier.value.to_f64(), now))
            });
            changes.max_by(f64::total_cmp).map(|strength| (strength, None))
        }
        // Charts draw few of many districts, and no link asks for the whole over time.
        Plot::Trend(_) => {
            let courses = courses(dataset, view)
                .into_iter()
                .filter(|(district, ends)| dataset.districts[*district].is_district() && ends.iter().all(is_exact));
            let strengths = courses
                .map(|(district, [first, last])| (distance(first.value.to_f64(), last.value.to_f64()), Some(district)));
            // Of equal ones the first.
            strengths.reduce(|strongest, next| if next.0 > strongest.0 { next } else { strongest })
        }
        _ => None,
    }
}

/// By how much fewer districts published an indicator than the best-reported one of its theme, as a part of all districts.
fn gap(dataset: &Dataset, indicator: IndicatorId, reported: &[usize], total: usize) -> Option<f64> {
    let theme = |indicator: IndicatorId| dataset.indicators[indicator].theme;
    let neighbours = dataset.indicator_ids().filter(|&other| theme(other) == theme(indicator));
    let best = neighbours.map(|other| reported[other.0]).max().unwrap_or(0);
    let own = reported[indicator.0];
    (own > 0 && 2 * own < best).then(|| share(best - own, total))
}

/// The exact figures of the rows drawn, in their order.
fn values(draft: &Draft<'_>) -> Vec<f64> {
    match &draft.plot {
        Plot::Rows(rows) => rows.rows.iter().filter_map(exact).into_vec(),
        _ => Vec::new(),
    }
}

/// The one exact figure of a row.
fn exact(row: &PlotRow<Label, Figure>) -> Option<f64> {
    match row.bars.as_slice() {
        [only] if is_exact(&only.figure) => Some(only.figure.value.to_f64()),
        _ => None,
    }
}

fn is_exact(figure: &Figure) -> bool {
    figure.comparator == Comparator::Eq
}

/// The distance of two values as a part of the one that is further from zero: 0 to 2, which values of opposite signs reach.
fn distance(a: f64, b: f64) -> f64 {
    let largest = a.abs().max(b.abs());
    if largest > 0.0 { (a - b).abs() / largest } else { 0.0 }
}

/// A part of a whole, for counts.
fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}
