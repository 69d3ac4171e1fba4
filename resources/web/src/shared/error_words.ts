// What happened, then what to do, for every error a member can meet. tools/lint.mjs checks this table against
// core/error.h: each general, code, bank and member error has a row of its own, the rest fall to a group.
import type { CenterError } from './center_error.js';
import type { Language } from './language.js';

type Row = Readonly<Record<Language, string>>;

const storage: Row = {
    en: 'The center cannot write its books at the moment. Nothing was charged by this step. Please try again in a minute.',
    ja: 'センターが一時的に記録できません。この操作による請求はありません。1分ほどしてからもう一度お試しください。',
};
const internal: Row = {
    en: 'Something went wrong at the center. Look at the history before you pay again.',
    ja: 'センターで問題が起きました。もう一度お支払いになる前に、履歴をご確認ください。',
};
const bankAnswer: Row = {
    en: 'The bank gave an answer that the center does not understand. Please pay with something else.',
    ja: '銀行からの返事を確認できませんでした。ほかの方法でお支払いください。',
};
const offlineNo: Row = {
    en: 'The shop cannot take codes while its connection is down. Please pay there with something else.',
    ja: '店舗の通信が止まっているため、いまはコードをお使いいただけません。店舗でほかの方法をお選びください。',
};
const codeVoid: Row = {
    en: 'This code cannot be used. Please make a new one.',
    ja: 'このコードは使えません。新しいコードをお作りください。',
};
const silence: Row = {
    en: 'The center has not answered. Please try again: nothing is charged twice.',
    ja: 'センターから返事がありません。もう一度お試しください。二重に請求されることはありません。',
};

export const errorRows: Readonly<Record<string, Row>> = {
    PageOffline: { en: 'No connection to the center. Check the reception and try again: nothing is charged twice.', ja: 'センターに接続できません。電波をご確認のうえ、もう一度お試しください。二重に請求されることはありません。' },
    PageTimeout: silence,
    PageAnswerUnreadable: { en: 'The page and the center do not understand each other. Please load the page again.', ja: 'ページとセンターの間で行き違いがありました。ページを読み込み直してください。' },
    PageInsecure: { en: 'This page was opened without encryption, so the code cannot be checked. Please open it with https.', ja: '暗号化されていない接続のため、コードを確認できません。https でページを開いてください。' },
    PageImageDamaged: { en: 'The code arrived damaged. Please try again.', ja: 'コードが正しく届きませんでした。もう一度お試しください。' },
    PageCodeUndrawable: { en: 'This phone cannot draw the code. Let the center draw it: “Cards”, then “Where you are signed in”.', ja: 'この端末ではコードを描けません。「カード・口座」の「ログイン中の端末」で、センターで描く設定に変えてください。' },

    InvalidArgument: { en: 'The center could not read something that you entered. Please check it.', ja: '入力内容に読み取れない部分があります。ご確認ください。' },
    ParseFailed: { en: 'The center could not read the request. Please load the page again.', ja: 'センターが内容を読み取れませんでした。ページを読み込み直してください。' },
    TooLong: { en: 'Something that you entered is too long. Please shorten it.', ja: '入力内容が長すぎます。短くしてください。' },
    NotFound: { en: 'The center does not know this. It may have been made under another member.', ja: 'センターに見つかりません。別の会員のものかもしれません。' },
    AlreadyExists: { en: 'This is already registered. There is nothing more to do.', ja: 'すでに登録されています。操作は必要ありません。' },
    Conflict: { en: 'This request was already sent with other contents. Please start again.', ja: '同じ操作が別の内容で送信されています。はじめからやり直してください。' },
    Timeout: silence,
    Unavailable: { en: 'The center is busy or being restarted. Please try again in a moment.', ja: 'センターが混み合っているか、再起動中です。少ししてからもう一度お試しください。' },
    Unauthorized: { en: 'Please sign in first.', ja: 'ログインしてください。' },
    Forbidden: { en: 'This is not permitted here.', ja: 'この操作は許可されていません。' },
    RateLimited: { en: 'Too many requests in a short time. Please wait a minute.', ja: '短い間に操作が続きました。1分ほどお待ちください。' },
    Internal: internal,
    Cancelled: { en: 'This was cancelled.', ja: '取り消されました。' },
    OutcomeUnknown: { en: 'It is not yet known whether this went through. Please try again: nothing is charged twice.', ja: '完了したかどうかまだわかりません。もう一度お試しください。二重に請求されることはありません。' },
    Unsupported: { en: 'The center does not offer this.', ja: 'センターではこの操作をご利用いただけません。' },
    ConfigInvalid: internal,
    CardNumberRefused: { en: 'This looks like a card number. Please leave it out.', ja: 'カード番号と思われる数字が含まれています。取り除いてください。' },
    TextRefused: { en: 'This text holds characters that are not allowed here. Please type it again without them.', ja: '使えない文字が含まれています。取り除いてもう一度ご入力ください。' },

    CodeNotSettlement: { en: 'This is not a payment code.', ja: 'お支払いコードではありません。' },
    CodeMalformed: codeVoid,
    CodeTooLong: codeVoid,
    CodeSignatureInvalid: codeVoid,
    CodeKeyUnknown: codeVoid,
    CodeExpired: { en: 'The code has expired. The amount goes back to you by itself; please make a new code.', ja: 'コードの有効期限が切れました。金額は自動的に戻ります。新しいコードをお作りください。' },
    CodeNotYetValid: { en: 'The code is not valid yet. Please wait a moment.', ja: 'コードはまだ使えません。少しお待ちください。' },
    CodeIssuerUnknown: codeVoid,
    CodeWrongShop: { en: 'The code was made for another shop. Cancel it and make one for this shop.', ja: '別の店舗専用のコードです。取り消して、この店舗用にお作りください。' },
    CodeWrongCurrency: { en: 'The code is for another currency.', ja: 'コードの通貨が異なります。' },
    CodeAlreadyUsed: { en: 'This code has been used already. The history shows where.', ja: 'このコードはすでに使われています。ご利用の店舗は履歴でご確認いただけます。' },
    CodeUnknown: { en: 'The center does not know this code.', ja: 'センターにこのコードの記録がありません。' },
    CodeRevoked: { en: 'This code was cancelled. Please make a new one.', ja: 'このコードは取り消されています。新しいコードをお作りください。' },
    CodeReturned: { en: 'The code had expired and the amount has gone back to you. Please make a new code.', ja: '期限が切れ、金額は戻りました。新しいコードをお作りください。' },
    CodeCheckDigit: { en: 'The digits do not fit together. Please read them again.', ja: '数字が正しくありません。もう一度ご確認ください。' },
    CodeKindUnsupported: codeVoid,
    CodeNotDelivered: { en: 'The code has not been delivered to this phone yet. Please open it again.', ja: 'コードがまだ届いていません。もう一度開いてください。' },
    CodeAmountExceeded: { en: 'The amount is larger than the code.', ja: '金額がコードの金額を超えています。' },
    CodeForeignWallet: { en: 'This is the code of another service.', ja: '他社サービスのコードです。' },
    CodeTypedNeedsConfirmation: { en: 'Typed digits need your confirmation on the phone.', ja: '番号を入力してのお支払いには、スマートフォンでの確認が必要です。' },
    CodeOnlineOnly: { en: 'This code can be used only while the shop is connected.', ja: '店舗が接続されている間だけ使えるコードです。' },

    OfflineAmountTooLarge: offlineNo,
    OfflineLimitReached: offlineNo,
    OfflineTooLong: offlineNo,
    OfflineClockWrong: offlineNo,
    OfflineKeysTooOld: offlineNo,
    CodeKeyRevoked: codeVoid,
    KeyListOutdated: internal,
    KeyListUntrusted: internal,
    CodeConfirmationWrong: { en: 'The confirmation number was not right. Please show the shop the number below the code.', ja: '確認番号が違いました。コードの下の番号を店舗にお見せください。' },
    CodeConfirmationNeeded: { en: 'The shop needs the number below the code for this amount.', ja: 'この金額では、コードの下の番号を店舗にお見せください。' },

    CodeAlgorithmUnsupported: codeVoid,
    CodeKeyOutOfDate: codeVoid,

    BankRefused: { en: 'The bank did not approve this payment. It does not say why. You can pay with something else.', ja: '銀行の承認を得られませんでした。理由は知らされていません。ほかの方法でお支払いいただけます。' },
    InsufficientFunds: { en: 'There is not enough money for this amount. Choose a smaller amount or pay with something else.', ja: '残高またはご利用可能額が足りません。金額を減らすか、ほかの方法でお支払いください。' },
    AccountUnknown: { en: 'The bank does not know this card or account. Please check its number or pay with something else.', ja: '銀行にこのカード・口座の登録がありません。番号をご確認いただくか、ほかの方法でお支払いください。' },
    MeansExpired: { en: 'This card is no longer valid. Add the new card or pay with something else.', ja: 'カードの有効期限が切れています。新しいカードを登録するか、ほかの方法でお支払いください。' },
    BankUnreachable: { en: 'The bank does not answer at the moment. Nothing was charged. Try again, or pay with something else.', ja: '銀行から返事がありません。請求はされていません。もう一度試すか、ほかの方法でお支払いください。' },
    BankDuplicate: { en: 'The bank has already seen this request. Look at the history before you pay again.', ja: '銀行で受付済みの内容です。もう一度お支払いになる前に、履歴をご確認ください。' },
    AmountLimitExceeded: { en: 'The amount is above the limit for one payment. Choose a smaller amount or pay with something else.', ja: '1回のご利用限度額を超えています。金額を減らすか、ほかの方法でお支払いください。' },

    MemberNameTaken: { en: 'This email may belong to a member already. Sign in, or use another address.', ja: 'このメールアドレスはすでに登録されているようです。ログインするか、別のアドレスをご利用ください。' },
    CredentialsInvalid: { en: 'The email or the password is wrong. Please check both.', ja: 'メールアドレスまたはパスワードが違います。ご確認ください。' },
    MemberLocked: { en: 'Too many wrong passwords. Please try again in some minutes.', ja: 'パスワードの誤りが続いたため、一時的にログインできません。数分後にお試しください。' },
    SessionExpired: { en: 'You were signed out because some time has passed. Please sign in again.', ja: '時間がたったため、ログアウトしました。もう一度ログインしてください。' },
    MeansUnknown: { en: 'This card or account is no longer registered. Please choose another.', ja: 'このカード・口座は登録されていません。ほかをお選びください。' },
    AuthorisationStateInvalid: { en: 'This payment has moved on in the meantime. The page shows how it stands now.', ja: 'このお支払いの状態が変わりました。現在の状態を表示します。' },
    PasswordWeak: { en: 'This password is too easy to guess. Take a longer one, at least 8 characters.', ja: 'パスワードが推測されやすいものです。8文字以上の長いものにしてください。' },
    InstitutionUnknown: { en: 'The center does not work with this bank. Please choose another.', ja: 'この銀行はご利用いただけません。ほかをお選びください。' },
    ShopUnknown: { en: 'There is no shop with this number. Please check it, or leave it empty.', ja: 'この店舗番号は見つかりません。ご確認いただくか、空欄にしてください。' },
    TooManyOpenCodes: { en: 'You have several unused codes. Please use or cancel one of them first.', ja: '未使用のコードが複数あります。先にいずれかをお使いいただくか、取り消してください。' },
    DisputeClosed: { en: 'A payment can only be questioned within 24 hours. Please call your bank.', ja: 'お支払いへの申し立ては24時間以内に限られます。銀行へお問い合わせください。' },
    PasskeyInvalid: { en: 'This passkey could not be verified. Please sign in another way.', ja: 'パスキーを確認できませんでした。ほかの方法でサインインしてください。' },
    ChallengeExpired: { en: 'That took too long. Please start again.', ja: '時間が経ちすぎました。最初からやり直してください。' },
    DestinationUnknown: { en: 'There is nobody to send this to. Please check the address.', ja: '送り先が見つかりません。ご確認ください。' },
};

/** Members of a request that a person filled in, by the name the center gives them in `param`. */
const params: Readonly<Record<string, Row>> = {
    name: { en: 'Please check the name.', ja: 'お名前をご確認ください。' },
    reading: { en: 'Please check the reading of the name.', ja: 'ふりがなをご確認ください。' },
    email: { en: 'Please check the email address.', ja: 'メールアドレスをご確認ください。' },
    number: { en: 'Please check the number of the card or account.', ja: 'カード番号・口座番号をご確認ください。' },
    expiry: { en: 'Please check the expiry date.', ja: '有効期限をご確認ください。' },
    label: { en: 'Please check your name for it.', ja: '呼び名をご確認ください。' },
    amount_minor: { en: 'Please check the amount.', ja: '金額をご確認ください。' },
    instalments: { en: 'This card or account cannot be paid in instalments like that.', ja: 'この支払回数はご利用いただけません。' },
    shop_number: { en: 'Please check the shop number.', ja: '店舗番号をご確認ください。' },
};

function rowOf(error: CenterError): Row {
    const isAboutInput = error.errorName === 'InvalidArgument' || error.errorName === 'TooLong';
    const param = isAboutInput && error.param !== null ? params[error.param] : undefined;
    return param ?? errorRows[error.errorName] ?? groupOf(error.code);
}

function groupOf(code: number): Row {
    if (code >= 100 && code < 200) return storage;
    if (code >= 200 && code < 300) return silence;
    if (code >= 300 && code < 400) return codeVoid;
    if (code >= 500 && code < 600) return bankAnswer;
    return internal;
}

export function wordsFor(error: CenterError, language: Language): string {
    return rowOf(error)[language];
}

/** "InsufficientFunds 601", small at the end, for support. */
export function supportCode(error: CenterError): string {
    return error.code > 0 ? `${error.errorName} ${error.code}` : error.errorName;
}
