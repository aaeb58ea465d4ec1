package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.recommend.domain.index.ModalityTransform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/**
 * What should stand in the text that is embedded for a film? Each template is judged twice over the most rated films: do
 * near films share a genre (centred space), and do viewers' lists by theme alone find the films they liked next (whitened
 * space, NDCG@10 over the last five liked films of each viewer, each from what was rated before it)?
 *
 * <p>A text that names genres is near texts that name the same; so the first question flatters such templates, and the
 * second decides. Arguments: MovieLens folder, texts file, films (3000), model (minilm-q8).
 */
public final class TemplateRun {
    private static final double EPSILON = 0.1;
    private static final double RECENCY = 0.9;
    private static final double NEUTRAL = 3;
    private static final double LIKED = 4;
    private static final int ASKED = 5;
    private static final int TOP = 10;

    private final List<Film> films;
    private final Map<String, Integer> rows = new HashMap<>();
    private final List<List<Seen>> viewers;

    /** One rating of a film of the catalogue. */
    private record Seen(int film, double rating) {}

    /** NDCG@10 and its standard error. */
    private record Gain(double mean, double error) {}

    private TemplateRun(List<Film> films, MovieLens ratings) {
        this.films = films;
        for (int row = 0; row < films.size(); row++) {
            rows.put(films.get(row).movieId(), row);
        }
        this.viewers = viewers(ratings);
    }

    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2) {
            System.err.println("TemplateRun <movielens folder> <texts.jsonl> [films 3000] [model minilm-q8]");
            System.exit(2);
        }
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 3000;
        String model = args.length > 3 ? args[3] : ThemeModels.MINILM_Q8;
        MovieLens ratings = MovieLens.read(Path.of(args[0]));
        Map<String, Integer> counts = ratings.counts();
        List<Film> films = FilmTexts.read(Path.of(args[1])).stream()
                .filter(film -> !synopsis(film).isBlank())
                .sorted(Comparator.comparingInt((Film film) -> -counts.getOrDefault(film.movieId(), 0)))
                .limit(count)
                .toList();
        new TemplateRun(films, ratings).run(model);
        System.exit(0);
    }

    private void run(String model) throws InterruptedException {
        List<List<String>> genres = films.stream().map(ThemeRun::genres).toList();
        System.out.printf(
                Locale.ROOT,
                "%d films, %d viewers; random pairs share a genre: %.3f%n",
                films.size(),
                viewers.size(),
                Neighbours.sharingAtRandom(genres));
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "movie-concierge");
        try (Encoder encoder = new EncoderFactory(
                        Modality.THEME, new ThemeModels(cache, 2, (location, sha256) -> Path.of(location))::configured)
                .create(new Candidate(model, null, null))) {
            for (Map.Entry<String, UnaryOperator<Film>> template : templates().entrySet()) {
                List<float[]> vectors = embed(encoder, template.getValue());
                Gain gain = gain(vectors);
                System.out.printf(
                        Locale.ROOT,
                        "%-42s genre shared by neighbours %.3f  NDCG@10 by theme alone %.4f (error %.4f)%n",
                        template.getKey(),
                        Neighbours.sharing(Neighbours.of(Neighbours.centred(vectors)), genres),
                        gain.mean,
                        gain.error);
            }
        }
    }

    /** What the product's template makes of films that know less, or say more in their synopsis. */
    private static Map<String, UnaryOperator<Film>> templates() {
        Map<String, UnaryOperator<Film>> templates = new LinkedHashMap<>();
        templates.put("synopsis", film -> with(film, "", synopsis(film), false, false));
        templates.put("title, synopsis", film -> with(film, film.title(), synopsis(film), false, false));
        templates.put("title, synopsis, genres", film -> with(film, film.title(), synopsis(film), false, true));
        templates.put("title, synopsis, keywords", film -> with(film, film.title(), synopsis(film), true, false));
        templates.put(
                "title, synopsis, keywords, genres", film -> with(film, film.title(), synopsis(film), true, true));
        templates.put("synopsis, keywords, genres", film -> with(film, "", synopsis(film), true, true));
        templates.put(
                "title, synopsis, people, keywords, genres",
                film -> with(film, film.title(), synopsis(film) + people(film), true, true));
        return templates;
    }

    private static String synopsis(Film film) {
        return Objects.requireNonNullElse(film.synopsis(), "");
    }

    private static String people(Film film) {
        return (film.directors().isEmpty() ? "" : " Directed by " + String.join(", ", film.directors()) + ".")
                + (film.cast().isEmpty() ? "" : " With " + String.join(", ", film.cast()) + ".");
    }

    private static Film with(Film film, String title, String synopsis, boolean keywords, boolean genres) {
        return film.toBuilder(film.movieId(), title)
                .synopsis(synopsis)
                .genres(genres ? film.genres() : List.of())
                .keywords(keywords ? film.keywords() : List.of())
                .build();
    }

    private List<float[]> embed(Encoder encoder, UnaryOperator<Film> template) throws InterruptedException {
        float[][] vectors = new float[films.size()][];
        CountDownLatch left = new CountDownLatch(vectors.length);
        try (EncodingPool pool = new EncodingPool(2, 64)) {
            for (int row = 0; row < vectors.length; row++) {
                int film = row;
                pool.execute(() -> {
                    vectors[film] = encoder.encode(template.apply(films.get(film)))
                            .orElseThrow()
                            .vector();
                    left.countDown();
                });
            }
            left.await();
        }
        return Arrays.asList(vectors);
    }

    private List<List<Seen>> viewers(MovieLens ratings) {
        List<MovieLens.Row> all = new ArrayList<>(ratings.kept());
        all.addAll(ratings.held().values());
        all.sort(Comparator.comparingLong(MovieLens.Row::timestamp));
        Map<String, List<Seen>> byViewer = new LinkedHashMap<>();
        for (MovieLens.Row row : all) {
            Integer film = rows.get(row.movieId());
            if (film != null) {
                byViewer.computeIfAbsent(row.userId(), user -> new ArrayList<>())
                        .add(new Seen(film, Double.parseDouble(row.line().split(",")[2])));
            }
        }
        return List.copyOf(byViewer.values());
    }

    private Gain gain(List<float[]> vectors) {
        ModalityTransform space = ModalityTransform.fit(ModalityTransform.Kind.ZCA, EPSILON, vectors);
        List<float[]> white = vectors.stream()
                .map(vector -> Vectors.unit(Vectors.toFloats(space.apply(vector), 1)))
                .toList();
        double[] gains = viewers.stream()
                .parallel()
                .flatMapToDouble(history -> nextLiked(history).stream()
                        .mapToDouble(position -> gainOf(white, history.subList(0, position), history.get(position))))
                .toArray();
        double mean = Arrays.stream(gains).average().orElse(0);
        double variance = Arrays.stream(gains)
                .map(gain -> (gain - mean) * (gain - mean))
                .average()
                .orElse(0);
        return new Gain(mean, Math.sqrt(variance / gains.length));
    }

    /** Where the last liked films of a viewer stand in their history, the first one left out. */
    private static List<Integer> nextLiked(List<Seen> history) {
        List<Integer> positions = new ArrayList<>();
        for (int at = history.size() - 1; at > 0 && positions.size() < ASKED; at--) {
            if (history.get(at).rating >= LIKED) {
                positions.add(at);
            }
        }
        return positions;
    }

    private static double gainOf(List<float[]> white, List<Seen> before, Seen next) {
        double[] sum = new double[white.get(0).length];
        double recency = 1;
        for (int at = before.size() - 1; at >= 0; at--) {
            Seen seen = before.get(at);
            Vectors.addScaled(sum, white.get(seen.film), recency * Math.max(0, seen.rating - NEUTRAL));
            recency *= RECENCY;
        }
        float[] query = Vectors.toFloats(sum, 1);
        boolean[] known = new boolean[white.size()];
        before.forEach(seen -> known[seen.film] = true);
        double wanted = Vectors.dot(query, white.get(next.film));
        int rank = 0;
        for (int film = 0; film < known.length && rank < TOP; film++) {
            rank += !known[film] && film != next.film && Vectors.dot(query, white.get(film)) > wanted ? 1 : 0;
        }
        return rank < TOP ? Math.log(2) / Math.log(rank + 2) : 0;
    }
}
