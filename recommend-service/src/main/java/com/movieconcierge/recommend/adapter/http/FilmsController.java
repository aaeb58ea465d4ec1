package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.IndexSnapshot.FilmRow;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.pipeline.SimilarFilms;
import com.movieconcierge.recommend.domain.pipeline.VisualEvidence;
import com.movieconcierge.recommend.domain.search.TitleSearch;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue: one film, its neighbours, and films by title. */
@RestController
@RequestMapping("/v1/movies")
record FilmsController(Supplier<IndexSnapshot> index, SimilarFilms similarFilms, TitleSearch titles) {
    private static final int LONGEST_QUERY = 200;

    record FoundView(String query, List<FilmView> movies) {}

    @Operation(summary = "Films by title; typos are forgiven, a year in the query helps")
    @GetMapping
    FoundView search(@RequestParam String query, @RequestParam(defaultValue = "10") int limit) {
        Input.require(!query.isBlank(), "query", "must not be blank");
        Input.require(query.length() <= LONGEST_QUERY, "query", "is too long");
        return new FoundView(
                query,
                titles.find(query, Input.limit(limit), index.get()::prior).stream()
                        .map(hit -> FilmView.of(hit.film()))
                        .toList());
    }

    /** A film with everything known about it; {@code visual} is null where its pictures are not known. */
    record FilmDetailView(
            @JsonUnwrapped FilmView film,
            List<String> keywords,
            @Nullable String synopsis,
            List<String> directors,
            List<String> cast,
            PopularityView popularity,
            List<String> look,
            @Nullable VisualView visual,
            Map<String, BlockView> dna) {}

    record PopularityView(long ratingCount, double meanRating, double prior) {}

    /** One modality; the vector only when asked for. */
    record BlockView(String modelId, String modelVersion, int dims, float @Nullable [] vector) {}

    @Operation(summary = "One film; vectors=true adds its raw vectors")
    @GetMapping("/{movieId}")
    FilmDetailView film(@PathVariable String movieId, @RequestParam(defaultValue = "false") boolean vectors) {
        IndexSnapshot snapshot = index.get();
        int row = snapshot.rowOf(Input.id("movieId", movieId));
        if (row < 0) {
            throw new UnknownException("film", movieId);
        }
        FilmRow known = snapshot.row(row);
        Film film = known.film();
        return new FilmDetailView(
                FilmView.of(film),
                film.keywords(),
                film.synopsis(),
                film.directors(),
                film.cast(),
                new PopularityView(
                        known.popularity().ratingCount(), known.popularity().mean(), snapshot.prior(row)),
                VisualEvidence.of(snapshot, row),
                VisualView.of(snapshot, row),
                blocks(known, snapshot.transform(), vectors));
    }

    /** By the models that serve. */
    private static Map<String, BlockView> blocks(FilmRow film, CatalogueTransform space, boolean vectors) {
        Map<String, BlockView> blocks = new TreeMap<>();
        if (film.dna() != null) {
            for (FilmDna.Block block : film.dna().blocks()) {
                if (space.vectorOf(film.dna(), block.modality()) == block.vector()) {
                    blocks.put(
                            block.modality().key(),
                            new BlockView(
                                    block.model().id(),
                                    block.model().version(),
                                    block.vector().length,
                                    vectors ? block.vector() : null));
                }
            }
        }
        return blocks;
    }

    record SimilarView(String movieId, List<NeighbourView> similar) {}

    record NeighbourView(FilmView movie, double similarity, String reason) {}

    @Operation(summary = "The films nearest to one film, with what they share")
    @GetMapping("/{movieId}/similar")
    SimilarView similar(@PathVariable String movieId, @RequestParam(defaultValue = "10") int limit) {
        return new SimilarView(
                movieId,
                similarFilms.of(Input.id("movieId", movieId), Input.limit(limit)).stream()
                        .map(near -> new NeighbourView(FilmView.of(near.film()), near.similarity(), near.reason()))
                        .toList());
    }

    /** What a film was looked at by: the picture most like its vector, how its trailer is cut, and how unlike most that is. */
    record VisualView(@Nullable Frame frame, @Nullable Trailer trailer, List<String> words) {

        record Frame(String source, @Nullable Long atMillis) {}

        record Trailer(long durationMillis, int shots, long medianShotMillis, double motion) {}

        static @Nullable VisualView of(IndexSnapshot index, int row) {
            FilmDna.Block block = index.visual(row);
            if (block == null || (block.frame() == null && block.trailer() == null)) {
                return null;
            }
            TrailerMeasures trailer = block.trailer();
            return new VisualView(
                    view(block.frame()),
                    view(trailer),
                    trailer == null ? List.of() : index.trailers().words(trailer));
        }

        private static @Nullable Frame view(FilmDna.@Nullable KeyFrame frame) {
            Duration at = frame == null ? null : frame.at();
            return frame == null ? null : new Frame(frame.source(), at == null ? null : at.toMillis());
        }

        private static @Nullable Trailer view(@Nullable TrailerMeasures trailer) {
            return trailer == null
                    ? null
                    : new Trailer(
                            trailer.duration().toMillis(),
                            trailer.shots(),
                            trailer.medianShot().toMillis(),
                            trailer.motion());
        }
    }
}
