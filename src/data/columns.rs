//! The files of a package and their columns. `data/datapackage.json` describes the same, and a test compares the two.

use super::csv::Columns;

/// Names of columns that mean another column: older names, and those of packages whose places are no districts.
pub(super) const ALIASES: [(&str, &str); 3] = [("code", "adcode"), ("level", "kind"), ("district", "place")];

/// The files of CSV, in order of reference. Either of the first two has the places.
pub(super) const DISTRICTS: &str = "districts.csv";
pub(super) const PLACES: &str = "places.csv";
pub(super) const TERMS: &str = "terms.csv";
pub(super) const SOURCES: &str = "sources.csv";
pub(super) const INDICATORS: &str = "indicators.csv";
pub(super) const SECTIONS: &str = "sections.csv";
pub(super) const OBSERVATIONS: &str = "observations.csv";
pub(super) const PROJECTS: &str = "projects.csv";
pub(super) const REVISIONS: &str = "revisions.csv";

pub(super) const OF_DISTRICTS: Columns = Columns {
    required: &["id", "name_*"],
    optional: &["code", "level", "parent", "short_*", "aliases", "tile_x", "tile_y", "shape"],
};
pub(super) const OF_TERMS: Columns = Columns {
    required: &["id", "kind", "*"],
    // The form in which a unit is shown.
    optional: &["role", "long_*", "short_*", "power_*"],
};
pub(super) const OF_SOURCES: Columns =
    Columns { required: &["id", "title_*"], optional: &["publisher_*", "published", "pages", "url"] };
pub(super) const OF_INDICATORS: Columns = Columns {
    required: &["id", "name_*", "unit", "measure"],
    optional: &[
        "denominator",
        "theme",
        "definition_*",
        "excludes",
        "variant_of",
        "change_of",
        "total_of",
        "related_to",
        "decimals",
        "change_over",
    ],
};
pub(super) const OF_SECTIONS: Columns = Columns { required: &["source", "line", "title_*"], optional: &["page"] };
pub(super) const OF_OBSERVATIONS: Columns = Columns {
    required: &["district", "indicator", "period", "value"],
    // `column` says with `line` in which cell of a table a figure stands.
    optional: &["scope", "comparator", "status", "flag", "basis", "source", "line", "column", "quote", "note"],
};
pub(super) const OF_PROJECTS: Columns = Columns {
    required: &["project_*", "district", "indicator", "period", "value"],
    optional: OF_OBSERVATIONS.optional,
};
pub(super) const OF_REVISIONS: Columns = Columns {
    required: &["digest", "day", "district", "indicator", "period", "old_value", "value", "note"],
    optional: &[
        "project_*",
        "old_comparator",
        "scope",
        "comparator",
        "status",
        "flag",
        "basis",
        "source",
        "line",
        "quote",
    ],
};
