//! The description that a package gives of itself: titles, nouns, languages, licence, style. Each part has a default, so that a package need not say it.

use crate::language::{Language, Text};

/// The description that a package gives of itself, in the object `charts` of `datapackage.json` and in the properties of that file that any data package
/// has. `docs/package.md` says how each part is written.
///
/// ```
/// use district_charts::data::Dataset;
/// use district_charts::language::Language;
///
/// let dataset = Dataset::embedded().expect("the embedded package is tested");
/// let description = dataset.description();
/// println!("{}", description.title.get(Language::En));
/// println!("Figures of each {}", description.place.one);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The title of the package, `charts.title` or `title`; by default the name of the whole, or else an empty text.
    pub title: Text,
    /// A line below the title, `charts.subtitle`; empty by default.
    pub subtitle: Text,
    /// The languages that a reader may choose, `charts.languages`; the first is the default. By default those that the places have names
    /// in, in the order of their columns, and English if those are neither Chinese nor English. Never empty.
    pub languages: Vec<Language>,
    /// For each of `Language::ALL` the BCP 47 tag of the names of places, if they are in another language than the sentences; or an empty
    /// text.
    pub name_tags: Vec<String>,
    /// The noun for a district, `charts.place`; by default 地区, “place” and “places”.
    pub place: Noun,
    /// The words for the whole in a sentence, `charts.whole`: “the city”, 全市. By default the name of the whole.
    pub whole: Text,
    /// The noun for a source, `charts.source`; by default 来源, “source” and “sources”.
    pub source: Noun,
    /// The noun for a scope, `charts.scope`; by default 范围, “scope” and “scopes”.
    pub scope: Noun,
    /// The noun for a scope in narrow places, `charts.scope_short`; by default `scope`.
    pub scope_short: Noun,
    /// Whether districts reported figures or have them, `charts.figures`; by default they have them.
    pub reporting: Reporting,
    /// Whether line numbers are said of sources without an address too, `charts.lines`; by default only where the text is to be had.
    pub always_says_lines: bool,
    /// The link that a page without a link shows, `charts.view`; empty by default, which is the ranking of the first indicator.
    pub view: String,
    /// The licence of the figures: the first of `licenses`.
    pub licence: Licence,
    /// The words that name the publisher of the figures, `charts.attribution`; empty by default.
    pub attribution: Text,
    /// The address of the folder of the finished site, `charts.base` or `homepage`, with a slash at its end; empty by default.
    pub base: String,
    /// Colours and the like by name, `charts.style`, as they are written; none by default.
    pub style: Vec<[String; 2]>,
}

/// A noun in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// English, one of them: `borough`.
    pub one: String,
    /// English, several of them: `boroughs`.
    pub several: String,
    /// Chinese: 区市.
    pub zh: String,
    /// The Chinese measure word: 个, 篇.
    pub measure: String,
}

/// Whether districts reported the figures of a package or simply have them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reporting {
    /// A statistical table has a figure for them: `present`.
    #[default]
    Present,
    /// They published them themselves: `reported`.
    Reported,
}

/// The licence of the figures. Each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// The short name: `CC-BY-4.0`.
    pub name: String,
    /// The title: `Creative Commons Attribution 4.0`.
    pub title: String,
    /// The address of its text.
    pub url: String,
}

impl Noun {
    /// A noun with its English forms.
    pub(super) fn new(zh: &str, measure: &str, one: &str, several: &str) -> Noun {
        Noun { one: one.to_owned(), several: several.to_owned(), zh: zh.to_owned(), measure: measure.to_owned() }
    }
}

impl Reporting {
    /// Each with its name in a package.
    pub const ALL: [(&'static str, Reporting); 2] =
        [("present", Reporting::Present), ("reported", Reporting::Reported)];
}

impl Description {
    /// The description of a package that says nothing of itself, without the parts that are taken from its data.
    pub(super) fn neutral() -> Description {
        Description {
            place: Noun::new("地区", "个", "place", "places"),
            source: Noun::new("来源", "个", "source", "sources"),
            scope: Noun::new("范围", "个", "scope", "scopes"),
            scope_short: Noun::new("范围", "个", "scope", "scopes"),
            ..Description::default()
        }
    }

    /// The BCP 47 tag of the names of places among sentences in a language, if it is another; or an empty text.
    pub fn name_tag(&self, language: Language) -> &str {
        self.name_tags.get(language as usize).map(String::as_str).unwrap_or_default()
    }

    /// The language of a reader who chose none.
    pub fn default_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::ALL[0])
    }
}
