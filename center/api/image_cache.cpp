#include "center/api/image_cache.h"

namespace kazasu::center {

std::optional<CodeImage> ImageCache::find(const IssueNumber& number, const ImageWish& wish) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_images.find({number, wish});
    if (found == m_images.end()) return std::nullopt;
    return found->second;
}

void ImageCache::put(const IssueNumber& number, const ImageWish& wish, CodeImage image) {
    const std::lock_guard lock(m_mutex);
    const Key key{number, wish};
    if (!m_images.emplace(key, std::move(image)).second) return;
    m_order.push_back(key);
    if (m_order.size() <= kMaxImages) return;
    m_images.erase(m_order.front());
    m_order.pop_front();
}

}  // namespace kazasu::center
