package com.movieconcierge.profile;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.profile.adapter.kafka.stream.Pace;
import com.movieconcierge.profile.config.ProfileSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
public final class Samples {
    public static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    public static final int DIMENSIONS = 8;
    /** As the product runs. */
    public static final TasteLaw LAW =
            YamlSettings.of("profile-service", PlatformProperties.class).taste().law();

    static final ProfileSettings SETTINGS = YamlSettings.of("profile-service", ProfileSettings.class);
    static final Pace PACE = SETTINGS.pace();

    private Samples() {}

    public static Rating rating(String user, String film, @Nullable Double stars, int day) {
        return rating(user, film, stars, day, user + "-" + film + "-" + day);
    }

    public static Rating rating(String user, String film, @Nullable Double stars, int day, String eventId) {
        return new Rating(eventId, user, film, stars, T0.plus(Duration.ofDays(day)), "test");
    }

    /** A film's DNA of two blocks, different for each film and version. */
    public static MovieDna dna(String film, String version) {
        return new MovieDna(
                film,
                film + "@" + version,
                List.of(
                        new DnaBlock(
                                "theme", "mini", "1", Vectors.toBytes(vector(film + version + "t")), "", null, null),
                        new DnaBlock(
                                "facts", "facts", "1", Vectors.toBytes(vector(film + version + "f")), "", null, null)));
    }

    public static float[] vector(String seed) {
        Random random = new Random(seed.hashCode());
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    /** The block of a modality on a scale; the profile must have it. */
    static TasteBlock block(TasteProfile profile, String modality, String scale) {
        return profile.getBlocks().stream()
                .filter(block ->
                        block.getModality().equals(modality) && block.getScale().equals(scale))
                .findFirst()
                .orElseThrow();
    }
}
