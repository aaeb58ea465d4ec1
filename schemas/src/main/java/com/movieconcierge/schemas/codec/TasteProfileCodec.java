package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import com.movieconcierge.model.TasteProfile.Sum;
import com.movieconcierge.model.TasteScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codec of published profiles. */
final class TasteProfileCodec implements RecordCodec.ById<TasteProfile, com.movieconcierge.events.TasteProfile> {
    @Override
    public Class<com.movieconcierge.events.TasteProfile> type() {
        return com.movieconcierge.events.TasteProfile.class;
    }

    @Override
    public String keyOf(com.movieconcierge.events.TasteProfile event) {
        return event.getUserId();
    }

    @Override
    public com.movieconcierge.events.TasteProfile toAvro(String userId, TasteProfile profile) {
        Membership persona = profile.persona();
        StatedTaste stated = profile.stated();
        return new com.movieconcierge.events.TasteProfile(
                userId,
                profile.revision(),
                profile.appliedPartition(),
                profile.appliedOffset(),
                profile.asOf(),
                profile.ratingCount(),
                profile.pendingCount(),
                profile.sums().stream().map(TasteProfileCodec::toAvro).toList(),
                profile.history().stream().map(TasteProfileCodec::toAvro).toList(),
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

    /** Sums of modalities and scales that this version does not know are left out. */
    @Override
    public TasteProfile toModel(String userId, com.movieconcierge.events.TasteProfile event) {
        List<Sum> sums = new ArrayList<>(event.getBlocks().size());
        for (TasteBlock block : event.getBlocks()) {
            Optional<Modality> modality = Modality.find(block.getModality());
            Optional<TasteScale> scale = TasteScale.find(block.getScale());
            if (modality.isPresent() && scale.isPresent()) {
                sums.add(new Sum(
                        modality.get(),
                        scale.get(),
                        new ModelRef(block.getModelId(), block.getModelVersion()),
                        block.getWeight(),
                        Wire.vector("block " + block.getModality(), block.getSum())));
            }
        }
        return new TasteProfile(
                userId,
                event.getRevision(),
                event.getAppliedPartition(),
                event.getAppliedOffset(),
                event.getAsOf(),
                event.getRatingCount(),
                event.getPendingCount(),
                sums,
                event.getHistory().stream().map(TasteProfileCodec::toModel).toList(),
                event.getHistoryComplete(),
                membership(event),
                stated(userId, event.getStated()));
    }

    private static RatedFilm toModel(HistoryEntry entry) {
        return new RatedFilm(
                entry.getMovieId(),
                entry.getRating(),
                entry.getRatedAt(),
                entry.getLongWeight(),
                entry.getRecentWeight());
    }

    private static @Nullable Membership membership(com.movieconcierge.events.TasteProfile event) {
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
