package com.movieconcierge.standalone.prequential;

import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.ingest.domain.RatingSubmission;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the product's importer is given: the films of a folder without its ratings, then the ratings that are known. */
final class ReplayFiles {
    private static final String HEADER = "eventId,userId,movieId,rating,ratedAt\n";

    private ReplayFiles() {}

    /** A MovieLens folder with the same films and no ratings. */
    static Path films(Path movieLens, Path target) throws IOException {
        Files.createDirectories(target);
        boolean isCsv = Files.exists(movieLens.resolve("movies.csv"));
        for (String name : List.of(isCsv ? "movies.csv" : "movies.dat", "links.csv")) {
            if (Files.exists(movieLens.resolve(name))) {
                Files.copy(movieLens.resolve(name), target.resolve(name));
            }
        }
        if (isCsv) {
            Files.writeString(target.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n");
        } else {
            Files.createFile(target.resolve("ratings.dat"));
        }
        return target;
    }

    /**
     * What came before the replay, as CSV.
     *
     * @param seen told of each rating
     */
    static Path known(ReplayLog log, Path target, Consumer<RatingSubmission> seen) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            out.write(HEADER);
            log.forEachKnown(rating -> {
                append(out, rating);
                seen.accept(rating);
            });
        }
        return target;
    }

    private static void append(BufferedWriter out, RatingSubmission rating) {
        try {
            // None of them has a comma or a quotation mark: the importer has let them pass as ids.
            out.write(String.join(
                    ",",
                    String.valueOf(rating.eventId()),
                    rating.userId(),
                    rating.movieId(),
                    String.valueOf(rating.rating()),
                    ReplayLog.moment(rating).toString()));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
