package com.movieconcierge.profile.domain;

import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.domain.Taste.Position;
import com.movieconcierge.profile.domain.personas.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * A viewer's taste as it is published. Long weights are relative to {@code asOf}.
 *
 * @param position the viewer's last event taken into account
 * @param asOf time of the newest standing rating, epoch millis; 0 when there is none
 * @param ratingCount films with a standing rating
 * @param pendingCount of these, films whose DNA is missing so far
 * @param complete whether {@code history} holds every standing rating
 * @param persona the nearest one; empty while there are none, or without any taste
 * @param stated what the viewer has stated last
 */
public record Profile(
        String userId,
        long revision,
        Position position,
        long asOf,
        int ratingCount,
        int pendingCount,
        List<Block> blocks,
        List<Item> history,
        boolean complete,
        Optional<Assignment> persona,
        Optional<Statement> stated) {

    public Profile {
        blocks = List.copyOf(blocks);
        history = List.copyOf(history);
    }

    /** {@code Σ wᵢvᵢ} of one modality on one scale, and {@code Σ wᵢ}. */
    public record Block(BlockKey key, TasteScale scale, double weight, float[] sum) {}

    /** One film of the history with its signed weights; both are 0 while its DNA is missing. */
    public record Item(String movieId, double rating, long ratedAt, double longWeight, double recentWeight) {}
}
