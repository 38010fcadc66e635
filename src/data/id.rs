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
