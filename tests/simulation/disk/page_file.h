// PageFile: the bytes of one simulated file, in pages that copies share until one of them writes. A whole
// disk is copied in microseconds: for an inspection, for what a power cut leaves, for the next world.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace kazasu::sim {

class PageFile {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// How many of `count` bytes there are at the offset.
    std::size_t read(char* into, std::size_t count, std::size_t offset) const {
        const std::size_t there = offset < m_size ? std::min(count, m_size - offset) : 0;
        forEachPage(offset, there,
                    [&](std::size_t page, std::size_t at, std::size_t length, std::size_t done) {
                        std::memcpy(into + done, m_pages[page]->data() + at, length);
                    });
        return there;
    }
    /// What lies between the old end and the offset reads as zeros.
    void write(std::string_view data, std::size_t offset) {
        if (data.empty()) return;
        if (m_size < offset + data.size()) resize(offset + data.size());
        forEachPage(offset, data.size(),
                    [&](std::size_t page, std::size_t at, std::size_t length, std::size_t done) {
                        std::memcpy(own(page).data() + at, data.data() + done, length);
                    });
    }
    void resize(std::size_t size) {
        const std::size_t inLastPage = size % kPageBytes;
        m_pages.resize((size + kPageBytes - 1) / kPageBytes, emptyPage());
        if (size < m_size && inLastPage != 0)
            std::fill(own(m_pages.size() - 1).begin() + static_cast<std::ptrdiff_t>(inLastPage),
                      own(m_pages.size() - 1).end(), char{0});
        m_size = size;
    }
    /// Has, from now on, what the other one has there, and its size.
    void share(const PageFile& other, std::size_t offset, std::size_t count) {
        m_pages.resize(other.m_pages.size(), emptyPage());
        m_size = other.m_size;
        const std::size_t end = std::min(offset + count, m_size);
        for (std::size_t page = offset / kPageBytes; page * kPageBytes < end; ++page)
            m_pages[page] = other.m_pages[page];
    }

private:
    static constexpr std::size_t kPageBytes = 4096;
    using Page = std::array<char, kPageBytes>;

    static const std::shared_ptr<Page>& emptyPage() {
        static const auto page = std::make_shared<Page>();
        return page;
    }
    Page& own(std::size_t index) {
        std::shared_ptr<Page>& page = m_pages[index];
        if (page.use_count() > 1) page = std::make_shared<Page>(*page);
        return *page;
    }
    template <class Use>
    static void forEachPage(std::size_t offset, std::size_t count, Use use) {
        for (std::size_t done = 0; done < count;) {
            const std::size_t at = (offset + done) % kPageBytes;
            const std::size_t length = std::min(count - done, kPageBytes - at);
            use((offset + done) / kPageBytes, at, length, done);
            done += length;
        }
    }

    std::vector<std::shared_ptr<Page>> m_pages;
    std::size_t m_size = 0;
};

}  // namespace kazasu::sim
