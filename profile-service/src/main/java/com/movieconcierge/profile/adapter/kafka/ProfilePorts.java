package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.PersonaChange;
import com.movieconcierge.events.Rating;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.profile.domain.Popularity;
import com.movieconcierge.profile.domain.ProfileMetrics;
import com.movieconcierge.profile.domain.ProfileStore;
import java.time.Clock;

/** Everything the topology is given from outside. One object serves all tasks, so all in it are safe for threads. */
public record ProfilePorts(
        TasteLaw law,
        Popularity.Law popularityLaw,
        Pace pace,
        Clock clock,
        EventCodec<Rating> ratings,
        EventCodec<Erasure> erasures,
        EventCodec<StatedTaste> statements,
        EventCodec<TasteProfile> profiles,
        EventCodec<MoviePopularity> popularity,
        EventCodec<PersonaChange> personaChanges,
        DnaLibrary library,
        PersonaBook personas,
        DeadLetters deadLetters,
        ProfileStore store,
        ProfileMetrics metrics,
        TaskBacklog backlog) {}
