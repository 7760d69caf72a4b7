# The compiler settings of every target of the project, and nothing that a consumer would inherit.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

find_program(CCCD_CCACHE ccache)
if(CCCD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCCD_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCCD_CCACHE}")
endif()
# cccd_bundle(TARGET): compiles the target's sources eight at a time, where most of the work is in headers (Qt, CLI11,
# doctest): a quarter of the time for all of them, twice the time for one. CCCD_BUNDLE=OFF compiles each alone.
function(cccd_bundle target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${CCCD_BUNDLE} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

find_program(CCCD_MOLD mold)
if(CCCD_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference
                    "$<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
add_compile_options("$<$<COMPILE_LANGUAGE:C>:-Wno-non-virtual-dtor;-Wno-overloaded-virtual>")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-null-dereference) # gcc 12 sees ghosts inside libstdc++ at -O2
endif()
if(CCCD_WERROR)
    add_compile_options(-Werror)
endif()
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" AND NOT CCCD_SANITIZE)
    add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
endif()
add_link_options(-Wl,-z,relro,-z,now)

if(CCCD_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
if(CCCD_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "CCCD_FUZZ needs clang")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    add_link_options(-fsanitize=address,undefined)
endif()
