<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AdviceProof</name>
    <message numerus="yes">
        <source>%1 (%2) answered in %3 ms, and %n test message(s) to that port arrived unchanged.</source>
        <translation>
            <numerusform>%1 (%2) answered in %3 ms, and %n test message to that port arrived unchanged.</numerusform>
            <numerusform>%1 (%2) answered in %3 ms, and %n test messages to that port arrived unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n test message(s) over TCP arrived unchanged.</source>
        <translation>
            <numerusform>The %n test message over TCP arrived unchanged.</numerusform>
            <numerusform>All %n test messages over TCP arrived unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) answered in %3 ms, and the answers to %n test message(s) to that port showed no sign of a change.</source>
        <translation>
            <numerusform>%1 (%2) answered in %3 ms, and the answer to %n test message to that port showed no sign of a change.</numerusform>
            <numerusform>%1 (%2) answered in %3 ms, and the answers to %n test messages to that port showed no sign of a change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n test message(s) over TCP were answered, and no answer showed a sign of a change.</source>
        <translation>
            <numerusform>The %n test message over TCP was answered, and the answer showed no sign of a change.</numerusform>
            <numerusform>All %n test messages over TCP were answered, and no answer showed a sign of a change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>Pull its power plug, wait ten seconds, and put it back. It takes about %n minute(s) until it is there again. The change then takes effect.</source>
        <translation>
            <numerusform>Pull its power plug, wait ten seconds, and put it back. It takes about %n minute until it is there again. The change then takes effect.</numerusform>
            <numerusform>Pull its power plug, wait ten seconds, and put it back. It takes about %n minutes until it is there again. The change then takes effect.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change takes effect after a restart. Calls and internet are away for about %n minute(s).</source>
        <translation>
            <numerusform>The change takes effect after a restart. Calls and internet are away for about %n minute.</numerusform>
            <numerusform>The change takes effect after a restart. Calls and internet are away for about %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LintCommand</name>
    <message numerus="yes">
        <source>%n thing(s) to put right.</source>
        <translation>
            <numerusform>%n thing to put right.</numerusform>
            <numerusform>%n things to put right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestAnswer</name>
    <message numerus="yes">
        <source>%1, in %n message(s), for example %2:
    sent:     %3
    received: %4</source>
        <translation>
            <numerusform>%1, in %n message, for example %2:
    sent:     %3
    received: %4</numerusform>
            <numerusform>%1, in %n messages, for example %2:
    sent:     %3
    received: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were sent to %1.</source>
        <translation>
            <numerusform>%n message was sent to %1.</numerusform>
            <numerusform>%n messages were sent to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VendorsCommand</name>
    <message numerus="yes">
        <source>    %1 and %n more</source>
        <translation>
            <numerusform>    %1 and %n more</numerusform>
            <numerusform>    %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringthrough::DevicePicker</name>
    <message numerus="yes">
        <source>%n router(s) fit.</source>
        <translation>
            <numerusform>%n router fits.</numerusform>
            <numerusform>%n routers fit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringthrough::LifetimeCheck</name>
    <message numerus="yes">
        <source>Keeping quiet for a while, to see how long your router remembers a connection. This takes up to %n minutes.</source>
        <translation>
            <numerusform>Keeping quiet for a while, to see how long your router remembers a connection. This takes up to %n minute.</numerusform>
            <numerusform>Keeping quiet for a while, to see how long your router remembers a connection. This takes up to %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ringthrough::VoiceCheck</name>
    <message numerus="yes">
        <source>Sending packets as a telephone call does, for %n seconds.</source>
        <translation>
            <numerusform>Sending packets as a telephone call does, for %n second.</numerusform>
            <numerusform>Sending packets as a telephone call does, for %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
