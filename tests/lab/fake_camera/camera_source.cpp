#include "tests/lab/fake_camera/camera_source.h"

#include <gst/base/gstpushsrc.h>

namespace {

constexpr gulong kFrameMicroseconds = 66'000;
constexpr gulong kNapMicroseconds = 6'000;  // so that it stops soon when it shall

struct CameraSource {
    GstPushSrc parent;
    gchar* file;
    gchar* frames;
    gsize length;
    gsize next;
    gint isStopping;
};
struct CameraSourceClass {
    GstPushSrcClass parent;
};

GType camera_source_get_type();
G_DEFINE_TYPE(CameraSource, camera_source, GST_TYPE_PUSH_SRC)

GstFlowReturn create(GstPushSrc* base, GstBuffer** buffer) {
    auto* self = reinterpret_cast<CameraSource*>(base);
    for (gulong waited = 0; waited < kFrameMicroseconds; waited += kNapMicroseconds) {
        if (g_atomic_int_get(&self->isStopping) != 0) return GST_FLOW_FLUSHING;
        g_usleep(kNapMicroseconds);
    }
    // As Video4Linux's source does when the plug is pulled.
    if (!g_file_test(self->file, G_FILE_TEST_EXISTS)) {
        GST_ELEMENT_ERROR(self, RESOURCE, NOT_FOUND, ("unplugged"), (nullptr));
        return GST_FLOW_ERROR;
    }
    if (self->next + kFakeFrameBytes > self->length) self->next = 0;
    *buffer = gst_buffer_new_memdup(self->frames + self->next, kFakeFrameBytes);
    self->next += kFakeFrameBytes;
    return GST_FLOW_OK;
}

gboolean start(GstBaseSrc* base) {
    auto* self = reinterpret_cast<CameraSource*>(base);
    self->isStopping = 0;
    self->next = 0;
    return g_file_get_contents(self->file, &self->frames, &self->length, nullptr) &&
           self->length >= kFakeFrameBytes;
}

gboolean stop(GstBaseSrc* base) {
    g_clear_pointer(&reinterpret_cast<CameraSource*>(base)->frames, g_free);
    return TRUE;
}

gboolean unlock(GstBaseSrc* base) {
    g_atomic_int_set(&reinterpret_cast<CameraSource*>(base)->isStopping, 1);
    return TRUE;
}

gboolean unlockStop(GstBaseSrc* base) {
    g_atomic_int_set(&reinterpret_cast<CameraSource*>(base)->isStopping, 0);
    return TRUE;
}

void finalize(GObject* object) {
    g_free(reinterpret_cast<CameraSource*>(object)->file);
    G_OBJECT_CLASS(camera_source_parent_class)->finalize(object);
}

void camera_source_class_init(CameraSourceClass* type) {
    auto* element = GST_ELEMENT_CLASS(type);
    gst_element_class_add_pad_template(element, gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS,
                                                                     gst_caps_from_string(kFakeCameraCaps)));
    gst_element_class_set_static_metadata(element, "Fake camera", "Source/Video", "frames of a file",
                                          "tests");
    auto* source = GST_BASE_SRC_CLASS(type);
    source->start = start;
    source->stop = stop;
    source->unlock = unlock;
    source->unlock_stop = unlockStop;
    GST_PUSH_SRC_CLASS(type)->create = create;
    G_OBJECT_CLASS(type)->finalize = finalize;
}

void camera_source_init(CameraSource* self) {
    gst_base_src_set_live(GST_BASE_SRC(self), TRUE);
    gst_base_src_set_format(GST_BASE_SRC(self), GST_FORMAT_TIME);
    gst_base_src_set_do_timestamp(GST_BASE_SRC(self), TRUE);
}

}  // namespace

GstElement* makeFakeCameraSource(const gchar* file) {
    auto* self = static_cast<CameraSource*>(g_object_new(camera_source_get_type(), nullptr));
    self->file = g_strdup(file);
    return GST_ELEMENT(self);
}
