package com.movieconcierge.profile.domain;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.profile.domain.personas.Assignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the running state of a viewer into the profile that others read. */
public final class ProfileWriter {
    private final TasteLaw law;
    private final DnaSource dna;

    public ProfileWriter(TasteLaw law, DnaSource dna) {
        this.law = law;
        this.dna = dna;
    }

    /** The profile of a taste as it stands, with its persona. */
    public Profile write(Taste taste, Optional<Assignment> persona) {
        long asOf = taste.history().newest();
        double toAsOf = 1 / law.decay().weight(Instant.ofEpochMilli(asOf));
        List<Rated> latest = taste.history().latest();
        List<Profile.Item> items = items(taste, latest, toAsOf);
        List<Profile.Block> blocks = new ArrayList<>();
        taste.blocks()
                .forEach((key, block) -> blocks.add(new Profile.Block(
                        key, TasteScale.LONG, block.weight() * toAsOf, Vectors.toFloats(block.sum(), toAsOf))));
        recent(latest)
                .forEach((key, block) -> blocks.add(
                        new Profile.Block(key, TasteScale.RECENT, block.weight(), Vectors.toFloats(block.sum(), 1))));
        return new Profile(
                taste.userId(),
                taste.revision(),
                taste.figures().position(),
                asOf,
                taste.ratingCount(),
                taste.pendingCount(),
                blocks,
                items,
                items.size() == taste.ratingCount(),
                persona,
                taste.statement());
    }

    private List<Profile.Item> items(Taste taste, List<Rated> latest, double toAsOf) {
        Map<String, Double> recentWeights = new HashMap<>();
        for (int rank = 0; rank < latest.size(); rank++) {
            Rated rated = latest.get(rank);
            recentWeights.put(rated.movieId(), law.recentWeight(rated.rating(), rank));
        }
        return taste.history().shown().stream()
                .map(rated -> new Profile.Item(
                        rated.movieId(),
                        rated.rating(),
                        rated.ratedAt(),
                        rated.applied() ? rated.weight() * toAsOf : 0,
                        rated.applied() ? recentWeights.getOrDefault(rated.movieId(), 0.0) : 0))
                .toList();
    }

    /** Ranks count films without DNA too, so that its arrival changes no other film's weight. */
    private SortedMap<BlockKey, TasteBlock> recent(List<Rated> latest) {
        SortedMap<BlockKey, TasteBlock> blocks = new TreeMap<>();
        for (int rank = 0; rank < latest.size(); rank++) {
            Rated rated = latest.get(rank);
            double weight = law.recentWeight(rated.rating(), rank);
            if (rated.applied()) {
                dna.dna(rated.movieId()).ifPresent(found -> found.blocks()
                        .forEach(block -> blocks.computeIfAbsent(block.key(), key -> new TasteBlock(key.dimensions()))
                                .add(block.vector(), weight)));
            }
        }
        return blocks;
    }
}
