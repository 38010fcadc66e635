//! How readers see colours: contrast as WCAG defines it, simulations of colour vision, and the difference of two colours. It is written apart
//! from the code that it judges.

use district_charts::draw::Colour;

/// A channel in linear light.
pub(crate) fn linear(channel: u8) -> f64 {
    let part = f64::from(channel) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Relative luminance as WCAG defines it.
pub(crate) fn luminance((r, g, b): Colour) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Contrast as WCAG defines it: 1 to 21.
pub(crate) fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A colour in linear light.
pub(crate) type Light = [f64; 3];

pub(crate) fn light((r, g, b): Colour) -> Light {
    [r, g, b].map(linear)
}

pub(crate) fn times(matrix: [Light; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// Simulations of colour vision: normal, grey print, and without long, middle or short cones (Machado, Oliveira and
/// Fernandes 2009, severity 1, in linear light).
pub(crate) const SIGHTS: [(&str, [Light; 3]); 5] = [
    ("in colour", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("in grey", [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]]),
    (
        "without long cones",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "without middle cones",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "without short cones",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// CIE L*a*b* under D65.
pub(crate) fn lab(light: Light) -> Light {
    const XYZ: [Light; 3] = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
    const WHITE: Light = [0.9505, 1.0, 1.089];
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let sums = XYZ.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>());
    let [x, y, z] = [0, 1, 2].map(|axis| root(sums[axis] / WHITE[axis]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference of two colours (CIE 1976; 2.3 is just noticeable).
pub(crate) fn difference(a: Light, b: Light) -> f64 {
    lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// A colour as somebody sees it, in linear light.
pub(crate) fn seen(matrix: [Light; 3], colour: Colour) -> Light {
    times(matrix, light(colour))
}
