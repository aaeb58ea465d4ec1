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
import com.movieconcierge.model.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codecs of the catalogue's topics. */
public final class FilmCodecs {
    public static final RecordCodec<String, Film, Movie> FILMS = new Films();
    public static final RecordCodec<String, FilmDna, MovieDna> DNA = new Dna();
    public static final RecordCodec<String, Popularity, MoviePopularity> POPULARITY = new Counts();
    public static final RecordCodec<Modality, ServingModel, com.movieconcierge.events.ServingModel> SERVING_MODELS =
            new Serving();

    private FilmCodecs() {}

    private static final class Films implements RecordCodec.ById<Film, Movie> {
        @Override
        public Class<Movie> type() {
            return Movie.class;
        }

        @Override
        public String keyOf(Movie event) {
            return event.getMovieId();
        }

        @Override
        public Movie toAvro(String movieId, Film film) {
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
        @Override
        public Film toModel(String movieId, Movie movie) {
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

        @Override
        public List<Violation> violations(Film film, Instant writtenAt) {
            return film.violationsOnLog();
        }

        private static List<String> named(List<String> entries) {
            return entries.stream().filter(entry -> !entry.isBlank()).toList();
        }
    }

    private static final class Dna implements RecordCodec.ById<FilmDna, MovieDna> {
        @Override
        public Class<MovieDna> type() {
            return MovieDna.class;
        }

        @Override
        public String keyOf(MovieDna event) {
            return event.getMovieId();
        }

        @Override
        public MovieDna toAvro(String movieId, FilmDna dna) {
            return new MovieDna(
                    movieId,
                    dna.contentHash(),
                    dna.blocks().stream().map(Dna::toAvro).toList());
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

        private static @Nullable Long millis(@Nullable Duration at) {
            return at == null ? null : at.toMillis();
        }

        /** Blocks of modalities that this version does not know are left out. */
        @Override
        public FilmDna toModel(String movieId, MovieDna event) {
            List<FilmDna.Block> blocks = new ArrayList<>(event.getBlocks().size());
            for (DnaBlock block : event.getBlocks()) {
                Optional<Modality> modality = Modality.find(block.getModality());
                if (modality.isPresent()) {
                    blocks.add(toModel(modality.get(), block));
                }
            }
            return new FilmDna(movieId, event.getContentHash(), blocks);
        }

        private static FilmDna.Block toModel(Modality modality, DnaBlock block) {
            KeyFrame frame = block.getFrame();
            var trailer = block.getTrailer();
            return new FilmDna.Block(
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
                                    trailer.getMotion()));
        }

        private static @Nullable Duration duration(@Nullable Long millis) {
            return millis == null ? null : Duration.ofMillis(millis);
        }

        @Override
        public List<Violation> violations(FilmDna dna, Instant writtenAt) {
            return dna.violations();
        }
    }

    private static final class Counts implements RecordCodec.ById<Popularity, MoviePopularity> {
        @Override
        public Class<MoviePopularity> type() {
            return MoviePopularity.class;
        }

        @Override
        public String keyOf(MoviePopularity event) {
            return event.getMovieId();
        }

        @Override
        public MoviePopularity toAvro(String movieId, Popularity popularity) {
            return new MoviePopularity(
                    movieId,
                    popularity.ratingCount(),
                    popularity.ratingSum(),
                    popularity.popularWeight(),
                    popularity.trendingWeight(),
                    popularity.asOf());
        }

        @Override
        public Popularity toModel(String movieId, MoviePopularity event) {
            return new Popularity(
                    event.getRatingCount(),
                    event.getRatingSum(),
                    event.getPopularWeight(),
                    event.getTrendingWeight(),
                    event.getAsOf());
        }
    }

    private static final class Serving
            implements RecordCodec<Modality, ServingModel, com.movieconcierge.events.ServingModel> {
        @Override
        public Class<com.movieconcierge.events.ServingModel> type() {
            return com.movieconcierge.events.ServingModel.class;
        }

        @Override
        public Modality key(String text) {
            return Modality.find(text)
                    .orElseThrow(() -> new IllegalArgumentException("the record key '" + text + "' is no modality"));
        }

        @Override
        public String text(Modality key) {
            return key.key();
        }

        @Override
        public String keyOf(com.movieconcierge.events.ServingModel event) {
            return event.getModality();
        }

        @Override
        public com.movieconcierge.events.ServingModel toAvro(Modality modality, ServingModel serving) {
            ServingModel.Candidate candidate = serving.candidate();
            return new com.movieconcierge.events.ServingModel(
                    modality.key(),
                    serving.model().id(),
                    serving.model().version(),
                    serving.since(),
                    candidate == null
                            ? null
                            : new CandidateModel(candidate.model(), candidate.location(), candidate.sha256()));
        }

        @Override
        public ServingModel toModel(Modality modality, com.movieconcierge.events.ServingModel event) {
            CandidateModel candidate = event.getCandidate();
            return new ServingModel(
                    modality,
                    new ModelRef(event.getModelId(), event.getModelVersion()),
                    event.getSince(),
                    candidate == null
                            ? null
                            : new ServingModel.Candidate(
                                    candidate.getModel(), candidate.getLocation(), candidate.getSha256()));
        }
    }
}
