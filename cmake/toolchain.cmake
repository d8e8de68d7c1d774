# Warnings, floating point, sanitizers, ccache, linker: what every target is built with.
add_library(casus_options INTERFACE)
target_compile_options(casus_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Werror
  # g++ 12 at -O3 warns of overlap in `"x" + std::string(…)`, falsely (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # The record must not depend on the machine: no fused multiply-add that the source does not spell out.
  -ffp-contract=off)

set(CASUS_SANITIZE "" CACHE STRING "sanitizers, as for -fsanitize=")
if(CASUS_SANITIZE)
  add_compile_options(-fsanitize=${CASUS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CASUS_SANITIZE})
  # Instrumented code makes g++ see uninitialized members of std::variant where there are none.
  target_compile_options(casus_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(CASUS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A clone elsewhere hits the same cache: paths below the source folder are made relative.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()
