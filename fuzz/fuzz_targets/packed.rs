//! Runs `targets::packed` on the inputs of libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| district_charts_fuzz::targets::packed(bytes));
