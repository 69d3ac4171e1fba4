// The provider: tells GStreamer, and through it Qt, which cameras there are, also when one comes or goes.
#include "tests/lab/fake_camera/camera_source.h"

#include <glib/gstdio.h>
#include <gst/gst.h>

#define PACKAGE "kazasu-tests"

namespace {

constexpr gulong kLookMicroseconds = 100'000;

struct CameraDevice {
    GstDevice parent;
    gchar* file;
};
struct CameraDeviceClass {
    GstDeviceClass parent;
};

GType camera_device_get_type();
G_DEFINE_TYPE(CameraDevice, camera_device, GST_TYPE_DEVICE)

GstElement* createElement(GstDevice* device, const gchar* name) {
    GstElement* bin = gst_bin_new(name);
    GstElement* source = makeFakeCameraSource(reinterpret_cast<CameraDevice*>(device)->file);
    gst_bin_add(GST_BIN(bin), source);
    GstPad* pad = gst_element_get_static_pad(source, "src");
    gst_element_add_pad(bin, gst_ghost_pad_new("src", pad));
    gst_object_unref(pad);
    return bin;
}

void camera_device_class_init(CameraDeviceClass* type) {
    GST_DEVICE_CLASS(type)->create_element = createElement;
}
void camera_device_init(CameraDevice*) {}

GstDevice* deviceOf(const gchar* file) {
    gchar* name = g_path_get_basename(file);
    GstCaps* caps = gst_caps_from_string(kFakeCameraCaps);
    GstStructure* properties = gst_structure_new("fake-camera", "device.path", G_TYPE_STRING, file, nullptr);
    auto* device = static_cast<CameraDevice*>(g_object_new(camera_device_get_type(), "display-name", name,
                                                           "caps", caps, "device-class", "Video/Source",
                                                           "properties", properties, nullptr));
    device->file = g_strdup(file);
    gst_structure_free(properties);
    gst_caps_unref(caps);
    g_free(name);
    return GST_DEVICE(device);
}

GList* pluggedIn() {
    GList* files = nullptr;
    const gchar* folder = g_getenv("KAZASU_FAKE_CAMERAS");
    GDir* listing = folder == nullptr ? nullptr : g_dir_open(folder, 0, nullptr);
    if (listing == nullptr) return nullptr;
    while (const gchar* name = g_dir_read_name(listing)) {
        if (g_str_has_suffix(name, ".yuy2"))
            files = g_list_append(files, g_build_filename(folder, name, nullptr));
    }
    g_dir_close(listing);
    return files;
}

struct Provider {
    GstDeviceProvider parent;
    GHashTable* known;  // file to device
    GThread* thread;
    gint isRunning;
};
struct ProviderClass {
    GstDeviceProviderClass parent;
};

GType provider_get_type();
G_DEFINE_TYPE(Provider, provider, GST_TYPE_DEVICE_PROVIDER)

GList* probe(GstDeviceProvider*) {
    GList* devices = nullptr;
    GList* files = pluggedIn();
    for (GList* file = files; file != nullptr; file = file->next)
        devices = g_list_append(devices, deviceOf(static_cast<const gchar*>(file->data)));
    g_list_free_full(files, g_free);
    return devices;
}

void tellChanges(Provider* self) {
    GList* files = pluggedIn();
    for (GList* file = files; file != nullptr; file = file->next) {
        if (g_hash_table_contains(self->known, file->data)) continue;
        GstDevice* device = deviceOf(static_cast<const gchar*>(file->data));
        g_hash_table_insert(self->known, g_strdup(static_cast<const gchar*>(file->data)),
                            gst_object_ref_sink(device));
        gst_device_provider_device_add(GST_DEVICE_PROVIDER(self), device);
    }
    GHashTableIter each;
    gpointer file = nullptr;
    gpointer device = nullptr;
    g_hash_table_iter_init(&each, self->known);
    while (g_hash_table_iter_next(&each, &file, &device)) {
        const auto isSame = [](gconstpointer a, gconstpointer b) {
            return g_strcmp0(static_cast<const gchar*>(a), static_cast<const gchar*>(b));
        };
        if (g_list_find_custom(files, file, isSame) != nullptr) continue;
        gst_device_provider_device_remove(GST_DEVICE_PROVIDER(self), GST_DEVICE(device));
        g_hash_table_iter_remove(&each);
    }
    g_list_free_full(files, g_free);
}

gpointer watch(gpointer data) {
    auto* self = static_cast<Provider*>(data);
    while (g_atomic_int_get(&self->isRunning) != 0) {
        g_usleep(kLookMicroseconds);
        if (g_atomic_int_get(&self->isRunning) != 0) tellChanges(self);
    }
    return nullptr;
}

gboolean start(GstDeviceProvider* base) {
    auto* self = reinterpret_cast<Provider*>(base);
    tellChanges(self);
    self->isRunning = 1;
    self->thread = g_thread_new("fake cameras", watch, self);
    return TRUE;
}

void stop(GstDeviceProvider* base) {
    auto* self = reinterpret_cast<Provider*>(base);
    g_atomic_int_set(&self->isRunning, 0);
    if (self->thread != nullptr) g_thread_join(self->thread);
    self->thread = nullptr;
    g_hash_table_remove_all(self->known);
}

void provider_class_init(ProviderClass* type) {
    auto* base = GST_DEVICE_PROVIDER_CLASS(type);
    base->probe = probe;
    base->start = start;
    base->stop = stop;
    gst_device_provider_class_set_static_metadata(base, "Fake cameras", "Source/Video", "cameras from files",
                                                  "tests");
}

void provider_init(Provider* self) {
    self->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, gst_object_unref);
}

gboolean initialise(GstPlugin* plugin) {
    return gst_device_provider_register(plugin, "kazasufakecameras", GST_RANK_PRIMARY + 10,
                                        provider_get_type());
}

}  // namespace

GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, kazasufakecamera, "cameras from files", initialise,
                  "1.0", "LGPL", PACKAGE, "https://kazasu.example")
