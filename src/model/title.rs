//! The typed title, subtitle and coverage of a chart. They hold ids and figures; `words` turns them into
//! sentences.

use crate::compare::Differences;
use crate::data::{DistrictId, IndicatorId, ProjectId, Scope, Status};
use crate::number::{Decimal, Figure};
use crate::period::Period;
use std::cmp::Ordering;

/// The name of a kind in links; `words` has the name for readers.
pub type KindName = &'static str;

/// An indicator with the list of projects that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The list of projects.
    pub scope: Scope,
}

impl Subject {
    /// An indicator of whole districts.
    pub fn whole(indicator: IndicatorId) -> Subject {
        Subject { indicator, scope: Scope::Whole }
    }
}

/// The finding: one sentence that claims only what the figures shown support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// A claim about the figures on one axis.
    Finding(Finding),
    /// Which districts reach their targets or forecasts.
    TargetsReached {
        /// The districts that do.
        reached: Vec<DistrictId>,
        /// Of how many bounds leave open whether they do.
        open: usize,
        /// All districts that have one.
        all: Vec<DistrictId>,
        /// The indicator.
        subject: Subject,
    },
    /// How many of the districts with a known change rose.
    Risen {
        /// How many.
        risen: usize,
        /// Of how many.
        total: usize,
        /// The one that gained most ranks among them, with its rank before and now.
        climber: Option<(DistrictId, [usize; 2])>,
        /// The indicator.
        subject: Subject,
    },
    /// How many plans are ahead of the calendar year.
    AheadOfYear {
        /// How many.
        ahead: usize,
        /// Of how many.
        total: usize,
        /// The part of the year that has passed, per cent.
        passed: Decimal,
    },
    /// Which named project is largest, or how many there are.
    Projects {
        /// How many.
        total: usize,
        /// The largest, if bounds leave no doubt.
        largest: Vec<(ProjectId, Figure)>,
        /// The indicator.
        indicator: IndicatorId,
    },
    /// The kind has no figures for the view.
    Unavailable {
        /// The kind.
        kind: KindName,
        /// The indicator, list or districts of the view.
        topic: Topic,
        /// Whether that is so for the districts shown, which are fewer than all.
        is_of_selection: bool,
    },
    /// Which districts published two indicators, if none leads.
    Both {
        /// The districts.
        districts: Vec<DistrictId>,
        /// The indicators.
        subjects: [Subject; 2],
        /// How many districts are shown.
        total: usize,
        /// Whether these are fewer than all.
        is_selection: bool,
    },
    /// Which districts lead on each of two indicators.
    Leaders {
        /// The leader on each.
        leaders: [(DistrictId, Subject); 2],
        /// How many districts published both.
        total: usize,
        /// Whether fewer than all districts are shown.
        is_selection: bool,
    },
    /// Which district has the largest average.
    LargestAverage {
        /// The district.
        district: DistrictId,
        /// Its average.
        average: Figure,
        /// The indicator that is counted, and that of the total.
        indicators: [IndicatorId; 2],
        /// How many districts published both.
        total: usize,
        /// Whether fewer than all districts are shown.
        is_selection: bool,
    },
    /// The districts that published most and fewest indicators.
    Published {
        /// The number of indicators with figures.
        indicators: usize,
        /// The largest number of indicators of a district, and the districts with so many.
        most: (usize, Vec<DistrictId>),
        /// The same of those with the fewest.
        fewest: (usize, Vec<DistrictId>),
        /// How many districts are shown.
        total: usize,
        /// Whether fewer than all districts are shown.
        is_selection: bool,
    },
    /// The profile of a district: the figure that sets it apart, the number of its figures, and the number of those that rank first.
    Profile {
        /// The district or the whole.
        district: DistrictId,
        /// How many figures.
        figures: usize,
        /// The number of figures that rank first, without that of `lead`.
        first: usize,
        /// How many of these share the rank.
        joint: usize,
        /// The figure that sets it apart, if there is one.
        lead: Option<ProfileLead>,
    },
    /// How figures developed over time.
    Trend {
        /// How.
        course: Trend,
        /// Whose figures.
        districts: Vec<DistrictId>,
        /// The indicator.
        subject: Subject,
    },
}

/// A claim of one figure of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileClaim {
    /// About all figures on its axis.
    Finding(Finding),
    /// True if the district reaches its own target or forecast.
    Target {
        /// The district.
        district: DistrictId,
        /// True if it does.
        is_reached: bool,
        /// The indicator.
        subject: Subject,
    },
}

/// The figure that a profile’s title says: it sets the district apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileLead {
    /// The claim.
    pub claim: ProfileClaim,
    /// The period of the figure.
    pub period: Period,
    /// True if the figure ranks first.
    pub is_first: bool,
}

/// The subject of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Nothing: an empty package.
    Nothing,
    /// An indicator.
    Subject(Subject),
    /// Districts with all their indicators.
    Districts(Vec<DistrictId>),
}

/// A claim with its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The claim.
    pub claim: Claim,
    /// By how much the leader of `Claim::Leads` or `Claim::Above` leads, if that is worth saying.
    pub gap: Option<Gap>,
    /// How many districts have a figure.
    pub reported: usize,
    /// How many are shown.
    pub total: usize,
    /// Whether these are fewer than all.
    pub is_selection: bool,
    /// The indicator; none in an empty package.
    pub subject: Option<Subject>,
    /// Actual, forecast, target or plan.
    pub status: Status,
}

/// A claim about the figures on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nobody published one.
    Nothing,
    /// One district did: its figures, several if publications disagree.
    Only(DistrictId, Vec<Figure>),
    /// All are the same number.
    Same(Figure),
    /// These are above all others, and equal to each other; the figure.
    Leads(Vec<DistrictId>, Figure),
    /// Of two, the first is above the second; both with their figures.
    Above([(DistrictId, Figure); 2]),
    /// One district has this rank, which no other shares, with this figure.
    Ranks(DistrictId, usize, Figure),
    /// Bounds allow no order; the lowest and the highest printed figure.
    Between(Figure, Figure),
}

/// The lead of a leader over the next district. Its figure is printed beside the claim, so that readers can check it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The next district.
    pub district: DistrictId,
    /// Its figure.
    pub figure: Figure,
    /// The ratio of the leader’s figure to the next, rounded down, and whether it is exact; none below two.
    pub times: Option<(u8, bool)>,
}

/// How figures developed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trend {
    /// From the first to the last of comparable figures.
    Moved {
        /// The first figure and its period.
        from: (Figure, Period),
        /// The last figure and its period.
        to: (Figure, Period),
        /// Greater for a rise, less for a fall, equal for a change of rank.
        order: Ordering,
    },
    /// So many comparable figures, all the same.
    Steady(usize, Figure),
    /// Figures of several periods, of which no more can be said; whether fewer than all districts are shown.
    Several(bool),
}

/// Indicator, period, status and unit: the line under the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subtitle {
    /// Nothing.
    None,
    /// An indicator without a figure.
    Subject(Subject),
    /// Indicators with the same period and status, and their unit if they share it.
    Dated(Vec<Subject>, Period, Status),
    /// An indicator with the period and status of one figure.
    DatedWithoutUnit(Subject, Period, Status),
    /// Two axes that differ in more than the indicator.
    Two(Box<[Subtitle; 2]>),
    /// Which indicators each district published.
    Coverage,
    /// All figures of a district.
    Profile(DistrictId),
    /// An indicator over time.
    Trend(Subject),
}

/// How many districts reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Nothing to say.
    None,
    /// How many have a figure on the axis.
    Reported {
        /// How many have a figure on the axis.
        reported: usize,
        /// How many have only figures that differ.
        apart: usize,
        /// How many are shown.
        total: usize,
        /// Whether these are fewer than all.
        is_selection: bool,
        /// How those differ.
        differences: Differences,
    },
    /// No district; the figure is that of the whole.
    WholeOnly,
    /// How many have both figures, or one.
    Both {
        /// How many have both.
        both: usize,
        /// How many have one.
        one: usize,
        /// How many are shown.
        total: usize,
        /// Whether these are fewer than all.
        is_selection: bool,
        /// Those without a comparable figure.
        neither: Vec<DistrictId>,
    },
    /// How many indicators were published.
    Matrix {
        /// How many.
        indicators: usize,
        /// How many of them by more than one district, so that they are drawn.
        drawn: usize,
        /// How many districts are shown.
        districts: usize,
    },
    /// How many figures of one district there are.
    Profile {
        /// Figures of the district.
        own: usize,
        /// How many of them other districts reported too.
        compared: usize,
        /// Figures of named projects.
        projects: usize,
        /// Computed values.
        derived: usize,
    },
    /// How many districts have figures of several periods.
    Trend {
        /// How many.
        several: usize,
        /// How many are shown.
        total: usize,
        /// Whether these are fewer than all.
        is_selection: bool,
        /// Those with figures of one period.
        single: Vec<DistrictId>,
        /// Those with figures of other lists.
        apart: Vec<DistrictId>,
        /// Those without figures.
        none: Vec<DistrictId>,
    },
}
