//! The words of the page around a chart: its tabs, what is said about an indicator, and what leaves the page.

use crate::data::Measure;
use crate::language::Language;

/// What is said about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What is counted, and how.
    Definition,
    /// What kind of quantity it is.
    Measure,
    /// What it is counted in.
    Unit,
    /// What it is a share or a growth of.
    Denominator,
    /// What it belongs to.
    Theme,
    /// Where it cannot be.
    Excluded,
}

/// The term for what is said.
pub fn fact(fact: Fact, language: Language) -> &'static str {
    match fact {
        Fact::Definition => language.pick("含义", "Definition"),
        Fact::Measure => language.pick("类型", "Kind of quantity"),
        Fact::Unit => language.pick("单位", "Unit"),
        Fact::Denominator => language.pick("相对于", "Relative to"),
        Fact::Theme => language.pick("主题", "Theme"),
        Fact::Excluded => language.pick("不适用", "Not applicable to"),
    }
}

/// The name of a kind of quantity.
pub fn measure(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Growth => language.pick("增速", "growth on a year earlier"),
        Measure::Share => language.pick("占比", "share of a whole"),
        Measure::Change => language.pick("占比的变化", "change of a share"),
        Measure::Rate => language.pick("完成的比例", "part done of what was to be done"),
        Measure::Count => language.pick("个数", "count"),
        Measure::Amount => language.pick("总量", "amount"),
        Measure::Rank => language.pick("名次", "place in an order"),
        Measure::Score => language.pick("评分", "score"),
    }
}

/// What opens the list of periods and lists that an indicator was published for.
pub fn published_for(language: Language) -> &'static str {
    language.pick("各区市公布过的时期与范围", "What districts published it for")
}

/// How a chart is read by keyboard.
pub fn keys(language: Language) -> &'static str {
    language.pick(
        "方向键逐条读，Home、End 到两端，回车看来源，Esc 离开。",
        "Arrow keys go from mark to mark, Home and End to the ends; Enter shows the source, Escape leaves.",
    )
}

/// Every label that the page's scripts need, by its name there.
pub fn labels(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    LABELS.iter().map(move |&(name, zh, en)| (name, language.pick(zh, en)))
}

const LABELS: [(&str, &str, &str); 34] = [
    ("chart", "图表", "Chart"),
    ("table", "数据表", "Table"),
    ("sources", "来源", "Sources"),
    ("about", "指标说明", "About"),
    ("views", "查看方式", "Ways to read it"),
    ("more", "更多选项", "More choices"),
    ("reset", "重置", "Reset"),
    ("find", "查找", "Find"),
    ("search", "查找指标", "Find an indicator"),
    ("nothing", "可选的指标中没有相符的", "No indicator that can be chosen matches"),
    ("share", "分享与下载", "Share and download"),
    ("close", "关闭", "Close"),
    ("link", "链接", "Link"),
    ("copy", "复制", "Copy"),
    ("copied", "已复制", "Copied"),
    (
        "selected",
        "浏览器不许复制：文字已选中，请手动复制",
        "The browser refuses to copy: the text is selected, copy it by hand",
    ),
    ("send", "用系统分享", "Share with an app"),
    ("embed", "嵌入网页", "Embed"),
    ("preview", "预览", "Preview"),
    ("picture", "图片", "Picture"),
    ("press", "长按图片可保存", "Long-press the picture to save it"),
    ("png", "PNG", "PNG"),
    ("png2", "PNG（两倍）", "PNG (twice as fine)"),
    ("svg", "SVG", "SVG"),
    ("data", "数据", "Data"),
    ("csv", "CSV（本图）", "CSV (this chart)"),
    ("json", "JSON（本图）", "JSON (this chart)"),
    ("everything", "全部数字（CSV）", "Every figure (CSV)"),
    ("articles", "报道", "Articles"),
    ("citation", "引用", "Citation"),
    ("sorted", "按此列排序", "sort by this column"),
    ("original", "恢复图中的次序", "the chart’s own order"),
    ("failed", "没有成功", "That failed"),
    ("preparing", "正在准备……", "Being prepared…"),
];

/// What stands above the first chart until the script has come.
pub fn loading(language: Language) -> &'static str {
    language.pick("正在载入可操作的图表……", "Loading the chart’s controls…")
}

/// What stands there where it does not come.
pub fn unloaded(language: Language) -> &'static str {
    language.pick("脚本未能载入，不能另选指标。", "The script could not be loaded: no other chart can be chosen.")
}

/// A line of facts in a file of data: `链接：…`, `Link: …`.
pub fn labelled(label: &str, text: &str, language: Language) -> String {
    language.pick(format!("{label}：{text}"), format!("{label}: {text}"))
}

/// The label of the day on which data were taken.
pub fn taken(language: Language) -> &'static str {
    language.pick("取用日期", "Accessed")
}

/// The label of what others may do with the figures.
pub fn licence(language: Language) -> &'static str {
    language.pick("数据许可", "Licence of the data")
}

/// The label of a link.
pub fn link(language: Language) -> &'static str {
    language.pick("链接", "Link")
}
