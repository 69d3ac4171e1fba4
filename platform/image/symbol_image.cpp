#include "platform/image/symbol_image.h"

#include <QBuffer>
#include <QImage>

namespace kazasu {
namespace {

struct SymbolSize {
    int width, height;  // modules, with the quiet zone
};

SymbolSize sizeOf(const ModuleMatrix& modules, const SymbolLayout& layout) {
    return {modules.width + 2 * layout.quietZone, modules.height * layout.rowHeight + 2 * layout.quietZone};
}

/// A horizontal run of dark modules.
struct DarkRun {
    int x, y, length;
};

std::vector<DarkRun> darkRunsOf(const ModuleMatrix& modules) {
    std::vector<DarkRun> runs;
    for (int y = 0; y < modules.height; ++y) {
        for (int x = 0; x < modules.width; ++x) {
            if (!modules.isDark(x, y)) continue;
            const bool continues =
                !runs.empty() && runs.back().y == y && runs.back().x + runs.back().length == x;
            if (continues)
                ++runs.back().length;
            else
                runs.push_back({x, y, 1});
        }
    }
    return runs;
}

}  // namespace

Result<std::string> pngOf(const ModuleMatrix& modules, const SymbolLayout& layout) {
    const SymbolSize size = sizeOf(modules, layout);
    QImage image(size.width * layout.modulePixels, size.height * layout.modulePixels, QImage::Format_Mono);
    image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    image.fill(0);
    for (const DarkRun& run : darkRunsOf(modules)) {
        const int top = (layout.quietZone + run.y * layout.rowHeight) * layout.modulePixels;
        const int left = (layout.quietZone + run.x) * layout.modulePixels;
        for (int y = top; y < top + layout.rowHeight * layout.modulePixels; ++y)
            for (int x = left; x < left + run.length * layout.modulePixels; ++x) image.setPixel(x, y, 1);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return Error{ErrorCode::Internal, "the PNG was not written"};
    return bytes.toStdString();
}

std::string svgOf(const ModuleMatrix& modules, const SymbolLayout& layout) {
    const SymbolSize size = sizeOf(modules, layout);
    const auto text = [](int value) { return std::to_string(value); };
    std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + text(size.width * layout.modulePixels) +
        "\" height=\"" + text(size.height * layout.modulePixels) + "\" viewBox=\"0 0 " + text(size.width) +
        ' ' + text(size.height) + "\" shape-rendering=\"crispEdges\">\n<path fill=\"#fff\" d=\"M0 0h" +
        text(size.width) + 'v' + text(size.height) + "H0z\"/>\n<path fill=\"#000\" d=\"";
    for (const DarkRun& run : darkRunsOf(modules)) {
        svg += 'M' + text(layout.quietZone + run.x) + ' ' +
               text(layout.quietZone + run.y * layout.rowHeight) + 'h' + text(run.length) + 'v' +
               text(layout.rowHeight) + "h-" + text(run.length) + 'z';
    }
    return svg + "\"/>\n</svg>\n";
}

}  // namespace kazasu
