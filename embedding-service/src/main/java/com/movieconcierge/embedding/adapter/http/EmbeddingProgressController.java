package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.domain.flow.EmbeddingProgress;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmBacklog;
import com.movieconcierge.embedding.domain.flow.EmbeddingProgress.FilmOutcome;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/progress}: what is done and what is left, for the command line and whoever waits for an import. */
@RestController
final class EmbeddingProgressController {
    private final EmbeddingProgress progress;
    private final FilmBacklog backlog;

    EmbeddingProgressController(EmbeddingProgress progress, FilmBacklog backlog) {
        this.progress = progress;
        this.backlog = backlog;
    }

    /**
     * @param moviesBehind records of the movies topic that no embedding service has finished yet
     * @param embedded films embedded since this process started; the other counts likewise
     * @param perSecond films embedded per second, over the last ten seconds
     */
    record ProgressView(
            long moviesBehind, long embedded, long unchanged, long removed, long deadLettered, double perSecond) {}

    @GetMapping("/v1/progress")
    ProgressView progress() {
        return new ProgressView(
                backlog.filmsBehind(),
                progress.count(FilmOutcome.EMBEDDED),
                progress.count(FilmOutcome.UNCHANGED),
                progress.count(FilmOutcome.REMOVED),
                progress.count(FilmOutcome.DEAD_LETTERED),
                progress.perSecond());
    }
}
