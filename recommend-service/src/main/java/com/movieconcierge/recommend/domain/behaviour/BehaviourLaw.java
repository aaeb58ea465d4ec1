package com.movieconcierge.recommend.domain.behaviour;

import java.time.Duration;

/**
 * How what people choose next counts in the scoring law.
 *
 * @param weight of its score beside the content law's; 0 leaves it out
 * @param leastGap nobody asks sooner than this after their last event: shorter ones stand in imported logs only
 */
public record BehaviourLaw(double weight, Duration leastGap) {}
