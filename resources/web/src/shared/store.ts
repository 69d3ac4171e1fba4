// What this phone remembers between visits. Nothing secret is kept: no password, no account number, no code.
type Key =
    | 'language'
    | 'clientId' // given by the center at registration, sent when signing in (claim 4)
    | 'memberName'
    | 'meansOrder'
    | 'codeDrawing' // 'phone': codes are drawn here, 'center': they come as images
    | 'openAuthorisation'; // asked for, and its outcome not yet seen

/** Private windows may refuse storage; the page works without a memory, too. */
export function recall(key: Key): string | null {
    try {
        return localStorage.getItem(`kazasu.${key}`);
    } catch {
        return null;
    }
}

export function remember(key: Key, value: string): void {
    try {
        localStorage.setItem(`kazasu.${key}`, value);
    } catch {
        // Full or forbidden: what is lost is a convenience.
    }
}

export function forget(key: Key): void {
    try {
        localStorage.removeItem(`kazasu.${key}`);
    } catch {
        // As above.
    }
}
