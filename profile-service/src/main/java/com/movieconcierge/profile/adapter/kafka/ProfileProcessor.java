package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Rating;
import com.movieconcierge.profile.adapter.kafka.EventIntake.NewErasure;
import com.movieconcierge.profile.adapter.kafka.EventIntake.NewRating;
import com.movieconcierge.profile.adapter.kafka.EventIntake.NewStatement;
import com.movieconcierge.profile.adapter.kafka.ProfileOutput.PopularityMoved;
import com.movieconcierge.profile.domain.Change;
import com.movieconcierge.profile.domain.Change.Seen;
import com.movieconcierge.profile.domain.DnaSource;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileWriter;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.Taste.Position;
import com.movieconcierge.profile.domain.TasteBook;
import com.movieconcierge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One task's viewers: events in, profiles and changes of popularity out. Between events, on a short wall-clock tick, it
 * publishes what waits, applies new DNA and goes on with its sweep, each within the pace.
 */
public final class ProfileProcessor implements Processor<byte[], EventIntake.Result, String, ProfileOutput> {
    /** An older event is part of a backlog: nobody waits for just this one. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ProfilePorts ports;
    private final StoreNames names;
    private @Nullable Task task;

    /** What belongs together between init and close. */
    private record Task(
            ProcessorContext<String, ProfileOutput> context,
            TaskStores stores,
            TasteBook book,
            ProfilePublisher publisher,
            DnaLibrary.Feed feed,
            DnaWork dnaWork,
            StoreSweep sweep,
            PersonaSweep personaSweep) {}

    public ProfileProcessor(ProfilePorts ports, StoreNames names) {
        this.ports = ports;
        this.names = names;
    }

    @Override
    public void init(ProcessorContext<String, ProfileOutput> context) {
        TaskStores stores = TaskStores.open(context, names);
        ports.personas().load(stores.personas());
        DnaSource dna = ports.library().over(stores.dna());
        var book = new TasteBook(
                ports.law(),
                stores.ratings(),
                new KafkaErasureStore(stores.erasures()),
                dna,
                ports.metrics()::recomputed);
        var publisher = new ProfilePublisher(context, stores, book, new ProfileWriter(ports.law(), dna), ports);
        int viewers = ports.pace().viewersPerTick();
        // Subscribed before the sweep reads any DNA: a change in between is seen by one or the other.
        DnaLibrary.Feed feed = ports.library().subscribe();
        task = new Task(
                context,
                stores,
                book,
                publisher,
                feed,
                new DnaWork(stores, book, publisher, feed, viewers),
                new StoreSweep(stores, book, publisher, ports.store(), viewers),
                new PersonaSweep(stores, publisher, ports.personas(), viewers));
        context.schedule(ports.pace().tick(), PunctuationType.WALL_CLOCK_TIME, now -> tick());
        report();
    }

    @Override
    public void process(Record<byte[], EventIntake.Result> record) {
        if (record.value() instanceof NewRating event) {
            rate(event.rating(), record.timestamp());
        } else if (record.value() instanceof NewErasure event) {
            erase(event.request());
        } else if (record.value() instanceof NewStatement event) {
            state(event, record.timestamp());
        }
        report();
    }

    @Override
    public void close() {
        Task closing = task;
        if (closing != null) {
            ports.library().unsubscribe(closing.feed());
            ports.backlog().closed(closing.context().taskId());
        }
    }

    private void rate(Rating event, long timestamp) {
        Task here = here();
        if (here.book().isErased(event)) {
            ports.metrics().ignored();
            return;
        }
        Taste taste = taste(event.userId());
        Change change = here.book().rate(taste, event);
        position().ifPresent(taste::moveTo);
        if (change.isNone()) {
            ports.metrics().ignored();
        } else {
            ports.metrics().applied(Duration.ofMillis(here.context().currentSystemTimeMs() - timestamp));
        }
        change.popularity().forEach(this::forward);
        // A known event is published as well: whoever sent it again waits for its new offset.
        publish(taste, change.seen(), timestamp);
    }

    private void publish(Taste taste, List<Seen> seen, long timestamp) {
        if (here().context().currentSystemTimeMs() - timestamp <= FRESH.toMillis()) {
            here().publisher().changedNow(taste, seen);
        } else {
            here().publisher().changedInBulk(taste, seen);
        }
    }

    private void state(NewStatement event, long timestamp) {
        Task here = here();
        Taste taste = taste(event.userId());
        boolean isNews = event.stated().isPresent() || taste.stated().isPresent();
        if (!isNews || !here.book().state(taste, event.stated())) {
            ports.metrics().ignored();
            return;
        }
        ports.metrics().stated();
        if (here.book().isNobody(taste)) {
            here.book().leave(taste);
            forget(taste);
        } else {
            publish(taste, List.of(), timestamp);
        }
    }

    private void erase(Erasure request) {
        Task here = here();
        Taste taste = taste(request.userId());
        Change change = here.book().erase(taste, request.requestedAt());
        change.popularity().forEach(this::forward);
        if (taste.ratingCount() == 0 && taste.stated().isEmpty()) {
            forget(taste);
        } else {
            here.publisher().forgetPersona(taste);
            here.publisher().publishFull(taste);
        }
        ports.metrics().erased();
    }

    private void forget(Taste taste) {
        here().publisher()
                .forget(
                        taste.userId(),
                        taste.revision(),
                        taste.figures().position().offset());
    }

    private void tick() {
        Task here = here();
        here.dnaWork().round();
        here.sweep().round();
        here.personaSweep().round();
        here.publisher().round();
        report();
    }

    private void report() {
        Task here = here();
        int pending = here.dnaWork().pending() + (here.sweep().isDone() ? 0 : 1);
        ports.backlog()
                .report(here.context().taskId(), pending, here.publisher().waiting());
    }

    private Taste taste(String userId) {
        Taste stored = here().stores().tastes().get(userId);
        return stored == null ? here().book().newTaste(userId) : stored;
    }

    private Optional<Position> position() {
        return here().context()
                .recordMetadata()
                .filter(at -> Topics.RATINGS.name().equals(at.topic()))
                .map((RecordMetadata at) -> new Position(at.partition(), at.offset()));
    }

    private void forward(PopularityChange change) {
        here().context()
                .forward(new Record<>(
                        change.movieId(),
                        new PopularityMoved(change),
                        here().context().currentSystemTimeMs()));
    }

    private Task here() {
        return Objects.requireNonNull(task, "not initialised");
    }
}
