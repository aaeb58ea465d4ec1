package com.movieconcierge.standalone.traces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The viewers that are looked for, all in one pass; each as the id is, and as it is in addresses where that differs. */
final class Sought {
    private final List<Spelling> spellings;
    private final List<String> viewers;

    private record Spelling(String userId, IdPattern pattern) {}

    /** Told where a viewer is named. */
    @FunctionalInterface
    interface Found {
        void at(String userId, int index);
    }

    Sought(Collection<String> userIds) {
        this.viewers = userIds.stream().distinct().toList();
        this.spellings = viewers.stream()
                .flatMap(userId -> Stream.of(userId, URLEncoder.encode(userId, StandardCharsets.UTF_8))
                        .distinct()
                        .map(spelling -> new Spelling(userId, new IdPattern(spelling))))
                .toList();
    }

    List<String> viewers() {
        return viewers;
    }

    /** Bytes of the longest spelling. */
    int longest() {
        return spellings.stream()
                .mapToInt(spelling -> spelling.pattern.length())
                .max()
                .orElse(0);
    }

    /** Looks at something whole. */
    void in(byte @Nullable [] data, Found each) {
        if (data != null) {
            in(data, 0, data.length, data.length, each);
        }
    }

    /** As {@link IdPattern#next}, for all that there are. */
    void in(byte[] data, int from, int limit, int end, Found each) {
        for (Spelling spelling : spellings) {
            int at = spelling.pattern.next(data, from, limit, end);
            while (at >= 0) {
                each.at(spelling.userId, at);
                at = spelling.pattern.next(data, at + 1, limit, end);
            }
        }
    }
}
