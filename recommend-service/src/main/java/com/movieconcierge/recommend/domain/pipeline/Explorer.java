package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline.Scored;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Exploration;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives the last of every five places to a film of which it is not known yet whether people like it: nobody would find out
 * otherwise. It is drawn evenly, by {@link DailyDraw}, from those that are nearest to the question by content; each of n films has each
 * place with a probability of 1/n, given the other films of the list.
 */
public record Explorer(LawScorer scorer, ListLaw.Exploration law) {
    private static final int EVERY = 5;
    /** Without these nothing tells whom a film could be for. */
    private static final Set<Modality> NEEDED = Set.of(Modality.THEME, Modality.FACTS);

    /**
     * A list with tries in it.
     *
     * @param tries by row
     */
    public record Explored(List<Scored> list, Map<Integer, Exploration> tries) {
        public Explored {
            list = List.copyOf(list);
            tries = Map.copyOf(tries);
        }

        /** Says of each try that it is one. */
        public List<Recommendation> marked(Query query, List<Recommendation> explained) {
            return IntStream.range(0, explained.size())
                    .mapToObj(place -> {
                        int row = list.get(place).row();
                        Exploration drawn = tries.get(row);
                        Recommendation one = explained.get(place);
                        return drawn == null ? one : one.tried(drawn, Reasons.tried(query, row, one.reason()));
                    })
                    .toList();
        }
    }

    /**
     * @param candidates that may be in the list
     * @param selected the list without tries; its last films make room
     */
    public Explored explore(Query query, RowSet candidates, List<Scored> selected) {
        int places = selected.size() / EVERY;
        if (!query.request().shape().explore()
                || places == 0
                || query.compared().isEmpty()) {
            return new Explored(selected, Map.of());
        }
        RowSet uncertain = candidates.copy();
        selected.forEach(scored -> uncertain.remove(scored.row()));
        uncertain.retain(row -> isUncertain(query.index(), row) && isDescribed(query.index(), row));
        List<Scored> near = scorer.nearest(query, uncertain, law.candidates());
        List<Scored> drawn = drawn(query, near, places);
        Exploration chance = new Exploration(1.0 / Math.max(1, near.size()));
        return new Explored(
                placed(selected, drawn), drawn.stream().collect(Collectors.toMap(Scored::row, scored -> chance)));
    }

    private boolean isUncertain(IndexSnapshot index, int row) {
        BehaviourRows behaviour = index.behaviour();
        return index.row(row).popularity().ratingCount() < law.fewRatings()
                || behaviour != null && !behaviour.knows(index.film(row).movieId());
    }

    /** A film of which little is written is near to everything and to nothing: it would be a shot in the dark. */
    private static boolean isDescribed(IndexSnapshot index, int row) {
        Film film = index.film(row);
        String synopsis = film.synopsis();
        List<BlockLayout.Block> blocks = index.layout().blocks();
        return synopsis != null
                && !synopsis.isBlank()
                && film.genres().stream().anyMatch(genre -> !genre.equals(Genres.NONE))
                && Stream.of(film.directors(), film.cast(), film.keywords()).anyMatch(names -> !names.isEmpty())
                && IntStream.range(0, blocks.size())
                        .filter(block -> NEEDED.contains(blocks.get(block).modality()))
                        .allMatch(block -> index.norm(row, block) > 0);
    }

    private static List<Scored> drawn(Query query, List<Scored> near, int most) {
        DailyDraw draw = DailyDraw.of(query);
        return near.stream()
                .sorted(Comparator.comparingDouble(scored ->
                        draw.uniform("try", query.index().film(scored.row()).movieId())))
                .limit(most)
                .toList();
    }

    private static List<Scored> placed(List<Scored> selected, List<Scored> drawn) {
        List<Scored> list = new ArrayList<>(selected.subList(0, selected.size() - drawn.size()));
        for (int i = 0; i < drawn.size(); i++) {
            list.add((i + 1) * EVERY - 1, drawn.get(i));
        }
        return list;
    }
}
