package com.movieconcierge.recommend.domain.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.kernel.ForwardDecay;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.TestWorld;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.TasteOverTime.Change;
import com.movieconcierge.recommend.domain.taste.TasteOverTime.Month;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Five stars weigh 1, four 0.85, three and a half 0.7; a rating is worth half as much after thirty days. */
class TasteOverTimeTest {
    private static final TasteLaw LAW = new TasteLaw(
            TestWorld.TASTE.preference(),
            new ForwardDecay(Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(30)),
            0.85,
            50);
    private static final IndexSnapshot INDEX = index(
            film("drama", "Drama"),
            film("comedy", "Comedy"),
            film("farce", "Comedy"),
            film("mixed", "Drama", "Crime", "Thriller"),
            film("bare"));

    private static Film film(String id, String... genres) {
        return Film.builder(id, id).year(1999).genres(List.of(genres)).build();
    }

    private static IndexSnapshot index(Film... films) {
        var law = TestWorld.LAW;
        var index = new DnaIndex(law.recipes(), law.alphas(), law.popularHalfLife());
        index.apply(Stream.of(films)
                .<CatalogueChange>map(film -> new CatalogueChange.FilmChanged(film.movieId(), film))
                .toList());
        return index.snapshot();
    }

    private static TasteProfile.RatedFilm rated(String film, double stars, String at) {
        return new TasteProfile.RatedFilm(film, stars, Instant.parse(at), 0, 0);
    }

    private static TasteOverTime told(int months, TasteProfile.RatedFilm... history) {
        Instant asOf = Stream.of(history)
                .map(TasteProfile.RatedFilm::ratedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var taste = new TasteProfile(
                "ava", 1, 0, 1, asOf, history.length, 0, List.of(), List.of(history), true, null, null);
        return TasteOverTime.of(taste, INDEX, LAW, months);
    }

    private static Month last(TasteOverTime told) {
        return told.months().get(told.months().size() - 1);
    }

    @Test
    void anOlderRatingWeighsLessByTheHalfLife() {
        // Thirty days apart: 0.85 · ½ for the comedy against 1 for the drama.
        TasteOverTime told =
                told(2, rated("comedy", 4, "2026-10-12T00:00:00Z"), rated("drama", 5, "2026-11-11T00:00:00Z"));

        assertThat(told.months())
                .extracting(Month::month)
                .containsExactly(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
        assertThat(told.months()).extracting(Month::ratings).containsExactly(1, 1);
        assertThat(told.months().get(0).genres()).containsExactly(new TasteSummary.Share("Comedy", 1));
        assertThat(last(told).genres()).extracting(TasteSummary.Share::name).containsExactly("Drama", "Comedy");
        assertThat(last(told).genres().get(0).share()).isCloseTo(1 / 1.425, within(1e-12));
        assertThat(last(told).genres().get(1).share()).isCloseTo(0.425 / 1.425, within(1e-12));
    }

    @Test
    void aFilmOfThreeGenresSpeaksAThirdForEachAndDislikesForNone() {
        TasteOverTime told = told(
                1,
                rated("mixed", 5, "2026-11-11T00:00:00Z"),
                rated("drama", 5, "2026-11-11T00:00:00Z"),
                rated("comedy", 1, "2026-11-11T00:00:00Z"));

        assertThat(last(told).ratings()).isEqualTo(3);
        assertThat(last(told).genres())
                .extracting(TasteSummary.Share::name)
                .containsExactly("Drama", "Crime", "Thriller");
        assertThat(last(told).genres().get(0).share()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(last(told).genres().get(1).share()).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void monthsBeforeTheFirstRatingAreThereAndEmpty() {
        TasteOverTime told = told(4, rated("drama", 5, "2026-11-11T00:00:00Z"));

        assertThat(told.months()).hasSize(4);
        assertThat(told.months().subList(0, 3))
                .allSatisfy(month -> assertThat(month.genres()).isEmpty());
        assertThat(told.since()).isNull();
        assertThat(told.rose()).isEmpty();
        assertThat(told.fell()).isEmpty();
    }

    @Test
    void aMonthEndsAtMidnightUtc() {
        TasteOverTime told =
                told(2, rated("comedy", 5, "2026-10-31T23:59:59.999Z"), rated("drama", 5, "2026-11-01T00:00:00Z"));

        assertThat(told.months()).extracting(Month::ratings).containsExactly(1, 1);
        assertThat(told.months().get(0).genres())
                .extracting(TasteSummary.Share::name)
                .containsExactly("Comedy");
    }

    @Test
    void whatRoseAndFellIsToldAgainstThreeMonthsBefore() {
        // August: comedy alone. November: the comedy has halved three times over ninety days, 0.125, against a drama of
        // 1.
        TasteOverTime told =
                told(1, rated("comedy", 5, "2026-08-15T00:00:00Z"), rated("drama", 5, "2026-11-13T00:00:00Z"));

        assertThat(told.months()).hasSize(1);
        assertThat(told.since()).isEqualTo(YearMonth.of(2026, 8));
        assertThat(told.rose()).hasSize(1);
        assertThat(told.rose().get(0).name()).isEqualTo("Drama");
        assertThat(told.rose().get(0).from()).isZero();
        assertThat(told.rose().get(0).to()).isCloseTo(1 / 1.125, within(1e-12));
        assertThat(told.fell()).extracting(Change::name).containsExactly("Comedy");
        assertThat(told.fell().get(0).to()).isCloseTo(0.125 / 1.125, within(1e-12));
    }

    @Test
    void aTasteThatIsYoungerIsComparedWithItsBeginning() {
        TasteOverTime told =
                told(12, rated("comedy", 5, "2026-10-15T00:00:00Z"), rated("drama", 5, "2026-11-14T00:00:00Z"));

        assertThat(told.since()).isEqualTo(YearMonth.of(2026, 10));
        assertThat(told.rose()).extracting(Change::name).containsExactly("Drama");
    }

    @Test
    void smallChangesAreNone() {
        // The drama is 180 days older than the comedy, 1/64 beside 1; in November even less.
        TasteOverTime told = told(
                12,
                rated("drama", 5, "2026-02-02T00:00:00Z"),
                rated("comedy", 5, "2026-08-01T00:00:00Z"),
                rated("farce", 5, "2026-11-14T00:00:00Z"));

        assertThat(told.since()).isEqualTo(YearMonth.of(2026, 8));
        assertThat(last(told).genres()).extracting(TasteSummary.Share::name).containsExactly("Comedy", "Drama");
        assertThat(told.rose()).isEmpty();
        assertThat(told.fell()).isEmpty();
    }

    @Test
    void filmsWithoutGenresOrUnknownOnesAreRatingsAndNoTaste() {
        TasteOverTime told = told(
                12,
                rated("comedy", 5, "2026-08-01T00:00:00Z"),
                rated("bare", 5, "2026-11-14T00:00:00Z"),
                rated("unknown", 5, "2026-11-14T00:00:00Z"));

        assertThat(last(told).ratings()).isEqualTo(2);
        assertThat(last(told).genres()).containsExactly(new TasteSummary.Share("Comedy", 1));
    }
}
