<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
    <context>
        <name>DayWords</name>
        <message>
            <source>%1-%2-%3</source>
            <comment>year, month, day</comment>
            <translation>%1年%2月%3日</translation>
        </message>
    </context>
    <context>
        <name>DeskWords</name>
        <message>
            <source>%1 goes back, no other amount.</source>
            <translation>返金額は %1 です。ほかの金額にはできません。</translation>
        </message>
        <message>
            <source>Give exactly that, then press Enter.</source>
            <translation>ちょうどの金額を渡して、Enter を押してください。</translation>
        </message>
        <message>
            <source>Another sale is being rung up.</source>
            <translation>別の会計の途中です。</translation>
        </message>
        <message>
            <source>Finish it or park it (F7) first.</source>
            <translation>先にその会計を済ませるか、保留(F7)してください。</translation>
        </message>
        <message>
            <source>First the receipt that the goods come back of.</source>
            <translation>先に、返品のレシートを読み取ってください。</translation>
        </message>
        <message>
            <source>Scan its symbol or type its number.</source>
            <translation>レシートの印をスキャンするか、番号を入力してください。</translation>
        </message>
        <message>
            <source>That was not rung up: goods come back just now.</source>
            <translation>返品の途中のため、登録していません。</translation>
        </message>
        <message>
            <source>Press the lines that come back, or leave with Esc to sell.</source>
            <translation>返品する行を押してください。販売に戻るには Esc を押します。</translation>
        </message>
        <message>
            <source>All of it came back already.</source>
            <translation>すべて返品済みです。</translation>
        </message>
        <message>
            <source>Press another line, or leave with Esc.</source>
            <translation>別の行を押すか、Esc で戻ってください。</translation>
        </message>
        <message>
            <source>No discount has been given here.</source>
            <translation>ここには値引きがありません。</translation>
        </message>
        <message>
            <source>Press how much comes off, or leave with Esc.</source>
            <translation>値引きを選ぶか、Esc で戻ってください。</translation>
        </message>
        <message>
            <source>This line has its usual price.</source>
            <translation>この行は通常価格です。</translation>
        </message>
        <message>
            <source>Type another price, then press its reason.</source>
            <translation>別の価格を入力して、理由を押してください。</translation>
        </message>
        <message>
            <source>Printing for receipt %1.</source>
            <translation>取引番号 %1 の印刷を始めました。</translation>
        </message>
        <message>
            <source>Now say what was bought.</source>
            <translation>次に但し書きを選んでください。</translation>
        </message>
        <message>
            <source>Press one of the keys.</source>
            <translation>下のキーを1つ押します。</translation>
        </message>
        <message>
            <source>%1 goes back in cash, the rest the way it was paid.</source>
            <translation>現金で返すのは %1 です。残りは支払いのときと同じ方法で戻ります。</translation>
        </message>
        <message>
            <source>Type nothing: press Enter.</source>
            <translation>何も入力せずに、Enter を押してください。</translation>
        </message>
    </context>
    <context>
        <name>Doubts</name>
        <message>
            <source>%1 s</source>
            <translation>%1秒</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1分</translation>
        </message>
        <message>
            <source>Its sale was voided.</source>
            <translation>この会計は取り消されました。</translation>
        </message>
        <message>
            <source>The goods are not paid. Take the sale up again, or void it.</source>
            <translation>商品の代金はまだいただいていません。会計を再開するか、取り消してください。</translation>
        </message>
        <message>
            <source>The sale was paid in another way: receipt %1.</source>
            <translation>別の方法で支払い済みです。レシート %1</translation>
        </message>
        <message>
            <source>Not paid, money returned</source>
            <translation>不成立（返金済み）</translation>
        </message>
        <message>
            <source>Asking the center</source>
            <translation>センターに確認中</translation>
        </message>
        <message>
            <source>If it was paid, the sale completes by itself.</source>
            <translation>支払いが成立していれば、会計は自動で完了します。</translation>
        </message>
        <message>
            <source>Taking the money back</source>
            <translation>支払いを取り消し中</translation>
        </message>
        <message>
            <source>The till asks again and again until the center answers.</source>
            <translation>センターから返事があるまで、レジが繰り返し問い合わせます。</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>支払い済み</translation>
        </message>
        <message>
            <source>The rest is still due. Take the sale up again.</source>
            <translation>残りの代金がまだです。会計を再開してください。</translation>
        </message>
        <message>
            <source>The sale is complete: receipt %1.</source>
            <translation>会計は完了しています。レシート %1</translation>
        </message>
        <message>
            <source>Sale without goods</source>
            <translation>商品のない会計</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 ほか%n点</numerusform>
            </translation>
        </message>
        <message>
            <source>Since %1, for %2</source>
            <translation>%1から%2</translation>
        </message>
        <message>
            <source>At %1, took %2</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>Used at %1 on %2 at %3.</source>
            <translation>%2 %3に「%1」で使われています。</translation>
        </message>
        <message>
            <source>Used in this shop on %1 at %2.</source>
            <translation>%1 %2にこの店で使われています。</translation>
        </message>
        <message>
            <source>Used in this shop on %1 at %2, receipt %3.</source>
            <translation>%1 %2にこの店で使われています（レシート %3）。</translation>
        </message>
    </context>
    <context>
        <name>ErrorTexts</name>
        <message>
            <source>This entry cannot be used.</source>
            <translation>この入力は使えません。</translation>
        </message>
        <message>
            <source>Check what was typed and enter it again.</source>
            <translation>内容を確かめて、もう一度入力してください。</translation>
        </message>
        <message>
            <source>This entry could not be read.</source>
            <translation>読み取れませんでした。</translation>
        </message>
        <message>
            <source>Scan it again, or type the number below the bars.</source>
            <translation>もう一度スキャンするか、バーの下の数字を入力してください。</translation>
        </message>
        <message>
            <source>This entry is too long.</source>
            <translation>入力が長すぎます。</translation>
        </message>
        <message>
            <source>Clear it and enter it again.</source>
            <translation>消して、もう一度入力してください。</translation>
        </message>
        <message>
            <source>Nothing was found for this.</source>
            <translation>該当するものがありません。</translation>
        </message>
        <message>
            <source>Check the number, or search by name (F2).</source>
            <translation>番号を確かめるか、名前で検索してください（F2）。</translation>
        </message>
        <message>
            <source>This was already recorded.</source>
            <translation>すでに記録されています。</translation>
        </message>
        <message>
            <source>Nothing more to do. Go on.</source>
            <translation>そのまま続けてください。</translation>
        </message>
        <message>
            <source>The center has another record for this sale.</source>
            <translation>センターに、この会計の別の記録があります。</translation>
        </message>
        <message>
            <source>Do not repeat the payment. Call the manager.</source>
            <translation>支払いをやり直さず、責任者を呼んでください。</translation>
        </message>
        <message>
            <source>The center has not answered yet.</source>
            <translation>センターからまだ返事がありません。</translation>
        </message>
        <message>
            <source>Ask the customer to wait, or park this sale (F7).</source>
            <translation>お客様にお待ちいただくか、この会計を保留にしてください（F7）。</translation>
        </message>
        <message>
            <source>The service is busy.</source>
            <translation>混み合っています。</translation>
        </message>
        <message>
            <source>Wait a moment and try again.</source>
            <translation>少し待って、もう一度やってみてください。</translation>
        </message>
        <message>
            <source>The center does not know this till.</source>
            <translation>このレジはセンターに登録されていません。</translation>
        </message>
        <message>
            <source>Take cash (F8) and call the manager.</source>
            <translation>現金で受けて（F8）、責任者を呼んでください。</translation>
        </message>
        <message>
            <source>This till may not do that.</source>
            <translation>このレジではできない操作です。</translation>
        </message>
        <message>
            <source>Call the manager.</source>
            <translation>責任者を呼んでください。</translation>
        </message>
        <message>
            <source>Too many tries in a short time.</source>
            <translation>短い時間に何度も試しました。</translation>
        </message>
        <message>
            <source>Wait a minute and try again.</source>
            <translation>1分ほど待って、もう一度やってみてください。</translation>
        </message>
        <message>
            <source>Something went wrong inside the till.</source>
            <translation>レジの中で問題が起きました。</translation>
        </message>
        <message>
            <source>Try again. If it comes back, call support with this number.</source>
            <translation>もう一度やってみてください。続くときは、この番号をサポートに伝えてください。</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>取りやめました。</translation>
        </message>
        <message>
            <source>Choose how the customer pays.</source>
            <translation>支払い方法を選んでください。</translation>
        </message>
        <message>
            <source>It is not known yet whether this went through.</source>
            <translation>済んだかどうか、まだ分かりません。</translation>
        </message>
        <message>
            <source>The till is finding out by itself. Wait a moment.</source>
            <translation>レジが自動で確認しています。少しお待ちください。</translation>
        </message>
        <message>
            <source>This till cannot do that.</source>
            <translation>このレジは対応していません。</translation>
        </message>
        <message>
            <source>Choose another way.</source>
            <translation>別の方法を選んでください。</translation>
        </message>
        <message>
            <source>The till&apos;s settings are not right.</source>
            <translation>レジの設定に誤りがあります。</translation>
        </message>
        <message>
            <source>Call the manager: the settings file needs mending.</source>
            <translation>責任者を呼んでください。設定ファイルの修正が必要です。</translation>
        </message>
        <message>
            <source>The sales file cannot be opened.</source>
            <translation>売上ファイルを開けません。</translation>
        </message>
        <message>
            <source>Stop selling on this till and call support.</source>
            <translation>このレジでの販売をやめて、サポートに連絡してください。</translation>
        </message>
        <message>
            <source>The sale could not be saved.</source>
            <translation>会計を保存できませんでした。</translation>
        </message>
        <message>
            <source>Nothing was charged. Try again; if it fails, use another till.</source>
            <translation>請求はされていません。もう一度試し、だめなら別のレジを使ってください。</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>ディスクがいっぱいです。</translation>
        </message>
        <message>
            <source>The sales file is damaged.</source>
            <translation>売上ファイルが壊れています。</translation>
        </message>
        <message>
            <source>The sales file is busy.</source>
            <translation>売上ファイルが使用中です。</translation>
        </message>
        <message>
            <source>This was recorded before.</source>
            <translation>前に記録されています。</translation>
        </message>
        <message>
            <source>Look at the receipt before trying again.</source>
            <translation>やり直す前に、レシートを確かめてください。</translation>
        </message>
        <message>
            <source>The sales file belongs to a newer version.</source>
            <translation>売上ファイルが新しい版のものです。</translation>
        </message>
        <message>
            <source>Update this till, then start it again.</source>
            <translation>このレジを更新して、起動し直してください。</translation>
        </message>
        <message>
            <source>The sales file could not be updated.</source>
            <translation>売上ファイルを更新できませんでした。</translation>
        </message>
        <message>
            <source>This disk does not keep sales safely.</source>
            <translation>このディスクでは売上を安全に保存できません。</translation>
        </message>
        <message>
            <source>The center cannot be reached.</source>
            <translation>センターにつながりません。</translation>
        </message>
        <message>
            <source>Take cash (F8). Selling goes on without the center.</source>
            <translation>現金で受けてください（F8）。センターなしでも販売は続けられます。</translation>
        </message>
        <message>
            <source>The connection to the center broke.</source>
            <translation>センターとの接続が切れました。</translation>
        </message>
        <message>
            <source>The till asks again by itself. Wait a moment.</source>
            <translation>レジが自動で問い合わせ直します。少し待ってください。</translation>
        </message>
        <message>
            <source>The center&apos;s answer made no sense.</source>
            <translation>センターの返事が正しくありません。</translation>
        </message>
        <message>
            <source>Take cash (F8) and call support.</source>
            <translation>現金で受けて（F8）、サポートに連絡してください。</translation>
        </message>
        <message>
            <source>The center&apos;s answer was too long.</source>
            <translation>センターの返事が長すぎます。</translation>
        </message>
        <message>
            <source>The center has locked this till: its key is used twice.</source>
            <translation>このレジの鍵が二重に使われたため、センターが停止しました。</translation>
        </message>
        <message>
            <source>Take cash. Call the manager: it has to be enrolled again.</source>
            <translation>現金でお支払いください。責任者を呼び、再登録してください。</translation>
        </message>
        <message>
            <source>Something else than the center answers on the line.</source>
            <translation>センター以外の相手が応答しています。</translation>
        </message>
        <message>
            <source>Nothing was sent. Call the manager: the line may be tapped.</source>
            <translation>何も送っていません。通信が傍受されている恐れがあります。責任者を呼んでください。</translation>
        </message>
        <message>
            <source>The center refused the request.</source>
            <translation>センターが受け付けませんでした。</translation>
        </message>
        <message>
            <source>This is not a payment code.</source>
            <translation>支払いコードではありません。</translation>
        </message>
        <message>
            <source>Ask the customer to open the payment code.</source>
            <translation>お客様に、支払いコードの画面を出していただいてください。</translation>
        </message>
        <message>
            <source>The payment code could not be read whole.</source>
            <translation>支払いコードを最後まで読めませんでした。</translation>
        </message>
        <message>
            <source>Ask the customer to raise the brightness, and scan again.</source>
            <translation>画面を明るくしていただき、もう一度読み取ってください。</translation>
        </message>
        <message>
            <source>This code is too long to be a payment code.</source>
            <translation>長すぎて、支払いコードではありません。</translation>
        </message>
        <message>
            <source>This payment code is not genuine.</source>
            <translation>この支払いコードは本物ではありません。</translation>
        </message>
        <message>
            <source>Do not accept it. Take another payment.</source>
            <translation>受け付けず、別の方法で受けてください。</translation>
        </message>
        <message>
            <source>This till does not know who signed the code yet.</source>
            <translation>コードの発行元の鍵が、このレジにまだありません。</translation>
        </message>
        <message>
            <source>Scan again when the center is online, or take cash (F8).</source>
            <translation>センターにつながってから読み直すか、現金で受けてください（F8）。</translation>
        </message>
        <message>
            <source>The payment code has expired.</source>
            <translation>支払いコードの期限が切れています。</translation>
        </message>
        <message>
            <source>Ask the customer to make a new code. No money was taken.</source>
            <translation>新しいコードを出していただいてください。お金は引かれていません。</translation>
        </message>
        <message>
            <source>The payment code is not valid yet.</source>
            <translation>支払いコードはまだ有効になっていません。</translation>
        </message>
        <message>
            <source>Check this till&apos;s clock. Ask the customer to make a new code.</source>
            <translation>レジの時計を確かめ、新しいコードを出していただいてください。</translation>
        </message>
        <message>
            <source>The issuer of this code is not known here.</source>
            <translation>このコードの発行元は、この店では使えません。</translation>
        </message>
        <message>
            <source>Take another payment.</source>
            <translation>別の方法で受けてください。</translation>
        </message>
        <message>
            <source>The payment code was made for another shop.</source>
            <translation>ほかの店のための支払いコードです。</translation>
        </message>
        <message>
            <source>Ask the customer to make a code for this shop.</source>
            <translation>この店のコードを出していただいてください。</translation>
        </message>
        <message>
            <source>The payment code is in another currency.</source>
            <translation>支払いコードの通貨が違います。</translation>
        </message>
        <message>
            <source>Ask the customer to make a code in yen.</source>
            <translation>円のコードを出していただいてください。</translation>
        </message>
        <message>
            <source>The payment code was already used.</source>
            <translation>この支払いコードは使用済みです。</translation>
        </message>
        <message>
            <source>Ask the customer to make a new code.</source>
            <translation>新しいコードを出していただいてください。</translation>
        </message>
        <message>
            <source>The center does not know this payment code.</source>
            <translation>センターにない支払いコードです。</translation>
        </message>
        <message>
            <source>Scan again, or ask the customer to make a new code.</source>
            <translation>もう一度読み取るか、新しいコードを出していただいてください。</translation>
        </message>
        <message>
            <source>The payment code was withdrawn.</source>
            <translation>この支払いコードは取り消されています。</translation>
        </message>
        <message>
            <source>The code expired and its money went back to the customer.</source>
            <translation>コードは期限切れで、お金はお客様に戻っています。</translation>
        </message>
        <message>
            <source>A digit of the code is wrong.</source>
            <translation>コードの数字に誤りがあります。</translation>
        </message>
        <message>
            <source>Read the 24 digits once more and type them again.</source>
            <translation>24桁の数字を読み直し、もう一度入力してください。</translation>
        </message>
        <message>
            <source>This kind of code cannot be used here.</source>
            <translation>この種類のコードは、ここでは使えません。</translation>
        </message>
        <message>
            <source>The code has not reached the customer&apos;s phone properly.</source>
            <translation>コードがお客様の電話に正しく届いていません。</translation>
        </message>
        <message>
            <source>Ask the customer to open it on the phone once more.</source>
            <translation>電話でもう一度開いていただいてください。</translation>
        </message>
        <message>
            <source>The code is worth less than that.</source>
            <translation>コードの金額が足りません。</translation>
        </message>
        <message>
            <source>Take the rest in cash (F8) or by another code.</source>
            <translation>残りは現金（F8）か別のコードで受けてください。</translation>
        </message>
        <message>
            <source>This code belongs to another payment service.</source>
            <translation>別の決済サービスのコードです。</translation>
        </message>
        <message>
            <source>Ask for the Kazasu code, or take another payment.</source>
            <translation>かざすのコードを出していただくか、別の方法で受けてください。</translation>
        </message>
        <message>
            <source>A typed code needs the customer&apos;s confirmation.</source>
            <translation>手入力のコードには、お客様の確認が必要です。</translation>
        </message>
        <message>
            <source>Ask the customer to confirm on the phone.</source>
            <translation>電話で確認していただいてください。</translation>
        </message>
        <message>
            <source>This code cannot be checked without the center.</source>
            <translation>センターにつながらないと、このコードは確かめられません。</translation>
        </message>
        <message>
            <source>Ask for the square code, or take cash (F8).</source>
            <translation>四角いコードを出していただくか、現金で受けてください（F8）。</translation>
        </message>
        <message>
            <source>Nothing has been scanned yet.</source>
            <translation>まだ何も登録されていません。</translation>
        </message>
        <message>
            <source>Scan the goods first.</source>
            <translation>先に商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>This sale is already finished.</source>
            <translation>この会計は終わっています。</translation>
        </message>
        <message>
            <source>Scan the next customer&apos;s goods.</source>
            <translation>次のお客様の商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>There is no such line.</source>
            <translation>その行はありません。</translation>
        </message>
        <message>
            <source>Choose the line in the list again.</source>
            <translation>一覧から行を選び直してください。</translation>
        </message>
        <message>
            <source>This item is not in the catalogue.</source>
            <translation>登録のない商品です。</translation>
        </message>
        <message>
            <source>Search by name (F2), or set the item aside.</source>
            <translation>名前で検索するか（F2）、商品をよけておいてください。</translation>
        </message>
        <message>
            <source>This quantity is not possible.</source>
            <translation>この数量は入力できません。</translation>
        </message>
        <message>
            <source>Enter a number from 1 to 999.</source>
            <translation>1から999までの数を入力してください。</translation>
        </message>
        <message>
            <source>The price in this label is not right.</source>
            <translation>ラベルの価格に誤りがあります。</translation>
        </message>
        <message>
            <source>Have the item labelled again.</source>
            <translation>ラベルを貼り直してもらってください。</translation>
        </message>
        <message>
            <source>That is more than what is due.</source>
            <translation>残りの金額より多すぎます。</translation>
        </message>
        <message>
            <source>Enter the amount again.</source>
            <translation>金額を入力し直してください。</translation>
        </message>
        <message>
            <source>The sale is not paid in full yet.</source>
            <translation>まだ全額を受けていません。</translation>
        </message>
        <message>
            <source>Take the rest in cash (F8) or by phone (F12).</source>
            <translation>残りを現金（F8）か電話（F12）で受けてください。</translation>
        </message>
        <message>
            <source>A payment is being checked.</source>
            <translation>支払いを確認しています。</translation>
        </message>
        <message>
            <source>Wait for the answer, or park this sale (F7).</source>
            <translation>返事を待つか、この会計を保留にしてください（F7）。</translation>
        </message>
        <message>
            <source>The amount is too large.</source>
            <translation>金額が大きすぎます。</translation>
        </message>
        <message>
            <source>Check the quantity, or split the sale in two.</source>
            <translation>数量を確かめるか、会計を二つに分けてください。</translation>
        </message>
        <message>
            <source>The amounts are in different currencies.</source>
            <translation>通貨が混ざっています。</translation>
        </message>
        <message>
            <source>Take the payment in yen.</source>
            <translation>円で受けてください。</translation>
        </message>
        <message>
            <source>The item&apos;s tax rate is not known.</source>
            <translation>商品の税率が分かりません。</translation>
        </message>
        <message>
            <source>Set the item aside and call the manager.</source>
            <translation>商品をよけて、責任者を呼んでください。</translation>
        </message>
        <message>
            <source>Part of this sale is already paid.</source>
            <translation>この会計は一部を受け取っています。</translation>
        </message>
        <message>
            <source>Finish the payment first, then correct the sale.</source>
            <translation>先に支払いを終えてから、訂正してください。</translation>
        </message>
        <message>
            <source>The customer&apos;s bank refused.</source>
            <translation>お客様の銀行が承認しませんでした。</translation>
        </message>
        <message>
            <source>Ask for another payment.</source>
            <translation>別の支払い方法をお願いしてください。</translation>
        </message>
        <message>
            <source>The customer&apos;s account does not cover this.</source>
            <translation>お客様の口座の残高が足りません。</translation>
        </message>
        <message>
            <source>The customer&apos;s account was not found.</source>
            <translation>お客様の口座が見つかりません。</translation>
        </message>
        <message>
            <source>The customer&apos;s card has expired.</source>
            <translation>お客様のカードの期限が切れています。</translation>
        </message>
        <message>
            <source>The customer&apos;s bank cannot be reached.</source>
            <translation>お客様の銀行につながりません。</translation>
        </message>
        <message>
            <source>Wait a moment and try again, or take cash (F8).</source>
            <translation>少し待って試すか、現金で受けてください（F8）。</translation>
        </message>
        <message>
            <source>The bank has this payment already.</source>
            <translation>銀行では、この支払いは済んでいます。</translation>
        </message>
        <message>
            <source>Do not charge again. Call the manager.</source>
            <translation>もう一度請求せず、責任者を呼んでください。</translation>
        </message>
        <message>
            <source>The amount is above the limit.</source>
            <translation>上限を超えています。</translation>
        </message>
        <message>
            <source>Take a part in cash (F8), or ask for another payment.</source>
            <translation>一部を現金で受けるか（F8）、別の支払い方法をお願いしてください。</translation>
        </message>
        <message>
            <source>The center does not know this shop.</source>
            <translation>この店はセンターに登録されていません。</translation>
        </message>
        <message>
            <source>The address of a device is not right.</source>
            <translation>機器の指定に誤りがあります。</translation>
        </message>
        <message>
            <source>Call the manager: the settings need mending.</source>
            <translation>責任者を呼んでください。設定の修正が必要です。</translation>
        </message>
        <message>
            <source>A device was not found.</source>
            <translation>機器が見つかりません。</translation>
        </message>
        <message>
            <source>Check its cable and its power.</source>
            <translation>ケーブルと電源を確かめてください。</translation>
        </message>
        <message>
            <source>This till may not use a device.</source>
            <translation>このレジには機器を使う許可がありません。</translation>
        </message>
        <message>
            <source>Call support: the device needs permission.</source>
            <translation>サポートに連絡してください。機器の使用許可が必要です。</translation>
        </message>
        <message>
            <source>A device was disconnected.</source>
            <translation>機器が外れました。</translation>
        </message>
        <message>
            <source>Plug it in again. It goes on by itself.</source>
            <translation>つなぎ直してください。自動で元に戻ります。</translation>
        </message>
        <message>
            <source>A device does not answer properly.</source>
            <translation>機器が正しく応答しません。</translation>
        </message>
        <message>
            <source>Switch it off and on again.</source>
            <translation>電源を入れ直してください。</translation>
        </message>
        <message>
            <source>The scanner sent too much at once.</source>
            <translation>スキャナーが一度に多く送りすぎました。</translation>
        </message>
        <message>
            <source>Scan again, one code at a time.</source>
            <translation>一つずつ、もう一度読み取ってください。</translation>
        </message>
        <message>
            <source>The scanner sent something unreadable.</source>
            <translation>スキャナーの読み取りが乱れました。</translation>
        </message>
        <message>
            <source>Scan again.</source>
            <translation>もう一度読み取ってください。</translation>
        </message>
        <message>
            <source>The printer is not ready. The sale stands.</source>
            <translation>プリンターの準備ができていません。会計は済んでいます。</translation>
        </message>
        <message>
            <source>Check paper and cover, then reprint (F9).</source>
            <translation>用紙とカバーを確かめ、再印刷してください（F9）。</translation>
        </message>
        <message>
            <source>No code was found.</source>
            <translation>コードが見つかりません。</translation>
        </message>
        <message>
            <source>Hold the code still in front of the reader.</source>
            <translation>コードを読み取り口の前で止めてください。</translation>
        </message>
        <message>
            <source>A digit of the item number is wrong.</source>
            <translation>商品番号の数字に誤りがあります。</translation>
        </message>
        <message>
            <source>Scan again, or type the number once more.</source>
            <translation>もう一度読み取るか、番号を入力し直してください。</translation>
        </message>
        <message>
            <source>Something unexpected happened.</source>
            <translation>思わぬことが起きました。</translation>
        </message>
        <message>
            <source>Call support with this number.</source>
            <translation>この番号をサポートに伝えてください。</translation>
        </message>
        <message>
            <source>This till cannot check the signature on this code.</source>
            <translation>このコードの署名方式は、このレジでは確かめられません。</translation>
        </message>
        <message>
            <source>Take another payment, and tell support.</source>
            <translation>別の方法で受けて、サポートに伝えてください。</translation>
        </message>
        <message>
            <source>The code is outside the time its issuer&apos;s key is valid.</source>
            <translation>発行元の鍵の有効期間から外れたコードです。</translation>
        </message>
        <message>
            <source>Without the center, a code of this amount is not accepted.</source>
            <translation>センターにつながらない間は、この金額のコードは使えません。</translation>
        </message>
        <message>
            <source>Take cash (F8), or wait until the center is back.</source>
            <translation>現金（F8）でお受けするか、つながるまでお待ちください。</translation>
        </message>
        <message>
            <source>No more codes can be accepted without the center.</source>
            <translation>センターなしで受け付けられるコードの上限に達しました。</translation>
        </message>
        <message>
            <source>Take cash (F8). When the center is back, codes pay again.</source>
            <translation>現金（F8）でお受けください。つながればまた使えます。</translation>
        </message>
        <message>
            <source>The center has been out of reach for too long.</source>
            <translation>センターにつながらない状態が長く続いています。</translation>
        </message>
        <message>
            <source>Take cash (F8) and tell the manager: the line must be mended.</source>
            <translation>現金（F8）でお受けし、通信の復旧を責任者に依頼してください。</translation>
        </message>
        <message>
            <source>The clock of this till differs too much from the center&apos;s.</source>
            <translation>この端末の時計がセンターと大きくずれています。</translation>
        </message>
        <message>
            <source>Take cash (F8). Tell the manager to set the clock.</source>
            <translation>現金（F8）でお受けし、責任者に時計合わせを依頼してください。</translation>
        </message>
        <message>
            <source>The keys that check codes are too old.</source>
            <translation>コードを確かめる鍵が古くなっています。</translation>
        </message>
        <message>
            <source>This code was signed with a key that was called back.</source>
            <translation>このコードの署名鍵は失効しています。</translation>
        </message>
        <message>
            <source>The customer makes a new code on the phone.</source>
            <translation>お客様に、スマートフォンで新しいコードを作っていただいてください。</translation>
        </message>
        <message>
            <source>This looks like a card number. Card numbers are not kept here.</source>
            <translation>カード番号と思われる数字です。カード番号は保存しません。</translation>
        </message>
        <message>
            <source>Leave the number out.</source>
            <translation>番号を取り除いてください。</translation>
        </message>
        <message>
            <source>This text holds characters that are not allowed here.</source>
            <translation>使えない文字が含まれています。</translation>
        </message>
        <message>
            <source>Type it again without them.</source>
            <translation>その文字を除いて入力し直してください。</translation>
        </message>
        <message>
            <source>The confirmation number is not the one on the phone.</source>
            <translation>確認番号がスマートフォンの表示と違います。</translation>
        </message>
        <message>
            <source>Ask for the number below the code and enter it again.</source>
            <translation>コードの下の番号を確かめて、もう一度入力してください。</translation>
        </message>
        <message>
            <source>A code of this amount needs the number below it.</source>
            <translation>この金額のコードには確認番号が必要です。</translation>
        </message>
        <message>
            <source>Ask the customer for the number below the code and enter it.</source>
            <translation>お客様の画面で、コードの下の番号を確かめて入力してください。</translation>
        </message>
        <message>
            <source>This discount is not possible.</source>
            <translation>この値引きはできません。</translation>
        </message>
        <message>
            <source>Enter less than the price, or at most 100 percent.</source>
            <translation>金額以内、または100%以内で入力してください。</translation>
        </message>
        <message>
            <source>The customer&apos;s age has to be confirmed for this item.</source>
            <translation>年齢確認が必要な商品です。</translation>
        </message>
        <message>
            <source>Confirm the age, or set the item aside.</source>
            <translation>年齢を確認するか、商品をお預かりしてください。</translation>
        </message>
        <message>
            <source>No sale has this receipt number.</source>
            <translation>この番号のレシートは見つかりません。</translation>
        </message>
        <message>
            <source>Check the number, or search by day and amount.</source>
            <translation>番号を確かめるか、日付と金額で探してください。</translation>
        </message>
        <message>
            <source>More is given back than was sold.</source>
            <translation>販売した数を超える返品はできません。</translation>
        </message>
        <message>
            <source>Look at what was returned before, and enter less.</source>
            <translation>前の返品を確かめて、数を減らしてください。</translation>
        </message>
        <message>
            <source>A reason is needed for this.</source>
            <translation>理由が必要です。</translation>
        </message>
        <message>
            <source>Choose or type the reason.</source>
            <translation>理由を選ぶか、入力してください。</translation>
        </message>
        <message>
            <source>This PIN is not right.</source>
            <translation>暗証番号が違います。</translation>
        </message>
        <message>
            <source>Enter it again. After ten tries it is locked for 30 minutes.</source>
            <translation>もう一度入力してください。10回間違えると30分間使えなくなります。</translation>
        </message>
        <message>
            <source>This PIN is locked after too many tries.</source>
            <translation>間違いが続いたため、この暗証番号は使えません。</translation>
        </message>
        <message>
            <source>Wait 30 minutes, or have a manager set a new PIN.</source>
            <translation>30分待つか、店長に新しい暗証番号を設定してもらってください。</translation>
        </message>
        <message>
            <source>This PIN is too easy to guess.</source>
            <translation>暗証番号が簡単すぎます。</translation>
        </message>
        <message>
            <source>Use at least 4 digits, a manager 6, that are no row or date.</source>
            <translation>4桁以上（店長は6桁以上）で、並びの数字を避けてください。</translation>
        </message>
        <message>
            <source>You may not do this alone.</source>
            <translation>この操作には権限が必要です。</translation>
        </message>
        <message>
            <source>Ask a supervisor or manager to enter a PIN.</source>
            <translation>責任者か店長に暗証番号を入力してもらってください。</translation>
        </message>
        <message>
            <source>Nobody has this staff number.</source>
            <translation>この担当者番号は登録されていません。</translation>
        </message>
        <message>
            <source>Check the number, or ask the manager.</source>
            <translation>番号を確かめるか、店長に聞いてください。</translation>
        </message>
        <message>
            <source>Nobody is signed in at this till.</source>
            <translation>担当者がサインインしていません。</translation>
        </message>
        <message>
            <source>Sign in with your staff number and PIN.</source>
            <translation>担当者番号と暗証番号でサインインしてください。</translation>
        </message>
        <message>
            <source>This staff number is taken.</source>
            <translation>この担当者番号は使われています。</translation>
        </message>
        <message>
            <source>Choose another number.</source>
            <translation>別の番号にしてください。</translation>
        </message>
        <message>
            <source>This is the last manager.</source>
            <translation>店長が一人もいなくなります。</translation>
        </message>
        <message>
            <source>Name another manager first.</source>
            <translation>先に別の店長を登録してください。</translation>
        </message>
        <message>
            <source>No shift is open at this till.</source>
            <translation>レジが開設されていません。</translation>
        </message>
        <message>
            <source>Open the shift with its float first.</source>
            <translation>釣銭準備金を入れて、レジを開設してください。</translation>
        </message>
        <message>
            <source>A shift is already open at this till.</source>
            <translation>レジはすでに開設されています。</translation>
        </message>
        <message>
            <source>Go on selling, or close it first.</source>
            <translation>そのまま販売するか、先に締めてください。</translation>
        </message>
        <message>
            <source>Sales are still held.</source>
            <translation>保留中の取引があります。</translation>
        </message>
        <message>
            <source>Resume or void them, or close and say so.</source>
            <translation>再開するか取り消すか、確認のうえ締めてください。</translation>
        </message>
        <message>
            <source>The center does not have all payments of this shift yet.</source>
            <translation>センターに送られていない決済があります。</translation>
        </message>
        <message>
            <source>Wait until they are sent, or close and say so.</source>
            <translation>送信を待つか、確認のうえ締めてください。</translation>
        </message>
        <message>
            <source>The cash count is not right.</source>
            <translation>現金の数が正しくありません。</translation>
        </message>
        <message>
            <source>Count each coin and note again.</source>
            <translation>金種ごとに数え直してください。</translation>
        </message>
        <message>
            <source>There is not that much cash in the drawer.</source>
            <translation>ドロアにそれだけの現金がありません。</translation>
        </message>
        <message>
            <source>Enter a smaller amount.</source>
            <translation>金額を減らしてください。</translation>
        </message>
        <message>
            <source>This is not possible while training.</source>
            <translation>練習モードではできません。</translation>
        </message>
        <message>
            <source>Leave the training mode first.</source>
            <translation>練習モードを終了してください。</translation>
        </message>
    </context>
    <context>
        <name>Message</name>
        <message>
            <source>payment code</source>
            <translation>支払いコード</translation>
        </message>
        <message>
            <source>Ready. Scan the first item.</source>
            <translation>準備ができました。商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>Read: %1</source>
            <translation>読み取り：%1</translation>
        </message>
        <message>
            <source>Voided: %1</source>
            <translation>取り消し：%1</translation>
        </message>
        <message>
            <source>Read: %1 × %2</source>
            <translation>読み取り：%1 × %2</translation>
        </message>
        <message numerus="yes">
            <source>Void the whole sale? %n item(s), %1.</source>
            <translation>
                <numerusform>会計をすべて取り消しますか？ %n点、%1</numerusform>
            </translation>
        </message>
        <message>
            <source>F6 once more voids it, Esc keeps it.</source>
            <translation>もう一度F6で取り消し、Escで元のまま。</translation>
        </message>
        <message>
            <source>The sale was voided.</source>
            <translation>会計を取り消しました。</translation>
        </message>
        <message>
            <source>Scan the next item.</source>
            <translation>次の商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>The sale is kept.</source>
            <translation>会計はそのままです。</translation>
        </message>
        <message>
            <source>The sale is parked.</source>
            <translation>会計を保留にしました。</translation>
        </message>
        <message>
            <source>The till keeps asking the center. Serve the next customer.</source>
            <translation>センターへの確認はレジが続けます。次のお客様をどうぞ。</translation>
        </message>
        <message>
            <source>The payment is still being checked.</source>
            <translation>支払いを確認しているところです。</translation>
        </message>
        <message numerus="yes">
            <source>It can be parked in %n second(s).</source>
            <translation>
                <numerusform>あと%n秒で保留にできます。</numerusform>
            </translation>
        </message>
        <message>
            <source>There is nothing to park.</source>
            <translation>保留にするものはありません。</translation>
        </message>
        <message>
            <source>Printing the last receipt again.</source>
            <translation>最後のレシートをもう一度印刷します。</translation>
        </message>
        <message>
            <source>How much did the customer give?</source>
            <translation>お預かりはいくらですか？</translation>
        </message>
        <message>
            <source>Type the amount, or press one of the amounts on the right.</source>
            <translation>金額を入力するか、右の金額を押してください。</translation>
        </message>
        <message>
            <source>Nothing is called “%1”.</source>
            <translation>「%1」は見つかりません。</translation>
        </message>
        <message>
            <source>Try fewer letters, or the number below the bars.</source>
            <translation>文字を減らすか、バーの下の数字を入れてください。</translation>
        </message>
        <message>
            <source>Paid. Receipt %1.</source>
            <translation>会計が済みました。レシート %1</translation>
        </message>
        <message>
            <source>Scan the next customer&apos;s goods.</source>
            <translation>次のお客様の商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>Allowed, this once.</source>
            <translation>今回だけ許可されました。</translation>
        </message>
        <message>
            <source>F7 parks the sale being rung up, and takes a parked one up again.</source>
            <translation>F7で入力中の会計を保留し、もう一度F7で保留中の会計を呼び出します。</translation>
        </message>
        <message>
            <source>F7 takes it up again when no other is being rung up.</source>
            <translation>ほかに入力中の会計がないときに、F7で呼び出せます。</translation>
        </message>
        <message>
            <source>Cash out: %1</source>
            <translation>出金：%1</translation>
        </message>
        <message>
            <source>Cash in: %1</source>
            <translation>入金：%1</translation>
        </message>
        <message>
            <source>Printing the report.</source>
            <translation>レポートを印刷しています。</translation>
        </message>
        <message>
            <source>The sale goes on.</source>
            <translation>会計を再開しました。</translation>
        </message>
        <message>
            <source>Take the payment, or void it (F6).</source>
            <translation>代金をいただくか、取り消してください（F6）。</translation>
        </message>
        <message>
            <source>No amount has been typed.</source>
            <translation>金額が入力されていません。</translation>
        </message>
        <message>
            <source>Type it first, then press the key.</source>
            <translation>金額を入力してから、キーを押してください。</translation>
        </message>
        <message>
            <source>Another price needs a reason.</source>
            <translation>売価の変更には理由が必要です。</translation>
        </message>
        <message>
            <source>Press the reason; the typed price is taken.</source>
            <translation>理由のキーを押すと、入力した売価になります。</translation>
        </message>
        <message>
            <source>Nothing has been chosen to come back.</source>
            <translation>返品する商品が選ばれていません。</translation>
        </message>
        <message>
            <source>Press the lines that come back, or scan the goods.</source>
            <translation>返品する明細を押すか、商品をスキャンしてください。</translation>
        </message>
        <message>
            <source>The refund of %1, receipt %2, did not go through.</source>
            <translation>取引番号 %2 の返金 %1 ができませんでした。</translation>
        </message>
        <message>
            <source>Give it back in cash, with a manager: Shift+F7.</source>
            <translation>責任者を呼び、Shift+F7 を開いて現金で返してください。</translation>
        </message>
    </context>
    <context>
        <name>PastSale</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 ほか%n点</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleWords</name>
        <message>
            <source>Sales voided</source>
            <translation>取引の取消</translation>
        </message>
        <message>
            <source>Lines voided</source>
            <translation>明細の取消</translation>
        </message>
        <message>
            <source>Quantities lowered</source>
            <translation>数量の減</translation>
        </message>
        <message>
            <source>Sales put aside</source>
            <translation>取引の保留</translation>
        </message>
        <message>
            <source>Receipts printed again</source>
            <translation>レシートの再発行</translation>
        </message>
        <message>
            <source>Goods taken back</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>Drawer opened without a sale</source>
            <translation>取引なしのドロア開</translation>
        </message>
        <message>
            <source>Prices changed</source>
            <translation>価格の変更</translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation>値引き</translation>
        </message>
        <message>
            <source>Cashier</source>
            <translation>担当者</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>責任者</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>店長</translation>
        </message>
    </context>
    <context>
        <name>States</name>
        <message>
            <source>Center online</source>
            <translation>センター接続中</translation>
        </message>
        <message>
            <source>Payments by phone are checked at once.</source>
            <translation>電話での支払いをすぐに確認できます。</translation>
        </message>
        <message>
            <source>Center not asked yet</source>
            <translation>センター確認中</translation>
        </message>
        <message>
            <source>The till has just started and is calling the center.</source>
            <translation>レジが起動し、センターに問い合わせています。</translation>
        </message>
        <message>
            <source>Wait a few seconds. Goods can be scanned already.</source>
            <translation>数秒お待ちください。商品のスキャンはもうできます。</translation>
        </message>
        <message>
            <source>Printer ready</source>
            <translation>プリンター正常</translation>
        </message>
        <message>
            <source>Receipts are printed.</source>
            <translation>レシートを印刷できます。</translation>
        </message>
        <message>
            <source>Printer not ready</source>
            <translation>プリンター停止</translation>
        </message>
        <message>
            <source>Sales are saved all the same; their receipts are missing.</source>
            <translation>会計は保存されていますが、レシートが出ていません。</translation>
        </message>
        <message>
            <source>Check paper, cover and cable. Then print the last receipt again (F9).</source>
            <translation>用紙・カバー・ケーブルを確かめ、最後のレシートを再印刷してください（F9）。</translation>
        </message>
        <message>
            <source>All sent</source>
            <translation>送信済み</translation>
        </message>
        <message>
            <source>The center has every sale of this till.</source>
            <translation>このレジの会計は、すべてセンターに届いています。</translation>
        </message>
        <message numerus="yes">
            <source>%n unsent</source>
            <translation>
                <numerusform>未送信 %n件</numerusform>
            </translation>
        </message>
        <message>
            <source>These sales are saved here and wait for the center.</source>
            <translation>会計はこのレジに保存され、センターへの送信を待っています。</translation>
        </message>
        <message>
            <source>They go out by themselves. Do not switch the till off for good before this is empty.</source>
            <translation>自動で送られます。なくなるまで、このレジを撤去しないでください。</translation>
        </message>
        <message>
            <source>None in doubt</source>
            <translation>未確定なし</translation>
        </message>
        <message>
            <source>No payment waits for an answer.</source>
            <translation>返事を待っている支払いはありません。</translation>
        </message>
        <message numerus="yes">
            <source>%n in doubt</source>
            <translation>
                <numerusform>未確定 %n件</numerusform>
            </translation>
        </message>
        <message>
            <source>The center has not said whether these payments went through.</source>
            <translation>支払いが済んだかどうか、センターから返事がありません。</translation>
        </message>
        <message>
            <source>Scanner ready</source>
            <translation>スキャナー正常</translation>
        </message>
        <message>
            <source>Goods and phones can be scanned.</source>
            <translation>商品と電話を読み取れます。</translation>
        </message>
        <message>
            <source>Scanner missing</source>
            <translation>スキャナーなし</translation>
        </message>
        <message>
            <source>A scanner of this till is not connected.</source>
            <translation>このレジのスキャナーがつながっていません。</translation>
        </message>
        <message>
            <source>Plug it in; it goes on by itself. Until then type the numbers, or search (F2).</source>
            <translation>つなげば自動で使えます。それまでは番号の入力か検索（F2）で。</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>残り%1時間</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>残り%1分</translation>
        </message>
        <message>
            <source>%1 of %2 codes, %3 of %4</source>
            <translation>%2件中%1件、%4中%3</translation>
        </message>
        <message>
            <source>Codes made for this shop are accepted: %1.</source>
            <translation>当店専用のコードは使えます（未送信 %1）。</translation>
        </message>
        <message>
            <source>Other codes at this shop&apos;s own risk: %1.</source>
            <translation>それ以外のコードは当店の責任で受け付けます（未送信 %1）。</translation>
        </message>
        <message>
            <source>Offline, no codes</source>
            <translation>オフライン・コード不可</translation>
        </message>
        <message>
            <source>The clock is wrong: no code is accepted without the center.</source>
            <translation>時計が合っていないため、センターなしではコードを使えません。</translation>
        </message>
        <message>
            <source>Selling goes on; no code is accepted without the center.</source>
            <translation>販売は続けられますが、センターが戻るまでコードは使えません。</translation>
        </message>
        <message>
            <source>Take cash (F8) and tell the manager.</source>
            <translation>現金（F8）でお受けし、責任者に知らせてください。</translation>
        </message>
        <message>
            <source>Offline, %1</source>
            <translation>オフライン・%1</translation>
        </message>
        <message>
            <source>The line has been down for a day: tell the manager now.</source>
            <translation>通信が1日以上止まっています。すぐに責任者に知らせてください。</translation>
        </message>
        <message>
            <source>Selling goes on. If it lasts, tell the manager.</source>
            <translation>販売は続けられます。長引くときは責任者に知らせてください。</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>時計がずれています</translation>
        </message>
        <message numerus="yes">
            <source>This till&apos;s clock and the center&apos;s differ by %n minute(s).</source>
            <translation>
                <numerusform>この端末とセンターの時計が%n分ずれています。</numerusform>
            </translation>
        </message>
        <message>
            <source>Tell the manager to set the clock of this computer.</source>
            <translation>責任者に、この端末の時計を合わせるよう伝えてください。</translation>
        </message>
        <message>
            <source>Keys are old</source>
            <translation>鍵が古い</translation>
        </message>
        <message>
            <source>Tell the manager: the center has sent no newer keys.</source>
            <translation>責任者に「センターから新しい鍵が届いていない」と伝えてください。</translation>
        </message>
        <message numerus="yes">
            <source>Its keys were compared %n minute(s) ago (list %1).</source>
            <translation>
                <numerusform>センターの鍵は%n分前に確認済みです（一覧 %1）。</numerusform>
            </translation>
        </message>
        <message>
            <source>Offline, %1, %2 at risk</source>
            <translation>オフライン %1・未決済 %2</translation>
        </message>
        <message numerus="yes">
            <source>%n not paid</source>
            <translation>
                <numerusform>未払い %n件</numerusform>
            </translation>
        </message>
        <message>
            <source>The payment of these sales did not go through; the goods are not paid.</source>
            <translation>支払いが成立せず、商品の代金をまだいただいていない会計です。</translation>
        </message>
        <message>
            <source>Take them up again, or void them (Shift+F7).</source>
            <translation>会計を再開するか、取り消してください（Shift+F7）。</translation>
        </message>
        <message>
            <source>The till keeps asking and settles them by itself (Shift+F7). Do not charge those customers again.</source>
            <translation>レジが問い合わせを続け、自動で決着します（Shift+F7）。同じお客様に二重に請求しないでください。</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1・%2</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>プリンター</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>スキャナー</translation>
        </message>
        <message numerus="yes">
            <source>%n refund(s) refused</source>
            <translation>
                <numerusform>返金できず %n件</numerusform>
            </translation>
        </message>
        <message>
            <source>The center or a bank did not take them: the customers have not got them.</source>
            <translation>センターか銀行が受け付けなかったため、お客様に返金できていません。</translation>
        </message>
        <message>
            <source>Give them back in cash, with a manager (Shift+F7).</source>
            <translation>責任者を呼んで、現金で返してください（Shift+F7）。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CameraView</name>
        <message>
            <source>What the camera sees</source>
            <translation>カメラの映像</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashPage</name>
        <message>
            <source>Cash</source>
            <translation>現金</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>お支払い額</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>お預かり</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>おつり</translation>
        </message>
        <message>
            <source>Take cash</source>
            <translation>現金で受ける</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Exact</source>
            <translation>ちょうど</translation>
        </message>
        <message>
            <source>Still due</source>
            <translation>不足</translation>
        </message>
        <message>
            <source>Nothing to pay</source>
            <translation>お支払いはありません</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>返金</translation>
        </message>
        <message>
            <source>Give the customer</source>
            <translation>お客様へ返す額</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>会計を終える</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>返金した</translation>
        </message>
        <message>
            <source>All in cash</source>
            <translation>全額を現金で</translation>
        </message>
        <message>
            <source>Needs a manager</source>
            <translation>責任者の許可が必要</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>返金</translation>
        </message>
        <message>
            <source>To the code that paid</source>
            <translation>支払ったコードへ</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashierGoods</name>
        <message>
            <source>Back to the usual price</source>
            <translation>通常価格へ戻す</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashierWindow</name>
        <message>
            <source>Kazasu till</source>
            <translation>かざす レジ</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CompletedPage</name>
        <message>
            <source>Paid</source>
            <translation>お支払い済み</translation>
        </message>
        <message>
            <source>Next customer</source>
            <translation>次のお客様</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>おつり</translation>
        </message>
        <message>
            <source>No change</source>
            <translation>おつりなし</translation>
        </message>
        <message>
            <source>Receipt %1 is printed.</source>
            <translation>レシート %1 を印刷しました。</translation>
        </message>
        <message>
            <source>Receipt %1 is not printed. %2</source>
            <translation>レシート %1 は出ていません。%2</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>現金</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>電話</translation>
        </message>
        <message>
            <source>Goes back to the customer&apos;s phone</source>
            <translation>お客様の電話に戻る分</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>返金しました</translation>
        </message>
        <message>
            <source>Given back</source>
            <translation>お返しした額</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>再発行</translation>
        </message>
        <message>
            <source>Named, gift</source>
            <translation>領収書・ギフト</translation>
        </message>
        <message>
            <source>Cash, to the customer</source>
            <translation>現金をお客様へ</translation>
        </message>
        <message>
            <source>To the account or card it came from</source>
            <translation>支払い元の口座・カードへ</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::DoubtsPage</name>
        <message>
            <source>Payments in doubt, refunds</source>
            <translation>未確定の支払いと返金</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Finish the sale on the left first.</source>
            <translation>先に左の会計を済ませてください。</translation>
        </message>
        <message>
            <source>Take up</source>
            <translation>再開する</translation>
        </message>
        <message>
            <source>Really void</source>
            <translation>本当に取り消す</translation>
        </message>
        <message>
            <source>Void</source>
            <translation>取り消す</translation>
        </message>
        <message>
            <source>No payment of today was left in doubt. One whose answer does not come stands here until the till has found out what became of it.</source>
            <translation>今日は、未確定の支払いはありません。返事のない支払いは、結果が分かるまでここに表示されます。</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier one(s)</source>
            <translation>
                <numerusform>ほかに%n件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::EntryBar</name>
        <message>
            <source>Pay out</source>
            <translation>返金</translation>
        </message>
        <message>
            <source>Give the money, then Enter</source>
            <translation>お金を渡して Enter</translation>
        </message>
        <message>
            <source>Nothing to pay: Enter</source>
            <translation>お支払いなし: Enter</translation>
        </message>
        <message>
            <source>New price, then its reason</source>
            <translation>新しい価格、次に理由</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>値引き</translation>
        </message>
        <message>
            <source>Scan</source>
            <translation>スキャン</translation>
        </message>
        <message>
            <source>Goods or a phone&apos;s code, or type a number</source>
            <translation>商品か電話のコード。番号の入力もできます</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Part of a name, or a number</source>
            <translation>名前の一部か番号</translation>
        </message>
        <message>
            <source>Cash given</source>
            <translation>お預かり</translation>
        </message>
        <message>
            <source>Amount, then Enter</source>
            <translation>金額を入れてEnter</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>How many, then Enter</source>
            <translation>個数を入れてEnter</translation>
        </message>
        <message>
            <source>Pieces</source>
            <translation>枚数</translation>
        </message>
        <message>
            <source>How many of it, then Enter</source>
            <translation>枚数を入力してEnter</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金額</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Why, in a few words, then Enter</source>
            <translation>理由を短く入力してEnter</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>金額</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>レシート</translation>
        </message>
        <message>
            <source>Number of the receipt, then Enter</source>
            <translation>取引番号を入力して Enter</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>Scan the goods, or type a number</source>
            <translation>商品をスキャンするか、番号を入力</translation>
        </message>
        <message>
            <source>Number, day or goods</source>
            <translation>番号、日付、商品名</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>宛名</translation>
        </message>
        <message>
            <source>Person or company, or leave it empty</source>
            <translation>宛名を入力（空欄も可）</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::GoodsPage</name>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::GrantPage</name>
        <message>
            <source>Void a line</source>
            <translation>明細の取消</translation>
        </message>
        <message>
            <source>Void the sale</source>
            <translation>取引全体の取消</translation>
        </message>
        <message>
            <source>Put a sale aside</source>
            <translation>取引の保留</translation>
        </message>
        <message>
            <source>Take cash</source>
            <translation>現金の受け取り</translation>
        </message>
        <message>
            <source>Print a receipt again</source>
            <translation>レシートの再発行</translation>
        </message>
        <message>
            <source>Take goods back</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>Take goods back without a receipt</source>
            <translation>レシートなしの返品</translation>
        </message>
        <message>
            <source>Change a price</source>
            <translation>価格の変更</translation>
        </message>
        <message>
            <source>Give a discount</source>
            <translation>値引き</translation>
        </message>
        <message>
            <source>Open the drawer without a sale</source>
            <translation>取引なしでドロアを開ける</translation>
        </message>
        <message>
            <source>Open a shift</source>
            <translation>シフトの開始</translation>
        </message>
        <message>
            <source>Close the shift</source>
            <translation>シフトの締め</translation>
        </message>
        <message>
            <source>Put cash in or take it out</source>
            <translation>現金の入金・出金</translation>
        </message>
        <message>
            <source>Read the X report</source>
            <translation>Xレポートの表示</translation>
        </message>
        <message>
            <source>Print the Z report</source>
            <translation>Zレポートの印字</translation>
        </message>
        <message>
            <source>Read the report of exceptions</source>
            <translation>取消・返品の記録の表示</translation>
        </message>
        <message>
            <source>Change the list of people</source>
            <translation>従業員名簿の変更</translation>
        </message>
        <message>
            <source>Begin a training</source>
            <translation>練習の開始</translation>
        </message>
        <message>
            <source>End the training</source>
            <translation>練習の終了</translation>
        </message>
        <message>
            <source>Mistake at the till</source>
            <translation>打ち間違い</translation>
        </message>
        <message>
            <source>The customer&apos;s wish</source>
            <translation>お客様のご都合</translation>
        </message>
        <message>
            <source>Faulty goods</source>
            <translation>不良品</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>その他</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>選択中</translation>
        </message>
        <message>
            <source>Supervisor&apos;s PIN</source>
            <translation>責任者の暗証番号</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <translation>許可しない</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Allow this once</source>
            <translation>今回だけ許可</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>確定</translation>
        </message>
        <message>
            <source>To allow, this once: %1</source>
            <translation>今回だけ許可する操作：%1</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::HelpPage</name>
        <message>
            <source>A sale</source>
            <translation>会計の流れ</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>キー</translation>
        </message>
        <message>
            <source>Choose a line. Without a choice, the newest line is meant.</source>
            <translation>行を選ぶ。選ばなければ、いちばん新しい行が対象です。</translation>
        </message>
        <message>
            <source>Search goods by name.</source>
            <translation>商品を名前で探す。</translation>
        </message>
        <message>
            <source>Void the line.</source>
            <translation>行を取り消す。</translation>
        </message>
        <message>
            <source>Change its quantity.</source>
            <translation>数量を変える。</translation>
        </message>
        <message>
            <source>Void the whole sale. Asks once.</source>
            <translation>会計をすべて取り消す。一度確認します。</translation>
        </message>
        <message>
            <source>States of the till, and what to do about them.</source>
            <translation>レジの状態と、その対処を見る。</translation>
        </message>
        <message>
            <source>Other language.</source>
            <translation>表示の言語を切り替える。</translation>
        </message>
        <message>
            <source>When something is not well</source>
            <translation>困ったとき</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>ヘルプ</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Scan the goods. Three of one: 3 × and scan.</source>
            <translation>商品をスキャン。三つなら 3 × のあとにスキャン。</translation>
        </message>
        <message>
            <source>A phone is just held to the reader. Cash: F8.</source>
            <translation>電話は読み取り口にかざすだけ。現金はF8。</translation>
        </message>
        <message>
            <source>Give change and receipt; scan the next goods.</source>
            <translation>おつりとレシートを渡し、次の商品をスキャン。</translation>
        </message>
        <message>
            <source>The line under the scan field says what to do.</source>
            <translation>スキャン欄の下の行に、することが出ます。</translation>
        </message>
        <message>
            <source>A payment in doubt is taken back by itself: it pays nothing.</source>
            <translation>未確定の支払いは自動で取り消され、支払いになりません。</translation>
        </message>
        <message>
            <source>Lock, sign out, train; the shop&apos;s people.</source>
            <translation>ロック、担当者の終了、練習、従業員名簿。</translation>
        </message>
        <message>
            <source>Park the sale, or take a parked one up again.</source>
            <translation>会計を保留する。または保留中の会計を呼び出す。</translation>
        </message>
        <message>
            <source>The shift: cash in and out, count, close, reports.</source>
            <translation>レジ業務：入出金、在高確認、精算、レポート。</translation>
        </message>
        <message>
            <source>Back.</source>
            <translation>戻る。</translation>
        </message>
        <message>
            <source>Payments in doubt, and what became of them.</source>
            <translation>未確定の支払いと、その後。</translation>
        </message>
        <message>
            <source>Discount, or another price.</source>
            <translation>値引き、または売価の変更。</translation>
        </message>
        <message>
            <source>Goods come back.</source>
            <translation>返品を受け付ける。</translation>
        </message>
        <message>
            <source>Earlier receipts: find, print again, for a name, as a gift.</source>
            <translation>過去のレシート：検索、再発行、領収書、ギフト用。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::Keypad</name>
        <message>
            <source>Erase the last character</source>
            <translation>一文字消す</translation>
        </message>
        <message>
            <source>Times: a number before the scan</source>
            <translation>かける：スキャンの前に個数</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>Clear the field</source>
            <translation>入力を消す</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::LinesModel</name>
        <message>
            <source>%1, voided</source>
            <translation>%1、取り消し</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>Qty</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Unit price</source>
            <translation>単価</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金額</translation>
        </message>
        <message>
            <source>voided</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>, %1</source>
            <translation>、%1</translation>
        </message>
        <message>
            <source>return</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 引き</translation>
        </message>
        <message>
            <source>usually %1</source>
            <translation>通常 %1</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::LinesView</name>
        <message>
            <source>Lines of this sale</source>
            <translation>この会計の明細</translation>
        </message>
        <message>
            <source>Scan the first item</source>
            <translation>商品をスキャンしてください</translation>
        </message>
        <message>
            <source>No label? Press a quick key, or search by name (F2).</source>
            <translation>ラベルがない商品は、右のキーか名前の検索（F2）で。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::MessageBar</name>
        <message>
            <source>Keep</source>
            <translation>やめる</translation>
        </message>
        <message>
            <source>Void it</source>
            <translation>取り消す</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PapersPage</name>
        <message>
            <source>Leave room to write</source>
            <translation>手書き用の空欄</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>レシート</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>レシート</translation>
        </message>
        <message>
            <source>Named receipt</source>
            <translation>領収書</translation>
        </message>
        <message>
            <source>Sales found</source>
            <translation>見つかった取引</translation>
        </message>
        <message>
            <source>Nothing was sold yet.</source>
            <translation>まだ取引がありません。</translation>
        </message>
        <message>
            <source>No sale with “%1”. Type a receipt&apos;s number, a day such as 11-30, or goods.</source>
            <translation>「%1」の取引はありません。取引番号、日付（11-30 など）、または商品名を入力してください。</translation>
        </message>
        <message>
            <source>Receipt %1 of %2
%3
%4</source>
            <translation>取引番号 %1（%2）
%3
%4</translation>
        </message>
        <message>
            <source>Sold by %1</source>
            <translation>担当 %1</translation>
        </message>
        <message>
            <source>For a named person</source>
            <translation>領収書（宛名あり）</translation>
        </message>
        <message numerus="yes">
            <source>%n printed already</source>
            <translation>
                <numerusform>発行済み %n枚</numerusform>
            </translation>
        </message>
        <message>
            <source>Gift receipt without prices</source>
            <translation>ギフトレシート（価格なし）</translation>
        </message>
        <message>
            <source>Copy of the receipt</source>
            <translation>レシートの再発行</translation>
        </message>
        <message>
            <source>Goods come back</source>
            <translation>返品を受け付ける</translation>
        </message>
        <message>
            <source>Type the name for the receipt. Leave it empty for room to write it by hand.</source>
            <translation>宛名を入力してください。空欄のままなら、手書き用の線を印刷します。</translation>
        </message>
        <message>
            <source>For what?</source>
            <translation>但し書きは？</translation>
        </message>
        <message>
            <source>For %1. For what?</source>
            <translation>%1 様。但し書きは？</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PeoplePage</name>
        <message>
            <source>%1 (%2), number %3</source>
            <translation>%1（%2）、番号 %3</translation>
        </message>
        <message>
            <source>Nobody is named yet: everything is allowed, and nobody is asked. The first person is a manager; from then on one signs in.</source>
            <translation>従業員がまだ登録されていません。だれでも全ての操作ができます。最初の一人は店長です。登録すると、以後は担当者の入力が必要になります。</translation>
        </message>
        <message>
            <source>End training</source>
            <translation>練習を終える</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>練習</translation>
        </message>
        <message>
            <source>%1  %2 (%3)</source>
            <translation>%1&#x3000;%2（%3）</translation>
        </message>
        <message>
            <source>, PIN locked</source>
            <translation>、ロック中</translation>
        </message>
        <message>
            <source>Nobody yet. Enter a number, a name and a PIN below.</source>
            <translation>まだだれもいません。下に番号、名前、暗証番号を入力してください。</translation>
        </message>
        <message>
            <source>nobody signed in</source>
            <translation>担当者なし</translation>
        </message>
        <message>
            <source>%1  %2: %3 × %4, %5</source>
            <translation>%1&#x3000;%2：%3 × %4、%5</translation>
        </message>
        <message>
            <source> (%1 granted)</source>
            <translation>（うち許可 %1）</translation>
        </message>
        <message>
            <source>Nothing was voided or taken back in the last 31 days.</source>
            <translation>直近31日間に取消や返品はありません。</translation>
        </message>
        <message>
            <source>People</source>
            <translation>従業員</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>ロック</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>担当者を終了</translation>
        </message>
        <message>
            <source>List</source>
            <translation>名簿</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>取消・返品</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>番号</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名前</translation>
        </message>
        <message>
            <source>Reading (kana)</source>
            <translation>フリガナ</translation>
        </message>
        <message>
            <source>New PIN</source>
            <translation>新しい暗証番号</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>Set PIN</source>
            <translation>暗証変更</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>削除</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PhonePage</name>
        <message>
            <source>Pay by phone</source>
            <translation>電話で支払い</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>お支払い額</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>現金</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Stop waiting</source>
            <translation>待つのをやめる</translation>
        </message>
        <message>
            <source>%1 of the code was not needed and goes back to the customer.</source>
            <translation>コードの残り %1 はお客様に戻ります。</translation>
        </message>
        <message>
            <source>%1 is still due: scan another code, or take cash (F8).</source>
            <translation>あと %1 です。別のコードを読み取るか、現金で受けてください（F8）。</translation>
        </message>
        <message>
            <source>Paid by phone: %1</source>
            <translation>電話で %1 を受けました</translation>
        </message>
        <message>
            <source>Not paid. %1</source>
            <translation>支払われていません。%1</translation>
        </message>
        <message>
            <source>Checking with the center…</source>
            <translation>センターに確認しています…</translation>
        </message>
        <message numerus="yes">
            <source>At most %n second(s) more. Ask the customer to wait.</source>
            <translation>
                <numerusform>あと最大%n秒。お客様にお待ちいただいてください。</numerusform>
            </translation>
        </message>
        <message>
            <source>Any moment now. Ask the customer to wait.</source>
            <translation>まもなく終わります。お客様にお待ちいただいてください。</translation>
        </message>
        <message>
            <source>The center has not answered yet.</source>
            <translation>センターからまだ返事がありません。</translation>
        </message>
        <message>
            <source>Ask the customer to hold the phone to the reader.</source>
            <translation>お客様に電話をかざしてもらってください。</translation>
        </message>
        <message>
            <source>It is read by itself. If it is not: make the screen brighter, or ask for the bar code instead.</source>
            <translation>自動で読み取ります。読めないときは、画面を明るくするか、バーコードに切り替えてもらってください。</translation>
        </message>
        <message>
            <source>Remaining</source>
            <translation>残り</translation>
        </message>
        <message>
            <source>Accepted without the center: it is told as soon as it is back.</source>
            <translation>センターなしで受け付けました。つながり次第、自動で送ります。</translation>
        </message>
        <message>
            <source>This payment is being taken back and will not count. Park this sale (F7): it can be taken up again (Shift+F7) and paid in another way.</source>
            <translation>この支払いは取り消し中で、成立しません。会計を保留にしてください（F7）。あとで再開し（Shift+F7）、別の方法で支払えます。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PinEntry</name>
        <message>
            <source>Staff number</source>
            <translation>担当者番号</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>暗証番号</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PricePage</name>
        <message>
            <source>Type the new price, then press its reason: that changes it.</source>
            <translation>新しい価格を入力し、理由を押すと変更されます。</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>傷・破損</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>値札の誤り</translation>
        </message>
        <message>
            <source>Best before</source>
            <translation>期限が近い</translation>
        </message>
        <message>
            <source>Agreed price</source>
            <translation>約束した価格</translation>
        </message>
        <message>
            <source>Discount and price</source>
            <translation>値引きと売価</translation>
        </message>
        <message>
            <source>Usual price</source>
            <translation>通常価格へ</translation>
        </message>
        <message>
            <source>No discount</source>
            <translation>値引きを取り消す</translation>
        </message>
        <message>
            <source>%1% off</source>
            <translation>%1% 引き</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 引き</translation>
        </message>
        <message>
            <source>This line</source>
            <translation>この明細</translation>
        </message>
        <message>
            <source>Whole receipt</source>
            <translation>会計全体</translation>
        </message>
        <message>
            <source>Other price</source>
            <translation>売価変更</translation>
        </message>
        <message>
            <source>Everything that is sold</source>
            <translation>お買上げの全商品</translation>
        </message>
        <message>
            <source>%1 off already</source>
            <translation>%1 引き 済み</translation>
        </message>
        <message>
            <source>%1: %2 off already</source>
            <translation>%1（%2 引き 済み）</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::QuestionPage</name>
        <message>
            <source>Age check</source>
            <translation>年齢の確認</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>金額の入力</translation>
        </message>
        <message>
            <source>Not sold</source>
            <translation>販売しない</translation>
        </message>
        <message>
            <source>Only for customers of %1 or older. Ask for a proof of age if in doubt.</source>
            <translation>%1歳未満のお客様には販売できません。疑わしいときは身分証の提示をお願いしてください。</translation>
        </message>
        <message>
            <source>What does one of these cost? Type it, then Enter.</source>
            <translation>1点の金額を入力して Enter を押してください。</translation>
        </message>
        <message>
            <source>Not old enough</source>
            <translation>販売しない</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>年齢を確認した</translation>
        </message>
        <message>
            <source>Ring up</source>
            <translation>登録する</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ReturnPage</name>
        <message>
            <source>Damaged</source>
            <translation>傷・破損</translation>
        </message>
        <message>
            <source>Wrong goods</source>
            <translation>商品違い</translation>
        </message>
        <message>
            <source>Not needed</source>
            <translation>不要になった</translation>
        </message>
        <message>
            <source>Rung up wrongly</source>
            <translation>登録の誤り</translation>
        </message>
        <message>
            <source>Scan the symbol on the receipt, or type its number.</source>
            <translation>レシートのQRコードをスキャンするか、取引番号を入力してください。</translation>
        </message>
        <message>
            <source>Receipt %1 of %2, %3. Press what comes back, once for each piece.</source>
            <translation>取引番号 %1（%2、%3）。返品する商品を、1点につき1回押してください。</translation>
        </message>
        <message>
            <source>Scan the goods, or type the number below the bars.</source>
            <translation>返品する商品をスキャンするか、バーの下の数字を入力してください。</translation>
        </message>
        <message>
            <source>Goods: %1</source>
            <translation>商品 %1</translation>
        </message>
        <message>
            <source>Return without receipt</source>
            <translation>レシートなしの返品</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>All of it</source>
            <translation>すべて返品</translation>
        </message>
        <message>
            <source>Without a receipt</source>
            <translation>レシートがない</translation>
        </message>
        <message>
            <source>Find the receipt</source>
            <translation>レシートを探す</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Why does it come back?</source>
            <translation>返品の理由を選んでください。</translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) come back. Why?</source>
            <translation>
                <numerusform>%n点の返品。理由を選んでください。</numerusform>
            </translation>
        </message>
        <message>
            <source>came back already</source>
            <translation>返品済み</translation>
        </message>
        <message>
            <source>%1 of %2 come back</source>
            <translation>返品 %1 ／ %2点</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SearchPage</name>
        <message>
            <source>Search goods</source>
            <translation>商品を検索</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Goods found</source>
            <translation>見つかった商品</translation>
        </message>
        <message>
            <source>Type a part of the name.</source>
            <translation>名前の一部を入れてください。</translation>
        </message>
        <message>
            <source>Nothing is called “%1”. Try fewer letters, or the number below the bars.</source>
            <translation>「%1」は見つかりません。文字を減らすか、バーの下の数字を入れてください。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SellingPage</name>
        <message>
            <source>Finish</source>
            <translation>会計を終える</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>返金する</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>ヘルプ</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>検索</translation>
        </message>
        <message>
            <source>Void line</source>
            <translation>行取消</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Void sale</source>
            <translation>会計取消</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>現金</translation>
        </message>
        <message>
            <source>Pay by phone</source>
            <translation>電話で支払い</translation>
        </message>
        <message>
            <source>No quick keys yet. Mark goods as quick keys in the catalogue and they stand here.</source>
            <translation>よく使う商品はまだありません。商品マスターで指定すると、ここに並びます。</translation>
        </message>
        <message>
            <source>States</source>
            <translation>状態</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>レジ業務</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>値引き</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>返品</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>レシート</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SetupWindow</name>
        <message>
            <source>Kazasu till</source>
            <translation>かざす レジ</translation>
        </message>
        <message>
            <source>The till could not start. %1</source>
            <translation>レジを始められません。%1</translation>
        </message>
        <message>
            <source>This till has no shop yet.</source>
            <translation>このレジにはまだ店の設定がありません。</translation>
        </message>
        <message>
            <source>It needs a configuration file that names the shop, its goods and its devices.</source>
            <translation>店・商品・機器を書いた設定ファイルが必要です。</translation>
        </message>
        <message>
            <source>To try it with a sample shop, start it with an empty folder:</source>
            <translation>見本の店で試すには、空のフォルダーを指定して起動します。</translation>
        </message>
        <message>
            <source>With the configuration of your shop:</source>
            <translation>自分の店の設定で始めるには：</translation>
        </message>
        <message>
            <source>日本語</source>
            <extracomment>The key that switches the whole window to the other language, in that language.</extracomment>
            <translation>English</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>閉じる</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftCash</name>
        <message>
            <source>How much goes out of the drawer?</source>
            <translation>ドロアからいくら出しますか？</translation>
        </message>
        <message>
            <source>How much goes into the drawer?</source>
            <translation>ドロアにいくら入れますか？</translation>
        </message>
        <message>
            <source>Next: the reason</source>
            <translation>次へ：理由</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftCount</name>
        <message>
            <source>Or as one sum</source>
            <translation>または合計で入力</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>釣銭準備金</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>実際在高</translation>
        </message>
        <message>
            <source>Open the shift</source>
            <translation>レジを開設する</translation>
        </message>
        <message>
            <source>This is in the drawer</source>
            <translation>この金額で確定する</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftOverview</name>
        <message>
            <source>Nothing can be sold before it is opened.</source>
            <translation>開設するまで販売できません。</translation>
        </message>
        <message>
            <source>The first sale opens one without a float.</source>
            <translation>最初の会計で、釣銭準備金なしで自動的に開設されます。</translation>
        </message>
        <message>
            <source>Opened by itself</source>
            <translation>自動開設</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>開設</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>釣銭準備金</translation>
        </message>
        <message>
            <source>Cash in</source>
            <translation>入金</translation>
        </message>
        <message>
            <source>Cash out</source>
            <translation>出金</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>計算在高</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>実際在高</translation>
        </message>
        <message>
            <source>Over or short</source>
            <translation>過不足</translation>
        </message>
        <message numerus="yes">
            <source>%n sale(s) not finished</source>
            <translation>
                <numerusform>終わっていない会計 %n件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s) not sent yet</source>
            <translation>
                <numerusform>センターに未送信の決済 %n件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s) in doubt</source>
            <translation>
                <numerusform>未確定の支払い %n件</numerusform>
            </translation>
        </message>
        <message>
            <source>Parked sales</source>
            <translation>保留中の会計</translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s)</source>
            <translation>
                <numerusform>%n点</numerusform>
            </translation>
        </message>
        <message>
            <source>X report</source>
            <translation>点検（X）</translation>
        </message>
        <message>
            <source>Last Z again</source>
            <translation>前回の精算（Z）</translation>
        </message>
        <message>
            <source>Count the drawer</source>
            <translation>在高を数える</translation>
        </message>
        <message>
            <source>Open the drawer</source>
            <translation>ドロアを開ける</translation>
        </message>
        <message>
            <source>Open with a float</source>
            <translation>釣銭準備金を入れて開設</translation>
        </message>
        <message>
            <source>Close all the same</source>
            <translation>このまま精算する</translation>
        </message>
        <message>
            <source>Close the shift</source>
            <translation>精算する</translation>
        </message>
        <message>
            <source>No shift is open</source>
            <translation>レジは開設されていません</translation>
        </message>
        <message>
            <source>Shift %1 is open</source>
            <translation>レジ開設中（精算番号 %1）</translation>
        </message>
        <message>
            <source>Closing now leaves this behind:</source>
            <translation>いま精算すると、次のものが残ります：</translation>
        </message>
        <message numerus="yes">
            <source>%n refund(s) not done</source>
            <translation>
                <numerusform>済んでいない返金 %n件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftPage</name>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>レジ業務</translation>
        </message>
        <message>
            <source>Count the float</source>
            <translation>釣銭準備金を数える</translation>
        </message>
        <message>
            <source>Count the drawer</source>
            <translation>在高を数える</translation>
        </message>
        <message>
            <source>Cash in</source>
            <translation>入金</translation>
        </message>
        <message>
            <source>Cash out</source>
            <translation>出金</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>レポート</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftReason</name>
        <message>
            <source>To the safe</source>
            <translation>金庫へ</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>両替</translation>
        </message>
        <message>
            <source>Small expenses</source>
            <translation>小口経費</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>訂正</translation>
        </message>
        <message>
            <source>From the safe</source>
            <translation>金庫から</translation>
        </message>
        <message>
            <source>More change</source>
            <translation>釣銭の補充</translation>
        </message>
        <message>
            <source>%1: what for? Choose, or type it.</source>
            <translation>%1の理由を選ぶか、入力してください。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftReportView</name>
        <message>
            <source>Print it again</source>
            <translation>もう一度印刷する</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>印刷する</translation>
        </message>
        <message>
            <source>en</source>
            <extracomment>The language of a report on the screen: en or ja.</extracomment>
            <translation>ja</translation>
        </message>
        <message>
            <source>The drawer is right.</source>
            <translation>過不足はありません。</translation>
        </message>
        <message>
            <source>%1 too much</source>
            <translation>%1 多い</translation>
        </message>
        <message>
            <source>%1 missing</source>
            <translation>%1 不足</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SignInPage</name>
        <message>
            <source>Locked</source>
            <translation>ロック中</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>担当者の入力</translation>
        </message>
        <message>
            <source>%1 goes on with the PIN; anybody else signs in with their own number. The sale waits.</source>
            <translation>%1さんは暗証番号で再開できます。ほかの方は自分の番号を入力してください。取引はそのまま残っています。</translation>
        </message>
        <message>
            <source>Enter your staff number and your PIN.</source>
            <translation>担当者番号と暗証番号を入力してください。</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>再開</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>確定</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::StatesPage</name>
        <message>
            <source>States of this till</source>
            <translation>レジの状態</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>戻る</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::StatusStrip</name>
        <message>
            <source>日本語</source>
            <extracomment>The key that switches the whole window to the other language, in that language.</extracomment>
            <translation>English</translation>
        </message>
        <message>
            <source>Switches the language (F10)</source>
            <translation>表示の言語を切り替える（F10）</translation>
        </message>
        <message>
            <source>Time %1</source>
            <translation>時刻 %1</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>担当者なし</translation>
        </message>
        <message>
            <source>Lock, sign out, train, and the shop&apos;s people (Shift+F11)</source>
            <translation>ロック、担当者の終了、練習、従業員名簿（Shift+F11）</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TextPad</name>
        <message>
            <source>Voiced, half-voiced or small</source>
            <translation>濁点・半濁点・小文字</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Erase the last character</source>
            <translation>一文字消す</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TotalsPanel</name>
        <message>
            <source>Total</source>
            <translation>合計</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>合計 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n点</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 reduced rate</source>
            <translation>%1対象（軽減）</translation>
        </message>
        <message>
            <source>%1 rate</source>
            <translation>%1対象</translation>
        </message>
        <message>
            <source>tax %1</source>
            <translation>消費税 %1</translation>
        </message>
        <message>
            <source>Paid %1  Still due %2</source>
            <translation>お預かり %1&#x3000;残り %2</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>返金</translation>
        </message>
        <message>
            <source>Pay out %1</source>
            <translation>返金 %1</translation>
        </message>
        <message>
            <source>%1, %2 back</source>
            <translation>%1、返品%2点</translation>
        </message>
        <message>
            <source>Discount %1: %2</source>
            <translation>値引き %1&#x3000;%2</translation>
        </message>
        <message>
            <source>Return of receipt %1</source>
            <translation>取引番号 %1 の返品</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TrainingBanner</name>
        <message>
            <source>TRAINING 練習: nothing that is sold now counts</source>
            <translation>練習 TRAINING：いまの販売は記録されません</translation>
        </message>
    </context>
    <context>
        <name>Refunds</name>
        <message>
            <source>The customer has not got it. Ask a manager and give it back in cash.</source>
            <translation>お客様に返金できていません。責任者を呼んで、現金で返してください。</translation>
        </message>
        <message>
            <source>Refund on its way</source>
            <translation>返金を依頼中</translation>
        </message>
        <message>
            <source>The till asks the center again and again. Nobody has to wait for it.</source>
            <translation>レジが繰り返しセンターに依頼します。お客様をお待たせする必要はありません。</translation>
        </message>
        <message>
            <source>Refund promised</source>
            <translation>返金を受付済み</translation>
        </message>
        <message>
            <source>The customer gets it as soon as the bank has booked it.</source>
            <translation>銀行の処理が終わると、お客様に戻ります。</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>返金済み</translation>
        </message>
        <message>
            <source>The customer's bank has it.</source>
            <translation>お客様の口座・カードに戻りました。</translation>
        </message>
        <message>
            <source>Refund refused</source>
            <translation>返金を断られました</translation>
        </message>
        <message>
            <source>The bank could not take the refund</source>
            <translation>銀行が返金を受け取れませんでした</translation>
        </message>
        <message>
            <source>Refunded in cash</source>
            <translation>現金で返金済み</translation>
        </message>
        <message>
            <source>It went out of the drawer.</source>
            <translation>ドロワーの現金から返しました。</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::RefundList</name>
        <message>
            <source>Return, receipt %1</source>
            <translation>返品 取引番号 %1</translation>
        </message>
        <message>
            <source>Really given back in cash</source>
            <translation>本当に現金で返す</translation>
        </message>
        <message>
            <source>Give back in cash</source>
            <translation>現金で返す</translation>
        </message>
    </context>
</TS>
