package com.movieconcierge.embedding.domain.facts;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.text.TextNormalizer;
import com.movieconcierge.kernel.Genres;
import com.movieconcierge.kernel.Hashes;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Genres, era and people as a vector, out of the film alone: no statistics of the catalogue, so a film's vector never
 * changes because other films arrive. How rare a fact is comes in later, with the whitening.
 */
public final class FactsEncoder implements Encoder {
    private static final int KINDS_OF_NAMES = 4;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final FactsLayout layout;

    public FactsEncoder(FactsLayout layout) {
        this.layout = layout;
    }

    @Override
    public Modality modality() {
        return Modality.FACTS;
    }

    @Override
    public ModelRef model() {
        return new ModelRef("genres-era-hashed-names", layout.version());
    }

    @Override
    public int dimension() {
        return layout.dimension();
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    @Override
    public String input(Film film) {
        List<String> facts = new ArrayList<>();
        if (film.year() != null) {
            facts.add(film.year().toString());
        }
        for (List<String> names : List.of(film.genres(), film.keywords(), film.directors(), film.cast())) {
            facts.add(names.size() + " names");
            names.forEach(name -> facts.add(name.length() + ":" + name));
        }
        return facts.size() == KINDS_OF_NAMES ? "" : String.join("\n", facts);
    }

    @Override
    public Optional<FilmDna.Block> encode(Film film) {
        float[] vector = new float[layout.dimension()];
        addGenres(vector, film);
        if (film.year() != null) {
            addEra(vector, film.year());
        }
        addTokens(vector, named("director", film.directors()), layout.directorWeight());
        addTokens(
                vector,
                named("cast", film.cast().stream().limit(layout.castSize()).toList()),
                layout.castWeight());
        addTokens(vector, keywords(film), layout.keywordWeight());
        return Vectors.norm(vector) == 0
                ? Optional.empty()
                : Optional.of(new FilmDna.Block(modality(), model(), Vectors.unit(vector)));
    }

    private void addGenres(float[] vector, Film film) {
        int[] genres = film.genres().stream()
                .flatMapToInt(genre -> Genres.indexOf(genre).stream())
                .distinct()
                .toArray();
        for (int genre : genres) {
            vector[genre] = (float) (layout.genreWeight() / Math.sqrt(genres.length));
        }
    }

    /** A bell around the year, sampled at the era centres: near years are alike, without a cut between decades. */
    private void addEra(float[] vector, int year) {
        float[] bell = new float[layout.eras()];
        for (int era = 0; era < bell.length; era++) {
            double distance = (year - layout.firstEra() - era * (double) layout.eraStep()) / layout.eraWidth();
            bell[era] = (float) Math.exp(-distance * distance / 2);
        }
        float[] era = Vectors.scaled(Vectors.unit(bell), layout.eraWeight());
        System.arraycopy(era, 0, vector, layout.genres(), era.length);
    }

    private void addTokens(float[] vector, List<String> tokens, double weight) {
        int from = layout.genres() + layout.eras();
        // Makes the length of the part equal to its weight, in expectation.
        double amount = weight / Math.sqrt((double) tokens.size() * layout.entriesPerToken());
        for (String token : tokens) {
            addHashed(vector, from, layout.hashedWidth(), token, layout.entriesPerToken(), amount);
        }
    }

    /**
     * Signed feature hashing: adds {@code ±amount} to {@code entries} components of {@code vector[from, from + width)} that
     * the token's hash picks, so that names need no vocabulary and the inner product of two token sets counts what they
     * share, in expectation.
     *
     * <p>Sources: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009; FNV-1a (Fowler, Noll,
     * Vo); the finaliser is SplitMix64's (Steele, Lea, Flood, OOPSLA 2014).
     */
    static void addHashed(float[] vector, int from, int width, String token, int entries, double amount) {
        long hash = Hashes.fnv1a(token);
        for (int entry = 1; entry <= entries; entry++) {
            long bits = Hashes.mix(hash + entry * GOLDEN_GAMMA);
            int component = (int) ((bits >>> 1) % width);
            vector[from + component] += (float) ((bits & 1) == 1 ? amount : -amount);
        }
    }

    /** A genre outside the vocabulary is not lost: it counts as a keyword. */
    private static List<String> keywords(Film film) {
        List<String> unknown = film.genres().stream()
                .filter(genre ->
                        !genre.equals(Genres.NONE) && Genres.indexOf(genre).isEmpty())
                .toList();
        return Stream.concat(named("keyword", film.keywords()).stream(), named("keyword", unknown).stream())
                .distinct()
                .toList();
    }

    private static List<String> named(String kind, List<String> names) {
        return names.stream()
                .map(name -> kind + ":" + TextNormalizer.folded(name))
                .distinct()
                .toList();
    }
}
