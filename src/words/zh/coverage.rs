//! How many districts reported, in Chinese.

use super::grammar::differences;
use crate::model::Coverage;
use crate::words::interface::Writer;

pub(super) fn coverage(writer: &Writer<'_>, coverage: &Coverage) -> String {
    match coverage {
        Coverage::None => String::new(),
        Coverage::WholeOnly => "没有区市公布，只有全市的数字。".to_owned(),
        Coverage::Reported { reported, apart, total, is_selection, differences } => {
            let main = match (is_selection, total) {
                (true, 1) => format!("所选区市{}公布。", if *reported == 1 { "已" } else { "未" }),
                (true, total) => format!("所选 {total} 个区市中 {reported} 个公布。"),
                (false, total) => format!("{total} 个区市中 {reported} 个公布。"),
            };
            match apart {
                0 => main,
                apart => {
                    let names = self::differences(*differences);
                    format!("{main}另有 {apart} 个只公布了{names}不同的数字，单独标出，不参与比较。")
                }
            }
        }
        Coverage::Both { both, one, total, is_selection, neither } => {
            let mut text = match (is_selection, total) {
                (true, 1) => "所选区市两项都公布".to_owned(),
                (true, total) => format!("所选 {total} 个区市中 {both} 个两项都公布"),
                (false, total) => format!("{total} 个区市中 {both} 个两项都公布"),
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
            0 => format!("{districts} 个区市，{indicators} 项指标。"),
            more => format!(
                "{districts} 个区市，{drawn} 项指标有不止一个区市公布。另有 {more} 项只有一个区市公布，见数据表。"
            ),
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
            let mut text = format!("{shown}{total} 个区市中 {several} 个公布了同一口径两个以上时期的数字。");
            for (head, districts) in [("只在数据表中", single), ("未公布同口径数字", apart), ("未公布", none)]
            {
                if !districts.is_empty() {
                    text += &format!("{head}：{}。", writer.short_list(districts));
                }
            }
            text
        }
    }
}
