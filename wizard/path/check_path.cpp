#include "check_path.h"

namespace ringthrough {

class CheckPath::Private
{
public:
    PathOptions options;
    PathReport report;
};

CheckPath::CheckPath(PathOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>())
{
    d->options = std::move(options);
}

CheckPath::~CheckPath()
{
    cancel();
}

std::chrono::seconds CheckPath::limitOf(PathCheck)
{
    return std::chrono::seconds(12);
}

const PathReport &CheckPath::report() const
{
    return d->report;
}

void CheckPath::skip(PathCheck) {}

void CheckPath::run()
{
    if (conclude())
        Q_EMIT finished(d->report);
}

void CheckPath::stop() {}

} // namespace ringthrough
