package com.movieconcierge.standalone.traces;

import com.movieconcierge.standalone.traces.Traces.Kind;
import com.movieconcierge.standalone.traces.Traces.Looked;
import com.movieconcierge.standalone.traces.Traces.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Counts, while the scan goes on, who is named where and how much was looked at. For one thread. */
final class Sightings {
    private final Map<String, Map<Place, Seen>> byViewer = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();
    private long topics;
    private long records;
    private long keys;
    private long files;
    private long bytes;

    private record Place(Kind kind, String name) {}

    private static final class Seen {
        final String first;
        long count = 1;

        Seen(String first) {
            this.first = first;
        }
    }

    Sightings(List<String> viewers) {
        viewers.forEach(userId -> byViewer.put(userId, new LinkedHashMap<>()));
    }

    /** @param where asked for the first of a place only */
    void note(String userId, Kind kind, String place, Supplier<String> where) {
        Objects.requireNonNull(byViewer.get(userId)).compute(new Place(kind, place), (at, seen) -> {
            if (seen == null) {
                return new Seen(where.get());
            }
            seen.count++;
            return seen;
        });
    }

    /** A place is looked at again from its beginning: what was noted of it counts no more. */
    void startAnew(Kind kind, String place) {
        byViewer.values().forEach(places -> places.remove(new Place(kind, place)));
    }

    void unread(String sentence) {
        unread.add(sentence);
    }

    void lookedAtTopic(long itsRecords) {
        topics++;
        records += itsRecords;
    }

    void lookedAtKey() {
        keys++;
    }

    void lookedAtFile(long itsBytes) {
        files++;
        bytes += itsBytes;
    }

    Traces result() {
        Map<String, List<Trace>> result = new LinkedHashMap<>();
        byViewer.forEach((userId, places) -> result.put(
                userId,
                places.entrySet().stream()
                        .map(entry -> new Trace(
                                entry.getKey().kind(),
                                entry.getKey().name(),
                                entry.getValue().count,
                                entry.getValue().first))
                        .sorted(Comparator.comparing(Trace::kind)
                                .thenComparing(Trace::count, Comparator.reverseOrder())
                                .thenComparing(Trace::place))
                        .toList()));
        return new Traces(result, new Looked(topics, records, keys, files, bytes), unread);
    }
}
