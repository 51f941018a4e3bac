# What every folder of the house uses to declare itself.
#
# A folder is a target. Its headers are found only by targets that link it, by their bare name
# (#include "case.h"), so including from a floor above does not compile. Therefore file names are
# unique in the whole project.

option(RINGTHROUGH_WERROR "Treat compiler warnings as errors" OFF)
option(RINGTHROUGH_SANITIZE "Build with AddressSanitizer and UndefinedBehaviourSanitizer" OFF)

# Reading Qt's headers takes more than half of a build from nothing. They are read twice, once for the
# programs and once for the tests, by targets that define no more than the others do, which is what GCC
# asks for. Not by default: ccache cannot look through it, and a file that misses an include would
# build here and nowhere else.
option(RINGTHROUGH_PCH "Precompile the headers that nearly every file includes" OFF)

# rt_headers(name definitions...): precompiles the usual headers with these definitions.
function(rt_headers name)
    if(NOT RINGTHROUGH_PCH OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        return()
    endif()
    file(WRITE ${CMAKE_BINARY_DIR}/${name}.cpp "// Only its headers are of use.\n")
    add_library(${name} STATIC ${CMAKE_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE Qt6::Core)
    target_include_directories(${name} PRIVATE ${Qt6Network_INCLUDE_DIRS})
    target_compile_definitions(${name} PRIVATE ${ARGN})
    rt_common(${name} ${name})
    target_precompile_headers(${name} PRIVATE
        <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QHostAddress> <QJsonArray>
        <QJsonDocument> <QJsonObject> <QList> <QLoggingCategory> <QMap> <QObject> <QPointer>
        <QRegularExpression> <QSet> <QString> <QStringList> <QTextStream> <QTimer> <QUrl>
        <algorithm> <array> <chrono> <functional> <memory> <optional> <thread> <variant> <vector>)
endfunction()

function(rt_precompile target name)
    if(TARGET ${name} AND NOT target STREQUAL name)
        target_precompile_headers(${target} REUSE_FROM ${name})
    endif()
endfunction()

# rt_common(target [headers]): what all targets share.
function(rt_common target)
    set(headers rt_program_headers ${ARGN})
    list(GET headers -1 headers)
    rt_precompile(${target} ${headers})
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
        QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    if(NOT MSVC)
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow=local)
        if(headers STREQUAL "rt_test_headers" AND CMAKE_BUILD_TYPE STREQUAL "Release")
            # A test runs once or twice before it is compiled anew: optimising it costs more than it
            # saves. What it tests is optimised as it is for people.
            target_compile_options(${target} PRIVATE -O0)
        endif()
        if(RINGTHROUGH_WERROR)
            target_compile_options(${target} PRIVATE -Werror)
        endif()
        if(RINGTHROUGH_SANITIZE)
            target_compile_options(${target} PRIVATE -fsanitize=address,undefined
                                   -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
            target_link_options(${target} PRIVATE -fsanitize=address,undefined)
        endif()
    endif()
endfunction()

# rt_folder(name SOURCES ... LINK ...): one folder of the house as a static library.
function(rt_folder name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
    add_library(${name} STATIC ${A_SOURCES})
    target_include_directories(${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${A_LINK})
    rt_common(${name})
endfunction()

# rt_own_moc(name): moc of the one file that a test consists of. AUTOMOC would start CMake once more for
# each test, and compile an empty file for it.
function(rt_own_moc name)
    set(source ${CMAKE_CURRENT_SOURCE_DIR}/${name}.cpp)
    add_custom_command(OUTPUT ${name}.moc DEPENDS ${source} VERBATIM
        COMMAND Qt6::moc -o ${name}.moc ${source})
    target_sources(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
endfunction()

# rt_test(name SOURCES ... LINK ... [LABELS ...]): one Qt Test program, run offscreen by ctest.
function(rt_test name)
    cmake_parse_arguments(A "" "" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT A_SOURCES)
        set(A_SOURCES ${name}.cpp)
    endif()
    add_executable(${name} ${A_SOURCES})
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${A_LINK} Qt6::Test)
    target_compile_definitions(${name} PRIVATE RT_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        RT_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" QT_FORCE_ASSERTS)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
    rt_common(${name} rt_test_headers)
    if(A_SOURCES STREQUAL "${name}.cpp")
        rt_own_moc(${name})
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 120 LABELS "${A_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()

# rt_long_tests(seconds names...): these may take so long, and start first, or a few would still run when
# all others have ended.
function(rt_long_tests seconds)
    set_tests_properties(${ARGN} PROPERTIES TIMEOUT ${seconds} COST 100)
endfunction()

# rt_subfolders(a b c): the folders in this order, those below first.
macro(rt_subfolders)
    foreach(folder ${ARGN})
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt)
            add_subdirectory(${folder})
        endif()
    endforeach()
endmacro()
