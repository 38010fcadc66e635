//! The order of the functions of a module: similar functions are neighbours, since brotli finds repetitions that are close. It saves 2 per
//! cent of the compressed module.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, ensure};

use crate::section;

/// The ids of sections in the WebAssembly specification, 5.5.
const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// The id of the names of functions in the section `name`.
const FUNCTION_NAMES: u8 = 1;

/// The length of the pieces that two functions may share, bytes. Of 4, 6, 8 and 12, this one gives the smallest module.
const PIECE: usize = 4;

/// The module with a name for each function. In the order of the names similar functions are neighbours;
/// `wasm-opt --reorder-functions-by-name` then moves the functions.
pub(crate) fn named(module: &[u8]) -> Result<Vec<u8>> {
    let imports = imported_functions(section::content(module, IMPORTS)?.unwrap_or_default())?;
    let bodies = bodies(section::content(module, CODE)?.context("found no functions in a module")?)?;
    let mut positions = vec![0; bodies.len()];
    for (position, function) in order(&bodies).into_iter().enumerate() {
        positions[function] = position;
    }
    let mut names = section::leb128(imports + bodies.len());
    for index in 0..imports + bodies.len() {
        let name = match index.checked_sub(imports) {
            None => format!("import{index}"),
            Some(function) => format!("{:05}", positions[function]),
        };
        names.extend(section::leb128(index));
        names.extend(section::leb128(name.len()));
        names.extend(name.bytes());
    }
    let mut content = vec![FUNCTION_NAMES];
    content.extend(section::leb128(names.len()));
    content.extend(names);
    section::replaced(module, "name", &content)
}

/// The number of imports, which are all functions.
fn imported_functions(section: &[u8]) -> Result<usize> {
    let Some((count, mut rest)) = section::number(section) else { return Ok(0) };
    let cut = "found imports that are cut off";
    for _ in 0..count {
        for _ in ["module", "name"] {
            let (length, after) = section::number(rest).context(cut)?;
            rest = after.get(length..).context(cut)?;
        }
        ensure!(rest.first() == Some(&0), "found an import that is no function, as wasm-bindgen imports none");
        rest = section::number(&rest[1..]).context(cut)?.1;
    }
    Ok(count)
}

/// The body of each function.
fn bodies(section: &[u8]) -> Result<Vec<&[u8]>> {
    let cut = "found functions that are cut off";
    let (count, mut rest) = section::number(section).context(cut)?;
    let mut bodies = Vec::new();
    for _ in 0..count {
        let (length, after) = section::number(rest).context(cut)?;
        let (body, next) = after.split_at_checked(length).context(cut)?;
        bodies.push(body);
        rest = next;
    }
    Ok(bodies)
}

/// The indices of the functions: first the longest, then always the one that is most like the last. Likeness is the number of pieces that
/// both have, a rare one counting more, for the length of the function.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = bodies.iter().map(|body| body.windows(PIECE).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            having.entry(piece).or_default().push(function);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let longest = left.iter().copied().max_by_key(|&function| (bodies[function].len(), usize::MAX - function));
    let mut order: Vec<usize> = longest.into_iter().collect();
    while let Some(&last) = order.last() {
        left.remove(&last);
        let mut likeness = vec![0.0; bodies.len()];
        for others in pieces[last].iter().filter_map(|piece| having.get(piece)) {
            // The fourth root, since square roots are the same on any machine.
            let weight = 1.0 / (1.0 + others.len() as f64).sqrt().sqrt();
            for &other in others {
                likeness[other] += weight;
            }
        }
        let of = |function: usize| likeness[function] / (bodies[function].len() as f64).sqrt();
        let Some(next) = left.iter().copied().reduce(|best, next| if of(next) > of(best) { next } else { best }) else {
            break;
        };
        order.push(next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_functions_are_neighbours() {
        let bodies = [&b"abcdefgh-abcdefgh"[..], b"zyxwvuts", b"abcdefgh", b"zyxwvut", b"--abcdefgh"];
        let order = order(&bodies);
        assert_eq!(order[0], 0, "the longest is the first");
        let place = |function| order.iter().position(|&other| other == function).expect("each function is there");
        assert_eq!(place(1_usize).abs_diff(place(3)), 1, "{order:?}");
        assert!(place(2) < 3 && place(4) < 3, "{order:?}");
    }

    #[test]
    fn each_function_has_a_name() {
        // An import, and two functions of two bytes.
        let module = b"\0asm\x01\0\0\0\x02\x07\x01\x01a\x01b\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let named = named(module).expect("a module");
        let names = section::find(&named, "name").expect("a module").expect("a section");
        assert_eq!(names, b"\x01\x18\x03\x00\x07import0\x01\x0500000\x02\x0500001");
        assert!(super::named(b"\0asm\x01\0\0\0\x02\x07\x01\x01a\x01b\x02\0\0").is_err(), "a memory is imported");
    }
}
