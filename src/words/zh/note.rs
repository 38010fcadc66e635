//! Remarks on marks and figures in Chinese.

use super::grammar::{differences, has, is_reported, place, places};
use super::period;
use crate::model::Note;
use crate::words::interface::{MOST_NAMED, Writer};
use crate::words::typography::spaced;

pub(super) fn note(writer: &Writer<'_>, note: &Note) -> String {
    let place = place(writer);
    let fixed = match note {
        Note::Dashed => "虚线框：不可比的数字，不参与比较和排序。",
        Note::OpenBar => "开口的条：公布的是界限（≥、> 等），不是确数。",
        Note::BrokenBar => "断开的条：数值远超其余，未按比例画。",
        Note::Ticks(statuses, is_open) => {
            let flag = if *is_open { "（带旗的表示“以上”）" } else { "" };
            let published = if is_reported(writer) { "自己公布" } else { "自己" };
            return spaced(&format!("竖线：该{place}{published}的{}{flag}。", writer.statuses(statuses, "或")));
        }
        Note::LongerTarget => "目标或预计是到更晚的时候（如全年）的，与已发生的时期不同，只供对照。",
        Note::AxisStart(value) => return format!("横轴从 {} 起。", value.text(writer.language)),
        Note::EarlierAndNow(false) => "空心：变化之前，由本期减去公布的变化推算；实心：本期。",
        Note::EarlierAndNow(true) => "空心：上年同期，由本期减去公布的变化推算；实心：本期。",
        Note::YearPassed(when, percent) => {
            let (when, percent) = (period::short(*when), percent.text(writer.language));
            return spaced(&format!(
                "竖线：{when}结束时全年已过的比例 {percent}%（推算：已过月数 ÷ 12）。各项计划各比各的，项目不同。"
            ));
        }
        Note::Data(terms, districts) if districts.is_empty() => return writer.notes(terms),
        Note::Data(terms, districts) if districts.len() > MOST_NAMED => {
            return spaced(&format!("{}{}：{}", districts.len(), places(writer), writer.notes(terms)));
        }
        Note::Data(terms, districts) => return format!("{}：{}", writer.short_list(districts), writer.notes(terms)),
        Note::SomeValues => "数值只标在有空处，全部见数据表。",
        Note::Folded => "“其他数字”：没有可比数字的，按主题折叠；数据表逐项列出，并注明来源。",
        Note::AxesDiffer(names) => return format!("两项的{}不同。", differences(writer, *names)),
        Note::OneFigure => "轴外的圈：另一项没有可比数字。",
        Note::OpenPoint => "带尖的点：公布的是界限（≥、> 等），不是确数。",
        Note::BrokenPoint => "“//”处断开：数值远超其余，未按比例画。",
        Note::MatrixNotComparable => {
            let published = if is_reported(writer) { "公布与否" } else { "有无数据" };
            let scope = &writer.description().scope.zh;
            return format!("同一指标的数字，时期和{scope}可能不同：这里只看{published}，不比大小。");
        }
        Note::ProfileStrip => {
            let (has, scope) = (has(writer), &writer.description().scope_short.zh);
            return spaced(&format!(
                "点：{has}同一指标、{scope}、时期和性质的各{place}，从小到大；大点是本地。位次只在其中排，因界限难分先后的不排。"
            ));
        }
        Note::Flags(flags) => {
            let mut text = String::new();
            for (index, flag) in flags.iter().enumerate() {
                let gap = if index == 0 { "" } else { "；" };
                text += &[gap, flag.letter(), "：", writer.words.flag(*flag)].concat();
            }
            return text + "。";
        }
        Note::Rounded(None) => "显示的是四舍五入后的数字，数据中位数更多。",
        Note::Rounded(Some(0)) => "显示的数字四舍五入到整数，数据中位数更多。",
        Note::Rounded(Some(decimals)) => {
            return format!("显示的数字保留 {decimals} 位小数，数据中位数更多。");
        }
        Note::Indented => "缩进的数值：由已公布的数字推算。",
        Note::TilesSchematic => {
            return spaced(&format!("每格一{}，大小相同，位置只是示意。", places(writer)));
        }
        Note::MapSimplified => "边界经过简化；图上写不下数字的，用方格表示。",
        Note::TileBreaks(breaks, has_negative) => {
            let negative = if *has_negative { "负值用另一种色调。" } else { "" };
            return format!("颜色分界：{}。{negative}", writer.values(breaks, "、"));
        }
        Note::CutCorner => "缺角的格：公布的是界限（≥、> 等），有颜色的按所印数字着色。",
        Note::Uncoloured => "未着色的实线格：公布的数字不止一个，不在同一档。",
        Note::SharedScale => "各格同一刻度。",
        Note::OwnScales => "各格各用刻度，高低不可互比。",
        Note::Rings(statuses) => return format!("空心圈：{}，不是已发生的数字。", writer.statuses(statuses, "或")),
        Note::NotJoined => "没有连线的点，时期长短或性质不同，不能当作升降。",
        Note::PanelAlone(panels) => {
            return format!("{}：数值远超其余，自用刻度。", writer.label_list(panels));
        }
        Note::Excerpt { shown, total } => {
            return format!("共 {total} 行，图中只画 {shown} 行：排序的两端和突出显示的；全部见数据表。");
        }
        Note::Few { shown, total } => {
            return format!("共 {total} 个，图中只画 {shown} 个，突出显示的在先；其余可另选。");
        }
        Note::LatestOnly { shown, total } => {
            return format!("共 {total} 项，图中只画 {shown} 项：同类数字只取最近的一项；全部见数据表。");
        }
        Note::ThinnedStrip(most) => {
            return format!("一行超过 {most} 个数字的，从小到大均匀取 {most} 点。");
        }
        Note::MoreInTable(more) => return format!("数据表另有 {more} 行。"),
        Note::SomeNamed => "名称只标在有空处，全部见数据表。",
        Note::TooManyTiles(total) => return format!("{total} 个方格在一屏内放不下，改用条形。"),
        Note::NamesTooLong => "名称太长，方格里放不下，改用条形。",
    };
    fixed.to_owned()
}
