//! The title of a profile: it says one of the figures that set a place apart, and claims what a chart of that figure would.

use super::claim::claim;
use crate::compare::Cell;
use crate::data::{Dataset, DistrictId, Observation, Status};
use crate::derive::{self, Derived, Rule};
use crate::model::{Claim, Finding, ProfileClaim, ProfileLead, Standing, Subject};
use crate::period::Period;

/// A claim for the title, with what decides whether another is said instead.
pub(super) struct Lead {
    reason: LeadReason,
    /// The number of places with a comparable figure.
    reported: usize,
    claim: ProfileClaim,
    /// The period of the figure.
    period: Period,
}

/// The reasons to name a figure in the title, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LeadReason {
    First,
    JointFirst,
    Target,
    FirstOfTwo,
    UpperHalf,
    Rank,
}

impl Lead {
    /// The message for the title.
    pub(super) fn message(self) -> ProfileLead {
        let is_first = matches!(self.reason, LeadReason::First | LeadReason::JointFirst | LeadReason::FirstOfTwo);
        ProfileLead { claim: self.claim, period: self.period, is_first }
    }

    /// True if this claim is said rather than another: for a stronger reason, or among more places, or of a later period.
    pub(super) fn is_before(&self, other: &Lead) -> bool {
        let rest = |lead: &Lead| (lead.reported, lead.period.recency());
        self.reason < other.reason || (self.reason == other.reason && rest(self) > rest(other))
    }
}

/// The title that a figure of a place supports; `None` if it supports none, or if there is a later figure of the same list.
pub(super) fn lead(
    dataset: &Dataset,
    observation: &Observation,
    (cells, standing): (&[Cell<'_>], Option<&Standing>),
    derived: &[Derived<'_>],
) -> Option<Lead> {
    let is_later = |other: &Observation| {
        let is_same = other.scope == observation.scope && other.status == Status::Actual;
        is_same && other.period.recency() > observation.period.recency()
    };
    let mut others = dataset.observations_at(observation.indicator, observation.district);
    if observation.status != Status::Actual || others.any(is_later) {
        return None;
    }
    let subject = Subject { indicator: observation.indicator, scope: observation.scope };
    let ranks_first = standing.is_some_and(|standing| standing.rank == 1);
    let leads = first(dataset, observation, cells, subject).filter(|_| ranks_first);
    let target = target(observation.district, derived, subject).map(|claim| (LeadReason::Target, claim));
    let leads_two = leads.as_ref().is_some_and(|leads| leads.0 == LeadReason::FirstOfTwo);
    let (reason, claim) = if leads_two { target.or(leads) } else { leads.or(target) }
        .or_else(|| rank(dataset, observation, standing?, subject))?;
    Some(Lead { reason, reported: cells.len(), claim, period: observation.period })
}

fn finding(dataset: &Dataset, claim: Claim, reported: usize, subject: Subject) -> ProfileClaim {
    let (total, subject) = (dataset.district_ids().len(), Some(subject));
    ProfileClaim::Finding(Finding {
        claim,
        gap: None,
        reported,
        total,
        is_selection: false,
        subject,
        status: Status::Actual,
    })
}

/// The claim that the figures of all places support, if the place leads by it.
fn first(
    dataset: &Dataset,
    observation: &Observation,
    cells: &[Cell<'_>],
    subject: Subject,
) -> Option<(LeadReason, ProfileClaim)> {
    let (claim, _) = claim(cells, dataset.indicators[observation.indicator].measure);
    let own = observation.district;
    let reason = match &claim {
        Claim::Leads(leaders, _) if leaders.as_slice() == [own] => LeadReason::First,
        Claim::Leads(leaders, _) if leaders.contains(&own) => LeadReason::JointFirst,
        Claim::Above([(leader, _), _]) if *leader == own => LeadReason::FirstOfTwo,
        _ => return None,
    };
    Some((reason, finding(dataset, claim, cells.len(), subject)))
}

/// True if the place has reached its target or targets; `None` if it has none, if bounds leave it open, or if two targets disagree.
fn target(district: DistrictId, derived: &[Derived<'_>], subject: Subject) -> Option<ProfileClaim> {
    let mut all_reached = None;
    for compared in derived.iter().filter(|derived| matches!(derived.rule, Rule::Margin | Rule::Completion)) {
        let [actual, target] = compared.inputs.map(|input| input.figure);
        let is_reached = derive::is_reached(actual, target)?;
        if *all_reached.get_or_insert(is_reached) != is_reached {
            return None;
        }
    }
    Some(ProfileClaim::Target { district, is_reached: all_reached?, subject })
}

/// The rank of a figure that no other place shares, among three or more.
fn rank(
    dataset: &Dataset,
    observation: &Observation,
    standing: &Standing,
    subject: Subject,
) -> Option<(LeadReason, ProfileClaim)> {
    let &Standing { rank, total, is_joint } = standing;
    if is_joint || total < 3 {
        return None;
    }
    let reason = if 2 * rank <= total { LeadReason::UpperHalf } else { LeadReason::Rank };
    let claim = Claim::Ranks(observation.district, rank, observation.figure);
    Some((reason, finding(dataset, claim, total, subject)))
}
