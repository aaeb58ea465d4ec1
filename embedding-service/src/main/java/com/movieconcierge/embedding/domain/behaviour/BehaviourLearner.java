package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.behaviour.Cores;
import com.movieconcierge.behaviour.FilmContent;
import com.movieconcierge.behaviour.NextFilmFit;
import com.movieconcierge.behaviour.NextFilmModel;
import com.movieconcierge.behaviour.NextFilmModelBytes;
import com.movieconcierge.behaviour.NextFilmRidge;
import com.movieconcierge.behaviour.NextFilmSettings;
import com.movieconcierge.behaviour.RidgeSettings;
import com.movieconcierge.embedding.domain.behaviour.BehaviourTrial.Rival;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.model.FilmDna;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what people choose next from a log: first without the last choices of some viewers, to be asked about those; when it
 * knows them well enough, once more from everything. Takes minutes, on as many threads as it may have.
 */
public final class BehaviourLearner {
    private static final Logger LOG = LoggerFactory.getLogger(BehaviourLearner.class);
    private static final NextFilmSettings SETTINGS = NextFilmSettings.DEFAULT;

    private final FilmLimit limit;
    private final int cores;
    private final Clock clock;

    /** @param cores threads at most: lists are made meanwhile, in the standalone in the same JVM */
    public BehaviourLearner(FilmLimit limit, int cores, Clock clock) {
        this.limit = limit;
        this.cores = cores;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Learned {}

    /** A model that is good enough, and how good. */
    public record Good(ModelSlices model, String figures) implements Learned {
        /** As the end of a sentence. */
        public String described() {
            BehaviourReport report = model.report();
            return String.format(
                    Locale.ROOT,
                    "%s, %d films from %d ratings in %.1f s, %d KiB; %s",
                    model.ref(),
                    report.films(),
                    report.ratings(),
                    report.took().toMillis() / 1e3,
                    model.bytes().length / 1024,
                    figures);
        }
    }

    /** It is not; the reason is a sentence with the figures. */
    public record NotGoodEnough(String reason) implements Learned {}

    /**
     * @param dna of films, by movieId; what a film is about helps where few have rated it, and is all there is where nobody has
     * @param published the newest model, which is to be outdone
     * @param beforeFit called between trial and fit; what it throws ends the learning
     */
    public Learned learn(ChoiceLog log, Map<String, FilmDna> dna, Optional<ModelSlices> published, Runnable beforeFit) {
        Instant begunAt = clock.instant();
        HeldOut heldOut = HeldOut.of(log);
        if (heldOut.questions().size() < TrialVerdict.FEWEST_QUESTIONS) {
            return new NotGoodEnough("viewers have rated enough films for only "
                    + heldOut.questions().size() + " questions, " + TrialVerdict.FEWEST_QUESTIONS + " are needed");
        }
        warnOfMemory(log);
        List<String> films = Stream.concat(
                        log.films().stream(),
                        dna.keySet().stream()
                                .filter(film -> Collections.binarySearch(log.films(), film) < 0)
                                .sorted())
                .toList();
        FilmContent content = FilmFeatures.of(films.stream().map(dna::get).toList());
        NextFilmModel tried = fit(heldOut.training(), films, content);
        if (tried.films().isEmpty()) {
            return new NotGoodEnough("no film has been rated often enough to be learned");
        }
        TrialVerdict verdict = BehaviourTrial.of(heldOut, tried, published.flatMap(BehaviourLearner::rival));
        Optional<String> objection = verdict.objection();
        if (objection.isPresent()) {
            return new NotGoodEnough(objection.get() + " (" + verdict.figures() + ")");
        }
        beforeFit.run();
        NextFilmModel model = fit(log, films, content);
        int learned = ridge(log).learned(log.counts());
        var report = new BehaviourReport(
                begunAt,
                log.ratings(),
                log.viewers().size(),
                learned,
                log.firstRatedAt(),
                log.lastRatedAt(),
                verdict.questions(),
                verdict.ndcg(),
                verdict.popularityNdcg(),
                Duration.between(begunAt, clock.instant()),
                NextFilmRidge.systemBytes(learned, SETTINGS.ridge()));
        return new Good(new ModelSlices(NextFilmModelBytes.of(model), report), verdict.figures());
    }

    /** @param films those of the log, and behind them others */
    private NextFilmModel fit(ChoiceLog log, List<String> films, FilmContent content) {
        NextFilmSettings settings = SETTINGS.withRidge(ridge(log));
        return Cores.using(cores, () -> NextFilmFit.fit(log.events(), films, settings, content));
    }

    private RidgeSettings ridge(ChoiceLog log) {
        return limit.within(SETTINGS.ridge(), log.counts());
    }

    /** One that cannot be read is no rival: readers cannot use it either. */
    private static Optional<Rival> rival(ModelSlices published) {
        try {
            NextFilmModel model = NextFilmModelBytes.read(published.bytes());
            return Optional.of(
                    new Rival(published.ref(), model, published.report().lastRatedAt()));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The published model {} cannot be read and is not compared with: {}",
                    published.ref(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void warnOfMemory(ChoiceLog log) {
        if (limit.isShortOfMemory(SETTINGS.ridge(), log.counts())) {
            LOG.warn(
                    "Only the {} most rated films are learned, {} are wanted: more would take more than a third of the heap."
                            + " Give the JVM more heap (-Xmx), or lower BEHAVIOUR_MOST_FILMS",
                    limit.films(SETTINGS.ridge()),
                    limit.mostFilms());
        }
    }
}
