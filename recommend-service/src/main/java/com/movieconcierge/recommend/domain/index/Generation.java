package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.FilmDna;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.FilmRow;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows under one transform. One thread writes; readers hold an {@link IndexSnapshot} and see only rows below its
 * count, which are never written again: a film whose vectors change gets a new row and its old one dies. So no reader
 * sees half a row, and a bulk import copies the matrix only when it doubles.
 */
final class Generation {
    private static final int FIRST_CAPACITY = 256;

    final CatalogueTransform transform;
    final BlockLayout layout;
    /** The newest row of each film. */
    final Map<String, Integer> rowOf = new ConcurrentHashMap<>();
    /** The row a row took over from, or -1: how an older snapshot finds what it still sees. */
    volatile int[] previous = new int[0];

    float[] matrix = new float[0];
    /** {@code ‖T(v − μ)‖} a row and block; 0 for a missing modality. */
    float[] norms = new float[0];

    FilmRow[] films = new FilmRow[0];
    RowSet live = RowSet.none(0);
    int rows;

    Generation(CatalogueTransform transform, BlockLayout layout) {
        this.transform = transform;
        this.layout = layout;
    }

    void place(FilmRow film) {
        int row = appended(film);
        int blocks = layout.blocks().size();
        for (int k = 0; k < blocks; k++) {
            BlockLayout.Block block = layout.blocks().get(k);
            double[] vector = transformed(film.dna(), block);
            float norm = vector == null ? 0 : (float) QueryVector.norm(vector);
            if (vector != null && norm > 0) {
                norms[row * blocks + k] = norm;
                double factor = block.alpha() / norm;
                int start = row * layout.stride() + block.offset();
                for (int i = 0; i < vector.length; i++) {
                    matrix[start + i] = (float) (vector[i] * factor);
                }
            }
        }
        publishRow(film.film().movieId(), row);
    }

    /** Takes a row over from another generation with the same transform. */
    void copy(Generation other, int otherRow) {
        FilmRow film = other.films[otherRow];
        int row = appended(film);
        System.arraycopy(other.matrix, otherRow * layout.stride(), matrix, row * layout.stride(), layout.stride());
        int blocks = layout.blocks().size();
        System.arraycopy(other.norms, otherRow * blocks, norms, row * blocks, blocks);
        publishRow(film.film().movieId(), row);
    }

    void remove(String movieId) {
        Integer row = rowOf.remove(movieId);
        if (row != null) {
            live.remove(row);
        }
    }

    private double @Nullable [] transformed(@Nullable FilmDna dna, BlockLayout.Block block) {
        float[] raw = dna == null ? null : transform.vectorOf(dna, block.modality());
        return raw == null
                ? null
                : transform.fitted(block.modality()).transform().apply(raw);
    }

    private int appended(FilmRow film) {
        if (rows == films.length) {
            grow(Math.max(FIRST_CAPACITY, rows * 2));
        }
        films[rows] = film;
        return rows++;
    }

    private void publishRow(String movieId, int row) {
        Integer before = rowOf.get(movieId);
        previous[row] = before == null ? -1 : before;
        if (before != null) {
            live.remove(before);
        }
        live.add(row);
        rowOf.put(movieId, row);
    }

    private void grow(int capacity) {
        matrix = Arrays.copyOf(matrix, Math.multiplyExact(capacity, layout.stride()));
        norms = Arrays.copyOf(norms, capacity * layout.blocks().size());
        films = Arrays.copyOf(films, capacity);
        previous = Arrays.copyOf(previous, capacity);
        live = live.grownTo(capacity);
    }
}
