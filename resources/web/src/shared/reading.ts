// Reads the center's answers strictly: what has another shape than docs/protocols.md says is refused here, once.
import { pageError } from './center_error.js';

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw pageError('PageAnswerUnreadable');
    return value as Fields;
}

export function text(from: Fields, name: string): string {
    const value = from[name];
    if (typeof value !== 'string') throw pageError('PageAnswerUnreadable');
    return value;
}

export function optionalText(from: Fields, name: string): string | null {
    const value = from[name];
    return value === null || value === undefined || value === '' ? null : text(from, name);
}

export function integer(from: Fields, name: string): number {
    const value = from[name];
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw pageError('PageAnswerUnreadable');
    return value;
}

export function flag(from: Fields, name: string): boolean {
    const value = from[name];
    if (typeof value !== 'boolean') throw pageError('PageAnswerUnreadable');
    return value;
}

export function optionalInteger(from: Fields, name: string): number | null {
    const value = from[name];
    return value === null || value === undefined ? null : integer(from, name);
}

export function list<T>(from: Fields, name: string, read: (item: Fields) => T): T[] {
    const value = from[name];
    if (!Array.isArray(value)) throw pageError('PageAnswerUnreadable');
    return value.map((item) => read(fields(item)));
}

/** One of the words this page knows. */
export function oneOf<T extends string>(from: Fields, name: string, words: readonly T[]): T {
    const value = text(from, name);
    const known = words.find((word) => word === value);
    if (known === undefined) throw pageError('PageAnswerUnreadable');
    return known;
}
