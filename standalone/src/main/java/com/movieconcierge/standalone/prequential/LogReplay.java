package com.movieconcierge.standalone.prequential;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.measure.ReplayAnswer;
import com.movieconcierge.evaluation.prequential.PopularitySoFar;
import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.standalone.prequential.RatingClient.Answered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One rating after the other: the clock is set to its moment, the list is asked for it, then it is posted. */
final class LogReplay {
    private final RatingClient client;
    private final LogClock clock;
    private final PopularitySoFar popularity;
    private final Map<String, Integer> viewers = new HashMap<>();
    private final List<ReplayAnswer> answers = new ArrayList<>();
    private long ratedAgain;

    /** @param popularity knows what was rated before the replay */
    LogReplay(RatingClient client, LogClock clock, PopularitySoFar popularity) {
        this.client = client;
        this.clock = clock;
        this.popularity = popularity;
    }

    /** @throws com.movieconcierge.standalone.product.Refusal when the product stops answering, or takes no ratings */
    void run(List<RatingSubmission> ratings, Stages.Stage stage) {
        for (RatingSubmission rating : ratings) {
            clock.set(ReplayLog.moment(rating));
            if (popularity.hasRated(rating.userId(), rating.movieId())) {
                ratedAgain++; // no list holds it, as seen films are left out
            } else {
                answers.add(answer(rating));
            }
            client.rate(rating);
            popularity.rated(rating.userId(), rating.movieId());
            stage.advance(1);
        }
    }

    /** In the order in which they were asked for. */
    List<ReplayAnswer> answers() {
        return answers;
    }

    /** Ratings of films that the viewer had rated before: posted, and not asked for. */
    long ratedAgain() {
        return ratedAgain;
    }

    /** Viewers that were asked about. */
    int viewers() {
        return viewers.size();
    }

    private ReplayAnswer answer(RatingSubmission rating) {
        Integer number = viewers.computeIfAbsent(rating.userId(), id -> viewers.size());
        Answered answered = client.ask(rating.userId(), rating.movieId());
        return new ReplayAnswer(
                number,
                Objects.requireNonNull(rating.rating()),
                popularity.isNew(rating.userId()),
                answered.rank(),
                popularity.rank(rating.userId(), rating.movieId()),
                answered.state(),
                answered.took());
    }
}
