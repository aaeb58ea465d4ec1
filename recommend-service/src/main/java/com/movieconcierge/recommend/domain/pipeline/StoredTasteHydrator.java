package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.kernel.TasteScale;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.taste.ProfileStore;
import com.movieconcierge.recommend.domain.taste.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.StoredTaste;
import com.movieconcierge.recommend.domain.taste.Taste;
import com.movieconcierge.recommend.domain.taste.TasteQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns the stored profile into query vectors; without one, asks the crowd instead. */
public final class StoredTasteHydrator implements QueryHydrator {
    /** The profile store does not answer: the list is not the viewer's own, and seen films cannot be left out. */
    public static final String PROFILES_UNAVAILABLE = "profiles-unavailable";
    /** The catalogue is still being read. */
    public static final String INDEX_WARMING = "index-warming";
    /** The profile was made with other models than the catalogue; it will follow. */
    public static final String PROFILE_OF_OTHER_MODEL = "profile-of-other-model";

    private final ProfileStore profiles;
    private final Snapshots index;
    private final BooleanSupplier indexIsWarm;
    private final ScoringLaw law;
    private final Crowd crowd;
    private final Clock clock;

    public StoredTasteHydrator(
            ProfileStore profiles,
            Snapshots index,
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
        return query(request, index.of(stored.taste()), stored, degraded, clock.instant());
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
        Optional<Asked> asked = Optional.ofNullable(stored.taste())
                .filter(taste -> vectors != null && !vectors.vector().isZero())
                .map(taste -> new AskedTaste(snapshot, taste, Objects.requireNonNull(vectors)));
        return new Query(
                request,
                snapshot,
                asked.isPresent() ? Source.PROFILE : crowd.source(snapshot),
                Optional.ofNullable(stored.taste()),
                asked,
                stored.seen(),
                degraded,
                readAt);
    }

    /** Some modality of the viewer's is compared by a model that the profile has no usable sum of. */
    private static boolean speaksOfOtherModels(StoredTaste stored, IndexSnapshot snapshot) {
        Taste taste = stored.taste();
        return taste != null
                && taste.sums().stream()
                        .map(Taste.Sum::modality)
                        .filter(snapshot.transform().byModality()::containsKey)
                        .anyMatch(modality ->
                                !isComparable(taste, snapshot.transform().fitted(modality), modality));
    }

    private static boolean isComparable(Taste taste, CatalogueTransform.Fitted fitted, Modality modality) {
        return taste.sum(modality, TasteScale.LONG, fitted.model())
                .filter(sum -> sum.vector().length == fitted.transform().dims())
                .isPresent();
    }
}
