/* SPDX-License-Identifier: MIT */
/** From the files of assets/figure/ as they were read to the figure: names become indices,
 *  outlines are bound to bones, colours become numbers. */
#ifndef UNKNOT_LOAD_FIGURE_BUILD_H
#define UNKNOT_LOAD_FIGURE_BUILD_H

#include "app/load/figure_schema.h"
#include "app/load/yaml_doc.h"
#include "app/ui/figure/figure.h"

/** What is being made, and the file that it is made from. */
struct figure_build {
    struct figure *figure;
    const struct yaml_doc *doc;
    struct problems *problems;
};

/** Bones and joints, outlines of the first body, hands. Comes first. */
void figure_build_rig(const struct figure_build *build, const struct raw_rig *rig);

/** Palettes, the outlines of the bodies, and the looks. @param rig  what the bodies stand on */
void figure_build_looks(const struct figure_build *build, const struct raw_looks *looks,
                        const struct raw_rig *rig);

/** The order of drawing, once every outline is bound; `build` is of the rig's file. */
void figure_build_order(const struct figure_build *build, const struct raw_rig *rig,
                        const struct raw_looks *looks);

void figure_build_props(const struct figure_build *build, const struct raw_props *props);
void figure_build_scenes(const struct figure_build *build, const struct raw_poses *poses);

/**
 * Binds an outline's pieces to their bones and adds it.
 *
 * @param rig   for the names of the joints
 * @param path  of the skin in the file, for messages
 */
void figure_build_skin(const struct figure_build *build, const struct raw_rig *rig,
                       const struct raw_skin *skin, const char *path);

/** Reads "#RRGGBB". What is no colour is a problem at `path`. NULL gives 0. */
rgba figure_build_colour(const struct figure_build *build, const char *text, const char *path);

/** Adds a problem to do with a file that was closed: reads it again to find the place. */
void figure_problem(const char *assets, const char *file, const char *path,
                    struct problems *problems, const char *message);

#endif
