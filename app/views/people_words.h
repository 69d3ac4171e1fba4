// Words for roles and for the kinds of exceptions, as a shop says them.
#pragma once

#include "controller/api/people.h"

#include <QString>

namespace kazasu::app {

QString roleWords(api::Role role);
/// "void_sale" ...; a kind that is not known here is shown as it is.
QString exceptionWords(const std::string& kind);

}  // namespace kazasu::app
