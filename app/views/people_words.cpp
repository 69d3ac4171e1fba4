#include "app/views/people_words.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PeopleWords)
};

struct KindWords {
    const char* kind;
    const char* words;
};
constexpr std::array kKinds{
    KindWords{"void_sale", QT_TRANSLATE_NOOP("PeopleWords", "Sales voided")},
    KindWords{"void_line", QT_TRANSLATE_NOOP("PeopleWords", "Lines voided")},
    KindWords{"lower_quantity", QT_TRANSLATE_NOOP("PeopleWords", "Quantities lowered")},
    KindWords{"park_sale", QT_TRANSLATE_NOOP("PeopleWords", "Sales put aside")},
    KindWords{"reprint", QT_TRANSLATE_NOOP("PeopleWords", "Receipts printed again")},
    KindWords{"return_goods", QT_TRANSLATE_NOOP("PeopleWords", "Goods taken back")},
    KindWords{"no_sale", QT_TRANSLATE_NOOP("PeopleWords", "Drawer opened without a sale")},
    KindWords{"override_price", QT_TRANSLATE_NOOP("PeopleWords", "Prices changed")},
    KindWords{"discount", QT_TRANSLATE_NOOP("PeopleWords", "Discounts")},
};

}  // namespace

QString roleWords(api::Role role) {
    switch (role) {
        case api::Role::Cashier:
            return Words::tr("Cashier");
        case api::Role::Supervisor:
            return Words::tr("Supervisor");
        case api::Role::Manager:
            return Words::tr("Manager");
    }
    return {};
}

QString exceptionWords(const std::string& kind) {
    for (const auto& row : kKinds)
        if (kind == row.kind) return Words::tr(row.words);
    return QString::fromStdString(kind);
}

}  // namespace kazasu::app
