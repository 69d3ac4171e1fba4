# Flags and helpers shared by every target: warnings as errors on g++ 12 and clang 14, hardening in every binary.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(kazasu_flags INTERFACE)
target_include_directories(kazasu_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(kazasu_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wnull-dereference -Werror -fstack-protector-strong -fstack-clash-protection -fcf-protection
    # g++ 12 reports these falsely inside std::variant and std::string, all but the first only with -O2
    $<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference>
    # and this whenever several files are compiled as one: it takes all but the first for headers
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wno-subobject-linkage>
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-maybe-uninitialized;-Wno-restrict>)
target_compile_definitions(kazasu_flags INTERFACE _GLIBCXX_ASSERTIONS QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII
    $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
target_link_options(kazasu_flags INTERFACE -Wl,-z,relro,-z,now)

# kazasu_library(NAME LINKS ...): every .cpp in this folder and below (except main.cpp) is one library.
function(kazasu_library name)
    cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC kazasu_flags ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()

# Everything that is installed, without the tests.
add_custom_target(programs)

# kazasu_program(NAME COMPONENT pos SOURCES ... LINKS ...): a program, installed by the package kazasu-COMPONENT; only its main.cpp wires concrete parts.
function(kazasu_program name)
    cmake_parse_arguments(ARG "" "COMPONENT" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE kazasu_flags ${ARG_LINKS})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin POSITION_INDEPENDENT_CODE ON)
    target_link_options(${name} PRIVATE -pie)
    add_dependencies(programs ${name})
    install(TARGETS ${name} RUNTIME DESTINATION bin COMPONENT kazasu-${ARG_COMPONENT})
endfunction()

# Where tests find things: offscreen Qt, the source and the build folder, no colours; what the sanitizers leave out, and why, is in tests/sanitizers.
set(KAZASU_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen KAZASU_SOURCE_DIR=${PROJECT_SOURCE_DIR} KAZASU_BIN_DIR=${PROJECT_BINARY_DIR}/bin
    KAZASU_BUILD_DIR=${PROJECT_BINARY_DIR} NO_COLOR=1 QTEST_FUNCTION_TIMEOUT=900000
    LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/sanitizers/leaks.txt:print_suppressions=0
    TSAN_OPTIONS=ignore_noninstrumented_modules=1:halt_on_error=1:second_deadlock_stack=1)

# kazasu_test(NAME LABEL unit|component|contract|e2e|gui|web|tidy SOURCES ... LINKS ...): one QtTest program.
# TIMEOUT in seconds (default 60). PLAIN: not under the sanitizers. THREADS, and every unit test: also run under the thread sanitizer (preset tsan, label
# threads). Debian's Qt is not instrumented: what happens inside it alone is left out, what our code does between threads is not.
add_custom_target(threaded_tests)
add_custom_target(sanitized_tests)
add_custom_target(plain_tests)
function(kazasu_test name)
    cmake_parse_arguments(ARG "THREADS;PLAIN" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
    target_link_libraries(${name} PRIVATE kazasu_flags ${ARG_LINKS} Qt6::Test)
    target_precompile_headers(${name} REUSE_FROM kazasu_test_headers)
    if(ARG_THREADS OR ARG_LABEL STREQUAL "unit")
        list(APPEND ARG_LABEL threads)
        add_dependencies(threaded_tests ${name})
    endif()
    if(ARG_PLAIN)
        list(APPEND ARG_LABEL plain)
        add_dependencies(plain_tests ${name})
    else()
        add_dependencies(sanitized_tests ${name})
    endif()
    kazasu_command_test(${name} LABEL ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT} COMMAND ${name})
endfunction()

# kazasu_command_test(NAME LABEL ... COMMAND ...): a test that is a script or a program with arguments. A second label: plain
# tests the packages or needs speed, and is not run under the sanitizers; timed does as much as it can in its time, and is run in both.
function(kazasu_command_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LABEL;COMMAND" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 60)
    endif()
    if(KAZASU_SLOWER_BY)  # what a sanitizer costs
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * ${KAZASU_SLOWER_BY}")
    endif()
    add_test(NAME ${name} COMMAND ${ARG_COMMAND})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT "${KAZASU_TEST_ENVIRONMENT}")
endfunction()
