//! Words by which publishers head columns, name totals, begin notes and write units, in the languages of their tables.
//!
//! The lists hold words of the language and codes of standards (SDMX), and no name of a place or of a publisher.

use crate::model::ColumnRole;

/// The entries of a list, which bars separate.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split('|').filter(|entry| !entry.is_empty())
}

/// Whether a text is an entry of a list.
pub(super) fn listed(list: &str, text: &str) -> bool {
    entries(list).any(|entry| entry == text)
}

/// A kind of head with the words for it, in small letters. A head matches if it is one of them or has one of them as a word.
struct HeadWords {
    role: ColumnRole,
    words: &'static str,
    /// Parts of words, for languages that write without blanks.
    parts: &'static str,
}

/// In order of precedence: a head with the word for codes and that for places is of codes.
const HEADS: [HeadWords; 7] = [
    HeadWords {
        role: ColumnRole::Flag,
        words: "flag|flags|status|obs_status|obs_flag|conf_status|footnote|footnotes|note|notes|remark|symbol|marking|\
            markings|anmerkung|примечание|attributes|qualifier|suppression|flag codes|note codes|poznámka|uwagi",
        parts: "備考|备注|注释|注記",
    },
    HeadWords {
        role: ColumnRole::Code,
        words: "code|codes|dguid|id|fips|geoid|geo_id|iso|iso3|iso2|ags|ars|schlüssel|gemeindeschlüssel|código|codigo|\
            cod|код|окато|октмо|nuts|lau|gss|adcode|insee|ref_area|kod|kód|kode|koodi|codice|clave|cve|cvegeo|sigla|\
            mnemonic|teryt|itter107|κωδικός|fipstxt",
        parts: "代码|编码|コード|代碼",
    },
    HeadWords {
        role: ColumnRole::Unit,
        words: "unit|units|unit_measure|uom|einheit|unité|unidad|unidades|единица|measure unit|unit_mult|unit of measure|\
            unidade|eenheid|jednostka|jednotka|birim|enhet|mértékegység|одиниця|unità di misura|unidade de medida",
        parts: "단위|单位|単位|單位",
    },
    HeadWords {
        role: ColumnRole::Period,
        words: "year|years|date|dates|time|time_period|period|month|months|quarter|jahr|zeit|monat|quartal|\
            stichtag|berichtsjahr|année|annee|mois|trimestre|date_period|año|ano|anyo|periodo|mes|fecha|год|\
            период|месяц|квартал|yr|fy|\
            tijd|perioden|jaar|år|vuosi|rok|lata|yıl|év|anno|ημερομηνία|έτος|рік|período|mês|trimestr|kvartal|\
            ref_date|reference period|time period|período de referência dos dados",
        parts: "시점|연도|年份|时间|時間軸|年月|月份|季度|年度|年次|時点|調査年|日期|時期",
    },
    HeadWords {
        role: ColumnRole::Indicator,
        words: "indicator|indicators|variable|variables|series|item|statistic|measure|indikator|merkmal|\
            indicateur|indicador|concepto|показатель|показатели|series name|topic|\
            variável|ukazatel|wskaźnik|gösterge|onderwerp|onderwerpen|tipo dato|показник|statistikvariabel|\
            statistikkvariabel|mutató|indicatore|labour force characteristics",
        parts: "항목|指标|指標|项目|項目|表章項目|変数",
    },
    HeadWords {
        role: ColumnRole::Place,
        words: "name|geo|geography|country|countries|region|regions|district|districts|borough|boroughs|state|\
            states|county|counties|province|provinces|prefecture|prefectures|city|cities|town|municipality|\
            ward|wards|area|areas|location|place|territory|authority|neighbourhood|neighborhood|\
            constituency|entity|stname|ctyname|land|länder|bundesland|bundesländer|kreis|kreise|stadt|\
            städte|gemeinde|gemeinden|gebiet|stadtgebiet|stadtteil|stadtteile|bezirk|bezirke|gebietseinheit|\
            raumeinheit|pays|région|régions|département|départements|commune|communes|territoire|provincia|\
            provincias|comunidad|comunidades|municipio|municipios|país|paises|región|territorio|ccaa|регион|\
            регионы|субъект|субъекты|район|область|город|территория|страна|territorial level|geo_label|\
            regio|regio's|provincie|gemeente|gemeenten|regione|regioni|comune|comuni|kommun|län|fylke|\
            kommune|kommuner|kunta|alue|województwo|województwa|powiat|gmina|nazwa|název|kraj|okres|\
            obec|území|megye|il|ilçe|bölge|concelho|município|municípios|uf|estado|estados|entidad|\
            unidade da federação|entidad federativa|departamento|departamentos|область|регіон|регіони|\
            περιφέρεια|δήμος|local de residência|libellé|libgeo|geoname|kanton|\
            state/ut",
        parts: "시도|시군구|행정구역|지역|地区|地域|地區|區域|縣市|行政區|省份|省市|区县|区市|区域|都道府県|市区町村|市町村|城市|国家|県名|区名|地方",
    },
    HeadWords {
        role: ColumnRole::Value,
        words: "value|values|obs_value|obsvalue|wert|werte|valeur|valor|valores|значение|observation|figure|\
            figures|total|data|estimate|count|hodnota|wartość|érték|değer|waarde|valore|värde|verdi|arvo|τιμή|значення",
        parts: "数值|數值|数据|數據|観測値|値|데이터|수치",
    },
];

/// The role that the head of a column names, and whether the head is nothing but that word.
pub(super) fn head_role(head: &str) -> Option<(ColumnRole, bool)> {
    let small = parted(labelled(head)).to_lowercase();
    let whole = small.trim();
    let bare = whole.split(['(', '（', '[', '\\', '/']).next().unwrap_or_default().trim();
    let bare = if listed(HEADS[5].words, whole) { whole } else { bare };
    if bare.strip_prefix("v4_").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some((ColumnRole::Value, true));
    }
    if ["コード", "代码", "编码", "代碼", "(código)", "(code)", "(codes)", "(kod)", "(codice)"]
        .iter()
        .any(|word| small.ends_with(word))
    {
        return Some((ColumnRole::Code, false));
    }
    if let Some(exact) = HEADS.iter().find(|head| listed(head.words, bare) || listed(head.parts, bare)) {
        return Some((exact.role, true));
    }
    if bare.chars().count() > 40 {
        return None;
    }
    let mut words = bare
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .flat_map(|word| [word].into_iter().chain(word.split('_')));
    let is_id = |word: &str| matches!(word, "id" | "cd" | "cod");
    if words.clone().any(is_id) && words.clone().count() > 1 {
        return Some((ColumnRole::Code, false));
    }
    // “name” alone is that of a place; “series name” is not.
    let found = HEADS
        .iter()
        .find(|head| words.clone().any(|word| listed(head.words, word) && word.len() > 2 && word != "name"));
    let found = found.or_else(|| {
        HEADS.iter().find(|head| entries(head.parts).any(|part| bare.contains(part)) && bare.chars().count() <= 8)
    });
    let ends_with_id = words.any(|word| matches!(word, "id" | "cd"));
    match found {
        Some(head) => Some((head.role, false)),
        None if ends_with_id => Some((ColumnRole::Code, false)),
        None => None,
    }
}

/// True if a text is a group of ages: `bis 20 Jahre`, `0 - 4세`.
pub(super) fn is_age(text: &str) -> bool {
    const WORDS: &str = "jahre|years|year|años|ans|anos|år|lat|let|лет|yaş|jaar";
    let small = text.to_lowercase();
    let has_word = small.split(|c: char| !c.is_alphabetic()).any(|word| listed(WORDS, word))
        || small.ends_with(['歳', '岁', '세']);
    has_word && small.bytes().any(|byte| byte.is_ascii_digit())
}

/// The label of a head of SDMX that has an id before it: `REF_AREA: Reference area`.
pub(super) fn labelled(head: &str) -> &str {
    match head.split_once(": ") {
        Some((id, label))
            if id.len() > 1
                && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
                && !label.trim().is_empty() =>
        {
            label.trim()
        }
        _ => head,
    }
}

/// A head of joined words with blanks between them: `LineCode`.
fn parted(head: &str) -> String {
    let mut parted = String::new();
    let mut before = ' ';
    for c in head.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    parted
}

/// True if a head names a part of the population that figures are broken down by, which is never a place.
pub(super) fn is_breakdown(head: &str) -> bool {
    const WORDS: &str = "sex|sexo|sexe|gender|geschlecht|sesso|kön|pohlaví|płeć|cinsiyet|пол|стать|age|\
        age group|edad|alter|altersgruppe|âge|yaş|возраст|nationality|\
        education|industry|sector|gruppe|group|\
        category|kategorie";
    const PARTS: &str = "性别|性別|男女別|年龄|年齢|年齡|연령|성별";
    let small = labelled(head).to_lowercase();
    const KINDS: &str = "naics|nace|cnae|isic|rama|actividad|wirtschaftszweig|occupation|\
        sni2007";
    listed(WORDS, small.trim())
        || small.split(|c: char| !c.is_alphanumeric()).any(|word| listed(KINDS, word))
        || entries(PARTS).any(|part| small.contains(part) && small.chars().count() <= 8)
}

/// Whether a head says no more than that figures stand below it.
pub(super) fn is_generic_value(head: &str) -> bool {
    let is_ons = head.to_lowercase().starts_with("v4_");
    is_ons
        || listed(
            "value|values|obs_value|obsvalue|wert|werte|valeur|valor|valores|значение|数值|値|データ|数据|數值|데이터|hodnota|\
            wartość|érték|değer|waarde|valore|värde|verdi|arvo|τιμή|значення",
            &head.to_lowercase(),
        )
}

/// True if a head is that of powers of ten by which the unit is multiplied.
pub(super) fn is_scale(head: &str) -> bool {
    const HEADS: &str = "scalar_factor|unit_mult|unit multiplier|powercode|scale";
    let small = head.to_lowercase();
    listed(HEADS, small.trim()) || listed(HEADS, labelled(head).to_lowercase().trim())
}

/// The name of a power of ten: of `6` and `Millions` it is `million`; empty for one.
pub(super) fn scale_name(text: &str) -> String {
    match text.to_lowercase().trim() {
        "" | "0" | "1" | "unit" | "units" => String::new(),
        "2" => "hundred".to_owned(),
        "3" => "thousand".to_owned(),
        "6" => "million".to_owned(),
        "9" => "billion".to_owned(),
        other => other.trim_end_matches('s').to_owned(),
    }
}

/// Whether a head names a coordinate on a map.
pub(super) fn is_coordinate(head: &str) -> bool {
    listed("lat|lon|lng|long|latitude|longitude|x_coord|y_coord|纬度|经度|緯度|経度", &head.to_lowercase())
}

/// Names of a row that sums up the others.
pub(super) fn is_total(name: &str) -> bool {
    let small = name.to_lowercase();
    let small = small.trim_matches(|c: char| !c.is_alphanumeric());
    let is_short = small.len() < 40;
    let starts = ["total ", "totale ", "celkem ", "σύνολο "];
    let ends = [" total", " összesen", " insgesamt", " totaal", " ogółem", " celkem"];
    is_total_word(name)
        || is_short
            && (starts.iter().any(|word| small.starts_with(word)) || ends.iter().any(|word| small.ends_with(word)))
}

/// True if a name is nothing but a word for the sum of the others.
pub(super) fn is_total_word(name: &str) -> bool {
    const TOTALS: &str = "전국|합계|총계|total|totals|grand total|all|overall|sum|insgesamt|gesamt|summe|zusammen|total nacional|ensemble|\
        合计|总计|总数|全国|全市|全省|全区|全县|计|合計|総数|総計|計|全域|итого|всего|totale|totaal|\
        national|nation|whole|city total|all areas|all districts|all regions|nacional|national total|总　计|\
        合　计|全　国|總計|總數|合計|全國|소계|계|whole country|riket|hele landet|koko maa|yhteensä|totalt|\
        celkem|ogółem|razem|toplam|összesen|σύνολο|σύνολο χώρας|всього|усього|разом|ukupno|\
        país|column total|cả nước|all india|jumlah";
    let small = name.to_lowercase();
    let small = small.trim_matches(|c: char| !c.is_alphanumeric());
    listed(TOTALS, small)
}

/// Words in the name of a group of countries or regions that is no place of its own.
pub(super) fn is_aggregate(name: &str) -> bool {
    const WORDS: &str = "world|income|euro area|euro zone|eurozone|european union|oecd|ida only|ida blend|ida total|ida & |ibrd|dividend|excluding|\
        classified|small states|fragile|hipc|least developed|arab world|sub-saharan|latin america|east asia|\
        south asia|central europe|north america|middle east|europe &|africa eastern|africa western|\
        developing|advanced economies|other regions|aggregate";
    let small = name.to_lowercase() + " ";
    let is_start = |at: usize| !small[..at].ends_with(char::is_alphanumeric);
    entries(WORDS).any(|word| small.match_indices(word).any(|(at, _)| is_start(at)))
}

/// True if a name or code is that of a group of countries for which international organisations give figures.
pub(super) fn is_group_of_countries(name: &str) -> bool {
    const STARTS: &str = "european union|euro area|eurozone|euro zone|european economic area|oecd |oecd-|g-7 |g-20 ";
    const NAMES: &str = "world|oecd|eu|ea|g7|g20|wld|oavg|eea|efta";
    let small = name.to_lowercase();
    // EU27_2020, EA19, EU-28.
    let members = ["eu", "ea", "eea"].iter().find_map(|group| small.strip_prefix(group)).unwrap_or_default();
    let is_counted = members.trim_start_matches('-').bytes().take_while(u8::is_ascii_digit).count() == 2;
    is_counted || listed(NAMES, small.trim()) || entries(STARTS).any(|start| small.starts_with(start))
}

/// True if a name is that of a district of several regions, by the words of its kind.
pub(super) fn is_larger(name: &str) -> bool {
    const WORDS: &str = "федеральный округ|федеральный округ|economic region|macroregion|makroregion|großregion";
    const NAMES: &str = "东部|中部|西部|东北|东部地区|中部地区|西部地区|东北地区";
    let small = name.to_lowercase();
    listed(NAMES, &small) || entries(WORDS).any(|word| small.contains(word))
}

/// True if a row without figures says that the rows below it are parts of the row above: `в том числе:`.
pub(super) fn is_heading_of_parts(name: &str) -> bool {
    const WORDS: &str =
        "в том числе|из них|у тому числі|of which|including|davon|darunter|dont|de los cuales|w tym|v tom|其中|＃其中";
    listed(WORDS, name.to_lowercase().trim_end_matches([':', '：', ' ']))
}

/// Whether a line below or above a table is a remark: it begins like one.
pub(super) fn is_note(text: &str) -> bool {
    const STARTS: &str = "note|source|sources|注|资料来源|数据来源|来源|出典|資料|备注|说明|脚注|quelle|anmerkung|hinweis|\
        fußnote|fussnote|©|(c)|copyright|fuente|nota|notas|lecture|champ|примечание|источник|last updated|\
        stand:|generated|data from|legend|legende|* |** |†|…|...=|: |:=|____|----|****|elaboración|updated|\
        database|downloaded|release|contact|1)|(1)|a)|[|symbol|footnote|how to cite|special value|observation flag|\
        zdroj|źródło|bron:|fonte|kaynak|kilde|källa|lähde|πηγή|forrás|джерело|안내|주석|자료|주)|註|備註|說明|資料來源|\
        p = |r = |suggested citation|(c)opyright";
    let small = text.to_lowercase();
    entries(STARTS).any(|start| small.starts_with(start)) || text.chars().count() > 60
}

/// Words of units, in small letters.
const UNITS: &str = "percent|per cent|percentage|prozent|pourcentage|porcentaje|процент|проценты|pc|unit|units|\
    person|persons|people|number|numbers|thousand|thousands|million|millions|billion|yuan|rmb|usd|\
    us$|eur|euro|euros|dollars|dollar|pounds|gbp|yen|jpy|km|km²|km2|sq|ha|hectares|hectare|m²|m2|m³|\
    tonnes|tons|kg|kwh|mwh|gwh|twh|mw|households|days|hours|personen|anzahl|einwohner|mio|tsd|\
    tausend|millionen|personas|número|miles|millones|habitantes|habitants|effectif|руб|рублей|рубль|\
    тыс|млн|млрд|человек|чел|единиц|tonnen|hab|inhabitants|chf|sek|nok|pln|ppp|litres|miles²|\
    acres|ac|sqm|points|per|index|capita|mill|mil|t|l|live|qkm|sqkm|aantal|inwoners|inwoner|osoba|osoby|osób|tys|mln|\
    mld|tis|осіб|тис|грн|гривень|reais|pessoas|unidades|persone|milioni|procent|procenta|kişi|personer|antal|\
    antall|tusen|kč|zł|fő|db|crore|crores|lakh|lakhs|pln|czk|huf|\
    kilometers|square|кв|км|nghìn|người|triệu|đồng|tỷ|тонн|месяц|miljoen|duizend|miljard|jahre|years|años|stück";

/// Units of Chinese and Japanese.
const UNIT_PARTS: &str = "万人|亿元|万元|千元|元|人|户|个|平方公里|公顷|吨|亩|件|家|辆|台|百万円|千円|億円|円|世帯|戸|所|床|公里|\
    千米|立方米|千瓦|倍|年|岁|歳|명|가구|세대|호|원|천원|백만원|억원|개|개소|건|대|인|戶|萬元|億元|公頃|萬人|千人";

/// Whether a text is a unit: `%`, `100 million yuan`, `EUR/m²`, 万人, `上年=100`.
pub(super) fn is_unit(text: &str) -> bool {
    let small = text.trim().to_lowercase();
    let count = small.chars().count();
    if count == 0 || count > 48 {
        return false;
    }
    if small.contains(['%', '％', '‰', '€', '£', '$', '²', '³']) || small.ends_with("=100") || small.ends_with("＝100")
    {
        return true;
    }
    if entries(UNIT_PARTS).any(|part| small.ends_with(part)) {
        return count <= 6 && !small.contains(['(', '（']);
    }
    // Most words are units, numbers, or join them: `100 million yuan`, `millions of euros`, `per 1,000 persons`.
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_known = |word: &&&str| listed(UNITS, word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let known = words.iter().filter(is_known).count();
    let is_number = words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let is_named = words.iter().any(|word| listed(UNITS, word));
    !is_number && is_named && words.len() <= 7 && (known * 2 > words.len() || known * 2 == words.len() && known > 0)
}

/// Whether a unit is per cent.
pub(super) fn is_percent(unit: &str) -> bool {
    let small = unit.trim().to_lowercase();
    const WORDS: &str =
        "%|％|pc|percent|per cent|percentage|prozent|процент|проценты|porcentaje|pourcentage|in %|百分比";
    listed(WORDS, &small)
        || small.ends_with(" %") && small.len() < 12
        || small.starts_with("percent of")
        || small.starts_with("% of")
        || small.starts_with("percentage of")
}

/// Words for a change against an earlier time.
pub(super) fn is_growth(name: &str) -> bool {
    const WORDS: &str = "change|growth|increase|增长|增速|增幅|比上年|veränderung|zuwachs|wachstum|évolution|variation|\
        variación|tasa de variación|темп|прирост|増減率|伸び率|crecimiento|croissance|decline|yoy";
    let small = name.to_lowercase();
    entries(WORDS).any(|word| small.contains(word))
}

/// Words that name what is measured rather than a place.
pub(super) fn is_measured(name: &str) -> bool {
    const WORDS: &str = "population|number|rate|total|price|income|gdp|gross|employment|unemployment|births|deaths|\
        households|share|index|per capita|percent|average|mean|median|revenue|assets|enterprises|employees|\
        output|value|expenditure|exports|imports|investment|sales|production|wage|wages|earnings|migration|\
        density|growth|change|amount|jobs|dwellings|students|pupils|anteil|bevölkerung|zahl|anzahl|fläche|\
        arbeitslose|haushalte|einkommen|preis|dichte|quote|wohnungen|insgesamt|männlich|weiblich|male|\
        female|males|females|men|women|население|численность|доля|объем|число|доход|población|tasa|número|\
        hogares|emploi|chômage|logements|taux|nombre|estimate|margin|consumption|energy|electricity|crime|\
        area|age|estimates|hombres|mujeres|ambos|hommes|femmes|män|kvinnor|\
        befolkning|folkmängd|bevolking|popolazione|população|ludność|obyvatel|nüfus|населення|\
        produto|pib|disoccupazione|desemprego|bezrobocia|employed|unemployed|income";
    const PARTS: &str = "人口|面积|总额|收入|指数|总值|生产|增加值|投资|消费|价格|户数|人数|比重|率|数量|产量|工资|支出|\
        财政|面積|世帯|総数|事業所|従業者|金額|件数|就业|企业|増減|男|女|出生|死亡|密度|用电|进出口|学校|\
        医院";
    let small = name.to_lowercase();
    let has_word = small.split(|c: char| !c.is_alphanumeric()).any(|word| listed(WORDS, word));
    has_word || small.contains('%') || entries(PARTS).any(|part| small.contains(part))
}

/// Endings and words of names of places.
pub(super) fn is_named_place(name: &str) -> bool {
    const ENDINGS: &str = "省|市|区|县|州|盟|旗|自治区|府|県|都|道|町|村|郡|镇|街道|乡| county| область| край| район";
    const WORDS: &str = "county|city|district|borough|province|region|kreis|landkreis|stadt|область|край|округ|республика|\
        автономный|upon|saint|north|south|east|west|greater|republic";
    let small = name.trim().to_lowercase();
    entries(ENDINGS).any(|ending| small.ends_with(ending)) || small.split_whitespace().any(|word| listed(WORDS, word))
}
