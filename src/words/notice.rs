//! What is said of a link that could not be taken as it stands, and of a broken package.

use super::period::date;
use super::{dated_short, noted, publication, signed, subject};
use crate::data::{DataErrors, Dataset, Observation, Revision};
use crate::language::{Language, join};
use crate::link::{Notice, Reason, Scope};
use crate::number::Figure;

/// A notice as a sentence: key, value, reason, and what was done instead.
pub fn notice(notice: &Notice, language: Language) -> String {
    let reason = match language {
        Language::Zh => reason_zh(&notice.reason),
        Language::En => reason_en(&notice.reason),
    };
    let Notice { key, value, .. } = notice;
    match language {
        Language::Zh => format!("链接中的 {key}={value}：{reason}"),
        Language::En => format!("{key}={value} in the link: {reason}"),
    }
}

fn reason_zh(reason: &Reason) -> String {
    match reason {
        Reason::NotOneOf(names) => format!("不在 {} 之中，已用默认值。", join(names, "、")),
        Reason::NoIndicator => "没有这个指标，已用默认指标。".to_owned(),
        Reason::NoDistrict => "没有这个区市，已忽略。".to_owned(),
        Reason::NoScope => "没有这个项目范围，已用默认范围。".to_owned(),
        Reason::NoPeriod => "不是时期（如 2021-01..2021-08、2021-H1、2020），已用默认时期。".to_owned(),
        Reason::NoDigest => "不是数据摘要（八位十六进制数），已忽略。".to_owned(),
        Reason::NewerVersion => "由更新的版本生成，未识别的部分已忽略。".to_owned(),
        Reason::Empty => "没有值，已用默认值。".to_owned(),
        Reason::Again => "重复出现，已用第一个值。".to_owned(),
        Reason::NothingReported => "没有区市公布，已改用公布最多的一项。".to_owned(),
        Reason::UnknownDigest => "链接生成之后数据可能有过修订，改了什么无从得知；此处为现在的数据。".to_owned(),
    }
}

fn reason_en(reason: &Reason) -> String {
    match reason {
        Reason::NotOneOf(names) => format!("it is none of {}; the default is shown.", join(names, ", ")),
        Reason::NoIndicator => "there is no such indicator; the default is shown.".to_owned(),
        Reason::NoDistrict => "there is no such district; it is left out.".to_owned(),
        Reason::NoScope => "there is no such list of projects; the default is shown.".to_owned(),
        Reason::NoPeriod => {
            "it is no period such as 2021-01..2021-08, 2021-H1 or 2020; the default is shown.".to_owned()
        }
        Reason::NoDigest => "it is no digest of eight hexadecimal digits; it is left out.".to_owned(),
        Reason::NewerVersion => "it was made by a later version; what is not known here is left out.".to_owned(),
        Reason::Empty => "it has no value; the default is shown.".to_owned(),
        Reason::Again => "it stands there twice; the first is taken.".to_owned(),
        Reason::NothingReported => "no district published that; what most published is shown.".to_owned(),
        Reason::UnknownDigest => {
            "the figures may have been revised since; what changed is not known, and these are the present ones."
                .to_owned()
        }
    }
}

/// What became of a figure, in which article it stands, and when and why it was changed if the log says so: `Laixi, fixed-asset
/// investment growth, Jan–Aug 2021: 24.3% → 24.5% (Qingdao Daily, 19 Sep 2021). …`
pub fn revised(
    dataset: &Dataset,
    (name, seen): (&str, &Observation),
    [old, new]: [Option<Figure>; 2],
    why: Option<&Revision>,
    language: Language,
) -> String {
    let indicator = &dataset.indicators[seen.indicator];
    let unit = dataset.terms[indicator.unit].text.get(language);
    let text = |figure: Option<Figure>| figure.map_or(String::new(), |figure| signed(figure, unit, language));
    let [what, arrow] = match (old, new) {
        (Some(_), Some(_)) => ["", " → "],
        (None, _) => [language.pick("新增 ", "added "), ""],
        (_, None) => [language.pick("撤回 ", "withdrawn "), ""],
    };
    let gap = language.pick("，", ", ");
    let told = [
        name,
        gap,
        &subject(dataset, indicator, Scope::of(seen.scope), language),
        gap,
        &dated_short(seen.period, seen.status, language),
        language.pick("：", ": "),
        what,
        &text(old),
        arrow,
        &text(new),
        language.pick("（", " ("),
        &publication(&dataset.sources[seen.source], language),
        language.pick("）。", ")."),
    ];
    let mut told = join(&told, "");
    if let Some(why) = why
        && let Some(note) = why.seen.note
    {
        told += language.pick("", " ");
        told += &noted(&[&date(why.day, language)], dataset.terms[note].text.get(language), language);
    }
    told
}

/// What stands before the first change that is told.
pub fn since(language: Language) -> &'static str {
    language.pick("链接生成之后：", "Since this link was made: ")
}

/// That more was changed than is said, or nothing of what is shown.
pub fn revised_else(is_more: bool, language: Language) -> &'static str {
    match is_more {
        true => language.pick("此处还有其他数字变动。", "More of the figures shown here changed since."),
        false => language.pick(
            "链接生成之后数据有变动，但此处的数字未变。",
            "Figures changed since this link was made, but none shown here.",
        ),
    }
}

/// What stands in the place of a chart that the browser cannot draw.
pub const DRAW_FAILED: &str = "浏览器未能绘图。The browser could not draw the chart.";

/// What stands in the place of a chart whose package is broken: one heading in both languages (no link can be read
/// without a package), then file, line, column, found and expected of each fault.
pub fn data_failed(errors: &DataErrors) -> (&'static str, String) {
    ("数据包有误，不能绘图。The data package is broken; nothing can be drawn.", errors.to_string())
}
