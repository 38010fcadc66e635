//! Charts as text: the goldens of `cases.txt`, and the rules that every chart of the embedded package keeps.

mod common;

use common::{
    DRAWN, DRAWN_WIDTHS, Files, all_links, cases, digits, embedded, goldens, is_chinese, is_message, none, numbers,
    path, pick, rows,
};
use district_charts::data::{Dataset, Indicator};
use district_charts::language::Language;
use district_charts::model::View;
use district_charts::model::{Bar, Chart, Emphasis, Plot, PlotRow};
use district_charts::number::{Comparator, Decimal, Figure};
use district_charts::words::capital;

/// Every text of a chart with its location.
fn texts(chart: &Chart) -> Vec<(String, String)> {
    let mut texts = vec![
        ("title".to_owned(), chart.title.clone()),
        ("subtitle".to_owned(), chart.subtitle.clone()),
        ("coverage".to_owned(), chart.coverage.clone()),
        ("source".to_owned(), chart.source.clone()),
        ("spoken".to_owned(), chart.spoken.clone()),
        ("caption".to_owned(), chart.table.caption.clone()),
    ];
    let mut all = |location: &str, of: &[String]| {
        texts.extend(of.iter().enumerate().map(|(number, text)| (format!("{location} {number}"), text.clone())));
    };
    all("note", &chart.notes);
    all("notice", &chart.notices);
    all("column", &chart.table.columns);
    chart.table.rows.iter().for_each(|row| all("cell", row));
    for row in rows(chart) {
        all("name", &[row.name.clone(), row.short.clone()]);
        all("remark", &row.remark);
        all("tick remark", &row.tick_remark);
        all("absent", row.absent.as_slice());
        all("label", &row.bars.iter().map(|bar| bar.label.clone()).collect::<Vec<_>>());
    }
    texts
}

/// Checks every chart of the data in both languages; `check` returns the complaints about one. Indicators of named
/// projects alone give a message, which `tests/kinds.rs` checks.
#[track_caller]
fn check(check: impl Fn(&Dataset, &str, &Chart) -> Vec<String>) {
    let dataset = embedded();
    let mut complaints = Vec::new();
    for link in Language::ALL.iter().flat_map(|&language| all_links(&dataset, language)) {
        let chart = Chart::from_link(&dataset, &link);
        if is_message(&chart) {
            continue;
        }
        let found = check(&dataset, &link, &chart);
        complaints.extend(found.iter().map(|complaint| format!("{link}: {complaint}")));
    }
    none(&complaints);
}

#[test]
fn every_case_is_its_golden() {
    let dataset = embedded();
    let text = |(name, link): &(String, String)| (format!("{name}.txt"), Chart::from_link(&dataset, link).to_string());
    goldens(&cases().iter().map(text).collect::<Vec<_>>());
}

/// The matrix of all districts in parts that a person can review: the drawing with its texts, then a part for each
/// theme with a row of the table and a spoken sentence for each indicator.
fn parts_of_the_matrix(dataset: &Dataset) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for language in Language::ALL {
        let chart = Chart::from_link(dataset, &format!("c=coverage&l={}", language.code()));
        let part = |theme: &str| format!("coverage{theme}-{}.txt", language.code());
        let text = chart.to_string();
        let drawn = text.lines().take_while(|line| !line.starts_with("spoken"));
        let drawn: String = drawn.map(|line| format!("{line}\n")).collect();
        let head = format!("| {} |\n", chart.table.columns.join(" | "));
        let end = pick(language, "。", ". ");
        let mut sentences: Vec<&str> = chart.spoken.split_inclusive(end).map(str::trim_end).collect();
        let mut themes: Vec<(String, String)> = Vec::new();
        for row in &chart.table.rows {
            let is_it = |indicator: &&Indicator| capital(name_of(indicator, language)) == row[0];
            let indicator = dataset.indicators.iter().find(is_it).expect("a line is an indicator's");
            let name = part(&format!("-{}", dataset.terms[indicator.theme].id));
            if themes.last().is_none_or(|last| last.0 != name) {
                themes.push((name, head.clone()));
            }
            let text = &mut themes.last_mut().expect("there is one").1;
            let starts = format!("{}{}", row[0], pick(language, "，", ", "));
            let index =
                sentences.iter().position(|sentence| sentence.starts_with(&starts)).expect("each line is spoken");
            text.push_str(&format!("| {} |\n{}\n", row.join(" | "), sentences.remove(index)));
        }
        parts.push((part(""), format!("{drawn}{}\n", sentences.join("\n"))));
        parts.extend(themes);
    }
    parts
}

/// The name of an indicator as it is shown: that of a count without “number of”.
fn name_of(indicator: &Indicator, language: Language) -> &str {
    let name = indicator.name.get(language);
    name.strip_prefix("number of ").unwrap_or(name)
}

#[test]
fn the_whole_matrix_is_its_goldens() {
    goldens(&parts_of_the_matrix(&embedded()));
}

#[test]
fn no_case_is_repeated() {
    let cases = cases();
    let again = |(index, (name, link)): (usize, &(String, String))| {
        let before = cases[..index].iter().find(|(earlier, same)| earlier == name || same == link)?;
        Some(format!("{name} repeats the name or the link of {}", before.0))
    };
    none(cases.iter().enumerate().filter_map(again));
}

#[test]
fn no_golden_is_an_orphan_or_larger_than_a_screen() {
    const MOST_BYTES: u64 = 20 * 1024;
    let pictures = DRAWN.iter().flat_map(|name| DRAWN_WIDTHS.iter().map(move |width| format!("{name}-{width}.svg")));
    let mut names: Vec<String> = cases().iter().map(|(name, _)| format!("{name}.txt")).chain(pictures).collect();
    names.extend(["comparability.txt", "derived.txt", "front-page-en.txt"].map(str::to_owned));
    names.extend(parts_of_the_matrix(&embedded()).into_iter().map(|part| part.0));
    let mut complaints = Vec::new();
    for entry in std::fs::read_dir(path("tests/golden")).expect("there are goldens") {
        let entry = entry.expect("a golden can be listed");
        let name = entry.file_name().into_string().expect("goldens have ASCII names");
        let size = entry.metadata().expect("a golden can be read").len();
        if !names.contains(&name) {
            complaints.push(format!("{name}: no case has this name"));
        }
        if size > MOST_BYTES {
            complaints.push(format!("{name}: {size} bytes, expected at most {MOST_BYTES}"));
        }
    }
    none(&complaints);
}

/// Whether `text` contains `number`, not as a part of a longer number.
fn holds_number(text: &str, number: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(number).any(|(index, _)| {
        let after = &text[index + number.len()..];
        let before = text[..index].chars().next_back();
        let mut rest = after.chars();
        let next = rest.next();
        let goes_on = digit(next) || (matches!(next, Some('.' | ',')) && digit(rest.next()));
        !goes_on && !digit(before) && before != Some('.')
    })
}

/// The part of the spoken text about each row.
fn spoken_rows(chart: &Chart) -> Vec<&str> {
    let colon = pick(chart.language, "：", ": ");
    let mut starts: Vec<usize> = Vec::new();
    for row in &chart.table.rows {
        let from = starts.last().copied().unwrap_or_default();
        let head = format!("{}{colon}", row[0]);
        starts.push(from + chart.spoken[from..].find(&head).unwrap_or_default());
    }
    let ends = starts.iter().skip(1).copied().chain([chart.spoken.len()]);
    starts.iter().zip(ends).map(|(&start, end)| chart.spoken.get(start..end).unwrap_or_default()).collect()
}

#[test]
fn every_number_drawn_is_in_the_table_and_spoken() {
    check(|_, _, chart| {
        let mut complaints = Vec::new();
        for ((row, cells), spoken) in rows(chart).iter().zip(&chart.table.rows).zip(spoken_rows(chart)) {
            let cells = cells.join(" | ");
            for bar in row.bars.iter().chain(&row.apart).chain(&row.ticks) {
                let digits = digits(bar);
                // The dash of a range says what the signs of its ends would say.
                let sign = if row.is_range { "" } else { bar.figure.comparator.sign() };
                let label = format!("{sign}{digits}");
                if bar.label != label {
                    complaints.push(format!("label {:?}, expected {label:?}", bar.label));
                }
                if !holds_number(&cells, digits) || !cells.contains(&label) {
                    complaints.push(format!("{label} is not in the table's row {cells:?}"));
                }
                if !holds_number(spoken, digits) {
                    complaints.push(format!("{label} is not spoken in {spoken:?}"));
                }
            }
            for number in row.remark.iter().chain(&row.tick_remark).flat_map(|remark| numbers(remark)) {
                if !holds_number(&cells, number) {
                    complaints.push(format!("the remark's {number} is not in the table's row {cells:?}"));
                }
                if !holds_number(spoken, number) {
                    complaints.push(format!("the remark's {number} is not spoken in {spoken:?}"));
                }
            }
        }
        complaints
    });
}

/// Whether the whole alone has figures of the indicator that a link asks for.
fn is_of_the_city(dataset: &Dataset, link: &str) -> bool {
    let (view, _) = View::from_query(dataset, link);
    let mut observation =
        dataset.observations.iter().filter(|observation| Some(observation.indicator) == view.indicator).peekable();
    observation.peek().is_some() && observation.all(|observation| dataset.districts[observation.district].is_whole())
}

#[test]
fn every_chart_has_a_row_for_each_district_it_shows() {
    check(|dataset, link, chart| {
        let shown = if is_of_the_city(dataset, link) { 1 } else { dataset.district_ids().len() };
        let mut complaints = Vec::new();
        if rows(chart).len() != shown || chart.table.rows.len() != shown {
            complaints.push(format!("{} marks and {} rows", rows(chart).len(), chart.table.rows.len()));
        }
        for (row, cells) in rows(chart).iter().zip(&chart.table.rows) {
            let district = dataset.districts.iter().find(|district| district.id == row.district);
            let name = district.map(|district| district.name.get(chart.language));
            if name != Some(&cells[0]) {
                complaints.push(format!("mark of {} beside the table's {}", row.district, cells[0]));
            }
            if cells.len() != chart.table.columns.len() {
                complaints.push(format!("{}: {} cells of {}", cells[0], cells.len(), chart.table.columns.len()));
            }
        }
        complaints
    });
}

/// An end of the interval that a comparator allows, and whether that end belongs to it; `None` for an open end.
type End = Option<(Decimal, bool)>;

fn ends(figure: Figure) -> (End, End) {
    let (at, beyond) = (Some((figure.value, true)), Some((figure.value, false)));
    match figure.comparator {
        Comparator::Eq => (at, at),
        Comparator::Ge => (at, None),
        Comparator::Gt => (beyond, None),
        Comparator::Le => (None, at),
        Comparator::Lt => (None, beyond),
        Comparator::Approx => (None, None),
    }
}

/// Whether one figure is above the other for all true values that their comparators allow.
fn is_above(figure: Figure, other: Figure) -> bool {
    match (ends(figure).0, ends(other).1) {
        (Some((low, low_is)), Some((high, high_is))) => low > high || (low == high && !(low_is && high_is)),
        _ => false,
    }
}

/// Words that rank one district before others.
const SUPERLATIVES: [&str; 16] = [
    "最高",
    "最多",
    "最大",
    "最靠前",
    "较高",
    "较多",
    "较大",
    "较靠前",
    "highest",
    "largest",
    "best",
    "higher",
    "larger",
    "better",
    "the most ",
    " has more ",
];

/// The figure of a mark, with the digits of its value.
fn exact(bar: &Bar) -> Figure {
    let value = Decimal::parse(&bar.figure.value.to_string()).expect("a figure has few digits");
    Figure::new(value, bar.figure.comparator)
}

/// The claims of a title that the figures of the chart do not support.
fn unsure(dataset: &Dataset, chart: &Chart, is_rank: bool) -> Vec<String> {
    if !SUPERLATIVES.iter().any(|word| chart.title.contains(word)) {
        return Vec::new();
    }
    let reported = || rows(chart).iter().filter(|row| !row.bars.is_empty());
    let short = |row: &&PlotRow| {
        let district = dataset.districts.iter().find(|district| district.id == row.district);
        district.is_some_and(|district| named_first(&chart.title, district.short.get(chart.language)))
    };
    let figures = |row: &PlotRow| row.bars.iter().map(exact).collect::<Vec<_>>();
    let leaders: Vec<Figure> = reported().filter(short).flat_map(figures).collect();
    let others: Vec<Figure> = reported().filter(|row| !short(row)).flat_map(figures).collect();
    let surely = |&a: &Figure, &b: &Figure| if is_rank { is_above(b, a) } else { is_above(a, b) };
    let mut complaints = Vec::new();
    if leaders.is_empty() {
        complaints.push(format!("{:?} names nobody with a figure", chart.title));
    }
    if others.is_empty() {
        complaints.push(format!("{:?}, but there is nobody else", chart.title));
    }
    if !leaders.iter().all(|leader| others.iter().all(|other| surely(leader, other))) {
        complaints.push(format!("{:?} is not sure: {leaders:?} against {others:?}", chart.title));
    }
    let exact = |figure: &Figure| figure.comparator == Comparator::Eq && figure.value == leaders[0].value;
    if leaders.len() > 1 && !leaders.iter().all(exact) {
        complaints.push(format!("{:?}, but the leaders are not surely equal: {leaders:?}", chart.title));
    }
    complaints
}

/// Whether a title ranks a district first: its name stands before the superlative, or in `higher in A than in B` before
/// `than`.
fn named_first(title: &str, name: &str) -> bool {
    // Behind the colon stands the figure, with the next district.
    let title = title.split([':', '：']).next().unwrap_or_default();
    let ends = [" than ", " has the ", " share the ", " has more "].map(|words| title.find(words));
    let end = ends.into_iter().flatten().min();
    title[..end.unwrap_or(title.len())].contains(name)
}

#[test]
fn no_title_claims_more_than_the_figures_carry() {
    check(|dataset, link, chart| {
        let is_rank = link.contains("-rank&");
        unsure(dataset, chart, is_rank)
    });
}

/// The part of a text with wrong spaces or punctuation.
fn untidy(language: Language, text: &str) -> Option<String> {
    const NEVER: [&str; 14] =
        ["  ", "，，", "。。", "；。", "、。", " ,", " .", " ;", ",,", "..", "()", "（）", "“”", " ："];
    let chars: Vec<char> = text.chars().collect();
    let never = |pair: &[char]| NEVER.contains(&String::from_iter(pair).as_str());
    let word = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let touch = |a: char, b: char| word(a) && b.is_ascii_alphanumeric() || a.is_ascii_alphanumeric() && word(b);
    let chinese = |index: usize| match chars[index..] {
        _ if language == Language::En => false,
        [a, ' ', b, ..] if is_chinese(a) && is_chinese(b) => true,
        [a, b, ..] => touch(a, b),
        _ => false,
    };
    let index = (0..chars.len()).find(|&index| chars[index..].get(..2).is_some_and(never) || chinese(index));
    let ends = (text.trim() != text).then_some(0);
    // The bar between the singular and the plural of a unit must not be shown.
    let index = index.or(ends).or(chars.iter().position(|&c| c == '|'))?;
    Some(chars[index.saturating_sub(8)..chars.len().min(index + 10)].iter().collect())
}

#[test]
fn every_text_is_in_its_language_and_tidy() {
    check(|_, _, chart| {
        let wrong = |(location, text): &(String, String)| {
            let foreign = chart.language == Language::En && text.chars().any(is_chinese);
            if foreign {
                Some(format!("{location} is not English: {text:?}"))
            } else {
                untidy(chart.language, text).map(|part| format!("{location} is untidy: …{part}…"))
            }
        };
        texts(chart).iter().filter_map(wrong).collect()
    });
}

/// A count of one never stands before a plural.
#[test]
fn one_is_never_followed_by_a_plural() {
    check(|dataset, _, chart| {
        let units = dataset.indicators.iter().map(|indicator| dataset.terms[indicator.unit].text.en.as_str());
        let units = units.filter_map(|unit| unit.rsplit('|').next());
        let is_many = |unit: &&str| unit.ends_with('s') || *unit == "people";
        let many: Vec<&str> = units.filter(is_many).chain(["districts"]).collect();
        let pair_found = |(location, text): &(String, String)| {
            let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(['.', ',', ';', ':'])).collect();
            let pair = words.windows(2).find(|pair| ["1", "one"].contains(&pair[0]) && many.contains(&pair[1]))?;
            Some(format!("{location}: {}", pair.join(" ")))
        };
        if chart.language == Language::Zh { Vec::new() } else { texts(chart).iter().filter_map(pair_found).collect() }
    });
}

/// A bound is spoken in words: screen readers read signs in different ways, or not at all.
#[test]
fn no_sign_is_spoken() {
    check(|_, _, chart| {
        let has_sign = |part: &&str| part.contains(['≥', '>', '≤', '<', '≈']);
        spoken_rows(chart).into_iter().filter(has_sign).map(|part| format!("spoken: {part}")).collect()
    });
}

#[test]
fn both_languages_show_the_same() {
    let dataset = embedded();
    let links = |language| all_links(&dataset, language).into_iter();
    let shape = |chart: &Chart| {
        let figures = |bars: &[Bar]| bars.iter().map(|bar| (bar.figure, bar.is_broken)).collect::<Vec<_>>();
        let row = |row: &PlotRow| {
            let frame = figures(row.apart.as_slice());
            let marks = (figures(&row.bars), frame, figures(&row.ticks));
            (row.district.clone(), row.emphasis, marks, row.absent.is_some(), row.is_missing)
        };
        let filled = texts(chart)
            .into_iter()
            .filter(|(location, _)| !location.contains("remark"))
            .map(|(_, text)| text.is_empty());
        (rows(chart).iter().map(row).collect::<Vec<_>>(), filled.collect::<Vec<_>>(), chart.notes.len())
    };
    let differ = |(zh, en): (String, String)| {
        let same = shape(&Chart::from_link(&dataset, &zh)) == shape(&Chart::from_link(&dataset, &en));
        (!same).then(|| format!("{zh} and {en} differ"))
    };
    none(links(Language::Zh).zip(links(Language::En)).filter_map(differ));
}

#[test]
fn titles_subtitles_and_captions_are_never_empty() {
    check(|_, _, chart| {
        let must = [("title", &chart.title), ("subtitle", &chart.subtitle), ("coverage", &chart.coverage)];
        let more = [("spoken", &chart.spoken), ("caption", &chart.table.caption)];
        let empty = must.iter().chain(&more).filter(|entry| entry.1.is_empty());
        let columns = chart.table.columns.iter().filter(|column| column.is_empty()).map(|_| ("column", &chart.title));
        empty.copied().chain(columns).map(|(location, _)| format!("{location} is empty")).collect()
    });
}

/// A figure set apart says how it differs: two figures with different axes have different labels, and no label is that
/// of a figure on the axis.
#[test]
fn figures_set_apart_say_how_they_differ() {
    check(|_, _, chart| {
        let (join, colon) = (pick(chart.language, "；", "; "), pick(chart.language, "：", ": "));
        let mut complaints = Vec::new();
        for cells in &chart.table.rows {
            let entries: Vec<&str> = cells[2].split(join).filter(|entry| !entry.is_empty()).collect();
            let labels: Vec<&str> = entries.iter().filter_map(|entry| Some(entry.rsplit_once(colon)?.0)).collect();
            for (index, label) in labels.iter().enumerate() {
                let same_figure = entries[..index].contains(&entries[index]);
                if labels[..index].contains(label) && !same_figure {
                    complaints.push(format!("{}: {label:?} stands for two things in {:?}", cells[0], cells[2]));
                }
                if *label == day_of(&chart.subtitle, chart.language) {
                    complaints.push(format!("{}: {label:?} does not say how it differs: {:?}", cells[0], cells[2]));
                }
            }
        }
        complaints
    });
}

/// The day of an axis in the form of a figure set apart; empty if the axis is not of a day.
fn day_of(subtitle: &str, language: Language) -> String {
    let Some((_, rest)) = subtitle.split_once(pick(language, "截至 ", "as of ")) else { return String::new() };
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || numbers.next().unwrap_or_default().to_owned();
    match language {
        Language::Zh => format!("{}-{:0>2}-{:0>2}", next(), next(), next()),
        Language::En => {
            let words: Vec<&str> = rest.split([' ', ',']).collect();
            format!("{} {} {}", words[0], &words[1][..3], words[2])
        }
    }
}

/// A claim of a title about who published is true of all districts, also if fewer are shown.
#[test]
fn titles_of_selections_are_true_of_all_districts() {
    let dataset = embedded();
    let reported = |link: &str| {
        let chart = Chart::from_link(&dataset, link);
        rows(&chart).iter().filter(|row| !row.bars.is_empty()).map(|row| row.district.clone()).collect::<Vec<_>>()
    };
    let mut complaints = Vec::new();
    for language in Language::ALL {
        let all = reported(&format!("l={}", language.code()));
        for selection in ["~shinan", "~licang", "~licang~jimo", "~shinan~laixi~licang", "~shinan~shibei~pingdu~jimo"] {
            let link = format!("d={selection}&l={}", language.code());
            let title = Chart::from_link(&dataset, &link).title;
            let shown = reported(&link).len();
            let says = |words: [&str; 2]| words.iter().any(|word| title.contains(word));
            let alone = says(["只有", "Only "]) && all.len() > 1;
            let nobody = says(["没有区市", "No district"]) && !all.is_empty();
            let of_those = says(["公布数据的", "that reported"]) && shown < all.len();
            if !says(["所选", "shown"]) && (alone || nobody || of_those) {
                complaints.push(format!("{link}: {title:?}, but {} districts reported", all.len()));
            }
        }
    }
    none(&complaints);
}

/// Packages of a few rows, and the chart that they give: the title, then a line for each row of the table.
const SMALL: &[(&str, &[&str], &str, &[&str])] = &[
    (
        "publications that disagree are shown side by side",
        &[
            "east,growth,,2021,5,eq,actual,printed,paper,12,",
            "east,growth,,2021,6,eq,actual,printed,other,1,",
            "west,growth,,2021,4,eq,actual",
        ],
        "l=en",
        &[
            "Of the two districts that reported, growth ranges from 4% to 6%",
            "East: 5 / 6",
            "West: 4",
            "North: not reported",
        ],
    ),
    (
        "publications that agree are one figure",
        &[
            "east,growth,,2021,5,eq,actual,printed,paper,12,",
            "east,growth,,2021,5,eq,actual,printed,other,1,",
            "west,growth,,2021,4,eq,actual",
        ],
        "l=en",
        &[
            "Of the two districts that reported, East has the higher growth: 5%, against 4% in West",
            "East: 5",
            "West: 4",
            "North: not reported",
        ],
    ),
    (
        "a zero is a figure, and what cannot apply is not missing",
        &["east,pieces,,2021,0,eq,actual", "west,pieces,,2021,3,eq,actual"],
        "i=pieces&l=en",
        &[
            "Of the two districts that reported, West has more pieces: 3, against 0 in East",
            "West: 3",
            "East: 0",
            "North: not applicable",
        ],
    ),
    (
        "negative figures come last, with a true minus sign",
        &["east,growth,,2021,-2.5,eq,actual", "west,growth,,2021,0,eq,actual", "north,growth,,2021,1.50,eq,actual"],
        "l=en",
        &[
            "North has the highest growth of all three districts: 1.50%, ahead of West (0%)",
            "North: 1.50",
            "West: 0",
            "East: −2.5",
        ],
    ),
    (
        "equal bounds lead nobody",
        &["east,growth,,2021,20,ge,actual", "west,growth,,2021,20,ge,actual", "north,growth,,2021,5,eq,actual"],
        "l=en",
        &["Of all three districts, growth ranges from 5% to at least 20%", "East: ≥20", "West: ≥20", "North: 5"],
    ),
    (
        "equal numbers lead together",
        &["east,growth,,2021,20.0,eq,actual", "west,growth,,2021,20,eq,actual", "north,growth,,2021,5,eq,actual"],
        "l=en",
        &["East and West share the highest growth of all three districts: 20.0%", "East: 20.0", "West: 20", "North: 5"],
    ),
    (
        "equal numbers lead together in Chinese",
        &["east,growth,,2021,20.0,eq,actual", "west,growth,,2021,20,eq,actual", "north,growth,,2021,5,eq,actual"],
        "",
        &["三个区市中，东、西增速并列最高：20.0%", "东区: 20.0", "西区: 20", "北区: 5"],
    ),
    (
        "the smaller of two ranks leads",
        &["east,rank,,2021,2,eq,actual", "west,rank,,2021,1,eq,actual", "north,rank,,2021,3,eq,actual"],
        "i=rank&l=en",
        &["West has the best rank of all three districts: no. 1", "West: 1", "East: 2", "North: 3"],
    ),
    (
        "thousands are set apart in English",
        &["east,pieces,,2021,1234567.89,gt,actual"],
        "i=pieces&l=en",
        &[
            "Only East reported pieces: more than 1,234,567.89 pieces",
            "East: >1,234,567.89",
            "West: not reported",
            "North: not applicable",
        ],
    ),
    ("nothing at all", &[], "", &["没有区市公布增速", "东区: 未公布", "西区: 未公布", "北区: 未公布"]),
];

#[test]
fn small_packages_give_their_charts() {
    let differ = |(what, observations, link, expected): &(&str, &[&str], &str, &[&str])| {
        let chart = Chart::from_link(&Files::small().observing(observations).dataset(), link);
        let cells = chart.table.rows.iter().map(|row| format!("{}: {}", row[0], row[1]));
        let found: Vec<String> = std::iter::once(chart.title.clone()).chain(cells).collect();
        (found != *expected).then(|| format!("{what}: found {found:#?}, expected {expected:#?}"))
    };
    none(SMALL.iter().filter_map(differ));
}

#[test]
fn titles_of_small_packages_claim_no_more_than_the_figures_carry() {
    const NAMES: [&str; 6] = ["eq", "ge", "gt", "le", "lt", "approx"];
    let mut random = common::Random::new(20_210_919);
    let mut complaints = Vec::new();
    for _ in 0..500 {
        let mut rows = Vec::new();
        for district in ["east", "west", "north"].iter().take(1 + random.below(3)) {
            for source in ["paper", "other"].iter().take(1 + random.below(8) / 7) {
                let (value, name) = (random.below(3), random.pick(&NAMES));
                rows.push(format!("{district},growth,,2021,{value},{name},actual,printed,{source},12,"));
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let dataset = Files::small().observing(&rows).dataset();
        for link in ["", "l=en"] {
            let found = unsure(&dataset, &Chart::from_link(&dataset, link), false);
            complaints.extend(found.iter().map(|complaint| format!("{rows:?}: {complaint}")));
        }
    }
    none(&complaints);
}

/// A package without rows gives a chart.
#[test]
fn a_package_without_rows_gives_a_chart() {
    let head = |bytes: &[u8]| bytes.split_inclusive(|&byte| byte == b'\n').next().unwrap_or_default().to_vec();
    let mut files = Files::small();
    for name in ["districts", "indicators", "terms", "sources", "sections", "observations", "projects"] {
        let file = files.file(name);
        *file = head(file);
    }
    for link in ["", "l=en", "i=growth&p=2021&d=~east&h=~east&sc=whole&st=actual&s=name"] {
        let chart = Chart::from_link(&files.dataset(), link);
        assert!(rows(&chart).is_empty() && chart.table.rows.is_empty(), "{link}: {chart}");
        assert!(!chart.title.is_empty(), "{link}: {chart}");
    }
}

/// The values of three districts, and which of them are drawn broken so that the others can be distinguished.
const OUTLIERS: &[([&str; 3], [bool; 3])] = &[
    (["529.2", "48.1", "49.9"], [true, false, false]),
    (["-529.2", "48.1", "49.9"], [true, false, false]),
    (["1000000", "5", "4"], [true, false, false]),
    (["24.3", "21.6", "8.3"], [false, false, false]),
    (["100", "50", "30"], [false, false, false]),
    (["0", "0", "5"], [false, false, false]),
    (["5", "5", "5"], [false, false, false]),
    // Four times the next smaller value is not yet beyond it, and in the lower half nothing is an outlier.
    (["20", "5", "5"], [false, false, false]),
    (["20.1", "5", "5"], [true, false, false]),
    (["24", "20", "1"], [false, false, false]),
    (["100", "5", "1"], [true, false, false]),
];

#[test]
fn outliers_are_broken_and_told() {
    let differ = |(values, expected): &([&str; 3], [bool; 3])| {
        let row = |(district, value): (&str, &str)| format!("{district},growth,,2021,{value},eq,actual");
        let rows: Vec<String> = ["east", "west", "north"].into_iter().zip(*values).map(row).collect();
        let dataset = Files::small().observing(&rows).dataset();
        let charts = ["s=official", "s=official&l=en"].map(|link| Chart::from_link(&dataset, link));
        let found = charts.each_ref().map(rows_broken);
        let has_note = |chart: &Chart| {
            let without = Files::small().observing(&["east,growth,,2021,5,eq,actual"]).dataset();
            chart.notes.len() > Chart::from_link(&without, "").notes.len()
        };
        let has_notes = charts.each_ref().map(has_note);
        let same = found.iter().all(|found| found == expected)
            && has_notes.iter().all(|&has_notes| has_notes == expected.contains(&true));
        (!same).then(|| format!("{values:?}: found {found:?}, notes {has_notes:?}, expected {expected:?}"))
    };
    none(OUTLIERS.iter().filter_map(differ));
}

fn rows_broken(chart: &Chart) -> Vec<bool> {
    rows(chart).iter().flat_map(|row| &row.bars).map(|bar| bar.is_broken).collect()
}

/// The districts of the key `h` are highlighted; without it those that the title names.
#[test]
fn highlights_are_those_asked_for_or_named() {
    let dataset = embedded();
    let check = |(link, expected): &(&str, &[&str])| {
        let chart = Chart::from_link(&dataset, link);
        let chosen = rows(&chart).iter().filter(|row| row.emphasis == Emphasis::Chosen);
        let chosen: Vec<&str> = chosen.map(|row| row.district.as_str()).collect();
        (chosen != *expected).then(|| format!("{link:?}: found {chosen:?}, expected {expected:?}"))
    };
    let cases: [(&str, &[&str]); 6] = [
        ("", &["laixi"]),
        ("h=~shinan", &["shinan"]),
        ("h=~shinan~pingdu&s=official", &["shinan", "pingdu"]),
        ("h=~licang", &[]),
        ("p=2021", &[]),
        ("i=gdp-growth", &["pingdu"]),
    ];
    none(cases.iter().filter_map(check));
}

/// Projects that share the largest figure are named together, in each language with its word for a tie.
#[test]
fn projects_that_share_the_lead_are_named_together() {
    let title = |values: [&str; 3], link: &str| {
        let mut files = Files::small();
        for (name, value) in ["甲,A", "乙,B", "丙,C"].into_iter().zip(values) {
            let row = format!("{name},east,pieces,,2021,{value},actual,printed,paper,12,\n");
            files.projects.extend_from_slice(row.as_bytes());
        }
        Chart::from_link(&files.dataset(), &format!("c=projects&i=pieces&{link}")).title
    };
    assert_eq!(title(["5,eq", "5,eq", "3,eq"], ""), "公布数量的三个项目中，甲、乙并列最大：5 个");
    assert_eq!(title(["5,eq", "4,eq", "3,eq"], ""), "公布数量的三个项目中，甲最大：5 个");
    assert_eq!(title(["5,ge", "5,ge", "3,eq"], ""), "三个项目公布了数量");
    assert!(title(["5,eq", "5,eq", "3,eq"], "l=en").contains("A and B"));
}

/// The package with the row of the whole as the row `index` of the districts.
fn with_whole_at(index: usize, rows: &[&str]) -> Dataset {
    let mut files = Files::small().observing(rows);
    let text = String::from_utf8(files.districts).expect("the small package is UTF-8");
    let mut lines: Vec<&str> = text.lines().collect();
    let whole = lines.remove(1);
    lines.insert(index, whole);
    files.districts = (lines.join("\n") + "\n").into();
    files.dataset()
}

/// The whole may have any row of `districts.csv`: every chart says the same.
#[test]
fn the_whole_may_be_any_row_of_the_districts() {
    let rows = [
        "town,growth,,2020,5,eq,actual",
        "town,growth,,2021,6,eq,actual",
        "town,rank,,2021,2,eq,actual",
        "east,growth,,2020,4,eq,actual",
        "east,growth,,2021,7,eq,actual",
        "west,growth,,2021,8,eq,actual",
        "north,pieces,,2021,1,eq,actual",
    ];
    let links = [
        "i=rank",
        "",
        "c=trend",
        "c=trend&s=name",
        "c=profile",
        "c=profile&d=~town",
        "c=profile&d=~west",
        "c=coverage",
    ];
    let first = with_whole_at(1, &rows);
    let mut wrong = Vec::new();
    for index in [2, 4] {
        let dataset = with_whole_at(index, &rows);
        for link in links.iter().flat_map(|link| ["zh", "en"].map(|code| format!("{link}&l={code}"))) {
            let [expected, found] = [&first, &dataset].map(|dataset| Chart::from_link(dataset, &link).to_string());
            if found != expected {
                wrong.push(format!("{link}, the whole in line {}: found\n{found}\nexpected\n{expected}", index + 1));
            }
        }
    }
    none(&wrong);
    let last = with_whole_at(4, &rows);
    let chart = |link: &str| Chart::from_link(&last, link);
    let cells = |link: &str| chart(link).table.rows.iter().map(|row| row[..2].join(": ")).collect::<Vec<_>>();
    assert_eq!(cells("i=rank&l=en"), ["Town: 2"]);
    assert_eq!(cells("c=trend&l=en"), ["Town: 5", "Town: 6", "East: 4", "East: 7", "West: 8", "North: not reported"]);
    assert!(chart("c=profile&d=~town&l=en").title.starts_with("Town"), "{}", chart("c=profile&d=~town&l=en"));
    assert_eq!(chart("c=profile&l=en").title, chart("c=profile&d=~east&l=en").title, "the whole is no district");
    let Plot::Profile(entries) = chart("c=profile&d=~town").plot else { panic!("a profile is drawn") };
    assert!(entries.iter().all(|entry| entry.rank.is_none()), "found a rank of the whole among districts");
}

/// Rows of two districts on the axis, the figure of a third set apart, and whether that is drawn broken.
const APART: &[(&[&str], &str, &str, bool)] = &[
    // Beside bars: beyond 3/2 of the largest bar.
    (&["west,growth,,2021,10,eq,actual", "north,growth,,2021,8,eq,actual"], "15", "", false),
    (&["west,growth,,2021,10,eq,actual", "north,growth,,2021,8,eq,actual"], "15.1", "", true),
    (&["west,growth,,2021,10,eq,actual", "north,growth,,2021,8,eq,actual"], "-15.1", "", true),
    (&["west,growth,,2021,-10,eq,actual", "north,growth,,2021,8,eq,actual"], "15", "", false),
    (&["west,growth,,2021,-10,eq,actual", "north,growth,,2021,8,eq,actual"], "15.1", "", true),
    // Of the largest that is no outlier itself.
    (&["west,growth,,2021,100,eq,actual", "north,growth,,2021,8,eq,actual"], "12", "", false),
    (&["west,growth,,2021,100,eq,actual", "north,growth,,2021,8,eq,actual"], "12.1", "", true),
    // Without bars: beyond four times the next smaller figure set apart.
    (&["west,growth,,2020,5,eq,actual", "north,growth,,2021,1,eq,actual"], "20", "p=2021&d=~east~west", false),
    (&["west,growth,,2020,5,eq,actual", "north,growth,,2021,1,eq,actual"], "20.1", "p=2021&d=~east~west", true),
];

/// A figure set apart is drawn broken where it would flatten the bars; a note says so, and the figure itself is
/// written.
#[test]
fn a_figure_set_apart_is_broken_beyond_its_limit() {
    let differ = |(rows, value, link, expected): &(&[&str], &str, &str, bool)| {
        let own = format!("east,growth,,2020,{value},eq,actual");
        let dataset = Files::small().observing(&[*rows, &[own.as_str()]].concat()).dataset();
        let chart = Chart::from_link(&dataset, &format!("l=en&{link}"));
        let row = common::rows(&chart).iter().find(|row| row.district == "east").expect("each district has a row");
        let apart = row.apart.as_ref().expect("the figure is set apart");
        let has_note = chart.notes.iter().any(|note| note.contains("roken"));
        let has_broken_bar = rows.iter().any(|row| row.contains(",100,"));
        let found = (apart.is_broken, apart.label.replace('−', "-"), has_note);
        let expected = (*expected, (*value).to_owned(), *expected || has_broken_bar);
        (found != expected).then(|| format!("{value} beside {rows:?}, {link}: found {found:?}, expected {expected:?}"))
    };
    none(APART.iter().filter_map(differ));
}
