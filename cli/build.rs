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
        // The modules and the built scripts are missing before the first build.
        let mut names = sources::files_of(&root.join(folder)).unwrap_or_default();
        names.retain(|name| sources::is_taken(folder, name));
        for name in names {
            let file = root.join(folder).join(&name);
            writeln!(list, "    ({:?}, include_bytes!({file:?})),", format!("{folder}/{name}")).expect("a text");
        }
    }
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("embedded.rs"), list + "];\n").expect("the folder can be written");
}
