//! Colours as numbers: reading and writing them, their contrast, and how far apart readers see them, with full and with reduced colour
//! vision. `docs/style.md` says which contrasts a chart keeps.

use std::fmt;

/// A colour as red, green and blue, each from 0 to 255.
pub type Colour = (u8, u8, u8);

/// The two colours with the largest contrast.
pub(super) const BLACK: Colour = (0, 0, 0);
pub(super) const WHITE: Colour = (255, 255, 255);

/// A colour in hexadecimal digits: `#08506c`.
pub(super) struct Hex(pub(super) Colour);

impl fmt::Display for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, green, blue) = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Reads `#rgb`, `#rrggbb` or `rgb(r, g, b)`; `None` for anything else. Colours are opaque.
pub(super) fn parse(text: &str) -> Option<Colour> {
    let text = text.trim_ascii();
    let mut parts = [0; 3];
    if let Some(digits) = text.strip_prefix('#') {
        let digits = digits.as_bytes();
        let size = digits.len() / 3;
        if digits.len() != 3 * size || !(1..=2).contains(&size) {
            return None;
        }
        for (part, digits) in parts.iter_mut().zip(digits.chunks(size)) {
            for &digit in digits {
                *part = *part * 16 + (digit as char).to_digit(16)?;
            }
            // One digit stands for two of it.
            *part *= if size == 1 { 17 } else { 1 };
        }
    } else {
        let list = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut numbers = list.split([',', ' ']).filter(|number| !number.is_empty());
        for part in &mut parts {
            *part = u32::from(number(numbers.next()?)?);
        }
        if numbers.next().is_some() {
            return None;
        }
    }
    Some((parts[0] as u8, parts[1] as u8, parts[2] as u8))
}

/// A whole number from 0 to 255.
pub(super) fn number(text: &str) -> Option<u8> {
    number_up_to(text, 255).map(|number| number as u8)
}

/// A whole number from 0 to `most`, which is below a hundred million.
pub(super) fn number_up_to(text: &str, most: u32) -> Option<u32> {
    let mut number = 0;
    for digit in text.bytes() {
        number = number * 10 + u32::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?);
        if number > most {
            return None;
        }
    }
    (!text.is_empty()).then_some(number)
}

/// Mixes two colours: `percent` of the second, the rest of the first.
pub(super) fn mixed(from: Colour, to: Colour, percent: u16) -> Colour {
    let mix = |from: u8, to: u8| ((u16::from(from) * (100 - percent) + u16::from(to) * percent + 50) / 100) as u8;
    (mix(from.0, to.0), mix(from.1, to.1), mix(from.2, to.2))
}

/// The root of a number from 0 to 1, by Newton's method: the power function of the standard library takes thousands of bytes of the module.
fn root(number: f64, degree: i32) -> f64 {
    let mut root = 1.0;
    for _ in 0..24 {
        let mut power = 1.0;
        for _ in 1..degree {
            power *= root;
        }
        root += (number / power - root) / f64::from(degree);
    }
    root
}

/// A colour in linear light.
type Light = [f64; 3];

fn light((red, green, blue): Colour) -> Light {
    [red, green, blue].map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 {
            return part / 12.92;
        }
        // To the power of 2.4.
        let square = (part + 0.055) / 1.055;
        let square = square * square;
        square * root(square, 5)
    })
}

/// The shares of the channels in luminance.
const LUMINANCE: Light = [0.2126, 0.7152, 0.0722];

fn dot(a: Light, b: Light) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Contrast as WCAG defines it: 1 to 21.
pub(super) fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (dot(LUMINANCE, light(a)) + 0.05, dot(LUMINANCE, light(b)) + 0.05);
    (a / b).max(b / a)
}

/// Simulations of colour vision: normal, grey print, and without long, middle or short cones (Machado, Oliveira and Fernandes 2009,
/// severity 1, in linear light).
const SIGHTS: [[Light; 3]; 5] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    [LUMINANCE, LUMINANCE, LUMINANCE],
];

/// CIE L*a*b* under D65.
fn lab(light: Light) -> Light {
    const XYZ: [Light; 3] = [
        [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
        LUMINANCE,
        [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
    ];
    let [x, y, z] = XYZ.map(|row| {
        let part = dot(row, light);
        if part > 0.008_856 { root(part, 3) } else { 7.787 * part + 16.0 / 116.0 }
    });
    [116.0 * y, 500.0 * (x - y), 200.0 * (y - z)]
}

/// True if two colours differ by at least `least` (CIE 1976; 2.3 is just noticeable) in normal vision, in each kind of colour blindness and,
/// if `in_grey`, printed in grey.
pub(super) fn differ(a: Colour, b: Colour, least: f64, in_grey: bool) -> bool {
    let (a, b) = (light(a), light(b));
    let simulated = |matrix: &[Light; 3], colour| lab(matrix.map(|row| dot(row, colour).clamp(0.0, 1.0)));
    SIGHTS[..if in_grey { 5 } else { 4 }].iter().all(|matrix| {
        let (a, b) = (simulated(matrix, a), simulated(matrix, b));
        let distance = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
        dot(distance, distance) >= least * least
    })
}

/// The colour nearest to one that passes: itself, or mixed with as little black or white as is needed. `None` if no mixture passes.
pub(super) fn nearest(colour: Colour, passes: &dyn Fn(Colour) -> bool) -> Option<Colour> {
    (0..=100).flat_map(|percent| [BLACK, WHITE].map(|to| mixed(colour, to, percent))).find(|&mixture| passes(mixture))
}
