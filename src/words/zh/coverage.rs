//! How many districts reported, in Chinese.

use super::grammar::{differences, is_reported, place, places};
use crate::compare::CellState;
use crate::model::Coverage;
use crate::words::interface::Writer;
use crate::words::typography::spaced;

pub(super) fn coverage(writer: &Writer<'_>, coverage: &Coverage) -> String {
    spaced(&unspaced(writer, coverage))
}

fn unspaced(writer: &Writer<'_>, coverage: &Coverage) -> String {
    let (place, places) = (place(writer), places(writer));
    // 公布, 有数据; 两项都公布, 两项都有.
    let is_reported = is_reported(writer);
    let (reported, both_reported) =
        if is_reported { ("公布", "两项都公布") } else { ("有数据", "两项都有") };
    let absent = if is_reported { "未公布" } else { "没有数据" };
    match coverage {
        Coverage::None => String::new(),
        Coverage::WholeOnly => {
            let whole = writer.description().whole.get(writer.language);
            format!("没有{place}{reported}，只有{whole}的数字。")
        }
        Coverage::Reported { reported: count, apart, total, is_selection, differences } => {
            let main = match (is_selection, total) {
                (true, 1) if *count != 1 => format!("所选{place}{absent}。"),
                (true, 1) => format!("所选{place}{}{reported}。", if is_reported { "已" } else { "" }),
                (true, total) => format!("所选 {total} {places}中 {count} 个{reported}。"),
                (false, total) => format!("{total} {places}中 {count} 个{reported}。"),
            };
            match apart {
                0 => main,
                apart => {
                    let names = self::differences(writer, *differences);
                    let only = if is_reported { "只公布了" } else { "只有" };
                    format!("{main}另有 {apart} 个{only}{names}不同的数字，单独标出，不参与比较。")
                }
            }
        }
        Coverage::Both { both, one, total, is_selection, neither } => {
            let mut text = match (is_selection, total) {
                (true, 1) => format!("所选{place}{both_reported}"),
                (true, total) => format!("所选 {total} {places}中 {both} 个{both_reported}"),
                (false, total) => format!("{total} {places}中 {both} 个{both_reported}"),
            };
            if *one > 0 {
                text += &format!("，{one} 个只有一项可比");
            }
            if !neither.is_empty() {
                text += &format!("；没有可比数字的：{}", writer.short_list(neither));
            }
            text + "。"
        }
        Coverage::Matrix { indicators, drawn, districts } => match indicators - drawn {
            0 => format!("{districts} {places}，{indicators} 项指标。"),
            more => {
                let only = if is_reported { "公布" } else { "有" };
                format!(
                    "{districts} {places}，{drawn} 项指标有不止一{places}{reported}。另有 {more} 项只有一{places}{only}，见数据表。"
                )
            }
        },
        Coverage::Profile { own, compared, projects, derived } => {
            let mut text = format!("{own} 项数据");
            if *compared > 0 {
                text += &format!("，其中 {compared} 项可比");
            }
            if *projects > 0 {
                text += &format!("；另有单个项目的 {projects} 项");
            }
            if *derived > 0 {
                text += &format!("；推算 {derived} 项");
            }
            text + "。"
        }
        Coverage::Trend { several, total, is_selection, single, apart, none } => {
            let shown = if *is_selection { "所选 " } else { "" };
            let published = if is_reported { "公布了" } else { "有" };
            let mut text = format!("{shown}{total} {places}中 {several} 个{published}同一口径两个以上时期的数字。");
            let no_comparable = writer.words.absent(CellState::Apart, writer.description().reporting);
            for (head, districts) in [("只在数据表中", single), (no_comparable, apart), (absent, none)] {
                if !districts.is_empty() {
                    text += &format!("{head}：{}。", writer.short_list(districts));
                }
            }
            text
        }
    }
}
