package com.movieconcierge.profile.adapter.kafka.stream;

import com.movieconcierge.profile.adapter.kafka.state.TaskStores;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.personas.PersonaSet.Assignment;
import java.util.List;
import java.util.Optional;

/**
 * Goes once through all viewers of a task, some at a time, whenever there are other personas: at the start and after each
 * refit. Who is nearest to another persona than the one published is published anew, without a rating.
 */
final class PersonaSweep {
    private final TaskStores stores;
    private final ProfilePublisher publisher;
    private final CurrentPersonas personas;
    private final int viewersPerRound;
    private String version = "";
    private String lastViewer = "";
    private boolean done = true;

    PersonaSweep(TaskStores stores, ProfilePublisher publisher, CurrentPersonas personas, int viewersPerRound) {
        this.stores = stores;
        this.publisher = publisher;
        this.personas = personas;
        this.viewersPerRound = viewersPerRound;
    }

    void round() {
        String now = personas.version();
        if (!now.equals(version)) {
            version = now;
            lastViewer = "";
            done = false;
        }
        if (!done) {
            next();
        }
    }

    private void next() {
        List<Taste> tastes = stores.tastes().after(lastViewer, viewersPerRound);
        for (Taste taste : tastes) {
            Optional<String> persona = personas.assign(taste).map(Assignment::persona);
            if (!persona.equals(taste.persona())) {
                publisher.changedInBulk(taste, List.of());
            }
            lastViewer = taste.userId();
        }
        done = tastes.isEmpty();
    }
}
