package com.movieconcierge.standalone.prequential;

import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.evaluation.measure.ReplayFigures;
import com.movieconcierge.evaluation.prequential.PopularitySoFar;
import com.movieconcierge.evaluation.prequential.ReplayLog;
import com.movieconcierge.evaluation.report.Replay;
import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.standalone.client.CatalogueProgress;
import com.movieconcierge.standalone.client.Import;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.Poll;
import com.movieconcierge.standalone.product.Departures;
import com.movieconcierge.standalone.product.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The product, asked about a log as it came about:
 *
 * <pre>
 * films              → importer → DNA, until all have it
 * ratings before     → importer → profiles; what people choose next is learned from them
 * each rating after  → the clock of asking is set to it → list → is it there? → posted
 * </pre>
 */
public final class PrequentialRun {
    /** What is prepared takes its time on the clock of asking too, which must not have to be set back for the first question. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration INDEX_LIMIT = Duration.ofMinutes(1);

    /** Nothing of a trial leaves this machine, whatever the environment says. */
    private static final Map<String, String> NOWHERE =
            Map.of("concierge.artefacts.location", "", "concierge.feature-store.group", "");

    private final PrequentialRequest request;
    private final Path folder;
    private final Stages stages;
    private final BiConsumer<Instance, Import> watch;

    /**
     * @param folder an empty one for all that the product keeps; gone in the end
     * @param watch returns when an import has taken effect
     */
    public PrequentialRun(PrequentialRequest request, Path folder, Stages stages, BiConsumer<Instance, Import> watch) {
        this.request = request;
        this.folder = folder;
        this.stages = stages;
        this.watch = watch;
    }

    /**
     * @throws com.movieconcierge.evaluation.data.EvaluationException when the folder cannot be used; the message says why
     * @throws Refusal when the product cannot be started, or stops answering
     */
    public Replay run() throws IOException {
        var clock = new LogClock(InstantSource.system());
        Path pictures = request.stills();
        Map<String, String> settings = new HashMap<>(NOWHERE);
        settings.putAll(pictures == null ? Map.of() : StillServer.ALLOWED);
        try (var product = new TrialProduct(folder, new Departures(clock.clock(), settings));
                StillServer stills = pictures == null ? null : new StillServer(pictures)) {
            ReplayLog log = ReplayLog.read(request.movieLens(), request.last());
            clock.set(ReplayLog.moment(log.replayed().get(0)).minus(BEFORE));
            return product.unlessStopping(() -> replayed(log, clock, started(product), stills));
        }
    }

    private Instance started(TrialProduct product) {
        Stages.Stage starting = stages.begin("Starting the product", 1);
        Instance instance = product.start();
        starting.advance(1);
        return instance;
    }

    private Replay replayed(ReplayLog log, LogClock clock, Instance instance, @Nullable StillServer stills)
            throws IOException {
        int indexed = importFilms(instance, log, stills);
        var popularity = new PopularitySoFar(
                log.films(),
                log.replayed().stream().map(RatingSubmission::userId).toList());
        String learned = importRatings(instance, log, popularity);
        var replay = new LogReplay(new RatingClient(instance), clock, popularity);
        replay.run(log.replayed(), stages.begin("Replay", log.replayed().size()));
        ReplayFigures figures = ReplayFigures.of(replay.answers(), request.seed());
        return new Replay(PrequentialProtocol.of(request, log, indexed, replay, learned), figures);
    }

    /** Returns how many of them can be recommended. */
    private int importFilms(Instance instance, ReplayLog log, @Nullable StillServer stills) throws IOException {
        Path films = ReplayFiles.films(request.movieLens(), folder.resolve("films"));
        Path texts = stills == null
                ? request.texts()
                : stills.texts(request.texts(), log.films(), folder.resolve("texts.jsonl"));
        imported(instance, Import.movieLens(instance.ingest(), films, texts));
        // Not for ever: a film whose DNA is a dead letter is never indexed, and the protocol says how many are.
        Poll.until(INDEX_LIMIT, () -> CatalogueProgress.isIndexed(instance));
        return CatalogueProgress.of(instance).indexed();
    }

    /** Returns what became of learning from them. */
    private String importRatings(Instance instance, ReplayLog log, PopularitySoFar popularity) throws IOException {
        if (log.known() == 0) {
            return "nothing was rated before the first question";
        }
        Path known = ReplayFiles.known(
                log, folder.resolve("known.csv"), rating -> popularity.rated(rating.userId(), rating.movieId()));
        var behaviour = new BehaviourWait(instance);
        behaviour.lookBeforeImport();
        imported(instance, Import.ratings(instance.ingest(), known));
        Stages.Stage learning = stages.begin("Learning what people choose next", 1);
        String learned = behaviour.untilLearned(log.known());
        learning.advance(1);
        return learned;
    }

    private void imported(Instance instance, Import running) {
        watch.accept(instance, running);
        if (running.count("rejected") > 0) {
            throw new Refusal("The importer could not use " + running.count("rejected")
                    + " rows; a replay of the others would be one of another log.");
        }
    }
}
