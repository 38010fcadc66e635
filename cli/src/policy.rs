//! The content security policy of the pages: scripts and styles of the site and those in the page apply, the module compiles, and
//! nothing loads from other origins. `tests/prerender.rs` checks the pages and docs/hosting.md.
//!
//! A sandboxed page has an opaque origin, which `'self'` does not match in WebKit: a frame would load nothing. The policy in the page
//! therefore allows any server, and the first script of the page adds a second policy that allows only the server of the page.
//! Policies intersect.

use crate::{critical_css, integrity};

/// The markup around the policy in a page.
const META: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// The markup around an inline script. Scripts with a `src` or a `type` have an attribute, and do not match.
const SCRIPT: (&str, &str) = ("<script>", "</script>");

/// The script that adds the second policy.
const NARROW: &str = r#"
      if (location.protocol.startsWith("http")) {
        const policy = document.querySelector("meta[http-equiv]").cloneNode();
        policy.content = policy.content.replaceAll("http: https:", location.origin);
        document.head.append(policy);
      }
    "#;

/// The policy in a page. Frames are previews of the site's embeds; `data:` and `blob:` pictures are those of the share dialog.
fn page_policy(html: &str) -> String {
    policy(html, "'self' http: https:")
}

/// The policy that a host may send with each of these pages.
pub fn of_host(pages: &[String]) -> String {
    policy(&pages.concat(), "'self'")
}

/// The policy that a site sends with each of its pages. `origin` stands in the place of `'self'`, which a sandboxed page in WebKit is not.
pub fn of_site<'p>(pages: impl Iterator<Item = &'p str>, origin: &str) -> String {
    policy(&pages.collect::<String>(), origin)
}

/// A policy that allows the inline scripts and styles of a page, and files of a server.
fn policy(html: &str, server: &str) -> String {
    let (scripts, styles) = (hashes(scripts(html)), hashes(critical_css::styles(html)));
    format!(
        "default-src 'none'; script-src {server}{scripts} 'wasm-unsafe-eval'; worker-src blob:; style-src {server}{styles}; \
         connect-src {server}; img-src 'self' data: blob:; frame-src {server}; base-uri 'none'; form-action 'none'"
    )
}

/// The hash source of each text once, each after a space.
fn hashes<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut hashes: Vec<String> = Vec::new();
    for hash in texts.map(integrity::of_text) {
        if !hashes.contains(&hash) {
            hashes.push(hash);
        }
    }
    hashes.iter().map(|hash| format!(" {hash}")).collect()
}

/// The inline scripts of a page.
pub fn scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split(SCRIPT.0).skip(1).filter_map(|rest| Some(rest.split_once(SCRIPT.1)?.0))
}

/// The policy in a page, if there is one.
pub fn stated(html: &str) -> Option<&str> {
    Some(html.split_once(META.0)?.1.split_once(META.1)?.0)
}

/// Updates the policy in a page. A page without a policy stays unchanged.
pub fn renewed(html: &str) -> String {
    let Some((before, after)) = split_at_policy(html) else { return html.to_owned() };
    let narrow = [META.1, "\n    ", SCRIPT.0, NARROW, SCRIPT.1].concat();
    let policy = page_policy(&[before, &narrow, after].concat());
    [before, META.0, &policy, &narrow, after].concat()
}

/// Removes the policy from a page, and the critical CSS that it allows: the page links its stylesheet in the head again.
pub fn without(html: &str) -> String {
    let html = critical_css::without(html);
    split_at_policy(&html).map_or(html.clone(), |(before, after)| [before.trim_end(), after].concat())
}

/// The markup before and after the policy of a page and its script.
fn split_at_policy(html: &str) -> Option<(&str, &str)> {
    let (before, rest) = html.split_once(META.0)?;
    let (_, after) = rest.split_once(META.1)?;
    let narrow = after.trim_start().strip_prefix(SCRIPT.0).and_then(|rest| rest.split_once(SCRIPT.1));
    let is_ours = |script: &str| script.contains("policy.content");
    Some((before, narrow.filter(|(script, _)| is_ours(script)).map_or(after, |(_, after)| after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_inline_scripts_of_the_page() {
        let page = format!("<head>\n{}x{}<script>a</script><script src=b></script>", META.0, META.1);
        let styled = super::renewed(&format!("{page}<style>c</style>"));
        assert!(styled.contains(&format!("style-src 'self' http: https: {};", integrity::of_text("c"))), "{styled}");
        let renewed = renewed(&page);
        let policy = stated(&renewed).expect("a policy");
        for script in [NARROW, "a"] {
            assert!(policy.contains(&integrity::of_text(script)), "{policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 2);
        assert_eq!(super::renewed(&renewed), renewed);
        assert_eq!(without(&renewed), "<head><script>a</script><script src=b></script>");
        assert_eq!((super::renewed("<head>"), without("<head>")), ("<head>".to_owned(), "<head>".to_owned()));
    }
}
