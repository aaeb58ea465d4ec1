package com.movieconcierge.profile.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Port: what readers find. */
public interface ReaderCopies {

    /**
     * One viewer's copies.
     *
     * @param value the record value of {@code user-profiles}; empty where there is none
     * @param seen film to what is stored of its rating
     */
    record Copy(Optional<byte[]> value, Map<String, String> seen) {}

    /** Everyone of whom anything is there, be it a mark that nothing is. */
    Set<String> viewers();

    /** Of everyone who is asked for, some at a time. */
    void copies(Collection<String> viewers, BiConsumer<String, Copy> each);

    /** How a rating that stands is stored. */
    String seenValue(double stars, long ratedAt);
}
