#pragma once

#include <QByteArray>

namespace ringthrough {

/// A small vendor's file, right in every part, for tests that break one thing in it. The name of
/// its file is vendorFileName.
inline const char *const vendorFileName = "acme.yaml";

inline QByteArray vendorText()
{
    return R"(format: 1
id: acme
name: Acme
aliases: [Acme Networks]
countries: [worldwide]
identify:
  - signal: http.server
    prefix: AcmeHTTP/
    weight: maker
    matches: [AcmeHTTP/1.0]
    matches_not: [nginx]
probes:
  - get: /about.xml
    port: 49000
    reports_as: upnp.xml
devices:
  - id: acme-one
    family: Acme One
    models: [A-100, A-200]
    addresses: [192.168.7.1]
    sign_in: {user: admin, text: The password is on the label.}
    alg: {name: SIP helper, default: 'on', switch: web+cli}
    identify:
      - signal: http.title
        regex: '^Acme (?<model>A-\d+) v(?<firmware>[\d.]+)$'
        weight: model
        matches: [Acme A-100 v1.2]
    guide:
      - open: http://192.168.7.1/
      - sign_in:
      - go: [Advanced, Telephony]
      - set: {control: checkbox, label: SIP helper, to: unticked}
      - press: Save
      - restart:
        optional: true
    ways_round: [tls]
    notes: [It stores every change at once.]
    recipe:
      via: [telnet]
      sign_in:
        user_prompt: 'login:\s*$'
        password_prompt: 'Password:\s*$'
        prompt: 'acme>\s*$'
        leave: [exit]
      refused: '^error'
      confirm:
        - {send: show product, require: Acme}
      check:
        - {send: show sip, 'on': '^sip is on', 'off': '^sip is off'}
      change: [sip off]
      save: [{send: write, prompt: 'acme>\s*$'}]
      undo: [sip on, write]
      effect: at_once
      dialogues:
        - name: A-100
          model: A-100
          user_prompt: 'login: '
          password_prompt: 'Password: '
          modes: [{name: shell, prompt: 'acme> '}]
          answers:
            - {type: show product, says: "Acme A-100\n"}
            - {type: show sip, when: 'on', says: "sip is on\n"}
            - {type: show sip, when: 'off', says: "sip is off\n"}
            - {type: sip off, does: [sets_off]}
            - {type: sip on, does: [sets_on]}
            - {type: write, does: [saves]}
            - {type: exit, does: [ends]}
    sources: [https://acme.example/manual.pdf]
    checked: 2026-11-22
    confidence: high
)";
}

/// A text with one part replaced; the part has to be there.
inline QByteArray textWith(QByteArray text, const QByteArray &part, const QByteArray &instead)
{
    const qsizetype at = text.indexOf(part);
    Q_ASSERT(at >= 0);
    return text.replace(at, part.size(), instead);
}

inline QByteArray vendorTextWith(const QByteArray &part, const QByteArray &instead)
{
    return textWith(vendorText(), part, instead);
}

} // namespace ringthrough
