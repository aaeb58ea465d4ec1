package com.movieconcierge.recommend;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.Persona;
import com.movieconcierge.events.PersonaBlock;
import com.movieconcierge.events.PersonaEvidence;
import com.movieconcierge.events.TypicalFilm;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.recommend.domain.film.FilmDna;
import com.movieconcierge.recommend.domain.taste.Taste;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.TypedRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A test world as the other services would write it. */
final class WorldRecords {
    private WorldRecords() {}

    static void write(TestWorld world, TypedRecords records) {
        for (int i = 0; i < world.films().size(); i++) {
            records.send(Topics.MOVIES, world.id(i), movie(world.films().get(i)));
            records.send(Topics.MOVIE_DNA, world.id(i), dna(world.dna().get(i)));
            records.send(Topics.MOVIE_POPULARITY, world.id(i), popularity(world, i));
        }
    }

    /**
     * A persona whose viewers like some films, the only one of its fit. In its space a viewer lies where their sums point,
     * and the persona where one viewer who likes these films does.
     */
    static Persona persona(String id, TestWorld world, List<Verdict> liked) {
        Taste taste = world.taste(id, liked, liked.size(), -1);
        return Persona.newBuilder()
                .setPersonaId(id)
                .setName("The Suspense Seeker")
                .setVersion("1")
                .setSize(40)
                .setPersonas(1)
                .setSentence("Likes 2.3 times as many thrillers as others")
                .setEvidence(List.of(new PersonaEvidence("genre", "Thriller", 2.3, 0.5)))
                .setCentroid(taste.sums().stream()
                        .filter(sum -> sum.scale() == TasteScale.LONG)
                        .map(sum -> PersonaBlock.newBuilder()
                                .setModality(sum.modality().key())
                                .setModelId(sum.model().id())
                                .setModelVersion(sum.model().version())
                                .setVector(Vectors.toBytes(Vectors.scaled(Vectors.unit(sum.vector()), Math.sqrt(0.5))))
                                .setShare(0.5)
                                .setMean(Vectors.toBytes(new float[sum.vector().length]))
                                .setScale(Vectors.toBytes(ones(sum.vector().length)))
                                .setOrigin(Vectors.toBytes(new float[sum.vector().length]))
                                .setTaste(Vectors.toBytes(sum.vector()))
                                .setTasteWeight(sum.weight())
                                .build())
                        .toList())
                .setTypicalFilms(taste.history().stream()
                        .filter(film -> film.longWeight() > 0)
                        .map(film -> new TypicalFilm(film.movieId(), 2.0, film.longWeight()))
                        .toList())
                .build();
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    static Movie movie(Film film) {
        return Movie.newBuilder()
                .setMovieId(film.movieId())
                .setTitle(film.title())
                .setYear(film.year())
                .setGenres(film.genres())
                .setKeywords(film.keywords())
                .setSynopsis(film.synopsis())
                .setDirectors(film.directors())
                .setCast(film.cast())
                .setLanguage(film.originalLanguage())
                .build();
    }

    private static MovieDna dna(FilmDna dna) {
        List<DnaBlock> blocks = new ArrayList<>();
        dna.blocks()
                .forEach(block -> blocks.add(DnaBlock.newBuilder()
                        .setModality(block.modality().key())
                        .setModelId(block.model().id())
                        .setModelVersion(block.model().version())
                        .setVector(Vectors.toBytes(block.vector()))
                        .build()));
        return MovieDna.newBuilder()
                .setMovieId(dna.movieId())
                .setContentHash(dna.contentHash())
                .setBlocks(blocks)
                .build();
    }

    private static MoviePopularity popularity(TestWorld world, int film) {
        var popularity = world.popularity(film);
        return MoviePopularity.newBuilder()
                .setMovieId(world.id(film))
                .setRatingCount(popularity.ratingCount())
                .setRatingSum(popularity.ratingSum())
                .setPopularWeight(popularity.popularWeight())
                .setTrendingWeight(popularity.trendingWeight())
                .setAsOf(popularity.asOf())
                .build();
    }
}
