package com.movieconcierge.embedding.domain.behaviour;

import com.movieconcierge.embedding.domain.behaviour.LearningStatus.FitOutcome;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus.Phase;
import java.time.Clock;
import java.util.concurrent.CancellationException;

/** How learning goes, and whether it is to go on. Written by the thread that learns, cancelled and read by any. */
public final class LearningProgress {
    private final Clock clock;
    private volatile LearningStatus status;
    private volatile boolean cancelled;
    private Phase resting = Phase.IDLE;

    public LearningProgress(Clock clock) {
        this.clock = clock;
        this.status = new LearningStatus(Phase.READING, clock.instant(), 0, "");
    }

    public LearningStatus status() {
        return status;
    }

    /** What is being done from here on ends at the next phase, or the next {@link #read}. */
    public void cancel() {
        cancelled = true;
    }

    /** @throws CancellationException when it is not to go on */
    public void enter(Phase phase) {
        checkCancelled();
        status = new LearningStatus(phase, clock.instant(), status.ratings(), status.said());
    }

    /** Nothing is due. */
    public void rest() {
        enter(resting);
    }

    /**
     * @param ratings that stand by now
     * @throws CancellationException as {@link #enter}
     */
    public void read(long ratings) {
        checkCancelled();
        status = new LearningStatus(status.phase(), status.since(), ratings, status.said());
    }

    public void finished(FitOutcome outcome, String said) {
        resting = switch (outcome) {
            case PUBLISHED, UNCHANGED -> Phase.IDLE;
            case REFUSED -> Phase.REFUSED;
            case FAILED -> Phase.FAILED;
        };
        status = new LearningStatus(status.phase(), status.since(), status.ratings(), said);
    }

    private void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("the service is stopping");
        }
    }
}
