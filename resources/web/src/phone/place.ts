// Where the member is: the part of the address after #, so that the back key and a reload do what one expects.

export type Place =
    | { screen: 'sign-in' | 'sign-up' | 'pay' | 'means' | 'add-means' | 'history' | 'sessions' }
    | { screen: 'authorisation'; id: string }
    | { screen: 'code'; issueNumber: string };

const plainScreens = ['sign-in', 'sign-up', 'pay', 'means', 'add-means', 'history', 'sessions'] as const;

export function placeOf(hash: string): Place {
    const [first = '', second = ''] = hash.replace(/^#\/?/, '').split('/');
    if (first === 'authorisation' && /^[0-9a-f-]{36}$/.test(second)) return { screen: 'authorisation', id: second };
    if (first === 'code' && /^[0-9A-Za-z-]{1,40}$/.test(second)) return { screen: 'code', issueNumber: second };
    const plain = plainScreens.find((screen) => screen === first);
    return { screen: plain ?? 'pay' };
}

function hashOf(place: Place): string {
    if (place.screen === 'authorisation') return `#/authorisation/${place.id}`;
    if (place.screen === 'code') return `#/code/${place.issueNumber}`;
    return `#/${place.screen}`;
}

export function go(place: Place): void {
    location.hash = hashOf(place);
}

/** As go, but the back key does not return to the screen left behind. */
export function replaceWith(place: Place): void {
    location.replace(hashOf(place));
}
