package com.movieconcierge.recommend;

import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.taste.ProfileUpdates;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Lists that contain a certain rating: waits, without holding a thread, until the profile has it or the time is up. */
public record FreshReads(
        RecommendationPipeline pipeline, ViewerProfiles profiles, ProfileUpdates updates, Executor executor) {
    /** The time was up before the profile contained the rating. */
    public static final String BEHIND = "profile-behind-min-offset";

    /**
     * The list, once the profile contains {@code minOffset}; after {@code wait} at the latest, then marked as
     * {@value #BEHIND}.
     */
    public CompletableFuture<Recommendations> recommend(RecommendationRequest request, long minOffset, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        return contains(request.userId(), minOffset, deadline)
                .thenApplyAsync(ignored -> marked(pipeline.recommend(request), minOffset), executor);
    }

    private CompletableFuture<Boolean> contains(String userId, long minOffset, long deadline) {
        CompletableFuture<Boolean> reached = updates.reached(userId, minOffset);
        try {
            // After registering, so that an update in between is seen by one or the other.
            if (profiles.appliedOffset(userId) >= minOffset) {
                reached.complete(true);
            }
        } catch (ProfilesUnavailableException e) {
            reached.complete(false);
            return reached;
        }
        long left = deadline - System.nanoTime();
        reached.completeOnTimeout(false, Math.max(0, left), TimeUnit.NANOSECONDS);
        // Woken without certainty, say because messages may have been lost: look again while there is time.
        return reached.thenComposeAsync(
                sure -> sure || System.nanoTime() >= deadline
                        ? CompletableFuture.completedFuture(sure)
                        : contains(userId, minOffset, deadline),
                executor);
    }

    private static Recommendations marked(Recommendations list, long minOffset) {
        return list.profileOffset() >= minOffset ? list : list.lacking(BEHIND);
    }
}
