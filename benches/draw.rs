//! Drawing charts as SVG, the surface that needs no browser. `cargo xtask bench` measures the canvas.

mod common;

use district_charts::draw::{self, Palette, Scale, Svg};
use district_charts::model::{Chart, Theme};
use divan::{Bencher, black_box};

const SCALE: Scale = Scale { width: 800.0, ratio: 1.0, text: 1.0 };

fn main() {
    divan::main();
}

/// Every case of the tests.
#[divan::bench]
fn cases(bencher: Bencher) {
    let dataset = common::embedded();
    let charts: Vec<Chart> = common::links().iter().map(|link| Chart::from_link(&dataset, link)).collect();
    bencher.counter(divan::counter::ItemsCount::new(charts.len())).bench(|| {
        for chart in &charts {
            black_box(svg(chart));
        }
    });
}

/// The first chart of a generated package: a ranking of all districts.
#[divan::bench(args = common::SIZES)]
fn generated(bencher: Bencher, observations: usize) {
    let dataset = common::dataset(observations);
    let chart = Chart::from_link(&dataset, "l=en");
    bencher.counter(divan::counter::ItemsCount::new(chart.marks.len())).bench(|| svg(&chart));
}

fn svg(chart: &Chart) -> String {
    let size = (SCALE.width as u32, draw::height(&chart.plot, SCALE) as u32);
    let mut text = String::new();
    let surface = Svg::new(&mut text, size, "sans-serif");
    draw::draw(&chart.plot, surface, SCALE, &Palette::of(Theme::Light)).expect("text takes every drawing");
    text
}
