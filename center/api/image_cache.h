// ImageCache: the images drawn last, so that a phone that asks again costs no drawing. Safe from several
// threads.
#pragma once

#include "center/issue/code_image.h"

#include <list>
#include <map>
#include <mutex>
#include <optional>

namespace kazasu::center {

class ImageCache {
public:
    static constexpr std::size_t kMaxImages = 512;  // some 2 KiB each

    std::optional<CodeImage> find(const IssueNumber& number, const ImageWish& wish);
    void put(const IssueNumber& number, const ImageWish& wish, CodeImage image);

private:
    using Key = std::pair<IssueNumber, ImageWish>;
    std::mutex m_mutex;
    std::map<Key, CodeImage> m_images;
    std::list<Key> m_order;  // oldest first
};

}  // namespace kazasu::center
