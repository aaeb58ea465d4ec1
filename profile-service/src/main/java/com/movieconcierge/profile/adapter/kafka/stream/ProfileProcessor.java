package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Rating;
import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.KnownErasure;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.NewErasure;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.NewRating;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.NewStatement;
import com.movieconcierge.profile.adapter.kafka.stream.SkippedPlaces.Place;
import com.movieconcierge.profile.domain.Change;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileMetrics.Event;
import com.movieconcierge.profile.domain.ProfileStore;
import com.movieconcierge.profile.domain.ProfileWriter;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * One task's viewers: events in, profiles and changes of popularity out. Between events, on a short wall-clock tick, it
 * publishes what waits, applies new DNA and goes on with its sweep, each within the pace.
 */
public final class ProfileProcessor
        extends ContextualProcessor<byte[], EventIntake.Result, String, ProfileProcessor.Output> {
    /** An older event is part of a backlog: nobody waits for just this one. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ProfilePorts ports;
    private @Nullable Task task;

    /** What comes out of a viewer's events. */
    public sealed interface Output {}

    /** A new profile as its record value, key userId; null forgets the viewer. */
    public record Published(byte @Nullable [] value) implements Output {}

    /** A viewer has another persona, as a record value, key userId; null forgets the viewer. */
    public record PersonaMoved(byte @Nullable [] value) implements Output {}

    /** A film's standing ratings changed, key movieId. */
    public record PopularityMoved(PopularityChange change) implements Output {}

    public ProfileProcessor(ProfilePorts ports) {
        this.ports = ports;
    }

    @Override
    public void init(ProcessorContext<String, Output> context) {
        super.init(context);
        Task opened = new Task();
        task = opened;
        context.schedule(ports.pace().tick(), PunctuationType.WALL_CLOCK_TIME, now -> opened.tick());
        opened.report();
    }

    @Override
    public void process(Record<byte[], EventIntake.Result> record) {
        try {
            Objects.requireNonNull(task, "not initialised").process(record);
        } catch (RuntimeException e) {
            // Half applied perhaps; the failure undoes the transaction. Whether the record is to blame shows at the
            // next try.
            context().recordMetadata().ifPresent(at -> ports.skipped().failedAt(Place.of(at), e));
            throw e;
        }
    }

    @Override
    public void close() {
        Task closing = task;
        if (closing != null) {
            ports.library().unsubscribe(closing.feed);
            closing.readers.close();
            ports.backlog().closed(context().taskId());
        }
    }

    /** What belongs together between init and close. */
    private final class Task {
        private final TaskStores stores = TaskStores.open(context());
        private final ProfileStore.Writer readers;
        private final TasteBook book;
        private final ProfilePublisher publisher;
        private final DnaLibrary.Feed feed;
        private final DnaUpdates dnaUpdates;
        private final StoreSweep sweep;
        private final PersonaSweep personaSweep;

        private Task() {
            ports.personas().load(stores.personas());
            Function<String, Optional<FilmDna>> dna = ports.library().over(stores.dna());
            book = new TasteBook(ports.law(), stores, dna, () -> ports.metrics().count(Event.RECOMPUTED));
            readers = ports.store().open(context().taskId().toString());
            publisher =
                    new ProfilePublisher(context(), stores, book, new ProfileWriter(ports.law(), dna), ports, readers);
            // Subscribed before the sweep reads any DNA: a change in between is seen by one or the other.
            feed = ports.library().subscribe();
            int viewers = ports.pace().viewersPerTick();
            dnaUpdates = new DnaUpdates(stores, book, publisher, feed, viewers);
            sweep = new StoreSweep(stores, book, publisher, readers, this::forgotten, viewers);
            personaSweep = new PersonaSweep(stores, publisher, ports.personas(), viewers);
        }

        private void process(Record<byte[], EventIntake.Result> record) {
            if (record.value() instanceof NewRating event) {
                rate(event, record.timestamp());
            } else if (record.value() instanceof NewErasure event) {
                erase(event.request());
            } else if (record.value() instanceof KnownErasure event) {
                remember(event.request());
            } else if (record.value() instanceof NewStatement event) {
                state(event, record.timestamp());
            }
            report();
        }

        private void rate(NewRating event, long timestamp) {
            Rating rating = event.rating();
            FilmEvent said = FilmEvent.of(rating, event.at());
            if (book.isErased(rating.userId(), said)) {
                ports.metrics().count(Event.IGNORED);
                return;
            }
            Taste taste = taste(rating.userId());
            Change change = book.rate(taste, rating.movieId(), said);
            if (event.isCopy() && change.isNone()) {
                // Whoever waited for it has found it where it was first.
                ports.metrics().count(Event.IGNORED);
                return;
            }
            taste.moveTo(event.isCopy() ? taste.position().orLater(event.at()) : event.at());
            if (change.isNone()) {
                ports.metrics().count(Event.IGNORED);
            } else {
                ports.metrics().applied(Duration.ofMillis(context().currentSystemTimeMs() - timestamp));
            }
            change.popularity().forEach(this::forward);
            // A known event is published as well: whoever sent it again waits for its new offset.
            publish(taste, change.seen(), timestamp);
        }

        private void publish(Taste taste, List<Seen> seen, long timestamp) {
            if (context().currentSystemTimeMs() - timestamp <= FRESH.toMillis()) {
                publisher.changedNow(taste, seen);
            } else {
                publisher.changedInBulk(taste, seen);
            }
        }

        private void state(NewStatement event, long timestamp) {
            Taste taste = taste(event.userId());
            boolean isNews = event.stated().isPresent() || taste.stated().isPresent();
            if (!isNews || !book.state(taste, event.stated())) {
                ports.metrics().count(Event.IGNORED);
                return;
            }
            ports.metrics().count(Event.STATED);
            if (book.isUnknown(taste)) {
                book.markLeft(taste);
                publisher.forget(taste);
            } else {
                publish(taste, List.of(), timestamp);
            }
        }

        private void erase(Erasure request) {
            Taste taste = taste(request.userId());
            forgotten(taste, book.erase(taste, request));
            ports.metrics().count(Event.ERASED);
        }

        private void forgotten(Taste taste, Change change) {
            change.popularity().forEach(this::forward);
            if (taste.ratingCount() == 0 && taste.stated().isEmpty()) {
                publisher.forget(taste);
            } else {
                publisher.forgetPersona(taste);
                publisher.publishFull(taste);
            }
        }

        /** The viewer cannot be told from it: should anything of them be here, the sweep finds it. */
        private void remember(Erasure request) {
            if (book.remember(request)) {
                sweep.again();
            }
            ports.metrics().count(Event.IGNORED);
        }

        private void tick() {
            dnaUpdates.round();
            sweep.round();
            personaSweep.round();
            publisher.round();
            stores.flushToDisk();
            report();
        }

        private void report() {
            ports.backlog()
                    .report(context().taskId(), dnaUpdates.pending() + (sweep.isDone() ? 0 : 1), publisher.waiting());
        }

        private Taste taste(String userId) {
            Taste stored = stores.tastes().get(userId);
            return stored == null ? book.newTaste(userId) : stored;
        }

        private void forward(PopularityChange change) {
            context()
                    .forward(new Record<>(
                            change.movieId(),
                            new PopularityMoved(change),
                            context().currentSystemTimeMs()));
        }
    }
}
