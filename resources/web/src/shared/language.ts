// The language of the page: Japanese or English, switched at run time, remembered on this phone.
import { recall, remember } from './store.js';
import { english } from './words_english.js';
import { japanese } from './words_japanese.js';

export type Language = 'ja' | 'en';
export type Words = typeof english;

class LanguageChoice extends EventTarget {
    #current: Language = firstChoice();

    get current(): Language {
        return this.#current;
    }

    get words(): Words {
        return this.#current === 'ja' ? japanese : english;
    }

    choose(next: Language): void {
        this.#current = next;
        remember('language', next);
        this.apply();
        this.dispatchEvent(new Event('change'));
    }

    /** The document says its language, for screen readers and for the choice of glyphs. */
    apply(): void {
        document.documentElement.lang = this.#current;
    }
}

function firstChoice(): Language {
    const remembered = recall('language');
    if (remembered === 'ja' || remembered === 'en') return remembered;
    return navigator.language.startsWith('ja') ? 'ja' : 'en';
}

export const language = new LanguageChoice();
