# What `cmake --install` puts in place: the program with its manual pages, and the libraries with their headers, so that
# `find_package(prikaz)` gives prikaz::corpus, prikaz::schema, prikaz::normalize, prikaz::extract and prikaz::base.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(PRIKAZ_CONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/prikaz)
foreach(room base extract normalize schema corpus)
  set_target_properties(prikaz_${room} PROPERTIES EXPORT_NAME ${room})
  install(DIRECTORY ${CMAKE_SOURCE_DIR}/${room} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/prikaz
          FILES_MATCHING PATTERN "*.h")
endforeach()
set_target_properties(prikaz_flags PROPERTIES EXPORT_NAME flags)
install(TARGETS prikaz_flags prikaz_base prikaz_extract prikaz_normalize prikaz_schema prikaz_corpus EXPORT prikazTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT prikazTargets NAMESPACE prikaz:: DESTINATION ${PRIKAZ_CONFIG_DIR})
configure_package_config_file(${CMAKE_SOURCE_DIR}/scripts/cmake/prikazConfig.cmake.in
                              ${CMAKE_BINARY_DIR}/prikazConfig.cmake INSTALL_DESTINATION ${PRIKAZ_CONFIG_DIR})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/prikazConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/prikazConfig.cmake ${CMAKE_BINARY_DIR}/prikazConfigVersion.cmake
              ${CMAKE_SOURCE_DIR}/scripts/cmake/dependencies.cmake
        DESTINATION ${PRIKAZ_CONFIG_DIR})

install(TARGETS prikaz RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1"
        PATTERN prose EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/schema/roadmap.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/prikaz OPTIONAL)
