// The library holds resources only; a static library needs one object of its own.
namespace kazasu {
extern const int kTranslationsAreBuiltIn;
const int kTranslationsAreBuiltIn = 1;
}  // namespace kazasu
