package com.movieconcierge.embedding.domain.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.movieconcierge.embedding.domain.encoder.Films;
import com.movieconcierge.embedding.domain.encoder.Sha256;
import com.movieconcierge.embedding.domain.text.TextNormalizer;
import com.movieconcierge.kernel.Genres;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsEncoderTest {
    private final FactsEncoder facts = new FactsEncoder(FactsLayout.DEFAULT);

    @Property(seed = "20261122", tries = 200)
    void vectorsHaveUnitLengthAndTheDeclaredDimension(@ForAll("films") Film film) {
        float[] vector = encode(film);

        assertThat(vector).hasSize(facts.dimension());
        assertThat(Vectors.norm(vector)).isCloseTo(1, within(1e-6));
    }

    @Property(seed = "20261122", tries = 200)
    void theSameFilmHasTheSameVectorInAnyInstance(@ForAll("films") Film film) {
        assertThat(encode(film))
                .isEqualTo(new FactsEncoder(FactsLayout.DEFAULT)
                        .encode(film)
                        .orElseThrow()
                        .vector());
    }

    @Property(seed = "20261122", tries = 200)
    void aSharedDirectorBringsFilmsCloser(
            @ForAll("names") String director,
            @ForAll("names") String other,
            @ForAll @IntRange(min = 1920, max = 2026) int year) {
        Assume.that(!TextNormalizer.folded(director).equals(TextNormalizer.folded(other)));
        float[] film = encode(Films.by(director, year, "Drama"));

        assertThat(Vectors.dot(film, encode(Films.by(director, year, "Western"))))
                .isGreaterThan(Vectors.dot(film, encode(Films.by(other, year, "Western"))));
    }

    @Property(seed = "20261122", tries = 100)
    void aNearerYearIsCloser(
            @ForAll @IntRange(min = 1930, max = 2020) int year, @ForAll @IntRange(min = 0, max = 9) int gap) {
        float[] film = encode(Films.fromYear(year));

        assertThat(Vectors.dot(film, encode(Films.fromYear(year - gap))))
                .isGreaterThan(Vectors.dot(film, encode(Films.fromYear(year - gap - 10))));
    }

    @Test
    void aFilmWithoutAnyFactHasNoBlock() {
        assertThat(facts.encode(Films.blank("m"))).isEmpty();
        assertThat(facts.encode(Films.withGenres(Genres.NONE))).isEmpty();
    }

    @Test
    void genreNamesOfBothCatalogsAreTheSameFact() {
        assertThat(encode(Films.withGenres("Science Fiction", "Family")))
                .isEqualTo(encode(Films.withGenres("Sci-Fi", "Children")));
    }

    /** Another number here means other vectors in every catalogue: then the layout's revision has to grow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action,Adventure,Animation,Children,Comedy,Crime,Documentary,Drama,Fantasy,Film-Noir | -147571295",
                "Horror,IMAX,Musical,Mystery,Romance,Sci-Fi,Thriller,War,Western,(no genres listed) | -277541578",
                "Science Fiction | 1593937089",
                "sci  fi,KIDS,Children's,Childrens,Noir,Film\u00a0Noir | 2134668446",
                "Music,History,Suspense,romantic,animated,scifi,TV Movie,Sci–Fi | 2064500438"
            })
    void whatStandsInTheLogStaysWhatItIs(String genres, int hash) {
        assertThat(new FactsEncoder(FactsLayout.DEFAULT).model().version()).isEqualTo("8ac35c15932a");
        assertThat(Arrays.hashCode(encode(Films.withGenres(genres.split(","))))).isEqualTo(hash);
    }

    @Test
    void aGenreOutsideTheVocabularyCountsAsAKeyword() {
        var keyword = Films.film().keywords(List.of("Anime")).build();

        assertThat(encode(Films.withGenres("anime"))).isEqualTo(encode(keyword));
    }

    @Test
    void spellingOfNamesDoesNotMatter() {
        assertThat(encode(Films.by("Agnès  Varda ", 1962, "Drama")))
                .isEqualTo(encode(Films.by("agnès varda", 1962, "Drama")));
    }

    @Test
    void onlyTheFirstOfTheBilledCastCount() {
        var billed = Films.film().cast(List.of("A", "B", "C", "D")).build();
        var cut = Films.film().cast(List.of("A", "B", "C")).build();

        assertThat(encode(billed)).isEqualTo(encode(cut));
    }

    /** Computed by the independent evaluator that the parameters were chosen with. */
    @Test
    void tokensFallWhereTheyFellWhenTheParametersWereChosen() {
        assertThat(slotsOf("director:christopher nolan")).isEqualTo(Map.of(458, 1f, 274, 1f, 178, -1f));
        assertThat(slotsOf("cast:tom hanks")).isEqualTo(Map.of(482, 1f, 143, 1f, 8, 1f));
        assertThat(slotsOf("keyword:time travel")).isEqualTo(Map.of(452, -1f, 201, 1f, 331, -1f));
    }

    @Test
    void yearsAreSpreadAsTheyWereWhenTheParametersWereChosen() {
        float[] era = encode(Films.film().year(1995).build());

        assertThat(era[19 + 25]).isCloseTo(0.1873f, within(1e-5f));
        assertThat(era[19 + 26]).isCloseTo(0.60147f, within(1e-5f));
        assertThat(era[19 + 27]).isCloseTo(0.710553f, within(1e-5f));
        assertThat(era[19 + 28]).isCloseTo(0.308805f, within(1e-5f));
    }

    private static Map<Integer, Float> slotsOf(String token) {
        float[] vector = new float[512];
        FactsEncoder.addHashed(vector, 0, 512, token, 3, 1);
        Map<Integer, Float> slots = new HashMap<>();
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] != 0) {
                slots.put(i, vector[i]);
            }
        }
        return slots;
    }

    @Test
    void theLayoutIsPinned() {
        float[] vector = encode(Films.HEAT);
        StringBuilder fingerprint = new StringBuilder();
        for (float component : vector) {
            fingerprint.append(Math.round(component * 1e4)).append(' ');
        }

        assertThat(facts.dimension()).isEqualTo(PINNED_DIMENSION);
        assertThat(Sha256.hex(fingerprint.toString()).substring(0, 12)).isEqualTo(PINNED_VECTOR);
        assertThat(facts.model().version()).isEqualTo(PINNED_VERSION);
    }

    private static final int PINNED_DIMENSION = 570;
    private static final String PINNED_VECTOR = "51c546f154b7";
    private static final String PINNED_VERSION = "8ac35c15932a";

    @Test
    void everyParameterChangesTheVersion() {
        var other = new FactsLayout(1.0, 1.5, 1915, 2029, 3, 3, 512, 3, 1.0, 1.0, 3, 0.9);

        assertThat(other.version()).isNotEqualTo(FactsLayout.DEFAULT.version());
        assertThat(Arrays.asList(other.version())).allMatch(version -> version.matches("[0-9a-f]{12}"));
    }

    @Provide
    Arbitrary<Film> films() {
        Arbitrary<List<String>> genres =
                Arbitraries.of(Genres.VOCABULARY).list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<Integer> years = Arbitraries.integers().between(1890, 2030);
        Arbitrary<List<String>> few = names().list().ofMaxSize(5);
        return Combinators.combine(genres, years, few, few, few).as((g, y, k, d, c) -> Films.film()
                .year(y)
                .genres(g)
                .keywords(k)
                .directors(d)
                .cast(c)
                .build());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .alpha()
                .withChars(" é-'")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(name -> !name.isBlank());
    }

    private float[] encode(Film film) {
        return facts.encode(film).orElseThrow().vector();
    }
}
