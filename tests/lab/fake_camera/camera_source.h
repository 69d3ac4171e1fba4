// The source inside a fake camera: raw frames of a file, again and again, 15 a second, until the file is
// gone.
#pragma once

#include <gst/gst.h>

/// 1280 x 720 pixels of two bytes (YUY2).
constexpr gsize kFakeFrameBytes = gsize{1280} * 720 * 2;
constexpr const char* kFakeCameraCaps = "video/x-raw,format=YUY2,width=1280,height=720,framerate=15/1";

/// A live source element that reads the file.
GstElement* makeFakeCameraSource(const gchar* file);
