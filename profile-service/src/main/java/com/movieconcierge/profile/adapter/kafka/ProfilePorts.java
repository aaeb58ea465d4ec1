package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.DeadLetterWriter;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore;

/** Everything the topology is given from outside. One object serves all tasks, so all in it are safe for threads. */
public record ProfilePorts(
        TasteLaw law,
        PopularityChange.Law popularityLaw,
        Pace pace,
        PatientCodec<String, Rating> ratings,
        PatientCodec<String, Erasure> erasures,
        PatientCodec<String, StatedTaste> statements,
        PatientCodec<String, TasteProfile> profiles,
        PatientCodec<String, Popularity> popularity,
        PatientCodec<String, PersonaChange> personaChanges,
        DnaLibrary library,
        PersonaBook personas,
        DeadLetterWriter deadLetters,
        ProfileStore store,
        ProfileMetrics metrics,
        TaskBacklog backlog) {}
