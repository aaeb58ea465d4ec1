package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.StoredTaste;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the stored profile into query vectors; without one, asks the crowd instead. */
public final class StoredTasteHydrator implements QueryHydrator {
    /** The profile store does not answer: the list is not the viewer's own, and seen films cannot be left out. */
    public static final String PROFILES_UNAVAILABLE = "profiles-unavailable";
    /** The catalogue is still being read. */
    public static final String INDEX_WARMING = "index-warming";
    /** The profile was made with other models than the catalogue; it will follow. */
    public static final String PROFILE_OF_OTHER_MODEL = "profile-of-other-model";

    private final ProfileStore profiles;
    private final Supplier<IndexSnapshot> index;
    private final BooleanSupplier indexIsWarm;
    private final ScoringLaw law;
    private final Crowd crowd;
    private final Clock clock;

    public StoredTasteHydrator(
            ProfileStore profiles,
            Supplier<IndexSnapshot> index,
            BooleanSupplier indexIsWarm,
            ScoringLaw law,
            Crowd crowd,
            Clock clock) {
        this.profiles = profiles;
        this.index = index;
        this.indexIsWarm = indexIsWarm;
        this.law = law;
        this.crowd = crowd;
        this.clock = clock;
    }

    @Override
    public Query hydrate(RecommendationRequest request) {
        List<String> degraded = new ArrayList<>();
        if (!indexIsWarm.getAsBoolean()) {
            degraded.add(INDEX_WARMING);
        }
        StoredTaste stored;
        try {
            stored = profiles.load(request.userId());
        } catch (ProfilesUnavailableException e) {
            degraded.add(PROFILES_UNAVAILABLE);
            stored = new StoredTaste(null, Map.of());
        }
        return query(request, index.get(), stored, degraded, clock.instant());
    }

    private Query query(
            RecommendationRequest request,
            IndexSnapshot snapshot,
            StoredTaste stored,
            List<String> degraded,
            Instant readAt) {
        TasteQuery vectors = stored.taste() == null ? null : TasteQuery.of(stored.taste(), snapshot, law.lambda());
        if (speaksOfOtherModels(stored, snapshot)) {
            degraded.add(PROFILE_OF_OTHER_MODEL);
        }
        boolean personal = vectors != null && !vectors.isZero();
        return new Query(
                request,
                snapshot,
                personal ? Source.PROFILE : crowd.source(snapshot),
                Optional.ofNullable(stored.taste()),
                personal ? Optional.ofNullable(vectors) : Optional.empty(),
                stored.seen(),
                degraded,
                readAt);
    }

    private static boolean speaksOfOtherModels(StoredTaste stored, IndexSnapshot snapshot) {
        return stored.taste() != null
                && stored.taste().sums().stream()
                        .filter(sum -> snapshot.transform().byModality().containsKey(sum.modality()))
                        .anyMatch(sum -> isMissing(
                                snapshot.transform().spaceOf(sum.modality(), sum.model(), sum.vector().length)));
    }

    private static boolean isMissing(@Nullable Object space) {
        return space == null;
    }
}
