//! The critical CSS: the part of `www/style.css` that a prerendered chart needs. A page with such a chart holds it inline and links the
//! whole stylesheet at its end, so that the chart is painted without a second response.

use anyhow::{Context, Result, ensure};

/// The comment of the stylesheet that ends the critical CSS.
const END: &str = "/* The end of the critical CSS.";

/// The markup around an inline style.
const STYLE: (&str, &str) = ("<style>", "</style>");

/// The link to the whole stylesheet.
const LINK: &str = "    <link rel=\"stylesheet\" href=\"style.css\">\n";

/// The critical CSS of a stylesheet, without comments, indentation and line breaks.
fn critical(stylesheet: &str) -> Result<String> {
    let (critical, _) = stylesheet.split_once(END).with_context(|| format!("found no {END:?} in the stylesheet"))?;
    let css = condensed(&without_comments(critical));
    ensure!(!css.contains("</") && !css.contains("url("), "found a reference in the critical CSS, expected none");
    Ok(css)
}

/// Puts the critical CSS into the head of a page, and the link to the stylesheet at the end of its body. An earlier style is replaced.
pub fn inlined(html: &str, stylesheet: &str) -> Result<String> {
    let (before, after) = without(html).split_once(LINK).map(owned).context("found no stylesheet in the page")?;
    let style = format!("    {}{}{}\n", STYLE.0, critical(stylesheet)?, STYLE.1);
    let (body, end) = after.rsplit_once("  </body>").context("found no end of the body in the page")?;
    Ok([&before, &style, body, LINK, "  </body>", end].concat())
}

fn owned((before, after): (&str, &str)) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

/// Links the whole stylesheet in the head of a page, in place of the critical CSS. A page without critical CSS stays unchanged.
pub fn without(html: &str) -> String {
    let Some(style) = styles(html).next() else { return html.to_owned() };
    let style = format!("    {}{style}{}\n", STYLE.0, STYLE.1);
    html.replacen(LINK, "", 1).replacen(&style, LINK, 1)
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
        let page = format!("<head>\n{LINK}  </head>\n  <body>\n  </body>\n");
        let inlined_page = inlined(&page, SHEET).expect("a page");
        assert_eq!(styles(&inlined_page).count(), 1);
        assert!(inlined_page.find(STYLE.0) < inlined_page.find(LINK));
        assert_eq!(inlined(&inlined_page, SHEET).expect("a page"), inlined_page);
        assert_eq!(without(&inlined_page), page);
        assert_eq!(without(&page), page);
    }
}
