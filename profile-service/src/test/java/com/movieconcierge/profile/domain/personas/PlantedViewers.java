package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Viewer.Weighed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A world in which viewers come in kinds: each kind likes the films of one genre, and a little of everything. */
final class PlantedViewers implements ViewerSample {
    static final List<String> GENRES = List.of("Thriller", "Romance", "Sci-Fi", "Children", "Western", "Documentary");
    private static final int FILMS_OF_A_GENRE = 30;
    private static final BlockKey FACTS = new BlockKey(Modality.FACTS, new ModelRef("genres", "1"), 40);

    private final Map<String, float[]> films = new HashMap<>();
    private final Catalogue catalogue = new Catalogue();
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<Integer> kinds = new ArrayList<>();

    /** @param kinds how many; at most as many as genres */
    PlantedViewers(int kinds, int viewersOfAKind, long seed) {
        this(kinds, viewersOfAKind, seed, (genre, film) -> genre);
    }

    /** @param called what a film calls its genre, by genre and number */
    PlantedViewers(int kinds, int viewersOfAKind, long seed, BiFunction<String, Integer, String> called) {
        Random films = new Random(7);
        for (int genre = 0; genre < GENRES.size(); genre++) {
            for (int i = 0; i < FILMS_OF_A_GENRE; i++) {
                addFilm(genre, i, called.apply(GENRES.get(genre), i), films);
            }
        }
        Random random = new Random(seed);
        IntStream.range(0, kinds * viewersOfAKind).forEach(i -> addViewer(i % kinds, random));
    }

    private void addFilm(int genre, int number, String name, Random random) {
        float[] vector = new float[FACTS.dimensions()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (0.15 * random.nextGaussian());
        }
        vector[genre] += 1;
        String id = film(genre, number);
        films.put(id, Vectors.unit(vector));
        catalogue.add(
                new FilmDna(id, id, List.of(new FilmDna.Block(FACTS.modality(), FACTS.model(), Vectors.unit(vector)))));
        catalogue.describe(Film.builder(id, id)
                .year(1990 + genre * 5)
                .genres(List.of(name))
                .keywords(List.of("keyword of " + genre))
                .build());
    }

    private void addViewer(int kind, Random random) {
        double[] sum = new double[FACTS.dimensions()];
        double weight = 0;
        List<Weighed> rated = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int genre = random.nextInt(4) == 0 ? random.nextInt(GENRES.size()) : kind;
            String id = film(genre, random.nextInt(FILMS_OF_A_GENRE));
            Vectors.addScaled(sum, films.getOrDefault(id, new float[0]), 1);
            weight++;
            rated.add(new Weighed(id, 1));
        }
        TasteSum taste = new TasteSum(sum, weight);
        viewers.add(new Viewer(key -> key.equals(FACTS) ? Optional.of(taste) : Optional.empty(), rated));
        kinds.add(kind);
    }

    private static String film(int genre, int number) {
        return GENRES.get(genre) + "-" + number;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    int kindOf(int viewer) {
        return kinds.get(viewer);
    }

    Viewer viewer(int index) {
        return viewers.get(index);
    }

    @Override
    public int size() {
        return viewers.size();
    }

    @Override
    public void forEach(Consumer<Viewer> each) {
        viewers.forEach(each);
    }
}
