package com.movieconcierge.profile.audit;

import com.movieconcierge.model.Persona;
import com.movieconcierge.model.TasteProfile.Membership;
import com.movieconcierge.profile.audit.PublishedProfiles.Published;
import com.movieconcierge.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the persona in each profile exists and is the one that was last announced on {@code persona-changes}. Which
 * personas there are is no function of the log of ratings alone.
 */
final class PersonaCheck {
    private final Map<String, Persona> personas = new HashMap<>();
    private final Map<String, String> announced = new HashMap<>();

    PersonaCheck(Logs logs) {
        logs.read(Topics.PERSONAS, (record, persona) -> personas.put(persona.personaId(), persona), personas::remove);
        logs.read(
                Topics.PERSONA_CHANGES,
                (record, change) -> {
                    String to = change.to();
                    if (to == null) {
                        announced.remove(change.userId());
                    } else {
                        announced.put(change.userId(), to);
                    }
                },
                announced::remove);
    }

    void against(PublishedProfiles published, Findings findings) {
        findings.looked(Place.PERSONAS, published.viewers().size());
        for (String userId : published.viewers()) {
            Published found = published.of(userId);
            Optional<String> persona = Optional.ofNullable(found)
                    .map(known -> known.profile().persona())
                    .map(Membership::persona);
            findings.expect(
                    persona.filter(id -> !personas.containsKey(id)).isEmpty(),
                    Place.PERSONAS,
                    userId,
                    "belongs to a persona that is not there");
            findings.expect(
                    persona.equals(Optional.ofNullable(announced.get(userId))),
                    Place.PERSONAS,
                    userId,
                    "belongs to another persona than was announced last");
        }
        announced.keySet().stream()
                .filter(userId -> published.of(userId) == null)
                .forEach(userId ->
                        findings.differs(Place.PERSONAS, userId, "is announced to belong to one and has no profile"));
    }
}
