//! The words of the page's controls.

use crate::language::Language;
use crate::link::{Order, Scaling, Theme};

/// A control of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The kind of chart.
    Kind,
    /// The district that is shown.
    District,
    /// What is compared.
    Indicator,
    /// What it is held against.
    Other,
    /// Whether it happened, is expected, or is wanted.
    Status,
    /// The districts that are shown.
    Districts,
    /// The districts that are highlighted.
    Highlight,
    /// The period.
    Period,
    /// The list of projects.
    Scope,
    /// The order of the districts.
    Order,
    /// Whether small multiples share a scale.
    Scaling,
    /// The language.
    Language,
    /// Light or dark.
    Theme,
}

/// The label of a control.
pub fn control(control: Control, language: Language) -> &'static str {
    match control {
        Control::Kind => language.pick("图", "Chart"),
        Control::District => language.pick("区市", "District"),
        Control::Indicator => language.pick("指标", "Indicator"),
        Control::Other => language.pick("对照", "Held against"),
        Control::Status => language.pick("性质", "Status"),
        Control::Districts => language.pick("显示的区市", "Districts shown"),
        Control::Highlight => language.pick("突出显示", "Highlighted"),
        Control::Period => language.pick("时期", "Period"),
        Control::Scope => language.pick("范围", "Projects"),
        Control::Order => language.pick("排序", "Order"),
        Control::Scaling => language.pick("刻度", "Scale"),
        Control::Language => language.pick("语言", "Language"),
        Control::Theme => language.pick("外观", "Appearance"),
    }
}

/// A choice with what must be known of it: why it cannot be taken, or where it leads.
pub fn because(label: &str, reason: &str, language: Language) -> String {
    language.pick(format!("{label}（{reason}）"), format!("{label} ({reason})"))
}

/// That a kind of chart opens with another indicator than the one shown.
pub fn instead(indicator: &str, language: Language) -> String {
    language.pick(format!("改看{indicator}"), format!("of {indicator}"))
}

/// That there are no figures for a kind of chart.
pub fn nowhere(language: Language) -> &'static str {
    language.pick("没有这类数字", "no such figures")
}

/// That a choice cannot be had together with the others.
pub fn unfit(language: Language) -> &'static str {
    language.pick("与其他选择不合", "not with these choices")
}

/// That a kind of chart cannot show an indicator.
pub fn wrong_kind(language: Language) -> &'static str {
    language.pick("不能作这种图", "not for this kind of chart")
}

/// That two indicators cannot be held against each other.
pub fn unshared(language: Language) -> &'static str {
    language.pick("没有区市两项都公布", "no district reported both")
}

/// How many more indicators there are.
pub fn others(count: usize, language: Language) -> String {
    language.pick(format!("另有 {count} 项"), format!("{count} more"))
}

/// The choice of one district alone.
pub fn only(district: &str, language: Language) -> String {
    language.pick(format!("只看{district}"), format!("Only {district}"))
}

/// The choice of every district.
pub fn all_districts(language: Language) -> &'static str {
    language.pick("全部", "All")
}

/// The choice of the districts that reported.
pub fn only_reported(language: Language) -> &'static str {
    language.pick("只看已公布的", "Only those that reported")
}

/// The choice of every list of projects at once.
pub fn all_lists(language: Language) -> &'static str {
    language.pick("全部范围", "All lists")
}

/// The name of an order.
pub fn order_name(order: Order, language: Language) -> &'static str {
    match order {
        Order::Value => language.pick("按数值", "By value"),
        Order::Official => language.pick("按区划顺序", "Official order"),
        Order::Name => language.pick("按名称（拼音）", "By name"),
    }
}

/// The name of a way to scale small multiples.
pub fn scaling_name(scaling: Scaling, language: Language) -> &'static str {
    match scaling {
        Scaling::One => language.pick("各区市同一刻度", "One for all"),
        Scaling::Own => language.pick("各用各的刻度", "Each its own"),
    }
}

/// The name of a theme; none is the reader's system's.
pub fn theme_name(theme: Option<Theme>, language: Language) -> &'static str {
    match theme {
        None => language.pick("自动", "Auto"),
        Some(Theme::Light) => language.pick("浅色", "Light"),
        Some(Theme::Dark) => language.pick("深色", "Dark"),
    }
}

/// A way to put a chart into a page of somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An iframe of a height that stays.
    Frame,
    /// A link that a script turns into an iframe as high as its chart.
    Link,
    /// The custom element.
    Element,
    /// A picture.
    Picture,
}

impl Way {
    /// Each with its name.
    pub const ALL: [(&'static str, Way); 4] =
        [("frame", Way::Frame), ("link", Way::Link), ("element", Way::Element), ("picture", Way::Picture)];
}

/// What a way to embed a chart is, and for which hosts.
pub fn way(way: Way, language: Language) -> &'static str {
    match way {
        Way::Frame => {
            language.pick("框架：几乎所有网站都可用，高度固定", "Frame, of fixed height: nearly every site takes it")
        }
        Way::Link => language.pick(
            "链接加脚本：高度自适应；脚本不可用时保留链接",
            "Link with a script: as high as the chart; without the script a link",
        ),
        Way::Element => language.pick("网页组件：直接画在页面里", "Element: drawn in the page itself"),
        Way::Picture => {
            language.pick("图片：给不允许脚本和框架的网站", "Picture: for sites without scripts and frames")
        }
    }
}

/// What leads from an embedded chart to the page where more can be chosen.
pub fn full_chart(language: Language) -> &'static str {
    language.pick("打开完整图表", "Open the full chart")
}
