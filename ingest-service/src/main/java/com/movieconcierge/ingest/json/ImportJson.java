package com.movieconcierge.ingest.json;

import com.movieconcierge.ingest.domain.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What to import: named paths. */
public final class ImportJson {
    private static final List<String> FIELDS = List.of("movielens", "texts", "tmdbExport", "movies", "ratings");

    private ImportJson() {}

    /**
     * The paths by name.
     *
     * @throws InvalidInputException naming every field that is unknown or no string
     */
    public static Map<String, String> parse(byte[] document) {
        var fields = new JsonFields(JsonDocument.parse(document));
        fields.allowOnly(Set.copyOf(FIELDS));
        var paths = new TreeMap<String, String>();
        for (String name : FIELDS) {
            String path = fields.optionalText(name);
            if (path != null) {
                paths.put(name, path);
            }
        }
        fields.check();
        return paths;
    }
}
