//! The texts of a front page in English.

use crate::words::front::FrontWords;

/// The texts of a front page.
pub(crate) static FRONT: FrontWords = FrontWords {
    explore: "Explore",
    own_figures: "Your own figures",
    about_data: "About the data",
    recent: "Recent",
    heading: "Worth seeing",
    reasons: ["Against targets", "A clear lead", "Far apart", "A strong change", "Rarely published"],
    rule: "How these charts are chosen",
    rule_sentences: &[
        "A program chooses them from the data by fixed rules, and no editor does. Each title claims only what its figures support.",
        "Against targets: the more places have published a target or a plan for the year, the earlier the chart comes.",
        "A clear lead: the distance of the first place from the second, as a part of that of the first from the last. At \
         least three places must have a figure.",
        "Far apart: the distance of the largest figure from the smallest, as a part of whichever is further from zero. For these two, the part \
         is multiplied by the share of places with a figure.",
        "A strong change: the distance of a figure from that of an earlier period, as a part of whichever is further from zero; at least a twentieth.",
        "Rarely published: how many fewer places published the indicator than the best-covered one of its theme.",
        "The five take turns, each with its strongest chart first and at most three. An indicator comes once. Only if the page is not full then \
         do more follow, an indicator then as another kind of chart. Ranks are not compared, nor are bounds such as “at least” or “more than”.",
    ],
};
