package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import java.util.List;

/**
 * One film of a list.
 *
 * @param rank from 1
 * @param contributions their shares add up to the score
 */
public record Recommendation(int rank, Film film, double score, String reason, List<Contribution> contributions) {

    public Recommendation {
        contributions = List.copyOf(contributions);
    }
}
