package com.movieconcierge.recommend.domain.pipeline;

/** Splits scores into what each part of the question adds. */
@FunctionalInterface
public interface Attribution {

    /** Takes the score of a row apart. */
    Shares of(int row);
}
