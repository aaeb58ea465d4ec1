package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.logs.LogWriter;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.taste.Statements;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes statements to {@link Topics#STATED_TASTES}; no value deletes one for good, once the log is compacted. */
public final class KafkaStatements implements Statements {
    private final TopicCodec<String, StatedTaste> codec;
    private final LogWriter log;

    public KafkaStatements(TopicCodec<String, StatedTaste> codec, LogWriter log) {
        this.codec = codec;
        this.log = log;
    }

    @Override
    public CompletableFuture<Receipt> keep(StatedTaste statement) {
        return write(statement.userId(), statement);
    }

    @Override
    public CompletableFuture<Receipt> takeBack(String userId) {
        return write(userId, null);
    }

    private CompletableFuture<Receipt> write(String userId, @Nullable StatedTaste statement) {
        return log.send(codec, userId, statement).handle((written, failure) -> {
            if (failure != null) {
                throw new StatementFailedException(Objects.requireNonNullElse(failure.getCause(), failure));
            }
            return new Receipt(written.partition(), written.offset());
        });
    }
}
