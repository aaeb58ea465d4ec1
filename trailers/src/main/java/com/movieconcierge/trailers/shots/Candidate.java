package com.movieconcierge.trailers.shots;

/**
 * A frame that may be chosen.
 *
 * @param frame its number
 * @param seconds since the first frame
 * @param quality the greater the better; 0 shows nothing
 * @param rgb the picture, three bytes a pixel
 */
public record Candidate(int frame, double seconds, double quality, int width, int height, byte[] rgb) {}
