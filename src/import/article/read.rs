//! Reads an article: prepares its lines, finds what it is about, and hands each line to the grammar of its language.

use super::draft::{LineFacts, PlaceRef};
use super::finish::{proposal, several};
use super::known::Known;
use super::line::{ArticleLine, lines};
use super::reading::{ArticleReading, ArticleSpan, Passed, Proposal};
use super::repair::RepairKind;
use super::rules::{Lexicon, Rules, WordClass};
use super::when::{Calendar, Point, Printed, PrintedYear, Published};
use super::{en, zh};
use crate::collect::IntoVec;
use crate::language::Language;
use crate::model::{ArticleNote, PassedOver};

/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 2 << 20;
/// A text with more characters is a book.
const BOOK: usize = 200_000;

/// Reads an article. `published` is its day of publication; without it, the text is searched for one.
pub fn read(text: &str, known: &Known, rules: &Rules, published: Option<Published>) -> ArticleReading {
    let mut reading = ArticleReading { published, ..ArticleReading::default() };
    if text.trim().is_empty() {
        reading.notes.push(ArticleNote::Empty);
        return reading;
    }
    if text.len() > MOST_BYTES {
        reading.notes.push(ArticleNote::TooLong(MOST_BYTES));
        return reading;
    }
    let is_markup = ["</p>", "</div>", "<br", "<html", "</td>", "</span>", "</a>"].iter().any(|tag| text.contains(tag));
    let (lines, repairs) = lines(text, rules, is_markup);
    let letters = lines.iter().map(|line| line.plain.len()).sum::<usize>();
    let is_other = is_other_language(&lines);
    let tables = table_lines(&lines);
    let mut known = known.clone();
    let is_read = |index: usize| !tables[index] && !is_other;
    let chinese = || lines.iter().enumerate().filter(|(index, line)| is_read(*index) && line.is_chinese());
    known.show(&zh::repeated(chinese().map(|(_, line)| line), &rules.zh), rules);
    // How many names were known when each line was read.
    let (mut drafted, mut counts) = (Vec::new(), Vec::new());
    for (index, line) in chinese() {
        let read = zh::read_line(index, line, &rules.zh, &known);
        counts.push(known.shown.len());
        let unnamed = |place: PlaceRef| place.district.is_none().then_some(place.name);
        let names: Vec<String> = read.facts().places.into_iter().filter_map(unnamed).into_vec();
        known.show(&names, rules);
        drafted.push(read);
    }
    let known = &known;
    let (mut english, mut facts) = (Vec::new(), Vec::new());
    let mut next = 0;
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| is_read(*index)) {
        if line.is_chinese() {
            // Only names that were shown later may read it otherwise.
            if known.shown[counts[next]..].iter().any(|(name, _)| contains(&line.plain, name)) {
                drafted[next] = zh::read_line(index, line, &rules.zh, known);
            }
            facts.push(drafted[next].facts());
            next += 1;
        } else {
            let read = en::read_line(index, line, &rules.en, known);
            facts.push(read.facts());
            english.push(read);
        }
    }
    let chinese = drafted;
    reading.published = published.or_else(|| published_in(&facts));
    let title_year = title_year(&facts).or_else(|| if reading.published.is_none() { usual_year(&facts) } else { None });
    let calendar = Calendar { published: reading.published, title_year, year: None };
    let is_of_package = facts.iter().flat_map(|line| &line.places).any(|place| place.district.is_some());
    let whole = whole(known).filter(|_| is_of_package);
    let place = article_place(&facts, whole.as_ref(), &rules.zh);
    let span = |line: &ArticleLine, start: usize, end: usize| {
        let (start, end) = line.span(start, end);
        ArticleSpan { line: line.number, start, end }
    };
    for line in &facts {
        for &(start, end, reason) in &line.passed {
            reading.passed.push(Passed { span: span(&lines[line.index], start, end), reason });
        }
    }
    for (_, line) in lines.iter().enumerate().filter(|(index, _)| tables[*index]) {
        reading.passed.push(Passed { span: span(line, 0, line.plain.len()), reason: PassedOver::Table });
    }
    let chinese = zh::read(&lines, &chinese, &rules.zh, calendar, [place.clone(), whole], is_titled(&facts, &place));
    let names_any = facts.iter().filter(|line| line.has_text).take(2).any(|line| !line.places.is_empty());
    let nation = en::nation(&english, &rules.en);
    let place = nation.clone().filter(|_| !names_any).or(place);
    let is_titled = is_titled(&facts, &place);
    let english = en::read(&lines, &english, &rules.en, calendar, place, nation, is_titled);
    for (drafts, language) in [(chinese, Language::Zh), (english, Language::En)] {
        for draft in drafts {
            for draft in several(draft, known, rules, language) {
                reading.proposals.extend(proposal(draft, &lines, known, rules, language));
            }
        }
    }
    crate::sort::sort_by_key(&mut reading.proposals, |proposal| proposal.span);
    if letters <= BOOK {
        pass_repeats(&mut reading, &lines);
    }
    let note = |notes: &mut Vec<ArticleNote>, is_so: bool, note: ArticleNote| {
        if is_so {
            notes.push(note);
        }
    };
    let damaged = repairs.iter().filter(|repair| repair.kind != RepairKind::Markup).count();
    note(&mut reading.notes, is_markup, ArticleNote::Markup);
    note(&mut reading.notes, damaged > 0, ArticleNote::Repaired(damaged));
    note(&mut reading.notes, letters > BOOK, ArticleNote::Book(letters));
    note(&mut reading.notes, is_other, ArticleNote::OtherLanguage);
    let mut from = 0;
    while let Some(start) = tables[from..].iter().position(|&is_table| is_table).map(|start| from + start) {
        from = tables[start..].iter().position(|&is_table| !is_table).map_or(tables.len(), |end| start + end);
        reading.notes.push(ArticleNote::Table(start as u32 + 1, from as u32));
    }
    note(&mut reading.notes, reading.proposals.is_empty() && !is_other, ArticleNote::NoFigures);
    let has_any = !reading.proposals.is_empty();
    note(&mut reading.notes, has_any && reading.published.is_none(), ArticleNote::NoPublication);
    let is_placeless = reading.proposals.iter().all(|proposal| proposal.place.value.is_none());
    note(&mut reading.notes, has_any && is_placeless, ArticleNote::NoPlace);
    reading.repairs = repairs;
    reading
}

fn contains(text: &[char], name: &[char]) -> bool {
    text.windows(name.len().max(1)).any(|window| window == name)
}

/// Passes over the figures of a headline, a lead or a caption that a longer line has again.
fn pass_repeats(reading: &mut ArticleReading, lines: &[ArticleLine]) {
    let proposals = &reading.proposals;
    let line = |proposal: &Proposal| &lines[proposal.span.line as usize - 1].plain;
    let is_again = |proposal: &&Proposal, other: &Proposal| {
        line(proposal).len() < line(other).len()
            && proposal.value == other.value
            && proposal.unit == other.unit
            && proposal.place.value == other.place.value
            && (proposal.measure, proposal.is_fall) == (other.measure, other.is_fall)
    };
    let mut passed = Vec::new();
    for proposal in proposals {
        let is_headline = !matches!(line(proposal).last(), Some('。' | '.' | ';'));
        for other in proposals.iter().filter(|other| is_again(&proposal, other)) {
            let is_row = proposal.period.value == other.period.value
                && proposal.status.value == other.status.value
                && proposal.comparator.value == other.comparator.value;
            let is_named = proposal.indicator.value == other.indicator.value;
            // One number in common is no repetition of a sentence.
            let is_sentence = || {
                let both = proposals.iter().filter(|next| {
                    next.span.line == proposal.span.line
                        && proposals.iter().any(|again| again.span.line == other.span.line && is_again(next, again))
                });
                both.count() > 1
            };
            if is_headline && (is_row || is_named) || is_row && is_named && is_sentence() {
                passed.push(proposal.span);
                break;
            }
        }
    }
    reading.proposals.retain(|proposal| !passed.contains(&proposal.span));
    reading.passed.extend(passed.into_iter().map(|span| Passed { span, reason: PassedOver::Repeat }));
}

/// The whole that the places of the package belong to.
fn whole(known: &Known) -> Option<PlaceRef> {
    let place = known.places.iter().find(|place| place.is_whole)?;
    Some(PlaceRef { district: Some(place.id), name: place.name.zh.clone() })
}

/// The day of publication that a text tells: a date in the first lines, or in the last.
fn published_in(lines: &[LineFacts]) -> Option<Published> {
    let filled: Vec<&LineFacts> = lines.iter().filter(|line| line.has_text || !line.dates.is_empty()).into_vec();
    let head = filled.iter().take(8);
    let tail = filled.iter().rev().take(4);
    let date = head.clone().chain(tail).flat_map(|line| line.dates.iter().copied()).find_map(day);
    date.or_else(|| {
        // 11月9日电: the year is that of the latest year named.
        let year = lines.iter().flat_map(|line| line.times.iter().copied()).filter_map(|time| {
            match time.to_year.unwrap_or(time.year) {
                PrintedYear::Of(year) if time.point != Point::By => Some(year),
                _ => None,
            }
        });
        let year = year.max()?;
        let open = head
            .flat_map(|line| line.times.iter().copied())
            .find(|time| time.year == PrintedYear::Open && matches!(time.point, Point::Day(_)))?;
        day(Printed { year: PrintedYear::Of(year), ..open })
    })
}

fn day(printed: Printed) -> Option<Published> {
    match (printed.year, printed.point) {
        (PrintedYear::Of(year), Point::Day(day)) => Some(Published { year, month: printed.months.1, day }),
        _ => None,
    }
}

/// The year that the title is about: 2023年…公报.
fn title_year(lines: &[LineFacts]) -> Option<u16> {
    let title = lines.iter().find(|line| line.has_text)?;
    title.times.iter().copied().find_map(|time| match (time.year, time.point) {
        (PrintedYear::Of(year), Point::Span) => Some(year),
        _ => None,
    })
}

/// The year that a text names most often.
fn usual_year(lines: &[LineFacts]) -> Option<u16> {
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for time in lines.iter().flat_map(|line| line.times.iter().copied()) {
        if let (PrintedYear::Of(year), Point::Span | Point::End | Point::Day(_)) = (time.year, time.point) {
            match counts.iter_mut().find(|entry| entry.0 == year) {
                Some(entry) => entry.1 += 1,
                None => counts.push((year, 1)),
            }
        }
    }
    let most = counts.iter().map(|entry| entry.1).max()?;
    counts.into_iter().filter(|entry| entry.1 == most).map(|entry| entry.0).max()
}

/// True if the title names a place, or no other place is named.
fn is_titled(lines: &[LineFacts], place: &Option<PlaceRef>) -> bool {
    let Some(place) = place else { return false };
    let title = lines.iter().find(|line| line.has_text);
    title.is_some_and(|title| title.places.contains(place))
        || lines.iter().flat_map(|line| &line.places).all(|other| other == place)
}

/// The place that an article is about: the one that it names most often; one in the title counts more.
fn article_place(lines: &[LineFacts], whole: Option<&PlaceRef>, words: &Lexicon) -> Option<PlaceRef> {
    const TITLE: usize = 12;
    const LEAD: usize = 6;
    let mut counts: Vec<(PlaceRef, usize)> = Vec::new();
    // Release lines and contacts may stand above the title.
    let filled = || lines.iter().filter(|line| line.has_text);
    let head = filled().take_while(|line| line.places.is_empty()).count();
    let headings: Vec<&PlaceRef> = filled().skip(1).filter_map(|line| line.heading.as_ref()).into_vec();
    let is_parted = headings.iter().any(|heading| *heading != headings[0]);
    for (index, line) in filled().skip(if head > 1 && whole.is_none() { head } else { 0 }).enumerate() {
        for (rank, place) in line.places.iter().enumerate() {
            // An article with a section for each of several places is about none of them.
            if is_parted && headings.contains(&place) && index > 0 {
                continue;
            }
            let weight = match (index, rank) {
                (0, 0) => TITLE,
                (1, 0) => LEAD,
                _ => 1,
            };
            match counts.iter_mut().find(|entry| entry.0 == *place) {
                Some(entry) => entry.1 += weight,
                None => counts.push((place.clone(), weight)),
            }
        }
    }
    if let Some(most) = counts.iter().map(|entry| entry.1).max() {
        return counts.into_iter().find(|entry| entry.1 == most).map(|entry| entry.0);
    }
    if whole.is_some() {
        return whole.cloned();
    }
    if let Some(office) = lines.iter().find_map(|line| line.offices.first()) {
        return Some(office.clone());
    }
    // The text leaves its place unnamed.
    let level = lines.iter().find_map(|line| line.unnamed.as_ref())?;
    Some(PlaceRef { district: None, name: words.word(WordClass::Whole, level) })
}

/// Whether most letters are neither Chinese nor Latin, or kana and hangul are among them.
fn is_other_language(lines: &[ArticleLine]) -> bool {
    let (mut all, mut read) = (0, 0);
    for &letter in lines.iter().flat_map(|line| &line.plain) {
        let is_read = super::repair::is_han(letter) || letter.is_ascii_alphabetic() || ('À'..='ɏ').contains(&letter);
        read += usize::from(is_read);
        all += usize::from(is_read || letter.is_alphabetic());
    }
    all > 40 && read * 10 < all * 8
}

/// The lines that are rows of a table: three or more fields parted by tabs, bars or wide blanks, most of them short.
fn table_lines(lines: &[ArticleLine]) -> Vec<bool> {
    let is_row = |line: &ArticleLine| {
        if !line.plain.windows(2).any(|pair| matches!(pair, ['\t' | '|', _] | [_, '\t' | '|'] | [' ', ' '])) {
            return false;
        }
        let text: String = line.plain.iter().collect();
        let fields = |separator: &str| text.split(separator).map(str::trim).filter(|field| !field.is_empty()).count();
        let is_short = text.chars().count() < 400;
        // Columns of a text that was copied from a page: wide blanks between a name and two numbers.
        let is_number = |field: &&str| {
            field.starts_with(|first: char| first.is_ascii_digit() || first == '-')
                && !field.contains(char::is_alphabetic)
        };
        let numbers = text.split("  ").map(str::trim).filter(is_number).count();
        let is_wide = fields("  ") >= 3 && numbers >= 2;
        is_short && (is_wide || fields("\t") >= 3 || text.matches('|').count() >= 3 && fields("|") >= 3)
    };
    let mut rows: Vec<bool> = lines.iter().map(is_row).into_vec();
    // The head of columns holds no number.
    for index in (1..rows.len()).filter(|&index| rows[index]).into_vec() {
        let head: String = lines[index - 1].plain.iter().collect();
        let fields = head.split("  ").filter(|field| !field.trim().is_empty()).count();
        rows[index - 1] |= fields >= 3 && head.len() < 200;
    }
    rows
}
