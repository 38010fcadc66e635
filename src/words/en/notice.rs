//! Notices about links in English.

use crate::model::{Notice, NoticeReason};
use crate::text::join;

pub(super) fn notice(notice: &Notice, key: &str) -> String {
    let reason = match &notice.reason {
        NoticeReason::NotOneOf(names) => &format!("it is none of {}; the default is shown.", join(names, ", ")),
        NoticeReason::NoIndicator => "there is no such indicator; the default is shown.",
        NoticeReason::NoDistrict => "there is no such district; it is left out.",
        NoticeReason::NoScope => "there is no such list of projects; the default is shown.",
        NoticeReason::NoPeriod => "it is no period such as 2021-01..2021-08, 2021-H1 or 2020; the default is shown.",
        NoticeReason::NoDigest => "it is no digest of eight hexadecimal digits; it is left out.",
        NoticeReason::NewerVersion => "it was made by a later version; what is not known here is left out.",
        NoticeReason::Empty => "it has no value; the default is shown.",
        NoticeReason::Again => "it stands there twice; the first is taken.",
        NoticeReason::NothingReported => "no district published that; what most published is shown.",
        NoticeReason::UnknownDigest => {
            "the figures may have been revised since; what changed is not known, and these are the present ones."
        }
    };
    format!("{key}={} in the link: {reason}", notice.value)
}
