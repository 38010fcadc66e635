//! Reading an article: what rows a text suggests, what is no figure, what is said of a text, and the tables of words.

mod common;

use common::{embedded, text};
use district_charts::data::Measure;
use district_charts::import::article::{ArticleReading, Known, Published, RepairKind, Rules, read};
use district_charts::language::Language;
use district_charts::model::{ArticleNote, ArticleReason, PassedOver};
use district_charts::words::{article_note, article_reason, passed_over};

fn read_text(text: &str, published: Option<Published>) -> ArticleReading {
    let rules = Rules::built_in();
    read(text, &Known::of(&embedded(), &rules), &rules, published)
}

/// A row as `tests/article.txt` writes it; what is usual is left out.
fn rows(reading: &ArticleReading) -> Vec<String> {
    let row = |row: &district_charts::import::article::Proposal| {
        let places: Vec<&str> = row
            .places
            .iter()
            .chain(row.places.is_empty().then_some(()).and(row.place.value.as_ref()))
            .map(|place| place.name.as_str())
            .collect();
        let indicator = row.indicator.value.as_ref().map_or("?", |indicator| indicator.name.as_str());
        let period = row.period.value.map_or_else(|| "?".to_owned(), |period| period.spelling());
        let mut kind = format!("{:?}", row.measure).to_lowercase();
        for (is_so, word) in [
            (row.is_fall, " down".to_owned()),
            (row.comparator.value.name() != "eq", format!(" {}", row.comparator.value.name())),
            (row.status.value.name() != "actual", format!(" {}", row.status.value.name())),
        ] {
            if is_so {
                kind.push_str(&word);
            }
        }
        format!("{} | {} | {indicator} | {period} | {kind}", row.quote, places.join("+"))
    };
    reading.proposals.iter().map(row).collect()
}

/// The cases of `tests/article.txt`: a name with the day of publication, lines of an article, the rows.
#[test]
fn articles_suggest_these_rows() {
    let file = text("tests/article.txt");
    let mut wrong = String::new();
    let mut written = String::new();
    let mut count = 0;
    for case in file.split("\n\n").filter(|case| case.starts_with("# ")) {
        let (mut article, mut expected, mut head) = (String::new(), Vec::new(), "");
        for line in case.lines() {
            match line.split_at_checked(2) {
                Some(("# ", name)) => head = name,
                Some(("> ", text)) => article += &format!("{text}\n"),
                Some(("- ", row)) => expected.push(row.to_owned()),
                _ => panic!("{line:?} opens with none of '# ', '> ' and '- '"),
            }
        }
        let (name, day) = head.split_once(" @ ").unwrap_or((head, ""));
        let mut parts = day.split('-').map(|part| part.parse::<u16>().ok());
        let published = match [parts.next(), parts.next(), parts.next()].map(Option::flatten) {
            [Some(year), Some(month), Some(day)] => Some(Published { year, month: month as u8, day: day as u8 }),
            _ => None,
        };
        let found = rows(&read_text(&article, published));
        count += expected.len();
        if found != expected {
            wrong += &format!("{name}:\n  found {found:#?}\n  expected {expected:#?}\n");
        }
        let lines: Vec<String> =
            article.lines().map(|line| format!("> {line}")).chain(found.iter().map(|row| format!("- {row}"))).collect();
        written += &format!("# {head}\n{}\n\n", lines.join("\n"));
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let intro = file.split("\n\n").find(|case| !case.starts_with("# ")).unwrap_or_default();
        std::fs::write(common::path("tests/article.txt"), format!("{intro}\n\n{}\n", written.trim_end()))
            .expect("it can be written");
    } else {
        assert!(wrong.is_empty(), "{wrong}");
    }
    assert!(count > 100, "only {count} rows");
}

#[test]
fn what_is_no_figure_is_passed_over() {
    let reasons =
        |text: &str| -> Vec<PassedOver> { read_text(text, None).passed.iter().map(|passed| passed.reason).collect() };
    for (text, reason) in [
        ("云州市引进5000万元以上项目。", PassedOver::Threshold),
        ("云州市有世界500强企业落户。", PassedOver::Name),
        ("云州市召开第15届年会。", PassedOver::Name),
        ("云州市建设5G基站。", PassedOver::Name),
        ("咨询电话:0532-85911111。", PassedOver::Name),
        ("云政发〔2021〕15号文件。", PassedOver::Name),
        ("1.提升产业链。", PassedOver::Numbering),
        ("会议于9:30召开。", PassedOver::Time),
        ("The meeting was held on 5 March 2024.", PassedOver::Time),
        ("Counties with 75,000 or more employees were surveyed.", PassedOver::Threshold),
    ] {
        let reading = read_text(text, None);
        assert!(reading.proposals.is_empty(), "{text}: {:?}", rows(&reading));
        assert!(reasons(text).contains(&reason), "{text}: {:?}", reading.passed);
    }
    for text in [
        "“十四五”规划和“四新”经济。",
        "一是加快建设,二是扩大开放。",
        "打造“1+6+N”体系。",
        "从“0到1”的研究。",
        "《2023年行动计划》印发。",
    ] {
        assert!(read_text(text, None).proposals.is_empty(), "{text}: {:?}", rows(&read_text(text, None)));
    }
}

#[test]
fn a_span_leads_to_the_printed_number() {
    let article = "云州市消息\n  2023年一季度,云州市外贸(mào)进出口(kǒu)总额(é)12.5亿元,同比下降3.4%。";
    let reading = read_text(article, None);
    for row in &reading.proposals {
        let line = article.lines().nth(row.span.line as usize - 1).expect("the line is there");
        let printed: String =
            line.chars().skip(row.span.start as usize).take((row.span.end - row.span.start) as usize).collect();
        assert_eq!(printed, row.quote);
    }
    assert_eq!(reading.proposals.len(), 2);
    assert_eq!(reading.repairs.len(), 3);
    assert!(
        reading.repairs.iter().all(|repair| repair.kind == RepairKind::Pinyin
            && repair.before.starts_with('(')
            && repair.after.is_empty())
    );
    assert!(reading.notes.contains(&ArticleNote::Repaired(3)));
}

#[test]
fn each_part_says_why() {
    let reading = read_text("2023年一季度,东湖区工业投资12.5亿元,增长3.4%。南山区、北川区分别增长1.2%、2.3%。", None);
    let [amount, growth, second, _] = reading.proposals.as_slice() else { panic!("{:?}", rows(&reading)) };
    assert_eq!(amount.place.reason, ArticleReason::Printed);
    assert_eq!(amount.period.reason, ArticleReason::Printed);
    assert_eq!(amount.status.reason, ArticleReason::Usual);
    assert_eq!(growth.indicator.reason, ArticleReason::Package, "工业投资增速 is an indicator of the package");
    assert_eq!(second.place.reason, ArticleReason::List);
    assert_eq!(second.period.reason, ArticleReason::Earlier);
    assert!(amount.is_sure && !second.is_sure);
}

#[test]
fn an_indicator_of_the_package_is_found_and_others_are_offered() {
    let reading = read_text("2021年1-8月,崂山区固投增长12.5%,投资增长8%。", None);
    let first = reading.proposals[0].indicator.value.as_ref().expect("it is named");
    let dataset = embedded();
    assert_eq!(first.indicator.map(|id| dataset.indicators[id].id.as_str()), Some("fai-growth"));
    assert_eq!(
        reading.proposals[0]
            .place
            .value
            .as_ref()
            .and_then(|place| place.district)
            .map(|id| dataset.districts[id].id.as_str()),
        Some("laoshan")
    );
    let second = &reading.proposals[1].indicator;
    assert!(second.value.as_ref().is_some_and(|indicator| indicator.indicator.is_none()), "投资 may be any investment");
    assert!(
        second.alternatives.iter().flatten().any(|other| other.indicator == first.indicator),
        "but this one is offered"
    );
}

#[test]
fn bad_texts_get_a_sentence() {
    let notes = |text: &str| read_text(text, None).notes;
    assert_eq!(notes(" \n "), [ArticleNote::Empty]);
    assert_eq!(notes("东湖区召开会议,部署工作。"), [ArticleNote::NoFigures]);
    assert!(
        notes("В первом квартале объём инвестиций в области вырос на 12,5 процента по сравнению с прошлым годом.")
            .contains(&ArticleNote::OtherLanguage)
    );
    assert!(notes("これは日本語の文章です。今年の売上は前年より12.5%増加しました。とてもよい結果でした。ありがとうございます。").contains(&ArticleNote::OtherLanguage));
    let markup = read_text("<p>2023年一季度,<b>东湖区</b>工业投资增长12.5%。</p>", None);
    assert!(markup.notes.contains(&ArticleNote::Markup));
    assert_eq!(rows(&markup), ["12.5% | 东湖区 | 工业投资增速 | 2023-01..2023-03 | growth"]);
    let table =
        read_text("2023年一季度,东湖区工业投资增长12.5%。\n区\tGDP\t增速\n南山区\t12.5\t3.4\n北川区\t11.5\t3.1", None);
    assert!(table.notes.contains(&ArticleNote::Table(2, 4)));
    assert_eq!(table.proposals.len(), 1);
    let long = "东湖区工业投资增长12.5%。".repeat(100_000);
    assert_eq!(notes(&long), [ArticleNote::TooLong(2 << 20)]);
    for note in [
        ArticleNote::Empty,
        ArticleNote::TooLong(2 << 20),
        ArticleNote::Book(9),
        ArticleNote::Table(2, 3),
        ArticleNote::NoPlace,
    ] {
        assert!(article_note(&note, Language::Zh).ends_with('。') && article_note(&note, Language::En).ends_with('.'));
    }
    assert_ne!(article_reason(ArticleReason::List, Language::Zh), article_reason(ArticleReason::List, Language::En));
    assert_ne!(passed_over(PassedOver::Table, Language::Zh), passed_over(PassedOver::Table, Language::En));
}

/// Whatever is pasted: no panic, and every span lies in its line.
#[test]
fn any_text_is_read() {
    let parts = [
        "东湖区",
        "增长",
        "12.5%",
        "、",
        "和",
        "分别",
        "2023年",
        "(",
        ")",
        "\u{feff}",
        "第",
        "负",
        "-",
        "1,234",
        "亿元",
        "以上",
        "比",
        "占",
        "up",
        "£1.2bn",
        "%",
        "1.2.3",
        "<p",
        "&",
        "January",
        "respectively",
        "99999999999999999999",
        "九十九亿亿",
        "〇",
        "\u{20000}",
        "é",
    ];
    let mut state = 7_u32;
    for _ in 0..400 {
        let mut article = String::new();
        for _ in 0..30 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            article += parts[(state >> 16) as usize % parts.len()];
            if state.is_multiple_of(11) {
                article.push(['\n', ' ', '。', ','][(state >> 24) as usize % 4]);
            }
        }
        let reading = read_text(&article, None);
        for span in reading.proposals.iter().map(|row| row.span).chain(reading.passed.iter().map(|passed| passed.span))
        {
            let length = article.lines().nth(span.line as usize - 1).map_or(0, |line| line.chars().count());
            assert!(span.start <= span.end && span.end as usize <= length, "{span:?} of {article:?}");
        }
    }
}

#[test]
fn a_word_is_added_without_a_compiler() {
    let dataset = embedded();
    let mut rules = Rules::built_in();
    let text = "2023年,东湖区誓保工业投资增长12%。";
    let status = |rules: &Rules| read(text, &Known::of(&dataset, rules), rules, None).proposals[0].status.value.name();
    assert_eq!(status(&rules), "actual");
    rules.extend("zh.csv", "class,value,words\nstatus,target,誓保\n").expect("the row is right");
    assert_eq!(status(&rules), "target");
    rules.extend("zh.csv", "class,value,words\n-status,target,誓保\n").expect("a word can be taken out");
    assert_eq!(status(&rules), "actual");
    let error = rules.extend("zh.csv", "class,value,words\nstatus,target\n").expect_err("a field is missing");
    assert_eq!(
        error.to_string(),
        "zh.csv, line 2: found \"status,target\", expected three fields: class, value and words"
    );
}

/// Each mistake in a table of words is said with its line and its column.
#[test]
fn a_mistake_in_a_table_of_words_is_named() {
    for (row, said) in [
        (
            "state,target,誓保",
            "zh.csv, line 2, column class: found \"state\", expected a class of docs/article-rules.md",
        ),
        (
            "status,traget,誓保",
            "zh.csv, line 2, column value: found \"traget\", expected one of forecast, target, plan, done, weak, aim, once",
        ),
        ("up,too,激升至", "zh.csv, line 2, column value: found \"too\", expected one of nothing, to"),
        (
            "month,1..6,头半年",
            "zh.csv, line 2, column value: found \"1..6\", expected the first and the last month, such as 01..06",
        ),
        ("year,last,昨年", "zh.csv, line 2, column value: found \"last\", expected years from publication, such as -1"),
        (
            "words,most,悉数",
            "zh.csv, line 2, column value: found \"most\", expected a number such as 50, a rank such as rank1, or all",
        ),
        ("status,target,", "zh.csv, line 2, column words: found \"\", expected words, separated by |"),
    ] {
        let error = Rules::built_in().extend("zh.csv", &format!("class,value,words\n{row}\n"));
        assert_eq!(error.expect_err("the row is wrong").to_string(), said);
    }
    let error = Rules::built_in().extend("en.csv", "status,target,vie to\n").expect_err("the head is missing");
    assert_eq!(error.to_string(), "en.csv, line 1: found \"status,target,vie to\", expected class,value,words");
}

/// UTF-8 that was read as Windows-1252 is undone where nothing else can be meant, and each repair is listed.
#[test]
fn double_encoding_is_undone_and_listed() {
    let article = "The Town Hallâ€™s figures: exports rose by 5.2% to Â£4.3bn in 2023.\nNo damage: café, “à la carte”, £5m, 30 °C, É».";
    let reading = read_text(article, None);
    let said: Vec<String> = reading
        .repairs
        .iter()
        .map(|repair| {
            format!(
                "{}:{}-{} {} > {} {:?}",
                repair.line, repair.start, repair.end, repair.before, repair.after, repair.kind
            )
        })
        .collect();
    assert_eq!(said, ["1:13-16 â€™ > ’ Encoding", "1:51-53 Â£ > £ Encoding"]);
    assert_eq!(reading.proposals[1].unit, "£bn");
    assert!(reading.notes.contains(&ArticleNote::Repaired(2)));
    let chinese: String = "东湖区2023年工业投资增长3.4%。"
        .bytes()
        .map(|byte| match byte {
            0x80..=0x9f => [
                '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
                '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
            ][usize::from(byte) - 0x80],
            byte => char::from(byte),
        })
        .collect();
    assert_eq!(rows(&read_text(&chinese, None)), ["3.4% | 东湖区 | 工业投资增速 | 2023 | growth"]);
}

/// The built-in tables have only known classes, and no word twice in one class.
#[test]
fn the_tables_of_words_are_sound() {
    for name in ["zh.csv", "places.csv", "en.csv", "en-places.csv"] {
        let table = text(&format!("src/import/article/rules/{name}"));
        Rules::built_in().extend(name, &table).unwrap_or_else(|error| panic!("{error}"));
        let mut seen = std::collections::BTreeSet::new();
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.splitn(3, ',').collect();
            for word in fields[2].split('|') {
                assert!(seen.insert((fields[0], word)), "{name}: {word} stands twice in {}", fields[0]);
            }
        }
    }
    let traditional = text("src/import/article/rules/traditional.csv");
    for line in traditional.lines().skip(1) {
        let (from, to) = line.split_once(',').expect("two fields");
        assert_eq!(from.chars().count(), to.chars().count());
    }
}

#[test]
fn every_kind_of_quantity_is_told_apart() {
    let reading = read_text(
        "2023年,东湖区有项目12个,总投资5亿元,增长3%,占全市的4%,占比提高1.2个百分点,开工率达80%,位居全市第2位。",
        None,
    );
    let kinds: Vec<Measure> = reading.proposals.iter().map(|row| row.measure).collect();
    assert_eq!(
        kinds,
        [
            Measure::Count,
            Measure::Amount,
            Measure::Growth,
            Measure::Share,
            Measure::Change,
            Measure::Rate,
            Measure::Rank
        ]
    );
}
