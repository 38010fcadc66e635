//! From bytes to text: the encoding is chosen by what each reading says, because a byte sequence may be valid in several encodings.

/// Decodes bytes in the encoding with a label of the WHATWG Encoding Standard; what is invalid becomes U+FFFD. `None` if the label is
/// unknown. Natively this is `decode_native`, in a browser `TextDecoder`.
pub type Decode = dyn Fn(&str, &[u8]) -> Option<String>;

/// Decodes with `encoding_rs`.
///
/// ```
/// use district_charts::import::table::decode_native;
///
/// assert_eq!(decode_native("gb18030", b"\xb1\xb1\xbe\xa9").as_deref(), Some("北京"));
/// assert_eq!(decode_native("no-such-label", b""), None);
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn decode_native(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// A text, the encoding in which it was read, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte order mark.
    pub text: String,
    /// The label of the encoding.
    pub encoding: &'static str,
    /// Whether the bytes alone decide: a byte order mark, valid UTF-8, or nothing but ASCII.
    pub is_certain: bool,
    /// The encoding whose reading is the next best, if the choice was made by what the readings say.
    pub next_best: Option<&'static str>,
    /// How far the next best reading is behind, in hundredths of a point a character.
    pub margin: u32,
    /// How many characters could not be decoded.
    pub invalid: usize,
}

/// The encodings that are tried if a text is no UTF-8. Of readings that are equally plausible the first is taken.
const LEGACY: [&str; 13] = [
    "windows-1252",
    "gb18030",
    "shift_jis",
    "big5",
    "euc-jp",
    "euc-kr",
    "windows-1251",
    "windows-1250",
    "windows-1254",
    "windows-1253",
    "koi8-r",
    "ibm866",
    "macintosh",
];

/// All encodings that a person may choose.
pub fn encodings() -> impl Iterator<Item = &'static str> {
    ["utf-8", "utf-16le", "utf-16be"].into_iter().chain(LEGACY)
}

/// Encodings that few programs still write, and by how much their reading must be better.
const RARE: [&str; 3] = ["koi8-r", "ibm866", "macintosh"];
const RARE_FACTOR: f64 = 0.25;

/// The most bytes that readings are compared on.
const SAMPLE: usize = 16 << 10;

/// Decodes a file: in the encoding `chosen`, or in the one that its bytes say or whose reading is the most plausible.
pub(super) fn decode(bytes: &[u8], chosen: Option<&str>, decode: &Decode) -> Decoded {
    let read = |encoding: &'static str, bytes: &[u8]| {
        let text = decode(encoding, bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let invalid = text.chars().filter(|&c| c == '\u{fffd}').count();
        Decoded { text, encoding, is_certain: true, next_best: None, margin: 0, invalid }
    };
    if let Some(encoding) = chosen.and_then(|chosen| encodings().find(|encoding| *encoding == chosen)) {
        return read(encoding, bytes);
    }
    if let Some(encoding) = utf_16(bytes) {
        return read(encoding, bytes);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return read("utf-8", bytes);
    }
    let sample = sample(bytes);
    let mut readings: Vec<(&'static str, String, f64)> = Vec::new();
    // UTF-8 that is damaged in a few places is tried too.
    for encoding in LEGACY.into_iter().chain(["utf-8"]) {
        let text = decode(encoding, &sample).unwrap_or_default();
        let score = plausibility(&text) - if RARE.contains(&encoding) { RARE_FACTOR } else { 0.0 };
        readings.push((encoding, text, score));
    }
    let better = |best: usize, next: usize| if readings[next].2 > readings[best].2 { next } else { best };
    let best = (0..readings.len()).fold(0, better);
    // Encodings that give the same text are one reading.
    let others = (0..readings.len()).filter(|&other| readings[other].1 != readings[best].1);
    let next = others.reduce(better).map(|next| &readings[next]);
    let margin = next.map_or(1000.0, |next| (readings[best].2 - next.2) * 100.0).clamp(0.0, 1000.0) as u32;
    Decoded { is_certain: false, next_best: next.map(|next| next.0), margin, ..read(readings[best].0, bytes) }
}

/// UTF-16 by its byte order mark, or by zeros in every other byte.
fn utf_16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("utf-16le"),
        [0xfe, 0xff, ..] => return Some("utf-16be"),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(1000)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match sample.len() {
        0..4 => None,
        length if odd * 4 > length && even * 20 < length => Some("utf-16le"),
        length if even * 4 > length && odd * 20 < length => Some("utf-16be"),
        _ => None,
    }
}

/// The lines with bytes above ASCII, whole, up to a limit.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_ascii()) {
        sample.extend_from_slice(line);
        sample.push(b'\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    sample
}

/// Characters that are frequent in Chinese and Japanese tables: names of places, calendars, statistics.
const FREQUENT: &str = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘伙恢匀纱扎辩耳彪臣亿璃抵脉秀萨俄网舞店喷纵寸汗挂洪贺闪柬爆烯津稻墙软勇像滚厘蒙芳肯坡柱荡腿仪旅尾轧冰贡登黎削钻勒逃障氨郭峰币港伏轨亩毕擦莫刺浪秘援株健售股岛甘泡睡童铸汤阀休汇舍牧绕炸哲磷绩朋淡尖启陷柴呈徒颜泪稍忘泵蓝拖洞授镜辛壮锋贫虚弯摩泰幼廷尊窗纲弄隶疑氏宫姐震瑞怪尤琴循描膜违夹腰缘珠穷森枝竹沟催绳忆邦剩幸浆栏拥牙贮礼滤钠纹罢拍咱喊袖埃勤罚焦潜伍墨欲缝姓刊饱仿奖铝鬼丽跨默挖链扫喝袋炭污幕诸弧励梅奶洁灾舟鉴苯讼抱毁懂寒智埔寄届跃渡挑丹艰贝碰拔爹戴码梦芽熔赤渔哭敬颗奔铅仲虎稀妹乏珍申桌遵允隆螺仓魏锐晓氮兼隐碍赫拨忠肃缸牵抢博巧壳兄杜讯诚碧祥柯页巡矩悲灌龄伦票寻桂铺圣恐恰郑趣抬荒腾贴柔滴猛阔辆妻填撤储签闹扰紫砂递戏吊陶伐喂疗瓶婆抚臂摸忍虾蜡邻胸巩挤偶弃槽劲乳邓吉仁烂砖租乌舰伴瓜浅丙暂燥橡柳迷暖牌秧胆详簧踏瓷谱呆宾糊洛辉愤竞隙怒粘乃绪肩籍敏涂熙皆侦悬掘享纠醒狂锁淀恨牲霸爬赏逆玩陵祝秒浙貌區縣國數據總業産產戸総県府東価額単位増減対前齢世帯労働統計調査歳男女都";

/// The mean plausibility of the characters above ASCII, each judged with its neighbours: about 1 for a text, below 0 for a misreading.
fn plausibility(text: &str) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            sum += plausible(before, c, chars.peek().copied().unwrap_or(' '));
            count += 1.0;
        } else if c.is_ascii_control() && !matches!(c, '\t' | '\r' | '\n') {
            sum -= 2.0;
            count += 1.0;
        }
        before = c;
    }
    if count == 0.0 { 0.0 } else { sum / count }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='ɏ')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// The plausibility of a character between its neighbours.
fn plausible(before: char, c: char, after: char) -> f64 {
    let beside = |is: fn(char) -> bool| is(before) || is(after);
    match c {
        '\u{fffd}' => -8.0,
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => -4.0,
        _ if is_han(c) && is_latin(before) && is_latin(after) => -3.0,
        _ if is_han(c) && beside(is_hangul) => -1.5,
        _ if is_han(c) && FREQUENT.contains(c) => 1.0,
        _ if is_han(c) => 0.1,
        '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => -1.5,
        '\u{3041}'..='\u{30fe}' => 1.0,
        '\u{ff61}'..='\u{ff9f}' => if beside(is_latin) { -3.0 } else { -0.4 },
        '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' => 0.8,
        _ if is_hangul(c) => if beside(is_latin) { -2.0 } else { 0.6 },
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'є' | 'і' | 'ї' | 'І' | 'Є' | 'Ї' | 'ґ' => cyrillic(before, c, after),
        'α'..='ω' | 'Α'..='Ω' | 'ά'..='ώ' => if beside(is_latin) { -1.5 } else { 0.7 },
        '\u{400}'..='\u{52f}' => -1.0,
        '’' if is_latin(before) && is_latin(after) => 1.0,
        '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '\u{a0}' | '°' | '€' | '£' | '§' | '©' | '®' | '«' | '»' | '·'
        | '²' | '³' | '½' | 'º' | 'ª' | '¹' | '‰' | '−' | '±' | '×' | '†' | '‡' | '•' | '¿' | '¡' => symbol(before, c, after),
        'À'..='ɏ' => accented(before, c, after),
        '\u{2500}'..='\u{259f}' => -2.0,
        _ => -0.6,
    }
}

/// A Cyrillic letter: in a word of its script, without a capital after a small letter.
fn cyrillic(before: char, c: char, after: char) -> f64 {
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{45f}');
    if is_latin(before) || is_latin(after) {
        return -1.0;
    }
    if c.is_uppercase() && is_cyrillic(before) && before.is_lowercase() {
        return -1.5;
    }
    if is_cyrillic(before) || is_cyrillic(after) { 0.9 } else { 0.3 }
}

/// A sign: rarely within a word.
fn symbol(before: char, c: char, after: char) -> f64 {
    let is_exponent = matches!(c, '²' | '³' | '¹' | 'º' | 'ª');
    match (is_latin(before), is_latin(after)) {
        (true, true) => -1.5,
        (true, false) if is_exponent => 0.7,
        (false, false) | (true, false) | (false, true) => 0.4,
    }
}

/// An accented letter of the Latin script: in a word, without a capital after a small letter.
fn accented(before: char, c: char, after: char) -> f64 {
    let is_odd_capital = c.is_uppercase() && before.is_lowercase() && is_latin(before);
    let is_in_word = is_latin(before) || is_latin(after);
    let is_run = !before.is_ascii() && is_latin(before) && !after.is_ascii() && is_latin(after);
    match c {
        _ if is_odd_capital || is_run => -1.5,
        _ if !is_in_word => -0.3,
        'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' | 'é' | 'è' | 'ê' | 'à' | 'â' | 'ç' | 'î' | 'ô' | 'û' | 'ñ' | 'á' | 'í' | 'ó' | 'ú'
        | 'å' | 'ø' | 'æ' | 'ã' | 'õ' | 'ë' | 'ï' | 'É' | 'Á' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'Å' | 'Ø' | 'Î' | 'È' | 'Ç' | 'Ô' => 1.0,
        _ => 0.6,
    }
}
