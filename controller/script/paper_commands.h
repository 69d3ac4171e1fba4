// PaperCommands: the commands of a script that concern sales that are over.
//
//   find-sales [TEXT] | copy | gift | named [NAME]
//
// `find-sales` answers with what was found, newest first; the others print about the first of these.
#pragma once

#include "controller/api/papers.h"
#include "core/json.h"

namespace kazasu::controller {

class PaperCommands {
public:
    explicit PaperCommands(api::Papers& papers) : m_papers(papers) {}

    [[nodiscard]] static bool knows(std::string_view command);
    [[nodiscard]] Status execute(const std::string& command, const std::string& rest);
    /// What was found last.
    [[nodiscard]] Json answer() const;

private:
    [[nodiscard]] Status find(const std::string& text);

    api::Papers& m_papers;
    std::vector<api::PastSaleView> m_found;
};

}  // namespace kazasu::controller
