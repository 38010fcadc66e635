//! Reading packages of several sizes in the browser, and the first ranking of each, beside a CSV parser; then the choices of a page, which a
//! parser has not.

use anyhow::{Context, Result};
use serde_json::json;

use super::browser::{self, Speed};
use super::results::Results;
use super::server::{Files, GENERATED, Server};

#[path = "../../../benches/common/generated.rs"]
mod generated;

use generated::GeneratedPackage;

/// The numbers of observations.
pub(super) const SIZES: [usize; 3] = [343, 10_000, 100_000];

/// The measurements: until the package is read, and until the first ranking is made from it.
pub(super) const STEPS: [&str; 2] = ["parse", "ranking"];

/// The measurements of the charts alone: until the choices of a page are made, and the memory of the module then.
pub(super) const CHOICES: &str = "choices";
const MEMORY: &str = "memory";

/// The name of the memory of the module as a multiple of the package.
pub(super) fn memory(rows: usize) -> String {
    format!("memory of {rows} rows ÷ package")
}

/// The readers: the name for readers of the table, and the name of the function in `bench/parse.js`.
pub(super) const READERS: [(&str, &str); 3] =
    [("district-charts", "ours"), ("d3-dsv, autoType", "autoType"), ("d3-dsv, typed by hand", "typed")];

/// The name of a quantity: "parse of 343 rows, ms".
pub(super) fn quantity(step: &str, rows: usize) -> String {
    format!("{step} of {rows} rows, ms")
}

/// Adds the files of the generated packages, and `observations.csv` alone for the peers.
pub(super) fn add_packages(files: &mut Files) {
    for rows in SIZES {
        let generated = GeneratedPackage::new(rows);
        let observations = generated.file("observations.csv").as_bytes().to_vec();
        files.insert(format!("{GENERATED}observations-{rows}.csv"), observations);
        for (name, text) in generated.files {
            files.insert(format!("{GENERATED}package-{rows}/{name}"), text.into_bytes());
        }
    }
}

/// The size of a generated package.
fn package_bytes(rows: usize) -> usize {
    GeneratedPackage::new(rows).files.iter().map(|file| file.1.len()).sum()
}

/// Reads each package once with each reader in each round, each time in a new page.
pub(super) fn measure(server: &Server, rounds: usize, results: &mut Results) -> Result<()> {
    for round in 0..rounds {
        let browser = browser::open(Speed::Full)?;
        for rows in SIZES {
            for index in 0..READERS.len() {
                let index = (index + round) % READERS.len();
                let (name, function) = READERS[index];
                browser::leave(&browser)?;
                browser.open_address(&server.address(index, Speed::Full, "measure/parse.html"))?;
                let times =
                    browser.run("return benchmark[arguments[0]](arguments[1])", &[json!(function), json!(rows)])?;
                for step in STEPS {
                    let time = times[step].as_f64().with_context(|| format!("found no time of {name}: {times}"))?;
                    results.add(&quantity(step, rows), name, time);
                }
                if let (Some(time), Some(bytes)) = (times[CHOICES].as_f64(), times[MEMORY].as_f64()) {
                    results.add(&quantity(CHOICES, rows), name, time);
                    results.add(&memory(rows), name, bytes / package_bytes(rows) as f64);
                }
            }
        }
        eprintln!("parses: round {} of {rounds}", round + 1);
    }
    Ok(())
}
