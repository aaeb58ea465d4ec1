package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the logs alone say of every viewer, by the rules of the stream: which event holds, and what is forgotten. */
final class LogState {
    private final TasteLaw law;
    private final Map<String, FilmDna> dna = new HashMap<>();
    /** By pseudonym. */
    private final Map<String, Erased> erased = new HashMap<>();

    private final Map<String, String> pseudonyms = new HashMap<>();
    private final Map<String, Map<String, FilmEvents>> ratings = new HashMap<>();
    private final Map<String, Long> lastOffsets = new HashMap<>();
    private final Map<String, StatedTaste> statements = new HashMap<>();
    private final long ratingsRead;

    /** Reads the logs to their ends; erasures first, since they decide what counts. */
    LogState(Logs logs, TasteLaw law) {
        this.law = law;
        logs.read(Topics.MOVIE_DNA, (record, film) -> dna.put(film.movieId(), film), dna::remove);
        logs.read(Topics.USER_ERASURES, (record, request) -> note(request.on(record.partition())), id -> {});
        ratingsRead = logs.read(Topics.RATINGS, this::note, id -> {});
        logs.read(Topics.STATED_TASTES, this::note, statements::remove);
    }

    private void note(Erasure request) {
        erased.put(Pseudonym.of(request.userId()), erasedOf(request.userId()).with(request));
    }

    private void note(ConsumerRecord<byte[], byte[]> record, Rating rating) {
        LogPosition at = CopiedRecord.placeOf(record.headers(), record.partition(), record.offset());
        FilmEvent event = FilmEvent.of(rating, at);
        if (erasedOf(rating.userId()).covers(event) || !law.decay().reaches(rating.ratedAt())) {
            return;
        }
        lastOffsets.merge(rating.userId(), at.offset(), Math::max);
        ratings.computeIfAbsent(rating.userId(), id -> new HashMap<>())
                .merge(rating.movieId(), FilmEvents.of(event), (known, one) -> known.with(event));
    }

    /** The last one of a viewer holds, whatever its time. */
    private void note(ConsumerRecord<byte[], byte[]> record, StatedTaste stated) {
        if (!erasedOf(stated.userId()).coversStatement(stated.statedAt().toEpochMilli())) {
            statements.put(stated.userId(), stated);
        }
    }

    private Erased erasedOf(String userId) {
        return erased.getOrDefault(pseudonyms.computeIfAbsent(userId, Pseudonym::of), Erased.NOTHING);
    }

    long ratingsRead() {
        return ratingsRead;
    }

    Map<String, FilmDna> dna() {
        return dna;
    }

    /** Everyone who has rated or stated something that is not forgotten. */
    Set<String> viewers() {
        Set<String> viewers = new HashSet<>(ratings.keySet());
        viewers.addAll(statements.keySet());
        return viewers;
    }

    /** By film; withdrawals are among them. */
    Map<String, FilmEvents> ratingsOf(String userId) {
        return ratings.getOrDefault(userId, Map.of());
    }

    /** Of everyone, by viewer and film. */
    Map<String, Map<String, FilmEvents>> ratings() {
        return ratings;
    }

    Optional<StatedTaste> statementOf(String userId) {
        return Optional.ofNullable(statements.get(userId));
    }

    /** Of the viewer's last rating; empty where the log does not tell. */
    Optional<Long> lastOffsetOf(String userId) {
        return erased.containsKey(Pseudonym.of(userId))
                ? Optional.empty()
                : Optional.ofNullable(lastOffsets.get(userId));
    }
}
