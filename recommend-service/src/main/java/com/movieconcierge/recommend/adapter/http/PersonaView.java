package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.recommend.domain.persona.Personas;
import org.jspecify.annotations.Nullable;

/**
 * The persona of a viewer: {@code distance} is {@code 1 − cosine} to it, as of the profile's last emission, and so is that to
 * the next.
 *
 * @param name null while the persona is not known here yet
 * @param next the second nearest
 */
record PersonaView(
        String id,
        @Nullable String name,
        @Nullable String sentence,
        @Nullable Double distance,
        @Nullable Next next) {

    record Next(String id, @Nullable String name, @Nullable Double distance) {}

    static @Nullable PersonaView of(@Nullable Membership membership, Personas personas) {
        if (membership == null) {
            return null;
        }
        Persona persona = personas.find(membership.persona()).orElse(null);
        String next = membership.next();
        return new PersonaView(
                membership.persona(),
                persona == null ? null : persona.name(),
                persona == null ? null : persona.sentence(),
                membership.distance(),
                next == null
                        ? null
                        : new Next(
                                next, personas.find(next).map(Persona::name).orElse(null), membership.nextDistance()));
    }
}
