package com.movieconcierge.recommend.adapter.redis;

import com.movieconcierge.events.HistoryEntry;
import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteBlock;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.TasteScale;
import com.movieconcierge.recommend.domain.taste.Statement;
import com.movieconcierge.recommend.domain.taste.Taste;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the record to the domain. */
final class TasteProfiles {
    private TasteProfiles() {}

    static Taste taste(TasteProfile profile) {
        List<Taste.Sum> sums = new ArrayList<>();
        for (TasteBlock block : profile.getBlocks()) {
            try {
                sums.add(new Taste.Sum(
                        Modality.of(block.getModality()),
                        TasteScale.of(block.getScale()),
                        new ModelRef(block.getModelId(), block.getModelVersion()),
                        block.getWeight(),
                        Vectors.fromBytes(block.getSum())));
            } catch (IllegalArgumentException e) {
                // A newer writer knows a modality or scale that we do not: it is left out, as without it.
                continue;
            }
        }
        List<Taste.RatedFilm> history = new ArrayList<>();
        for (HistoryEntry entry : profile.getHistory()) {
            history.add(new Taste.RatedFilm(
                    entry.getMovieId(),
                    entry.getRating(),
                    entry.getRatedAt(),
                    entry.getLongWeight(),
                    entry.getRecentWeight()));
        }
        return new Taste(
                profile.getUserId(),
                profile.getRevision(),
                profile.getAppliedOffset(),
                profile.getAsOf(),
                profile.getRatingCount(),
                profile.getPendingCount(),
                sums,
                history,
                profile.getHistoryComplete(),
                membership(profile));
    }

    static @Nullable Statement statement(TasteProfile profile) {
        StatedTaste stated = profile.getStated();
        return stated == null
                ? null
                : new Statement(
                        stated.getEventId(),
                        stated.getStatedAt(),
                        stated.getRestatement(),
                        aspects(stated.getWanted()),
                        aspects(stated.getLess()),
                        aspects(stated.getMustNots()));
    }

    private static Aspects aspects(StatedAspects aspects) {
        return new Aspects(
                aspects.getFilms().stream()
                        .map(film -> new SeedFilm(film.getMovieId(), film.getTitle(), film.getYear()))
                        .toList(),
                aspects.getPeople(),
                aspects.getGenres(),
                aspects.getMoods(),
                aspects.getKeywords(),
                aspects.getLanguages(),
                aspects.getEras().stream()
                        .map(era -> new Era(era.getFrom(), era.getTo()))
                        .toList());
    }

    private static Taste.@Nullable Membership membership(TasteProfile profile) {
        String persona = profile.getPersona();
        return persona == null
                ? null
                : new Taste.Membership(
                        persona,
                        profile.getPersonaDistance(),
                        profile.getNextPersona(),
                        profile.getNextPersonaDistance());
    }
}
