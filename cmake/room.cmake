# casus_room(NAME [DEPS room…] [DOOR header…] [LIBS library…])
#
# A room is a folder of casus/: one static library of its *.cc, one test program of its *_test.cc.
# DEPS are the rooms whose doors it may open, DOOR the headers that other rooms may include (none
# given: all of them). tools/check_rooms.py, a test, reads these lines and holds every #include against them.
include(GoogleTest)
add_custom_target(unit_tests)  # All of them.

function(casus_room name)
  cmake_parse_arguments(ROOM "" "" "DEPS;DOOR;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(TRANSFORM ROOM_DEPS PREPEND casus_)

  if(sources)
    add_library(casus_${name} STATIC ${sources})
    set(scope PUBLIC)
    target_link_libraries(casus_${name} PRIVATE casus_options)
  else()
    add_library(casus_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(casus_${name} ${scope} ${CMAKE_SOURCE_DIR})
  target_link_libraries(casus_${name} ${scope} ${ROOM_DEPS} ${ROOM_LIBS})

  if(tests)
    add_executable(casus_${name}_test ${tests})
    target_link_libraries(casus_${name}_test PRIVATE
      casus_${name} casus_options GTest::gmock GTest::gtest GTest::gtest_main rapidcheck::rapidcheck)
    # Tests are run from the repository's root: a path that is the same in every clone lets ccache hit.
    target_compile_definitions(casus_${name}_test PRIVATE CASUS_SOURCE_DIR="." CASUS_BUILD_DIR="build")
    gtest_discover_tests(casus_${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
      PROPERTIES TIMEOUT 300 LABELS unit SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
    add_dependencies(unit_tests casus_${name}_test)
  endif()
endfunction()
