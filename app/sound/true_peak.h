/* SPDX-License-Identifier: MIT */
/** The highest point of a signal, also between its samples. Pure; any thread. */
#ifndef UNKNOT_SOUND_TRUE_PEAK_H
#define UNKNOT_SOUND_TRUE_PEAK_H

/**
 * The true peak after ITU-R BS.1770-4: of the signal at four times its rate.
 *
 * @param samples  [frames * channels], channels in turn
 * @return 1.0 is full scale; in dB: true_peak_db()
 */
double true_peak(const float *samples, int frames, int channels);

/** @return decibels of a peak; -120 for nothing and all that is quieter. */
double true_peak_db(double peak);

#endif
