#include "app/demo_folder.h"

#include "core/json.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace kazasu::app {
namespace {

Error cannotWrite(const QString& path) {
    return {ErrorCode::StorageOpenFailed, path.toStdString() + ": cannot be written"};
}

Status writeFile(const QString& path, const QByteArray& content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return cannotWrite(path);
    return {};
}

/// A path may hold what a device URI sets apart.
std::string deviceUri(const char* scheme, const QString& path) {
    return scheme + QUrl::toPercentEncoding(path, "/").toStdString();
}

QByteArray sampleConfig(const QDir& dir) {
    // Relative paths are relative to the file. No center: cash works, and settlement codes say why they do
    // not.
    const Json config =
        Json::object()
            .set("shop", Json::object()
                             .set("name", "かざす商店")
                             .set("address", "東京都千代田区本町 1-2-3")
                             .set("phone", "03-0000-0000"))
            .set("register", Json::object().set("name", "レジ 1").set("number", 1))
            .set("tax", Json::object().set("prices_include_tax", true).set("rounding", "down"))
            .set("database", "store.sqlite")
            .set("scanners",
                 Json::array().push(Json::text(deviceUri("folder:", dir.filePath(QStringLiteral("scans"))))))
            .set("printers",
                 Json::array().push(Json::text(deviceUri("png:", dir.filePath(QStringLiteral("receipts"))))));
    return QByteArray::fromStdString(config.dump());
}

}  // namespace

Result<DemoFolder> prepareDemoFolder(const QString& folder) {
    const QDir dir(QDir(folder).absolutePath());
    DemoFolder demo;
    demo.configFile = dir.filePath(QStringLiteral("store.json"));
    demo.catalogueFile = dir.filePath(QStringLiteral("catalogue.csv"));
    demo.scanFolder = dir.filePath(QStringLiteral("scans"));
    for (const QString& path : {dir.path(), demo.scanFolder, dir.filePath(QStringLiteral("receipts"))})
        if (!QDir().mkpath(path)) return cannotWrite(path);
    if (QFile::exists(demo.configFile)) return demo;
    QFile sample(QStringLiteral(":/sample/catalogue.csv"));
    KAZASU_CHECK(sample.open(QIODevice::ReadOnly));
    KAZASU_TRY_STATUS(writeFile(demo.catalogueFile, sample.readAll()));
    KAZASU_TRY_STATUS(writeFile(demo.configFile, sampleConfig(dir)));
    return demo;
}

}  // namespace kazasu::app
