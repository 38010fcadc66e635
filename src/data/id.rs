//! Typed indices into the tables of a dataset: a district can not be mistaken for an indicator.

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $id(pub usize);
    )*};
}

ids! {
    /// An index into `Dataset::districts`.
    DistrictId;
    /// An index into `Dataset::indicators`.
    IndicatorId;
    /// An index into `Dataset::terms`.
    TermId;
    /// An index into `Dataset::sources`.
    SourceId;
    /// An index into `Dataset::projects`.
    ProjectId;
}

/// A set of districts with fast lookup, for loops over many figures.
///
/// ```
/// use district_charts::data::{DistrictId, DistrictSet};
///
/// let mut set = DistrictSet::of(&[DistrictId(2)]);
/// assert!(set.contains(DistrictId(2)) && !set.contains(DistrictId(3)));
/// assert!(set.insert(DistrictId(3)) && !set.insert(DistrictId(3)));
/// ```
#[derive(Clone, Debug, Default)]
pub struct DistrictSet(Vec<bool>);

impl DistrictSet {
    /// The set of some districts.
    pub fn of(districts: &[DistrictId]) -> DistrictSet {
        let mut set = DistrictSet::default();
        for &district in districts {
            set.insert(district);
        }
        set
    }

    /// Whether the set contains a district.
    pub fn contains(&self, district: DistrictId) -> bool {
        self.0.get(district.0).copied().unwrap_or(false)
    }

    /// Adds a district. Returns whether it is new.
    pub fn insert(&mut self, district: DistrictId) -> bool {
        if self.0.len() <= district.0 {
            self.0.resize(district.0 + 1, false);
        }
        !std::mem::replace(&mut self.0[district.0], true)
    }
}
