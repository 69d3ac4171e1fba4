// How many of the screen's pixels one module of the code may take: as large as fits, and always a whole number.
import type { SymbolKind } from './center.js';

const qrModules = 49 + 2 * 4; // version 8 with its quiet zones (ISO/IEC 18004)
const barModules = 11 + 12 * 11 + 11 + 13 + 2 * 10; // Code 128 C, 24 digits, with its quiet zones (ISO/IEC 15417)
const rimPixels = 2 * 12 + 2 * 12; // the white card's rim and the page's, in CSS pixels
const aroundPixels = 320; // amount above, digits and buttons below, in CSS pixels
const widestPixels = 480; // the page's column
const most = 16; // 1.0 mm on a 1080 pixel phone: larger gains nothing

export interface Surface {
    width: number; // CSS pixels
    height: number;
    scale: number; // device pixels per CSS pixel
}

/** A bar code is turned where that makes it larger: on every phone held upright. */
export function isTurnedFirst(symbol: SymbolKind, surface: Surface): boolean {
    return symbol === 'code128' && surface.height - aroundPixels > surface.width - rimPixels;
}

export function modulePixels(symbol: SymbolKind, turned: boolean, surface: Surface): number {
    const across = (Math.min(surface.width, widestPixels) - rimPixels) * surface.scale;
    const along = Math.max(surface.height - aroundPixels, 180) * surface.scale;
    if (symbol === 'code128') return bounded((turned ? along : across) / barModules);
    return bounded(Math.min(across, along) / qrModules);
}

function bounded(pixels: number): number {
    return Math.min(most, Math.max(1, Math.floor(pixels)));
}

export function currentSurface(): Surface {
    return { width: innerWidth, height: innerHeight, scale: devicePixelRatio };
}
