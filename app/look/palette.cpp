#include "app/look/palette.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace kazasu::app {
namespace {

struct TokenPlace {
    const char* name;
    QColor Palette::*member;
};

constexpr std::array kTokenPlaces{
    TokenPlace{"ink", &Palette::ink},           TokenPlace{"muted", &Palette::muted},
    TokenPlace{"paper", &Palette::paper},       TokenPlace{"mist", &Palette::mist},
    TokenPlace{"line", &Palette::line},         TokenPlace{"accent", &Palette::accent},
    TokenPlace{"onAccent", &Palette::onAccent}, TokenPlace{"danger", &Palette::danger},
    TokenPlace{"warn", &Palette::warn},         TokenPlace{"info", &Palette::info},
};

Result<QColor> tokenColour(const QJsonObject& tokens, const char* name, QLatin1String theme) {
    const QColor colour(tokens.value(QLatin1String(name)).toObject().value(theme).toString());
    if (!colour.isValid())
        return Error{ErrorCode::ParseFailed,
                     std::string("token ") + name + " has no colour for " + theme.data()};
    return colour;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}  // namespace

Result<Palettes> palettesFrom(const QByteArray& tokensJson) {
    const QJsonObject tokens = QJsonDocument::fromJson(tokensJson).object();
    Palettes palettes;
    for (const auto& place : kTokenPlaces) {
        KAZASU_TRY(palettes.light.*place.member, tokenColour(tokens, place.name, QLatin1String("light")));
        KAZASU_TRY(palettes.dark.*place.member, tokenColour(tokens, place.name, QLatin1String("dark")));
    }
    return palettes;
}

Palettes builtInPalettes() {
    QFile file(QStringLiteral(":/look/tokens.json"));
    KAZASU_CHECK(file.open(QIODevice::ReadOnly));
    auto palettes = palettesFrom(file.readAll());
    KAZASU_CHECK(palettes.isOk());  // a test reads the same file
    return palettes.value();
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace kazasu::app
