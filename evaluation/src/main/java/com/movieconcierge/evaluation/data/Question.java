package com.movieconcierge.evaluation.data;

import com.movieconcierge.behaviour.ViewerEvents;
import java.util.OptionalLong;

/**
 * What a viewer had done, asked for what they did next.
 *
 * @param viewer number among all viewers of the dataset, also of those who are not learned from
 * @param history what they had done before
 * @param askedAt moment of asking in epoch seconds; empty where a model must not know it
 * @param targets what they did: films by number, none of them in the history
 * @param stars of the targets; NaN where none were given
 */
public record Question(int viewer, ViewerEvents history, OptionalLong askedAt, int[] targets, float[] stars) {}
