package com.movieconcierge.embedding.adapter.artefacts;

import com.movieconcierge.artefacts.Artefact;
import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files of models in use where other machines find them, under {@code model-SHA256}; what is there already is
 * not sent again. The model is used here even when that fails.
 */
public final class ModelPublisher implements Consumer<Path> {
    private static final Logger LOG = LoggerFactory.getLogger(ModelPublisher.class);

    private final ArtefactStore store;
    private final Clock clock;

    public ModelPublisher(ArtefactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void accept(Path file) {
        try {
            Artefact artefact = store.put(file.getFileName().toString(), file);
            String name = "model-" + artefact.sha256();
            if (store.reference(name).isEmpty()) {
                store.refer(name, new Reference(artefact, clock.instant(), Map.of()));
                LOG.info("Published model to {}, sha256 {}", store.describe(artefact), artefact.sha256());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Could not publish model {} for other machines: {}", file.getFileName(), e.getMessage());
        }
    }
}
