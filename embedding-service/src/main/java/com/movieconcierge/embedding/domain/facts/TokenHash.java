package com.movieconcierge.embedding.domain.facts;

import java.nio.charset.StandardCharsets;

/**
 * Signed feature hashing: a token adds ±1 to a few components that its hash picks, so that names need no vocabulary and
 * the inner product of two token sets counts what they share, in expectation.
 *
 * <p>Sources: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009; FNV-1a (Fowler, Noll,
 * Vo); the finaliser is SplitMix64's (Steele, Lea, Flood, OOPSLA 2014).
 */
public final class TokenHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private TokenHash() {}

    /** Adds {@code ±amount} to {@code entries} components of {@code vector[from, from + width)}. */
    static void add(float[] vector, int from, int width, String token, int entries, double amount) {
        long hash = fnv1a(token);
        for (int entry = 1; entry <= entries; entry++) {
            long bits = mix(hash + entry * GOLDEN_GAMMA);
            int component = (int) ((bits >>> 1) % width);
            vector[from + component] += (float) ((bits & 1) == 1 ? amount : -amount);
        }
    }

    static long fnv1a(String token) {
        long hash = FNV_OFFSET;
        for (byte b : token.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
