//! Fixed phrases, and the names of columns and kinds, in Chinese.

use super::grammar::{is_reported, place};
use crate::data::Measure;
use crate::kinds::KINDS as ALL_KINDS;
use crate::model::{ColumnName, KindName, Order, Scaling, Theme};
use crate::words::interface::Writer;
use crate::words::phrase::{Control, EmbedMethod, Fact, KindLabel, Labels, NounPhrase, PageLabels, Phrase};
use crate::words::typography::spaced;

/// The names of the kinds of chart.
pub(super) static KINDS: [(KindName, KindLabel); ALL_KINDS.len()] = [
    ("rank", KindLabel::Fixed("排名")),
    ("target", KindLabel::Fixed("对照目标")),
    ("change", KindLabel::Fixed("前后变化")),
    ("pair", KindLabel::Fixed("两项对照")),
    ("progress", KindLabel::Fixed("计划进度")),
    ("size", KindLabel::Fixed("数量与规模")),
    ("coverage", KindLabel::Noun(NounPhrase::KindOfCoverage)),
    ("profile", KindLabel::Noun(NounPhrase::KindOfProfile)),
    ("tiles", KindLabel::Fixed("方格地图")),
    ("trend", KindLabel::Fixed("各期走势")),
    ("projects", KindLabel::Fixed("单个项目")),
];

pub(super) static LABELS: Labels = Labels {
    sources: "来源",
    close: "关闭",
    copy: "复制",
    copied: "已复制",
    selected: "浏览器不许复制：文字已选中，请手动复制",
    citation: "引用",
    sorted: "按此列排序",
    original: "恢复图中的次序",
};

pub(super) static PAGE_LABELS: PageLabels = PageLabels {
    chart: "图表",
    table: "数据表",
    about: "指标说明",
    views: "查看方式",
    more: "更多选项",
    reset: "重置",
    find: "查找",
    search: "查找指标",
    nothing: "没有相符的可选项",
    share: "分享与下载",
    link: "链接",
    private: "此副本没有公开网址，别人打不开它所在的位置。",
    send: "用系统分享",
    embed: "嵌入网页",
    preview: "预览",
    picture: "图片",
    press: "长按图片可保存",
    masked: "此浏览器不让网页读取图片的像素，存成 PNG 只会是杂色；请存 SVG，图是同一幅。",
    png: "PNG",
    png2: "PNG（两倍）",
    svg: "SVG",
    data: "数据",
    csv: "CSV（本图）",
    json: "JSON（本图）",
    zip: "CSV 及说明（ZIP）",
    everything: "全部数字（CSV）",
    failed: "未成功",
    preparing: "正在准备……",
};

pub(super) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Source => "来源",
        Phrase::Folded => "其他数字，见数据表",
        Phrase::TableLabel => "数据表",
        Phrase::FullChart => "打开完整图表",
        Phrase::MoreRows => "另有 {} 行，打开完整图表查看",
        Phrase::KeyboardHelp => "方向键逐条读，Home、End 到两端，回车看来源，Esc 离开。",
        Phrase::Licence => "数据许可",
        Phrase::WaysOn => "有数字可看的图：",
        Phrase::SinceLink => "链接生成之后：",
        Phrase::MoreChanged => "此处还有其他数字变动。",
        Phrase::NoneChangedHere => "链接生成之后数据有变动，但此处的数字未变。",
        Phrase::FullYear => "全年",
        Phrase::ByPeriod => "，各时期",
        Phrase::Fact(fact) => self::fact(fact),
        Phrase::Measure(measure) => self::measure(measure),
        Phrase::Order(Order::Value) => "按数值",
        Phrase::Order(Order::Official) => "按区划顺序",
        Phrase::Order(Order::Name) => "按名称（拼音）",
        Phrase::Theme(None) => "自动",
        Phrase::Theme(Some(Theme::Light)) => "浅色",
        Phrase::Theme(Some(Theme::Dark)) => "深色",
        Phrase::AllDistricts => "全部",
        Phrase::NoSuchFigures => "没有这类数字",
        Phrase::NotWithTheseChoices => "与其他选择不合",
        Phrase::NotForThisKind => "不能作这种图",
        Phrase::EmbedMethod(EmbedMethod::Frame) => "框架：几乎所有网站都可用，高度固定",
        Phrase::EmbedMethod(EmbedMethod::Link) => "链接加脚本：高度自适应；脚本不可用时保留链接",
        Phrase::EmbedMethod(EmbedMethod::Element) => "网页组件：直接画在页面里",
        Phrase::EmbedMethod(EmbedMethod::Picture) => "图片：给不允许脚本和框架的网站",
        Phrase::Loading => "正在载入可操作的图表……",
        Phrase::NotLoaded => "脚本未能载入，不能另选指标。",
        Phrase::Accessed => "取用日期",
        Phrase::DigestOfPage => "本页的 SHA-256（此处留空时）",
        Phrase::DigestOfData => "数据文件的 SHA-256",
    }
}

pub(super) fn noun_phrase(writer: &Writer<'_>, phrase: NounPhrase) -> String {
    spaced(&unspaced(writer, phrase))
}

fn unspaced(writer: &Writer<'_>, phrase: NounPhrase) -> String {
    let description = writer.description();
    let (place, scope, source) = (place(writer), &description.scope_short.zh, &description.source);
    let is_reported = is_reported(writer);
    let fixed = match phrase {
        NounPhrase::WholeDistrict => return format!("全{place}"),
        NounPhrase::OtherList => return format!("{scope}不同"),
        NounPhrase::Standouts => "突出之处",
        NounPhrase::CoverageSubtitle if is_reported => return format!("各{place}公布了哪些指标"),
        NounPhrase::CoverageSubtitle => return format!("各{place}有哪些指标的数据"),
        NounPhrase::Implied => "文中以文字表述，没有数字。",
        NounPhrase::OnlyReported if is_reported => "只看已公布的",
        NounPhrase::OnlyReported => "只看有数据的",
        NounPhrase::AllLists => return format!("全部{scope}"),
        NounPhrase::NoneReportedBoth if is_reported => return format!("没有{place}两项都公布"),
        NounPhrase::NoneReportedBoth => return format!("没有{place}两项都有"),
        NounPhrase::PublishedFor if is_reported => return format!("各{place}公布过的时期与{scope}"),
        NounPhrase::PublishedFor => return format!("各{place}有数据的时期与{scope}"),
        NounPhrase::Sources => &source.zh,
        NounPhrase::KindOfProfile => "一地概览",
        NounPhrase::KindOfCoverage if is_reported => "谁公布了什么",
        NounPhrase::KindOfCoverage => "哪里有什么数据",
        NounPhrase::Control(Control::District) => place,
        NounPhrase::Control(Control::Districts) => return format!("显示的{place}"),
        NounPhrase::Control(Control::Scope) => scope,
        NounPhrase::Control(control) => self::control(control),
        NounPhrase::Scaling(Scaling::One) => return format!("各{place}同一刻度"),
        NounPhrase::Scaling(Scaling::Own) => "各用各的刻度",
    };
    fixed.to_owned()
}

/// The label of a control without a noun of the package.
fn control(control: Control) -> &'static str {
    match control {
        Control::Kind => "图",
        Control::District | Control::Districts | Control::Scope => "",
        Control::Indicator => "指标",
        Control::Other => "对照",
        Control::Status => "性质",
        Control::Highlight => "突出显示",
        Control::Period => "时期",
        Control::Order => "排序",
        Control::Scaling => "刻度",
        Control::Language => "语言",
        Control::Theme => "外观",
    }
}

fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Definition => "含义",
        Fact::Measure => "类型",
        Fact::Unit => "单位",
        Fact::Denominator => "相对于",
        Fact::Theme => "主题",
        Fact::Excluded => "不适用",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Growth => "增速",
        Measure::Share => "占比",
        Measure::Change => "占比的变化",
        Measure::Rate => "完成的比例",
        Measure::Ratio => "比率",
        Measure::Count => "个数",
        Measure::Amount => "总量",
        Measure::Mean => "平均值",
        Measure::Index => "指数",
        Measure::Rank => "名次",
        Measure::Score => "评分",
    }
}

pub(super) fn column(writer: &Writer<'_>, column: &ColumnName) -> String {
    let fixed = match column {
        ColumnName::District => place(writer),
        ColumnName::Project => "项目",
        ColumnName::Subject(subject) => return writer.subject(*subject),
        ColumnName::AlsoPublished if is_reported(writer) => "另公布（不比较）",
        ColumnName::AlsoPublished => "其他数据（不比较）",
        ColumnName::AgainstTarget => "对照目标或预计（推算）",
        ColumnName::Earlier(true) => "上年同期（推算）",
        ColumnName::Earlier(false) => "变化之前（推算）",
        ColumnName::Change => "变化",
        ColumnName::ListOfProjects => &writer.description().scope.zh,
        ColumnName::YearPassed => "全年已过（推算）",
        ColumnName::Value => "数值",
        ColumnName::OneDistrict(district) => writer.name(*district),
        ColumnName::Indicator => "指标",
        ColumnName::Average => "平均规模，推算",
        ColumnName::List => &writer.description().scope_short.zh,
        ColumnName::PeriodAndStatus => "时期和性质",
        ColumnName::Rank => "位次",
        ColumnName::Period => "时期",
        ColumnName::Status => "性质",
    };
    fixed.to_owned()
}
