//! How many districts reported, in English.

use super::grammar::differences;
use crate::model::Coverage;
use crate::words::interface::Writer;

pub(super) fn coverage(writer: &Writer<'_>, coverage: &Coverage) -> String {
    match coverage {
        Coverage::None => String::new(),
        Coverage::WholeOnly => "No district reported; this is the city as a whole.".to_owned(),
        Coverage::Reported { reported, apart, total, is_selection, differences } => {
            let main = match (is_selection, total) {
                (true, 1) => {
                    format!("The district shown {}.", if *reported == 1 { "reported" } else { "did not report" })
                }
                (true, total) => format!("{reported} of the {total} districts shown reported."),
                (false, total) => format!("{reported} of {total} districts reported."),
            };
            match apart {
                0 => main,
                apart => {
                    let names = self::differences(*differences, "or");
                    format!("{main} {apart} more published a figure of another {names}: set apart, not compared.")
                }
            }
        }
        Coverage::Both { both, one, total, is_selection, neither } => {
            let mut text = match (is_selection, total) {
                (true, 1) => "The district shown published both".to_owned(),
                (true, total) => format!("{both} of the {total} districts shown published both"),
                (false, total) => format!("{both} of {total} districts published both"),
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
            0 => format!("Districts: {districts}; indicators: {indicators}."),
            more => format!(
                "Districts: {districts}; indicators that more than one published: {drawn}. Published by only one, and in the table \
                 alone: {more}."
            ),
        },
        Coverage::Profile { own, compared, projects, derived } => {
            let mut text = format!("Figures: {own}");
            if *compared > 0 {
                text += &format!("; comparable with other districts: {compared}");
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
            let mut text =
                format!("{several} of {total} districts{shown} reported one measure for more than one period.");
            for (head, districts) in
                [("In the table only", single), ("No comparable figure", apart), ("Not reported", none)]
            {
                if !districts.is_empty() {
                    text += &format!(" {head}: {}.", writer.short_list(districts));
                }
            }
            text
        }
    }
}
