//! Notices about links in Chinese.

use super::grammar::{is_reported, place, places};
use crate::model::{Notice, NoticeReason};
use crate::text::join;
use crate::words::interface::Writer;
use crate::words::typography::spaced;

pub(super) fn notice(writer: &Writer<'_>, notice: &Notice, key: &str) -> String {
    let (place, scope) = (place(writer), &writer.description().scope);
    let reason = match &notice.reason {
        NoticeReason::NotOneOf(names) => &format!("不在 {} 之中，已用默认值。", join(names, "、")),
        NoticeReason::NoIndicator => "没有这个指标，已用默认指标。",
        NoticeReason::NoDistrict => &spaced(&format!("没有这{}，已忽略。", places(writer))),
        NoticeReason::NoScope => {
            let short = &writer.description().scope_short.zh;
            &spaced(&format!("没有这{}{}，已用默认{short}。", scope.measure, scope.zh))
        }
        NoticeReason::NoPeriod => "不是时期（如 2021-01..2021-08、2021-H1、2020），已用默认时期。",
        NoticeReason::NoDigest => "不是数据摘要（八位十六进制数），已忽略。",
        NoticeReason::NewerVersion => "由更新的版本生成，未识别的部分已忽略。",
        NoticeReason::Empty => "没有值，已用默认值。",
        NoticeReason::Again => "重复出现，已用第一个值。",
        NoticeReason::NothingReported if is_reported(writer) => {
            &spaced(&format!("没有{place}公布，已改用公布最多的一项。"))
        }
        NoticeReason::NothingReported => &spaced(&format!("没有{place}有这项数据，已改用数据最多的一项。")),
        NoticeReason::UnknownDigest => "链接生成之后数据可能有过修订，改了什么无从得知；此处为现在的数据。",
    };
    format!("链接中的 {key}={}：{reason}", notice.value)
}
