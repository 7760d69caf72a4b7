# cccd_doctest(NAME SOURCES ... LIBRARIES ...): one doctest program that ctest runs under its name.
function(cccd_doctest name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE test_support ${arg_LIBRARIES})
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
endfunction()

# cccd_test_folders(FOLDER LIBRARIES ...): one doctest program <FOLDER>_<sub> for each sub-folder with sources.
function(cccd_test_folders folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
    file(GLOB subfolders CONFIGURE_DEPENDS RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}/${folder}"
         "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*")
    foreach(sub IN LISTS subfolders)
        file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${sub}/*.cpp")
        if(sources)
            cccd_doctest(${folder}_${sub} SOURCES ${sources} LIBRARIES ${arg_LIBRARIES})
        endif()
    endforeach()
endfunction()
