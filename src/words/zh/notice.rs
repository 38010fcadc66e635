//! Notices about links in Chinese.

use crate::model::{Notice, NoticeReason};
use crate::text::join;

pub(super) fn notice(notice: &Notice, key: &str) -> String {
    let reason = match &notice.reason {
        NoticeReason::NotOneOf(names) => &format!("不在 {} 之中，已用默认值。", join(names, "、")),
        NoticeReason::NoIndicator => "没有这个指标，已用默认指标。",
        NoticeReason::NoDistrict => "没有这个区市，已忽略。",
        NoticeReason::NoScope => "没有这个项目范围，已用默认范围。",
        NoticeReason::NoPeriod => "不是时期（如 2021-01..2021-08、2021-H1、2020），已用默认时期。",
        NoticeReason::NoDigest => "不是数据摘要（八位十六进制数），已忽略。",
        NoticeReason::NewerVersion => "由更新的版本生成，未识别的部分已忽略。",
        NoticeReason::Empty => "没有值，已用默认值。",
        NoticeReason::Again => "重复出现，已用第一个值。",
        NoticeReason::NothingReported => "没有区市公布，已改用公布最多的一项。",
        NoticeReason::UnknownDigest => "链接生成之后数据可能有过修订，改了什么无从得知；此处为现在的数据。",
    };
    format!("链接中的 {key}={}：{reason}", notice.value)
}
