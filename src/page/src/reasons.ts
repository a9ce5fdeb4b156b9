// Why a time is what it is, in Vietnamese: the records tell their reasons in English, piece by piece; a piece without words here stays as it is.
import knownEvents from 'known-events';
import {language} from './words';

const KINDS: [string, string][] = [['day', 'ngày'], ['month', 'tháng'], ['weekday', 'thứ'], ['year', 'năm'], ['year of the cycle of sixty', 'năm trong vòng sáu mươi năm']];
const WEEKDAYS: Record<string, string> = {Monday: 'thứ Hai', Tuesday: 'thứ Ba', Wednesday: 'thứ Tư', Thursday: 'thứ Năm', Friday: 'thứ Sáu', Saturday: 'thứ Bảy', Sunday: 'Chủ nhật'};
const kind = (name: string): string => KINDS.find(([en]) => en === name)?.[1] ?? name;

// The days that have names (src/time/named_days.cpp).
const NAMED: Record<string, string> = {
  'Christmas': 'Giáng sinh', 'the last day of the lunar year': 'ngày cuối năm âm lịch', "New Year's Day": 'Tết Dương lịch', 'the lunar New Year': 'Tết Nguyên đán', 'the Mid-Autumn Festival': 'Tết Trung thu',
  'the Double Fifth': 'Tết Đoan ngọ', 'the Cold Food Festival': 'Tết Hàn thực', 'the first full moon': 'Rằm tháng Giêng', "the Hùng Kings' anniversary": 'Giỗ Tổ Hùng Vương', 'Vu Lan': 'lễ Vu Lan', "the Buddha's birthday": 'lễ Phật đản',
  "Vietnam's National Day": 'Quốc khánh Việt Nam', 'US Independence Day': 'Quốc khánh Mỹ', "China's National Day": 'Quốc khánh Trung Quốc', 'Bastille Day': 'Quốc khánh Pháp', "International Workers' Day": 'Ngày Quốc tế Lao động',
  "International Women's Day": 'Ngày Quốc tế Phụ nữ', "Children's Day": 'Ngày Quốc tế Thiếu nhi', "Vietnamese Women's Day": 'Ngày Phụ nữ Việt Nam', "Vietnamese Teachers' Day": 'Ngày Nhà giáo Việt Nam', "Vietnamese Physicians' Day": 'Ngày Thầy thuốc Việt Nam',
  "Vietnam's War Invalids and Martyrs Day": 'Ngày Thương binh - Liệt sĩ', "Vietnam's Revolutionary Press Day": 'Ngày Báo chí Cách mạng Việt Nam', 'Reunification Day': 'Ngày Giải phóng miền Nam', "April Fools' Day": 'Ngày Cá tháng Tư',
  'Earth Day': 'Ngày Trái Đất', 'Victory Day': 'Ngày Chiến thắng phát xít', "Valentine's Day": 'lễ Tình nhân', 'Halloween': 'lễ Halloween', 'Easter': 'lễ Phục sinh', 'Thanksgiving Day': 'lễ Tạ ơn', "Mother's Day": 'Ngày của Mẹ',
  "Father's Day": 'Ngày của Cha', 'Black Friday': 'ngày Black Friday', 'Ramadan': 'tháng Ramadan',
};
// "former", "elected" or nothing, before an office that is told in Vietnamese.
const held = (office: string): string => (office.startsWith('former ') ? `là cựu ${office.slice(7)}` : office.startsWith('elected ') ? `được bầu làm ${office.slice(8)}` : `là ${office}`);

const REASONS: [RegExp, string | ((...found: string[]) => string)][] = [
  // The three that the grammar of time itself knows (src/time/named_days.cpp).
  [/the Hamas attack on Israel was on /g, 'Hamas tấn công Israel ngày '], [/the attacks on the United States were on /g, 'vụ tấn công nước Mỹ xảy ra ngày '], [/the US Capitol was stormed on /g, 'Đồi Capitol của Mỹ bị tràn vào ngày '],
  [/, or /g, ', hoặc '],
  // An event of a lexicon that the page was not built with (--lexicon) has no Vietnamese here: quoted as it is.
  [/(?<=^|[;:,(] ?|, hoặc )(?!hoặc )([^;:,("\s][^;:,("]*?) (?:on|since) (\d{4}-\d\d-\d\d)(?=[;,)]|$)/g, 'sự kiện ngày $2 ("$1")'],
  [/(?<=^|; )[^;]+(?=;|$)/g, piece => NAMED[piece] ?? piece],
  [/published about (\S+)/g, 'bài đăng khoảng $1'], [/published (\d[\d-]*)/g, 'bài đăng $1'],
  [/(?<=^|[;:] |\()([^;(:]+?) is ([^;(]+?) from (\S+?)(?: to ([^\s;),]+))?(?=[;),]|$)/g, (_, who, role, from, to) => `${who} ${held(role).replace(/ or ([^;]+?) is elected /g, ' hoặc $1 được bầu làm ')} từ ${from}${to ? ` đến ${to}` : ''}`],
  [/, from (\d\S*?)(?: to ([^\s;),]+))?(?=[;),]|$)/g, (_, from, to) => `, từ ${from}${to ? ` đến ${to}` : ''}`],
  [/running date of the story: /g, 'ngày mà mạch truyện đang kể: '], [/counted from the story's running date (\S+)/g, 'tính từ ngày mà mạch truyện đang kể, $1'],
  [/the month of the story's running date/g, 'tháng mà mạch truyện đang kể'], [/the article dates it later: /g, 'đoạn sau của bài nói rõ ngày: '],
  [/the last such (day|month) at or before publication/g, (_, k) => `${kind(k)} gần nhất tính đến lúc đăng`], [/the last such (day|month) before publication/g, (_, k) => `${kind(k)} gần nhất trước lúc đăng`],
  [/the last such day before (\S+), when the page was read/g, 'ngày gần nhất trước $1, lúc trang được đọc'], [/not after (\S+), when the page was read/g, 'không sau $1, lúc trang được đọc'],
  [/the next such (day|month) is much nearer than the last/g, (_, k) => `${kind(k)} sắp tới gần hơn hẳn ${kind(k)} đã qua`],
  [/the (last|next) such (year of the cycle of sixty|weekday|month|day|year)/g, (_, which, k) => `${kind(k)} ${which === 'last' ? 'đã qua gần nhất' : 'sắp tới gần nhất'}`],
  [/the words are about the (past|future)/g, (_, when) => (when === 'past' ? 'câu văn nói về chuyện đã qua' : 'câu văn nói về chuyện sắp tới')],
  [/the year is written/g, 'năm được viết rõ'], [/the words name it/g, 'lời văn gọi tên ngày ấy'], [/the text says which day it is/g, 'bài nói rõ là ngày nào'],
  [/the text says (\w+day), it is an? (\w+day)/g, (_, said, is) => `bài viết ghi ${WEEKDAYS[said] ?? said}, thực ra là ${WEEKDAYS[is] ?? is}`],
  [/("[^"]*") in the text is not on the weekday told beside it/g, '$1 trong bài không rơi vào thứ ghi bên cạnh'], [/the clock of (\S+)/g, 'theo giờ $1'], [/, named just before/g, ', ngày vừa nêu ngay trước đó'],
  [/it is an? (\w+day), as said/g, (_, day) => `đúng là ${WEEKDAYS[day] ?? day} như bài viết`], [/the weekday fits only this year/g, 'thứ trong tuần chỉ khớp với năm này'],
  [/the day of the statement/g, 'ngày của lời phát biểu'], [/the day of the attack that did the harm/g, 'ngày của vụ tấn công gây ra thiệt hại'],
  [/the day of what it came after: /g, 'ngày của việc mà nó theo sau: '], [/the day of what it was part of/g, 'ngày của việc mà nó là một phần'],
  [/the day of what the sentence before tells/g, 'ngày của điều câu trước kể'], [/its sentence names a time long before publication/g, 'câu nhắc một thời điểm đã lâu trước lúc đăng'],
  [/its sentence opens with a time that has no value/g, 'câu mở đầu bằng một thời điểm không rõ là khi nào'], [/no date in its clause and none running in the story/g, 'mệnh đề không có ngày và mạch truyện không cho ngày'],
  [/not told as having happened, and without a day of its own/g, 'không kể là đã xảy ra, và không có ngày riêng'], [/the story steps back in time and gives no date/g, 'mạch truyện lùi về trước mà không cho ngày'],
  [/told after a time long before publication/g, 'kể sau một thời điểm đã lâu trước lúc đăng'], [/told as a habit or as once done/g, 'kể như một thói quen hoặc việc từng làm'],
  [/told in a statement, which gives no day for it/g, 'kể trong một lời phát biểu không cho ngày'], [/told in passing, without a day of its own/g, 'nhắc qua, không có ngày riêng'],
  [/the month of publication/g, 'tháng đăng bài'], [/no date of its own: the day of publication/g, 'không nêu ngày riêng: lấy ngày đăng'],
  [/("[^"]*") in the text is told again without its year/g, '$1 trong bài được nhắc lại không kèm năm'], [/("[^"]*") is still to come/g, '$1 còn ở phía trước'],
  [/the address says (\S+)/g, 'địa chỉ của bài ghi $1'], [/the byline says (\S+)/g, 'dòng ghi ngày của bài ghi $1'],
  [/counted from (\d{4}-\d\d-\d\d)/g, 'tính từ $1'], [/the event told before/g, 'ngày của sự việc kể ngay trước đó'],
  [/full date ("[^"]*") in the text/g, 'trong bài có ngày đầy đủ $1'], [/crawled (\S+), within a week of the story's day/g, 'trang được lưu $1, trong vòng một tuần kể từ ngày trong bài'],
  [/(\d+) years have passed since (\d+)/g, 'đã $1 năm kể từ $2'], [/conflict: the words alone give (\S+)/g, 'trái nhau: riêng lời văn cho $1'], [/conflict: /g, 'trái với: '],
  [/both halves agree/g, 'hai phần khớp nhau'], [/the lunar calendar \(UTC\+7\)/g, 'âm lịch (UTC+7)'], [/a few hours do not leave the day/g, 'vài giờ không ra khỏi ngày'],
  [/there is no such day in (\d+)/g, 'năm $1 không có ngày ấy'], [/the range ends before it begins/g, 'khoảng thời gian kết thúc trước khi bắt đầu'],
  [/something that comes again: no single time/g, 'việc lặp lại: không có một thời điểm'], [/a length of time/g, 'một khoảng thời gian'], [/how many is not said/g, 'không nói là bao nhiêu'],
  [/a day without a month, and nothing says which/g, 'có ngày mà không có tháng, và không có gì cho biết tháng nào'], [/which year of the cycle of sixty is not said/g, 'không nói là năm nào trong vòng sáu mươi năm'],
  [/a lunar date, and nothing decides its year/g, 'ngày âm lịch, và không có gì cho biết năm nào'], [/no year is written and nothing in the text decides it/g, 'không viết năm, và không có gì trong bài cho biết'],
  [/nothing in the text or its metadata leaves one year only/g, 'bài và siêu dữ liệu không đủ để chỉ còn một năm'],
  [/a teaser of another article: its publication date is unknown/g, 'lời giới thiệu một bài khác: không rõ ngày đăng của bài ấy'], [/the publication date is unknown/g, 'không rõ ngày đăng'],
];

const withEvents = (why: string): string => (/ (?:on|since) \d/.test(why) ? knownEvents.reduce((text, [en, vi]) => text.replaceAll(en, vi), why) : why);

export function reason(why: string | null): string {
  if (!why || language() !== 'vi') return why ?? '';
  return REASONS.reduce((text, [from, to]) => (typeof to === 'string' ? text.replace(from, to) : text.replace(from, to)), withEvents(why)).replace(/\b(\d{4})-(\d\d)-(\d\d)\b(?:[~?](?!\w))?/g, (_, y, m, d) => `${Number(d)}/${Number(m)}/${y}`);
}
