# cccd_doctest(NAME SOURCES ... LIBRARIES ... [APART FILE...]): one doctest program that ctest runs under its name.
# APART: sources whose names clash with a neighbour's, compiled outside the bundle. ARGUMENTS: what it is run with.
function(cccd_doctest name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;ARGUMENTS;APART")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE test_support ${arg_LIBRARIES})
    cccd_bundle(${name} APART ${arg_APART})
    add_test(NAME ${name} COMMAND ${name} ${arg_ARGUMENTS})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
endfunction()

# cccd_test_folders(FOLDER LIBRARIES ... [APART FILE...]): one doctest program <FOLDER>_<sub> for each sub-folder with sources.
function(cccd_test_folders folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;APART")
    file(GLOB subfolders CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}/${folder}"
         "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*")
    foreach(sub IN LISTS subfolders)
        file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${sub}/*.cpp")
        if(sources)
            cccd_doctest(${folder}_${sub} SOURCES ${sources} LIBRARIES ${arg_LIBRARIES} APART ${arg_APART})
        endif()
    endforeach()
endfunction()
