//! The critical CSS: the part of the stylesheets that a prerendered chart needs. A page with such a chart holds it inline and links the
//! whole stylesheets behind its main part, so that the chart is painted without a second response. Chromium parses what follows a
//! stylesheet once it has it: the charts below the first, which take as long, are then laid out in a later task.

use anyhow::{Context, Result, ensure};

/// The comment of a stylesheet that ends its critical CSS.
pub(crate) const END: &str = "/* The end of the critical CSS.";

/// The markup around an inline style.
const STYLE: (&str, &str) = ("<style>", "</style>");

/// The markup around the name of a linked stylesheet, which has a line of its own.
const LINK: (&str, &str) = ("    <link rel=\"stylesheet\" href=\"", "\">\n");

/// The critical CSS of a stylesheet, without comments, indentation and line breaks.
fn critical(stylesheet: &str) -> Result<String> {
    let (critical, _) = stylesheet.split_once(END).with_context(|| format!("found no {END:?} in the stylesheet"))?;
    let css = condensed(&without_comments(critical));
    ensure!(!css.contains("</") && !css.contains("url("), "found a reference in the critical CSS, expected none");
    Ok(css)
}

/// The end of the main part of a page.
const MAIN_END: &str = "    </main>\n";

/// Puts the critical CSS into the head of a page, and the links to the stylesheets behind its main part. An earlier style is replaced.
/// `read` returns the stylesheet with a name, as the page links it.
///
/// # Errors
/// If the page links no stylesheet or has no main part, or a stylesheet has no critical CSS.
pub fn inlined<T: AsRef<str>>(html: &str, read: impl Fn(&str) -> Result<T>) -> Result<String> {
    let html = without(html);
    let links = links(&html);
    let css: String = links.iter().map(|link| critical(read(name(link))?.as_ref())).collect::<Result<_>>()?;
    let links = links.concat();
    let (before, after) =
        html.split_once(&links).filter(|_| !links.is_empty()).context("found no stylesheet in the page")?;
    let (main, end) = after.rsplit_once(MAIN_END).context("found no end of the main part in the page")?;
    Ok([before, "    ", STYLE.0, &css, STYLE.1, "\n", main, MAIN_END, &links, end].concat())
}

/// Links the whole stylesheets in the head of a page, in place of the critical CSS. A page without critical CSS stays unchanged.
pub fn without(html: &str) -> String {
    let Some(style) = styles(html).next() else { return html.to_owned() };
    let style = format!("    {}{style}{}\n", STYLE.0, STYLE.1);
    let links = links(html).concat();
    html.replacen(&links, "", 1).replacen(&style, &links, 1)
}

/// The lines of a page that link a stylesheet; they follow each other.
fn links(html: &str) -> Vec<&str> {
    html.split_inclusive('\n').filter(|line| line.starts_with(LINK.0) && line.ends_with(LINK.1)).collect()
}

/// The name of the stylesheet of such a line.
fn name(link: &str) -> &str {
    &link[LINK.0.len()..link.len() - LINK.1.len()]
}

/// The inline styles of a page.
pub fn styles(html: &str) -> impl Iterator<Item = &str> {
    html.split(STYLE.0).skip(1).filter_map(|rest| Some(rest.split_once(STYLE.1)?.0))
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(index, piece)| if index == 0 { piece } else { piece.split_once("*/").map_or("", |(_, rest)| rest) })
        .collect()
}

/// Joins the lines of a stylesheet that has one declaration or one selector a line.
fn condensed(css: &str) -> String {
    let lines = css.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined: String = lines
        .map(|line| match line.split_once(": ").filter(|_| line.ends_with(';')) {
            Some((property, value)) => format!("{property}:{value}"),
            None => line.replace(" {", "{"),
        })
        .collect();
    joined.replace(";}", "}").replace("> ", ">").replace(" >", ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "/* a */\nbody > p,\nmain {\n  /* b */\n  margin: 0 auto;\n}\n\n@media (min-width: 1rem) {\n  p {\n    gap: 1rem;\n  }\n}\n/* The end of the critical CSS. */\ntable { margin: 0; }\n";

    #[test]
    fn the_critical_css_is_short() {
        let css = critical(SHEET).expect("a stylesheet with its mark");
        assert_eq!(css, "body>p,main{margin:0 auto}@media (min-width: 1rem){p{gap:1rem}}");
        assert!(critical("p { margin: 0; }").is_err());
    }

    #[test]
    fn a_page_has_its_critical_css_once() {
        let links = "    <link rel=\"stylesheet\" href=\"a.css\">\n    <link rel=\"stylesheet\" href=\"b.css\">\n";
        let page = format!("<head>\n{links}  </head>\n  <body>\n    </main>\n    <footer>\n  </body>\n");
        let read = |name: &str| match name {
            "a.css" => Ok(SHEET),
            "b.css" => Ok("a {\n  gap: 0;\n}\n/* The end of the critical CSS. */\n"),
            _ => anyhow::bail!("found {name}"),
        };
        let inlined_page = inlined(&page, read).expect("a page");
        assert_eq!(styles(&inlined_page).count(), 1);
        assert!(inlined_page.contains("{p{gap:1rem}}a{gap:0}</style>"), "{inlined_page}");
        assert!(inlined_page.find(STYLE.0) < inlined_page.find(links));
        assert!(inlined_page.find(links) < inlined_page.find("<footer>"), "what follows the chart waits");
        assert_eq!(inlined(&inlined_page, read).expect("a page"), inlined_page);
        assert_eq!(without(&inlined_page), page);
        assert_eq!(without(&page), page);
    }
}
