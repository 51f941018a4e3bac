#pragma once

#include <QByteArray>

namespace ringthrough {

/// A small article, right in every part. The name of its file is articleFileName.
inline const char *const articleFileName = "listening.yaml";

inline QByteArray articleText()
{
    return R"(format: 1
id: listening
title: How to listen
summary: What to hear in a call.
about: tls
sections:
  - heading: First
    text: [Pick up the phone.]
    steps: [Dial, Wait]
    points: [A tone]
    say: [Hello.]
see: [acme-one, acme]
sources: [https://acme.example/listening]
checked: 2026-11-22
)";
}

} // namespace ringthrough
