//! A chart as plain text, for goldens and their reviewers.

use crate::model::{
    Bar, Chart, Emphasis, Matrix, Panel, Plot, PlotRow, ProfileEntry, PublishedAs, ScatterAxis, StripPoint,
};
use std::fmt;

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "title     {}", self.title)?;
        writeln!(f, "subtitle  {}", self.subtitle)?;
        match &self.plot {
            Plot::Rows(rows) => rows.rows.iter().try_for_each(|row| row.fmt(f))?,
            Plot::Tiles(tiles) => {
                writeln!(f, "  breaks {} {}", tiles.breaks.join(" | "), tiles.unit)?;
                for tile in &tiles.tiles {
                    let (column, row) = tile.position;
                    let class = tile.class.map(|class| format!(" class {class}")).unwrap_or_default();
                    write!(f, "  {column},{row} {:?}{class}{}", tile.state, tile.row)?;
                }
            }
            Plot::Trend(trend) => trend.panels.iter().try_for_each(|panel| panel.fmt(f))?,
            Plot::Scatter(scatter) => {
                scatter.axes.iter().try_for_each(|axis| axis.fmt(f))?;
                scatter.rays.iter().try_for_each(|ray| writeln!(f, "  ray {} “{}”", ray.slope, ray.label))?;
            }
            Plot::Matrix(matrix) => matrix.fmt(f)?,
            Plot::Profile(entries) => entries.iter().try_for_each(|entry| entry.fmt(f))?,
            Plot::Message(text) => writeln!(f, "  message {text}")?,
        }
        writeln!(f, "coverage  {}", self.coverage)?;
        for note in &self.notes {
            writeln!(f, "note      {note}")?;
        }
        writeln!(f, "source    {}", self.source)?;
        for notice in &self.notices {
            writeln!(f, "notice    {notice}")?;
        }
        for link in &self.links {
            writeln!(f, "link      {} → {}", link.label, link.query)?;
        }
        writeln!(f, "spoken    {}", self.spoken)?;
        if self.table.columns.is_empty() {
            return Ok(());
        }
        writeln!(f, "table     {}", self.table.caption)?;
        for row in std::iter::once(&self.table.columns).chain(&self.table.rows) {
            writeln!(f, "| {} |", row.join(" | "))?;
        }
        Ok(())
    }
}

impl fmt::Display for ScatterAxis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  axis {} ", self.title)?;
        self.ticks.iter().try_for_each(|tick| write!(f, " {}", tick.label))?;
        writeln!(f)?;
        self.rows.iter().try_for_each(|row| row.fmt(f))
    }
}

impl fmt::Display for PlotRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let loud = loud(self.emphasis);
        write!(f, "  {loud} {} ({})", self.name, self.short)?;
        let marks = |f: &mut fmt::Formatter<'_>, kind: &str, bars: &[Bar]| {
            bars.iter()
                .try_for_each(|bar| write!(f, "  {kind} {}{}", bar.label, if bar.is_broken { " broken" } else { "" }))
        };
        marks(f, "from", self.earlier.as_slice())?;
        marks(f, "bar", &self.bars)?;
        marks(f, "frame", self.apart.as_slice())?;
        marks(f, "tick", &self.ticks)?;
        if let Some(word) = &self.absent {
            write!(f, "  word {word}")?;
        }
        for aside in &self.remark {
            write!(f, "  aside “{aside}”")?;
        }
        for wanted in &self.tick_remark {
            write!(f, "  wanted “{wanted}”")?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Panel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [foot, head] = self.scale;
        write!(f, "  {} {}  scale {foot} to {head}", loud(self.emphasis), self.name)?;
        for (index, point) in self.points.iter().enumerate() {
            let ring = point.status.as_ref().map(|status| format!(" ring {status}")).unwrap_or_default();
            write!(f, "  {index}: {} {}{ring}", point.when, point.bar.label)?;
        }
        for [from, to] in &self.joins {
            write!(f, "  line {from}-{to}")?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for column in &self.columns {
            write!(f, "  {}{}", if column.is_chosen { "*" } else { "" }, column.name)?;
        }
        writeln!(f)?;
        for line in self.legend.iter().chain(&self.rows) {
            write!(f, "  ")?;
            for cell in &line.cells {
                let glyph = match cell {
                    PublishedAs::Actual => "■",
                    PublishedAs::Expected => "□",
                    PublishedAs::Both => "◙",
                    PublishedAs::NotApplicable => "–",
                    PublishedAs::NotReported => "·",
                };
                f.write_str(glyph)?;
            }
            writeln!(f, " {}", line.name)?;
        }
        Ok(())
    }
}

impl fmt::Display for ProfileEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(heading) = &self.heading {
            writeln!(f, "  {heading}")?;
        }
        let indent = if self.is_derived { "      " } else { "    " };
        write!(
            f,
            "{indent}{} “{}”  {}  {}",
            self.name,
            self.detail,
            self.value,
            self.rank.as_deref().unwrap_or_default()
        )?;
        for StripPoint { bar, is_own } in &self.strip {
            let own = if *is_own { "*" } else { "" };
            write!(f, "  {own}{}{}", bar.label, if bar.is_broken { " broken" } else { "" })?;
        }
        writeln!(f)
    }
}

fn loud(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Chosen => "*",
        Emphasis::Compared => " ",
        Emphasis::Quiet => "-",
    }
}
