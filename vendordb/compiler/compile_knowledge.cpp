// Compiles a folder of the knowledge base: compile_knowledge FOLDER FILE

#include "compiled_knowledge.h"
#include "knowledge_base.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

using namespace ringthrough;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QTextStream err(stderr);
    if (arguments.size() != 3) {
        err << "usage: compile_knowledge FOLDER FILE\n";
        return 2;
    }
    const LoadedKnowledge loaded = loadKnowledgeFiles({arguments.at(1)});
    for (const Mistake &mistake : loaded.mistakes)
        err << mistake.toString() << '\n';
    // With mistakes the file stays empty: then the program reads the sources and tells them, too.
    const QByteArray data = loaded.mistakes.isEmpty()
                                ? compileKnowledge(arguments.at(1), loaded.base.known())
                                : QByteArray();
    QSaveFile file(arguments.at(2));
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.commit()) {
        err << file.errorString() << '\n';
        return 1;
    }
    return 0;
}
