<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>ringthrough::DevicePicker</name>
    <message numerus="yes">
        <source>%n router(s) fit.</source>
        <translation>
            <numerusform>%n router fits.</numerusform>
            <numerusform>%n routers fit.</numerusform>
        </translation>
    </message>
</context>
</TS>
