//! The assumptions, questions and problems of reading a table.

use crate::model::{
    Certainty, ColumnRole, ProblemAt, QuestionKind, TableAssumption, TableChoice, TableError, TableProblem,
    TableQuestion, TableReason, TableSubject,
};
use crate::words::interface::NAMED_INDICATORS;

pub(super) fn role(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Place => "地名",
        ColumnRole::Code => "地区代码",
        ColumnRole::Parent => "上级地区",
        ColumnRole::Indicator => "指标",
        ColumnRole::Period => "时期",
        ColumnRole::Value => "数值",
        ColumnRole::Unit => "单位",
        ColumnRole::Flag => "标记或备注",
        ColumnRole::Dimension => "数值的细分",
        ColumnRole::Ignored => "不读入",
    }
}

pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "确定",
        Certainty::Likely => "很可能",
        Certainty::Guess => "请核对",
    }
}

fn separator(sign: char) -> &'static str {
    match sign {
        ',' => "逗号",
        ';' => "分号",
        '\t' => "制表符",
        '|' => "竖线",
        '.' => "点",
        '\'' => "撇号",
        _ => "空格",
    }
}

fn lines(first: u32, last: u32) -> String {
    if first == last { format!("第{first}行") } else { format!("第{first}至{last}行") }
}

fn level(name: &str) -> &str {
    match name {
        "whole" => "整体",
        "region" => "上级地区",
        _ => "参与比较的地区",
    }
}

/// The statement of an assumption.
fn statement(assumption: &TableAssumption) -> String {
    let column = assumption.column;
    match (&assumption.subject, &assumption.choice) {
        (TableSubject::Encoding, TableChoice::Text(name)) => format!("编码为{name}。"),
        (TableSubject::Delimiter, TableChoice::Text(sign)) => {
            format!("单元格以{}分隔。", separator(sign.chars().next().unwrap_or(' ')))
        }
        (TableSubject::Titles, TableChoice::Lines(first, last)) => {
            format!("{}在表格上方，不作数值读入。", lines(*first, *last))
        }
        (TableSubject::Header, TableChoice::Lines(first, last)) => format!("{}为列名。", lines(*first, *last)),
        (TableSubject::Header, _) => "各列没有列名。".to_owned(),
        (TableSubject::Notes, TableChoice::Lines(first, last)) => {
            format!("{}在表格下方，不作数值读入。", lines(*first, *last))
        }
        (TableSubject::JoinedColumn, TableChoice::Count(count)) => format!("第1列由{count}列以逗号相连而成。"),
        (TableSubject::Heads, TableChoice::HeadsArePeriods) => "每个数值列是一个时期。".to_owned(),
        (TableSubject::Heads, TableChoice::HeadsArePlaces) => "每个数值列是一个地区。".to_owned(),
        (TableSubject::Heads, _) => "每个数值列是一个指标。".to_owned(),
        (TableSubject::Role, TableChoice::Role(ColumnRole::Ignored)) => format!("第{column}列不读入。"),
        (TableSubject::Role, TableChoice::Role(of)) => format!("第{column}列为{}。", role(*of)),
        (TableSubject::Numbers, TableChoice::Separators(decimal, group)) => {
            let decimal = if *decimal == ',' { "逗号" } else { "小数点" };
            match group {
                Some(group) => format!("小数以{decimal}表示，千位以{}分隔。", separator(*group)),
                None => format!("小数以{decimal}表示，千位不分隔。"),
            }
        }
        (TableSubject::Missing(sign), TableChoice::Zero) => format!("“{sign}”表示零。"),
        (TableSubject::Missing(sign), _) => format!("“{sign}”表示没有数值。"),
        (TableSubject::Flag(flag), _) => format!("数值旁的“{flag}”是标记，不属于数值。"),
        (TableSubject::Brackets, TableChoice::Minus) => "括号内的数为负数。".to_owned(),
        (TableSubject::Brackets, _) => "数值外的括号是标记。".to_owned(),
        (TableSubject::Period, TableChoice::Text(period)) => format!("未注明时期的数值属于{period}。"),
        (TableSubject::Dates, TableChoice::MonthFirst) => "日期中月在日前。".to_owned(),
        (TableSubject::Dates, _) => "日期中日在月前。".to_owned(),
        (TableSubject::Indicator, TableChoice::Text(name)) => format!("指标为“{name}”。"),
        (TableSubject::Unit(_), TableChoice::Text(unit)) => format!("单位为{unit}。"),
        (TableSubject::Unit(name), _) => format!("“{name}”的单位不详。"),
        (TableSubject::Units(names), _) => {
            let named: Vec<String> = names.iter().take(NAMED_INDICATORS).map(|name| format!("“{name}”")).collect();
            format!("{}等{}项指标的单位不详。", named.join("、"), names.len())
        }
        (TableSubject::Place, TableChoice::Text(name)) => format!("所有数值均属于{name}。"),
        (TableSubject::Language, TableChoice::Text(tag)) => format!("名称的语言为{tag}。"),
        (TableSubject::Levels, TableChoice::Levels(levels)) => {
            let parts: Vec<String> = levels.iter().map(|(name, count)| format!("{}{count}个", level(name))).collect();
            format!("地区分级：{}。", parts.join("，"))
        }
        (TableSubject::Whole(name), _) => format!("“{name}”是整体，不参与排名。"),
        (TableSubject::Aggregates, TableChoice::Count(count)) => format!("有{count}行是若干地区的合计，不参与排名。"),
        (TableSubject::SameName(name), TableChoice::Count(count)) => format!("有{count}个地区名为“{name}”。"),
        _ => String::new(),
    }
}

fn reason(reason: &TableReason) -> String {
    let text = match reason {
        TableReason::Chosen => "由您选定。",
        TableReason::Bytes => "文件字节不容他解。",
        TableReason::Plausible(next) => return format!("如此读出的文字最通顺，其次为{next}。"),
        TableReason::RowsAlike => "如此各行列数一致。",
        TableReason::Head(head) => return format!("列名为“{head}”。"),
        TableReason::Cells => "从单元格内容看出。",
        TableReason::Constant => "该列内容全部相同。",
        TableReason::SameAsColumn(column) => return format!("与第{column}列内容一致。"),
        TableReason::VariesWithinPlace => "同一地区内有不同内容。",
        TableReason::Title(line) => return format!("表格上方写有“{line}”。"),
        TableReason::FileName => "据文件名。",
        TableReason::NoOther => "所有单元格都不容他解。",
        TableReason::Against(count) => return format!("有{count}个单元格不符。"),
        TableReason::TwoReadings => "也可作另一种理解。",
        TableReason::NotSaid => "文件未说明。",
        TableReason::OtherColumns => "据其他列。",
        TableReason::Codes => "据代码。",
        TableReason::Indentation => "据名称前的空格。",
        TableReason::Sums => "有的行等于其他各行之和。",
        TableReason::Name => "据名称推断。",
        TableReason::Layout => "据所在位置推断。",
        TableReason::Convention => "统计机构通常如此使用。",
    };
    text.to_owned()
}

pub(super) fn assumption(assumption: &TableAssumption) -> String {
    statement(assumption) + &reason(&assumption.reason)
}

/// The columns of a question: all of few, the first of many.
fn columns(heads: &[String]) -> String {
    match heads {
        [] => "这些数值".to_owned(),
        [one] => format!("“{one}”的数值"),
        [first, second] => format!("“{first}”和“{second}”的数值"),
        [first, second, ..] => format!("“{first}”“{second}”等{}列的数值", heads.len()),
    }
}

pub(super) fn question(question: &TableQuestion) -> String {
    let of = columns(&question.columns);
    match question.kind {
        QuestionKind::Period => format!("{of}属于哪个时期？"),
        QuestionKind::Indicator => format!("{of}是什么指标？"),
        QuestionKind::Unit => format!("{of}以什么为单位？"),
        QuestionKind::Heads => "列名是地区还是指标？".to_owned(),
        QuestionKind::Decimal => "1,234是一千多还是一点几？小数以哪个符号表示？".to_owned(),
        QuestionKind::Place => "这些数值属于哪个地区？".to_owned(),
    }
}

pub(super) fn problem(at: &ProblemAt) -> String {
    let text = match &at.problem {
        TableProblem::NoNumber(text) => format!("“{text}”不是数字，未读入。"),
        TableProblem::Formula(text) => format!("“{text}”是公式，未读入。请将表格另存为计算结果。"),
        TableProblem::Heading(text) => format!("“{text}”没有数值，视为小标题。"),
        TableProblem::NoPeriod(text) if text.is_empty() => "没有时期，未读入。".to_owned(),
        TableProblem::NoPeriod(text) => format!("“{text}”不是1900年至2199年间的时期，未读入。"),
        TableProblem::Repeated(line, column) => format!("与第{line}行第{column}列相同，未重复读入。"),
        TableProblem::Contradicts(line, column) => {
            format!("地区、指标、时期与第{line}行第{column}列相同，数值不同，两者均保留。")
        }
        TableProblem::NoPlace => "没有地名，未读入。".to_owned(),
        TableProblem::NotOfTable(text) => format!("不属于表格：“{text}”"),
        TableProblem::RepeatedHeader => "重复的列名，未读入。".to_owned(),
    };
    match at.column {
        0 => format!("第{}行：{text}", at.line),
        column => format!("第{}行第{column}列：{text}", at.line),
    }
}

pub(super) fn error(error: &TableError) -> String {
    match error {
        TableError::Empty => "文件是空的。请重新选择文件，或粘贴表格。".to_owned(),
        TableError::TooLarge(found, most) => {
            format!("文件有{} MB，最多可读{} MB。请只保留需要的行和列，或拆分文件。", found >> 20, most >> 20)
        }
        TableError::Workbook => "这是工作簿。请将工作表另存为CSV（UTF-8），或复制单元格后粘贴。".to_owned(),
        TableError::Protected => "这个工作簿有密码保护。请打开后将工作表另存为CSV（UTF-8），再选择该文件。".to_owned(),
        TableError::OtherFile(kind) => format!("这是{kind}文件，不是文本表格。请将表格另存为CSV，或复制后粘贴。"),
        TableError::WebPage => "这是网页。请下载表格本身，或复制单元格后粘贴。".to_owned(),
        TableError::NoText => "文件内容不是文字。请将表格另存为UTF-8编码的CSV。".to_owned(),
        TableError::OneColumn => "表格只有一列。至少需要一列地名和一列数值，请检查分隔符。".to_owned(),
        TableError::NoFigures => "没有一行含有数值。请检查文件是否为表格，以及小数以哪个符号表示。".to_owned(),
        TableError::Setting(key, value, expected) => format!("设置{key}为“{value}”，应为：{expected}。"),
        TableError::Broken(what) => format!("文件已损坏：{what}。请重新保存。"),
    }
}
