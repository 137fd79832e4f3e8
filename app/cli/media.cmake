# What is heard: made of sounds/ and of the texts, by the program itself, once it is built.
#   media/sounds/NAME.wav           a file for each of sounds/
#   media/voice/LANGUAGE/*.wav      a file for each sentence in a language of languages/
# A program for another machine cannot run here: -DUNKNOT_HOST=FILE names one that can.
set(media ${CMAKE_BINARY_DIR}/media)
set(UNKNOT_MAKER "" CACHE INTERNAL "What makes files by running the program: none")
if(UNKNOT_HOST)
    set(maker ${UNKNOT_HOST})
elseif(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    add_custom_target(media)
    message(STATUS "No sounds: this is a build for another machine. "
        "-DUNKNOT_HOST=FILE names a program unknot that runs here and can make them.")
    return()
else()
    set(maker unknot)
endif()
set(UNKNOT_MAKER ${maker} CACHE INTERNAL "What makes files by running the program")

file(GLOB patches CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/sounds/*.yaml)
set(sounds)
foreach(patch ${patches})
    cmake_path(GET patch STEM name)
    list(APPEND sounds ${media}/sounds/${name}.wav)
endforeach()
add_custom_command(OUTPUT ${sounds}
    COMMAND ${maker} sounds --assets ${CMAKE_SOURCE_DIR}/assets -o ${media}/sounds --quiet
    DEPENDS ${maker} ${patches}
    COMMENT "Making the cues" VERBATIM)

# Each language has a command of its own, so they are made side by side. sentences.txt is
# written last, and never without a voice: what is missing is tried again by the next build.
file(GLOB_RECURSE texts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.yaml)
list(FILTER texts EXCLUDE REGEX "/sounds/")
file(GLOB languages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/languages/*.yaml)
set(voices)
foreach(language ${languages})
    cmake_path(GET language STEM name)
    add_custom_command(OUTPUT ${media}/voice/${name}/sentences.txt
        COMMAND ${maker} voice --assets ${CMAKE_SOURCE_DIR}/assets --language ${name}
            -o ${media}/voice/${name} --optional
        DEPENDS ${maker} ${texts}
        COMMENT "Speaking the sentences: ${name}" VERBATIM)
    list(APPEND voices ${media}/voice/${name}/sentences.txt)
endforeach()

add_custom_target(media ALL DEPENDS ${sounds} ${voices})
