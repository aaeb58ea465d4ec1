package com.movieconcierge.recommend;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.platform.YamlSettings;
import com.movieconcierge.recommend.config.RecommendProperties;
import com.movieconcierge.recommend.domain.behaviour.BehaviourLaw;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.recommend.domain.index.CatalogueTransform.Recipe;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.ModalityTransform.Kind;
import com.movieconcierge.recommend.domain.pipeline.ListLaw;
import com.movieconcierge.recommend.domain.pipeline.ScoringLaw;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made-up catalogue with vectors that share a big common direction, as real ones do, and viewers made of its films. */
public final class TestWorld {
    public static final ModelRef THEME = new ModelRef("test-theme", "1");
    public static final ModelRef FACTS = new ModelRef("test-facts", "1");
    public static final Map<Modality, ModelRef> MODELS = Map.of(Modality.THEME, THEME, Modality.FACTS, FACTS);
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    /** As the product runs. */
    public static final TasteLaw TASTE = YamlSettings.of("recommend-service", PlatformProperties.class)
            .taste()
            .law();

    private static final RecommendProperties RECOMMEND =
            YamlSettings.of("recommend-service", RecommendProperties.class);

    public static final ScoringLaw LAW = new ScoringLaw(
            Map.of(Modality.THEME, 0.6, Modality.FACTS, 0.4),
            0.5,
            0.05,
            Map.of(Modality.THEME, new Recipe(Kind.ZCA, 0.1, 0), Modality.FACTS, new Recipe(Kind.ZCA, 0.1, 0)),
            Duration.ofDays(365),
            Duration.ofDays(30),
            RECOMMEND.scoring().stated().law(),
            new BehaviourLaw(0.5, Duration.ofSeconds(1)));

    /** As the product runs. */
    public static final ListLaw LISTS = RECOMMEND.lists().law();

    /** Of viewers who have stated nothing. */
    public static final ViewerQuestions RATED_ONLY = new ViewerQuestions(LAW, (statement, index) -> {
        throw new IllegalStateException("nobody states anything here");
    });

    private static final List<String> GENRES = List.of("Drama", "Comedy", "Thriller", "Sci-Fi", "Western");

    private final List<Film> films = new ArrayList<>();
    private final List<FilmDna> dna = new ArrayList<>();
    private final String prefix;

    /** Films {@code <prefix>0 …}; every fifth lacks its theme, the last its facts. */
    public TestWorld(String prefix, int size, int themeDims, int factsDims, long seed) {
        this.prefix = prefix;
        Random random = new Random(seed);
        float[] common = gaussian(random, themeDims);
        for (int i = 0; i < size; i++) {
            String id = prefix + i;
            films.add(Film.builder(id, "Film number " + i)
                    .year(1980 + i % 40)
                    .genres(List.of(GENRES.get(i % GENRES.size())))
                    .keywords(List.of("keyword " + i % 7))
                    .synopsis("A synopsis.")
                    .directors(List.of("Director " + i % 11))
                    .cast(List.of("Actor " + i % 13))
                    .originalLanguage(i % 6 == 0 ? "ko" : "en")
                    .build());
            float[] theme = gaussian(random, themeDims);
            for (int k = 0; k < themeDims; k++) {
                theme[k] += 0.7f * common[k];
            }
            var facts = new FilmDna.Block(Modality.FACTS, FACTS, Vectors.unit(gaussian(random, factsDims)));
            var themeBlock = new FilmDna.Block(Modality.THEME, THEME, Vectors.unit(theme));
            dna.add(new FilmDna(
                    id,
                    "hash-" + id,
                    i % 5 == 4 ? List.of(facts) : i == size - 1 ? List.of(themeBlock) : List.of(themeBlock, facts)));
        }
    }

    public static TestWorld small() {
        return new TestWorld("m", 60, 24, 10, 7);
    }

    public List<Film> films() {
        return films;
    }

    public List<FilmDna> dna() {
        return dna;
    }

    public String id(int film) {
        return prefix + film;
    }

    /** Film 0 is the most watched. */
    public Popularity popularity(int film) {
        double weight = 100.0 / (film + 1);
        return new Popularity(Math.round(weight) + 1, weight * 4, weight, weight / 10, NOW);
    }

    public List<CatalogueChange> changes() {
        List<CatalogueChange> changes = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            changes.add(new CatalogueChange.FilmChanged(id(i), films.get(i)));
            changes.add(new CatalogueChange.DnaChanged(id(i), dna.get(i)));
            changes.add(new CatalogueChange.PopularityChanged(id(i), popularity(i)));
        }
        return changes;
    }

    /** Everything known, fitted. */
    public DnaIndex index() {
        DnaIndex index = new DnaIndex(LAW.recipes(), LAW.alphas(), LAW.popularHalfLife());
        index.apply(changes());
        index.refit();
        return index;
    }

    /** One verdict of a viewer. */
    public record Verdict(int film, double stars) {}

    /**
     * The profile after these ratings, one a day, the last at {@link #NOW}, as profile-service would write it.
     *
     * @param listed how many films the history names; fewer than there are leave a rest
     */
    public TasteProfile taste(String userId, List<Verdict> verdicts, int listed, long offset) {
        TasteLaw law = TASTE;
        int count = verdicts.size();
        List<TasteProfile.RatedFilm> history = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Verdict verdict = verdicts.get(i);
            Instant ratedAt = NOW.minus(Duration.ofDays(count - 1L - i));
            double remaining = law.decay().remaining(ratedAt, NOW);
            history.add(new TasteProfile.RatedFilm(
                    id(verdict.film),
                    verdict.stars,
                    ratedAt,
                    law.preference().of(verdict.stars) * remaining,
                    law.recentWeight(verdict.stars, count - 1 - i)));
        }
        List<TasteProfile.Sum> sums = new ArrayList<>();
        for (Modality modality : List.of(Modality.THEME, Modality.FACTS)) {
            for (TasteScale scale : TasteScale.values()) {
                sums.add(sum(modality, scale, verdicts, history));
            }
        }
        return new TasteProfile(
                userId,
                count,
                0,
                offset,
                NOW,
                count,
                0,
                sums,
                history.subList(0, Math.min(listed, count)),
                listed >= count,
                null,
                null);
    }

    /**
     * The space and taste of a persona whose viewers like some films. In its space a viewer lies where their sums point, and
     * the persona where one viewer who likes these films does.
     */
    public List<Persona.Block> personaBlocks(List<Verdict> liked) {
        return taste("persona", liked, liked.size(), -1).sums().stream()
                .filter(sum -> sum.scale() == TasteScale.LONG)
                .map(sum -> {
                    float[] ones = new float[sum.vector().length];
                    Arrays.fill(ones, 1);
                    return new Persona.Block(
                            sum.modality(),
                            sum.model(),
                            Vectors.scaled(Vectors.unit(sum.vector()), Math.sqrt(0.5)),
                            0.5,
                            new float[ones.length],
                            ones,
                            new float[ones.length],
                            sum.weight(),
                            sum.vector());
                })
                .toList();
    }

    public static Persona persona(
            String id,
            String name,
            String version,
            int of,
            int size,
            List<Persona.Block> blocks,
            List<Persona.TypicalFilm> films) {
        return new Persona(
                id,
                name,
                version,
                size,
                List.of(),
                List.of(),
                blocks,
                of,
                of,
                NOW,
                0.3,
                0.4,
                "Likes 2.3 times as many thrillers as others",
                List.of(new Persona.Evidence("genre", "Thriller", 2.3, 0.5)),
                films);
    }

    private TasteProfile.Sum sum(
            Modality modality, TasteScale scale, List<Verdict> verdicts, List<TasteProfile.RatedFilm> history) {
        ModelRef model = modality == Modality.THEME ? THEME : FACTS;
        double[] sum = null;
        double weights = 0;
        for (int i = 0; i < verdicts.size(); i++) {
            float[] vector = dna.get(verdicts.get(i).film).vector(modality, model);
            if (vector != null) {
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, vector, history.get(i).weight(scale));
                weights += history.get(i).weight(scale);
            }
        }
        return new TasteProfile.Sum(
                modality, scale, model, weights, Vectors.toFloats(sum == null ? new double[1] : sum, 1));
    }

    private static float[] gaussian(Random random, int dims) {
        float[] vector = new float[dims];
        for (int i = 0; i < dims; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
