//! How many districts reported, in English.

use super::grammar::{differences, is_reported, noun, place};
use crate::data::Noun;
use crate::model::Coverage;
use crate::words::interface::Writer;
use crate::words::typography::capital;

pub(super) fn coverage(writer: &Writer<'_>, coverage: &Coverage) -> String {
    let Noun { one: place, several: places, .. } = place(writer);
    let is_reported = is_reported(writer);
    let have = |number: usize| match (is_reported, number) {
        (true, _) => "reported",
        (false, 1) => "has a figure",
        (false, _) => "have a figure",
    };
    match coverage {
        Coverage::None => String::new(),
        Coverage::WholeOnly => {
            let whole = writer.description().whole.get(writer.language);
            format!("No {place} {}; this is {whole} as a whole.", have(1))
        }
        Coverage::Reported { reported, apart, total, is_selection, differences } => {
            let main = match (is_selection, total) {
                (true, 1) => {
                    let did_not = if is_reported { "did not report" } else { "has no figure" };
                    format!("The {place} shown {}.", if *reported == 1 { have(1) } else { did_not })
                }
                (true, total) => format!("{reported} of the {total} {places} shown {}.", have(*reported)),
                (false, &total) => format!("{reported} of {total} {} {}.", noun(writer, total), have(*reported)),
            };
            match apart {
                0 => main,
                apart => {
                    let names = self::differences(writer, *differences, "or");
                    let published = match (is_reported, apart) {
                        (true, _) => "published",
                        (false, 1) => "has",
                        (false, _) => "have",
                    };
                    format!("{main} {apart} more {published} a figure of another {names}: set apart, not compared.")
                }
            }
        }
        Coverage::Both { both, one, total, is_selection, neither } => {
            let published = |number: usize| match (is_reported, number) {
                (true, _) => "published",
                (false, 1) => "has",
                (false, _) => "have",
            };
            let mut text = match (is_selection, total) {
                (true, 1) => format!("The {place} shown {} both", published(1)),
                (true, total) => format!("{both} of the {total} {places} shown {} both", published(*both)),
                (false, &total) => format!("{both} of {total} {} {} both", noun(writer, total), published(*both)),
            };
            if *one > 0 {
                text += &format!(", {one} with only one to compare");
            }
            if !neither.is_empty() {
                text += &format!("; no comparable figure: {}", writer.short_list(neither));
            }
            text + "."
        }
        Coverage::Matrix { indicators, drawn, districts } => match indicators - drawn {
            0 => format!("{}: {districts}; indicators: {indicators}.", capital(places)),
            more if is_reported => format!(
                "{}: {districts}; indicators that more than one published: {drawn}. Published by only one, and in the table \
                 alone: {more}.",
                capital(places)
            ),
            more => format!(
                "{}: {districts}; indicators that more than one has: {drawn}. With a figure of only one, and in the table alone: \
                 {more}.",
                capital(places)
            ),
        },
        Coverage::Profile { own, compared, projects, derived } => {
            let mut text = format!("Figures: {own}");
            if *compared > 0 {
                text += &format!("; comparable with other {places}: {compared}");
            }
            if *projects > 0 {
                text += &format!("; of named projects: {projects}");
            }
            if *derived > 0 {
                text += &format!("; derived: {derived}");
            }
            text + "."
        }
        Coverage::Trend { several, total, is_selection, single, apart, none } => {
            let shown = if *is_selection { " shown" } else { "" };
            let reported = match (is_reported, several) {
                (true, _) => "reported",
                (false, 1) => "has",
                (false, _) => "have",
            };
            let mut text = format!(
                "{several} of {total} {}{shown} {reported} one measure for more than one period.",
                noun(writer, *total)
            );
            let absent = if is_reported { "Not reported" } else { "No figure" };
            for (head, districts) in [("In the table only", single), ("No comparable figure", apart), (absent, none)] {
                if !districts.is_empty() {
                    text += &format!(" {head}: {}.", writer.short_list(districts));
                }
            }
            text
        }
    }
}
