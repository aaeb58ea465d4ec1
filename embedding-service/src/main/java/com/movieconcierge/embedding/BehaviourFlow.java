package com.movieconcierge.embedding;

import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.Good;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.Learned;
import com.movieconcierge.embedding.domain.behaviour.BehaviourLearner.NotGoodEnough;
import com.movieconcierge.embedding.domain.behaviour.BehaviourModels;
import com.movieconcierge.embedding.domain.behaviour.CatalogueDna;
import com.movieconcierge.embedding.domain.behaviour.ChoiceLog;
import com.movieconcierge.embedding.domain.behaviour.FitSchedule;
import com.movieconcierge.embedding.domain.behaviour.FitSchedule.Attempt;
import com.movieconcierge.embedding.domain.behaviour.LearningProgress;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.FitOutcome;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.Phase;
import com.movieconcierge.embedding.domain.behaviour.ModelSlices;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.embedding.domain.behaviour.RatingSource;
import com.movieconcierge.embedding.domain.behaviour.StandingRatings;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.schemas.Pseudonym;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How ratings become a model of what people choose next, top to bottom:
 *
 * <pre>
 * ratings ───────┬─ standing ratings by viewer
 * user-erasures ─┘      │
 *                     due? ─┬─ no: look again later
 * movie-dna ────────────────└─ yes: fit without the last choices of some viewers, ask for them
 *                                     ├─ not good enough: say so, try again when the log has grown
 *                                     └─ good: fit on everything ─→ behaviour-models, part by part
 *                                          ... all of it acknowledged ─→ older models (tombstones)
 * </pre>
 *
 * <p>Nothing is committed: what stands is in memory, and read again after a restart. A model that is published by then counts
 * as the last attempt, whoever published it, so that none is fitted again for nothing.
 */
public final class BehaviourFlow implements PollLoop.Work {
    private static final Logger LOG = LoggerFactory.getLogger(BehaviourFlow.class);
    /** A fit cannot be cut short; whoever stops does not wait for it, and what comes of it goes nowhere. */
    private static final Duration STOP = Duration.ofSeconds(2);
    /** One in so many films may be without DNA. */
    private static final int FEW_FILMS = 10;

    private final RatingSource source;
    private final CatalogueDna catalogue;
    private final BehaviourModels models;
    private final BehaviourLearner learner;
    private final FitSchedule schedule;
    private final Duration every;
    private final BiConsumer<FitOutcome, Duration> finished;
    private final Clock clock;
    private final StandingRatings standing = new StandingRatings(Pseudonym::of);
    /** A permit is a look that is due; the first is due at once. */
    private final Semaphore looks = new Semaphore(1);

    private final LearningProgress progress;

    /** How often somebody has asked for a fit. */
    private final AtomicLong requests = new AtomicLong();
    /** So many of them have been met. */
    private long met;

    private @Nullable Attempt tried;
    private @Nullable Good unpublished;

    /**
     * @param every how often to look whether a fit is due
     * @param finished told of each attempt what became of it, and how long trial and fit took
     */
    public BehaviourFlow(
            RatingSource source,
            CatalogueDna catalogue,
            BehaviourModels models,
            BehaviourLearner learner,
            FitSchedule schedule,
            Duration every,
            BiConsumer<FitOutcome, Duration> finished,
            Clock clock) {
        this.source = source;
        this.catalogue = catalogue;
        this.models = models;
        this.learner = learner;
        this.schedule = schedule;
        this.every = every;
        this.finished = finished;
        this.clock = clock;
        this.progress = new LearningProgress(clock);
    }

    @Override
    public String name() {
        return "behaviour";
    }

    public LearningStatus status() {
        return progress.status();
    }

    /** Has it learn now, due or not; how it goes, {@link #status} tells. For any thread. */
    public void fitNow() {
        requests.incrementAndGet();
        looks.release();
    }

    /**
     * Waits for the next look, and takes it.
     *
     * @throws TransientFault when broker or registry fail; what was fitted by then is published by the next look
     */
    @Override
    public void step() {
        awaitNextLook();
        try {
            look();
            progress.rest();
        } catch (CancellationException e) {
            LOG.debug("Stopped before the end of a look", e);
        }
    }

    private void look() {
        publish();
        // Whoever asks later wants what is rated until then to count: the next look is theirs.
        long asked = requests.get();
        progress.enter(Phase.READING);
        source.readInto(standing, () -> progress.read(standing.size()));
        progress.read(standing.size());
        PublishedModels published = withoutSuperseded();
        if (asked > met || isDue(published)) {
            learn(published);
            met = asked;
            publish();
        }
    }

    /** Not while an import has most films still to be embedded: what they are about is learned from too. */
    private boolean isDue(PublishedModels published) {
        return schedule.isDue(standing, lastAttempt(published), clock.instant())
                && catalogue.waiting() * FEW_FILMS <= standing.films();
    }

    private Optional<Attempt> lastAttempt(PublishedModels published) {
        return Stream.concat(
                        Stream.ofNullable(tried),
                        published.newest().map(model -> Attempt.of(model.report(), standing)).stream())
                .max(Comparator.comparing(Attempt::begunAt));
    }

    private void learn(PublishedModels published) {
        Optional<ModelSlices> newest = published.newest().flatMap(models::load);
        Instant begunAt = clock.instant();
        try {
            ChoiceLog log = standing.log();
            Map<String, FilmDna> dna = catalogue.of(
                    Set.copyOf(log.films()), NextFilmFit.MOST_PREDICTED, () -> progress.read(standing.size()));
            progress.enter(Phase.TRYING);
            LOG.info(
                    "Learning what people choose next: {} ratings of {} films by {} viewers",
                    log.ratings(),
                    log.films().size(),
                    log.viewers().size());
            Learned learned = learner.learn(log, dna, newest, () -> progress.enter(Phase.FITTING));
            tried = attempt(begunAt);
            if (learned instanceof NotGoodEnough refused) {
                finish(FitOutcome.REFUSED, "Not published what people choose next: " + refused.reason());
            } else {
                unpublished = (Good) learned;
            }
        } catch (CancellationException | TransientFault e) {
            throw e;
        } catch (OutOfMemoryError e) {
            failed(begunAt, "give the JVM more heap (-Xmx), or lower BEHAVIOUR_MOST_FILMS", e);
        } catch (RuntimeException e) {
            // A bug, of arithmetic on the log as it is now: films go on becoming DNA, and another log may pass.
            failed(begunAt, "please report this", e);
        }
    }

    private void failed(Instant begunAt, String advice, Throwable failure) {
        LOG.error("Could not learn what people choose next, {}", advice, failure);
        tried = attempt(begunAt);
        finish(FitOutcome.FAILED, "Could not learn what people choose next (" + failure + "), " + advice);
    }

    private Attempt attempt(Instant begunAt) {
        return new Attempt(begunAt, Duration.between(begunAt, clock.instant()), standing.size(), standing.erasures());
    }

    /** Publishes what was fitted and is not published yet, by this look or the last one. */
    private void publish() {
        Good good = unpublished;
        if (good == null) {
            return;
        }
        progress.enter(Phase.PUBLISHING);
        boolean isNew = models.published()
                .newest()
                .filter(newest -> newest.ref().equals(good.model().ref()))
                .isEmpty();
        if (isNew) {
            models.publish(good.model());
        }
        unpublished = null;
        finish(
                isNew ? FitOutcome.PUBLISHED : FitOutcome.UNCHANGED,
                (isNew ? "Published" : "Unchanged") + " what people choose next: " + good.described());
        withoutSuperseded();
    }

    /** At every look, so that what an interrupted publication has left is found too. */
    private PublishedModels withoutSuperseded() {
        PublishedModels published = models.published();
        published.newest().stream()
                .flatMap(newest -> published.superseded(newest, this::knowsWhoIsForgotten).stream())
                .forEach(models::remove);
        return published;
    }

    private boolean knowsWhoIsForgotten(PublishedModel model) {
        return standing.erasuresUpTo(model.report().fittedAt()) < standing.erasures();
    }

    private void finish(FitOutcome outcome, String said) {
        LOG.info(said);
        progress.finished(outcome, said);
        finished.accept(outcome, tried == null ? Duration.ZERO : tried.took());
    }

    private void awaitNextLook() {
        try {
            looks.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
            looks.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next look", e);
        }
    }

    /** The next look comes at once. */
    @Override
    public void retryLastStep() {
        looks.release();
    }

    @Override
    public void cancel() {
        progress.cancel();
        looks.release();
    }

    @Override
    public Duration stopsWithin() {
        return STOP;
    }

    @Override
    public void close() {
        source.close();
    }
}
