//! The form of a page: its fields, and the link that a choice leads to.

use super::axes;
use super::field::FormField;
use super::options;
use crate::data::{Dataset, DistrictId};
use crate::kinds::{is_available, nearest, shown_districts};
use crate::link::{KEYS, LinkForm, key_text};
use crate::model::{Districts, Indicators, Key, MAX_NAMED, View};
use crate::sort;
use crate::words::{Control, NounPhrase, writer};

/// The name of the field of a second indicator; in a link both indicators are in one key.
const OTHER: &str = "other";

/// The fields of a view. A field with fewer than two options that can be chosen is left out, but for indicators, which say how many cannot
/// be chosen.
pub fn fields(dataset: &Dataset, view: &View) -> Vec<FormField> {
    let named = |key, control, options| FormField {
        key,
        label: writer(dataset, view.language).noun_phrase(NounPhrase::Control(control)),
        options,
        is_multiple: false,
        shortcuts: Vec::new(),
    };
    let field = |key, control, options| named(key_text(key), control, options);
    let mut fields = vec![field(Key::Kind, Control::Kind, options::kinds(dataset, view))];
    if view.kind.indicators != Indicators::All {
        fields.extend([
            field(Key::Indicator, Control::Indicator, options::indicators(dataset, view)),
            named(OTHER, Control::Other, options::second_indicators(dataset, view)),
            field(Key::Period, Control::Period, axes::periods(dataset, view)),
            field(Key::Status, Control::Status, axes::statuses(dataset, view)),
            field(Key::Scope, Control::Scope, axes::scopes(dataset, view)),
            field(Key::Order, Control::Order, options::orders(view)),
            field(Key::Scaling, Control::Scaling, options::scalings(dataset, view)),
        ]);
    }
    match view.kind.districts {
        Districts::One => fields.push(field(Key::Districts, Control::District, options::one_district(dataset, view))),
        Districts::Several => {
            let shown = field(Key::Districts, Control::Districts, options::districts(dataset, view));
            let highlighted = field(Key::Highlight, Control::Highlight, options::highlights(dataset, view));
            let shortcuts = options::selections(dataset, view);
            fields.push(FormField { is_multiple: true, shortcuts, ..shown });
            fields.push(FormField { is_multiple: true, ..highlighted });
        }
    }
    fields.push(field(Key::Language, Control::Language, options::languages(dataset, view)));
    fields.push(field(Key::Theme, Control::Theme, options::themes(view)));
    fields.retain(|field| {
        let counts_others = [key_text(Key::Indicator), OTHER].contains(&field.key) && field.options.len() > 1;
        let free = field.options.iter().filter(|option| option.is_chosen || !option.is_fixed);
        counts_others || free.count() > 1
    });
    fields
}

/// The canonical link after a choice in a field.
pub fn changed(dataset: &Dataset, view: &View, field: &str, value: &str) -> String {
    let spec = KEYS.iter().find(|spec| spec.text == field);
    let key = spec.map_or(Key::Indicator, |spec| spec.key);
    let mut changed = view.with(dataset, key, value);
    if key == Key::Kind {
        options::give_up(dataset, &mut changed);
    }
    // Another kind may have no figures for the view: then it opens with the nearest that it has.
    let is_other_kind = changed.kind != view.kind;
    let near = (is_other_kind && !is_available(dataset, &changed)).then(|| nearest(dataset, &changed)).flatten();
    near.unwrap_or(changed).to_query(dataset, LinkForm::Share)
}

/// The canonical link after an option of several was added or removed. All districts, and no highlight, are the default; the last district
/// shown stays. Of more districts than a link names, the first one that is added is shown alone, and the last one that is removed leaves
/// all; a selection holds at most `MAX_NAMED`.
pub fn toggled(dataset: &Dataset, view: &View, field: &str, id: &str) -> String {
    let mut view = view.clone();
    let Some(index) = dataset.districts.iter().position(|district| district.id == id) else {
        return view.to_query(dataset, LinkForm::Share);
    };
    let (district, all) = (DistrictId(index), dataset.district_ids());
    let is_shown = field == key_text(Key::Districts);
    let are_many = all.len() > MAX_NAMED;
    let mut districts = match is_shown {
        true if are_many => view.districts.clone().unwrap_or_default(),
        true => shown_districts(dataset, &view),
        false => view.highlight.clone().unwrap_or_default(),
    };
    match districts.iter().position(|&other| other == district) {
        Some(index) if !is_shown || are_many || districts.len() > 1 => drop(districts.remove(index)),
        None if !are_many || districts.len() < MAX_NAMED => districts.push(district),
        _ => {}
    }
    sort::sort_unique(&mut districts);
    let is_default = districts.is_empty() || (is_shown && districts.len() >= all.len());
    let districts = (!is_default).then_some(districts);
    match is_shown {
        true => view.districts = districts,
        false => view.highlight = districts,
    }
    view.to_query(dataset, LinkForm::Share)
}

/// The canonical link to the first view in the same language and theme; `None` if it is shown.
pub fn reset(dataset: &Dataset, view: &View) -> Option<String> {
    let first = View { language: view.language, theme: view.theme, ..View::first_of(dataset).0 };
    (first != *view).then(|| first.to_query(dataset, LinkForm::Share))
}
