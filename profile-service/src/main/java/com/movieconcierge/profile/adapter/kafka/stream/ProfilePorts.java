package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore;

/** Everything the topology is given from outside. One object serves all tasks, so all in it are safe for threads. */
public record ProfilePorts(
        TasteLaw law,
        PopularityChange.Law popularityLaw,
        Pace pace,
        RetryingCodec<String, Rating> ratings,
        RetryingCodec<String, Erasure> erasures,
        RetryingCodec<String, StatedTaste> statements,
        RetryingCodec<String, TasteProfile> profiles,
        RetryingCodec<String, Popularity> popularity,
        RetryingCodec<String, PersonaChange> personaChanges,
        DnaLibrary library,
        CurrentPersonas personas,
        DeadLetterWriter deadLetters,
        ProfileStore store,
        ProfileMetrics metrics,
        TaskBacklog backlog,
        SkippedPlaces skipped) {}
