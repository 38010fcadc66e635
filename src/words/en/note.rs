//! Remarks on marks and figures in English.

use super::grammar::{count, differences, is_reported, place, with_article};
use super::period;
use crate::model::Note;
use crate::words::interface::{MOST_NAMED, Writer};

pub(super) fn note(writer: &Writer<'_>, note: &Note) -> String {
    let fixed = match note {
        Note::Dashed => "Dashed: not comparable, so not ranked.",
        Note::OpenBar => "Open bar: a bound was published (≥, > …), not a number.",
        Note::BrokenBar => "Broken bar: far beyond the others, not drawn to scale.",
        Note::Ticks(statuses, is_open) => {
            let flag = if *is_open { " (with a flag: “or more”)" } else { "" };
            let one = &place(writer).one;
            return format!("Vertical mark: the {one}’s own {}{flag}.", writer.statuses(statuses, " or "));
        }
        Note::LongerTarget => {
            "Targets and forecasts are for a longer period, such as the whole year: a comparison with what lies ahead."
        }
        Note::AxisStart(value) => return format!("The axis begins at {}.", value.text(writer.language)),
        Note::EarlierAndNow(false) => {
            "Ring: before the change, derived as the present figure minus the published change. Dot: the present figure."
        }
        Note::EarlierAndNow(true) => {
            "Ring: a year earlier, derived as the present figure minus the published change. Dot: the present figure."
        }
        Note::YearPassed(when, percent) => {
            let (when, percent) = (period::short(*when), percent.text(writer.language));
            return format!(
                "Vertical mark: {percent}% of the year was over by the end of {when} (derived: months passed ÷ 12). Each plan is measured \
                 against itself; their projects differ."
            );
        }
        Note::Data(terms, districts) if districts.is_empty() => return writer.notes(terms),
        Note::Data(terms, districts) if districts.len() > MOST_NAMED => {
            return format!("{} {}: {}", districts.len(), place(writer).several, writer.notes(terms));
        }
        Note::Data(terms, districts) => return format!("{}: {}", writer.short_list(districts), writer.notes(terms)),
        Note::SomeValues => "Values stand where there is room; the table has every figure.",
        Note::Folded => {
            "“More figures”: those that compare with nothing, folded by theme; the table has each with its source."
        }
        Note::AxesDiffer(names) => {
            return format!("The two are not of the same {}.", differences(writer, *names, "and"));
        }
        Note::OneFigure => "Ring beside an axis: no comparable figure for the other.",
        Note::OpenPoint => "Dot with a tip: a bound was published (≥, > …), not a number.",
        Note::BrokenPoint => "Behind “//”: far beyond the others, not drawn to scale.",
        Note::MatrixNotComparable => {
            let shows = if is_reported(writer) { "who published" } else { "where there are figures" };
            let scopes = &writer.description().scope.several;
            return format!(
                "Figures of one indicator may be of different periods and {scopes}: this shows {shows}, not how much."
            );
        }
        Note::ProfileStrip => {
            return format!(
                "Dots: all {} with a figure for the same {}, period and status, smallest to largest; the large one is this place. \
                 Ranks are among these, and only where bounds leave no doubt.",
                place(writer).several,
                writer.description().scope_short.one
            );
        }
        Note::Flags(flags) => {
            let mut text = String::new();
            for (index, flag) in flags.iter().enumerate() {
                let gap = if index == 0 { "" } else { "; " };
                text += &[gap, flag.letter(), ": ", writer.words.flag(*flag)].concat();
            }
            return text + ".";
        }
        Note::Rounded(None | Some(0)) => "Rounded: the data have more digits.",
        Note::Rounded(Some(decimals)) => {
            let plural = if *decimals == 1 { "" } else { "s" };
            return format!("Rounded to {} decimal{plural}: the data have more digits.", count(usize::from(*decimals)));
        }
        Note::Indented => "Indented: derived from published figures.",
        Note::TilesSchematic => {
            return format!("One tile {}, all of one size; places are schematic.", with_article(&place(writer).one));
        }
        Note::MapSimplified => {
            return format!(
                "Boundaries are simplified; {} too small on the map for its figure has a tile.",
                with_article(&place(writer).one)
            );
        }
        Note::TileBreaks(breaks, has_negative) => {
            let negative = if *has_negative { " Below zero they have another hue." } else { "" };
            return format!("Colours change at {}.{negative}", writer.values(breaks, ", "));
        }
        Note::CutCorner => "Cut corner: a bound was published (≥, > …); colours are those of the printed numbers.",
        Note::Uncoloured => "Solid frame without colour: several figures were published, of different classes.",
        Note::SharedScale => "One scale for all panels.",
        Note::OwnScales => "Each panel has its own scale: heights cannot be compared between them.",
        Note::Rings(statuses) => return format!("Ring: {}, not what happened.", writer.statuses(statuses, " or ")),
        Note::NotJoined => "Points without a line between them differ in kind of period or in status: no rise or fall.",
        Note::PanelAlone(panels) => {
            return format!("{}: far beyond the others, on a scale of its own.", writer.label_list(panels));
        }
        Note::Excerpt { shown, total } => {
            return format!(
                "{shown} of {} rows are drawn: both ends of the order, and those highlighted. The table has every row.",
                writer.counted(*total)
            );
        }
        Note::Few { shown, total } => {
            return format!(
                "{shown} of {} are drawn, those highlighted first. Choose others to see them.",
                writer.counted(*total)
            );
        }
        Note::LatestOnly { shown, total } => {
            return format!(
                "{shown} of {} figures are drawn: the latest of each series. The table has every figure.",
                writer.counted(*total)
            );
        }
        Note::ThinnedStrip(most) => {
            return format!(
                "Where more than {most} figures stand in a row, {most} dots spread evenly from smallest to largest."
            );
        }
        Note::MoreInTable(1) => "One more row is in the table.",
        Note::MoreInTable(more) => return format!("{} more rows are in the table.", writer.counted(*more)),
        Note::SomeNamed => "Names stand where there is room; the table has every name.",
        Note::TooManyTiles(total) => {
            return format!("{} tiles do not fit a screen, so the figures are drawn as rows.", writer.counted(*total));
        }
        Note::NamesTooLong => "The names do not fit tiles, so the figures are drawn as rows.",
    };
    fixed.to_owned()
}
