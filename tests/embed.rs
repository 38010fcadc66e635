//! Embed code: every text is escaped, every link complete, and the loader within its budget.

mod common;

use common::{Files, cases, embedded, none, path, text};
use district_charts::data::Dataset;
use district_charts::draw::{self, Palette, Scale, Svg, frame_height};
use district_charts::kinds::pinned;
use district_charts::link::LinkForm;
use district_charts::model::View;
use district_charts::model::{Chart, Plot, Theme};
use district_charts::page::{EmbedContext, Snippet, embed_code};
use district_charts::text::escaped;
use expect_test::expect;

const BASE: &str = "https://charts.example/www/";

fn snippets(dataset: &Dataset, link: &str) -> [Snippet; 4] {
    snippets_in(dataset, "", link)
}

/// The sizes of a picture that is shown at 600 pixels, and of the one for telephones.
const SIZES: [u32; 4] = [600, 315, 360, 520];

/// The code of a published chart, which has a frame of its own in its folder.
fn snippets_in(dataset: &Dataset, folder: &str, link: &str) -> [Snippet; 4] {
    let (view, _) = View::from_query(dataset, link);
    let height_px = frame_height(&Chart::new(dataset, &view, Vec::new()).picture());
    embed_code(dataset, &view, EmbedContext { base: BASE, folder, picture: "growth.png", sizes: &SIZES, height_px })
}

/// A text without HTML escapes.
fn unescaped(html: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(html.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

/// The values of an attribute in order.
fn attribute(html: &str, name: &str) -> Vec<String> {
    let key = format!(" {name}=\"");
    html.split(&key).skip(1).filter_map(|rest| Some(unescaped(rest.split_once('"')?.0))).collect()
}

/// The number of angle brackets outside of quotes: that of the template, if every text is escaped.
fn signs(html: &str) -> usize {
    html.split('"').step_by(2).map(|outside| outside.matches(['<', '>']).count()).sum()
}

#[test]
fn each_way_has_its_code() {
    let [frame, link, element, picture] = snippets(&embedded(), "l=en");
    let all =
        [frame, link, element, picture].map(|snippet| format!("{}: {}\n{}", snippet.name, snippet.label, snippet.code));
    expect![[r#"
        frame: Frame, of fixed height: nearly every site takes it
        <div><iframe src="https://charts.example/www/embed.html?v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd" title="Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)" loading="lazy" height="978" style="border:0;width:100%" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads" allow="clipboard-write; web-share; fullscreen" referrerpolicy="no-referrer"></iframe>
        <p><a href="https://charts.example/www/index.html?v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd">Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)</a></p></div>
        link: Link with a script: as high as the chart; without the script a link
        <a class="district-chart" href="https://charts.example/www/embed.html?v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd" data-height="978">Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)</a>
        <script defer src="https://charts.example/www/embed.v1.js"></script>
        element: Element: drawn in the page itself
        <district-chart link="v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd"><a href="https://charts.example/www/index.html?v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd">Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)</a></district-chart>
        <script type="module" src="https://charts.example/www/district-chart.js"></script>
        picture: Picture: for sites without scripts and frames
        <figure lang="en"><picture><source media="(max-width:30em)" srcset="growth-narrow.png" width="360" height="520"><img src="growth.png" alt="Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%). Fixed-asset investment growth, January–August 2021, %. Laixi: 24.3%. Pingdu: 21.6%; also published (not compared): 2021 target: at least 20%. Shibei: 20.1%. Chengyang: 16.3%; also published (not compared): 2021 target: at least 15%. Shinan: 13.8%; also published (not compared): 2021 target: 10%. West Coast New Area: 8.3%; also published (not compared): Q1–Q3 2021 forecast: at least 10%. Licang: not reported. Laoshan: not reported. Jimo: not reported. Jiaozhou: not reported." width="600" height="315" style="max-width:100%;height:auto"></picture>
        <figcaption><a href="https://charts.example/www/index.html?v=1&amp;c=rank&amp;i=fai-growth&amp;p=2021-01..2021-08&amp;st=actual&amp;sc=whole&amp;d=~shinan~shibei~licang~laoshan~chengyang~xihaian~jimo~jiaozhou~pingdu~laixi&amp;s=value&amp;l=en&amp;ds=367d14dd">Laixi has the highest fixed-asset investment growth of the six districts that reported: 24.3%, ahead of Pingdu (21.6%)</a> Source: Qingdao Daily, 19 Sep 2021, p. 3</figcaption></figure>"#]].assert_eq(&all.join("\n"));
}

/// The picture as it is left where sanitisers strip what they do not know: `style`, or `picture` and `source` too.
#[test]
fn a_picture_keeps_its_size_where_style_is_stripped() {
    let [.., picture] = snippets(&embedded(), "l=en");
    assert_eq!(attribute(&picture.code, "srcset"), ["growth-narrow.png"]);
    assert_eq!(attribute(&picture.code, "media"), ["(max-width:30em)"]);
    assert_eq!(attribute(&picture.code, "width"), ["360", "600"]);
    assert_eq!(attribute(&picture.code, "height"), ["520", "315"]);
    let image = picture.code.split_once("<img").and_then(|(_, rest)| rest.split_once('>')).expect("an image").0;
    for part in ["src=\"growth.png\"", "alt=\"Laixi has", "width=\"600\"", "height=\"315\""] {
        assert!(image.contains(part), "found no {part} in {image}");
    }
    // A caller that knows no sizes gets the picture without them, and one that has no narrow picture gets one picture.
    let (dataset, (view, _)) = (embedded(), View::from_query(&embedded(), "l=en"));
    let code = |sizes| {
        let context =
            EmbedContext { base: BASE, folder: "", picture: "https://a.example/b.png", sizes, height_px: 520 };
        embed_code(&dataset, &view, context).map(|snippet| snippet.code)[3].clone()
    };
    assert!(!code(&[]).contains("<picture>") && !code(&[]).contains("width=\""), "{}", code(&[]));
    assert_eq!(
        (attribute(&code(&[800, 400]), "width"), code(&[800, 400]).contains("<source")),
        (vec!["800".to_owned()], false)
    );
    assert_eq!(attribute(&code(&SIZES), "srcset"), ["https://a.example/b-narrow.png"]);
}

/// A published chart has a frame of its own. Everything else of its code is that of any other chart.
#[test]
fn a_published_chart_has_its_own_frame() {
    let dataset = embedded();
    let any = snippets(&dataset, "l=en");
    let own = snippets_in(&dataset, "s/fai-growth-en/", "l=en");
    for (any, own) in any.iter().zip(&own) {
        let is_frame = ["frame", "link"].contains(&own.name);
        let code = any.code.replace(&format!("{BASE}embed.html?"), &format!("{BASE}s/fai-growth-en/embed.html?"));
        assert_eq!(own.code, code);
        assert_eq!(own.code != any.code, is_frame, "{}", own.code);
    }
}

/// The code of every chart has its complete link, so that later defaults change nothing.
#[test]
fn every_code_holds_the_whole_link() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let (view, _) = View::from_query(&dataset, &link);
        let query = pinned(&dataset, &view).to_query(&dataset, LinkForm::Embed);
        let [frame, anchor, element, picture] = snippets(&dataset, &link);
        let page = |file: &str| format!("{BASE}{file}?{query}");
        let found = [
            attribute(&frame.code, "src"),
            attribute(&anchor.code, "href"),
            [attribute(&element.code, "link"), attribute(&element.code, "href")].concat(),
            attribute(&picture.code, "href"),
        ];
        let expected = [
            vec![page("embed.html")],
            vec![page("embed.html")],
            vec![query.clone(), page("index.html")],
            vec![page("index.html")],
        ];
        if found != expected {
            wrong.push(format!("{name}: {found:?}, expected {expected:?}"));
        }
        let chart = Chart::new(&dataset, &view, Vec::new());
        let titles = [attribute(&frame.code, "title"), attribute(&picture.code, "alt")];
        if titles != [[chart.title], [chart.spoken]] {
            wrong.push(format!("{name}: {titles:?}"));
        }
    }
    none(&wrong);
}

/// A name or an address that looks like HTML stays text.
#[test]
fn no_text_becomes_html() {
    const HOSTILE: &str = "</a>'><script>alert(1)</script>&amp;";
    let rows = ["east,growth,,2021,2.5,eq,actual", "west,growth,,2021,1.5,eq,actual", "north,growth,,2021,1,eq,actual"];
    let plain = Files::small().observing(&rows).dataset();
    let mut hostile = plain.clone();
    for name in hostile.districts.iter_mut().flat_map(|of| [&mut of.name, &mut of.short]) {
        (name.zh, name.en) = (format!("\"{}{HOSTILE}", name.zh), format!("\"{}{HOSTILE}", name.en));
    }
    for link in ["", "l=en", "h=~east", "c=profile&d=~east&l=en"] {
        let (view, _) = View::from_query(&plain, link);
        let context = EmbedContext {
            base: "https://a.example/\"><b>'/",
            folder: "\"><b>/",
            picture: "\"><b>.png",
            sizes: &SIZES,
            height_px: 520,
        };
        let expected = embed_code(
            &plain,
            &view,
            EmbedContext { base: BASE, folder: "s/a/", picture: "a.png", sizes: &SIZES, height_px: 520 },
        );
        for (snippet, expected) in embed_code(&hostile, &view, context).iter().zip(expected) {
            assert_eq!(signs(&snippet.code), signs(&expected.code), "{link}: {}", snippet.code);
            assert!(!snippet.code.contains("<script>") && !snippet.code.contains("<b>"), "{link}: {}", snippet.code);
        }
    }
}

#[test]
fn what_is_escaped_reads_as_it_was() {
    for text in ["", "a&b", "<b>\"'</b>", "&amp;lt;", "莱西 24.3%"] {
        assert_eq!(unescaped(&escaped(text)), text);
        assert!(!escaped(text).contains(['<', '>', '"', '\'']), "{text}");
    }
}

/// Every page that shows a chart loads the loader, so it stays small.
#[test]
fn the_loader_is_a_thousand_bytes_at_most() {
    let loader = text("www/embed.v1.js");
    assert!(loader.len() <= 1_000, "found {} bytes, expected at most 1,000", loader.len());
    let frame = &snippets(&embedded(), "")[0].code;
    for name in ["sandbox", "allow", "referrerpolicy"] {
        let value = &attribute(frame, name)[0];
        assert!(loader.contains(&format!("\"{value}\"")), "the loader and the frame differ in {name}={value}");
    }
}

/// The folder of `embed.html`, relative to the examples.
const HERE: &str = "../www/";

/// The code of an example: one of the methods, or what hosts make of an address.
fn example(dataset: &Dataset, base: &str, way: &str, link: &str) -> String {
    let (view, _) = View::from_query(dataset, link);
    let chart = Chart::new(dataset, &view, Vec::new());
    let height_px = frame_height(&chart.picture());
    let context = EmbedContext { base, folder: "", picture: "growth.png", sizes: &SIZES[..2], height_px };
    let own = embed_code(dataset, &view, context).into_iter().find(|snippet| snippet.name == way);
    let query = escaped(&pinned(dataset, &view).to_query(dataset, LinkForm::Embed));
    let (src, title) = (format!("{base}embed.html?{query}"), escaped(&chart.title));
    match (own, way) {
        (Some(snippet), _) => snippet.code,
        (_, "bare") => {
            format!("<iframe src=\"{src}\" width=\"100%\" height=\"{height_px}\" title=\"{title}\"></iframe>")
        }
        (_, "amp") => format!(
            "<iframe src=\"{src}\" title=\"{title}\" height=\"400\" sandbox=\"allow-scripts allow-popups\" resizable></iframe>"
        ),
        (_, "wordpress") => format!(
            "<blockquote data-secret=\"q8ZtWm3RxA\"><a href=\"{src}\">{title}</a></blockquote>\n\
             <iframe class=\"waiting\" sandbox=\"allow-scripts\" security=\"restricted\" src=\"{src}#?secret=q8ZtWm3RxA\" \
             data-secret=\"q8ZtWm3RxA\" title=\"{title}\" width=\"600\" height=\"400\" frameborder=\"0\" marginwidth=\"0\" \
             marginheight=\"0\" scrolling=\"no\"></iframe>"
        ),
        _ => panic!("no way {way:?}"),
    }
}

/// A page with the code of each of its embeds renewed. A comment before each names its method and link.
fn renewed(dataset: &Dataset, base: &str, page: &str) -> String {
    const END: &str = "<!-- its end -->";
    let mut pieces = page.split("<!-- embed ");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (named, rest) = piece.split_once(" -->").expect("a comment ends");
        let (_, after) = rest.split_once(END).expect("an embed ends");
        let (way, link) = named.split_once(' ').expect("a way and a link");
        whole += &format!("<!-- embed {named} -->\n{}\n{END}{after}", example(dataset, base, way, link.trim()));
    }
    whole
}

/// Each example is a page with the current embed code.
#[test]
fn the_examples_hold_the_code_of_today() {
    let dataset = embedded();
    let mut wrong = Vec::new();
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path("examples")).expect("there are examples") {
        let file = entry.expect("an entry can be read").path();
        if file.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let name = format!("examples/{}", file.file_name().and_then(|name| name.to_str()).expect("a plain name"));
        let page = text(&name);
        wrong.extend(renew(&name, &page, &renewed(&dataset, HERE, &page)));
        names.push(name);
    }
    for name in SYSTEMS.map(|name| format!("examples/systems/{name}")) {
        let page = text(&name);
        assert!(page.contains("<!-- embed frame "), "{name} has a frame");
        wrong.extend(renew(&name, &page, &renewed(&dataset, THERE, &page)));
    }
    none(&wrong);
    assert_eq!(names.len(), 7, "{names:?}");
}

/// The pages of content systems in which a frame is pasted, and the address of the charts in them.
const SYSTEMS: [&str; 4] =
    ["hugo/content/_index.md", "mkdocs/docs/index.md", "sphinx/chart.html", "wordpress/html-block.html"];
const THERE: &str = "https://charts.example/";

/// Renews a file if that is asked for, or else says that it differs.
fn renew(name: &str, page: &str, expected: &str) -> Option<String> {
    if page == expected {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path(name), expected).expect("it is ours");
        return None;
    }
    Some(format!("{name} has other code; `cargo xtask test --accept` renews it"))
}

/// A page in an iframe sends no referrer. `tests/prerender.rs` checks its content security policy.
#[test]
fn the_embed_sends_no_referrer() {
    let page = text("www/embed.html");
    assert!(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "an embed sends no referrer");
}

/// The documentation shows the attributes of the iframe and the scripts of the current embed code.
#[test]
fn the_documentation_shows_the_code_of_today() {
    let docs = text("docs/embedding.md");
    let [frame, link, element, _] = snippets(&embedded(), "").map(|snippet| snippet.code);
    for name in ["sandbox", "allow", "referrerpolicy", "style", "loading"] {
        let value = format!("{name}=\"{}\"", attribute(&frame, name)[0]);
        assert!(docs.contains(&value), "docs/embedding.md has no {value}");
    }
    for script in [&link, &element].map(|code| format!("<script{}", code.split("<script").nth(1).unwrap_or_default())) {
        assert!(docs.contains(script.trim()), "docs/embedding.md has no {script}");
    }
}

/// An iframe shows a plot whole, or its first rows: then at least two are left out, and what is shown has room with the texts. The plot is
/// whole again afterwards.
#[test]
fn a_frame_shows_the_first_rows_of_a_high_chart() {
    let dataset = embedded();
    let mut cut_count = 0;
    let mut wrong = Vec::new();
    for (name, link) in cases() {
        let mut picture = Chart::from_link(&dataset, &link).picture();
        let targets = |plot: &Plot, scale: Scale| {
            let mut svg = String::new();
            let surface = Svg::new(&mut svg, (scale.width as u32, draw::height(plot, scale) as u32), "");
            draw::draw(plot, surface, scale, &Palette::of(Theme::Light)).expect("text takes all").targets
        };
        for width in [296.0, 336.0, 600.0, 744.0, 1256.0, 1896.0] {
            let scale = Scale { width, ratio: 1.0, text: 1.0 };
            let whole = targets(&picture.plot, scale).len();
            let (shown, hidden) = draw::frame_rows(&mut picture, scale);
            let height = draw::with_first_rows(&mut picture.plot, shown, |plot| draw::height(plot, scale));
            let fewer = draw::with_first_rows(&mut picture.plot, shown, |plot| targets(plot, scale).len());
            cut_count += usize::from(hidden > 0);
            // A panel of a trend is as high as several rows.
            let least = if matches!(picture.plot, Plot::Trend(_)) { 1 } else { 3 };
            let is_right = if hidden == 0 { fewer == whole } else { hidden >= 2 && fewer < whole && shown >= least };
            if !is_right
                || targets(&picture.plot, scale).len() != whole
                || height > f64::from(draw::MAX_FRAME_HEIGHT_PX)
            {
                wrong
                    .push(format!("{name}, {width} px wide: {shown} rows and {hidden} more, {fewer} marks of {whole}"));
            }
        }
    }
    none(&wrong);
    assert!(cut_count >= 6, "found {cut_count} charts cut, expected those of the profiles at least");
}
