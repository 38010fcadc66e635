//! Collects a view and notices from the values of keys.

use crate::collect::IntoVec;
use crate::data::{Dataset, District, DistrictId, IndicatorId};
use crate::language::Language;
use crate::model::{Districts, Indicators, Key, Notice, NoticeReason, View};
use crate::period::Period;

/// A view and notices while a link is read.
pub(super) struct Reader<'d> {
    pub(super) dataset: &'d Dataset,
    pub(super) view: View,
    pub(super) notices: Vec<Notice>,
}

/// The value with a name, in any case; otherwise the permitted names.
pub(super) fn named<T: Copy>(values: &[(&'static str, T)], name: &str) -> Result<T, NoticeReason> {
    let found = values.iter().find(|value| value.0.eq_ignore_ascii_case(name));
    found.map(|value| value.1).ok_or_else(|| NoticeReason::NotOneOf(values.iter().map(|value| value.0).into_vec()))
}

impl Reader<'_> {
    pub(super) fn notice(&mut self, key: Key, value: &str, reason: NoticeReason) {
        const LONGEST: usize = 40;
        const MOST: usize = 8;
        if self.notices.len() == MOST {
            return;
        }
        let mut value: String = value.chars().filter(|c| !c.is_control()).collect();
        if let Some((end, _)) = value.char_indices().nth(LONGEST) {
            value.truncate(end);
            value.push('…');
        }
        self.notices.push(Notice { key, value, reason });
    }

    /// One indicator, or `~a~b` for a kind that compares two. Of more than the kind shows, the first are taken.
    pub(super) fn indicators(&mut self, value: &str) -> Result<(), NoticeReason> {
        let dataset = self.dataset;
        let most = if self.view.kind.indicators == Indicators::Two { 2 } else { 1 };
        let mut found = Vec::new();
        for id in value.split('~').filter(|id| !id.is_empty()).take(most) {
            let is_it = |&indicator: &IndicatorId| dataset.indicators[indicator].id.eq_ignore_ascii_case(id);
            match dataset.indicator_ids().find(is_it) {
                Some(indicator) => found.push(indicator),
                None => self.notice(Key::Indicator, id, NoticeReason::NoIndicator),
            }
        }
        if let Some(&indicator) = found.first() {
            self.view.indicator = Some(indicator);
            self.view.other = found.get(1).copied().filter(|&other| other != indicator);
        }
        Ok(())
    }

    /// One period, or `~a~b` for a kind that compares two indicators; a second period without a first is ignored. Other kinds take the
    /// first.
    pub(super) fn periods(&mut self, value: &str) -> Result<(), NoticeReason> {
        let value = value.strip_prefix("~").unwrap_or(value);
        let (first, second) = value.split_once('~').unwrap_or((value, ""));
        self.view.period = self.period(first);
        let has_two = self.view.kind.indicators == Indicators::Two && self.view.period.is_some();
        if has_two && !second.is_empty() {
            self.view.other_period = self.period(second);
        }
        Ok(())
    }

    fn period(&mut self, text: &str) -> Option<Period> {
        let period = Period::parse_link(&text.to_ascii_uppercase());
        if period.is_none() {
            self.notice(Key::Period, text, NoticeReason::NoPeriod);
        }
        period
    }

    /// `~a~b` in official order, each district once; the whole only for a kind that shows one district. Names, codes and other separators
    /// are accepted. Unknown districts give notices; without a known one the key is as if missing.
    pub(super) fn districts(&mut self, key: Key, value: &str) -> Option<Vec<DistrictId>> {
        let dataset = self.dataset;
        let takes_whole = self.view.kind.districts == Districts::One;
        let mut found = vec![false; dataset.districts.len()];
        if value.bytes().all(|byte| byte == b'~') {
            self.notice(key, value, NoticeReason::Empty);
        }
        for name in value.split(['~', '～', ',', '，', '、']).map(str::trim_ascii).filter(|name| !name.is_empty()) {
            let is_it = |district: &District| (takes_whole || district.is_district()) && has_name(district, name);
            match dataset.districts.iter().position(is_it) {
                Some(index) => found[index] = true,
                None => self.notice(key, name, NoticeReason::NoDistrict),
            }
        }
        let districts: Vec<DistrictId> = (0..found.len()).filter(|&index| found[index]).map(DistrictId).into_vec();
        (!districts.is_empty()).then_some(districts)
    }
}

/// Whether a text is a district's id, code or one of its names.
fn has_name(district: &District, text: &str) -> bool {
    let District { id, code, name, short, aliases, .. } = district;
    let names = Language::ALL.iter().flat_map(|&language| [name.get(language), short.get(language)]);
    let all = [id.as_str(), code].into_iter().chain(names).chain(aliases.iter().map(String::as_str));
    all.into_iter().any(|name| name.eq_ignore_ascii_case(text))
}
