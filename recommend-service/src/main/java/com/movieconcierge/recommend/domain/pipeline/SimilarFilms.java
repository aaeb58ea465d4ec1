package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.NeighbourSpace;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.index.TopK;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The films nearest to one film in the {@link NeighbourSpace}, with what they share. */
public record SimilarFilms(Supplier<IndexSnapshot> index) {
    /** A neighbour; similarity in [-1, 1]. */
    public record Neighbour(Film film, double similarity, String reason) {}

    /**
     * The nearest films, nearest first, without the film itself.
     *
     * @throws UnknownException when there is no such film
     */
    public List<Neighbour> of(String movieId, int limit) {
        IndexSnapshot snapshot = index.get();
        int seed = snapshot.rowOf(movieId);
        if (seed < 0) {
            throw new UnknownException("film", movieId);
        }
        NeighbourSpace space = new NeighbourSpace(snapshot);
        NeighbourSpace.Point point = space.point(seed);
        TopK best = new TopK(limit);
        RowSet others = snapshot.live();
        others.remove(seed);
        others.retain(row -> {
            double similarity = space.similarity(point, row);
            // Nothing to compare is no likeness.
            best.offer(similarity == 0 ? Float.NaN : (float) similarity, row);
            return true;
        });
        List<Neighbour> neighbours = new ArrayList<>();
        for (int row : best.drain()) {
            Film film = snapshot.film(row);
            String reason = SharedFacts.of(film, snapshot.film(seed)).orElse("a similar story");
            neighbours.add(new Neighbour(film, space.similarity(point, row), capitalised(reason)));
        }
        return neighbours;
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
