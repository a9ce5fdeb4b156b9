// Days as numbers since 1970-01-01, and how they are written. EDTF bounds come worked out in the record; nothing is guessed here.
import {language, t} from './words';

export const DAY = 86_400_000;

// "2024-05-12" or "2024-05-12T09:30" to days (with a fraction for the hour); NaN when it is none.
export function dayOf(text: string | null | undefined): number {
  const m = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(text ?? '');
  if (!m) return NaN;
  const date = new Date(0);
  date.setUTCFullYear(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  return date.getTime() / DAY + (m[4] ? (Number(m[4]) * 60 + Number(m[5])) / 1440 : 0);
}

export function isoDay(day: number): string {
  const date = new Date(Math.floor(day) * DAY);
  const year = date.getUTCFullYear();
  const y = year < 0 ? '-' + String(-year).padStart(4, '0') : String(year).padStart(4, '0');
  return `${y}-${String(date.getUTCMonth() + 1).padStart(2, '0')}-${String(date.getUTCDate()).padStart(2, '0')}`;
}

const cache = new Map<string, Intl.DateTimeFormat>();
export function formatUtc(ms: number, options: Intl.DateTimeFormatOptions): string {
  const key = language() + JSON.stringify(options);
  let f = cache.get(key);
  if (!f) cache.set(key, f = new Intl.DateTimeFormat(language() === 'vi' ? 'vi-VN' : 'en-GB', {...options, timeZone: 'UTC'}));
  return f.format(ms);
}

const long = (day: number): string => {
  const d = new Date(day * DAY);
  return language() === 'vi' ? `${d.getUTCDate()} tháng ${d.getUTCMonth() + 1}, ${d.getUTCFullYear()}` : formatUtc(day * DAY, {day: 'numeric', month: 'long', year: 'numeric'});
};
export const weekday = (day: number): string => {
  const text = formatUtc(day * DAY, {weekday: 'long'});
  return text.charAt(0).toUpperCase() + text.slice(1);
};
export const short = (day: number): string => {
  const d = new Date(day * DAY);
  return language() === 'vi' ? `${d.getUTCDate()}/${d.getUTCMonth() + 1}/${d.getUTCFullYear()}` : formatUtc(day * DAY, {day: 'numeric', month: 'short', year: 'numeric'});
};

// A span of days in words: a day, a whole month, a whole year, or "from – to"; NaN is an open end.
export function spanText(first: number, last: number, brief = false): string {
  const one = brief ? short : long;
  if (isNaN(first) && isNaN(last)) return t('date.unknown');
  if (isNaN(first)) return t('date.until', one(last));
  if (isNaN(last)) return t('date.since', one(first));
  const a = Math.floor(first), b = Math.floor(last);
  if (a === b) return brief ? one(a) : `${weekday(a)}, ${one(a)}`;
  const whole = wholePeriod(a, b);
  if (whole) return whole;
  return `${one(a)} – ${one(b)}`;
}

function wholePeriod(a: number, b: number): string | null {
  const first = new Date(a * DAY), after = new Date((b + 1) * DAY);
  if (first.getUTCDate() !== 1 || after.getUTCDate() !== 1) return null;
  const y = first.getUTCFullYear(), m = first.getUTCMonth();
  const months = (after.getUTCFullYear() - y) * 12 + after.getUTCMonth() - m;
  if (months === 1) return language() === 'vi' ? `Tháng ${m + 1}, ${y}` : formatUtc(a * DAY, {month: 'long', year: 'numeric'});
  if (months === 3 && m % 3 === 0) return t('date.quarter', String(m / 3 + 1), String(y));
  if (months === 12 && m === 0) return t('date.year', String(y));
  if (months === 120 && m === 0 && y % 10 === 0) return t('date.decade', String(y));
  if (months % 12 === 0 && m === 0) return t('date.years', String(y), String(y + months / 12 - 1));
  return null;
}

// The bounds of the record, or the EDTF itself where the year is unknown ("XXXX-05-12").
export function timeText(time: {edtf: string | null; earliest: string | null; latest: string | null; grain?: string} | null, brief = false): string {
  if (!time) return t('date.unknown');
  const masked = /^XXXX-(\d\d)(?:-(\d\d))?/.exec(time.edtf ?? '');
  if (masked) {
    const month = Number(masked[1]);
    const day = masked[2] ? Number(masked[2]) : 0;
    const words = language() === 'vi' ? (day ? `${day}/${month}` : `tháng ${month}`) : formatUtc(Date.UTC(2000, month - 1, day || 1), day ? {day: 'numeric', month: 'long'} : {month: 'long'});
    return t('date.noyear', words);
  }
  const text = spanText(dayOf(time.earliest), dayOf(time.latest), brief);
  const clock = /T(\d\d:\d\d)/.exec(time.edtf ?? '');
  const about = /[~%]/.test(time.edtf ?? '') ? t('date.about') + ' ' : '';
  return (about ? about + text.charAt(0).toLowerCase() + text.slice(1) : text) + (clock ? `, ${clock[1]}` : '');
}
