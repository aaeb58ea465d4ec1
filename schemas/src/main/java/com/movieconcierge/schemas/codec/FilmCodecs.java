package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.CandidateModel;
import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.KeyFrame;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.ServingModel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Codecs of the catalogue's topics. */
public final class FilmCodecs {
    public static final RecordCodec<String, Film, Movie> FILMS = RecordCodec.byId(
            Movie.class,
            Movie::getMovieId,
            FilmCodecs::toAvro,
            FilmCodecs::toFilm,
            (film, writtenAt) -> film.violationsOnLog());

    public static final RecordCodec<String, FilmDna, MovieDna> DNA = RecordCodec.byId(
            MovieDna.class,
            MovieDna::getMovieId,
            (movieId, dna) -> new MovieDna(
                    movieId,
                    dna.contentHash(),
                    dna.blocks().stream().map(FilmCodecs::toAvro).toList()),
            (movieId, event) -> new FilmDna(
                    movieId,
                    event.getContentHash(),
                    event.getBlocks().stream().flatMap(FilmCodecs::toBlock).toList()),
            (dna, writtenAt) -> dna.violations());

    public static final RecordCodec<String, Popularity, MoviePopularity> POPULARITY = RecordCodec.byId(
            MoviePopularity.class,
            MoviePopularity::getMovieId,
            (movieId, popularity) -> new MoviePopularity(
                    movieId,
                    popularity.ratingCount(),
                    popularity.ratingSum(),
                    popularity.popularWeight(),
                    popularity.trendingWeight(),
                    popularity.asOf()),
            (movieId, event) -> new Popularity(
                    event.getRatingCount(),
                    event.getRatingSum(),
                    event.getPopularWeight(),
                    event.getTrendingWeight(),
                    event.getAsOf()),
            (popularity, writtenAt) -> popularity.violations());

    public static final RecordCodec<Modality, ServingModel, com.movieconcierge.events.ServingModel> SERVING_MODELS =
            new RecordCodec<>(
                    com.movieconcierge.events.ServingModel.class,
                    text -> Modality.find(text)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("the record key '" + text + "' is no modality")),
                    Modality::key,
                    com.movieconcierge.events.ServingModel::getModality,
                    (modality, serving) -> new com.movieconcierge.events.ServingModel(
                            modality.key(),
                            serving.model().id(),
                            serving.model().version(),
                            serving.since(),
                            toAvro(serving.candidate())),
                    (modality, event) -> new ServingModel(
                            modality,
                            new ModelRef(event.getModelId(), event.getModelVersion()),
                            event.getSince(),
                            toCandidate(event.getCandidate())),
                    (serving, writtenAt) -> serving.violations());

    private FilmCodecs() {}

    private static Movie toAvro(String movieId, Film film) {
        return Movie.newBuilder()
                .setMovieId(movieId)
                .setTitle(film.title())
                .setYear(film.year())
                .setGenres(film.genres())
                .setKeywords(film.keywords())
                .setSynopsis(film.synopsis())
                .setDirectors(film.directors())
                .setCast(film.cast())
                .setLanguage(film.originalLanguage())
                .setPosterUrl(film.posterUrl())
                .setStills(film.stills())
                .setTrailer(film.trailer())
                .setTmdbId(film.tmdbId())
                .setImdbId(film.imdbId())
                .setSources(film.sources())
                .setRuntimeMinutes(film.runtimeMinutes())
                .setCountries(film.countries())
                .setCertification(film.certification())
                .build();
    }

    /** Blank names are left out: other producers write some. */
    private static Film toFilm(String movieId, Movie movie) {
        return Film.builder(movieId, movie.getTitle())
                .year(movie.getYear())
                .genres(named(movie.getGenres()))
                .keywords(named(movie.getKeywords()))
                .synopsis(movie.getSynopsis())
                .directors(named(movie.getDirectors()))
                .cast(named(movie.getCast()))
                .originalLanguage(movie.getLanguage())
                .posterUrl(movie.getPosterUrl())
                .stills(movie.getStills())
                .trailer(movie.getTrailer())
                .tmdbId(movie.getTmdbId())
                .imdbId(movie.getImdbId())
                .sources(movie.getSources())
                .runtimeMinutes(movie.getRuntimeMinutes())
                .countries(named(movie.getCountries()))
                .certification(movie.getCertification())
                .build();
    }

    private static List<String> named(List<String> entries) {
        return entries.stream().anyMatch(String::isBlank)
                ? entries.stream().filter(name -> !name.isBlank()).toList()
                : entries;
    }

    private static DnaBlock toAvro(FilmDna.Block block) {
        FilmDna.KeyFrame frame = block.frame();
        TrailerMeasures trailer = block.trailer();
        return new DnaBlock(
                block.modality().key(),
                block.model().id(),
                block.model().version(),
                Vectors.toBytes(block.vector()),
                block.inputHash(),
                frame == null ? null : new KeyFrame(frame.source(), millis(frame.at())),
                trailer == null
                        ? null
                        : new com.movieconcierge.events.TrailerMeasures(
                                trailer.duration().toMillis(),
                                trailer.shots(),
                                trailer.medianShot().toMillis(),
                                trailer.motion()));
    }

    /** None for a modality that this version does not know. */
    private static Stream<FilmDna.Block> toBlock(DnaBlock block) {
        KeyFrame frame = block.getFrame();
        var trailer = block.getTrailer();
        return Modality.find(block.getModality()).stream()
                .map(modality -> new FilmDna.Block(
                        modality,
                        new ModelRef(block.getModelId(), block.getModelVersion()),
                        Wire.vector("block " + block.getModality(), block.getVector()),
                        block.getInputHash(),
                        frame == null ? null : new FilmDna.KeyFrame(frame.getSource(), duration(frame.getAtMillis())),
                        trailer == null
                                ? null
                                : new TrailerMeasures(
                                        Duration.ofMillis(trailer.getDurationMillis()),
                                        trailer.getShots(),
                                        Duration.ofMillis(trailer.getMedianShotMillis()),
                                        trailer.getMotion())));
    }

    private static @Nullable Long millis(@Nullable Duration at) {
        return at == null ? null : at.toMillis();
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable CandidateModel toAvro(ServingModel.@Nullable Candidate candidate) {
        return candidate == null
                ? null
                : new CandidateModel(candidate.model(), candidate.location(), candidate.sha256());
    }

    private static ServingModel.@Nullable Candidate toCandidate(@Nullable CandidateModel event) {
        return event == null
                ? null
                : new ServingModel.Candidate(event.getModel(), event.getLocation(), event.getSha256());
    }
}
