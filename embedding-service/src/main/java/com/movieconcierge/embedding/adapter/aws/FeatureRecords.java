package com.movieconcierge.embedding.adapter.aws;

import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/**
 * DNA as features, all of type String: {@code movie_id} (the record identifier), {@code event_time}, {@code content_hash},
 * and of each modality {@code theme_vector} (a JSON array of float32) and {@code theme_model} (id@version). What a film
 * lacks is left out, which takes it away: a put replaces the whole record.
 */
final class FeatureRecords {
    static final String ID = "movie_id";

    /** One of the two forms that Feature Store understands, the finer one. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private FeatureRecords() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** @param serves the model to be taken where a film has vectors of several; otherwise the first */
    static List<FeatureValue> of(FilmDna dna, Instant at, Predicate<ModelKey> serves) {
        List<FeatureValue> features = new ArrayList<>();
        features.add(feature(ID, dna.movieId()));
        features.add(feature("event_time", time(at)));
        features.add(feature("content_hash", dna.contentHash()));
        chosen(dna, serves).forEach((modality, block) -> {
            features.add(feature(modality.key() + "_vector", json(block.vector())));
            features.add(feature(modality.key() + "_model", block.model().toString()));
        });
        return features;
    }

    private static Map<Modality, FilmDna.Block> chosen(FilmDna dna, Predicate<ModelKey> serves) {
        Map<Modality, FilmDna.Block> chosen = new EnumMap<>(Modality.class);
        dna.blocks()
                .forEach(block -> chosen.merge(
                        block.modality(),
                        block,
                        (first, other) ->
                                serves.test(ModelKey.of(first)) || !serves.test(ModelKey.of(other)) ? first : other));
        return chosen;
    }

    /** Shortest digits that give the same float32 again. */
    private static String json(float[] vector) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (float component : vector) {
            numbers.add(Float.toString(component));
        }
        return numbers.toString();
    }

    private static FeatureValue feature(String name, String value) {
        return FeatureValue.builder().featureName(name).valueAsString(value).build();
    }
}
