// FakeCamera: a webcam that Qt finds through the plugin of tests/lab/fake_camera. Writing its file is
// plugging it in, removing it is pulling the plug. The environment must name the plugin's folder and
// FakeCameras::folder().
#pragma once

#include "core/check.h"

#include <QDir>
#include <QFile>
#include <QImage>

namespace kazasu::test {

class FakeCamera {
public:
    FakeCamera(const QString& folder, const QString& name)
        : m_path(folder + QLatin1Char('/') + name + QStringLiteral(".yuy2")) {}
    ~FakeCamera() { unplug(); }
    FakeCamera(const FakeCamera&) = delete;
    FakeCamera& operator=(const FakeCamera&) = delete;

    /// Grey pictures of 1280 x 720, shown one after the other, 15 a second.
    void plug(const QList<QImage>& pictures) const {
        QFile file(m_path + QStringLiteral(".part"));
        KAZASU_CHECK(file.open(QIODevice::WriteOnly));
        for (const auto& picture : pictures) {
            KAZASU_CHECK(picture.size() == QSize(1280, 720) && picture.format() == QImage::Format_Grayscale8);
            for (int y = 0; y < picture.height(); ++y) {
                QByteArray row;
                for (int x = 0; x < picture.width(); ++x) {
                    row += static_cast<char>(picture.constScanLine(y)[x]);
                    row += static_cast<char>(128);  // no colour
                }
                KAZASU_CHECK(file.write(row) == row.size());
            }
        }
        file.close();
        QFile::remove(m_path);
        KAZASU_CHECK(QFile::rename(m_path + QStringLiteral(".part"), m_path));
    }
    void unplug() const { QFile::remove(m_path); }

private:
    QString m_path;
};

}  // namespace kazasu::test
