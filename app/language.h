// Language: the words of the window, switchable while it runs. Widgets hear of it as LanguageChange.
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>

namespace kazasu::app {

class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// "ja" or "en"; false when there is no such translation, and the old words stay.
    bool install(const QString& name);
    void switchToOther() {
        install(m_name == QLatin1String("ja") ? QStringLiteral("en") : QStringLiteral("ja"));
    }
    [[nodiscard]] const QString& name() const { return m_name; }
    /// "ja" for a Japanese system, otherwise "en".
    static QString ofSystem();

private:
    QString m_name;
    std::unique_ptr<QTranslator> m_translator;
};

}  // namespace kazasu::app
