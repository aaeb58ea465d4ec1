package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import com.movieconcierge.model.TasteProfile.Sum;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns the running state of a viewer into the profile that others read. */
public record ProfileWriter(TasteLaw law, Function<String, Optional<FilmDna>> dna) {

    public TasteProfile write(Taste taste, Optional<Assignment> persona) {
        long asOf = taste.history().newest();
        // Without ratings there is nothing to weigh, and the law need not reach back to 1970.
        double toAsOf = taste.ratingCount() == 0 ? 1 : 1 / law.decay().weight(Instant.ofEpochMilli(asOf));
        List<Rated> latest = taste.history().latest();
        List<RatedFilm> films = films(taste, latest, toAsOf);
        List<Sum> sums = new ArrayList<>();
        taste.blocks().forEach((key, block) -> sums.add(sum(key, TasteScale.LONG, block, toAsOf)));
        recent(taste, latest).forEach((key, block) -> sums.add(sum(key, TasteScale.RECENT, block, 1)));
        return new TasteProfile(
                taste.userId(),
                taste.revision(),
                taste.figures().position().partition(),
                taste.figures().position().offset(),
                Instant.ofEpochMilli(asOf),
                taste.ratingCount(),
                taste.pendingCount(),
                sums,
                films,
                films.size() == taste.ratingCount(),
                persona.map(Assignment::membership).orElse(null),
                taste.stated().orElse(null));
    }

    private static Sum sum(BlockKey key, TasteScale scale, TasteBlock block, double factor) {
        return new Sum(
                key.modality(),
                scale,
                key.model(),
                block.figures().weight() * factor,
                Vectors.toFloats(block.sum(), factor));
    }

    private List<RatedFilm> films(Taste taste, List<Rated> latest, double toAsOf) {
        Map<String, Double> recentWeights = new HashMap<>();
        for (int rank = 0; rank < latest.size(); rank++) {
            Rated rated = latest.get(rank);
            recentWeights.put(rated.movieId(), law.recentWeight(rated.rating(), rank));
        }
        return taste.history().shown().stream()
                .map(rated -> new RatedFilm(
                        rated.movieId(),
                        rated.rating(),
                        Instant.ofEpochMilli(rated.ratedAt()),
                        rated.applied() ? rated.weight() * toAsOf : 0,
                        rated.applied() ? recentWeights.getOrDefault(rated.movieId(), 0.0) : 0))
                .toList();
    }

    /** Of what the long sums have. Ranks count films without DNA too, so that its arrival changes no other film's weight. */
    private SortedMap<BlockKey, TasteBlock> recent(Taste taste, List<Rated> latest) {
        SortedMap<BlockKey, TasteBlock> blocks = new TreeMap<>();
        for (int rank = 0; rank < latest.size(); rank++) {
            Rated rated = latest.get(rank);
            double weight = law.recentWeight(rated.rating(), rank);
            if (rated.applied()) {
                dna.apply(rated.movieId()).ifPresent(found -> found.blocks().stream()
                        .filter(block -> taste.blocks().containsKey(BlockKey.of(block)))
                        .forEach(block -> blocks.computeIfAbsent(
                                        BlockKey.of(block), key -> new TasteBlock(key.dimensions()))
                                .add(block.vector(), weight)));
            }
        }
        return blocks;
    }
}
