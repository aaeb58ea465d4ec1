package com.movieconcierge.evaluation.prequential;

import com.movieconcierge.evaluation.data.EvaluationException;
import com.movieconcierge.evaluation.data.MovieLensFolder;
import com.movieconcierge.ingest.domain.RatingSubmission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The ratings of a MovieLens folder, by all viewers, in the order of time, the order of rows where moments are equal: the last of
 * them are replayed, what came before them is known. Of what is known only the moments are held in memory.
 */
public final class ReplayLog {
    /** Of {@code last}: everything is replayed. */
    public static final int ALL = 0;

    private final Path folder;
    private final Cut cut;
    private final long ratings;
    private final List<String> films;
    private final List<RatingSubmission> replayed;

    private ReplayLog(Path folder, Cut cut, long ratings, Set<String> films, List<RatingSubmission> replayed) {
        this.folder = folder;
        this.cut = cut;
        this.ratings = ratings;
        this.films = List.copyOf(films);
        this.replayed = replayed;
    }

    /**
     * @param last so many are replayed, or {@link #ALL}
     * @throws EvaluationException when there is none, a row cannot be used, or one that is replayed is of a film that is not there
     */
    public static ReplayLog read(Path folder, int last) throws IOException {
        Set<String> films = new LinkedHashSet<>();
        MovieLensFolder.forEachFilm(folder, null, film -> films.add(film.movieId()));
        LongStream.Builder read = LongStream.builder();
        MovieLensFolder.forEachRating(
                folder, rating -> read.accept(moment(rating).toEpochMilli()));
        long[] moments = read.build().toArray();
        if (moments.length == 0) {
            throw new EvaluationException("There is no rating in " + folder + " to replay.");
        }
        Cut cut = Cut.before(moments, last == ALL ? moments.length : Math.min(last, moments.length));
        List<RatingSubmission> replayed = new ArrayList<>();
        Cut.Sides sides = cut.sides();
        MovieLensFolder.forEachRating(folder, rating -> {
            if (!sides.isBefore(moment(rating))) {
                if (!films.contains(rating.movieId())) {
                    throw new EvaluationException("A rating of viewer " + rating.userId() + " is of film "
                            + rating.movieId() + ", which the folder does not have.");
                }
                replayed.add(rating);
            }
        });
        replayed.sort(Comparator.comparing(ReplayLog::moment)); // stable: rows of one moment stay in order
        return new ReplayLog(folder, cut, moments.length, films, List.copyOf(replayed));
    }

    /** When a rating of the log was given. */
    public static Instant moment(RatingSubmission rating) {
        return Objects.requireNonNull(rating.ratedAt());
    }

    /** Ids of all films, in the order of the catalogue. */
    public List<String> films() {
        return films;
    }

    /** In the order of time; at least one. */
    public List<RatingSubmission> replayed() {
        return replayed;
    }

    /** Ratings in all. */
    public long ratings() {
        return ratings;
    }

    /** How many came before those that are replayed. */
    public long known() {
        return ratings - replayed.size();
    }

    /** Reads what came before, in the order of rows. */
    public void forEachKnown(Consumer<RatingSubmission> to) throws IOException {
        Cut.Sides sides = cut.sides();
        MovieLensFolder.forEachRating(folder, rating -> {
            if (sides.isBefore(moment(rating))) {
                to.accept(rating);
            }
        });
    }

    /**
     * Where the log is cut: before the moment, and of that moment itself after so many rows.
     *
     * @param moment epoch milliseconds
     */
    private record Cut(long moment, long rows) {

        static Cut before(long[] moments, int last) {
            long[] sorted = moments.clone();
            Arrays.sort(sorted);
            int known = sorted.length - last;
            long earlier = Arrays.stream(sorted)
                    .filter(moment -> moment < sorted[known])
                    .count();
            return new Cut(sorted[known], known - earlier);
        }

        Sides sides() {
            return new Sides(this);
        }

        /** Told of every row in order. */
        private static final class Sides {
            private final Cut cut;
            private long seen;

            Sides(Cut cut) {
                this.cut = cut;
            }

            boolean isBefore(Instant ratedAt) {
                int order = Long.compare(ratedAt.toEpochMilli(), cut.moment);
                return order < 0 || order == 0 && seen++ < cut.rows;
            }
        }
    }
}
