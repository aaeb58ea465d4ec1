package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Modality;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Query.QueryHydrator;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Turns what is stored of a viewer into query vectors; where that says nothing, asks the crowd instead. */
public record StoredTasteHydrator(
        ViewerProfiles profiles,
        Snapshots index,
        BooleanSupplier indexIsWarm,
        ViewerQuestions questions,
        PopularityBaseline crowd,
        Clock clock)
        implements QueryHydrator {
    /** The profile store does not answer: the list is not the viewer's own, and seen films cannot be left out. */
    public static final String PROFILES_UNAVAILABLE = "profiles-unavailable";
    /** The profile is lost, or may be, and is being written again: the list is the one for everybody. */
    public static final String PROFILE_MISSING = "profile-missing";
    /** Films that the viewer has rated are missing from those seen, and may be in the list. */
    public static final String SEEN_INCOMPLETE = "seen-incomplete";
    /** The catalogue is still being read. */
    public static final String INDEX_WARMING = "index-warming";
    /** The profile was made with other models than the catalogue; it will follow. */
    public static final String PROFILE_OF_OTHER_MODEL = "profile-of-other-model";

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
            stored = StoredTaste.NONE;
        }
        word(stored).ifPresent(degraded::add);
        IndexSnapshot snapshot = index.of(stored.taste());
        Instant readAt = clock.instant();
        ViewerQuestions.Question question = questions.of(stored, snapshot, readAt);
        if (speaksOfOtherModels(stored, snapshot)) {
            degraded.add(PROFILE_OF_OTHER_MODEL);
        }
        return new Query(
                request,
                snapshot,
                question.source().orElseGet(() -> crowd.source(snapshot)),
                Optional.ofNullable(stored.taste()),
                question.asked(),
                stored.seen(),
                degraded,
                readAt);
    }

    /** What is said of a viewer of whom not all is there. */
    public static Optional<String> word(StoredTaste stored) {
        return switch (stored.gap()) {
            case NONE -> Optional.empty();
            case PROFILE -> Optional.of(PROFILE_MISSING);
            case SEEN -> Optional.of(SEEN_INCOMPLETE);
        };
    }

    /** Some modality of the viewer's is compared by a model that the profile has no usable sum of. */
    private static boolean speaksOfOtherModels(StoredTaste stored, IndexSnapshot snapshot) {
        TasteProfile taste = stored.taste();
        return taste != null
                && taste.sums().stream()
                        .map(TasteProfile.Sum::modality)
                        .filter(snapshot.transform().byModality()::containsKey)
                        .anyMatch(modality ->
                                !isComparable(taste, snapshot.transform().fitted(modality), modality));
    }

    private static boolean isComparable(TasteProfile taste, CatalogueTransform.Fitted fitted, Modality modality) {
        return taste.sum(modality, TasteScale.LONG, fitted.model())
                .filter(sum -> sum.vector().length == fitted.transform().dims())
                .isPresent();
    }
}
