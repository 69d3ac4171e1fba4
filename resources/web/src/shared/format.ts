// How amounts, times and foreign text are written for people.
import type { Language } from './language.js';

const yen = 392; // ISO 4217

/** "¥1,234": the yen sign directly before the digits, thousands separated. */
export function formatMoney(minor: number, currency: number = yen): string {
    const digits = String(Math.abs(minor)).replace(/\B(?=(\d{3})+$)/g, ',');
    const sign = minor < 0 ? '-' : '';
    return currency === yen ? `${sign}¥${digits}` : `${sign}${digits} (${currency})`;
}

export function formatClock(iso: string, language: Language): string {
    return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));
}

export function formatDay(iso: string, language: Language): string {
    return new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(iso));
}

/** "9:05", minutes and seconds that remain; in the words for hours while it is hours. */
export function formatRemaining(seconds: number, hoursLeft: (hours: number) => string): string {
    const whole = Math.max(0, Math.ceil(seconds));
    if (whole >= 2 * 3600) return hoursLeft(Math.floor(whole / 3600)); // seconds matter to nobody then
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** "1234 5678 9012 3456 7890 1234": groups of four can be read out. */
export function formatDigits(digits: string): string {
    return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** "2711" as banks write it (year, month) to "11/27" as it stands on a card. */
export function formatExpiry(yearMonth: string): string {
    return /^\d{4}$/.test(yearMonth) ? `${yearMonth.slice(2)}/${yearMonth.slice(0, 2)}` : yearMonth;
}

/**
 * A name that somebody else typed: control characters and those that turn the direction of writing are taken out,
 * and what is left is isolated (Unicode TR9), so that a name cannot rearrange the words around it.
 */
export function plainName(name: string): string {
    const plain = name.replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '').trim();
    return plain === '' ? '' : `\u2068${plain}\u2069`;
}
