//! Packages other than the built-in one: their own nouns, languages, levels, flags and sources, and nothing of ours.

mod common;

use common::{Files, all_links, goldens, none, path};
use district_charts::chart::Sources;
use district_charts::data::{Dataset, Level, Package};
use district_charts::kinds::KINDS;
use district_charts::language::Language;
use district_charts::link::LinkForm;
use district_charts::model::{Chart, View};
use district_charts::page;
use std::fs;

/// The files of a fixture.
fn fixture(name: &str) -> Files {
    let file = |file: &str| fs::read(path("tests/fixtures").join(name).join(file)).unwrap_or_default();
    Files {
        description: file("datapackage.json"),
        districts: file("districts.csv"),
        places: file("places.csv"),
        indicators: file("indicators.csv"),
        terms: file("terms.csv"),
        sources: file("sources.csv"),
        sections: file("sections.csv"),
        observations: file("observations.csv"),
        projects: file("projects.csv"),
        revisions: file("revisions.csv"),
    }
}

/// The fixture with other properties in the object `charts` of its description.
fn boroughs_with(charts: &str) -> Files {
    Files { description: format!("{{\"charts\": {charts}}}").into(), ..fixture("boroughs") }
}

fn boroughs() -> Dataset {
    fixture("boroughs").dataset()
}

/// Every text of a chart that a reader may meet.
fn texts(dataset: &Dataset, chart: &Chart, view: &View) -> Vec<String> {
    let mut texts = vec![
        chart.title.clone(),
        chart.subtitle.clone(),
        chart.coverage.clone(),
        chart.source.clone(),
        chart.licence.clone(),
        chart.sources_label.clone(),
        chart.spoken.clone(),
    ];
    texts.extend(chart.table.columns.iter().chain(chart.table.rows.iter().flatten()).cloned());
    let value = serde_json::to_value(chart.to_value()).expect("a value");
    texts.extend(strings(&value["plot"]));
    texts.extend(chart.notes.iter().chain(&chart.notices).cloned());
    for mark in std::iter::once(None).chain((0..chart.marks.len()).map(Some)) {
        let Sources { heading, absent, citation, figures, articles } = chart.sources(dataset, mark);
        texts.extend([heading, absent, citation]);
        texts.extend(figures.into_iter().flat_map(|figure| [figure.what, figure.value, figure.location]));
        texts.extend(articles.into_iter().flat_map(|article| [article.title, article.publication, article.figures]));
    }
    for field in page::fields(dataset, view) {
        let options = field.options.iter().chain(&field.shortcuts);
        texts.push(field.label.clone());
        texts.extend(options.map(|option| format!("{} {}", option.label, option.group)));
    }
    if let Some(about) = page::about(dataset, view) {
        texts.extend(about.facts.concat());
        texts.push(about.published);
        texts.extend(about.links.into_iter().map(|link| link.label));
    }
    texts
}

/// The texts in a value.
fn strings(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(items) => items.iter().flat_map(strings).collect(),
        serde_json::Value::Object(entries) => entries.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

/// A link to each kind of chart of each indicator, to all districts, to one and to two, in a language.
fn links(dataset: &Dataset, language: Language) -> Vec<String> {
    let mut links = all_links(dataset, language);
    for kind in &KINDS {
        for indicator in &dataset.indicators {
            for districts in ["", "&d=~elm", "&d=~elm~barrow", "&d=~foxley", "&d=~nowhere", "&st=target&p=1999"] {
                links.push(format!("c={}&i={}&l={}{districts}", kind.name, indicator.id, language.code()));
            }
        }
    }
    links
}

#[test]
fn a_package_shows_its_own_nouns_and_none_of_ours() {
    let ours = [
        "district",
        "reported",
        "published",
        "article",
        "list of projects",
        "the city",
        "区市",
        "公布",
        "报道",
        "全市",
    ];
    // What is said of a figure itself: any figure was published somewhere.
    let of_figures = [
        "the published change",
        "a bound was published",
        "from published figures",
        "公布的变化",
        "公布的是界限",
        "由已公布的",
    ];
    let is_fine = |text: &str| {
        let text = of_figures.iter().fold(text.to_lowercase(), |text, phrase| text.replace(phrase, ""));
        ours.iter().find(|word| text.contains(*word)).copied().filter(|_| text != "not-reported")
    };
    let zh = "{\"languages\": [\"en\", \"zh\"], \"place\": {\"en\": [\"area\", \"areas\"], \"zh\": \"地区\"}}";
    let mut wrong = Vec::new();
    for (dataset, languages) in
        [(boroughs(), &[Language::En][..]), (boroughs_with(zh).dataset(), &[Language::En, Language::Zh])]
    {
        for link in languages.iter().flat_map(|&language| links(&dataset, language)) {
            let (view, _) = View::from_query(&dataset, &link);
            let chart = Chart::from_link(&dataset, &link);
            for text in texts(&dataset, &chart, &view) {
                wrong.extend(is_fine(&text).map(|word| format!("{link}: found {word:?} in {text}")));
            }
        }
    }
    wrong.sort();
    wrong.dedup_by(|a, b| a.split_once(": ").map(|parts| parts.1) == b.split_once(": ").map(|parts| parts.1));
    none(wrong);
}

/// The words of some charts of other packages, to be read.
#[test]
fn charts_of_other_packages_are_goldens() {
    let zh = "{\"languages\": [\"zh\", \"en\"], \"place\": {\"zh\": \"自治市\", \"en\": [\"area\", \"areas\"]}}";
    let packages = [("en", boroughs()), ("zh", boroughs_with(zh).dataset())];
    let links = [
        "",
        "i=employment&p=2020/21",
        "i=employment&p=2021/22&d=~elm",
        "c=trend&i=employment",
        "c=profile&d=~barrow",
        "c=profile&d=~upper-eastmere",
        "c=change&i=employment",
        "c=coverage",
        "c=tiles&i=births",
        "c=pair&i=~employment~births",
        "i=people",
        "i=pay&d=~foxley~dunmore",
        "l=de",
    ];
    let mut texts = Vec::new();
    for (name, dataset) in &packages {
        let mut text = String::new();
        for link in links {
            let chart = Chart::from_link(dataset, link);
            text += &format!("## {link}\n{}\n{}\n{}\n", chart.title, chart.subtitle, chart.coverage);
            for line in chart.notes.iter().chain([&chart.source, &chart.licence]).chain(&chart.notices) {
                text += &format!("{line}\n");
            }
            for row in std::iter::once(&chart.table.columns).chain(&chart.table.rows) {
                text += &format!("| {} |\n", row.join(" | "));
            }
            text += &format!("{}\n\n", chart.spoken);
        }
        texts.push((format!("../fixtures/boroughs/charts-{name}.txt"), text));
    }
    goldens(&texts);
}

#[test]
fn only_places_of_the_lowest_level_are_compared() {
    let dataset = boroughs();
    let levels: Vec<Level> = dataset.districts.iter().map(|place| place.level).collect();
    assert_eq!((levels[0], levels[1], levels[2]), (Level::Whole, Level::Region, Level::District));
    assert_eq!(dataset.district_ids().len(), 6);
    let parents =
        dataset.districts.iter().map(|place| place.parent.map(|parent| dataset.districts[parent].id.as_str()));
    let expected = [None, Some("eastmere"), Some("upper-eastmere"), Some("upper-eastmere"), Some("upper-eastmere")];
    assert_eq!(parents.take(5).collect::<Vec<_>>(), expected);
    for link in
        links(&dataset, Language::En).iter().filter(|link| !link.contains("c=profile") && !link.contains("c=trend"))
    {
        let chart = Chart::from_link(&dataset, link);
        let first = chart.table.rows.iter().map(|row| row[0].as_str());
        let higher: Vec<&str> = first.filter(|name| name.contains("Eastmere")).collect();
        assert!(higher.is_empty(), "{link}: found {higher:?} among the districts");
    }
    let (view, notices) = View::from_query(&dataset, "i=employment&d=~upper-eastmere~elm");
    assert_eq!((view.districts.map(|districts| districts.len()), notices.len()), (Some(1), 1));
}

/// The languages that a reader may choose are those of the package; a link in another language shows the default and says so.
#[test]
fn a_package_offers_its_own_languages() {
    let english = boroughs();
    assert_eq!(english.description().languages, [Language::En]);
    let chart = Chart::from_link(&english, "l=zh");
    assert_eq!(chart.language, Language::En);
    assert_eq!(chart.notices, ["l=zh in the link: it is none of en; the default is shown."]);
    let languages = |dataset: &Dataset| {
        let fields = page::fields(dataset, &View::first_of(dataset).0);
        fields.into_iter().find(|field| field.key == "l").map_or(0, |field| field.options.len())
    };
    assert_eq!(languages(&english), 0);
    let both = boroughs_with("{\"languages\": [\"en\", \"zh\"]}").dataset();
    assert_eq!(languages(&both), 2);
    assert_eq!(Chart::from_link(&both, "").language, Language::En);
    assert_eq!(Chart::from_link(&both, "l=zh").language, Language::Zh);
    // The order of the columns of names is that of the languages.
    let columns = |header: &str| {
        let places = format!("{header}\na,A,B\nb,C,D\n");
        let observations = b"place,indicator,period,value\na,people,2021,1\n";
        let indicators = b"id,name,unit,measure\npeople,people,people,count\n";
        let package = Package { places: places.as_bytes(), indicators, observations, ..Package::default() };
        let dataset = Dataset::read(&package).unwrap_or_else(|errors| panic!("{errors}"));
        let names = Language::ALL.map(|language| dataset.districts[0].name.get(language).to_owned());
        (dataset.description().languages.clone(), names)
    };
    let named = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
    // Names in another language than the sentences say so.
    let tags = |dataset: &Dataset| Language::ALL.map(|language| dataset.description().name_tag(language).to_owned());
    assert_eq!(tags(&both), [String::new(), String::new()]);
    let german = fixture("boroughs").changed("places", "parent,name", "parent,name_de").dataset();
    assert_eq!(tags(&german), ["de", "de"]);
    let chart = serde_json::to_value(Chart::from_link(&german, "").to_value()).expect("a value");
    assert_eq!((&chart["lang"], &chart["nameLang"]), (&"en".into(), &"de".into()));
    let british = fixture("boroughs").changed("places", "parent,name", "parent,name_en-GB").dataset();
    assert_eq!(tags(&british), ["en-GB", ""]);
    assert_eq!(columns("id,name_en,name_zh"), (vec![Language::En, Language::Zh], named("B", "A")));
    assert_eq!(columns("id,name_zh-Hans,name_en"), (vec![Language::Zh, Language::En], named("A", "B")));
    assert_eq!(columns("id,name_de,name_en"), (vec![Language::En], named("A", "B")));
    assert_eq!(columns("id,name_de,name_fr"), (vec![Language::En], named("A", "A")));
    assert_eq!(columns("id,name,code"), (vec![Language::En], named("A", "A")));
}

/// A page without a link shows the view that the package names; each link still says what it shows.
#[test]
fn a_package_names_its_first_view() {
    let dataset = boroughs();
    let (first, notices) = View::first_of(&dataset);
    assert!(notices.is_empty());
    assert_eq!(View::from_query(&dataset, "").0, first);
    assert_eq!(
        View::from_query(&dataset, "t=dark&utm_source=x").0,
        View { theme: first.theme.or(Some(district_charts::model::Theme::Dark)), ..first.clone() }
    );
    assert_eq!(first.to_query(&dataset, LinkForm::Share), "p=2021/22");
    let default = View::default_for(&dataset);
    assert_eq!(default.to_query(&dataset, LinkForm::Share), "c=rank");
    for view in [first, default] {
        let query = view.to_query(&dataset, LinkForm::Share);
        assert_eq!(View::from_query(&dataset, &query).0, view, "{query}");
    }
}

#[test]
fn sources_open_at_the_sentence() {
    let dataset = boroughs();
    let page = "https://example.org/survey?year=2022&table=a-1";
    let sentence = format!("{page}#:~:text=75.2%25%20in%20work%2C%20up%20from%2074.8%25");
    let chart = Chart::from_link(&dataset, "p=2021/22&s=official");
    let figure = |mark: usize| chart.sources(&dataset, Some(mark)).figures[0].address.clone();
    assert_eq!([figure(0), figure(1)], [sentence.clone(), page.to_owned()]);
    let citation = chart.sources(&dataset, Some(0)).citation;
    assert!(citation.ends_with(&sentence), "found {citation}");
    assert_eq!(chart.sources(&dataset, None).articles[0].address, page);
    let parts = &chart.table.addresses;
    assert_eq!(parts[0][0][1], sentence);
    assert!(chart.table.rows[0].last().is_some_and(|cell| cell.contains(&parts[0][0][0])));
    // Figures without a source are of the package itself.
    let own = Chart::from_link(&dataset, "i=pay");
    assert_eq!(own.source, "Source: Six boroughs of Eastmere");
    assert!(own.table.addresses.iter().all(Vec::is_empty));
}

/// Digits that are not shown are kept, and the chart says how it rounds.
#[test]
fn long_decimals_are_shown_rounded_and_kept_whole() {
    let dataset = boroughs();
    let chart = Chart::from_link(&dataset, "i=births&s=official");
    assert_eq!(chart.table.rows[0][1], "1.54");
    assert!(
        chart.notes.contains(&"Rounded to two decimals: the data have more digits.".to_owned()),
        "{:?}",
        chart.notes
    );
    assert_eq!(chart.sources(&dataset, Some(0)).figures[0].value, "1.53846153846153846154 children");
    let exact = Chart::from_link(&dataset, "i=people&s=official");
    assert_eq!(exact.table.rows[0][1], "123,456,789,012,345");
    assert!(exact.notes.iter().all(|note| !note.contains("Rounded")));
}

#[test]
fn flags_are_shown_spoken_and_explained() {
    let dataset = boroughs();
    let chart = Chart::from_link(&dataset, "p=2021/22&s=official");
    let cells: Vec<&str> = chart.table.rows.iter().map(|row| row[1].as_str()).collect();
    assert_eq!(cells, ["75.2", "79.9 p", "71.0 e", "68.3", "70.4 p", "no figure"]);
    assert!(chart.marks[1].spoken.contains("79.9% (provisional)"), "{}", chart.marks[1].spoken);
    assert!(chart.notes.contains(&"p: provisional; e: estimated.".to_owned()), "{:?}", chart.notes);
    let trend = Chart::from_link(&dataset, "c=trend&i=employment");
    let district_charts::model::Plot::Trend(panels) = &trend.plot else { panic!("no trend") };
    let joins = |name: &str| panels.panels.iter().find(|panel| panel.name == name).map(|panel| panel.joins.len());
    assert_eq!([joins("Barrow"), joins("Castle Hill")], [Some(1), Some(1)]);
    // A figure at a break in the series is not joined to earlier ones.
    let changed = fixture("boroughs").changed("observations", "71.0,e,", "71.0,b,").dataset();
    let trend = Chart::from_link(&changed, "c=trend&i=employment");
    let district_charts::model::Plot::Trend(panels) = &trend.plot else { panic!("no trend") };
    let joins = |name: &str| panels.panels.iter().find(|panel| panel.name == name).map(|panel| panel.joins.len());
    assert_eq!([joins("Barrow"), joins("Castle Hill")], [Some(1), Some(0)]);
}

/// A remark on a figure makes it no other figure: who share the largest value share the first place.
#[test]
fn flags_do_not_part_equal_figures() {
    let tied = fixture("boroughs").changed("observations", "2021/22,75.2,,", "2021/22,79.9,,").dataset();
    let chart = Chart::from_link(&tied, "p=2021/22");
    assert_eq!(
        chart.title,
        "Ashby and Holt and Barrow share the highest employment of the five boroughs with a figure: 79.9%"
    );
}

/// What a package does not say has a default.
#[test]
fn a_package_without_a_description_is_neutral() {
    let dataset = Files { description: Vec::new(), ..fixture("boroughs") }.dataset();
    let description = dataset.description();
    assert_eq!((description.place.one.as_str(), description.place.several.as_str()), ("place", "places"));
    assert_eq!(description.title.get(Language::En), "Eastmere");
    let chart = Chart::from_link(&dataset, "p=2021/22");
    assert_eq!(
        chart.title,
        "Barrow has the highest employment of the five places with a figure: 79.9% (provisional), ahead of Ashby and Holt (75.2%)"
    );
    assert_eq!(chart.coverage, "5 of 6 places have a figure.");
    assert_eq!(chart.licence, "");
    assert_eq!(boroughs().description().base, "https://example.org/eastmere/");
    assert_eq!(Chart::from_link(&boroughs(), "").licence, "Licence of the data: Open Government Licence v3.0");
}

/// The example of the documentation is a package, and its first chart says what the documentation says.
#[test]
fn the_example_of_the_documentation_is_a_package() {
    let page = common::text("docs/package.md");
    let file = |name: &str| {
        let (_, rest) = page.split_once(&format!("\n`{name}`")).unwrap_or_else(|| panic!("found no example of {name}"));
        let (_, rest) = rest.split_once("```").expect("a block of code");
        let (_, rest) = rest.split_once('\n').expect("its language");
        rest.split_once("```").expect("its end").0.as_bytes()
    };
    let package = Package {
        description: file("datapackage.json"),
        places: file("places.csv"),
        indicators: file("indicators.csv"),
        observations: file("observations.csv"),
        ..Package::default()
    };
    let dataset = Dataset::read(&package).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(dataset.warnings.to_string(), "");
    let title = Chart::from_link(&dataset, "").title;
    assert!(page.replace('\n', " ").contains(&format!("“{title}”")), "docs/package.md does not quote {title:?}");
    let described = serde_json::from_slice::<serde_json::Value>(package.description).expect("JSON");
    assert_eq!(described["resources"].as_array().map(Vec::len), Some(3));
    // Without its description it is a package too.
    let title =
        Chart::from_link(&Dataset::read(&Package { description: b"", ..package }).expect("a package"), "").title;
    assert_eq!(
        title,
        "Of the two places with a figure, Alpha has the higher employment: 74.0%, against 71.5% (provisional) in Beta"
    );
}

/// The documentation names every column, measure and key that the reader takes.
#[test]
fn the_documentation_names_every_column() {
    let page = common::text("docs/package.md");
    let unknown = |file: &str, text: &str| {
        let mut files = fixture("boroughs");
        *files.file(file) = text.as_bytes().to_vec();
        files.read().map_or_else(|errors| errors.warnings, |dataset| dataset.warnings)
    };
    let lists = [
        unknown("places", "id,name,unheard\nelm,Elm,\n"),
        unknown("indicators", "id,name,unit,measure,unheard\n"),
        unknown("observations", "place,indicator,period,value,unheard\n"),
        unknown("sources", "id,title,unheard\n"),
        unknown("terms", "id,kind,en,unheard_column\n"),
        unknown("datapackage", "{\"charts\": {\"unheard\": 1}}"),
    ];
    let mut missing = Vec::new();
    for warnings in &lists {
        let Some(warning) = warnings.first.first() else { panic!("found no warning") };
        for name in warning.expected.split(", ").filter(|name| *name != "*") {
            missing.extend((!page.contains(&format!("`{name}`"))).then(|| format!("{}: {name}", warning.file)));
        }
    }
    none(missing);
    let broken = fixture("boroughs").changed("indicators", "pounds,mean", "pounds,average").read();
    let error = broken.expect_err("no such measure").first.remove(0);
    let measures = error.expected.replace(" or ", ", ");
    none(measures.split(", ").filter(|measure| !page.contains(&format!("| `{measure}` |"))));
}
