package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import com.movieconcierge.model.TasteProfile.Sum;
import com.movieconcierge.model.TasteScale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Codec of published profiles. */
public final class ProfileCodec {
    public static final RecordCodec<String, com.movieconcierge.model.TasteProfile, TasteProfile> PROFILES =
            RecordCodec.byId(
                    TasteProfile.class,
                    TasteProfile::getUserId,
                    ProfileCodec::toAvro,
                    ProfileCodec::toModel,
                    (profile, writtenAt) -> profile.violations());

    private ProfileCodec() {}

    private static TasteProfile toAvro(String userId, com.movieconcierge.model.TasteProfile profile) {
        Membership persona = profile.persona();
        StatedTaste stated = profile.stated();
        return new TasteProfile(
                userId,
                profile.revision(),
                profile.appliedPartition(),
                profile.appliedOffset(),
                profile.asOf(),
                profile.ratingCount(),
                profile.pendingCount(),
                profile.sums().stream().map(ProfileCodec::toAvro).toList(),
                profile.history().stream().map(ProfileCodec::toAvro).toList(),
                profile.historyComplete(),
                persona == null ? null : persona.persona(),
                persona == null ? null : persona.distance(),
                persona == null ? null : persona.next(),
                persona == null ? null : persona.nextDistance(),
                stated == null ? null : ViewerCodecs.STATED_TASTES.toAvro(userId, stated));
    }

    private static TasteBlock toAvro(Sum sum) {
        return new TasteBlock(
                sum.modality().key(),
                sum.scale().key(),
                sum.model().id(),
                sum.model().version(),
                sum.weight(),
                Vectors.toBytes(sum.vector()));
    }

    private static HistoryEntry toAvro(RatedFilm film) {
        return new HistoryEntry(film.movieId(), film.stars(), film.ratedAt(), film.longWeight(), film.recentWeight());
    }

    private static com.movieconcierge.model.TasteProfile toModel(String userId, TasteProfile event) {
        return new com.movieconcierge.model.TasteProfile(
                userId,
                event.getRevision(),
                event.getAppliedPartition(),
                event.getAppliedOffset(),
                event.getAsOf(),
                event.getRatingCount(),
                event.getPendingCount(),
                event.getBlocks().stream().flatMap(ProfileCodec::toSum).toList(),
                event.getHistory().stream().map(ProfileCodec::toModel).toList(),
                event.getHistoryComplete(),
                membership(event),
                stated(userId, event.getStated()));
    }

    /** None for a modality or a scale that this version does not know. */
    private static Stream<Sum> toSum(TasteBlock block) {
        return Modality.find(block.getModality()).stream()
                .flatMap(modality -> TasteScale.find(block.getScale()).stream()
                        .map(scale -> new Sum(
                                modality,
                                scale,
                                new ModelRef(block.getModelId(), block.getModelVersion()),
                                block.getWeight(),
                                Wire.vector("block " + block.getModality(), block.getSum()))));
    }

    private static RatedFilm toModel(HistoryEntry entry) {
        return new RatedFilm(
                entry.getMovieId(),
                entry.getRating(),
                entry.getRatedAt(),
                entry.getLongWeight(),
                entry.getRecentWeight());
    }

    private static @Nullable Membership membership(TasteProfile event) {
        String persona = event.getPersona();
        return persona == null
                ? null
                : new Membership(
                        persona, event.getPersonaDistance(), event.getNextPersona(), event.getNextPersonaDistance());
    }

    private static @Nullable StatedTaste stated(String userId, com.movieconcierge.events.@Nullable StatedTaste event) {
        return event == null ? null : ViewerCodecs.STATED_TASTES.toModel(userId, event);
    }
}
