package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import com.movieconcierge.ingest.domain.enrich.EnrichmentRequest;
import com.movieconcierge.model.Violations;
import java.util.List;
import java.util.Set;

/** Which films to enrich: {@code {movieIds} or {all: true}, and refresh?}. */
public final class EnrichmentJson {
    private static final Set<String> FIELDS = Set.of("movieIds", "all", "refresh");
    private static final int MOST_IDS = 10_000;

    private EnrichmentJson() {}

    /** @throws InvalidInputException naming every field that is unknown, missing or of another type */
    public static EnrichmentRequest parse(byte[] document) {
        var fields = new JsonFields(JsonDocument.parse(document));
        fields.allowOnly(FIELDS);
        List<String> movieIds = fields.texts("movieIds");
        boolean all = fields.flag("all");
        boolean refresh = fields.flag("refresh");
        if (all == fields.has("movieIds")) {
            fields.report("movieIds", "name either movieIds or all: true");
        } else if (!all && (movieIds.isEmpty() || movieIds.size() > MOST_IDS)) {
            fields.report("movieIds", "must have 1 to " + MOST_IDS + " items");
        }
        movieIds.stream()
                .flatMap(id -> new Violations().id("movieIds", id).found().stream())
                .findFirst()
                .ifPresent(violation -> fields.report(violation.field(), violation.message()));
        fields.check();
        return all ? EnrichmentRequest.all(refresh) : EnrichmentRequest.of(movieIds, refresh);
    }
}
