//! Titles in Chinese.

use super::grammar::{count, degrees, has, is_reported, place, places};
use super::period;
use crate::data::{DistrictId, IndicatorId, Status};
use crate::model::{Claim, Finding, Gap, ProfileClaim, ProfileLead, Subject, Title, Trend, Unit};
use crate::number::Decimal;
use crate::words::interface::Writer;
use crate::words::typography::{GLUE, capital, spaced, unit_form};
use std::cmp::Ordering;

/// More names are not listed in a title, but counted.
const MOST_NAMES: usize = 3;

pub(super) fn title(writer: &Writer<'_>, title: &Title) -> String {
    spaced(&unspaced(writer, title))
}

fn unspaced(writer: &Writer<'_>, title: &Title) -> String {
    let (place, places) = (place(writer), places(writer));
    let is_reported = is_reported(writer);
    // 公布了投资增速, 有投资增速.
    let has = if is_reported { "公布了" } else { "有" };
    match title {
        Title::Finding(finding) => self::finding(writer, finding),
        Title::TargetsReached { reached, open, all, subject } => {
            targets_reached(writer, (reached, *open), all, *subject)
        }
        Title::Risen { risen, total, climber, subject } => {
            let (subject, number) = (writer.subject(*subject), count(*total));
            let with = if is_reported { "公布变化" } else { "有变化数据" };
            let climbed = climber.map_or_else(String::new, |(district, [from, to])| {
                format!("；{}由第 {from} 位升至第 {to} 位（推算）", writer.short(district))
            });
            let all = if *total == 1 { "" } else { "都" };
            match *risen {
                0 => format!("{with}的{number}{places}，{subject}{all}没有提高{climbed}"),
                risen if risen == *total => format!("{with}的{number}{places}，{subject}{all}有提高{climbed}"),
                risen => format!("{with}的{number}{places}中，{}个的{subject}有提高{climbed}", count(risen)),
            }
        }
        Title::AheadOfYear { ahead, total, passed } => ahead_of_year(writer, [*ahead, *total], *passed),
        Title::Projects { total, largest, indicator } => {
            let (number, subject) = (count(*total), writer.indicator_name(*indicator));
            let (names, tied) = (writer.project_list(largest), if largest.len() > 1 { "并列" } else { "" });
            let Some((_, figure)) = largest.first() else { return format!("{number}个项目公布了{subject}") };
            let quantity = writer.quantity(*figure, Unit::Of(*indicator));
            match total {
                1 => format!("{names}{subject}：{quantity}"),
                _ => format!("公布{subject}的{number}个项目中，{names}{tied}最大：{quantity}"),
            }
        }
        Title::Unavailable { kind, topic, is_of_selection } => {
            let whose = if *is_of_selection { ["所选", place, "的"].concat() } else { String::new() };
            capital(&format!("{whose}{}没有可画成“{}”的数字", writer.topic(topic), writer.kind(kind)))
        }
        Title::Both { districts, subjects, total, is_selection } => {
            let subjects = writer.subject_list(subjects);
            match (districts.as_slice(), is_selection) {
                (&[only], _) if *total == 1 => format!("{}{has}{subjects}", writer.short(only)),
                (&[only], true) => format!("所选{place}中，只有{}{has}{subjects}", writer.short(only)),
                (&[only], false) => format!("只有{}{has}{subjects}", writer.short(only)),
                (districts, true) => format!("所选{place}中有{}{places}{has}{subjects}", count(districts.len())),
                (districts, false) => format!("{}{places}{has}{subjects}", count(districts.len())),
            }
        }
        Title::Leaders { leaders: [(first, a), (second, b)], total, is_selection } => {
            let among = among_both(writer, *total, *is_selection);
            let ([most_a, _], [most_b, _]) = (degrees(writer, Some(*a)), degrees(writer, Some(*b)));
            let lead = format!("{among}，{}{GLUE}{}{most_a}", writer.short(*first), writer.subject(*a));
            let other = writer.subject(*b);
            match first == second {
                true => format!("{lead}，{other}也{most_b}"),
                false => format!("{lead}，{}{GLUE}{other}{most_b}", writer.short(*second)),
            }
        }
        Title::LargestAverage { district, average, indicators: [each, money], total, is_selection } => {
            let (among, name) = (among_both(writer, *total, *is_selection), writer.short(*district));
            let largest = if *total == 2 { "较大" } else { "最大" };
            let (quantity, each) = (writer.quantity(*average, Unit::Of(*money)), unit_of_one(writer, *each));
            format!("{among}，{name}平均规模{largest}：每{each} {quantity}（推算）")
        }
        Title::Published { indicators, most, fewest, total, is_selection } => {
            let (shown, all) = (if *is_selection { "所选" } else { "" }, count(*total));
            let who = |districts: &[DistrictId]| match districts.len() {
                number if number > MOST_NAMES => count(number) + &places,
                _ => writer.short_list(districts),
            };
            let each = if most.1.len() > 1 { "各" } else { "" };
            match (*total, most.0 == fewest.0) {
                (1, _) => format!("{}{has} {indicators} 项指标的数字", who(&most.1)),
                (_, true) if most.0 == *indicators => {
                    format!("{shown}{all}{places}都{has}全部 {indicators} 项指标的数字")
                }
                (_, true) => format!("{shown}{all}{places}各{has} {indicators} 项指标中的 {} 项", most.0),
                _ => {
                    let (first, last) = (who(&most.1), who(&fewest.1));
                    let least = if fewest.0 == 0 { "没有".to_owned() } else { format!("最少，{} 项", fewest.0) };
                    format!("{indicators} 项指标中，{first}{each}{has} {} 项，最多；{last}{least}", most.0)
                }
            }
        }
        Title::Profile { first, lead: Some(ProfileLead { claim, period, is_first }), .. } => {
            let more = if *is_first { "另有" } else { "有" };
            let rest = if *first > 0 { format!("；{more} {first} 项排第一") } else { String::new() };
            format!("{}（{}）{rest}", profile_claim(writer, claim), writer.words.period_short(*period))
        }
        Title::Profile { district, figures, first, joint, lead: None } => {
            let all = format!("{}{has} {figures} 项数据", writer.profile_name(*district));
            let among = if is_reported { ["公布的", place].concat() } else { ["有数据的", place].concat() };
            let joint = if *joint > 0 { "（含并列）" } else { "" };
            match first {
                0 => all,
                first => format!("{all}，{first} 项在{among}中排第一{joint}"),
            }
        }
        Title::Trend { course, districts, subject } => trend(writer, course, districts, *subject),
    }
}

fn profile_claim(writer: &Writer<'_>, claim: &ProfileClaim) -> String {
    match claim {
        ProfileClaim::Finding(finding) => self::finding(writer, finding),
        ProfileClaim::Target { district, is_reached, subject } => {
            let all = std::slice::from_ref(district);
            targets_reached(writer, (if *is_reached { all } else { &[] }, 0), all, *subject)
        }
    }
}

fn finding(writer: &Writer<'_>, finding: &Finding) -> String {
    let (reported, total) = (count(finding.reported), count(finding.total));
    let subject = finding.subject.map(|subject| writer.subject(subject)).unwrap_or_default();
    let what = if finding.status == Status::Actual { "数据" } else { writer.words.status(finding.status) };
    let chosen = if finding.is_selection { "所选" } else { "" };
    let (place, places, has) = (place(writer), places(writer), has(writer));
    // 公布了增速, 有增速; 没有公布增速, 没有增速数据.
    let is_reported = is_reported(writer);
    let (reports, no, data) = match (is_reported, object_of(writer, finding).is_empty()) {
        (true, _) => ("公布了", "没有公布", ""),
        (false, true) => ("有", "没有", "数据"),
        (false, false) => ("有", "没有", ""),
    };
    let among = match finding.reported == finding.total {
        true => format!("{chosen}{total}{places}中"),
        false if finding.is_selection => format!("所选{place}中{has}{what}的{reported}个里"),
        false => format!("{has}{what}的{reported}{places}中"),
    };
    let object = object_of(writer, finding);
    let [most, more] = degrees(writer, finding.subject);
    let quantity = |figure| finding.subject.map(|subject| writer.quantity_or_rank(figure, subject.indicator));
    let quantity = |figure| quantity(figure).unwrap_or_default();
    let gap = finding.gap.as_ref().map_or_else(String::new, |gap| self::gap(writer, gap, finding.subject));
    match &finding.claim {
        Claim::Nothing if finding.is_selection => format!("所选{place}{no}{subject}{object}{data}"),
        Claim::Nothing => format!("没有{place}{has}{subject}{object}{data}"),
        Claim::Only(district, figures) => {
            let (name, quantity) = (writer.short(*district), writer.quantities_or_rank(figures, finding.subject));
            match (finding.total, finding.is_selection) {
                (1, _) => format!("{name}{GLUE}{subject}{object}：{quantity}"),
                (_, true) => format!("所选{place}中，只有{name}{reports}{subject}{object}：{quantity}"),
                (_, false) => format!("只有{name}{reports}{subject}{object}：{quantity}"),
            }
        }
        Claim::Same(figure) => format!("{among}，{subject}{object}都是{}", quantity(*figure)),
        Claim::Leads(districts, figure) => {
            let tied = if districts.len() > 1 { "并列" } else { "" };
            let (who, quantity) = (writer.short_list(districts), quantity(*figure));
            format!("{among}，{who}{GLUE}{subject}{object}{tied}{most}：{quantity}{gap}")
        }
        Claim::Above([(first, leads), (second, follows)]) => {
            let (first, second) = (writer.short(*first), writer.short(*second));
            let (leads, follows) = (quantity(*leads), writer.next_quantity(*follows, finding.subject));
            let has_multiple = finding.gap.is_some_and(|gap| gap.times.is_some());
            let gap = if has_multiple { gap } else { format!("，{second}为 {follows}") };
            format!("{among}，{first}{GLUE}{subject}{object}{more}：{leads}{gap}")
        }
        Claim::Ranks(district, rank, figure) => {
            let rank = match *rank {
                rank if rank == finding.reported => "末位".to_owned(),
                2 => "第二".to_owned(),
                rank => ["第", &count(rank)].concat(),
            };
            format!("{among}，{}{GLUE}{subject}排{rank}：{}", writer.short(*district), quantity(*figure))
        }
        Claim::Between(low, high) => format!("{among}，{subject}{object}从{}到{}", quantity(*low), quantity(*high)),
    }
}

/// `，是莱西（180）的两倍多`
fn gap(writer: &Writer<'_>, gap: &Gap, subject: Option<Subject>) -> String {
    let next = format!("{}（{}）", writer.short(gap.district), writer.next_quantity(gap.figure, subject));
    match gap.times {
        None => format!("，其次是{next}"),
        Some((times, is_exact)) => {
            format!("，是{next}的{}倍{}", count(times.into()), if is_exact { "" } else { "多" })
        }
    }
}

fn targets_reached(
    writer: &Writer<'_>,
    (reached, open): (&[DistrictId], usize),
    all: &[DistrictId],
    subject: Subject,
) -> String {
    let (subject, number, places) = (writer.subject(subject), count(all.len()), places(writer));
    let unknown = match open {
        0 => String::new(),
        open => format!("，{}个因界限不能判断", count(open)),
    };
    match (reached.len(), all) {
        (0, &[only]) if open == 0 => format!("{}{GLUE}{subject}目前未达标", writer.short(only)),
        (0, &[only]) => format!("{}{GLUE}{subject}是否达标，因界限不能判断", writer.short(only)),
        (_, &[only]) => format!("{}{GLUE}{subject}目前已达标", writer.short(only)),
        (0, _) if open == 0 => format!("有目标或预计的{number}{places}，{subject}目前都未达标"),
        (0, _) => format!("有目标或预计的{number}{places}，{subject}目前没有已知达标的{unknown}"),
        (met, all) if met == all.len() => format!("有目标或预计的{number}{places}，{subject}目前都已达标"),
        (met, _) => {
            let names = writer.short_list(reached);
            format!("有目标或预计的{number}{places}中，{}个{subject}目前已达标：{names}{unknown}", count(met))
        }
    }
}

fn ahead_of_year(writer: &Writer<'_>, [ahead, total]: [usize; 2], passed: Decimal) -> String {
    let (number, passed) = (count(total), passed.text(writer.language));
    match ahead {
        0 if total == 1 => format!("公布的一项投资计划，进度未快于时间进度：全年已过 {passed}%"),
        1 if total == 1 => format!("公布的一项投资计划，进度快于时间进度：全年已过 {passed}%"),
        0 => format!("公布的{number}项投资计划，进度都未快于时间进度：全年已过 {passed}%"),
        ahead if ahead == total => format!("公布的{number}项投资计划，进度都快于时间进度：全年已过 {passed}%"),
        ahead => format!("公布的{number}项投资计划中，{}项的进度快于时间进度：全年已过 {passed}%", count(ahead)),
    }
}

/// The status of a finding behind its subject; empty for an actual figure.
fn object_of(writer: &Writer<'_>, finding: &Finding) -> &'static str {
    if finding.status == Status::Actual { "" } else { writer.words.status(finding.status) }
}

/// `公布两项的三个区市中`
fn among_both(writer: &Writer<'_>, total: usize, is_selection: bool) -> String {
    let (number, has) = (count(total), has(writer));
    match is_selection {
        true => format!("所选{}中{has}两项的{number}个里", place(writer)),
        false => format!("{has}两项的{number}{}中", places(writer)),
    }
}

fn trend(writer: &Writer<'_>, course: &Trend, districts: &[DistrictId], subject: Subject) -> String {
    let who = writer.short_list(districts);
    let name = writer.subject(subject);
    let quantity = |figure| writer.quantity_or_rank(figure, subject.indicator);
    match course {
        Trend::Moved { from, to, order } => {
            let went = match order {
                Ordering::Greater => "升到",
                Ordering::Less => "降到",
                Ordering::Equal => "变为",
            };
            // A figure with a flag ends in a bracket.
            let dated =
                |(figure, period)| format!("{}（{}）", quantity(figure), period::short(period)).replace("）（", "，");
            let (from, to) = (dated(*from), dated(*to));
            format!("{who}{GLUE}{name}由{from}{went}{to}")
        }
        Trend::Steady(periods, figure) => {
            format!("{who}{GLUE}{name}在所列{}个时期都是{}", count(*periods), quantity(*figure))
        }
        Trend::Several(is_selection) => {
            let chosen = if *is_selection { ["所选", place(writer), "中，"].concat() } else { String::new() };
            let who = if districts.len() > MOST_NAMES { count(districts.len()) + &places(writer) } else { who };
            let has = if is_reported(writer) { "公布了" } else { "有" };
            format!("{chosen}{who}{has}不止一个时期的{name}")
        }
    }
}

/// The singular of an indicator's unit.
fn unit_of_one<'d>(writer: &Writer<'d>, indicator: IndicatorId) -> &'d str {
    unit_form(writer.unit(Unit::Of(indicator)), true)
}
