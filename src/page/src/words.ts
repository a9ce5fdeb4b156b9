// The words of the page in both languages. t('key', a, b) fills {0} and {1}.
import {EN, VI} from './dictionary';

export type Language = 'vi' | 'en';
let current: Language = 'vi';

export const language = (): Language => current;
export function setLanguage(to: Language): void {
  current = to;
  document.documentElement.lang = to;
}

export function t(key: string, ...values: (string | number)[]): string {
  const text = (current === 'vi' ? VI : EN)[key] ?? VI[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ''));
}

// A code of the record in words; the code itself where there are none.
export function word(group: string, code: string | null | undefined): string {
  if (!code) return '';
  const key = `${group}.${code}`;
  const text = t(key);
  return text === key ? code : text;
}

export const number = (n: number): string => n.toLocaleString(current === 'vi' ? 'vi-VN' : 'en-GB');
