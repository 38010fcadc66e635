//! Notices about links in English.

use super::grammar::{is_reported, place};
use crate::model::{Notice, NoticeReason};
use crate::text::join;
use crate::words::interface::Writer;

pub(super) fn notice(writer: &Writer<'_>, notice: &Notice, key: &str) -> String {
    let (one, scope) = (&place(writer).one, &writer.description().scope.one);
    let reason = match &notice.reason {
        NoticeReason::NotOneOf(names) => &format!("it is none of {}; the default is shown.", join(names, ", ")),
        NoticeReason::NoIndicator => "there is no such indicator; the default is shown.",
        NoticeReason::NoDistrict => &format!("there is no such {one}; it is left out."),
        NoticeReason::NoScope => &format!("there is no such {scope}; the default is shown."),
        NoticeReason::NoPeriod => "it is no period such as 2021-01..2021-08, 2021-H1 or 2020; the default is shown.",
        NoticeReason::NoDigest => "it is no digest of eight hexadecimal digits; it is left out.",
        NoticeReason::NewerVersion => "it was made by a later version; what is not known here is left out.",
        NoticeReason::Empty => "it has no value; the default is shown.",
        NoticeReason::Again => "it stands there twice; the first is taken.",
        NoticeReason::NothingReported if is_reported(writer) => {
            &format!("no {one} published that; what most published is shown.")
        }
        NoticeReason::NothingReported => &format!("no {one} has that; what most have is shown."),
        NoticeReason::UnknownDigest => {
            "the figures may have been revised since; what changed is not known, and these are the present ones."
        }
    };
    format!("{key}={} in the link: {reason}", notice.value)
}
