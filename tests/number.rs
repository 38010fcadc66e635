//! Printed figures: which texts are read, how figures are written, and which is surely above another.

mod common;

use common::{Random, check_cases, none};
use district_charts::language::Language;
use district_charts::number::{Comparator, Decimal, Figure, Flag};
use std::cmp::Ordering;

const COMPARATORS: [Comparator; 6] =
    [Comparator::Eq, Comparator::Ge, Comparator::Gt, Comparator::Le, Comparator::Lt, Comparator::Approx];

/// The decimal of a valid text.
#[track_caller]
fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text:?} is a decimal"))
}

#[test]
fn digits_are_written_as_printed() {
    let cases = [
        ("0", ["0", "0"]),
        ("0.0", ["0.0", "0.0"]),
        ("24.3", ["24.3", "24.3"]),
        ("20.10", ["20.10", "20.10"]),
        ("0.05", ["0.05", "0.05"]),
        ("-0.5", ["−0.5", "−0.5"]),
        ("-1234.50", ["−1234.50", "−1,234.50"]),
        ("999", ["999", "999"]),
        ("1000", ["1000", "1,000"]),
        ("1437.25", ["1437.25", "1,437.25"]),
        ("100000", ["100000", "100,000"]),
        ("1234567", ["1234567", "1,234,567"]),
        ("0.1234567", ["0.1234567", "0.1234567"]),
        ("123456789012345", ["123456789012345", "123,456,789,012,345"]),
        ("0.12345678901234", ["0.12345678901234", "0.12345678901234"]),
    ];
    check_cases(&cases, |text| {
        Language::ALL.map(|language| decimal(text).text(language)).map(|text| -> &str { text.leak() })
    });
}

/// A decimal with more than 15 digits is rounded half away from zero to 15, and says so.
#[test]
fn long_decimals_are_rounded_to_fifteen_digits() {
    let cases = [
        ("1.5", Some(("1.5", false))),
        ("0.12345678901234", Some(("0.12345678901234", false))),
        ("0.123456789012345", Some(("0.12345678901235", true))),
        ("0.123456789012344", Some(("0.12345678901234", true))),
        ("-1.00000000000000500000", Some(("−1.00000000000001", true))),
        ("2.71828182845904523536028747135266249", Some(("2.71828182845905", true))),
        ("123456789012345.5", Some(("123456789012346", true))),
        ("999999999999999.9", Some(("1000000000000000", true))),
        ("0.000000000000000000001", Some(("0.00000000000000", true))),
        ("-0.000000000000000000001", Some(("0.00000000000000", true))),
        ("1234567890123456", None),
        ("-0.0", None),
        ("1.", None),
        (".5", None),
        ("1.2.3", None),
        ("1.123456789012345678x", None),
    ];
    check_cases(&cases, |text| Decimal::parse_long(text).map(|(value, is_cut)| (&*value.to_string().leak(), is_cut)));
}

/// Fewer decimals may be shown than a decimal has; it is compared and computed with all.
#[test]
fn decimals_may_be_shown_rounded() {
    let (long, short) = (decimal("1.549"), decimal("1.55"));
    let shown = |decimals| long.shown_with(decimals).to_string();
    assert_eq!([0, 1, 2, 3, 9].map(shown), ["2", "1.5", "1.55", "1.549", "1.549"]);
    assert!(long.shown_with(2) < short && long.shown_with(0) == long);
    assert_eq!(long.shown_with(2).decimals(), 2);
    assert_eq!(decimal("-1234.56").shown_with(1).text(Language::En), "−1,234.6");
    assert_eq!(decimal("-0.04").shown_with(1).to_string(), "0.0");
}

#[test]
fn flags_have_names_and_the_codes_of_sdmx() {
    for flag in Flag::ALL {
        let letter = flag.letter();
        assert_eq!([flag.name(), letter, &letter.to_uppercase()].map(Flag::parse), [Some(flag); 3]);
    }
    assert_eq!(["", "A", "x", "Provisional", "pe"].map(Flag::parse), [None; 5]);
    let figure = Figure { flag: Some(Flag::Estimated), ..Figure::new(decimal("20"), Comparator::Ge) };
    assert_eq!(figure.text(Language::En), "≥20 e");
}

#[test]
fn other_texts_are_refused() {
    let refused = [
        "",
        " ",
        "-",
        ".",
        "-.",
        "+1",
        "1+",
        "--1",
        "1-",
        "−1",
        "1.",
        ".5",
        "-.5",
        "1..2",
        "1.2.3",
        "1,000",
        "1 000",
        " 1",
        "1 ",
        "1\n",
        "1e5",
        "1E5",
        "0x10",
        "1_000",
        "NaN",
        "inf",
        "∞",
        "１２",
        "٣",
        "一",
        "1%",
        "1/2",
        "1:2",
        "1'000",
        "1234567890123456",
        "0.123456789012345",
        "123456789012345.6",
        "0.1234567890123456789012345678901234567890",
        "99999999999999999999999999",
        "00",
        "007",
        "00.5",
        "-00.5",
        "-0",
        "-0.0",
    ];
    check_cases(&refused.map(|text| (text, None)), |text| Decimal::parse(text).map(|decimal| decimal.to_string()));
}

#[test]
fn values_are_compared_whatever_their_digits() {
    use Ordering::{Equal, Greater, Less};
    let cases = [
        (["20.10", "20.1"], Equal),
        (["0", "0.000"], Equal),
        (["1000", "1000.00000000000"], Equal),
        (["0.1", "0.09"], Greater),
        (["9", "10"], Less),
        (["-1", "1"], Less),
        (["-1.5", "-1.25"], Less),
        (["999999999999999", "0.99999999999999"], Greater),
        (["123456789012345", "123456789012344"], Greater),
        (["-999999999999999", "0.00000000000001"], Less),
    ];
    check_cases(&cases, |[a, b]| decimal(a).cmp(&decimal(b)));
    check_cases(&cases.map(|([a, b], order)| ([b, a], order.reverse())), |[a, b]| decimal(a).cmp(&decimal(b)));
    check_cases(&cases, |[a, b]| match decimal(a) == decimal(b) {
        true => Equal,
        false => decimal(a).partial_cmp(&decimal(b)).unwrap_or(Equal),
    });
}

#[test]
fn signs_and_absolute_values_are_known() {
    let cases = [
        ("0", (true, false, "0", "0")),
        ("0.00", (true, false, "0.00", "0.00")),
        ("3.50", (false, false, "3.50", "14.00")),
        ("-3.50", (false, true, "3.50", "−14.00")),
        ("0.01", (false, false, "0.01", "0.04")),
        ("-999999999999999", (false, true, "999999999999999", "−3999999999999996")),
    ];
    check_cases(&cases, |text| {
        let decimal = decimal(text);
        let written = [decimal.abs(), decimal.saturating_mul(4)].map(|of| -> &str { of.to_string().leak() });
        (decimal.is_zero(), decimal.is_negative(), written[0], written[1])
    });
}

/// The float of a decimal is the one that its digits are read as: an error of a bit would show in the JSON of a chart.
#[test]
fn a_float_is_that_of_the_digits() {
    for digits in ["0", "24.3", "110.24", "-0.5", "20.10", "0.00000000000001", "999999999999999", "-12345678.9012345"] {
        assert_eq!(Ok(decimal(digits).to_f64()), digits.parse::<f64>(), "{digits}");
    }
}

#[test]
fn every_decimal_written_and_read_is_itself() {
    let mut random = Random::new(15);
    let mut complaints = Vec::new();
    for _ in 0..20_000 {
        let digits = 1 + random.below(15);
        let scale = random.below(digits);
        let mut text: String = (0..digits).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
        if digits - scale > 1 && text.starts_with('0') {
            text.replace_range(..1, "7");
        }
        if scale > 0 {
            text.insert(digits - scale, '.');
        }
        if text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) && random.below(2) == 0 {
            text.insert(0, '-');
        }
        let read = decimal(&text);
        let written = read.to_string().replace('−', "-");
        let english = read.text(Language::En).replace('−', "-").replace(',', "");
        if written != text || english != text || decimal(&written) != read {
            complaints.push(format!("{text}: written {written}, in English {english}"));
        }
    }
    none(&complaints);
}

#[test]
fn comparators_have_a_name_and_a_sign() {
    let cases = [
        ("eq", Some((Comparator::Eq, ""))),
        ("ge", Some((Comparator::Ge, "≥"))),
        ("gt", Some((Comparator::Gt, ">"))),
        ("le", Some((Comparator::Le, "≤"))),
        ("lt", Some((Comparator::Lt, "<"))),
        ("approx", Some((Comparator::Approx, "≈"))),
        ("", None),
        ("EQ", None),
        ("=", None),
        ("ne", None),
    ];
    check_cases(&cases, |name| Comparator::parse(name).map(|comparator| (comparator, comparator.sign())));
}

#[test]
fn figures_are_written_with_their_sign() {
    let figure = |comparator, value| Figure::new(decimal(value), comparator);
    let texts = |figure: Figure| Language::ALL.map(|language| figure.text(language));
    assert_eq!(texts(figure(Comparator::Eq, "1437")), ["1437", "1,437"]);
    assert_eq!(texts(figure(Comparator::Ge, "20")), ["≥20", "≥20"]);
    assert_eq!(texts(figure(Comparator::Lt, "-2000.5")), ["<−2000.5", "<−2,000.5"]);
}

/// The true values that a figure allows, in halves. An approximate figure allows any.
fn allowed(figure: Figure) -> Vec<i32> {
    let printed = (figure.value.to_f64() * 2.0) as i32;
    let allows = |&value: &i32| match figure.comparator {
        Comparator::Eq => value == printed,
        Comparator::Ge => value >= printed,
        Comparator::Gt => value > printed,
        Comparator::Le => value <= printed,
        Comparator::Lt => value < printed,
        Comparator::Approx => true,
    };
    (-10..=10).filter(allows).collect()
}

#[test]
fn surely_above_is_what_holds_for_all_true_values() {
    let figures: Vec<Figure> = COMPARATORS
        .iter()
        .flat_map(|&comparator| ["-1", "0", "1.0", "2"].map(|text| Figure::new(decimal(text), comparator)))
        .collect();
    let mut complaints = Vec::new();
    for &a in &figures {
        for &b in &figures {
            let expected = allowed(a).iter().all(|a| allowed(b).iter().all(|b| a > b));
            if a.surely_above(b) != expected {
                complaints.push(format!("{a:?} surely above {b:?}: expected {expected}"));
            }
        }
    }
    none(&complaints);
}

#[test]
fn open_ends_are_where_the_true_value_may_lie() {
    let beyond = |comparator, above: bool| {
        let figure = Figure::new(decimal("0"), comparator);
        allowed(figure).iter().any(|&value| if above { value > 0 } else { value < 0 })
    };
    let expected = COMPARATORS.map(|comparator| (comparator, (beyond(comparator, true), beyond(comparator, false))));
    check_cases(&expected, |comparator| (comparator.is_open_above(), comparator.is_open_below()));
}

/// A ratio is rounded half away from zero, compared with 128-bit division.
#[test]
fn ratios_are_exact() {
    let mut random = Random::new(20_211_125);
    let mut wrong = Vec::new();
    for _ in 0..4000 {
        let mut one = || {
            let (digits, scale) = (random.below(15), random.below(4) as u32);
            let mantissa = (random.next() % 10_u64.pow(digits as u32 + 1)) as i128 - i128::from(random.below(9) == 0);
            let sign = if mantissa < 0 { "-" } else { "" };
            let text = format!("{:0>1$}", mantissa.unsigned_abs(), scale as usize + 1);
            let (whole, part) = text.split_at(text.len() - scale as usize);
            let text = if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") };
            (text, mantissa, scale)
        };
        let ((a, above, a_scale), (b, below, b_scale)) = (one(), one());
        let (Some(left), Some(right)) = (Decimal::parse(&a), Decimal::parse(&b)) else { continue };
        let (shift, scale) = (random.below(3) as u8, random.below(4) as u8);
        let exponent = u32::from(shift + scale) + b_scale;
        let (above, below) = (above * 10_i128.pow(exponent), below * 10_i128.pow(a_scale));
        let expected = (below != 0).then(|| {
            let (size, divisor) = (above.abs(), below.abs());
            let rounded = (size + divisor / 2) / divisor;
            if (above < 0) == (below < 0) { rounded } else { -rounded }
        });
        let found = left.checked_div(right, shift, scale).map(|ratio| {
            let digits: String = ratio.to_string().chars().filter(char::is_ascii_digit).collect();
            let size: i128 = digits.parse().expect("digits");
            if ratio.is_negative() { -size } else { size }
        });
        if found != expected.filter(|&mantissa| i64::try_from(mantissa).is_ok()) {
            wrong.push(format!("{a} over {b}, shift {shift}, scale {scale}: found {found:?}, expected {expected:?}"));
        }
    }
    none(&wrong);
}

#[test]
fn a_quotient_beyond_the_range_is_none() {
    let huge = decimal("999999999999999");
    assert_eq!(huge.checked_div(decimal("1"), 0, 0), Some(huge));
    for shift in [16, 20, 22, 23, 24, 25, 40, 255] {
        assert_eq!(huge.checked_div(decimal("1"), shift, 0), None, "{shift}");
    }
    assert_eq!(huge.checked_div(decimal("0"), 0, 0), None);
}

#[test]
fn an_axis_starts_at_zero_unless_its_values_are_positive_and_in_order() {
    let cases = [
        (["96", "104"], "96"),
        (["960", "1040"], "960"),
        (["964", "1040"], "960"),
        (["12", "104"], "10"),
        (["12", "150"], "0"),
        (["-5", "10"], "0"),
        (["-10", "-5"], "0"),
        (["10", "5"], "0"),
        (["7", "7"], "7"),
    ];
    check_cases(&cases, |ends| {
        let [low, high] = ends.map(decimal);
        low.round_floor(high).to_string().leak() as &str
    });
}
