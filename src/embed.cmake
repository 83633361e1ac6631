# Data that ships inside the library: every file under src/MODULE/data becomes a
# C array at build time, listed by name in mfgq_i_MODULE_data (src/base/embed_i.h).
# Run with -P it turns one file into one array.

if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${IN}" bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  file(WRITE "${OUT}" "#include \"base/embed_i.h\"\n"
    "const unsigned char ${SYMBOL}[] = {\n${bytes}0};\n"
    "const size_t ${SYMBOL}_size = sizeof ${SYMBOL} - 1;\n")
  return()
endif()

function(mfgq_embed out)
  set(sources "")
  foreach(module IN LISTS ARGN)
    file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${module}/data/*)
    set(declarations "#include \"base/embed_i.h\"\n")
    set(rows "")
    foreach(file IN LISTS files)
      get_filename_component(name ${file} NAME)
      string(MAKE_C_IDENTIFIER "mfgq_i_file_${module}_${name}" symbol)
      set(generated ${PROJECT_BINARY_DIR}/embed/${symbol}.c)
      add_custom_command(OUTPUT ${generated}
        COMMAND ${CMAKE_COMMAND} -DIN=${file} -DOUT=${generated} -DSYMBOL=${symbol}
                -P ${PROJECT_SOURCE_DIR}/src/embed.cmake
        DEPENDS ${file} ${PROJECT_SOURCE_DIR}/src/embed.cmake VERBATIM)
      list(APPEND sources ${generated})
      string(APPEND declarations
        "extern const unsigned char ${symbol}[]; extern const size_t ${symbol}_size;\n")
      string(APPEND rows "    {\"${name}\", ${symbol}, &${symbol}_size},\n")
    endforeach()
    set(index ${PROJECT_BINARY_DIR}/embed/${module}_index.c)
    file(CONFIGURE OUTPUT ${index} @ONLY CONTENT
"@declarations@extern const mfgq_i_embedded mfgq_i_@module@_data[];
const mfgq_i_embedded mfgq_i_@module@_data[] = {
@rows@    {0, 0, 0},
};
")
    list(APPEND sources ${index})
  endforeach()
  set_source_files_properties(${sources} PROPERTIES
    COMPILE_OPTIONS "-I${PROJECT_SOURCE_DIR}/src")
  set(${out} ${sources} PARENT_SCOPE)
endfunction()
