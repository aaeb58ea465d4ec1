package com.movieconcierge.embedding.adapter.kafka;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Content hash by film, 32 bytes each. Safe for concurrent use. */
public final class ContentHashes {
    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, byte[]> hashes = new ConcurrentHashMap<>();

    Optional<String> of(String movieId) {
        return Optional.ofNullable(hashes.get(movieId)).map(HEX::formatHex);
    }

    /** A hash that is none of ours, i.e. no hex, is forgotten: the film is embedded again. */
    void put(String movieId, String hash) {
        try {
            hashes.put(movieId, HEX.parseHex(hash));
        } catch (IllegalArgumentException e) {
            hashes.remove(movieId);
        }
    }

    void remove(String movieId) {
        hashes.remove(movieId);
    }

    int size() {
        return hashes.size();
    }
}
