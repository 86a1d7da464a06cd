#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tlsconf_tests::targets::container(data));
