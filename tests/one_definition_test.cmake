# Two types of one name in namespace inkling become one at link, silently, and memory is overwritten:
# each name is defined once, in all folders and tests together.
# Run as: cmake -DROOT=<source, absolute> -DSCRATCH=<folder to write in> -P one_definition_test.cmake
cmake_minimum_required(VERSION 3.25)

set(begins_local "^namespace {")
set(ends_local "^}  // namespace$")
set(defines "^(struct|class|enum class) ([A-Za-z_0-9]+)( final)?( :[^:].*)? {")

# Appends to `found` in the caller one line for each name that is defined again below `root`.
function(check_names root found)
  set(breaks)
  file(GLOB_RECURSE files RELATIVE ${root} ${root}/*.h ${root}/*.cc)
  list(FILTER files EXCLUDE REGEX "^build")
  foreach(file ${files})
    set(local FALSE)
    file(STRINGS ${root}/${file} lines REGEX "${begins_local}|${ends_local}|${defines}")
    foreach(line ${lines})
      if(line MATCHES "${begins_local}")
        set(local TRUE)
      elseif(line MATCHES "${ends_local}")
        set(local FALSE)
      elseif(NOT local AND line MATCHES "${defines}")
        set(name ${CMAKE_MATCH_2})
        if(DEFINED defined_${name})
          list(APPEND breaks "${file}: '${name}' is also defined in ${defined_${name}}")
        endif()
        set(defined_${name} ${file})
      endif()
    endforeach()
  endforeach()
  set(${found} "${breaks}" PARENT_SCOPE)
endfunction()

# The check itself: it sees a name that is there twice, and not one that is local.
file(REMOVE_RECURSE ${SCRATCH})
file(WRITE ${SCRATCH}/notes/a.h "struct Twice {\nstruct Once {\n")
file(WRITE ${SCRATCH}/query/b.cc "namespace {\nstruct Once {\n}  // namespace\nclass Twice : public X {\n")
check_names(${SCRATCH} breaks)
if(NOT breaks STREQUAL "query/b.cc: 'Twice' is also defined in notes/a.h")
  message(FATAL_ERROR "the check is blind: '${breaks}'")
endif()

check_names(${ROOT} breaks)
if(breaks)
  list(JOIN breaks "\n  " text)
  message(FATAL_ERROR "one name, two types:\n  ${text}")
endif()
