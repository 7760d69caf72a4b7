# The package to be linked: find_package(cccd COMPONENTS pcsc demo …) or pkg-config, one component a target.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/cccd")
set(CCCD_COMPONENTS)

# cccd_component(NAME TARGET HEADERS): installs a library target with its headers as a component of the package.
function(cccd_component name target headers)
    if(NOT TARGET ${target})
        return()
    endif()
    install(TARGETS ${target} EXPORT cccd-${name}Targets COMPONENT ${name}
            LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} NAMELINK_COMPONENT ${name})
    install(DIRECTORY "${headers}/cccd" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT ${name})
    install(EXPORT cccd-${name}Targets NAMESPACE cccd:: DESTINATION ${package_folder} COMPONENT ${name})
    set(requires)
    set(suffix "_${name}")
    if(name STREQUAL "core")
        set(suffix "")
    else()
        set(requires "cccd = ${PROJECT_VERSION}")
    endif()
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/cccd${suffix}.pc" @ONLY CONTENT [[
prefix=@CMAKE_INSTALL_PREFIX@
libdir=@CMAKE_INSTALL_FULL_LIBDIR@
includedir=@CMAKE_INSTALL_FULL_INCLUDEDIR@

Name: cccd@suffix@
Description: Reader for the Vietnamese chip ID card (CCCD): @name@
Version: @PROJECT_VERSION@
Requires: @requires@
Libs: -L${libdir} -lcccd@suffix@
Cflags: -I${includedir}
]])
    install(FILES "${PROJECT_BINARY_DIR}/cccd${suffix}.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
            COMPONENT ${name})
    set(CCCD_COMPONENTS ${CCCD_COMPONENTS} ${name} PARENT_SCOPE)
endfunction()

cccd_component(core cccd "${PROJECT_SOURCE_DIR}/libcccd/include")
cccd_component(pcsc cccd_pcsc "${PROJECT_SOURCE_DIR}/drivers/pcsc/include")
cccd_component(demo cccd_demo "${PROJECT_SOURCE_DIR}/drivers/softchip/demo/include")
cccd_component(scanner cccd_scanner "${PROJECT_SOURCE_DIR}/drivers/scanner/include")
cccd_component(replay cccd_replay "${PROJECT_SOURCE_DIR}/drivers/replay/include")
cccd_component(faults cccd_faults "${PROJECT_SOURCE_DIR}/drivers/faults/include")
cccd_component(nfc cccd_nfc "${PROJECT_SOURCE_DIR}/drivers/libnfc/include")

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/cccdConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/cccdConfig.cmake" INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cccdConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/cccdConfig.cmake" "${PROJECT_BINARY_DIR}/cccdConfigVersion.cmake"
        DESTINATION ${package_folder} COMPONENT core)
