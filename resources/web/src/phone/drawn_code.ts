// Embodiment 2: only the information comes from the center, and this phone makes the image (75) itself. Whoever has
// drawn once needs no line to draw again, larger, turned or as a bar code. The one door to zxing-wasm.
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { pageError } from '../shared/center_error.js';
import { receiveFile } from '../shared/request.js';
import { recall, remember } from '../shared/store.js';
import { toHex } from '../shared/uuid.js';
import type { Code, SymbolKind } from './center.js';

const qrQuietModules = 4; // ISO/IEC 18004
const barQuietModules = 10; // ISO/IEC 15417
const barHeightModules = 30; // lengthened on the card, where there is room

/** Whether this phone draws its codes; otherwise the center sends images (embodiment 1). */
export function drawsItself(): boolean {
    return recall('codeDrawing') === 'phone';
}

export function chooseDrawing(isOwn: boolean): void {
    remember('codeDrawing', isOwn ? 'phone' : 'center');
}

let writer: Promise<unknown> | null = null;

/** Fetched once a visit, and again only if that failed. */
export async function prepareWriter(): Promise<void> {
    writer ??= receiveFile('zxing_writer.wasm').then((wasmBinary) => prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }));
    try {
        await writer;
    } catch (thrown) {
        writer = null;
        throw thrown;
    }
}

interface Modules { data: Uint8ClampedArray; width: number; height: number }

async function modulesOf(shown: Code, symbol: SymbolKind): Promise<Modules> {
    await prepareWriter();
    const made = symbol === 'qr'
        ? await writeBarcode(shown.text, { format: 'QRCode', options: 'ecLevel=M', scale: 1, addQuietZones: false })
        : await writeBarcode(shown.digits, { format: 'Code128', scale: 1, addQuietZones: false, addHRT: false });
    if (made.error !== '') throw pageError('PageCodeUndrawable');
    return made.symbol;
}

/** Whole pixels a module, black on white, with its quiet zones: what the center would have sent. */
export async function drawCode(shown: Code, symbol: SymbolKind, modulePixels: number): Promise<ImageBitmap> {
    const modules = await modulesOf(shown, symbol);
    const quiet = symbol === 'qr' ? qrQuietModules : barQuietModules;
    const rows = symbol === 'qr' ? modules.height : barHeightModules;
    const canvas = document.createElement('canvas');
    canvas.width = (modules.width + 2 * quiet) * modulePixels;
    canvas.height = (symbol === 'qr' ? rows + 2 * quiet : rows) * modulePixels;
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw pageError('PageCodeUndrawable');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#000';
    const top = symbol === 'qr' ? quiet : 0;
    for (let row = 0; row < (symbol === 'qr' ? rows : 1); row += 1) {
        for (let column = 0; column < modules.width; column += 1) {
            if ((modules.data[row * modules.width + column] ?? 255) > 127) continue;
            const height = symbol === 'qr' ? modulePixels : canvas.height;
            context.fillRect((column + quiet) * modulePixels, (row + top) * modulePixels, modulePixels, height);
        }
    }
    return createImageBitmap(canvas);
}

/** What the phone confirms when it has received the information instead of an image. */
export async function digestOfText(shown: Code): Promise<string> {
    if (!globalThis.crypto?.subtle) throw pageError('PageInsecure');
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(shown.text))));
}
