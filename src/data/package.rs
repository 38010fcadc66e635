//! The files of a package as bytes.

/// The bytes of a package's files. A file that the package lacks is empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Package<'p> {
    /// `datapackage.json`
    pub description: &'p [u8],
    /// `districts.csv`
    pub districts: &'p [u8],
    /// `places.csv`, another name of the same table.
    pub places: &'p [u8],
    /// `indicators.csv`
    pub indicators: &'p [u8],
    /// `terms.csv`
    pub terms: &'p [u8],
    /// `sources.csv`
    pub sources: &'p [u8],
    /// `sections.csv`
    pub sections: &'p [u8],
    /// `observations.csv`
    pub observations: &'p [u8],
    /// `projects.csv`
    pub projects: &'p [u8],
    /// `revisions.csv`
    pub revisions: &'p [u8],
}

impl Package<'static> {
    /// The embedded package.
    pub const EMBEDDED: Package<'static> = Package {
        description: include_bytes!("../../data/datapackage.json"),
        districts: include_bytes!("../../data/districts.csv"),
        places: &[],
        indicators: include_bytes!("../../data/indicators.csv"),
        terms: include_bytes!("../../data/terms.csv"),
        sources: include_bytes!("../../data/sources.csv"),
        sections: include_bytes!("../../data/sections.csv"),
        observations: include_bytes!("../../data/observations.csv"),
        projects: include_bytes!("../../data/projects.csv"),
        revisions: include_bytes!("../../data/revisions.csv"),
    };
}

impl<'p> Package<'p> {
    /// The file with a name; `None` if a package has no file of this name.
    ///
    /// ```
    /// use district_charts::data::Package;
    ///
    /// let mut package = Package::default();
    /// *package.file_mut("terms.csv").expect("a file of a package") = b"id,kind";
    /// assert_eq!(package.terms, b"id,kind");
    /// assert!(package.file_mut("notes.txt").is_none());
    /// ```
    pub fn file_mut(&mut self, name: &str) -> Option<&mut &'p [u8]> {
        match name {
            "datapackage.json" => Some(&mut self.description),
            "districts.csv" => Some(&mut self.districts),
            "places.csv" => Some(&mut self.places),
            "indicators.csv" => Some(&mut self.indicators),
            "terms.csv" => Some(&mut self.terms),
            "sources.csv" => Some(&mut self.sources),
            "sections.csv" => Some(&mut self.sections),
            "observations.csv" => Some(&mut self.observations),
            "projects.csv" => Some(&mut self.projects),
            "revisions.csv" => Some(&mut self.revisions),
            _ => None,
        }
    }
}
