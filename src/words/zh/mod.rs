//! Chinese.

mod grammar;
mod period;
mod title;
mod coverage;
mod phrase;
mod note;
mod notice;
mod table;
mod front;

pub(super) use front::FRONT;

use super::interface::{Words, Writer};
use super::phrase::{KindLabel, Labels, NounPhrase, PageLabels, Phrase, Punctuation};
use super::typography::spaced;
use crate::compare::CellState;
use crate::data::{DistrictId, Noun, Reporting, Scope, Source, Status};
use crate::derive::Rule;
use crate::model::{
    Certainty, ColumnName, ColumnRole, Coverage, DerivedValue, KindName, Note, Notice, Omitted, ProblemAt, Standing,
    Subject, TableAssumption, TableError, TableQuestion, Title, Topic,
};
use crate::number::{Comparator, Decimal, Figure, Flag};
use crate::period::Period;
use crate::text::join;

/// Chinese in simplified characters.
pub(super) struct Zh;

static PUNCTUATION: Punctuation = Punctuation {
    comma: "，",
    semicolon: "；",
    colon: "：",
    stop: "。",
    stop_and_gap: "。",
    sentence_gap: "",
    and: "、",
    brackets: ["（", "）"],
};

impl Words for Zh {
    fn column_role(&self, role: ColumnRole) -> &'static str {
        table::role(role)
    }

    fn table_certainty(&self, certainty: Certainty) -> &'static str {
        table::certainty(certainty)
    }

    fn table_assumption(&self, assumption: &TableAssumption) -> String {
        table::assumption(assumption)
    }

    fn table_question(&self, question: &TableQuestion) -> String {
        table::question(question)
    }

    fn table_problem(&self, problem: &ProblemAt) -> String {
        table::problem(problem)
    }

    fn table_error(&self, error: &TableError) -> String {
        table::error(error)
    }

    fn title(&self, writer: &Writer<'_>, title: &Title) -> String {
        title::title(writer, title)
    }

    fn profile_subtitle(&self, writer: &Writer<'_>, name: &str) -> String {
        let published = if grammar::is_reported(writer) { "公布" } else { "" };
        spaced(&format!("{name}{published}的全部数字"))
    }

    fn coverage(&self, writer: &Writer<'_>, coverage: &Coverage) -> String {
        coverage::coverage(writer, coverage)
    }

    fn note(&self, writer: &Writer<'_>, note: &Note) -> String {
        note::note(writer, note)
    }

    fn column(&self, writer: &Writer<'_>, column: &ColumnName) -> String {
        phrase::column(writer, column)
    }

    fn phrase(&self, phrase: Phrase) -> &'static str {
        phrase::phrase(phrase)
    }

    fn noun_phrase(&self, writer: &Writer<'_>, phrase: NounPhrase) -> String {
        phrase::noun_phrase(writer, phrase)
    }

    fn labels(&self) -> &'static Labels {
        &phrase::LABELS
    }

    fn page_labels(&self) -> &'static PageLabels {
        &phrase::PAGE_LABELS
    }

    fn punctuation(&self) -> &'static Punctuation {
        &PUNCTUATION
    }

    fn kinds(&self) -> &'static [(KindName, KindLabel)] {
        &phrase::KINDS
    }

    fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Actual => "实际",
            Status::Forecast => "预计",
            Status::Target => "目标",
            Status::Plan => "计划",
        }
    }

    fn flag(&self, flag: Flag) -> &'static str {
        match flag {
            Flag::Provisional => "初步数",
            Flag::Estimated => "估计数",
            Flag::Break => "口径有变",
        }
    }

    fn absent(&self, state: CellState, reporting: Reporting) -> &'static str {
        match (state, reporting) {
            (CellState::NotApplicable, _) => "不适用",
            (CellState::Apart, Reporting::Reported) => "未公布同口径数字",
            (CellState::Apart, Reporting::Present) => "没有同口径数字",
            (CellState::Value | CellState::Zero | CellState::NotReported, Reporting::Reported) => "未公布",
            (CellState::Value | CellState::Zero | CellState::NotReported, Reporting::Present) => "没有数据",
        }
    }

    fn published_as(&self) -> [&'static str; 3] {
        ["实际数", "只有目标、预计或计划", "两者都有"]
    }

    fn bound(&self, comparator: Comparator) -> &'static str {
        match comparator {
            Comparator::Eq => "",
            Comparator::Ge => "不低于 ",
            Comparator::Gt => "超过 ",
            Comparator::Le => "不高于 ",
            Comparator::Lt => "不足 ",
            Comparator::Approx => "约 ",
        }
    }

    fn percentage_points(&self) -> &'static str {
        "个百分点"
    }

    fn to(&self) -> &'static str {
        " 到 "
    }

    fn tidy(&self, text: &str) -> String {
        spaced(text)
    }

    fn list(&self, names: &[String]) -> String {
        join(names, "、")
    }

    fn list_of_more(&self, names: &[String], _: usize, total: usize) -> String {
        format!("{}等 {total} 个", join(names, "、"))
    }

    fn not_shown(&self, _: &Writer<'_>, omitted: Omitted) -> String {
        match omitted {
            Omitted::Places(first, last) if first == last => format!("第 {first} 位未画出"),
            Omitted::Places(first, last) => format!("第 {first} 至 {last} 位未画出"),
            Omitted::Rows(count) => format!("{count} 个未画出"),
            Omitted::WithoutFigure(count) => format!("{count} 个没有可比数字，未画出"),
        }
    }

    fn subject(&self, writer: &Writer<'_>, subject: Subject) -> String {
        let name = writer.indicator_name(subject.indicator);
        let Scope::List(list) = subject.scope else { return name.to_owned() };
        let list = writer.term(list);
        // 重点项目 and 项目数 are 重点项目数.
        let shared = if list.ends_with("项目") { "项目" } else { "" };
        spaced(&[list, name.strip_prefix(shared).unwrap_or(name)].concat())
    }

    fn row_name<'d>(&self, writer: &Writer<'d>, district: DistrictId) -> &'d str {
        writer.name(district)
    }

    fn period(&self, period: Period) -> String {
        period::long(period)
    }

    fn period_short(&self, period: Period) -> String {
        period::short(period)
    }

    fn date(&self, published: Period) -> String {
        period::short(published)
    }

    fn published_rank(&self, digits: &str) -> String {
        format!("第 {digits} 名")
    }

    fn standing(&self, Standing { rank, total, is_joint }: Standing) -> String {
        let joint = if is_joint { "并列" } else { "" };
        format!("{joint}第 {rank}（共 {total}）")
    }

    fn change(&self, change: Decimal, quantity: &str, digits: &str) -> [String; 3] {
        let verb = match () {
            () if quantity.is_empty() => "持平",
            () if change.is_negative() => "降低 ",
            () => "提高 ",
        };
        [spaced(&[verb, quantity].concat()), digits.to_owned(), digits.to_owned()]
    }

    fn change_unknown(&self, reporting: Reporting) -> &'static str {
        match reporting {
            Reporting::Reported => "未公布变化",
            Reporting::Present => "变化不详",
        }
    }

    fn against_target(&self, rule: Rule, figure: Figure, is_reached: Option<bool>, digits: &str) -> String {
        match (rule, is_reached) {
            (_, Some(true)) if figure.comparator != Comparator::Eq => "已达到".to_owned(),
            (_, Some(false)) if figure.comparator != Comparator::Eq => "未达到".to_owned(),
            (_, None) if figure.comparator != Comparator::Eq => String::new(),
            (Rule::Completion, _) => format!("完成 {digits}%"),
            _ if figure.value.is_zero() => "刚好达到".to_owned(),
            _ if figure.value.is_negative() => format!("差 {digits} 个百分点"),
            _ => format!("高出 {digits} 个百分点"),
        }
    }

    fn year_passed(&self, percent: &str) -> [String; 3] {
        [format!("竖线：全年已过 {percent}%"), format!("竖线：{percent}%"), String::new()]
    }

    fn derived_name(&self, value: &DerivedValue) -> String {
        match value.rule {
            Rule::Previous if value.is_year_earlier => "上年同期".to_owned(),
            Rule::Previous => "变化之前".to_owned(),
            Rule::Margin => format!("与{}之差", self.status(value.inputs[1].2)),
            Rule::Completion => "完成率".to_owned(),
            Rule::Average => "平均每个".to_owned(),
        }
    }

    fn derived_prefix(&self) -> &'static str {
        "推算："
    }

    fn derived(&self, name: &str, quantity: &str, arithmetic: &str) -> String {
        spaced(&format!("{name} {quantity}（{arithmetic}）"))
    }

    fn clause_end(&self) -> &'static str {
        "，"
    }

    fn folded(&self, theme: &str, count: usize) -> String {
        format!("{theme}：另有 {count} 项，见数据表")
    }

    fn counted_name<'n>(&self, _: &'n str) -> Option<&'n str> {
        None
    }

    fn also_printed(&self, shown: &str, printed: &str) -> String {
        spaced(&format!("{shown}（原文：{printed}）"))
    }

    fn average_of(&self, digits: &str, each: &str, money: &str) -> String {
        format!("{digits} {money}/{each}")
    }

    fn head(&self, name: &str, unit: &str) -> String {
        format!("{name}（{unit}）")
    }

    fn indicator_in(&self, indicator: &str, district: &str) -> String {
        format!("{indicator}，{district}")
    }

    fn matrix_cell(&self, district: &str, indicator: &str, text: &str) -> String {
        spaced(&format!("{district}，{indicator}：{text}"))
    }

    fn nearest(&self, writer: &Writer<'_>, kind: KindName, topic: &Topic) -> String {
        format!("改看{}：{}", writer.kind(kind), writer.topic(topic))
    }

    fn counted(&self, name: &str, reported: usize, total: usize) -> String {
        format!("{name}（{reported}/{total}）")
    }

    fn instead(&self, indicator: &str) -> String {
        format!("改看{indicator}")
    }

    fn others(&self, count: usize) -> String {
        format!("另有 {count} 项")
    }

    fn only(&self, district: &str) -> String {
        format!("只看{district}")
    }

    fn publication(&self, writer: &Writer<'_>, source: &Source) -> String {
        let mut text = writer.publisher(source).to_owned();
        if let Some(published) = source.published {
            text += &[" ", &self.date(published)].concat();
        }
        if !source.pages.is_empty() {
            text += &format!(" 第 {} 版", source.pages);
        }
        text
    }

    fn sources(&self, publications: &[String]) -> String {
        format!("来源：{}", join(publications, "；"))
    }

    fn lines(&self, numbers: &str, _: bool) -> String {
        format!("第 {numbers} 行")
    }

    fn headline(&self, source: &Source) -> String {
        source.title.zh.clone()
    }

    fn cited(&self, title: &str, location: &str) -> String {
        format!("{title}。{location}。")
    }

    fn figures_from(&self, count: usize) -> String {
        format!("此图用到 {count} 个数字")
    }

    fn leads_to_sources(&self, writer: &Writer<'_>) -> String {
        let source = &writer.dataset.description().source;
        match writer.dataset.sources.len() {
            0 => "全部数字：".to_owned(),
            number => format!("数字出自{}{}{}，逐条可查：", grammar::count(number), source.measure, source.zh),
        }
    }

    fn searched(&self, source: &Noun, sources: usize) -> String {
        let Noun { measure, zh, .. } = source;
        let (number, all) = (grammar::count(sources), if sources == 1 { "" } else { "都" });
        spaced(&format!("{number}{measure}{zh}中{all}没有这个数字。"))
    }

    fn notice(&self, writer: &Writer<'_>, notice: &Notice, key: &str) -> String {
        notice::notice(writer, notice, key)
    }

    fn added(&self) -> &'static str {
        "新增 "
    }

    fn withdrawn(&self) -> &'static str {
        "撤回 "
    }
}
