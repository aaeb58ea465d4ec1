package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The index as one request sees it: row vectors, transform and priors belong together for as long as it is held. A row is
 * the concatenation of {@code α'ₖ · cₖ}: cₖ is the film's vector in the standardised space at unit length, α'ₖ the
 * modality's weight, the same for every film. What a film lacks is a zero block, which adds what an average film adds: in a
 * centred space that is nothing.
 */
public final class IndexSnapshot {
    private final Generation generation;
    private final float[] matrix;
    private final float[] norms;
    private final FilmRow[] films;
    private final RowSet live;
    private final int rows;
    private final int size;
    private final Priors priors;
    private final @Nullable BehaviourRows behaviour;
    /** Made when first asked for; twice at most harmless. */
    private volatile @Nullable TrailerNorms trailers;

    IndexSnapshot(Generation generation, Priors priors, @Nullable BehaviourRows behaviour) {
        this.generation = generation;
        this.matrix = generation.matrix;
        this.norms = generation.norms;
        this.films = generation.films;
        this.live = generation.live.copy();
        this.rows = generation.rows;
        this.size = live.size();
        this.priors = priors;
        this.behaviour = behaviour;
    }

    /** What people choose next, in the rows of this state; null while no model of that serves. */
    public @Nullable BehaviourRows behaviour() {
        return behaviour;
    }

    /** Of the space and of what people choose next: scores of one version can be compared. */
    public String version() {
        return behaviour == null
                ? transform().version()
                : transform().version() + "+" + behaviour.served().model().version();
    }

    public CatalogueTransform transform() {
        return generation.transform;
    }

    public BlockLayout layout() {
        return generation.layout;
    }

    /** Films that can be recommended. */
    public int size() {
        return size;
    }

    public Priors priors() {
        return priors;
    }

    /** The rows of {@link #size()} films; the caller may change it. */
    public RowSet live() {
        return live.copy();
    }

    public RowScanner.RowBlock block() {
        return new RowScanner.RowBlock(matrix, layout().stride(), rows, priors.values());
    }

    /** The film's row, or -1. */
    public int rowOf(String movieId) {
        Integer newest = generation.rowOf.get(movieId);
        int row = newest == null ? -1 : newest;
        while (row >= rows) {
            row = generation.previous[row];
        }
        return row >= 0 && live.contains(row) ? row : -1;
    }

    public FilmRow row(int row) {
        return films[row];
    }

    public Film film(int row) {
        return films[row].film();
    }

    /** How the film looks, by the model that serves, or by the first while none does; null where nothing was looked at. */
    public FilmDna.@Nullable Block visual(int row) {
        FilmDna dna = films[row].dna();
        ModelRef serving = transform().model(Modality.VISUAL);
        for (FilmDna.Block block : dna == null ? List.<FilmDna.Block>of() : dna.blocks()) {
            if (block.modality() == Modality.VISUAL
                    && (serving == null || block.model().equals(serving))) {
                return block;
            }
        }
        return null;
    }

    /** What is usual among the trailers of all films. */
    public TrailerNorms trailers() {
        TrailerNorms known = trailers;
        if (known == null) {
            List<TrailerMeasures> all = new ArrayList<>();
            live.copy().retain(row -> {
                FilmDna.Block block = visual(row);
                TrailerMeasures trailer = block == null ? null : block.trailer();
                return trailer == null || all.add(trailer);
            });
            known = TrailerNorms.of(all);
            trailers = known;
        }
        return known;
    }

    /** Whether any film passes; looks at one after the other. */
    public boolean anyFilm(Predicate<Film> test) {
        return IntStream.range(0, rows).anyMatch(row -> live.contains(row) && test.test(film(row)));
    }

    public double prior(int row) {
        return priors.values()[row];
    }

    /**
     * The prior against that of the mean film: what scores are made with, so that the share of popularity says how much it moves a
     * film in the ranking, and is negative for a film that is watched less than most.
     */
    public double centredPrior(int row) {
        return prior(row) - priors.mean();
    }

    /** Of a film, 0 for one that is not here. */
    public double prior(Film film) {
        int row = rowOf(film.movieId());
        return row < 0 ? 0 : prior(row);
    }

    /** {@code α'ₖ} of a row; 0 for a missing modality. */
    public double weight(int row, int block) {
        return norm(row, block) > 0 ? layout().blocks().get(block).alpha() : 0;
    }

    /** {@code ‖T(v − μ)‖}; 0 for a missing modality. */
    public double norm(int row, int block) {
        return norms[row * layout().blocks().size() + block];
    }

    /** Adds {@code factor · T(v − μ)} of a row to a sum; nothing where the film lacks the modality. */
    public void addTransformed(double[] sum, int row, int block, double factor) {
        BlockLayout.Block place = layout().blocks().get(block);
        int start = row * layout().stride() + place.offset();
        double scale = factor * unscaled(row, block);
        for (int i = 0; i < place.dims(); i++) {
            sum[i] += scale * matrix[start + i];
        }
    }

    /** {@code α'ₖ · ⟨query, cₖ⟩} in double. */
    public double dot(double[] query, int row, int block) {
        BlockLayout.Block place = layout().blocks().get(block);
        int start = row * layout().stride() + place.offset();
        double sum = 0;
        for (int i = 0; i < place.dims(); i++) {
            sum += query[i] * matrix[start + i];
        }
        return sum;
    }

    /** {@code ⟨cₖ, cₖ⟩} of two rows that both have the modality: their cosine in the standardised space. */
    public double cosine(int a, int b, int block) {
        return rowDot(a, b, block) / (weight(a, block) * weight(b, block));
    }

    /**
     * {@code ‖T(v − μ)‖ / α'ₖ}: what turns {@link #rowDots} with this film's row into {@code ⟨T(v − μ), …⟩}; 0 when it
     * lacks the modality.
     */
    public double unscaled(int row, int block) {
        double weight = weight(row, block);
        return weight == 0 ? 0 : norm(row, block) / weight;
    }

    /** {@code ⟨α'ₖcₖ of a film, α'ₖcₖ of another⟩} for each of the others; 0 when either lacks the modality. */
    public float[] rowDots(RowScanner scanner, int row, int[] others, int block) {
        BlockLayout.Block place = layout().blocks().get(block);
        int[] starts = new int[others.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = others[i] * layout().stride() + place.offset();
        }
        float[] dots = new float[others.length];
        scanner.products(matrix, row * layout().stride() + place.offset(), starts, place.dims(), dots);
        return dots;
    }

    private double rowDot(int rowA, int rowB, int block) {
        BlockLayout.Block place = layout().blocks().get(block);
        int stride = layout().stride();
        return Vectors.dot(
                matrix, rowA * stride + place.offset(), matrix, rowB * stride + place.offset(), place.dims());
    }

    /** What is known of the film in one row; without DNA its row is zero and only its popularity counts. */
    public record FilmRow(Film film, @Nullable FilmDna dna, Popularity popularity) {}

    /**
     * The popularity prior: {@code log(1 + c) / log(1 + max c)} in [0, 1], with c the decayed rating counts of all films
     * brought to one moment, that of the newest rating anywhere: time without ratings makes no film less popular than another.
     *
     * @param values one a row
     * @param now the moment
     * @param max the greatest c; 0 when nothing is rated
     * @param mean of the films that are here, in [0, 1]
     */
    public record Priors(float[] values, Instant now, double max, double mean) {

        static Priors of(FilmRow[] films, RowSet live, int rows, Duration halfLife) {
            Instant now = Instant.EPOCH;
            for (int row = 0; row < rows; row++) {
                Instant asOf = films[row].popularity().asOf();
                now = asOf.isAfter(now) ? asOf : now;
            }
            double[] counts = new double[rows];
            double max = 0;
            for (int row = 0; row < rows; row++) {
                counts[row] = films[row].popularity().popularAt(now, halfLife);
                max = Math.max(max, counts[row]);
            }
            float[] values = new float[rows];
            if (max > 0) {
                for (int row = 0; row < rows; row++) {
                    values[row] = (float) (Math.log1p(counts[row]) / Math.log1p(max));
                }
            }
            double sum = IntStream.range(0, rows)
                    .filter(live::contains)
                    .mapToDouble(row -> values[row])
                    .sum();
            return new Priors(values, now, max, sum / Math.max(1, live.size()));
        }
    }
}
