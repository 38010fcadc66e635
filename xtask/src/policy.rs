//! What a page of ours may do, as it says itself: run its own scripts and the one that stands in it, compile the module, and load
//! nothing from anybody else. `tests/prerender.rs` keeps the pages and docs/hosting.md to it.

use crate::integrity;

/// What stands around the policy in a page.
const META: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// What stands around a script in a page; one of data, or of a file, has an attribute.
const SCRIPT: (&str, &str) = ("<script>", "</script>");

/// The policy of a page: its frames are embeds of its own, its pictures what is to be saved.
pub fn of_page(html: &str) -> String {
    let scripts: String = scripts(html).map(|script| format!(" {}", integrity::of_text(script))).collect();
    format!(
        "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
         img-src 'self' data: blob:; frame-src 'self'; base-uri 'none'; form-action 'none'"
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

/// A page with the policy that it needs in the place of the one that it has; a page that has none stays so.
pub fn renewed(html: &str) -> String {
    let Some((before, rest)) = html.split_once(META.0) else { return html.to_owned() };
    let (_, after) = rest.split_once(META.1).unwrap_or_default();
    [before, META.0, &of_page(html), META.1, after].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_the_script_that_stands_in_it() {
        let page = format!("<head>{}x{}<script>a</script><script src=b></script>", META.0, META.1);
        let page = renewed(&page);
        let policy = stated(&page).expect("a policy");
        assert!(policy.contains(&format!("script-src 'self' {} 'wasm-unsafe-eval'", integrity::of_text("a"))));
        assert_eq!(policy.matches("sha256-").count(), 1);
        assert_eq!(renewed(&page), page);
        assert_eq!(renewed("<head>"), "<head>");
    }
}
