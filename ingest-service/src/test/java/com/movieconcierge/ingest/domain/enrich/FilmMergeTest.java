package com.movieconcierge.ingest.domain.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.ingest.domain.Provenance;
import com.movieconcierge.model.Film;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilmMergeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Provenance TMDB = new Provenance(Provenance.TMDB, DAY);

    private static Film film(@Nullable String synopsis, List<String> keywords, Map<String, String> sources) {
        return Film.builder("m-1", "Ours")
                .year(1999)
                .genres(List.of("Drama"))
                .keywords(keywords)
                .synopsis(synopsis)
                .imdbId("tt1")
                .sources(sources)
                .build();
    }

    private static Film theirs(@Nullable String synopsis, List<String> keywords) {
        return Film.builder("tmdb:5", "Theirs")
                .year(2000)
                .genres(List.of("Thriller"))
                .keywords(keywords)
                .synopsis(synopsis)
                .directors(List.of("Di Rect"))
                .originalLanguage("fr")
                .posterUrl("https://image.tmdb.org/t/p/w500/p.jpg")
                .tmdbId("5")
                .imdbId("tt2")
                .runtimeMinutes(104)
                .countries(List.of("FR"))
                .certification("PG-13")
                .build();
    }

    @Test
    void whatIsMissingIsFilledAndMarkedAndWhatIsThereStays() {
        Film merged = FilmMerge.merge(film(null, List.of("ours"), Map.of()), theirs("Told.", List.of("theirs")), TMDB);

        assertThat(merged)
                .returns("m-1", Film::movieId)
                .returns("Ours", Film::title)
                .returns(1999, Film::year)
                .returns(List.of("Drama"), Film::genres)
                .returns(List.of("ours"), Film::keywords)
                .returns("Told.", Film::synopsis)
                .returns(List.of("Di Rect"), Film::directors)
                .returns("5", Film::tmdbId)
                .returns("tt1", Film::imdbId)
                .returns(104, Film::runtimeMinutes)
                .returns(List.of("FR"), Film::countries)
                .returns("PG-13", Film::certification);
        assertThat(merged.sources())
                .containsOnlyKeys(
                        "synopsis",
                        "directors",
                        "language",
                        "posterUrl",
                        "runtimeMinutes",
                        "countries",
                        "certification")
                .containsEntry("synopsis", "tmdb@2026-06-01");
    }

    @Test
    void whatTmdbFilledBeforeIsRenewedButNeverByNothing() {
        Film before = film("Old.", List.of("old"), Map.of("synopsis", "tmdb@2026-05-01", "keywords", "tmdb"));

        Film merged = FilmMerge.merge(before, theirs("New.", List.of()), TMDB);

        assertThat(merged.synopsis()).isEqualTo("New.");
        assertThat(merged.keywords()).containsExactly("old");
        assertThat(merged.sources())
                .containsEntry("synopsis", "tmdb@2026-06-01")
                .containsEntry("keywords", "tmdb");
    }

    @Test
    void anotherSourcesFieldIsNotTmdbsToRenew() {
        Film before = film("Old.", List.of(), Map.of("synopsis", "elsewhere@2026-05-01"));

        assertThat(FilmMerge.merge(before, theirs("New.", List.of()), TMDB).synopsis())
                .isEqualTo("Old.");
    }

    @Test
    void aFilmOfWhichOnlyTheDaysChangeIsTheSameUntilTheyAreTooOld() {
        Film first = FilmMerge.merge(film(null, List.of(), Map.of()), theirs("Told.", List.of()), TMDB);

        var soon = new Provenance(Provenance.TMDB, DAY.plusDays(149));
        var late = new Provenance(Provenance.TMDB, DAY.plusDays(150));
        assertThat(FilmMerge.merge(first, theirs("Told.", List.of()), soon)).isSameAs(first);
        assertThat(FilmMerge.merge(first, theirs("Told.", List.of()), late).sources())
                .containsEntry("synopsis", late.toString());
        assertThat(FilmMerge.isTooOld(first, DAY.plusDays(149))).isFalse();
        assertThat(FilmMerge.isTooOld(first, DAY.plusDays(150))).isTrue();
    }

    @Test
    void aFilmLacksSomethingWithoutAnyOfWhatMakesItsDna() {
        Film complete = Film.builder("m-1", "A")
                .year(1999)
                .keywords(List.of("k"))
                .synopsis("s")
                .cast(List.of("c"))
                .stills(List.of("https://a.example/s.jpg"))
                .build();

        assertThat(FilmMerge.lacksSomething(complete)).isFalse();
        assertThat(FilmMerge.lacksSomething(film("s", List.of("k"), Map.of()))).isTrue();
    }
}
