package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.model.FilmDna;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was made of each film: its content hash, and the blocks that cost too much to be made again for nothing, about
 * 4 bytes a component. Safe for concurrent use.
 */
final class KnownDna {
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, Known> films = new ConcurrentHashMap<>();

    private final Predicate<FilmDna.Block> isCostly;

    /** @param isCostly which blocks are kept */
    KnownDna(Predicate<FilmDna.Block> isCostly) {
        this.isCostly = isCostly;
    }

    private record Known(byte[] hash, List<FilmDna.Block> blocks) {}

    Optional<String> hash(String movieId) {
        return Optional.ofNullable(films.get(movieId)).map(known -> HEX.formatHex(known.hash));
    }

    List<FilmDna.Block> blocks(String movieId) {
        Known known = films.get(movieId);
        return known == null ? List.of() : known.blocks;
    }

    /** A hash that is none of ours, i.e. no hex, is forgotten: the film is embedded again. */
    void put(FilmDna dna) {
        try {
            byte[] hash = HEX.parseHex(dna.contentHash());
            List<FilmDna.Block> costly = dna.blocks().stream().filter(isCostly).toList();
            films.put(dna.movieId(), new Known(hash, costly));
        } catch (IllegalArgumentException e) {
            films.remove(dna.movieId());
        }
    }

    /** Films by the models whose blocks are kept. */
    Map<ModelKey, Long> coverage() {
        return films.values().stream()
                .flatMap(known -> known.blocks.stream())
                .collect(Collectors.groupingBy(ModelKey::of, Collectors.counting()));
    }

    void remove(String movieId) {
        films.remove(movieId);
    }

    int size() {
        return films.size();
    }
}
