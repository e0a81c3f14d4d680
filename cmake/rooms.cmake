# Rooms: each folder of src/ is one library that says its floor, what it may use, and every file.
#
#   isnad_room(analysis/dates FLOOR 4 USES base model text LINKS PkgConfig::ICU
#              FILES dates.cpp dates.h TESTS dates_test.cpp)
#
# PROGRAM names the file with main(), where the room is a door.
#
# tools/check_layers.py holds the includes against this and fails the build where they disagree.

set_property(GLOBAL PROPERTY ISNAD_ROOMS "")

# The CMake target of a room: "analysis/dates" -> "isnad_analysis_dates".
function(isnad_room_target out room)
    string(REPLACE "/" "_" name "${room}")
    set(${out} "isnad_${name}" PARENT_SCOPE)
endfunction()

function(isnad_room room)
    cmake_parse_arguments(ROOM "" "FLOOR;PROGRAM" "USES;LINKS;FILES;TESTS" ${ARGN})
    isnad_room_target(target ${room})

    add_library(${target} STATIC ${ROOM_FILES})
    set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    foreach(used ${ROOM_USES})
        isnad_room_target(used_target ${used})
        target_link_libraries(${target} PUBLIC ${used_target})
    endforeach()
    target_link_libraries(${target} PRIVATE ${ROOM_LINKS})

    if(ROOM_PROGRAM)
        add_executable(isnad ${ROOM_PROGRAM})
        target_link_libraries(isnad PRIVATE ${target} ${ROOM_LINKS})
    endif()

    if(ISNAD_TESTS AND ROOM_TESTS)
        set(test ${target}_test)
        add_executable(${test} ${ROOM_TESTS})
        target_link_libraries(${test} PRIVATE ${target} ${ROOM_LINKS} GTest::gtest_main GTest::gmock)
        add_test(NAME unit/${room} COMMAND ${test})
        set_tests_properties(unit/${room} PROPERTIES TIMEOUT 300)
    endif()

    if(ISNAD_CHECK_HEADERS)
        set(alone "")
        foreach(file ${ROOM_FILES})
            if(file MATCHES "\\.h$")
                set(tu ${CMAKE_CURRENT_BINARY_DIR}/alone/${file}.cpp)
                file(CONFIGURE OUTPUT ${tu} CONTENT "#include \"${room}/${file}\"\n" @ONLY)
                list(APPEND alone ${tu})
            endif()
        endforeach()
        if(alone)
            add_library(${target}_headers OBJECT ${alone})
            target_link_libraries(${target}_headers PRIVATE ${target} ${ROOM_LINKS})
        endif()
    endif()

    string(REPLACE ";" "," uses "${ROOM_USES}")
    set(files ${ROOM_FILES} ${ROOM_TESTS} ${ROOM_PROGRAM})
    string(REPLACE ";" "," files "${files}")
    set_property(GLOBAL APPEND PROPERTY ISNAD_ROOMS "${room}|${ROOM_FLOOR}|${uses}|${files}")
endfunction()

# Writes what the rooms said and checks it, at each build and as a test.
function(isnad_check_rooms)
    get_property(rooms GLOBAL PROPERTY ISNAD_ROOMS)
    list(JOIN rooms "\n" text)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/rooms.txt CONTENT "${text}\n" @ONLY)
    set(command ${ISNAD_PYTHON} ${PROJECT_SOURCE_DIR}/tools/check_layers.py
                ${PROJECT_SOURCE_DIR}/src ${CMAKE_BINARY_DIR}/rooms.txt)
    add_custom_target(check_layers ALL COMMAND ${command} COMMENT "Checking the floors" VERBATIM)
    if(ISNAD_TESTS)
        add_test(NAME layers COMMAND ${command})
    endif()
endfunction()
