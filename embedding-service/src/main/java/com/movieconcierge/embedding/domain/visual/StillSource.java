package com.movieconcierge.embedding.domain.visual;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Port: pictures of a film. Safe for concurrent use; bounded in time, memory and number. */
public interface StillSource {
    /**
     * What {@link #of} would look at, without looking: URLs, one a line, and whatever else decides on what is seen there;
     * empty when there is nothing.
     */
    String addresses(Film film);

    /** The pictures that could be had. A bad one costs itself, not the film: it is logged, counted and left out. */
    Footage of(Film film);

    /** All of them as one, in their order. */
    static StillSource of(List<StillSource> sources) {
        return new StillSource() {
            @Override
            public String addresses(Film film) {
                return sources.stream()
                        .map(source -> source.addresses(film))
                        .filter(addresses -> !addresses.isEmpty())
                        .collect(Collectors.joining("\n"));
            }

            @Override
            public Footage of(Film film) {
                List<Footage> seen =
                        sources.stream().map(source -> source.of(film)).toList();
                return new Footage(
                        seen.stream()
                                .flatMap(footage -> footage.stills().stream())
                                .toList(),
                        seen.stream()
                                .map(Footage::trailer)
                                .flatMap(Optional::stream)
                                .findFirst());
            }
        };
    }

    /** @param trailer how its trailer is cut; empty when none was looked at */
    record Footage(List<Still> stills, Optional<TrailerMeasures> trailer) {

        public Footage {
            stills = List.copyOf(stills);
        }

        /** Pictures that are of no video. */
        public static Footage of(List<Still> stills) {
            return new Footage(stills, Optional.empty());
        }
    }

    /** Of an image, or of a video at that moment; the source is the URL of either. */
    record Still(String source, Optional<Duration> at, RgbImage image) {}
}
