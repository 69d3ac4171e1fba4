// One shop without a center, as a real program: what hostile files, names and pictures do to it.
#pragma once

#include "platform/sql/read_only_sqlite.h"
#include "tests/e2e/support/till.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

namespace kazasu::test {

class LoneShop {
public:
    LoneShop() {
        for (const char* folder : {"scans", "png", "pdf"})
            KAZASU_CHECK(QDir(m_folder.path()).mkpath(QLatin1String(folder)));
        program.configure(config(Json::object().set("name", "かざす商店")));
    }

    [[nodiscard]] Json config(Json shop) const {
        const auto uri = [this](const char* scheme, const char* name) {
            return std::string(scheme) + m_folder.filePath(QLatin1String(name)).toStdString();
        };
        Json printers = Json::array();
        printers.push(Json::text(uri("escpos:", "receipts.bin")))
            .push(Json::text(uri("png:", "png")))
            .push(Json::text(uri("pdf:", "pdf")));
        Json scanners = Json::array();
        scanners.push(Json::text(uri("folder:", "scans")));
        return Json::object()
            .set("shop", std::move(shop))
            .set("database", "store.sqlite")
            .set("scanners", std::move(scanners))
            .set("printers", std::move(printers));
    }

    /// Writes a catalogue file and has the program import it.
    [[nodiscard]] Finished import(const std::string& csv) const {
        const QString path = program.path(QStringLiteral("goods.csv"));
        QFile file(path);
        KAZASU_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray::fromStdString(csv));
        file.close();
        return program.run({QStringLiteral("import"), path});
    }

    [[nodiscard]] QByteArray contentOf(const char* name) const {
        QFile file(program.path(QLatin1String(name)));
        KAZASU_CHECK(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    [[nodiscard]] std::unique_ptr<Database> database() const {
        auto opened = openSqliteReadOnly(program.path(QStringLiteral("store.sqlite")).toStdString());
        KAZASU_CHECK(opened.isOk());
        return *std::move(opened);
    }
    /// Every file below its folder, by name.
    [[nodiscard]] QStringList files() const {
        QStringList names;
        QDirIterator iterator(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (iterator.hasNext()) names << iterator.next();
        return names;
    }

private:
    QTemporaryDir m_folder;

public:
    SystemProgram program{QStringLiteral("kazasu-controller"), m_folder.path(), QString(),
                          ReadyOn::StandardOutputOnly};
    Till till{program};
};

}  // namespace kazasu::test
