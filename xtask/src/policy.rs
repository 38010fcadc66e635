//! What a page of ours may do, as it says itself: run its own scripts and those that stand in it, compile the module, and load
//! nothing from anybody else. `tests/prerender.rs` keeps the pages and docs/hosting.md to it.
//!
//! In a sandbox a page is of nobody's origin, and to WebKit `'self'` is then nobody: a frame would show nothing at all. So what stands in
//! the page lets any server through, and the page's first script leaves of them the one that the page is from.

use crate::integrity;

/// What stands around the policy in a page.
const META: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// What stands around a script in a page; one of data, or of a file, has an attribute.
const SCRIPT: (&str, &str) = ("<script>", "</script>");

/// The script that leaves of all servers the page's own, by one more policy: what each of them forbids is forbidden.
const NARROW: &str = r#"
      // In a sandbox 'self' may be nobody: the policy above lets any server through, one more only the page’s own.
      if (location.protocol.startsWith("http")) {
        const policy = document.querySelector("meta[http-equiv]").cloneNode();
        policy.content = policy.content.replaceAll("http: https:", location.origin);
        document.head.append(policy);
      }
    "#;

/// The policy of a page, in itself; its frames are embeds of its own, its pictures what is to be saved.
fn of_page(html: &str) -> String {
    policy(html, "'self' http: https:")
}

/// The policy that a host may send with any of some pages.
pub fn of_host(pages: &[String]) -> String {
    policy(&pages.concat(), "'self'")
}

fn policy(html: &str, server: &str) -> String {
    let mut known: Vec<String> = Vec::new();
    for script in scripts(html).map(integrity::of_text) {
        if !known.contains(&script) {
            known.push(script);
        }
    }
    let scripts: String = known.iter().map(|script| format!(" {script}")).collect();
    format!(
        "default-src 'none'; script-src {server}{scripts} 'wasm-unsafe-eval'; worker-src blob:; style-src {server}; \
         connect-src {server}; img-src 'self' data: blob:; frame-src {server}; base-uri 'none'; form-action 'none'"
    )
}

/// The scripts that stand in a page.
pub fn scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split(SCRIPT.0).skip(1).filter_map(|rest| Some(rest.split_once(SCRIPT.1)?.0))
}

/// The policy that a page has.
pub fn stated(html: &str) -> Option<&str> {
    Some(html.split_once(META.0)?.1.split_once(META.1)?.0)
}

/// A page with what it needs in the place of the policy that it has; a page that has none stays so.
pub fn renewed(html: &str) -> String {
    let Some((before, after)) = parted(html) else { return html.to_owned() };
    let narrow = [META.1, "\n    ", SCRIPT.0, NARROW, SCRIPT.1].concat();
    let policy = of_page(&[before, &narrow, after].concat());
    [before, META.0, &policy, &narrow, after].concat()
}

/// A page without its policy, for one that has another.
pub fn without(html: &str) -> String {
    parted(html).map_or(html.to_owned(), |(before, after)| [before.trim_end(), after].concat())
}

/// What stands before and behind the policy of a page and its script.
fn parted(html: &str) -> Option<(&str, &str)> {
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
    fn a_page_knows_the_scripts_that_stand_in_it() {
        let page = format!("<head>\n{}x{}<script>a</script><script src=b></script>", META.0, META.1);
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
