package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedEra;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.taste.Statement;
import com.movieconcierge.recommend.domain.taste.Statements;
import com.movieconcierge.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes statements to {@link Topics#STATED_TASTES}; no value deletes one for good, once the log is compacted. */
public final class KafkaStatements implements Statements {
    private final Producer<String, StatedTaste> producer;

    public KafkaStatements(Producer<String, StatedTaste> producer) {
        this.producer = producer;
    }

    @Override
    public CompletableFuture<Receipt> keep(String userId, Statement statement) {
        return write(
                userId,
                StatedTaste.newBuilder()
                        .setEventId(statement.eventId())
                        .setUserId(userId)
                        .setStatedAt(statement.statedAt())
                        .setRestatement(statement.restatement())
                        .setWanted(aspects(statement.wanted()))
                        .setLess(aspects(statement.less()))
                        .setMustNots(aspects(statement.mustNots()))
                        .build());
    }

    @Override
    public CompletableFuture<Receipt> takeBack(String userId) {
        return write(userId, null);
    }

    private CompletableFuture<Receipt> write(String userId, @Nullable StatedTaste event) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(Topics.STATED_TASTES.name(), userId, event), (written, failure) -> {
                if (failure == null) {
                    receipt.complete(new Receipt(written.partition(), written.offset()));
                } else {
                    receipt.completeExceptionally(new StatementFailedException(failure));
                }
            });
        } catch (KafkaException e) {
            receipt.completeExceptionally(new StatementFailedException(e));
        }
        return receipt;
    }

    private static StatedAspects aspects(Aspects aspects) {
        return StatedAspects.newBuilder()
                .setFilms(aspects.films().stream()
                        .map(film -> new StatedFilm(film.movieId(), film.title(), film.year()))
                        .toList())
                .setPeople(aspects.people())
                .setGenres(aspects.genres())
                .setMoods(aspects.moods())
                .setKeywords(aspects.keywords())
                .setLanguages(aspects.languages())
                .setEras(aspects.eras().stream()
                        .map(era -> new StatedEra(era.from(), era.to()))
                        .toList())
                .build();
    }
}
