// <kazasu-sessions>: where the member is signed in, and how to end that, one by one or everywhere at once.
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatClock, formatDay } from '../shared/format.js';
import { language, type Words } from '../shared/language.js';
import { recall } from '../shared/store.js';
import { sharedStyle } from '../shared/style.js';
import { endSession, sessions, signOutEverywhere, type Session } from './center.js';
import { chooseDrawing, drawsItself } from './drawn_code.js';
import { SignedOut } from './events.js';
import { Screen } from './screen.js';

const browsers: readonly [RegExp, string][] = [[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: readonly [RegExp, string][] = [[/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS/, 'Mac'], [/Linux/, 'Linux']];

/** What a browser calls itself, in the words that people use for it. */
function deviceName(agent: string, words: Words): string {
    const nameIn = (known: readonly [RegExp, string][]): string | undefined => known.find(([pattern]) => pattern.test(agent))?.[1];
    const browser = nameIn(browsers);
    const system = nameIn(systems);
    if (browser === undefined || system === undefined) return browser ?? system ?? words.sessionUnknown;
    return words.sessionOn(browser, system);
}

@customElement('kazasu-sessions')
export class SessionsScreen extends Screen {
    static override styles = [sharedStyle, css`
        ul { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
        .session { margin: 0; display: grid; gap: 0.5rem; }
        .session p { margin: 0; }
        .choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 0.75rem; align-items: start; margin: 0; }
        .choice input { width: 1.4rem; height: 1.4rem; margin: 0.1rem 0 0; min-height: 0; }
        .choice .small { font-weight: 400; }
        .choice-id { margin-top: 1.5rem; }
        .choice-id p { margin: 0; }
        .own-id { overflow-wrap: anywhere; user-select: all; font-variant-numeric: tabular-nums; }
    `];

    @state() private all: Session[] | null = null;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    private async load(): Promise<void> {
        const found = await this.run(sessions);
        if (found) this.all = [...found].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
    }

    private async end(one: Session): Promise<void> {
        await this.run(() => endSession(one.id));
        await this.load();
    }

    private async endAll(): Promise<void> {
        const ended = await this.run(async () => { await signOutEverywhere(); return true; });
        if (ended) this.dispatchEvent(new SignedOut());
    }

    private session(one: Session): TemplateResult {
        const words = this.words;
        const used = `${formatDay(one.lastUsedAt, language.current)} ${formatClock(one.lastUsedAt, language.current)}`;
        return html`<li class="card session">
            <p><bdi>${deviceName(one.agent, words)}</bdi></p>
            <p class="small muted">${one.isCurrent ? words.sessionHere : words.sessionUsed(used)}</p>
            ${one.isCurrent ? this.drawingChoice() : html`<button ?disabled=${this.busy} @click=${() => this.end(one)}>${words.sessionEnd}</button>`}
        </li>`;
    }

    private drawingChoice(): TemplateResult {
        const words = this.words;
        return html`<label class="choice"><input type="checkbox" name="draws" .checked=${drawsItself()}
            @change=${(event: Event) => chooseDrawing((event.target as HTMLInputElement).checked)}>
            <span>${words.drawsItself}<br><span class="small muted">${words.drawsItselfHint}</span></span></label>`;
    }

    private contents(): TemplateResult {
        const words = this.words;
        if (this.all === null) {
            return this.error ? html`<button @click=${this.load}>${words.tryAgain}</button>` : this.progress(words.loading);
        }
        return html`<p class="muted">${words.sessionsHint}</p>
            <ul>${this.all.map((one) => this.session(one))}</ul>
            <button class="danger" ?disabled=${this.busy} @click=${this.endAll}>${words.sessionsEnd}</button>
            <p class="hint">${words.sessionsEndHint}</p>
            <div class="card choice-id"><p class="small muted">${words.ownId}</p><p class="own-id">${recall('clientId') ?? ''}</p></div>`;
    }

    protected override render(): TemplateResult {
        return html`<h1 tabindex="-1">${this.words.sessionsTitle}</h1>${this.trouble()}${this.contents()}`;
    }
}
