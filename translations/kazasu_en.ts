<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DayWords</name>
        <message>
            <source>%1-%2-%3</source>
            <comment>year, month, day</comment>
            <translation>%1-%2-%3</translation>
        </message>
    </context>
    <context>
        <name>DeskWords</name>
        <message>
            <source>%1 goes back, no other amount.</source>
            <translation>%1 goes back, no other amount.</translation>
        </message>
        <message>
            <source>Give exactly that, then press Enter.</source>
            <translation>Give exactly that, then press Enter.</translation>
        </message>
        <message>
            <source>Another sale is being rung up.</source>
            <translation>Another sale is being rung up.</translation>
        </message>
        <message>
            <source>Finish it or park it (F7) first.</source>
            <translation>Finish it or park it (F7) first.</translation>
        </message>
        <message>
            <source>First the receipt that the goods come back of.</source>
            <translation>First the receipt that the goods come back of.</translation>
        </message>
        <message>
            <source>Scan its symbol or type its number.</source>
            <translation>Scan its symbol or type its number.</translation>
        </message>
        <message>
            <source>That was not rung up: goods come back just now.</source>
            <translation>That was not rung up: goods come back just now.</translation>
        </message>
        <message>
            <source>Press the lines that come back, or leave with Esc to sell.</source>
            <translation>Press the lines that come back, or leave with Esc to sell.</translation>
        </message>
        <message>
            <source>All of it came back already.</source>
            <translation>All of it came back already.</translation>
        </message>
        <message>
            <source>Press another line, or leave with Esc.</source>
            <translation>Press another line, or leave with Esc.</translation>
        </message>
        <message>
            <source>No discount has been given here.</source>
            <translation>No discount has been given here.</translation>
        </message>
        <message>
            <source>Press how much comes off, or leave with Esc.</source>
            <translation>Press how much comes off, or leave with Esc.</translation>
        </message>
        <message>
            <source>This line has its usual price.</source>
            <translation>This line has its usual price.</translation>
        </message>
        <message>
            <source>Type another price, then press its reason.</source>
            <translation>Type another price, then press its reason.</translation>
        </message>
        <message>
            <source>Printing for receipt %1.</source>
            <translation>Printing for receipt %1.</translation>
        </message>
        <message>
            <source>Now say what was bought.</source>
            <translation>Now say what was bought.</translation>
        </message>
        <message>
            <source>Press one of the keys.</source>
            <translation>Press one of the keys.</translation>
        </message>
        <message>
            <source>%1 goes back in cash, the rest the way it was paid.</source>
            <translation>%1 goes back in cash, the rest the way it was paid.</translation>
        </message>
        <message>
            <source>Type nothing: press Enter.</source>
            <translation>Type nothing: press Enter.</translation>
        </message>
    </context>
    <context>
        <name>Doubts</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>Its sale was voided.</source>
            <translation>Its sale was voided.</translation>
        </message>
        <message>
            <source>The goods are not paid. Take the sale up again, or void it.</source>
            <translation>The goods are not paid. Take the sale up again, or void it.</translation>
        </message>
        <message>
            <source>The sale was paid in another way: receipt %1.</source>
            <translation>The sale was paid in another way: receipt %1.</translation>
        </message>
        <message>
            <source>Not paid, money returned</source>
            <translation>Not paid, money returned</translation>
        </message>
        <message>
            <source>Asking the center</source>
            <translation>Asking the center</translation>
        </message>
        <message>
            <source>If it was paid, the sale completes by itself.</source>
            <translation>If it was paid, the sale completes by itself.</translation>
        </message>
        <message>
            <source>Taking the money back</source>
            <translation>Taking the money back</translation>
        </message>
        <message>
            <source>The till asks again and again until the center answers.</source>
            <translation>The till asks again and again until the center answers.</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>The rest is still due. Take the sale up again.</source>
            <translation>The rest is still due. Take the sale up again.</translation>
        </message>
        <message>
            <source>The sale is complete: receipt %1.</source>
            <translation>The sale is complete: receipt %1.</translation>
        </message>
        <message>
            <source>Sale without goods</source>
            <translation>Sale without goods</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
        <message>
            <source>Since %1, for %2</source>
            <translation>Since %1, for %2</translation>
        </message>
        <message>
            <source>At %1, took %2</source>
            <translation>At %1, took %2</translation>
        </message>
        <message>
            <source>Used at %1 on %2 at %3.</source>
            <translation>Used at %1 on %2 at %3.</translation>
        </message>
        <message>
            <source>Used in this shop on %1 at %2.</source>
            <translation>Used in this shop on %1 at %2.</translation>
        </message>
        <message>
            <source>Used in this shop on %1 at %2, receipt %3.</source>
            <translation>Used in this shop on %1 at %2, receipt %3.</translation>
        </message>
    </context>
    <context>
        <name>ErrorTexts</name>
        <message>
            <source>This entry cannot be used.</source>
            <translation>This entry cannot be used.</translation>
        </message>
        <message>
            <source>Check what was typed and enter it again.</source>
            <translation>Check what was typed and enter it again.</translation>
        </message>
        <message>
            <source>This entry could not be read.</source>
            <translation>This entry could not be read.</translation>
        </message>
        <message>
            <source>Scan it again, or type the number below the bars.</source>
            <translation>Scan it again, or type the number below the bars.</translation>
        </message>
        <message>
            <source>This entry is too long.</source>
            <translation>This entry is too long.</translation>
        </message>
        <message>
            <source>Clear it and enter it again.</source>
            <translation>Clear it and enter it again.</translation>
        </message>
        <message>
            <source>Nothing was found for this.</source>
            <translation>Nothing was found for this.</translation>
        </message>
        <message>
            <source>Check the number, or search by name (F2).</source>
            <translation>Check the number, or search by name (F2).</translation>
        </message>
        <message>
            <source>This was already recorded.</source>
            <translation>This was already recorded.</translation>
        </message>
        <message>
            <source>Nothing more to do. Go on.</source>
            <translation>Nothing more to do. Go on.</translation>
        </message>
        <message>
            <source>The center has another record for this sale.</source>
            <translation>The center has another record for this sale.</translation>
        </message>
        <message>
            <source>Do not repeat the payment. Call the manager.</source>
            <translation>Do not repeat the payment. Call the manager.</translation>
        </message>
        <message>
            <source>The center has not answered yet.</source>
            <translation>The center has not answered yet.</translation>
        </message>
        <message>
            <source>Ask the customer to wait, or park this sale (F7).</source>
            <translation>Ask the customer to wait, or park this sale (F7).</translation>
        </message>
        <message>
            <source>The service is busy.</source>
            <translation>The service is busy.</translation>
        </message>
        <message>
            <source>Wait a moment and try again.</source>
            <translation>Wait a moment and try again.</translation>
        </message>
        <message>
            <source>The center does not know this till.</source>
            <translation>The center does not know this till.</translation>
        </message>
        <message>
            <source>Take cash (F8) and call the manager.</source>
            <translation>Take cash (F8) and call the manager.</translation>
        </message>
        <message>
            <source>This till may not do that.</source>
            <translation>This till may not do that.</translation>
        </message>
        <message>
            <source>Call the manager.</source>
            <translation>Call the manager.</translation>
        </message>
        <message>
            <source>Too many tries in a short time.</source>
            <translation>Too many tries in a short time.</translation>
        </message>
        <message>
            <source>Wait a minute and try again.</source>
            <translation>Wait a minute and try again.</translation>
        </message>
        <message>
            <source>Something went wrong inside the till.</source>
            <translation>Something went wrong inside the till.</translation>
        </message>
        <message>
            <source>Try again. If it comes back, call support with this number.</source>
            <translation>Try again. If it comes back, call support with this number.</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Stopped.</translation>
        </message>
        <message>
            <source>Choose how the customer pays.</source>
            <translation>Choose how the customer pays.</translation>
        </message>
        <message>
            <source>It is not known yet whether this went through.</source>
            <translation>It is not known yet whether this went through.</translation>
        </message>
        <message>
            <source>The till is finding out by itself. Wait a moment.</source>
            <translation>The till is finding out by itself. Wait a moment.</translation>
        </message>
        <message>
            <source>This till cannot do that.</source>
            <translation>This till cannot do that.</translation>
        </message>
        <message>
            <source>Choose another way.</source>
            <translation>Choose another way.</translation>
        </message>
        <message>
            <source>The till&apos;s settings are not right.</source>
            <translation>The till&apos;s settings are not right.</translation>
        </message>
        <message>
            <source>Call the manager: the settings file needs mending.</source>
            <translation>Call the manager: the settings file needs mending.</translation>
        </message>
        <message>
            <source>The sales file cannot be opened.</source>
            <translation>The sales file cannot be opened.</translation>
        </message>
        <message>
            <source>Stop selling on this till and call support.</source>
            <translation>Stop selling on this till and call support.</translation>
        </message>
        <message>
            <source>The sale could not be saved.</source>
            <translation>The sale could not be saved.</translation>
        </message>
        <message>
            <source>Nothing was charged. Try again; if it fails, use another till.</source>
            <translation>Nothing was charged. Try again; if it fails, use another till.</translation>
        </message>
        <message>
            <source>The disk is full.</source>
            <translation>The disk is full.</translation>
        </message>
        <message>
            <source>The sales file is damaged.</source>
            <translation>The sales file is damaged.</translation>
        </message>
        <message>
            <source>The sales file is busy.</source>
            <translation>The sales file is busy.</translation>
        </message>
        <message>
            <source>This was recorded before.</source>
            <translation>This was recorded before.</translation>
        </message>
        <message>
            <source>Look at the receipt before trying again.</source>
            <translation>Look at the receipt before trying again.</translation>
        </message>
        <message>
            <source>The sales file belongs to a newer version.</source>
            <translation>The sales file belongs to a newer version.</translation>
        </message>
        <message>
            <source>Update this till, then start it again.</source>
            <translation>Update this till, then start it again.</translation>
        </message>
        <message>
            <source>The sales file could not be updated.</source>
            <translation>The sales file could not be updated.</translation>
        </message>
        <message>
            <source>This disk does not keep sales safely.</source>
            <translation>This disk does not keep sales safely.</translation>
        </message>
        <message>
            <source>The center cannot be reached.</source>
            <translation>The center cannot be reached.</translation>
        </message>
        <message>
            <source>Take cash (F8). Selling goes on without the center.</source>
            <translation>Take cash (F8). Selling goes on without the center.</translation>
        </message>
        <message>
            <source>The connection to the center broke.</source>
            <translation>The connection to the center broke.</translation>
        </message>
        <message>
            <source>The till asks again by itself. Wait a moment.</source>
            <translation>The till asks again by itself. Wait a moment.</translation>
        </message>
        <message>
            <source>The center&apos;s answer made no sense.</source>
            <translation>The center&apos;s answer made no sense.</translation>
        </message>
        <message>
            <source>Take cash (F8) and call support.</source>
            <translation>Take cash (F8) and call support.</translation>
        </message>
        <message>
            <source>The center&apos;s answer was too long.</source>
            <translation>The center&apos;s answer was too long.</translation>
        </message>
        <message>
            <source>The center has locked this till: its key is used twice.</source>
            <translation>The center has locked this till: its key is used twice.</translation>
        </message>
        <message>
            <source>Take cash. Call the manager: it has to be enrolled again.</source>
            <translation>Take cash. Call the manager: it has to be enrolled again.</translation>
        </message>
        <message>
            <source>Something else than the center answers on the line.</source>
            <translation>Something else than the center answers on the line.</translation>
        </message>
        <message>
            <source>Nothing was sent. Call the manager: the line may be tapped.</source>
            <translation>Nothing was sent. Call the manager: the line may be tapped.</translation>
        </message>
        <message>
            <source>The center refused the request.</source>
            <translation>The center refused the request.</translation>
        </message>
        <message>
            <source>This is not a payment code.</source>
            <translation>This is not a payment code.</translation>
        </message>
        <message>
            <source>Ask the customer to open the payment code.</source>
            <translation>Ask the customer to open the payment code.</translation>
        </message>
        <message>
            <source>The payment code could not be read whole.</source>
            <translation>The payment code could not be read whole.</translation>
        </message>
        <message>
            <source>Ask the customer to raise the brightness, and scan again.</source>
            <translation>Ask the customer to raise the brightness, and scan again.</translation>
        </message>
        <message>
            <source>This code is too long to be a payment code.</source>
            <translation>This code is too long to be a payment code.</translation>
        </message>
        <message>
            <source>This payment code is not genuine.</source>
            <translation>This payment code is not genuine.</translation>
        </message>
        <message>
            <source>Do not accept it. Take another payment.</source>
            <translation>Do not accept it. Take another payment.</translation>
        </message>
        <message>
            <source>This till does not know who signed the code yet.</source>
            <translation>This till does not know who signed the code yet.</translation>
        </message>
        <message>
            <source>Scan again when the center is online, or take cash (F8).</source>
            <translation>Scan again when the center is online, or take cash (F8).</translation>
        </message>
        <message>
            <source>The payment code has expired.</source>
            <translation>The payment code has expired.</translation>
        </message>
        <message>
            <source>Ask the customer to make a new code. No money was taken.</source>
            <translation>Ask the customer to make a new code. No money was taken.</translation>
        </message>
        <message>
            <source>The payment code is not valid yet.</source>
            <translation>The payment code is not valid yet.</translation>
        </message>
        <message>
            <source>Check this till&apos;s clock. Ask the customer to make a new code.</source>
            <translation>Check this till&apos;s clock. Ask the customer to make a new code.</translation>
        </message>
        <message>
            <source>The issuer of this code is not known here.</source>
            <translation>The issuer of this code is not known here.</translation>
        </message>
        <message>
            <source>Take another payment.</source>
            <translation>Take another payment.</translation>
        </message>
        <message>
            <source>The payment code was made for another shop.</source>
            <translation>The payment code was made for another shop.</translation>
        </message>
        <message>
            <source>Ask the customer to make a code for this shop.</source>
            <translation>Ask the customer to make a code for this shop.</translation>
        </message>
        <message>
            <source>The payment code is in another currency.</source>
            <translation>The payment code is in another currency.</translation>
        </message>
        <message>
            <source>Ask the customer to make a code in yen.</source>
            <translation>Ask the customer to make a code in yen.</translation>
        </message>
        <message>
            <source>The payment code was already used.</source>
            <translation>The payment code was already used.</translation>
        </message>
        <message>
            <source>Ask the customer to make a new code.</source>
            <translation>Ask the customer to make a new code.</translation>
        </message>
        <message>
            <source>The center does not know this payment code.</source>
            <translation>The center does not know this payment code.</translation>
        </message>
        <message>
            <source>Scan again, or ask the customer to make a new code.</source>
            <translation>Scan again, or ask the customer to make a new code.</translation>
        </message>
        <message>
            <source>The payment code was withdrawn.</source>
            <translation>The payment code was withdrawn.</translation>
        </message>
        <message>
            <source>The code expired and its money went back to the customer.</source>
            <translation>The code expired and its money went back to the customer.</translation>
        </message>
        <message>
            <source>A digit of the code is wrong.</source>
            <translation>A digit of the code is wrong.</translation>
        </message>
        <message>
            <source>Read the 24 digits once more and type them again.</source>
            <translation>Read the 24 digits once more and type them again.</translation>
        </message>
        <message>
            <source>This kind of code cannot be used here.</source>
            <translation>This kind of code cannot be used here.</translation>
        </message>
        <message>
            <source>The code has not reached the customer&apos;s phone properly.</source>
            <translation>The code has not reached the customer&apos;s phone properly.</translation>
        </message>
        <message>
            <source>Ask the customer to open it on the phone once more.</source>
            <translation>Ask the customer to open it on the phone once more.</translation>
        </message>
        <message>
            <source>The code is worth less than that.</source>
            <translation>The code is worth less than that.</translation>
        </message>
        <message>
            <source>Take the rest in cash (F8) or by another code.</source>
            <translation>Take the rest in cash (F8) or by another code.</translation>
        </message>
        <message>
            <source>This code belongs to another payment service.</source>
            <translation>This code belongs to another payment service.</translation>
        </message>
        <message>
            <source>Ask for the Kazasu code, or take another payment.</source>
            <translation>Ask for the Kazasu code, or take another payment.</translation>
        </message>
        <message>
            <source>A typed code needs the customer&apos;s confirmation.</source>
            <translation>A typed code needs the customer&apos;s confirmation.</translation>
        </message>
        <message>
            <source>Ask the customer to confirm on the phone.</source>
            <translation>Ask the customer to confirm on the phone.</translation>
        </message>
        <message>
            <source>This code cannot be checked without the center.</source>
            <translation>This code cannot be checked without the center.</translation>
        </message>
        <message>
            <source>Ask for the square code, or take cash (F8).</source>
            <translation>Ask for the square code, or take cash (F8).</translation>
        </message>
        <message>
            <source>Nothing has been scanned yet.</source>
            <translation>Nothing has been scanned yet.</translation>
        </message>
        <message>
            <source>Scan the goods first.</source>
            <translation>Scan the goods first.</translation>
        </message>
        <message>
            <source>This sale is already finished.</source>
            <translation>This sale is already finished.</translation>
        </message>
        <message>
            <source>Scan the next customer&apos;s goods.</source>
            <translation>Scan the next customer&apos;s goods.</translation>
        </message>
        <message>
            <source>There is no such line.</source>
            <translation>There is no such line.</translation>
        </message>
        <message>
            <source>Choose the line in the list again.</source>
            <translation>Choose the line in the list again.</translation>
        </message>
        <message>
            <source>This item is not in the catalogue.</source>
            <translation>This item is not in the catalogue.</translation>
        </message>
        <message>
            <source>Search by name (F2), or set the item aside.</source>
            <translation>Search by name (F2), or set the item aside.</translation>
        </message>
        <message>
            <source>This quantity is not possible.</source>
            <translation>This quantity is not possible.</translation>
        </message>
        <message>
            <source>Enter a number from 1 to 999.</source>
            <translation>Enter a number from 1 to 999.</translation>
        </message>
        <message>
            <source>The price in this label is not right.</source>
            <translation>The price in this label is not right.</translation>
        </message>
        <message>
            <source>Have the item labelled again.</source>
            <translation>Have the item labelled again.</translation>
        </message>
        <message>
            <source>That is more than what is due.</source>
            <translation>That is more than what is due.</translation>
        </message>
        <message>
            <source>Enter the amount again.</source>
            <translation>Enter the amount again.</translation>
        </message>
        <message>
            <source>The sale is not paid in full yet.</source>
            <translation>The sale is not paid in full yet.</translation>
        </message>
        <message>
            <source>Take the rest in cash (F8) or by phone (F12).</source>
            <translation>Take the rest in cash (F8) or by phone (F12).</translation>
        </message>
        <message>
            <source>A payment is being checked.</source>
            <translation>A payment is being checked.</translation>
        </message>
        <message>
            <source>Wait for the answer, or park this sale (F7).</source>
            <translation>Wait for the answer, or park this sale (F7).</translation>
        </message>
        <message>
            <source>The amount is too large.</source>
            <translation>The amount is too large.</translation>
        </message>
        <message>
            <source>Check the quantity, or split the sale in two.</source>
            <translation>Check the quantity, or split the sale in two.</translation>
        </message>
        <message>
            <source>The amounts are in different currencies.</source>
            <translation>The amounts are in different currencies.</translation>
        </message>
        <message>
            <source>Take the payment in yen.</source>
            <translation>Take the payment in yen.</translation>
        </message>
        <message>
            <source>The item&apos;s tax rate is not known.</source>
            <translation>The item&apos;s tax rate is not known.</translation>
        </message>
        <message>
            <source>Set the item aside and call the manager.</source>
            <translation>Set the item aside and call the manager.</translation>
        </message>
        <message>
            <source>Part of this sale is already paid.</source>
            <translation>Part of this sale is already paid.</translation>
        </message>
        <message>
            <source>Finish the payment first, then correct the sale.</source>
            <translation>Finish the payment first, then correct the sale.</translation>
        </message>
        <message>
            <source>The customer&apos;s bank refused.</source>
            <translation>The customer&apos;s bank refused.</translation>
        </message>
        <message>
            <source>Ask for another payment.</source>
            <translation>Ask for another payment.</translation>
        </message>
        <message>
            <source>The customer&apos;s account does not cover this.</source>
            <translation>The customer&apos;s account does not cover this.</translation>
        </message>
        <message>
            <source>The customer&apos;s account was not found.</source>
            <translation>The customer&apos;s account was not found.</translation>
        </message>
        <message>
            <source>The customer&apos;s card has expired.</source>
            <translation>The customer&apos;s card has expired.</translation>
        </message>
        <message>
            <source>The customer&apos;s bank cannot be reached.</source>
            <translation>The customer&apos;s bank cannot be reached.</translation>
        </message>
        <message>
            <source>Wait a moment and try again, or take cash (F8).</source>
            <translation>Wait a moment and try again, or take cash (F8).</translation>
        </message>
        <message>
            <source>The bank has this payment already.</source>
            <translation>The bank has this payment already.</translation>
        </message>
        <message>
            <source>Do not charge again. Call the manager.</source>
            <translation>Do not charge again. Call the manager.</translation>
        </message>
        <message>
            <source>The amount is above the limit.</source>
            <translation>The amount is above the limit.</translation>
        </message>
        <message>
            <source>Take a part in cash (F8), or ask for another payment.</source>
            <translation>Take a part in cash (F8), or ask for another payment.</translation>
        </message>
        <message>
            <source>The center does not know this shop.</source>
            <translation>The center does not know this shop.</translation>
        </message>
        <message>
            <source>The address of a device is not right.</source>
            <translation>The address of a device is not right.</translation>
        </message>
        <message>
            <source>Call the manager: the settings need mending.</source>
            <translation>Call the manager: the settings need mending.</translation>
        </message>
        <message>
            <source>A device was not found.</source>
            <translation>A device was not found.</translation>
        </message>
        <message>
            <source>Check its cable and its power.</source>
            <translation>Check its cable and its power.</translation>
        </message>
        <message>
            <source>This till may not use a device.</source>
            <translation>This till may not use a device.</translation>
        </message>
        <message>
            <source>Call support: the device needs permission.</source>
            <translation>Call support: the device needs permission.</translation>
        </message>
        <message>
            <source>A device was disconnected.</source>
            <translation>A device was disconnected.</translation>
        </message>
        <message>
            <source>Plug it in again. It goes on by itself.</source>
            <translation>Plug it in again. It goes on by itself.</translation>
        </message>
        <message>
            <source>A device does not answer properly.</source>
            <translation>A device does not answer properly.</translation>
        </message>
        <message>
            <source>Switch it off and on again.</source>
            <translation>Switch it off and on again.</translation>
        </message>
        <message>
            <source>The scanner sent too much at once.</source>
            <translation>The scanner sent too much at once.</translation>
        </message>
        <message>
            <source>Scan again, one code at a time.</source>
            <translation>Scan again, one code at a time.</translation>
        </message>
        <message>
            <source>The scanner sent something unreadable.</source>
            <translation>The scanner sent something unreadable.</translation>
        </message>
        <message>
            <source>Scan again.</source>
            <translation>Scan again.</translation>
        </message>
        <message>
            <source>The printer is not ready. The sale stands.</source>
            <translation>The printer is not ready. The sale stands.</translation>
        </message>
        <message>
            <source>Check paper and cover, then reprint (F9).</source>
            <translation>Check paper and cover, then reprint (F9).</translation>
        </message>
        <message>
            <source>No code was found.</source>
            <translation>No code was found.</translation>
        </message>
        <message>
            <source>Hold the code still in front of the reader.</source>
            <translation>Hold the code still in front of the reader.</translation>
        </message>
        <message>
            <source>A digit of the item number is wrong.</source>
            <translation>A digit of the item number is wrong.</translation>
        </message>
        <message>
            <source>Scan again, or type the number once more.</source>
            <translation>Scan again, or type the number once more.</translation>
        </message>
        <message>
            <source>Something unexpected happened.</source>
            <translation>Something unexpected happened.</translation>
        </message>
        <message>
            <source>Call support with this number.</source>
            <translation>Call support with this number.</translation>
        </message>
        <message>
            <source>This till cannot check the signature on this code.</source>
            <translation>This till cannot check the signature on this code.</translation>
        </message>
        <message>
            <source>Take another payment, and tell support.</source>
            <translation>Take another payment, and tell support.</translation>
        </message>
        <message>
            <source>The code is outside the time its issuer&apos;s key is valid.</source>
            <translation>The code is outside the time its issuer&apos;s key is valid.</translation>
        </message>
        <message>
            <source>Without the center, a code of this amount is not accepted.</source>
            <translation>Without the center, a code of this amount is not accepted.</translation>
        </message>
        <message>
            <source>Take cash (F8), or wait until the center is back.</source>
            <translation>Take cash (F8), or wait until the center is back.</translation>
        </message>
        <message>
            <source>No more codes can be accepted without the center.</source>
            <translation>No more codes can be accepted without the center.</translation>
        </message>
        <message>
            <source>Take cash (F8). When the center is back, codes pay again.</source>
            <translation>Take cash (F8). When the center is back, codes pay again.</translation>
        </message>
        <message>
            <source>The center has been out of reach for too long.</source>
            <translation>The center has been out of reach for too long.</translation>
        </message>
        <message>
            <source>Take cash (F8) and tell the manager: the line must be mended.</source>
            <translation>Take cash (F8) and tell the manager: the line must be mended.</translation>
        </message>
        <message>
            <source>The clock of this till differs too much from the center&apos;s.</source>
            <translation>The clock of this till differs too much from the center&apos;s.</translation>
        </message>
        <message>
            <source>Take cash (F8). Tell the manager to set the clock.</source>
            <translation>Take cash (F8). Tell the manager to set the clock.</translation>
        </message>
        <message>
            <source>The keys that check codes are too old.</source>
            <translation>The keys that check codes are too old.</translation>
        </message>
        <message>
            <source>This code was signed with a key that was called back.</source>
            <translation>This code was signed with a key that was called back.</translation>
        </message>
        <message>
            <source>The customer makes a new code on the phone.</source>
            <translation>The customer makes a new code on the phone.</translation>
        </message>
        <message>
            <source>This looks like a card number. Card numbers are not kept here.</source>
            <translation>This looks like a card number. Card numbers are not kept here.</translation>
        </message>
        <message>
            <source>Leave the number out.</source>
            <translation>Leave the number out.</translation>
        </message>
        <message>
            <source>This text holds characters that are not allowed here.</source>
            <translation>This text holds characters that are not allowed here.</translation>
        </message>
        <message>
            <source>Type it again without them.</source>
            <translation>Type it again without them.</translation>
        </message>
        <message>
            <source>The confirmation number is not the one on the phone.</source>
            <translation>The confirmation number is not the one on the phone.</translation>
        </message>
        <message>
            <source>Ask for the number below the code and enter it again.</source>
            <translation>Ask for the number below the code and enter it again.</translation>
        </message>
        <message>
            <source>A code of this amount needs the number below it.</source>
            <translation>A code of this amount needs the number below it.</translation>
        </message>
        <message>
            <source>Ask the customer for the number below the code and enter it.</source>
            <translation>Ask the customer for the number below the code and enter it.</translation>
        </message>
        <message>
            <source>This discount is not possible.</source>
            <translation>This discount is not possible.</translation>
        </message>
        <message>
            <source>Enter less than the price, or at most 100 percent.</source>
            <translation>Enter less than the price, or at most 100 percent.</translation>
        </message>
        <message>
            <source>The customer&apos;s age has to be confirmed for this item.</source>
            <translation>The customer&apos;s age has to be confirmed for this item.</translation>
        </message>
        <message>
            <source>Confirm the age, or set the item aside.</source>
            <translation>Confirm the age, or set the item aside.</translation>
        </message>
        <message>
            <source>No sale has this receipt number.</source>
            <translation>No sale has this receipt number.</translation>
        </message>
        <message>
            <source>Check the number, or search by day and amount.</source>
            <translation>Check the number, or search by day and amount.</translation>
        </message>
        <message>
            <source>More is given back than was sold.</source>
            <translation>More is given back than was sold.</translation>
        </message>
        <message>
            <source>Look at what was returned before, and enter less.</source>
            <translation>Look at what was returned before, and enter less.</translation>
        </message>
        <message>
            <source>A reason is needed for this.</source>
            <translation>A reason is needed for this.</translation>
        </message>
        <message>
            <source>Choose or type the reason.</source>
            <translation>Choose or type the reason.</translation>
        </message>
        <message>
            <source>This PIN is not right.</source>
            <translation>This PIN is not right.</translation>
        </message>
        <message>
            <source>Enter it again. After ten tries it is locked for 30 minutes.</source>
            <translation>Enter it again. After ten tries it is locked for 30 minutes.</translation>
        </message>
        <message>
            <source>This PIN is locked after too many tries.</source>
            <translation>This PIN is locked after too many tries.</translation>
        </message>
        <message>
            <source>Wait 30 minutes, or have a manager set a new PIN.</source>
            <translation>Wait 30 minutes, or have a manager set a new PIN.</translation>
        </message>
        <message>
            <source>This PIN is too easy to guess.</source>
            <translation>This PIN is too easy to guess.</translation>
        </message>
        <message>
            <source>Use at least 4 digits, a manager 6, that are no row or date.</source>
            <translation>Use at least 4 digits, a manager 6, that are no row or date.</translation>
        </message>
        <message>
            <source>You may not do this alone.</source>
            <translation>You may not do this alone.</translation>
        </message>
        <message>
            <source>Ask a supervisor or manager to enter a PIN.</source>
            <translation>Ask a supervisor or manager to enter a PIN.</translation>
        </message>
        <message>
            <source>Nobody has this staff number.</source>
            <translation>Nobody has this staff number.</translation>
        </message>
        <message>
            <source>Check the number, or ask the manager.</source>
            <translation>Check the number, or ask the manager.</translation>
        </message>
        <message>
            <source>Nobody is signed in at this till.</source>
            <translation>Nobody is signed in at this till.</translation>
        </message>
        <message>
            <source>Sign in with your staff number and PIN.</source>
            <translation>Sign in with your staff number and PIN.</translation>
        </message>
        <message>
            <source>This staff number is taken.</source>
            <translation>This staff number is taken.</translation>
        </message>
        <message>
            <source>Choose another number.</source>
            <translation>Choose another number.</translation>
        </message>
        <message>
            <source>This is the last manager.</source>
            <translation>This is the last manager.</translation>
        </message>
        <message>
            <source>Name another manager first.</source>
            <translation>Name another manager first.</translation>
        </message>
        <message>
            <source>No shift is open at this till.</source>
            <translation>No shift is open at this till.</translation>
        </message>
        <message>
            <source>Open the shift with its float first.</source>
            <translation>Open the shift with its float first.</translation>
        </message>
        <message>
            <source>A shift is already open at this till.</source>
            <translation>A shift is already open at this till.</translation>
        </message>
        <message>
            <source>Go on selling, or close it first.</source>
            <translation>Go on selling, or close it first.</translation>
        </message>
        <message>
            <source>Sales are still held.</source>
            <translation>Sales are still held.</translation>
        </message>
        <message>
            <source>Resume or void them, or close and say so.</source>
            <translation>Resume or void them, or close and say so.</translation>
        </message>
        <message>
            <source>The center does not have all payments of this shift yet.</source>
            <translation>The center does not have all payments of this shift yet.</translation>
        </message>
        <message>
            <source>Wait until they are sent, or close and say so.</source>
            <translation>Wait until they are sent, or close and say so.</translation>
        </message>
        <message>
            <source>The cash count is not right.</source>
            <translation>The cash count is not right.</translation>
        </message>
        <message>
            <source>Count each coin and note again.</source>
            <translation>Count each coin and note again.</translation>
        </message>
        <message>
            <source>There is not that much cash in the drawer.</source>
            <translation>There is not that much cash in the drawer.</translation>
        </message>
        <message>
            <source>Enter a smaller amount.</source>
            <translation>Enter a smaller amount.</translation>
        </message>
        <message>
            <source>This is not possible while training.</source>
            <translation>This is not possible while training.</translation>
        </message>
        <message>
            <source>Leave the training mode first.</source>
            <translation>Leave the training mode first.</translation>
        </message>
    </context>
    <context>
        <name>Message</name>
        <message>
            <source>payment code</source>
            <translation>payment code</translation>
        </message>
        <message>
            <source>Ready. Scan the first item.</source>
            <translation>Ready. Scan the first item.</translation>
        </message>
        <message>
            <source>Read: %1</source>
            <translation>Read: %1</translation>
        </message>
        <message>
            <source>Voided: %1</source>
            <translation>Voided: %1</translation>
        </message>
        <message>
            <source>Read: %1 × %2</source>
            <translation>Read: %1 × %2</translation>
        </message>
        <message numerus="yes">
            <source>Void the whole sale? %n item(s), %1.</source>
            <translation>
                <numerusform>Void the whole sale? %n item, %1.</numerusform>
                <numerusform>Void the whole sale? %n items, %1.</numerusform>
            </translation>
        </message>
        <message>
            <source>F6 once more voids it, Esc keeps it.</source>
            <translation>F6 once more voids it, Esc keeps it.</translation>
        </message>
        <message>
            <source>The sale was voided.</source>
            <translation>The sale was voided.</translation>
        </message>
        <message>
            <source>Scan the next item.</source>
            <translation>Scan the next item.</translation>
        </message>
        <message>
            <source>The sale is kept.</source>
            <translation>The sale is kept.</translation>
        </message>
        <message>
            <source>The sale is parked.</source>
            <translation>The sale is parked.</translation>
        </message>
        <message>
            <source>The till keeps asking the center. Serve the next customer.</source>
            <translation>The till keeps asking the center. Serve the next customer.</translation>
        </message>
        <message>
            <source>The payment is still being checked.</source>
            <translation>The payment is still being checked.</translation>
        </message>
        <message numerus="yes">
            <source>It can be parked in %n second(s).</source>
            <translation>
                <numerusform>It can be parked in %n second.</numerusform>
                <numerusform>It can be parked in %n seconds.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is nothing to park.</source>
            <translation>There is nothing to park.</translation>
        </message>
        <message>
            <source>Printing the last receipt again.</source>
            <translation>Printing the last receipt again.</translation>
        </message>
        <message>
            <source>How much did the customer give?</source>
            <translation>How much did the customer give?</translation>
        </message>
        <message>
            <source>Type the amount, or press one of the amounts on the right.</source>
            <translation>Type the amount, or press one of the amounts on the right.</translation>
        </message>
        <message>
            <source>Nothing is called “%1”.</source>
            <translation>Nothing is called “%1”.</translation>
        </message>
        <message>
            <source>Try fewer letters, or the number below the bars.</source>
            <translation>Try fewer letters, or the number below the bars.</translation>
        </message>
        <message>
            <source>Paid. Receipt %1.</source>
            <translation>Paid. Receipt %1.</translation>
        </message>
        <message>
            <source>Scan the next customer&apos;s goods.</source>
            <translation>Scan the next customer&apos;s goods.</translation>
        </message>
        <message>
            <source>Allowed, this once.</source>
            <translation>Allowed, this once.</translation>
        </message>
        <message>
            <source>F7 parks the sale being rung up, and takes a parked one up again.</source>
            <translation>F7 parks the sale being rung up, and takes a parked one up again.</translation>
        </message>
        <message>
            <source>F7 takes it up again when no other is being rung up.</source>
            <translation>F7 takes it up again when no other is being rung up.</translation>
        </message>
        <message>
            <source>Cash out: %1</source>
            <translation>Cash out: %1</translation>
        </message>
        <message>
            <source>Cash in: %1</source>
            <translation>Cash in: %1</translation>
        </message>
        <message>
            <source>Printing the report.</source>
            <translation>Printing the report.</translation>
        </message>
        <message>
            <source>The sale goes on.</source>
            <translation>The sale goes on.</translation>
        </message>
        <message>
            <source>Take the payment, or void it (F6).</source>
            <translation>Take the payment, or void it (F6).</translation>
        </message>
        <message>
            <source>No amount has been typed.</source>
            <translation>No amount has been typed.</translation>
        </message>
        <message>
            <source>Type it first, then press the key.</source>
            <translation>Type it first, then press the key.</translation>
        </message>
        <message>
            <source>Another price needs a reason.</source>
            <translation>Another price needs a reason.</translation>
        </message>
        <message>
            <source>Press the reason; the typed price is taken.</source>
            <translation>Press the reason; the typed price is taken.</translation>
        </message>
        <message>
            <source>Nothing has been chosen to come back.</source>
            <translation>Nothing has been chosen to come back.</translation>
        </message>
        <message>
            <source>Press the lines that come back, or scan the goods.</source>
            <translation>Press the lines that come back, or scan the goods.</translation>
        </message>
        <message>
            <source>The refund of %1, receipt %2, did not go through.</source>
            <translation>The refund of %1, receipt %2, did not go through.</translation>
        </message>
        <message>
            <source>Give it back in cash, with a manager: Shift+F7.</source>
            <translation>Give it back in cash, with a manager: Shift+F7.</translation>
        </message>
    </context>
    <context>
        <name>PastSale</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeopleWords</name>
        <message>
            <source>Sales voided</source>
            <translation>Sales voided</translation>
        </message>
        <message>
            <source>Lines voided</source>
            <translation>Lines voided</translation>
        </message>
        <message>
            <source>Quantities lowered</source>
            <translation>Quantities lowered</translation>
        </message>
        <message>
            <source>Sales put aside</source>
            <translation>Sales put aside</translation>
        </message>
        <message>
            <source>Receipts printed again</source>
            <translation>Receipts printed again</translation>
        </message>
        <message>
            <source>Goods taken back</source>
            <translation>Goods taken back</translation>
        </message>
        <message>
            <source>Drawer opened without a sale</source>
            <translation>Drawer opened without a sale</translation>
        </message>
        <message>
            <source>Prices changed</source>
            <translation>Prices changed</translation>
        </message>
        <message>
            <source>Discounts</source>
            <translation>Discounts</translation>
        </message>
        <message>
            <source>Cashier</source>
            <translation>Cashier</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>Manager</translation>
        </message>
    </context>
    <context>
        <name>States</name>
        <message>
            <source>Center online</source>
            <translation>Center online</translation>
        </message>
        <message>
            <source>Payments by phone are checked at once.</source>
            <translation>Payments by phone are checked at once.</translation>
        </message>
        <message>
            <source>Center not asked yet</source>
            <translation>Center not asked yet</translation>
        </message>
        <message>
            <source>The till has just started and is calling the center.</source>
            <translation>The till has just started and is calling the center.</translation>
        </message>
        <message>
            <source>Wait a few seconds. Goods can be scanned already.</source>
            <translation>Wait a few seconds. Goods can be scanned already.</translation>
        </message>
        <message>
            <source>Printer ready</source>
            <translation>Printer ready</translation>
        </message>
        <message>
            <source>Receipts are printed.</source>
            <translation>Receipts are printed.</translation>
        </message>
        <message>
            <source>Printer not ready</source>
            <translation>Printer not ready</translation>
        </message>
        <message>
            <source>Sales are saved all the same; their receipts are missing.</source>
            <translation>Sales are saved all the same; their receipts are missing.</translation>
        </message>
        <message>
            <source>Check paper, cover and cable. Then print the last receipt again (F9).</source>
            <translation>Check paper, cover and cable. Then print the last receipt again (F9).</translation>
        </message>
        <message>
            <source>All sent</source>
            <translation>All sent</translation>
        </message>
        <message>
            <source>The center has every sale of this till.</source>
            <translation>The center has every sale of this till.</translation>
        </message>
        <message numerus="yes">
            <source>%n unsent</source>
            <translation>
                <numerusform>%n unsent</numerusform>
                <numerusform>%n unsent</numerusform>
            </translation>
        </message>
        <message>
            <source>These sales are saved here and wait for the center.</source>
            <translation>These sales are saved here and wait for the center.</translation>
        </message>
        <message>
            <source>They go out by themselves. Do not switch the till off for good before this is empty.</source>
            <translation>They go out by themselves. Do not switch the till off for good before this is empty.</translation>
        </message>
        <message>
            <source>None in doubt</source>
            <translation>None in doubt</translation>
        </message>
        <message>
            <source>No payment waits for an answer.</source>
            <translation>No payment waits for an answer.</translation>
        </message>
        <message numerus="yes">
            <source>%n in doubt</source>
            <translation>
                <numerusform>%n in doubt</numerusform>
                <numerusform>%n in doubt</numerusform>
            </translation>
        </message>
        <message>
            <source>The center has not said whether these payments went through.</source>
            <translation>The center has not said whether these payments went through.</translation>
        </message>
        <message>
            <source>Scanner ready</source>
            <translation>Scanner ready</translation>
        </message>
        <message>
            <source>Goods and phones can be scanned.</source>
            <translation>Goods and phones can be scanned.</translation>
        </message>
        <message>
            <source>Scanner missing</source>
            <translation>Scanner missing</translation>
        </message>
        <message>
            <source>A scanner of this till is not connected.</source>
            <translation>A scanner of this till is not connected.</translation>
        </message>
        <message>
            <source>Plug it in; it goes on by itself. Until then type the numbers, or search (F2).</source>
            <translation>Plug it in; it goes on by itself. Until then type the numbers, or search (F2).</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>%1 h left</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>%1 min left</translation>
        </message>
        <message>
            <source>%1 of %2 codes, %3 of %4</source>
            <translation>%1 of %2 codes, %3 of %4</translation>
        </message>
        <message>
            <source>Codes made for this shop are accepted: %1.</source>
            <translation>Codes made for this shop are accepted: %1.</translation>
        </message>
        <message>
            <source>Other codes at this shop&apos;s own risk: %1.</source>
            <translation>Other codes at this shop&apos;s own risk: %1.</translation>
        </message>
        <message>
            <source>Offline, no codes</source>
            <translation>Offline, no codes</translation>
        </message>
        <message>
            <source>The clock is wrong: no code is accepted without the center.</source>
            <translation>The clock is wrong: no code is accepted without the center.</translation>
        </message>
        <message>
            <source>Selling goes on; no code is accepted without the center.</source>
            <translation>Selling goes on; no code is accepted without the center.</translation>
        </message>
        <message>
            <source>Take cash (F8) and tell the manager.</source>
            <translation>Take cash (F8) and tell the manager.</translation>
        </message>
        <message>
            <source>Offline, %1</source>
            <translation>Offline, %1</translation>
        </message>
        <message>
            <source>The line has been down for a day: tell the manager now.</source>
            <translation>The line has been down for a day: tell the manager now.</translation>
        </message>
        <message>
            <source>Selling goes on. If it lasts, tell the manager.</source>
            <translation>Selling goes on. If it lasts, tell the manager.</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>Clock is wrong</translation>
        </message>
        <message numerus="yes">
            <source>This till&apos;s clock and the center&apos;s differ by %n minute(s).</source>
            <translation>
                <numerusform>This till&apos;s clock and the center&apos;s differ by %n minute.</numerusform>
                <numerusform>This till&apos;s clock and the center&apos;s differ by %n minutes.</numerusform>
            </translation>
        </message>
        <message>
            <source>Tell the manager to set the clock of this computer.</source>
            <translation>Tell the manager to set the clock of this computer.</translation>
        </message>
        <message>
            <source>Keys are old</source>
            <translation>Keys are old</translation>
        </message>
        <message>
            <source>Tell the manager: the center has sent no newer keys.</source>
            <translation>Tell the manager: the center has sent no newer keys.</translation>
        </message>
        <message numerus="yes">
            <source>Its keys were compared %n minute(s) ago (list %1).</source>
            <translation>
                <numerusform>Its keys were compared %n minute ago (list %1).</numerusform>
                <numerusform>Its keys were compared %n minutes ago (list %1).</numerusform>
            </translation>
        </message>
        <message>
            <source>Offline, %1, %2 at risk</source>
            <translation>Offline, %1, %2 at risk</translation>
        </message>
        <message numerus="yes">
            <source>%n not paid</source>
            <translation>
                <numerusform>%n not paid</numerusform>
                <numerusform>%n not paid</numerusform>
            </translation>
        </message>
        <message>
            <source>The payment of these sales did not go through; the goods are not paid.</source>
            <translation>The payment of these sales did not go through; the goods are not paid.</translation>
        </message>
        <message>
            <source>Take them up again, or void them (Shift+F7).</source>
            <translation>Take them up again, or void them (Shift+F7).</translation>
        </message>
        <message>
            <source>The till keeps asking and settles them by itself (Shift+F7). Do not charge those customers again.</source>
            <translation>The till keeps asking and settles them by itself (Shift+F7). Do not charge those customers again.</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>Printer</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>Scanner</translation>
        </message>
        <message numerus="yes">
            <source>%n refund(s) refused</source>
            <translation>
                <numerusform>%n refund refused</numerusform>
                <numerusform>%n refunds refused</numerusform>
            </translation>
        </message>
        <message>
            <source>The center or a bank did not take them: the customers have not got them.</source>
            <translation>The center or a bank did not take them: the customers have not got them.</translation>
        </message>
        <message>
            <source>Give them back in cash, with a manager (Shift+F7).</source>
            <translation>Give them back in cash, with a manager (Shift+F7).</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CameraView</name>
        <message>
            <source>What the camera sees</source>
            <translation>What the camera sees</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashPage</name>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>Given</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Take cash</source>
            <translation>Take cash</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Exact</source>
            <translation>Exact</translation>
        </message>
        <message>
            <source>Still due</source>
            <translation>Still due</translation>
        </message>
        <message>
            <source>Nothing to pay</source>
            <translation>Nothing to pay</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>Pay out</translation>
        </message>
        <message>
            <source>Give the customer</source>
            <translation>Give the customer</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>Paid out</translation>
        </message>
        <message>
            <source>All in cash</source>
            <translation>All in cash</translation>
        </message>
        <message>
            <source>Needs a manager</source>
            <translation>Needs a manager</translation>
        </message>
        <message>
            <source>Give back</source>
            <translation>Give back</translation>
        </message>
        <message>
            <source>To the code that paid</source>
            <translation>To the code that paid</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashierGoods</name>
        <message>
            <source>Back to the usual price</source>
            <translation>Back to the usual price</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CashierWindow</name>
        <message>
            <source>Kazasu till</source>
            <translation>Kazasu till</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::CompletedPage</name>
        <message>
            <source>Paid</source>
            <translation>Paid</translation>
        </message>
        <message>
            <source>Next customer</source>
            <translation>Next customer</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>No change</source>
            <translation>No change</translation>
        </message>
        <message>
            <source>Receipt %1 is printed.</source>
            <translation>Receipt %1 is printed.</translation>
        </message>
        <message>
            <source>Receipt %1 is not printed. %2</source>
            <translation>Receipt %1 is not printed. %2</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>By phone</translation>
        </message>
        <message>
            <source>Goes back to the customer&apos;s phone</source>
            <translation>Goes back to the customer&apos;s phone</translation>
        </message>
        <message>
            <source>Paid out</source>
            <translation>Paid out</translation>
        </message>
        <message>
            <source>Given back</source>
            <translation>Given back</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>Reprint</translation>
        </message>
        <message>
            <source>Named, gift</source>
            <translation>Named, gift</translation>
        </message>
        <message>
            <source>Cash, to the customer</source>
            <translation>Cash, to the customer</translation>
        </message>
        <message>
            <source>To the account or card it came from</source>
            <translation>To the account or card it came from</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::DoubtsPage</name>
        <message>
            <source>Payments in doubt, refunds</source>
            <translation>Payments in doubt, refunds</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Finish the sale on the left first.</source>
            <translation>Finish the sale on the left first.</translation>
        </message>
        <message>
            <source>Take up</source>
            <translation>Take up</translation>
        </message>
        <message>
            <source>Really void</source>
            <translation>Really void</translation>
        </message>
        <message>
            <source>Void</source>
            <translation>Void</translation>
        </message>
        <message>
            <source>No payment of today was left in doubt. One whose answer does not come stands here until the till has found out what became of it.</source>
            <translation>No payment of today was left in doubt. One whose answer does not come stands here until the till has found out what became of it.</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier one(s)</source>
            <translation>
                <numerusform>%n earlier one</numerusform>
                <numerusform>%n earlier ones</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::EntryBar</name>
        <message>
            <source>Pay out</source>
            <translation>Pay out</translation>
        </message>
        <message>
            <source>Give the money, then Enter</source>
            <translation>Give the money, then Enter</translation>
        </message>
        <message>
            <source>Nothing to pay: Enter</source>
            <translation>Nothing to pay: Enter</translation>
        </message>
        <message>
            <source>New price, then its reason</source>
            <translation>New price, then its reason</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Scan</source>
            <translation>Scan</translation>
        </message>
        <message>
            <source>Goods or a phone&apos;s code, or type a number</source>
            <translation>Goods or a phone&apos;s code, or type a number</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Part of a name, or a number</source>
            <translation>Part of a name, or a number</translation>
        </message>
        <message>
            <source>Cash given</source>
            <translation>Cash given</translation>
        </message>
        <message>
            <source>Amount, then Enter</source>
            <translation>Amount, then Enter</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>How many, then Enter</source>
            <translation>How many, then Enter</translation>
        </message>
        <message>
            <source>Pieces</source>
            <translation>Pieces</translation>
        </message>
        <message>
            <source>How many of it, then Enter</source>
            <translation>How many of it, then Enter</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Why, in a few words, then Enter</source>
            <translation>Why, in a few words, then Enter</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Number of the receipt, then Enter</source>
            <translation>Number of the receipt, then Enter</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Scan the goods, or type a number</source>
            <translation>Scan the goods, or type a number</translation>
        </message>
        <message>
            <source>Number, day or goods</source>
            <translation>Number, day or goods</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Person or company, or leave it empty</source>
            <translation>Person or company, or leave it empty</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::GoodsPage</name>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::GrantPage</name>
        <message>
            <source>Void a line</source>
            <translation>Void a line</translation>
        </message>
        <message>
            <source>Void the sale</source>
            <translation>Void the sale</translation>
        </message>
        <message>
            <source>Put a sale aside</source>
            <translation>Put a sale aside</translation>
        </message>
        <message>
            <source>Take cash</source>
            <translation>Take cash</translation>
        </message>
        <message>
            <source>Print a receipt again</source>
            <translation>Print a receipt again</translation>
        </message>
        <message>
            <source>Take goods back</source>
            <translation>Take goods back</translation>
        </message>
        <message>
            <source>Take goods back without a receipt</source>
            <translation>Take goods back without a receipt</translation>
        </message>
        <message>
            <source>Change a price</source>
            <translation>Change a price</translation>
        </message>
        <message>
            <source>Give a discount</source>
            <translation>Give a discount</translation>
        </message>
        <message>
            <source>Open the drawer without a sale</source>
            <translation>Open the drawer without a sale</translation>
        </message>
        <message>
            <source>Open a shift</source>
            <translation>Open a shift</translation>
        </message>
        <message>
            <source>Close the shift</source>
            <translation>Close the shift</translation>
        </message>
        <message>
            <source>Put cash in or take it out</source>
            <translation>Put cash in or take it out</translation>
        </message>
        <message>
            <source>Read the X report</source>
            <translation>Read the X report</translation>
        </message>
        <message>
            <source>Print the Z report</source>
            <translation>Print the Z report</translation>
        </message>
        <message>
            <source>Read the report of exceptions</source>
            <translation>Read the report of exceptions</translation>
        </message>
        <message>
            <source>Change the list of people</source>
            <translation>Change the list of people</translation>
        </message>
        <message>
            <source>Begin a training</source>
            <translation>Begin a training</translation>
        </message>
        <message>
            <source>End the training</source>
            <translation>End the training</translation>
        </message>
        <message>
            <source>Mistake at the till</source>
            <translation>Mistake at the till</translation>
        </message>
        <message>
            <source>The customer&apos;s wish</source>
            <translation>The customer&apos;s wish</translation>
        </message>
        <message>
            <source>Faulty goods</source>
            <translation>Faulty goods</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Something else</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>chosen</translation>
        </message>
        <message>
            <source>Supervisor&apos;s PIN</source>
            <translation>Supervisor&apos;s PIN</translation>
        </message>
        <message>
            <source>Not allowed</source>
            <translation>Not allowed</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Allow this once</source>
            <translation>Allow this once</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>To allow, this once: %1</source>
            <translation>To allow, this once: %1</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::HelpPage</name>
        <message>
            <source>A sale</source>
            <translation>A sale</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Keys</translation>
        </message>
        <message>
            <source>Choose a line. Without a choice, the newest line is meant.</source>
            <translation>Choose a line. Without a choice, the newest line is meant.</translation>
        </message>
        <message>
            <source>Search goods by name.</source>
            <translation>Search goods by name.</translation>
        </message>
        <message>
            <source>Void the line.</source>
            <translation>Void the line.</translation>
        </message>
        <message>
            <source>Change its quantity.</source>
            <translation>Change its quantity.</translation>
        </message>
        <message>
            <source>Void the whole sale. Asks once.</source>
            <translation>Void the whole sale. Asks once.</translation>
        </message>
        <message>
            <source>States of the till, and what to do about them.</source>
            <translation>States of the till, and what to do about them.</translation>
        </message>
        <message>
            <source>Other language.</source>
            <translation>Other language.</translation>
        </message>
        <message>
            <source>When something is not well</source>
            <translation>When something is not well</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Scan the goods. Three of one: 3 × and scan.</source>
            <translation>Scan the goods. Three of one: 3 × and scan.</translation>
        </message>
        <message>
            <source>A phone is just held to the reader. Cash: F8.</source>
            <translation>A phone is just held to the reader. Cash: F8.</translation>
        </message>
        <message>
            <source>Give change and receipt; scan the next goods.</source>
            <translation>Give change and receipt; scan the next goods.</translation>
        </message>
        <message>
            <source>The line under the scan field says what to do.</source>
            <translation>The line under the scan field says what to do.</translation>
        </message>
        <message>
            <source>A payment in doubt is taken back by itself: it pays nothing.</source>
            <translation>A payment in doubt is taken back by itself: it pays nothing.</translation>
        </message>
        <message>
            <source>Lock, sign out, train; the shop&apos;s people.</source>
            <translation>Lock, sign out, train; the shop&apos;s people.</translation>
        </message>
        <message>
            <source>Park the sale, or take a parked one up again.</source>
            <translation>Park the sale, or take a parked one up again.</translation>
        </message>
        <message>
            <source>The shift: cash in and out, count, close, reports.</source>
            <translation>The shift: cash in and out, count, close, reports.</translation>
        </message>
        <message>
            <source>Back.</source>
            <translation>Back.</translation>
        </message>
        <message>
            <source>Payments in doubt, and what became of them.</source>
            <translation>Payments in doubt, and what became of them.</translation>
        </message>
        <message>
            <source>Discount, or another price.</source>
            <translation>Discount, or another price.</translation>
        </message>
        <message>
            <source>Goods come back.</source>
            <translation>Goods come back.</translation>
        </message>
        <message>
            <source>Earlier receipts: find, print again, for a name, as a gift.</source>
            <translation>Earlier receipts: find, print again, for a name, as a gift.</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::Keypad</name>
        <message>
            <source>Erase the last character</source>
            <translation>Erase the last character</translation>
        </message>
        <message>
            <source>Times: a number before the scan</source>
            <translation>Times: a number before the scan</translation>
        </message>
        <message>
            <source>C</source>
            <translation>C</translation>
        </message>
        <message>
            <source>Clear the field</source>
            <translation>Clear the field</translation>
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
            <translation>%1, voided</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Qty</source>
            <translation>Qty</translation>
        </message>
        <message>
            <source>Unit price</source>
            <translation>Unit price</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>voided</source>
            <translation>voided</translation>
        </message>
        <message>
            <source>, %1</source>
            <translation>, %1</translation>
        </message>
        <message>
            <source>return</source>
            <translation>return</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 off</translation>
        </message>
        <message>
            <source>usually %1</source>
            <translation>usually %1</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::LinesView</name>
        <message>
            <source>Lines of this sale</source>
            <translation>Lines of this sale</translation>
        </message>
        <message>
            <source>Scan the first item</source>
            <translation>Scan the first item</translation>
        </message>
        <message>
            <source>No label? Press a quick key, or search by name (F2).</source>
            <translation>No label? Press a quick key, or search by name (F2).</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::MessageBar</name>
        <message>
            <source>Keep</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>Void it</source>
            <translation>Void it</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PapersPage</name>
        <message>
            <source>Leave room to write</source>
            <translation>Leave room to write</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Named receipt</source>
            <translation>Named receipt</translation>
        </message>
        <message>
            <source>Sales found</source>
            <translation>Sales found</translation>
        </message>
        <message>
            <source>Nothing was sold yet.</source>
            <translation>Nothing was sold yet.</translation>
        </message>
        <message>
            <source>No sale with “%1”. Type a receipt&apos;s number, a day such as 11-30, or goods.</source>
            <translation>No sale with “%1”. Type a receipt&apos;s number, a day such as 11-30, or goods.</translation>
        </message>
        <message>
            <source>Receipt %1 of %2
%3
%4</source>
            <translation>Receipt %1 of %2
%3
%4</translation>
        </message>
        <message>
            <source>Sold by %1</source>
            <translation>Sold by %1</translation>
        </message>
        <message>
            <source>For a named person</source>
            <translation>For a named person</translation>
        </message>
        <message numerus="yes">
            <source>%n printed already</source>
            <translation>
                <numerusform>%n printed already</numerusform>
                <numerusform>%n printed already</numerusform>
            </translation>
        </message>
        <message>
            <source>Gift receipt without prices</source>
            <translation>Gift receipt without prices</translation>
        </message>
        <message>
            <source>Copy of the receipt</source>
            <translation>Copy of the receipt</translation>
        </message>
        <message>
            <source>Goods come back</source>
            <translation>Goods come back</translation>
        </message>
        <message>
            <source>Type the name for the receipt. Leave it empty for room to write it by hand.</source>
            <translation>Type the name for the receipt. Leave it empty for room to write it by hand.</translation>
        </message>
        <message>
            <source>For what?</source>
            <translation>For what?</translation>
        </message>
        <message>
            <source>For %1. For what?</source>
            <translation>For %1. For what?</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PeoplePage</name>
        <message>
            <source>%1 (%2), number %3</source>
            <translation>%1 (%2), number %3</translation>
        </message>
        <message>
            <source>Nobody is named yet: everything is allowed, and nobody is asked. The first person is a manager; from then on one signs in.</source>
            <translation>Nobody is named yet: everything is allowed, and nobody is asked. The first person is a manager; from then on one signs in.</translation>
        </message>
        <message>
            <source>End training</source>
            <translation>End training</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Train</translation>
        </message>
        <message>
            <source>%1  %2 (%3)</source>
            <translation>%1  %2 (%3)</translation>
        </message>
        <message>
            <source>, PIN locked</source>
            <translation>, PIN locked</translation>
        </message>
        <message>
            <source>Nobody yet. Enter a number, a name and a PIN below.</source>
            <translation>Nobody yet. Enter a number, a name and a PIN below.</translation>
        </message>
        <message>
            <source>nobody signed in</source>
            <translation>nobody signed in</translation>
        </message>
        <message>
            <source>%1  %2: %3 × %4, %5</source>
            <translation>%1  %2: %3 × %4, %5</translation>
        </message>
        <message>
            <source> (%1 granted)</source>
            <translation> (%1 granted)</translation>
        </message>
        <message>
            <source>Nothing was voided or taken back in the last 31 days.</source>
            <translation>Nothing was voided or taken back in the last 31 days.</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>List</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>Exceptions</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Reading (kana)</source>
            <translation>Reading (kana)</translation>
        </message>
        <message>
            <source>New PIN</source>
            <translation>New PIN</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Set PIN</source>
            <translation>Set PIN</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PhonePage</name>
        <message>
            <source>Pay by phone</source>
            <translation>Pay by phone</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>Stop waiting</source>
            <translation>Stop waiting</translation>
        </message>
        <message>
            <source>%1 of the code was not needed and goes back to the customer.</source>
            <translation>%1 of the code was not needed and goes back to the customer.</translation>
        </message>
        <message>
            <source>%1 is still due: scan another code, or take cash (F8).</source>
            <translation>%1 is still due: scan another code, or take cash (F8).</translation>
        </message>
        <message>
            <source>Paid by phone: %1</source>
            <translation>Paid by phone: %1</translation>
        </message>
        <message>
            <source>Not paid. %1</source>
            <translation>Not paid. %1</translation>
        </message>
        <message>
            <source>Checking with the center…</source>
            <translation>Checking with the center…</translation>
        </message>
        <message numerus="yes">
            <source>At most %n second(s) more. Ask the customer to wait.</source>
            <translation>
                <numerusform>At most %n second more. Ask the customer to wait.</numerusform>
                <numerusform>At most %n seconds more. Ask the customer to wait.</numerusform>
            </translation>
        </message>
        <message>
            <source>Any moment now. Ask the customer to wait.</source>
            <translation>Any moment now. Ask the customer to wait.</translation>
        </message>
        <message>
            <source>The center has not answered yet.</source>
            <translation>The center has not answered yet.</translation>
        </message>
        <message>
            <source>Ask the customer to hold the phone to the reader.</source>
            <translation>Ask the customer to hold the phone to the reader.</translation>
        </message>
        <message>
            <source>It is read by itself. If it is not: make the screen brighter, or ask for the bar code instead.</source>
            <translation>It is read by itself. If it is not: make the screen brighter, or ask for the bar code instead.</translation>
        </message>
        <message>
            <source>Remaining</source>
            <translation>Remaining</translation>
        </message>
        <message>
            <source>Accepted without the center: it is told as soon as it is back.</source>
            <translation>Accepted without the center: it is told as soon as it is back.</translation>
        </message>
        <message>
            <source>This payment is being taken back and will not count. Park this sale (F7): it can be taken up again (Shift+F7) and paid in another way.</source>
            <translation>This payment is being taken back and will not count. Park this sale (F7): it can be taken up again (Shift+F7) and paid in another way.</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PinEntry</name>
        <message>
            <source>Staff number</source>
            <translation>Staff number</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::PricePage</name>
        <message>
            <source>Type the new price, then press its reason: that changes it.</source>
            <translation>Type the new price, then press its reason: that changes it.</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>Damaged</translation>
        </message>
        <message>
            <source>Wrong label</source>
            <translation>Wrong label</translation>
        </message>
        <message>
            <source>Best before</source>
            <translation>Best before</translation>
        </message>
        <message>
            <source>Agreed price</source>
            <translation>Agreed price</translation>
        </message>
        <message>
            <source>Discount and price</source>
            <translation>Discount and price</translation>
        </message>
        <message>
            <source>Usual price</source>
            <translation>Usual price</translation>
        </message>
        <message>
            <source>No discount</source>
            <translation>No discount</translation>
        </message>
        <message>
            <source>%1% off</source>
            <translation>%1% off</translation>
        </message>
        <message>
            <source>%1 off</source>
            <translation>%1 off</translation>
        </message>
        <message>
            <source>This line</source>
            <translation>This line</translation>
        </message>
        <message>
            <source>Whole receipt</source>
            <translation>Whole receipt</translation>
        </message>
        <message>
            <source>Other price</source>
            <translation>Other price</translation>
        </message>
        <message>
            <source>Everything that is sold</source>
            <translation>Everything that is sold</translation>
        </message>
        <message>
            <source>%1 off already</source>
            <translation>%1 off already</translation>
        </message>
        <message>
            <source>%1: %2 off already</source>
            <translation>%1: %2 off already</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::QuestionPage</name>
        <message>
            <source>Age check</source>
            <translation>Age check</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Not sold</source>
            <translation>Not sold</translation>
        </message>
        <message>
            <source>Only for customers of %1 or older. Ask for a proof of age if in doubt.</source>
            <translation>Only for customers of %1 or older. Ask for a proof of age if in doubt.</translation>
        </message>
        <message>
            <source>What does one of these cost? Type it, then Enter.</source>
            <translation>What does one of these cost? Type it, then Enter.</translation>
        </message>
        <message>
            <source>Not old enough</source>
            <translation>Not old enough</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Old enough</source>
            <translation>Old enough</translation>
        </message>
        <message>
            <source>Ring up</source>
            <translation>Ring up</translation>
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
            <translation>Damaged</translation>
        </message>
        <message>
            <source>Wrong goods</source>
            <translation>Wrong goods</translation>
        </message>
        <message>
            <source>Not needed</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>Rung up wrongly</source>
            <translation>Rung up wrongly</translation>
        </message>
        <message>
            <source>Scan the symbol on the receipt, or type its number.</source>
            <translation>Scan the symbol on the receipt, or type its number.</translation>
        </message>
        <message>
            <source>Receipt %1 of %2, %3. Press what comes back, once for each piece.</source>
            <translation>Receipt %1 of %2, %3. Press what comes back, once for each piece.</translation>
        </message>
        <message>
            <source>Scan the goods, or type the number below the bars.</source>
            <translation>Scan the goods, or type the number below the bars.</translation>
        </message>
        <message>
            <source>Goods: %1</source>
            <translation>Goods: %1</translation>
        </message>
        <message>
            <source>Return without receipt</source>
            <translation>Return without receipt</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>All of it</source>
            <translation>All of it</translation>
        </message>
        <message>
            <source>Without a receipt</source>
            <translation>Without a receipt</translation>
        </message>
        <message>
            <source>Find the receipt</source>
            <translation>Find the receipt</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Why does it come back?</source>
            <translation>Why does it come back?</translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s) come back. Why?</source>
            <translation>
                <numerusform>%n piece comes back. Why?</numerusform>
                <numerusform>%n pieces come back. Why?</numerusform>
            </translation>
        </message>
        <message>
            <source>came back already</source>
            <translation>came back already</translation>
        </message>
        <message>
            <source>%1 of %2 come back</source>
            <translation>%1 of %2 come back</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SearchPage</name>
        <message>
            <source>Search goods</source>
            <translation>Search goods</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Goods found</source>
            <translation>Goods found</translation>
        </message>
        <message>
            <source>Type a part of the name.</source>
            <translation>Type a part of the name.</translation>
        </message>
        <message>
            <source>Nothing is called “%1”. Try fewer letters, or the number below the bars.</source>
            <translation>Nothing is called “%1”. Try fewer letters, or the number below the bars.</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SellingPage</name>
        <message>
            <source>Finish</source>
            <translation>Finish</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>Pay out</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Void line</source>
            <translation>Void line</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Quantity</translation>
        </message>
        <message>
            <source>Void sale</source>
            <translation>Void sale</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>Park</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Pay by phone</source>
            <translation>Pay by phone</translation>
        </message>
        <message>
            <source>No quick keys yet. Mark goods as quick keys in the catalogue and they stand here.</source>
            <translation>No quick keys yet. Mark goods as quick keys in the catalogue and they stand here.</translation>
        </message>
        <message>
            <source>States</source>
            <translation>States</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
        <message>
            <source>Discount</source>
            <translation>Discount</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Return</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Receipts</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SetupWindow</name>
        <message>
            <source>Kazasu till</source>
            <translation>Kazasu till</translation>
        </message>
        <message>
            <source>The till could not start. %1</source>
            <translation>The till could not start. %1</translation>
        </message>
        <message>
            <source>This till has no shop yet.</source>
            <translation>This till has no shop yet.</translation>
        </message>
        <message>
            <source>It needs a configuration file that names the shop, its goods and its devices.</source>
            <translation>It needs a configuration file that names the shop, its goods and its devices.</translation>
        </message>
        <message>
            <source>To try it with a sample shop, start it with an empty folder:</source>
            <translation>To try it with a sample shop, start it with an empty folder:</translation>
        </message>
        <message>
            <source>With the configuration of your shop:</source>
            <translation>With the configuration of your shop:</translation>
        </message>
        <message>
            <source>日本語</source>
            <extracomment>The key that switches the whole window to the other language, in that language.</extracomment>
            <translation>日本語</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftCash</name>
        <message>
            <source>How much goes out of the drawer?</source>
            <translation>How much goes out of the drawer?</translation>
        </message>
        <message>
            <source>How much goes into the drawer?</source>
            <translation>How much goes into the drawer?</translation>
        </message>
        <message>
            <source>Next: the reason</source>
            <translation>Next: the reason</translation>
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
            <translation>Or as one sum</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Float</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Open the shift</source>
            <translation>Open the shift</translation>
        </message>
        <message>
            <source>This is in the drawer</source>
            <translation>This is in the drawer</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftOverview</name>
        <message>
            <source>Nothing can be sold before it is opened.</source>
            <translation>Nothing can be sold before it is opened.</translation>
        </message>
        <message>
            <source>The first sale opens one without a float.</source>
            <translation>The first sale opens one without a float.</translation>
        </message>
        <message>
            <source>Opened by itself</source>
            <translation>Opened by itself</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Float</translation>
        </message>
        <message>
            <source>Cash in</source>
            <translation>Cash in</translation>
        </message>
        <message>
            <source>Cash out</source>
            <translation>Cash out</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Over or short</source>
            <translation>Over or short</translation>
        </message>
        <message numerus="yes">
            <source>%n sale(s) not finished</source>
            <translation>
                <numerusform>%n sale not finished</numerusform>
                <numerusform>%n sales not finished</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s) not sent yet</source>
            <translation>
                <numerusform>%n payment not sent yet</numerusform>
                <numerusform>%n payments not sent yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n payment(s) in doubt</source>
            <translation>
                <numerusform>%n payment in doubt</numerusform>
                <numerusform>%n payments in doubt</numerusform>
            </translation>
        </message>
        <message>
            <source>Parked sales</source>
            <translation>Parked sales</translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s)</source>
            <translation>
                <numerusform>%n piece</numerusform>
                <numerusform>%n pieces</numerusform>
            </translation>
        </message>
        <message>
            <source>X report</source>
            <translation>X report</translation>
        </message>
        <message>
            <source>Last Z again</source>
            <translation>Last Z again</translation>
        </message>
        <message>
            <source>Count the drawer</source>
            <translation>Count the drawer</translation>
        </message>
        <message>
            <source>Open the drawer</source>
            <translation>Open the drawer</translation>
        </message>
        <message>
            <source>Open with a float</source>
            <translation>Open with a float</translation>
        </message>
        <message>
            <source>Close all the same</source>
            <translation>Close all the same</translation>
        </message>
        <message>
            <source>Close the shift</source>
            <translation>Close the shift</translation>
        </message>
        <message>
            <source>No shift is open</source>
            <translation>No shift is open</translation>
        </message>
        <message>
            <source>Shift %1 is open</source>
            <translation>Shift %1 is open</translation>
        </message>
        <message>
            <source>Closing now leaves this behind:</source>
            <translation>Closing now leaves this behind:</translation>
        </message>
        <message numerus="yes">
            <source>%n refund(s) not done</source>
            <translation>
                <numerusform>%n refund not done</numerusform>
                <numerusform>%n refunds not done</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftPage</name>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Shift</translation>
        </message>
        <message>
            <source>Count the float</source>
            <translation>Count the float</translation>
        </message>
        <message>
            <source>Count the drawer</source>
            <translation>Count the drawer</translation>
        </message>
        <message>
            <source>Cash in</source>
            <translation>Cash in</translation>
        </message>
        <message>
            <source>Cash out</source>
            <translation>Cash out</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Report</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftReason</name>
        <message>
            <source>To the safe</source>
            <translation>To the safe</translation>
        </message>
        <message>
            <source>Exchange</source>
            <translation>Exchange</translation>
        </message>
        <message>
            <source>Small expenses</source>
            <translation>Small expenses</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>Correction</translation>
        </message>
        <message>
            <source>From the safe</source>
            <translation>From the safe</translation>
        </message>
        <message>
            <source>More change</source>
            <translation>More change</translation>
        </message>
        <message>
            <source>%1: what for? Choose, or type it.</source>
            <translation>%1: what for? Choose, or type it.</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::ShiftReportView</name>
        <message>
            <source>Print it again</source>
            <translation>Print it again</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>en</source>
            <extracomment>The language of a report on the screen: en or ja.</extracomment>
            <translation>en</translation>
        </message>
        <message>
            <source>The drawer is right.</source>
            <translation>The drawer is right.</translation>
        </message>
        <message>
            <source>%1 too much</source>
            <translation>%1 too much</translation>
        </message>
        <message>
            <source>%1 missing</source>
            <translation>%1 missing</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::SignInPage</name>
        <message>
            <source>Locked</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>%1 goes on with the PIN; anybody else signs in with their own number. The sale waits.</source>
            <translation>%1 goes on with the PIN; anybody else signs in with their own number. The sale waits.</translation>
        </message>
        <message>
            <source>Enter your staff number and your PIN.</source>
            <translation>Enter your staff number and your PIN.</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::StatesPage</name>
        <message>
            <source>States of this till</source>
            <translation>States of this till</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::StatusStrip</name>
        <message>
            <source>日本語</source>
            <extracomment>The key that switches the whole window to the other language, in that language.</extracomment>
            <translation>日本語</translation>
        </message>
        <message>
            <source>Switches the language (F10)</source>
            <translation>Switches the language (F10)</translation>
        </message>
        <message>
            <source>Time %1</source>
            <translation>Time %1</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>Lock, sign out, train, and the shop&apos;s people (Shift+F11)</source>
            <translation>Lock, sign out, train, and the shop&apos;s people (Shift+F11)</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TextPad</name>
        <message>
            <source>Voiced, half-voiced or small</source>
            <translation>Voiced, half-voiced or small</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Space</translation>
        </message>
        <message>
            <source>Erase the last character</source>
            <translation>Erase the last character</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TotalsPanel</name>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Total %1</source>
            <translation>Total %1</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 reduced rate</source>
            <translation>%1 reduced rate</translation>
        </message>
        <message>
            <source>%1 rate</source>
            <translation>%1 rate</translation>
        </message>
        <message>
            <source>tax %1</source>
            <translation>tax %1</translation>
        </message>
        <message>
            <source>Paid %1  Still due %2</source>
            <translation>Paid %1  Still due %2</translation>
        </message>
        <message>
            <source>Pay out</source>
            <translation>Pay out</translation>
        </message>
        <message>
            <source>Pay out %1</source>
            <translation>Pay out %1</translation>
        </message>
        <message>
            <source>%1, %2 back</source>
            <translation>%1, %2 back</translation>
        </message>
        <message>
            <source>Discount %1: %2</source>
            <translation>Discount %1: %2</translation>
        </message>
        <message>
            <source>Return of receipt %1</source>
            <translation>Return of receipt %1</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::TrainingBanner</name>
        <message>
            <source>TRAINING 練習: nothing that is sold now counts</source>
            <translation>TRAINING 練習: nothing that is sold now counts</translation>
        </message>
    </context>
    <context>
        <name>Refunds</name>
        <message>
            <source>The customer has not got it. Ask a manager and give it back in cash.</source>
            <translation>The customer has not got it. Ask a manager and give it back in cash.</translation>
        </message>
        <message>
            <source>Refund on its way</source>
            <translation>Refund on its way</translation>
        </message>
        <message>
            <source>The till asks the center again and again. Nobody has to wait for it.</source>
            <translation>The till asks the center again and again. Nobody has to wait for it.</translation>
        </message>
        <message>
            <source>Refund promised</source>
            <translation>Refund promised</translation>
        </message>
        <message>
            <source>The customer gets it as soon as the bank has booked it.</source>
            <translation>The customer gets it as soon as the bank has booked it.</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>Refunded</translation>
        </message>
        <message>
            <source>The customer's bank has it.</source>
            <translation>The customer's bank has it.</translation>
        </message>
        <message>
            <source>Refund refused</source>
            <translation>Refund refused</translation>
        </message>
        <message>
            <source>The bank could not take the refund</source>
            <translation>The bank could not take the refund</translation>
        </message>
        <message>
            <source>Refunded in cash</source>
            <translation>Refunded in cash</translation>
        </message>
        <message>
            <source>It went out of the drawer.</source>
            <translation>It went out of the drawer.</translation>
        </message>
    </context>
    <context>
        <name>kazasu::app::RefundList</name>
        <message>
            <source>Return, receipt %1</source>
            <translation>Return, receipt %1</translation>
        </message>
        <message>
            <source>Really given back in cash</source>
            <translation>Really given back in cash</translation>
        </message>
        <message>
            <source>Give back in cash</source>
            <translation>Give back in cash</translation>
        </message>
    </context>
</TS>
