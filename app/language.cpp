#include "app/language.h"

#include <QCoreApplication>
#include <QLocale>

namespace kazasu::app {

Language::~Language() {
    if (m_translator && QCoreApplication::instance() != nullptr)
        QCoreApplication::removeTranslator(m_translator.get());
}

bool Language::install(const QString& name) {
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(QStringLiteral(":/i18n/kazasu_%1.qm").arg(name))) return false;
    QLocale::setDefault(QLocale(name));
    if (m_translator) QCoreApplication::removeTranslator(m_translator.get());
    m_translator = std::move(translator);
    m_name = name;
    QCoreApplication::installTranslator(m_translator.get());
    return true;
}

QString Language::ofSystem() {
    return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

}  // namespace kazasu::app
