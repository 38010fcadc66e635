//! From `datapackage.json` to the description of a package.

use super::dataset::Dataset;
use super::description::{Description, Licence, Noun, Reporting};
use super::json::{Json, JsonValue};
use super::log::{ErrorLog, quoted};
use crate::collect::IntoVec;
use crate::language::{Language, Text};

/// The file.
pub(super) const FILE: &str = "datapackage.json";

/// The keys of the object `charts`.
const KEYS: [&str; 14] = [
    "title",
    "subtitle",
    "languages",
    "place",
    "whole",
    "source",
    "scope",
    "scope_short",
    "figures",
    "lines",
    "view",
    "attribution",
    "base",
    "style",
];

/// Reads the description; that of a package without one if `bytes` are empty. What follows from the data is added by `complete`.
pub(super) fn description(bytes: &[u8], log: &ErrorLog) -> Description {
    let mut description = Description::neutral();
    if bytes.is_empty() {
        return description;
    }
    let Some(text) = log.text(FILE, bytes, "") else { return description };
    match Json::parse(text) {
        Ok(json) => DescriptionReader { log, languages: Vec::new() }.read(&json, &mut description),
        Err(error) => log.error((FILE, error.line, ""), &error.found, error.expected, ""),
    }
    description
}

struct DescriptionReader<'l> {
    log: &'l ErrorLog,
    /// The languages that the package states.
    languages: Vec<Language>,
}

impl DescriptionReader<'_> {
    fn read(&mut self, json: &Json, description: &mut Description) {
        if !matches!(json.value, JsonValue::Object(_)) {
            self.error(json, "", "an object");
        }
        let text = |json: &Json, key: &str| json.get(key).and_then(Json::text).unwrap_or_default().to_owned();
        if let Some(licence) = json.get("licenses").and_then(|licences| licences.items().first()) {
            description.licence =
                Licence { name: text(licence, "name"), title: text(licence, "title"), url: text(licence, "path") };
        }
        description.title = same(&text(json, "title"));
        description.base = text(json, "homepage");
        let Some(charts) = json.get("charts") else { return };
        if !matches!(charts.value, JsonValue::Object(_)) {
            self.error(charts, "charts", "an object");
        }
        for (key, value) in charts.entries() {
            if !KEYS.contains(&key.as_str()) {
                let at = (FILE, value.line, key.as_str());
                self.log.warn(at, "an unknown key of charts", &crate::text::join(&KEYS, ", "), "it is ignored");
            }
        }
        if let Some(languages) = charts.get("languages") {
            self.languages(languages);
        }
        description.languages.clone_from(&self.languages);
        for (key, text) in [
            ("title", &mut description.title),
            ("subtitle", &mut description.subtitle),
            ("whole", &mut description.whole),
            ("attribution", &mut description.attribution),
        ] {
            if let Some(value) = charts.get(key) {
                *text = self.text(key, value);
            }
        }
        for (key, noun) in
            [("place", &mut description.place), ("source", &mut description.source), ("scope", &mut description.scope)]
        {
            self.noun(key, charts, noun);
        }
        description.scope_short = description.scope.clone();
        self.noun("scope_short", charts, &mut description.scope_short);
        for (key, text) in [("view", &mut description.view), ("base", &mut description.base)] {
            if let Some(value) = charts.get(key) {
                *text = self.plain_text(key, value);
            }
        }
        if let Some(value) = charts.get("figures") {
            let found = Reporting::ALL.iter().find(|entry| Some(entry.0) == value.text());
            match found {
                Some(entry) => description.reporting = entry.1,
                None => self.error(value, "figures", "present or reported"),
            }
        }
        if let Some(value) = charts.get("lines") {
            description.always_says_lines = value.text() == Some("always");
            if !matches!(value.text(), Some("always" | "linked")) {
                self.error(value, "lines", "always or linked");
            }
        }
        if let Some(style) = charts.get("style") {
            if !matches!(style.value, JsonValue::Object(_)) {
                self.error(style, "style", "an object");
            }
            let entry = |(key, value): &(String, Json)| [key.clone(), self.plain_text("style", value)];
            description.style = style.entries().iter().map(entry).into_vec();
        }
    }

    fn error(&self, json: &Json, key: &str, expected: &str) {
        let found = match &json.value {
            JsonValue::Text(text) => quoted(text),
            JsonValue::Other => "a number, true, false or null".to_owned(),
            JsonValue::List(_) => "a list".to_owned(),
            JsonValue::Object(_) => "an object".to_owned(),
        };
        self.log.error((FILE, json.line, key), &found, expected, "");
    }

    /// The languages of sentences. A package may name others in its columns, but no sentences are written in them.
    fn languages(&mut self, json: &Json) {
        for item in json.items() {
            match Language::ALL.into_iter().find(|language| Some(language.code()) == item.text()) {
                Some(language) if self.languages.contains(&language) => {
                    self.error(item, "languages", "each language once");
                }
                Some(language) => self.languages.push(language),
                None => self.error(item, "languages", "zh or en, the languages of sentences"),
            }
        }
        if json.items().is_empty() {
            self.error(json, "languages", "a list of zh and en");
        }
    }

    fn plain_text(&self, key: &str, json: &Json) -> String {
        if json.text().is_none() {
            self.error(json, key, "a text");
        }
        json.text().unwrap_or_default().to_owned()
    }

    /// The value for a language: of an object that of its code, or else that of the first language that the package states, or else the
    /// first; anything else is for all languages.
    fn of_language<'j>(&self, json: &'j Json, language: Language) -> &'j Json {
        let stated = self.languages.iter().copied();
        let own = std::iter::once(language).chain(stated).find_map(|language| json.get(language.code()));
        own.or(json.entries().first().map(|entry| &entry.1)).unwrap_or(json)
    }

    fn text(&self, key: &str, json: &Json) -> Text {
        Text::new(|language| self.plain_text(key, self.of_language(json, language)))
    }

    /// A noun: a text, or a list of two, which are one and several in English, and the measure word and the noun in Chinese.
    fn noun(&self, key: &str, charts: &Json, noun: &mut Noun) {
        let Some(json) = charts.get(key) else { return };
        // A language that an object lacks keeps the default noun; what is no object is for all languages.
        let entries: Vec<(&str, &Json)> = match &json.value {
            JsonValue::Object(entries) => entries.iter().map(|entry| (entry.0.as_str(), &entry.1)).into_vec(),
            _ => vec![("", json)],
        };
        for (code, json) in entries {
            let [first, second] = match (json.text(), json.items()) {
                (Some(text), _) if !text.is_empty() => [None, Some(text)],
                (_, [first, second]) => [first.text(), second.text()],
                _ => [None; 2],
            };
            let Some(second) = second else {
                self.error(json, key, "a noun, or a list of two: one and several of them");
                continue;
            };
            if matches!(code, "" | "en") {
                // A noun without a plural is used for both.
                (noun.one, noun.several) = (first.unwrap_or(second).to_owned(), second.to_owned());
            }
            if matches!(code, "" | "zh") {
                (noun.measure, noun.zh) = (first.unwrap_or("个").to_owned(), second.to_owned());
            }
        }
    }
}

/// A text that is the same in all languages.
fn same(text: &str) -> Text {
    Text::new(|_| text.to_owned())
}

/// Adds to a description what follows from the data. `tags` are the languages that the places have names in, in the order of their
/// columns; an empty one is not said.
pub(super) fn complete(mut description: Description, data: &Dataset, tags: &[&str]) -> Description {
    let language_of = |tag: &str| Language::ALL.into_iter().find(|language| language.has_tag(tag));
    if description.languages.is_empty() {
        description.languages = tags.iter().filter_map(|tag| language_of(tag)).into_vec();
    }
    if description.languages.is_empty() {
        description.languages.push(Language::En);
    }
    let first = tags.first().copied().unwrap_or_default();
    for language in Language::ALL {
        let is_own = first.is_empty() || tags.iter().any(|tag| language.has_tag(tag));
        description.name_tags.push(if is_own { String::new() } else { first.to_owned() });
    }
    if !description.base.is_empty() && !description.base.ends_with('/') {
        description.base.push('/');
    }
    let whole = data.districts.iter().find(|district| district.is_whole());
    if let Some(whole) = whole {
        for text in [&mut description.title, &mut description.whole] {
            if text.zh.is_empty() && text.en.is_empty() {
                text.clone_from(&whole.name);
            }
        }
    }
    description
}
