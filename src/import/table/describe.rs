//! `datapackage.json` of a package made of a table: a Frictionless Data Package.

use super::proposal::Proposal;
use std::fmt::Write;

/// The files and their columns.
const RESOURCES: [(&str, &[&str]); 4] = [
    ("districts", &["id", "code", "level", "parent", "name_*"]),
    ("indicators", &["id", "name_*", "unit", "measure", "decimals"]),
    ("sources", &["id", "title_*", "publisher_*", "published", "url"]),
    ("observations", &["district", "indicator", "period", "value", "source", "line", "column"]),
];

/// The description of a package.
pub(super) fn describe(proposal: &Proposal, tag: &str) -> String {
    let title = if proposal.title.is_empty() { &proposal.file_name } else { &proposal.title };
    let mut json = String::from("{\n  \"name\": \"table\",\n  \"profile\": \"tabular-data-package\",\n");
    let _ = writeln!(json, "  \"title\": {},", quoted(title));
    if let Some(licence) = proposal.settings.get("licence") {
        let _ = writeln!(json, "  \"licenses\": [{{\"name\": {}}}],", quoted(licence));
    }
    json.push_str("  \"resources\": [\n");
    for (index, (name, columns)) in RESOURCES.into_iter().enumerate() {
        let _ = write!(
            json,
            "    {{\"name\": \"{name}\", \"path\": \"{name}.csv\", \"profile\": \"tabular-data-resource\", \"format\": \"csv\", \
             \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\", \"schema\": {{\"fields\": ["
        );
        for (index, column) in columns.iter().enumerate() {
            let kind = match *column {
                "value" => "number",
                "line" | "column" | "decimals" => "integer",
                _ => "string",
            };
            let column = column.replace('*', tag);
            let comma = if index == 0 { "" } else { ", " };
            let _ = write!(json, "{comma}{{\"name\": \"{column}\", \"type\": \"{kind}\"}}");
        }
        json.push_str("]}}");
        json.push_str(if index + 1 < RESOURCES.len() { ",\n" } else { "\n" });
    }
    json.push_str("  ]\n}\n");
    json
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(json, "\\u{:04x}", c as u32);
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}
