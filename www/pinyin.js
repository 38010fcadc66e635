// Chinese in Latin letters, for search words such as `touzi` or `tz` for 投资. The order of characters by their sound is that of the browser, and
// the table has the first character of each sound in that order. Of a character with several sounds only one is known.

/** The first character of each syllable, with the syllable: those of the 6,763 characters of GB 2312. */
const FIRSTS = [
  "吖a阿a哎ai安an肮ang凹ao八ba掰bai扳ban邦bang勹bao卑bei奔ben崩beng逼bi边bian灬biao憋bie玢bin冫bing拨bo逋bu嚓ca猜cai参can仓cang操cao册ce岑cen",
  "噌ceng叉cha拆chai觇chan伥chang抄chao车che抻chen柽cheng吃chi充chong抽chou出chu揣chuai巛chuan疮chuang吹chui春chun踔chuo呲ci匆cong凑cou",
  "粗cu汆cuan崔cui村cun搓cuo哒da呆dai丹dan当dang刀dao得de灯deng氐di嗲dia掂dian刁diao爹die丁ding丢diu东dong都dou嘟du端duan堆dui吨dun多duo婀e",
  "诶ei恩en儿er发fa帆fan匚fang飞fei分fen丰feng缶fou夫fu旮ga该gai甘gan冈gang皋gao戈ge给gei根gen庚geng工gong勾gou估gu瓜gua乖guai关guan光guang",
  "归gui丨gun呙guo哈ha咳hai顸han夯hang蒿hao诃he黑hei痕hen亨heng轰hong侯hou乎hu花hua怀huai欢huan肓huang灰hui昏hun耠huo丌ji加jia戋jian江jiang",
  "艽jiao阶jie巾jin京jing冂jiong纠jiu居ju娟juan噘jue军jun咔ka开kai刊kan康kang尻kao苛ke肯ken吭keng空kong抠kou枯ku夸kua蒯kuai宽kuan匡kuang",
  "亏kui坤kun扩kuo垃la来lai兰lan啷lang捞lao仂le雷lei塄leng哩li俩lia奁lian良liang撩liao咧lie拎lin伶ling溜liu龙long娄lou噜lu驴lv娈luan掠lve",
  "抡lun罗luo妈ma埋mai颟man邙mang猫mao么me枚mei门men虻meng咪mi宀mian喵miao乜mie民min名ming谬miu摸mo哞mou毪mu拿na乃nai囡nan囔nang孬nao疒ne",
  "馁nei恁nen能neng嗯ng妮ni拈nian娘niang鸟niao捏nie您nin宁ning妞niu农nong耨nou奴nu女nv暖nuan疟nve挪nuo喔o讴ou趴pa拍pai潘pan乓pang抛pao呸pei",
  "喷pen怦peng丕pi偏pian剽piao氕pie姘pin乒ping钋po掊pou仆pu七qi掐qia千qian呛qiang悄qiao且qie亲qin青qing邛qiong丘qiu区qu悛quan炔que逡qun",
  "蚺ran禳rang娆rao惹re人ren扔reng肜rong柔rou如ru阮ruan蕤rui闰run若ruo仨sa塞sai三san桑sang搔sao色se森sen僧seng杀sha筛shai山shan伤shang",
  "捎shao奢she谁shei申shen升sheng尸shi收shou书shu刷shua衰shuai闩shuan双shuang水shui吮shun说shuo厶si忪song嗖sou苏su狻suan虽sui孙sun唆suo",
  "他ta胎tai坍tan汤tang涛tao忑te疼teng剔ti天tian佻tiao帖tie厅ting通tong偷tou凸tu湍tuan推tui吞tun乇tuo挖wa歪wai弯wan尢wang危wei温wen翁weng",
  "挝wo乌wu夕xi呷xia仙xian乡xiang枭xiao些xie心xin星xing凶xiong休xiu吁xu轩xuan削xue勋xun丫ya恹yan央yang幺yao掖ye一yi因yin应ying哟yo佣yong",
  "优you纡yu鸢yuan曰yue晕yun匝za灾zai糌zan赃zang遭zao则ze贼zei怎zen增zeng扎zha斋zhai沾zhan张zhang钊zhao蜇zhe贞zhen争zheng之zhi中zhong",
  "州zhou朱zhu抓zhua拽zhuai专zhuan妆zhuang隹zhui肫zhun拙zhuo孜zi宗zong邹zou租zu钻zuan嘴zui尊zun嘬zuo",
].join("");

const { compare } = new Intl.Collator("zh-u-co-pinyin");
const table = [...FIRSTS.matchAll(/(\p{Script=Han})([a-z]+)/gu)].map(([, first = "", syllable = ""]) => ({ first, syllable }));
const firsts = inOrder(table);
/** Whether the browser orders characters by sound, which not every build does. */
const isBySound = firsts.length > 0.9 * table.length;

/**
 * The longest part of a table that is in the order of this browser. A few characters have another sound in some versions of Unicode’s data.
 * @param {{ first: string, syllable: string }[]} table
 * @returns {{ first: string, syllable: string }[]}
 */
export function inOrder(table) {
  /** @typedef {{ entry: typeof table[number], before: Link | undefined }} Link */
  /** The best end of a part of each length. @type {Link[]} */
  const ends = [];
  for (const entry of table) {
    const isAfter = (/** @type {Link | undefined} */ end) => !end || compare(end.entry.first, entry.first) <= 0;
    const at = isAfter(ends.at(-1)) ? ends.length : ends.findIndex((end) => !isAfter(end));
    ends[at] = { entry, before: ends[at - 1] };
  }
  const kept = [];
  for (let link = ends.at(-1); link; link = link.before) kept.unshift(link.entry);
  return kept;
}

/**
 * The syllable of a character; empty for any other letter.
 * @param {string} character
 */
function syllable(character) {
  if (!/^\p{Script=Han}$/u.test(character)) return "";
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(/** @type {{ first: string }} */ (firsts[middle]).first, character) <= 0) low = middle + 1;
    else high = middle;
  }
  return firsts[low - 1]?.syllable ?? "";
}

/**
 * The sounds of a Chinese text: the syllables in one word, then their initials. Empty where the browser cannot tell, or without Chinese.
 * @param {string} text
 */
export function sounds(text) {
  if (!isBySound) return "";
  const syllables = [...text].map(syllable).filter(Boolean);
  return syllables.length > 0 ? `${syllables.join("")} ${syllables.map(([initial]) => initial).join("")}` : "";
}
