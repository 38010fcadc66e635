//! The kinds of chart, and what stands in the place of one that a view has no figures for.

use super::capital;
use crate::language::Language;
use crate::link::Kind;

/// The name of a kind of chart.
pub fn kind(kind: Kind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        Kind::Rank => ("排名", "Ranking"),
        Kind::Target => ("对照目标", "Against targets"),
        Kind::Change => ("前后变化", "Before and after"),
        Kind::Pair => ("两项对照", "Two indicators"),
        Kind::Progress => ("计划进度", "Progress of the plan"),
        Kind::Size => ("数量与规模", "Number and size"),
        Kind::Coverage => ("谁公布了什么", "Who published what"),
        Kind::Profile => ("一地概览", "One district"),
        Kind::Tiles => ("方格地图", "Tile map"),
        Kind::Trend => ("各期走势", "Over time"),
        Kind::Projects => ("单个项目", "Named projects"),
    };
    language.pick(zh, en)
}

/// What stands in the place of a chart that has no figures to show.
pub fn cannot(of: Kind, subject: &str, is_selection: bool, language: Language) -> String {
    let kind = kind(of, language);
    let of_some = is_selection && !matches!(of, Kind::Coverage | Kind::Profile);
    match language {
        Language::Zh => {
            let whose = if of_some { "所选区市的" } else { "" };
            format!("{whose}{subject}没有可画成“{kind}”的数字")
        }
        Language::En => {
            let by = if of_some { " by the districts shown" } else { "" };
            format!("Nothing published{by} on {subject} can be shown as “{kind}”")
        }
    }
}

/// What stands above the links to charts that have figures.
pub fn ways_on(language: Language) -> &'static str {
    language.pick("有数字可看的图：", "Charts that have figures:")
}

/// What leads from there to a chart that has: its kind and what it shows.
pub fn nearest(of: Kind, subject: &str, language: Language) -> String {
    let kind = kind(of, language);
    language.pick(format!("改看{kind}：{subject}"), format!("{kind}: {}", capital(subject)))
}
