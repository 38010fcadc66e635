//! Digests as browsers check them: of a file that a page loads, and of a script or a style that stands in a page.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The value of an attribute `integrity`.
pub fn of_file(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// The source of a policy that lets this script or style through, and no other.
pub fn of_text(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of nothing, as `printf '' | openssl dgst -sha384 -binary | base64` says it.
    #[test]
    fn digests_are_those_of_browsers() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(of_file(b""), empty);
        assert_eq!(of_text(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
