//! Lists the pages, built scripts and modules of the checkout, so that the program contains them.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "src/sources.rs"]
pub mod sources;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/sources.rs");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the repository");
    let mut list =
        "/// The files by their paths in the checkout.\npub(super) static FILES: &[(&str, &[u8])] = &[\n".to_owned();
    for folder in sources::FOLDERS {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        let names =
            entries.map(|entry| entry.expect("an entry of a folder").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| sources::is_taken(folder, name)).collect();
        names.sort();
        for name in names {
            let file = root.join(folder).join(&name);
            writeln!(list, "    ({:?}, include_bytes!({file:?})),", format!("{folder}/{name}")).expect("a text");
        }
    }
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("embedded.rs"), list + "];\n").expect("the folder can be written");
}
