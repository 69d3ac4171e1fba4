// A picture file as a scanner: image:PATH is read once when it is opened.
#pragma once

#include "drivers/scanner/scanner.h"

namespace kazasu {

class ImageScanner final : public Scanner {
    Q_OBJECT

public:
    /// The reader must outlive the scanner.
    ImageScanner(std::string path, const BarcodeReader& reader, QObject* parent = nullptr)
        : Scanner(parent), m_path(std::move(path)), m_reader(reader) {}

    Status open() override;
    void close() override { clearInput(); }

private:
    std::string m_path;
    const BarcodeReader& m_reader;
};

}  // namespace kazasu
