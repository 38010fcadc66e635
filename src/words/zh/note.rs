//! Remarks on marks and figures in Chinese.

use super::grammar::differences;
use super::period;
use crate::model::Note;
use crate::words::interface::Writer;
use crate::words::typography::spaced;

pub(super) fn note(writer: &Writer<'_>, note: &Note) -> String {
    let fixed = match note {
        Note::Dashed => "虚线框：不可比的数字，不参与比较和排序。",
        Note::OpenBar => "开口的条：公布的是界限（≥、> 等），不是确数。",
        Note::BrokenBar => "断开的条：数值远超其余，未按比例画。",
        Note::Ticks(statuses, is_open) => {
            let flag = if *is_open { "（带旗的表示“以上”）" } else { "" };
            return format!("竖线：该区市自己公布的{}{flag}。", writer.statuses(statuses, "或"));
        }
        Note::LongerTarget => "目标或预计是到更晚的时候（如全年）的，与已发生的时期不同，只供对照。",
        Note::AxisStart(value) => return format!("横轴从 {} 起。", value.text(writer.language)),
        Note::EarlierAndNow => "空心：上年同期，由本期减去公布的变化推算；实心：本期。",
        Note::YearPassed(when, percent) => {
            let (when, percent) = (period::short(*when), percent.text(writer.language));
            return spaced(&format!(
                "竖线：{when}结束时全年已过的比例 {percent}%（推算：已过月数 ÷ 12）。各项计划各比各的，项目不同。"
            ));
        }
        Note::Data(term, districts) => return format!("{}：{}", writer.short_list(districts), writer.term(*term)),
        Note::AxesDiffer(names) => return format!("两项的{}不同。", differences(*names)),
        Note::OneFigure => "轴外的圈：另一项没有可比数字。",
        Note::OpenPoint => "带尖的点：公布的是界限（≥、> 等），不是确数。",
        Note::BrokenPoint => "“//”处断开：数值远超其余，未按比例画。",
        Note::MatrixNotComparable => "同一指标的数字，时期和项目范围可能不同：这里只看公布与否，不比大小。",
        Note::ProfileStrip => {
            "点：公布同一指标、范围、时期和性质的各区市，从小到大；大点是本地。位次只在其中排，界限使先后不定的不排。"
        }
        Note::Indented => "缩进的数值：由已公布的数字推算。",
        Note::TilesSchematic => "每格一个区市，大小相同，位置只是示意。",
        Note::TileBreaks(breaks, has_negative) => {
            let negative = if *has_negative { "橙色为负值。" } else { "" };
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
