package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes stated tastes to {@link Topics#STATED_TASTES}, where no value deletes one for good once the log is compacted, and
 * erasures to {@link Topics#USER_ERASURES}.
 */
public final class KafkaViewerRequests implements ViewerRequests {
    private static final String STATED = "the stated taste";
    private static final String ERASURE = "the erasure";

    private final TopicCodec<String, StatedTaste> stated;
    private final TopicCodec<String, Erasure> erasures;
    private final LogWriter statedLog;
    private final LogWriter erasureLog;
    private final Function<String, LogPosition> ratingsEnd;
    private final Clock clock;

    /**
     * @param registry options of the serdes
     * @param statedLog with little patience: somebody waits for a list
     * @param ratingsEnd where a viewer's log of ratings ends; may throw {@link LogUnavailableException}
     */
    public KafkaViewerRequests(
            Map<String, ?> registry,
            LogWriter statedLog,
            LogWriter erasureLog,
            Function<String, LogPosition> ratingsEnd,
            Clock clock) {
        this.stated = new TopicCodec<>(Topics.STATED_TASTES, registry);
        this.erasures = new TopicCodec<>(Topics.USER_ERASURES, registry);
        this.statedLog = statedLog;
        this.erasureLog = erasureLog;
        this.ratingsEnd = ratingsEnd;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Receipt> keep(StatedTaste taste) {
        return write(STATED, statedLog, stated, taste.userId(), taste);
    }

    @Override
    public CompletableFuture<Receipt> withdraw(String userId) {
        return write(STATED, statedLog, stated, userId, null);
    }

    @Override
    public CompletableFuture<Receipt> erase(String userId) {
        LogPosition end;
        try {
            end = ratingsEnd.apply(userId);
        } catch (LogUnavailableException e) {
            return CompletableFuture.failedFuture(new NotWrittenException(ERASURE, e));
        }
        // The end first: what is written in between came before the request by neither rule, and stays.
        var erasure = new Erasure(userId, clock.instant().truncatedTo(ChronoUnit.MILLIS), end);
        return write(ERASURE, erasureLog, erasures, userId, erasure);
    }

    private static <V> CompletableFuture<Receipt> write(
            String request, LogWriter log, TopicCodec<String, V> codec, String userId, @Nullable V value) {
        return log.send(codec, userId, value).handle((written, failure) -> {
            if (failure != null) {
                throw new NotWrittenException(request, Objects.requireNonNullElse(failure.getCause(), failure));
            }
            return new Receipt(written.partition(), written.offset());
        });
    }
}
