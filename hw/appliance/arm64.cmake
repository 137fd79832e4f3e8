# Builds for a Raspberry Pi with 64 bits on another Debian machine, with the packages
# crossbuild-essential-arm64 and the -dev packages of arm64; what is built is tried, and makes the
# sounds, under qemu-user. tests/arm64/run does all of it.
#   cmake -DCMAKE_TOOLCHAIN_FILE=hw/appliance/arm64.cmake ...
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(CMAKE_STRIP aarch64-linux-gnu-strip)
set(ENV{PKG_CONFIG_LIBDIR} /usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig)
find_program(CMAKE_CROSSCOMPILING_EMULATOR NAMES qemu-aarch64-static qemu-aarch64)
