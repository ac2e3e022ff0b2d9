# prikaz_embed(TARGET FILE…): puts data files into a target, byte for byte, as
#   extern "C" const char prikaz_data_<stem>[], prikaz_data_<stem>_end[];
# through the assembler's .incbin, so that size costs no compile time and pages are mapped on demand.
# <stem> is the file's name without its extension, with every other character than a letter or digit as _.
function(prikaz_embed target)
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file NORMALIZE)
    cmake_path(GET file STEM stem)
    string(MAKE_C_IDENTIFIER ${stem} symbol)
    # Two files of one stem would be one symbol, and the linker would take either without a word.
    get_property(embedded GLOBAL PROPERTY prikaz_embedded)
    if(symbol IN_LIST embedded)
      message(FATAL_ERROR "prikaz_embed: another embedded file is called ${stem} already; rename ${file}")
    endif()
    set_property(GLOBAL APPEND PROPERTY prikaz_embedded ${symbol})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embed_${symbol}.S)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
.section .rodata
.global prikaz_data_@symbol@
.global prikaz_data_@symbol@_end
.balign 16
prikaz_data_@symbol@:
.incbin "@file@"
prikaz_data_@symbol@_end:
.byte 0
.section .note.GNU-stack,"",%progbits
]])
    set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS ${file})
    target_sources(${target} PRIVATE ${source})
  endforeach()
endfunction()
