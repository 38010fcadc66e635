//! The house style of a package in the stylesheet of a finished site, so that its pages wear it before any script runs.

use district_charts::data::Dataset;
use district_charts::draw::Style;
use district_charts::model::Theme;

use crate::critical_css::END;

/// A stylesheet with the house style of a package, as a part of its critical CSS; unchanged if the package has none. The selectors are those
/// under which the stylesheet sets the same properties.
pub fn styled(stylesheet: &str, dataset: &Dataset) -> String {
    let rules = rules(&Style::new(&dataset.description().style));
    match stylesheet.split_once(END) {
        Some((before, after)) if !rules.is_empty() => [before, &rules, END, after].concat(),
        // A minified stylesheet has no comments; its last rules are those of print, which are important.
        None => stylesheet.to_owned() + &rules,
        Some(_) => stylesheet.to_owned(),
    }
}

fn rules(style: &Style) -> String {
    let (light, dark) = (style.declarations(Theme::Light), style.declarations(Theme::Dark));
    if light.is_empty() {
        return String::new();
    }
    format!(
        ":root,.root{{{light}}}\n\
         :root[data-theme=\"dark\"],:host([data-theme=\"dark\"]) .root{{{dark}}}\n\
         @media (prefers-color-scheme: dark){{\n\
         :root:not([data-theme=\"light\"]),:host(:not([data-theme=\"light\"])) .root{{{dark}}}\n\
         }}\n"
    )
}
