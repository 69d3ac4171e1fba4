// Comparison: things measured side by side, one sample of each in every round, and the table that shows them.
// What counts are the ratios within a round: the machine's own pace changes from minute to minute.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace kazasu::bench {

double medianOf(std::vector<double> values);
/// The value below which `share` of them lie; 0 of none.
double shareOf(std::vector<double> values, double share);

class Comparison {
public:
    enum class Role { Product, Peer };

    /// `unit` is what a sample counts, e.g. "sales/s": more is better.
    Comparison(std::string title, std::string unit) : m_title(std::move(title)), m_unit(std::move(unit)) {}

    /// The number of the row, for `add`.
    std::size_t row(std::string name, Role role);
    /// One sample; the i-th sample of every row belongs to round i.
    void add(std::size_t row, double sample);
    /// A further column of a row, e.g. its latency: the table shows the median over the rounds.
    void addExtra(std::size_t row, const std::string& column, double sample);

    void print(std::ostream& out) const;
    /// `section,row,round,column,value` lines, every single sample.
    void printCsv(std::ostream& out) const;

private:
    struct Extra {
        std::string column;
        std::vector<double> samples;
    };
    struct Row {
        std::string name;
        Role role;
        std::vector<double> samples;
        std::vector<Extra> extras;
    };
    [[nodiscard]] std::vector<std::string> extraColumns() const;
    void printHead(std::ostream& out, std::size_t nameWidth) const;
    void printRow(std::ostream& out, const Row& row, char letter, std::size_t nameWidth) const;

    std::string m_title, m_unit;
    std::vector<Row> m_rows;
};

}  // namespace kazasu::bench
