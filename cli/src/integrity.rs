//! Digests that browsers check: of files that a page loads, and of inline scripts and styles.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The value of the attribute `integrity` for a file.
pub fn of_file(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The hash source that allows an inline script or style in a content security policy.
pub fn of_text(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected values are from `printf '' | openssl dgst -sha384 -binary | base64`, and the same with `-sha256`.
    #[test]
    fn digests_of_nothing_are_those_of_openssl() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(of_file(b""), empty);
        assert_eq!(of_text(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
