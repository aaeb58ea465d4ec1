package com.movieconcierge.embedding.adapter.kafka;

import com.movieconcierge.embedding.domain.Dna;
import com.movieconcierge.kernel.Modality;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was made of each film: its content hash, and the blocks that cost too much to be made again for nothing, about
 * 4 bytes a component. Safe for concurrent use.
 */
final class KnownDna {
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, Known> films = new ConcurrentHashMap<>();

    private record Known(byte[] hash, List<Dna.Block> blocks) {}

    Optional<String> hash(String movieId) {
        return Optional.ofNullable(films.get(movieId)).map(known -> HEX.formatHex(known.hash));
    }

    List<Dna.Block> blocks(String movieId) {
        Known known = films.get(movieId);
        return known == null ? List.of() : known.blocks;
    }

    /** A hash that is none of ours, i.e. no hex, is forgotten: the film is embedded again. */
    void put(Dna dna) {
        try {
            byte[] hash = HEX.parseHex(dna.contentHash());
            List<Dna.Block> costly = dna.blocks().stream()
                    .filter(block -> block.modality() != Modality.FACTS)
                    .toList();
            films.put(dna.movieId(), new Known(hash, costly));
        } catch (IllegalArgumentException e) {
            films.remove(dna.movieId());
        }
    }

    void remove(String movieId) {
        films.remove(movieId);
    }

    int size() {
        return films.size();
    }
}
