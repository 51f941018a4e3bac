// Prints how long loading, identifying and searching take with the bundled knowledge and with a
// hundred times as much of it.

#include "compiled_knowledge.h"
#include "evidence_json.h"
#include "knowledge_base.h"
#include "matcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>

#ifdef Q_OS_LINUX
#include <malloc.h>
#endif

using namespace ringthrough;

namespace {

constexpr int times = 100;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(contents);
}

// Copies of the bundled vendors under other names, so that all rules are tried a hundred times.
void writeCopies(const QString &folder)
{
    const QDir bundled(bundledKnowledgeFolder());
    for (const QString &name : bundled.entryList({QStringLiteral("*.yaml")}, QDir::Files)) {
        const QByteArray text = contentsOf(bundled.filePath(name));
        const QByteArray id = QFileInfo(name).completeBaseName().toUtf8();
        for (int i = 0; i < times; ++i) {
            const QByteArray other = i == 0 ? id : "copy" + QByteArray::number(i) + '-' + id;
            QByteArray copy = text;
            copy.replace("\nid: " + id + '\n', "\nid: " + other + '\n');
            copy.replace("  - id: " + id + '-', "  - id: " + other + '-');
            writeFile(folder + u'/' + QString::fromUtf8(other) + QStringLiteral(".yaml"), copy);
        }
    }
    // What the vendors link to has to be there.
    const QDir articles(articleFolder(bundled.path()));
    QDir().mkpath(articleFolder(folder));
    for (const QString &name : articles.entryList({QStringLiteral("*.yaml")}, QDir::Files))
        writeFile(articleFolder(folder) + u'/' + name, contentsOf(articles.filePath(name)));
}

// The processor time of the quickest of some runs: what disturbs a run only ever makes it slower.
double milliseconds(int runs, const std::function<void()> &work)
{
    double best = std::numeric_limits<double>::max();
    for (int i = 0; i < runs; ++i) {
        const std::clock_t before = std::clock();
        work();
        best = std::min(best, double(std::clock() - before) * 1000 / CLOCKS_PER_SEC);
    }
    return best;
}

double mebibytesInUse()
{
#ifdef Q_OS_LINUX
    return double(mallinfo2().uordblks + mallinfo2().hblkhd) / (1024 * 1024);
#else
    return 0;
#endif
}

QList<Evidence> cases()
{
    QList<Evidence> list;
    const QDir folder(QStringLiteral(RT_SOURCE_DIR "/tests/vendordb/cases"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const auto read = evidenceFromJson(contentsOf(folder.filePath(name)));
        if (const Evidence *evidence = std::get_if<Evidence>(&read))
            list.append(*evidence);
    }
    return list;
}

class Bench
{
public:
    LoadedKnowledge load(const QString &what, int runs,
                         const std::function<LoadedKnowledge()> &loader);
    void identifyAll(const QString &what, int runs);
    void searchAll(const QString &what, int runs);

private:
    QTextStream m_out{stdout};
    LoadedKnowledge m_loaded;
};

LoadedKnowledge Bench::load(const QString &what, int runs,
                            const std::function<LoadedKnowledge()> &loader)
{
    m_loaded = {};
    const double before = mebibytesInUse();
    const double time = milliseconds(runs, [&] { m_loaded = loader(); });
    const double memory = mebibytesInUse() - before;
    m_out << QStringLiteral("load %1: %2 ms, %3 vendors, %4 mistakes, %5 MiB\n")
                 .arg(what)
                 .arg(time, 0, 'f', 1)
                 .arg(m_loaded.base.vendors().size())
                 .arg(m_loaded.mistakes.size())
                 .arg(memory, 0, 'f', 1);
    m_out.flush();
    return m_loaded;
}

void Bench::identifyAll(const QString &what, int runs)
{
    const QList<Evidence> all = cases();
    const double first = milliseconds(1, [&] { identify(m_loaded.base, all.first()); });
    const double time = milliseconds(runs, [&] {
        for (const Evidence &evidence : all)
            identify(m_loaded.base, evidence);
    });
    m_out << QStringLiteral("identify %1: %2 us a case (%3 cases), the very first %4 us\n")
                 .arg(what)
                 .arg(time * 1000 / double(all.size()), 0, 'f', 0)
                 .arg(all.size())
                 .arg(first * 1000, 0, 'f', 0);
    m_out.flush();
}

void Bench::searchAll(const QString &what, int runs)
{
    for (const QString &text :
         {QStringLiteral("7590"), QStringLiteral("netgaer nighthawk r7000"),
          QStringLiteral("TP-Link Archer C7 Wireless AC1750 dual band gigabit router")}) {
        const double time = milliseconds(runs, [&] { m_loaded.base.search(text); });
        m_out
            << QStringLiteral("search %1 for \"%2\": %3 ms\n").arg(what, text).arg(time, 0, 'f', 1);
    }
    m_out.flush();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--copies")) {
        writeCopies(arguments.value(2));
        return 0;
    }
    const QString bundled = bundledKnowledgeFolder();
    const QTemporaryDir folder;
    writeCopies(folder.path());
    Bench bench;
    const auto measure = [&](const QString &size, const QString &from) {
        const QString compiled = folder.filePath(size);
        const LoadedKnowledge loaded = bench.load(size + QStringLiteral(" from YAML"), 1,
                                                  [&] { return loadKnowledgeFiles({from}); });
        writeFile(compiled, compileKnowledge(from, loaded.base.known()));
        bench.load(size + QStringLiteral(" compiled"), 5, [&]() -> LoadedKnowledge {
            return {KnowledgeBase(readCompiledKnowledge(compiled, from).value_or(Knowledge())), {}};
        });
        bench.identifyAll(size, 3);
        bench.searchAll(size, 3);
    };
    measure(QStringLiteral("1x"), bundled);
    measure(QStringLiteral("100x"), folder.path());
    return 0;
}
