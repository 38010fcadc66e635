//! The classes of words by which articles are read, and the values that words of each may have.

/// The meaning of a word in an article.
macro_rules! word_classes {
    ($($(#[$doc:meta])* $class:ident $name:literal,)*) => {
        /// The class of a word: what it says of the figure beside it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum WordClass { $($(#[$doc])* $class,)* }

        impl WordClass {
            /// Each with its name in a table.
            pub(super) const NAMES: &[(&'static str, WordClass)] = &[$(($name, WordClass::$class),)*];
        }
    };
}

word_classes! {
    /// A rise: 增长, rose.
    Up "up",
    /// A fall: 下降, fell.
    Down "down",
    /// Compares with another place: 高于, 低于.
    Above "above",
    /// Closes such a comparison: 比全国高.
    Higher "higher",
    /// Opens what a figure is compared with: 比, 较.
    Against "against",
    /// Closes it without a figure: 相比, 持平.
    Same "same",
    /// Says what a rise is counted against: 同比.
    RateOf "rate_of",
    /// Says what a part adds to a rise: 拉动.
    Pull "pull",
    /// Opens a share: 占, accounted for.
    Share "share",
    /// Hands the items of one list to those of another: 分别.
    Each "each",
    /// One figure for several: 均.
    All "all",
    /// Says after how many months something happens again: 每年.
    Every "every",
    /// A noun that needs its subject: 增速, 占比.
    Relative "relative",
    /// Forecast, target or plan.
    Status "status",
    /// Opens a passage on the future: 下一步.
    Future "future",
    /// A bound before the number: 超过.
    Before "before",
    /// A bound after the number: 以上.
    After "after",
    /// Says nothing of what is measured: 实现, 达到.
    Light "light",
    /// Joins the items of a list: 和.
    And "and",
    /// Joins clauses: 其中.
    Connector "connector",
    /// Closes a topic: 方面.
    Topic "topic",
    /// Counts things: 个, 家.
    Counter "counter",
    /// A unit.
    Unit "unit",
    /// A number in words: 过半, 翻番.
    NumberWord "words",
    /// Opens a rank: 位居.
    RankLead "rank_lead",
    /// Makes a number part of a name: 5000万元以上项目.
    Threshold "threshold",
    /// Before what is no figure: 第, 电话.
    SkipBefore "skip_before",
    /// After what is no figure: 强, 届.
    SkipAfter "skip_after",
    /// Ends what is measured: 增加值, employment.
    Head "head",
    /// Holds together a word that contains a cue: 增加值 is no rise.
    Noun "noun",
    /// A place that the text leaves unnamed: 全市.
    Whole "whole",
    /// The suffix of a place: 区.
    Level "level",
    /// Looks like a place and is none: 园区.
    NotPlace "not_place",
    /// A place.
    Place "place",
    /// A noun beside the name of a place: County.
    PlaceNoun "place_noun",
    /// Months of a year: 上半年, March.
    Month "month",
    /// A year relative to publication: 去年.
    Year "year",
    /// An earlier time that a figure is compared with, by its months: a year earlier.
    Earlier "earlier",
    /// The end of a year: 年底.
    YearEnd "year_end",
    /// A modifier of what is measured: average.
    Adjective "adjective",
    /// Ends a noun phrase.
    Stop "stop",
    /// A number word: seven.
    Number "number",
    /// A currency before the number: £.
    Currency "currency",
    /// A currency after the number: yuan.
    CurrencyAfter "currency_after",
    /// A state rather than a sum: 项目, 总投资.
    Stock "stock",
    /// A sum over time: 引进, 签约.
    Flow "flow",
    /// Speaks of things that exist already: 依托13个专班.
    Refers "refers",
    /// Makes a heading that names a year one on what is to come: 工作安排.
    FutureHeading "future_heading",
    /// Counts from now to the end of the period: 年内再完成5条.
    Remaining "remaining",
    /// Work to be done: where it lies ahead, it is a plan rather than an aim.
    Work "work",
    /// Another name of an indicator; the value is the usual one.
    Synonym "synonym",
    /// A name that proposals add: 增速.
    Name "name",
}

impl WordClass {
    /// The values that words of the class may have, if they are few.
    pub(super) fn values(self) -> Option<&'static str> {
        Some(match self {
            WordClass::Up | WordClass::Down => "|to",
            WordClass::Above | WordClass::Higher => "up|down",
            WordClass::Relative => "growth|fall|share|size|change|plan",
            WordClass::Status => "forecast|target|plan|done|weak|aim|once",
            WordClass::Future => "|title",
            WordClass::Before | WordClass::After => "ge|gt|le|lt|approx",
            WordClass::Every => "1|3|12",
            WordClass::Counter => "|skip|time",
            WordClass::Unit => "percent|permille|point|money|amount|times|rank|score|tenth|scale|skip",
            WordClass::Head => "|count|counter",
            WordClass::Whole => "city|district|county|province|nation|this",
            WordClass::Earlier => "|1|3|12|so far",
            WordClass::Stock => "|open",
            WordClass::Flow => "|ongoing",
            WordClass::Work => "|new|build",
            _ => return None,
        })
    }

    /// True if a value has the form of the class.
    pub(super) fn takes(self, value: &str) -> bool {
        let is_month = |text: &str| text.len() == 2 && text.parse().is_ok_and(|month: u8| (1..=12).contains(&month));
        match self {
            WordClass::Month => value.split_once("..").is_some_and(|(first, last)| is_month(first) && is_month(last)),
            WordClass::Year => value.parse::<i8>().is_ok(),
            WordClass::NumberWord => {
                let digits = value.strip_prefix("rank").or(value.strip_prefix("of")).unwrap_or(value);
                matches!(value, "all" | "all-by" | "all-are" | "all-of")
                    || !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            }
            _ => true,
        }
    }

    /// The form of a value, as an error says it.
    pub(super) fn form(self) -> &'static str {
        match self {
            WordClass::Month => "the first and the last month, such as 01..06",
            WordClass::Year => "years from publication, such as -1",
            _ => "a number such as 50, a rank such as rank1, or all",
        }
    }
}
